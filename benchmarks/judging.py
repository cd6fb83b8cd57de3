"""Judges what is told of an article against what readers wrote into a sheet, row by row and part by part.

A reader gives every answer that is right, parted by " / ". It fits what is told where all words of the one stand in
the other, endings aside.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.cases import View

Row = dict[str, str]
Claim = dict[str, Any]

STATUS = {"current": "current", "former": "former", "incoming": "incoming"}
SOFT = frozenset({"when untold", "when missing"})  # a time that only one of the two has makes no figure wrong
NEAR = 50  # characters between a verb and the figure that is told in its stead
SOME = 0.6  # share of the words of a phrase of several that tell it
UNITS = {
    "gbp": "pound pounds £",
    "eur": "euro euros €",
    "usd": "dollar dollars $",
    "percent": "%",
    "points": "point percentage",
    "km": "kilometres kilometers kilometre",
    "m": "metres meters metre",
    "ha": "hectares hectare",
    "kg": "kilograms kilograms kilos",
    "mw": "megawatts megawatt",
    "t": "tonnes tonne",
}
TOP = {
    "Organization": "Organization Company GovernmentBody School Hospital Media Team Party Union NGO".split(),
    "Place": "Country Region City Place Water".split(),
    "Person": ["Person"],
    "Event": ["Event"],
    "CreativeWork": ["Work", "Law"],
    "Product": ["Product"],
    "DefinedTerm": ["Technology"],
}


@dataclass(frozen=True)
class Verdict:
    """What became of a row, or of what is told without one: told or not, and which parts are wrong."""

    row: Row
    told: bool
    faults: tuple[str, ...] = ()
    got: str = ""
    idle: bool = False  # a row that tells nothing, or a claim without a row: it should not be told


def figures(view: View, rows: list[Row]) -> Iterator[Verdict]:
    """Every number of an article: what is told of it, of whom, how much, when, planned or not."""
    claims = [claim for claim in view.found["claims"] if claim["shape"] == "schema:Observation"]
    values = ("schema:value", "schema:minValue", "schema:maxValue")
    for row in rows:
        here = [claim for claim in claims if any(_over(row, part) for part in view.parts(claim, *values))]
        if not here and "-" in row["kind"].split(" / ")[1:]:
            continue  # it may be left out
        wrong = [_faults_of_figure(view, row, claim) for claim in here]
        best = min(wrong, key=lambda faults: (len(set(faults) - SOFT), len(faults)), default=())
        yield Verdict(row, bool(here), best, _shown(view, here), row["kind"] == "-")


def happenings(view: View, rows: list[Row]) -> Iterator[Verdict]:
    """Every full verb of an article: who does what to whom there, done, planned, denied or possible.

    What is told as a figure instead ("carried 7 million passengers") counts neither way, nor do speech and states.
    """
    claims = [claim for claim in view.found["claims"] if claim["shape"] == "schema:Action"]
    figured = _behind_verbs(view)
    for row in rows:
        here = [claim for claim in claims if any(_over(row, part) for part in view.parts(claim, "kg:verb"))]
        if row["kind"] in ("h", "-") and (here or row["kind"] == "-" or not figured(row)):
            wrong = tuple(_faults_of_action(view, row, here))
            yield Verdict(row, bool(here), wrong, _shown(view, here), row["kind"] == "-")


def posts(view: View, rows: list[Row]) -> Iterator[Verdict]:
    """Every post in a body that an article tells of, and those told that no reader found."""
    claims = [claim for claim in view.found["claims"] if claim["shape"] == "org:Membership"]
    found: set[str] = set()
    for row in rows:
        here = [
            claim
            for claim in claims
            if _fits(row["person"], view.all_texts(claim, "org:member"))
            and _fits(row["title"], view.all_texts(claim, "org:role"))
        ]
        found.update(claim["id"] for claim in here)
        bodies = row["organization"].split(" / ")
        if bodies == ["-"] or ("-" in bodies and not here):
            continue  # an occupation
        if "-" in bodies and not any(view.parts(c, "org:organization") for c in here):
            yield Verdict(row, True, (), _shown(view, here))
            continue
        there = [c for c in here if _fits(row["organization"], view.all_texts(c, "org:organization"))]
        status = [view.all_texts(c, "kg:status") for c in there]
        wanted = STATUS.get(row["status"])
        late = there and wanted and not any(wanted in told for told in status)
        faults = () if there and not late else ("status",) if late else ("body",)
        yield Verdict(row, bool(here), faults if here else (), _shown(view, here))
    for claim in claims:
        yield Verdict({}, claim["id"] not in found, (), _shown(view, [claim]), idle=True)


def names(view: View, rows: list[Row]) -> Iterator[Verdict]:
    """Every name of an article: whether it is found, and of the right kind; and those found that no reader saw."""
    named = {mention["entity"] for mention in view.found["mentions"] if mention["kind"] == "name"}
    entities = {id: [_plain(name) for name in view.names(entity)] for id, entity in view.entities.items()}
    listed = {_plain(form) for row in rows for form in (row["name"], *row["forms"].split(" / ")) if form}
    for row in rows:
        bearers = [id for id, forms in entities.items() if _plain(row["name"]) in forms]
        kinds = {top for top, kinds in TOP.items() if set(kinds) & set(row["kind"].split("/"))}
        told = {c.partition(":")[2] for id in bearers for c in view.entities[id]["classes"]}
        fault = ("kind",) if bearers and kinds and not kinds & told else ()
        yield Verdict(row, bool(bearers), fault, ", ".join(sorted(told)))
    for id in (id for id in sorted(named) if "schema:DefinedTerm" not in view.entities[id]["classes"]):  # no fields
        yield Verdict({}, not listed & set(entities[id]), (), view.entities[id]["label"], idle=True)


JUDGES = {"names": names, "posts": posts, "figures": figures, "happenings": happenings}


def _over(row: Row, part: dict[str, Any]) -> bool:
    """Whether a part of a claim stands where the number or verb of a row does."""
    if part.get("start") is None:
        return False
    start = int(row["start"])
    return bool(part["start"] < start + len(row["words"]) and part["end"] > start)


def _faults_of_figure(view: View, row: Row, claim: Claim) -> tuple[str, ...]:
    def said(*names: str) -> list[str]:
        return view.all_texts(claim, *(f"schema:{name}" for name in names))

    owner, unit = said("observationAbout"), said("unitText")
    words = " ".join([*said("measuredProperty", "measurementDenominator", "measurementQualifier"), *owner, *unit])
    when = said("observationDate", "observationPeriod")
    checks = {
        "owner": _fits(row["owner"], owner),
        "property": _fits(row["property"], [words]),
        "value": _is_value(row, said("value", "minValue", "maxValue")),
        "unit": not row["unit"] or _is_unit(row["unit"], " ".join(unit).casefold()),
        "when": not (when and row["when"]) or _is_time(row["when"], when),
        "when untold": bool(row["when"]) or not when,
        "when missing": not row["when"] or bool(when),
        "status": not row["status"] or claim["modality"] in row["status"].split(" / "),
    }
    return tuple(part for part, right in checks.items() if not right)


def _faults_of_action(view: View, row: Row, claims: list[Claim]) -> Iterator[str]:
    if not claims or row["kind"] == "-":
        return
    agents = [text for claim in claims for text in view.all_texts(claim, "schema:agent")]
    objects = [text for claim in claims for text in view.all_texts(claim, "schema:object", "schema:participant")]
    if row["agent"] in ("", "-"):
        if agents and not _fits(row["object"], agents, SOME):
            yield "agent untold"
    elif not _fits(row["agent"], agents or objects, SOME) and (agents or "-" not in row["agent"].split(" / ")):
        yield "agent" if agents else "agent missing"  # whom something befalls may be told as the object
    if row["object"] not in ("", "-") and not _fits(row["object"], objects, SOME):
        yield "object" if objects else "object missing"
    if row["status"] and all(claim["modality"] not in row["status"].split(" / ") for claim in claims):
        yield "status"


def _behind_verbs(view: View) -> Callable[[Row], bool]:
    """Whether a figure is told right behind the verb of a row, in its sentence."""
    values = ("schema:value", "schema:minValue")
    claims = (claim for claim in view.found["claims"] if claim["shape"] == "schema:Observation")
    starts = {part["start"] for claim in claims for part in view.parts(claim, *values) if part.get("start") is not None}

    def told(row: Row) -> bool:
        end = int(row["start"]) + len(row["words"])
        return any(end <= start < end + NEAR and "." not in view.text[end:start] for start in starts)

    return told


def _is_value(row: Row, given: list[str]) -> bool:
    """Whether a number is told, a percentage rounded or not; "2 times" is a change of 100 percent as well."""
    wanted = [float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", row["value"])]
    wanted += [(n - 1) * 100 for n in wanted if "times" in row["value"]]
    rounded = 0.51 if "percent" in row["unit"] else 0.0
    told = [float(n) for text in given for n in re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", text)]
    return any(abs(n - w) <= max(rounded, abs(w) * 1e-6) for n in told for w in wanted)


def _is_unit(wanted: str, told: str) -> bool:
    options = [unit for option in wanted.split(" / ") for unit in (option, *UNITS.get(option.casefold(), "").split())]
    return any(_fits(option, [told]) or option.casefold() in told for option in options)


def _is_time(wanted: str, told: list[str]) -> bool:
    """Whether a time is told, as exactly as the one or the other gives it."""
    pairs = ((one, t) for one in wanted.split(" / ") for t in told)
    return any(t.startswith(one[:7]) or one.startswith(t[:10]) or t[:4] == one[:4] == one for one, t in pairs)


def _fits(wanted: str, told: Iterable[str], share: float = 1.0) -> bool:
    """Whether one of the answers of a reader and what is told say the same: the words of one stand in the other."""
    given = [set(_stems(text)) for text in told]
    options = [set(_stems(option)) for option in wanted.split(" / ")]
    pairs = ((one, other) for one in options for other in given if one & other)
    return any(len(one & other) >= share * min(len(one), len(other)) for one, other in pairs)


def _stems(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+", re.sub(r"[’']s\b", "", text.casefold()))
    ended = (re.sub(r"(ies|es|s|ed|ing|d|e|y)$", "", word) if len(word) > 3 else word for word in words)
    return [word for word in ended if word not in ("the", "a", "an", "of")]


def _plain(name: str) -> str:
    return re.sub(r"^(?:the|dr|mr|mrs|ms|sir|dame) |'s?$", "", name.replace("’", "'").casefold().strip())


def _shown(view: View, claims: list[Claim]) -> str:
    """Claims as one reads them, for a list of faults."""
    lines = []
    for claim in claims:
        parts: dict[str, str] = defaultdict(str)
        for name in claim["parts"]:
            if name != "rdfs:label":
                parts[name.partition(":")[2]] = " + ".join(view.texts(part)[0] for part in view.parts(claim, name))
        told = ", ".join(f"{name}: {text}" for name, text in parts.items())
        lines.append(f"{claim['rule']} {claim['confidence']:.2f} {claim['modality']}: {told}")
    return "\n".join(lines)
