"""Who did it, to what, with whom, where and when: the fillers of an action."""

from collections.abc import Iterable, Iterator, Sequence, Set

from kg.extract.actions.verbs import is_undergone
from kg.extract.grammar import (
    SUBJECTS,
    agents,
    by_agents,
    child,
    clause_tokens,
    conjuncts,
    is_passive,
    is_verb,
    lemma,
    noun_phrase,
    objects,
    prepositional,
    subjects,
)
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Mention, Part, Time
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

PRONOUNS = ("PRP", "WP", "WDT", "EX", "WP$", "DT")


def mention_of(reading: Reading, noun: Token) -> Mention | None:
    """The entity that a noun stands for: its own mention, a name around it, or the name in apposition with it."""
    if reading.time_at(noun) is not None:
        return None
    mention = reading.mention_headed_by(noun)
    if mention is None and noun.dep_ not in ("poss", "compound"):
        over = reading.mention_at(noun)
        mention = over if over is not None and over.kind == "name" else None
    if mention is None and noun.pos_ == "NOUN":
        beside = noun.head if noun.dep_ == "appos" else child(noun, "appos")
        named = reading.mention_headed_by(beside) if beside is not None else None
        return named if named is not None and named.kind == "name" else None
    return mention


def _with_named(nouns: Iterable[Token]) -> list[Token]:
    """The nouns, and the names coordinated behind a common noun: "the engineers Lee and Roy" gives both names."""
    found: list[Token] = []
    for noun in nouns:
        name = child(noun, "appos") if noun.pos_ == "NOUN" else None
        several = name is not None and name.pos_ == "PROPN" and len(conjuncts(name)) > 1
        found += conjuncts(name) if several and name is not None else [noun]
    return found


def _distinct(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts, each entity once."""
    kept: dict[object, Part] = {}
    for part in parts:
        kept.setdefault(part.entity or (part.start, part.end), part)
    return tuple(kept.values())


def agent_parts(reading: Reading, verb: Token) -> tuple[Part, ...]:
    """Who did it: entities, or the words for a definite group ("the engineers", "police", "two gunmen")."""
    if is_undergone(verb):
        doers = [s for s in subjects(verb) if reading.is_a(mention_of(reading, s), SCHEMA.Person, SCHEMA.Organization)]
    else:
        doers = agents(verb)
    return _distinct(part for noun in _with_named(doers) if (part := _agent(reading, noun)) is not None)


def _agent(reading: Reading, noun: Token) -> Part | None:
    mention = mention_of(reading, noun)
    if mention is not None:
        return reading.entity_part(mention)
    if reading.time_at(noun) is not None or noun.pos_ not in ("NOUN", "PROPN") or reading.quantity_at(noun) is not None:
        return None
    if noun.lower_ in words("actions", "time_nouns") or noun.lower_ in words("actions", "announcing_nouns"):
        return None
    definite = any(c.dep_ == "poss" or c.lower_ in ("the", "this", "these") for c in noun.children if c.i < noun.i)
    bare = noun.lower_ in words("actions", "bare_agents")
    counted = child(noun, "nummod") is not None
    return reading.words_part(*_core(noun)) if definite or bare or counted or noun.pos_ == "PROPN" else None


def object_parts(reading: Reading, verb: Token, who: Sequence[Part]) -> tuple[Part, ...]:
    """What it was done to: entities where a noun stands for one, else the words of the noun phrase."""
    things = subjects(verb) if is_undergone(verb) and not who else objects(verb)
    if not things and lemma(verb) in words("actions", "naming") and not is_passive(verb):
        things = [c for c in verb.rights if c.dep_ == "oprd" and _named_inside(reading, c) is not None]
    doers = {part.entity for part in who}
    return _distinct(part for noun in _with_named(things) if (part := _thing(reading, noun, doers)) is not None)


def _thing(reading: Reading, noun: Token, doers: Set[str | None]) -> Part | None:
    mention = mention_of(reading, noun) or _named_inside(reading, noun)
    if mention is not None and mention.entity not in doers:
        return reading.entity_part(mention)
    if mention is not None and (mention.kind != "nominal" or noun.pos_ != "NOUN"):
        return None  # nobody buys himself: the subject or the object was misread
    said = any(c.isalnum() for c in noun.text)
    if noun.tag_ in PRONOUNS or reading.time_at(noun) is not None or is_verb(noun) or not said:
        return None
    return reading.words_part(*_core(noun))


def _named_inside(reading: Reading, noun: Token) -> Mention | None:
    """The name that the parser makes part of what follows: "elected Ana Ruiz president", "fined Telcor 5 euros"."""
    if noun.dep_ not in ("dobj", "oprd"):
        return None
    if lemma(noun.head) in words("actions", "naming"):
        names = [reading.mention_at(c) for c in noun.lefts if c.dep_ == "compound"]
        return next((m for m in names if reading.is_a(m, SCHEMA.Person)), None)
    first = reading.mention_at(noun.doc[noun_phrase(noun)[0]])
    paid = first is not None and first.kind == "name" and reading.quantity_at(noun.doc[first.last]) is not None
    return first if paid else None


def _core(noun: Token) -> tuple[int, int]:
    """The noun phrase without the prepositional phrases that tell where, when or with whom the verb is done."""
    first, last = noun_phrase(noun)
    inner = words("actions", "within_object")
    if noun.lemma_.lower() in words("actions", "holdings"):
        inner |= {"in"}
    cuts = [c.i for c in noun.rights if c.dep_ == "prep" and c.lower_ not in inner]
    cuts += [c.left_edge.i for c in noun.rights if c.dep_ == "npadvmod" and c.ent_type_ == "DATE"]
    return first, min([last, *cuts])


def participant_parts(reading: Reading, verb: Token, taken: set[str]) -> tuple[Part, ...]:
    """The other entities at the verb ("to the city", "with Oslo"), and those whose share or unit is the object."""
    found = []
    for mention, acts in _beside(reading, verb):
        if mention.entity not in taken and (acts or not reading.is_a(mention, SCHEMA.Place)):
            taken.add(mention.entity)
            found.append(reading.entity_part(mention))
    return tuple(found) if found or objects(verb) else _unnamed_partners(reading, verb)


def _unnamed_partners(reading: Reading, verb: Token) -> tuple[Part, ...]:
    """The words for those with whom something without an object is done: "partnered with 300 clinics"."""
    nouns = [n for _, n in prepositional(verb, "with", "against") if n.pos_ in ("NOUN", "PROPN")]
    return tuple(reading.words_part(*_core(n)) for n in nouns if reading.time_at(n) is None)


def _beside(reading: Reading, verb: Token) -> Iterator[tuple[Mention, bool]]:
    """Each entity beside the verb, and whether even a place takes part there: "lent Ghana", "a treaty with Egypt"."""
    doers = {t.i for t in by_agents(verb)} if is_passive(verb) else set()
    pairs = [(p.lower_, n) for p, n in prepositional(verb) if n.i not in doers]
    dative = child(verb, "dative")
    if dative is not None and dative.pos_ in ("NOUN", "PROPN", "PRON"):
        pairs.append(("", dative))
    for thing in objects(verb):
        deep = thing.lemma_.lower() in words("actions", "holdings")
        allowed = ("in", "of") if deep else ("to", "with", "from", "against", "between")
        pairs += [(p.lower_, n) for p, n in prepositional(thing, *allowed) if deep or n.i > verb.i]
    for prep, noun in pairs:
        mention = mention_of(reading, noun)
        if mention is not None and (not prep or prep in words("actions", "participant")):
            yield mention, not prep or prep in words("actions", "acting_places")


def location_parts(reading: Reading, verb: Token, taken: set[str]) -> tuple[Part, ...]:
    """The places where it was done: "in Penang", "at the port"."""
    nouns = [n for p, n in prepositional(verb) if p.lower_ in words("actions", "location")]
    for thing in objects(verb):
        nouns += [n for p, n in prepositional(thing, "in", "at", "near", "outside") if n.i > verb.i]
    found = []
    for noun in nouns:
        mention = mention_of(reading, noun)
        if mention is not None and mention.entity not in taken and reading.is_a(mention, SCHEMA.Place):
            taken.add(mention.entity)
            found.append(reading.entity_part(mention))
    return tuple(found)


def time_parts(reading: Reading, verb: Token) -> dict[str, tuple[Part, ...]]:
    """When it was done: `schema:startTime` and `schema:endTime` from the times that hang on the verb."""
    found: dict[str, tuple[Part, ...]] = {}
    for prep, time in _times(reading, verb):
        if time.type in ("DURATION", "SET") or not any(c.isdigit() for c in time.value):
            continue  # "for three years", "every Monday", "recently" tell no date
        edge = SCHEMA.endTime if prep in rows("actions")["times"]["end"] else SCHEMA.startTime
        if edge not in found:
            found[edge] = (_time_part(reading, time),)
    return found


def _time_part(reading: Reading, time: Time) -> Part:
    exact = reading.evidence(time.first, time.last)
    return Part(value=time.value, text=exact.exact, start=exact.start, end=exact.end)


def _times(reading: Reading, verb: Token) -> Iterator[tuple[str, Time]]:
    """Preposition (or "") and time of each temporal expression that dates the verb."""
    seen: set[int] = set()
    for token in _dating_tokens(verb):
        time = reading.time_at(token)
        if time is None or time.first in seen or _is_compared(reading, time):
            continue
        seen.add(time.first)
        root = reading.doc[time.first : time.last].root
        prep = root.head if root.dep_ == "pobj" else root if root.dep_ == "prep" else None
        holder = prep.head if prep is not None else root.head
        word = prep.lower_ if prep is not None else ""
        if holder.i == verb.i or root.i == verb.i or _floats_to(verb, holder, root):
            if word in rows("actions")["times"]["start"] + rows("actions")["times"]["end"]:
                yield word, time
        elif prep is not None and word in rows("actions")["times"]["across_object"] and _reaches(verb, holder):
            yield word, time


def _is_compared(reading: Reading, time: Time) -> bool:
    """Whether a time is that of what a figure is set against: "down from 4 million in the same quarter of 2012"."""
    return any(t.lower_ == "same" for t in reading.doc[max(0, time.first - 1) : time.first + 2])


def _dating_tokens(verb: Token) -> list[Token]:
    """The tokens of the clause, of an empty matrix ("is due to begin in May"), of a first conjunct before its verb."""
    found = clause_tokens(verb)
    head = verb.head
    if verb.dep_ == "conj" and child(verb, *SUBJECTS) is None and is_verb(head):
        first = subjects(head)
        found += [t for t in clause_tokens(head) if t.i < (first[0].i if first else head.i)]
    if verb.dep_ == "xcomp" and head.pos_ in ("AUX", "ADJ"):
        found += [t for t in clause_tokens(head if head.pos_ == "AUX" else head.head) if t.i > verb.i]
    return found


def _floats_to(verb: Token, holder: Token, root: Token) -> bool:
    """Whether a time at another word still dates the verb: before a coordination, after an empty matrix."""
    if verb.dep_ == "conj" and holder.i == verb.head.i:
        return root.i < verb.head.i
    return verb.dep_ == "xcomp" and root.i > verb.i and holder.i in (verb.head.i, verb.head.head.i)


def _reaches(verb: Token, holder: Token) -> bool:
    """Whether a time hangs on an object or subject beside the verb: "raised its forecast on Thursday"."""
    for _ in range(3):
        if is_verb(holder):
            return False
        if holder.head.i == verb.i:
            return holder.dep_ in ("dobj", "nsubj", "nsubjpass", "dative", "attr", "pobj", "prep", "agent")
        holder = holder.head
    return False
