"""Clubs that bear the name of their town or a nickname: "on loan from Lomas", "face Tolna Union in the cup"."""

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import given_names, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc, Span
from kg.vocabulary import SCHEMA

_BEFORE = 5  # tokens between a verb of playing and a name
_REACH = 9  # tokens around a name within which a game is told of


def vote_sides(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh a name where a player is lent or sold, or where two sides meet."""
    first, last = run
    name = doc[first:last]
    if first < 2 or doc[first].text in given_names():
        return
    if _is_lent_by(doc, first) and last - first < 4 and _plays(name):
        vote(votes, SCHEMA.SportsTeam, 8.0)
        vote(votes, SCHEMA.Place, -3.0)
    elif last - first == 2 and doc[last - 1].text in listed("games", "nicknames") and _meets(doc, run):
        vote(votes, SCHEMA.SportsTeam, 6.0)
        vote(votes, SCHEMA.Person, -4.0)
        vote(votes, SCHEMA.NGO, -4.0 if doc[last - 1].text == "Union" else 0.0)


def _is_lent_by(doc: Doc, first: int) -> bool:
    """Whether a player is lent by or to what is named: "on loan from Lomas", "loaned to Lomas", "a loan at Lomas"."""
    if doc[first - 1].lower_ not in ("from", "at", "to", "with"):
        return False
    before = [t.lower_ for t in doc[max(0, first - 4) : first - 1]]
    lent = before[-1:] == ["loan"] and not {"on", "loan"}.isdisjoint(before[:-1] or ["loan"])
    spell = before[-1:] in (["spell"], ["stint"], ["move"], ["deal"]) and "loan" in before
    return lent or spell or before[-1:] == ["loaned"]


def _plays(name: Span) -> bool:
    """Whether the sentence of a name tells of games and players."""
    told = listed("around", "of_sport") | listed("around", "team_posts") | listed("games", "told")
    return any(t.lemma_.lower() in told for t in name.sent)


def _meets(doc: Doc, run: Run) -> bool:
    """Whether a side meets what is named, or is behind it in a table, in a sentence on games."""
    first, last = run
    near = doc[max(0, first - _BEFORE, doc[first].sent.start) : first]
    met = (
        near.text.endswith("at home to")
        or any(t.lemma_.lower() in listed("games", "meeting") for t in near)
        or doc[last : last + 1].text in ("v", "vs")
    )
    root = doc[first:last].root
    acts = root.dep_ == "nsubj" and root.head.lemma_.lower() in listed("games", "meeting")
    town = best(doc[first:last].text)
    return (met or acts) and (town is None or town.kind != "country") and _plays_near(doc, run)


def _plays_near(doc: Doc, run: Run) -> bool:
    told = listed("around", "of_sport") | listed("games", "told")
    around = doc[max(0, run[0] - _REACH) : run[1] + _REACH]
    sides = listed("games", "sides")
    return any(t.lower_ in told or t.lemma_.lower() in told or t.text in sides for t in around)
