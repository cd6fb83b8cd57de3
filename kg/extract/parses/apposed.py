"""Nouns and the names beside them: a name hangs on the noun that it explains, and a speaker on the verb of saying."""

from kg.extract.parses.trees import (
    SUBJECTS,
    TENSED,
    TIMES,
    hang,
    hang_subject,
    has,
    make_root,
    says,
    start_of,
    take_place,
    tense,
)
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.rows import words

BESIDE = ("appos", "dobj", "npadvmod")


def mend_name_behind_noun(name: Token) -> None:
    """ "A poll by the firm Acme": a name right behind a noun belongs to it, not to a noun further off."""
    before = name.doc[name.left_edge.i - 1] if name.left_edge.i > name.sent.start else name
    near = before.tag_ == "NN" and before.dep_ in ("pobj", "conj") and before.i > name.head.i
    if name.pos_ == "PROPN" and near and name.ent_type_ not in TIMES:
        first = before.head
        if before.dep_ == "conj" and all(n.tag_ == "NN" and not has(n, "det", "poss") for n in (before, first)):
            take_place(name, first)
            hang(first, name, "compound")  # "by businessman and entrepreneur Lee"
            return
        hang(name, before, "appos")


def mend_name_of_source(according: Token) -> None:
    """ "The bulk, according to the office's head, Ann Roe, is inflation": she is the head, and no subject."""
    noun = next((n for to in according.rights for n in to.rights if n.dep_ == "pobj" and n.tag_ == "NN"), according)
    behind = according.doc[noun.i + 1 : according.sent.end]
    names = (t for t in behind if t.pos_ == "PROPN" and t.dep_ == "nsubj")
    name = next((t for t in names if t.left_edge.i in (noun.i + 1, noun.i + 2)), None)  # with its comma or without
    if name is None or behind[0].text != "," or according.doc[name.i + 1 : name.i + 2].text != ",":
        return
    if any(c.dep_ in SUBJECTS and c.i < according.i for c in name.head.lefts):
        hang(name, noun, "appos")


def mend_title_before_speaker(name: Token) -> None:
    """ "It plans to appeal, its treasurer, Ann Roe, said.": the treasurer says so, and is no part of the plan."""
    doc, first, verb = name.doc, name.left_edge.i, name.head
    if name.dep_ == "appos" and name.i + 2 < name.sent.end and not has(name.nbor(2), *SUBJECTS):
        verb = name.nbor(2)  # "It will not close the mill, its treasurer, Ann Roe, said", hung on the mill
    closed = doc[name.i + 1 : name.i + 2].text == "," and name.i + 2 == verb.i
    if name.pos_ != "PROPN" or not (says(verb) and closed) or first < 4 or doc[first - 1].text != ",":
        return
    start = next((i for i in range(first - 2, max(first - 12, name.sent.start), -1) if doc[i].text == ","), first)
    phrase = doc[start + 1 : first - 1]
    tops = [t for t in phrase if t.head not in phrase]
    if len(tops) == 1 and phrase[0].tag_ in ("PRP$", "DT") and tops[0].head != name and tops[0].i < name.i:
        hang(tops[0], verb, "nsubj")
        hang(name, tops[0], "appos")
        main = verb.head
        if verb.dep_ == "conj" and main.dep_ == "ROOT" and has(main, *SUBJECTS) and not has(main, "cc"):
            take_place(verb, main)
            main.dep_ = "ccomp"


def mend_name_behind_object(name: Token) -> None:
    """ "It acquired a rival, Corvo Online, for $64 million", "its founder and chair, Dr Roe, said": a name between
    commas is what the object, or whoever says so, is called.
    """
    doc, first = name.doc, name.left_edge.i
    if name.pos_ != "PROPN" or name.ent_type_ in TIMES or first < 2 or doc[first - 1].text != ",":
        return
    noun, closed = doc[first - 2], doc[name.i + 1 : name.i + 2].text in (",", ".")
    one = noun.tag_ == "NN" and noun.dep_ == "dobj" and has(noun, "det", "poss")
    speaks = any(says(verb) for verb in doc[name.i + 2 : name.i + 3])
    owned = noun.dep_ == "pobj" and has(noun, "poss")  # "according to the choir's treasurer, Ann Roe."
    titled = noun.tag_ == "NN" and is_person_noun(noun.lower_) and (speaks or owned)
    if closed and (titled or (one and noun.head.i == name.head.i)):
        hang(name, noun, "appos")


def mend_name_behind_whose(whose: Token) -> None:
    """ "Acme, whose ticketing system Salta is used on trams": a passive has no object; the system is called so."""
    noun = whose.head
    verb = noun.head
    name = verb.doc[noun.i + 1]
    if noun.dep_ == "dobj" and name.dep_ == "nsubjpass" and name.head == verb and has(verb, "auxpass"):
        hang_subject(noun, verb)
        hang(name, noun, "appos")


def mend_named_beside(token: Token) -> None:
    """The mends of what stands beside another noun: whom it names, with whom or with what it is listed."""
    mend_title_before_speaker(token)
    _mend_body_in_clause(token)
    _mend_name_of_one(token)
    _mend_kin_behind_name(token)
    _mend_person_behind_thing(token)
    _mend_listed_behind_place(token)
    _mend_verb_behind_among(token)


def _mend_verb_behind_among(noun: Token) -> None:
    """ "and eleven firms, among them Acme, face charges": what stands behind the aside is the verb of the firms."""
    name, first = noun.head, noun.left_edge
    them = name.head
    firms = them.head.head if them.lower_ == "them" and them.dep_ == "pobj" else noun
    above = firms.head
    alone = firms.dep_ == "conj" and firms.tag_ == "NNS" and above.tag_.startswith("VB") and above.i < firms.i
    bare = first.tag_ in ("NN", "VBP", "VB") and first.i + 1 == noun.i and noun.doc[first.i - 1].text == ","
    if alone and bare and name.i + 2 == first.i:
        hang(first, above, "conj")
        hang(firms, first, "nsubj")
        hang(noun, first, "dobj")
        first.tag_, first.pos_ = "VBP", "VERB"


def _mend_body_in_clause(name: Token) -> None:
    """ "Roe, who sits on a panel of the health regulator, the NHR, left": she is no body, but what she sits on is."""
    doc, first = name.doc, name.left_edge.i
    noun = doc[max(first - 2, 0)]
    lettered = name.ent_type_ == "ORG" and name.is_upper and doc[first].lower_ == "the" and doc[first - 1].text == ","
    clause = any(c.dep_ == "relcl" and c.is_ancestor(noun) for c in name.head.rights)
    if lettered and clause and noun.tag_ == "NN" and noun.dep_ == "pobj" and name.head.pos_ == "PROPN":
        hang(name, noun)


def mend_one_for_subject(verb: Token) -> None:
    """ "Ann Roe, one of the two who left, accused Acme": she did, and what stands between the commas tells of her."""
    one, noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), verb), verb.head
    part = one.lower_ == "one" and any(c.lower_ == "of" for c in one.rights) and noun.dep_ == "ROOT"
    closed = verb.doc[start_of(verb) - 1].text == "," and verb.doc[one.left_edge.i - 1].text == ","
    if part and closed and noun.i + 2 == one.left_edge.i and tense(verb) in TENSED:
        take_place(verb, noun)
        hang_subject(noun, verb)
        hang(one, noun, "appos")


def _mend_name_of_one(name: Token) -> None:
    """ "The heirs of the founder, Ann Roe, sold it", "Lawyers for the singer, Ann Roe": a name is that of one."""
    doc, several, comma = name.doc, name.head, name.left_edge.i - 1
    one = doc[comma - 1] if comma > several.i + 1 and doc[comma].text == "," else name
    of = one.head if one.dep_ == "pobj" and one.head.lower_ in ("of", "for") else None
    single = name.pos_ == "PROPN" and name.ent_type_ == "PERSON" and not has(name, "conj", "cc")
    if single and of is not None and of.head == several and several.tag_ == "NNS" and is_person_noun(one.lower_):
        hang(name, one)


def mend_trade_of_agent(gerund: Token) -> None:
    """ "set up by shipping magnate Ann Roe": the gerund says what trade the noun in front of a name is in."""
    noun = gerund.doc[gerund.i + 1] if gerund.i + 1 < len(gerund.doc) else gerund
    name, prep = noun.head, gerund.head
    named = noun.dep_ == "compound" and noun.tag_ == "NN" and name.pos_ == "PROPN" and name.head.i == gerund.i
    if named and prep.lower_ == "by":
        hang(name, prep, "pobj")
        hang(gerund, noun, "compound")
        gerund.tag_, gerund.pos_ = "NN", "NOUN"


def mend_speaker_in_content(verb: Token) -> None:
    """'"It is not a toy," the board's chair, Ann Roe, told us': who stands behind the quotation says it."""
    joined = verb.head if verb.dep_ == "conj" and verb.head.dep_ == "ROOT" and not has(verb.head, "cc") else None
    content = next((c for c in verb.lefts if c.dep_ == "ccomp"), joined)
    if content is None or not says(verb) or has(verb, *SUBJECTS):
        return
    for noun in content.rights:
        behind = noun.i < verb.i and verb.doc[noun.left_edge.i - 1].is_quote
        if behind and noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in ("attr", "appos", "dobj", "npadvmod"):
            if content is joined:
                make_root(verb, content)
                verb.dep_, content.dep_ = "ROOT", "ccomp"
            hang(noun, verb, "nsubj")
            return


def mend_trade_behind_to(trade: Token) -> None:
    """ "sold the site to developer Acme in May": a noun is no infinitive, whatever the parser makes of the "to"."""
    verb, to = trade.head, next((c for c in trade.lefts if c.lower_ == "to" and c.dep_ == "aux"), None)
    name = next((c for c in trade.rights if c.dep_ == "dobj" and c.pos_ == "PROPN"), None)
    if to is None or name is None or trade.tag_ != "NN" or to.i + 1 != trade.i or name.left_edge.i != trade.i + 1:
        return
    hang(to, verb, "prep")
    for below in [c for c in trade.rights if c != name]:
        hang(below, verb)
    hang(name, to, "pobj")
    hang(trade, name, "compound")


def mend_name_behind_place(name: Token) -> None:
    """ "founded a school in Lyon, the Institut Roe": no place bears the name, but what is in it."""
    place, doc = name.head, name.doc
    noun = place
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        noun = noun.head.head  # "a school for girls in Lyon"
    noun = next((c for c in noun.rights if c.dep_ == "dobj"), noun) if noun.pos_ == "VERB" else noun
    one = noun.tag_ == "NN" and noun.dep_ == "dobj" and any(c.lower_ in ("a", "an") for c in noun.lefts)
    first, last = name.left_edge, doc[name.i + 1 : name.i + 2].text
    apart = name.pos_ == "PROPN" and first.i == place.i + 2 and doc[first.i - 1].text == "," and last in (",", ".")
    if (
        one
        and apart
        and place.pos_ == "PROPN"
        and first.lower_ == "the"
        and name.ent_type_ not in ("GPE", "LOC", "NORP")
    ):
        hang(name, noun)


def _mend_listed_behind_place(noun: Token) -> None:
    """ "three houses in Accra, a villa in Tema and a boat in Lome": what lies there is no word for a place."""
    place = noun.head
    inside = place.head
    first = noun.doc[inside.i - 1]
    own = next((c for c in noun.rights if c.lower_ == "in" and c.i == noun.i + 1), None)
    where = own is not None and any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in own.rights)
    listed = where and has(noun, "conj") and has(noun, "det", "nummod")
    lies = place.ent_type_ == "GPE" and place.dep_ == "pobj" and inside.lower_ == "in" and first.pos_ == "NOUN"
    if not listed or not lies or not has(first, "det", "nummod", "poss"):
        return
    if noun.lower_ not in words("places", "place_nouns") and noun.lower_ not in words("places", "parts_of"):
        hang(noun, first, "conj")


def mend_apposition_for_subject(verb: Token) -> None:
    """ "was hired by a rival, the Danish group Orlo, and runs it", "by a rival, the group Orlo, before Acme hired him":
    what a name explains between commas belongs to the noun before it, and has nothing to do with the verb behind.
    """
    doc, noun = verb.doc, next((c for c in verb.lefts if c.dep_ == "nsubj"), verb)
    first, clause = noun.left_edge.i, next((c for c in verb.lefts if c.dep_ in ("ccomp", "advcl")), verb)
    named = noun.tag_ == "NN" and any(c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > noun.i for c in noun.rights)
    if not named or clause is verb or has(clause, "mark") or not has(clause, *SUBJECTS) or first < 2:
        return
    before, comma = doc[first - 2], next((c for c in noun.rights if c.text == ","), None)
    closed = comma is not None and doc[first - 1].text == "," and before.tag_ == "NN" and clause in before.ancestors
    if not closed or comma is None or tense(clause) not in TENSED or says(verb):
        return
    joint = doc[comma.i + 1]
    other = next((c for c in joint.rights if c.dep_ == "pobj" and c.left_edge.i == joint.i + 1), None)
    marks = other is not None and joint.lower_ in words("grammar", "prepositions_or_marks")
    if joint.dep_ != "cc" and not (marks and other is not None and other.right_edge.i + 1 == start_of(verb)):
        return
    take_place(clause, verb)
    hang(verb, clause, "conj" if joint.dep_ == "cc" else "advcl")
    hang(noun, before, "appos")
    hang(doc[first - 1], before)
    hang(joint, clause if joint.dep_ == "cc" else verb, joint.dep_ if joint.dep_ == "cc" else "mark")
    if other is not None and joint.dep_ != "cc":
        hang_subject(other, verb)


def mend_second_subject(verb: Token) -> None:
    """ "Her lodger until May, the painter Ann Roe, paid it": a name between commas tells who the noun is."""
    found, doc = [c for c in verb.lefts if c.dep_ in SUBJECTS], verb.doc
    if len(found) != 2:
        return
    noun, name = found
    last = name.right_edge.i
    named = name.pos_ == "PROPN" or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in name.rights)
    beside = noun.tag_ == "NN" and noun.right_edge.i + 2 == name.left_edge.i and last + 2 < len(doc)
    if named and beside and doc[noun.right_edge.i + 1].text == doc[last + 1].text == ",":
        hang(name, noun, "appos")


def mend_deed_behind_place(noun: Token) -> None:
    """ "robbed a shop in Mobile, Ala., a crime that Roe admitted": a town is no deed; it sums up what was done."""
    place, verb = noun.head, next((t for t in noun.ancestors if t.pos_ == "VERB"), noun)
    deed = noun.lemma_.lower() in words("actions", "summing_up") and has(noun, "relcl", "acl", "advcl")
    if deed and place.ent_type_ in ("GPE", "LOC", "PERSON") and place.dep_ in ("pobj", "appos") and verb.i < place.i:
        hang(noun, verb, "npadvmod")


def mend_object_behind_name(noun: Token) -> None:
    """ "bought a ticket for Acme Hall, the oldest cinema in Rome": no second object, but what the name is."""
    doc, first = noun.doc, noun.left_edge
    name = doc[first.i - 2] if first.i > noun.sent.start + 2 and doc[first.i - 1].text == "," else noun
    described = noun.tag_ == "NN" and first.lower_ in ("a", "an", "the") and not has(noun, "conj", "cc")
    two = any(c.dep_ == "dobj" and c.i < name.i for c in noun.head.rights) and doc[noun.right_edge.i + 1].text in ".,"
    listed = name.dep_ == "pobj" and any(c.lower_ == name.head.lower_ for c in noun.rights)  # "to Ystad, a map to Oslo"
    named = name.pos_ == "PROPN" and name.dep_ in ("dobj", "pobj") and not listed
    if described and two and named and noun.lemma_.lower() not in words("actions", "summing_up"):
        hang(noun, name, "appos")


def mend_item_behind_semicolon(noun: Token) -> None:
    """ "the president, Ann Roe; her deputy, Tom Lee; and": a semicolon parts the people of a list.

    Whoever is told of further behind the last of them is the last.
    """
    doc, before = noun.doc, noun.head
    if doc[noun.left_edge.i - 1].text != ";" or noun.i < before.i or noun.pos_ not in ("NOUN", "PROPN"):
        return
    hang(noun, before.head if before.dep_ == "appos" and before.i > before.head.i else before, "conj")
    for clause in [c for c in noun.rights if c.dep_ == "relcl" and c.left_edge.lower_ == "who"]:
        comma = clause.left_edge.i - 1
        if doc[comma].text == "," and any(t.text == ";" for t in doc[noun.i : comma]):
            hang(clause, doc[comma - 1])


def mend_judgement_of_quote(noun: Token) -> None:
    """ "said Lee, "and we will fight it," a threat that Roe dismissed": the noun is no part of what Lee said."""
    if noun.dep_ not in BESIDE or not has(noun, "relcl"):
        return
    doc, first, root = noun.doc, noun.left_edge.i, noun.sent.root
    quoted = first > noun.sent.start + 2 and doc[first - 1].is_quote and doc[first - 2].text == ","
    if quoted and says(root) and root.i < noun.head.i < first:
        hang(noun, root, "dep")


def _mend_kin_behind_name(kin: Token) -> None:
    """ "is survived by his wife, Ann Roe, two sons and a sister": she is no two sons, they are listed beside her."""
    before = kin.head if kin.head.pos_ == "NOUN" else kin.head.head
    names = (t for t in before.subtree if t.pos_ == "PROPN" and t.dep_ == "appos" and before.i < t.i < kin.i)
    counted = has(kin, "nummod") or kin.left_edge.lower_ in ("a", "an")
    both = {kin.lemma_.lower(), before.lemma_.lower()} <= words("grammar", "kin")
    if counted and both and next(names, None) is not None and kin.doc[kin.left_edge.i - 1].text == ",":
        hang(kin, before, "conj")


def _mend_person_behind_thing(person: Token) -> None:
    """ "the driver of the tram, a mother of three": no tram is a mother, but who drives it."""
    thing = person.head
    above = thing.head.head if thing.dep_ == "pobj" else thing
    someone = is_person_noun(person.lemma_.lower()) and person.left_edge.lower_ in ("a", "an", "the")
    other = thing.ent_type_ != "PERSON" and thing.tag_ in ("NN", "NNP") and not is_person_noun(thing.lemma_.lower())
    if someone and other and above is not thing and is_person_noun(above.lemma_.lower()) and above.tag_ == "NN":
        hang(person, above)


def mend_phrase_behind_described(prep: Token) -> None:
    """ "agreed to sell Acme, a brand it bought in May for $3, to Bex": the comma ends what is told of the brand."""
    doc, near = prep.doc, prep.head
    clause = next((c for c in (near, *near.rights, *near.ancestors) if c.dep_ == "relcl"), near)
    noun = clause.head
    name = noun.head
    sold = name.head
    relative = clause.dep_ == "relcl" and noun.dep_ == "appos" and name.dep_ == "dobj" and sold.pos_ == "VERB"
    if not relative or prep.lower_ not in ("to", "from", "with") or prep.i < clause.i + 2:
        return
    set_off = doc[noun.left_edge.i - 1].text == "," and doc[prep.i - 1].text == ","
    inside = doc[noun.left_edge.i : prep.i - 1]
    if set_off and name.i < noun.i and not any(t.text == "," for t in inside) and sold.i < name.i:
        hang(prep, sold)
