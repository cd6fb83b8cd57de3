"""A title as one would write it in running text: small, in the singular, short forms written out."""

from kg.extract.demonyms import place_of
from kg.extract.places.known import best
from kg.extract.reading import Reading
from kg.extract.roles.titles.ranks import in_full
from kg.extract.tokens import Doc, Token
from kg.model import Mention
from kg.rows import rows
from kg.vocabulary import SCHEMA


def readable(doc: Doc, first: int, head: int, plural: bool) -> str:
    """The title as one would write it in running text: "vice-mayor", "CEO", a `plural` one in the singular."""
    said = ((in_full(t, t.i > first) or in_running_text(t)) if t.text != "." else "" for t in doc[first : head + 1])
    words = (word + t.whitespace_ for word, t in zip(said, doc[first : head + 1], strict=True))
    written = "".join(words).strip()
    last = doc[head]
    several = last.tag_ in ("NNS", "NNPS") or last.is_title  # "Governors Ann Roe and Bo Lee", tagged as one name
    if plural and several and written.endswith(last.lower_):
        written = written[: -len(last.text)] + singular(last.lower_) if not last.is_upper else written
    return " ".join(written.split())


def singular(plural: str) -> str:
    """The singular of a title: "chairmen", "deputies", "ministers"."""
    if plural.endswith("men"):
        return plural[:-3] + "man"
    if plural.endswith("ies"):
        return plural[:-3] + "y"
    return plural.removesuffix("s")


def in_running_text(token: Token) -> str:
    """The token in lower case, unless it names a place or a people, is an acronym or has capitals inside."""
    if token.ent_type_ in ("GPE", "NORP") and (place_of(token.text) or (token.is_title and best(token.text))):
        return token.text  # "China head", "Kenya head"
    if "." in token.text and token.is_upper:
        return token.text  # "U.S. attorney"
    return token.lower_ if token.is_title or token.is_lower else token.text


def is_tied(word: Token) -> bool:
    """Whether a word belongs to the title: "in" of "in-house counsel", "party" of "village party secretary"."""
    if word.lower_ == "county" and word.doc[max(word.i - 2, 0) : word.i].text.lower() == "sub-":
        return True  # "sub-county commissioner"
    if is_of_party(word):
        return word.i == 0 or word.nbor(-1).is_lower or word.nbor(-1).is_punct or best(word.nbor(-1).text) is not None
    return word.lower_ == "in" and word.nbor(1).text == "-" and not word.whitespace_


def tied_from(doc: Doc, hyphen: int, start: int) -> int:
    """Where words that hyphens tie begin: "first" of "first-choice", "multi" of "multi-asset"; no "19-year"."""
    first = hyphen
    while first - 1 >= start and doc[first].text in ("-", "–") and not doc[first - 1].whitespace_:
        if not doc[first - 1].is_alpha:
            break
        first -= 1
        if first - 1 > start and doc[first - 1].text in ("-", "–") and not doc[first - 1].whitespace_:
            first -= 1
    return first if doc[first].is_alpha and doc[first].lower_ not in ("ex", "then") else hyphen


def is_of_party(word: Token) -> bool:
    """Whether a word belongs to the post of a state party's man in a place: "village party secretary"."""
    behind = word.doc[word.i + 1 : word.i + 2].text.lower()
    return word.lower_ == "party" and behind in ("secretary", "secretaries", "chief", "boss")


def is_doing(word: Token, end: int) -> bool:
    """Whether a word in "ing" is a field of its own: "tunnelling" in "head of tunnelling at"."""
    behind = word.nbor(1) if word.i + 1 < end else None
    return word.tag_ == "VBG" and (behind is None or behind.is_punct or behind.lower_ in ("at", "for"))


def is_region_led(reading: Reading, key: str, named: Mention, end: int) -> bool:
    """Whether a post is held for a part of the world: "its director for Asia, Ann Roe", "envoy for Chad Ann Roe"."""
    listed = rows("roles")["branching"]
    branch = key.split()[-1] in listed["words"]
    if named.kind != "name" or not (branch or key in listed["abroad"]) or not reading.is_a(named, SCHEMA.Place):
        return False
    behind = reading.mention_at(reading.doc[named.last]) if named.last < end else None
    called = behind is not None and behind.kind == "name" and reading.is_a(behind, SCHEMA.Person)
    return called or (named.last < end and reading.doc[named.last].lower_ in (",", "at"))
