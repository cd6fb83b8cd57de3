"""Votes for and against, and who gave none: "passed by 218 votes to 212", "voted 61-38", "with nine abstentions"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure, is_first_of_pair
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.observations.wording.written import HYPHENS
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

FEWEST = ("one", "none", "nil", "zero")  # of which no quantity is made: "by four votes to one"
PAIRED = 3  # tokens between the votes of one side and of the other
SIDES = {"in favor": "votes for", "in favour": "votes for", "for": "votes for", "against": "votes against"}


def _is_vote(figure: Figure, slot: Slot) -> bool:
    """Whether a number stands for votes: "passed by 218 votes", "voted 8 to 3"."""
    decided = is_in(slot.governor, "decided") or is_in(slot.governor, "decided_by_pair")
    if figure.kind == "percent":  # "voters rejected the plan by 58 percent to 42"
        return is_first_of_pair(figure) and (_by_a_vote(slot.governor) or (slot.prep == "by" and decided))
    if figure.kind != "count":
        return False
    own = figure.noun if figure.noun is not None and figure.noun.i >= figure.first else None
    if slot.prep == "of" and own is None and _by_a_vote(slot.governor):
        return True
    if figure.noun is not None and figure.noun.lemma_ == "vote":
        return slot.prep in ("by", "with")
    behind = figure.first - 1 == slot.governor.i and slot.governor.lemma_ in ("vote", "pass")
    doc, i = figure.head.doc, figure.last
    paired = i + 1 < len(doc) and doc[i].lower_ == "to" and doc[i + 1].like_num  # "was carried by 31 to 12"
    decided = is_in(slot.governor, "decided") or (paired and is_in(slot.governor, "decided_by_pair"))
    behind = behind or (slot.dep == "npadvmod" and decided)  # "passed the bill 52 to 48", "rejected it 40 to 29"
    return own is None and (behind or (slot.prep == "by" and decided))


def _by_a_vote(noun: Token) -> bool:
    """Whether a vote is how something was decided: "approved the deal by a vote of 1,480 to 312"."""
    return noun.lemma_ in ("vote", "margin") and noun.dep_ == "pobj" and noun.head.lower_ in ("by", "with", "on", "in")


def _is_paired(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is the first of two that a hyphen joins: "passed 61-38", "in a 9-4 vote"."""
    doc, i = figure.head.doc, figure.quantity.last
    joined = i + 1 < len(doc) and doc[i].text in HYPHENS
    return joined and sentence.reading.quantity_at(doc[i + 1]) is not None and not isinstance(figure.value, tuple)


def votes_told(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Votes with their side: "approved the law with 212 votes in favour and 187 against"."""
    doc, i, before = figure.head.doc, figure.last, sentence.last()
    if before is not None and before[1].rule == "observation/votes" and _abstains(figure):
        return replace(before[1], property=Part(text="abstentions"), noun=None)
    words_behind = [t.lower_ for t in doc[i : i + 2]]
    side = SIDES.get(" ".join(words_behind)) or SIDES.get(words_behind[0] if words_behind else "")
    opposed = figure.first > 0 and doc[figure.first - 1].lower_ in {"to", *HYPHENS}  # "voted 54 to 41 for the bill"
    if side is None or figure.kind != "count" or opposed:
        return None
    counted = figure.noun is not None and figure.noun.i >= figure.first
    if before is not None and before[1].rule == "observation/votes" and not counted:
        return replace(before[1], property=Part(text=side), noun=None)
    verb = grammar.governing_verb(figure.head) if figure.noun is not None and figure.noun.lemma_ == "vote" else None
    noun = subject_of(sentence.reading, verb) if verb is not None else None
    if verb is None or noun is None or noun.i > figure.first or not counted:
        return None
    return Statement("observation/votes", verb, thing(sentence.reading, noun), Part(text=side), unit="votes")


def _abstains(figure: Figure) -> bool:
    """Whether a number behind votes is that of those who gave none: "with nine abstentions", "and five abstaining"."""
    behind = figure.head.doc[figure.quantity.last : figure.quantity.last + 1].text.casefold()
    return figure.kind == "count" and behind in ("abstention", "abstentions", "abstaining")


def other_votes(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The votes of the other side, behind those of one: 212 in "passed by 218 votes to 212"."""
    before, joined = sentence.last(), sentence.reading.doc[figure.first - 1].lower_
    if before is None or before[1].rule != "observation/votes" or joined not in {"to", "against", *HYPHENS}:
        return None
    if not (before[1].property.text or "").startswith("votes "):
        return None  # "trailed by 12 points, won thanks to 38 points from Roe"
    if figure.first - before[0].quantity.last > PAIRED:
        return None  # "voted by 87 to 21 to lower the age to 16"
    other = "votes for" if before[1].property.text == "votes against" else "votes against"
    return replace(before[1], property=Part(text=other))


def votes_lost(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """ "The motion fell by 21 votes to 16", "was lost by": what is voted on does not change by votes."""
    if slot is None or slot.prep != "by" or figure.noun is None or figure.noun.lemma_ != "vote":
        return None
    verb = slot.governor
    noun = grammar.child(verb, "nsubjpass") if verb.lemma_ == "lose" else grammar.child(verb, "nsubj")
    noun = _put_to_vote(noun) if noun is not None and noun.lower_ == "it" else noun
    lost = verb.lemma_ in ("fall", "lose") and noun is not None and is_in(noun, "voted_on")
    if noun is None or not lost or sentence.reading.doc[figure.last].lower_ not in ("to", "against"):
        return None
    about = thing(sentence.reading, noun)
    return Statement("observation/votes", verb, about, Part(text="votes against"), unit="votes")


def _put_to_vote(pronoun: Token) -> Token | None:
    """What "it" is that falls by votes: the last thing to vote on of the sentence before, "tabled a motion to"."""
    doc, start = pronoun.doc, pronoun.sent.start
    before = doc[start - 1].sent if start else ()
    return next((t for t in before if t.dep_ in {"dobj", *grammar.SUBJECTS} and is_in(t, "voted_on")), None)


def votes(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Votes for and against: "passed by 218 votes to 212"."""
    paired = figure.kind == "count" and _is_paired(sentence, figure)
    if slot is not None and figure.kind == "count" and (was := _vote_was(sentence, figure, slot)) is not None:
        return was
    if slot is None or not (paired or _is_vote(figure, slot)):
        return None
    apart = paired or _by_a_vote(slot.governor)
    verb = slot.governor if not apart else grammar.governing_verb(figure.head) or slot.governor
    noun = subject_of(sentence.reading, verb) if grammar.is_verb(verb) else None
    if noun is not None and noun.tag_ == "PRP" and sentence.reading.mention_headed_by(noun) is None:
        noun = grammar.child(verb, "dobj") or noun  # "by 38 votes to 20 they approved the sale"
    beaten = verb.lemma_ == "defeat" and noun is not None and is_in(noun, "voted_on") and grammar.is_passive(verb)
    if noun is None or (verb.lemma_ in ("win", "lose", "beat", "defeat", "edge") and not beaten):
        return None
    down = f"{verb.lemma_} {verb.nbor().lower_}" in words(ROWS, "refusing")  # "voted down", whatever "down" is called
    down = down or beaten or verb.lemma_ == "fail"  # "the motion failed by 15 votes to 13"
    way = next((c.lower_ for c in verb.rights if c.lower_ in ("for", "against")), "")
    down = down or (verb.lemma_ == "vote" and way == "against")  # "voted 9-3 against it"
    side = "votes against" if down or is_in(verb, "refusing") else "votes for"
    if not (_is_followed(sentence, figure) or paired):
        return None
    unit = "percent" if figure.kind == "percent" else "votes"
    return Statement("observation/votes", verb, thing(sentence.reading, noun), Part(text=side), unit=unit)


def _is_followed(sentence: Sentence, figure: Figure) -> bool:
    """Whether the votes of the other side follow: "by 218 votes to 212", "by four votes to one"."""
    doc, i = figure.head.doc, figure.last
    if i + 1 >= len(doc) or doc[i].lower_ != "to":
        return False
    return doc[i + 1].lower_ in FEWEST or sentence.reading.quantity_at(doc[i + 1]) is not None


def _vote_was(sentence: Sentence, figure: Figure, slot: Slot) -> Statement | None:
    """How a vote went: "At the council the vote was 21 to 19", "the vote in the senate was 8-7"."""
    verb = slot.governor
    noun = grammar.subject(verb) if verb.lemma_ == "be" else None
    if noun is None or noun.lower_ != "vote" or not (_is_followed(sentence, figure) or _is_paired(sentence, figure)):
        return None
    front = [n for p, n in grammar.prepositional(verb, "in", "at") if p.i < noun.i]
    inside = [*(n for _, n in grammar.prepositional(noun, "in", "at", "by", "of")), *front]
    body = next((n for n in inside if sentence.reading.time_at(n) is None), grammar.child(noun, "poss"))
    about = thing(sentence.reading, body or noun)
    return Statement("observation/votes", verb, about, Part(text="votes for"), unit="votes")
