"""What of the blocks of an article tells nothing: trailers, credits of pictures, labels and links before or in a text.

"UPDATE (3:15 p.m.): Police arrested Ann Roe." is read as its sentence, "Mayor Bo Lee opens the mill. (Ann Roe/Reuters)"
as the mayor's; of "Ann Roe contributed to this report." nothing is read.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.model import Block
from kg.rows import rows
from kg.shown.productions import production_notes
from kg.shown.results import results
from kg.shown.stretches import Stretch

TOLD = frozenset(("paragraph", "caption", "subheading"))
NAMED_AT_END = re.compile(r"(?:^|(?<=[.!?)\]\"”] ))[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+){0,3}[ ,]*$", re.M)
NAMED_PHOTO = re.compile(r"\W*photo(?:graph)?s? by ", re.I)  # read well: "[Photo by Ann Roe/Orsk Post]"
# The hour of an item of a live page, without a mark behind it: "16.40 GMT Trains cancelled".
CLOCKED = re.compile(
    r"(?:[*•·▪–—-] )?(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?"
    r"(?: (?:GMT|BST|UTC|C?E[SD]?T|[CMP][SD]T|IST|SGT|HKT|JST|AE[SD]T|WAT|EAT|SAST))? (?=[\"“‘]?[A-Z][\w’'-]* [\w“\"(])"
)
OF_BYLINE = re.compile(r"(?:UPDATED|PUBLISHED|DATE|WRITER|SOURCE)\b ?:? ?(?=\S)")
QUOTED_HEADING = re.compile(  # a few words without an end
    r"['‘](?:[\w’'-]+[,:]? ){1,7}[\w’'-]*\w[!?]?['’]|[\"“](?:[\w’'-]+[,:]? ){1,7}[\w’'-]*\w[!?]?[\"”]"
)
LONGEST = 90  # characters of a label
CLAUSE = r"(?:[^.!?]|\.(?:(?=\S)|(?<=\b[A-Z]\.)(?!\S)))"  # one way to read each point: two take for ever
SHOULD_HAVE = re.compile(
    rf"(?:^|(?<=[.!?] )){CLAUSE}{{1,300}}[.!?] (?:It|They|That|This|He|She|The \w+) should have "
    rf"(?:said|read|stated|been|referred){CLAUSE}{{0,300}}(?:\.|$)",
    re.MULTILINE,
)


def marginal(text: str, blocks: Sequence[Block]) -> Iterator[Stretch]:
    """The stretches of the blocks of a text that tell nothing; with all of a block goes what parts it from others."""
    untold = results(text, blocks)
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        gone = block.start in untold or _is_quoted_heading(text, block, after)
        for start, end in ((block.start, block.end),) if gone else _of_block(text, block):
            if (start, end) != (block.start, block.end):
                yield start, end
            elif before is not None:
                yield before.end, end
            else:
                yield start, after.start if after is not None else end


def _is_quoted_heading(text: str, block: Block, after: Block | None) -> bool:
    """Whether a line between paragraphs is a few words of what is said below it: "'Hard to defend'"."""
    if block.kind not in {"paragraph", "subheading"} or block.end - block.start > LONGEST or after is None:
        return False
    signed = text[after.start] in "-–—" or after.kind not in TOLD
    return not signed and QUOTED_HEADING.fullmatch(text, block.start, block.end) is not None


def _of_block(text: str, block: Block) -> Iterator[Stretch]:
    if block.kind == "trailer":
        yield block.start, block.end
    elif block.kind in TOLD:
        yield from _labels(text, block)
        yield from _within(text, block)
        yield from production_notes(text, block)
    if block.kind == "byline" and (found := OF_BYLINE.match(text, block.start, block.end)) is not None:
        yield found.span()
    if block.kind == "caption":
        yield from _credits(text, block)


def _labels(text: str, block: Block) -> Iterator[Stretch]:
    """A label at the head of a block, or all of a block that is but a rubric."""
    near = min(block.end, block.start + LONGEST)
    found = _label().match(text, block.start, near) or CLOCKED.match(text, block.start, near)
    if found is not None and found.group().startswith("WHO") and "WHEN" not in text:
        return  # what the World Health Organization says, and no advisory
    if found is not None:
        yield found.span()
        if text[block.start] in "[(" and text[block.end - 1] in "])":
            yield block.end - 1, block.end
    elif block.end - block.start < LONGEST and _rubric().fullmatch(text, block.start, block.end):
        yield block.start, block.end


def _within(text: str, block: Block) -> Iterator[Stretch]:
    """Links to other articles in brackets, places in a picture, and what a correction takes back."""
    at = block.start
    if "(" in text[at : block.end] or "[" in text[at : block.end]:
        yield from (found.span() for found in _link().finditer(text, at, block.end))
    yield from (found.span() for found in _place(block.kind == "caption").finditer(text, at, block.end))
    yield from (found.span() for found in _bidding().finditer(text, at, block.end))
    if "should have" in text[at : block.end]:
        yield from (found.span() for found in SHOULD_HAVE.finditer(text, at, block.end))


def _credits(text: str, block: Block) -> Iterator[Stretch]:
    """Who took a picture, behind its caption, and that it is one, before it."""
    ends, starts = _credit()
    found = ends.search(text, block.start, block.end)
    if found is not None and (found.group().isupper() or not NAMED_PHOTO.match(found.group())):  # "PHOTO BY ANN ROE"
        named = NAMED_AT_END.search(text, block.start, found.start())
        yield named.start() if named is not None else found.start(), found.end()
    if (found := starts.match(text, block.start, block.end)) is not None:
        yield found.span()


@cache
def _label() -> re.Pattern[str]:
    """A label and its colon; also what leads to what a story was corrected to say."""
    table = rows("furniture")["labels"]
    slug = rf"(?i:{'|'.join(table['slugs'])})(?:{table['moment']})? ?(?:[:|]| ?[-–—](?= [A-Z“\"])) ?"
    lead = rf"(?=[A-Z])(?i:{'|'.join(table['leads'])}): ?|{table['doing']}: ?"
    right = rf"(?i:{table['set_right']})"
    return re.compile(rf"(?:[*•·▪–—-] )?[\[(]?(?:(?:{slug}|{lead})(?:{right})?|{right})(?=\S)")


@cache
def _bidding() -> re.Pattern[str]:
    """A sentence that only bids its reader do something: "For more information, visit www.orsk.com."."""
    said = "|".join(rows("furniture")["labels"]["biddings"])
    return re.compile(rf"(?:(?<=[.!?] )|^)(?=[A-Z])(?i:{said}){CLAUSE}{{0,200}}(?:[.!?]|$) ?", re.M)


@cache
def _rubric() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(rows('furniture')['labels']['rubrics'])}):?", re.I)


@cache
def _link() -> re.Pattern[str]:
    table = rows("furniture")["labels"]
    label = "|".join(table["links"])
    inside = rf"(?:{label}) ?(?:[:|>›»]|[-–—] ?(?=https?:)|(?=https?:))[^()\[\]]*|{table['invitations']}"
    code = r"ID:\w+|n[A-Z]\w{6,12}|[A-Z]{1,5}/[A-Z]{0,4}"
    return re.compile(rf"(?:(?<=[.!?”\"’)\]]) |^)[(\[](?i:{inside})[)\]]| ?[\[(](?:{code})[\])]", re.M)


@cache
def _place(caption: bool) -> re.Pattern[str]:
    """Where in a picture somebody is: "Ann Roe (left)", "Ann Roe, pictured, "; in a caption also "Ann Roe, left, "."""
    placed, placing = rows("layout")["placed"], "|".join(rows("layout")["placing"])
    commas = rf"(?:pictured|seen here)(?: {placed})?" + (f"|{placed}" if caption else "")
    return re.compile(rf" ?\((?i:{placed})\)|, (?:{commas})(?:,|$)|^(?i:{placing}) ?", re.M)


@cache
def _credit() -> tuple[re.Pattern[str], re.Pattern[str]]:
    ends, starts = "|".join(rows("layout")["caption_ends"]), "|".join(rows("layout")["caption_starts"])
    return re.compile(rf" ?(?:{ends})\.?$", re.I | re.M), re.compile(rf"(?:{starts}) ?", re.I)
