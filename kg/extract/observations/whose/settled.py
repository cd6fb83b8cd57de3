"""Of whom a figure is, where its words name nobody: the speaker, the business or the thing that a pronoun takes up."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, is_small_word
from kg.extract.observations.statements import Statement, Topic, is_in
from kg.extract.observations.whose.measures import is_measure, thing
from kg.extract.observations.whose.spoken_of import (
    calamity_before,
    is_willed,
    made_before,
    named_before,
    place_before,
    thing_before,
)
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words
from kg.vocabulary import SCHEMA

UNKNOWN = 0.72  # how far to trust a figure about what is counted, nobody knows whose
SPOKEN_OF = 0.8  # how far to trust that "it" is the business that the text speaks of
# Behind one of these a figure about what is counted tells nothing: "was passed by 74 votes".
BEHIND = ("by", "in", "on", "at", "to", "with", "from", "for", "of")
SPEAKER = 0.9  # how far to trust that whoever speaks speaks of themselves


def with_owner(reading: Reading, topic: Topic, figure: Figure, statement: Statement) -> Statement | None:
    """The statement with an owner that says something; None where it is but a number or a pronoun nobody resolved.

    What somebody unknown did may still be counted: "they carry 57,000 passengers" is then about the passengers.
    """
    about = statement.about
    if _is_weather_of_body(reading, statement):
        return None  # "Although its winds reached 90 mph, the weather service has lifted its warning"
    if about is None or about.entity is not None:
        return _of_a_firm(reading, topic, statement)
    word = (about.text or "").casefold()
    nothing = word in ("the", "a", "an") or not any(c.isalnum() for c in word)
    if nothing or word.endswith((" of whom", " of which")):
        return None  # the bullet of a list, a noun taken for an adverb, "the largest of whom gave 3 million"
    if _is_time(reading, about):  # "as a dry summer cut output by 18 percent"
        statement = replace(statement, about=statement.property)
        about = statement.property
    named = named_before(reading, about) or (
        made_before(reading, about) if statement.property.text == about.text else None
    )
    if named is not None:
        return replace(statement, about=named, doubt=statement.doubt * SPOKEN_OF)
    if word in words(ROWS, "boards") and _is_of_business(statement):
        business = topic.near(statement.anchor)  # "The board recommended a dividend of 1.20 euros"
        return replace(statement, about=business, doubt=statement.doubt * SPOKEN_OF) if business else statement
    if word.startswith("whose ") or (word in ("average", "record") and statement.property.text == about.text):
        return None
    if word == "its" and statement.noun is not None and statement.noun.lemma_.lower() in words(ROWS, "of_a_place"):
        place = place_before(reading, about)
        about = place or about
        statement = replace(statement, about=about, doubt=statement.doubt * SPOKEN_OF) if place else statement
    if about.entity is None and word in words(ROWS, "pronouns"):
        speaker = _speaking(reading, figure, statement, word)
        if speaker is not None:
            return replace(statement, about=speaker, doubt=statement.doubt * SPEAKER)
        part_of_firm = _part_of_firm(reading, about) if not _is_of_firms(statement) else None
        if part_of_firm is not None:
            return replace(statement, about=part_of_firm, doubt=statement.doubt * SPOKEN_OF)
        own = _is_of_business(statement) or _is_willed(reading, about)
        staffed = (
            word == "its" and figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "had_by_firms")
        )
        owned = word == "its" and _opens(reading, about) and _is_of_firms(statement)
        team = word in ("they", "their") and _is_of_team(statement)
        business = topic.near(statement.anchor) if staffed or owned or team or (word == "it" and own) else None
        if business is not None:
            return replace(statement, about=business, doubt=statement.doubt * SPOKEN_OF)
        asked = statement.noun is not None and statement.noun.lemma_.lower() in words(ROWS, "asks_for")
        asked = asked or statement.property.text == "loss"  # only somebody makes an appeal, or a loss
        before = calamity_before(reading, about) or thing_before(reading, about) if not (asked or staffed) else None
        if before is not None:
            return _of_a_firm(reading, topic, replace(statement, about=before, doubt=statement.doubt * SPOKEN_OF))
        counted = (
            (not is_small_word(figure) or is_in(statement.anchor, "harming"))
            and statement.rule in words(ROWS, "about_what_is_counted")
            and (word in words(ROWS, "third_person") or (word == "we" and statement.anchor.tag_ in ("VBD", "VBN")))
            and (statement.property.text or "").rpartition(" ")[2] not in BEHIND
        )
        return replace(statement, about=statement.property, doubt=statement.doubt * UNKNOWN) if counted else None
    if word.replace(",", "").isdigit() or _ends_in_number(reading, about):
        return None
    return statement


def _is_weather_of_body(reading: Reading, statement: Statement) -> bool:
    """Whether a body would have winds or rain, which only a storm or a place has."""
    about, noun = statement.about, statement.noun
    if noun is None or about is None or about.entity is None or noun.lemma_.lower() not in words(ROWS, "of_weather"):
        return False
    return reading.is_a(reading.mention_of(about), SCHEMA.Organization)


def _part_of_firm(reading: Reading, about: Part) -> Part | None:
    """What has people of its own and no name, where it was just told of: "The ferry division grew. It employs 90"."""
    span = reading.span_of(about, "expand")
    taken_up = reading.noun_for(span[0]) if span is not None else None
    known = span is not None and taken_up is not None and taken_up.i != span[0].i
    before = thing(reading, taken_up) if known and taken_up is not None else thing_before(reading, about)
    noun = (before.text or "").rpartition(" ")[2].casefold() if before is not None else ""
    apart = noun in words("reference", "peopled") or noun in words("reference", "lesser")
    return before if before is not None and before.entity is None and apart else None


def _is_time(reading: Reading, about: Part) -> bool:
    """Whether a phrase names a time, which owns nothing."""
    span = reading.span_of(about)
    if span is None or span.root.ent_type_ not in ("DATE", "TIME") or span.root.lower_ == "olds":
        return False  # "12-year-olds"
    return span.root.nbor().ent_type_ not in ("DATE", "TIME")  # but "gave the firm 90 days"


def of_several(reading: Reading, statement: Statement) -> Statement:
    """The statement told of all whom "and" joins as subject, not of the first alone: "Orme and Lumo will invest"."""
    noun, about = statement.noun, statement.about
    if noun is None or about is None or noun.dep_ not in grammar.SUBJECTS or is_measure(noun):
        return statement
    if statement.rule == "observation/kin":
        return statement  # "Roe and his wife have two children": so has Roe
    others = grammar.conjuncts(noun)[1:]
    joined = any(c.dep_ == "cc" and c.lower_ == "and" for t in (noun, *others) for c in t.children)
    named = [t for t in others if t.tag_ in NOUNS and noun.i < t.i < noun.head.i]
    if not joined or not named or len(named) < len(others) or not _is_about(reading, about, noun):
        return statement
    last = reading.mention_headed_by(named[-1])
    end = max(named[-1].i + 1, last.last if last is not None else 0)
    first = reading.mention_headed_by(noun)
    start = min(noun.i, first.first if first is not None else noun.left_edge.i)
    while reading.doc[start].tag_ in ("DT", "PRP$") and start < noun.i:
        start += 1
    return replace(statement, about=reading.words_part(start, end))


def _is_about(reading: Reading, about: Part, noun: Token) -> bool:
    """Whether a statement is about what a noun names, or about its words."""
    mention = reading.mention_headed_by(noun)
    if about.entity is not None:
        return mention is not None and mention.entity == about.entity
    return about.start is not None and about.end is not None and about.start <= noun.idx < about.end


def _of_a_firm(reading: Reading, topic: Topic, statement: Statement) -> Statement:
    """The statement; what only firms have is that of the firm spoken of where a pronoun was taken for a place."""
    about, measured = statement.about, (statement.property.text or "").casefold().split()
    if len(measured) == 1 and measured[0] in words(ROWS, "sold_somewhere"):
        return _sold_there(reading, topic, statement)
    if about is None or not set(measured[-2:]) & words(ROWS, "of_firms"):
        return statement
    mention = reading.mention_of(about)
    taken_up = mention is not None and mention.kind != "name" and reading.is_a(mention, SCHEMA.Place)
    firm = topic.near(statement.anchor) if taken_up else None
    return replace(statement, about=firm, doubt=statement.doubt * SPOKEN_OF) if firm is not None else statement


def _sold_there(reading: Reading, topic: Topic, statement: Statement) -> Statement:
    """The statement; what is sold in a country is the firm's whose figures are told: "Sales in Norway fell"."""
    about, noun = statement.about, statement.noun
    found = grammar.prepositional(noun, "in") if noun is not None else iter(())
    front = (pair for pair in grammar.prepositional(statement.anchor, "in") if pair[0].is_sent_start)
    place = next((n for _, n in (*found, *front)), None)  # "In Norway, where it has 14 shops, sales fell"
    mention = reading.mention_headed_by(place) if place is not None else None
    there = about is not None and mention is not None and mention.entity == about.entity
    firm = topic.told_of(statement.anchor) if there and reading.is_a(mention, SCHEMA.Place) else None
    if firm is None or mention is None:
        return statement
    assert place is not None
    said = f"{statement.property.text} in {' '.join(reading.doc[place.left_edge.i : mention.last].text.split())}"
    return replace(statement, about=firm, property=Part(text=said), doubt=statement.doubt * SPOKEN_OF)


def _opens(reading: Reading, about: Part) -> bool:
    """Whether an owner's word opens its sentence, so that nobody who speaks there is meant."""
    span = reading.span_of(about, "expand")
    return span is not None and bool(span[0].is_sent_start)


def _is_of_firms(statement: Statement) -> bool:
    """Whether only firms have what is measured: "Its headcount stood at 8,460"."""
    measured = (statement.property.text or "").casefold().split()[-1:]
    if statement.property.text == "share price":
        return True
    return bool(measured) and measured[0] in words(ROWS, "of_firms") | words(ROWS, "sold_somewhere")


def _is_of_team(statement: Statement) -> bool:
    """Whether only a team wins or has what a figure tells: "They won 37 games", "Their average crowd rose"."""
    return bool(set((statement.property.text or "").casefold().split()) & words(ROWS, "of_teams"))


def _is_of_business(statement: Statement) -> bool:
    """Whether only a business does or has what a figure tells: "employs 640 people", "a net profit of 3 million"."""
    measured = (statement.property.text or "").split(" per ")[0].split()[-1:]
    owned = statement.rule == "observation/amount-of" and measured and measured[0] in words(ROWS, "of_business")
    return bool(owned) or is_in(statement.anchor, "business_verbs")


def _is_willed(reading: Reading, about: Part) -> bool:
    """Whether a pronoun stands for somebody who wants what is told: "It plans to close three factories"."""
    span = reading.span_of(about, "expand")
    return span is not None and len(span) == 1 and is_willed(span[0])


def _speaking(reading: Reading, figure: Figure, statement: Statement, word: str) -> Part | None:
    """The unnamed speaker that "they" or "it" stands for in what is said: "organizers said they had sold 300"."""
    apart = (statement.property.text or "").startswith("distance ")  # "It was 15 km from Brask, the bureau said"
    if word not in ("it", "they", "its", "their") or apart:
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
            if noun is not None and noun.lemma_.lower() in words("attribution", "documents"):
                return None  # "it could lose 12 seats, a poll suggested"
            plural = noun is not None and noun.tag_ == "NNS"
            return (
                credit.source
                if noun is not None and noun.pos_ == "NOUN" and plural == (word in ("they", "their"))
                else None
            )
    return None


def _ends_in_number(reading: Reading, about: Part) -> bool:
    """Whether the owner's words are but another figure: "the 8GB"."""
    if about.end is None:
        return False
    span = reading.doc.char_span(about.end - 1, about.end, alignment_mode="expand")
    long = len((about.text or "").split()) > 2 or (about.text or "").endswith("-olds")  # "who slept less than 9 hours"
    long = long or (about.text or "").casefold().startswith("other ")  # "the other two wanted a cut of 3 points"
    return not long and span is not None and reading.quantity_at(span[0]) is not None
