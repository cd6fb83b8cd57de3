"""What of a document the language model reads: its sentences, written plainly.

    document ─casing─▶ plain letters ─codes, marginal, slugs─▶ without what is no sentence
      lines that leave something out ─lines, boxes, passed, notices─▶ whole sentences
      tokens ─shorthand─▶ abbreviations as the words that the model knows

A model that was trained on running prose takes "(NYSE: KLO)", "UPDATE 2-", "* Opened 12 clinics" or "bln dlrs" for
names. Only what is read changes: every offset and every quoted word is the document's.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from spacy.language import Language
from spacy.tokens import Doc

from kg.model import Block, Document
from kg.shown.briefs import briefs
from kg.shown.casing import in_sentence_case, lead_ins
from kg.shown.codes import codes
from kg.shown.lands import of_lands
from kg.shown.lines import BULLET, supplied
from kg.shown.marginal import marginal
from kg.shown.posts import spelled_out
from kg.shown.slugs import around
from kg.shown.stretches import Reading, Stretch
from kg.shown.wordings import reworded

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

    def tokens(self, nlp: Language) -> Doc:
        """The tokens of what is read; a full stop is one behind what is left out: "sold by Acme Ltd (the "Buyer")."."""
        doc, edges = nlp.make_doc(self.read), set(self._at)
        stopped = (token for token in doc if len(token) > 1 and token.text[-1] == ".") if edges else ()
        ended = [token for token in stopped if token.idx + len(token) - 1 in edges]
        with doc.retokenize() as retokenizer:
            for token in ended:
                retokenizer.split(token, [token.text[:-1], "."], heads=[(token, 0), (token, 0)])
        return doc

    def parting(self, doc: Doc) -> "Shown":
        """The same with only those stretches left out that stand between two tokens of what is read."""
        inside = {at for token in doc for at in range(token.idx + 1, token.idx + len(token))} if self.cuts else set()
        cuts = zip(self.cuts, self._at, self._instead, strict=True)
        return Shown(self.text, ((*cut, instead) for cut, at, instead in cuts if at not in inside))


def tokens(document: Document, nlp: Language) -> Doc:
    """The tokens of what of a document is read; `shown` tells where they stand in its text."""
    leads = lead_ins(document.text, document.blocks)
    text = TIED.sub("-", in_sentence_case(document).translate(HYPHENS))
    held = Shown(text, _left_out(text, document.blocks, leads, spelled_out(document.text)))
    doc = held.tokens(nlp)
    if len((parting := held.parting(doc)).cuts) < len(held.cuts):
        held, doc = parting, parting.tokens(nlp)
    doc.user_data[KEY] = held
    return doc


def shown(doc: Doc) -> Shown:
    """The text of which a `Doc` was made, and what was left out."""
    found = doc.user_data.get(KEY)
    return found if isinstance(found, Shown) else Shown(doc.text)


def _left_out(
    text: str, blocks: Sequence[Block], leads: Iterable[Stretch], posts: Iterable[Reading]
) -> Iterator[Reading]:
    """What of a text is not read, or read as something else; stretches that touch are one."""
    beside = (
        *leads,
        *codes(text),
        *_bullets(text, blocks),
        *marginal(text, blocks),
        *around(text, blocks),
        *briefs(text, blocks),
    )
    gone = sorted(beside)
    furthest = list(accumulate((end for _, end in gone), max))
    told = (*supplied(text, blocks), *of_lands(text), *reworded(text, blocks), *posts)
    readings = (r for r in told if not _is_within(r, gone, furthest))
    start, end, instead = 0, 0, ""
    for first, last, read in sorted((*((*stretch, "") for stretch in gone), *readings)):
        if first > end or (first == end and (instead or read)):
            if end > start or instead:
                yield start, end, instead
            start, end, instead = first, first, ""
        elif end == start and not instead:
            start = first
        end, instead = max(end, last), instead or read
    if end > start or instead:
        yield start, end, instead


def _is_within(reading: Reading, gone: Sequence[Stretch], furthest: Sequence[int]) -> bool:
    """Whether words that would be read as something else are left out: the label of "Zoom out: Acme fell"."""
    start, end, _ = reading
    before = bisect_right(gone, start, key=lambda stretch: stretch[0])
    return end > start and before > 0 and furthest[before - 1] >= end


def _bullets(text: str, blocks: Sequence[Block]) -> Iterator[Stretch]:
    """The marks of lists."""
    for block in blocks:
        listed = block.kind in ("paragraph", "subheading", "speaker")
        found = BULLET.match(text, block.start, block.end) if listed else None
        if found is not None and found.end() < block.end:
            yield found.span()
