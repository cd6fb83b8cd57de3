"""What the patterns of places share: the places named in an article, and the claims of where something is."""

from collections.abc import Iterator

from kg.extract.demonyms import country_of
from kg.extract.grammar import conjuncts
from kg.extract.places.sizes import Sizes
from kg.extract.reading import Reading
from kg.extract.referents import around
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.rows import words
from kg.vocabulary import RDF, SCHEMA

DIRECTIONS = (
    "the",
    "central",
    "downtown",
    "northern",
    "southern",
    "eastern",
    "western",
    "nearby",
    "unincorporated",
    "rural",
    "suburban",
)


class Spots:
    """The places of one article by where their names begin and end."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.places = [m for m in reading.mentions if m.kind == "name" and reading.is_a(m, SCHEMA.Place)]
        self.starting = {m.first: m for m in self.places}
        self.ending = {m.last: m for m in self.places}
        self.beginning = {m.start: m for m in self.places}
        self.sizes = Sizes(reading, self.starting)
        self.naming = {m.first: m for m in reading.mentions if m.kind == "name"}

    def _claim(
        self, thing: Mention, predicate: str, place: Mention, anchor: int, confidence: float, rule: str
    ) -> Claim:
        parts = {
            RDF.subject: (self.reading.entity_part(thing),),
            RDF.predicate: (Part(iri=predicate),),
            RDF.object: (self.reading.entity_part(place),),
        }
        evidence = self.reading.evidence(min(thing.first, place.first), max(thing.last, place.last, anchor + 1))
        return Claim(RDF.Statement, parts, evidence, rule, anchor, confidence)

    def _is_in(self, thing: Mention, place: Mention, anchor: int, confidence: float, rule: str) -> Iterator[Claim]:
        """A place is contained in a place, an organization or event is located there."""
        if thing.entity == place.entity:
            return
        if self.reading.is_a(thing, SCHEMA.Place):
            if self.sizes.contradicted(thing, place):
                return
            yield self._claim(thing, SCHEMA.containedInPlace, place, anchor, confidence, rule)
        elif self.reading.is_a(thing, SCHEMA.Organization, SCHEMA.Event):
            for each in (place, *self._wider(place)):
                if each.entity != thing.entity:
                    yield self._claim(thing, SCHEMA.location, each, anchor, confidence, rule)

    def _wider(self, place: Mention) -> list[Mention]:
        """What a place is set in, no list of places: Ohio and USA of "in Dayton, Ohio, USA"."""
        parts = around(self.reading, self.reading.entity_part(place))
        found = [self.beginning[p.start] for p in parts if p.start is not None and p.start in self.beginning]
        if found and self._listed_on(found[-1]) and not self.sizes.grows(place, found[0]):
            return []
        return found

    def _listed_on(self, last: Mention) -> bool:
        """Whether "and" and another place follow: "in Oslo, Bergen, and Lima"."""
        at = last.last + (self._word(last.last) == ",")
        return self._word(at) in ("and", "or", "&", "as") and at + 1 in self.starting

    def _word(self, at: int) -> str:
        return self.doc[at].lower_ if at < len(self.doc) else ""

    def _place_from(self, at: int) -> Mention | None:
        """The place named from a token on, articles and points of the compass skipped, and "the Swiss town of"."""
        at = self._past_time(at)
        while self._word(at) in DIRECTIONS or (self._word(at) in words("places", "compass") and self.doc[at].is_lower):
            at += 1
        noun = at + (at < len(self.doc) and country_of(self.doc[at].text) is not None)
        part = self._word(noun) in words("places", "parts_of") and self._word(noun + 1) == "of"
        if part and at not in self.starting:  # "the Province of Lomas" may be a name
            at = noun + 2
        return self.starting.get(at)

    def _past_time(self, at: int) -> int:
        """Where a place is named behind words for its time: "in what is now Iraq", "in present-day Iraq"."""
        if [self._word(at + i) for i in range(3)] == ["what", "is", "now"]:
            return at + 3
        dated = self._word(at) in ("present", "modern") and self._word(at + 1) == "-" and self._word(at + 2) == "day"
        return at + 3 if dated else at

    def _row_of(self, noun: Token) -> Iterator[Mention]:
        """The places that a noun and its conjuncts name: "in Lagos, Accra and Abidjan"."""
        for each in conjuncts(noun):
            place = self.reading.mention_headed_by(each) or self.reading.mention_at(each)
            if place is not None and place.kind == "name" and self.reading.is_a(place, SCHEMA.Place):
                yield place
