"""How good rules and models are together, on the claims that the builder makes: KnowledgeNet's text F1, news by fact.

A claim stands for all mentions of its entities, as in the scorers of both corpora.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from corpora import CHIEF, FOUNDING, Labelled, Marked, Span

from examples import readings
from kg.annotate import load_model
from kg.extract import told_by_rules
from kg.extract.demonyms import country_of
from kg.extract.finish import finish
from kg.extract.learned.claims import keys_of_claim
from kg.extract.learned.relations import relations
from kg.extract.reading import Reading
from kg.model import Claim, Part
from kg.vocabulary import KG, ORG, RDF

Found = tuple[str, frozenset[Span], frozenset[Span]]
OTHERS = {"schema:children": ("child_of", True), "schema:subOrganization": ("parent", True)}


@dataclass(slots=True)
class Case:
    """A labelled passage as read, with the claims that the rules make there."""

    labelled: Labelled
    reading: Reading
    claims: list[Claim]


def cases(passages: Iterable[Labelled]) -> Iterator[Case]:
    """Passages read and told by the rules."""
    for labelled, reading in readings(passages, load_model()):
        yield Case(labelled, reading, list(told_by_rules(reading)))


Judge = Callable[[Case], Iterable[Claim]]


def facts(case: Case, claims: Iterable[Claim], least: float) -> list[tuple[Found, Claim]]:
    """The asserted facts of a passage with all places of both sides."""
    mentions: dict[str, set[Span]] = defaultdict(set)
    for m in case.reading.mentions:
        mentions[m.entity].add((m.start, m.end))

    def places(part: Part) -> frozenset[Span]:
        own = {(part.start, part.end)} if part.start is not None and part.end is not None else set()
        return frozenset(own | mentions.get(part.entity or "", set()))

    found = []
    for claim in finish(case.reading, claims):
        if claim.modality != "asserted" or claim.confidence < least:
            continue
        for relation, one, two in _relations(claim):
            if relation == "venue" and not _is_a(case.reading, one, "schema:Event"):
                if not _is_a(case.reading, one, "schema:Organization") or _is_adjective(case.reading, two):
                    continue  # where a person is, or that a firm is Danish, says nothing that the corpora mark
                relation = "headquarters"  # where an organization is; KnowledgeNet's scorer takes it so too
            found.append(((relation, places(one), places(two)), claim))
    return found


def _is_adjective(reading: Reading, part: Part) -> bool:
    """Whether a place is told by the word for its people: "Danish"."""
    return part.start is not None and country_of(reading.document.text[part.start : part.end]) is not None


def _is_a(reading: Reading, part: Part, class_: str) -> bool:
    return any(e.id == part.entity and class_ in e.classes for e in reading.entities)


def _relations(claim: Claim) -> Iterator[tuple[str, Part, Part]]:
    person, body = claim.part(ORG.member), claim.part(ORG.organization)
    if person is not None and body is not None:
        role = claim.part(ORG.role)
        title = (role.text or "") if role is not None else ""
        yield "member", person, body
        status = claim.part(KG.status)
        if status is not None and status.text == "former":
            yield "former_member", person, body
        if CHIEF.search(title):
            yield "ceo", body, person
        if FOUNDING.search(title):
            yield "founder", body, person
        return
    subject, predicate, object_ = (claim.part(n) for n in (RDF.subject, RDF.predicate, RDF.object))
    if subject is None or predicate is None or object_ is None:
        return
    if predicate.iri in OTHERS:
        relation, turned = OTHERS[predicate.iri]
        yield (relation, object_, subject) if turned else (relation, subject, object_)
        return
    for key in keys_of_claim(claim):
        inverse = relations()[key[0]].inverse
        yield (key[0], object_, subject) if inverse else (key[0], subject, object_)


def meets(one: Iterable[Span], two: Iterable[Span]) -> bool:
    """Whether some of the places share a character."""
    other = tuple(two)
    return any(a < d and c < b for a, b in one for c, d in other)


@dataclass(slots=True)
class Score:
    """Counts by relation."""

    right: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]

    @classmethod
    def empty(cls) -> "Score":
        """No counts yet."""
        return cls(Counter(), Counter(), Counter())

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    def line(self) -> str:
        """Precision, recall, F1 and the number of facts found, for people."""
        p, r, f = self.of()
        found = sum(self.right.values()) + sum(self.wrong.values())
        return f"P {p:.3f} R {r:.3f} F1 {f:.3f} ({found} found)"

    def of(self, *relations: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of some relations, or of all."""
        names = relations or tuple(self.right | self.wrong | self.missed)
        right, wrong, missed = (sum(c[n] for n in names) for c in (self.right, self.wrong, self.missed))
        p, r = right / max(right + wrong, 1), right / max(right + missed, 1)
        return p, r, 2 * p * r / max(p + r, 1e-9)


def knowledgenet(all_cases: Iterable[Case], judge: Judge, least: float) -> Score:
    """Text F1 as KnowledgeNet's evaluator counts it: by pairs of mentions, of the properties marked in a passage."""
    score = Score.empty()
    for case in all_cases:
        marked = {r for r, weight in case.labelled.silence.items() if r and weight == 1.0}
        found: set[tuple[str, Span, Span]] = set()
        for (relation, ones, twos), _ in facts(case, judge(case), least):
            for r in (relation, "party") if relation == "member" else (relation,):
                if r == "party" and relation == "member" and not _party(case, twos):
                    continue
                found |= {(r, a, b) for a in ones for b in twos}
                if r == "spouse":
                    found |= {(r, b, a) for a in ones for b in twos}
        gold = [(f.relation, f.subject[0], f.object[0]) for f in case.labelled.facts]
        for g in gold:
            hit = any(x[0] == g[0] and meets([x[1]], [g[1]]) and meets([x[2]], [g[2]]) for x in found)
            (score.right if hit else score.missed)[g[0]] += 1
        for x in found:
            known = any(x[0] == g[0] and meets([x[1]], [g[1]]) and meets([x[2]], [g[2]]) for g in gold)
            if x[0] in marked and not known:
                score.wrong[x[0]] += 1
    return score


def _party(case: Case, spans: frozenset[Span]) -> bool:
    text = case.reading.document.text
    return any("Party" in text[a:b] or "Democrat" in text[a:b] or "Republican" in text[a:b] for a, b in spans)


def news(all_cases: Iterable[Case], judge: Judge, least: float, rule: str = "") -> Score:
    """Facts of our own passages, each once; `rule` looks only at claims whose rule starts so (recall at all facts)."""
    score = Score.empty()
    for case in all_cases:
        told = [(f, c) for f, c in facts(case, judge(case), least) if c.rule.startswith(rule)]
        gold = case.labelled.facts
        for (relation, ones, twos), _ in told:
            like = [g for g in gold if same(relation, ones, twos, g)]
            if any(g.weight for g in like):
                score.right[relation] += 1
            elif not like:  # one of weight 0 may be told or not
                score.wrong[relation] += 1
        for g in gold:
            if g.weight and not any(same(f[0], f[1], f[2], g) for f, _ in told):
                score.missed[g.relation] += 1
    return score


def same(relation: str, ones: frozenset[Span], twos: frozenset[Span], gold: Marked) -> bool:
    if relation != gold.relation:
        return False
    straight = meets(ones, gold.subject) and meets(twos, gold.object)
    turned = relations()[relation].symmetric and meets(twos, gold.subject) and meets(ones, gold.object)
    return straight or turned
