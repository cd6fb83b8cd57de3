"""What several tests share: the language model, loaded once."""

import pytest
from spacy.language import Language

from kg.annotate import load_model


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model()
