"""The line of business that a firm is told to be in: "operates in the life insurance industry", "a leader in the"."""

from collections.abc import Iterator

from kg.extract.grammar import is_passive, noun_phrase, subjects
from kg.extract.industries import business_before, line_of_business, written
from kg.extract.reading import Reading
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.series import EXAMPLES, examples
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim
from kg.rows import rows
from kg.vocabulary import SCHEMA

CONFIDENCE = 0.78
PRESENT = ("VBZ", "VBP")


def by_markets(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The lines of business that verbs of trading and nouns of rank tell of a firm."""
    markets = rows("relations")["markets"]
    for noun in sentence:
        if noun.tag_ == "NNS" and noun.i + 2 < sentence.end:
            yield from _exemplified(reading, noun)
        tied = noun.lemma_.lower() in markets["nouns"] and noun.dep_ == "pobj" and noun.head.lower_ == "in"
        line = business_before(noun, noun_phrase(noun)[0]) if tied else None
        if line is None or reading.doc[line[0]].lower_ in markets["others"]:
            continue
        who = _trading(noun.head.head, markets["verbs"], markets["ranks"])
        for firm in of_kind(reading, who, "firm")[:1]:
            parts = reading.entity_part(firm), reading.words_part(*line)
            yield statement(reading, noun, parts[0], SCHEMA.industry, parts[1], "relations.industry", CONFIDENCE)


def _exemplified(reading: Reading, noun: Token) -> Iterator[Claim]:
    """ "steel producers such as Acme and Bex", "tech companies like Acme": it is the business of each."""
    opener = noun.nbor(2) if noun.nbor(1).text == "," else noun.nbor(1)
    line = line_of_business(noun, noun_phrase(noun)[0]) if opener.lower_ in EXAMPLES else None
    if line is None:
        return
    first, last = line
    for firm in examples(reading, noun, "firm"):
        if fits_kind(reading, firm, "firm"):
            part = reading.words_part(first, last, written(line, noun))
            about = reading.entity_part(firm)
            yield statement(reading, noun, about, SCHEMA.industry, part, "relations.industry", CONFIDENCE)


def _trading(above: Token, verbs: list[str], ranks: list[str]) -> list[Token]:
    """Who trades there: the subject of "operates" or "is active", or who is "a leader"."""
    if above.tag_ in PRESENT and above.lemma_ in verbs and not is_passive(above):
        return subjects(above)
    if above.lower_ == "active" and above.dep_ == "acomp" and above.head.tag_ in PRESENT:
        return subjects(above.head)
    return [above] if above.tag_ == "NN" and above.lower_ in ranks and above.dep_ in ("attr", "appos") else []
