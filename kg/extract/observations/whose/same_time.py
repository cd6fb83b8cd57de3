"""Which verbs happen at the time of another: joined ones, and what somebody died of."""

from collections.abc import Iterator

from kg.extract import grammar
from kg.extract.observations.wording.forms import ROWS
from kg.extract.tokens import Token
from kg.rows import words

HARMED = ("die", "kill", "injure", "hurt", "wound", "drown")  # at once: "14 people died after a boat sank on Sunday"
STANDING = ("cost", "take", "weigh", "measure", "last")


def shares_time(verb: Token) -> bool:
    """Whether a verb happens when the one above does: "rose last year, making up 3 percent", "while costs rose"."""
    if verb.dep_ == "conj":
        if all(any(c.lower_ == "to" for c in v.lefts) for v in (verb, verb.head)):
            return False  # "promised to raise wages by 2028 and to build 400 flats"
        own = (c for c in verb.rights if c.dep_ == "advcl")
        if any(m.lower_ in ("when", "once", "after", "until") for c in own for m in c.lefts):
            return False  # "will shut two mills by May and return a ship when its lease expires"
        since = any(c.lemma_ == "have" for c in verb.lefts) and not any(c.lemma_ == "have" for c in verb.head.lefts)
        if since:
            return False  # "was published in 1973 and has been cited 5,200 times"
        if verb.head.lemma_.lower() in words(ROWS, "coming_out") and verb.lemma_.lower() in words(ROWS, "draws"):
            return False  # "came out in 2020 and sold 900 copies", then and later
        begun = verb.head.lemma_ in words("grammar", "starting") and _is_past(verb.head)
        if begun and grammar.child(verb, *grammar.SUBJECTS) is None:
            return False  # "began last May and enrolled 320 patients", from then on
        stands = verb.lemma_ in STANDING and grammar.child(verb, "dative") is None
        alike = verb.head.tag_ == verb.tag_ or (verb.lemma_ == "cost" and not grammar.auxiliaries(verb))
        whole = grammar.child(verb, *grammar.SUBJECTS) is not None  # not "was founded in 2014 and raised 3 million"
        alike = alike or (whole and _is_past(verb) and _is_past(verb.head))  # "fell last year and 310 jobs were lost"
        return alike and not stands
    beside = grammar.child(verb, "mark")
    also = beside is not None and beside.lower_ in ("while", "as") and verb.head.tag_ == verb.tag_
    return verb.dep_ == "advcl" and (also or (verb.tag_ == "VBG" and beside is None))


def _is_past(verb: Token) -> bool:
    """Whether a verb tells in the past what happened once: "fell", "was lost", not "has fallen"."""
    helping = grammar.own_auxiliaries(verb)
    return (helping[0].lower_ in ("was", "were") and verb.tag_ == "VBN") if helping else verb.tag_ == "VBD"


def events_below(verb: Token) -> Iterator[Token]:
    """The verbs of what happened just then: "37 people were killed when a ferry capsized on Sunday"."""
    chain = [verb, *(c for c in verb.children if c.dep_ == "conj" and c.tag_ == verb.tag_)]
    chain += [verb.head] if verb.dep_ == "conj" else []
    since = any(c.lemma_ == "have" for c in verb.lefts)  # "47 people have died after a dam broke on Sunday"
    joins = ("when", "after") if verb.lemma_ in HARMED and not since else ("when",)
    below = (c for v in chain for c in v.children if c.dep_ == "advcl" and c.tag_ in grammar.FINITE)
    yield from (c for c in below if any(m.lower_ in joins for m in c.lefts))
