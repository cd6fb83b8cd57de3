"""Extractions become quads. The only place that knows how documents, entities, claims and mentions look in RDF.

All that one article says is one named graph, named by the document. What several articles share is described once, or a
union of graphs would say it many times: entities in the graph `kg:entities`; posts, measured properties, publishers and
authors in `kg:shared`. No blank nodes: every node has an IRI made from its content.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from kg.identity import Decision, Identity, Place, place_of
from kg.iris import digest, document_iri, fold, slug
from kg.model import Claim, Document, Entity, Extraction, Mention, Part
from kg.ontology import leads_to_node, range_of, superproperties, with_superclasses
from kg.vocabulary import BASE, KG, OA, PROV, RDF, RDFS, SCHEMA, SKOS, XSD, iri

FACT_CONFIDENCE = 0.5  # a direct fact is stated when its claim is at least this sure

_DATES: tuple[tuple[str, str, str], ...] = (
    (r"\d{4}-\d\d-\d\d", r"\g<0>", XSD.date),
    (r"\d{4}-\d\d", r"\g<0>", XSD.gYearMonth),
    (r"\d{4}", r"\g<0>", XSD.gYear),
    (r"XXXX-(\d\d-\d\d)", r"--\1", XSD.gMonthDay),
    (r"XXXX-(\d\d)", r"--\1", XSD.gMonth),
    (r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?.*", r"\1:00", XSD.dateTime),
    (r"(\d{4}-\d\d-\d\d)T(?:MO|MI|AF|EV|NI)", r"\1", XSD.date),  # "on Thursday evening": the day
)


def node(name: str) -> ox.NamedNode:
    """The node of a short form or a full IRI."""
    return ox.NamedNode(name) if "://" in name else _short(name)


@cache
def _short(name: str) -> ox.NamedNode:
    return ox.NamedNode(iri(name))


def literal(value: object, datatype: str = XSD.string) -> ox.Literal:
    """A typed literal."""
    return ox.Literal(str(value), datatype=node(datatype))


def number(value: int | Decimal) -> ox.Literal:
    """An xsd:integer, or an xsd:decimal written out in full without trailing zeros."""
    if value == int(value):
        return literal(int(value), XSD.integer)
    return literal(format(Decimal(value).normalize(), "f"), XSD.decimal)


def date(value: str) -> ox.Literal:
    """A TIMEX3 value as the most exact XML Schema date type it fits, else as a string ("2021-Q3", "P3M")."""
    for pattern, form, datatype in _DATES:
        match = re.fullmatch(pattern, value)
        if match:
            return literal(match.expand(form), datatype)
    return literal(value)


class ArticleGraph:
    """The named graph of one article: made from an extraction whose ids are IRIs."""

    def __init__(self, extraction: Extraction, base: str = BASE, fact_confidence: float = FACT_CONFIDENCE) -> None:
        self.extraction = extraction
        self.base = base
        self.fact_confidence = fact_confidence
        self.document = document_node(extraction.document.id, base)
        self._labels: dict[str, str] = {}  # of the article's things, by IRI: the words that come first

    def quads(self) -> Iterator[ox.Quad]:
        """Everything the article says, and what it shares with others; a quad may come more than once."""
        yield from self._document(self.extraction.document)
        for claim in self.extraction.claims:
            yield from self.claim(claim)
        for mention in self.extraction.mentions:
            yield from self._mention(mention)

    def claim(self, claim: Claim) -> Iterator[ox.Quad]:
        """A claim with its evidence, the nodes its words need, and the direct fact if it states one."""
        subject = node(claim.id)
        for shape in (claim.shape, KG.Claim):
            yield self._quad(subject, RDF.type, node(shape))
        for name, parts in claim.parts.items():
            for part in parts:
                value, more = self._value(self._property(claim, name), part)
                yield self._quad(subject, name, value)
                yield from more
        yield from self._provenance(subject, claim)
        yield from self._direct_fact(claim)

    def _document(self, document: Document) -> Iterator[ox.Quad]:
        for class_ in with_superclasses(SCHEMA.NewsArticle):
            yield self._quad(self.document, RDF.type, node(class_))
        yield self._quad(self.document, SCHEMA.text, literal(document.text))
        yield self._quad(self.document, KG.sha256, literal(document.sha256))
        label = document.headline or document.id
        yield self._quad(self.document, RDFS.label, literal(label))
        if document.headline:
            yield self._quad(self.document, SCHEMA.headline, literal(document.headline))
        if document.published:
            yield self._quad(self.document, SCHEMA.datePublished, date(document.published[:10]))
        if document.url:
            yield self._quad(self.document, SCHEMA.url, literal(document.url, XSD.anyURI))
        yield from self._makers(document)

    def _makers(self, document: Document) -> Iterator[ox.Quad]:
        """Publisher and authors: the entities of these names if the text names them, else nodes of their own.

        These are no entities: that somebody of this name is in the news elsewhere does not make them one.
        """
        named = [(SCHEMA.publisher, SCHEMA.NewsMediaOrganization, document.publisher)]
        named += [(SCHEMA.author, SCHEMA.Person, author) for author in document.authors]
        for name, class_, label in named:
            if label:
                classes = tuple(reversed(with_superclasses(class_)))
                made = Entity(f"{self.base}maker/{slug(label)}-{digest(classes[0], label)[:8]}", label, classes)
                maker = next((e for e in self.extraction.entities if _bears(e, classes[0], label)), made)
                yield self._quad(self.document, name, node(maker.id))
                if maker is made:
                    yield from entity_quads(maker, node(KG.shared))

    def _provenance(self, subject: ox.NamedNode, claim: Claim) -> Iterator[ox.Quad]:
        yield self._quad(subject, PROV.wasDerivedFrom, self.document)
        yield self._quad(subject, KG.confidence, literal(format(claim.confidence, ".3g"), XSD.decimal))
        yield self._quad(subject, KG.rule, literal(claim.rule))
        yield self._quad(subject, KG.modality, literal(claim.modality))
        if claim.attributed_to:
            value, more = self._value(PROV.wasAttributedTo, claim.attributed_to)
            yield self._quad(subject, PROV.wasAttributedTo, value)
            yield from more
        start, end = claim.evidence.start, claim.evidence.end
        evidence = ox.NamedNode(f"{self.document.value}#char={start},{end}")
        yield self._quad(subject, KG.evidence, evidence)
        yield self._quad(evidence, RDF.type, node(KG.Evidence))
        yield from self._stretch(evidence, start, end)

    def _mention(self, mention: Mention) -> Iterator[ox.Quad]:
        key = digest(mention.entity)[:4]
        subject = ox.NamedNode(f"{self.document.value}#mention={mention.start},{mention.end},{key}")
        yield self._quad(subject, RDF.type, node(KG.Mention))
        yield self._quad(subject, KG.refersTo, node(mention.entity))
        yield from self._stretch(subject, mention.start, mention.end)

    def _stretch(self, subject: ox.NamedNode, start: int, end: int) -> Iterator[ox.Quad]:
        yield self._quad(subject, OA.hasSource, self.document)
        yield self._quad(subject, OA.start, literal(start, XSD.integer))
        yield self._quad(subject, OA.end, literal(end, XSD.integer))
        yield self._quad(subject, OA.exact, literal(self.extraction.document.text[start:end]))

    def _direct_fact(self, claim: Claim) -> Iterator[ox.Quad]:
        """The plain triple of an asserted statement that is sure enough, with the properties it implies."""
        about, what = claim.part(RDF.subject), claim.part(RDF.predicate)
        if about is None or what is None or what.iri is None:
            return
        if claim.modality != "asserted" or claim.confidence < self.fact_confidence:
            return
        subject, more = self._value(RDF.subject, about)
        yield from more
        for part in claim.parts[RDF.object]:
            value, more = self._value(what.iri, part)
            yield from more
            for name in (what.iri, *superproperties(what.iri)):
                yield self._quad(subject, name, value)

    def _property(self, claim: Claim, name: str) -> str:
        """The property that says of what kind a part is: of a statement's object it is the statement's predicate."""
        predicate = claim.part(RDF.predicate)
        return predicate.iri if name == RDF.object and predicate is not None and predicate.iri else name

    def _value(self, name: str, part: Part) -> tuple[ox.NamedNode | ox.Literal, list[ox.Quad]]:
        """A part as an RDF term, and the quads that describe a node made from words."""
        if part.entity or part.iri:
            return node(part.entity or part.iri or ""), []
        if isinstance(part.value, (int, Decimal)):
            return number(part.value), []
        if part.value is not None:
            return literal(part.value, part.datatype) if part.datatype else date(part.value), []
        text = part.text or ""
        if leads_to_node(name) or name == RDF.subject:
            return self._thing(name, text)
        return literal(text), []

    def _thing(self, name: str, text: str) -> tuple[ox.NamedNode, list[ox.Quad]]:
        """A node for words that name no entity: a post and a measured property are shared, other things are not."""
        class_ = range_of(name)
        if class_ in (SKOS.Concept, SCHEMA.DefinedTerm):
            text = " ".join(word if word.isupper() else word.lower() for word in text.split())
            kind = "role" if class_ == SKOS.Concept else "term"
            made = node(f"{self.base}{kind}/{slug(text)}-{digest(text)[:8]}")
            graph = node(KG.shared)
        else:
            class_ = SCHEMA.Thing
            made = node(f"{self.base}thing/{slug(text)}-{digest(fold(text), self.document.value)[:8]}")
            text = self._labels.setdefault(made.value, text)
            graph = self.document
        return made, [
            ox.Quad(made, node(RDF.type), node(class_), graph),
            ox.Quad(made, node(RDFS.label), literal(text), graph),
        ]

    def _quad(self, subject: ox.NamedNode | ox.Literal, name: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
        assert isinstance(subject, ox.NamedNode)
        return ox.Quad(subject, node(name), value, self.document)


def _bears(entity: Entity, kind: str, label: str) -> bool:
    """Whether an entity of a kind has a name."""
    return entity.classes[0] == kind and fold(label) in {fold(name) for name in (entity.label, *entity.alt_labels)}


def entity_quads(entity: Entity, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """An entity's names, classes (with superclasses) and links."""
    subject = node(entity.id)
    for class_ in dict.fromkeys(c for name in entity.classes for c in with_superclasses(name)):
        yield ox.Quad(subject, node(RDF.type), node(class_), graph)
    yield ox.Quad(subject, node(RDFS.label), literal(entity.label), graph)
    for name in entity.alt_labels:
        yield ox.Quad(subject, node(SKOS.altLabel), literal(name), graph)
    for link in entity.same_as:
        yield ox.Quad(subject, node(SCHEMA.sameAs), ox.NamedNode(link), graph)
        if place := place_of(link):
            yield from _place_quads(subject, place, graph)


def _place_quads(subject: ox.NamedNode, place: Place, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Where a place of GeoNames lies."""
    yield ox.Quad(subject, node(SCHEMA.addressCountry), literal(place.country), graph)
    if place.region:
        yield ox.Quad(subject, node(SCHEMA.addressRegion), literal(place.region), graph)
    if place.latitude:
        yield ox.Quad(subject, node(SCHEMA.latitude), literal(place.latitude, XSD.decimal), graph)
        yield ox.Quad(subject, node(SCHEMA.longitude), literal(place.longitude, XSD.decimal), graph)


def document_node(id: str, base: str = BASE) -> ox.NamedNode:
    """The node of a document, which also names its graph."""
    return node(document_iri(id, base))


def entities_graph(identity: Identity, base: str = BASE) -> Iterator[ox.Quad]:
    """The graph `kg:entities`: what was decided across articles, and why."""
    graph = node(KG.entities)
    for entity in identity.entities:
        yield from entity_quads(entity, graph)
    for decision in identity.decisions:
        yield from _decision_quads(decision, graph, base)


def _decision_quads(decision: Decision, graph: ox.NamedNode, base: str) -> Iterator[ox.Quad]:
    """Why two names are one entity."""
    key = digest(decision.entity, *decision.names, decision.reason, *filter(None, (decision.target,)))
    subject = node(f"{base}decision/{key}")
    yield ox.Quad(subject, node(RDF.type), node(KG.IdentityDecision), graph)
    yield ox.Quad(subject, node(KG.decidedAbout), node(decision.entity), graph)
    for name in dict.fromkeys(decision.names):
        yield ox.Quad(subject, node(KG.joinedName), literal(name), graph)
    if decision.target:
        yield ox.Quad(subject, node(KG.linkedTo), ox.NamedNode(decision.target), graph)
    for document in decision.documents:
        yield ox.Quad(subject, node(PROV.wasDerivedFrom), node(document_iri(document, base)), graph)
    yield ox.Quad(subject, node(KG.confidence), literal(format(decision.score, ".3g"), XSD.decimal), graph)
    yield ox.Quad(subject, node(KG.reason), literal(decision.reason), graph)
    yield ox.Quad(subject, node(KG.decidedBy), literal(decision.by), graph)
