"""In which forms a text writes its words: which are names, which are words written large for show."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from kg.rows import lines, rows
from kg.rows.bodies import body_name, is_body
from kg.rows.lexicon import common_kind, is_common_word

WORD = re.compile(r"[^\W\d_]+")
NAME = re.compile(r"[A-Z][\w'’]*(?: (?:of|the|and|for|de|[A-Z][\w'’]*))* [A-Z][\w'’]*")
TITLED_PAIR = re.compile(r"\b([A-Z][a-z]+) (?=([A-Z][a-z]+)\b)")
PAIR = re.compile(r"\b([A-Z]+) (?=([A-Z]{3,})\b)")
INSIDE = re.compile(r"[\w,;] $")  # before a word with which no sentence begins
BEGINS = re.compile(r"(?:^|[.!?:“\"])\W*$")  # before one with which a sentence of a heading begins
SHOUTED = re.compile(r"(?<=[a-z\d%,:] )[A-Z]{4,}(?=[ ,.?!]|$)")  # "Star SPLITS from footballer"
ABBREVIATIONS = frozenset(("IT", "US", "WHO", "AI", "UN", "EU", "UK"))  # some of them small words too
BEFORE = 8  # characters in which such a mark is looked for
MEASURES = frozenset(("capex", "opex"))  # no words of a lexicon
SHORTEST = 3  # letters of an abbreviation
LONG = 4  # letters from which on title case writes any word large


def is_large_body(line: str) -> bool:
    """Whether a line in capitals is nothing but a body's name: "MINISTRY OF WORKS"."""
    return line.isupper() and is_body(line)


def _is_spoken(word: str) -> bool:
    """Whether capitals may be read as a word: no letters of a body, as far as lists and vowels tell."""
    spoken = len(word) >= LONG and re.search("[AEIOUY]", word) is not None
    return spoken and not is_common_word(word) and word not in known_names()


def _is_given(word: str, behind: str) -> bool:
    """Whether a word is a given name, by the word behind it where it is a common one as well: "Mark Roe"."""
    if word not in given_names():
        return False
    return not is_common_word(word) or (behind != "" and _ends_name(behind, True))


def _ends_name(word: str, person: bool) -> bool:
    """Whether a word may end a name: a head of firms; behind a given name a noun that is no form of a verb."""
    if word.title() in firm_heads():
        return True
    noun = common_kind(word) in {None, "n", "p", "u"} and not word.upper().endswith(("S", "ED", "ING"))
    return person and noun and word.lower() not in rows("english")["function_words"]


@cache
def given_names() -> frozenset[str]:
    """Given names of people that are no titles."""
    nouns = {*rows("names")["titles"]["words"].split(), *(n.title() for n in rows("reference")["person_nouns"])}
    return frozenset(rows("person_names")["given"].split()) - nouns


@cache
def known_names() -> frozenset[str]:
    """Words that are known to be names of bodies and places."""
    return frozenset(" ".join(row for name, row in rows("names")["known"].items() if ":" in name).split())


@cache
def _letters() -> frozenset[str]:
    """Abbreviations that are no words: "EBIT", "CEO"."""
    listed = (word for word in rows("names")["common"]["words"].split() if word.isupper() and len(word) >= SHORTEST)
    return frozenset(w for w in listed if not is_common_word(w) and w.lower() not in rows("lines")["irregular"])


@cache
def _pairs() -> frozenset[str]:
    """Names of lands and towns in two words: "New York"."""
    told = (line.split("|")[0] for line in rows("names")["known"]["known_phrases"].strip().splitlines())
    return frozenset(name.strip() for name in (*told, *_towns()) if name.strip().count(" ") == 1)


def _lands(shown: str) -> dict[int, str]:
    """Where both words of a land's or a town's name stand: "Mill Opens in North Carolina"."""
    pairs = ((m, f"{m[1]} {m[2]}") for m in TITLED_PAIR.finditer(shown))
    told = [m for m, pair in pairs if pair in _pairs() and (pair in _phrases() or not is_common_word(m[2]))]
    return {m.start(at): m[at] for m in told for at in (1, 2)}


@cache
def _phrases() -> frozenset[str]:
    """Names of lands and the like in several words."""
    return frozenset(line.split("|")[0].strip() for line in rows("names")["known"]["known_phrases"].splitlines())


@cache
def _towns() -> frozenset[str]:
    return frozenset(line.partition("\t")[0] for line in lines("places.tsv"))


@cache
def firm_heads() -> frozenset[str]:
    """Words with which names of bodies and works end."""
    return frozenset(" ".join(rows("names")["heads"].values()).split())


def _first(name: str) -> str:
    """The first word of a name, in small letters."""
    word = WORD.search(name)
    return word.group().lower() if word is not None else name


@dataclass(frozen=True, slots=True)
class Forms:
    """How often each word of a text stands in small letters, large, and so where a sentence begins; names of several
    words, by the first one; words in capitals."""

    small: Counter[str]
    large: Counter[str]
    first: Counter[str]
    names: Mapping[str, Set[str]]
    capitals: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Forms":
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
        if is_large_body(shown):
            return body_name(shown)
        named, alert = self._named(shown), shown.isupper()
        if alert:  # "GRACE HUA": what stands behind a given name is a name
            pairs = (m for m in PAIR.finditer(shown) if m[1].title() in given_names())
            named = {m.start(2): m[2].title() for m in pairs if not is_common_word(m[2])} | named

        named = _lands(shown) | named

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
        names = said or all(fit or word in firm_heads() for word, fit in zip(own, spoken, strict=True))
        placed = person = named = False
        for at, (word, form) in enumerate(zip(own, forms, strict=True)):
            behind = own[at + 1].lower() if at + 1 < len(own) else ""
            pair = (word.title(), behind.title())
            if word == "IT" and behind in rows("english")["after_it"]:
                form = "it" if at else "It"
            elif word == "WHO" and at and behind:
                form = "who"
            elif word == "I" or word in _letters() or (form == word and word in self.capitals):
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
        return (
            f"{word} {behind}" in _pairs() or _is_given(word, behind) or title or word in known_names() - {word.upper()}
        )

    def hushed(self, shown: str) -> str:
        """A heading in which common words in capitals among others are written small: "Star SPLITS from Roe"."""
        shouted = rows("english")["shouted"]

        def plain(word: re.Match[str]) -> str:
            told = word.group()
            kept = told in self.capitals | known_names() or self.large[told.lower()] > 0
            kept = kept or told.title() in given_names() | _towns()
            small = (told.endswith(("S", "ED", "ING")) and len(told) > LONG) or told.lower() in shouted
            return told.lower() if small and not kept else told

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
        if not shown or word in self.capitals or word in _letters():
            return word
        if not begins and self._is_small(word.lower()):
            return word.lower()
        named = self.large[word.lower()] or self.first[word.lower()]
        small = word.lower() in rows("english")["function_words"]
        name = small or (alert and (len(word) > LONG or word.title() in given_names()))
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
        return len(word) >= LONG and (is_common_word(word) or word in MEASURES) and not named
