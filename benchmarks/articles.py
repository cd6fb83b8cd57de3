"""Print how much of what a careful reader finds in news articles is found: `python benchmarks/articles.py [--missed]`.

The articles are invented and were written, like the facts beside them (`NAME.facts`, in the lines of
tests/language/README.md; ` || ` parts statements of which one is enough), by writers, language models all, who had not
seen the rules. Those in `articles/mended` have been read since to mend what was missed. What is missed in
`articles/kept` was never looked at; wrong statements of theirs were, when 250 were judged, and causes of some mended.
"""

import argparse
from pathlib import Path
from typing import Any

from kg import pipeline
from kg.identity import identified_alone
from kg.jsonl import to_json
from kg.report import Report, Settings
from tests.cases import holds

HERE = Path(__file__).parent / "articles"


def score(folder: Path, show: bool) -> float:
    """The mean over the articles of a folder of the share of facts that hold."""
    shares = []
    settings = Settings()
    for _, extraction in pipeline.extractions([str(folder)], Report(settings)):
        name = Path(extraction.document.id).stem
        facts = (folder / f"{name}.facts").read_text("utf-8").splitlines()
        found = to_json(identified_alone(extraction))
        found["claims"] = [c for c in found["claims"] if c["confidence"] >= settings.min_confidence]
        missed = [fact for fact in facts if not _holds(fact, found)]
        shares.append(1 - len(missed) / len(facts))
        print(f"{folder.name:8}{name:32}{shares[-1]:.3f} of {len(facts)}")
        for fact in missed if show else ():
            print(f"          missed: {fact}")
    return sum(shares) / len(shares)


def _holds(fact: str, found: dict[str, Any]) -> bool:
    return any(holds(one, found) for one in fact.split(" || "))


def main() -> None:
    """Both folders, each with its mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missed", action="store_true", help="list the facts that were missed")
    given = parser.parse_args()
    for folder in (HERE / "mended", HERE / "kept"):
        print(f"{folder.name:8}{'mean':32}{score(folder, given.missed):.3f}", flush=True)


if __name__ == "__main__":
    main()
