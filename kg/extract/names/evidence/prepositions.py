"""The preposition before a name becomes evidence for its class: "in Lomas", "a takeover of Nimbus", "according to"."""

from functools import cache

from kg.extract.names.evidence.offices import is_legislator, is_titled
from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.runs import Run
from kg.extract.names.spans.series import is_topic
from kg.extract.names.words import head_class, listed, noun_class
from kg.extract.places.known import best, places
from kg.extract.tokens import Doc, Token
from kg.vocabulary import SCHEMA

_AMOUNT = 8  # tokens of "of more than 1.5 million euros"


def vote_preposition(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh the preposition before a name and what stands before that: "in Lomas", "the director of Lomas"."""
    first = run[0]
    word, held = doc[first - 1].lower_, _before_amount(doc[first - 2]) if first > 1 else None
    lemma = held.lemma_.lower() if held is not None else ""
    if (word, held.lower_ if held is not None else "") == ("to", "according"):
        vote(votes, SCHEMA.Event, -2.0)
    if word == "in" and held is not None and _is_printed(held) and best(doc[first : run[1]].text) is None:
        vote(votes, SCHEMA.Periodical, 3.5)  # "appeared in Lomas Biology"
    elif word == "in" and run[1] - first > 1 and _is_printed_there(doc, first - 2, run[1]):
        vote(votes, SCHEMA.Periodical, 6.0)  # "published today in Lomas Hazards Review"
        vote(votes, SCHEMA.Report, -4.0)
    if word == "in" and held is not None and held.pos_ == "VERB" and lemma in ("star", "co-star"):
        vote(votes, SCHEMA.CreativeWork, 4.0)
    if word == "of" and held is not None and held.lower_ == "shares" and best(doc[first : run[1]].text) is None:
        vote(votes, SCHEMA.Organization, 2.0)
    if word == "in" and lemma in listed("around", "held"):
        vote(votes, SCHEMA.Organization, 1.5)
    elif word == "for" and held is not None and _is_takeover(held) and best(doc[first : run[1]].text) is None:
        vote(votes, SCHEMA.Organization, 0.8)  # "a bid of 3 billion euros for Nimbus"
    elif word == "of" and is_legislator(doc, first - 2) and best(doc[first].text) is None:
        vote(votes, SCHEMA.Organization, 3.0)  # "Senator Ana Prieto of Unity"
    elif word == "by" and lemma in listed("around", "works_of_one"):
        vote(votes, SCHEMA.Person, 1.5)  # "a novel by Ana Prieto"
    elif word in ("of", "for") and lemma in listed("around", "team_posts"):
        vote(votes, SCHEMA.SportsTeam, 2.5)  # "head coach of Nimbus"
    elif word in ("of", "for", "with") and lemma in listed("around", "band_posts"):
        vote(votes, SCHEMA.Organization, 2.5)  # "the drummer of Nimbus"
    elif word == "of" and lemma == "mayor" and any(place.kind == "city" for place in places(doc[first].text)):
        vote(votes, SCHEMA.City, 3.5)  # not the state of that name
    elif word == "of" and lemma == "governor" and any(place.kind == "state" for place in places(doc[first].text)):
        vote(votes, SCHEMA.State, 3.5)  # not its capital
    elif word == "of" and is_titled(doc, first - 2, listed("titles", "ruling") | listed("titles", "peers")):
        vote(votes, SCHEMA.Place, 2.0)  # "Governor Ana Prieto of Lomas", "Lord Prieto of Lomas"
    elif word == "of" and _is_aged_before(doc, first - 2):
        vote(votes, SCHEMA.Place, 2.5)  # "Ana Prieto, 32, of Lomas"
    elif word == "at" and held is not None and _is_of_road(held) and run[1] - first == 1:
        vote(votes, SCHEMA.Place, 2.0)  # "the A541 at Lomas", "a crash at Lomas"
    elif word == "for" and lemma in listed("around", "speaking_for"):
        vote(votes, SCHEMA.Organization, 0.8)  # "a spokesman for Nimbus"
    elif word == "from" and _is_left(doc[first - 1].head) and best(doc[first : run[1]].text) is None:
        vote(votes, SCHEMA.Organization, 1.5)  # "joined Nimbus from Lomas"
    elif word in listed("prepositions", "place") and not is_topic(doc[first]):
        vote(votes, SCHEMA.Place, 1.5 if word in ("in", "near", "off", "across", "throughout") else 0.3)
    elif lemma in listed("around", word if word in ("of", "at") else "held") and word in ("of", "at", "in"):
        vote(votes, SCHEMA.Organization, 2.0)  # "a takeover of Nimbus", "analysts at Nimbus"
    elif word == "at" and _is_of_post(doc, first - 2):
        vote(votes, SCHEMA.Organization, 2.0)  # "head of sales at Nimbus"
    elif word in ("at", "for") and lemma == "work" and doc[first - 2].pos_ == "VERB" and best(doc[first].text) is None:
        vote(votes, SCHEMA.Organization, 1.5)
    elif word == "of" and lemma in listed("around", "feasts"):
        vote(votes, SCHEMA.Event, 2.5)  # "the festival of Lumas"
    elif word == "of" and noun_class(lemma) in (SCHEMA.City, SCHEMA.AdministrativeArea, SCHEMA.Landform):
        kind = SCHEMA.Place if lemma == "capital" else noun_class(lemma)
        vote(votes, kind or SCHEMA.Place, 2.5)
    elif word == "the" and lemma in ("in", "across", "throughout") and doc[first].tag_ == "NNP":
        vote(votes, SCHEMA.Place, 0.8)
    elif (word, lemma) == ("the", "of") and first > 2 and doc[first - 3].lemma_.lower() in _heading():
        vote(votes, SCHEMA.Organization, 1.5)  # "the director of the Porto Station"


def _before_amount(word: Token) -> Token:
    """The noun whose amount ends in a word, else the word: "stake" of "a stake of up to 15 percent in Nimbus"."""
    share = word.lower_ in ("percent", "%", "cent")
    if not share and word.ent_type_ not in ("MONEY", "CARDINAL"):
        return word
    of = next((t for t in reversed(word.doc[max(word.i - _AMOUNT, 1) : word.i]) if t.lower_ == "of"), None)
    noun = of.nbor(-1) if of is not None else word
    return noun if share or noun.lower_ == "bid" else word


def _is_takeover(bid: Token) -> bool:
    """Whether a bid before a name is made to take a firm over: "a bid of 3 billion euros", "a takeover bid"."""
    before = bid.doc[max(bid.i - 1, 0)].lower_
    told = bid.nbor().lower_ == "of" or before in ("takeover", "buyout", "rival", "hostile")
    return bid.lower_ == "bid" and told


def _is_aged_before(doc: Doc, comma: int) -> bool:
    """Whether an age in commas stands behind a name: "Ana Prieto, 32,"."""
    told = doc[max(comma - 3, 0) : comma + 1]
    aged = len(told) == 4 and told[1].text == told[3].text == "," and told[2].text.isdigit()
    return aged and len(told[2]) == 2 and told[0].pos_ == "PROPN"


def _is_of_road(word: Token) -> bool:
    """Whether a word is a road's or what happens on one: "Highway", "A541", "crash"."""
    coded = word.text[0].isupper() and word.text[-1].isdigit()
    happens = word.lemma_.lower() in listed("roads", "undergone") | {"overturn", "collide", "happen", "occur"}
    return coded or happens or word.text in listed("roads") or word.lower_ in listed("roads", "happening")


def _is_left(verb: Token) -> bool:
    """Whether somebody goes from one body to the next by a verb with an object: "joined Nimbus", "hired Ann Roe"."""
    moved = verb.lemma_.lower() in ("join", "hire", "poach", "recruit", "sign", "lure")
    return moved and any(c.dep_ == "dobj" for c in verb.rights)


@cache
def _heading() -> frozenset[str]:
    """Nouns for those who head a body, or play in it."""
    return listed("around", "heads_of") | listed("around", "band_posts")


def _is_of_post(doc: Doc, last: int) -> bool:
    """Whether a noun ends what a post without a body is for: "sales" in "head of sales"."""
    of = next((i for i in range(last - 1, max(last - 4, 0), -1) if doc[i].lower_ in ("of", "for")), 0)
    field = all(t.pos_ in ("NOUN", "ADJ") and t.is_lower for t in doc[of + 1 : last + 1])
    return of > 1 and field and doc[of - 1].lower_ in listed("around", "heads_of") | listed("around", "at")


def _is_printed_there(doc: Doc, at: int, last: int) -> bool:
    """Whether a text is published, a day told or not, in what is called as journals are: "published Monday in"."""
    if head_class(doc[last - 1].text) not in (SCHEMA.Report, SCHEMA.Periodical, None, SCHEMA.NewsMediaOrganization):
        return False
    while at > 0 and (doc[at].ent_type_ == "DATE" or doc[at].lower_ in ("online", "today", "yesterday", "recently")):
        at -= 1
    published = doc[at].lower_ in ("published", "appearing", "printed") or doc[at].text in ("appears", "appeared")
    return published and head_class(doc[last - 1].text) is not None


def _is_printed(verb: Token) -> bool:
    """Whether a text appears or is published: "her study appeared in", "the results were published in"."""
    texts = (c.lemma_.lower() in listed("around", "texts") for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass"))
    return verb.lemma_.lower() in listed("verbs", "printing") and any(texts)
