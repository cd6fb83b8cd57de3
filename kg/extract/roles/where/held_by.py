"""Whether a word beside a title tells where a post is held, or only what it is for, or whence its holder comes."""

from kg.extract.reading import Reading
from kg.extract.roles.titles.titles import Title, row
from kg.extract.tokens import Token
from kg.model import Mention


def is_national(title: Title) -> bool:
    """Whether a title may be that of a country: "French minister", "Chilean senator"."""
    return title.office in ("country", "state") or title.key in row("of_nations", "words") or title.text == "leader"


def is_held_by(title: Title, people: Token) -> bool:
    """Whether a people's name tells only whence one comes who has a post of a body: "its Swiss chairman"."""
    owned = people.i > people.sent.start and people.nbor(-1).tag_ in ("PRP$", "POS")
    return owned and not is_national(title)


def is_style(reading: Reading, mention: Mention, possessive: bool) -> bool:
    """Whether words right before a title are part of it, and no body: "Field Marshal", "Police Magistrate"."""
    said = reading.doc[mention.first : mention.last].text.lower()
    return not possessive and mention.kind == "name" and said in row("styles", "words")


def is_field_named(reading: Reading, mention: Mention, preposition: Token | None) -> bool:
    """Whether a name behind "for" tells what a post is for: "special envoy for International Water Affairs"."""
    last = reading.doc[mention.last - 1].lower_
    behind = preposition is not None and preposition.lower_ == "for" and mention.first == preposition.i + 1
    return behind and mention.kind == "name" and last in row("styles", "fields")
