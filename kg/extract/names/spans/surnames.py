"""Surnames that are common words or heads of names as well: "Park", "Steel", "Short", also first in a sentence."""

from collections.abc import Iterable

from kg.extract.grammar import TENSED
from kg.extract.names.spans.large import is_large, opens_given_pair
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import given_names, leading_family_names, listed
from kg.extract.tokens import Doc, Token
from kg.rows import words

_MODIFYING = ("compound", "amod", "nmod")


def leads_given_name(token: Token) -> bool:
    """Whether a word is a family name that a given name follows: "Shen" of "Shen Mei", "Ban" of "Ban Seok-ho"."""
    doc, i = token.doc, token.i
    if i + 1 >= len(doc) or not is_large(doc[i + 1]):
        return False
    return token.text in leading_family_names() or (token.ent_type_ == "PERSON" and opens_given_pair(doc, i + 1))


def surnames_within(large: Iterable[Token], opening: Iterable[Token]) -> frozenset[str]:
    """The surnames among large words within sentences, and the family names before given ones that open sentences."""
    behind = {t.text for t in large if (t.i and t.nbor(-1).text in given_names()) or leads_given_name(t)}
    return frozenset(behind | {t.text for t in opening if t.ent_type_ == "PERSON" and leads_given_name(t)})


def acts_as_surname(doc: Doc, i: int, surnames: frozenset[str]) -> bool:
    """Whether a sentence's first word, a surname in the article, does something: "Berg chairs", "Short conceded"."""
    token, behind = doc[i], doc[i + 1 : i + 2]
    if token.text not in surnames or not behind:
        return False
    subject = token.dep_ == "nsubj" and (behind[0].pos_ in ("VERB", "AUX") or behind.text == ",")
    return subject or (behind[0].tag_ in TENSED and token.dep_ not in _MODIFYING)


def is_surname(token: Token, called: set[str]) -> bool:
    """Whether a word that is a surname in the article stands for somebody: "Steel lost", not "steel prices"."""
    article = token.i > 0 and token.nbor(-1).lower_ in ("the", "a", "an")
    return token.text in called and token.dep_ not in _MODIFYING and not article


def surnames_of(doc: Doc, found: list[Run]) -> set[str]:
    """Words that are somebody's surname though they are heads: "Park" behind "Ms.", "Steel" of Simon Steel."""
    honorifics = words("reference", "male_titles") | words("reference", "female_titles")
    alone = [a for a, b in found if b - a == 1 and a and len(doc[a]) > 2]
    called = {doc[a].text for a in alone if doc[a - 1].lower_.strip(".") in honorifics}
    people = [
        (a, b) for a, b in found if b - a > 1 and all(t.ent_type_ == "PERSON" or t.text in "-‑" for t in doc[a:b])
    ]
    called |= {doc[a].text for a, _ in people if leads_given_name(doc[a]) and doc[a].text not in listed("titles")}
    return called | {doc[b - 1].text for a, b in people if b - a == 2 and doc[a].text in given_names()}


def is_surname_alone(doc: Doc, people: list[Run], alone: list[Run]) -> bool:
    """Whether a land's or a town's name is everywhere the surname of somebody told of: no "in Chad"."""
    surname = doc[people[0][1] - 1].text
    return all(b - a == 1 and doc[a].text == surname and not _is_placed(doc, a) for a, b in alone)


def _is_placed(doc: Doc, i: int) -> bool:
    before = doc[i - 1].lower_ if i else ""
    return before in listed("prepositions", "place") | listed("determiners") | {",", "of", "the", "for", "against"}
