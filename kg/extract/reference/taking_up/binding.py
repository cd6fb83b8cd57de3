"""Whom a pronoun or noun phrase cannot mean by its place: the subject of its own clause, told or understood."""

from kg.extract.grammar import (
    SUBJECTS,
    child,
    first_conjunct,
    governing_verb,
    is_seen_done,
    is_verb,
    prepositional,
    subject,
)
from kg.extract.reference.mind.focus import ARGUMENTS
from kg.extract.tokens import Token
from kg.rows import words

_ABOUT = ("about", "of", "against", "on")


def rival(token: Token) -> Token | None:
    """The noun that a pronoun is told apart from: "Roe" for "her" in "Roe, who succeeded her" or "was her deputy"."""
    if token.tag_ == "PRP$":
        return _rival_of_owner(token)
    if (place := _scene(token)) is not None:
        return place
    verb = _verb_of(token)
    noun = subject(_holder(verb)) if verb is not None else None
    return noun if noun is not None and noun.i < token.i else None


def is_parent(name: Token, token: Token) -> bool:
    """Whether a name opens the sentence as that of a parent: "Lee" for "he" in "Born as the son of Jim Lee, he"."""
    opened = [c for c in token.head.lefts if c.dep_ == "advcl" and c.i < token.i] if token.dep_ in SUBJECTS else []
    kin = [noun for verb in opened for _, noun in prepositional(verb, "as")]
    return any(parent == first_conjunct(name) for noun in kin for _, parent in prepositional(noun, "of", "to"))


def is_beside(name: Token, token: Token) -> bool:
    """Whether a name stands in front of a clause as somebody beside its subject: "Roe" for "he" in "Under Roe, he"."""
    opened = [c for c in token.head.lefts if c.dep_ == "prep" and c.i < token.i] if token.dep_ in SUBJECTS else []
    front = [c for c in opened if c.lower_ in words("reference", "beside_subjects")]
    return name.dep_ == "pobj" and any(prep.is_ancestor(name) for prep in front)


def rival_of_phrase(head: Token) -> Token | None:
    """The subject that a noun phrase is told apart from: "Acme" for "the firm" in "Acme entered the firm's market"."""
    owned = head.head if head.dep_ == "poss" and head.head.dep_ == "dobj" else head
    verb = _verb_of(owned)
    own = verb is not None and (child(verb, *SUBJECTS) is not None or owned is head)  # "Acme agreed to buy the firm"
    noun = subject(verb) if verb is not None and own and owned.dep_ not in ("attr", "oprd") else None
    return _counted(noun) if noun is not None and noun.i < head.i else None


def _counted(noun: Token) -> Token:
    """Of what a word of number takes a part: "cars" in "some of the cars"."""
    of = child(noun, "prep") if noun.tag_ in ("DT", "CD", "JJ") else None
    whole = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    return whole if whole is not None else noun


def _scene(token: Token) -> Token | None:
    """The place that a clause is set in: "Chile" for "it" in "In Chile, where it has two mines"."""
    clause = token.head
    where = clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.lefts)
    return clause.head if where and token.dep_ in SUBJECTS else None


def _rival_of_owner(token: Token) -> Token | None:
    noun = token.head
    if noun.dep_ == "attr" and is_verb(noun.head):
        return subject(noun.head)
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("reference", "taking_up"):
        spoken = noun.lemma_.lower() in words("reference", "said_by_others")
        return subject(noun.head) if spoken else None  # "The president rejected her version"
    listed = noun.head.tag_ == "PRP"  # "he, his son and five others"
    return noun.head if noun.dep_ == "appos" and not listed else _who_demands(noun)


def _who_demands(noun: Token) -> Token | None:
    """Whose demand or charge does something to what another has: "The union's demands would raise its costs"."""
    verb = governing_verb(noun)
    demand = child(verb, "nsubj") if verb is not None and child(verb, "ccomp") is None else None
    made = demand is not None and demand.lemma_.lower() in words("reference", "made_on_others")
    return child(demand, "poss") if demand is not None and made and demand.i < noun.i else None


def coming_leader(token: Token) -> Token | None:
    """Who will lead "it" or will be its officer: "Roe" for "it" in "Roe, head of Acme, is to lead it"."""
    noun = token.head if token.tag_ == "PRP$" else token
    verb = noun.head
    leads = noun.dep_ == "dobj" and verb.lemma_ in words("reference", "leading")
    becomes = noun.dep_ == "attr" and noun.lemma_.lower() in words("reference", "posts")
    coming = any(c.tag_ == "MD" or c.lower_ == "to" for c in verb.lefts)
    return child(verb, "nsubj") if coming and (leads or becomes) else None


def _verb_of(token: Token) -> Token | None:
    """The verb that a noun or pronoun is an argument of: "examine" for "it" in "has 60 days to examine it"."""
    if token.dep_ == "pobj":
        prep = token.head
        inner = prep.head.dep_ == "prep" or (prep.lower_ in _ABOUT and prep.head.dep_ == "dobj")
        paid = prep.lower_ == "for" and prep.head.dep_ == "dobj" and prep.head.head.lemma_ == "pay"
        inner |= paid  # "pay $4 million for it"
        token = prep.head if inner else prep  # "out of it", "a report about it"
    if token.dep_ in SUBJECTS:
        return _above_infinitive(token)
    return token.head if token.dep_ in ARGUMENTS and is_verb(token.head) else None


def _holder(verb: Token) -> Token:
    """The verb whose subject does what an infinitive beside its object says: "has" for "has 60 days to examine it"."""
    infinitive = verb.tag_ == "VB" and verb.dep_ in ("relcl", "acl") and any(c.lower_ == "to" for c in verb.lefts)
    return verb.head.head if infinitive and verb.head.dep_ == "dobj" and is_verb(verb.head.head) else verb


def _above_infinitive(noun: Token) -> Token | None:
    """The verb above an infinitive whose subject a noun is: "expects" for "it" in "Acme expects it to be sold"."""
    verb = noun.head
    bare = noun.dep_ in SUBJECTS and verb.tag_ in ("VB", "VBN") and any(c.lower_ == "to" for c in verb.lefts)
    bare = bare or is_seen_done(verb)  # "Acme had it checked"
    return verb.head if bare and verb.dep_ in ("ccomp", "xcomp") and is_verb(verb.head) else None
