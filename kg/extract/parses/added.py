"""Clauses that "and" or "but" adds to a verb, where the parser takes them for something else."""

from spacy.tokens import Token

from kg.extract.parses.trees import SUBJECTS, TENSED, hang, hang_subject, has, start_of, tense


def mend_condition_behind_but(verb: Token) -> None:
    """ "agreed to pay, but only if Acme drops its suit": what "if" opens is a condition of the verb, no second one."""
    supposed = any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "once") for c in verb.lefts)
    before = verb.doc[max(verb.left_edge.i - 1, verb.sent.start)]
    if before.dep_ == "cc" and before.lower_ == "but" and supposed and has(verb, *SUBJECTS):
        verb.dep_ = "advcl"


def mend_verb_of_joined_noun(verb: Token) -> None:
    """ "Lee scored twice, and Rovers held on to win": what is joined to a verb is a verb, and no noun."""
    noun = verb.head
    above, before = noun.head, verb.doc[max(noun.left_edge.i - 1, verb.sent.start)]
    joined = noun.dep_ == "conj" and above.pos_ == "VERB" and before.lower_ in ("and", "but") and above.i < noun.i
    if joined and verb.tag_ == "VBD" and noun.i + 1 == verb.i and not has(verb, *SUBJECTS, "aux", "auxpass", "agent"):
        hang(verb, above, "conj")
        hang(noun, verb, "nsubj")


def mend_condition_behind(verb: Token) -> None:
    """ "would have opened had a flood not wrecked it": "had" is the auxiliary of a condition turned around."""
    had, main = verb.head, verb.head.head
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    turned = had.lower_ == "had" and own is not None and own.left_edge.i == had.i + 1 and not has(had, *SUBJECTS)
    supposed = any(c.lower_ in ("would", "could", "might") for c in main.lefts)
    if turned and supposed and verb.tag_ in ("VBN", "VBD") and main.i < had.i:
        hang(verb, main, "advcl")
        hang(had, verb, "aux")
        had.pos_, verb.tag_ = "AUX", "VBN"


def mend_conjunct_of_question(verb: Token) -> None:
    """ "was studying whether it had misled clients and would report in May": who studies it is to report."""
    asked, above = verb.head, verb.head.head
    question = asked.dep_ == "ccomp" and any(c.lower_ in ("whether", "if") and c.dep_ == "mark" for c in asked.lefts)
    would = any(c.lower_ == "would" for c in verb.lefts) and not has(verb, *SUBJECTS)
    had = any(c.lower_ == "had" for c in asked.lefts)
    if question and would and had and above.dep_ == "ccomp" and above.i < asked.i:
        for joint in [c for c in asked.children if c.dep_ == "cc" and c.i < verb.i]:
            hang(joint, above)
        hang(verb, above)


def mend_subject_behind_but(noun: Token) -> None:
    """ "has asked for 12 percent, but managers, citing a deficit, have offered half": they have."""
    asked, doc = noun.head, noun.doc
    joint = doc[noun.left_edge.i - 1]
    if noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN") or asked.pos_ != "VERB" or joint.dep_ != "cc":
        return
    behind = (v for v in asked.rights if v.dep_ in ("ccomp", "advcl", "conj") and v.i > noun.i)
    verb = next((v for v in behind if tense(v) in TENSED and not has(v, *SUBJECTS, "mark", "cc")), noun)
    if verb is noun or doc[start_of(verb) - 1].text != "," or doc[noun.right_edge.i + 1].text != ",":
        return
    hang_subject(noun, verb)
    verb.dep_ = "conj"
    for aside in [c for c in asked.rights if noun.i < c.i < verb.i and c.tag_ in ("VBG", "VBN")]:
        hang(aside, verb, "advcl")
