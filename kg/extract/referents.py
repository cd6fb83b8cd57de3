"""A noun in a clause becomes the entities it speaks of, of the classes that the statement allows.

The way goes from the noun itself over what the sentence says it is: the antecedent of "who", the name beside "a
startup" in apposition, the subject of "is a startup". Coordination gives several.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kg.extract.grammar import RELATIVES, antecedent, child, clause_head, conjuncts, first_conjunct, subject
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Mention, Part
from kg.vocabulary import SCHEMA

DEEP = 6  # nouns between a modifier and the name that it describes

DEPTH = 4
SLIPPED = ("dobj", "pobj", "conj", "dep", "npadvmod", "attr")  # what the parser takes an apposition for
FOLLOWING = (
    "group",
    "company",
    "conglomerate",
    "chain",
    "empire",
    "network",
    "newspaper",
    "club",
    "bank",
    "consortium",
    "party",
    "pub",
    "restaurant",
    "airline",
    "magazine",
    "website",
    "charity",
    "nightclub",
)
CALLING = ("called", "named", "dubbed")  # "an agency called Acme"
DOUBLE = 5  # tokens between two subjects of one verb that name the same


def referents(reading: Reading, nouns: Iterable[Token], *classes: str) -> list[Mention]:
    """The entities of one of the classes that the nouns refer to, each once, in order."""
    found: dict[str, Mention] = {}
    for noun in nouns:
        for mention in _of(reading, noun, classes, DEPTH):
            found.setdefault(mention.entity, mention)
    return sorted(found.values(), key=lambda m: m.first)


def referent(reading: Reading, noun: Token, *classes: str) -> Mention | None:
    """The first entity of one of the classes that a noun refers to."""
    return next(_of(reading, noun, classes, DEPTH), None)


def _of(reading: Reading, noun: Token, classes: tuple[str, ...], depth: int) -> Iterator[Mention]:
    named = _name_behind(reading, noun)
    mention = reading.mention_headed_by(noun) or _name_around(reading, noun)
    if named is None and reading.is_a(mention, *classes):
        assert mention is not None
        yield mention
        return
    if depth == 0 or (mention is not None and mention.kind == "name"):
        return
    if noun.lower_ in RELATIVES:
        yield from _of_relative(reading, noun, classes, depth)
        return
    for other in [named] if named is not None else _beside(reading, noun):
        for each in conjuncts(other):
            yield from _of(reading, each, classes, depth - 1)


def _of_relative(reading: Reading, noun: Token, classes: tuple[str, ...], depth: int) -> Iterator[Mention]:
    """What a relative pronoun stands for: its antecedent, or what that hangs on behind a comma.

    "Acme, based in Leeds, which she founded" speaks of Acme when an organization is asked for.
    """
    before = antecedent(clause_head(noun))
    lead = noun.nbor(-2) if noun.i > 1 and noun.nbor(-1).pos_ == "ADP" else noun.nbor(-1) if noun.i else noun
    for _ in range(DEPTH if lead.text == "," else 1):
        if before is None:
            return
        found = [m for each in conjuncts(before) for m in _of(reading, each, classes, depth - 1)]
        if found:
            yield from found
            return
        before = _hung_on(before)


def _hung_on(noun: Token) -> Token | None:
    """The noun that another is told of: "Acme" for "Leeds" of "Acme, based in Leeds, Yorkshire"."""
    above = noun.head
    beside = above.nbor(-1) if above.pos_ == "ADP" and above.i > noun.sent.start else noun
    while above.pos_ in ("ADP", "VERB") and above.dep_ in ("prep", "acl") and above.head is not above:
        above = above.head
    if above.pos_ in ("NOUN", "PROPN") and above is not noun:
        return above
    return (
        beside if beside.pos_ == "PROPN" and beside is not noun else None
    )  # "teaches at the Academy in Brno, from which"


def _in_brackets(word: Token) -> bool:
    """Whether a bracket that opens before a word closes behind it."""
    before = [t.text for t in word.doc[word.sent.start : word.i] if t.text in ("(", ")")]
    return before.count("(") > before.count(")")


def _bracketed_name(reading: Reading, verb: Token) -> Iterator[Token]:
    """The name that a sentence begins with, where brackets behind it keep the parser from seeing the subject."""
    mention = reading.mention_at(verb.doc[verb.sent.start])
    opened = mention is not None and mention.last < len(verb.doc) and verb.doc[mention.last].text == "("
    if mention is not None and opened and verb.dep_ == "ROOT" and mention.kind == "name":
        yield verb.doc[mention.root]


def _name_around(reading: Reading, noun: Token) -> Mention | None:
    """The name that a noun is part of, or that a noun for a firm only follows: "the Acme group"."""
    mention = reading.mention_at(noun)
    if (mention is None or mention.kind != "name") and noun.lower_ in FOLLOWING and noun.i > 0:
        mention = reading.mention_at(noun.nbor(-1))
        mention = mention if reading.is_a(mention, SCHEMA.Organization) else None
    return mention if mention is not None and mention.kind == "name" else None


def _name_behind(reading: Reading, noun: Token) -> Token | None:
    """The head of the name right behind a common noun that the parser hangs on it: "the engineer Roy"."""
    if noun.pos_ != "NOUN" or noun.i + 1 >= len(noun.doc):
        return None
    mention = reading.mention_at(noun.doc[noun.i + 1])
    starts = mention is not None and mention.kind == "name" and mention.first == noun.i + 1
    root = noun.doc[mention.root] if mention is not None and starts else None
    return root if root is not None and noun.is_ancestor(root) else None


def _beside(reading: Reading, noun: Token) -> Iterator[Token]:
    """The nouns that name the same thing by the grammar of the sentence."""
    if noun.lower_ == "where":  # "the college in Lima, where she studied": the parser has her study in Lima
        place = antecedent(clause_head(noun))
        if place is not None and place.dep_ == "pobj" and place.head.dep_ == "prep":
            yield place.head.head
        return
    apposed = child(noun, "appos")
    if apposed is not None:
        yield apposed
    noun = _one_of(noun) or noun
    if (before := _set_beside(reading, noun)) is not None:
        yield before
    yield from (name for verb in noun.rights if verb.lower_ in CALLING for name in verb.rights if name.dep_ == "oprd")
    if noun.dep_ == "appos":
        yield noun.head
    if noun.dep_ in ("nsubj", "nsubjpass"):  # "the former head, Ann Roe" is at times parsed as two subjects
        yield from (c for c in noun.head.children if c.dep_ == noun.dep_ and noun.i < c.i <= noun.i + DOUBLE)
    shared = first_conjunct(noun) if noun.dep_ == "conj" and noun.tag_ == "NN" else noun
    if shared is not noun and shared.dep_ == "attr" and shared.tag_ == "NN" and child(noun, "det", "poss") is None:
        noun = shared  # "is an actor and writer born in Calgary"
    if noun.dep_ in ("attr", "oprd") and noun.head.lemma_ in ("be", "become", "remain"):
        about = subject(noun.head)
        if about is not None:
            yield about
        if about is None or about.i > noun.head.i or _in_brackets(about):
            yield from _bracketed_name(reading, noun.head)


def _one_of(noun: Token) -> Token | None:
    """ "one" of "is one of the papers owned by Acme", "series" of "is a series of films": told of all, and of it."""
    one = noun.head.head if noun.tag_ in ("NNS", "NNPS") and noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return (
        one
        if one is not noun and one.lower_ in ("one", "series", "trilogy") and one.dep_ in ("attr", "appos")
        else None
    )


def _set_beside(reading: Reading, noun: Token) -> Token | None:
    """The name before the comma of "Acme, the pulp company founded by Roe", where the parser sees no apposition."""
    first = noun.left_edge
    if noun.dep_ not in SLIPPED or first.pos_ != "DET" or first.i < noun.sent.start + 2 or first.nbor(-1).text != ",":
        return None
    following = noun.doc[noun.i + 1] if noun.i + 1 < noun.sent.end else noun
    mention = reading.mention_at(first.nbor(-2))
    named = mention is not None and mention.kind == "name" and mention.last == first.i - 1
    described = following.dep_ == "acl" and following.tag_ == "VBN" and following.head is noun
    return noun.doc[mention.root] if mention is not None and named and described else None


def around(reading: Reading, place: Part) -> list[Part]:
    """The places that a place is set in: "Ohio" and "USA" of "Dayton, Ohio, USA", "the town of Dayton, Ohio"."""
    found: list[Part] = []
    i = bisect_left(reading.mentions, place.end or 0, key=lambda m: m.start)
    end = place.end or 0
    for mention in reading.mentions[i : i + 5]:
        between = _without_aside(reading.document.text[end : mention.start])
        if between == "(":
            continue
        if between == "of" and mention.entity == place.entity and not found:
            end = mention.end
            continue
        if between != "," or mention.kind != "name" or not _may_surround(reading, mention):
            break
        found.append(reading.entity_part(mention))
        end = mention.end
    return found


def _without_aside(between: str) -> str:
    """What stands between two places, an aside in brackets left out: "(" alone where the second is in the aside."""
    opened, closed = between.count("("), between.count(")")
    if opened > closed and between.lstrip().startswith("("):
        return "("
    return re.sub(r"^\s*\([^()]*\)", "", between).strip()


def _may_surround(reading: Reading, place: Mention) -> bool:
    """Whether a place behind a comma is what the one before lies in: by its class, or set off by another comma."""
    if reading.is_a(place, SCHEMA.AdministrativeArea):
        return True
    following = reading.doc[place.last] if place.last < len(reading.doc) else None
    ended = following is None or following.text in (",", ".", ";", ")") or following.pos_ == "ADP"
    ended = ended or (following is not None and following.lower_ in RELATIVES)
    return ended and reading.is_a(place, SCHEMA.Place)


def country_part(reading: Reading, token: Token, country: str) -> Part:
    """A country told by a demonym: the entity if the article names it, else its name in words."""
    entity = reading.entity_named(country)
    end = token.idx + len(token)
    if entity is not None:
        return Part(entity=entity.id, start=token.idx, end=end)
    return Part(text=country, start=token.idx, end=end)


def described(reading: Reading, modifier: Token, *classes: str) -> Mention | None:
    """What the noun phrase that holds a modifier names: Acme, of "the Plymouth-based ferry operator Acme"."""
    noun = modifier.head
    for _ in range(DEEP):
        found = referent(reading, noun, *classes)
        if found is not None:
            return found
        if noun.dep_ not in ("compound", "amod", "nmod") or noun.head.i == noun.i:
            return None
        noun = noun.head
    return None


def person_behind(reading: Reading, at: int) -> bool:
    """Whether a comma and a person's name stand here: "told the Acme Post, the head of the union, Ann Roe, left"."""
    after = reading.mention_at(reading.doc[at + 1]) if at + 1 < len(reading.doc) else None
    named = after is not None and after.first == at + 1 and after.kind == "name"
    return named and reading.doc[at].text == "," and reading.is_a(after, SCHEMA.Person)
