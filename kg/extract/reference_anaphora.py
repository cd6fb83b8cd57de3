"""Pronouns and noun phrases without a name become mentions of the bearers they take up, where the choice is clear."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.demonyms import place_of
from kg.extract.epithets import epithets
from kg.extract.grammar import FINITE, REACH, SUBJECTS, child, clause_head, subject
from kg.extract.reference_focus import Choice, Focus, Item, role_weight, share_clause
from kg.extract.reference_phrases import (
    GENERAL,
    Phrase,
    gender_of_noun,
    kind_of_noun,
    noun_of,
    nouns,
)
from kg.extract.reference_profile import Described, Profile
from kg.extract.reference_quotes import Quote
from kg.model import MentionKind, Name
from kg.rows import words
from kg.vocabulary import SCHEMA

SURE = 0.5  # below this a reference is left out
THINGS = {
    SCHEMA.Organization: 1.0,
    SCHEMA.Product: 0.9,
    SCHEMA.Event: 0.9,
    SCHEMA.CreativeWork: 0.85,
    SCHEMA.Service: 0.85,
    SCHEMA.Place: 0.6,
}
UNNAMED = 0.75  # what has a name is more likely taken up than what has none
HE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
IT = ("it", "its")
THEY = ("they", "them", "their", "theirs")
SELF = {"himself": "m", "herself": "f", "itself": "n", "themselves": "n"}
RELATIVE = ("who", "which", "whose", "whom", "that")
SPEAKING = ("i", "me", "my", "mine", "myself")
SPEAKING_TOGETHER = ("we", "us", "our", "ours", "ourselves")


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of tokens that refers to a bearer; `root` heads it."""

    first: int
    last: int
    root: int
    kind: MentionKind
    bearer: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Someone or something that the text speaks of from its beginning without a name, labelled by its pronoun."""

    label: str
    classes: tuple[str, ...]


class Anaphora:
    """One pass over an article in reading order: names come to mind, pronouns and noun phrases take them up."""

    def __init__(
        self,
        doc: Doc,
        named: list[tuple[Name, int]],
        profiles: list[Profile],
        described: list[Described],
        phrases: dict[int, Phrase],
        quotes: list[Quote],
    ) -> None:
        self.doc = doc
        self.profiles = profiles
        self.phrases = phrases
        self.focus = Focus()
        self.named_at = {doc[n.first : n.last].root.i: (n, number) for n, number in named}
        self.named_over = {i: number for n, number in named for i in range(n.first, n.last)}
        self.described = {d.head: d for d in described}
        self.quote_at = {i: quote for quote in quotes for i in range(quote.first, quote.last)}
        self.bodies = self._bodies(named)
        self.found: dict[int, Reference] = {}
        self.last_plain: dict[str, int] = {}
        self.unnamed: list[Unnamed] = []
        self.people_met = False

    def _bodies(self, named: list[tuple[Name, int]]) -> list[set[int]]:
        """The organizations that each person is described by: "Nimbus spokeswoman Roe", "Roe, founder of Nimbus"."""
        bodies: list[set[int]] = [set() for _ in self.profiles]
        for name, number in named:
            if self.profiles[number].kind == SCHEMA.Person:
                around = range(max(0, name.first - 6), min(len(self.doc), name.last + 12))
                inside = [e for e in epithets(self.doc, name.first, name.last) if e.how != "copula"]
                spans = [range(e.first - 1, e.last + 1) for e in inside]
                for i in around:
                    other = self.named_over.get(i)
                    if other is not None and any(i in span for span in spans) and self._is_body(other):
                        bodies[number].add(other)
        return bodies

    def _is_body(self, bearer: int) -> bool:
        return self.profiles[bearer].kind == SCHEMA.Organization

    def references(self) -> list[Reference]:
        """The mentions without a name."""
        for number, sentence in enumerate(self.doc.sents):
            for token in sentence:
                self._read(token, number)
        for i in self.quote_at:
            self._read_speaking(self.doc[i])
        return list(self.found.values())

    def _read(self, token: Token, sentence: int) -> None:
        if token.i in self.named_at:
            self._mention(self.named_at[token.i][1], token, sentence)
        elif token.i in self.named_over:
            return
        elif token.i in self.described:
            told = self.described[token.i]
            self._refer(told.first, told.last, token, "nominal", told.bearer, 0.9)
        elif token.i in self.phrases:
            self._read_phrase(self.phrases[token.i], sentence)
        elif token.tag_ in ("PRP", "PRP$", "WP", "WDT", "WP$"):
            self._read_pronoun(token, sentence)

    def _mention(self, bearer: int, token: Token, sentence: int) -> None:
        profile = self.profiles[bearer]
        weight = role_weight(token)
        self.people_met |= profile.kind == SCHEMA.Person
        self.focus.add(Item(bearer, (bearer, ""), token.i, sentence, weight, profile.kind, profile.plural, None))

    def _refer(self, first: int, last: int, root: Token, kind: MentionKind, bearer: int, confidence: float) -> None:
        self.found[root.i] = Reference(first, last, root.i, kind, bearer, round(confidence, 3))

    # "I" and "we" in quotations

    def _speaker(self, quote: Quote) -> int | None:
        known = self._bearer_at(self.doc[quote.speaker]) if quote.speaker is not None else None
        return known[0] if known else None

    def _read_speaking(self, token: Token) -> None:
        """ "I" is the person who speaks; "we" is the organization that speaks for itself."""
        if token.tag_ not in ("PRP", "PRP$"):
            return
        quote = self.quote_at[token.i]
        known = self._bearer_at(self.doc[quote.speaker]) if quote.speaker is not None else None
        if known is None:
            return
        kind = self.profiles[known[0]].kind
        alone = token.lower_ in SPEAKING and kind == SCHEMA.Person
        together = token.lower_ in SPEAKING_TOGETHER
        if alone or (together and kind == SCHEMA.Organization):
            self._refer(token.i, token.i + 1, token, "pronoun", known[0], known[1] * 0.9)
        elif together and len(self.bodies[known[0]]) == 1:
            (body,) = self.bodies[known[0]]
            self._refer(token.i, token.i + 1, token, "pronoun", body, known[1] * 0.7)

    # Pronouns

    def _read_pronoun(self, token: Token, sentence: int) -> None:
        word = token.lower_
        chosen: tuple[int, float] | None = None
        if token.tag_ in ("WP", "WDT", "WP$"):
            chosen = self._antecedent(token) if word in RELATIVE else None
        elif word in SELF:
            chosen = self._reflexive(token)
        elif word in HE:
            chosen = self._he(token, HE[word], sentence)
        elif word in IT and not is_pleonastic(token):
            chosen = self._it(token, sentence)
        elif word in THEY:
            chosen = self._they(token, sentence)
        if chosen is not None and chosen[1] >= SURE:
            self._refer(token.i, token.i + 1, token, "pronoun", *chosen)
            if token.tag_ in ("PRP", "PRP$") and word not in SELF:
                self._mention(chosen[0], token, sentence)

    def _bearer_at(self, token: Token) -> tuple[int, float] | None:
        """Whom the noun or pronoun at a token speaks of, if that is known."""
        if token.i in self.named_over:
            return self.named_over[token.i], 1.0
        known = self.found.get(token.i)
        return (known.bearer, known.confidence) if known else None

    def _antecedent(self, token: Token) -> tuple[int, float] | None:
        """What "who", "which", "whose" or "that" describes: the noun its clause hangs on, or the one just before."""
        clause = clause_head(token)
        if clause.dep_ != "relcl":
            return None
        nouns_before = [clause.head]
        if token.i and self.doc[token.i - 1].text == "," and token.i > 1:
            nouns_before.append(self.doc[token.i - 2])
        for noun in nouns_before:
            known = self._bearer_at(noun) or self._subject_of(noun)
            if known is not None and noun.i < token.i and self._suits_relative(token, known[0]):
                return known[0], known[1] * 0.95
        return None

    def _subject_of(self, noun: Token) -> tuple[int, float] | None:
        """Who is said to be what the noun says: Roe in "Roe is a singer who tours"."""
        verb = noun.head
        if noun.dep_ != "attr" or verb.lemma_ not in ("be", "become", "remain") or noun.tag_ not in ("NN", "NNP"):
            return None
        named = child(verb, "nsubj")
        return self._bearer_at(named) if named is not None else None

    def _suits_relative(self, token: Token, bearer: int) -> bool:
        is_person = self.profiles[bearer].kind == SCHEMA.Person
        if token.lower_ in ("who", "whom"):
            return is_person or self.profiles[bearer].kind == SCHEMA.Organization
        return not (token.lower_ == "which" and is_person)

    def _reflexive(self, token: Token) -> tuple[int, float] | None:
        clause = clause_head(token)
        noun = subject(clause)
        known = self._bearer_at(noun) if noun is not None else None
        if known is None:
            return None
        person = self.profiles[known[0]].kind == SCHEMA.Person
        fits = (SELF[token.lower_] == "n") != person
        return (known[0], known[1] * 0.95) if fits else None

    def _he(self, token: Token, gender: str, sentence: int) -> tuple[int, float] | None:
        quote = self.quote_at.get(token.i)

        def fit(item: Item) -> float:
            if self._bound(item, token):
                return -1.0
            if item.kind != SCHEMA.Person or item.plural:
                return 0.0
            if quote is not None and item.bearer >= 0 and item.bearer == self._speaker(quote):
                return -1.0
            if quote is None and item.token in self.quote_at:
                return 0.4 * self._gender_fit(item, gender)
            return self._gender_fit(item, gender)

        ahead = self._cataphor(token, lambda bearer: self.profiles[bearer].kind == SCHEMA.Person)
        if ahead is not None and self.profiles[ahead].agrees(gender) > 0.5:
            return ahead, 0.8
        choices = self.focus.ranked(sentence, 6, fit)
        if not choices and quote is None and not self.people_met and not self._names_missed(token):
            return self._begin(Unnamed("He" if gender == "m" else "She", (SCHEMA.Thing, SCHEMA.Person)), gender), 0.9
        return self._settle(choices, gender)

    def _names_missed(self, token: Token) -> bool:
        """Whether a word before looks like a name that nobody recognised."""
        before = self.doc[max(0, token.i - 60) : token.i]
        return any(t.tag_ == "NNP" and t.i not in self.named_over and t.ent_type_ != "DATE" for t in before)

    def _begin(self, unnamed: Unnamed, gender: str = "") -> int:
        """A new bearer for someone whom the text begins with by a pronoun."""
        profile = Profile(unnamed.classes[-1], unnamed.classes)
        if gender:
            profile.gender[gender] = 9
        self.profiles.append(profile)
        self.bodies.append(set())
        self.unnamed.append(unnamed)
        return len(self.profiles) - 1

    def _gender_fit(self, item: Item, gender: str) -> float:
        if item.bearer >= 0:
            return self.profiles[item.bearer].agrees(gender)
        return 0.0 if item.gender not in (None, gender) else UNNAMED * (1.0 if item.gender else 0.6)

    def _settle(self, choices: list[Choice], gender: str | None = None) -> tuple[int, float] | None:
        """The most present choice with its confidence: less the nearer the next one comes."""
        if not choices or choices[0].item.bearer < 0:
            return None
        best = choices[0]
        rest = choices[1].score / best.score if len(choices) > 1 else 0.0
        confidence = 0.95 - 0.5 * rest
        if best.score < 0.15:
            confidence -= 0.15
        if gender is not None and confidence >= 0.75:
            self.profiles[best.item.bearer].gender[gender] += 1
        return best.item.bearer, confidence

    def _bound(self, item: Item, token: Token) -> bool:
        """Whether the grammar forbids the pronoun to mean the item: both are arguments of one verb."""
        return token.tag_ == "PRP" and share_clause(self.doc[item.token], token)

    def _cataphor(self, token: Token, fits: Callable[[int], bool]) -> int | None:
        """The subject still to come: "In his speech, Rao said", "When she joined the firm, Roe was 20"."""
        main = _clause_behind(token)
        noun = child(main, *SUBJECTS) if main is not None else None
        if noun is None or noun.i <= token.i or noun.i not in self.named_over:
            return None
        bearer = self.named_over[noun.i]
        return bearer if fits(bearer) else None

    def _it(self, token: Token, sentence: int) -> tuple[int, float] | None:
        def fit(item: Item) -> float:
            if self._bound(item, token):
                return -1.0
            if item.kind == SCHEMA.Person or item.plural:
                return 0.0
            if told is not None and item.bearer >= 0 and not self._can_be(told, item.bearer):
                return 0.0
            return THINGS.get(item.kind or "", UNNAMED) * (1.0 if item.bearer >= 0 else UNNAMED)

        told = _complement(token)

        ahead = self._cataphor(token, lambda bearer: self.profiles[bearer].kind in THINGS)
        if ahead is not None:
            return ahead, 0.75
        choices = self.focus.ranked(sentence, 2, fit)
        if not choices and sentence == 0 and token.i not in self.quote_at and _is_organization(token):
            return self._begin(Unnamed("It", (SCHEMA.Thing, SCHEMA.Organization))), 0.8
        return self._settle(choices)

    def _can_be(self, noun: str, bearer: int) -> bool:
        """Whether "it is a noun" can be said of a bearer: the noun is of its kind, or the article calls it so."""
        profile = self.profiles[bearer]
        return noun in profile.nouns or kind_of_noun(noun) == profile.kind

    def _they(self, token: Token, sentence: int) -> tuple[int, float] | None:
        def fit(item: Item) -> float:
            if self._bound(item, token):
                return -1.0
            if item.bearer < 0:
                return 1.0 if item.plural else 0.0
            return 0.6 if item.plural else 0.35 if item.kind == SCHEMA.Organization else 0.0

        return self._settle(self.focus.ranked(sentence, 2, fit))

    # Noun phrases

    def _read_phrase(self, phrase: Phrase, sentence: int) -> None:
        token = self.doc[phrase.head]
        kind = kind_of_noun(phrase.noun)
        chosen = self._taken_up(phrase, kind, sentence) if phrase.definite and not phrase.plural else None
        if chosen is not None and chosen[1] >= SURE:
            self._refer(phrase.first, phrase.last, token, "nominal", *chosen)
            self._mention(chosen[0], token, sentence)
            return
        if not phrase.definite:
            self.last_plain[phrase.noun] = sentence
        gender = gender_of_noun(phrase.noun)
        self.people_met |= kind == SCHEMA.Person and not phrase.plural
        item = Item(-1, (-1, phrase.noun), token.i, sentence, role_weight(token), kind, phrase.plural, gender)
        self.focus.add(item)

    def _taken_up(self, phrase: Phrase, kind: str | None, sentence: int) -> tuple[int, float] | None:
        if phrase.restricted:
            return self._same_as_complement(phrase, kind)
        if any(t.i in self.named_over for t in phrase.modifiers):
            return None  # "the Oslo office": a thing of its own

        def fit(item: Item) -> float:
            return self._phrase_fit(phrase, kind, self.profiles[item.bearer]) if item.bearer >= 0 else 0.0

        choices = self.focus.ranked(sentence, 30, fit, decay=0.75)
        if not choices:
            return None
        best = choices[0]
        profile = self.profiles[best.item.bearer]
        suits = self._phrase_fit(phrase, kind, profile)
        if phrase.noun not in profile.nouns and self.last_plain.get(phrase.noun, -1) >= best.item.sentence:
            return None  # "a bank ... the bank": the one without a name is meant
        rest = choices[1].score / best.score if len(choices) > 1 else 0.0
        confidence = 0.92 - 0.5 * rest - (0.1 if best.score < 0.1 else 0.0)
        return best.item.bearer, confidence * (1.0 if suits >= 0.5 else 0.7 if suits >= 0.25 else 0.5)

    def _phrase_fit(self, phrase: Phrase, kind: str | None, profile: Profile) -> float:
        """How well a noun phrase describes a bearer, from 0 to 1."""
        fit = self._noun_fit(phrase.noun, kind, profile)
        said = [place for place in (place_of(t.text) for t in phrase.modifiers) if place]
        if said and set(said) & profile.places:
            return max(fit, 0.6) if fit else 0.0
        if said and profile.places:
            fit *= 0.2
        others = [t for t in phrase.modifiers if t.dep_ == "compound" and place_of(t.text) is None]
        if others and phrase.noun not in profile.nouns:
            fit *= 0.3  # "the freight business": more likely a thing of its own
        return min(fit, 1.0)

    def _noun_fit(self, noun: str, kind: str | None, profile: Profile) -> float:
        special, plain = nouns().get(noun, ("", False))
        if noun in profile.nouns or (noun in profile.last_words and profile.kind != SCHEMA.Person):
            return 1.0 if kind in (None, profile.kind) else 0.0
        if kind is None or kind != profile.kind or not special:
            return 0.0
        told = [n for n in sorted(profile.nouns) if n in nouns() and nouns()[n][0] != SCHEMA.Organization]
        if special in GENERAL:
            return 0.0 if told and profile.kind == SCHEMA.Place else _class_fit(special, profile.classes)
        if plain:
            return 0.5 if set(profile.classes) & _UNBUSINESSLIKE else 0.7
        other = any(n in nouns() and not nouns()[n][1] for n in profile.nouns)
        return 0.05 if other else 0.25

    def _same_as_complement(self, phrase: Phrase, kind: str | None) -> tuple[int, float] | None:
        """ "the city of Hosur" is Hosur."""
        of = child(self.doc[phrase.head], "prep")
        noun = child(of, "pobj") if of is not None and of.lower_ == "of" else None
        if noun is None or noun.i not in self.named_over or kind != SCHEMA.Place:
            return None
        bearer = self.named_over[noun.i]
        return (bearer, 0.9) if self.profiles[bearer].kind == SCHEMA.Place else None


_UNBUSINESSLIKE = {
    SCHEMA.GovernmentOrganization,
    SCHEMA.PoliticalParty,
    SCHEMA.EducationalOrganization,
    SCHEMA.CollegeOrUniversity,
    SCHEMA.SportsTeam,
    SCHEMA.Hospital,
    SCHEMA.NGO,
}


def _class_fit(special: str, classes: tuple[str, ...]) -> float:
    """How well a noun of a special class ("city") suits a bearer whose classes may say otherwise or nothing."""
    if special in classes:
        return 0.9
    return 0.0 if len(classes) > 1 else 0.2


def _clause_behind(token: Token) -> Token | None:
    """The verb to the right whose opening phrase or clause the pronoun stands in."""
    for _ in range(REACH):
        if token.head.i == token.i or token.dep_ in (*SUBJECTS, "relcl", "conj", "ccomp"):
            inside = token.dep_ in SUBJECTS and token.head.dep_ in ("advcl", "pcomp")
            if not inside:
                return None
        if token.head.i > token.i and token.dep_ in _OPENING and token.head.tag_ in (*FINITE, "VBN", "VB"):
            return token.head
        token = token.head
    return None


_OPENING = ("advcl", "prep", "advmod", "npadvmod")


def _is_organization(token: Token) -> bool:
    """Whether what is said of "it" or "its" is said of organizations: "it was founded", "its head office"."""
    if token.tag_ == "PRP$":
        return token.head.lower_ in words("reference", "organization_parts")
    return token.dep_ in SUBJECTS and token.head.lemma_ in words("reference", "organization_verbs")


def _complement(token: Token) -> str | None:
    """The noun that a pronoun is said to be: "contract" in "it is the largest contract"."""
    noun = child(token.head, "attr") if token.dep_ == "nsubj" and token.head.lemma_ in ("be", "become") else None
    return noun_of(noun) if noun is not None and noun.tag_ in ("NN", "NNS") else None


def is_pleonastic(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is expected that", "it takes years to", "it is raining"."""
    verb = token.head
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if verb.lemma_ in words("reference", "weather_verbs"):
        return True
    below = [verb, *(c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd", "dobj") and c.i > verb.i)]
    clauses = [c for b in below for c in b.children if c.dep_ in _CLAUSAL and c.i > verb.i]
    marks = {m.lower_ for c in clauses for m in c.children if m.dep_ in ("mark", "aux", "advmod") and m.i < c.i}
    empty = verb.lemma_ in words("reference", "empty_verbs")
    complement = child(verb, "acomp", "attr", "oprd")
    told = complement is not None or child(verb, "auxpass") is not None or empty
    if marks & {"that", "whether", "if", "how", "why", "when", "where"}:
        return told and verb.tag_ != "VBG"
    if marks & {"to", "for"}:
        raising = complement is not None and complement.lower_ in words("reference", "raising_adjectives")
        return (complement is not None and not raising) or empty
    return False


_CLAUSAL = ("ccomp", "xcomp", "advcl", "acl", "csubj", "relcl", "csubjpass")
