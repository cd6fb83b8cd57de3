"""Who holds less than half of a firm has a stake in it and does not own it: "owns 27 percent of Acme"."""

import re
from collections.abc import Iterable, Iterator

from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import kind_of_noun, noun_of
from kg.extract.relations.slots import is_share
from kg.extract.tokens import Token
from kg.model import Claim, Part
from kg.rows import rows
from kg.vocabulary import KG, RDF, SCHEMA

NEAR = 5  # tokens between a share and the firm or its holder
HALF = 0.5
PERCENT = 100
OWNED = re.compile(r"(\d+(?:\.\d+)?)%-owned", re.IGNORECASE)


def as_stakes(reading: Reading, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims, those of owners who hold only part of a firm as kg:hasStakeIn."""
    for claim in claims:
        predicate = claim.part(RDF.predicate)
        if predicate is not None and predicate.iri == SCHEMA.owns and _is_partial(reading, claim):
            yield claim.with_(parts={**claim.parts, RDF.predicate: (Part(iri=KG.hasStakeIn),)})
        else:
            yield claim


def _is_partial(reading: Reading, claim: Claim) -> bool:
    """Whether the share that is told between holder and firm, or beside them, is not known to be half or more."""
    anchor = reading.doc[claim.anchor]
    if _is_owned_in_part(anchor):
        return True
    if anchor.lemma_.lower() in rows("relations")["shares"]["holders"]:  # "Ann Roe, an Acme shareholder"
        return not _is_half_or_more(reading, anchor)
    places = [_at(reading, claim.part(name)) for name in (RDF.subject, RDF.object)]
    holder, firm = (place if place is not None and place in anchor.sent else None for place in places)
    if firm is None:
        return False
    shares = [
        t
        for t in anchor.sent
        if (is_share(t) and not _is_of_a_body(t)) or t.lemma_.lower() in rows("relations")["shares"]["holders"]
    ]
    held = (
        anchor.head if anchor.dep_ == "acl" and is_share(anchor.head) else None
    )  # "the 20% stake held by Roe in Acme"
    told = [t for t in shares if t == held or _is_between(t, firm, holder or firm)]
    own = _share_of(firm)  # with the holder before it: not "Acme owns 60% of Bex and Corvo the rest"
    closest = own if own is not None and holder is not None and holder.i < own.i else None
    share = closest or min(told, key=lambda t: abs(t.i - (holder or firm).i), default=None)
    return share is not None and not _is_half_or_more(reading, share)


def _share_of(firm: Token) -> Token | None:
    """The share that a firm's own preposition hangs on: of "owns 60% of Acme and 30% of Bex" the second for Bex."""
    share = firm.head.head
    return share if firm.dep_ == "pobj" and firm.head.lower_ in ("of", "in") and is_share(share) else None


def _is_of_a_body(noun: Token) -> bool:
    """Whether a word for a share only tells what kind of firm is meant: "the private-equity firm Acme"."""
    return noun.dep_ in ("compound", "amod", "nmod") and kind_of_noun(noun_of(noun.head)) == SCHEMA.Organization


def _is_owned_in_part(word: Token) -> bool:
    """Whether a participle tells of less than half: "part-owned", "partly owned", "30%-owned"."""
    share = OWNED.fullmatch(word.text)
    if share is not None:
        return float(share[1]) < HALF * PERCENT
    before = word.doc[max(word.sent.start, word.i - 2) : word.i]
    return word.lower_ == "owned" and any(t.lower_ in ("part", "partly", "minority") for t in before)


def _is_between(share: Token, firm: Token, holder: Token) -> bool:
    """Whether a share stands between firm and holder, close before the firm, or close behind its holder."""
    if min(firm.i, holder.i) < share.i < max(firm.i, holder.i):
        return True
    if holder.i < firm.i:
        return False
    before, behind = share.doc[share.i : firm.i], share.doc[holder.i : share.i]
    return 0 < len(before) <= NEAR or (0 < len(behind) <= NEAR and not any(t.text in (",", ";", "and") for t in behind))


def _at(reading: Reading, part: Part | None) -> Token | None:
    """The last token of what fills a place of a claim."""
    span = reading.span_of(part)
    return None if span is None else span[-1]


def _is_half_or_more(reading: Reading, share: Token) -> bool:
    """Whether a share is told to be a half or more: "60 percent", "a majority stake", "all"."""
    before = reading.doc[max(share.sent.start, share.i - NEAR) : share.i + 1]
    for quantity in reversed(reading.quantities):
        if quantity.first <= share.i and share.i - NEAR <= quantity.last and quantity.last <= share.i + 1:
            low = quantity.value[0] if isinstance(quantity.value, tuple) else quantity.value
            if quantity.unit == "percent" or (quantity.unit == "" and float(low) <= 1):  # no age of the owner
                return float(low) >= (HALF * PERCENT if quantity.unit else HALF)
    return any(t.lower_ in rows("relations")["shares"]["most"] for t in before)
