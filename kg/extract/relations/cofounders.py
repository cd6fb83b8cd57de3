"""A co-founder of a person founded what the text says that person founded: "Her co-founder, Ann Roe, left"."""

from collections.abc import Iterator, Sequence

from kg.extract.grammar import child
from kg.extract.reading import Reading
from kg.extract.relations.founders import COFOUNDERS
from kg.extract.relations.holders import holders
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Part
from kg.vocabulary import RDF, SCHEMA

CONFIDENCE = 0.78


def by_cofounders(reading: Reading, sentences: Sequence[Span], told: Sequence[Claim]) -> Iterator[Claim]:
    """The founders that are told as co-founders of others; `told` are the statements made so far."""
    for noun in (token for sentence in sentences for token in sentence):
        if _ends_in_cofounder(noun) and (owner := child(noun, "poss")) is not None:
            people = of_kind(reading, [owner], "person")
            firms = {firm.entity: firm for person in people for firm in _founded(told, person.entity)}
            if len(firms) != 1:
                continue
            (firm,) = firms.values()
            for other in holders(reading, noun, "person", people):
                if other.entity not in {person.entity for person in people}:
                    part = reading.entity_part(other)
                    yield statement(reading, noun, firm, SCHEMA.founder, part, "relations.founder", CONFIDENCE)


def _ends_in_cofounder(noun: Token) -> bool:
    """Whether a token is "co-founder", or the end of it where it is cut up."""
    cut = noun.i > 1 and noun.lower_ in ("founder", "founders") and noun.nbor(-2).lower_ == "co"
    return cut or noun.lower_ in COFOUNDERS[1:]


def _founded(told: Sequence[Claim], person: str) -> Iterator[Part]:
    """What a person founded by the statements made so far."""
    for claim in told:
        predicate, founder, firm = (claim.part(p) for p in (RDF.predicate, RDF.object, RDF.subject))
        founded = predicate is not None and predicate.iri == SCHEMA.founder
        if founded and founder is not None and firm is not None and founder.entity == person:
            yield firm
