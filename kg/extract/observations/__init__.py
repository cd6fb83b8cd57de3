"""Reported figures become claims: of whom, which property, how much, as a share of what, when.

Each figure of a sentence is shown to the constructions of `CONSTRUCTIONS` in order; the first that knows it states it.
A figure that none knows is left alone: a number without a property says nothing.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.observations import (
    amounts,
    anew,
    bare,
    before_nouns,
    belonging,
    change_levels,
    changes,
    comparisons,
    counts,
    directions,
    distances,
    extents,
    foreseen,
    gaps,
    given,
    having,
    held_sums,
    inside,
    intended,
    kin,
    levels,
    lines,
    margins,
    money,
    named_parts,
    overruns,
    ownership,
    parts,
    plain,
    results,
    served,
    shares,
    since_then,
    taken_up,
    terms,
    unlisted,
    victims,
    wholes,
    worths,
)
from kg.extract.observations.ages import ages
from kg.extract.observations.ahead import as_expected, modality_of
from kg.extract.observations.bygone import is_bygone, is_of_later_change
from kg.extract.observations.denials import is_ruled_out
from kg.extract.observations.estimates import estimated_by
from kg.extract.observations.figures import Figure, is_difference
from kg.extract.observations.finding import figures
from kg.extract.observations.forms import ROWS
from kg.extract.observations.priced import as_priced
from kg.extract.observations.settled import of_several, with_owner
from kg.extract.observations.slots import slot
from kg.extract.observations.spans import span
from kg.extract.observations.statements import Construction, Sentence, Statement, Topic, is_forecast
from kg.extract.observations.units import per, rate_before, unit_of_whole, unit_text
from kg.extract.observations.up_to_now import since
from kg.extract.observations.when import when
from kg.extract.observations.whereabouts import of_place
from kg.extract.reading import Reading
from kg.extract.tokens import Span
from kg.model import Claim, Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

OF_NOTHING = 0.3  # how far to trust a price or a number of which nobody knows the thing
OF_NOBODY = 0.5  # the same of sales or a profit of which nobody knows the firm
CONSTRUCTIONS: tuple[Construction, ...] = (
    before_nouns.capacity,
    amounts.magnitude,
    extents.dimension,
    unlisted.concentration,
    unlisted.in_the_red,
    distances.distance,
    bare.of_another,
    bare.enough_for,
    foreseen.set_against,
    wholes.whole_ahead,
    margins.margin,
    overruns.overrun,
    named_parts.included,
    named_parts.among_them,
    gaps.part_of_told,
    given.part_moved,
    taken_up.part_of_counted,
    taken_up.another_part,
    taken_up.part_of_sum,
    wholes.some_of_them,
    gaps.same_part,
    anew.aside_share,
    gaps.left_out,
    gaps.again,
    gaps.listed_too,
    gaps.listed_sum,
    change_levels.moved_from,
    directions.counted_beside,
    directions.beside,
    change_levels.level_of_change,
    changes.change_noun,
    extents.towers,
    before_nouns.modifier,
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
    bare.times_done,
    bare.raise_again,
    bare.peopled,
    bare.held_with,
    bare.holds,
    bare.more_of_told,
    bare.contested,
    since_then.since_then,
    gaps.restated,
    kin.kin,
    kin.parent_of,
    money.taken_out_of,
    unlisted.extreme_of,
    amounts.amount_of,
    worths.worth,
    money.price_from,
    money.price,
    money.deal_price,
    counts.listed_count,
    changes.changed,
    comparisons.other_time,
    comparisons.compared,
    levels.kept,
    results.polled,
    results.result,
    shares.gapped,
    parts.votes_told,
    having.home_to,
    having.there_are,
    victims.harmed,
    victims.befallen,
    parts.part_of_subject,
    parts.count_possessed,
    parts.votes,
    parts.whole_count,
    having.count_with,
    victims.in_state,
    victims.still,
    victims.cut_off,
    counts.count_agent,
    parts.part_count,
    counts.count_object,
    served.served,
    counts.count_with_verb,
    intended.count_intended,
    intended.count_met,
    inside.count_inside,
    counts.count_subject,
    shares.part_of_object,
    shares.part_inside,
    shares.by_some,
    shares.filled,
    shares.rate_charged,
    levels.buys,
    money.money_object,
    money.money_moved,
    given.given,
    given.moves,
    given.told_by_clause,
    money.money_subject,
    extents.measured_object,
    extents.measured_subject,
    unlisted.bare_holding,
    levels.level,
    foreseen.forecast_told,
    plain.filled_with,
    belonging.belonging,
    plain.told_behind,
    held_sums.held_sum,
    lines.line,
    lines.item,
    unlisted.of_those,
    unlisted.people_left,
    unlisted.with_share,
    unlisted.of_thing,
    unlisted.size_before,
    unlisted.sum_behind,
    unlisted.object_of_any,
    unlisted.voted_too,
    unlisted.in_clause,
    unlisted.counted_alone,
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
    measured = (f for f in found if f.kind != "duration" or reading.time_at(f.head) is None)  # not "in eight months"
    so_far = Sentence(reading, frozenset(f.head.i for f in found), frozenset(f.first for f in measured), topic)
    for figure in found:
        where = slot(figure, so_far.heads)
        for construction in constructions:
            statement = construction(so_far, figure, where)
            if statement is not None:
                figure, statement = taken_up.of_number(so_far, figure, statement)
                statement = as_priced(reading, figure, of_several(reading, as_expected(statement)))
                statement = with_owner(reading, topic, figure, statement)
            statement = statement if statement is not None and _is_told(figure, statement) else None
            if statement is not None:
                rate = rate_before(so_far, figure, statement)
                source = statement.source or estimated_by(reading, figure, statement)
                statement = replace(statement, rate=rate, source=source)
                so_far.told.append((figure, of_place(reading, figure, statement)))
                break
    return so_far


def _is_told(figure: Figure, statement: Statement) -> bool:
    """Whether a statement says what is, was or may be, of a property that the figure can measure."""
    if statement.rule in words(ROWS, "told_in_full") and is_difference(figure):
        return False
    ruled_out = statement.rule not in words(ROWS, "stands_where_denied") and is_ruled_out(statement.anchor)
    return not ruled_out and _is_of_its_kind(figure, statement)


def _is_of_its_kind(figure: Figure, statement: Statement) -> bool:
    """Whether a figure can measure the property: a number of passengers is not told in meters ("to 70m")."""
    noun, verbal = statement.noun, rows(ROWS)["level_property"].values()
    if statement.property.text in verbal:
        return True  # "each job will cost 125,000 dollars"
    counted = noun is not None and noun.lemma_.lower() in words(ROWS, "counted_measures")
    return not (counted and figure.kind in ("measure", "money"))


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
    time = when(reading, figure, statement, others)
    time = None if time is not None and is_of_later_change(reading, statement, time[1]) else time
    if time is None and statement.whole is not None:
        time = when(reading, *statement.whole, others)
    time = time or span(reading, figure, statement) or since(reading, figure, statement)
    said = [
        *statement.qualifiers,
        *figure.qualifiers,
        *(["forecast"] if not statement.earlier and is_forecast(statement.anchor) else []),
        *(["earlier"] if time is None and is_bygone(figure, statement) else []),
    ]
    if said:
        filled[SCHEMA.measurementQualifier] = tuple(Part(text=word) for word in dict.fromkeys(said))
    unit = unit_text(reading, figure, statement.rate) or unit_of_whole(figure, statement)
    if unit and prop.text not in words(ROWS, "unitless"):
        filled[SCHEMA.unitText] = (Part(text=unit),)
    if time is not None:
        filled[time[0]] = (time[1],)
    sure: float = rows(ROWS)["confidence"][statement.rule] * statement.doubt * _standing(statement)
    evidence = reading.sentence_evidence(figure.head)
    modality = modality_of(reading, statement, time[1] if time is not None else None)
    claim = Claim(SCHEMA.Observation, filled, evidence, statement.rule, statement.anchor.i, round(sure, 3))
    return claim.with_(attributed_to=statement.source, modality=modality)


def _standing(statement: Statement) -> float:
    """How much less a figure says whose owner was not found, the bare measure in its place: "price" about "price"."""
    about = statement.about
    if about is None or about.entity is not None or not about.text:
        return 1
    said = about.text.casefold()
    same = (statement.property.text or "").casefold().partition(" before ")[0] == said
    amount = statement.rule in ("observation/amount-of", "observation/level") and said not in words(ROWS, "drafts")
    if said in words(ROWS, "of_nothing") and (same or amount):
        return OF_NOTHING  # but "the bill, which foresees spending of 18 billion"
    if not same:
        return 1
    business = said.removesuffix("s") in words(ROWS, "of_business")
    return OF_NOBODY if business or said in words(ROWS, "of_somebody") else 1


def _value(figure: Figure) -> dict[str, tuple[Part, ...]]:
    start, end = figure.quantity.start, figure.quantity.end
    if isinstance(figure.value, tuple):
        low, high = (Part(value=value, start=start, end=end) for value in figure.value)
        return {SCHEMA.minValue: (low,), SCHEMA.maxValue: (high,)}
    return {SCHEMA.value: (Part(value=figure.value, start=start, end=end),)}
