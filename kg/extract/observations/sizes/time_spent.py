"""Time that somebody spends or has left: "spent 11 years at Orme Bank", "with 14 months left on her contract"."""

from kg.extract import grammar
from kg.extract.observations.denials import denial
from kg.extract.observations.figures import NOUNS, Figure, previous_word
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.observations.whose.measures import label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

LONGEST = 8  # tokens of what the time is spent on
WHERE = ("in", "at", "on", "with", "as", "under", "aboard", "off", "behind", "abroad", "overseas", "underground")


def spent(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The time somebody spends somewhere or doing something: "spend seven months of the year at sea"."""
    if figure.kind != "duration" or slot is None or slot.governor.lemma_ != "spend" or slot.prep:
        return None
    verb, behind = slot.governor, _spent_on(figure, slot.governor)
    noun = subject_of(sentence.reading, verb)
    if behind is None or noun is None or noun.i > verb.i or grammar.is_passive(verb) or denial(verb) is not None:
        return None
    prop = Part(text=f"time spent {behind}")
    return Statement("observation/term", verb, thing(sentence.reading, noun), prop, noun=noun)


def _spent_on(figure: Figure, verb: Token) -> str | None:
    """The words for where time is spent, or on what: "at sea", "hearing witnesses"."""
    doc, end = verb.doc, verb.sent.end
    near = (t for t in doc[figure.last : min(figure.last + LONGEST, end)] if t.head.i in {verb.i, figure.head.i})
    opening = next((t for t in near if t.lower_ in WHERE or t.tag_ == "VBG"), None)
    if opening is None:
        return None
    noun = grammar.child(opening, "dobj" if opening.tag_ == "VBG" else "pobj")
    last = noun.i + 1 if noun is not None else opening.i + 1
    timed = noun is not None and noun.ent_type_ in ("DATE", "TIME")  # "spent two weeks in May"
    if timed or last > opening.i + LONGEST or (noun is None and opening.tag_ == "IN"):
        return None
    return " ".join(doc[opening.i : last].text.split())


def left(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How long a contract or a term still has: "was dismissed with 14 months left on her contract"."""
    doc, i, word = figure.head.doc, figure.last, previous_word(figure)
    told = figure.kind == "duration" and word is not None and word.lower_ in ("with", "has", "have", "had")
    if not told or i + 2 >= len(doc) or doc[i].lower_ not in ("left", "remaining"):
        return None
    noun = grammar.child(doc[i + 1], "pobj") if doc[i + 1].lower_ in ("on", "of", "in") else None
    if noun is None or noun.tag_ not in NOUNS or sentence.reading.time_at(noun) is not None:
        return None
    about = thing(sentence.reading, grammar.child(noun, "poss") or noun)
    return Statement("observation/term", figure.head, about, Part(text=f"time left on {noun.lower_}"), noun=noun)


def days_of(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How long what goes on took: "after three days of talks", "ten days of mourning will begin"."""
    doc, i = figure.head.doc, figure.last
    of = doc[i] if figure.kind == "duration" and i < len(doc) and doc[i].lower_ == "of" else None
    noun = grammar.child(of, "pobj") if of is not None else None
    going = noun is not None and noun.lemma_.lower() in words(ROWS, "goes_on_for_days")
    verb = grammar.governing_verb(figure.head)
    if noun is None or not going or verb is None or figure.head.i != i - 1:
        return None
    word = previous_word(figure)
    behind = figure.head.dep_ == "pobj" and word is not None and word.lower_ in ("after", "following", "during", "amid")
    if not (behind or figure.head.dep_ in grammar.SUBJECTS) or denial(verb) is not None:
        return None
    about = noun_words(sentence.reading, noun)
    return Statement("observation/term", verb, about, label("duration"), noun=noun, earlier=behind)
