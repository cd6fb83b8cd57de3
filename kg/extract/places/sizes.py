"""Which of two places lies in the other: by the kinds of both, by the nouns beside them, by the table of places."""

from kg.extract.places.known import places
from kg.extract.reading import Reading
from kg.model import Mention
from kg.rows import words
from kg.vocabulary import SCHEMA

RANK = {SCHEMA.City: 1, SCHEMA.State: 2, SCHEMA.AdministrativeArea: 2, SCHEMA.Country: 3, SCHEMA.Continent: 4}


class Sizes:
    """Compares the places of one article; `starting` are their names by first token."""

    def __init__(self, reading: Reading, starting: dict[int, Mention]) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.starting = starting

    def _word(self, at: int) -> str:
        return self.doc[at].lower_ if at < len(self.doc) else ""

    def rank(self, mention: Mention) -> int:
        """0 for a place of unknown kind, 1 for a city, up to 4 for a continent."""
        classes = self.reading.entity(mention).classes
        return max((RANK.get(c, 0) for c in classes), default=0)

    def larger(self, inner: Mention, outer: Mention) -> bool:
        """Whether "inner, outer" names a place and what it lies in, rather than two places of a list."""
        small, large = self.rank(inner), self.rank(outer)
        noun = self._word(outer.last) in words("places", "place_nouns")
        if self.contradicted(inner, outer):
            return False
        listed = self._listing(inner, outer)
        several = inner.first > 1 and self.doc[inner.first - 2].tag_ == "NNS" and self._word(inner.first - 1) == "of"
        if listed and several:
            return False  # "the districts of Lomas, Bexley and Corvo"
        if large > small and large >= 2:
            return not listed or (small > 0 and self.known_inside(inner, outer) and not self._are_peers(inner, outer))
        return not listed and (noun or (small == 0 and large == 1))

    def _listing(self, inner: Mention, outer: Mention) -> bool:
        """Whether the two stand in a list of places: "Kenya, Oslo and Lima"."""
        before = self._word(inner.first - 1) if inner.first else ""
        after = self._word(outer.last)
        in_list = before == "," and self.reading.mention_at(self.doc[max(0, inner.first - 2)]) in self.starting.values()
        at = outer.last + 1
        following = self.starting.get(at + (self._word(at) in ("and", "or")))
        if following is not None and self._word(at) in ("and", "or") and self._word(following.last) == ",":
            following = None  # "Dorbrook, Ohio, and Halden, Maine"
        return in_list or after in ("and", "or", "&") or (after == "," and following is not None)

    def grows(self, inner: Mention, outer: Mention) -> bool:
        """Whether a place of known kind is followed by one of a larger kind, in which it may lie."""
        return 0 < self.rank(inner) < self.rank(outer) and not self.contradicted(inner, outer)

    def not_smaller(self, inner: Mention, outer: Mention) -> bool:
        """Whether the outer place may hold the inner one, as far as their kinds are known."""
        small, large = self.rank(inner), self.rank(outer)
        return large == 0 or small == 0 or large > small

    def outnumbers(self, one: Mention, other: Mention) -> bool:
        """Whether one place is known for a city, and the other for none that is as large."""
        here, there = (
            max((p.inhabitants for p in places(self.reading.entity(m).label) if p.kind == "city"), default=0)
            for m in (one, other)
        )
        return here > there

    def _codes(self, mention: Mention, kind: str = "") -> set[str]:
        return {p.country for p in places(self.reading.entity(mention).label) if kind in ("", p.kind)}

    def known_inside(self, inner: Mention, outer: Mention) -> bool:
        """Whether the table of places knows the one in the country of the other."""
        return bool(self._codes(inner) & self._codes(outer))

    def _are_peers(self, one: Mention, other: Mention) -> bool:
        """Whether both are states of one country by the table: "Chiang Mai, Phuket and Krabi", no "Leipzig, Saxony"."""
        return bool(self._codes(one, "state") & self._codes(other, "state"))

    def contradicted(self, inner: Mention, outer: Mention) -> bool:
        """Whether the table of places knows both and puts them into different countries."""
        if not self.reading.is_a(inner, SCHEMA.Place) or self.rank(outer) == 4:
            return False
        one, other = self._codes(inner), self._codes(outer)
        return bool(one) and bool(other) and not one & other

    def contradicted_by(self, inner: Mention, country: str) -> bool:
        """Whether the table of places knows a place, and in no country of that name."""
        known = {place.country for place in places(country)}
        return bool(known) and bool(self._codes(inner)) and not known & self._codes(inner)
