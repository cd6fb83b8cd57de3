"""The words around a number that qualify it: "at least", "nearly", "year-on-year"."""

from collections.abc import Iterator
from functools import cache

from kg.extract.observations.figures import kind_of
from kg.extract.observations.wording.forms import ROWS
from kg.extract.tokens import Span
from kg.model import Quantity
from kg.rows import rows, words

LONGEST_PHRASE = 4
FEW = 12  # up to this a number is counted out, and nobody says that there are fewer
DISTANCE = 16  # characters let through between an amount and the words that qualify it behind

BESIDE = ("at least", "at most", "about")  # these may begin what is said of the next number


@cache
def _phrases(table: str) -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split(" ")): name for name, phrases in rows(ROWS)[table].items() for phrase in phrases}


def _starts(doc: object, i: int, last: int, table: str) -> Iterator[tuple[int, str]]:
    for length in range(min(LONGEST_PHRASE, last - i), 0, -1):
        name = _phrases(table).get(tuple(t.lower_ for t in doc[i : i + length]))  # type: ignore[index]
        if name is not None:
            yield length, name
            return


def _after(sentence: Span, quantity: Quantity) -> list[str]:
    """Qualifiers right after the amount, a word let through: "6.8 percent a year on average"."""
    tail = [*sentence.doc[quantity.last : min(quantity.last + 9, sentence.end)]]
    if len(tail) > 3 and tail[0].tag_ == "NNS" and tail[1].lower_ == "or" and tail[3].lower_ != "than":
        tail = tail[1:]  # "40 people or more were hurt"
    text = " ".join((*_unread(sentence, quantity), *(t.lower_ for t in tail)))
    text = text.replace(" - ", "-").replace("the combined ", "")  # "56 percent of the combined company"
    found = []
    for name, phrases in rows(ROWS)["after"].items():
        reach = 1 if name in BESIDE else DISTANCE
        if any(f" {text} ".find(f" {p} ") in range(reach) and not _is_of_another(text, p) for p in phrases):
            found.append(name)
    return found


def _unread(sentence: Span, quantity: Quantity) -> list[str]:
    """What stands right behind an amount and is no token: "yoy" of "5% (YoY)"."""
    doc, last = sentence.doc, sentence.doc[quantity.last - 1]
    end = doc[quantity.last].idx if quantity.last < len(doc) else len(doc.text)
    return doc.text[last.idx + len(last) : end].casefold().strip(" \n,()").split()


def _is_of_another(text: str, phrase: str) -> bool:
    """Whether words behind a number tell of what follows: "14 shops made a combined loss", "are on average 11"."""
    before, _, behind = text.partition(phrase)
    leads = behind.split()[:1]
    return before.endswith((" a ", " an ", " its ", " their ")) or any(w[0].isdigit() for w in leads)


def _goes_up(phrase: Span) -> bool:
    """Whether "up to" tells where something goes: "the fee goes up to 12 euros", "the gate has crept up to 17,460"."""
    before = phrase.doc[phrase.start - 1] if phrase.start else None
    if phrase.text.casefold() != "up to" or before is None:
        return False
    pushed = before.dep_ == "dobj" and before.head.lemma_ in words(ROWS, "movers_of_totals")
    return pushed or before.lemma_ in words(ROWS, "go_up_to")


def _is_above(phrase: Span, quantity: Quantity) -> bool:
    """Whether "under" or "over" tells no number: "served under two governments", "spread over five sites"."""
    before = phrase.doc[phrase.start - 1].lower_ if phrase.start else ""
    round_number = phrase.doc[quantity.first].lower_ in ("a", "an")  # "had made over a thousand pairs"
    if phrase[0].tag_ == "RP" and not round_number and phrase.text.casefold() in ("over", "under"):
        return True  # "will hand over 8 percent of its shares"
    if phrase.text.casefold() == "over" and before in words(ROWS, "spread_over"):
        return True
    few = isinstance(quantity.value, int) and quantity.value <= FEW and phrase.doc[quantity.first].is_alpha
    return phrase.text.casefold() == "under" and few and kind_of(quantity.unit) == "count"


def qualified(sentence: Span, quantity: Quantity) -> tuple[int, tuple[str, ...]]:
    """Where the words that qualify a number begin, and what they say; with those after it."""
    doc, found = sentence.doc, []
    first = quantity.first
    for i in range(quantity.first, quantity.last):  # qualifiers inside the quantity's own words
        name = next((n for k, n in _starts(doc, i, quantity.last, "before")), None)
        if name is not None and not doc[i].like_num:
            found.append(name)
    growing = True
    while growing:
        growing = False
        for length in range(LONGEST_PHRASE, 0, -1):
            begin = first - length
            placed = first < quantity.first and doc[begin:first].text.casefold() in ("under", "over")
            if placed or begin < sentence.start:
                continue  # "under as much as 8 meters of earth"
            if not _goes_up(doc[begin:first]) and not _is_above(doc[begin:first], quantity):
                name = _phrases("before").get(tuple(t.lower_ for t in doc[begin:first]))
                if name is not None:
                    found.append(name)
                    first, growing = begin, True
                    break
    found += _after(sentence, quantity)
    return first, tuple(dict.fromkeys(found))
