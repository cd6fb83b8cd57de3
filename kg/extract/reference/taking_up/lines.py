"""Whom a line of a list or of a chronicle speaks of, as it leaves its subject out: "* Opened 12 clinics".

It is the one that the list goes on from: whom the line above it names, else the subject of the headline or of the lead.
"""

from collections.abc import Iterator

from kg.extract.grammar import SUBJECTS
from kg.extract.reference.mind.scene import Chosen, Scene
from kg.extract.tokens import Doc, Span, Token
from kg.model import Block, Document
from kg.vocabulary import SCHEMA

HEADS = ("headline", "subheading")
SHORT = 10  # tokens of a line that may be a heading
NAMED = 5  # tokens of a heading that is but a name
LISTED = 0.95  # how sure it is whom a line of a list speaks of
Kinds = tuple[str, ...]
IT, HE = (SCHEMA.Organization,), (SCHEMA.Person,)
KINDS: dict[str, Kinds] = {"it": IT, "its": IT, "he": HE, "his": HE}


def subjects_of_lines(scene: Scene, document: Document) -> dict[int, Chosen]:
    """Whom the pronouns mean that stand for what lines leave out, by the pronoun's token."""
    doc, found = scene.doc, dict[int, Chosen]()
    if not doc.supplied:
        return found
    spans = [(b, s) for b in document.blocks if (s := _span(doc, b)) is not None]
    leading = [pair for pair in spans if pair[0].kind == "headline"]
    leading += [(b, s) for b, s in spans if b.kind == "paragraph" and not _is_item(doc, s)][:1]
    above: list[tuple[Block, Span]] = []  # the last heading, and what stands right above
    for block, span in spans:
        pronoun = next((t for t in span if t.i in doc.supplied and t.lower_ in KINDS), None)
        if pronoun is not None:
            dated = pronoun.i > span.start
            kinds = [KINDS[pronoun.lower_], *(reversed(KINDS.values()) if dated else ())]
            told = (_chosen(scene, kind, leading, above) for kind in kinds)
            chosen = next((who for who in told if who is not None), None)
            found[pronoun.i] = (chosen, LISTED) if chosen is not None else (-1, 0.0)
        elif (not _is_item(doc, span) or _is_numbered(doc, block, span)) and block.kind in {*HEADS, "paragraph"}:
            above = [(block, span)] if _is_heading(block, span) else [*above[:1], (block, span)]
    return found


def _is_heading(block: Block, span: Span) -> bool:
    return block.kind in HEADS or len(span) <= SHORT


def _is_numbered(doc: Doc, block: Block, span: Span) -> bool:
    """Whether an item of a list is a heading with a number and a name: "3. Acme (Norway)"."""
    return block.kind == "subheading" and doc.text[block.start].isdigit() and len(span) <= NAMED


def _chosen(
    scene: Scene, kinds: Kinds, leading: list[tuple[Block, Span]], above: list[tuple[Block, Span]]
) -> int | None:
    """Whom the lines above a list tell of, or headline and lead, unless they tell of two."""
    near = _told_of(scene, *above[-1], kinds) if above else None
    if near is not None and above[-1][1][-1].text == ":":
        return near
    for block, span in above[:1]:
        headed = block.kind != "headline" and _is_heading(block, span)
        if headed and (named := _told_of(scene, block, span, (*IT, *HE))) is not None:
            return named if near in {None, named} else None
    told = {who for pair in leading if (who := _told_of(scene, *pair, kinds)) is not None}
    head = next(iter(told)) if len(told) == 1 else None
    if near is None or near == head:
        return head
    return near if len(told) > 1 else None


def _span(doc: Doc, block: Block) -> Span | None:
    """The tokens of a block, with those that are read before its first word."""
    span = doc.char_span(block.start, block.end, "contract")
    if span is None:
        return None
    start = span.start
    while start and doc[start - 1].idx == span.start_char:
        start -= 1
    return doc[start : span.end]


def _is_item(doc: Doc, span: Span) -> bool:
    """Whether a block is an item of a list."""
    return any(start == span.start_char or end == span.start_char for start, end in doc.left_out)


def _told_of(scene: Scene, block: Block, span: Span, kinds: Kinds) -> int | None:
    """Whom a heading names first, or a sentence as the subject of its verb."""
    named = [number for t in _foremost(scene, block, span) if (number := scene.named_over.get(t.i)) is not None]
    if not named and _is_heading(block, span):
        inside = {scene.named_over[t.i]: t for t in reversed(span) if t.i in scene.named_over}
        fitting = [number for number in inside if scene.profiles[number].kind in kinds]
        headed = block.kind == "headline" or all(_is_headed(span, inside[number]) for number in fitting)
        named = fitting if len(fitting) == 1 and headed else []
    return named[0] if named and scene.profiles[named[0]].kind in kinds else None


def _is_headed(span: Span, name: Token) -> bool:
    """Whether a heading is about what it names: "Acme at a glance", "Key facts about Acme", no "Talks with Acme"."""
    return name.i <= span.start + 1 or name.nbor(-1).lower_ in {"of", "about", "the"}


def _foremost(scene: Scene, block: Block, span: Span) -> Iterator[Token]:
    """The subjects of the first sentence of a heading, and of the last one of what else stands above a list."""
    sentences = [s for s in scene.doc.sents if span.start <= s.start < span.end and s.text.strip()]
    for sentence in sentences[:1] if block.kind in HEADS else sentences[-1:]:
        verbs = [t for t in sentence if t.head is t]
        yield from (t for verb in verbs for t in verb.lefts if t.dep_ in SUBJECTS)
