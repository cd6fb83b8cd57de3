"""A title becomes the body it is held at: beside the title, by a possessive, or from what the article is about."""

from collections import Counter

from spacy.tokens import Token

from kg.extract.reading import Reading
from kg.extract.roles_titles import OFFICES, Title, row
from kg.model import Mention
from kg.vocabulary import SCHEMA

AFTER = ("of", "at", "for", "with", "in", "from", "to", "on", "under")
WIDTH = 12  # tokens that a noun phrase between preposition and name may have
SURE, LIKELY, GUESSED = 0.95, 0.85, 0.6
LEVELS = {
    "city": (SCHEMA.City,),
    "state": (SCHEMA.State, SCHEMA.AdministrativeArea),
    "country": (SCHEMA.Country,),
}


def body_after(reading: Reading, title: Title) -> tuple[Mention, int] | None:
    """The body named behind a title ("of the German group Rothmeyer"), and the token behind it."""
    doc = reading.doc
    i = title.last
    end = doc[title.head].sent.end
    if i < end and doc[i].text == "(":  # "chief executive officer (CEO) of"
        closing = next((j for j in range(i, min(i + 4, end)) if doc[j].text == ")"), None)
        i = closing + 1 if closing is not None else i
    if i + 1 >= end or doc[i].lower_ not in AFTER:
        return None
    mention = named_in_phrase(reading, i + 1, end)
    if mention is None or not fits(reading, title, mention, doc[i]):
        return None
    return mention, mention.last


def named_in_phrase(reading: Reading, first: int, end: int) -> Mention | None:
    """The body or place that a noun phrase from `first` on names: its first name, or the noun phrase itself."""
    doc = reading.doc
    for i in range(first, min(first + WIDTH, end)):
        word = doc[i]
        mention = reading.mention_at(word)
        if mention is not None and mention.first >= first and reading.is_a(mention, SCHEMA.Organization, SCHEMA.Place):
            behind = doc[mention.last] if mention.last < end else None
            if behind is not None and behind.tag_ == "POS":
                inner = named_in_phrase(reading, mention.last + 1, min(end, mention.last + WIDTH))
                return inner if inner is not None and inner.kind == "name" else mention
            if behind is not None and _goes_on(reading, behind, mention):
                continue
            return mention
        if mention is None and (word.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "PUNCT") and word.text != "-"):
            if word.tag_ in ("VBG", "VBN") and word.dep_ in ("amod", "compound"):
                continue
            return None
    return None


def _goes_on(reading: Reading, behind: Token, mention: Mention) -> bool:
    """Whether a name is only a modifier: "Baghdad" in "the Baghdad office of"."""
    after = reading.mention_at(behind)
    if after is not None and reading.is_a(after, SCHEMA.Organization):
        return True
    return reading.is_a(mention, SCHEMA.Place) and behind.pos_ in ("NOUN", "PROPN") and after is None


def body_before(reading: Reading, title: Title) -> tuple[Mention, int] | None:
    """The body in front of a title ("SHH spokeswoman", "its chairman", "the bank's chief"), and where it starts."""
    doc = reading.doc
    i = title.lead - 1
    start = doc[title.head].sent.start
    while (
        i >= start
        and (doc[i].lower_ in row("generic", "words") or doc[i].pos_ == "ADJ")
        and reading.mention_at(doc[i]) is None
    ):
        i -= 1
    if i < start:
        return None
    if doc[i].tag_ == "POS":
        i -= 1
    mention = reading.mention_at(doc[i]) if i >= start else None
    if mention is None or mention.last != i + 1 or not fits(reading, title, mention, None):
        return None
    possessive = doc[i].tag_ == "PRP$" or doc[i + 1].tag_ == "POS"
    if mention.kind != "name" and not possessive:
        return None
    return mention, mention.first


def fits(reading: Reading, title: Title, mention: Mention, preposition: Token | None) -> bool:
    """Whether a mention can be the body of a title: an organization, or a place for its office-holders."""
    if reading.is_a(mention, SCHEMA.Organization):
        return preposition is None or preposition.lower_ not in ("on", "under", "to")
    if not reading.is_a(mention, SCHEMA.Place):
        return False
    if preposition is not None and preposition.lower_ not in ("of", "for", "to"):
        return False
    return title.office is not None or any(
        word in title.text
        for word in ("council", "ambassador", "governor", "secretary", "minister", "mp", "senator", "president")
    )


def plain_body(reading: Reading, title: Title) -> Mention | None:
    """The body that an article need not repeat: the company or the place it is about, if there is just one such."""
    if _says_another(reading, title):
        return None
    if title.key in _company():
        return _leading(reading, title, (SCHEMA.Organization,))
    level = title.office
    if level in OFFICES:
        return _leading(reading, title, LEVELS[level])
    return None


def _says_another(reading: Reading, title: Title) -> bool:
    """Whether the title has a body of its own that was not understood: "its chairman", "chairman of Xylo"."""
    doc = reading.doc
    behind = title.last < len(doc) and doc[title.last].lower_ in ("of", "at", "for")
    before = doc[title.lead - 1] if title.lead > 0 else None
    return behind or (before is not None and (before.tag_ in ("POS", "PRP$") or before.pos_ == "PROPN"))


def _company() -> frozenset[str]:
    return row("heads", "company")


def _leading(reading: Reading, title: Title, classes: tuple[str, ...]) -> Mention | None:
    """The last mention of the entity that leads among those of the classes before the title."""
    so_far = [m for m in reading.mentions if m.first < title.first and reading.is_a(m, *classes)]
    counts = Counter(m.entity for m in so_far)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    leader = ranked[0][0]
    return next(m for m in reversed(so_far) if m.entity == leader)
