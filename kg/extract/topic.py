"""The mentions of an article so far become what it is about: the one company, city or country that leads the others.

News name the main company once and then say "Chief Executive Ann Roe". Weight goes to the headline and the first
sentence, to subjects and to what a headline names first, and less to what takes a name up again; an article on two
companies is about neither.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.reading import Reading
from kg.extract.sections import Named, starts
from kg.extract.tokens import Span
from kg.model import Mention
from kg.vocabulary import SCHEMA

WEIGHT = {"name": 1.0, "nominal": 0.75, "pronoun": 0.5}
LEAD = 3.0  # how many times a mention in the headline or the first sentence of the text counts
SUBJECT = 1.5  # how many times a subject counts, and the first name in a headline
AHEAD = 1.7  # how many times the weight of the next one the leader needs
FAR_AHEAD = 3.0  # from here on there is hardly another to think of
_SUBJECTS = ("nsubj", "nsubjpass")

_SCORE = re.compile(r"(?<![\d-])\d{1,3}[-–]\d{1,3}(?![\d-])")

Kinds = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leader:
    """The last name of the entity that leads, and whether it leads by far."""

    mention: Mention
    by_far: bool


class Topics:
    """Which entity of some classes leads at a place of the article; each question is answered from one pass.

    `lead` are the tokens of the first sentence of the text.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        first = next((s for s in reading.sentences() if not s.text.isspace()), None)
        self.lead = range(first.start, first.end) if first is not None else range(0)
        told = [s for s in (*reading.sentences(("headline",)), first) if s is not None]
        self._is_of_game = any(_SCORE.search(s.text) and self._names_two(s) for s in told)
        organization = SCHEMA.Organization
        names = (Named(m.first, m.entity, reading.is_a(m, organization)) for m in reading.mentions if m.kind == "name")
        self.sections = starts(reading.document, reading.doc, names)
        self._has_headline = any(True for _ in reading.sentences(("headline",)))
        self._passes: dict[tuple[Kinds, Kinds], tuple[list[int], list[Leader | None]]] = {}

    def at(self, token: int, kinds: Kinds, no: Kinds = ()) -> Leader | None:
        """The entity of some classes, and not of others, that leads before a token, if one leads.

        No team leads a text that opens with the score of a game, which tells of both.
        """
        if self._is_of_game and kinds == (SCHEMA.SportsTeam,):
            return None
        if (kinds, no) not in self._passes:
            self._passes[kinds, no] = self._pass(kinds, no)
        begun, leaders = self._passes[kinds, no]
        i = bisect_left(begun, token)
        return leaders[i - 1] if i else None

    def section(self, token: int) -> int:
        """Where the section of a round-up begins that a token stands in, 0 outside of one."""
        at = bisect_right(self.sections, token)
        return self.sections[at - 1] if at else 0

    def _names_two(self, sentence: Span) -> bool:
        """Whether a sentence names more than one body, as one about a game names both sides."""
        named = self._reading.mentions_in(sentence.start, sentence.end)
        return len({m.entity for m in named if self._reading.is_a(m, SCHEMA.Organization)}) > 1

    def _pass(self, kinds: Kinds, no: Kinds) -> tuple[list[int], list[Leader | None]]:
        """For every mention of the classes, who leads from there on."""
        begun: list[int] = []
        leaders: list[Leader | None] = []
        weight: dict[str, float] = {}
        last: dict[str, Mention] = {}
        known: set[str] = set()  # those told in the headline, or more than once
        best = second = ""
        section = 0
        for mention in self._reading.mentions:
            if not self._reading.is_a(mention, *kinds) or self._reading.is_a(mention, *no):
                continue
            entity = mention.entity
            if (now := self.section(mention.first)) != section:
                section, best, second = now, "", ""
                weight, last, known = {}, {}, {entity}  # whoever heads a section is known
                begun.append(now)
                leaders.append(None)
            if entity in weight or not self._is_passing(mention):
                known.add(entity)
            weight[entity] = weight.get(entity, 0.0) + self._weight(mention, first=not weight)
            if mention.kind == "name":
                last[entity] = mention
            if entity != best and weight[entity] > weight.get(best, 0.0):
                best, second = entity, best
            elif entity != best and weight[entity] > weight.get(second, 0.0):
                second = entity
            begun.append(mention.first)
            ahead = weight[best] / max(weight.get(second, 0.0), 1.0)
            led = best in last and best in known and weight[best] >= LEAD and ahead >= AHEAD
            leaders.append(Leader(last[best], ahead >= FAR_AHEAD) if led else None)
        return begun, leaders

    def _is_passing(self, mention: Mention) -> bool:
        """Whether a mention alone, below a headline that does not tell of it, may tell something by the way."""
        return self._has_headline and self._reading.block_kind(self._reading.doc[mention.root]) != "headline"

    def _weight(self, mention: Mention, first: bool) -> float:
        token = self._reading.doc[mention.root]
        section = self.section(mention.first)
        heads_section = section > 0 and first and mention.first < section + 2
        headline = heads_section or self._reading.block_kind(token) == "headline"
        foremost = first if headline else token.dep_ in _SUBJECTS
        told = WEIGHT[mention.kind] * (SUBJECT if foremost else 1.0)
        return told * LEAD if headline or mention.first in self.lead else told


@lru_cache(maxsize=1)
def topics_of(reading: Reading) -> Topics:
    """Who leads in an article, found once for figures, posts and relations."""
    return Topics(reading)
