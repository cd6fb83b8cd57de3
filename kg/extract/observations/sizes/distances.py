"""How far one place lies from another: "lies 22 kilometers north-east of Denizli", "a star 41 light years away"."""

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, behind_brackets, is_end
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.observations.whose.measures import is_measure, label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Doc, Token
from kg.model import Part
from kg.rows import rows, words

FARTHEST = 5  # tokens between the amount and the place it is told from: "kilometers to the north-east of"


def distance(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A length with a direction or "from": whose place it tells is the noun before it, or the verb's subject."""
    reading, doc = sentence.reading, figure.head.doc
    if figure.kind != "measure" or not any(stem in figure.unit for stem in rows(ROWS)["far"]):
        return None
    behind = behind_brackets(doc, figure.last)
    ground = _ground(doc, behind)
    place = ground or _told_from(doc, behind)
    if place is None or reading.quantity_at(place) is not None or reading.time_at(place) is not None:
        return None
    left = doc[figure.first - 1] if figure.first else None
    verb = slot.governor if slot is not None and grammar.is_verb(slot.governor) else grammar.governing_verb(figure.head)
    noun: Token | None = None
    if left is not None and left.text == "," and figure.first > 1:
        left = doc[figure.first - 2]
    if left is not None and left.tag_ in NOUNS and reading.time_at(left) is None and reading.quantity_at(left) is None:
        noun, anchor = left, figure.head
    elif verb is not None and _places(verb, ground) and figure.first > verb.i:
        noun, anchor = _set_beside(reading, verb) or subject_of(reading, verb), verb
    if noun is not None and noun.dep_ == "dobj" and noun.lower_ in words(ROWS, "crossed"):
        anchor = noun.head  # "the eye crossed the coast 12km south of Brask"
        noun = subject_of(reading, anchor)
    if noun is None or noun.i > figure.first:
        return None
    if ground is not None:
        return Statement("observation/dimension", anchor, thing(reading, noun), _from_ground(doc, behind), noun=noun)
    if is_measure(place) or place.lemma_.lower() in words(ROWS, "standards"):
        return None  # "landed 3 metres short of the record"
    other = grammar.child(doc[end], "pobj") if (end := place.i + 1) < len(doc) and doc[end].lower_ == "to" else None
    to = f" to {noun_words(reading, other, after=False).text}" if other is not None else ""  # "from Como to Lugano"
    prop = label(f"distance from {noun_words(reading, place, after=False).text}{to}")
    return Statement("observation/dimension", anchor, thing(reading, noun), prop, noun=noun)


def _set_beside(reading: Reading, verb: Token) -> Token | None:
    """The noun that a bare participle describes: the home of "left their home, located 70 miles south of Como"."""
    first = verb.left_edge if verb.left_edge.lower_ == "to" else verb  # "Tarn II, to be built 70 miles off Como"
    left = first.nbor(-1) if verb.tag_ == "VBN" and first.i > verb.sent.start else verb
    noun = left.nbor(-1) if left.text == "," and left.i > verb.sent.start else left
    return noun if noun.tag_ in NOUNS and noun.i < verb.i and reading.time_at(noun) is None else None


def _places(verb: Token, ground: Token | None) -> bool:
    """Whether a verb tells where its subject is, or how far down or up it goes: "reaches 900 metres below ground"."""
    goes = ground is not None and verb.lemma_.lower() in words(ROWS, "reaching_from_ground")
    return goes or verb.lemma_.lower() in words(ROWS, "lying")


def between(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How far things lie from each other: "the two wrecks lie nine miles apart"."""
    doc, i = figure.head.doc, behind_brackets(figure.head.doc, figure.last)
    verb = grammar.governing_verb(figure.head)
    if figure.kind != "measure" or i >= len(doc) or doc[i].lower_ != "apart" or verb is None:
        return None
    noun = subject_of(sentence.reading, verb) if verb.lemma_.lower() in words(ROWS, "lying") else None
    several = noun is not None and (noun.tag_ in ("NNS", "NNPS") or grammar.child(noun, "conj") is not None)
    if noun is None or not several or noun.i > figure.first:
        return None
    return Statement("observation/dimension", verb, thing(sentence.reading, noun), label("distance apart"), noun=noun)


def depth_of_water(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How deep the water is that a thing lies in: "the wreck lies in 870 meters of water"."""
    doc, i = figure.head.doc, figure.last
    wet = doc[i : i + 2].text.casefold() == "of water" and is_end(doc, i + 2)
    verb = (
        slot.governor if slot is not None and slot.prep in ("in", "under", "beneath") and slot.beside is None else None
    )
    listed = verb is not None and verb.lemma_.lower() in words(ROWS, "lying") | words(ROWS, "placing")
    if figure.kind != "measure" or not any(stem in figure.unit for stem in rows(ROWS)["far"]) or verb is None:
        return None
    noun = subject_of(sentence.reading, verb)
    if not wet or not listed or noun is None or noun.i > verb.i or figure.first < verb.i:
        return None
    return Statement("observation/dimension", verb, thing(sentence.reading, noun), label("depth of water"), noun=noun)


def _ground(doc: Doc, i: int) -> Token | None:
    """The ground that a depth or height is told from: "below ground", "above sea level"."""
    if i + 1 >= len(doc) or doc[i].lower_ not in ("below", "beneath", "under", "above"):
        return None
    if doc[i + 1].tag_ == "PRP$":
        return None  # "below its normal level"
    return next((t for t in doc[i + 1 : i + 4] if t.lower_ in words(ROWS, "grounds") and _ends(doc, t.i + 1)), None)


def _ends(doc: Doc, i: int) -> bool:
    """Whether a phrase ends before a token, or only goes on with where or when: "below sea level at that point"."""
    return is_end(doc, i) or doc[i].tag_ in ("IN", "RB") or doc[i].dep_ == "npadvmod"


def _from_ground(doc: Doc, i: int) -> Part:
    """The property of a depth or height: "depth below ground"."""
    end = next(j for j in range(i + 2, len(doc) + 1) if _ends(doc, j))
    named = "height" if doc[i].lower_ == "above" else "depth"
    return label(f"{named} {' '.join(t.lower_ for t in doc[i:end] if t.tag_ != 'DT')}")


def _told_from(doc: Doc, i: int) -> Token | None:
    """The place behind a direction: "Denizli" of "south-east of Denizli", "off the coast", "from the border"."""
    directed = False
    for token in doc[i : i + FARTHEST]:
        if token.lower_ in words(ROWS, "directions_of_place") or token.lower_ == "short":
            directed = True
        elif token.lower_ in ("from", "off") or (token.lower_ == "of" and directed):
            return grammar.child(token, "pobj")
        elif token.lower_ not in ("-", "to", "the", "away"):
            return None
    return None
