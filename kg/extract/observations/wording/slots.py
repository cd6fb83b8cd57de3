"""Where a sentence takes a figure up: the verb or noun it hangs on, and what stands between."""

from dataclasses import dataclass

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, halved, previous_word
from kg.extract.observations.wording.forms import ROWS
from kg.extract.tokens import Token
from kg.rows import rows, words


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the sentence takes a figure up: the governing verb or noun, the label below it, the preposition between.

    `beside` is an adverb or adjective that the figure measures: "higher", "long", "up".
    """

    governor: Token
    dep: str
    prep: str
    beside: Token | None


def slot(figure: Figure, heads: frozenset[int]) -> Slot | None:
    """The slot of a figure; `heads` are the heads of the sentence's other figures, which a list passes through."""
    token, prep, beside = halved(figure) or figure.head, "", None
    if (verb := _as_far_as(figure)) is not None:
        return Slot(verb, "attr", "", None) if verb.lemma_ == "be" else Slot(verb, "prep", "to", None)
    for _ in range(grammar.REACH):
        above = token.head
        if above.i == token.i:
            return None
        if grammar.is_verb(above) or above.pos_ == "AUX":
            if token.dep_ == "prt" and figure.head.dep_ == "pobj" and figure.head.head.i == token.i == above.i + 1:
                return Slot(above, "dobj", "", None)  # "put in 10 million", misparsed
            if token.lower_ == "in" and token.i == above.i + 1 and _is_flown_in(above, figure):
                return Slot(above, "dobj", "", None)  # "has flown in 310 tonnes", misparsed
            if _disputes_over(above, figure):
                return Slot(above, "pobj", "over", None)
            dep = "dobj" if _softens(token, figure) and token.dep_ not in grammar.SUBJECTS else token.dep_
            return Slot(above, dep, _prep_before(figure) or prep, beside)
        if above.lower_ in ("those", "that") and above.dep_ == "conj":
            return None  # "shares of Acme rose 3 percent and those of Bex 4 percent"
        if _narrows(above, figure):
            return Slot(above.nbor(-1), "prep", above.lower_, None)  # "closed to vehicles over 10 tonnes"
        if _softens(above, figure):
            pass
        elif above.i >= figure.last and above.lower_ in ("above", "below"):
            beside = beside or above  # "3 percent below a year earlier"
        elif above.dep_ in ("prep", "agent", "dative", "pcomp") or above.tag_ in ("IN", "TO"):
            prep = prep or above.lower_
        elif (
            above.tag_ in ("RB", "RBR", "JJ", "JJR", "RP")
            and token.dep_
            in (
                "npadvmod",
                "nmod",
                "advmod",
                "nummod",
                "dep",
                "amod",
            )
        ) or above.tag_ in ("RB", "RBR", "RP", "JJR"):
            beside = beside or above
        elif token.i == figure.head.i and _stands_before_time(token, figure):
            verb = above.head.head if above.dep_ == "pobj" else above.head
            return Slot(verb, "dobj", _prep_before(figure), None)
        elif token.dep_ == "conj" and _is_adverbial_time(above):
            return Slot(above.head, "dobj", prep, None)  # "recorded 267,000 cases last year and 213 deaths", misparsed
        elif token.dep_ == "conj" and _lists_on(figure.head, figure):
            pass
        elif above.tag_ in NOUNS and above.i not in heads and not (token.dep_ == "conj" and above.i in heads):
            return Slot(above, token.dep_, prep, beside)
        token = above
    return None


def beside_subject(figure: Figure, slot: Slot | None) -> Slot | None:
    """The verb of a count that stands beside its subject: "a helicopter and six boats will resume the search"."""
    if slot is None or slot.dep != "conj" or slot.prep or figure.head.dep_ != "conj" or slot.governor.tag_ not in NOUNS:
        return None
    first = grammar.first_conjunct(figure.head)
    verb = first.head if first.dep_ in grammar.SUBJECTS else None
    if verb is None or not grammar.is_verb(verb) or figure.last > verb.i or verb.tag_ in ("VBZ", "VBP"):
        return None
    return Slot(verb, first.dep_, "", None)


def _disputes_over(verb: Token, figure: Figure) -> bool:
    """Whether "over" tells what is fought about, not how many at least: "staff walk out over 340 job cuts"."""
    over = figure.kind == "count" and figure.noun is not None and figure.head.doc[figure.first].lower_ == "over"
    return over and figure.first > verb.i and grammar.verb_lemma(verb) in words(ROWS, "disputing")


def _as_far_as(figure: Figure) -> Token | None:
    """The verb of how high or low something gets: "inflation climbed as high as 14 percent"."""
    if figure.kind not in ("percent", "money") and figure.unit != "degree":
        return None
    far = figure.head.doc[max(figure.first - 3, 0) : figure.first].text.casefold()
    return grammar.governing_verb(figure.head) if far in ("as high as", "as low as") else None


def _is_flown_in(verb: Token, figure: Figure) -> bool:
    """Whether a verb of moving has its amount behind a particle that the parser took for a preposition."""
    return figure.kind == "measure" and figure.first == verb.i + 2 and verb.lemma_ in words(ROWS, "flown_in")


def _stands_before_time(number: Token, figure: Figure) -> bool:
    """Whether the parser hung a bare number on the time behind it: "attendance averaged 18,400 last season"."""
    time = number.head
    bare = figure.kind == "count" and figure.noun is None and number.dep_ == "nummod"
    bare = bare or (figure.kind == "percent" and number.dep_ in ("compound", "nmod"))  # "rose 5 percent year on year"
    if figure.kind == "percent" and number.dep_ == "det" and time.dep_ == "pobj" and time.head.i == figure.first - 1:
        return grammar.is_verb(time.head.head)  # "fell by a fifth last year"
    timed = time.dep_ == "npadvmod" and time.lower_ in ("season", "year", "month", "week", "quarter")
    return bare and timed and grammar.is_verb(time.head)


def _is_adverbial_time(noun: Token) -> bool:
    """Whether a noun only says when a verb happens: "last year"."""
    times = ("year", "month", "week", "quarter", "season", "decade", "day")
    ranks = noun.tag_ == "JJS" and noun.i > 0 and noun.nbor(-1).lower_ == "the"  # "the fewest yet, and 213 deaths"
    told = noun.dep_ == "npadvmod" and (noun.lemma_ in times or ranks)
    return told and grammar.is_verb(noun.head) and noun.head.i < noun.i


def _lists_on(noun: Token, figure: Figure) -> bool:
    """Whether a figure goes on with a list that began otherwise: "has assets of 7 billion and 80 branches"."""
    first = grammar.first_conjunct(noun)
    listed = figure.kind == "money" or (figure.kind == "count" and figure.noun is not None)
    return noun.dep_ == "conj" and listed and first.dep_ in ("dobj", "attr")


def _softens(token: Token, figure: Figure) -> bool:
    """Whether a word only qualifies the number; the parser may call it a preposition: "drew over 200 people"."""
    return figure.first <= token.i < figure.quantity.first or (token.tag_ == "IN" and token.lower_ == "between")


def _narrows(word: Token, figure: Figure) -> bool:
    """Whether "over" tells which ones of a noun are meant, not how much there is: "vehicles over 10 tonnes"."""
    sized = word.lower_ in ("over", "under", "above", "below") and figure.kind in ("measure", "money", "duration")
    noun = word.nbor(-1) if sized and word.dep_ == "prep" and word.i > word.sent.start else None
    if noun is not None and noun.lemma_ in rows(ROWS)["level_property"]:
        return False  # "the cheapest costs over 9,000 pounds", misparsed
    return noun is not None and noun.tag_ == "NNS" and (word.head.i == noun.i or noun.dep_ == "pobj")


def _prep_before(figure: Figure) -> str:
    word = previous_word(figure)
    opens = (
        word is not None and word.dep_ == "mark" and figure.head.dep_ in grammar.SUBJECTS
    )  # "that 1,200 jobs may go"
    return word.lower_ if word is not None and word.tag_ in ("IN", "TO") and not opens else ""
