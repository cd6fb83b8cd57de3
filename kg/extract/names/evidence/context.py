"""The words around a name become evidence for its class: titles, appositions, verbs, prepositions, the model's view."""

from kg.extract.names.evidence.appositions import class_of_noun_or_firm, vote_apposed_to, vote_apposition
from kg.extract.names.evidence.biographies import vote_biographies
from kg.extract.names.evidence.camps import is_of_camp
from kg.extract.names.evidence.chiefs import vote_chiefs
from kg.extract.names.evidence.commas import tells_maker, vote_after_comma
from kg.extract.names.evidence.communes import is_seat
from kg.extract.names.evidence.dealings import vote_dealings
from kg.extract.names.evidence.deeds import vote_deeds
from kg.extract.names.evidence.holders import vote_holders
from kg.extract.names.evidence.lives import vote_lives
from kg.extract.names.evidence.nouns import (
    is_definite,
    is_kind_behind,
    is_of_owner,
    is_of_somebody,
    is_owned_product,
    is_sure_noun,
    is_unit_next,
)
from kg.extract.names.evidence.offices import is_post_next, legislators, vote_offices
from kg.extract.names.evidence.prepositions import vote_preposition
from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.evidence.teams import vote_teams
from kg.extract.names.evidence.told import is_manager_of, vote_told
from kg.extract.names.evidence.trades import vote_credited
from kg.extract.names.evidence.verbs import vote_verb
from kg.extract.names.evidence.whereabouts import vote_containing, vote_whereabouts
from kg.extract.names.evidence.works import is_honoured, is_paper, vote_works
from kg.extract.names.spans.carriers import vote_vessel
from kg.extract.names.spans.lands import follows_land
from kg.extract.names.spans.large import is_given_day, is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.spans.series import is_topic
from kg.extract.names.words import given_names, known_class, lineage, listed, noun_class, noun_pair_class
from kg.extract.places.known import best
from kg.extract.tokens import Doc, Token
from kg.rows import words
from kg.vocabulary import SCHEMA

MODEL: dict[str, tuple[str, float]] = {
    "PERSON": (SCHEMA.Person, 1.0),
    "ORG": (SCHEMA.Organization, 1.0),
    "GPE": (SCHEMA.Place, 1.2),
    "LOC": (SCHEMA.Place, 1.2),
    "FAC": (SCHEMA.Place, 0.8),
    "EVENT": (SCHEMA.Event, 1.0),
    "WORK_OF_ART": (SCHEMA.CreativeWork, 0.6),
    "LAW": (SCHEMA.Legislation, 0.6),
    "PRODUCT": (SCHEMA.Product, 1.0),
}

_STUDIES = {"report": SCHEMA.Report, "trial": SCHEMA.Event}


def votes_around(doc: Doc, run: Run) -> Votes:
    """What the place of the name in its sentence says about its class."""
    votes: Votes = {}
    if is_given_day(doc, run[0]):
        vote(votes, SCHEMA.Person, 6.0)  # "the contractor Sunday Mwale"
    _vote_before(votes, doc, run)
    _vote_after(votes, doc, run)
    vote_apposition(votes, doc, run)
    vote_apposed_to(votes, doc, run)
    vote_verb(votes, doc, run)
    vote_deeds(votes, doc, run)
    vote_offices(votes, doc, run)
    vote_dealings(votes, doc, run)
    vote_whereabouts(votes, doc, run)
    vote_lives(votes, doc, run)
    vote_biographies(votes, doc, run)
    vote_chiefs(votes, doc, run)
    vote_holders(votes, doc, run)
    vote_teams(votes, doc, run)
    vote_vessel(votes, doc, run)
    vote_works(votes, doc, run)
    vote_told(votes, doc, run)
    return votes


def votes_of_model(doc: Doc, run: Run) -> Votes:
    """What the language model's entity recogniser thinks, by the share of the name that it covers."""
    votes: Votes = {}
    first, last = run
    for i in range(first, last):
        label = doc[i].ent_type_
        if label in MODEL:
            kind, weight = MODEL[label]
            unknown = label == "GPE" and best(doc[first:last].text) is None  # the table has all larger cities
            acts = doc[first:last].root.dep_ in ("nsubj", "attr") and not doc[first].is_upper  # "Corvo is in talks"
            vote(votes, kind, ((0.3 if acts else 0.6) if unknown else weight) / (last - first))
    return votes


def _at(doc: Doc, i: int) -> Token | None:
    return doc[i] if 0 <= i < len(doc) else None


def _vote_before(votes: Votes, doc: Doc, run: Run) -> None:
    first = _first_of_series(doc, run)
    before = _at(doc, first - 1)
    if run[0] > first and doc[run[0] - 1].text in listed("titles") | listed("titles", "leaders"):
        vote(votes, SCHEMA.Person, 3.5)  # "between Corvo, Inc. and Ms. Prieto"
    if before is None or doc[first].is_sent_start:
        return
    if before.text in listed("titles") and run[1] - first == 2 and doc[first + 1].text in listed("surnames"):
        vote(votes, SCHEMA.Person, 3.0)  # "Transport Minister Obed Mills"
    pair = run[1] - first == 2 and doc[first].text in given_names()  # "the firm of Ana Roe"
    if first > 1 and before.lower_ == "of" and doc[first - 2].lower_ in listed("around", "partnerships") and not pair:
        vote(votes, SCHEMA.Organization, 3.0)  # "at the law firm of Roe Prieto Waite"
        vote(votes, SCHEMA.Person, -2.0)
    if before.lower_.removesuffix("s") in words("reference", "pairs") and doc[first].text in given_names():
        vote(votes, SCHEMA.Person, 4.0)  # "the brothers Tom and Jim Roe"
    if before.lower_ in ("pair", "duo", "trio") and doc[first - 2].text[:1].isupper():
        vote(votes, SCHEMA.Person, 4.0)  # "the Czech pair Novotna and Krejci"
    titled = before.text == "The" and first > 1 and not before.is_sent_start  # "her novel The Porto Ledger"
    doer = doc[run[0] : run[1]].root
    does = doer.dep_ == "nsubj" and doer.head.dep_ == "relcl" and doer.head.head == before  # "the firm Ana Roe founded"
    if not does:
        _vote_noun_before(votes, doc, doc[first - 2] if titled else before, doc[run[0]].text)
    if titled and first > 2 and doc[first - 2].lower_ == "of" and doc[first - 3].lower_ in listed("around", "makers"):
        vote(votes, SCHEMA.CreativeWork, 5.5)  # "the author of The Porto Ledger"
    if titled and first > 2 and doc[first - 2].lower_ == "for" and is_honoured(doc[first - 2].head):
        vote(votes, SCHEMA.CreativeWork, 5.5)  # "won the Booker for The Porto Ledger"
    if is_paper(before) and doc[run[0]].pos_ == "PROPN" and not _modifies(doc, run):
        vote(votes, SCHEMA.NewsMediaOrganization, 2.5)
    _vote_small_word_before(votes, doc, run, first)
    if _follows_field(doc, first) or follows_land(doc, first, run[1]):
        vote(votes, SCHEMA.Person, 3.5)
    if is_of_somebody(doc, first):
        vote(votes, SCHEMA.Organization, 0.5)
        vote(votes, SCHEMA.Person, -2.0)
    if before.lower_ == "of" and first > 1 and doc[first - 2].lower_ in ("maker", "makers", "producer", "brewer"):
        vote(votes, SCHEMA.Product, 2.5)  # "the maker of Corvo noodles and Lumo tea"
    vote_preposition(votes, doc, (first, run[1]))
    _vote_apposed_before(votes, doc, run)
    if before.tag_ == "POS" and before.i:
        alone = before.i < 2 or doc[before.i - 2].pos_ != "PROPN"  # "Lockheed Martin's Corvo" has no town in it
        place = best(doc[before.i - 1].text) if alone and is_large(doc[before.i - 1]) else None
        if place is not None or doc[before.i - 1].ent_type_ == "GPE":
            local = place is not None and place.kind == "city"
            won = doc[first : run[1]].root.head.lemma_.lower() in listed("verbs", "winning")
            player = won and not local and run[1] - first > 1
            vote(votes, SCHEMA.Organization, 1.8 if local else 1.2)  # "Lima's Corvo", "Kenya's Corvo"
            vote(votes, SCHEMA.Person, 2.0 if player else 0.0)  # "Tunisia's Ons Jaziri beat"
    called = before.lower_ in ("called", "titled", "entitled", "named", "dubbed")
    if called and not _has_subject(before) and not is_post_next(doc, run[1]):
        _vote_called(votes, doc, first - 1)
    if before.lower_ == "as" and first > 1 and doc[first - 2].lower_ == "known":
        _vote_called(votes, doc, first - 2)  # "the measure, known as Homes First"
    vote_credited(votes, doc, (first, run[1]))
    if run[0] and doc[run[0] - 1].text == ",":
        vote_containing(votes, doc, run)


def _vote_noun_before(votes: Votes, doc: Doc, before: Token, name: str) -> None:
    """ "Mayor", "the chipmaker", "grocery e-tailer" before the name."""
    if before.text in listed("titles") | listed("titles", "followers") | listed("titles", "leaders"):
        vote(votes, SCHEMA.Person, 3.5)
    elif is_of_camp(before) and name not in given_names():
        vote(votes, SCHEMA.PoliticalParty, 2.5)  # "the ruling Nimbus"
    elif is_manager_of(before) and name not in given_names() and not is_large(doc[before.i + 2]):
        vote(votes, SCHEMA.Organization, 2.5)  # "the asset manager Corvo", but "the fund manager Ana Prieto"
    elif before.lower_ == "rival" and before.i and before.nbor(-1).pos_ == "ADP" and name not in given_names():
        vote(votes, SCHEMA.Organization, 1.5)  # "hired from rival Corvo"
    elif before.tag_ in ("NN", "JJR") or before.pos_ == "NOUN" or before.is_sent_start or is_sure_noun(before):
        kind = class_of_noun_or_firm(before)
        plain = any(child.lower_ in ("a", "an") for child in before.children)  # "an aircraft Acme makes"
        of_other = before.i > 0 and before.nbor(-1).pos_ == "PROPN" and lineage(kind or "")[0] == SCHEMA.Place
        if kind is not None and before.tag_ != "NNS" and not plain and not of_other:
            either = before.lemma_.lower() in listed("nouns", "either") and name in given_names()
            firm = not either and lineage(kind)[0] == SCHEMA.Organization
            called = any(child.dep_ == "appos" and child.i > before.i for child in before.children)
            loose = before.lemma_.lower() in listed("around", "owning") and name not in given_names()
            named = called or (is_definite(before) and not doc[before.i + 1].is_upper)
            weight = 0.3 if loose else 2.5 + firm * (2.5 if named else 1.0)  # "at the brokerage Corvo Peak"
            full = all(map(is_large, doc[before.i + 1 : before.i + 3]))
            surely = kind == SCHEMA.Person and full and before.lower_ not in listed("nouns", "either")
            weight += surely and not loose  # "spokesman Ana Prieto"
            weight = 5.5 if kind in (SCHEMA.CreativeWork, SCHEMA.Periodical) and before.tag_ != "NNS" else weight
            vote(votes, SCHEMA.Person if either and kind != SCHEMA.Product else kind, weight)  # "the novel Salt Road"
            if kind == SCHEMA.Product and before.dep_ != "dobj" and is_of_owner(before):
                vote(votes, kind, 2.5)  # "whose ticketing system Lima"
            if kind == SCHEMA.CreativeWork and before.i and before.nbor(-1).tag_ in ("PRP$", "WP$", "POS", "JJ"):
                vote(votes, kind, 3.5)  # "her novel The Porto Ledger"
            vote(votes, SCHEMA.Person, -1.5 if before.lemma_.lower() in listed("around", "sure_firms") else 0.0)


def _follows_field(doc: Doc, first: int) -> bool:
    """Whether a title and what it is for stand before a name: "Commissioner for Competition Ana Prieto"."""
    if first < 3 or doc[first - 2].text not in ("for", "of"):
        return False
    return doc[first - 3].text in listed("titles") and is_topic(doc[first - 1])


def _vote_small_word_before(votes: Votes, doc: Doc, run: Run, first: int) -> None:
    word = doc[first - 1].lower_
    modifies = _modifies(doc, run)
    if word in ("a", "an", "its", "new", "latest", "newest") and not modifies:
        one = word in ("a", "an") and run[1] - first == 1
        of_kind = doc[first].dep_ == "attr" or doc[first].head.lower_ == "as"  # "she is a Jain"
        vote(votes, SCHEMA.Product, 2.0 if one and not of_kind else 1.0)  # "into a Corvobox"
    if word == "the" and not modifies:
        vote(votes, SCHEMA.Person, -3.0)
    if word == "the" and run[1] - first == 1:
        plural = doc[first].text.endswith("s") and not doc[first].text.isupper()
        vote(votes, SCHEMA.Organization if plural else SCHEMA.Product, 0.8 if plural else 0.3)


def _modifies(doc: Doc, run: Run) -> bool:
    """Whether a noun or adjective follows that the name may stand before: "the weekly Porto market"."""
    root = doc[run[0] : run[1]].root
    stands_before = root.dep_ == "compound" and root.head.i == run[1]  # "a Unesco listing"
    return run[1] < len(doc) and (doc[run[1]].pos_ in ("NOUN", "PROPN", "ADJ") or stands_before)


def _vote_apposed_before(votes: Votes, doc: Doc, run: Run) -> None:
    """ "The country's regulator, the Drug Office, approved": the noun before the comma says what the name names."""
    first, last = run
    comma = first - 2 if doc[first - 1].lower_ == "the" else first - 1
    if comma < 1 or doc[comma].text != "," or last >= len(doc) or doc[last].text not in (",", ".", ")"):
        return
    noun = doc[comma - 1]
    if (
        noun.pos_ == "PROPN"
        and noun.dep_ == "pobj"
        and noun.head.head.pos_ == "NOUN"
        and noun.head.head.i == noun.head.i - 1
    ):
        noun = noun.head.head  # "its subsidiary in Oslo, Corvo,"
    definite = doc[first - 1].lower_ == "the"  # "of its largest ship, the Columba,"; not "In the port, Roe said"
    owned = any(child.tag_ in ("PRP$", "POS") or child.dep_ == "poss" for child in noun.lefts)
    person = owned and class_of_noun_or_firm(noun) == SCHEMA.Person and noun.lower_ not in listed("around", "owning")
    roles = ("nsubj", "nsubjpass", "dobj", "appos", "attr", "ROOT", *(("pobj",) if definite or person else ()))
    if noun.tag_ == "NN" and noun.dep_ in roles:
        kind = SCHEMA.Product if definite and noun.lower_ == "model" else class_of_noun_or_firm(noun)
        built = doc[first : run[1]].root.head == noun and noun.dep_ == "nsubj"  # "The theatre, La Scala, reopened"
        if kind is not None and (lineage(kind)[0] != SCHEMA.Place or built):
            either = noun.lemma_.lower() in listed("nouns", "either") and doc[first].text in given_names()
            firm = lineage(kind)[0] == SCHEMA.Organization and any(child.tag_ == "PRP$" for child in noun.lefts)
            model = kind == SCHEMA.Product and (definite or owned)  # "its flagship model, the Aurora,"
            loose = noun.lower_ in listed("around", "owning") and doc[first].text not in given_names()
            vote(votes, SCHEMA.Person if either else kind, 4.0 if firm or model or person else 0.3 if loose else 2.0)


def _has_subject(verb: Token) -> bool:
    """Whether somebody names: "the retailer has named Ana Prieto its head", other than "a device named Lumo"."""
    return any(child.dep_ == "nsubj" for child in verb.children)


def _vote_called(votes: Votes, doc: Doc, i: int) -> None:
    """ "a device called Lumo", "the report, titled Porto Outlook 2023"."""
    if doc[i].lower_ in ("titled", "entitled"):
        vote(votes, SCHEMA.CreativeWork, 3.0)
    for token in reversed(doc[max(doc[i].sent.start, i - 5) : i]):
        if token.pos_ == "NOUN":
            kind = _STUDIES.get(token.lemma_) or noun_class(token.lemma_.lower())
            if kind is not None:
                vote(votes, kind, 4.0)
            return


def _first_of_series(doc: Doc, run: Run) -> int:
    """What stands before "Lublin and Zamość" stands before both."""
    root = doc[run[0] : run[1]].root
    if root.dep_ != "conj" or root.head.pos_ != "PROPN" or root.head.i >= run[0]:
        return run[0]
    if doc[run[0] - 1].text == "," and any(t.lower_ == "and" for t in doc[root.head.i : run[0]]):
        return run[0]  # "the mayors of Lublin and Zamość, Ana Prieto and Luis Rey"
    return min(root.head.left_edge.i, root.head.i)


def _vote_after(votes: Votes, doc: Doc, run: Run) -> None:
    last = run[1]
    after, then = _at(doc, last), _at(doc, last + 1)
    if after is None:
        return
    if after.text == "," and then is not None:
        vote_after_comma(votes, doc, run)
    elif after.is_quote and any(map(tells_maker, doc[last + 1 : last + 3])):
        vote(votes, SCHEMA.CreativeWork, 6.5)  # `"Salt Road", directed by`
    elif after.text in ("'s", "’s", "'", "’") and then is not None:
        nouns = {t.lower_ for t in doc[last + 1 : last + 4]}
        called = doc[run[0] : last].text
        if then.pos_ == "PROPN" and is_large(then) and best(called) is not None and known_class(called) is None:
            vote(votes, SCHEMA.Place, 2.0)  # "a subsidiary of Lima's Corvo Group"
            vote(votes, SCHEMA.Organization, -1.5)
        served = last - run[0] > 1 and doc[run[0]].text in given_names()  # "Ana Prieto's spokesman"
        of_firms = listed("around", "owned") - (listed("around", "serving") if served else set())
        if is_unit_next(doc, last + 1) or nouns & of_firms:
            vote(votes, SCHEMA.Organization, 1.5)
        elif then.tag_ in ("JJS", "RBS") and nouns & listed("around", "local"):
            vote(votes, SCHEMA.Place, 2.0)  # "one of Porto's oldest hotels"
        elif then.text in ("King", "Queen", "President", "Prime"):
            vote(votes, SCHEMA.Place, 2.0)  # "Lomas's King Ana II"
        elif nouns & listed("around", "kin"):
            vote(votes, SCHEMA.Person, 1.0)
        elif then.lower_ in legislators():
            vote(votes, SCHEMA.Organization, 3.0)  # "Unity's Senator Ana Prieto"
    elif is_kind_behind(doc, run):
        vote(votes, noun_class(after.lower_) or SCHEMA.Organization, 4.5)  # "the Porto Plus agency"
    elif after.text in listed("around", "company_titles"):
        vote(votes, SCHEMA.Organization, 1.5)
    elif after.text in listed("around", "place_titles"):
        vote(votes, SCHEMA.Place, 2.0)
    elif after.lower_ in listed("around", "called_after"):
        town = (mapped := best(doc[run[0] : last].text)) is not None and mapped.kind == "city"
        vote(votes, SCHEMA.City if town else SCHEMA.CivicStructure, 4.0)  # "at Ana Prieto airport", "at Lima airport"
        vote(votes, SCHEMA.Person, -2.0)
    elif after.lower_ == "family":
        vote(votes, SCHEMA.Person, 4.0)
    elif after.lower_ in ("administration", "presidency") and best(doc[run[0] : last].text) is None:
        vote(votes, SCHEMA.Person, 2.5)  # "the Prieto administration"
    elif after.lower_ in listed("around", "lettered") and doc[run[0] : last].text.isupper():
        vote(votes, SCHEMA.Organization, 3.0)  # "the GVB union"
    elif after.text == "-" and then is not None and not after.whitespace_ and then.lower_ in ("based", "born", "area"):
        known = best(doc[run[0] : last].text) is not None
        vote(votes, SCHEMA.Place, 2.5 if known or then.lower_ == "born" else 4.5 if is_seat(doc, last) else 1.2)
    elif then is not None and noun_pair_class(f"{after.lower_} {then.lower_}") == SCHEMA.Landform:
        vote(votes, SCHEMA.Landform, 2.5)
    elif after.lower_ == "in" and then is not None and doc[run[0] - 1].lower_ in listed("prepositions", "place"):
        place = best(then.text)
        if place is not None and place.kind in ("country", "state"):
            vote(votes, SCHEMA.Place, 1.5)  # "from Tolna in Hungary"
    elif after.lower_ in listed("around", "places_after"):
        mapped = best(doc[run[0] : last].text)
        wide = mapped is not None and mapped.kind in ("state", "country")
        kind = (None if wide else noun_class(after.lower_)) or SCHEMA.Place  # "a northern Saskatchewan town"
        vote(votes, kind, 3.5 if kind in (SCHEMA.Landform, SCHEMA.BodyOfWater) else 2.5)
    elif after.lower_ == "of" and doc[run[0]].text in listed("titles", "kept") and run[1] - run[0] > 1:
        vote(votes, SCHEMA.Person, 2.0)  # "Queen Ana of Lomas"
    elif (
        after.lower_ == "of" and then is not None and (place := best(then.text)) is not None and place.kind == "country"
    ):
        vote(votes, SCHEMA.Organization, 1.0)
    elif last - run[0] > 1 and noun_class(after.lemma_.lower()) in (SCHEMA.CreativeWork, SCHEMA.Event):
        vote(votes, noun_class(after.lemma_.lower()) or SCHEMA.Event, 2.5 if doc[last - 1].like_num else 0.8)
    elif (noun_class(after.lemma_.lower()) == SCHEMA.Product or after.lower_ == "model") and after.pos_ == "NOUN":
        coded = any((not t.is_title and not t.is_upper) or t.text[-1].isdigit() for t in doc[run[0] : last])
        owned = run[0] > 0 and doc[run[0] - 1].tag_ in ("PRP$", "POS")  # "its Lumo model"
        vote(votes, SCHEMA.Product, 3.5 if owned else 2.0 if coded else 0.6)
        vote(votes, SCHEMA.Person, -2.0 if after.tag_ == "NNS" else 0.0)  # "12,000 Corvo Ana cars"
    elif then is not None and after.is_lower and after.pos_ in ("NOUN", "ADJ") and is_owned_product(doc, run, then):
        vote(votes, SCHEMA.Product, 2.5)  # "its Zephyr sports car"
        vote(votes, SCHEMA.Person, -2.0)
    elif after.lower_ in listed("around", "counted") and after.pos_ == "NOUN":
        vote(votes, SCHEMA.Organization, 1.2)
