"""Made-up news articles in any number, and what `kg` extracts from them, without reading each anew.

An article is a skeleton of sentences whose names are filled in. All names of a kind have the same length, so what was
extracted from a skeleton holds for every article made from it once its names are exchanged: offsets stay.
"""

import itertools
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.annotate import annotate, load_model
from kg.archive import Archive, key_of
from kg.extract import extract
from kg.identity import identified_alone, named_only
from kg.iris import document_iri, entity_iri
from kg.jsonl import from_json, to_json
from kg.model import Document, Entity, Extraction, Raw
from kg.rdf import ArticleGraph, entity_quads, node
from kg.read import read
from kg.report import Settings
from kg.vocabulary import BASE, KG

SKELETONS = 60
LONG, SHORT = 14, 4  # sentences of an article: some 200 words, some 60
GIVEN = "Clara James Diego Priya Amina Lucas Maria Elena Nadia Peter Laura Oscar Henry Irene Pedro Aisha".split()
TRADES = "Energy Motors Metals Marine Design Mining Retail Pharma".split()
CITIES = "Porto Leeds Ningbo Lagos Graz Osaka Tampa Nairobi Denver Lyon Utrecht Pune".split()
SENTENCES = """
{p0}, the chief executive of {f0}, said on Monday that revenue rose {n} percent in the first quarter.
{f0} employs {n}0 people in {c0}, where it opened a plant in March.
"We expect demand to grow for years," said {p0}.
{f0} has agreed to buy {f1} for {n} million dollars.
The company was founded in 19{n} by the engineer {p1}.
{p1}, who chairs the board of {f1}, denied that the company had closed its office in {c1}.
{f1} is based in {c1} and makes pumps, valves and filters for the food industry.
The deal is expected to close by the end of the year, according to {p2}, a spokeswoman for {f0}.
{p2} joined {f0} from {f2} in 2019.
Sales of {f2} fell {n} percent to {n} million dollars last year.
About {n}00 workers walked out of the plant in {c1} on Tuesday, the union said.
{p3}, an analyst at {f3}, said the price was too high.
{f3} sold its share of {n} percent in {f2} to {p4} in May.
The mayor of {c0}, {p4}, welcomed the plan and promised a new road to the harbour.
{f2} plans to build a warehouse of {n},000 square meters near {c0} next year.
Shares of {f1} closed {n} percent higher in {c2} on Wednesday.
The two companies signed a memorandum in {c2} last week.
{p3} called the decision "a mistake that will cost jobs".
{f0} may sell its unit in {c2}, {p0} said, but no decision has been made.
Exports from {c1} reached {n} million tons in 2023, {n} percent more than a year earlier.
""".strip().splitlines()


@dataclass(frozen=True, slots=True)
class Made:
    """One article: its record as a line of JSON Lines, the number of its skeleton, and the names in it."""

    line: bytes
    skeleton: int
    names: tuple[str, ...]


def articles(number: int, seed: int = 1, first: int = 0, sentences: int = LONG) -> Iterator[Made]:
    """So many articles, from the one numbered `first`; their people and firms are few at the top, many below."""
    for n in range(first, first + number):
        dice = random.Random(f"{seed} {n}")
        skeleton = n % SKELETONS
        people = [_person(_rank(dice, 20_000)) for _ in range(5)]
        firms = [_firm(_rank(dice, 8_000)) for _ in range(4)]
        names = (*people, *firms)
        text = _exchanged(_text(skeleton, sentences), skeleton, names)
        record = {"id": f"made-{n}", "published": f"2024-0{1 + n % 9}-10", "headline": text[0], "text": text[1]}
        yield Made(json.dumps(record).encode(), skeleton, names)


def keep(made: Iterator[Made], archive: Archive, settings: Settings, sentences: int = LONG) -> list[bytes]:
    """Keep what each article gives, as if it had been read; gives the articles' lines."""
    read_before = _skeletons(settings, sentences)
    lines = []
    for article in made:
        fields = json.loads(article.line)
        raw = Raw(fields["id"], fields["id"], article.line, "record", fields)
        found = json.loads(_exchanged((read_before[article.skeleton],), article.skeleton, article.names)[0])
        document = read(raw)
        assert isinstance(document, Document)
        assert found["document"]["text"] == document.text
        found["document"] |= {"id": document.id, "sha256": document.sha256, "published": document.published}
        archive.put(key_of(raw, settings), json.dumps(found, ensure_ascii=False).encode())
        lines.append(article.line)
    return lines


def graphs(settings: Settings, seed: int = 1) -> Iterator[str]:
    """The graph of one article after the other, without an end, as N-Quads: as `kg` writes them, for a store to load.

    Equal names are one entity; who is who is not settled beyond that.
    """
    skeletons = [_graph(from_json(json.loads(text))) for text in _skeletons(settings)]
    for number in itertools.count():
        article = next(articles(1, seed, number))
        lines, document, entities = skeletons[article.skeleton]
        lines = _exchanged((lines,), article.skeleton, article.names)[0]
        labels = _exchanged(tuple(entity.label for entity in entities), article.skeleton, article.names)
        for entity, label in zip(entities, labels, strict=True):
            lines = lines.replace(entity.id, entity_iri(entity.classes[0], label))
        for kind in ("claim", "thing"):
            lines = lines.replace(f"{BASE}{kind}/", f"{BASE}{kind}/{seed}-{number}-")
        yield lines.replace(document, document_iri(f"made-{seed}-{number}"))


def _graph(found: Extraction) -> tuple[str, str, tuple[Entity, ...]]:
    """An article's graph and its entities' as N-Quads, the IRI of the article, and its entities."""
    whole = identified_alone(named_only(found))
    named = [quad for entity in whole.entities for quad in entity_quads(entity, node(KG.entities))]
    lines = ox.serialize([*ArticleGraph(whole).quads(), *named], format=ox.RdfFormat.N_QUADS) or b""
    return lines.decode(), document_iri(whole.document.id), whole.entities


def _skeletons(settings: Settings, sentences: int = LONG) -> list[str]:
    """What each skeleton gives, read by `kg` with the names it came with."""
    nlp = load_model(settings.model)
    documents = []
    for number in range(SKELETONS):
        headline, text = _text(number, sentences)
        fields = {"id": "skeleton", "published": "2024-01-10", "headline": headline, "text": text}
        document = read(Raw("skeleton", "skeleton", json.dumps(fields).encode(), "record", fields))
        assert isinstance(document, Document)
        documents.append(document)
    read_anew = (extract(document, doc, settings.relations) for document, doc in annotate(documents, nlp))
    return [json.dumps(to_json(found), ensure_ascii=False) for found in read_anew]


def _own_names(skeleton: int) -> tuple[str, ...]:
    """The names a skeleton is read with."""
    people = [_person(1_000_000 + 31 * skeleton + n) for n in range(5)]
    return (*people, *(_firm(1_000_000 + 31 * skeleton + n) for n in range(4)))


def _text(skeleton: int, sentences: int) -> tuple[str, str]:
    """Headline and text of a skeleton."""
    dice = random.Random(f"skeleton {skeleton}")
    names = _own_names(skeleton)
    slots = {f"p{n}": names[n] for n in range(5)} | {f"f{n}": names[5 + n] for n in range(4)}
    slots |= {f"c{n}": city for n, city in enumerate(dice.sample(CITIES, 3))}
    chosen = dice.sample(SENTENCES, sentences)
    said = [s.format(**slots, n=dice.randrange(11, 99)) for s in chosen]
    paragraphs = [" ".join(said[i : i + 3]) for i in range(0, len(said), 3)]
    return f"{slots['f0']} and {slots['f1']} agree on terms", "\n\n".join(paragraphs)


def _exchanged(texts: tuple[str, ...], skeleton: int, names: tuple[str, ...]) -> tuple[str, ...]:
    """Texts with other names for the skeleton's own; every part of a name that stands alone goes with it."""
    changes = []
    for old, new in zip(_own_names(skeleton), names, strict=True):
        changes += [(old, new), *zip(old.split(), new.split(), strict=True)][: 1 if old.split()[1] in TRADES else 3]
        changes += [(old.split()[0], new.split()[0])] if old.split()[1] in TRADES else []
    for old, new in changes:
        if old not in GIVEN:
            texts = tuple(text.replace(old, new) for text in texts)
    return texts


def _rank(dice: random.Random, number: int) -> int:
    """A number below `number`, small ones far more often: a few people and firms fill the news."""
    return int(number ** dice.random()) - 1


def _person(n: int) -> str:
    return f"{GIVEN[n % len(GIVEN)]} {_word(n, 'BDHKLMR')}"


def _firm(n: int) -> str:
    return f"{_word(n, 'CFGNPTV')} {TRADES[n % len(TRADES)]}"


def _word(n: int, first: str) -> str:
    """A made-up word of seven letters, another for every number below some millions."""
    dice = random.Random(f"{first} {n}")
    pick = dice.choice
    return f"{pick(first)}{pick('aeiou')}{pick('lnrst')}{pick('dgkmv')}{pick('aeiou')}{pick('lnrs')}{pick('aeo')}"
