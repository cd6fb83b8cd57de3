"""Things done become schema:Action claims: verb, agent, object, participants, place and time.

`verbs` chooses the verbs that tell a happening, `parts` and `when` fill the places, `enough` weighs whether there is
enough to state, and this module makes the claim with a readable sentence.
"""

from collections.abc import Iterable, Iterator

from kg.extract.actions.beside import location_parts, participant_parts, with_place
from kg.extract.actions.broken import disagrees, is_across_gap, is_broken, up_to_gap
from kg.extract.actions.clauses import is_conceded, is_content
from kg.extract.actions.converse import converse
from kg.extract.actions.deeds import deed_of_noun
from kg.extract.actions.enough import is_enough
from kg.extract.actions.headlines import heads_headline, is_sure, stands_alone
from kg.extract.actions.light import light_name
from kg.extract.actions.nouns import noun_actions
from kg.extract.actions.parts import agent_parts, anyone, mention_of, object_parts
from kg.extract.actions.several import named_among
from kg.extract.actions.there import there_was
from kg.extract.actions.verbs import happens, name_of
from kg.extract.actions.when import time_parts
from kg.extract.actions.words import reach, readable
from kg.extract.grammar import SUBJECTS, agents, child, is_passive, lemma, objects, subject
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Claim, Modality, Part
from kg.rows import rows, words
from kg.vocabulary import KG, RDFS, SCHEMA


def extract(reading: Reading) -> Iterator[Claim]:
    """The happenings that the running text tells, verb by verb, and those that only its headline tells."""
    told: set[tuple[str | None, str | None]] = set()
    for claim in _of_text(reading):
        parts = claim.parts.get(SCHEMA.agent, ()) + claim.parts.get(SCHEMA.object, ())
        told |= {(part.entity, _verb_of(claim)) for part in parts}
        yield claim
    verbs = {verb for _, verb in told}
    for token, claim in _of_headline(reading):
        doers = {part.entity for part in _named_of(claim)}
        known = any((doer, _verb_of(claim)) in told for doer in doers)
        whole = SCHEMA.object in claim.parts or stands_alone(token)
        if (not known and whole) if doers else (_verb_of(claim) not in verbs and whole and is_sure(token, claim)):
            yield claim


def _of_headline(reading: Reading) -> Iterator[tuple[Token, Claim]]:
    """The happenings that a headline tells, each with its verb."""
    for sentence in reading.sentences(("headline",)):
        for token in sentence:
            if heads_headline(token) and happens(reading, token):
                yield from ((token, claim) for claim in _action(reading, token))


def _named_of(claim: Claim) -> list[Part]:
    """Who of those with a name did it, else to whom it was done: "Ann Roe quits", "Police arrest Ann Roe"."""
    found = ([part for part in claim.parts.get(role, ()) if part.entity] for role in (SCHEMA.agent, SCHEMA.object))
    return next(filter(None, found), [])


def _verb_of(claim: Claim) -> str | None:
    """The verb that a happening is told by."""
    verb = claim.part(KG.verb)
    return None if verb is None else verb.text


def _of_text(reading: Reading) -> Iterator[Claim]:
    """The happenings of the running text."""
    for sentence in reading.sentences():
        for token in sentence:
            if happens(reading, token):
                for claim in _action(reading, token):
                    yield claim
                    yield from converse(reading, token, claim)
            elif token.pos_ == "NOUN":
                yield from noun_actions(reading, token)
                yield from deed_of_noun(reading, token)
                if token.dep_ == "attr":
                    yield from there_was(reading, token)


def _action(reading: Reading, verb: Token) -> Iterator[Claim]:
    who = agent_parts(reading, verb)
    what = object_parts(reading, verb, who)
    taken = {part.entity for part in (*who, *what) if part.entity is not None}
    parts: dict[str, tuple[Part, ...]] = {
        SCHEMA.agent: who,
        SCHEMA.object: what,
        SCHEMA.participant: participant_parts(reading, verb, taken, what),
        SCHEMA.location: location_parts(reading, verb, taken),
        **time_parts(reading, verb),
    }
    parts = {name: fillers for name, fillers in parts.items() if fillers}
    who = who or anyone(reading, verb)
    if not (who or what) or not is_enough(reading, verb, parts):
        return
    if disagrees(verb) or any(is_broken(reading, part) for part in who):
        return
    if any(is_across_gap(reading, verb, part) for part in what):
        return
    parts |= {SCHEMA.agent: who} if who else {}
    first, last = reach(reading, verb, parts)
    name = light_name(verb) or name_of(verb, whole=bool(who and what))
    parts[KG.verb] = (reading.words_part(verb.i, verb.i + 1, name),)
    told = with_place(reading, verb, up_to_gap(readable(reading, verb, who, what)))
    parts[RDFS.label] = (reading.words_part(first, last, told),)
    for role, nouns in ((SCHEMA.agent, agents(verb)), (SCHEMA.object, objects(verb))):
        parts |= _with_members(reading, role, parts, nouns)
    rule, confidence = _construction(verb, parts)
    yield Claim(
        SCHEMA.Action,
        parts,
        reading.evidence(first, last),
        f"action/{rule}",
        verb.i,
        confidence,
        _future(reading, verb, parts),
    )


def _with_members(
    reading: Reading, role: str, parts: dict[str, tuple[Part, ...]], nouns: Iterable[Token]
) -> dict[str, tuple[Part, ...]]:
    """The fillers of a role with those who are named among several: "leaders including Lee attended"."""
    told = parts.get(role, ())
    mentions = (mention_of(reading, name) for noun in nouns for name in named_among(noun))
    named = [reading.entity_part(mention) for mention in mentions if mention is not None]
    known = {part.entity for part in told}
    return {role: (*told, *(part for part in named if part.entity not in known))} if told and named else {}


def _construction(verb: Token, parts: dict[str, tuple[Part, ...]]) -> tuple[str, float]:
    """The name of the construction and how far it can be trusted."""
    if verb.dep_ == "relcl":
        rule = "relative"
    elif verb.dep_ in ("acl", "advcl", "pcomp") and not (is_content(verb) or is_conceded(verb)):
        rule = "participle"
    elif verb.dep_ == "xcomp":
        rule = "control"
    elif is_passive(verb):
        rule = "passive"
    else:
        rule = "coordinated" if verb.dep_ == "conj" and child(verb, "nsubj") is None else "active"
    sure = rows("actions")["confidence"]
    confidence = sure[rule]
    if not any(part.entity for fillers in parts.values() for part in fillers):
        confidence = min(confidence, sure["words_only"])
    elif SCHEMA.object not in parts:
        confidence = min(confidence, sure["no_object"])
    if _is_mere_number(verb, parts):
        confidence = min(confidence, sure["number"])
    if _is_dangling(verb):
        confidence = min(confidence, sure["dangling"])
    return rule, confidence


def _is_mere_number(verb: Token, parts: dict[str, tuple[Part, ...]]) -> bool:
    """Whether the object is a number of something named elsewhere ("ordered 55"), not of people ("killed 243")."""
    objects = [part.text or "" for part in parts.get(SCHEMA.object, ()) if part.entity is None]
    bare = len(objects) == 1 and len(parts[SCHEMA.object]) == 1 and objects[0].replace(",", "").isdigit()
    return bare and lemma(verb) not in words("actions", "of_people")


def _is_dangling(verb: Token) -> bool:
    """Whether a participle ends a sentence behind a noun that it may describe: "an opera by Lee, staged with Acme"."""
    before = verb.doc[max(verb.left_edge.i - 2, 0) : verb.left_edge.i]
    behind = len(before) == 2 and before[1].text == "," and before[0].pos_ in ("NOUN", "PROPN") and verb.i > verb.head.i
    participle = verb.dep_ == "advcl" and verb.tag_ == "VBN" and is_passive(verb)
    return behind and participle and child(verb, *SUBJECTS, "mark") is None and subject(verb) != before[0]


def _future(reading: Reading, verb: Token, parts: dict[str, tuple[Part, ...]]) -> Modality:
    """A present tense with a date after the article's is a plan: "opens on July 9"."""
    start = next(iter(parts.get(SCHEMA.startTime, ())), None)
    tensed = verb if verb.tag_ in ("VBZ", "VBP") else child(verb, "aux", "auxpass")
    timetabled = lemma(verb) in rows("times")["tense"]["timetable"]
    if lemma(verb) in words("actions", "speech") and not timetabled:
        return "asserted"  # "forecasts 6 million for 2027", not "reports its results on Thursday"
    if start is None or tensed is None or tensed.tag_ not in ("VBZ", "VBP") or child(verb, "neg"):
        return "asserted"
    perfect, value = tensed.lemma_ == "have", str(start.value)
    undated = reading.document.published is None and start.start is not None and start.start > verb.idx
    unknown = value.startswith("XXXX-") or undated  # "deliveries begin in 2027", not "May 2021: Acme opens a plant"
    timed = timetabled and unknown and tensed is verb
    return "planned" if not perfect and (timed or reading.is_ahead(value)) else "asserted"  # "opens on Monday"
