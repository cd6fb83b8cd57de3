"""From where to where a change leads: "a 12 percent rise in profit to 340 million", "is down from 41 to 36"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, previous_word
from kg.extract.observations.moves.change_nouns import change_noun
from kg.extract.observations.statements import Sentence, Statement, change_way, is_in, of_subject
from kg.extract.observations.whose.measured import named_measure
from kg.extract.observations.whose.measures import is_measure
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token

FARTHEST = 8  # tokens from the noun of a change, or from the figure before, to the level
NEAR = 3  # tokens from where something came from to "to": "went from 7 percent last year to 9"
WENT = ("go", "move", "shift")  # "the fee would go from 10 euros to 12"
RULES = {"to": "observation/change-to", "from": "observation/change-from"}


def level_of_change(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A level behind the noun of a change, which is no change itself: "an increase in its dividend to 1.20 euros"."""
    word = previous_word(figure)
    if word is None or slot is None or word.lower_ not in RULES or figure.kind in ("count", "duration"):
        return None
    told = _told_of_change(sentence, figure, word)
    if told is None:
        noun = _change_before(word)
        if noun is None or _is_moved(slot.governor, noun):
            return None
        told = change_noun(sentence, figure, replace(slot, governor=noun, dep="pobj", prep=word.lower_))
    if told is None or (told.noun is not None and change_way(told.noun) is not None):
        return None  # what has changed is not told: "sought a rise to 3 million"
    if word.lower_ == "to" and _is_limited(slot.governor, figure):
        return replace(told, rule="observation/change-noun")  # "would limit the rise in rents to 4 percent"
    return replace(told, rule=RULES[word.lower_], qualifiers=(), earlier=word.lower_ == "from")


def _is_moved(verb: Token, noun: Token) -> bool:
    """Whether the verb itself moves what the noun belongs to: "lowered its estimate of growth to 2.6 percent"."""
    moves = grammar.is_verb(verb) and (is_in(verb, "raisers") or is_in(verb, "cutters"))
    return moves and verb.i < noun.i and noun.dep_ == "pobj"


def _is_limited(verb: Token, figure: Figure) -> bool:
    """Whether the change itself is held or brought to a percentage, not what changes."""
    target = grammar.child(verb, "dobj") if grammar.is_verb(verb) else None
    change = target is not None and target.i < figure.first and change_way(target) is not None
    return change and figure.kind == "percent" and (is_in(verb, "limiting") or is_in(verb, "cutters"))


def moved_from(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Where something comes from and stands or goes: "is down from 41 to 36 percent", "went up from 12 euros to 13"."""
    word, before = previous_word(figure), sentence.last()
    if word is None or figure.kind == "duration":
        return None
    if word.lower_ == "to" and before is not None and _comes_from(before[0]) is not None:
        goes_on = before[1].rule == RULES["from"] and before[0].kind == figure.kind
        near = word.i - before[0].last <= FARTHEST and not any(t.is_punct for t in word.doc[before[0].last : word.i])
        return replace(before[1], rule=RULES["to"], earlier=False) if goes_on and near else None
    verb = _comes_from(figure)
    found = of_subject(sentence, verb) if verb is not None else None
    if verb is None or found is None or (before is not None and before[1].anchor.i == verb.i):
        return None
    about, prop = named_measure(sentence, found, figure)
    if prop is None or (figure.kind == "count" and not is_measure(found.noun)):
        return None
    return Statement(RULES["from"], verb, about, prop, earlier=True, noun=found.noun)


def _comes_from(figure: Figure) -> Token | None:
    """The verb whose subject is up or down from a figure, where no comma sets that off."""
    word = previous_word(figure)
    beside = word.nbor(-1) if word is not None and word.lower_ == "from" and word.i > 1 else None
    if beside is not None and beside.lemma_ in WENT and grammar.is_verb(beside):
        return beside if any(t.lower_ == "to" for t in figure.head.doc[figure.last : figure.last + NEAR]) else None
    if beside is None or beside.lower_ not in ("up", "down") or beside.nbor(-1).is_punct:
        return None
    verb = grammar.governing_verb(beside)
    moves = verb is not None and (verb.lemma_ in ("be", "go", "come") or is_in(verb, "rises") or is_in(verb, "falls"))
    return verb if verb is not None and moves and verb.i < beside.i else None


def _change_before(word: Token) -> Token | None:
    """The noun of a change before "to" or "from", with but what has changed between: "a rise in fares from"."""
    before = word.doc[max(word.i - FARTHEST, word.sent.start) : word.i]
    noun = next((t for t in reversed(before) if t.tag_ in NOUNS and change_way(t) is not None), None)
    if (
        noun is None
        or noun.dep_ == "compound"
        or any(grammar.is_verb(t) or t.is_punct or t.dep_ == "cc" for t in word.doc[noun.i + 1 : word.i])
    ):
        return None
    return noun


def _told_of_change(sentence: Sentence, figure: Figure, word: Token) -> Statement | None:
    """The change just told, or the level it led to, which the figure goes on with: ", to 340 million, from 303"."""
    before = sentence.last()
    if before is None or before[1].rule not in {"observation/change-noun", *RULES.values()}:
        return None
    if before[1].rule != "observation/change-noun" and before[0].kind != figure.kind:
        return None
    between = figure.head.doc[before[0].last : word.i]
    plain = not any(grammar.is_verb(t) or t.dep_ == "cc" or t.text in (";", "(") for t in between)
    named = change_way(before[1].anchor) is not None or any(change_way(t) is not None for t in before[0].head.sent)
    return before[1] if plain and named and len(between) <= FARTHEST and figure.kind != "percent" else None


def passes_share(sentence: Sentence, verb: Token, figure: Figure) -> bool:
    """Whether another firm with a change of its own stands before a level: "added 2 cents to $3, Oro 3 cents to $6"."""
    doc = figure.head.doc
    for i in range(verb.i + 2, figure.first - 2):
        parted = doc[i].lower_ in (",", "and", "while")
        named = sentence.reading.mention_at(doc[i + 1]) if parted else None
        if named is not None and named.kind == "name" and named.last < figure.first and doc[named.last].like_num:
            return True
    return False
