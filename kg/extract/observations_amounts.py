"""Amounts of money and measures: "revenue of 402 million", "bought X for 640 million", "6.2 kilometers long"."""

from dataclasses import replace

from spacy.tokens import Token

from kg.extract import grammar
from kg.extract.observations_figures import NOUNS, ROWS, Figure, Slot, is_small_word, previous_word
from kg.extract.observations_measures import (
    doer,
    is_measure,
    label,
    measure,
    noun_words,
    participle,
    property_words,
    thing,
)
from kg.extract.observations_statements import Sentence, Statement, change_way, is_in, owned, subject_of
from kg.extract.reading import Reading
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA


def amount_of(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A measured noun with its amount: "had revenue of 402 million", "at a cost of 700 million", "a loss of 19 million"."""
    doc = sentence.reading.doc
    word = previous_word(figure)
    at = word is not None and word.lower_ == "at" and word.i > 0 and is_measure(doc[word.i - 1])
    if word is None or not (word.lower_ == "of" or at) or word.i == 0:
        return None
    noun = doc[word.i - 1]
    if word.head.i < word.i and word.head.tag_ in NOUNS and word.i - word.head.i < 8:
        noun = word.head
    if noun.tag_ not in NOUNS or sentence.reading.quantity_at(noun) is not None or noun.lemma_ == "age":
        return None
    if change_way(noun) is not None and not is_measure(noun):
        return None
    counts = noun.lemma_.lower() in words(ROWS, "count_measures") and word.lower_ == "of"
    if figure.kind == "count" and (not counts or is_small_word(figure)):
        return None
    if figure.kind == "duration" or not (is_measure(noun) or figure.kind in ("money", "percent")):
        return None
    verb = grammar.governing_verb(noun) or noun
    prop = property_words(sentence.reading, noun, word)
    change = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "of") else None
    way = change_way(change) if change is not None else None
    if way is not None and figure.kind != "count":
        found = owned(sentence, measure(sentence.reading, noun), verb)
        return Statement("observation/change-noun", verb, found.about or prop, prop, qualifiers=(way,), noun=noun)
    before = sentence.last()
    foreseen = noun.lemma_ in rows(ROWS)["forecast"]["nouns"] and grammar.child(noun, "poss") is None
    if foreseen and before is not None and before[0].kind == figure.kind:
        return replace(before[1], rule="observation/amount-of", qualifiers=("forecast",), earlier=True)
    about = (
        _holder(sentence, noun, verb, word) if not at else owned(sentence, measure(sentence.reading, noun), verb).about
    )
    if about is None:
        about = prop
    return Statement("observation/amount-of", verb, about, prop, noun=noun)


def _holder(sentence: Sentence, noun: Token, verb: Token, word: Token) -> Part | None:
    """Whose amount it is: the owner within the noun phrase, or the subject of the verb that takes it as an object."""
    reading = sentence.reading
    found = measure(reading, noun)
    if found.property is not None and found.about is not None:
        return found.about
    if noun.dep_ in ("dobj", "attr", "conj") or noun.dep_ == "pobj":
        top = grammar.first_conjunct(noun)
        prep = top.head if top.dep_ == "pobj" else None
        if prep is not None and grammar.is_verb(prep.head):
            target = next(iter(grammar.objects(prep.head)), None)
            if prep.lower_ == "with" and prep.i < prep.head.i:
                target = subject_of(sentence.reading, prep.head)  # "the quake, with a magnitude of 6.8, damaged"
            if found.business and prep.lower_ == "with":
                target = subject_of(sentence.reading, prep.head)
            if target is not None and prep.lower_ in ("at", "for", "with"):
                return thing(reading, target)
        if prep is not None and prep.head.tag_ in NOUNS and prep.lower_ in ("at", "with"):
            return thing(reading, prep.head)
        subject = subject_of(sentence.reading, verb) if grammar.is_verb(verb) else None
        if subject is not None and _only_foresees(reading, verb, subject):
            return owned(sentence, found, verb).about if found.property is not None else None
        if subject is not None and subject.i != noun.i and subject.lower_ not in ("there", "it"):
            if grammar.is_passive(verb) and prep is not None and prep.lower_ == "by":
                return thing(reading, subject)
            inner = measure(reading, subject)
            return inner.about or thing(reading, subject)
    return owned(sentence, found, verb).about if found.property is not None else None


def _only_foresees(reading: Reading, verb: Token, subject: Token) -> bool:
    """Whether the subject forecasts somebody else's figure: analysts, economists, a named person."""
    if verb.lemma_ not in rows(ROWS)["forecast"]["verbs"]:
        return False
    mention = reading.mention_headed_by(_meant_by(subject))
    return (mention is None and subject.pos_ not in ("PRON", "PROPN")) or reading.is_a(mention, SCHEMA.Person)


def _meant_by(subject: Token) -> Token:
    noun = grammar.antecedent(subject.head) if subject.lower_ in grammar.RELATIVES else None
    return noun if noun is not None else subject


def worth(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """ "Vouchers worth 150 million yuan", "startups valued at more than 1 billion", "a house priced at 2 million"."""
    if figure.kind != "money":
        return None
    doc = sentence.reading.doc
    word = previous_word(figure)
    if word is None:
        return None
    if word.lower_ == "worth":
        return _worth(sentence, word, doc[word.i - 1] if word.i else word)
    verb = doc[word.i - 1] if word.i else word
    if not is_in_money(verb, "value") and slot is not None:
        verb = slot.governor
    if word.lower_ in ("at", "to") and is_in_money(verb, "value") and grammar.is_verb(verb):
        noun = (
            verb.head
            if verb.dep_ in ("acl", "relcl")
            else (next(iter(grammar.objects(verb)), None) or subject_of(sentence.reading, verb))
        )
        if noun is not None and noun.tag_ in (*NOUNS, "PRP"):
            named = label("price" if verb.lemma_ == "price" else "value")
            found = measure(sentence.reading, noun)
            if found.property is not None and is_measure(noun):
                return Statement("observation/worth", verb, found.about or found.property, found.property, noun=noun)
            return Statement("observation/worth", verb, thing(sentence.reading, noun), named, noun=noun)
    return None


def _worth(sentence: Sentence, word: Token, left: Token) -> Statement | None:
    if left.lemma_ == "be" or left.dep_ == "advmod" and left.head.lemma_ == "be":
        verb = left if left.lemma_ == "be" else left.head
        noun = subject_of(sentence.reading, verb)
        anchor = verb
    else:
        noun, anchor = (left, word) if left.tag_ in NOUNS else (None, word)
        if (
            noun is not None
            and noun.head.i < noun.i
            and noun.dep_ == "pobj"
            and noun.head.lower_ == "of"
            and noun.head.head.tag_ in NOUNS
        ):
            noun = noun.head.head
    if noun is None:
        return None
    return Statement("observation/worth", anchor, thing(sentence.reading, noun), label("value"), noun=noun)


def is_in_money(verb: Token, table: str) -> bool:
    """Whether a verb is in a list of the rows about money, with its particle or without."""
    listed = rows(ROWS)["money"][table]
    return verb.lemma_.lower() in listed or grammar.verb_lemma(verb) in listed


def price(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What something changed hands for: "bought X for 640 million", "will pay 8.20 pounds for each share"."""
    if figure.kind != "money" or slot is None or not grammar.is_verb(slot.governor):
        return None
    verb, reading = slot.governor, sentence.reading
    word = previous_word(figure)
    if is_in_money(verb, "fine") and slot.prep == "" and slot.dep == "dobj":
        return _fined(sentence, figure, verb)
    bought = verb if is_in_money(verb, "trade") else None
    if word is not None and word.lower_ in ("for", "at") and bought is not None:
        noun = next((n for n in grammar.objects(bought) if n.i < figure.first), None) or subject_of(
            sentence.reading, bought
        )
        if noun is None or reading.quantity_at(noun) is not None:
            return None
        return Statement("observation/price", verb, thing(reading, noun), label("price"), noun=noun)
    if is_in_money(verb, "pay") and slot.dep == "dobj":
        noun = next((n for p, n in _following(figure, verb, "for")), None)
        if noun is not None and reading.time_at(noun) is None:
            return Statement("observation/price", verb, thing(reading, noun), label("price"), noun=noun)
    return None


def _fined(sentence: Sentence, figure: Figure, verb: Token) -> Statement | None:
    """ "The court fined X 22 million", "X was fined 22 million": a fine is the property of whoever pays it."""
    noun = subject_of(sentence.reading, verb) if grammar.is_passive(verb) else grammar.child(verb, "dative", "iobj")
    if noun is None:
        last = sentence.reading.doc[figure.first - 1]
        noun = last if last.tag_ in NOUNS and last.i > verb.i else None
    if noun is None:
        return None
    return Statement("observation/price", verb, thing(sentence.reading, noun), label("fine"), noun=noun)


def _following(figure: Figure, verb: Token, preposition: str) -> list[tuple[Token, Token]]:
    found = list(grammar.prepositional(verb, preposition)) + list(grammar.prepositional(figure.head, preposition))
    return [(p, n) for p, n in found if p.i >= figure.last]


def money_object(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Someone's money moves: "raised 12 million from", "spent 38 million on consultants", "caused 74 million of damage"."""
    if figure.kind != "money" or slot is None or slot.dep not in ("dobj", "conj", "attr") or slot.prep:
        return None
    verb, reading = slot.governor, sentence.reading
    noun = subject_of(sentence.reading, verb) if grammar.is_verb(verb) else None
    if noun is None or not grammar.is_verb(verb):
        return None
    of_what = _what_of(figure)
    if of_what is not None:
        prop = _words_of(reading, of_what)
        if (
            reading.mention_headed_by(noun) is not None
            and not is_in(verb, "lasting")
            and verb.lemma_ not in ("have", "see")
        ):
            prop = Part(text=f"{prop.text} {participle(verb)}", start=prop.start, end=prop.end)
        return Statement("observation/money-object", verb, thing(reading, noun), prop, noun=noun)
    if not is_in_money(verb, "flow"):
        return None
    into = _purpose(figure, verb)
    text = f"amount {participle(verb)}"
    if into is not None and reading.time_at(into[1]) is None and into[1].lemma_ not in words(ROWS, "idle_nouns"):
        text = f"{text} {into[0].lower_} {' '.join(str(noun_words(reading, into[1]).text).split()[:6])}"
    return Statement("observation/money-object", verb, thing(reading, noun), Part(text=text), noun=noun)


def _purpose(figure: Figure, verb: Token) -> tuple[Token, Token] | None:
    found = [pair for p in ("on", "in", "for", "from", "to", "into") for pair in _following(figure, verb, p)]
    return min(found, key=lambda pair: pair[0].i) if found else None


def _what_of(figure: Figure) -> Token | None:
    """The noun after the amount: "74 million zlotys of damage", "9.7 billion yuan in sales"."""
    doc, i = figure.head.doc, figure.last
    if i < len(doc) and doc[i].text == "(":
        while i < len(doc) and doc[i].text != ")":
            i += 1
        i += 1
    if i >= len(doc) or doc[i].lower_ not in ("of", "in", "worth"):
        return None
    noun = grammar.child(doc[i], "pobj")
    if noun is None or noun.tag_ not in ("NN", "NNS") or noun.ent_type_ in ("DATE", "TIME", "GPE"):
        return None
    moves = is_in_money(grammar.governing_verb(figure.head) or noun, "flow")
    return noun if doc[i].lower_ == "of" or is_measure(noun) or not moves else None


def _words_of(reading: Reading, noun: Token) -> Part:
    return noun_words(reading, noun)


def measured_object(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A measure as an object: "sold 840 kilograms of tea", "produced 3 million tons of steel"."""
    if figure.kind != "measure" or slot is None or slot.dep not in ("dobj", "attr", "npadvmod"):
        return None
    verb, reading = slot.governor, sentence.reading
    noun = subject_of(sentence.reading, verb) if grammar.is_verb(verb) else None
    doc, i = reading.doc, figure.last
    if noun is None or verb.lemma_ in rows(ROWS)["level_property"]:
        return None
    if (i >= len(doc) or doc[i].lower_ != "of") and figure.unit in words(ROWS, "bulk") and slot.dep == "dobj":
        prop = Part(text=f"amount {participle(verb)}")
        return Statement("observation/measure-object", verb, doer(reading, noun), prop, doubt=0.9, noun=noun)
    if i >= len(doc) or doc[i].lower_ != "of":
        return None
    what = grammar.child(doc[i], "pobj")
    if what is None:
        return None
    text = noun_words(reading, what)
    prop = text if is_in(verb, "have") else Part(text=f"{text.text} {participle(verb)}", start=text.start, end=text.end)
    return Statement("observation/measure-object", verb, doer(reading, noun), prop, noun=noun)


def dimension(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """ "The wall will be 6.2 kilometers long", "a tower 90 meters high"."""
    doc = sentence.reading.doc
    if figure.kind != "measure" or figure.last >= len(doc):
        return None
    word = doc[figure.last]
    named: dict[str, str] = rows(ROWS)["dimensions"]
    if word.lower_ == "in" and word.i + 1 < len(doc) and doc[word.i + 1].lower_ in words(ROWS, "extents"):
        left = (
            doc[figure.first - 2] if figure.first > 1 and doc[figure.first - 1].text == "," else doc[figure.first - 1]
        )
        if left.tag_ not in NOUNS:
            return None
        return Statement(
            "observation/dimension", word, thing(sentence.reading, left), label(doc[word.i + 1].lower_), noun=left
        )
    if word.lower_ not in named or word.lower_ == "old":
        return None
    verb = grammar.governing_verb(word)
    standing = verb is not None and verb.lemma_ in ("be", "stand", "measure", "rise", "run", "grow", "remain")
    noun = subject_of(sentence.reading, verb) if verb is not None and standing else None
    left = doc[figure.first - 1] if figure.first else word
    if noun is None and left.tag_ in NOUNS:
        noun, verb = left, word
    if noun is None or verb is None:
        return None
    return Statement("observation/dimension", verb, thing(sentence.reading, noun), label(named[word.lower_]), noun=noun)


def modifier(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A measure or sum before its noun: "the 11.4-kilometer line", "a 40 million euro contract", "a 12 percent stake"."""
    doc, reading = sentence.reading.doc, sentence.reading
    noun = _modified(sentence, figure)
    if noun is None or figure.kind not in ("measure", "money", "percent"):
        return None
    lemma = noun.lemma_.lower()
    anchor = figure.head
    if figure.kind == "percent":
        return _percent_before(sentence, figure, noun)
    if figure.kind == "money":
        if lemma not in words(ROWS, "amount_nouns"):
            return None
        if is_measure(noun):
            verb = grammar.governing_verb(noun)
            prop = property_words(reading, noun, None)
            return Statement("observation/modifier", verb or anchor, thing(reading, noun), prop, noun=noun)
        return Statement("observation/modifier", anchor, thing(reading, noun), label("value"), noun=noun)
    named: dict[str, list[str]] = rows(ROWS)["modifier_dimensions"]
    fits = {
        "length": ("meter", "metre", "mile", "foot", "yard"),
        "height": ("meter", "metre", "foot", "story"),
        "area": ("square", "hectare", "acre"),
        "capacity": ("watt",),
    }
    for name, nouns in named.items():
        if (
            lemma in nouns
            and any(stem in figure.unit for stem in fits[name])
            and ("square" in figure.unit) == (name == "area" and "square" in figure.unit)
        ):
            return Statement("observation/modifier", anchor, thing(reading, noun), label(name), noun=noun)
    del doc
    return None


def _percent_before(sentence: Sentence, figure: Figure, noun: Token) -> Statement | None:
    """ "A 12 percent stake in X", "a 31 percent share of the market"."""
    if noun.lemma_.lower() not in ("stake", "share", "interest", "holding"):
        return None
    reading, verb = sentence.reading, grammar.governing_verb(noun)
    target = next((n for _, n in grammar.prepositional(noun, "in", "of")), None)
    if target is None or verb is None:
        return None
    subject = subject_of(sentence.reading, verb)
    whole = thing(reading, target)
    text = whole.text or reading.document.text[whole.start : whole.end]
    about = thing(reading, subject) if subject is not None and verb.lemma_ != "be" else whole
    prop = Part(text=noun.lemma_.lower())
    return Statement(
        "observation/modifier", verb, about, prop, Part(text=text, start=whole.start, end=whole.end), noun=noun
    )


def _modified(sentence: Sentence, figure: Figure) -> Token | None:
    """The noun that an amount stands before, without a plural of its own: "2.3 billion zloty tram line"."""
    doc = sentence.reading.doc
    i, noun = figure.last, None
    plural = (
        doc[figure.last - 1].tag_ == "NNS" and figure.kind != "percent" and doc[figure.last - 1].lower_ not in ("yuan",)
    )
    if plural:
        return None
    while i < len(doc) and i < figure.last + 6 and (doc[i].tag_ in (*NOUNS, "JJ", "HYPH", "VBN") or doc[i].text == "-"):
        if sentence.reading.mention_at(doc[i]) is not None and doc[i].tag_ in ("NNP", "NNPS"):
            i += 1
            continue
        if doc[i].tag_ in NOUNS:
            noun = doc[i]
        i += 1
    return noun
