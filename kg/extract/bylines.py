"""A byline tells the work of who wrote the article: "By Ann Roe, health correspondent"."""

from collections.abc import Iterator

from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.rows import words
from kg.vocabulary import RDF, SCHEMA

CONFIDENCE = 0.9
LONGEST = 5  # words of the work of a writer


def extract(reading: Reading) -> Iterator[Claim]:
    """schema:description and schema:jobTitle of those whom a byline names with their work."""
    for mention in reading.mentions:
        named = mention.kind == "name" and reading.is_a(mention, SCHEMA.Person)
        if named and reading.block_kind(reading.doc[mention.first]) == "byline":
            yield from _work(reading, mention)


def _work(reading: Reading, author: Mention) -> Iterator[Claim]:
    """The claims of what stands behind a comma and closes its line, if that is what somebody at a newspaper is."""
    doc, first = reading.doc, author.last + 1
    if first >= len(doc) or doc[author.last].text != ",":
        return
    last = first
    while last < len(doc) and _is_inside(reading, doc[last]):
        last += 1
    closed = last == len(doc) or doc[last].is_space or reading.block_kind(doc[last]) != "byline"
    if not closed or not 0 < last - first <= LONGEST or doc[last - 1].lower_ not in words("descriptions", "writers"):
        return
    told = reading.words_part(first, last)
    for predicate in (SCHEMA.description, SCHEMA.jobTitle):
        parts: dict[str, tuple[Part, ...]] = {
            RDF.subject: (reading.entity_part(author),),
            RDF.predicate: (Part(iri=predicate),),
            RDF.object: (told,),
        }
        evidence = reading.evidence(author.first, last)
        yield Claim(RDF.Statement, parts, evidence, "description-byline", author.root, CONFIDENCE)


def _is_inside(reading: Reading, word: Token) -> bool:
    return reading.block_kind(word) == "byline" and not word.is_space and (word.is_alpha or word.text in ("-", "&"))
