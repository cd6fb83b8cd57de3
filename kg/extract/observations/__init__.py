"""Reported figures become claims: of whom, which property, how much, as a share of what, when.

Each figure of a sentence is shown to the constructions of `CONSTRUCTIONS` in order; the first that knows it states it.
A figure that none knows is left alone: a number without a property says nothing.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.constructions import CONSTRUCTIONS, IN_LINES
from kg.extract.observations.counted.few import as_difference
from kg.extract.observations.counted.kinds import kinds_before
from kg.extract.observations.denials import is_denied_of_all, is_ruled_out, is_withdrawn
from kg.extract.observations.figures import Figure, is_difference, is_limit_of_age
from kg.extract.observations.finding import figures
from kg.extract.observations.going_on import taken_up
from kg.extract.observations.headlines import of_headline, toll
from kg.extract.observations.money.converted import conversions
from kg.extract.observations.money.priced import as_priced
from kg.extract.observations.money.ratios import is_ratio
from kg.extract.observations.moves.multiples import multiples
from kg.extract.observations.moves.multiplied import multiplied
from kg.extract.observations.moves.up_to_now import since
from kg.extract.observations.sizes.ages import ages
from kg.extract.observations.sizes.ranks import ranks
from kg.extract.observations.statements import Construction, Sentence, Statement, Topic, is_forecast
from kg.extract.observations.timing.ahead import as_expected, modality_of
from kg.extract.observations.timing.bygone import is_bygone, is_of_later_change
from kg.extract.observations.timing.dealt import given, going_on_with, shares
from kg.extract.observations.timing.results_period import ResultsPeriod
from kg.extract.observations.timing.same_move import with_time_of_level
from kg.extract.observations.timing.spans import span
from kg.extract.observations.timing.when import when
from kg.extract.observations.whose.beside_results import of_results
from kg.extract.observations.whose.estimates import estimated_by
from kg.extract.observations.whose.measures import PERCENTS, is_measure
from kg.extract.observations.whose.settled import of_several, with_owner
from kg.extract.observations.whose.whereabouts import of_place
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import slot
from kg.extract.observations.wording.units import per, rate_before, unit_before, unit_of_whole, unit_text
from kg.extract.reading import Reading
from kg.extract.tokens import Span, Token
from kg.model import Claim, Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

OF_NOTHING = 0.3  # how far to trust a price or a number of which nobody knows the thing
OF_NOBODY = 0.5  # the same of sales or a profit of which nobody knows the firm


def extract(reading: Reading) -> Iterator[Claim]:
    """The claims of this kind, in no particular order."""
    topic, text, period = Topic(reading), list[tuple[Figure, Statement]](), ResultsPeriod(reading)
    for sentence in reading.sentences():
        aged, so_far = _read(reading, sentence, topic)
        yield from (*aged, *_claims(reading, so_far, period))
        yield from (_claim(reading, *told, sorted(so_far.firsts)) for told in _multiplied(reading, so_far, sentence))
        text += so_far.told
        for figure, statement in so_far.told:
            topic.tell(figure, statement)
    for sentence in reading.sentences(("headline",)):
        aged, so_far = _read(reading, sentence, topic, (toll, *CONSTRUCTIONS))
        yield from (*aged, *_claims(reading, of_headline(so_far, text), ResultsPeriod(reading)))
    for sentence in reading.sentences(("subheading",)):
        yield from _claims(reading, _told(reading, sentence, topic, IN_LINES), ResultsPeriod(reading))


def _read(
    reading: Reading, sentence: Span, topic: Topic, constructions: tuple[Construction, ...] = CONSTRUCTIONS
) -> tuple[list[Claim], Sentence]:
    """The ages and ranks that a sentence tells, and what its other figures say."""
    aged = list(ages(reading, sentence))
    for figure, told in ranks(reading, sentence):
        statement = with_owner(reading, topic, figure, told)
        aged += [(figure, statement)] if statement is not None else []
    firsts = frozenset(figure.quantity.first for figure, _ in aged)
    return [_claim(reading, *age, []) for age in aged], _told(reading, sentence, topic, constructions, firsts)


def _multiplied(reading: Reading, so_far: Sentence, sentence: Span) -> Iterator[tuple[Figure, Statement]]:
    """What a sentence tells of doubles and halves, with its owner."""
    for figure, told in (*multiplied(so_far, sentence), *multiples(so_far, sentence)):
        statement = with_owner(reading, so_far.topic, figure, told) if so_far.topic is not None else None
        if statement is not None and not is_ruled_out(statement.anchor):
            yield figure, statement


def _claims(reading: Reading, so_far: Sentence, period: ResultsPeriod) -> Iterator[Claim]:
    """The claims of a sentence: what each figure tells, and the same in the currencies it is converted to."""
    others, known = sorted(so_far.firsts), {figure.quantity.first for figure, _ in so_far.told}
    for figure, statement in with_time_of_level(so_far.told):
        for each in (figure, *conversions(reading, figure)):
            yield _claim(reading, each, statement, others, period)
        for kind, told in kinds_before(reading, figure, statement):
            if kind.quantity.first not in known:
                yield _claim(reading, kind, told, others, period)


def _told(
    reading: Reading,
    sentence: Span,
    topic: Topic,
    constructions: tuple[Construction, ...] = CONSTRUCTIONS,
    aged: frozenset[int] = frozenset(),
) -> Sentence:
    dealt = shares(reading, sentence)
    found = [f for f in figures(reading, sentence, topic.last_figure, dealt) if f.quantity.first not in aged]
    measured = (f for f in found if f.kind != "duration" or reading.time_at(f.head) is None)  # not "in eight months"
    firsts = frozenset(f.first for f in measured if not is_limit_of_age(f))
    so_far = Sentence(reading, frozenset(f.head.i for f in found), firsts, topic)
    for figure in found:
        share = dealt.get(figure.quantity.first)
        if share is not None and share.first != figure.quantity.first:
            so_far.told += [(figure, statement) for statement in going_on_with(so_far, share)]
            continue
        where = slot(figure, so_far.heads)
        for construction in constructions:
            statement = construction(so_far, figure, where)
            if statement is not None:
                figure, statement = taken_up.of_number(so_far, figure, statement)
                statement = as_priced(reading, figure, of_several(reading, as_expected(statement)))
                statement = with_owner(reading, topic, figure, as_difference(figure, statement))
            statement = statement if statement is not None and _is_told(figure, statement) else None
            if statement is not None:
                statement = of_results(so_far, statement)
                rate = rate_before(so_far, figure, statement)
                source = statement.source or estimated_by(reading, figure, statement)
                unit = statement.unit or unit_before(so_far, figure, statement)
                statement = replace(statement, rate=rate, source=source, unit=unit)
                statement = of_place(reading, figure, statement)
                so_far.told.append((figure, statement if share is None else given(reading, statement, share)))
                break
    return so_far


def _is_told(figure: Figure, statement: Statement) -> bool:
    """Whether a statement says what is, was or may be, of a property that the figure can measure."""
    if statement.rule in words(ROWS, "told_in_full") and is_difference(figure):
        return False
    if (statement.property.text or "").casefold() in words(ROWS, "pronouns"):
        return False  # "said it would shed a further 900": of what, nothing here tells
    if statement.rule in words(ROWS, "of_no_length") and _is_how_long(figure):
        return False  # "over ten years rents fell 12 percent"
    if figure.head.doc[max(figure.first - 2, 0) : figure.first].text.casefold() == "all but":
        return False  # "operated all but four of its flights"
    wholes = ("observation/count-possessed", "observation/count-inside", "observation/there-are")
    if _is_whole_of_number(figure) and statement.rule not in wholes:
        return False  # "was convicted of 11 of the 14 charges"
    if is_denied_of_all(statement.anchor, figure.first) or is_withdrawn(figure.head):
        return False
    if statement.rule in words(ROWS, "not_of_some") and _is_some_of_number(figure):
        return False
    if _is_lost_by_place(statement, figure) or _is_likened(figure) or _is_done_too(statement):
        return False
    if statement.rule == "observation/count-object" and _is_share(statement.noun):
        return False  # "40 percent of adults have had at least one dose"
    if _is_of_which(figure) and statement.rule != "observation/part-of-told":
        return False  # "has risen to 130, of which about 30 wear collars", misparsed
    if is_ratio(figure) and statement.rule not in ("observation/ratio", "observation/compared"):
        return False  # "13 times earnings is a lot"
    behind = figure.head.doc[figure.last : figure.last + 2].text.casefold()
    if figure.kind == "percent" and behind in ("that of", "those of", "that in", "those in"):
        return False  # "the death rate is about half that of men"
    if statement.denominator is not None and (statement.denominator.text or "").isdigit():
        return False  # "gives away half of £8m"
    ruled_out = statement.rule not in words(ROWS, "stands_where_denied") and is_ruled_out(statement.anchor)
    return not ruled_out and _is_of_its_kind(figure, statement)


def _is_lost_by_place(statement: Statement, figure: Figure) -> bool:
    """Whether "it" was taken for a site where a firm is meant, which alone loses money: "it will lose 4m on it"."""
    verb = statement.anchor
    if figure.kind != "money" or verb.lemma_ != "lose" or statement.about is None:
        return False
    subject = grammar.subject(verb)
    if subject is None or subject.lower_ != "it" or subject.i > figure.first:
        return False
    said = (statement.about.text or "").casefold().split()[-1:]
    return bool(said) and statement.about.entity is None and said[0] in words("places", "premises")


def _is_likened(figure: Figure) -> bool:
    """Whether a thing is but as large as so many others: "emits as much as a million cars", "the size of 40 pools"."""
    doc, noun = figure.head.doc, figure.noun
    lead = [t.lower_ for t in doc[max(figure.quantity.first - 3, 0) : figure.quantity.first]]
    above = noun.head.head if noun is not None and noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    sized = above is not None and above.lemma_.lower() in words(ROWS, "likened_in") and above.i == figure.first - 2
    return figure.kind == "count" and noun is not None and (sized or lead == ["as", "much", "as"])


def _is_done_too(statement: Statement) -> bool:
    """Whether "did" stands for what was done before: "of 290 on placebo, 40 did", "one in four no longer does"."""
    verb, told = statement.anchor, ("observation/count-subject", "observation/share-of-subject")
    done = statement.rule in told or statement.rule in ("observation/count-denied", "observation/share-denied")
    return done and verb.lemma_ == "do" and not grammar.objects(verb)


def _is_share(noun: Token | None) -> bool:
    """Whether a subject is but a share of those who do something: "40 percent of adults"."""
    return noun is not None and noun.lower_ in PERCENTS


def _is_whole_of_number(figure: Figure) -> bool:
    """Whether a count is that of all, of whom a bare number was told right before."""
    doc, i = figure.head.doc, figure.first - 1
    i -= i > 1 and doc[i].tag_ in ("DT", "PRP$")
    return figure.kind == "count" and i > 1 and doc[i].lower_ == "of" and doc[i - 1].like_num


def _is_some_of_number(figure: Figure) -> bool:
    """Whether a bare number is but some of so many: "the forecasts of 12 of 15 analysts"."""
    doc, i = figure.head.doc, figure.last
    i += i + 1 < len(doc) and doc[i + 1].tag_ in ("DT", "PRP$")
    bare = figure.noun is None and figure.last - figure.first == 1 and doc[figure.first].like_num and i + 1 < len(doc)
    return bare and doc[figure.last].lower_ == "of" and doc[i + 1].like_num


def _is_of_which(figure: Figure) -> bool:
    """Whether a figure that is no subject stands right behind "of which" or "of whom"."""
    before = figure.head.doc[max(figure.first - 2, 0) : figure.first].text.casefold()
    return before in ("of which", "of whom") and figure.head.dep_ not in grammar.SUBJECTS


def _is_how_long(figure: Figure) -> bool:
    """Whether a length of time only tells in how long something came about: "in the past five years"."""
    before = figure.head.doc[max(figure.quantity.first - 3, figure.head.sent.start) : figure.quantity.first]
    lead = next((t.lower_ for t in reversed(before) if t.lower_ not in words(ROWS, "before_lengths")), "")
    return figure.kind == "duration" and lead in ("in", "over", "within", "during")


def _is_of_its_kind(figure: Figure, statement: Statement) -> bool:
    """Whether a figure can measure the property: a number of passengers is not told in meters ("to 70m")."""
    noun, verbal = statement.noun, rows(ROWS)["level_property"].values()
    goes_on = statement.anchor.tag_ == "VBG" and statement.anchor.dep_ == "advcl" and statement.denominator is None
    if goes_on and statement.rule == "observation/change-to" and noun is not None and not is_measure(noun):
        return figure.kind != "percent"  # "the network reaches 30 percent of them, rising to 60 percent"
    if statement.property.text in verbal or statement.rule == "observation/money-object":
        return True  # "each job will cost 125,000 dollars", "visitors spent 3 million"
    counted = noun is not None and noun.lemma_.lower() in words(ROWS, "counted_measures")
    return not (counted and figure.kind in ("measure", "money"))


def _takes_up(part: Part) -> bool:
    """Whether a part is but a word for something unknown: "that" of "two thirds of that"."""
    return part.entity is None and (part.text or "").casefold() in ("it", "that", "this", "them", "those", "these")


def _claim(
    reading: Reading, figure: Figure, statement: Statement, others: list[int], period: ResultsPeriod | None = None
) -> Claim:
    prop = statement.property
    if figure.kind == "money":  # its unit is its currency and no more
        prop = replace(prop, text=f"{prop.text}{per(figure) or statement.rate}")
    filled: dict[str, tuple[Part, ...]] = {SCHEMA.measuredProperty: (prop,)}
    if statement.about is not None:
        filled[SCHEMA.observationAbout] = (statement.about,)
    if statement.denominator is not None and not _takes_up(statement.denominator):
        filled[SCHEMA.measurementDenominator] = (statement.denominator,)
    filled |= _value(figure)
    time = statement.time or when(reading, figure, statement, others)
    time = None if time is not None and is_of_later_change(reading, statement, time[1]) else time
    if time is None and statement.whole is not None:
        time = when(reading, *statement.whole, others)
    time = time or span(reading, figure, statement) or since(reading, figure, statement)
    time = period.of(statement, time) if period is not None else time
    said = [
        *statement.qualifiers,
        *figure.qualifiers,
        *(
            ["forecast"]
            if not (statement.earlier or _is_deed(statement) or _is_size(figure, statement))
            and is_forecast(statement.anchor)
            else []
        ),
        *(["earlier"] if time is None and is_bygone(figure, statement) else []),
    ]
    if said:
        filled[SCHEMA.measurementQualifier] = tuple(Part(text=word) for word in dict.fromkeys(said))
    unit, whole = unit_text(reading, figure, statement.rate), unit_of_whole(figure, statement) or statement.unit
    unit = f"{whole} {unit}".strip() if not unit or unit.startswith("per ") else unit  # "3.4 million a week"
    voted = statement.rule == "observation/votes" and (prop.text or "").startswith("votes ")
    unit = statement.unit or unit if voted else unit  # "the council, whose 60 members voted, backed it by 33 to 21"
    if unit and prop.text not in words(ROWS, "unitless"):
        filled[SCHEMA.unitText] = (Part(text=unit),)
    if time is not None:
        filled[time[0]] = (time[1],)
    sure: float = rows(ROWS)["confidence"][statement.rule] * statement.doubt * _standing(statement)
    evidence = reading.sentence_evidence(figure.head)
    modality = modality_of(reading, statement, time[1] if time is not None else None)
    claim = Claim(SCHEMA.Observation, filled, evidence, statement.rule, statement.anchor.i, round(sure, 3))
    return claim.with_(attributed_to=statement.source, modality=modality)


def _is_deed(statement: Statement) -> bool:
    """Whether those counted do the foreseeing, and nobody foresees how many they are: "11 predicted a cut"."""
    verb = statement.anchor
    foresees = not grammar.is_passive(verb) and verb.lemma_.lower() in rows(ROWS)["forecast"]["verbs"]
    did = statement.rule in ("observation/count-subject", "observation/share-of-subject") and foresees
    return did or statement.rule == "observation/count-possessed"


def _is_size(figure: Figure, statement: Statement) -> bool:
    """Whether a figure tells the size of a thing, whatever is foreseen of it: "the 14-kilometre tunnel is to cost"."""
    return statement.rule == "observation/modifier" and figure.kind == "measure"


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
