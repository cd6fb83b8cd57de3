"""Whom somebody makes, gets, leaves, stops or catches doing something, and what somebody is given."""

from kg.extract.names.words import given_names, head_class, listed
from kg.extract.parses.trees import SUBJECTS, TIMES, hang, has, make_root
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun
from kg.extract.tokens import Token
from kg.rows import words
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

FIRMS = (SCHEMA.Corporation, SCHEMA.Organization)
NAMES = ("PERSON", "ORG", "GPE", "NORP")


def make_gerund(deed: Token) -> None:
    """Let what looks like a noun be the verb that it is: "smuggling" of "smuggle"."""
    stem = deed.lower_.removesuffix("ing")
    known = (form for form in (f"{stem}e", stem, stem[:-1]) if is_common_word(form))
    deed.tag_, deed.pos_, deed.lemma_ = "VBG", "VERB", next(known, stem)


def mend_made(deed: Token) -> None:
    """ "made Ana Ruiz apologise", "made the minister resign": what the parser takes for a noun is what she did."""
    maker = deed.head
    if deed.tag_ != "NN" or deed.lower_ not in words("grammar", "verbs_alone") or maker.i > deed.i:
        return
    doer = next((c for c in deed.lefts if c.i + 1 == deed.i and c.dep_ in {*SUBJECTS, "compound"}), None)
    if doer is None or maker.lemma_ not in words("grammar", "making_do") or deed.dep_ not in ("dobj", "ccomp"):
        return
    for before in [c for c in deed.lefts if c.i < doer.i]:
        hang(before, doer)
    hang(doer, deed, "nsubj")
    deed.tag_, deed.pos_, deed.dep_ = "VB", "VERB", "ccomp"


def mend_left_to(verb: Token) -> None:
    """ "left Karl Ude to run the farm", "got her brother to sign": whom somebody leaves or gets to do it does it."""
    above, end = verb.head, verb.left_edge.i - 1
    if verb.tag_ != "VB" or verb.left_edge.lower_ != "to" or above.lemma_ not in ("leave", "get"):
        return
    doer = next((c for c in above.rights if c.dep_ == "dobj" and c.i == end), verb)
    person = doer.ent_type_ == "PERSON" or doer.lower_ in ("him", "her", "them") or is_person_noun(doer.lower_)
    called = doer.left_edge.text in given_names() and doer.text in listed("surnames")  # "Rosa Steel", no "Delmar Steel"
    person &= above.lemma_ == "get" or called or head_class(doer.text) not in FIRMS
    body = above.lemma_ == "get" and doer.ent_type_ in NAMES
    own = above.lemma_ == "leave" and verb.lemma_ not in words("grammar", "left_to")  # "left her husband to marry Lee"
    if doer is not verb and (person or body) and not own:
        hang(doer, verb, "nsubj")
        verb.dep_ = "ccomp"


def mend_begun(verb: Token) -> None:
    """ "A rival of Acme founded in 2012 failed": without a comma it is told which rival, and Acme is known."""
    name = verb.head
    noun = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "of" else verb
    begun = verb.lemma_.lower() in listed("verbs", "begun") and name.pos_ == "PROPN" and name.i + 1 == verb.i
    some = noun.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in noun.lefts) and noun.i + 1 == name.head.i
    if begun and some and (noun.lower_ in listed("around", "rivals") or kind_of_noun(noun.lower_) != SCHEMA.Person):
        hang(verb, noun)


def mend_caught(doing: Token) -> None:
    """ "caught Karl Ude selling cars", "stopped him selling it": whom somebody catches or stops at it does it."""
    above, before = doing.head, doing.doc[max(doing.left_edge.i - 1, 0)]
    done = doing.tag_ == "VBG" and not has(doing, *SUBJECTS, "mark", "aux")
    caught = next((c for c in above.rights if c.dep_ == "dobj" and c.right_edge.i == before.i), doing)
    named = caught is not doing and (caught.ent_type_ in NAMES or caught.tag_ == "PRP")
    if done and named and above.lemma_ in words("grammar", "catching"):
        doing.dep_ = "xcomp"


def mend_caught_with(goods: Token) -> None:
    """ "caught Ivo Marsh smuggling gold": the gold is smuggled, and Marsh is caught."""
    above = goods.head
    doing = next((c for c in goods.lefts if c.lower_.endswith("ing") and c.dep_ in ("compound", "amod")), goods)
    if above.lemma_ not in words("grammar", "catching") or doing is goods or doing.i - 1 <= above.i:
        return
    name = doing.nbor(-1)
    whole = name.head == goods or name.head == doing
    if whole and name.pos_ == "PROPN" and (name.ent_type_ == "PERSON" or above.lemma_ == "catch"):
        for before in [c for c in goods.lefts if c.i < name.i]:
            hang(before, name)
        hang(name, above, "dobj")
        hang(doing, above, "xcomp")
        hang(goods, doing, "dobj")
        make_gerund(doing)


def mend_given(thing: Token) -> None:
    """ "denied Acme a permit", "lent the museum Sable 40 plates": what is given is no other name of the taker."""
    taker = thing.head
    giving = words("grammar", "giving") | words("grammar", "withholding") | words("grammar", "paying_to")
    named = max((c.i for c in taker.rights if c.pos_ == "PROPN" and c.dep_ == "appos"), default=taker.i)
    beside = taker.dep_ == "dobj" and thing.left_edge.i == named + 1 and thing.pos_ == "NOUN"
    if beside and taker.head.lemma_ in giving and has(thing, "det", "nummod") and thing.ent_type_ not in TIMES:
        taker.dep_ = "dative"
        hang(thing, taker.head, "dobj")


def mend_receiver_in_relative(verb: Token) -> None:
    """ "the contract that the club had offered him": the contract was offered, and he got the offer."""
    opener, taker = verb.left_edge, verb.doc[min(verb.i + 1, verb.sent.end - 1)]
    given = opener.lower_ in ("that", "which") and opener.dep_ in ("mark", "dative", "dobj") and has(verb, "nsubj")
    given = given and verb.lemma_ in words("grammar", "giving") | words("grammar", "paying_to")
    if not given or taker.tag_ != "PRP" or taker.dep_ not in ("dobj", "dative") or has(verb, "prt"):
        return
    told = words("attribution", "nouns") | words("attribution", "findings")
    if verb.head.pos_ == "NOUN" and (opener.dep_ != "mark" or verb.head.lemma_.lower() not in told):
        opener.dep_, taker.dep_, verb.dep_ = "dobj", "dative", "relcl"
        opener.tag_ = "WDT"


def mend_post_given(naming: Token) -> None:
    """ "The king named Ann Roe prime minister.": who gives a post to somebody is not called by that name."""
    giver, post = naming.head, next((c for c in naming.rights if c.dep_ == "oprd"), naming)
    whole = giver.head is giver and naming.doc[giver.sent.end - 1].text == "." and naming.i == giver.i + 1
    named = any(c.ent_type_ == "PERSON" and c.dep_ in ("nmod", "compound") for c in post.lefts)
    if whole and named and post.pos_ == "NOUN" and naming.lemma_ in words("grammar", "appointing"):
        make_root(naming, giver)
        naming.dep_, naming.tag_ = "ROOT", "VBD"
        hang(giver, naming, "nsubj")


def mend_seen_moving(noun: Token) -> None:
    """ "saw its output jump 42 percent": what is seen to have a subject and a measure is a bare verb, and no noun."""
    moved = next((c for c in noun.lefts if c.dep_ == "nsubj" and c.right_edge.i + 1 == noun.i), None)
    if noun.tag_ == "NN" and moved is not None and noun.head.lemma_ == "see" and has(noun, "npadvmod", "dobj"):
        noun.tag_, noun.pos_, noun.lemma_ = "VB", "VERB", noun.lower_


def mend_second_object(told: Token) -> None:
    """ "charged clients reduced rates of 3 percent": the participle says more of what somebody is charged or paid."""
    verb, thing = told.head, next((c for c in told.rights if c.dep_ == "dobj"), None)
    whom = next((c for c in told.lefts if c.dep_ == "nsubj"), None)
    if (
        verb.lemma_ not in words("grammar", "with_two_objects")
        or verb.lemma_ == "tell"
        or whom is None
        or thing is None
    ):
        return
    close = whom.left_edge.i == verb.i + 1 and whom.i + 1 == told.i and thing.left_edge.i == told.i + 1
    plain = told.tag_ in ("VBD", "VBN") and not has(told, "mark", "aux", "auxpass", "advmod") and whom.tag_ == "NNS"
    if not close or not plain or thing.lemma_.lower() not in words("observations", "paid_by") | {"rate", "interest"}:
        return
    for below in [c for c in told.children if c.i > thing.i]:
        hang(below, verb)
    hang(whom, verb, "dative")
    hang(thing, verb, "dobj")
    hang(told, thing, "amod")
    told.tag_, told.pos_ = "VBN", "VERB"
