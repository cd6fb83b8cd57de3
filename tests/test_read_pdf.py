"""PDFs made here become documents: lines joined, hyphens and running heads taken out, headings told apart."""

import pytest
from fpdf import FPDF

from kg.model import Document, Raw, Reject
from kg.read import read

STORY = (
    "Mine in Antofagasta halts production after rockfall",
    "By Camila Rojas",
    "Published: 12 June 2023",
    "A copper mine in Chile's Antofagasta region halted production on Monday after a rockfall killed two miners and "
    "injured five, its owner, Minera Los Andes, said in a statement.",
    "The mine produced 164,000 tonnes of copper last year, about 3 percent of the country's output. \"We will not "
    "reopen it until we know what happened,\" said the company's chief executive, Rodrigo Peña.",
    "Government sends inspectors",
    "The ministry of mining sent four inspectors to the site. Its head, Marcela Hernández, told reporters that the "
    "government had warned the owner twice. The company denied that it had been warned.",
)
KINDS = ["headline", "byline", "byline", "paragraph", "paragraph", "subheading", "paragraph"]


class Paper(FPDF):
    """A page with a running head and a page number when told so."""

    running = False

    def header(self) -> None:
        if self.running:
            self.cell(0, 8, "The Pacific Mining Weekly", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        if self.running:
            self.set_y(-15)
            self.cell(0, 8, f"Page {self.page_no()}", align="C")


def paper(*stories: tuple[str, ...], font: str = "Times", width: float = 0, running: bool = False) -> FPDF:
    made = Paper()
    made.running = running
    made.set_font(font, size=11)
    for story in stories:
        made.add_page()
        for text in story:
            made.multi_cell(width, 6, text, align="J", new_x="LMARGIN", new_y="NEXT")
            made.ln(3)
    return made


def found_in(made: FPDF | bytes) -> Document | Reject:
    return read(Raw("here", "a", made if isinstance(made, bytes) else bytes(made.output()), "pdf"))


def paragraphs(found: Document | Reject) -> list[str]:
    assert isinstance(found, Document), found
    return found.text.split("\n\n")


@pytest.mark.parametrize("font", ["Times", "Helvetica", "Courier"])
@pytest.mark.parametrize("width", [0, 130, 100])
def test_the_paragraphs_come_out_as_they_went_in(font: str, width: float) -> None:
    found = found_in(paper(STORY, font=font, width=width))
    assert paragraphs(found) == list(STORY)
    assert isinstance(found, Document)
    assert [block.kind for block in found.blocks] == KINDS
    assert (found.published, found.authors) == ("2023-06-12", ("Camila Rojas",))


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = (STORY, ("Copper rose by 2 percent in London.", STORY[3]), (STORY[4], "The mine stays closed."))
    assert paragraphs(found_in(paper(*pages, running=True))) == [text for page in pages for text in page]


def test_a_paragraph_runs_on_over_the_page() -> None:
    first, second = STORY[3].split(" after ")
    made = paper((*STORY[:3], STORY[4], first + " after"), (second, STORY[6]), width=80, running=True)
    assert STORY[3] in paragraphs(found_in(made))


def test_a_word_broken_at_the_end_of_a_line_is_whole_again() -> None:
    lines = (
        "The smelter of Kymi Metals in Porvoo will close after a year-",
        "on-year fall in orders and the loss of many custo-",
        "mers, its director told the union on Friday in a letter, which",
        "the union made public.",
    )
    assert paragraphs(found_in(paper(lines))) == [
        "The smelter of Kymi Metals in Porvoo will close after a year-on-year fall in orders and the loss of many "
        "customers, its director told the union on Friday in a letter, which the union made public."
    ]


def test_a_scan_an_encrypted_and_a_damaged_pdf_are_refused() -> None:
    scan = FPDF()
    scan.add_page()
    scan.rect(10, 10, 50, 50)
    locked = paper(STORY)
    locked.set_encryption("owner", "user")
    whole = bytes(paper(STORY).output())
    reasons = [found_in(made).reason for made in (scan, locked, whole[:600])]  # type: ignore[union-attr]
    assert ["text layer" in reasons[0], "encrypted" in reasons[1], "damaged" in reasons[2]] == [True] * 3


LEFT = (
    "The harbour of Lomas will be closed to",
    "ships from May, the port authority said",
    "on Monday. The quay is to be rebuilt by",
    "the Spanish firm Tejada and a builder",
    "from Orsk, which will hire 400 people",
    "of the town.",
)
RIGHT = (
    "Fishermen fear for their income. Their",
    "union asked the mayor for a second quay",
    "in the old port, which was closed when",
    "its walls broke in a storm. The mayor",
    "will answer in a week, she told the",
    "council of the town late on Tuesday.",
)


def set_in_columns(left: tuple[str, ...], right: tuple[str, ...]) -> FPDF:
    """A page with a headline over two columns whose lines it draws across."""
    made = FPDF()
    made.add_page()
    made.set_font("Times", "B", 20)
    made.text(15, 20, "Harbour of Lomas closes for a")
    made.text(15, 28, "year to rebuild its old quay")
    made.set_font("Times", size=10)
    for i, pair in enumerate(zip(left, right, strict=True)):
        for place, text in zip((15, 110), pair, strict=True):
            made.text(place, 40 + 5 * i, text)
    return made


def test_columns_drawn_across_are_read_one_after_the_other_below_their_headline() -> None:
    found = found_in(set_in_columns(LEFT, RIGHT))
    headline = "Harbour of Lomas closes for a year to rebuild its old quay"
    assert paragraphs(found) == [headline, " ".join(LEFT), " ".join(RIGHT)]
    assert isinstance(found, Document)
    assert found.headline == headline


def test_the_cells_of_a_table_are_no_columns() -> None:
    names = tuple(f"Minister of the works number {i}" for i in "ABCDEF")
    held = tuple(f"Ann Roe {i}, a doctor of the north" for i in "ABCDEF")
    assert f"{names[0]} {held[0]}" in " ".join(paragraphs(found_in(set_in_columns(names, held))))


def test_columns_that_blanks_part_in_a_text_are_read_one_after_the_other() -> None:
    text = "\n".join(f"{left:<45}{right}" for left, right in zip(LEFT, RIGHT, strict=True))
    found = read(Raw("here", "a", f"Harbour of Lomas closes for a year\n\n{text}".encode(), "text"))
    assert paragraphs(found)[1:] == [" ".join(LEFT), " ".join(RIGHT)]


def test_the_name_of_the_paper_above_the_headline_is_not_the_headline_and_notes_come_last() -> None:
    notes = ("Sums are in pesos of 2022.", "The owner told the exchange so in May.")
    made = FPDF()
    for number, text in enumerate((STORY[3], STORY[6])):
        made.add_page()
        made.set_font("Times", "B", 10)
        made.text(15, 12, "THE PACIFIC MINING BULLETIN" if not number else "")
        made.set_font("Times", "B", 20)
        made.text(15, 25, STORY[0] if not number else "")
        made.set_font("Times", size=11)
        made.set_y(35)
        made.multi_cell(0, 6, text)
        made.set_font("Times", size=7)
        made.text(15, 280, f"{number + 1} {notes[number]}")
    found = found_in(made)
    assert isinstance(found, Document)
    assert found.headline == STORY[0]
    assert STORY[3] in paragraphs(found)
    assert [note in text for note, text in zip(notes, paragraphs(found)[-2:], strict=True)] == [True, True]
