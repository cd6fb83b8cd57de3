"""What an article holds for machines or for the eye is not shown to the language model: "(NYSE: KLO)", "™", bullets.

Between a name and its verb such marks cost more than the sentence: "Kallo Inc. (NYSE: KLO), which makes pumps, said".
The model reads "Kallo Inc., which makes pumps, said"; every offset and every quoted word is the document's.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from spacy.language import Language
from spacy.tokens import Doc

from kg.model import Block
from kg.rows import rows

SIGNS = re.compile(r"(?<=[\w.)])(?:[™®©℠](?!\w)|\((?:TM|SM|R)\)(?!\w))")
NOTES = re.compile(  # "EBITDA(1)", "said.¹", "Hontek²" but "km²", "It fell.2 The"
    r"(?<=[A-Za-z])\(\d{1,2}\)(?![\w(])|(?<=[^\W\d_]{2}[.,;)\"”])[¹²³⁴-⁹⁰†‡]+(?!\w)|(?<=[^\W\d_]{4})[¹²³⁴-⁹⁰†‡]+(?!\w)"
    r"|(?<=[a-z]{2}[.!?])\d{1,2}(?= [A-Z\"“]|$)",
    re.MULTILINE,
)
ARROWS = re.compile(r"(?:(?<=\bup )|(?<=\bdown )|(?<=\bby )|(?<=\brose )|(?<=\bfell ))[▲△↑▼▽↓] ?(?=\d)")
PICTURES = re.compile("(?<!\\w)[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f]+ ?")
BULLET = re.compile(r"(?:[*•·▪▫■□◦●○‣⁃►▶–—-]+ |\(?\d{1,2}[.)] (?=[A-Z]))")
MOVE = re.compile(r"(?<=[\w.])(?:,? \(?[A-Z]{1,5},| \([A-Z]{1,5}\),?| [A-Z]{2,5}) [+−–-]?\d+\.\d+%(?:\))?(?=[ ,.;])")
AGO = r"(?:(?P<span{0}>[YMQWymqw])(?:/|-|-o-|-on-|-over-)(?P=span{0})|YoY|yoy|YOY|MoM|QoQ|qoq|QOQ|WoW)"
COMPARED = re.compile(  # "rose 5% YoY to", "6.8 per cent (y-o-y) in"; what they say stands between two tokens
    rf"(?<=[%tcspnmMB\d)])(?:,? ?\({AGO.format(1)}\)| {AGO.format(2)})(?![\w/-])"
)
DEFEATED = re.compile(r"(?<= def)\.(?= [A-Z])")  # "Holub def. Daumier 6-4", whose full stop ends no sentence
LINK = re.compile(r", opens (?:in )?(?:a )?new (?:tab|window)\b")
TERM = r"(?:(?:together|collectively|each|hereinafter|hereafter|or|and|the|an?),? )*[\"“][A-Z][^\"“”()]{0,50}[\"”]"
TERMS = re.compile(rf"(?<![\"”]) \({TERM}(?:,? {TERM})*\)")
HYPHENS = str.maketrans("\u2010\u2011\u2012\ufe63\uff0d", "-----")
TIED = re.compile(r"(?<=\w)–(?=(?:based|born|led|backed|owned|listed|made|style|trained|educated|headquartered)\b)")

KEY = "shown"  # of `Doc.user_data`

Stretch = tuple[int, int]  # first and last character, exclusive


class Shown:
    """A text and the stretches of it, in order, that the language model is not shown."""

    __slots__ = ("_at", "_before", "cuts", "text")

    def __init__(self, text: str, cuts: Iterable[Stretch] = ()) -> None:
        self.text, self.cuts = text, tuple(cuts)
        self._before = list(accumulate((end - start for start, end in self.cuts), initial=0))
        self._at = [start - gone for (start, _), gone in zip(self.cuts, self._before, strict=False)]

    @property
    def read(self) -> str:
        """What the language model reads."""
        edges = [0, *(edge for cut in self.cuts for edge in cut), len(self.text)]
        return "".join(self.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))

    def place(self, character: int) -> int:
        """Where in the text a character of what is read stands."""
        return character + self._before[bisect_right(self._at, character)]

    def parting(self, doc: Doc) -> "Shown":
        """The same with only those stretches left out that stand between two tokens of what is read."""
        inside = {at for token in doc for at in range(token.idx + 1, token.idx + len(token))}
        return Shown(self.text, (cut for cut, at in zip(self.cuts, self._at, strict=True) if at not in inside))


def tokens(text: str, blocks: Sequence[Block], nlp: Language) -> Doc:
    """The tokens of what of a text is read; `shown` tells where they stand in it."""
    text = TIED.sub("-", text.translate(HYPHENS))
    held = Shown(text, _left_out(text, blocks))
    doc = nlp.make_doc(held.read)
    if held.cuts and len((parting := held.parting(doc)).cuts) < len(held.cuts):
        held, doc = parting, nlp.make_doc(parting.read)
    doc.user_data[KEY] = held
    return doc


def shown(doc: Doc) -> Shown:
    """The text of which a `Doc` was made, and what was left out."""
    found = doc.user_data.get(KEY)
    return found if isinstance(found, Shown) else Shown(doc.text)


def _left_out(text: str, blocks: Sequence[Block]) -> Iterator[Stretch]:
    """Codes of shares, signs of trade marks, pictures, and marks of lists; stretches that touch are one."""
    start = end = 0
    for first, last in sorted((*_codes(text), *_bullets(text, blocks))):
        if first > end:
            if end > start:
                yield start, end
            start = first
        elif end == start:
            start = first
        end = max(end, last)
    if end > start:
        yield start, end


def _codes(text: str) -> Iterator[Stretch]:
    for pattern in (SIGNS, ARROWS, NOTES, PICTURES, MOVE, COMPARED, DEFEATED, LINK, TERMS):
        yield from (found.span() for found in pattern.finditer(text))
    if any(bracket in text for bracket in "([<"):
        yield from (found.span() for found in _listing().finditer(text))


def _bullets(text: str, blocks: Sequence[Block]) -> Iterator[Stretch]:
    for block in blocks:
        found = BULLET.match(text, block.start, block.end) if block.kind in ("paragraph", "subheading") else None
        if found is not None and found.end() < block.end:
            yield found.span()


@cache
def _listing() -> re.Pattern[str]:
    """Brackets that tell where and as what something is listed: "(NYSE: KLO)", "<KLO.N>", "(KLO US)"."""
    table = {name: "|".join(re.escape(code) for code in codes.split()) for name, codes in rows("codes").items()}
    symbol = r"[A-Z\d][A-Z\d.-]{0,20}"
    place = rf"(?:{table['exchanges']})(?: [A-Z][\wø]+){{0,2}}|{table['numbers']}"
    listed = rf"(?:{place}) ?[:：] ?{symbol}(?:, ?[A-Z]{{1,6}}(?:\.[A-Z]{{1,2}})?(?![\w:]))*"
    several = rf"{listed}(?:(?: ?[,;/|&–-] ?| and ){listed})*"
    reuters = rf"\.?(?!U\.[SN]\b)[A-Z\d]{{1,8}}[a-z]{{0,2}}\.(?:{table['reuters']})"
    bloomberg = rf"[A-Z\d]{{1,6}} (?:{table['bloomberg']})(?: Equity)?"
    bracketed = rf"[(\[](?:{several}|{reuters}|{bloomberg})[)\]]"
    angular = r"<[.\dA-Z][\w.=^-]{0,14}>"
    return re.compile(rf"(?<=[\w.)\]”\"]) ?(?:{bracketed}|{angular})")
