"""Bare numbers whose noun was told before: "has 190 employees and hopes to hire 60 more", "the Union lost 11"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.figures import Figure, counts_something, is_closed, is_end, is_small_word, previous_word
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import doer, label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

FEWEST_PEOPLE = 50  # fewer are no population: "a county of 12"


def more_of_told(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """More of what was counted last: "has 190 employees and hopes to hire 60 more"."""
    doc, i = figure.head.doc, figure.quantity.last
    bare = figure.kind == "count" and figure.noun is None and i < len(doc)
    again = bare and (doc[i].lower_ in ("more", "others") or doc[figure.quantity.first - 1].lower_ == "another")
    timed = i + 1 < len(doc) and sentence.reading.time_at(doc[i + 1]) is not None  # "to open 30 more next year"
    closed = i + 1 >= len(doc) or timed
    closed = closed or (not doc[i + 1].tag_.startswith(("NN", "JJ")) and doc[i + 1].lower_ != "than")
    if not again or not closed or slot is None or slot.dep != "dobj" or slot.prep:
        return None
    counted = any(f.kind == "count" and f.noun is not None for f, _ in sentence.told)
    if slot.governor.lemma_ == "leave" or (is_in(slot.governor, "harming") and not counted):
        return None  # "killed nine and injured six more": people, whatever was counted in the sentence before
    return _of_noun(sentence, told_noun(sentence), slot.governor)


def the_rest(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The rest of those counted before: "rescued 22 miners and hoped to reach the remaining nine"."""
    doc, i = figure.head.doc, figure.quantity.first
    rest = i > 1 and doc[i - 1].lower_ in ("remaining", "other") and doc[i - 2].lower_ in ("the", "its", "their")
    bare = figure.kind == "count" and (figure.noun is None or figure.noun.i < figure.first)
    if not rest or not bare or slot is None or slot.dep != "dobj" or slot.prep or not grammar.is_verb(slot.governor):
        return None
    if figure.quantity.last < len(doc) and doc[figure.quantity.last].tag_.startswith(("NN", "JJ")):
        return None
    told = _of_noun(sentence, figure.noun or told_noun(sentence), slot.governor)
    if told is None or doc[i - 1].lower_ == "other":
        return told
    return replace(told, property=Part(text=f"remaining {told.property.text}"))


def raise_again(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Another's bare share of the rise just told of: "offered a raise of 14 percent; the union wants 22 percent"."""
    told = sentence.last_told()
    if told is None or told.rule != "observation/change-noun" or figure.kind != "percent":
        return None
    behind = figure.head.doc[figure.last] if figure.last < len(figure.head.doc) else figure.head
    if (
        slot is None
        or slot.dep != "dobj"
        or slot.prep
        or behind.lower_ == "of"
        or not is_in(slot.governor, "bargaining")
    ):
        return None
    subject, said = subject_of(sentence.reading, slot.governor), (told.property.text or "").split()
    if subject is None or subject.i > slot.governor.i or told.noun is None or len(said) < 2:
        return None
    prop = Part(text=" ".join([*said[:-1], participle(slot.governor)]))
    return replace(told, anchor=slot.governor, about=thing(sentence.reading, subject), property=prop, noun=subject)


CERTAIN = ("the", "this", "that", "its", "his", "her", "their", "our")


def peopled(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How many live in a place: "the town of 5,400", "in Lund, a village of 640"."""
    doc, word = figure.head.doc, previous_word(figure)
    if figure.kind != "count" or figure.noun is not None or word is None or word.lower_ != "of" or word.i < 1:
        return None
    place = doc[word.i - 1]
    closed = is_end(doc, figure.last) or doc[figure.last].tag_ in ("VBZ", "VBD", "VBP", "MD", "IN", "WRB", "WDT")
    closed = closed or doc[figure.last].lower_ in ("about", "some")  # "a town of 3,900 about 60 miles east of Columbus"
    few = isinstance(figure.value, tuple) or figure.value < FEWEST_PEOPLE
    if place.lemma_.lower() not in words(ROWS, "peopled") or place.tag_ != "NN" or few or not closed:
        return None
    mention = sentence.reading.mention_headed_by(place.head) if place.dep_ == "appos" else None
    about = sentence.reading.entity_part(mention) if mention is not None else thing(sentence.reading, place)
    subject = grammar.subject(place.head) if place.dep_ == "attr" else None
    if subject is not None and subject.i < place.i and sentence.reading.mention_headed_by(subject) is not None:
        about = thing(sentence.reading, subject)  # "Marling is a town of 6,400 on the coast"
    certain = about.entity is not None or any(c.lower_ in CERTAIN for c in place.lefts)
    anchor = place if place.dep_ == "appos" else figure.head  # "Orme, a town of 9,000, has no doctor"
    return Statement("observation/count-inside", anchor, about, label("population")) if certain else None


def contested(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A bare number of what is won and lost: "doubled their seats to 34, while the Union lost 11"."""
    if figure.kind != "count" or figure.noun is not None or slot is None:
        return None
    closed, verb = is_end(figure.head.doc, figure.quantity.last), slot.governor
    left = slot.prep == "with" and verb.lemma_ == "leave" and grammar.is_passive(verb)  # "is left with 22"
    nouns = (s.noun for _, s in reversed(sentence.told) if s.noun is not None)
    told = next((n for n in nouns if n.lemma_.lower() in words(ROWS, "contested")), None)
    own = not is_in(verb, "have") or (figure.first == verb.i + 1 and _is_of_body(sentence, verb))
    noun = told or (told_noun(sentence) if own else None)
    fits = noun is not None and noun.lemma_.lower() in words(ROWS, "contested")
    gained = (is_in(verb, "polls") or verb.lemma_ in ("lose", "gain")) and slot.dep == "dobj" and not slot.prep
    return _of_noun(sentence, noun, verb) if closed and fits and (gained or left) else None


def _is_of_body(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells what a party, a team or a candidate has: "The Vale Party will have 12", "Roe got 9,120"."""
    noun = subject_of(sentence.reading, verb)
    mention = sentence.reading.mention_headed_by(noun) if noun is not None else None
    runs = noun is not None and noun.lemma_.lower() in words(ROWS, "rivals")  # "the Labour candidate, Ann Bell, got"
    return runs or sentence.reading.is_a(mention, SCHEMA.Organization, SCHEMA.Person)


def seated(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A bare number of what was won, beside whoever has it: "Orme, with six, and Lumo would give the bloc 31"."""
    noun = _contested(sentence)
    if figure.kind != "count" or figure.noun is not None or noun is None or not is_end(figure.head.doc, figure.last):
        return None
    prop, aside = Part(text=noun.lower_), _in_aside(sentence, figure)
    if aside is not None:
        return Statement("observation/plain", figure.head, aside, prop, unit=noun.lower_)
    if slot is None or slot.governor.lemma_ != "give" or slot.dep not in ("dobj", "npadvmod") or slot.prep:
        return None
    to = grammar.child(slot.governor, "dative", "dobj")
    if to is None or not slot.governor.i < to.i < figure.first:
        return None
    return Statement("observation/plain", slot.governor, thing(sentence.reading, to), prop, unit=noun.lower_)


def _in_aside(sentence: Sentence, figure: Figure) -> Part | None:
    """The body, or who runs, right before ", with" and a number: "Orme, with six,"."""
    word, doc = previous_word(figure), figure.head.doc
    if word is None or word.lower_ != "with" or word.i < 2 or doc[word.i - 1].text != ",":
        return None
    mention = sentence.reading.mention_at(doc[word.i - 2])
    runs = sentence.reading.is_a(mention, SCHEMA.Organization, SCHEMA.Person)
    return sentence.reading.entity_part(mention) if mention is not None and runs else None


def _contested(sentence: Sentence) -> Token | None:
    """What was counted last, if it is won and lost, as seats are."""
    noun = told_noun(sentence)
    return noun if noun is not None and noun.lemma_.lower() in words(ROWS, "contested") else None


def told_noun(sentence: Sentence) -> Token | None:
    """What was counted last, in this sentence or the one before."""
    here = next((f.noun for f, _ in reversed(sentence.told) if f.kind == "count" and f.noun is not None), None)
    before = sentence.topic.last_count if sentence.topic is not None else None
    return here or (before.noun if before is not None else None)


def _of_noun(sentence: Sentence, noun: Token | None, verb: Token) -> Statement | None:
    subject = subject_of(sentence.reading, verb) if grammar.is_verb(verb) else None
    if noun is None or subject is None or subject.i > verb.i or is_in(verb, "frames"):
        return None
    prop = Part(text=noun.lower_ if is_in(verb, "have") else f"{noun.lower_} {participle(verb)}")
    named = grammar.child(subject, "appos")  # "the Vale candidate, the baker Tom Orly, got"
    person = sentence.reading.mention_headed_by(named) if named is not None else None
    told = named if named is not None and sentence.reading.is_a(person, SCHEMA.Person) else subject
    return Statement("observation/plain", verb, doer(sentence.reading, told), prop, noun=subject, unit=noun.lower_)


def holds(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How many a place holds, where nobody says of whom: "the stadium seats 54,000"."""
    doc, i = figure.head.doc, figure.quantity.last
    closed = is_end(doc, i)
    if figure.kind != "count" or figure.noun is not None or not closed or slot is None or slot.dep != "dobj":
        return None
    verb = slot.governor
    if verb.lemma_ in rows(ROWS)["bare_people"] and not slot.prep:
        return _of_people(sentence, verb)
    subject = subject_of(sentence.reading, verb) if verb.lemma_ in ("hold", "seat", "accommodate", "sleep") else None
    if subject is None or subject.i > verb.i or subject.tag_ in ("PRP", "NNS") or slot.prep:
        return None
    venues: list[str] = rows(ROWS)["modifier_dimensions"]["capacity"]
    meant = (grammar.antecedent(verb) or subject) if subject.lower_ in grammar.RELATIVES else subject
    if verb.lemma_ == "hold" and meant.lemma_.lower() not in venues:
        return None  # "the camp holds 11,000": those are there
    return Statement("observation/plain", verb, doer(sentence.reading, subject), label("capacity"), noun=subject)


def _of_people(sentence: Sentence, verb: Token) -> Statement | None:
    """How many people a bare number means: "the mill employs 700", "the match drew 3,100"."""
    subject, named = subject_of(sentence.reading, verb), rows(ROWS)["bare_people"][verb.lemma_]
    fits = subject is not None and subject.i < verb.i and not grammar.is_passive(verb)
    if subject is None or not fits or (named == "attendance" and subject.lemma_.lower() not in words(ROWS, "attended")):
        return None
    about = doer(sentence.reading, subject)
    return Statement("observation/plain", verb, about, label(named), noun=subject, unit="people")


def of_another(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The same of another owner, who alone is told: "Spain's rate fell to 11.8 percent, Portugal's to 6.4 percent"."""
    before, doc, i = sentence.last(), figure.head.doc, figure.first - 2
    if before is None or i < 1 or doc[i].tag_ != "POS" or doc[i + 1].lower_ not in ("to", "at", "by"):
        return None
    owner = doc[i - 1]
    lead = doc[owner.left_edge.i - 1] if owner.left_edge.i > before[0].last - 1 else None
    joined = lead is not None and lead.lower_ in (",", "and", "while", "but", ";")
    if before[0].kind != figure.kind or not joined or sentence.reading.mention_at(owner) is None:
        return None
    return replace(before[1], about=thing(sentence.reading, owner), rule="observation/left-out", noun=None)


def enough_for(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """For how many what was told is enough: "a capacity of 840 megawatts, enough for about 700,000 homes"."""
    doc, before = figure.head.doc, sentence.last()
    i = figure.first - 1
    lead = doc[max(i - 3, 0) : i + 1].text.casefold()
    supplies = "enough" in lead.split() and doc[i].lower_ in ("for", "power", "supply", "feed", "heat", "serve", "fill")
    if before is None or not supplies or not counts_something(figure) or figure.first - before[0].last > 6:
        return None
    what = counted_words(sentence.reading, figure)
    prop = Part(text=f"{what.text} it is enough for", start=what.start, end=what.end)
    return Statement("observation/plain", before[1].anchor, before[1].about, prop, noun=before[1].noun)


def held_with(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The stake of a holder: "The largest shareholder is Orme Capital with 22 percent"."""
    doc = figure.head.doc
    word = doc[figure.first - 1] if figure.first else None
    if word is not None and (holder := _holder_with(figure, word)) is not None:
        return Statement("observation/owned", figure.head, thing(sentence.reading, holder), label("stake"), noun=holder)
    name = doc[word.i - 1] if word is not None and word.lower_ in ("with", "at") and word.i else None
    if figure.kind != "percent" or name is None or word is None or name.tag_ not in ("NNP", "NNPS"):
        return None
    holders = words(ROWS, "holders")
    verb = name.head
    noun = name.head if name.dep_ == "appos" else grammar.subject(verb) if name.dep_ == "attr" else None
    noun = noun or next((c for c in name.lefts if c.dep_ == "compound" and c.tag_ == "NN"), None)
    owner = name if noun is not None and noun.lemma_.lower() in holders else None
    if owner is None or word.i - name.i > 3 or sentence.reading.mention_headed_by(name) is None:
        return None
    return Statement("observation/owned", figure.head, thing(sentence.reading, owner), label("stake"), noun=owner)


def _holder_with(figure: Figure, word: Token) -> Token | None:
    """The subject that is a holder, its stake in an aside: "The Roe family, with 22 percent, is the largest holder"."""
    aside = word.lower_ == "with" and word.i > 0 and word.nbor(-1).text == ","
    if figure.kind != "percent" or not aside or not is_closed(figure):
        return None
    verb = grammar.governing_verb(word)
    attr = grammar.child(verb, "attr") if verb is not None and verb.lemma_ in ("be", "remain", "become") else None
    noun = grammar.child(verb, "nsubj") if verb is not None else None
    holds = attr is not None and attr.lemma_.lower() in words(ROWS, "holders")
    return noun if noun is not None and holds and noun.i < word.i else None


def times_done(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How often something was done: "has been cited more than 6,000 times", "searched the files 58 times"."""
    often = figure.noun is not None and figure.noun.lemma_ == "time" and figure.value != 1
    if slot is None or not often or slot.beside is not None or slot.prep:
        return None
    if slot.dep not in ("npadvmod", "dobj") or (slot.dep == "dobj" and not is_in(slot.governor, "done_often")):
        return None
    verb, doc = slot.governor, figure.head.doc
    behind = doc[figure.last : figure.last + 1].text.lower()
    rated = is_small_word(figure) and behind in ("a", "per", "each", "every", "in", "over")  # "three times a week"
    compares = rated or behind in ("as", "more", "less", "the", "its", "their", "larger", "higher", "that", "what")
    grows = is_in(verb, "rises") or is_in(verb, "falls")  # "rose 20 times" is by how much
    subject = subject_of(sentence.reading, verb) if verb.pos_ == "VERB" and not grows else None
    if compares or subject is None or subject.i > verb.i or figure.first < verb.i:
        return None
    target = None if grammar.is_passive(verb) else grammar.child(verb, "dobj")
    named = target is not None and target.pos_ in ("NOUN", "PROPN") and target != figure.noun
    done = f"{noun_words(sentence.reading, target, after=False).text} " if target is not None and named else ""
    prop = label(f"times {done}{participle(verb)}")
    return Statement("observation/count-object", verb, thing(sentence.reading, subject), prop, noun=subject)


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
    if not closed or not passive or subject is None or not person or (is_small_word(figure) and slot.prep):
        return None
    return Statement("observation/punished", verb, thing(sentence.reading, subject), label("sentence"), noun=subject)
