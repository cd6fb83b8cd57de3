"""Figures of what is still to come, told in the present tense or of what is only expected."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.modality import judge
from kg.extract.observations.statements import Statement, is_in
from kg.extract.observations.whose.measures import is_measure
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Modality, Part
from kg.rows import rows, words

PRESENT = ("VBZ", "VBP")
AIMED = ("observation/amount-of", "observation/change-noun")
MOVED = ("observation/change", "observation/change-to", "observation/level")


def as_expected(statement: Statement) -> Statement:
    """The statement, judged by its noun where that is only expected: "put the expected savings at 55 million"."""
    noun = statement.noun
    tensed = grammar.child(statement.anchor, "aux") or statement.anchor
    done = tensed.tag_ == "VBD" or (tensed.lemma_ == "have" and tensed.tag_ in PRESENT)
    moved = statement.rule == "observation/change" and done  # "cut its planned use by 5%"
    if noun is None or not is_measure(noun) or grammar.is_verb(noun) or moved:
        return statement
    expected = any(c.lower_ in words(ROWS, "expected") and c.tag_ in ("VBN", "VBD", "JJ") for c in noun.lefts)
    return replace(statement, anchor=noun) if expected else statement


def _is_unmet(noun: Token) -> bool:
    """Whether an amount is that of a target which was not met: "failed to reach its target of 40,000 cars"."""
    aim = noun.dep_ == "dobj" and is_in(noun, "foreseen_measures") and is_in(noun.head, "reached")
    return aim and judge(noun.head) == "negated"


def modality_of(reading: Reading, statement: Statement, time: Part | None) -> Modality:
    """Planned, where a present tense tells of a time after the article's: "the fare goes up to 3 euros in May"."""
    verb = statement.anchor
    tensed = grammar.child(verb, "aux", "auxpass") or verb
    told = statement.rule in MOVED and time is not None and reading.is_ahead(str(time.value))
    perfect = tensed.lemma_ == "have" or is_in(verb, "have")
    if told and tensed.tag_ in PRESENT and not perfect:
        supposed = any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.lefts)
        return "possible" if supposed else "planned"
    counted = statement.rule.endswith("-subject")  # "one in five expects a pay cut": so many do expect it
    if tensed.tag_ in PRESENT and not (statement.earlier or counted) and _foresees(verb):
        return "planned"
    if (tensed.tag_ in PRESENT and _is_due(verb)) or _is_with_schedule(verb):
        return "planned"
    aimed = statement.rule in AIMED and (_is_aimed_at(statement.noun) or _is_set_ahead(statement.noun))
    aimed = aimed or (statement.noun is not None and _is_unmet(statement.noun))
    if aimed or _is_put_forward(statement) or _is_designed(statement):
        return "planned"
    return "possible" if _is_feared(statement) else "asserted"


def _is_due(verb: Token) -> bool:
    """Whether those told of are still to come: "30 buses are due next year", "are set to go"."""
    state = grammar.child(verb, "acomp") if verb.lemma_ == "be" else None
    deed = grammar.child(verb, "xcomp") if grammar.is_passive(verb) and verb.lemma_ == "set" else None
    return (state is not None and state.lower_ == "due") or (deed is not None and deed.tag_ == "VB")


def _is_with_schedule(verb: Token) -> bool:
    """Whether a figure stands beside what is only scheduled: "runs are scheduled for May, with output reaching 900"."""
    noun = verb.head if verb.dep_ == "acl" and verb.tag_ == "VBG" else verb
    beside = noun.head if noun.dep_ in ("pobj", "pcomp") and verb.tag_ == "VBG" else None
    if beside is None or beside.lower_ != "with":
        return False
    main = beside.head
    tensed = grammar.child(main, "aux", "auxpass") or main
    set_ahead = grammar.is_passive(main) and is_in(main, "scheduling")
    return tensed.tag_ in PRESENT and tensed.lemma_ == "be" and (set_ahead or _is_due(main))


def _is_aimed_at(noun: Token | None) -> bool:
    """Whether an amount is but what somebody works for: "are aiming for savings of 3 million"."""
    word = noun.head if noun is not None and noun.dep_ == "pobj" else None
    return word is not None and word.lower_ == "for" and is_in(word.head, "aiming_for")


def _is_set_ahead(noun: Token | None) -> bool:
    """Whether an amount is that of a target, wherever the parser hangs it: "kept its target for a margin of"."""
    noun = noun.head if noun is not None and noun.dep_ == "compound" else noun  # "for annual revenue growth of"
    word = noun.head if noun is not None and noun.dep_ == "pobj" and noun.head.lower_ in ("for", "of") else None
    aim = word.nbor(-1) if word is not None and word.i > word.sent.start else None
    owned = aim is not None and grammar.child(aim, "poss", "det") is not None
    return aim is not None and owned and is_in(aim, "foreseen_measures") and not is_in(aim.head, "reached")


def _is_designed(statement: Statement) -> bool:
    """Whether a plan says how large a thing is to be: "the project calls for a 2-kilometre tunnel"."""
    verb = grammar.governing_verb(statement.anchor)
    if verb is None or statement.rule != "observation/modifier" or verb.tag_ not in PRESENT:
        return False
    plan = grammar.subject(verb)
    return plan is not None and plan.lemma_.lower() in words(ROWS, "designs") and is_in(verb, "designing")


def _is_put_forward(statement: Statement) -> bool:
    """Whether a board puts forward what its owners are to get: "recommended a dividend of 1.20 euros"."""
    noun = statement.noun
    verb = noun.head if noun is not None and noun.dep_ == "dobj" else None
    paid = noun is not None and is_in(noun, "paid_to_owners") and statement.rule == "observation/amount-of"
    return paid and verb is not None and verb.lemma_ in ("propose", "recommend")


def _foresees(verb: Token) -> bool:
    """Whether somebody foresees now what a figure tells: "expects sales of 3 million", not "estimates the cost at"."""
    cues = rows(ROWS)["forecast"]
    listed = verb.lemma_.lower() in cues["verbs"] and verb.lemma_.lower() not in cues["looking_back"]
    return listed and grammar.is_verb(verb) and not grammar.is_passive(verb)


def _is_feared(statement: Statement) -> bool:
    """Whether somebody only fears or faces what is told: "faces a fine of 3 million", "fear the loss of 300 jobs"."""
    noun = statement.noun
    if statement.rule == "observation/punished":
        return statement.anchor.lemma_ == "face"  # "faces up to ten years in prison"
    noun = grammar.first_conjunct(noun) if noun is not None else None  # "faces a jail term and a fine of 3,000 euros"
    if statement.rule != "observation/amount-of" or noun is None or noun.dep_ != "dobj" or statement.noun is None:
        return False
    faced = noun.head.lemma_ == "face" and statement.noun.lemma_.lower() in words(ROWS, "penalties")
    return faced or (is_in(noun.head, "feared") and noun.head.tag_ != "VBN")
