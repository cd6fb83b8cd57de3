"""What somebody joins or leaves is where the post is that "as" tells: "joined the agency as an adviser"."""

from functools import cache

from kg.extract.grammar import child, first_conjunct, is_passive, objects, prepositional, subject, verb_lemma
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import noun_of
from kg.extract.referents import referents
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.bodies import LED, LIKELY, Body, body_of
from kg.extract.roles.where.nameless import in_words, speaks_of_body
from kg.extract.roles.who.framed import frames
from kg.extract.roles.who.gone import goes, parted_from
from kg.extract.roles.who.holder import HELD_AT, Holder
from kg.extract.tokens import Token
from kg.rows import rows
from kg.vocabulary import SCHEMA


def taken_or_left(reading: Reading, title: Title, holder: Holder) -> list[Body]:
    """The body without a name that somebody joins or leaves, or that chooses somebody: "the union elected her head"."""
    verb = holder.verb
    if holder.how != "frame":
        return _put_out(reading, title, holder)
    if verb is None or verb_lemma(verb) not in row("joined", "verbs"):
        return _choosing(reading, title, verb) if verb is not None else []
    if title.office is not None:
        return []
    nouns = [noun for noun in objects(verb) if noun.i < title.lead and any(t.tag_ == "DT" for t in noun.lefts)]
    told = [noun for noun in nouns if speaks_of_body(noun) and reading.mention_headed_by(noun) is None]
    boards = [noun for noun in told if noun.lemma_ == "board"]
    if of := referents(reading, [noun for board in boards for _, noun in prepositional(board, "of")], *HELD_AT):
        return [body_of(reading, of[0], LIKELY)]  # "joined the board of Acme as a director"
    before = (reading.mention_at(t) for board in boards for t in board.lefts if t.dep_ in ("compound", "poss", "nmod"))
    named = [m for m in before if m is not None and m.kind == "name" and reading.is_a(m, SCHEMA.Organization)]
    if named:
        return [body_of(reading, named[0], LIKELY)]  # "joined the Acme board as a director"
    return [Body(in_words(reading, noun), False, False, noun.i, noun.i + 1, LED) for noun in told[:1]]


def _choosing(reading: Reading, title: Title, verb: Token) -> list[Body]:
    """The body without a name that puts somebody into a post it has: "the players' union elected Ann Roe president"."""
    frame = frames().get(verb_lemma(verb), {})
    noun = _chooser(subject(verb)) if frame.get("body") == "agent" and not is_passive(verb) else None
    own = title.office is None or title.key in ("president", "vice president")
    if noun is None or not own or noun.i > title.lead or not _has_posts(noun):
        return []
    plain = speaks_of_body(noun) and reading.mention_headed_by(noun) is None
    return [Body(in_words(reading, noun), False, False, noun.i, noun.i + 1, LED)] if plain else []


def _chooser(noun: Token | None) -> Token | None:
    """The body whose board chooses: "the club's board sacked"; the noun itself for others."""
    owner = child(noun, "poss") if noun is not None and noun.lemma_ == "board" else None
    return owner if noun is not None and owner is not None and child(noun, "compound") is None else noun


def _has_posts(noun: Token) -> bool:
    """Whether a noun is for a body that fills its posts: "union", and "school board" unlike "club board"."""
    told = child(noun, "compound") if noun.lemma_ == "board" else None
    choosing = row("generic", "choosing")
    return noun_of(noun) in choosing or (told is not None and told.is_lower and told.lower_ not in choosing)


def _put_out(reading: Reading, title: Title, holder: Holder) -> list[Body]:
    """The body without a name that puts out whoever stands behind a title: "the club's board sacked coach Ann Roe"."""
    name = reading.doc[holder.person.root]
    beside = holder.verb is None and title.last == holder.person.first
    left = parted_from(name) if beside else None
    club = reading.mention_at(left) if left is not None else None
    if club is not None and reading.is_a(club, SCHEMA.Organization):
        return [body_of(reading, club, LIKELY)]  # "Acme United parted ways with coach Ann Roe"
    return _choosing(reading, title, name.head) if beside and name.dep_ == "dobj" and goes(name) is not None else []


def comes_from(reading: Reading, title: Title, holder: Holder) -> bool:
    """Whether the body behind a title is where somebody was before: "joins Acme as head of research from Bex"."""
    began = holder.how == "frame" and holder.date == "start" and title.last < len(reading.doc)
    return began and reading.doc[title.last].lower_ == "from"


def is_hired_away(reading: Reading, holder: Holder) -> bool:
    """Whether a clause tells from where somebody is taken: "signed defender Ann Roe from Acme United"."""
    name = first_conjunct(reading.doc[holder.person.root])
    noun = name.head if name.dep_ == "appos" and name.head.i < name.i else name
    hiring = noun.dep_ in ("dobj", "nsubjpass") and verb_lemma(noun.head) in _away()
    last = holder.person.last
    return hiring and last < len(reading.doc) and reading.doc[last].lower_ == "from"


@cache
def _away() -> frozenset[str]:
    """The verbs by which somebody is taken away from a body."""
    told = [each for each in rows("careers")["career"] if each["person"] == "patient" and each["body"] == "from"]
    return frozenset(verb for each in told for verb in each["verbs"])
