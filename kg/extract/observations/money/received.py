"""Prices and rates that somebody gets, pays or charges: "the price the firm received for cod slid to 7 dollars"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS
from kg.extract.observations.whose.measures import Measure, label_of, measure, thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.phrases import LONGEST, left
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.rows import words


def received(reading: Reading, found: Measure) -> Measure | None:
    """The measure with its owner who gets or pays it, and the clause as its property: "price received for cod"."""
    noun = found.noun
    if found.about is not None or noun.lemma_.lower() not in words(ROWS, "got_or_paid"):
        return None
    verb = next((c for c in noun.rights if c.dep_ == "relcl" and _gets(c) and not grammar.is_passive(c)), None)
    subject = grammar.child(verb, "nsubj") if verb is not None else None
    if verb is None or subject is None or subject.lower_ in grammar.RELATIVES or subject.i < noun.i:
        return None
    if any(n.i > verb.i for n in grammar.objects(verb)):
        return None  # "the rate the bank pays savers" is told with whom it pays
    return _of_clause(reading, found, subject, verb)


def torn(reading: Reading, verb: Token, subject: Token | None) -> Measure | None:
    """The same where the parser hung the clause on the wrong verb: the firm "slid" and is what was "received"."""
    beside = [c for c in verb.lefts if c.dep_ == "nsubj"]
    subject = beside[-1] if subject is not None and len(beside) > 1 and beside[0].i == subject.i else subject
    noun = subject.left_edge.nbor(-1) if subject is not None and subject.left_edge.i > verb.sent.start else verb
    got = next((c for c in subject.rights if c.dep_ == "acl" and _gets(c)), None) if subject is not None else None
    hung = noun.i in (verb.head.i, beside[0].i if beside else -1) and noun.tag_ in NOUNS
    if subject is None or got is None or not hung or got.i > verb.i:
        return None
    if noun.lemma_.lower() not in words(ROWS, "got_or_paid") or any(grammar.prepositional(got, "by")):
        return None
    found = measure(reading, noun)
    return _of_clause(reading, replace(found, about=None), subject, got) if found.property is not None else None


def _gets(verb: Token) -> bool:
    return grammar.is_verb(verb) and verb.lemma_ in words(ROWS, "getting_or_paying")


def _of_clause(reading: Reading, found: Measure, subject: Token, verb: Token) -> Measure:
    """The measure about the subject of the clause that tells who gets or pays it, and for what."""
    first, noun = left(reading, found.noun), found.noun
    said = f"{label_of(reading, first, noun.i + 1)} {participle(verb)}"
    for prep, what in grammar.prepositional(verb, "for", "on", "per"):
        end = what.right_edge.i + 1
        timed = any(reading.time_at(t) or reading.quantity_at(t) for t in reading.doc[prep.i : end])
        if prep.i == verb.i + 1 and not timed and end - prep.i < LONGEST:
            said += f" {' '.join(reading.doc[prep.i : end].text.split())}"
    prop = reading.words_part(first, noun.i + 1, said)
    return Measure(thing(reading, subject), prop, noun, place=found.place)
