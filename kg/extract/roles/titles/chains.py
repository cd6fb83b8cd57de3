"""Titles become chains of posts that share a holder: "founder of Acme and former chairman and head of Borealis"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.demonyms import country_of, is_group
from kg.extract.reading import Reading
from kg.extract.roles.titles.ranks import is_short_rank
from kg.extract.roles.titles.status import status_before
from kg.extract.roles.titles.titles import Title, row, titles
from kg.extract.roles.where.bodies import SCHOOLS, Body, bodies_after, body_before, past_region
from kg.extract.roles.where.nameless import end_of_phrase, start_of_phrase
from kg.extract.roles.where.parties import is_called_party
from kg.extract.tokens import Doc, Span, Token
from kg.model import Mention
from kg.vocabulary import SCHEMA


@dataclass(frozen=True, slots=True)
class Post:
    """A title with the body in front of it and those behind it, from its first token to the one behind its last.

    A body that is told in words alone stands within, as does the region of the post.
    """

    title: Title
    before: Body | None
    after: tuple[Body, ...]
    first: int
    last: int


def chains(reading: Reading, sentence: Span) -> Iterator[list[Post]]:
    """Posts that share a holder: "founder of Acme and chairman of Borealis"."""
    chain: list[Post] = []
    for title in titles(reading, sentence):
        post = _post(reading, title)
        other = reading.doc[max(title.lead - 1, 0)].tag_ == "WP$"  # "a member of Acme, whose chairman, Ann Roe,"
        if chain and not other and post.before is not None and post.before.first < chain[-1].last:
            post = replace(post, before=None, first=title.lead)
        apart = not chain or not _linked(reading.doc, chain[-1].last, title, post.first) or _has_own_name(reading, post)
        apart = apart or other or _opens_clause(reading, chain[-1], post) or _only_owns(reading.doc, post)
        if chain and apart:
            yield _all_over(reading.doc, chain)
            chain = []
        chain.append(_with_status(reading.doc, post, chain[-1]) if chain else post)
    if chain:
        yield _all_over(reading.doc, chain)


def _all_over(doc: Doc, chain: list[Post]) -> list[Post]:
    """A chain all of whose posts are over where the first is so told, of a row: "the former mayor, head and chair"."""
    told = chain[0].title.status
    between = [[t.lower_ for t in doc[a.last : b.first]] for a, b in pairwise(chain)]
    row_of = len(chain) > 2 and all(b == [","] for b in between[:-1]) and between[-1] in (["and"], [",", "and"])
    alike = all(post.title.status == "current" and (post.title.trade or not chain[0].title.trade) for post in chain[1:])
    if told != "former" or not row_of or not alike:
        return chain
    return [replace(post, title=replace(post.title, status=told)) for post in chain]


def is_ruling_chair(doc: Doc, at: int) -> bool:
    """Whether the office of a ruler begins behind that of a body's head: "the union's chair President Ann Roe"."""
    chairs = at > 0 and doc[at - 1].lower_ in row("modifiers", "chairs")
    return chairs and doc[at].is_title and doc[at].lower_ in row("modifiers", "rulers")


def _with_status(doc: Doc, post: Post, before: Post) -> Post:
    """A post with the status that it shares with the one before: both of "the former president and CEO of Acme"."""
    told, title = before.title.status, post.title
    joined = [t.lower_ for t in doc[before.title.last : title.lead]] in (["and"], ["&"])
    alike = before.title.work == title.work and title.status == "current"
    return replace(post, title=replace(title, status=told)) if joined and alike and told != "current" else post


def _is_camp(word: Token) -> bool:
    """Whether a word is for a people or a party, so that "former" in front of it speaks of the title behind it."""
    return country_of(word.text) is not None or is_group(word.text) or is_called_party(word)


def is_apart(one: Title, other: Title) -> bool:
    """Whether a post held is told before one that is over: "the deputy chair and a former partner at Roe & Lee"."""
    return one.status == "current" and other.status == "former" and other.lead - one.last > 1


def is_of_other_place(reading: Reading, one: Post, other: Post) -> bool:
    """Whether a post is not held where another is: "foreign minister and mayor of Lomas", "and head of the Greens"."""
    if one is other:
        return False
    apart = one.title.office != other.title.office and other.title.office in ("city", "state")
    if apart and not any(body.organization for body in other.after):
        return True
    return bool(other.after) and not any(is_held_in(reading, one.title, body) for body in other.after)


def is_held_in(reading: Reading, title: Title, body: Body) -> bool:
    """Whether a post can be of a body told with another: a minister's or a senator's is of no party or firm."""
    if not (title.key.endswith("minister") or title.key in row("elected", "words")):
        return True
    mention = reading.mention_of(body.part)
    return reading.is_a(mention, SCHEMA.Place) or reading.is_a(mention, SCHEMA.GovernmentOrganization)


def is_its(reading: Reading, post: Post) -> bool:
    """Whether a post is that of the one who fills it: "Acme named Ann Roe, the head of Bex, as its chairwoman"."""
    before = post.before
    return before is not None and reading.doc[before.first].lower_ in ("its", "their") and not post.after


def is_joined(reading: Reading, one: Post, other: Post) -> bool:
    """Whether a post stands right behind another and tells no body of its own: "head of Acme and chairwoman"."""
    if reading.doc[one.last].text == "," and one.title.status != other.title.status:
        return False  # "Chairman of Acme, former envoy Ann Roe"
    return other.title.lead - one.last == 1 and end_of_phrase(reading, other.title) <= other.title.last


def is_own_work(doc: Doc, one: Title, other: Post) -> bool:
    """Whether a profession is told before a post of another kind: "a vet and deputy leader of the council"."""
    insider = one.key in row("insiders", "words") | row("leading", "words") and one.key not in row("inner", "pleading")
    alone = one.trade and not insider and one.key == one.text.lower()
    return alone and not other.title.trade and doc[other.title.last].lower_ == "of"


def is_outside(title: Title) -> bool:
    """Whether a title is that of one who owns or serves a body from without: "owner", "auditor", no "staff lawyer"."""
    return title.key in row("outside", "words") and row("outside", "inside").isdisjoint(title.text.lower().split())


def is_founder(title: Title) -> bool:
    """Whether a title makes its holder a founder of the body: "co-founder", "founding director"."""
    return title.key in row("founders", "words") or "founding" in title.text.lower().split()


def is_owner(title: Title) -> bool:
    """Whether a title makes its holder an owner of the body: "owner", "majority shareholder"."""
    return title.key in row("owners", "words")


def _has_own_name(reading: Reading, post: Post) -> bool:
    """Whether a post behind another has its holder behind it: "Lee, head of Acme, and the head of Corvo, Ann Roe,"."""
    doc = reading.doc
    joined = doc[max(post.first - 3, 0) : post.first].text.lower()
    behind = reading.mention_at(doc[post.last]) if post.last < len(doc) else None
    if joined.endswith(("and the", ", and")) and behind is not None and behind.first == post.last:
        return behind.kind == "name" and reading.is_a(behind, SCHEMA.Person)  # "Lee, head of Acme, and the tenor Roe"
    owned = post.before is not None and doc[post.before.last].tag_ == "POS" and joined.endswith(", and")
    if post.last + 2 >= len(doc) or not (owned or joined.endswith("the")) or doc[post.last].text != ",":
        return False
    named = reading.mention_at(doc[post.last + 1]) or reading.mention_at(doc[post.last + 2])
    closed = named is not None and named.last < len(doc) and doc[named.last].text in (",", ".", ";")
    return closed and named is not None and named.kind == "name" and reading.is_a(named, SCHEMA.Person)


def _only_owns(doc: Doc, post: Post) -> bool:
    """Whether a title only says whose somebody else is: "the chief executive and the founder's grandson"."""
    return post.last == post.title.last < len(doc) and doc[post.last].tag_ == "POS"


def _opens_clause(reading: Reading, before: Post, post: Post) -> bool:
    """Whether a post and its name begin the clause that tells the one before: "was named head, Mayor Ann Roe said"."""
    doc = reading.doc
    told, speaker = doc[before.title.head], doc[post.title.head]
    if doc[before.last].text == "," and speaker.dep_ == "nsubj" and speaker.head.i == post.last:
        return told.dep_ == "attr" and told.head.head == speaker.head  # "Roe is no head of Acme, a spokesman said"
    named = reading.mention_at(doc[post.last]) if post.last < len(doc) else None
    name = doc[named.root] if named is not None and named.first == post.last else None
    if named is None or name is None or name.dep_ not in ("nsubj", "nsubjpass") or doc[before.last].text != ",":
        return False
    told = doc[before.title.first : before.title.last].root
    closed = named.last < len(doc) and doc[named.last].text == ","  # "the head of Acme, Professor Ann Roe, said"
    return told.dep_ not in ("nsubj", "nsubjpass") and not closed and not name.is_ancestor(told)


def _linked(doc: Doc, last: int, title: Title, lead: int) -> bool:
    """Whether the words from `last` to `lead` only add a title to another: ", and also the"; a rank needs none."""
    if [t.lower_ for t in doc[last:lead] if t.text != "-"] == ["turned"]:
        return True  # "the banker turned mayor of Lomas"
    if last == lead and (title.key in row("heads", "rank") or is_short_rank(doc[lead], title.key)):
        return True  # "army chief General Ann Roe"
    if last == lead and is_ruling_chair(doc, lead):
        return True
    between = [t.lower_ for t in doc[last:lead] if not t.is_space and t.lower_ not in row("modifiers", "of_people")]
    return (
        0 < len(between) <= 4
        and between != [",", "as"]  # "hired Ann Roe, an accountant at Acme, as head of Bex": what she gets
        and all(w in row("links", "all") for w in between)
        and (any(w in row("links", "one_of") for w in between) or between[:3] == ["as", "well", "as"])
    )


def _post(reading: Reading, title: Title) -> Post:
    """A title with its bodies; "former" in front of the body speaks of the title."""
    doc, sentence = reading.doc, reading.doc[title.head].sent
    before, after = body_before(reading, title), bodies_after(reading, title)
    told_behind = bool(after) or end_of_phrase(reading, title) > title.last
    first = min(before.first, title.lead) if before is not None else _start(reading, title)
    first -= first == title.lead > sentence.start and _is_camp(doc[first - 1])
    if first < title.lead:
        first, status = status_before(doc, first, sentence.start)
        title = replace(title, status=status or title.status)
    elif title.status == "current" and (someone := _person_in_front(reading, title)) is not None:
        title = replace(title, status=status_before(doc, someone.first, sentence.start)[1] or title.status)
    if told_behind and before is not None and _is_of_party(doc, before, title):
        before = None  # "a Green member of the school board"
    if before is not None and _is_named_chair(reading, before, title, bool(after)):
        before = None
    last = after[-1].last if after else end_of_phrase(reading, title)
    return Post(title, before, after, first, past_region(reading, last, sentence.end))


def _person_in_front(reading: Reading, title: Title) -> Mention | None:
    """Whose name stands right before a title of who serves them: "Roe" in "former Roe adviser Tom Lee"."""
    over = reading.mention_at(reading.doc[title.lead - 1]) if title.lead > reading.doc[title.head].sent.start else None
    beside = over is not None and over.kind == "name" and over.last == title.lead
    return over if beside and reading.is_a(over, SCHEMA.Person) else None


def _is_of_party(doc: Doc, before: Body, title: Title) -> bool:
    """Whether a name in front of a title only says the party, or the camp, of one who is a member behind "of"."""
    beside = before.organization and before.last == title.lead and doc[before.last - 1].tag_ != "POS"
    return beside and (before.party or title.key == "member") and doc[title.last].lower_ in ("of", "for")


def _is_named_chair(reading: Reading, before: Body, title: Title, told: bool) -> bool:
    """Whether a name in front of an academic title is that of the chair: "the Roe Professor of Logic at"."""
    doc = reading.doc
    academic = title.key.split()[-1] in row("academic", "words") and doc[before.last - 1].tag_ not in ("POS", "PRP$")
    goes_on = doc[title.head].i + 1 < len(doc) and doc[title.head + 1].lower_ in ("of", "at", "in", "for")
    school = reading.is_a(reading.mention_at(doc[before.first]), *SCHOOLS)
    return academic and goes_on and (told or not school)


def _start(reading: Reading, title: Title) -> int:
    """Where a title without a known body starts, with the plain noun or the strange name that may be its body."""
    first = start_of_phrase(reading, title)
    over = reading.mention_at(reading.doc[first - 1]) if first > reading.doc[title.head].sent.start else None
    named = over is not None and over.kind == "name" and over.last == first
    return over.first if over is not None and named and not reading.is_a(over, SCHEMA.Person) else first
