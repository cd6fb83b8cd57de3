"""What a printed page has at its edges is taken out of the text that runs on below it: "THE LOMAS POST   8 May   5".

Such a line comes back on every page, or it is a bare number, and it stands in the middle of a sentence. The first line
of a text stays: it tells the paper and the day.
"""

import re
from collections import Counter
from itertools import pairwise

PAGE = re.compile(
    r"(?:page )?[-–—| ]*[A-Z]?\d{1,4}[-–—| ]*(?:(?:of|/) ?\d{1,4})?"
    r"|\W*(?:continued|cont(?:[’']d|\.)?|(?:please )?turn|more) (?:on|from|to) (?:page )?[A-Z]?\d{1,3}\b.{0,20}",
    re.I,
)
NUMBER = re.compile(r"(?:\bpage )?\b[A-Z]?\d{1,4}\W*$|^\W*(?:page )?[A-Z]?\d{1,4}\b", re.I)
ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
GOES_ON = re.compile(r"[a-z]+[,;.:]?(?: |$)")
LONGEST = 12  # words of such a line


def without_running_heads(text: str) -> str:
    """The text without the heads and the numbers of its pages."""
    lines = text.split("\n")
    told = [i for i, line in enumerate(lines) if line.strip()]
    repeated = _repeated([lines[i] for i in told])
    odd = {i: _letters(lines[i]) for i in told if PAGE.fullmatch(lines[i]) or _letters(lines[i]) in repeated}
    if not odd:
        return text
    gone = {i for a, b in _in_sentences(lines, [i for i in told if i not in odd]) for i in range(a + 1, b)}
    interrupting = {odd[i] for i in gone & odd.keys()} - {""}
    gone |= {i for i, letters in odd.items() if letters in interrupting and i != told[0]}
    return "\n".join(line for i, line in enumerate(lines) if i not in gone)


def _in_sentences(lines: list[str], plain: list[int]) -> list[tuple[int, int]]:
    """Lines that follow one another but for pages' edges, the second in mid-sentence."""
    pairs = ((a, b) for a, b in pairwise(plain) if any(lines[i].strip() for i in range(a + 1, b)))
    return [(a, b) for a, b in pairs if not ENDS.search(lines[a]) and GOES_ON.match(lines[b])]


def _repeated(lines: list[str]) -> set[str]:
    """The letters of short lines in capitals, or with a number, that come back."""
    shown = (line for line in lines if len(line.split()) <= LONGEST and not ENDS.search(line))
    marked = (line for line in shown if line.isupper() or re.search(r"\d", line))
    counted = Counter(filter(None, map(_letters, marked)))
    return {letters for letters, count in counted.items() if count > 1 and len(letters) > 3}


def _letters(line: str) -> str:
    return "".join(filter(str.isalpha, NUMBER.sub("", line).casefold()))
