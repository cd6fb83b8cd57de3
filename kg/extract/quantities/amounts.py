"""Text becomes amounts: a number in digits or words with its scale, and the sign or unit written beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.extract import numerals
from kg.extract.numerals import DIGITS, FOLDED, SCALE, WORDS, either
from kg.extract.quantities.fractions import (
    AND_PART,
    EIGHTHS,
    FEW,
    FRACTION,
    ODDS,
    VULGAR,
    fraction_in_words,
    mixed,
    so_many_in,
)
from kg.extract.quantities.units import (
    MONEY,
    RATE,
    after_number,
    before_number,
    currency,
    is_doubtful,
    is_money,
    measure_names,
    scale_of,
    symbols,
)
from kg.rows import rows

_ROWS = rows("numbers")
_SUFFIX = r"(?:k|m|mn|mln|mm|b|bn|bln|t|tn|trn|cr)"
_AND_A_HALF = re.compile(
    rf"(?<![\w-])(?P<whole>(?:an?|{FEW}))\s(?P<unit>{either(measure_names())})\sand\sa\s(?P<part>half|quarter)(?![\w-]|\sof\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?:(?<![\w$€£¥.,/#@&_+’\'])|(?<=\bc\.)(?=[$€£¥])|(?<=(?<![\w)])\+)(?={DIGITS}\s?(?:%|pct|percent|per\scent|pc|bps|pp)))"
    rf"(?<!\d[:,.])(?P<minus>(?<![\d%)])[-−–](?=\d)|(?<!\d\s)(?i:minus)\s(?=\d))?"
    rf"(?:(?P<before>{before_number()})\s?)?(?:(?P<minus2>[-−])(?=\d))?"
    rf"(?:(?P<mixed>(?:{DIGITS}|(?i:{WORDS}))(?:[\s-]{EIGHTHS}|\s?[{VULGAR}]|[\s-](?i:{AND_PART})(?!\w))|[{VULGAR}])"
    rf"|(?i:{ODDS})|(?i:{FRACTION})|(?P<digits>{DIGITS})|(?P<words>(?<![a-zA-Z])(?i:{WORDS}|{FOLDED})))"
    rf"(?:(?:[\s-]?(?P<scale>(?i:(?:of\s)?a\s)?(?i:{SCALE}))s?(?!\w)(?:\s(?P<scale2>(?i:{SCALE}))(?!\w))?)|(?:\s|-(?=(?i:cr)\b))?(?P<suffix>(?i:{_SUFFIX}))(?![\w]))?"
)
# "3.4m people" are millions, "a 3.4m wall" is not.
_COUNTED_MILLIONS = re.compile(
    r"\s(?:more\b|people\b|men\b|women\b|children\b|of\sits\b|of\sthe\b|(?:[a-z]+\s)?(?!across|metres|meters|this|was|has|is|less)[a-z]+[a-z]{2}s\b)"
)
# What is told of people and things counted: "subscribers fell from 2.4m to 1.9m", "sold 1.2m cars, down from 1.4m".
_COUNTED_BEFORE = re.compile(
    rf"\b(?i:{either(rows('units')['counted_in_millions'])})\b(?:['’]s)?(?:\s[\w.]+){{0,7}}?(?:,(?:\s(?:up|down|compared))?)?"
    rf"\s(?:from|to|by|of|than|with|against|(?:stood|stands|put|estimated)\sat|reached|reach|hit|topped|totalled|totaled|exceeded)"
    rf"\s(?:(?:about|some|nearly|around|over|almost|roughly|just|under|more\sthan|less\sthan|at\sleast)\s){{0,2}}$"
)
_MILLIONS_BEFORE = re.compile(
    r"\d[mM](?P<things>\s[^.;()]{3,60}?\s)(?:(?:up|down)\sfrom|than|with|against|and)\s(?:about|some|nearly|around|over|almost|just)?\s?$"
)
_CLOSED = re.compile(
    r"\s(?:from|to|in|on|a|per|during|this|last|next|by|over|since|after|before|and|people)\b|[,.;:)]|\s?$|\n"
)
_LENGTHS = re.compile(r"\b(?:apart|distance|deep|tall|wide|long|high|height|depth|metres|meters)\b")
_WINDOW = 90  # characters before a number in which its things may be told
_BEHIND = 20  # characters behind it in which it may turn out a length: "from 2m to 3m apart"
# "a quarter-point cut", "lowered its rate by half a point": points of a rate, where one is spoken of.
_POINTS = re.compile(r"(?:\sof)?(?:\sa)?[-\s](?:percentage[-\s])?points?\b", re.IGNORECASE)
_OF_RATES = re.compile(rf"\b(?:{either(_ROWS['rate_words']['words'])})s?\b", re.IGNORECASE)
_AROUND_POINTS = 60  # characters in which a rate is spoken of
_WON_WHAT = re.compile(r"\s(?:a|an|the|their|his|her|its|by)\s")  # "of 500, 300 won a seat"
# Small sums that no other word than a name of money follows: "1.80 crowns", "4 rand a share".
_PRICED = re.compile(r"\d\.\d\d\s|\s(?:per|a)\sshare\b")
_PART_OF_UNIT = re.compile(r"\s(?:of\s)?an?(?=\s)")
# Letters before a hyphen: the number goes on with a name or a code ("Swift-3", "A330-200"), unless they are the unit
# of the lower end of a range ("$3m-$4m").
_NAME = re.compile(rf"(?:{either(MONEY['acronyms'])})\d{{1,3}}")
_ROAD = re.compile(r"N\d\d?")  # "the N4", "N95": a code, and no naira
MOST_LOST = 1000  # pounds that somebody loses or lifts; what is more is money
RUNNING = re.compile(rf"\s(?:{either(_ROWS['running']['words'])})(?=\s)", re.IGNORECASE)
_TIMES = frozenset(rows("times")["units"])
# "four second places", "two second-hand cars": no time.
RANKED = re.compile(rf"\ssecond(?:[-\s](?:{either(_ROWS['ranked']['words'])})(?!\w))", re.IGNORECASE)
_PICTURES = frozenset(rows("units")["tight"]["pictures"])
LONGEST_QUOTE = 400  # characters back to the mark that opens a quotation: 'at "no more than 60"' tells no inches
_OPEN_QUOTE = re.compile(r'(?<![^\s(\[—–-])"(?=\S)[^"\n]*$')
_TELEPHONE = re.compile(r"[-–]0\d")  # after a number: "555-0142"
_DIALLED = re.compile(r"(?:(?<![\d,.])0\d{1,4}|\+\d{1,3})\)?[\s-](?:\d{2,4}[\s-])?$")  # before one: "0171 555 0142"
# The dealers' other price behind the first, by its last digits: "155.81-84 yen", "$1.1592-1594".
_QUOTED = re.compile(r"(?<![\d.,])(?P<bid>\d{1,5}\.(?P<decimals>\d{2,4}))[-–]$")
_ASKED = re.compile(r"[-–](?P<end>\d{2,4})(?![\d.,]\d|[-–/])")
_APART = Decimal("0.02")  # by no more of itself does the other price differ
_CODE = re.compile(
    r"[^\W\d]\d*[-–−]$(?<!\d[kmbKMB%][-–])(?<!\d(?:bn|mn|tn|km|kg)[-–])"
    r"(?<!\d\s(?i:mln|bln)[-–])(?<!\d\s(?:million|billion)[-–])(?<!\d(?i:mln|bln|pct)[-–])"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written: where it stands, what it is worth, its unit if that is written beside it.

    `scaled` says whether a scale word is part of it, `written` whether it is in words; `number_end` is where the
    number ends, before its unit.
    """

    start: int
    number_end: int
    end: int
    value: Decimal
    unit: str = ""
    scaled: bool = False
    written: bool = False
    fraction: bool = False
    scale: int = 1


def amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    """All numbers between two places of the text, in order, with the units written beside them."""
    halves = [_with_half(match) for match in _AND_A_HALF.finditer(text, start, end)]
    for match in _NUMBER.finditer(text, start, end):
        while halves and halves[0].end <= match.start():
            yield halves.pop(0)
        if halves and halves[0].start < match.end():
            continue
        amount = None if _CODE.search(text, max(start, match.start() - 12), match.start()) else _amount(match, text)
        if amount is not None:
            yield amount
    yield from halves


def _with_half(match: re.Match[str]) -> Amount:
    """ "A mile and a half", "two years and a quarter": a unit with a part behind it."""
    whole = numerals.number(match["whole"]) or Decimal(1)
    over, under = _ROWS["and_part"][f"and a {match['part'].casefold()}"]
    value = whole + Decimal(over) / Decimal(under)
    return Amount(
        match.start(), match.end(), match.end(), value, measure_names()[match["unit"].casefold()], written=True
    )


def _amount(match: re.Match[str], text: str) -> Amount | None:
    value, points = _value(match, text), _POINTS.match(text, match.end()) if match["fraction"] else None
    if points is not None and value is not None:
        around = text[max(0, match.start() - _AROUND_POINTS) : points.end() + _AROUND_POINTS]
        whole = Amount(match.start(), match.end(), points.end(), value, "percentage point")
        return whole if _OF_RATES.search(around) else None
    if value is None or _NAME.fullmatch(match[0]) or _ROAD.fullmatch(match[0]) or _is_telephone(match, text):
        return None
    scale_word = (match["scale"] or "").casefold().removeprefix("of ").removeprefix("a ")
    unit, end, ahead = "", match.end(), 1
    if match["before"]:
        unit = currency(match["before"], text) or ""
        ahead = scale_of(match["before"])  # "MSEK 129"
    if match["suffix"]:
        return _with_suffix(match, text, value, unit)
    factor = numerals.scale(scale_word) * numerals.scale(match["scale2"] or "") if scale_word else 1
    scaled = factor > 1 or (bool(match["words"]) and value >= 1000)
    amount = Amount(
        match.start(),
        end,
        end,
        value * factor * ahead,
        unit,
        scaled or ahead > 1,
        bool(match["words"]),
        bool(match["fraction"] or match["odds"]) and factor == 1,
        factor * ahead,
    )
    return _with_unit(amount, text)


def _asked(bid: str, end: str) -> Decimal | None:
    """The other price that a quote tells by its last digits: 155.84 of "155.81" and "84"; None where it is none."""
    if len(end) > len(bid.partition(".")[2]) or len(end) < 2:
        return None
    low, high = Decimal(bid), Decimal(bid[: -len(end)] + end)
    return high if low < high <= low * (1 + _APART) else None


def _as_quoted(match: re.Match[str], text: str) -> Decimal | None:
    """What a number is worth that ends a dealers' quote: the 84 of "155.81-84 yen"."""
    digits = match["digits"] or ""
    if not digits.isdigit() or text[match.start() - 1 : match.start()] not in ("-", "–") or match["before"]:
        return None
    first = _QUOTED.search(text, max(0, match.start() - 12), match.start())
    return _asked(first["bid"], digits) if first is not None else None


def _is_telephone(match: re.Match[str], text: str) -> bool:
    """Whether digits are part of a number to call."""
    if "." in (match["digits"] or ""):
        end = _ASKED.match(text, match.end())
        if end is not None and _asked(match["digits"], end["end"]) is not None:
            return False  # "$1.0842-0844"
    dialled = _DIALLED.search(text, max(0, match.start() - 12), match.start())
    return dialled is not None or _TELEPHONE.match(text, match.end()) is not None


def _value(match: re.Match[str], text: str) -> Decimal | None:
    if match["odds"]:
        value = so_many_in(match["one"] or match["of"] or match["of_ten"] or match["of_every"], match["all"])
    elif match["fraction"]:
        value = fraction_in_words(match["fraction"])
    elif match["mixed"]:
        value = mixed(match["mixed"])
    elif match["digits"]:
        if (quoted := _as_quoted(match, text)) is not None:
            return quoted
        if re.match(r"0\d", match["digits"]):
            return None
        value = numerals.digits(match["digits"])
    else:
        value = numerals.words(match["words"])
    return -value if value is not None and (match["minus"] or match["minus2"]) else value


def _with_suffix(match: re.Match[str], text: str, value: Decimal, unit: str) -> Amount | None:
    """ "15bn", "20k", "$5m": a letter that stands for a scale, or for a unit where no money is meant."""
    suffix = match["suffix"].casefold()
    if match["suffix"] == "K" and not unit:
        return None
    bare_end = match.start("suffix")
    glued = text[bare_end - 1] not in " \u00a0"
    plain = Amount(match.start(), bare_end, bare_end, value, unit)
    if (
        not glued
        and suffix not in ("mn", "bn", "mln", "bln", "tn", "trn")
        and not (unit and suffix in ("m", "b", "k", "cr"))
    ):
        trimmed = bare_end - 1
        return _with_unit(Amount(match.start(), trimmed, trimmed, value, unit), text)
    if suffix in ("m", "t", "b", "mm") and not unit:
        named = after_number().match(text, match.end())
        counts = suffix == "m" and glued and (_COUNTED_MILLIONS.match(text, match.end()) or _of_millions(match, text))
        if not counts and not (named and (named["money"] or named["sign"])):
            return _with_unit(plain, text)
    factor = numerals.scale(suffix)
    return _with_unit(Amount(match.start(), match.end(), match.end(), value * factor, unit, True, scale=factor), text)


def _of_millions(match: re.Match[str], text: str) -> bool:
    """Whether what was told before is counted, and not in meters: "subscribers fell from 2.4m to 1.9m"."""
    before = re.split(r"[.;!?]\s", text[max(0, match.start() - _WINDOW) : match.start()])[-1]
    if (
        not _CLOSED.match(text, match.end())
        or _LENGTHS.search(before)
        or _LENGTHS.search(text, match.end(), match.end() + _BEHIND)
    ):
        return False
    if _COUNTED_BEFORE.search(before):
        return True
    told = _MILLIONS_BEFORE.search(before)
    return told is not None and _COUNTED_MILLIONS.match(told["things"]) is not None


def _with_unit(amount: Amount, text: str) -> Amount | None:
    """The amount with the unit that follows it; None where letters follow that make it part of a name ("5G")."""
    part = _PART_OF_UNIT.match(text, amount.number_end) if amount.fraction else None
    found = after_number().match(text, part.end() if part else amount.number_end)
    found = found or time_behind(text, amount.number_end)
    if found is None or (part and not _is_halved(found)):
        if text[amount.number_end : amount.number_end + 1].isalpha():
            return None
        return amount
    unit, end = _unit(found, text, amount)
    if not unit:
        return amount
    rate = RATE.match(text, end)
    if rate and unit != "percent" and not is_money(unit) and not amount.unit:
        unit, end = f"{unit} per {measure_names().get(rate['per'].lower(), rate['per'].lower())}", rate.end()
    return Amount(
        amount.start,
        amount.number_end,
        end,
        amount.value,
        amount.unit or unit,
        amount.scaled,
        amount.written,
        amount.fraction,
        amount.scale,
    )


def time_behind(text: str, end: int) -> re.Match[str] | None:
    """The unit of time behind a number and a word on how they follow each other: "six straight months"."""
    between = RUNNING.match(text, end)
    found = after_number().match(text, between.end()) if between else None
    if found is None or not found["measure"] or text[found.end() : found.end() + 1] == "-":
        return None
    return found if measure_names()[found[0].strip().casefold()] in _TIMES else None


def _is_halved(found: re.Match[str]) -> bool:
    """Whether a part may be one of a unit: "half a percent", "five hundredths of a second", not "a third of a mark"."""
    money = (found["money"] or "").casefold()
    return bool(found["percent"] or found["measure"] or money in ("cent", "dollar", "euro", "sen"))


def _unit(found: re.Match[str], text: str, amount: Amount) -> tuple[str, int]:
    words = found[0].strip(" -\u00a0\n")
    if words.casefold() == "second" and amount.value != 1 and RANKED.match(text, found.start()):
        return "", 0
    if found["percent"] or found["measure"]:
        unit = measure_names()[words.casefold()]
        old = re.match(r"[-\s]olds?(?!\w)", text[found.end() : found.end() + 5])
        return (unit, found.end() + (old.end() if old else 0)) if not amount.unit else ("", 0)
    if found["tight"] == "p" and amount.value in _PICTURES:
        return "", 0
    if words == '"' and _OPEN_QUOTE.search(text, max(0, amount.start - LONGEST_QUOTE), found.end() - 1):
        return "", 0
    if found["tight"] or found["symbol"]:
        return (symbols()[words], found.end()) if not amount.unit else ("", 0)
    name = found["sign"] or found["money"]
    if name.casefold() in ("pound", "pounds") and not amount.unit and _weighs(text, amount, found.end()):
        return "pound-mass", found.end()
    if found["money"] and is_doubtful(name) and not amount.scaled:
        verb = name.casefold() == "won" and _WON_WHAT.match(text, found.end())
        plural = name.casefold().endswith("s") or name.casefold() in MONEY["same_in_plural"]
        small = amount.value < 100 and not _PRICED.search(text, amount.start, found.end() + len(" a share"))
        if small or verb or not plural or name.casefold() in MONEY["scaled"]:
            return "", 0
    return currency(name, text) or "", found.end()


def _weighs(text: str, amount: Amount, end: int) -> bool:
    """Whether pounds are a weight: "weighed 5 pounds", "5 pounds of flour", "a 200-pound man"."""
    if amount.scaled:
        return False
    verbs = (*MONEY["weighing"], *(MONEY["slimming"] if amount.value < MOST_LOST else ()))
    if re.search(rf"\b(?:{either(verbs)})\s(?:\w+\s){{0,2}}$", text[max(0, amount.start - 30) : amount.start]):
        return True
    if text[amount.number_end] == "-":
        return not re.match(rf"\s(?:{either(MONEY['notes'])})", text[end : end + 12])
    return bool(re.match(r"\sof\s(?!it\b|debt|aid|help|public|taxpayers|its|their|the|his|her)", text[end : end + 12]))
