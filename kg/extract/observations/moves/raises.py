"""Rises and cuts that somebody asks for or is given, and what was just told anew: "wants a raise of 6 percent"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure
from kg.extract.observations.money.money import is_in_money
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

FARTHEST = 14  # tokens from a figure to the noun that tells its change


def asked_for(sentence: Sentence, noun: Token, way: str) -> Statement | None:
    """A change that somebody asks for or is given: "the crew wants a raise of 6.5 percent"."""
    verb = noun.head
    subject = subject_of(sentence.reading, verb) if grammar.is_verb(verb) and noun.dep_ == "dobj" else None
    given = grammar.receiver(verb) if subject is not None and is_in_money(verb, "give") else None
    if given is not None and given.tag_ in {*NOUNS, "PRP"}:
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
        prop = noun_words(sentence.reading, noun, after=False)  # "a bonus of 9 and a raise of 2"
        itself = told.about is not None and told.about.text == told.property.text
        told = replace(told, property=prop, about=prop if itself else told.about)  # "inflation of 3 and growth of 2"
    return replace(told, rule="observation/change-noun", qualifiers=(way,))


def growth_seen(sentence: Sentence, noun: Token, way: str) -> Statement | None:
    """The growth that a body foresees, of itself or of the economy: "the central bank sees growth of 4 percent"."""
    verb = noun.head
    bare = all(c.dep_ in ("det", "prep", "punct") or c.lower_ in words(ROWS, "of_growth") for c in noun.children)
    sees = grammar.is_verb(verb) and (verb.lemma_ == "see" or verb.lemma_ in rows(ROWS)["forecast"]["verbs"])
    subject = subject_of(sentence.reading, verb) if sees and noun.dep_ == "dobj" and noun.lower_ == "growth" else None
    if subject is None or not bare or subject.i > verb.i or subject.pos_ == "PRON":
        return None
    prop = label("growth")
    about = thing(sentence.reading, subject)
    if _watches_economy(sentence, subject):
        about = (sentence.topic.place(noun) if sentence.topic is not None else None) or prop
    return Statement("observation/change-noun", verb, about, prop, qualifiers=(way,), noun=noun)


def points_moved(sentence: Sentence, figure: Figure, noun: Token, way: str) -> Statement | None:
    """A cut or rise in points that people foresee, or a bank's of its rate: "surprised traders with a 50-point cut"."""
    verb = grammar.governing_verb(noun)
    if verb is None or "point" not in figure.unit:
        return None
    subject = subject_of(sentence.reading, verb)
    if subject is None or subject.i > verb.i:
        return None
    about, told = thing(sentence.reading, subject), sentence.last_told()
    if subject.like_num and told is not None:
        about = told.about or about  # "14 of 20 economists had forecast a cut of 50"
    if verb.lemma_ in rows(ROWS)["forecast"]["verbs"]:
        prop = Part(text=f"{noun_words(sentence.reading, noun, after=False).text} {participle(verb)}")
    elif any(t.lower_ == "bank" for t in (subject, *subject.children)):
        prop = label("interest rate")
    else:
        return None
    return Statement("observation/change-noun", verb, about, prop, qualifiers=(way,), noun=noun)


def _watches_economy(sentence: Sentence, subject: Token) -> bool:
    """Whether a body or a person speaks of the growth of a country: a bank, a ministry, an economist."""
    mention = sentence.reading.mention_headed_by(subject)
    named = sentence.reading.is_a(mention, SCHEMA.Organization)
    words_of = (subject, *subject.lefts, *subject.rights)
    watches = any(t.lemma_.lower() in words(ROWS, "economy_watchers") for t in words_of)
    state = sentence.reading.is_a(mention, SCHEMA.GovernmentOrganization, SCHEMA.Person)
    return watches or state or not (named or subject.lemma_.lower() in words(ROWS, "businesses"))
