"""Who speaks where the form of an article tells it becomes blocks of their own: labels before words, names behind them.

"MS ROE: I met them.", "A: It was.", '"We will go." — Ann Roe, chair of Acme', "— Ann Roe (@annroe) May 4, 2026".
A label is a speaker's where the text has other signs of it: it comes again, or a first person speaks behind it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from kg.model import Block
from kg.rows import rows, words

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
WORD = rf"(?:[dDlLO]['’])?{UPPER}(?:[\w'’-]*\w|\.)?"
PARTICLE = r"(?:(?:al|bin|ibn|da|de|del|della|den|der|di|dos|du|el|la|le|ten|ter|van|von|y)[ -])"
NAME = rf"{WORD}\.?(?: {PARTICLE}*{WORD}\.?){{0,4}}"
ROLE = r"(?:,? \([^()]{1,60}\)|, [^,:.!?()–—“”\"]{2,80}| ?(?:--|[—–]) ?[^,:.!?()–—“”\"]{2,80}){0,3}"
LABEL = re.compile(rf"\[?(?P<name>{NAME}(?: \d{{1,2}})?)(?P<role>{ROLE})\]? ?:(?= )")
LINE = re.compile(rf"(?P<name>{NAME})(?P<role>{ROLE}) ?:?")
LETTER = re.compile(r"(?P<name>[QA])(?P<role>)\. (?=[A-Z“\"])")
DASH = r"[-–—―]{1,2} ?"
POST = re.compile(rf"(?:{DASH})?(?P<name>{NAME}) ?\(@\w{{1,30}}\)(?P<role>[,:·•|]? [^()]{{4,40}})?")
SIGNED = re.compile(rf"{DASH}(?P<name>{NAME})(?P<role>(?:,| \(| ?[|/]| of | for | at )[^\"“”:]{{2,110}})?")
CITED = re.compile(rf"(?P<name>{NAME})(?P<role>, [^\"“”:]{{2,110}})")
INSIDE = re.compile(rf"[\"”.!?] ?(?={DASH}{NAME}(?: \(@|, |$))")
QUOTE = re.compile(r"[\"“].*[\"”][.,]?", re.DOTALL)
OPENS = re.compile(r"[\"“„«‘]|'(?=[A-Z])")
IN_MARKS = re.compile(r"[\"“][^\"”]*[\"”]")
FIRST = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|[Uu]s)\b")
ALONE = re.compile(r"\b(?:I|[Mm]e|[Mm]y)\b")
INITIALS = re.compile(r"[A-Z]{2,3}")
SAID = frozenset(("paragraph", "subheading", "dateline"))
TRANSCRIPT = 3  # labels from which on a text is one
LONGEST = 160  # characters of a label or a signature
NEAR = 60  # characters behind the verb of a line that leads up to words


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the number of its block, its words, where it and the name in it end, and what stands behind it."""

    block: int
    name: str
    end: int
    said: str
    alone: bool = False  # a line of its own

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
    made = list(blocks)
    for i, (block, after) in enumerate(pairwise(blocks)):
        said = after.kind == "speaker" and is_signature(text, blocks, i + 1)
        led = leads(text, block) or (text[block.end - 1] == ":" and opens_quote(text, after))
        if block.kind == "subheading" and (said or led):
            made[i] = Block("paragraph", block.start, block.end)
        if block.kind == "speaker" and after.kind == "subheading" and not is_signature(text, blocks, i):
            made[i + 1] = Block("paragraph", after.start, after.end)
    return made


def _with_signatures(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks with what stands behind a quotation or a post as its signature."""
    made: list[Block] = []
    for number, block in enumerate(blocks):
        before = made[-1] if made else None
        signs = block.kind in {*SAID, "trailer"} and before is not None and _signs(text, block, before)
        if signs or _is_above_quote(text, blocks, number):
            made.append(Block("speaker", block.start, block.end))
        elif block.kind == "paragraph" and (at := _signature_at(text, block)):
            made.append(Block("paragraph", block.start, block.start + len(text[block.start : at].rstrip())))
            made.append(Block("speaker", at, block.end))
        else:
            made.append(block)
    return made


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
    if SIGNED.fullmatch(line):
        return is_quote(text, before) or (ALONE.search(_unquoted(text, before)) is not None and _is_persons(line))
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
    told, people = _is_spoken(found), _people(text)
    groups: dict[str, list[Label]] = defaultdict(list)
    for label in found:
        groups[label.key].append(label)
    taken = [label for group in groups.values() for label in group if _is_speakers(group, told, people)]
    roles = [label for label in found if is_role(label.name)]
    if len(taken) + len(roles) < 2:
        return taken
    kept = {label.block: label for label in (*taken, *roles)}
    if len(kept) >= TRANSCRIPT:
        others = (
            label for key, group in groups.items() for label in group if key in people or _is_outlet(group, label)
        )
        kept |= {label.block: label for label in others if not label.alone}
    return list(kept.values())


def _is_outlet(group: Sequence[Label], label: Label) -> bool:
    """Whether a label of an interview is of whoever asks, or of somebody by initials: "THE REVIEW:", "AR:"."""
    letters = INITIALS.fullmatch(label.name) is not None and label.said.rstrip()[-1:] in (".", "?", "!", "…")
    return letters or (len(group) > 1 and label.name.isupper())


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
        elif block.end - block.start <= LONGEST and behind.kind == "paragraph" and behind is not block:
            line = LINE.fullmatch(text, block.start, block.end)
            if line is not None and not opens_quote(text, behind):
                yield Label(number, line["name"], block.end, text[behind.start : behind.end], alone=True)


def _may_be(label: Label) -> bool:
    first, *rest = label.name.casefold().split()
    return is_role(label.name) or words("turns", "no_names").isdisjoint((first, *rest[-1:]))


def _is_spoken(labels: Iterable[Label]) -> bool:
    """Whether what stands behind labels is said by people: in the first person, or as a question."""
    return any(label.said.rstrip()[-1:] == "?" or FIRST.search(IN_MARKS.sub("", label.said)) for label in labels)


@lru_cache(2)
def _people(text: str) -> frozenset[str]:
    """The words that a text has behind a given name or a title, in small letters: its surnames."""
    pairs = pairwise(re.findall(r"[\w'’-]+", text))
    known = _given() | words("turns", "titles")
    return frozenset(b.casefold() for a, b in pairs if b[0].isupper() and a.casefold() in known)


def _is_speakers(group: Sequence[Label], told: bool, people: frozenset[str]) -> bool:
    """Whether the labels of one name are a speaker's."""
    full = any(is_full_name(x.name) or _sure_title().match(x.name) for x in group)
    known = full or any(len(x.name.split()) == 1 for x in group)
    if not known or group[0].key not in people or not told:
        return False
    lines = [label for label in group if label.alone]
    if lines:
        return len(group) > 1 and full
    said = IN_MARKS.sub("", group[0].said)
    return len(group) > 1 or FIRST.search(said) is not None


def bare_name(label: str) -> tuple[int, int]:
    """Where the name in a label stands, without titles before it and letters behind it: "Hon. ANN ROE MP"."""
    start, end = 0, len(label)
    while found := _titled().match(label, start):
        start = found.end()
    while found := _lettered().search(label, start, end):
        end = found.start()
    return start, end


def name_in(text: str, block: Block) -> tuple[int, int] | None:
    """Where the name of whoever a speaker's block tells stands in the text; None where it names nobody."""
    at = label_in(text, block)
    letters = at is not None and INITIALS.fullmatch(text, *at) is not None
    return None if letters and at is not None and text[slice(*at)].casefold() not in _people(text) else at


def label_in(text: str, block: Block) -> tuple[int, int] | None:
    """The same, where two letters may stand for a name."""
    said = text[block.start : block.end]
    found = POST.match(said) or SIGNED.match(said) or LABEL.match(f"{said} ") or LINE.match(said)
    if found is None or is_role(said):
        return None
    start, end = bare_name(found["name"])
    return block.start + found.start("name") + start, block.start + found.start("name") + end


def is_role(label: str) -> bool:
    """Whether a label names nobody: "JOURNALIST 2:", "Q:", "The SPEAKER:", "A."."""
    return _role_of(label) in words("turns", "roles") | words("turns", "answers")


def answers(label: str) -> bool:
    """Whether a label stands before what whoever is interviewed says: "A:"."""
    return _role_of(label) in words("turns", "answers")


def is_signature(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether a speaker's block stands behind what is said: after a dash, as a post's, below a quotation."""
    block, before = blocks[number], blocks[number - 1] if number else None
    if re.compile(DASH).match(text, block.start) is not None or is_post(text, block):
        return True
    below = before is not None and is_quote(text, before) and text[block.end - 1] != ":"
    return below and (number < 2 or not is_quote(text, blocks[number - 1]) or not _is_label(text, blocks, number - 2))


def _is_label(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether a speaker's line stands above what is said: "Ann Roe, chair of Acme", then her words."""
    if blocks[number].kind != "speaker" or re.compile(DASH).match(text, blocks[number].start) is not None:
        return False
    return not (number and is_quote(text, blocks[number - 1])) or (number > 1 and _is_label(text, blocks, number - 2))


def is_post(text: str, block: Block) -> bool:
    """Whether a speaker's block is that of a post: "— Ann Roe (@annroe) May 4, 2026"."""
    return POST.match(text, block.start, block.end) is not None


def is_quote(text: str, block: Block) -> bool:
    """Whether a block is all in quotation marks."""
    return QUOTE.fullmatch(text[block.start : block.end].strip()) is not None


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
    return line[-1:] == ":" and _leading().search(line[-NEAR:]) is not None


def leaves_open(text: str, block: Block) -> bool:
    """Whether a line is half of what somebody says or bids, which a list goes on with: "Acme calls on:"."""
    last = re.split(r"(?<=[.!?]) ", text[block.start : block.end])[-1].rstrip(" :").casefold().split()
    bidden = text[block.end - 1] == ":" and last[-1:] != [] and last[-1] in words("turns", "open_ends")
    return bidden and not words("turns", "half_said").isdisjoint(last)


def is_full_name(name: str) -> bool:
    """Whether a name of two words or more begins as a person's does: "Ann Roe", "J. D. Roe"."""
    first, *rest = name[bare_name(name)[0] :].split()
    return bool(rest) and (
        first.split("-")[0].casefold() in _given() or re.fullmatch(rf"(?:{UPPER}\.)+", first) is not None
    )


def _unquoted(text: str, block: Block) -> str:
    return IN_MARKS.sub("", text[block.start : block.end])


def _role_of(label: str) -> str:
    bare = re.sub(r"[\s:.\d\])]+$", "", label).strip("[(<* ").casefold()
    return bare.removeprefix("the ")


@cache
def _given() -> frozenset[str]:
    return frozenset(name.casefold() for name in rows("person_names")["given"].split())


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('turns', 'leading')))})\b[^.:!?]*:$")


@cache
def _sure_title() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(words('turns', 'titles'), key=lambda x: (-len(x), x)))})\.? (?=\S)", re.I)


@cache
def _titled() -> re.Pattern[str]:
    titles = sorted(words("turns", "titles") | words("turns", "other_titles"), key=lambda x: (-len(x), x))
    return re.compile(rf"(?:{'|'.join(titles)})\.? (?=\S)", re.I)


@cache
def _lettered() -> re.Pattern[str]:
    return re.compile(rf",? (?:{'|'.join(sorted(words('turns', 'letters')))})\.?$", re.I)
