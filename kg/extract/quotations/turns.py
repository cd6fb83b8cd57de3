"""What is said without quotation marks becomes quoted spans: turns of a talk, answers, posts, letters, lists of points.

Labels, signatures and lines that lead up to words tell who speaks (`kg.turns`). What a question says is nobody's word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from kg.extract.quotations.marks import Quoted
from kg.extract.tokens import Doc
from kg.model import Block, Document, Name
from kg.shown.lines import MARKS
from kg.turns import (
    is_labelled,
    is_post,
    is_quote,
    leads,
    leaves_open,
    opens_quote,
    questions,
    signatures,
    speaks_alone,
)
from kg.turns.names import answers, label_in, name_in
from kg.turns.patterns import FIRST, IN_MARKS, QUESTIONS, TEXT
from kg.vocabulary import SCHEMA

Voices = dict[int, Quoted]  # by block; of those in quotation marks only the speaker counts
ITEM = re.compile(rf"[{MARKS}] |\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)] ")
ADDRESS = re.compile(r"\s*(?:(?:https?://|pic\.twitter\.com/|t\.co/)\S+)$")
DENSE = 3  # of so many blocks one is a label, where they go on from one label to the next
SPOKEN = 2  # answers in the first person


def with_turns(doc: Doc, document: Document, names: Sequence[Name], marked: tuple[Quoted, ...]) -> tuple[Quoted, ...]:
    """The quotations of an article with what is said in it without marks, in order."""
    voices = _Voices(doc, document, names).found()
    if not voices:
        return marked
    turns = [voice for voice in voices.values() if not voice.marked]
    inside = {voice.block for voice in turns}
    quotes = [_spoken_by(quote, voices) for quote in marked if quote.block not in inside]
    return tuple(sorted((*quotes, *turns), key=lambda quote: quote.first))


def as_names(doc: Doc, document: Document) -> None:
    """Let the names of speakers be names, whatever the tagger takes them for: "LIE:", "Will Young:"."""
    for block in document.blocks:
        at = name_in(document.text, block) if block.kind == "speaker" else None
        for word in doc.char_span(*at, alignment_mode="expand") or () if at is not None else ():
            if word.is_alpha and word.pos_ != "PROPN":
                word.tag_, word.pos_ = "NNP", "PROPN"


def points(doc: Doc, document: Document) -> Iterator[tuple[int, int, int]]:
    """The points of a list that a line leads up to, told and not quoted, with the colon: "Acme said:", "- it will"."""
    colon = -1
    for block in document.blocks:
        item = ITEM.match(document.text, block.start, block.end) if block.kind in TEXT else None
        if item is None:
            told = block.kind in TEXT and leads(document.text, block)
            span = doc.char_span(block.end - 1, block.end, alignment_mode="expand") if told else None
            colon = span.start if span is not None else -1
        elif colon >= 0 and document.text[item.end()].islower():
            said = doc.char_span(item.end(), block.end, alignment_mode="contract")
            if said is not None and len(said):
                yield said.start, said.end, colon


def _spoken_by(quote: Quoted, voices: Voices) -> Quoted:
    voice = voices.get(quote.block)
    return quote if voice is None else replace(quote, speaker=voice.speaker)


class _Voices:
    """Finds who speaks in which block of an article."""

    def __init__(self, doc: Doc, document: Document, names: Sequence[Name]) -> None:
        self._doc, self._text, self._blocks, self._names = doc, document.text, document.blocks, names
        self._authors = {author.split()[-1].casefold() for author in document.authors}
        told = [n for n, block in enumerate(self._blocks) if block.kind == "speaker"]
        self._signed = signatures(self._text, self._blocks)
        self._labels = [n for n in told if n not in self._signed]
        self._following = dict(pairwise(self._labels))
        self._dense = bool(self._labels) and len(self._labels) * DENSE > self._labels[-1] - self._labels[0]
        asked = questions(self._text, self._blocks)
        answered = any(answers(self._words_of(n)) for n in self._labels)
        self._answering = self._answerer(asked) if answered or len(asked) >= QUESTIONS else None
        self._answered_by_people = answered and self._are_of_people()
        self._initials = {
            self._letters(name): name.last - 1 for name in reversed(names) if SCHEMA.Person in name.classes
        }
        self._made: Voices = {}

    def found(self) -> Voices:
        """The voices by block."""
        for number, block in enumerate(self._blocks):
            if number in self._signed:
                self._sign(number)
            elif block.kind == "speaker":
                self._label(number)
            elif block.kind in TEXT and number not in self._made and number + 1 < len(self._blocks):
                self._lead(number)
        if any(answers(self._words_of(n)) for n in self._labels):
            self._ask_on()
        else:
            self._interview()
        for number in questions(self._text, self._blocks) if len(self._labels) > 1 else ():
            if number not in self._made and self._labels[0] < number < self._labels[-1]:
                self._voice(number, None)  # between two labels, whoever asks it
        return self._made

    def _voice(
        self, number: int, speaker: int | None, marked: bool = False, posted: bool = False, led: int | None = None
    ) -> None:
        """Make a block somebody's words."""
        block = self._blocks[number]
        tail = ADDRESS.search(self._text, block.start, block.end)
        end = tail.start() if tail is not None and tail.start() > block.start else block.end
        span = self._doc.char_span(block.start, end, alignment_mode="contract")
        if span is not None and len(span):
            self._made[number] = Quoted(
                first=span.start,
                last=span.end,
                start=span.start_char,
                end=span.end_char,
                before=span.start,
                after=span.end,
                block=number,
                speaker=speaker,
                marked=marked,
                posted=posted,
                led=led,
            )

    def _speaker(self, block: Block) -> int | None:
        """The token of the name in a speaker's block; of two letters that of whoever has them for initials."""
        at = name_in(self._text, block)
        if at is None:
            letters = label_in(self._text, block)
            return self._initials.get(self._text[slice(*letters)]) if letters is not None else None
        span = self._doc.char_span(*at, alignment_mode="expand")
        return span[len(span) - 1].i if span is not None else None

    def _sign(self, number: int) -> None:
        """The words before a signature: a quotation, a post, a letter from its heading on."""
        block, before = self._blocks[number], number - 1
        speaker = self._speaker(block)
        if before < 0 or before in self._made:
            return
        if is_quote(self._text, self._blocks[before]):
            self._voice(before, speaker, marked=True)
        elif is_post(self._text, block):
            for told in self._post(before):
                self._voice(told, speaker, posted=True)
        else:
            for said in self._letter(before):
                self._voice(said, speaker)

    def _post(self, last: int) -> list[int]:
        """The lines of a post, of which only one line break parts each from the next."""
        first = last
        while first > 0 and self._blocks[first - 1].kind in TEXT and first - 1 not in self._made:
            gap = self._text[self._blocks[first - 1].end : self._blocks[first].start]
            if gap.count("\n") != 1 or self._text[self._blocks[first - 1].end - 1] == ":":
                break
            first -= 1
        return list(range(first, last + 1)) if self._blocks[last].kind in TEXT else []

    def _letter(self, last: int) -> list[int]:
        first = last + 1
        while first > 0 and self._blocks[first - 1].kind == "paragraph" and first - 1 not in self._made:
            first -= 1
        return list(range(first, last + 1))

    def _label(self, number: int) -> None:
        """The words behind a label, up to the next one where they go on from one to the next."""
        label = self._words_of(number)
        following = number + 1
        if following >= len(self._blocks) or self._blocks[following].kind not in TEXT:
            return
        if opens_quote(self._text, self._blocks[following]):
            self._voice(following, self._speaker(self._blocks[number]), marked=True)
            return
        speaker = self._answering if answers(label) else self._speaker(self._blocks[number])
        if speaker is not None and self._asks(speaker, self._blocks[following]):
            speaker = None
        if speaker is None and answers(label) and not self._answered_by_people:
            return  # the answers of a firm to what is often asked
        for said in self._turn(number, following):
            self._voice(said, speaker)

    def _turn(self, number: int, following: int) -> Iterator[int]:
        yield following
        last = self._following.get(number, following + 1) if self._dense else following + 1
        for said in range(following + 1, last):
            if self._blocks[said].kind != "paragraph" or is_labelled(self._text, self._blocks[said]):
                return
            yield said
        if self._dense and number == self._labels[-1] and len(self._labels) > 1:
            behind = takewhile(lambda n: self._goes_on(self._blocks[n]), range(following + 1, len(self._blocks)))
            yield from behind

    def _goes_on(self, block: Block) -> bool:
        """Whether the last who speaks goes on in a block: in the first person."""
        return (
            block.kind == "paragraph"
            and FIRST.search(IN_MARKS.sub("", self._text[block.start : block.end])) is not None
        )

    def _asks(self, speaker: int, said: Block) -> bool:
        """Whether whoever wrote the interview puts a question."""
        return self._text[said.end - 1] == "?" and self._doc[speaker].lower_ in self._authors

    def _are_of_people(self) -> bool:
        """Whether "I" speaks in the answers."""
        answered = [n for n in self._labels if answers(self._words_of(n))]
        return any(speaks_alone(self._text, self._blocks[n + 1 : n + 2]) for n in answered)

    def _words_of(self, number: int) -> str:
        return self._text[self._blocks[number].start : self._blocks[number].end]

    def _answerer(self, asked: list[int]) -> int | None:
        """The one person whom the head of an interview names, in its headline or else before the first label."""
        first = self._labels[0] if self._labels else next(iter(asked), 0)
        end = self._blocks[first].start if self._blocks else 0
        apart = [b for b in self._blocks[:first] if b.kind not in {*TEXT, "headline", "caption"}]
        titles = [b for b in self._blocks[:first] if b.kind == "headline"]
        head = [name for name in self._names if name.start < end and SCHEMA.Person in name.classes]
        named = [name for name in head if not any(b.start <= name.start < b.end for b in apart)]
        for told in ([n for n in named if any(b.start <= n.start < b.end for b in titles)], named):
            people = {self._last_word(name): name for name in told}
            answering = [name for word, name in people.items() if word not in self._authors]
            if len(answering) == 1:
                return answering[0].last - 1
        return None

    def _letters(self, name: Name) -> str:
        return "".join(word[0] for word in self._text[name.start : name.end].split())

    def _last_word(self, name: Name) -> str:
        return self._text[name.start : name.end].split()[-1].casefold()

    def _lead(self, number: int) -> None:
        """What a line leads up to that ends in a colon: the next paragraph, or the points of a list."""
        block = self._blocks[number]
        led = leads(self._text, block)
        if self._text[block.end - 1] != ":" or not (led or leaves_open(self._text, block)):
            return
        colon = self._doc.char_span(block.end - 1, block.end, alignment_mode="expand")
        points = []
        for following in range(number + 1, len(self._blocks)):
            point = self._blocks[following]
            if point.kind not in TEXT or not ITEM.match(self._text, point.start, point.end):
                break
            points.append(following)
        if not points and led and self._blocks[number + 1].kind == "paragraph":
            points = [] if opens_quote(self._text, self._blocks[number + 1]) else [number + 1]
        for said in points:
            text = ITEM.sub("", self._text[self._blocks[said].start : self._blocks[said].end], count=1)
            if not led or not text[:1].islower():
                self._voice(said, None, led=colon.start if led and colon is not None else None)

    def _ask_on(self) -> None:
        """Questions without a label between others that have one: what stands below them is an answer too."""
        for asked in questions(self._text, self._blocks):
            if asked not in self._made and asked + 1 not in self._made and asked > self._labels[0]:
                self._voice(asked, None)
                self._voice(asked + 1, self._answering)

    def _interview(self) -> None:
        """The questions of an interview are headings; what stands below them is answered in the first person."""
        asked = questions(self._text, self._blocks)
        if len(asked) < QUESTIONS:
            return
        ends = [*asked[1:], len(self._blocks)]
        said = {
            n: [k for k in range(n + 1, end) if self._blocks[k].kind == "paragraph"]
            for n, end in zip(asked, ends, strict=True)
        }
        said[asked[-1]] = said[asked[-1]][:1]
        alone = sum(speaks_alone(self._text, [self._blocks[k] for k in answer]) for answer in said.values())
        if alone < SPOKEN or 2 * alone < len(asked):
            return
        speaker = self._answering
        for question, answer in said.items():
            for k in (question, *answer):
                if k not in self._made:
                    self._voice(k, None if k == question else speaker)
