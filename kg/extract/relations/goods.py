"""What a company makes or offers in words: "Acme makes steel pipes", "a maker of lifts", "provides cloud services"."""

from collections.abc import Iterator

from kg.extract.epithets import epithets
from kg.extract.grammar import (
    by_agents,
    child,
    governing_verb,
    is_passive,
    lemma,
    noun_phrase,
    own_objects,
    prepositional,
    subjects,
)
from kg.extract.reading import Reading
from kg.extract.referents import referents
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.slots import statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import words
from kg.vocabulary import SCHEMA

PRESENT = ("VBZ", "VBP")
SAID, CALLED, OWNED = 0.78, 0.8, 0.78


def by_goods(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The kinds of goods and services that the sentence says an organization makes or offers."""
    for word in sentence:
        if word.tag_ in {*PRESENT, "VBG", "VBN", "VBD"}:
            yield from _by_verb(reading, word)
        elif word.tag_ == "NN" and word.lower_ in words("goods", "makers") | words("goods", "providers"):
            yield from _by_noun(reading, word)
        elif word.tag_ in ("POS", "PRP$"):
            yield from _by_owner(reading, word)


def _by_verb(reading: Reading, verb: Token) -> Iterator[Claim]:
    """ "Acme makes pipes", "which provides services", "pipes made by Acme"; once done ("made a pipe") is no trade."""
    verb_lemma = lemma(verb)
    making = verb_lemma in words("goods", "making")
    if not making and verb_lemma not in words("goods", "offering"):
        return
    if verb.tag_ in PRESENT and not is_passive(verb):
        makers, goods = _bodies(reading, subjects(verb)), own_objects(verb)
    elif making and verb.dep_ == "acl" and is_passive(verb):
        makers, goods = _bodies(reading, by_agents(verb)), subjects(verb)
    else:
        return
    for noun in _kinds(goods):
        if noun.i != verb.i and _is_kind_of_goods(reading, noun, making):
            yield from _claims(reading, noun, noun, makers, making, SAID)


def _by_noun(reading: Reading, maker: Token) -> Iterator[Claim]:
    """ "a maker of lifts", "lift maker Acme"."""
    making = maker.lower_ in words("goods", "makers")
    makers = _bodies(reading, [maker])
    for noun in _kinds([goods for _, goods in prepositional(maker, "of")]):
        if _is_kind_of_goods(reading, noun, making):
            yield from _claims(reading, maker, noun, makers, making, CALLED)


def _by_owner(reading: Reading, mark: Token) -> Iterator[Claim]:
    """ "Acme's Lumo", "its new Lumo 3": a product that has a name is its owner's, if that does not only run it."""
    doc, end, at = reading.doc, mark.sent.end, mark.i + 1
    while at < end and doc[at].pos_ in ("ADJ", "NUM") and reading.mention_at(doc[at]) is None:
        at += 1
    product = reading.mention_at(doc[at]) if at < end else None
    named = product is not None and product.kind == "name" and product.first == at
    owner = reading.mention_at(mark.nbor(-1) if mark.tag_ == "POS" and mark.i else mark)
    if product is None or owner is None or not named or not reading.is_a(product, SCHEMA.Product):
        return
    if doc[product.last - 1].lower_ in words("goods", "run"):
        return  # "Acme's Lumo Music Store"
    verb = governing_verb(doc[product.root])
    if verb is not None and verb.lemma_ in words("goods", "using"):
        return  # "took its first Lumo in May"
    if reading.is_a(owner, SCHEMA.Organization) and not _runs(reading, owner) and owner.entity != product.entity:
        parts = reading.entity_part(product), reading.entity_part(owner)
        yield statement(reading, mark, parts[0], SCHEMA.manufacturer, parts[1], "relations.manufacturer", OWNED)


def _runs(reading: Reading, owner: Mention) -> bool:
    """Whether an organization has what others make: an airline, an army, a railway."""
    entity = reading.entity(owner)
    told = {word.casefold() for name in (entity.label, *entity.alt_labels) for word in name.split()}
    told |= {reading.doc[e.head].lower_ for e in epithets(reading.doc, owner.first, owner.last)}
    return bool(told & words("goods", "users")) or not fits_kind(reading, owner, "firm")


def _kinds(nouns: list[Token]) -> Iterator[Token]:
    """The goods that nouns name or count off: "services" of "a wide range of services"."""
    for noun in nouns:
        counted = noun.lemma_.lower() in words("goods", "ranges")
        yield from (inner for _, inner in prepositional(noun, "of")) if counted else [noun]


def _bodies(reading: Reading, nouns: list[Token]) -> list[Mention]:
    return referents(reading, nouns, SCHEMA.Organization)


def _is_kind_of_goods(reading: Reading, noun: Token, making: bool) -> bool:
    """Whether a noun speaks of goods in general: a plural or a mass, no single or counted thing, no plan or gain."""
    around = reading.mention_at(noun)
    known = around is not None and (around.kind == "name" or around.root == noun.i)
    if noun.tag_ not in ("NN", "NNS") or known or reading.quantity_at(noun) is not None or _is_torn(noun):
        return False
    if child(noun, "det", "poss", "nummod", "relcl") is not None or reading.time_at(noun) is not None:
        return False
    name = noun.lemma_.lower()
    if not making:
        return name in words("goods", "offered")
    if name in words("goods", "masses"):
        return True
    abstract = name in words("goods", "no_goods") or name.endswith(tuple(words("goods", "abstract_endings")))
    return noun.tag_ == "NNS" and not abstract


def _is_torn(noun: Token) -> bool:
    """Whether the parser has torn a word at its hyphen: "e", "-" and "bikes" of "a maker of e-bikes"."""
    around = [t for t in noun.doc[max(noun.i - 1, 0) : noun.i + 2] if t.text == "-" and not t.whitespace_]
    return not noun.is_alpha or any(t.i > noun.i or noun_phrase(noun)[0] == noun.i for t in around)


def _claims(
    reading: Reading, anchor: Token, noun: Token, makers: list[Mention], making: bool, confidence: float
) -> Iterator[Claim]:
    first, last = noun_phrase(noun)[0], noun.i + 1
    if last - first == 1 and noun.lemma_.lower() in words("goods", "of_any_kind"):
        return
    goods = reading.words_part(first, last)
    predicate = SCHEMA.manufacturer if making else SCHEMA.provider
    for maker in makers:
        yield statement(reading, anchor, goods, predicate, reading.entity_part(maker), "relations.goods", confidence)
