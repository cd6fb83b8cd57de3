"""What somebody looks after at a body becomes part of the post: "who leads cancer research at Lund University"."""

from kg.extract.grammar import prepositional
from kg.extract.reading import Reading
from kg.extract.referents import referents
from kg.extract.roles.titles.behind import WITHIN
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.bodies import Body
from kg.extract.tokens import Token
from kg.model import Mention
from kg.rows import words
from kg.vocabulary import SCHEMA


def field_led(reading: Reading, verb: Token, nouns: list[Token]) -> tuple[str | None, Mention | None]:
    """The field that the object of a verb of leading tells, and the organization at which it is led."""
    noun = next((noun for noun in nouns if noun.i > verb.i and _is_field(reading, verb, noun)), None)
    if noun is None:
        return None, None
    places = [place for above in (verb, noun) for _, place in prepositional(above, "at")]
    where = next(iter(referents(reading, places, SCHEMA.Organization)), None)
    told = reading.doc[noun.left_edge.i : noun.i + 1].text
    return (told, where) if where is not None else (None, None)


def part_led(reading: Reading, nouns: list[Token]) -> tuple[str | None, Mention | None]:
    """The part that somebody leads and the organization it is of: "the sales division" and Acme in "at Acme"."""
    for noun in nouns:
        told = noun.is_lower and noun.lower_ in words("roles", "parts") and reading.mention_headed_by(noun) is None
        if told and any(t.lower_ in ("the", "its", "their") for t in noun.lefts):
            behind = [place for prep, place in prepositional(noun.head, *WITHIN) if prep.i == noun.i + 1]
            places = behind or [place for _, place in prepositional(noun, *WITHIN)]
            named = [m for m in referents(reading, places, SCHEMA.Organization) if m.kind != "pronoun"]
            if named:
                said = reading.doc[noun.left_edge.i : noun.i + 1].text
                return said[:1].lower() + said[1:], named[0]
    return None, None


def _is_field(reading: Reading, verb: Token, noun: Token) -> bool:
    """Whether a noun is for work of a kind, and no single deed: "research", "sales", "population statistics".

    What somebody "heads" at a body without an article is always such.
    """
    bare = not any(t.dep_ in ("det", "poss", "nummod") for t in noun.lefts) and reading.mention_headed_by(noun) is None
    looked_after = noun.lower_ in row("functions", "words") | row("fields", "words") | words("roles", "looked_after")
    field = looked_after or noun.lower_.endswith("ics") or verb.lemma_ == "head"
    return bare and noun.is_lower and field


def with_region(reading: Reading, title: Title, bodies: list[Body]) -> tuple[int, int, str | None]:
    """The tokens of a title with the part of the world that it is for: Acme's "head of Asia" is not the head of it."""
    doc, first, last = reading.doc, title.first, title.last
    leads = title.key in row("leading", "words") | {"president", "director", "manager", "managing director"}
    if not leads or not bodies or not all(body.organization for body in bodies):
        return first, last, title.text
    behind = (
        reading.mention_at(doc[last + 1])
        if doc[last : last + 1].text in ("of", "for") and last + 1 < len(doc)
        else None
    )
    if behind is not None and behind.first == last + 1 and _is_region(reading, behind, bodies):
        return first, behind.last, None
    return first, last, title.text


def _is_region(reading: Reading, mention: Mention, bodies: list[Body]) -> bool:
    told = mention.kind == "name" and reading.is_a(mention, SCHEMA.Place)
    apart = not any(body.first <= mention.first < body.last for body in bodies)
    owns = mention.last < len(reading.doc) and reading.doc[mention.last].tag_ == "POS"  # "head of Norway's Acme"
    return told and apart and not owns and not reading.is_a(mention, SCHEMA.CivicStructure)
