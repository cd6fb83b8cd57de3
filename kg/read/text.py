"""Plain text becomes a `Document`: mended text, blocks, and the metadata that the text itself holds."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kg.model import Block, BlockKind, Document
from kg.read.bylines import Byline, closing_credit
from kg.read.columns import without_columns
from kg.read.layout import Part
from kg.read.marked import lay_out_marked
from kg.read.mend import mend
from kg.read.paragraphs import paragraphs
from kg.read.reserved import dated_by, reserved_by
from kg.read.sites import letters
from kg.rows import rows
from kg.turns import cut

BETWEEN = "\n\n"  # what parts the paragraphs of the stored text, where it has them from elsewhere than from a text
ABOVE = 5  # lines that may stand above a headline
SURE = 15  # letters of a headline that is part of the title of its page
LONG = 30  # words: what follows running text is no headline
ROUNDS = 3  # joined lines may make up something to mend
MAX_LINE = 2_000  # characters: a longer field is no headline, name or address
MAIL = re.compile(r"@(?:[\w-]+\.)?([\w-]{3,40})\.(?:com?|net|org|info|news)\b", re.I)
TOLD = re.compile(r"\btold (?:the )?([A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3})")
KNOWN = 6  # letters of a medium's name that its address alone tells
ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.I)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about an article from outside its text."""

    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    kinds: Mapping[str, BlockKind] = field(default_factory=dict)  # of paragraphs, where their markup tells it
    site: str | None = None  # that published it if nobody else did

    def over(self, other: "Known") -> "Known":
        """Both together; where they differ, this one holds."""
        return Known(
            self.headline or other.headline,
            self.published or other.published,
            self.publisher or other.publisher,
            self.authors or other.authors,
            self.url or other.url,
            self.kinds or other.kinds,
            self.site or other.site,
        )


def line(text: str | None) -> str | None:
    """What a field says, mended, on one line; None where it says nothing, or far too much to be meant."""
    return " ".join(mend(text).split()) or None if text and len(text) <= MAX_LINE else None


def address(text: str | None) -> str | None:
    """The web address that a field holds, or None."""
    found = (text or "").strip()
    return found if len(found) <= MAX_LINE and found.isprintable() and ADDRESS.fullmatch(found) else None


def read_text(text: str, id: str, published: str | None = None) -> Document:
    """A document from text that holds one article; `id` and `published` are taken as given."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return document(stored(text), id, sha256, Known(published=published), text)


def stored(text: str) -> list[str]:
    """The paragraphs of the text as it will be stored; they come out the same when read again."""
    mended = mend(without_columns(text))
    made = paragraphs(mended)
    for _ in range(ROUNDS):
        if BETWEEN.join(made) == mended:
            break
        mended = mend(BETWEEN.join(made))
        made = paragraphs(mended)
    return made


def document(made: list[str], id: str, sha256: str, known: Known, given: str = "") -> Document:
    """A document of these paragraphs; what is not known from outside is taken from the lines at its head.

    They stand as far apart as in the text `given`, so that the places of a text that needs no mending are those in it.
    """
    made, at = _headed(made, known.headline)
    gaps = _gaps(made, given)
    parts = lay_out_marked(made, at, known.kinds)
    bylines = [part.byline for part in parts if part.byline]
    tail = [part.text for part in parts if part.kind == "trailer"]
    filed = (part.text[: part.dateline] if part.dateline else part.text for part in parts if _is_filed(part))
    own = Known(
        headline=next((part.text for part in parts if part.kind == "headline"), None),
        published=min((b for b in bylines if b.published), key=lambda b: b.updated, default=Byline()).published
        or dated_by(tail, filed),
        publisher=next((b.publisher for b in bylines if b.publisher), None) or _told_to(parts) or reserved_by(tail),
        authors=tuple(dict.fromkeys(author for b in bylines for author in b.authors)) or _closing(parts),
    )
    text = "".join(gap + paragraph for gap, paragraph in zip(gaps, made, strict=True))
    blocks = cut(text, _blocks(parts, gaps))
    spoken = any(b.kind == "speaker" and f"({own.publisher})" in text[b.start : b.end] for b in blocks)
    every = known.over(replace(own, publisher=None) if spoken else own)  # "Mr ROE (Lomas):" is of no paper
    return Document(
        id,
        text,
        sha256,
        tuple(blocks),
        headline=own.headline,
        published=every.published,
        publisher=every.publisher or every.site,
        authors=every.authors,
        url=every.url,
    )


def _is_filed(part: Part) -> bool:
    """Whether a part is a dateline or opens with one."""
    return part.dateline > 0 or part.kind == "dateline"


def _closing(parts: list[Part]) -> tuple[str, ...]:
    """Who wrote it, as a line behind the story tells."""
    found = (closing_credit(part.text) for part in parts if part.kind == "trailer")
    return next(filter(None, found), ())


def _told_to(parts: list[Part]) -> str | None:
    """The medium whose address closes the text, if it is known or was told: "told Orsk Sun", "roe@orsksun.com"."""
    tail = (found[1] for part in parts if part.kind == "trailer" for found in MAIL.finditer(part.text))
    ends = set(map(letters, tail))
    if not ends:
        return None
    told = (found[1] for part in parts if part.kind == "paragraph" for found in TOLD.finditer(part.text))
    known = (name for name in rows("layout")["media"] if len(name) >= KNOWN)
    return next((name for name in (*told, *known) if letters(name) in ends), None)


def _headed(made: list[str], headline: str | None) -> tuple[list[str], int | None]:
    """The paragraphs, with the known headline in front if they have none, and which of them is the headline.

    It may stand below a rubric or what the page says about where it is: "Home > News", "CLUB NEWS".
    """
    title = " ".join(stored(headline or ""))
    if not title or not made:
        return made, None
    wanted = letters(title)
    for at, text in enumerate(made[:ABOVE]):
        first = letters(text)
        if wanted and (first == wanted or (not at and first.startswith(wanted) and len(first) < 2 * len(wanted))):
            return made, at
        if 2 * len(first) > len(wanted) > len(first) > SURE and (wanted.startswith(first) or wanted.endswith(first)):
            return made, at  # "The Herald: Mayor resigns over parking row"
        if len(text.split()) > LONG:
            break
    return [title, *made], 0


def _gaps(made: list[str], given: str) -> list[str]:
    """What stands before each paragraph: blanks and line breaks as in the text that it comes from, if no more does."""
    gaps: list[str] = []
    end = 0
    flat = given.replace("\n", " ")  # as a paragraph's own lines are joined
    for paragraph in made:
        start = flat.find(paragraph, end)
        gap = given[end:start] if start >= 0 else ""
        blank = "\n" in gap and not gap.strip("\n ")
        gaps.append("" if not gaps else gap if blank else BETWEEN)
        end = max(end, start + len(paragraph))
    return gaps


def _blocks(parts: list[Part], gaps: list[str]) -> list[Block]:
    blocks: list[Block] = []
    end = 0
    for part, gap in zip(parts, gaps, strict=True):
        at = end + len(gap)
        end = at + len(part.text)
        if part.dateline:
            prefix = part.text[: part.dateline]
            blocks.append(Block("dateline", at, at + len(prefix.rstrip())))
            at += part.dateline
        blocks.append(Block(part.kind, at, end))
    return blocks
