"""One annotated article becomes an `Extraction`: what it names, when, how much, and what it states.

The steps run in the order of this file. First the parse is mended, then comes what stands in the text (names,
times, quantities), then who is who within the article (mentions, entities), then who is credited with what, then the
claims, one module a kind. No extractor knows another; each is a function from a `Reading` to claims and is listed in
`EXTRACTORS`.
"""

from collections.abc import Callable, Iterable, Iterator

import spacy.tokens

from kg.extract import (
    actions,
    among,
    attribution,
    bylines,
    descriptions,
    enclosing,
    events,
    listings,
    names,
    observations,
    parses,
    places,
    quantities,
    quotations,
    reference,
    relations,
    roles,
    statements,
    states,
    times,
)
from kg.extract.finish import finish
from kg.extract.learned import join
from kg.extract.quantities.beside import beside
from kg.extract.quotations import marks, turns
from kg.extract.reading import Reading
from kg.extract.relations.stakes import as_stakes
from kg.extract.tokens import Doc
from kg.extract.unspoken import placed, spoken
from kg.extract.untold import worth_telling
from kg.model import Claim, Document, Extraction
from kg.report import DEFAULT_TIER, Tier

EXTRACTORS: tuple[Callable[[Reading], Iterable[Claim]], ...] = (
    roles.extract,
    relations.extract,
    places.extract,
    descriptions.extract,
    enclosing.extract,
    among.extract,
    states.extract,
    bylines.extract,
    listings.extract,
    events.extract,
    observations.extract,
    quotations.extract,
    actions.extract,
    statements.extract,
)


def extract(document: Document, annotation: spacy.tokens.Doc, relations: Tier = DEFAULT_TIER) -> Extraction:
    """All that one article says; `annotation` is that of `document.text`, token for character.

    `relations` names the learned model that is asked beside the rules.
    """
    reading = read(document, annotation)
    claims = placed(reading, finish(reading, told(reading, relations)))
    amounts = beside(reading.doc, reading.times, reading.quantities)
    entities, mentions = worth_telling(reading, spoken(reading), claims)
    return Extraction(document, entities, mentions, reading.times, amounts, claims)


def read(document: Document, annotation: spacy.tokens.Doc) -> Reading:
    """What stands in an article, who is who and who is credited: all that claims are made from."""
    doc = Doc(annotation)
    turns.as_names(doc, document)
    parses.mend(doc)
    found = names.find(doc, document)
    when = times.find(doc, document, found)
    how_much = quantities.find(doc, document, when)
    quoted = turns.with_turns(doc, document, found, marks.find(doc, document))
    mentions, entities, taken_up = reference.resolve(doc, document, found, quoted)
    reading = Reading(document, doc, mentions, entities, when, how_much, quoted)
    reading.taken_up = taken_up
    reading.doubtful = frozenset(name.start for name in found if name.doubtful)
    reading.attributions = attribution.find(reading)
    return reading


def told(reading: Reading, relations: Tier = DEFAULT_TIER) -> Iterable[Claim]:
    """The claims of all extractors and of a learned model, as they are before they are finished."""
    return as_stakes(reading, join(reading, told_by_rules(reading), relations))


def told_by_rules(reading: Reading) -> Iterator[Claim]:
    """The claims of all extractors, as they make them."""
    return (claim for extractor in EXTRACTORS for claim in extractor(reading))
