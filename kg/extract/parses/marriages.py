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


def mend_parent_behind_and(kin: Token) -> None:
    """ "the third of four children of Jan Roe, a clerk, and his wife, Ann": she is his wife, and no fifth child."""
    children, joint = kin.head, kin.doc[max(kin.left_edge.i - 1, kin.sent.start)]
    names = (n for c in children.rights if c.lower_ == "of" for n in c.rights if n.dep_ == "pobj" and n.i < joint.i)
    name = next(names, kin)
    both = {kin.lemma_.lower(), children.lemma_.lower()} <= words("grammar", "kin") and children.tag_ == "NNS"
    if both and joint.lower_ == "and" and kin.left_edge.tag_ == "PRP$" and name.pos_ == "PROPN" and kin.dep_ == "conj":
        hang(joint, name)
        hang(kin, name)


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
