"""What news tells of a thing in set words becomes evidence: "the auditors Corvo Peak", "the worst storm since Ida"."""

import re

from kg.extract.names.evidence.areas import vote_areas
from kg.extract.names.evidence.communes import vote_communes
from kg.extract.names.evidence.fixtures import vote_fixtures
from kg.extract.names.evidence.listings import vote_listings
from kg.extract.names.evidence.models import vote_models
from kg.extract.names.evidence.placed import vote_placed
from kg.extract.names.evidence.players import vote_players
from kg.extract.names.evidence.premises import vote_premises
from kg.extract.names.evidence.roads import vote_roads
from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.evidence.sides import vote_sides
from kg.extract.names.evidence.taken_up import vote_taken_up
from kg.extract.names.evidence.trades import vote_trades
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import head_class, lineage, listed, noun_class
from kg.extract.places.known import best
from kg.extract.tokens import Doc, Token
from kg.vocabulary import SCHEMA

_ON_STAGE = re.compile(r"\bwho (?:performs|performed|records|recorded|raps|rapped) as$")
_REACH = 12  # tokens before "since" within which an event is said to be the worst


def vote_told(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh what is told of firms, vessels, buildings and events in set words around a name."""
    first, last = run
    root = doc[first:last].root
    if _is_practice(doc, run):
        vote(votes, SCHEMA.Organization, 4.0)
        vote(votes, SCHEMA.Person, -3.0)
    if _is_vessel(doc, first):
        vote(votes, SCHEMA.Product, 2.0)
    if _is_brand(doc, run):
        vote(votes, SCHEMA.Product, 6.0)
        vote(votes, SCHEMA.Person, -3.0)
    if _ON_STAGE.search(doc[max(0, first - 3) : first].text):
        vote(votes, SCHEMA.Person, 5.0)  # "who performs as Lil Corvo"
    if _is_built(root) and _is_centre(doc, last):
        vote(votes, SCHEMA.CivicStructure, 6.0)
        vote(votes, SCHEMA.Organization, -4.0)  # whatever its head says
    if _is_where_posted(doc, last):
        vote(votes, SCHEMA.Organization, 3.0)
    if _is_line(doc, run):
        vote(votes, SCHEMA.Product, 3.0)
        vote(votes, SCHEMA.Person, -2.0)
    _vote_of_place(votes, doc, run)
    vote_placed(votes, doc, run)
    vote_models(votes, doc, run)
    vote_roads(votes, doc, run)
    vote_players(votes, doc, run)
    vote_taken_up(votes, doc, run)
    vote_trades(votes, doc, run)
    vote_listings(votes, doc, run)
    vote_fixtures(votes, doc, run)
    vote_premises(votes, doc, run)
    vote_communes(votes, doc, run)
    vote_areas(votes, doc, run)
    vote_sides(votes, doc, run)
    if _is_fire(doc, run):
        vote(votes, SCHEMA.Event, 3.0)
    if kind := _since_what(doc, run):
        vote(votes, kind, 3.0)


def is_manager_of(noun: Token) -> bool:
    """Whether a noun tells a firm as well as a person that manages something: "asset manager", "pension manager"."""
    return noun.lower_ == "manager" and noun.i > 0 and noun.nbor(-1).lower_ in listed("around", "managed")


def _is_line(doc: Doc, run: Run) -> bool:
    """Whether goods of several kinds bear a name: "the Corvo line of routers"; not "the Lomas line of the railway"."""
    first, last = run
    told = first > 0 and doc[first - 1].lower_ in {"the", "its", "their", "a", "'s", "’s"} and last + 2 < len(doc)
    if not told or doc[last].lower_ not in listed("around", "lines_of") or doc[last + 1].lower_ != "of":
        return False
    goods = next((token for token in doc[last + 2 : last + 6] if token.tag_ not in ("JJ", "NN", "HYPH")), doc[last])
    return goods.tag_ == "NNS" and goods.is_lower


def _is_where_posted(doc: Doc, last: int) -> bool:
    """Whether somebody had a post where a name tells: "from Nimbus, where she was head of sales"."""
    told = doc[last : last + 2].text.lower() == ", where" and doc[last + 2 : last + 3].text in ("he", "she")
    verb = next((t for t in doc[last + 3 : last + 6] if t.lemma_ in ("be", "serve", "work", "become")), None)
    post = next((c for c in verb.rights if c.dep_ in ("attr", "prep")), None) if told and verb is not None else None
    if post is not None and post.lower_ == "as":
        post = next((c for c in post.rights if c.dep_ == "pobj"), None)
    if post is None or any(t.dep_ in ("det", "poss") for c in post.rights for noun in c.rights for t in noun.lefts):
        return False  # "from Lomas, where she was head of the museum"
    return post.lower_ in listed("around", "heads_of") | listed("around", "posts")


def _is_ground(doc: Doc, run: Run) -> bool:
    """Whether a name of several words ends as sports grounds do, and one is at it: "the Ana Roe Ground"."""
    first, last = run
    before = doc[first - 1].lower_ if first else ""
    placed = before == "at" or (
        before == "the" and doc[first - 2 : first - 1].text.lower() in listed("grounds", "reached")
    )
    holds = doc[last : last + 3].text.lower() in (", which holds", ", which seats")
    return last - first > 1 and doc[last - 1].text in listed("grounds") and (placed or holds)


def _is_index(doc: Doc, run: Run) -> bool:
    """Whether a name of one word is that of a market's measure: "the benchmark LPX index rose", "the LPX average"."""
    first, last = run
    noun = doc[last] if last < len(doc) else None
    if last - first > 1 or noun is None or first < 1 or noun.lower_ not in listed("indices"):
        return False
    if doc[first - 1].lower_ not in ("the", "benchmark", "main", "index") or not noun.is_lower:
        return False
    moves = noun.dep_ == "nsubj" and noun.head.lemma_.lower() in listed("indices", "moves")
    uses = (i for i, token in enumerate(doc) if token.text == doc[first].text)
    return moves and all(_is_measure(doc, i) for i in uses)  # not "the Corvo index", where Corvo itself acts


def _is_measure(doc: Doc, i: int) -> bool:
    """Whether a word means a measure here: "the Dow closed higher", "the Dow average"."""
    behind = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    return behind in listed("indices") or (i > 0 and doc[i - 1].lower_ in ("the", "benchmark"))


def _is_acting_town(doc: Doc, run: Run) -> bool:
    """Whether a municipality does, owes or says something, which the area it is called after cannot."""
    root = doc[run[0] : run[1]].root
    if doc[run[1] - 1].text != "Municipality":
        return False
    clauses = [c for c in root.rights if c.dep_ == "relcl" and any(t.lower_ == "which" for t in c.lefts)]
    verbs = {verb.lemma_.lower() for verb in (*clauses, *([root.head] if root.dep_ == "nsubj" else []))}
    if root.dep_ == "nsubjpass" and root.head.lemma_.lower() in listed("verbs", "of_law") | {"owe"}:
        return True
    return not verbs.isdisjoint(
        listed("verbs", "agent") | listed("verbs", "organization") | listed("verbs", "of_municipalities")
    )


def _is_of_people_there(doc: Doc, run: Run) -> bool:
    """Whether a known town stands before the trade of somebody who lives there: "a Lomas geneticist who"."""
    first, last = run
    if not first or last >= len(doc) or best(doc[first:last].text) is None or doc[first - 1].lower_ not in ("a", "an"):
        return False
    noun = doc[last]
    alone = last + 1 >= len(doc) or doc[last + 1].pos_ not in ("NOUN", "PROPN")
    return alone and noun.tag_ == "NN" and noun_class(noun.lower_) == SCHEMA.Person


def _is_home_of(doc: Doc, run: Run) -> bool:
    """Whether a name stands between an article or an age and somebody who lives there: "a 16-year-old Lomas boy"."""
    first, last = run
    behind = doc[last].lower_ if last < len(doc) else ""
    if not first or last - first > 2 or behind not in listed("around", "locals") or doc[first].is_upper:
        return False
    aged = doc[first - 1].lower_.endswith(("-old", "old")) or doc[first - 1].lower_ in ("a", "an", "local")
    return aged and doc[last].pos_ == "NOUN" and head_class(doc[last - 1].text) is None


def _are_champions(doc: Doc, run: Run) -> bool:
    """Whether several who won or lead a contest stand in apposition to a name no map knows: "Corvo, the champions,"."""
    first, last = run
    head = next((t for t in doc[last + 1 : last + 6] if t.lower_ in listed("around", "winners")), None)
    if last + 2 >= len(doc) or doc[last].text != "," or head is None or best(doc[first:last].text) is not None:
        return False
    between = doc[last + 2 : head.i]
    told = doc[last + 1].lower_ == "the" and all(t.pos_ in ("ADJ", "NOUN") or t.tag_ == "VBG" for t in between)
    series = any(t.dep_ == "conj" for t in doc[first:last].root.rights) or doc[first:last].root.dep_ == "conj"
    return told and doc[head.i + 1 : head.i + 2].text in (",", ".") and not series


def _vote_of_place(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh what is told of grounds, teams, towns that act and towns where people live, and of markets' measures."""
    if _is_ground(doc, run):
        vote(votes, SCHEMA.CivicStructure, 3.0)
    if _is_index(doc, run):
        vote(votes, SCHEMA.DefinedTerm, 8.0)
        vote(votes, SCHEMA.Organization, -4.0)  # also one that bears the name of its paper
    if _is_acting_town(doc, run):
        vote(votes, SCHEMA.GovernmentOrganization, 6.0)
    if _is_of_people_there(doc, run):
        vote(votes, SCHEMA.Place, 2.0)
    if _is_home_of(doc, run):
        vote(votes, SCHEMA.Place, 2.5)
        vote(votes, SCHEMA.Product, -2.0)
    if _are_champions(doc, run):
        vote(votes, SCHEMA.SportsTeam, 3.5)
        vote(votes, SCHEMA.Person, -2.0)


def _is_practice(doc: Doc, run: Run) -> bool:
    """Whether "the" and a plural of those who work as one firm stand before a single name: "the auditors Roe Peak"."""
    first, last = run
    several = doc[first:last].root.dep_ == "conj" or (last < len(doc) and doc[last].lower_ in ("and", "&", ","))
    if first < 2 or doc[first - 1].tag_ != "NNS" or several:
        return False
    return doc[first - 1].lower_ in listed("around", "practices")


def _is_vessel(doc: Doc, first: int) -> bool:
    """Whether "the" and a noun for a vessel stand before a name: "the ferry Corvo K"."""
    called = first > 1 and doc[first - 1].lower_ in listed("ships", "vessels") and doc[first - 1].tag_ == "NN"
    return called and any(c.lower_ == "the" for c in doc[max(0, first - 4) : first - 1])


def _is_brand(doc: Doc, run: Run) -> bool:
    """Whether a name is told to be a brand: "the brand name Corvo", "Corvo, the trade name of", ", sold as Corvo"."""
    before = doc[max(0, run[0] - 3) : run[0]].text.lower()
    if before.endswith(("brand name", "trade name", ", sold as", ", marketed as")):
        return True
    return re.match(r", (?:the|a) (?:brand|trade) name (?:of|for)\b", doc[run[1] : run[1] + 5].text) is not None


def _is_centre(doc: Doc, last: int) -> bool:
    return doc[last - 1].text in ("Centre", "Center")


def _is_built(name: Token) -> bool:
    """Whether a name, or what it is in apposition to, is built or pulled down."""
    thing = name.head if name.dep_ == "appos" else name
    return thing.dep_ == "nsubjpass" and thing.head.lemma_.lower() in listed("verbs", "building")


def _is_fire(doc: Doc, run: Run) -> bool:
    """Whether "the" and a noun for fires enclose a name that no map knows: "the Bent Oak fire"."""
    first, last = run
    if not first or doc[first - 1].lower_ != "the" or last + 1 >= len(doc) or best(doc[first:last].text) is not None:
        return False
    ends = doc[last + 1].pos_ not in ("NOUN", "PROPN", "ADJ", "PUNCT") or doc[last + 1].text in (",", ".")
    return ends and doc[last].lower_ in ("fire", "wildfire", "blaze")


def _since_what(doc: Doc, run: Run) -> str | None:
    """The class of an event with which another is compared: "the deadliest storm to hit Lomas since Ida"."""
    first = run[0]
    if first < 3 or doc[first - 1].lower_ != "since" or best(doc[first : run[1]].text) is not None:
        return None
    before = doc[max(doc[first].sent.start, first - _REACH) : first - 1]
    worst = [t for t in before if t.tag_ == "NN" and any(c.tag_ in ("JJS", "RBS") for c in t.subtree if c.i < t.i)]
    kinds = (noun_class(t.lemma_.lower()) for t in worst)
    return next((kind for kind in kinds if kind is not None and lineage(kind)[0] == SCHEMA.Event), None)


def signed_ends(doc: Doc) -> frozenset[int]:
    """The characters at which signs of trade marks stand, which are not read: "launched Corvo®", no "bought Corvo®"."""
    signs = ("™", "®", "℠", "(TM)", "(R)", "(SM)")
    starts = {start for start, end in doc.left_out if doc.text.startswith(signs, start, end)}
    dealt = {t.idx + len(t.text) for t in doc if t.dep_ == "dobj" and t.head.lemma_ in listed("verbs", "deeds")}
    return frozenset(starts - dealt)
