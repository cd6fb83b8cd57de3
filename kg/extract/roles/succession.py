"""Who follows whom becomes a membership: the predecessor of a chairman was the chairman of the same body."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.grammar import agents, auxiliaries, child, objects, prepositional, verb_lemma
from kg.extract.modality import judge
from kg.extract.reading import Reading
from kg.extract.referents import referents
from kg.extract.relations.series import names_behind
from kg.extract.roles.framed import frames, has_left
from kg.extract.roles.holder import STANDING, Holder
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention, Part
from kg.rows import words
from kg.vocabulary import KG, ORG, SCHEMA

CONFIDENCE = 0.75
BLOCKS = ("paragraph", "headline", "subheading", "caption")


@dataclass(frozen=True, slots=True)
class Posts:
    """The first post of each person, and the one that each is told to get; by entity."""

    held: dict[str, Claim]
    gained: dict[str, Claim]

    def add(self, reading: Reading, holder: Holder, claim: Claim) -> None:
        """Keep the claim that tells a holder's post."""
        self.held.setdefault(holder.person.entity, claim)
        name = reading.doc[holder.person.root]
        frame = frames().get(verb_lemma(name.head), {}) if name.dep_ in ("dobj", "nsubjpass", "nsubj") else {}
        behind = claim.anchor > max(name.head.i, holder.person.root)  # "named Ann Roe its new head"
        named = behind and frame.get("person") == "patient" and frame.get("date") == "start"
        coming = holder.verb is not None and any(t.lower_ in ("will", "would", "to") for t in auxiliaries(holder.verb))
        if holder.date == "start" or coming or named:
            self.gained.setdefault(holder.person.entity, claim)


def successions(reading: Reading, posts: Posts) -> Iterator[Claim]:
    """The memberships of those who come after somebody with a post, or before somebody who gets one."""
    for sentence in reading.sentences(BLOCKS):
        for anchor, before, after in _pairs(reading, sentence, posts):
            left, gained = posts.held.get(before.entity), posts.gained.get(after.entity)
            if gained is None and anchor.lemma_ == "take":
                gained = posts.held.get(after.entity)  # "took over from Tom Lee" tells how the post was got
            if before.entity != after.entity and gained is not None and left is None:
                yield _before(reading, anchor, before, gained)
            elif before.entity != after.entity and left is not None and _is_new(anchor, after, posts):
                yield _membership(reading, anchor, after, left, "current")


def _is_new(anchor: Token, after: Mention, posts: Posts) -> bool:
    """Whether the post told already of the one who follows is another: "Roe, her deputy, will succeed her"."""
    to_come = any(t.tag_ == "MD" or t.lower_ == "be" for t in auxiliaries(anchor)) and judge(anchor) == "planned"
    return after.entity not in posts.held or (after.entity not in posts.gained and to_come)


def _pairs(reading: Reading, sentence: Span, posts: Posts) -> Iterator[tuple[Token, Mention, Mention]]:
    """Each word of succession with the one who comes first and the one who follows."""
    for token in sentence:
        if token.pos_ == "VERB" and verb_lemma(token) in words("roles", "following"):
            nouns = objects(token)
            if token.lemma_ == "take":
                nouns = [] if nouns else [noun for _, noun in prepositional(token, "from")]
            before = referents(reading, nouns, SCHEMA.Person)
            after = referents(reading, agents(token), SCHEMA.Person) or _appointed(reading, token, posts)
            if len(before) == len(after) == 1 and not _says_post(token):
                yield token, before[0], after[0]
        elif token.lower_ in ("predecessor", "successor"):
            owner, held = _owner(reading, token), _named(reading, token)
            if owner is not None and held is not None:
                yield token, *((held, owner) if token.lower_ == "predecessor" else (owner, held))


def _appointed(reading: Reading, participle: Token, posts: Posts) -> list[Mention]:
    """The one who gets a post in front of a participle: "Acme named Ann Roe chairwoman, replacing Tom Lee"."""
    if participle.tag_ != "VBG":
        return []
    told = reading.mentions_in(participle.sent.start, participle.i)
    found = {m.entity: m for m in told if m.entity in posts.gained and reading.is_a(m, SCHEMA.Person)}
    return list(found.values())


def _says_post(verb: Token) -> bool:
    """Whether the clause tells the post: "succeeded her as chairwoman"."""
    return any(True for _ in prepositional(verb, "as"))


def _owner(reading: Reading, noun: Token) -> Mention | None:
    """Whose predecessor a noun speaks of."""
    whose = child(noun, "poss")
    return next(iter(referents(reading, [whose], SCHEMA.Person)), None) if whose is not None else None


def _named(reading: Reading, noun: Token) -> Mention | None:
    """The name of a predecessor behind the noun: "his predecessor, Ann Roe"."""
    return next(iter(names_behind(reading, noun, "person")), None)


def _before(reading: Reading, anchor: Token, person: Mention, gained: Claim) -> Claim:
    """The post of somebody who is followed by another: held still where that is only to come."""
    if judge(anchor) == "asserted":
        return _membership(reading, anchor, person, gained, "former")
    status = "former" if has_left(reading.doc[person.root]) else "current"
    return replace(_membership(reading, anchor, person, gained, status), rule=f"roles.{STANDING}")


def _membership(reading: Reading, anchor: Token, person: Mention, known: Claim, status: str) -> Claim:
    role, body = known.parts[ORG.role][0], known.parts[ORG.organization][0]
    parts = {
        ORG.member: (reading.entity_part(person),),
        ORG.organization: (body,),
        ORG.role: (role,),
        KG.status: (Part(text=status),),
    }
    sure = round(CONFIDENCE * known.confidence, 3)
    return Claim(ORG.Membership, parts, reading.sentence_evidence(anchor), "roles.succession", anchor.i, sure)
