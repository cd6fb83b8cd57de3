"""A place in front of a title is the body called after it: "Lomas's chief executive", where Lomas Hospital is named."""

from kg.extract.reading import Reading
from kg.extract.roles.bodies import LED, Body, body_of
from kg.extract.roles.leading import only
from kg.extract.roles.plain import is_of_firm
from kg.extract.roles.titles import Title, row
from kg.vocabulary import SCHEMA

OF_SCHOOLS = ("schema:School", SCHEMA.CollegeOrUniversity)


def body_called_short(reading: Reading, title: Title) -> Body | None:
    """The one body whose name begins with the place that has a title which no place has, behind a possessive."""
    doc, i = reading.doc, title.lead - 1
    place = reading.mention_at(doc[i - 1]) if i > 0 and doc[i].tag_ == "POS" else None
    kinds = _kinds(title)
    if place is None or not kinds or place.kind != "name" or not reading.is_a(place, SCHEMA.Place):
        return None
    begins = f"{reading.entity(place).label} "
    named = (m for m in reading.mentions if m.kind == "name" and reading.entity(m).label.startswith(begins))
    body = only(m for m in named if reading.is_a(m, SCHEMA.Organization))
    fits = body is not None and reading.is_a(body, *kinds) and not reading.is_a(body, SCHEMA.GovernmentOrganization)
    return body_of(reading, body, LED) if body is not None and fits else None


def _kinds(title: Title) -> tuple[str, ...]:
    """The classes of the bodies that have a title and share its holder with no place."""
    if title.key in row("topical", SCHEMA.SportsTeam):
        return (SCHEMA.SportsTeam,)
    if any(title.key in row("topical", kind) for kind in OF_SCHOOLS):
        return (SCHEMA.EducationalOrganization,)
    chief = title.first_of_many and title.key == "officer"  # "chief nursing officer"
    return (SCHEMA.Organization,) if is_of_firm(title) or chief else ()
