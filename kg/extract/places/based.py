"""Where organizations are "based" or "headquartered", once and now, and what of a sentence the word is told of."""

from collections.abc import Iterator

from kg.extract.asides import past_asides
from kg.extract.grammar import child, first_conjunct, subject
from kg.extract.places.spots import Spots
from kg.extract.referents import around, described, referent
from kg.extract.tokens import Token
from kg.model import Claim, Mention
from kg.rows import words
from kg.vocabulary import KG, SCHEMA

OPENING = 2  # tokens of a sentence that "based" may stand behind: "Originally based in Oslo, Acme"
STEPS = 4  # nouns from "based" up to the one that refers to an organization
INSIDE = ("in", "at", "near")
WITHIN = 10  # tokens of a building in front of its town: "at Lomas House in Oslo"
INNER = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PRON")
THEN = ("later", "then", "now", "subsequently", "currently", "afterwards", "today")
LINK = 3  # words between one seat and the next: ", and now in"


class Based(Spots):
    """The patterns of what is based somewhere, over one article."""

    def based(self, token: Token) -> Iterator[Claim]:
        """The claims of a participle: "based in Oslo", "a Plymouth-based lender", "based in Oslo, now in Bergen"."""
        before = self.ending.get(token.i)
        if token.i >= 2 and self.doc[token.i - 1].text == "-":  # "a Plymouth-based lender"
            place = self._town_of(self.reading.mention_at(self.doc[token.i - 2]))
            thing = described(self.reading, token, SCHEMA.Organization)
        elif before is not None and token.dep_ == "amod" and token.head.i > token.i:  # "a Plymouth based lender"
            place, thing = before, described(self.reading, token, SCHEMA.Organization)
        else:
            told = self.doc[token.i + 1 : token.i + 3]
            preposition = next((t for t in told if t.lower_ in {*INSIDE, "of"}), None)
            place = self.place_within(preposition) if preposition is not None else self._place_of_where(token)
            thing = self._defined_by_opening(token) or self._based_thing(token) or self._opened_thing(token, place)
        if place is None or thing is None or not self.reading.is_a(place, SCHEMA.Place):
            return
        yield from self.seated(thing, place, token.i, 0.9, "headquarters-based")
        for other in self.beside(place):
            yield from self.seated(thing, other, token.i, 0.9, "headquarters-based")
        later = self._later(place)
        while later is not None:
            yield from self.seated(thing, later, token.i, 0.85, "headquarters-based")
            later = self._later(later)

    def _town_of(self, place: Mention | None) -> Mention | None:
        """The town in front of its region, if it is named: "a Dayton, Ohio-based lender"."""
        town = self.ending.get(place.first - 1) if place is not None and self._word(place.first - 1) == "," else None
        wider = around(self.reading, self.reading.entity_part(town)) if town is not None and place is not None else []
        return town if any(place is not None and part.start == place.start for part in wider) else place

    def seated(self, thing: Mention, place: Mention, anchor: int, confidence: float, rule: str) -> Iterator[Claim]:
        """The headquarters of an organization, with the larger places behind it: "Dayton, Ohio"."""
        yield self._claim(thing, KG.headquarters, place, anchor, confidence, rule)
        for part in around(self.reading, self.reading.entity_part(place)):
            wider = next(m for m in self.places if m.start == part.start)
            yield self._claim(thing, KG.headquarters, wider, anchor, confidence, rule)

    def beside(self, place: Mention) -> list[Mention]:
        """The places that a seat is coordinated with: Bergen of "based in Oslo, Norway, and Bergen"."""
        wider = {part.start for part in around(self.reading, self.reading.entity_part(place))}
        row = [m for m in self._row_of(self.doc[place.root]) if m.first >= place.last and m.start not in wider]
        joined = any(t.lower_ in ("and", "&") for t in self.doc[place.last : row[-1].first]) if row else False
        behind = self.doc[row[-1].last] if joined and row[-1].last < len(self.doc) else None
        closed = behind is None or behind.pos_ in ("PUNCT", "ADP", "CCONJ", "SCONJ", "PRON", "ADV")
        return row if joined and closed else []

    def place_within(self, preposition: Token) -> Mention | None:
        """The place named behind a preposition, past a building or a street: "at Lomas House in Oslo"."""
        place, sentence = self._place_from(preposition.i + 1), preposition.sent
        if place is not None and self.reading.is_a(place, SCHEMA.AdministrativeArea, SCHEMA.City):
            return place
        for token in self.doc[preposition.i + 1 : min(preposition.i + WITHIN, sentence.end - 1)]:
            if token.pos_ not in INNER or (token.pos_ == "ADP" and token.lower_ not in {*INSIDE, "of", "on"}):
                break
            inner = self._place_from(token.i + 1) if token.lower_ in ("in", "of") else None
            if inner is not None and self.reading.is_a(inner, SCHEMA.AdministrativeArea, SCHEMA.City):
                return inner
        return place

    def _later(self, place: Mention) -> Mention | None:
        """The next seat of what was based at a place: "in Oslo, later in Bergen and now in Bonn"."""
        wider = around(self.reading, self.reading.entity_part(place))
        last = max([place.last, *(m.last for m in self.places if m.start in {part.start for part in wider})])
        link = [self._word(i) for i in range(last, min(last + LINK + 1, self.doc[place.first].sent.end))]
        passed = next((i for i, word in enumerate(link) if word not in {",", "and", "but", *THEN}), 0)
        if passed and link[passed] in INSIDE and any(word in THEN for word in link[:passed]):
            return self._place_from(last + passed + 1)
        return None

    def _place_of_where(self, verb: Token) -> Mention | None:
        """Oslo of "in Oslo, where the bank is based"."""
        where = next((c for c in verb.children if c.lower_ == "where"), None)
        at = where.i - 1 if where is not None else 0
        return self.ending.get(at if self.doc[at].text == "," else at + 1) if at else None

    def _based_thing(self, token: Token) -> Mention | None:
        """What "based" describes: the noun it hangs on, the name before its comma, the subject of what it opens."""
        noun = token.head if token.dep_ in ("acl", "amod") else subject(token)
        before = self.doc[token.i - 1] if token.i else token
        if noun is None and token.i - token.sent.start < OPENING:  # "Originally based in Oslo, Acme"
            noun = subject(token.head)
        if noun is None:
            noun = before.head if before.text == "," else before
        thing = self._told_of(noun)
        name = self.reading.mention_at(before.nbor(-1)) if thing is None and before.text == "," else None
        named = name is not None and name.last == before.i and self.reading.is_a(name, SCHEMA.Organization)
        return name if named else thing

    def _defined_by_opening(self, token: Token) -> Mention | None:
        """The organization that a sentence opens with and defines: "Acme (ACM) is a full service provider based in".

        Between its "is" and "based" there is no other verb, and no other organization behind a preposition.
        """
        sentence = token.sent
        thing = self.naming.get(sentence.start) or self.naming.get(sentence.start + 1)
        if thing is None or thing.last >= token.i or not self.reading.is_a(thing, SCHEMA.Organization):
            return None
        at = past_asides(self.doc, thing.last, token.i)
        between = self.doc[at + 1 : token.i]
        if self.doc[at].lower_ not in ("is", "was") or len(between) < 2 or any(_is_predicate(t) for t in between):
            return None
        named = (self.naming.get(t.i + 1) or self.naming.get(t.i + 2) for t in between if t.pos_ == "ADP")
        return thing if not any(self.reading.is_a(m, SCHEMA.Organization) for m in named) else None

    def _opened_thing(self, token: Token, place: Mention | None) -> Mention | None:
        """The name behind the comma of an opening that the parser joined to it: "Based in Oslo, Norway, Acme and"."""
        if place is None or token.i - token.sent.start >= OPENING:
            return None
        wider = {part.start for part in around(self.reading, self.reading.entity_part(place))}
        last = max([place.last, *(m.last for m in self.places if m.start in wider)])
        thing = self.naming.get(last + 1) if self._word(last) == "," else None
        return thing if thing is not None and self.reading.is_a(thing, SCHEMA.Organization) else None

    def _told_of(self, noun: Token) -> Mention | None:
        """The organization that a noun refers to or is said of: "Acme is a roaster and retailer based in Oslo"."""
        for _ in range(STEPS):
            top = first_conjunct(noun)
            thing = self._defined(top) or referent(self.reading, noun, SCHEMA.Organization)
            whole = noun.head.head.lower_ in firms() or noun.lower_ not in firms()
            of_parts = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "with") and whole
            above = subject(top.head) if top.dep_ == "attr" else top.head if top.dep_ == "appos" else None
            if thing is None and of_parts:
                above = noun.head.head  # "a maker of sensors based in Brno"
            if thing is None and noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
                above = child(noun.head, "attr")  # "The publisher, based in Brno, is Acme"
                above = above if above is not None and above.pos_ == "PROPN" else None
            if thing is not None or above is None:
                return thing
            noun = above
        return None

    def _defined(self, noun: Token) -> Mention | None:
        """What a predicate with "a" defines, though it be written large: "Acme is an Internet Service Provider"."""
        if noun.dep_ != "attr" or noun.head.lemma_ != "be" or not any(c.lower_ in ("a", "an") for c in noun.lefts):
            return None
        about = subject(noun.head)
        return referent(self.reading, about, SCHEMA.Organization) if about is not None else None


def _is_predicate(token: Token) -> bool:
    """Whether a word begins another clause, so that what follows may be told of another."""
    return token.tag_ in ("VBZ", "VBP", "MD", "WDT", "WP") or token.lower_ in ("by", "that", ";")


def firms() -> frozenset[str]:
    """The nouns for organizations that may stand beside a place."""
    return words("places", "firms")
