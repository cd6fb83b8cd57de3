"""What tells one public body from another that the text has a name for: "the regional water authority"."""

from kg.extract.reference.mind.profile import Profile
from kg.extract.reference.taking_up.phrases import Phrase
from kg.rows import words
from kg.vocabulary import SCHEMA


def is_office(noun: str) -> bool:
    """Whether a noun is said of all bodies that carry out laws: "agency", "authority"."""
    return noun in words("reference", "offices")


def is_local_council(noun: str, profile: Profile) -> bool:
    """Whether "the authority" is said of the council of a place: "Marsham Borough Council", "Kent County Council"."""
    council = noun == "authority" and profile.last_words == {"council"}
    return council and not profile.words.isdisjoint(words("reference", "local_councils"))


def is_other_body(phrase: Phrase, kind: str | None, profile: Profile) -> bool:
    """Whether a phrase tells of another body than a name: one of a level that the name lacks, or no ministry."""
    if kind == SCHEMA.Organization and phrase.noun == "ministry":
        return _has_other_duty(phrase, profile)
    if phrase.noun == "bank" and any(t.lower_ == "central" for t in phrase.modifiers):
        return "bank" in profile.ends and profile.words.isdisjoint(words("reference", "central_banks"))
    if kind != SCHEMA.Organization or not is_office(phrase.noun):
        return False
    said = profile.nouns | profile.last_words
    if phrase.noun in said or is_local_council(phrase.noun, profile):
        return False
    levels = {t.lower_ for t in phrase.modifiers} & words("reference", "levels")
    ministry = phrase.noun != "department" and bool(said & words("reference", "ministries"))
    return ministry or bool(levels - profile.words)


def _has_other_duty(phrase: Phrase, profile: Profile) -> bool:
    """Whether a phrase tells what its ministry sees to, and a name says nothing of it: "the finance ministry"."""
    return any(t.dep_ == "compound" and t.pos_ == "NOUN" and t.lower_ not in profile.words for t in phrase.modifiers)
