"""What somebody set out to do: was it done? "Came back to reveal it" tells so, "built a road to win votes" does not.

An infinitive beside a past verb tells what came about where the verb brings somebody to the place of the deed or out
of an old occupation into a new one; beside other past verbs it tells an aim that nobody says was reached.
"""

from kg.extract.grammar import child, is_passive, lemma, own_objects, tense, verb_lemma
from kg.extract.grammar.control import is_of_thing_before
from kg.extract.modality.cues import cues, effect
from kg.extract.modality.nouns import is_among
from kg.extract.tokens import Token
from kg.rows import words


def is_aim(verb: Token) -> bool:
    """Whether a verb is an infinitive beside a clause: "to reveal" in "returned to the stage to reveal it"."""
    return verb.dep_ == "advcl" and any(c.lower_ == "to" for c in verb.lefts) and not is_of_thing_before(verb)


def was_done(verb: Token) -> bool:
    """Whether an infinitive beside a past verb tells a deed: "came to lay wreaths", "left to start a firm".

    What somebody "has left to start" may still lie ahead.
    """
    matrix = verb.head
    if takes_time(verb):
        perfect = tense(matrix) in ("VBZ", "VBP") and any(c.lemma_ == "have" for c in matrix.lefts)
        return tense(matrix) == "VBD" or perfect  # "took nine years to build the dam"
    if tense(matrix) != "VBD" or matrix.i > verb.i or is_passive(matrix):
        return False
    before = verb.doc[verb.left_edge.i - 1]
    if lemma(matrix) == "be" and (
        before.lower_ in cues("nouns_infinitive", "asserted_after") or is_among(before, verb)
    ):
        return True  # "was among the first to join"
    if any(o.lemma_.lower() in cues("purpose", "totals") for o in own_objects(verb)):
        return _is_one_of(verb, "reckoning")  # "scored twice to bring her total to 24"
    if _is_one_of(verb, "prevailing") and (_is_one_of(matrix, "recovering") or _is_from_behind(matrix)):
        return True  # "rallied to beat Corvo"
    if _is_one_of(verb, "outcomes") and _is_one_of(matrix, "winning"):
        return True  # "beat Corvo 3-1 to move into second place"
    appeared = any(o.lemma_.lower() in cues("purpose", "appearances") for o in own_objects(matrix))
    if appeared or _is_one_of(matrix, "coming"):
        return _is_one_of(verb, "performing")
    return _is_one_of(matrix, "leaving") and _is_one_of(verb, "occupations") and not _is_only_hoped_for(verb)


def _is_only_hoped_for(verb: Token) -> bool:
    """Whether one who left set out to do a nameless thing: "quit to set up her own firm", not "to set up Orlo"."""
    named = any(t.pos_ == "PROPN" or t.tag_ == "CD" for noun in own_objects(verb) for t in noun.subtree)
    return _is_one_of(verb.head, "quitting") and _is_one_of(verb, "begun") and not named


def takes_time(verb: Token) -> bool:
    """Whether a clause tells how long an infinitive takes: "take three years to certify an engine"."""
    matrix = verb.head
    if lemma(matrix) not in ("take", "need", "require") or tense(verb) != "TO" or verb.dep_ not in ("xcomp", "advcl"):
        return False
    return any(o.ent_type_ in ("DATE", "TIME") and matrix.i < o.i < verb.i for o in own_objects(matrix))


def comes_of(verb: Token) -> bool:
    """Whether an infinitive tells what came of the verb before it: "grew to become", not "trained to become"."""
    name, matrix = lemma(verb), verb.head
    if name not in cues("result", "verbs") and name not in cues("result", "standing"):
        return False
    if name in ("find", "discover", "learn"):
        return not cues("result", "finding").isdisjoint((lemma(matrix), verb_lemma(matrix)))  # "woke to find"
    rising = words("actions", "figures") | words("actions", "moving") | words("actions", "becoming")
    if name == "become" and _is_one_of(matrix, "leaving"):
        return True  # "left Acme to become head of Bex"
    if name in cues("result", "standing"):
        led = words("observations", "recoups") | words("observations", "rises") | words("observations", "falls")
        return not led.isdisjoint((lemma(matrix), verb_lemma(matrix)))  # "recovered some ground to stand 4% lower"
    led = rising | cues("result", "rising") | cues("purpose", "winning") | cues("purpose", "recovering")
    return not led.isdisjoint((lemma(matrix), verb_lemma(matrix)))


def _is_from_behind(verb: Token) -> bool:
    """Whether somebody "came from behind", or "came off the bench"."""
    whence = [c for prep in verb.rights if prep.lower_ in ("from", "off") for c in prep.rights]
    return lemma(verb) == "come" and any(c.lower_ in cues("purpose", "whence") for c in whence)


def is_unsettled(verb: Token) -> bool:
    """Whether an infinitive tells the aim of something past, and nothing tells whether it was reached."""
    if verb.dep_ == "xcomp" and is_aim(verb.head):
        verb = verb.head  # "To help fund it, Acme sold a mill"
    matrix = verb.head
    once = matrix.dep_ == "xcomp" and matrix.head.lower_ == "used"  # "used to walk it to deliver milk"
    if not is_aim(verb) or not (once or tense(matrix) == "VBD") or was_done(verb):
        return False
    bound = effect("infinitive", verb_lemma(matrix), lemma(matrix)) or lemma(matrix) in words(
        "grammar", "commissioning"
    )
    return not bound and not any(_announces(noun) for noun in own_objects(matrix))


def is_paid_for(verb: Token) -> bool:
    """Whether an infinitive tells what money went on, which may long be had: "paid 3 million to obtain a licence"."""
    beside = verb.dep_ in ("xcomp", "advcl") and tense(verb) == "TO" and verb.head.i < verb.i
    return beside and tense(verb.head) == "VBD" and _is_one_of(verb.head, "paying") and not is_passive(verb.head)


def _announces(noun: Token) -> bool:
    """Whether a noun looks ahead to an infinitive, or is set aside for it: "won a deal to", "raised 5 million to"."""
    given = noun.lemma_.lower() in words("grammar", "intentions") | cues("purpose", "resources")
    return given or noun.tag_ in ("CD", "$") or child(noun, "nummod") is not None


def _is_one_of(verb: Token, key: str) -> bool:
    return not cues("purpose", key).isdisjoint((lemma(verb), verb_lemma(verb)))


def decision(verb: Token) -> Token:
    """The verb by which an infinitive is decided on, or itself: "voted" of "voted to lend it, putting off a rise"."""
    above = verb.head if verb.dep_ == "xcomp" else verb
    return above if lemma(above) in ("vote", "agree", "decide", "choose", "opt") else verb


def is_prospect(head: Token) -> bool:
    """Whether somebody may yet do what an infinitive tells: "was in line to become head", "is on her way to win"."""
    told = [child(c, "pobj") for c in head.rights if c.dep_ == "prep" and c.lower_ in ("in", "on")]
    near = any(noun is not None and noun.lower_ in cues("result", "prospects") for noun in told)
    return lemma(head) == "be" and near
