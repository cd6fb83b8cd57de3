"""Of words that the language model never met it is told nothing that is true of other words."""

import importlib

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate import annotate
from kg.read import read_text
from kg.report import DEFAULT_MODEL
from kg.unseen import leave_out


@pytest.fixture(scope="module")
def bare() -> Language:
    """The language model as spaCy loads it."""
    loaded: Language = importlib.import_module(DEFAULT_MODEL).load()
    return loaded


def read(text: str, nlp: Language) -> Doc:
    ((_, doc),) = annotate([read_text(text, "text")], nlp)
    return doc


def test_two_unseen_names_of_one_shape_and_ending_are_the_same_to_the_model(nlp: Language, bare: Language) -> None:
    one, two = "Tavrokel sold Brimzadel in May.", "Tuvgykel sold Bexogadel in May."
    assert np.array_equal(read(one, nlp).tensor, read(two, nlp).tensor)
    assert not np.allclose(bare(one).tensor, bare(two).tensor, atol=1e-4)


def test_words_that_the_model_met_are_read_as_ever(nlp: Language, bare: Language) -> None:
    text = "The company sold its plant in Paris to John Smith on Monday, he said."
    assert np.allclose(read(text, nlp).tensor, bare(text).tensor, atol=1e-4)  # another library multiplies


def test_an_ending_that_no_word_had_tells_nothing_either(nlp: Language) -> None:
    assert np.array_equal(read("Tavroqxj left.", nlp).tensor, read("Tuvgyqxz left.", nlp).tensor)


@pytest.mark.parametrize(
    ("word", "stand_in"),
    [("Aadhya", "michael"), ("Mbanza", "mbanza"), ("Bulawayo", "tokyo"), ("Ghanaian", "german"), ("cedis", "dollars")],
)
def test_what_a_list_knows_is_read_as_a_word_of_its_kind(word: str, stand_in: str, nlp: Language) -> None:
    assert read(f"It told {word} so.", nlp)[2].norm_ == stand_in


def test_a_known_word_stands_for_itself_though_a_list_has_it(nlp: Language) -> None:
    doc = read("Anna met a Danish banker in London.", nlp)
    assert [token.norm_ for token in list(doc)[::3]] == ["anna", "danish", "london"]


def test_what_was_read_before_changes_nothing(nlp: Language) -> None:
    text = "Tavrokel bought Brimzadel Group, said Aadhya Quorvane."
    assert np.array_equal(read(text, nlp).tensor, read(text, nlp).tensor)


def test_a_model_that_has_no_such_table_is_left_as_it_is() -> None:
    nlp = spacy.blank("en")
    leave_out(nlp)
    assert [token.text for token in nlp("Tavrokel left.")] == ["Tavrokel", "left", "."]
