"""What the words beside a name's head change about the kind that the head tells: "Bank" of the "Bank of Chile"."""

from collections.abc import Sequence

from kg.extract.names.words import head_class, known_class, lineage, listed
from kg.extract.places.known import best
from kg.vocabulary import SCHEMA

_TREATIES = ("Convention", "Treaty", "Protocol", "Covenant")


def kind_beside(words: Sequence[str], head: str | None, kind: str | None) -> str | None:
    """The kind of a name by its head and by the words beside the head; `kind` is what the head alone tells."""
    if head == "Bank" and is_central_bank(words):
        return SCHEMA.GovernmentOrganization
    at = words.index(head) if head in words else 0
    before = words[at - 1] if at else ""
    if head == "Primary" and _is_vote(words[:at]):
        return SCHEMA.Event  # "the Ohio Primary"
    if head in _TREATIES and words[at + 1 : at + 2] == ["on"]:
        return SCHEMA.Legislation  # "the Convention on Wetlands"
    if head == "Project" and lineage(head_class(before) or "")[0] == SCHEMA.Place:
        return SCHEMA.Place  # "the Tarrow Creek Project", where something is mined
    if head == "Symphony" and len(words) < 4 and best(" ".join(words[:-1])) is not None:
        return SCHEMA.Organization  # a town's orchestra
    if head == "Paper" and before not in listed("papers"):
        return SCHEMA.Corporation  # "Great Pines Paper"
    if head == "Committee" and before in listed("of_firms"):
        return SCHEMA.Organization  # "the Audit Committee"
    return _kind_of_body(words, head, kind, before) or kind


def _kind_of_body(words: Sequence[str], head: str | None, kind: str | None, before: str) -> str | None:
    """The kind of a body whose head tells another one alone: "Trust" of the "Lomas Heritage Trust"."""
    if head == "Trust" and kind == SCHEMA.Corporation:
        return _kind_of_trust(words, before)
    if (
        head == "Bank"
        and words[-2] in ("Development", "Investment")
        and not listed("banks", "of_lands").isdisjoint(words)
    ):
        return SCHEMA.Organization  # "the Asian Development Bank"
    at = words.index(head) if head in words else 0
    if head in ("Institute", "Institutes") and words[at + 1 : at + 3] == ["of", "Technology"]:
        return SCHEMA.CollegeOrUniversity  # "Lomas Institute of Technology"
    taught = words[at + 1 : at + 2] == ["of"] and words[-1] in listed("banks", "learned") and at + 3 == len(words)
    if head == "Institute" and (taught or before in listed("banks", "taught")):
        return SCHEMA.EducationalOrganization  # "Lomas Technical Institute"
    if head == "Office" and before in listed("banks", "offices"):
        return SCHEMA.Organization  # "the Press Office"
    if head == "Department" and before in listed("banks", "departments"):
        return SCHEMA.Organization  # "the Sales Department"
    if head == "Market" and len(words) == 2 and before in listed("banks", "segments"):
        return SCHEMA.Organization  # "the Prime Market", on which shares are listed
    return None


def _kind_of_trust(words: Sequence[str], before: str) -> str:
    """The kind of what is called a trust: a firm where money is in it, a charity, or a body of no sure kind."""
    if not listed("banks", "trusts").isdisjoint(words) or "&" in words:
        return SCHEMA.Corporation  # "Lomas Investment Trust", "Bank and Trust"
    return SCHEMA.NGO if before in listed("banks", "charities") else SCHEMA.Organization


def is_central_bank(words: Sequence[str]) -> bool:
    """Whether a bank is that of a country: "Bank of Chile", "National Bank of Poland"; no "Bank of America"."""
    name = [word for word in words if word != "the"]
    lands = {"Bank": "commercial", "National": "national"}.get(name[0])
    start = 2 if name[:2] == ["Bank", "of"] else 3 if name[:3] == ["National", "Bank", "of"] else 0
    land = " ".join(name[start:]) if start else ""
    if lands is None or not land:
        return False
    if lands == "national":
        return land in listed("banks", "national")
    place = best(land)
    country = known_class(land) == SCHEMA.Country or (place is not None and place.kind == "country")
    return country and land.replace(" ", "-") not in listed("banks", "commercial")


def _is_vote(before: Sequence[str]) -> bool:
    """Whether what stands before "Primary" tells of a vote: a party, an office or a state, "Republican", "Ohio"."""
    told = any(word in listed("banks", "votes") or word[0].isdigit() for word in before)
    place = best(" ".join(before))
    return told or not before or (place is not None and place.kind in ("state", "country") and place.country == "US")
