"""Boards that see to a field, as "the library board", which is none of the council that fills it; which are told."""

from kg.extract.grammar import child
from kg.extract.tokens import Token
from kg.rows import words


def is_of_field(board: Token) -> bool:
    """Whether a board sees to a field, and is none that runs who chooses it: "named Roe to the library board"."""
    before = board.nbor(-1) if board.i > board.sent.start else board
    own = child(board, "poss") is not None or before.lower_ in words("roles", "ruling_boards")
    return before.tag_ == "NN" and before.dep_ in ("compound", "nmod") and before.head == board and not own


def is_told_in_words(board: Token) -> bool:
    """Whether a committee without a name is told well enough: "the assembly's health committee"."""
    narrowed = any(t.dep_ in ("compound", "amod") for t in board.lefts)
    the = any(t.lower_ == "the" or t.dep_ == "poss" for t in board.lefts)
    board_of_field = board.lemma_ == "board" and is_of_field(board)
    return narrowed and the and board.is_lower and (board_of_field or board.lemma_ not in ("board", "staff", "faculty"))
