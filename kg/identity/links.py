"""Records become links: which may be one entity, how sure that is, and why. Linear in the records.

A person's name alone joins nobody: two articles have to name the bearer together with a third, or in the same post.
The name of an organization, a place or a work does, unless it is only a short form, or one that every country or town
has: of that name are as many as there are countries, or towns.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.identity.clusters import Link
from kg.identity.names import INITIAL, further_keys, is_common, is_local, main_key
from kg.identity.records import Record
from kg.vocabulary import SCHEMA

# How sure a shared context makes a link, and in words.
_TIES = {
    "with": (0.95, "are tied to"),
    "at": (0.95, "are in or at"),
    "in": (0.92, "are named where the article is about"),
    "beside": (0.91, "are named together with"),
    "near": (0.88, "are named together with"),
}
_Point = tuple[str, str, str]  # a kind, a key of a name, a context or ""


@dataclass(frozen=True, slots=True)
class _Key:
    """A key of a record: its text, whether it is the full name, or one that its article uses as well."""

    text: str
    full: bool = False
    used: bool = False


def links(records: Sequence[Record]) -> list[Link]:
    """All links between records of different articles, the surest first; order does not depend on the input's."""
    shared = _shared(records)
    buckets: dict[_Point, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for point in _points(record, [key for key in _keys(record) if (record.kind, key.text) in shared]):
            buckets[point].append(number)
    found = []
    for (_, key_text, context), members in buckets.items():
        if key_text.startswith(INITIAL):
            full = {_keys(records[m])[0].text for m in members if not _has_initial(records[m])}
            if len(full) != 1:
                continue
        if _are_cut(records, members, key_text):
            continue
        if len({records[m].document for m in members}) > 1:
            score, reason = _judged(key_text, context)
            found.append(Link(score, reason, "rule", tuple(members)))
    found += _known_alike(records)
    return sorted(found, key=lambda link: (-link.score, link.reason, link.members))


def meeting_points(record: Record) -> Iterator[_Point]:
    """What the record has in common with every one that it may be linked to, and with a few more.

    Few are called by a name of several words: all of these meet. Of short names those in one company do, as in links.
    """
    for key in _keys(record):
        if " " in key.text and not key.text.startswith(INITIAL):
            yield record.kind, key.text, ""
        else:
            yield from _points(record, [key])


def _are_cut(records: Sequence[Record], members: Iterable[int], key: str) -> bool:
    """Whether bodies share only the end of their names: "National Nurses' Union", "Northern Nurses' Union"."""
    cut = {
        _keys(records[m])[0].text
        for m in members
        if records[m].kind == SCHEMA.Organization
        and not any(k.text == key and (k.full or k.used) for k in _keys(records[m]))
    }
    return not key.startswith("~") and len(cut) > 1


def _points(record: Record, keys: Iterable[_Key]) -> Iterator[_Point]:
    company = [feature for feature in record.context if feature.startswith(("with ", "near ", "beside "))]
    ties = [feature for feature in company if feature.startswith("with ")]
    for key in keys:
        if is_common(record.kind, key.text.removeprefix("~")):
            yield from ((record.kind, key.text, feature) for feature in record.context if _places(key.text, feature))
            continue
        if key.full and record.kind != SCHEMA.Person:
            yield record.kind, key.text, ""
        for context in company if _any_company_counts(key) else ties:
            yield record.kind, key.text, context


def _places(key: str, feature: str) -> bool:
    """Whether a feature tells which bearer of a common name is meant: where it is, or what it is tied to."""
    how, _, what = feature.partition(" ")
    if how == "with":
        return not is_common(SCHEMA.Organization, what)
    return how == "at" or (how == "in" and not is_local(key.removeprefix("~")))


def _known_alike(records: Sequence[Record]) -> Iterator[Link]:
    """Links between records that are the same thing of another data set."""
    targets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for target in record.same_as:
            targets[record.kind, target].append(number)
    for (_, target), members in targets.items():
        if len({records[m].document for m in members}) > 1:
            yield Link(0.98, f"both are <{target}>", "rule", tuple(members))


def _has_initial(record: Record) -> bool:
    """Whether the given name is only an initial: "R. Osei"."""
    return len(record.label.split()[0].strip(".")) == 1


def _shared(records: Sequence[Record]) -> set[tuple[str, str]]:
    """The keys that records of more than one article have: all others link nobody."""
    first: dict[tuple[str, str], str] = {}
    shared = set()
    for record in records:
        for key in _keys(record):
            if first.setdefault((record.kind, key.text), record.document) != record.document:
                shared.add((record.kind, key.text))
    return shared


def _keys(record: Record) -> tuple[_Key, ...]:
    """The keys of a record's names, each once, the full name's first; none of a thing of no kind."""
    return _keys_of(record.kind, record.label, record.names) if record.kind != SCHEMA.Thing else ()


@lru_cache(10_000)
def _keys_of(kind: str, label: str, names: tuple[str, ...]) -> tuple[_Key, ...]:
    main = main_key(kind, label)
    alone = kind == SCHEMA.Person and " " not in main
    options = [_Key(main, full=not alone)]
    options += [_Key(main_key(kind, name), used=True) for name in names]
    for name in (label, *names):
        options += [_Key(text) for text in further_keys(kind, name)]
    first = dict[str, _Key]()
    for key in options:
        first.setdefault(key.text, key)
    return tuple(first.values())


def _any_company_counts(key: _Key) -> bool:
    """Whether to be named together with something is enough beside a key of the name, or only a tie to it is."""
    return key.full or ((" " in key.text or key.used) and not key.text.startswith(INITIAL))


def _judged(key: str, context: str) -> tuple[float, str]:
    """How sure a link is, and the sentence that says why."""
    name = f"both bear the name “{key.removeprefix('~').removeprefix(INITIAL)}”"
    if not context:
        return 0.97, name
    how, _, what = context.partition(" ")
    score, tie = _TIES[how]
    return score, f"{name} and {tie} “{what}”"
