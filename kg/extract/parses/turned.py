"""Who was one thing and became another: "Ann Roe, a nurse turned novelist who won a prize, has died"."""

from kg.extract.parses.trees import FINITE, SUBJECTS, hang, hang_subject, has, take_place, tense
from kg.extract.reference.taking_up.phrases import kind_of_noun, noun_of
from kg.extract.tokens import Token
from kg.vocabulary import SCHEMA

LONGEST = 4  # words of the new trade: "rebel leader"


def mend_turned(turned: Token) -> None:
    """ "Ann Roe, a nurse turned novelist who won a prize, has died", "is a priest turned rebel leader": she turned
    nothing; she is the novelist, and what follows is told of her.
    """
    before, trade = turned.doc[max(turned.i - 1, turned.sent.start)], _new_trade(turned)
    if trade is None or not _is_person(before):
        return
    first = before.left_edge
    name, behind = _name_before(first), _name_behind(trade)
    described = turned.dep_ == "acl" and turned.head.i == before.i and trade.head.i == turned.i
    if described and before.head.i < before.i:
        hang(trade, before.head, before.dep_)
    elif name is not None:
        _describe(name, turned, trade)
    elif behind is not None and first.i == first.sent.start and (main := _main_verb(turned, trade)) is not None:
        _give_up_clause(turned, main, trade)
        hang_subject(trade, main)
        hang(behind, trade, "appos")
    elif turned.dep_ == "ccomp" and turned.head.lemma_ == "be" and turned.head.i < first.i:
        hang(trade, turned.head, "attr")
    else:
        return
    _make_modifier(before, turned, trade)


def _name_before(first: Token) -> Token | None:
    """The name that a trade behind a comma tells of: "Roe" of "Ann Roe, a nurse turned novelist"."""
    if first.i < first.sent.start + 2 or first.nbor(-1).text != "," or first.nbor(-2).pos_ != "PROPN":
        return None
    name = first.nbor(-2)
    while name.head.i < first.i and name.head.pos_ == "PROPN" and name.head.i != name.i:
        name = name.head
    return name


def _name_behind(trade: Token) -> Token | None:
    """The name behind trade and comma: "Roe" of "A nurse turned novelist, Ann Roe, has died"."""
    doc, at = trade.doc, trade.i + 1
    if at + 1 >= trade.sent.end or doc[at].text != "," or doc[at + 1].pos_ != "PROPN":
        return None
    last = at + 1
    while last + 1 < trade.sent.end and doc[last + 1].pos_ == "PROPN":
        last += 1
    return doc[at + 1 : last + 1].root if doc[last + 1 : last + 2].text == "," else None


def _describe(name: Token, turned: Token, trade: Token) -> None:
    """Let the new trade tell what a name before it is; what the participle headed goes to the main verb."""
    main = _main_verb(turned, trade)
    earlier = next((c for c in turned.lefts if c.dep_ == "ccomp" and c.i < name.i), None)
    if main is not None:
        _give_up_clause(turned, main, trade)
        if name.head.i == turned.i and name.dep_ in SUBJECTS:
            hang_subject(name, main)
    elif earlier is not None:
        take_place(earlier, turned)
    hang(trade, name, "appos")


def _make_modifier(before: Token, turned: Token, trade: Token) -> None:
    """Let the trade left behind stand before the new one: "a nurse turned" of "a nurse turned novelist"."""
    turned.tag_ = "VBN"
    hang(before, trade, "nmod")
    hang(turned, trade, "amod")
    for loose in [c for c in turned.rights if c.i > trade.i]:
        hang(loose, trade.head)
    for word in [c for c in before.lefts if c.dep_ in ("det", "poss") or c.lower_ == "old"]:
        hang(word, trade)  # "a 60-year-old nurse turned novelist"


def _new_trade(turned: Token) -> Token | None:
    """The bare noun for a person right behind: "leader" of "turned rebel leader who"."""
    doc, last = turned.doc, turned.i + 1
    while last < min(turned.i + LONGEST, turned.sent.end) and doc[last].tag_ in ("JJ", "NN", "NNS", "HYPH"):
        last += 1
    trade = doc[last - 1]
    named = (
        last < turned.sent.end and doc[last].pos_ == "PROPN"
    )  # "turned pundit Ann Roe", the noun of whose name it is
    person = _is_person(trade) or (
        trade.tag_ == "NN" and trade.lower_.endswith(("er", "or", "ist", "ian", "man", "woman"))
    )
    return trade if trade.i > turned.i and person and not named else None


def _is_person(noun: Token) -> bool:
    return noun.tag_ == "NN" and kind_of_noun(noun_of(noun)) == SCHEMA.Person


def _main_verb(turned: Token, trade: Token) -> Token | None:
    """The verb behind what is told of somebody, which has no subject of its own: "has died"."""
    above = [turned.head] if turned.head.i > trade.i else []
    behind = (t for t in (*above, *turned.rights) if t.i > trade.i and tense(t) in {*FINITE, "MD"})
    return next((t for t in behind if not has(t, *SUBJECTS, "mark")), None)


def _give_up_clause(turned: Token, main: Token, trade: Token) -> None:
    """Let the main verb stand where the participle does, with what stands behind the comma."""
    if main.head.i == turned.i:
        take_place(main, turned)
    for loose in [c for c in turned.children if c.i > trade.right_edge.i and c.i != main.i]:
        hang(loose, main)
