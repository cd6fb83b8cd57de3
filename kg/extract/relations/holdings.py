"""What somebody holds of a firm: "its stake in Acme", "Acme, in which Bex holds 30 percent", "a venture of Bex and Roe"."""

from collections.abc import Iterator

from kg.extract.grammar import child, governing_verb, is_passive, own_objects, prepositional, subjects
from kg.extract.modality import judge
from kg.extract.reading import Reading
from kg.extract.relations.slots import is_share, of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import rows
from kg.vocabulary import KG, SCHEMA

HELD, TOLD = 0.8, 0.78
WHICH = 12  # tokens between "in which" and its verb
HOLDING = ("own", "hold", "have", "take", "buy", "acquire", "keep", "retain", "control")


def by_holdings(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The holdings that possessors, clauses with "in which" and joint ventures tell."""
    for token in sentence:
        if is_share(token):
            yield from _possessed(reading, token)
        elif token.lower_ == "venture" and token.tag_ == "NN":
            yield from _shared(reading, token)
        elif token.lemma_ in HOLDING and token.pos_ in ("VERB", "AUX"):
            yield from _in_which(reading, token)
        elif token.lemma_ == "sell" and token.pos_ == "VERB" and not is_passive(token):
            yield from _sold_itself(reading, token)


def _possessed(reading: Reading, share: Token) -> Iterator[Claim]:
    """ "his 31 percent of Acme", "the city's stake in Acme", unless it has been sold."""
    owner = child(share, "poss")
    verb = governing_verb(share)
    ended = verb is not None and verb.lemma_ in rows("relations")["shares"]["ended"] and judge(verb) == "asserted"
    if owner is None or ended:
        return
    firms = of_kind(reading, [noun for _, noun in prepositional(share, "in", "of")][:1], "organization")
    for holder in of_kind(reading, [owner], "holder")[:1]:
        yield from _owns(reading, share, holder, firms, "relations.holding", HELD)


def _in_which(reading: Reading, verb: Token) -> Iterator[Claim]:
    """ "Acme, in which the fund Bex holds 30 percent": whatever the parser hangs the relative on."""
    doc = verb.doc
    which = next((t for t in reversed(doc[max(verb.sent.start, verb.i - WHICH) : verb.i]) if t.lower_ == "which"), None)
    if which is None or which.i < verb.sent.start + 3 or which.nbor(-1).lower_ not in ("in", "of"):
        return
    at = which.i - 2 if which.nbor(-2).text == "," else which.i - 1
    firm = reading.mention_at(doc[at - 1])
    if not any(is_share(noun) for noun in own_objects(verb)) or firm is None or firm.last != at:
        return
    for holder in of_kind(reading, subjects(verb), "holder"):
        if holder.first > which.i and reading.is_a(firm, SCHEMA.Organization):
            yield from _owns(reading, verb, holder, [firm], "relations.owns", TOLD)


def _sold_itself(reading: Reading, verb: Token) -> Iterator[Claim]:
    """ "Acme sold a third of its shares to Bex": the buyer holds them."""
    shares = [s for o in own_objects(verb) for s in (o, *(n for _, n in prepositional(o, "of")))]
    own = [c for s in shares if s.lemma_ in ("share", "stock", "equity") for c in s.children if c.lower_ == "its"]
    firms = of_kind(reading, own[:1], "organization")
    if firms and not any(prepositional(verb, "in")):
        for holder in of_kind(reading, [noun for _, noun in prepositional(verb, "to")], "owner"):
            yield from _owns(reading, verb, holder, firms, "relations.owns", TOLD)


def _shared(reading: Reading, venture: Token) -> Iterator[Claim]:
    """ "Acme, a joint venture of Bex and Corvo": theirs in part, and they are partners."""
    partners = of_kind(reading, [noun for _, noun in prepositional(venture, "of", "between")], "organization")
    if len(partners) < 2 or not any(c.lower_ == "joint" for c in venture.lefts):
        return
    parts = [reading.entity_part(m) for m in partners]
    for other in parts[1:]:
        yield statement(reading, venture, parts[0], KG.partner, other, "relations.partner", TOLD)
    told = [venture] if venture.dep_ in ("attr", "appos") else []
    known = {m.entity for m in partners}
    firms = [m for m in of_kind(reading, told, "organization") if m.entity not in known][:1]
    for holder in partners:
        yield from _owns(reading, venture, holder, firms, "relations.owns", TOLD)


def _owns(
    reading: Reading, anchor: Token, holder: Mention, firms: list[Mention], rule: str, confidence: float
) -> Iterator[Claim]:
    for firm in firms:
        if firm.entity != holder.entity:
            owner, owned = reading.entity_part(holder), reading.entity_part(firm)
            yield statement(reading, anchor, owner, SCHEMA.owns, owned, rule, confidence)
