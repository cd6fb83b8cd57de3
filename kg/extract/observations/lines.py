"""Lines and lists that leave out the verb: "Net sales: 412 million", "EBIT 41.8 mln vs 36.5 mln", "skincare, 612"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.whose.measures import is_measure, measure, noun_words
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

LONGEST_ITEM = 4  # tokens of what a list names before its figure
KINDS = ("money", "percent", "count")
LEADS = (":", "at", "of", "-", "–")


def line(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A measure with its figure and no verb: "Net sales: 412 million", "EBIT 41.8 million", "Shares up 6 percent"."""
    reached = _reached(sentence, figure)
    if reached is not None:
        return reached
    doc, i = figure.head.doc, _behind_cells(sentence, figure) - 1
    start = figure.head.sent.start
    way = _way(doc[i]) if i > start else None
    if i > start and (way is not None or doc[i].lower_ in LEADS):
        i -= 1
    noun = doc[i] if i >= start else None
    listed = noun is not None and sentence.reading.cell(figure.quantity) is not None and _is_listed(noun)
    if noun is None or not (listed or _names_measure(noun)) or _is_told(figure, noun) or _lacks_unit(figure, noun):
        return None
    found = measure(sentence.reading, noun)
    prop = _lowered(noun_words(sentence.reading, noun, after=False))
    owner = found.about if found.about is not None and not _is_common(sentence.reading, found.about) else None
    about = owner or (sentence.topic.of_article() if sentence.topic is not None else None)
    if about is None:
        return None
    stock = noun.lemma_.lower() in words(ROWS, "stock")
    prop = Part(text="share price", start=prop.start, end=prop.end) if stock else prop
    qualifiers, time = (way,) if way else (), of_column(sentence.reading, figure)
    return Statement("observation/line", noun, about, prop, qualifiers=qualifiers, noun=noun, time=time)


def _reached(sentence: Sentence, figure: Figure) -> Statement | None:
    """The level right behind a change in a line: "Revenue up 8 percent to 412 million"."""
    before = sentence.last()
    moved = before is not None and before[1].rule == "observation/line" and len(before[1].qualifiers) == 1
    if before is None or not moved or before[0].last != figure.first - 1 or figure.kind not in ("money", "percent"):
        return None
    to = figure.head.doc[figure.first - 1].lower_ in ("to", "at")
    return replace(before[1], qualifiers=()) if to and figure.unit != before[0].unit else None


def _behind_cells(sentence: Sentence, figure: Figure) -> int:
    """The first token of a figure, or of the first cell of its row in a table."""
    first, start = figure.first, figure.head.sent.start
    if sentence.reading.cell(figure.quantity) is None:
        return first
    doc = figure.head.doc
    while first - 1 > start and not doc[first - 1].is_alpha and doc[first - 1].text not in LEADS:
        first -= 1
    return first


def of_column(reading: Reading, figure: Figure) -> tuple[str, Part] | None:
    """The time that the head of a column tells of a figure in a table."""
    cell = reading.cell(figure.quantity)
    if cell is None:
        return None
    said = reading.document.text[cell.period_start : cell.period_end]
    name = SCHEMA.observationPeriod if "-" in cell.period else SCHEMA.observationDate
    return name, Part(value=cell.period, text=said, start=cell.period_start, end=cell.period_end)


def _lacks_unit(figure: Figure, noun: Token) -> bool:
    """Whether a bare number cannot be told: that of a sum whose scale stands elsewhere, or one of several in a row."""
    doc, i = figure.head.doc, figure.quantity.last
    if figure.kind != "count" or figure.noun is not None:
        return False
    row = i < len(doc) and (
        doc[i].like_num or (doc[i].text in ("(", "-", "+") and doc[i + 1 : i + 2].text[:1].isdigit())
    )
    return row or noun.lemma_.lower() in rows("units")["sums"]


def _lowered(prop: Part) -> Part:
    """The property without the capital that opens a line: "order backlog"."""
    text = prop.text or ""
    return replace(prop, text=text[:1].lower() + text[1:]) if text[1:2].islower() else prop


def _is_common(reading: Reading, about: Part) -> bool:
    """Whether a name is but the first word of a line: "Order backlog"."""
    said = reading.document.text[about.start : about.end].casefold() if about.start is not None else ""
    return said in words(ROWS, "measures") | words(ROWS, "stock") | {"shares", "stocks"}


def _way(word: Token) -> str | None:
    return {"up": "increase", "down": "decrease"}.get(word.lower_)


def _is_told(figure: Figure, noun: Token) -> bool:
    """Whether a sentence has a verb of its own, which says what a figure is, or the measure does not open it."""
    sentence = noun.sent
    before = sentence.doc[sentence.start : noun.i]
    opens = all(t.tag_ in {*NOUNS, "JJ", "VBN", "VBG", "HYPH", "."} or not t.is_alpha for t in before)
    told = any(t.tag_ in grammar.TENSED and t.i != noun.i for t in sentence)
    return told or not opens or figure.kind == "duration"


def _is_listed(noun: Token) -> bool:
    """Whether a word is a measure by lists, whatever the tagger makes of it in a table."""
    return {noun.lower_, noun.lower_.removesuffix("s")} & words(ROWS, "measures") != set()


def _names_measure(noun: Token) -> bool:
    """Whether a word names a measure, whatever the tagger makes of it where no verb stands: "EBIT"."""
    if noun.i == noun.sent.start and noun.lemma_.lower() in words(ROWS, "stock"):
        return True  # "Shares up 6 percent", whose noun the tagger takes for a verb
    return is_measure(noun) or (noun.text.isupper() and noun.lower_ in words(ROWS, "measures"))


def item(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A part of a list that a measure heads: "sales by division: skincare, 612 million; fragrance, 287 million"."""
    doc, comma, start = figure.head.doc, figure.first - 1, figure.head.sent.start
    if comma <= start or doc[comma].text not in (",", ":", "–", "-") or figure.kind not in KINDS:
        return None
    first = comma
    while first - 1 > start and doc[first - 1].text not in (";", ":") and comma - first < LONGEST_ITEM:
        first -= 1
    named = doc[first:comma]
    opened = doc[first - 1].text in (";", ":")
    if not opened or not len(named) or any(t.tag_ not in {*NOUNS, "JJ", "HYPH", "CC"} for t in named):
        return None
    colon = next((t.i for t in doc[start:first] if t.text == ":"), None)
    noun = next((t for t in doc[start:colon] if is_measure(t)), None) if colon is not None else None
    if noun is None:
        return None
    found = measure(sentence.reading, noun)
    owner = found.about or (sentence.topic.of_article() if sentence.topic is not None else None)
    text = f"{' '.join(named.text.split())} {noun.lower_}"
    part = sentence.reading.words_part(first, comma, text)
    return Statement("observation/line", noun, owner or part, part, noun=noun)
