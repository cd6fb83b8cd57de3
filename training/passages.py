"""Passages with every relation marked, as `training/news/README.md` describes: read, checked, counted.

python training/passages.py FILE ...      says what is wrong with a file, line by line, and what it holds
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

RELATIONS = frozenset(
    "post employee founder founded_on headquarters operates_in parent acquired merged stake invested_in partner"
    " competitor supplier regulator maker author organizer venue educated_at birth_place birth_date death_place"
    " death_date residence nationality spouse child_of sibling party".split()
)
STATUSES = frozenset(["", "planned", "possible", "denied", "former"])
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fact:
    """One marked fact: each argument is every place of the passage that means it."""

    relation: str
    subject: tuple[Span, ...]
    object: tuple[Span, ...]
    title: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of one document and all it states."""

    document: str
    text: str
    same: tuple[tuple[Span, ...], ...]
    facts: tuple[Fact, ...]


def read(path: Path) -> tuple[list[Passage], list[str]]:
    """The passages of a file, and what is wrong with it ("FILE:12: ...")."""
    found: list[Passage] = []
    wrong: list[str] = []
    document = ""
    for line, block in _blocks(path.read_text(encoding="utf-8")):
        if block[0].startswith("# "):
            document = f"{path.stem}/{block.pop(0)[2:].strip()}"
            line += 1
        if not block:
            continue
        try:
            if not document:
                raise ValueError("a heading line '# name' is missing before the first passage")
            found.append(_passage(document, block))
        except ValueError as problem:
            wrong.append(f"{path}:{line}: {problem}")
    return found, wrong


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.strip():
            block.append(line.strip())
        elif block:
            yield number - len(block), block
            block = []


def _passage(document: str, block: list[str]) -> Passage:
    text, *marks = block
    if not marks:
        raise ValueError("no mark: a passage that states nothing has the line '-'")
    bad = [m for m in marks if m[0] not in "=-"]
    if bad:
        raise ValueError(f"a mark starts with '=' or '-', not {bad[0]!r}")
    same = [_places(text, *m[1:].split("|")) for m in marks if m[0] == "="]
    facts = [_fact(text, same, m[1:].strip()) for m in marks if m[0] == "-" and m[1:].strip()]
    return Passage(document, text, tuple(same), tuple(facts))


def _fact(text: str, same: list[tuple[Span, ...]], mark: str) -> Fact:
    head, *arguments = (field.strip() for field in mark.split("|"))
    relation, _, status = head.partition(" ")
    if relation not in RELATIONS:
        raise ValueError(f"no such relation: {relation!r}")
    if status not in STATUSES:
        raise ValueError(f"no such status: {status!r} (one of planned, possible, denied, former)")
    if len(arguments) != (3 if relation == "post" else 2):
        raise ValueError(f"{relation} has {'person | organization | title' if relation == 'post' else 'two arguments'}")
    subject, object_ = (_all_places(same, _places(text, a)) for a in arguments[:2])
    title = arguments[2] if relation == "post" else ""
    if title and title.casefold() not in text.casefold():
        raise ValueError(f"the title {title!r} is not in the passage")
    return Fact(relation, subject, object_, title, status)


def _places(text: str, *words: str) -> tuple[Span, ...]:
    """Where the words stand, as words of their own; `it#2` is the second place alone."""
    found: list[Span] = []
    for field in words:
        name, _, number = (
            field.strip().partition("#") if re.search(r"#\d+$", field.strip()) else (field.strip(), "", "")
        )
        if not name:
            raise ValueError("an empty field")
        places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        if len(places) < (int(number) if number else 1):
            raise ValueError(f"{field.strip()!r} is not in the passage")
        found += [places[int(number) - 1]] if number else places
    return tuple(sorted(set(found)))


def _all_places(same: list[tuple[Span, ...]], places: tuple[Span, ...]) -> tuple[Span, ...]:
    """The places with all that mean the same."""
    found = set(places)
    for cluster in same:
        if found & set(cluster):
            found |= set(cluster)
    return tuple(sorted(found))


def main(files: list[str]) -> int:
    """Check files; print what is wrong and what they hold."""
    total: Counter[str] = Counter()
    problems: list[str] = []
    for file in files:
        passages, wrong = read(Path(file))
        problems += wrong
        total["passages"] += len(passages)
        total["without a fact"] += sum(not p.facts for p in passages)
        total["documents"] += len({p.document for p in passages})
        total.update(f"  {f.relation}{' ' + f.status if f.status else ''}" for p in passages for f in p.facts)
    print("\n".join(problems))
    print("\n".join(f"{count:6} {what}" for what, count in total.most_common()))
    return 2 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
