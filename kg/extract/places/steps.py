"""The way from a place to what it lies in, word by word: "in the Lomas region of central Chad", "Lomas, Kent, UK"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.demonyms import country_told, region_of
from kg.extract.places.known import places
from kg.extract.places.spots import Spots
from kg.extract.referents import country_part
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.rows import words
from kg.vocabulary import RDF, SCHEMA

FAR = 14  # tokens from a preposition to the name behind it
LONGEST = 6  # places of one way
ROW = 5  # places of one comma row
WITHIN = ("in", "within", "inside")
BEFORE = ("in", "within", "near", "at", "from", "of", "to", "on", "around", "outside", "through", "into")
JOINING = ("and", "or", "&", "as")
CLOSING = (",", ".", ";", ")", "–", "—", "-")
WATER = (SCHEMA.BodyOfWater,)


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a way: the mention of it, or a country told by its people; token indices, last exclusive."""

    mention: Mention | None
    part: Part
    first: int
    last: int
    sure: bool = True  # whether the place before it lies in it, and not only what is told
    told: bool = False  # whether a row says so in so many words, whatever the table of places knows


class Steps(Spots):
    """Follows the words from a place to the larger places around it, in one article."""

    def way_from(self, at: int, preposition: str) -> list[Step]:
        """The places behind a preposition, the nearest first: Lomas, Kent, UK of "in the town of Lomas, Kent, UK"."""
        found = self._behind(at, preposition)
        last = next((s for s in found if s.mention is not None), None)
        while last is not None and last.mention is not None and len(found) < LONGEST:
            onward = self.onward(last.mention)
            found += onward
            last = next((s for s in onward if s.mention is not None), None) if onward else None
        return found

    def onward(self, place: Mention) -> list[Step]:
        """The places next on the way: behind its comma, in its brackets, behind "in" or "of"."""
        at = self._past_noun_of(place)
        word = self._word(at)
        if word in WITHIN:
            return self._behind(at + 1, word)
        if word == "of" and self._is_of_larger(place, at):
            return [step for step in self._behind(at + 1, word) if not self._is_part_behind(place, step)]
        if word == "(":
            return self._bracketed(place, at)
        if word != ",":
            return []
        following = self._word(at + 1)
        if following in {*WITHIN, "on"} and self._word(at + 2) not in ("which", "whose"):
            return [self._beside(place, step, at + 1) for step in self._behind(at + 2, following)]
        part = at + 1 + (following in ("now", "today", "a"))
        if self._word(part) == "part" and self._word(part + 1) == "of":
            return self._behind(part + 2, "of")
        return self._set_behind(place)

    # Behind a preposition

    def _behind(self, at: int, preposition: str) -> list[Step]:
        """The place named from a token on, with what it is told to be of: "the Peruvian town of Lomas"."""
        edge, kind = False, ""
        if preposition == "of" and self._word(at - 2) in words("places", "inflows"):
            return []  # "a tributary of the Lomas"
        for _ in range(FAR):
            place = self.starting.get(at)
            if place is not None:
                found = self._named(place) if self._may_hold(place, preposition, edge) else []
                told = kind in words("places", "divisions") or self._word(place.last) in words("places", "divisions")
                return [replace(found[0], told=told), *found[1:]] if found else []
            token = self.doc[at] if at < len(self.doc) else None
            if token is None or token.is_sent_start:
                return []
            following = self._word(at + 1)
            people = self._people(token)
            if people is not None:
                named = self._named_behind_people(at + 1)
                return [self._step(named), replace(people, last=named.last)] if named is not None else []
            if following == "of" and self._is_part(token):
                edge, kind = edge or token.lower_ in words("places", "shores"), token.lower_
                at += 2
            elif self._is_between(token):
                at += 1
            else:
                return []
        return []

    def _step(self, place: Mention) -> Step:
        return Step(place, self.reading.entity_part(place), place.first, place.last)

    def _may_hold(self, place: Mention, preposition: str, edge: bool) -> bool:
        """Whether what is "in" or "on" a place or a part of it lies in it: not "on the Lomas River"."""
        water = self.reading.is_a(place, *WATER) or self._word(place.last - 1) in words("places", "waters")
        water |= self._word(place.last) in words("places", "waters")
        if self._word(place.last) in ("'s", "’s") or self.doc[place.last : place.last + 1].text == "-":
            return False
        return not (water and (preposition in ("on", "of") or edge))

    def _is_part(self, token: Token) -> bool:
        """Whether a noun before "of" means a place or a part of one: "the town of", "the north-eastern corner of"."""
        word = token.lower_
        if word in words("places", "compass"):
            return any(t.lower_ == "the" for t in self.doc[max(0, token.i - 3) : token.i])
        return word in words("places", "parts_of") | words("places", "lands") | words("places", "place_nouns")

    def _is_between(self, token: Token) -> bool:
        """Whether a word may stand before the noun or name of a place: "the far north-eastern", "present-day"."""
        if token.lower_ in ("the", "a", "an", "what", "is", "now", "-", "&"):
            return True
        small = token.text[:1].islower() and token.tag_ in ("JJ", "RB", "NN", "VBN", "NNP", "CD", "JJS", "RBS", "HYPH")
        return small and token.lower_ not in words("places", "outside") and token.pos_ != "VERB"

    def _named(self, place: Mention) -> list[Step]:
        """The place, or what its noun and "of" lead to: Idaho and then the U.S. of "the U.S. state of Idaho"."""
        own = self._step(place)
        noun = place.last
        if self._word(noun + 1) == "of" and self._is_place_noun(self._word(noun)):
            inner = self.starting.get(noun + 2 + (self._word(noun + 2) == "the"))
            turned = inner is not None and (
                self._word(noun) in words("places", "named_behind")
                or self.sizes.rank(place) == 3 > self.sizes.rank(inner)
            )
            if inner is not None and turned and self.sizes.not_smaller(inner, place):
                return [self._step(inner), own]
        return [own]

    def _people(self, token: Token) -> Step | None:
        """The country or region of "Peruvian" before a noun for a place: "the Peruvian town of Lomas"."""
        country = country_told(token) or region_of(token.text)
        beside = self._word(token.i + 1)
        if country is None or not token.text[:1].isupper() or beside == "-" or self._word(token.i - 1) == "-":
            return None
        return Step(None, country_part(self.reading, token, country), token.i, token.i + 1)

    def _named_behind_people(self, at: int) -> Mention | None:
        """Lomas of "seaside town of Lomas" behind a people."""
        for i in range(at, at + 3):
            if self._is_place_noun(self._word(i)) and self._word(i) not in words("places", "claimed"):
                j = i + 1 + (self._word(i + 1) == "of")
                return self.starting.get(j + (self._word(j) == "the"))
            if i >= len(self.doc) or not self.doc[i].is_lower or self.doc[i].pos_ not in ("ADJ", "NOUN"):
                return None
        return None

    def _is_place_noun(self, word: str) -> bool:
        return word in words("places", "place_nouns") | words("places", "lands")

    def _is_of_larger(self, place: Mention, at: int) -> bool:
        """Whether "of" tells what a place is a part of: "the Lomas region of Chad", "the Central Province of Chad"."""
        kind = self._word(at - 1)
        kind = kind if self._is_place_noun(kind) else kind.removesuffix("s")
        one = self._is_place_noun(kind) and kind not in words("places", "named_behind")
        one &= at > place.last or kind not in words("places", "named_after_of")  # "the Royal Borough of Lomas"
        one &= at == place.last or not self.reading.is_a(place, *WATER)  # "the Black Sea coast of Romania"
        named = kind in words("places", "named_behind") and at == place.last  # "the North Island of Chad"
        article = any(t.lower_ == "the" for t in self.doc[max(0, place.first - 2) : place.first])
        return article and (one or named)

    def _is_part_behind(self, place: Mention, step: Step) -> bool:
        """Whether the place behind "of" is the smaller: "the Lomas district of Corvo", where Lomas is a city."""
        outer = step.mention
        if outer is None:
            return False
        part = self._word(place.last) in words("places", "town_parts")
        return self.sizes.outnumbers(place, outer) or (not part and self.size(place) > self.size(outer))

    # Behind a comma and in brackets

    def _past_noun_of(self, place: Mention) -> int:
        """The token behind a name, the noun for its kind and an aside of few words in brackets."""
        at = place.last
        if self._is_place_noun(self._word(at)):
            at += 1
        if self._word(at) == "(":
            closed = next((i for i in range(at + 1, at + 5) if self._word(i) == ")"), 0)
            if closed and self.starting.get(at + 1) is None:
                return closed + 1
        return at

    def _bracketed(self, place: Mention, at: int) -> list[Step]:
        """ "Lomas (Peru)": a country or state alone in brackets behind a smaller place."""
        outer = self.starting.get(at + 1)
        if outer is None or self._word(outer.last) != ")" or self.sizes.rank(outer) < 2:
            return []
        if not self.sizes.not_smaller(place, outer) or self.sizes.contradicted(place, outer):
            return []
        return [self._step(outer)]

    def _beside(self, place: Mention, step: Step, preposition: int) -> Step:
        """A step behind a comma, which another thing may have taken: "in Corvo State, on the Lomas Peninsula"."""
        kinds = {t.lower_ for t in self.doc[preposition : step.last + 1]} & words("places", "divisions")
        larger = step.mention is None or self.size(step.mention) > max(1, self.size(place)) or bool(kinds)
        return replace(step, sure=self._word(preposition) != "on" and larger)

    def _set_behind(self, place: Mention) -> list[Step]:
        """The next place of a comma row, if it is no list: "Lomas, Corvo County, Ohio"."""
        row = self.row_from(self._row_start(place))
        at = next((i for i, m in enumerate(row) if m is place), len(row)) + 1
        if at >= len(row) or not self.is_chain(row):
            return []
        return [replace(self._step(row[at]), told=self._is_told(row))]

    def _row_start(self, place: Mention) -> Mention:
        """The first place of the comma row that a place stands in."""
        for _ in range(ROW):
            start = place.first
            while self._word(start - 1) in words("places", "directions"):
                start -= 1
            before = self._ended_before(start - 1) if self._word(start - 1) == "," else None
            if before is None:
                break
            place = before
        return place

    def _ended_before(self, at: int) -> Mention | None:
        """The place whose name, or the noun behind it, ends right before a token."""
        return self.ending.get(at) or (self.ending.get(at - 1) if self._is_place_noun(self._word(at - 1)) else None)

    def row_from(self, place: Mention) -> list[Mention]:
        """The places that follow one another behind commas only, points of the compass skipped."""
        row, at = [place], self._past_noun_of(place)
        while len(row) < ROW and self._word(at) == ",":
            start = at + 1
            while self._word(start) in words("places", "directions") or self._word(start) == "-":
                start += 1
            following = self.starting.get(start)
            if following is None or (start > at + 1 and self._word(at + 1) == "the"):
                break
            row.append(following)
            at = self._past_noun_of(following)
        return row

    def is_chain(self, row: list[Mention]) -> bool:
        """Whether each place of a comma row lies in the next, rather than beside it in a list."""
        end = self._past_noun_of(row[-1])
        after, behind = self._word(end), self._word(end + 1)
        if (after in JOINING and self._goes_on(end + 1)) or (
            after == "," and behind in JOINING and self._goes_on(end + 2)
        ):
            return False
        if after in ("'s", "’s") or (end < len(self.doc) and self.doc[end].tag_ in ("NN", "NNS", "NNP")):
            return False  # "in Lomas, Kent residents said"
        told = self._is_told(row)
        pairs = list(pairwise(row))
        if any(self._are_beside(inner, outer, told) for inner, outer in pairs) or self._is_listed(row[0]):
            return False
        if self.size(row[-1]) >= 2 or self._has_kind(row[-1]):
            return True
        named = after == "," and end + 1 < len(self.doc) and self.doc[end + 1].pos_ == "PROPN"  # a list of firms
        return len(row) == 2 and self._is_placed(row[0]) and after in CLOSING and not named

    def _is_told(self, row: list[Mention]) -> bool:
        """Whether a row behind a preposition ends in a state or country and is set off: "in Lomas, Ohio."."""
        closed = self._word(self._past_noun_of(row[-1])) in CLOSING
        placed = self._is_placed(row[0]) or self._word(row[0].first - 1) == "and"
        return closed and placed and self.sizes.rank(row[-1]) >= 2

    def size(self, place: Mention) -> int:
        """The rank of a place; a city behind a comma is the state of its name, if there is one: "Albany, New York"."""
        rank = self.sizes.rank(place)
        named = rank == 1 and self._word(place.first - 1) == ","
        state = named and any(p.kind == "state" for p in places(self.reading.entity(place).label))
        return 2 if state else rank

    def _goes_on(self, at: int) -> bool:
        """Whether a list goes on behind "and": no verb, as in "was born in Lomas, Ohio, and studied"."""
        return at < len(self.doc) and self.doc[at].pos_ not in ("VERB", "AUX", "ADV", "ADP", "PRON", "SCONJ")

    def _are_beside(self, inner: Mention, outer: Mention, told: bool) -> bool:
        """Whether two places cannot lie in each other: two countries, two cities of different lands, a larger first."""
        small, large = self.size(inner), self.size(outer)
        denied = self.sizes.contradicted(inner, outer) and not (told and large > max(1, small))
        if inner.entity == outer.entity or denied or (large and small > large):
            return True
        states = all(self.reading.is_a(m, SCHEMA.State) and not self._has_kind(m) for m in (inner, outer))
        return small == large and (small in {1, 3, 4} or states)

    def _has_kind(self, place: Mention) -> bool:
        """Whether a name ends in what the place is, or stands before it: "Corvo County", "Corvo province"."""
        last = self._word(place.last - 1) if place.last - place.first > 1 else ""
        return last in words("places", "divisions") or self._word(place.last) in words("places", "divisions")

    def _is_listed(self, first: Mention) -> bool:
        """Whether a row began before its first place: "and Lomas, Kent", "the towns of Lomas, Corvo"."""
        before, held = self._word(first.first - 1), self.doc[max(0, first.first - 2)]
        joined = before in ("and", "or", "&") and self.ending.get(first.first - 1) is not None
        return joined or (before == "of" and held.tag_ == "NNS")

    def _is_placed(self, place: Mention) -> bool:
        """Whether a preposition inside its sentence leads to a place: "was born in Lomas, Corvo."."""
        at = place.first - 1 - self._is_place_noun(self._word(place.first - 1))
        while at > 0 and (self._word(at) == "the" or self._word(at) in words("places", "directions")):
            at -= 1
        opens = at <= self.doc[place.root].sent.start
        return not opens and self._word(at) in BEFORE

    # The claims

    def lies(
        self, thing: Mention, step: Step, first: int, anchor: int, confidence: float, rule: str
    ) -> Iterator[Claim]:
        """A thing lies in a place of the way, if no size and no table denies it."""
        if step.part.entity == thing.entity:
            return
        if step.mention is not None:
            small, large = self.size(thing), self.size(step.mention)
            denied = not step.told and self.sizes.contradicted(thing, step.mention)
            if denied or (small and large and small > large) or small == large in {3, 4}:
                return
        elif step.part.text is not None and self.sizes.contradicted_by(thing, step.part.text):
            return
        place = self.reading.is_a(thing, SCHEMA.Place)
        parts = {
            RDF.subject: (self.reading.entity_part(thing),),
            RDF.predicate: (Part(iri=SCHEMA.containedInPlace if place else SCHEMA.location),),
            RDF.object: (step.part,),
        }
        evidence = self.reading.evidence(min(first, step.first), max(thing.last, step.last, anchor + 1))
        yield Claim(RDF.Statement, parts, evidence, rule, anchor, confidence)
