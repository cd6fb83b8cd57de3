"""Who follows whom becomes a membership: the predecessor of a chairman was the chairman of the same body."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.grammar import (
    SUBJECTS,
    agents,
    auxiliaries,
    child,
    is_passive,
    objects,
    own_objects,
    prepositional,
    verb_lemma,
)
from kg.extract.modality import judge
from kg.extract.reading import PROSE, Reading
from kg.extract.referents import referents
from kg.extract.relations.series import names_behind
from kg.extract.roles.titles.titles import row
from kg.extract.roles.who.framed import frames, has_left
from kg.extract.roles.who.holder import STANDING, Holder
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention, Part
from kg.rows import words
from kg.vocabulary import KG, ORG, SCHEMA

CONFIDENCE = 0.75
SAID = 0.88  # where "is her successor" says it outright


@dataclass(frozen=True, slots=True)
class Posts:
    """The first post of each person, the last with an end, the one that each is told to get, and the only one.

    `told` are all, in the order of the text.
    """

    held: dict[str, Claim]
    ended: dict[str, Claim]
    gained: dict[str, Claim]
    only: dict[str, Claim | None]
    told: list[Claim]

    def add(self, reading: Reading, holder: Holder, claim: Claim, trade: bool) -> None:
        """Keep the claim that tells a holder's post; a trade is none that others follow in."""
        self.told.append(claim)
        only = self.only.setdefault(holder.person.entity, claim)
        self.only[holder.person.entity] = only if only is not None and _post(only) == _post(claim) else None
        if trade:
            return
        self.held.setdefault(holder.person.entity, claim)
        if SCHEMA.endDate in claim.parts:
            self.ended[holder.person.entity] = claim
        name = reading.doc[holder.person.root]
        frame = frames().get(verb_lemma(name.head), {}) if name.dep_ in ("dobj", "nsubjpass", "nsubj") else {}
        behind = claim.anchor > max(name.head.i, holder.person.root)  # "named Ann Roe its new head"
        named = behind and frame.get("person") == "patient" and frame.get("date") == "start"
        coming = holder.verb is not None and any(t.lower_ in ("will", "would", "to") for t in auxiliaries(holder.verb))
        if holder.date == "start" or coming or named:
            self.gained.setdefault(holder.person.entity, claim)


def successions(reading: Reading, posts: Posts) -> Iterator[Claim]:
    """The memberships of those who come after somebody with a post, or before somebody who gets one."""
    for sentence in reading.sentences(PROSE):
        for anchor, before, after in _pairs(reading, sentence, posts):
            left, gained = _left(anchor, before, posts), posts.gained.get(after.entity)
            if gained is None and anchor.lemma_ == "take":
                gained = _still(posts.held.get(after.entity))  # "took over from Tom Lee" tells how the post was got
            if gained is None and _got_by(reading, anchor, posts.held.get(after.entity)):
                gained = posts.only.get(after.entity)
            if gained is None and left is None and anchor.lower_ == "predecessor":
                yield from _once(reading, anchor, before, _still(posts.only.get(after.entity)))
            if before.entity != after.entity and gained is not None and left is None:
                yield _before(reading, anchor, before, gained)
            elif before.entity != after.entity and left is not None and _is_new(anchor, after, posts):
                yield _membership(reading, anchor, after, left, "incoming" if _is_elect(anchor) else "current")


def _is_elect(successor: Token) -> bool:
    """Whether a successor is elected or chosen, and not said to be in office: "her elected successor, Ann Roe"."""
    return any(t.lower_ in words("roles", "chosen") for t in successor.lefts)


def _got_by(reading: Reading, verb: Token, post: Claim | None) -> bool:
    """Whether following somebody tells how a known post was got: "Roe, who succeeded Tom Lee in June".

    One told beside the name in the same clause may be that held before: "Roe, head of Acme, succeeded Tom Lee".
    """
    if post is None or verb_lemma(verb) not in words("roles", "succeeding") or judge(verb) != "asserted":
        return False
    beside = verb.sent.start <= post.anchor < verb.sent.end and verb.dep_ != "relcl"
    if beside or is_passive(verb):
        return False
    placed = [noun for _, noun in prepositional(verb, "in", "on", "at", "with", "for") if reading.time_at(noun) is None]
    many = row("capped", "words") | row("occupations", "words")  # "captain Ann Roe replaced Tom Lee", "a nurse"
    return verb.tag_ in ("VBD", "VBN") and not placed and post.parts[ORG.role][0].text not in many


def _still(post: Claim | None) -> Claim | None:
    """A post that is not over."""
    return post if post is not None and post.parts[KG.status][0].text != "former" else None


def _left(anchor: Token, before: Mention, posts: Posts) -> Claim | None:
    """The post in which somebody is followed: of "head until 1994 and chairwoman until 2003, when" the last."""
    ended = posts.ended.get(before.entity)
    when = any(t.lower_ == "when" for t in anchor.lefts)
    told = ended is not None and anchor.sent.start <= ended.anchor < anchor.i
    held = posts.held.get(before.entity)
    if anchor.lower_ == "predecessor" and held is not None and anchor.i < held.anchor < anchor.sent.end:
        held = held if held.parts[KG.status][0].text == "former" else None  # "Her predecessor moves up to chairman"
    return ended if when and told else held


def _is_new(anchor: Token, after: Mention, posts: Posts) -> bool:
    """Whether the post told already of the one who follows is another: "Roe, her deputy, will succeed her"."""
    to_come = any(t.tag_ == "MD" or t.lower_ == "be" for t in auxiliaries(anchor)) and judge(anchor) == "planned"
    only = posts.only.get(after.entity)
    over = only is not None and only.parts[KG.status][0].text == "former"
    return after.entity not in posts.held or (after.entity not in posts.gained and (to_come or over))


def _pairs(reading: Reading, sentence: Span, posts: Posts) -> Iterator[tuple[Token, Mention, Mention]]:
    """Each word of succession with the one who comes first and the one who follows."""
    for token in sentence:
        if token.pos_ == "VERB" and verb_lemma(token) in words("roles", "following"):
            nouns = objects(token)
            if token.lemma_ == "take":
                nouns = [] if nouns else [noun for _, noun in prepositional(token, "from")]
            before = referents(reading, nouns, SCHEMA.Person)
            put = referents(reading, [noun for _, noun in prepositional(token, "with")], SCHEMA.Person)
            put = put if token.lemma_ == "replace" else []  # "the club replaced Tom Lee with Ann Roe"
            after = put or referents(reading, agents(token), SCHEMA.Person)
            after = after or (_appointed(reading, token, posts) if token.tag_ == "VBG" else [])
            if len(before) == len(after) == 1 and not _says_post(token):
                yield token, before[0], after[0]
        elif token.lower_ in ("predecessor", "successor"):
            owner, held = _owner(reading, token), _named(reading, token)
            if owner is not None and held is not None:
                anchor = _told_by(token) if token.lower_ == "successor" else token
                yield anchor, *((held, owner) if token.lower_ == "predecessor" else (owner, held))
        else:
            before, after = _handed(reading, token) or _instead(reading, token, posts)
            if len(before) == len(after) == 1:
                yield token, before[0], after[0]


def _handed(reading: Reading, verb: Token) -> tuple[list[Mention], list[Mention]] | None:
    """Who hands a post over to whom: "the president, Ann Roe, hands over to Tom Lee", "handed the reins to"."""
    lemma = verb_lemma(verb) if verb.pos_ == "VERB" else ""
    handed = {noun.lemma_.lower() for noun in own_objects(verb)} if lemma in words("roles", "handing") else set()
    plain = lemma == "hand over" and not handed
    if not (plain or handed) or not handed <= row("posts", "handed") or _says_post(verb):
        return None
    after = referents(reading, [noun for _, noun in prepositional(verb, "to")], SCHEMA.Person)
    return referents(reading, agents(verb), SCHEMA.Person), after


def _instead(reading: Reading, noun: Token, posts: Posts) -> tuple[list[Mention], list[Mention]]:
    """Whose place somebody gets who is given a post: "Acme named Ann Roe chairwoman in place of Tom Lee"."""
    whose = child(noun, "poss") if noun.lower_ in ("place", "stead") and noun.head.lower_ == "in" else None
    if whose is not None:  # "Tom Lee was appointed in her place"
        put = noun.head.head
        if verb_lemma(put) not in ("appoint", "name", "elect") or judge(put) != "asserted":
            return [], []
        after = objects(put) if not is_passive(put) else []
        return referents(reading, [whose], SCHEMA.Person), referents(reading, after or _put_in(put), SCHEMA.Person)
    if noun.nbor(-1).lower_ != "in" or noun.doc[noun.i - 1 : noun.i + 2].text.lower() not in words("roles", "stead"):
        return [], []
    named = reading.mention_at(noun.doc[noun.i + 2]) if noun.i + 2 < noun.sent.end else None
    before = [named] if named is not None and reading.is_a(named, SCHEMA.Person) else []
    return before, _appointed(reading, noun, posts)


def _put_in(verb: Token) -> list[Token]:
    """Who gets a post: "Tom Lee was appointed"."""
    return [c for c in verb.lefts if c.dep_ == "nsubjpass"]


def _appointed(reading: Reading, behind: Token, posts: Posts) -> list[Mention]:
    """The one who gets a post in front of a word: "Acme named Ann Roe chairwoman, replacing Tom Lee"."""
    told = reading.mentions_in(behind.sent.start, behind.i)
    found = {m.entity: m for m in told if m.entity in posts.gained and reading.is_a(m, SCHEMA.Person)}
    return list(found.values())


def _says_post(verb: Token) -> bool:
    """Whether the clause tells the post: "succeeded her as chairwoman", "handed over the role of chairwoman"."""
    told = [noun for noun in own_objects(verb) if noun.lemma_.lower() in words("roles", "post_nouns")]
    return any(True for _ in prepositional(verb, "as")) or any(True for n in told for _ in prepositional(n, "of", "as"))


def _owner(reading: Reading, noun: Token) -> Mention | None:
    """Whose predecessor a noun speaks of."""
    whose = child(noun, "poss")
    return next(iter(referents(reading, [whose], SCHEMA.Person)), None) if whose is not None else None


def _named(reading: Reading, noun: Token) -> Mention | None:
    """The name of a predecessor behind the noun or "be": "his predecessor, Ann Roe", "her successor is Tom Lee"."""
    behind = next(iter(names_behind(reading, noun, "person")), None)
    verb = _told_by(noun)
    if behind is not None or verb is noun or judge(verb) == "negated":
        return behind
    other = child(verb, "nsubj" if noun.dep_ == "attr" else "attr")
    told = reading.mention_headed_by(other) if other is not None and noun.dep_ in {*SUBJECTS, "attr"} else None
    return told if told is not None and told.kind == "name" and reading.is_a(told, SCHEMA.Person) else None


def _told_by(noun: Token) -> Token:
    """The "be" that tells who a successor is: also in "is expected to be Ann Roe", "is likely to be"; else the noun."""
    verb = noun.head
    if verb.lemma_ != "be" or child(verb, "acomp") is not None:
        above = child(verb, "acomp") or verb
        verb = (child(above, "xcomp") or noun) if noun.dep_ in SUBJECTS else noun
    return verb if verb.lemma_ == "be" else noun


def _before(reading: Reading, anchor: Token, person: Mention, gained: Claim) -> Claim:
    """The post of somebody who is followed by another: held still where that is only to come."""
    if judge(anchor) == "asserted":
        coming = gained.parts[KG.status][0].text == "incoming" and not has_left(reading.doc[person.root])
        stays = _is_outvoted(anchor) or coming
        status = "current" if stays else "former"
        return _membership(reading, anchor, person, gained, status)
    status = "former" if has_left(reading.doc[person.root]) else "current"
    return replace(_membership(reading, anchor, person, gained, status), rule=f"roles.{STANDING}")


def _is_outvoted(verb: Token) -> bool:
    """Whether somebody has just lost a vote, and so is in office until the next one is sworn in: no year is told."""
    dated = any(t.text.isdigit() and len(t.text) == len("2024") for t in verb.sent)
    return verb_lemma(verb) in words("roles", "outvoting") and not dated


def _once(reading: Reading, anchor: Token, person: Mention, known: Claim | None) -> Iterator[Claim]:
    """The post of the one before somebody who has it, and no other: "its director and her predecessor, Tom Lee"."""
    if known is not None:
        yield replace(_membership(reading, anchor, person, known, "former"), rule=f"roles.{STANDING}")


def _post(claim: Claim) -> tuple[object, object]:
    """The post that a claim tells, whoever has it."""
    role, body = claim.parts[ORG.role][0], claim.parts[ORG.organization][0]
    return role.text, body.entity or body.text


def _membership(reading: Reading, anchor: Token, person: Mention, known: Claim, status: str) -> Claim:
    role, body = known.parts[ORG.role][0], known.parts[ORG.organization][0]
    parts = {
        ORG.member: (reading.entity_part(person),),
        ORG.organization: (body,),
        ORG.role: (role,),
        KG.status: (Part(text=status),),
    }
    sure = round((SAID if anchor.lemma_ == "be" else CONFIDENCE) * known.confidence, 3)
    return Claim(ORG.Membership, parts, reading.sentence_evidence(anchor), "roles.succession", anchor.i, sure)
