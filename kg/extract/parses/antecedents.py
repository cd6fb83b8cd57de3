"""Which noun a relative clause describes, told by its number, its verb and its pronoun."""

from kg.extract.grammar import first_conjunct
from kg.extract.parses.trees import FINITE, SUBJECTS, TIMES, hang, hang_subject, has
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA


def mend_noun_of_clause(verb: Token) -> None:
    """A relative clause is hung on the noun that its number and its verb fit, not on a nearer one."""
    _mend_number(verb)
    _mend_which_of_time(verb)
    _mend_who_of_place(verb)
    _mend_who_of_thing(verb)
    _mend_whose_of_victim(verb)
    _mend_which_of_person(verb)
    _mend_which_of_owner(verb)
    _mend_which_of_body(verb)
    _mend_that_of_body(verb)
    _mend_which_of_site(verb)
    _mend_which_of_study(verb)
    _mend_which_of_deal(verb)
    _mend_which_of_stake(verb)
    _mend_that_of_worth(verb)
    _mend_that_of_price(verb)
    _mend_which_of_venture(verb)
    _mend_who_of_parents(verb)
    _mend_which_of_fate(verb)


def _mend_number(verb: Token) -> None:
    """ "dropped plans to build a port, which were made in May": a plural verb describes the nearest plural noun.

    So does "the heirs of Ann Roe, who own the farm".
    """
    noun = verb.head
    opener = next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.lower_ in ("which", "who")), None)
    plural = next((c for c in (*verb.lefts, verb) if c.lower_ in ("were", "are", "have")), None)
    if plural is None and verb.tag_ in ("VBP", "VB") and verb.lower_ not in words("grammar", "same_in_past"):
        plural = None if has(verb, "aux", "auxpass") else verb
    if opener is None or plural is None or noun.tag_ not in ("NN", "NNP") or has(noun, "conj", "cc"):
        return
    above = next((t for t in noun.ancestors if t.tag_ == "NNS" and verb.sent.start <= t.i < noun.i), None)
    if above is None and noun.dep_ == "conj" and noun.head.pos_ == "PROPN" and verb.doc[opener.i - 1].text == ",":
        hang(verb, first_conjunct(noun), "relcl")  # "Acme and Bex, which have built it"
        return
    if above is not None and opener.lower_ == "who" and not is_person_noun(above.lemma_.lower()):
        return
    if above is not None and not any(t.tag_ in FINITE for t in noun.ancestors if above.i < t.i < noun.i):
        hang(verb, above, "relcl")


def _mend_which_of_time(verb: Token) -> None:
    """ "The raid was at about 10:15 local time, which left nine people dead": the raid did, and no time."""
    time, opener = verb.head, verb.left_edge
    timed = time.ent_type_ in TIMES or time.lower_ == "time"
    if not timed or opener.lower_ != "which" or verb.lemma_ not in words("grammar", "done_by_happenings"):
        return
    main = next((t for t in time.ancestors if t.tag_ in FINITE), None)
    noun = next((c for c in main.lefts if c.dep_ in SUBJECTS), None) if main is not None else None
    if noun is not None and noun.pos_ == "NOUN":
        hang(verb, noun, "relcl")


def _mend_which_of_person(verb: Token) -> None:
    """ "an oil attributed to Jan Roe, which the museum bought": nobody is "which", but what stands before him.

    Nor is anybody published: "a report by the auditor that was published in May".
    """
    person = verb.head
    opener = next((c for c in verb.lefts if c.lower_ in ("which", "that") and c.dep_ in {*SUBJECTS, "dobj"}), None)
    made = person.head.head if person.dep_ == "pobj" and person.head.lower_ in ("by", "to") else None
    someone = person.ent_type_ == "PERSON" or is_person_noun(person.lower_)  # "a firm run by her husband, which"
    called = opener is not None and opener.lower_ == "that" and person.pos_ == "PROPN" and not has(person, "det")
    someone = someone or called  # "a pump made by Acme that can leak"
    if opener is None or not someone or made is None:
        return
    of_work = opener.dep_ == "nsubjpass" and verb.lemma_ in words("grammar", "done_with_works")
    thing = made.head if made.dep_ == "acl" else made if of_work and person.head.lower_ == "by" else None
    told = thing is not None and thing.pos_ == "NOUN" and thing.i < person.i < opener.i
    if thing is not None and told and (opener.lower_ == "which" or of_work or called):
        hang(verb, thing, "relcl")


def _mend_which_of_owner(verb: Token) -> None:
    """ "Acme, the firm of chairman Ann Roe, which bought", "the files of 40 pupils, which he lost": nobody is "which".

    A name without a title may be that of a firm, "the sale of Roe & Lee, which", but hardly where a body is of it.
    """
    person, opener = verb.head, verb.left_edge
    set_off = opener.lower_ == "which" and opener.i > 1 and verb.doc[opener.i - 1].text == ","
    noun = person.pos_ == "NOUN" and is_person_noun(person.lemma_.lower())
    if not set_off or not (noun or person.ent_type_ == "PERSON") or verb.doc[opener.i - 2] != person:
        return
    called = person.head if person.dep_ == "appos" and is_person_noun(person.head.lower_) else person
    thing = _thing_of(called)
    titled = noun or called is not person or any(c.i < person.i and is_person_noun(c.lower_) for c in person.lefts)
    if thing is not None and (titled or _is_led(thing)):
        named = thing.dep_ == "appos" and thing.head.pos_ == "PROPN"
        hang(verb, thing.head if named else thing, "relcl")


def _is_led(noun: Token) -> bool:
    """Whether a noun is for a body, or for a house, that may be that of somebody: "firm", "estate"."""
    return kind_of_noun(noun.lower_) == SCHEMA.Organization or noun.lower_ in words("grammar", "houses")


def _thing_of(person: Token) -> Token | None:
    """The noun for a thing above a person: "firm" of "the firm of Ann Roe", of "a firm run by his widow, Ann Roe"."""
    token = person
    for _ in range(6):
        prepositional = token.dep_ == "pobj" and token.head.dep_ in ("prep", "agent")
        if not prepositional and token.dep_ not in ("appos", "poss", "acl"):
            return None
        token = token.head.head if prepositional else token.head
        if token.pos_ == "NOUN" and not is_person_noun(token.lower_):
            return token
    return None


def _mend_which_of_study(verb: Token) -> None:
    """ "a trial submitted to the regulator, which covered 904 patients": the trial did, and no body or place."""
    noun, opener = verb.head, verb.left_edge
    people = next((c for c in verb.rights if c.dep_ == "dobj" and has(c, "nummod")), None)
    counts = verb.lemma_ in words("grammar", "done_by_studies") and people is not None
    told = {verb.lemma_, *(c.lemma_ for c in verb.rights if c.dep_ == "conj")}
    counts = counts or not told.isdisjoint(words("grammar", "done_by_inquiries"))
    if opener.lower_ != "which" or not counts or noun.lower_ in words("grammar", "studies"):
        return
    study = next((t for t in noun.ancestors if t.lower_ in words("grammar", "studies") and t.i < noun.i), None)
    if study is not None and verb.sent.start <= study.i:
        hang(verb, study, "relcl")


def _mend_which_of_deal(verb: Token) -> None:
    """ "the sale of the mill to Acme, which was completed in May": the sale was, and not who bought it."""
    side, opener = verb.head, verb.left_edge
    done = opener.dep_ == "nsubjpass" and verb.lemma_ in words("grammar", "done_with_deals")
    one = side.pos_ == "PROPN" or kind_of_noun(side.lemma_.lower()) in (SCHEMA.Person, SCHEMA.Organization)
    if not (done and one) or opener.lower_ != "which" or verb.doc[opener.i - 1].text != ",":
        return
    owner = side.head if side.dep_ == "poss" else side  # "Acme's purchase of Bex, which"
    deal = next((t for t in owner.ancestors if t.dep_ not in ("prep", "pobj", "agent") or _is_deal(t)), owner)
    if _is_deal(deal) and not _is_deal(side) and verb.sent.start <= deal.i < side.i:
        hang(verb, deal, "relcl")


def _mend_which_of_stake(verb: Token) -> None:
    """ "a stake in Acme, which he plans to sell", "a share of the club, which she says she bought": the stake is."""
    body, opener = verb.head, verb.left_edge
    done = {verb.lemma_, *(c.lemma_ for c in verb.rights if c.dep_ in ("xcomp", "ccomp"))}
    traded = opener.lower_ == "which" and not done.isdisjoint(words("grammar", "done_with_stakes"))
    stake = body.head.head if body.dep_ == "pobj" and body.head.lower_ in ("in", "of") else body
    if traded and stake.i < body.i and stake.lemma_.lower() in words("grammar", "stakes") and opener.dep_ != "nsubj":
        hang(verb, stake)


def _mend_which_of_venture(verb: Token) -> None:
    """ "a joint venture with Acme in which it holds 55%": in the venture, and not in the partner."""
    partner, opener = verb.head, verb.left_edge
    of_which = opener.lower_ in ("in", "of") and any(c.lower_ == "which" for c in opener.rights)
    venture = partner.head.head if partner.dep_ == "pobj" and partner.head.lower_ == "with" else partner
    if of_which and venture.i < partner.i and venture.lemma_.lower() in words("grammar", "ventures"):
        hang(verb, venture)


def _mend_that_of_worth(verb: Token) -> None:
    """ "contracts worth 9 million euros that were awarded", "a loan valued at $3 million, which": no sum was."""
    amount, opener = verb.head, verb.left_edge
    at = amount.head
    worth = at.head if at.lower_ == "at" and at.head.dep_ == "acl" and amount.dep_ == "pobj" else at
    if opener.lower_ not in ("that", "which") or worth.lower_ not in words("grammar", "telling_worth"):
        return
    thing = worth.head if worth.head.i < worth.i else worth
    if thing.pos_ != "NOUN":
        thing = verb.doc[max(worth.i - 1, verb.sent.start)]  # "are examining nine contracts worth", hung on the verb
    order = thing.head.head if thing.dep_ == "pobj" and thing.head.lower_ == "for" else thing
    thing = order if order.pos_ == "NOUN" else thing  # "a contract for lamps worth $9 million that"
    if thing.pos_ in ("NOUN", "PROPN") and thing.i < worth.i < amount.i:
        hang(verb, thing)


def _is_deal(noun: Token) -> bool:
    """Whether a noun is for a deal: "sale", "takeover"."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words("observations", "deals") | words("grammar", "deals")


def _mend_who_of_place(verb: Token) -> None:
    """ "a man of 52 from Norrby, whom they did not name": nobody names a town so, but who is from there.

    So is "Ann Roe of Mali, who": the one named right before the country, be "of" hung on a verb above.
    """
    place, opener = verb.head, verb.left_edge
    named = place.head.nbor(-1) if place.dep_ == "pobj" and place.head.i > verb.sent.start else place
    if opener.lower_ in ("who", "whom") and place.ent_type_ == "GPE" and named.ent_type_ == "PERSON":
        hang(verb, named)
        return
    where = place.dep_ == "pobj" and place.head.lower_ in ("from", "in", "near", "at") and place.ent_type_ != "PERSON"
    somewhere = place.pos_ == "PROPN" or place.lower_ in words("observations", "territories")  # "the Lund district"
    asked = opener.lower_ in ("who", "whom") and where and somewhere
    above = next((t for t in place.ancestors if t.dep_ not in ("prep", "pobj") or is_person_noun(t.lower_)), place)
    if asked and is_person_noun(above.lemma_.lower()) and verb.sent.start <= above.i < place.i:
        hang(verb, above)


def _mend_who_of_thing(verb: Token) -> None:
    """ "a nurse from the east district, who", "children under the age of six who", "head of the business, who joined".

    A body may be "who", "the team, who are third", but not where one is told of who stands before it.
    """
    thing, opener = verb.head, verb.left_edge
    kind = kind_of_noun(thing.lemma_.lower())
    body = kind == SCHEMA.Organization
    one = verb.doc[opener.i - 1].text == "," and not any(
        c.lower_ in ("are", "were", "have") for c in (verb, *verb.lefts)
    )
    known = kind in (SCHEMA.Organization, SCHEMA.Place) or thing.ent_type_ in TIMES
    fits = known and thing.tag_ == "NN" and not is_person_noun(thing.lower_)
    if opener.lower_ != "who" or thing.dep_ != "pobj" or not fits or (body and not one):
        return
    above = thing
    while above.dep_ in ("pobj", "prep") and not is_person_noun(above.lemma_.lower()):
        above = above.head
    if above.pos_ == "NOUN" and is_person_noun(above.lemma_.lower()) and verb.sent.start <= above.i < thing.i:
        hang(verb, above)


def _mend_which_of_body(verb: Token) -> None:
    """ "Ann Roe of the Reform Party, which ran the city": nobody is "which", but the body named right behind him is."""
    person, opener = verb.head, verb.left_edge
    set_off = opener.lower_ == "which" and opener.i > 1 and verb.doc[opener.i - 1].text == ","
    body = verb.doc[opener.i - 2] if set_off else person
    of = body.head
    named = body.dep_ == "pobj" and body.pos_ == "PROPN" and body.ent_type_ not in {"PERSON", "GPE", *TIMES}
    someone = of.head == person or (of.head.dep_ == "appos" and of.head.head == person)  # "the mayor, Ann Roe of"
    if of.head.ent_type_ == "PERSON" and named and of.lower_ in ("of", "from", "at") and someone:
        hang(verb, body)


def _mend_that_of_body(verb: Token) -> None:
    """ "Ann Roe, head of the Lund Institute of Physics that led the trial": nobody is "that", but the body is."""
    person, opener = verb.head, verb.left_edge
    post = person.tag_ == "NN" and is_person_noun(person.lower_)  # "the head of the agency that"
    if opener.lower_ != "that" or opener.dep_ not in SUBJECTS or not (post or person.ent_type_ == "PERSON"):
        return
    body = verb.doc[opener.i - 1]
    while body.dep_ == "pobj" and body.head.head.dep_ == "pobj" and body.head.head.pos_ == "PROPN":
        body = body.head.head
    named = body.pos_ == "PROPN" or kind_of_noun(body.lemma_.lower()) == SCHEMA.Organization
    fits = named if post else body.ent_type_ not in {"PERSON", *TIMES}
    if body.dep_ == "pobj" and person.i < body.i and fits:
        hang(verb, body)


def _mend_which_of_site(verb: Token) -> None:
    """ "a mill in Graz, which it bought in 2019", "a camp in the Leeds suburb of Ash, which was built for 900".

    So is it with "a mill in Graz, which is due to open": what is done with a site is done with no town.
    """
    place, opener = verb.head, verb.left_edge
    which = opener.lower_ == "which" and opener.i > verb.sent.start and verb.doc[opener.i - 1].text == ","
    called = place.pos_ == "PROPN" or any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in place.lefts)
    if not which or place.dep_ != "pobj" or not called:
        return
    below = place.head
    if below.lower_ == "of" and below.head.lower_ in words("places", "named_behind") and below.head.dep_ == "pobj":
        below = below.head.head  # "in the suburb of Ash"
    site = below.head.head if below.head.dep_ == "acl" else below.head  # "a mill built in Graz"
    if site.pos_ == "VERB" and below.i > 0 and below.nbor(-1).dep_ in ("dobj", "pobj"):
        site = below.nbor(-1)  # "guarded the bridge over the Mira", hung on the verb
    due = next((c for c in verb.rights if c.dep_ == "acomp" and verb.lemma_ == "be"), verb)
    told = next((c for c in due.rights if c.dep_ == "xcomp" and due is not verb), verb)
    done = "done_with_sites" if opener.dep_ in ("dobj", "nsubjpass") else "done_by_sites"
    lands = words("reference", "sites") | words("reference", "works")  # "the dam on the Orb river, which was repaired"
    where = below.lower_ in words("grammar", "beside_lands") and site.lemma_.lower() in lands
    if where and site.pos_ == "NOUN" and told.lemma_ in words("reference", done):
        hang(verb, site)


def _mend_who_of_parents(verb: Token) -> None:
    """ "the son of immigrants who settled in Oslo": they did, where no comma parts them from "who".

    Of "was the brother of Ann Roe, who died" it is told of her, as he is told of already.
    """
    opener, kin = verb.left_edge, verb.head
    if opener.lower_ == "who" and kin.dep_ == "attr" and kin.lemma_.lower() in words("reference", "kin"):
        name = verb.doc[opener.i - 2]
        if name.ent_type_ == "PERSON" and name.dep_ == "pobj" and name.head.head == kin:
            hang(verb, name)
            if opener.head.dep_ == "aux":
                hang_subject(opener, verb)  # "who had himself been killed"
    before = verb.doc[opener.i - 1] if opener.i > verb.sent.start else opener
    of = before.head
    child = kin.lemma_.lower() in words("reference", "kin") and of.lower_ == "of" and of.head == kin
    one = any(c.lower_ in ("was", "has", "is") for c in verb.lefts) or verb.tag_ == "VBZ"
    if opener.lower_ == "who" and child and before.dep_ == "pobj" and before.tag_ == "NNS" and not one:
        hang(verb, before, "relcl")


def _mend_whose_of_victim(verb: Token) -> None:
    """ "the murder of the jeweller Sid Marks, 71, whose body was found": a murder has no body, but a victim has."""
    deed, opener = verb.head, verb.left_edge
    of = next((c for c in deed.rights if c.lower_ == "of" and c.i == deed.i + 1), None)
    person = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
    if opener.tag_ != "WP$" or person is None or deed.pos_ != "NOUN" or is_person_noun(deed.lemma_.lower()):
        return
    name = next((c for c in person.rights if c.dep_ == "appos" and c.ent_type_ == "PERSON"), person)
    if name.ent_type_ == "PERSON" and name.i < opener.i:
        hang(verb, name)


def _mend_which_of_fate(verb: Token) -> None:
    """ "the ruin of a neighbour, Acme, which sought protection": no fate seeks anything, but the rival named."""
    fate, own = verb.head, next((c for c in verb.lefts if c.dep_ in SUBJECTS), verb)
    name = verb.doc[max(own.i - 2, verb.sent.start)]
    rival = name.head if name.dep_ == "appos" else name
    beside = own.lower_ in ("which", "who") and verb.doc[own.i - 1].text == "," and name.pos_ == "PROPN"
    of = rival.head
    lot = fate.lemma_.lower() in words("grammar", "lots") and of.lower_ == "of" and of.head.i == fate.i
    if beside and lot and rival.dep_ == "pobj" and verb.lemma_ != "be":
        hang(verb, name)


def _mend_that_of_price(verb: Token) -> None:
    """ "a modem from Acme that costs $40": the modem does; firms have no price and no weight."""
    maker, opener = verb.head, verb.left_edge
    thing = maker.head.head if maker.dep_ == "pobj" and maker.head.lower_ in ("from", "by") else maker
    costs = verb.lemma_ in words("grammar", "measured_of_things") and opener.lower_ in ("that", "which")
    if costs and maker.pos_ == "PROPN" and thing.pos_ == "NOUN" and thing.i < maker.i:
        hang(verb, thing)
