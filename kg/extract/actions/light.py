"""Verbs that tell something only with the phrase or the noun behind them: "goes on sale", "gave way"."""

from kg.extract.grammar import by_agents, child, is_passive, lemma, prepositional
from kg.extract.tokens import Token
from kg.rows import rows


def is_light(verb: Token) -> bool:
    """Whether a phrase behind the verb tells what happens: "goes on sale"."""
    phrases = rows("actions")["phrases"].get(lemma(verb), ())
    return any(f"{prep.lower_} {noun.lower_}" in phrases for prep, noun in prepositional(verb))


def light_name(verb: Token) -> str:
    """The verb with the bare noun that makes one word with it: "give way" of "the roof gave way"; else nothing."""
    nouns = rows("actions")["light_objects"].get(lemma(verb), ())
    bare = [c for c in verb.rights if c.dep_ == "dobj" and c.lower_ in nouns and not any(True for _ in c.lefts)]
    return f"{lemma(verb)} {bare[0].lower_}" if bare else ""


def is_held(verb: Token) -> bool:
    """Whether something takes place on a day, or will: "An exam will be held on June 23", "is expected on Friday"."""
    awaited = _is_awaited(verb)
    told = ("on", "in", "from", "by", "at", "after", "within") if awaited else ("on", "in")
    days = any(n.ent_type_ == "DATE" or n.right_edge.ent_type_ == "DATE" for _, n in prepositional(verb, *told))
    days = days or (awaited and any(c.ent_type_ == "DATE" for c in verb.rights if c.dep_ == "npadvmod"))
    return (lemma(verb) == "hold" or awaited) and is_passive(verb) and not by_agents(verb) and days


def _is_awaited(verb: Token) -> bool:
    """Whether something is expected, and no figure of it: "A verdict is expected", not "Sales of 5 million are"."""
    noun = (
        child(verb, "nsubjpass") if lemma(verb) == "expect" and child(verb, "xcomp", "ccomp", "neg") is None else None
    )
    return noun is not None and not any(t.like_num or t.tag_ == "PRP" or t.lower_ == "no" for t in noun.subtree)
