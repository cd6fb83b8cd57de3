"""One work under two titles: `"Mar Alto", or "The High Sea", won`, `"Mar Alto" ("The High Sea")`."""

from collections.abc import Iterator

from kg.extract.tokens import Doc
from kg.model import Name
from kg.vocabulary import SCHEMA

MARKS = '"“”‘’«»'


def retitled(doc: Doc, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a work's title and another that stands behind it after "or" or in brackets, both in quotation marks."""
    works = [name for name in names if name.classes[0] == SCHEMA.CreativeWork]
    starting = {name.first: name for name in works}
    for name in works:
        at = _behind_marks(doc, name.last)
        if at == name.last or at + 2 >= len(doc) or doc[at].lower_ not in ("or", "("):
            continue
        alone = doc[at].text == "(" or doc[at - 1].text == "," or doc[at - 2].text == ","  # not "Alto" or "Baja"
        first = at + 1 + (doc[at + 1].text in MARKS)
        other = starting.get(first) or starting.get(first + 1)
        if alone and first > at + 1 and other is not None:
            yield name, other


def _behind_marks(doc: Doc, at: int) -> int:
    """The token behind a closing quotation mark and a comma; the first one where there is no mark."""
    told = [doc[i].text in MARKS for i in range(at, min(at + 2, len(doc)))]
    while any(told) and at < len(doc) and (doc[at].text in MARKS or doc[at].text == ","):
        at += 1
    return at
