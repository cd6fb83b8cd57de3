"""Forms of words for labels: the participle of a verb, the plural of a unit."""

from kg.extract import grammar
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows

ROWS = "observations"


def participle(verb: Token) -> str:
    """The past participle of a verb: "sold", "carried"; for "2.6 million units sold"."""
    lemma = _base(verb)
    irregular: dict[str, str] = rows(ROWS)["participles"]
    prefix = next(
        (p for p in ("re", "over", "out", "under", "mis", "fore", "with") if lemma.removeprefix(p) in irregular), ""
    )
    if prefix and lemma not in irregular:
        irregular = {lemma: prefix + irregular[lemma.removeprefix(prefix)]}
    if verb.tag_ == "VBN":
        form = verb.lower_
    elif lemma in irregular:
        form = irregular[lemma]
    elif verb.tag_ == "VBD" and lemma not in irregular:
        form = verb.lower_
    elif lemma.endswith("e"):
        form = lemma + "d"
    elif lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        form = lemma[:-1] + "ied"
    elif _doubles(lemma):
        form = lemma + lemma[-1] + "ed"
    else:
        form = lemma + "ed"
    small = grammar.particle(verb)
    if small is not None and small.i + 1 < len(verb.doc) and verb.doc[small.i + 1].lower_ == "to":
        small = None  # "give up to 3 million"
    beside = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    if beside in ("aside", "home", "away", "back", "together"):  # "set aside 3 million", "takes home 1,900 euros"
        return f"{form} {beside}"
    return f"{form} {small.lower_}" if small is not None else form


def _base(verb: Token) -> str:
    """The lemma, where the tagger cut it short ("stages") or took a participle for a noun ("with Orme scoring 31")."""
    lemma = verb.lemma_.lower()
    if verb.lower_ == f"{lemma}es" and lemma[-1] not in "sxzhoy":
        return f"{lemma}e"
    stem = lemma.removesuffix("ing")
    if stem == lemma or verb.dep_ in grammar.SUBJECTS or not any(c in "aeiou" for c in stem):
        return lemma
    known = (f for f in (stem, f"{stem}e", stem[:-1]) if f in rows(ROWS)["participles"])
    return next(known, stem if stem.endswith("y") else f"{stem}e")


def _doubles(lemma: str) -> bool:
    """Whether the last consonant doubles: a short word of consonant, vowel, consonant ("plan", "ship")."""
    vowels = "aeiou"
    short = len(lemma) >= 3 and sum(c in vowels for c in lemma) == 1
    return short and lemma[-1] not in vowels + "wxy" and lemma[-2] in vowels and lemma[-3] not in vowels


def plural_of(noun: Token) -> str:
    """The plural of a noun in the singular: "beds", "storeys", "people"."""
    plurals: dict[str, str] = rows(ROWS)["plurals"]
    hisses = noun.lower_.endswith(("s", "x", "z", "ch", "sh"))  # "matches"
    return plurals.get(noun.lower_, f"{noun.lower_}{'es' if hisses else 's'}")


def with_size(reading: Reading, noun: Token, part: Part) -> Part:
    """The words of a single thing with the size that tells it from others: "16GB version", not "versions"."""
    first = (
        reading.doc.char_span(part.start, part.start + 1, alignment_mode="expand") if part.start is not None else None
    )
    before = first[0].i - 1 if first is not None else -1
    size = reading.quantity_at(reading.doc[before]) if before >= 0 and noun.tag_ == "NN" else None
    if size is None or not size.unit or size.last != before + 1:
        return part
    text = reading.document.text[size.start : size.end]
    if not text.isalnum():
        return part
    return Part(text=f"{text} {part.text}", start=size.start, end=part.end)
