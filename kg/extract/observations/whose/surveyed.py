"""Shares of those whom a survey has asked, who stand elsewhere: "It questioned 900 clerks. A third slept badly"."""

from kg.extract.observations.statements import Sentence, Statement
from kg.extract.tokens import Token
from kg.model import Part


def of_asked(sentence: Sentence, verb: Token, prop: Part, rule: str) -> Statement | None:
    """A share of those whom a survey told of before has asked: "It questioned 900 clerks. A third slept badly"."""
    asked = next((s.property for f, s in sentence.told if f.kind == "count" and is_of_survey(s)), None)
    asked = asked or (sentence.topic.asked if sentence.topic is not None else None)
    return Statement(rule, verb, asked, prop, asked, doubt=0.9) if asked is not None and verb.lemma_ != "do" else None


def is_of_survey(statement: Statement) -> bool:
    """Whether a count is of those whom a survey asks."""
    return statement.about is not None and (statement.about.text or "").split()[-1:] in (["survey"], ["poll"])
