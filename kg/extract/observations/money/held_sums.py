"""Sums that somebody has: "a company with 31 million pounds in the bank", "Orme, with 3 billion in assets, ..."."""

from kg.extract import grammar
from kg.extract.observations.counted.having import founded_on
from kg.extract.observations.figures import NOUNS, Figure, behind_brackets, previous_word
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.observations.whose.measures import is_measure, label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.rows import words

ENDING = ("end", "finish", "close", "start", "begin", "leave", "be")


def held_sum(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The money that stands behind "with", where the words behind it say what it is."""
    doc, word = figure.head.doc, previous_word(figure)
    i = behind_brackets(doc, figure.last)
    if figure.kind != "money" or word is None or i + 1 >= len(doc):
        return None
    if word.lower_ != "with":
        return _managed(sentence, figure, slot, i)
    kept = grammar.child(doc[i], "pobj") if doc[i].lower_ in ("in", "of") else None
    managed = doc[i : i + 2].text.casefold() == "under management"
    listed = kept is not None and kept.lemma_.lower() in words(ROWS, "held_sums")
    holder = _holder(sentence, word) if listed or managed else None
    body = holder is not None and holder.lemma_.lower() in words(ROWS, "businesses")  # "a fund with 3 billion in"
    if holder is None or (is_measure(holder) and not body):
        return None
    prop = label("assets under management")
    if kept is not None and not managed:
        prop = label("money in the bank") if kept.lemma_ == "bank" else noun_words(sentence.reading, kept, after=False)
    about = thing(sentence.reading, holder)
    return Statement("observation/amount-of", founded_on(figure, holder), about, prop, noun=holder)


def _managed(sentence: Sentence, figure: Figure, slot: Slot | None, i: int) -> Statement | None:
    """What a fund has to look after: "has 3.2 billion euros under management"."""
    behind = figure.head.doc[i : i + 2].text.casefold()
    if slot is None or slot.governor.lemma_ != "have" or slot.dep != "dobj" or behind != "under management":
        return None
    noun = subject_of(sentence.reading, slot.governor)
    if noun is None:
        return None
    prop = label("assets under management")
    return Statement("observation/amount-of", slot.governor, thing(sentence.reading, noun), prop, noun=noun)


def _holder(sentence: Sentence, word: Token) -> Token | None:
    """Whoever has what stands behind "with": the noun before it, or the subject of what is done with it."""
    above = word.head
    if above.tag_ in NOUNS:
        return above if above.i < word.i else None
    if not (grammar.is_verb(above) or above.pos_ == "AUX"):
        return None
    target = grammar.child(above, "dobj")
    if target is not None and target.i == word.i - 1 and sentence.reading.time_at(target) is None:
        return target  # "plans to start a firm with 3 million in capital"
    apart = word.is_sent_start or word.nbor(-1).text == ","
    return subject_of(sentence.reading, above) if apart or above.lemma_ in ENDING else None
