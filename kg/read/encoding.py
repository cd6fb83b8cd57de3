"""Bytes become characters.

A byte order mark, UTF-8 and the zeros of UTF-16 can be seen for sure; the rest is a guess among the three old
encodings that English news comes in. Statistical detectors were tried and guess wrong on English, where one byte in a
hundred tells (docs/decisions/0002-reading.md).
"""

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
OLD = ("cp1252", "cp1250", "mac-roman")  # the commonest first: it wins a tie
# What a wrong guess looks like: a capital with an accent or a symbol inside a word ("companyÕs", "Pawe³", "£ódŸ").
ODD = re.compile(r"(?<=[a-z])[À-ÖØ-Þ](?=[a-z])|(?<=[A-Za-z])[¡-¿×÷†‡‰‹›€™Œ](?=[A-Za-z])|[³¶¹¼½¾£][a-zà-ÿ]|�|[ÒÓ]\b")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(content: bytes) -> str | None:
    """The text that the bytes spell, or None when they are no text."""
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if wide := _utf_16(content):
        return content.decode(wide, "replace")
    if len(CONTROL.findall(content)) > len(content) // 100:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _mostly_utf_8(content) or min((content.decode(name, "replace") for name in OLD), key=_oddness)


def _utf_16(content: bytes) -> str | None:
    """English in UTF-16 has a zero in nearly every second byte."""
    head = content[:2000]
    half = max(1, len(head) // 2)
    if head[1::2].count(0) > 0.8 * half and head[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if head[::2].count(0) > 0.8 * half and head[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _mostly_utf_8(content: bytes) -> str | None:
    """UTF-8 with a few stray bytes (a quotation pasted from elsewhere), those read as cp1252."""
    text = content.decode("utf-8", "surrogateescape")
    stray = re.findall("[\udc80-\udcff]", text)
    wide = sum(1 for c in text if c > "\x7f") - len(stray)
    if wide <= 2 * len(stray):
        return None
    return re.sub("[\udc80-\udcff]", lambda m: bytes([ord(m[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def _oddness(text: str) -> int:
    return len(ODD.findall(text))
