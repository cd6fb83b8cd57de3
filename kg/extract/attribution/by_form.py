"""Who speaks by the form of an article: whoever a label or a signature names, or the paragraph above tells."""

from kg.extract.quotations.marks import Quoted
from kg.extract.reading import Reading
from kg.extract.tokens import Doc, Token
from kg.model import Part
from kg.rows import words
from kg.vocabulary import SCHEMA

SURE = 0.95
LEADING = ("paragraph", "subheading")
WORK = 6  # tokens behind a title, with the noun that tells what it is of


def named(reading: Reading, quote: Quoted) -> tuple[int, tuple[Part, ...], float] | None:
    """The token of the name that a label or a signature tells, whose it is, and how sure that is."""
    mention = reading.mention_at(reading.doc[quote.speaker]) if quote.speaker is not None else None
    if quote.speaker is None or mention is None:
        return None
    return quote.speaker, (reading.entity_part(mention),), SURE


def named_before_colon(reading: Reading, colon: Token) -> Part | None:
    """The name that opens a line such as `Lee, through an interpreter: "..."`."""
    mention = reading.mention_at(reading.doc[colon.sent.start])
    if colon.text != ":" or mention is None or not reading.is_a(mention, SCHEMA.Person):
        return None
    return reading.entity_part(mention)


def lead_in(reading: Reading, quote: Quoted) -> int | None:
    """The token behind the colon of a paragraph that leads up to a quotation in the next one."""
    blocks = reading.document.blocks
    before = blocks[quote.block - 1] if blocks and quote.block else None
    if before is None or before.kind not in LEADING or quote.start - blocks[quote.block].start > 2:
        return None
    colon = reading.doc.char_span(before.end - 1, before.end)
    return colon.end if colon is not None and colon.text == ":" else None


def is_before_work(doc: Doc, quote: Quoted) -> bool:
    """Whether the words behind tell what is called so: `opened "Rivers of Silk," an exhibition of`."""
    behind = doc[quote.after : min(quote.after + WORK, len(doc) - 1)]
    noun = next((t for t in behind if t.pos_ == "NOUN" and t.nbor().pos_ not in ("NOUN", "PROPN")), None)
    told = noun is not None and doc[quote.after].lower_ in ("a", "an", "the")
    return told and noun is not None and noun.lemma_.lower() in words("attribution", "terms")
