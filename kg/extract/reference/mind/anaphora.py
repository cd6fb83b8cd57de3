"""An article read in order: names come to mind, pronouns and noun phrases take them up."""

from kg.extract.epithets import Epithet, epithets
from kg.extract.grammar import SUBJECTS, prepositional
from kg.extract.reference.mind.focus import Item, role_weight
from kg.extract.reference.mind.profile import Described, Profile
from kg.extract.reference.mind.scene import Reference, Scene, Unnamed
from kg.extract.reference.taking_up.clients import read_counsel
from kg.extract.reference.taking_up.genders import HE
from kg.extract.reference.taking_up.narrator import ALONE, TOGETHER, read_narrator
from kg.extract.reference.taking_up.nominals import Nominals
from kg.extract.reference.taking_up.persons import Persons
from kg.extract.reference.taking_up.phrases import Phrase, is_aged, noun_of
from kg.extract.reference.taking_up.pronouns import IT, Pronouns
from kg.extract.reference.taking_up.quotes import Quote
from kg.extract.tokens import Doc, Token
from kg.model import Name
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

PRONOUNS = ("PRP", "PRP$", "WP", "WDT", "WP$", "WRB")


class Anaphora:
    """One pass over one article; sentences that begin at `unread` tokens, those of bylines, bring nobody to mind."""

    def __init__(
        self,
        doc: Doc,
        named: list[tuple[Name, int]],
        profiles: list[Profile],
        described: list[Described],
        phrases: dict[int, Phrase],
        quotes: list[Quote],
        unread: frozenset[int] = frozenset(),
    ) -> None:
        self.scene = Scene(doc, named, profiles, quotes)
        self.bodies = self._bodies(named)
        self.pronouns, self.persons = Pronouns(self.scene), Persons(self.scene)
        self.nominals = Nominals(self.scene, self.bodies)
        self.phrases = phrases
        self.described = {d.head: d for d in described}
        self.unread = unread
        self.authors: tuple[str, ...] = ()
        self.publisher: str | None = None
        self.sections: frozenset[int] = frozenset()  # where those of a round-up begin, which have little in common
        self.silent: frozenset[int] = frozenset()  # what heads names that nobody has in mind after reading them

    @property
    def unnamed(self) -> list[Unnamed]:
        """The bearers that the text has no name for, in order; their numbers follow on those of the named ones."""
        return self.scene.unnamed

    @property
    def taken_up(self) -> dict[int, int]:
        """The nouns, of things without a name, that pronouns take up."""
        return self.scene.taken_up

    def references(self) -> list[Reference]:
        """The mentions without a name."""
        read_narrator(self.scene, self.authors, self.publisher)
        for number, sentence in enumerate(self.scene.doc.sents):
            for token in sentence if sentence.start not in self.unread else ():
                self._read(token, number)
        for i in self.scene.quote_at:
            self._read_speaking(self.scene.doc[i])
        self._part_speakers()
        read_counsel(self.scene)
        return list(self.scene.found.values())

    def _read(self, token: Token, sentence: int) -> None:
        if token.i in self.sections:
            self.scene.forget()
        if token.i in self.silent:
            return
        if token.i in self.scene.named_at:
            bearer = self.scene.named_at[token.i][1]
            self.scene.mention(bearer, token, sentence)
            if _is_presented(token):
                self.nominals.presented = bearer, sentence
        elif token.i in self.scene.named_over:
            return
        elif (country := self.scene.country(token)) is not None:
            self.scene.mention(country, token, sentence)
        elif token.i in self.described:
            told = self.described[token.i]
            self.scene.refer(told.first, told.last, token, "nominal", told.bearer, 0.9)
            self.nominals.describe(noun_of(token), told.bearer, sentence)
        elif token.i in self.scene.of_lines:
            self.scene.take_line(token, sentence)
        elif self.persons.read(token, self.phrases.get(token.i), sentence):
            return
        elif token.i in self.phrases:
            self.nominals.read(self.phrases[token.i], sentence)
        elif token.tag_ in PRONOUNS or token.lower_ == "there":
            self.pronouns.read(token, sentence)
        elif token.dep_ in SUBJECTS and token.i - token.sent.start < 2 and (token.tag_ == "NNP" or is_aged(token)):
            kind = SCHEMA.Person if is_aged(token) else None
            thing = Item(-1, (-1, token.lower_), token.i, sentence, role_weight(token), kind, False, None)
            self.scene.focus.add(thing)  # "Tea is the first export": large at the start only, and no name

    def _read_speaking(self, token: Token) -> None:
        """ "I" is the person who speaks; "we" is the organization that speaks for itself."""
        if token.tag_ not in ("PRP", "PRP$"):
            return
        quote = self.scene.quote_at[token.i]
        known = self.scene.bearer_at(self.scene.doc[quote.speaker]) if quote.speaker is not None else None
        if known is None:
            return
        kind = self.scene.profiles[known[0]].kind
        alone = token.lower_ in ALONE and kind == SCHEMA.Person
        together = token.lower_ in TOGETHER
        if alone or (together and kind == SCHEMA.Organization):
            self.scene.refer(token.i, token.i + 1, token, "pronoun", known[0], known[1] * 0.9)
        elif together and len(bodies := self._spoken_for(known[0])) == 1:
            (body,) = bodies
            learned = SCHEMA.EducationalOrganization in self.scene.profiles[body].classes
            if learned and token.dep_ in SUBJECTS and token.head.tag_ == "VBP":
                return  # a professor's "every August we buy aeroplanes" tells of all of us
            self.scene.refer(token.i, token.i + 1, token, "pronoun", body, known[1] * 0.7)

    def _spoken_for(self, person: int) -> set[int]:
        """The organizations a person is described by, named there or taken up: "Its chief executive, Ann Roe".

        Of those taken up only businesses, for who speaks for a union may mean its members; of those named no hospital
        but for its officers: a nephrologist's "we" are those who made the study.
        """
        if person >= len(self.bodies) or self.bodies[person]:
            named = self.bodies[person].items() if person < len(self.bodies) else ()
            medical = SCHEMA.MedicalOrganization
            return {body for body, speaks in named if speaks or medical not in self.scene.profiles[body].classes}
        former = rows("roles")["status"]["former"]
        beside = [self.scene.doc[d.first : d.last] for d in self.described.values() if d.bearer == person]
        held = [t for told in beside if not any(t.lower_ in former for t in told) for t in told]
        known = (self.scene.found.get(token.i) for token in held)
        bodies = {r.bearer for r in known if r is not None and self._is_body(r.bearer)}
        return {b for b in bodies if not self.scene.profiles[b].last_words & words("reference", "public_words")}

    def _part_speakers(self) -> None:
        """Nobody who speaks is "he" in the same words, nor is "it" whoever says "we": "They asked us if it was"."""
        for own in [r for r in self._quoted((*HE,)) if self.scene.speaker(self.scene.quote_at[r.root]) == r.bearer]:
            del self.scene.found[own.root]
        said = {(self.scene.quote_at[r.root], r.bearer) for r in self._quoted(TOGETHER)}
        for other in [r for r in self._quoted(IT) if (self.scene.quote_at[r.root], r.bearer) in said]:
            del self.scene.found[other.root]

    def _quoted(self, pronouns: tuple[str, ...]) -> list[Reference]:
        found = self.scene.found.values()
        return [r for r in found if r.root in self.scene.quote_at and self.scene.doc[r.root].lower_ in pronouns]

    def _bodies(self, named: list[tuple[Name, int]]) -> list[dict[int, bool]]:
        """The organizations that each person is described by: "Nimbus spokeswoman Roe", "Roe, founder of Nimbus".

        Each with whether the person speaks for it. Not those left behind: "Roe, a former manager at Nimbus".
        """
        bodies: list[dict[int, bool]] = [{} for _ in self.scene.profiles]
        for name, number in named:
            if self.scene.profiles[number].kind == SCHEMA.Person:
                around = range(max(0, name.first - 6), min(len(self.scene.doc), name.last + 12))
                told = epithets(self.scene.doc, name.first, name.last)
                inside = [e for e in told if e.how != "copula" and not self._is_over(e)]
                speaks = any(self.scene.doc[e.head].lower_ in words("observations", "officers") for e in inside)
                spans = [range(e.first - 1, e.last + 1) for e in inside]
                for i in around:
                    other = self.scene.named_over.get(i)
                    if other is not None and any(i in span for span in spans) and self._is_body(other):
                        bodies[number][other] = speaks or bodies[number].get(other, False)
                for led in (self._titled(name), self._led(name)):
                    if led is not None:
                        bodies[number][led] = True
        return bodies

    def _titled(self, name: Name) -> int | None:
        """The organization behind a title written large: "Roe, CEO of Nimbus", which no epithet tells."""
        titles = [c for t in self.scene.doc[name.first : name.last] for c in t.rights if c.dep_ == "appos"]
        large = (t for t in titles if t.tag_ == "NNP" and t.lower_ in words("observations", "officers"))
        named = [self.scene.named_over.get(body.i) for t in large for _, body in prepositional(t, "of", "at")]
        return next((body for body in named if body is not None and self._is_body(body)), None)

    def _led(self, name: Name) -> int | None:
        """The organization that a clause says a person leads or founded: "Roe, who runs Nimbus"."""
        clauses = [c for t in self.scene.doc[name.first : name.last] for c in t.rights if c.dep_ == "relcl"]
        leads = [c for c in clauses if c.tag_ == "VBZ" and c.lemma_ in words("reference", "speaks_by_leading")]
        leads += [c for c in clauses if c.tag_ == "VBD" and c.lemma_ in words("reference", "founding")]
        target = next((t for c in leads for t in c.rights if t.dep_ == "dobj"), None)
        body = self.scene.named_over.get(target.i) if target is not None else None
        return body if body is not None and self._is_body(body) else None

    def _is_over(self, epithet: Epithet) -> bool:
        former = rows("roles")["status"]["former"]
        left = self.scene.doc[epithet.head].lower_ in words("reference", "left_behind")
        return left or any(t.lower_ in former for t in self.scene.doc[epithet.first : epithet.head])

    def _is_body(self, bearer: int) -> bool:
        return self.scene.profiles[bearer].kind == SCHEMA.Organization


def _is_presented(name: Token) -> bool:
    """Whether a sentence ends in a name that it leads up to: "Among its customers is Acme", "Its rival is Acme"."""
    verb = name.head
    return name.dep_ in ("nsubj", "attr") and verb.lemma_ == "be" and verb.i < name.i
