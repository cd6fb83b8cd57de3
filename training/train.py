"""Train a tier of the learned relations from a folder of open data, and say how good it is.

    python training/train.py linear DATA
    python training/train.py encoder DATA --base MINILM

DATA holds `knowledgenet/folds123.jsonl.gz`, `fire/fire_train_rebuilt_from_v1.json.gz` and `core/train.json.gz`; what is
missing is left out, with a word. Our own passages are in `training/news`. Weights, calibration and thresholds are
written to `kg/extract/learned/models`; what was done is kept in `--work`, and a run that was stopped goes on there.
Needs `pip install --group training -e .`; seeded; minutes on two cores for the linear tier, an hour for the encoder.
"""

import argparse
import json
import pickle
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import corpora
from calibrate import fit, opinions
from evaluate import Score, cases, knowledgenet, news

from examples import RELATIONS, Judged, examples
from kg.extract.learned import joined
from kg.extract.learned.judging import LinearPredictor, Predictor
from kg.extract.learned.linear import Linear
from kg.extract.learned.pieces import pieces
from kg.extract.learned.settings import MODELS, Settings
from kg.report import Settings as Defaults

HERE = Path(__file__).parent
FILES = {
    "knowledgenet": ("knowledgenet/folds123.jsonl.gz", corpora.knowledgenet),
    "fire": ("fire/fire_train_rebuilt_from_v1.json.gz", corpora.fire),
    "core": ("core/train.json.gz", corpora.core),
}
FOLDS = (1, 2, 3)  # what is left out in turn; fold 0 of our own passages is never trained on
EPOCHS = 5
LEAST = Defaults().min_confidence  # the figures are of claims that are published by default
SAMPLES = {"fire": 700, "core": 900}  # passages of these that the encoder sees
VERSION = 4
WHAT = {
    "linear": "One logistic regression a relation over words and dependency paths; numpy alone, readable weights.",
    "encoder": "MiniLM-L6 with a head for pairs, int8 ONNX; its logits are averaged with the linear model's.",
}


def main() -> None:
    """Train, calibrate on what was left out, evaluate, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tier", choices=["linear", "encoder"])
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--base", type=Path, metavar="DIR", help="MiniLM-L6: model.safetensors")
    parser.add_argument("--work", type=Path, default=HERE / "work", metavar="DIR", help="where a run is kept")
    given = parser.parse_args()
    if given.tier == "encoder" and given.base is None:
        parser.error("the encoder needs --base: the folder of a MiniLM-L6 with model.safetensors")
    given.work.mkdir(parents=True, exist_ok=True)
    data = {name: _examples(name, passages, given.work) for name, passages in _passages(given.data)}
    predictors = {fold: _predictor(given, data, fold) for fold in (0, *FOLDS)}
    settings, figures = _judge(given, predictors)
    _write(given, data, predictors[0], settings, figures)


def _passages(data: Path) -> Iterator[tuple[str, Callable[[], Iterator[corpora.Labelled]]]]:
    for name, (file, load) in FILES.items():
        if (data / file).is_file():
            yield name, lambda file=file, load=load: load(data / file)
        else:
            print(f"{data / file} is not there: trained without it")
    yield "news", lambda: corpora.news(HERE / "news")


def _examples(name: str, passages: Callable[[], Iterator[corpora.Labelled]], work: Path) -> list[Judged]:
    return _kept(work / f"{name}.examples", lambda: list(examples(passages())))


def _kept(path: Path, make: Callable[[], Any]) -> Any:
    """What an earlier run made, or what is made now; our own file, read by us alone."""
    if not path.is_file():
        started = time.time()
        made = make()
        path.with_suffix(".new").write_bytes(pickle.dumps(made))
        path.with_suffix(".new").rename(path)
        print(f"{path.name}: {time.time() - started:.0f} s", flush=True)
    return pickle.loads(path.read_bytes())


def _training(data: dict[str, list[Judged]], fold: int) -> list[Judged]:
    """All examples but those of a fold, and never those of our own fold 0."""
    kept = [j for j in data.get("knowledgenet", []) if j.labelled.fold != fold]
    kept += [j for j in data["news"] if j.labelled.fold not in (0, fold)]
    return kept + [j for name in SAMPLES for j in data.get(name, [])]


def _predictor(given: argparse.Namespace, data: dict[str, list[Judged]], fold: int) -> Predictor:
    """The models of a fold: trained on all others (0: on all)."""
    import linear

    path = given.work / f"linear{fold}.npz"
    if not path.is_file():
        linear.train(_training(data, fold)).save(path)
    first = LinearPredictor(Linear.load(path))
    if given.tier == "linear":
        return first
    import encoder
    import export

    from kg.extract.learned.encoder import EncoderPredictor

    whole = given.work / f"encoder{fold}.onnx"
    if not whole.is_file():
        chosen = random.Random(5)
        sampled = {n: chosen.sample(data[n], min(m, len(data[n]))) for n, m in SAMPLES.items() if n in data}
        items = encoder.items(_training({**data, **sampled}, fold), pieces())
        model = encoder.train(items, given.base, EPOCHS, checkpoint=given.work / f"encoder{fold}.pt")
        export.export(model, whole)
    return EncoderPredictor(first, whole)


def _judge(given: argparse.Namespace, predictors: dict[int, Predictor]) -> tuple[Settings, dict[str, str]]:
    """Calibration from what each fold's model was not trained on, and the figures on it and on our fold 0."""
    encyclopedic = list(cases(corpora.knowledgenet(given.data / FILES["knowledgenet"][0])))
    own = list(cases(corpora.news(HERE / "news")))
    seen = [
        opinion
        for fold in FOLDS
        for opinion in opinions([c for c in (*encyclopedic, *own) if c.labelled.fold == fold], predictors[fold])
    ]
    settings = fit(f"{given.tier}-{VERSION}", seen)
    whole = Score.empty()
    for fold in FOLDS:
        part = [c for c in encyclopedic if c.labelled.fold == fold]
        whole += knowledgenet(part, lambda c, f=fold: joined(c.reading, c.claims, predictors[f], settings), LEAST)
    held = [c for c in own if c.labelled.fold == 0]
    rules = knowledgenet(encyclopedic, lambda c: c.claims, LEAST)
    figures = {
        "KnowledgeNet, folds 1-3 by cross-validation, rules alone": rules.line(),
        "KnowledgeNet, folds 1-3 by cross-validation, with the model": whole.line(),
        "own news, held back, rules alone": news(held, lambda c: c.claims, LEAST).line(),
        "own news, held back, with the model": news(
            held, lambda c: joined(c.reading, c.claims, predictors[0], settings), LEAST
        ).line(),
        "own news, held back, claims of the model alone": news(
            held, lambda c: joined(c.reading, c.claims, predictors[0], settings), LEAST, "learned"
        ).line(),
    }
    for name, line in figures.items():
        print(f"{name}: {line}")
    return settings, figures


def _write(
    given: argparse.Namespace,
    data: dict[str, list[Judged]],
    predictor: Predictor,
    settings: Settings,
    figures: dict[str, str],
) -> None:
    """Weights, what is fitted, and the model card."""
    if isinstance(predictor, LinearPredictor):
        predictor.model.save(MODELS / "linear.npz")
    else:
        (MODELS / "encoder.onnx").write_bytes((given.work / "encoder0.onnx").read_bytes())
    held = {
        "name": settings.name,
        "calibration": settings.calibration,
        "thresholds": settings.thresholds,
        "weighing": settings.weighing,
    }
    (MODELS / f"{given.tier}.json").write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    silent = sorted(set(RELATIONS) - set(settings.thresholds))
    counts = {name: sum(1 for j in found if j.examples) for name, found in data.items()}
    card = (
        (HERE / "card.txt")
        .read_text(encoding="utf-8")
        .format(
            name=settings.name,
            tier=given.tier,
            what=WHAT[given.tier],
            date=time.strftime("%Y-%m-%d"),
            data=", ".join(f"{name} ({count:,} passages with pairs)" for name, count in counts.items()),
            more="" if given.tier == "linear" else " and all-MiniLM-L6-v2 (Apache 2.0)",
            silent=", ".join(silent),
            figures="\n".join(f"| {name} | {line} |" for name, line in figures.items()),
        )
    )
    (MODELS / f"{given.tier}.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
