"""The nouns: what the stages hand to each other. All frozen; all offsets are characters of `Document.text`.

Names of classes and properties are short forms such as `schema:Person`, taken from `kg.vocabulary`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

Modality = Literal["asserted", "negated", "planned", "possible"]
MentionKind = Literal["name", "nominal", "pronoun"]
BlockKind = Literal["headline", "byline", "dateline", "caption", "subheading", "speaker", "paragraph", "trailer"]
RawKind = Literal["text", "html", "pdf", "record"]
Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Raw:
    """One article's bytes as found. `source` says where, in words for a person; `id` will be the document's id.

    A "record" is one JSON object: `content` holds its bytes, `fields` what they say. A page may have fields as well,
    of what is known from around it.
    """

    source: str
    id: str
    content: bytes
    kind: RawKind
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document with one function: `text[start:end]` is a headline, a byline, a paragraph, ..."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read: its text (the one that every offset refers to), its blocks in order, its metadata.

    `id` is unique in a build and does not depend on the others; `published` is an ISO date or date-time;
    `sha256` is that of the input bytes.
    """

    id: str
    text: str
    sha256: str
    blocks: tuple[Block, ...] = ()
    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that gave no article: where it came from and why, in words that help the user mend it."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that carry a claim: `document.text[start:end] == exact`, always."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in the text, before anyone knows whose it is.

    `first` and `last` are token indices of the spaCy `Doc` (last exclusive). `classes` goes from the general to
    the special: `("schema:Place", "schema:City")`; its first member is the kind that names are compared by.
    `doubtful` says that hardly more than the language model's word speaks for its being a name of that kind.
    """

    first: int
    last: int
    start: int
    end: int
    classes: tuple[str, ...]
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text refers to an entity: by name, by a noun phrase ("the company") or by a pronoun.

    `first`, `last` are token indices (last exclusive), `root` is the token that heads the mention in the parse.
    `confidence` says how sure it is that the mention refers to that entity.
    """

    first: int
    last: int
    root: int
    start: int
    end: int
    kind: MentionKind
    entity: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that an article names. `id` is local to the article until identity gives it an IRI."""

    id: str
    label: str
    classes: tuple[str, ...]
    alt_labels: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Time:
    """A temporal expression with its TIMEX3 type and value ("2021-05", "P1M", "XXXX-05-17", "2021-Q3")."""

    first: int
    last: int
    start: int
    end: int
    type: TimeType
    value: str

    @property
    def is_date(self) -> bool:
        """Whether it is a day, a month or a year that can be counted from: no season, no decade, no "the past"."""
        return self.type == "DATE" and _DATE.fullmatch(self.value) is not None


Change = Literal["=", "up", "down", ">", "<", "~"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. `value` is written out in full, or a pair (low, high) for a range.

    `unit` is "percent", an ISO 4217 code ("CNY"), a singular unit name ("kilometer", "minute"), the counted noun in the
    singular without modifiers ("company"), or "" for a bare number and for a fraction ("a third" is 0.333333). The span
    covers number, scale, currency and unit of measure; a counted noun and qualifiers ("about") are outside.
    """

    first: int
    last: int
    start: int
    end: int
    value: Number | tuple[Number, Number]
    unit: str
    change: Change = "="


@dataclass(frozen=True, slots=True)
class Part:
    """What fills one place of a claim: an entity, or words, or a value; with its place in the text where it has one.

    Exactly one of `entity`, `iri`, `value` and `text` says what it is (`text` may stand beside `value`).
    """

    entity: str | None = None
    text: str | None = None
    value: Number | str | None = None
    datatype: str | None = None
    iri: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is credited with what: the content spans (token indices) and the source, with the cue that ties them."""

    source: Part
    content: tuple[tuple[int, int], ...]
    cue: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement by one article, in one of the five shapes of the vocabulary.

    `parts` maps property names to their fillers. `anchor` is the token that the statement hangs on (its verb, its
    title, its number): modality and attribution are judged there. `id` is set when the claim gets its IRI.
    """

    shape: str
    parts: Mapping[str, tuple[Part, ...]]
    evidence: Evidence
    rule: str
    anchor: int
    confidence: float = 1.0
    modality: Modality = "asserted"
    attributed_to: Part | None = None
    id: str = ""

    def part(self, name: str) -> Part | None:
        """The first filler of a property, or None."""
        return next(iter(self.parts.get(name, ())), None)

    def with_(self, **changes: object) -> "Claim":
        """A copy with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article says."""

    document: Document
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = field(default=())
