"""Nouns that say more of a name or noun right before them, where the parser hangs them on a verb further off."""

from kg.extract.parses.apposed import BESIDE
from kg.extract.parses.sums import is_sum
from kg.extract.parses.trees import SUBJECTS, TIMES, hang, has, says, start_of
from kg.extract.reference.taking_up.phrases import kind_of_noun
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

PLACES = ("GPE", "LOC", "FAC", "ORG")


def mend_described_name(noun: Token) -> None:
    """ "is looking at a deal that went to Acme, a firm owned by Ann Roe": the firm is Acme, and no second object.

    Nor is it the deal: "a deal made with Acme, a firm".
    """
    verb, doc, comma = noun.head, noun.doc, noun.left_edge.i - 1
    if noun.tag_ != "NN" or comma <= verb.i + 1 or doc[comma].text != "," or noun.left_edge.tag_ != "DT":
        return
    name, kind = doc[comma - 1], kind_of_noun(noun.lemma_.lower())
    if name.text == ")" and doc[comma - 3].text == "(":
        name = doc[comma - 4]  # "to the Farmers' Union (FU), a partner"
    inside = name.pos_ == "PROPN" and name.dep_ == "pobj" and name.ent_type_ not in TIMES
    if noun.dep_ == "dobj":
        other = any(c.dep_ == "dobj" and c.i < name.i for c in verb.rights)
    else:
        other = verb.pos_ == "NOUN" and kind_of_noun(verb.lemma_.lower()) != kind and verb.is_ancestor(name)
        other = other and (name.ent_type_ == "PERSON") == (kind == SCHEMA.Person)
    if inside and other and kind is not None and noun.lemma_.lower() not in words("actions", "summing_up"):
        hang(noun, name, "appos")


def mend_name_behind_clause(name: Token) -> None:
    """ "The tunnel that brought her fame, the Lomas Link to Orlo, leaked": a tunnel has that name, and no fame."""
    inner, first = name.head, name.left_edge
    outer = inner.head.head if inner.head.dep_ == "relcl" else inner
    apart = name.pos_ == "PROPN" and first.lower_ == outer.left_edge.lower_ == "the" and first.nbor(-1).text == ","
    if apart and outer is not inner and kind_of_noun(inner.lemma_.lower()) is None and outer.tag_ == "NN":
        hang(name, outer if kind_of_noun(outer.lemma_.lower()) is not None else inner)


def mend_part_before_name(noun: Token) -> None:
    """ "is sold by its subsidiary Acme": the owner is told of the noun, and the name says which one it is."""
    name, owner = noun.head, noun.nbor(-1) if noun.i > noun.sent.start else noun
    if noun.dep_ != "compound" or name.pos_ != "PROPN" or owner.tag_ != "PRP$" or owner.head != name:
        return
    if name.head != name and noun.i < name.i and not any(c.i < owner.i for c in name.lefts):
        hang(noun, name.head, name.dep_)
        hang(owner, noun)
        hang(name, noun, "appos")


def mend_pair_behind_place(name: Token) -> None:
    """ "Flights to Lomas and Tolna were cancelled", "in Lomas and neighboring Tolna": one goes to both places."""
    above, joint = name.head, name.doc[name.left_edge.i - 1]
    first = name.doc[joint.i - 1]
    prep = first.head
    pair = joint.dep_ == "cc" and joint.head == above and first.pos_ == "PROPN" and first.dep_ == "pobj"
    alike = {first.ent_type_, name.ent_type_} <= {*PLACES} and "GPE" in (first.ent_type_, name.ent_type_)
    if pair and alike and prep.head == above and above.pos_ == "NOUN" and above.i < prep.i:
        hang(joint, first)
        hang(name, first, "conj")


def mend_neighbouring(near: Token) -> None:
    """ "an emergency in Lomas and neighboring Tolna": the word tells where Tolna lies."""
    place, joint = near.nbor() if near.i + 1 < near.sent.end else near, near.nbor(-1) if near.i else near
    first = joint.nbor(-1) if joint.i > 1 else joint
    while place.dep_ == "compound" and place.head.i > place.i:
        place = place.head
    if place.pos_ != "PROPN" or near.is_ancestor(joint):
        return
    if place.head == near or near.head == place:
        above, dep = (near.head, near.dep_) if place.head == near else (place.head, place.dep_)
        both = joint.lower_ == "and" and first.pos_ == "PROPN" and first.dep_ == "pobj"
        hang(place, first if both else above, "conj" if both else dep)
        hang(joint, first if both else joint.head)
        hang(near, place, "amod")


def mend_last_of_three(noun: Token) -> None:
    """ "Her teacher, a cousin and eleven of her clients had a call": what "and" adds is the last of a list."""
    joint = noun.doc[noun.left_edge.i - 1]
    other = joint.head
    first = noun.head
    listed = joint.dep_ == "cc" and other.dep_ == "appos" and other.head == first and other.i < joint.i < noun.i
    if listed:
        hang(noun, other, "conj")
    if listed and first.dep_ in SUBJECTS and noun.right_edge.i + 1 == start_of(first.head):
        hang(other, first, "conj")  # no comma closes it


def mend_mark_of_name(that: Token) -> None:
    """ "denied that rice was short", "a result that Ann Roe put down to luck": no name and no stuff is "that" one."""
    noun, verb = that.head, that.head.head
    before = that.nbor(-1) if that.i > that.sent.start else that
    told = verb.dep_ == "ccomp" and before == verb.head and says(before)
    if noun.dep_ in SUBJECTS and noun.left_edge == that and told and noun.tag_ in ("NN", "NNS", "NNP"):
        that.tag_, that.pos_ = "IN", "SCONJ"
        hang(that, verb, "mark")


def mend_content_behind_time(clause: Token) -> None:
    """ "warned at the time that rents were low": what was said does not describe the time."""
    time, opener = clause.head, clause.left_edge
    prep = time.head
    said = prep.head
    own = next((c for c in clause.lefts if c.dep_ in SUBJECTS), opener)
    bare = opener.lower_ == "that" and opener.head == clause and own.left_edge.i == opener.i + 1
    if bare and time.lower_ == "time" and time.dep_ == "pobj" and prep.dep_ == "prep" and says(said):
        opener.tag_, opener.pos_, opener.dep_ = "IN", "SCONJ", "mark"
        hang(clause, said, "ccomp")


def mend_origin_of_measure(origin: Token) -> None:
    """ "a loan of 6 million pounds from Acme", "a core of 20 metres from the ice": no pounds are from Acme."""
    unit = origin.head
    of = unit.head
    counted = is_sum(unit) or (unit.ent_type_ in ("MONEY", "QUANTITY") and has(unit, "nummod"))
    measure = unit.dep_ == "pobj" and of.lower_ == "of" and counted and of.head.tag_ == "NN"
    if measure and of.i < unit.i < origin.i and of.dep_ == "prep":
        hang(origin, of.head)


def mend_name_of_finder(verb: Token) -> None:
    """ "a poll by the think tank Acme showed": the poll showed it, and the name is that of the think tank."""
    found = [c for c in verb.lefts if c.dep_ == "nsubj"]
    if len(found) != 2 or found[1].pos_ != "PROPN":
        return
    noun, name = found
    kind = name.doc[name.left_edge.i - 1]
    near = kind.tag_ == "NN" and kind.dep_ == "pobj" and kind.head.head == noun and has(kind, "det")
    if near and name.right_edge.i + 1 == start_of(verb):
        hang(name, kind, "appos")


def mend_doer_of_deal(by: Token) -> None:
    """ "cleared the takeover of the lender Orlo by Acme": the takeover is by Acme, and not Orlo."""
    name = by.head
    noun = name.head if name.dep_ == "appos" else name
    of = noun.head if noun.dep_ == "pobj" else noun
    deal = noun if name.dep_ == "appos" and noun.dep_ != "pobj" else of.head
    told = by.lower_ == "by" and name.pos_ == "PROPN" and name.i + 1 == by.i and deal.pos_ == "NOUN"
    if told and deal.lemma_.lower() in words("observations", "deals") | words("grammar", "deals"):
        hang(by, deal, "prep")


def mend_name_before_comma(name: Token) -> None:
    """ "has a desk in the Diet, Japan's parliament, now": behind a comma another noun only says what it is."""
    noun, comma = name.head, name.doc[min(name.i + 1, name.sent.end - 1)]
    behind = name.dep_ in ("nmod", "compound") and noun.tag_ == "NN" and comma.text == "," and comma.i < noun.i
    owned = any(c.dep_ == "poss" and c.left_edge.i == comma.i + 1 for c in noun.lefts)
    if behind and owned and name.pos_ == "PROPN" and noun.dep_ in {*BESIDE, *SUBJECTS, "pobj"}:
        for below in [c for c in noun.lefts if c.i < name.i]:
            hang(below, name)
        hang(name, noun.head, noun.dep_)
        hang(noun, name, "appos")
