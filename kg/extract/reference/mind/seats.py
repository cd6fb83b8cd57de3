"""Where an article seats a body, in towns and their countries: "Acme of Bergen", "the Bergen-based shipper Acme"."""

from kg.extract.demonyms import is_country
from kg.extract.places.known import best, land_of
from kg.extract.reference.taking_up.phrases import Phrase
from kg.extract.tokens import Doc
from kg.model import Name

SEATED = ("based", "headquartered")
REACH = 9  # tokens between "Bergen-based" and the name
LONGEST = 3  # words of a town's name
SAME, UNTOLD, OTHER = 5.0, 1.0, 0.4  # the weight of a town for a body seated there, nowhere, in another one


def seats(doc: Doc, name: Name) -> set[str]:
    """The places that a body is said to be of, right beside its name, with the countries that they lie in."""
    return {place for town in (*_before(doc, name), *_behind(doc, name)) for place in with_land(town)}


def with_land(town: str) -> set[str]:
    """A town and the country it lies in, as far as they are known."""
    return {place for place in (town, land_of(town)) if place}


def seat_told(phrase: Phrase) -> str:
    """The town of a phrase that tells one: "Bergen" of "the Bergen-based shipper", an empty string for none."""
    seated = next((t for t in phrase.modifiers if t.lower_ in SEATED and t.nbor(-1).text == "-"), None)
    return _ending(seated.doc, seated.i - 1) if seated is not None else ""


def seat_fit(places: set[str], town: str) -> float:
    """How well a town suits a body of some places, not at all if they lie in other countries."""
    land, lands = land_of(town), set(filter(is_country, places))
    if town in places or land in lands:
        return SAME
    if lands and land is not None:
        return 0.0
    return OTHER if places else UNTOLD


def _before(doc: Doc, name: Name) -> list[str]:
    """ "Singapore" for "Singapore's Tarvik", "Bergen" for "the Bergen-based shipper Tarvik"."""
    start = doc[name.first].sent.start
    found = [_ending(doc, name.first - 1)] if name.first > start and doc[name.first - 1].tag_ == "POS" else []
    for i in range(name.first - 1, max(start + 1, name.first - REACH), -1):
        if doc[i].lower_ in SEATED and doc[i - 1].text == "-":
            return [*found, _ending(doc, i - 1)]
        if doc[i].is_punct and doc[i].text != "-":
            break
    return found


def _behind(doc: Doc, name: Name) -> list[str]:
    """ "Spain" for "Tarvik of Spain", "Bergen" for "Tarvik, based in Bergen"."""
    end = doc[name.first].sent.end
    at = name.last + (name.last < end and doc[name.last].text == ",")
    seated = at + 1 < end and doc[at].lower_ in SEATED and doc[at + 1].lower_ == "in"
    of = name.last < end and doc[name.last].lower_ == "of"
    return [_beginning(doc, at + 2 if seated else name.last + 1)] if seated or of else []


def _ending(doc: Doc, end: int) -> str:
    """The name of a place that ends before a token."""
    return _place(doc, [(first, end) for first in range(max(0, end - LONGEST), end)], end - 1)


def _beginning(doc: Doc, first: int) -> str:
    """The name of a place that begins at a token."""
    return _place(doc, [(first, last) for last in range(min(len(doc), first + LONGEST), first, -1)], first)


def _place(doc: Doc, spans: list[tuple[int, int]], nearest: int) -> str:
    """The longest of some spans that is a known place, else the nearest word if it looks like one."""
    known = next((text for a, b in spans if best(text := doc[a:b].text) is not None), "")
    return known or (doc[nearest].text if 0 <= nearest < len(doc) and doc[nearest].ent_type_ == "GPE" else "")
