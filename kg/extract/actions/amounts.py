"""Verbs that only move or give an amount, which are told as figures: "shares rose 5 percent"."""

from kg.extract.grammar import child, objects, prepositional, subject, verb_lemma
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.rows import words

QUOTED = frozenset(("higher", "lower", "up", "down"))  # "shares closed higher"


def is_figure(reading: Reading, verb: Token) -> bool:
    """Whether the verb only moves or gives an amount."""
    things = objects(verb)
    if not things and becomes_another(verb):
        return False  # "strengthened into a Category 3 storm"
    if verb_lemma(verb) in words("actions", "undergone") and not things:
        theme = subject(verb)
        return theme is None or any(_is_amount(reading, c) or c.lower_ in QUOTED for c in verb.rights)
    if not things and verb_lemma(verb) in words("actions", "complete"):
        return any(_is_amount(reading, c) and not _is_score(c) for c in verb.rights)
    if not things and verb_lemma(verb) in words("actions", "moving"):
        return is_measured(reading, verb)
    if verb_lemma(verb) in words("actions", "of_things") and any(_is_count(reading, o) for o in things):
        return False  # "lost 23 houses"
    return not things or any(_is_amount(reading, o) for o in things)


def is_measured(reading: Reading, verb: Token) -> bool:
    """Whether it is told how far something moved: "fell by 3 percent", "rose higher", not "fell into a ravine"."""
    if any(c.lower_ in QUOTED or c.tag_ in ("JJR", "RBR") for c in verb.rights):
        return True
    if any(reading.time_at(n) is not None for _, n in prepositional(verb, "to", "from")):
        return True  # "the opening slipped to 2029"
    phrases = [t for c in verb.rights if c.dep_ in ("prep", "npadvmod", "advmod", "dobj") for t in c.subtree]
    return any(reading.quantity_at(t) is not None or (t.like_num and reading.time_at(t) is None) for t in phrases)


def becomes_another(verb: Token) -> bool:
    """Whether something turns into what it was not, or comes out of it: "grew into a mob"."""
    if verb_lemma(verb) not in words("actions", "becoming"):
        return False
    out = (n for p in verb.rights if p.lower_ == "out" for _, n in prepositional(p, "of"))
    turned = [*(n for _, n in prepositional(verb, "into")), *out]
    return any(n.pos_ in ("NOUN", "PROPN") and not n.like_num and n.ent_type_ not in ("DATE", "TIME") for n in turned)


def _is_count(reading: Reading, noun: Token) -> bool:
    """Whether a noun is of things that are counted: "23 houses", not "23 million euros", "23 percent", "23 points"."""
    amount = next((q for c in noun.children if (q := reading.quantity_at(c)) is not None), None)
    counted = amount is not None and reading.quantity_at(noun) is None and noun.tag_ == "NNS"
    return counted and noun.lemma_.lower() not in words("actions", "marks_of_scale")


def _is_score(won: Token) -> bool:
    """Whether a number is how a match ended: "lost 2-0"."""
    behind = won.doc[won.i : won.i + 3]
    return len(behind) == 3 and behind[0].text.isdigit() and behind[1].text in ("-", "–") and behind[2].text.isdigit()


def _is_amount(reading: Reading, noun: Token) -> bool:
    if noun.lower_ == "one" and any(c.lower_ == "of" for c in noun.rights):
        return False  # "may lose one of its two shifts"
    return reading.quantity_at(noun) is not None or noun.like_num or child(noun, "nummod") is not None
