"""Which verb forms tell neither that something was done nor that it may come: "a right to sell", "would have sold"."""

from kg.extract.grammar import FINITE, REACH, SUBJECTS, child, is_set_against, lemma, tense
from kg.extract.modality.cues import cues
from kg.extract.modality.nouns import is_definite
from kg.extract.modality.openers import is_not_reached, marks_of
from kg.extract.modality.purpose import is_aim, is_paid_for, takes_time
from kg.extract.tokens import Token
from kg.rows import words


def is_unstated(verb: Token) -> bool:
    """Whether a verb, or what it completes or is joined to, is only what one has a right, a need or a way to do."""
    for _ in range(REACH):
        if is_not_reached(verb) or is_kept(verb) or _is_only_supposed(verb):
            return True
        if verb.dep_ in ("acl", "relcl") and any(c.lower_ == "to" and c.dep_ != "prep" for c in verb.lefts):
            return _is_no_plan(verb.head)
        if is_aim(verb):
            noun = verb.nbor(-2) if verb.i > 1 else verb
            gained = noun.dep_ == "dobj" and child(noun, "poss") is None  # "gained rights to sell", not "committed its"
            return gained and verb.nbor(-1).lower_ == "to" and _is_no_plan(noun)
        own = verb.dep_ == "conj" and child(verb, *SUBJECTS, "aux", "auxpass") is not None
        own = own or is_set_against(verb, verb.head)
        if verb.dep_ not in ("conj", "xcomp") or own or verb.head.i == verb.i:
            return False
        verb = verb.head
    return False


def _is_only_supposed(verb: Token) -> bool:
    """Whether a verb tells what one should do, would have done or could do instead."""
    beside = _is_no_duty(verb) or _is_set_aside(verb) or _is_use(verb) or _is_usual(verb)
    if takes_time(verb) and tense(verb.head) in ("VBZ", "VBP") and child(verb.head, "aux") is None:
        return True  # "take three years to certify an engine"
    return beside or _is_required(verb) or is_paid_for(verb) or _is_contrary_to_fact(verb)


def _is_usual(verb: Token) -> bool:
    """Whether an infinitive only says what is done again and again: "are often hired to lobby"."""
    above = verb.head
    often = words("actions", "how_often") - cues("negation", "words") - cues("negation", "adverbs_with_no")
    usual = any(c.lower_ in often for c in above.children) and not any(c.lemma_ == "have" for c in above.lefts)
    return verb.dep_ == "xcomp" and verb.tag_ == "VB" and usual and tense(above) in ("VBZ", "VBP")


def _is_required(verb: Token) -> bool:
    """Whether a clause only says when something holds: "walkouts are legal only when called by a union"."""
    opener = verb.left_edge.lower_ == "only" or (verb.left_edge.i and verb.left_edge.nbor(-1).lower_ == "only")
    timed = verb.dep_ == "advcl" and not cues("conditions", "later").isdisjoint(marks_of(verb))
    return bool(opener) and timed and tense(verb.head) in ("VBZ", "VBP")


def _is_contrary_to_fact(verb: Token) -> bool:
    """Whether a verb tells what did not come about: "would have been delivered", "should have sold"."""
    helping = [c.lower_ for c in verb.lefts if c.dep_ == "aux"]
    return any(h in cues("unstated", "contrary") for h in helping) and "have" in helping


def _is_set_aside(verb: Token) -> bool:
    """Whether a bare verb only says what was not chosen: "rather than recall the phones, Acme mended them"."""
    before = [t.lower_ for t in verb.doc[max(verb.left_edge.i - 1, verb.sent.start) : verb.i]]
    return verb.tag_ == "VB" and "than" in before and child(verb, "aux") is None


def is_kept(verb: Token) -> bool:
    """Whether a clause only says what nobody tells or asks: "did not say when the money would be paid"."""
    teller, opener = verb.head, verb.left_edge
    misread = verb.dep_ == "advcl" and opener.i == teller.i + 1 and opener.tag_ == "WRB"
    asked = misread or (verb.dep_ == "ccomp" and any(t.tag_ == "WRB" for t in verb.doc[opener.i : verb.i]))
    nobody = any(c.lower_ in cues("negation", "pronouns") for c in teller.lefts if c.dep_ in SUBJECTS)
    return asked and lemma(teller) in cues("unstated", "telling") and (nobody or child(teller, "neg") is not None)


def _is_use(verb: Token) -> bool:
    """Whether a verb only says what something is for: "trucks used to carry milk", "the time needed to check it"."""
    above = verb.head
    passive = above.tag_ == "VBN" and above.dep_ == "acl" and lemma(above) in cues("unstated", "uses")
    return verb.dep_ == "xcomp" and passive


def _is_no_duty(verb: Token) -> bool:
    """Whether a verb tells what one should not or need not do: "must not sell", "do not need to buy"."""
    helping = [c.lower_ for c in verb.lefts if c.dep_ == "aux"]
    denied = child(verb, "neg") is not None or any(c.lower_ in cues("negation", "words") for c in verb.lefts)
    if denied and any(h in cues("unstated", "duty") for h in helping):
        return True
    above = verb.head
    if verb.dep_ != "xcomp" or lemma(above) not in cues("modals", "open_when_denied"):
        return False
    without = above.dep_ == "pcomp" and above.head.lower_ == "without"
    nobody = any(c.lower_ in cues("negation", "pronouns") for c in above.lefts if c.dep_ in SUBJECTS)
    return without or nobody or child(above, "neg") is not None


def _is_no_plan(noun: Token) -> bool:
    """Whether a noun with an infinitive announces nothing: "the ability to pay", "the decision to ban it" once made."""
    name = noun.lemma_.lower()
    taken = name in cues("unstated", "presupposed") and is_definite(noun)
    return taken or name in cues("unstated", "nouns")


def is_loose(verb: Token) -> bool:
    """Whether an open statement hangs too loosely to be told by itself: "a risk of closing", "so that it may sell"."""
    if verb.dep_ == "pcomp":
        head = verb.head.head
        return head.pos_ == "NOUN" or verb.head.lower_ in cues("unstated", "loose_prepositions")
    if verb.dep_ == "advcl":
        return any(c.lower_ in ("to", "so") or (c.lower_ == "that" and c.dep_ == "mark") for c in verb.lefts)
    return False


def is_joined_beyond(verb: Token) -> bool:
    """Whether a comma and "and" join a verb rather to the main clause: "alleging that it fell, and is seeking"."""
    if verb.dep_ != "conj" or child(verb, *SUBJECTS) is not None or verb.head.dep_ not in ("ccomp", "advcl", "relcl"):
        return False
    own = child(verb, "aux", "auxpass") or verb
    if own.tag_ not in FINITE or (own.i == verb.i and verb.head.dep_ == "ccomp"):
        return False
    joint = own.nbor(-1) if own.i > verb.sent.start else own
    return joint.dep_ == "cc" and joint.nbor(-1).text == ","
