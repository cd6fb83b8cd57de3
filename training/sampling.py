"""Draw claims at random for readers to judge: `python training/sampling.py ARTICLES OUT [--number N] [--seed N]`.

Writes OUT.txt, for the readers: each article, then its claims that were drawn, numbered, with the words that they name.
And OUT.tsv: a line a claim, in that order, with what its rule said and its features; the verdicts (right, wrong,
unclear) go into its column `verdict`. Lines that are judged may be appended to training/judged.tsv.
"""

import argparse
import csv
import random
from collections.abc import Iterator
from pathlib import Path

from kg.annotate import annotate, load_model
from kg.extract import read, told
from kg.extract.confidence import calibrated
from kg.extract.confidence.features import NAMES, features
from kg.extract.finish import finish
from kg.extract.reading import Reading
from kg.model import Claim, Document, Part
from kg.read import read_text
from kg.report import DEFAULT_MODEL, Settings

HEAD = ("sample", "article", "start", "end", "shape", "rule", "modality", "said", "verdict", *NAMES)


def readings(folder: Path) -> Iterator[Reading]:
    """The articles of a folder of text files, read, in the order of their names."""
    documents = [read_text(path.read_text("utf-8"), path.stem, None) for path in sorted(folder.glob("*.txt"))]
    for document, annotation in annotate(documents, load_model(DEFAULT_MODEL)):
        assert isinstance(document, Document)
        yield read(document, annotation)


def published(reading: Reading) -> list[Claim]:
    """The claims of an article that are published by default, each as sure as its rule says."""
    claims = finish(reading, told(reading), lambda _, claim: claim.confidence)
    return [claim for claim in claims if calibrated(reading, claim) >= Settings().min_confidence]


def shown(reading: Reading, claim: Claim) -> str:
    """A claim in a line, as readers see it."""
    labels = {entity.id: entity.label for entity in reading.entities}

    def words(part: Part) -> str:
        at = reading.document.text[part.start : part.end] if part.start is not None else ""
        told = labels[part.entity] if part.entity is not None else str(part.iri or part.value or part.text)
        return f"{told} (by the words «{at}»)" if at and at != told else told

    parts = [f"{name}={words(part)}" for name, found in claim.parts.items() for part in found]
    credit = words(claim.attributed_to) if claim.attributed_to is not None else "the article itself"
    return (
        f"{claim.shape} [{claim.modality}; credited to: {credit}] {' | '.join(parts)}\n      «{claim.evidence.exact}»"
    )


def line(reading: Reading, claim: Claim) -> list[object]:
    """A claim's line of OUT.tsv, without a verdict."""
    place = (claim.evidence.start, claim.evidence.end)
    numbers = [f"{number:.3f}".rstrip("0").rstrip(".") for number in features(reading, claim)]
    said = f"{claim.confidence:g}"
    return ["", reading.document.id, *place, claim.shape, claim.rule, claim.modality, said, "", *numbers]


def main() -> None:
    """Draw, and write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="a folder of text files that nobody who writes rules has read")
    parser.add_argument("out", type=Path, help="the files to write, without their endings")
    parser.add_argument("--number", type=int, default=220, help="claims to draw (default 220)")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    pool = [(reading, claim) for reading in readings(given.articles) for claim in published(reading)]
    drawn = sorted(random.Random(given.seed).sample(range(len(pool)), min(given.number, len(pool))))
    text, last = "", None
    for number, (reading, claim) in enumerate((pool[i] for i in drawn), 1):
        if reading is not last:
            text += f"\n\n#### {reading.document.id}\n\n{reading.document.text}\n\n---- CLAIMS\n"
        text, last = f"{text}{number}. {shown(reading, claim)}\n", reading
    given.out.with_suffix(".txt").write_text(text, "utf-8")
    with given.out.with_suffix(".tsv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, delimiter="\t", lineterminator="\n")
        writer.writerows([HEAD, *(line(*pool[i]) for i in drawn)])
    print(f"{len(drawn)} of {len(pool)} claims: {given.out.with_suffix('.txt')}, {given.out.with_suffix('.tsv')}")


if __name__ == "__main__":
    main()
