"""What every construction of figures works with: the sentence so far, and the statement it makes of a figure."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.forms import ROWS
from kg.extract.observations.measures import Measure, measure, noun_words, thing
from kg.extract.observations.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.topic import Topics
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

NEAR = 80


@dataclass(frozen=True, slots=True)
class Statement:
    """What a figure says: of whom (`about`), which property, as a share of what, hung on which token.

    `doubt` lowers the confidence of the rule; `earlier` tells that only a time right beside the figure is its time.
    """

    rule: str
    anchor: Token
    about: Part | None
    property: Part
    denominator: Part | None = None
    qualifiers: tuple[str, ...] = ()
    doubt: float = 1.0
    earlier: bool = False
    noun: Token | None = None


class Topic:
    """The businesses that an article's figures are about, the one told of most first."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._told: dict[str, int] = {}
        self._leaders = Topics(reading)
        self.last: Statement | None = None

    def tell(self, statement: "Statement") -> None:
        """Remember a statement, and count it for its owner, if that is an organization."""
        self.last, about = statement, statement.about
        if about is not None and about.entity is not None and about.start is not None:
            span = self._reading.doc.char_span(about.start, about.start + 1, alignment_mode="expand")
            mention = self._reading.mention_at(span[0]) if span is not None else None
            if self._reading.is_a(mention, SCHEMA.Organization):
                self._told[about.entity] = self._told.get(about.entity, 0) + 1

    def near(self, anchor: Token) -> Part | None:
        """The business told of most, if the text has spoken of it in the sentences just before the anchor."""
        if not self._told:
            leader = self._leaders.at(anchor.i, (SCHEMA.Organization,), (SCHEMA.GovernmentOrganization,))
            return self._reading.entity_part(leader.mention) if leader is not None and leader.by_far else None
        most = max(self._told, key=lambda entity: self._told[entity])
        for token in reversed(anchor.doc[max(0, anchor.i - NEAR) : anchor.sent.end]):
            mention = self._reading.mention_at(token)
            if mention is not None and mention.entity == most:
                return self._reading.entity_part(mention)
        return None


@dataclass(slots=True)
class Sentence:
    """A sentence while its figures are read: those told so far, and the business the text speaks of."""

    reading: Reading
    heads: frozenset[int]
    firsts: frozenset[int]
    topic: "Topic | None" = None
    told: list[tuple[Figure, Statement]] = field(default_factory=list)

    def last(self) -> tuple[Figure, Statement] | None:
        """The figure told before, with its statement."""
        return self.told[-1] if self.told else None


Construction = Callable[[Sentence, Figure, Slot | None], Statement | None]


def of_subject(sentence: Sentence, verb: Token) -> Measure | None:
    """What the subject of a verb measures, or a bare noun taken for part of the verb: "added value jump"."""
    noun = subject_of(sentence.reading, verb)
    if noun is None:
        left = [c for c in verb.lefts if c.dep_ in ("compound", "nmod", "dep", "nsubj", "amod") and c.pos_ == "NOUN"]
        noun = left[-1] if left else None
    if noun is None or noun.lower_ in ("there", "this", "what") or noun.dep_ in ("csubj", "csubjpass"):
        return None
    if noun.lower_ in ("that", "those") and (told := _told_before(sentence, noun)) is not None:
        return _same_of_another(sentence, noun, told)
    return _taken_up(sentence, noun) or owned(sentence, measure(sentence.reading, noun), verb)


def _taken_up(sentence: Sentence, noun: Token) -> Measure | None:
    """The measure told last that a pronoun takes up: "Rents average 740 euros. They have dropped 5 percent"."""
    told = sentence.topic.last if sentence.topic is not None and not sentence.told else None
    if noun.lower_ not in ("it", "they") or told is None or told.noun is None:
        return None
    if sentence.reading.mention_headed_by(noun) is not None or told.noun.sent.end != noun.sent.start:
        return None
    plural = told.noun.tag_ in ("NNS", "NNPS")
    return Measure(told.about, told.property, told.noun) if plural == (noun.lower_ == "they") else None


def _told_before(sentence: Sentence, noun: Token) -> Statement | None:
    """The statement before "that" or "those": of this sentence, or the last of the one before."""
    here = next((s for f, s in reversed(sentence.told) if f.last <= noun.i), None)
    return here or (sentence.topic.last if sentence.topic is not None else None)


def _same_of_another(sentence: Sentence, noun: Token, told: Statement) -> Measure | None:
    """The property told before, of another owner: "those of Corvo" after "shares in Acme fell"."""
    other = next((n for _, n in grammar.prepositional(noun, "of", "in", "for", "at", "from", "to", "on", "by")), None)
    if other is None:
        return None
    circular = told.about is not None and told.about.text == told.property.text and told.noun is not None
    prop = noun_words(sentence.reading, told.noun, after=False) if circular and told.noun is not None else told.property
    return Measure(thing(sentence.reading, other), prop, noun)


def subject_of(reading: Reading, verb: Token) -> Token | None:
    """The subject of a verb; a name right before it that the parser took for an adverb is one, too."""
    found = _behind_conjunction(verb) or grammar.subject(verb)
    if found is not None or any(c.dep_ in ("mark", "aux") for c in verb.lefts) or verb.tag_ not in grammar.FINITE:
        return found
    left = [
        c
        for c in verb.lefts
        if reading.mention_headed_by(c) is not None
        and c.dep_ in ("advmod", "npadvmod", "nmod", "dep", "amod", "compound", "intj")
    ]
    return left[-1] if left else None


def _behind_conjunction(verb: Token) -> Token | None:
    """The subject that the parser hung on "after" itself: "he stayed after Orme, a local lender, offered help"."""
    if verb.dep_ != "advcl" or verb.tag_ not in grammar.FINITE or grammar.child(verb, *grammar.SUBJECTS, "mark"):
        return None
    preps = [p for p in verb.head.rights if p.lower_ in ("after", "before", "since", "until", "as") and p.i < verb.i]
    return grammar.child(preps[-1], "pobj") if preps and preps[-1].dep_ == "prep" else None


def owned(sentence: Sentence, found: Measure, verb: Token) -> Measure:
    """The measure with its owner, who may stand in the clause above, be the speaker, or be the business spoken of."""
    if found.about is not None or found.property is None:
        return found
    above = _subject_above(sentence.reading, found.noun, found.business)
    if above is not None:
        return replace(found, about=above)
    about = _unsaid(sentence, verb) if found.business else None
    about = about or _at_the_front(sentence.reading, verb)
    return replace(found, about=about) if about is not None else found


def _at_the_front(reading: Reading, verb: Token) -> Part | None:
    """The place that opens the clause: "In Peru, output may drop to 230,000 tons"."""
    for prep, noun in grammar.prepositional(verb, "in"):
        mention = reading.mention_headed_by(noun)
        if prep.is_sent_start and mention is not None and reading.is_a(mention, SCHEMA.Place):
            return reading.entity_part(mention)
    return None


def _unsaid(sentence: Sentence, anchor: Token) -> Part | None:
    """The business that the text does not name anew: the speaker, or the one the article's figures are about."""
    credits = [c for c in sentence.reading.attributions if any(a <= anchor.i < b for a, b in c.content)]
    credits = [c for c in credits if sentence.reading.doc[c.cue].pos_ == "VERB" and not _is_according(sentence, c.cue)]
    if credits:
        return _speaker(sentence.reading, anchor)
    return sentence.topic.near(anchor) if sentence.topic is not None else None


def _is_according(sentence: Sentence, cue: int) -> bool:
    """Whether "according to" credits a source: it need not speak of itself."""
    return sentence.reading.doc[cue].lower_ == "according"


def _subject_above(reading: Reading, measured: Token, business: bool) -> Part | None:
    """Whoever reports or sees the measure: "the sector" in "the sector saw added value jump"."""
    for above in grammar.governors(measured):
        if grammar.is_verb(above):
            reports = above.lemma_.lower() in ("see", "report", "post", "record", "raise", "lift", "watch", "have")
            noun = grammar.subject(above)
            if noun is None or noun.i == measured.i:
                continue
            mention = reading.mention_headed_by(noun)
            speaks = reports or (business and reading.is_a(mention, SCHEMA.Organization))
            if mention is not None and speaks and not reading.is_a(mention, SCHEMA.Person):
                return reading.entity_part(mention)
            if reports and mention is None:
                inner = measure(reading, noun)
                return inner.about
    return None


def _speaker(reading: Reading, anchor: Token) -> Part | None:
    """The organization that is credited with the words around the anchor."""
    for credit in reading.attributions:
        if any(first <= anchor.i < last for first, last in credit.content) and credit.source.entity is not None:
            found = next(
                (m for m in reading.mentions if m.start == credit.source.start and m.entity == credit.source.entity),
                None,
            )
            if reading.is_a(found, SCHEMA.Organization):
                return credit.source
    return None


def is_forecast(anchor: Token) -> bool:
    """Whether a verb or noun above the anchor (or the anchor itself) makes the figure a forecast."""
    cues = rows(ROWS)["forecast"]
    for token in (anchor, *grammar.governors(anchor)):
        if token.lemma_.lower() in cues["verbs"] and grammar.is_verb(token):
            return True
        if token.pos_ == "NOUN" and token.lemma_.lower() in cues["nouns"]:
            return True
        if token.dep_ in ("advcl", "relcl", "ROOT"):
            return False
    return False


def change_way(noun: Token) -> str | None:
    """Increase or decrease, if a noun names a change: "growth", "a cut"."""
    listed: dict[str, list[str]] = rows(ROWS)["change_nouns"]
    return next((way for way, nouns in listed.items() if noun.lemma_.lower() in nouns), None)


def is_frame(verb: Token, noun: Token | None) -> bool:
    """Whether a verb is but a frame for a number ("took two steps"); to take seats or medals is to win them."""
    taken = verb.lemma_ == "take" and noun is not None and noun.lemma_.lower() in words(ROWS, "takings")
    return is_in(verb, "frames") and not taken


def is_in(verb: Token, table: str) -> bool:
    """Whether a verb's lemma (with its particle, or without) is in a list of the rows."""
    return verb.lemma_.lower() in words(ROWS, table) or grammar.verb_lemma(verb) in words(ROWS, table)
