"""Words written large become the names of an article, each with one class wherever it occurs.

First the runs of words that may be names; then the evidence: what a name looks like inside, what stands around all
its occurrences, what the language model thinks. A longer form decides for its short form. What has no evidence of
being a name (the first word of a sentence, a headline's capitals) is dropped. Technologies, industries and fields
are found by their words, small or large.
"""

import re
from collections.abc import Iterator

from kg.extract.names.evidence.reviewed import reviewed
from kg.extract.names.evidence.weighed import classes_of, is_doubtful, is_ordinary_word
from kg.extract.names.evidence.weights import grouped, own_classes
from kg.extract.names.evidence.whereabouts import datelined
from kg.extract.names.spans.candidates import candidates
from kg.extract.names.spans.dated import dated_works
from kg.extract.names.spans.drugs import drugs
from kg.extract.names.spans.events import event_start
from kg.extract.names.spans.famous import famous_names
from kg.extract.names.spans.numbered import numbered
from kg.extract.names.spans.openings import is_named_by_deed
from kg.extract.names.spans.quoted import quoted_works
from kg.extract.names.spans.spoken import firms, speakers
from kg.extract.names.spans.squads import players
from kg.extract.names.spans.terms import terms
from kg.extract.names.spans.titled import slogans, titled_works
from kg.extract.names.words import lineage, listed, noun_class
from kg.extract.tokens import Doc
from kg.model import Document, Name
from kg.rows.bodies import is_body
from kg.shown.results import teams
from kg.vocabulary import SCHEMA

_AGENCY = re.compile(r"\(([A-Z]{2,7})\)")


def find(doc: Doc, document: Document) -> tuple[Name, ...]:
    """All names of the article in order, not overlapping."""
    found = []
    groups = grouped(doc, candidates(doc, document), _credited(document)).values()
    longer = {word for group in groups if len(group.words) > 1 for word in group.words}
    for group in groups:
        alone = longer.isdisjoint(group.words) and not any(_is_called(doc, *run) for run in group.runs)
        if alone and is_ordinary_word(group.words, len(group.runs), group.votes):
            continue
        classes, doubtful = classes_of(group.votes), is_doubtful(group.votes)
        for run in group.runs:
            found.append(_name(doc, *run, own_classes(doc, run, group) or classes, doubtful))
    found = [name for name in found if not _is_another(doc, name)]
    works = [_name(doc, *run, (SCHEMA.CreativeWork,)) for run in quoted_works(doc)]
    works += [_name(doc, *run, (SCHEMA.Product,)) for run in drugs(doc)]
    called = (*titled_works(doc), *slogans(doc), *numbered(doc), *famous_names(doc))
    works += [_name(doc, *run, lineage(kind)) for run, kind in called]
    works = _with_longer(works, [_name(doc, *run, lineage(kind)) for run, kind in dated_works(doc)])
    quoted = {i for name in works for i in range(name.first, name.last)}
    found = [name for name in found if not any(i in quoted for i in range(name.first, name.last))] + works
    long = {i for name in found for i in range(name.first, name.last) if name.last - name.first > 1}
    defined = [_name(doc, first, last, (SCHEMA.DefinedTerm,)) for first, last in terms(doc, long)]
    taken = {i for name in defined for i in range(name.first, name.last)}
    kept = [name for name in found if not any(i in taken for i in range(name.first, name.last))]
    return tuple(sorted((*kept, *defined), key=lambda name: name.first))


def _is_called(doc: Doc, first: int, last: int) -> bool:
    """Whether what stands beside a common word tells that it is a name: "Bolt hired", "the Bolt app", "joined Bolt"."""
    if _is_large_on_purpose(doc, first):
        return True
    behind = doc[last] if last < len(doc) else doc[first]
    told = behind.is_lower and behind.i > first and doc[first].head.i == behind.i
    several = doc[first].text.endswith("s") and first > 0 and doc[first - 1].lower_ in ("the", "(")  # "the Greens"
    return several or is_named_by_deed(doc[first]) or (told and noun_class(behind.lemma_) not in (None, SCHEMA.Person))


def _is_large_on_purpose(doc: Doc, i: int) -> bool:
    """Whether a word is large within a sentence, no noun or adjective before it: "joined Bolt", no "funeral Mass"."""
    before = doc[i - 1] if i else doc[i]
    if doc[i].tag_ != "NNP" or doc[i].is_sent_start or not before.is_lower:
        return False
    small = sum(token.is_lower for token in doc[i].sent) > sum(token.is_title for token in doc[i].sent)
    return small and before.pos_ not in ("NOUN", "ADJ") and doc[i].text[1:].islower()


def _credited(document: Document) -> dict[str, str]:
    """Whom and what the head of the article names, in small letters: where it is written from, and who wrote it."""
    people = dict.fromkeys((*(author.casefold() for author in document.authors), *speakers(document)), SCHEMA.Person)
    publisher = document.publisher or ""
    issuer = {publisher.casefold(): SCHEMA.Organization} if is_body(publisher) else {}
    played = dict.fromkeys(map(str.casefold, teams(document.text, document.blocks)), SCHEMA.SportsTeam)
    papers = dict.fromkeys(_papers(document), SCHEMA.NewsMediaOrganization)
    squads = dict.fromkeys(players(document), SCHEMA.Person)
    told = dict.fromkeys(firms(document), SCHEMA.Organization) | datelined(document) | reviewed(document)
    papers |= dict.fromkeys(_agencies(document), SCHEMA.NewsMediaOrganization)
    return squads | played | told | papers | issuer | people


def _papers(document: Document) -> Iterator[str]:
    """The paper that a byline tells behind a stroke, in small letters: "By Ann Roe | The Lomas Post | 2 May"."""
    for block in document.blocks:
        written, *rest = document.text[block.start : block.end].casefold().split("|")
        if block.kind == "byline" and written.startswith("by ") and rest and not any(map(str.isdigit, rest[0])):
            yield rest[0].strip().removeprefix("the ")


def _agencies(document: Document) -> Iterator[str]:
    """The agency whose letters a dateline tells in brackets, in small letters: "Lomas, Sep 18 (TNA)"."""
    for block in document.blocks:
        if block.kind == "dateline":
            yield from map(str.casefold, _AGENCY.findall(document.text[block.start : block.end]))


def _with_longer(known: list[Name], more: list[Name]) -> list[Name]:
    """Names with more of them, where no two overlap unless both are known: the longer, the earlier, the known one."""
    taken: set[int] = set()
    kept = []
    for name in sorted(more, key=lambda name: (name.first - name.last, name.first)):
        own = range(name.first, name.last)
        same = [other for other in known if other.first < name.last and name.first < other.last]
        if taken.isdisjoint(own) and all(other.last - other.first < len(own) for other in same):
            kept.append(name)
            taken.update(own)
    return [name for name in known if taken.isdisjoint(range(name.first, name.last))] + kept


def _is_another(doc: Doc, name: Name) -> bool:
    """Whether one more of a product is told of, not the product: "a second Corvo 80", "another Corvo 80"."""
    if name.classes[0] != SCHEMA.Product or name.first < 2:
        return False
    article, counted = doc[name.first - 2].lower_, doc[name.first - 1].lower_
    return counted == "another" or (article == "a" and counted in listed("common", "one_more"))


def _name(doc: Doc, first: int, last: int, classes: tuple[str, ...], doubtful: bool = False) -> Name:
    if classes[0] == SCHEMA.Event:
        first = event_start(doc, first)
    span = doc[first:last]
    return Name(first, last, span.start_char, span.end_char, classes, doubtful)
