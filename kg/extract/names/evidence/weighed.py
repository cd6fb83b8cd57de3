"""What speaks for a name's classes, added up: the class it gets, and whether much speaks for it at all."""

from kg.extract.names.evidence.shape import Votes
from kg.extract.names.words import known_class, lineage, noun_class
from kg.rows.lexicon import common_kind
from kg.vocabulary import SCHEMA

HEADED = 4.0  # how much a name's head says for a kind of works
MODELS = 0.9  # the most that the language model alone says for a special kind
DOUBT = 1.5  # what the language model's word alone never reaches where a name occurs once
FEW = 2  # uses of a common word that may be none of a name
LETTERS = 5  # of words in capitals that may be letters: "AIDS"
THINGS = (SCHEMA.Organization, SCHEMA.Product)


def classes_of(votes: Votes) -> tuple[str, ...]:
    """The classes that most speaks for, from the general to the special."""
    most = general(votes)
    special = {kind: weight for kind, weight in votes.items() if lineage(kind)[0] == most and kind != most}
    if not special or max(special.values()) <= 0:
        return (most,)
    if most == SCHEMA.CreativeWork and votes.get(most, 0.0) >= HEADED and max(special.values()) <= MODELS:
        return (most,)  # "the Tarrow Strategy", which the language model takes for a law
    chosen = max(special, key=lambda kind: (special[kind], kind))
    if chosen == SCHEMA.Landform and special.get(SCHEMA.Country, 0.0) > 0:
        return lineage(SCHEMA.Country)  # "the Philippines, an archipelago"
    return lineage(chosen)


def is_doubtful(votes: Votes) -> bool:
    """Whether hardly more than the language model's word speaks for a body: "Fast Track designation"."""
    return general(votes) == SCHEMA.Organization and totals(votes).get(SCHEMA.Organization, 0.0) < DOUBT


def is_ordinary_word(words: tuple[str, ...], uses: int, votes: Votes) -> bool:
    """Whether a name is one common word of English for which hardly more than the model speaks: "A funeral Mass"."""
    if len(words) != 1 or uses > FEW or not _is_common(words[0]) or general(votes) not in THINGS:
        return False
    written = words[0][1:].islower() or (words[0].isupper() and len(words[0]) > LETTERS)  # no "MoD", "WHO"
    return written and known_class(words[0]) is None and max(totals(votes).values(), default=0.0) < DOUBT


def _is_common(word: str) -> bool:
    """Whether a word is in the lexicon, or says what somebody does: "convenor"."""
    return common_kind(word) is not None or noun_class(word.lower()) == SCHEMA.Person


def totals(votes: Votes) -> dict[str, float]:
    """How much speaks for each general class."""
    found: dict[str, float] = {}
    for kind, weight in votes.items():
        most = lineage(kind)[0]
        found[most] = found.get(most, 0.0) + weight
    return found


def general(votes: Votes) -> str:
    """The general class that most speaks for."""
    found = totals(votes) or {SCHEMA.Organization: 0.0}
    return max(found, key=lambda kind: (found[kind], kind))
