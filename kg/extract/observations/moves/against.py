"""What a figure is measured from, where that is another thing and no earlier time: "above the long-term average"."""

import itertools

from kg.extract import grammar
from kg.extract.observations.timing.periods import ends_span
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.phrases import LONGEST
from kg.extract.reading import Reading
from kg.extract.tokens import Span, Token
from kg.model import Part, Time
from kg.rows import words

FARTHEST = 14  # tokens behind a word of more or less in which an earlier time makes it a change
ABOVE = ("above", "below")
DAY = 9  # characters of a time's value from which on it is a day
PREVIOUS = ("previous", "preceding", "prior")
SET_AGAINST = ("than", "from", "of", "below", "above")


def compares_things(reading: Reading, word: Token) -> bool:
    """Whether a word of more or less sets one thing against another, not a thing against itself before."""
    behind = word.doc[word.i + 1 : min(word.i + FARTHEST, word.sent.end)]
    than = len(behind) > 0 and behind[0].lower_ == "than"
    if not (word.lower_ in {*ABOVE, *words(ROWS, "comparing")} or than or _is_of_place(word)):
        return False
    if _from_a_standard(word):
        return True
    other = itertools.takewhile(lambda t: t.text not in (",", ";", "(", ".") and t.tag_ != "WP", behind)
    return not any(reading.time_at(t) is not None or _is_earlier(t) for t in other)


def _is_of_place(word: Token) -> bool:
    """Whether one place is set against another: "wages there are 30% lower", "Ostley, where rents are 9% higher"."""
    verb = word.head if word.dep_ == "acomp" and word.tag_ == "JJR" else word
    before = verb.doc[verb.left_edge.i : verb.i] if verb.lemma_ == "be" else ()
    return any(t.lower_ in ("there", "here", "where", "elsewhere") for t in before)


def _is_earlier(token: Token) -> bool:
    """Whether a word tells of an earlier time; of "the last version" it tells which one is meant."""
    which = token.dep_ == "amod" and token.head.lemma_.lower() not in words(ROWS, "measures")
    return token.lower_ in words(ROWS, "earlier_times") and not which


def _from_a_standard(word: Token) -> bool:
    """Whether a figure is measured from what is no level of a certain time: "above the long-term average"."""
    noun = grammar.child(word, "pobj") if word.lower_ in ABOVE else None
    return noun is not None and (_names_standard(noun) or _is_anothers(noun))


def _is_anothers(noun: Token) -> bool:
    """Whether a measure is that of somebody named: "38 percent above Orme's closing price on Tuesday"."""
    return any(c.dep_ == "poss" and c.pos_ == "PROPN" and c.ent_type_ not in ("DATE", "TIME") for c in noun.lefts)


def _names_standard(noun: Token) -> bool:
    """Whether a noun, or one before it that the parser took for a part of it, is a standard: "the record set in"."""
    before = (c for c in noun.lefts if c.dep_ == "compound")
    return any(t.lemma_.lower() in words(ROWS, "standards") for t in (noun, *before))


def is_of_other_measure(word: Token, prop: Part) -> bool:
    """Whether a figure is measured from another measure: a bid "30 percent above Friday's price"."""
    noun = grammar.child(word, "pobj") if word.lower_ in ABOVE else None
    measures = noun is not None and noun.lemma_.lower() in ("price", "close", "value", "offer", "bid")
    return noun is not None and measures and noun.lemma_.lower() not in (prop.text or "").casefold().split()


def with_comparison(reading: Reading, prop: Part, word: Token) -> Part:
    """The property with what it is measured from: "rainfall above the long-term average"."""
    end = _end_of_comparison(reading, word)
    said = " ".join(word.doc[word.i : end].text.split())
    return Part(text=f"{prop.text} {said}", start=prop.start, end=prop.end) if end > word.i + 1 else prop


def _end_of_comparison(reading: Reading, word: Token) -> int:
    doc, last = word.doc, word.i + 1
    while last < word.sent.end and not (doc[last].is_punct and doc[last].tag_ not in ("HYPH", "POS")):
        time = reading.time_at(doc[last])
        if time is not None and time.first == last and not _is_within(doc[last], word):
            last -= doc[last - 1].dep_ == "prep"
            break
        last += 1
    noun = doc[last - 1]
    if doc[min(last, len(doc) - 1)].text == "," and grammar.child(noun, "appos") is not None:
        return word.i  # "a third less than its owner, Orme Ltd, paid in 2017"
    return last if last - word.i <= LONGEST + 3 else word.i


def _is_within(token: Token, word: Token) -> bool:
    """Whether a time belongs to what is compared with: "the record set in 1999", not "the average last year"."""
    if is_of_standard(token):
        return True
    hangs = token.dep_ != "npadvmod" and any(t.i == word.i for t in grammar.governors(token))
    return hangs and not _is_usual(grammar.child(word, "pobj"))


def _is_usual(noun: Token | None) -> bool:
    """Whether a level is one of any time: "2 meters below its normal level in August"."""
    return noun is not None and any(c.lower_ in words(ROWS, "usual") for c in noun.lefts)


def is_of_standard(token: Token) -> bool:
    """Whether a time tells for when a standard holds: "above normal for June"."""
    before = token.doc[max(token.i - 2, 0) : token.i]
    return len(before) == 2 and before[1].lower_ == "for" and before[0].lemma_.lower() in words(ROWS, "standards")


def is_of_comparison(token: Token) -> bool:
    """Whether a time only tells which thing a figure is measured from: "above the record set in 1999"."""
    if is_of_standard(token):
        return True
    above = list(itertools.takewhile(lambda t: t.lower_ not in ABOVE, grammar.governors(token)))
    end = above[-1] if above else token
    if end.dep_ != "pobj" or end.head.lower_ not in ABOVE or _is_usual(end):
        return False
    return _names_standard(end) or _is_anothers(end)


def _is_of_own_size(reading: Reading, token: Token) -> bool:
    """Whether a time is that of what a part is of: "has shrunk to a tenth of its size in 1960", "of its 2019 level"."""
    before = token.nbor(-1) if token.i > token.sent.start + 1 else token
    noun = before.nbor(-1) if before.lower_ in ("in", "of") else token.head
    of = noun.head
    owned = any(c.tag_ == "PRP$" for c in noun.lefts) and noun.dep_ == "pobj" and of.lower_ == "of"
    return owned and reading.quantity_at(of.head) is not None


def _is_down_on(before: Span) -> bool:
    """Whether a figure is said to be up or down on what follows: "points down on", not "turned down on"."""
    words_before = [t.lower_ for t in before]
    return words_before[1:] in (["up", "on"], ["down", "on"]) and before[0].tag_ in ("CD", "NN", "NNS")


def compares(reading: Reading, time: Time) -> bool:
    """Whether a time belongs to what a figure is set against: "than Tuesday's opening price", "from a year earlier"."""
    doc = reading.doc
    if ends_span(reading, time):
        return False
    if is_of_comparison(doc[time.first]):
        return True
    if any(t.lower_ == "same" for t in doc[max(0, time.first - 2) : time.first + 2]):
        return True
    if time.first > 1 and doc[time.first - 2 : time.first].text.casefold() == "as of":
        return False
    if time.first > 1 and doc[time.first - 1].tag_ == "IN" and doc[time.first - 2].lower_ in ("as", "than"):
        return True  # "twice as many as in 2019"
    if time.first > 1 and doc[time.first - 1].lower_ == "as" and doc[time.first - 2].tag_ in ("JJ", "RB"):
        return True  # "twice as many as last year"
    if time.first and doc[time.first - 1].lower_ in ("on", "over") and doc[time.last - 2].lower_ in PREVIOUS:
        return True  # "down 9 percent on the previous year"
    start = max(time.first - FARTHEST, 0)
    prices = (t for t in doc[start : time.first] if t.lower_ in ("price", "close", "value") and t.dep_ == "pobj")
    price = next(prices, None)
    if price is not None and any(t.lower_ in ("premium", "discount") for t in doc[start : price.i]):
        return True  # "a premium of 22 percent to its closing price on Thursday"
    if _is_down_on(doc[max(time.first - 3, 0) : time.first]) and len(time.value) < DAY:
        return True  # "five points down on 2021", not "down on Monday"
    if _is_of_own_size(reading, doc[time.first]):
        return True
    behind = list(doc[max(time.first - 5, 0) : time.first])
    moves = any(t.lower_ in ("up", "down") and (t.nbor().like_num or t.nbor().lower_ == "by") for t in behind[:-1])
    if moves and behind[-1].lower_ == "on":
        return True  # "up six points on 2021"
    owns = time.last < len(doc) and (doc[time.last].tag_ == "POS" or doc[time.last - 1].tag_ == "POS")
    cues = ("since", "until", "till", "before", "than", "compared", "over", "against")
    own = itertools.takewhile(lambda t: t.dep_ != "relcl", grammar.governors(doc[time.first]))  # "since Ida, which hit"
    above = itertools.takewhile(lambda t: reading.quantity_at(t) is None, own)
    since = any(t.lower_ in cues for t in above)  # "over the purchase for 3 million in 2022" tells of the purchase
    opening = doc[doc[time.first].sent.start : time.first]
    since = since or (len(opening) in (1, 2) and opening[0].lower_ == "since")  # "since its 1967 debut", misparsed
    from_then = doc[time.first - 1].lower_ == "from" and reading.is_ahead(time.value)  # "will cost 45 from July"
    return owns or since or (doc[time.first - 1].lower_ in SET_AGAINST and not from_then) if time.first else owns
