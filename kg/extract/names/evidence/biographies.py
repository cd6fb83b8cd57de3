"""Steps of a life become evidence for a person of one name: "Roe quit his job", "left Nimbus to become director"."""

from kg.extract.grammar.coordination import SUBJECTS
from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import head_class, listed, noun_class
from kg.extract.tokens import Doc, Token
from kg.vocabulary import SCHEMA

_OWNERS = ("his", "her")


def vote_biographies(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh what a name's bearer does in life, and the words "née" and "the death of" before the name."""
    root = doc[run[0] : run[1]].root
    before = doc[run[0] - 1].lower_ if run[0] else ""
    if before in ("née", "nee"):
        vote(votes, SCHEMA.Person, 4.0)
    if before == "of" and run[0] > 1 and doc[run[0] - 2].lower_ in listed("around", "ends_of_lives"):
        vote(votes, SCHEMA.Person, 2.0)
    if root.dep_ not in SUBJECTS or run[1] - run[0] > 1:
        return
    verb = root.head
    steps = [verb, *(c for c in verb.rights if c.dep_ == "conj" and not any(g.dep_ in SUBJECTS for g in c.lefts))]
    if any(_is_step(step) for step in steps) or _is_professor(verb):
        vote(votes, SCHEMA.Person, 2.5)


def _is_step(verb: Token) -> bool:
    """Whether a verb tells what people do: to quit a job, to attend a school, to join a party, to become a nurse."""
    lemma = verb.lemma_.lower()
    goal = next((c for c in verb.rights if c.dep_ in ("xcomp", "advcl") and c.lemma_ == "become"), None)
    if goal is not None and any(_is_post(c) for c in goal.rights if c.dep_ == "attr"):
        return True
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if thing is None:
        return False
    own = any(c.dep_ == "poss" and c.lower_ in _OWNERS for c in thing.lefts)
    if own and lemma in listed("verbs", "own_steps") and thing.lemma_.lower() in listed("around", "own_life"):
        return True
    return _is_school(thing) if lemma == "attend" else lemma in ("join", "rejoin") and _is_party(thing)


def _is_post(noun: Token) -> bool:
    """Whether a noun is one of people: "become director of", not "become the leader in"."""
    word = noun.lemma_.lower()
    alone = noun.pos_ == "NOUN" and noun.tag_ == "NN" and word not in listed("around", "also_of_firms")
    return alone and noun_class(word) == SCHEMA.Person


def _is_professor(verb: Token) -> bool:
    """Whether somebody is a professor, written large: "is Professor Emeritus", "was the Ann Roe Professor"."""
    attribute = next((c for c in verb.rights if c.dep_ == "attr"), None) if verb.lemma_ == "be" else None
    words = attribute.doc[attribute.left_edge.i : attribute.i + 1] if attribute is not None else ()
    return any(word.text in ("Professor", "Lecturer", "Emeritus") for word in words)


def _is_school(name: Token) -> bool:
    """Whether a name written large ends as those of schools do: "attended Lomas High School"."""
    kind = head_class(name.text) if is_large(name) else None
    return kind in (SCHEMA.EducationalOrganization, SCHEMA.CollegeOrUniversity)


def _is_party(name: Token) -> bool:
    """Whether a name of several words is a party's: "joined the Unity Party"."""
    return name.text == "Party" or (is_large(name) and any(c.text == "Party" for c in name.children))
