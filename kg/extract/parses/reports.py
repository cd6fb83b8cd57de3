"""A verb joined to a report goes on with the report, or with what is reported."""

from kg.extract.grammar.lemmas import lemma_of
from kg.extract.parses.trees import (
    FINITE,
    SUBJECTS,
    hang,
    hang_subject,
    has,
    says,
    start_of,
    take_conjunction,
    take_place,
    tense,
)
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.rows import words


def mend_second_that(verb: Token) -> None:
    """ "said it would not ban exports, but that firms could lose them": both clauses are what was said."""
    said = verb.head
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)
    if not marked or not says(said) or not has(verb, *SUBJECTS):
        return
    first = next((c for c in said.rights if c.dep_ == "ccomp" and c.i < verb.i), None)
    if first is not None and verb.left_edge.i > first.i and verb.left_edge.lower_ == "that":
        take_conjunction(said.children, verb, first)
        hang(verb, first)


def mend_report_for_participle(said: Token) -> None:
    """ "The daily Orlo first reported in June the firm had lied", "reported in June, citing two aides, that the firm
    had lied": Orlo reported it, and did not lie itself.
    """
    paper, told = said.head, said.head.head
    own = next((c for c in told.lefts if c.dep_ in SUBJECTS and c.i > said.i), None)
    beside = own is not None and own.left_edge.i == _start_of_told(said) and told.i > own.i
    name = next((c for c in said.lefts if c.dep_ == "nsubj"), None)  # "The daily Orlo" may be taken for two nouns
    if name is not None and (name.pos_ != "PROPN" or name.left_edge.i != paper.i + 1):
        return
    if beside and paper.dep_ in SUBJECTS and said.tag_ in ("VBD", "VBN") and says(said) and not has(said, "agent"):
        said.tag_ = "VBD"
        hang(said, paper.head)
        take_place(said, told)
        hang(told, said, "ccomp")
        hang(paper, said, "nsubj")
        if name is not None:
            hang(name, paper, "appos")


def _start_of_told(said: Token) -> int:
    """Where what a report tells begins, behind a comma only with "that", or behind a colon and a quotation mark."""
    doc, end = said.doc, said.right_edge.i
    behind = [t.lower_ for t in doc[end + 1 : end + 3]]
    return end + 3 if behind in ([",", "that"], [":", '"'], [":", "“"]) else end + 1


def mend_content_in_contrast(said: Token) -> None:
    """ "While Roe says Acme lost money, Lee denies it": what Roe says hangs on her verb, not on what Lee does."""
    told, above = said.head, said.head.head
    own = next((c for c in told.lefts if c.dep_ in SUBJECTS), None)
    if told.dep_ != "ccomp" or own is None or own.left_edge.i != said.i + 1 or not said.i < told.i < above.i:
        return
    if says(said) and has(said, "mark") and has(said, *SUBJECTS):
        hang(said, above)
        hang(told, said)


def mend_told_behind_source(citing: Token) -> None:
    """ "Orlo reported in May, citing two aides, that Acme had lied": the paper reported that, whomever it cites."""
    said, thing = citing.head, next((c for c in citing.rights if c.dep_ == "dobj"), None)
    above = said.head
    marked = any(c.dep_ == "mark" and c.lower_ == "that" and c.i > citing.i for c in above.lefts)
    if said.dep_ == "ccomp" and marked and says(said) and above.i > citing.right_edge.i and has(said, *SUBJECTS):
        take_place(said, above)
        hang(above, said, "ccomp")
        return
    told = next((c for c in citing.rights if c.dep_ == "ccomp" and c.left_edge.lower_ == "that"), None)
    if thing is None or told is None or citing.dep_ != "advcl" or not says(said) or has(said, "ccomp"):
        return
    if thing.i < told.left_edge.i and told.doc[told.left_edge.i - 1].text == "," and said.i < citing.i:
        hang(told, said)


def mend_text_in_midst(said: Token) -> None:
    """ "The report, which Acme ordered, says a thesis by Ann Roe was failed": the report was not failed itself."""
    told = said.head
    before = [c for c in said.lefts if c.dep_ == "nsubj"]
    own = [c for c in said.rights if c.dep_ in ("nsubj", "dobj") and c.left_edge.i == said.i + 1]
    text = len(before) == 1 and before[0].lemma_.lower() in words("attribution", "documents")
    parted = said.i < told.i and tense(said) in FINITE and tense(told) in FINITE
    if said.dep_ != "parataxis" or not (says(said) and text and own and parted) or has(told, *SUBJECTS, "mark"):
        return
    take_place(said, told)
    hang(told, said, "ccomp")
    hang_subject(own[0], told)
    for mark in [c for c in said.rights if c.is_punct and c.i < told.i]:
        hang(mark, told)


def mend_second_report(verb: Token) -> None:
    """ "Lee alleged that votes had been lost and said", "alleges that it hid this and seeks": Lee says that too."""
    clause = verb.head.head if _is_gapped_passive(verb.head) else verb.head
    said = clause.head
    doing = verb.tag_ == said.tag_ == "VBG" and not has(verb, "aux") and clause.tag_ != "VBG"
    told = says(said)
    if said.dep_ in ("ccomp", "xcomp") and said.tag_ not in FINITE and not doing:
        said = (
            said.head
        )  # "said it was finding out why the plane had turned back and apologised", "declined to say how"
    if clause.dep_ != "ccomp" or said.i > clause.i or not (told or says(said)) or has(verb, *SUBJECTS):
        return
    earlier = any(c.lower_ == "had" for c in verb.lefts)  # "said it had been warned and had not replied"
    silent = has(verb, "neg") and verb.lemma_.lower() in words(
        "actions", "withheld"
    )  # "it had bid but would not comment"
    silent = silent or _keeps_back(verb, verb.doc[start_of(verb, "advmod") - 1])
    if earlier or not (silent or doing or _is_speakers(verb, clause, said)):
        return
    take_conjunction(verb.head.children, verb, said)
    hang(verb, said)


def _keeps_back(verb: Token, joint: Token) -> bool:
    """Whether somebody does not tell all: "said that two were hurt but gave no details", "but did not name them"."""
    if joint.lower_ != "but" or lemma_of(verb.lower_, verb.lemma_) not in words("attribution", "keeping_back"):
        return False
    none = any(c.lower_ == "no" for thing in verb.rights if thing.dep_ == "dobj" for c in thing.lefts)
    return (none and verb.tag_ == "VBD") or (has(verb, "neg") and tense(verb) == "VBD")


def _is_speakers(verb: Token, clause: Token, said: Token) -> bool:
    """Whether a verb joined to what is said, in the tense of the saying, has the speaker for its subject."""
    name = lemma_of(verb.lower_, verb.lemma_)
    setting = name in words("observations", "setting_sums")
    alike = tense(said) in FINITE and (tense(verb) == tense(said) or (verb.tag_ == "VB" and setting))  # "put"
    now = tense(verb) == "VBZ" and tense(clause) == "VBD"  # "has said it was late, and denies"
    if not (alike or now):
        return False
    comma = verb.doc[start_of(verb, "advmod") - 2].text == ","
    if has(clause, "expl") or (comma and _is_shifted(clause) and verb.tag_ == "VBD" and verb.lower_ != verb.lemma_):
        return True  # nothing it could be joined to: "said there was no hurry, and left", "said it would sue, and left"
    own = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    mute = own is not None and _is_mute(own)
    if name in words("grammar", "voicing") and own is not None and own.pos_ == "NOUN" and not _is_somebody(own):
        return True
    apart = comma or now or mute or clause.tag_ != said.tag_  # "had been lost", "hid", "its offer was"
    apart = apart or _punishes(verb, said)
    return apart and _speaks(verb, clause, said)


def _punishes(verb: Token, said: Token) -> bool:
    """Whether who rules also does it to "it": "ruled that the bank misled customers and fined it 20 million"."""
    decreed = said.lemma_ in words("grammar", "ruling") and lemma_of(verb.lower_, verb.lemma_) in words(
        "grammar", "decreeing"
    )
    return decreed and any(
        c.dep_ in ("dobj", "dative") and c.lower_ in ("it", "him", "her", "them") for c in verb.rights
    )


def _is_shifted(clause: Token) -> bool:
    """Whether what is said lies ahead of the saying: "said it would sue"."""
    return any(c.dep_ == "aux" and c.lower_ in ("would", "could", "might") for c in clause.lefts)


def _speaks(verb: Token, clause: Token, said: Token) -> bool:
    """Whether a verb hands on words, or does what a speaker does with them: decrees, sets a sum, stops short."""
    name = lemma_of(verb.lower_, verb.lemma_)
    if says(verb) or any(name in words("attribution", table) for table in ("refusing", "object", "naming")):
        return True
    if name in words("attribution", "petitioning") and verb.tag_ != "VBD":
        return any(c.dep_ == "nsubj" and c.lemma_ in words("attribution", "documents") for c in said.lefts)
    decreed = said.lemma_ in words("grammar", "ruling") and name in words("grammar", "decreeing")
    setting = name in words("observations", "setting_sums")
    return decreed or setting or _is_done_to_subject(verb, clause) or _stops_short(verb)


def _stops_short(verb: Token) -> bool:
    """Whether somebody does not say all: "conceded he had lost but stopped short of resigning"."""
    return lemma_of(verb.lower_, verb.lemma_) in ("stop", "fall") and any(c.lower_ == "short" for c in verb.rights)


def _is_gapped_passive(verb: Token) -> bool:
    """Whether a participle borrows the auxiliary of the one before it: "wounded" of "27 were killed and 41 wounded"."""
    joined = verb.dep_ == "conj" and verb.tag_ == "VBN" and has(verb, "nsubjpass") and not has(verb, "auxpass")
    return joined and verb.head.dep_ == "ccomp"


def _is_done_to_subject(verb: Token, clause: Token) -> bool:
    """Whether what is done to "him" is done to the subject of a clause: "said Roe had lied and sentenced him"."""
    him = next((c for c in verb.rights if c.dep_ in ("dobj", "dative") and c.tag_ == "PRP"), None)
    own = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    if him is None or own is None or verb.tag_ != "VBD" or tense(clause) != "VBD" or clause.tag_ != "VBN":
        return False
    if him.lower_ == "it":
        return lemma_of(verb.lower_, verb.lemma_) in words("grammar", "decreeing") and own.tag_ in ("NN", "NNP")
    between = verb.doc[clause.i + 1 : verb.i]
    others = any(t.pos_ == "PROPN" or is_person_noun(t.lower_) or t.tag_ in ("NNS", "PRP") for t in between)
    return him.lower_ in ("him", "her", "them") and own.tag_.startswith("NN") and not others


def _is_mute(noun: Token) -> bool:
    """Whether a noun is a thing, which says nothing: "its offer was fair and denied that"."""
    name = noun.lemma_.lower()
    return noun.pos_ == "NOUN" and name not in words("attribution", "documents") and not _is_somebody(noun)


def _is_somebody(noun: Token) -> bool:
    """Whether a noun speaks of people or of a body of them."""
    name = noun.lemma_.lower()
    return is_person_noun(name) or any(name in words("attribution", table) for table in ("persons", "bodies"))


def mend_clause_beside_speech(verb: Token) -> None:
    """ "Lee said that it had set a limit, and others left": what is told in another tense goes on with the report."""
    clause, own = verb.head, next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    said = clause.head
    if own is None or clause.dep_ != "ccomp" or said.i > clause.i or not says(said):
        return
    begun = min(own.left_edge.i, verb.left_edge.i)
    first = verb.doc[begun - 2 : begun]
    joined = len(first) == 2 and first[0].text == "," and first[1].dep_ == "cc"
    asked = [c for c in said.lefts if c.dep_ == "nsubj"]
    share = any(c.like_num or any(n.like_num for n in c.lefts) for c in asked)  # "eight in ten said so, and pay rose"
    shifted = share or any(c.lower_ in ("had", "would", "could") for c in clause.lefts if c.dep_ == "aux")
    plain = verb.tag_ == "VBD" and not has(verb, "aux", "auxpass") and verb.lemma_ != "be"
    now = plain or tense(verb) in ("VBZ", "VBP")
    beside = _is_answer(verb, own) or (shifted and now and tense(said) == "VBD")
    if joined and beside and not any(c.dep_ == "mark" for c in verb.lefts):
        take_conjunction(clause.children, verb, said)
        hang(verb, said)


def _is_answer(verb: Token, own: Token) -> bool:
    """Whether others take a stand on what is said: "Lee has said that it is safe, and critics accuse her of lying"."""
    name = verb.lemma_.lower()
    others = own.pos_ == "PROPN" or (own.pos_ == "NOUN" and _is_somebody(own))
    stands = any(name in words("attribution", table) for table in ("answering", "object", "speech"))
    return others and stands and tense(verb) in {*FINITE, "VB"} and verb.tag_ != "VBG" and not has(verb, "auxpass")


def mend_contrast_of_report(verb: Token) -> None:
    """ "wrote that the risk was real, while the loss was small": what is set against what is said is said too."""
    said, marks = verb.head, [c for c in verb.lefts if c.dep_ == "mark"]
    clause = next((c for c in said.rights if c.dep_ == "ccomp" and c.i < verb.i), None)
    if clause is None or not marks or not says(said):
        return
    if marks[0].lower_ not in ("while", "whereas"):
        return
    alike = verb.lemma_ == clause.lemma_ == "be" and tense(verb) == tense(clause)
    shifted = any(c.dep_ == "aux" and c.lower_ in ("had", "would", "could") for c in verb.lefts)
    if has(verb, *SUBJECTS) and marks[0].i > clause.i and tense(said) == "VBD" and (alike or shifted):
        hang(verb, clause)


def mend_plural_conjunct(verb: Token) -> None:
    """ "Lee said loans had grown and were expected to peak": what is told of several goes on with what was said."""
    said = verb.head
    who = next((c for c in said.lefts if c.dep_ == "nsubj"), None)
    clause = next((c for c in said.rights if c.dep_ == "ccomp" and c.i < verb.i), None)
    own = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None) if clause is not None else None
    if clause is not None and own is not None and says(said) and _goes_on_with(verb, clause, own):
        take_conjunction(said.children, verb, clause)
        hang(verb, clause)
        return
    several = any(c.lower_ in ("were", "are", "have") for c in (verb, *verb.lefts)) and not has(verb, *SUBJECTS)
    one = who is not None and who.tag_ in ("NN", "NNP") and not has(who, "conj")
    if clause is not None and own is not None and own.tag_ == "NNS" and several and one and says(said):
        take_conjunction(said.children, verb, clause)
        hang(verb, clause)


def _goes_on_with(verb: Token, clause: Token, own: Token) -> bool:
    """Whether a verb goes on with what is said, for the saying is past: "said flour is heavy and, when wet, rots"."""
    lasts = tense(clause.head) == "VBD" and tense(verb) == tense(clause) == "VBZ" and not has(verb, *SUBJECTS)
    return lasts or _is_reported_too(verb, clause, own)


def _is_reported_too(verb: Token, clause: Token, own: Token) -> bool:
    """Whether a verb goes on with what "it" is said to do: "said it was sorry and was considering an appeal"."""
    aux = next((c for c in verb.lefts if c.dep_ == "aux"), verb)
    past = aux.lower_ in ("had", "would") and verb.tag_ in ("VB", "VBN")
    going_on = verb.tag_ == "VBG" and aux.lemma_ == "be" and tense(clause) == aux.tag_
    return (past or going_on) and own.tag_ == "PRP" and tense(clause.head) != "MD" and not has(verb, *SUBJECTS)


def mend_singular_conjunct(verb: Token) -> None:
    """ "Acme says its clerks were not asked, and has hired a lawyer": what is told of one goes on with the report."""
    clause = verb.head
    if clause.dep_ == "relcl" and tense(clause) == "MD":  # "asked about a plan that will cost 3 jobs, and has hired"
        clause = next((t for t in clause.ancestors if t.dep_ in ("ccomp", "ROOT")), clause)
    said = clause.head
    who, own = (next((c for c in v.lefts if c.dep_ in SUBJECTS), None) for v in (said, clause))
    if who is None or own is None or clause.dep_ != "ccomp" or not says(said) or has(verb, *SUBJECTS):
        return
    start = min([verb.i, *(c.left_edge.i for c in verb.lefts)])
    joined = verb.doc[start - 1].dep_ == "cc" and said.i < clause.i
    one = verb.doc[start].lower_ in ("has", "is", "was") or verb.doc[start].tag_ == "VBZ"
    alone = who.tag_ in ("NN", "NNP", "PRP") and who.lower_ not in ("they", "we", "i", "you") and not has(who, "conj")
    if joined and one and alone and own.tag_ in ("NNS", "NNPS") and not has(own, "conj"):
        take_conjunction(verb.head.children, verb, said)
        hang(verb, said)


def mend_condition_of_report(given: Token) -> None:
    """ "said the mill would close, provided that the bank agrees": what is said holds on the condition."""
    said = given.head
    clause = next((c for c in said.rights if c.dep_ == "ccomp" and c.i < given.i), None)
    if clause is not None and given.dep_ in ("prep", "advcl") and says(said):
        hang(given, clause)


def mend_answer_behind_aside(noun: Token) -> None:
    """ "Lee has said that it is safe, and her critics, among them Roe, accuse her": the noun behind "and" accuses."""
    doc, clause = noun.doc, noun.head
    after = noun.right_edge.i + 1
    after += after + 1 < noun.sent.end and doc[after].text == ","
    verb = doc[min(after, noun.sent.end - 1)]
    said = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.i < noun.i), None)
    joined = clause.pos_ == "VERB" and doc[noun.left_edge.i - 1].dep_ == "cc" and verb.dep_ == "ROOT"
    if joined and said is not None and not has(verb, *SUBJECTS, "aux") and _is_answer(verb, noun):
        take_conjunction(clause.children, verb, said)
        hang(noun, verb, "nsubj")
        take_place(said, verb)
        hang(verb, said, "conj")
