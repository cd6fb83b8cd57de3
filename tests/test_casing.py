"""What is written large for show, headings and openings, is read as a sentence, and quoted as it stands."""

import pytest
from spacy.language import Language

from kg.annotate import annotate
from kg.casing import in_sentence_case
from kg.extract import extract
from kg.model import Document
from kg.read import read_text

BELOW = """

The finance ministry in Accra said on Monday that Kallo had bought a mill from Bank of Tema. Ada Okafor, the mayor,
praised the sale. The IRS was told of it. Target sells toys, and the bank said nothing.
"""


def article(heading: str) -> Document:
    return read_text(heading + BELOW, "text")


def heading_of(text: str) -> str:
    return text.split("\n")[0]


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("Kallo Buys Mill In $40 Million Deal", "Kallo buys mill in $40 million deal"),
        ("KALLO BUYS MILL FROM BANK OF TEMA", "Kallo buys mill from Bank of Tema"),
        ("Bank Of Tema Sells Mill To Kallo", "Bank of Tema sells mill to Kallo"),
        ("Shares Of Kallo Fall After Purchase", "Shares of Kallo fall after purchase"),
        ("IRS Looks Into Purchase Of Mill", "IRS looks into purchase of mill"),
        ("Mayor: Sale Of Mill Will Help Accra", "Mayor: Sale of mill will help Accra"),
        ("Mill Workers Strike In March Over Wages", "Mill workers strike in March over wages"),
        ("Regulator Fines Target Over Unsafe Toys", "Regulator fines Target over unsafe toys"),
        ("Women’s League To Start With Eight Clubs", "Women’s league to start with eight clubs"),
    ],
)
def test_a_heading_in_title_case_is_read_as_a_sentence(heading: str, sentence: str) -> None:
    assert heading_of(in_sentence_case(article(heading))) == sentence


@pytest.mark.parametrize(
    "heading",
    [
        "Kallo buys mill in $40 million deal",
        "Ada Okafor praises Bank of Tema over sale of mill",
        "Kallo: Ada Okafor",
        "NATO",
    ],
)
def test_another_heading_is_left_as_it_is(heading: str) -> None:
    assert heading_of(in_sentence_case(article(heading))) == heading


@pytest.mark.parametrize(
    ("opening", "sentence"),
    [
        ("A MAN has been arrested in Accra.", "A man has been arrested in Accra."),
        ("THE mayor opened a mill.", "The mayor opened a mill."),
        ("“NURSES at the mill are tired,” she said.", "“Nurses at the mill are tired,” she said."),
        ("FORMER minister John Vane has left.", "Former minister John Vane has left."),
        ("KALLO shares rose.", "Kallo shares rose."),
        ("IRS agents came.", "IRS agents came."),
        ("US forces left.", "US forces left."),
        ("IBM said so.", "IBM said so."),
        ("Kallo rose.", "Kallo rose."),
    ],
)
def test_a_paragraph_that_opens_in_capitals_is_read_as_a_sentence(opening: str, sentence: str) -> None:
    document = read_text(f"A mill is sold\n\n{opening} Nothing else was known.{BELOW}", "text")
    assert in_sentence_case(document).split("\n")[2] == f"{sentence} Nothing else was known."


@pytest.mark.parametrize(
    ("large", "plain"),
    [
        ("The Company said the Directors had met.", "The company said the directors had met."),
        ("It ended the Acquisition of Brenner.", "It ended the acquisition of Brenner."),
        ("It told the Bank’s lawyers.", "It told the bank’s lawyers."),
        ("The Bank of Tema and the Minister for Health met.", "The Bank of Tema and the Minister for Health met."),
        ("The Group Chief Executive spoke.", "The Group Chief Executive spoke."),
        ("The House and the Times and Company B agreed.", "The House and the Times and Company B agreed."),
    ],
)
def test_a_noun_that_takes_up_a_name_is_read_as_written_small(large: str, plain: str) -> None:
    document = read_text(f"A mill is sold\n\n{large} Nothing else was known.", "text")
    assert in_sentence_case(document).split("\n")[2] == f"{plain} Nothing else was known."


def test_every_word_stays_at_its_place_and_the_text_below_as_it_is() -> None:
    document = article("Istanbul’s İzmit Bank Buys Mill From Kallo")
    read = in_sentence_case(document)
    assert read.lower() == document.text.lower()
    assert read[document.blocks[0].end :] == document.text[document.blocks[0].end :]


def test_what_a_heading_tells_is_quoted_as_it_stands(nlp: Language) -> None:
    document = article("IRS Names Dana Whitfield As Acting Commissioner")
    ((_, doc),) = annotate([document], nlp)
    posts = [claim for claim in extract(document, doc, "none").claims if claim.rule == "roles.frame"]
    assert [claim.evidence.exact for claim in posts] == ["IRS Names Dana Whitfield As Acting Commissioner"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("LOMAS--(BUSINESS WIRE)--Orsk Group fell.", "LOMAS  (BUSINESS WIRE)  Orsk Group fell."),
        ("LOMAS & ROME, May 3.—Orsk fell on Monday.", "LOMAS,  ROME, May 3. Orsk fell on Monday."),
        ("LOMAS -- Orsk fell on Monday.", "LOMAS -- Orsk fell on Monday."),
    ],
)
def test_a_dateline_is_parted_from_its_text(text: str, plain: str) -> None:
    assert in_sentence_case(read_text(text, "text")) == plain
