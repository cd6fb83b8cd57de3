"""Verbs of clauses of their own that the parser hangs on a noun, and subjects that it hangs on an auxiliary."""

from kg.extract.parses import relatives
from kg.extract.parses.trees import (
    FINITE,
    SUBJECTS,
    TENSED,
    hang,
    hang_subject,
    has,
    says,
    start_of,
    take_conjunction,
    take_place,
    tense,
)
from kg.extract.tokens import Token
from kg.rows import words


def mend_clause(verb: Token) -> None:
    """Give a clause its verb, and the verb its subject, where the parser joins it to what stands before."""
    if verb.dep_ in ("aux", "auxpass"):
        _mend_subject_of_auxiliary(verb)
    elif verb.dep_ in ("pobj", "dobj") and has(verb, "det") and has(verb, "compound", "amod", "nummod"):
        verb.tag_, verb.pos_, verb.lemma_ = "NN", "NOUN", verb.lower_  # "warned of a 15-foot storm surge"
    elif verb.dep_ == "conj":
        for opener in [c for c in verb.lefts if c.tag_ == "WRB" and c.i < verb.head.i]:
            hang(opener, verb.head)  # "where she met and married Jan Roe"
        _mend_plural_for_verb(verb)
        _mend_one_before_aside(verb)
        _mend_subject_behind_mark(verb)
        _mend_denied_alternative(verb)
        relatives.mend_passive_behind_relative(verb)
        relatives.mend_clause_of_which(verb)
    if verb.dep_ in ("conj", "advcl"):
        _mend_described_behind_mark(verb)
    if verb.dep_ == "conj" and not has(verb, *SUBJECTS):
        _mend_subject_before_set_off(verb)
    if verb.dep_ == "acl":
        _mend_verb_of_series(verb)
    _mend_past_before_infinitive(verb)
    _mend_objects(verb)
    _mend_subject_joined_to_object(verb)
    _mend_first_of_two(verb)
    _mend_subject_before_aside(verb)
    if has(verb, "ccomp"):
        _mend_clause_before_semicolon(verb)


def _mend_plural_for_verb(word: Token) -> None:
    """ "pulled out of the world championships": what nothing joins to a verb is the noun that ends the phrase."""
    noun = word.nbor(-1)
    joined = any(c.dep_ == "cc" or c.text == "," for c in word.head.children if word.head.i < c.i < word.i)
    if word.tag_ != "VBZ" or noun.dep_ != "pobj" or noun.tag_ != "NN" or joined or has(word, *SUBJECTS, "dobj", "aux"):
        return
    hang(word, noun.head, "pobj")
    hang(noun, word, "compound")
    for below in noun.lefts:
        hang(below, word)
    word.tag_, word.pos_ = "NNS", "NOUN"


def _mend_subject_of_auxiliary(helping: Token) -> None:
    """ "The bridge was closed to lorries": the bridge is what was closed, and not the subject of "was" alone."""
    verb = helping.head
    noun = next((c for c in helping.lefts if c.dep_ in SUBJECTS), None)
    if noun is not None and helping.lemma_ in ("be", "have") and not has(verb, *SUBJECTS):
        hang_subject(noun, verb)


def mend_preterite(verb: Token) -> None:
    """ "were rescued by a boat and three swam ashore": a number before a past tense is its subject, and no boat."""
    noun, number = verb.head, verb.nbor(-1) if verb.i else verb
    above = next((t for t in noun.ancestors if t.tag_.startswith("VB")), None)
    past = verb.tag_ in FINITE or (verb.tag_ == "NN" and verb.lower_ in words("grammar", "preterites"))
    counted = number.dep_ == "nummod" and number.head == verb and past and verb.dep_ == "conj"
    if above is None or not counted or noun.pos_ not in ("NOUN", "PROPN") or has(verb, *SUBJECTS):
        return
    verb.tag_, verb.pos_ = "VBD", "VERB"
    take_conjunction(noun.children, verb, above)
    hang(verb, above)
    hang_subject(number, verb)
    for below in [c for c in above.rights if c.i > verb.i and c.dep_ in ("prep", "advmod", "npadvmod")]:
        hang(below, verb)  # "swam to the pier"


def _mend_subject_behind_mark(verb: Token) -> None:
    """ "studied law before a meeting with the director Ann Roe led her away": the meeting did, and not the name."""
    name = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.pos_ == "PROPN"), None)
    title = verb.doc[name.left_edge.i - 1] if name is not None and name.left_edge.i > verb.sent.start else verb
    noun = title.head.head if title.dep_ == "pobj" else verb
    mark = noun.head
    opening = noun.dep_ == "pobj" and mark.lower_ in words("grammar", "prepositions_or_marks")
    if name is None or not opening or mark.head != verb.head or title.pos_ != "NOUN" or has(verb, "mark", "cc"):
        return
    if tense(verb) in TENSED and noun.left_edge.i == mark.i + 1 and name.i < verb.i:
        hang(name, title, "appos")
        _open_with(mark, noun, verb)


def _open_with(mark: Token, noun: Token, verb: Token) -> None:
    """Make what a preposition leads to a clause: "before" its mark, the noun behind it the subject of the verb."""
    hang_subject(noun, verb)
    verb.dep_ = "advcl"
    hang(mark, verb, "mark")


def _mend_described_behind_mark(verb: Token) -> None:
    """ "was put off after a neighbour, the baker Ann Roe, applied": the neighbour did, and she is the baker."""
    beside = [c for c in verb.head.rights if c.dep_ == "npadvmod" and c.i < verb.i and not has(verb, *SUBJECTS)]
    named = (c for c in (*verb.lefts, *beside) if c.dep_ in ("nsubj", "npadvmod") and c.pos_ == "PROPN")
    name = next(named, None)
    before = name.left_edge.i - 2 if name is not None else -1
    noun = verb.doc[before] if before >= verb.sent.start else verb
    mark = noun.head
    opening = noun.dep_ == "pobj" and mark.lower_ in words("grammar", "prepositions_or_marks")
    opening = opening and tense(verb) in TENSED
    apart = noun.i < verb.i and noun.nbor().text == verb.nbor(-1).text == "," and mark.head == verb.head
    if name is not None and opening and apart and not has(verb, "mark", "cc") and noun.pos_ == "NOUN":
        hang(name, noun, "appos")
        _open_with(mark, noun, verb)


def _mend_subject_before_aside(verb: Token) -> None:
    """ "were printed before 1501 and one, a psalter, may be unique": "one" is no date but the subject."""
    aside = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    before = aside.left_edge.i - 2 if aside is not None else -1
    noun = verb.doc[before] if before > verb.sent.start else verb
    if aside is None or noun.dep_ != "conj" or aside.left_edge.lower_ not in ("a", "an", "the"):
        return
    joint, behind = verb.doc[noun.left_edge.i - 1], verb.doc[aside.right_edge.i + 1]
    clause = next((t for t in noun.ancestors if t.tag_.startswith("VB")), None)
    closed = noun.nbor().text == behind.text == "," and joint.lower_ in ("and", "but")
    if clause is None or not closed or tense(verb) not in TENSED or clause.dep_ != "ccomp" or clause.head != verb:
        return
    take_place(clause, verb)
    hang(verb, clause, "conj")
    hang(joint, clause)
    hang_subject(noun, verb)
    hang(aside, noun, "appos")


def _mend_one_before_aside(verb: Token) -> None:
    """ "14 were attacked and one, a nurse, was shot": what stands beside a noun behind "and" ends at its verb."""
    first = start_of(verb, "advmod")
    if has(verb, *SUBJECTS, "mark") or tense(verb) not in TENSED or verb.doc[first - 1].text != ",":
        return
    for noun in verb.head.rights:
        beside = next((c for c in noun.rights if c.dep_ == "appos" and c.right_edge.i + 2 == first), None)
        if noun.dep_ == "conj" and noun.pos_ in ("NUM", "NOUN", "PROPN") and beside is not None and noun.i < verb.i:
            hang_subject(noun, verb)
            return


def _mend_subject_before_set_off(verb: Token) -> None:
    """ "hung there until soldiers, lowered on ropes, brought them down": behind its aside a noun has its verb."""
    first = start_of(verb, "advmod")
    if first - 2 <= verb.sent.start or verb.doc[first - 1].text != "," or tense(verb) not in TENSED:
        return
    last = verb.doc[first - 2]
    asides = (t for t in (last, *last.ancestors) if t.dep_ in ("acl", "relcl", "appos") and t.right_edge.i == last.i)
    aside = next((t for t in asides if verb.doc[t.left_edge.i - 1].text == ","), None)
    noun = verb.doc[aside.left_edge.i - 2] if aside is not None else verb
    mark = noun.head
    opening = mark.lower_ in words("grammar", "prepositions_or_marks") or mark.lower_ == "as"
    if noun.dep_ != "pobj" or not opening or mark.head.i > mark.i or noun.left_edge.i != mark.i + 1:
        return
    if any(c.dep_ == "cc" and mark.i < c.i < first for c in verb.head.children):
        return
    above = next((t for t in mark.ancestors if t.tag_.startswith("VB")), None)
    if above is not None and verb not in above.ancestors:
        hang(verb, above, "advcl")
        hang_subject(noun, verb)
        hang(mark, verb, "mark")


def _mend_verb_of_series(verb: Token) -> None:
    """ "signed Roe for 4 million euros, sold Lee to a club and have lost since": no euros are sold, nor is Lee."""
    noun = verb.head
    main = next((t for t in noun.ancestors if t.tag_ == "VBD" and has(t, "nsubj")), verb)
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), verb)
    last = next((c for c in main.rights if c.dep_ == "conj" and c.i > verb.i), verb)
    passive_too = words("grammar", "giving") | words("grammar", "fining") | words("grammar", "appointing")
    bare = verb.tag_ in ("VBN", "VBD") and not has(verb, "agent", "aux", "auxpass", "mark", *SUBJECTS)
    listed = verb.nbor(-1).text == "," and has(main, "cc") and verb not in (main, thing, last)
    if not bare or not listed or noun.dep_ != "pobj" or verb.lemma_ in passive_too or main.i > noun.i:
        return
    hang(verb, main, "conj")
    verb.tag_ = "VBD"
    for below in [c for c in noun.rights if c.dep_ == "appos" and c.i > thing.i]:
        hang(below, thing)
    for below in [c for c in main.rights if verb.i < c.i < last.i and c.dep_ == "prep"]:
        hang(below, verb)


def _mend_past_before_infinitive(verb: Token) -> None:
    """ "when the cabin filled with smoke, forcing Roe to turn": the cabin did not turn, it filled."""
    noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    if noun is None or verb.tag_ != "VB" or not to:
        return
    filled = next((c for c in noun.rights if c.dep_ == "acl" and c.i == noun.i + 1 and c.tag_ == "VBD"), None)
    forcing = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBG" and has(c, "dobj")), None)
    if filled is None or forcing is None or not filled.i < forcing.i < verb.i:
        return
    take_place(filled, verb)
    for below in [c for c in verb.lefts if c.i <= noun.i]:
        hang(below, filled)
    hang(forcing, filled, "advcl")
    hang(verb, forcing, "xcomp")


def _mend_objects(verb: Token) -> None:
    """ "sank 30 boats": a number of vehicles or people is no measure but whom or what it was done to."""
    measure = next((c for c in verb.rights if c.dep_ == "npadvmod" and c.i > verb.i), None)
    if measure is None or not has(measure, "nummod") or measure.tag_ != "NNS" or has(verb, "dobj", "auxpass", "attr"):
        return
    if measure.left_edge.i == verb.i + 1 and measure.lemma_.lower() in words("actions", "vehicles"):
        measure.dep_ = "dobj"


def _mend_denied_alternative(verb: Token) -> None:
    """ "will cost 280 million, not the 190 million promised, and will not run": what was promised does not run."""
    own = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    bare = verb.tag_ in ("VBD", "VBN") and not has(verb, "aux", "auxpass", "dobj", "ccomp", "xcomp", "mark")
    if own is None or not bare or own.i + 1 != verb.i or verb.doc[own.left_edge.i - 1].lower_ != "not":
        return
    first = verb.head
    thing = next((c for c in first.rights if c.dep_ in ("dobj", "attr") and c.i < own.i), None)
    if thing is None or verb.doc[own.left_edge.i - 2].text != ",":
        return
    for below in [c for c in verb.rights if c.dep_ in ("conj", "cc", "punct")]:
        hang(below, first)
    hang(verb.doc[own.left_edge.i - 1], own, "neg")
    hang(own, thing, "appos")
    hang(verb, own, "acl")
    verb.tag_ = "VBN"


def _mend_first_of_two(verb: Token) -> None:
    """ "Tickets for the fair, which opens in May, sold out, and touts were offering them": the tickets did not."""
    noun = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    other = next((c for c in noun.rights if c.dep_ == "conj"), None) if noun is not None else None
    if noun is None or other is None or tense(verb) not in TENSED:
        return
    joint = verb.doc[other.left_edge.i - 1]
    asides = [t for t in verb.doc[noun.i : joint.i] if t.dep_ == "acl" and t.tag_ in ("VBN", "VBD")]
    main = next((t for t in asides if t.nbor(-1).text == "," and t.nbor(-2).dep_ != "appos"), None)
    if main is None or joint.lower_ not in ("and", "but") or joint.nbor(-1).text != "," or has(main, "agent"):
        return
    before = verb.doc[main.i - 2]
    closed = any(t.dep_ == "relcl" and t.right_edge.i == before.i for t in main.head.subtree)
    if closed and main.right_edge.i + 2 == joint.i and main.head in noun.subtree:
        take_place(main, verb)
        main.tag_ = "VBD"
        hang(verb, main, "conj")
        hang(joint, main)
        hang_subject(noun, main)
        hang_subject(other, verb)


def _mend_subject_joined_to_object(verb: Token) -> None:
    """ "A ferry carrying 90 people and 12 crew sank": what is carried goes on to "crew", and the ferry sank."""
    own = [c for c in verb.lefts if c.dep_ == "nsubj"]
    if not own or verb.tag_ not in ("VBD", "VBN"):
        return
    noun = verb.head if len(own) == 1 and verb.dep_ == "acl" else own[0]
    carrying = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBG" and c.i < verb.i), verb)
    thing = next((c for c in carrying.rights if c.dep_ == "dobj"), verb)
    if thing is verb:
        return
    last = own[-1] if own[-1] is not noun else next((c for c in noun.rights if c.dep_ == "conj"), noun)
    joint = verb.doc[last.left_edge.i - 1]
    of_vehicle = last.dep_ == "conj" and noun.lemma_.lower() in words("actions", "vehicles")
    if last is noun or joint.lower_ != "and" or thing.i > joint.i or not (joint.head == thing or of_vehicle):
        return
    hang(joint, thing)
    hang(last, thing, "conj")
    if verb.head == noun:
        verb.attach(noun.head, "ccomp" if noun.dep_ in ("dep", "nsubj") else noun.dep_)
        hang_subject(noun, verb)


def _mend_clause_before_semicolon(verb: Token) -> None:
    """ "Three swam ashore; the others are feared dead": nobody fears what stands before a semicolon."""
    clause = next((c for c in verb.lefts if c.dep_ == "ccomp"), verb)
    end = clause.right_edge.i + 1
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.i > clause.i), None)
    if (
        own is None
        or not says(verb)
        or verb.doc[end : end + 1].text != ";"
        or own.left_edge.i < end
        or tense(clause) not in TENSED
    ):
        return
    if any(t.is_quote for t in verb.doc[verb.sent.start : end]):
        return
    take_place(clause, verb)
    hang(verb, clause, "conj")
