"""What people decided about identity, in one readable file: same, different, this label, this type, not this claim.

The file is TOML; each decision has a reason:

    [[same]]
    names = ["Dan Rey", "Daniel Rey"]
    reason = "The company's site uses both."

    [[different]]
    one = { name = "Li Wei", documents = ["harbour.txt"] }
    other = { name = "Li Wei", documents = ["swimming.txt"] }
    reason = "An engineer and a swimmer."

    [[label]]
    name = "IBM Corp"
    label = "IBM"
    reason = "The usual name."

    [[type]]
    name = "Mercury"
    class = "schema:Product"
    reason = "The car, not the planet."

    [[reject]]
    claim = "https://example.org/kg/claim/0123456789abcdef"
    document = "harbour.txt"
    reason = "The article was corrected."
"""

import difflib
import tomllib
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from kg.errors import UsageError
from kg.identity.records import Record
from kg.iris import fold
from kg.ontology import with_superclasses
from kg.vocabulary import declared

_KEYS = {
    "same": {"names", "documents", "reason"},
    "different": {"one", "other", "reason"},
    "label": {"name", "documents", "label", "reason"},
    "type": {"name", "documents", "class", "reason"},
    "reject": {"claim", "document", "reason"},
}
_WHO = {"name", "documents"}
_TABLES, _LISTS = {"one", "other"}, {"names", "documents"}


@dataclass(frozen=True, slots=True)
class Who:
    """Entities named in a decision: by a name they bear, in all articles or only in some."""

    name: str
    documents: tuple[str, ...] = ()

    def is_(self, record: Record) -> bool:
        """Whether a record is meant."""
        if self.documents and record.document not in self.documents:
            return False
        return fold(self.name) in {fold(name) for name in (record.label, *record.names)}


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a file, each with its reason."""

    same: tuple[tuple[tuple[Who, ...], str], ...] = ()
    different: tuple[tuple[Who, Who, str], ...] = ()
    labels: tuple[tuple[Who, str, str], ...] = ()
    types: tuple[tuple[Who, str, str], ...] = ()
    rejected: tuple[tuple[str, str, str], ...] = ()

    def rejected_in(self, document: str) -> tuple[str, ...]:
        """The claims of one article that a person rejected, in order."""
        return tuple(sorted(claim for where, claim, _ in self.rejected if where == document))


def parse(text: str, source: str) -> Decisions:
    """The decisions in the text of a file; raises `UsageError` that names the entry and what is wrong with it."""
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # besides bad TOML: numbers without end, brackets without end
        raise UsageError(f"{source} is not TOML: {error}") from error
    for kind, entries in found.items():
        _check(kind, entries, source)
    decisions = Decisions(
        same=tuple((tuple(Who(n, _documents(e)) for n in e["names"]), e["reason"]) for e in found.get("same", ())),
        different=tuple((_who(e["one"]), _who(e["other"]), e["reason"]) for e in found.get("different", ())),
        labels=tuple((_who(e), e["label"], e["reason"]) for e in found.get("label", ())),
        types=tuple((_who(e), e["class"], e["reason"]) for e in found.get("type", ())),
        rejected=tuple((e["document"], e["claim"], e["reason"]) for e in found.get("reject", ())),
    )
    _check_whole(decisions, source)
    return decisions


def _check_whole(decisions: Decisions, source: str) -> None:
    """Raise `UsageError` where one decision says what another denies."""
    same = [{(fold(who.name), who.documents) for who in people} for people, _ in decisions.same]
    for one, other, _ in decisions.different:
        both = {(fold(one.name), one.documents), (fold(other.name), other.documents)}
        if len(both) == 1 or any(both <= people for people in same):
            raise UsageError(
                f"{source}: {one.name!r} and {other.name!r} cannot be different and the same: take one out"
            )
    for kind, chosen in (("label", decisions.labels), ("type", decisions.types)):
        taken: dict[tuple[str, tuple[str, ...]], str] = {}
        for who, choice, _ in chosen:
            if taken.setdefault((fold(who.name), who.documents), choice) != choice:
                raise UsageError(f"{source}: two decisions of [[{kind}]] for {who.name!r}: take one out")


def _check(kind: str, entries: Any, source: str) -> None:
    if kind not in _KEYS:
        raise UsageError(f"{source}: unknown decision [[{kind}]]{_near(kind, _KEYS)}")
    if not isinstance(entries, list):
        raise UsageError(f"{source}: write [[{kind}]] with two brackets, one table a decision")
    for number, entry in enumerate(entries, 1):
        where = f"{source}: decision {number} of [[{kind}]]"
        _check_entry(entry, _KEYS[kind], where)
        if kind == "type" and (entry["class"] not in declared() or not with_superclasses(entry["class"])):
            raise UsageError(
                f"{where}: {entry['class']!r} is no class of the ontology{_near(entry['class'], declared())}"
            )


def _check_entry(entry: Any, keys: Set[str], where: str) -> None:
    """Raise `UsageError` for a table with a key that is unknown, that is lacking, or that holds the wrong thing."""
    if not isinstance(entry, dict):
        raise UsageError(f'{where} is no table of keys and values such as name = "Li Wei"')
    for key, value in entry.items():
        if key not in keys:
            raise UsageError(f"{where} has an unknown key {key!r}{_near(key, keys)}")
        if key in _TABLES:
            _check_entry(value, _WHO, f"{where}, {key!r},")
        elif key in _LISTS and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            raise UsageError(f'{where}: {key!r} takes a list of texts, as in ["a", "b"]')
        elif key not in _LISTS and not isinstance(value, str):
            raise UsageError(f"{where}: {key!r} takes a text in quotes")
        elif key == "label" and not value.isprintable():
            raise UsageError(f"{where}: 'label' holds characters that cannot be seen")
    for key in sorted(keys - {"documents"}):
        if not entry.get(key):
            raise UsageError(f"{where} lacks {key!r}")


def _near(word: str, known: Any) -> str:
    close = difflib.get_close_matches(word, list(known), 1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _who(entry: Mapping[str, Any]) -> Who:
    return Who(entry["name"], _documents(entry))


def _documents(entry: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(entry.get("documents", ()))
