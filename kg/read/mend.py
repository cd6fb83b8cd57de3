"""Characters as they came become characters as meant: mojibake, entities, escapes, invisible characters, blanks.

Done before any offset is taken: offsets refer to the mended text. Nothing is folded that carries meaning: case,
accents and the shape of quotation marks stay.
"""

import html
import re

from ftfy import TextFixerConfig, fix_text

from kg.rows import rows

FIXES = TextFixerConfig(
    unescape_html=False,  # done here, also where the text holds "<"
    uncurl_quotes=False,  # evidence must show the very marks of the article
    fix_character_width=True,
    fix_latin_ligatures=True,  # PDFs spell "office" with one character for "ffi"
    remove_control_chars=True,
    normalization="NFC",
    max_decode_length=100_000,
)
ROUNDS = 4  # an entity inside an entity, mojibake inside mojibake: deeper nesting is no accident

INVISIBLE = dict.fromkeys(
    [0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
)
BLANKS = dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x2800], " ")
BREAKS = dict.fromkeys([0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029], "\n")
# Controls, halves of pairs, places that hold no character, and the invisible tags.
NO_TEXT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(f"{chr(0x10000 * plane + 0xFFFE)}{chr(0x10000 * plane + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
TABLE = {**INVISIBLE, **BLANKS, **BREAKS}
SOUND = dict.fromkeys(map(ord, "‘’“”–—…€£"))  # what is no mojibake, as long as nothing else beyond ASCII stands beside

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});")
BLOCK_TAG = re.compile(r"<(?:br|hr)\s*/?>|</?(?:p|div|h[1-6]|li|ul|ol|blockquote)(?:\s[^<>]{0,300})?>", re.IGNORECASE)
INLINE_TAG = re.compile(r"</?(?:a|b|i|u|em|strong|span|font|sup|sub|img)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
# Marks of notes that encyclopedias set right behind a word or a full stop: "Leeds[3]", "in 1950.[citation needed]".
NOTE = re.compile(r"(?<=[\w.,;:!?)\"'”’\]])\[(?:(?:note )?\d{1,3}|[a-z ]{3,20} needed)\]")
# An initial set apart for show: "T HE mayor", "W hen she".
INITIAL = re.compile(r"^([B-HJ-Z]) ([A-Z]{2,11}|[a-z]{2,11})(?=[ ,’'])", re.MULTILINE)
BLANK_RUN = re.compile(r"[ ]{2,}")
BLANK_AT_EDGE = re.compile(r" *\n *")

# Escapes left behind by a program that wrote a string literal. A backslash inside a path ("C:\new") is none.
ESCAPED_BREAKS = re.compile(r"(?<![\\:\w])(?:\\r)?\\n(?:[ ]*(?:\\r)?\\n)+|(?:\\r\\n[ ]*){2,}")
ESCAPED_BREAK = re.compile(r"\\r\\n|(?<!\\)(?<!\b[A-Za-z]:)\\n(?!\w*\\\w)|(?<![\\:\w])\\r(?!\w)")
ESCAPED_TAB = re.compile(r"(?<![\\:\w])\\t(?=[A-Z0-9 ])")
ESCAPED_CHARACTER = re.compile(r"\\u([0-9a-fA-F]{4})")
ESCAPED_MARK = re.compile(r"\\+([\"'/])")


def mend(text: str) -> str:
    """The text as it was meant; mending it again changes nothing."""
    for _ in range(ROUNDS):
        mended = _mend_once(text)
        if mended == text:
            break
        text = mended
    return text


def _mend_once(text: str) -> str:
    text = ENTITY.sub(lambda m: html.unescape(m[0]), text.replace("\r\n", "\n"))
    text = "\n".join(map(_fixed, _unescape(text).split("\n")))
    if "<" in text:
        text = INLINE_TAG.sub("", BLOCK_TAG.sub("\n", text))
    text = text.translate(TABLE)
    text = NOTE.sub("", NO_TEXT.sub("", text))
    text = BLANK_AT_EDGE.sub("\n", BLANK_RUN.sub(" ", text)).strip(" \n")
    return INITIAL.sub(lambda found: "".join(found.groups()) if _is_small(*found.groups()) else found[0], text)


def _fixed(line: str) -> str:
    """A line without mojibake, where it holds what may be some."""
    return line if line.translate(SOUND).isascii() else fix_text(line, FIXES)


def _is_small(initial: str, rest: str) -> bool:
    """Whether an initial and what follows it are one small word, and no letter and a word: "T HE", no "B WAS"."""
    small = rows("english")["function_words"]
    return (initial + rest).lower() in small and rest.lower() not in set(small) - {"he"}


def _unescape(text: str) -> str:
    """Backslash escapes written out.

    Where the text also has real line breaks, an escaped one is the edge of a column, in mid-sentence, and becomes a
    blank; where it has none, the escaped ones are its line breaks.
    """
    if "\\" not in text:
        return text
    text = ESCAPED_MARK.sub(r"\1", ESCAPED_CHARACTER.sub(lambda m: chr(int(m[1], 16)), text))
    single = " " if "\n" in text else "\n"
    text = ESCAPED_BREAK.sub(single, ESCAPED_BREAKS.sub("\n\n", text))
    return ESCAPED_TAB.sub(" ", text)
