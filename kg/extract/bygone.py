"""Ties that held once and hold no more are no facts of today: "a former subsidiary of Acme", "owned it until 2019"."""

from kg.extract.grammar import FINITE, child, lemma, prepositional
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Claim
from kg.rows import words
from kg.vocabulary import KG, RDF, SCHEMA

FRONT = 4  # tokens of "until May 2019" in front of a noun


def is_bygone(reading: Reading, claim: Claim) -> bool:
    """Whether words beside its anchor say that a tie which may end is over; who once sat for a party stays of it."""
    predicate, anchor = claim.part(RDF.predicate), reading.doc[claim.anchor]
    told = predicate.iri if predicate is not None else None
    if told == SCHEMA.spouse:
        return anchor.pos_ == "NOUN" and _is_divorced(anchor)
    if claim.modality != "asserted" or told not in words("modality", "ending_ties"):
        return False
    if told == KG.politicalAffiliation and anchor.lemma_.lower() not in words("modality", "plain_members"):
        return False
    return _is_over(anchor) or (anchor.pos_ in ("VERB", "AUX") and _ended(anchor))


def _is_divorced(partner: Token) -> bool:
    """Whether a noun tells of who was married to somebody: "his ex-wife", "a former husband"; no "late husband"."""
    near = partner.doc[max(partner.i - 2, partner.sent.start) : partner.i]
    return any(t.lower_ in words("modality", "divorced") for t in (*near, *partner.lefts))


def is_still_to_come(reading: Reading, claim: Claim) -> bool:
    """Whether who is told to be a student now is told as one who was: "Ann Roe, a student at Yale", no alumna yet."""
    predicate, noun = claim.part(RDF.predicate), reading.doc[claim.anchor]
    if (
        predicate is None
        or predicate.iri != SCHEMA.alumniOf
        or noun.lemma_.lower() not in words("modality", "learners")
    ):
        return False
    was = noun.dep_ == "attr" and noun.head.tag_ == "VBD"
    as_one = noun.dep_ == "pobj" and noun.head.lower_ in ("as", "since")
    return not (was or as_one or _is_over(noun) or noun.head.tag_ == "VBG")


def _is_over(word: Token) -> bool:
    """Whether an adverb or an adjective puts a word in the past: "formerly owned by", "once a unit of"."""
    before = list(word.doc[word.sent.start : word.left_edge.i])
    told = words("modality", "bygone")
    told -= {"then"} if word.tag_ in FINITE and not _lasts(word) else set()  # "Acme then hired Ann Roe"
    if any(t.lower_ in told for t in word.lefts) or (before and before[-1].lower_ in told):
        return True
    until = next((t for t in before[-FRONT:] if t.lower_ in ("until", "till")), None)
    if until is not None and all(t.ent_type_ in ("DATE", "TIME") for t in word.doc[until.i + 1 : word.left_edge.i]):
        return True
    attribute = word.dep_ == "attr" and word.head.lemma_ == "be"
    limits = (t for t in word.subtree if t.lower_ in ("until", "till") and t.i + 1 < word.sent.end)
    if attribute and any(t.nbor(1).ent_type_ in ("DATE", "TIME") for t in limits):
        return True
    return attribute and (any(t.lower_ in told for t in word.head.children) or _ended(word.head))


def _ended(verb: Token) -> bool:
    """Whether a verb tells that something held up to a time: "was owned by Acme until 2019", "used to own it"."""
    used = verb.dep_ == "xcomp" and verb.head.lower_ == "used"
    bearer = child(verb, "auxpass", "aux") or verb
    gone = bearer.tag_ == "VBD" and child(verb, "neg") is None
    dated = any(noun.ent_type_ in ("DATE", "TIME") for _, noun in prepositional(verb, "until", "till"))
    dated = dated or (_lasts(verb) and any(_is_closed(prep, noun) for prep, noun in prepositional(verb)))
    sold = any(c.dep_ == "advcl" and c.left_edge.lower_ in ("until", "till") for c in verb.rights)
    return used or (gone and (dated or sold))


def _lasts(verb: Token) -> bool:
    """Whether a past tense tells of something that lasted: "owned", "was based"; no "hired"."""
    return (child(verb, "auxpass") or verb).tag_ == "VBD" and lemma(verb) in words("modality", "lasting_ties")


def _is_closed(prep: Token, noun: Token) -> bool:
    """Whether a time is told with its end: "from 1990 to 2004", "between 1990 and 2004", "at the time"."""
    if prep.lower_ == "at":
        return noun.lower_ == "time" and any(c.lower_ in ("the", "that") for c in noun.lefts)
    dated = noun.ent_type_ in ("DATE", "TIME")
    behind = (c for t in (prep, noun, prep.head) for c in t.rights if c.i > noun.i)
    ended = prep.lower_ == "from" and any(c.lower_ in ("to", "until", "till") for c in behind)
    return dated and (ended or prep.lower_ == "between")
