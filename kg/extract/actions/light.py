"""Verbs that tell something only with the phrase or the noun behind them: "goes on sale", "gave way"."""

from collections.abc import Sequence

from kg.extract.grammar import SUBJECTS, by_agents, child, is_passive, lemma, prepositional
from kg.extract.tokens import Token
from kg.rows import rows, words


def is_light(verb: Token) -> bool:
    """Whether a phrase or an adjective behind the verb tells what happens: "goes on sale", "is underway"."""
    return bool(_phrase(verb) or _adjective(verb))


def _phrase(verb: Token) -> str:
    """The phrase that tells what happens: "on sale" of "goes on sale"."""
    phrases = rows("actions")["phrases"].get(lemma(verb), ())
    behind = (f"{prep.lower_} {noun.lower_}" for prep, noun in prepositional(verb))
    return next((phrase for phrase in behind if phrase in phrases), "")


def _adjective(verb: Token) -> str:
    """The adjective that tells what state something is in, which is news: "underway", "absent" with its "from"."""
    telling = rows("actions")["telling_adjectives"].get(lemma(verb), ())
    states = (c for c in verb.rights if c.dep_ == "acomp" and c.tag_ != "VBN")
    return next((c.lower_ for c in states if _is_among(c, telling)), "")


def _is_among(adjective: Token, telling: Sequence[str]) -> bool:
    """Whether an adjective is one of those listed, alone or with the preposition behind it."""
    following = adjective.nbor() if adjective.i + 1 < adjective.sent.end else adjective
    if adjective.lower_ == "due" and any(t.lower_ == "to" for t in adjective.head.subtree if t.i > adjective.i):
        return False  # "is due in part to rain"
    behind = (f"{adjective.lower_} {c.lower_}" for c in (following, *adjective.rights) if c.dep_ == "prep")
    return adjective.lower_ in telling or any(words in telling for words in behind)


def light_name(verb: Token) -> str:
    """The verb with the bare noun that or what tells a state with it: "give way", "be underway", "be on strike"."""
    nouns = rows("actions")["light_objects"].get(lemma(verb), ())
    state = _adjective(verb)
    state = state or (_phrase(verb) if lemma(verb) in rows("actions")["telling_adjectives"] else "")
    if state:
        return f"{lemma(verb)} {state}"
    bare = [c for c in verb.rights if c.dep_ == "dobj" and c.lower_ in nouns and not any(True for _ in c.lefts)]
    return f"{lemma(verb)} {bare[0].lower_}" if bare else ""


def lasts(verb: Token) -> bool:
    """Whether a verb tells that something goes on or what state it is in: "is underway", "remained closed"."""
    return (lemma(verb) in rows("actions")["telling_adjectives"] and is_light(verb)) or _goes_on(verb)


def _goes_on(verb: Token) -> bool:
    going = lemma(verb) in words("actions", "going_on") and not is_passive(verb)
    return going and child(verb, "dobj", "xcomp") is None


def lasts_untold(verb: Token, known: bool) -> bool:
    """Whether it is too little told what goes on: "The talks continued", "41 are in hospital", "Also on trial is Roe".

    `known` says whether a name, a place or a time is told.
    """
    noun = child(verb, *SUBJECTS)
    if not lasts(verb) or noun is None:
        return False
    if noun.i > verb.i or any(c.lower_ == "that" and c != noun for c in verb.lefts if c.dep_ in ("attr", "dobj")):
        return True  # "a report in a daily that Acme was in talks", taken for what describes the report
    if _goes_on(verb):
        open_still = any(c.tag_ in ("MD", "VBZ", "VBP") and c.lower_ != "will" for c in (verb, *verb.lefts))
        open_still = open_still and verb.tag_ not in ("VBG", "VBN")
        told = not open_still and (child(noun, "prep") is not None or _is_timed(verb))
    else:
        told = child(noun, "prep", "amod", "compound") is not None or (_adjective(verb) != "" and _is_timed(verb))
    thing = noun.pos_ in ("NOUN", "PROPN") or noun.tag_ in ("PRP", "WP", "WDT")
    return not thing or not (known or (told and noun.pos_ == "NOUN"))


def _is_timed(verb: Token) -> bool:
    """Whether it is told how long something lasts: "for a fourth day", "until Monday"."""
    return any(c.dep_ == "prep" and c.lower_ in words("actions", "going_on_for") for c in verb.rights)


def is_held(verb: Token) -> bool:
    """Whether something takes place on a day, or will: "An exam will be held on June 23", "is expected on Friday"."""
    awaited = _is_awaited(verb)
    told = ("on", "in", "from", "by", "at", "after", "within") if awaited else ("on", "in")
    days = any(n.ent_type_ == "DATE" or n.right_edge.ent_type_ == "DATE" for _, n in prepositional(verb, *told))
    days = days or (awaited and any(c.ent_type_ == "DATE" for c in verb.rights if c.dep_ == "npadvmod"))
    days = days or (lemma(verb) == "hold" and any(c.lower_ == "being" for c in verb.lefts))  # "is being held in jail"
    return (lemma(verb) == "hold" or awaited) and is_passive(verb) and not by_agents(verb) and days


def _is_awaited(verb: Token) -> bool:
    """Whether something is expected, and no figure of it: "A verdict is expected", not "Sales of 5 million are"."""
    noun = (
        child(verb, "nsubjpass") if lemma(verb) == "expect" and child(verb, "xcomp", "ccomp", "neg") is None else None
    )
    return noun is not None and not any(t.like_num or t.tag_ == "PRP" or t.lower_ == "no" for t in noun.subtree)
