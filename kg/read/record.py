"""A JSON record becomes the text and the metadata that its fields hold, under any of their usual names."""

from collections.abc import Mapping

from kg.read.dates import iso
from kg.rows import rows

MAX_DATE = 100  # characters: a longer field is no date


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
    return iso(given) if given and len(given) <= MAX_DATE else None


def _strings(value: object) -> list[str]:
    """The strings of a value: itself, the `name` of an object, or those of a list."""
    if isinstance(value, Mapping):
        return _strings(value.get("name"))
    if isinstance(value, list):
        return [item for part in value if not isinstance(part, list) for item in _strings(part)]
    return [value.strip()] if isinstance(value, str) and value.strip() else []
