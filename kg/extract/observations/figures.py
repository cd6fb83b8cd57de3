"""What a figure is: a number of a sentence with its kind, what it counts, and where it stands."""

from dataclasses import dataclass
from typing import Literal

from kg.extract import tokens
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.written import capacity
from kg.extract.quantities.units import is_money
from kg.extract.tokens import Doc, Token
from kg.model import Number, Quantity
from kg.rows import rows, words

Kind = Literal["percent", "money", "measure", "duration", "count"]
DURATIONS = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
MODIFIERS = ("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "POS", "CD")
NOUNS = ("NN", "NNS", "NNP", "NNPS")
LONGEST_BRACKET = 8


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence. `head` heads the whole amount in the parse: "percent", "euros", the counted noun.

    `noun` is what a count counts. `first` and `last` are the token span with the qualifying words before it and the
    counted noun (last exclusive). `unit` may be borrowed: "from 47 minutes to 16".
    """

    quantity: Quantity
    value: Number | tuple[Number, Number]
    kind: Kind
    unit: str
    head: Token
    noun: Token | None
    first: int
    last: int
    qualifiers: tuple[str, ...]


def capacity_unit(figure: Figure) -> Token | None:
    """What a capacity counts: "bed" of "a 35-bed ward"."""
    return capacity(figure.head.doc, figure.quantity) if figure.kind == "count" else None


def kind_of(unit: str) -> Kind:
    """Percent, money, a measure, a duration or a count (whose unit is the noun that is counted)."""
    units = rows("units")
    if unit in units["percent"]:
        return "percent"
    if is_money(unit) and unit not in ("paisa", "kopeck", "centavo"):
        return "money"
    if unit in DURATIONS:
        return "duration"
    return "measure" if unit.split(" per ")[0] in units["measures"] else "count"


def is_odds(figure: Figure) -> bool:
    """Whether a share is told as so many in so many: "one in five", "7 out of 10"."""
    return figure.kind == "percent" and figure.noun is not None


def is_scaled(figure: Figure) -> bool:
    """Whether the number is written with a scale word ("310 million"), as sums are."""
    return any(t.is_alpha and t.like_num for t in figure.head.doc[figure.quantity.first : figure.quantity.last])


def behind_brackets(doc: Doc, i: int) -> int:
    """The token behind a conversion in brackets at a token, or the token itself: "$18 million (£14 million) of"."""
    return tokens.behind_brackets(doc, i, LONGEST_BRACKET)


def is_difference(figure: Figure) -> bool:
    """Whether a figure is only how much more or less something is: "spent 4 million more than planned"."""
    rated = [t.lower_ for t in figure.head.doc[figure.last : figure.last + 4]]
    behind = rated[2:] if rated and rated[0] in ("a", "an", "per") else rated[:2]  # "400 euros a month more"
    if figure.kind == "count" and behind[1:2] != ["than"]:
        return False  # "will open 14 more in May"
    if bool(behind) and (behind[0] in ("more", "less", "fewer") or behind[:2] == ["too", "much"]):
        return True
    farther = figure.head.doc[figure.last] if rated and figure.kind in ("measure", "money") else None
    return farther is not None and farther.tag_ in ("RBR", "JJR")  # "61 metres farther", "3 million euros cheaper"


def is_closed(figure: Figure) -> bool:
    """Whether the phrase ends with the figure, or only tells how it is shared: "38 percent between them"."""
    doc, i = figure.head.doc, figure.last
    return is_end(doc, i) or doc[i].lower_ in ("between", "together", "jointly")


def is_end(doc: Doc, i: int) -> bool:
    """Whether a phrase that reaches to a token ends there: at a mark, a conjunction or the end of a line."""
    return i >= len(doc) or doc[i].is_punct or doc[i].is_space or doc[i].tag_ == "CC"


def is_small_word(figure: Figure) -> bool:
    """Whether the number is spelled out and below thirteen: "two", "a dozen"."""
    value = figure.quantity.value
    text = figure.head.doc[figure.quantity.first : figure.quantity.last].text
    return not any(c.isdigit() for c in text) and isinstance(value, int) and value < 13


def _has_figure(figure: Figure) -> bool:
    """Whether those counted are given a figure, after a verb left out: "owns 18 percent and his two sons 7 percent"."""
    noun = figure.noun if figure.noun is not None and figure.noun.dep_ == "conj" else None
    return noun is not None and noun.i + 1 < len(noun.doc) and noun.nbor().like_num


def counts_something(figure: Figure) -> bool:
    """Whether a figure is a count of things worth counting."""
    if figure.kind != "count" or figure.noun is None or _has_figure(figure):
        return False
    lemma = figure.noun.lemma_.lower()
    behind = figure.noun.doc[figure.noun.i + 1 : figure.noun.i + 2].text
    if behind in ("'s", "’s"):
        return False  # "has 18 men's and 12 women's teams"
    told = lemma == "case" and behind == "of"  # "four cases of hearing loss"
    few = is_small_word(figure) and lemma in words(ROWS, "idle_when_few") and not told
    certain = any(is_kind_of_time(token) for token in figure.noun.lefts)  # "4.3 migraine days"
    return (certain or lemma not in words(ROWS, "idle_nouns")) and not few


def is_kind_of_time(word: Token) -> bool:
    """Whether a word tells which days or hours are counted: "migraine days", "sick days"."""
    named = word.dep_ == "compound" and word.tag_ in ("NN", "NNP")
    return word.head.lemma_ in DURATIONS and (named or word.lower_ in words(ROWS, "kinds_of_days"))


def may_hold(whole: Figure, figure: Figure) -> bool:
    """Whether a figure is not larger than another of its kind, so that it may tell some of it."""
    if figure.kind != whole.kind or isinstance(figure.value, tuple) or isinstance(whole.value, tuple):
        return True
    return figure.value <= whole.value


def noun_counted(figure: Figure) -> str:
    """What a figure counts, as it stands: the unit of a bare number that goes on with it; empty without a noun."""
    return figure.noun.lower_ if figure.noun is not None else ""


def previous_word(figure: Figure) -> Token | None:
    """The word before the figure and its qualifiers; articles, signs and "a further" do not count."""
    passed, i = words(ROWS, "before_sums"), figure.first - 1
    while i >= 0:
        word = figure.head.doc[i]
        skipped = word.tag_ in ("DT", "$", "RB", "HYPH") or word.lower_ in passed
        if not skipped or word.lower_ in ("up", "down"):
            return word if word.sent.start == figure.head.sent.start else None
        i -= 1
    return None


def is_aboard(figure: Figure) -> bool:
    """Whether the counted ones are on a vessel: "sank with 84 passengers aboard"."""
    behind = figure.head.doc[figure.last : figure.last + 2].text.casefold()
    return behind.startswith("aboard") or behind == "on board"


def is_gloss(figure: Figure) -> bool:
    """Whether a count only says what a place is: "was brought in May by farmers from Lund, a village of 640 people"."""
    noun = figure.head.head.head if figure.head.dep_ == "pobj" and figure.head.head.lower_ == "of" else figure.head
    return noun.dep_ == "appos" and noun.doc[noun.left_edge.i - 1].text == "," and noun != figure.head


def is_first_of_pair(figure: Figure) -> bool:
    """Whether the number of the other side follows: "by 54 percent to 46", "to Lund's 41"."""
    behind = [*figure.head.doc[figure.last : figure.last + 4]]
    return len(behind) > 1 and behind[0].lower_ in ("to", "against") and any(t.like_num for t in behind[1:])


def halved(figure: Figure) -> Token | None:
    """The subject or object that "half" stands right before: "loans would cover half the cost"."""
    doc, noun = figure.head.doc, figure.head.head
    if figure.kind != "percent" or figure.head.tag_ != "PDT" or noun.dep_ not in ("dobj", "nsubj", "nsubjpass"):
        return None
    whole = doc[figure.last].lower_ == "the" or doc[figure.last].tag_ == "PRP$"
    timed = noun.lemma_ in {*DURATIONS, "time", "life", "career"} or noun.head.lemma_ in rows(ROWS)["level_property"]
    apart = figure.first > 0 and doc[figure.first - 1].text == ","  # "earned 8 million, half the sum of 2023"
    return noun if whole and noun.tag_ in NOUNS and not timed and not apart else None


def is_of_points(figure: Figure) -> bool:
    """Whether a fraction is one of a point told before: "a cut of half a point and four a cut of a quarter"."""
    doc = figure.head.doc
    in_words = figure.kind == "percent" and not any(c.isdigit() for c in doc[figure.first : figure.last].text)
    said = [t.lower_ for t in doc[figure.head.sent.start : figure.first]]
    return in_words and ("point" in said or "points" in said) and "percent" not in doc[figure.first : figure.last].text


def is_between(figure: Figure) -> bool:
    """Whether a number only says between how many something is: "stopped between two pylons"."""
    word = figure.head.doc[max(figure.quantity.first - 1, 0)]
    behind = word.lower_ == "between" and word.dep_ == "prep" and not isinstance(figure.value, tuple)
    return behind and figure.kind == "count" and figure.noun is not None and figure.noun.head == word


def is_set_against(between: str, quantity: Quantity, before: Figure, right: Token | None) -> bool:
    """Whether an amount alone in brackets is what the one before is set against: "412 million (381)", "(est. 400)"."""
    label = between.rpartition("(")[2].strip().rstrip(".:").replace("'", "").casefold()
    labels = words(ROWS, "foreseen_in_brackets") | words(ROWS, "before_in_brackets")
    known = not label or label in labels
    return known and quantity.unit == before.unit != "" and right is not None and right.text == ")"


def is_halved(figure: Figure) -> bool:
    """Whether a number is that of all, of whom only half are told of: "half the 80 members voted for it"."""
    before = figure.head.doc[max(figure.quantity.first - 2, 0) : figure.quantity.first]
    return len(before) == 2 and before[0].lower_ == "half" and before[1].tag_ in ("DT", "PRP$")


def is_for_each(doc: Doc, i: int) -> bool:
    """Whether each of several has so many: "scored 19 points apiece", "employ 300 people each", not "each year"."""
    told = i < len(doc) and doc[i].lower_ in ("each", "apiece")
    return told and (i + 1 >= len(doc) or not doc[i + 1].tag_.startswith(("NN", "CD", "JJ")))


def is_limit_of_age(figure: Figure) -> bool:
    """Whether a bare number tells but how old those are: "those under 30", "a quarter of them are over 65"."""
    doc, i = figure.head.doc, figure.quantity.first
    bare = figure.kind == "count" and figure.noun is None and i > 1 and not isinstance(figure.value, tuple)
    limit = bare and doc[i - 1].lower_ in ("under", "over", "above", "below", "aged")
    return limit and (doc[i - 2].tag_ == "NNS" or doc[i - 2].lower_ in ("those", "people", "are", "were"))
