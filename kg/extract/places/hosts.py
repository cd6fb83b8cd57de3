"""What a place is told to have lies in it: "Lomas, home to the carmaker Acme", "Chad's main port, Lomas"."""

from collections.abc import Iterator

from kg.extract.grammar import child, prepositional, subject
from kg.extract.places.spots import Spots
from kg.extract.referents import referent
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.series import name_from, row_behind
from kg.extract.tokens import Token
from kg.model import Claim, Mention
from kg.rows import words
from kg.vocabulary import SCHEMA

HOME, RANKED = 0.82, 0.84
SURE = 0.72  # confidence of whom "the country" means
PRESENT = ("VBZ", "VBP")
PLAIN = ("the", "a", "also", "now", "still", "today")  # what may stand before "home" of what is at home
CLOSING = (",", ".", ";", ")", "–", "—")
INNER = ("ADJ", "NOUN", "ADV", "NUM", "PUNCT", "VERB")  # "the country's third-largest port"


class Hosts(Spots):
    """The patterns of homes and of ranks, over one article."""

    def claims(self) -> Iterator[Claim]:
        """The claims of what the places of the article are home to, and which is the main port of which."""
        for token in self.doc:
            if token.lower_ == "home" and self._word(token.i + 1) in ("to", "of"):
                yield from self._home_of(token)
            elif token.lemma_.lower() in words("places", "ranked") and token.tag_ in ("NN", "NNS"):
                yield from self._ranked(token)

    def _home_of(self, home: Token) -> Iterator[Claim]:
        """ "Lomas, home to the carmaker Acme", "Lomas is home to Acme and Bex": firms, teams and sites at a place."""
        place = self._host(home)
        at, end = home.i + 2, home.sent.end
        at += at < end and self.doc[at].tag_ == "PRP$"
        named = name_from(self.reading, at, end) if place is not None else None
        if place is None or named is None or self._is_part(named):
            return
        row = row_behind(self.reading, named, home, "organization")
        if not fits_kind(self.reading, named, "organization"):
            row = [named] if self.reading.is_a(named, SCHEMA.Place) else []
        for thing in row:
            if not self._is_part(thing) and self.sizes.not_smaller(thing, place):
                yield from self._is_in(thing, place, home.i, HOME, "place-home")

    def _is_part(self, mention: Mention) -> bool:
        """Whether a name only tells whose or which something is: "home to Acme's plant", "to an Acme plant"."""
        behind = self.doc[mention.last] if mention.last < len(self.doc) else None
        before = self._word(mention.first - 1)
        noun = behind is not None and behind.is_lower and behind.pos_ in ("NOUN", "ADJ")
        return before in ("a", "an") or noun or (behind is not None and (behind.tag_ == "POS" or behind.text == "-"))

    def _host(self, home: Token) -> Mention | None:
        """The place that is "home": the name before its comma, or the subject of "is"."""
        at = home.i
        while at > home.sent.start and self._word(at - 1) in PLAIN:
            at -= 1
        if self._word(at - 1) == ",":
            place = self.ending.get(at - 1)
            before = (
                self.ending.get(place.first - 1) if place is not None and self._word(place.first - 1) == "," else None
            )
            inside = before is not None and place is not None and self.sizes.larger(before, place)
            return before if inside else place  # "Dayton, Ohio, home to Acme"
        verb = self.doc[at - 1]
        about = subject(verb) if verb.lemma_ in ("be", "remain") and verb.tag_ in PRESENT else None
        return self._named(about) if about is not None else None

    def _named(self, noun: Token) -> Mention | None:
        place = referent(self.reading, noun, SCHEMA.Place)
        return place if place is not None and place.kind == "name" else None

    def _ranked(self, noun: Token) -> Iterator[Claim]:
        """ "Lomas, the country's main port", "Chad's second city, Lomas,", "Lomas is the largest city of Chad"."""
        land = self._land_of(noun)
        place = self._ranked_name(noun, land) if land is not None else None
        if place is not None and land is not None and self.sizes.not_smaller(place, land):
            yield from self._is_in(place, land, noun.i, RANKED * land.confidence, "place-ranked")

    def _land_of(self, noun: Token) -> Mention | None:
        """Whose port or city it is: a country or a state, by name or as "the country's"."""
        owner = child(noun, "poss")
        told = owner if owner is not None else next((n for _, n in prepositional(noun, "of", "in")), None)
        land = referent(self.reading, told, SCHEMA.AdministrativeArea) if told is not None else None
        if land is None or (land.kind != "name" and (owner is None or land.confidence < SURE)):
            return None
        first = land.last if owner is not None else noun.i
        plain = all(t.tag_ == "POS" or t.pos_ in INNER for t in self.doc[first : noun.i])
        return land if plain and self.sizes.rank(land) > 1 else None

    def _ranked_name(self, noun: Token, land: Mention) -> Mention | None:
        """The name of the port or city: before the comma of its phrase, behind it, or the subject of "is"."""
        first = min(noun.left_edge.i, land.first)
        if noun.tag_ == "NNS":  # "Lomas, one of the country's main ports"
            if self._word(first - 1) != "of" or self._word(first - 2) != "one":
                return None
            first -= 2
        before = self.ending.get(first - 1) if self._word(first - 1) == "," else None
        if before is not None:
            return before
        top = noun if noun.tag_ == "NN" else self.doc[first]
        if top.dep_ == "attr" and top.head.lemma_ == "be" and top.head.tag_ in PRESENT:
            about = subject(top.head)
            return self._named(about) if about is not None and about.i < top.i else None
        behind = self.starting.get(noun.i + 2) if land.last <= noun.i and self._word(noun.i + 1) == "," else None
        closed = behind is not None and noun.tag_ == "NN" and self._word(behind.last) in CLOSING
        return behind if closed else None
