"""The time that governs a figure: beside it, with its property, or in its clause."""

import itertools

from kg.extract import grammar
from kg.extract.observations.figures import Figure, is_gloss
from kg.extract.observations.money.quoted import quoted_price
from kg.extract.observations.moves.against import compares
from kg.extract.observations.statements import Statement
from kg.extract.observations.timing.bygone import is_had, own_clause
from kg.extract.observations.timing.later import (
    closes_clause,
    is_earlier,
    is_of_another,
    is_of_aside,
    is_of_forecast,
    is_of_report,
    is_revised,
    is_set_against,
    is_wished_for,
    of_a_later_figure,
    tells_object,
)
from kg.extract.observations.timing.periods import (
    between,
    ends_longer,
    ends_span,
    is_of_range,
    is_of_source,
    is_of_style,
    is_open,
    is_part_of_year,
    period,
)
from kg.extract.observations.timing.spans import as_of, span
from kg.extract.observations.whose.measures import is_measure
from kg.extract.observations.whose.same_time import STANDING, events_below, shares_time
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Token, behind_brackets
from kg.model import Part, Time
from kg.rows import words
from kg.vocabulary import SCHEMA

FAR = 12


def when(reading: Reading, figure: Figure, statement: Statement, others: list[int]) -> tuple[str, Part] | None:
    """The property (date or period) and the time of a figure; `others` are the first tokens of all figures around."""
    if _is_lasting(figure, statement):
        return None
    clause = own_clause(figure)
    earlier = statement.earlier or _is_set_off(statement.noun) or clause is not None or is_had(figure, statement)
    time = _owning(reading, figure) or _beside(reading, figure, others, earlier)
    time = next(iter(_times_of(reading, clause)), time) if clause is not None else time
    if time is None and not earlier:
        named = _with_noun(reading, figure, statement)
        time = (
            _in_which(reading, statement.anchor)
            or (named if named is not None and not _tells_which(named, statement) else None)
            or _of_clause(reading, figure, statement)
            or (_of_counted(reading, figure) or as_of(reading, figure))
        )
    if time is None or _tells_which(time, statement) or is_wished_for(reading, time, statement):
        return None
    beforehand = is_of_report(time, statement) or is_of_forecast(time, statement)
    if beforehand or is_of_aside(reading.doc[time.first], figure.head):
        return None
    if is_open(reading, time):
        whole = between(reading, time)
        return (SCHEMA.observationPeriod, whole) if whole is not None else None
    whole = period(reading, time)
    if whole is not None:
        return None if ends_longer(reading, time, whole) else (SCHEMA.observationPeriod, whole)
    if is_of_range(reading, time):
        return None
    said = reading.document.text[time.start : time.end]
    name = SCHEMA.observationDate if _is_point(time) else SCHEMA.observationPeriod
    return name, Part(value=time.value, text=said, start=time.start, end=time.end)


def _owning(reading: Reading, figure: Figure) -> Time | None:
    """The time that a figure is said to be of: "short of last year's 85,000"."""
    left = figure.head.doc[figure.first - 1] if figure.first > 1 else None
    return reading.time_at(left.nbor(-1)) if left is not None and left.tag_ == "POS" else None


def _is_lasting(figure: Figure, statement: Statement) -> bool:
    """Whether a figure holds whenever its clause happens: whose count it is, an age, a size, how far off a place is."""
    if statement.rule in ("observation/count-possessed", "observation/age", "observation/age-beside"):
        return True
    if statement.rule == "observation/foreseen" and is_revised(statement.anchor):
        return True
    if figure.kind == "duration" and statement.anchor.lemma_ in words("grammar", "starting"):
        return True  # "began a 48-hour strike on Wednesday"
    if statement.rule == "observation/modifier" and statement.anchor.i == figure.head.i:
        return True  # "the 2 billion dollar plant will open in 2027" is worth that today
    return statement.rule == "observation/dimension" and (statement.property.text or "").startswith("distance")


def _is_set_off(noun: Token | None) -> bool:
    """Whether an amount is what another is set against: "a loss, compared with a profit of 5 million in 2019"."""
    prep = noun.head if noun is not None and noun.dep_ == "pobj" else None
    compared = prep is not None and prep.i > 0 and prep.nbor(-1).lower_ in ("compared", "compare")
    return prep is not None and (prep.lower_ == "against" or compared)


def _in_which(reading: Reading, verb: Token) -> Time | None:
    """The date that a clause with "when" describes: "a record set in 1999, when a flood killed 87 people"."""
    when = next((c for c in verb.lefts if c.lower_ == "when"), None)
    if when is None or when.i < 2:
        return None
    return reading.time_at(when.nbor(-2 if when.nbor(-1).text == "," else -1))


def _tells_which(time: Time, statement: Statement) -> bool:
    """Whether a time only tells which thing is meant: "London July cocoa", "copper for July delivery"."""
    noun = statement.noun
    if noun is not None and statement.rule == "observation/worth" and noun.left_edge.i <= time.first < noun.i:
        return True  # "a 1934 canvas valued at 3 million"
    published = (statement.property.text or "").startswith(("copies ", "highest rank"))
    if noun is not None and noun.left_edge.i <= time.first < noun.i and published:
        return True  # "their 1988 album sold 3 million copies", by now
    if noun is None or quoted_price(noun) is None or noun.tag_ in ("NNP", "NNPS"):
        return False  # "Orme Copper accounted for 6 percent of output last year"
    return noun.left_edge.i <= time.first <= noun.right_edge.i


def _is_point(time: Time) -> bool:
    """Whether a value is a day, a month or a year; a quarter, a duration or a range is a period."""
    return (
        time.type == "DATE"
        and "/" not in time.value
        and "Q" not in time.value
        and "H" not in time.value
        and "W" not in time.value
    )


def _useful(reading: Reading, time: Time) -> bool:
    if is_of_style(reading, time):
        return False
    before = reading.doc[time.first - 1].lower_ if time.first else ""
    if reading.doc[time.first].lower_ in ("fewer", "more", "less") or (time.value.isdigit() and len(time.value) < 3):
        return False  # "300 fewer than a decade ago"; "in the 19th century", which is no date
    if time.first > 1 and reading.doc[time.first - 2].lower_ in ("delivery", "completion"):
        return False  # "has ordered 12 more for delivery by 2028"
    mention = reading.mention_at(reading.doc[time.first])
    if mention is not None and mention.kind == "name" and mention.last - mention.first > time.last - time.first:
        return False  # the year in the name of a plan or a report
    tells = time.type == "DATE" or is_part_of_year(reading, time)
    opened = before not in ("since", "until", "before") or ends_span(reading, time)
    return tells and opened and not time.value.endswith("_REF")


def _beside(reading: Reading, figure: Figure, others: list[int], earlier: bool) -> Time | None:
    """The time right behind the amount: "251 million a year earlier", "3.1 million last year"."""
    doc = reading.doc
    if figure.first > 1 and doc[figure.first - 1].text == ":":
        label = reading.time_at(doc[figure.first - 2])
        if label is not None and _useful(reading, label):
            return label  # "(2023: 1.21 billion)"
    behind = _behind_aside(figure)
    later = [o for o in others if o >= (behind or figure.last)]
    stop = min([*later, (behind or figure.last) + FAR, figure.head.sent.end])
    joined = False
    for i in range(behind or figure.last, stop):
        time = reading.time_at(doc[i])
        joined = joined or doc[i].tag_ == "CC"
        if joined and is_measure(doc[i]):
            return None  # "a shortfall of 135,000 tons and a slight excess next year"
        if time is not None and joined and _opens_clause(doc[time.first]):
            return None
        if time is not None and _useful(reading, time):
            return None if not earlier and compares(reading, time) else time
        if earlier and doc[i].text == "," and _set_back(reading, i + 1):
            continue  # "1.19 dollars a share, a year earlier"
        if doc[i].text in (",", ";", "(") or (grammar.is_verb(doc[i]) and doc[i].dep_ not in ("acl", "amod")):
            return None
    return None


def _opens_clause(time: Token) -> bool:
    """Whether a time behind "and" is that of the verb behind it: "takes five hours and on Sunday took 11"."""
    verb = grammar.governing_verb(time)
    return verb is not None and verb.dep_ == "conj" and verb.i > time.i and verb.tag_ in grammar.FINITE


def _behind_aside(figure: Figure) -> int | None:
    """Where a sum goes on behind the same told anew: "148 million, or 1.36 a share, in", "14 million ($16 m) in"."""
    doc, i = figure.head.doc, figure.last
    if (behind := behind_brackets(doc, i, FAR)) > i:
        return behind
    opened = i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ == "or"
    closed = (t.i + 1 for t in doc[i + 2 : i + FAR] if t.text == ",") if opened else iter(())
    return next(closed, None)


def _set_back(reading: Reading, i: int) -> bool:
    """Whether a time that tells an earlier one begins at a token: "a year earlier"."""
    time = reading.time_at(reading.doc[i]) if i < len(reading.doc) else None
    return time is not None and is_earlier(reading, time)


def _with_noun(reading: Reading, figure: Figure, statement: Statement) -> Time | None:
    """The time inside the noun phrase of the property: "third-quarter revenue", "revenue in the third quarter"."""
    noun = statement.noun
    if noun is None:
        return None
    for i in range(max(noun.left_edge.i, noun.i - 8), min(noun.right_edge.i + 1, noun.i + FAR)):
        token = reading.doc[i]
        time = reading.time_at(token)
        if time is not None and _set_off(reading, noun, token):
            return None
        if time is not None and _useful(reading, time) and _within(token, noun):
            own = reading.doc[time.first - 1].head.i == noun.i  # "photographs from April 2022 showed"
            lead = reading.doc[time.first - 1].lower_
            happened = lead == "of" and noun.lemma_.lower() in words(ROWS, "calamities")  # "the quake of May 2016"
            against = compares(reading, time) and not (own and (lead == "from" or happened))
            return None if of_a_later_figure(reading, figure, time) or against else time
    return None


def _of_counted(reading: Reading, figure: Figure) -> Time | None:
    """The time of what the counted ones did: "2,180 pupils who were taught in 2022"."""
    if figure.noun is None:
        return None
    end = min(figure.noun.right_edge.i + 1, figure.noun.i + FAR)
    behind = reading.doc[figure.noun.i + 1 : end]
    if not any(token.lower_ in grammar.RELATIVES for token in behind):
        return None
    times = (reading.time_at(token) for token in behind)
    return next((t for t in times if t is not None and _useful(reading, t) and not compares(reading, t)), None)


def _within(token: Token, noun: Token) -> bool:
    """Whether a token hangs on a noun without a verb between."""
    for above in grammar.governors(token):
        if above.i == noun.i:
            return True
        if _closes(above):
            continue
        if _is_set_off_adjective(above):
            return False
        if grammar.is_verb(above) or (above.dep_ == "conj" and above.head.i == noun.i and is_measure(above)):
            return False  # "a shortfall of 135,000 tons and a slight excess next year"
    return False


def _is_of_what(verb: Token) -> bool:
    """Whether a verb tells but what a figure is set against: "earned 9 million, half of what it made in 2023"."""
    opened = grammar.child(verb, "dobj", "nsubj") if verb.dep_ == "pcomp" else None
    return opened is not None and opened.tag_ == "WP"


def _is_set_off_adjective(token: Token) -> bool:
    """Whether a comma sets off what else is told of a thing: "a dividend of 0.45 euros a share, payable on May 2"."""
    return token.tag_ == "JJ" and token.i > token.sent.start and token.nbor(-1).text == ","


def _closes(verb: Token) -> bool:
    """Whether a participle only tells with which day a time ends: "profit for the three months ended June 30"."""
    return verb.dep_ == "acl" and verb.lower_ in ("ended", "ending")


def _of_clause(reading: Reading, figure: Figure, statement: Statement) -> Time | None:
    """The time of the verb that the figure hangs on, the nearest first; a verb of saying has its own."""
    verb = grammar.governing_verb(statement.anchor)
    if verb is None or (statement.rule == "observation/count-inside" and is_gloss(figure)):
        return None
    found = [t for t in _times_of(reading, verb) if not tells_object(reading, t, figure)]
    if not found and grammar.is_verb(verb.head) and shares_time(verb) and span(reading, figure, statement) is None:
        own = grammar.child(verb, *grammar.SUBJECTS) is not None
        end = verb.head.i if verb.lemma_ in STANDING else verb.i  # "opened in 2022 and cost the city 3 million"
        found = [t for t in _times_of(reading, verb.head) if t.last <= end]
        found = [t for t in found if _is_adverbial(reading, t, verb.head, with_subject=not own)]
        found = [
            t
            for t in found
            if not (is_set_against(reading, t) or (verb.dep_ == "conj" and closes_clause(reading, t, verb)))
        ]
    found = found or next((times for event in events_below(verb) if (times := _times_of(reading, event))), [])
    found = [t for t in found if not (is_of_another(reading, figure, t) or is_set_against(reading, t))]
    found = [t for t in found if not (_tells_which(t, statement) or is_of_source(reading, t))]
    return min(found, key=lambda t: (abs(t.first - figure.head.i), t.first)) if found else None


def _is_adverbial(reading: Reading, time: Time, verb: Token, *, with_subject: bool) -> bool:
    """Whether a time says when a verb happens, or its subject did: not of "trimmed its 2026 outlook"."""
    above = (t for t in grammar.governors(reading.doc[time.first : time.last].root))
    between = [*itertools.takewhile(lambda t: t.i != verb.i, above)]
    if with_subject and between and between[-1].dep_ in grammar.SUBJECTS:
        between.pop()  # "its strike, in March 2021, stranded 140 ships and cost exporters 520 million"
    return all(t.pos_ == "ADP" or t.dep_ in ("prep", "pcomp", "advmod") or reading.quantity_at(t) for t in between)


def _times_of(reading: Reading, verb: Token) -> list[Time]:
    found = (reading.time_at(token) for token in grammar.clause_tokens(verb))
    times = [time for time in found if time is not None and _useful(reading, time) and not compares(reading, time)]
    times = [time for time in times if not is_earlier(reading, time)]
    times = [t for t in times if not _is_of_figure(reading, reading.doc[t.first], verb)]
    times = [t for t in times if not _is_behind_relative(reading, t, verb)]
    return [t for t in times if not (_apart(reading.doc[t.first], verb) or _is_of_aside(reading.doc[t.first], verb))]


def _is_behind_relative(reading: Reading, time: Time, verb: Token) -> bool:
    """Whether a comma parts a time from a relative clause: "will reopen the road, which takes 900 cars, in June"."""
    first = time.first - (reading.doc[time.first - 1].tag_ == "IN")
    opened = verb.dep_ == "relcl" and reading.doc[verb.left_edge.i - 1].text == ","
    return opened and first > verb.i and reading.doc[first - 1].text == ","


def _is_of_figure(reading: Reading, token: Token, verb: Token) -> bool:
    """Whether a time is that of a figure set off behind the subject: "shares, down 22 percent this year, closed"."""
    subject = grammar.child(verb, *grammar.SUBJECTS)
    inside = subject is not None and subject.i < token.i < verb.i and token.i <= subject.right_edge.i
    return subject is not None and inside and _set_off(reading, subject, token)


def _set_off(reading: Reading, noun: Token, token: Token) -> bool:
    """Whether a comma and a figure stand between a noun and a time."""
    between = noun.doc[noun.i + 1 : token.i]
    commas = any(t.text == "," for t in between)
    return commas and any(reading.quantity_at(t) is not None for t in between)


def _is_of_aside(token: Token, verb: Token) -> bool:
    """Whether a time is that of an infinitive behind a comma: "spent 3 million on trains, to be delivered in 2027"."""
    nearest = next((t for t in grammar.governors(token) if grammar.is_verb(t)), None)
    if nearest is None or nearest.i <= verb.i or nearest.i == verb.i:
        return False
    first = nearest.left_edge.i
    return nearest.doc[first].tag_ == "TO" and nearest.doc[first - 1].text == ","


def _apart(token: Token, verb: Token) -> bool:
    """Whether a time stands in an aside of the verb's clause: "Jobs, born in 1955, has built"."""
    for above in grammar.governors(token):
        if above.i == verb.i:
            return False
        if above.dep_ in ("acl", "relcl", "appos") and grammar.is_verb(above) and not _closes(above):
            return True
        if above.dep_ == "ccomp" and any(t.lower_ in ("which", "whom") for t in verb.doc[verb.i + 1 : above.i]):
            return True  # "has debts of 40 million euros, 12 million of which are due in June", misparsed
        if _is_set_off_adjective(above) or _is_of_what(above):
            return True
        if above.lower_ in ("with", "including") and verb.i < above.i and above.nbor(-1).text == ",":
            return True  # "will cost 87 million, with work due to begin in April"
    return False
