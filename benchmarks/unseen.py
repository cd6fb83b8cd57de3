"""Names that the language model finds by itself, as spaCy reads and as kg does: `python benchmarks/unseen.py FILE`.

FILE is Re-DocRED's `dev_revised.json.gz` (MIT licence, github.com/tonytan48/Re-DocRED): 500 introductions of Wikipedia
whose people, organizations and places are marked. Counted are names with the same words and kind, of all and of those
with a word that the model was not trained on. What `kg` makes of them with the evidence of the article is not asked.
"""

import argparse
import gzip
import importlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate import load_model
from kg.report import DEFAULT_MODEL

KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
Name = tuple[int, int, str]  # first token, last token (exclusive), kind


def texts(file: Path) -> Iterator[tuple[list[str], list[bool], set[Name]]]:
    """Words, whether a sentence begins at each, and the names that are marked."""
    for text in json.loads(gzip.decompress(file.read_bytes())):
        starts = [sum(map(len, text["sents"][:n])) for n in range(len(text["sents"]))]
        marked = (mention for thing in text["vertexSet"] for mention in thing)
        names = {
            (starts[m["sent_id"]] + m["pos"][0], starts[m["sent_id"]] + m["pos"][1], m["type"])
            for m in marked
            if m["type"] in KINDS.values()
        }
        words = [word for sentence in text["sents"] for word in sentence]
        yield words, [n in starts for n in range(len(words))], names


def names(nlp: Language, words: list[str], starts: list[bool]) -> set[Name]:
    """The names that a model finds."""
    doc = Doc(nlp.vocab, words=words, sent_starts=starts)  # type: ignore[arg-type]
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return {(e.start, e.end, KINDS[e.label_]) for e in doc.ents if e.label_ in KINDS}


def line(what: str, count: Counter[str]) -> str:
    """Precision, recall and F1 for people."""
    p, r = count["right"] / count["found"], count["right"] / count["marked"]
    return f"{what:16}P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r):.3f}  ({count['marked']} marked)"


def main() -> None:
    """Both models, all names and those with an unseen word."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="FILE")
    held = list(texts(parser.parse_args().file))
    spacys: Any = importlib.import_module(DEFAULT_MODEL)
    known = set(spacys.load().vocab.strings)
    for model, nlp in (("spaCy's", spacys.load()), ("kg's", load_model())):
        counts: dict[str, Counter[str]] = {"all": Counter(), "unseen": Counter()}
        for words, starts, marked in held:
            found = names(nlp, words, starts)
            for which, count in counts.items():
                own, theirs = (
                    {n for n in of if which == "all" or any(w.lower() not in known for w in words[n[0] : n[1]])}
                    for of in (found, marked)
                )
                count.update(found=len(own), marked=len(theirs), right=len(own & theirs))
        for which, count in counts.items():
            print(line(f"{model} {which}", count), flush=True)


if __name__ == "__main__":
    main()
