"""What was told so far: the statement a figure makes, those of a sentence, and the business the text speaks of."""

from dataclasses import dataclass, field

from kg.extract import grammar
from kg.extract.modality import judge
from kg.extract.observations.figures import Figure
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.topic import topics_of
from kg.model import Mention, Part
from kg.rows import words
from kg.vocabulary import SCHEMA

NEAR = 80


@dataclass(frozen=True, slots=True)
class Statement:
    """What a figure says: of whom (`about`), which property, as a share of what, hung on which token.

    `doubt` lowers the confidence of the rule; `earlier` tells that only a time right beside the figure is its time.
    `source` is whoever only sets it. `whole` is the figure with its statement at whose time it holds. `rate` is what a
    figure before it was told for: " per week" of "from five flights a week to three". `unit` is what a bare number
    counts that was told before: "hopes to hire 60 more". `time` is its own
    out of a list: "5 million and 4 million in 2023 and 2022".
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
    rate: str = ""
    unit: str = ""
    source: Part | None = None
    whole: "tuple[Figure, Statement] | None" = None
    time: tuple[str, Part] | None = None


class Topic:
    """The businesses that an article's figures are about: the one told of last, and the one told of most."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._told: dict[str, int] = {}
        self._leaders = topics_of(reading)
        self._owner: Statement | None = None
        self._owners: set[str] = set()
        self._with_results: dict[str, Part] = {}
        self.last: Statement | None = None
        self.made: tuple[Figure, Statement] | None = None
        self.last_figure: Figure | None = None
        self._counts: list[tuple[Figure, Statement]] = []
        self._by_noun: dict[str, tuple[Figure, Statement]] = {}
        self.asked: Part | None = None

    def tell(self, figure: Figure, statement: Statement) -> None:
        """Remember a figure with its statement, and count it for its owner, if that is an organization."""
        self.last, self.last_figure, about = statement, figure, statement.about
        if figure.kind == "money" and is_made_by_firm(statement):
            self.made = figure, statement
        if figure.kind == "count" and figure.noun is not None:
            goes_on = self._counts and self._counts[-1][0].head.sent.start == figure.head.sent.start
            self._counts = [*(self._counts if goes_on else ()), (figure, statement)]
            self._by_noun[figure.noun.lemma_] = figure, statement
            if (statement.property.text or "").rpartition(" ")[2] in words(ROWS, "asked"):
                self.asked = self._reading.words_part(figure.noun.i, figure.noun.i + 1)  # "surveyed 1,200 pupils"
        if statement.rule in ("observation/price", "observation/worth"):
            return  # what is sold is not spoken of any more
        if about is not None and about.entity is not None and is_business(self._reading, about):
            self._told[about.entity] = self._told.get(about.entity, 0) + 1
            if is_result(statement):
                self._with_results[about.entity] = about
            self._owners = self._owners_of(statement) | {about.entity}
            self._owner = statement
        elif about is not None and about.entity is None and self._means_business(about, statement.anchor):
            self._owner = statement

    def has_results(self, about: Part | None) -> bool:
        """Whether results were told of a firm: its revenue, its profit."""
        return about is not None and about.entity in self._with_results

    @property
    def only_with_results(self) -> Part | None:
        """The firm whose results are told, if the article has told those of no other."""
        return next(iter(self._with_results.values())) if len(self._with_results) == 1 else None

    @property
    def last_count(self) -> Figure | None:
        """The last figure that counted something."""
        return self._counts[-1][0] if self._counts else None

    def counted_before(self, start: int) -> tuple[Figure, Statement] | None:
        """The count of the sentence that ends at a token: its only one, or the only one that it says something of."""
        found = [pair for pair in self._counts if pair[0].head.sent.end == start and not pair[1].earlier]
        of_clause = [p for p in found if grammar.first_conjunct(p[0].head).dep_ in {*grammar.SUBJECTS, "dobj"}]
        return next((pairs[0] for pairs in (found, of_clause) if len(pairs) == 1), None)

    def count_of(self, noun: Token) -> tuple[Figure, Statement] | None:
        """The last count of the things that a noun names."""
        return self._by_noun.get(noun.lemma_)

    def _owners_of(self, statement: Statement) -> set[str]:
        """The businesses that the sentence of a statement has told figures of so far."""
        same = self._owner is not None and self._owner.anchor.sent.start == statement.anchor.sent.start
        return self._owners if same else set()

    def near(self, anchor: Token) -> Part | None:
        """The business that a figure is of which names none: just told of, told of most, or leading the article."""
        found = self._just_told(anchor) or self._subject_before(anchor) or self._most_told(anchor)
        if found is not None:
            return found
        leader = self._leaders.at(anchor.i, (SCHEMA.Organization,), (SCHEMA.GovernmentOrganization,))
        return self._reading.entity_part(leader.mention) if leader is not None else None

    def told_of(self, anchor: Token) -> Part | None:
        """The business that the figures before are of: those of the sentence before, or most of all."""
        return self._just_told(anchor) or self._most_told(anchor)

    def of_article(self) -> Part | None:
        """The business that leads the whole article, for the lines at its head that name none."""
        leader = self._leaders.at(len(self._reading.doc), (SCHEMA.Organization,), (SCHEMA.GovernmentOrganization,))
        return self._reading.entity_part(leader.mention) if leader is not None else None

    def place(self, anchor: Token) -> Part | None:
        """The country or city that leads the article by far, where a figure is of a place which names none."""
        leader = self._leaders.at(anchor.i, (SCHEMA.Place,))
        told = leader is not None and leader.by_far and not self._is_speakers(leader.mention)
        return self._reading.entity_part(leader.mention) if leader is not None and told else None

    def _is_speakers(self, place: Mention) -> bool:
        """Whether a place only tells where those are who speak: "the customs office in Oslo said"."""
        named = [m.root for m in self._reading.mentions_in(0, place.last) if m.entity == place.entity]
        nouns = [t.head.head for t in map(self._reading.doc.__getitem__, named) if t.dep_ == "pobj"]
        speak = [n for n in nouns if n.dep_ in grammar.SUBJECTS and grammar.reports(n.head.lemma_.lower())]
        return len(speak) == len(named)

    def event(self, anchor: Token) -> Part | None:
        """The event that leads the article by far, where a figure is of one which names none."""
        leader = self._leaders.at(anchor.i, (SCHEMA.Event,))
        return self._reading.entity_part(leader.mention) if leader is not None and leader.by_far else None

    def _means_business(self, about: Part, anchor: Token) -> bool:
        """Whether words mean a business that nobody named: "the Omaha-based chain", not "would create a group"."""
        said = (about.text or "").casefold().split()
        there = about.start is not None and judge(anchor) != "possible"
        return there and bool(said) and said[-1] in words(ROWS, "businesses")

    def _just_told(self, anchor: Token) -> Part | None:
        """The owner of the figures of the sentence before, if they are all of one."""
        told = self._owner
        before = told is not None and told.anchor.sent.end == anchor.sent.start
        return told.about if told is not None and before and len(self._owners) < 2 else None

    def _most_told(self, anchor: Token) -> Part | None:
        """The business told of most, if the text has spoken of it in the sentences just before."""
        most = max(self._told, key=lambda entity: self._told[entity], default=None)
        for token in reversed(anchor.doc[max(0, anchor.i - NEAR) : anchor.sent.end] if most else ()):
            mention = self._reading.mention_at(token)
            if mention is not None and mention.entity == most:
                return self._reading.entity_part(mention)
        return None

    def _subject_before(self, anchor: Token) -> Part | None:
        """The business that the sentence before says something of."""
        start = anchor.sent.start
        root = anchor.doc[start - 1].sent.root if start else anchor
        inner = [c for c in root.lefts if c.dep_ == "ccomp" and any(t.text == ";" for t in root.lefts)]
        subjects = [grammar.subject(verb) for verb in (root, *inner)] if start else []
        found = [self._reading.mention_headed_by(noun) for noun in subjects if noun is not None]
        others = SCHEMA.GovernmentOrganization, SCHEMA.NewsMediaOrganization
        mention = next((m for m in found if self._reading.is_a(m, SCHEMA.Organization)), None)
        if not self._reading.is_a(mention, SCHEMA.Organization) and start:
            mention = self._opening(anchor.doc[start - 1].sent[0])  # "For Orme Books, the timing was right"
        fits = self._reading.is_a(mention, SCHEMA.Organization) and not self._reading.is_a(mention, *others)
        return self._reading.entity_part(mention) if mention is not None and fits else None

    def _opening(self, first: Token) -> Mention | None:
        """The name behind "for" or "at" that opens a sentence."""
        noun = grammar.child(first, "pobj") if first.lower_ in ("for", "at") else None
        return self._reading.mention_headed_by(noun) if noun is not None else None


@dataclass(slots=True)
class Sentence:
    """A sentence while its figures are read: those told so far, and the business the text speaks of."""

    reading: Reading
    heads: frozenset[int]
    firsts: frozenset[int]
    topic: Topic | None = None
    told: list[tuple[Figure, Statement]] = field(default_factory=list)

    def last(self) -> tuple[Figure, Statement] | None:
        """The figure told before, with its statement."""
        return self.told[-1] if self.told else None

    def last_told(self) -> "Statement | None":
        """The statement told last, in this sentence or else before it."""
        if self.told:
            return self.told[-1][1]
        return self.topic.last if self.topic is not None else None

    def untold_between(self, before: Figure, figure: Figure) -> bool:
        """Whether a figure stands between two that nobody told: "a duty of 16%, leaving it with 33%, down from 39%"."""
        told = {other.first for other, _ in self.told}
        return any(before.last <= first < figure.first for first in self.firsts - told)


def is_business(reading: Reading, about: Part | None) -> bool:
    """Whether a part is an organization."""
    if about is None or about.entity is None:
        return False
    return reading.is_a(reading.mention_of(about), SCHEMA.Organization)


def is_result(statement: Statement) -> bool:
    """Whether a figure is one that only firms report: their revenue, their profit."""
    said = (statement.property.text or "").partition(" per ")[0].casefold().split()
    return bool(said) and said[-1] in words(ROWS, "of_business")


def is_made_by_firm(statement: Statement) -> bool:
    """Whether a figure is what a firm makes: its profit, its earnings."""
    said = (statement.property.text or "").casefold().split()
    return bool(said) and said[-1] in words(ROWS, "made_by_firms")


def is_right_before(told: Token, token: Token) -> bool:
    """Whether a token stands in another's sentence or in the one right behind it, be it in the next paragraph."""
    end, start = told.sent.end, token.sent.start
    return told.sent.start == start or (end <= start and all(t.is_space for t in token.doc[end:start]))
