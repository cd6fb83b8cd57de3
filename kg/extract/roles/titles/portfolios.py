"""The fields of a minister go on behind a comma or "State for": "Secretary for Culture, Sports and Tourism"."""

from itertools import takewhile

from kg.extract.tokens import Doc

_JOINING = (",", "and", "&")


def ties_fields(doc: Doc, i: int) -> bool:
    """Whether a token stands between the fields of a post: "for" behind "State", a comma in a row that "and" ends."""
    if doc[i].lower_ == "for":
        return doc[i - 1].text == "State"
    if doc[i].text != "," or not doc[i - 1].is_title:
        return False
    row = list(takewhile(lambda token: token.is_title or token.lower_ in _JOINING, doc[i + 1 : i + 7]))
    parted = next((at for at, token in enumerate(row) if token.lower_ in ("and", "&")), 0)
    return 0 < parted < len(row) - 1
