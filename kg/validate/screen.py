"""Quads and shapes become a quick verdict: whether every node surely keeps every shape.

pySHACL takes longer over an article than the language model. Nearly all articles are without fault, and to see that
takes a hundredth of the time: the constraints that `kg/shapes.ttl` uses, compiled from that file, over plain sets. A
fault, or a constraint that is not known here, makes the screen say no; what is wrong is then pySHACL's to say.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache, partial
from typing import TypeAlias

import pyoxigraph as ox

from kg.vocabulary import PREFIXES, RDF, XSD, iri

_SH = PREFIXES["sh"]
_INTEGER, _DECIMAL, _STRING = iri(XSD.integer), iri(XSD.decimal), iri(XSD.string)
_TYPE, _FIRST, _REST = iri(RDF.type), f"{PREFIXES['rdf']}first", f"{PREFIXES['rdf']}rest"

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Node: TypeAlias = Mapping[str, set[Term]]  # the values of one node by property
Nodes: TypeAlias = Mapping[str, Node]
Test: TypeAlias = Callable[[set[Term], Node, Nodes], bool]  # the values of a path, their node, all nodes

NUMBERS = 10_000  # that are kept in mind: places in texts, confidences
_SILENT = {"path", "message", "targetClass", "severity", "name", "description"}


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a node has to keep: tests of the node itself, and of the values of its properties."""

    own: tuple[Test, ...]
    properties: tuple[tuple[str, tuple[Test, ...]], ...]

    def kept_by(self, term: Term, nodes: Nodes) -> bool:
        """Whether a node keeps the shape."""
        node = nodes.get(_key(term), {})
        for test in self.own:
            if not test({term}, node, nodes):
                return False
        for path, tests in self.properties:
            values = node.get(path, set())
            for test in tests:
                if not test(values, node, nodes):
                    return False
        return True


class Screen:
    """The shapes of a file, compiled. `clean` says yes only where pySHACL would find nothing."""

    def __init__(self, shapes: str) -> None:
        self._file = _nodes(ox.parse(shapes, format=ox.RdfFormat.TURTLE))
        self._targets: dict[str, list[_Shape]] = defaultdict(list)
        used = {name.removeprefix(_SH) for node in self._file.values() for name in node if name.startswith(_SH)}
        self._understood = used <= _SILENT | set(_TESTS) | {"in", "or", "property"}
        for name in sorted(self._file):
            for class_ in self._values(name, "targetClass"):
                self._targets[_key(class_)].append(self._shape(name))

    def clean(self, quads: Iterable[ox.Quad]) -> bool:
        """Whether all nodes keep their shapes; the quads' graph names play no part."""
        nodes = _nodes(quads)
        return self._understood and all(
            shape.kept_by(ox.NamedNode(name), nodes)
            for name, node in nodes.items()
            for class_ in node.get(_TYPE, ())
            for shape in self._targets.get(_key(class_), ())
        )

    def _values(self, name: str, parameter: str) -> set[Term]:
        return self._file[name].get(_SH + parameter, set())

    def _shape(self, name: str) -> _Shape:
        properties = tuple(
            (_key(path), self._tests(self._file[_key(part)]) if isinstance(path, ox.NamedNode) else (_never,))
            for part in self._values(name, "property")
            for path in self._values(_key(part), "path")
        )
        own = {parameter: values for parameter, values in self._file[name].items() if parameter != f"{_SH}property"}
        return _Shape(self._tests(own), properties)

    def _tests(self, parameters: Mapping[str, set[Term]]) -> tuple[Test, ...]:
        names = {name: name.removeprefix(_SH) for name in parameters if name.startswith(_SH)}
        return tuple(
            self._test(name, value) for full, name in names.items() if name not in _SILENT for value in parameters[full]
        )

    def _test(self, parameter: str, value: Term) -> Test:
        if parameter == "in":
            allowed = set(self._list(value))
            return lambda values, node, nodes: values <= allowed
        if parameter == "or":
            shapes = [self._shape(_key(part)) for part in self._list(value)]
            return lambda values, node, nodes: all(any(s.kept_by(v, nodes) for s in shapes) for v in values)
        return _TESTS[parameter](_key(value)) if parameter in _TESTS else _never

    def _list(self, head: Term) -> Iterable[Term]:
        while (node := self._file.get(_key(head))) is not None:
            yield from node[_FIRST]
            (head,) = node[_REST]


def _nodes(quads: Iterable[ox.Quad]) -> dict[str, dict[str, set[Term]]]:
    """The values of every node by property."""
    nodes: dict[str, dict[str, set[Term]]] = {}
    for quad in quads:
        node = nodes.setdefault(_key(quad.subject), {})
        node.setdefault(quad.predicate.value, set()).add(quad.object)
    return nodes


def _key(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def _never(values: set[Term], node: Node, nodes: Nodes) -> bool:
    """A constraint that only pySHACL can judge."""
    return False


def _are_at_least(number: int, values: set[Term], node: Node, nodes: Nodes) -> bool:
    return len(values) >= number


def _are_at_most(number: int, values: set[Term], node: Node, nodes: Nodes) -> bool:
    return len(values) <= number


def _are_as_long(number: int, values: set[Term], node: Node, nodes: Nodes) -> bool:
    return all(len(_key(value)) >= number for value in values)


def _class(name: str) -> Test:
    class_ = ox.NamedNode(name)
    return lambda values, node, nodes: all(class_ in nodes.get(_key(v), {}).get(_TYPE, ()) for v in values)


def _datatype(name: str) -> Test:
    if name == _STRING:
        return lambda values, node, nodes: all(isinstance(v, ox.Literal) and v.datatype.value == name for v in values)
    if name not in (_INTEGER, _DECIMAL):
        return _never
    return lambda values, node, nodes: all(
        _number(v) is not None and isinstance(v, ox.Literal) and v.datatype.value == name for v in values
    )


def _number(term: Term) -> Decimal | None:
    """The value of an integer or a decimal that is written as one."""
    if not isinstance(term, ox.Literal):
        return None
    return _number_of(term.value, term.datatype.value)


@lru_cache(NUMBERS)
def _number_of(text: str, datatype: str) -> Decimal | None:
    if "e" in text.lower():
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    whole = datatype == _INTEGER
    return None if (whole and "." in text) or not number.is_finite() else number


def _compared(holds: Callable[[Decimal], bool]) -> Test:
    return lambda values, node, nodes: all((n := _number(v)) is not None and holds(n) for v in values)


def _less_than(path: str) -> Test:
    def test(values: set[Term], node: Node, nodes: Nodes) -> bool:
        pairs = [(_number(a), _number(b)) for a in values for b in node.get(path, ())]
        return all(a is not None and b is not None and a < b for a, b in pairs)

    return test


def _node_kind(kind: str) -> Test:
    if kind != f"{_SH}IRI":
        return _never
    return lambda values, node, nodes: all(isinstance(v, ox.NamedNode) for v in values)


_TESTS: Mapping[str, Callable[[str], Test]] = {
    "minCount": lambda n: partial(_are_at_least, int(n)),
    "maxCount": lambda n: partial(_are_at_most, int(n)),
    "minLength": lambda n: partial(_are_as_long, int(n)),
    "minInclusive": lambda n: _compared(Decimal(n).__le__),
    "maxInclusive": lambda n: _compared(Decimal(n).__ge__),
    "class": _class,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "lessThan": _less_than,
    "disjoint": lambda path: lambda values, node, nodes: values.isdisjoint(node.get(path, ())),
}
