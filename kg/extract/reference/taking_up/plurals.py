"""Whom "they" means by the clause alone, and what never is "they" who say something."""

from kg.extract.grammar import SUBJECTS, child, reports
from kg.extract.reference.mind.focus import Item
from kg.extract.reference.mind.scene import Scene
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA


def is_told_of(scene: Scene, item: Item, token: Token) -> bool:
    """Whether "they" can be one body: the subject before it in the sentence, as in "Acme said they would build"."""
    noun = scene.doc[item.token]
    alone = noun.dep_ in SUBJECTS and child(noun, "conj") is None and noun.i < token.i
    return item.kind == SCHEMA.Organization and alone and token.i not in scene.quote_at


def is_out(scene: Scene, item: Item, token: Token) -> bool:
    """Whether what the clause says of "they" cannot be said of a thing."""
    return _cannot_say(item, token) or _has_done_it(scene, item, token)


def _has_done_it(scene: Scene, item: Item, token: Token) -> bool:
    """Whether somebody did to others what "they" suffer: police in "Police arrested two men. They were charged"."""
    noun, suffered = scene.doc[item.token], token.head.lemma_.lower()
    if token.dep_ != "nsubjpass" or suffered not in words("reference", "suffered_by_caught"):
        return False
    others = child(noun.head, "dobj")
    caught = others is not None and others.tag_ == "NNS" and noun.head.lemma_.lower() in words("reference", "catching")
    return noun.dep_ == "nsubj" and noun.i < token.sent.start and caught


def is_mute(noun: Token) -> bool:
    """Whether a noun tells of what sees and says nothing by itself: "results", "tests"."""
    return noun.lemma_.lower() in words("reference", "mute")


def _cannot_say(item: Item, token: Token) -> bool:
    """Whether "they" see or say something, which results, tests and papers do not."""
    says = token.dep_ == "nsubj" and reports(token.head.lemma_.lower())
    return says and item.bearer < 0 and item.key[1] in words("reference", "mute")


def told_in_row(token: Token) -> Token | None:
    """The subject of the clause that goes on with "they": "The stores were asked, but they said"."""
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.dep_ != "conj" or token.lower_ != "they":
        return None
    noun = child(verb.head, *SUBJECTS)
    if noun is None or noun.tag_ not in ("NNS", "NNPS") or child(noun, "conj") is not None:
        return None
    return noun if noun.i < verb.head.i else None
