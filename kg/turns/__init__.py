"""Who speaks where the form of an article tells it becomes blocks of their own: labels before words, names behind them.

"MS ROE: I met them.", "A: It was.", '"We will go." — Ann Roe, chair of Acme', "— Ann Roe (@annroe) May 4, 2026".
A label is a speaker's where the text has other signs of it: it comes again, or a first person speaks behind it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.model import Block
from kg.rows import words
from kg.turns.names import bare_name, initials_in, is_full_name, is_role, people_in, sure_title
from kg.turns.patterns import (
    ALONE,
    CITED,
    DASHED,
    FIRST,
    IN_MARKS,
    INITIALS,
    INSIDE,
    LABEL,
    LETTER,
    LINE,
    LONGEST,
    NAME,
    NAMED,
    NEAR,
    OPENS,
    PLACE,
    POST,
    QUESTIONS,
    QUOTE,
    SAID,
    SIGNED,
    TEXT,
    TOWNSMAN,
    TRANSCRIPT,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the number of its block, its words, where it and the name in it end, and what stands behind it."""

    block: int
    name: str
    end: int
    said: str
    alone: bool = False  # a line of its own
    tied: bool = False  # to what somebody is, by a dash: "Ann Roe -- Chief Executive"

    @property
    def key(self) -> str:
        """By what two labels are the same speaker's: the last word of the name."""
        start, end = bare_name(self.name)
        return self.name[start:end].casefold().split()[-1]


def cut(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a document with labels of speakers and signatures as blocks of their own."""
    signed = _with_signatures(text, blocks)
    labels = {label.block: label for label in _labels(text, signed)}
    parted: list[Block] = []
    for number, block in enumerate(signed):
        if number not in labels:
            parted.append(block)
            continue
        end = labels[number].end
        parted.append(Block("speaker", block.start, end))
        behind = block.end - len(text[end : block.end].lstrip())
        if behind < block.end:
            parted.append(Block("paragraph", behind, block.end))
    return _with_words_told(text, parted)


def _with_words_told(text: str, blocks: list[Block]) -> list[Block]:
    """Lines that lead up to a quotation, and short ones that somebody says, are no headings."""
    made, signed = list(blocks), signatures(text, blocks)
    for i, (block, after) in enumerate(pairwise(blocks)):
        led = leads(text, block) or (text[block.end - 1] == ":" and opens_quote(text, after))
        if block.kind == "subheading" and (led or i + 1 in signed):
            made[i] = Block("paragraph", block.start, block.end)
        if block.kind == "speaker" and after.kind == "subheading" and i not in signed:
            made[i + 1] = Block("paragraph", after.start, after.end)
    return made


def _with_signatures(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks with what stands behind a quotation or a post as its signature."""
    made: list[Block] = []
    for number, block in enumerate(blocks):
        before = made[-1] if made else None
        signs = block.kind in {*SAID, "trailer"} and before is not None and _signs(text, block, before)
        signs = signs or (before is not None and _is_letters_end(text, before, block, blocks[number + 1 : number + 2]))
        if signs or _is_above_quote(text, blocks, number):
            made.append(Block("speaker", block.start, block.end))
        elif block.kind == "paragraph" and (at := _signature_at(text, block)):
            made.append(Block("paragraph", block.start, block.start + len(text[block.start : at].rstrip())))
            made.append(Block("speaker", at, block.end))
        else:
            made.append(block)
    return made


def _is_letters_end(text: str, before: Block, block: Block, below: Sequence[Block]) -> bool:
    """Whether a line is the name of whoever wrote a letter, with a place below it or nothing more."""
    name = NAMED.fullmatch(text, block.start, block.end) if before.kind == "paragraph" and block.kind in SAID else None
    placed = not below or len(text[below[0].start : below[0].end].split()) <= PLACE
    alone = name is not None and placed and ALONE.search(_unquoted(text, before)) is not None
    return alone and _is_persons(text[block.start : block.end])


def _is_above_quote(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether a line tells whose the quotation below it is: "ANN ROE, CHAIR OF ACME"."""
    block, after = blocks[number], blocks[number + 1] if number + 1 < len(blocks) else None
    if after is None or block.kind not in SAID or block.end - block.start > LONGEST or not is_quote(text, after):
        return False
    line = text[block.start : block.end].rstrip(" :")
    if leads(text, block):
        return False  # "Ann Roe, chair of Acme, commented:" is a sentence
    return CITED.fullmatch(line) is not None and line[-1] not in ".?!" and _is_persons(line)


def _signs(text: str, block: Block, before: Block) -> bool:
    """Whether a line tells whose the words before it are."""
    line = text[block.start : block.end]
    if len(line) > LONGEST or before.kind not in SAID:
        return False
    if POST.fullmatch(line):
        return True
    letter = ALONE.search(_unquoted(text, before)) is not None and _is_persons(line)
    if SIGNED.fullmatch(line):
        return is_quote(text, before) or letter
    if letter and TOWNSMAN.fullmatch(line):
        return True
    return CITED.fullmatch(line) is not None and is_quote(text, before) and line[-1] not in ".?!" and _is_persons(line)


def _signature_at(text: str, block: Block) -> int:
    """Where a signature begins within a paragraph, 0 for nowhere: '"We will go." — Ann Roe, chair of Acme'."""
    for found in INSIDE.finditer(text, max(block.start, block.end - LONGEST), block.end):
        line, said = text[found.end() : block.end], Block("paragraph", block.start, found.end())
        if POST.fullmatch(line) or (SIGNED.fullmatch(line) and is_quote(text, said)):
            return found.end()
    return 0


def _is_persons(line: str) -> bool:
    name = re.search(NAME, line)
    return name is not None and is_full_name(name.group())


def _labels(text: str, blocks: Sequence[Block]) -> list[Label]:
    """The labels that are speakers'."""
    found = [label for label in _candidates(text, blocks) if _may_be(label)]
    if not found:
        return []
    told, people = _is_spoken(found), people_in(text)
    groups: dict[str, list[Label]] = defaultdict(list)
    for label in found:
        groups[label.key].append(label)
    spoken = [group for group in groups.values() if _is_speakers(group, told, people)]
    taken = [label for group in spoken for label in group]
    letters = [label for label in found if INITIALS.fullmatch(label.name) and label.name in initials_in(text)]
    taken += letters if told and len(letters) > 1 else []
    roles = [label for label in found if is_role(label.name)]
    asked = len(questions(text, blocks)) >= QUESTIONS
    if len(taken) + len(roles) < 2 and not asked:
        return taken
    kept = {label.block: label for label in (*taken, *roles)}
    others = [x for key, group in groups.items() for x in group if key in people or _is_outlet(group, x)]
    sure = len(kept) >= TRANSCRIPT or len(roles) > 1
    kept |= {x.block: x for x in others if (sure and x.tied) or (not x.alone and (sure or _speaks(x)))}
    return list(kept.values())


def _speaks(label: Label) -> bool:
    """Whether what stands behind a label is said in the first person, or asked."""
    return label.said.rstrip()[-1:] == "?" or FIRST.search(IN_MARKS.sub("", label.said)) is not None


def questions(text: str, blocks: Sequence[Block]) -> list[int]:
    """The numbers of the lines that ask, each with an answer below it."""
    return [
        number
        for number, (block, below) in enumerate(pairwise(blocks))
        if block.kind in TEXT and below.kind == "paragraph"
        if text[block.end - 1] == "?" and text[below.end - 1] != "?"
    ]


def _is_outlet(group: Sequence[Label], label: Label) -> bool:
    """Whether a label of an interview is of whoever asks, or of somebody by initials: "THE REVIEW:", "AR:"."""
    letters = INITIALS.fullmatch(label.name) is not None and label.said.rstrip()[-1:] in (".", "?", "!", "…")
    shown = label.name.isupper() and (len(group) > 1 or label.name[:4] == "THE " or bare_name(label.name)[0] > 0)
    return letters or shown


def _candidates(text: str, blocks: Sequence[Block]) -> Iterator[Label]:
    for number, block in enumerate(blocks):
        if block.kind not in SAID:
            continue
        behind = blocks[number + 1] if number + 1 < len(blocks) else block
        whole = Block(block.kind, block.start, behind.end) if block.kind == "dateline" else block
        found = LABEL.match(text, block.start, min(whole.end, block.start + LONGEST)) or LETTER.match(text, block.start)
        if found is not None and (block.kind != "dateline" or found.end() == block.end):
            said = text[found.end() : whole.end].strip()
            if said and not OPENS.match(said) and not said[0].islower():
                yield Label(number, found["name"], found.end(), said)
        elif block.end - block.start <= LONGEST and behind is not block and behind.kind in SAID:
            line, said = LINE.fullmatch(text, block.start, block.end), text[behind.start : behind.end]
            if line is not None and not opens_quote(text, behind) and said[-1] in ".?!…]":
                tied = re.match(r" ?(?:--|[—–])", line["role"]) is not None
                yield Label(number, line["name"], block.end, said, True, tied)


def _may_be(label: Label) -> bool:
    first, *rest = label.name[bare_name(label.name)[0] :].casefold().split()
    return is_role(label.name) or words("turns", "no_names").isdisjoint((first, *rest[-1:]))


def _is_spoken(labels: Iterable[Label]) -> bool:
    """Whether what stands behind labels is said by people: in the first person, or as a question."""
    return any(map(_speaks, labels))


def _is_speakers(group: Sequence[Label], told: bool, people: frozenset[str]) -> bool:
    """Whether the labels of one name are a speaker's."""
    full = any(is_full_name(x.name) or sure_title().match(x.name) for x in group)
    known = full or any(len(x.name.split()) == 1 for x in group)
    if not known or group[0].key not in people or not told:
        return False
    if any(label.alone for label in group):
        return len(group) > 1 and full
    said = IN_MARKS.sub("", group[0].said)
    return len(group) > 1 or FIRST.search(said) is not None


def signatures(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of speakers' blocks that stand behind what is said: after a dash, a post's, below a letter."""
    found: set[int] = set()
    for number, block in enumerate(blocks):
        if block.kind != "speaker":
            continue
        if (
            DASHED.match(text, block.start) is not None
            or is_post(text, block)
            or (number and text[block.end - 1] != ":" and _stands_below(text, blocks, number, found))
        ):
            found.add(number)
    return frozenset(found)


def _stands_below(text: str, blocks: Sequence[Block], number: int, found: set[int]) -> bool:
    """Whether a name without a dash tells whose the words above it are, and not those below it."""
    block, before = blocks[number], blocks[number - 1]
    letters = TOWNSMAN.fullmatch(text, block.start, block.end) or NAMED.fullmatch(text, block.start, block.end)
    if before.kind == "paragraph" and letters and speaks_alone(text, [before]):
        return True
    labelled = number > 1 and blocks[number - 2].kind == "speaker" and number - 2 not in found
    return is_quote(text, before) and not labelled


def is_post(text: str, block: Block) -> bool:
    """Whether a speaker's block is that of a post: "— Ann Roe (@annroe) May 4, 2026"."""
    return POST.match(text, block.start, block.end) is not None


def is_quote(text: str, block: Block) -> bool:
    """Whether a block is all in quotation marks."""
    return QUOTE.fullmatch(text[block.start : block.end].strip()) is not None


def is_labelled(text: str, block: Block) -> bool:
    """Whether a block begins as with a label, whoever's it is."""
    return LABEL.match(text, block.start, min(block.end, block.start + LONGEST)) is not None


def opens_quote(text: str, block: Block) -> bool:
    """Whether a block begins with a quotation mark."""
    return OPENS.match(text, block.start, block.end) is not None


def speaks_alone(text: str, blocks: Iterable[Block]) -> bool:
    """Whether "I" speaks in some blocks, outside of quotation marks."""
    return any(ALONE.search(_unquoted(text, block)) for block in blocks)


def leads(text: str, block: Block) -> bool:
    """Whether a block leads up to what somebody says below it."""
    return is_lead(text[max(block.start, block.end - NEAR) : block.end])


def is_lead(line: str) -> bool:
    """Whether a line leads up to what somebody says: "Ann Roe, chair of Acme, commented:"."""
    line = line.rstrip()
    return line[-1:] == ":" and _leading().search(line[-NEAR:]) is not None and _last_word(line) not in _open()


def leaves_open(text: str, block: Block) -> bool:
    """Whether a line is half of what somebody finds or bids, which a list goes on with: "Acme calls on:"."""
    line = re.split(r"(?<=[.!?]) ", text[block.start : block.end])[-1]
    told, last = frozenset(re.findall(r"[a-z]+", line)), _last_word(line)
    bids = not words("turns", "bidding").isdisjoint(told)
    found = last in words("turns", "open_ends") and (bids or not words("turns", "half_said").isdisjoint(told))
    return line[-1] == ":" and (found or (bids and last in words("turns", "bidden_ends")))


def _last_word(line: str) -> str:
    return line.rstrip(" :").rsplit(" ", 1)[-1].casefold()


@cache
def _open() -> frozenset[str]:
    """Words behind which a clause goes on."""
    return words("turns", "open_ends") | words("turns", "bidden_ends") | words("turns", "going_on")


def _unquoted(text: str, block: Block) -> str:
    return IN_MARKS.sub("", text[block.start : block.end])


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('turns', 'leading')))})\b[^.:!?]*:$")
