"""Records become clusters: joined one link at a time, never two records of one article, never what must stay apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.identity.records import Record

SURE = 0.9  # a link below this does not join clusters whose bearers are tied to wholly different things


@dataclass(frozen=True, slots=True)
class Link:
    """A reason to take records for one entity: how sure, in words, and who decided ("rule" or "person")."""

    score: float
    reason: str
    by: str
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """A link that joined two clusters, by the records at its ends."""

    one: int
    other: int
    link: Link


class Clusters:
    """Sets of record numbers. Two records of one article stay apart: the article itself tells them apart."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._parent = list(range(len(records)))
        self._members = [[i] for i in range(len(records))]
        self._documents = [{record.document} for record in records]
        self._ties = [{f for f in record.context if f.startswith("with ")} for record in records]
        self._links = [set(record.same_as) for record in records]
        self._apart: list[set[int]] = [set() for _ in records]
        self.joints: list[Joint] = []

    def root(self, record: int) -> int:
        """The record that stands for its cluster."""
        while self._parent[record] != record:
            self._parent[record] = self._parent[self._parent[record]]
            record = self._parent[record]
        return record

    def keep_apart(self, some: Iterable[int], others: Iterable[int]) -> None:
        """From now on, no cluster holds one of `some` and one of `others`."""
        first, second = set(some), set(others)
        for record in first:
            self._apart[self.root(record)] |= second - {record}
        for record in second:
            self._apart[self.root(record)] |= first - {record}

    def apply(self, link: Link) -> None:
        """Join all members of the link that may be joined, in order of their numbers."""
        heads: list[int] = []
        for record in link.members:
            for head in heads:
                if self.root(head) == self.root(record) or self._joined(head, record, link):
                    break
            else:
                heads.append(record)

    def _joined(self, one: int, other: int, link: Link) -> bool:
        a, b = self.root(one), self.root(other)
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        if not self._documents[b].isdisjoint(self._documents[a]):
            return False
        if _contradict(self._links[a], self._links[b]):
            return False
        if link.score < SURE and self._ties[a] and self._ties[b] and self._ties[a].isdisjoint(self._ties[b]):
            return False
        if any(self.root(m) == a for m in self._apart[b]):
            return False
        self._parent[b] = a
        self._members[a] += self._members[b]
        self._documents[a] |= self._documents[b]
        self._ties[a] |= self._ties[b]
        self._links[a] |= self._links[b]
        self._apart[a] |= self._apart[b]
        self.joints.append(Joint(one, other, link))
        return True

    def all(self) -> list[list[int]]:
        """The clusters, each in order of its records, ordered by their first record."""
        return sorted(sorted(self._members[i]) for i in range(len(self._parent)) if self._parent[i] == i)


def _contradict(some: set[str], others: set[str]) -> bool:
    """Whether two sets of links name different things of one data set (whose addresses differ in the last part)."""
    if not some or not others or not some.isdisjoint(others):
        return False
    return not {_data_set(link) for link in some}.isdisjoint(_data_set(link) for link in others)


def _data_set(link: str) -> str:
    return link.rstrip("/#").rpartition("/")[0]
