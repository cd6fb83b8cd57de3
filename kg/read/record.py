"""A JSON record becomes the text and the metadata that its fields hold, under any of their usual names."""

from collections.abc import Mapping
from datetime import UTC, datetime

from kg.read.dates import iso
from kg.rows import rows

MAX_DATE = 100  # characters: a longer field is no date
FIRST, LAST = 1e8, 1e10  # seconds since 1970: the years 1973 to 2286


def text_field(fields: Mapping[str, object], name: str) -> str | None:
    """The first non-empty string among the fields that go by this name."""
    for key in rows("layout")["fields"][name]:
        for item in _strings(fields.get(key)):
            return item
    return None


def text_fields(fields: Mapping[str, object], name: str) -> tuple[str, ...]:
    """All strings of the first field that goes by this name."""
    for key in rows("layout")["fields"][name]:
        if found := _strings(fields.get(key)):
            return tuple(dict.fromkeys(found))
    return ()


def date_field(fields: Mapping[str, object], name: str) -> str | None:
    """The date of a field as ISO, or None when it holds none that can be read."""
    given = text_field(fields, name)
    if given is None:
        moments = (fields.get(key) for key in rows("layout")["fields"][name])
        return next((_moment(value) for value in moments if isinstance(value, (int, float)) and value > FIRST), None)
    return iso(given) if len(given) <= MAX_DATE else None


def _moment(value: float) -> str | None:
    """The date-time that a number of seconds or milliseconds since 1970 is."""
    seconds = value / 1000 if value > LAST else value
    return datetime.fromtimestamp(seconds, UTC).isoformat() if seconds <= LAST else None


def _strings(value: object) -> list[str]:
    """The strings of a value: itself, the name of an object, or those of a list."""
    if isinstance(value, Mapping):
        return next(filter(None, (_strings(value.get(part)) for part in rows("layout")["fields"]["parts"])), [])
    if isinstance(value, list):
        return [item for part in value if not isinstance(part, list) for item in _strings(part)]
    return [value.strip()] if isinstance(value, str) and value.strip() else []
