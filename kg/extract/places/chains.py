"""Places told to lie in others by a whole phrase: "Lomas is a village in Kent, England", "situated in Kent"."""

from collections.abc import Iterator

from kg.extract.demonyms import country_told, region_of
from kg.extract.epithets import Epithet, epithets
from kg.extract.grammar import child, subject
from kg.extract.places.steps import FAR, LONGEST, WITHIN, Step, Steps
from kg.extract.referents import country_part, referent
from kg.extract.tokens import Token, behind_brackets
from kg.model import Claim, Mention
from kg.rows import words
from kg.vocabulary import SCHEMA

TOLD, CHAINED, ONWARD, PEOPLE = 0.88, 0.86, 0.84, 0.86
BRACKET = 12  # tokens of an aside behind a noun: "a city (41,300 people in 2011) in Peru"
PREPOSITIONS = (*WITHIN, "on")
PLAIN = ("ADJ", "NOUN", "NUM", "ADV")


class Chains(Steps):
    """The patterns of what is told of a place and of rows of places, over one article."""

    def claims(self) -> Iterator[Claim]:
        """The claims of which place lies in which."""
        for place in self.places:
            if self.reading.block_kind(self.doc[place.first]) != "byline":
                yield from self._row(place)
                for epithet in epithets(self.doc, place.first, place.last):
                    yield from self._described(place, epithet)
        for token in self.doc:
            if token.lower_ in words("places", "lying") or (token.lower_ == "is" and self._word(token.i + 1) in WITHIN):
                yield from self._lying(token)
            elif token.text[:1].isupper() and region_of(token.text) is not None:
                yield from self._of_region(token)
            elif token.tag_ == "NNS" and token.lemma_.lower() in words("places", "lands"):
                yield from self._of_plural(token)

    # Rows: "Lomas, Corvo County, Ohio"; "the Lomas region of Chad"

    def _row(self, place: Mention) -> Iterator[Claim]:
        """Each place that a preposition or a row names, and those that the words behind it lead to."""
        own = self._named(place)
        if len(own) > 1 and own[0].mention is not None:  # "the U.S. state of Idaho"
            yield from self.lies(own[0].mention, own[1], place.first, place.last, CHAINED, "place-chain")
            return
        yield from self._owned(place)
        onward = [step for step in self.onward(place) if step.sure]
        bare = self._word(self._past_noun_of(place)) in WITHIN
        if not onward or (bare and not self._leads_on(place, onward[0])):
            return
        for step in onward:
            yield from self.lies(place, step, place.first, place.root, CHAINED, "place-chain")
        last = next((s.mention for s in onward if s.mention is not None), None)
        for _ in range(LONGEST):
            further = self.onward(last) if last is not None else []
            last = next((s.mention for s in further if s.mention is not None), None) if further else None
            for step in further:
                if not step.sure:
                    return
                yield from self.lies(place, step, place.first, place.root, ONWARD, "place-chain")

    def _leads_on(self, place: Mention, step: Step) -> bool:
        """Whether "in" tells where a place is, and not a deed, a part of it or what it has: "an island of Chad in"."""
        if step.mention is None or not (self._is_placed(place) or self._follows(place)):
            return False
        part = self._word(place.first - 1) == "of" and self._word(place.first - 2) in words("places", "parts_of")
        larger = self.size(step.mention) > self.size(place)
        return larger if part or self.size(place) == 3 else True

    def _follows(self, place: Mention) -> bool:
        """Whether a place stands in a row behind another: "Kent" of "Lomas, Kent, UK"."""
        return self._word(place.first - 1) == "," and self.ending.get(place.first - 1) is not None

    def _owned(self, place: Mention) -> Iterator[Claim]:
        """ "Chad's capital Lomas", "Chad (Lomas)": what a place has, behind the noun for its kind or in brackets."""
        inner = self._inside_brackets(place) or self._behind_noun(place)
        if inner is not None:
            yield from self.lies(inner, self._step(place), place.first, inner.root, CHAINED, "place-chain")

    def _inside_brackets(self, place: Mention) -> Mention | None:
        """The town or state that is known to lie in the land before its brackets: "Peru (Lima)"."""
        inner = self.starting.get(place.last + 1) if self._word(place.last) == "(" else None
        if inner is None or self._word(inner.last) != ")" or self.size(place) != 3 or self.size(inner) == 3:
            return None
        return inner if self.sizes.known_inside(inner, place) else None

    def _behind_noun(self, place: Mention) -> Mention | None:
        """The name behind the noun for what a place has: "Chad's southern port of Lomas"."""
        at = place.last
        if at >= len(self.doc) or self.doc[at].tag_ != "POS":
            return None
        outside = words("places", "bygone") | words("places", "outside")
        for i in range(at + 1, min(at + FAR, len(self.doc))):
            called = self._word(i) == "of" and self._word(i - 1) in words("places", "named_behind")
            inner = self.starting.get(i)
            if inner is not None:
                noun = self.doc[i - 1 - (self._word(i - 1) == "of")]
                return inner if i > at + 1 and self._is_kind(noun) and noun.tag_ == "NN" else None
            if self._word(i) in outside or not (called or self._is_plain(self.doc[i])):
                return None
        return None

    def _is_plain(self, token: Token) -> bool:
        return token.is_lower and token.pos_ in ("ADJ", "NOUN")

    # What a place is: "Lomas is a German resort in Kent", "Lomas, a town in the far north of Chad,"

    def _described(self, place: Mention, epithet: Epithet) -> Iterator[Claim]:
        """What the phrase about a place tells of where it is: by a people, by a preposition, by what it is part of."""
        head = self.doc[epithet.head]
        if head.lower_ == "one":
            of = child(head, "prep")
            noun = child(of, "pobj") if of is not None and of.lower_ == "of" else None
            head = noun if noun is not None else head
        if head.lower_ == "part" and self._word(head.i + 1) == "of" and self.doc[epithet.anchor].tag_ != "VBD":
            yield from self._told(place, self.way_from(head.i + 2, "of"), epithet.anchor)
            return
        if not self._is_kind(head) or self._names_another(head):
            return
        yield from self._of_people(place, epithet, head)
        at = self._past_kinds(head)
        word = self._word(at)
        over = word == "of" and self.doc[epithet.anchor].tag_ == "VBD"  # "was a province of the Lomas Empire"
        if (
            epithet.how != "modifier"
            and not over
            and (word in PREPOSITIONS or word == "of")
            and not self._is_twin(head)
        ):
            yield from self._told(place, self._told_places(at + 1, word), epithet.anchor)

    def _told_places(self, at: int, preposition: str) -> list[Step]:
        """The way from a preposition, or the places of a list behind it: "a river in Chad, Niger and Benin"."""
        way = self.way_from(at, preposition)
        first = way[0].mention if len(way) == 1 else None
        row = self._row_at(first.first) if first is not None and preposition != "of" else []
        alike = first is not None and all(self.size(place) == self.size(first) for place in row)
        ended = len(row) > 1 and self.doc[min(row[-1].last, len(self.doc) - 1)].pos_ not in ("VERB", "AUX")
        return [self._step(place) for place in row] if alike and ended else way

    def _names_another(self, noun: Token) -> bool:
        """Whether a noun has a name of its own behind it: "the resort of Lomas, the city of Corvo and others"."""
        at = noun.i + 1
        called = noun.lower_ in words("places", "named_behind") | words("reference", "named_after_of")
        own = self._word(at) == "of" and self.starting.get(at + 1 + (self._word(at + 1) == "the")) is not None
        ranked = any(t.tag_ in ("JJS", "RBS") or t.lower_ in words("places", "foremost") for t in noun.lefts)
        return called and own and not ranked and any(t.lower_ == "the" for t in noun.lefts)

    def _past_kinds(self, noun: Token) -> int:
        """The token behind a noun, its brackets and the nouns joined to it: "a town and spa (12,000 people) in"."""
        at = behind_brackets(self.doc, noun.i + 1, BRACKET)
        start = at
        while start < min(at + FAR, noun.sent.end) and (
            self._word(start) in {",", "and", "or", "a", "an"}
            or self.doc[start].pos_ in ("ADJ", "NOUN")
            or self.doc[start].dep_ == "compound"
        ):
            start += 1
            if self._is_kind(self.doc[start - 1]):
                at = behind_brackets(self.doc, start, BRACKET)
                start = at
        return at

    def _is_kind(self, noun: Token) -> bool:
        word = noun.lemma_.lower() if noun.tag_ == "NNS" else noun.lower_
        return word in words("places", "lands") | words("places", "place_nouns") | words("places", "sites")

    def _is_twin(self, noun: Token) -> bool:
        return any(t.lower_ in words("places", "outside") for t in noun.lefts)

    def _of_people(self, place: Mention, epithet: Epithet, noun: Token) -> Iterator[Claim]:
        """ "a German seaside resort": the country of a place by the people before the noun for its kind."""
        before = self.doc[epithet.first : noun.i]
        word = noun.lemma_.lower() if noun.tag_ == "NNS" else noun.lower_
        if word not in words("places", "lands") or word in words("places", "claimed"):
            return
        if {t.lower_ for t in before} & (words("places", "bygone") | words("places", "claimed")):
            return
        for token in before:
            country = country_told(token)
            plain = all(t.is_lower and t.pos_ in ("ADJ", "NOUN") for t in self.doc[token.i + 1 : noun.i])
            if country is not None and plain and self._word(token.i - 1) != "-":
                part = country_part(self.reading, token, country)
                step = Step(None, part, token.i, token.i + 1)
                yield from self.lies(place, step, place.first, epithet.anchor, PEOPLE, "place-people")

    def _told(self, thing: Mention, way: list[Step], anchor: int) -> Iterator[Claim]:
        """A thing lies in every place of the way that is told of it."""
        for i, step in enumerate(way):
            yield from self.lies(thing, step, thing.first, anchor, TOLD - 0.01 * i, "place-told")

    def _of_region(self, token: Token) -> Iterator[Claim]:
        """ "the Sicilian province of Lomas": the region of a place by the people before its noun."""
        region = self._people(token)
        place = self._named_behind_people(token.i + 1)
        if region is not None and place is not None:
            yield from self.lies(place, region, token.i, token.i, PEOPLE, "place-people")

    # Where it lies: "is located in the north of Chad", "a town situated in Kent"

    def _lying(self, verb: Token) -> Iterator[Claim]:
        """What stands in a place by a verb: "lies within the Lomas district", "Located in Kent, the town"."""
        at = verb.i + 1
        while self._word(at) in words("places", "wholly"):
            at += 1
        preposition = self._word(at)
        being = verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP") and preposition in WITHIN  # "is in central Chad"
        if preposition not in PREPOSITIONS or not (being or verb.pos_ in ("VERB", "ADJ")):
            return
        noun = verb.head if verb.dep_ == "acl" else subject(verb)
        if noun is None and verb.dep_ == "advcl":
            noun = subject(verb.head)
        thing = referent(self.reading, noun, SCHEMA.Place) if noun is not None else None
        if thing is not None and not (being and self.size(thing) > 2):  # no "China is in Africa"
            yield from self._told(thing, self._told_places(at + 1, preposition), verb.i)

    # "the Danish islands of Lomas and Corvo", "the towns of Lomas and Corvo in Chad"

    def _of_plural(self, noun: Token) -> Iterator[Claim]:
        """The country of several places by the people before their noun, or what stands behind the last of them."""
        at = noun.i + 1
        yield from self._of_owner(noun)
        if self._word(at) == "such" and self._word(at + 1) == "as":
            at += 1
        elif self._word(at) not in ("of", "like", "including"):
            return
        row = self._row_at(at + 1)
        if len(row) < 2:
            return
        country = self._people_of(noun)
        for place in row:
            if country is not None:
                yield from self.lies(place, country, country.first, noun.i, PEOPLE, "place-people")
        end = self._past_noun_of(row[-1])
        if self._word(end) in WITHIN:
            for step in self.way_from(end + 1, self._word(end)):
                for place in row:
                    yield from self.lies(place, step, place.first, noun.i, ONWARD, "place-told")

    def _of_owner(self, noun: Token) -> Iterator[Claim]:
        """ "The main cities of Chad, Lomas and Corvo,", "Chad's largest towns, Lomas and Corvo,"."""
        at = noun.i + 1
        owner = self.starting.get(at + 1 + (self._word(at + 1) == "the")) if self._word(at) in ("of", "in") else None
        if owner is None:
            first = noun.i
            while first > noun.sent.start and self.doc[first - 1].is_lower and self.doc[first - 1].pos_ in PLAIN:
                first -= 1
            owner = self.ending.get(first - 1) if self.doc[first - 1].tag_ == "POS" else None
        comma = at if owner is None or owner.first < noun.i else owner.last
        if owner is None or self._word(comma) != ",":
            return
        row = self._row_at(comma + 1)
        if len(row) > 1 and all(self.size(place) < self.size(owner) for place in row):
            for place in row:
                yield from self.lies(place, self._step(owner), place.first, noun.i, ONWARD, "place-told")

    def _row_at(self, at: int) -> list[Mention]:
        """The places named one after another: "Lomas, Corvo and the Bex"."""
        found: list[Mention] = []
        joined = False
        while (place := self.starting.get(at + (self._word(at) == "the"))) is not None:
            found.append(place)
            at = place.last
            if joined:
                break
            while self._word(at) in (",", "and"):
                joined = joined or self._word(at) == "and"
                at += 1
        return found if joined else []

    def _people_of(self, noun: Token) -> Step | None:
        """The country told by the word for a people before a plural noun: "the Danish islands"."""
        at = noun.i - 1
        while at > noun.sent.start and self.doc[at].is_lower and self.doc[at].pos_ in ("ADJ", "NOUN"):
            at -= 1
        bygone = {t.lower_ for t in self.doc[max(noun.sent.start, at - 2) : noun.i]}
        country = country_told(self.doc[at])
        if (
            country is None
            or self._word(at - 1) == "-"
            or bygone & (words("places", "bygone") | words("places", "claimed"))
        ):
            return None
        return Step(None, country_part(self.reading, self.doc[at], country), at, at + 1)
