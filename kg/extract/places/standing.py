"""What a body is one of, or where a paper is published, tells where it is: "one of two schools in Wales"."""

from collections.abc import Iterator

from kg.extract.grammar import child, is_passive, prepositional, subject
from kg.extract.places.spots import Spots
from kg.extract.referents import referent
from kg.extract.tokens import Token
from kg.model import Claim
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

    def _one_of(self, one: Token) -> Iterator[Claim]:
        """ "Lomas College is one of two colleges in Wales", "Lomas College, one of two colleges in Wales,"."""
        kind = next((noun for _, noun in prepositional(one, "of")), None)
        if kind is None or kind.lower_ not in words("places", "rooted_nouns"):
            return
        about = subject(one.head) if one.dep_ == "attr" else one.head if one.dep_ == "appos" else None
        if about is not None:
            yield from self._in(about, kind, one)

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
