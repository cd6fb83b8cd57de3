"""Small numbers in words that are news all the same: "two authors withdrew", "a hub with four theatres"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.denials import denial
from kg.extract.observations.figures import Figure
from kg.extract.observations.statements import Statement, is_in
from kg.extract.observations.wording.forms import ROWS
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

KNOWN = ("the", "these", "those", "both", "that", "this")
OF_ALL = ("observation/count-subject", "observation/count-possessed")
WITHIN = ("in", "across", "into", "to")
ONLY_TOLD = ("frames", "estimating", "counting", "judges")  # verbs whose object is no news of their subject


def are_new(figure: Figure) -> bool:
    """Whether several things are told of for the first time: "two authors", not "the two", "these two", "one"."""
    noun = figure.noun
    if noun is None or noun.tag_ != "NNS" or figure.value == 1 or noun.i < figure.first:
        return False
    return not any(c.lower_ in KNOWN for c in noun.lefts)


def few_did(figure: Figure, verb: Token) -> bool:
    """Whether a few did something or underwent it once: "three clubs stayed away", not "two factors explain it"."""
    helped = any(c.dep_ == "aux" for c in verb.lefts)
    once = verb.tag_ in ("VBD", "VBN", "VBG") or helped
    supposed = any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.lefts)
    did = verb.pos_ == "VERB" or _were_in_state(verb)
    return are_new(figure) and did and once and not supposed and denial(verb) is None


def _were_in_state(verb: Token) -> bool:
    """Whether a verb tells that some were there or not, or fit for use or not: "two deputies were absent"."""
    state = grammar.child(verb, "acomp") if verb.lemma_ == "be" else None
    return state is not None and state.lower_ in words(ROWS, "states") | words(ROWS, "states_of_few")


def others_did(figure: Figure, verb: Token, told: list[tuple[Figure, Statement]]) -> bool:
    """Whether a few of those told of did otherwise: "five members voted for the move, while two favored a delay"."""
    noun, doc = figure.noun, figure.head.doc
    known = figure.first > 0 and doc[figure.first - 1].lower_ in KNOWN
    if noun is None or noun.i >= figure.first or known or figure.value == 1 or not grammar.is_verb(verb):
        return False
    past = verb.tag_ in ("VBD", "VBN") or any(c.dep_ == "aux" for c in verb.lefts)
    same = any(f.noun is not None and f.noun.i == noun.i and s.rule in OF_ALL for f, s in told)
    return past and same and denial(verb) is None


def few_had(figure: Figure, verb: Token) -> bool:
    """Whether a few are what something was done to: "holds nine seats", "answered four questions"."""
    told = verb.pos_ != "VERB" or any(is_in(verb, table) for table in ONLY_TOLD)
    owned = figure.noun is not None and grammar.child(figure.noun, "poss") is not None
    return are_new(figure) and not told and not owned


def as_difference(figure: Figure, statement: Statement) -> Statement:
    """The statement; that so many fewer did something tells by how many they are: "200 fewer guests came"."""
    said = statement.property.text or ""
    if figure.kind != "count" or not said.startswith("fewer "):
        return statement
    prop, about = (_without_fewer(part) for part in (statement.property, statement.about))
    assert prop is not None
    return replace(statement, property=prop, about=about, qualifiers=(*statement.qualifiers, "decrease"))


def _without_fewer(part: Part | None) -> Part | None:
    text = (part.text or "").removeprefix("fewer ") if part is not None else ""
    return replace(part, text=text) if part is not None and part.entity is None else part


def is_of_places(figure: Figure) -> bool:
    """Whether countries, languages or the like are counted, which somebody reaches: "sold it to 22 territories"."""
    return figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "territories")


def few_within(figure: Figure) -> bool:
    """Whether a few tell how far a deed or a thing goes: "in two batches", "a mill with two bays"."""
    prep = figure.head.head
    if not are_new(figure) or figure.head.dep_ != "pobj" or not grammar.is_verb(prep.head):
        return False
    if prep.lower_ == "with":
        return is_told_anew(prep.nbor(-1)) and prep.nbor(-1).dep_ == "dobj"
    if prep.lower_ == "in" and figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "portions"):
        return True
    alone = prep.lower_ == "to" or grammar.child(prep.head, "dobj") is None  # not "made a film in two cities"
    done = prep.head.tag_ in ("VBD", "VBN", "VBG") and grammar.child(prep.head, "dobj") is None
    if prep.lower_ in ("in", "on", "at", "to") and done and _are_told_of(figure, prep):
        return True  # "were clinging to two rafts"
    return prep.lower_ in WITHIN and alone and is_of_places(figure)


def _are_told_of(figure: Figure, prep: Token) -> bool:
    """Whether things that one may touch or enter are counted right behind a deed, no time, way or share."""
    noun, verb = figure.noun, prep.head
    moves = any(is_in(verb, table) for table in ("rises", "falls", "frames", "weighs", "judges"))
    if noun is None or moves or prep.i > verb.i + 2 or noun.ent_type_ in ("DATE", "TIME") or denial(verb) is not None:
        return False
    return figure.first == prep.i + 1 and noun.lemma_.lower() not in words(ROWS, "no_things")


def are_a_group(figure: Figure) -> bool:
    """Whether a few make up a group that is told of for the first time: "a team of five rock engineers"."""
    of = figure.head.head
    group = of.head if figure.head.dep_ == "pobj" and of.lower_ == "of" else None
    listed = group is not None and group.lemma_.lower() in words(ROWS, "groups_of_people")
    return group is not None and listed and are_new(figure) and is_told_anew(group)


def is_told_anew(noun: Token) -> bool:
    """Whether a thing is told of with what it has: "a hub with four theatres", not "his fight with two men"."""
    return noun.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in noun.lefts)
