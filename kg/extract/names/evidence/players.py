"""What only one player of a game does or undergoes speaks for a person: "Roe headed in", "a cross from Roe"."""

from collections.abc import Iterator

from kg.extract.demonyms import is_group
from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import head_class, listed
from kg.extract.places.known import best, is_ambiguous
from kg.extract.tokens import Doc, Token
from kg.vocabulary import SCHEMA

_BEHIND = 4  # tokens behind a verb in which its object or particle stands
_LARGE = 150_000  # inhabitants of a town that a report means by its name alone
_BEFORE = 4  # tokens of "with a deft cross from"


def vote_players(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh what is told of one player by a surname alone."""
    name = doc[run[0]]
    if run[1] - run[0] > 1 or not name.is_title or head_class(name.text) is not None or is_group(name.text):
        return
    if doc[name.i - 1].lower_ == "the" or _is_town(name.text, _LARGE):
        return
    alone = _plays_alone(name) or _is_sent_through(name) or _is_played_to(doc, name.i) or _owns(doc, run[1])
    if alone or (not _is_town(name.text, 0) and _plays_for_side(name)):
        vote(votes, SCHEMA.Person, 3.0)
        vote(votes, SCHEMA.Organization, -1.0)
        vote(votes, SCHEMA.Place, -1.0)


def _is_town(name: str, size: int) -> bool:
    """Whether a name is that of a town of more inhabitants, which its team may be called by."""
    town = best(name)
    return town is not None and town.kind == "city" and town.inhabitants > size and not is_ambiguous(name)


def _plays_alone(name: Token) -> bool:
    """Whether a name is the subject of what one player does or undergoes: "headed in", "was booked", "shot a 68"."""
    verb, behind = name.head, _behind(name.head)
    if name.dep_ == "nsubjpass":
        off = verb.lower_ == "sent" and "off" in behind
        return off or verb.lower_ in listed("players", "undergone") or (verb.lower_ == "shown" and "card" in behind)
    if name.dep_ != "nsubj":
        return False
    told = verb.lemma_.lower()
    if told in listed("players", "alone"):
        return True
    if told in listed("players", "with_particle") and not set(behind[:2]).isdisjoint(listed("players", "particles")):
        return True
    number = any(word.isdigit() and len(word) < 4 for word in behind[:2])
    return number and told in listed("players", "with_number")


def _plays_for_side(name: Token) -> bool:
    """Whether a name is the subject of what a player does and a side too: "pulled one back", "levelled"."""
    if name.dep_ != "nsubj":
        return False
    told, objects = name.head.lemma_.lower(), {t.lower_ for t in _objects(name.head)}
    if told in listed("players", "of_side"):
        return True
    return told in listed("players", "with_object") and not objects.isdisjoint(listed("players", "objects"))


def _behind(verb: Token) -> list[str]:
    return [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 1 + _BEHIND]]


def _objects(verb: Token) -> Iterator[Token]:
    return (child for child in verb.rights if child.dep_ in ("dobj", "npadvmod", "oprd"))


def _is_played_to(doc: Doc, i: int) -> bool:
    """Whether what is played comes from a name or is played by it: "a cross from Roe", "a pass to Roe"."""
    if i < 2 or doc[i - 1].lower_ not in ("from", "by", "past", "beyond", "to"):
        return False
    if doc[i - 1].lower_ in ("past", "beyond"):
        played = listed("players", "shots") | listed("players", "with_particle") | {"ball"}
        return any(t.lemma_.lower() in played for t in doc[max(0, i - 1 - _BEFORE) : i - 1])
    return doc[i - 2].lower_ in listed("players", "shots") | {"saved"}


def _is_sent_through(name: Token) -> bool:
    """Whether somebody sends a name towards a goal or off: "sent Roe through", "sent off Roe"."""
    behind = name.doc[name.i + 1 : name.i + 2].text
    sent = name.dep_ in ("dobj", "nsubj") and name.doc[name.i - 1].lower_ in ("sent", "sends", "played", "sending")
    return sent and behind in ("through", "clear", "off", "scampering", "racing", "onside")


def _owns(doc: Doc, last: int) -> bool:
    """Whether a name has what one player plays: "Roe's cross", "Roe's low free-kick"."""
    if last + 1 >= len(doc) or doc[last].text not in ("'s", "’s", "'", "’"):
        return False
    return any(t.lower_ in listed("players", "shots") for t in doc[last + 1 : last + 4])
