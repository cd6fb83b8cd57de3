"""When "it" is what somebody deals with, and not who deals with it: the law that was passed, the plan opposed."""

from kg.extract.grammar import SUBJECTS, child, governing_verb, prepositional, subject
from kg.extract.reference.mind.scene import Scene
from kg.extract.tokens import Token
from kg.rows import words


def harm_told_by(scene: Scene, token: Token) -> set[int]:
    """Who tells of harm that "it" does, and so is not meant: "Acme opposed the bill, saying it would hurt farmers"."""
    if token.dep_ != "nsubj" or token.head.lemma_.lower() not in words("reference", "harm"):
        return set()
    told = scene.tellers(token)
    clause = token.head
    while clause.dep_ in ("ccomp", "conj", "xcomp", "advcl") and clause.head.i < clause.i:
        clause = clause.head
        noun = subject(clause)
        known = scene.bearer_at(noun) if noun is not None and noun.i < token.i else None
        told |= {known[0]} if known is not None else set()
    return told


def harmful_matter(token: Token, does: str, said: Token) -> Token | None:
    """What "it" is that somebody says to do harm, "it" itself where nothing tells; nothing where it does none.

    The law of "sued over the law, saying it would hurt": who says so is not meant.
    """
    if token.lower_ not in ("it", "they") or does not in words("reference", "harm"):
        return None
    verb = said.head if said.dep_ == "advcl" and said.tag_ == "VBG" else None
    if verb is None or verb.lemma_.lower() not in words("reference", "opposing"):
        return token
    nouns = [child(verb, "dobj"), *(noun for _, noun in prepositional(verb, "over", "against", "to", "about", "at"))]
    plural = token.lower_ == "they"
    fit = (n for n in nouns if n is not None and n.i < said.i and n.tag_ == ("NNS" if plural else "NN"))
    return next(fit, token)


def is_told_of_law(token: Token) -> bool:
    """Whether "it" does what a law does, of which the sentence before tells: "passed the bill. It would ban"."""
    verb = token.head
    if token.dep_ != "nsubj" or not token.is_sent_start or token.i == 0:
        return False
    would = any(c.lower_ == "would" for c in verb.lefts) and verb.lemma_ not in words("reference", "of_chambers")
    ruled = verb.lemma_ in words("reference", "legislating")
    sent = verb.lemma_ in ("go", "head", "move") and any(c.lower_ == "to" for c in verb.rights)
    return (would or ruled or sent) and _has_made_law(token.doc[token.i - 1].sent.root)


def _has_made_law(verb: Token) -> bool:
    """Whether a sentence tells what became of a law or a plan: "passed the bill", "The treaty was signed"."""
    made = child(verb, "dobj", "nsubjpass")
    law = made is not None and made.tag_ == "NN" and made.lower_ in words("reference", "laws")
    return law and verb.lemma_ in words("reference", "making_law")


def enabled_owner(token: Token) -> Token | None:
    """Whose something is that lets "it" do a thing: the panel of "the panel's scope allows it to advise"."""
    verb = token.head if token.dep_ == "dobj" else token.head.head
    if token.lower_ != "it" or verb.lemma_ not in words("reference", "enabling") or token.dep_ not in ("nsubj", "dobj"):
        return None
    noun = child(verb, *SUBJECTS)
    return child(noun, "poss") if noun is not None and noun.i < token.i else None


def beside_event(scene: Scene, head: Token) -> set[int]:
    """What a clause names behind "the event", which is another: "launched this event ahead of the Open"."""
    verb = governing_verb(head)
    if verb is None:
        return set()
    named = (scene.named_at[i][1] for i in range(head.i + 1, head.sent.end) if i in scene.named_at)
    return set(named)
