"""Print how many ways of telling posts and figures are understood: `python benchmarks/constructions.py [--missed]`.

The passages in `constructions/` are invented, each with another construction, and were marked, in the lines of
tests/language/README.md, by writers (language models) who had not seen the rules. They are far harder than running
news, where few constructions carry most facts: a list of what is left to do, not a measure of articles.
"""

import argparse
from collections import Counter
from pathlib import Path

from kg.annotate import load_model
from tests.cases import failures, parse
from tests.test_language import found_in

HERE = Path(__file__).parent / "constructions"


def main() -> None:
    """Each file with its share of the facts that hold, and of those that must not be told and are not."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--missed", action="store_true", help="list the passages with what was missed")
    show = options.parse_args().missed
    nlp = load_model()
    for path in sorted(HERE.glob("*.txt")):
        of: Counter[str] = Counter()
        missed: Counter[str] = Counter()
        for case in parse(path):
            wrong = failures(case, found_in(case, nlp))
            of.update(_kind(line) for line in case.lines)
            missed.update(_kind(line) for line in wrong)
            if show and wrong:
                print(case.text, *(f"    missed: {line}" for line in wrong), "", sep="\n")
        told = ", ".join(f"{of[kind] - missed[kind]} of {of[kind]} {kind}" for kind in of)
        print(f"{path.stem:12}{told}", flush=True)


def _kind(line: str) -> str:
    return "rightly not told" if line.startswith("no ") else "found"


if __name__ == "__main__":
    main()
