"""Verbs of marrying that the parser takes for adjectives: "Jan Roe, a dentist, married Ann Lee in 1960"."""

from kg.extract.parses.trees import SUBJECTS, hang, has
from kg.extract.tokens import Token
from kg.rows import words


def mend_married(word: Token) -> None:
    """ "Roe, a dentist, married Ann Lee": behind a comma and before a person, it is a verb."""
    doc, i = word.doc, word.i
    set_off = word.sent.start + 1 < i + 1 < word.sent.end and doc[i - 1].text == ","
    if word.tag_ != "JJ" or not set_off or doc[i + 1].ent_type_ != "PERSON":
        return
    bride, root = word.head, word.sent.root
    if word.dep_ == "amod" and bride.i > i and bride.ent_type_ == "PERSON" and _is_described(root, word):
        _make_verb(word, bride, root)
    elif word.dep_ != "ROOT" or not has(word, *SUBJECTS) or not has(word, "dobj") or has(word, "aux", "auxpass", "cop"):
        return
    word.tag_, word.pos_, word.lemma_ = "VBD", "VERB", "marry"


def _is_described(name: Token, married: Token) -> bool:
    """Whether a sentence without a verb is a name with what is told of it up to the comma before a word."""
    return name.ent_type_ == "PERSON" and name.pos_ == "PROPN" and name.i < married.i and has(name, "appos")


def _make_verb(married: Token, bride: Token, name: Token) -> None:
    """Make a word the head of its sentence, a name its subject and another its object."""
    married.attach(married, "ROOT")
    name.attach(married, "nsubj")
    for below in [c for c in name.children if c.i > married.i]:
        hang(below, married)
    hang(bride, married, "dobj")
    for below in [c for c in bride.rights if c.dep_ in ("prep", "npadvmod", "punct", "cc", "conj")]:
        hang(below, married)


def mend_bound_person(verb: Token) -> None:
    """ "is married to actor Ann Roe": the noun for a person, taken for a verb, describes the name behind it."""
    to = verb.doc[verb.i - 1]
    name = next((c for c in verb.rights if c.dep_ in ("dobj", "oprd", "npadvmod") and c.pos_ == "PROPN"), None)
    if to.lower_ != "to" or to.head != verb or name is None or name.left_edge.i != verb.i + 1:
        return
    if verb.head.lower_ not in words("grammar", "bound_to"):
        return
    to.dep_ = "prep"
    hang(to, verb.head)
    hang(name, to, "pobj")
    hang(verb, name, "compound")
