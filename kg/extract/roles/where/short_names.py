"""A place in front of a title is the body called after it: "Lomas's chief executive", where Lomas Hospital is named."""

from kg.extract.reading import Reading
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.bodies import LED, Body, body_of
from kg.extract.roles.where.leading import only
from kg.extract.roles.where.plain import is_of_firm
from kg.model import Mention
from kg.vocabulary import SCHEMA

OF_SCHOOLS = ("schema:School", SCHEMA.CollegeOrUniversity)


def body_called_short(reading: Reading, title: Title) -> Body | None:
    """The one body that a place in front of a title means which no place gives: "Lomas's chief", "Lomas striker"."""
    doc, i = reading.doc, title.lead - 1
    owns = i > 0 and doc[i].tag_ == "POS"
    plays = title.key in row("capped", "words")
    place = reading.mention_at(doc[i - owns]) if i > 0 and (owns or plays) else None
    if place is None or place.kind != "name" or not reading.is_a(place, SCHEMA.Place) or place.last != i + 1 - owns:
        return None
    label = reading.entity(place).label
    named = [m for m in reading.mentions if m.kind == "name" and reading.is_a(m, SCHEMA.Organization)]
    begun = only(m for m in named if reading.entity(m).label.startswith(f"{label} "))
    if owns and begun is not None and reading.is_a(begun, *_kinds(title)):
        return None if reading.is_a(begun, SCHEMA.GovernmentOrganization) else body_of(reading, begun, LED)
    team = only(m for m in named if plays and _is_team_of(reading, m, label))
    return body_of(reading, team, LED) if team is not None else None


def _is_team_of(reading: Reading, body: Mention, town: str) -> bool:
    """Whether a body may be the team of a town, which its name begins or ends with: "Corvo Lomas"."""
    entity = reading.entity(body)
    told = SCHEMA.SportsTeam in entity.classes or entity.classes == (SCHEMA.Organization,)
    return told and town != entity.label and (entity.label.startswith(f"{town} ") or entity.label.endswith(f" {town}"))


def _kinds(title: Title) -> tuple[str, ...]:
    """The classes of the bodies that have a title and share its holder with no place."""
    if title.key in row("topical", SCHEMA.SportsTeam):
        return (SCHEMA.SportsTeam,)
    if any(title.key in row("topical", kind) for kind in OF_SCHOOLS):
        return (SCHEMA.EducationalOrganization,)
    chief = title.first_of_many and title.key == "officer"  # "chief nursing officer"
    return (SCHEMA.Organization,) if is_of_firm(title) or chief else ()
