"""The ways in which news speaks of places become evidence that a name is one: "a nurse from Lomas", "the mayor of Lomas"."""

from kg.extract.names.runs import Run
from kg.extract.names.shape import Votes, vote
from kg.extract.names.words import listed, noun_class
from kg.extract.places.known import best, is_ambiguous
from kg.extract.tokens import Doc, Token
from kg.vocabulary import SCHEMA


def vote_whereabouts(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh the preposition before a name with the noun or verb that it hangs on, and the known place it stands with."""
    root = doc[run[0] : run[1]].root
    if root.dep_ == "conj" and _is_known(root.head):
        vote(votes, SCHEMA.Place, 1.2)  # "Gothenburg and Lomas"
    if run[0] < 2 or doc[run[0]].is_sent_start:
        return
    preposition, held = doc[run[0] - 1], doc[run[0] - 2]
    noun = held.lemma_.lower()
    moved = {held.lemma_.lower(), preposition.head.lemma_.lower()}
    if preposition.lower_ == "of" and noun in listed("around", "towns_of"):
        vote(votes, SCHEMA.Place, 2.0)
    elif preposition.lower_ == "from" and (noun_class(noun) == SCHEMA.Person or moved & set(listed("verbs", "moving"))):
        vote(votes, SCHEMA.Place, 1.5)
    elif preposition.lower_ == "at" and (
        noun in listed("around", "works_at") or moved & set(listed("verbs", "landing"))
    ):
        vote(votes, SCHEMA.Place, 1.5)
    elif preposition.lower_ in ("to", "into", "for") and moved & set(listed("verbs", "moving")):
        vote(votes, SCHEMA.Place, 0.8)


def _is_known(token: Token) -> bool:
    place = best(token.text)
    return place is not None and not is_ambiguous(token.text)
