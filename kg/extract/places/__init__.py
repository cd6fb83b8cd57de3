"""Where things are becomes claims: places inside places, the location and headquarters of organizations.

"Ulsan, South Korea", "the Bund in Shanghai", "a subsidiary based in Grenoble", "a Bengaluru startup", "Plymouth-based".
"""

from collections import Counter
from collections.abc import Iterator

from kg.extract.epithets import Epithet, epithets
from kg.extract.grammar import child, conjuncts, prepositional
from kg.extract.places.based import firms
from kg.extract.places.chains import Chains
from kg.extract.places.hosts import Hosts
from kg.extract.places.known import best
from kg.extract.places.named import named_after, names_body
from kg.extract.places.origin import origins
from kg.extract.places.presence import Presence
from kg.extract.places.seats import Seats
from kg.extract.places.spots import Spots
from kg.extract.places.standing import Standing
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import kind_of_noun
from kg.extract.referents import around
from kg.extract.tokens import Token
from kg.model import Claim, Mention
from kg.rows import words
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

NEAR = 6


def extract(reading: Reading) -> Iterator[Claim]:
    """Claims of where the places and organizations of the article are."""
    seated = (_Placing(reading), Seats(reading), Presence(reading), Hosts(reading))
    for patterns in (*seated, Standing(reading), Chains(reading)):
        yield from patterns.claims()
    yield from origins(reading)
    yield from named_after(reading)


class _Placing(Spots):
    """The patterns, over one article."""

    def claims(self) -> Iterator[Claim]:
        for mention in self.reading.mentions:
            if mention.kind == "name" and self.reading.block_kind(self.doc[mention.first]) != "byline":
                yield from self._after_name(mention)
                yield from self._in_epithets(mention)
        for token in self.doc:
            if token.lower_ in words("places", "listed_parts"):
                yield from self._listed(token)
            if token.tag_ == "NNS" and token.lemma_ in words("places", "parts_of"):
                yield from self._parts(token)

    # What stands right after a name

    def _after_name(self, mention: Mention) -> Iterator[Claim]:
        at = self._past_noun(mention)
        beside = self._word(mention.last) in words("places", "towns") and self.reading.is_a(mention, SCHEMA.Landform)
        if at + 1 >= len(self.doc) or beside:
            return  # "the Yangtze River city in Sichuan" is no river
        is_place = self.reading.is_a(mention, SCHEMA.Place)
        if self.doc[at].text == "," and is_place:
            larger = self.starting.get(at + 1)
            if larger is not None and self.sizes.larger(mention, larger):
                yield from self._is_in(mention, larger, larger.root, 0.93, "place-comma")
            else:
                yield from self._in_part(mention, at + 1)
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
                if (
                    place is not None
                    and self.sizes.not_smaller(mention, place)
                    and not self._is_no_whole(mention, place)
                ):
                    yield from self._is_in(mention, place, place.root, 0.88, "place-in")
        elif self.doc[at].tag_ == "POS" and is_place:
            yield from self._owned(mention, at + 1)
        elif self.doc[at].lower_ == "of" and is_place and self._word(at - 1) in words("places", "parts_of"):
            place = self._place_from(at + 1)
            if place is not None and at > mention.last:
                yield from self._part(mention, place, self._word(at - 1))
        elif self.doc[at].lower_ == "of" and (self._is_business(mention) or self._is_body(mention)):
            place = self._place_from(at + 1)
            tied = self.doc[at].head.i in range(mention.first, mention.last)
            firm = self.reading.is_a(mention, SCHEMA.Corporation) and self.reading.is_a(place, SCHEMA.City)
            if place is not None and (tied or firm or self._is_body(mention)):  # "was bought by Acme of Leeds"
                yield from self._is_in(mention, place, place.root, 0.85, "place-of")

    def _in_part(self, inner: Mention, at: int) -> Iterator[Claim]:
        """ "Lomas, northern Peru," and "Lomas, what is now Peru,": a part or a time of what a place lies in."""
        outer = self._place_from(at)
        if outer is None or self._word(outer.last) not in (",", ".", ";", ")"):
            return
        sure = self._word(at) != "the" or self.sizes.known_inside(inner, outer)  # "In Oslo, the Netherlands won"
        if sure and self.sizes.larger(inner, outer):
            yield from self._is_in(inner, outer, outer.root, 0.88, "place-comma")

    def _owned(self, place: Mention, at: int) -> Iterator[Claim]:
        """ "Italy's Lombardy" and "Lagos's Nimbus": what a place has lies in it; not "Chad's Caribbean trade"."""
        inner = self.starting.get(at)
        part = inner is not None and self._word(inner.last) in words("places", "town_parts")
        whole = inner is not None and self.doc[inner.root].dep_ not in ("compound", "nmod", "amod")
        whole |= inner is not None and kind_of_noun(self._word(inner.last)) == SCHEMA.Place  # "Italy's Tuscany region"
        if inner is not None and (part or (whole and self.sizes.larger(inner, place))):
            yield from self._is_in(inner, place, inner.root, 0.9, "place-possessive")
        body = self.naming.get(at)
        if body is not None and (self._is_business(body) or self._is_body(body)):
            modifies = self.doc[body.root].dep_ in ("compound", "nmod", "poss", "amod")
            if not modifies and self.reading.is_a(place, SCHEMA.City, SCHEMA.AdministrativeArea):
                yield from self._is_in(body, place, body.root, 0.85, "place-possessive")

    def _part(self, first: Mention, second: Mention, noun: str) -> Iterator[Claim]:
        """ "the Lomas district of Oslo", "the Oslo suburb of Lomas": which lies in the other."""
        whole = self._word(second.last) in words("places", "place_nouns")  # "of Lomas province"
        turned = noun in words("places", "named_behind") or (self.sizes.outnumbers(first, second) and not whole)
        inner, outer = (second, first) if turned else (first, second)
        if noun in words("places", "town_parts") or self.sizes.not_smaller(inner, outer):
            yield from self._is_in(inner, outer, second.root, 0.88, "place-part-of")

    def _is_business(self, mention: Mention) -> bool:
        """Whether an organization is one of those that are at home at one place: no public body, no alliance."""
        classes = set(self.reading.entity(mention).classes)
        return SCHEMA.Organization in classes and not classes & words("places", "public")

    def _is_body(self, mention: Mention) -> bool:
        """Whether the name of an organization says that it belongs to one place: "National Assembly", "High Court"."""
        organization = self.reading.is_a(mention, SCHEMA.Organization) and not self.reading.is_a(mention, SCHEMA.Place)
        return organization and names_body(self.doc, mention.first, mention.last)

    def _at_edge(self, mention: Mention, at: int) -> Iterator[Claim]:
        """ "Longjing village, on the western edge of the city"."""
        if self._word(at) not in words("places", "inside"):
            return
        for i in range(at + 1, at + NEAR):
            if self._word(i) == "of" and self._word(i - 1) in words("places", "parts_of"):
                inner = i + 1 + (self._word(i + 1) == "the")
                place = self.reading.mention_at(self.doc[inner]) if inner < len(self.doc) else None
                if place is not None and self.reading.is_a(place, SCHEMA.Place):
                    yield from self._is_in(mention, place, i, 0.85, "place-edge")
                return

    def _past_noun(self, mention: Mention) -> int:
        """The token after a name, its place noun ("village") and an acronym in brackets."""
        at = mention.last
        if self._word(at) in words("places", "place_nouns") | words("places", "sites"):
            at += 1
        if self._word(at) == "(" and self._word(at + 2) == ")":
            at += 3
        return at

    def _is_no_whole(self, inner: Mention, outer: Mention) -> bool:
        """Whether what no map knows holds no place: a word of a title ("Lima in Focus"), where a part of it lies.

        That is "the eastern district of Lima in Ancon".
        """
        text = self.doc[outer.first : outer.last].text
        part = self._word(inner.first - 1) == "of" and self._word(inner.first - 2) in words("places", "parts_of")
        return best(text) is None and (is_common_word(text) or (part and self.sizes.rank(inner) > 0))

    def _elsewhere(self, mention: Mention, at: int) -> bool:
        """Whether "in" hangs on a verb whose object the name is, so that the deed is there: "met Lee in Oslo"."""
        if self._is_land_of(mention):
            return True
        if self.reading.is_a(mention, SCHEMA.Place):
            return self.doc[at].head.pos_ == "VERB" and self.doc[mention.root].dep_ in ("nsubj", "nsubjpass")
        root = self.doc[mention.root]
        return self.doc[at].head.i not in range(mention.first, mention.last) and root.dep_ in (
            "nsubj",
            "nsubjpass",
            "dobj",
        )

    def _is_land_of(self, mention: Mention) -> bool:
        """Whether a country only says whose a place is, which "in" then tells of: "islands of Chad in the Atlantic"."""
        root = self.doc[mention.root]
        noun = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "of" else root
        called = noun.lower_ in words("reference", "named_after_of") and any(t.lower_ == "the" for t in noun.lefts)
        owned = noun is not root and noun.tag_ in ("NN", "NNS") and not called  # not "the nation of Chad in Africa"
        return owned and self.reading.is_a(mention, SCHEMA.Country)

    def _rooted(self, mention: Mention) -> bool:
        entity = self.reading.entity(mention)
        last_words = {word.lower() for word in entity.label.split()}
        mobile = words("places", "mobile") & last_words
        return entity.classes[0] == SCHEMA.Organization and (
            (self._is_body(mention) and not mobile)
            or bool(words("places", "rooted") & set(entity.classes))
            or bool(words("places", "rooted_words") & last_words)
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
            if prep.dep_ == "prep" and prep.i > head.i and prep.lower_ in ("in", "of", "on", "from"):
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
        if prep.lower_ == "of" and (noun.pos_ == "NUM" or child(noun, "nummod")):  # "a town of 12,000 people in Ohio"
            inner = next((p for p in noun.children if p.dep_ == "prep" and p.lower_ == "in"), None)
            if inner is not None:
                yield from self._by_preposition(mention, head, inner, epithet)
        elif prep.lower_ == "from" and (head.tag_ == "NNS" or self.reading.is_a(mention, SCHEMA.Place)):
            return  # "The engines come from Acme, the batteries from Lille"; "a site 9 miles from the town of Lomas"
        elif prep.lower_ in ("in", "from"):
            place = self._around(noun) or self.reading.mention_at(noun)
            site = self.reading.is_a(mention, SCHEMA.Place)
            town = site and head.lower_ in words("places", "place_nouns")
            rooted = head.lower_ in words("places", "rooted_nouns")
            best_of = not site and not rooted and any(t.tag_ in ("JJS", "RBS") for t in head.lefts)
            copula = not town and epithet.how == "copula" and not rooted and not self._is_firm_in(head, place)
            if place is not None and self.reading.is_a(place, SCHEMA.Place) and not best_of and not copula:
                yield from self._is_in(mention, place, epithet.anchor, 0.88, "place-described")
        elif self.reading.is_a(mention, SCHEMA.Place):
            of = prep if prep.lower_ == "of" else child(noun, "prep")
            part = head if prep.lower_ == "of" else noun
            inner = child(of, "pobj") if of is not None else child(noun, "poss")  # "on Peru's coast"
            place = self.reading.mention_headed_by(inner) or self._called(inner) if inner is not None else None
            beyond = part.lower_ in words("places", "compass") and child(part, "det") is None
            beyond |= part.lower_ == "part" and self.doc[epithet.anchor].tag_ == "VBD"  # "was once a part of Peru"
            if (
                place is not None
                and not beyond  # "north of Paris" is outside it, "the north of France" is not
                and part.lower_ in words("places", "parts_of")
                and self.reading.is_a(place, SCHEMA.Place)
                and not any(t.lower_ in words("places", "outside") for t in head.lefts)  # "the twin town of Lomas"
            ):
                yield from self._is_in(mention, place, epithet.anchor, 0.85, "place-part-of")

    def _is_firm_in(self, head: Token, place: Mention | None) -> bool:
        """ "is a software company in Austin", "is a dairy in Bosham, Kent": one firm of its kind, and a town."""
        one = head.lower_ in firms() and any(t.lower_ in ("a", "an") for t in head.lefts)
        if place is None or not one:
            return False
        return self.reading.is_a(place, SCHEMA.City) or bool(around(self.reading, self.reading.entity_part(place)))

    def _around(self, noun: Token) -> Mention | None:
        """The place that a noun behind a preposition means, or is a part of: "in the Spanish port of Cádiz"."""
        part = noun.lower_ in words("places", "parts_of")
        noun = next((whole for _, whole in prepositional(noun, "of")), noun) if part else noun
        return self.reading.mention_headed_by(noun) or self._called(noun)

    def _called(self, noun: Token) -> Mention | None:
        """The name in front of a noun for a place: "Jiangsu" in "eastern China's Jiangsu province"."""
        before = self.reading.mention_at(noun.nbor(-1)) if noun.lower_ in words("places", "place_nouns") else None
        return before if before is not None and before.last == noun.i and before.kind == "name" else None

    # Parts of the city the article is about, and areas served

    def _home(self) -> Mention | None:
        """The first name of the city that the article names most, by far."""
        cities = [m for m in self.reading.mentions if self.reading.is_a(m, SCHEMA.City)]
        counted = Counter(m.entity for m in cities).most_common(2)
        if not counted or counted[0][1] < 3 or (len(counted) > 1 and counted[1][1] * 2 > counted[0][1]):
            return None
        return next(m for m in cities if m.entity == counted[0][0])

    def _listed(self, token: Token) -> Iterator[Claim]:
        of = child(token, "prep")
        noun = child(of, "pobj") if of is not None and of.lower_ == "of" else None
        home = self._home() if noun is not None else None
        if noun is None or home is None:
            return
        row = [self.reading.mention_headed_by(each) for each in conjuncts(noun)]
        if any(place is not None and place.entity == home.entity for place in row):
            return  # "the districts of Lomas, Bexley and Corvo": no part of Lomas
        for inner in row:
            if inner is not None and self.reading.is_a(inner, SCHEMA.Place) and self.sizes.rank(inner) < 2:
                claim = next(self._is_in(inner, home, token.i, 0.75, "place-listed"), None)
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
