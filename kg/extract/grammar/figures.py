"""Verbs that say what something amounts to: "put the cost at 40 million euros"."""

from kg.extract.grammar import child, lemma, own_objects
from kg.extract.tokens import Token
from kg.rows import words


def figures_put(verb: Token) -> list[Token]:
    """The "at" of each figure that a verb gives something: "put the cost at 40 million", "the party on 29%"."""
    if lemma(verb) not in words("grammar", "putting"):
        return []
    found = [c for word in (verb, *own_objects(verb)) for c in word.rights if c.dep_ == "prep"]
    return [p for p in found if p.i > verb.i and p.lower_ in ("at", "on") and _is_figure(p)]


def _is_figure(prep: Token) -> bool:
    """Whether a number stands behind a preposition: "at 40 million euros", "at between 2 and 3 percent"."""
    inner = child(prep, "prep") or prep
    noun = child(inner, "pobj")
    if noun is None or (prep.lower_ == "on" and noun.lower_ not in ("%", "percent", "points")):
        return False
    return any(t.like_num and t.i > prep.i for t in (noun, *noun.lefts))


def puts_figure(verb: Token) -> bool:
    """Whether a verb says what something amounts to, so that its subject speaks."""
    return bool(figures_put(verb))
