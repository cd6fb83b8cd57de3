"""Show where the processor time of an article goes: `python benchmarks/stages.py ARTICLES.jsonl`.

Milliseconds of one thread for each stage that an engine does, the first article aside; `throughput.py` prints it too.
Who is who, and loading into the store, are in a build's report.json.
"""

import argparse
import importlib
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

import pyoxigraph as ox
from spacy.tokens import Doc

from kg import sources
from kg.annotate import annotate
from kg.extract import extract
from kg.extract.learned import load
from kg.identity import identified_alone, named_only
from kg.jsonl import from_line, to_line
from kg.model import Document, Extraction, Raw
from kg.rdf import ArticleGraph, entity_quads
from kg.read import read
from kg.reading_process import ready
from kg.report import Settings, Tier
from kg.validate import validate
from kg.workers import BATCH

TIERS: tuple[tuple[Tier, str], ...] = (  # each does what the one before does, and more
    ("none", "rules"),
    ("linear", "relations by the linear model"),
    ("encoder", "relations by the encoder"),
)

One = TypeVar("One")
Other = TypeVar("Other")


def timed(step: Callable[[One], Other], items: Iterable[One]) -> tuple[list[Other], float]:
    """What a step gives for all items, and the milliseconds an item takes once the first has loaded what it needs."""
    given = list(items)
    step(given[0])
    started = time.process_time()
    made = [step(item) for item in given]
    return made, 1000 * (time.process_time() - started) / len(made)


def graph(extraction: Extraction) -> bytes | None:
    """An article's checked graph as N-Quads."""
    whole = identified_alone(named_only(extraction))
    article = ArticleGraph(whole)
    quads = list(article.quads())
    validate([*quads, *(quad for entity in whole.entities for quad in entity_quads(entity, article.document))])
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS)


def stages(paths: list[str]) -> dict[str, float]:
    """Milliseconds an article by stage."""
    settings = Settings()
    nlp = ready(settings)
    spent: dict[str, float] = {}
    raws = [raw for raw in sources.articles(paths) if isinstance(raw, Raw)]
    found, spent["reading"] = timed(read, raws)
    documents = [document for document in found if isinstance(document, Document)]
    batches = [documents[start : start + BATCH] for start in range(0, len(documents), BATCH)]
    texts = [[document.text for document in batch] for batch in batches]
    per_article = len(batches) / len(documents)
    bare = importlib.import_module(settings.model).load()
    spent["bare nlp.pipe"] = timed(lambda batch: list(bare.pipe(batch)), texts)[1] * per_article
    before = 0.0
    for tier, name in TIERS:
        load(tier)
        annotated, milliseconds = timed(lambda batch: list(annotate(batch, nlp)), batches)
        spent["language model"] = milliseconds * per_article
        pairs = [pair for batch in annotated for pair in batch]
        extractions, milliseconds = timed(partial(_extracted, tier=tier), pairs)
        spent[name], before = milliseconds - before, milliseconds
    lines, spent["JSON, written"] = timed(to_line, extractions)
    _, spent["JSON, read"] = timed(from_line, lines)
    _, spent["RDF, validation"] = timed(graph, extractions)
    return spent


def _extracted(pair: tuple[Document, Doc], tier: Tier) -> Extraction:
    return extract(*pair, tier)


def main() -> None:
    """Print all stages."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", nargs="+", help="what `kg build` reads")
    for stage, milliseconds in stages(options.parse_args().articles).items():
        print(f"{stage:<40}{milliseconds:8.1f} ms")


if __name__ == "__main__":
    main()
