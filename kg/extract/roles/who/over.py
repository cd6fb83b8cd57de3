"""Posts that are over though nothing beside them says so: those of the dead, and those that a promotion left."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.grammar import agents, child, conjuncts, is_passive, objects, prepositional, subjects, verb_lemma
from kg.extract.modality import judge
from kg.extract.reading import PROSE, Reading
from kg.extract.referents import referents
from kg.extract.relations.series import names_behind
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.bodies import Body
from kg.extract.roles.who.holder import Holder
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.rows import words
from kg.vocabulary import KG, ORG, RDF, SCHEMA

LASTING = ("current", "acting")
CLEAR = 0.85  # of a pronoun that says who died
COMING = ("join", "start", "begin")

Held = tuple[Title, Holder, list[Body]]


def without_dead(reading: Reading, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims, the posts of those who have died as former ones; they are no members of a body any more."""
    dead = _dead(reading)
    for claim in claims:
        status, predicate = claim.part(KG.status), claim.part(RDF.predicate)
        person = claim.part(ORG.member) or claim.part(RDF.subject)
        if person is None or person.entity not in dead:
            yield claim
        elif status is not None and status.text in LASTING:
            yield claim.with_(parts={**claim.parts, KG.status: (Part(text="former"),)})
        elif claim.rule == "roles.belong":
            yield _was_member(reading, claim)
        elif predicate is None or predicate.iri not in (ORG.memberOf, SCHEMA.jobTitle):
            yield claim


def _was_member(reading: Reading, claim: Claim) -> Claim:
    """What a verb tells of belonging, "joined Acme in 1968", as a membership that is over."""
    parts = {
        ORG.member: claim.parts[RDF.subject],
        ORG.organization: claim.parts[RDF.object],
        ORG.role: (reading.words_part(claim.anchor, claim.anchor + 1, "member"),),
        KG.status: (Part(text="former"),),
    }
    return claim.with_(shape=ORG.Membership, parts=parts)


def _dead(reading: Reading) -> frozenset[str]:
    """The entities of those of whom the article tells by name that they have died or were killed."""
    found: set[str] = set()
    for sentence in reading.sentences(PROSE):
        for word in sentence:
            if (nouns := _dying(word) or _lying_dead(word) or _among_dead(word)) and judge(word) == "asserted":
                told = [
                    *referents(reading, nouns, SCHEMA.Person),
                    *(m for noun in nouns for m in _named(reading, noun)),
                ]
                found.update(m.entity for m in told if m.kind == "name" or m.confidence >= CLEAR)
    return frozenset(found)


def _named(reading: Reading, noun: Token) -> list[Mention]:
    """Who is named behind a common noun without more to it: "the ship's captain, Ann Roe"."""
    plain = noun.pos_ == "NOUN" and child(noun, "prep") is None
    return names_behind(reading, noun, "person") if plain else []


def _dying(word: Token) -> list[Token]:
    """Who dies or is killed by a verb that tells it as done, or whose death a noun tells: "the murder of Ann Roe"."""
    if word.pos_ == "NOUN":
        return _whose_death(word) if word.lemma_.lower() in words("roles", "deaths") else []
    if word.pos_ not in ("VERB", "AUX") or word.tag_ == "VBG":
        return []
    lemma = verb_lemma(word)
    lost = child(word, "dobj") if lemma == "lose" else None
    if lemma in words("roles", "dying") or (lost is not None and lost.lemma_ == "life" and child(lost, "poss")):
        return agents(word)
    killed = lemma in words("roles", "killing") or any(n.lower_ == "death" for _, n in prepositional(word, "to"))
    return objects(word) if killed and lemma not in words("roles", "doomed") and is_passive(word) else []


def _whose_death(death: Token) -> list[Token]:
    """Whose a death is: "the assassination of Ann Roe", "Roe's death"; nobody's that was only attempted."""
    if child(death, "amod", "compound") is not None or child(death, "det", "poss") is None:
        return []
    owner = child(death, "poss")
    return [*([owner] if owner is not None else []), *(noun for _, noun in prepositional(death, "of"))]


def _lying_dead(word: Token) -> list[Token]:
    """Of whom a word says that they are dead: "was found dead", "Ann Roe dead at 84"."""
    if word.lower_ not in words("roles", "lifeless"):
        return []
    if (who := child(word, "nsubj")) is not None:
        return [who] if word.lower_ == "dead" else []
    verb = word.head
    if word.dep_ == "amod":
        return [verb] if verb.i == word.i - 1 else []
    found = verb.lemma_ in words("roles", "found_dead") and child(verb, "dobj") is None and word.i == verb.i + 1
    return subjects(verb) if found and judge(verb) == "asserted" else []


def _among_dead(verb: Token) -> list[Token]:
    """Who is counted with the dead: "among the dead were Ann Roe and Jim Lee", "the dead included Ann Roe"."""
    if verb.lemma_ not in ("be", "include"):
        return []
    if verb.lemma_ == "be" and any(_are_dead(noun) for _, noun in prepositional(verb, "among")):
        return [name for noun in subjects(verb) for name in conjuncts(noun)]
    told = verb.lemma_ == "include" and any(noun.lower_ == "dead" for noun in subjects(verb))
    return [name for noun in objects(verb) for name in conjuncts(noun)] if told else []


def _are_dead(noun: Token) -> bool:
    """Whether a noun speaks of the dead, or "them" of those of whom the sentence before tells it."""
    if noun.lower_ == "those":
        return any(t.dep_ in ("acl", "relcl") and _is_killing(t) for t in noun.rights)
    if noun.lower_ != "them" or noun.sent.start == 0:
        return noun.lower_ in words("roles", "dead")
    before = noun.doc[noun.sent.start - 1].sent
    hurt = any(t.lower_ in words("observations", "the_befallen") - words("roles", "dead") for t in before)
    return not hurt and any(t.lower_ in words("roles", "dead") or _is_killing(t) for t in before)


def _is_killing(word: Token) -> bool:
    """Whether a verb tells that several have died or were killed."""
    lemma = verb_lemma(word) if word.tag_ in ("VBD", "VBN") else ""
    return lemma in words("roles", "dying") or (lemma in words("roles", "killing") and word.tag_ == "VBN")


def without_left(held: list[Held]) -> list[Held]:
    """The posts told in a sentence, those as former from which somebody is promoted further on."""
    higher = {
        holder.person.entity: (title.first, holder.verb)
        for title, holder, _ in held
        if holder.verb is not None and holder.status == "current" and _rises(holder.verb)
    }
    return [
        (title, replace(holder, status="former"), bodies)
        if holder.status == "current" and _is_below(title, holder, *higher.get(holder.person.entity, (0, None)))
        else (title, holder, bodies)
        for title, holder, bodies in held
    ]


def _rises(verb: Token) -> bool:
    """Whether a verb may tell that somebody went from one post to another."""
    return verb.lemma_ == "become" or verb_lemma(verb) in row("moves", "verbs")


def _is_below(title: Title, holder: Holder, first: int, rise: Token | None) -> bool:
    """Whether a post was got before somebody rose to the one at a token: "joined as a clerk and became chairman"."""
    if rise is None or holder.verb is None:
        return False
    if holder.verb.i == rise.i:  # "rose to head of sales and to chief executive", but "to chairman and chief executive"
        again = rise.doc[first - 1].lower_ == "to" and verb_lemma(rise) in row("moves", "verbs")
        return again and title.first < first
    came = verb_lemma(holder.verb) in COMING
    return title.first < first and _began(holder) and (came or verb_lemma(rise) in row("moves", "verbs"))


def _began(holder: Holder) -> bool:
    """Whether a verb tells how somebody got a post."""
    return holder.verb is not None and holder.date == "start"
