"""Family names that several share: whose relative "her husband, Tom Roe" is, and of whom a sentence is told."""

from collections.abc import Iterable

from kg.extract.grammar import child
from kg.extract.reference.scene import Scene
from kg.extract.reference.spelling import fold
from kg.extract.tokens import Doc, Token
from kg.rows import words
from kg.vocabulary import SCHEMA

FRONT = 8  # tokens between "the son of" and the parent's name


def namesake(scene: Scene, owner: Token, bearers: Iterable[int]) -> int | None:
    """The one of some bearers who has the family name of the relative that "his" or "her" goes with."""
    relative = _named(scene, owner.head) if owner.tag_ == "PRP$" and owner.head.lower_ in _kin() else None
    name = scene.named_at.get(relative.i) if relative is not None else None
    if name is None or relative is None or name[0].last - name[0].first < 2:
        return None
    family = fold(scene.doc[name[0].last - 1].text)
    found = {
        bearer
        for bearer in bearers
        if bearer != name[1]
        and scene.profiles[bearer].kind == SCHEMA.Person
        and family in scene.profiles[bearer].last_words
    }
    return found.pop() if len(found) == 1 else None


def married_before(scene: Scene, owner: Token) -> int | None:
    """Whose wife or husband is named right behind a parent: "the son of Tom Roe (1774-1854) and his wife Ann"."""
    doc, start = scene.doc, owner.sent.start
    at = owner.i - 2
    wed = any(t.lower_ in words("reference", "partners") for t in doc[owner.i + 1 : owner.i + 4])
    if at <= start or not wed or owner.tag_ != "PRP$" or doc[at + 1].lower_ not in ("and", "by", "&"):
        return None
    if doc[at].text == ")":
        at = next((i - 1 for i in range(at, start, -1) if doc[i].text == "("), start)
    at -= doc[at].text == "."  # "Tom Roe, Sr."
    bearer = scene.named_over.get(at)
    first = at
    while first > start and scene.named_over.get(first - 1) == bearer:
        first -= 1
    if bearer is not None and doc[first - 1].lower_ == "of" and scene.named_over.get(first - 2) is not None:
        bearer = scene.named_over[first - 2]
        first -= 2
        while first > start and scene.named_over.get(first - 1) == bearer:
            first -= 1
    child = any(t.lemma_.lower() in words("reference", "children") for t in doc[max(start, first - FRONT) : first])
    return bearer if child and bearer is not None and scene.profiles[bearer].kind == SCHEMA.Person else None


def is_told_of(doc: Doc, first: int) -> bool:
    """Whether a sentence is about the person whose full name begins at a token, not only "hired by Jim Roe"."""
    return not any(
        token.dep_ == "pobj" and token.head.lower_ in ("of", "with", "by", "after", "to")
        for token in _heads_of_name(doc, first)
    )


def is_of_another(doc: Doc, first: int) -> bool:
    """Whether somebody is told of as a relative of another: "his brother, Jim Roe", "Jim Roe, his brother"."""
    heads = _heads_of_name(doc, first)
    behind = [c for t in heads for c in t.rights if c.dep_ == "appos" and any(o.tag_ == "PRP$" for o in c.lefts)]
    return any(t.lemma_.lower() in _kin() for t in (*heads, *behind))


def _heads_of_name(doc: Doc, first: int) -> list[Token]:
    """The words of a name, or the noun that each of them stands with: "brother" for "his brother, Jim Roe"."""
    inside = [token for token in doc[first : first + 4] if token.pos_ == "PROPN"] or [doc[first]]
    return [t.head if t.dep_ == "appos" and t.head.tag_ == "NN" and t.head.i < first else t for t in inside]


def _named(scene: Scene, kin: Token) -> Token | None:
    """The name that a noun of kinship stands with: "his wife, the singer Ann Roe", "Ann Roe, his wife"."""
    noun: Token | None = kin
    while noun is not None and noun.i not in scene.named_over:
        noun = child(noun, "appos")
    if noun is not None:
        return noun
    return kin.head if kin.dep_ in ("appos", "compound", "nmod") and kin.head.i in scene.named_over else None


def _kin() -> frozenset[str]:
    return words("reference", "kin")
