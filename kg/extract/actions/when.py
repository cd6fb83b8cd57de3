"""When it was done: the times that date the verb of an action."""

import re
from collections.abc import Iterator

from kg.extract.actions.mishaps import clause_of_when, dates_deed, is_of_thing_meant
from kg.extract.grammar import (
    SUBJECTS,
    antecedent,
    child,
    clause_tokens,
    is_passive,
    is_verb,
    lemma,
    objects,
    own_auxiliaries,
    tense,
    verb_lemma,
)
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part, Time
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

DATE = re.compile(r"\d{4}(-\d\d){0,2}")
YEAR = re.compile(r"\d{4}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
AS_EARLY = ("early", "soon", "recently")  # "as early as March"


def time_parts(reading: Reading, verb: Token) -> dict[str, tuple[Part, ...]]:
    """When it was done: `schema:startTime` and `schema:endTime` from the times that hang on the verb."""
    found: dict[str, tuple[Part, ...]] = {}
    times = list(_times(reading, verb)) or [*_time_of_when(reading, verb), *_shared_time(reading, verb)]
    times = times or list(_time_of_clause(reading, verb))
    for prep, time in times:
        if time.type in ("DURATION", "SET") or not any(c.isdigit() for c in time.value):
            continue  # "for three years", "every Monday", "recently" tell no date
        if _is_only_announced(verb) and not reading.is_ahead(time.value):
            continue
        negated = child(verb, "neg") is not None or reading.doc[max(time.first - 2, 0)].lower_ == "not"
        begins = prep in ("until", "till") and negated  # "did not open until May", "Not until May did it open"
        if prep in ("until", "till", "to", "from") and _is_put_off(verb):
            continue  # "postponed the vote until June", "moved the vote from May to June"
        edge = SCHEMA.endTime if prep in rows("actions")["times"]["end"] and not begins else SCHEMA.startTime
        if edge not in found:
            found |= reading.dated(edge, time)
    return found


def _is_put_off(verb: Token) -> bool:
    """Whether something gets another time, so that the times behind are not those of doing so: "brought forward to"."""
    return verb_lemma(verb) in words("actions", "deferring") or any(c.lower_ == "forward" for c in verb.rights)


def _is_only_announced(verb: Token) -> bool:
    """Whether a day gone by is that of announcing what a gerund tells: "announced leaving the market in June"."""
    return verb.dep_ == "xcomp" and verb.tag_ == "VBG" and lemma(verb.head) == "announce"


def _times(reading: Reading, verb: Token) -> Iterator[tuple[str, Time]]:
    """Preposition (or "") and time of each temporal expression that dates the verb."""
    seen: set[int] = set()
    across = rows("actions")["times"]["across_object"]
    reached = []  # a time that hangs on the verb goes before one inside a phrase in front of it
    for token in _dating_tokens(verb):
        time = reading.time_at(token)
        if time is None or time.first in seen or _is_compared(reading, time) or _dates_occasion(reading, time):
            continue
        if (
            _closes_aside(verb, time)
            or _stands_behind_aside(verb, time)
            or _is_of_decision(reading, verb, time)
            or _is_of_share(verb, time)
        ):
            continue
        seen.add(time.first)
        root = reading.doc[time.first : time.last].root
        root = root.head if root.dep_ == "nummod" and root.head.lower_ == "time" else root  # "around 18:00 local time"
        if any(c.tag_ == "JJS" for c in root.lefts) or (root.dep_ == "dobj" and ":" in root.text):
            continue  # "after the wettest July since records began", "lost 2:17"
        prep = root.head if root.dep_ == "pobj" else root if root.dep_ == "prep" else None
        holder = prep.head if prep is not None else root.head
        word = _preposition(prep)
        if root.dep_ == "conj" and root.head.head.lower_ == "between":
            word, holder = "to", root.head.head.head  # "between 2010 and 2014"
        elif word == "between" and (prep is None or child(root, "conj") is None):
            continue  # "between 4 and 26 September"
        if word == "as" and holder.lower_ in AS_EARLY and holder.dep_ == "advmod":
            word, holder = "", holder.head
        if _is_told_before(reading, verb, time) and word not in ("until", "till", "through", "to"):
            continue
        if word == "at" and reading.doc[time.first : time.last].text.lower() in rows("actions")["times"]["idioms"]:
            continue
        if is_of_thing_meant(verb, root, word) or _is_of_thing(verb, prep) or _is_of_topic(verb, holder, word, time):
            continue
        if holder.dep_ == "pobj" and holder.head.lower_ in ("until", "till") and holder.head.head.i == verb.i:
            word, holder = holder.head.lower_, verb  # "until his death in 2003"
        if dates_deed(verb, root):
            yield "in", time
        elif holder.i == verb.i or root.i == verb.i or _floats_to(verb, holder, root):
            if word in rows("actions")["times"]["start"] + rows("actions")["times"]["end"]:
                yield word, time
        elif prep is not None and (word == "for" or word in across):
            decided = _is_of_decision(reading, holder, time) and holder.head.head.i == verb.i
            if (decided or _reaches(verb, holder)) and time.first > verb.i:
                yield word, time
            elif decided or _reaches(verb, holder):
                reached.append((word, time))
    yield from reached


def _preposition(prep: Token | None) -> str:
    """The word before a time, of one that is near it "around": "shortly before 9 p.m.", not an end."""
    if prep is None:
        return ""
    near = prep.i > 0 and prep.nbor(-1).lower_ in rows("actions")["times"]["near"]
    return "around" if near and prep.lower_ == "before" else prep.lower_


def _is_of_decision(reading: Reading, infinitive: Token, time: Time) -> bool:
    """Whether a day behind a plan is that of what was decided on it: "rejected a plan to build a bridge on Tuesday"."""
    noun, day = infinitive.head, reading.doc[time.first : time.last]
    weekday = len(day) == 1 and day[0].is_title and day[0].lower_.endswith("day")
    planned = infinitive.dep_ == "acl" and infinitive.tag_ == "VB" and noun.dep_ == "dobj"
    return weekday and planned and noun.head.tag_ == "VBD" and verb_lemma(noun.head) in words("actions", "deciding")


def _is_of_share(verb: Token, time: Time) -> bool:
    """Whether a time is that of a part or of a second use: ", 400 of them by 2027", "for roads and, from 2031, for"."""
    before = [t.lower_ for t in verb.doc[max(time.first - 3, verb.i) : time.first]]
    part = len(before) == 3 and before[0] == "of" and before[1] in ("them", "whom", "which")
    return part or (len(before) == 3 and before[0] in ("and", "or", "but") and before[1] == ",")


def _is_told_before(reading: Reading, verb: Token, time: Time) -> bool:
    """Whether a time is still ahead when something was done or said: "ordered a review, due by June"."""
    told = tense(verb) == "VBD" or any(c.lower_ in ("has", "have", "had") for c in own_auxiliaries(verb))
    said = tense(verb) in ("VBZ", "VBP") and lemma(verb) in words("actions", "speech")
    timed = (
        lemma(verb) in rows("times")["tense"]["timetable"]
        or verb.lemma_ in words("actions", "schedules")
        or _is_put_off(verb)
    )
    dated = DATE.fullmatch(time.value) is not None and reading.is_ahead(time.value)
    return (told or said) and verb.tag_ != "VB" and not timed and dated


def _is_of_topic(verb: Token, holder: Token, prep: str, time: Time) -> bool:
    """Whether a time is that of what is spoken of: "warned of floods in May", "blamed a flop at Christmas"."""
    if prep not in ("in", "at", "during") or holder.i < verb.i or is_passive(verb):
        return False
    if holder.i == verb.i:  # the parser hangs the time on "warned"
        topics = (child(c, "pobj") for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("of", "about"))
        holder = next((n for n in topics if n is not None and n.right_edge.i == time.first - 2), holder)
    spoken = lemma(verb) in words("actions", "speech") and holder.dep_ == "pobj" and holder.head.head.i == verb.i
    plain = all(c.lower_ in ("a", "an") for c in holder.lefts if c.dep_ in ("det", "poss"))
    if spoken and plain and holder.head.lower_ in ("of", "about"):
        return True
    some = holder.dep_ in ("dobj", "conj") and any(c.lower_ in ("a", "an") for c in holder.lefts)
    return some and lemma(verb) in words("actions", "dwelling")


def _is_of_thing(verb: Token, prep: Token | None) -> bool:
    """Whether a time is what a thing is for or lasts since: "a dividend for 2024", "its first loss since 2020"."""
    word = prep.lower_ if prep is not None else ""
    if prep is None or word not in ("for", "since"):
        return False
    if word == "for":
        if verb.lemma_ not in words("actions", "schedules"):
            return True
        done = verb.tag_ in ("VBD", "VBN") and not is_passive(verb)
        return done and child(verb, "dobj") is not None  # "has called a vote for June"
    if (tense(verb) == "TO" and verb.dep_ != "xcomp") or tense(verb) == "MD":
        return True  # "promised to undo all changes made since 1995"
    if tense(verb) in ("VBZ", "VBP") and not any(c.lemma_ == "have" for c in verb.lefts):
        return not is_passive(verb) and child(verb, "dobj") is not None  # "reports 12 attacks since 2019"
    before = prep.nbor(-1) if prep.i > prep.sent.start else prep
    described = antecedent(verb) if verb.dep_ == "relcl" else None  # "the longest bridge that it has built since 1980"
    ranked = _is_ranked(before) or (described is not None and _is_ranked(described))
    return ranked or (verb.tag_ == "VBD" and not any(c.lemma_ == "have" for c in verb.lefts))


def _is_ranked(noun: Token) -> bool:
    """Whether a noun is for what comes first or stands out: "its first loss", "the most daring plan"."""
    return any(t.tag_ in ("JJS", "RBS") or t.ent_type_ == "ORDINAL" for t in noun.doc[noun.left_edge.i : noun.i])


def _closes_aside(verb: Token, time: Time) -> bool:
    """Whether a time ends what is said of the subject: "Roe, head since the death of Lee, in 2018, signed it"."""
    doc, noun = verb.doc, child(verb, *SUBJECTS)
    if noun is None or not noun.i < time.first < time.last <= verb.i or doc[time.last].text != ",":
        return False
    before = time.first - 1 - (doc[time.first - 1].tag_ == "IN")
    asides = (c for c in noun.rights if c.dep_ in ("appos", "relcl", "acl"))
    return doc[before].text == "," and any(c.right_edge.i in (before - 1, before) for c in asides)


def _stands_behind_aside(verb: Token, time: Time) -> bool:
    """Whether a comma parts a time from a participle set off: "were called to a hall, built of oak, at 9 a.m."."""
    doc = verb.doc
    before = time.first - 1 - (doc[time.first - 1].tag_ == "IN")
    described = verb.dep_ in ("acl", "advcl") and verb.tag_ == "VBN" and verb.head.i < verb.i < before
    whole = not any(t.text == "," for t in doc[verb.i : before])  # not "held in Lima, Peru, in 2022"
    return described and whole and doc[before].text == "," == doc[verb.left_edge.i - 1].text


def _time_of_when(reading: Reading, verb: Token) -> Iterator[tuple[str, Time]]:
    """The time right before a clause with "when": "in March 2022, when the bank froze its accounts"."""
    opener = verb.left_edge
    if opener.lower_ != "when" or opener.head.i != verb.i or opener.i == verb.sent.start:
        return
    before = opener.nbor(-2) if opener.nbor(-1).text == "," and opener.i > verb.sent.start + 1 else opener.nbor(-1)
    noun = antecedent(verb) if verb.dep_ == "relcl" else before
    time = reading.time_at(noun) if noun is not None else None
    if time is not None:
        yield "", time


def _shared_time(reading: Reading, verb: Token) -> Iterator[tuple[str, Time]]:
    """The day behind the last of two verbs, for one without: "dismissed a minister and moved two on Friday"."""
    following = child(verb, "conj")
    shared = following is not None and following.tag_ == verb.tag_ and child(following, *SUBJECTS) is None
    if following is None or any(c.tag_ == "MD" for c in following.lefts) or child(verb, "agent") is not None:
        return  # "was found in Oslo and will be sold on Friday", "led by Roe and published on Friday"
    lengths = [child(c, "pobj") for c in verb.rights if c.lower_ in ("for", "during", "until")]
    if any(c is not None and c.ent_type_ in ("DATE", "TIME") for c in lengths):
        return  # "is to stay in port for the week and leave on Sunday"
    if any(c.tag_ == "PRP" for c in objects(following)):
        return  # "bought the papers and leaked them on Friday": what is done to it next
    if shared and following is not None and not any(t.text == "," for t in verb.doc[verb.i : following.i]):
        days = ((prep, time) for prep, time in _times(reading, following) if DAY.fullmatch(time.value))
        yield from ((prep, time) for prep, time in days if prep not in rows("actions")["times"]["end"])


def _time_of_clause(reading: Reading, verb: Token) -> Iterator[tuple[str, Time]]:
    """The day of what happened then: "Eleven miners died when a lift fell down a shaft on Friday"."""
    clause = clause_of_when(verb)
    if clause is not None:
        ends = rows("actions")["times"]["end"]
        yield from ((prep, time) for prep, time in _times(reading, clause) if prep not in ends)


def _is_compared(reading: Reading, time: Time) -> bool:
    """Whether a time is that of what a figure is set against: "down from 4 million in the same quarter of 2012"."""
    quantity = reading.quantity_before(time)
    before = reading.doc[quantity.first - 1] if quantity is not None and quantity.first > 0 else None
    if before is not None and before.lower_ in ("from", "against", "versus"):
        # "cut its debt to 52 million from 61 million at the end of May", not "raised it to 6% from 5% on Thursday"
        return not _is_day_of_change(reading, time)
    same = any(t.lower_ == "same" for t in reading.doc[max(0, time.first - 1) : time.first + 2])
    return same or _is_outdone(reading, time)


def _is_outdone(reading: Reading, time: Time) -> bool:
    """Whether a time is that of what is less, more or as much: "more than in 2020", not "no later than in May"."""
    before = [t for t in reading.doc[max(0, time.first - 3) : time.first] if t.dep_ != "det"]
    at = len(before) - 1 - (bool(before) and before[-1].lower_ in ("in", "on", "during"))
    if at < 1 or before[at].lower_ not in ("than", "as"):
        return False
    open_end = before[at - 1].lower_ in {"later", "sooner", "earlier", "such", *AS_EARLY}
    return before[at].dep_ in ("prep", "mark") and not open_end


def _is_day_of_change(reading: Reading, time: Time) -> bool:
    """Whether a time is the day on which a figure was moved from one value to another, not that of the old value."""
    on = reading.doc[time.first - 1]
    return on.lower_ == "on" and any(t.lower_ == "to" for t in reading.doc[on.sent.start : on.i])


def _dates_occasion(reading: Reading, time: Time) -> bool:
    """Whether a time is that of something to come or gone by: "resigned ahead of the vote on Monday"."""
    root = reading.doc[time.first : time.last].root
    if root.dep_ == "npadvmod" and reading.doc[time.last : time.last + 1].text == ",":
        fronted = (c for c in root.head.lefts if c.dep_ == "prep" and c.right_edge.i == time.first - 1)
        return any(c.lower_ in ("after", "before", "following") for c in fronted)  # "After his trial last May, he"
    prep = root.head if root.dep_ == "pobj" else root
    noun = prep.nbor(-1) if prep.i > prep.sent.start else prep
    if prep.i == root.i or prep.lower_ not in ("on", "in") or noun.dep_ != "pobj":
        return False
    before = noun.head
    if noun.lemma_.lower() not in words("actions", "occasions"):
        known = any(c.lower_ == "the" or c.tag_ == "PRP$" for c in noun.lefts) or YEAR.fullmatch(time.value) is not None
        behind = noun.pos_ == "NOUN" and before.lower_ in ("after", "following")
        return known and behind  # "was lent to Lomas after the floods in March", "was rebuilt after a fire in 1998"
    around = rows("actions")["times"]["around_occasion"]
    return before.lower_ in around or (before.lower_ == "of" and before.head.lower_ in ("ahead", "eve", "advance"))


def _dating_tokens(verb: Token) -> list[Token]:
    """The tokens of the clause, of an empty matrix ("is due to begin in May"), of a first conjunct before its verb."""
    found = clause_tokens(verb)
    head = verb.head
    if verb.dep_ == "conj" and child(verb, *SUBJECTS) is None and is_verb(head):
        beside = [c for c in verb.children if c.dep_ == "advmod"]
        beside += [c for above in beside for c in above.lefts]  # "later on"
        later = any(c.lower_ in rows("actions")["times"]["moving_on"] for c in beside)
        found += [] if later else [t for t in clause_tokens(head) if t.i < head.i]
    if _is_pointed_out(verb):
        found += [t for c in head.rights if c.i < verb.left_edge.i for t in c.subtree]
    if verb.dep_ == "xcomp" and head.pos_ in ("AUX", "ADJ"):
        found += [t for t in clause_tokens(head if head.pos_ == "AUX" else head.head) if t.i > verb.i]
    return found


def _is_pointed_out(verb: Token) -> bool:
    """Whether the words before a clause point out when it was: "It was in May that Acme sold it"."""
    be, own = verb.head, child(verb.head, "nsubj")
    marked = verb.dep_ in ("ccomp", "advcl") and verb.left_edge.lower_ in ("that", "when") and be.i < verb.i
    bare = marked and child(be, "acomp") is None and lemma(be) == "be"  # not "was clear in May that"
    return bare and own is not None and own.lower_ == "it"


def _floats_to(verb: Token, holder: Token, root: Token) -> bool:
    """Whether a time at another word still dates the verb: before a coordination, after an empty matrix."""
    if verb.dep_ == "conj" and holder.i == verb.head.i:
        return root.i < verb.head.i
    if holder.pos_ == "ADJ" and holder.dep_ == "ccomp" and holder.head.i == verb.i:
        return True  # "found Acme guilty on Monday of fraud"
    if holder.dep_ == "acomp" and holder.head.i == verb.i:
        return True  # "is due out in June"
    if holder.dep_ == "advmod" and holder.head.i == verb.i and holder.lower_ in rows("actions")["times"]["moving_on"]:
        return True  # "A year later on May 4 he fell ill"
    beside = holder == verb.head and _is_pointed_out(verb)
    return beside or (verb.dep_ == "xcomp" and root.i > verb.i and holder.i in (verb.head.i, verb.head.head.i))


def _reaches(verb: Token, holder: Token) -> bool:
    """Whether a time hangs on an object or subject beside the verb: "raised its forecast on Thursday"."""
    if holder.tag_ == "JJ" and holder.i and holder.nbor(-1).text == ",":
        return False  # "declared a dividend of 3 kroner, payable on April 15"
    if holder.lemma_ in words("actions", "quotes") and holder.head.lower_ in ("to", "from", "than", "above", "below"):
        return False  # "a premium of 29% to the closing price on Friday"
    for _ in range(3):
        if is_verb(holder) or holder.dep_ == "appos" or holder.head.lower_ == "with":
            return False  # "Acme, winner in 1958, has not played", "ordered six ships with delivery in 2027"
        if holder.dep_ == "prep" and holder.lower_ in ("despite", "without"):
            return False  # "Despite calls for calm on Sunday, shops were looted"
        if holder.dep_ == "conj" and holder.head.dep_ == "pobj" and holder.head.head.dep_ == "agent":
            return False  # "a loan arranged by Acme and a share issue in the first half of next year"
        if holder.dep_ == "prep" and holder.lower_ == "since" and _is_of_thing(verb, holder):
            return False  # "called it the worst since a flood in May 2008"
        if holder.head.i == verb.i:
            return holder.dep_ in ("dobj", "nsubj", "nsubjpass", "dative", "attr", "pobj", "prep", "agent")
        holder = holder.head
    return False
