"""Figures in the shorthand of wires and results are read in full words: "3.4 bln dlrs" as "3.4 billion dollars".

Signs, digits and scales without a blank are parted ("NZ$20", "4.5bn", "3.2pc", "c.£1.2bn", "+3.4%"). What the model
reads is the norm of a token; the words stay as they are.
"""

import re
from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc, Token

from kg.rows import alternatives, rows, words

AMOUNT_AT_END = re.compile(r"(?:\d[\d.,]*)?(?:[MBKCFLQH]|bn|mn|[mgt])\.")
RIYALS, SCALES = "SR", ("million", "billion", "trillion")  # "SR900 million"; "SR520" may be a road
WON = ("bt", "def")  # between winner and loser
GRADES = ("%", "t", "gpt", "g/t", "ppm", "ppb")  # before what an ore holds: "1.2% Cu"
KEY = "written out"  # of `Doc.user_data`


def part(doc: Doc) -> None:
    """Part what figures are written with into tokens of their own."""
    _end_amounts(doc)
    _part_amounts(doc)


def _end_amounts(doc: Doc) -> None:
    """Part "60M." (or the "m." that spaCy cuts from "11m.") in two where a new sentence begins behind it."""
    with doc.retokenize() as retokenizer:
        for token in doc:
            glued = token.i > 0 and not doc[token.i - 1].whitespace_ and doc[token.i - 1].text[-1].isdigit()
            ends = AMOUNT_AT_END.fullmatch(token.text) and (glued or token.text[0].isdigit())
            if ends and (token.i + 1 == len(doc) or doc[token.i + 1].is_title):
                retokenizer.split(token, [token.text[:-1], "."], heads=[(token, 0), (token, 0)])


def _part_amounts(doc: Doc) -> None:
    """Part "NZ$20", "R$3bn" and "4.5bn" into sign, digits and scale, as spaCy does with "US$20m"."""
    with doc.retokenize() as retokenizer:
        for token in doc:
            shaped = token.text[-1:].isalnum() and not token.is_alpha
            found = _amount().fullmatch(token.text) if shaped else None
            parts = [part for part in found.groups() if part] if found else []
            if parts and parts[0] == "+" and not _is_move(doc, token):
                continue
            if parts and parts[0] == RIYALS and doc[token.i + 1 : token.i + 2].text not in SCALES:
                continue
            if len(parts) > 1:
                retokenizer.split(token, parts, heads=[(token, 0)] * len(parts))


def _is_move(doc: Doc, token: Token) -> bool:
    """Whether a number with a plus is that of a rise: "+3.4%", "+120 bps", no "+47 55 12 40"."""
    return doc[token.i + 1 : token.i + 2].text in rows("numbers")["written_out"]["moved"]


def written_out(doc: Doc) -> Mapping[int, str]:
    """The words that are read for units and signs in shorthand, by the index of their token."""
    found: Mapping[int, str] = doc.user_data.get(KEY, {})
    return found


@cache
def _amount() -> re.Pattern[str]:
    """A sum or a large number without a blank: its sign, if any, its digits, its scale, if any."""
    written = rows("numbers")["written_out"]
    signs = alternatives(map(re.escape, _parted_signs()))
    scales = "|".join([*(scale for scale in rows("numbers")["spelled"] if len(scale) > 1), *written["glued"]])
    about = "|".join(map(re.escape, written["about"]))
    return re.compile(rf"({about})?({signs}|[+▲△↑▼▽↓])?(\d[\d.,]*)({scales})?")


@cache
def _signs() -> frozenset[str]:
    """Signs of currencies that no letters alone make."""
    return frozenset(sign for sign in rows("units")["money"]["signs"] if not sign.isalpha() and sign[-1] != ".")


@cache
def _parted_signs() -> frozenset[str]:
    """Signs and codes of currencies that may stand before digits without a blank."""
    return _signs() | sums_in_letters() | {"SFr", "Dh", "Dhs", RIYALS}


@cache
def sums_in_letters() -> frozenset[str]:
    """Codes of currencies that results are told in, with and without a scale: "NOK", "MNOK", "EURm"."""
    scaled = rows("units")["money"]["scaled_codes"]
    return frozenset(
        before + code + behind
        for code in scaled["codes"]
        for before, behind in [("", ""), *((b, "") for b in scaled["before"]), *(("", b) for b in scaled["behind"])]
    )


def write_out(doc: Doc) -> None:
    """Let the model read "m" of "$400m" as "million", "NZ$" and "Rs" as "$", "dlrs" as "dollars", as it knows them."""
    units: dict[int, str] = {}
    known = rows("numbers")["spelled"].keys() | _signs()
    for token in doc:
        written = _sign(doc, token) or _behind_number(doc, token) or _measured(doc, token) or _won(doc, token)
        if written is not None:
            token.norm_ = written
            if token.text not in known and written != "$":
                units[token.i] = written
    if units:
        doc.user_data[KEY] = units


def _sign(doc: Doc, token: Token) -> str | None:
    """What is read for a sign before a number."""
    if token.text in _signs():
        return "$"
    behind = doc[token.i + 1 : token.i + 3].text.lstrip("$€£¥")
    if not (behind[:1].isdigit() or (behind[:1] == "." and behind[1:].strip()[:1].isdigit())):
        return None
    if token.text == RIYALS:
        return "$" if doc[token.i + 2 : token.i + 3].text in SCALES else None
    if token.text in sums_in_letters() or token.text in rows("units")["money"]["rupees"]:
        return "$"
    signs: dict[str, str] = rows("numbers")["written_out"]["signs"]
    return signs.get(token.text)


def _won(doc: Doc, token: Token) -> str | None:
    """What is read for the mark of a result: "Lund bt Corby 4-3", "Holub def. Daumier"."""
    between = token.text in WON and 0 < token.i < len(doc) - 1 and doc[token.i + 1].is_title
    before = doc[token.i - 1] if between else None
    named = before is not None and (before.is_title or before.is_upper or before.text in (",", ")"))
    return "beat" if named else None


def _measured(doc: Doc, token: Token) -> str | None:
    """What is read for a short word of results before what is measured, or a figure: "Q3 adj EBIT", "rev $3 bln"."""
    short: dict[str, str] = rows("numbers")["written_out"]["measures"]
    written = short.get(token.lower_)
    if written is None or token.i + 1 >= len(doc):
        return None
    behind = doc[token.i + 1]
    if written == "forecast":  # "revenue view $405 mln", no "a view to"
        before = doc[token.i - 1].lower_ if token.i else ""
        return written if {before, before.removesuffix("s")} & words("observations", "measures") else None
    figure = behind.like_num or behind.is_currency or behind.text in {"was", "of", *sums_in_letters()}
    measure = behind.lower_ in words("observations", "measures") | words("observations", "of_results")
    return written if figure or measure or (behind.lower_ == "ago" and written == "year") else None


def _behind_number(doc: Doc, token: Token) -> str | None:
    """What is read for a scale, a unit or a slash behind a number."""
    before = doc[token.i - 1] if token.i else None
    if before is None:
        return None
    tied = before.i > 0 and before.text == "-" and not before.whitespace_
    number = (doc[before.i - 1] if tied else before).text[-1:].isdigit()
    scale = rows("numbers")["spelled"].get(token.text)
    if (
        scale is not None
        and number
        and (not before.whitespace_ or len(token.text) > 1)
        and not (tied and len(token.text) == 1)
    ):
        return str(scale)
    written = rows("numbers")["written_out"]
    if before.text in GRADES and token.text in written["elements"]:
        return str(written["elements"][token.text])
    if token.text == "/" and (number or before.norm_ in written["scales"]):
        return "per" if doc[token.i + 1 : token.i + 2].text in written["per"] else None
    if token.text in written["per"] and before.text == "/" and before.norm_ == "per":
        return str(written["per"][token.text])
    if number or before.norm_ in written["scales"]:
        units: dict[str, str] = written["units"]
        return units.get(token.text)
    return None
