"""Infinitives that the parser hangs on the verb, though they say more of its object or stand apart."""

from kg.extract.grammar.phrases import is_ranked
from kg.extract.parses.trees import SUBJECTS, TIMES, hang, hang_subject, has, make_root
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

DOERS = (SCHEMA.Person, SCHEMA.Organization)

SAID_OF = ("oprd", "acomp", "advmod")  # "guilty", "close" behind a verb


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


def mend_doer_behind_for(verb: Token) -> None:
    """ "A deal for Acme to buy Bex fell apart": whom the deal is for is to buy."""
    noun, start = verb.head, verb.left_edge
    doer = noun.doc[start.i - 1]
    prep = doer.head
    named = doer.dep_ == "pobj" and doer.pos_ == "PROPN" and doer.right_edge.i == doer.i
    if verb.tag_ != "VB" or start.lower_ != "to" or not named or prep.lower_ != "for" or prep.head != noun:
        return
    if noun.pos_ == "NOUN" and prep.i == noun.i + 1:
        hang(prep, verb, "mark")
        hang_subject(doer, verb)
        verb.dep_ = "relcl"


def mend_infinitive_of_ranked(verb: Token) -> None:
    """ "was the first Dane to lead Acme": what makes somebody the first is no aim of being so."""
    noun = next((c for c in verb.head.rights if c.dep_ == "attr" and c.i + 1 == verb.left_edge.i), verb)
    if verb.left_edge.lower_ == "to" and noun is not verb and verb.head.lemma_ == "be" and is_ranked(noun):
        hang(verb, noun, "relcl")


def mend_infinitive_of_order(verb: Token) -> None:
    """ "The decree obliges Acme to return them": whoever is bound is to do it, be it a name or not."""
    end = verb.left_edge.i - 1
    order = verb.head.head if verb.dep_ == "acl" and verb.head.dep_ == "dobj" else verb.head
    if order.lemma_ not in words("grammar", "binding_others") or verb.left_edge.lower_ != "to" or end <= order.i:
        return
    inside = (verb.right_edge.i, end)
    bound = next((c for c in order.rights if c.right_edge.i in inside and c.dep_ in ("dobj", "npadvmod")), None)
    inner = (
        bound is not None and verb.head == bound
    )  # "instructs dioceses to notify", but "requires permission to build"
    somebody = bound is not None and (kind_of_noun(bound.lemma_.lower()) in DOERS or bound.pos_ != "NOUN")
    if (
        bound is not None
        and (somebody or not inner)
        and bound.pos_ in ("NOUN", "PROPN", "PRON")
        and bound.ent_type_ not in TIMES
    ):
        bound.dep_ = "dobj"
        hang(verb, order, "xcomp")


def mend_doing_on_the_way(doing: Token) -> None:
    """ "travelled selling bibles": what somebody does on the way is done to the goods, and he travels none."""
    goods, verb = doing.head, doing.head.head
    if (
        doing.dep_ in ("compound", "amod")
        and goods.dep_ == "dobj"
        and doing.i == verb.i + 1
        and verb.tag_ == "VBD"
        and verb.lemma_ in words("grammar", "objectless")
    ):
        hang(doing, verb, "advcl")
        hang(goods, doing, "dobj")
        doing.pos_ = "VERB"


def mend_called_on(call: Token) -> None:
    """ "Ann Roe, a baker, called on Lee to resign": Roe does, and the infinitive says what Lee is to do."""
    on = next((c for c in call.rights if c.lower_ in ("on", "upon") and c.dep_ == "prep"), None)
    asked = next((c for c in on.rights if c.dep_ == "pobj"), None) if on is not None else None
    if asked is None:
        return
    bare = (c for c in (*call.rights, *asked.rights) if c.tag_ == "VB" and c.left_edge.lower_ == "to")
    infinitive = next((c for c in bare if c.dep_ in ("xcomp", "advcl", "acl") and c.i > asked.i), None)
    if infinitive is None:
        return
    hang(infinitive, call, "xcomp")
    noun = call.head.head if call.head.dep_ == "appos" else call.head
    if call.dep_ == "acl" and call.tag_ == "VBN" and noun.head == noun and call.nbor(-1).text == ",":
        call.tag_, call.dep_ = "VBD", "ROOT"
        make_root(call, noun)
        hang(noun, call, "nsubj")


def mend_infinitive_of_campaign(verb: Token) -> None:
    """ "began a campaign on Monday to vaccinate 300 children": the campaign is for that."""
    above, start = verb.head, verb.left_edge
    begun = verb.tag_ == "VB" and start.lower_ == "to" and above.lemma_ in words("grammar", "starting")
    noun = next((c for c in above.rights if c.dep_ == "dobj" and c.i < start.i), None) if begun else None
    if noun is None or noun.lemma_.lower() not in words("grammar", "campaigns"):
        return
    if all(t.ent_type_ in TIMES or t.dep_ == "prep" for t in verb.doc[noun.right_edge.i + 1 : start.i]):
        hang(verb, noun, "acl")


def mend_campaign_for_verb(drive: Token) -> None:
    """ "Norland launches measles drive to reach children": what is launched is a drive, and no measles drive."""
    noun = next((c for c in drive.lefts if c.dep_ == "nsubj"), drive)
    named = drive.dep_ == "ccomp" and drive.lemma_.lower() in words("grammar", "campaigns")
    if not named or noun.i + 1 != drive.i or drive.head.lemma_ not in words("grammar", "starting"):
        return
    drive.tag_, drive.pos_, drive.dep_, noun.dep_ = "NN", "NOUN", "dobj", "compound"
    for infinitive in [c for c in drive.rights if c.tag_ == "VB" and c.left_edge.lower_ == "to"]:
        infinitive.dep_ = "acl"


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


def mend_infinitive_behind_for(verb: Token) -> None:
    """ "asked for the ban to be lifted", "asked for the minister, Ann Roe, to be called": a deed is asked for."""
    _mend_subject(verb)
    _mend_wished_for(verb)


def _mend_wished_for(verb: Token) -> None:
    """ "asked for the head, Ann Roe, to be called": as without the name, what is asked for is what befalls her."""
    above, start = verb.head, verb.left_edge.i
    bare = any(c.tag_ == "TO" for c in verb.lefts) and not has(verb, *SUBJECTS)
    if not bare or above.i > start or verb.doc[start - 1].text != ",":
        return
    prep = above.head if above.dep_ == "pobj" else next((c for c in above.rights if c.lower_ == "for"), verb)
    noun = next((c for c in prep.rights if c.dep_ == "pobj" and c.i < start), verb)
    wished = prep.lower_ == "for" and prep.head.lemma_.lower() in words("grammar", "wishing_for")
    if wished and noun is not verb and prep.i == prep.head.i + 1:
        hang(verb, prep.head, "xcomp")
        hang_subject(noun, verb)
        hang(prep, verb, "mark")


def mend_infinitive_set_off(verb: Token) -> None:
    """ "plans a larger trial in Leeds, to start next spring": the trial is to start."""
    thing = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    apart = verb.left_edge.lower_ == "to" and verb.doc[verb.left_edge.i - 1].text == ","
    if thing is not None and apart and not has(verb, "dobj") and verb.lemma_ in words("actions", "undergone"):
        hang(verb, thing, "relcl")


def mend_gerund(gerund: Token) -> None:
    """ "denied dumping waste": what is denied is the dumping, not a kind of waste."""
    noun = gerund.head
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in words("grammar", "gerund_takers") and gerund.i == verb.i + 1:
        gerund.attach(verb, "xcomp")
        noun.attach(gerund, "dobj")


def mend_infinitive_of_going_on(verb: Token) -> None:
    """ "went on to beat Roe", "needed to hole it": what somebody goes on to do is no aim of going."""
    above, to = verb.head, verb.left_edge
    if verb.tag_ == "VB" and to.lower_ == "to" and to.i == above.i + 1 and above.lemma_ in ("need", "want", "hope"):
        verb.dep_ = "xcomp"
    timed = all(c.ent_type_ in TIMES or c.dep_ in ("prep", "punct") for c in above.rights if c.i < verb.i)
    bound = above.lemma_ in words("actions", "binding") and not has(above, "auxpass", "xcomp", "ccomp")
    if verb.tag_ == "VB" and to.lower_ == "to" and to.head == verb and verb.dep_ == "advcl" and timed and bound:
        dated = [c for c in above.rights if to.i - 3 < c.right_edge.i < to.i and c.right_edge.ent_type_ in TIMES]
        verb.dep_ = "xcomp" if dated else verb.dep_  # "voted on Thursday to go on"
    if verb.tag_ == "VB" and to.lower_ == "to" and to.i == above.i + 1 and _is_made(above):
        verb.dep_ = "xcomp"
    had = verb.tag_ == "VBN" and any(c.lower_ == "have" and c.i == to.i + 1 for c in verb.lefts)
    if had and to.lower_ == "to" and has(above, "auxpass") and above.i < to.i:
        verb.dep_ = "xcomp"  # "was projected on Monday to have won": nobody aims at what is over
    on = to.nbor(-1) if to.i > verb.sent.start else to
    if above.lemma_ == "go" and on.lower_ == "on" and on.head == above and to.lower_ == "to" and verb.tag_ == "VB":
        verb.dep_ = "xcomp"


def _is_made(verb: Token) -> bool:
    """Whether people are made to do something: "Pupils were made to sing", not "The film was made to amuse"."""
    noun = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    people = noun is not None and (
        noun.ent_type_ == "PERSON" or noun.tag_ == "PRP" or is_person_noun(noun.lemma_.lower())
    )
    return people and verb.lemma_ == "make" and noun is not None and noun.lower_ != "it"


def _mend_subject(verb: Token) -> None:
    """ "asked for the minister, Ann Roe, to be called": what is asked for is that she be called, and not she."""
    name, doc = verb.head, verb.doc
    named = verb.dep_ == "relcl" and name.pos_ == "PROPN" and name.dep_ in ("npadvmod", "dobj")
    above = name.head if named else name
    to = next((c for c in verb.lefts if c.dep_ == "aux" and c.lower_ == "to"), None)
    prep = next((c for c in above.rights if c.dep_ == "prep" and c.lower_ == "for"), None)
    if to is None or prep is None or not has(verb, "auxpass") or has(verb, *SUBJECTS):
        return
    noun = next((c for c in prep.rights if c.dep_ == "pobj"), None)
    if noun is None or above.lemma_ not in words("grammar", "wishing_for") or not prep.i < noun.i < to.i:
        return
    if named and doc[noun.right_edge.i + 1].text == "," and name.left_edge.i == noun.right_edge.i + 2:
        hang(verb, above)
        hang(name, noun, "appos")
    if noun.right_edge.i + 1 + (doc[to.i - 1].text == "," and noun.right_edge.i + 1 < to.i) == to.i:
        hang(prep, verb, "mark")
        hang(noun, verb, "nsubjpass")
        verb.dep_ = "xcomp"


def mend_gerund_behind_to(gerund: Token) -> None:
    """ "pleaded guilty in court to stealing it": what is no infinitive is what she is guilty of."""
    to = next((c for c in gerund.lefts if c.lower_ == "to" and c.dep_ == "aux"), gerund)
    if gerund.tag_ == "VBG" and to is not gerund:
        above = gerund.head
        hang(to, next((c for c in above.rights if c.dep_ in SAID_OF and c.i < to.i), above), "prep")
        hang(gerund, to, "pcomp")
        to.tag_, to.pos_ = "IN", "ADP"


def mend_doubling(word: Token) -> None:
    """ "will cut spending and double output", "aims to double sales": a verb, where a measure stands behind it."""
    noun, before = word.head, word.nbor(-1) if word.i > word.sent.start else word
    while noun.dep_ in ("compound", "amod") and noun.head.i > noun.i:
        noun = noun.head
    measured = noun.lower_ != "pay" and {noun.lemma_.lower(), noun.lower_} & words("observations", "measures")
    if word.tag_ != "JJ" or noun.left_edge.i != word.i or not measured:
        return  # "will build suites and double rooms"
    first = noun.head
    while first.dep_ == "conj" and first.pos_ == "NOUN":
        first = first.head
    joined = noun.dep_ == "conj" and before.lower_ == "and" and first.dep_ == "dobj" and first.head.tag_ == "VB"
    aimed = noun.dep_ == "pobj" and noun.head is before and before.lower_ == "to" and before.head.i == before.i - 1
    if not joined and not (aimed and before.head.pos_ == "VERB"):
        return
    word.tag_, word.pos_, word.lemma_ = "VB", "VERB", word.lower_
    hang(word, first.head if joined else before.head, "conj" if joined else "xcomp")
    hang(before, first.head if joined else word, "cc" if joined else "aux")
    hang(noun, word, "dobj")
