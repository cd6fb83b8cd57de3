"""Clauses that get back a subject, an object or an opener that the parser gave to another word."""

from kg.extract.parses.sums import is_sum
from kg.extract.parses.trees import (
    SUBJECTS,
    TENSED,
    TIMES,
    hang,
    hang_subject,
    has,
    make_root,
    says,
    start_of,
    tense,
)
from kg.extract.tokens import Token
from kg.rows import words

PASTS = ("VBD", "VBN")


def mend_name_behind_but(name: Token) -> None:
    """ "kept quiet, but Minister Ann Roe on Monday offered to help": the name behind "but" is who does what follows."""
    first, joint = name.head, name.doc[name.left_edge.i - 1]
    if first.pos_ not in ("VERB", "AUX") or joint.dep_ != "cc" or joint.head != first:
        return
    later = (c for c in first.rights if c.left_edge.i == name.right_edge.i + 1 and c.tag_ in ("VBD", "VBZ"))
    verb = next(later, None)
    if verb is not None and not has(verb, *SUBJECTS, "mark", "aux", "auxpass", "cc"):
        hang(verb, first, "conj")
        hang(name, verb, "nsubj")


def mend_share_of_sum(noun: Token) -> None:
    """ "will charge a toll of two crowns a mile": so much on each, and no mile is charged."""
    amount = noun.doc[noun.left_edge.i - 1]
    each = noun.left_edge.lower_ in ("a", "an") and noun.left_edge.i + 1 == noun.i and amount.i > noun.head.i
    if each and noun.lemma_.lower() in words("observations", "each_of") and is_sum(amount):
        hang(noun, amount, "npadvmod")


def mend_day_before_clause(day: Token) -> None:
    """ "went to court this week after Roe revoked it": what was done "this week" stands before it."""
    clause = day.head
    opener = day.nbor() if day.i + 1 < day.sent.end else day
    which = day.left_edge.lower_ in ("this", "last", "next") or (day.left_edge == day and day.tag_ == "NNP")
    opens = opener.dep_ == "mark" and opener.head == clause and clause.dep_ == "advcl" and clause.head.i < day.i
    if opens and which and day.ent_type_ in TIMES and clause.head.pos_ == "VERB":
        hang(day, clause.head)


def mend_subject_behind_speaker(verb: Token) -> None:
    """ "If both reach them, said Dr Ann Roe, who advises it, 90 deaths could be averted": she is not averted."""
    name = next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.pos_ == "PROPN"), verb)
    said, end = verb.head, start_of(verb) - 1
    noun = next((c for c in name.rights if c.dep_ == "appos" and c.right_edge.i == end), verb)
    inverted = says(said) and not has(said, *SUBJECTS) and name.left_edge.i == said.i + 1
    if inverted and noun is not verb and noun.pos_ == "NOUN" and verb.doc[noun.left_edge.i - 1].text == ",":
        hang(name, said, "nsubj")
        hang_subject(noun, verb)


def mend_question_of_asked(asked: Token) -> None:
    """ "Asked by Roe in 1968 why it wore black, Lee replied that": the question is what was asked."""
    clause = asked.head
    main = clause.head
    opener = next((t for t in asked.doc[asked.i + 1 : clause.i] if t.head == clause), asked)
    asks = opener.tag_ == "WRB" or opener.lower_ in ("if", "whether")
    opening = asked.i == asked.sent.start and asked.dep_ == "advcl" and asked.tag_ in PASTS
    if opening and asks and asked.i < clause.i < main.i and has(main, *SUBJECTS) and main.dep_ == "ROOT":
        hang(asked, main, "advcl")
        hang(clause, asked, "ccomp")


def mend_verb_behind_title(said: Token) -> None:
    """ "The chair, Ann Roe, called it "a trap" and said no": what "and" joins are two verbs, and no chair."""
    chair = next((c for c in said.lefts if c.dep_ == "nsubj" and c.pos_ == "NOUN"), said)
    joint = next((c for c in chair.rights if c.dep_ == "cc" and c.i + 1 == start_of(said)), None)
    if joint is None or has(chair, "conj") or said.tag_ != "VBD":
        return
    name = next((c for c in chair.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), chair)
    verb = next((c for c in (*chair.rights, *name.rights) if c.dep_ == "acl" and c.tag_ in PASTS), said)
    if verb is said or said.doc[verb.i - 1].text != "," or not has(verb, "dobj") or verb.i > joint.i:
        return
    hang(verb, said)
    for below in [c for c in name.rights if c.i > verb.i]:
        hang(below, verb, "oprd" if below.dep_ == "appos" else below.dep_)
    for below in [c for c in chair.rights if c.i > verb.i]:
        hang(below, verb)
    make_root(verb, said) if said.dep_ == "ROOT" else hang(verb, said.head, said.dep_)
    verb.dep_, verb.tag_ = said.dep_, "VBD"
    hang(said, verb, "conj")
    hang(chair, verb, "nsubj")


def mend_object_for_subject(verb: Token) -> None:
    """ "picked a team led by Acme to build it, 16 months after an auction drew no bids": the auction drew none."""
    noun, above = next((c for c in verb.lefts if c.dep_ == "nsubj"), verb), verb.head
    if noun.left_edge.i != above.i + 1 or above.pos_ != "VERB" or has(above, "dobj") or tense(verb) not in TENSED:
        return
    end = start_of(verb) - 1
    for prep in noun.doc[noun.i + 1 : end]:
        pobj = next((c for c in prep.rights if c.dep_ == "pobj" and c.right_edge.i == end), None)
        if pobj is not None and prep.lower_ in ("after", "before") and prep.dep_ == "prep":
            hang(noun, above, "dobj")
            hang_subject(pobj, verb)
            hang(prep, verb, "mark")
            hang(verb, above, "advcl")
            return


def mend_gerund_behind_particle(gerund: Token) -> None:
    """ "brings in plucking machines": what is brought in are machines, and the gerund says of which kind."""
    small, thing = gerund.nbor(-1), next((c for c in gerund.rights if c.dep_ == "dobj"), gerund)
    brings = small.lower_ == "in" and small.dep_ == "prt" and gerund.head in (small, small.head)
    if brings and thing.i == gerund.i + 1 and not has(small.head, "dobj") and small.i == small.head.i + 1:
        hang(thing, small.head, "dobj")
        hang(gerund, thing, "amod")


def mend_deed_for_verb(deed: Token) -> None:
    """ "Roe denied doping": of a deed that nothing more is said of, the verb takes it as a noun."""
    if not deed.children and deed.head.lemma_ in words("attribution", "gerund") and deed.i == deed.head.i + 1:
        deed.tag_, deed.pos_, deed.dep_, deed.lemma_ = "NN", "NOUN", "dobj", deed.lower_


def mend_owner(her: Token) -> None:
    """ "Ann Roe sold her 6 percent stake": what owns the noun behind it is no object."""
    if her.dep_ == "poss":
        her.tag_ = "PRP$"


def mend_relative_of_made(that: Token) -> None:
    """ "an atlas that four abbeys compiled for Acme": the abbeys did, and "that" is the atlas."""
    thing = that.nbor(-1) if that.i else that
    noun = next(
        (c for c in (*that.rights, *that.head.lefts) if c.dep_ in SUBJECTS and c.left_edge == that.nbor()), that
    )
    verb = noun.nbor()
    below = (verb.dep_ == "acl" and verb.head in (noun, thing)) or verb == that.head
    made = verb.tag_ in PASTS and verb.lemma_ in words("grammar", "done_with_texts")
    if (
        noun is not that
        and below
        and made
        and thing.pos_ == "NOUN"
        and not has(verb, "dobj", "agent", "aux", "auxpass")
    ):
        hang(noun, thing)
        hang(verb, thing, "relcl")
        hang(noun, verb, "nsubj")
        hang(that, verb, "dobj")
        verb.tag_, that.tag_, that.pos_ = "VBD", "WDT", "PRON"


def mend_result_of_name(that: Token) -> None:
    """ "a result that Ann Roe, chair of the trust Orlo, put down to luck": she put it down, and is not "that" one."""
    thing, name = that.nbor(-1) if that.i else that, that.head
    apart = name.pos_ == "PROPN" and that.nbor().pos_ == "PROPN" and that.doc[name.i + 1 : name.i + 2].text == ","
    if not apart or thing.pos_ != "NOUN" or not has(thing, "det"):
        return
    found = (
        t for t in that.doc[name.i + 2 : that.sent.end] if t.tag_ in TENSED and that.doc[start_of(t) - 1].text == ","
    )
    verb = next(found, that)
    inner = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.i > name.i), None)
    before = inner.nbor(inner.left_edge.i - inner.i - 1) if inner is not None else that
    if inner is None or before.pos_ != "NOUN" or verb.dep_ == "ROOT" or has(verb, "dobj"):
        return
    if thing.head == name:
        hang(thing, name.head, name.dep_)
    hang(verb, thing, "relcl")
    hang(inner, before, "appos")
    hang(name, verb, "nsubj")
    hang(that, verb, "dobj")
    that.tag_, that.pos_ = "WDT", "PRON"


def mend_deed_of_first(verb: Token) -> None:
    """ "he became the youngest pilot to cross the strait": he did cross it."""
    noun = verb.head
    became = noun.head
    first = any(c.dep_ == "amod" and (c.ent_type_ == "ORDINAL" or c.tag_ == "JJS") for c in noun.lefts)
    bare = verb.tag_ == "VB" and verb.left_edge.lower_ == "to" and not has(verb, *SUBJECTS)
    if bare and first and noun.dep_ == "attr" and became.lemma_ == "become" and verb.i > noun.i:
        hang(verb, became, "xcomp")


def mend_small_word_of_object(small: Token) -> None:
    """ "kept dogs out", "turned the radio off": the small word behind an object belongs to the verb."""
    thing = small.head
    if thing.pos_ in ("NOUN", "PROPN", "PRON") and thing.dep_ == "dobj" and thing.i < small.i:
        hang(small, thing.head)


def mend_number_of_whole(number: Token) -> None:
    """ "Of the 900 people in the poll, 400, or 44%, were": no number is a second poll."""
    comma = number.nbor(-1) if number.i > number.sent.start else number
    opener = number.sent[0]
    if opener.lower_ == "of" and comma.text == "," and not has(number.head, "cc") and opener.is_ancestor(number):
        whole = next((c for c in opener.rights if c.dep_ == "pobj"), number.head)
        hang(number, whole, "appos")


def mend_name_behind_colon(name: Token) -> None:
    """ "Lomas verdict: SDP back in power with 83 seats": the verdict is no party, of which a headline goes on."""
    noun, first = name.head, name.left_edge.i
    colon = name.nbor(first - name.i - 1)
    goes_on = any(c.dep_ in ("prep", "advmod") and c.i == name.i + 1 for c in name.rights)
    if colon.text == ":" and name.pos_ == "PROPN" and noun.pos_ == "NOUN" and goes_on and not has(noun, "det", "poss"):
        name.dep_ = "dep"
