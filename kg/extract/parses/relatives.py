"""Relative clauses: what they describe, and which verb goes on behind them."""

from kg.extract.parses.trees import (
    FINITE,
    SUBJECTS,
    TENSED,
    hang,
    hang_subject,
    has,
    make_root,
    says,
    start_of,
    take_conjunction,
    take_place,
    tense,
)
from kg.extract.tokens import Token
from kg.rows import words

EDGES = ("edge", "edges", "outskirts", "fringe", "fringes")


def mend_conjunct_of_relative(verb: Token) -> None:
    """ "passed a budget that would add 140 jobs and close two offices": a bare verb goes on with "would"."""
    matrix = verb.head
    bare = verb.tag_ in ("VB", "VBP") and verb.lower_ == verb.lemma_ and not has(verb, *SUBJECTS, "aux", "auxpass")
    if not bare or matrix.tag_ != "VBD":
        return
    before = [t for t in verb.doc[matrix.i : verb.i] if t.dep_ == "relcl" and any(c.tag_ == "MD" for c in t.lefts)]
    if before and before[-1].tag_ == "VB":
        take_conjunction(matrix.children, verb, before[-1])
        hang(verb, before[-1])


def mend_conjunct_behind_of_which(verb: Token) -> None:
    """ "will replace 6 planes, the oldest of which has flown since 1998, and add routes": a bare verb goes on."""
    clause, doc = verb.head, verb.doc
    main, own = clause.head, next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    bare = verb.tag_ == "VB" and not has(verb, *SUBJECTS, "aux", "auxpass") and tense(clause) in FINITE
    if not bare or own is None or clause.dep_ != "conj" or not any(t.lower_ == "which" for t in own.subtree):
        return
    noun = doc[own.left_edge.i - 2] if doc[own.left_edge.i - 1].text == "," else own
    if any(c.tag_ == "MD" for c in main.lefts) and noun.pos_ == "NOUN":
        take_conjunction(clause.children, verb, main)
        hang(verb, main)
        hang(clause, noun, "relcl")


def mend_conjunct_behind_in_which(verb: Token) -> None:
    """ "blamed them for riots, in which 31 died, and imposed a curfew": behind the comma the main clause goes on."""
    clause, doc = verb.head, verb.doc
    opener = clause.left_edge
    preposed = opener.tag_ == "IN" and doc[opener.i + 1].lower_ in ("which", "whom") and doc[opener.i - 1].text == ","
    joint = doc[verb.left_edge.i - 1]
    closed = joint.dep_ == "cc" and doc[joint.i - 1].text == "," and verb.tag_ == "VBD" and not has(verb, *SUBJECTS)
    main = next((t for t in clause.ancestors if t.tag_ == "VBD" and has(t, *SUBJECTS)), None)
    if clause.dep_ == "relcl" and preposed and closed and main is not None and main.i < opener.i:
        take_conjunction(clause.children, verb, main)
        hang(verb, main)


def mend_cleft(verb: Token) -> None:
    """ "It was Lee, not Roe, who led the search": the clause describes whom the sentence points out."""
    opener = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if opener is None or opener.lower_ not in ("who", "that", "which"):
        return
    copula = verb.head if verb.dep_ == "ccomp" else verb.head.head.head if verb.head.dep_ == "appos" else verb.head.head
    attributes = [c for c in copula.rights if c.dep_ == "attr" and c.i < verb.i]
    shown = attributes[0] if attributes else None
    if len(attributes) > 1 and attributes[1].pos_ == "PROPN" and attributes[1].left_edge.i == attributes[0].i + 1:
        shown = attributes[1]  # "It was goalkeeper Lee who saved it"
        hang(attributes[0], shown, "compound")
    pointing = any(c.dep_ == "nsubj" and c.lower_ == "it" for c in copula.lefts)
    if copula.lemma_ == "be" and pointing and shown is not None and (opener.lower_ == "who" or verb.dep_ == "relcl"):
        hang(verb, shown, "relcl")


def mend_relative_taken_for_participle(verb: Token) -> None:
    """ "a study that the bank published": a clause with a subject and "that" for its object is a relative one."""
    that = any(c.lower_ in ("that", "which") and c.dep_ == "dobj" for c in verb.lefts)
    if that and has(verb, *SUBJECTS) and verb.tag_ in ("VBN", "VBD") and not has(verb, "aux", "auxpass"):
        verb.dep_ = "relcl"


def mend_verb_of_which(verb: Token) -> None:
    """ "The drug, which the regulator approved in May, will be sold": approved is what the clause tells of the drug."""
    doer = verb.head
    outer = doer.head
    which = next((c for c in outer.lefts if c.lower_ == "which" and c.dep_ == "dobj"), None)
    whole = has(verb, *SUBJECTS, "aux", "auxpass", "agent") or verb.tag_ not in ("VBN", "VBD")
    if which is None or doer.dep_ not in SUBJECTS or outer.dep_ != "relcl" or whole or verb.i != doer.i + 1:
        return
    noun = outer.head
    if verb.doc[start_of(outer) - 1].text != "," or tense(outer) not in TENSED or noun.i != noun.head.i:
        return
    make_root(outer, noun)
    outer.dep_, noun.dep_ = "ROOT", "nsubjpass" if has(outer, "auxpass") else "nsubj"
    hang(verb, noun, "relcl")
    hang(which, verb, "dobj")
    hang(doer, verb, "nsubj")


def mend_participle_behind_relative(verb: Token) -> None:
    """ "fined a firm that let Acme use the pier, siding with the fishers": behind a comma the main clause goes on."""
    opener = verb.doc[verb.left_edge.i - 1]
    relative = next((t for t in verb.ancestors if t.dep_ == "relcl"), verb)
    main = next((t for t in relative.ancestors if t.tag_.startswith("VB")), verb)
    alone = verb.tag_ == "VBG" and opener.text == "," and not has(verb, *SUBJECTS, "mark", "aux")
    restrictive = relative.i < opener.i and verb.doc[relative.left_edge.i - 1].text != ","
    led_to = verb.lemma_ in words("actions", "consequences")  # "sank a ferry that hit a pier, killing two"
    if alone and restrictive and not led_to and main.i < relative.i and tense(main) in TENSED:
        hang(verb, main)


def mend_clause_of_edge(verb: Token) -> None:
    """ "a home on the edge of Lund that was valued at 6 million": the home was, not the edge."""
    edge = verb.head
    inside = edge.dep_ == "pobj" and edge.lower_ in EDGES and edge.head.head.pos_ == "NOUN"
    if inside and any(c.lower_ in ("that", "which") and c.dep_ in SUBJECTS for c in verb.lefts):
        hang(verb, edge.head.head)


def mend_clause_of_last(verb: Token) -> None:
    """ "owns two mines, as well as the contractor Bex, which it bought": bought was what has a name, right before."""
    which = next((c for c in verb.lefts if c.lower_ == "which"), verb)
    last = next((c for c in verb.head.rights if c.dep_ == "conj" and which.i - c.right_edge.i in (1, 2)), verb)
    named = last.pos_ == "PROPN" or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in last.rights)
    if which.i < verb.i and last.i < which.i and named and verb.head.pos_ != "PROPN":
        hang(verb, last)


def mend_whose(possessor: Token) -> None:
    """ "the owner, whose firm Acme runs the port, left": what the firm does is told by a clause of its own."""
    owned = possessor.head
    of = possessor.nbor(-1) if possessor.i > possessor.sent.start else possessor
    if of.lower_ == "of" and owned.dep_ in SUBJECTS and of.head.dep_ in SUBJECTS and of.head.head == owned.head:
        hang(owned, of, "pobj")  # "two of whose members were appointed"
        return
    while owned.dep_ in ("compound", "nmod") and owned.head.i > owned.i:
        owned = owned.head
    if owned.dep_ == "nsubj" and owned.head.pos_ == "ADJ" and owned.nbor(1).text == "-" and owned.head.i == owned.i + 2:
        owned = owned.head  # "whose secretary-general"
    noun = owned.head
    inner = noun.head
    if owned.dep_ in SUBJECTS and noun.dep_ in ("conj", "relcl") and noun.i > owned.i:
        _mend_whose_joined(owned, noun)
        return
    if owned.dep_ in ("appos", "amod") and owned.i > noun.i and noun.dep_ not in SUBJECTS:
        _mend_whose_behind(owned, noun)
        return
    apart = owned.dep_ == "appos" and noun.dep_ in SUBJECTS and inner.i > owned.i
    outer = _verb_after_comma(inner) if apart else None
    if outer is None:
        return
    for below in [c for c in inner.lefts if c.dep_ == "mark"]:
        hang(below, outer)
    if outer.head.i == inner.i:
        outer.attach(outer if inner.head.i == inner.i else inner.head)
    outer.dep_ = inner.dep_
    hang_subject(noun, outer)
    hang(inner, noun, "relcl")
    hang_subject(owned, inner)


def _mend_whose_joined(owned: Token, verb: Token) -> None:
    """ "is head of the union (CTWF), whose clerks walked out": the verb describes what stands before the comma.

    Of a relative clause this is so behind "itself" alone: "the bank and the university itself, whose stake is".
    """
    comma = owned.left_edge.i - 1
    if comma < verb.sent.start + 1 or verb.doc[comma].text != ",":
        return
    before = verb.doc[comma - 1]
    itself = before.lower_ in ("itself", "themselves")
    if verb.dep_ == "relcl" and not itself:
        return
    noun = before.head if before.text == ")" else before.nbor(-1) if itself else before
    if noun.pos_ in ("NOUN", "PROPN") and not has(verb, "cc"):
        hang(verb, noun, "relcl")
        hang(verb.doc[comma], noun)


def _mend_whose_behind(owned: Token, noun: Token) -> None:
    """ "spoke for Acme, whose head, Ann Roe, gave 5,000": the verb behind belongs to what is owned."""
    doc, after = owned.doc, owned.right_edge.i + 1
    after += after < owned.sent.end and doc[after].text == ","
    name = next((c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.left_edge.i == after), None)
    if name is not None:
        hang(name, owned)
        after = name.right_edge.i + 1
        after += after < owned.sent.end and doc[after].text == ","
    clause = next((c for c in (*noun.rights, *owned.rights) if c.dep_ == "relcl"), None)
    close = clause is not None and clause.left_edge.i in (owned.i + 1, owned.right_edge.i + 1)
    if clause is not None and close and has(clause, "nsubj") and not has(clause, "dobj", "auxpass", "ccomp", "xcomp"):
        hang(clause, noun)
        hang(owned, clause, "dobj")  # "Roe, whose first book she printed"
        return
    verb = doc[after] if after < owned.sent.end else owned
    verb = verb.head if verb.dep_ in ("aux", "auxpass") else verb  # "whose head, Ann Roe, has said"
    if tense(verb) in FINITE and verb.dep_ in ("conj", "ccomp") and not has(verb, *SUBJECTS):
        hang(verb, noun, "relcl")
        hang(owned, verb, "nsubj")


def _verb_after_comma(verb: Token) -> Token | None:
    """The finite verb without a subject right behind the comma that ends what belongs to a verb."""
    for other in [*verb.rights, *verb.head.rights]:
        before = verb.doc[min([other.i, *(c.i for c in other.lefts)]) - 1]
        finite = tense(other) in TENSED and not has(other, *SUBJECTS, "cc")
        if other.i > verb.i and finite and before.text == ",":
            return other
    return None


def mend_made_document(participle: Token) -> None:
    """ "a poll by Acme published on Monday", "a claim by Lee, made in May": the poll was, not who made it.

    So is it with "a tax on pensions, introduced in 2005".
    """
    maker = participle.head
    prep = maker.head
    made = participle.tag_ == "VBN" and participle.lemma_ in words("attribution", "making") and participle.i > maker.i
    by = maker.dep_ == "pobj" and prep.lower_ in ("by", "from") and prep.head.pos_ == "NOUN"
    words_of_somebody = words("attribution", "findings") | words("attribution", "nouns")
    several = (
        maker.tag_ == "NNS" and not has(maker, "det", "poss", "nummod") and prep.lower_ in ("on", "for", "against")
    )
    ruled = several and prep.head.tag_ == "NN" and participle.lemma_ in words("grammar", "enacting")
    if ruled and maker.dep_ == "pobj" and participle.doc[participle.i - 1].text == ",":
        hang(participle, prep.head)
    if made and by and prep.head.lemma_.lower() in words_of_somebody:
        hang(participle, prep.head)


def mend_report_inside(said: Token) -> None:
    """ "who prosecutors say robbed a bank", "a mill in Graz, which Roe said she would sell": who did it, to what."""
    place, body = said.head, said.head.head.head
    open_ = (c.lower_ for deed in said.rights if deed.dep_ == "ccomp" for c in deed.lefts if c.dep_ == "dobj")
    inside = place.ent_type_ == "GPE" and place.dep_ == "pobj" and body.pos_ == "NOUN"
    if inside and "which" in open_:
        hang(said, body)
    found = [c for c in said.lefts if c.dep_ in SUBJECTS]
    if len(found) != 2 or found[0].tag_ not in ("WDT", "WP") or found[0].i > found[1].i:
        return
    if not says(said):
        _mend_report_of_speakers(said, found[1])
        return
    deed = next((c for c in said.rights if c.dep_ in ("xcomp", "ccomp") and not has(c, *SUBJECTS, "mark")), None)
    spoken = deed is not None and deed.tag_ == "VBN" and said.lemma_ in words("attribution", "speech")
    if deed is not None and (tense(deed) in TENSED or spoken):
        deed.dep_ = "ccomp"
        hang_subject(found[0], deed)
        if deed.tag_ in ("VBP", "VBN") and not has(deed, "aux", "auxpass") and deed.lower_ != deed.lemma_:
            deed.tag_ = "VBD"


def _mend_report_of_speakers(deed: Token, speakers: Token) -> None:
    """ "who prosecutors said took bribes": "said" is no participle of the prosecutors but their verb."""
    said = next((c for c in speakers.rights if c.dep_ == "acl" and c.i == speakers.i + 1), deed)
    if said is not deed and said.tag_ in ("VBN", "VBD") and said.lemma_ in words("attribution", "speech"):
        hang(said, deed.head, "relcl")
        hang(speakers, said)
        hang(deed, said, "ccomp")
        said.tag_ = "VBD"


def mend_relative_for_root(verb: Token) -> None:
    """ "may keep a law, passed in 2023, that requires clubs to pay": the clause describes the law."""
    opener = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if verb.dep_ != "ROOT" or opener is None or opener.tag_ != "WDT":
        return
    clause = next((c for c in verb.lefts if c.dep_ == "ccomp" and not has(c, "mark")), verb)
    below = (v for v in (clause, *clause.rights) if v is clause or v.dep_ == "xcomp")
    noun = next((c for v in below for c in v.rights if c.dep_ == "dobj"), None)
    if noun is None or clause.i > opener.i:
        return
    take_place(clause, verb)
    hang(verb, noun, "relcl")


def mend_participle_set_off(participle: Token) -> None:
    """ "may keep a law, passed in 2023 and opposed by Roe": a participle that nothing joins describes the object."""
    verb, doc = participle.head, participle.doc
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c.right_edge.i == participle.i - 2), None)
    bare = participle.tag_ == "VBN" and verb.tag_ == "VB" and not has(participle, *SUBJECTS, "aux", "auxpass", "dobj")
    if bare and noun is not None and doc[participle.i - 1].text == "," and not any(c.dep_ == "cc" for c in verb.rights):
        hang(participle, noun, "acl")


def mend_object_for_subject(noun: Token) -> None:
    """ "Acme, a start-up that grows lettuce under lamps, has raised 4 million": Acme has, not the lettuce it grows."""
    verb, own = noun.head, next((c for c in noun.lefts if c.dep_ == "nsubj"), None)
    inner = noun.doc[own.right_edge.i] if own is not None else noun
    grows = inner.dep_ == "relcl" and inner.tag_ in FINITE and not has(inner, "dobj", "ccomp", "attr")
    if own is None or not grows or inner.i >= noun.i or any(c.i > inner.i for c in noun.lefts if c.pos_ == "VERB"):
        return
    hang_subject(own, verb)
    hang(noun, inner, "dobj")


def mend_passive_behind_relative(verb: Token) -> None:
    """ "was stripped of two stages he won and banned by the union": he did not ban, he was banned."""
    clause = verb.head
    passive = clause.head.head.head if clause.head.dep_ == "pobj" else clause.head.head
    alone = verb.tag_ in ("VBD", "VBN") and not has(verb, *SUBJECTS, "aux", "auxpass", "dobj", "ccomp", "xcomp")
    undergone = any(c.lower_ == "by" for c in verb.rights) or verb.lemma_ in words("grammar", "needing_object")
    active = clause.dep_ == "relcl" and clause.tag_ == "VBD" and has(clause, "nsubj")
    if alone and undergone and active and passive.i < clause.i and has(passive, "auxpass"):
        take_conjunction(clause.children, verb, passive)
        hang(verb, passive)
        verb.tag_ = "VBN"


def mend_clause_of_which(verb: Token) -> None:
    """ "wrote 20 books, the best of which, Dust, was filmed and sold well": the last two are told of the one book."""
    first = start_of(verb, "advmod")
    joined = any(c.dep_ in ("cc", "mark") for c in verb.lefts)
    if has(verb, *SUBJECTS) or joined or tense(verb) not in TENSED or verb.dep_ != "conj" or first == 0:
        return
    for which in verb.doc[verb.head.i : first]:
        of = which.head
        part = of.head
        if which.lower_ not in ("which", "whom") or of.lower_ != "of" or part.dep_ != "appos" or part.i > of.i:
            continue
        between = verb.doc[which.i + 1 : first]
        aside = len(between) > 2 and between[0].text == between[-1].text == ","
        if len(between) == 0 or (aside and all(t.tag_ not in TENSED for t in between)):
            noun = part.head
            for name in [c for c in noun.rights if which.i < c.i < first and c.dep_ == "appos"]:
                hang(name, part)
            hang(verb, noun, "relcl")
            hang_subject(part, verb)
            return
