"""A town's name that an article uses as the short name of a firm or team: "Halden Pipes cut jobs. Halden runs ten"."""

from collections.abc import Iterable

from kg.extract.names.evidence.teams import meets_other
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.vocabulary import SCHEMA

LARGE = 300_000  # from here on a town's name may stand for a government
_WHERE = ("in", "at", "near", "from", "outside", "around", "across", "towards", "of")


def is_firm_of_town(doc: Doc, word: str, classes: tuple[str, ...], runs: Iterable[Run]) -> bool:
    """Whether all places of a town's name mean the firm or team whose longer name, of some classes, begins with it."""
    if classes[-1] == SCHEMA.SportsTeam:
        return best(word) is not None and all(_plays(doc, run) for run in runs)
    if classes[0] != SCHEMA.Organization or classes[-1] not in (SCHEMA.Organization, SCHEMA.Corporation):
        return False
    town = best(word)
    if town is None or town.kind != "city" or town.inhabitants >= LARGE:
        return False
    places = list(runs)
    if classes[-1] == SCHEMA.Corporation and all(_does(doc, run) for run in places):
        return True
    return all(_is_no_place(doc, first) for first, _ in places) and any(_acts(doc, first) for first, _ in places)


def _does(doc: Doc, run: Run) -> bool:
    """Whether a name is the subject of what firms and towns do, with more said of it: "Lomas, whose pumps"."""
    first, last = run
    told = last + 1 < len(doc) and doc[last].text == "," and doc[last + 1].lower_ in ("which", "whose")
    return _is_no_place(doc, first) and told and doc[first].dep_ == "nsubj" and doc[first].head.pos_ == "VERB"


def _plays(doc: Doc, run: Run) -> bool:
    """Whether a score follows what a team does, or one of its players or trainers its name: "Lomas won 2-0"."""
    first, last = run
    after = doc[last].lower_ if last < len(doc) else ""
    return meets_other(doc[first:last]) or after in listed("around", "team_posts") | listed("around", "trainers")


def _is_no_place(doc: Doc, i: int) -> bool:
    return i == 0 or doc[i - 1].lower_ not in _WHERE


def _acts(doc: Doc, i: int) -> bool:
    """Whether what stands here does what firms do, or has shares."""
    name = doc[i]
    if name.dep_ == "nsubj" and name.head.lemma_.lower() in listed("verbs", "organization") | listed("verbs", "agent"):
        return True
    if any(c.dep_ == "relcl" and c.lower_ in ("owned", "controlled", "founded", "listed") for c in name.rights):
        return True
    return i + 1 < len(doc) and doc[i + 1].lower_ in ("shares", "stock")
