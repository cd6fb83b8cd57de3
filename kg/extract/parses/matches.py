"""Who won a game against whom, told with the score behind the loser: "Corvo edged holders Lomas Town 2-1"."""

from kg.extract.parses.trees import hang, make_root
from kg.extract.tokens import Token
from kg.rows import rows, words

LONGEST = 5  # words of a team's name
CLAUSES = ("ROOT", "ccomp", "conj", "relcl", "advcl", "xcomp")


def mend_hyphen(hyphen: Token) -> None:
    """ "edged Lomas 2-1": the score is three tokens."""
    doc, i = hyphen.doc, hyphen.i
    if hyphen.sent.start < i < hyphen.sent.end - 1 and doc[i - 1].text.isdigit() and doc[i + 1].text.isdigit():
        mend_match(doc[i - 1])


def mend_dash(score: Token) -> None:
    """ "edged Lomas 2–1": the score is one token."""
    if score.text.replace("–", "").isdigit():
        mend_match(score)


def mend_match(score: Token) -> None:
    """ "Corvo edged holders Lomas Town 2-1", "eased past Lomas 3-1": the winner won, and the loser lost."""
    first, last = _name_before(score.i, score)
    if first == last:
        return
    doc, start = score.doc, score.sent.start
    called = _epithet(first, score)
    at = called - 1
    past = at > start and doc[at].lower_ == "past"
    verb = doc[at - 1] if past else doc[at]
    won = words("grammar", "going_past") if past else rows("grammar")["winning_over"]
    if verb.i <= start or verb.lower_ not in won:
        return
    if past:
        _set_past(doc[at], verb, doc[last - 1], score)
    elif first - called or doc[last - 1].dep_ != "dobj":
        _set_won(verb, called, first, last, score)


def _name_before(end: int, score: Token) -> tuple[int, int]:
    """The first word of the name right before a score, and the one behind it."""
    doc, first = score.doc, end
    while first > score.sent.start + 1 and end - first < LONGEST and doc[first - 1].text[:1].isupper():
        first -= 1
    return first, end


def _epithet(first: int, score: Token) -> int:
    """The first word of what a loser is called before its name: "reigning" of "edged reigning champions Lomas"."""
    doc, at = score.doc, first
    if at > score.sent.start + 2 and doc[at - 1].lower_ in words("grammar", "sides_called"):
        at -= 1
        while at > score.sent.start + 2 and doc[at - 1].lower_ in words("grammar", "called_before"):
            at -= 1
    if at == first and doc[at - 1].lower_ == "the":
        at -= 1
    return at


def _set_past(past: Token, verb: Token, loser: Token, score: Token) -> None:
    """Hang "past" on the verb, the loser on it, and the score on the verb."""
    if verb.pos_ not in ("VERB", "AUX"):
        return
    hang(past, verb, "prep")
    hang(loser, past, "pobj")
    hang(score, verb, "npadvmod")


def _set_won(verb: Token, called: int, first: int, last: int, score: Token) -> None:
    """Make the verb the head of its sentence, the name before it its subject and the loser its object."""
    doc, loser = verb.doc, verb.doc[last - 1]
    winner = doc[verb.i - 1]
    opening = _opening(verb)
    opened = doc[opening : verb.i]
    if verb.dep_ in CLAUSES and verb.pos_ in ("VERB", "AUX"):
        _hang_loser(verb, called, loser, score)
    elif winner.text[:1].isupper() and all(t.text[:1].isupper() or t.lower_ == "the" for t in opened):
        top = verb.sent.root
        if top.i < called or top.i >= last:
            return
        verb.tag_, verb.pos_, verb.lemma_ = "VBD", "VERB", rows("grammar")["winning_over"][verb.lower_]
        make_root(verb, top)
        verb.dep_ = "ROOT"
        for below in [c for c in top.children if c.i != verb.i and not called <= c.i < last]:
            hang(below, verb)
        hang(winner, verb, "nsubj")
        for before in doc[opening : winner.i]:
            hang(before, winner, "det" if before.lower_ == "the" else "compound")
        _hang_loser(verb, called, loser, score)


def _opening(verb: Token) -> int:
    """The first word behind the last comma before the verb: "Corvo" of "On Sunday, Corvo edged"."""
    commas = (t.i + 1 for t in reversed(verb.doc[verb.sent.start : verb.i]) if t.text == ",")
    return next(commas, verb.sent.start)


def _hang_loser(verb: Token, called: int, loser: Token, score: Token) -> None:
    """Make a loser the object of the verb, with what it is called before it, and the score say how."""
    hang(loser, verb, "dobj")
    for before in verb.doc[called : loser.i]:
        hang(before, loser, "det" if before.lower_ == "the" else "compound")
    hang(score, verb, "npadvmod")
