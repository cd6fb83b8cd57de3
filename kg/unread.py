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

from kg.lines import BULLET, Reading, supplied
from kg.marginal import Stretch, marginal
from kg.model import Block
from kg.rows import rows
from kg.slugs import around

SIGNS = re.compile(r"(?<=[\w.)])(?:[™®©℠](?!\w)|\((?:TM|SM|R)\)(?!\w))")
NOTES = re.compile(  # "EBITDA(1)", "said.¹", "Hontek²" but "km²", "It fell.2 The"
    r"(?<=[A-Za-z])\(\d{1,2}\)(?![\w(])|(?<=[^\W\d_]{2}[.,;)\"”])[¹²³⁴-⁹⁰†‡]+(?!\w)|(?<=[^\W\d_]{4})[¹²³⁴-⁹⁰†‡]+(?!\w)"
    r"|(?<=[a-z]{2}[.!?])\d{1,2}(?= [A-Z\"“]|$)",
    re.MULTILINE,
)
ARROWS = re.compile(r"(?:(?<=\bup )|(?<=\bdown )|(?<=\bby )|(?<=\brose )|(?<=\bfell ))[▲△↑▼▽↓] ?(?=\d)")
PICTURES = re.compile("(?<!\\w)[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f]+ ?")
MOVE = re.compile(r"(?<=[\w.])(?:,? \(?[A-Z]{1,5},| \([A-Z]{1,5}\),?| [A-Z]{2,5}) [+−–-]?\d+\.\d+%(?:\))?(?=[ ,.;])")
AGO = r"(?:(?P<span{0}>[YMQWymqw])(?:/|-|-o-|-on-|-over-)(?P=span{0})|YoY|yoy|YOY|MoM|QoQ|qoq|QOQ|WoW)"
COMPARED = re.compile(  # "rose 5% YoY to", "6.8 per cent (y-o-y) in"; what they say stands between two tokens
    rf"(?<=[%tcspnmMB\d)])(?:,? ?\({AGO.format(1)}\)| {AGO.format(2)})(?![\w/-])"
)
DEFEATED = re.compile(r"(?<= def)\.(?= [A-Z])")  # "Holub def. Daumier 6-4", whose full stop ends no sentence
LINK = re.compile(r", opens (?:in )?(?:a )?new (?:tab|window)\b")
PHONE = re.compile(
    r" (?:at|on) (?:\+?1[ -])?\(?\d{3}\)?[ -](?:\d{1,3}-)?[A-Z][A-Z-]{2,}(?: ?\([\d-]+\))?"
)  # "at 555-010-HELP"
TERM = r"(?:(?:together|collectively|each|hereinafter|hereafter|or|and|the|an?),? )*[\"“][A-Z][^\"“”()]{0,50}[\"”]"
TERMS = re.compile(rf"(?<![\"”]) \({TERM}(?:,? {TERM})*\)")
ACT = re.compile(  # "Regulation (EU) No 596/2014", "(OJ L 24, 29.1.2004, p. 1)"
    r"(?<=\w) \((?:EU|EC|EEC|ECSC|Euratom)(?:, Euratom)?\),? (?:N[ro]?[.°º]? ?)?\d{1,4}/\d{2,4}(?:/[A-Z]{2,7})?(?!\w)"
    r"|(?<=\w) \(OJ [LC][^()\n]{0,80}\)"
)
STYLE = re.compile(
    r"(?:\b[Tt]he )?\b(?:(?:Rt|Right)\.? )?Hon\. (?=[A-Z][\w.]+ [A-Z])|\bH\.E\.? (?=[A-Z])"
)  # "Rt. Hon. Ann Roe"
HYPHENS = str.maketrans("\u2010\u2011\u2012\ufe63\uff0d", "-----")
TIED = re.compile(r"(?<=\w)–(?=(?:based|born|led|backed|owned|listed|made|style|trained|educated|headquartered)\b)")

KEY = "shown"  # of `Doc.user_data`


class Shown:
    """A text, the stretches of it, in order, that the language model is not shown, and what it reads there instead."""

    __slots__ = ("_at", "_before", "_instead", "cuts", "text")

    def __init__(self, text: str, cuts: Iterable[Reading] = ()) -> None:
        cuts = tuple(cuts)
        self.text, self.cuts = text, tuple((start, end) for start, end, _ in cuts)
        self._instead = [instead for _, _, instead in cuts]
        shifts = (end - start - len(instead) for start, end, instead in cuts)
        self._before = list(accumulate(shifts, initial=0))
        self._at = [start - gone for (start, _), gone in zip(self.cuts, self._before, strict=False)]

    @property
    def read(self) -> str:
        """What the language model reads."""
        edges = [0, *(edge for cut in self.cuts for edge in cut), len(self.text)]
        kept = [self.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
        return kept[0] + "".join(f"{instead}{piece}" for instead, piece in zip(self._instead, kept[1:], strict=True))

    def place(self, character: int) -> int:
        """Where in the text a character of what is read stands; what is read instead ends where that ends."""
        cut = bisect_right(self._at, character) - 1
        if cut >= 0 and character < self._at[cut] + len(self._instead[cut]):
            start, end = self.cuts[cut]
            last = character + 1 == self._at[cut] + len(self._instead[cut])
            return max(start, end - 1 if last else min(start + character - self._at[cut], end - 1))
        return character + self._before[cut + 1]

    def parts(self, edge: int) -> bool:
        """Whether no sentence is read over a character: a list that goes on with half a sentence is one with it."""
        at = bisect_right(self.cuts, (edge, len(self.text))) - 1
        if at < 0 or edge >= self.cuts[at][1]:
            return True
        return self._instead[at][:1] not in {" ", ","}

    def is_supplied(self, character: int) -> bool:
        """Whether a character of what is read begins a word that only what is read instead has."""
        cut = bisect_right(self._at, character) - 1
        return cut >= 0 and character + 1 < self._at[cut] + len(self._instead[cut])

    def end_words(self, doc: Doc) -> None:
        """Part a full stop from the word before it where something stands between them: "Acme Ltd (the "Buyer")."."""
        edges = set(self._at)
        ended = [
            token for token in doc if len(token) > 1 and token.text[-1] == "." and token.idx + len(token) - 1 in edges
        ]
        with doc.retokenize() as retokenizer:
            for token in ended:
                retokenizer.split(token, [token.text[:-1], "."], heads=[(token, 0), (token, 0)])

    def parting(self, doc: Doc) -> "Shown":
        """The same with only those stretches left out that stand between two tokens of what is read."""
        inside = {at for token in doc for at in range(token.idx + 1, token.idx + len(token))}
        cuts = zip(self.cuts, self._at, self._instead, strict=True)
        return Shown(self.text, ((*cut, instead) for cut, at, instead in cuts if at not in inside))


def tokens(text: str, blocks: Sequence[Block], nlp: Language, besides: Iterable[Stretch] = ()) -> Doc:
    """The tokens of what of a text is read, `besides` left out too; `shown` tells where they stand in it."""
    text = TIED.sub("-", text.translate(HYPHENS))
    held = Shown(text, _left_out(text, blocks, besides))
    doc = nlp.make_doc(held.read)
    if held.cuts:
        held.end_words(doc)
    if held.cuts and len((parting := held.parting(doc)).cuts) < len(held.cuts):
        held, doc = parting, nlp.make_doc(parting.read)
    doc.user_data[KEY] = held
    return doc


def shown(doc: Doc) -> Shown:
    """The text of which a `Doc` was made, and what was left out."""
    found = doc.user_data.get(KEY)
    return found if isinstance(found, Shown) else Shown(doc.text)


def _left_out(text: str, blocks: Sequence[Block], besides: Iterable[Stretch]) -> Iterator[Reading]:
    """Codes of shares, signs of trade marks, pictures, and marks of lists; stretches that touch are one."""
    start, end, instead = 0, 0, ""
    beside = (*besides, *_codes(text), *_bullets(text, blocks), *marginal(text, blocks), *around(text, blocks))
    others = ((first, last, "") for first, last in beside)
    for first, last, read in sorted((*others, *supplied(text, blocks))):
        if first > end or (first == end and (instead or read)):
            if end > start or instead:
                yield start, end, instead
            start, end, instead = first, first, ""
        elif end == start and not instead:
            start = first
        end, instead = max(end, last), instead or read
    if end > start or instead:
        yield start, end, instead


def _codes(text: str) -> Iterator[Stretch]:
    for pattern in (SIGNS, ARROWS, NOTES, PICTURES, MOVE, COMPARED, DEFEATED, LINK, TERMS, PHONE, ACT, STYLE):
        yield from (found.span() for found in pattern.finditer(text))
    if any(bracket in text for bracket in "([<"):
        yield from (found.span() for found in _listing().finditer(text))
        yield from _countries(text)
    yield from (found.span("letters") for found in _letters().finditer(text))


def _bullets(text: str, blocks: Sequence[Block]) -> Iterator[Stretch]:
    for block in blocks:
        found = (
            BULLET.match(text, block.start, block.end) if block.kind in ("paragraph", "subheading", "speaker") else None
        )
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


def _countries(text: str) -> Iterator[Stretch]:
    """Letters of the country somebody competes for: "Ann Roe (CZE) beat"; none that are a body's in the text."""
    found = list(_of_country().finditer(text))
    bare = set(re.findall(r"(?<!\()\b[A-Z]{3}\b", text)) if found else set[str]()
    for told in found:
        initials = "".join(word[0] for word in told["name"].split() if word[0].isupper())
        if told["code"] not in bare and told["code"][:2] not in initials:
            yield told.span("letters")


@cache
def _of_country() -> re.Pattern[str]:
    codes = "|".join(rows("codes")["countries"].split())
    return re.compile(rf"(?P<name>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*)(?P<letters> \((?P<code>{codes})\))")


@cache
def _letters() -> re.Pattern[str]:
    """Letters behind a person's name, and the comma behind them where the sentence goes on: "Ann Roe, CPA, joined"."""
    letter = "|".join(rows("names")["common"]["mere_letters"].split())
    verbs = "was|is|has|had|will|would|said|says|spoke|told|led|won|ran|took|began|became|[a-z]+(?:ed|ly)"
    behind = rf"(?=[,.;:)]| [a-z(]|$)(?:,(?= (?:{verbs})\b))?"
    return re.compile(rf"[A-Z][\w'’-]+[a-z.](?P<letters>(?:, (?:{letter}))+{behind})", re.MULTILINE)
