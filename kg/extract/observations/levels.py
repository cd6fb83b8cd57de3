"""Figures that stand: "output reached 3 million tons", "the backlog stood at 1.9 billion"."""

from decimal import Decimal

from kg.extract import grammar
from kg.extract.observations.figures import Figure, previous_word
from kg.extract.observations.money.quoted import quoted_price
from kg.extract.observations.portions.shares import share_of
from kg.extract.observations.statements import (
    Sentence,
    Statement,
    as_told,
    change_way,
    is_in,
    of_subject,
    subject_of,
)
from kg.extract.observations.whose.measured import as_thing, is_depth, is_index, is_named_water
from kg.extract.observations.whose.measures import (
    Measure,
    is_measure,
    label,
    noun_words,
    thing,
)
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

SAID_OF = {
    "cost": "money",
    "fetch": "money",
    "weigh": "measure",
    "measure": "measure",
    "take": "duration",
    "last": "duration",
}
LEVEL_PREPOSITIONS = ("", "at", "to", "above", "below", "around", "between", "near")


def level(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The subject stands at the figure: "output reached 3 million tons", "the backlog stood at 1.9 billion"."""
    if slot is None or not _stands_at(figure, slot):
        return None
    verb = slot.governor
    if verb.lemma_ == "take" and figure.kind == "duration" and verb.doc[figure.last : figure.last + 1].text == "to":
        return None  # "take three years to certify an engine" is no length of their own
    act = _act(verb)
    if act is not None:
        return _of_act(sentence, figure, verb, act)
    own = grammar.child(verb, *grammar.SUBJECTS)
    if own is not None and any(f.head.i == own.i and f.kind == "percent" for f, _ in sentence.told):
        return None  # "about 40 percent of the workforce is over 50"
    found = of_subject(sentence, as_told(verb) if own is None else verb)
    if found is not None and found.noun.lemma_.lower().endswith("holder"):
        return None  # "the biggest shareholder, Acme, would hold 27 percent"
    changes = found is not None and change_way(found.noun) is not None and not _is_rate_of(found.noun)
    if found is None or (changes and not found.about) or found.noun.tag_ == "JJS":
        return None  # "the youngest of them was 71"
    if figure.kind == "money" and verb.lemma_ == "stand" and is_person_noun(found.noun.lemma_.lower()):
        return None  # "the director said, standing in a hall that opens a year late and 3 million over budget"
    if verb.lemma_ == "hold" and slot.dep == "dobj" and figure.kind == "percent" and found.property is None:
        return Statement(
            "observation/owned", verb, thing(sentence.reading, found.noun), label("stake"), noun=found.noun
        )
    if verb.lemma_ in rows(ROWS)["level_property"]:
        return _by_itself(sentence, figure, verb, own or found.noun)
    found = as_thing(sentence.reading, found, figure)
    prop = found.property or _of_thing(sentence, figure, verb, found)
    if prop is None:
        return None
    about = found.about or thing(sentence.reading, found.noun)
    owner = grammar.child(found.noun, "poss")
    if found.property is None and owner is not None and prop.text not in ("price", "speed", "water level"):
        about = thing(sentence.reading, owner)
    softened: dict[str, str] = rows(ROWS)["level_qualifiers"]
    said = (softened[verb.lemma_],) if verb.lemma_ in softened else ()
    of = share_of(sentence.reading, figure)
    if of is not None and (of.text or "").split()[-1:] == (prop.text or "").split()[-1:]:
        return None  # "the rate is a third of the rate elsewhere"
    return Statement("observation/level", as_told(verb), about, prop, of, qualifiers=said, noun=found.noun)


def _is_rate_of(noun: Token) -> bool:
    """Whether a growth is told with what grows, so that it is a level of its own: "wage growth remains above 6%"."""
    return noun.lower_ == "growth" and any(c.dep_ == "compound" and is_measure(c) for c in noun.lefts)


def buys(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What a currency is worth in another: "the euro bought $1.17"."""
    if figure.kind != "money" or slot is None or slot.governor.lemma_ != "buy" or slot.dep != "dobj":
        return None
    noun = subject_of(sentence.reading, slot.governor)
    if noun is None or quoted_price(noun) != "exchange rate":
        return None
    about = noun_words(sentence.reading, noun, after=False)
    return Statement("observation/level", slot.governor, about, label("exchange rate"), noun=noun)


def _stands_at(figure: Figure, slot: Slot) -> bool:
    """Whether a figure is what a verb of level takes its subject to."""
    verb, before = slot.governor, figure.head.doc[figure.first - 1].lower_ if figure.first else ""
    behind = figure.head.doc[figure.last].lower_ if figure.last < len(figure.head.doc) else ""
    if before in ("'s", "’s") or (figure.kind == "percent" and before in ("up", "down")):
        return False  # "before closing up 5 percent", "Orme's loss was 4 million and Lumo's 2 million"
    if behind in ("more", "less") or figure.head.doc[figure.last : figure.last + 2].text.casefold() == "of what":
        return False  # "costs 0.30 euros more to make", "was less than half of what had been paid"
    if verb.lemma_ == "total" and slot.prep:
        return False  # "awarded grants totaling 2 million euros to 54 museums"
    compared = slot.prep in ("above", "below", "over", "under") or _is_set_beside(figure)
    if before == "the" and compared:
        return False  # "will reach 7.5 percent, far above the 5 percent agreed"
    beside = slot.beside is not None and slot.prep != "at"  # but "were down 6 percent at 94 crowns"
    lasts = figure.kind == "duration" and verb.lemma_ in ("last", "take")
    lasts |= verb.lemma_ in ("average", "total") and figure.first == verb.i + 1  # "averaged 3.2%", parsed as an adverb
    if slot.dep in ("nsubj", "nsubjpass") or (slot.dep == "npadvmod" and not lasts) or beside or figure.first < verb.i:
        return False
    changed = verb.lemma_ == "change" and slot.prep == "at" and grammar.is_passive(verb)  # "was little changed at"
    if not (changed or is_in(verb, "levels") or verb.lemma_ in rows(ROWS)["level_property"]):
        return False
    if figure.kind == "duration" and verb.lemma_ not in words(ROWS, "levels_of_time"):
        return False
    if verb.lemma_ == "hold" and slot.dep == "dobj" and figure.kind == "measure":
        return False  # "can hold 2.5 tons of grain" is what it has room for
    if figure.noun is not None and figure.noun.lemma_ == "time":
        return False  # "is three times as dear"
    exact = slot.prep == "at" and isinstance(figure.value, Decimal)  # "ended down 61 points at 21,904.10"
    far = figure.kind == "count" and figure.noun is None and (figure.first - verb.i > 3 or _is_of_score(figure))
    far = far and not exact
    wanted: tuple[str, ...] = ("at", "in", "to") if verb.lemma_ == "come" else LEVEL_PREPOSITIONS
    wanted = (
        (*wanted, "from") if verb.lemma_ == "start" or isinstance(figure.value, tuple) else wanted
    )  # "tickets start from 289 pounds"
    return slot.prep in wanted and not far


def _is_set_beside(figure: Figure) -> bool:
    """Whether words before a definite amount compare another with it: "double the 76 million earned in 2025"."""
    word = figure.head.doc[figure.first - 2].lower_ if figure.first > 1 else ""
    return word in words(ROWS, "told_against")


def _is_of_score(figure: Figure) -> bool:
    """Whether a bare number is one side of a vote: "the vote was 29 to 17"."""
    doc, first, last = figure.head.doc, figure.quantity.first, figure.quantity.last
    begun = last + 1 < len(doc) and doc[last].lower_ == "to" and doc[last + 1].like_num
    return begun or (first > 1 and doc[first - 1].lower_ == "to" and doc[first - 2].like_num)


def _by_itself(sentence: Sentence, figure: Figure, verb: Token, noun: Token) -> Statement | None:
    """A verb that says itself what is measured: "the bell weighs 9 tons"."""
    if figure.kind != SAID_OF.get(verb.lemma_) or is_person(sentence, noun):
        return None
    behind = figure.head.doc[figure.last : figure.last + 2]
    if verb.lemma_ == "measure" and any(t.lower_ in ("by", "x", "of") for t in behind):
        return None  # "measures 3 meters by 2", "measured 6 micrograms of cadmium"
    prop = label(rows(ROWS)["level_property"][verb.lemma_])
    payer = _payer(figure, verb)
    if payer is not None:
        return Statement("observation/level", verb, thing(sentence.reading, payer), label("costs borne"), noun=payer)
    return Statement("observation/level", verb, thing(sentence.reading, noun), prop, noun=noun)


def _payer(figure: Figure, verb: Token) -> Token | None:
    """Whom it costs so much that others do something: "travelers put in claims, costing the operator 5 million"."""
    done = verb.lemma_ == "cost" and verb.tag_ == "VBG" and verb.dep_ == "advcl"
    acts = done and grammar.child(verb.head, "dobj") is not None
    payer = grammar.child(verb, "dative", "dobj") if acts else None
    return payer if payer is not None and payer.i < figure.first else None


def _act(verb: Token) -> Token | None:
    """What is done at a cost: the gerund that is the subject, also of "is expected to cost"."""
    above = verb.head if verb.dep_ == "xcomp" and grammar.child(verb, *grammar.SUBJECTS) is None else verb
    return grammar.child(verb, "csubj") or grammar.child(above, "csubj", "csubjpass")


def _of_act(sentence: Sentence, figure: Figure, verb: Token, act: Token) -> Statement | None:
    """What it costs or takes to do something: "draining the marsh will cost 18 billion"."""
    target = next(iter(grammar.objects(act)), None) or next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if figure.kind not in ("money", "duration") or verb.lemma_ not in ("cost", "take"):
        return None
    if target is None:  # "illegal fishing costs Peru 330 million a year"
        end = grammar.noun_phrase(act)[1]
        words = sentence.reading.words_part(act.left_edge.i, end)
        named = label(rows(ROWS)["level_property"][verb.lemma_])
        return Statement("observation/level", verb, words, named) if end <= verb.i else None
    prop = label(f"{rows(ROWS)['level_property'][verb.lemma_]} of {act.lower_}")
    return Statement("observation/level", verb, thing(sentence.reading, target), prop, noun=target)


def _of_thing(sentence: Sentence, figure: Figure, verb: Token, found: Measure) -> Part | None:
    """What a figure measures of a thing that is no measure: its price, or "opposition" itself in percent."""
    if figure.kind == "duration" and found.noun.lemma_.lower() in words(ROWS, "timed"):
        return noun_words(sentence.reading, found.noun, after=False)  # "the delay stands at 19 months"
    if figure.kind == "measure" and figure.unit in words(ROWS, "speeds") and verb.lemma_ != "be":
        return label("speed")  # "the train can reach 320 kilometers an hour"
    if figure.unit in ("celsius", "fahrenheit") and verb.lemma_ in words(ROWS, "heated"):
        return label("temperature")
    if is_depth(figure, found) or is_named_water(sentence.reading, figure, found, verb):
        return label("water level")
    if verb.lemma_ == "stand" and figure.kind == "count" and found.noun.tag_ == "NN":
        return noun_words(sentence.reading, found.noun)  # "the waiting list stands at 7,400"
    owner = grammar.child(found.noun, "poss")
    thing_owned = owner is not None and found.noun.lemma_.lower() not in words(ROWS, "bearers")
    if (thing_owned or found.noun.lemma_ == "book") and verb.lemma_ in ("stand", "amount") and figure.kind == "money":
        return noun_words(sentence.reading, found.noun)  # "its order book stood at 72 million"
    dealt = found.noun.lemma_.lower() in words(ROWS, "amount_nouns") and figure.kind == "money"
    if verb.lemma_ in ("total", "amount") and dealt and found.noun.tag_ == "NN":
        return label("value")  # "the rescue package totals 4 billion euros"
    stays = figure.kind == "count" and _is_at(figure) and grammar.child(verb, "acomp", "oprd") is not None
    stays = stays and any(c.lower_ in ("unchanged", "steady", "stable", "flat") for c in verb.rights)
    if (stays or verb.lemma_ in ("total", "number", "amount", "average")) and found.noun.tag_ == "NNS":
        return noun_words(sentence.reading, found.noun, after=False)  # "bribes totaling 640,000"
    mention = sentence.reading.mention_headed_by(found.noun)
    if figure.kind == "count" and verb.lemma_ != "be" and is_index(sentence, mention):
        return label("index")  # "the Orme 100 closed at 4,912"
    quoted = quoted_price(found.noun)
    if quoted is not None:
        word = previous_word(figure)
        at = word is not None and word.lower_ == "at"
        priced = figure.kind == "money" or _is_rate(figure)
        return label(quoted) if priced and (at or verb.lemma_ not in ("be", "total")) else None
    unnamed = found.about is not None and found.about.entity is None and found.noun.tag_ in ("NN", "NNS")
    somebody = sentence.reading.is_a(mention, SCHEMA.Person, SCHEMA.Organization, SCHEMA.Place, SCHEMA.Event)
    if mention is not None and not somebody and figure.kind == "money" and verb.lemma_ not in ("be", "open", "close"):
        return label("price") if is_in(verb, "of_price") else None  # "The Lumo 3 starts at 499 dollars"
    if unnamed and figure.kind == "money":
        return label("price") if is_in(verb, "of_price") else None
    return found.about if unnamed and figure.kind == "percent" and verb.lemma_ != "be" else None


def _is_at(figure: Figure) -> bool:
    """Whether a bare number stands behind "at": "deaths were unchanged at 71,200"."""
    return figure.noun is None and figure.first > 0 and figure.head.doc[figure.first - 1].lower_ == "at"


def _is_rate(figure: Figure) -> bool:
    """Whether a bare number tells so many to another currency: "closed at 38.60 to the dollar"."""
    behind = [t for t in figure.head.doc[figure.last : figure.last + 4] if t.tag_ not in ("DT", "JJ", "NNP")]
    against = len(behind) > 1 and behind[0].lower_ in ("to", "against", "per")
    return figure.kind == "count" and figure.noun is None and against and quoted_price(behind[1]) == "exchange rate"


def is_person(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun refers to a person."""
    return sentence.reading.is_a(sentence.reading.mention_headed_by(noun), SCHEMA.Person)
