"""Does the clause around a time speak of the past or of what is to come? Read from its verb and what governs it."""

from typing import Literal

from kg.extract.grammar import REACH
from kg.extract.tokens import Doc, Span, Token
from kg.rows import rows, words

Tense = Literal["past", "future", "habitual", "none"]
_ROWS = rows("times")["tense"]
_AUXILIARIES = frozenset(_ROWS["auxiliaries"])
_HEADS = frozenset(_ROWS["heads"])
_ADJECTIVES = frozenset(_ROWS["adjectives"])
_TIMETABLE = frozenset(_ROWS["timetable"])
_FORESEEING = frozenset(_ROWS["foreseeing"])
_AWAITING = frozenset(_ROWS["awaiting"])
_TRADED = frozenset(_ROWS["traded"])
_DUE = frozenset(_ROWS["due"])
_LINKS = frozenset(_ROWS["links"])
_HABITUAL = frozenset(_ROWS["habitual"])


def tense_at(doc: Doc, index: int) -> Tense:
    """The tense of the clause that a token stands in; "none" where no verb tells."""
    token = doc[index]
    led_by = doc[max(token.left_edge.i - 3, token.sent.start) : token.left_edge.i]
    before = led_by[-1].lower_ if len(led_by) else ""
    if before in _ROWS["back"] or _is_of_close(doc, index):
        return "past"
    if "effective" in (t.lower_ for t in led_by) or " ".join(t.lower_ for t in led_by).endswith("effect from"):
        return "none"  # "has named Ann Roe its head, effective July 1": the nearest one
    if before == "for" and (_is_set_for(token) or _is_awaited(token)):
        return "future"  # "called an election for June 3"
    if " ".join(t.lower_ for t in led_by).endswith("ahead of") or _is_due(led_by):
        return "future"
    bounded = before in _ROWS["ahead"]
    for _ in range(REACH):
        if token.pos_ in ("ADJ", "NOUN") and token.lower_ in _ADJECTIVES:
            return "future"
        if token.lower_ == "of" and token.head.lower_ in _FORESEEING:
            return "future"
        if token.pos_ in ("VERB", "AUX"):
            if bounded and token.tag_ == "VB" and any(c.lower_ == "to" for c in token.lefts):
                return "future"  # "told crews to wait ashore until Friday"
            if any(c.dep_ == "dobj" and _foresees(c) for c in token.rights if c.i < index):
                return "future"
            told = _tense_of(token)
            if told != "none":
                return told
        if token.head.i == token.i:
            break
        token = token.head
    return "future" if bounded else "none"


def _is_of_close(doc: Doc, index: int) -> bool:
    """Whether a day is that of a market's last price: "a premium of 29% to Friday's closing price"."""
    behind = doc[index + 1 : index + 3]
    return len(behind) == 2 and behind[0].tag_ == "POS" and behind[1].lower_ in _ROWS["closing"]


def _is_due(led_by: Span) -> bool:
    """Whether "due" stands before a time, or before its "out on", and was not due long ago: "data due on Tuesday"."""
    word = next((t for t in reversed(list(led_by)) if t.lower_ not in _LINKS), None)
    return word is not None and word.lower_ in _DUE and not (word.dep_ == "acomp" and word.head.tag_ in ("VBD", "VBN"))


def _foresees(noun: Token) -> bool:
    """Whether a noun is the likelihood of something: "put the odds of a cut in June at one in three"."""
    return noun.lower_ in _FORESEEING and any(c.lower_ == "of" for c in noun.rights)


def _is_set_for(token: Token) -> bool:
    """Whether the verb above a time behind "for" fixes a day to come."""
    above = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
    return above is not None and above.lemma_ in words("actions", "schedules")


def _is_awaited(token: Token) -> bool:
    """Whether a time behind "for" belongs to what is awaited: "tickets for Saturday's match", "for May delivery"."""
    thing = token.head if token.dep_ in ("compound", "poss", "nmod", "amod", "npadvmod") else token
    prep = thing.head
    return thing.lower_ in _TRADED or (prep.lower_ == "for" and prep.head.lower_ in _AWAITING)


def _tense_of(verb: Token) -> Tense:
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ in _AUXILIARIES for c in helpers):
        return "future"
    if verb.tag_ == "VBD" or any(c.tag_ in ("VBD", "VBN") or c.lower_ in ("has", "have", "had") for c in helpers):
        return "future" if verb.lemma_ in _HEADS and _is_planned(verb, helpers) else "past"
    if any(c.lower_ == "to" for c in helpers):
        return _infinitive(verb)
    if verb.tag_ == "VBN":
        return "none" if helpers and verb.lower_ not in _HEADS else _participle(verb)
    if verb.tag_ in ("VBZ", "VBP"):
        if any(c.lower_ in _HABITUAL for c in verb.children):
            return "habitual"
        due = any(c.dep_ == "acomp" and c.lower_ in _ADJECTIVES for c in verb.rights)  # "is due in court on Friday"
        return "future" if due or verb.lemma_ in _TIMETABLE or verb.lemma_ in _HEADS else "none"
    return "future" if verb.tag_ == "VBG" and any(c.tag_ in ("VBZ", "VBP") for c in helpers) else "none"


def _is_planned(verb: Token, helpers: list[Token]) -> bool:
    """ "was set to open on Friday" looks ahead, "set a record on Friday" does not."""
    return any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in verb.children) and any(c.lemma_ == "be" for c in helpers)


def _infinitive(verb: Token) -> Tense:
    head = verb.head
    if verb.dep_ == "ROOT" or head.lemma_ in _HEADS or head.lower_ in _HEADS:
        return "future"
    if verb.dep_ == "xcomp" and head.lemma_ == "be" and head.tag_ in ("VBZ", "VBP"):
        return "future"  # "is to open in May"
    return "future" if verb.dep_ in ("relcl", "acl") else "none"


def _participle(verb: Token) -> Tense:
    """A bare participle: "scheduled for May" looks ahead, "published in May" back."""
    return "future" if verb.lower_ in _HEADS or verb.lemma_ in _HEADS else "past"
