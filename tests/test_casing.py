"""What is written large for show, headings and openings, is read as a sentence, and quoted as it stands."""

import pytest
from spacy.language import Language

from kg.annotate import annotate
from kg.extract import extract
from kg.model import Document
from kg.read import read_text
from kg.shown.casing import in_sentence_case, lead_ins

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
        ("Ada Okafor is FINED over sale of mill", "Ada Okafor is fined over sale of mill"),
        (
            "Mill owner SPLITS from partner, and the IRS looks on",
            "Mill owner splits from partner, and the IRS looks on",
        ),
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
        ("IT IS A COLD NIGHT in May.", "It is a cold night in May."),
        ("IT WORKERS in Accra rose.", "IT workers in Accra rose."),
        ("WHEN ANNA TANNER joined, it fell.", "When Anna Tanner joined, it fell."),
        ("ON A GREY MORNING IN MAY, she drove.", "On a grey morning in May, she drove."),
        ("ORSTED MUTUAL has bought it.", "Orsted Mutual has bought it."),
        ("ANNA WALKED home.", "Anna walked home."),
        ("A WOMAN WHO KILLED her sons was jailed.", "A woman who killed her sons was jailed."),
        ("NASA ENGINEERS have met.", "NASA engineers have met."),
        ("NEW YORK police have met.", "New York police have met."),
        ("I’VE LIVED here for years.", "I’ve lived here for years."),
        ("UK PRIME MINISTER Jo Prior spoke.", "UK prime minister Jo Prior spoke."),
    ],
)
def test_a_paragraph_that_opens_in_capitals_is_read_as_a_sentence(opening: str, sentence: str) -> None:
    document = read_text(f"A mill is sold\n\n{opening} Nothing else was known.{BELOW}", "text")
    assert in_sentence_case(document).split("\n")[2] == f"{sentence} Nothing else was known."


@pytest.mark.parametrize(
    ("opening", "lead"),
    [
        ("LORRY CRASH A driver died.", "LORRY CRASH "),
        ("TRAMS Bank of Tema sold them, and Bank of Tema said so.", ""),
        ("TRAMS Crest Foods bought them, and Crest Foods said so.", "TRAMS "),
        ("MANCHESTER City won. It was the best day of Manchester City.", ""),
        ("VITAMIN A is good.", ""),
        ("IT WAS A cold night.", ""),
    ],
)
def test_a_rubric_in_capitals_is_no_part_of_the_sentence_behind_it(opening: str, lead: str) -> None:
    document = read_text(f"A mill is sold\n\n{opening} Nothing else was known.{BELOW}", "text")
    found = [document.text[start:end] for start, end in lead_ins(document.text, document.blocks)]
    assert found == ([lead] if lead else [])


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
