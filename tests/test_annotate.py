"""No sentence is endless, and no run of signs costs more than it tells."""

import importlib

import pytest
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from kg.annotate import LONGEST, annotate
from kg.read import read_text
from kg.recogniser import Recogniser, take_over
from kg.report import DEFAULT_MODEL
from tests.cases import cases

STORY = "Ann Roe, the chief executive of Acme Ltd, opened a plant in Leeds on Monday."


def lengths(text: str, nlp: Language) -> list[int]:
    """How many tokens each sentence has."""
    ((_, doc),) = annotate([read_text(text, "text")], nlp)
    assert doc.text == read_text(text, "text").text
    return [len(sentence) for sentence in doc.sents]


def test_a_sentence_that_does_not_end_is_cut(nlp: Language) -> None:
    assert max(lengths(f"{STORY} {'Ann Roe of Acme, ' * 400}and others came. {STORY}", nlp)) <= LONGEST


def test_sentences_that_end_are_left_as_they_are_however_many_there_are(nlp: Language) -> None:
    assert len(set(lengths(" ".join([STORY] * 40), nlp))) == 1


def test_a_run_of_signs_is_one_token(nlp: Language) -> None:
    for sign in ("$", "-", "1,", "($)", "a"):
        assert sum(lengths(f"{STORY} {sign * 20_000} {STORY}", nlp)) <= 2 * sum(lengths(STORY, nlp)) + 1


def test_no_sentence_starts_between_two_words_that_only_a_blank_parts(nlp: Language) -> None:
    assert len(lengths("Deputy Health Minister Foday Mansaroy said the government would pay in July.", nlp)) == 1


def test_the_rules_of_words_match_as_they_do_in_spacy(nlp: Language) -> None:
    ruler = nlp.get_pipe("attribute_ruler")
    doc = nlp("I ain't gonna say that she did; it was you all, and he's had \n enough. Let's have more, which do.")
    for _ in range(2):  # the second time out of what is kept in mind
        assert ruler.match(doc) == AttributeRuler.match(ruler, doc)


def test_the_names_are_those_that_spacy_finds() -> None:
    """In texts whose names run up to the end, over a blank, into the next sentence, or are none at all."""
    spacys = importlib.import_module(DEFAULT_MODEL).load()
    edges = (
        "Ann Roe",
        "She met Ann Roe of the Bank of",
        "The New York\n\nTimes. Acme Ltd",
        " ",
        "It rained.",
        "$5 to 6 million",
    )
    texts = [case.text for case in cases("entities")] + [*edges, STORY]
    expected = [_named(doc) for doc in spacys.pipe(texts)]
    take_over(spacys)
    assert isinstance(spacys.get_pipe("ner"), Recogniser)
    assert [_named(doc) for doc in spacys.pipe(texts)] == expected
    assert [_named(spacys(text)) for text in edges] == expected[-1 - len(edges) : -1]


def _named(doc: Doc) -> list[tuple[str, str]]:
    """What each token is of a name, if anything."""
    return [(token.ent_iob_, token.ent_type_) for token in doc]


@pytest.mark.parametrize(
    ("sum_", "parts"),
    [
        ("£4.5bn", ["£", "4.5", "bn"]),
        ("NZ$20m", ["NZ$", "20", "m"]),
        ("R$3bn", ["R$", "3", "bn"]),
        ("7bn", ["7", "bn"]),
        ("US$1,250", ["US$", "1,250"]),
        ("5G", ["5", "G"]),
        ("A320neo", ["A320neo"]),
    ],
)
def test_a_sum_without_blanks_is_cut_into_sign_digits_and_scale(sum_: str, parts: list[str], nlp: Language) -> None:
    ((_, doc),) = annotate([read_text(f"It cost {sum_} last year.", "text")], nlp)
    assert [token.text for token in doc[2:-3]] == parts


def test_a_sum_ends_a_text(nlp: Language) -> None:
    ((_, doc),) = annotate([read_text("Sales came to HK$7m.", "text")], nlp)
    assert [token.text for token in doc[3:]] == ["HK$", "7", "m", "."]
