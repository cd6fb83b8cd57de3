"""Bare numbers whose noun was told before: "has 190 employees and hopes to hire 60 more", "the Union lost 11"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure, is_small_word
from kg.extract.observations.forms import ROWS, participle
from kg.extract.observations.measures import doer, label, thing
from kg.extract.observations.slots import Slot
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words
from kg.vocabulary import SCHEMA


def more_of_told(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """More of what was counted last: "has 190 employees and hopes to hire 60 more", "200 died and it hurt 90 others"."""
    doc, i = figure.head.doc, figure.quantity.last
    bare = figure.kind == "count" and figure.noun is None and i < len(doc)
    again = bare and (doc[i].lower_ in ("more", "others") or doc[figure.quantity.first - 1].lower_ == "another")
    closed = i + 1 >= len(doc) or not doc[i + 1].tag_.startswith(("NN", "JJ")) and doc[i + 1].lower_ != "than"
    if not again or not closed or slot is None or slot.dep != "dobj" or slot.prep:
        return None
    return _of_noun(sentence, _told_noun(sentence), slot.governor)


def contested(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A bare number of what is won and lost: "doubled their seats to 34, while the Union lost 11"."""
    doc, i = figure.head.doc, figure.quantity.last
    if figure.kind != "count" or figure.noun is not None or slot is None or slot.dep != "dobj" or slot.prep:
        return None
    closed = i >= len(doc) or doc[i].is_punct or doc[i].tag_ == "CC"
    told = next((s.noun for _, s in reversed(sentence.told) if s.noun is not None), None)
    noun = told if told is not None and told.lemma_.lower() in words(ROWS, "contested") else _told_noun(sentence)
    fits = noun is not None and noun.lemma_.lower() in words(ROWS, "contested")
    if not closed or not fits or not is_in(slot.governor, "polls") and slot.governor.lemma_ not in ("lose", "gain"):
        return None
    return _of_noun(sentence, noun, slot.governor)


def _told_noun(sentence: Sentence) -> Token | None:
    """What was counted last, in this sentence or the one before."""
    here = next((f.noun for f, _ in reversed(sentence.told) if f.kind == "count" and f.noun is not None), None)
    before = sentence.topic.last_count if sentence.topic is not None else None
    return here or (before.noun if before is not None else None)


def _of_noun(sentence: Sentence, noun: Token | None, verb: Token) -> Statement | None:
    subject = subject_of(sentence.reading, verb) if grammar.is_verb(verb) else None
    if noun is None or subject is None or subject.i > verb.i or is_in(verb, "frames"):
        return None
    prop = Part(text=f"{noun.lower_} {participle(verb)}")
    return Statement("observation/plain", verb, doer(sentence.reading, subject), prop, noun=subject)


def held_with(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The stake of a holder: "The largest shareholder is Orme Capital with 22 percent"."""
    doc = figure.head.doc
    word = doc[figure.first - 1] if figure.first else None
    name = word.head if word is not None and word.lower_ in ("with", "at") else None
    if figure.kind != "percent" or name is None or word is None or name.tag_ not in ("NNP", "NNPS"):
        return None
    holders = words(ROWS, "holders")
    verb = name.head
    noun = name.head if name.dep_ == "appos" else grammar.subject(verb) if name.dep_ == "attr" else None
    owner = name if noun is not None and noun.lemma_.lower() in holders else None
    if owner is None or word.i - name.i > 3 or sentence.reading.mention_headed_by(name) is None:
        return None
    return Statement("observation/owned", figure.head, thing(sentence.reading, owner), label("stake"), noun=owner)


def sentenced(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A bare term that somebody named gets: "Ringleader Dariusz Wolny got 21 years"."""
    doc = figure.head.doc
    if figure.kind != "duration" or figure.unit not in ("year", "month") or slot is None or slot.dep != "dobj":
        return None
    verb, i = slot.governor, figure.last
    closed = i >= len(doc) or doc[i].text in (".", ",", ";") or doc[i].lower_ in ("and", "for", "while", "behind")
    subject = subject_of(sentence.reading, verb) if verb.lemma_ in ("get", "receive", "give", "hand") else None
    passive = verb.lemma_ in ("get", "receive") or grammar.is_passive(verb)
    mention = sentence.reading.mention_headed_by(subject) if subject is not None else None
    person = sentence.reading.is_a(mention, SCHEMA.Person) or (
        subject is not None and subject.lemma_.lower() in words(ROWS, "convicts")
    )
    if not closed or not passive or subject is None or not person or is_small_word(figure) and slot.prep:
        return None
    return Statement("observation/punished", verb, thing(sentence.reading, subject), label("sentence"), noun=subject)
