"""A judgement becomes a claim of the vocabulary, and a claim's content becomes a key that judgements share."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract.grammar import clause_head, is_verb
from kg.extract.grammar.voice import goes_on
from kg.extract.learned.candidates import Argument, Pair
from kg.extract.learned.relations import Relation, relations
from kg.extract.modality import judge
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Claim, Part
from kg.rows import words
from kg.vocabulary import KG, ORG, RDF, SCHEMA

if TYPE_CHECKING:
    from kg.extract.learned.judging import Judgement

Key = tuple[str, str, str]
SEAT = re.compile(r"\b(?:based|headquarter\w*|head office|main office|seat|home)\b", re.IGNORECASE)
TITLE = re.compile(r"chief executive(?: officer)?|\bCEO\b", re.IGNORECASE)


@cache
def _by_predicate() -> dict[str, str]:
    return {p: name for name, told in relations().items() for p in (told.predicate, *told.narrower) if p}


def key_of(relation: str, subject: Part, object_: Part) -> Key:
    """Relation and both sides, whatever their places in the text; of a symmetric relation in one order."""
    one, two = _what(subject), _what(object_)
    return (relation, two, one) if relations()[relation].symmetric and two < one else (relation, one, two)


def keys_of_claim(claim: Claim) -> tuple[Key, ...]:
    """The keys of what a model could have said too: the claim itself first, then what it implies."""
    person, body = claim.part(ORG.member), claim.part(ORG.organization)
    if person is not None and body is not None:
        role = claim.part(ORG.role)
        member = key_of("member", person, body)
        return (key_of("ceo", body, person), member) if role and TITLE.search(role.text or "") else (member,)
    subject, predicate, object_ = (claim.part(name) for name in (RDF.subject, RDF.predicate, RDF.object))
    if subject is None or predicate is None or object_ is None:
        return ()
    relation = _by_predicate().get(predicate.iri or "")
    if relation is None:
        return ()
    if relations()[relation].inverse:
        subject, object_ = object_, subject
    return (key_of(relation, subject, object_),)


def _what(part: Part) -> str:
    return part.entity or str(part.value or part.text)


def claim(reading: Reading, judgement: "Judgement", rule: str) -> Iterator[Claim]:
    """The claim that a judgement makes; a chief executive needs the title's words near by."""
    pair, relation = judgement.pair, relations()[judgement.relation]
    tokens = sorted((reading.doc[pair.subject.root], reading.doc[pair.object.root]), key=lambda t: t.i)
    evidence = reading.evidence(tokens[0].sent.start, tokens[1].sent.end)
    subject, object_ = pair.subject.part, pair.object.part
    anchor = _anchor(pair, reading)
    if _is_ruled_out(reading, pair, relation, anchor, evidence.exact):
        return
    if relation.name == "ceo":
        role = _title(reading, tokens)
        if role is not None:
            parts = {ORG.member: (object_,), ORG.organization: (subject,), ORG.role: (role,)}
            yield Claim(ORG.Membership, parts, evidence, rule, anchor, judgement.probability)
        return
    if relation.name == "former_member":
        role = reading.words_part(anchor, anchor + 1, "member")
        parts = {
            ORG.member: (subject,),
            ORG.organization: (object_,),
            ORG.role: (role,),
            KG.status: (Part(text="former"),),
        }
        yield Claim(ORG.Membership, parts, evidence, rule, anchor, judgement.probability)
        return
    if relation.inverse:
        subject, object_ = object_, subject
    predicate = relation.predicate
    if relation.name == "headquarters" and not SEAT.search(evidence.exact):
        predicate = SCHEMA.location  # "an analyst at Acme in Leeds"
    facts = {RDF.subject: (subject,), RDF.predicate: (Part(iri=predicate),), RDF.object: (object_,)}
    yield Claim(RDF.Statement, facts, evidence, rule, anchor, judgement.probability)


def _is_ruled_out(reading: Reading, pair: Pair, relation: Relation, anchor: int, told: str) -> bool:
    """Whether the words beside two things forbid what a model takes their relation for."""
    if relation.symmetric and any(_backs(reading, a) for a in (pair.subject, pair.object)):
        return True
    if relation.name == "headquarters" and _backs(reading, pair.object) and _is_traded(reading, pair.object):
        return True
    behind_of = {"member": "outsiders", "child_of": "taught"}.get(relation.name)
    if behind_of is not None and _told_of(reading.doc[pair.object.root]) in words("learned", behind_of):
        return True
    if relation.name == "headquarters" and reading.doc[pair.object.last : pair.object.last + 2].text == "-based":
        based = reading.doc[pair.object.last + 1]
        if is_person_noun(based.head.lower_):
            return True  # "Acme's Tokyo-based analyst", "Roe, Tokyo-based head of Asia at Acme"
    if relation.name in ("member", "former_member") and "on loan from" in told:
        return True  # whose player somebody stays
    if relation.name in ("ceo", "member"):
        lo, hi = sorted((pair.subject.root, pair.object.root))
        if any(t.pos_ == "VERB" and t.lemma_ in words("learned", "only_so") for t in reading.doc[max(lo - 2, 0) : hi]):
            return True  # "posed as chief executive of Acme", "was passed over as head"
    if relation.name == "residence" and _told_of(reading.doc[pair.subject.root]) in words("grammar", "kin"):
        return True  # "the mother of Ann Roe lives in Oslo"
    if relation.name in ("child_of", "sibling"):
        first, last = sorted((pair.subject, pair.object), key=lambda side: side.first)
        between = reading.doc[first.last : last.first]
        other = {t.lower_ for t in list(between)[-2 if between.text.endswith(",") else -1 :]}
        other |= {reading.doc[side.root].lower_ for side in (first, last)}
        # "her mother-in-law, Ann Roe", "his nephew Tom"
        return "-in-law" in between.text or not other.isdisjoint(words("learned", "other_kin"))
    if relation.name in ("residence", "educated_at") and _is_of_relative(reading, pair):
        return True
    if relation.name == "member" and pair.apart and pair.subject.kind == "name":
        return (
            pair.subject.first < pair.object.first
        )  # "said Roe, a farmer. The chief sided with Acme": tells of others
    if relation.name == "educated_at":
        return goes_on(reading.doc[anchor])  # "studies at": no alumnus yet
    if relation.name != "headquarters":
        return False
    behind = reading.doc[min(pair.object.last, len(reading.doc) - 1)]
    left = reading.doc[pair.object.first - 1].lower_ == "from"  # "moved its headquarters from Oslo"
    # "head of China operations at Acme"
    part = behind.is_lower and behind.lower_ in words("learned", "parts_of_firms")
    # "will also build a depot in Ndola", not "will move its headquarters to"
    return left or part or (judge(reading.doc[anchor]) == "planned" and "head" not in told)


def _told_of(name: Token) -> str:
    """The noun that a name stands behind with a preposition: "patient" of "a patient at Acme Hospital"."""
    return name.head.head.lemma_.lower() if name.dep_ == "pobj" else ""


def _is_of_relative(reading: Reading, pair: Pair) -> bool:
    """Whether a clause with "who" tells of another than a pronoun before it: "his aide, Lee, who lives in Oslo"."""
    clause = clause_head(reading.doc[pair.object.root])
    pronoun = reading.doc[pair.subject.root] if pair.subject.kind == "pronoun" else None
    if pronoun is not None and pronoun.lower_ == "who" and clause_head(pronoun).right_edge.i < pair.object.root:
        return True  # "the mother of Ann Roe, who disappeared, lives in Oslo"
    before = pronoun is not None and pronoun.i < clause.left_edge.i
    return before and clause.dep_ == "relcl" and any(t.lower_ == "who" for t in clause.lefts)


def _backs(reading: Reading, side: Argument) -> bool:
    """Whether a name only says who stands behind the next one: the state in "state-owned Acme" is no side of a deal."""
    behind = [t.lower_ for t in reading.doc[side.last : side.last + 2]]
    return len(behind) == 2 and behind[0] in ("-", "–") and behind[1] in words("learned", "backing")


def _is_traded(reading: Reading, place: Argument) -> bool:
    """Whether a firm is only listed at a place: "the Oslo-listed firm" need not sit there."""
    return reading.doc[place.last + 1].lower_ in ("listed", "traded", "quoted")


def _anchor(pair: Pair, reading: Reading) -> int:
    """The token that the statement hangs on: the innermost verb between the arguments, or where their ways up meet.

    Of "Acme plans to buy Zenith" that is "buy": judged there, the plan is seen.
    """
    one, two = reading.doc[pair.subject.root], reading.doc[pair.object.root]
    if pair.apart:
        return clause_head(max(one, two, key=lambda t: t.i)).i
    above = [t.i for t in (one, *one.ancestors)]
    down = list(takewhile(lambda t: t.i not in above, (two, *two.ancestors)))
    top = next((t for t in (two, *two.ancestors) if t.i in above), two)
    up = list(takewhile(lambda t: t.i != top.i, (one, *one.ancestors)))
    longer = max((up, down), key=len)
    return next((t.i for t in longer if is_verb(t)), top.i)


def _title(reading: Reading, tokens: list[Token]) -> Part | None:
    """The words "chief executive" nearest to the two arguments, in their sentences."""
    first, last = tokens[0].sent.start_char, tokens[1].sent.end_char
    middle = (tokens[0].idx + tokens[1].idx) / 2
    found = [m.span() for m in TITLE.finditer(reading.document.text, first, last)]
    if not found:
        return None
    start, end = min(found, key=lambda span: abs(span[0] - middle))
    return Part(text=reading.document.text[start:end], start=start, end=end)
