"""What a body is one of, or where a paper is published, tells where it is: "one of two schools in Wales"."""

from collections.abc import Iterator

from kg.extract.epithets import epithets
from kg.extract.grammar import child, is_passive, own_objects, prepositional, subject, subjects
from kg.extract.modality import judge
from kg.extract.places.spots import Spots
from kg.extract.referents import referent, referents
from kg.extract.tokens import Token
from kg.model import Claim, Mention
from kg.rows import words
from kg.vocabulary import SCHEMA

CONFIDENCE = 0.84


class Standing(Spots):
    """The patterns of what stands at one place, over one article."""

    def claims(self) -> Iterator[Claim]:
        """The claims of where bodies are of whose kind there are others, and where papers come out."""
        for token in self.doc:
            if token.lower_ == "one" and self._word(token.i + 1) == "of":
                yield from self._one_of(token)
            elif token.lower_ in words("places", "publishing") and token.tag_ == "VBN":
                yield from self._published(token)
            elif token.pos_ == "VERB" and token.lemma_ in words("places", "opening") and not own_objects(token):
                yield from self._opened(token)
            elif token.pos_ == "VERB" and token.lemma_ in words("places", "steering"):
                yield from self._run_from(token)

    def _one_of(self, one: Token) -> Iterator[Claim]:
        """ "Lomas College is one of two colleges in Wales", "Lomas College, one of two colleges in Wales,"."""
        kind = next((noun for _, noun in prepositional(one, "of")), None)
        if kind is None or kind.lower_ not in words("places", "rooted_nouns"):
            return
        about = subject(one.head) if one.dep_ == "attr" else one.head if one.dep_ == "appos" else None
        if about is not None:
            yield from self._in(about, kind, one)

    def _opened(self, verb: Token) -> Iterator[Claim]:
        """ "Acme opened in Leeds in 1990", "a restaurant that opened in Leeds": no side, band or paper."""
        if judge(verb) != "asserted":
            return
        places = [place for _, noun in prepositional(verb, "in", "at") for place in self._row_of(noun)][:1]
        things = referents(self.reading, subjects(verb), SCHEMA.Organization) if places and not is_passive(verb) else []
        for thing in things[:1]:
            if not self._tours(thing) and self.reading.is_a(places[0], SCHEMA.City):
                yield from self._is_in(thing, places[0], verb.i, CONFIDENCE * thing.confidence, "place-standing")

    def _run_from(self, verb: Token) -> Iterator[Claim]:
        """ "Ann Roe runs the company from Leeds": where its head sits."""
        places = [place for _, noun in prepositional(verb, "from") for place in self._row_of(noun)][:1]
        if not places or not self.reading.is_a(places[0], SCHEMA.City) or is_passive(verb):
            return
        for thing in referents(self.reading, own_objects(verb), SCHEMA.Organization)[:1]:
            people = referents(self.reading, subjects(verb), SCHEMA.Person)
            if people and not self._tours(thing):
                yield from self._is_in(thing, places[0], verb.i, CONFIDENCE * thing.confidence, "place-standing")

    def _tours(self, thing: Mention) -> bool:
        """Whether an organization is a public body, a side, or called a band or the like: "the rock band Acme"."""
        entity = self.reading.entity(thing)
        named = [m for m in self.reading.mentions if m.entity == thing.entity and m.kind == "name"][:1]
        heads = {self.doc[e.head].lower_ for m in named for e in epithets(self.doc, m.first, m.last)}
        return bool({*entity.classes} & words("places", "public") or heads & words("places", "touring"))

    def _published(self, verb: Token) -> Iterator[Claim]:
        """ "is a daily published in Oslo", "the Bee, a daily published in Oslo,", "the Bee is printed in Oslo"."""
        noun = verb.head if verb.dep_ in ("acl", "relcl") else subject(verb) if is_passive(verb) else None
        if noun is None:
            return
        paper = self.reading.is_a(referent(self.reading, noun, SCHEMA.Organization), SCHEMA.NewsMediaOrganization)
        if paper or noun.lower_ in words("places", "papers"):
            yield from self._in(noun, verb, verb)

    def _in(self, noun: Token, placed: Token, anchor: Token) -> Iterator[Claim]:
        """What a noun refers to is in what is named behind the "in" of a word."""
        thing = referent(self.reading, noun, SCHEMA.Organization)
        at = next((c for c in placed.children if c.dep_ == "prep" and c.lower_ == "in"), None)
        place = self._place_from(at.i + 1) if at is not None and child(at, "pobj") is not None else None
        if thing is not None and place is not None:
            yield from self._is_in(thing, place, anchor.i, CONFIDENCE * thing.confidence, "place-standing")
