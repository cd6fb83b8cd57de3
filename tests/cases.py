"""Reads the text files of language cases and checks their lines against an extraction (see language/README.md)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "language"


@dataclass(frozen=True)
class Case:
    title: str
    published: str | None
    text: str
    lines: tuple[str, ...]


def cases(kind: str) -> list[Case]:
    """All cases of a kind, in the order of files and lines."""
    return [case for path in sorted((FOLDER / kind).glob("*.txt")) for case in parse(path)]


def parse(path: Path) -> Iterator[Case]:
    """The cases of one file; raises `ValueError` where it is not in the form."""
    parts: list[list[str]] = [[]]
    for line in path.read_text("utf-8").splitlines():
        if line.strip() == ".":
            parts.append([])
        elif len(parts) % 3 != 1 or (line.strip() and not line.startswith("#")):
            parts[-1].append(line)
    if any(line.strip() for line in parts.pop()) or len(parts) % 3:
        raise ValueError(f"{path}: the last case is not closed by a line with a full stop")
    for title, text, lines in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        name, _, published = " ".join(title).partition(" @ ")
        wanted = tuple(line.strip() for line in lines if line.strip())
        if not wanted:
            raise ValueError(f"{path}: case {name!r} expects nothing")
        yield Case(name.strip(), published.strip() or None, "\n".join(text).strip("\n"), wanted)


def failures(case: Case, found: dict[str, Any]) -> list[str]:
    """The lines of the case that do not hold for an extraction (as JSON)."""
    return [line for line in case.lines if not holds(line, found)]


def holds(line: str, found: dict[str, Any]) -> bool:
    if line.startswith("no "):
        return not holds(line[3:], found)
    kind, *fields = (field.strip() for field in line.split("|"))
    view = View(found)
    if kind in CHECKS:
        return CHECKS[kind](view, *fields)
    if kind not in ("asserted", "negated", "planned", "possible", "*"):
        raise ValueError(f"unknown kind of line: {line!r}")
    stated = any(view.states(claim, *fields) for claim in found["claims"] if kind in ("*", claim["modality"]))
    return stated or (kind == "asserted" and _of_article(view, *fields))


def _norm(text: object) -> str:
    plain = str(text).casefold().replace("’", "'")
    words = (word.rstrip(".") for word in re.sub(r"'s\b|[^\w.%'&/+-]", " ", plain).split())
    return " ".join(word for word in words if word not in ("", "the", "a", "an"))


def _options(want: str) -> list[str]:
    return [_norm(option) for option in want.split(" / ")]


def _fits_anything(want: str) -> bool:
    return "*" in (option.strip() for option in want.split(" / "))


def equals(want: str, *texts: object) -> bool:
    return _fits_anything(want) or any(
        _norm(text).strip(".") == option.strip(".") for text in texts for option in _options(want)
    )


def within(want: str, *texts: object) -> bool:
    return _fits_anything(want) or any(
        f" {option} " in f" {_norm(text)} " for text in texts for option in _options(want)
    )


class View:
    def __init__(self, found: dict[str, Any]) -> None:
        self.found = found
        self.text = found["document"]["text"]
        self.entities = {entity["id"]: entity for entity in found["entities"]}

    def names(self, entity: dict[str, Any]) -> list[str]:
        return [entity["label"], *entity["altLabels"]]

    def words(self, thing: dict[str, Any]) -> str:
        return self.text[thing["start"] : thing["end"]] if thing.get("start") is not None else ""

    def parts(self, claim: dict[str, Any], *names: str) -> list[dict[str, Any]]:
        fillers = [claim["parts"][name] for name in names if name in claim["parts"]]
        return [part for filler in fillers for part in (filler if isinstance(filler, list) else [filler])]

    def texts(self, part: dict[str, Any]) -> list[str]:
        names = self.names(self.entities[part["entity"]]) if part.get("entity") in self.entities else []
        own = [str(part[key]) for key in ("text", "value", "iri") if key in part]
        return [*names, *own] if names or own else [self.words(part)]

    def all_texts(self, claim: dict[str, Any], *names: str) -> list[str]:
        return [text for part in self.parts(claim, *names) for text in self.texts(part)]

    def fits(self, claim: dict[str, Any], want: str, *names: str) -> bool:
        return equals(want, *self.all_texts(claim, *names))

    def states(self, claim: dict[str, Any], what: str, *fields: str) -> bool:
        if what == claim["shape"]:
            return bool(SHAPES[what](self, claim, *fields))
        predicates = [part["iri"] for part in self.parts(claim, "rdf:predicate")]
        return (
            what in predicates
            and self.fits(claim, fields[0], "rdf:subject")
            and (
                self.fits(claim, fields[1], "rdf:object")
                or (
                    what in ("schema:description", "schema:jobTitle", "schema:industry")
                    and within(fields[1], *self.all_texts(claim, "rdf:object"))
                )
            )
        )

    def named(self, want: str) -> set[str]:
        return {id for id, entity in self.entities.items() if equals(want, *self.names(entity))}


def _membership(view: View, claim: dict[str, Any], person: str, role: str, body: str, status: str = "*") -> bool:
    return (
        view.fits(claim, person, "org:member")
        and view.fits(claim, role, "org:role")
        and view.fits(claim, body, "org:organization")
        and view.fits(claim, status, "kg:status")
    )


def _number(want: str, *texts: str) -> bool:
    return want == "*" or any(abs(float(text) - float(want)) < 1e-9 * max(1, abs(float(want))) for text in texts)


def _observation(
    view: View, claim: dict[str, Any], about: str, words: str, value: str, unit: str, when: str = "*", how: str = "*"
) -> bool:
    said = (
        "schema:measuredProperty",
        "schema:measurementDenominator",
        "schema:measurementQualifier",
        "schema:observationAbout",
    )
    return (
        view.fits(claim, about, "schema:observationAbout")
        and within(words, " ; ".join(view.all_texts(claim, *said)))
        and _number(value, *view.all_texts(claim, "schema:value", "schema:minValue", "schema:maxValue"))
        and (
            _fits_anything(unit)
            or (unit == "-" and not view.parts(claim, "schema:unitText"))
            or view.fits(claim, unit, "schema:unitText")
        )
        and _dated(when, *view.all_texts(claim, "schema:observationDate", "schema:observationPeriod"))
        and within(how, " ; ".join(view.all_texts(claim, "schema:measurementQualifier")))
    )


def _dated(want: str, *texts: str) -> bool:
    return _fits_anything(want) or any(option.strip() in text for text in texts for option in want.split(" / "))


def _quotation(view: View, claim: dict[str, Any], speaker: str, words: str, when: str = "*") -> bool:
    return (
        view.fits(claim, speaker, "schema:spokenByCharacter")
        and within(words, *view.all_texts(claim, "schema:text"))
        and _dated(when, *view.all_texts(claim, "schema:dateCreated"))
    )


def _action(view: View, claim: dict[str, Any], agent: str, verb: str, words: str, when: str = "*") -> bool:
    return (
        (view.fits(claim, agent, "schema:agent") or (agent == "-" and not view.parts(claim, "schema:agent")))
        and view.fits(claim, verb, "kg:verb")
        and within(
            words,
            *view.all_texts(claim, "schema:object", "schema:participant", "schema:location", "rdfs:label"),
            claim["evidence"]["exact"],
        )
        and _dated(when, *view.all_texts(claim, "schema:startTime", "schema:endTime"))
    )


SHAPES = {
    "org:Membership": _membership,
    "schema:Observation": _observation,
    "schema:Quotation": _quotation,
    "schema:Action": _action,
}


def _entity(view: View, name: str, kind: str) -> bool:
    return any(kind == "*" or set(kind.split(" / ")) & set(view.entities[id]["classes"]) for id in view.named(name))


def _same(view: View, one: str, other: str) -> bool:
    return bool(view.named(one) & view.named(other))


def _apart(view: View, one: str, other: str) -> bool:
    return bool(view.named(one)) and bool(view.named(other)) and not _same(view, one, other)


def _refers(view: View, words: str, name: str) -> bool:
    there = [m for m in view.found["mentions"] if _norm(view.words(m)) == _norm(words)]
    return any(m["entity"] in view.named(name) for m in there)


def _time(view: View, words: str, value: str) -> bool:
    return any(_norm(view.words(t)) == _norm(words) and value in ("*", t["value"]) for t in view.found["times"])


def _quantity(view: View, words: str, value: str, unit: str, change: str = "*") -> bool:
    for quantity in view.found["quantities"]:
        given = quantity["value"]
        text = "-".join(map(str, given)) if isinstance(given, list) else str(given)
        said = _norm(view.words(quantity))
        if (
            (value == text or ("-" not in value[1:] and not isinstance(given, list) and _number(value, text)))
            and (unit == "*" or unit == quantity["unit"] or (unit == "-" and not quantity["unit"]))
            and change in ("*", quantity["change"])
            and (_norm(words) in said or said in _norm(words))
        ):
            return True
    return False


def _block(view: View, kind: str, words: str) -> bool:
    return any(b["kind"] == kind and within(words, view.words(b)) for b in view.found["document"]["blocks"])


def _document(view: View, name: str, words: str) -> bool:
    value = view.found["document"][name]
    return value not in (None, []) and equals(words, *(value if isinstance(value, list) else [value]))


def _of_article(view: View, predicate: str, subject: str, *values: str) -> bool:
    """Whether a statement about the article itself, by its headline, is what its graph says of the document."""
    name = ARTICLE.get(predicate)
    if name is None or not equals(subject, view.found["document"]["headline"]):
        return False
    if name == "published":
        return str(view.found["document"][name]).startswith(values[0])  # a time of day may follow
    return _document(view, name, *values)


def _credit(view: View, source: str, words: str) -> bool:
    return any(
        (claim["attributedTo"] is None if source == "-" else _is_from(view, claim, source))
        and within(words, claim["evidence"]["exact"], *view.all_texts(claim, "schema:text"))
        for claim in view.found["claims"]
    )


def _is_from(view: View, claim: dict[str, Any], source: str) -> bool:
    return claim["attributedTo"] is not None and equals(source, *view.texts(claim["attributedTo"]))


ARTICLE = {"schema:datePublished": "published", "schema:author": "authors", "schema:publisher": "publisher"}
CHECKS = {
    "entity": _entity,
    "same": _same,
    "apart": _apart,
    "refers": _refers,
    "time": _time,
    "quantity": _quantity,
    "block": _block,
    "document": _document,
    "credit": _credit,
}
