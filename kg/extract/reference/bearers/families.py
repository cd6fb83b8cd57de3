"""Family names that several share: whose relative "her husband, Tom Roe" is, and of whom a sentence is told."""

from collections.abc import Iterable

from kg.extract.grammar import child
from kg.extract.reference.bearers.spelling import fold
from kg.extract.reference.mind.scene import Scene
from kg.extract.tokens import Doc, Token
from kg.rows import words
from kg.vocabulary import SCHEMA

BEFORE = 14  # tokens between two relatives of one person
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


def other_parent(scene: Scene, owner: Token) -> int | None:
    """Whose the other parent just told of is: "His father was a painter and his mother a cook"."""
    parents = words("reference", "parents")
    if owner.tag_ != "PRP$" or owner.head.lower_ not in parents:
        return None
    for token in scene.doc[owner.sent.start : owner.i]:
        other = token.head.lower_ in parents and token.head.lower_ != owner.head.lower_
        known = scene.bearer_at(token) if token.lower_ == owner.lower_ and token.tag_ == "PRP$" and other else None
        if known is not None:
            return known[0]
    return None


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


def listed_before(scene: Scene, owner: Token) -> int | None:
    """Whose partner goes on a list behind a name: "Tom Roe, his wife, Ann, and their dog", "he, his son Jim, and"."""
    doc, kin = scene.doc, owner.head
    if owner.i - 2 < owner.sent.start or doc[owner.i - 1].text != "," or kin.lemma_.lower() not in _kin():
        return None
    behind = kin.i + 1 if kin.i + 1 < owner.sent.end else kin.i
    behind += doc[behind].text == "," and kin.lower_ in words("reference", "partners") and behind + 1 < owner.sent.end
    name = scene.named_over.get(behind)
    end = next((i for i in range(behind, owner.sent.end) if scene.named_over.get(i) != name), owner.sent.end)
    ends = name is not None and end < owner.sent.end and doc[end].lower_ in (",", "and")
    at = owner.i - 2 - (doc[owner.i - 2].text == ".")
    known = scene.bearer_at(doc[at]) if ends else None
    return known[0] if known is not None and scene.profiles[known[0]].kind == SCHEMA.Person else None


def same_as_before(scene: Scene, owner: Token) -> int | None:
    """Whose other relative was named before with the same word: "his son, Tom Roe, and his daughter"."""
    doc, start = scene.doc, owner.sent.start
    joined = owner.i > start and doc[owner.i - 1].lower_ in ("and", ",", ";")
    if not joined or owner.tag_ != "PRP$" or owner.head.lemma_.lower() not in _kin():
        return None
    for token in reversed(doc[max(start, owner.i - BEFORE) : owner.i]):
        if token.pos_ == "VERB" and token.dep_ not in ("acl", "relcl"):
            return None  # "his father hired Tom Roe and his brother"
        if token.lower_ == owner.lower_:
            known = scene.bearer_at(token) if token.head.lemma_.lower() in _kin() else None
            return known[0] if known is not None else None
    return None


OF_KIN = (married_before, same_as_before, listed_before)


def is_listed_relative(doc: Doc, first: int) -> bool:
    """Whether a name stands in a list behind a noun of kinship: each of "two sons, Ann and Tom"."""
    start = doc[first].sent.start
    at = first - 1
    while at > start and (doc[at].tag_ == "NNP" or doc[at].lower_ == "and" or doc[at].text in (",", ":")):
        at -= 1
    return first > at + 1 > start and doc[at].lemma_.lower() in _kin()


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
    heads = [t.head if t.dep_ == "appos" and t.head.tag_ == "NN" and t.head.i < first else t for t in inside]
    return [*heads, *filter(None, map(_kin_before, heads))]


def _kin_before(noun: Token) -> Token | None:
    """The relative that a noun tells of anew: "aunt" for "poet" in "her aunt, the poet Ann Roe", however parsed."""
    at = noun.left_edge.i - 2
    if at < 1 or noun.doc[at + 1].text != "," or noun.doc[at - 1].tag_ not in ("PRP$", "POS"):
        return None
    return noun.doc[at] if noun.doc[at].lower_ in _kin() else None


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
