"""Titles that only style who has another, and those whom somebody with a title serves."""

from kg.extract.roles.titles.heads import all_heads
from kg.extract.tokens import Doc, Token
from kg.rows import words


def is_style(token: Token) -> bool:
    """Whether a word written large only styles who has the post before it: "dean Professor Ann Roe"."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    return token.is_title and before.is_lower and before.tag_ == "NN" and before.lower_ in all_heads()


def past_served(doc: Doc, last: int, end: int) -> int:
    """The end of "for the provincial governor" of "spokesman for the provincial governor", told of nobody by name."""
    start, reach = last + 2, min(last + 6, end)
    if doc[last : min(start, end)].text.lower() != "for the":
        return last
    head = next((t for t in doc[start:reach] if t.tag_ == "NN" and t.dep_ == "pobj" and t.head.i == last), None)
    holder = head is not None and head.lower_ in words("reference", "person_nouns")
    plain = head is not None and all(t.is_lower for t in doc[last : head.i + 1])
    apposed = (
        head is not None and doc[head.i + 1 : head.i + 2].text == "," and doc[head.i + 2 : head.i + 3].text.istitle()
    )
    return head.i + 1 if head is not None and holder and plain and not apposed else last
