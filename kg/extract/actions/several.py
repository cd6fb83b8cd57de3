"""Several nouns that stand for one, or one for several: titles before a name, names behind a noun, words told twice."""

from collections.abc import Iterable

from kg.extract.grammar import SUBJECTS, child, conjuncts, first_conjunct, subjects
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part


def with_named(nouns: Iterable[Token]) -> list[Token]:
    """The nouns, and the names coordinated behind a common noun: "the engineers Lee and Roy" gives both names."""
    found: list[Token] = []
    for noun in (n for n in nouns if not (_is_first_title(n) or _is_second_title(n) or _is_title_of_next(n))):
        if noun.i + 1 < len(noun.doc) and is_first_half(noun, noun.nbor()):
            continue
        if noun.dep_ == "appos" and noun.tag_ == "NNS" and noun.head.pos_ == "PROPN":
            found += conjuncts(first_conjunct(noun.head))  # "Lee and Roy, two engineers who had"
            continue
        counted = noun.pos_ == "NOUN" or noun.tag_ == "CD"  # "Two of the schools, Acme and Bex, merged"
        if _is_some(noun) and named_among(noun):
            found += named_among(noun)
            continue
        name = child(noun, "appos") if counted else None
        one_by_one = name is not None and any(c.tag_ == "CD" or c.lower_ in ("a", "an") for c in name.lefts)
        several = name is not None and name.pos_ == "PROPN" and len(conjuncts(name)) > 1 and not one_by_one
        found += conjuncts(name) if several and name is not None else [noun]
    return found


def named_among(noun: Token) -> list[Token]:
    """Who is named as one of several: Lee of "leaders including Lee", Lee and Roy of "singers such as Lee and Roy"."""
    if noun.tag_ != "NNS" and not _is_some(noun):
        return []
    of = next((c.right_edge.i for c in noun.rights if c.lower_ == "of"), noun.i) if _is_some(noun) else noun.i
    beside = [*noun.rights, *(c for c in noun.head.lefts if c.i > noun.i)]
    preps = (c for c in beside if c.dep_ == "prep" and c.nbor(-1).i <= max(of + 1, noun.i + 2))
    among = (c for c in preps if c.lower_ == "including" or (c.lower_ == "as" and c.nbor(-1).lower_ == "such"))
    named = (name for prep in among for name in prep.rights if name.dep_ == "pobj" and name.pos_ == "PROPN")
    return [other for name in named for other in conjuncts(name) if other.pos_ == "PROPN"]


def named_subject(verb: Token) -> tuple[int, int] | None:
    """The words of a subject that stands for several of whom some are named: "All, including Ann Roe,"."""
    noun = next((n for n in subjects(verb) if _is_some(n)), None)
    named = named_among(noun) if noun is not None else []
    if noun is None or not named:
        return None
    last = named[-1].right_edge.i + 1
    return noun.left_edge.i, last + (noun.doc[last].text == ",")


def _is_some(noun: Token) -> bool:
    """Whether a word stands for several by itself: "All, including Ann Roe, were acquitted"."""
    return noun.dep_ in SUBJECTS and noun.tag_ in ("DT", "PDT", "JJ", "JJS")


def _is_first_title(noun: Token) -> bool:
    """Whether a noun is the first of two titles of one person: "CEO" in "Acme CEO and chairman Ann Roe"."""
    name = next((c for c in noun.rights if c.dep_ == "conj" and c.pos_ == "PROPN"), None)
    one = noun.tag_ == "NN" and noun.dep_ == "pobj"  # "by the baker and poet Ann Roe"
    bare = child(noun, "appos") is None and (one or child(noun, "det") is None)
    joined = name is not None and noun.nbor().lower_ == "and" and bare
    title = is_person_noun(noun.lower_) and noun.ent_type_ != "PERSON"  # "Priya Raman and her student Tom Lee"
    if name is None or not joined or not title or noun.head.tag_ == "VBP":
        return False
    second = next((c for c in name.lefts if c.dep_ == "compound" and c.is_lower), None)
    return second is not None and is_person_noun(second.lower_)


def _is_second_title(noun: Token) -> bool:
    """Whether a noun is the second of two titles before a name: "by its founder and chief executive, Ann Roe"."""
    first = noun.head if noun.dep_ == "conj" else noun
    name = child(first, "appos") if first is not noun else None
    titles = is_person_noun(noun.lower_) and is_person_noun(first.lower_.rpartition("-")[2])
    return name is not None and name.pos_ == "PROPN" and name.i > noun.i and titles


def _is_title_of_next(noun: Token) -> bool:
    """Whether a noun is the first of two titles whose holder hangs on the second: "its founder and chair, Ann Roe"."""
    second = child(noun, "conj")
    name = child(second, "appos") if second is not None and child(second, "det", "poss") is None else None
    if second is None or name is None or name.pos_ != "PROPN" or len(conjuncts(name)) > 1:
        return False
    if _is_told_of_several(noun) or not noun.tag_ == second.tag_ == "NN":
        return False
    beside = name.ent_type_ == "PERSON" and name.left_edge.i == second.i + 1  # "by the banker and collector Ann Roe"
    return is_person_noun(noun.lower_) and (beside or is_person_noun(second.lower_))


def _is_told_of_several(noun: Token) -> bool:
    """Whether the verb that a noun hangs on has the form that several call for."""
    return noun.head.tag_ == "VBP" or any(c.lower_ in ("were", "are", "have") for c in noun.head.lefts)


def is_first_half(noun: Token, second: Token) -> bool:
    """Whether the parser took two nouns that make one for two: "salt marshes" of "the cliffs and salt marshes"."""
    joined = noun.dep_ == second.dep_ == "conj" and second.head in (noun, noun.head) and second.i == noun.i + 1
    return joined and noun.tag_ == "NN" and second.tag_ in ("NN", "NNS")


def distinct(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts, each entity once, and no words that another part holds: "700 fishers and clerks" are told by one."""
    kept: dict[object, Part] = {}
    for part in parts:
        kept.setdefault(part.entity or (part.start, part.end), part)
    found = tuple(kept.values())
    return tuple(part for part in found if not any(_holds(other, part) for other in found))


def _holds(whole: Part, part: Part) -> bool:
    """Whether words tell what another part does, too."""
    if whole is part or whole.entity is not None or part.entity is not None:
        return False
    if whole.start is None or whole.end is None or part.start is None or part.end is None:
        return False
    return whole.start <= part.start and part.end <= whole.end
