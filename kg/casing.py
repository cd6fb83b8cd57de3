"""What is written large for show is read plainly: "Kallo Buys Brenner", "THE mayor of Leeds", "the Company said".

A language model takes words written large for names. Which are names the text itself tells; where it has no other form
of a word, lists of common words do. Only what is read changes: every offset and every quoted word is the document's.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from kg.model import Block, Document
from kg.rows import lines, rows
from kg.rows.bodies import body_name, is_body
from kg.rows.lexicon import common_kind, is_common_word

WORD = re.compile(r"[^\W\d_]+")
NAME = re.compile(r"[A-Z][\w'’]*(?: (?:of|the|and|for|de|[A-Z][\w'’]*))* [A-Z][\w'’]*")
PAIR = re.compile(r"\b([A-Z]+) (?=([A-Z]{3,})\b)")
INSIDE = re.compile(r"[\w,;] $")  # before a word with which no sentence begins
BEGINS = re.compile(r"(?:^|[.!?:“\"])\W*$")  # before one with which a sentence of a heading begins
FIGURE = re.compile(r"\W*(?:Q[1-4]|[1-4]Q|H[12]|[12]H|FY)\b")  # such lines are read as they are: "Q4 REVENUE $3 MLN"
TIED = re.compile(r"--(?=\()|(?<=\))--(?=\w|$)")  # in a dateline
TIED_BEHIND = re.compile(r"(?:--|(?<=[.)])[—–-])$")
CAPITALS = r"[A-Z]['’A-Z-]*[A-Z]"
OPENING = re.compile(rf"[“‘\"']?(?:A )?{CAPITALS}(?:,? (?:{CAPITALS}|A|I|&)(?![\w'’-]))*(?=,? [\w'’-]*[a-z])")
LEAD = re.compile(rf"(?P<lead>(?:{CAPITALS} ){{1,4}})(?=(?P<behind>A|[A-Z][\w'’-]*[a-z]) (?P<after>[A-Za-z][\w'’-]*))")
SHOUTED = re.compile(r"(?<=[a-z\d%,:] )[A-Z]{4,}(?=[ ,.?!]|$)")  # "Star SPLITS from footballer"
ABBREVIATIONS = frozenset(("IT", "US", "WHO", "AI", "UN", "EU", "UK"))  # some of them small words too
DONE = re.compile(r"(?<=[a-z] )[A-Z]{3,}ED(?= [a-z\d£$€])")  # "The pair were FINED £900"
LONG_FORMS = {"def.": "beat", "bt": "vs", "a/k/a": "alias", "f/k/a": "alias", "n/k/a": "alias", "d/b/a": "alias"}
WRITTEN_SHORT = re.compile(r"(?<=[\w,)”\"] )(?:(?:def\.|bt)(?= [A-Z])|[afn]/k/a|d/b/a)(?= )")  # as long each
BEFORE = 8  # characters in which such a mark is looked for
LONGEST = 400  # characters of a heading: what is longer is none that anybody wrote for show
LONG = 4  # letters from which on title case writes any word large
FEWEST = 4  # such words by which a heading's case can be told
FEW = 2  # such words of a line that is written in capitals only
SHARE = 0.8  # of them that are written large


def in_sentence_case(document: Document) -> str:
    """The text of a document as it would be written plainly; every word at its place."""
    text = WRITTEN_SHORT.sub(lambda found: LONG_FORMS[found.group()], _of_terms(document))
    text = DONE.sub(lambda found: found.group().lower(), text)
    return _of_labels(document, _of_show(document, _of_datelines(document, text)))


def _of_labels(document: Document, text: str) -> str:
    """The names of speakers in capitals are written as names: "MS ROE, HEAD OF ACME:"."""
    pieces, done = [], 0
    for block in document.blocks:
        if block.kind == "speaker":
            pieces += [text[done : block.start], WORD.sub(_in_label, text[block.start : block.end])]
            done = block.end
    return "".join((*pieces, text[done:])) if pieces else text


def _in_label(word: re.Match[str]) -> str:
    """A word of a speaker's label as it is written elsewhere: "Roe", "of", but "CEO" and "MP" behind a name."""
    written, behind = word.group(), word.start() > 0
    if len(written) == 1 or not written.isupper():
        return written
    if behind and written.lower() in rows("english")["function_words"]:
        return written.lower()
    return written if "," in word.string[: word.start()] and len(written) < LONG else written.title()


def _of_datelines(document: Document, text: str) -> str:
    """A dateline is parted from its text, and its places: "LONDON & ROME--(AP)--Lomas", "TARLO, May 3.—The"."""
    pieces, done = [], 0
    for block in document.blocks:
        if block.kind == "dateline":
            glued = text[block.end : block.end + 1].strip()
            line = TIED.sub("  ", text[block.start : block.end]).replace(" & ", ",  ")
            pieces += [text[done : block.start], TIED_BEHIND.sub(_parted, line) if glued else line]
            done = block.end
    return "".join((*pieces, text[done:]))


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
            opens = len(lead) == 1 and after[0].isupper() and len(lead[0]) >= LONG and lead[0] not in _known()
            opens = opens and named.search(text, found.end()) is not None and lead[0].title() not in _given()
        if opens:
            yield found.span("lead")


def _of_terms(document: Document) -> str:
    """Nouns that take up what is named are written small: "the Company said", "The Directors"."""
    return _terms().sub(lambda found: found.group().lower(), document.text)


@cache
def _terms() -> re.Pattern[str]:
    bodies, deals = (
        "|".join(term.title() for term in rows("english")["written_large"][kind]) for kind in ("bodies", "deals")
    )
    named = r"(?!-| (?:(?:of|for|on|to|against) (?:the )?)?[A-Z\d])"  # "the Bank of England", "the Group Chief"
    return re.compile(rf"(?<=\b[Tt]he )(?:(?:{bodies})\b{named}|(?:{deals})\b(?!-| [A-Z]))")


def _of_show(document: Document, text: str) -> str:
    """Headings in title case or capitals, and paragraphs that open in capitals, are written as sentences."""
    ends = {block: end for block in document.blocks if (end := _end_of_show(text, block)) > block.start}
    shouted = [b for b in document.blocks if b not in ends and _is_heading(b) and SHOUTED.search(text, b.start, b.end)]
    if not ends and not shouted:
        return text
    prose = (b for b in document.blocks if b.kind in ("paragraph", "caption"))
    below = (b for b in prose if not text[b.start : b.end].isupper())
    forms = _Forms.of(" ".join(text[ends.get(b, b.start) : b.end] for b in below))
    pieces, done = [], 0
    for block in document.blocks if ends or shouted else ():
        if (end := ends.get(block, block.end if block in shouted else 0)) == 0:
            continue
        shown = text[block.start : end]
        opens = block in ends and block.kind == "paragraph"
        plain = forms.hushed(shown) if block in shouted else forms.opened(shown) if opens else forms.rewritten(shown)
        pieces += [text[done : block.start], plain]
        done = end
    return "".join((*pieces, text[done:]))


def _end_of_show(text: str, block: Block) -> int:
    """Where what is written large for show at the start of a block ends; its start where nothing is."""
    if _is_alert(text, block) and block.kind in ("headline", "subheading", "paragraph"):
        return block.end
    if block.kind == "paragraph":
        opening = OPENING.match(text, block.start, block.end)
        return opening.end() if opening is not None and not _is_short_form(text, opening) else block.start
    if not _is_heading(block):
        return block.start
    if _is_letterhead(text[block.start : block.end]):
        return block.end
    words = [word for word in WORD.findall(text[block.start : block.end]) if len(word) >= LONG]
    large = sum(word.istitle() or word.isupper() for word in words)
    return block.end if len(words) >= FEWEST and large >= SHARE * len(words) else block.start


def _is_letterhead(line: str) -> bool:
    return line.isupper() and is_body(line)


def _is_alert(text: str, block: Block) -> bool:
    """Whether a line is written in capitals: "* TO BUY TORLA FOR $320 MLN"."""
    if block.end - block.start > LONGEST or FIGURE.match(text, block.start, block.end):
        return False
    if not text[block.start : block.end].isupper():
        return False
    held = WORD.findall(text[block.start : block.end])
    return sum(len(word) >= LONG for word in held) >= FEW or len(held) > LONG


def _is_spoken(word: str) -> bool:
    """Whether capitals may be read as a word: no letters of a body, as far as lists and vowels tell."""
    spoken = len(word) >= LONG and re.search("[AEIOUY]", word) is not None
    return spoken and not is_common_word(word) and word not in _known()


def _is_given(word: str, behind: str) -> bool:
    """Whether a word is a given name, by the word behind it where it is a common one as well: "Mark Roe"."""
    if word not in _given():
        return False
    return not is_common_word(word) or (behind != "" and _ends_name(behind, True))


def _ends_name(word: str, person: bool) -> bool:
    """Whether a word may end a name: a head of firms; behind a given name a noun that is no form of a verb."""
    if word.title() in _heads():
        return True
    noun = common_kind(word) in {None, "n", "p", "u"} and not word.upper().endswith(("S", "ED", "ING"))
    return person and noun and word.lower() not in rows("english")["function_words"]


@cache
def _given() -> frozenset[str]:
    nouns = {*rows("names")["titles"]["words"].split(), *(n.title() for n in rows("reference")["person_nouns"])}
    return frozenset(rows("person_names")["given"].split()) - nouns


@cache
def _known() -> frozenset[str]:
    return frozenset(" ".join(row for name, row in rows("names")["known"].items() if ":" in name).split())


@cache
def _pairs() -> frozenset[str]:
    """Names of lands and towns in two words: "New York"."""
    told = (line.split("|")[0] for line in rows("names")["known"]["known_phrases"].strip().splitlines())
    return frozenset(name.strip() for name in (*told, *_towns()) if name.strip().count(" ") == 1)


@cache
def _towns() -> frozenset[str]:
    return frozenset(line.partition("\t")[0] for line in lines("places.tsv"))


@cache
def _heads() -> frozenset[str]:
    return frozenset(" ".join(rows("names")["heads"].values()).split())


def _is_heading(block: Block) -> bool:
    return block.kind in ("headline", "subheading") and block.end - block.start <= LONGEST


def _is_short_form(text: str, opening: re.Match[str]) -> bool:
    """Whether a paragraph opens in few letters before a name, as a rank or a body has: "DIG Ann Roe", "AIM Rule 17"."""
    word = opening.group()
    named = len(word) <= LONG and text[opening.end() + 1 : opening.end() + 2].isupper()
    return named and word.lower() not in rows("english")["function_words"]


def _first(name: str) -> str:
    """The first word of a name, in small letters."""
    word = WORD.search(name)
    return word.group().lower() if word is not None else name


@dataclass(frozen=True, slots=True)
class _Forms:
    """How often each word of a text stands in small letters, large, and so where a sentence begins; names of several
    words, by the first one; words in capitals."""

    small: Counter[str]
    large: Counter[str]
    first: Counter[str]
    names: Mapping[str, Set[str]]
    capitals: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Forms":
        """Of the text below a heading."""
        words = [(m.group(), INSIDE.search(text, max(0, m.start() - 2), m.start())) for m in WORD.finditer(text)]
        large = [(word.lower(), inside) for word, inside in words if word[0].isupper()]
        names: dict[str, set[str]] = defaultdict(set)
        for name in NAME.finditer(text):
            names[_first(name.group())].add(name.group())
        return cls(
            Counter(word for word, _ in words if word.islower()),
            Counter(word for word, inside in large if inside),
            Counter(word for word, inside in large if not inside),
            names,
            frozenset(word for word, _ in words if word.isupper() and len(word) > 1),
        )

    def rewritten(self, shown: str) -> str:
        """What is written for show, as a sentence would be written."""
        if _is_letterhead(shown):
            return body_name(shown)
        named, alert = self._named(shown), shown.isupper()
        if alert:  # "GRACE HUA": what stands behind a given name is a name
            pairs = (m for m in PAIR.finditer(shown) if m[1].title() in _given())
            named = {m.start(2): m[2].title() for m in pairs if not is_common_word(m[2])} | named

        def plain(word: re.Match[str]) -> str:
            begins = BEGINS.search(shown, max(0, word.start() - BEFORE), word.start()) is not None
            form = named.get(word.start()) or self._form(word.group(), begins, alert)
            return form if len(form) == len(word.group()) else word.group()

        return WORD.sub(plain, shown)

    def opened(self, shown: str) -> str:
        """The capitals that a paragraph opens with, as a sentence would be written: "WHEN ANN ROE", "ROE MUTUAL"."""
        plain = self.rewritten(shown)
        forms = [word.group() for word in WORD.finditer(plain)]
        if len(forms) > 1:
            own = [word.group() for word in WORD.finditer(shown)]
            forms = list(self._in_opening(own, forms))
            left = iter(forms)
            plain = WORD.sub(lambda word: next(left), plain)
        return re.sub(r"(?<=\w)(['’][A-Z]{1,2})\b", lambda end: end.group().lower(), plain)

    def _in_opening(self, own: list[str], forms: list[str]) -> Iterator[str]:
        """Words of an opening by their capitals and as they would be written alone: names take the case of names."""
        said = any(form != word for form, word in zip(forms, own, strict=True))
        spoken = [_is_spoken(word) and word not in self.capitals for word in own]
        names = said or all(fit or word in _heads() for word, fit in zip(own, spoken, strict=True))
        placed = person = named = False
        for at, (word, form) in enumerate(zip(own, forms, strict=True)):
            behind = own[at + 1].lower() if at + 1 < len(own) else ""
            pair = (word.title(), behind.title())
            if word == "IT" and behind in rows("english")["after_it"]:
                form = "it" if at else "It"
            elif word == "WHO" and at and behind:
                form = "who"
            elif word == "I" or (form == word and word in self.capitals):
                form = word
            elif (
                placed
                or (named and _ends_name(word, person))
                or self._opens_name(form, *pair)
                or (form == word and names and spoken[at])
            ):
                form = word.title()
            placed = " ".join(pair) in _pairs()
            person = form == word.title() and _is_given(*pair)
            named = person or (form in {word, word.title()} and not is_common_word(word) and len(word) > 1)
            yield form

    def _opens_name(self, form: str, word: str, behind: str) -> bool:
        """Whether a word of an opening is a given name, a title, a land or the first of a town's two words."""
        if form.islower() and (self.small[form] or form in rows("english")["small_in_titles"]):
            return False
        called = behind != "" and (_is_given(behind, "") or _is_spoken(behind.upper()))
        title = len(word) <= LONG and called and word in rows("names")["titles"]["words"].split()
        return f"{word} {behind}" in _pairs() or _is_given(word, behind) or title or word in _known() - {word.upper()}

    def hushed(self, shown: str) -> str:
        """A heading in which common words in capitals among others are written small: "Star SPLITS from Roe"."""

        def plain(word: re.Match[str]) -> str:
            told = word.group()
            kept = told in self.capitals or told in _known() or self.large[told.lower()] or told.title() in _given()
            small = (told.endswith(("S", "ED", "ING")) and len(told) > LONG) or told.lower() in rows("english")[
                "shouted"
            ]
            return told.lower() if small and not kept and told.title() not in _towns() else told

        return SHOUTED.sub(plain, shown)

    def _named(self, shown: str) -> dict[int, str]:
        """Where words stand that are of a name of several words in the text, and how that writes them."""
        words = {word.lower() for word in WORD.findall(shown)}
        return {
            found.start() + word.start(): word.group()
            for name in sorted(name for word in words for name in self.names.get(word, ()))
            for found in re.finditer(rf"\b{re.escape(name)}\b", shown, re.IGNORECASE)
            for word in WORD.finditer(name)
        }

    def _form(self, word: str, begins: bool, alert: bool) -> str:
        shown = word.istitle() or (len(word) > 1 and word.isupper() and word not in ABBREVIATIONS)
        if not shown or word in self.capitals:
            return word
        if not begins and self._is_small(word.lower()):
            return word.lower()
        named = self.large[word.lower()] or self.first[word.lower()]
        small = word.lower() in rows("english")["function_words"]
        name = small or (alert and (len(word) > LONG or word.title() in _given()))
        return word.title() if named or name or is_common_word(word) else word

    def _is_small(self, word: str) -> bool:
        """Whether a sentence would write a word small."""
        if self.small[word] or self.large[word]:
            return self.small[word] >= self.large[word]
        if word.title() in rows("names")["common"]["days"].split():
            return False
        if word in rows("english")["function_words"] or word in rows("english")["small_in_titles"]:
            return True
        named = self.first[word] > 0 and common_kind(word) in {"n", "p"} and not word.endswith("s")  # "Target fell"
        return len(word) >= LONG and is_common_word(word) and not named
