"""Where the bearers of names are that every country or town has: a "High Court" is that of the article's country."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from sys import intern

from kg.identity.gazetteer import country_name, place_of
from kg.identity.names import is_common, is_local, main_key
from kg.identity.records import Record, needs_scope
from kg.model import Mention


def homed(records: Sequence[Record], mentions: Iterable[Mention]) -> tuple[Record, ...]:
    """The records of one article; those with a common name also have the country that they are "in", if it is plain.

    That is the country of the places that the bearer is tied to, or else the one whose places the article names most.
    """
    times = Counter(mention.entity for mention in mentions)
    countries: dict[str, str] = {}
    named = Counter[str]()
    for record in records:
        if code := _country(record):
            countries[main_key(record.kind, record.label)] = code
            named[code] += times[record.id]
    return tuple(_at_home(record, countries, named) if _is_common(record) else record for record in records)


def scope(record: Record, kind: str, label: str) -> str:
    """What beside its name identifies the bearer of a label in all articles: a country, a place, its article; or ""."""
    if needs_scope(kind, label):
        return record.document
    if not is_common(kind, label):
        return ""
    how = "at " if is_local(label) else "in "
    return next((feature for feature in record.context if feature.startswith(how)), record.document)


def _is_common(record: Record) -> bool:
    return any(is_common(record.kind, name) for name in (record.label, *record.names))


def _country(record: Record) -> str | None:
    """The code of the country that a place is, or lies in."""
    codes = {place.country for link in record.same_as if (place := place_of(link))}
    return codes.pop() if len(codes) == 1 else None


def _at_home(record: Record, countries: dict[str, str], named: Counter[str]) -> Record:
    tied = {countries.get(feature.removeprefix("at ")) for feature in record.context if feature.startswith("at ")}
    tied.discard(None)
    most = named.most_common(2)
    plain = len(most) == 1 or (len(most) == 2 and most[0][1] > most[1][1])
    home = tied.pop() if len(tied) == 1 else most[0][0] if plain and not tied else None
    if home is None:
        return record
    return replace(record, context=tuple(sorted({*record.context, intern(f"in {country_name(home)}")})))
