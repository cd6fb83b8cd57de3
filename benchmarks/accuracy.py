"""Print the scoreboard of accuracy: `python benchmarks/accuracy.py BENCH GOLD ARTICLES [--min-confidence X]`.

BENCH is a folder with third-party data and its scorers (meantime.py, knowledgenet.py, relations.py, recognizers.py,
data/), GOLD a folder of hand-made facts with ARTICLES beside them and their scorer `score.py` one folder above.
The model of relations was trained on KnowledgeNet's folds 1-3: there `--relations none` is the honest figure, and
`training/train.py` prints the one by cross-validation. Each scorer reads what `kg extract --format jsonl` prints, or
the `graph.nq` of a build of that article alone.
"""

import argparse
import json
import platform
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from kg import __version__
from kg.report import Settings

TASKS = {  # name: scorer, data below BENCH/data, options, the figures to print
    "KnowledgeNet folds 1-3": ("knowledgenet.py", "knowledgenet/folds123.jsonl.gz", (), r"text_(p|r|f1)"),
    "MEANTIME": ("meantime.py", "meantime", (), r"(ner|timex|value|coref_(conll|named_conll))_\w*(f1|accuracy)"),
    "FIRE dev": ("relations.py", "fire/fire_dev.json.gz", (), r"relations_(p|r|f1)"),
    "Re-DocRED dev": ("relations.py", "re-docred/dev_revised.json.gz", (), r"relations_(p|r|f1)"),
    "recognizer specifications": ("recognizers.py", "recognizers-specs", (), r"\w+_(strict_f1|overlap_f1|value)"),
}


def run(*command: object) -> str:
    """The standard output of a command that must not fail."""
    return subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True).stdout


def score_task(name: str, bench: Path, work: Path, given: list[str]) -> None:
    """Extract one benchmark's texts and print its figures."""
    scorer, data, options, wanted = TASKS[name]
    texts, found = work / "in.jsonl", work / "out.jsonl"
    run(sys.executable, bench / scorer, "texts", bench / "data" / data, texts, *options)
    with open(found, "w", encoding="utf-8") as sink:
        command = [sys.executable, "-m", "kg", "extract", str(texts), *given]
        subprocess.run(command, check=True, stdout=sink, stderr=subprocess.DEVNULL)
    for line in run(sys.executable, bench / scorer, bench / "data" / data, found, *options).splitlines():
        figure, _, value = line.partition(" ")
        if re.fullmatch(wanted, figure):
            print(f"{name:28}{figure:32}{value}")


def score_gold(gold: Path, articles: Path, work: Path) -> None:
    """Build each article's graph alone and print its share of gold facts, then their mean."""
    shares = []
    for facts in sorted(gold.glob("*.txt")):
        out = work / facts.stem
        run(sys.executable, "-m", "kg", "build", articles / facts.name, "-o", out, "--quiet")
        told = subprocess.run(
            [sys.executable, str(gold.parent / "score.py"), str(facts), str(out / "graph.nq")],
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        shares.append(float(told.rsplit("=", 1)[1]))
        counts = json.loads((out / "report.json").read_text("utf-8"))["counts"]
        print(f"{'gold facts':28}{facts.stem:32}{shares[-1]:.3f}   {counts['claims written']} claims")
    print(f"{'gold facts':28}{'mean':32}{sum(shares) / len(shares):.3f}")


def main() -> None:
    """Print all figures that the given folders allow."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--min-confidence", type=float, default=Settings().min_confidence)
    parser.add_argument("--relations", default="encoder", choices=["none", "linear", "encoder"])
    parser.add_argument("--task", action="append", choices=[*TASKS, "gold"], help="only this (may be repeated)")
    options = parser.parse_args()
    given = ["--min-confidence", str(options.min_confidence), "--relations", options.relations]
    tasks = [name for name in TASKS if not options.task or name in options.task]
    judged = not options.task or "gold" in options.task
    wanted = [options.bench / place for name in tasks for place in (TASKS[name][0], Path("data") / TASKS[name][1])]
    wanted += [options.gold, options.articles, options.gold.parent / "score.py"] if judged else []
    missing = next((place for place in wanted if not place.exists()), None)
    if missing is not None:
        parser.error(f"{missing} is not there; --help says what the folders hold")
    print(f"kg {__version__}, {date.today()}, Python {platform.python_version()}, {platform.machine()}")
    with tempfile.TemporaryDirectory() as folder:
        for name in tasks:
            score_task(name, options.bench, Path(folder), given)
        if judged:
            score_gold(options.gold, options.articles, Path(folder))


if __name__ == "__main__":
    main()
