"""Passives that the parser does not see: with a shared auxiliary, before their subject, behind "had its roof"."""

from kg.extract.grammar.lemmas import without_passive
from kg.extract.parses.trees import (
    FINITE,
    SUBJECTS,
    TENSED,
    TIMES,
    Mend,
    hang,
    hang_subject,
    has,
    start_of,
    take_conjunction,
    take_place,
    tense,
)
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.rows import rows, words

BODIES = ("PERSON", "ORG", "GPE", "NORP")

UNREAL = ("would", "could", "might")  # behind these another clause may tell the past: "could be seen and the crew left"


def mend_passive(verb: Token) -> None:
    """Give a participle the subject that undergoes it."""
    _mend_tag(verb)
    _mend_left_out(verb)
    _mend_set_off(verb)
    if verb.tag_ != "VBN" or has(verb, "aux", "dobj"):
        return
    if verb.dep_ == "conj":
        _mend_second(verb)
    elif verb.dep_ == "advcl":
        _mend_last_seen(verb)
    elif verb.dep_ == "acl":
        _mend_counted(verb)
        _mend_among_those(verb)
        _mend_caused(verb)
    _mend_before_subject(verb)


def _mend_tag(verb: Token) -> None:
    """ "will be built in Oslo and handed over in May": what shares a modal is no past."""
    bare = verb.dep_ == "conj" and verb.tag_ == "VBD" and not has(verb, *SUBJECTS, "aux", "auxpass", "dobj")
    if bare and tense(verb.head) == "MD" and _shares_auxiliary(verb, verb.head):
        verb.tag_ = "VBN"


def _mend_set_off(verb: Token) -> None:
    """ "Ann Roe, dubbed the "Iron Cook" by critics, had left": what a comma parts from a subject is a participle."""
    noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    apart = noun is not None and noun.i + 2 == verb.i and verb.nbor(-1).text == ","
    if noun is None or not apart or verb.tag_ not in ("VBD", "VBN") or has(verb, "aux", "auxpass", "neg"):
        return
    above = verb.head
    spoken = verb.dep_ == "ccomp" and above.i > verb.i and tense(above) in TENSED and not has(above, *SUBJECTS)
    if spoken and verb.doc[start_of(above) - 1].text == ",":
        verb.tag_ = "VBN"  # "Roe, named head in May, said"
        hang_subject(noun, verb.head)
        hang(verb, noun, "acl")
        for post in [c for c in verb.rights if c.dep_ == "dobj" and verb.lemma_ in words("grammar", "appointing")]:
            post.dep_ = "oprd"
        return
    later = (c for c in verb.rights if c.dep_ in ("dep", "ccomp", "conj", "advcl") and tense(c) in TENSED)
    main = next((c for c in later if not has(c, *SUBJECTS, "mark", "cc")), None)
    if main is not None and any(t.text == "," for t in verb.doc[start_of(main) - 2 : start_of(main)]):
        verb.tag_ = "VBN"
        take_place(main, verb)
        hang_subject(noun, main)
        hang(verb, noun, "acl")


def _mend_left_out(verb: Token) -> None:
    """ "is to be closed and its looms moved to Oslo": a second thing is to undergo something, as the first is."""
    noun = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if verb.dep_ != "conj" or noun is None or verb.tag_ not in ("VBD", "VBN"):
        return
    above = next((c for c in verb.head.children if c.dep_ == "xcomp" and c.i < verb.i), verb.head)
    bare = any(c.dep_ == "auxpass" and c.lower_ == "be" and c.tag_ == "VB" for c in above.lefts)
    ahead = tense(verb.head) in ("MD", "VBZ", "VBP") and not any(c.lower_ in UNREAL for c in verb.head.lefts)
    moved = verb.lemma_ in words("grammar", "moving")  # what "moves" by itself may be moved too
    if bare and ahead and (moved or _shares_auxiliary(verb, above)) and not has(verb, "aux", "auxpass", "dobj", "mark"):
        verb.tag_ = "VBN"
        hang(noun, verb, "nsubjpass")
        hang(verb, above, "conj")


def mend_participle_behind_to(to: Token) -> None:
    """ "pointed to contaminated fuel": no infinitive has the form of a participle."""
    verb = to.head
    noun = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    participle = to.dep_ == "aux" and verb.tag_ == "VBN" and verb.lower_.endswith("ed") and verb.i == to.i + 1
    if noun is not None and participle:
        hang(to, verb.head, "prep")
        hang(noun, to, "pobj")
        hang(verb, noun, "amod")


def mend_opening(verb: Token) -> None:
    """ "Set up in 2021 by Ann Roe, Acme makes": what opens a sentence and tells by whom is a participle."""
    if verb.tag_ in ("VB", "VBD", "VBP") and has(verb, "agent") and not has(verb, *SUBJECTS, "dobj"):
        verb.tag_ = "VBN"
        verb.dep_ = "advcl" if verb.dep_ == "csubj" else verb.dep_
    participles: dict[str, str] = rows("grammar")["taken_for_present"]
    if verb.tag_ in ("VB", "VBP") and verb.dep_ == "advcl" and verb.lower_ in participles:
        verb.tag_, verb.lemma_ = "VBN", participles[verb.lower_]  # "Spun off from Acme in 2011, Bex now has"
    if verb.tag_ == "VBN" and verb.dep_ == "csubjpass" and has(verb, "agent"):
        _mend_subject_behind(verb)
    if verb.tag_ == "VBN" and verb.dep_ == "amod":
        _mend_post_for_subject(verb)


def _mend_post_for_subject(verb: Token) -> None:
    """ "Elected mayor in 2008, Ann Roe closed the port": no mayor that was elected did, but she."""
    post, main = verb.head, verb.head.head
    others = [c for c in main.lefts if c.dep_ in SUBJECTS and c != post]
    if post.dep_ not in SUBJECTS or len(others) != 1 or post.i > verb.i + 2 or verb.doc[post.i - 1].tag_ == "DT":
        return
    if verb.doc[others[0].left_edge.i - 1].text == "," and verb.lemma_ in words("grammar", "appointing"):
        hang(verb, main, "advcl")
        for below in [c for c in post.children if c.dep_ in ("prep", "npadvmod", "punct")]:
            hang(below, verb if below.dep_ != "prep" or below.lower_ != "of" else post)
        hang(post, verb, "oprd")


def _mend_subject_behind(verb: Token) -> None:
    """ "Started in 1978 by the baker Ann Roe, the fair is run by": what stands behind the comma is run."""
    main = verb.head
    first = min((c.i for c in main.lefts if c.dep_ in ("aux", "auxpass", "neg")), default=main.i)
    noun = main.doc[first - 1]
    comma = main.doc[noun.left_edge.i - 1]
    if noun.dep_ == "appos" and comma.text == "," and verb.is_ancestor(noun) and verb.right_edge.i == noun.right_edge.i:
        hang(noun, main, "nsubjpass")
        verb.dep_ = "advcl"


def _shares_auxiliary(verb: Token, passive: Token) -> bool:
    """Whether a participle can stand under the auxiliary of a passive before it."""
    whole = passive.tag_ == "VBN" and has(passive, "auxpass") and passive.i < verb.i
    return whole and verb.lemma_.lower() not in without_passive()


def _mend_second(verb: Token) -> None:
    """ "Four people were killed and 20 injured": the second shares the auxiliary, not the subject."""
    noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if noun is not None and not has(verb, "auxpass") and _shares_auxiliary(verb, verb.head):
        hang(noun, verb, "nsubjpass")


def _mend_counted(verb: Token) -> None:
    """ "Two people were killed and dozens injured": the second noun is joined to nothing but has its own verb."""
    noun = verb.head
    passive = noun.head
    if noun.dep_ != "conj" or noun.i + 1 != verb.i or passive.pos_ != "VERB" or not _shares_auxiliary(verb, passive):
        return
    hang(verb, passive, "conj")
    hang(noun, verb, "nsubjpass")


def _mend_among_those(verb: Token) -> None:
    """ "Among those killed was Ann Roe", "Ann Roe was among those killed": whoever is among them was killed too."""
    people = verb.head
    among = people.head
    be = among.head
    beside = among.lower_ == "among" and people.dep_ == "pobj" and be.lemma_ == "be" and be.tag_ in FINITE
    fronted = among.i < verb.i < be.i
    sides = (be.rights if fronted else be.lefts) if beside and (fronted or be.i < among.i < verb.i) else ()
    noun = next((c for c in sides if c.dep_ in ("nsubj", "attr")), None)
    if noun is None or has(verb, *SUBJECTS, "auxpass") or verb.i != people.i + 1:
        return
    take_place(verb, be)
    for below in [c for c in be.children if c.i != noun.i]:
        hang(below, verb)
    hang(be, verb, "auxpass")
    hang(noun, verb, "nsubjpass")


def _mend_caused(verb: Token) -> None:
    """ "had its licence revoked by the regulator": what somebody has done is told of the thing."""
    thing = last = verb.head
    while thing.dep_ == "conj":
        thing = thing.head  # "had his phone and laptop seized"
    have = thing.head
    own = thing.dep_ == "dobj" and any(c.tag_ == "PRP$" for c in thing.lefts) and last.i + 1 == verb.i
    told = have.lemma_ == "have" and have.tag_ not in ("VBZ", "VBP") and have.pos_ in ("VERB", "AUX")
    if own and told and verb.lemma_.lower() not in words("grammar", "seated"):
        hang(verb, have, "ccomp")
        hang(thing, verb, "nsubj")


def mend_begun_by(verb: Token) -> None:
    """ "made by Acme, a firm started in 2016 by two brothers": a participle that describes the noun right before."""
    noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    by = next((c for c in verb.rights if c.lower_ == "by" and c.dep_ in ("prep", "agent")), None)
    main = next((c for c in verb.lefts if c.dep_ == "ccomp"), None) if verb.dep_ == "ROOT" else verb
    if noun is None or by is None or main is None or verb.tag_ != "VBD" or has(verb, "dobj", "aux", "auxpass"):
        return
    doc, first = verb.doc, noun.left_edge
    named = first.lower_ in ("a", "an") and first.i - 2 >= verb.sent.start and doc[first.i - 1].text == ","
    doer = next((c for c in by.rights if c.dep_ == "pobj"), None)
    told = doer is not None and doer.pos_ in ("NOUN", "PROPN") and doer.ent_type_ not in TIMES
    if named and told and noun.i + 1 == verb.i and doc[first.i - 2].pos_ == "PROPN":
        hang(noun, doc[first.i - 2], "appos")
        if main is not verb:  # the clause before was taken for what this one tells
            main.attach(main, "ROOT")
        hang(verb, noun, "acl")
        by.dep_ = "agent"


def mend_time_being(being: Token) -> None:
    """ "is run for the time being by Ann Roe": whoever does it hangs on the verb."""
    time = being.nbor(-1) if being.i > being.sent.start else being
    verb = time.head.head
    if time.lower_ != "time" or time.dep_ != "pobj" or verb.pos_ != "VERB":
        return
    hang(being, time, "amod")
    for by in [c for c in being.rights if c.lower_ == "by"]:
        hang(by, verb, "agent")


def mend_compound_passive(verb: Token) -> None:
    """ "has not been peer-reviewed": what somebody has been is no quality but what was done."""
    been = verb.head
    joined = verb.dep_ == "acomp" and verb.tag_ == "VBN" and verb.nbor(-1).text == "-"
    if not joined or been.lower_ != "been" or been.pos_ != "AUX":
        return
    take_place(verb, been)
    for below in [c for c in been.children if c.dep_ != "conj"]:
        hang(below, verb, "nsubjpass" if below.dep_ == "nsubj" else "")
    hang(been, verb, "auxpass")


def _mend_last_seen(verb: Token) -> None:
    """ "asked Interpol to trace the banker, last seen in Dubai": the banker was."""
    before = verb.doc[max(verb.left_edge.i - 2, verb.sent.start) : verb.left_edge.i]
    last = any(c.lower_ == "last" for c in verb.lefts) and verb.lemma_ in ("see", "know", "hear", "spot")
    if last and len(before) == 2 and before[1].text == "," and before[0].pos_ in ("NOUN", "PROPN"):
        hang(verb, before[0], "acl")


def _mend_before_subject(verb: Token) -> None:
    """ "Also charged were Acme and its chairman": who stands behind the auxiliary undergoes it."""
    be = next((c for c in verb.rights if c.dep_ == "auxpass" and c.lemma_ == "be"), None)
    if be is None or has(verb, *SUBJECTS):
        return
    behind = [c for c in (*verb.rights, *be.rights) if c.dep_ in ("dobj", "attr", "nsubj") and c.i > be.i]
    if behind:
        hang(behind[0], verb, "nsubjpass")


def mend_wished(verb: Token) -> None:
    """ "wants all the pieces returned", "nine of the pieces returned": what somebody wants done nobody has done."""
    noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    bare = verb.tag_ == "VBD" and not has(verb, "dobj", "aux", "auxpass", "mark", "ccomp", "xcomp", "neg")
    adjacent = noun is not None and noun.right_edge.i + 1 == verb.i and noun.left_edge.i == verb.head.i + 1
    if bare and adjacent and verb.head.i < verb.i and verb.head.lemma_ in words("grammar", "wishing"):
        verb.tag_ = "VBN"


def mend_second_wish(verb: Token) -> None:
    """ "wants troops to leave and the state shut out": the second thing that is wished has not been done either."""
    wish, noun = verb.head, next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    first = next((c for c in wish.rights if c.dep_ in ("ccomp", "xcomp") and c.i < verb.i), None)
    bare = verb.tag_ == "VBD" and not has(verb, "dobj", "aux", "auxpass", "mark", "ccomp", "xcomp", "neg")
    if noun is None or first is None or not bare or wish.tag_ not in ("VBZ", "VBP"):
        return
    if wish.lemma_ in words("grammar", "wishing") and noun.right_edge.i + 1 == verb.i:
        verb.tag_ = "VBN"
        hang(noun, verb, "nsubjpass")
        take_conjunction(wish.children, verb, first)
        hang(verb, first)


def mend_missing(missing: Token) -> None:
    """ "was reported missing on Friday": a day behind it is when it was reported."""
    if missing.dep_ in ("xcomp", "oprd", "acomp") and missing.head.tag_ == "VBN" and has(missing.head, "auxpass"):
        missing.tag_, missing.pos_, missing.dep_ = "JJ", "ADJ", "oprd"
        for below in [c for c in missing.rights if c.dep_ in ("prep", "npadvmod", "agent")]:
            hang(below, missing.head)


def mend_threat(unless: Token) -> None:
    """ "threatened to walk out unless they were paid": they will not walk out if so, but did threaten."""
    clause, bound = unless.head, unless.head.head
    deed = next((c for c in bound.rights if c.dep_ in ("xcomp", "ccomp") and c.i < unless.i), None)
    threat = bound.lemma_ in words("grammar", "binding_by_word") and bound.tag_ in ("VBD", "VBN", "VBZ", "VBP", "VBG")
    if deed is not None and threat and clause.dep_ == "advcl" and unless.dep_ == "mark":
        hang(clause, deed)


def mend_presented_with(prep: Token) -> None:
    """ "presented Roe with a medal", "was presented with a medal": the medal is given, and Roe gets it."""
    verb, thing = prep.head, next((c for c in prep.rights if c.dep_ == "pobj"), None)
    whom = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < prep.i), None)
    passive = has(verb, "auxpass") and verb.lemma_ in words("actions", "giving")
    if thing is None or verb.lemma_ not in words("grammar", "giving_with") or not (passive or whom is not None):
        return
    told = has(thing, "det", "nummod", "poss") or thing.tag_ == "NNS"
    known = whom is not None and verb.lemma_ != "present" and any(c.lower_ == "the" for c in whom.lefts)
    gets = (
        whom is None or known or whom.pos_ == "PRON" or whom.ent_type_ in BODIES or is_person_noun(whom.lemma_.lower())
    )
    if told and gets and thing.pos_ == "NOUN" and (whom is None or whom.right_edge.i + 1 == prep.i):
        hang(thing, verb, "dobj")
        if whom is not None:
            whom.dep_ = "dative"


def mend_tested(result: Token) -> None:
    """ "tested positive for measles": what the test was for hangs on the verb."""
    if result.head.lemma_ == "test" and result.dep_ in ("oprd", "acomp", "advmod", "dobj") and result.i > result.head.i:
        result.dep_ = "oprd"
        for below in [c for c in result.rights if c.dep_ == "prep"]:
            hang(below, result.head)


MENDS: dict[str, Mend] = {
    "being": mend_time_being,
    "to": mend_participle_behind_to,
    "missing": mend_missing,
    "unless": mend_threat,
    "with": mend_presented_with,
    "positive": mend_tested,
    "negative": mend_tested,
}


def mend_participle_of_doer(verb: Token) -> None:
    """ "was built by Ann Roe, trained by Tom Lee": behind the comma it is told who she is."""
    comma = verb.doc[verb.left_edge.i - 1]
    by = next((c for c in verb.head.rights if c.dep_ == "agent" and c.right_edge.i + 1 == comma.i), None)
    doer = next((c for c in by.rights if c.dep_ == "pobj"), None) if by is not None else None
    told = verb.tag_ == "VBN" and verb.left_edge == verb and verb.lemma_ in words("grammar", "done_to_doers")
    if told and comma.text == "," and doer is not None and doer.right_edge == doer:
        hang(verb, doer, "acl")


def mend_describing_participle(verb: Token) -> None:
    """ "jets converted for the task", "Acme, a club set up in May by Ann Roe": right behind it, it describes a noun."""
    noun = verb.doc[verb.i - 1] if verb.i else verb
    alone = not any(c.dep_ in {*SUBJECTS, "dobj", "mark", "aux", "auxpass"} or c.i < verb.i for c in verb.children)
    behind = noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in ("dobj", "pobj", "appos") and verb.head.i < noun.i
    last = verb.i + (verb.i + 1 < verb.sent.end and verb.nbor(1).dep_ == "prt")
    prepositional = last + 1 < verb.sent.end and verb.doc[last + 1].tag_ in ("IN", "TO")
    if verb.tag_ in ("VBN", "VBD") and alone and behind and prepositional:
        hang(verb, noun, "acl")
