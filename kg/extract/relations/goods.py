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
from kg.extract.relations.wares import examples_of, included, list_behind, whose
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
        if verb_lemma in words("goods", "specializing"):
            yield from _by_field(reading, verb)
        elif told := included(verb):
            yield from _by_products(reading, verb, *told)
        return
    if verb.tag_ in PRESENT and not is_passive(verb):
        makers, goods = _bodies(reading, subjects(verb)), own_objects(verb)
    elif making and verb.dep_ == "acl" and is_passive(verb):
        makers, goods = _bodies(reading, by_agents(verb)), subjects(verb)
    elif verb.tag_ == "VBG":
        makers, goods = _bodies(reading, _doing(verb)), own_objects(verb)
    else:
        return
    yield from _made(reading, verb, goods, makers, making, SAID)


def _made(
    reading: Reading, verb: Token, goods: list[Token], makers: list[Mention], making: bool, confidence: float
) -> Iterator[Claim]:
    """What is told of the goods and of what is listed behind them."""
    for first, noun in _wares(reading, goods) if makers else ():
        if noun.i != verb.i and _is_kind_of_goods(reading, noun, making):
            yield from _claims(reading, noun, first, noun, makers, making, confidence)


def _doing(verb: Token) -> list[Token]:
    """Who does what a word in -ing tells: "a firm making pumps", "Acme specializes in making pumps"."""
    if verb.dep_ == "acl" and verb.i == verb.head.i + 1 and verb.head.tag_ == "NN":
        return [verb.head]
    above = verb.head.head
    tied = verb.dep_ == "pcomp" and verb.head.lower_ in ("in", "on")
    return subjects(above) if tied and lemma(above) in words("goods", "specializing") and _is_now(above) else []


def _is_now(verb: Token) -> bool:
    """Whether a verb tells what somebody does at present: "specializes", "is engaged"."""
    return verb.tag_ in PRESENT or any(c.tag_ in PRESENT for c in verb.lefts if c.dep_ in ("aux", "auxpass"))


def _by_field(reading: Reading, verb: Token) -> Iterator[Claim]:
    """ "Acme specializes in cloud services", "Acme is engaged in the manufacture of pumps"."""
    fields = [noun for _, noun in prepositional(verb, "in", "on")] if _is_now(verb) else []
    for noun in fields:
        making = noun.lower_ in words("goods", "makings")
        goods = [inner for _, inner in prepositional(noun, "of")] if making else [noun]
        yield from _made(reading, verb, goods, _bodies(reading, subjects(verb)), making, SAID)


def _by_products(reading: Reading, verb: Token, products: Token, first: Token) -> Iterator[Claim]:
    """ "Its products include pumps and valves", "Acme's services include loans"."""
    makers = [m for m in _bodies(reading, whose(products)) if not _runs(reading, m)]
    making = products.lemma_.lower() not in words("goods", "services")
    yield from _made(reading, verb, own_objects(verb) or [first], makers, making, SAID)


def _by_noun(reading: Reading, maker: Token) -> Iterator[Claim]:
    """ "a maker of lifts", "lift maker Acme"."""
    making = maker.lower_ in words("goods", "makers")
    makers = _bodies(reading, [maker])
    for first, noun in _wares(reading, [goods for _, goods in prepositional(maker, "of")]) if makers else ():
        if _is_kind_of_goods(reading, noun, making):
            yield from _claims(reading, maker, first, noun, makers, making, CALLED)


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


def _wares(reading: Reading, nouns: list[Token]) -> Iterator[tuple[int, Token]]:
    """Where the goods begin, and their heads: those of the clause, their examples, and the rest of their list."""
    named = [(noun_phrase(noun)[0], noun) for noun in _kinds(nouns)]
    known = {noun.i for _, noun in named}
    yield from named
    for _, noun in named:
        examples = list(examples_of(reading, noun))
        further = [(noun_phrase(example)[0], example) for example in examples]
        for start, head in [*further, *(w for n in (noun, *examples) for w in list_behind(reading, n))]:
            if head.i not in known:
                known.add(head.i)
                yield start, head


def _bodies(reading: Reading, nouns: list[Token]) -> list[Mention]:
    return referents(reading, nouns, SCHEMA.Organization)


def _is_kind_of_goods(reading: Reading, noun: Token, making: bool) -> bool:
    """Whether a noun speaks of goods in general: a plural or a mass, no single or counted thing, no plan or gain."""
    around = reading.mention_at(noun)
    known = around is not None and (around.kind == "name" or around.root == noun.i)
    if noun.tag_ not in ("NN", "NNS") or known or reading.quantity_at(noun) is not None or _is_torn(noun):
        return False
    start = noun_phrase(noun)[0]
    if any(t.lower_ in words("goods", "unsaid") for t in noun.doc[max(start - 2, noun.sent.start) : noun.i]):
        return False  # "other services", "and, formerly, phones"
    single = child(noun, "det", "poss", "nummod") is not None or (making and child(noun, "relcl") is not None)
    if single or reading.time_at(noun) is not None:
        return False
    name = noun.lemma_.lower()
    if not making:
        return name in words("goods", "offered")
    if name in words("goods", "masses"):
        return True
    ending = name.endswith(tuple(words("goods", "abstract_endings"))) and name not in words("goods", "offered")
    abstract = name in words("goods", "no_goods") or ending
    return noun.tag_ == "NNS" and not abstract


def _is_torn(noun: Token) -> bool:
    """Whether the parser has torn a word at its hyphen: "e", "-" and "bikes" of "a maker of e-bikes"."""
    around = [t for t in noun.doc[max(noun.i - 1, 0) : noun.i + 2] if t.text == "-" and not t.whitespace_]
    return not noun.is_alpha or any(t.i > noun.i or noun_phrase(noun)[0] == noun.i for t in around)


def _claims(
    reading: Reading, anchor: Token, first: int, noun: Token, makers: list[Mention], making: bool, confidence: float
) -> Iterator[Claim]:
    last = noun.i + 1
    if last - first == 1 and noun.lemma_.lower() in words("goods", "of_any_kind"):
        return
    goods = reading.words_part(first, last)
    predicate = SCHEMA.manufacturer if making else SCHEMA.provider
    for maker in makers:
        yield statement(reading, anchor, goods, predicate, reading.entity_part(maker), "relations.goods", confidence)
