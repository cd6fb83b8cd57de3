"""A title without a holder of its own goes on with those of the one before: "was head of Acme in 1990 and of Bex"."""

from dataclasses import dataclass, replace

from kg.extract.reading import Reading
from kg.extract.roles.titles.dates import END, ON, START
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.who.holder import Holder
from kg.extract.tokens import Token
from kg.model import Mention
from kg.vocabulary import SCHEMA

GAP = 24  # tokens between two titles of one holder
JOINING = (",", ";", "and", "&", "plus")
SIGNS = (*JOINING, "(", ")", "-", "–", ".", "as", "well", "of")
TIED = ("conj", "appos", "dep", "npadvmod", "attr", "oprd", "dobj", "nmod", "ROOT")


@dataclass(frozen=True, slots=True)
class Told:
    """Titles that were told before: who holds them, and the token behind them and their bodies."""

    people: list[Holder]
    last: int


def going_on(reading: Reading, title: Title, first: int, before: Told | None) -> list[Holder]:
    """The holders of the titles before, where only dates, bodies and small words part the two."""
    head = reading.doc[title.head]
    head = head.head if head.dep_ == "compound" and title.head < head.head.i < title.last else head
    again = head.dep_ == "pobj" and head.head.lower_ == "as" and first == head.head.i + 1  # "and earlier as head of"
    if before is None or before.last < head.sent.start or not (again or head.dep_ in TIED):
        return []
    if not 0 < first - before.last <= GAP:
        return []
    between = reading.doc[before.last : first]
    joined = [t.lower_ for t in between if t.lower_ in JOINING]
    owned = title.key in row("outside", "words") and joined[-1:] == [","]  # "chairman of Acme, owner of Bex"
    if not joined or owned or not all(_parts(reading, t) for t in between):
        return []
    if any(t.tag_ == "POS" for t in between) or is_named_behind(reading, title):
        return []
    told = [h for h in before.people if h.how == "frame" or (h.how == "apposition" and h.person.last <= first)]
    return [replace(h, body=None, after=None, date=None, apart=True) for h in told]


def is_named_behind(reading: Reading, title: Title) -> bool:
    """Whether a title has somebody right behind it: ", president Ann Roe of Acme"."""
    named = reading.mention_at(reading.doc[title.last]) if title.last < len(reading.doc) else None
    return named is not None and reading.is_a(named, SCHEMA.Person)


def _parts(reading: Reading, word: Token) -> bool:
    """Whether a word may stand between two titles of one holder."""
    if word.lower_ in SIGNS or word.is_space or reading.time_at(word) is not None:
        return True
    if word.lower_ in {*START, *END, *ON, *row("modifiers", "of_people")} or word.tag_ in ("DT", "RB", "RBR", "CD"):
        return word.lower_ not in ("not", "n't", "no", "never")
    return _is_body(reading, reading.mention_at(word)) or word.pos_ in ("ADJ", "NOUN")


def _is_body(reading: Reading, mention: Mention | None) -> bool:
    """Whether something is a body, or the place of one."""
    return mention is not None and reading.is_a(mention, SCHEMA.Organization, SCHEMA.Place)
