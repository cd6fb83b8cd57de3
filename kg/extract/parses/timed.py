"""Clauses that tell when: "hours after a court ordered it", "a day after its founder, Ann Roe, was questioned"."""

from kg.extract.parses.trees import (
    SUBJECTS,
    TENSED,
    TIMES,
    hang,
    hang_subject,
    has,
    make_root,
    start_of,
    take_place,
    tense,
)
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.rows import words

PAST_TIMES = ("last", "ago", "yesterday", "earlier")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LENGTHS = ("minute", "hour", "day", "week", "month", "year", "decade", "moment")


def mend_length_for_subject(time: Token) -> None:
    """ "Hours after a court ordered it, Roe left": the court did, and the hours only say when he left."""
    clause, prep = time.head, next((c for c in time.rights if c.lower_ in ("after", "before")), time)
    noun = next((c for c in prep.rights if c.dep_ == "pobj" and c.left_edge.i == prep.i + 1), None)
    opening = time.lemma_.lower() in LENGTHS and prep.i == time.i + 1
    if not opening or noun is None or noun.right_edge.i + 1 != start_of(clause) or tense(clause) not in TENSED:
        return
    main = clause.head
    if clause.dep_ == "ROOT":
        behind = (c for c in clause.rights if c.dep_ == "conj" and has(c, *SUBJECTS) and not has(clause, "cc"))
        main = next(behind, clause)
        make_root(main, clause)
        main.dep_ = "ROOT"
    if main is clause:
        return
    for fronted in [c for c in clause.lefts if c.i < time.i]:
        hang(fronted, main)
    hang(time, main, "npadvmod")
    hang_subject(noun, clause)
    hang(prep, clause, "mark")
    clause.dep_ = "advcl"


def mend_verb_before_time(noun: Token) -> None:
    """ "Orlo parted company with its coach, hours after members voted": they voted, and it is what parted."""
    clause, done = noun.head, next((c for c in noun.lefts if c.dep_ == "amod" and c.tag_ in ("VBN", "VBD")), noun)
    name = next((c for c in noun.lefts if c.pos_ == "PROPN" and c.dep_ in ("nmod", "compound")), noun)
    bare = noun.pos_ == "NOUN" and name.i + 1 == done.i == noun.i - 1 and name.left_edge.i == noun.sent.start
    preps = (c for c in noun.rights if c.lower_ in words("grammar", "prepositions_or_marks"))
    mark = next((c for c in preps if c.right_edge.i + 1 == start_of(clause)), noun) if bare else noun
    voters = next((c for c in mark.rights if c.dep_ == "pobj" and c.left_edge.i == mark.i + 1), noun)
    if not bare or mark == noun or voters == noun or tense(clause) not in TENSED:
        return
    take_place(done, clause)
    hang(clause, done, "advcl")
    for below in [c for c in noun.children if c not in (name, done, mark)]:
        hang(below, done)
    hang(mark, clause, "mark")
    hang_subject(voters, clause)
    hang(name, done, "nsubj")
    hang(noun, done, "dobj")
    done.tag_, done.pos_ = "VBD", "VERB"


def mend_name_in_clause_of_time(name: Token) -> None:
    """ "fell, a day after its founder, Ann Roe, was questioned": the name is the founder's, who was questioned."""
    doc, first = name.doc, name.left_edge.i
    if name.pos_ != "PROPN" or name.ent_type_ in TIMES or first < 3 or doc[first - 1].text != ",":
        return
    noun = doc[first - 2]
    prep = noun.head
    after = noun.dep_ == "pobj" and prep.lower_ in words("grammar", "prepositions_or_marks")
    behind = (t for t in doc[name.i + 2 : name.i + 5] if t.tag_.startswith("VB") and start_of(t) == name.i + 2)
    told = [t for t in behind if t.dep_ == "conj" and not has(t, *SUBJECTS, "cc") and t.head.i < prep.i]
    closed = doc[name.i + 1 : name.i + 2].text == ","
    if after and closed and told and has(noun, "det", "poss") and is_person_noun(noun.lower_):
        hang(name, noun, "appos")
        hang_subject(noun, told[0])
        hang(prep, told[0], "mark")
        told[0].dep_ = "advcl"


def mend_until(until: Token) -> None:
    """ "gave a ruling on the suspension until May 4": that is how long the suspension lasts, not the giving."""
    noun = until.nbor(-1) if until.i > until.sent.start else until
    while noun.dep_ == "pobj" and noun.lemma_.lower() not in words("grammar", "lasting_until"):
        noun = noun.head.head
    if until.dep_ == "prep" and noun.dep_ == "pobj" and until.head.i < noun.i < until.i:
        hang(until, noun)


def mend_time_of_decision(word: Token) -> None:
    """ "agreed to return it last May", "voted to close it on Monday": it was agreed then, not done."""
    time = word.head if word.head.dep_ in ("npadvmod", "pobj") and word.dep_ != "prep" else word
    top = time.head if time.dep_ == "pobj" else time
    done = top.head
    while done.dep_ == "conj" and done.tag_ == "VB":
        done = done.head
    above = done.head
    bound = done.dep_ == "xcomp" and done.tag_ == "VB" and above.i < done.i and tense(above) == "VBD"
    decided = words("actions", "decided_then") if word.lower_ in PAST_TIMES else ("vote",)
    if bound and above.lemma_.lower() in decided and top.i > done.i and has(done, "aux") and not has(above, "auxpass"):
        hang(top, above)


def mend_year_round(round_: Token) -> None:
    """ "live on the island year-round": on the island, and that is how they live there."""
    doc, i = round_.doc, round_.i
    first = i - 2 if i > 1 and doc[i - 1].text == "-" else i - 1
    if first <= round_.sent.start or doc[first].lower_ != "year":
        return
    noun = doc[first - 1]
    inside = noun.head.i in range(first, i + 1) and noun.dep_ == "compound" and noun.pos_ in ("NOUN", "PROPN")
    verb = round_.head.head if round_.dep_ == "pobj" else round_.head
    if not inside or verb.i > noun.i or verb.pos_ not in ("VERB", "AUX"):
        return
    below = [c for c in (*round_.children, *doc[first].children) if c.i < first and c.i != noun.i]
    hang(noun, round_)
    take_place(noun, round_)
    for word in below:
        hang(word, noun)
    hang(doc[first], round_, "npadvmod")
    hang(round_, verb, "advmod")
    round_.tag_, round_.pos_ = "RB", "ADV"


def mend_subject_behind_day(said: Token) -> None:
    """ "said on Monday profit had risen": the noun behind the day of saying is the subject of what is said."""
    contents = (c for c in said.rights if c.dep_ == "ccomp" and not has(c, *SUBJECTS)) if said.tag_ == "VBD" else ()
    for verb in list(contents):
        noun = verb.doc[start_of(verb) - 1]
        day = next((c for c in noun.lefts if c.ent_type_ in TIMES and c.left_edge.i == noun.left_edge.i), None)
        prep = noun.head
        if day is None or noun.dep_ != "pobj" or noun.ent_type_ in TIMES or prep.head.i != said.i:
            continue
        hang_subject(noun, verb)
        hang(day, prep, "pobj")


def mend_date_behind_place(prep: Token) -> None:
    """ "The meeting, held in Lund, Sweden, in 2022, ended", "sold from 2019 to 2023": it was held, and sold, then."""
    doc, noun = prep.doc, prep.head
    date = next((c for c in prep.rights if c.dep_ == "pobj" and c.ent_type_ in TIMES), None)
    if date is None or prep.lower_ not in ("in", "on", "to", "until"):
        return
    if noun.lower_ == "from" and noun.dep_ == "prep" and any(c.ent_type_ in TIMES for c in noun.rights):
        hang(prep, noun.head)
        return
    held = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.i < prep.i), noun)
    place = doc[max(prep.i - 2, 0)]
    if held is not noun and doc[prep.i - 1].text == "," and place.dep_ == "appos" and held.is_ancestor(place):
        hang(prep, held)
