"""Which of several people of one surname a use of it means, by what its clause says: "Roe said she", never the dead."""

from kg.extract.grammar import SUBJECTS, child, reports
from kg.extract.reference.bearers.forms import Bearer
from kg.extract.reference.mind.alive import dies
from kg.extract.reference.mind.profile import profiles
from kg.extract.tokens import Doc, Token
from kg.model import Name

GENDERS = {"he": "m", "his": "m", "she": "f", "her": "f"}


def meant_by_clause(doc: Doc, name: Name, people: list[Bearer]) -> list[Bearer]:
    """Of people with one surname those whom a use of it can mean; all of them where its clause tells nothing."""
    noun = doc[name.first : name.last].root
    verb = noun.head
    if len(people) < 2 or noun.dep_ not in SUBJECTS or not reports(verb.lemma_.lower()):
        return people
    met = [person for person in people if person.first < name.first] or people
    living = [person for person in met if not _is_dead(doc, person, name.first)] or met
    gender = _gender_said(verb, noun)
    if gender is None:
        return living
    known, _ = profiles(doc, living, [(person.kind,) for person in living])
    fits = [profile.agrees(gender) for profile in known]
    sure = [person for person, fit in zip(living, fits, strict=True) if fit == 1.0]
    return sure or living  # a woman who has denied that "he" was a copy is not her brother for that


def _is_dead(doc: Doc, person: Bearer, before: int) -> bool:
    """Whether somebody is told to have died before a token."""
    return any(dies(doc[name.first : name.last].root) for name, _ in person.uses if name.first < before)


def _gender_said(verb: Token, noun: Token) -> str | None:
    """ "f" where what somebody says begins with "she": "Roe said she would run"."""
    content = child(verb, "ccomp")
    inner = child(content, *SUBJECTS) if content is not None and content.i > noun.i else None
    owner = child(inner, "poss") if inner is not None else None
    return GENDERS.get((owner or inner).lower_) if inner is not None else None
