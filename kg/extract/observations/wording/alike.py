"""Words of a predicate that go together: a list behind a comma, alternatives behind "or"."""

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS
from kg.extract.tokens import Token


def behind_list(mark: Token) -> int | None:
    """Where a list ends that runs on through a comma: "in Brno, Olomouc and Zlín"; None for any other comma."""
    first = mark.head if mark.text == "," and mark.head.i < mark.i and mark.head.tag_ in NOUNS else None
    others = [t for t in grammar.conjuncts(first)[1:] if t.i > mark.i] if first is not None else []
    if not others or any(t.tag_ not in NOUNS for t in others):
        return None
    end = grammar.noun_phrase(others[-1])[1]
    between = mark.doc[mark.i : end]
    joined = any(t.lower_ in ("and", "or") for t in between)
    own = any(t.like_num or t.tag_ in grammar.TENSED for t in between)  # "410 in Brno, 200 in Zlín"
    return end if joined and not own else None


def alternative(verb: Token) -> Token | None:
    """The last of what else may have happened: "carried off" of "was burned or carried off"."""
    others = [t for t in grammar.conjuncts(verb)[1:] if grammar.is_verb(t) or t.pos_ == "ADJ"]
    either = any(c.lower_ == "or" for t in (verb, *others) for c in t.rights if c.dep_ == "cc")
    return others[-1] if others and either else None
