"""What a phrase for a player rules out: a coach is no striker, a goalkeeper no midfielder."""

from functools import cache

from kg.extract.grammar import SUBJECTS, child, subject
from kg.extract.tokens import Token
from kg.rows import rows, words

APART = {"attack": {"keeping", "defence"}, "defence": {"keeping", "attack"}, "midfield": {"keeping"}}
APART["keeping"] = {"attack", "defence", "midfield"}
YOUNG, OLD = 30, 42  # hardly anybody coaches before the one, or plays after the other


@cache
def _lines() -> dict[str, str]:
    """The line of a side by the nouns for who plays in it: "attack" for "striker"."""
    return {noun: line for line, nouns in rows("reference")["positions"].items() for noun in nouns}


def is_player(noun: str) -> bool:
    """Whether a noun says where somebody plays: "striker"."""
    return noun in _lines()


def is_of_staff(nouns: set[str]) -> bool:
    """Whether somebody called so runs or judges the game, and plays in none: "coach", "referee"."""
    return not nouns.isdisjoint(words("reference", "beside_pitch"))


def is_other_player(noun: str, nouns: set[str]) -> bool:
    """Whether somebody called by some nouns is not the player of one: a coach or a goalkeeper for "striker"."""
    known = {_lines()[other] for other in nouns if other in _lines()}
    if noun not in _lines():
        return is_of_staff(nouns)
    return is_of_staff(nouns) or (bool(known) and known <= APART[_lines()[noun]])


def is_out_of_age(age: str, nouns: set[str]) -> bool:
    """Whether somebody called by some nouns is hardly of an age: a coach of 21, a striker of 55."""
    if not age.isdigit():
        return False
    old = int(age) > OLD and any(noun in _lines() for noun in nouns) and not is_of_staff(nouns)
    return old or (int(age) < YOUNG and is_of_staff(nouns))


def starts_anew(noun: Token) -> Token | None:
    """The subject whose deed another's follows behind "and": Roe in "Roe crossed and the Swede scored"."""
    verb = noun.head
    joined = noun.dep_ in SUBJECTS and verb.dep_ == "conj" and verb.head.i < noun.i
    joint = child(verb.head, "cc") if joined else None
    return subject(verb.head) if joint is not None and joint.lower_ in ("and", "but") else None
