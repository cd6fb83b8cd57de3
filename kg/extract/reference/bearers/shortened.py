"""Short names by what they are: "the Lomas" of the Lomas Theatre, "Lomas" of the University of Lomas."""

import re

from kg.extract.names.words import listed
from kg.extract.reference.bearers.forms import Bearer, Form
from kg.extract.reference.bearers.spelling import Key, fold
from kg.extract.tokens import Doc
from kg.model import Name
from kg.rows import words
from kg.vocabulary import SCHEMA

BEHIND = 4  # tokens of what is a university's behind its name: "Lomas's vice-chancellor"
NEAR = 6  # tokens between what somebody is at a university and its name: "a lecturer in botany at Lomas"


def is_house_called(doc: Doc, form: Form, bearer: Bearer) -> bool:
    """Whether a name behind "the" leaves out what a house is: "the Lomas", a Lomas Museum of Art, but no family."""
    whole = any(key[0] == form.key[0] and _is_house(key[1:]) for key in bearer.keys)
    return whole and all(
        name.first and doc[name.first - 1].lower_ == "the" and _leaves_out(doc, name)
        for name in form.names
        if name.last < len(doc)
    )


def is_called_by_end(doc: Doc, form: Form, bearer: Bearer) -> bool:
    """Whether the last word of a team's or, behind "the", of a paper's name means it: "the Gazette"."""
    classes = {kind for name, _ in bearer.uses for kind in name.classes}
    paper = form.key[0] in words("reference", "newspapers") and SCHEMA.NewsMediaOrganization in classes
    told = paper and all(name.first and doc[name.first - 1].lower_ == "the" for name in form.names)
    return told or SCHEMA.SportsTeam in classes


def _is_house(rest: Key) -> bool:
    """Whether a house, and at most what it is for, follows its own name: "theatre", "museum of art"."""
    return rest[:1] != () and rest[0] in words("reference", "houses") and rest[1:2] in ((), ("of",), ("for",))


def _leaves_out(doc: Doc, name: Name) -> bool:
    """Whether no noun follows that says what bears the name; a possessive is that of no family: "the Lomas's son"."""
    behind = doc[name.last]
    if behind.pos_ != "PART":
        return behind.pos_ not in ("NOUN", "PROPN")
    return not any(token.lower_ in listed("around", "kin") for token in doc[name.last + 1 : name.last + 3])


def is_university_called(doc: Doc, form: Form, key: Key) -> bool:
    """Whether a town's name is that of its university: "a reader at Lomas", where the University of Lomas is told of.

    No team is meant, nor the town: what is done and held there must say so once.
    """
    named = len(key) == 3 and key[0] in words("reference", "universities") and key[1] in ("of", "de", "di", "do", "da")
    if not named or key[2:] != form.key or form.kind != SCHEMA.Organization:
        return False
    if any(SCHEMA.SportsTeam in name.classes for name in form.names):
        return False
    return any(_is_academic(doc, name) for name in form.names)


def _is_academic(doc: Doc, name: Name) -> bool:
    """Whether something academic stands behind a name, or before "at": "Lomas students", "studied physics at Lomas"."""
    start = max(doc[name.first].sent.start, name.first - NEAR)
    before = doc[start : name.first].text if name.first and doc[name.first - 1].lower_ == "at" else ""
    behind = doc[name.last : min(name.last + BEHIND, doc[name.first].sent.end)].text.split(",")[0]
    told = re.findall(r"[\w-]+", fold(f"{before} {behind}"))
    return not words("reference", "academic").isdisjoint(told)
