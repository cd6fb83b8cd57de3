"""Phrases that only people are called by: "the Frenchman", "the 61-year-old poet", "the Peruvian striker"."""

from dataclasses import dataclass
from functools import cache

from kg.extract.demonyms import place_of
from kg.extract.grammar import SUBJECTS, child
from kg.extract.reference.mind.focus import Choice, Item
from kg.extract.reference.mind.scene import SURE, Scene
from kg.extract.reference.taking_up.phrases import Phrase, gender_of_noun, is_person_noun
from kg.extract.reference.taking_up.players import is_other_player, is_out_of_age, is_player, starts_anew
from kg.extract.tokens import Doc, Token
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

REACH = 4  # sentences back
ROLES = ("nsubj", "nsubjpass", "dobj", "pobj", "poss")
ELSEWHERE, UNTOLD = 0.2, 0.8  # how well "the Frenchman" suits who is told to be of another country, or of none
RELATED = 0.8  # how sure it is that "her husband" is the husband told before
FORMER = ("former", "ex", "retired")
UNNAMED = 0.75  # what has a name is more likely taken up than what has none


@dataclass(frozen=True, slots=True)
class Called:
    """What a phrase tells of its person; `first` is its first token."""

    first: int
    place: str | None
    gender: str | None
    party: str | None = None
    noun: str = ""  # what somebody plays as: "striker"

    def age(self, doc: Doc) -> str:
        """The age that the phrase tells, if it does: "61" of "the 61-year-old"."""
        return doc[self.first + 1].text if doc[self.first + 2].text == "-" and doc[self.first + 1].like_num else ""


class Persons:
    """Reads these phrases of an article."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.called: dict[int, str] = {}  # the country that a phrase has called somebody by
        self.aged: dict[int, str] = {}  # the age that a phrase has told of somebody

    def read(self, token: Token, phrase: Phrase | None, sentence: int) -> bool:
        """Find whom a phrase headed by the token means; false where it is no such phrase or nobody is clearly meant."""
        kin = self._relative(token)
        if kin is not None:
            self.scene.refer(token.left_edge.i, token.i + 1, token, "nominal", kin, RELATED)
            self.scene.mention(kin, token, sentence)
            return True
        called = _called(token, phrase) or _called_by_side(self.scene, token, phrase)
        if called is None or token.i in self.scene.quote_at:
            return False

        rival, age = self.scene.rival(token), called.age(self.scene.doc)
        ages = self.aged | self._ages(token.i) if age else {}
        tellers = self.scene.tellers(token)
        if (before := starts_anew(token)) is not None and (known := self.scene.bearer_at(before)) is not None:
            tellers |= {known[0]}

        place = called.place

        def fit(item: Item) -> float:
            if item.kind != SCHEMA.Person or item.plural:
                return 0.0
            if place is not None and self.called.get(item.bearer, place) != place:
                return -1.0  # "The Spaniard won ... the Serb"
            if ages.get(item.bearer, age) != age or (age in ages.values() and item.bearer not in ages):
                return 0.0
            if item.bearer >= 0 and is_out_of_age(age, self.scene.profiles[item.bearer].nouns):
                return 0.0
            aside = self.scene.doc[item.token].dep_ == "appos" or item.token in self.scene.quote_at
            if item.bearer < 0 and aside:
                return 0.0  # "Acme, a legal adviser, ...", `"My mother built it," the 61-year-old said`
            if item.bearer in tellers or self.scene.bound(item, token, rival):
                return -1.0
            return self._suits(called, item)

        choices = self.scene.focus.ranked(sentence, REACH, fit)
        alone = self._only_one_before(token, called.first, [choice.item for choice in choices]) if age else None
        if not choices or (alone is None and choices[0].item.bearer < 0):
            return False
        rest = choices[1].score / choices[0].score if len(choices) > 1 else 0.0
        confidence = 0.92 - (0.5 if alone is None else 0.1) * rest
        if confidence < SURE or (alone is None and not age and self._is_either(called, choices)):
            return False
        bearer = choices[0].item.bearer if alone is None else alone
        if place is not None:
            self.called[bearer] = place
        if age:
            self.aged[bearer] = age  # "The 30-year-old led. The 22-year-old lost": two people
        self.scene.refer(called.first, token.i + 1, token, "nominal", bearer, confidence)
        self.scene.mention(bearer, token, sentence)
        return True

    def _is_either(self, called: Called, choices: list[Choice]) -> bool:
        """Whether two told of in one sentence may be meant alike: "Roe beat Lee. The Swede", where no land is told."""
        known = [c.item for c in choices[:2] if c.item.bearer >= 0]
        if called.place is None or len(known) < 2 or known[0].sentence != known[1].sentence:
            return False
        first = self.scene.profiles[known[0].bearer]
        verb = self.scene.doc[known[0].token].head
        if self.scene.doc[known[0].token].dep_ in SUBJECTS and verb.lemma_.lower() in words("reference", "duels"):
            return False  # who won is told of further: "Roe beat Lee. The Swede"
        told = called.place in first.places or (called.noun and called.noun in first.nouns)
        return not told and self._suits(called, known[1]) >= self._suits(called, known[0])

    def _ages(self, before: int) -> dict[int, str]:
        """The ages told beside the names before a token: "Ann Roe, 61,"."""
        doc, found = self.scene.doc, {}
        for name, bearer in self.scene.named_at.values():
            behind = doc[name.last : name.last + 3] if name.last < before else doc[0:0]
            if len(behind) == 3 and behind[0].text == "," and behind[1].like_num and behind[2].is_punct:
                found[bearer] = behind[1].text
        return found

    def _only_one_before(self, token: Token, first: int, items: list[Item]) -> int | None:
        """The only one told of in the sentence before one that a phrase opens: "Roe will run it. The 54-year-old"."""
        start, doc = token.sent.start, self.scene.doc
        if first != start or start == 0:
            return None
        before = doc[start - 1].sent
        before = doc[before.start - 1].sent if before.text.isspace() and before.start else before
        told = {item.bearer for item in items if before.start <= item.token < start}
        named = {bearer for name, bearer in self.scene.named_at.values() if before.start <= name.first < before.end}
        people = {bearer for bearer in named if self.scene.profiles[bearer].kind == SCHEMA.Person}
        spoken = any(t.lower_ in ("he", "she", "him", "his", "her") or t.is_quote for t in before)
        return next(iter(told)) if len(told) == 1 and told == people and not spoken else None

    def _relative(self, token: Token) -> int | None:
        """The one person who was told with a noun of kinship, which is said again without the name: "her husband"."""
        owner = child(token, "poss")
        if token.tag_ != "NN" or token.lower_ not in words("reference", "kin") or token.left_edge != owner:
            return None
        if owner is None or owner.lower_ not in ("his", "her") or child(token, "appos", "relcl", "prep") is not None:
            return None
        before = {number for i, number in self.scene.named_over.items() if i < token.i}
        people = [n for n in before if self.scene.profiles[n].kind == SCHEMA.Person]
        told = [n for n in people if token.lower_ in self.scene.profiles[n].nouns]
        return told[0] if len(told) == 1 else None

    def _suits(self, called: Called, item: Item) -> float:
        if item.bearer < 0:
            return UNNAMED if called.gender is None or item.gender in (None, called.gender) else 0.0
        profile = self.scene.profiles[item.bearer]
        suits = profile.agrees(called.gender) if called.gender else 1.0
        if called.noun and is_other_player(called.noun, profile.nouns):
            return 0.0  # "The Peruvian striker" is no coach
        if called.party is not None:
            told = {_followers()[noun] for noun in profile.nouns if noun in _followers()}
            return suits * (called.party in told if told else UNTOLD)
        if called.place is None or called.place in profile.places:
            return suits
        return suits * (ELSEWHERE if profile.places else UNTOLD)


def _called(token: Token, phrase: Phrase | None) -> Called | None:
    doc = token.doc
    if token.dep_ not in ROLES:
        return None
    if phrase is not None and place_of(token.text) is None:
        return _called_by_noun(doc, phrase)
    if (first := _age(token)) is not None:
        return Called(first, None, None)
    place, party = place_of(token.text), None
    if token.dep_ in SUBJECTS and token.text[0].isupper():
        party = _followers().get(token.lower_)
    if (place is None and party is None) or token.tag_ not in ("NN", "NNP") or token.i == 0:
        return None
    first = token.i - 1 if doc[token.i - 1].lower_ == "the" else _age(doc[token.i - 1])
    return Called(first, place, gender_of_noun(token.lower_), party) if first is not None else None


@cache
def _followers() -> dict[str, str]:
    """The parties by the words for one of their followers, in small letters: "democrat"."""
    tables = rows("relations")["parties"], rows("relations")["followers"]
    return {word.casefold(): party for table in tables for party, listed in table.items() for word in listed}


def _called_by_noun(doc: Doc, phrase: Phrase) -> Called | None:
    """What "the 61-year-old poet" and "the Peruvian striker" tell; "the Peruvian president" may be any."""
    if phrase.plural or not is_person_noun(phrase.noun):
        return None
    gender, first = gender_of_noun(phrase.noun), _age(doc[phrase.first])
    former = any(token.lower_ in FORMER for token in phrase.modifiers)
    plays = phrase.noun if is_player(phrase.noun) and not former else ""
    if first is not None:
        return Called(first, None, gender, noun=plays)
    places = [place for token in phrase.modifiers if (place := place_of(token.text))]
    works = phrase.definite and not phrase.restricted and phrase.noun in rows("roles")["occupations"]["words"]
    return Called(phrase.first, places[0], gender, noun=plays) if works and places else None


def _called_by_side(scene: Scene, token: Token, phrase: Phrase | None) -> Called | None:
    """What "the Corvo striker" tells, whose side has a name."""
    if phrase is None or not phrase.definite or phrase.plural or phrase.restricted or token.dep_ not in ROLES:
        return None
    side = scene.named_over.get(phrase.head - 1)
    if side is None or not (is_player(phrase.noun) or phrase.noun in words("reference", "hopefuls")):
        return None
    body = scene.profiles[side].kind != SCHEMA.Person
    behind = phrase.last < len(token.doc) and token.doc[phrase.last].tag_ in ("NNP", "NNPS")
    return Called(phrase.first, None, None, noun=phrase.noun) if body and not behind else None


def _age(old: Token) -> int | None:
    """Where "the 61-year-old" begins that ends with a token."""
    first = old.i - 5
    words = [t.lower_ for t in old.doc[first : old.i + 1]] if first >= 0 else []
    aged = len(words) == 6 and words[0] == "the" and words[2:] == ["-", "year", "-", "old"]
    return first if aged and old.doc[first + 1].like_num else None
