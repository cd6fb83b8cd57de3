"""What somebody works as is what he is, told as schema:jobTitle: "Ann Roe, who works as a plumber in Cork".

Titles of posts are told with the post; here are the trades, which need no body beside them once the verb says so.
"""

from collections.abc import Iterator

from kg.extract.grammar import agents, auxiliaries, child, prepositional
from kg.extract.reading import PROSE, Reading
from kg.extract.reference.taking_up.phrases import is_person_noun, noun_of
from kg.extract.referents import referents
from kg.extract.roles.titles.titles import Title, row, titles
from kg.extract.tokens import Span, Token
from kg.model import Claim, Part
from kg.rows import rows
from kg.vocabulary import RDF, SCHEMA

CONFIDENCE = 0.88


def livelihoods(reading: Reading) -> Iterator[Claim]:
    """schema:jobTitle of those who work as something: "Roe works as a cook"; "worked as a cook" is over."""
    for sentence in reading.sentences(PROSE):
        for verb in sentence:
            if verb.lemma_ in rows("careers")["livelihoods"]["verbs"] and _goes_on(verb):
                yield from _told(reading, sentence, verb)


def _goes_on(verb: Token) -> bool:
    """Whether the work is still done: "works", "is working"; not "worked", "was working", "will work"."""
    helped = {token.lower_ for token in auxiliaries(verb)}
    return verb.tag_ in ("VBZ", "VBP") if not helped else verb.tag_ == "VBG" and not helped - {"is", "are"}


def _told(reading: Reading, sentence: Span, verb: Token) -> Iterator[Claim]:
    """The claims of one verb: its subject has the trade that stands behind "as"."""
    trade = next((noun for _, noun in prepositional(verb, "as")), None)
    if trade is None or trade.tag_ != "NN" or not is_person_noun(noun_of(trade)):
        return
    article = child(trade, "det")
    known = next((title for title in titles(reading, sentence) if title.first <= trade.i < title.last), None)
    told = known is not None and _is_told(known)
    if article is None or article.lower_ not in ("a", "an") or told:
        return
    first = article.i + 1
    if any(token.pos_ not in ("NOUN", "ADJ") and not token.is_punct for token in reading.doc[first : trade.i + 1]):
        return  # "as a Lima-born and often unpaid cook"
    for person in referents(reading, agents(verb), SCHEMA.Person):
        parts = {
            RDF.subject: (reading.entity_part(person),),
            RDF.predicate: (Part(iri=SCHEMA.jobTitle),),
            RDF.object: (reading.words_part(first, trade.i + 1),),
        }
        evidence = reading.sentence_evidence(verb)
        yield Claim(RDF.Statement, parts, evidence, "roles.title", verb.i, CONFIDENCE)


def _is_told(title: Title) -> bool:
    """Whether the words are a title that is told as one without a body beside it."""
    return not title.trade and (not title.weak or title.key in row("weak", "alone"))
