"""Noun phrases without a name become mentions of what they take up: "the company", "the Danish carmaker"."""

from collections.abc import Mapping, Sequence

from kg.extract.demonyms import place_of
from kg.extract.grammar import SUBJECTS, child, clause_head
from kg.extract.grammar.lemmas import reports
from kg.extract.reference.bearers.authorities import is_office
from kg.extract.reference.bearers.borne import AGO, bearing, is_told_of_more, outshines
from kg.extract.reference.mind.focus import Choice, Item, role_weight
from kg.extract.reference.mind.main_place import main_place
from kg.extract.reference.mind.passing import EARLIER, HUSHED, hushed, is_only_where_from, paragraph_before, schooling
from kg.extract.reference.mind.scene import ASIDE, SURE, Chosen, Scene
from kg.extract.reference.mind.seats import seat_told, with_land
from kg.extract.reference.taking_up.answers import answered
from kg.extract.reference.taking_up.binding import rival_of_phrase
from kg.extract.reference.taking_up.by_place import taken_up_by_place, where_of
from kg.extract.reference.taking_up.matters import beside_event
from kg.extract.reference.taking_up.paraphrase import spelt_out
from kg.extract.reference.taking_up.phrases import (
    Phrase,
    agrees_in_plural,
    gender_of_noun,
    is_bare,
    is_fronted,
    is_person_noun,
    kind_of_noun,
    nouns,
)
from kg.extract.reference.taking_up.suiting import SUITS, is_called_otherwise, phrase_fit
from kg.extract.reference.taking_up.voices import own_body, voice_of
from kg.rows import words
from kg.vocabulary import SCHEMA

AGAIN = 1.5  # how many times what a noun meant before counts when the noun comes again
JUST = 3.0  # the same where it was called so in the sentence before
FRESH, LATELY = 2.0, 4  # the same where it was called so within these sentences
FAINT, PASSING = 0.1, 0.2  # presences that are doubtful by themselves, and that tell of a name said by the way
TIMES = ("DATE", "TIME")


class Nominals:
    """Reads the noun phrases of an article."""

    def __init__(self, scene: Scene, bodies: Sequence[Mapping[int, bool]]) -> None:
        """`bodies` holds by bearer the organizations of a person, and whether the person speaks for each."""
        self.scene, self.bodies = scene, bodies
        self.last_plain: dict[str, int] = {}
        self.nameless: set[str] = set()  # what "the company" was said of before any company was named
        self.meant: dict[str, int] = {}
        self.called: dict[str, tuple[int, int]] = {}
        self.last_office = -1  # the sentence that last told of an authority without a name
        self.presented = -1, -1  # the bearer that a sentence led up to, and that sentence

    def read(self, phrase: Phrase, sentence: int) -> None:
        """Find what a phrase takes up; what takes up nothing comes to mind as a thing without a name."""
        token = self.scene.doc[phrase.head]
        kind = kind_of_noun(phrase.noun)
        spelt = spelt_out(self.scene, phrase)
        spelt = spelt or own_body(self.scene, self.bodies, phrase, lambda body: self._fit(phrase, kind, body))
        chosen = spelt or (self._taken_up(phrase, kind, sentence) if phrase.definite and not phrase.plural else None)
        if chosen is not None and chosen[1] >= SURE:
            self.scene.refer(phrase.first, phrase.last, token, "nominal", *chosen)
            self.scene.mention(chosen[0], token, sentence)
            self.meant[phrase.noun] = chosen[0]
            profile = self.scene.profiles[chosen[0]]
            profile.last_words |= _public(phrase)
            profile.places |= with_land(seat_told(phrase))
            profile.places |= {place for t in phrase.modifiers if (place := place_of(t.text))}
            return
        first = kind == SCHEMA.Organization and not self.scene.most[SCHEMA.Organization]
        if first and phrase.definite and not phrase.modifiers and not phrase.restricted:
            self.nameless.add(phrase.noun)
        if not phrase.definite and not (kind == SCHEMA.Organization and is_bare(token)):
            self.last_plain[phrase.noun] = self.last_plain[phrase.compound] = sentence
        if is_office(phrase.noun) and not phrase.plural:
            self.last_office = sentence
        if kind == SCHEMA.Person and (token.head.lower_ == "as" or is_fronted(self.scene.doc, phrase)):
            return  # no other person: "named her as head coach"
        gender = gender_of_noun(phrase.noun)
        self.scene.people_met |= kind == SCHEMA.Person and not phrase.plural and token.dep_ != "pobj"
        plural = phrase.plural or agrees_in_plural(token)
        item = Item(-1, (-1, phrase.noun), token.i, sentence, role_weight(token), kind, plural, gender)
        self.scene.focus.add(item)

    def describe(self, noun: str, bearer: int, sentence: int) -> None:
        """Remember that a bearer is called a noun beside its name."""
        self.meant[noun] = bearer
        self.called[noun] = bearer, sentence

    def _taken_up(self, phrase: Phrase, kind: str | None, sentence: int) -> Chosen | None:
        if phrase.restricted:
            return self._same_as_complement(phrase)
        if self._leads_to_name(phrase):
            return None
        if any(t.i in self.scene.named_over for t in phrase.modifiers):
            return taken_up_by_place(
                self.scene, phrase, sentence, self._rival(phrase)
            )  # "the Oslo office" is a thing of its own
        if phrase.compound != phrase.noun and phrase.compound in self.last_plain:
            return None  # "an express hit a goods train ... the goods train"
        apart = any(t.lower_ in words("reference", "setting_apart") for t in phrase.modifiers)
        if apart and kind in (SCHEMA.Organization, SCHEMA.Place, None):
            return None  # "the combined group": neither of the two
        if self.scene.doc[phrase.first].lower_ == "that" and kind == SCHEMA.Organization:
            return self._last_named(phrase, kind, sentence)

        if not phrase.modifiers and (bearer := self._borne(phrase.noun, kind, sentence)) is not None:
            return bearer, 0.9

        site = where_of(self.scene, phrase)
        if site is not None and self._fit(phrase, kind, site) > 0:
            return site, 0.85
        rival, voice = self._rival(phrase), voice_of(self.scene, self.bodies, phrase)
        matter = answered(self.scene.doc[phrase.head])
        spoken_of = beside_event(self.scene, self.scene.doc[phrase.head]) if phrase.noun == "event" else set[int]()
        spoken_of |= schooling(self.scene, phrase.noun)
        if kind == SCHEMA.Person:
            spoken_of = self._named_in_speech(phrase) | self.scene.tellers(self.scene.doc[phrase.head])
        city = nouns().get(phrase.noun, ("", False))[0] == SCHEMA.City
        quiet = hushed(self.scene, sentence)
        whole = phrase.noun in words("reference", "wholes")
        paragraph = paragraph_before(self.scene.doc[phrase.head]) if whole else 0
        if voice is not None and voice != rival and self._fit(phrase, kind, voice) >= SUITS:
            return voice, 0.85
        if self.scene.doc[phrase.first].lower_ == "this" and phrase.first in self.scene.quote_at:
            return None  # `"this business," said Roe`: what lies before the speaker, not what the article told of

        def fit(item: Item) -> float:
            if item.bearer >= 0 and (item.bearer == rival or self.scene.asked(item, matter, sentence)):
                return -1.0
            if item.bearer in spoken_of:
                return -1.0  # "The director said she would keep Roe"
            if item.bearer < 0 or ((city or kind == SCHEMA.Organization) and item.weight <= ASIDE):
                return 0.0  # "Acme, a Leeds builder": nobody thinks of Leeds, nor of Lund in "a Lund-educated vet"
            suits = self._fit(phrase, kind, item.bearer) * (HUSHED if item.bearer in quiet else 1.0)
            suits *= EARLIER if item.token < paragraph else 1.0
            return suits * self._presence(phrase.noun, item.bearer, sentence)

        choices = self.scene.focus.ranked(sentence, 30, fit, decay=0.75)
        if (main := main_place(self.scene, phrase, choices, sentence)) is not None:
            return main, 0.75
        return self._best(phrase, kind, choices, sentence) if choices else None

    def _last_named(self, phrase: Phrase, kind: str, sentence: int) -> Chosen | None:
        """The body named last in the sentence before, which "that company" points to."""
        near = (item for item in reversed(self.scene.focus.items) if sentence - item.sentence == 1)
        last = next((item.bearer for item in near if item.bearer >= 0 and item.kind == kind), None)
        fits = last is not None and self._fit(phrase, kind, last) > 0
        return (last, 0.8) if last is not None and fits else None

    def _best(self, phrase: Phrase, kind: str | None, choices: list[Choice], sentence: int) -> Chosen | None:
        """The most present choice with its confidence: less the nearer the next one comes, and the worse it suits."""
        best = choices[0]
        profile = self.scene.profiles[best.item.bearer]
        suits = self._fit(phrase, kind, best.item.bearer)
        own = phrase.noun in profile.nouns and not is_only_where_from(self.scene, best.item.bearer)
        if not own and self._is_of_nobody(phrase.noun, best.item.sentence):
            return None  # "a bank ... the bank": the one without a name is meant
        bodies = {noun for noun in profile.nouns if kind_of_noun(noun) == SCHEMA.Organization}
        if phrase.noun in self.nameless and bodies and phrase.noun not in bodies:
            return None  # "The company's chairman ... the fund Acme ... the company"
        if self._is_of_either(phrase, choices) or self._is_event_by_the_way(phrase, best.item, sentence):
            return None
        if is_office(phrase.noun) and phrase.noun not in profile.last_words and self.last_office > best.item.sentence:
            return None  # "the water authority ... the agency"
        own = phrase.noun in profile.nouns | profile.last_words
        if best.score < PASSING and not own and is_called_otherwise(phrase.noun, profile):
            return None  # "the orchestra" of an opera house, where its conductor comes from a Philharmonic
        if best.score < FAINT and self._is_doubtful(phrase, choices):
            return None
        rest = choices[1].score / best.score if len(choices) > 1 else 0.0
        if best.score < FAINT and phrase.noun in words("reference", "wholes") and self._is_main(choices):
            rest /= 2
        confidence = 0.92 - 0.5 * rest - (0.1 if best.score < FAINT else 0.0)
        return best.item.bearer, confidence * (1.0 if suits >= SUITS else 0.7 if suits >= 0.25 else 0.5)

    def _is_of_either(self, phrase: Phrase, choices: list[Choice]) -> bool:
        """Whether the sentence has told of two by the way: "Roe, who ran Acme before she joined Bex, left the firm"."""
        start = self.scene.doc[phrase.head].sent.start
        told = [self.scene.doc[c.item.token] for c in choices[:2] if c.item.token >= start]
        aside = all(clause_head(noun).dep_ in ("relcl", "advcl") for noun in told)
        return len(told) > 1 and aside and told[0].i < told[1].i and told[0].dep_ not in SUBJECTS

    def _is_event_by_the_way(self, phrase: Phrase, item: Item, sentence: int) -> bool:
        """Whether an event not called so was told of once, some time ago: another race that the winner has won."""
        profile = self.scene.profiles[item.bearer]
        called = phrase.noun in profile.nouns | profile.last_words
        once = profile.kind == SCHEMA.Event and not called and self.scene.told[item.bearer] == 1
        once = once and not nouns().get(phrase.noun, ("", True))[1]  # "the event" is any
        return once and sentence - item.sentence > AGO

    def _is_doubtful(self, phrase: Phrase, choices: list[Choice]) -> bool:
        """Whether the first of some choices, all told of long before, is hardly meant.

        "The president" is then that of the country, not one of a body, and another novel told of more and later is as
        likely "the novel".
        """
        best = choices[0].item
        post = phrase.noun in words("reference", "state_posts") and not phrase.modifiers
        if post and not self._is_titled(phrase.noun, best.bearer):
            return True
        told = self.scene.told
        later = (c.item.bearer for c in choices[1:] if c.item.sentence > best.sentence)
        return any(told[other] > told[best.bearer] for other in later)

    def _is_titled(self, noun: str, bearer: int) -> bool:
        """Whether a noun stands before the name of somebody as a title: "Mayor Ann Roe"."""
        names = (name for name, number in self.scene.named_at.values() if number == bearer)
        return any(name.first and self.scene.doc[name.first - 1].lower_ == noun for name in names)

    def _is_main(self, choices: Sequence[Choice]) -> bool:
        """Whether the first of some choices is what the article tells of most, as none of the others is."""
        main = [c.item.bearer for c in choices if self.scene.prominence(c.item.bearer) == 1.0]
        return main == [choices[0].item.bearer]

    def _leads_to_name(self, phrase: Phrase) -> bool:
        """Whether the name behind a phrase says whom it means: "the bank chain Acme", "the chairman and CEO Roe"."""
        doc, i = self.scene.doc, phrase.last
        if i < len(doc) and doc[i].lower_ in words("reference", "journals"):
            return True  # "the business daily Acme", torn apart by the parser
        named = i < len(doc) and (doc[i].tag_ in ("NNP", "NNPS") or doc[i].lower_ == "the")
        if named:
            return doc[i].ent_type_ not in TIMES and doc[i].sent.start <= phrase.head
        titles = i + 1 < len(doc) and doc[i].lower_ == "and" and is_person_noun(doc[i + 1].lower_)
        return titles and i + 2 in self.scene.named_over

    def _presence(self, noun: str, bearer: int, sentence: int) -> float:
        """How much likelier than others a bearer is by what it was called before, and how often it was told of."""
        called, since = self.called.get(noun, (-1, -1))
        if (bearer, sentence - 1) in ((called, since), self.presented):
            return JUST
        if bearer == called and sentence - since <= LATELY:
            return FRESH
        return self.scene.prominence(bearer) * (AGAIN if self.meant.get(noun) == bearer else 1.0)

    def _is_of_nobody(self, noun: str, since: int) -> bool:
        """Whether a noun was said of something without a name: lately, or ever if it tells more than "company" does."""
        telling = kind_of_noun(noun) == SCHEMA.Organization and not nouns()[noun][1]
        return noun in self.last_plain and (telling or self.last_plain[noun] >= since)

    def _rival(self, phrase: Phrase) -> int | None:
        """Who is no more meant by a phrase than by its verb: the subject before it in its clause."""
        noun = rival_of_phrase(self.scene.doc[phrase.head])
        known = self.scene.bearer_at(noun) if noun is not None else None
        return known[0] if known is not None else None

    def _named_in_speech(self, phrase: Phrase) -> set[int]:
        """Whom a speaker names in what a clause behind the verb of speech tells: hardly anybody names oneself."""
        head = self.scene.doc[phrase.head]
        if head.dep_ != "nsubj" or not reports(head.head.lemma_.lower()):
            return set()
        told = (t for clause in head.head.rights if clause.dep_ == "ccomp" for t in clause.subtree)
        return {self.scene.named_over[t.i] for t in told if t.i in self.scene.named_over}

    def _borne(self, noun: str, kind: str | None, sentence: int) -> int | None:
        """The bearer in mind whose name ends in the noun, if nothing else was called so since."""
        by_the_way = schooling(self.scene, noun)
        found = {bearer: at for bearer, at in bearing(self.scene, noun, kind).items() if bearer not in by_the_way}
        bearer, main = next(iter(found)) if len(found) == 1 else None, self.meant.get(noun)
        if bearer not in (None, main) and is_told_of_more(self.scene, main, bearer):
            return None  # "the bank" is Acme, closed by the Bank of Peru
        if bearer is None and main in found and outshines(self.scene, main, found, sentence):
            bearer = main
        if bearer is None or noun not in self.last_plain:
            return bearer
        newer = self.last_plain[noun] >= found[bearer]  # "a bank" since
        return None if newer or is_only_where_from(self.scene, bearer) else bearer

    def _fit(self, phrase: Phrase, kind: str | None, bearer: int) -> float:
        public = nouns().get(phrase.noun, ("", False))[0] == SCHEMA.GovernmentOrganization
        if public and any(self.meant.get(noun) == bearer for noun in words("reference", "wholes")):
            return 0.0  # "the company ... the regulator"
        return phrase_fit(self.scene.profiles, phrase, kind, self.scene.profiles[bearer])

    def _same_as_complement(self, phrase: Phrase) -> Chosen | None:
        """ "the city of Hosur" is Hosur, "the capital of Peru" is not Peru."""
        of = child(self.scene.doc[phrase.head], "prep")
        noun = child(of, "pobj") if of is not None and of.lower_ == "of" else None
        called = phrase.noun in words("reference", "named_after_of")
        if noun is None or noun.i not in self.scene.named_over or not called:
            return None
        bearer = self.scene.named_over[noun.i]
        return (bearer, 0.9) if self.scene.profiles[bearer].kind == SCHEMA.Place else None


def _public(phrase: Phrase) -> set[str]:
    """What a phrase tells of a body that is no business: "regulator", "central bank"."""
    said = {phrase.noun, *(f"{t.lower_} {phrase.noun}" for t in phrase.modifiers)}
    return said & words("reference", "public_words")
