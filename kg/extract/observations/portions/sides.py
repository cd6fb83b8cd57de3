"""Shares of those who take a side: "with 58% of voters in favour and 42% against", "61% voted to join, 39% to stay"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure, is_end
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.observations.whose.measures import is_measure, label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.predicates import said
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Doc, Token
from kg.model import Part
from kg.rows import rows, words

RULE = "observation/share-of-subject"


def side_taken(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A share with its side right behind: "passed with 61% in favour and 39% against", "54% voted Yes and 46% No"."""
    if figure.kind != "percent":
        return None
    doc, i = figure.head.doc, figure.last
    of = grammar.child(doc[i], "pobj") if i < len(doc) and doc[i].lower_ == "of" else None
    i = of.i + 1 if of is not None else i
    before = sentence.last()
    same = before is not None and before[1].rule == RULE and before[0].kind == "percent"
    side = _side(doc[i : i + 2].text.casefold(), doc[i : i + 1].text.casefold())
    end = i + len(side[0].split()) if side else i
    if of is not None and of.tag_ not in ("NNS", "NNPS"):
        return None  # "lost 6 percent of its value against the dollar"
    if side and of is not None and (for_what := _for_what(doc, end)) is not None:
        whole = noun_words(sentence.reading, of, after=False)
        prop = Part(text=" ".join(doc[i : grammar.noun_phrase(for_what)[1]].text.split()))
        return Statement(RULE, figure.head, whole, prop, whole, noun=of)
    if not side or (end < len(doc) and not is_end(doc, end)):
        return None
    if of is not None:
        whole = noun_words(sentence.reading, of, after=False)
        return Statement(RULE, figure.head, whole, label(side[1]), whole, noun=of)
    if before is not None and same:
        return replace(before[1], property=label(side[1]), anchor=figure.head)
    verb = slot.governor if slot is not None and grammar.is_verb(slot.governor) else None
    noun = subject_of(sentence.reading, verb) if verb is not None and verb.i < figure.first else None
    if noun is None or is_measure(noun) or noun.tag_ in ("PRP", "WDT"):
        return None
    return Statement(RULE, figure.head, thing(sentence.reading, noun), label(side[1]), noun=noun)


def _for_what(doc: Doc, end: int) -> Token | None:
    """What a side is taken for or against: "the ban" of "48% of adults in favour of the ban"."""
    prep = doc[end] if end < len(doc) and doc[end].lower_ in ("of", "to") else doc[end - 1]
    what = grammar.child(prep, "pobj") if prep.tag_ in ("IN", "TO") else None
    return what if what is not None and what.pos_ in ("NOUN", "PROPN") and what.left_edge.i == prep.i + 1 else None


def _side(pair: str, word: str) -> tuple[str, str] | None:
    """The words of a side, and what they are told as."""
    named: dict[str, str] = rows(ROWS)["sides_of_votes"]
    return next(((said_so, named[said_so]) for said_so in (pair, word) if said_so in named), None)


def other_side(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What the others voted to do: "61% of voters chose to join and 39% to stay out"."""
    doc, i, before = figure.head.doc, figure.last, sentence.last()
    led = figure.first > 0 and doc[figure.first - 1].lower_ in ("and", ",", "while", "against")
    if figure.kind != "percent" or before is None or before[1].rule != RULE or not led or i + 1 >= len(doc):
        return None
    verb, aim = before[1].anchor, doc[i + 1]
    if doc[i].tag_ != "TO" or aim.tag_ != "VB" or verb.lemma_ not in words(ROWS, "choosing"):
        return None
    text = f"{participle(verb)} {' '.join(doc[i : said(aim)[1]].text.split())}"
    return replace(before[1], property=Part(text=text))
