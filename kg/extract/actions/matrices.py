"""The verbs above that lend a verb its subject or its auxiliaries, or say what becomes of somebody's own plan."""

from kg.extract.grammar import REACH, SUBJECTS, child, coordinated_with, is_seen_done, is_verb, own_auxiliaries
from kg.extract.tokens import Token


def having(verb: Token) -> list[Token]:
    """The verb that says what becomes of somebody's own plan: "dropped" of "Acme dropped its plan to sell it"."""
    plan = verb.head
    owner = child(plan, "poss") if verb.dep_ == "acl" and plan.dep_ == "dobj" else None
    return [plan.head] if owner is not None and owner.tag_ == "PRP$" else []


def matrices(verb: Token, coordinated: bool = True) -> list[Token]:
    """The verbs above that lend a verb its subject or its auxiliaries, nearest first: "plans" for "open", "pay".

    Unless `coordinated`, the walk ends at a verb that is coordinated to another.
    """
    found = []
    for _ in range(REACH):
        bare = verb.tag_ == "VB" or (verb.tag_ == "VBN" and any(c.lower_ == "to" for c in own_auxiliaries(verb)))
        infinitive = verb.dep_ == "ccomp" and bare and not any(c.tag_ == "MD" for c in verb.lefts)
        infinitive = infinitive or is_seen_done(verb)
        shared = coordinated and verb.dep_ == "conj" and child(verb, *SUBJECTS) is None
        if not (verb.dep_ in ("xcomp", "acomp", "oprd") or infinitive or shared):
            break
        verb = coordinated_with(verb) if shared else verb.head
        if not (is_verb(verb) or verb.pos_ == "ADJ"):
            break
        found.append(verb)
    return found
