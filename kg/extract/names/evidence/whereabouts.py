"""The ways in which news speaks of places become evidence for one: "a nurse from Lomas", "the mayor of Lomas"."""

import re
from functools import cache

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import called_class, head_class, lineage, listed, noun_class
from kg.extract.places.known import best, is_ambiguous, places
from kg.extract.tokens import Doc, Token
from kg.model import Document
from kg.rows import rows
from kg.vocabulary import SCHEMA

BESIDE_DAY = re.compile(r"[^\W\d_a-z]{2,}(?:[ -][^\W\d_a-z]{2,})* ?\| ?\d")  # a line of its own with a place and a day
KIN = 10  # tokens back to whose child somebody is


def datelined(document: Document) -> dict[str, str]:
    """The classes of the places that the article is written from, in small letters, whether a map knows them or not.

    "MARLOW BEND (AP) - ", "THE HAGUE | 2 May 2025", "PRINCE ALBERT - ": capitals might be the letters of a body.
    """
    blocks = [(block.kind, document.text[block.start : block.end]) for block in document.blocks]
    lines = [line for kind, line in blocks if kind == "dateline" or (kind == "byline" and BESIDE_DAY.match(line))]
    places = [re.split(r"[,(:—–/|]| -", line)[0].strip().casefold() for line in lines]
    known = {place: best(place.title()) for place in places}
    mapped = {place.removeprefix("the "): it.classes[-1] for place, it in known.items() if it is not None}
    return dict.fromkeys((place for place, it in known.items() if it is None), SCHEMA.Place) | mapped


def vote_whereabouts(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh the preposition before a name with what it hangs on, and the known place that the name stands with."""
    root = doc[run[0] : run[1]].root
    if root.dep_ == "conj" and _is_known(root.head):
        vote(votes, SCHEMA.Place, 1.6)  # "Gothenburg and Lomas"
    if _is_seat(doc, run):
        vote(votes, SCHEMA.Place, 3.0)
    if _is_one_of_areas(doc, run[1]):
        vote(votes, SCHEMA.AdministrativeArea, 2.5)  # "in Lomas, Corvo and Nandar counties"
    if kind := _site(doc, run):
        vote(votes, kind, 3.5)
        vote(votes, SCHEMA.Person, -2.0)
    if _is_town_with(doc, run):
        vote(votes, SCHEMA.Place, 3.0)
        vote(votes, SCHEMA.Person, -2.0)
    if run[0] < 2 or doc[run[0]].is_sent_start:
        return
    if _is_of_family(doc, run):
        vote(votes, SCHEMA.Place, 3.0)
    before = doc[run[0] - 1]
    if before.lower_ == "of" and doc[run[0] - 2].lower_ in ("formerly", "previously", "late", "lately"):
        vote(votes, SCHEMA.Organization, 2.0)  # "Ann Roe, formerly of Corvo"
    vote(votes, SCHEMA.Place, _weight_of_place(before, doc[run[0] - 2]))
    if before.lower_ == "b." and doc[run[0] - 2].text == "(" and doc[run[1] : run[1] + 1].text == ",":
        vote(votes, SCHEMA.Place, 4.0)  # "Ann Roe (b. Lomas, 1955)"
    if before.lower_ == "of" and doc[run[0] - 2].lemma_.lower() in listed("around", "peopled"):
        vote(votes, SCHEMA.City, 5.0 if _is_called_after_land(doc, run) else 0.0)
    if before.lower_ in listed("around", "nearby") and doc[run[0] - 2].lower_ in listed("prepositions", "place"):
        vote(votes, SCHEMA.Place, 4.0)  # "fishermen in nearby Lomas"
    if run[0] > 2 and doc[run[0] - 2 : run[0]].text == "of the" and _is_part_of_river(doc[run[0] - 3]):
        vote(votes, SCHEMA.BodyOfWater, 3.0)  # "a tributary of the Lomas"


def _is_of_family(doc: Doc, run: Run) -> bool:
    """Whether it is told of where somebody's parents are: "the daughter of Todd and Renee Kline of Earling"."""
    of, before = doc[run[0] - 1], doc[max(run[0] - KIN, 0) : run[0] - 1]
    if of.lower_ != "of" or run[1] - run[0] > 2 or not doc[run[0] - 2].is_title:
        return False
    kin = next((t for t in reversed(before) if t.is_lower and t.lower_ not in ("and", "the", "late", "of")), None)
    return kin is not None and kin.lower_ in listed("around", "offspring") and kin.nbor(1).lower_ == "of"


def _site(doc: Doc, run: Run) -> str | None:
    """The class of a place whose kind stands two words behind a name no body has: "the Corvo copper mine"."""
    first, last = run
    within, noun = doc[last : last + 2] if last + 1 < len(doc) else (doc[0], doc[0])
    kind = noun_class(noun.lower_) if noun.lower_ in listed("around", "sites") else None
    if first < 1 or doc[first - 1].lower_ != "the" or within.tag_ not in ("NN", "JJ") or not within.is_lower:
        return None
    ends = noun.tag_ == "NN" and (last + 2 >= len(doc) or doc[last + 2].pos_ not in ("NOUN", "PROPN"))
    return kind if ends and doc[first:last].text.istitle() else None


def _is_town_with(doc: Doc, run: Run) -> bool:
    """Whether a word that no map knows stands before what a town has: "the Lomas police station"."""
    first, last = run
    alone = (
        last - first == 1 and doc[first].text.istitle() and first > 0 and doc[first - 1].lower_ in ("the", "at", "in")
    )
    behind = doc[last : last + 2]
    has = len(behind) == 2 and behind.text in of_towns() and behind[1].tag_ == "NN"
    return alone and has and (last + 2 >= len(doc) or doc[last + 2].pos_ not in ("NOUN", "PROPN"))


@cache
def of_towns() -> frozenset[str]:
    """What a town has one of, in two words: "police station"."""
    return frozenset(phrase.strip() for phrase in rows("names")["around"]["of_towns"].split(","))


def _is_one_of_areas(doc: Doc, i: int) -> bool:
    """Whether names in a row go on here, then what all of them are: ", Corvo and Lima counties"."""
    while i < len(doc) - 1 and (is_large(doc[i]) or doc[i].text in (",", "and")):
        i += 1
    return i < len(doc) and doc[i].lower_ in listed("around", "areas")


def _is_called_after_land(doc: Doc, run: Run) -> bool:
    """Whether a name of several words ends as one of a lake or a hill: a town, where people live in it."""
    land = (SCHEMA.Landform, SCHEMA.BodyOfWater)
    return run[1] - run[0] > 1 and not set(lineage(head_class(doc[run[1] - 1].text) or "")).isdisjoint(land)


def _is_part_of_river(noun: Token) -> bool:
    return noun.lemma_.lower() in listed("around", "parts_of_rivers")


def vote_containing(votes: Votes, doc: Doc, run: Run) -> None:
    """In "Atlanta, Georgia" the city tells which Georgia it is."""
    first = run[0]
    if run[1] - first == 1 and doc[first].text in listed("known", "postal") and is_large(doc[first - 2]):
        vote(votes, SCHEMA.State, 6.0)
        return
    states = [place for place in places(doc[first : run[1]].text) if place.kind in ("state", "country")]
    for start in (first - 2, first - 3):
        if start >= 0 and states and is_large(doc[start]):
            inside = {place.country for place in places(doc[start : first - 1].text) if place.kind == "city"}
            for state in states:
                if state.country in inside:
                    vote(votes, state.classes[-1], 4.0)
                    return


def _weight_of_place(preposition: Token, held: Token) -> float:
    """How much a preposition, with the word before it and the verb above it, speaks for a place."""
    noun, word = held.lemma_.lower(), preposition.lower_
    verbs = {noun, preposition.head.lemma_.lower()}
    moves = not verbs.isdisjoint(listed("verbs", "moving"))
    if word == "of":
        return 2.0 if noun in listed("around", "towns_of") else 0.0
    if word == "from":
        return 1.5 if moves or noun_class(noun) == SCHEMA.Person else 0.0
    if word == "on":
        return 1.5 if not verbs.isdisjoint(listed("verbs", "living")) else 0.0  # "lives on Lomas", an island
    if word == "at":
        stops = not verbs.isdisjoint(listed("verbs", "landing"))
        if noun in listed("around", "lying_at"):
            return 3.5  # "the harbour at Lomas": no body's
        return 1.5 if stops or noun in listed("around", "works_at") else 0.0
    if word == "in":
        building = SCHEMA.CivicStructure in lineage(noun_class(noun) or "")
        return 1.5 if building or noun in listed("around", "works_at") else 0.0  # "a clinic in Lomas"
    travels = word == "to" and not verbs.isdisjoint(listed("verbs", "travelling"))
    return 2.0 if travels else 0.8 if moves and word in ("to", "into", "for") else 0.0


def _is_seat(doc: Doc, run: Run) -> bool:
    """Whether a known place stands in front of a firm's kind and name: "Lomas shipowner Corvo"."""
    noun = run[1]
    while noun < min(len(doc), run[1] + 2) and doc[noun].pos_ == "NOUN" and doc[noun].is_lower:
        noun += 1
    if noun == run[1] or noun >= len(doc) or not is_large(doc[noun]) or best(doc[run[0] : run[1]].text) is None:
        return False
    word = doc[noun - 1].lower_
    kind = called_class(word)
    if kind == SCHEMA.Person and word not in listed("around", "posts_before"):
        return run[0] > 0 and doc[run[0] - 1].lower_ in ("the", "a", "an")  # "the Cork novelist Ana Prieto"
    return kind is not None and lineage(kind)[0] == SCHEMA.Organization


def _is_known(token: Token) -> bool:
    return best(token.text) is not None and not is_ambiguous(token.text)
