"""Verbs that tell something only with the phrase or the noun behind them: "goes on sale", "gave way"."""

from kg.extract.grammar import by_agents, is_passive, lemma, prepositional
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
    """Whether something takes place on a day, or will: "A new exam will be held on June 23"."""
    days = (n for p, n in prepositional(verb, "on", "in") if n.ent_type_ == "DATE" or n.right_edge.ent_type_ == "DATE")
    return lemma(verb) == "hold" and is_passive(verb) and not by_agents(verb) and any(True for _ in days)
