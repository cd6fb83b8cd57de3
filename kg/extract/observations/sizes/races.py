"""How long athletes took: "won the 100 metres in 9.94 seconds", "with a time of 47.4 seconds", "a best of 58.9"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure, previous_word
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.observations.whose.measures import label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA


def raced(sentence: Sentence, figure: Figure, slot: Slot) -> Statement | None:
    """The time of a race, told to parts of a second: "won the 100 metres in 9.94 seconds"."""
    verb = slot.governor
    exact = _is_clocked(figure) and (not isinstance(figure.value, int) or _is_race(sentence, verb))
    subject = subject_of(sentence.reading, verb)
    ranked = verb.lemma_ == "be" and any(c.lower_ in words("numbers", "ordinals") for c in verb.rights)
    if not exact or subject is None or not (ranked or verb.lemma_ in words(ROWS, "races_run")):
        return None
    if grammar.is_passive(verb) or (verb.lemma_ == "take" and slot.prep != "in"):
        return None  # "the lap took 92.4 seconds"
    return Statement("observation/level", verb, thing(sentence.reading, subject), label("time"), noun=subject)


def time_run(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The time that somebody has: "won with a time of 51.3 seconds", "set a personal best of 10.9 seconds"."""
    of = previous_word(figure) if _is_clocked(figure) else None
    race = of.head if of is not None and of.lower_ == "in" and of.head.dep_ == "dobj" else None
    if race is not None and grammar.is_verb(race.head):  # "finished the race in 58.2 seconds"
        return raced(sentence, figure, Slot(race.head, "prep", "in", None))
    noun = of.nbor(-1) if of is not None and of.lower_ == "of" and of.i > of.sent.start else None
    if noun is None or noun.lemma_.lower() not in words(ROWS, "times_run") or isinstance(figure.value, int):
        return None
    athlete = _athlete(sentence, noun)
    verb = grammar.governing_verb(noun)
    if athlete is None or verb is None:
        return None
    prop = noun_words(sentence.reading, noun, after=False)
    return Statement("observation/level", verb, thing(sentence.reading, athlete), prop, noun=athlete)


def _athlete(sentence: Sentence, noun: Token) -> Token | None:
    """Whose time it is: its owner, who won with it, whom the prize goes to, or who set it."""
    owner = grammar.child(noun, "poss")
    if owner is not None and _is_somebody(sentence, owner):
        return owner
    verb = grammar.governing_verb(noun)
    if verb is None or noun.dep_ in grammar.SUBJECTS:
        return None
    takers = grammar.by_agents(verb) if grammar.is_passive(verb) else []
    if verb.lemma_ in words(ROWS, "prizes_go"):
        takers = [n for _, n in grammar.prepositional(verb, "to") if n.i < noun.i]
    subject = subject_of(sentence.reading, verb)
    return next((t for t in (*takers, subject) if t is not None and _is_somebody(sentence, t)), None)


def _is_somebody(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun or a pronoun may stand for who runs, rides or drives."""
    mention = sentence.reading.mention_headed_by(noun)
    named = mention is not None and not sentence.reading.is_a(mention, SCHEMA.Event)
    return named or noun.pos_ == "PRON" or is_person_noun(noun.lemma_.lower())


def _is_clocked(figure: Figure) -> bool:
    """Whether a time is one that a clock took, and no distance behind another: not "2:09:14, four minutes outside"."""
    clocked = figure.unit in ("second", "minute") and not isinstance(figure.value, tuple)
    return clocked and figure.head.doc[figure.first - 1].text != ","


def _is_race(sentence: Sentence, verb: Token) -> bool:
    """Whether the object of a verb is a race, or the length of one: "the marathon", "the 400 metres"."""
    race = grammar.child(verb, "dobj")
    told = sentence.reading.quantity_at(race.nbor(-1)) if race is not None and race.i else None
    lengths = ("metres", "meters", "miles", "kilometres", "kilometers")
    listed = race is not None and race.lemma_.lower() in words(ROWS, "races")
    return listed or (race is not None and race.lower_ in lengths and told is not None)
