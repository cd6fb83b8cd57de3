"""Who makes an event happen, by the verb that tells of it: "organized by Acme together with Bex"."""

from kg.extract.grammar import TENSED, child, conjuncts, prepositional
from kg.extract.reading import Reading
from kg.extract.referents import referents
from kg.extract.tokens import Token
from kg.model import Mention
from kg.rows import words
from kg.vocabulary import SCHEMA

NEAR = 14  # tokens between a participle and its "by"
HOSTS = (SCHEMA.Organization, SCHEMA.Person, SCHEMA.City, SCHEMA.Country)


def hosts(reading: Reading, nouns: list[Token]) -> list[Mention]:
    """Whom nouns name, also with what a body is behind its name: "the Acme association"."""
    bare = [noun for noun in nouns if noun.tag_ == "NN" and noun.lower_ in words("events", "hosts")]
    named = [m for noun in bare if (m := reading.mention_at(noun.nbor(-1))) is not None and m.last == noun.i]
    return referents(reading, [*nouns, *(reading.doc[m.root] for m in named)], *HOSTS)


def doers(verb: Token) -> list[Token]:
    """Whom the next "by" behind a participle names, whatever it hangs on: "organized for the first time by Acme"."""
    behind = verb.doc[verb.i + 1 : min(verb.i + NEAR, verb.sent.end)]
    by = next((t for t in behind if t.lower_ == "by"), None)
    noun = child(by, "pobj") if by is not None else None
    apart = noun is None or any(t.tag_ in TENSED or t.text == ";" for t in verb.doc[verb.i + 1 : noun.i])
    return conjuncts(noun) if noun is not None and not apart else []


def together(verb: Token) -> list[Token]:
    """Who takes part in what a verb tells: "organized by Acme together with Bex"."""
    found = [inner for prep, inner in prepositional(verb, "with") if prep.i > verb.i]
    for adverb in verb.children:
        if adverb.lower_ in ("together", "jointly", "along"):
            found += [inner for _, inner in prepositional(adverb, "with")]
    return found
