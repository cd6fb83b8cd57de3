"""Figures that only their verb tells of: "burned through 9,800 hectares", "was given 150 hours of unpaid work"."""

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.figures import (
    NOUNS,
    Figure,
    behind_brackets,
    counts_something,
    is_small_word,
    previous_word,
)
from kg.extract.observations.levels import is_person
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import doer, is_measure, label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words

MORE = 4  # tokens from a sum to "more": "80 euros a tonne more"
NEAREST = 4  # tokens from the verb (or its object) to the figure


def filled_with(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """An amount with what it is of, as an object: "given 150 hours of unpaid work", "gives 26 hours of recording"."""
    verb, noun = _verb_and_subject(sentence, figure, slot)
    i = behind_brackets(figure.head.doc, figure.last)
    if slot is None or verb is None or noun is None or figure.kind != "duration":
        return None
    doc = figure.head.doc
    what = grammar.child(doc[i], "pobj") if i < len(doc) and doc[i].lower_ == "of" else None
    if what is None or what.tag_ not in ("NN", "NNS") or figure.value == 1:
        return None
    through = _goes_through(verb, what, slot)
    if not through and (slot.dep != "dobj" or slot.prep or not is_in(verb, "fills_time")):
        return None
    text = noun_words(sentence.reading, what)
    said = f"{text.text} {participle(verb)}{f' {slot.prep}' if slot.prep else ''}"
    prop = text if is_in(verb, "have") else Part(text=said, start=text.start, end=text.end)
    return Statement("observation/plain", verb, doer(sentence.reading, noun), prop, noun=noun)


def laden_with(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What a thing is full of: "the ferry, laden with 2,260 containers", "a lorry loaded with 40 tonnes of rice"."""
    word, doc, i = previous_word(figure), figure.head.doc, figure.last
    full = word.head if word is not None and word.lower_ == "with" and figure.head.dep_ == "pobj" else None
    if full is None or word is None or full.i != word.i - 1 or full.lower_ not in words(ROWS, "laden"):
        return None
    noun = full.head if full.dep_ in ("acl", "relcl") else subject_of(sentence.reading, full)
    noun = grammar.subject(full.head) if noun is None and full.dep_ in ("advcl", "acomp") else noun
    goods = grammar.child(doc[i], "pobj") if i < len(doc) and doc[i].lower_ == "of" else None
    if noun is None or noun.tag_ not in {*NOUNS, "PRP", "WDT"} or (noun.i > full.i and full.dep_ != "advcl"):
        return None
    if figure.kind == "measure" and goods is not None:
        what = noun_words(sentence.reading, goods)
    elif counts_something(figure) and not is_small_word(figure):
        what = counted_words(sentence.reading, figure)
    else:
        return None
    prop = Part(text=f"{what.text} {full.lower_} with", start=what.start, end=what.end)
    return Statement("observation/plain", full, doer(sentence.reading, noun), prop, noun=noun)


def _goes_through(verb: Token, what: Token, slot: Slot) -> bool:
    """Whether somebody took in, or made, what is recorded by the hour: "listened to 3,400 hours of calls"."""
    takes_in = is_in(verb, "going_through") and what.lemma_.lower() in words(ROWS, "recorded")
    return takes_in and ((slot.dep == "dobj" and not slot.prep) or slot.prep in ("to", "through", "over", "at"))


def told_behind(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A figure behind the verb's preposition: "changed hands for 42,000 dollars", "runs for 13 hours on a charge"."""
    verb, noun = _verb_and_subject(sentence, figure, slot)
    if slot is None or verb is None or noun is None or slot.dep != "prep":
        return None
    kinds: dict[str, list[str]] = rows(ROWS)["behind_verbs"]
    if verb.lemma_ in rows(ROWS)["level_property"]:
        return None  # "costs 399 dollars with 8 gigabytes of storage"
    if slot.prep not in kinds.get(figure.kind, ()) or is_in(verb, "frames") or is_small_word(figure):
        return None
    if figure.kind == "count" and not (counts_something(figure) and figure.noun is not None and figure.noun.is_alpha):
        return None
    i = behind_brackets(figure.head.doc, figure.last)
    if i < len(figure.head.doc) and figure.head.doc[i].tag_ in NOUNS:
        return None
    if slot.prep == "for" and verb.lemma_ == "have" and figure.kind == "count":
        return None  # "had enough food for 3,000 people": it had no people
    if figure.head.dep_ != "pobj" or (figure.kind == "duration" and not _works(sentence, figure, verb, noun)):
        return None  # "beat Orme for a 40 million contract": the sum is the contract's
    target = grammar.child(verb, "dobj")
    built = _built(sentence, figure, slot)
    if built is not None:
        return built
    nearest = target if target is not None and verb.i < target.i < figure.first else verb
    if figure.first - nearest.i > NEAREST + 3 * (figure.kind == "money"):
        return None
    if figure.kind in ("count", "measure") and target is not None and target.i in sentence.heads:
        return None  # "promising 12,000 jobs at 140 suppliers", "is paying 3 million for 40 hectares"
    if figure.noun is not None and figure.noun.i < figure.first and slot.prep == "at":
        return None  # "refused to say how many of its 3,200 staff would go, but a union estimated the number at 500"
    if target is not None and target.tag_ in ("PRP", "DT"):
        return None  # "leases it for 125,000", "rents each for 300": whose price that is, the pronoun tells
    named = _named(figure, verb, target)
    if named is not None:
        return Statement("observation/plain", verb, doer(sentence.reading, noun), Part(text=named), noun=noun)
    said, more = participle(verb), False
    if figure.kind == "duration" and target is None:
        return Statement("observation/plain", verb, doer(sentence.reading, noun), Part(text=f"time {said}"), noun=noun)
    if figure.kind == "count":
        said = f"{counted_words(sentence.reading, figure).text} {said}"
    elif figure.kind == "money" and (target is None or (slot.prep == "for" and is_in(verb, "asks_people"))):
        said = f"amount {said}"  # "asked donors for 30 million"
        more = any(t.lower_ == "more" for t in figure.head.doc[i : i + MORE])
    elif target is not None and target.tag_ in NOUNS:
        said = f"{noun_words(sentence.reading, target, after=False).text} {said}"
    what = next((n for _, n in grammar.prepositional(figure.head, "of")), None) if figure.kind == "measure" else None
    if what is not None and said == participle(verb):
        said = f"{noun_words(sentence.reading, what, after=False).text} {said}"  # "arrested with 14 kilos of cannabis"
    prop = Part(text=f"{said} {slot.prep}")
    ways = ("increase",) if more else ()  # "are asking for 60 euros a tonne more"
    return Statement("observation/plain", verb, doer(sentence.reading, noun), prop, qualifiers=ways, noun=noun)


def _built(sentence: Sentence, figure: Figure, slot: Slot) -> Statement | None:
    """What a thing was built for is its cost: "a stadium that the board wants to build for 90 million"."""
    verb = slot.governor
    if slot.prep != "for" or figure.kind != "money" or not is_in(verb, "building"):
        return None
    wanted = verb.head if verb.dep_ == "xcomp" else verb
    noun = next((n for n in (*grammar.objects(verb), grammar.antecedent(wanted)) if n is not None), None)
    if noun is None or noun.tag_ not in NOUNS or noun.i > figure.first:
        return None
    return Statement("observation/plain", verb, thing(sentence.reading, noun), label("cost"), noun=noun)


def _named(figure: Figure, verb: Token, target: Token | None) -> str | None:
    """What the verb and its preposition say together: "changed hands for" a price, "can fly for" a distance."""
    sold = figure.kind == "money" and target is not None and (verb.lemma_, target.lower_) == ("change", "hands")
    if sold or (figure.kind == "money" and target is None and verb.lemma_ == "go"):
        return "price"
    units: dict[str, list[str]] = rows(ROWS)["covered"]
    far = figure.kind == "measure" and any(stem in figure.unit for stem in units["distance"])
    return f"distance {participle(verb)}" if far and is_in(verb, "covers") else None


def _works(sentence: Sentence, figure: Figure, verb: Token, noun: Token) -> bool:
    """Whether a machine goes on for a time: no person does, and no years are meant."""
    brief = figure.unit in ("second", "minute", "hour", "day")
    person = is_person(sentence, noun) or is_person_noun(noun.lemma_.lower()) or noun.tag_ in ("PRP", "WP")
    return brief and not person and verb.lemma_.lower() in words(ROWS, "working")


def _verb_and_subject(sentence: Sentence, figure: Figure, slot: Slot | None) -> tuple[Token | None, Token | None]:
    """The full verb above a figure that stands behind it, with its subject, which is no measure."""
    if slot is None or not grammar.is_verb(slot.governor) or figure.first < slot.governor.i or slot.beside is not None:
        return None, None
    verb = slot.governor
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and grammar.child(verb, "aux", "auxpass") is None:
        return None, None  # "it hangs in a new wing, built for 21 million"
    if verb.lemma_ == "be" or is_in(verb, "rises") or is_in(verb, "falls"):
        return None, None
    noun = subject_of(sentence.reading, verb)
    fits = noun is not None and noun.i < verb.i and not is_measure(noun) and not noun.tag_.startswith("VB")
    return (verb, noun) if fits else (None, None)
