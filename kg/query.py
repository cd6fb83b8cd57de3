"""A SPARQL query and a published graph become rows, a yes or no, or triples. Read only, and no network."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.vocabulary import BASE, PREFIXES, declared, iri

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\#[^\n\r]*"
    r"|[?$@]\w+"
    r"|[\w.-]*:[\w.%:-]*"
    r"|(?P<word>[A-Za-z]+)|(?P<open>\{)|(?P<deeper>[(\[])|(?P<back>[)\]}])"
)
_OURS = ("kg", "schema", "org", "prov", "oa")  # vocabularies of which the ontology declares every name that is used
_DECLARED = re.compile(r"\bPREFIX\s+(\w+):\s*<([^>]*)>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_INSTEAD = {  # what other vocabularies call it, by local name
    **dict.fromkeys(("prefLabel", "name", "fullName"), "rdfs:label"),
    **dict.fromkeys(("alternateName", "alias"), "skos:altLabel"),
    **dict.fromkeys(("title",), "schema:headline"),
    **dict.fromkeys(("worksFor", "memberOf", "affiliation", "hasMember"), "org:memberOf"),
}
_REFUSED = {"SERVICE": "it would ask another server", "FROM": "it names graphs to load; use GRAPH instead"}


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that ships with the package: a `sh:SPARQLExecutable` in `kg/queries/NAME.ttl`."""

    name: str
    description: str
    text: str
    parameters: Mapping[str, str] = field(default_factory=dict)


@cache
def named_queries() -> dict[str, NamedQuery]:
    """All shipped queries by name, in order of their names."""
    folder = files("kg") / "queries"
    paths = sorted((p for p in folder.iterdir() if p.name.endswith(".ttl")), key=lambda p: p.name)
    return {p.name.removesuffix(".ttl"): _read(p.name.removesuffix(".ttl"), p.read_text("utf-8")) for p in paths}


def _read(name: str, turtle: str) -> NamedQuery:
    """The query in a SHACL file: its comment, its text, and its parameters with what they mean."""
    triples = [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]

    def values(subject: object, predicate: str) -> list[str]:
        return [t.object.value for t in triples if t.subject == subject and t.predicate.value == predicate]

    sh, rdfs = PREFIXES["sh"], PREFIXES["rdfs"]
    query = next(t.subject for t in triples if t.predicate.value in (f"{sh}select", f"{sh}construct", f"{sh}ask"))
    text = next(v for kind in ("select", "construct", "ask") for v in values(query, f"{sh}{kind}"))
    parameters = {}
    for triple in triples:
        if triple.subject == query and triple.predicate.value == f"{sh}parameter":
            path = values(triple.object, f"{sh}path")[0]
            parameters[path.rsplit("/", 1)[-1]] = values(triple.object, f"{sh}description")[0]
    return NamedQuery(name, values(query, f"{rdfs}comment")[0], text.strip() + "\n", dict(sorted(parameters.items())))


def run(
    store: ox.Store,
    text: str,
    parameters: Mapping[str, str] | None = None,
    redirects: Mapping[str, str] | None = None,
    dataset: tuple[Sequence[str], Sequence[str]] | None = None,
) -> Answer:
    """Answer a query over the union of all graphs (`GRAPH ?g { ... }` reaches single ones).

    A `dataset` of IRIs of default graphs and of named graphs narrows it to those: nothing else is seen.

    The usual prefixes are known. Each parameter is bound to the variable of its name: as a node when it is an IRI
    (`https://...` or a known short form), else as a string. Former IRIs in `redirects` stand for what became of them.
    Raises `QueryError`, with line and column where known.
    """
    _refuse(text)
    bound = _redirected(with_parameters(text, parameters) if parameters else text, redirects or {})
    try:
        return store.query(bound, prefixes=PREFIXES, base_iri=BASE, **_seen(dataset))
    except SyntaxError as error:
        where = re.search(r"(\d+):(\d+): (.*)", str(error), re.DOTALL)
        if not where:
            raise QueryError(f"the query cannot be parsed: {error}") from error
        line, column, reason = int(where[1]), int(where[2]), where[3]
        raise QueryError(
            f"the query cannot be parsed at line {line}, column {column}: {reason}", line, column
        ) from error
    except (OSError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error


def _seen(dataset: tuple[Sequence[str], Sequence[str]] | None) -> dict[str, Any]:
    """Which graphs a query sees, as pyoxigraph takes it."""
    if dataset is None:
        return {"use_default_graph_as_union": True}
    default, single = ([ox.NamedNode(graph) for graph in graphs] for graphs in dataset)
    return {"default_graph": default, "named_graphs": single}


def depth(text: str) -> int:
    """How deep braces, brackets and parentheses of a query are nested."""
    deepest = level = 0
    for match in _TOKEN.finditer(text):
        level += 1 if match["open"] or match["deeper"] else -1 if match["back"] else 0
        deepest = max(deepest, level)
    return deepest


def prefixed_names(text: str) -> Iterator[str]:
    """The short names in a query, in order; also the bare prefixes that it declares."""
    return (m[0] for m in _TOKEN.finditer(text) if ":" in m[0] and m[0][0] not in "<\"'#?$@")


def unknown_names(text: str) -> Iterator[str]:
    """A line for every name of our vocabularies in a query that `ontology.ttl` does not declare, in order."""
    others = {prefix for prefix, namespace in _DECLARED.findall(text) if namespace != PREFIXES.get(prefix)}
    for name in dict.fromkeys(prefixed_names(text)):
        prefix, _, local = name.partition(":")
        if prefix in _OURS and prefix not in others and local and name not in declared():
            meant = _nearest(local)
            yield f"no graph has {name}" + (f": {' or '.join(meant)} may be meant" if meant else "")


def absent_names(store: ox.Store, text: str) -> Iterator[str]:
    """A line for every property or class in a query that nothing in the store has, and what is used instead."""
    prefixes = {**PREFIXES, **dict(_DECLARED.findall(text))}
    for name in dict.fromkeys(prefixed_names(text)):
        prefix, _, local = name.partition(":")
        if not local or prefix not in prefixes or (prefix in _OURS and name not in declared()):
            continue
        node = ox.NamedNode(prefixes[prefix] + local)
        is_class = local[0].isupper()
        having = store.quads_for_pattern(
            None, ox.NamedNode(iri("rdf:type")) if is_class else node, node if is_class else None
        )
        if next(having, None) is None:
            instead = _INSTEAD.get(local)
            yield f"nothing in this graph has {name}" + (f": {instead} is used instead" if instead else "")


def _nearest(local: str) -> list[str]:
    """The declared names that are used for a local name, that hold it, or that are spelt nearly as it is."""
    if local in _INSTEAD:
        return [_INSTEAD[local]]
    known = _by_local()
    holding = sorted((short for short in known if local.lower() in short), key=len)[:1]
    near = holding or get_close_matches(local.lower(), known, n=1, cutoff=0.7)
    return [name for short in near for name in known[short]]


@cache
def _by_local() -> dict[str, list[str]]:
    """Declared names of our vocabularies by what stands behind the colon, in small letters."""
    found: dict[str, list[str]] = {}
    for name in sorted(declared()):
        prefix, _, local = name.partition(":")
        if prefix in _OURS:
            found.setdefault(local.lower(), []).append(name)
    return found


def declared_prefixes(text: str) -> str:
    """The query as any server takes it: with the usual prefixes declared, on the same line, where it uses them."""
    used = {name.partition(":")[0] for name in prefixed_names(text)}
    lines = (f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in sorted(used & set(PREFIXES)))
    return "".join(lines) + text


def _refuse(text: str) -> None:
    """Raise for a query that reaches outside the graph: judged by its tokens, escapes resolved first."""
    plain = _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)), text)
    for match in _TOKEN.finditer(plain):
        word = (match["word"] or "").upper()
        if word in _REFUSED:
            line = plain.count("\n", 0, match.start()) + 1
            column = match.start() - plain.rfind("\n", 0, match.start())
            raise QueryError(f"{word} is refused at line {line}, column {column}: {_REFUSED[word]}", line, column)


def with_parameters(text: str, parameters: Mapping[str, str]) -> str:
    """The query with its parameters as VALUES at the start of its pattern, on the same line: places in errors stay."""
    tokens = [m for m in _TOKEN.finditer(text) if m["word"] or m["open"] or m[0][0] in "?$"]
    missing = sorted(set(parameters) - {m[0][1:] for m in tokens})
    if missing:
        raise QueryError(f"the query has no variable ?{missing[0]} to bind")
    after_where = [i + 1 for i, m in enumerate(tokens[:-1]) if (m["word"] or "").upper() == "WHERE"]
    start = next((m for m in tokens[after_where[0] if after_where else 0 :] if m["open"]), None)
    if start is None:
        return text
    names = " ".join(f"?{name}" for name in parameters)
    values = " ".join(str(_term(value)) for value in parameters.values())
    return f"{text[: start.end()]} VALUES ({names}) {{ ({values}) }}{text[start.end() :]}"


def _redirected(text: str, redirects: Mapping[str, str]) -> str:
    """The query with former IRIs replaced; only IRIs in angle brackets can be former ones."""
    return _TOKEN.sub(lambda m: f"<{redirects.get(m[0][1:-1], m[0][1:-1])}>" if m[0][0] == "<" else m[0], text)


def named(value: str) -> ox.NamedNode:
    """The node of an IRI or a known short form; raises `QueryError` for what is neither."""
    prefix, _, local = value.partition(":")
    try:
        return ox.NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else value)
    except ValueError as error:
        raise QueryError(f"{value!r} is no IRI and no short form such as schema:founder") from error


def _term(value: str) -> Term:
    prefix, _, local = value.partition(":")
    if re.match(r"https?://\S+$", value):
        return ox.NamedNode(value)
    if prefix in PREFIXES and re.fullmatch(r"\w+", local):
        return ox.NamedNode(PREFIXES[prefix] + local)
    return ox.Literal(value)


def rows(answer: ox.QuerySolutions) -> Iterator[tuple[str | None, ...]]:
    """The rows of a SELECT as plain values: IRIs and lexical forms, None where unbound."""
    for solution in answer:
        yield tuple(None if term is None else _plain(term) for term in solution)


def _plain(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def select(store: ox.Store, text: str) -> Iterator[tuple[str, ...]]:
    """The rows of a SELECT as plain strings, "" where unbound."""
    answer = run(store, text)
    if not isinstance(answer, ox.QuerySolutions):
        raise QueryError("a SELECT query is needed here")
    return (tuple("" if term is None else _plain(term) for term in solution) for solution in answer)
