"""Sums on their way: given to somebody, going somewhere, told by the clause behind them, or a part of what was told."""

from dataclasses import replace

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
from kg.extract.observations.money.money import is_in_money, what_of, with_purpose
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.observations.whose.measures import is_measure, label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words

FARTHEST_GIVER = 9  # tokens from the verb to the sum, with the one it is given to between
FARTHEST_GAP = 12  # tokens between two sums of which the second has no verb
TAKEN_UP = ("it", "they", "he", "she")  # of whom was just told: "will invest 3 million, of which it has spent 2"
RECIPIENT = ("DT", "JJ", "CD", "POS", "PRP", "PRP$", *NOUNS)  # of these are the words for whoever gets the sum


def given(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A sum behind the one it is given to: "offered the families of the dead 250,000 kwacha", "fined it 3 million"."""
    what = what_of(figure)
    if figure.kind != "money" or (what is not None and not is_measure(what) and what.lemma_ != "tax"):
        return None
    doc, last = figure.head.doc, figure.head.doc[figure.first - 1] if figure.first else None
    start = max(figure.head.sent.start, figure.first - FARTHEST_GIVER)
    verb = next((t for t in reversed(doc[start : figure.first]) if grammar.is_verb(t)), None)
    if verb is None or last is None or last.tag_ not in {*NOUNS, "PRP", "JJ"} or not is_in_money(verb, "give"):
        return None
    between = doc[verb.i + 1 : figure.first]
    fits = len(between) and all(t.tag_ in RECIPIENT or t.lower_ == "of" for t in between)
    if not fits or between[0].lower_ == "of" or any(sentence.reading.quantity_at(t) is not None for t in between):
        return None
    takers = (t for t in between if t.tag_ in {*NOUNS, "PRP"} and t.head.i not in range(t.i + 1, last.i + 1))
    whom = next(takers, None)
    if whom is None:
        return None  # "has promised a further 20 million"
    if is_in_money(verb, "fine"):
        return Statement("observation/price", verb, thing(sentence.reading, whom), label("fine"), noun=whom)
    noun = subject_of(sentence.reading, verb)
    if noun is None or noun.i > verb.i or grammar.is_passive(verb):
        return None
    named = rows(ROWS)["money"]["named"].get(verb.lemma_, "amount")
    named = f"{named if what is None else noun_words(sentence.reading, what).text} {participle(verb)}"
    each = figure.last < len(doc) and doc[behind_brackets(doc, figure.last)].lower_ == "each"
    shared = f"{named} per {whom.lemma_.lower()}" if each and whom.tag_ == "NNS" else ""
    prop = label(shared or with_purpose(sentence.reading, figure, verb, named))
    return Statement("observation/money-object", verb, thing(sentence.reading, noun), prop, noun=noun)


def entitled(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What somebody may claim: "is entitled to 41,000 euros in compensation"."""
    if figure.kind != "money" or slot is None or slot.prep != "to" or slot.governor.lemma_ != "entitle":
        return None
    verb, what = slot.governor, what_of(figure)
    noun = subject_of(sentence.reading, verb) if figure.first > verb.i else None
    if noun is None or noun.i > verb.i:
        return None
    prop = noun_words(sentence.reading, what) if what is not None else label("amount due")
    return Statement("observation/money-object", verb, thing(sentence.reading, noun), prop, noun=noun)


def moves(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A sum that goes somewhere by itself: "740 million yuan will go to schools", "2 million came from Orme"."""
    if figure.kind != "money" or what_of(figure) is not None:
        return None
    ways: dict[str, str] = rows(ROWS)["money"]["ways"]
    if slot is None or slot.dep != "nsubj" or slot.prep or slot.governor.lemma_ not in ways:
        return _moves_too(sentence, figure)
    verb = slot.governor
    prep = next((p for p in verb.rights if p.dep_ == "prep" and p.lower_ in ("to", "from", "through", "into")), None)
    target = grammar.child(prep, "pobj") if prep is not None else None
    if prep is None or target is None or target.tag_ not in NOUNS or figure.first > verb.i:
        return None
    if sentence.reading.quantity_at(target) is not None and prep.lower_ != "through":
        return None  # "sales of 3 million went to 4 million"
    prop = label(f"amount {ways[verb.lemma_]} {prep.lower_}")
    return Statement("observation/money-object", verb, thing(sentence.reading, target), prop)


def _moves_too(sentence: Sentence, figure: Figure) -> Statement | None:
    """The next sum, its verb left out: "740 million yuan will go to schools and 290 million to roads"."""
    before, doc = sentence.last(), figure.head.doc
    said = (before[1].property.text or "").split() if before is not None else []
    ways: dict[str, str] = rows(ROWS)["money"]["ways"]
    i = behind_brackets(doc, figure.last)
    if before is None or len(said) != 3 or i >= len(doc):
        return None
    if said[1] not in ways.values() and not grammar.is_passive(before[1].anchor):
        return None  # but "3 million was spent on roads and 2 million on parks"
    near = doc[figure.first - 1].lower_ in ("and", ",", ";", "while") and figure.first - before[0].last < FARTHEST_GAP
    target = grammar.child(doc[i], "pobj") if near and doc[i].lower_ == said[2] else None
    if target is None or target.tag_ not in NOUNS:
        return None
    return replace(before[1], about=thing(sentence.reading, target), noun=None)


def part_moved(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What somebody does with a part: "cost 3 million euros, of which the fund paid 45 percent"."""
    before = sentence.last()
    if slot is None or slot.dep != "dobj" or slot.prep or before is None or figure.noun is not None:
        return None
    verb = slot.governor
    kinds = ("money", "measure", "count") if figure.kind == "percent" else (before[0].kind,)
    noun = grammar.child(verb, "nsubj")
    if noun is None or noun.i > verb.i or not _opened_by_which(noun) or before[0].kind not in kinds:
        return None
    if figure.kind == "duration" or not grammar.is_verb(verb):
        return None
    whole = before[1].property
    about = before[1].about if noun.lower_ in TAKEN_UP else thing(sentence.reading, noun)
    done = participle(verb)
    text = f"share {done}" if figure.kind == "percent" else f"amount {done}"
    text = f"{whole.text} {done}" if figure.kind == "count" else text
    return Statement("observation/part-of-told", verb, about, Part(text=text), whole, earlier=True, noun=noun)


def _opened_by_which(subject: Token) -> bool:
    """Whether "of which" or "of whom" stands right before a subject."""
    opening = subject.doc[max(subject.left_edge.i - 2, 0) : subject.left_edge.i].text.casefold()
    return opening in ("of which", "of whom")


def paid_for(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """For how many things a sum went: "spent 480 million on 214 projects", "invested 3 million in 40 schools"."""
    before, word = sentence.last(), previous_word(figure)
    if before is None or word is None or word.lower_ not in ("on", "in") or word.i != before[0].last:
        return None
    told, moved = before[1], before[1].rule == "observation/money-object" and not grammar.is_passive(before[1].anchor)
    if not moved or not counts_something(figure) or is_small_word(figure):
        return None
    what = counted_words(sentence.reading, figure)
    prop = Part(text=f"{what.text} {participle(told.anchor)} {word.lower_}", start=what.start, end=what.end)
    return replace(told, rule="observation/count-with-verb", property=prop, qualifiers=())


def told_by_clause(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A sum that a clause behind it explains: "more than the 15 million it raised in 2021"."""
    doc = figure.head.doc
    if figure.kind != "money" or not figure.first or doc[figure.first - 1].lower_ != "the":
        return None
    verb = grammar.child(figure.head, "relcl")
    own = grammar.child(verb, *grammar.SUBJECTS) if verb is not None else None
    if verb is None or own is None or own.lower_ in grammar.RELATIVES or own.i < figure.last:
        return None
    prices: dict[str, str] = rows(ROWS)["level_property"]
    priced = prices.get(verb.lemma_) if verb.lemma_ in ("cost", "fetch") else None
    if priced is None and not is_in_money(verb, "flow"):
        return None
    taken = is_in_money(verb, "give")  # "the 3 million they gave Orme Town for him"
    if any(c.dep_ == "dobj" and c.i > verb.i and not (taken and c.pos_ == "PROPN") for c in verb.children):
        return None  # "the 270 million at which it sold shares"
    prop = label(priced or f"{rows(ROWS)['money']['named'].get(verb.lemma_, 'amount')} {participle(verb)}")
    return Statement("observation/money-object", verb, thing(sentence.reading, own), prop, noun=own)


def largest(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The sum of the largest or smallest of several: "the largest of the gifts, 9 million euros, comes from Orme"."""
    noun, doc = figure.head.head, figure.head.doc
    set_off = figure.last < len(doc) and doc[figure.last].text == doc[figure.first - 1].text == ","
    if figure.kind != "money" or figure.head.dep_ != "appos" or noun.dep_ not in grammar.SUBJECTS or not set_off:
        return None
    several = next((n for _, n in grammar.prepositional(noun, "of")), noun) if noun.tag_ == "JJS" else noun
    extreme = noun.tag_ == "JJS" or any(c.tag_ == "JJS" for c in noun.lefts)
    sums = words(ROWS, "amount_nouns") | words(ROWS, "forms_of_money") | words(ROWS, "received")
    if not extreme or several.lemma_.lower() not in sums:
        return None
    verb, what = noun.head, noun_words(sentence.reading, noun, after=noun.tag_ == "JJS")
    ways = ("from", "to") if verb.lemma_ in rows(ROWS)["money"]["ways"] else ()
    whom = next((n for _, n in grammar.prepositional(verb, *ways) if n.tag_ in NOUNS), None) if ways else None
    about = thing(sentence.reading, whom) if whom is not None else what
    return Statement("observation/amount-of", verb, about, what, noun=noun)
