"""Reported figures become claims: of whom, which property, how much, as a share of what, when.

Each figure of a sentence is shown to the constructions of `CONSTRUCTIONS` in order; the first that knows it states it.
A figure that none knows is left alone: a number without a property says nothing.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations import (
    amounts,
    anew,
    bare,
    changes,
    comparisons,
    counts,
    directions,
    distances,
    extents,
    foreseen,
    gaps,
    inside,
    kin,
    levels,
    lines,
    margins,
    money,
    named_parts,
    ownership,
    parts,
    plain,
    shares,
    terms,
    victims,
    wholes,
)
from kg.extract.observations.ages import ages
from kg.extract.observations.estimates import estimated_by
from kg.extract.observations.figures import Figure, is_small_word
from kg.extract.observations.finding import figures
from kg.extract.observations.forms import ROWS
from kg.extract.observations.slots import slot
from kg.extract.observations.spoken_of import thing_before
from kg.extract.observations.statements import Construction, Sentence, Statement, Topic, is_forecast, is_in
from kg.extract.observations.units import per, rate_before, unit_of_whole, unit_text
from kg.extract.observations.when import when
from kg.extract.observations.whereabouts import of_place
from kg.extract.reading import Reading
from kg.extract.tokens import Span
from kg.model import Claim, Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

UNKNOWN = 0.55  # how far to trust a figure about what is counted, nobody knows whose
SPOKEN_OF = 0.8  # how far to trust that "it" is the business that the text speaks of
SPEAKER = 0.9  # how far to trust that whoever speaks speaks of themselves
CONSTRUCTIONS: tuple[Construction, ...] = (
    counts.capacity,
    amounts.magnitude,
    extents.dimension,
    distances.distance,
    bare.of_another,
    bare.enough_for,
    foreseen.set_against,
    wholes.whole_ahead,
    margins.margin,
    named_parts.included,
    named_parts.among_them,
    gaps.part_of_told,
    wholes.some_of_them,
    gaps.same_part,
    anew.aside_share,
    gaps.left_out,
    gaps.again,
    gaps.listed_too,
    gaps.listed_sum,
    directions.counted_beside,
    directions.beside,
    changes.change_noun,
    extents.towers,
    extents.modifier,
    extents.degree,
    shares.made_up,
    ownership.owned_share,
    shares.part_of_subject,
    amounts.told_beside,
    extents.superlative,
    terms.put_off,
    terms.runs_for,
    terms.punished,
    bare.sentenced,
    bare.held_with,
    bare.holds,
    bare.more_of_told,
    bare.contested,
    gaps.restated,
    kin.kin,
    amounts.amount_of,
    amounts.worth,
    money.price,
    money.deal_price,
    changes.changed,
    comparisons.other_time,
    comparisons.compared,
    levels.kept,
    levels.polled,
    levels.result,
    shares.gapped,
    parts.votes_told,
    counts.home_to,
    counts.there_are,
    victims.harmed,
    victims.befallen,
    parts.part_of_subject,
    parts.count_possessed,
    parts.votes,
    parts.whole_count,
    counts.count_with,
    victims.in_state,
    victims.still,
    victims.cut_off,
    counts.count_agent,
    parts.part_count,
    counts.listed_count,
    counts.count_object,
    counts.count_with_verb,
    inside.count_inside,
    counts.count_subject,
    shares.part_of_object,
    shares.part_inside,
    shares.by_some,
    shares.filled,
    shares.rate_charged,
    money.money_object,
    money.money_moved,
    money.money_subject,
    extents.measured_object,
    extents.measured_subject,
    levels.buys,
    levels.level,
    foreseen.forecast_told,
    plain.filled_with,
    plain.told_behind,
    lines.line,
    lines.item,
)
IN_LINES: tuple[Construction, ...] = (lines.line, comparisons.other_time, comparisons.compared, directions.beside)


def extract(reading: Reading) -> Iterator[Claim]:
    """The claims of this kind, in no particular order."""
    topic = Topic(reading)
    for sentence in reading.sentences():
        aged = list(ages(reading, sentence))
        so_far = _told(reading, sentence, topic, aged=frozenset(figure.quantity.first for figure, _ in aged))
        others = sorted(so_far.firsts)
        yield from (_claim(reading, figure, statement, []) for figure, statement in aged)
        for figure, statement in so_far.told:
            yield _claim(reading, figure, statement, others)
            topic.tell(figure, statement)
    for sentence in reading.sentences(("subheading",)):
        so_far = _told(reading, sentence, topic, IN_LINES)
        others = sorted(so_far.firsts)
        yield from (_claim(reading, figure, statement, others) for figure, statement in so_far.told)


def _told(
    reading: Reading,
    sentence: Span,
    topic: Topic,
    constructions: tuple[Construction, ...] = CONSTRUCTIONS,
    aged: frozenset[int] = frozenset(),
) -> Sentence:
    found = [f for f in figures(reading, sentence) if f.quantity.first not in aged]
    so_far = Sentence(reading, frozenset(f.head.i for f in found), frozenset(f.first for f in found), topic)
    for figure in found:
        where = slot(figure, so_far.heads)
        for construction in constructions:
            statement = construction(so_far, figure, where)
            statement = _with_owner(reading, topic, figure, statement) if statement is not None else None
            statement = statement if statement is not None and _is_of_its_kind(figure, statement) else None
            if statement is not None:
                rate = rate_before(so_far, figure, statement)
                source = statement.source or estimated_by(reading, figure, statement)
                statement = replace(statement, rate=rate, source=source)
                so_far.told.append((figure, of_place(reading, figure, statement)))
                break
    return so_far


def _with_owner(reading: Reading, topic: Topic, figure: Figure, statement: Statement) -> Statement | None:
    """The statement with an owner that says something; None where it is but a number or a pronoun nobody resolved.

    What somebody unknown did may still be counted: "they carry 57,000 passengers" is then about the passengers.
    """
    about = statement.about
    if about is None or about.entity is not None:
        return _of_a_firm(reading, topic, statement)
    word = (about.text or "").casefold()
    if word.startswith("whose ") or (word in ("average", "record") and statement.property.text == about.text):
        return None
    if word in words(ROWS, "pronouns"):
        speaker = _speaking(reading, figure, statement, word)
        if speaker is not None:
            return replace(statement, about=speaker, doubt=statement.doubt * SPEAKER)
        business = topic.near(statement.anchor) if word == "it" and _is_of_business(statement) else None
        if business is not None:
            return replace(statement, about=business, doubt=statement.doubt * SPOKEN_OF)
        asked = statement.noun is not None and statement.noun.lemma_.lower() in words(ROWS, "asks_for")
        before = thing_before(reading, about) if not asked else None  # only somebody makes an appeal
        if before is not None:
            return _of_a_firm(reading, topic, replace(statement, about=before, doubt=statement.doubt * SPOKEN_OF))
        counted = (
            not is_small_word(figure)
            and statement.rule in words(ROWS, "about_what_is_counted")
            and word in words(ROWS, "third_person")
        )
        return replace(statement, about=statement.property, doubt=statement.doubt * UNKNOWN) if counted else None
    if word.replace(",", "").isdigit() or _ends_in_number(reading, about):
        return None
    return statement


def _of_a_firm(reading: Reading, topic: Topic, statement: Statement) -> Statement:
    """The statement; what only firms have is that of the firm spoken of where a pronoun was taken for a place."""
    about, measured = statement.about, (statement.property.text or "").casefold().split()
    if about is None or not set(measured[-2:]) & words(ROWS, "of_firms"):
        return statement
    mention = reading.mention_of(about)
    taken_up = mention is not None and mention.kind != "name" and reading.is_a(mention, SCHEMA.Place)
    firm = topic.near(statement.anchor) if taken_up else None
    return replace(statement, about=firm, doubt=statement.doubt * SPOKEN_OF) if firm is not None else statement


def _is_of_business(statement: Statement) -> bool:
    """Whether only a business does or has what a figure tells: "employs 640 people", "a net profit of 3 million"."""
    measured = (statement.property.text or "").split()[-1:]
    owned = statement.rule == "observation/amount-of" and measured and measured[0] in words(ROWS, "of_business")
    return bool(owned) or is_in(statement.anchor, "business_verbs")


def _speaking(reading: Reading, figure: Figure, statement: Statement, word: str) -> Part | None:
    """The unnamed speaker that "they" or "it" stands for in what is said: "organizers said they had sold 300"."""
    if word not in ("it", "they", "its", "their"):
        return None
    verb = grammar.governing_verb(statement.anchor) or statement.anchor
    for credit in reading.attributions:
        inside = any(first <= figure.head.i < last for first, last in credit.content)
        cue = reading.doc[credit.cue]
        if (
            inside
            and grammar.is_verb(cue)
            and grammar.first_conjunct(verb).head.i == cue.i
            and credit.source.entity is None
        ):
            if any(c.dep_ in ("dobj", "dative") for c in cue.children):
                return None  # "the judge ordered it to pay": whoever is ordered is another
            noun = grammar.subject(cue)
            plural = noun is not None and noun.tag_ == "NNS"
            return (
                credit.source
                if noun is not None and noun.pos_ == "NOUN" and plural == (word in ("they", "their"))
                else None
            )
    return None


def _is_of_its_kind(figure: Figure, statement: Statement) -> bool:
    """Whether a figure can measure the property: a number of passengers is not told in meters ("to 70m")."""
    noun = statement.noun
    counted = noun is not None and noun.lemma_.lower() in words(ROWS, "counted_measures")
    return not (counted and figure.kind in ("measure", "money"))


def _ends_in_number(reading: Reading, about: Part) -> bool:
    """Whether the owner's words are but another figure: "the 8GB"."""
    if about.end is None:
        return False
    span = reading.doc.char_span(about.end - 1, about.end, alignment_mode="expand")
    long = len((about.text or "").split()) > 2  # "children who slept less than nine hours"
    return not long and span is not None and reading.quantity_at(span[0]) is not None


def _claim(reading: Reading, figure: Figure, statement: Statement, others: list[int]) -> Claim:
    prop = statement.property
    if figure.kind == "money":  # its unit is its currency and no more
        prop = replace(prop, text=f"{prop.text}{per(figure) or statement.rate}")
    filled: dict[str, tuple[Part, ...]] = {SCHEMA.measuredProperty: (prop,)}
    if statement.about is not None:
        filled[SCHEMA.observationAbout] = (statement.about,)
    if statement.denominator is not None:
        filled[SCHEMA.measurementDenominator] = (statement.denominator,)
    filled |= _value(figure)
    said = [
        *statement.qualifiers,
        *figure.qualifiers,
        *(["forecast"] if not statement.earlier and is_forecast(statement.anchor) else []),
    ]
    if said:
        filled[SCHEMA.measurementQualifier] = tuple(Part(text=word) for word in dict.fromkeys(said))
    unit = unit_text(reading, figure, statement.rate) or unit_of_whole(figure, statement)
    if unit and prop.text not in words(ROWS, "unitless"):
        filled[SCHEMA.unitText] = (Part(text=unit),)
    time = when(reading, figure, statement, others)
    if time is not None:
        filled[time[0]] = (time[1],)
    sure: float = rows(ROWS)["confidence"][statement.rule] * statement.doubt * (0.5 if _is_circular(statement) else 1)
    evidence = reading.sentence_evidence(figure.head)
    anchor, source = statement.anchor.i, statement.source
    return Claim(SCHEMA.Observation, filled, evidence, statement.rule, anchor, round(sure, 3), attributed_to=source)


def _is_circular(statement: Statement) -> bool:
    """Whether the owner was not found and the bare measure stands in its place: "price" about "price"."""
    about = statement.about
    if about is None or about.entity is not None or not about.text:
        return False
    said = about.text.casefold()
    measure = said in words(ROWS, "of_somebody") or said.removesuffix("s") in words(ROWS, "of_business")
    return measure and (statement.property.text or "").casefold() == said


def _value(figure: Figure) -> dict[str, tuple[Part, ...]]:
    start, end = figure.quantity.start, figure.quantity.end
    if isinstance(figure.value, tuple):
        low, high = (Part(value=value, start=start, end=end) for value in figure.value)
        return {SCHEMA.minValue: (low,), SCHEMA.maxValue: (high,)}
    return {SCHEMA.value: (Part(value=figure.value, start=start, end=end),)}
