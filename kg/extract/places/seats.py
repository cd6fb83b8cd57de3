"""Where organizations are at home becomes claims: "based in Oslo", "the Oslo bank Acme", "its head office in Oslo"."""

from collections.abc import Iterator

from kg.extract.grammar import child, first_conjunct, prepositional, subject
from kg.extract.modality import judge
from kg.extract.places.based import INSIDE, Based, firms
from kg.extract.referents import referent
from kg.extract.tokens import Token
from kg.model import Claim, Mention
from kg.rows import words
from kg.vocabulary import SCHEMA

NEAR = 6
FRONT = ("NN", "NNS", "JJ", "HYPH", "VBG", "NNP")  # words between a place and the name of a firm


class Seats(Based):
    """The patterns of seats, over one article."""

    def claims(self) -> Iterator[Claim]:
        """The claims of where organizations have their seat."""
        for token in self.doc:
            if token.lower_ in words("places", "based"):
                yield from self.based(token)
            elif token.lower_ in words("places", "seats") or self._is_seat(token):
                yield from self._seat(token)
            elif token.lower_ in ("offices", "office", "base") and (thing := self._owner(token)) is not None:
                yield from self._moved(token, thing)
        for mention in self.reading.mentions:
            if self.reading.is_a(mention, SCHEMA.Organization) and not self.reading.is_a(mention, SCHEMA.Place):
                if mention.kind == "nominal":
                    yield from self._called_by_place(mention)
                elif mention.kind == "name" and self.reading.block_kind(self.doc[mention.first]) != "byline":
                    yield from self._before_nouns(mention)
                    yield from self._set_off(mention)
                    yield from self._in_city(mention)
                    yield from self._behind_comma(mention)
                    yield from self._in_brackets(mention)

    def _is_seat(self, token: Token) -> bool:
        """ "the head office", "has its seat in Lugano"; but no seat that is lost or won, nor one in a parliament."""
        before = self._word(token.i - 1)
        had = token.lower_ == "seat" and before == "its" and token.dep_ == "dobj" and token.head.lemma_ == "have"
        return had or (token.lemma_ == "office" and before in words("places", "head_offices"))

    def _called_by_place(self, mention: Mention) -> Iterator[Claim]:
        """ "the Linz company": what takes an organization up says where it is."""
        place = next((m for m in self.places if mention.first <= m.first and m.last < mention.last), None)
        if place is None or place.first != mention.first + 1 or self._word(mention.first) != "the":
            return
        head = self.doc[mention.root]
        if place.last == mention.root and head.lower_ in firms() and head.tag_ == "NN":
            yield from self._is_in(mention, place, head.i, 0.8 * mention.confidence, "place-nominal")

    def _before_nouns(self, mention: Mention) -> Iterator[Claim]:
        """ "the Oslo bank Acme", "Oslo software house Acme": a place before the nouns before a name."""
        at = mention.first
        while at > 0 and self.doc[at - 1].is_lower and self.doc[at - 1].tag_ in FRONT:
            at -= 1
        if at == mention.first:
            return
        head, place = self.doc[mention.first - 1], self.ending.get(at)
        if place is None or not {head.lower_, head.lemma_.lower()} & firms() or self.doc[at].text == "-":
            return
        before = self.doc[place.first - 1] if place.first else None
        if before is None or self.doc[place.first].is_sent_start or before.pos_ not in ("PROPN", "NUM", "PART"):
            yield from self._is_in(mention, place, head.i, 0.85, "place-modifier")

    def _set_off(self, mention: Mention) -> Iterator[Claim]:
        """ "Acme, of Oslo, sells"; "Acme, in Oslo,"."""
        at = mention.last
        if self._word(at) != "," or self._word(at + 1) not in ("of", "in"):
            return
        place = self._place_from(at + 2)
        if place is not None and self._word(place.last) in (",", ".", ";", ")"):
            yield from self._is_in(mention, place, place.root, 0.85, "place-set-off")

    def _in_city(self, mention: Mention) -> Iterator[Claim]:
        """ "the laser maker Acme in Oslo": a city behind the first name of a firm that is no subject or object."""
        at = mention.last
        place = self._place_from(at + 1) if self._word(at) == "in" else None
        if place is None or not self.reading.is_a(place, SCHEMA.City) or not self._is_introduced(mention):
            return
        tied = self.doc[at].head.i in range(mention.first, mention.last)
        role = self.doc[mention.root].dep_
        verb = self.doc[mention.root].head
        known = role == "dobj" and verb.lemma_.lower() in words("places", "having_firms")
        known |= role == "pobj" and self._word(mention.first - 1) == "at"  # "taught at Acme in Oslo"
        told = ("pobj", "appos", "conj", "attr", "poss", "nsubj", "nsubjpass")
        if (tied or known) and (known or role in told) and self.doc[mention.last - 1].pos_ == "PROPN":
            yield from self._is_in(mention, place, place.root, 0.78, "place-in-city")

    def _behind_comma(self, mention: Mention) -> Iterator[Claim]:
        """ "at King's College, Aberdeen,": a city set off behind what stands at one place."""
        place = self.starting.get(mention.last + 1) if self._word(mention.last) == "," else None
        closed = place is not None and self._word(place.last) in (",", ".", ";", ")", "(")
        if place is None or not closed or not self.reading.is_a(place, SCHEMA.City, SCHEMA.AdministrativeArea):
            return
        if self.doc[mention.root].dep_ == "pobj" and self._stands(mention):
            yield from self._is_in(mention, place, place.root, 0.8, "place-set-off")

    def _in_brackets(self, mention: Mention) -> Iterator[Claim]:
        """ "Acme (Japan)": a land or town alone in brackets."""
        at = mention.last
        place = self.starting.get(at + 1) if self._word(at) == "(" else None
        if place is None or not self.reading.is_a(place, SCHEMA.City, SCHEMA.AdministrativeArea):
            return
        wider = self._wider(place)
        end = (wider[-1] if wider else place).last
        named = {t.lower_ for t in self.doc[mention.first : mention.last]}  # "Lomas Holdings (Lomas)"
        apart = self.doc[place.first].lower_ not in named and not self.doc[end + 1].text[:1].isupper()
        if self._word(end) == ")" and apart:
            yield from self._is_in(mention, place, place.root, 0.82, "place-set-off")

    def _stands(self, mention: Mention) -> bool:
        """Whether an organization is a building or school, which stands at one place."""
        entity = self.reading.entity(mention)
        named = {word.lower() for word in entity.label.split()}
        return bool(words("places", "rooted") & set(entity.classes)) or bool(words("places", "rooted_words") & named)

    def _is_introduced(self, mention: Mention) -> bool:
        """Whether a name is the first mention of its entity."""
        return next(m for m in self.reading.mentions if m.entity == mention.entity).first >= mention.first - NEAR

    def _seat(self, token: Token) -> Iterator[Claim]:
        """ "Nimbus's headquarters in Lagos", "the Lagos headquarters of Nimbus"."""
        owner = child(token, "poss")
        of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        noun = owner or (child(of, "pobj") if of is not None else None)
        thing = referent(self.reading, noun, SCHEMA.Organization) if noun is not None else self._having(token)
        place = self._place_of_seat(token, thing)
        if any(c.lower_ in words("places", "bygone") for c in token.lefts):
            return
        if thing is not None and place is not None:
            for each in (place, *self.beside(place)):
                yield from self.seated(thing, each, token.i, 0.88, "headquarters-seat")
        elif thing is not None and noun is not None:
            yield from self._moved(token, thing)

    def _having(self, seat: Token) -> Mention | None:
        """Who has a seat that no owner is named of: "with headquarters in Oslo, Acme", "Acme has headquarters in"."""
        verb = seat.head
        if seat.dep_ == "dobj" and verb.lemma_ in ("have", "maintain", "keep"):
            about = subject(verb)
        elif seat.dep_ == "pobj" and verb.lower_ == "with":
            opening = verb.i == verb.sent.start and verb.head.pos_ in ("VERB", "AUX")
            about = subject(verb.head) if opening else verb.head
        else:
            about = None
        return self._told_of(about) if about is not None and about.pos_ in ("NOUN", "PROPN", "PRON") else None

    def _place_of_seat(self, seat: Token, thing: Mention | None) -> Mention | None:
        """Where a seat is: "headquarters in Lagos", "its headquarters are in Lagos", "Lagos, where it has its seat"."""
        place = self._place_from(seat.i + 2) if self._word(seat.i + 1) in INSIDE else None
        if place is None and thing is not None and self._word(thing.last) in INSIDE:
            place = self._place_from(thing.last + 1)
        placed = seat.head.lemma_ == "be" or seat.head.lower_ in words("places", "placed")
        if place is None and placed and seat.dep_ in ("nsubj", "nsubjpass"):
            at = next((c for c in seat.head.children if c.dep_ == "prep" and c.lower_ in INSIDE), None)
            place = self.place_within(at) if at is not None and at.i > seat.i else None
        if place is None and seat.dep_ == "dobj" and seat.head.lemma_ in ("have", "keep"):
            place = self._place_of_where(seat.head)
        if place is None:
            before = self.reading.mention_at(self.doc[seat.i - 1]) if seat.i else None
            place = before if self.reading.is_a(before, SCHEMA.Place) else None
        return place

    def _owner(self, office: Token) -> Mention | None:
        """Whose an office or base is that moves: "moved its offices to Bonn"."""
        owner = child(office, "poss")
        return referent(self.reading, owner, SCHEMA.Organization) if owner is not None else None

    def _moved(self, seat: Token, thing: Mention) -> Iterator[Claim]:
        """ "will move its head office from Oslo to Bonn": it is in Oslo until it has moved."""
        top = first_conjunct(seat)
        verb = top.head
        if top.dep_ not in ("dobj", "nsubjpass") or verb.lemma_ not in words("places", "moving"):
            return
        left = [place for _, noun in prepositional(verb, "from") for place in self._row_of(noun)][:1]
        new = [place for _, noun in prepositional(verb, "to") for place in self._row_of(noun)][:1]
        done = judge(verb) == "asserted" and verb.tag_ in ("VBD", "VBN")
        for place in left if not done else new:
            yield from self.seated(thing, place, seat.i, 0.82, "headquarters-moved")
