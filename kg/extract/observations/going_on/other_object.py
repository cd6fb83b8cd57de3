"""Others who share the verb but not its object: "31% reported a sore arm and 9% a fever"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, is_end, noun_counted
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Doc
from kg.model import Part

SHARED = ("observation/share-of-subject", "observation/count-subject", "observation/part-of-told")
LONGEST = 8  # tokens of the other object


def other_object(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Some who did the same with something else: "19 forecast a cut of half a point and four a cut of a quarter"."""
    doc, before = figure.head.doc, sentence.last()
    if before is None or before[1].rule not in SHARED or before[0].kind != figure.kind or figure.last >= len(doc):
        return None
    joined = figure.first > 0 and doc[figure.first - 1].lower_ in ("and", ",", ";", "while")
    bare = figure.noun is None and doc[figure.last].lower_ in ("a", "an", "no", "none", "neither")
    end = _end_of_object(doc, figure.last, figure.head.sent.end)
    target = grammar.child(before[1].anchor, "dobj")
    if not joined or not bare or end is None or target is None or target.i > figure.first:
        return None
    said = before[1].property.text or ""
    there = said.find(" ".join(doc[target.left_edge.i : target.i + 1].text.split()))
    if there <= 0:
        return None
    prop = Part(text=f"{said[:there]}{' '.join(doc[figure.last : end].text.split())}")
    return replace(before[1], property=prop, noun=None, unit=before[1].unit or noun_counted(before[0]))


def _end_of_object(doc: Doc, first: int, end: int) -> int | None:
    """Where a noun phrase ends that no verb follows; None where it is none."""
    last = next((i for i in range(first, min(first + LONGEST, end)) if is_end(doc, i)), None)
    inside = doc[first:last] if last is not None else doc[first:first]
    plain = len(inside) > 1 and not any(grammar.is_verb(t) and t.tag_ not in ("VBN", "VBG") for t in inside)
    return last if plain and any(t.tag_ in NOUNS for t in inside) else None
