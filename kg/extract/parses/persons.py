"""Clauses with "who" describe a person, not the body or the place where that person is."""

from spacy.tokens import Token

from kg.extract.parses.trees import hang

BODIES = ("ORG", "GPE", "LOC", "FAC")


def mend_person(verb: Token) -> None:
    """ "Lee, an analyst at Acme in Leeds, who": who is meant is a person, not where that person works."""
    person = verb.head
    origin = person.head
    if person.dep_ == "pobj" and origin.lower_ == "from" and origin.head.tag_ == "NNS":
        hang(verb, origin.head)  # "children from Leeds, who"
        return
    if (named := _named_before(verb)) is not None:
        hang(verb, named)
        return
    for _ in range(6):
        if person.ent_type_ not in BODIES and not (person.dep_ == "pobj" and person.head.lower_ == "at"):
            break
        person = person.head.head if person.dep_ == "pobj" else person.head
        person = person.head if person.dep_ == "acl" and person.tag_ == "VBN" else person  # "a smith born in Cork, who"
    if person.pos_ in ("NOUN", "PROPN") and person.ent_type_ not in BODIES and person.i < verb.head.i:
        hang(verb, person)


def _named_before(verb: Token) -> Token | None:
    """Who is named with a body or a place right before ", who": "shared it with Roe of the Lund Institute, who"."""
    who = next((t for t in verb.lefts if t.lower_ == "who"), None)
    at = who.i - 2 if who is not None and who.nbor(-1).text == "," else -1
    first = at
    while at > verb.head.i and (verb.doc[at].ent_type_ in BODIES or verb.doc[at].lower_ in ("of", "at", "from", "in")):
        at -= 1
    return verb.doc[at] if first > at > verb.head.i and verb.doc[at].ent_type_ == "PERSON" else None
