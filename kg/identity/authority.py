"""A list of known things becomes links: which records of articles are which of them, how sure that is, and why.

An authority is what a user knows beforehand: things with an IRI, names, a class and what they are tied to. A record is
linked when its name, its kind and, where the name alone does not tell, its company in the article fit one thing only.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.errors import UsageError
from kg.identity.names import further_keys, main_key
from kg.identity.records import Record
from kg.ontology import shorten, with_superclasses
from kg.vocabulary import RDF, RDFS, SCHEMA, SKOS, declared, iri

THRESHOLD = 0.8
WIKIDATA = "http://www.wikidata.org/entity/"
_KINDS = (SCHEMA.Person, SCHEMA.Organization, SCHEMA.Place, SCHEMA.Event, SCHEMA.CreativeWork, SCHEMA.Product)
_COLUMNS = ("id", "label", "aliases", "type", "context")
_FULL, _ALIAS, _VARIANT = 0.9, 0.87, 0.8  # how much the full name says, another name of the list, a variant of either
_PERSON = 0.15  # so much less does a person's name say
_UNTYPED = 0.05  # and a name in a list that does not say of what kind its bearer is
_TIED = 0.97  # with something in the article that the list ties to the thing as well


@dataclass(frozen=True, slots=True)
class Known:
    """A thing of the authority. `kind` is the general class, "" where the list does not say; `context` names others."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Why a record is a thing of the authority: the record's name, the thing, the score, a sentence."""

    target: str
    names: tuple[str, str]
    score: float
    reason: str


class Authority:
    """Known things, found by name. `threshold`: no link is made that is less sure."""

    def __init__(self, things: Iterable[Known], threshold: float = THRESHOLD) -> None:
        self._threshold = threshold
        self._bearers: dict[str, dict[Known, float]] = defaultdict(dict)
        for thing in things:
            for kind in (thing.kind,) if thing.kind else _KINDS:
                for key, score in _keys(kind, (thing.label, *thing.aliases)):
                    held = self._bearers[f"{kind} {key}"]
                    held[thing] = max(score - (0 if thing.kind else _UNTYPED), held.get(thing, 0))

    def reference(self, record: Record) -> Reference | None:
        """The one thing that a record is, if that is sure enough."""
        scores: dict[Known, float] = {}
        for key, said in _keys(record.kind, (record.label, *record.names)):
            for thing, score in self._bearers.get(f"{record.kind} {key}", {}).items():
                scores[thing] = max(scores.get(thing, 0), min(said, score))
        near = {what.partition(" ")[2] for what in record.context}
        tied = {thing: shared for thing in scores if (shared := [c for c in thing.context if _near(c, near)])}
        fitting = sorted(tied or scores, key=lambda thing: (-scores[thing], thing.id))
        if not fitting or (len(fitting) > 1 and (tied or scores[fitting[0]] < scores[fitting[1]] + 0.05)):
            return None
        thing = fitting[0]
        score = _TIED if tied else scores[thing]
        reason = f"“{record.label}” is a name of “{thing.label}”"
        reason += (
            f", and the article names “{tied[thing][0]}” too" if tied else f" and of no other {_word(record.kind)}"
        )
        return Reference(thing.id, (record.label, thing.label), score, reason) if score >= self._threshold else None

    def linked(self, record: Record) -> tuple[Record, Reference | None]:
        """The record with the link to what it is, and why."""
        reference = self.reference(record)
        if reference is None or reference.target in record.same_as:
            return record, None
        return replace(record, same_as=(*record.same_as, reference.target)), reference


def _keys(kind: str, names: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    """The keys of names, the first of which is the full one, with how much each says."""
    less = _PERSON if kind == SCHEMA.Person else 0
    for name in names:
        main = main_key(kind, name)
        if not main:  # a name without a letter
            continue
        alone = kind == SCHEMA.Person and " " not in main
        yield main, _VARIANT - 2 * less if alone else (_FULL if name == names[0] else _ALIAS) - less
        for key in further_keys(kind, name):
            yield key, _VARIANT - less


def _near(name: str, near: set[str]) -> bool:
    return bool({main_key(kind, name) for kind in _KINDS[:3]} & near)


def _word(kind: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.partition(":")[2]).lower()


def from_csv(text: str, source: str) -> list[Known]:
    """The things of a table with the columns id, label and, if wanted, aliases, type, context.

    The context names what else tells the thing from namesakes: an employer, a country. Several names in one field are
    set apart by "|". Raises `UsageError` that says which line is wrong.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    columns = [name.strip().lower() for name in rows.fieldnames or ()]
    if not {"id", "label"} <= set(columns):
        raise UsageError(f"{source}: the first line has to name the columns: {','.join(_COLUMNS)}")
    if twice := [name for name in columns if columns.count(name) > 1]:
        raise UsageError(f"{source}: the first line names the column {twice[0]!r} twice")
    rows.fieldnames = columns
    found = []
    for row in rows:
        id, label = (row["id"] or "").strip(), (row["label"] or "").strip()
        where = f"{source}, line {rows.line_num}"
        if not id or not label:
            raise UsageError(f"{where} has no {'label' if id else 'id'}")
        if None in row:
            raise UsageError(f"{where} has more fields than there are columns: put a text with a comma in quotes")
        found.append(
            Known(_address(id, where), label, _several(row, "aliases"), _kind(row, where), _several(row, "context"))
        )
    return found


def _several(row: Mapping[str, str | None], column: str) -> tuple[str, ...]:
    return tuple(name for part in (row.get(column) or "").split("|") if (name := part.strip()))


def _address(id: str, where: str) -> str:
    """An IRI, of a Wikidata number too ("Q64")."""
    if re.fullmatch(r"Q[1-9]\d*", id):
        return WIKIDATA + id
    try:
        if re.match(r"https?://[^\s/]", id):
            return ox.NamedNode(id).value
        problem = ""
    except ValueError as error:
        problem = f" ({error})"
    raise UsageError(f"{where}: {id!r} is neither an IRI nor a Wikidata number such as Q64{problem}")


def _kind(row: Mapping[str, str | None], where: str) -> str:
    """The general class of what stands in the column "type": "Person", "schema:City"."""
    given = (row.get("type") or "").strip()
    if not given:
        return ""
    name = given if ":" in given else f"schema:{given[:1].upper()}{given[1:]}"
    kind = general(name)
    if not kind:
        raise UsageError(f"{where}: {given!r} is no class of the ontology such as Person, Organization or Place")
    return kind


def general(name: str) -> str:
    """The kind that a class belongs to, "" for none."""
    if name not in declared():
        return ""
    return next((kind for kind in _KINDS if kind in with_superclasses(name)), "")


_LABELS = (RDFS.label, SKOS.prefLabel, SCHEMA.name)
_ALIASES = (SKOS.altLabel, SCHEMA.alternateName)


def from_rdf(quads: Iterable[ox.Quad]) -> list[Known]:
    """The things of a graph: IRIs with a label (English or none), other names and a class; ties are their context."""
    nodes: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, (ox.NamedNode, ox.Literal)):
            nodes[quad.subject.value][quad.predicate.value].append(quad.object)
    labels = {id: names for id, node in nodes.items() if (names := _texts(node, _LABELS))}
    found = []
    for id, (label, *others) in sorted(labels.items()):
        kinds = [general(shorten(c.value)) for c in nodes[id].get(iri(RDF.type), ())]
        ties = {
            o.value
            for values in nodes[id].values()
            for o in values
            if isinstance(o, ox.NamedNode) and o.value in labels
        }
        context = tuple(sorted(labels[tie][0] for tie in ties - {id}))
        aliases = (*others, *_texts(nodes[id], _ALIASES))
        found.append(Known(id, label, aliases, next(filter(None, kinds), ""), context))
    return found


def _texts(node: Mapping[str, list[ox.NamedNode | ox.Literal]], names: Iterable[str]) -> list[str]:
    """The texts of some properties that are English or in no language, in order of the properties."""
    return [
        value.value
        for name in names
        for value in sorted(node.get(iri(name), ()), key=str)
        if isinstance(value, ox.Literal) and (value.language or "en").startswith("en")
    ]
