"""Verbs that tell no deed by the words that a claim keeps of them: "is lost for words", "are running late".

What would be told of them is less than is said, or other than it: "Nobody wanted to sell it" denies no sale, "has never
built a mill larger than that" no mill.
"""

from kg.extract.grammar import SUBJECTS, child, is_passive, lemma, own_auxiliaries
from kg.extract.tokens import Token
from kg.rows import words


def is_blurred(verb: Token) -> bool:
    """Whether a claim made of a verb would not tell what its clause says."""
    return (
        _is_state_of_mind(verb)
        or _is_going_so(verb)
        or _is_not_wanted(verb)
        or _is_denied_in_part(verb)
        or _is_denied_in_manner(verb)
        or _is_modifier(verb)
        or _is_scored(verb)
        or _is_sent_moving(verb)
        or _has_two_subjects(verb)
        or _is_figure_of_speech(verb)
    )


def _is_figure_of_speech(verb: Token) -> bool:
    """Whether verb and object mean another thing together: "put one hand on the title", "raised eyebrows"."""
    known = words("actions", "figures_of_speech")
    own = (c for c in verb.rights if c.dep_ == "dobj" and not any(b.dep_ == "poss" for b in c.lefts))
    small = {"the", "a", "an", "one", "more", "few", "some", "no"}
    bare = (c for c in own if all(b.lower_ in small for b in c.lefts) and not any(b.lower_ == "of" for b in c.rights))
    return any(f"{lemma(verb)} {c.lemma_.lower()}" in known for c in bare)


def _is_state_of_mind(verb: Token) -> bool:
    """Whether a participle says how somebody feels or is to be: "I'm gutted", "should be prepared for delays"."""
    if not is_passive(verb) or child(verb, "agent") is not None:
        return False
    last = verb.doc[verb.i + 1 : verb.i + 3]
    if verb.lower_ == "lost" and [t.lower_ for t in last] in (["for", "words"], ["in", "thought"]):
        return True
    if verb.lower_ in words("actions", "felt"):
        return True
    behind = child(verb, "xcomp") is not None or any(c.lower_ == "for" and c.dep_ == "prep" for c in verb.rights)
    return verb.lower_ == "prepared" and behind and not any(c.lower_ == "being" for c in verb.lefts)


def _is_going_so(verb: Token) -> bool:
    """Whether an adverb makes another thing of a verb: "Buses are running late", "will go live in May"."""
    ways = {"run": "running_so", "go": "going_so"}.get(lemma(verb))
    small = next((c for c in verb.rights if c.i == verb.i + 1 and c.dep_ in ("advmod", "acomp", "oprd", "prt")), None)
    return ways is not None and small is not None and small.lower_ in words("actions", ways)


def _is_not_wanted(verb: Token) -> bool:
    """Whether only the wish is denied: "Nobody wanted to sell it", "would rather not sell it"."""
    if any(c.lower_ == "rather" for c in verb.lefts) and child(verb, "neg") is not None:
        return True
    everyone = any(c.dep_ in SUBJECTS and c.lower_ in ("everyone", "everybody") for c in verb.lefts)
    clause = child(verb, "xcomp") if everyone else None
    if clause is not None and child(clause, "neg") is not None:
        return True  # "Everyone agreed not to say so"
    above = verb.head
    nobody = any(c.dep_ in SUBJECTS and c.lower_ in ("nobody", "none", "one", "neither") for c in above.lefts)
    return verb.dep_ == "xcomp" and nobody and lemma(above) in words("actions", "wanting")


def _is_denied_in_part(verb: Token) -> bool:
    """Whether what is denied is told behind the object: "has never built a plant more than an hour from its yard"."""
    thing = child(verb, "dobj")
    denied = child(verb, "neg") or (child(verb.head, "neg") if verb.dep_ == "xcomp" else None)
    if thing is not None and denied is not None and _is_limited(thing):
        return True
    if thing is None or child(verb, "neg") is None or not any(c.lower_ in ("a", "an", "any") for c in thing.lefts):
        return False
    following = verb.doc[thing.i + 1 : thing.i + 2]
    limits = words("actions", "limiting_behind")
    return any(t.tag_ in ("JJR", "RBR") or t.lower_ in limits for t in following)


def _is_limited(thing: Token) -> bool:
    """Whether a thing is all or part of what is told: "want to buy not only food", "has not paid all its debts"."""
    return any(c.lower_ in words("actions", "limiting_before") for c in (thing, *thing.lefts))


def _is_denied_in_manner(verb: Token) -> bool:
    """Whether only how or why it was done is denied: "had not taken the step lightly", "did not resign over it"."""
    denial = child(verb, "neg")
    if denial is None:
        return False
    if any(denial.i < c.i and c.lower_ in words("actions", "manners_denied") for c in verb.lefts):
        return True  # "was not properly tested"
    last = [c for c in verb.rights if c.dep_ in ("advmod", "advcl", "prep", "npadvmod")]
    if any(c.dep_ == "advmod" and c.lower_ in words("actions", "manners_denied") for c in last):
        return True
    if any(c.dep_ == "advcl" and any(o.lower_ == "because" for o in c.lefts) for c in last):
        return True
    return any(c.dep_ == "prep" and _is_way(c) for c in last)


def _is_way(prep: Token) -> bool:
    """Whether a phrase says how something is done: "in vain", "by accident", "on purpose", "because of rain"."""
    if prep.left_edge.lower_ == "because" or prep.lower_ == "because":
        return True
    noun = child(prep, "pobj")
    return noun is not None and f"{prep.lower_} {noun.lower_}" in words("actions", "ways_denied")


def _is_modifier(verb: Token) -> bool:
    """Whether a participle only says what kind of things they are: "the tanks and cooling towers"."""
    before, thing = verb.nbor(-1) if verb.i else verb, child(verb, "dobj")
    name = f"{verb.lower_} {thing.lemma_.lower()}" if thing is not None and thing.i == verb.i + 1 else ""
    if verb.tag_ == "VBG" and child(verb, "aux") is None and name in words("actions", "gerund_names"):
        return True  # "cut charging cables"
    if before.dep_ != "cc" or thing is None or thing.i != verb.i + 1 or child(verb, *SUBJECTS, "aux") is not None:
        return False
    first = before.head
    gerund = verb.tag_ == "VBG" and verb.dep_ == "advcl" and first.pos_ == "NOUN" and child(first, "conj") is None
    other = child(verb.head, "dobj") if verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBN") else None
    alike = other is not None and other.i < verb.i and any(c.tag_ == "VBN" and c.dep_ == "amod" for c in other.lefts)
    return gerund or (alike and thing.tag_ == "NNS" and not own_auxiliaries(verb))


def _is_scored(verb: Token) -> bool:
    """Whether the particle of a verb is taken for a preposition: "rolling in his 11th", "nodded in a second"."""
    small = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    goal = child(small, "pobj") if small.lower_ == "in" and small.dep_ == "prep" and small.head == verb else None
    if goal is None:
        return False
    told = goal.lower_ in words("actions", "scored") or goal.ent_type_ == "ORDINAL"
    return told and lemma(verb) in words("actions", "scoring")


def _is_sent_moving(verb: Token) -> bool:
    """Whether only a movement of prices is told: "sent its shares down 6%", "sent shares tumbling"."""
    thing = child(verb, "dobj") if lemma(verb) == "send" else None
    if thing is None or thing.lemma_.lower() not in words("actions", "sent_moving"):
        return False
    near = [c for c in verb.rights if c.i > thing.i]
    return any(c.lower_ in ("up", "down", "higher", "lower") or c.tag_ == "VBG" for c in near)


def _has_two_subjects(verb: Token) -> bool:
    """Whether the parser gave a verb the subject of another: "Roe, on for Lee, tapped in after Day could parry"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBN" or verb.head.i < verb.i:
        return False
    above = verb.head
    return sum(c.dep_ == "nsubj" and c.tag_ in ("NNP", "NN", "NNS") for c in above.lefts) > 1
