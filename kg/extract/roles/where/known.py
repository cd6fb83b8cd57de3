"""Titles without a body that take up a post told before: one that is over, or the second of somebody with a title."""

from dataclasses import replace

from kg.extract.grammar import verb_lemma
from kg.extract.modality import judge
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.bodies import SHARED, Body
from kg.extract.roles.who.over import Held
from kg.extract.tokens import Doc
from kg.model import Claim
from kg.vocabulary import KG, ORG


class Known:
    """The posts told so far: which of whom are over, and the bodies in which somebody has a title."""

    def __init__(self) -> None:
        self._over: dict[tuple[str, str], Body] = {}
        self._at: dict[str, list[Body]] = {}

    def add(self, held: Held, claim: Claim) -> None:
        """Keep a post with the body that a claim tells of it."""
        title, holder, bodies = held
        told = claim.part(ORG.organization)
        body = next((body for body in bodies if body.part == told), None)
        if body is None:
            return
        key = (holder.person.entity, title.text.lower())
        if claim.parts[KG.status][0].text == "former":
            self._over.setdefault(key, body)
        if all(other.part.entity != body.part.entity for other in self._at.setdefault(title.key, [])):
            self._at[title.key].append(body)

    def taken_up(self, doc: Doc, held: Held) -> Held:
        """A title without a body with that of the post told before.

        "The rector of Lund College, Ann Roe, quit. She was elected rector in 2021": that post is over. "Pro-rector Tom
        Lee" is of the college too.
        """
        title, holder, bodies = held
        over = self._over.get((holder.person.entity, title.text.lower()))
        if bodies:
            return held
        if over is not None and _tells_start(held, over):
            return title, replace(holder, status="former"), [replace(over, sure=SHARED)]
        elsewhere = doc[title.last : title.last + 1].text in row("prepositions", "words")  # "a vice-dean in Lund"
        first = self._at.get(title.key, []) if _is_second(title) and not elsewhere else []
        return (title, holder, [replace(first[0], sure=SHARED)]) if len(first) == 1 else held


def _tells_start(held: Held, over: Body) -> bool:
    """Whether a later sentence tells how a post was got, "was elected rector in 2021", and not that it was again."""
    verb = held[1].verb
    if verb is None or held[1].date != "start" or judge(verb) != "asserted" or verb.sent.start <= over.first:
        return False
    again = any(t.lower_ in ("again", "back") for t in verb.children)
    return not again and not verb_lemma(verb).startswith(("re ", "re-", "reelect", "reappoint", "reinstate", "return"))


def _is_second(title: Title) -> bool:
    """Whether a title is that of one who stands in for another: "pro-rector", "deputy governor"."""
    return title.text.lower().replace("-", " ").split()[0] in row("modifiers", "seconding")
