"""Amounts of money and measures: "revenue of 356 million", "bought X for 530 million", "7.3 kilometers long"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.denials import is_ruled_out
from kg.extract.observations.figures import (
    NOUNS,
    Figure,
    behind_brackets,
    is_end,
    is_first_of_pair,
    is_small_word,
    previous_word,
)
from kg.extract.observations.money.aims import once_foreseen
from kg.extract.observations.money.money import told_in, what_of
from kg.extract.observations.money.offered import is_object, is_of_offer, is_of_plan, is_standing, is_threshold
from kg.extract.observations.moves.rivals import is_compared, of_average, of_other
from kg.extract.observations.portions.shares import share_of
from kg.extract.observations.statements import (
    SPANS,
    Sentence,
    Statement,
    change_way,
    hinge,
    is_in,
    of_subject,
    owned,
    subject_of,
)
from kg.extract.observations.whose.each import for_each, for_every
from kg.extract.observations.whose.holders import holder
from kg.extract.observations.whose.measured import named_measure
from kg.extract.observations.whose.measures import is_measure, label, measure, noun_words, property_words, thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.slots import Slot
from kg.extract.observations.wording.written import HYPHENS
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA


def amount_of(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A measured noun with its amount: "had revenue of 356 million", "at a cost of 650 million"."""
    found = _measured(sentence, figure)
    if found is None or _is_size_of_goods(figure):
        return None
    noun, word, at = found
    if noun.lower_ == "tune":
        return _to_the_tune(sentence, figure, noun)
    deprived = noun.dep_ == "dobj" and noun.head.lemma_ in rows(ROWS)["money"]["take"]
    if figure.kind == "money" and (deprived or noun.i in sentence.heads or is_person_noun(noun.lemma_.lower())):
        return _taken(sentence, noun)
    if not _bears_amounts(sentence, figure, noun, word, at):
        return None
    if noun.lemma_.lower() in words(ROWS, "extremes") and noun.dep_ in ("dobj", "pobj", "conj"):
        return _of_extreme(sentence, figure, noun) if noun.dep_ != "conj" else None
    timed = figure.kind == "duration" and noun.lemma_.lower() in words(ROWS, "timed")  # "a range of 40 hours"
    manned = figure.noun is None and noun.lemma_.lower() in words(ROWS, "staffs")  # "with a crew of 14"
    bears = is_measure(noun) or manned or is_in(noun, "foreseen_measures") or figure.kind in ("money", "percent")
    if not timed and (figure.kind == "duration" or not bears):
        return None
    return _with_holder(sentence, figure, noun, word, at)


def _to_the_tune(sentence: Sentence, figure: Figure, tune: Token) -> Statement | None:
    """What is paid for whom it is done to: "each trip is subsidised to the tune of 11 pounds"."""
    verb = grammar.governing_verb(tune)
    if verb is None or figure.kind != "money":
        return None
    noun = subject_of(sentence.reading, verb) if grammar.is_passive(verb) else next(iter(grammar.objects(verb)), None)
    if noun is None or noun.i > tune.i:
        return None
    prop = label(f"amount {participle(verb)}")
    return Statement("observation/money-object", verb, thing(sentence.reading, noun), prop, noun=noun)


def _is_size_of_goods(figure: Figure) -> bool:
    """Whether a measure only tells which goods are meant: "prices of six-inch wafers", "sales of 5-litre tins"."""
    doc, i = figure.head.doc, figure.quantity.first
    tied = figure.kind == "measure" and any(t.text in HYPHENS for t in doc[i : figure.quantity.last])
    return tied and figure.head.head.tag_ in NOUNS and figure.head.head.i >= figure.quantity.last


def _measured(sentence: Sentence, figure: Figure) -> tuple[Token, Token, bool] | None:
    """The noun that "of" or "at" gives its amount, that preposition, and whether it is "at"."""
    doc, word = sentence.reading.doc, previous_word(figure)
    at = word is not None and word.lower_ == "at" and word.i > 0 and is_measure(doc[word.i - 1])
    if word is not None and at and doc[max(word.i - 2, 0) : word.i].text.casefold() in ("on sale", "for sale"):
        return None
    asked = word is not None and word.i > 0 and word.lower_ == "for" and figure.head.head.i < figure.first
    if word is not None and asked and doc[word.i - 1].lemma_ in words(ROWS, "asks_for"):
        return doc[word.i - 1], word, False
    if word is None or not (word.lower_ == "of" or at) or word.i == 0:
        return None
    noun = doc[word.i - 1]
    if noun.text == "," and word.i > 1 and is_measure(doc[word.i - 2]) and is_end(doc, figure.last):
        noun = doc[word.i - 2]  # "made a profit, of 310,000 euros, for the first time"
    listed = is_measure(noun) and noun.dep_ == "conj"  # "1.20 a share and sales of 3 million"
    charged = word.head.lemma_.lower() in words(ROWS, "before_charges") and word.head.nbor().lower_ == "before"
    if charged or (word.head.i < word.i and word.head.tag_ in NOUNS and word.i - word.head.i < 8 and not listed):
        noun = word.head
    if any(t.text in (";", ":") for t in doc[noun.i : word.i]):
        return None  # "a fund was set up; of the 3 million it was to receive"
    if noun.dep_ == "pobj" and noun.head.lower_ == "per" and is_measure(noun.head.head):
        noun = noun.head.head  # "earnings per share of 1.12 dollars"
    if noun.lower_ == "error" and noun.head.lower_ == "of" and noun.head.head.lower_ == "margin":
        noun = noun.head.head
    word, noun = told_in(word, noun)
    timed = noun.lemma_ in SPANS and noun.dep_ == "pobj" and noun.head.lower_ in ("for", "in", "over")
    if timed or is_person_noun(noun.lemma_.lower()) or noun.lemma_.lower().endswith("holder"):
        beside = [doc[noun.head.i - 1]] if timed and noun.head.i else []  # "sales for the year of 9 million"
        found = next((t for t in (*beside, *grammar.governors(noun)) if is_measure(t)), None)
        if found is None and timed:
            return None  # "capex for the year of 9 million": no year's
        noun = found or noun  # "profit for shareholders of 2 million"
        word = noun if noun.i > word.i else word
    return noun, word, at


def _bears_amounts(sentence: Sentence, figure: Figure, noun: Token, word: Token, at: bool) -> bool:
    """Whether a noun can have an amount of the figure's kind: no number, age or change, and counts only some."""
    if noun.tag_ not in NOUNS or sentence.reading.quantity_at(noun) is not None or noun.lemma_ == "age":
        return False
    if change_way(noun) is not None and not is_measure(noun):
        return False
    if figure.kind == "percent" and noun.lemma_.lower() in words(ROWS, "holders"):
        return False  # "by the holders of 90 percent of the shares"
    if (at and _is_estimate(noun)) or (noun.lemma_ == "delivery" and noun.head.lemma_ == "take"):
        return False  # "takes delivery of 6 jets"
    if is_threshold(figure, noun) or (noun.lower_ == "margin" and is_first_of_pair(figure)):
        return False
    if word.head.lemma_ in words("grammar", "robbing"):
        return False  # "defrauded its clients of 3 million"
    if noun.lower_ == "size" and any(t.lower_ == "times" for t in noun.doc[max(noun.i - 3, 0) : noun.i]):
        return False  # "three times the size of the 28 million raised before"
    counted = words(ROWS, "count_measures") | words(ROWS, "staffs")
    counts = noun.lemma_.lower() in counted and word.lower_ == "of"
    counts = counts and not (noun.tag_ == "NN" and noun.lemma_ == "sale")  # "the sale of 3 plants" is an act
    few = is_small_word(figure) and noun.lemma_.lower() not in words(ROWS, "staffs") | words(ROWS, "small_too")
    return figure.kind != "count" or (counts and not few)


def _with_holder(sentence: Sentence, figure: Figure, noun: Token, word: Token, at: bool) -> Statement | None:
    """The statement of a measured noun with its amount, told of whoever has it."""
    reading, verb = sentence.reading, grammar.governing_verb(noun) or noun
    prop = _with_unit_counted(noun, property_words(reading, noun, word))
    if figure.noun is not None and noun.lemma_.lower() in words(ROWS, "acts"):
        prop = replace(prop, text=f"{prop.text} of {counted_words(reading, figure).text}")  # "the loss of 220 jobs"
    made_of = what_of(figure) if figure.kind == "money" and not is_measure(noun) else None
    if made_of is not None:
        prop = noun_words(reading, made_of)  # "a blend of 26 million in capital"
        if noun.lemma_.lower() in words(ROWS, "foreseen_measures"):  # "a goal of 2 billion in annual sales"
            prop = replace(prop, text=f"{noun.lower_} for {prop.text}")
    change = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "of") else None
    way = change_way(change) if change is not None else None
    if way is not None and figure.kind != "count":
        found = owned(sentence, measure(reading, noun), verb)
        return Statement("observation/change-noun", verb, found.about or prop, prop, qualifiers=(way,), noun=noun)
    before, once = sentence.last(), noun.lemma_ in {*rows(ROWS)["forecast"]["nouns"], *words(ROWS, "set_marks")}
    if before is not None and before[0].kind == figure.kind and once:
        foreseen = once_foreseen(reading, noun, before)
        if foreseen is not None:
            return foreseen
    elif once and noun.head.lower_ == "from" and any(c.lower_ in words(ROWS, "bygone") for c in noun.lefts):
        return None  # "down from an earlier forecast of 7 percent": of what, was not told
    if (others := of_average(sentence, figure, noun)) is not None:
        return others
    if is_of_plan(noun) or noun.lower_ == "figure":
        return None
    about = holder(sentence, noun, verb, word) if not at else owned(sentence, measure(reading, noun), verb).about
    about = (
        for_every(reading, figure)
        or (before[1].about if before is not None and is_compared(figure, noun, before) else None)
        or of_other(reading, figure, noun)
        or _where_short(reading, figure, noun, about)
        or about
        or for_each(reading, figure, noun)
    )
    if made_of is not None and about is None:
        about = thing(reading, noun)
    if about is None and change_way(noun) is not None:
        return None  # "respective growth of 28 percent": of whom or what is not told
    of = share_of(reading, figure)
    top = grammar.first_conjunct(noun)  # "asked for four years and a fine of 5 million"
    asked = top.dep_ == "pobj" and top.head.lower_ == "for" and top.head.head.i == verb.i
    if asked and verb.lemma_ in ("ask", "apply", "appeal", "call", "push"):
        prop = replace(prop, text=f"{prop.text} {participle(verb)} for")  # "asked for a loan of 28 million"
    elif is_in(verb, "not_yet_had") and is_object(noun, verb) and (noun.tag_ == "NN" or verb.lemma_ != "offer"):
        prop = replace(prop, text=f"{prop.text} {participle(verb)}")  # "needs the support of 60 percent of voters"
    elif noun.dep_ == "dobj" and verb.lemma_ in ("include", "contain") and is_of_offer(sentence.reading, verb):
        prop = replace(prop, text=f"{prop.text} offered")  # "its offer, which includes a payment of 900 euros"
    set_before = not words(ROWS, "foreseen_measures").isdisjoint(
        (noun.lemma_.lower(), *(c.lower_ for c in noun.lefts))
    )  # "slowed to 3 percent, below the bank's target range of 4 to 6"
    lasting = figure.kind == "count" or set_before
    had = noun.dep_ == "pobj" and grammar.child(noun, "poss") is not None and lasting
    kept = noun.dep_ == "dobj" and grammar.child(noun, "poss") is not None
    kept = kept and (grammar.child(verb, "neg") is not None or (verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "pcomp")))
    had = (
        had or kept or is_standing(noun) or _is_whole_told(sentence, noun) or _is_received(noun)
    )  # "had not changed its forecast of 3"
    had = had or (before is not None and is_compared(figure, noun, before))
    had = had or (noun.dep_ == "appos" and noun.lemma_.lower() in words(ROWS, "undertaken"))
    had = had or (grammar.child(noun, "poss") is not None and is_ruled_out(verb) and noun.dep_ in grammar.SUBJECTS)
    anchor = noun if had else hinge(verb, noun)  # "will add 150 engineers to its workforce of 1,020"
    return Statement("observation/amount-of", anchor, about or prop, prop, of, noun=noun, earlier=had)


def _where_short(reading: Reading, figure: Figure, noun: Token, about: Part | None) -> Part | None:
    """Where something is missing, unless a body has the gap: "found a hole of 14 billion euros in the fund"."""
    doc, i = figure.head.doc, behind_brackets(figure.head.doc, figure.last)
    where = grammar.child(doc[i], "pobj") if i < len(doc) and doc[i].lower_ == "in" else None
    if where is None or noun.lemma_.lower() not in words(ROWS, "shortages"):
        return None
    owner = reading.mention_of(about) if about is not None and about.entity is not None else None
    body = owner is not None and not reading.is_a(owner, SCHEMA.Person)
    measured = is_measure(where) and where.lemma_.lower() not in words(ROWS, "businesses") | {"budget"}
    if body or measured or reading.time_at(where) is not None or where.tag_ not in NOUNS:
        return None
    return thing(reading, where)


def _with_unit_counted(noun: Token, prop: Part) -> Part:
    """The property with the thing that it is told for, which the amount hangs on: "earnings per share of 1.12"."""
    per = next((n.lower_ for p, n in grammar.prepositional(noun, "per")), None)
    told = per is None or f"per {per}" in (prop.text or "")
    return prop if told else replace(prop, text=f"{prop.text} per {per}")


def _is_whole_told(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun with its amount is what another figure is a share of: "9 percent of the work force of 55,000"."""
    of = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    return of is not None and of.head.i in sentence.heads and grammar.child(noun, "det", "poss") is not None


def _is_received(noun: Token) -> bool:
    """Whether an amount only makes something else possible: "will open a hall in May with a grant of 3 million"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.lemma_.lower() in words(ROWS, "received")


def _of_extreme(sentence: Sentence, figure: Figure, noun: Token) -> Statement | None:
    """The level of what reached a record: "inflation hit a high of 12 percent", "tin rose to a record of 8,350"."""
    verb = grammar.governing_verb(noun)
    if noun.dep_ == "pobj" and noun.head.lower_ not in ("to", "at"):
        return None  # "have halved since their peak of 8,300 euros"
    if verb is None or not (is_in(verb, "levels") or is_in(verb, "rises") or is_in(verb, "falls")):
        return None
    found = of_subject(sentence, verb)
    about, prop = named_measure(sentence, found, figure) if found is not None else (None, None)
    if prop is None or found is None:
        return None
    said = ("record",) if noun.lower_ == "record" else ()
    return Statement("observation/level", verb, about, prop, qualifiers=said, noun=found.noun)


def _taken(sentence: Sentence, noun: Token) -> Statement | None:
    """What is taken from people: "defrauded 6,000 savers of 40 million"; people are no property of a sum."""
    verb = grammar.governing_verb(noun)
    subject = subject_of(sentence.reading, verb) if verb is not None else None
    if verb is None or subject is None or verb.lemma_ not in rows(ROWS)["money"]["take"] or grammar.is_passive(verb):
        return None
    about = thing(sentence.reading, subject)
    return Statement("observation/money-object", verb, about, label(f"amount {participle(verb)}"), noun=subject)


def magnitude(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How strong a quake is: "a 6.3-magnitude quake", "the quake measured 6.1 on the Richter scale"."""
    doc, first, last = figure.head.doc, figure.quantity.first, figure.quantity.last
    if figure.kind != "count" or isinstance(figure.value, tuple) or not 0 < figure.value < 11:
        return None
    left, right = doc[first - 1] if first else None, doc[last : last + 3]
    before = left is not None and left.lower_ == "magnitude"
    behind = len(right) > 1 and "magnitude" in (right[0].lower_, right[1].lower_)
    quake = next((t for t in doc[last : last + 4] if t.lemma_.lower() in words(ROWS, "quakes")), None)
    if quake is not None and (before or behind):
        about = thing(sentence.reading, quake)
        about = about if about.entity is not None else sentence.reading.words_part(quake.i, quake.i + 1)
        return Statement("observation/modifier", quake, about, label("magnitude"), noun=quake)
    told = left is not None and (before or left.lemma_ == "measure" or (behind and left.lower_ == "of"))
    behind_noun = _quake_before(left) if left is not None and told else None
    if behind_noun is not None:
        about = label("earthquake") if behind_noun.lower_ == "it" else thing(sentence.reading, behind_noun)
        extreme = next((c for c in behind_noun.rights if c.tag_ == "JJS" and c.i < first), None)
        named = label("magnitude" if extreme is None else f"magnitude of {extreme.lower_}")
        return Statement("observation/modifier", behind_noun, about, named, noun=behind_noun)
    scaled = "scale" in [t.lower_ for t in doc[last : last + 6]] and "on" in [t.lower_ for t in right]
    if not scaled or slot is None or not grammar.is_verb(slot.governor):
        return None
    subject = subject_of(sentence.reading, slot.governor)
    if subject is None or subject.lemma_.lower() not in words(ROWS, "quakes"):
        return None
    return Statement(
        "observation/level", slot.governor, thing(sentence.reading, subject), label("magnitude"), noun=subject
    )


def _quake_before(word: Token) -> Token | None:
    """The quake that "of magnitude" or "measuring" describes: "a quake of magnitude", "the quake, measuring"."""
    doc, i = word.doc, word.i - 1
    i -= i > 0 and doc[i].lower_ in ("of", "at", "a", "with")
    i -= i > 0 and doc[i].text == ","
    noun = doc[i] if i >= 0 else word
    noun = (grammar.subject(noun) or noun) if noun.lemma_ == "be" else noun  # "it was of magnitude 6.1"
    if noun.lower_ in ("them", "these"):  # "64 aftershocks, the strongest of them of magnitude"
        noun = next((t.head for t in grammar.governors(noun) if t.tag_ == "JJS" and t.dep_ == "appos"), noun)
    named = noun.lemma_.lower() in words(ROWS, "quakes") and noun.tag_ in ("NN", "NNS")
    return noun if named or noun.lower_ == "it" else None


def told_beside(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A measured noun with its bare number in an aside: "Gorsk, population 340, lies", "Narle (elevation 812 m)"."""
    doc, i = figure.head.doc, figure.first - 1
    noun = doc[i] if i > 1 else None
    if noun is None or noun.lower_ not in words(ROWS, "told_beside") or figure.kind not in ("count", "measure"):
        return None
    before = noun.left_edge.i - 1 if noun.left_edge.i < noun.i else noun.i - 1
    closed = figure.last >= len(doc) or doc[figure.last].text in (",", ")", ".", ";", "(")
    if before < 1 or doc[before].text not in (",", "(") or not closed:
        return None
    owner = doc[before - 1]
    if owner.tag_ not in NOUNS:
        return None
    return Statement("observation/amount-of", noun, thing(sentence.reading, owner), label(noun.lower_), noun=noun)


def _is_estimate(noun: Token) -> bool:
    """Whether somebody sets the measure of something told before: "the auction house put its value at 30,000"."""
    owner = grammar.child(noun, "poss")
    verb = noun.head
    estimates = verb.lemma_.lower() in rows(ROWS)["forecast"]["verbs"] or verb.lemma_ in ("put", "set", "value")
    return owner is not None and owner.tag_ == "PRP$" and estimates
