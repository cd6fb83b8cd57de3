"""Figures that move or stand: "revenue rose 14 percent to 286 million from 251 million"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, previous_word
from kg.extract.observations.moves.change_levels import passes_share
from kg.extract.observations.moves.lost import is_lost, part_lost
from kg.extract.observations.portions.shares import share_of
from kg.extract.observations.statements import (
    Sentence,
    Statement,
    change_way,
    is_in,
    of_subject,
    owned,
    subject_of,
    taken_up,
)
from kg.extract.observations.whose.measured import is_depth, is_mere_cause, moves_index, named_measure
from kg.extract.observations.whose.measures import (
    Measure,
    doer,
    is_measure,
    label,
    measure,
    noun_words,
    thing,
    whole_words,
)
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

DEGREES = ("celsius", "fahrenheit", "kelvin", "degree")
AT = ("to", "at", "above", "below", "past", "over", "under", "beyond", "around", "near", "between")


def changed(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The subject (or the object) of a verb of change goes up or down by, to or from the figure."""
    slot = _past_relative(figure, slot) if slot is not None else None
    if slot is None or not grammar.is_verb(slot.governor):
        return None
    verb = slot.governor
    way = _direction(verb)
    if slot.prep == "than" and figure.head.doc[figure.first - 1].lower_ == "the":
        return None  # "lost 50 million, less than the 90 million of 2022"
    if verb.lemma_ == "drive" and slot.prep == "by" and figure.kind == "duration":
        return None  # "driven from their villages by two years of fighting"
    if verb.lemma_ == "add" and slot.prep != "to":
        behind = [*grammar.prepositional(verb, "to"), *grammar.prepositional(figure.head, "to")]
        onto = next((n for p, n in behind if p.i >= figure.last), None)
        if figure.kind != "percent" and not moves_index(sentence, figure, verb):
            return None  # "added 12 million to its reserves"
        if onto is not None:
            return _added(sentence, verb, onto)
    counted = figure.kind == "count" and figure.noun is not None and slot.dep in ("dobj", "nsubj", "conj")
    if way is None or (counted and not moves_index(sentence, figure, verb)):
        return None
    if figure.noun is not None and figure.noun.lemma_ == "time":
        return None  # "rose to 2.6 times core earnings from 1.4"
    if slot.dep in ("nsubj", "nsubjpass") or (figure.kind == "count" and _is_of_whole(figure)):
        return None
    if figure.kind == "count" and not slot.prep and grammar.is_passive(verb):
        return None  # "40 were sent by post and 12 by courier"
    if figure.kind == "measure" and not slot.prep and figure.head.doc[figure.first - 1].text == ",":
        return None  # "a ribbon was cut and, 300 meters offshore, some 80 boats floated"
    others = grammar.child(verb, "dobj")
    if figure.kind == "measure" and not slot.prep and others is not None and others.i < figure.first:
        return None  # "shot him dead some 300 metres from the school"
    if figure.kind == "measure" and slot.beside is not None and slot.beside.lower_ in words(ROWS, "places_apart"):
        return None  # "a tunnel collapsed 700 meters underground"
    if verb.lemma_ == "grow" and slot.dep == "dobj":
        return None  # "grows a quarter of the world's hazelnuts"
    if verb.lemma_ == "drop" and figure.kind == "measure" and _is_dropped(figure, verb):
        return None  # "dropped 90 millimetres of rain on the coast"
    if verb.lemma_ == "lose" and slot.dep == "dobj" and _is_of_things(figure):
        return None  # "loses 38 percent of its tomatoes"
    after = figure.head.doc[min(figure.last, len(figure.head.doc) - 1)].lower_
    if verb.lemma_ == "recover" and slot.dep == "dobj" and (figure.kind == "money" or after == "of"):
        return None  # "liquidators recovered 71 million", "two-thirds of what they lost"
    if slot.prep in ("to", "from") and (figure.first < verb.i or not _fits_before(sentence, figure, verb)):
        return None
    found, moved = _moved(sentence, verb, figure)
    if found is not None and found.noun.lower_ in ("theirs", "its", "his", "hers"):
        return None  # "the Greens more than doubled theirs to 19"
    if found is not None and _counts_others(figure, verb, found):
        return None  # "power was cut to 56,000 households"
    if found is None or (moved and slot.dep == "dobj" and not slot.prep) or _goes_the_other_way(figure, way):
        return None
    return _stated(sentence, figure, slot, found, way)


def _is_dropped(figure: Figure, verb: Token) -> bool:
    """Whether a measure is of what falls from something, not how far it falls itself."""
    of = figure.head.doc[figure.last] if figure.last < len(figure.head.doc) else figure.head
    onto = next(grammar.prepositional(verb, "on", "over"), None)
    return figure.head.dep_ == "dobj" and (of.lower_ == "of" or (onto is not None and onto[0].i >= figure.last))


def _is_of_things(figure: Figure) -> bool:
    """Whether a share or a measure is of somebody's things, not of a measure that falls: "3 acres of pine"."""
    doc, i = figure.head.doc, figure.last
    whole = grammar.child(doc[i], "pobj") if i < len(doc) and doc[i].lower_ == "of" else None
    if whole is None or is_measure(whole):
        return False
    return figure.kind == "measure" or (figure.kind == "percent" and grammar.child(whole, "poss") is not None)


def _goes_the_other_way(figure: Figure, way: str) -> bool:
    """Whether a word behind the figure tells another way than the verb: "before recovering to trade 4% lower"."""
    behind = figure.head.doc[figure.last].lower_ if figure.last < len(figure.head.doc) else ""
    return any(behind in listed for other, listed in rows(ROWS)["directions"].items() if other != way)


def _added(sentence: Sentence, verb: Token, onto: Token) -> Statement | None:
    """What so many percent are added to: "will return in May, adding 8 percent to capacity"."""
    found = owned(sentence, measure(sentence.reading, onto), verb)
    prop = found.property or noun_words(sentence.reading, onto)
    return Statement("observation/change", verb, found.about or prop, prop, qualifiers=("increase",), noun=onto)


def _past_relative(figure: Figure, slot: Slot) -> Slot:
    """The slot above what took the figure from its verb: "raised the fee it pays to drivers by 40%"."""
    verb = slot.governor
    doc, i = figure.head.doc, figure.first - 1
    aside = slot.dep == "appos" and doc[i].lower_ == "to"  # "pushed the rate up to 7 percent", misparsed
    if verb.tag_ in NOUNS and (slot.prep == "by" or aside):
        return _past_object(replace(slot, prep="to") if aside else slot)
    noun = verb.head if verb.dep_ == "relcl" and slot.prep in ("by", "to") and _direction(verb) is None else None
    above = noun.head if noun is not None and noun.dep_ in ("dobj", "nsubjpass") else None
    fits = above is not None and _direction(above) is not None
    return replace(slot, governor=above) if fits and above is not None else slot


def _past_object(slot: Slot) -> Slot:
    """The slot of the verb whose object, or its last noun, took the figure: "cut the risk of a stroke by 27%"."""
    noun = slot.governor
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.lower_ in ("of", "in", "for", "on"):
        noun = noun.head.head
    moved = noun.dep_ == "dobj" and _direction(noun.head) is not None and change_way(noun) is None
    return replace(slot, governor=noun.head) if moved else slot


def _counts_others(figure: Figure, verb: Token, found: Measure) -> bool:
    """Whether the number counts others than what was moved, so that it is no level."""
    other = figure.kind == "count" and figure.noun is not None and figure.noun.lemma_ != found.noun.lemma_
    if other and found.noun.lemma_.lower() in words(ROWS, "supplies"):
        return True  # "cut power to 1.2 million homes"
    if other and figure.noun is not None and found.noun.lemma_.lower() in words(ROWS, "goes_to_others"):
        lemma = figure.noun.lemma_.lower()
        return is_person_noun(lemma) or lemma in words(ROWS, "businesses") | words(ROWS, "territories")
    return other and grammar.is_passive(verb) and found.property is None and not is_measure(found.noun)


def _is_of_whole(figure: Figure) -> bool:
    """Whether a number is of some that are counted: "lost 9 of its 11 matches"."""
    doc, i = figure.head.doc, figure.quantity.last
    return i < len(doc) and doc[i].lower_ == "of"


def _fits_before(sentence: Sentence, figure: Figure, verb: Token) -> bool:
    """Whether "from" and "to" go with what the verb has told: not "to 677 orders from 47 customers"."""
    before = sentence.last()
    if before is None or before[1].anchor.i != verb.i or before[0].kind == "percent":
        return True
    return figure.kind == before[0].kind and counts_the_same(figure, before[0])


def _direction(verb: Token) -> str | None:
    """Increase or decrease, if a verb tells that something goes up or down."""
    beside = verb.nbor().lower_ if verb.lemma_ == "go" and verb.i + 1 < len(verb.doc) else ""
    if beside in ("up", "down"):
        return "increase" if beside == "up" else "decrease"  # "goes up to", whatever the parser makes of it
    if grammar.child(verb, "prt", "advmod") is not None and _goes_down(verb):
        return "decrease"  # "revenue edged down 1.5 percent"
    if is_in(verb, "rises") or is_in(verb, "raisers"):
        sent = verb.lemma_ == "send" and any(c.lower_ in ("down", "lower") for c in verb.rights)
        return "decrease" if sent else "increase"
    return "decrease" if is_in(verb, "falls") or is_in(verb, "cutters") else None


def _goes_down(verb: Token) -> bool:
    """Whether a word right behind a verb of movement tells that it goes down: "edged lower", "crept down"."""
    beside = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    return beside in ("down", "lower", "downward", "downwards") and is_in(verb, "rises")


def _moved(sentence: Sentence, verb: Token, figure: Figure) -> tuple[Measure | None, bool]:
    """What goes up or down, the object or the subject, and whether it is the object."""
    moves = any(is_in(verb, table) for table in ("raisers", "cutters", "changing_objects"))
    target = grammar.child(verb, "dobj") if moves else None
    if target is not None and verb.lemma_ in words(ROWS, "movers_of_totals") and not is_measure(target):
        return None, True
    if target is not None and target.i != figure.head.i and sentence.reading.quantity_at(target) is None:
        again = taken_up(sentence, target, verb) if target.tag_ == "PRP" else None
        if again is not None:
            return again, True  # "plans to cut them by 55 percent"
        found = measure(sentence.reading, target)
        if found.about is None:
            subject = subject_of(sentence.reading, verb)
            if subject is not None and (_only_moves(sentence, verb, subject, figure) or is_in(verb.head, "advising")):
                subject = None  # "the rescuers found three more, bringing the toll to 57"
            found = replace(found, about=thing(sentence.reading, subject)) if subject is not None else found
        return _own_stake(sentence, verb, target, found), True
    if target is not None and target.i == figure.head.i and not (is_in(verb, "rises") or is_in(verb, "falls")):
        return None, True
    if not (is_in(verb, "rises") or is_in(verb, "falls") or grammar.is_passive(verb)):
        return None, False
    return of_subject(sentence, verb), False


def _own_stake(sentence: Sentence, verb: Token, target: Token, found: Measure) -> Measure:
    """The measure; a stake that a body raises is its own: "the fund Orme, which will raise its stake"."""
    own = grammar.child(target, "poss")
    if own is None or own.lower_ != "its" or target.lemma_.lower() not in ("stake", "holding", "shareholding"):
        return found
    subject = subject_of(sentence.reading, verb)
    return replace(found, about=thing(sentence.reading, subject)) if subject is not None else found


def _only_moves(sentence: Sentence, verb: Token, subject: Token, figure: Figure) -> bool:
    """Whether the subject moves a total or a level that is not its own: rescuers "bring the toll to 57", a drought."""
    brings = verb.lemma_ in words(ROWS, "movers_of_totals") and sentence.reading.mention_headed_by(subject) is None
    target = grammar.child(verb, "dobj")
    brings = brings or (target is not None and target.lemma_.lower() == "toll")
    person = sentence.reading.is_a(sentence.reading.mention_headed_by(subject), SCHEMA.Person)
    person = person or (subject.tag_ == "NN" and is_person_noun(subject.lemma_.lower()))  # "the minister will raise"
    if person and target is not None and grammar.child(target, "poss") is None:
        return True  # "she promised to cut the tax by two points"
    word = previous_word(figure)
    level = word is not None and word.lower_ in ("from", "to")  # but "three doses cut infections by 76 percent"
    causes = level and is_mere_cause(sentence.reading, subject)
    return brings or causes or subject.lemma_.lower() in words(ROWS, "causes")


def _stated(sentence: Sentence, figure: Figure, slot: Slot, found: Measure, way: str) -> Statement | None:
    if found.property is None and _is_no_level(figure, found.noun):
        return None
    about, prop = named_measure(sentence, found, figure)
    if prop is None and slot.prep == "to" and _is_peopled(sentence, figure, found):
        prop = label("population")  # "Gorsk has grown to 1.3 million people"
    part = part_lost(sentence, figure)
    valued = part is not None and prop is not None and (part.text or "").split()[-1:] in (["value"], ["worth"])
    prop = prop if valued and prop is not None and prop.text == "share price" else part or prop
    if slot.governor.lemma_ in words(ROWS, "warming") and found.property is None and figure.unit in DEGREES:
        about, prop = found.about or thing(sentence.reading, found.noun), label("temperature")
    if (extent := _reshaped(figure, slot.governor, found)) is not None:
        named = found.about is not None and found.about.entity is not None
        about, prop = (found.about if named else None) or thing(sentence.reading, found.noun), extent
    if (
        figure.noun is not None
        and figure.noun.lower_ == "points"
        and found.noun.lemma_.lower() in ("side", "team", "club", "squad")
    ):
        about, prop = doer(sentence.reading, found.noun), label("points")  # "lifted Roe's side to 53 points"
    if _is_loss(figure, slot.governor, found, prop):
        about = found.about if found.about and not is_measure(found.noun) else thing(sentence.reading, found.noun)
        if found.noun.tag_ == "NNS" and found.about is not None and not is_measure(found.noun):
            about = whole_words(sentence.reading, found.noun)  # "holders of its bonds lost 9 million"
        return Statement("observation/change", slot.governor, about, label("loss"), noun=found.noun)
    if figure.kind == "measure" and is_lost(figure, slot, found):
        return Statement("observation/measure-object", slot.governor, about, label("amount lost"), noun=found.noun)
    if prop is None:
        return None
    word = figure.head.doc[figure.quantity.first - 1].lower_ if figure.quantity.first else ""
    if word == "past" and slot.prep == "of":
        return None  # "has lost four of its past five matches"
    if word == "the" and slot.prep in ("below", "above", "under", "over"):
        return None  # "fell to 86 percent, below the 95 percent that is needed"
    if word in ("below", "above", "past", "beyond"):
        once = figure.quantity.first > 1 and figure.head.doc[figure.quantity.first - 2].lower_ in ("once", "formerly")
        if once:  # "once above 70 percent, has fallen to"
            return Statement("observation/change-from", slot.governor, about, prop, earlier=True, noun=found.noun)
        return Statement("observation/change-to", slot.governor, about, prop, noun=found.noun)
    before = sentence.last()
    listed = before is not None and before[1].rule == "observation/change-to" and before[1].anchor.i == slot.governor.i
    if (
        before is not None
        and listed
        and slot.prep == ""
        and figure.kind == before[0].kind
        and figure.first - before[0].last < 6
    ):
        return Statement("observation/change-to", slot.governor, about, prop, noun=found.noun)
    joined = before is not None and before[1].anchor.i == slot.governor.i and not slot.prep
    if before is not None and joined and figure.kind == "count" != before[0].kind:
        return None  # "rose to 79.3 years for women and 74.1 for men"
    bare = slot.prep in ("", "by") or (slot.prep == "of" and figure.kind == "percent")
    if bare:
        return Statement("observation/change", slot.governor, about, prop, qualifiers=(way,), noun=found.noun)
    if passes_share(sentence, slot.governor, figure):
        return None
    of = share_of(sentence.reading, figure)  # "rose to 62 percent of GDP"
    if slot.prep == "from":
        if figure.kind == "measure" and found.property is None and (prop.text or "").casefold() == found.noun.lower_:
            return None  # "a bus pulled from under nine feet of water": of which extent nobody tells
        rule = "observation/change-from"
        return Statement(rule, slot.governor, about, prop, of, earlier=True, noun=found.noun)
    if slot.prep in AT:
        return Statement("observation/change-to", slot.governor, about, prop, of, noun=found.noun)
    return None


def _is_peopled(sentence: Sentence, figure: Figure, found: Measure) -> bool:
    """Whether a place grows or shrinks to so many people."""
    people = figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "living_there")
    return people and sentence.reading.is_a(sentence.reading.mention_headed_by(found.noun), SCHEMA.Place)


def _reshaped(figure: Figure, verb: Token, found: Measure) -> Part | None:
    """Which extent of a thing changes: the depth of a channel that is deepened to 15 meters, a tower's storeys."""
    if is_measure(found.noun):
        return None
    units: dict[str, list[str]] = rows(ROWS)["covered"]
    kind = next((k for k, stems in units.items() if any(stem in figure.unit for stem in stems)), None)
    extent = "area" if kind == "area" else rows(ROWS)["reshaped"].get(verb.lemma_) if kind == "distance" else None
    if figure.kind == "duration" and rows(ROWS)["reshaped"].get(verb.lemma_) == "length" and found.property is None:
        extent = "duration"  # "the fair was shortened from 10 days to six"
    if figure.kind == "count" and figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "capacities"):
        named = found.noun.pos_ == "PROPN" and figure.noun.lemma_.lower() in words(ROWS, "contested")
        extent = None if named else figure.noun.lower_  # "the party fell to 33 percent and 21 seats"
    rate = "cubic" in figure.unit or " per " in figure.unit
    if extent is None or rate or (extent == "height" and is_depth(figure, found)):
        return None
    return label(f"{extent} of {found.property.text}" if found.property is not None else extent)


def _is_no_level(figure: Figure, noun: Token) -> bool:
    """Whether nobody rises by so much, though they may lose it: "patients lost 11 kilos over 36 weeks"."""
    return figure.kind in ("measure", "duration") and noun.tag_ == "NNS" and is_person_noun(noun.lemma_.lower())


def _is_loss(figure: Figure, verb: Token, found: Measure, prop: Part | None) -> bool:
    """Whether somebody lost a sum, where no price or level fell: "the club lost 3.8 million"."""
    priced = prop is not None and prop.text == "share price"
    body = found.noun.lemma_.lower() in words(ROWS, "businesses")  # "the union's health fund lost 2.1 million"
    named = (is_measure(found.noun) and not body) or priced
    return verb.lemma_ == "lose" and figure.kind == "money" and not named


def counts_the_same(figure: Figure, before: Figure) -> bool:
    """Whether two figures count the same things, as far as they say."""
    return figure.noun is None or before.noun is None or figure.noun.lemma_ == before.noun.lemma_
