"""What stands beside a trade: the thing that it is done at, the plan that only a figure of speech makes a building."""

from kg.extract.grammar import child, prepositional
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun, noun_of
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA


def is_done_at(owner: Token, noun: str) -> bool:
    """Whether a trade is told with the thing that it is done at: "the freight train's driver", "the study's author"."""
    word = owner.lemma_.lower()
    if noun in words("descriptions", "makers_of_works") and word in words("descriptions", "works"):
        return True
    return owner.tag_ == "NN" and not is_person_noun(word) and kind_of_noun(word) is None


def is_of_plan(head: Token) -> bool:
    """Whether "of" behind a trade names no building: "the architect of the deal"."""
    things = [of for prep, of in prepositional(head, "of") if of.pos_ == "NOUN"]
    return any(kind_of_noun(noun_of(thing)) != SCHEMA.Place for thing in things)


def is_of_work(head: Token, noun: str) -> bool:
    """Whether somebody only made the one work that is told: "its author", "the study's author"."""
    owner = child(head, "poss")
    if owner is None or noun not in words("descriptions", "makers_of_works"):
        return False
    return owner.lower_ == "its" or owner.lemma_.lower() in words("descriptions", "works")
