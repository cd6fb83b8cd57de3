"""Which figures of a headline are told: those of a known owner that the text below does not tell more exactly.

And what only headlines leave out the verb of: "Nine dead, four missing after landslide hits village".
"""

from dataclasses import replace
from decimal import Decimal

from kg.extract import grammar
from kg.extract.observations.counted.victims import CLAUSES, PEOPLE, is_for_people
from kg.extract.observations.figures import NOUNS, Figure
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.whose.measures import thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

SURENESS = 0.9  # how far to trust the reading of a headline
ROUNDED = 20  # a headline rounds a figure by no more than one part in so many
CAUSES = (*CLAUSES, "in", "by")
BESIDE = ("still", "others", "more", "people")  # what may stand between a number and how the people are


def of_headline(so_far: Sentence, text: list[tuple[Figure, Statement]]) -> Sentence:
    """What is told in a headline; `text` is what the sentences below it tell."""
    told = [
        (figure, replace(statement, doubt=statement.doubt * SURENESS))
        for figure, statement in so_far.told
        if _says_of_whom(statement) and not any(_is_more_exact(figure, below) for below, _ in text)
    ]
    return replace(so_far, told=told)


def toll(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """People and how they are, of what befell them: "27 dead as bus plunges into ravine", "12 hurt in Bari blast"."""
    doc, i = figure.head.doc, figure.quantity.last
    opens = figure.first == figure.head.sent.start or doc[figure.first - 1].lower_ in {",", ";", ":", "and"}
    if figure.kind != "count" or not opens or figure.value == 1:
        return None
    while i < len(doc) and doc[i].lower_ in BESIDE:
        i += 1
    if i >= len(doc) or doc[i].lower_ not in words(ROWS, "states_in_headlines"):
        return None
    state, end = doc[i], figure.head.sent.end
    beside = i + 1 >= end or doc[i + 1].lower_ in {*CAUSES, ",", ";", "and"}
    cause = next((t for t in doc[i + 1 : end] if t.lower_ in CAUSES), None) if beside else None
    what = _what_befell(cause) if cause is not None else None
    if what is None or sentence.reading.time_at(what) is not None:
        return None
    prop = Part(text=f"{PEOPLE} {state.lower_}")
    about = thing(sentence.reading, what)
    return Statement("observation/count-subject", figure.head, about, prop, noun=what, unit=PEOPLE)


def _what_befell(cause: Token) -> Token | None:
    """The noun right behind "as", "after" or "in"; of "as bus plunges" the parser may see two nouns."""
    doc, i, end = cause.doc, cause.i + 1, cause.sent.end
    while i < end and doc[i].tag_ in ("DT", "JJ", "VBG", "VBN", "CD", "PRP$"):
        i += 1
    start = i
    while i < end and doc[i].tag_ in NOUNS:
        if i > start and cause.lower_ in CLAUSES and doc[i].tag_ == "NNS" and doc[i - 1].tag_ in ("NN", "NNP"):
            break
        i += 1
    last = doc[i - 1] if i > start else None
    return None if last is None or is_for_people(last) else last


def _says_of_whom(statement: Statement) -> bool:
    """Whether a statement has an owner with a name, or one that is more than what is measured or holds what is counted.

    Not "offer" about "offer", nor "satellites" about the "partners" of "picks partners for 24 satellites".
    """
    about, noun, anchor = statement.about, statement.noun, statement.anchor
    verb = grammar.is_verb(anchor) and anchor.tag_ not in ("NNP", "NNPS")
    moved = statement.rule.startswith("observation/change")  # of "bank cuts rate to 25" the parser may see no verb
    if about is None or (moved and not verb) or (grammar.is_verb(anchor) and not verb):
        return False
    circular = about.text == statement.property.text and statement.rule != "observation/change"
    holds = statement.rule == "observation/count-inside" and noun is not None and noun.text not in (about.text or "")
    if about.entity is not None:
        return not (_is_possessor(about, anchor) and statement.rule.endswith("-object"))
    return not (circular or holds or _is_misread(about, anchor))


def _is_possessor(about: Part, anchor: Token) -> bool:
    """Whether a name only says whose something is that does it: "Yibin's energy week brings 41 deals"."""
    return about.end is not None and anchor.doc.text[about.end : about.end + 2] in ("'s", "’s", "' ", "’ ")


def _is_misread(about: Part, anchor: Token) -> bool:
    """Whether the words for an owner are a name and its verb: "Nimbus Orchestra names Lee, lands 14 million"."""
    if about.start is None or about.end is None or (span := anchor.doc.char_span(about.start, about.end)) is None:
        return False
    return len(span) > 1 and span[-1].tag_ == "NNS" and span[-2].tag_ == "NNP" and span[-1].is_lower


def _is_more_exact(figure: Figure, below: Figure) -> bool:
    """Whether a figure of the text is what the headline only rounds: 62.4 million of "£62m"."""
    if (figure.kind, figure.unit) != (below.kind, below.unit) or isinstance(figure.value, tuple):
        return False
    if isinstance(below.value, tuple) or figure.value == below.value:
        return False
    exact = Decimal(below.value)
    return abs(exact - Decimal(figure.value)) * ROUNDED < abs(exact)
