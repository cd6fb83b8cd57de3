"""Whom an unresolved pronoun at the head of a sentence means: what the sentence before says something of."""

from kg.extract import grammar
from kg.extract.observations.forms import ROWS
from kg.extract.observations.measures import is_measure, sure_mention, thing
from kg.extract.observations.statements import subject_of
from kg.extract.reading import Reading
from kg.extract.reference.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words
from kg.vocabulary import SCHEMA

SINGULAR = ("it", "its")
PLURAL = ("they", "their")
LONGEST_OPENING = 2  # tokens before the pronoun: "But it", "So far it"


def thing_before(reading: Reading, about: Part) -> Part | None:
    """The thing that "it" or "they" take up: "A wildfire swept the valley. It has destroyed 61 buildings"."""
    span = reading.doc.char_span(about.start or 0, about.end or 0, alignment_mode="expand")
    pronoun = span[0] if span is not None and len(span) == 1 else None
    if pronoun is None or pronoun.i - pronoun.sent.start > LONGEST_OPENING or pronoun.sent.start == 0:
        return None
    if reading.block_of(pronoun) != reading.block_of(reading.doc[pronoun.sent.start - 1]):
        return None
    if is_willed(pronoun):
        return None
    verb = _telling(reading.doc[pronoun.sent.start - 1].sent.root)
    noun = subject_of(reading, verb) if verb is not None else None
    return thing(reading, noun) if noun is not None and _fits(reading, noun, pronoun) else None


def is_willed(pronoun: Token) -> bool:
    """Whether only somebody does what is told of "it": "It plans to close three factories"."""
    verb = pronoun.head.head if pronoun.dep_ == "poss" else pronoun.head
    return verb.lemma_.lower() in words(ROWS, "willing")


def _telling(root: Token) -> Token | None:
    """The verb that tells what happened; below a verb of saying it is what is said."""
    inner = grammar.child(root, "ccomp") if root.lemma_ in ("say", "tell", "report", "add") else None
    verb = inner or root
    return verb if grammar.is_verb(verb) or verb.pos_ == "AUX" else None


def _fits(reading: Reading, noun: Token, pronoun: Token) -> bool:
    """Whether a subject agrees with the pronoun and is a thing of which figures may be told."""
    mention = sure_mention(reading, noun)
    if noun.tag_ not in ("NN", "NNS", "NNP", "NNPS") or is_measure(noun) or reading.time_at(noun) is not None:
        return False
    if reading.quantity_at(noun) is not None or noun.lemma_.lower() in words(ROWS, "connective_nouns"):
        return False
    if reading.is_a(mention, SCHEMA.Organization):
        return False  # who is known by name was weighed when the pronoun was resolved
    joined = grammar.child(noun, "conj") is not None
    if pronoun.lower_ in PLURAL:
        return joined or noun.tag_ in ("NNS", "NNPS")
    person = reading.is_a(mention, SCHEMA.Person) or is_person_noun(noun.lemma_.lower())
    return pronoun.lower_ in SINGULAR and not joined and not person and noun.tag_ not in ("NNS", "NNPS")
