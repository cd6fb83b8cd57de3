"""Words written large become the names of an article, each with one class wherever it occurs.

First the runs of words that may be names; then the evidence: what a name looks like inside, what stands around all
its occurrences, what the language model thinks. A longer form decides for its short form. What has no evidence of
being a name (the first word of a sentence, a headline's capitals) is dropped.
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from kg.extract.demonyms import is_group
from kg.extract.names_context import votes_around, votes_of_model
from kg.extract.names_runs import Run, runs, trimmed
from kg.extract.names_shape import Votes, is_legal_form, vote, votes_inside
from kg.extract.names_words import given_names, head_class, known_class, leading_family_names, lineage, listed
from kg.extract.places_known import best, is_ambiguous
from kg.model import Document, Name
from kg.vocabulary import SCHEMA


MOST = 6.0  # the weight that the surroundings of all occurrences can reach together
NAMED_AFTER_PLACES = (
    SCHEMA.GovernmentOrganization,
    SCHEMA.NGO,
    SCHEMA.CollegeOrUniversity,
    SCHEMA.Hospital,
    SCHEMA.ResearchOrganization,
    SCHEMA.EducationalOrganization,
)


@dataclass(slots=True)
class _Group:
    """All occurrences of one name, and what speaks for its classes."""

    words: tuple[str, ...]
    runs: list[Run] = field(default_factory=list)
    votes: Votes = field(default_factory=dict)
    given: dict[str, tuple[float, str]] = field(default_factory=dict)


def find(doc: Doc, document: Document) -> tuple[Name, ...]:
    """All names of the article in order, not overlapping."""
    groups: dict[str, _Group] = {}
    for run in _candidates(doc, document):
        span = doc[run[0] : run[1]]
        words = tuple(token.text for token in span)
        groups.setdefault(span.text, _Group(words)).runs.append(run)
    for group in groups.values():
        _weigh(doc, group)
    _pass_on(doc, groups)
    found = []
    for group in groups.values():
        classes = _classes(group.votes)
        for run in group.runs:
            own = _own_classes(doc, run, group) or classes
            span = doc[run[0] : run[1]]
            found.append(Name(*run, span.start_char, span.end_char, own))
    return tuple(sorted(found, key=lambda name: name.first))


def _candidates(doc: Doc, document: Document) -> list[Run]:
    found = []
    sure = _seen_inside(doc)
    small = frozenset(token.text for token in doc if token.is_lower)
    for sentence in doc.sents:
        for run in runs(doc, sentence.start, sentence.end):
            for first, last in trimmed(doc, run):
                first = _without_common_start(doc, first, last, sure, small)
                if first < last and _may_be_name(doc, first, last):
                    found.append((first, last))
    whole = {doc[first:last].text for first, last in found}
    return [(_without_demonym(doc, first, last, whole), last) for first, last in found]


def _seen_inside(doc: Doc) -> frozenset[str]:
    """Words written large in the middle of a sentence, as a name would be."""
    return frozenset(
        token.text
        for token in doc
        if token.text[:1].isupper() and not token.is_sent_start and token.tag_ in ("NNP", "NNPS")
    )


def _without_common_start(doc: Doc, first: int, last: int, sure: frozenset[str], small: frozenset[str]) -> int:
    """A sentence's first word is written large anyway: it stays only if something says that it is a name."""
    token = doc[first]
    if token.is_sent_start and token.text not in sure and token.lower_ in small:
        return first + 1
    if not token.is_sent_start or token.text in sure or token.ent_type_ or token.tag_ in ("NNP", "NNPS"):
        return first
    if last - first > 1 and token.text in given_names() or best(token.text) is not None or known_class(token.text):
        return first
    return first + 1


def _may_be_name(doc: Doc, first: int, last: int) -> bool:
    if last - first > 1:
        return True
    text = doc[first].text
    return not (
        text in listed("common")
        or text in listed("common", "function")
        or text in listed("titles")
        or text in listed("titles", "modifiers")
        and doc[first].tag_ not in ("NNP",)
        or is_group(text)
        or head_class(text) is not None
        and text not in listed("alone")
        and known_class(text) is None
        or len(text.strip(".")) < 2
    )


def _without_demonym(doc: Doc, first: int, last: int, whole: set[str]) -> int:
    if last - first > 1 and is_group(doc[first].text):
        rest = doc[first + 1 : last].text
        if rest in whole or doc[first + 1].text in given_names() and last - first > 2:
            return first + 1
    return first


def _weigh(doc: Doc, group: _Group) -> None:
    """What stands around many occurrences counts up to a limit; what the model thinks, by its average."""
    group.votes = votes_inside(doc, group.runs[0])
    around: Votes = {}
    model: Votes = {}
    for run in group.runs:
        for kind, weight in votes_around(doc, run).items():
            vote(around, kind, weight)
        for kind, weight in votes_of_model(doc, run).items():
            vote(model, kind, weight)
    for kind, weight in around.items():
        vote(group.votes, kind, max(-MOST, min(MOST, weight)))
    certainty = 1.5 if len(group.runs) > 1 else 1.0
    for kind, weight in model.items():
        if kind == SCHEMA.Person and len(group.words) == 1:
            weight *= 0.5  # the model takes most unknown single words for persons
        vote(group.votes, kind, certainty * weight / len(group.runs))


def _pass_on(doc: Doc, groups: dict[str, _Group]) -> None:
    """Long forms decide for their short forms: "Castello Semiconductor" for "Castello"."""
    for group in sorted(groups.values(), key=lambda g: -len(g.words)):
        if len(group.words) < 2:
            continue
        classes = _classes(group.votes)
        for short, weight in _short_forms(group.words, classes).items():
            if short in groups and groups[short] is not group:
                given = groups[short].given
                given[classes[0]] = max(given.get(classes[0], (0.0, "")), (weight, classes[-1]))
    _pass_to_letters(doc, groups)
    for group in groups.values():
        for weight, kind in group.given.values():
            vote(group.votes, kind, weight)


def _pass_to_letters(doc: Doc, groups: dict[str, _Group]) -> None:
    """Letters in parentheses right after a name stand for it: "Adyar Heart Institute (AHI)"."""
    ends = {last: group for group in groups.values() for _, last in group.runs}
    for group in groups.values():
        for first, last in group.runs:
            long = ends.get(first - 1)
            if (
                long
                and last < len(doc)
                and doc[first - 1].text == "("
                and doc[last].text == ")"
                and len(long.words) > 1
                and not group.words[0].islower()
                and sum(c.isupper() for c in group.words[0]) > 1
            ):
                classes = _classes(long.votes)
                group.given[classes[0]] = (5.0, classes[-1])


def _short_forms(words: tuple[str, ...], classes: tuple[str, ...]) -> dict[str, float]:
    """The shorter names that a full name may go by, and how much they owe it."""
    if classes[0] == SCHEMA.Person:
        shorts = {" ".join(words[i:]): 3.5 for i in range(1, len(words))}
        leads = words[0] in leading_family_names() or words[0] in given_names()
        return shorts | {words[0]: 3.5 if leads else 1.0}
    if classes[0] == SCHEMA.Product:
        return {" ".join(words[i:]): 2.0 for i in range(1, len(words))}
    initials = {"".join(w[0] for w in words if w[0].isupper()): 4.0}
    if classes[0] != SCHEMA.Organization or classes[-1] in NAMED_AFTER_PLACES:
        return initials if classes[0] in (SCHEMA.Organization, SCHEMA.Event) else {}
    if is_place_first := best(words[0]) is not None and not is_ambiguous(words[0]):
        words = words[1:]
    sure = 7.0 if is_legal_form(words[-1]) else 5.0
    prefixes = {" ".join(words[:i]): sure for i in range(1, len(words) + is_place_first)}
    return {name: weight for name, weight in prefixes.items() if best(name) is None or is_ambiguous(name)} | initials


def _own_classes(doc: Doc, run: Run, group: _Group) -> tuple[str, ...] | None:
    """A name that both a person and an organization bear in one article means what stands around it."""
    if not {SCHEMA.Person, SCHEMA.Organization} <= set(group.given):
        return None
    around = _totals(votes_around(doc, run))
    person, body = (around.get(kind, 0.0) for kind in (SCHEMA.Person, SCHEMA.Organization))
    if abs(person - body) < 1.0:
        return None
    return lineage(group.given[SCHEMA.Person if person > body else SCHEMA.Organization][1])


def _totals(votes: Votes) -> dict[str, float]:
    totals: dict[str, float] = {}
    for kind, weight in votes.items():
        general = lineage(kind)[0]
        totals[general] = totals.get(general, 0.0) + weight
    return totals


def _general(votes: Votes) -> str:
    totals = _totals(votes) or {SCHEMA.Organization: 0.0}
    return max(totals, key=lambda kind: (totals[kind], kind))


def _classes(votes: Votes) -> tuple[str, ...]:
    general = _general(votes)
    special = {kind: weight for kind, weight in votes.items() if lineage(kind)[0] == general and kind != general}
    if not special:
        return (general,)
    return lineage(max(special, key=lambda kind: (special[kind], kind)))
