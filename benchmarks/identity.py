"""Measure who-is-who across articles: `python benchmarks/identity.py [MEANTIME_FOLDER]`.

1. A generated set: people and companies with known bearers, among them namesakes, in the variants that news uses.
2. With MEANTIME_FOLDER (the corpus with `intra_cross-doc_annotation/`): the names in its articles, read by `kg`,
   against its cross-document instances. An item is one name in one article.

Pairwise and B-cubed precision and recall, beside matching by the exact name.
"""

import platform
import random
import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from datetime import date
from pathlib import Path

from kg import __version__
from kg.annotate import annotate, load_model
from kg.extract import extract
from kg.identity import Record, records, resolve
from kg.iris import fold
from kg.read import read_text

GIVEN = "Robert Daniel Catherine Wei Mei Aisha Olga Pedro Fatima Jonas Priya Kofi Elena Ahmed Yuki Samuel".split()
SHORT = {"Robert": "Bob", "Daniel": "Dan", "Catherine": "Kate", "Samuel": "Sam"}
FAMILY = "Li Wang Chen Okafor Rossi Meyer Haddad Silva Novak Tanaka Kumar Larsen Moreau Kowalski Brandt Osei".split()
CITIES = "Porto Leeds Ningbo Lagos Graz Malmo Osaka Tampa".split()
TRADES = "Logistics Robotics Foods Energy Textiles Software Steel Pharma".split()
BODY = ("schema:Organization",)
FORMS = ["", " Ltd", " Co", " Group", " Inc"]


def generated(
    seed: int = 7, bearers: int = 400, articles: int = 3000
) -> tuple[list[Record], dict[tuple[str, str], str]]:
    """Records of made-up articles, and the true bearer of each; most have namesakes, none at one firm."""
    dice = random.Random(seed)
    firms = [
        f"{dice.choice(CITIES)} {dice.choice('Arc Bolt Cove Dale Elm Fern Gale Holt'.split())}{n}" for n in range(90)
    ]
    firms = [f"{firm} {dice.choice(TRADES)}" for firm in firms]
    people = [(f"person{n}", dice.choice(GIVEN), dice.choice(FAMILY), dice.choice(firms)) for n in range(bearers)]
    people = list({(given, family, firm): (n, given, family, firm) for n, given, family, firm in people}.values())
    made, truth = [], {}
    for number in range(articles):
        document = f"article{number}"
        firm = dice.choice(firms)
        staff = [p for p in people if p[3] == firm]
        here = dice.sample(staff, min(len(staff), dice.randrange(0, 4)))
        context = {f"near {' '.join(sorted(fold(f'{g} {f}').split()))}" for _, g, f, _ in here} | {
            f"beside {fold(firm)}"
        }
        for who, given, family, _ in here:
            label = dice.choice(
                [f"{given} {family}"] * 4 + [f"{family} {given}", f"{SHORT.get(given, given)} {family}"]
            )
            own = f"near {' '.join(sorted(fold(f'{given} {family}').split()))}"
            tie = {f"with {fold(firm)}"} if dice.random() < 0.7 else set()
            made.append(Record(document, who, label, (), ("schema:Person",), tuple(sorted(context - {own} | tie))))
            truth[document, who] = who
        short = firm.split(" ", 1)[1]
        label, names = dice.choice([(firm + dice.choice(FORMS), (short,)), (short, ()), (firm, ())])
        made.append(
            Record(
                document,
                firm,
                label,
                names,
                ("schema:Organization",),
                tuple(sorted(context - {f"beside {fold(firm)}"})),
            )
        )
        truth[document, firm] = firm
    return made, truth


def scores(gold: Mapping[Hashable, str], found: Mapping[Hashable, str]) -> str:
    """Pairwise and B-cubed precision and recall over the items that both sides have."""
    items = sorted(set(gold) & set(found), key=str)
    clusters: dict[str, set[Hashable]] = defaultdict(set)
    truths: dict[str, set[Hashable]] = defaultdict(set)
    for item in items:
        clusters[found[item]].add(item)
        truths[gold[item]].add(item)
    both = Counter((found[item], gold[item]) for item in items)
    pairs = lambda sizes: sum(n * (n - 1) // 2 for n in sizes)  # noqa: E731
    right = pairs(both.values())
    precision = right / max(1, pairs(len(c) for c in clusters.values()))
    recall = right / max(1, pairs(len(t) for t in truths.values()))
    b_precision = sum(n * n / len(clusters[c]) for (c, _), n in both.items()) / max(1, len(items))
    b_recall = sum(n * n / len(truths[t]) for (_, t), n in both.items()) / max(1, len(items))
    return (
        f"pairs P {precision:.3f} R {recall:.3f}   B-cubed P {b_precision:.3f} R {b_recall:.3f}   "
        f"({len(items)} items, {len(truths)} bearers)"
    )


def by_name(some: list[Record]) -> dict[Hashable, str]:
    """Matching by the exact name: what a builder without identity does."""
    return {(r.document, r.id): f"{r.kind} {r.label}" for r in some}


def resolved(some: list[Record]) -> dict[Hashable, str]:
    """What `kg` decides."""
    identity = resolve(some)
    return {(r.document, r.id): identity.iris[r.document][r.id] for r in some}


def meantime(folder: Path) -> None:
    """The names of MEANTIME's articles against its instances."""
    gold: dict[Hashable, str] = {}
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("intra_cross-doc_annotation/*/*.xml")):
        texts[path.stem] = _instances(path, gold)
    nlp = load_model()
    documents = [read_text(text, name) for name, text in texts.items()]
    some = [r for document, doc in annotate(documents, nlp) for r in records(extract(document, doc))]
    iris = resolve(some).iris
    found: dict[Hashable, str] = {}
    plain: dict[Hashable, str] = {}
    for record in some:
        for name in (record.label, *record.names):
            found[record.document, fold(name)] = iris[record.document][record.id]
            plain[record.document, fold(name)] = fold(record.label)
    print("MEANTIME, kg           ", scores(gold, found))
    print("MEANTIME, exact name   ", scores(gold, plain))


def _instances(path: Path, gold: dict[Hashable, str]) -> str:
    """Note the instance of every name in one file; gives the article's text."""
    root = ET.parse(path).getroot()
    words = {t.get("t_id"): t for t in root.iter("token")}
    mentions = {}
    for mention in root.iter("ENTITY_MENTION"):
        if (mention.get("syntactic_type") or "").startswith(("NAM", "PRE.NAM")):
            said = " ".join(words[a.get("t_id")].text or "" for a in mention.iter("token_anchor"))
            mentions[mention.get("m_id")] = fold(said.removeprefix("the ").removeprefix("The "))
    entities = {e.get("m_id"): e.get("instance_id") for e in root.iter("ENTITY")}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        instance = entities.get(target.get("m_id")) if target is not None else None
        for source in link.iter("source"):
            if instance and source.get("m_id") in mentions:
                gold[path.stem, mentions[source.get("m_id")]] = instance
    sentences: dict[str, list[str]] = defaultdict(list)
    for token in words.values():
        sentences[token.get("sentence") or ""].append(token.text or "")
    return "\n\n".join(" ".join(tokens) for tokens in sentences.values())


def main() -> None:
    """Print all figures."""
    print(f"kg {__version__}, {date.today()}, Python {platform.python_version()}")
    some, truth = generated()
    names: dict[Hashable, str] = dict(truth)
    print("generated set, kg        ", scores(names, resolved(some)))
    print("generated set, exact name", scores(names, by_name(some)))
    shared = Counter(label for label in {(r.label, truth[r.document, r.id]) for r in some})
    namesakes = Counter(label for label, _ in shared)
    print(f"(names with more than one bearer: {sum(n > 1 for n in namesakes.values())} of {len(namesakes)})")
    if len(sys.argv) > 1:
        meantime(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
