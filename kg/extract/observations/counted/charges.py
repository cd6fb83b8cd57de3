"""How many crimes somebody is accused of or answers for: "was found guilty of 29 counts of theft"."""

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.figures import Figure, previous_word
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words


def charged(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Counts of a crime, few as well: "was found guilty of 29 counts of theft", "convicted on two counts"."""
    word, noun = previous_word(figure), figure.noun
    if figure.kind != "count" or noun is None or noun.lemma_ not in words(ROWS, "crimes_counted") or figure.value == 1:
        return None
    if word is None or word.lower_ not in ("of", "on", "to", "with") or noun.head.i != word.i:
        return None
    found = word.head.lower_ == "guilty"
    verb = grammar.governing_verb(word)
    if verb is None or not (found or is_in(verb, "accusing")) or _is_denied(word.head):
        return None
    passive = grammar.is_passive(verb) or (found and verb.lemma_ == "plead")
    whose = subject_of(sentence.reading, verb) if passive else grammar.child(verb, "dobj")
    whose = whose or (grammar.child(word.head, "nsubj") if found else None)  # "found him guilty"
    if whose is None or whose.i > word.i:
        return None
    what = counted_words(sentence.reading, figure)
    said = ("pleaded guilty" if verb.lemma_ == "plead" else "guilty") if found else participle(verb)
    prop = Part(text=f"{what.text} {said} {word.lower_}", start=what.start, end=what.end)
    return Statement("observation/count-with-verb", verb, thing(sentence.reading, whose), prop, noun=whose)


def _is_denied(state: Token) -> bool:
    """Whether somebody is not guilty: "was found not guilty of 29 counts"."""
    return any(c.dep_ == "neg" for c in state.children) or state.nbor(-1).lower_ == "not"
