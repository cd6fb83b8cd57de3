"""Figures that are set against the one before: "compared with 74 percent for older models"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure, previous_word
from kg.extract.observations.moves.changes import counts_the_same
from kg.extract.observations.statements import Sentence, Statement, way_of_rate
from kg.extract.observations.whose.measures import noun_words, thing
from kg.extract.observations.wording.borrowed import is_moved, way_from
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words
from kg.vocabulary import SCHEMA

Told = tuple[Figure, Statement]
FARTHEST_CLAUSE = 10  # tokens from a figure to one that another clause tells of the same: "900 trams, double the"
PAUSES = (",", ";", ":", "(", ")", ".")
CUES = ("compared with", "compared to", "against", "versus", "vs", "from", "instead of")
THAN = ("less than", "more than", "higher than", "lower than", "fewer than", "up on", "down on")
FARTHEST = 8  # tokens from an average to its amount: "average for this time of the year of"


def compared(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The figure set against the one before it: "compared with 74 percent for older models"."""
    wholes = ("observation/count-possessed", "observation/count-inside")  # "40 of 212 relapsed, against 61"
    before = next((pair for pair in reversed(sentence.told) if pair[1].rule not in wholes), sentence.last())
    before = _moved_to(figure, before, sentence.told) if before is not None else None
    if before is None:
        return _with_the_last(sentence, figure, slot)
    if figure.kind != before[0].kind or not counts_the_same(figure, before[0]):
        return None
    doc, average = sentence.reading.doc, _average_before(figure)
    untold = [t for t in doc[average.left_edge.i : average.i] if t.i in sentence.firsts] if average is not None else []
    if not untold and sentence.untold_between(before[0], figure):
        return None
    if figure.last < len(doc) and doc[figure.last].tag_ == "VBN" and doc[figure.last].dep_ == "acl":
        return None  # "spent 87 million, against 140 million required"
    owner = _owner_before(figure)
    timed = owner is not None and sentence.reading.time_at(owner) is not None  # "against last year's 85,000"
    last = owner.left_edge.i if owner is not None else average.left_edge.i if average is not None else figure.first
    lead = [t for t in doc[max(last - 4, before[0].last) : last] if t.tag_ != "DT"]
    lead = lead[:-1] if lead and lead[-1].dep_ == "amod" and "instead" in (t.lower_ for t in lead) else lead
    lead = lead[:-2] if _behind_one_of(figure) or _behind_extreme(lead) else lead
    cue = " ".join(t.lower_ for t in lead[-2:]).rstrip(".")
    cues = (
        (*CUES, "short of") if timed else (*CUES, *THAN) if _is_of_time(sentence.reading, figure) else CUES
    )  # not "short of the 9 million that was forecast"
    if not cue.endswith(cues if average is None else (*cues, "above", "below")):
        return None
    told, own = before[1], figure.noun
    counts = own if own is not None and own.i >= figure.first and own.dep_ == "pobj" and not timed else None
    unlike = counts is not None and (before[0].noun is None or before[0].noun.lemma_ != counts.lemma_)
    if unlike and cue.endswith("from"):
        return None  # "Four of the dead were from one family"
    about = thing(sentence.reading, owner) if owner is not None and not timed else told.about
    if figure.last < len(doc) and doc[figure.last].lower_ in ("for", "in", "at", "among", "on", "across"):
        noun = grammar.child(doc[figure.last], "pobj")
        if noun is not None and noun.lower_ in ("those", "that"):
            about = sentence.reading.words_part(*grammar.noun_phrase(noun))  # "2.7 for those on sugar pills"
        elif noun is not None and noun.lower_ in ("second", "other", "latter"):
            return None  # "14 percent of the first group, compared with 24 percent in the second"
        elif noun is not None and noun.lower_ == "one" and told.denominator is not None:
            told = replace(
                told, denominator=None
            )  # "31 percent of the seats, compared with 24 percent in the last one"
        elif noun is not None and (usually := _on_usual_days(figure, noun)):
            told = replace(told, property=Part(text=f"{told.property.text}{usually}"), qualifiers=())
            about = told.about if told.about is None or told.about.text != before[1].property.text else told.property
        elif noun is not None and noun.ent_type_ == "GPE" and _is_of_people(sentence.reading, told.denominator):
            return None  # "0.7 percent of French turnover, compared to 9 percent in Norway": not of the French one
        elif noun is not None and _is_timeless(sentence.reading, noun):
            there = _elsewhere(sentence, told, noun) if doc[figure.last].lower_ == "in" else None
            told = there or told
            about = told.about if there is not None else thing(sentence.reading, noun)  # not "in the whole of 2024"
            told = (
                told if there is not None else replace(told, property=_without_group(before, doc[figure.last].lower_))
            )
    part = _of_others(sentence, figure, told)
    if part is not None:
        return replace(told, rule="observation/compared", about=part, denominator=part, qualifiers=(), earlier=True)
    of = told.denominator if about is told.about else _of_anybody(told.denominator)
    if of is not None and about is not told.about and told.about is not None and of.text == told.about.text:
        of = None  # "12 percent of patients on the drug died, compared with 20 percent on placebo"
    if figure.quantity.last < len(doc) and doc[figure.quantity.last].lower_ == "of":
        of = None  # "41 of the 739 died, as against 64 of the 743 on placebo"
    return replace(
        told,
        rule="observation/compared",
        about=about,
        denominator=of,
        qualifiers=way_of_rate(figure, told) or (("on average",) if average is not None else ()),
        earlier=True,
    )


def _moved_to(figure: Figure, last: Told, told: list[Told]) -> Told:
    """The count that "up from" sets a lower one against: "is used in 900 schools in 12 regions, up from 400"."""
    way = way_from(previous_word(figure)) if figure.kind == "count" else ""
    fits = (pair for pair in (last, *told) if is_moved(pair[0], figure, way) and counts_the_same(pair[0], figure))
    return next(fits, last) if way else last


def _is_of_time(reading: Reading, figure: Figure) -> bool:
    """Whether a certain amount is that of another time: "less than the 90 million of the previous year"."""
    doc, i = figure.head.doc, figure.last
    certain = figure.first > 0 and doc[figure.first - 1].lower_ == "the"
    of = doc[i] if certain and i + 1 < len(doc) and doc[i].lower_ in ("of", "in", "a") else None
    noun = grammar.child(of, "pobj") if of is not None and of.lower_ != "a" else None
    return noun is not None and reading.time_at(noun) is not None


def against_average(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The average of what was told before, over some time: "burned 60,000 hectares, against a 10-year average of"."""
    return compared(sentence, figure, slot) if _average_before(figure) is not None else None


def told_again(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The same done elsewhere or before, by a clause behind it: "will make 900 trams, double the 450 it makes now"."""
    doc, i, before = figure.head.doc, figure.first, sentence.last()
    against = i > 1 and doc[i - 1].lower_ == "the" and doc[i - 2].lower_ in {*words(ROWS, "told_against"), "as"}
    clause = grammar.child(figure.head, "relcl", "acl") if against else None
    if before is None or clause is None or clause.left_edge.i != figure.last or before[0].kind != figure.kind:
        return None
    told, bare = before[1], figure.noun is None or figure.noun.i < figure.first
    counted = bare and figure.kind in ("count", "measure") and counts_the_same(figure, before[0])
    near = figure.first - before[0].last <= FARTHEST_CLAUSE
    if not counted or not near or grammar.lemma(clause) != grammar.lemma(told.anchor) or grammar.child(clause, "neg"):
        return None
    own = grammar.child(clause, *grammar.SUBJECTS)
    other = own is not None and own.lower_ not in {*grammar.RELATIVES, "it", "they"}
    about = thing(sentence.reading, own) if own is not None and other else told.about
    return replace(told, rule="observation/compared", about=about, qualifiers=(), earlier=True, noun=None)


def _average_before(figure: Figure) -> Token | None:
    """The average over some time that an amount is: "against a 10-year average for this time of year of about 34,000".

    What is the average of others is theirs: not "against a European average of 6.2 percent".
    """
    of = previous_word(figure)
    before = of.doc[max(of.i - FARTHEST, of.sent.start) : of.i] if of is not None and of.lower_ == "of" else ()
    noun = next((t for t in reversed(before) if t.tag_ == "NN" and t.lower_ in words(ROWS, "averages")), None)
    if noun is None or of is None or any(t.text in PAUSES for t in of.doc[noun.i : of.i]):
        return None
    lefts = noun.doc[noun.left_edge.i : noun.i]
    timed = all(t.tag_ in ("DT", "HYPH", "CD") or t.lower_ in words(ROWS, "of_averages") for t in lefts)
    return noun if timed else None


def _is_of_people(reading: Reading, whole: Part | None) -> bool:
    """Whether the words of a whole say of which country it is: "French turnover"."""
    span = reading.span_of(whole) if whole is not None else None
    return span is not None and any(t.ent_type_ == "NORP" for t in span)


def _is_timeless(reading: Reading, noun: Token) -> bool:
    """Whether a phrase tells no time, by itself or by what it is of: not "in the whole of 2024", "at the start"."""
    if noun.lemma_.lower() in words(ROWS, "connective_nouns") | words(ROWS, "past_times"):
        return False
    if any(c.lower_ == "same" for c in noun.lefts):
        return False  # "in the same period"
    own = [noun, *(t for p in noun.rights if p.dep_ == "prep" for t in p.subtree), *noun.lefts]
    return all(reading.time_at(t) is None for t in own)


def _of_others(sentence: Sentence, figure: Figure, told: Statement) -> Part | None:
    """The others that a share is of: "61 percent of the exposed bees died, compared with 43 percent of the rest"."""
    doc, i = figure.head.doc, figure.last
    prep = doc[i] if figure.kind == "percent" and i < len(doc) and doc[i].lower_ == "of" else None
    noun = grammar.child(prep, "pobj") if prep is not None else None
    same = told.about is not None and told.about == told.denominator
    if noun is None or told.denominator is None or not (same or told.rule == "observation/share-of-subject"):
        return None
    return noun_words(sentence.reading, noun)


def _elsewhere(sentence: Sentence, told: Statement, noun: Token) -> Statement | None:
    """What was told of a thing, in another place: "costs 1.10 euros in Mali, against 0.60 in Niger"."""
    reading = sentence.reading
    mention = reading.mention_headed_by(noun)
    of_a_place = told.about is not None and reading.is_a(reading.mention_of(told.about), SCHEMA.Place)
    if mention is None or not reading.is_a(mention, SCHEMA.Place) or of_a_place or told.about is None:
        return None
    where = reading.document.text[mention.start : mention.end]
    said = told.property.text or ""
    bare, _, place = said.rpartition(" in ")
    said = bare if bare and place[:1].isupper() else said  # "cost in Mali"
    of = told.denominator
    own, _, here = ((of.text or "") if of is not None else "").rpartition(" in ")
    of = Part(text=own) if own and here[:1].isupper() else of  # of the spending there, not "spending in Mali"
    return replace(told, property=replace(told.property, text=f"{said} in {where}"), denominator=of)


def _without_group(told: Told, prep: str) -> Part:
    """The property without the group that was told of before: "people in the treated group fell ill"."""
    noun, said = told[0].noun, told[1].property.text or ""
    inner = (p for p, _ in grammar.prepositional(noun, prep)) if noun is not None else ()
    for word in inner:
        phrase = " ".join(word.doc[word.i : word.right_edge.i + 1].text.split())
        if f" {phrase} " in f"{said} ":
            return replace(told[1].property, text=f"{said} ".replace(f" {phrase} ", " ", 1).strip())
    return told[1].property


def _on_usual_days(figure: Figure, noun: Token) -> str:
    """The words for a usual time that a figure is set against: "against about 30 on an ordinary day"."""
    usual = any(c.lower_ in words(ROWS, "ordinary") for c in noun.lefts) and noun.tag_ == "NN"
    first = figure.head.doc[figure.last]
    return f" {' '.join(noun.doc[first.i : noun.i + 1].text.split())}" if usual and first.lower_ in ("on", "in") else ""


def _of_anybody(whole: Part | None) -> Part | None:
    """A whole without its owner: "costs" of "Orme's costs", where it is another's."""
    said = (whole.text or "") if whole is not None else ""
    owner, _, rest = said.replace("’", "'").partition("'s ")
    return Part(text=rest) if whole is not None and rest and owner[:1].isupper() else whole


def other_time(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The same at another time, told in brackets: "reached 1.37 billion euros (2023: 1.21 billion)"."""
    doc, before = figure.head.doc, sentence.last()
    colon = figure.first - 1
    if before is None or before[0].kind != figure.kind or colon < 2 or doc[colon].text != ":":
        return None
    time = sentence.reading.time_at(doc[colon - 1])
    opened = time is not None and time.first > 0 and doc[time.first - 1].text in ("(", ";", ",")
    if not opened or figure.first - before[0].last > 8:
        return None
    return replace(before[1], rule="observation/compared", qualifiers=(), earlier=True, noun=None)


def _owner_before(figure: Figure) -> Token | None:
    """Whose figure it is by a possessive right before it: "against Orme's 31 percent"."""
    left = figure.head.doc[figure.first - 1] if figure.first else None
    return left.head if left is not None and left.tag_ == "POS" and left.head.i < left.i else None


def _with_the_last(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The figure that the last one compares with: "Acme earned 3 million. That compares with 2 million a year ago"."""
    told = sentence.topic.last if sentence.topic is not None else None
    if told is None or slot is None or slot.governor.lemma_ != "compare":
        return None
    if slot.prep not in ("with", "to") and not _behind_one_of(figure):
        return None
    noun = grammar.subject(slot.governor)
    known = noun is not None and (noun.lower_ in ("that", "this", "it", "which") or noun.lower_ in _words(told))
    return replace(told, rule="observation/compared", qualifiers=(), earlier=True, noun=None) if known else None


def _behind_one_of(figure: Figure) -> bool:
    """Whether "one of" takes up what was told: "the loss compares with one of 3 million"."""
    return figure.head.doc[max(figure.first - 2, 0) : figure.first].text.casefold() == "one of"


def _behind_extreme(lead: list[Token]) -> bool:
    """Whether an amount is that of a peak or a low: "has shrunk to 900 million from a peak of 14 billion"."""
    return len(lead) > 2 and lead[-1].lower_ == "of" and lead[-2].lower_ in words(ROWS, "extremes")


def _words(told: Statement) -> list[str]:
    """The words of what was told: "the loss compares with one of 3 million"."""
    return (told.property.text or "").casefold().split()
