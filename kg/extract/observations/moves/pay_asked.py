"""What workers ask for, told as a bare percentage: "the union is asking for 7 percent"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure, is_end
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.observations.whose.measures import thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.slots import Slot
from kg.model import Part
from kg.rows import rows, words


def raise_asked(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A raise in pay that a union or its members want, get or could live with."""
    doc, i = figure.head.doc, figure.last
    if figure.kind != "percent" or slot is None or not grammar.is_verb(slot.governor) or figure.unit != "percent":
        return None
    verb, ways = slot.governor, rows(ROWS)["asks_a_raise"]
    prep = ways.get(grammar.verb_lemma(verb), ways.get(verb.lemma_.lower()))
    noun = subject_of(sentence.reading, verb) if prep is not None and prep == slot.prep else None
    closed = is_end(doc, i) or (doc[i].tag_ in ("IN", "RB") and doc[i].lower_ not in ("of", "more", "less"))
    if noun is None or noun.i > verb.i or figure.first < verb.i or grammar.is_passive(verb) or not closed:
        return None
    if noun.lemma_.lower() not in words(ROWS, "bargainers") or slot.dep not in ("dobj", "prep", "conj"):
        return None
    asked = f"{participle(verb)} {prep}".strip()
    return Statement("observation/share-of-object", verb, thing(sentence.reading, noun), Part(text=f"pay rise {asked}"))
