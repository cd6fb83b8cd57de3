"""Which figures of a headline are told: those of a known owner that the text below does not tell more exactly."""

from dataclasses import replace
from decimal import Decimal

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import Sentence, Statement

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
    return about.entity is not None or not (circular or holds)


def _is_more_exact(figure: Figure, below: Figure) -> bool:
    """Whether a figure of the text is what the headline only rounds: 62.4 million of "£62m"."""
    if (figure.kind, figure.unit) != (below.kind, below.unit) or isinstance(figure.value, tuple):
        return False
    if isinstance(below.value, tuple) or figure.value == below.value:
        return False
    exact = Decimal(below.value)
    return abs(exact - Decimal(figure.value)) * ROUNDED < abs(exact)
