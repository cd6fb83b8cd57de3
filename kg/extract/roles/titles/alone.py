"""Which titles are posts though no body is told with them."""

from kg.extract.reading import Reading
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.who.holder import Holder
from kg.model import Mention
from kg.rows import words


def is_post(reading: Reading, title: Title) -> bool:
    """Whether a title without a body is a post: no occupation, and not someone's own ("his supervisor")."""
    before = reading.doc[title.lead - 1] if title.lead > 0 else None
    made = before is not None and before.lower_ == "by" and title.text.lower() == "director"
    if made and any(t.lemma_.lower() in row("staged", "words") for t in reading.doc):
        return False  # "a film by director Ann Roe"
    personal = before is not None and before.tag_ == "PRP$" and before.lower_ != "its"
    work = {title.key, title.text.lower()} & row("occupations", "words")
    single = before is not None and (
        before.tag_ == "POS" or (before.lower_ == "the" and title.key in row("single", "words"))
    )
    return (not work or single or title.first_of_many) and not (personal and " " not in title.text)


def is_address(reading: Reading, title: Title, person: Mention) -> bool:
    """Whether a title is written large right in front of its holder's name: "before Judge Ann Roe"."""
    beside = title.last <= person.first and (title.plural or person.first <= title.last + 1)
    large = title.first == title.head and reading.doc[title.head].is_title
    return beside and large and title.key in row("addressed", "words")


def is_praise(reading: Reading, title: Title, holder: Holder) -> bool:
    """Whether somebody is praised, and no post told: "is the right leader for Acme", "is an outstanding scholar"."""
    verb, before = holder.verb, reading.doc[title.lead - 1].lower_ if title.lead > 0 else ""
    told = {before, reading.doc[title.lead].lower_, reading.doc[title.first].lower_}
    return verb is not None and verb.lemma_ == "be" and not told.isdisjoint(words("roles", "praising"))
