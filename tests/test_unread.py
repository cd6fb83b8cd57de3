"""What stands in an article for machines or for the eye is left out of what is read; every place stays as it was."""

import pytest
from spacy.language import Language

from kg.annotate import annotate
from kg.extract.tokens import Doc
from kg.read import read_text


def read(text: str, nlp: Language) -> tuple[str, Doc]:
    """What the language model reads, and the tokens as the rules see them."""
    ((document, annotation),) = annotate([read_text(text, "t")], nlp)
    doc = Doc(annotation)
    assert doc.text == document.text
    return annotation.text, doc


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Orsk Inc. (NYSE: ORSK), a maker of pumps, fell.", "Orsk Inc., a maker of pumps, fell."),
        ("Orsk Inc. (NYSE: ORSK) (TSX: ORS) fell.", "Orsk Inc. fell."),
        ("Orsk <ORSK.N> fell.", "Orsk fell."),
        ("Orsk Inc. ORSK, -1.25% said so.", "Orsk Inc. said so."),
        ("Orsk™ and Delft® fell.", "Orsk and Delft fell."),
        ("Orsk (the “Buyer”) fell.", "Orsk fell."),
        ("Orsk fell.¹ It rose.", "Orsk fell. It rose."),
        ("Orsk fell 🚀 today.", "Orsk fell today."),
        ("Lars Berg (CZE) met Ann Roe (GER).", "Lars Berg met Ann Roe."),
        ("Ana Sousa, CPA, CFA, joined it.", "Ana Sousa joined it."),
        ("Ana Sousa, CPA, a lawyer, left.", "Ana Sousa, a lawyer, left."),
        ("It is Regulation (EU) No 596/2014 (OJ L 24, p. 1).", "It is Regulation."),
        ("She met Rt. Hon. John Haler and H.E. Ann Roe.", "She met John Haler and Ann Roe."),
        ("It fell to Orsk Ltd (the “Buyer”).", "It fell to Orsk Ltd."),
    ],
)
def test_codes_signs_and_terms_are_not_read(text: str, left: str, nlp: Language) -> None:
    assert read(text, nlp)[0] == left


@pytest.mark.parametrize(
    "text",
    [
        "Orsk Inc. (founded: 1998) fell.",
        "The World Health Organization (WHO) met.",
        "He was born in the U.S. (D.C.) in May.",
        "The forest covers 40 km² of land.",
        "Lars Berg said it was fair (“we played badly”) and left.",
        "The score was 2.5 to 3.",
        "The Pan Andean Network (PAN) met.",
        "Lars Berg (GER) met. The GER has members.",
        "He works for the bank, JP, in Lund.",
    ],
)
def test_what_people_read_is_read(text: str, nlp: Language) -> None:
    assert read(text, nlp)[0] == text


def test_a_word_behind_what_is_left_out_stands_where_the_document_has_it(nlp: Language) -> None:
    text = "* Orsk Inc. (NYSE: ORSK), maker of pumps, bought Delft® on Monday."
    doc = read(f"Orsk buys Delft\n\n{text}", nlp)[1]
    assert all(doc.text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert [token.text for token in doc].count("ORSK") == 0


def test_what_a_word_would_run_over_is_read(nlp: Language) -> None:
    doc = read("The pump was sold by Orsk Inc. (ORSK.N).", nlp)[1]
    assert all(doc.text[token.idx : token.idx + len(token)] == token.text for token in doc)
