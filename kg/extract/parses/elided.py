"""What a clause leaves out, or splits off: "as was another game", "A Stop The Dam protest took place"."""

from kg.extract.grammar.lemmas import lemma
from kg.extract.names.words import given_names, listed
from kg.extract.parses.sums import is_sum
from kg.extract.parses.trees import (
    FINITE,
    SUBJECTS,
    TENSED,
    TIMES,
    hang,
    hang_subject,
    has,
    says,
    start_of,
    take_place,
    tense,
)
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.rows import words

CLOSE = 4  # words from an article to its noun
HELPING = ("is", "are", "was", "were", "did", "has", "have", "had", "do", "does", "will")


def mend_as_did(verb: Token) -> None:
    """ "was cancelled, as was another game": what stands behind "as was" is told the same of."""
    main = verb.head
    own = next((c for c in verb.rights if c.dep_ in SUBJECTS or c.dep_ == "attr"), verb)
    mark = next((c for c in verb.lefts if c.lower_ == "as"), verb)
    told = next((c for c in main.lefts if c.dep_ in SUBJECTS), verb)
    if verb.lower_ not in HELPING or own is verb or mark.i + 1 != verb.i or own.left_edge.i != verb.i + 1:
        return
    apart = any(c.dep_ in ("acomp", "ccomp", "xcomp", "advmod", "neg") for c in verb.children)
    if verb.doc[mark.i - 1].text != "," or told is verb or apart or has(main, "neg") or main.i > verb.i:
        return
    if own.pos_ in ("NOUN", "PROPN") and told.pos_ in ("NOUN", "PROPN"):
        for when in [c for c in own.rights if _is_time(c)]:
            hang(when, verb)
        hang(own, told, "conj")
        verb.dep_ = "parataxis"


def mend_gapped_object(noun: Token) -> None:
    """ "bought the hotel and Rosa Lindt the theatre": a second doer, and what that one bought, hang together."""
    first, joint = noun.head, noun.doc[noun.left_edge.i - 1]
    verb = first.head
    second = next((c for c in verb.rights if c.dep_ == "dobj" and c.left_edge.i == noun.right_edge.i + 1), noun)
    two = words("grammar", "giving") | words("grammar", "with_two_objects") | words("grammar", "paying_to")
    if first.dep_ != "dobj" or lemma(verb) in two or is_sum(second):
        return  # "fined Orme and Lumo a total of 3 million"
    if joint.lower_ in ("and", "but") and second is not noun and has(second, "det", "poss"):
        hang(noun, verb, "dep")
        hang(second, noun, "dep")


def mend_relative_without_that(sold: Token) -> None:
    """ "The farm Ann Roe sold in May burned down": the farm did, which she had sold."""
    doc, name = sold.doc, sold.nbor(-1) if sold.i > sold.sent.start else sold
    if (
        name.pos_ != "PROPN"
        or sold.pos_ != "VERB"
        or sold.tag_ not in ("VBN", "VBD")
        or has(sold, "agent", "aux", "auxpass", "neg")
        or says(sold)
    ):
        return
    first = name.i
    while first > sold.sent.start and doc[first - 1].pos_ == "PROPN":
        first -= 1
    if first == sold.sent.start:
        return
    thing, person = doc[first - 1], name.ent_type_ == "PERSON" or doc[first].text in given_names()
    outer = _verb_behind(sold)
    if outer is None or any(c.dep_ in ("dobj", "xcomp") and sold.i < c.i < outer.i for c in sold.rights):
        return
    if not person or thing.tag_ not in ("NN", "NNS") or not thing.is_lower:
        return
    if is_person_noun(thing.lower_) or thing.lower_ in listed("ships", "vessels") or not _opens_clause(thing):
        return
    if outer in sold.subtree:
        take_place(outer, sold)
    for below in [c for c in name.lefts if c.i < thing.i]:
        hang(below, thing)
    for below in [c for c in sold.children if c.i < first or c.i > outer.i]:
        hang(below, outer)
    hang_subject(thing, outer)
    hang(sold, thing, "relcl")
    hang(name, sold, "nsubj")
    sold.tag_ = "VBD"


def _verb_behind(sold: Token) -> Token | None:
    """The verb in a tense of its own right behind a clause without a mark: "burned" of "sold in May burned down"."""
    for word in sold.doc[sold.i + 1 : sold.sent.end]:
        verb = word.head if word.dep_ in ("aux", "auxpass") else word
        if word.tag_ in TENSED:
            return None if any(c.dep_ in SUBJECTS and sold.i < c.i < verb.i for c in verb.lefts) else verb
        if word.is_punct or word.dep_ in ("cc", "mark") or word.tag_ in ("PRP", "WDT", "WP", "WRB", "TO"):
            return None
    return None


def _opens_clause(thing: Token) -> bool:
    """Whether a noun with its article begins a sentence, or stands behind what a clause may begin behind."""
    doc, first = thing.doc, thing.i
    while first > thing.sent.start and doc[first].tag_ not in ("DT", "PRP$"):
        first -= 1
    before = doc[first - 1] if first > thing.sent.start else None
    opens = before is None or before.text in (",", "that") or before.tag_ == "CC" or before.is_quote
    return doc[first].tag_ in ("DT", "PRP$") and thing.i - first < CLOSE and opens


def mend_second_of_list(verb: Token) -> None:
    """ "made records, was given a medal, and rescued cats": a passive without a subject is none that anybody made."""
    first, comma = verb.head, verb.doc[start_of(verb) - 1]
    passive = has(verb, "auxpass") and not has(verb, *SUBJECTS, "mark") and tense(verb) == first.tag_
    if passive and comma.text == "," and first.i < comma.i and has(first, "nsubj") and has(first, "dobj"):
        for last in [c for c in verb.rights if c.dep_ == "conj" and c.tag_ == "VBN" and has(c, "dobj")]:
            last.tag_ = last.tag_ if has(last, "aux", "auxpass") else first.tag_
        verb.dep_ = "conj"


def _is_time(word: Token) -> bool:
    """Whether a word or what stands behind it is a time."""
    return word.ent_type_ in TIMES or any(c.dep_ == "pobj" and c.ent_type_ in TIMES for c in word.rights)


def mend_noun_behind_its_name(noun: Token) -> None:
    """ "A Stop The Dam protest had taken place": the protest had, and the name before it tells which one."""
    name, verb = noun.head, noun.head.head
    close = name.dep_ in SUBJECTS and name.i < noun.i and not any(t.dep_ == "punct" for t in noun.doc[name.i : noun.i])
    if not close or noun.pos_ != "NOUN" or not noun.is_lower or noun.right_edge.i + 1 != start_of(verb):
        return
    article = name.left_edge
    if article.lower_ in ("a", "an", "the") and name.is_title and noun.left_edge.i > name.i:
        hang(noun, verb, name.dep_)
        hang(article, noun)
        hang(name, noun, "compound")


def mend_verbs_of_list(verb: Token) -> None:
    """ "may calm nerves, ease pain and improve sleep": between two verbs of a list stands a verb, not an object."""
    first = verb.head
    bare = verb.tag_ == "VB" and not has(verb, *SUBJECTS, "aux")
    if bare and first.dep_ == "conj" and first.tag_ in ("NN", "JJ", "JJR") and has(first, "dobj"):
        first.tag_, first.pos_ = first.head.tag_, first.head.pos_  # "calm nerves, lower the pressure and improve sleep"
    if bare and first.tag_ == "VB" and any(c.tag_ in ("MD", "TO") for c in first.lefts):
        for thing in [c for c in first.rights if c.dep_ == "dobj"]:
            _mend_listed(thing, verb)


def _mend_listed(thing: Token, last: Token) -> None:
    """Make a verb of the word right behind the comma: "facilitate" of "facilitate social bonds" that is no object."""
    noun = next((c for c in thing.rights if c.dep_ in ("conj", "appos") and c.i < last.i), thing)
    word = noun.left_edge
    if noun is thing or word is noun or word.tag_ not in ("NN", "VB", "VBP") or word.nbor(-1).text != ",":
        return
    if has(thing, "cc") or has(noun, "det", "poss", "nummod") or word.head != noun or word.text[0].isupper():
        return
    first = last.head
    word.tag_, word.pos_ = "VB", "VERB"
    hang(word, first, "conj")
    hang(noun, word, "dobj")


def mend_first_of_list(verb: Token) -> None:
    """ "made many records, was awarded a medal, and rescued horses": the first verb of a list heads it."""
    first = next((c for c in verb.lefts if c.dep_ == "ccomp" and has(c, *SUBJECTS)), verb)
    between = verb.doc[first.right_edge.i + 1 : start_of(verb)]
    listed = any(c.dep_ == "conj" for c in verb.rights) and any(c.dep_ == "cc" for c in verb.rights)
    if first is verb or not listed or has(verb, *SUBJECTS, "expl", "csubj") or says(verb) or tense(first) not in FINITE:
        return
    if [t.text for t in between] != [","] or tense(verb) not in FINITE or has(first, "mark"):
        return
    for last in [c for c in verb.rights if c.dep_ == "conj" and c.tag_ in ("VBD", "VBN") and has(c, "dobj")]:
        if not has(last, "aux", "auxpass"):
            last.tag_ = "VBD"
            hang(last, first)
    take_place(first, verb)
    hang(verb, first, "conj")


def mend_term(term: Token) -> None:
    """ "Longer term, according to Roe, the goal is to": that only says when, and is no subject beside the goal."""
    alone = term.dep_ == "nsubj" and term.left_edge.is_sent_start and has(term, "amod") and not has(term, "det")
    if alone and any(c.dep_ == "nsubj" and c.i > term.i for c in term.head.lefts):
        term.dep_ = "npadvmod"


def mend_subject_in_relative(verb: Token) -> None:
    """ "the 60 boats that BKL rents to anglers": what stands between "that" and a verb is its subject."""
    name = verb.nbor(-1) if verb.i > verb.sent.start else verb
    gap = name.left_edge.nbor(-1) if name.left_edge.i > verb.sent.start else verb
    part = name.dep_ == "compound" and name.head == verb and name.pos_ == "PROPN" and verb.tag_ in FINITE
    if part and gap.lower_ in ("that", "which") and gap.head == verb and not has(verb, *SUBJECTS, "dobj"):
        name.dep_, gap.dep_, gap.tag_ = "nsubj", "dobj", "WDT"
