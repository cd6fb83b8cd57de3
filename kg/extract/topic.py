"""The mentions of an article so far become what it is about: the one company, city or country that leads the others.

News name the main company once and then say "Chief Executive Ann Roe". Weight goes to the headline and the first
sentence; an article on two companies is about neither.
"""

from bisect import bisect_left

from kg.extract.reading import Reading
from kg.model import Mention

LEAD = 3  # weight of a mention in the headline or the first sentence of the text
AHEAD = 2  # how many times the weight of the next one the leader needs


class Topics:
    """Which entity of some classes leads at a place of the article; each question is answered from one pass."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        first = next(iter(reading.sentences()), None)
        self._lead_end = first.end if first is not None else 0
        self._passes: dict[tuple[str, ...], tuple[list[int], list[Mention | None]]] = {}

    def at(self, token: int, *classes: str) -> Mention | None:
        """The last name of the entity that leads before a token, if one leads."""
        if classes not in self._passes:
            self._passes[classes] = self._pass(classes)
        starts, leaders = self._passes[classes]
        i = bisect_left(starts, token)
        return leaders[i - 1] if i else None

    def _pass(self, classes: tuple[str, ...]) -> tuple[list[int], list[Mention | None]]:
        """For every name of the classes, who leads from there on."""
        starts: list[int] = []
        leaders: list[Mention | None] = []
        weight: dict[str, int] = {}
        last: dict[str, Mention] = {}
        best = second = ""
        for mention in self._reading.mentions:
            if mention.kind != "name" or not self._reading.is_a(mention, *classes):
                continue
            entity = mention.entity
            weight[entity] = weight.get(entity, 0) + (LEAD if self._leads(mention) else 1)
            last[entity] = mention
            if entity != best and weight[entity] > weight.get(best, 0):
                best, second = entity, best
            elif entity != best and weight[entity] > weight.get(second, 0):
                second = entity
            starts.append(mention.first)
            clear = weight[best] >= AHEAD * weight.get(second, 0)
            leaders.append(last[best] if clear and weight[best] >= LEAD else None)
        return starts, leaders

    def _leads(self, mention: Mention) -> bool:
        token = self._reading.doc[mention.first]
        return mention.first < self._lead_end or self._reading.block_kind(token) == "headline"
