"""A verb gives the words of what is counted: "the 400 boats sold"."""

import pytest
from spacy.language import Language

from kg.extract.observations.wording.forms import participle
from kg.extract.tokens import Doc


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The firm sells boats.", "sold"),
        ("The firm resells boats.", "resold"),
        ("The firm carries boats.", "carried"),
        ("They will ship the boats tomorrow.", "shipped"),
        ("The firm makes boats.", "made"),
        ("The firm launches boats.", "launched"),
        ("The theatre stages a new play each year.", "staged"),
        ("They repaired the old boats.", "repaired"),
        ("The firm will set aside money.", "set aside"),
        ("The firm will give up to 3 million euros.", "given"),
    ],
)
def test_a_verb_becomes_its_past_participle(text: str, form: str, nlp: Language) -> None:
    doc = Doc(nlp(text))
    verb = next(token for token in doc if token.dep_ == "ROOT")
    assert participle(verb) == form
