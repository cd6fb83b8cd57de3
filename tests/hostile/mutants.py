"""Changes the code in one small way at a time and asks whether the tests notice:

    python -m tests.hostile.mutants kg/identity/{names,links,clusters}.py --tests tests/test_identity.py
    python -m tests.hostile.mutants kg/extract/modality/*.py --tests tests/test_{modality,language}.py -k modality

Options that are not its own go to pytest.

A mutant is a module with one operator, constant, condition, operand, call or value returned that is another. It lives
in a forked process, put in place of the code that runs there; the tests stop at the first that fails. What they let
through is listed: a test is missing, or both ways of the code are right.
"""

import argparse
import ast
import copy
import functools
import importlib
import os
import random
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType

import hypothesis
import pytest
from _pytest.runner import runtestprotocol
from spacy.language import Language
from spacy.tokens import Doc

from kg import annotate

SECONDS = 30  # a mutant that takes longer never ends: noticed
OTHER = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitOr: ast.BitAnd, ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip
CALLS = {"any": "all", "all": "any", "min": "max", "max": "min", "sorted": "list"}


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in a node's place."""
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in OTHER:
            yield _with(node, ops=[OTHER[type(operator)]()])
        case ast.BoolOp(op=operator, values=values):
            yield _with(node, op=OTHER[type(operator)]())
            yield from (_without(node, i) for i in range(len(values)))
        case ast.BinOp(op=operator) | ast.AugAssign(op=operator) if type(operator) in OTHER:
            yield _with(node, op=OTHER[type(operator)]())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield operand
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield _with(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.comprehension(ifs=[_, *_]):
            yield _with(node, ifs=[])
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
        case ast.Constant(value=float(value)):
            yield ast.Constant(value + 0.06)
        case ast.Constant(value=str(value)):
            yield ast.Constant(f"x{value}")
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and not value.value):
            yield ast.Return(ast.Constant(None))
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            yield _with(node, func=ast.Name(CALLS[name], ast.Load()))
        case ast.Break() | ast.Continue():
            yield OTHER[type(node)]()
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield ast.Pass()
    if isinstance(node, ast.AugAssign):
        yield ast.Pass()


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _without(node: ast.BoolOp, place: int) -> ast.AST:
    rest = [value for i, value in enumerate(node.values) if i != place]
    return rest[0] if len(rest) == 1 else _with(node, values=rest)


def mutants(source: str) -> Iterator[tuple[int, str, ast.Module]]:
    """Every mutant of a module: its line, what stands there now, the whole."""
    tree = ast.parse(source)
    for holder, field, place, node in _places(tree):
        for other in changes(node):
            new = ast.copy_location(other, node) if hasattr(node, "lineno") else other
            _put(holder, field, place, new)
            line = getattr(node, "lineno", getattr(holder, "lineno", 0))
            said = "a condition dropped" if isinstance(new, ast.comprehension) else ast.unparse(new).splitlines()[0]
            yield line, said, ast.fix_missing_locations(copy.deepcopy(tree))
            _put(holder, field, place, node)


def _places(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """All nodes that run when the code runs, each with where it is held.

    No annotations, docstrings and definitions, and no types and defaults of fields, which are in use already.
    """
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "format_spec", "conversion"):
            continue
        for place, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.Import | ast.ImportFrom):
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            if isinstance(child, ast.AnnAssign) and isinstance(node, ast.ClassDef):
                continue
            if isinstance(child, ast.Subscript) and ast.unparse(child.value) == "Literal":
                continue
            yield node, field, place, child
            yield from _places(child)


def _put(holder: ast.AST, field: str, place: int | None, node: ast.AST) -> None:
    if place is None:
        setattr(holder, field, node)
    else:
        getattr(holder, field)[place] = node


def replace(module: ModuleType, tree: ast.Module) -> None:
    """Give the functions and constants of a module the code and values of its mutant, wherever they are in use."""
    made = dict(vars(module))
    exec(compile(tree, module.__file__ or "", "exec"), made)
    for name, old in list(vars(module).items()):
        if isinstance(old, type) and old.__module__ == module.__name__:
            for (_, function), (_, other) in zip(_functions(old), _functions(made[name]), strict=True):
                function.__code__ = other.__code__
        elif isinstance(old, FunctionType | functools._lru_cache_wrapper) and old.__module__ == module.__name__:
            function, other = getattr(old, "__wrapped__", old), getattr(made[name], "__wrapped__", made[name])
            function.__code__ = other.__code__
            if function is not old:
                old.cache_clear()
        elif isinstance(old, str | int | float | tuple | frozenset | dict) and not name.startswith("__"):
            setattr(module, name, made[name])


def _functions(owner: type) -> Iterable[tuple[str, FunctionType]]:
    plain = (
        (name, getattr(value, "fget", None) or getattr(value, "__func__", value)) for name, value in vars(owner).items()
    )
    return sorted((name, value) for name, value in plain if isinstance(value, FunctionType))


class ReadOnce:
    """The language model, which reads no text twice: mutants differ in what is made of the reading."""

    def __init__(self, nlp: Language) -> None:
        self._nlp, self._read = nlp, dict[tuple[object, ...], Doc]()

    def __getattr__(self, name: str) -> object:
        return getattr(self._nlp, name)

    def __call__(self, text: str) -> Doc:
        return self._once((text,), text)

    def pipe(self, texts: Iterable[tuple[Doc, object]], **_: object) -> Iterator[tuple[Doc, object]]:
        """As `Language.pipe` with `as_tuples`."""
        for doc, context in texts:
            yield self._once((doc.text, *((token.idx, token.is_sent_start) for token in doc)), doc), context

    def _once(self, key: tuple[object, ...], given: str | Doc) -> Doc:
        if key not in self._read:
            self._read[key] = self._nlp(given)
        return self._read[key].copy()


class Asking:
    """Runs the tests as they are, then on each mutant."""

    def __init__(self, paths: list[str], share: float) -> None:
        self.paths, self.share = paths, share

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of pytest's own."""
        if failed := _first_failed(session.items):
            sys.exit(f"{failed} fails without any change")
        total = survived = 0
        for path in self.paths:
            module = importlib.import_module(path.removesuffix("/__init__.py").removesuffix(".py").replace("/", "."))
            dice = random.Random(1)
            for line, said, tree in mutants(Path(path).read_text("utf-8")):
                if dice.random() < self.share:
                    noticed = _noticed(module, tree, session.items)
                    total, survived = total + 1, survived + (not noticed)
                    if not noticed:
                        print(f"{path}:{line}: {said}", flush=True)
            print(f"{path}: so far {total - survived} of {total} noticed", flush=True)
        print(f"{total - survived} of {total} mutants noticed: {1 - survived / max(total, 1):.1%}", flush=True)
        return True


def _first_failed(items: list[pytest.Item]) -> str:
    for item, following in zip(items, [*items[1:], None], strict=True):
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
            return item.nodeid
    return ""


def _noticed(module: ModuleType, tree: ast.Module, items: list[pytest.Item]) -> bool:
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(SECONDS)
        try:
            replace(module, tree)
            status = 1 if _first_failed(items) else 0
        except BaseException:
            status = 1
        os._exit(status)
    return os.waitpid(child, 0)[1] != 0


def main() -> int:
    """Make the mutants of the modules that are named and tell which the tests let through."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", metavar="MODULE")
    parser.add_argument("--tests", nargs="+", required=True, metavar="PATH")
    parser.add_argument("--share", type=float, default=1.0, help="of all mutants, chosen by chance")
    given, options = parser.parse_known_args()
    hypothesis.settings.register_profile("mutants", deadline=None, derandomize=True, database=None, max_examples=30)
    hypothesis.settings.load_profile("mutants")
    nlp, load = ReadOnce(annotate.load_model()), annotate.load_model
    annotate.load_model = lambda *name: nlp if not name else load(*name)
    options += ["-q", "-s", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    return pytest.main([*options, *given.tests], plugins=[Asking(given.paths, given.share)])


if __name__ == "__main__":
    sys.exit(main())
