"""What a thing loses: so much of what it holds, or a share of what it has."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure, halved, previous_word
from kg.extract.observations.statements import Sentence
from kg.extract.observations.whose.measures import Measure, is_measure, noun_words
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.model import Part
from kg.rows import words


def is_lost(figure: Figure, slot: Slot, found: Measure) -> bool:
    """Whether so much of what a thing holds is lost: "the tank was losing 12,000 gallons a day"."""
    volume = figure.unit.split(" per ")[0] in words(ROWS, "bulk")
    moved = found.property is None or found.property == found.about
    loses = slot.governor.lemma_ in ("lose", "leak") and not slot.prep
    return volume and moved and loses and not is_measure(found.noun)


def part_lost(sentence: Sentence, figure: Figure) -> Part | None:
    """What a thing lost or gained a share of: "the glacier lost 12 percent of its volume"."""
    doc, i = figure.head.doc, figure.last
    word = previous_word(figure)
    noun, reaches = halved(figure), word is not None and word.lower_ in ("to", "from")
    if i >= len(doc) or (doc[i].lower_ != "of" and noun is None) or reaches:
        return None
    noun = noun or grammar.child(doc[i], "pobj")
    fits = noun is not None and (figure.kind == "percent" or (figure.kind == "measure" and is_measure(noun)))
    return noun_words(sentence.reading, noun) if noun is not None and fits else None
