"""Things are told by who makes them, by their number, by what is done with them: "the Kia EV3", "HB 1187"."""

import re

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import given_names, head_class, known_class, leading_family_names, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.vocabulary import SCHEMA

_BILL = re.compile(
    r"(?:(?:House|Senate|Assembly) (?:Bill|(?:Joint |Concurrent )?Resolution|File)|[HSA]\.?B\.?|H\.?R\.?|[HS]C?J?R|LB"
    r"|Prop(?:osition)?|Measure|Ballot (?:Measure|Question)|Amendment)(?: No\.?)? ?"
    r"(?:\d+[A-Z]?|(?<=Measure )[A-Z]{1,2})"
)
_COURT = re.compile(
    r"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Federal|D\.C\.|\d+(?:st|nd|rd|th))"
    r" (?:U\.S\. )?Circuit"
)
_LETTERS = re.compile(r"[A-Z]{4,}(?:-[A-Z0-9]+)*|[A-Z]{3,}-[A-Z0-9]+")
_SURE = 5  # letters of the shortest that names a trial where nothing tells of patients: "the HORIZON trial"


def vote_models(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh what the kind of a thing is told by: its maker's name, a bill's number, what is done with it."""
    first, last = run
    name = doc[first:last].text
    if _BILL.fullmatch(name) is not None or _is_law_of_somebody(name):
        vote(votes, SCHEMA.Legislation, 8.0)
        vote(votes, SCHEMA.Product, -4.0)
        vote(votes, SCHEMA.Person, -4.0)
    elif _COURT.fullmatch(name) is not None:
        vote(votes, SCHEMA.GovernmentOrganization, 5.0)
        vote(votes, SCHEMA.Place, -4.0)
    elif _is_of_maker(doc, run) or _is_made(doc, run):
        vote(votes, SCHEMA.Product, 6.0)
        vote(votes, SCHEMA.Person, -3.0)
        vote(votes, SCHEMA.Event, -4.0)  # whatever its head says: "the Ford Fiesta"
    elif doc[first].text in listed("models", "metals") and last - first == 2 and _is_won(doc, run):
        vote(votes, SCHEMA.CreativeWork, 5.0)
        vote(votes, SCHEMA.Place, -2.0)
    elif _is_study(doc, run):
        vote(votes, SCHEMA.Event, 5.0)
        vote(votes, SCHEMA.Person, -4.0)
        vote(votes, SCHEMA.Product, -3.0)
    elif name == "Brent" and doc[last : last + 1].text.lower() in listed("models", "crude"):
        vote(votes, SCHEMA.Product, 5.0)
        vote(votes, SCHEMA.Person, -3.0)
    elif name in listed("around", "also_lands") and _is_never_the(doc, name):
        vote(votes, SCHEMA.Corporation, 4.0)
    _vote_done(votes, doc, run)


def _vote_done(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh what is done with and by things: "the Palm Heights complex", "published by Corvo"."""
    first, last = run
    if _is_house(doc, run):
        vote(votes, SCHEMA.CivicStructure, 5.0)
        vote(votes, SCHEMA.Landform, -5.0)
    if _is_brought_by(doc, run):
        vote(votes, SCHEMA.Organization, 2.5)
        vote(votes, SCHEMA.Person, -2.0)
        vote(votes, SCHEMA.Place, -2.0)
    if last - first > 2 and doc[first + 1].text == "for" and doc[first].text in listed("openers", "banded"):
        vote(votes, SCHEMA.NGO, 8.0)  # "Mothers for Clean Water"
    root = doc[first:last].root
    acts = root.dep_ == "nsubj" and root.head.lemma_.lower() in listed("models", "done_by_bodies")
    if acts and last - first > 1 and doc[last - 1].text in listed("models", "also_bodies"):
        vote(votes, SCHEMA.Organization, 5.0)  # whatever its head says


def _is_law_of_somebody(name: str) -> bool:
    """Whether a law is called after somebody: "Sarah's Law"; not "Moore's Law"."""
    owner, _, law = name.replace("’", "'").rpartition("'s ")
    return law == "Law" and owner not in listed("possessive", "learned")


def _is_of_maker(doc: Doc, run: Run) -> bool:
    """Whether a maker of cars or phones begins a name behind an article: "the Kia EV3", no "the Ford Center"."""
    first, last = run
    if last - first < 2 or doc[first].text not in listed("around", "makers_of_models") or not first:
        return False
    before = doc[first - 1]
    told = before.lower_ in listed("models", "before") or before.like_num
    return told and _may_be_model(doc, first + 1, last) and not _goes_on(doc, last)


def _is_made(doc: Doc, run: Run) -> bool:
    """Whether a maker of cars or phones owns a name that is nobody's: "Toyota's Corolla Cross"."""
    first, last = run
    owned = first > 1 and doc[first - 1].tag_ == "POS" and doc[first - 2].text in listed("around", "makers_of_models")
    if not owned or best(doc[first:last].text) is not None or _goes_on(doc, last):
        return False
    called = doc[first].text in given_names() or doc[first].text in leading_family_names()
    return not called and doc[first].ent_type_ != "PERSON" and _may_be_model(doc, first, last)


def _may_be_model(doc: Doc, first: int, last: int) -> bool:
    """Whether words may be what a maker calls a model: no body's, building's or land's."""
    head = doc[last - 1].text
    plain = head_class(head) is None or head in listed("around", "heads_of_models")
    places = (best(token.text) for token in doc[first:last])
    return plain and all(place is None or place.kind == "city" for place in places)


def _goes_on(doc: Doc, last: int) -> bool:
    """Whether a noun for people or parts of a firm follows: "the Kia America chief", "the Ford Dagenham plant"."""
    behind = doc[last].lower_ if last < len(doc) else ""
    return any(behind in listed("around", told) for told in ("owned", "chiefs", "units"))


def _is_won(doc: Doc, run: Run) -> bool:
    """Whether a name is what somebody wins: "won the Silver Lion and the Golden Heron", "the Golden Heron went to"."""
    root = doc[run[0] : run[1]].root
    root = root.head if root.dep_ == "conj" else root
    verb = root.head.lemma_.lower()
    return (root.dep_ in ("dobj", "nsubjpass") and verb in listed("models", "won")) or (
        root.dep_ == "nsubj" and verb == "go"
    )


def _is_study(doc: Doc, run: Run) -> bool:
    """Whether letters name a clinical trial: "the Phase III LUMO-2 trial", "data from its HORIZON study"."""
    first, last = run
    word = doc[last - 1].text
    if last - first > 1 or _LETTERS.fullmatch(word) is None or known_class(word) is not None:
        return False
    behind = doc[last : last + 1].text.lower()
    staged = first > 1 and doc[first - 2].lower_ == "phase"
    if len(word) < _SURE and not any(token.lower_ in ("patients", "enrolled") for token in doc):
        return False  # "the NOAA trial"
    return behind in ("trial", "trials") or (staged and behind in ("study", "studies"))


def _is_house(doc: Doc, run: Run) -> bool:
    """Whether "the" and a noun for houses enclose a name: "the Palm Heights complex"; not "the Corvo tower crane"."""
    first, last = run
    told = first > 0 and doc[first - 1].lower_ == "the" and doc[last : last + 1].text in listed("models", "houses")
    return told and (last + 1 >= len(doc) or doc[last + 1].pos_ not in ("NOUN", "PROPN"))


def _is_brought_by(doc: Doc, run: Run) -> bool:
    """Whether a work or a ship is published or insured by a word that is no given name: "published by Corvo"."""
    first, last = run
    if last - first > 1 or not first or doc[first - 1].lower_ != "by" or doc[first].text in given_names():
        return False
    return doc[first - 1].head.tag_ == "VBN" and doc[first - 1].head.lemma_.lower() in listed("models", "brought")


def _is_never_the(doc: Doc, name: str) -> bool:
    """Whether no article or preposition of places stands before a name that a land has too: "Amazon said"."""
    return not any(token.text == name and token.i and token.nbor(-1).lower_ in ("the", "in") for token in doc)
