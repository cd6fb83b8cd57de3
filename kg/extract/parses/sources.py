"""Sources before a comma and what they say: "According to Acme and Corvo & Co, Peru's exports are expected to grow"."""

from kg.extract.parses.apposed import mend_name_of_source
from kg.extract.parses.trees import SUBJECTS, hang, hang_subject
from kg.extract.tokens import Token


def mend_source(according: Token) -> None:
    """The mends of what stands behind "according to"."""
    mend_name_of_source(according)
    if according.i == according.sent.start:
        _mend_subject_behind_sources(according)


def _mend_subject_behind_sources(according: Token) -> None:
    """ "According to Acme and Corvo & Co, Peru's trade is growing": the last of several sources is no subject."""
    behind = according.doc[according.i + 1 : according.sent.end]
    noun = next((t for t in behind if t.dep_ in SUBJECTS and t.pos_ == "PROPN"), None)
    told = next((c for c in noun.rights if c.dep_ == "appos"), None) if noun is not None else None
    if noun is None or told is None or noun.head.i < told.i or told.left_edge.nbor(-1).text != ",":
        return
    verb, before = noun.head, noun.left_edge.nbor(-1)
    closed = told.right_edge.nbor(1).text != "," and told.right_edge.i < verb.i
    if before.lower_ == "and" and closed and told.pos_ == "NOUN":
        hang_subject(told, verb)
        hang(noun, before.head if before.head.i < noun.i else according, "conj")
