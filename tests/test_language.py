"""Every case in tests/language holds: real text, the real language model."""

from typing import Any

import pytest
from spacy.language import Language

from kg.annotate import annotate
from kg.extract import extract
from kg.jsonl import to_json
from kg.read import read_text
from tests.cases import FOLDER, Case, cases, failures

KINDS = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())


def found_in(case: Case, nlp: Language) -> dict[str, Any]:
    document = read_text(case.text, "case", case.published)
    ((_, doc),) = annotate([document], nlp)
    return to_json(extract(document, doc))


@pytest.mark.parametrize(
    ("kind", "case"),
    [pytest.param(kind, case, id=f"{kind}: {case.title}") for kind in KINDS for case in cases(kind)],
)
def test_case(kind: str, case: Case, nlp: Language) -> None:
    found = found_in(case, nlp)
    missed = failures(case, found)
    assert not missed, "\n".join([case.text, *(f"does not hold: {line}" for line in missed)])
