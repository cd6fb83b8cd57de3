"""Text as word pieces of BERT's uncased vocabulary (Devlin et al. 2019, WordPiece after Schuster and Nakajima 2012).

The same pieces and places as the package `tokenizers` gives, which would bring a client of a model hub along.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "models" / "pieces.txt"
LONGEST = 100  # characters of a word beyond which it is unknown
_CJK = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2FA1F), (0xF900, 0xFAFF))


@dataclass(frozen=True, slots=True)
class Read:
    """The numbers of a text's pieces, with the opening and the closing one, and their places in the text."""

    ids: list[int]
    offsets: list[tuple[int, int]]


class Pieces:
    """A vocabulary of word pieces, one a line; what begins with ## goes on with a word."""

    def __init__(self, vocabulary: list[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.opening, self.closing, self.unknown = (self.numbers[p] for p in ("[CLS]", "[SEP]", "[UNK]"))
        self._known: dict[str, list[tuple[int, int]]] = {}

    def encode(self, text: str) -> Read:
        """The pieces of a text; offsets are characters, end exclusive."""
        ids, offsets = [self.opening], [(0, 0)]
        for word, places in _words(text):
            start = 0
            for number, length in self._split(word):
                ids.append(number)
                offsets.append((places[start], places[start + length - 1] + 1))
                start += length
        return Read([*ids, self.closing], [*offsets, (0, 0)])

    def _split(self, word: str) -> list[tuple[int, int]]:
        """The longest pieces from the left with their lengths; a word that leaves a rest is unknown."""
        if word not in self._known:
            self._known[word] = self._longest(word)
        return self._known[word]

    def _longest(self, word: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        start = 0
        while start < len(word) <= LONGEST:
            mark = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((e for e in ends if mark + word[start:e] in self.numbers), None)
            if end is None:
                break
            found.append((self.numbers[mark + word[start:end]], end - start))
            start = end
        return found if start == len(word) else [(self.unknown, len(word))]


def _words(text: str) -> list[tuple[str, list[int]]]:
    """Words without accents and capitals, punctuation and Han characters alone, each with the places of its letters."""
    found: list[tuple[str, list[int]]] = []
    word = ""
    places: list[int] = []
    for at, character in enumerate(text):
        for letter, alone in _letters(character):
            if word and (alone or letter == " "):
                found.append((word, places))
                word, places = "", []
            if alone:
                found.append((letter, [at]))
            elif letter != " ":
                word += letter
                places.append(at)
    return [*found, (word, places)] if word else found


@cache
def _letters(character: str) -> tuple[tuple[str, bool], ...]:
    """What a character becomes, each with whether it stands alone; a blank ends a word."""
    if character in "\t\n\r" or unicodedata.category(character) == "Zs":
        return ((" ", False),)
    if character in "\0\ufffd" or unicodedata.category(character).startswith("C"):
        return ()
    plain = "".join(c for c in unicodedata.normalize("NFD", character) if unicodedata.category(c) != "Mn")
    return tuple((c, _alone(c)) for c in plain.lower())


def _alone(c: str) -> bool:
    code = ord(c)
    symbol = code < 128 and not c.isalnum() and code > 32
    return symbol or unicodedata.category(c).startswith("P") or any(first <= code <= last for first, last in _CJK)


@cache
def pieces() -> Pieces:
    """The vocabulary that ships."""
    return Pieces(FILE.read_text("utf-8").splitlines())
