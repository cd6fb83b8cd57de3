"""Rises and cuts that somebody asks for or is given, and what was just told anew: "wants a raise of 6 percent"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure
from kg.extract.observations.forms import participle
from kg.extract.observations.measures import noun_words, thing
from kg.extract.observations.money import is_in_money
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.tokens import Token
from kg.model import Part

FARTHEST = 14  # tokens from a figure to the noun that tells its change


def asked_for(sentence: Sentence, noun: Token, way: str) -> Statement | None:
    """A change that somebody asks for or is given: "the crew wants a raise of 6.5 percent"."""
    verb = noun.head
    subject = subject_of(sentence.reading, verb) if grammar.is_verb(verb) and noun.dep_ == "dobj" else None
    given = grammar.child(verb, "dative") if subject is not None and is_in_money(verb, "give") else None
    if given is not None and given.tag_ in (*NOUNS, "PRP"):
        prop = noun_words(sentence.reading, noun, after=False)  # "gives nurses a raise of 4 percent"
        if verb.lemma_ not in ("give", "grant", "pay", "award"):
            prop = Part(text=f"{prop.text} {participle(verb)}")
        about = thing(sentence.reading, given)
        return Statement("observation/change-noun", verb, about, prop, qualifiers=(way,), noun=given)
    if subject is None or not is_in(verb, "asking"):
        return None
    prop = Part(text=f"{noun_words(sentence.reading, noun, after=False).text} {participle(verb)}")
    return Statement(
        "observation/change-noun", verb, thing(sentence.reading, subject), prop, qualifiers=(way,), noun=noun
    )


def same_again(sentence: Sentence, noun: Token, figure: Figure, way: str) -> Statement | None:
    """The change of what was just told: "shares slid 19 dollars, a drop of over 5 percent"."""
    before = next((pair for pair in reversed(sentence.told) if not pair[1].earlier), None)
    aside = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == ","  # the parser may take it for an object
    if (
        before is None
        or not before[0].last <= noun.i <= before[0].last + FARTHEST
        or (noun.dep_ == "dobj" and not aside)
    ):
        return None
    told = before[1]
    if told.rule == "observation/amount-of" and told.noun == grammar.first_conjunct(noun):
        told = replace(
            told, property=noun_words(sentence.reading, noun, after=False)
        )  # "a bonus of 9 and a raise of 2"
    return replace(told, rule="observation/change-noun", qualifiers=(way,))
