"""A figure in an aside: "the subsidy, now 4 million euros,", "her pay (3 million euros) fell", "31 percent of all,"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, behind_brackets
from kg.extract.observations.portions.ownership import owned_by
from kg.extract.observations.portions.shares import whole_of
from kg.extract.observations.statements import Sentence, Statement, is_in, of_subject, owned
from kg.extract.observations.whose.measured import named_measure
from kg.extract.observations.whose.measures import is_measure, label, measure, noun_words, whole_words
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.rows import words

KINDS = ("money", "percent", "measure")
NOW = ("now", "currently", "presently", "still")
CLOSED_BY = {",": ",", "(": ")", "—": "—,", "–": "–,"}  # by what opens an aside
LONGEST_TIME = 4  # tokens of "in the last year"
OWNED = ("owned", "controlled", "held")


def told_aside(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Where a measure stands, in an aside right behind it: "its annual grant, now 4 million euros, will be cut"."""
    noun = _set_off(figure)
    if noun is None or not _can_stand_at(figure, noun):
        return None
    return _standing_at(sentence, noun)


def sum_aside(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A measure with its sum alone, or its time as well: "her pay, 3 million euros last year, angered them"."""
    doc, i = figure.head.doc, figure.first - 1
    noun = _measured(doc[i - 1]) if i > 1 and doc[i].text in CLOSED_BY else None
    if figure.kind != "money" or noun is None or noun.sent.start == noun.i:
        return None
    if any(t.lower_ == "total" for t in doc[figure.first : figure.quantity.first]):
        return None  # "awarded each 150,000 euros in damages, a total of 3 million,"
    end = _behind_time(sentence.reading, behind_brackets(doc, _behind_rate(figure)))
    if end >= len(doc) or doc[end].text not in CLOSED_BY[doc[i].text]:
        return None
    return _standing_at(sentence, noun)


def _standing_at(sentence: Sentence, noun: Token) -> Statement:
    """The statement that a measure before an aside stands at its figure."""
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
    return (_measured(noun) or noun) if _above(noun).tag_ in NOUNS else None


def _measured(noun: Token) -> Token | None:
    """The measure that a noun is, or ends a phrase of: "turnout in the capital, at 71 percent,"."""
    return next((n for n in (_above(noun), noun) if n.tag_ in NOUNS and is_measure(n)), None)


def _above(noun: Token) -> Token:
    """What the phrase that a noun ends is about: "turnout" of "turnout in the capital"."""
    return noun.head.head if noun.dep_ == "pobj" else noun


def _behind_rate(figure: Figure) -> int:
    """The token behind a figure, and behind what it is told for: "3,100 euros a month,"."""
    return figure.last + 2 * (figure.head.doc[figure.last : figure.last + 1].text in ("a", "an", "per"))


def owned_aside(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Who owns how much of what stands before a comma: "Lumo Air, a third owned by the group Corvo, was sold"."""
    doc, i = figure.head.doc, figure.last
    held = doc[i] if figure.kind == "percent" and i + 1 < len(doc) and doc[i + 1].lower_ == "by" else None
    noun = _named_before(figure) if held is not None else None
    if held is None or held.lower_ not in OWNED or noun is None or noun.tag_ not in NOUNS or noun.i > figure.first:
        return None
    if is_measure(noun) or any(t.text == "," for t in doc[noun.i : figure.first - 1]):
        return None
    told = owned_by(sentence.reading, held, noun)
    return replace(told, earlier=True) if told is not None else None


def _named_before(figure: Figure) -> Token | None:
    """What an aside is told of, also where the parser took the figure for a subject: "In May the firm, 26 percent"."""
    comma = figure.first - 1
    if comma < 1 or figure.head.doc[comma].text != ",":
        return None
    if figure.head.dep_ == "appos":
        return figure.head.head
    return figure.head.doc[comma - 1] if figure.head.dep_ in grammar.SUBJECTS else None


def share_aside(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What share a subject is of something: "sales in Chile, about 31 percent of the total, rose 9 percent"."""
    whole = whole_of(figure) if figure.kind == "percent" and figure.noun is None else None
    if whole is None or whole.tag_ not in NOUNS or whole.i < figure.last:
        return None
    noun = _subject_set_off(figure, whole.right_edge.i + 1)
    if noun is None or sentence.reading.quantity_at(noun) is not None or noun.i in sentence.heads:
        return None
    about, of = noun_words(sentence.reading, noun), whole_words(sentence.reading, whole)
    return Statement("observation/share", whole, about, label("share"), of, noun=noun, earlier=True)


def level_aside(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Where what has moved stood before: "average crowds, 21,300 in 2009, have shrunk to 8,400"."""
    doc, i = figure.head.doc, figure.last
    time = next((t for t in map(sentence.reading.time_at, doc[i : i + 2]) if t is not None), None)
    if time is None or figure.kind == "duration" or (figure.kind == "count" and figure.noun is not None):
        return None
    noun = _subject_set_off(figure, time.last)
    verb = noun.head if noun is not None else None
    if noun is None or verb is None or not (is_in(verb, "rises") or is_in(verb, "falls")):
        return None
    found = of_subject(sentence, verb)
    about, prop = named_measure(sentence, found, figure) if found is not None else (None, None)
    if about is None or prop is None:
        return None
    return Statement("observation/compared", doc[i], about, prop, noun=noun, earlier=True)


def once_aside(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What a measure was at first, in an aside behind it: "the threshold, originally 75 percent, was lowered"."""
    doc, i = figure.head.doc, figure.first - 1
    if (
        i < 2
        or doc[i].lower_ not in words(ROWS, "at_first")
        or doc[i - 1].text not in (",", "(")
        or figure.last >= len(doc)
    ):
        return None
    noun = doc[i - 2]
    closed = doc[figure.last].text in (",", ")", ";", ".")
    level = noun.lemma_.lower() in words(ROWS, "standards") and figure.kind in KINDS
    if not closed or noun.tag_ not in NOUNS or not (level or _can_stand_at(figure, noun)):
        return None
    return replace(_standing_at(sentence, noun), qualifiers=("earlier",))


def _subject_set_off(figure: Figure, end: int) -> Token | None:
    """The subject before the comma of an aside that ends at a token, behind whose other comma its verb goes on."""
    doc, comma = figure.head.doc, figure.first - 1
    if comma < 1 or end + 1 >= len(doc) or doc[comma].text != "," or doc[end].text != ",":
        return None
    finite = doc[end + 1]
    verb = finite.head if finite.dep_ in ("aux", "auxpass") else finite
    own = [c for c in verb.lefts if c.dep_ in grammar.SUBJECTS and c.i < comma]
    noun = own[0] if own and finite.tag_ in {*grammar.FINITE, "MD"} and grammar.is_verb(verb) else None
    if noun is None or noun.tag_ not in NOUNS or any(t.is_punct or grammar.is_verb(t) for t in doc[noun.i : comma]):
        return None
    return noun
