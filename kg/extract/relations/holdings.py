"""What is held of a firm: "its stake in Acme", "Acme, in which Bex holds 30 percent", "a venture of Bex and Roe"."""

from collections.abc import Iterator

from kg.extract.grammar import (
    SUBJECTS,
    by_agents,
    child,
    governing_verb,
    is_passive,
    own_objects,
    prepositional,
    subjects,
)
from kg.extract.modality import judge
from kg.extract.reading import Reading
from kg.extract.relations.kinds import fits_kind, is_called
from kg.extract.relations.sellers import SELLING, by_sellers
from kg.extract.relations.series import name_from
from kg.extract.relations.slots import fillers, is_share, nouns_in, of_kind, share_end, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import rows, words
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
            yield from _rest(reading, token)
        elif token.lemma_ == "belong" and token.pos_ == "VERB":
            yield from _half_of_which(reading, token)
        elif token.lemma_ == "sell" and token.pos_ == "VERB" and not is_passive(token):
            yield from _sold_itself(reading, token)
        if token.lemma_ in SELLING and token.pos_ in ("VERB", "NOUN"):
            yield from by_sellers(reading, token)
        if token.lower_.rpartition("-")[2] == "owned":
            yield from _part_owned(reading, token)


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
    firm = _before_which(reading, verb)
    if firm is None or not any(is_share(noun) for noun in own_objects(verb)):
        return
    own = [c for c in verb.lefts if c.dep_ in SUBJECTS][-1:]  # the parser may take the firm for another subject
    for holder in of_kind(reading, subjects(verb), "holder") + of_kind(reading, own, "holder"):
        if holder.first > firm.last:
            yield from _owns(reading, verb, holder, [firm], "relations.owns", TOLD)


def _before_which(reading: Reading, verb: Token) -> Mention | None:
    """The firm in front of ", in which" or ", of which" before a verb."""
    doc, start = verb.doc, verb.sent.start
    which = next((t for t in reversed(doc[max(start, verb.i - WHICH) : verb.i]) if t.lower_ == "which"), None)
    if which is None or which.i < start + 3 or which.nbor(-1).lower_ not in ("in", "of"):
        return None
    at = which.i - 2 if which.nbor(-2).text == "," else which.i - 1
    firm = reading.mention_at(doc[at - 1])
    if which.head.head.dep_ == "relcl" and which.head.head.head.lemma_.lower() in words("grammar", "ventures"):
        return None  # "a joint venture with Acme in which it holds 55%"
    return firm if firm is not None and firm.last == at and reading.is_a(firm, SCHEMA.Organization) else None


def _half_of_which(reading: Reading, verb: Token) -> Iterator[Claim]:
    """ "Acme, half of which belongs to Bex": theirs."""
    share = next((c for c in verb.lefts if c.dep_ in SUBJECTS and is_share(c)), None)
    of = share.i + 1 if share is not None else verb.i
    if share is None or verb.doc[of : of + 2].text.lower() != "of which":
        return
    start = share.left_edge.i
    firm = reading.mention_at(verb.doc[start - 2]) if start - 2 > verb.sent.start else None
    if firm is not None and firm.last == start - 1 and fits_kind(reading, firm, "organization"):
        for holder in of_kind(reading, [noun for _, noun in prepositional(verb, "to")], "holder"):
            yield from _owns(reading, verb, holder, [firm], "relations.owns", TOLD)


def _rest(reading: Reading, verb: Token) -> Iterator[Claim]:
    """ "Bex owns 60 percent of Acme and Corvo the rest", "Acme is 60 percent owned by Bex and 40 percent by Corvo"."""
    if verb.lemma_ not in ("own", "hold"):
        return
    passive = is_passive(verb)
    nouns = subjects(verb) if passive else nouns_in(reading, verb, "in/of")
    firms = of_kind(reading, nouns, "organization")[:1]
    firms = firms or ([firm] if (firm := _before_which(reading, verb)) is not None else [])
    ends = [m.last for m in of_kind(reading, by_agents(verb), "holder")] if passive else []
    shares = [noun.i + 1 for noun in own_objects(verb) if is_share(noun)]
    start = max([*ends, *shares, *(firm.last for firm in firms if not passive)], default=0)
    if start > verb.i:
        for holder in _gapped(reading, start, verb.sent.end, "by" if passive else ""):
            yield from _owns(reading, verb, holder, firms, "relations.owns", TOLD)


def _gapped(reading: Reading, at: int, end: int, by: str) -> Iterator[Mention]:
    """Those whose shares a list tells without another verb: ", Corvo 35 percent and Roe the rest"."""
    doc = reading.doc
    while at < end and doc[at].lower_ in (",", "and"):
        while at < end and doc[at].lower_ in (",", "and"):
            at += 1
        share = share_end(reading, at, end) if by else at
        if by and (share == at or share >= end or doc[share].lower_ != by):
            return
        holder = name_from(reading, share + bool(by), end)
        if holder is None or not fits_kind(reading, holder, "holder"):
            return
        at = holder.last if by else share_end(reading, holder.last, end)
        if at == holder.last and not by:
            return
        yield holder


def _part_owned(reading: Reading, word: Token) -> Iterator[Claim]:
    """ "Acme, majority-owned by Bex,", "Acme is 60%-owned by Bex": participles that the parser takes for adjectives."""
    doc, start = word.doc, word.sent.start
    by = word.nbor(1) if word.i + 1 < word.sent.end else word
    known = fillers(reading, word, "patient", "firm") and fillers(reading, word, "agent", "owner")
    if by.lower_ != "by" or known:
        return
    at = word.i
    while at > start and (doc[at - 1].tag_ in ("HYPH", "CD", "RB") or doc[at - 1].lower_ in _degrees()):
        at -= 1
    before = doc[at - 1] if at > start else word
    if at == word.i and word.lower_ == "owned":
        return
    firms = of_kind(reading, subjects(before), "firm") if before.lemma_ == "be" else []
    named = reading.mention_at(doc[before.i - 1]) if before.text == "," and before.i > start else None
    if named is not None and named.last == before.i and fits_kind(reading, named, "firm"):
        firms = [named]
    holder = name_from(reading, by.i + 1, word.sent.end)
    if holder is not None and fits_kind(reading, holder, "owner"):
        yield from _owns(reading, word, holder, firms, "relations.owns", TOLD)


def _degrees() -> frozenset[str]:
    """Words for how much of a firm is owned: "majority", "part", "percent"."""
    return frozenset((*rows("relations")["shares"]["held"], "part", "partly", "jointly", "wholly"))


def _sold_itself(reading: Reading, verb: Token) -> Iterator[Claim]:
    """ "Acme sold a third of its shares to Bex": the buyer holds them."""
    shares = [s for o in own_objects(verb) for s in (o, *(n for _, n in prepositional(o, "of")))]
    own = [c for s in shares if s.lemma_ in ("share", "stock", "equity") for c in s.children if c.lower_ == "its"]
    firms = of_kind(reading, own[:1], "organization") or _selling(reading, verb, shares)
    if firms and not any(prepositional(verb, "in")):
        inner = [c for o in own_objects(verb) for c in (o, *o.rights)]
        buyers = [noun for word in (verb, *inner) for _, noun in prepositional(word, "to")]
        for holder in of_kind(reading, buyers, "owner"):
            yield from _owns(reading, verb, holder, firms, "relations.owns", TOLD)


def _selling(reading: Reading, verb: Token, shares: list[Token]) -> list[Mention]:
    """The firm that sells a share of nobody else: "Acme sold a 20 percent stake to Bex"; no fund, which has others."""
    ends = [s.nbor(1) if s.nbor(1).lower_ == "holding" else s for s in shares]  # "a 20 percent holding"
    bare = [s for s in ends if s.lower_ in ("stake", "holding", "shareholding") and child(s, "poss") is None]
    if not bare or any(t.lower_ in ("the", "remaining", "last") for s in bare for t in s.lefts):
        return []
    if any(prepositional(verb, "in", "of")) or any(p for s in bare for p in prepositional(s, "in", "of")):
        return []
    return [m for m in of_kind(reading, subjects(verb), "firm") if not is_called(reading, m, "investors")]


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
