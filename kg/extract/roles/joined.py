"""What somebody joins or leaves is where the post is that "as" tells: "joined the agency as an adviser"."""

from kg.extract.grammar import objects, verb_lemma
from kg.extract.reading import Reading
from kg.extract.roles.bodies import LED, Body
from kg.extract.roles.holder import Holder
from kg.extract.roles.nameless import in_words, speaks_of_body
from kg.extract.roles.titles import Title, row


def taken_or_left(reading: Reading, title: Title, holder: Holder) -> list[Body]:
    """The body without a name that somebody joins or leaves: "joined the agency as an adviser"."""
    verb = holder.verb
    if verb is None or verb_lemma(verb) not in row("joined", "verbs"):
        return []
    nouns = [noun for noun in objects(verb) if noun.i < title.lead and any(t.tag_ == "DT" for t in noun.lefts)]
    told = [noun for noun in nouns if speaks_of_body(noun) and reading.mention_headed_by(noun) is None]
    return [Body(in_words(reading, noun), False, False, noun.i, noun.i + 1, LED) for noun in told[:1]]


def comes_from(reading: Reading, title: Title, holder: Holder) -> bool:
    """Whether the body behind a title is where somebody was before: "joins Acme as head of research from Bex"."""
    began = holder.how == "frame" and holder.date == "start" and title.last < len(reading.doc)
    return began and reading.doc[title.last].lower_ == "from"
