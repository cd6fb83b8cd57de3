"""Whether a people's name in front of a title tells where a post is held, or only whence its holder comes."""

from kg.extract.roles.titles.titles import Title, row
from kg.extract.tokens import Token


def is_national(title: Title) -> bool:
    """Whether a title may be that of a country: "French minister", "Chilean senator"."""
    return title.office in ("country", "state") or title.key in row("of_nations", "words") or title.text == "leader"


def is_held_by(title: Title, people: Token) -> bool:
    """Whether a people's name tells only whence one comes who has a post of a body: "its Swiss chairman"."""
    owned = people.i > people.sent.start and people.nbor(-1).tag_ in ("PRP$", "POS")
    return owned and not is_national(title)
