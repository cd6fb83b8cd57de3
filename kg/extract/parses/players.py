"""Players whom reports of matches call by their land or side: "the Congolese forward won", "the Corvo hopeful"."""

from kg.extract.demonyms import place_of
from kg.extract.parses.trees import SUBJECTS, TENSED, hang, hang_subject, has, take_place
from kg.extract.tokens import Token

BESIDE = ("then", "later", "also", "soon", "duly", "promptly", "eventually", "twice", "almost", "nearly", "finally")
CALLED = (
    *("hopeful", "forward", "international", "star", "starlet", "ace", "prospect", "back", "prop", "hooker", "lock"),
    *("striker", "midfielder", "defender", "winger", "goalkeeper", "keeper", "fullback", "full-back", "playmaker"),
    *("captain", "skipper", "youngster", "teenager", "veteran"),
)


def mend_player(player: Token) -> None:
    """Make what a player is called the subject of the verb behind it, whatever the parser takes it for."""
    if player.tag_ == "JJ" and player.dep_ in SUBJECTS:
        player.tag_, player.pos_ = "NN", "NOUN"  # "The Portugal international scored"
        return
    verb = _verb_behind(player)
    if verb is None:
        return
    name = player.doc[player.i - 1] if player.i > player.sent.start + 1 else player
    if player.dep_ in ("amod", "advmod", "advcl", "acomp", "npadvmod") and _calls(name):
        _called_by(player, name, verb)
    elif player.dep_ == "conj" and player.tag_ == "NN":
        _begins_clause(player, verb)


def _verb_behind(player: Token) -> Token | None:
    """The verb right behind a word, or behind an adverb: "curled" of "the Swedish forward then curled"."""
    behind = player.doc[player.i + 1 : min(player.i + 3, player.sent.end)]
    if len(behind) > 1 and behind[0].lower_ in BESIDE:
        return behind[1] if behind[1].tag_ in TENSED and behind[1].pos_ != "AUX" else None
    return behind[0] if len(behind) and behind[0].tag_ in TENSED and behind[0].pos_ == "VERB" else None


def _calls(name: Token) -> bool:
    """Whether a word before a player is a name behind "the", of a side or of the people of a land."""
    first = name.left_edge
    return name.text[:1].isupper() and first.lower_ == "the" and first.i < name.i and name.dep_ in {*SUBJECTS, "amod"}


def _called_by(player: Token, name: Token, verb: Token) -> None:
    """ "the Corvo hopeful tore a ligament": who tore it is hopeful of playing for Corvo, which tore nothing."""
    people = place_of(name.text) is not None
    article = name.left_edge
    if player.dep_ == "advcl" and name.head is player and not has(verb, *SUBJECTS):
        take_place(verb, player)
        for below in [c for c in player.children if c.i < article.i]:
            hang(below, verb)
    elif name.head is not verb:
        return
    player.tag_, player.pos_, player.lemma_ = "NN", "NOUN", player.lower_
    hang_subject(player, verb)
    hang(name, player, "amod" if people else "compound")
    hang(article, player, "det")


def _begins_clause(player: Token, verb: Token) -> None:
    """ "headed in Roe's corner and the Japanese midfielder then curled": he curled, and nobody headed him in."""
    doc, first = player.doc, player.left_edge
    joint = doc[first.i - 1] if first.i > player.sent.start else first
    if first.lower_ != "the" or joint.lower_ not in ("and", "but") or has(verb, *SUBJECTS) or verb.dep_ != "conj":
        return
    if player.head.i < joint.i and verb.head.i < joint.i:
        hang(player, verb, "nsubj")
        hang(joint, verb.head, "cc")


MENDS = dict.fromkeys(CALLED, mend_player)
