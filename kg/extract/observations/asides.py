"""A measure with its figure in an aside: "the subsidy, now 4 million euros,", "her pay (3 million euros) fell"."""

from kg.extract.observations.figures import NOUNS, Figure, behind_brackets
from kg.extract.observations.statements import Sentence, Statement, owned
from kg.extract.observations.whose.measures import is_measure, measure, noun_words
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.rows import words

KINDS = ("money", "percent", "measure")
NOW = ("now", "currently", "presently", "still")
CLOSED_BY = {",": ",", "(": ")", "—": "—,", "–": "–,"}  # by what opens an aside
LONGEST_TIME = 4  # tokens of "in the last year"


def told_aside(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Where a measure stands, in an aside right behind it: "its annual grant, now 4 million euros, will be cut"."""
    noun = _set_off(figure)
    if noun is None or not _can_stand_at(figure, noun):
        return None
    found = owned(sentence, measure(sentence.reading, noun), noun)
    prop = found.property or noun_words(sentence.reading, noun, after=False)
    return Statement("observation/amount-of", noun, found.about or prop, prop, noun=noun, earlier=True)


def sum_aside(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A measure with its sum alone, or its time as well: "her pay, 2.9 million euros last year, angered them"."""
    doc, i = figure.head.doc, figure.first - 1
    noun = _measured(doc[i - 1]) if i > 1 and doc[i].text in CLOSED_BY else None
    if figure.kind != "money" or noun is None or noun.sent.start == noun.i:
        return None
    if any(t.lower_ == "total" for t in doc[figure.first : figure.quantity.first]):
        return None  # "awarded each 150,000 euros in damages, a total of 3 million,"
    end = _behind_time(sentence.reading, behind_brackets(doc, _behind_rate(figure)))
    if end >= len(doc) or doc[end].text not in CLOSED_BY[doc[i].text]:
        return None
    found = owned(sentence, measure(sentence.reading, noun), noun)
    prop = found.property or noun_words(sentence.reading, noun, after=False)
    return Statement("observation/amount-of", noun, found.about or prop, prop, noun=noun, earlier=True)


def _behind_time(reading: Reading, at: int) -> int:
    """The token behind a time that stands there, if one does."""
    for end in range(at, min(at + LONGEST_TIME, len(reading.doc))):
        if reading.time_at(reading.doc[end]) is None and reading.doc[end].lower_ not in ("in", "the", "a"):
            return end
    return at


def _can_stand_at(figure: Figure, noun: Token) -> bool:
    """Whether a figure can tell where a measure stands; a bare number is that of a staff or the like."""
    lemma = noun.lemma_.lower()
    if figure.kind == "count":
        return figure.noun is None and lemma in words(ROWS, "counted_measures")
    return figure.kind in KINDS and (is_measure(noun) or lemma in words(ROWS, "amount_nouns"))


def _set_off(figure: Figure) -> Token | None:
    """The noun before the comma of an aside that holds no more than "now" or "at" and the figure."""
    doc, i = figure.head.doc, figure.first - 1
    cue = doc[i] if i > 1 else None
    if cue is None or cue.lower_ not in {*NOW, "at"} or cue.sent.start >= cue.i - 1:
        return None
    end = _behind_rate(figure)
    closed = end + 1 < len(doc) and doc[end].text == ","
    noun = doc[i - 2] if doc[i - 1].text == "," else None
    if not closed or noun is None or noun.tag_ not in NOUNS:
        return None
    above = noun.head.head if noun.dep_ == "pobj" else noun
    if above.tag_ not in NOUNS:
        return None
    return _measured(noun) or noun


def _measured(noun: Token) -> Token | None:
    """The measure that a noun is, or ends a phrase of: "turnout in the capital, at 71 percent,"."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    return next((n for n in (above, noun) if n.tag_ in NOUNS and is_measure(n)), None)


def _behind_rate(figure: Figure) -> int:
    """The token behind a figure, and behind what it is told for: "3,100 euros a month,"."""
    return figure.last + 2 * (figure.head.doc[figure.last : figure.last + 1].text in ("a", "an", "per"))
