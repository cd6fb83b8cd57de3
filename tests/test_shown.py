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
        ("UPDATE (3:15 p.m.): Police arrested Ann Roe.", "Police arrested Ann Roe."),
        ("TL;DR: Orsk fell.", "Orsk fell."),
        ("[Update: Orsk fell.]", "Orsk fell."),
        ("Threading the needle: Orsk sued Delft.", "Orsk sued Delft."),
        ("What's next: Orsk will sue Delft.", "Orsk will sue Delft."),
        ("Orsk fell. (READ MORE: Delft rises in Bonn)", "Orsk fell."),
        ("Orsk fell, it said. [Graphic: https://x.org/a]", "Orsk fell, it said."),
        ("Orsk fell. (Read the full statement here.)", "Orsk fell."),
        ("Ann Roe (second from left) fell.", "Ann Roe fell."),
        ("Orsk fell. For more information, visit www.orsk.com. It rose.", "Orsk fell. It rose."),
        ("Orsk fell. Sign up here.", "Orsk fell. "),
        ("Call Ann Roe at 555-010-HELP (4357) soon.", "Call Ann Roe soon."),
        ("Lars Berg (CZE) met Ann Roe (GER).", "Lars Berg met Ann Roe."),
        ("Ana Sousa, CPA, CFA, joined it.", "Ana Sousa joined it."),
        ("Ana Sousa, CPA, a lawyer, left.", "Ana Sousa, a lawyer, left."),
        ("It is Regulation (EU) No 596/2014 (OJ L 24, p. 1).", "It is Regulation."),
        ("She met Rt. Hon. John Haler and H.E. Ann Roe.", "She met John Haler and Ann Roe."),
        ("It fell to Orsk Ltd (the “Buyer”).", "It fell to Orsk Ltd."),
        ("The Treaty on Trade in Pumps ('TTP') fell.", "The Treaty on Trade in Pumps fell."),
        ("Trading began at 9 a.m. GMT+8 and ended at 14:00 UTC+2.", "Trading began at 9 a.m. and ended at 14:00."),
        ("Orsk Media, PO Box 1180, Bonn", "Orsk Media, Bonn"),
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
        "He said two things: Orsk fell, and it will rise.",
        "Orsk (read: its owner) fell.",
        "The coalition (left, greens) met.",
        "To bid for the mill, Orsk paid in cash. Visit Bonn paid too.",
        "Read more and better books, he said. Follow her advice, she said.",
        "Boeing: the company said it fell.",
        "The Pan Andean Network (PAN) met.",
        "Lars Berg (GER) met. The GER has members.",
        "He works for the bank, JP, in Lund.",
        "He called it (in 'Orsk') a draw.",
        "Letters go to PO Box 1180 in Bonn.",
    ],
)
def test_what_people_read_is_read(text: str, nlp: Language) -> None:
    assert read(text, nlp)[0] == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("LOMAS, May 3 (Xinhua) -- Orsk fell on Monday.", "LOMAS, May 3 -- Orsk fell on Monday."),
        (
            "Orsk sells mill\n\nPublished: 3 May 2021\n\nOrsk sold a mill on Monday.",
            "Orsk sells mill\n\n3 May 2021\n\nOrsk sold a mill on Monday.",
        ),
        ("FACTBOX-Orsk sells mill\n\nOrsk sold a mill on Monday.", "Orsk sells mill\n\nOrsk sold a mill on Monday."),
        (
            "PRESS RELEASE\n\nOrsk sells mill\n\nOrsk sold a mill on Monday.",
            "Orsk sells mill\n\nOrsk sold a mill on Monday.",
        ),
        (
            "Orsk sells mill\n\nOrsk Oyj | Stock Exchange Release | 3 May 2021\n\nOrsk sold a mill on Monday.",
            "Orsk sells mill\n\nOrsk Oyj |  | 3 May 2021\n\nOrsk sold a mill on Monday.",
        ),
        (
            "Orsk sells mill\n\nAnn Roe | The Lomas Times | 3 May 2021\n\nOrsk sold a mill on Monday.",
            "Orsk sells mill\n\nAnn Roe | The Lomas Times | 3 May 2021\n\nOrsk sold a mill on Monday.",
        ),
    ],
)
def test_what_agencies_set_around_heads_is_not_read(text: str, left: str, nlp: Language) -> None:
    assert read(text, nlp)[0] == left


def test_a_word_behind_what_is_left_out_stands_where_the_document_has_it(nlp: Language) -> None:
    text = "* Orsk Inc. (NYSE: ORSK), maker of pumps, bought Delft® on Monday."
    doc = read(f"Orsk buys Delft\n\n{text}", nlp)[1]
    assert all(doc.text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert [token.text for token in doc].count("ORSK") == 0


def test_what_a_word_would_run_over_is_read(nlp: Language) -> None:
    doc = read("The pump was sold by Orsk Inc. (ORSK.N).", nlp)[1]
    assert all(doc.text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("* Opened 12 clinics in Ohio", "It opened 12 clinics in Ohio"),
        ("- To buy Torla for 3 million euros", "It is to buy Torla for 3 million euros"),
        ("• Founded in Bergen by Ove Lind", "It was founded in Bergen by Ove Lind"),
        ("* Sees 2026 sales of 4 million euros", "It sees 2026 sales of 4 million euros"),
        ("* Increased sales were a surprise", "Increased sales were a surprise"),
        ("* Shares up 6 percent", "Shares up 6 percent"),
        ("1987: Mayor Carl Vange resigned.", "In 1987, Mayor Carl Vange resigned."),
        ("MARCH 2021: Orsk opens a plant", "In March 2021, Orsk opens a plant"),
        ("2019 – Joined Torla", "In 2019 he joined Torla"),
        ("12:02 PM: Police arrested a man.", "At 12:02 PM, police arrested a man."),
        ("Headquarters: Oslo, Norway", "Its headquarters are in Oslo, Norway"),
        ("CEO: Kristin Dahl", "Its CEO is Kristin Dahl"),
        ("Born: 4 May 1960", "He was born on 4 May 1960"),
        ("- Suspect: Terry Boyd, 27", "suspect: Terry Boyd, 27"),
        ("Contract awarded to Orsk Drilling", "Contract was awarded to Orsk Drilling"),
        ("Jon Rask: born Lund 1 May 1940", "Jon Rask was born in Lund on 1 May 1940"),
    ],
)
def test_what_a_line_leaves_out_is_read(line: str, sentence: str, nlp: Language) -> None:
    seen, doc = read(f"Orsk lifts profit\n\nOrsk said on Monday that it grew.\n\n{line}\n\nIt is a firm.", nlp)
    assert sentence in seen.split("\n\n")
    assert all(doc.text[t.idx : t.idx + len(t)].lower() == t.lower_ for t in doc if t.i not in doc.supplied)


def test_a_list_goes_on_with_half_a_sentence(nlp: Language) -> None:
    half = "Orsk said on Monday that it grew. Orsk plans to:\n\n• build a mill;\n\n• hire 300 people.\n\nIt is a firm."
    seen, doc = read(f"Orsk lifts profit\n\n{half}", nlp)
    assert "Orsk plans to build a mill and to hire 300 people." in seen
    assert any("build" in sentence.text and "hire" in sentence.text for sentence in doc.sents)


def test_what_is_left_out_of_one_sentence_stays_out_where_another_is_read_whole(nlp: Language) -> None:
    text = "It fell to Orsk Ltd (the “Buyer”). The Delft-(KLO.N)based firm fell. She told Orsk Inc. (ORSK.N)."
    read_as, doc = read(text, nlp)
    assert "Buyer" not in read_as
    assert all(doc.text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_initials_by_the_hundred_are_read_in_no_time(nlp: Language) -> None:
    names = "A.B." * 300
    assert read(f"The plan of {names} should have said nothing", nlp)[0].count("A.B.") == 300
