"""Sums and counts told anew as shares: "wages rose to 69 million, or 82 percent of turnover"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.portions.shares import whole_of
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.whose.measures import noun_words
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token

FARTHEST_ASIDE = 6  # tokens from a sum to the share that tells it anew
FARTHEST_TOLD = 14  # the same, where a comma sets it off


def aside_share(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A sum or a count told anew as a share: "wages rose to 69 million, or 82 percent of turnover"."""
    before, whole, doc = sentence.last(), whole_of(figure), figure.head.doc
    if figure.kind != "percent" or whole is None or before is None or before[0].kind in ("percent", "duration"):
        return None
    word = doc[figure.first - 1] if figure.first else figure.head
    near = figure.first - before[0].last <= FARTHEST_ASIDE
    equal = figure.head.doc[max(figure.first - 2, 0) : figure.first].text.casefold() in ("equal to", "equivalent to")
    if not (
        (word.lower_ == "or" and near)
        or (equal and before[0].kind == "money")
        or _is_told_anew(figure, before[0], whole)
    ):
        return None
    if before[1].rule in ("observation/change", "observation/share-of-subject"):
        return None
    words = noun_words(sentence.reading, whole)
    return replace(before[1], rule="observation/share-of-object", denominator=words, qualifiers=())


def _is_told_anew(figure: Figure, before: Figure, whole: Token) -> bool:
    """Whether a share behind a comma is of the whole of somebody: "640 posts in Gorsk, about 9 percent of staff"."""
    doc = figure.head.doc
    between = doc[before.last : figure.first]
    broken = any(t.tag_ in grammar.FINITE or t.tag_ == "VBG" or t.text in (";", ":") for t in between)
    own = grammar.child(whole, "poss", "det") is not None and grammar.child(whole, "nummod") is None
    closed = whole.right_edge.i + 1 >= len(doc) or doc[whole.right_edge.i + 1].is_punct
    behind_comma = len(between) > 0 and between[-1].text in (",", "–", "—") and len(between) <= FARTHEST_TOLD
    return own and closed and behind_comma and not broken
