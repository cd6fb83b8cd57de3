"""What is written large for show is read plainly: "Kallo Buys Brenner", "THE mayor of Leeds", "the Company said".

A language model takes words written large for names. Which are names the text itself tells; where it has no other form
of a word, lists of common words do. Only what is read changes: every offset and every quoted word is the document's.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.model import Block, Document
from kg.rows import alternatives, rows, words
from kg.rows.lexicon import is_common_word
from kg.shown.boxes import named_value
from kg.shown.firms import written_titled
from kg.shown.forms import LONG, SHOUTED, WORD, Forms, given_names, is_large_body, known_names
from kg.shown.posts import written_small

TIED = re.compile(r"--(?=\()|(?<=\))--(?=\w|$)")  # in a dateline
TIED_BEHIND = re.compile(r"(?:--|(?<=[.)])[—–-])$")
CAPITALS = r"[A-Z]['’A-Z-]*[A-Z]"
OPENING = re.compile(rf"[“‘\"']?(?:A )?{CAPITALS}(?:,? (?:{CAPITALS}|A|I|&)(?![\w'’-]))*(?=,? [\w'’-]*[a-z])")
LEAD = re.compile(rf"(?P<lead>(?:{CAPITALS} ){{1,4}})(?=(?P<behind>A|[A-Z][\w'’-]*[a-z]) (?P<after>[A-Za-z][\w'’-]*))")
DONE = re.compile(r"(?<=[a-z] )[A-Z]{3,}ED(?= [a-z\d£$€])")  # "The pair were FINED £900"
SIGN_FIRST = re.compile(r"\$(US|NZ|HK|A|C|S)(?=\d)")  # "$US20" is "US$20"
EMPHASISED = re.compile(r"(?<=[a-z] )[A-Z]{3,8}(?= [a-z])")  # "just FIVE days left"
LONG_FORMS = {"def.": "beat", "bt": "vs", "a/k/a": "alias", "f/k/a": "alias", "n/k/a": "alias", "d/b/a": "alias"}
WRITTEN_SHORT = re.compile(r"(?<=[\w,)”\"] )(?:(?:def\.|bt)(?= [A-Z])|[afn]/k/a|d/b/a)(?= )")  # as long each
NAMED = r"[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,4}"
NAMES = re.compile(
    rf"[A-Z][a-z]+(?: [a-z]+)?: {NAMED}(?:(?:, | and ){NAMED})+$", re.M
)  # "Investors: Acme Capital, Oro"
MASS = re.compile(
    r"\b(?:funeral|requiem|memorial|nuptial|midnight|morning|evening|noon|outdoor|open-air|papal|thanksgiving|weekly"
    r"|daily|Sunday|Easter|Christmas|Catholic|Latin|anniversary|celebrat\w{1,3}|attend(?:ed|ing|s)?) Mass\b(?! [A-Z])"
)  # said in churches
PLAIN = ("THE", "A", "AN", "OUR", "ITS")  # with which a heading of two words begins that is no name: "THE OFFER"
LONGEST = 400  # characters of a heading: what is longer is none that anybody wrote for show
FEWEST = 4  # such words by which a heading's case can be told
FEW = 2  # such words of a line that is written in capitals only
_WORD = 40  # characters of the longest word before a term
_SMALL = ("of", "from", "and", "per", "on")  # words of terms that are never written large
SHARE = 0.8  # of them that are written large


def in_sentence_case(document: Document) -> str:
    """The text of a document as it would be written plainly; every word at its place."""
    text = WRITTEN_SHORT.sub(lambda found: LONG_FORMS[found.group()], _of_terms(document))
    text = _with(text, written_titled(text, document.blocks))
    text = SIGN_FIRST.sub(r"\1$", text)
    text = DONE.sub(lambda found: found.group().lower(), text)
    text = EMPHASISED.sub(_unless_letters, text)
    text = MASS.sub(lambda found: found.group()[:-4] + "mass", text)
    return _of_bylines(document, _of_labels(document, _of_show(document, _of_datelines(document, text))))


def _of_bylines(document: Document, text: str) -> str:
    """The days and months of a paper's head are written as names are: "FRIDAY, NOVEMBER 13, 2026"."""
    lines = (block for block in document.blocks if block.kind == "byline")
    return _with(text, ((b.start, b.end, _calendar().sub(_titled, text[b.start : b.end])) for b in lines))


def _titled(word: re.Match[str]) -> str:
    return word.group().title()


@cache
def _calendar() -> re.Pattern[str]:
    """Days and months in capitals."""
    days = "(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
    return re.compile(rf"\b(?:{days}|{rows('layout')['months'].upper()})\b")


def _unless_letters(word: re.Match[str]) -> str:
    """A word written large for its weight, in small letters; letters of a body stay."""
    small = word.group().lower()
    return small if small in rows("english")["emphasised"] else word.group()


def _of_labels(document: Document, text: str) -> str:
    """The names of speakers in capitals are written as names: "MS ROE, HEAD OF ACME:"."""
    labels = (block for block in document.blocks if block.kind == "speaker")
    return _with(text, ((b.start, b.end, WORD.sub(_in_label, text[b.start : b.end])) for b in labels))


def _with(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """A text with other words of the same length at some places, in order."""
    pieces, done = [], 0
    for start, end, written in edits:
        pieces += [text[done:start], written]
        done = end
    return "".join((*pieces, text[done:]))


def _in_label(word: re.Match[str]) -> str:
    """A word of a speaker's label as it is written elsewhere: "Roe", "of", but "CEO" and "MP" behind a name."""
    written, behind = word.group(), word.start() > 0
    if len(written) == 1 or not written.isupper():
        return written
    if behind and written.lower() in rows("english")["function_words"]:
        return written.lower()
    if "," not in word.string[: word.start()]:
        return written.title()
    if len(written) < LONG:
        return written
    role = is_common_word(written) or written.lower() in words("turns", "roles")
    return written.lower() if role else written.title()


def _of_datelines(document: Document, text: str) -> str:
    """A dateline is parted from its text, and its places: "LONDON & ROME--(AP)--Lomas", "TARLO, May 3.—The"."""
    lines = (block for block in document.blocks if block.kind == "dateline")
    return _with(text, ((b.start, b.end, _of_dateline(text, b)) for b in lines))


def _of_dateline(text: str, block: Block) -> str:
    glued = text[block.end : block.end + 1].strip()
    line = TIED.sub("  ", text[block.start : block.end]).replace(" & ", ",  ")
    return TIED_BEHIND.sub(_parted, line) if glued else line


def _parted(dash: re.Match[str]) -> str:
    """Blanks in place of a dash."""
    return " " * len(dash[0])


def lead_ins(text: str, blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
    """Rubrics in capitals that stand before a paragraph's sentence without a mark: "LORRY CRASH A driver died"."""
    for block in blocks:
        found = LEAD.match(text, block.start, block.end) if block.kind == "paragraph" else None
        if found is None:
            continue
        lead, behind, after = found["lead"].split(), found["behind"], found["after"]
        small = any(word.lower() in rows("english")["function_words"] for word in lead)
        if behind.lower() in rows("english")["function_words"] and behind.istitle():
            opens = (after[0].islower() or behind == "The") and not small and (behind != "A" or len(lead) > 1)
        else:
            named = re.compile(rf"(?<!{re.escape(lead[-1])} )\b{re.escape(behind)} {re.escape(after)}\b")
            opens = len(lead) == 1 and after[0].isupper() and len(lead[0]) >= LONG and lead[0] not in known_names()
            opens = opens and named.search(text, found.end()) is not None and lead[0].title() not in given_names()
            opens = opens and lead[0] not in rows("names")["ships"]["words"].split()  # "HMS Pale Harbour"
        if opens:
            yield found.span("lead")


def _of_terms(document: Document) -> str:
    """Nouns that take up what is named, and terms, are written small: "the Company said", "its Gross Margin"."""
    return _terms().sub(_small_term, written_small(document.text))


@cache
def _terms() -> re.Pattern[str]:
    large = rows("english")["written_large"]
    bodies, deals, terms = (alternatives(map(_large, large[kind])) for kind in ("bodies", "deals", "terms"))
    named = r"(?!-| (?:(?:of|for|on|to|against) (?:the )?)?[A-Z\d])"  # "the Bank of England", "the Group Chief"
    alone = rf"(?:(?<=[a-z\d%,:—–*•-] )|(?P<opening>(?<=[.!?] )|^))(?:{terms})\b(?!-| (?:& )?[A-Z][a-z])"
    taking_up = rf"(?<=\b[Tt]he )(?:(?:{bodies})\b{named}|(?:{deals})\b(?!-| [A-Z]))"
    return re.compile(f"(?=[A-Z])(?:{taking_up}|{alone})", re.M)  # not "the Net Income Fund"


def _large(term: str) -> str:
    """A term as it is written large: "Cost of Sales"."""
    return " ".join(word if word in _SMALL else word.title() for word in term.split())


def _small_term(found: re.Match[str]) -> str:
    """A term in small letters, but for the first one of a sentence; not in "the Roads Supervisory Board"."""
    term, start = found.group(), found.start()
    if found["opening"] is not None:
        return term[:1] + term[1:].lower()
    before = found.string[max(0, start - _WORD) : start].split()
    named = bool(before) and before[-1][:1].isupper()
    return term if named and before[-1].lower() not in rows("english")["function_words"] else term.lower()


def _of_show(document: Document, text: str) -> str:
    """Headings in title case or capitals, and paragraphs that open in capitals, are written as sentences."""
    ends = {block: end for block in document.blocks if (end := _end_of_show(text, block)) > block.start}
    shouted = [b for b in document.blocks if b not in ends and _is_heading(b) and SHOUTED.search(text, b.start, b.end)]
    if not ends and not shouted:
        return text
    prose = (b for b in document.blocks if b.kind in ("paragraph", "caption"))
    below = (b for b in prose if not text[b.start : b.end].isupper())
    forms = Forms.of(" ".join(text[ends.get(b, b.start) : b.end] for b in below))
    shown = ends | {block: block.end for block in shouted}

    def plain(block: Block) -> str:
        stretch = text[block.start : shown[block]]
        if block not in ends:
            return forms.hushed(stretch)
        return forms.opened(stretch) if block.kind == "paragraph" else forms.rewritten(stretch)

    return _with(text, ((b.start, shown[b], plain(b)) for b in document.blocks if b in shown))


def _end_of_show(text: str, block: Block) -> int:
    """Where what is written large for show at the start of a block ends; its start where nothing is."""
    if _is_alert(text, block) and block.kind in ("headline", "subheading", "paragraph"):
        return block.end
    if block.kind == "paragraph":
        opening = OPENING.match(text, block.start, block.end)
        return opening.end() if opening is not None and not _is_short_form(text, opening) else block.start
    if not _is_heading(block) or (block.kind == "subheading" and NAMES.match(text, block.start, block.end)):
        return block.start
    if is_large_body(text[block.start : block.end]):
        return block.end
    if (label := named_value(text, block.start, block.end)) > block.start and block.kind == "subheading":
        return label
    told = [word for word in WORD.findall(text[block.start : block.end]) if len(word) >= LONG]
    large = sum(word.istitle() or word.isupper() for word in told)
    plain = FEWEST > large == len(told) > 0 and all(map(is_common_word, told))  # "Recent Highlights", "Board Changes"
    return block.end if plain or (len(told) >= FEWEST and large >= SHARE * len(told)) else block.start


def _is_alert(text: str, block: Block) -> bool:
    """Whether a line is written in capitals: "* TO BUY TORLA FOR $320 MLN"."""
    if block.end - block.start > LONGEST:
        return False
    if not text[block.start : block.end].isupper():
        return False
    held = WORD.findall(text[block.start : block.end])
    plain = block.kind == "subheading" and all(map(is_common_word, held[-1:])) and held[0] in PLAIN
    return sum(len(word) >= LONG for word in held) >= FEW or len(held) > LONG or plain


def _is_heading(block: Block) -> bool:
    return block.kind in ("headline", "subheading") and block.end - block.start <= LONGEST


def _is_short_form(text: str, opening: re.Match[str]) -> bool:
    """Whether a paragraph opens in few letters before a name, as a rank or a body has: "DIG Ann Roe", "KAI is"."""
    word = opening.group()
    named = text[opening.end() + 1 : opening.end() + 2].isupper() or not is_common_word(word)
    return len(word) <= LONG and named and word.lower() not in rows("english")["function_words"]
