"""Verbs of speech that are acts of their own: "announced a plan", "called for a vote", "recommended selling it"."""

from kg.extract.grammar import (
    RELATIVES,
    antecedent,
    by_agents,
    child,
    is_passive,
    lemma,
    objects,
    prepositional,
)
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA


def is_act(verb: Token) -> bool:
    """Whether a verb of speech has a thing for an object: "announced a plan", not "announced that"."""
    if verb.dep_ == "advcl" and is_passive(verb):
        return False  # "Asked about it, Lee declined to comment"
    if is_passive(verb) and child(verb, "xcomp") is not None:
        return False  # "is reported to have sold it"
    if verb.dep_ == "relcl" and child(verb, "dobj") is not None and verb.doc[verb.left_edge.i - 1].text == ",":
        return any(o.lower_ not in RELATIVES for o in verb.children if o.dep_ == "dobj")  # "..., which he denies"
    if lemma(verb) == "sing" and child(verb, "dobj") is None:
        return False  # "sang and waved flags"
    told = lemma(verb) == "warn" or (lemma(verb) == "complain" and verb.tag_ in ("VBD", "VBN"))
    warned = told and any(True for _ in prepositional(verb, "of", "about", "against"))
    warned = warned or (lemma(verb) in ("write", "complain") and any(True for _ in prepositional(verb, "to")))
    warned = warned or (
        lemma(verb) in ("respond", "answer") and any(True for _ in prepositional(verb, "with"))
    )  # "with tear gas"
    reporting = child(verb, "ccomp") is not None or any(o.is_quote for o in verb.children)
    return (bool(objects(verb)) or warned) and not reporting


def is_request(verb: Token) -> bool:
    """Whether a thing is asked for: "asked for 25 years", "called for early elections", not "called it bold for"."""
    if child(verb, "oprd") is not None:
        return False
    behind = ("for", "on", "upon") if lemma(verb) == "call" else ("for",)
    return lemma(verb) in words("actions", "requests") and any(True for _ in prepositional(verb, *behind))


def is_inverted_report(reading: Reading, verb: Token) -> bool:
    """Whether a reporting clause was parsed as a noun with a participle: "..., Lee, the mayor, announced"."""
    noun = antecedent(verb)
    speaker = noun is not None and (
        noun.pos_ == "PROPN" or reading.is_a(reading.mention_headed_by(noun), SCHEMA.Person)
    )
    return speaker and verb.dep_ == "acl" and not by_agents(verb) and verb.doc[verb.i - 1].is_punct


def is_proposed(verb: Token) -> bool:
    """Whether a deed is what somebody proposes or asks for: "recommended selling it", "asked to see the books"."""
    deed = child(verb, "xcomp")
    if deed is None or deed.i < verb.i or is_passive(verb) or child(verb, "dobj", "dative", "ccomp") is not None:
        return False
    near = deed.left_edge.i == verb.i + 1 and child(deed, "nsubj", "nsubjpass") is None
    proposed = deed.tag_ == "VBG" and lemma(verb) in words("actions", "proposing")
    asked = deed.tag_ == "VB" and deed.left_edge.tag_ == "TO" and lemma(verb) in words("actions", "requesting")
    return near and (proposed or asked)
