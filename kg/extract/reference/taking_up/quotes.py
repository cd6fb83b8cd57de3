"""Quotations and the noun or pronoun that the sentence makes their speaker: for "I" inside and "he" outside."""

from dataclasses import dataclass

from kg.extract.grammar import SUBJECTS, child
from kg.extract.quotations.marks import Quoted
from kg.extract.tokens import Doc, Token
from kg.rows import words

NEAR = 5  # tokens between a quotation and its verb of speech


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted tokens (`last` exclusive) and the token that stands for who said them, where one does."""

    first: int
    last: int
    speaker: int | None
    unmarked: bool = False  # told by the form of the article alone


def quotes(doc: Doc, spans: tuple[Quoted, ...]) -> list[Quote]:
    """The quotations of an article in order; one that its sentence credits to nobody goes on with the one before."""
    found: list[Quote] = []
    block: int | None = None
    on = False
    for quoted in spans:
        if not quoted.marked or quoted.speaker is not None:
            speaker = _told(doc, quoted)
            at = speaker.i if speaker is not None else None
            found.append(Quote(quoted.first, quoted.last, at, not quoted.marked and quoted.led is None))
            block, on = quoted.block, False
            continue
        speaker = _after(doc, quoted.after, quoted.first) or _before(doc, quoted.before)
        if speaker is None and found and (block == quoted.block or on):
            found.append(Quote(quoted.first, quoted.last, found[-1].speaker))
        else:
            found.append(Quote(quoted.first, quoted.last, speaker.i if speaker is not None else None))
        block, on = quoted.block, quoted.runs_on
    return found


def _told(doc: Doc, quoted: Quoted) -> Token | None:
    """Who speaks by the form of the article: whoever a label names, or the line above tells to speak."""
    if quoted.led is not None:
        return _before(doc, quoted.led + 1)
    return doc[quoted.speaker] if quoted.speaker is not None else None


def _after(doc: Doc, at: int, first: int) -> Token | None:
    """ "..." said Roe; "...," she told reporters."""
    for token in doc[at : at + NEAR]:
        if token.text in (".", '"', "“") or token.is_space:
            return None
        if _speaks(token):
            return _subject(token, first, at)
    return None


def _before(doc: Doc, at: int) -> Token | None:
    """Roe said: "..."; Roe said "..."."""
    for token in reversed(doc[max(0, at - NEAR) : at]):
        if token.text in (".", "”"):
            return None
        if _speaks(token):
            return _subject(token, at, at)
    return None


def _speaks(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP") and token.lemma_ in (
        words("attribution", "speech") | words("attribution", "quoting")
    )


def _subject(verb: Token, first: int, last: int) -> Token | None:
    noun = child(verb, *SUBJECTS)
    if noun is None or first <= noun.i < last:
        following = verb.i + 1
        noun = verb.nbor(1) if following < len(verb.doc) and verb.nbor(1).pos_ in ("PROPN", "PRON") else None
    return noun
