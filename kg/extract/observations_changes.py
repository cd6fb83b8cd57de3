"""Figures that move or stand: "revenue rose 18 percent to 312 million from 265 million", "was 4 percent higher at 87"."""

from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Token

from kg.extract import grammar
from kg.extract.observations_figures import ROWS, Figure, Slot
from kg.extract.observations_measures import Measure, is_measure, label, measure, noun_words, thing
from kg.extract.observations_statements import Sentence, Statement, change_way, is_in, of_subject, owned, subject_of
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

DEAREST_SHARE = 1_000_000  # what a company gains or loses beyond this is not its share price
AT = ("to", "at", "above", "below", "past", "over", "under", "beyond", "around", "near", "between")


def changed(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The subject (or the object) of a verb of change goes up or down by, to or from the figure."""
    if slot is None or not grammar.is_verb(slot.governor):
        return None
    verb = slot.governor
    way = _direction(verb)
    if way is None or (figure.kind == "count" and figure.noun is not None and slot.dep in ("dobj", "nsubj")):
        return None
    if slot.dep in ("nsubj", "nsubjpass"):
        return None
    if slot.prep in ("to", "from") and not _fits_before(sentence, figure, verb):
        return None
    found, moved = _moved(sentence, verb, figure)
    if found is None or (moved and slot.dep == "dobj"):
        return None
    return _stated(sentence, figure, slot, found, way)


def _fits_before(sentence: Sentence, figure: Figure, verb: Token) -> bool:
    """Whether "from" and "to" go with what the verb has told: not "to 677 orders from 47 customers"."""
    before = sentence.last()
    if before is None or before[1].anchor.i != verb.i or before[0].kind == "percent":
        return True
    return figure.kind == before[0].kind and _counts_the_same(figure, before[0])


def _counts_the_same(figure: Figure, before: Figure) -> bool:
    return figure.noun is None or before.noun is None or figure.noun.lemma_ == before.noun.lemma_


def reading_person(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun refers to a person."""
    return sentence.reading.is_a(sentence.reading.mention_headed_by(noun), SCHEMA.Person)


def _direction(verb: Token) -> str | None:
    if is_in(verb, "rises") or is_in(verb, "raisers"):
        return "increase"
    if is_in(verb, "falls") or is_in(verb, "cutters"):
        return "decrease"
    return None


def _moved(sentence: Sentence, verb: Token, figure: Figure) -> tuple[Measure | None, bool]:
    """What goes up or down: the object of a verb that moves something, else the subject; and whether it is an object."""
    moves = is_in(verb, "raisers") or is_in(verb, "cutters")
    target = grammar.child(verb, "dobj") if moves else None
    if target is not None and verb.lemma_ in words(ROWS, "movers_of_totals") and not is_measure(target):
        return None, True
    if target is not None and target.i != figure.head.i and sentence.reading.quantity_at(target) is None:
        found = measure(sentence.reading, target)
        if found.about is None:
            subject = subject_of(sentence.reading, verb)
            found = replace(found, about=thing(sentence.reading, subject)) if subject is not None else found
        return found, True
    if target is not None and target.i == figure.head.i and not (is_in(verb, "rises") or is_in(verb, "falls")):
        return None, True
    if not (is_in(verb, "rises") or is_in(verb, "falls") or grammar.is_passive(verb)):
        return None, False
    return of_subject(sentence, verb), False


def _stated(sentence: Sentence, figure: Figure, slot: Slot, found: Measure, way: str) -> Statement | None:
    about, prop = named_measure(sentence, found, figure)
    part = _part_lost(sentence, figure)
    prop = part or prop
    if prop is None:
        return None
    word = figure.head.doc[figure.quantity.first - 1].lower_ if figure.quantity.first else ""
    if word in ("below", "above", "past", "beyond"):
        return Statement("observation/change-to", slot.governor, about, prop, noun=found.noun)
    before = sentence.last()
    listed = before is not None and before[1].rule == "observation/change-to" and before[1].anchor.i == slot.governor.i
    if before is not None and listed and slot.prep == "" and figure.kind == before[0].kind and figure.first - before[0].last < 6:
        return Statement("observation/change-to", slot.governor, about, prop, noun=found.noun)
    bare = slot.prep in ("", "by") or (slot.prep == "of" and figure.kind == "percent")
    if bare:
        rule = "observation/change"
        return Statement(rule, slot.governor, about, prop, qualifiers=(way,), noun=found.noun)
    if slot.prep == "from":
        rule = "observation/change-from"
        return Statement(rule, slot.governor, about, prop, earlier=True, noun=found.noun)
    if slot.prep in AT:
        return Statement("observation/change-to", slot.governor, about, prop, noun=found.noun)
    return None


def _part_lost(sentence: Sentence, figure: Figure) -> Part | None:
    """What a thing lost or gained a share of: "the glacier lost 12 percent of its volume"."""
    doc, i = figure.head.doc, figure.last
    if figure.kind != "percent" or i >= len(doc) or doc[i].lower_ != "of":
        return None
    noun = grammar.child(doc[i], "pobj")
    return noun_words(sentence.reading, noun) if noun is not None else None


def named_measure(sentence: Sentence, found: Measure, figure: Figure) -> tuple[Part | None, Part | None]:
    """Owner and property; a company that itself rises or falls in percent does so in its share price."""
    if found.property is not None:
        there = _right_there(sentence, figure) if found.about is None or found.about.entity is None else None
        return there or found.about or thing(sentence.reading, found.noun), found.property
    if found.about is None:
        return None, None
    if found.about.entity is not None:
        mention = sentence.reading.mention_headed_by(found.noun)
        company = sentence.reading.is_a(mention, SCHEMA.Organization) and not sentence.reading.is_a(
            mention, SCHEMA.GovernmentOrganization, SCHEMA.NewsMediaOrganization
        )
        priced = figure.kind == "money" and isinstance(figure.value, int | Decimal) and figure.value < DEAREST_SHARE
        if company and (figure.kind == "percent" or priced):
            return found.about, label("share price")
        return found.about, None
    return found.about, found.about  # "false alarms dropped by 41 percent": the words are both


def _right_there(sentence: Sentence, figure: Figure) -> Part | None:
    """The organization right behind the figure: "fell 11 percent at Hale Bank and 17 percent at Orr Bank"."""
    doc = figure.head.doc
    if figure.last >= len(doc) or doc[figure.last].lower_ != "at":
        return None
    noun = grammar.child(doc[figure.last], "pobj")
    mention = sentence.reading.mention_headed_by(noun) if noun is not None else None
    organization = mention is not None and sentence.reading.is_a(mention, SCHEMA.Organization)
    return sentence.reading.entity_part(mention) if mention is not None and organization else None


def beside(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A direction beside the figure: "closed 4.6 percent higher", "was up 3 percent", "14 percent lower"."""
    word, way = _direction_beside(figure, slot)
    if way is None or word is None or figure.kind in ("count", "duration"):
        return None
    before = sentence.last()
    verb = grammar.governing_verb(word)
    if not word.i < figure.first and before is not None and _compares_anew(figure, before[0], word):
        return replace(before[1], rule="observation/beside", qualifiers=(way,))
    follows = word.i < figure.first
    own = verb is not None and _has_own_subject(sentence, verb, before)
    if not own and follows and before is not None and before[0].last <= word.i and word.i - before[0].last <= 14:
        told = before[1]  # "reached 512 billion last year, up 6.8 percent"
        gone = sentence.reading.doc[figure.first - 1].lower_ == "from"
        rule = "observation/beside"
        return replace(told, rule=rule, qualifiers=() if gone else (way,), earlier=gone)
    if verb is None or not (is_in(verb, "trading") or is_in(verb, "levels")):
        return None
    found = of_subject(sentence, verb)
    if found is None:
        return None
    about, prop = named_measure(sentence, found, figure)
    if prop is None:
        return None
    return Statement("observation/beside", verb, about, prop, qualifiers=(way,), noun=found.noun)


def _has_own_subject(sentence: Sentence, verb: Token, before: tuple[Figure, Statement] | None) -> bool:
    """Whether a direction stands in a clause of its own: "5 percent, beating the index, which was down 1 percent"."""
    noun = grammar.child(verb, *grammar.SUBJECTS)
    return before is not None and noun is not None and noun.i >= before[0].last


def _compares_anew(figure: Figure, before: Figure, word: Token) -> bool:
    """Whether an aside compares what was just told: "sold 46 million phones last quarter, 9 percent fewer than"."""
    doc = figure.head.doc
    aside = doc[figure.first - 1].text == "," and word.i + 1 < len(doc) and doc[word.i + 1].lower_ == "than"
    return aside and 0 <= figure.first - before.last <= 12


def _direction_beside(figure: Figure, slot: Slot | None) -> tuple[Token | None, str | None]:
    doc = figure.head.doc
    ways: dict[str, list[str]] = rows(ROWS)["directions"]
    candidates = [doc[figure.first - 1]] if figure.first else []
    if candidates and candidates[0].lower_ in ("by", "from", "about", "to") and figure.first > 1:
        candidates.append(doc[figure.first - 2])
    if figure.last < len(doc):
        candidates.append(doc[figure.last])
    for word in candidates:
        for way, listed in ways.items():
            adverb = word.lower_ in listed and word.sent.start == figure.head.sent.start
            if adverb and (word.i >= figure.last or word.lower_ in ("up", "down", "higher", "lower")):
                return word, way
    return None, None


def level(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The subject stands at the figure: "output reached 3 million tons", "the backlog stood at 2.4 billion"."""
    if slot is None or slot.dep in ("nsubj", "nsubjpass", "npadvmod") or slot.beside is not None:
        return None
    if figure.first < slot.governor.i:
        return None
    verb = slot.governor
    if not (is_in(verb, "levels") or verb.lemma_ in rows(ROWS)["level_property"]) or slot.prep not in (
        "",
        "at",
        "to",
        "in",
        "above",
        "below",
        "around",
        "between",
        "near",
    ):
        return None
    by_itself: dict[str, str] = rows(ROWS)["level_property"]
    if figure.kind == "duration" and verb.lemma_ not in ("take", "last", "average", "be"):
        return None
    if verb.lemma_ == "come" and slot.prep not in ("at", "in", "to"):
        return None
    if slot.prep == "in" and verb.lemma_ != "come":
        return None
    far = figure.kind == "count" and figure.noun is None and figure.first - verb.i > 3
    found = of_subject(sentence, verb) if not far else None
    if found is None or (change_way(found.noun) is not None and not found.about):
        return None
    if verb.lemma_ in by_itself:
        fits = {"cost": ("money",), "weigh": ("measure",), "take": ("duration",), "last": ("duration",)}
        if figure.kind not in fits[verb.lemma_] or reading_person(sentence, found.noun):
            return None
        owned_measure = is_measure(found.noun) and found.about is not None and not found.business
        about = found.about if owned_measure else thing(sentence.reading, found.noun)
        return Statement("observation/level", verb, about, label(by_itself[verb.lemma_]), noun=found.noun)
    prop = found.property
    if figure.kind == "count" and found.property is None:
        return None
    if figure.kind == "duration" and found.property is None and verb.lemma_ not in ("take", "last"):
        return None
    if prop is None and figure.kind == "percent" and verb.lemma_ == "be":
        return None
    if prop is None and found.about is not None and found.about.entity is None and figure.kind in ("money", "measure"):
        prop = label("price") if figure.kind == "money" and found.noun.tag_ in ("NN", "NNS") else None
    if prop is None and figure.kind == "percent" and verb.lemma_ != "be" and found.noun.tag_ in ("NN", "NNS"):
        prop = found.about if found.about is not None and found.about.entity is None else None
    if prop is None:
        return None
    about = found.about or thing(sentence.reading, found.noun)
    softened: dict[str, str] = rows(ROWS)["level_qualifiers"]
    said = (softened[verb.lemma_],) if verb.lemma_ in softened else ()
    return Statement("observation/level", verb, about, prop, qualifiers=said, noun=found.noun)


def change_noun(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A change as a noun: "a 5 percent increase in revenue", "growth of 3 percent"."""
    if slot is None or slot.governor.pos_ not in ("NOUN", "PROPN"):
        return None
    noun = slot.governor
    way = change_way(noun)
    if way is None or slot.prep not in ("", "of", "to", "from") or figure.kind == "count":
        return None
    reading = sentence.reading
    target = next((n for _, n in grammar.prepositional(noun, "in", "of") if reading.quantity_at(n) is None), None)
    if target is not None and reading.time_at(target) is None:
        found = measure(reading, target)
    else:
        compound = next(
            (c for c in noun.lefts if c.dep_ in ("compound", "poss") and reading.quantity_at(c) is None), None
        )
        found_measure = measure(reading, compound) if compound is not None else _of_shown(sentence, noun)
        if found_measure is None:
            return _same_again(sentence, noun, figure, way)
        found = found_measure
    verb = grammar.governing_verb(noun) or noun
    found = owned(sentence, found, verb)
    prop = found.property or (found.about if found.about and found.about.entity is None else None)
    if prop is None and found.about is not None:
        prop = reading.words_part(noun.i, noun.i + 1)
    if prop is None:
        return None
    about = found.about or thing(reading, found.noun)
    return Statement("observation/change-noun", verb, about, prop, qualifiers=(way,), noun=found.noun)


def _same_again(sentence: Sentence, noun: Token, figure: Figure, way: str) -> Statement | None:
    """The change of what was just told: "shares slid 19 dollars, a drop of over 5 percent"."""
    before = sentence.last()
    if before is None or noun.i < before[0].last or noun.i - before[0].last > 12 or noun.dep_ == "dobj":
        return None
    return replace(before[1], rule="observation/change-noun", qualifiers=(way,))


def _of_shown(sentence: Sentence, noun: Token) -> Measure | None:
    """What the subject measures where it only shows the change: "car sales showed a decline of 9 percent"."""
    verb = grammar.governing_verb(noun)
    if verb is None or noun.dep_ not in ("dobj", "attr"):
        return None
    found = of_subject(sentence, verb)
    return found if found is not None and found.property is not None else None


def compared(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The figure set against the one before it: "compared with 81 percent for standard equipment", "against 31 a year ago"."""
    before = sentence.last()
    if before is None or figure.kind != before[0].kind or not _counts_the_same(figure, before[0]):
        return None
    doc = sentence.reading.doc
    lead = doc[max(figure.first - 3, before[0].last) : figure.first].text.casefold()
    if not any(
        cue in lead
        for cue in ("compared with", "compared to", "against", "versus", "vs", "from", "up from", "down from")
    ):
        return None
    told = before[1]
    about = told.about
    if figure.last < len(doc) and doc[figure.last].lower_ in ("for", "in", "at", "among"):
        noun = grammar.child(doc[figure.last], "pobj")
        if noun is not None and sentence.reading.time_at(noun) is None:
            about = thing(sentence.reading, noun)
    return replace(told, rule="observation/compared", about=about, qualifiers=(), earlier=True)
