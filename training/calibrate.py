"""From a model's opinions on passages it was not trained on: what its logits mean, and from where on it may speak."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from evaluate import Case, same
from sklearn.linear_model import LogisticRegression

from kg.extract.learned.claims import keys_of_claim
from kg.extract.learned.judging import Predictor, judge
from kg.extract.learned.settings import Settings, logit, sigmoid

PLAIN = Settings("plain", {"": (1.0, 0.0)}, {}, (1.0, 0.0, 0.0))
PRECISION = 0.8  # what the claims of the model alone are to reach, by relation
FEWEST = 6  # right opinions above a threshold without which a relation stays silent
LOWEST = 0.4
EDGE = 1e-6  # of probabilities that are taken back to logits
# Of four parties that were judged on other texts two were wrong (a critic of a party is no member); whether a
# membership is over says nothing by itself.
SILENT = ("party", "former_member")


@dataclass(frozen=True, slots=True)
class Opinion:
    """A model's logit for a relation of two things, whether it is so, and the confidence of a rule that says so."""

    relation: str
    logit: float
    right: bool
    rule: float | None
    corpus: str


def opinions(cases: Iterable[Case], model: Predictor) -> list[Opinion]:
    """The opinions that the corpora can tell right from wrong."""
    found = []
    for case in cases:
        told: dict[object, float] = {}
        for claim in case.claims:
            for key in keys_of_claim(claim)[:1]:
                told[key] = max(told.get(key, 0.0), claim.confidence)
        places: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for m in case.reading.mentions:
            places[m.entity].add((m.start, m.end))
        marked = case.labelled.silence
        for judgement in judge(case.reading, model, PLAIN):
            if marked.get(judgement.relation, marked.get("", 0.0)) < 1.0:
                continue
            one, two = (
                frozenset(places[p.entity] if p.entity else {(p.start or 0, p.end or 0)})
                for p in (judgement.pair.subject.part, judgement.pair.object.part)
            )
            like = [g for g in case.labelled.facts if same(judgement.relation, one, two, g)]
            right = any(g.weight for g in like)
            if like and not right:
                continue
            said = logit(judgement.probability, EDGE)
            found.append(Opinion(judgement.relation, said, right, told.get(judgement.key), case.labelled.corpus))
    return found


def fit(name: str, seen: list[Opinion]) -> Settings:
    """Calibration, thresholds and weighing from opinions."""
    calibration = {"": _platt(seen)}
    thresholds = {}
    for relation in sorted({o.relation for o in seen}):
        own = [o for o in seen if o.relation == relation]
        if sum(o.right for o in own) >= 40:
            calibration[relation] = _platt(own)
        slope, offset = calibration.get(relation, calibration[""])
        threshold = _threshold([o for o in own if o.rule is None], slope, offset)
        if threshold is not None and relation not in SILENT:
            thresholds[relation] = round(threshold, 3)
    calibration = {r: (round(a, 3), round(b, 3)) for r, (a, b) in calibration.items()}
    plain = Settings(name, calibration, thresholds, (1.0, 0.0, 0.0))
    return Settings(name, calibration, thresholds, _weighing(plain, [o for o in seen if o.rule is not None]))


def _platt(seen: list[Opinion]) -> tuple[float, float]:
    """Slope and offset of a logistic fit (Platt 1999)."""
    model = LogisticRegression(C=10.0).fit([[o.logit] for o in seen], [o.right for o in seen])
    return float(model.coef_[0][0]), float(model.intercept_[0])


def _threshold(alone: list[Opinion], slope: float, offset: float) -> float | None:
    """The lowest probability above which opinions that no rule shares are right often enough, those on news too.

    News counts three times: it is what is read; the other corpora are of encyclopedias and of chosen sentences.
    """
    ranked = sorted(alone, key=lambda o: -o.logit)
    right = total = 0.0
    count = 0
    news: list[bool] = []
    best = None
    for opinion in ranked:
        share = 3.0 if opinion.corpus == "news" else 1.0
        right, total = right + share * opinion.right, total + share
        count += opinion.right
        news += [opinion.right] if opinion.corpus == "news" else []
        p = sigmoid(slope * opinion.logit + offset)
        if p < LOWEST:
            break
        if count >= FEWEST and (right + 0.5) / (total + 1) >= PRECISION and _holds(news):
            best = p
    return best


def _holds(news: list[bool]) -> bool:
    """Whether enough of the opinions on news are right; two that are add to them, so that a few decide nothing."""
    return (sum(news) + 2) / (len(news) + 2) >= PRECISION


def _weighing(settings: Settings, both: list[Opinion]) -> tuple[float, float, float]:
    """How a rule's confidence and the model's probability give one: a logistic fit on the logits of both."""
    model = LogisticRegression(C=10.0)
    known = [[logit(o.rule or 0.5), logit(settings.probability(o.relation, o.logit))] for o in both]
    model.fit(known, [o.right for o in both])
    own, theirs = (float(w) for w in model.coef_[0])
    return round(own, 3), round(theirs, 3), round(float(model.intercept_[0]), 3)
