"""Records of any number become blocks, each small enough for memory, that can be settled one by one.

Two records are in one block where a rule or a person could join them, or where their entities could want one IRI; so
to settle the blocks one by one gives what settling all records together would.
"""

import json
from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from kg.identity.authority import Authority
from kg.identity.decisions import Decisions
from kg.identity.links import meeting_points
from kg.identity.records import Record, from_fields, needs_scope, to_fields
from kg.iris import fold
from kg.spill import in_order


def blocks(
    records: Callable[[], Iterable[Record]], decisions: Decisions, authority: Authority | None
) -> Iterator[list[Record]]:
    """All records, which `records` gives in the same order each time, in blocks."""
    roots = _roots(records(), decisions, authority)
    rows = ((root, r.document, json.dumps(to_fields(r))) for root, r in zip(roots, records(), strict=True))
    for _, block in groupby(in_order(rows, 3, by=1), key=itemgetter(0)):
        yield [from_fields(document, json.loads(fields)) for _, document, fields in block]


def _roots(records: Iterable[Record], decisions: Decisions, authority: Authority | None) -> "array[int]":
    """For every record the number of the one that stands for its block."""
    roots = array("q")

    def meetings() -> Iterator[tuple[int, int]]:
        for number, record in enumerate(records):
            roots.append(number)
            # What differs may have one hash: then a block is larger than it need be, and the result the same.
            for point in {hash(point) for point in _points(record, decisions, authority)}:
                yield point, number

    def root(number: int) -> int:
        while roots[number] != number:
            roots[number] = number = roots[roots[number]]
        return number

    last, before = None, 0
    for point, number in in_order(meetings(), 2):
        if point == last:
            roots[root(number)] = root(before)
        last, before = point, number
    for number in range(len(roots)):
        roots[number] = root(number)
    return roots


def _points(record: Record, decisions: Decisions, authority: Authority | None) -> Iterator[Hashable]:
    """Where a record meets those that it may be joined with, and those that would have its IRI."""
    yield from meeting_points(record)
    for target in (authority.linked(record)[0] if authority else record).same_as:
        yield record.kind, target
    # A person may join what is of different kinds: then nothing is known of what the label of the whole identifies.
    is_local = needs_scope(record.kind, record.label) and not decisions.same
    yield fold(record.label), record.document if is_local else ""
    for number, (whos, _) in enumerate(decisions.same):
        if any(who.is_(record) for who in whos):
            yield number
