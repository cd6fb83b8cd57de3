"""The words inside a name become evidence for its class: legal forms, heads, given names, known places."""

import re
from itertools import pairwise

from kg.extract.demonyms import is_group
from kg.extract.names.evidence.heads import kind_beside
from kg.extract.names.evidence.orders import is_order
from kg.extract.names.spans.calling import is_called_after_town
from kg.extract.names.spans.hyphens import is_given_pair, is_surname_pair
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import (
    given_names,
    head_class,
    head_pair_class,
    is_ship,
    known_class,
    leading_family_names,
    lineage,
    listed,
)
from kg.extract.places.known import best, is_ambiguous, places
from kg.extract.tokens import Doc
from kg.rows import rows
from kg.rows.lexicon import common_kind, is_common_word
from kg.vocabulary import SCHEMA

Votes = dict[str, float]
"""How much speaks for each class, by its short form."""

_TOWN = 50_000  # inhabitants from which a town's name at the end of another says that the other is no person's
REGION = 2.5  # how much speaks for a place in the name of a region
_NUMBERED = (SCHEMA.Event, SCHEMA.CreativeWork, SCHEMA.Product)
_MARKS = frozenset("\"“”‘’'")
_CODE = re.compile(r"(?=.*\d)(?=.*[A-Za-z])(?!\d+(st|nd|rd|th)$)[A-Za-z0-9-]+")


def vote(votes: Votes, name: str, weight: float) -> None:
    """Add evidence for (or, with a negative weight, against) a class."""
    votes[name] = votes.get(name, 0.0) + weight


def votes_inside(doc: Doc, run: Run) -> Votes:
    """What the name itself says about its class."""
    votes: Votes = {}
    words = [token.text for token in doc[run[0] : run[1]]]
    name = doc[run[0] : run[1]].text
    if kind := known_class(name.removeprefix("the ")):
        vote(votes, kind, 6)
    _vote_head(votes, words)
    _vote_place(votes, name, words)
    _vote_branch(votes, words)
    _vote_seat(votes, words)
    _vote_person(votes, words)
    vote(votes, SCHEMA.Person, 5.5 * is_called_after_town(words))  # "Brooklyn Roe"
    if len(words) == 1 and doc[run[1] : run[1] + 1].text.isdigit():
        vote(votes, SCHEMA.Person, -1.0)  # "Apollo 8"
    _vote_form(votes, name, words)
    vote(votes, SCHEMA.Organization, 0.4)
    return votes


def _vote_head(votes: Votes, words: list[str]) -> None:
    head = name_head(words)
    at = words.index(head) if head in words else 0
    pair = head_pair_class(words[-2:]) or head_pair_class(words[max(at - 1, 0) : at + 1])  # "Central Bank of Peru"
    kind = pair or (SCHEMA.Corporation if head == "Air" else head_class(head or ""))
    owned = bool({"'", "’", "'s", "’s"} & set(words)) and head in ("League", "Trust")
    owned = owned and listed("heads_of_games").isdisjoint(words)  # "Women's Super League"
    if (owned and kind != SCHEMA.MedicalOrganization) or words[:2] in (
        ["League", "of"],
        ["Forum", "for"],
        ["Rally", "for"],
    ):
        kind = SCHEMA.NGO  # "Farmers' League"
    if (kind in (None, SCHEMA.Event) and _is_owned_by_group(words)) or is_order(words):
        kind = SCHEMA.NGO
    if words[0] in listed("openers", "faiths") and head in listed("openers", "movements") and "of" in words:
        kind = SCHEMA.Organization  # "Islamic State of Mali"
    if kind is None or len(words) < 2:
        return
    if lineage(kind)[0] == SCHEMA.Place and _ends_in_region(words):
        vote(votes, SCHEMA.Organization, 4.0)
        return
    if lineage(kind)[0] == SCHEMA.Place and (best(" ".join(words)) is not None or known_class(" ".join(words))):
        return  # "Rio de Janeiro" is a city and no river, "Wall Street" more than a street
    kind = kind_beside(words, head, kind) or kind
    if kind in (SCHEMA.Organization, SCHEMA.ResearchOrganization) and _of_state(words):
        kind = SCHEMA.GovernmentOrganization
    if words[0] in ("International", "World", "Global", "European", "Annual", "UN") or words[1] == "Nations":
        kinds = {"Fund": SCHEMA.Organization, "Programme": SCHEMA.Organization, "Congress": SCHEMA.Event}
        kind = kinds.get(head or "", kind)
    person = words[0] in given_names() and len(words) < 4 and head == words[-1] and head in listed("surnames")
    if kind == SCHEMA.Service:
        vote(votes, kind, 1.0)  # firms are called so as well: "Nimbus Pay"
        return
    called = len(words) == 2 and head == words[0] and head in given_names()
    person = person or (called and kind == SCHEMA.Landform)  # "Isla Roe"
    soft = lineage(kind)[0] == SCHEMA.Place or kind in (SCHEMA.Event, SCHEMA.Product, SCHEMA.CreativeWork)
    vote(votes, kind, (1.5 if soft else 3.0) if person else (4.0 if soft else 5.0))


def _vote_branch(votes: Votes, words: list[str]) -> None:
    """ "Nimbus UK": what is called by a strange name and the letters of a country works there."""
    place = best(words[-1].replace(".", "")) if len(words) > 1 and words[-1] not in listed("surnames") else None
    strange = best(words[0]) is None and not is_group(words[0]) and words[0] not in given_names()
    if place is None or not strange or place.kind not in ("country", "continent"):
        return
    if words[-1].isupper() and not words[0].isupper():
        vote(votes, SCHEMA.Organization, 2.5)
    vote(votes, SCHEMA.Person, -2.0)  # "Norske Skog Europe"


def _vote_seat(votes: Votes, words: list[str]) -> None:
    """ "Hubei Henglong": firms of China are called after the province or the large town that they are in."""
    if len(words) != 2 or words[0] in given_names() or words[0] in listed("surnames"):
        return
    place = best(words[0])
    large = place is not None and (place.kind == "state" or place.inhabitants > 1_000_000) and len(words[0]) > 4
    seat = large and place is not None and place.country == "CN" and not is_ambiguous(words[0])
    if seat and best(" ".join(words)) is None and head_class(words[1]) is None and not is_common_word(words[1]):
        vote(votes, SCHEMA.Organization, 1.5)
        vote(votes, SCHEMA.Person, -1.5)


def _ends_in_region(words: list[str]) -> bool:
    """Whether a region of several words ends a name of its own: "Junior Forum Silicon Valley" works there."""
    for i in range(1, len(words) - 1):
        tail = " ".join(words[i:])
        region = best(tail) is not None or lineage(known_class(tail) or "")[0] == SCHEMA.Place
        part = {words[i - 1], words[0]} & (listed("directions") | {"Greater", "the", "of", "and", "de"})
        if region and not part and not is_group(words[i - 1]):  # "British North Sea"
            return best(" ".join(words)) is None
    return False


def _is_owned_by_group(words: list[str]) -> bool:
    """ "Residents' Forum", "Nurses' Order": people of one kind have it, so that it is a body."""
    owners = [before for before, mark in pairwise(words) if mark in ("'", "’")]
    if not owners or words[-1] not in listed("possessive", "bodies"):
        return False
    return owners[0] in listed("possessive", "groups") or (owners[0].endswith("s") and common_kind(owners[0]) == "p")


def _of_state(words: list[str]) -> bool:
    """ "National Transportation Safety Board", "Federal Statistics Service": a country or the nation runs it."""
    start = next((i for i in (2, 1) if (place := best(" ".join(words[:i]))) and place.kind == "country"), 0)
    return words[min(start, len(words) - 1)] in ("National", "Federal", "State") and words[-1] in (
        "Board",
        "Service",
        "Center",
        "Centre",
        "Corps",
    )


def is_legal_form(word: str) -> bool:
    """Whether a word is a legal form written short: "Inc", "GmbH", "Ltd."."""
    return (
        head_class(word) == SCHEMA.Corporation
        and len(word.rstrip(".")) <= 4
        and word not in ("Bank", "Oil", "Fund", "Labs", "Pty")
    )


def name_head(words: list[str]) -> str | None:
    """The word that says what a name names: the last one, or the one before "of", "for", "at", "on"."""
    openers = rows("names")["openers"]
    for i in range(1, len(words)):
        if words[i] in openers and (kind := head_class(words[i - 1])):
            body = _body_behind(words[i + 2 :]) if lineage(kind)[0] == SCHEMA.Place else None
            return body or words[i - 1]
    if words[-3:-1] == ["Co", "-"]:
        return "Co-operative"
    if words[0] == "Radio" and len(words) > 1:
        return words[0]  # "Radio Tay Coast"
    if head_class(words[-1]) and not (len(words) > 1 and words[-1] in listed("leading", "only")):
        joined = len(words) > 2 and words[-2] == "-" and lineage(head_class(words[-1]) or "")[0] == SCHEMA.Place
        return None if joined else words[-1]  # "Corvo-Cliffs" is no coast
    if re.fullmatch(r"\d+|[IVX]+", words[-1]) and len(words) > 1:
        before = name_head(words[:-1])
        return before if before and lineage(head_class(before) or "")[0] in _NUMBERED else None
    first = next((i for i, word in enumerate(words) if word not in listed("leading", "behind")), 0)  # "Severe Tropical"
    first = first if len(words) > first + 1 else 0
    return words[first] if words[first] in listed("leading") and len(words) > 1 else None


def _body_behind(words: list[str]) -> str | None:
    """The head of the body that a place of several words has: "Guard" of the "Gulf of Finland Coast Guard District"."""
    joined = {word for before, word in pairwise(words) if before == "and"}  # "Museum of Arts and Memory"
    heads = (word for word in reversed(words) if lineage(head_class(word) or "")[0] == SCHEMA.Organization)
    return next((head for head in heads if head not in joined), None)


def _vote_place(votes: Votes, name: str, words: list[str]) -> None:
    place = best(name)
    if place is None and words[0] in listed("directions") and (wider := best(" ".join(words[1:]))) is not None:
        vote(votes, SCHEMA.Place, 3.0 if wider.kind in ("country", "continent", "state") else 0.0)
    if name in listed("known", "regions"):
        vote(votes, SCHEMA.Place, REGION)  # whatever towns far away are called so
    if place is None or (name in listed("known", "regions") and place.kind == "city"):
        return
    if place.kind in ("country", "continent"):
        weight = 5.0
    elif place.kind == "state":
        weight = 3.0
    else:
        sizes = ((1_000_000, 3.0), (200_000, 2.0), (50_000, 1.0))
        weight = next((weight for size, weight in sizes if place.inhabitants > size), 0.4)
    if len(places(name)) > 1 and place.kind == "city":
        weight += 0.5
    if is_ambiguous(name) or (name in given_names() and place.kind in ("city", "state")):
        weight = min(weight, 2.0 if place.kind == "country" else 1.0)
    area = place.kind == "state" and head_class(words[-1]) == SCHEMA.AdministrativeArea  # "Wajir County"
    vote(votes, SCHEMA.AdministrativeArea if area else place.classes[-1], weight)


def _vote_person(votes: Votes, words: list[str]) -> None:
    size = len(words) - 2 * words.count("-")  # "Prieto-Roe" is one word
    if size == 1:
        _vote_one_word(votes, words)
        return
    if words[0] in given_names() and sum(word in _MARKS for word in words[1:-1]) > 1:
        vote(votes, SCHEMA.Person, 5.0)  # 'Ana "the Gull" Prieto'
    if words[0] in given_names() and size < 6 and not any(w in ("of", "&", "for") for w in words):
        common = size > 2 and is_common_word(words[0]) and all(map(_is_no_surname, words[1:]))  # "Mac App Store"
        vote(votes, SCHEMA.Person, 0.5 if common else 3.0 if size < 4 else 1.5)
    elif words[0] in leading_family_names() and size < 4 and best(" ".join(words)) is None:
        vote(votes, SCHEMA.Person, 1.8)
    elif size < 5 and _has_given_name(words):
        vote(votes, SCHEMA.Person, 0.8)
    elif size == 3 and _has_noble_particle(words):
        vote(votes, SCHEMA.Person, 1.5)
    if 1 < size < 5 and is_surname_pair(words[-3:]):
        vote(votes, SCHEMA.Person, 2.0)
    if is_given_pair(words[-3:]) or is_given_pair(words[:3]):
        vote(votes, SCHEMA.Person, 2.5)
    initials = words[:-1] if head_class(words[-1]) == SCHEMA.Corporation else words  # "Corvo Partners, L.P."
    if any(re.fullmatch(r"(?:[A-Z]\.){1,3}", w) and best(w) is None for w in initials) and "&" not in words:
        vote(votes, SCHEMA.Person, 2.0)
    if re.fullmatch("[A-Z]", words[0]) and size == 2 and words[1].istitle() and not is_common_word(words[1]):
        vote(votes, SCHEMA.Person, 1.2)  # "D Ferrand"
    if words[-1] in listed("titles", "suffixes") and words[-1][:1] in "JS":
        vote(votes, SCHEMA.Person, 4.0)
    if words[0] in listed("titles", "kept") | {"Earl", "Countess", "Marquess"} and words[1] == "of":
        vote(votes, SCHEMA.Person, 6.0)  # "the Duke of Lomas"
    elif words[0] in listed("titles", "kept") and words[0] not in ("St", "St.", "Saint"):
        crowned = words[1] in given_names()  # "Denmark's Queen Mary"
        vote(votes, SCHEMA.Person, 1.0 if words[0] in ("King", "Queen") and not crowned else 2.0 + crowned)


def _has_noble_particle(words: list[str]) -> bool:
    """Whether a particle of surnames ties two words that neither English nor a map knows: "Adriaen van Witt"."""
    ends = (words[0], words[2])
    strange = all(w.istitle() and not is_common_word(w) and head_class(w) is None and best(w) is None for w in ends)
    return strange and words[1] in listed("particles", "of_people")


def _has_given_name(words: list[str]) -> bool:
    """Whether a given name stands behind the first word: "Ozawa Keiko", "Eleuthère Paul du Pont"."""
    town = best(words[0])
    generic = head_class(words[0]) is not None or is_common_word(words[0]) or (town and town.inhabitants > _TOWN)
    return not generic and any(word in given_names() and best(word) is None for word in words[1:])


def _vote_one_word(votes: Votes, words: list[str]) -> None:
    if words[0] in given_names() and best("".join(words)) is None:
        vote(votes, SCHEMA.Person, 0.7)
    if is_surname_pair(words):
        vote(votes, SCHEMA.Person, 1.2)


def _vote_form(votes: Votes, name: str, words: list[str]) -> None:
    if "&" in words or re.search(r"\w&\w", name):
        vote(votes, SCHEMA.Organization, 1.0 if _CODE.fullmatch(words[-1]) else 4.0)  # "Roe & Lind HR40", an engine
    if any(_CODE.fullmatch(w) for w in words) or re.search(r"[A-Za-z].* \d", name):
        vote(votes, SCHEMA.Product, 2.0)
        vote(votes, SCHEMA.Person, -2.0)
    if len(words) > 1 and words[-2] in listed("banks", "numbered") and words[-1].isdigit():
        vote(votes, SCHEMA.Organization, 5.0)  # "Local 12" of a union, "Corvo Syndicate 2288"
    if re.fullmatch(r"\d{3}", words[0]):
        vote(votes, SCHEMA.Product, 4.0)  # "787 Skyliner"
    if len(words) == 1 and re.fullmatch(r"[A-Z]{2,6}", name):
        vote(votes, SCHEMA.Organization, 0.0 if len(name) > 3 and best(name) is not None else 1.2)
        vote(votes, SCHEMA.Person, -2.5)
    if (
        len(words) == 1
        and re.fullmatch(r"[A-Z]?[a-z]+[A-Z]\w*", name)
        and not re.match(r"(Mc|Mac|O'|De|Di|Van|Le|La)[A-Z]", name)
    ):
        vote(votes, SCHEMA.Organization, 0.8)
        vote(votes, SCHEMA.Person, -2.0)
    kind = _class_of_ending(words[-1])
    if kind == SCHEMA.Person:
        vote(votes, kind, 0.8)
    elif kind is not None and len(words) == 1:
        vote(votes, kind, 2.5)
        vote(votes, SCHEMA.Person, -1.0)
    elif kind == SCHEMA.Corporation and words[-1].endswith(tuple(listed("endings", "sure"))):
        vote(votes, kind, 2.0)  # "Trilok Railtech"
        vote(votes, SCHEMA.Person, -2.0)
    if re.fullmatch(r"[ie][A-Z]\w*", words[0]):
        vote(votes, SCHEMA.Product, 2.5)
    if len(words) > 1 and words[0] not in given_names() and words[0] not in listed("titles", "kept"):
        if re.fullmatch(r"II|III|IV|VI*|IX|X", words[-1]):
            vote(votes, SCHEMA.Product, 1.0)
            vote(votes, SCHEMA.Person, -1.0)
        elif words[-1] in listed("variants"):
            vote(votes, SCHEMA.Product, 2.5)
            vote(votes, SCHEMA.Place, -2.0)
    if words[-1] == "Air" and len(words) > 1 and words[0].istitle():
        vote(votes, SCHEMA.Corporation, 1.5)  # "Corvo Air", other than "PadBook Air"
        vote(votes, SCHEMA.Person, -3.0)  # "Coral Air"
    if len(words) > 1 and words[-1].isdigit() and words[-2] in listed("roads"):
        vote(votes, SCHEMA.CivicStructure, 6.0)  # "County Road 9"
    if words[-1] == "Church" and words[0] in ("St", "St.", "SS", "Saint", "Sts", "Sts."):
        vote(votes, SCHEMA.CivicStructure, 9.0)  # "St Anne's Parish Church", where a service is held
    if is_ship(words):
        vote(votes, SCHEMA.Product, 8.0)
        vote(votes, SCHEMA.Person, -4.0)
    if len(words) == 2 and words[1] in ("'s", "’s"):
        vote(votes, SCHEMA.Organization, 6.0)  # the shop "Ackroyd's"
    if {"'s", "’s"} & set(words[1:-1]) and words[-1] in listed("possessive", "spots"):
        vote(votes, SCHEMA.Place, 4.0)  # "Potter's Bend"
    if "OS" in words[:-1]:
        vote(votes, SCHEMA.Product, 4.0)  # "Nimbus OS X Heron"
    first = best(words[0]) if len(words) > 1 and words[0] not in given_names() else None
    if first is not None and not is_ambiguous(words[0]) and (first.kind == "country" or first.inhabitants > 100_000):
        vote(votes, SCHEMA.Person, -1.5)  # "Leeds Central"
    if len(words) > 1 and (is_group(words[0]) or words[0] in listed("common", "counts")):
        vote(votes, SCHEMA.Person, -2.0)
    if len(words) > 1 and words[0] not in given_names() and words[-1].istitle() and _is_no_surname(words[-1]):
        plain = all(map(is_common_word, words)) and words[0] not in listed("titles", "kept")
        vote(votes, SCHEMA.Person, -2.0 if plain else -0.8)  # "Mission Control"; "Corvo Bricks", "Torpedo Lomas"


def _is_no_surname(word: str) -> bool:
    """Whether a word is a larger town's name or a common one that is nobody's surname."""
    place = best(word)
    if place is not None and place.inhabitants > _TOWN and not is_ambiguous(word):
        return True
    return word not in listed("surnames") and common_kind(word) in ("n", "u")


def _class_of_ending(name: str) -> str | None:
    """What the end of a single word tells: "Nordposten" is a paper, "Novatech" a company."""
    kinds = {kind: ends for kind, ends in rows("names")["endings"].items() if ":" in kind}
    return next((kind for kind, ends in kinds.items() if name.endswith(tuple(ends.split()))), None)
