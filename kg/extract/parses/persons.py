"""Clauses with "who" describe a person, not the body or the place where that person is."""

from kg.extract.names.spans.lands import end_of_body, end_of_land
from kg.extract.parses.trees import SUBJECTS, hang, hang_subject, has, take_place
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

WHERE = ("of", "at", "for", "in", "on", "to")
BODIES = ("ORG", "GPE", "LOC", "FAC")


def mend_person(verb: Token) -> None:
    """ "Lee, an analyst at Acme in Leeds, who": who is meant is a person, not where that person works."""
    person = verb.head
    origin = person.head
    people = person.tag_ != "NNS" or is_person_noun(origin.head.lemma_.lower())
    if person.dep_ == "pobj" and origin.lower_ == "from" and origin.head.tag_ == "NNS" and people:
        hang(verb, origin.head)  # "children from Leeds, who"
        return
    behind = next((c for c in person.rights if c.dep_ == "appos" and c.i + 2 == verb.left_edge.i), None)
    if behind is not None and behind.ent_type_ == "PERSON" and person.pos_ == "NOUN":
        hang(verb, behind)  # "its head, Ann Roe, who"
        return
    if (named := _named_before(verb) or _people_of_thing(verb)) is not None:
        hang(verb, named)
        return
    for _ in range(6):
        body = person.ent_type_ in BODIES or _is_called_body(person)
        if not body and not (person.dep_ == "pobj" and person.head.lower_ == "at"):
            break
        person = person.head.head if person.dep_ == "pobj" else person.head
        person = person.head if person.dep_ == "acl" and person.tag_ == "VBN" else person  # "a smith born in Cork, who"
    body = person.ent_type_ in BODIES or _is_called_body(person)
    if person.pos_ in ("NOUN", "PROPN") and not body and person.i < verb.head.i:
        hang(verb, person)


def _is_called_body(name: Token) -> bool:
    """Whether a noun in front of a name says that it is that of a body: "the restaurant chain Acme"."""
    nouns = (c.lower_ for c in name.lefts if c.dep_ in ("compound", "nmod") and c.tag_ == "NN")
    return name.dep_ == "pobj" and any(kind_of_noun(noun) == SCHEMA.Organization for noun in nouns)


def _people_of_thing(verb: Token) -> Token | None:
    """The people right before "who", of whom a thing is: "objections from farmers who say", "a plea of a nurse who"."""
    thing, who = verb.head, verb.left_edge
    kinds = (kind_of_noun(thing.lemma_.lower()), thing.ent_type_)
    if who.lower_ != "who" or thing.pos_ != "NOUN" or not {SCHEMA.Person, SCHEMA.Organization}.isdisjoint(kinds):
        return None
    nouns = (t for t in reversed(verb.doc[thing.i + 1 : who.i]) if t.dep_ == "pobj" and t.pos_ == "NOUN")
    near = (t for t in nouns if t.right_edge.i + 1 >= who.i)
    return next((t for t in near if t.tag_ == "NNS" or is_person_noun(t.lemma_.lower())), None)


def _named_before(verb: Token) -> Token | None:
    """Who is named with a body or a place right before ", who": "met Roe, 42, of the Lund Institute, who"."""
    who = next((t for t in verb.lefts if t.lower_ == "who"), None)
    at = who.i - 2 if who is not None and who.nbor(-1).text == "," else -1
    first = at
    while at > verb.sent.start and (verb.doc[at].ent_type_ in BODIES or _leads_to_body(verb.doc[at])):
        at -= 1
    ends = verb.doc[at + 1].text == "," or verb.doc[at + 1].dep_ == "prep"  # not "Lund" of "the group Lund First, who"
    return verb.doc[at] if first > at and ends and verb.doc[at].ent_type_ == "PERSON" else None


def _leads_to_body(word: Token) -> bool:
    """Whether a word may stand between a person and the body or the place of that person: "Roe, 42, of the"."""
    before, behind = word.nbor(-1), word.nbor(1)
    if before.lower_ == "from":
        return word.pos_ == "PROPN"  # whatever the tagger takes it for
    if word.text == ",":  # not of "Ann Roe, Acme, who"
        return before.tag_ == "CD" or behind.tag_ == "CD" or before.ent_type_ in BODIES
    return word.lower_ in ("of", "at", "from", "in", "the") or (word.tag_ == "CD" and before.text == ",")


def mend_titles(name: Token) -> None:
    """ "President and chief executive Ann Roe": two posts before a name are both those of whom it names."""
    second = name.head
    first = second.head
    behind = name.pos_ == "PROPN" and name.left_edge.i == second.i + 1 and second.dep_ == "conj" and first.i < second.i
    if not behind or has(second, "det", "poss", "punct") or has(first, "det", "poss", "punct", "appos"):
        return
    posts = all(is_person_noun(n.lemma_.lower()) for n in (first, second)) and first.nbor(1).lower_ == "and"
    if posts and first.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
        take_place(name, first)
        hang(first, name, "compound")
        hang(second, name, "compound")


def mend_officer(officer: Token) -> None:
    """ "as Chief Sales and Operations Officer": one post, whatever fields it is for."""
    fields = [officer]
    while fields[-1].dep_ == "conj" and fields[-1].head.i < fields[-1].i:
        fields.append(fields[-1].head)
    first = fields[-1]
    if len(fields) < 2 or first.left_edge.lower_ != "chief" or first.pos_ not in ("NOUN", "PROPN"):
        return
    own = [c for c in officer.lefts if c.dep_ == "compound"]
    take_place(officer, first)
    for below in [c for c in first.rights if c.i > officer.i]:
        hang(below, officer)
    hang(first.left_edge, officer, "compound")
    hang(first, officer, "nmod")
    for field in own[:1]:
        hang(field, first, "conj")


def mend_post_beside(post: Token) -> None:
    """ "He is the author of two books, and head of Acme": a post behind "and" is what he is, too, and no book."""
    joint = post.nbor(-1) if post.i > post.sent.start + 2 else post
    if joint.lower_ != "and" or joint.nbor(-1).text != "," or not is_person_noun(post.lower_):
        return
    above = post.head.head.head if post.head.dep_ == "pobj" and post.head.head.lower_ == "of" else post.head
    said = above if above.dep_ == "attr" else next((c for c in above.rights if c.dep_ == "attr"), post)
    if said.i < joint.i and is_person_noun(said.lower_) and any(c.lower_ == "of" for c in post.rights):
        hang(joint, said)
        hang(post, said, "conj")


def mend_post_in_apposition(post: Token) -> None:
    """ "Ann Roe, co-author of the paper and a chemist at Acme, said": who is a chemist is she, and no paper is."""
    thing = post.head
    first = thing.head.head
    joint = next((c for c in thing.rights if c.dep_ == "cc" and c.i < post.i), post)
    if post.dep_ != "conj" or joint.lower_ != "and" or thing.dep_ != "pobj" or thing.head.lower_ not in WHERE:
        return
    told = is_person_noun(post.lower_) and not is_person_noun(thing.lower_) and post.left_edge.i == joint.i + 1
    if told and post.tag_ == "NN" and first.dep_ == "appos" and first.tag_ == "NN" and is_person_noun(first.lower_):
        hang(joint, first)
        hang(post, first)
        for beside in [c for c in thing.rights if c.dep_ == "prep" and c.i == post.i + 1]:
            hang(beside, post)


def mend_lead(lead: Token) -> None:
    """ "Ann Roe, lead author of the paper, said": she is its lead author, and leads nobody."""
    doc, start = lead.doc, lead.sent.start
    if lead.i < start + 2 or lead.i + 1 >= lead.sent.end or doc[lead.i - 1].text != ",":
        return
    post, name = doc[lead.i + 1], doc[lead.i - 2]
    while name.head.i < lead.i and name.head.pos_ == "PROPN" and name.head.i != name.i:
        name = name.head
    if post.head.i != lead.i or post.tag_ != "NN" or not is_person_noun(post.lower_) or name.pos_ != "PROPN":
        return
    verb = lead.head
    if name.head.i == lead.i and (lead.dep_ == "ROOT" or verb.i < lead.i):
        return
    for below in [c for c in lead.children if c.i != post.i]:
        hang(below, post if lead.i < below.i <= post.right_edge.i else name if below.i != name.i else verb)
    if name.head.i == verb.i and name.i < verb.i:
        hang_subject(name, verb)
    hang(post, name, "appos")
    hang(lead, post, "amod")


def mend_body_of_person(body: Token) -> None:
    """ "built by Lee and Lund University professor Ann Roe": the body of a post before a name is nobody listed."""
    post = body.nbor(1) if body.i + 2 < body.sent.end else body
    name = post.head
    posted = body.ent_type_ == "ORG" and post.dep_ == "compound" and is_person_noun(post.lower_)
    if posted and name.ent_type_ == "PERSON" and post.i < name.i <= post.i + 4 and not name.is_ancestor(body):
        take_place(name, body)
        hang(body, name, "compound")


def mend_acting(acting: Token) -> None:
    """ "has been acting head of Acme": somebody was its head for a while, and acted nothing."""
    copula = acting.nbor(-1) if acting.lower_ == "acting" and acting.i > acting.sent.start else acting
    post = next((c for c in acting.rights if c.dep_ in ("dobj", "attr", "oprd")), acting.head)
    if copula.lemma_ != "be" or copula.head is not acting or post is acting or not is_person_noun(post.lower_):
        return
    if post.head is acting:
        take_place(copula, acting)
    elif acting.dep_ == "amod" and post.dep_ == "appos" and (has(copula, *SUBJECTS) or has(acting, *SUBJECTS)):
        hang(copula, post.head, "relcl")
    else:
        return
    for below in [c for c in acting.children if c not in (post, copula)]:
        hang(below, copula)
    hang(post, copula, "attr")
    hang(acting, post, "amod")


def mend_title_joined(name: Token) -> None:
    """ "by Acme, and spokesman Lee said": the noun before a name is its title, and not joined to what stands before."""
    title = name.doc[name.left_edge.i - 1] if name.left_edge.i > name.sent.start else name
    if name.pos_ == "PROPN" and title.dep_ == "conj" and title.pos_ == "NOUN" and title.head.i < title.i:
        hang(title, name)
        title.dep_ = "compound"


def mend_holder_behind_place(prep: Token) -> None:
    """ "Senator from Ohio Ann Roe said", "by the mayor of Lund Ann Roe": the place is that of the office."""
    doc, name = prep.doc, next((c for c in prep.rights if c.dep_ == "pobj" and c.pos_ == "PROPN"), prep)
    title, first = doc[max(prep.i - 1, prep.sent.start)], name.left_edge.i
    first += doc[first].lower_ == "the"
    name = next((c for c in title.rights if c.dep_ == "appos" and c.left_edge.i == name.i + 1), name)
    if title == prep or not prep.i < first < name.i - 1:
        return
    land = end_of_land([t.text for t in doc[title.i : first]], [t.text for t in doc[first : name.i + 1]])
    land = land or end_of_body(doc, first, name.i + 1)
    if not land or title.dep_ in ("punct", "ROOT"):
        return
    place = doc[first + land - 1]
    if place.text.endswith(".") and len(place) > 2 and title.i > title.sent.start + 1 and title.head.lower_ == "as":
        return  # "left as head of Acme Ltd. Ann Roe is", where a sentence ends
    hang(prep, title, "prep")
    take_place(name, title)
    hang(title, name, "compound")
    hang(place, prep, "pobj")
    for word in doc[prep.i + 1 : place.i]:
        hang(word, place)


def mend_holder_behind_field(prep: Token) -> None:
    """ "Minister for water Ann Roe, 51, said": what her office is for is no part of her name."""
    doc, name = prep.doc, next((c for c in prep.rights if c.dep_ == "pobj" and c.pos_ == "PROPN"), prep)
    title, field = doc[max(prep.i - 1, prep.sent.start)], doc[min(prep.i + 1, prep.sent.end - 1)]
    known = is_person_noun(title.lower_) and not has(title, "det", "poss") and title.dep_ in {*SUBJECTS, "dobj", "pobj"}
    plain = field.tag_ == "NN" and field.is_lower and field.dep_ == "compound" and kind_of_noun(field.lower_) is None
    if known and plain and field.head == name and field.i < name.i - 1 and doc[field.i + 1].pos_ == "PROPN":
        hang(field, prep)
        take_place(name, title)
        hang(title, name, "compound")
        hang(prep, title)
        field.dep_ = "pobj"


def mend_named(name: Token) -> None:
    """ "Acme named Ann Roe as its head", "Chairman Tom Lee named Ann Roe to lead it": whom somebody names is chosen."""
    verb, behind = name.head, name.doc[name.i + 1 : name.i + 2].text.lower()
    chosen = verb.lower_ in words("grammar", "naming_to_posts") and name.ent_type_ == "PERSON" and name.i > verb.i
    if not chosen or behind not in ("as", "to") or has(verb, "dobj", "auxpass"):
        return
    if has(verb, "nsubj"):
        name.dep_ = "dobj"
    elif (
        verb.dep_ == "acl"
        and verb.head.dep_ == "ROOT"
        and verb.head.ent_type_ == "PERSON"
        and verb.nbor(-1) == verb.head
    ):
        name.dep_, verb.tag_ = "dobj", "VBD"
        subject = verb.head
        take_place(verb, subject)
        hang(subject, verb, "nsubj")


def mend_land_before_trade(land: Token) -> None:
    """ "signing Nigeria forward Ann Roe from Orlo": the land tells whose forward she is, and is given nothing."""
    trade = land.nbor(1) if land.i + 1 < land.sent.end else land
    name = trade.head
    before = land.ent_type_ == "GPE" and trade.is_lower and is_person_noun(trade.lower_) and name.pos_ == "PROPN"
    if before and name.ent_type_ == "PERSON" and name.left_edge.i in (trade.i, land.i) and name.head == land.head:
        trade.tag_, trade.pos_ = "NN", "NOUN"
        hang(trade, name, "compound")
        hang(land, trade, "compound")


def mend_trade_for_verb(trade: Token) -> None:
    """ "Eleven left, among them defender Ann Roe": right before a name the trade is no verb."""
    name = trade.head
    if (
        is_person_noun(trade.lower_)
        and trade.is_lower
        and name.pos_ == "PROPN"
        and name.left_edge.i <= trade.i < name.i
    ):
        trade.tag_, trade.pos_, trade.lemma_ = "NN", "NOUN", trade.lower_
        for below in [c for c in trade.lefts if c.dep_ == "prep"]:
            hang(below, name.head)


def mend_second_post(noun: Token) -> None:
    """ "was the last for Ann Roe, its head since 2017 and a former envoy, who will go": both are hers, and she goes."""
    joint, above = noun.doc[max(noun.left_edge.i - 1, noun.sent.start)], noun.head
    if joint.lower_ != "and" or above.pos_ not in ("VERB", "AUX") or not is_person_noun(noun.lemma_.lower()):
        return
    posts = (t for t in reversed(noun.doc[above.i + 1 : joint.i]) if t.dep_ == "appos" and t.head.pos_ == "PROPN")
    post = next((t for t in posts if is_person_noun(t.lemma_.lower()) and t.head.ent_type_ == "PERSON"), None)
    if post is None or noun.tag_ != "NN" or has(noun, *SUBJECTS):
        return
    for beside in [c for c in above.rights if c.dep_ == "prep" and post.i < c.i < joint.i]:
        hang(beside, post)
    hang(joint, post)
    hang(noun, post)
    for clause in [c for c in noun.rights if c.dep_ == "relcl" and noun.doc[c.left_edge.i - 1].text == ","]:
        hang(clause, post.head)
