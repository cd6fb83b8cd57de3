"""Names of places that the parser makes the heads of what only stands beside them: "the Waltham, Ohio-based firm"."""

from kg.extract.parses.trees import SUBJECTS, TIMES, hang, hang_subject, has, start_of
from kg.extract.places.known import best
from kg.extract.tokens import Token
from kg.rows import words

RELATIVES = ("that", "which", "who")


def mend_place_of_deed(prep: Token) -> None:
    """ "is to hold talks with Ann Roe in Dubai", "studied law at Lund": the talks are there, whoever she is."""
    name = prep.head
    taught = name.dep_ == "dobj" and name.head.lemma_ in ("study", "teach", "read") and name.left_edge == name
    if taught and prep.lower_ == "at" and name.tag_ == "NN":
        hang(prep, name.head)
    party = name.head
    talks = party.head
    met = party.lower_ == "with" and talks.lemma_.lower() in words("grammar", "talks") and talks.dep_ == "dobj"
    if met and name.pos_ == "PROPN" and any(c.ent_type_ in ("GPE", "LOC", "FAC") for c in prep.rights):
        hang(prep, talks.head)


def mend_companion_behind_place(prep: Token) -> None:
    """ "arrived at Leeds with his wife": whoever comes along is no part of the place."""
    place = prep.head
    where = place.head
    own = any(c.tag_ == "PRP$" for noun in prep.rights if noun.dep_ == "pobj" for c in noun.lefts)
    placed = place.pos_ in ("PROPN", "VERB") and place.dep_ == "pobj" and where.lower_ in ("at", "in", "to", "from")
    if own and placed and where.dep_ == "prep" and where.head.tag_.startswith("VB"):
        hang(prep, where.head)


def mend_based_in_two(based: Token) -> None:
    """ "The Waltham, Ohio-based firm scrapped it": the firm did, not the town; "Waltham, Ohio-based Acme and Bex"."""
    doc, i = based.doc, based.i
    noun = based.head
    other = noun.head if noun.dep_ == "nmod" and noun.head.dep_ == "appos" else noun
    town = other.head
    hyphened = i > 3 and doc[i - 1].text == "-" and doc[i - 2].pos_ == "PROPN" and doc[i - 3].text == ","
    if not hyphened or other.dep_ not in ("appos", "conj") or noun.i < i or town.pos_ != "PROPN" or town.i != i - 4:
        return
    hang(noun, town.head, town.dep_)
    hang(town, noun, "nmod")
    for below in [c for c in town.children if c != noun]:
        hang(below, noun, "conj" if below == other else below.dep_)
    for owner in [c for c in noun.rights if other != noun and has(c, "case")]:
        hang(owner, other, "poss")


def mend_relative_behind_place(verb: Token) -> None:
    """ "Acme, a firm based in Graz, Austria, that planned to": what firms do is told of the firm, not of the town."""
    place = verb.head
    prep = place.head
    opener = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if opener is None or opener.lower_ not in RELATIVES or place.dep_ != "pobj" or place.pos_ != "PROPN":
        return
    based = prep.head if prep.lower_ in ("in", "near", "at", "outside") else place
    if based.dep_ == "acl" and based.lemma_ in words("grammar", "seated") and based.head.i < based.i:
        hang(verb, based.head)


def mend_land_behind_town(land: Token) -> None:
    """ "hit the town of Galle, Sri Lanka on Monday": the land lies around the town by its name, and is no town."""
    town, before = land.head, land.left_edge.i - 2
    if land.pos_ != "PROPN" or before <= town.i or town.lemma_ not in words("reference", "named_after_of"):
        return
    name = land.doc[before]
    of_town = name.pos_ == "PROPN" and name.dep_ == "pobj" and name.head.lower_ == "of" and name.head.head == town
    if of_town and land.doc[before + 1].text == ",":
        hang(land, name, "appos")


def mend_land_before_verb(verb: Token) -> None:
    """ "Police in the town of Lomas, Peru arrested two": without a second comma the land behind a town does nothing."""
    land = next((c for c in reversed([*verb.lefts]) if c.dep_ in SUBJECTS), verb)
    first = land.left_edge.i
    if land.pos_ != "PROPN" or land.right_edge.i + 1 != start_of(verb) or first < verb.sent.start + 2:
        return
    town, name = verb.doc[first - 2], verb.doc[first : land.i + 1].text
    if verb.doc[first - 1].text != "," or town.pos_ != "PROPN" or town.dep_ != "pobj" or best(name) is None:
        return
    top = town
    while top.dep_ in ("pobj", "prep") and top.head.i < top.i:
        top = top.head
    if top.pos_ in ("NOUN", "PROPN") and top.head == verb and top.dep_ in {"npadvmod", "dep", *SUBJECTS}:
        hang(land, town, "appos")
        hang_subject(top, verb)


def mend_based(based: Token) -> None:
    """ "chose Leeds based Acme Systems": without its hyphen, "based" takes the company from the verb."""
    doc, i = based.doc, based.i
    if i == 0 or i + 1 >= len(doc) or doc[i - 1].ent_type_ != "GPE" or doc[i + 1].pos_ != "PROPN":
        return
    place = doc[i - 1]
    last = i + 1
    while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN":
        last += 1
    name = doc[last]
    if place.dep_ in {"dobj", "pobj", *SUBJECTS} and place.head.i not in range(i, last + 1):
        hang(name, place.head, place.dep_)
        hang(based, name, "amod")
        hang(place, based, "npadvmod")


def mend_place_before_which(verb: Token) -> None:
    """ "The Office in Leeds, which licenses banks": what only bodies do is done by the body, not by where it is."""
    place = verb.head
    prep, body = _body_before(place)
    staffed = place.pos_ == "PROPN" and _has_staff(verb)
    named = place.ent_type_ in ("GPE", "LOC", "FAC") or staffed
    if place.dep_ == "pobj" and prep.lower_ == "between" and body.pos_ == "NOUN" and verb.tag_ in ("VBZ", "VBD"):
        hang(verb, body)  # "the ferry between Leeds and York, which carries 300 commuters"
        return
    where = place.dep_ == "pobj" and named and prep.lower_ in ("in", "at", "near")
    does = verb.lemma_ in words("reference", "done_by_bodies")
    coming = next((c for c in verb.rights if c.dep_ == "xcomp" and verb.lemma_ == "be"), verb)  # "which is to open"
    there = staffed or coming.lemma_ in words("reference", "done_by_sites")
    does = does or (there and body.lemma_ in words("reference", "sites"))
    if where and body.pos_ in ("NOUN", "PROPN") and body.ent_type_ not in ("GPE", "LOC") and does:
        hang(verb, body)


def mend_building_before_which(verb: Token) -> None:
    """ "slept at a camp in Leeds, which was built for 400 people": the camp was, not the town."""
    place, opener = verb.head, verb.left_edge
    built = opener.dep_ == "nsubjpass" and opener.lower_ == "which" and verb.lemma_ in words("reference", "built")
    if not built or place.dep_ != "pobj":
        return
    prep, body = _body_before(place)
    local = place.pos_ == "PROPN" or place.lower_ in words("observations", "territories")
    if local and prep.lower_ in ("in", "at", "near") and body.lemma_ in words("reference", "sites"):
        hang(verb, body)


def _body_before(place: Token) -> tuple[Token, Token]:
    """What a place tells the whereabouts of, with the preposition between: "a camp in the suburb of Leeds"."""
    prep, body = place.head, place.head.head
    while body.dep_ == "pobj" and body.lower_ in words("observations", "territories"):
        prep, body = body.head, body.head.head
    before = place.doc[prep.i - 1] if prep.i > place.sent.start else prep
    beside = body.pos_ == "VERB" and before.dep_ in ("dobj", "pobj") and before.lemma_ in words("reference", "sites")
    return prep, before if beside else body  # "slept at a camp in Leeds", hung on the verb


def mend_site_before_where(verb: Token) -> None:
    """ "will close its plant in Hull, where 340 people work": they work at the plant, as do those it employs."""
    place, prep = verb.head, verb.head.head
    opener, body = verb.left_edge, verb.doc[prep.i - 1] if prep.i > verb.sent.start else prep
    worked = verb.lemma_ in words("reference", "done_in_sites") and any(has(c, "nummod") for c in verb.lefts)
    where = opener.lower_ == "where" and place.dep_ == "pobj" and place.ent_type_ in ("GPE", "LOC", "FAC")
    if where and worked and body.lemma_ in words("reference", "sites") and has(body, "poss", "det"):
        hang(verb, body)


def _has_staff(verb: Token) -> bool:
    """Whether a clause tells whom or what a site has, not a town: "the plant at Lomas, which has 640 workers"."""
    had = next((c for c in verb.rights if c.dep_ == "dobj"), verb)
    counted = has(had, "nummod") and had.lemma_.lower() in words("reference", "had_by_sites")
    return verb.lemma_ == "have" and (counted or had.lemma_.lower() in words("observations", "staffs"))


def mend_occasion_before_which(verb: Token) -> None:
    """ "rain in the north, which shut a port", "the vote in Leeds, which came late", "a deal with Acme, which expires".

    What weather does, what an occasion does and what ends by itself is no doing of the place or the firm that is named
    right before the comma.
    """
    noun, opener = verb.head, verb.left_edge
    if opener.lower_ != "which" or verb.doc[opener.i - 1].text != "," or noun.lemma_.lower() in _bearers(verb):
        return
    above = noun
    while above.dep_ == "pobj" and above.head.dep_ == "prep":
        above = above.head.head
        things = [above, *(c for c in above.children if c.dep_ == "dobj" and c.i < noun.i)]
        found = next((t for t in things if t.lemma_.lower() in _bearers(verb) and t.i < noun.i), None)
        if found is not None:
            hang(verb, found)
            return


def mend_way_before_which(verb: Token) -> None:
    """ "the trip from Leeds to York, which takes three hours": a trip takes hours, and no place."""
    place, opener = verb.head, verb.left_edge
    length = next((c for c in verb.rights if c.dep_ in ("dobj", "npadvmod", "attr")), None)
    timed = length is not None and length.ent_type_ in TIMES and has(length, "nummod")
    lasts = timed and verb.lemma_ in words("reference", "done_by_ways")
    if not lasts or place.pos_ != "PROPN" or opener.lower_ != "which" or verb.doc[opener.i - 1].text != ",":
        return
    above = place
    while above.dep_ in ("pobj", "prep", "conj"):
        above = above.head
        things = (above, *(c for c in above.children if c.dep_ in {"dobj", *SUBJECTS}))
        found = [t for t in things if t.pos_ == "NOUN" and t.i < place.i]
        if found:
            hang(verb, max(found, key=lambda t: t.i))
            return


def _bearers(verb: Token) -> frozenset[str]:
    """The nouns of what may do by itself what a verb tells: weather that shut a port, a vote that came late."""
    harm = words("actions", "damaging") | words("actions", "of_people") | words("actions", "consequences")
    hurts = has(verb, "dobj") and verb.lemma_ in harm | {"shut"}
    found = words("actions", "forces") if hurts else frozenset()
    if verb.head.pos_ != "PROPN":
        return found
    if verb.lemma_ in words("grammar", "happening_by_itself") and not has(verb, "dobj"):
        found |= words("actions", "occasions") | words("reference", "journeys")
    if verb.lemma_ in words("grammar", "running_out"):
        found |= words("grammar", "terms_agreed")
    return found


def mend_building_behind_land(article: Token) -> None:
    """ "died at a Salem, Oregon nursing home": the article is of the home, and the town and its land say which."""
    town = article.head
    if town.pos_ != "PROPN" or town.dep_ != "pobj" or town.i + 3 >= len(town.doc):
        return
    comma, land = town.nbor(), town.nbor(2)
    home = land.head
    if comma.text != "," or land.pos_ != "PROPN" or home.tag_ not in ("NN", "NNS") or not land.i < home.i <= land.i + 4:
        return
    if land.dep_ == "compound" and home.dep_ in ("npadvmod", "appos", "dobj", "conj", "dep"):
        hang(home, town.head, "pobj")
        hang(town, home, "nmod")
        hang(article, home, "det")
