"""Whose measure it is where its noun phrase does not say: the clause above, the speaker, or the one spoken of."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.money.received import received
from kg.extract.observations.told import Sentence, is_business
from kg.extract.observations.whose.measures import (
    Measure,
    is_measure,
    measure,
    noun_words,
    property_words,
    sure_mention,
    whole_words,
)
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Attribution, Mention, Part
from kg.rows import words
from kg.vocabulary import SCHEMA

SPANS = ("year", "half", "month", "week", "quarter", "period", "season", "day", "decade", "century", "night")
TITLE = 7  # tokens around a name in which its title stands


def owned(sentence: Sentence, found: Measure, verb: Token) -> Measure:
    """The measure with its owner, who may stand in the clause above, be the speaker, or be the business spoken of."""
    found = replace(found, about=None) if _is_told_by_others(found, verb) else found
    if (firm := _at_firm(sentence.reading, found)) is not None:
        return replace(found, about=firm[0], property=property_words(sentence.reading, found.noun, firm[1]))
    if found.about is not None or found.property is None:
        return found
    paid = received(sentence.reading, found)
    if paid is not None:
        return paid
    about = _subject_above(sentence.reading, found.noun, found.business) or _in_front(sentence.reading, found, verb)
    about = about or _behind(sentence.reading, found.noun, verb) or _cost_told(sentence, found.noun)
    about = about or (_at_firm_behind(sentence.reading, verb) if found.business else None)
    business = found.business or _is_bare_stock(found.noun) or _goes_on(sentence, found.noun)
    about = about or (_unsaid(sentence, verb) if business else _place_spoken_of(sentence, found))
    about = about or _event_spoken_of(sentence, found) or _carrier_spoken_of(sentence, found, verb)
    at = _at_business(found.noun)
    if at is not None:  # "revenue at the Orme-based grocer"
        about = about or noun_words(sentence.reading, at)
        found = replace(found, property=property_words(sentence.reading, found.noun, at.head))
    prep, where = _place_behind(sentence.reading, found.noun) if about is None else (None, None)
    if prep is not None and where is not None:
        about = whole_words(sentence.reading, where)
        found = replace(found, property=property_words(sentence.reading, found.noun, prep))
    return replace(found, about=about) if about is not None else found


def _at_firm(reading: Reading, found: Measure) -> tuple[Part, Token] | None:
    """The firm at which something is measured of other things: "sales of electric vans at Orme Motors"."""
    noun = found.noun
    if found.property is None or (found.about is not None and found.about.entity is not None):
        return None
    for _, thing_measured in grammar.prepositional(noun, "of"):
        for prep, firm in (*grammar.prepositional(noun, "at"), *grammar.prepositional(thing_measured, "at")):
            mention = sure_mention(reading, firm)
            if mention is not None and reading.is_a(mention, SCHEMA.Organization):
                return reading.entity_part(mention), prep
    return None


def _place_behind(reading: Reading, noun: Token) -> tuple[Token | None, Token | None]:
    """The place or group without a name that a measure is found at: "output at the mill", "crime in the city"."""
    if noun.lemma_.lower() in ("stake", "holding"):
        return None, None
    for prep, found in grammar.prepositional(noun, "at", "in", "among", "across"):
        known = reading.time_at(found) is not None or reading.quantity_at(found) is not None or is_measure(found)
        known = known or found.lemma_ in SPANS  # "ridership in the first year"
        certain = any(c.lower_ in ("the", "this", "both") or c.dep_ == "poss" for c in found.lefts)
        plural = prep.lower_ == "among" and found.tag_ == "NNS"
        if prep.i == noun.i + 1 and not known and found.tag_ in ("NN", "NNS") and (certain or plural):
            return prep, found
    return None, None


def _at_firm_behind(reading: Reading, verb: Token) -> Part | None:
    """The firm behind all that rose there: "sales rose 3 percent and profit 4 percent at Orme Stores"."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        noun = grammar.child(token, "pobj") if token.lower_ == "at" else None
        if noun is not None:
            mention = reading.mention_headed_by(noun)
            firm = mention is not None and reading.is_a(mention, SCHEMA.Organization)
            return reading.entity_part(mention) if mention is not None and firm else None
        if token.tag_ not in ("CD", "CC", "RB", "$", "NN", "NNS", "TO") and token.lower_ not in ("by", "to", "from"):
            return None
    return None


def _is_told_by_others(found: Measure, verb: Token) -> bool:
    """Whether a price is that of what a body speaks of: "the watchdog reported that its cost had risen"."""
    own, said = grammar.child(found.noun, "poss"), found.property.text if found.property is not None else ""
    told = own is not None and own.lower_ == "its" and said in ("price", "cost") and found.noun.dep_ in grammar.SUBJECTS
    return told and verb.dep_ == "ccomp" and verb.head.lemma_ in ("report", "find", "say", "note", "estimate", "reveal")


def _cost_told(sentence: Sentence, noun: Token) -> Part | None:
    """What was just told to cost so much: "was to cost 14 million; the bill has reached 23 million"."""
    bare = noun.dep_ in grammar.SUBJECTS and [c.lower_ for c in noun.children if not c.is_punct] == ["the"]
    if not bare or noun.lemma_.lower() not in words(ROWS, "costs_told"):
        return None
    here, before = sentence.last(), sentence.topic.last if sentence.topic is not None else None
    told = here[1] if here is not None else before
    near = told is not None and noun.sent.start in (told.anchor.sent.start, told.anchor.sent.end)
    return told.about if told is not None and near and told.property.text in ("cost", "price") else None


def _at_business(noun: Token) -> Token | None:
    """The business without a name that a measure is found at."""
    behind = (n for _, n in grammar.prepositional(noun, "at"))
    return next((n for n in behind if n.tag_ == "NN" and n.lemma_.lower() in words(ROWS, "businesses")), None)


def _goes_on(sentence: Sentence, noun: Token) -> bool:
    """Whether sales are those of the business just told of: "revenue fell 3 percent, and global sales came to"."""
    sold = noun.lower_ in words(ROWS, "sold_somewhere") and grammar.child(noun, "prep") is None
    worldwide = any(c.lower_ in ("global", "worldwide", "international") for c in noun.lefts)
    return sold and worldwide and any(is_business(sentence.reading, s.about) for _, s in sentence.told)


def _is_bare_stock(noun: Token) -> bool:
    """Whether shares are those of the company spoken of: "The shares lost 17 percent"."""
    alone = all(c.dep_ in ("det", "punct") for c in noun.children)
    stock = noun.lemma_.lower() in words(ROWS, "stock") and noun.lower_ != "share"  # "the share would be 13 percent"
    return stock and noun.dep_ in grammar.SUBJECTS and alone


def _place_spoken_of(sentence: Sentence, found: Measure) -> Part | None:
    """The country of a measure that only countries and towns have: "Inflation slowed to 3.1 percent"."""
    noun = found.noun
    if sentence.topic is None or noun.lemma_.lower() not in words(ROWS, "of_a_place"):
        return None
    bare = _is_bare(noun) and not any(c.lower_ in words(ROWS, "of_bodies_alone") for c in noun.lefts)
    return sentence.topic.place(noun) if bare else None


def _is_bare(noun: Token) -> bool:
    """Whether no phrase, owner or name beside a measure tells whose it is."""
    return not any(c.dep_ in ("prep", "poss", "nmod") or c.pos_ == "PROPN" for c in noun.children)


def _event_spoken_of(sentence: Sentence, found: Measure) -> Part | None:
    """The event whose visitors are told where nothing else is spoken of: "Attendance was 31,000"."""
    told = found.noun.lemma_.lower() in words(ROWS, "of_events") and _is_bare(found.noun)
    return sentence.topic.event(found.noun) if sentence.topic is not None and told else None


def _carrier_spoken_of(sentence: Sentence, found: Measure, verb: Token) -> Part | None:
    """The carrier whose figures were told, of what only carriers have: "Domestic traffic rose 6 percent"."""
    noun = found.noun
    told = any(f"{c.lower_} {noun.lower_}" in words(ROWS, "of_carriers") for c in noun.lefts)
    inside = verb.dep_ == "relcl"  # "routes on which passenger numbers rose"
    if sentence.topic is None or not told or inside or not _is_bare(noun):
        return None
    return sentence.topic.told_of(verb)


def at_the_front(reading: Reading, verb: Token) -> Part | None:
    """The place or the firm that opens the clause: "In Peru, output may drop", "At Orme Rail, sales jumped"."""
    for prep, noun in grammar.prepositional(verb, "in", "at", "for"):
        mention = reading.mention_headed_by(noun)
        kinds = (SCHEMA.Place,) if prep.lower_ == "in" else (SCHEMA.Organization,)
        if _opens_clause(prep, verb) and mention is not None and reading.is_a(mention, *kinds):
            return reading.entity_part(mention)
    return None


def _in_front(reading: Reading, found: Measure, verb: Token) -> Part | None:
    """The place or the firm at the front; shares are of no place: "In Tokyo, the shares fell 2 percent"."""
    front = at_the_front(reading, verb)
    placed = front is not None and reading.is_a(reading.mention_of(front), SCHEMA.Place)
    return None if placed and _is_bare_stock(found.noun) else front


def _behind(reading: Reading, noun: Token, verb: Token) -> Part | None:
    """The place behind the verb, of a measure that only places have: "temperatures reached 44 degrees in Gorsk"."""
    if noun.lemma_.lower() not in words(ROWS, "of_a_place"):
        return None
    for prep, found in grammar.prepositional(verb, "in", "at", "across"):
        mention = reading.mention_headed_by(found) if prep.i > verb.i else None
        if mention is not None and reading.is_a(mention, SCHEMA.Place):
            return reading.entity_part(mention)
    return None


def _opens_clause(prep: Token, verb: Token) -> bool:
    """Whether a phrase stands before the subject, at the head of its sentence or behind a conjunction or comma."""
    subject = grammar.child(verb, *grammar.SUBJECTS)
    before = subject is not None and prep.i < subject.i
    return before and (prep.is_sent_start or prep.nbor(-1).lower_ in (",", "and", "while", "but", ";"))


def _unsaid(sentence: Sentence, anchor: Token) -> Part | None:
    """The business that the text does not name anew: the speaker, the one just told of, or that of the article."""
    told = next((s.about for _, s in reversed(sentence.told) if is_business(sentence.reading, s.about)), None)
    if told is not None:
        return told
    credits = [c for c in sentence.reading.attributions if any(a <= anchor.i < b for a, b in c.content)]
    credits = [c for c in credits if sentence.reading.doc[c.cue].pos_ == "VERB" and not _is_according(sentence, c.cue)]
    speaker = _speaker(sentence.reading, anchor) if credits else None
    if speaker is not None or sentence.topic is None:
        return speaker
    inside = all(_is_of_business(sentence.reading, c) for c in credits)
    near = sentence.topic.near(anchor) if inside else None
    return None if near is not None and _is_within(near, grammar.subject(anchor)) else near


def _is_within(part: Part, noun: Token | None) -> bool:
    """Whether a body only stands beside a noun: "Reuters" in "analysts polled by Reuters expect", "at Acme"."""
    if noun is None or part.start is None:
        return False
    return noun.idx < part.start <= noun.right_edge.idx and noun.pos_ == "NOUN"


def _is_of_business(reading: Reading, credit: Attribution) -> bool:
    """Whether a source speaks for a business: its officer, "the company" or "it", not an economist or analysts."""
    span = reading.span_of(credit.source, "expand")
    if span is None:
        return False
    first, last = span[0].i, span[-1].i + 1
    return (
        _has_title(reading, first, last)
        or _was_titled(reading, credit.source)
        or span[-1].lower_ == "it"
        or span[-1].lemma_.lower() in words(ROWS, "bearers") | words(ROWS, "accounts")
    )


def _has_title(reading: Reading, first: int, last: int) -> bool:
    """Whether a title of those who speak for a business stands beside a name."""
    sent = reading.doc[first].sent
    around = reading.doc[max(first - TITLE, sent.start) : min(last + TITLE, sent.end)]
    return any(t.lower_ in words(ROWS, "officers") for t in around)


def _was_titled(reading: Reading, source: Part) -> bool:
    """Whether a person who is credited by name or pronoun alone was given such a title where the text named them."""
    named = [m for m in reading.mentions if m.entity == source.entity and m.kind == "name"] if source.entity else []
    return bool(named) and _has_title(reading, named[0].first, named[0].last)


def _is_according(sentence: Sentence, cue: int) -> bool:
    """Whether "according to" credits a source: it need not speak of itself."""
    return sentence.reading.doc[cue].lower_ == "according"


def _subject_above(reading: Reading, measured: Token, business: bool) -> Part | None:
    """Whoever reports or sees the measure: "the sector" in "the sector saw added value jump"."""
    for above in grammar.governors(measured):
        if grammar.is_verb(above):
            reports = above.lemma_.lower() in ("see", "report", "post", "record", "raise", "lift", "watch", "have")
            noun = grammar.subject(above)
            if noun is None or noun.i == measured.i:
                continue
            mention = reading.mention_headed_by(noun)
            speaks = reports or (business and reading.is_a(mention, SCHEMA.Organization))
            if not business and above.lemma_.lower() == "report" and grammar.child(measured, "poss") is not None:
                continue
            if measured.lemma_.lower() in words(ROWS, "of_a_place") and reading.is_a(mention, SCHEMA.Organization):
                continue  # "inflation eased to 14 percent, the statistics office reported"
            if above.lemma_.lower() == "see" and measured.lemma_.lower() in words(ROWS, "of_markets"):
                continue  # "the broker sees a deficit"
            if mention is not None and speaks and not reading.is_a(mention, SCHEMA.Person):
                return reading.entity_part(mention)
            if reports and mention is None:
                about = measure(reading, noun).about
                if about is None or about.entity is not None or not _only_tells(above, noun):
                    return about
    return None


def _only_tells(verb: Token, noun: Token) -> bool:
    """Whether people report what is no figure of theirs: "officials reported the number of thefts rose to 58"."""
    people = noun.lower_ in words(ROWS, "officials") or is_person_noun(noun.lemma_.lower())
    return verb.lemma_ == "report" and people and grammar.child(verb, "ccomp") is not None


def _speaker(reading: Reading, anchor: Token) -> Part | None:
    """The organization that is credited with the words around the anchor."""
    for credit in reading.attributions:
        if any(first <= anchor.i < last for first, last in credit.content) and credit.source.entity is not None:
            found = next(
                (m for m in reading.mentions if m.start == credit.source.start and m.entity == credit.source.entity),
                None,
            )
            if reading.is_a(found, SCHEMA.Organization) and not _counts_others(reading, credit, found):
                return credit.source
        elif any(first <= anchor.i < last for first, last in credit.content):
            return _unnamed_business(reading, credit.source)
    return None


def _counts_others(reading: Reading, credit: Attribution, source: Mention | None) -> bool:
    """Whether a body publishes what others do: "output rose 14 percent, data from the Ministry of Industry showed"."""
    noun = grammar.subject(reading.doc[credit.cue])
    data = noun is not None and noun.lemma_.lower() in ("data", "datum", "figure", "statistic")
    return data and reading.is_a(source, SCHEMA.GovernmentOrganization, SCHEMA.NGO)


def _unnamed_business(reading: Reading, source: Part) -> Part | None:
    """The business without a name that speaks: "the bank said on Monday profit had risen"."""
    span = reading.span_of(source)
    noun = span.root if span is not None else None
    known = noun is not None and noun.tag_ == "NN" and noun.lemma_.lower() in words(ROWS, "businesses")
    return noun_words(reading, noun, after=False) if noun is not None and known else None
