"""Pronouns become mentions of the bearers they mean, where the choice is clear."""

from collections.abc import Callable
from dataclasses import replace

from kg.extract.grammar import SUBJECTS, child, clause_head, governing_verb, reports, subject
from kg.extract.reference.bearers.families import OF_KIN, namesake, other_parent, same_as_before
from kg.extract.reference.mind.alive import Alive
from kg.extract.reference.mind.called import CERTAIN, Called
from kg.extract.reference.mind.focus import Choice, Item
from kg.extract.reference.mind.passing import among, someone_since
from kg.extract.reference.mind.scene import SURE, Chosen, Scene, Unnamed
from kg.extract.reference.taking_up.answers import answered
from kg.extract.reference.taking_up.binding import rival as rival_noun
from kg.extract.reference.taking_up.clauses import (
    called_before,
    clause_behind,
    is_pleonastic,
    means_unnamed,
    subject_behind,
)
from kg.extract.reference.taking_up.clients import client_told, owner_speaking
from kg.extract.reference.taking_up.genders import HE, told_apart
from kg.extract.reference.taking_up.matters import enabled_owner, harm_told_by
from kg.extract.reference.taking_up.missed import names_missed
from kg.extract.reference.taking_up.owned import (
    OF_CLAUSE,
    OF_DEED,
    is_of_unnamed,
    same_owner,
    staying,
)
from kg.extract.reference.taking_up.phrases import is_person_noun, noun_of
from kg.extract.reference.taking_up.plurals import is_out, is_told_of, told_in_row
from kg.extract.reference.taking_up.relatives import antecedent
from kg.extract.reference.taking_up.speakers import gone_on_from, issues_words, speaks_on, spoken_inside, told_in_clause
from kg.extract.reference.taking_up.things import THINGS, UNNAMED, It
from kg.extract.tokens import Token
from kg.vocabulary import SCHEMA

IT = ("it", "its")
THEY = ("they", "them", "their", "theirs")
SELF = {"himself": "m", "herself": "f", "itself": "n", "themselves": "n"}
RELATIVE = ("who", "which", "whose", "whom", "that", "where")
ALIKE = 0.9  # the next best is as present as the best from this share of its presence on
CLEAR = 0.4  # below this share the best is clear enough to tell whether a person is a man or a woman
FAINT = 0.15  # a presence below this is doubtful by itself
DOUBT = 0.45  # how much the presence of the next best takes from the confidence
RIVALLED = 0.6  # up to this share of the best, the next best leaves it clear which thing without a name is meant
FITTING = 0.5  # below this a name or its pronouns speak for a man, or for a woman
GONE = 0.05  # the presence of someone the pronoun hardly fits who was no subject of the sentence before
ROW = 8  # tokens of one noun phrase before another


class Pronouns:
    """Reads the pronouns of an article."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.alive = Alive(scene)
        self.called = Called()

    def read(self, token: Token, sentence: int) -> None:
        """Find whom a pronoun means, if that is clear."""
        word = token.lower_
        chosen: Chosen | None = None
        if token.tag_ in ("WP", "WDT", "WP$", "WRB"):
            chosen = antecedent(self.scene, token) if word in RELATIVE else None
        elif word in SELF:
            chosen = self._reflexive(token)
        elif word in HE and ((before := gone_on_from(token)) is None or self.scene.bearer_at(before) is not None):
            chosen = self._he(token, HE[word], sentence)
        elif word in IT and not is_pleonastic(token):
            chosen = self._it(token, sentence)
        elif word in THEY:
            chosen = self._they(token, sentence)
        elif word == "there":
            chosen = self._there(token, sentence)
        if chosen is not None and chosen[1] >= SURE:
            self.scene.refer(token.i, token.i + 1, token, "pronoun", *chosen)
            if word in HE:
                self.called.note((chosen[0], ""), HE[word], sentence, chosen[1])
            if token.tag_ in ("PRP", "PRP$") and word not in SELF:
                self.scene.mention(chosen[0], token, sentence)

    def _reflexive(self, token: Token) -> Chosen | None:
        clause = clause_head(token)
        named = child(token.head, "oprd") if token.dep_ == "dobj" else None
        noun = named if named is not None and named.i in self.scene.named_over else subject(clause)
        known = self.scene.bearer_at(noun) if noun is not None else None
        if known is None:
            return None
        person = self.scene.profiles[known[0]].kind == SCHEMA.Person
        fits = (SELF[token.lower_] == "n") != person
        return (known[0], known[1] * 0.95) if fits else None

    def _he(self, token: Token, gender: str, sentence: int) -> Chosen | None:
        quote = self.scene.quote_at.get(token.i)
        rival, matter = self.scene.rival(token), answered(token)
        beside = rival_noun(token)
        told = self.scene.told_by(token) | told_in_clause(self.scene, token)

        def fit(item: Item) -> float:
            if self.scene.bound(item, token, rival) or self.scene.asked(item, matter, sentence):
                return -1.0
            if item.bearer < 0 and beside is not None and item.token == beside.i:
                return -1.0  # "the minister, who appointed her"
            if item.kind != SCHEMA.Person or item.plural or (item.bearer < 0 and self.scene.says(token, item.token)):
                return 0.0
            if self.called.otherwise(item.key, gender, sentence) or item.bearer in told:
                return -1.0  # "she is the head; he is her brother"
            if quote is not None and item.bearer >= 0 and self.scene.may_speak(item.bearer, quote):
                return -1.0
            if quote is None and item.token in self.scene.quote_at:
                return 0.4 * self._gender_fit(item, gender, None)
            near = self.scene.nearness(item, token) * staying(self.scene, item, token)
            near *= 1.0 if item.sentence == sentence else among(self.scene.doc[item.token])
            known = self.called.gender(item.key, sentence)
            near /= UNNAMED if item.bearer < 0 and item.token in self.scene.quote_at else 1.0
            return self._gender_fit(item, gender, known) * near * self.alive.fit(item, token)

        speaker = speaks_on(self.scene, token)
        if speaker is not None and self.scene.profiles[speaker].agrees(gender) > 0.0:
            return speaker, 0.9
        owning = owner_speaking(self.scene, token, gender)
        if owning is not None:
            return owning, 0.9
        partner = self._partner(token, (SCHEMA.Person,))
        if partner is None:
            partner = next((b for b in (near(self.scene, token) for near in OF_KIN) if b is not None), None)
        if partner is not None and self.scene.profiles[partner].agrees(gender) > 0.5:
            return partner, 0.92
        owners = (self._owner_of_subject(token), *(rule(self.scene, token) for rule in (client_told, *OF_DEED)))
        owner = next((who for who in owners if who is not None), None)
        if owner is not None and self.scene.profiles[owner].agrees(gender) > 0.5:
            return owner, 0.85
        ahead = self._cataphor(token, lambda bearer: self.scene.profiles[bearer].kind == SCHEMA.Person)
        if ahead is not None and self.scene.profiles[ahead].agrees(gender) > 0.5:
            return ahead, 0.8
        spoken_of = self._spoken_of(token, gender)
        if spoken_of is not None:
            return spoken_of, 0.8
        choices = self.scene.focus.ranked(sentence, 6, fit)
        related = other_parent(self.scene, token)
        if related is None:
            related = namesake(self.scene, token, (c.item.bearer for c in choices if c.item.bearer >= 0))
        if related is not None:
            return related, 0.93
        leading = [c for c in choices if c.item.bearer >= 0 or self.scene.doc[c.item.token].dep_ in SUBJECTS]
        if not leading and quote is None and not self.scene.people_met and not names_missed(self.scene, token):
            return self.scene.begin(
                Unnamed("He" if gender == "m" else "She", (SCHEMA.Thing, SCHEMA.Person)), gender
            ), 0.9
        choices = told_apart(self.scene, choices, gender, token)
        self._take_up(token, sentence, choices)
        if choices and someone_since(self.scene, choices, sentence):
            return None
        return self._settle(choices, gender)

    def _spoken_of(self, token: Token, gender: str) -> int | None:
        """Of whom a new paragraph goes on to tell behind one that ends in words about the person the article is about.

        "She was brave," said Ann Roe, her friend. / She was born in Oslo.
        """
        start = token.sent.start - 1
        before = self.scene.doc[start] if start > 0 else token
        verb = governing_verb(token)
        opening = not self._names_person(start + 1, token.i)
        noun = token.head if token.tag_ == "PRP$" else token  # "Her husband died in 2009"
        if noun.dep_ not in SUBJECTS or not opening or not before.is_space or verb is None:
            return None
        last = self.scene.doc[start - 1].sent
        quote = next((self.scene.quote_at[t.i] for t in last if t.i in self.scene.quote_at), None)
        speaker = self.scene.speaker(quote) if quote is not None else None
        if quote is None or speaker is None or reports(verb.lemma_.lower()) or token.i in self.scene.quote_at:
            return None
        inside = (self.scene.found.get(i) for i in range(quote.first, quote.last))
        meant = {r.bearer for r in inside if r is not None and HE.get(self.scene.doc[r.root].lower_) == gender}
        other = next(iter(meant)) if len(meant) == 1 else speaker
        return other if other != speaker and self.scene.prominence(other) == 1.0 else None

    def _names_person(self, first: int, last: int) -> bool:
        """Whether a stretch names somebody."""
        bearers = (self.scene.named_over.get(i) for i in range(first, last))
        return any(b is not None and self.scene.profiles[b].kind == SCHEMA.Person for b in bearers)

    def _gender_fit(self, item: Item, gender: str, called: str | None) -> float:
        if item.bearer >= 0:
            fits = self.scene.profiles[item.bearer].agrees(gender)
            owner = self.scene.doc[item.token].dep_ == "poss"  # "Roe's choice left before they rejected her"
            return 0.0 if owner and fits < 0.5 else fits
        return 0.0 if item.gender not in (None, gender) else UNNAMED * (1.0 if item.gender or called else 0.6)

    def _settle(self, choices: list[Choice], gender: str | None = None) -> Chosen | None:
        """The most present choice with its confidence: less the nearer the next one comes."""
        if not choices or choices[0].item.bearer < 0:
            return None
        best = choices[0]
        against = gender is not None and self.scene.profiles[best.item.bearer].agrees(gender) < FITTING
        if against and best.score < GONE:
            return None  # a man by his name, and not of the sentence before
        rest = choices[1].score / best.score if len(choices) > 1 else 0.0
        if rest > ALIKE:
            return None
        confidence = 0.95 - DOUBT * rest
        if best.score < FAINT:
            confidence -= 0.15
        if gender is not None and rest <= CLEAR and best.score >= FAINT:
            self.scene.profiles[best.item.bearer].gender[gender] += 1
        return best.item.bearer, confidence

    def _cataphor(self, token: Token, fits: Callable[[int], bool]) -> int | None:
        """The subject still to come, or just called by name: "In his speech, Rao said", "Born as Ann Roe, she"."""
        called = called_before(token)
        if called is not None and called.i in self.scene.named_over and fits(self.scene.named_over[called.i]):
            return self.scene.named_over[called.i]
        main = clause_behind(token)
        noun = child(main, *SUBJECTS) if main is not None else subject_behind(token)
        if noun is None or noun.i <= token.i or noun.i not in self.scene.named_over:
            return None
        if noun.head.lemma_ == "be" and noun.head.i < noun.i:
            return None  # "Among her pupils was Rao"
        beside = (c for c in noun.rights if c.dep_ in ("conj", "appos") and child(noun, "cc") is None)
        known = (self.scene.named_over.get(n.i, -1) for n in (noun, *beside))  # "In his film, Salt Road, Roe plays"
        return next((bearer for bearer in known if bearer >= 0 and fits(bearer)), None)

    def _partner(self, token: Token, kinds: tuple[str, ...]) -> int | None:
        """Whose noun is coordinated with its owner: "Tom Roe and his wife", "Acme and its unit"."""
        noun, doc = token.head, self.scene.doc
        if token.tag_ != "PRP$" or noun.dep_ != "conj" or noun.head.i > token.i:
            return None
        if any(t.lower_ == token.lower_ for t in doc[max(token.sent.start, token.i - ROW) : token.i]):
            return None  # "his father, Tom Roe, and his brother"
        if same_as_before(self.scene, token) is not None:
            return None
        at = token.i - 2 if token.i > 2 and doc[token.i - 1].lower_ == "and" else token.i
        beside = doc[at - 1 if doc[at].text == "," else at]  # whatever the parser coordinates the noun with
        owner = child(noun.head, "poss")  # "Acme's mill and its offices"
        shared = self.scene.bearer_at(owner) if owner is not None and owner.tag_ != "PRP$" else None
        known = self.scene.bearer_at(noun.head) or shared or self.scene.bearer_at(beside)
        return known[0] if known is not None and self.scene.profiles[known[0]].kind in kinds else None

    def _owner_of_subject(self, token: Token) -> int | None:
        """Whose the subject is that is told to be somebody of theirs: "Ann Roe's coach is her mother"."""
        verb = token.head.head
        if token.tag_ != "PRP$" or token.head.dep_ != "attr" or verb.lemma_ != "be":
            return None
        noun = child(verb, "nsubj")
        owner = child(noun, "poss") if noun is not None else None
        known = self.scene.bearer_at(owner) if owner is not None else None
        person = known is not None and self.scene.profiles[known[0]].kind == SCHEMA.Person
        return known[0] if known is not None and person else None

    def _it(self, token: Token, sentence: int) -> Chosen | None:
        if means_unnamed(token):
            return None
        if self._is_unknown_speaker(token) or self._goes_on_from_this(token):
            return None
        earlier = same_owner(token)
        if earlier is not None:
            if earlier.i in self.scene.taken_up:
                self.scene.taken_up[token.i] = self.scene.taken_up[earlier.i]
            return self.scene.bearer_at(earlier)
        own = next((found for found in (rule(self.scene, token) for rule in OF_CLAUSE) if found is not None), None)
        if own is not None:
            return own
        if (owner := enabled_owner(token)) is not None:
            return self.scene.bearer_at(owner)
        if token.tag_ == "PRP$" and self.scene.is_unknown_it(token):
            return None  # "it is the biggest of its kind"
        partner = self._partner(token, (SCHEMA.Organization,))
        if partner is not None:
            return partner, 0.9
        ahead = self._cataphor(token, lambda bearer: self.scene.profiles[bearer].kind in THINGS)
        if ahead is not None:
            return ahead, 0.75
        it = It(self.scene, token)
        choices = self.scene.focus.ranked(sentence, 2 + self._opens_paragraph(token), it.fit)
        if not choices and sentence == 0 and token.i not in self.scene.quote_at and it.is_body():
            return self.scene.begin(Unnamed("It", (SCHEMA.Thing, SCHEMA.Organization))), 0.8
        self._take_up(token, sentence, choices)
        return self._settle(choices)

    def _take_up(self, token: Token, sentence: int, choices: list[Choice]) -> None:
        """Note what without a name a subject takes up that the sentence before tells of, if nothing rivals it."""
        clear = bool(choices) and (len(choices) == 1 or choices[1].score <= RIVALLED * choices[0].score)
        person = token.lower_ in HE
        if person and clear and choices[0].item.bearer < 0:
            self.called.note(choices[0].item.key, HE[token.lower_], sentence, CERTAIN)
        if not clear or token.i in self.scene.quote_at or token.dep_ not in {*SUBJECTS, "dobj" if person else ""}:
            return
        item, noun = choices[0].item, self.scene.doc[choices[0].item.token]
        told = noun.dep_ in {*SUBJECTS, "dobj"} and noun.head.dep_ == "ROOT" and item.sentence == sentence - 1
        main = token.head.head if person and token.head.dep_ == "ccomp" else token.head  # "Police said he had fled"
        if item.bearer < 0 and told and main.dep_ == "ROOT" and noun.i not in self.scene.quote_at:
            self.scene.taken_up[token.i] = noun.i
            self.scene.focus.add(replace(item, sentence=sentence if person else item.sentence))  # the next "he" goes on

    def _opens_paragraph(self, token: Token) -> bool:
        """Whether a possessive goes on about the same thing in a new paragraph: the break counts as a sentence."""
        return token.is_sent_start and token.tag_ == "PRP$" and token.i > 0 and token.nbor(-1).is_space

    def _is_unknown_speaker(self, token: Token) -> bool:
        """Whether whoever says something of itself is not known: "the insurer said that it had paid"."""
        said = token.head.head if token.dep_ in SUBJECTS and token.head.dep_ == "ccomp" else token
        noun = child(said, "nsubj") if said is not token and reports(said.lemma_.lower()) else None
        if noun is None or noun.i > token.i or noun.tag_ not in ("NN", "NNP"):
            return False
        if is_person_noun(noun_of(noun)):
            return is_of_unnamed(self.scene, noun)
        return self.scene.bearer_at(noun) is None

    def _goes_on_from_this(self, token: Token) -> bool:
        """Whether a sentence began to tell of "this", and of nobody by name since: "This is our ship, and it will"."""
        before = self.scene.doc[token.sent.start : token.i]
        roles = SUBJECTS if token.dep_ in SUBJECTS else (*SUBJECTS, "dobj")  # "denied this, and has no record of it"
        pointing = (t.i for t in before if t.lower_ in ("this", "that") and t.tag_ == "DT" and t.dep_ in roles)
        this = next(pointing, None)
        return this is not None and not any(i in self.scene.named_at for i in range(this, token.i))

    def _they(self, token: Token, sentence: int) -> Chosen | None:
        rival, accusers = self.scene.rival(token), harm_told_by(self.scene, token)
        if (noun := told_in_row(token)) is not None:
            self.scene.taken_up[token.i] = noun.i
            return self.scene.bearer_at(noun)

        def fit(item: Item) -> float:
            if self.scene.bound(item, token, rival) or is_out(self.scene, item, token) or item.bearer in accusers:
                return -1.0
            if item.bearer < 0:
                return 1.0 if item.plural and not spoken_inside(self.scene, item.token, token) else 0.0
            if issues_words(self.scene, item, token):
                return 0.5
            if item.plural or self.scene.is_plural_name(item):
                return 0.6
            return 0.35 if item.sentence == sentence and is_told_of(self.scene, item, token) else 0.0

        choices = self.scene.focus.ranked(sentence, 2, fit)
        self._take_up(token, sentence, choices)
        return self._settle(choices)

    def _there(self, token: Token, sentence: int) -> Chosen | None:
        """The place last named: "studied in Lille and lived there until 1990"."""
        if token.dep_ != "advmod" or token.i in self.scene.quote_at:
            return None
        for item in reversed(self.scene.focus.items):
            if item.bearer >= 0 and item.kind == SCHEMA.Place and item.sentence >= sentence - 1:
                return item.bearer, 0.9 if item.sentence == sentence else 0.75
        return None
