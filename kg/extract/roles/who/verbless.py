"""A post without a verb becomes its holder: "Ann Roe to chief nurse, Acme Hospital", "with Bo Lee as its treasurer"."""

from kg.extract.grammar import governing_verb
from kg.extract.grammar.voice import tense
from kg.extract.reading import Reading
from kg.extract.roles.who.holder import Holder
from kg.model import Mention
from kg.vocabulary import SCHEMA

COLUMN, BESIDE = 0.85, 0.83
FINITE = ("VBD", "VBZ", "VBP", "MD")
AGE = 3  # tokens of an age between a name and "to": ", 44,"


def verbless(reading: Reading, first: int, last: int) -> list[Holder]:
    """Who has the post that stands from token `first` to `last` (exclusive), told in a column or beside a clause."""
    return _in_column(reading, first, last) or _beside_clause(reading, first)


def _in_column(reading: Reading, first: int, last: int) -> list[Holder]:
    """Whom an appointment column names: "Ann Roe, 44, to finance director, Acme Foods."."""
    doc, start = reading.doc, reading.doc[first].sent.start
    if first - 2 <= start or doc[first - 1].lower_ != "to" or any(t.tag_ in FINITE for t in doc[start:last]):
        return []
    person = next((m for m in reading.mentions_in(start, first - 1) if _is_name(reading, m)), None)
    if person is None or person.first != start:
        return []
    between = doc[person.last : first - 1]
    aged = len(between) <= AGE and all(t.text == "," or t.like_num for t in between)
    closed = last == len(doc) or doc[last].text in (",", ".", ";") or doc[last].is_sent_start
    return [Holder(person, COLUMN, "current", date="start")] if aged and closed else []


def _beside_clause(reading: Reading, first: int) -> list[Holder]:
    """Who has a post by a phrase beside a clause: "is run by Ann Roe, with Bo Lee as its finance director"."""
    doc, start, at = reading.doc, reading.doc[first].sent.start, first
    at -= doc[at - 1].lower_ in ("its", "their")
    owned = doc[at].lower_ in ("its", "their")
    person = reading.mention_at(doc[at - 2]) if at - 3 > start and doc[at - 1].lower_ == "as" else None
    if person is None or not owned or person.last != at - 1 or not _is_name(reading, person):
        return []
    before = doc[person.first - 1] if person.first > start else None
    verb = governing_verb(before) if before is not None and before.lower_ == "with" else None
    return [Holder(person, BESIDE, "former" if tense(verb) == "VBD" else "current")] if verb is not None else []


def _is_name(reading: Reading, mention: Mention) -> bool:
    return mention.kind == "name" and reading.is_a(mention, SCHEMA.Person)
