"""The start of a paragraph becomes a dateline: "BEIJING, May 3 (Xinhua) -- ", "LONDON--(AP)--", "May 3 (UPI) -- ".

Capitals in front of a dash are a place; a place in small letters needs an agency, a day or a country behind it. In
front of a colon stand labels and speakers, too: there the place must be a known one, or the article must begin with it.
"""

import re
from functools import cache

from kg.read.credits import is_given_name, is_label_word
from kg.rows import alternatives, lines, rows, words

MAX_LENGTH = 140  # characters
UPPER = r"[^\W\d_a-zß-öø-ÿ]"  # a capital letter of any alphabet in Latin script
CAPITALS = rf"(?:(?:Mc|Mac|St\. |[A-Z]['’])?{UPPER}{{2,}}|[A-Z]\.)(?:[-'’.]{UPPER}+)*\.?"
SMALL = r"(?:de|del|la|le|les|los|las|of|the|and|di|da|do|dos|al|el|du|y|i|am|an|im|sur|upon)"
PLACE = rf"{CAPITALS}(?:[ /-](?:(?:{SMALL}|[AEIOUY]) ){{0,2}}{CAPITALS}){{0,4}}"
NAMED = r"[^\W\d_a-z][\w.'’-]+"
TITLED = rf"{NAMED}(?:[ /-](?:{SMALL} ){{0,2}}{NAMED}){{0,3}}"
REGION = rf"(?:, {NAMED}(?: {NAMED}){{0,3}}){{0,2}}"
ABROAD = rf"(?: \((?:[A-Z]{{1,2}}/[A-Z]{{1,2}}|{NAMED}(?: {NAMED}){{0,2}})\)(?=,))?"  # "BRENNER (Ostravik), Jan 30"
LETTERS = r"[A-Z]{2,6}(?:/[A-Z]{2,6})?"  # of an agency behind a day: "Lomas, Jan 30, LNA – ", "ISB/LNA"
ON_DAY = r", (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MORE = r"(?:,? and | ?& |, | ?/ ?|; )"  # between the places of a dateline
DASH = r"(?:\.?(?: ?(?:—|–|---?) ?| - )|\.- |: )"
CITY = re.compile(rf"(?P<place>{TITLED}): (?=[A-Z\"“‘][^:]{{40}})")  # "Sharjah: A museum opens"
CLOCK = r"\d{1,2}:\d\d(?: ?[AP]M)?(?: [A-Z]{2,4})?, \d\d/\d\d/\d{4}"  # "07:42 AM EDT, 10/23/2025 (MT Newswires) -- "
TAIL = re.compile(r"[\s—–:|/-]*$")
RUNNING = 12  # words that are a sentence rather than a notice
SHORT = 4  # letters of a word in capitals that is rather an abbreviation


def dateline_length(text: str, first: bool = True) -> int:
    """The length of the dateline that a paragraph starts with, the blank behind it included, or 0.

    Below the `first` paragraphs words in capitals alone are one only where a place of that name is known.
    """
    if (alone := _agency_alone().match(text)) and first:
        return alone.end()
    for pattern, bare in _patterns():
        found = pattern.match(text, 0, MAX_LENGTH)
        if found and found.end() < len(text) and (not bare or _is_bare_place(found[0], text[found.end() :], first)):
            again = text.startswith(found[0], found.end())  # "AUSTIN, Texas (AP) — AUSTIN, Texas (AP) — Kelso"
            return found.end() * (1 + again) if _names_a_place(found[0]) else 0
    city = CITY.match(text) if first else None
    return city.end() if city is not None and _is_city(city["place"]) else 0


def is_filed(text: str) -> bool:
    """Whether a paragraph starts with a dateline that tells its day or its agency, and goes on."""
    length = dateline_length(text)
    return length > 0 and (agency_in(text[:length]) is not None or _dated().search(text[:length]) is not None)


def day_in(dateline: str) -> str | None:
    """The day and month of a dateline: "March 11" of "LIMA, March 11 (AP) - "."""
    found = _dated().search(dateline)
    return found[0] if found is not None else None


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(_date())


@cache
def _date() -> str:
    month = rf"(?i:{rows('layout')['months']})\b\.?"
    year = r"(?:,? (?:19|20)\d\d)?"
    return rf"(?:{month} \d{{1,2}}(?:st|nd|rd|th)?{year}|\d{{1,2}}(?:st|nd|rd|th)? {month}{year})"


@cache
def _media() -> str:
    return alternatives(map(re.escape, rows("layout")["media"]))


@cache
def _agency() -> str:
    """An agency in brackets or strokes, or one that is known: "(AP)", "/CNW/", "- (ACN Newswire)", ", Kyodo"."""
    name = rf"(?!By )(?:[A-Z][\w.&'/ -]{{1,40}}|{_media()})"
    bracketed = rf",?(?: ?--? ?| [–—] | )?\({name}(?: [-–] {_date()})?\)"
    known = rf"[.,:]? (?:{_media()})(?: [A-Z]\w+)?(?= [-–—])"
    return rf"(?:{bracketed}|[.,]? ?/ ?[A-Z][\w .-]{{2,30}}/(?!\w)|{known})"


@cache
def _agency_alone() -> re.Pattern[str]:
    """An agency without a place: "AFP - The bank", no "CNN — the broadcaster — said"."""
    return re.compile(rf"(?:{_media()}) ?[-–—]{{1,2}} (?=[A-Z])(?![^.]{{0,120}} [–—] )")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """What datelines look like, and whether it is words in capitals alone."""
    date, agency = _date(), _agency()
    day = rf"(?:[.,]? (?:on )?{date}| ?(?:--?|[–—]) ?{date}| \({date}\))"
    filed = rf"(?:{agency}(?:(?:--| ){date})?)"
    brackets = rf"(?: \((?:By [A-Z]\w+|{date})\))?"
    capitals = rf"{PLACE}{REGION}{ABROAD}(?:{MORE}{PLACE}{REGION}){{0,3}}"
    titled = rf"{TITLED}{REGION}{ABROAD}(?:{MORE}{TITLED}{REGION}){{0,2}}"
    countries = "|".join(map(re.escape, rows("demonyms")["country"]))
    ends = rf"(?:{DASH}| / )(?:via [\w ]{{3,30}} -- )?"
    goes_on = r"(?:\.? (?=[A-Z\"“‘']))"
    known = rf"(?:\((?:{_media()})\)|/(?:{_media()})/)"
    return tuple(
        (re.compile(pattern), bare)
        for pattern, bare in (
            (rf"(?:{capitals}|{titled})(?:{day}|: {date}){filed}(?:{ends}|(?<=[)/]){goes_on})", False),
            (rf"(?:{capitals}|{titled}), {date}, {LETTERS}{ends}(?![^.]{{0,120}} [–—] )", False),
            (rf"(?:(?:{_media()}),?|\({LETTERS}\)) (?:{capitals}|{titled}), {date}{ends}", False),
            (rf"(?:{capitals}|{titled}){filed}{ends}", False),
            (rf"(?:{capitals}|{titled}){ON_DAY}{ends}", False),
            (rf"(?:{capitals}|{titled}){day}{brackets}{ends}", False),
            (rf"(?:{capitals}|{titled}) {known}{goes_on}", False),
            (rf"{date}{DASH}{PLACE}{REGION}{DASH}", False),
            (rf"{date} \([A-Z][\w.&' -]{{1,40}}\){DASH}", False),
            (rf"{CLOCK} \((?:{_media()})\){DASH}", False),
            (rf"\((?:{_media()})\){DASH}(?:{capitals}{day}?{DASH})?", False),
            (rf"\((?:{_media()})\) {date}{DASH}", False),
            (rf"\((?:{_media()})\) (?=[A-Z])", False),
            (rf"{TITLED}, (?:{countries}) ?[—–] ?", False),
            (rf"{PLACE}{REGION}(?:{DASH}(?![A-Z]\w+ (?:[A-Z]\.|[A-Z]\w+),? \d\d,)| \| )", True),
        )
    )


def agency_in(dateline: str) -> str | None:
    """The agency or the paper that a dateline names in brackets, "LONDON (Reuters) - ", or None."""
    month = rf"(?:{rows('layout')['months']})\b"
    for found in re.finditer(
        rf"\(([^()]+)\)|/ ?([A-Z][^/]+?) ?/|(?:^|[.,:]? )((?:{_media()})(?: [A-Z]\w+)?)(?= [-–—])"
        rf"|(?<=\d, )(?:[A-Z]+/)?([A-Z]+)(?=[ .:–—-])|^({_media()}),? (?=[A-Z])",
        dateline,
    ):
        named = next(filter(None, found.groups()), "")
        named = re.split(rf" [-–] (?=(?:{month}|\d))", named, maxsplit=1, flags=re.I)[0]
        abroad = dateline[found.end() : found.end() + 1] == ","
        if not (
            abroad
            or named.startswith("By ")
            or named.endswith("day")
            or re.search(rf"\b{month}\.? ?\d|\d {month}", named, re.I)
        ):
            return named
    return None


def _first_place(prefix: str) -> str:
    return re.split(r"[,(:—–/|]|--| -|\. ", TAIL.sub("", prefix.strip()))[0].strip(" .").casefold()


def _names_a_place(prefix: str) -> bool:
    place = _first_place(prefix)
    return place not in words("layout", "not_places") and not place.startswith(
        ("by ", "from ", "via ", "on ", "last ", "this ")
    )


def _is_bare_place(prefix: str, story: str, first: bool) -> bool:
    """Whether words in capitals in front of a dash or a colon are a place: no label, speaker or surname."""
    place = _first_place(prefix)
    label = all(map(is_label_word, re.split(r"[ /-]", place)))
    if not _known_places().isdisjoint((place, place.removesuffix(" city"))):  # "BAGUIO CITY—"
        return not (label and prefix.rstrip().endswith((":", "|")))
    tied = not prefix[-1].isspace() and "," not in prefix and not _is_running(story)  # "HOLT—Peter J., 78, of Dorf"
    shown = first and not tied and prefix.rstrip().endswith(("-", "–", "—"))
    town = " " in place and place.rpartition(" ")[2] in words("layout", "town_ends")  # "CEDAR HOLLOW — "
    return shown and (town or not label) and ("," in prefix or len(place) > SHORT)


def _is_running(story: str) -> bool:
    """Whether what stands behind words in capitals is a sentence that opens with nobody's given name."""
    tokens = story.split(maxsplit=RUNNING)
    whole = len(tokens) > RUNNING and story.rstrip('"”').endswith(".")
    return whole and not is_given_name(tokens[0].strip(",").casefold())


def _is_city(name: str) -> bool:
    """Whether words before a colon are a known town and nobody's name: "Navi Mumbai", no "Jordan", no "Reading"."""
    tokens = name.casefold().replace("/", " ").split()
    known = _known_cities().issuperset(name.casefold().split("/"))  # "Lahore/Multan"
    return known and not any(is_given_name(token) or is_label_word(token) for token in tokens)


def is_known_place(name: str) -> bool:
    """Whether the table of places has a name."""
    return name.casefold() in _known_places()


@cache
def _known_places() -> frozenset[str]:
    return frozenset(line.partition("\t")[0].casefold() for line in lines("places.tsv"))


@cache
def _known_cities() -> frozenset[str]:
    """Towns by the table of places, without those called as another land is: "Jordan" in Hong Kong."""
    rows_of = [line.split("\t") for line in lines("places.tsv")]
    lands = {name: code for name, kind, code, *_ in rows_of if kind == "country"}
    towns = (name for name, kind, code, *_ in rows_of if kind == "city" and lands.get(name, code) == code)
    return frozenset(name.casefold() for name in towns)
