"""Print how many of the claims that readers judged are right: `python benchmarks/judged.py [SAMPLE ...]`.

docs/judged-claims.tsv lists every claim drawn at random and judged against its text by readers (language models) who
had seen no rules; docs/accuracy-history.md says which texts a sample is of and what was mended after it. Without an
argument: the samples of invented articles that nobody had looked at, drawn since confidence was fitted; 68, 69, 70, 72,
73 and 74 are of real news (Wikinews), 75 of invented articles that are told as loosely. A line says of a kind, a
modality or a range of confidence: how many claims, and how many in a hundred are right, wrong, unclear.
"""

import argparse
import csv
from collections import Counter
from pathlib import Path

JUDGED = Path(__file__).parents[1] / "docs" / "judged-claims.tsv"
BLIND = (39, 41, 42, 44, 45, 47, 50, 52, 53, 56, 58, 59, 60, 61, 62, 63, 64, 66, 67)
KINDS = {
    "rdf:Statement": "statements about things",
    "org:Membership": "posts",
    "schema:Observation": "figures",
    "schema:Quotation": "quotations",
    "schema:Action": "actions",
}
VERDICTS = ("right", "wrong", "unclear")
BANDS = (0.9, 0.8, 0.7, 0.6, 0.0)


def groups(row: dict[str, str]) -> tuple[str, ...]:
    """The lines that a claim counts in."""
    said = row["rule"].split("/")[0] == "statement"
    kind = "what somebody is reported to have said" if said else KINDS[row["shape"]]
    band = next(low for low in BANDS if float(row["confidence"]) >= low)
    return "all", kind, row["modality"], f"confidence from {band}"


def main() -> None:
    """All claims of the samples, then by kind, modality and confidence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("samples", nargs="*", type=int, default=BLIND, metavar="SAMPLE")
    samples = set(parser.parse_args().samples)
    counts: dict[str, Counter[str]] = {}
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            for group in groups(row) if int(row["sample"]) in samples else ():
                counts.setdefault(group, Counter())[row["verdict"]] += 1
    print(f"{'':40}claims" + "".join(f"{verdict:>9}" for verdict in VERDICTS))
    for group, found in sorted(counts.items(), key=lambda item: -item[1].total()):
        print(f"{group:40}{found.total():6}" + "".join(f"{found[v] / found.total():9.3f}" for v in VERDICTS))


if __name__ == "__main__":
    main()
