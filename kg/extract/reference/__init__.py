"""Who is who within the article: names, short names, noun phrases and pronouns become mentions of entities."""

import re
from collections import Counter

from kg.extract.names.words import listed
from kg.extract.places.known import best, geonames
from kg.extract.quotations.marks import Quoted
from kg.extract.reference.bearers.forms import Bearer
from kg.extract.reference.bearers.founded import is_first_name
from kg.extract.reference.bearers.names import bearers
from kg.extract.reference.bearers.renamed import former_names
from kg.extract.reference.bearers.spelling import key_of
from kg.extract.reference.bearers.written import is_foreign
from kg.extract.reference.mind.anaphora import Anaphora
from kg.extract.reference.mind.profile import Profile, profiles
from kg.extract.reference.mind.scene import Reference
from kg.extract.reference.taking_up.lines import subjects_of_lines
from kg.extract.reference.taking_up.phrases import phrases
from kg.extract.reference.taking_up.quotes import quotes
from kg.extract.sections import Named, starts
from kg.extract.tokens import Doc
from kg.model import Document, Entity, Mention, Name
from kg.shown.codes import SIGNS
from kg.vocabulary import SCHEMA


def resolve(
    doc: Doc, document: Document, names: tuple[Name, ...], quoted: tuple[Quoted, ...]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...], dict[int, int]]:
    """All mentions in order, the entities they refer to in order of first mention, and what pronouns take up besides.

    `quoted` are the quotations; the last are the nouns, of things without a name, by the pronouns that take them up.
    """
    found = bearers(doc, document, names)
    entities = tuple(_entity(doc, f"e{number}", bearer) for number, bearer in enumerate(found))
    mentions = [
        _name_mention(doc, name, entity.id, confidence)
        for bearer, entity in zip(found, entities, strict=True)
        for name, confidence in bearer.uses
    ]
    anaphora = _anaphora(doc, document, found, entities, quoted)
    references = anaphora.references()
    entities += tuple(Entity(f"e{n}", u.label, u.classes) for n, u in enumerate(anaphora.unnamed, start=len(found)))
    mentions += [_mention(doc, reference, entities) for reference in references]
    return tuple(sorted(mentions, key=lambda m: (m.first, m.last))), entities, anaphora.taken_up


def _anaphora(
    doc: Doc, document: Document, found: list[Bearer], entities: tuple[Entity, ...], quoted: tuple[Quoted, ...]
) -> Anaphora:
    """The reader of what refers to a bearer without its name: pronouns, noun phrases, appositions."""
    named = [(name, number) for number, bearer in enumerate(found) for name, _ in bearer.uses]
    known, described = profiles(doc, found, [entity.classes for entity in entities])
    names = tuple(name for name, _ in named)
    credits = [(block.start, block.end) for block in document.blocks if block.kind in ("byline", "trailer", "speaker")]
    unread = frozenset(s.start for s in doc.sents if any(a <= doc[s.start].idx < b for a, b in credits))
    anaphora = Anaphora(doc, named, known, described, phrases(doc, names), quotes(doc, quoted), unread)
    anaphora.authors, anaphora.publisher = document.authors, document.publisher
    anaphora.scene.headed = bool(document.headline or document.authors or document.publisher)
    anaphora.silent = _wired(doc, document, named, known)
    anaphora.scene.home = _home(document, named, known)
    by_name = (Named(n.first, str(number), known[number].kind == SCHEMA.Organization) for n, number in named)
    anaphora.sections = frozenset(starts(document, doc, by_name))
    anaphora.scene.of_lines = subjects_of_lines(anaphora.scene, document)
    return anaphora


def _wired(doc: Doc, document: Document, named: list[tuple[Name, int]], known: list[Profile]) -> frozenset[int]:
    """The tokens that head the names of news agencies in the dateline, which nobody thinks of further on."""
    spans = [(block.start, block.end) for block in document.blocks if block.kind == "dateline"]
    inside = (name for name, number in named if SCHEMA.NewsMediaOrganization in known[number].classes)
    return frozenset(doc[n.first : n.last].root.i for n in inside if any(a <= n.start < b for a, b in spans))


def _home(document: Document, named: list[tuple[Name, int]], known: list[Profile]) -> int:
    """The bearer that the dateline begins with, if it is a town; -1 for none."""
    starts = {block.start for block in document.blocks if block.kind == "dateline"}
    found = (number for name, number in named if name.start in starts and known[number].kind == SCHEMA.Place)
    home = next(found, -1)
    return -1 if home >= 0 and SCHEMA.Country in known[home].classes else home


def _mention(doc: Doc, reference: Reference, entities: tuple[Entity, ...]) -> Mention:
    span = doc[reference.first : reference.last]
    return Mention(
        reference.first,
        reference.last,
        reference.root,
        span.start_char,
        span.end_char,
        reference.kind,
        entities[reference.bearer].id,
        reference.confidence,
    )


def _name_mention(doc: Doc, name: Name, entity: str, confidence: float) -> Mention:
    root = doc[name.first : name.last].root.i
    return Mention(name.first, name.last, root, name.start, name.end, "name", entity, confidence)


def _fullness(text: str) -> tuple[bool, int, bool, bool]:
    """How much a spelling is worth as a label: in Latin letters, words, not of several ("A330s"), not in capitals."""
    return not is_foreign(text), len(text.split()), re.search(r"\ds$", text) is None, not text.isupper()


def _surface(doc: Doc, name: Name, kind: str) -> str:
    """A name as it is written, without signs, and the letters behind a person's: "Ann Roe" of "Ann Roe KC"."""
    said = SIGNS.sub("", doc[name.first : name.last].text).split()
    while kind == SCHEMA.Person and len(said) > 2 and said[-1] in listed("common", "letters_after"):
        said.pop()
    return " ".join(said)


def _lasting(doc: Doc, bearer: Bearer) -> set[str]:
    """The spellings of a body without the names that it was founded under or bore before."""
    names = [name for name, _ in bearer.uses]
    if bearer.kind != SCHEMA.Organization or len(bearer.keys) < 2:
        return set()
    former = former_names(doc, names)
    lasting = [name for name in names if not is_first_name(doc, name)]
    return {_surface(doc, n, bearer.kind) for n in lasting if doc[n.first : n.last].text not in former}


def _entity(doc: Doc, id: str, bearer: Bearer) -> Entity:
    """An entity labelled by the fullest of its names, with the classes that most of them give."""
    surfaces = Counter(_surface(doc, n, bearer.kind) for n, _ in bearer.uses)
    own = [text for text in surfaces if key_of(text, bearer.kind) not in bearer.told or bearer.kind != SCHEMA.Person]
    fitting = _lasting(doc, bearer) or own or surfaces
    label = max(fitting, key=lambda text: (*_fullness(text), surfaces[text], len(text)))
    if len(bearer.called.split()) > len(label.split()):
        label = bearer.called
    if bearer.kind == SCHEMA.Place and label.isupper() and len(label) > 3 and (known := best(label)):
        label = known.name  # a dateline writes "LA PAZ"
    classes = Counter(name.classes for name, _ in bearer.uses if name.classes[0] == bearer.kind)
    special = max(classes, key=lambda c: (classes[c] * len(c), len(c))) if classes else (bearer.kind,)
    link = geonames(label, special) if bearer.kind == SCHEMA.Place else None
    others = tuple(text for text in surfaces if text != label)
    return Entity(id, label, special, others, (link,) if link else ())
