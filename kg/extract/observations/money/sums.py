"""A sum of money before its noun: "a 40 million euro contract", "a 12 million dollar loss", "a 299 dollar recorder"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.holders import holder
from kg.extract.observations.whose.measures import is_measure, label, measure, property_words, thing, whose
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.listed import listed_words, named_by
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words
from kg.vocabulary import SCHEMA

DEAREST_GOODS = 100_000  # what is bought for more is told by its value


def sum_before(sentence: Sentence, figure: Figure, noun: Token) -> Statement | None:
    """ "A 40 million euro contract", "posted a 12 million dollar loss", "a 299 dollar recorder"."""
    reading, lemma = sentence.reading, noun.lemma_.lower()
    if lemma in words(ROWS, "not_priced") and lemma not in words(ROWS, "amount_nouns"):
        return None
    if is_measure(noun):
        verb = grammar.governing_verb(noun)
        prop = property_words(reading, noun, None)
        known = figure.first and reading.doc[figure.first - 1].tag_ in ("PRP$", "POS")  # "used none of its 2m grant"
        owner = possessor(figure) if known else None
        held = _held(sentence, noun, verb) if owner is None and verb is not None else None
        about = thing(reading, owner) if owner is not None else held or thing(reading, noun)
        denied = verb is None or any(c.dep_ == "neg" for c in verb.children)
        anchor = figure.head if verb is None else noun if denied else verb
        return Statement("observation/modifier", anchor, about, prop, noun=noun)
    both = listed_words(reading, noun) if _is_joint(noun) else None
    if both is None and _is_joint(noun):
        return None
    if lemma in words(ROWS, "amount_nouns"):
        about = both or thing(reading, noun)
        return Statement("observation/modifier", figure.head, about, label("value"), noun=noun)
    if noun.lower_ in words(ROWS, "kinds_of_fare"):
        return None  # "10 lari return"
    common = noun.tag_ == "NN" and not is_person_noun(lemma)
    if not common or reading.time_at(noun) is not None or isinstance(figure.value, tuple):
        return None
    dear = figure.value >= DEAREST_GOODS
    named = "price" if not dear else "cost" if lemma in words(ROWS, "costly") else "value"
    about = both or named_by(reading, noun)
    return Statement("observation/modifier", figure.head, about, label(named), doubt=0.9, noun=noun)


def _is_joint(noun: Token) -> bool:
    """Whether a bare noun joined to another shares what stands before both: "a $40 million railway and mine"."""
    other = grammar.child(noun, "conj")
    return other is not None and other.tag_ == "NN" and other.left_edge.pos_ in ("NOUN", "ADJ", "PROPN")


def _held(sentence: Sentence, noun: Token, verb: Token) -> Part | None:
    """Whose sum it is: the owner in its noun phrase, or the subject of "posted a 12 million dollar loss"."""
    own = measure(sentence.reading, noun).about
    taken = noun.dep_ == "dobj" and noun.head.i == verb.i and is_in(verb, "reporting")
    taken = taken or (noun.dep_ == "pobj" and noun.head.lower_ == "to" and verb.lemma_ in ("agree", "commit", "swing"))
    subject = subject_of(sentence.reading, verb)
    person = sentence.reading.is_a(sentence.reading.mention_headed_by(subject), SCHEMA.Person) if subject else False
    return own or (holder(sentence, noun, verb, noun) if taken and not person else None)


def possessor(figure: Figure) -> Token | None:
    """Whose it is: "its 17 percent holding", "Orme's 40 percent stake"."""
    word = figure.head.doc[figure.first - 1] if figure.first else None
    if word is None or word.tag_ not in ("PRP$", "POS", "WP$"):
        return None
    return whose(word) if word.tag_ == "WP$" else word if word.tag_ == "PRP$" else word.head
