"""Texts that begin and end anywhere, as headlines, captions and passages do: none of them is rejected."""

import random
from collections.abc import Iterator

import pytest
from spacy.language import Language

from kg.annotate import annotate
from kg.extract import extract
from kg.read import read_text
from tests.cases import FOLDER, cases

KINDS = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())
LENGTHS = (1, 2, 3, 5, 8, 12, 20, 30)  # in words

ONCE = (  # each of them failed, for a rule looked behind the last word or before the first
    "QVN",
    "Actor and director Aino",
    "in Oslo, by",
    "1802, in Brno, Moravia, now",
    "Norway, or Duchess",
    "University Law",
    "based Freight OEM giant",
    "Hollis Group plc, a company",
    "with more than 30% of the market share",
    "He received the 1962 Harrow Peace Prize for",
    "a member for the Harbour Reform Party, a short-lived party",
    "and the couple had four sons and one daughter",
    "The Ladle opens on Friday. Tickets start at $25",
    "founded by engineer Jan Roe; and two other manufacturers (DKV and Vandaag),",
    "styled the saint of Harland, he lived in Stow, Harland, in the county of",
    "'s subsidiary Vale Fishings",
    "of the team, has turned €25m of loans into shares and has promised a further €20m by next summer. The stake",
    "homes. Of the homes, 210 will be let and 96 sold at prices starting from 285,000 euros",
    "in 1971 when he released the Harbour Papers, a top-secret Harbour study",
    "A spokesman on",
    "16GB version",
    "cleared of six counts of bribery. Ana Roe pleaded guilty to three",
    "Fra€ash; toxicologist testified for company, were",
)


def cuts(kind: str) -> Iterator[str]:
    """One piece of every case of a kind, always the same one."""
    chosen = random.Random(kind)
    for case in cases(kind):
        words = case.text.split()
        first = chosen.randrange(len(words))
        yield " ".join(words[first : first + chosen.choice(LENGTHS)]).rstrip(".,;:") or "a"


def read_all(texts: list[str], nlp: Language) -> None:
    documents = [read_text(text, f"a{number}") for number, text in enumerate(texts)]
    for text, (document, doc) in zip(texts, annotate(documents, nlp), strict=True):
        try:
            extract(document, doc, "none")
        except Exception as error:
            raise AssertionError(f"fails on {text!r}") from error


@pytest.mark.parametrize("text", ONCE)
def test_a_text_that_ends_where_a_rule_looks_further_is_read(text: str, nlp: Language) -> None:
    read_all([text], nlp)


@pytest.mark.parametrize("kind", KINDS)
def test_no_piece_of_any_case_fails(kind: str, nlp: Language) -> None:
    read_all(list(cuts(kind)), nlp)
