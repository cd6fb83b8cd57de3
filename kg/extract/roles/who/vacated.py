"""A noun for a post tells who had it before: "named head of Acme, a post vacant since Tom Lee was sacked in May"."""

from collections.abc import Iterator, Sequence

from kg.extract.grammar import agents, child, is_passive, objects, own_objects, prepositional, subjects, verb_lemma
from kg.extract.modality import judge
from kg.extract.reading import PROSE, Reading
from kg.extract.referents import referents
from kg.extract.roles.titles.titles import row
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.rows import words
from kg.vocabulary import KG, ORG, SCHEMA

CONFIDENCE = 0.85
BACK = 2  # tokens between the start of a sentence and a post that it takes up: "The post"
HELD = ("hold", "occupy", "fill", "have")
EMPTIED = ("vacate", "leave", "relinquish", "quit")
BEFORE = ("previously", "formerly", "long", "last", "once", "until", "till", "before")
NOW = ("now", "currently", "still", "since")


def vacated(reading: Reading, posts: Sequence[Claim]) -> Iterator[Claim]:
    """The memberships of those who had, or have, the post told last in front of a noun for it."""
    for sentence in reading.sentences(PROSE):
        for noun in sentence:
            if noun.tag_ == "NN" and noun.lower_ in row("posts", "nouns") | row("posts", "vacant"):
                for anchor, person, status in _told_of(reading, noun):
                    post = _post_before(reading, noun, posts)
                    if post is not None and post.parts[ORG.member][0].entity != person.entity:
                        yield _membership(reading, anchor, person, post, status)


def _told_of(reading: Reading, noun: Token) -> Iterator[tuple[Token, Mention, str]]:
    """The word that tells who has or had a post, whom it tells, and whether it is over."""
    for verb in _verbs(noun):
        lemma, passive = verb_lemma(verb), is_passive(verb) or verb.dep_ == "acl"
        around = {t.lower_ for t in (*verb.lefts, *verb.rights)}
        if passive and lemma in HELD:
            status = "former" if around & {*BEFORE} else "current" if around & {*NOW} else None
            yield from ((verb, m, status) for m in _by(reading, verb) if status is not None)
        elif passive and lemma in EMPTIED:
            yield from ((verb, m, "former") for m in _by(reading, verb))
        if lemma == "take over" and not passive:
            came_from = [above for _, above in prepositional(verb, "from")]
            status = "former" if judge(verb) == "asserted" else "current"
            yield from ((verb, m, status) for m in referents(reading, came_from, SCHEMA.Person))
    for leaving in _leaving(noun):
        people = objects(leaving) if is_passive(leaving) else subjects(leaving)
        yield from ((leaving, m, "former") for m in referents(reading, people, SCHEMA.Person))


def _verbs(noun: Token) -> list[Token]:
    """What is said of a post: the participles and clauses beside it, the verb of which it is told."""
    beside = [t for t in noun.rights if t.dep_ in ("acl", "relcl")]
    above = [noun.head] if noun.dep_ == "nsubjpass" else []
    return [*beside, *above]


def _by(reading: Reading, verb: Token) -> list[Mention]:
    """The people named behind "by": no board "by" which a post is held."""
    return [m for m in referents(reading, agents(verb), SCHEMA.Person) if m.kind == "name"]


def _leaving(noun: Token) -> Iterator[Token]:
    """The verb by which somebody left a post that is "vacant since" or "left vacant when" it happened."""
    top = next((t for t in noun.rights if t.dep_ == "acl" or t.lower_ == "vacant"), None)
    top = noun.head if top is None and noun.dep_ in ("nsubj", "nsubjpass") else top
    if top is None or not any(t.lower_ == "vacant" for t in (top, *top.children)):
        return
    for verb in (*noun.rights, *top.rights, *(below for t in top.rights for below in t.rights)):
        opened = any(t.lower_ in ("since", "when", "after") for t in verb.lefts)
        if verb.dep_ == "advcl" and opened and _leaves(verb):
            yield verb


def _leaves(verb: Token) -> bool:
    """Whether a verb tells that somebody left, or had to: "was sacked", "resigned", "died"."""
    lemma, passive = verb_lemma(verb), is_passive(verb)
    lost = row("vacating", "passive") | words("roles", "ousting_from_it") | words("roles", "killing")
    left = row("vacating", "active") | words("roles", "leaving") | words("roles", "dying")
    return lemma in (lost if passive else left) and (passive or not own_objects(verb) or lemma in ("leave", "quit"))


def _post_before(reading: Reading, noun: Token, posts: Sequence[Claim]) -> Claim | None:
    """The post told right in front of a noun that takes it up: behind a comma, or at the start of the next sentence."""
    start = noun.sent.start
    opener = child(noun, "det")
    if opener is None:
        return None
    takes_up = opener.lower_ in ("the", "that", "this") and noun.i - start < BACK and start > 0
    beside = opener.lower_ == "a" and opener.i > start and noun.doc[noun.left_edge.i - 1].text in (",", "—", "–", "(")
    filled = noun.dep_ == "dobj" and noun.head.lemma_ in ("fill", "take") and noun.head.dep_ in ("advcl", "xcomp")
    if not (takes_up or beside or filled):
        return None
    first = noun.doc[start - 1].sent.start if takes_up else start
    opens, closes = noun.doc[first].idx, noun.idx
    told = [post for post in posts if opens <= (post.parts[ORG.role][0].start or 0) < closes]
    last = max((post.parts[ORG.role][0].start or 0 for post in told), default=0)
    nearest = [post for post in told if post.parts[ORG.role][0].start == last]
    return nearest[0] if len(nearest) == 1 else None


def _membership(reading: Reading, anchor: Token, person: Mention, post: Claim, status: str) -> Claim:
    """The post of the other: at the same body, if that has a name."""
    body = post.part(ORG.organization)
    parts: dict[str, tuple[Part, ...]] = {
        ORG.member: (reading.entity_part(person),),
        ORG.role: post.parts[ORG.role],
        KG.status: (Part(text=status),),
    }
    if body is not None and body.entity is not None:
        parts[ORG.organization] = (body,)
    sure = round(CONFIDENCE * max(post.confidence, 0.75), 3)
    return Claim(ORG.Membership, parts, reading.sentence_evidence(anchor), "roles.vacated", anchor.i, sure)
