"""Wholes, and some of them: "of the 64 lakes, 15 exceed the limit", "she lost 14 of them"."""

from kg.extract import grammar
from kg.extract.numerals import ordinal
from kg.extract.observations.counted.counts import counted_words, with_participle
from kg.extract.observations.figures import Figure, counts_something, is_small_word, previous_word
from kg.extract.observations.statements import Sentence, Statement, is_frame, subject_of
from kg.extract.observations.whose.measures import noun_words, thing
from kg.extract.observations.whose.whereabouts import where
from kg.extract.observations.wording.listed import narrowed
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part

THEM = ("them", "these", "those")
ASIDES = (",,", "()", "——", "––")
PART_OF = ("of", "among")


def whole_ahead(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The whole that opens a sentence: "of the 1,288 candidates, 139 were women" tells how many there were."""
    word, reading = previous_word(figure), sentence.reading
    if word is None or word.lower_ not in PART_OF or not counts_something(figure) or is_small_word(figure):
        return None
    opens = word.is_sent_start or word.nbor(-1).lower_ in (",", ";", "but", "and", "out")
    noun = figure.noun
    torn_off = word.dep_ == "quantmod" or (word.is_sent_start and figure.first <= word.head.i < figure.last)
    hangs = noun is not None and (noun.head.i == word.i or torn_off)  # "Of 24 analysts", misparsed
    if noun is None or not opens or not hangs or not (_goes_on(sentence, figure) or _is_set_apart(word, noun)):
        return None
    what = narrowed(reading, noun) or counted_words(reading, figure)
    owner = grammar.child(noun, "poss")
    about = thing(reading, owner) if owner is not None else where(reading, noun) or what
    return Statement("observation/count-possessed", figure.head, about, what, doubt=0.95, earlier=torn_off)


def _is_set_apart(word: Token, noun: Token) -> bool:
    """Whether a certain whole opens the sentence, whoever is told of it: "Of the 40 deputies, none voted"."""
    end = noun.right_edge.i + 1
    known = grammar.child(noun, "det", "poss") is not None and end < len(noun.doc)
    return known and word.is_sent_start and noun.doc[end].text == ","


def _goes_on(sentence: Sentence, figure: Figure) -> bool:
    """Whether a comma and another figure follow: the part that is told of the whole."""
    doc, end = figure.head.doc, figure.head.sent.end
    later = min((i for i in sentence.firsts if i > figure.last), default=end)
    return later < end and any(t.text == "," for t in doc[figure.last : later + 1])


def some_of_them(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Some of those told before: "he owns 200 sheep; she lost 14 of them last winter"."""
    doc, i = figure.head.doc, figure.quantity.last
    if figure.kind != "count" or figure.noun is not None or i + 1 >= len(doc) or slot is None:
        return None
    if doc[i].lower_ != "of" or doc[i + 1].lower_ not in THEM or is_small_word(figure):
        return None
    verb = slot.governor
    told = _counted_before(sentence, verb.sent.start)
    things = told.noun if told is not None else _named_before(verb)
    if slot.dep != "dobj" or slot.prep or not grammar.is_verb(verb) or things is None:
        return None
    noun = subject_of(sentence.reading, verb)
    if noun is None or noun.i > verb.i or is_frame(verb, figure, None):
        return None
    prop = with_participle(Part(text=things.lower_), verb)
    about = thing(sentence.reading, noun)
    return Statement("observation/count-object", verb, about, prop, noun=noun, unit=things.lower_)


def all_of_them(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How many there are of the things right before an aside: "The kites, 3,100 of them, were sewn"."""
    doc, first, i = figure.head.doc, figure.first, figure.quantity.last
    if figure.kind != "count" or figure.noun is not None or first < 2 or i + 2 >= len(doc) or is_small_word(figure):
        return None
    opened, noun, closed = doc[first - 1].text, doc[first - 2], doc[i + 2].text
    aside = doc[i].lower_ == "of" and doc[i + 1].lower_ == "them" and opened + closed in ASIDES
    counted = noun.tag_ == "NNS" and grammar.child(noun, "nummod") is None
    if not aside or not counted or noun.dep_ not in {*grammar.SUBJECTS, "dobj", "pobj"}:
        return None
    what = noun_words(sentence.reading, noun, after=False)
    return Statement("observation/counted-alone", noun, what, what, noun=noun, unit=noun.lower_)


def _counted_before(sentence: Sentence, here_start: int) -> Figure | None:
    """The last count with a noun: in this sentence, or in the one before."""
    here = next((f for f, _ in reversed(sentence.told) if f.kind == "count" and f.noun is not None), None)
    before = sentence.topic.last_count if sentence.topic is not None else None
    near = before is not None and before.head.sent.end == here_start
    return here or (before if near else None)


def _named_before(verb: Token) -> Token | None:
    """The only things that the sentence before names, where it counts none: "Orme makes vans. It sold 700 of them"."""
    start = verb.sent.start
    root = verb.doc[start - 1].sent.root if start else None
    nouns = [n for n in root.children if n.dep_ in {"dobj", *grammar.SUBJECTS}] if root is not None else []
    several = [n for n in nouns if n.tag_ == "NNS" and not is_person_noun(n.lemma_.lower())]
    return several[0] if len(several) == 1 and grammar.child(several[0], "conj") is None else None


def ranked_among(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Of how many somebody is the largest or the third: "the smallest of the three banks", "third of five children"."""
    word, noun = previous_word(figure), figure.noun
    if word is None or word.lower_ != "of" or word.i == 0 or noun is None or noun.head.i != word.i:
        return None
    rank = word.nbor(-1)
    ranked = rank.tag_ == "JJS" or ordinal(rank.text) is not None
    first = sentence.reading.doc[figure.quantity.first - 1]
    known = first.lower_ in ("the", "its", "their", "of")
    if not ranked or rank.lower_ in ("best", "most", "least") or not known or not counts_something(figure):
        return None
    what = counted_words(sentence.reading, figure)
    about = where(sentence.reading, noun) or what
    return Statement("observation/count-possessed", figure.head, about, what, doubt=0.9, earlier=True)
