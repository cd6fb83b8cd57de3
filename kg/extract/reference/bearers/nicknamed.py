"""Names that a clause ties to a noun or a pronoun: "the Herons, as the club is known", "Lumo, as she was called"."""

from collections.abc import Iterator

from kg.extract.grammar import child
from kg.extract.names.words import called_class, lineage, listed
from kg.extract.tokens import Doc, Token
from kg.model import Name
from kg.rows import words
from kg.vocabulary import SCHEMA

_REACH = 12  # tokens of "as the club is affectionately known to its followers"
_PRONOUNS = ("he", "she")
_BE = ("is", "was", "are", "were", "became", "been")


def nicknamed(doc: Doc, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a name met before and the one before "as the club is known", where one alone can be meant."""
    for other in names:
        meant = _meant(doc, other)
        if meant is None:
            continue
        before = [n for n in names if n.last <= other.first and _can_be(meant, n)]
        others = {doc[n.first : n.last].text for n in before} - {doc[other.first : other.last].text}
        called = [n for n in before if doc[n.first : n.last].text in others]
        if called and _is_one(others):
            yield max(called, key=lambda n: n.last - n.first), other


def staged(doc: Doc, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a person's name and one that he bears in what he does: "Roe, who wrestled under the ring name Storm"."""
    people = [name for name in names if name.classes[0] == SCHEMA.Person]
    for other in names:
        under = _under(doc, other.first)
        who = _doer(under) if under is not None else None
        if who is None:
            continue
        before = [p for p in people if p.last <= other.first]
        alone = {doc[p.first : p.last].text for p in before} if who.lower_ in _PRONOUNS else set[str]()
        found = next((p for p in before if p.first <= who.i < p.last or len(alone) == 1), None)
        if found is not None:
            yield found, other


def _under(doc: Doc, at: int) -> Token | None:
    """The preposition of "under the stage name" right before a token."""
    told = [token.lower_ for token in doc[max(at - 4, 0) : at]]
    if len(told) < 4 or told[3] != "name" or told[2] not in words("reference", "kinds_of_names"):
        return None
    return doc[at - 4] if told[0] in ("under", "by", "using") else None


def _doer(word: Token) -> Token | None:
    """Whom the clause of a word is told of: its subject, or whom it describes."""
    verb = next((t for t in (word, *word.ancestors) if t.pos_ == "VERB"), None)
    subject = child(verb, "nsubj", "nsubjpass") if verb is not None else None
    if verb is not None and subject is None and verb.dep_ == "conj":
        return _doer(verb.head)
    if verb is not None and verb.dep_ in ("relcl", "acl") and (subject is None or subject.tag_ == "WP"):
        return verb.head
    return subject


def _meant(doc: Doc, name: Name) -> Token | None:
    """The noun or the pronoun behind a name of which it is said that it is called so, if any is."""
    at = name.last + (doc[name.last : name.last + 1].text in (",", "(", "–", "—"))
    if at + 3 >= len(doc) or doc[at].lower_ != "as" or at == name.last:
        return None
    clause = doc[at + 1 : at + 1 + _REACH]
    verb = next((t for t in clause if t.lower_ in listed("verbs", "naming")), None)
    if verb is None or not any(t.lower_ in _BE for t in doc[at + 2 : verb.i]):
        return None
    subject = doc[at + 1] if doc[at + 1].lower_ in _PRONOUNS else doc[at + 2]
    definite = subject.i == at + 1 or (doc[at + 1].lower_ == "the" and subject.tag_ == "NN")
    return subject if definite and doc[subject.i + 1].lower_ in {*_BE, "has", "had"} else None


def _can_be(meant: Token, name: Name) -> bool:
    """Whether a noun or a pronoun may take up a name."""
    if meant.lower_ in _PRONOUNS:
        return name.classes[0] == SCHEMA.Person
    kind = called_class(meant.lemma_.lower())
    kinds = lineage(kind) if kind is not None else ()
    return kind is not None and kinds[0] == name.classes[0] and set(name.classes) >= set(kinds)


def _is_one(texts: set[str]) -> bool:
    """Whether all names are forms of one: "Lomas United" and "United"."""
    longest = max(texts, key=len)
    return all(text in longest for text in texts)
