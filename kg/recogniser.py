"""spaCy's entity recogniser, for the same names in a third of the time: scores of all tokens at once, not one by one.

The recogniser goes through a text and says of every token whether a name begins, goes on or ends there, or none is
(https://spacy.io/api/architectures#TransitionBasedParser). It looks at the token, and at the first and the last token
of the name that is open; where none is, which is nearly everywhere, its scores are known beforehand. spaCy takes every
step by itself, and in 3.8 asks for Python's lock each time that a step looks at a token.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

LOOKED_AT = 3  # the token, the first of the open name, the one before
TOGETHER = 64  # texts
OUT = "O"


@Language.factory("kg_recogniser")
class Recogniser:
    """Stands in a pipeline in place of spaCy's: see `take_over`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def follow(self, recognizer: EntityRecognizer) -> "Recogniser":
        """Use the weights and the moves of this one."""
        model = recognizer.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._tok2vec = model.get_ref("tok2vec")
        hidden, pieces, width = lower.get_param("W").shape[1:]
        self._shape = (-1, hidden, pieces)
        self._looks: list[Floats] = [look.reshape(hidden * pieces, width).T for look in lower.get_param("W")]
        self._nothing: Floats = lower.get_param("pad")[0]
        self._bias: Floats = lower.get_param("b")
        self._weights: Floats = upper.get_param("W").T
        self._added: Floats = upper.get_param("b")
        moves = recognizer.moves
        self._moves: list[str] = [moves.get_class_name(number) for number in range(moves.n_moves)]
        kinds = np.array([move[0] for move in self._moves])
        self._begins, self._units = kinds == "B", kinds == "U"
        self._never = np.array([move[0] in "IL" or move.endswith("-") for move in self._moves])  # where none is open
        return self

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of a text that has none."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = TOGETHER) -> Iterator[Doc]:
        """Set the entities of texts that have none, in order."""
        for batch in _batches(docs, batch_size):
            vectors: Floats = self._tok2vec.predict(batch)
            start = 0
            for doc in batch:
                self._name(doc, vectors[start : start + len(doc)])
                start += len(doc)
                yield doc

    def _name(self, doc: Doc, vectors: Floats) -> None:
        blank, starts = (doc.to_array(["IS_SPACE", "SENT_START"]) == 1).T
        cut = np.append(starts[1:], True)  # whether no name goes on behind a token: at its sentence's end
        here = self._seen(vectors, 0)
        moves = self._outside(here, blank, cut)
        names, free = [], 0
        for first in np.flatnonzero(moves != self._moves.index(OUT)).tolist():
            if first >= free:
                kind, _, label = self._moves[moves[first]].partition("-")
                free = first + 1 if kind == "U" else self._end(first, label, vectors, here, cut)
                names.append(Span(doc, first, free, label=label))
        doc.set_ents(names, default="outside")

    def _seen(self, vectors: Floats, look: int) -> Floats:
        """What tokens add to a step that looks at them as the first, second or third."""
        return (vectors @ self._looks[look]).reshape(self._shape)

    def _scores(self, state: Floats, moves: slice | list[int]) -> Floats:
        hidden: Floats = (state + self._bias).max(axis=-1)
        scores: Floats = hidden @ self._weights[:, moves] + self._added[moves]
        return scores

    def _outside(self, here: Floats, blank: Flags, cut: Flags) -> NDArray[np.intp]:
        """The best move of each token where no name is open."""
        scores = self._scores(here + self._nothing[1] + self._nothing[2], slice(None))
        scores[:, self._never] = -np.inf
        scores[np.ix_(blank | cut, self._begins)] = -np.inf
        scores[np.ix_(blank, self._units)] = -np.inf
        best: NDArray[np.intp] = scores.argmax(axis=1)
        return best

    def _end(self, first: int, label: str, vectors: Floats, here: Floats, cut: Flags) -> int:
        """Behind which token a name ends that begins at one."""
        moves = [self._moves.index(f"{kind}-{label}") for kind in "IL"]
        begun = self._seen(vectors[first], 1)
        at = first + 1
        while not cut[at]:
            on, last = self._scores(here[at] + begun + self._seen(vectors[at - 1], 2), moves)[0]
            if last > on:
                break
            at += 1
        return at + 1


def _batches(docs: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    """So many at a time."""
    further = iter(docs)
    while batch := list(islice(further, size)):
        yield batch


def take_over(nlp: Language) -> None:
    """Put a `Recogniser` in the place of spaCy's, where that is of the usual form: one step at a time, three looks."""
    found = dict(nlp.pipeline).get("ner")
    if not isinstance(found, EntityRecognizer) or found.cfg["beam_width"] != 1:
        return
    attributes = found.model.attrs
    usual = attributes.get("has_upper") and not attributes.get("unseen_classes")
    if usual and found.model.get_ref("lower").get_dim("nF") == LOOKED_AT:
        nlp.replace_pipe("ner", "kg_recogniser")
        taken = nlp.get_pipe("ner")
        assert isinstance(taken, Recogniser)
        taken.follow(found)
