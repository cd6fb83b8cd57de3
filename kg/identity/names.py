"""Names become keys: two names that may be of one bearer share a key.

The main key is the name itself as it is compared; further keys are what news does to names: the family name first or
last, short forms of given names, initials, legal forms and leading cities dropped, words of a body in another order.
"""

from collections.abc import Iterator
from functools import cache

from kg.iris import fold
from kg.rows import words
from kg.vocabulary import SCHEMA

INITIAL = "initial: "  # a key of this kind ties a name with an initial to one full name, never two full names
_SMALL = frozenset(("of", "and", "&", "for", "the", "in", "at", "on", "de", "la", "du", "von"))


def main_key(kind: str, label: str) -> str:
    """The name as it is compared: of a person without order, of a company without its legal form."""
    tokens = _tokens(label)
    if kind == SCHEMA.Person:
        return _without_order(tokens)
    if kind == SCHEMA.Organization:
        return " ".join(_without_legal_form(tokens))
    return " ".join(tokens)


def further_keys(kind: str, label: str) -> Iterator[str]:
    """Other keys of a name; one may come twice."""
    tokens = _tokens(label)
    if kind == SCHEMA.Person:
        yield from _person_keys(tokens)
    elif kind == SCHEMA.Organization:
        core = _without_legal_form(tokens)
        content = [token for token in core if token not in _SMALL]
        if len(content) > 1:
            yield "~" + " ".join(sorted(content))  # the same words in another order
        if len(core) > 2:
            yield " ".join(core[1:])


@cache
def is_common(kind: str, label: str) -> bool:
    """Whether a name says what its bearer is, not which one: "High Court", "City Hall"."""
    return kind in (SCHEMA.Organization, SCHEMA.Place) and (is_local(label) or _is_made_of(label, "national"))


@cache
def is_local(label: str) -> bool:
    """Whether every town, or part of a country, has a bearer of the name: "City Council", "Central Station"."""
    localized = not words("identity", "localizing").isdisjoint(_tokens(label))
    return _is_made_of(label, "local") or (localized and _is_made_of(label, "national"))


def _is_made_of(label: str, heads: str) -> bool:
    """Whether a name is a head of a table of `identity.toml`, and nothing but what may stand beside it."""
    plain = {token for token in _tokens(label) if token not in _SMALL}
    others = words("identity", "beside") | words("identity", "localizing") | words("identity", "national")
    held = plain & words("identity", heads)
    known = others | words("identity", heads)
    return bool(held) and plain <= known and fold(label) not in words("identity", "unique")


def _person_keys(tokens: list[str]) -> Iterator[str]:
    if len(tokens) < 2:
        return
    for place in (0, -1):  # the given name stands first, or last
        for formal in _formal(tokens[place]):
            rest = tokens[1:] if place == 0 else tokens[:-1]
            yield _without_order([*rest, formal])
    if len(tokens) > 2:
        yield " ".join(sorted((tokens[0], tokens[-1])))
    yield f"{INITIAL}{tokens[0][0]} {tokens[-1]}"


def _without_order(tokens: list[str]) -> str:
    """A person's name with its words sorted, and without initials where two words are left."""
    long = [token for token in tokens if len(token) > 1]
    return " ".join(sorted(long if len(long) > 1 else tokens))


def _tokens(label: str) -> list[str]:
    tokens = [token for part in fold(label).replace(".", ". ").split() if (token := part.strip("."))]
    return [token for token in tokens if token != "the"] or tokens


def _without_legal_form(tokens: list[str]) -> list[str]:
    core = list(tokens)
    while len(core) > 1 and core[-1] in words("reference", "legal_forms"):
        core.pop()
    return core


@cache
def _formal(given: str) -> tuple[str, ...]:
    """The given names that a short form stands for, by the hand-made list of the `nicknames` package."""
    return tuple(sorted(_nicknames().canonicals_of(given)))


@cache
def _nicknames():  # type: ignore[no-untyped-def]
    from nicknames import NickNamer

    return NickNamer()
