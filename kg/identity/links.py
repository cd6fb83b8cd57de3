"""Records become links: which may be one entity, how sure that is, and why. Linear in the records.

A person's name alone joins nobody: two articles have to name the bearer together with a third, or in the same post.
The name of an organization, a place or a work does, unless it is only a short form.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.identity.clusters import Link
from kg.identity.names import INITIAL, further_keys, main_key
from kg.identity.records import Record
from kg.vocabulary import SCHEMA


@dataclass(frozen=True, slots=True)
class _Key:
    """A key of a record: its text, whether it is the full name, or one that its article uses as well."""

    text: str
    full: bool = False
    used: bool = False


def links(records: Sequence[Record]) -> list[Link]:
    """All links between records of different articles, the surest first; order does not depend on the input's."""
    keys = _keys_of(records)
    shared = _shared(records, keys)
    buckets: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        company = [feature for feature in record.context if feature.startswith(("with ", "near ", "beside "))]
        ties = [feature for feature in company if feature.startswith("with ")]
        for key in keys[number]:
            if (record.kind, key.text) in shared:
                if key.full and record.kind != SCHEMA.Person:
                    buckets[record.kind, key.text, ""].append(number)
                for context in company if _any_company_counts(key) else ties:
                    buckets[record.kind, key.text, context].append(number)
    found = []
    for (_, key_text, context), members in buckets.items():
        if key_text.startswith(INITIAL):
            full = {keys[m][0].text for m in members if not _has_initial(records[m])}
            if len(full) != 1:
                continue
        if len({records[m].document for m in members}) > 1:
            score, reason = _judged(key_text, context)
            found.append(Link(score, reason, "rule", tuple(members)))
    found += _known_alike(records)
    return sorted(found, key=lambda link: (-link.score, link.reason, link.members))


def _keys_of(records: Sequence[Record]) -> list[tuple[_Key, ...]]:
    """The keys of every record, the main one first; records of the same names share them."""
    made: dict[tuple[str, str, tuple[str, ...]], tuple[_Key, ...]] = {}
    found = []
    for record in records:
        named = (record.kind, record.label, record.names)
        if named not in made:
            made[named] = tuple(_keys(record)) if record.kind != SCHEMA.Thing else ()
        found.append(made[named])
    return found


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


def _shared(records: Sequence[Record], keys: Sequence[Sequence[_Key]]) -> set[tuple[str, str]]:
    """The keys that records of more than one article have: all others link nobody."""
    first: dict[tuple[str, str], str] = {}
    shared = set()
    for record, own in zip(records, keys, strict=True):
        for key in own:
            if first.setdefault((record.kind, key.text), record.document) != record.document:
                shared.add((record.kind, key.text))
    return shared


def _keys(record: Record) -> Iterator[_Key]:
    """The keys of a record's names, each once, the full name's first."""
    seen = set()
    main = main_key(record.kind, record.label)
    alone = record.kind == SCHEMA.Person and " " not in main
    options = [_Key(main, full=not alone)]
    options += [_Key(main_key(record.kind, name), used=True) for name in record.names]
    for name in (record.label, *record.names):
        options += [_Key(text) for text in further_keys(record.kind, name)]
    for key in options:
        if key.text not in seen:
            seen.add(key.text)
            yield key


def _any_company_counts(key: _Key) -> bool:
    """Whether to be named together with something is enough beside a key of the name, or only a tie to it is."""
    return key.full or ((" " in key.text or key.used) and not key.text.startswith(INITIAL))


def _judged(key: str, context: str) -> tuple[float, str]:
    """How sure a link is, and the sentence that says why."""
    name = f"both bear the name “{key.removeprefix('~').removeprefix(INITIAL)}”"
    if not context:
        return 0.97, name
    how, _, what = context.partition(" ")
    score = {"with": 0.95, "beside": 0.91, "near": 0.88}[how]
    return score, f"{name} and {'are tied to' if how == 'with' else 'are named together with'} “{what}”"
