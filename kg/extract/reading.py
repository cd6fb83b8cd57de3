"""An article while it is read: the annotation and what the steps before have found, with look-ups by token."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise, takewhile
from math import prod
from typing import TYPE_CHECKING, Literal

from kg.extract.tables import Cell, cells
from kg.extract.times.calendar import first_day
from kg.extract.tokens import Doc, Span, Token
from kg.model import Attribution, Document, Entity, Evidence, Mention, Part, Quantity, Time
from kg.vocabulary import SCHEMA

if TYPE_CHECKING:
    from kg.extract.quotations.marks import Quoted

PROSE = ("paragraph", "caption", "headline", "subheading", "speaker")  # blocks whose sentences tell something
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"[^\W\d]{3}")
LINK = re.compile(r"\s?[-–]\s?|\s(?:to|and|through|until)\s")  # between the days of a range


class Reading:
    """What the claim extractors see. Token arguments are spaCy tokens of `doc`; nothing here changes the text."""

    def __init__(
        self,
        document: Document,
        doc: Doc,
        mentions: tuple[Mention, ...],
        entities: tuple[Entity, ...],
        times: tuple[Time, ...],
        quantities: tuple[Quantity, ...],
        quoted: tuple["Quoted", ...],
    ) -> None:
        self.document = document
        self.doc = doc
        self.mentions = mentions
        self.entities = entities
        self.times = times
        self.quantities = quantities
        self.quoted = quoted
        self.told_from = frozenset(quote.first for quote in quoted if not quote.marked)
        self.attributions: tuple[Attribution, ...] = ()
        self.taken_up: dict[int, int] = {}
        self.doubtful: frozenset[int] = frozenset()  # where names begin that may be none
        self._entity_by_id = {entity.id: entity for entity in entities}
        names = ((name, entity) for entity in reversed(entities) for name in (entity.label, *entity.alt_labels))
        self._entity_by_name = dict(names)  # the first entity that bears each name
        self._mention_by_token: dict[int, Mention] = {}  # the narrowest over each token
        for mention in sorted(mentions, key=lambda m: (m.first - m.last, m.first)):
            self._mention_by_token.update(dict.fromkeys(range(mention.first, mention.last), mention))
        widest_last = sorted(mentions, key=lambda m: (m.last - m.first, -m.first))
        self._mention_by_root = {mention.root: mention for mention in widest_last}
        self._time_by_token = {i: time for time in times for i in range(time.first, time.last)}
        self._quantity_by_token = {i: quantity for quantity in quantities for i in range(quantity.first, quantity.last)}
        self._certainty_at: dict[tuple[int | None, int | None, str | None], float] = {
            (m.start, m.end, m.entity): m.confidence for m in mentions
        }
        self._block_kind = self._kinds()
        self._cell_by_end = {cell.end: cell for cell in cells(document)}

    def _kinds(self) -> list[str]:
        """The kind of block of every token."""
        kinds = ["paragraph"] * len(self.doc)
        for block in self.document.blocks:
            span = self.doc.char_span(block.start, block.end, alignment_mode="contract")
            if span is not None:
                kinds[span.start : span.end] = [block.kind] * len(span)
        return kinds

    def mention_at(self, token: Token) -> Mention | None:
        """The narrowest mention that the token is part of."""
        return self._mention_by_token.get(token.i)

    def quantity_before(self, time: Time) -> Quantity | None:
        """The quantity right before a time, or before its preposition: "61 million" of "61 million in May"."""
        i = time.first - 1
        i -= 1 if i > 0 and self.doc[i].tag_ == "IN" else 0
        return self.quantity_at(self.doc[i]) if i >= 0 else None

    def span_of(self, part: Part | None, cut: Literal["strict", "expand"] = "strict") -> Span | None:
        """The tokens of a part, or None where it stands nowhere; a token that it cuts is as for `Doc.char_span`."""
        if part is None or part.start is None or part.end is None:
            return None
        return self.doc.char_span(part.start, part.end, cut)

    def mention_of(self, part: Part) -> Mention | None:
        """The mention that an entity's part is, else the narrowest over the first character of the part."""
        span = None if part.start is None else self.doc.char_span(part.start, part.start + 1, alignment_mode="expand")
        if span is None:
            return None
        narrowest = self.mention_at(span[0])
        if part.entity is None or narrowest is None or narrowest.entity == part.entity:
            return narrowest
        begun = self.mentions[bisect_left(self.mentions, narrowest.first, key=lambda m: m.first) :]
        same = (m for m in takewhile(lambda m: m.start == part.start, begun) if m.entity == part.entity)
        return next(same, narrowest)  # "the club's ground" is the ground

    def mention_headed_by(self, token: Token) -> Mention | None:
        """The mention whose syntactic head is the token: what a subject or object refers to."""
        return self._mention_by_root.get(token.i)

    def mentions_in(self, first: int, last: int) -> Iterator[Mention]:
        """The mentions that lie wholly between two token indices (`last` exclusive), in order."""
        at = bisect_left(self.mentions, first, key=lambda m: m.first)
        behind = takewhile(lambda m: m.first < last, islice(self.mentions, at, None))
        return (m for m in behind if m.last <= last)

    def times_in(self, first: int, last: int) -> Iterator[Time]:
        """The temporal expressions that lie wholly between two token indices (`last` exclusive), in order."""
        at = bisect_left(self.times, first, key=lambda time: time.first)
        return takewhile(lambda time: time.last <= last, islice(self.times, at, None))

    def quantities_in(self, first: int, last: int) -> Iterator[Quantity]:
        """The quantities that begin between two token indices (`last` exclusive), in order."""
        at = bisect_left(self.quantities, first, key=lambda quantity: quantity.first)
        return takewhile(lambda quantity: quantity.first < last, islice(self.quantities, at, None))

    def cell(self, quantity: Quantity) -> Cell | None:
        """The cell of a table that a quantity stands in."""
        return self._cell_by_end.get(quantity.end)

    def day_range(self, time: Time) -> tuple[Time, Time] | None:
        """The first and the last of several days in a row of which a time is one: "14-15 April", "June 11 to 12"."""
        at = bisect_left(self.times, time.first, key=lambda other: other.first)
        for one, other in pairwise(self.times[max(at - 1, 0) : at + 2]):
            between = self.document.text[one.end : other.start]
            days = DAY.fullmatch(one.value) and DAY.fullmatch(other.value) and one.value < other.value
            short = any(MONTH.search(self.document.text, t.start, t.end) is None for t in (one, other))
            if time in (one, other) and days and short and LINK.fullmatch(between):
                return one, other
        return None

    def dated(self, edge: str, time: Time) -> dict[str, tuple[Part, ...]]:
        """A start or an end at a time; both, where something starts on one of several days in a row."""
        days = self.day_range(time) if edge == SCHEMA.startTime else None
        if days is None:
            return {edge: (self.time_part(time),)}
        return {SCHEMA.startTime: (self.time_part(days[0]),), SCHEMA.endTime: (self.time_part(days[1]),)}

    def noun_for(self, token: Token) -> Token:
        """The noun, of a thing without a name, that a pronoun takes up; else the token itself."""
        return self.doc[self.taken_up.get(token.i, token.i)]

    def entity(self, mention: Mention) -> Entity:
        """Whom or what a mention refers to."""
        return self._entity_by_id[mention.entity]

    def is_a(self, mention: Mention | None, *classes: str) -> bool:
        """Whether the mention refers to an entity of one of the classes (short forms, general or special)."""
        return mention is not None and any(c in self.entity(mention).classes for c in classes)

    def entity_named(self, name: str) -> Entity | None:
        """The first entity that bears a name, written just so."""
        return self._entity_by_name.get(name)

    def time_at(self, token: Token) -> Time | None:
        """The temporal expression that the token is part of."""
        return self._time_by_token.get(token.i)

    def quantity_at(self, token: Token) -> Quantity | None:
        """The quantity that the token is part of."""
        return self._quantity_by_token.get(token.i)

    def block_kind(self, token: Token) -> str:
        """The kind of block the token stands in."""
        return self._block_kind[token.i]

    def block_of(self, token: Token) -> int:
        """The number of the block the token stands in, or -1."""
        at = bisect_right(self.document.blocks, token.idx, key=lambda block: block.start) - 1
        return at if at >= 0 and token.idx < self.document.blocks[at].end else -1

    def sentences(self, kinds: Iterable[str] = ("paragraph",)) -> Iterator[Span]:
        """The sentences of the given kinds of block, in order; running text by default."""
        wanted = frozenset(kinds)
        return (sentence for sentence in self.doc.sents if self._block_kind[sentence.start] in wanted)

    def evidence(self, first: int, last: int) -> Evidence:
        """The words from one token index to another (`last` exclusive), white space at the ends left out."""
        while first < last and self.doc[first].is_space:
            first += 1
        while last > first and self.doc[last - 1].is_space:
            last -= 1
        span = self.doc[first:last]
        return Evidence(span.start_char, span.end_char, self.document.text[span.start_char : span.end_char])

    def sentence_evidence(self, token: Token) -> Evidence:
        """The sentence the token stands in, as evidence."""
        return self.evidence(token.sent.start, token.sent.end)

    def certainty(self, *parts: Part) -> float:
        """How sure it is that the words of all the parts refer to their entities; words that are no mention are."""
        places = ((part.start, part.end, part.entity) for part in parts)
        return prod(self._certainty_at.get(place, 1.0) for place in places)

    def is_ahead(self, value: str) -> bool:
        """Whether a day, a month or a year (a TIMEX3 value) lies behind the article's own, where that is told."""
        published = self.document.published
        begins = first_day(value) if "-Q" in value or "-H" in value else None
        if begins is not None:
            return published is not None and begins.isoformat() > published
        return published is not None and value[:4].isdigit() and value[: len(published)] > published[: len(value)]

    def entity_part(self, mention: Mention) -> Part:
        """A claim's part that is the entity a mention refers to, at the place of the mention."""
        return Part(entity=mention.entity, start=mention.start, end=mention.end)

    def words_part(self, first: int, last: int, text: str | None = None) -> Part:
        """A claim's part that is words of the text (or a readable form of them), at their place."""
        evidence = self.evidence(first, last)
        return Part(text=text if text is not None else evidence.exact, start=evidence.start, end=evidence.end)

    def time_part(self, time: Time) -> Part:
        """A claim's part that is a time: its value, at the place of its words."""
        exact = self.evidence(time.first, time.last)
        return Part(value=time.value, text=exact.exact, start=exact.start, end=exact.end)
