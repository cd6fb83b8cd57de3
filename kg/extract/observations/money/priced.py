"""Prices named for what they are: those at which trading opens, and those of one unit of some goods."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure, behind_brackets
from kg.extract.observations.statements import Statement
from kg.extract.observations.whose.measures import noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.quantities.units import measure_names
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.rows import words

QUOTED = ("share price", "price", "exchange rate", "index")
ONE = ("a", "an", "one", "each", "every")


def as_priced(reading: Reading, figure: Figure, statement: Statement) -> Statement:
    """The statement with its price named in full: "opened at 492 rupees", "a pound of butter sells for 4.19 euros"."""
    if statement.anchor.lemma_ == "open" and statement.property.text in QUOTED:
        return replace(statement, property=replace(statement.property, text=f"opening {statement.property.text}"))
    return _for_whom(reading, figure, _of_one_unit(reading, statement)) if figure.kind == "money" else statement


def _for_whom(reading: Reading, figure: Figure, statement: Statement) -> Statement:
    """The price with those who pay it: "admission is 12 euros for adults and 5 euros for children"."""
    doc, i, said = figure.head.doc, behind_brackets(figure.head.doc, figure.last), statement.property.text or ""
    whom = grammar.child(doc[i], "pobj") if i < len(doc) and doc[i].lower_ == "for" else None
    if whom is None or whom.tag_ != "NNS" or said.split()[-1] not in words(ROWS, "paid_by"):
        return statement
    if not is_person_noun(whom.lemma_.lower()):
        return statement
    named = noun_words(reading, whom, after=False).text
    return replace(statement, property=replace(statement.property, text=f"{said} for {named}"))


def _of_one_unit(reading: Reading, statement: Statement) -> Statement:
    """The price of goods, told of one unit of them: "a barrel of Brent", "a loaf of bread"."""
    unit, about, prop = statement.noun, statement.about, statement.property
    if unit is None or about is None or about.entity is not None or prop.text not in ("price", "cost"):
        return statement
    single = unit.left_edge.i == unit.i - 1 and unit.nbor(-1).lower_ in ONE  # no "50-kilogram bag"
    listed = unit.lower_ in measure_names() or unit.lemma_.lower() in words(ROWS, "packs")
    goods = next((n for _, n in grammar.prepositional(unit, "of")), None)
    if not (single and listed) or goods is None:
        return statement
    return replace(
        statement, about=thing(reading, goods), property=replace(prop, text=f"{prop.text} per {unit.lower_}")
    )
