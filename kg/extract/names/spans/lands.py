"""Where the place of an office ends and who holds it begins: "President of France Ana Roe"."""

from collections.abc import Sequence

from kg.extract.names.words import given_names, head_class, known_class, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc, Token
from kg.rows import rows, words

_LONGEST = 4  # words of a place
_WIDEST = 8  # words of a body and of who has a post there
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SAINTS = ("St", "St.", "Saint", "San", "Santa", "São")
_COUNTRY = ("country",)
_ANY = ("country", "state", "city")


def end_of_land(before: Sequence[str], name: Sequence[str]) -> int:
    """How many words of a name are a place (0: none), by what stands before: "mayor of" before "Lund Ana Roe"."""
    small = [word.lower() for word in before if word != "the"]
    sent = small[-1:] in (["to"], ["for"]) and small[-2:-1] and small[-2] in rows("roles")["sent"]["words"]
    if len(name) < 3 or len(small) < 2 or not (sent or small[-1] in ("of", "from")):
        return 0
    if name[0] in listed("titles", "of_offices"):
        return int(name[1] in given_names())  # "Chancellor of the Exchequer Ana Roe"
    kinds = _ANY if small[-2] in listed("titles", "of_lands") else _COUNTRY if sent or small[-1] == "of" else ()
    for end in range(len(name) - 2, 0, -1):
        place = best(" ".join(name[:end]))
        if place is not None and place.kind in kinds:
            called = name[end] in given_names() and head_class(name[-1]) is None
            return end if called and best(" ".join(name[end : end + 2])) is None else 0
    return 0


def end_of_body(doc: Doc, first: int, last: int) -> int:
    """How many words of a name are a body whose title its bearer has: "director of Corvo Books Ana Roe".

    A verb has to follow, or one of speech to stand before the title: "is the head of Corvo Ana Books" names one body.
    """
    of = first - 1 - (doc[first - 1].lower_ == "the") if first > 1 else 0
    if of < 1 or doc[of].lower_ not in ("of", "for") or last - first > _WIDEST or last >= len(doc):
        return 0
    title, behind = doc[of - 1], doc[last]
    posted = title.lower_ in words("reference", "person_nouns") or {title.text, title.text.title()} & listed("titles")
    if not posted or not (behind.tag_ in _FINITE or _is_said_before(title)):
        return 0
    name = [token.text for token in doc[first:last]]
    end = next((i for i, word in enumerate(name) if word in given_names() or word in _SAINTS), 0)
    ends = head_class(name[-1]) is None or name[-1] in listed("surnames")
    person = ends and 1 < len(name) - end < 4 and name[end] not in _SAINTS and best(" ".join(name[end:])) is None
    told = end > 1 or known_class(name[0]) is not None or head_class(name[0]) is not None
    told |= title.lower_ in listed("titles", "of_lands")  # "mayor of Lomas Ana Roe", an unknown town
    return end if end and person and told else 0


def _is_said_before(title: Token) -> bool:
    """Whether a verb of speech stands before a title: "said director of Corvo Books Ana Roe"."""
    before = title.doc[title.left_edge.i - 1] if title.left_edge.i > 0 else title
    return before.tag_ in _FINITE and before.lemma_.lower() in words("attribution", "speech")


def follows_land(doc: Doc, first: int, last: int) -> bool:
    """Whether a name stands right behind the place of an office."""
    starts = range(first - 1, max(first - _LONGEST, 1), -1)
    return any(
        end_of_land([t.text for t in doc[max(0, at - 3) : at]], [t.text for t in doc[at:last]]) == first - at
        for at in starts
    ) or any(
        doc[at].is_title and end_of_body(doc, at, last) == first - at
        for at in range(first - 1, max(first - _WIDEST, 1), -1)
    )
