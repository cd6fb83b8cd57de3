"""Boards that see to a field: "the library board", which is none of the council that fills it."""

from kg.extract.grammar import child
from kg.extract.tokens import Token
from kg.rows import words


def is_of_field(board: Token) -> bool:
    """Whether a board sees to a field, and is none that runs who chooses it: "named Roe to the library board"."""
    before = board.nbor(-1) if board.i > board.sent.start else board
    own = child(board, "poss") is not None or before.lower_ in words("roles", "ruling_boards")
    return before.tag_ == "NN" and before.dep_ in ("compound", "nmod") and before.head == board and not own
