"""Where the place of an office ends and who holds it begins: "President of France Ana Roe"."""

from collections.abc import Sequence

from kg.extract.names.words import given_names, head_class, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc

_LONGEST = 4  # words of a place
_COUNTRY = ("country",)
_ANY = ("country", "state", "city")


def end_of_land(before: Sequence[str], name: Sequence[str]) -> int:
    """How many words of a name are a place (0: none), by what stands before: "mayor of" before "Lund Ana Roe"."""
    small = [word.lower() for word in before if word != "the"]
    if len(name) < 3 or len(small) < 2 or small[-1] not in ("of", "from"):
        return 0
    kinds = _ANY if small[-2] in listed("titles", "of_lands") else _COUNTRY if small[-1] == "of" else ()
    for end in range(len(name) - 2, 0, -1):
        place = best(" ".join(name[:end]))
        if place is not None and place.kind in kinds:
            called = name[end] in given_names() and head_class(name[-1]) is None
            return end if called and best(" ".join(name[end : end + 2])) is None else 0
    return 0


def follows_land(doc: Doc, first: int, last: int) -> bool:
    """Whether a name stands right behind the place of an office."""
    starts = range(first - 1, max(first - _LONGEST, 1), -1)
    return any(
        end_of_land([t.text for t in doc[max(0, at - 3) : at]], [t.text for t in doc[at:last]]) == first - at
        for at in starts
    )
