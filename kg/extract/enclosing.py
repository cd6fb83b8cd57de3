"""A noun behind a name, with words in front of it, tells what is so named: "the opposition Dawn coalition"."""

from collections.abc import Iterator

from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.rows import rows, words
from kg.vocabulary import RDF, SCHEMA

CONFIDENCE = 0.88
INSIDE = ("JJ", "JJR", "JJS", "NN", "VBN", "VBG", "HYPH", "RB")


def extract(reading: Reading) -> Iterator[Claim]:
    """The descriptions of bodies by what stands around their names."""
    for mention in reading.mentions:
        if mention.kind == "name" and reading.is_a(mention, SCHEMA.Organization):
            noun = _noun_behind(reading, mention)
            first = _start(reading, mention) if noun is not None else mention.first
            if noun is not None and first < mention.first:
                yield _description(reading, mention, first, noun)


def _noun_behind(reading: Reading, mention: Mention) -> Token | None:
    """The small noun that the name stands in front of and belongs to: "coalition" of "the Dawn coalition"."""
    doc, at = reading.doc, mention.last
    while at + 1 < len(doc) and doc[at].tag_ == "NN" and doc[at].is_lower and doc[at + 1].tag_ == "NN":
        at += 1  # "opposition party"
    if at >= len(doc) or doc[at].tag_ != "NN" or doc[at].lower_ not in words("descriptions", "whole_bodies"):
        return None
    closed = at + 1 == len(doc) or doc[at + 1].pos_ not in ("NOUN", "PROPN", "NUM")
    own = doc[mention.root].head == doc[at] and doc[mention.root].dep_ in ("compound", "nmod", "amod")
    return doc[at] if closed and own and doc[at].is_lower else None


def _start(reading: Reading, mention: Mention) -> int:
    """Where the words begin that tell more of a body, behind an article: "opposition" of "the opposition Dawn"."""
    doc, at = reading.doc, mention.first
    while at > doc[at].sent.start and (doc[at - 1].text == "-" or _narrows(reading, doc[at - 1])):
        at -= 1
    opened = at > 0 and doc[at - 1].lower_ in ("the", "a", "an", "its", "their")
    told = any(t.lower_ not in _telling_nothing() and t.text != "-" for t in doc[at : mention.first])
    return at if opened and told else mention.first


def _narrows(reading: Reading, word: Token) -> bool:
    """Whether a word in front of a name belongs to the phrase around it: "ruling", "far-right", "French"."""
    small = word.is_lower and word.tag_ in INSIDE
    return (small or word.ent_type_ == "NORP") and reading.mention_at(word) is None


def _telling_nothing() -> frozenset[str]:
    """Words in front of a name that say nothing of the body: "same", "new", "former"."""
    status = rows("roles")["status"]
    told = words("descriptions", "pointing") | words("descriptions", "of_part")
    return frozenset({*told, *status["former"], *status["current"]})


def _description(reading: Reading, mention: Mention, first: int, noun: Token) -> Claim:
    """The claim that the words around a name tell what bears it."""
    doc = reading.doc
    told = f"{doc[first : mention.first].text} {doc[mention.last : noun.i + 1].text}"
    parts = {
        RDF.subject: (reading.entity_part(mention),),
        RDF.predicate: (Part(iri=SCHEMA.description),),
        RDF.object: (reading.words_part(first, noun.i + 1, told),),
    }
    evidence = reading.evidence(first, noun.i + 1)
    return Claim(RDF.Statement, parts, evidence, "description-around", noun.i, CONFIDENCE)
