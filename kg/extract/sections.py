"""A round-up tells of one body after the other, each below its name: there the one before is not spoken of any more."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.extract.tokens import Doc, Span
from kg.model import Block, Document
from kg.rows import alternatives, words

HEADED = 6  # words of a heading, or of a label before a colon, that is but a name
FEW = 3  # sections that make a round-up
PAIR = 2  # of them where each is headed by a body
LEAD = 200  # letters in which an item of a round-up names its body
BRIEF = frozenset({"in brief", "also", "also this week", "other moves", "more moves", "elsewhere", "briefly"})
SMALL = ("of", "the", "and", "for", "&")
LABEL = re.compile(r"[•*\-–—→ \t]*(?P<label>[^:\n]{2,60}?)(?: \([A-Z:. ]{2,12}\))?(?:[:*]{1,3} | ?[–—] | - )")
CAPITALS = re.compile(rf"[^.\n]{{0,{LEAD}}}?(?P<label>\b[A-Z][A-Z'’-]+(?: (?:& )?[A-Z'’-]{{2,}})+)(?![\w'’-])")

Heads = list[tuple[Block, Span]]


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a text by its tokens, whom it names, and whether that is an organization."""

    first: int
    bearer: str
    is_body: bool


def starts(document: Document, doc: Doc, names: Iterable[Named]) -> list[int]:
    """The tokens at which the sections of a round-up begin; none of an article that is no round-up.

    Headings are but names ("Acme Mutual"), or items begin with them ("Acme Mutual: Ann Roe, general counsel", "In
    Leeds, ACME MUTUAL named"). One at least of three is that of an organization, each of two, of which the headline
    does not tell; below "People moves" each body that an item begins with. Below a headline that says "Business in
    brief" every heading begins one.
    """
    if below := _below_headline(document, doc):
        return below
    known = {name.first: name.bearer for name in names if name.is_body}
    if len(set(known.values())) < PAIR:
        return []
    heads = _headed(document, doc, known)
    held = [_held(head, known) for _, head in heads]
    bodies = set[str]().union(*held)
    each = len(heads) >= FEW or (len(heads) >= PAIR and all(held) and len(bodies) >= len(heads))
    if not (each and bodies) and not _is_cued(document):
        return []
    lines = [doc.char_span(b.start, b.end) for b in document.blocks if b.kind == "headline"]
    if any(known.get(i) in bodies for line in lines if line is not None for i in range(line.start, line.end)):
        return []
    begun = dict(_beside(document, doc, known, [head for _, head in heads])) | dict(heads)
    return sorted(_first(doc, block, head) for block, head in begun.items()) if len(begun) >= PAIR else []


def _below_headline(document: Document, doc: Doc) -> list[int]:
    """The first tokens of the headings, two at least, below a headline that says that it is a round-up."""
    cued = any(b.kind == "headline" and _cue().search(document.text, b.start, b.end) for b in document.blocks)
    lines = (doc.char_span(b.start, b.end, "contract") for b in document.blocks if cued and b.kind == "subheading")
    begun = [line.start for line in lines if line is not None and len(line)]
    return begun if len(begun) >= PAIR else []


def _is_cued(document: Document) -> bool:
    """Whether a heading says that it is a round-up."""
    above = (b for b in document.blocks if b.kind in {"headline", "subheading"})
    return any(_cue().search(document.text, b.start, b.end) for b in above)


def _beside(document: Document, doc: Doc, known: Mapping[int, str], heads: list[Span]) -> Heads:
    """The items without a heading: all where none has one, those that name a body in capitals where all do so."""
    written = (document.text[doc[h.start].idx : doc[h.start].idx + len(h.text)] for h in heads)
    if not all(name.isupper() for name in written):
        return []
    return [(block, head) for block, head in _opened(document, doc, known) if not heads or head.text.isupper()]


@cache
def _cue() -> re.Pattern[str]:
    """What heads a round-up: "People moves", "Business briefs"."""
    return re.compile(rf"(?i)(?<![\w-])(?:{alternatives(words('layout', 'round_ups'))})(?![\w-])")


def _held(head: Span, known: Mapping[int, str]) -> set[str]:
    """The bodies that a head names."""
    return {known[i] for i in range(head.start, head.end) if i in known}


def _first(doc: Doc, block: Block, head: Span) -> int:
    """The first token of a section: where its block begins."""
    whole = doc.char_span(block.start, block.end, "contract")
    return whole.start if whole is not None and len(whole) else head.start


def _headed(document: Document, doc: Doc, known: Mapping[int, str]) -> Heads:
    """The blocks that are but a name, or begin with one, or name a body in capitals."""
    found: Heads = []
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind == "subheading" and _is_name(text):
            head = _span(doc, block, 0, text)
        elif block.kind == "paragraph":
            label = LABEL.match(text)
            named = label is not None and _is_name(label["label"])
            label = label if named else CAPITALS.match(text)
            head = _span(doc, block, label.start("label"), label["label"]) if label is not None else None
            head = head if head is not None and (named or _held(head, known)) else None
        else:
            continue
        found += [(block, head)] if head is not None else []
    return found


def _span(doc: Doc, block: Block, first: int, label: str) -> Span | None:
    start = block.start + first
    head = doc.char_span(start, start + len(label), "contract")
    return head if head is not None and len(head) else None


def _opened(document: Document, doc: Doc, known: Mapping[int, str]) -> Iterator[tuple[Block, Span]]:
    """The items of a round-up whose first sentence names a body of which nobody spoke before."""
    met = set[str]()
    for block in document.blocks:
        whole = doc.char_span(block.start, block.end, "contract") if block.kind == "paragraph" else None
        if whole is None or not len(whole):
            continue
        end = min(doc[whole.start].sent.end, whole.end)
        first = next((i for i in range(whole.start, end) if i in known), None)
        taken = any(t.tag_ in ("PRP", "PRP$") or t.lower_ == "the" for t in doc[whole.start : first or whole.start])
        if first is not None and known[first] not in met and not taken:
            yield block, doc[first : first + 1]
        met |= {known[i] for i in range(whole.start, whole.end) if i in known}


def _is_name(text: str) -> bool:
    """Whether a line is but a name by its capitals: "Acme Mutual", "Board of Trade"; "In brief" parts as well."""
    told = [word for word in text.split() if word not in SMALL]
    capital = bool(told) and all(word[0].isupper() or word[0].isdigit() for word in told) and text[0].isalpha()
    closed = text[-1:].isalnum() or text[-1:] in {".", ")"}
    return len(told) <= HEADED and closed and (capital or text.casefold() in BRIEF)
