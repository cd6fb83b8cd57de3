"""At how many places something was done to counted things: "employs 5,200 people at four sites around Rabat"."""

from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.counted.few import are_new, is_of_places
from kg.extract.observations.figures import NOUNS, Figure, counts_something, previous_word
from kg.extract.observations.statements import Sentence, Statement, is_in
from kg.extract.observations.whose.measures import noun_words
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.rows import words

WITHIN = ("at", "in", "across")
DEEPEST = 2  # phrases between the places and the deed: "patients at hospitals in nine countries"


def done_at(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Places counted right behind what is done there, told of who does it: "treated 300 children at five clinics"."""
    noun, told = figure.noun, sentence.last()
    if noun is None or told is None or not counts_something(figure) or not are_new(figure):
        return None
    if not (is_of_places(figure) or noun.lemma_.lower() in words(ROWS, "workplaces")):
        return None
    before, statement = told
    if statement.rule != "observation/count-object" or is_in(statement.anchor, "harming"):
        return None
    if previous_word(figure) != figure.head.head or before.last > figure.first or statement.about is None:
        return None
    if not _reaches(figure.head, {before.head.i, statement.anchor.i}):
        return None
    what, about = counted_words(sentence.reading, figure), statement.about
    if are_studied(statement.anchor, statement.noun) and before.noun is not None:
        about = noun_words(sentence.reading, before.noun, after=False)
    return Statement("observation/count-inside", statement.anchor, about, what, noun=noun)


def are_studied(verb: Token, subject: Token | None) -> bool:
    """Whether people only study what is counted where it is: "the team followed 900 patients at 14 clinics"."""
    studied = subject is not None and verb.lemma_ in words("grammar", "done_by_studies")
    return studied and subject is not None and subject.lemma_.lower() not in words("grammar", "studies")


def _reaches(places: Token, deed: set[int]) -> bool:
    """Whether phrases with "at" and "in" lead from the places to the deed or those it was done to."""
    noun = places
    for _ in range(DEEPEST):
        prep = noun.head
        if noun.dep_ != "pobj" or prep.lower_ not in WITHIN:
            return False
        if prep.head.i in deed:
            return True
        noun = prep.head
        if noun.tag_ not in NOUNS or noun.lemma_.lower() not in words(ROWS, "workplaces"):
            return False
    return False
