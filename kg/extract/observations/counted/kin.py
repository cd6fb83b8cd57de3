"""How many relatives somebody has: "is survived by his wife and two sons"."""

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.observations.whose.measures import thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA


def parent_of(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How many children a parent has: "Roe, a father of three", "she is a mother of two"."""
    noun, doc = figure.head.head.head if figure.head.dep_ == "pobj" else figure.head, figure.head.doc
    of = doc[figure.first - 1].lower_ == "of" if figure.first else False
    named: dict[str, str] = rows(ROWS)["parents"]
    child = named.get(noun.lower_)
    if figure.kind != "count" or figure.noun is not None or child is None or not of or noun.i != figure.first - 2:
        return None
    verb = grammar.governing_verb(noun) if noun.dep_ == "attr" else None
    owner = noun.head if noun.dep_ == "appos" else subject_of(sentence.reading, verb) if verb is not None else noun
    about = thing(sentence.reading, owner or noun)
    return Statement("observation/kin", verb or figure.head, about, Part(text=child), earlier=True, unit=child)


def kin(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How many relatives somebody has: "is survived by his wife and two sons", "the couple have three children"."""
    noun = figure.noun
    if figure.kind != "count" or noun is None or noun.lemma_.lower() not in words(ROWS, "kin"):
        return None
    verb, reading = grammar.governing_verb(noun), sentence.reading
    if verb is None or verb.lemma_ not in ("survive", "leave", "have", "raise"):
        return None
    subject = subject_of(reading, verb)
    if subject is None or subject.i > verb.i or (verb.lemma_ == "survive") != grammar.is_passive(verb):
        return None
    if verb.lemma_ == "leave" and any(c.dep_ in ("prep", "xcomp", "acomp", "oprd") for c in verb.rights):
        return None  # "left three children in hospital"
    about = thing(reading, subject)
    couple = subject.lower_ == "they" and about.entity is None
    person = _person_before(reading, subject) if couple else None
    return Statement("observation/kin", verb, person or about, counted_words(reading, figure), noun=subject)


def _person_before(reading: Reading, pronoun: Token) -> Part | None:
    """Of whom the sentence before tells, where "they" are a couple: "She is married to Orme. They have two sons"."""
    first = pronoun.sent.start
    verb = reading.doc[first - 1].sent.root if first else None
    subject = subject_of(reading, verb) if verb is not None else None
    mention = reading.mention_headed_by(subject) if subject is not None else None
    return reading.entity_part(mention) if mention is not None and reading.is_a(mention, SCHEMA.Person) else None
