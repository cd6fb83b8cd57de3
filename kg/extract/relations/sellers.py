"""Who is to sell a firm owns it till then: "agreed to sell its unit Acme to Bex", "is weighing a sale of Acme"."""

from collections.abc import Iterator

from kg.extract.grammar import child, governing_verb, is_passive, own_objects, prepositional
from kg.extract.modality import judge
from kg.extract.reading import Reading
from kg.extract.relations.slots import fillers, is_share, of_kind, statement
from kg.extract.tokens import Token
from kg.model import Claim, Mention
from kg.rows import rows
from kg.vocabulary import SCHEMA

TO_SELL = 0.74
SELLING = ("sell", "offload", "divest", "sale", "disposal", "divestment", "divestiture")


def by_sellers(reading: Reading, word: Token) -> Iterator[Claim]:
    """The owner whom a sale that is still to come tells of, and the firm that is to be sold."""
    verb, nouns = _plan(word)
    if verb is None or verb.head.lemma_ in rows("relations")["sellers"]["agents"]:
        return
    for firm in of_kind(reading, nouns, "firm")[:1]:
        if firm.kind != "name" or not (word.pos_ == "NOUN" or _is_a_body(reading, word, firm)):
            continue
        for owner in fillers(reading, verb, "agent", "holder")[:1]:
            if owner.entity != firm.entity:
                part = reading.entity_part(firm)
                anchor = reading.doc[firm.root]  # what is owned is so, whatever becomes of the plan
                yield statement(reading, anchor, owner, SCHEMA.owns, part, "relations.holding", TO_SELL)


def _plan(word: Token) -> tuple[Token | None, list[Token]]:
    """The verb whose subject is to sell, and what: "will sell Acme", "explores a sale of Acme"."""
    if word.pos_ == "VERB":
        goes_on = word.tag_ == "VBG" and any(c.lemma_ == "be" for c in word.lefts)
        to_come = not is_passive(word) and (goes_on or judge(word) in ("planned", "possible"))
        shares = [noun for noun in own_objects(word) if is_share(noun)]
        parts = [noun for share in shares for _, noun in prepositional(share, "in", "of")]
        return (word, parts or own_objects(word)) if to_come else (None, [])
    verb = governing_verb(word)
    if verb is None or is_passive(verb):
        return None, []
    if verb.lemma_ == "put" and word.nbor(-1).lower_ == "for":
        return verb, own_objects(verb)
    planned = word.dep_ == "dobj" and verb.lemma_ in rows("relations")["sellers"]["planning"]
    return (
        (verb, [noun for _, noun in prepositional(word, "of")])
        if planned and child(word, "poss") is None
        else (None, [])
    )


def _is_a_body(reading: Reading, verb: Token, firm: Mention) -> bool:
    """Whether what is sold is a firm, no goods: one that is told by a noun or "its", or sold "to" a firm or in part."""
    before = verb.doc[firm.first - 1]
    told = before.pos_ == "NOUN" or before.tag_ == "PRP$" or before.lower_ in ("in", "of")
    return told or bool(of_kind(reading, [noun for _, noun in prepositional(verb, "to")], "organization"))
