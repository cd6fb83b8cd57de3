"""Infinitives that the parser hangs on the verb, though they say more of its object or stand apart."""

from spacy.tokens import Token

from kg.extract.parses.trees import TIMES, hang, has
from kg.rows import words


def mend_infinitive_of_object(verb: Token) -> None:
    """ "gained rights to sell music": the infinitive says which rights, not what they were gained for."""
    end = verb.left_edge.i - 1  # behind all of it: "the licence of Acme to dig"
    noun = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.right_edge.i == end), verb)
    bare = verb.tag_ == "VB" and verb.doc[verb.left_edge.i].lower_ == "to"
    if noun is verb or not bare:
        return
    owned = noun.lemma_.lower() in ("licence", "license", "permit") and noun.nbor().lower_ == "of"
    if (noun.i == end or owned) and noun.lemma_.lower() in words("grammar", "completed"):
        hang(verb, noun, "acl")


def mend_infinitive_of_campaign(verb: Token) -> None:
    """ "began a campaign on Monday to vaccinate 300 children": the campaign is for that."""
    above, start = verb.head, verb.left_edge
    begun = verb.tag_ == "VB" and start.lower_ == "to" and above.lemma_ in words("grammar", "starting")
    noun = next((c for c in above.rights if c.dep_ == "dobj" and c.i < start.i), None) if begun else None
    if noun is None or noun.lemma_.lower() not in words("grammar", "campaigns"):
        return
    if all(t.ent_type_ in TIMES or t.dep_ == "prep" for t in verb.doc[noun.right_edge.i + 1 : start.i]):
        hang(verb, noun, "acl")


def mend_infinitive_of_request(verb: Token) -> None:
    """ "rejected calls by teachers to resign": the infinitive says what is called for."""
    end, above = verb.left_edge.i - 1, verb.head
    if verb.tag_ != "VB" or verb.left_edge.lower_ != "to":
        return
    objects = (c for c in above.rights if c.dep_ == "dobj" and c.right_edge.i == end)
    noun = above if verb.dep_ == "relcl" else next(objects, verb)
    asked = noun.dep_ == "dobj" and noun.lemma_.lower() in words("grammar", "requests")
    if asked and noun.head.lemma_.lower() in words("grammar", "resisting"):
        hang(verb, noun, "acl")


def mend_infinitive_set_off(verb: Token) -> None:
    """ "plans a larger trial in Leeds, to start next spring": the trial is to start."""
    thing = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    apart = verb.left_edge.lower_ == "to" and verb.doc[verb.left_edge.i - 1].text == ","
    if thing is not None and apart and not has(verb, "dobj") and verb.lemma_ in words("actions", "undergone"):
        hang(verb, thing, "relcl")


def mend_infinitive_of_going_on(verb: Token) -> None:
    """ "went on to beat Roe", "needed to hole it": what somebody goes on or needs to do is no aim of that."""
    above, to = verb.head, verb.left_edge
    if verb.tag_ == "VB" and to.lower_ == "to" and to.i == above.i + 1 and above.lemma_ in ("need", "want", "hope"):
        verb.dep_ = "xcomp"
    on = to.nbor(-1) if to.i > verb.sent.start else to
    if above.lemma_ == "go" and on.lower_ == "on" and on.head == above and to.lower_ == "to" and verb.tag_ == "VB":
        verb.dep_ = "xcomp"
