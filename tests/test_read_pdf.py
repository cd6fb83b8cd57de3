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
