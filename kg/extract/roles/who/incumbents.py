"""The incumbent has the post that others stand for: "was elected mayor of Lund, beating the incumbent, Jim Lee"."""

from collections.abc import Iterator

from kg.extract.reading import PROSE, Reading
from kg.extract.roles.titles.chains import Post, chains
from kg.extract.tokens import Doc, Span, Token
from kg.model import Claim, Mention, Part
from kg.vocabulary import KG, ORG, SCHEMA

CONFIDENCE = 0.7
STOOD_FOR = ("for", "as", "become", "becomes", "became", "elected", "chosen")  # in front of a post that is voted for
BETWEEN = ("the", "a", "its", "their", "new", "next")


def incumbents(reading: Reading) -> Iterator[Claim]:
    """The memberships of incumbents in a sentence that tells what post is voted for, or behind such a sentence."""
    before: Post | None = None
    for sentence in reading.sentences(PROSE):
        told = _voted_for(reading, sentence)
        for token in sentence:
            person = _named(reading, token) if token.lower_ == "incumbent" else None
            post = told or before
            if person is not None and post is not None:
                yield _membership(reading, token, person, post)
        before = told


def _voted_for(reading: Reading, sentence: Span) -> Post | None:
    """The first post with a body of its own that a sentence says somebody stands for, or is elected to."""
    posts = (chain[0] for chain in chains(reading, sentence)) if _tells_vote(sentence) else iter(())
    return next((post for post in posts if (post.after or post.before) and _is_stood_for(reading.doc, post)), None)


def _tells_vote(sentence: Span) -> bool:
    return any(
        t.lemma_.lower() in ("vote", "election", "elect", "ballot", "race", "runoff", "run", "win") for t in sentence
    )


def _is_stood_for(doc: Doc, post: Post) -> bool:
    at = post.first - 1
    while at > 0 and doc[at].lower_ in BETWEEN:
        at -= 1
    return at >= 0 and doc[at].lower_ in STOOD_FOR


def _named(reading: Reading, noun: Token) -> Mention | None:
    """Whose name stands right beside the noun: "the incumbent, Ann Roe", "Ann Roe, the incumbent"."""
    doc, end = reading.doc, noun.sent.end
    at = noun.i + 1
    at += at < end and doc[at].text == ","
    behind = reading.mention_at(doc[at]) if at < end else None
    if behind is not None and behind.first == at and _is_person(reading, behind):
        return behind
    comma = noun.i - 2 if noun.i - 2 > noun.sent.start and doc[noun.i - 1].lower_ == "the" else noun.i - 1
    ahead = reading.mention_at(doc[comma - 1]) if comma > noun.sent.start and doc[comma].text == "," else None
    return ahead if ahead is not None and ahead.last == comma and _is_person(reading, ahead) else None


def _is_person(reading: Reading, mention: Mention) -> bool:
    return mention.kind == "name" and reading.is_a(mention, SCHEMA.Person)


def _membership(reading: Reading, noun: Token, person: Mention, post: Post) -> Claim:
    """The post of an incumbent, which is over where the vote is told with its year."""
    over = any(t.text.isdigit() and len(t.text) == 4 for t in noun.sent)
    body = post.after[0] if post.after else post.before
    parts: dict[str, tuple[Part, ...]] = {
        ORG.member: (reading.entity_part(person),),
        ORG.role: (reading.words_part(post.title.first, post.title.last, post.title.text),),
        KG.status: (Part(text="former" if over else "current"),),
    }
    if body is not None:
        parts[ORG.organization] = (body.part,)
    return Claim(ORG.Membership, parts, reading.sentence_evidence(noun), "roles.incumbent", noun.i, CONFIDENCE)
