"""Which judges are not of the one court that a text names: those of a court below the highest."""

from kg.extract.reading import Reading
from kg.extract.roles.titles.titles import Title, row
from kg.model import Mention


def is_lower_judge(reading: Reading, title: Title, person: Mention, court: Mention) -> bool:
    """Whether somebody judges below the highest court named: "District Judge Ann Roe", then "Judge Roe".

    The United States have no judges in their supreme court, but justices.
    """
    named = reading.entity(court).label.lower().split()
    if title.key not in row("courts", "judges") or row("courts", "highest").isdisjoint(named):
        return False
    if not row("courts", "of_justices").isdisjoint(named) or title.text.lower() != title.key:
        return True
    told = (m for m in reading.mentions if m.entity == person.entity and m.kind == "name")
    return any(_is_told_below(reading, m) for m in told)


def _is_told_below(reading: Reading, person: Mention) -> bool:
    """Whether the words beside a name tell of a court below: "District Judge Ann Roe", "Ann Roe of the District"."""
    beside = (*reading.doc[max(person.first - 3, 0) : person.first], *reading.doc[person.last : person.last + 5])
    return any(t.lower_ in row("courts", "below") for t in beside if t.sent == reading.doc[person.root].sent)
