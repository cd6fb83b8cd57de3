"""The second of two noun phrases that describe a name: "former judge" of "Ann Roe, a lawyer and former judge".

Also whom a name is told to be that of: "The victim was identified as Ann Roe".
"""

from collections.abc import Iterator

from kg.extract.callings import is_known
from kg.extract.epithets import Epithet, epithets
from kg.extract.grammar import SUBJECTS, child, first_conjunct, noun_phrase
from kg.extract.grammar.phrases import before_clause
from kg.extract.reading import Reading
from kg.extract.tokens import Doc, Span
from kg.model import Mention
from kg.rows import words

CLEAR = 0.75  # the least confidence of a phrase that takes somebody up by their age


def joined_behind(name: Span, first: Epithet) -> Epithet | None:
    """ "former judge" in "Ann Roe, a lawyer and former judge, said", which goes on with what is told of one."""
    doc, noun = name.doc, name.doc[first.head]
    second, verb = child(noun, "conj"), name.root.head
    if second is None or {noun.tag_, second.tag_} != {"NN"} or not (is_known(noun) and is_known(second)):
        return None
    joined = doc[noun.i + 1 : second.left_edge.i].text.lower() == "and" and child(second, "conj") is None
    plural = name.root.dep_ in SUBJECTS and any(t.tag_ == "VBP" or t.lower_ == "were" for t in (verb, *verb.lefts))
    if not joined or plural or first.how == "modifier":
        return None
    last = before_clause(doc, second.i, noun_phrase(second)[1])
    return Epithet(second.left_edge.i, last, second.i, first.how, first.anchor, first.sure)


def identified(name: Span) -> Iterator[Epithet]:
    """ "victim" in "The victim was identified as Ann Roe", "suspect" in "Police named the suspect as Bo Lee"."""
    root = first_conjunct(name.root)
    prep, verb = root.head, root.head.head
    if root.dep_ != "pobj" or prep.lower_ != "as" or verb.lemma_ not in ("identify", "name"):
        return
    noun = child(verb, "nsubjpass", "dobj")
    if noun is not None and noun.left_edge.lower_ == "the" and noun.lower_ in words("descriptions", "identified"):
        yield Epithet(noun.left_edge.i, noun.i + 1, noun.i, "copula", verb.i)


def behind_age(doc: Doc, mention: Mention) -> Iterator[Epithet]:
    """ "nurse from Lund" in "The 31-year-old, a nurse from Lund, won", where it is clear who is meant."""
    if doc[mention.last - 1].lower_ == "old" and mention.confidence >= CLEAR and doc[mention.first].lower_ == "the":
        found = epithets(doc, mention.first, mention.last)
        yield from (e for e in found if e.how == "apposition" and e.first >= mention.last)


def is_name(reading: Reading, epithet: Epithet) -> bool:
    """Whether what stands beside a name is one itself, which describes none: "Lomas: Roe 6; Prieto 7"."""
    own = reading.mention_at(reading.doc[epithet.head]) if epithet.how == "apposition" else None
    return own is not None and own.kind == "name" and (own.first, own.last) == (epithet.first, epithet.last)
