"""What the parser hangs on the nearest word, or on the verb, though it goes with another."""

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
    tense,
)
from kg.extract.tokens import Token

PLACES = ("GPE", "LOC")


def mend_clause_beside(verb: Token) -> None:
    """The slips with what the parser takes for a clause beside the main one."""
    _mend_place_for_doer(verb)
    _mend_content_of_participle(verb)


def mend_phrase_of_which(prep: Token) -> None:
    """ "the boat from which she counted gulls": "which" is where she did it, and no part of the gulls."""
    noun = prep.head
    verb = noun.head
    asked = any(c.dep_ == "pobj" and c.tag_ in ("WDT", "WP") for c in prep.rights)
    if asked and prep.i < verb.i < noun.i and verb.dep_ == "relcl":
        hang(prep, verb)


def mend_deed_behind_scene(verb: Token) -> None:
    """ "broke in while he was playing and took his watches": who broke in took them, no one goes on "was" so."""
    scene = verb.head
    going_on = scene.dep_ == "advcl" and tense(scene) == "VBD" and scene.tag_ == "VBG" and scene.i < verb.i
    timed = going_on and any(c.dep_ in ("mark", "advmod") and c.lower_ in ("while", "as", "when") for c in scene.lefts)
    main = scene.head
    if not timed or verb.tag_ != "VBD" or has(verb, *SUBJECTS, "aux", "auxpass"):
        return
    if main.tag_ == "VBD" and main.i < scene.i and has(main, *SUBJECTS):
        take_conjunction(scene.children, verb, main)
        hang(verb, main)


def mend_joined(verb: Token) -> None:
    """The slips with what the parser takes for a second verb."""
    _mend_pair_before_noun(verb)
    _mend_object_for_speaker(verb)
    _mend_more(verb)


def mend_following(following: Token) -> None:
    """ "was restored by 20:21 following delays": the time is one thing, and the delays are what it followed."""
    noun = following.head
    time = following.nbor(-1) if following.i > following.sent.start else following
    prep = noun.head
    timed = time.head == noun and time.tag_ == "CD" and ":" in time.text
    if following.dep_ == "amod" and noun.dep_ == "pobj" and timed and prep.i < time.i and prep.i != prep.head.i:
        hang(time, prep, "pobj")
        hang(following, prep.head, "prep")
        hang(noun, following)
        prep.dep_ = "prep"


def mend_participle_behind_which(which: Token) -> None:
    """ "sent him a plan, which he refused, allowing only a vigil": who refused it allows the other."""
    clause, doc = which.head, which.doc
    end = clause.right_edge.i + 1
    told = which.dep_ == "dobj" and clause.dep_ == "relcl" and has(clause, *SUBJECTS)
    if not told or end + 1 >= which.sent.end or doc[end].text != ",":
        return
    verb = next((t for t in doc[end + 1 : end + 3] if t.tag_ == "VBG"), clause)
    if verb.head.i < which.i and verb.dep_ in ("acl", "advcl") and verb.left_edge.i == end + 1:
        hang(verb, clause, "advcl")


def _mend_place_for_doer(verb: Token) -> None:
    """ "was on its way from Lima, Peru making a second attempt": the country only says which Lima is meant."""
    land = next((c for c in verb.lefts if c.dep_ == "nsubj"), verb)
    town = land.doc[land.left_edge.i - 2] if land.left_edge.i > land.sent.start + 2 else verb
    apart = land.i + 1 == verb.i and land.ent_type_ in PLACES and land.doc[land.left_edge.i - 1].text == ","
    if apart and verb.tag_ == "VBG" and town.dep_ == "pobj" and town.ent_type_ in PLACES and not has(verb, "aux"):
        hang(land, town, "appos")


def _mend_content_of_participle(verb: Token) -> None:
    """ "issued a note announcing the leak had been sealed": what is announced is that, and not the leak."""
    noun = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i > verb.sent.start else verb
    said = noun.head
    told = noun.dep_ == "dobj" and said.tag_ == "VBG" and says(said) and verb.head.i < said.i
    if (
        told
        and tense(verb) in TENSED
        and not has(verb, *SUBJECTS, "mark")
        and noun.right_edge.i + 1 == verb.left_edge.i
    ):
        hang_subject(noun, verb)
        hang(verb, said, "ccomp")


def _mend_pair_before_noun(verb: Token) -> None:
    """ "issued a cease and desist order": a bare form behind a past verb is none; both words say what order it is."""
    first, joint = verb.head, verb.nbor(-1) if verb.i > verb.sent.start + 2 else verb
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c.left_edge.i == verb.i + 1), None)
    word = joint.nbor(-1) if joint is not verb else verb
    object_ = word.dep_ in ("dobj", "pobj", "attr") and has(word, "det") and word.left_edge.i == word.i - 1
    bare = verb.tag_ in ("VB", "VBP", "NN") and tense(first) in ("VBD", "VBZ") and not has(verb, *SUBJECTS, "aux")
    if not (bare and joint.dep_ == "cc" and object_ and word.tag_ == "NN") or noun is None or noun.tag_ != "NN":
        return
    dep, above = word.dep_, word.head
    for below in [*word.lefts, *(c for c in (*verb.rights, joint) if c != noun)]:
        hang(below, noun if below.dep_ in ("det", "cc") else first)
    noun.attach(above, dep)
    hang(word, noun, "compound")
    hang(verb, word, "conj")
    hang(joint, word)
    verb.tag_, verb.pos_ = "NN", "NOUN"


def _mend_object_for_speaker(verb: Token) -> None:
    """ "reported inspectors, following a search, found it": nothing joins the second verb, so it is what they did."""
    said = verb.head
    noun = next((c for c in said.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    if noun is None or not says(said) or noun.pos_ not in ("NOUN", "PROPN"):
        return
    if verb.tag_ not in FINITE or has(verb, *SUBJECTS, "aux") or verb.nbor(-1).text != ",":
        return
    between = verb.doc[noun.right_edge.i + 1 : verb.i]
    joined = any(t.dep_ == "cc" for t in between) or any(c.dep_ in ("cc", "conj") for c in verb.rights)
    if joined or between[0].text != "," or len(between) < 3 or said.i + 1 != noun.left_edge.i:
        return
    for aside in [c for c in said.rights if noun.i < c.i < verb.i]:
        hang(aside, verb)
    hang(verb, said, "ccomp")
    hang(noun, verb, "nsubj")


def _mend_more(verb: Token) -> None:
    """ "lost their homes and scores more were hurt": how many more were hurt, and nothing that is lost."""
    start = start_of(verb)
    more = verb.doc[start - 1] if start > verb.sent.start + 3 else verb
    noun = more.nbor(-1) if more is not verb else verb
    joined = noun.dep_ == "conj" and noun.head.dep_ == "dobj" and noun.nbor(-1).dep_ == "cc" and noun.tag_ == "NNS"
    if more.lower_ in ("more", "others") and joined and not has(verb, *SUBJECTS) and tense(verb) in TENSED:
        take_conjunction(noun.head.children, verb, noun.head.head)
        hang_subject(noun, verb)
        hang(more, noun, "advmod")


def mend_whose_behind_be(owned: Token) -> None:
    """ "Among them was Ann Roe, whose son Tom, a cook, died": he did, and she was among them.

    So it is behind a verb that hands on nothing: "sued Acme, whose head, Ann Roe, denied it".
    """
    noun = owned.head
    verb = noun.head
    was = verb.head
    whose = any(c.tag_ == "WP$" for c in owned.lefts) and owned.dep_ == "appos" and noun.dep_ in SUBJECTS
    behind = owned.right_edge.i + 2
    beside = (c for c in verb.rights if whose and c.dep_ in ("advcl", "conj", "ccomp") and start_of(c) == behind)
    died = next((c for c in beside if tense(c) in TENSED and not has(c, "mark", *SUBJECTS)), None)
    if died is not None:
        hang(died, noun, "relcl")
        hang_subject(owned, died)
        return
    turned = verb.dep_ == "ccomp" and was.i < noun.i and not has(was, "dobj")
    begun = has(was, *SUBJECTS)
    turned = turned and (was.pos_ == "VERB" and not says(was) if begun else was.lemma_ == "be")
    if whose and turned and owned.right_edge.i + 2 == start_of(verb) and verb.tag_ in FINITE:
        hang(noun, was, "dobj" if begun else "nsubj")
        hang(verb, noun, "relcl")
        hang_subject(owned, verb)


def mend_in_case(case: Token) -> None:
    """ "will suffer in case Acme closes it": what stands behind "in case" is a condition."""
    prep = case.nbor(-1) if case.i > case.sent.start else case
    above = prep.head
    clauses = [c for c in above.rights if c.dep_ in ("conj", "ccomp", "advcl") and c.i > case.i]
    own = (s for c in clauses for s in c.lefts if s.dep_ in SUBJECTS and s.left_edge.i == case.i + 1)
    clause = next((s.head for s in own), None)
    if prep.lower_ == "in" and any(c.dep_ in SUBJECTS and c.left_edge.i == case.i + 1 for c in above.lefts):
        hang(case, above, "mark")  # "In case Acme closes it, Roe has hired a lawyer"
        prep.dep_ = "advmod"
    elif prep.lower_ == "in" and clause is not None:
        hang(clause, above, "advcl")
        hang(case, clause, "mark")
        hang(prep, clause, "advmod")
