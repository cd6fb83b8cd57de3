"""Words for time and work at a body become memberships: "her years at Acme", "while at Acme", "was with Acme for"."""

from collections.abc import Iterator

from kg.extract.grammar import agents, child, governing_verb, prepositional, subjects
from kg.extract.reading import PROSE, Reading
from kg.extract.referents import referents
from kg.extract.roles.where.phrases import named_in_phrase
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.rows import rows
from kg.vocabulary import KG, ORG, RDF, SCHEMA

CONFIDENCE = 0.82
SCHOOLS = (SCHEMA.EducationalOrganization, SCHEMA.MedicalOrganization)  # where pupils and patients are as well


def tenures(reading: Reading) -> Iterator[Claim]:
    """The memberships told by nouns of work and of its time, by "while at" and by "be with"."""
    kinds = rows("careers")["tenures"]
    for sentence in reading.sentences(PROSE):
        for word in sentence:
            noun = word.lower_
            if noun in kinds["times"] or noun in kinds["works"]:
                yield from _owned(reading, word, over=noun in kinds["times"] or _is_past(word))
            elif noun == "while":
                yield from _while_at(reading, word)
            elif noun == "with" and word.head.lemma_ == "be":
                yield from _with(reading, word.head)


def _owned(reading: Reading, noun: Token, over: bool) -> Iterator[Claim]:
    """Whose time, work or position at a body it is: "during his tenure at Acme", "her position at Acme"."""
    owner = child(noun, "poss")
    people = referents(reading, [owner], SCHEMA.Person) if owner is not None else []
    loose = noun.lower_ in rows("careers")["tenures"]["loose"]
    bodies = _bodies(reading, noun, "at", *(() if loose else ("with",))) if people else []
    for person in people[:1]:
        for body in bodies[:1]:
            if not (loose and reading.is_a(body, *SCHOOLS)):
                yield _membership(reading, noun, person, body) if over else _member(reading, noun, person, body)


def _is_past(noun: Token) -> bool:
    """Whether a past verb tells of a post not just begun: "left her job at Acme", but "started her job"."""
    verb = governing_verb(noun)
    before = noun.left_edge.nbor(-1).lower_ in ("before", "to") if noun.left_edge.i else False  # "prior to her post at"
    begun = before or (verb is not None and verb.lemma_ in rows("careers")["tenures"]["beginning"])
    return verb is not None and verb.tag_ in ("VBD", "VBN") and not begun


def _while_at(reading: Reading, word: Token) -> Iterator[Claim]:
    """Who did something "while at Acme": the subject of the clause, or who did it where that is passive."""
    doc, end = reading.doc, word.sent.end
    at = word.i + 1
    body = named_in_phrase(reading, at + 1, end) if at + 1 < end and doc[at].lower_ == "at" else None
    verb = governing_verb(doc[at]) if body is not None else None
    if body is None or body.kind != "name" or verb is None or not reading.is_a(body, SCHEMA.Organization):
        return
    fronted = body.last + 1 < end and doc[body.last].text == ","
    named = reading.mention_at(doc[body.last + 1]) if fronted else None
    people = referents(reading, agents(verb), SCHEMA.Person)
    people = people or ([named] if named is not None and reading.is_a(named, SCHEMA.Person) else [])
    if not reading.is_a(body, *SCHOOLS) and verb.tag_ in ("VBD", "VBN"):
        yield from (_membership(reading, word, person, body) for person in people)


def _with(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Who "was with Acme for nine years", or "has been with Acme since 1998"."""
    lasting = [t for t in verb.doc[verb.i : verb.sent.end] if t.lower_ in ("for", "since", "until")]
    timed = [t for t in lasting if t.i + 1 < verb.sent.end and _is_time(reading, t.nbor(1))]
    bodies = _bodies(reading, verb, "with") if timed else []
    for person in referents(reading, subjects(verb), SCHEMA.Person) if bodies else ():
        past = verb.tag_ == "VBD" or any(t.lower_ == "had" for t in verb.lefts)
        told = _membership if past else _member
        yield told(reading, verb, person, bodies[0])


def _is_time(reading: Reading, word: Token) -> bool:
    """Whether a time, or a span of it, begins at a token: "1998", "nine years", "more than a decade"."""
    near = word.doc[word.i : min(word.i + 5, word.sent.end)]
    return reading.time_at(word) is not None or any(t.lemma_ in ("year", "decade", "month", "season") for t in near)


def _bodies(reading: Reading, above: Token, *prepositions: str) -> list[Mention]:
    nouns = [noun for _, noun in prepositional(above, *prepositions)]
    behind = above.nbor(1) if above.i + 1 < above.sent.end else None
    if not nouns and behind is not None and behind.lower_ in prepositions:  # "left her job at Acme"
        nouns = [noun for noun in behind.children if noun.dep_ == "pobj"]
    return [m for m in referents(reading, nouns, SCHEMA.Organization) if m.kind != "nominal"]


def _membership(reading: Reading, anchor: Token, person: Mention, body: Mention) -> Claim:
    parts = {
        ORG.member: (reading.entity_part(person),),
        ORG.organization: (reading.entity_part(body),),
        ORG.role: (reading.words_part(anchor.i, anchor.i + 1, "member"),),
        KG.status: (Part(text="former"),),
    }
    return Claim(ORG.Membership, parts, reading.sentence_evidence(anchor), "roles.career", anchor.i, CONFIDENCE)


def _member(reading: Reading, anchor: Token, person: Mention, body: Mention) -> Claim:
    parts = {
        RDF.subject: (reading.entity_part(person),),
        RDF.predicate: (Part(iri=ORG.memberOf),),
        RDF.object: (reading.entity_part(body),),
    }
    return Claim(RDF.Statement, parts, reading.sentence_evidence(anchor), "roles.belong", anchor.i, CONFIDENCE)
