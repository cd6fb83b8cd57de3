"""Games tell the teams of towns: "the Lomas Herons beat the Tolna Riders 102-96", "the Lomas Herons' last game"."""

import re

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import given_names, head_class, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc, Span, Token
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

_DECIDED = re.compile(
    r"(?<![\d-])\d{1,3}[-–]\d{1,3}(?![\d-])|\b(?:on penalties|after extra time|in a shoot-?out|in overtime)\b"
    r"|\bby (?:an innings|(?:\w+ )?(?:wickets?|runs))\b"
)
_SETS = re.compile(r"\b(?:6-[0-4]|7-[56]|[0-4]-6|[56]-7)\b")  # people win them
_TIMES = ("at", "in", "during", "since")


def vote_teams(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh a name that a team of a town may have where its sentence tells of a game."""
    name = doc[run[0] : run[1]]
    before = doc[max(0, run[0] - 3) : run[0]].text.lower()
    if before == "at home to" or before.endswith((" away to", " away at")):
        vote(votes, SCHEMA.SportsTeam, 4.0)  # "a debut at home to Lomas"
    if _is_side_of_town(name):
        vote(votes, SCHEMA.SportsTeam, 5.0)
    if _has_standing(name) or _is_of_player(name) or _is_played_for(name):
        vote(votes, SCHEMA.SportsTeam, 5.0)
    if len(name) < 2:
        return
    if re.search(r" Under-\d+s?$", name.text) and best(name.text.rpartition(" ")[0]) is not None:
        vote(votes, SCHEMA.SportsTeam, 6.0)  # "Sweden Under-21"
    town = best(doc[run[0] : run[1] - 1].text) is not None
    if _has_plural(name):
        against = name.root.head.lower_ in ("against", "versus")
        played = (
            meets_other(name)
            or _plays_other(name)
            or _has_post(name)
            or ((town or against) and _is_of_sport(name.sent))
        )
    else:
        led = meets_other(name) or _has_trainer(name) or _has_boss(name)
        side = name[-1].text in listed("verbs", "sides") and led
        called = _is_plural(name[-1]) or _begins_in_town(name)
        side = side or (called and meets_other(name))
        played = side or _is_met(name) or (_ends_in_town(name) and (meets_other(name) or _is_joined(name)))
    if played:
        vote(votes, SCHEMA.SportsTeam, 5.0)


def _has_standing(name: Span) -> bool:
    """Whether its place in a league stands right before the name: "mid-table Lomas", "second-placed Tolna Riders"."""
    before = name.doc[max(0, name.start - 3) : name.start]
    word = before.text.lower().rpartition(" ")[2]
    placed = word.endswith("-placed") and len(before) == 3
    return placed or word in listed("around", "standing")


def _is_of_player(name: Span) -> bool:
    """Whether a town's or a strange name stands before who plays or trains there: "Lomas captain Ann Roe"."""
    post, named = name.doc[name.end : name.end + 1].text, name.doc[name.end + 1 : name.end + 3]
    if post not in listed("around", "team_posts") or len(named) < 2 or named[0].text not in given_names():
        return False
    known = best(name.text)
    town = known.kind == "city" if known is not None else len(name) == 1 and head_class(name.text) is None
    return town and is_large(named[1]) and name.text not in given_names()


def _has_post(name: Span) -> bool:
    """Whether who plays or trains there is told as its own behind a name: "the Lomas Lions' coach"."""
    owned = name.doc[name.end : name.end + 2]
    return len(owned) == 2 and owned[0].tag_ == "POS" and owned[1].lower_ in listed("around", "team_posts")


def _is_played_for(name: Span) -> bool:
    """Whether somebody plays or has goals for a town that no map knows: "plays for Tolna Town"."""
    prep, root = name.root.head, name.root
    played = prep.head.lemma_.lower() in ("play", "debut", "captain", "score")
    if not played or root.dep_ != "pobj" or prep.lower_ != "for" or not name[-1].is_title:
        return False
    sides = name[-1].text in listed("verbs", "sides") or (len(name) == 1 and head_class(name.text) is None)
    return sides and best(name.text) is None and name[0].text not in given_names()


def _plays_other(name: Span) -> bool:
    """Whether two such names are subject and object of playing: "the Lomas Lions will play the Tolna Eagles"."""
    verb = name.root.head
    sides = [child for child in verb.children if child.dep_ in ("nsubj", "dobj") and child.tag_.startswith("NNP")]
    several = [c for c in sides if c.text.endswith("s") and c.left_edge.lower_ == "the"]
    return verb.lemma_ in ("play", "face", "host", "meet") and name.root in several and len(several) == 2


def _ends_in_town(name: Span) -> bool:
    """Whether a name that no person bears ends in that of a town: "Corvo Lomas"."""
    known = best(name[-1].text)
    return known is not None and known.kind == "city" and name[0].text not in given_names()


def _begins_in_town(name: Span) -> bool:
    """Whether a name of two words that no person bears begins with that of a town: "York Valkyrie"."""
    known = best(name[0].text)
    alone = len(name) == 2 and name[0].text not in given_names() and best(name.text) is None
    alone = alone and _SETS.search(name.sent.text) is None
    return alone and known is not None and known.kind == "city" and head_class(name[1].text) is None


def _is_joined(name: Span) -> bool:
    """Whether a player goes there, or is left for it: "The striker left Corvo Lomas for Vila Tolna"."""
    prep, root = name.root.head, name.root
    moved = prep.head if root.dep_ == "pobj" and prep.lower_ in ("for", "from", "to") else prep
    player = next((c.lower_ for c in moved.lefts if c.dep_ == "nsubj"), "")
    return moved.lemma_ in ("leave", "join", "sign", "move") and player in listed("around", "team_posts")


def _is_met(name: Span) -> bool:
    """Whether a game that only teams play is against the name: "a friendly against Lomas Valley"."""
    against = name.root.head
    return against.lower_ == "against" and against.head.lemma_.lower() in ("friendly", "fixture")


def _has_plural(name: Span) -> bool:
    """Whether "the" and a plural that is no head of firms and bodies hold the name: "the Lomas Herons"."""
    word, before = name[-1].text, [token.lower_ for token in name.doc[max(0, name.start - 2) : name.start]]
    plural = _is_plural(name[-1])
    event = before[:-1] and before[0] in _TIMES  # "at the Lomas Sevens"
    return plural and before[-1:] == ["the"] and not event and head_class(word) is None


def _is_plural(token: Token) -> bool:
    """Whether a word may be what the players of a team are called: "Herons", "Women"."""
    word = token.text
    plural = word.endswith("s") and not word.endswith("ss") and len(word) > 3
    return word.istitle() and (plural or word in ("Women", "Men")) and head_class(word) is None


def _has_boss(name: Span) -> bool:
    """Whether its manager stands behind the name of a side: "Lomas Town boss Ann Roe", told of games."""
    post, named = name.doc[name.end : name.end + 1].text, name.doc[name.end + 1 : name.end + 2]
    posts = listed("around", "trainers") | listed("around", "team_posts") | {"skipper", "keeper", "forward"}
    if post not in posts or len(named) < 1 or not is_large(named[0]) or best(name.text) is not None:
        return False
    plays = any(t.lemma_.lower() in listed("around", "of_sport") for t in name.doc)
    return post == "boss" or plays or _DECIDED.search(name.doc.text) is not None  # US towns have city managers


def meets_other(name: Span) -> bool:
    """Whether the name wins or loses with a score behind it: "beat Lomas Town 3-1"."""
    root = name.root
    verb = root.head.head if root.dep_ == "pobj" and root.head.lower_ in ("to", "by", "past") else root.head
    past = any(c.lower_ == "past" for c in verb.rights) and verb.lower_ in words("grammar", "going_past")
    result = past or verb.lemma_.lower() in listed("verbs", "winning") or verb.lower_ in rows("grammar")["winning_over"]
    return result and _DECIDED.search(name.doc[verb.i : name.sent.end].text) is not None


def _is_side_of_town(name: Span) -> bool:
    """Whether a name that a town has wins or loses against another name, with a score: "Lomas beat Tolna 3-1"."""
    town = best(name.text)
    if town is None or town.kind != "city" or not meets_other(name):
        return False
    verb = name.root.head.head if name.root.dep_ == "pobj" else name.root.head
    behind = [c for c in verb.rights if c.dep_ in ("dobj", "npadvmod") and c.text[0].isalpha()]
    beaten = [c for c in behind if c.dep_ == "dobj" or c.left_edge.i == verb.i + 1]  # "beat Vila Tolna 3-1"
    beaten += [c for prep in verb.rights if prep.lower_ in ("to", "by", "against") for c in prep.rights]
    sides = [c for c in (*verb.lefts, *beaten) if c.dep_ in ("nsubj", "nsubjpass", "dobj", "npadvmod", "pobj")]
    return name.root in sides and len(sides) == 2 and all(map(is_large, sides))


def _has_trainer(name: Span) -> bool:
    """Whether one is its manager or coach: "quit as manager of Lomas Town"."""
    before = [token.lower_ for token in name.doc[max(0, name.start - 3) : name.start]]
    if len(before) < 3 or before[2] != "of" or before[1] not in listed("around", "trainers"):
        return False
    public = before[0] in ("town", "city", "county")  # "the county manager of Lomas County"
    return name[-1].text in listed("around", "trained") and not public and best(name.text) is None


def _is_of_sport(sentence: Span) -> bool:
    return any(token.lemma_.lower() in listed("around", "of_sport") for token in sentence)
