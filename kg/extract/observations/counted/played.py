"""What sides win, and in how many games: "is 13th with 29 points from 24 matches", "took 189 wickets in 52 Tests"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.figures import Figure, previous_word
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.model import Part
from kg.rows import words


def standing_with(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The points of a side, behind its place: "Ardenza is 13th in the league with 29 points"."""
    word, noun = previous_word(figure), figure.noun
    won = noun is not None and noun.lemma_.lower() in words(ROWS, "contested")
    if not won or slot is None or slot.prep != "with" or word is None or word.lower_ != "with":
        return None
    verb = slot.governor
    side = subject_of(sentence.reading, verb) if is_in(verb, "stands") and not grammar.is_passive(verb) else None
    if side is None or side.i > verb.i or side.tag_ not in ("NN", "NNP", "NNPS", "NNS", "PRP"):
        return None
    what = counted_words(sentence.reading, figure)
    return Statement("observation/count-with", verb, thing(sentence.reading, side), what, noun=side)


def games_played(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """In how many games something was won: "29 points from 24 matches", "189 wickets in 52 Tests"."""
    before, word = sentence.last(), previous_word(figure)
    if before is None or word is None or word.lower_ not in ("from", "in", "over") or figure.noun is None:
        return None
    right_behind = before[0].last == word.i and before[0].kind == "count"
    if not right_behind or figure.noun.lemma_.lower() not in words(ROWS, "games") or before[1].about is None:
        return None
    what = counted_words(sentence.reading, figure)
    return Statement("observation/count-inside", before[1].anchor, before[1].about, what, noun=before[1].noun)


def runs_off(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What a batter makes of how many balls: "hit 112 off 98 balls", "made an unbeaten 61 off 40 deliveries"."""
    doc, i, before = figure.head.doc, figure.quantity.last, sentence.last()
    if figure.noun is not None and figure.noun.lemma_ in ("ball", "delivery"):
        own = before is not None and before[1].property.text == "runs" and before[0].last + 1 == figure.first
        return (
            replace(before[1], property=Part(text="balls faced"), unit="balls") if before is not None and own else None
        )
    bare = figure.kind == "count" and figure.noun is None and i + 2 < len(doc) and doc[i].lower_ in ("off", "from")
    if not bare or doc[i + 2].lemma_.lower() not in ("ball", "delivery") or not doc[i + 1].like_num:
        return None
    verb = grammar.governing_verb(figure.head)
    side = subject_of(sentence.reading, verb) if verb is not None and is_in(verb, "batting") else None
    if verb is None or side is None or side.i > verb.i or grammar.is_passive(verb):
        return None
    return Statement(
        "observation/results", verb, thing(sentence.reading, side), Part(text="runs"), noun=side, unit="runs"
    )
