"""Whoever stands behind the verb is the subject: "Also joining the round were Acme and Bex", "Outside stood 20 men"."""

from kg.extract.parses.trees import FINITE, SUBJECTS, hang, hang_subject, has, take_place
from kg.extract.tokens import Token
from kg.rows import words

OPENERS = ("not", "only", "never", "seldom", "rarely")


def mend_doer_behind(doing: Token) -> None:
    """ "Advising Acme was the bank Roe": who did is told behind "was", unless that says what the doing is."""
    if doing.tag_ != "VBG" or not has(doing, "dobj") or has(doing, *SUBJECTS, "mark"):
        return
    be = doing.head if doing.dep_ == "csubj" else next((c for c in doing.rights if c.dep_ == "aux"), doing)
    doer = next((c for c in be.rights if c.dep_ in ("attr", "nsubj")), doing)
    opening = doing.left_edge.i == doing.sent.start and doing.i < be.i
    if be.lemma_ != "be" or be.tag_ not in FINITE or doer.pos_ != "PROPN" or not opening:
        return
    if doing.dep_ == "csubj":
        take_place(doing, be)
    for below in be.children:
        hang(below, doing)
    hang(be, doing, "aux")
    hang(doer, doing, "nsubj")


def mend_sitter_behind(verb: Token) -> None:
    """ "Up there sat 70 members of a group that will go": they sat, whatever verb the parser makes them subject of."""
    before = verb.lefts
    opened = before and all(c.tag_ == "RB" or c.dep_ in ("advmod", "prep", "punct") for c in before)
    if not opened or verb.lemma_ not in words("grammar", "positions") or verb.tag_ not in FINITE:
        return
    following = verb.doc[verb.i + 1 : verb.sent.end]
    behind = next((t for t in following if t.left_edge.i == verb.i + 1 and t.tag_ in ("NNS", "NN", "NNP")), verb)
    if behind.dep_ == "dobj" or (behind.dep_ in SUBJECTS and behind.head.i > behind.i):
        hang(behind, verb, "nsubj")
        for adverb in before:
            adverb.dep_ = "advmod" if adverb.tag_ == "RB" else adverb.dep_


def mend_object_behind_of_which(verb: Token) -> None:
    """ "None of which impresses Ann Roe": whoever stands behind the verb is impressed, and impresses nobody."""
    some, of = verb.head, next((c for c in verb.lefts if c.lower_ == "of"), None)
    which = next((c for c in of.rights if c.lower_ in ("which", "whom")), None) if of is not None else None
    behind = next((c for c in verb.rights if c.dep_ == "nsubj"), verb)
    if verb.dep_ != "relcl" or which is None or of is None or of.i != some.i + 1 or verb.tag_ not in FINITE:
        return
    if behind.i > verb.i and not has(verb, "dobj") and not any(c.dep_ in SUBJECTS for c in verb.lefts):
        hang(behind, verb, "dobj")
        take_place(verb, some)
        hang(some, verb, "nsubj")
        hang(of, some)


def mend_helping_before_subject(helping: Token) -> None:
    """ "Not until 2012 was Ann Roe arrested", "Hardly had she left": the auxiliary before the subject helps."""
    main = helping.head
    if helping.dep_ in ("aux", "auxpass") and helping.i < main.i and helping.left_edge.i == helping.sent.start:
        for below in helping.lefts:
            _hang_opener(below, main)
        return
    if helping.lemma_ not in ("be", "have") or has(helping, "acomp", "expl", "dobj"):
        return
    if helping.left_edge.i != helping.sent.start or any(c.pos_ in ("VERB", "AUX") for c in helping.lefts):
        return
    done = ("VBN", "VBG", "VBD") if helping.lemma_ == "be" else ("VBN", "VBD")
    verb = next((c for c in helping.rights if c.dep_ == "ccomp" and c.tag_ in done), helping)
    noun = next((c for c in verb.lefts if c.dep_ in SUBJECTS), helping)
    if verb is helping and helping.left_edge.lower_ in OPENERS:  # "Not until March was the mill sold"
        noun = next((c for c in helping.rights if c.dep_ in {*SUBJECTS, "attr"}), helping)
        verb = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"), helping)
    elif has(helping, *SUBJECTS, "attr"):
        return
    apart = verb.tag_ == "VBD" and helping.lemma_ == "be" and noun.i + 1 != verb.i  # "was Roe, whose son died"
    if (
        apart
        or verb is helping
        or noun is helping
        or noun.left_edge.i != helping.i + 1
        or has(verb, "aux", "auxpass", "mark")
    ):
        return
    take_place(verb, helping)
    for below in [c for c in helping.children if c is not verb]:
        _hang_opener(below, verb)
    verb.tag_ = "VBN" if verb.tag_ == "VBD" else verb.tag_
    passive = helping.lemma_ == "be" and verb.tag_ == "VBN"
    hang(helping, verb, "auxpass" if passive else "aux")
    hang_subject(noun, verb)


def _hang_opener(word: Token, verb: Token) -> None:
    """Hang what opens a clause on its verb: "Never was she paid", but not the "not" of "Not until May"."""
    following = word.nbor()
    until = word.lower_ == "not" and following.lower_ in ("until", "till")
    hang(word, following if until else verb)
