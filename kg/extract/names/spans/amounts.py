"""Whether a word is a sum of money with its currency, and no name: "US$5m", "NOK4.5bn"; or a zone of clocks: "ET"."""

import re

from kg.extract.names.words import listed
from kg.extract.tokens import Doc, Token
from kg.rows import rows
from kg.shown.shorthand import sums_in_letters

_STAGE = re.compile(r"(?:[1-4]|I{1,3}V?)[ab]?(?:/[1-4I]+[ab]?)?")
_AMOUNT = re.compile(
    r"(US|C|A|HK|NZ|S|NT)?(USD|EUR|GBP)?[$€£¥][\d.,]*[a-z]*"
    r"|(?:Rs|RM|Rp|[KUT]?Shs?|Ksh|Ush|Tsh|Tk|CHF|CFA|Fr|Gs)\d[\d.,]*[a-z]*"
    r"|[RKPN]\d+(?:[.,]\d[\d.,]*[a-z]*|[bmt]n|trn)"  # "R1,800", "N40bn", no "K2"
)
_LETTER_AMOUNT = re.compile(r"[RKPN]\d+")
_CODE_AMOUNT = re.compile(r"([A-Z]{3})\d[\d.,]*[a-z]*")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[:.h]?(?:[0-5]\d)?|[ap]\.?m\.?|noon|midnight", re.I)
_SCALES = ("million", "billion", "trillion", "m", "bn", "mn", "tn", "crore", "lakh")


def is_amount(token: Token) -> bool:
    """Whether a word is a sum of money with its currency: also "R412" of "R412 million"."""
    text = token.text
    code = _CODE_AMOUNT.fullmatch(text)
    scaled = token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ in _SCALES
    return bool(
        (len(text) > len("SEK") and text in sums_in_letters())  # "MSEK" of "MSEK 129"
        or (text in rows("units")["money"]["rupees"] and token.doc[token.i + 1 : token.i + 2].text[:1].isdigit())
        or _AMOUNT.fullmatch(text)
        or (code and code[1] in listed("common", "units"))
        or (scaled and _LETTER_AMOUNT.fullmatch(text))
    )


def is_zone(token: Token) -> bool:
    """Whether letters behind a clock's time say where it is so late: "0912 GMT", "5:15 a.m. ET"."""
    told = token.text in listed("common", "zones") and token.i > 0
    return told and _CLOCK.fullmatch(token.nbor(-1).text) is not None


def tells_stage(doc: Doc, first: int, last: int) -> bool:
    """Whether the stage of a study stands before its name: "the Phase III LUMO-2 trial"."""
    return last - first > 2 and doc[first].text == "Phase" and _STAGE.fullmatch(doc[first + 1].text) is not None
