"""Figures that leave out what was told before: "X won 15 seats and Y eight", "280 flats, 76 of which will be let"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.figures import (
    NOUNS,
    Figure,
    behind_brackets,
    counts_something,
    is_small_word,
    may_hold,
    noun_counted,
    previous_word,
)
from kg.extract.observations.money.money import what_of
from kg.extract.observations.moves.changes import counts_the_same
from kg.extract.observations.moves.rivals import of_rival
from kg.extract.observations.statements import Sentence, Statement, is_in, stands
from kg.extract.observations.whose.measures import is_measure, measure, noun_words, thing
from kg.extract.observations.whose.spoken_of import is_of_authority
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.listed import before_aside, pair_before
from kg.extract.observations.wording.predicates import predicate
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Doc, Token
from kg.model import Part
from kg.rows import words

FARTHEST_GAP = 18  # tokens between the figure that has a verb and the one that shares it
LONGEST_TAIL = 8  # tokens of what is said of a part
CONNECTORS = (",", "and", ";", "while", "but", "with")
BEHIND = (*CONNECTORS, "of", "by", "over", "to")  # "ahead of the Reds on 27 percent", "followed by Orme at 13 percent"
BETWEEN = ("IN", "DT", ",", "JJR", "RBR")  # beside a time, between the same at two times
WHOLES = ("which", "whom", "them", "these", "those")
GAPPED = ("JJ", "JJR", "JJS", "DT", "POS", "PRP$", "HYPH", "VBN", "AFX")


def left_out(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The verb is shared: "won 15 seats and the Greens eight", "food prices rose 13 percent and rents 8 percent"."""
    others = ("observation/change-from", "observation/count-possessed", "observation/compared")  # "13 of 36"
    if (other := of_rival(sentence, figure)) is not None:
        return other
    alike = [pair for pair in sentence.told if pair[0].kind == figure.kind and pair[1].rule not in others]
    alike = [p for p in alike if figure.kind != "measure" or p[0].unit == figure.unit]  # not "and retreats by 9 m"
    before = alike[-1] if alike else None
    if before is None or not _shares_verb(before, figure):
        return None
    verb = before[1].anchor
    asked = verb.lemma_ == "cost" and verb.nbor().tag_ in NOUNS and verb.i + 1 < before[0].first
    if asked or (figure.head.doc[figure.first - 1].tag_ == "POS" and before[1].rule != "observation/level"):
        return None  # "costs adults 12 euros and children 6"
    if not counts_the_same(figure, before[0]) or (figure.kind == "count" and figure.noun is not None):
        return None
    noun = _left_subject(sentence, sentence.told[-1][0], figure)
    if noun is None:
        return None
    told, found = _with_unit(before), measure(sentence.reading, noun)
    both = pair_before(sentence.reading, figure, noun, sentence.told[-1][0].last)
    holds = told.rule in ("observation/owned", "observation/results")  # "holds 22 percent and its staff 5 percent"
    if is_measure(noun) and found.property is not None and not holds:
        owner = told.about if told.about is not None and told.about.entity is not None else None
        about = both or found.about or owner or noun_words(sentence.reading, noun)
        prop = both or found.property
        return replace(told, about=about, property=prop, noun=noun, rule="observation/left-out")
    about = both or _whole_subject(sentence, noun, figure)
    subject = grammar.subject(verb)
    if told.about is not None and told.about.entity is None and told.about.text == told.property.text:
        if subject is None or subject.lemma_ != noun.lemma_:
            return None
        return replace(told, about=about, property=about, noun=noun, rule="observation/left-out")
    return replace(told, about=about, noun=noun, rule="observation/left-out", unit=told.unit or noun_counted(before[0]))


def _with_unit(before: tuple[Figure, Statement]) -> Statement:
    """A statement with what its figure counts, for a bare number that goes on with it: "and the Greens eight"."""
    return replace(before[1], unit=noun_counted(before[0]) or before[1].unit)


def _left_subject(sentence: Sentence, before: Figure, figure: Figure) -> Token | None:
    """The noun right before a figure that stands where a verb was left out, behind a comma or "and"."""
    reading, doc = sentence.reading, figure.head.doc
    last = figure.first - 1
    if last > 1 and doc[last].lower_ == "to" and doc[last - 2].lower_ == "of":
        return None  # "cut the deficit from 4.1 percent of GDP to 2.9 percent"
    last -= doc[last].lower_ == "another"  # "own 30 percent and the family another 25 percent"
    last = _before_rest(doc, last)
    beside = last == figure.first - 1
    if doc[last].lower_ in ("on", "at", "with", "to", "by", "for") and last > before.last:
        last, beside = last - 1, False  # "ahead of the Reds on 27.8 percent"
    last = before_aside(doc, last)
    last -= beside and doc[last].tag_ == "POS"  # "Orme's loss was 4 million and Lumo's 2 million"
    noun = doc[last]
    named = noun.tag_ in {*NOUNS, "PRP"} or (noun.tag_ == "VBZ" and grammar.child(noun, "compound") is not None)
    named = named or (beside and noun.tag_ == "JJ" and noun.nbor(-1).tag_ == "PRP$")  # "and her rival 1,980"
    if not named or not before.last <= last < before.last + FARTHEST_GAP:
        return None
    if reading.time_at(noun) is not None or reading.quantity_at(noun) is not None:
        return None
    first = last
    while first - 1 >= before.last and (
        doc[first - 1].tag_ in {*NOUNS, *GAPPED}
        or doc[first - 1].text in ("-", "'", "’")
        or _is_of_noun(doc[first - 1])
    ):
        first -= 1
        noun = doc[first - 1] if _is_of_noun(doc[first]) else noun
    between = doc[before.last : first]
    if not len(between) or between[-1].lower_ not in (CONNECTORS if beside else BEHIND):
        return None
    closed = (
        figure.last >= len(doc) or doc[figure.last].text in (",", ".", ";") or doc[figure.last].dep_ in ("cc", "prep")
    )
    broken = any(
        (grammar.is_verb(t) and t.dep_ != "amod" and t.lower_ not in ("followed", "trailed")) or t.text in ("(", ")")
        for t in between
    )
    return noun if closed and not broken else None


def _before_rest(doc: Doc, last: int) -> int:
    """The token before "the remaining": "the railway accounts for 515 million and the mine for the remaining 355"."""
    rest = doc[last].lower_ == "remaining" and last > 1
    return last - 1 - (doc[last - 1].lower_ == "the") if rest else last


def _shares_verb(before: tuple[Figure, Statement], figure: Figure) -> bool:
    """Whether the verb of the figure before may be left out; one with "for" only behind another "for"."""
    last, ahead = _before_rest(figure.head.doc, figure.first - 1), previous_word(before[0])
    if figure.head.doc[last].lower_ == "for":
        plain = before[1].rule in ("observation/plain", "observation/left-out")
        return plain and ahead is not None and ahead.lower_ == "for" and before[1].anchor.lemma_ == "account"
    rule, verb = before[1].rule, before[1].anchor
    had = rule == "observation/plain" and is_in(verb, "have")  # "will have 12 and the Greens nine"
    moved = rule == "observation/part-of-told" and (before[1].property.text or "").startswith("amount ")
    return had or moved or rule in words(ROWS, "shares_its_verb")


def _whole_subject(sentence: Sentence, noun: Token, figure: Figure) -> Part:
    """Whoever has the figure behind a gap, with the name behind "of" that the parser gave to the figure."""
    about, doc = thing(sentence.reading, noun), figure.head.doc
    if about.entity is not None or doc[noun.i + 1].lower_ != "of" or doc[figure.first - 1].tag_ not in NOUNS:
        return about
    return sentence.reading.words_part(noun.i, figure.first)


def _is_of_noun(of: Token) -> bool:
    """Whether a word joins a noun to one before it: "and the government of South Australia 25 million"."""
    return of.lower_ == "of" and of.i > 0 and of.nbor(-1).tag_ in NOUNS


def restated(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The same sum by the share: "earned 117 million, or 1.52 a share, against 104 million, or 1.34 a share"."""
    before, doc = sentence.last(), figure.head.doc
    if (
        before is None
        or before[0].kind != figure.kind
        or figure.kind != "money"
        or doc[figure.first - 1].lower_ != "or"
    ):
        return None
    close = figure.first - before[0].last <= 2 or doc[before[0].last].text == "("
    rated = figure.last < len(doc) and doc[figure.last].lower_ in ("a", "per", "each")
    return replace(before[1], noun=None) if close and rated else None


def listed_too(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Another count of the same list: "is home to 82 species and 1,100 elephants"."""
    before = _before_asides(sentence)
    if before is None or not counts_something(figure):
        return None
    if before[1].rule == "observation/amount-of" and _goes_on_with_counts(figure, before[0]):
        what = counted_words(sentence.reading, figure)
        return Statement("observation/count-with", before[1].anchor, before[1].about, what, noun=before[1].noun)
    broken = before[0] is not (sentence.last() or before)[0]
    if before[1].rule not in words(ROWS, "lists_counts") and not (
        broken and before[1].rule == "observation/count-object"
    ):
        return None
    first = grammar.first_conjunct(figure.head)
    linked = figure.head.doc[figure.first - 1].lower_ in (",", "and", "or", "plus")
    if figure.noun is None or first.i == figure.head.i or not linked or is_small_word(figure):
        return None
    if broken:
        own = figure.head.dep_ == "conj" and figure.head.doc[figure.first - 2].text == ","
        prop = _as_listed(sentence, figure, before)
        return replace(before[1], property=prop, denominator=None, noun=None) if own else None
    if first.i != before[0].head.i and grammar.first_conjunct(before[0].head).i != first.i:
        return None
    return replace(before[1], property=counted_words(sentence.reading, figure), denominator=None, noun=None)


def _goes_on_with_counts(figure: Figure, before: Figure) -> bool:
    """Whether counts follow an amount in one list: "has assets of 7 billion euros, 80 branches and 900 employees"."""
    first = grammar.first_conjunct(figure.head)
    linked = figure.head.doc[figure.first - 1].lower_ in (",", "and")
    return linked and first.i == before.head.i and figure.noun is not None and not is_small_word(figure)


def _before_asides(sentence: Sentence) -> tuple[Figure, Statement] | None:
    """The figure told before, past those that only compare it or tell of its parts."""
    asides = ("observation/compared", "observation/beside", "observation/part-of-told")
    return next((pair for pair in reversed(sentence.told) if pair[1].rule not in asides), None)


def _as_listed(sentence: Sentence, figure: Figure, before: tuple[Figure, Statement]) -> Part:
    """The property of another count of a list, with the participle of the first: "wagons operated"."""
    what, noun = counted_words(sentence.reading, figure), before[0].noun
    words_of_first = (before[1].property.text or "").split()
    done = noun is not None and words_of_first[-1:] == [participle(before[1].anchor)]
    return Part(text=f"{what.text} {words_of_first[-1]}", start=what.start, end=what.end) if done else what


def listed_sum(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Another sum of a list: "9 million in capital and 1 million in grants", "with 45 workers and 3 million in aid"."""
    before, what = sentence.last(), what_of(figure)
    if before is None or figure.kind != "money" or before[0].kind == "duration":
        return None
    if what is None:
        return _for_others(figure, *before)
    sums = before[1].rule in ("observation/amount-of", "observation/money-object") and what_of(before[0]) is not None
    inside = before[1].rule in words(ROWS, "lists_counts") and figure.head.head.i == before[0].head.i
    if not (inside if before[0].kind == "count" else sums and before[0].kind == "money"):
        return None
    if figure.head.doc[figure.first - 1].lower_ not in (",", "and", "plus") or figure.first - before[0].last > 8:
        return None
    return replace(before[1], property=noun_words(sentence.reading, what), noun=None)


def _for_others(figure: Figure, before: Figure, told: Statement) -> Statement | None:
    """The sum of the same for others: "grants of 900 euros for families and 200 euros for pensioners"."""
    doc, i = figure.head.doc, behind_brackets(figure.head.doc, figure.last)
    joined = figure.head.dep_ == "conj" and figure.head.head.i == before.head.i and told.rule == "observation/amount-of"
    first = doc[behind_brackets(doc, before.last)]
    if not joined or i + 1 >= len(doc) or doc[i].lower_ != "for" or first.lower_ != "for" or figure.kind != before.kind:
        return None
    end = _end_of_tail(doc, i + 1, figure.head.sent.end)
    text = f"{told.property.text} {' '.join(doc[i:end].text.split())}"
    return replace(told, property=Part(text=text), noun=None) if end > i + 1 else None


def again(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The same at another time: "rose 3 percent in May and 2 percent in June"."""
    before, reading, doc = sentence.last(), sentence.reading, figure.head.doc
    lead = figure.first - 1 - (doc[figure.first - 1].lower_ == "another")
    if before is None or before[0].kind != figure.kind or doc[lead].lower_ not in ("and", ","):
        return None
    own = figure.kind == "count" and figure.noun is not None and not counts_the_same(figure, before[0])
    between = doc[before[0].last : lead]
    timed = any(reading.time_at(t) is not None for t in between) and figure.last + 1 < len(doc)
    if own or not timed or any(reading.time_at(t) is None and t.tag_ not in BETWEEN for t in between):
        return None
    behind = doc[figure.last + 1] if doc[figure.last].tag_ == "IN" else doc[figure.last]
    return replace(_with_unit(before), earlier=True, noun=None) if reading.time_at(behind) is not None else None


def part_of_told(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Some of what was counted: "280 flats, 76 of which will be let", "2,640 people, 1,150 of them in Spain"."""
    doc, i = figure.head.doc, figure.quantity.last
    wanted = ("count", "money", "measure") if figure.kind == "percent" else (figure.kind,)
    fitting = [f for f in sentence.told if f[0].kind in wanted and may_hold(f[0], figure)]
    told = _some_of_whole(fitting) if fitting else None
    if told is None or figure.noun is not None or i + 1 >= len(doc) or figure.kind == "duration":
        return None
    if told[0].kind == "count" and told[0].noun is None:
        return None
    before = doc[max(figure.first - 2, 0) : figure.first]
    opened = (
        len(before) == 2 and before[0].lower_ == "of" and before[1].lower_ in ("which", "whom")
    )  # "of whom 42 left"
    sums = doc[i + 1].lower_ in ("it", "that", "this") and doc[i + 1].dep_ == "pobj"
    taken_up = doc[i + 1].lower_ in WHOLES or (sums and told[0].kind in ("money", "measure"))
    others = len(before) > 0 and before[-1].lower_ in ("for", "than")  # "enough for a third of those at risk"
    others = others or any(t.tag_ == "WP" or t.lower_ in ("with", "without") for t in doc[i + 2 : i + 3])  # "those who"
    behind = doc[i].lower_ == "of" and taken_up and not others
    if not (opened or behind) or i - told[0].last > FARTHEST_GAP:
        return None
    statement = told[1]
    verb = figure.head.head if figure.head.dep_ in grammar.SUBJECTS else None
    if verb is not None and any(c.dep_ in grammar.SUBJECTS and c.i > verb.i for c in verb.children):
        verb = None  # "plans to hire 2,500 workers, four-fifths of them local, said Roe"
    if verb is not None and behind and doc[i + 2].text != "," and any(t.text == "," for t in doc[i + 2 : verb.i]):
        verb = None  # "390 engines, two of them sent by Lund, were"
    if verb is not None and not verb.tag_.startswith("VB"):
        verb = None  # "would build 220 homes, 66 of them affordable"
    if verb is not None:
        first, last = predicate(verb)
    elif opened:
        return None
    else:
        first, last = i + 2, _end_of_tail(doc, i + 2, figure.head.sent.end)
    if last <= first:
        return None
    said = sentence.reading.words_part(first, last)
    text = f"{statement.property.text} {said.text}" if doc[first].tag_ in ("IN", "RB") else said.text
    alone = text == said.text and verb is not None and (is_in(verb, "suffering") or is_in(verb, "harming"))
    ruled = verb is not None and is_of_authority(sentence.reading, statement)
    counted = told[0].noun if statement.rule == "observation/count-inside" or alone or ruled else None
    if counted is not None and alone:
        text = f"{counted.lower_} {text}"  # "seen 48 hikers, four of whom drowned"
    about = thing(sentence.reading, counted) if counted is not None else statement.about
    return Statement(
        "observation/part-of-told",
        verb or statement.anchor,
        about,
        Part(text=text, start=said.start, end=said.end),
        statement.property,
        noun=verb and grammar.child(verb, "attr"),
        unit=noun_counted(told[0]) if figure.kind == "count" else "",
        whole=told if verb is None or (is_in(verb, "have") and stands(statement)) else None,
    )


def _some_of_whole(told: list[tuple[Figure, Statement]]) -> tuple[Figure, Statement]:
    """The count told last, or the some that it is the whole of: the wins of "won 22 of 25 fights, 17 by knockout"."""
    last, before = told[-1], told[-2] if len(told) > 1 else told[-1]
    some = before[1].rule == "observation/count-object" and before[1].denominator is not None
    return (last[0], before[1]) if some and last[1].rule == "observation/count-possessed" else last


def same_part(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Another part, its verb left out: "of which 39 million came from sponsors, 22 million from television"."""
    before, doc, i = sentence.last(), figure.head.doc, behind_brackets(figure.head.doc, figure.last)
    if before is None or before[1].rule not in words(ROWS, "of_parts") or before[0].kind != figure.kind:
        return None
    linked = doc[figure.first - 1].lower_ in (",", "and", ";") and figure.first - before[0].last <= FARTHEST_GAP
    said = (before[1].property.text or "").split()
    if not linked or figure.noun is not None or i >= len(doc) or doc[i].tag_ != "IN" or doc[i].lower_ not in said:
        return None
    end = _end_of_tail(doc, i + 1, figure.head.sent.end)
    if end == i + 1:
        return None
    text = f"{' '.join(said[: said.index(doc[i].lower_)])} {' '.join(doc[i:end].text.split())}"
    return replace(before[1], property=Part(text=text.strip()), noun=None)


def _end_of_tail(doc: Doc, first: int, end: int) -> int:
    """Where what is said of a part ends: at a comma or a new clause."""
    for i, token in enumerate(doc[first : min(end, first + LONGEST_TAIL)], first):
        pairs = token.dep_ == "cc" and token.head.tag_ in NOUNS and grammar.child(token.head, "conj") is not None
        pairs = pairs and not any(t.like_num or t.lower_ in words(ROWS, "remainders") for t in doc[i + 1 : i + 3])
        if (token.is_punct and token.tag_ != "HYPH") or (token.dep_ == "cc" and not pairs) or token.dep_ == "mark":
            return i
    return min(end, first + LONGEST_TAIL)
