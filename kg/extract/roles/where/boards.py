"""Boards that see to a field, as "the library board", which is none of the council that fills it; which are told."""

from collections.abc import Sequence

from kg.extract.grammar import child
from kg.extract.reading import Reading
from kg.extract.roles.where.leading import only
from kg.extract.tokens import Token
from kg.extract.topic import topics_of
from kg.model import Mention
from kg.rows import words
from kg.vocabulary import SCHEMA


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


def body_of_plain(reading: Reading, verb: Token, boards: Sequence[Token], people: Sequence[Mention]) -> Mention | None:
    """Whose "the board" is: that of the one body its sentence names, beside the member's own, or of what leads by far.

    "Acme named Ann Roe chairwoman, and Bo Lee joined the board"; "Corvo partner Bo Lee, who will join the board".
    """
    if not boards or len(people) != 1 or [t.lower_ for t in boards[0].subtree] != ["the", "board"]:
        return None
    name = reading.doc[people[0].root]
    own = range(name.left_edge.i, name.i + 1)
    told = [m for m in reading.mentions_in(verb.sent.start, verb.i) if reading.is_a(m, SCHEMA.Organization)]
    if others := [m for m in told if m.root not in own]:
        return only(others)
    leader = topics_of(reading).at(verb.i, (SCHEMA.Organization,), no=(SCHEMA.GovernmentOrganization,))
    fits = leader is not None and leader.by_far and all(m.entity != leader.mention.entity for m in told)
    return leader.mention if leader is not None and fits else None
