"""Names that share a word help each other: parts of a firm begin with its name, relatives end in one family name."""

import re

from kg.extract.names.evidence.shape import REGION, Votes, vote
from kg.extract.names.words import given_names, head_class, known_class, lineage, listed
from kg.extract.places.known import KnownPlace, best
from kg.vocabulary import SCHEMA

AGAINST = -1.0  # from here on so much speaks against a person that namesakes do not help
SURE = 3.0  # how far ahead a kind is of the next where it is beyond doubt
_OF_PART, _OF_KIN, _OF_CLAN, _OF_LINE, _ABROAD = 1.2, 2.0, 6.0, 4.0, 5.0


def vote_kindred(names: dict[tuple[str, ...], Votes]) -> None:
    """Weigh longer names by the sure firms that they begin with and the sure people that they end like."""
    firms = {words for words, votes in names.items() if len(words) < 3 and _is_sure(votes, SCHEMA.Organization)}
    goods = (words for words, votes in names.items() if is_version(words[-1]) and _is_sure(votes, SCHEMA.Product))
    lines = {words[:-1] for words in goods}  # "Corvo" of the "Corvo Three" tells what the "Corvo Two" is
    leads = {words[:-1] for words, votes in names.items() if len(words) > 1 and _is_sure_firm(votes)}
    families = {w[-1] for w, votes in names.items() if len(w) in (2, 3) and _is_sure(votes, SCHEMA.Person)}
    called = {words[:1] for words, votes in names.items() if len(words) > 1 and _lead(votes) > 0.0}
    tied = {w[-2:] for w, votes in names.items() if len(w) > 2 and _is_sure(votes, SCHEMA.Person)}
    for words, votes in names.items():
        if words in tied and words[0].lower() in listed("particles"):
            vote(votes, SCHEMA.Person, _OF_CLAN)  # "Van Camp" of Lieve Van Camp
            continue
        if words in called and words[0] in listed("known", "regions"):
            vote(votes, SCHEMA.Place, -REGION)  # "Moravia" of Moravia Transport
        if len(words) == 1 and words[0].endswith("s") and words[0][:-1] in families:
            vote(votes, SCHEMA.Person, _OF_CLAN)  # "the Prietos"
        if len(words) < 2 or head_class(words[-1]) is not None:
            continue
        if _is_abroad(words, leads | firms):
            vote(votes, SCHEMA.Organization, _ABROAD)
            continue
        if words[:-1] in lines and is_version(words[-1]):
            vote(votes, SCHEMA.Product, _OF_LINE)
        of_firm = any(words[:i] in firms for i in range(1, len(words))) and votes.get(SCHEMA.Product, 0.0) <= 0.0
        if of_firm and words[0] not in given_names() and best(words[0]) is None:
            vote(votes, SCHEMA.Organization, _OF_PART)
            vote(votes, SCHEMA.Person, -_OF_KIN)
        elif words[-1] in families and len(words) == 2 and all(w.isalpha() and w.istitle() for w in words):
            totals = _totals(votes)
            doubt = max(totals.values(), default=0.0) < SURE and totals.get(SCHEMA.Person, 0.0) > AGAINST
            vote(votes, SCHEMA.Person, _OF_KIN if doubt else 0.0)


def _is_abroad(words: tuple[str, ...], firms: set[tuple[str, ...]]) -> bool:
    """Whether a name is a firm's with a country or a part of the world behind it: "Corvo China" of Corvo Foods."""
    wheres = ((i, best(" ".join(words[i:])), known_class(" ".join(words[i:]))) for i in range(1, len(words)))
    town = best(words[0])
    of_firm = {i for i, place, kind in wheres if _is_wide(place, town) or lineage(kind or "")[0] == SCHEMA.Place}
    return words[0] not in given_names() and any(words[:i] in firms for i in of_firm)


def _is_wide(place: KnownPlace | None, town: KnownPlace | None) -> bool:
    """Whether a place is a country or a continent, and not the one where a town is: "Berlin Germany"."""
    home = town is not None and place is not None and town.country == place.country
    return place is not None and place.kind in ("country", "continent") and not home


def _is_sure_firm(votes: Votes) -> bool:
    """Whether a name is beyond doubt that of a firm, not of a body that is called after its town."""
    return votes.get(SCHEMA.Corporation, 0.0) > 0.0 and _is_sure(votes, SCHEMA.Organization)


def is_version(word: str) -> bool:
    """Whether the last word of a name counts those of one line: "Corvo 3", "Corvo Three", "Corvo III"."""
    return word.isdigit() or word in listed("common", "counts") or re.fullmatch("[IVX]+", word) is not None


def vote_short_forms(names: dict[tuple[str, ...], Votes]) -> None:
    """Let a full name that nothing speaks for learn from its short form: "Lumo said it" tells what Lumo Cardio is."""
    for words, votes in names.items():
        totals = _totals(votes)
        ended = head_class(words[-1]) is not None or is_version(words[-1])
        if len(words) < 2 or ended or max(totals.values(), default=0.0) >= SURE - 1.0:
            continue
        first = _lead(names.get(words[:1], {})) if votes.get(SCHEMA.Product, 0.0) <= 0.0 else 0.0
        family = _lead(names.get(words[-1:], {}))
        if first >= 1.0 and words[0] not in given_names() and best(words[0]) is None:
            vote(votes, SCHEMA.Organization, first)
            vote(votes, SCHEMA.Person, -first)
        elif totals.get(SCHEMA.Person, 0.0) <= AGAINST:
            continue  # "Ana Prieto, which": nobody, whoever else bears the name
        elif first <= -2.0:
            vote(votes, SCHEMA.Person, 2.0)  # "the sons, Kirit and Jim": so is Kirit Roe
        elif family <= -1.0:
            vote(votes, SCHEMA.Person, 2.0 if family <= -1.5 else 1.0)  # "Prieto, who died", of Ana Prieto


def _lead(votes: Votes) -> float:
    """By how much a firm is ahead of a person."""
    totals = _totals(votes)
    return totals.get(SCHEMA.Organization, 0.0) - totals.get(SCHEMA.Person, 0.0)


def _is_sure(votes: Votes, kind: str) -> bool:
    totals = _totals(votes)
    rest = max((weight for other, weight in totals.items() if other != kind), default=0.0)
    return totals.get(kind, 0.0) >= SURE + max(rest, 0.0) - 1.0


def _totals(votes: Votes) -> Votes:
    totals: Votes = {}
    for kind, weight in votes.items():
        vote(totals, lineage(kind)[0], weight)
    return totals
