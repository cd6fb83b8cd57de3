"""Where things are becomes claims: places inside places, the location and headquarters of organizations.

"Ulsan, South Korea", "the Bund in Shanghai", "a subsidiary based in Grenoble", "a Bengaluru startup", "Plymouth-based".
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from kg.extract.demonyms import country_of
from kg.extract.epithets import Epithet, epithets
from kg.extract.grammar import child, conjuncts, subject
from kg.extract.places.origin import origins
from kg.extract.places.sizes import Sizes
from kg.extract.reading import Reading
from kg.extract.referents import around, referent
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.rows import words
from kg.vocabulary import KG, RDF, SCHEMA

NEAR = 6


def extract(reading: Reading) -> Iterator[Claim]:
    """Claims of where the places and organizations of the article are."""
    yield from _Placing(reading).claims()
    yield from origins(reading)


class _Placing:
    """The patterns, over one article."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.places = [m for m in reading.mentions if m.kind == "name" and reading.is_a(m, SCHEMA.Place)]
        self.starting = {m.first: m for m in self.places}
        self.sizes = Sizes(reading, self.starting)
        self.naming = {m.first: m for m in reading.mentions if m.kind == "name"}

    def claims(self) -> Iterator[Claim]:
        for mention in self.reading.mentions:
            if mention.kind == "name" and self.reading.block_kind(self.doc[mention.first]) != "byline":
                yield from self._after_name(mention)
                yield from self._in_epithets(mention)
        for token in self.doc:
            if token.lower_ in words("places", "based"):
                yield from self._based(token)
            elif token.lower_ in words("places", "seats") or (
                token.lemma_ == "office" and self._word(token.i - 1) == "head"
            ):
                yield from self._seat(token)
            elif token.lower_ in words("places", "listed_parts"):
                yield from self._listed(token)
            if token.tag_ == "NNS" and token.lemma_ in words("places", "parts_of"):
                yield from self._parts(token)
            elif token.lemma_ in words("places", "operating"):
                yield from self._operating(token)

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
            yield self._claim(thing, SCHEMA.location, place, anchor, confidence, rule)

    # What stands right after a name

    def _after_name(self, mention: Mention) -> Iterator[Claim]:
        at = self._past_noun(mention)
        if at + 1 >= len(self.doc):
            return
        is_place = self.reading.is_a(mention, SCHEMA.Place)
        if self.doc[at].text == "," and is_place:
            larger = self.starting.get(at + 1)
            if larger is not None and self.sizes.larger(mention, larger):
                yield from self._is_in(mention, larger, larger.root, 0.93, "place-comma")
            yield from self._at_edge(mention, at + 1)
            around = self._place_from(at + 2) if self._word(at + 1) == "in" else None  # "Ile, in northern Zambezia"
            if around is not None and self.sizes.larger(mention, around):
                yield from self._is_in(mention, around, around.root, 0.85, "place-in")
        elif self.doc[at].lower_ in ("in", "at") and (is_place or self._rooted(mention)):
            place = self._place_from(at + 1)
            if place is not None and not self._elsewhere(mention, at):
                if self.doc[at].lower_ == "at":  # "the Pudong area at the Bund in Shanghai"
                    beyond = self._past_noun(place)
                    final = self._place_from(beyond + 1) if self._word(beyond) == "in" else None
                    place = final
                if place is not None and self.sizes.not_smaller(mention, place):
                    yield from self._is_in(mention, place, place.root, 0.88, "place-in")
        elif self.doc[at].tag_ == "POS" and is_place:
            yield from self._owned(mention, at + 1)
        elif self.doc[at].lower_ == "of" and self._is_business(mention):
            place = self._place_from(at + 1)
            if place is not None and self.doc[at].head.i in range(mention.first, mention.last):
                yield from self._is_in(mention, place, place.root, 0.85, "place-of")

    def _owned(self, place: Mention, at: int) -> Iterator[Claim]:
        """ "Italy's Lombardy" and "Lagos's Nimbus": what a place has lies in it."""
        inner = self.starting.get(at)
        if inner is not None and self.sizes.larger(inner, place):
            yield from self._is_in(inner, place, inner.root, 0.9, "place-possessive")
        body = self.naming.get(at)
        if body is not None and self._is_business(body):
            modifies = self.doc[body.root].dep_ in ("compound", "nmod", "poss", "amod")
            if not modifies and self.reading.is_a(place, SCHEMA.City, SCHEMA.Country, SCHEMA.State):
                yield from self._is_in(body, place, body.root, 0.85, "place-possessive")

    def _is_business(self, mention: Mention) -> bool:
        """Whether an organization is one of those that are at home at one place: no public body, no alliance."""
        classes = set(self.reading.entity(mention).classes)
        return SCHEMA.Organization in classes and not classes & words("places", "public")

    def _at_edge(self, mention: Mention, at: int) -> Iterator[Claim]:
        """ "Longjing village, on the western edge of the city"."""
        if self._word(at) not in words("places", "inside"):
            return
        for i in range(at + 1, at + NEAR):
            if self._word(i) == "of" and self._word(i - 1) in words("places", "parts_of"):
                inner = self.doc[i + 1] if self._word(i + 1) != "the" else self.doc[i + 2]
                place = self.reading.mention_at(inner)
                if place is not None and self.reading.is_a(place, SCHEMA.Place):
                    yield from self._is_in(mention, place, i, 0.85, "place-edge")
                return

    def _word(self, at: int) -> str:
        return self.doc[at].lower_ if at < len(self.doc) else ""

    def _past_noun(self, mention: Mention) -> int:
        """The token after a name, its place noun ("village") and an acronym in brackets."""
        at = mention.last
        if self._word(at) in words("places", "place_nouns"):
            at += 1
        if self._word(at) == "(" and self._word(at + 2) == ")":
            at += 3
        return at

    def _place_from(self, at: int) -> Mention | None:
        """The place named from a token on, articles and points of the compass skipped, and "the Swiss town of"."""
        while self._word(at) in ("the", "central", "downtown", "northern", "southern", "eastern", "western", "nearby"):
            at += 1
        noun = at + (at < len(self.doc) and country_of(self.doc[at].text) is not None)
        if self._word(noun) in words("places", "parts_of") and self._word(noun + 1) == "of":
            at = noun + 2
        return self.starting.get(at)

    def _elsewhere(self, mention: Mention, at: int) -> bool:
        """Whether "in" hangs on a verb whose object the name is, so that the deed is there: "met Lee in Oslo"."""
        if self.reading.is_a(mention, SCHEMA.Place):
            return self.doc[at].head.pos_ == "VERB" and self.doc[mention.root].dep_ in ("nsubj", "nsubjpass")
        root = self.doc[mention.root]
        return self.doc[at].head.i not in range(mention.first, mention.last) and root.dep_ in (
            "nsubj",
            "nsubjpass",
            "dobj",
        )

    def _rooted(self, mention: Mention) -> bool:
        entity = self.reading.entity(mention)
        last_words = {word.lower() for word in entity.label.split()}
        return entity.classes[0] == SCHEMA.Organization and (
            bool(words("places", "rooted") & set(entity.classes)) or bool(words("places", "rooted_words") & last_words)
        )

    # What a name is called

    def _in_epithets(self, mention: Mention) -> Iterator[Claim]:
        if not self.reading.is_a(mention, SCHEMA.Organization, SCHEMA.Place, SCHEMA.Event):
            return
        for epithet in epithets(self.doc, mention.first, mention.last):
            yield from self._of_epithet(mention, epithet)

    def _of_epithet(self, mention: Mention, epithet: Epithet) -> Iterator[Claim]:
        head = self.doc[epithet.head]
        for at in range(epithet.first, epithet.head):
            place = self.starting.get(at)
            if place is not None and self._placed(place, head) and self.sizes.not_smaller(mention, place):
                yield from self._is_in(mention, place, epithet.anchor, 0.82, "place-modifier")
        for prep in head.children:
            if prep.dep_ == "prep" and prep.i > head.i and prep.lower_ in ("in", "of", "on"):
                yield from self._by_preposition(mention, head, prep, epithet)

    def _placed(self, place: Mention, head: Token) -> bool:
        """ "a Bengaluru startup": the place's name stands in the noun phrase as a bare modifier."""
        following = self.doc[place.last] if place.last < len(self.doc) else head
        bare = following.tag_ != "POS" and following.text != "-"
        return bare and self.doc[place.root].dep_ in ("compound", "nmod", "amod") and place.last <= head.i

    def _by_preposition(self, mention: Mention, head: Token, prep: Token, epithet: Epithet) -> Iterator[Claim]:
        noun = child(prep, "pobj")
        if noun is None:
            return
        if prep.lower_ == "of" and child(noun, "nummod") is not None:  # "a town of 12,000 people in Ohio"
            inner = next((p for p in noun.children if p.dep_ == "prep" and p.lower_ == "in"), None)
            if inner is not None:
                yield from self._by_preposition(mention, head, inner, epithet)
        elif prep.lower_ == "in":
            place = self.reading.mention_headed_by(noun) or self.reading.mention_at(noun)
            best_of = epithet.how == "copula" or any(t.tag_ in ("JJS", "RBS") for t in head.lefts)
            if place is not None and self.reading.is_a(place, SCHEMA.Place) and not best_of:
                yield from self._is_in(mention, place, epithet.anchor, 0.88, "place-described")
        elif self.reading.is_a(mention, SCHEMA.Place):
            of = prep if prep.lower_ == "of" else child(noun, "prep")
            part = head if prep.lower_ == "of" else noun
            inner = child(of, "pobj") if of is not None else None
            place = self.reading.mention_headed_by(inner) if inner is not None else None
            beyond = part.lower_ in words("places", "compass") and child(part, "det") is None
            if (
                place is not None
                and not beyond  # "north of Paris" is outside it, "the north of France" is not
                and part.lower_ in words("places", "parts_of")
                and self.reading.is_a(place, SCHEMA.Place)
            ):
                yield from self._is_in(mention, place, epithet.anchor, 0.85, "place-part-of")

    # Seats of organizations

    def _based(self, token: Token) -> Iterator[Claim]:
        if token.i >= 2 and self.doc[token.i - 1].text == "-":  # "a Plymouth-based lender"
            place = self.reading.mention_at(self.doc[token.i - 2])
            thing = self._described_by(token)
        else:
            preposition = next(
                (t for t in self.doc[token.i + 1 : token.i + 3] if t.lower_ in ("in", "at", "near")), None
            )
            place = self._place_from(preposition.i + 1) if preposition is not None else None
            thing = self._based_thing(token)
        if place is not None and thing is not None and self.reading.is_a(place, SCHEMA.Place):
            yield from self._seated(thing, place, token.i, 0.9, "headquarters-based")

    def _described_by(self, token: Token) -> Mention | None:
        """The organization whose noun phrase holds "Plymouth-based"."""
        noun = token.head
        for _ in range(NEAR):
            found = referent(self.reading, noun, SCHEMA.Organization)
            if found is not None:
                return found
            if noun.dep_ not in ("compound", "amod", "nmod") or noun.head.i == noun.i:
                return None
            noun = noun.head
        return None

    def _based_thing(self, token: Token) -> Mention | None:
        noun = token.head if token.dep_ in ("acl", "amod") else subject(token)
        if noun is None:
            before = self.doc[token.i - 1]
            noun = before.head if before.text == "," else before
        thing = referent(self.reading, noun, SCHEMA.Organization)
        while thing is None and noun.dep_ == "pobj" and noun.head.lower_ == "of":
            noun = noun.head.head  # "a maker of sensors based in Brno"
            thing = referent(self.reading, noun, SCHEMA.Organization)
        return thing

    def _seat(self, token: Token) -> Iterator[Claim]:
        """ "Nimbus's headquarters in Lagos", "the Lagos headquarters of Nimbus"."""
        owner = child(token, "poss")
        of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        noun = owner or (child(of, "pobj") if of is not None else None)
        thing = referent(self.reading, noun, SCHEMA.Organization) if noun is not None else None
        place = self._place_from(token.i + 2) if self._word(token.i + 1) in ("in", "at", "near") else None
        if place is None and thing is not None and self._word(thing.last) in ("in", "at", "near"):
            place = self._place_from(thing.last + 1)
        if place is None:
            before = self.reading.mention_at(self.doc[token.i - 1]) if token.i else None
            place = before if self.reading.is_a(before, SCHEMA.Place) else None
        if thing is not None and place is not None:
            yield from self._seated(thing, place, token.i, 0.88, "headquarters-seat")

    def _seated(self, thing: Mention, place: Mention, anchor: int, confidence: float, rule: str) -> Iterator[Claim]:
        """The headquarters of an organization, with the larger places behind it: "Dayton, Ohio"."""
        yield self._claim(thing, KG.headquarters, place, anchor, confidence, rule)
        for part in around(self.reading, self.reading.entity_part(place)):
            wider = next(m for m in self.places if m.start == part.start)
            yield self._claim(thing, KG.headquarters, wider, anchor, confidence, rule)

    # Parts of the city the article is about, and areas served

    @cached_property
    def _home(self) -> Mention | None:
        """The first name of the city that the article names most."""
        cities = [m for m in self.reading.mentions if self.reading.is_a(m, SCHEMA.City)]
        counted = Counter(m.entity for m in cities).most_common(2)
        if not counted or counted[0][1] < 3 or (len(counted) > 1 and counted[1][1] * 2 > counted[0][1]):
            return None
        return next(m for m in cities if m.entity == counted[0][0])

    def _listed(self, token: Token) -> Iterator[Claim]:
        of = child(token, "prep")
        noun = child(of, "pobj") if of is not None and of.lower_ == "of" else None
        if noun is None or self._home is None:
            return
        for each in conjuncts(noun):
            inner = self.reading.mention_headed_by(each)
            if inner is not None and self.reading.is_a(inner, SCHEMA.Place) and self.sizes.rank(inner) < 2:
                claim = next(self._is_in(inner, self._home, token.i, 0.75, "place-listed"), None)
                if claim is not None:
                    evidence = self.reading.evidence(token.i, inner.last)
                    yield claim.with_(evidence=evidence)

    def _parts(self, token: Token) -> Iterator[Claim]:
        """ "Agege and Epe, two suburbs of Lagos": what a plural noun before "of" or "in" says of places in a row."""
        outer = self._place_from(token.i + 2) if self._word(token.i + 1) in ("of", "in") else None
        start = token.i
        while start > token.sent.start and self.doc[start - 1].pos_ in ("NUM", "ADJ", "DET"):
            start -= 1
        inner = self._row_before(start) if self._word(start - 1) == "," else []
        if outer is not None and len(inner) > 1:
            for place in inner:
                yield from self._is_in(place, outer, token.i, 0.85, "place-parts")

    def _row_before(self, at: int) -> list[Mention]:
        """The places that are named one after another up to a comma before a token."""
        found: list[Mention] = []
        end = at - 1
        while (place := next((m for m in self.places if m.last == end), None)) is not None:
            found.append(place)
            end = place.first
            while self._word(end - 1) in (",", "and"):
                end -= 1
        return found

    def _operating(self, verb: Token) -> Iterator[Claim]:
        noun = subject(verb)
        thing = referent(self.reading, noun, SCHEMA.Organization) if noun is not None else None
        if thing is None or child(verb, "dobj") is not None:
            return
        for prep in verb.children:
            if prep.dep_ == "prep" and prep.lower_ in ("in", "across", "throughout"):
                found = child(prep, "pobj")
                for each in conjuncts(found) if found is not None else ():
                    place = self.reading.mention_headed_by(each)
                    if place is not None and self.reading.is_a(place, SCHEMA.Place):
                        yield self._claim(thing, SCHEMA.areaServed, place, verb.i, 0.88, "area-served")
