"""A ministry that somebody gets becomes a minister's post: "Agriculture goes to Ann Roe", "gets the energy brief"."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.grammar import agents, is_passive, objects, prepositional, verb_lemma
from kg.extract.reading import PROSE, Reading
from kg.extract.referents import referents
from kg.extract.roles.titles.titles import Title, in_field_pair, row
from kg.extract.roles.where.nations import body_of_minister
from kg.extract.roles.who.nominal import given_to
from kg.extract.tokens import Token
from kg.extract.topic import Topics
from kg.model import Claim, Part
from kg.vocabulary import KG, ORG, SCHEMA

CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class Given:
    """To whom a ministry goes, or who has had it till then, by which word, in which status."""

    people: list[Token]
    anchor: Token
    status: str = "current"


def cabinets(reading: Reading, topics: Topics) -> Iterator[Claim]:
    """The memberships of those who are told to get a ministry, or to lose it, in an article about a cabinet."""
    if row("cabinets", "told").isdisjoint(t.lower_ for t in reading.doc):
        return
    for sentence in reading.sentences(PROSE):
        for noun in sentence:
            plain = noun.lower_ in row("fields", "words")
            if not plain and noun.lower_ not in row("cabinets", "matters"):
                continue
            field = _bare(noun) if plain else _narrowing(noun)
            for given in _given(reading, noun, plain) if field else ():
                yield from _claims(reading, topics, noun, field, given)


def _bare(noun: Token) -> str:
    """What a ministry is for that is called by that alone: "Agriculture goes to", "takes charge of energy"."""
    alone = not any(True for _ in noun.lefts) and noun.dep_ in ("nsubj", "dobj", "pobj")
    return noun.lower_ if alone and noun.tag_ in ("NN", "NNS", "NNP") and not in_field_pair(noun) else ""


def _narrowing(noun: Token) -> str:
    """What a ministry or a portfolio is for: "local government" of "the local government brief"."""
    before = [t for t in noun.lefts if t.dep_ in ("compound", "amod", "nmod")]
    words = list(noun.doc[before[0].left_edge.i : noun.i]) if before else []
    told = all(t.lower_ in row("fields", "words") or in_field_pair(t) or t.lower_ == "and" for t in words)
    places = (place for above in (noun, noun.head) if above.dep_ != "prep" for place in prepositional(above, "at"))
    elsewhere = any(True for _ in (*places, *prepositional(noun, "of", "for")))
    pair = noun.doc[noun.i - 2 : noun.i].text.lower() in row("fields", "pairs") if noun.i > 1 else False
    return " ".join(t.lower_ for t in words) if words and (told or pair) and not elsewhere else ""


def _given(reading: Reading, noun: Token, plain: bool) -> Iterator[Given]:
    """Who gets a ministry that goes to them, that they take over, are given or follow somebody in."""
    verb = noun.head
    charge = verb.head if noun.dep_ == "pobj" and verb.lower_ == "of" else None
    if charge is not None and charge.lower_ == "charge" and charge.head.lemma_ == "take":
        yield Given(agents(charge.head), charge.head)
    elif noun.dep_ == "nsubj" and verb_lemma(verb) in row("cabinets", "going"):
        yield Given([inner for _, inner in prepositional(verb, "to")], verb)
    elif noun.dep_ == "dobj" and verb_lemma(verb) in row("cabinets", "taking"):
        yield Given(agents(verb), verb)
    elif noun.dep_ == "dobj" and not plain and verb_lemma(verb) in row("cabinets", "giving"):
        yield Given([reading.doc[m.root] for m in given_to(reading, verb)], verb)
    elif noun.dep_ == "pobj" and verb.lower_ == "at" and _is_followed(verb.head):
        yield Given(agents(verb.head), verb.head)
        yield Given(objects(verb.head), verb.head, "former")


def _is_followed(verb: Token) -> bool:
    """Whether somebody "was replaced", or succeeded, by another."""
    return verb_lemma(verb) in ("replace", "succeed") and is_passive(verb)


def _claims(reading: Reading, topics: Topics, noun: Token, field: str, given: Given) -> Iterator[Claim]:
    people = referents(reading, given.people, SCHEMA.Person)
    if len(people) != 1:
        return
    first = noun.left_edge.i
    title = Title(first, first, noun.i + 1, noun.i, "minister", f"{field} minister", "current")
    body = body_of_minister(reading, title, topics)
    parts: dict[str, tuple[Part, ...]] = {
        ORG.member: (reading.entity_part(people[0]),),
        ORG.role: (reading.words_part(first, noun.i + 1, title.text),),
        KG.status: (Part(text=given.status),),
    }
    if body is not None:
        parts[ORG.organization] = (body.part,)
    evidence = reading.sentence_evidence(noun)
    yield Claim(ORG.Membership, parts, evidence, "roles.office", given.anchor.i, CONFIDENCE)
