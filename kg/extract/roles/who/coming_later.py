"""Posts that a headline tells as held, and a later sentence from a day that is still to come: "effective July 1"."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from kg.model import Claim, Part
from kg.vocabulary import KG, ORG, RDF, SCHEMA

COMING = "incoming"


@dataclass(frozen=True, slots=True)
class Coming:
    """A post that begins on a later day: whose it is, where, and what it is called."""

    person: str
    body: str | None
    role: str

    def is_that_of(self, other: "Coming") -> bool:
        """Whether two are one post: "CFO" and "chief financial officer" at one body, or where none is told."""
        same = self.person == other.person and self.body in (other.body, None)
        short = self.role in (other.role, _letters(other.role)) or other.role == _letters(self.role)
        return same and short


def with_coming(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims, a post that one of them tells to begin later as one to come wherever no day is told."""
    made = [*claims]
    told = {post for claim in made if SCHEMA.startDate in claim.parts and (post := _post(claim, COMING)) is not None}
    if not told:
        yield from made
        return
    held = [post for claim in made if (post := _post(claim, "current")) is not None]
    still = {(post.person, post.body) for post in held if not _is_any(post, told)}
    for claim in made:
        post = _post(claim, "current")
        if post is not None and SCHEMA.startDate not in claim.parts and _is_any(post, told):
            yield claim.with_(parts={**claim.parts, KG.status: (Part(text=COMING),)})
        elif not _belongs(claim, told, still):
            yield claim


def _is_any(post: Coming, told: Iterable[Coming]) -> bool:
    return any(post.is_that_of(other) for other in told)


def _post(claim: Claim, status: str) -> Coming | None:
    """The post of a membership with a status."""
    if claim.shape != ORG.Membership or claim.parts[KG.status][0].text != status:
        return None
    person, body = claim.parts[ORG.member][0].entity, claim.part(ORG.organization)
    role = (claim.parts[ORG.role][0].text or "").casefold()
    return Coming(person, body.entity if body is not None else None, role) if person is not None else None


def _belongs(claim: Claim, told: Iterable[Coming], still: Set[tuple[str | None, str | None]]) -> bool:
    """Whether a direct fact says that somebody belongs to a body now who only is to hold a post there."""
    predicate = claim.part(RDF.predicate)
    if predicate is None or predicate.iri != ORG.memberOf or not claim.rule.endswith((".member", ".belong")):
        return False
    pair = (claim.parts[RDF.subject][0].entity, claim.parts[RDF.object][0].entity)
    return pair not in still and any((post.person, post.body) == pair for post in told)


def _letters(role: str) -> str:
    """The first letters of a post's words: "cfo" of "chief financial officer"."""
    return "".join(word[0] for word in role.split() if word not in {"of", "the", "and"})
