"""Where alone a figure of somebody holds: "helped by Germany, where it sold 41,000 units", "In Peru, it sold 300"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure
from kg.extract.observations.statements import Statement
from kg.extract.observations.whose.measures import noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

PLACING = ("at", "on", "along", "near", "around", "off", "across")
LONGEST_GROUP = 8  # tokens that tell for whom a rate is told
OF_THINGS = ("observation/price", "observation/worth")  # what a thing costs or is worth there is so anywhere


def in_scope(reading: Reading, statement: Statement) -> Statement:
    """The statement with the place or field that its clause describes or that opens its clause."""
    verb, about = statement.anchor, statement.about
    if statement.rule in OF_THINGS or about is None:
        return statement
    where = next((c for c in verb.lefts if c.lower_ == "where"), None) if verb.dep_ in ("relcl", "conj") else None
    opened = where is not None
    described = grammar.first_conjunct(
        verb
    ).head  # "its hall in Brask, which it bought in 2019 and where it has 80 staff"
    nobodys = about.entity is None and about.text == statement.property.text
    if opened and nobodys and described.tag_ == "NNS" and reading.mention_headed_by(described) is None:
        return replace(statement, about=noun_words(reading, described))  # "night trains, where passenger numbers rose"
    noun = described if opened else _opening(verb)
    owner = reading.mention_of(about) if about.entity is not None else None
    if noun is None or nobodys or reading.is_a(owner, SCHEMA.Place):
        return statement
    place = reading.is_a(reading.mention_headed_by(noun), SCHEMA.Place)
    field = (
        where is not None
        and where.nbor(-1).tag_ in (",", "CC")
        and _is_subjects(reading, statement)
        and _is_field(noun)
    )
    if not (place and owner is not None) and not field:
        return statement
    said, there = statement.property.text or "", f" {_preposition(noun) if place else 'in'} {_words(reading, noun)}"
    return statement if there in said else replace(statement, property=replace(statement.property, text=said + there))


def _preposition(place: Token) -> str:
    """How a place is said to hold what is in it: "at" of "the yard at Brask, where"."""
    lead = place.head.lower_ if place.dep_ == "pobj" else ""
    return lead if lead in PLACING else "in"


def _opening(verb: Token) -> Token | None:
    """The noun of a phrase with "in" that opens a clause: "In Denmark, where it is dear, Orme sold 300"."""
    subject = grammar.child(verb, *grammar.SUBJECTS)
    opens = (p for p in verb.lefts if p.dep_ == "prep" and p.lower_ in ("in", "across"))
    prep = next((p for p in opens if subject is not None and p.i < subject.i), None)
    return grammar.child(prep, "pobj") if prep is not None else None


def _is_subjects(reading: Reading, statement: Statement) -> bool:
    """Whether a statement is told of the subject of its clause."""
    about, subject = statement.about, grammar.child(statement.anchor, *grammar.SUBJECTS)
    if about is None or subject is None:
        return False
    mention = reading.mention_headed_by(subject)
    same = about.entity is not None and mention is not None and reading.mention_of(about) == mention
    return same or (about.start is not None and about.end is not None and about.start <= subject.idx < about.end)


def _is_field(noun: Token) -> bool:
    """Whether a noun names a market, a region or a site in which somebody has or does something."""
    return noun.tag_ in NOUNS and noun.lemma_.lower() not in words(ROWS, "idle_nouns") | words(ROWS, "connective_nouns")


def _words(reading: Reading, noun: Token) -> str:
    """The words of a noun or a name, with all that a list joins to it."""
    mention, last = reading.mention_headed_by(noun), grammar.conjuncts(noun)[-1]
    first = mention.first if mention is not None else None
    if first is None or (last.i > noun.i and last.pos_ != "PROPN"):
        return noun_words(reading, noun, after=False).text or ""
    end = last.i + 1 if mention is None or last.i > noun.i else mention.last
    return " ".join(noun.doc[first:end].text.split())


def among_whom(reading: Reading, figure: Figure, statement: Statement) -> Statement:
    """The statement with those among whom alone it holds: "lapses fell by 28 percent among the singers".

    A rate that is nobody's so far is told for some, too: "the rate was 41 percent for those on Tolvex".
    """
    doc, i = reading.doc, figure.last
    if figure.kind != "money" and statement.rule == "observation/level" and i < len(doc) and doc[i].lower_ == "for":
        return _for_whom(reading, doc[i], statement, any_one=figure.kind == "percent")
    group = grammar.child(doc[i], "pobj") if i < len(doc) and doc[i].lower_ == "among" else None
    said = statement.property.text or ""
    if group is None or statement.rule not in words(ROWS, "told_of_groups") or " among " in said:
        return statement
    prop = replace(statement.property, text=f"{said} among {noun_words(reading, group).text}")
    nobodys = statement.about is not None and statement.about.text == said
    return replace(statement, property=prop, about=noun_words(reading, group) if nobodys else statement.about)


def _for_whom(reading: Reading, prep: Token, statement: Statement, *, any_one: bool) -> Statement:
    """The statement about those whom "for" behind its figure names, where its words name no owner; or only people."""
    group, said = grammar.child(prep, "pobj"), statement.property.text or ""
    nobodys = statement.about is not None and statement.about.text == said and statement.about.entity is None
    if group is None or group.tag_ not in NOUNS or reading.time_at(group) is not None:
        return statement
    people = group.tag_ == "NNS" and is_person_noun(group.lemma_.lower())
    if reading.quantity_at(group) is not None or not (people or (any_one and nobodys)) or f" {group.lower_}" in said:
        return statement
    about, plain = thing(reading, group), noun_words(reading, group, after=False)
    if about.entity is None and plain.start is not None:
        first = group.i - len((plain.text or "").split()) + 1
        about = plain = reading.words_part(first, _end_of_group(group))
    prop = replace(statement.property, text=f"{said} for {plain.text}")
    return replace(statement, property=prop, about=about if nobodys else statement.about)


def _end_of_group(group: Token) -> int:
    """Where those end for whom a rate is told, before the next of a series: "for patients given Tolvex, 12% for"."""
    last = grammar.noun_phrase(group)[1]
    clause = next((c for c in group.rights if c.dep_ in ("relcl", "acl") and c.left_edge.i == last), None)
    if clause is None:
        return last
    closing = (t.i for t in group.doc[last : clause.right_edge.i + 1] if t.is_punct or t.dep_ == "cc")
    end = next(closing, clause.right_edge.i + 1)
    return end if end - group.i <= LONGEST_GROUP else last
