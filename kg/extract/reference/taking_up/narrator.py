"""Who tells a text that is nobody's report: "I" is whoever a byline names, "we" the organization that publishes it.

A few paragraphs without a headline, an author or a publisher are somebody's all the same: one person's, or one body's.
"""

from kg.extract.reference.mind.scene import Scene, Unnamed
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

ALONE = ("i", "me", "my", "mine", "myself")
TOGETHER = ("we", "us", "our", "ours", "ourselves")
FEWEST = 2  # words of a first person by which an article is its author's own story


def read_narrator(scene: Scene, authors: tuple[str, ...], publisher: str | None) -> None:
    """Refer what a text says of its teller to its one author, or to the body that publishes it."""
    every = [t for t in scene.doc if t.tag_ in ("PRP", "PRP$") and t.lower_ in {*ALONE, *TOGETHER}]
    told = [t for t in every if t.i not in scene.named_over and t.i not in scene.quote_at]
    if scene.told_by_form:
        return  # the words of an interview or a letter may stand without a label too
    if not scene.headed and not any(t.i in scene.quote_at for t in every):
        _read_unknown(scene, told)
        return
    alone = [t for t in told if t.lower_ in ALONE]
    if alone:
        if len(authors) == 1 and len(alone) >= FEWEST and any(t.lower_ == "i" for t in alone):
            _tell(scene, alone, _author(scene, authors[0]), 0.9)
    elif publisher is not None and any(t.lower_ == "we" or _has_parts(t) for t in told):
        body = _publishing(scene, publisher)
        if body is not None:
            _tell(scene, told, body, 0.8)


def _read_unknown(scene: Scene, told: list[Token]) -> None:
    """Make whoever tells a text of which no head says so a person or an organization."""
    alone = [t for t in told if t.lower_ in ALONE]
    if any(t.lower_ in ("i", "my") for t in alone):
        _tell(scene, alone, scene.begin(Unnamed("I", (SCHEMA.Thing, SCHEMA.Person))), 0.9)
    elif any(t.lower_ == "we" or _has_parts(t) for t in told) and not alone:
        _tell(scene, told, scene.begin(Unnamed("We", (SCHEMA.Thing, SCHEMA.Organization))), 0.8)


def _has_parts(token: Token) -> bool:
    """Whether "our" tells of what only organizations have: "our chief executive", but not "our street"."""
    return token.lower_ == "our" and token.head.lower_ in words("reference", "organization_parts")


def _author(scene: Scene, author: str) -> int:
    """The author, whom the text may not name."""
    for name, number in scene.named_at.values():
        known = scene.profiles[number].kind == SCHEMA.Person
        if known and scene.doc[name.first : name.last].text.casefold() == author.casefold():
            return number
    return scene.begin(Unnamed(author, (SCHEMA.Thing, SCHEMA.Person)))


def _publishing(scene: Scene, publisher: str) -> int | None:
    """The one body of the text that publishes it, on a page that bears its name: Acme, of "Acme Newsroom"."""
    page = publisher.casefold().removeprefix("the ")
    bodies = {
        number
        for name, number in scene.named_at.values()
        if scene.profiles[number].kind == SCHEMA.Organization
        and f"{page} ".startswith(f"{scene.doc[name.first : name.last].text.casefold()} ")
        and SCHEMA.NewsMediaOrganization not in scene.profiles[number].classes
    }
    return bodies.pop() if len(bodies) == 1 else None


def _tell(scene: Scene, told: list[Token], narrator: int, confidence: float) -> None:
    for token in told:
        scene.refer(token.i, token.i + 1, token, "pronoun", narrator, confidence)
