"""Words that the language model never met: it is told what is known of them, and nothing that is true of other words.

spaCy has no vector of a word of its own but adds up four of the 5,000 rows of a table, chosen by the word's hash
(https://spacy.io/api/architectures#MultiHashEmbed, after Serra and Karatzoglou 2017). A word that the model was
trained on had its rows fitted. One that it never met gets those of four others, so that a name is taken for a firm or
a place, and its sentence misread, as chance has it. Here such a word adds nothing; its letters, its shape and its
neighbours decide. Where lists know an unseen word, the model reads one of that kind which it has often met.
"""

from collections import Counter
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

from kg.rows import lines, rows

HASHED = ("NORM", "SUFFIX")  # what differs from word to word; first letters and shapes are few, and known

Keys = NDArray[np.uint64]


@Language.factory("kg_unseen")
class Unseen:
    """Stands first in a pipeline: see `leave_out`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.seen = frozenset(nlp.vocab.strings[text] for text in nlp.vocab.strings)

    def __call__(self, doc: Doc) -> Doc:
        """Let the model read words that it never met, but lists know, as words of their kind."""
        stand_ins = _stand_ins()
        for token in doc:
            stand_in = stand_ins.get(token.text)
            if stand_in is not None and token.norm not in self.seen:
                token.norm_ = stand_in
        return doc


@cache
def _stand_ins() -> dict[str, str]:
    """What is read for a word that a list knows; one that several kinds share tells none of them."""
    peoples = (words for table in ("country", "region") for words in rows("demonyms")[table].values())
    money = [word for word in rows("units")["money"]["names"] if word.isalpha()]
    kinds = {
        "given": rows("person_names")["given"].split(),
        "place": [line.partition("\t")[0] for line in lines("places.tsv")],
        "people": " ".join(peoples).split(),
        "money": [*money, *(f"{word}s" for word in money)],
    }
    told = Counter(word for listed in kinds.values() for word in set(listed))
    stand_in = rows("names")["stand_ins"]
    return {word: stand_in[kind] for kind, listed in kinds.items() for word in listed if told[word] == 1}


def leave_out(nlp: Language) -> None:
    """Make the model's vectors of words and of word ends that its vocabulary, as it is loaded, lacks nought."""
    unseen = nlp.add_pipe("kg_unseen", first=True)
    assert isinstance(unseen, Unseen)
    seen = np.array(sorted(unseen.seen), dtype=np.uint64)
    models = (getattr(pipe, "model", None) for _, pipe in nlp.pipeline)
    for model in (m for m in models if isinstance(m, Model)):
        columns = next((node.attrs["columns"] for node in model.walk() if node.name == "extract_features"), ())
        for node in model.walk():
            if columns and node.name == "hashembed" and columns[node.attrs["column"]] in HASHED:
                _silence(node, seen)


def _silence(table: Model[Any, Any], seen: Keys) -> None:
    """Let a table of hashed features give nought for keys that it was not trained on."""
    embed = table._func

    def embed_seen(model: Model[Any, Any], keys: Keys, is_train: bool) -> Any:
        vectors, backwards = embed(model, keys, is_train)
        if len(keys):  # of an empty text there are no columns either
            at = np.searchsorted(seen, keys).clip(max=len(seen) - 1)
            vectors[seen[at] != keys] = 0.0
        return vectors, backwards

    table._func = embed_seen
