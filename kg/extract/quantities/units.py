"""The words and signs after or before a number become the name of its unit: "percent", "CNY", "kilometer"."""

import re
from functools import cache, lru_cache

from babel.core import Locale
from babel.numbers import get_currency_name

from kg.extract.numerals import either
from kg.rows import rows

_ROWS = rows("units")
MONEY = _ROWS["money"]


EXPLICIT = 100  # what it weighs that a text once writes "Norwegian crowns", against a mention of a country
LOCAL = 2  # mentions of towns and provinces that make a paper one of their country
_UNSCALED = frozenset((*MONEY["scaled_codes"]["codes"], "€", "£", "$"))  # signs of money before "m" and "bn"
_SMALL_CHANGE = ("cent", "penny", "paisa", "kopeck", "centavo", "sen", "kobo", "satang", "pesewa", "centime", "ngwee")
_NAMELESS = frozenset(MONEY["nameless"]["names"])  # money of several countries that is told by its name alone


@cache
def measure_names() -> dict[str, str]:
    """Every written form (lower case) of percents and measures with the unit it names."""
    names = {form: unit for unit, forms in _ROWS["percent"].items() for form in forms}
    names |= {form.replace(" ", "-"): unit for form, unit in names.items()}  # "a 50-basis-point cut"
    for unit, forms in _ROWS["measures"].items():
        for form in forms:
            names |= {form: unit, form.replace(" ", "-"): unit}
            if form.isalpha() or " " in form or "-" in form:
                names |= {form + "s": unit, form.replace(" ", "-") + "s": unit}
    return names


@cache
def symbols() -> dict[str, str]:
    """Every symbol, in its own letters, with the unit it names."""
    return {form: unit for unit, forms in _ROWS["symbols"].items() for form in forms}


@cache
def money_names() -> dict[str, str]:
    """Names of money in lower case, singular and plural, with their ISO 4217 code: the rows' and those of CLDR."""
    names: dict[str, str] = {}
    for code in sorted(codes()):
        forms = {get_currency_name(code, count, locale="en") for count in (None, 1, 2)}
        names |= {form.lower(): code for form in forms if re.fullmatch(r"[^\d()]+", form) and " " in form}
    for name, code in MONEY["names"].items():
        names |= {name: code, name if name.endswith("s") else name + "s": code}
    return names


@cache
def codes() -> frozenset[str]:
    """The ISO 4217 codes in use."""
    return frozenset(str(code) for code in Locale("en").currencies if str(code).isascii())


@cache
def before_number() -> str:
    """The source of a pattern for what stands before a sum of money."""
    signs = either(sign for sign in MONEY["signs"])
    scaled = MONEY["scaled_codes"]
    kept, before, behind = (either(scaled[name]) for name in ("codes", "before", "behind"))
    results = rf"(?:{before})(?:{kept})|(?:{kept}|[€£$])(?:{behind})(?=\s?\d)"  # "MSEK 129", "EURm 45"
    return rf"(?:{results}|(?:{either(codes())}|US|GB|AU)\s?(?=[$€£¥])[$€£¥]|{signs}|{either(codes())})"


def scale_of(before: str) -> int:
    """The scale that is glued to a code before a number: a million of "MSEK" and of "EURm"; 1 where none is."""
    scaled = MONEY["scaled_codes"]
    if before[1:] in scaled["codes"]:
        return int(scaled["before"].get(before[:1], 1))
    ends = (end for end in scaled["behind"] if before.endswith(end) and before.removesuffix(end) in _UNSCALED)
    return max((int(scaled["behind"][end]) for end in ends), default=1)


def currency(words: str, text: str) -> str | None:
    """The code of a sign, code or name of money; of a shared one that of the country the text speaks of most."""
    plain = " ".join(words.split())
    if scale_of(plain) > 1:
        plain = next(sign for sign in _UNSCALED if sign in plain)
    known = (name for name in (plain.rstrip("."), plain.casefold().removesuffix("s")) if name in MONEY["shared"])
    meant = next((_meant(name, text) for name in known), None)
    meant = meant or (_local_dollar(text) if plain == "$" else None)
    meant = meant or (_named_dollar(text) if plain.casefold() in ("dollar", "dollars") else None)
    if meant is not None:
        return meant
    if (name := plain.casefold().removesuffix("s")) in _NAMELESS:
        return name  # "18 shillings", where no country is known
    if plain in MONEY["signs"]:
        return str(MONEY["signs"][plain])
    if plain[:3] in codes():
        return plain[:3]
    if plain[-1:] in MONEY["signs"] and plain[:2] in ("US", "GB", "AU"):
        return {"US": "USD", "GB": "GBP", "AU": "AUD"}[plain[:2]]
    return money_names().get(plain.casefold())


@lru_cache(maxsize=64)
def _meant(shared: str, text: str) -> str | None:
    """Whose money a shared name is: of the country that a text writes of most, or whose money it once tells in full."""
    counted = {code: len(re.findall(rf"\b(?:{cues})", text)) for code, cues in _cues(shared).items()}
    for name in _full_names(shared):
        counted[money_names()[name]] += EXPLICIT * len(re.findall(rf"\b{name}", text, re.IGNORECASE))
    best = max(counted, key=lambda code: counted[code])
    return str(best) if counted[best] else None


def _cues(shared: str) -> dict[str, str]:
    """By code, how a text tells whose a shared money is; another name of the same money only refers to it."""
    told: dict[str, str] | str = MONEY["shared"].get(shared, {})
    return _cues(told) if isinstance(told, str) else told


@cache
def _full_names(shared: str) -> tuple[str, ...]:
    """The names that say which money of a shared name is meant: "norwegian crown" of "crown"."""
    meant = _cues(shared)
    return tuple(
        name
        for name, code in money_names().items()
        if name.endswith(f" {shared}") and code in meant and name not in MONEY["shared"]
    )


@lru_cache(maxsize=8)
def _local_dollar(text: str) -> str | None:
    """The dollar of the country whose towns and provinces a text speaks of, as papers there do; not of agencies."""
    if re.search(MONEY["dollar_abroad"]["marks"], text):
        return None
    homes = {code for code, marks in MONEY["dollar_homes"].items() if re.search(marks, text, re.I | re.M)}
    if homes:
        return str(homes.pop()) if len(homes) == 1 else None
    if re.search(r"[A-Z]\$|\bU\.?S\b|\bAmerica", text):
        return None
    counted = {code: len(re.findall(rf"\b(?:{cues})\b", text, re.I)) for code, cues in MONEY["dollars"].items()}
    best = max(counted, key=lambda code: counted[code])
    return str(best) if counted[best] >= LOCAL else None


def home_dollar(text: str, site: str) -> str | None:
    """The dollar that a site's country writes as "$", unless the article is an agency's or of the United States."""
    host = re.sub(r"^\w+://|[/:?#].*", "", site).casefold()
    meant = next((code for code, ends in MONEY["dollar_sites"].items() if host.endswith(tuple(ends))), None)
    told_abroad = re.search(MONEY["dollar_abroad"]["marks"], text) or re.search(r"\bU\.?S\b|\bAmerica", text)
    return None if meant is None or told_abroad else str(meant)


@lru_cache(maxsize=8)
def _named_dollar(text: str) -> str | None:
    """The one dollar that a text calls by its country, and means from then on: "97 million Canadian dollars"."""
    told = {word.casefold() for word in re.findall(r"\b(\S+) dollars?\b", text)}
    named = {code for name, code in money_names().items() if name.endswith(" dollar") and name.split()[-2] in told}
    return str(named.pop()) if len(named) == 1 and not re.search(r"\bU\.?S\.? dollar|\bAmerican dollar", text) else None


def is_doubtful(words: str) -> bool:
    """Whether a name of money is also another word ("won", "real")."""
    return words.casefold() in MONEY["doubtful"] or words.casefold().removesuffix("s") in MONEY["doubtful"]


def is_money(unit: str) -> bool:
    """Whether a unit is a currency."""
    return unit in _SMALL_CHANGE or unit in _NAMELESS or (len(unit) == 3 and unit.isupper())


@cache
def after_number() -> re.Pattern[str]:
    """What may stand after a number and name its unit; groups: `percent`, `money`, `sign`, `symbol`, `measure`."""
    measures = {name: unit for name, unit in measure_names().items() if unit not in _ROWS["percent"]}
    percents = [name for name, unit in measure_names().items() if unit in _ROWS["percent"]]
    exact = either(form for form in symbols() if form not in _ROWS["tight"]["forms"])
    tight = either(_ROWS["tight"]["forms"])
    return re.compile(
        rf"(?P<percent>[\s-]?(?i:{either(percents)})(?![\w]))"
        rf"|(?:[\s-]?(?P<sign>(?:{either(codes())})|[€£]|zł|kr|RMB)(?![\w]))"
        rf"|(?:[\s-]?(?P<measure>(?i:{either(measures)}))(?!\w))"
        rf"|(?:[\s-](?P<money>(?i:{either(money_names())}))(?![\w]))"
        rf"|(?P<tight>(?:{tight}))(?![\w’'])"
        rf"|(?:[\s-]?(?P<symbol>{exact})(?!\w))"
    )


RATE = re.compile(
    rf"(?:\sper\s|\san?\s|/|-an?-|-per-)(?P<per>(?i:{either(_ROWS['rates']['units'])}))"
    r"(?!\w)(?!\s(?:earlier|ago|later|before)\b)"  # "9.6 gigawatts a week earlier"
)
