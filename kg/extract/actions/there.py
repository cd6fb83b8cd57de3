"""What there was: "There was an explosion at the plant on Sunday" tells what came about."""

from collections.abc import Iterator

from kg.extract.actions.core import core
from kg.extract.actions.parts import mention_of
from kg.extract.actions.when import time_parts
from kg.extract.grammar import child, clause_tokens, conjuncts, lemma, prepositional
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Claim, Part
from kg.rows import rows, words
from kg.vocabulary import KG, RDFS, SCHEMA


def there_was(reading: Reading, noun: Token) -> Iterator[Claim]:
    """That there was a fire or a protest, where it is told at which place or on what day."""
    verb, there = noun.head, child(noun.head, "expl")
    if there is None or noun.dep_ != "attr" or lemma(verb) != "be" or verb.dep_ not in ("ROOT", "conj", "ccomp"):
        return
    events = [n for n in conjuncts(noun) if n.lemma_.lower() in words("actions", "there_were")]
    unsaid = any(c.lower_ == "no" or c.tag_ == "JJR" for c in noun.lefts)  # "85 percent more fires" is a figure
    if not events or unsaid or child(verb, "neg") is not None:
        return
    where = _places(reading, [verb, *events])
    when = time_parts(reading, verb)
    if not where and not when:
        return
    first, last = there.i, max(t.i for t in clause_tokens(verb) if not t.is_punct) + 1
    parts: dict[str, tuple[Part, ...]] = {
        KG.verb: (reading.words_part(verb.i, verb.i + 1, lemma(verb)),),
        SCHEMA.object: tuple(reading.words_part(*core(n)) for n in events),
        **({SCHEMA.location: where} if where else {}),
        **when,
        RDFS.label: (reading.words_part(first, last),),
    }
    confidence = rows("actions")["confidence"]["there"]
    yield Claim(SCHEMA.Action, parts, reading.evidence(first, last), "action/there", verb.i, confidence)


def _places(reading: Reading, heads: list[Token]) -> tuple[Part, ...]:
    """The places named behind the verb or behind what there was: "at the Acme plant in Cork"."""
    nouns = [n for head in heads for p, n in prepositional(head, "in", "at", "near", "outside") if n.i > head.i]
    nouns += [inner for n in nouns for _, inner in prepositional(n, "in", "at", "near")]
    found = (mention_of(reading, n) for n in nouns)
    named = {m.entity: m for m in found if m is not None and reading.is_a(m, SCHEMA.Place)}
    return tuple(reading.entity_part(m) for m in named.values())
