"""The order of a clause tells who has a post: "Taking over as head will be Ann Roe", "whose treasurer she is"."""

from kg.extract.modality import judge
from kg.extract.roles.titles import Title
from kg.extract.tokens import Doc, Token


def behind_be(verb: Token) -> list[Token]:
    """Who is told behind "be" to do what stands in front: "Taking over as head will be Ann Roe"."""
    fronted = verb.is_sent_start and verb.tag_ == "VBG" and verb.head.lemma_ == "be" and verb.head.i > verb.i
    return [noun for noun in verb.head.rights if noun.dep_ == "attr"] if fronted else []


def is_to_go_on(verb: Token) -> bool:
    """Whether somebody who has a post is to keep it: "will remain its head", "has been asked to stay on as head"."""
    wished = any(t.lower_ == "to" for t in verb.lefts) and judge(verb) == "possible"
    return wished or judge(verb) == "planned"


def whose_is(doc: Doc, title: Title) -> Token | None:
    """The verb behind a title and a pronoun: "is" of "Acme, whose treasurer she is"."""
    told = doc[max(title.lead - 1, 0)].tag_ == "WP$" and doc[title.last : title.last + 1].text.lower() in ("he", "she")
    return next((t for t in doc[title.last + 1 : title.last + 3] if t.lemma_ == "be"), None) if told else None
