"""The verb that a name belongs to becomes evidence for its class: "Roe said", "approved Lumoxil"."""

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import head_class, lineage, listed, noun_class
from kg.extract.places.known import best
from kg.extract.tokens import Doc, Token
from kg.vocabulary import SCHEMA

_LARGE_TOWN = 200_000  # inhabitants from which a town closes and opens things as bodies do


def vote_verb(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh what a name is the subject, the agent or the object of, and the nouns that it is said to be."""
    root = doc[run[0] : run[1]].root
    by = root.dep_ == "pobj" and root.head.dep_ == "agent"
    verb = (root.head.head if by else root.head).lemma_.lower()
    if (by or root.dep_ == "nsubj") and verb in listed("verbs", "agent"):
        vote(votes, SCHEMA.Place, -0.7)
    if root.dep_ == "dobj" and verb in listed("verbs", "product"):
        vote(votes, SCHEMA.Product, 1.0)
    if root.dep_ == "dobj" and verb in ("visit", "tour"):
        vote(votes, SCHEMA.Place, 1.2)
    place = best(doc[run[0] : run[1]].text)
    if root.dep_ == "dobj" and verb in listed("verbs", "member") and (place is None or place.kind != "country"):
        vote(votes, SCHEMA.Organization, 4.0)
    if root.dep_ == "attr" and root.head.lemma_ == "be":
        _vote_said_to_be(votes, root)
    if root.dep_ not in ("nsubj", "nsubjpass"):
        return
    heads = verb in ("lead", "head", "chair") and run[1] - run[0] > 1
    if heads and any(c.dep_ == "dobj" and head_class(c.text) == SCHEMA.Corporation for c in root.head.rights):
        vote(votes, SCHEMA.Person, 1.5)  # "Zorin Kalu has led Nimbus Foods since May"
    transitive = any(child.dep_ == "dobj" for child in root.head.children)
    if verb in listed("verbs", "person") and not (transitive and verb in listed("verbs", "run")):
        vote(votes, SCHEMA.Person, 1.5)
    elif root.dep_ == "nsubjpass" and verb in listed("verbs", "of_goods"):
        return  # "Corvolin is manufactured by Nimbus"
    elif verb in listed("verbs", "organization") and not (place is not None and place.inhabitants > _LARGE_TOWN):
        vote(votes, SCHEMA.Organization, 0.7)
    for child in root.head.children if root.head.lemma_ == "be" else ():
        kind = noun_class(child.lemma_.lower()) if child.dep_ == "attr" else None
        if kind is not None:
            vote(votes, kind, 2.5)


def _vote_said_to_be(votes: Votes, name: Token) -> None:
    """ "Its first product was the Lumo Glow": the subject says what the name, no person's, names."""
    subject = next((c for c in name.head.lefts if c.dep_ == "nsubj" and c.tag_ == "NN"), None)
    kind = noun_class(subject.lemma_.lower()) if subject is not None else None
    if kind is not None and lineage(kind)[0] in (SCHEMA.Product, SCHEMA.CreativeWork, SCHEMA.Event):
        vote(votes, kind, 2.5)
