"""Where organizations do business becomes claims: "has shops in Oslo and Lom", "its Oslo plant", "sells in Chad"."""

from collections.abc import Iterable, Iterator

from kg.extract.grammar import (
    by_agents,
    child,
    conjuncts,
    first_conjunct,
    is_passive,
    own_objects,
    prepositional,
    subjects,
)
from kg.extract.modality import judge
from kg.extract.places.spots import Spots
from kg.extract.referents import around, referents
from kg.extract.tokens import Token
from kg.model import Claim, Mention
from kg.rows import words
from kg.vocabulary import KG, SCHEMA

INSIDE = ("in", "at", "near", "on", "across", "throughout", "around", "outside", "off")
REACH = 8  # tokens between a premises noun and its place


class Presence(Spots):
    """The patterns of premises and markets, over one article."""

    def claims(self) -> Iterator[Claim]:
        """The claims of where organizations have premises, sell or work."""
        premises = words("places", "premises")
        for token in self.doc:
            if token.pos_ in ("NOUN", "PROPN") and {token.lemma_.lower(), token.lower_.removesuffix("s")} & premises:
                yield from self._premises(token)
            elif token.pos_ in ("VERB", "AUX"):
                yield from self._working(token)
                if token.lemma_ in words("places", "leaving"):
                    yield from self._leaving(token)
                if token.lemma_.lower() in words("places", "making") and is_passive(token):
                    yield from self._made(token)

    def _premises(self, noun: Token) -> Iterator[Claim]:
        """What stands somewhere and whose it is: "has shops in Oslo", "Acme's plant in Oslo", "its Oslo office"."""
        if noun.lemma_ == "office" and self._word(noun.i - 1) == "head":
            return
        places = list(self._before(noun)) or self._with_wider(self._behind(noun))
        owners = self._owners(noun) if places else []
        verb = first_conjunct(noun).head
        kept = first_conjunct(noun).dep_ == "dobj" and verb.lemma_.lower() in words("places", "keeping")
        anchor = verb if kept else noun
        closed = noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("places", "closing")
        own = not any(c.dep_ == "poss" and c.tag_ != "PRP$" for c in noun.children)
        begun = verb.tag_ == "VBG" and child(verb, "aux") is not None and verb.lemma_ in words("places", "beginning")
        stays = closed and judge(noun.head) != "asserted"  # "plans to close its Oslo plant", "will not close it"
        if (closed and own and not stays) or (kept and (begun or judge(verb) == "planned")):
            return  # "plans to open a plant in Oslo", "is opening one", "closed its office there"
        for owner in owners:
            for place in places:
                if place.entity == owner.entity:
                    continue
                if noun.lower_ == "offices" and kept and child(noun, "poss") is not None:  # "has its offices in Oslo"
                    yield self._claim(owner, KG.headquarters, place, anchor.i, 0.85, "headquarters-seat")
                elif stays:
                    yield self._claim(owner, KG.hasSiteIn, place, noun.i, 0.85, "area-left")
                elif noun.lemma_.lower() in words("places", "clientele"):
                    yield self._claim(owner, SCHEMA.areaServed, place, anchor.i, 0.85, "area-served")
                else:
                    yield self._claim(owner, KG.hasSiteIn, place, anchor.i, 0.85, "area-premises")

    def _before(self, noun: Token) -> Iterator[Mention]:
        """ "its Oslo office", "the Oslo plant of"."""
        if noun.lemma_.lower() in words("places", "clientele"):
            return
        at = noun.i
        while at > noun.sent.start and self.doc[at - 1].is_lower and self.doc[at - 1].pos_ in ("NOUN", "ADJ"):
            at -= 1
        place = self.ending.get(at)
        opened = place is not None and self.doc[place.first - 1].tag_ in ("POS", "PRP$", "DT", "WP$")
        if place is not None and opened and noun.i > place.first:
            yield place

    def _behind(self, noun: Token) -> Iterator[Mention]:
        """ "shops in Oslo and Bergen, and four in Malmö"."""
        for prep, inner in self._phrases(noun):
            if prep.lower_ in INSIDE:
                found = list(self._row_of(inner))
                yield from found or (p for _, n in prepositional(inner, "in") for p in self._row_of(n))
        for other in conjuncts(noun):  # "61 branches in Georgia and four in Armenia"
            if other.pos_ == "NUM" and other.i > noun.i:
                yield from (p for _, inner in prepositional(other, *INSIDE) for p in self._row_of(inner))

    def _phrases(self, noun: Token) -> Iterator[tuple[Token, Token]]:
        """The prepositional phrases of a noun, and those right behind it that hang on its verb."""
        own = [(p, n) for c in noun.children if c.dep_ == "prep" for p, n in _with_noun(c)]
        if own or noun.dep_ not in ("dobj", "attr", "conj"):
            yield from own
            return
        verb = first_conjunct(noun).head
        for prep in verb.rights:
            if prep.dep_ == "prep" and noun.i < prep.i <= noun.i + REACH:
                yield from _with_noun(prep)

    def _owners(self, noun: Token) -> list[Mention]:
        """Whose the premises are: the possessor, who has or opens them, who is named "with" them."""
        owner = child(noun, "poss")
        if owner is not None:
            return referents(self.reading, [owner], SCHEMA.Organization)
        of = [n for _, n in prepositional(noun, "of")]
        found = referents(self.reading, of, SCHEMA.Organization)[:1] if noun.tag_ == "NN" else []
        if found:
            return found
        top = first_conjunct(noun)
        if top.dep_ == "pobj" and top.head.lower_ == "with":  # "Acme, with offices in Oslo,"
            return referents(self.reading, [top.head.head], SCHEMA.Organization)[:1]
        verb = top.head
        if top.dep_ == "dobj" and verb.lemma_.lower() in words("places", "keeping") and not is_passive(verb):
            return referents(self.reading, subjects(verb), SCHEMA.Organization)[:1]
        return []

    def _with_wider(self, places: Iterable[Mention]) -> list[Mention]:
        """The places, with the larger ones that are set behind them: "in Dayton, Ohio"."""
        found = list(places)
        for place in tuple(found):
            starts = {part.start for part in around(self.reading, self.reading.entity_part(place))}
            found += [wider for wider in self.places if wider.start in starts]
        return found

    def _working(self, verb: Token) -> Iterator[Claim]:
        """ "operates in Oslo", "sells in Norway and Sweden", "exports to Japan", "employs 90 people in Oslo"."""
        lemma = verb.lemma_.lower()
        inside = lemma in words("places", "operating") and child(verb, "dobj") is None
        habit = verb.tag_ in ("VBZ", "VBP", "VBG") or (verb.tag_ == "VBN" and child(verb, "aux") is not None)
        goes = lemma in words("places", "serving") and verb.tag_ in ("VBZ", "VBP", "VBG")
        busy = lemma in words("places", "working") and habit and child(verb, "dobj") is not None
        held = own_objects(verb) if busy or lemma in words("places", "running") else []
        runs = not busy and verb.tag_ != "VBD" and any(n.lemma_ in words("places", "services") for n in held)
        wanted = ("in", "across", "throughout") if inside or busy else ("to",) if goes else ()
        wanted = ("to", "from", "between") if runs else ("in", "into", "across") if lemma == "expand" else wanted
        if not wanted or is_passive(verb):
            return
        held += [inner for noun in held for _, inner in prepositional(noun, "of", "from")]
        found = [noun for word in (verb, *held) for _, noun in prepositional(word, *wanted)]
        for owner in referents(self.reading, subjects(verb), SCHEMA.Organization)[:1]:
            for place in self._with_wider(p for noun in found for p in self._row_of(noun)):
                if not (self._is_market(place) or inside) or place.entity == owner.entity:
                    continue
                if lemma == "employ":  # where its people work, it has a place of work
                    yield self._claim(owner, KG.hasSiteIn, place, verb.i, 0.88, "area-premises")
                else:
                    yield self._claim(owner, SCHEMA.areaServed, place, verb.i, 0.88, "area-served")

    def _leaving(self, verb: Token) -> Iterator[Claim]:
        """ "will pull out of Chad", "denied that it may leave Chad": who has not yet gone does business there."""
        if judge(verb) == "asserted" or is_passive(verb):
            return
        out = child(verb, "prt") is not None or verb.lemma_ in ("pull", "move")
        left = [noun for _, noun in prepositional(verb, *(("of",) if out else ("from",)))]
        left += [] if out else own_objects(verb)
        places = [place for noun in left[:1] for place in self._row_of(noun) if self._is_market(place)]
        for owner in referents(self.reading, subjects(verb), SCHEMA.Organization)[:1] if places else ():
            if not set(self.reading.entity(owner).classes) & words("places", "public"):
                for place in places:
                    yield self._claim(owner, SCHEMA.areaServed, place, verb.i, 0.85, "area-left")

    def _made(self, verb: Token) -> Iterator[Claim]:
        """ "is brewed in Oslo by Acme", "made under licence in Oslo by Acme"."""
        for owner in referents(self.reading, by_agents(verb), SCHEMA.Organization)[:1]:
            phrases = [noun for _, noun in prepositional(verb)]
            inside = [noun for word in (verb, *phrases) for _, noun in prepositional(word, "in", "at")]
            for noun in inside:
                for place in self._row_of(noun):
                    yield self._claim(owner, KG.hasSiteIn, place, verb.i, 0.82, "area-made")

    def _is_market(self, place: Mention) -> bool:
        return self.reading.is_a(place, SCHEMA.City, SCHEMA.Country, SCHEMA.State)


def _with_noun(prep: Token) -> Iterator[tuple[Token, Token]]:
    return ((prep, noun) for noun in prep.children if noun.dep_ == "pobj")
