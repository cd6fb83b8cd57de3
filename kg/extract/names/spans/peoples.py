"""A people's name in front of a name falls: "Danish Skagen Lines", "Englishman Piers Roe"; "British Airways" stays."""

from kg.extract.demonyms import is_group, place_of
from kg.extract.names.spans.hyphens import is_given_pair
from kg.extract.names.words import given_names, head_class, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.rows import rows
from kg.rows.lexicon import common_kind, is_common_word

_OF_PERSONS = ("shman", "chman", "shwoman", "chwoman", "dane", "swede", "finn", "spaniard", "briton")


def without_demonym(doc: Doc, first: int, last: int, whole: set[str]) -> int:
    """ "Danish Skagen Lines" is "Skagen Lines" if that is met elsewhere; "British Airways" stays whole."""
    follower = last - first > 3 and doc[first + 1].text in listed("titles", "followers")
    if follower and is_common_word(doc[first].text):
        return first + 2  # "the Liberal Democrat Ana Prieto"
    if last - first > 1 and is_group(doc[first].text):
        if doc[first].text in given_names() and doc[first].ent_type_ == "PERSON" and last - first == 2:
            return first  # "Minister Christian Roe"
        if last - first == 2 and _is_bare(doc, first):
            return first  # "Corvo chief Dane Roe"
        rest = doc[first + 1 : last].text
        person = doc[first + 1].text in given_names() and last - first > 2 and head_class(doc[last - 1].text) is None
        person = person or doc[first].lower_.endswith(_OF_PERSONS)  # "Englishman Piers Roe"
        person = person or _is_strange_person(doc, first + 1, last) or _is_told_as_person(doc, first + 1, last)
        if rest in whole or person:
            return first + 1
    return first


def is_party_of_people(doc: Doc, first: int, last: int) -> bool:
    """Whether a people and followers of a party are its name: "the Flemish Liberals", not "two Flemish Liberals"."""
    party = doc[last - 1].text in rows("relations")["followers"]
    told = first > 0 and doc[first - 1].lower_ in ("the", "'s", "’s")
    return party and told and place_of(doc[first : last - 1].text) is not None


def _is_bare(doc: Doc, i: int) -> bool:
    """Whether what may be one of a people is a given name: no article or adjective stands before it in its sentence."""
    alone = doc[i].is_sent_start is False and doc[i - 1].tag_ in ("NN", "VBD", "VBZ", "IN", "CC")
    return alone and doc[i].lower_ in _OF_PERSONS and all(t.ent_type_ == "PERSON" for t in doc[i : i + 2])


def _is_told_as_person(doc: Doc, first: int, last: int) -> bool:
    """Whether the words behind a people's name are a person's: "Brazilian Rui Quintela, who"."""
    if last - first < 2 or head_class(doc[last - 1].text) is not None:
        return False
    told = last + 1 < len(doc) and doc[last].text == "," and doc[last + 1].lower_ in ("who", "whose")
    return told or (doc[first - 1].ent_type_ == "NORP" and all(t.ent_type_ == "PERSON" for t in doc[first:last]))


def _is_strange_person(doc: Doc, first: int, last: int) -> bool:
    """Whether two words that neither English nor a map knows follow a people or a party: "the Cuban Yordanis Peña"."""
    pair = [token.text for token in doc[first:last]]
    if is_given_pair(pair[:3]) and len(pair) == 4:
        return True  # "Republican Mei-Ling Roe"
    strange = len(pair) == 2 and all(w.istitle() and common_kind(w) is None and head_class(w) is None for w in pair)
    return strange and all(best(w) is None for w in pair)
