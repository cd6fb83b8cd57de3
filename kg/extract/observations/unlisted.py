"""Figures whose verb or noun no list knows, told by what the sentence itself says; they are asked last.

"The scheme had swallowed 7.2 billion rupees", "rescued it with 890 million euros", "an orchard of 70 hectares",
"37 remain in hospital".
"""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words, with_participle
from kg.extract.observations.figures import (
    DURATIONS,
    NOUNS,
    Figure,
    behind_brackets,
    counts_something,
    is_small_word,
    previous_word,
)
from kg.extract.observations.money.before_nouns import modified
from kg.extract.observations.money.money import with_purpose
from kg.extract.observations.moves.changes import DEGREES
from kg.extract.observations.statements import Sentence, Statement, is_frame, is_in, of_subject, subject_of
from kg.extract.observations.whose.measures import doer, is_measure, label, noun_words, thing
from kg.extract.observations.whose.whereabouts import where
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.listed import listed_words
from kg.extract.observations.wording.predicates import said
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words

OBJECTS = ("dobj", "conj", "oprd")
SUMS = ("with", "through", "by", "from")  # what stands before a sum that pays for something
FARTHEST = 4  # tokens from a whole to how many of it: "of those patients, some 40"
WITH_PEOPLE = ("to", "among", "for", "between", "from", "with")
PEOPLE = "people"
NOT_DONE = ("rises", "falls", "levels", "raisers", "cutters", "weighs", "judges", "estimating", "foresees", "frames")


def object_of_any(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """An amount or count as the object of any verb: "swallowed 7.2 billion rupees", "set aside 2,150 acres"."""
    if (
        slot is None
        or slot.prep
        or slot.beside is not None
        or slot.dep not in OBJECTS
        or figure.first < slot.governor.i
    ):
        return None
    verb, noun = slot.governor, _doer_of(sentence, figure, slot.governor)
    given = grammar.child(verb, "dative")
    if given is not None and given.tag_ == "PRP":
        return None  # "fined it 20 million": nobody knows whom
    if noun is None or grammar.is_passive(verb) or grammar.child(verb, "compound") is not None:
        return None  # nor "and land purchases 840 million", where the verb is but a noun
    rest = _still_to_do(figure, verb)
    if rest is not None:
        return Statement("observation/object-of-any", verb, rest, rest)
    prop = _object_words(sentence, figure, verb)
    if prop is None:
        return None
    return Statement("observation/object-of-any", verb, doer(sentence.reading, noun), prop, noun=noun)


def _still_to_do(figure: Figure, verb: Token) -> Part | None:
    """What is left to be done, which is not that of whoever did the rest: "leaving 3 million euros to be raised"."""
    behind = figure.head.doc[figure.last : min(figure.last + 4, figure.head.sent.end)]
    done = next((t for t in behind if t.tag_ == "VBN" and t.nbor(-2).lower_ == "to"), None)
    if verb.lemma_ != "leave" or figure.kind not in ("money", "measure") or done is None:
        return None
    return Part(text=f"amount to be {done.lower_}")


def _object_words(sentence: Sentence, figure: Figure, verb: Token) -> Part | None:
    """What was done with how much of what: "factories produced", "subsidies offered", "area set aside"."""
    if figure.kind == "count":
        worth = counts_something(figure) and not is_small_word(figure)
        return with_participle(counted_words(sentence.reading, figure), verb) if worth else None
    if figure.kind not in ("money", "measure") or figure.unit.partition(" ")[0] in DURATIONS:
        return None  # nor "conducts 12 weeks a year"
    if figure.kind == "measure" and verb.lemma_ in ("win", "lose", "contest", "enter"):
        return None  # "won the 1,500 metres"
    if figure.unit in DEGREES:
        return Part(text="temperature") if is_in(verb, "reads_off") else None  # "Lund recorded 41 degrees"
    what = _stuff(figure)
    if what is not None:
        text = noun_words(sentence.reading, what)
        return Part(text=f"{text.text} {participle(verb)}", start=text.start, end=text.end)
    if not _stands_alone(figure):
        return None
    said = f"{_extent(figure) or 'amount'} {participle(verb)}"
    return Part(text=with_purpose(sentence.reading, figure, verb, said) if figure.kind == "money" else said)


def _doer_of(sentence: Sentence, figure: Figure, verb: Token) -> Token | None:
    """Who does it: the subject of a full verb that neither moves, weighs nor frames a figure."""
    if not grammar.is_verb(verb) or verb.lemma_ in ("be", "have", "cost", "ask") or is_frame(verb, figure, figure.noun):
        return None
    if any(is_in(verb, table) for table in NOT_DONE):
        return None
    noun = subject_of(sentence.reading, verb)
    measured = noun is not None and is_measure(noun) and not grammar.is_passive(verb)
    fits = noun is not None and noun.i < verb.i and not measured and noun.lower_ not in ("there", "it", "that")
    nobody = noun is None or any(c.lower_ == "no" for c in noun.lefts)  # "no truck will leave its 14 depots"
    return noun if fits and not nobody and noun is not None and not noun.tag_.startswith("VB") else None


def sum_behind(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A sum that pays for what is done: "rescued the airline with 890 million euros", "is funded with 1.8 billion"."""
    if figure.kind != "money" or slot is None or slot.dep != "prep" or slot.prep not in SUMS:
        return None
    verb = slot.governor
    noun = _doer_of(sentence, figure, verb)
    about = noun if noun is not None and grammar.is_passive(verb) else grammar.child(verb, "dobj")
    what = _stuff(figure)
    paid = listed_words(sentence.reading, what) if what is not None else None
    text = paid.text if paid is not None else f"amount {participle(verb)} {slot.prep}"
    if noun is None or not is_in(verb, "paid_with") or about is None or about.i > figure.first:
        return None
    return Statement("observation/sum-behind", verb, thing(sentence.reading, about), Part(text=text), noun=about)


def of_thing(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A measure behind "of" that tells how large a thing is: "an orchard of 70 hectares"."""
    word = previous_word(figure)
    noun = word.head if word is not None and word.lower_ == "of" else None
    if noun is None or noun.tag_ != "NN" or word is None or noun.i != word.i - 1 or is_measure(noun):
        return None
    extent = _extent(figure)
    connects = noun.lemma_.lower() in words(ROWS, "connective_nouns")
    if figure.kind != "measure" or extent is None or connects or not _stands_alone(figure):
        return None
    return Statement("observation/of-thing", figure.head, thing(sentence.reading, noun), label(extent), noun=noun)


def with_share(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A share that somebody has, behind "with": "is the largest shareholder, with 27 percent of the votes"."""
    word, doc = previous_word(figure), figure.head.doc
    i = behind_brackets(doc, figure.last)
    of = doc[i] if i < len(doc) and doc[i].lower_ == "of" else None
    whole = grammar.child(of, "pobj") if of is not None else None
    if figure.kind != "percent" or word is None or word.lower_ != "with" or whole is None or slot is None:
        return None
    verb = grammar.governing_verb(word)
    noun = (
        subject_of(sentence.reading, verb) if verb is not None and verb.lemma_ in ("be", "remain", "become") else None
    )
    if verb is None or noun is None or noun.i > verb.i:
        return None
    whole_words = noun_words(sentence.reading, whole)
    return Statement("observation/share", verb, thing(sentence.reading, noun), label("share"), whole_words, noun=noun)


def bare_holding(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A holding whose company was told before: "its largest shareholder, the fund Orme, holds 14.3 percent"."""
    if figure.kind != "percent" or slot is None or slot.prep or slot.dep not in OBJECTS or not _stands_alone(figure):
        return None
    verb = slot.governor
    noun = subject_of(sentence.reading, verb) if verb.lemma_ in ("hold", "own", "control") else None
    holder = noun is not None and noun.lemma_.lower() in words(ROWS, "shareholders")
    if noun is None or not holder:
        return None
    owner = grammar.child(noun, "poss")
    whole = thing(sentence.reading, owner) if owner is not None else None
    named = grammar.child(noun, "appos")
    about = thing(sentence.reading, named if named is not None else noun)
    return Statement("observation/owned", verb, about, label("stake"), whole, noun=noun)


def people_left(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A number of people and how they are: "six others are still missing", "37 remain in hospital"."""
    if figure.kind != "count" or slot is None or slot.prep or slot.dep not in ("nsubj", "nsubjpass"):
        return None
    verb, people = slot.governor, figure.noun
    alone = people is None or people.lower_ in ("others", "more")
    grown = people is not None and people.tag_ == "NNS" and (people.lower_ == "people" or is_person_noun(people.lemma_))
    missing = verb.lower_ in words(ROWS, "states") and grammar.child(verb, "aux") is not None
    stays = verb.lemma_ in ("be", "remain", "stay") or missing
    if not (alone or grown) or not stays or figure.value == 1 or figure.first > verb.i:
        return None
    first, last = verb.i + (not missing), said(verb)[1]
    state = [t for t in verb.doc[first:last] if t.lower_ not in ("still", "now", "also", "yet")]
    if not any(t.lower_ in words(ROWS, "states") | words(ROWS, "sickbeds") for t in state):
        return None
    who = people.lower_ if people is not None and grown else PEOPLE
    prop = Part(text=" ".join([who, *(t.text for t in state)]))
    place = where(sentence.reading, verb)
    about = place if place is not None and place.entity is not None else prop
    return Statement("observation/count-subject", verb, about, prop, unit=PEOPLE)


def size_before(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A measure joined by a hyphen to a thing that no list knows: "a 4.8-kilometre cable car", "a 38-litre box"."""
    extent, noun = _extent(figure), modified(sentence, figure)
    if figure.kind != "measure" or extent is None or noun is None or noun.tag_ != "NN" or noun.nbor().tag_ == "CC":
        return None  # nor "a 1.8-gigawatt solar and battery complex"
    if "-" not in figure.head.doc[figure.quantity.first : noun.i].text or noun.lemma_.lower() in words(
        ROWS, "not_sized"
    ):
        return None
    return Statement("observation/size-before", figure.head, thing(sentence.reading, noun), label(extent), noun=noun)


def voted_too(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Those who voted another way: "seven councillors voted for the project and three against it"."""
    doc, before = figure.head.doc, sentence.last()
    way = doc[figure.last] if figure.last < len(doc) else figure.head
    if before is None or before[1].anchor.lemma_ != "vote" or before[0].noun is None or figure.kind != "count":
        return None
    ways = ("for", "against", "abstained", "abstaining")
    if way.lower_ not in ways or doc[figure.first - 1].lower_ not in ("and", ",", "with", "while"):
        return None
    if figure.noun is not None and figure.noun.i >= figure.first:
        return None
    behind = grammar.child(way, "pobj")
    end = behind.right_edge.i + 1 if behind is not None else way.i + 1
    said = "abstained" if way.lower_.startswith("abstain") else f"voted {doc[way.i : end].text}"
    prop = Part(text=f"{before[0].noun.lower_} {said}")
    return replace(before[1], about=prop, property=prop, unit=before[0].noun.lower_)


def in_clause(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A sum that a clause behind it tells of: "of the 19 million euros that the hospitals hope to save"."""
    clause = grammar.child(figure.head, "relcl")
    if figure.kind != "money" or clause is None or clause.i < figure.last:
        return None
    inner = grammar.child(clause, "xcomp")
    if grammar.child(clause, "ccomp") is not None:
        return None  # "a claim for 9 million that the yard says it is owed"
    verb = inner if inner is not None and inner.tag_ == "VB" else clause
    noun = grammar.child(clause, "nsubj")
    own = grammar.child(verb, "dobj")
    gap = noun is not None and noun.i > figure.last and (own is None or own.lower_ in grammar.RELATIVES)
    if noun is None or not gap or noun.lower_ in grammar.RELATIVES or is_measure(noun) or verb.lemma_ in ("be", "have"):
        return None
    prop = Part(text=f"amount {participle(verb)}")
    return Statement("observation/in-clause", verb, thing(sentence.reading, noun), prop, noun=noun)


def extreme_of(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The peak or low of what the clause tells of: "the rate has come down from its peak of 13.25 percent"."""
    word = previous_word(figure)
    noun = word.head if word is not None and word.lower_ == "of" else None
    kind = words(ROWS, "turning_points")
    own = noun is not None and any(c.lower_ in ("its", "their", "a") for c in noun.lefts)
    if noun is None or noun.lemma_.lower() not in kind or not own or noun.dep_ != "pobj" or noun.head.lower_ != "from":
        return None
    verb = grammar.governing_verb(noun.head)
    found = of_subject(sentence, verb) if verb is not None else None
    if verb is None or found is None or not is_measure(found.noun):
        return None
    prop = found.property or noun_words(sentence.reading, found.noun, after=False)
    said = (noun.lemma_.lower(),)
    return Statement(
        "observation/change-from", verb, found.about or prop, prop, qualifiers=said, earlier=True, noun=found.noun
    )


def concentration(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How much of a stuff there is in another: "found lead at 38 parts per billion in the wells"."""
    doc = figure.head.doc
    rate = doc[figure.last : figure.last + 2].text.casefold()
    if figure.noun is None or figure.noun.lower_ != "parts" or rate not in ("per million", "per billion"):
        return None
    verb = grammar.governing_verb(figure.head)
    stuff = grammar.child(verb, "dobj", "oprd") if verb is not None else None
    if verb is None or stuff is None or stuff.i > figure.first:
        return None
    return Statement("observation/of-thing", verb, thing(sentence.reading, stuff), label("concentration"), noun=stuff)


def counted_alone(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """People that nothing else tells of, about themselves: "awarded 61 million to 1,284 former residents"."""
    noun = figure.noun
    if not counts_something(figure) or is_small_word(figure) or noun is None or noun.tag_ != "NNS" or slot is None:
        return None
    people = is_person_noun(noun.lemma_.lower()) or noun.lower_ in words(ROWS, "homes_of_people")
    acted_for = slot.prep == "of" and slot.governor.lower_ == "behalf"
    if figure.head.dep_ != "pobj" or not (acted_for or slot.prep in WITH_PEOPLE) or not people:
        return None
    what = counted_words(sentence.reading, figure)
    return Statement("observation/counted-alone", figure.head, what, what, noun=noun)


def in_the_red(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A result told by its colour: "ended the year 62 million pounds in the red"."""
    colour = figure.head.doc[figure.last : figure.last + 3].text.lower()
    named = {"in the red": "deficit", "in the black": "surplus"}.get(colour)
    if named is None or figure.kind != "money":
        return None
    verb = grammar.governing_verb(figure.head)
    if verb is not None and figure.first <= verb.i < figure.last:  # the "m" of "£62m"
        verb = grammar.governing_verb(verb.head)
    before = figure.head.doc[figure.first - 1] if figure.first else figure.head
    noun = subject_of(sentence.reading, verb) if verb is not None else before  # a headline's "Hospital trust £62m in"
    if noun is None or noun.i > (verb or figure.head).i or noun.tag_ not in NOUNS:
        return None
    return Statement("observation/results", verb or noun, thing(sentence.reading, noun), label(named), noun=noun)


def _extent(figure: Figure) -> str | None:
    """What an amount of a unit is called, where the unit alone tells: "area" of acres, "volume" of liters."""
    named: dict[str, list[str]] = rows(ROWS)["extents_by_unit"]
    return next((name for name, units in named.items() if figure.unit in units), None)


def _stuff(figure: Figure) -> Token | None:
    """What there is so much of: "tons of rice", "48 billion rupees in subsidies"."""
    doc, i = figure.head.doc, behind_brackets(figure.head.doc, figure.last)
    if i >= len(doc) or doc[i].lower_ not in ("of", "in", "worth"):
        return None
    noun = grammar.child(doc[i], "pobj")
    bare = noun is not None and noun.tag_ in ("NN", "NNS") and noun.ent_type_ not in ("DATE", "TIME", "GPE")
    if noun is None or not bare or noun.like_num:
        return None
    if doc[i].lower_ != "in":
        return noun
    return noun if noun.lemma_.lower() in words(ROWS, "forms_of_money") and figure.kind == "money" else None


def _stands_alone(figure: Figure) -> bool:
    """Whether no noun behind an amount takes it up: "swallowed 7.2 billion rupees", not "a 3 million euro plan"."""
    i = behind_brackets(figure.head.doc, figure.last)
    return i >= len(figure.head.doc) or figure.head.doc[i].tag_ not in {*NOUNS, "HYPH", "VBN", "POS"}
