"""Questions and answers: who is asked for, what was not said, and choices that are left open."""

from kg.extract.grammar import (
    SUBJECTS,
    child,
    first_conjunct,
    is_passive,
    is_told_inside,
    lemma,
    own_auxiliaries,
    subjects,
    verb_lemma,
)
from kg.extract.tokens import Token
from kg.rows import words


def is_asked(verb: Token) -> bool:
    """Whether a question asks who does it: "Who is going to pay?", "But who will pay?"."""
    asked = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    above = verb.head if asked is None and verb.dep_ == "xcomp" else verb
    asked = asked or next((c for c in above.lefts if c.dep_ in SUBJECTS), None)
    main = above.dep_ in ("ROOT", "conj", "ccomp", "parataxis")
    return (
        asked is not None
        and asked.tag_ == "WP"
        and main
        and any(t.text == "?" for t in verb.doc[verb.right_edge.i : verb.right_edge.i + 3])
    )


def is_wished(verb: Token) -> bool:
    """Whether a clause only wishes or proposes something: "God bless her", "Let's light it"."""
    own, above = child(verb, *SUBJECTS), verb.head
    if own is None or own_auxiliaries(verb):
        return False
    proposed = above.lemma_ == "let" and above.tag_ in ("VB", "VBP") and own.lower_ in ("'s", "’s", "us")
    return (proposed and above.i < own.i) or (own.lower_ in words("actions", "invoked") and verb.tag_ in ("VB", "VBP"))


def is_open_question(verb: Token) -> bool:
    """Whether a clause leaves open who or what: "did not say who paid it", "how many people it had fired"."""
    told = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass") or (c.dep_ == "dobj" and c.left_edge.i < c.i)]
    asking = words("actions", "asking_words")
    first = first_conjunct(verb)
    return first.dep_ != "relcl" and not is_told_inside(first) and any(c.left_edge.lower_ in asking for c in told)


def is_withheld(verb: Token) -> bool:
    """Whether an answer was not given: "did not reply to questions", "declined to comment"."""
    if lemma(verb) not in words("actions", "withheld"):
        return False
    above = verb.head if verb.dep_ == "xcomp" else verb
    nobody = any(c.lower_ in ("no", "neither", "none") for s in subjects(verb) for c in (s, *s.lefts))
    return child(verb, "neg") is not None or nobody or lemma(above) in words("attribution", "refusing")


def is_instructed(verb: Token) -> bool:
    """Whether somebody was told to do something: "Anglers were told to stay away", not "is said to have stayed"."""
    deed = child(verb, "xcomp") if is_passive(verb) and lemma(verb) in words("actions", "instructing") else None
    helping = [c.lower_ for c in own_auxiliaries(deed)] if deed is not None else []
    return deed is not None and deed.tag_ == "VB" and "to" in helping and "have" not in helping


def is_to_speak(verb: Token) -> bool:
    """Whether somebody is to speak, or did not: "will testify on Friday", "did not concede"; or "conceded early"."""
    whole = words("actions", "complete") | words("actions", "speaking_later")
    alone = verb_lemma(verb) in whole and child(verb, "ccomp", "dobj", "xcomp") is None
    ahead = any(c.lower_ in ("will", "would", "'ll", "’ll", "to") for c in verb.lefts)
    did = lemma(verb) in words("actions", "speaking_alone") and verb.dep_ == "ROOT" and verb.tag_ == "VBD"
    if did and not any(t.is_quote for t in verb.sent):
        return alone and child(verb, "prep", "npadvmod") is not None
    return alone and (ahead or child(verb, "neg") is not None)


def is_left_open(verb: Token) -> bool:
    """Whether a choice was not made, or is to come: "had not decided where it would be", "will decide whether to"."""
    clause = child(verb, "ccomp", "xcomp")
    asked = clause is not None and any(c.tag_ in ("WRB", "WP", "WDT") or c.lower_ == "whether" for c in clause.subtree)
    ahead = verb.dep_ == "xcomp" or any(c.lower_ in ("will", "'ll", "’ll") for c in verb.lefts)
    denied = child(verb, "neg") is not None
    return asked and ((lemma(verb) in words("actions", "choosing") and (ahead or denied)) or is_unknown(verb))


def is_unknown(verb: Token) -> bool:
    """Whether somebody does not know what may come: "does not know when it will reopen", "whether it will"."""
    clause = child(verb, "ccomp")
    coming = clause is not None and any(c.lower_ in ("will", "would", "can", "could", "whether") for c in clause.lefts)
    return lemma(verb) == "know" and verb.dep_ != "xcomp" and coming and child(verb, "neg") is not None
