"""Nouns of deals become ties: "a round led by Acme" its investor, "its licence from the agency" its regulator.

Those who sign an employment agreement become the employee and the employer.
"""

from collections.abc import Iterator

from kg.extract.grammar import (
    agents,
    child,
    first_conjunct,
    governing_verb,
    is_passive,
    prepositional,
    subjects,
)
from kg.extract.reading import Reading
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import rows
from kg.vocabulary import KG, ORG, SCHEMA

BEFORE = 2  # sentences before one that takes up a round of funding
JOINING = ("participate", "join", "take", "invest")
GIVERS = ("investor", "backer", "shareholder", "funder", "supporter")
FAR = 18  # tokens between an agreement and "between"


def by_deals(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The investors of a sentence's rounds of funding and those who gave its licences."""
    for noun in sentence:
        if noun.lemma_ in rows("relations")["rounds"]["nouns"] and noun.tag_ in ("NN", "NNS"):
            yield from _round(reading, noun)
        elif noun.lower_ in ("licence", "license", "licences", "licenses"):
            yield from _licence(reading, noun)
        elif noun.lower_ in ("agreement", "contract") and noun.i and noun.nbor(-1).lower_ == "employment":
            yield from _employment(reading, sentence, noun)
        elif noun.lemma_ in JOINING and noun.tag_ in ("VBD", "VBN"):
            yield from _joined(reading, noun)


def _round(reading: Reading, noun: Token) -> Iterator[Claim]:
    """ "raised 40 million in a round led by Acme", "Acme led the start-up Bex's round", "led a round in Bex"."""
    leads = rows("relations")["rounds"]["leading"]
    givers = [giver for v in noun.subtree if _is_led(v, noun) for giver in agents(v)]
    owner = child(noun, "poss")
    verb = governing_verb(noun)
    led = verb is not None and verb.lemma_ in leads and noun.dep_ == "dobj"
    raised = verb is not None and verb.lemma_ in rows("relations")["rounds"]["verbs"]
    doers = subjects(verb) if verb is not None and (led or raised) else []
    givers += doers if led else _participants(noun, verb) if raised else []
    within = [n for w in (noun, verb) if w is not None for _, n in prepositional(w, "in", "for")] if led else doers
    firms = of_kind(reading, [owner] if owner is not None else within, "organization")
    if noun.dep_ == "nsubjpass" and noun.head.lemma_ in leads and {t.lower_ for t in noun.lefts} <= {"the", "this"}:
        givers = [
            *agents(noun.head),
            *_participants(noun, noun.head),
        ]  # "The round was led by Acme, with participation from Bex"
        firms = _raisers(reading, noun)
    investors = of_kind(reading, givers, "owner")
    yield from _ties(reading, noun, firms[:1], investors, SCHEMA.funder, "relations.funder", 0.82)


def _joined(reading: Reading, verb: Token) -> Iterator[Claim]:
    """ "Acme raised $9m. Existing backers Bex and Corvo also participated", "Corvo joined the round"."""
    nouns = rows("relations")["rounds"]["nouns"]
    doer = child(verb, "nsubj")
    if doer is None or child(verb, "neg") is not None or any(c.tag_ == "MD" for c in verb.lefts):
        return
    within = [n for p in (verb, *(c for c in verb.rights if c.lower_ == "part")) for _, n in prepositional(p, "in")]
    told = [*within, *(c for c in verb.rights if c.dep_ == "dobj")]
    bare = verb.lemma_ in ("participate", "invest") and not told
    also = any(c.lower_ == "also" for c in verb.lefts) or doer.left_edge.lower_ in ("existing", "returning")
    if any(n.lemma_ in nouns for n in told) or (bare and also):
        if doer.pos_ != "PROPN" and doer.lemma_.lower() not in GIVERS:
            return  # "Pupils from Acme School also took part"
        named = [m for m in reading.mentions_in(doer.left_edge.i, verb.i) if m.kind == "name"]
        named = [m for m in named if reading.doc[m.root].dep_ != "pobj"]
        investors = [m for m in named if reading.is_a(m, SCHEMA.Organization, SCHEMA.Person)]
        yield from _ties(reading, verb, _raisers(reading, verb)[:1], investors, SCHEMA.funder, "relations.funder", 0.8)


def _is_led(verb: Token, noun: Token) -> bool:
    """Whether a verb tells who leads a round, or joins in: "a round worth $3 million led by"."""
    leads = rows("relations")["rounds"]["leading"]
    near = verb.i > noun.i and (verb.head.i == noun.i or (verb.dep_ == "acl" and noun.is_ancestor(verb)))
    return near and is_passive(verb) and (verb.lemma_ in leads or verb.lemma_ == "join")


def _participants(noun: Token, verb: Token | None) -> list[Token]:
    """Who else gives money: "with participation from Acme and Bex"."""
    joining = rows("relations")["rounds"]["joining"]
    tied = [n for w in (noun, verb) if w is not None for _, n in prepositional(w, "with")]
    shares = [n for n in tied if n.lemma_ in joining]
    return [giver for n in shares for _, giver in prepositional(n, "from", "of", "by")]


def _raisers(reading: Reading, noun: Token) -> list[Mention]:
    """Whose round is taken up: of the sentence before that tells of one."""
    at = noun.sent.start
    for _ in range(BEFORE):
        if at == 0:
            break
        sentence = noun.doc[at - 1].sent
        rounds = (t.lemma_ in rows("relations")["rounds"]["nouns"] or t.text == "Series" for t in sentence)
        verb = sentence.root
        if any(rounds) and verb.pos_ == "VERB" and not is_passive(verb):
            return of_kind(reading, subjects(verb), "organization")
        at = sentence.start
    return []


def _licence(reading: Reading, noun: Token) -> Iterator[Claim]:
    """ "its licence from the agency", "runs races under licence from the council"."""
    top = first_conjunct(noun)
    givers = [giver for _, giver in prepositional(noun, "from")]
    if not givers and top.dep_ == "dobj":
        givers = [giver for _, giver in prepositional(top.head, "from")]
    regulators = of_kind(reading, givers, "authority")
    owner = child(noun, "poss")
    verb = governing_verb(noun) if owner is None and top.dep_ in ("dobj", "pobj") else None
    doers = [owner] if owner is not None else subjects(verb) if verb is not None and not is_passive(verb) else []
    firms = [m for m in of_kind(reading, doers, "firm") if m.entity not in {r.entity for r in regulators}]
    yield from _ties(reading, noun, firms[:1], regulators, KG.regulator, "relations.regulator", 0.8)


def _employment(reading: Reading, sentence: Span, noun: Token) -> Iterator[Claim]:
    """ "Employment Agreement dated June 1, 2012, between Acme Inc. and Ann Roe": if she still is, is not told."""
    near = noun.doc[noun.i : min(sentence.end, noun.i + FAR)]
    between = next((t for t in near if t.lower_ in ("between", "among")), None)
    first = reading.mention_at(between.nbor(1)) if between is not None and between.i + 1 < sentence.end else None
    at = first.last if first is not None and first.kind == "name" else sentence.end
    second = reading.mention_at(noun.doc[at + 1]) if at + 1 < sentence.end and noun.doc[at].lower_ == "and" else None
    pair = [m for m in (first, second) if m is not None and m.kind == "name"]
    people = [m for m in pair if reading.is_a(m, SCHEMA.Person)]
    firms = [m for m in pair if reading.is_a(m, SCHEMA.Organization)]
    for person, firm in zip(people, firms, strict=False):
        parts = {
            ORG.member: (reading.entity_part(person),),
            ORG.organization: (reading.entity_part(firm),),
            ORG.role: (reading.words_part(noun.i - 1, noun.i, "employee"),),
        }
        yield Claim(ORG.Membership, parts, reading.sentence_evidence(noun), "relations.employment", noun.i, 0.78)


def _ties(
    reading: Reading, anchor: Token, ones: list[Mention], others: list[Mention], predicate: str, rule: str, sure: float
) -> Iterator[Claim]:
    for one in ones:
        for other in others:
            if one.entity != other.entity:
                parts = reading.entity_part(one), reading.entity_part(other)
                yield statement(reading, anchor, parts[0], predicate, parts[1], rule, sure)
