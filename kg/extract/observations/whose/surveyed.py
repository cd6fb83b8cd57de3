"""Shares of those whom a survey has asked, who stand elsewhere: "It questioned 900 clerks. A third slept badly"."""

import re
from functools import lru_cache

from kg.extract.observations.statements import Sentence, Statement, is_in
from kg.extract.tokens import Token
from kg.model import Part

_POLL = re.compile(r"\b(?:polls?|pollsters?|survey)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(respondents|(?:those|people|voters|adults)\s(?:polled|questioned|surveyed|interviewed|asked))\b"
    r"|\b(?:interviewed|polled|surveyed|questioned)\s(?:[a-z]+\s){0,3}\d",
    re.IGNORECASE,
)


def of_asked(sentence: Sentence, verb: Token, prop: Part, rule: str) -> Statement | None:
    """A share of those whom a survey told of before has asked: "It questioned 900 clerks. A third slept badly"."""
    asked = next((s.property for f, s in sentence.told if f.kind == "count" and is_of_survey(s)), None)
    asked = asked or (sentence.topic.asked if sentence.topic is not None else None)
    if asked is None and is_in(verb, "answers"):
        asked = _of_poll(sentence.reading.document.text)
    return Statement(rule, verb, asked, prop, asked, doubt=0.9) if asked is not None and verb.lemma_ != "do" else None


@lru_cache(maxsize=8)
def _of_poll(text: str) -> Part | None:
    """Whom an article about a poll calls those asked, anywhere in it: "respondents", "those questioned"."""
    found = _ASKED.search(text) if _POLL.search(text) else None
    return Part(text=found[1].lower() if found[1] else "respondents") if found is not None else None


def is_of_survey(statement: Statement) -> bool:
    """Whether a count is of those whom a survey asks."""
    return statement.about is not None and (statement.about.text or "").split()[-1:] in (["survey"], ["poll"])
