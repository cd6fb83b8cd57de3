"""The layers hold: stages do not know each other, only edges touch the outside, nothing imports in a circle."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "kg"
NOUNS = {"kg", "kg.errors", "kg.model", "kg.vocabulary", "kg.ontology", "kg.rows", "kg.iris", "kg.report", "kg.limits"}
NOUNS |= {"kg.spill", "kg.uninterrupted", "kg.rows.lexicon", "kg.rows.bodies"}
ORDER_KNOWERS = {
    "kg.pipeline",
    "kg.cli",
    "kg.console",
    "kg.answers",
    "kg.api",
    "kg",
    "kg.__main__",
    "kg.reading_process",
    "kg.workers",
    "kg.publication",
    "kg.engine",
    "kg.engine_ray",
}
OUTSIDE = {"os", "shutil", "subprocess", "socket", "urllib", "requests", "time", "datetime.now", "tempfile", "glob"}
PURE = {"extract", "identity", "rdf", "jsonl", "model", "vocabulary", "ontology", "validate", "query", "statistics"}


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path, top_level_only: bool = False) -> set[str]:
    """The kg modules and the outside modules that a file imports."""
    tree = ast.parse(path.read_text("utf-8"))
    names: set[str] = set()
    known = modules()
    for node in tree.body if top_level_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= {name for name in inner if name in known} or {node.module}
            if not inner <= set(known):
                names.add(node.module)
    return names


def stage(module: str) -> str:
    return module.split(".")[1] if "." in module else module


@pytest.mark.parametrize("module", sorted(modules()))
def test_a_stage_imports_no_other_stage(module: str) -> None:
    if module in ORDER_KNOWERS or module.startswith("kg.cli."):
        return
    foreign = {
        name
        for name in imports(modules()[module])
        if name.startswith("kg") and name not in NOUNS and stage(name) != stage(module)
    }
    allowed = ALLOWED.get(stage(module), set())
    assert {stage(name) for name in foreign} <= allowed, f"{module} imports {sorted(foreign)}"


# Read-only views of the published graph build on the query; nothing else crosses.
ALLOWED: dict[str, set[str]] = {
    "statistics": {"query"},
    "network": {"query"},
    "page": {"query", "network"},
    "rdf": {"identity"},  # who is who is written into the graph too
    "annotate": {"recogniser", "shown", "unseen"},
    "read": {"shown", "turns"},  # which lines are no headings, and who speaks
    "extract": {"shown", "turns"},  # what was read, where, and who speaks there
    "archive": {"jsonl"},
    "manifest": {"identity"},
    "outputs": {"page", "memory", "store"},
    "explain": {"query"},
    "conflicts": {"query"},
    "review": {"query", "identity"},
    "query_process": {"query", "store", "memory"},
    "query_worker": {"query_process"},
    "serve": {"query", "query_process", "query_worker", "store", "media", "explain", "page"},
    "export": {"network", "outputs", "shards"},
    "shards": {"store"},
    "analysis": {"network"},
    "push": {"endpoint", "store"},
    "endpoint": {"query", "query_process", "media"},
}


@pytest.mark.parametrize("module", sorted(m for m in modules() if stage(m) in PURE))
def test_a_pure_stage_touches_neither_disk_nor_clock_nor_network(module: str) -> None:
    touched = {name.split(".")[0] for name in imports(modules()[module])} & OUTSIDE
    assert not touched, f"{module} imports {sorted(touched)}"


def test_no_module_imports_itself_in_a_circle() -> None:
    known = modules()
    graph = {name: {i for i in imports(path, top_level_only=True) if i in known} for name, path in known.items()}
    for package in graph:  # a package and its own parts know each other; that is no circle between files
        graph[package] = {name for name in graph[package] if not name.startswith(f"{package}.")}
        graph[package] -= {parent for parent in known if package.startswith(f"{parent}.")}

    def reaches(start: str) -> set[str]:
        seen: set[str] = set()
        queue = list(graph[start])
        while queue:
            name = queue.pop()
            if name not in seen:
                seen.add(name)
                queue += graph[name]
        return seen

    assert not [name for name in graph if name in reaches(name)]


def test_an_extractor_imports_no_other_extractor() -> None:
    import kg.extract

    kinds = {function.__module__ for function in kg.extract.EXTRACTORS}
    for kind in sorted(kinds):
        assert not imports(modules()[kind]) & (kinds - {kind}), kind


def test_files_stay_short_enough_to_read() -> None:
    long = {name: n for name, path in modules().items() if (n := len(path.read_text("utf-8").splitlines())) > 350}
    assert not long


RULES = {name: path for name, path in modules().items() if name.startswith("kg.extract")}


@pytest.mark.parametrize("module", sorted(RULES))
def test_rules_are_written_so_that_mypyc_compiles_them_to_the_same(module: str) -> None:
    """What it stumbles over, found by compiling: docs/decisions/0020-compiled.md."""
    path = RULES[module]
    tree = ast.parse(path.read_text("utf-8"))
    looked_in = [
        where
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        for how, where in zip(node.ops, node.comparators, strict=True)
        if isinstance(how, ast.In | ast.NotIn) and isinstance(where, ast.Tuple | ast.List)
    ]
    starred = [where.lineno for where in looked_in if any(isinstance(part, ast.Starred) for part in where.elts)]
    assert not starred, "write `in {*these, that}`: mypyc has no stars in a list that `in` looks through"
    assert "cached_property" not in path.read_text("utf-8"), "mypyc works it out anew each time"
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    below = {name.rpartition(".")[2] for name in RULES if name.rpartition(".")[0] == module}
    assert path.name != "__init__.py" or not defined & below, "a package's function has the name of one of its modules"
