"""Things done become schema:Action claims: verb, agent, object, participants, place and time.

`verbs` chooses the verbs that tell a happening, `parts` and `when` fill the places, this module weighs whether
there is enough to state and makes the claim with a readable sentence.
"""

from collections.abc import Iterator

from kg.extract.actions.beside import location_parts, participant_parts
from kg.extract.actions.converse import converse
from kg.extract.actions.nouns import noun_actions
from kg.extract.actions.parts import agent_parts, anyone, may_do, object_parts
from kg.extract.actions.unanswered import is_left_open
from kg.extract.actions.verbs import happens, is_consequence, is_light
from kg.extract.actions.when import time_parts
from kg.extract.actions.words import reach, readable
from kg.extract.grammar import (
    SUBJECTS,
    antecedent,
    child,
    first_conjunct,
    is_passive,
    lemma,
    matrix,
    subject,
    subjects,
    verb_lemma,
)
from kg.extract.reading import Reading
from kg.extract.reference.phrases import kind_of_noun, noun_of
from kg.extract.tokens import Token
from kg.model import Claim, Modality, Part
from kg.rows import rows, words
from kg.vocabulary import KG, RDFS, SCHEMA

NAMED = (SCHEMA.agent, SCHEMA.object, SCHEMA.participant)


def extract(reading: Reading) -> Iterator[Claim]:
    """The happenings that the running text tells, verb by verb."""
    for sentence in reading.sentences():
        for token in sentence:
            if happens(reading, token):
                for claim in _action(reading, token):
                    yield claim
                    yield from converse(reading, token, claim)
            elif token.pos_ == "NOUN":
                yield from noun_actions(reading, token)


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
    if not (who or what) or not _is_enough(reading, verb, parts):
        return
    parts |= {SCHEMA.agent: who} if who else {}
    first, last = reach(reading, verb, parts)
    parts[KG.verb] = (reading.words_part(verb.i, verb.i + 1, verb_lemma(verb)),)
    parts[RDFS.label] = (reading.words_part(first, last, readable(reading, verb, who, what)),)
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


def _is_enough(reading: Reading, verb: Token, parts: dict[str, tuple[Part, ...]]) -> bool:
    """Whether somebody or something in particular is spoken of."""
    if SCHEMA.object in parts and _is_there_planned(verb):
        return True
    if SCHEMA.object not in parts and _is_stranded(verb):
        return False
    named = any(part.entity for name in NAMED for part in parts.get(name, ()))
    who, what = SCHEMA.agent in parts, SCHEMA.object in parts
    dated = SCHEMA.startTime in parts or SCHEMA.endTime in parts
    if _is_restrictive(verb, parts) or (not dated and (_is_loose_participle(verb) or (not named and _is_habit(verb)))):
        return False
    more = any(name in parts for name in (SCHEMA.participant, SCHEMA.location, SCHEMA.startTime, SCHEMA.endTime))
    if who and ((named and what) or verb_lemma(verb) in words("actions", "withheld") | words("actions", "requests")):
        return True
    if who and is_left_open(verb):
        return True
    if named and (what or more or child(verb, "xcomp", "prep") is not None or _is_repeated(verb)):
        return True
    if who and not what and SCHEMA.participant in parts and _is_main(verb):
        return True
    if (named or who) and not what and _is_not_done(reading, verb):
        return True
    if who and not what and _is_done_to_somebody(verb):
        return True
    if who and not what:
        told = more or child(verb, "prep") is not None or _is_counted(verb)
        complete = verb_lemma(verb) in words("actions", "complete") or is_light(verb)
        if not complete:
            main = _is_main(verb) or (dated and _is_told_of(verb))
            return more and main and not _is_habit(verb) and (dated or _sets_out(verb))
        asked = verb.dep_ == "xcomp" and verb.head.pos_ == "VERB"
        denied = child(verb, "neg") is not None
        heads = _is_main(verb) or (dated and _is_told_of(verb))
        return named or ((told or asked or denied or verb.dep_ == "ccomp") and heads)
    if what and (_is_outcome(verb) or (who and dated and _is_done_to_noun(verb))):
        return True
    besides = _is_told_besides(matrix(verb))
    if not (_is_main(verb) or ((who or dated) and besides) or (dated and _is_told_of(verb))):
        return False
    return what and (who or is_passive(verb) or subject(verb) is not None)


def _is_not_done(reading: Reading, verb: Token) -> bool:
    """Whether a whole sentence tells what somebody did not do: "Roe did not pay", "The ferry has not sailed"."""
    past = any(c.lower_ in ("did", "has", "have", "had") for c in verb.lefts if c.dep_ == "aux")
    whole = _is_main(verb) and not is_passive(verb) and child(verb, "ccomp") is None
    groups = words("actions", "groups")
    someone = any(may_do(reading, noun) or noun.lemma_.lower() in groups for noun in subjects(verb))
    return past and whole and someone and child(verb, "neg") is not None


def _is_done_to_somebody(verb: Token) -> bool:
    """Whether a main clause tells what will or will not be done to those told of: "the state will not pay them"."""
    other = child(verb, "dobj")
    told = other is not None and other.lower_ in ("it", "them", "him", "her")
    helping = [c for c in verb.lefts if c.dep_ in ("aux", "neg")]
    open_still = any(c.dep_ == "neg" or c.tag_ == "MD" for c in helping)
    return told and open_still and (_is_main(verb) or verb.dep_ == "ccomp")


def _sets_out(verb: Token) -> bool:
    """Whether something goes somewhere, or people do what needs no object: "the tug will fly in May", "fans slept"."""
    people = any(kind_of_noun(noun_of(noun)) == SCHEMA.Person for noun in subjects(verb))
    return verb_lemma(verb) in words("actions", "going") or people


def _is_repeated(verb: Token) -> bool:
    """Whether it is told how many times it is done: "intends to fly four times next year"."""
    times = child(verb, "npadvmod")
    return times is not None and times.lower_ == "times" and child(times, "nummod") is not None


def _is_counted(verb: Token) -> bool:
    """Whether the subject is so many people: "43 people died"."""
    return any(child(noun, "nummod") is not None for noun in subjects(verb))


def _is_outcome(verb: Token) -> bool:
    """Whether a participle tells what the sentence led to: ", killing nine people", ", sparking protests"."""
    thing = child(verb, "dobj")
    counted = thing is not None and (thing.tag_ == "CD" or (thing.tag_ == "NNS" and child(thing, "nummod") is not None))
    apart = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.doc[verb.i - 1].text == ","
    of_speech = verb.head.dep_ == "ccomp"  # "said it would not sell, putting the deal in doubt": who says so is open
    return (thing is not None and not of_speech and is_consequence(verb)) or (counted and apart)


def _is_done_to_noun(verb: Token) -> bool:
    """Whether a participle tells who did what to its noun: "an appeal launched by the government on Jan. 15"."""
    return verb.dep_ == "acl" and is_passive(verb) and child(verb, "agent") is not None


def _is_there_planned(verb: Token) -> bool:
    """Whether a sentence says that there are plans, or none: "there are no plans to close the mill"."""
    noun = verb.head
    infinitive = verb.dep_ == "acl" and child(verb, "aux") is not None
    return infinitive and noun.lemma_.lower() in words("grammar", "intentions") and child(noun.head, "expl") is not None


def _is_told_besides(verb: Token) -> bool:
    """Whether a clause beside the main one tells what came about: "after the Senate threw out the budget"."""
    finite = verb.tag_ == "VBD" or any(c.tag_ in ("VBD", "MD") for c in verb.lefts if c.dep_ in ("aux", "auxpass"))
    if _is_told_of_subject(verb) and finite:
        return True
    dated = verb.dep_ == "relcl" and any(c.lower_ == "when" for c in verb.lefts)  # "in 2019, when auditors refused to"
    aside = dated or (verb.dep_ == "advcl" and child(verb, "mark", "advmod") is not None)
    return aside and finite and subject(verb) is not None


def _is_told_of(verb: Token) -> bool:
    """Whether a clause set off by a comma tells more of something known: "the tannery, which closed in 2003"."""
    noun = antecedent(verb)
    return verb.dep_ in ("relcl", "acl") and noun is not None and verb.doc[verb.left_edge.i - 1].text == ","


def _is_told_of_subject(verb: Token) -> bool:
    """Whether it tells what the subject of the sentence did as well: "The ministry, which sent observers, said"."""
    noun = antecedent(verb) if verb.dep_ == "relcl" and _is_told_of(verb) else None
    return noun is not None and noun.dep_ in SUBJECTS and noun.head.dep_ == "ROOT" and noun.right_edge.i > verb.i


def _is_stranded(verb: Token) -> bool:
    """Whether a clause ends in a preposition whose noun stands before it: "the rate that it is to aim for"."""
    last = verb.right_edge
    return last.dep_ == "prep" and last.head.i == verb.i and last.tag_ == "IN" and child(last, "pobj", "pcomp") is None


def _is_restrictive(verb: Token, parts: dict[str, tuple[Part, ...]]) -> bool:
    """Whether a clause only says which ones are meant: "anyone who bought a phone", "phones sold in France"."""
    if verb.dep_ in ("relcl", "advcl", "pcomp", "acl") and not is_passive(verb) and child(verb, *SUBJECTS) is None:
        return SCHEMA.agent not in parts and not _is_outcome(verb)
    if _is_told_of(verb) and SCHEMA.startTime in parts:
        return False
    if verb.dep_ == "relcl" and not is_passive(verb) and subject(verb) == antecedent(verb):
        return SCHEMA.agent not in parts
    dated = (SCHEMA.startTime, SCHEMA.endTime)
    told = dated if lemma(verb) in words("actions", "lasting") else (SCHEMA.agent, SCHEMA.participant, *dated)
    return first_conjunct(verb).dep_ == "acl" and is_passive(verb) and not any(name in parts for name in told)


def _is_habit(verb: Token) -> bool:
    """Whether a plain present tells what happens in general: "companies do the rest", "goods are tested"."""
    if is_passive(verb):
        helping = child(verb, "auxpass")
        lies_ahead = lemma(verb) in rows("modality")["passive"]["planned"]
        present = helping is not None and helping.tag_ in ("VBZ", "VBP") and child(verb, "aux", "neg") is None
        return present and not lies_ahead
    return verb.tag_ in ("VBZ", "VBP")


def _is_loose_participle(verb: Token) -> bool:
    """Whether a participle only describes something indefinite: "data compiled by a bank"."""
    noun = antecedent(verb)
    bare = noun is not None and noun.pos_ == "NOUN" and child(noun, "det", "poss", "nummod") is None
    return bare and verb.dep_ == "acl" and verb.tag_ != "VB" and child(verb, *SUBJECTS) is None


def _is_main(verb: Token) -> bool:
    """Whether the verb heads the sentence, or what it reports or plans, and not an aside."""
    for _ in range(5):
        if verb.head.i == verb.i:
            return True
        if _is_conceded(verb):
            verb = verb.head
        elif _is_content(verb):
            verb = verb.head if verb.head.dep_ == "dobj" else verb
        elif verb.dep_ not in ("ccomp", "conj", "xcomp", "acomp"):
            return False
        verb = verb.head
    return False


def _is_conceded(verb: Token) -> bool:
    """Whether a clause tells what is so in spite of the main one, or may be: "although some shops may be closed"."""
    marked = verb.dep_ == "advcl" and any(c.lower_ in words("actions", "conceding") for c in verb.lefts)
    helping = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    perfect = any(c.lower_ in ("has", "have") or c.tag_ == "MD" for c in helping)  # "since it opened" only dates
    marked = marked or (verb.dep_ == "advcl" and perfect and any(c.lower_ == "since" for c in verb.lefts))
    finite = verb.tag_ == "VBD" or any(c.tag_ in ("VBD", "MD") or c.lower_ in ("has", "have") for c in helping)
    return marked and finite and child(verb, *SUBJECTS) is not None


def _is_content(verb: Token) -> bool:
    """Whether a clause tells what a noun is about: "a report that it had sold"."""
    return verb.dep_ == "acl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)


def _construction(verb: Token, parts: dict[str, tuple[Part, ...]]) -> tuple[str, float]:
    """The name of the construction and how far it can be trusted."""
    if verb.dep_ == "relcl":
        rule = "relative"
    elif verb.dep_ in ("acl", "advcl", "pcomp") and not (_is_content(verb) or _is_conceded(verb)):
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
    if lemma(verb) in words("actions", "speech"):
        return "asserted"  # "forecasts 6 million for 2027"
    if start is None or tensed is None or tensed.tag_ not in ("VBZ", "VBP") or child(verb, "neg"):
        return "asserted"
    perfect = tensed.lemma_ == "have"
    return "planned" if not perfect and reading.is_ahead(str(start.value)) else "asserted"
