"""Who is to do what an infinitive says, where another is asked, chosen or given the means to do it."""

from kg.extract.grammar.coordination import SUBJECTS, child
from kg.extract.grammar.lemmas import lemma
from kg.extract.grammar.verb_objects import receiver
from kg.extract.grammar.voice import is_passive, own_auxiliaries
from kg.extract.tokens import Token
from kg.rows import words


def asked_through(infinitive: Token) -> Token | None:
    """Whom a preposition names that is asked to do it: "called on the minister to resign"."""
    above, start = infinitive.head, infinitive.left_edge.i
    if infinitive.doc[start].lower_ != "to":
        return None
    asked = (c for c in above.rights if c.dep_ == "prep" and c.right_edge.i == start - 1)
    prep = next((c for c in asked if f"{lemma(above)} {c.lower_}" in words("grammar", "asking_through")), None)
    return child(prep, "pobj") if prep is not None else None


def commissioned(verb: Token) -> Token | None:
    """Who is chosen to do what an infinitive beside the choice says: "picked Acme on Monday to build it"."""
    matrix = verb.head
    infinitive = any(c.lower_ == "to" for c in verb.lefts) and verb.i > matrix.i
    if infinitive and lemma(matrix) == "give":
        return _given(matrix)
    if not infinitive or lemma(matrix) not in words("grammar", "commissioning"):
        return None
    chosen = child(matrix, "nsubjpass") if is_passive(matrix) else child(matrix, "dobj")
    paid = chosen is None or chosen.like_num or chosen.tag_ == "CD" or child(chosen, "nummod", "quantmod") is not None
    return None if paid or chosen is None or chosen.pos_ not in ("NOUN", "PROPN", "PRON") else chosen


def _given(verb: Token) -> Token | None:
    """Who gets the time or the means to do it: "gave Acme 10 days to pay", "was given until May to pay"."""
    timed = child(verb, "npadvmod") is not None or any(c.lower_ == "until" for c in verb.rights)
    if is_passive(verb):
        return child(verb, "nsubjpass") if timed else None
    return receiver(verb) or (child(verb, "dobj") if timed else None)


def is_time_taken(verb: Token) -> bool:
    """Whether a verb only says what time an infinitive takes: "it took Acme three years to win them back"."""
    own = child(verb, *SUBJECTS)
    told = lemma(verb) in ("take", "cost") and any(c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB" for c in verb.rights)
    return told and own is not None and own.lower_ == "it"


def is_for_anyone(verb: Token) -> bool:
    """Whether a gerund tells what anybody is to do or to leave: "bans selling it", "recommended closing it"."""
    if verb.dep_ == "pcomp":  # "called for scrapping it"
        return verb.head.lower_ == "for" and lemma(verb.head.head) in words("grammar", "calling_for_anyone")
    gerund = verb.dep_ == "xcomp" and verb.tag_ == "VBG"
    return gerund and lemma(verb.head) in words("grammar", "ruling_for_anyone")


def is_only_named(verb: Token) -> bool:
    """Whether a gerund only names a deed: "the law bans selling it", "the decree mentions founding one"."""
    if is_for_anyone(verb):
        return lemma(verb.head) not in words("actions", "speech")
    if verb.dep_ != "xcomp" or verb.tag_ != "VBG" or lemma(verb.head) not in words("grammar", "treating"):
        return False  # whoever mentions what he did has done it, and no text has
    own = child(verb.head, *SUBJECTS)
    texts = words("attribution", "documents") | words("grammar", "orders")
    return own is not None and own.lemma_.lower() in texts


def is_use_of(infinitive: Token) -> bool:
    """Whether an infinitive tells what something is used for, by whomever: "the money will be used to hire 40"."""
    above = infinitive.head
    used = infinitive.dep_ in ("xcomp", "advcl") and lemma(above) in ("use", "spend")
    return used and child(above, "auxpass") is not None


def is_use_denied(verb: Token) -> bool:
    """Whether somebody denies what a thing is used for, no deed: "denied that it is used to fire staff"."""
    above = verb.head
    if not is_use_of(verb) or lemma(above) != "use":
        return False
    denied = above.dep_ == "ccomp" and lemma(above.head) in words("grammar", "denying")
    return denied or child(above, "neg") is not None


def is_of_thing_before(infinitive: Token) -> bool:
    """Whether what is to be done behind a comma is done to a thing before it: "gave 5 million, to be spent by Acme"."""
    helping = [c.lower_ for c in own_auxiliaries(infinitive)]
    behind = infinitive.i > infinitive.head.i and infinitive.doc[infinitive.left_edge.i - 1].text == ","
    return helping == ["to", "be"] and behind and child(infinitive.head, "dobj") is not None


def intended_by(noun: Token) -> Token | None:
    """Whose a plan is behind "by": the players of "a threat by players to boycott it"."""
    by = next((c for c in noun.rights if c.lower_ == "by"), None)
    asks = noun.lemma_.lower() in words("grammar", "requests")
    return None if by is None or asks else child(by, "pobj")


def meant_before(infinitive: Token) -> Token | None:
    """Who is asked to do it, or what it is to be done to: "a review" of "announced a review, to be published"."""
    made = child(infinitive.head, "dobj") if is_of_thing_before(infinitive) else None
    return asked_through(infinitive) or made


def taker(verb: Token) -> Token | None:
    """Who takes that long, where it is told: "Acme" of "it took Acme three years to win them back"."""
    if not is_time_taken(verb):
        return None
    noun = child(verb, "dobj", "dative")
    timed = noun is not None and (noun.ent_type_ in ("DATE", "TIME", "MONEY") or child(noun, "nummod") is not None)
    return None if timed else noun
