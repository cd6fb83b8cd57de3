"""The training data, brought to one form: passages with the facts that they state, and how far silence means no.

- our own news (`training/news/*.txt`): every relation marked
- KnowledgeNet (CC BY-SA 4.0): passages marked for one or two of 15 properties each; of the others silence says little
- FIRE (CC BY 4.0): business sentences; employees and subsidiaries marked
- CORE (CC BY 4.0): one relation for one pair of companies a sentence
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from passages import Span, read

CHIEF = re.compile(r"\b(chief executive|ceo|group chief)\b", re.I)
FOUNDING = re.compile(r"\b(co-?)?founder\b", re.I)
WEAK = 0.1  # what an unmarked fact of an unmarked property counts as a no
KNOWLEDGENET = {
    "DATE_OF_BIRTH": "birth_date",
    "DATE_OF_DEATH": "death_date",
    "PLACE_OF_RESIDENCE": "residence",
    "PLACE_OF_BIRTH": "birth_place",
    "NATIONALITY": "nationality",
    "EMPLOYEE_OR_MEMBER_OF": "member",
    "EDUCATED_AT": "educated_at",
    "POLITICAL_AFFILIATION": "party",
    "CHILD_OF": "child_of",
    "SPOUSE": "spouse",
    "DATE_FOUNDED": "founded_on",
    "HEADQUARTERS": "headquarters",
    "SUBSIDIARY_OF": "parent",
    "FOUNDED_BY": "founder",
    "CEO": "ceo",
}
CORE = {  # relation -> ours, and whether subject and object change places
    "acquired_by": ("acquired", True),
    "collaboration": ("partner", False),
    "client_of": ("supplier", True),
    "shareholder_of": ("stake", False),
    "competitor_of": ("competitor", False),
    "subsidiary_of": ("parent", False),
    "merged_with": ("merged", False),
    "regulated_by": ("regulator", True),
    "undefined": ("", False),
}
BETWEEN_COMPANIES = ("acquired", "partner", "supplier", "stake", "competitor", "parent", "merged", "regulator")
CLOSING = (",", ".", ";", ":", ")", "]", "%", "'s", "’s", "?", "!", "n't", "'")
NEAR_OWNING = ("acquired", "stake", "parent", "merged", "invested_in")  # one of them does not deny the others


@dataclass(frozen=True, slots=True)
class Marked:
    """One fact: the places of subject and object in the passage; `weight` 0 leaves the pair out of training."""

    relation: str
    subject: tuple[Span, ...]
    object: tuple[Span, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage for training. `silence` is what an unmarked pair counts as a no, a relation or "" for the rest.

    `only` limits training to pairs whose places are among these.
    """

    corpus: str
    document: str
    fold: int
    text: str
    facts: tuple[Marked, ...]
    silence: dict[str, float] = field(default_factory=dict)
    only: tuple[Span, ...] = ()


def knowledgenet(path: Path) -> Iterator[Labelled]:
    """KnowledgeNet's passages; `fold` is the data's own."""
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        document = json.loads(line)
        for passage in document["passages"]:
            at = passage["passageStart"]
            names = {p["propertyId"]: p["propertyName"] for p in passage["exhaustivelyAnnotatedProperties"]}
            facts = tuple(_known(fact, at, names) for fact in passage["facts"] if fact["propertyId"] in names)
            silence = {KNOWLEDGENET[name]: 1.0 for name in names.values()} | {"former_member": 0.0, "": WEAK}
            # A post is a membership and a party is joined: the one does not deny the other.
            for one, other in (("ceo", "member"), ("party", "member"), ("founder", "member")):
                if one in silence and other not in silence:
                    silence[other] = 0.0
            yield Labelled(
                "knowledgenet",
                f"knowledgenet/{document['documentId']}",
                document["fold"],
                passage["passageText"],
                facts,
                silence,
            )


def _known(fact: dict[str, Any], at: int, names: dict[str, str]) -> Marked:
    subject = ((fact["subjectStart"] - at, fact["subjectEnd"] - at),)
    object_ = ((fact["objectStart"] - at, fact["objectEnd"] - at),)
    return Marked(KNOWLEDGENET[names[fact["propertyId"]]], subject, object_)


def fire(path: Path) -> Iterator[Labelled]:
    """FIRE's sentences."""
    for number, row in enumerate(json.loads(gzip.decompress(path.read_bytes()))):
        text, places = _joined(row["tokens"])
        spans = [(places[e["start"]][0], places[e["end"] - 1][1]) for e in row["entities"]]
        facts = []
        for r in row["relations"]:
            relation = {"Employeeof": "member", "Subsidiaryof": "parent"}.get(r["type"])
            if relation:
                facts.append(Marked(relation, (spans[r["head"]],), (spans[r["tail"]],)))
        silence = {
            "member": 1.0,
            "former_member": 0.0,
            "parent": 1.0,
            "headquarters": 0.0,
            "operates_in": 0.0,
            "maker": 0.0,
            "": 0.15,
        }
        yield Labelled("fire", f"fire/{number}", number % 5, text, tuple(facts), silence)


def core(path: Path) -> Iterator[Labelled]:
    """CORE's sentences: the one pair of each."""
    for row in json.loads(gzip.decompress(path.read_bytes())):
        if row["relation"] not in CORE:
            continue
        text, places = _joined(row["context"])
        one, two = ((places[row[f"{e}_start"]][0], places[row[f"{e}_end"]][1]) for e in ("e1", "e2"))
        relation, turned = CORE[row["relation"]]
        if bool(row["invert_relation"]) != turned:
            one, two = two, one
        facts = (Marked(relation, (one,), (two,)),) if relation else ()
        near = NEAR_OWNING if relation in NEAR_OWNING else ()
        silence = {r: 0.0 if r in near else 0.5 for r in BETWEEN_COMPANIES} | {"": 0.0}
        number = int(row["id"][1:])
        yield Labelled("core", f"core/{row['id']}", number % 5, text, facts, silence, (one, two))


def _joined(tokens: list[str]) -> tuple[str, list[Span]]:
    """Tokens as running text, with the place of each."""
    text, places, glue = "", [], True
    for token in tokens:
        closing = token in CLOSING or token.startswith("'s")
        if text and not glue and not closing:
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
        glue = token in ("(", "[", "$", "€", "£", "#")
    return text, places


def news(folder: Path) -> Iterator[Labelled]:
    """Our own passages; of each document's name depends whether it is held back (fold 0) or trained on."""
    for path in sorted(folder.glob("*.txt")):
        passages, wrong = read(path)
        if wrong:
            raise SystemExit("\n".join(wrong))
        for passage in passages:
            told = sorted((m for fact in passage.facts for m in _of_news(fact)), key=lambda m: m.weight)
            facts = tuple(told)  # what is stated comes last, and holds
            yield Labelled("news", passage.document, fold_of(passage.document), passage.text, facts, {"": 1.0})


def fold_of(document: str) -> int:
    """The fold, 0 to 4, of a document of ours, by its name alone; 0 is held back for good."""
    value = 0
    for character in document:
        value = (value * 31 + ord(character)) % 1_000_003
    return value % 5


def _of_news(fact: Any) -> Iterator[Marked]:
    """A marked fact as what a model learns: what is planned, possible or denied is not stated."""
    if fact.status in ("planned", "possible", "denied"):
        return
    if fact.relation in ("party", "stake"):  # whoever has a closer tie belongs there too, but is not marked for it
        yield Marked("member", fact.subject, fact.object, 0.0)
    if fact.relation == "founder":
        yield Marked("member", fact.object, fact.subject, 0.0)
    if fact.relation not in ("post", "employee"):
        gone = fact.status == "former" and fact.relation != "residence"
        yield Marked(fact.relation, fact.subject, fact.object, 0.0 if gone else 1.0)
        return
    yield Marked("member", fact.subject, fact.object)
    if fact.status == "former":
        yield Marked("former_member", fact.subject, fact.object)
    if CHIEF.search(fact.title):
        yield Marked("ceo", fact.object, fact.subject, 0.0 if fact.status == "former" else 1.0)
    if FOUNDING.search(fact.title):
        yield Marked("founder", fact.object, fact.subject)
