"""Which numbers are ages by the words and signs around them: "88 years old", "Ana Ruel, 66, said", "Ana Ruel (66)"."""

from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Doc, Token
from kg.model import Quantity
from kg.rows import words
from kg.vocabulary import SCHEMA

OLDEST = 120  # years that a person may count
YOUNGEST = 9  # fewer in brackets are rather a number on a list


def old_word(doc: Doc, quantity: Quantity) -> Token | None:
    """The "old" of an age: "88 years old", "a 45-year-old driver", "the 46-year-olds"; not "14 old ships"."""
    if quantity.unit.split(" ")[0] not in ("year", "month", "week", "day"):
        return None
    return next((t for t in doc[quantity.first : quantity.last + 2] if t.lower_ in ("old", "olds")), None)


def is_aside_age(reading: Reading, quantity: Quantity) -> bool:
    """Whether a bare number between two commas is the age of the person named before: "Ana Ruel, 66, said"."""
    doc, first, last = reading.doc, quantity.first, quantity.last
    bare = quantity.unit == "" and isinstance(quantity.value, int) and quantity.value < OLDEST
    if not bare or first < 2 or doc[first - 1].text != ",":
        return False
    closed = last == len(doc) or doc[last].text in (",", ".", ";")
    noun = doc[first - 2]
    mention = reading.mention_at(noun)
    return closed and (reading.is_a(mention, SCHEMA.Person) or (mention is None and _is_definite_person(noun)))


def is_bracketed_age(reading: Reading, quantity: Quantity) -> bool:
    """Whether a bare number in brackets behind a person is an age: "Ana Ruel (66)"; beside goals it is a minute."""
    doc, first, last = reading.doc, quantity.first, quantity.last
    bare = quantity.unit == "" and isinstance(quantity.value, int) and YOUNGEST < quantity.value < OLDEST
    if not bare or first < 2 or last >= len(doc) or doc[first - 1].text != "(" or doc[last].text != ")":
        return False
    sentence = doc[first].sent
    scored = any(t.lemma_.lower() in words(ROWS, "of_matches") for t in sentence)
    scored = scored or any(
        t.lower_ == "followed" and t.nbor().lower_ == "by" for t in doc[sentence.start : sentence.end - 1]
    )
    return not scored and reading.is_a(reading.mention_at(doc[first - 2]), SCHEMA.Person)


def _is_definite_person(noun: Token) -> bool:
    """Whether a noun means one certain person: "the sheriff, 53, said", "another driver, 31, was hurt"."""
    definite = any(c.lower_ in ("the", "a", "an", "another") or c.dep_ == "poss" for c in noun.lefts)
    return noun.tag_ == "NN" and definite and is_person_noun(noun.lemma_.lower())


def are_ages_of_several(doc: Doc, quantity: Quantity) -> bool:
    """Whether a bare number set off behind people tells how old they are: "two girls, 4 and 6,", "a man, 45, died"."""
    first, last = quantity.first, quantity.last
    while first > 2 and doc[first - 1].lower_ in ("and", ",") and doc[first - 2].like_num:
        first -= 2
    noun = doc[first - 2] if first > 1 and doc[first - 1].text == "," else None
    closed = last < len(doc) and (doc[last].text == "," or (doc[last].lower_ == "and" and doc[last + 1].like_num))
    aged = isinstance(quantity.value, int) and quantity.value < OLDEST
    some = noun is not None and noun.head.lower_ == "of" and noun.head.head.lower_ != "one"
    if noun is None or not closed or not aged or some:
        return False  # "half of the passengers, 45, died"
    return noun.pos_ == "NOUN" and is_person_noun(noun.lemma_.lower())
