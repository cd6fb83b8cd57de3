"""Entities of single articles become entities of the graph: who is who across articles, and why.

Candidates meet by keys of their names (`names`), are linked by name and context (`links`), and joined unless
something keeps them apart (`clusters`). People's decisions (`decisions`) come first. An entity's IRI comes from what
identifies it, not from the order in which articles arrive. Links to other data sets come from the names and the
company of records as well: of places from GeoNames (`gazetteer`), of others from what the user provides (`authority`).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kg.identity.authority import Authority, Reference
from kg.identity.blocks import blocks
from kg.identity.clusters import Clusters, Link
from kg.identity.decisions import Decisions, parse
from kg.identity.gazetteer import Place, located, located_because, place_of
from kg.identity.homes import homed, scope
from kg.identity.links import links
from kg.identity.records import Record, records
from kg.iris import claim_iri, entity_iri
from kg.model import Claim, Document, Entity, Extraction, Part
from kg.ontology import with_superclasses
from kg.vocabulary import BASE, SCHEMA

__all__ = [
    "Authority",
    "Decision",
    "Decisions",
    "Identity",
    "Place",
    "Record",
    "identified",
    "identified_alone",
    "located",
    "parse",
    "place_of",
    "placed",
    "records",
    "resolve",
    "resolve_in_parts",
]


@dataclass(frozen=True, slots=True)
class Decision:
    """Why two names are one entity: the entity, the names, their articles, the score, the reason, who decided.

    With a `target`, the second name is the one that something has in another data set: the entity links to it.
    """

    entity: str
    names: tuple[str, str]
    documents: tuple[str, ...]
    score: float
    reason: str
    by: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is who: the IRI of every record, by document and local id; the entities; the decisions behind them."""

    iris: Mapping[str, Mapping[str, str]]
    entities: tuple[Entity, ...]
    decisions: tuple[Decision, ...]


PART = 10_000  # records that are settled together, unless those that belong together are more
FEW = 60_000  # up to so many all are settled at once: an addition to some thousand articles takes half the time so


def resolve_in_parts(
    records: Callable[[], Iterable[Record]],
    decisions: Decisions | None = None,
    base: str = BASE,
    authority: Authority | None = None,
    part: int = PART,
    few: int = FEW,
) -> Iterator[Identity]:
    """What `resolve` gives, one part after the other, for more records than memory holds.

    `records` gives all of them, in the same order each time. An entity is in one part with all that belongs to it.
    """
    held = list(islice(records(), few + 1))
    if len(held) <= few:
        yield resolve(held, decisions, base, authority)
        return
    held = []
    for block in blocks(records, decisions or Decisions(), authority):
        held += block
        if len(held) >= part:
            yield resolve(held, decisions, base, authority)
            held = []
    if held:
        yield resolve(held, decisions, base, authority)


def resolve(
    given: Iterable[Record],
    decisions: Decisions | None = None,
    base: str = BASE,
    authority: Authority | None = None,
) -> Identity:
    """Who is who among the records of all articles; the same for the same records in any order."""
    decisions = decisions or Decisions()
    ordered = sorted(given, key=lambda r: (r.document, r.id))
    references = dict[int, Reference]()
    if authority is not None:
        ordered, references = _referred(ordered, authority)
    clusters = Clusters(ordered)
    for one, other, _ in decisions.different:
        clusters.keep_apart(_meant(ordered, one.is_), _meant(ordered, other.is_))
    for whos, reason in decisions.same:
        members = tuple(i for i, record in enumerate(ordered) if any(who.is_(record) for who in whos))
        clusters.apply(Link(1.0, reason, "person", members))
    for link in links(ordered):
        clusters.apply(link)
    groups = clusters.all()
    named = _named([[ordered[i] for i in group] for group in groups], base)
    entities = [
        _settled(entity, [ordered[i] for i in group], decisions) for entity, group in zip(named, groups, strict=True)
    ]
    iri_of = {i: entity.id for entity, group in zip(named, groups, strict=True) for i in group}
    iris: dict[str, dict[str, str]] = defaultdict(dict)
    for number, record in enumerate(ordered):
        iris[record.document][record.id] = iri_of[number]
    decided = (*_decided(clusters, ordered, iri_of), *_linked(ordered, references, iri_of))
    return Identity(iris, tuple(sorted(entities, key=lambda e: e.id)), decided)


def _referred(ordered: list[Record], authority: Authority) -> tuple[list[Record], dict[int, Reference]]:
    """The records with their links to an authority, and the reasons by number."""
    pairs = [authority.linked(record) for record in ordered]
    references = {number: reference for number, (_, reference) in enumerate(pairs) if reference}
    return [record for record, _ in pairs], references


def _linked(
    ordered: Sequence[Record], references: Mapping[int, Reference], iri_of: Mapping[int, str]
) -> tuple[Decision, ...]:
    """The links to other data sets as decisions, one for each entity and target: the surest, of these the first."""
    found: dict[tuple[str, str], Decision] = {}
    for number, record in enumerate(ordered):
        why = references.get(number) or (located_because(record) if record.link_reason else None)
        if why:
            made = Decision(iri_of[number], why.names, (record.document,), why.score, why.reason, "rule", why.target)
            held = found.setdefault((made.entity, made.target), made)
            if held.score < made.score:
                found[made.entity, made.target] = made
    return tuple(decision for _, decision in sorted(found.items()))


def _meant(ordered: Sequence[Record], is_: Callable[[Record], bool]) -> list[int]:
    return [i for i, record in enumerate(ordered) if is_(record)]


def _named(groups: list[list[Record]], base: str) -> list[Entity]:
    """An entity a group, with its IRI: of namesakes, the one with the first article in order has the plain one."""
    taken: set[str] = set()
    made: dict[int, Entity] = {}
    for number in sorted(range(len(groups)), key=lambda n: groups[n][0].document):
        group = groups[number]
        kind = min(Counter(r.kind for r in group).items(), key=lambda item: (-item[1], item[0]))[0]
        labels = Counter(record.label for record in group)
        label = min(labels, key=lambda name: (-labels[name], -len(name), name))
        first = group[0]
        iri = entity_iri(kind, label, scope(first, kind, label), base)
        if iri in taken:
            iri = entity_iri(kind, label, f"{first.document} {first.id}", base)
        taken.add(iri)
        names = dict.fromkeys(sorted({name for r in group for name in (r.label, *r.names)} - {label}))
        classes = (kind, *sorted({c for record in group for c in record.classes} - {kind}))
        links = tuple(sorted({link for record in group for link in record.same_as}))
        made[number] = Entity(iri, label, classes, tuple(names), links)
    return [made[number] for number in range(len(groups))]


def _settled(entity: Entity, group: list[Record], decisions: Decisions) -> Entity:
    """The entity with the label and the class that a person gave it."""
    for who, label, _ in decisions.labels:
        if any(who.is_(record) for record in group):
            names = tuple(sorted({entity.label, *entity.alt_labels} - {label}))
            entity = replace(entity, label=label, alt_labels=names)
    for who, class_, _ in decisions.types:
        if any(who.is_(record) for record in group):
            entity = replace(entity, classes=tuple(reversed(with_superclasses(class_))))
    return entity


def _decided(clusters: Clusters, ordered: Sequence[Record], iri_of: Mapping[int, str]) -> tuple[Decision, ...]:
    """The joints as decisions, one for each entity, pair of names and reason."""
    found: dict[object, Decision] = {}
    for joint in clusters.joints:
        one, other = sorted((ordered[joint.one], ordered[joint.other]), key=lambda r: (r.label, r.document))
        decision = Decision(
            iri_of[joint.one],
            (one.label, other.label),
            (one.document, other.document),
            joint.link.score,
            joint.link.reason,
            joint.link.by,
        )
        found.setdefault((decision.entity, decision.names, decision.reason), decision)
    return tuple(sorted(found.values(), key=lambda d: (d.entity, d.names, d.reason)))


def named_only(extraction: Extraction) -> Extraction:
    """The extraction without entities that have no name ("She", in a text that begins so), and what is said of them."""
    unnamed = {entity.id for entity in extraction.entities if entity.classes[0] == SCHEMA.Thing}
    if not unnamed:
        return extraction

    def needs_unnamed(claim: Claim) -> bool:
        parts = [part for fillers in claim.parts.values() for part in fillers]
        return any(part.entity in unnamed for part in (*parts, claim.attributed_to) if part is not None)

    return replace(
        extraction,
        entities=tuple(entity for entity in extraction.entities if entity.id not in unnamed),
        mentions=tuple(mention for mention in extraction.mentions if mention.entity not in unnamed),
        claims=tuple(claim for claim in extraction.claims if not needs_unnamed(claim)),
    )


def identified(extraction: Extraction, iris: Mapping[str, str], base: str = BASE) -> Extraction:
    """The extraction with IRIs for local ids: entities, mentions, the parts of claims, and the claims themselves."""
    document = extraction.document
    claims = [_identified(claim, iris, document, base) for claim in extraction.claims]
    return replace(
        extraction,
        entities=tuple({iris[e.id]: replace(e, id=iris[e.id]) for e in extraction.entities}.values()),
        mentions=tuple(replace(mention, entity=iris[mention.entity]) for mention in extraction.mentions),
        claims=tuple({claim.id: claim for claim in claims}.values()),
    )


def identified_alone(extraction: Extraction, base: str = BASE) -> Extraction:
    """The extraction with the IRIs that it has in a graph of its own."""
    return identified(extraction, resolve(placed(extraction), base=base).iris.get(extraction.document.id, {}), base)


def placed(extraction: Extraction) -> tuple[Record, ...]:
    """The records of an article with what it tells of where things are: which city is meant, whose parliament."""
    return homed(located(records(extraction)), extraction.mentions)


def _identified(claim: Claim, iris: Mapping[str, str], document: Document, base: str) -> Claim:
    parts = {name: tuple(_moved(p, iris) for p in fillers) for name, fillers in claim.parts.items()}
    credit = _moved(claim.attributed_to, iris) if claim.attributed_to else None
    said = [str(x) for x in (claim.shape, claim.modality, claim.evidence.start, claim.evidence.end)]
    for name in sorted(parts):
        said += [name, *(str(p.entity or p.iri or (p.text if p.value is None else p.value)) for p in parts[name])]
    return replace(claim, parts=parts, attributed_to=credit, id=claim_iri(document, said, base))


def _moved(part: Part, iris: Mapping[str, str]) -> Part:
    return replace(part, entity=iris[part.entity]) if part.entity is not None else part
