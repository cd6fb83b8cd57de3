"""Clauses whose subject the parser misses or doubles: each verb gets the noun that it is told of."""

from kg.extract.parses.trees import (
    FINITE,
    SUBJECTS,
    TENSED,
    TIMES,
    hang,
    hang_subject,
    has,
    make_root,
    says,
    start_of,
    take_place,
    tense,
)
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.rows import words

RELATIVE = ("WP$", "WDT")
JOINED = ("and", "but")
JOINTS = (*JOINED, ",")
DEEP = 4  # steps from the word before a verb up to the noun that it belongs to
CLOSING = 3  # tokens from the start of a subject to its relative: "in which", "the homepage of which"


def mend_two_subjects(verb: Token) -> None:
    """A clause has one subject: of two nouns before a verb the first belongs to another clause or phrase."""
    found = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    if len(found) != 2:
        return
    first, second = found
    if first.tag_ == "DT" and first.i + 1 == second.i:
        hang(first, second, "det")  # "The Corti 2 is made"
    elif _is_relative(second):
        _mend_relative(verb, first, second)
    elif first.pos_ == "NOUN" and second.left_edge.pos_ == "PROPN" and second.left_edge.i == first.i + 1:
        hang(first, second)  # "Her co-author Ann Roe, an engineer, said"
        first.dep_ = "compound"
    elif first.i < second.left_edge.i - 1 and verb.doc[second.left_edge.i - 1].text == ":":
        first.dep_ = "dep"  # "The bank: Director Ann Roe has resigned"
    elif any(c.dep_ == "cc" and c.lower_ == "and" and c.i + 1 == second.left_edge.i for c in first.rights):
        hang(second, first)
        second.dep_ = "conj"  # "Acme, a volunteer group, and the city's police signed it"
    elif second.right_edge.i + 1 == start_of(verb) and verb.doc[second.left_edge.i - 1].text == ",":
        beside = second.left_edge.i - 2 == first.right_edge.i
        if beside and second.pos_ in ("PROPN", "PRON") and is_person_noun(first.lower_):
            hang(first, second)  # "The former finance chief, Ann Roe will be", "The son of a baker, he joined"
            first.dep_ = "appos"
        _mend_series(verb, first)


def _is_relative(noun: Token) -> bool:
    """Whether a subject opens a relative clause: "whose brother", "the mayor of which", "in which 3 million"."""
    before = noun.doc[noun.left_edge.i : noun.left_edge.i + CLOSING]
    return any(t.tag_ in RELATIVE or t.lower_ == "whom" for t in before) and noun.tag_ not in RELATIVE


def _mend_relative(verb: Token, first: Token, second: Token) -> None:
    """ "praised the plans of Acme, whose firm grew", "the park, in which 3 million was invested, was opened"."""
    outer = _verb_behind_comma(verb)
    above = verb.head
    if outer is not None:
        if outer.head.i == verb.i:
            hang(outer, above) if above.i != verb.i else make_root(outer, verb)
        outer.dep_ = verb.dep_
        hang_subject(first, outer)
        described = first
    elif verb.dep_ == "ccomp" and above.i < first.i and not has(above, "dobj"):
        hang(first, above, "dobj")
        described = _noun_before(second) or first
    elif verb.dep_ in ("ccomp", "advcl") and verb.i < above.i and not has(above, *SUBJECTS) and tense(above) in TENSED:
        hang_subject(first, above)  # "Pupils, many of whom had paid, were told"
        described = first
    else:
        return
    hang(verb, described, "relcl")


def _noun_before(noun: Token) -> Token | None:
    before = noun.doc[noun.left_edge.i - 1]
    return before if before.pos_ in ("NOUN", "PROPN") else None


def _verb_behind_comma(verb: Token) -> Token | None:
    """The verb without a subject of its own behind the comma that ends a clause."""
    for other in verb.rights:
        before = verb.doc[start_of(other) - 1]
        if other.dep_ == "conj" and tense(other) in TENSED and before.text == "," and not has(other, *SUBJECTS):
            return other
    return None


def _mend_series(verb: Token, noun: Token) -> None:
    """ "After months without a head, two deputies and a court case, Acme has won": a phrase goes on to the comma."""
    comma = noun.doc[noun.left_edge.i - 1]
    before = comma.nbor(-1) if comma.i > verb.sent.start else comma
    if comma.text == "," and before.dep_ == "pobj" and before.pos_ in ("NOUN", "PROPN"):
        hang(noun, before, "conj")


def mend_subject_behind_date(verb: Token) -> None:
    """ "will be built in Leeds but by 2030 the rest will be built in Cork": the noun behind the date is the subject."""
    first = start_of(verb)
    if verb.dep_ != "conj" or has(verb, *SUBJECTS) or tense(verb) not in TENSED or first == verb.i:
        return
    noun = verb.doc[first - 1]
    for _ in range(DEEP):
        if noun.dep_ in ("pobj", "prep") and _date_in(noun) is None:
            noun = noun.head  # "production of the rest"
    prep, date = noun.head, _date_in(noun)
    opening = noun.dep_ == "pobj" and prep.dep_ in ("prep", "conj") and verb.doc[prep.i - 1].lower_ in JOINTS
    if date is None or not opening or prep.i + 1 != date.left_edge.i:
        return
    hang(prep, verb, "prep")
    hang_subject(noun, verb)
    hang(date, prep, "pobj")


def mend_subject_behind_colon(verb: Token) -> None:
    """ "they are one shop: the children, Ann and Bo, were married": the noun behind the colon is the subject."""
    if has(verb, *SUBJECTS, "cc") or tense(verb) not in TENSED or verb.doc[start_of(verb) - 1].text not in (",", ")"):
        return
    colon = next((t for t in verb.doc[verb.head.i : start_of(verb)] if t.text == ":"), None)
    behind = [] if colon is None else [t for t in colon.head.subtree if t.left_edge.i == colon.i + 1]
    noun = next((t for t in behind if t.dep_ == "appos" and t.i < verb.i), None)
    if noun is not None:
        hang_subject(noun, verb)


def mend_subject_behind_month(verb: Token) -> None:
    """ "In September Acme completed the purchase": the name behind the month is the subject."""
    prep = verb.doc[verb.sent.start]
    fronted = prep.head == verb and prep.dep_ == "prep"
    noun = next((c for c in prep.rights if c.dep_ == "pobj"), None) if fronted else None
    date = _date_in(noun) if noun is not None and noun.pos_ == "PROPN" else None
    if noun is None or date is None or tense(verb) not in TENSED or prep.i + 1 != date.left_edge.i:
        return
    aside = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if aside is not None:  # "In 2023 Ann Roe, then head of Acme, moved"
        before, after = verb.doc[aside.left_edge.i - 1], verb.doc[aside.right_edge.i + 1]
        if before.text != "," or after.text != "," or noun.i + 1 != before.i or aside.pos_ != "NOUN":
            return
        hang(aside, noun, "appos")
    if aside is not None or noun.right_edge.i + 1 == start_of(verb):
        hang_subject(noun, verb)
        hang(date, prep, "pobj")


def _date_in(noun: Token) -> Token | None:
    """The date that the parser takes for a modifier of the noun behind it: "by 2030 production"."""
    dates = [c for c in noun.lefts if c.ent_type_ in TIMES and c.left_edge.i == noun.left_edge.i]
    return dates[0] if dates and noun.ent_type_ not in TIMES else None


def mend_participle_for_verb(participle: Token) -> None:
    """ "Books bought or borrowed here will be shared": of two verbs the one with a tense of its own is the verb."""
    noun = next((c for c in participle.lefts if c.dep_ == "nsubj"), None)
    caught = next((c for c in participle.rights if c.dep_ == "xcomp" and c.tag_ == "VBG"), None)
    said = any(c.dep_ == "ccomp" for c in participle.lefts)  # "It has closed, Ann Roe confirmed in a letter dated"
    full = has(participle, "aux", "auxpass", "dobj", "attr", "acomp") or (caught is None and has(participle, "xcomp"))
    if noun is None or said or full:
        return
    done = participle.tag_ == "VBN" or caught is not None  # "Anyone caught feeding them will be fined"
    joined = (c for c in participle.rights if c.dep_ == "conj" and start_of(c) < c.i and done)
    verb = next(joined, None) or _second_past(participle)
    if verb is None or has(verb, *SUBJECTS) or tense(verb) not in TENSED:
        return
    before = verb.doc[start_of(verb) - 1]
    if before.is_punct or before.dep_ == "cc":
        return
    take_place(verb, participle)
    hang_subject(noun, verb)
    hang(participle, noun, "acl")


def _second_past(participle: Token) -> Token | None:
    """The verb behind a phrase that nothing joins to it: "A play set in a port won", "A panel set up to"."""
    behind = participle.i + 1 + has(participle, "prt")
    following = participle.doc[behind] if behind < participle.sent.end else participle
    phrase = following.dep_ in ("prep", "agent") or (following.tag_ == "TO" and following.head.head == participle)
    bare = phrase and participle.tag_ in ("VBD", "VBN")
    later = (c for c in participle.rights if c.dep_ in ("advcl", "conj", "ccomp") and tense(c) == "VBD")
    verb = next(later, None) if bare else None
    if verb is None or has(verb, "mark", "advmod"):
        return None
    closing = words("grammar", "prepositions_or_marks")
    between = verb.doc[participle.i : verb.i]
    apart = any(t.dep_ == "cc" or t.text == "," or t.lower_ in closing - {"with"} for t in between)
    return None if apart else verb


def mend_opened_participle(participle: Token) -> None:
    """ "Founded in 1971 in Bonn, Ohio, Acme moved to Rome": the verb behind the name is that of the sentence."""
    opening = participle.tag_ == "VBN" and participle.i == participle.sent.start and participle.dep_ == "ROOT"
    verb = next((c for c in participle.rights if c.dep_ in ("advcl", "ccomp", "conj") and c.tag_ in FINITE), None)
    if not opening or verb is None or has(verb, *SUBJECTS, "mark", "cc"):
        return
    noun = verb.doc[start_of(verb) - 1]
    set_off = noun.pos_ == "PROPN" and noun.left_edge.i > participle.i + 1
    if set_off and verb.doc[noun.left_edge.i - 1].text == ",":
        make_root(verb, participle)
        verb.dep_, participle.dep_ = "ROOT", "advcl"
        hang_subject(noun, verb)


def mend_subject_behind_preposition(verb: Token) -> None:
    """ "stayed after Acme, a local lender, offered 5 million": the name is no complement but the subject."""
    before = (*verb.head.children, *verb.lefts)
    prep = next((c for c in before if c.dep_ == "prep" and _is_mark_of(c, verb)), None)
    noun = next((c for c in prep.rights if c.dep_ == "pobj"), None) if prep is not None else None
    near = prep is not None and (
        prep.right_edge.i + 1 == start_of(verb) or any(t.dep_ == "appos" for t in prep.subtree)
    )
    if prep is None or noun is None or noun.left_edge.i != prep.i + 1 or not near:
        return
    hang_subject(noun, verb)
    verb.dep_ = "advcl"
    hang(prep, verb, "mark")


def _is_mark_of(prep: Token, verb: Token) -> bool:
    """Whether a clause without a subject ends what "after" or "before" begins: its verb stands behind the comma."""
    joined = verb.dep_ == "conj" and not has(verb.head, "cc")  # "sank after rains in Ghana, a grower, raised hopes"
    bare = (verb.dep_ == "advcl" or joined) and tense(verb) in TENSED and not has(verb, *SUBJECTS, "mark")
    opening = prep.lower_ in words("grammar", "prepositions_or_marks") and prep.i < verb.i
    first = start_of(verb)
    set_off = verb.doc[first - 1].text == "," and prep.right_edge.i in (first - 1, first - 2)
    return bare and opening and (set_off or prep.right_edge.i == first - 1)


def mend_described_subject(verb: Token) -> None:
    """ "The party, whose leader visited them, accused": what a clause describes is the subject behind the comma."""
    inner = verb.head.head if verb.head.dep_ == "conj" else verb.head  # "which Roe founded and Lee runs, makes"
    described, noun = inner, inner.head
    while noun.dep_ == "appos":  # "Ann Roe, the cook whose soups won prizes and whose book sold well, retired"
        described, noun = noun, noun.head
    alone = inner.dep_ == "relcl" and not has(verb, *SUBJECTS, "mark") and not has(verb.head, "cc")
    set_off = verb.doc[described.left_edge.i - 1].text in JOINTS and verb.doc[start_of(verb) - 1].text == ","
    if alone and set_off and tense(verb) in TENSED and noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN"):
        take_place(verb, noun)
        hang(noun, verb, "nsubj")


def mend_parted_passive(verb: Token) -> None:
    """ "was on Friday sentenced": a participle behind the day is that of the auxiliary in front of it."""
    time = verb.head
    placed = time.head if time.dep_ == "pobj" else time
    helping = placed.head
    between = time.ent_type_ in TIMES and time.i + 1 == verb.i and placed.left_edge.i == helping.i + 1
    if not between or verb.dep_ != "acl" or verb.tag_ != "VBN" or helping.lemma_ != "be" or has(helping, "attr"):
        return
    take_place(verb, helping)
    for below in helping.children:
        hang(below, verb, "nsubjpass" if below.dep_ == "nsubj" else below.dep_)
    hang(helping, verb, "auxpass")


def mend_subject_behind_semicolon(noun: Token) -> None:
    """ "Lee runs it; the director, Ann Roe, left in May": what a semicolon joins to a verb is a clause with a verb."""
    above = noun.head
    name = next((c for c in noun.rights if c.dep_ == "appos"), None)
    verb = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")), None)
    if name is None or verb is None or above.pos_ not in ("VERB", "AUX") or noun.doc[noun.left_edge.i - 1].text != ";":
        return
    if name.right_edge.i + 2 == verb.i and not has(verb, *SUBJECTS, "aux", "auxpass", "agent"):
        verb.dep_ = "conj"
        hang(verb, above)
        hang(noun, verb, "nsubj")


def mend_subject_behind_participle(verb: Token) -> None:
    """ "Founded in 2017 by two engineers, Acme, a brand, has won": the name before the verb is its subject.

    So it is with "In Oslo, where a shop still trades across from the port, Ann Roe, a teacher, was loading her car".
    """
    front = next((c for c in verb.lefts if (c.tag_ in ("VBN", "VBG") and c.dep_ == "advcl") or c.dep_ == "prep"), None)
    if (
        front is None
        or has(verb, *SUBJECTS, "mark")
        or tense(verb) not in TENSED
        or front.left_edge.i != verb.sent.start
    ):
        return
    for name in front.subtree:
        for clause in [c for c in name.head.rights if c.dep_ == "relcl" and c.left_edge.i == name.i + 2]:
            if name.dep_ == "appos" and name.head.ent_type_ in TIMES:
                hang(clause, name)  # "Founded in 1926, Acme, whose pots are sold in Rome, was bought"
        ends = name.right_edge.i + 1
        apart = name.dep_ == "appos" and name.pos_ == "PROPN" and name.doc[name.left_edge.i - 1].text == ","
        if apart and ends + (name.doc[ends].text == ",") == start_of(verb):
            hang_subject(name, verb)
            return


def mend_joined_subject(verb: Token) -> None:
    """ "Roe heads Acme and Lee chairs its board": a verb right behind a joined noun is told of that."""
    noun = verb.doc[max(start_of(verb) - 1, 0)]
    for _ in range(DEEP):
        if noun.dep_ in ("pobj", "prep", "appos"):
            noun = noun.head  # "and the head of Acme resigned", "and her son Jan has"
        if noun.dep_ in ("pobj", "prep") or (noun.dep_ == "appos" and noun.left_edge.i == noun.head.i + 1):
            noun = noun.head  # "and the head of Acme resigned", "and chief engineer Ann Roe resigned"
    joint = verb.doc[max(noun.left_edge.i - 1, 0)]
    joined = noun.dep_ == "conj" and noun.pos_ in ("NOUN", "PROPN") and joint.lower_ in JOINED
    clauses = [a for a in noun.ancestors if a.dep_ in {"ccomp", *SUBJECTS} and has(a, *SUBJECTS)]
    clause = next((above for above in clauses if above.head == verb), None)
    own = any(c.dep_ in {*SUBJECTS, "mark"} and c != clause for c in verb.children)
    if own or tense(verb) not in TENSED or not joined or noun.right_edge.i + 1 != start_of(verb):
        return
    if clause is not None:  # "wells are flooded and clinics have reported it": no subject, but the clause before
        take_place(clause, verb)
        hang(verb, clause)
    elif verb.dep_ == "ccomp" and clauses and clauses[0].head == verb.head:
        hang(verb, clauses[0])  # both are what was said
    elif verb.dep_ == "ccomp" and (says(verb.head) or verb.doc[joint.i - 1].text != ","):
        return
    if verb.head.i < noun.head.i and verb.head in noun.ancestors:
        verb.dep_ = "conj"
        hang(joint, verb.head)
        hang_subject(noun, verb)
    elif verb.dep_ == "ROOT" and noun.i < verb.i and verb in noun.ancestors:
        hang_subject(noun, verb)  # "while guards locked doors and clerks called police"


def mend_participle_before_verb(verb: Token) -> None:
    """ "orders received climbed", "orders booked climbed": the first only tells which orders, and they climbed."""
    if verb.i < verb.sent.start + 2:
        return
    done, noun = verb.nbor(-1), verb.nbor(-2)
    linked = done.head == verb or (verb.head == done and verb.dep_ in ("dobj", "ccomp", "xcomp"))
    if not linked or done.tag_ not in ("VBD", "VBN") or noun.tag_ != "NNS" or noun.dep_ != "nsubj" or noun.head != done:
        return
    if verb.head == done:
        take_place(verb, done)
        for below in [c for c in done.children if c not in (noun, verb)]:
            hang(below, verb)
    hang(noun, verb, "nsubj")
    hang(done, noun, "acl")
    done.tag_ = "VBN"
