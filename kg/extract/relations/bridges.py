"""Owners and units named without the firm they belong to: "Acme closed. The Dutch owner, Bex, said"."""

from collections.abc import Iterator

from kg.extract.grammar import SUBJECTS, child, prepositional
from kg.extract.reading import Reading
from kg.extract.relations.kinds import fits_kind
from kg.extract.relations.series import names_behind
from kg.extract.relations.slots import statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import rows
from kg.vocabulary import SCHEMA

CONFIDENCE = 0.72


def by_bridges(reading: Reading, before: Span | None, sentence: Span) -> Iterator[Claim]:
    """The ties of names behind a bare noun of owning to the one firm of the sentence before, or to their namesake."""
    bridging = rows("relations")["bridging"]
    for noun in sentence:
        parent = noun.lower_ == "company" and noun.i > sentence.start and noun.nbor(-1).lower_ in ("parent", "holding")
        upward, downward = parent or noun.lower_ in bridging["owners"], noun.lower_ in bridging["units"]
        if not (upward or downward):
            continue
        if downward:
            yield from _apposed_unit(reading, noun)
        if not _is_bare(noun):
            continue
        kind = "owner" if upward and not parent else "firm"
        named = [m for m in names_behind(reading, noun, kind) if m.first == noun.i + 2 and fits_kind(reading, m, kind)]
        other = _counterpart(reading, before, noun, named[0], downward) if named else None
        if other is None:
            continue
        unit, owner = (other, named[0]) if upward else (named[0], other)
        parts = reading.entity_part(unit), reading.entity_part(owner)
        if kind == "owner":
            yield statement(reading, noun, parts[1], SCHEMA.owns, parts[0], "relations.owns", CONFIDENCE)
        else:
            rule = "relations.parentOrganization"
            yield statement(reading, noun, parts[0], SCHEMA.parentOrganization, parts[1], rule, CONFIDENCE)


def _apposed_unit(reading: Reading, noun: Token) -> Iterator[Claim]:
    """ "Acme Rail, the division run by Ann Roe": it belongs to the firm whose name it bears."""
    first = noun.left_edge
    if (
        noun.dep_ not in ("appos", "conj")
        or first.i < noun.sent.start + 2
        or first.nbor(-1).text != ","
        or _is_owned(noun)
    ):
        return
    unit = reading.mention_at(first.nbor(-2))
    if unit is None or unit.kind != "name" or unit.last != first.i - 1 or not fits_kind(reading, unit, "firm"):
        return
    owner = _counterpart(reading, None, noun, unit, True)
    if owner is not None:
        parts = reading.entity_part(unit), reading.entity_part(owner)
        rule = "relations.parentOrganization"
        yield statement(reading, noun, parts[0], SCHEMA.parentOrganization, parts[1], rule, CONFIDENCE)


def _is_owned(noun: Token) -> bool:
    """Whether a noun is told with its owner."""
    return child(noun, "poss") is not None or any(prepositional(noun, "of", "to", "for"))


def _is_bare(noun: Token) -> bool:
    """Whether a noun has "the" and no owner, and a name set off behind it: "the Canadian owner, Acme,"."""
    told = child(noun, "det")
    return (
        told is not None
        and told.lower_ == "the"
        and not _is_owned(noun)
        and noun.i + 2 < noun.sent.end
        and noun.nbor(1).text == ","
    )


def _counterpart(reading: Reading, before: Span | None, noun: Token, named: Mention, by_name: bool) -> Mention | None:
    """The firm (or hotel) whose owner or unit a name is: one of its first word, or the only one just before."""
    label = reading.entity(named).label
    near_by = before is not None and reading.block_of(before[0]) == reading.block_of(noun)
    start = before.start if before is not None and near_by else noun.sent.start
    near = [m for m in reading.mentions_in(start, noun.i) if m.entity != named.entity and m.kind == "name"]
    firms = {m.entity: m for m in near if fits_kind(reading, m, "firm")}
    if not by_name:
        held = firms or ({} if noun.lower_ == "company" else _estates(reading, near))
        return next(iter(held.values())) if len(held) == 1 else None
    earlier = [m for m in reading.mentions_in(0, noun.i) if m.kind == "name" and m.entity != named.entity]
    kin = {m.entity: m for m in earlier if fits_kind(reading, m, "firm") and _is_kin(reading.entity(m).label, label)}
    return next(iter(kin.values())) if len(kin) == 1 else None


def _estates(reading: Reading, near: list[Mention]) -> dict[str, Mention]:
    """The houses, sites and ships told of just before: "The Bellmont Hotel burnt down. The owner, Tom Roe, said"."""
    return {m.entity: m for m in near if reading.doc[m.root].dep_ in SUBJECTS and fits_kind(reading, m, "estate")}


def _is_kin(whole: str, unit: str) -> bool:
    """Whether two names begin alike, as those of a firm and its unit do."""
    return whole.split()[0] == unit.split()[0] and " " in unit
