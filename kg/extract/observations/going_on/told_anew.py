"""What goes on with a figure told before: "That works out at 40 euros a head", "70% of it, with 20% paid by rank"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure, is_closed, is_scaled
from kg.extract.observations.portions.shares import whole_of
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.told import is_business, is_made_by_firm, is_right_before
from kg.extract.observations.whose.measures import noun_words, thing
from kg.extract.observations.wording.predicates import predicate
from kg.extract.observations.wording.slots import Slot
from kg.extract.observations.wording.units import per

TAKES_UP = ("that", "this")
RESTS = ("rest", "remainder", "balance", "others")
MORE = ("more", "less", "higher", "lower", "cheaper", "dearer", "above", "below", "extra")
CHANGES = ("observation/change", "observation/beside", "observation/compared", "observation/change-from")
FARTHEST = 8  # tokens from the share of a whole to another: "70% of the money equally, with 20% paid by rank"
SHARED = ("observation/share-of-object", "observation/owned", "observation/share-of-subject")


def by_the_share(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The sum of the sentence before, told by the share: "The deal is worth 90 million. That comes to 18 a season"."""
    topic = sentence.topic
    if slot is None or topic is None or topic.last is None or topic.last_figure is None or sentence.told:
        return None
    verb, told, last = slot.governor, topic.last, topic.last_figure
    works_out = grammar.is_verb(verb) or verb.pos_ == "AUX"
    if not works_out or not is_in(verb, "working_out") or slot.prep not in ("", "at", "to") or figure.first < verb.i:
        return None
    noun = subject_of(sentence.reading, verb)
    takes_up = noun is not None and noun.lower_ in TAKES_UP and sentence.reading.mention_headed_by(noun) is None
    same = (last.kind, last.unit) == (figure.kind, figure.unit) and figure.kind == "money"
    if not takes_up or not same or told.anchor.sent.end != verb.sent.start or per(last) or not per(figure):
        return None
    if told.rule in CHANGES or any(t.lower_ in MORE for t in verb.doc[figure.last : figure.last + FARTHEST]):
        return None  # "That is 40 euros a room less than before"
    ranges = isinstance(last.value, tuple) or isinstance(figure.value, tuple)
    smaller = not ranges and figure.value < last.value  # type: ignore[operator]
    return replace(told, anchor=verb, qualifiers=(), earlier=True, noun=None) if smaller else None


def of_same_whole(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Another share of the whole told before it: "will split 70% of the money, with 20% paid by rank"."""
    before, doc = sentence.last(), figure.head.doc
    lead = doc[max(figure.first - 2, 0) : figure.first].text.casefold()
    if before is None or before[0].kind != "percent" or figure.kind != "percent" or lead.lstrip() != ", with":
        return None
    whole = whole_of(before[0])
    deed = doc[figure.last] if figure.last < len(doc) else None
    told = before[1].rule in SHARED and before[1].denominator is not None and figure.first - before[0].last <= FARTHEST
    if deed is None or whole is None or not told or deed.tag_ not in ("VBN", "VBG") or whole.tag_ == "PRP":
        return None
    first, last = predicate(deed)
    last = next((t.i for t in doc[first:last] if t.tag_ == "CC" and doc[t.i + 2].lower_ in RESTS), last)
    if last - first < 2 or not _fit_together(before[0], figure) or is_in(deed, "counting_votes"):
        return None
    said = sentence.reading.words_part(first, last)
    about = noun_words(sentence.reading, whole, after=False)
    return Statement("observation/part-of-told", before[1].anchor, about, said, before[1].denominator, earlier=True)


def _fit_together(one: Figure, other: Figure) -> bool:
    """Whether two shares can be of one whole: no more than all of it."""
    if isinstance(one.value, tuple) or isinstance(other.value, tuple):
        return False
    return one.value + other.value <= 100


def made_too(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What another firm makes behind the profit of one: "Orme had a profit of 9 million. Lumo made 4 million"."""
    here = [pair for pair in sentence.told if pair[0].kind == "money" and is_made_by_firm(pair[1])]
    before = here[-1] if here else sentence.topic.made if sentence.topic is not None else None
    bare = figure.kind in ("money", "count") and is_scaled(figure) and is_closed(figure)
    if before is None or slot is None or not bare or slot.governor.lemma_ != "make" or slot.dep != "dobj" or slot.prep:
        return None
    if figure.noun is not None and figure.noun.i >= figure.first:
        return None
    told, verb = before[1], slot.governor
    noun = subject_of(sentence.reading, verb)
    about = thing(sentence.reading, noun) if noun is not None and noun.i < verb.i else None
    another = about is not None and told.about is not None and about.entity != told.about.entity
    if not another or not is_business(sentence.reading, about) or not is_right_before(told.anchor, verb):
        return None
    prop = noun_words(sentence.reading, told.noun, after=False) if told.noun is not None else told.property
    return Statement("observation/left-out", verb, about, prop, noun=noun, unit=before[0].unit)
