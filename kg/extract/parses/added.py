"""Clauses that "and" or "but" adds to a verb, where the parser takes them for something else."""

from kg.extract.parses.trees import (
    FINITE,
    SUBJECTS,
    TENSED,
    TIMES,
    Mend,
    hang,
    hang_subject,
    has,
    make_root,
    says,
    start_of,
    take_conjunction,
    tense,
)
from kg.extract.tokens import Token
from kg.rows import words


def mend_condition_behind_but(verb: Token) -> None:
    """ "agreed to pay, but only if Acme drops its suit": what "if" opens is a condition of the verb, no second one."""
    supposed = any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "once") for c in verb.lefts)
    before = verb.doc[max(verb.left_edge.i - 1, verb.sent.start)]
    if before.dep_ == "cc" and before.lower_ == "but" and supposed and has(verb, *SUBJECTS):
        verb.dep_ = "advcl"


def mend_modal_before_speaker(modal: Token) -> None:
    """ "has won and might, Ann Roe said in May, sell it": the verb behind whoever says so is that of "might"."""
    doc, end = modal.doc, modal.sent.end
    joint, first = modal.nbor(-1) if modal.i > modal.sent.start else modal, modal.head
    if modal.i + 4 > end or doc[modal.i + 1].text != "," or joint.dep_ != "cc" or modal.dep_ != "conj":
        return
    said = next((t for t in doc[modal.i + 2 : end] if t.text == "," or says(t)), modal)
    comma = next((t for t in doc[said.i : end] if t.text == ","), modal)
    own = next((c for c in said.lefts if c.dep_ == "nsubj" and c.left_edge.i == modal.i + 2), modal)
    verb = doc[comma.i + 1] if comma.i + 1 < end else modal
    while first.dep_ != "ccomp" and first.head.i < first.i and not first.tag_.startswith("VB"):
        first = first.head
    joined = first.tag_.startswith("VB") and (verb.head == said or said.head == verb) and own.i + 1 == said.i
    if not says(said) or not joined or comma.i < said.i or not verb.tag_.startswith("VB") or first.i > modal.i:
        return
    if verb.head.i == verb.i:
        make_root(first, verb)
        first.dep_ = "ROOT"
        hang(said, first, "parataxis")
    hang(joint, first)
    hang(verb, first, "conj")
    hang(modal, verb, "aux")
    verb.tag_, verb.pos_, verb.lemma_, modal.tag_, modal.pos_ = "VB", "VERB", verb.lower_, "MD", "AUX"


MODALS: dict[str, Mend] = dict.fromkeys(
    ("will", "would", "may", "might", "can", "could", "should", "must"), mend_modal_before_speaker
)


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


def mend_verb_of_list(verb: Token) -> None:
    """ "were dark after a storm felled trees, closed a road and killed a man": the storm did all three.

    A list without "and" before its second verb goes on from the verb right before the comma, not from a "be" above it.
    """
    matrix, start = verb.head, verb.left_edge.i
    if verb.tag_ not in FINITE or has(verb, *SUBJECTS, "aux", "auxpass") or matrix.lemma_ != "be":
        return
    before = verb.doc[start - 1] if start > verb.sent.start else verb
    inner = [t for t in verb.doc[matrix.i + 1 : start - 1] if t.dep_ == "advcl" and t.tag_ == verb.tag_]
    listed = any(c.dep_ == "conj" and c.i > verb.i for c in (*verb.rights, *matrix.rights))
    if before.text == "," and listed and inner and has(inner[-1], *SUBJECTS) and inner[-1].right_edge.i == start - 2:
        for later in [c for c in matrix.rights if c.dep_ in ("conj", "cc") and c.i > verb.i]:
            hang(later, verb)
        hang(verb, inner[-1])


def mend_verb_behind_modal(verb: Token) -> None:
    """ "said the plan would be looked at but made no promise": a past tense goes on from the saying."""
    told, said = verb.head, verb.head.head
    plain = verb.tag_ == "VBD" and has(verb, "dobj") and not has(verb, *SUBJECTS, "aux", "auxpass")
    content = told.dep_ == "ccomp" and tense(told) == "MD" and said.i < told.i and said.tag_ == "VBD"
    if plain and content and any(c.lower_ == "but" for c in told.rights if c.dep_ == "cc"):
        take_conjunction(told.children, verb, said)
        hang(verb, said)


def mend_since_behind_any(since: Token) -> None:
    """ "has won more matches than any side since 1998": the others have played since then."""
    side = since.nbor(-1) if since.i > since.sent.start else since
    compared = side.dep_ == "pobj" and side.head.lower_ == "than" and any(c.lower_ == "any" for c in side.lefts)
    if compared and since.dep_ == "prep" and has(since, "pobj"):
        hang(since, side)
    _mend_lasting(since)


def _mend_lasting(since: Token) -> None:
    """ "The clerk missing since May was found": the month hangs on what has lasted since."""
    before, found = since.nbor(-1) if since.i else since, since.head
    time = next((c for c in found.lefts if c.dep_ in SUBJECTS and c.ent_type_ in TIMES and c.i > since.i), None)
    lasts = before.tag_ in ("JJ", "VBN", "VBG", "RB") and before.head.dep_ in SUBJECTS and before.head.head is found
    if since.dep_ == "mark" and time is not None and lasts and time.left_edge.i == since.i + 1:
        since.dep_ = "prep"
        hang(since, before)
        hang(time, since, "pobj")


def mend_clause_behind_preposition(verb: Token) -> None:
    """ "was drawn up after a cable was cut": what "after" leads to is a clause, and no other deed beside the first."""
    noun = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    prep = verb.doc[noun.left_edge.i - 1] if noun is not None and noun.left_edge.i > verb.sent.start else verb
    alone = prep.dep_ == "prep" and prep.head == verb.head and not any(True for _ in prep.children)
    if alone and prep.lower_ in words("grammar", "prepositions_or_marks"):
        verb.dep_ = "advcl"
        hang(prep, verb, "mark")


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


def mend_now_that(now: Token) -> None:
    """ "Now that Acme has sold it, Roe will leave": what has come about is no content of what is to come."""
    that = now.nbor() if now.i + 1 < now.sent.end else now
    clause, main = that.head, now.head
    if that.lower_ == "that" and that.dep_ == "mark" and clause.dep_ == "ccomp" and main.pos_ in ("VERB", "AUX"):
        hang(clause, main, "advcl")
        hang(now, clause)
