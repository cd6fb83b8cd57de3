"""Verbs that say the post themselves ("who chairs the association") or that someone belongs to a body ("works for")."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from kg.extract.grammar import (
    agents,
    antecedent,
    auxiliaries,
    child,
    first_conjunct,
    objects,
    own_objects,
    prepositional,
    subjects,
    verb_lemma,
)
from kg.extract.modality import judge
from kg.extract.reading import PROSE, Reading
from kg.extract.reference.taking_up.phrases import noun_of
from kg.extract.referents import referent, referents
from kg.extract.roles.titles.fields import field_led, part_led
from kg.extract.roles.where.boards import body_of_plain, is_of_field, is_told_in_words
from kg.extract.roles.where.given import given
from kg.extract.roles.where.nameless import in_words, speaks_of_body
from kg.extract.roles.where.parts import is_part
from kg.extract.roles.where.phrases import is_board
from kg.extract.roles.who.clauses import first_of_kind, is_gone_by, is_past, then_left
from kg.extract.roles.who.framed import put_to
from kg.extract.roles.who.holder import HELD_AT
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.rows import rows, words
from kg.vocabulary import KG, ORG, RDF, SCHEMA

CONFIDENCE = 0.85
PUPILS = (SCHEMA.EducationalOrganization, SCHEMA.MedicalOrganization)  # bodies that people move to as others than staff


@cache
def _by_verb(table: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for each in rows("roles")[table]:
        for verb in each["verbs"]:
            found.setdefault(verb, []).append(each)
    return found


def led_and_belonging(reading: Reading) -> Iterator[Claim]:
    """Memberships and org:memberOf statements from verbs."""
    for sentence in reading.sentences(PROSE):
        for verb in sentence:
            if verb.pos_ in ("VERB", "AUX") and verb.tag_.startswith("VB"):
                lemma = verb_lemma(verb).replace("-", " ")
                for each in _by_verb("lead").get(lemma, ()):
                    put = put_to(reading, verb)
                    yield from (c if put is None else c.with_(anchor=put.i) for c in _led(reading, verb, each))
                for each in _by_verb("belong").get(lemma, ()):
                    yield from _belonging(reading, verb, each)
            elif verb.lower_ in ("in", "at"):
                yield from _in_charge(reading, verb)


def _led(reading: Reading, verb: Token, each: dict[str, Any]) -> Iterator[Claim]:
    first = (first_of_kind(verb) if verb.tag_ == "VB" else None) or _inverted(verb)
    people = referents(reading, agents(verb) if first is None else [first], SCHEMA.Person)
    behind = each.get("preposition")
    nouns = [noun for _, noun in prepositional(verb, behind)] if behind is not None else objects(verb)
    outside = each.get("outside", False)
    if _is_score(verb, nouns) or (outside and (verb.dep_ != "relcl" or verb.tag_ != "VBZ")):
        return
    classes = (*HELD_AT, SCHEMA.Country) if each["role"] in rows("roles")["capped"]["words"] else HELD_AT
    bodies = referents(reading, [_named_beside(reading, noun) for noun in nouns], *classes)
    bodies = [body for body in bodies if not _is_other_part(reading, body)]
    field, where = (None, None) if bodies else part_led(reading, nouns)
    if not bodies and where is None:
        bodies = [m for _, noun in _of(nouns) if (m := referent(reading, noun, *HELD_AT))]
        bodies = bodies or (_ruled(reading, verb, nouns) if each["role"] == "leader" else [])
    told = [reading.entity_part(body) for body in bodies[:1]]
    if not told and where is None:
        told = [in_words(reading, noun) for noun in nouns if _is_led(verb, noun) or is_part(reading, noun)][:1]
        field, where = (None, None) if told else field_led(reading, verb, nouns)
    told += [reading.entity_part(where)] if where is not None else []
    gone = ("had", "having", "was", "were") if verb.tag_ == "VBG" else ("had", "having")
    helped = [*auxiliaries(verb), *(t for t in verb.rights if t.dep_ == "aux")]  # "Leading the talks was Ann Roe"
    over = is_past(verb, first) or any(t.lower_ in gone for t in helped)
    status = "former" if over or is_gone_by(verb) else "current"
    for person in people:
        for body in told:
            role = f"{each['role']} of {field}" if field is not None else each["role"]
            yield _membership(reading, verb, person, body, role, status)
        for named in bodies[:1] if status == "current" and not outside and judge(verb) != "negated" else ():
            yield from _member(reading, verb, person, named)


def _is_other_part(reading: Reading, body: Mention) -> bool:
    """Whether a noun for a part of a body was taken for a body of another name: "heads the department"."""
    noun = reading.doc[body.root].lemma_.lower()
    own = noun in reading.entity(body).label.lower().split()
    behind = [t.lower_ for t in reading.doc[body.last : body.last + 6]]
    if {*behind[:1]} & words("relations", "party_organs") and words("roles", "seats") & {*behind}:
        return True  # "leads the Civic Union group in the assembly"
    return body.kind == "nominal" and noun in words("roles", "part_nouns") and not own


def _ruled(reading: Reading, verb: Token, nouns: list[Token]) -> list[Mention]:
    """The place that a noun takes up, of whose head news say "who has led the country since 2013"."""
    since = any(t.lower_ == "since" for t in verb.rights) and not any(prepositional(verb, "in", "to"))
    taken_up = (
        [noun for noun in nouns if noun.tag_ == "NN" and noun_of(noun) in words("roles", "ruled")] if since else []
    )
    return referents(reading, taken_up, SCHEMA.Place)


def _is_score(verb: Token, nouns: list[Token]) -> bool:
    """Whether somebody only leads in a table: "led the league with 80 points", "leads the division in assists".

    Who "headed them in front" in a game has no post either.
    """
    if verb.lemma_ == "head" and any(t.lower_ in words("roles", "headed") for t in verb.doc[verb.i + 1 : verb.i + 6]):
        return True
    ranked = any(noun.lemma_.lower() in words("roles", "tables") for noun in nouns)
    told = [noun for _, noun in prepositional(verb, "with", "by")]
    counted = any(t.pos_ == "NUM" or t.like_num for noun in told for t in noun.lefts)
    return verb.lemma_ == "lead" and (ranked or counted)


def _inverted(verb: Token) -> Token | None:
    """Who stands behind "is": "Heading the delegation is Ann Roe"."""
    if verb.tag_ != "VBG" or not verb.is_sent_start:
        return None
    copula = verb.head if verb.dep_ == "csubj" else child(verb, "aux")
    return child(copula, "attr") if copula is not None and copula.i > verb.i and copula.lemma_ == "be" else None


def _named_beside(reading: Reading, noun: Token) -> Token:
    """The name that a common noun explains behind a comma: "Acme Rail, the division run by Ann Roe"."""
    comma = noun.left_edge.i - 1
    if noun.tag_ != "NN" or comma <= noun.sent.start or noun.doc[comma].text != ",":
        return noun
    named = reading.mention_at(noun.doc[comma - 1])
    return noun.doc[named.root] if named is not None and named.kind == "name" and named.last == comma else noun


def _in_charge(reading: Reading, preposition: Token) -> Iterator[Claim]:
    """Who is "at the helm of" or "in charge of" a body."""
    noun = child(preposition, "pobj")
    said = noun.doc[preposition.i : noun.i + 1].text.lower() if noun is not None else ""
    if noun is None or said not in words("roles", "charges"):
        return
    bodies = referents(reading, [inner for _, inner in prepositional(noun, "of")], *HELD_AT)
    above = preposition.head
    nouns = [t for t in above.rights if t.dep_ == "attr" and above.lemma_ == "be" and preposition.i < above.i]
    nouns = nouns or (subjects(above) if above.pos_ in ("AUX", "VERB") else [above])
    people = referents(reading, nouns, SCHEMA.Person)
    for person in people if above.lemma_ in ("be", "remain", "stay") or _is_put(above) or above.pos_ == "PROPN" else ():
        for body in bodies[:1]:
            status = "former" if above.tag_ == "VBD" else "current"
            yield _membership(reading, preposition, person, reading.entity_part(body), "head", status)


def _is_put(verb: Token) -> bool:
    """Whether somebody "was put in charge"."""
    return verb.lemma_ in ("put", "place", "leave") and child(verb, "auxpass") is not None


def _is_led(verb: Token, noun: Token) -> bool:
    """Whether a common noun is a body with a post to hold: "the inquiry"; of "leads a team" nothing is known."""
    some = any(t.lower_ in ("a", "an") for t in noun.lefts)
    behind = noun.i > verb.i and verb.lemma_ != "head"  # "runs a bakery", but "heads a clinic in Basel"
    loose = some and (behind or noun.dep_ == "attr" or noun.lemma_ == "group")  # "a group led by Ann Roe"
    return speaks_of_body(noun) and not loose and noun.lemma_ not in ("team", "family")


def _of(nouns: list[Token]) -> Iterator[tuple[Token, Token]]:
    """The "of" phrases of boards: "chairs the board of X"."""
    for noun in nouns:
        whole = noun.lemma_ != "committee" or child(noun, "compound", "amod") is None
        if whole and noun.lemma_ in words("roles", "whole_boards"):  # not "the audit committee of"
            yield from prepositional(noun, "of", "at")


def _belonging(reading: Reading, verb: Token, each: dict[str, Any]) -> Iterator[Claim]:
    """Who belongs where by a verb; in the past tense a former membership, for "worked for" is over."""
    if each.get("person") == "patient":
        named = [noun for noun in verb.children if noun.dep_ == "oprd"]  # "named Ann Roe to its board"
        people = referents(reading, objects(verb) or named, SCHEMA.Person)
        nouns = [noun for _, noun in prepositional(verb, *each["prepositions"])]
    elif "agent" in each["prepositions"]:
        people, nouns = referents(reading, objects(verb), SCHEMA.Person), agents(verb)
    else:
        people = referents(reading, agents(verb), SCHEMA.Person)
        nouns = objects(verb) if "object" in each["prepositions"] else []
        nouns += [noun for _, noun in prepositional(verb, *each["prepositions"])]
        if not nouns and "at" in each["prepositions"]:
            nouns = _where(verb)
    if "via" in each:
        yield from _on_board(reading, verb, people, nouns, each)
        return
    if "seats" in each:
        yield from _seated(reading, verb, people, referents(reading, nouns, *each["seats"]))
        return
    bodies = referents(reading, nouns, *HELD_AT) or given(reading, nouns)
    if "post" in each:
        yield from _following_for(reading, verb, people, each)
        return
    if each.get("staff"):
        bodies = [m for m in bodies if reading.is_a(m, SCHEMA.Organization) and not reading.is_a(m, *PUPILS)]
    if not bodies and verb.lemma_ in ("teach", "lecture"):  # "teaches law at Lund University"
        below = [noun for each_noun in own_objects(verb) for _, noun in prepositional(each_noun, *each["prepositions"])]
        bodies = referents(reading, below, *HELD_AT)
    for person in people:
        for body in _joined(reading, bodies):
            if _has_left(verb):
                yield _membership(reading, verb, person, reading.entity_part(body), "member", "former")
            elif "role" in each and (verb.tag_ == "VBD" or is_gone_by(verb)):
                yield _membership(reading, verb, person, reading.entity_part(body), each["role"], "former")
            else:
                if "held" in each and verb.tag_ in ("VBZ", "VBP"):
                    yield _membership(reading, verb, person, reading.entity_part(body), each["held"], "current")
                yield from _member(reading, verb, person, body)


def _where(verb: Token) -> list[Token]:
    """What "where" means in front of a verb of work: "Acme, where he taught"."""
    where = any(t.lower_ == "where" for t in verb.lefts)
    noun = antecedent(verb) if where else None
    return [noun] if noun is not None else []


def _following_for(reading: Reading, verb: Token, people: list[Mention], each: dict[str, Any]) -> Iterator[Claim]:
    """The post of those "who follow the industry at Acme Securities": an analyst's, or a reporter's of news media.

    So it is where somebody is called that: "an analyst covering the industry at".
    """
    said = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.lemma_.lower() == each["post"]
    told = said or (verb.dep_ == "relcl" and verb.tag_ in ("VBZ", "VBP", "VBD"))
    nouns = [verb, *own_objects(verb)] if told else []
    below = [noun for above in nouns for _, noun in prepositional(above, *each["prepositions"])]
    found = referents(reading, below, SCHEMA.Organization)
    for body in found[:1]:
        post = "reporter" if reading.is_a(body, SCHEMA.NewsMediaOrganization) else each["post"]
        status = "former" if verb.tag_ == "VBD" else "current"
        for person in people:
            yield _membership(reading, verb, person, reading.entity_part(body), post, status)


def _has_left(verb: Token) -> bool:
    """Whether somebody left again: "joined Acme in 2010 and left in 2015", "and left the party"."""
    after = [c for c in verb.rights if c.dep_ == "conj" and c.lemma_ in ("leave", "quit") and c.tag_ in ("VBD", "VBN")]
    left = [child(c, "dobj") for c in after if child(c, "nsubj") is None]
    return then_left(verb) or any(n is None or n.lower_ in {"it", "them", *words("roles", "left")} for n in left)


def _joined(reading: Reading, bodies: list[Mention]) -> list[Mention]:
    """The first body with those joined to it by "and": "worked at Acme and Bex"."""
    tops = [first_conjunct(reading.doc[body.root]).i for body in bodies]
    return [body for body, top in zip(bodies, tops, strict=True) if top == tops[0]]


def _on_board(
    reading: Reading, verb: Token, people: list[Mention], nouns: list[Token], each: dict[str, Any]
) -> Iterator[Claim]:
    """Who is on the board, the committee, the faculty of a body."""
    boards = [noun for noun in nouns if noun.lemma_.lower() in each["via"]]
    bodies = of_board(reading, verb, boards, each) if boards else []
    bodies = bodies or [m for m in (body_of_plain(reading, verb, boards[:1], people),) if m is not None]
    plain = [] if bodies else [board for board in boards[:1] if is_told_in_words(board)]
    over = each.get("over", False) or (verb.tag_ == "VBD" and "date" not in each)
    status = "former" if over else "current"
    for person in people:
        for body in _joined(reading, bodies):
            if body.kind == "name" and is_board(reading, body):
                continue
            role = "board member" if boards[0].lemma_.lower() == "board" else each["role"]
            yield _membership(reading, verb, person, reading.entity_part(body), role, status)
            if not over:
                yield from _member(reading, verb, person, body)
        for board in plain:
            yield _membership(reading, verb, person, in_words(reading, board), each["role"], status)


def _seated(reading: Reading, verb: Token, people: list[Mention], bodies: list[Mention]) -> Iterator[Claim]:
    """Who is chosen into a body by its name, where no other post is told: "was elected to the Lund City Council"."""
    if any(True for _ in prepositional(verb, "as")) or child(verb, "oprd", "xcomp") is not None:
        return
    for person in people:
        for body in (m for m in bodies[:1] if m.kind == "name"):
            yield _membership(reading, verb, person, reading.entity_part(body), "member", "current")
            yield from _member(reading, verb, person, body)


def of_board(reading: Reading, verb: Token, boards: list[Token], each: dict[str, Any]) -> list[Mention]:
    """Whose board it is: "the board of Acme", "Acme's board", or that of the body that does it ("named Roe to its")."""
    behind = [noun for board in boards for _, noun in prepositional(board, "of", "at")]
    behind += [n for noun in behind if noun.tag_ in ("NNS", "NNPS") for _, n in prepositional(noun, "of", "at", "for")]
    owners = [owner for board in boards if (owner := child(board, "poss")) is not None]
    named = [m for board in boards if (m := _named_before(reading, board)) is not None]
    found = referents(reading, behind, *HELD_AT) or referents(reading, owners, *HELD_AT) or named
    found = found or given(reading, [*behind, *boards])
    own = (
        each.get("person") == "patient"
        and not any(map(is_of_field, boards))
        and all(owner.lower_ in ("its", "their") for owner in owners)
    )
    return found or _choosing(reading, agents(verb) if own else [])


def _choosing(reading: Reading, nouns: list[Token]) -> list[Mention]:
    """The body that chooses, or that of the shareholders or members who do: "Acme's shareholders elected Roe to"."""
    if found := referents(reading, nouns, *HELD_AT):
        return found
    voters = [noun for noun in nouns if noun.lemma_.lower() in words("roles", "voters")]
    owners = [n for noun in voters for n in (*(t for t in noun.lefts if t.dep_ == "poss"), *_below(noun))]
    return referents(reading, owners, *HELD_AT) or [m for n in voters if (m := _named_before(reading, n)) is not None]


def _below(noun: Token) -> list[Token]:
    return [below for _, below in prepositional(noun, "of", "at", "in")]


def _named_before(reading: Reading, board: Token) -> Mention | None:
    """The organization right in front of its board: "the University of Lund board of trustees"."""
    before = reading.mention_at(board.nbor(-1)) if board.i > board.sent.start else None
    ends = before is not None and before.kind == "name" and before.last == board.i
    return before if ends and reading.is_a(before, SCHEMA.Organization) else None


def _membership(reading: Reading, verb: Token, person: Mention, body: Part, role: str, status: str) -> Claim:
    parts = {
        ORG.member: (reading.entity_part(person),),
        ORG.organization: (body,),
        ORG.role: (reading.words_part(verb.i, verb.i + 1, role),),
        KG.status: (Part(text=status),),
    }
    return Claim(ORG.Membership, parts, reading.sentence_evidence(verb), "roles.verb", verb.i, CONFIDENCE)


def _member(reading: Reading, verb: Token, person: Mention, body: Mention) -> Iterator[Claim]:
    """The membership in a body, which a building is none of."""
    parts = {
        RDF.subject: (reading.entity_part(person),),
        RDF.predicate: (Part(iri=ORG.memberOf),),
        RDF.object: (reading.entity_part(body),),
    }
    if reading.is_a(body, SCHEMA.Organization):
        yield Claim(RDF.Statement, parts, reading.sentence_evidence(verb), "roles.belong", verb.i, CONFIDENCE)
