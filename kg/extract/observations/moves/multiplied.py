"""Changes told without a number: "rents have doubled", "cut its debt, twice as much as in 2023"."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import Sentence, Statement, is_in, of_subject, subject_of
from kg.extract.observations.whose.measured import named_measure
from kg.extract.observations.whose.measures import is_measure, measure, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.qualifiers import qualified
from kg.extract.tokens import Span, Token
from kg.model import Part, Quantity
from kg.rows import rows
from kg.vocabulary import SCHEMA

FARTHEST = 6  # tokens behind "twice" in which the time stands that it compares with
LONGEST_GAP = 10  # tokens between a figure and the "twice" that compares it


def multiplied(sentence: Sentence, span: Span) -> Iterator[tuple[Figure, Statement]]:
    """What goes up or down by its double or half, and what is twice as much as it was."""
    moved: dict[str, int] = rows(ROWS)["multiplied"]
    as_much: dict[str, int] = rows(ROWS)["times_as_much"]
    for token in span:
        lemma = token.lemma_.lower()
        if grammar.is_verb(token) and lemma in moved:
            figure = _figure(token, span, moved[lemma])
            statement = _moved(sentence, figure, token)
            if statement is not None and token.dep_ == "pcomp":
                statement = replace(statement, anchor=grammar.governing_verb(token.head) or token)
        elif token.lower_ in as_much and (before := _compared(sentence, token)) is not None:
            word, ways = _figure(token, span, as_much[token.lower_]), ("increase", "decrease")
            figure = replace(word, head=before[0].head, first=before[0].first, last=before[0].last)
            way = (ways[token.lower_ == "half"],)
            statement = replace(before[1], rule="observation/beside", denominator=None, qualifiers=way, noun=None)
        else:
            continue
        if statement is not None:
            yield figure, statement


def _figure(token: Token, span: Span, value: int) -> Figure:
    """The percentage that a word stands for: 100 for "doubled" and "twice"."""
    end = token.idx + len(token)
    quantity = Quantity(token.i, token.i + 1, token.idx, end, value, "percent")
    first, said = qualified(span, quantity)
    return Figure(quantity, value, "percent", "percent", token, None, first, token.i + 1, said)


def _moved(sentence: Sentence, figure: Figure, verb: Token) -> Statement | None:
    """The subject or the object of a verb of doubling, with its measure: "profit doubled", "halved its debt"."""
    reading, target = sentence.reading, grammar.child(verb, "dobj")
    beside = {c.lower_ for c in verb.children if c.dep_ in ("prt", "prep", "advmod")}
    beyond = verb.dep_ == "pcomp" and verb.doc[verb.i - 2].lower_ == "more" and verb.head.lower_ == "than"
    if (verb.dep_ in ("amod", "pcomp", "compound") and not beyond) or beside & {"as", "up", "over", "down"}:
        return None  # "the hall doubles as a bar"
    way = "decrease" if is_in(verb, "falls") else "increase"
    if target is None:
        found = of_subject(sentence, verb)
        about, prop = named_measure(sentence, found, figure) if found is not None else (None, None)
        noun = found.noun if found is not None else None
    else:
        about, prop, noun = _of_object(sentence, verb, target)
    if prop is None or noun is None or reading.quantity_at(noun) is not None or noun.pos_ == "PRON":
        return None
    if prop == about and noun.tag_ != "NNS" and not is_measure(noun):
        return None  # "Roe doubled in the ninth inning"
    return Statement("observation/change", verb, about, prop, qualifiers=(way,), noun=noun)


def _of_object(sentence: Sentence, verb: Token, target: Token) -> tuple[Part | None, Part | None, Token]:
    """Whose and what an object measures: "Orme doubled its profit"; a law that halves the deficit has none."""
    found = measure(sentence.reading, target)
    subject = subject_of(sentence.reading, verb)
    if found.property is None:
        prop, owner = noun_words(sentence.reading, target), grammar.child(target, "poss")
        return thing(sentence.reading, owner) if owner is not None else prop, prop, target
    body = subject is not None and sentence.reading.is_a(
        sentence.reading.mention_headed_by(subject), SCHEMA.Organization
    )
    about = thing(sentence.reading, subject) if subject is not None and body and found.business else found.property
    return found.about or about, found.property, target


def _compared(sentence: Sentence, word: Token) -> tuple[Figure, Statement] | None:
    """The figure that "twice" compares with another time: "900 jobs are vacant, twice as many as in 2023"."""
    told = (pair for pair in reversed(sentence.told) if pair[1].rule != "observation/count-possessed")
    doc, before = word.doc, next(told, None)  # "12 of 40 banks failed, twice as many as in 2022": as many as failed
    if before is None or not 0 < word.i - before[0].last <= LONGEST_GAP or doc[word.i - 1].text != ",":
        return None
    behind = doc[word.i + 1 : min(word.i + 1 + FARTHEST, word.sent.end)]
    as_much = [t.lower_ for t in behind][:3] in (["as", "much", "as"], ["as", "many", "as"])
    reached = list(behind)[3 * as_much :][: 1 + as_much]  # "as in 2023", "double the week before"
    timed = any(sentence.reading.time_at(t) is not None for t in reached)
    return before if timed else None
