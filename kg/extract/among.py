"""What a thing is one of becomes its description: "Nimbus, one of Chile's largest salmon farmers, said"."""

from collections.abc import Iterator

from kg.extract.grammar import child, noun_phrase
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import kind_of_noun, noun_of
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.vocabulary import RDF, SCHEMA

CONFIDENCE = 0.88
LONGEST = 12  # words of such a description
CLOSING = (",", ".", ";", ")", "—", "–")


def extract(reading: Reading) -> Iterator[Claim]:
    """schema:description of the named things that are set beside "one of" others of their kind."""
    for mention in reading.mentions:
        known = mention.kind == "name" and not reading.is_a(mention, SCHEMA.Person)
        of = _among(reading, mention) if known else None
        noun = child(of, "pobj") if of is not None else None
        if of is not None and noun is not None and _is_of_kind(reading, mention, noun):
            yield from _described(reading, mention, of.i - 1, noun)


def _among(reading: Reading, mention: Mention) -> Token | None:
    """The "of" in ", one of" right behind a name."""
    doc, at = reading.doc, mention.last
    told = [word.lower_ for word in doc[at : at + 3]] == [",", "one", "of"]
    return doc[at + 2] if told and doc[at + 2].sent.start == doc[mention.first].sent.start else None


def _is_of_kind(reading: Reading, mention: Mention, noun: Token) -> bool:
    """Whether a plural is that of what the name's bearer is, and is told more closely than by a count."""
    kind = kind_of_noun(noun_of(noun))
    closely = any(word.dep_ in ("amod", "compound") for word in noun.lefts)
    return noun.tag_ == "NNS" and kind == reading.entity(mention).classes[0] and closely


def _described(reading: Reading, mention: Mention, first: int, noun: Token) -> Iterator[Claim]:
    _, last = noun_phrase(noun)
    others = [m for m in reading.mentions_in(first, last) if m.kind == "name" and not reading.is_a(m, SCHEMA.Place)]
    closed = last < len(reading.doc) and reading.doc[last].text in CLOSING
    if others or not closed or last - first > LONGEST:
        return
    parts: dict[str, tuple[Part, ...]] = {
        RDF.subject: (reading.entity_part(mention),),
        RDF.predicate: (Part(iri=SCHEMA.description),),
        RDF.object: (reading.words_part(first, last),),
    }
    evidence = reading.evidence(mention.first, last)
    yield Claim(RDF.Statement, parts, evidence, "description-among", noun.i, CONFIDENCE)
