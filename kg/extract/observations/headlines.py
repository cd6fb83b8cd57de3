"""Which figures of a headline are told: those of a known owner that the text below does not tell more exactly."""

from dataclasses import replace
from decimal import Decimal

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.tokens import Token
from kg.model import Part

SURENESS = 0.9  # how far to trust the reading of a headline
ROUNDED = 20  # a headline rounds a figure by no more than one part in so many


def of_headline(so_far: Sentence, text: list[tuple[Figure, Statement]]) -> Sentence:
    """What is told in a headline; `text` is what the sentences below it tell."""
    told = [
        (figure, replace(statement, doubt=statement.doubt * SURENESS))
        for figure, statement in so_far.told
        if _says_of_whom(statement) and not any(_is_more_exact(figure, below) for below, _ in text)
    ]
    return replace(so_far, told=told)


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
