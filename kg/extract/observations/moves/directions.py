"""Directions beside a figure: "closed 3.7 percent higher", "was up 3 percent", "300 fewer than in May"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.moves.against import compares_things, is_of_other_measure, with_comparison
from kg.extract.observations.statements import (
    Sentence,
    Statement,
    as_told,
    hinge,
    is_in,
    of_subject,
    subject_of,
    way_of_rate,
)
from kg.extract.observations.whose.measured import named_measure
from kg.extract.observations.whose.measures import (
    is_measure,
    property_words,
    thing,
)
from kg.extract.observations.whose.whereabouts import where
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.listed import narrowed
from kg.extract.observations.wording.phrases import LONGEST
from kg.extract.observations.wording.predicates import predicate
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Doc, Token
from kg.model import Part
from kg.rows import rows, words

FARTHEST = 14  # tokens from a figure to the one that tells how it has changed
LONGEST_CLAUSE = 24  # the same, where both hang on one verb
STANDS = {"increase": "higher", "decrease": "lower"}  # of one thing against another, which is no change
INSIDE = ("observation/count-inside", "observation/count-possessed", "observation/modifier")


def beside(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A direction beside the figure: "closed 3.7 percent higher", "was up 3 percent", "16 percent lower"."""
    word, moved = _direction_beside(figure, slot)
    pointed = figure.noun is not None and figure.noun.lemma_ == "point" and slot is not None and slot.beside is not None
    untold = figure.kind == "duration" or (figure.kind == "count" and not pointed)
    if moved is None or word is None or untold or _is_particle(word):
        return None
    if word.lower_ in ("more", "less") and [t.tag_ for t in word.doc[word.i + 1 : word.i + 3]] == ["TO", "VB"]:
        return None  # "there will be 2 million less to mend the roof with"
    another = compares_things(sentence.reading, word)
    way = STANDS[moved] if another else moved
    if word.i < figure.first and (beside_it := _of_measure_beside(sentence, word, way)) is not None:
        return beside_it
    before = _last_share(sentence, figure) or sentence.last()
    verb = grammar.governing_verb(word)
    if word.i == figure.first - 2 and word.nbor().lower_ == "to":
        return _reached(sentence, figure, word, before)
    if not word.i < figure.first and before is not None and _compares_anew(figure, before[0], word):
        other = another or is_of_other_measure(word, before[1].property)
        return _set_against(sentence.reading, before[1], word, STANDS[moved] if other else way, other)
    follows = word.i < figure.first
    own = verb is not None and _has_own_subject(sentence, verb, before)
    far = LONGEST_CLAUSE if before is not None and verb is not None and before[1].anchor.i == verb.i else FARTHEST
    near = before is not None and not sentence.untold_between(before[0], figure)
    if not own and follows and before is not None and near and before[0].last <= word.i <= before[0].last + far:
        told = before[1]  # "reached 370 billion last year, up 5.3 percent"
        gone = sentence.reading.doc[figure.first - 1].lower_ == "from"
        rule = "observation/compared" if gone else "observation/beside"
        return replace(told, rule=rule, qualifiers=way_of_rate(figure, told) if gone else (way,), earlier=gone)
    if verb is not None and word.dep_ == "amod" and word.i >= figure.last:
        return _of_compared_noun(sentence, verb, word.head, way)
    if verb is not None and word.lower_ in ("more", "less") and is_in(verb, "gets_paid"):
        return _paid(sentence, figure, verb, word, way)
    flows = verb is not None and word.lower_ in ("above", "below") and is_in(verb, "flowing")
    if verb is None or not (flows or is_in(verb, "trading") or is_in(verb, "levels")):
        return None
    found = of_subject(sentence, verb)
    if found is None or found.noun.i in sentence.heads:
        return None
    about, prop = named_measure(sentence, found, figure)
    compared = rows(ROWS)["compared_by"].get(word.lower_)
    if compared is not None and found.property is None:
        about, prop = found.about or thing(sentence.reading, found.noun), Part(text=compared)
    if (likely := _likely_to(sentence.reading, word)) is not None:
        about, prop = found.about or thing(sentence.reading, found.noun), likely
        about = about if about.entity is not None else narrowed(sentence.reading, found.noun) or about
    prop = prop or _own_level(word)
    if prop is None:
        return None
    if another and likely is None:
        about = about or thing(sentence.reading, found.noun)
        prop = with_comparison(sentence.reading, prop, word)
    return Statement("observation/beside", as_told(verb), about, prop, qualifiers=(way,), noun=found.noun)


def _of_measure_beside(sentence: Sentence, word: Token, way: str) -> Statement | None:
    """What "with" gives a direction of its own: "has 612 pupils, with enrollment down 9 percent"."""
    noun = word.nbor(-1) if word.i > 1 else word
    led = noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.i > 0 and noun.head.nbor(-1).text == ","
    before = sentence.last()
    if not led or noun.tag_ not in ("NN", "NNS") or noun.i in sentence.heads or not is_measure(noun):
        return None
    if before is None or before[0].first > noun.i:
        return None
    prop, about = property_words(sentence.reading, noun, None), before[1].about
    return Statement("observation/beside", before[1].anchor, about, prop, qualifiers=(way,), noun=noun)


def _last_share(sentence: Sentence, figure: Figure) -> tuple[Figure, Statement] | None:
    """The share that points are more or fewer than: "22 percent of the 1,500 polled said so, 8 points fewer than"."""
    points = figure.unit == "percentage point" or (figure.noun is not None and figure.noun.lower_ == "points")
    return next((p for p in reversed(sentence.told) if p[0].kind == "percent"), None) if points else None


def _likely_to(reading: Reading, word: Token) -> Part | None:
    """What somebody does more or less often than others: "were 66 percent less likely to fall ill"."""
    likely = word.nbor() if word.i + 1 < len(word.doc) else word
    verb = grammar.child(likely, "xcomp") if likely.lower_ in ("likely", "apt", "prone") else None
    if verb is None or word.lower_ not in ("more", "less") or verb.i > likely.i + 3:
        return None
    last = max(predicate(verb)[1], verb.i + 1)
    than = next((t.i for t in verb.doc[verb.i : last] if t.lower_ == "than"), last)
    return reading.words_part(likely.i, than)


def _own_level(word: Token) -> Part | None:
    """Which level of a thing differs from its own, as the text names it: "stood 2 meters below its normal level"."""
    noun = grammar.child(word, "pobj") if word.lower_ in ("above", "below") else None
    own = noun is not None and grammar.child(noun, "poss") is not None
    return Part(text=noun.lower_) if noun is not None and own and is_in(noun, "own_levels") else None


def _is_particle(word: Token) -> bool:
    """Whether a word belongs to a verb of another meaning: "wrote down 45 million", "turned down 3 million"."""
    verb = word.nbor(-1) if word.i else word
    named = f"{verb.lemma_.lower()} {word.lower_}"
    return named in words(ROWS, "refusing") or named in rows(ROWS)["money"]["flow"]


def _set_against(reading: Reading, told: Statement, word: Token, way: str, another: bool) -> Statement:
    """What was just told, set against an earlier time or another thing: "40 centimeters above the record"."""
    prop = with_comparison(reading, told.property, word) if another else told.property
    return replace(told, rule="observation/beside", property=prop, qualifiers=(way,))


def counted_beside(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How many more or fewer than at another time: "employs 1,200 people, 300 fewer than a decade ago"."""
    doc, i = figure.head.doc, figure.quantity.last
    told = next((p for p in reversed(sentence.told) if p[0].kind == "count" and p[1].rule not in INSIDE), None)
    if figure.kind != "count" or told is None or i + 1 >= len(doc) or figure.first - told[0].last > FARTHEST:
        return None
    if _is_moved_since(sentence.reading, figure):
        moved = "increase" if doc[figure.first - 1].lower_ == "up" else "decrease"
        return replace(told[1], rule="observation/beside", denominator=None, qualifiers=(moved,), noun=None)
    way = next((w for w, listed in rows(ROWS)["directions"].items() if doc[i].lower_ in listed), None)
    set_off = doc[figure.first - 1].text in (",", "–", "—", "-", "or", "(")
    compared = doc[i + 1].lower_ == "than" or (way is not None and doc[i].lower_ in ("more", "fewer") and _ends(doc, i))
    if way is None or not (set_off and compared):
        return None
    another = compares_things(sentence.reading, doc[i])
    told_way = STANDS[way] if another else way
    return replace(told[1], rule="observation/beside", denominator=None, qualifiers=(told_way,), noun=None)


def _is_moved_since(reading: Reading, figure: Figure) -> bool:
    """Whether a count is by how many another has moved: "has 4,812 pupils, down 213 from last year"."""
    doc, i = figure.head.doc, figure.last
    set_off = figure.first > 1 and doc[figure.first - 1].lower_ in ("up", "down") and doc[figure.first - 2].text in ",("
    since = i + 1 < len(doc) and doc[i].lower_ in ("from", "on") and reading.time_at(doc[i + 1]) is not None
    return set_off and since


def _ends(doc: Doc, i: int) -> bool:
    """Whether nothing follows a word that it could compare with."""
    return doc[i + 1].is_punct


def _reached(
    sentence: Sentence, figure: Figure, word: Token, before: tuple[Figure, Statement] | None
) -> Statement | None:
    """Where something went or stands, told by a direction: "the fee goes up to 12 euros", "debt is down to 3"."""
    verb = grammar.governing_verb(word)
    if before is not None and before[1].anchor.i == (verb or word).i and before[0].kind == figure.kind:
        return replace(before[1], rule="observation/change-to", qualifiers=())
    moves = verb is not None and (verb.lemma_ in ("be", "go", "come") or is_in(verb, "rises") or is_in(verb, "falls"))
    found = of_subject(sentence, verb) if verb is not None and moves else None
    about, prop = named_measure(sentence, found, figure) if found is not None else (None, None)
    if verb is None or found is None or prop is None:
        return None
    return Statement("observation/change-to", verb, about, prop, noun=found.noun)


def reached_behind(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Where what is up or down stands then: "admissions were up 32 percent on the week before, to 1,940"."""
    before, doc, i = sentence.last(), figure.head.doc, figure.first - 2
    to = i > 0 and doc[i + 1].lower_ == "to" and doc[i].text == ","
    if before is None or not to or before[1].rule != "observation/beside" or before[1].anchor.lemma_ != "be":
        return None
    moved = before[1].qualifiers in (("increase",), ("decrease",)) and before[0].kind == "percent" != figure.kind
    near = figure.first - before[0].last <= FARTHEST and not sentence.untold_between(before[0], figure)
    plain = not any(grammar.is_verb(t) for t in doc[before[0].last : i])
    return replace(before[1], rule="observation/change-to", qualifiers=()) if moved and near and plain else None


def _paid(sentence: Sentence, figure: Figure, verb: Token, word: Token, way: str) -> Statement | None:
    """How much more somebody gets or pays: "staff will get 5 percent more from January"."""
    subject = subject_of(sentence.reading, verb)
    alone = word.i + 1 >= len(word.doc) or word.nbor().is_punct or word.nbor().tag_ in ("IN", "CC", "RB")
    if subject is None or subject.i > verb.i or not alone or "point" in figure.unit:
        return None
    if verb.lemma_ == "spend" and figure.kind != "percent":
        return None  # "spent 4 million euros more than planned"
    prop = Part(text="cost" if verb.lemma_ == "cost" else f"amount {participle(verb)}")
    return Statement(
        "observation/beside", verb, thing(sentence.reading, subject), prop, qualifiers=(way,), noun=subject
    )


def _of_compared_noun(sentence: Sentence, verb: Token, noun: Token, way: str) -> Statement | None:
    """ "Smokers had a 23 percent higher risk of stroke": the risk is that of whoever has it."""
    if grammar.child(verb, "expl") is not None and noun.tag_ == "NNS":
        there = where(sentence.reading, noun) or where(sentence.reading, verb)  # "there were 60% more thefts in Lund"
        counted = sentence.reading.words_part(noun.i, noun.i + 1)
        return Statement("observation/beside", verb, there or counted, counted, qualifiers=(way,), noun=noun)
    subject = subject_of(sentence.reading, verb)
    if subject is None or noun.dep_ not in ("dobj", "attr") or not grammar.is_verb(verb):
        return None
    if is_measure(noun):
        prop = property_words(sentence.reading, noun, None)
        first, _, rest = (prop.text or "").partition(" ")
        prop = replace(prop, text=rest) if first in ("higher", "lower", "more", "less") and rest else prop
    elif verb.lemma_ != "be" and noun.tag_ in ("NN", "NNS"):
        prop = Part(text=f"{noun.lower_} {participle(verb)}")  # "stores 40 percent more energy"
    else:
        return None
    about = thing(sentence.reading, subject)
    about = about if about.entity is not None else narrowed(sentence.reading, subject) or about
    if subject.lower_ == "those":  # "those who slept less had a 23 percent higher risk"
        about = sentence.reading.words_part(subject.i, min(subject.right_edge.i + 1, subject.i + LONGEST))
    return Statement("observation/beside", hinge(verb, noun), about, prop, qualifiers=(way,), noun=noun)


def _has_own_subject(sentence: Sentence, verb: Token, before: tuple[Figure, Statement] | None) -> bool:
    """Whether a direction stands in a clause of its own: "5 percent, beating the index, which was down 1 percent"."""
    noun = grammar.child(verb, *grammar.SUBJECTS)
    if before is None or noun is None:
        return False
    anew = verb.i >= before[0].last and before[1].anchor.i != verb.i  # "shares, which have gained 22%, were up 6%"
    return noun.i >= before[0].last or anew


def _compares_anew(figure: Figure, before: Figure, word: Token) -> bool:
    """Whether an aside compares what was just told: "sold 46 million phones last quarter, 9 percent fewer than"."""
    doc = figure.head.doc
    set_off = doc[figure.first - 1].text in (",", "–", "—", "or") and word.i + 1 < len(doc)
    fits = figure.unit != "percentage point" or before.kind == "percent"
    on = word.lower_ in ("up", "down") and word.i >= figure.last and doc[word.i + 1 : word.i + 2].text == "on"
    than = fits and set_off and (doc[word.i + 1].lower_ == "than" or word.lower_ in ("above", "below") or on)
    return than and 0 <= figure.first - before.last <= 12


def _direction_beside(figure: Figure, slot: Slot | None) -> tuple[Token | None, str | None]:
    doc = figure.head.doc
    ways: dict[str, list[str]] = rows(ROWS)["directions"]
    candidates = [doc[figure.first - 1]] if figure.first else []
    if candidates and candidates[0].lower_ in ("by", "from", "about", "to") and figure.first > 1:
        candidates.append(doc[figure.first - 2])
    behind = figure.last + (figure.unit == "percentage point" and doc[figure.last : figure.last + 1].text == "points")
    if behind < len(doc):
        candidates.append(doc[behind])
    for word in candidates:
        along = word.lower_ in ("off", "down", "up") and grammar.child(word, "pobj") is not None
        particle = word.dep_ == "prt" and grammar.is_verb(word.head) and not is_in(word.head, "trading")
        if particle or along:
            continue  # "made up 7 billion", "4 kilometers off the coast"
        for way, listed in ways.items():
            adverb = word.lower_ in listed and word.sent.start == figure.head.sent.start
            if adverb and (word.i >= figure.last or word.lower_ in ("up", "down", "higher", "lower")):
                return word, way
    return None, None


def restated(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How far something is up or down told anew: "was down 2 million tonnes, or 30 percent, in 2011"."""
    before, doc = sentence.last(), figure.head.doc
    if before is None or figure.kind == before[0].kind or "percent" not in (figure.kind, before[0].kind):
        return None
    told = before[1].rule == "observation/beside" and doc[figure.first - 1].lower_ == "or"
    return replace(before[1], noun=None) if told and figure.first - before[0].last <= 2 else None
