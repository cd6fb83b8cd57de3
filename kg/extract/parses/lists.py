"""Lists: which of the nouns before it a further noun is listed with, and which noun behind "and" is no object."""

from kg.extract.parses.sums import is_sum
from kg.extract.parses.trees import (
    SUBJECTS,
    TENSED,
    TIMES,
    hang,
    hang_subject,
    has,
    says,
    start_of,
    take_conjunction,
    take_place,
    tense,
)
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA


def mend_such_as(such: Token) -> None:
    """ "makers such as Acme and Bex supply it": the names behind "such as" belong to it, whatever they are part of."""
    doc, first = such.doc, such.i + 2
    if first >= such.sent.end or doc[first - 1].lower_ != "as" or has(doc[first - 1], "pobj", "pcomp"):
        return
    name = doc[first]
    while name.dep_ == "compound" and name.head.left_edge.i == first:
        name = name.head
    if name.pos_ == "PROPN" and name.dep_ in ("nmod", "dep", "nsubj"):
        hang(name, doc[first - 1], "pobj")


def mend_list_in_subject(noun: Token) -> None:
    """ "A ship carrying tents, a kitchen and 60 nurses left": it carried all three, and left."""
    _mend_list_for_aside(noun)
    _mend_names_of_counted(noun)
    if noun.tag_ != "NN" or is_person_noun(noun.lower_) or not has(noun, "det"):
        return
    listed = next((c for c in noun.rights if c.dep_ in ("conj", "appos")), noun)
    comma = noun.doc[max(listed.left_edge.i - 1, noun.i)]
    inner = noun.doc[comma.i - 1]
    holder = inner.head
    held = holder.dep_ == "acl" and holder.tag_ == "VBG" and inner.dep_ == "dobj" and holder.head == noun
    held &= holder.lemma_ in words("grammar", "holding")
    if comma.text == "," and held and has(listed, "cc") and not has(noun, "cc"):
        hang(listed, inner, "conj")


def mend_counted_by_nation(nation: Token) -> None:
    """ "Three Indian, two Nepali and four Dutch sailors were": sailors are counted, and no Indian is a subject."""
    doc, verb, end = nation.doc, nation.head, nation.i + 1
    if nation.ent_type_ != "NORP" or not has(nation, "nummod") or nation.tag_ not in ("NN", "NNP", "JJ"):
        return
    while end < verb.i and (doc[end].tag_ in ("CD", "CC", "JJ", "NNP", "NN") or doc[end].text == ","):
        end += 1
    counted = doc[end]
    numbers = [t for t in doc[nation.i + 1 : end] if t.tag_ == "CD" and doc[t.i + 2].tag_ in ("CC", ",", "NNS")]
    if counted.tag_ != "NNS" or not numbers or numbers[-1].i != end - 2:
        return
    below = [c for c in nation.children if c.i > nation.i and c is not counted]
    hang(counted, verb, nation.dep_)
    hang(nation, counted, "amod")
    for token in below:
        hang(token, counted)


def mend_place_of_number(prep: Token) -> None:
    """ "shipped 40 cars to Peru, 30 to Chile and 12 to Cuba": what went to Cuba are the 12, not the 40."""
    number, verb = prep.nbor(-1) if prep.i > prep.sent.start else prep, prep.head
    alone = (
        number.tag_ == "CD" and number.dep_ in ("conj", "npadvmod", "appos", "dep") and number.ent_type_ not in TIMES
    )
    if not alone or verb.i > number.i or not has(verb, "dobj"):
        return
    if any(c.dep_ in ("prep", "dative") and c.lower_ == prep.lower_ and c.i < number.i for c in verb.rights):
        hang(prep, number, "prep")


def mend_names_of_two(two: Token) -> None:
    """ "Two of its mills, Ash and Oak, will close": the names are those of the two, and no third and fourth mill."""
    name = next((c for c in two.rights if c.dep_ == "conj" and c.pos_ == "PROPN"), None)
    of = two.doc[min(two.i + 1, two.sent.end - 1)]
    other = next((c for c in name.rights if c.dep_ == "conj"), None) if name is not None else None
    if name is None or other is None or of.lower_ != "of" or has(two, "cc") or has(other, "conj"):
        return
    if two.doc[name.left_edge.i - 1].text == "," and other.pos_ == "PROPN":
        hang(name, two, "appos")


def _mend_names_of_counted(noun: Token) -> None:
    """ "Two backers, Acme and the Danish lender Bex, also joined": so many names between commas are theirs."""
    doc, comma = noun.doc, noun.i + 1
    if noun.tag_ != "NNS" or not has(noun, "nummod") or doc[comma : comma + 1].text != ",":
        return
    beside = (*noun.rights, *noun.head.lefts)
    name = next((c for c in beside if c.pos_ == "PROPN" and c.left_edge.i == comma + 1), noun)
    behind = name.right_edge.i + (doc[name.right_edge.i].text != ",")
    closed = name is not noun and doc[behind].text == "," and behind < noun.head.i
    if closed and has(name, "cc") and name.dep_ in {"conj", "npadvmod", *SUBJECTS}:
        hang(name, noun, "appos")


def mend_list_behind_phrase(noun: Token) -> None:
    """ "set aside 5 million euros for roads and a bridge", "the privacy of Roe and 40 others": no second object."""
    first, joint = noun.head, noun.doc[max(noun.left_edge.i - 1, noun.sent.start)]
    before = noun.doc[max(joint.i - 1, noun.sent.start)]
    prep = before.head
    phrase = first.dep_ == "dobj" and before.dep_ == "pobj" and prep.head == first and joint.lower_ == "and"
    if not phrase or noun.left_edge.lower_ == "those":
        return
    money = is_sum(first) and not has(noun, "nummod")
    others = any(c.lower_ == "other" for c in noun.lefts) and before.ent_type_ == "PERSON"
    if (money and prep.lower_ == "for") or (others and prep.lower_ == "of" and not is_person_noun(first.lower_)):
        take_conjunction(first.children, noun, before)
        hang(noun, before)


def mend_list_behind_place(noun: Token) -> None:
    """ "a crate of wool for Hull, a letter about a horse, and a map": three things, and Hull is no letter."""
    place, joint = noun.head, noun.doc[noun.left_edge.i - 1]
    held = place
    while held.dep_ in ("pobj", "prep", "conj") and held.head.i < held.i:
        held = held.head
    articled = all(n.left_edge.lower_ in ("a", "an") for n in (held, noun)) and held.pos_ == noun.pos_ == "NOUN"
    articled = articled and kind_of_noun(noun.lemma_.lower()) != SCHEMA.Place  # "a mill in Hull, a port, and a mine"
    if place.ent_type_ not in ("GPE", "LOC", "FAC") or place.dep_ != "pobj" or joint.text != "," or not articled:
        return
    for above in (noun, noun.head, held, held.head):
        for last in above.rights:
            if last.dep_ == "conj" and last.pos_ == "NOUN" and last.i > noun.i and _is_listed_last(last):
                take_conjunction(above.children, last, noun)
                hang(noun, held, "conj")
                hang(last, noun, "conj")
                return


def _is_listed_last(noun: Token) -> bool:
    """Whether "and" with one thing or some number of them ends a list: "and a map", "and two coins"."""
    first = noun.left_edge
    return first.nbor(-1).lower_ == "and" and (first.lower_ in ("a", "an") or first.like_num)


def mend_second_pair(noun: Token) -> None:
    """ "is to begin work in May and flights in June": what stands right behind "and" is not what the verb takes."""
    verb, first = noun.head, noun.left_edge
    joint = noun.doc[max(first.i - 1, noun.sent.start)]
    lone = noun.dep_ == "dobj" and joint.lower_ == "and" and verb.i < joint.i and joint.head.dep_ == "pobj"
    if lone and not has(joint.head, "conj") and not any(c.dep_ == "dobj" and c.i < joint.i for c in verb.rights):
        noun.dep_ = "dep"


def mend_pair_of_those(those: Token) -> None:
    """ "will own 57 percent and those of Bex the rest": they will own it, too, and are not owned."""
    share, following = those.head, those.doc[those.i + 1 : those.sent.end]
    rest = next((t for t in following if t.lower_ in ("rest", "remainder")), None)
    if those.dep_ == "conj" and share.dep_ == "dobj" and rest is not None and following[0].lower_ == "of":
        take_conjunction(share.children, those, those)
        hang(those, share.head, "dep")
        hang(rest, those, "dep")


def mend_subject_by_number(verb: Token) -> None:
    """ "The tomb of a girl buried with beads and the bones of two dogs has been found": bones "have", a tomb "has"."""
    buried = verb.head if verb.dep_ == "conj" else next((c for c in verb.lefts if c.dep_ == "ccomp"), verb)
    own = next((c for c in buried.lefts if c.dep_ == "nsubj"), None)
    bare = buried is not verb and buried.tag_ in ("VBD", "VBN") and not has(buried, "aux", "auxpass", "dobj")
    if not bare or own is None or own.tag_ not in ("NN", "NNP") or has(verb, *SUBJECTS):
        return
    noun = verb.doc[start_of(verb) - 1]
    while noun.dep_ in ("pobj", "prep") and noun.head.i > buried.i:
        noun = noun.head  # "the bones of two dogs"
    single = verb.doc[start_of(verb)].lower_ in ("has", "was", "is")
    plural = noun.dep_ == "conj" and noun.tag_ == "NNS"
    between = verb.doc[buried.i + 1 : start_of(verb)]
    if single and has(verb, "auxpass") and (plural or not any(t.is_punct or t.dep_ == "cc" for t in between)):
        if verb.head == buried:
            take_place(verb, buried)
        hang_subject(own, verb)
        near = verb.doc[buried.i - 1]
        hang(buried, near if near.pos_ == "NOUN" else own, "acl")
        buried.tag_ = "VBN"


def mend_part_before_clause(verb: Token) -> None:
    """ "died, most of them after a raft capsized": most of those who died, and no subject of what came before."""
    found = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    opener = next((c for c in verb.lefts if c.dep_ == "mark" or c.tag_ == "WRB"), verb)
    if len(found) == 2 and found[0].i < opener.i < found[1].i:
        behind = [t.lower_ for t in verb.doc[found[0].i + 1 : found[0].i + 3]]
        if behind in (["of", "them"], ["of", "whom"], ["of", "which"]):
            found[0].dep_ = "npadvmod"


def _mend_list_for_aside(noun: Token) -> None:
    """ "Rain, a fuel shortage and a strike delayed it": what no comma closes before the verb is no aside."""
    second = next((c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "NOUN"), noun)
    last, verb = second.right_edge, noun.head
    listed = any(c.dep_ == "conj" for c in second.rights) and has(second, "cc")
    opened = noun.doc[second.left_edge.i - 1].text == ","
    if (
        second.i != noun.i
        and noun.pos_ == "NOUN"
        and listed
        and opened
        and last.i + 1 == start_of(verb)
        and verb.i > last.i
    ):
        hang(second, noun, "conj")


def mend_trade_for_verb(word: Token) -> None:
    """ "was drawn by the architect and engineer Ann Roe": the second of two trades before a name is no verb."""
    before = word.doc[max(word.i - 2, word.sent.start) : word.i]
    name = next((c for c in word.rights if c.dep_ == "dobj" and c.pos_ == "PROPN"), None)
    if name is None or len(before) < 2 or before[1].lower_ != "and" or name.left_edge.i != word.i + 1:
        return
    first = before[0]
    if first.dep_ == "pobj" and first.tag_ == "NN" and is_person_noun(first.lower_) and is_person_noun(word.lower_):
        word.tag_, word.pos_ = "NN", "NOUN"
        take_conjunction(word.head.children, word, first)
        hang(word, first, "conj")
        name.dep_ = "appos"


def mend_object_joined_to_verb(joint: Token) -> None:
    """ "won the cup once and the Bonn Open", "has built and run ferries": a noun joined to a verb is its object."""
    verb = joint.head
    noun = next((c for c in verb.rights if c.dep_ == "conj" and c.left_edge.i == joint.i + 1), None)
    if noun is None or noun.pos_ not in ("NOUN", "PROPN") or verb.pos_ != "VERB" or noun.ent_type_ in TIMES:
        return
    objects = [c for c in verb.rights if c.dep_ == "dobj" and c.i < joint.i and c.pos_ in ("NOUN", "PROPN")]
    pair = next((c for c in noun.lefts if c.dep_ == "amod" and c.tag_ == "VBN" and c.i == joint.i + 1), None)
    named = noun.pos_ == "PROPN" or has(noun, "det", "poss")  # not "and cost exporters 5 million"
    if objects and named and _is_told_how_often(objects[-1], joint) and not has(noun, *SUBJECTS):
        hang(joint, objects[-1])
        hang(noun, objects[-1], "conj")
    elif pair is not None and verb.tag_ == "VBN" and verb.i + 1 == joint.i and has(verb, "aux"):
        pair.pos_ = "VERB"
        hang(pair, verb, "conj")
        hang(noun, pair, "dobj")


def mend_phrase_behind_and(prep: Token) -> None:
    """ "to invest in a hall and in repairing the roof, Roe said": the second phrase is no part of the report."""
    joint = prep.doc[prep.i - 1] if prep.i else prep
    first = joint.head
    alike = joint.dep_ == "cc" and first.dep_ == "prep" and first.lower_ == prep.lower_
    if alike and first.head != prep.head and prep.i < prep.head.i and says(prep.head):
        hang(prep, first, "conj")


def mend_phrase_joined_to_noun(prep: Token) -> None:
    """ "Inspectors at Gorsk and at Narle": the second place is joined to the first, not to those who are there."""
    noun, joint = prep.head, prep.doc[prep.i - 1]
    first = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == prep.lower_ and c.i < joint.i), None)
    if first is not None and noun.pos_ in ("NOUN", "PROPN") and joint.lower_ in ("and", "or"):
        hang(prep, first)
        hang(joint, first)


def _is_told_how_often(thing: Token, joint: Token) -> bool:
    """Whether but an adverb or a number of times stands between an object and what is joined to it."""
    between = thing.doc[thing.right_edge.i + 1 : joint.i]
    return all(t.pos_ == "ADV" or t.lower_ in ("times", "both") or t.like_num for t in between)


def mend_subject_behind_doer(verb: Token) -> None:
    """ "was paid by Acme, a trust set up by Ann Roe, and the state will pay": the state will, and not the trust."""
    own, last = next((c for c in verb.lefts if c.dep_ == "nsubj"), verb), verb.doc[start_of(verb) - 1]
    if own is verb or not own.is_ancestor(last) or verb.doc[own.left_edge.i - 1].text != "," or has(verb, "mark"):
        return
    noun = last
    while noun.head != own and (noun.dep_ != "conj" or verb.doc[noun.left_edge.i - 2].text != ","):
        noun = noun.head
    name, joint = verb.doc[own.left_edge.i - 2], verb.doc[noun.left_edge.i - 1]
    if noun.dep_ == "conj" and joint.lower_ == "and" and joint.i > verb.head.i and name.pos_ == "PROPN":
        hang(own, name, "appos")
        hang_subject(noun, verb)
        hang(joint, verb.head)


def mend_first_of_two_subjects(verb: Token) -> None:
    """ "Acme, which makes ink, and Orlo, a rival, left": who stands before the clause left too, and is no sentence."""
    noun, other = verb.head, next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    joint = next((c for c in noun.rights if c.lower_ == "and" and c.dep_ == "cc"), None)
    if noun.dep_ != "ROOT" or noun.pos_ not in ("NOUN", "PROPN") or joint is None or other is None:
        return
    apart = has(noun, "relcl") and verb.doc[joint.i - 1].text == ","
    if apart and other.left_edge.i == joint.i + 1 and tense(verb) in TENSED:
        take_place(verb, noun)
        hang_subject(noun, verb)
        hang(other, noun, "conj")


def mend_conjunct_inside_relative(verb: Token) -> None:
    """ "fell when clerks sued Acme, which was set up by Roe and in its best years had 20 mills": Acme had them."""
    opener = min([verb.i, *(c.left_edge.i for c in verb.lefts)])
    joint = verb.doc[opener - 1] if opener > verb.sent.start else verb
    if joint.lower_ != "and" or joint.head in (verb.head, verb) or has(verb, *SUBJECTS, "mark") or verb.tag_ != "VBD":
        return
    clause = next((t for t in (joint.head, *joint.head.ancestors) if t.dep_ == "relcl"), verb)
    told = clause is not verb and has(clause, "nsubjpass") and tense(clause) == "VBD"
    if told and clause.i > verb.head.i and verb.head in clause.ancestors:
        hang(joint, clause)
        hang(verb, clause, "conj")


def mend_kinds_of_one(first: Token) -> None:
    """ "left meat, fish and cheese departments unstaffed": the departments are left, and what is listed tells which."""
    last = _listed_kinds_end(first)
    if last is None or not first.head.is_ancestor(last):
        return
    kinds = [first, *(t for t in first.doc[first.i + 1 : last.i] if t.tag_ == "NN")]
    if any(c.dep_ in ("prep", "nummod", "relcl", "acl") for t in kinds for c in t.children):
        return
    hang(last, first.head, first.dep_)
    for below in [c for c in first.children if c.dep_ in ("det", "poss")]:
        hang(below, last)
    for kind in kinds:
        hang(kind, last, "compound")


def _listed_kinds_end(first: Token) -> Token | None:
    """The noun behind the kinds of it: "departments" of "meat, fish and cheese departments", from "meat" on."""
    doc, at, end = first.doc, first.i, first.sent.end - 3
    while at < end and doc[at + 1].text == "," and doc[at + 2].tag_ == "NN":
        at += 2
    opening = first.tag_ == "NN" or (first.i == first.sent.start and first.tag_ == "NNP")
    if at >= end or at == first.i or doc[at + 1].lower_ != "and" or not opening:
        return None
    last = doc[at + 3]
    return last if doc[at + 2].tag_ == "NN" and last.lemma_ in words("grammar", "coming_in_kinds") else None
