"""Whole sentences that tell what was done, though nobody in them is named: "The crew tied him to his seat"."""

from kg.extract.actions.amounts import becomes_another, is_measured
from kg.extract.actions.clauses import is_supposed, nominal_subject
from kg.extract.actions.parts import may_do
from kg.extract.grammar import child, is_passive, subjects, verb_lemma
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import kind_of_noun, noun_of
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

TOLD_OF = ("it", "him", "her", "them")
COMPLETED = ("ccomp", "acomp", "attr", "oprd", "neg", "expl")


def tells_plainly(reading: Reading, verb: Token) -> bool:
    """Whether a main clause tells what somebody did once: to those told of, somewhere or in some way, or by itself."""
    noun = _doer(verb)
    if noun is None or is_passive(verb) or child(verb, *COMPLETED) is not None or not _is_once(verb):
        return False
    if becomes_another(verb) and verb.dep_ in ("ROOT", "conj", "ccomp"):
        return True
    if verb.dep_ not in ("ROOT", "conj", "ccomp") or verb_lemma(verb) in words("actions", "vague"):
        return False
    other = child(verb, "dobj")
    if other is not None or child(verb, "xcomp") is not None:
        return other is not None and other.lower_ in TOLD_OF
    beside = any(c.dep_ in ("prep", "prt") or _is_ahead_of(c) for c in verb.rights)
    if is_somebody(reading, noun):
        far = child(verb, "advmod") is not None and verb_lemma(verb) in words("actions", "going")
        return beside or far or (verb_lemma(verb) in words("actions", "alone") and child(verb, "npadvmod") is None)
    return (beside or child(verb, "advmod", "npadvmod") is not None) and _moves(verb, noun)


def _is_ahead_of(word: Token) -> bool:
    """Whether a word tells before what it was done: "quit ahead of the vote", not "was ahead"."""
    of = child(word, "prep")
    return word.lower_ == "ahead" and of is not None and of.lower_ == "of" and word.head.pos_ == "VERB"


def comes_about(reading: Reading, verb: Token) -> bool:
    """Whether a clause without an object tells what came about, if its time is told: "Talks stalled on Monday"."""
    noun = _doer(verb)
    if noun is None or verb.tag_ != "VBD" or is_passive(verb) or not _is_once(verb):
        return False
    if reading.quantity_at(noun) is not None or verb.nbor(-1).like_num or is_measured(reading, verb):
        return False  # "sales of 23 billion won this year", "Tariffs went up by 5 percent in May"
    return verb_lemma(verb) not in words("actions", "vague") and child(verb, "dobj", "xcomp", *COMPLETED) is None


def _doer(verb: Token) -> Token | None:
    """The noun that is the subject, its own or that of the verb it is joined to: "A guard", not "nobody", "he"."""
    noun = nominal_subject(verb)
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    return None if any(c.lower_ in words("actions", "nobody") for c in noun.lefts) else noun


def _is_once(verb: Token) -> bool:
    """Whether the form of a verb tells what was, is being or will be done, and no word says how often."""
    helping = [c.lower_ for c in verb.lefts if c.dep_ == "aux"]
    going_on = verb.tag_ == "VBG" and any(h in ("is", "are", "was", "were") for h in helping)
    tensed = verb.tag_ == "VBD" or going_on or any(h in ("had", "has", "have", "will") for h in helping)
    return (
        tensed and not is_supposed(verb) and not any(c.lower_ in words("actions", "how_often") for c in verb.children)
    )


def is_somebody(reading: Reading, noun: Token) -> bool:
    """Whether a noun stands for people or a body of them: "the audience", "two firms"."""
    bodies = words("actions", "groups") | words("reference", "peopled")
    of = child(noun, "prep") if noun.lower_ in words("actions", "counting_nouns") else None
    members = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    noun = noun if members is None else members  # "dozens of nurses"
    kind = kind_of_noun(noun_of(noun))
    return may_do(reading, noun) or noun_of(noun) in bodies or kind in (SCHEMA.Person, SCHEMA.Organization)


def _moves(verb: Token, noun: Token) -> bool:
    """Whether a thing goes somewhere: "The ship had sailed from Cork", "Two spans dropped into the river"."""
    far = any(c.lower_ in words("actions", "into_places") for c in verb.rights if c.dep_ == "prep")
    some = noun.lemma_.lower() in words("actions", "vehicles") or child(noun, "nummod") is not None
    some = some or any(c.lower_ in ("a", "an") for c in noun.lefts)
    moved = far and some and verb_lemma(verb) in words("actions", "moving")
    return moved or verb_lemma(verb) in words("actions", "travelling")


def is_repeated(verb: Token) -> bool:
    """Whether it is told how many times it is done: "intends to fly four times next year"."""
    times = child(verb, "npadvmod")
    return times is not None and times.lower_ == "times" and child(times, "nummod") is not None


def is_needed(verb: Token) -> bool:
    """Whether a whole sentence or a report tells whose leave something known wants: "The deal needs approval"."""
    needs = verb_lemma(verb) in ("need", "require", "await") and verb.dep_ in ("ROOT", "conj", "ccomp", "relcl")
    if not needs or is_passive(verb):
        return False
    known = (c.lower_ for noun in subjects(verb) for c in noun.lefts if c.dep_ in ("det", "poss"))
    return any(word not in words("actions", "nobody") and word not in ("a", "an") for word in known)
