"""How many people something befalls, the people left out: "the fire killed 12", "40 were injured", "34 died"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure, previous_word
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import label, noun_words, thing
from kg.extract.observations.whose.whereabouts import where
from kg.extract.observations.wording.age_words import are_ages_of_several
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.slots import Slot, beside_subject
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words
from kg.vocabulary import SCHEMA

OBJECTS = ("dobj", "conj", "npadvmod")
PEOPLE = "people"
CLAUSES = ("when", "as", "after")  # what begins a clause that tells how it came about
LONGEST_STATE = 3  # tokens from a number to how the people are: "left 12,000 others homeless"


def harmed(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A bare number of people as the object of harm: "killed 12 and injured 40", "left 12,000 homeless"."""
    state = _state_behind(figure)
    verb = _leaving(state) if state is not None else slot.governor if slot is not None and not slot.prep else None
    if verb is None or not _is_bare(figure) or not grammar.is_verb(verb):
        return None
    if grammar.reports(verb.lemma_) and figure.head.dep_ == "conj" and figure.head.head == verb:
        return None  # "claimed 40 were hurt, as were two guards, and three each from the army", misparsed
    harms = state is not None or (is_in(verb, "harming") and slot is not None and slot.dep in OBJECTS)
    subject = subject_of(sentence.reading, verb) if harms and figure.first > verb.i else None
    if subject is None or subject.i > verb.i or (grammar.is_passive(verb) and state is None):
        return None
    people = f"other {PEOPLE}" if _are_besides(figure) else PEOPLE
    how = f"{in_what_way(state)}{state.lower_}" if state is not None else participle(verb)
    prop = f"{people} {how}"
    about = thing(sentence.reading, subject)
    about = label(prop) if is_by_unnamed(verb, subject, about) else about
    return Statement("observation/count-object", verb, about, label(prop), noun=subject, unit=PEOPLE)


def _are_besides(figure: Figure) -> bool:
    """Whether others are counted than those named or told right before: "killed Roe and at least four others"."""
    others = figure.noun is not None and figure.noun.lower_ == "others"
    word = figure.head.doc[figure.first - 1] if others and figure.first else None
    before = word.nbor(-1) if word is not None and word.i > 0 and word.lower_ in (",", "and") else None
    return before is not None and before.tag_ in ("NN", "NNP")


def is_by_unnamed(verb: Token, doer: Token, about: Part) -> bool:
    """Whether somebody harms others of whom nobody tells who they are: "gunmen killed 14 villagers"."""
    return is_in(verb, "attacking") and about.entity is None and is_person_noun(doer.lemma_.lower())


def _leaving(state: Token) -> Token | None:
    """The "left" of "left 12,000 homeless"."""
    return next((t for t in grammar.governors(state) if t.lemma_ == "leave" and t.i < state.i), None)


def befallen(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A bare number of people as the subject of harm, or of joining: "at least 34 died", "some 140 have enrolled"."""
    doc, i = figure.head.doc, figure.quantity.last
    some = figure.kind == "count" and figure.noun is None and doc[i : i + 2].text.casefold() == "of them"
    slot = beside_subject(figure, slot) or slot
    bare = _is_bare(figure) or (some and figure.value != 1)  # "two of them were taken to hospital"
    if not bare or slot is None or slot.prep or slot.dep not in ("nsubj", "nsubjpass"):
        return None
    verb = slot.governor
    suffers = is_in(verb, "suffering") or (is_in(verb, "harming") and (grammar.is_passive(verb) or _gapped(verb)))
    joins = is_in(verb, "enrolling") and figure.value != 1 and not grammar.is_passive(verb)
    suffers = suffers or (grammar.is_passive(verb) and (is_in(verb, "undergoing") or _taken_to(verb) is not None))
    refuge = grammar.child(verb, "dobj") if verb.lemma_ in ("take", "seek", "find") else None
    refuge = refuge if refuge is not None and refuge.lower_ in words(ROWS, "taken_by_people") else None
    if not (suffers or joins or refuge is not None) or figure.first > verb.i:
        return None
    done = f"{verb.lower_} {refuge.lower_}" if refuge is not None else participle(verb)
    besides = figure.head.dep_ == "conj" and _are_besides(figure)  # "Ann Roe and two others were arrested"
    prop = f"{'other ' if besides else ''}{PEOPLE} {done}{_whence(verb)}"
    agent = next(iter(grammar.by_agents(verb)), None) if grammar.is_passive(verb) else None
    about = thing(sentence.reading, agent) if agent is not None else where(sentence.reading, verb)
    about = about or cause_of(sentence.reading, verb)
    return Statement("observation/count-subject", verb, about or Part(text=prop), label(prop), unit=PEOPLE)


def cause_of(reading: Reading, verb: Token) -> Part | None:
    """What did it to people, told in a clause behind: the bus of "12 were killed when a bus overturned"."""
    if not (is_in(verb, "suffering") or (is_in(verb, "harming") and grammar.is_passive(verb))):
        return None
    beside = (c for c in verb.rights if c.dep_ == "conj" and (is_in(c, "harming") or is_in(c, "suffering")))
    for clause in (c for v in (verb, *beside) for c in v.rights if c.dep_ == "advcl"):
        mark, noun = clause.left_edge, grammar.child(clause, *grammar.SUBJECTS)
        if mark.lower_ not in CLAUSES or noun is None or noun.tag_ not in ("NN", "NNS", "NNP"):
            continue
        if mark.nbor(-1).text == ",":
            return None  # "47 have died and 300 been cut off by floods, officials say, after a wall collapsed"
        mention = reading.mention_headed_by(noun)
        somebody = is_for_people(noun) or noun.like_num or reading.is_a(mention, SCHEMA.Person, SCHEMA.Organization)
        return None if somebody or noun.i > clause.i else thing(reading, noun)
    return None


def is_for_people(noun: Token) -> bool:
    """Whether a noun is for people, who did it and were not what it came by: "as police clash with fans"."""
    return noun.lower_ == "police" or is_person_noun(noun.lemma_.lower())


def _gapped(verb: Token) -> bool:
    """Whether a participle shares the "were" of a clause before: "Two were killed and 23 others injured when"."""
    bare = verb.tag_ in ("VBN", "VBD") and not any(c.dep_ in ("dobj", "aux", "mark") for c in verb.children)
    return bare and verb.left_edge.i > verb.sent.start and verb.doc[verb.left_edge.i - 1].lower_ == "and"


def _whence(verb: Token) -> str:
    """Where people are driven from, or taken to: " from their homes", " to hospital"."""
    care = _taken_to(verb)
    if care is not None and care.i > verb.i:
        return f" {verb.doc[verb.i + 1 : care.i + 1].text}"
    home = next((n for p, n in grammar.prepositional(verb, "from") if p.i == verb.i + 1), None)
    return f" {verb.doc[verb.i + 1 : home.i + 1].text}" if verb.lemma_ == "drive" and home is not None else ""


def _taken_to(verb: Token) -> Token | None:
    """Where only people are taken: "hospital" of "twelve were taken to hospital"."""
    if not is_in(verb, "taking_people"):
        return None
    places = words(ROWS, "people_are_taken_to")
    return next((n for _, n in grammar.prepositional(verb, "to", "into") if n.lemma_.lower() in places), None)


def cut_off(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Those whose supply fails: "knocked out power to 140,000 households"."""
    word, doc = previous_word(figure), figure.head.doc
    if figure.kind != "count" or figure.noun is None or word is None or word.lower_ not in ("to", "for"):
        return None
    verb = grammar.governing_verb(word)
    supply = next((t for t in doc[max(word.i - 4, 0) : word.i] if t.lower_ in words(ROWS, "supplies")), None)
    if verb is None or supply is None or not is_in(verb, "cuts_off"):
        return None
    lacking = noun_words(sentence.reading, supply, after=False).text if supply.lower_ == "supply" else supply.lower_
    prop = Part(text=f"{figure.noun.lower_} without {lacking}")
    subject = subject_of(sentence.reading, verb) if not grammar.is_passive(verb) else None
    unsure = verb.dep_ == "relcl" and verb.head.dep_ == "pobj"  # "repairs in the storm which cut power to 300 homes"
    subject = None if unsure else subject
    about = thing(sentence.reading, subject) if subject is not None and subject.i != supply.i else prop
    return Statement("observation/count-with", verb, about, prop, noun=subject)


def still(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A bare number of people with their state: "the toll has climbed to 63, with another 120 still missing"."""
    state, word = _state_behind(figure), previous_word(figure)
    led = word is not None and (word.lower_ in ("with", "and", "another") or is_in(word, "counting"))
    if state is None or not _is_bare(figure) or not led or word is None:
        return None  # but "the ministry reported 35 dead"
    others = [c for c in state.children if c.i != figure.head.i or word.lower_ != "with"]
    listed = state.dep_ == "conj" and state.head.lower_ not in words(ROWS, "states")  # but "12 dead and 30 missing"
    if state.dep_ == "ROOT" or listed or any(c.dep_ in ("nsubj", "nsubjpass", "auxpass") for c in others):
        return None
    prop = Part(text=f"{PEOPLE} {in_what_way(state)}{state.lower_}")
    return Statement("observation/count-with", figure.head, prop, prop, unit=PEOPLE)


def in_what_way(state: Token) -> str:
    """How badly off people are, before their state: "seriously " of "with four seriously injured"."""
    way = state.nbor(-1) if state.i > 0 else state
    return f"{way.lower_} " if way.lower_ in words(ROWS, "ways_of_harm") else ""


def in_state(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Counted people and how they are: "is among the 83 people still missing", "reported 90 soldiers dead"."""
    noun, state = figure.noun, _state_behind(figure)
    plural = noun is not None and (noun.tag_ == "NNS" or noun.lower_ in words(ROWS, "same_in_plural"))
    if noun is None or state is None or not plural or figure.kind != "count":
        return None
    reported = slot is not None and slot.dep == "dobj" and not slot.prep and is_in(slot.governor, "counting")
    if slot is None or not (reported or slot.prep in ("among", "of", "for", "to", "with")):
        return None
    prop = Part(text=f"{noun.lower_} {in_what_way(state)}{state.lower_}")
    about = (where(sentence.reading, state) if reported else None) or prop
    then = reported and any(c.lower_ == "when" for c in slot.governor.lefts)  # "since May, when police reported 9 dead"
    return Statement("observation/count-with", slot.governor if then else figure.head, about, prop, noun=noun)


def _is_bare(figure: Figure) -> bool:
    """Whether a number counts nothing that is told, but perhaps "others" or "more"."""
    doc, i = figure.head.doc, figure.quantity.last
    behind = doc[i] if i < len(doc) else None
    of_some = behind is not None and behind.lower_ in ("of", "percent", "-", "%")
    others = figure.noun is not None and figure.noun.lower_ in ("others", "more")
    if figure.noun is None and are_ages_of_several(doc, figure.quantity):
        return False
    return figure.kind == "count" and (figure.noun is None or others) and not of_some and figure.value != 1


def _state_behind(figure: Figure) -> Token | None:
    """How the counted are, right behind them: "12,000 others homeless", "83 people still missing"."""
    doc = figure.head.doc
    for token in doc[figure.last : min(figure.last + LONGEST_STATE, figure.head.sent.end)]:
        if token.lower_ in words(ROWS, "states"):
            return token
        if token.tag_ != "RB" and token.lower_ not in ("others", "more"):
            return None
    return None
