"""Posts that a later sentence says were left without naming them: "Roe became its head in 2017. He resigned in May"."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.grammar import first_conjunct, is_passive, objects, own_objects, prepositional, subjects, verb_lemma
from kg.extract.modality import judge
from kg.extract.reading import Reading
from kg.extract.referents import referents
from kg.extract.tokens import Token
from kg.model import Claim, Part, Time
from kg.rows import words
from kg.vocabulary import KG, ORG, RDF, SCHEMA

BLOCKS = ("paragraph",)
YEAR = 4  # digits of a year
NEAR = 80  # tokens between a post and the verb by which it is left
WHAT = ("as", "from", "of", "at")  # "resigned as chairman", "from its board"


@dataclass(frozen=True, slots=True)
class Leaving:
    """A verb that says that somebody left, of what it does not say, and when."""

    verb: Token
    time: Time | None


def without_left_later(reading: Reading, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims, the only post of somebody who then left it as a former one."""
    made = [*claims]
    left: dict[int, Leaving] = {}
    gone: set[tuple[str | None, str | None]] = set()
    for person, leavings in _leavings(reading).items():
        told = [c for c in made if (member := c.part(ORG.member)) is not None and member.entity == person]
        for leaving in leavings:
            before = [c for c in told if c.anchor < leaving.verb.sent.start]
            if not before or leaving.verb.i - before[-1].anchor > NEAR:
                continue
            if len({(_role(c), _body(c)) for c in before}) == 1 and _fits(reading, before[-1], leaving):
                left |= {id(c): leaving for c in before}
                gone.add((person, _body(before[-1])))
                break
    for claim in made:
        if id(claim) in left:
            yield _former(claim, left[id(claim)])
        elif _belonging(claim) not in gone:
            yield claim


def _belonging(claim: Claim) -> tuple[str | None, str | None] | None:
    """Who belongs to what body, or has what post, where a direct fact says so."""
    predicate = claim.part(RDF.predicate)
    if predicate is None or predicate.iri not in (ORG.memberOf, SCHEMA.jobTitle):
        return None
    return claim.parts[RDF.subject][0].entity, claim.parts[RDF.object][0].entity


def _role(claim: Claim) -> str:
    return (claim.parts[ORG.role][0].text or "").casefold()


def _body(claim: Claim) -> str | None:
    body = claim.part(ORG.organization)
    return body.entity if body is not None else None


def _leavings(reading: Reading) -> Mapping[str, list[Leaving]]:
    """Who is told to have left, in order."""
    found: dict[str, list[Leaving]] = {}
    for sentence in reading.sentences(BLOCKS):
        for verb in sentence:
            if verb.tag_ in ("VBD", "VBN") and (nouns := _leavers(verb)) and judge(verb) == "asserted":
                for mention in referents(reading, nouns, SCHEMA.Person):
                    found.setdefault(mention.entity, []).append(Leaving(verb, _time(reading, verb)))
    return found


def _leavers(verb: Token) -> list[Token]:
    """Who leaves by a verb that does not say what."""
    lemma, passive = verb_lemma(verb), is_passive(verb)
    first = first_conjunct(verb)
    parted = first.dep_ == "ccomp" and any(t.text == ";" for t in verb.doc[verb.i : max(first.head.i, verb.i)])
    main = first.dep_ == "ROOT" or parted  # not "until 2020, when she resigned"
    if not main or any(c.lower_ == "had" for c in verb.lefts) or any(True for _ in prepositional(verb, *WHAT)):
        return []
    if lemma in words("roles", "leaving_it") and not passive and not own_objects(verb):
        return subjects(verb)
    return objects(verb) if lemma in words("roles", "ousting_from_it") else []


def _time(reading: Reading, verb: Token) -> Time | None:
    nouns = [noun for _, noun in prepositional(verb, "in", "on")]
    nouns += [c for c in verb.children if c.dep_ == "npadvmod"]
    return next((time for noun in nouns if (time := reading.time_at(noun)) is not None), None)


def _fits(reading: Reading, post: Claim, leaving: Leaving) -> bool:
    """Whether a post is still held, and was got before somebody left."""
    if SCHEMA.endDate in post.parts or post.parts[KG.status][0].text != "current":
        return False
    since = post.part(SCHEMA.startDate)
    year = leaving.time.value[:YEAR] if leaving.time is not None else ""
    if since is not None or reading.document.published is None:
        return not year.isdigit() or since is None or year >= str(since.value)[:YEAR]
    return not year.isdigit() or int(year) >= int(str(reading.document.published)[:YEAR]) - 1


def _former(claim: Claim, leaving: Leaving) -> Claim:
    """A post as one that is over, with the day on which it was left."""
    parts = {**claim.parts, KG.status: (Part(text="former"),)}
    if (time := leaving.time) is not None and time.value[:YEAR].isdigit():
        told = leaving.verb.doc[time.first : time.last].text
        parts[SCHEMA.endDate] = (Part(value=time.value, text=told, start=time.start, end=time.end),)
    return claim.with_(parts=parts)
