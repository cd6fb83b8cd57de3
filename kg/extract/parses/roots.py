"""The verb of a sentence that the parser takes for a description, and its particle: "A ferry pulled out of port."."""

from kg.extract.parses.trees import FINITE, SUBJECTS, TENSED, TIMES, hang, hang_subject, has, make_root, tense
from kg.extract.tokens import Token
from kg.rows import words

PARTICIPLES = ("VBN", "VBD")
BESIDE = ("prep", "npadvmod", "advmod", "advcl", "acl", "punct", "cc", "mark")


def mend_root(root: Token) -> None:
    """Give a sentence its verb back, and a verb its subject."""
    if root.tag_ == "VBD":
        _mend_subject_for_adverb(root)
        _mend_clause_for_root(root)
        _mend_aside_for_verb(root)
    elif root.pos_ in ("NOUN", "PROPN") and root.doc[root.sent.end - 1].text == ".":
        _mend_cut(root)
        _mend_participle_for_verb(root)
        _mend_verb_behind_aside(root)
        _mend_relative_for_verb(root)
        _mend_description_for_verb(root)


def _mend_subject_for_adverb(verb: Token) -> None:
    """ "A wolf killed 14 sheep": a noun right before a verb without another subject tells no time."""
    noun = next((c for c in verb.lefts if c.dep_ == "npadvmod" and c.tag_ in ("NN", "NNS", "NNP", "NNPS")), None)
    if noun is None or noun.ent_type_ in TIMES or has(verb, *SUBJECTS, "auxpass", "expl"):
        return
    timeless = noun.lemma_.lower() not in words("actions", "time_nouns") | words("grammar", "occasions_of_time")
    if timeless and noun.right_edge.i + 1 == verb.i and noun.left_edge.i == verb.sent.start:
        hang(noun, verb, "nsubj")


def _mend_participle_for_verb(noun: Token) -> None:
    """ "A ferry collided with a tug on Sunday.": where no other verb is, what hardly describes a noun is the verb."""
    described = [c for c in noun.rights if c.dep_ == "acl" and c.tag_ in PARTICIPLES]
    verb = described[-1] if _closes_aside(described) else next(iter(described), None)
    if verb is not None and _is_decided(verb, noun):
        _make_verb(verb, noun)
    if verb is None or has(verb, "aux", "auxpass", "agent", "mark", *SUBJECTS):
        return
    apart = _is_set_apart(verb, noun) or _closes_aside(described)
    off = verb.tag_ == "VBD" and has(verb, "prt") and not has(verb, "dobj")  # "The thieves made off with two oils."
    if _has_verb(noun, verb if apart or off else None):
        return
    passive_too = words("grammar", "giving") | words("grammar", "fining") | words("grammar", "appointing")
    thing = next((c for c in verb.rights if c.dep_ == "dobj" and c.left_edge.i == verb.i + 1), None)
    does = thing is not None and verb.lemma_.lower() not in passive_too
    names = {verb.lemma_.lower(), verb.lower_.removesuffix("d")}  # "premier", says the lemmatiser
    alone = words("grammar", "befalling") | words("grammar", "intransitive")
    if does or apart or off or not names.isdisjoint(alone):
        _make_verb(verb, noun)


def _mend_verb_behind_aside(noun: Token) -> None:
    """ "A team led by Ann Roe, a geologist, drilled a hole.": she has not been drilled, nor did she do it.

    So it is with "A bus carrying pupils and two teachers overturned.", and with "A van loaded with petrol crashed.".
    """
    found = [t for t in noun.sent if t.dep_ == "acl" and t.tag_ in PARTICIPLES and t.head != noun]
    verb = next((t for t in found if not has(t, "aux", "auxpass", "agent", "mark", *SUBJECTS)), None)
    first = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ in ("VBN", "VBG")), None)
    if verb is None or first is None or first not in verb.ancestors or noun.tag_ not in ("NN", "NNS"):
        return
    before = verb.nbor(-1)
    apart = before.text == "," and verb.tag_ == "VBD" and any(t.dep_ == "appos" for t in verb.doc[first.i : verb.i])
    joined = before == verb.head and before.dep_ == "conj" and first.tag_ == "VBG" and before.head.head == first
    alone = before == verb.head and before.dep_ in ("pobj", "dobj") and not has(verb, "dobj")
    befell = alone and verb.lemma_.lower() in words("grammar", "befalling")
    if (apart or joined or befell) and not any(t not in verb.subtree for t in _tensed(noun)):
        _make_verb(verb, noun)


def _tensed(noun: Token) -> list[Token]:
    """The words with a tense in a sentence that a noun heads, but for those of clauses that describe something."""
    helped = (t.head if t.dep_ in ("aux", "auxpass") else t for t in noun.sent if t.tag_ in TENSED)
    return [t for t in helped if t.dep_ not in ("relcl", "advcl", "ccomp") and not _is_told_behind(t)]


def _is_decided(verb: Token, noun: Token) -> bool:
    """Whether a participle tells by how much somebody won: "The mayor, who had hoped to stay, lost by 4 votes"."""
    by = next((c for c in verb.rights if c.lower_ == "by"), verb)
    margins = (c.lemma_ in words("actions", "margins") and has(c, "nummod") for c in by.rights if c.dep_ == "pobj")
    decided = verb.lemma_ in ("win", "lose") and any(margins) and not has(verb, "aux", "auxpass")
    return decided and not _has_verb(noun, verb)


def _mend_clause_for_root(verb: Token) -> None:
    """ "The head, Ann Roe, handed in her notice, a day after police raided it": what "after" opens is beside it."""
    mark = next((c for c in verb.lefts if c.dep_ == "mark"), verb)
    own = [c for c in verb.lefts if c.dep_ == "nsubj"]
    if len(own) != 2 or not own[0].i < mark.i < own[1].i:
        return
    main = next((c for c in own[0].rights if c.dep_ == "acl" and c.tag_ in PARTICIPLES and c.i < mark.i), None)
    if main is None or has(main, "aux", "auxpass", "agent", *SUBJECTS) or main.nbor(-1).text != ",":
        return
    make_root(main, verb)
    main.dep_, main.tag_, verb.dep_ = "ROOT", "VBD", "advcl"
    hang(own[0], main)


def _mend_aside_for_verb(aside: Token) -> None:
    """ "The mill, shut since a fire in 2019 that ruined its roof, reopened.": what one comma parts off is an aside."""
    noun, comma = aside.doc[max(aside.i - 2, aside.sent.start)], aside.nbor(-1) if aside.i else aside
    parted = comma.text == "," and noun.dep_ in SUBJECTS and noun.head == aside
    if not parted or has(aside, "dobj", "aux", "ccomp", "conj", "cc") or noun.right_edge.i > comma.i:
        return
    within = (t for t in aside.doc[aside.i + 1 : aside.sent.end] if t.tag_ in PARTICIPLES and not has(t, *SUBJECTS))
    apart = [t for t in within if t.left_edge == t and t.nbor(-1).text == "," and t.dep_ in ("advcl", "acl", "dep")]
    if len(apart) != 1 or has(apart[0], "agent", "auxpass"):
        return
    verb = apart[0]
    make_root(verb, aside)
    verb.dep_, verb.tag_, aside.dep_, aside.tag_ = "ROOT", "VBD", "acl", "VBN"
    hang(noun, verb, "nsubj")
    hang(aside, noun)


def _mend_relative_for_verb(noun: Token) -> None:
    """ "A plan to name it after the poet Ann Roe was rejected by the board.": no clause of the poet but the verb.

    So it is in "A plan under which they would pay to see a doctor has been dropped.".
    """
    below = ("relcl", "advcl", "ccomp")
    clauses = [t for t in noun.sent if t.dep_ in below and t.tag_ == "VBN" and has(t, "auxpass")]
    plan = next((c for c in noun.rights if c.dep_ in ("acl", "relcl")), None)
    if len(clauses) != 1 or plan is None or _has_verb(noun, clauses[0]):
        return
    verb = clauses[0]
    described, own = verb.head, next((c for c in verb.lefts if c.dep_ == "nsubjpass"), verb)
    after = next((c for c in verb.lefts if c.dep_ == "mark" and c.i + 1 == own.left_edge.i), None)
    beside = own.left_edge.i == described.i + 1 if after is None else plan.i < after.i
    as_object = verb.dep_ == "ccomp"
    fits = own.pos_ == ("NOUN" if as_object else "PROPN") and verb.doc[own.right_edge.i + 1].head == verb
    if not (beside and fits) or noun.i > described.i or has(verb, "dobj"):
        return
    hang(own, described, "dobj" if as_object else "appos")
    if after is not None:
        hang(after, plan, "prep")
        hang(own, after, "pobj")
    for behind in [c for c in noun.rights if c.i > verb.i]:
        hang(behind, verb)
    make_root(verb, noun)
    verb.dep_, noun.dep_ = "ROOT", "nsubjpass"


def _closes_aside(described: list[Token]) -> bool:
    """Whether a participle stands behind another between commas: "The hall, built in 1890, reopened on Saturday."."""
    if len(described) != 2:
        return False
    aside, verb = described
    doc, first = verb.doc, verb.left_edge.i
    commas = doc[aside.left_edge.i - 1].text == "," == doc[first - 1].text
    return commas and aside.right_edge.i == first - 2 and verb.i == first


def _is_set_apart(verb: Token, noun: Token) -> bool:
    """Whether a verb in the past stands behind a name and what explains it: "The head of sales, Ann Roe, left."."""
    beside = [c for c in noun.rights if c.dep_ == "appos" and noun.i < c.i < verb.i]
    named = any("PROPN" in (noun.pos_, c.pos_) for c in beside)
    gone = verb.lemma_.lower() in words("grammar", "going_away")
    past = verb.tag_ == "VBD" or gone or verb.lower_ in words("grammar", "preterites")
    return named and past and verb.nbor(-1).text == ","


def _mend_description_for_verb(noun: Token) -> None:
    """ "Prosecutors in Bonn charged nurse Ann Roe with theft.": nothing else sets one noun off from the other."""
    thing = next((c for c in noun.rights if c.dep_ == "appos"), None)
    verb = thing.left_edge if thing is not None else noun
    if thing is None or verb.tag_ not in PARTICIPLES or verb.dep_ != "amod" or _has_verb(noun):
        return
    before = verb.nbor(-1)
    if before.is_punct or before.pos_ not in ("NOUN", "PROPN") or verb.i < noun.i:
        return
    verb.pos_ = "VERB"
    _make_verb(verb, noun)
    hang(thing, verb, "dobj")
    for below in [c for c in thing.rights if c.dep_ in BESIDE and c.lower_ != "of"]:
        hang(below, verb)


def _mend_cut(thing: Token) -> None:
    """ "The drug cut relapses by a third.": in a sentence without a verb, what is moved by so much was cut."""
    cut = next((t for t in thing.doc[thing.left_edge.i : thing.i] if t.lower_ == "cut"), thing)
    before = cut.nbor(-1) if cut.i > cut.sent.start else cut
    told = any(c.lower_ in ("by", "to") and has(c, "pobj") for c in thing.rights)
    told = told and (cut.head == thing or any(c.lower_ in ("percent", "%") for p in thing.rights for c in p.rights))
    if thing.tag_ != "NNS" or cut.dep_ not in ("compound", "amod", "nsubj") or not told:
        return
    if before.pos_ not in ("NOUN", "PROPN") or any(t.i != cut.i and t.tag_ in TENSED for t in thing.sent):
        return
    hang(before, cut, "nsubj")
    for below in [c for c in (*cut.lefts, *thing.lefts) if c.i < before.i]:
        hang(below, cut if below.dep_ in BESIDE else before)
    for below in [c for c in thing.rights if c.dep_ in BESIDE and c.lower_ != "of"]:
        hang(below, cut)
    make_root(cut, thing)
    cut.tag_, cut.pos_, cut.lemma_, cut.dep_, thing.dep_ = "VBD", "VERB", "cut", "ROOT", "dobj"


def mend_out_of(out: Token) -> None:
    """ "pulled out of the race", "walked out of a meeting": "out" makes a word with the verb, of what "of" tells."""
    verb, of = out.head, next((c for c in out.rights if c.lower_ == "of" and c.dep_ == "prep"), None)
    if (
        out.dep_ != "prep"
        or of is None
        or verb.i + 1 != out.i
        or verb.lemma_.lower() not in words("grammar", "leaving_out_of")
    ):
        return
    if not has(verb, "dobj", "auxpass", "nsubjpass"):
        out.dep_, out.tag_ = "prt", "RP"
        hang(of, verb)


def mend_particle(small: Token) -> None:
    """ "called off the march", "backed away from it": what follows a particle belongs to the verb before it."""
    verb = small.head
    if small.i != verb.i + 1 or verb.pos_ != "VERB":
        return
    if small.dep_ == "advmod":
        for prep in [c for c in small.rights if c.dep_ == "prep"]:
            if not any(noun.ent_type_ in TIMES for noun in prep.rights):  # "goes back to January"
                hang(prep, verb)
        return
    thing = next((c for c in small.rights if c.dep_ == "pobj"), None)
    phrasal = small.tag_ == "RP" or f"{verb.lemma_} {small.lower_}" in words("grammar", "phrasal")
    if phrasal and thing is not None and not has(verb, "dobj", "prt"):
        small.dep_ = "prt"
        hang(thing, verb, "dobj")


def mend_off(off: Token) -> None:
    """ "A tug sank off Malta": a place right behind "off" tells where, and "off" makes no word with the verb."""
    verb, place = off.head, off.nbor() if off.i + 1 < off.sent.end else off
    where = place.head == verb and place.dep_ in ("npadvmod", "dobj") and place.ent_type_ in ("GPE", "LOC")
    if off.dep_ == "prt" and where:
        off.dep_, off.tag_ = "prep", "IN"
        hang(place, off, "pobj")


def _has_verb(noun: Token, but: Token | None = None) -> bool:
    """Whether a sentence that a noun heads has another verb with a tense, apart from what describes a noun or it."""
    aside = ("relcl", "advcl")
    helped = (t.head if t.dep_ in ("aux", "auxpass") else t for t in noun.sent if t.tag_ in TENSED and t != but)
    told = (verb for verb in helped if verb.dep_ not in aside and verb != but)
    return any(but is None or verb.i < but.i or not _is_told_behind(verb) for verb in told)


def _is_told_behind(verb: Token) -> bool:
    """Whether a verb belongs to a relative clause: "was" of "dropped by the minister, who said it was unfair"."""
    return any(above.dep_ == "relcl" for above in verb.ancestors)


def _make_verb(verb: Token, noun: Token) -> None:
    """Make a participle the verb of a sentence whose head was a noun, and the noun its subject."""
    beside = [c for c in noun.lefts if c.dep_ in BESIDE and c.right_edge.i < verb.i and c.dep_ != "acl"]
    beside += [c for c in noun.rights if c.dep_ in BESIDE and c.i > verb.i]
    make_root(verb, noun)
    verb.tag_, verb.dep_ = "VBD", "ROOT"
    noun.dep_ = "nsubj"
    for below in beside:
        hang(below, verb, "advcl" if below.dep_ == "acl" else below.dep_)


def mend_participle_for_subject(participle: Token) -> None:
    """ "Patients given the pill lost 11 kilos", "Divers seeking gold have found": they did, whom it only describes."""
    verb = participle.head
    noun = next((c for c in participle.lefts if c.dep_ in SUBJECTS), None)
    several = noun is not None and noun.tag_ == "NNS" and tense(verb) in ("VBP", "VBD")
    passive = participle.dep_ == "csubjpass" and participle.tag_ == "VBD"  # "A bomb dropped in the war was found"
    told = passive or participle.tag_ == "VBN" or (participle.tag_ == "VBG" and several and verb.lemma_ != "be")
    if not told or noun is None or has(participle, "aux", "auxpass", "mark") or has(verb, *SUBJECTS):
        return
    if noun.pos_ in ("NOUN", "PROPN") and noun.right_edge.i + 1 == participle.i < verb.i:
        hang_subject(noun, verb)
        hang(participle, noun, "acl")


def mend_participle_beside_subject(verb: Token) -> None:
    """ "Speaking in Lund, the minister, Ann Roe, accused": what stands before the comma is no second subject."""
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS), verb)
    opening = next((c for c in verb.lefts if c.dep_.startswith("csubj") and c.tag_ in ("VBG", "VBN")), own)
    if opening.i < own.i < verb.i and verb.doc[own.left_edge.i - 1].text == ",":
        opening.dep_ = "advcl"


def mend_clause_without_verb(mark: Token) -> None:
    """ "After the deal Acme is valued at": one of two subjects belongs to the preposition."""
    verb = mark.head
    subjects = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    if len(subjects) < 2 or mark.lower_ not in words("grammar", "prepositions_or_marks"):
        return
    noun = subjects[0]
    if noun.left_edge.i != mark.i + 1 or noun.pos_ == "PRON":
        return
    mark.dep_ = "prep"
    hang(noun, mark, "pobj")


def mend_verb_seen(word: Token) -> None:
    """ "saw its sales slump by 24 percent": what something is seen to do is a verb, and has its subject before it."""
    if word.tag_ != "NN":
        return
    seeing, behind = word.head, word.doc[word.i + 1 : word.i + 3]
    seen = word.doc[word.i - 1] if word.i else word
    changes = word.lemma_.lower() in words("observations", "falls") | words("observations", "rises")
    far = (
        len(behind) == 2 and behind[0].lower_ in ("by", "to", "from") and (behind[1].like_num or behind[1].is_currency)
    )
    if seeing.lemma_ not in ("see", "watch") or not (changes and far) or seen.head != word:
        return
    for below in [c for c in word.lefts if c.i < seen.i]:
        hang(below, seen)
    for end in [c for c in seeing.rights if c.i > word.i and c.dep_ == "prep" and c.lower_ in ("by", "to", "from")]:
        hang(end, word)
    word.tag_, word.pos_, word.dep_ = "VB", "VERB", "ccomp"
    seen.dep_ = "nsubj"


def mend_asked(asked: Token) -> None:
    """ "Asked if he blamed Lee, Roe shook his head": who was asked does what stands behind the comma."""
    told = next((c for c in asked.rights if c.dep_ == "ccomp" and has(c, *SUBJECTS)), None)
    opening = asked.dep_ == "ROOT" and asked.tag_ in PARTICIPLES and not has(asked, *SUBJECTS, "aux", "auxpass")
    if told is None or not opening or told.tag_ not in FINITE:
        return
    noun = next(c for c in told.lefts if c.dep_ in SUBJECTS)
    if asked.doc[noun.left_edge.i - 1].text == ",":
        make_root(told, asked)
        told.dep_, asked.dep_ = "ROOT", "advcl"
        for question in [c for c in told.lefts if c.dep_ == "advcl" and asked.i < c.i < noun.i]:
            hang(question, asked, "ccomp")
