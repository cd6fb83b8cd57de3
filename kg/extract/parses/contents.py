"""What is said hangs on the verb that says it, and what dates the saying with it."""

from collections.abc import Iterator

from kg.extract.parses.trees import (
    FINITE,
    SUBJECTS,
    TENSED,
    TIMES,
    Mend,
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
from kg.rows import rows, words

DOUBT = 4  # tokens behind "there is" within which it says what there is: "growing speculation"


def mend_content_beside(clause: Token) -> None:
    """ "The ordinance does not ban hens, clerk Ann Roe told the board": what no mark opens is what she told."""
    said = clause.head
    who = next((c for c in said.lefts if c.dep_ in SUBJECTS), clause)
    bare = has(clause, *SUBJECTS) and tense(clause) in TENSED and not has(clause, "mark")
    asked = any(c.tag_ in ("WRB", "WDT", "WP") for c in clause.lefts) or has(said, "ccomp", "mark")
    behind = clause.i < who.i and clause.doc[who.left_edge.i - 1].text == "," and clause.left_edge == said.left_edge
    if bare and behind and says(said) and not asked and tense(said) in FINITE:
        clause.dep_ = "ccomp"


def mend_answered(verb: Token) -> None:
    """ "a claim that Acme rejected": what somebody rejects is the claim, and "that" stands for it."""
    mark = verb.left_edge
    asking = rows("modality")["nouns_that"]
    held = verb.head.lemma_.lower() in {*asking["possible"], *asking["planned"], *asking["held"]}
    alone = not has(verb, "dobj", "ccomp", "xcomp", "auxpass", "prep") and has(verb, "nsubj")
    answers = held and alone and verb.lemma_.lower() in words("attribution", "answering")
    if mark.lower_ == "that" and mark.head == verb and answers:
        verb.dep_, mark.dep_, mark.tag_ = "relcl", "dobj", "WDT"


def mend_finding(mark: Token) -> None:
    """ "found that 33 percent of voters approved of her work": where no other verb is, they did approve."""
    share = mark.head
    said = share.head
    if mark.lower_ != "that" or mark.dep_ != "mark" or share.dep_ != "dobj" or not says(said):
        return
    verb = next((t for t in share.subtree if t.dep_ == "acl" and t.tag_ in ("VBN", "VBD")), share)
    close = mark.i + 1 == share.left_edge.i or (mark == share.left_edge and mark.i < share.i < verb.i)
    if verb.i <= share.i or not close or has(verb, "agent", "aux", "auxpass"):
        return
    if share.tag_ == "NN" and has(share, "nummod"):
        verb.tag_ = "VBD"
        hang(verb, said, "ccomp")
        hang(mark, verb)
        for below in [c for c in share.rights if c.i > verb.i]:
            hang(below, verb)
        hang(share, verb, "nsubj")


def mend_times_of_saying(verb: Token) -> None:
    """ "said on Monday it would close": what stands right behind the verb of saying dates the saying."""
    for time in list(_times_of_saying(verb)):
        hang(time, verb.head)


def mend_doubt_without_that(there: Token) -> None:
    """ "There is speculation Acme sold the mill": what there is is the speculation, and the clause tells of what."""
    be, doc = there.head, there.doc
    doubts = (t for t in doc[be.i + 1 : be.i + DOUBT] if t.lemma_.lower() in rows("modality")["nouns_that"]["felt"])
    noun = next(doubts, None)
    if there.tag_ != "EX" or be.lemma_ != "be" or noun is None or noun.dep_ != "compound":
        return
    name, verb = noun.head, noun.head.head
    if name.dep_ not in SUBJECTS or verb.head.i != be.i or verb.dep_ != "ccomp":
        return
    hang(noun, be, "attr")
    hang(verb, noun, "acl")
    for word in [c for c in name.lefts if c.i < noun.i]:
        hang(word, noun)


def _times_of_saying(verb: Token) -> Iterator[Token]:
    """What dates the saying and hangs on what is said: "said on Monday it would close", "said last week the bank"."""
    said = verb.head
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if subject is None or not says(said) or said.i > verb.i or said.i < said.sent.start:
        return
    expected = said.i + 1
    for place in said.rights:  # "said in parliament on Thursday the army would go"
        if place.dep_ == "prep" and place.left_edge.i == expected and place.right_edge.i < verb.i:
            expected = place.right_edge.i + 1
    for below in verb.lefts:
        timed = below.right_edge.ent_type_ in TIMES or below.lower_ in words("grammar", "times_of_saying")
        dates = below.dep_ in ("npadvmod", "prep", "advmod") and timed
        if below.i >= subject.i or below.left_edge.i != expected or not dates:
            return
        yield below
        expected = below.right_edge.i + 1


def mend_report_before_comma(said: Token) -> None:
    """ "The Post reported in May, two shops had closed": the paper dates its report, and what follows is told in it."""
    told, doc = said.head, said.doc
    own, comma = next((c for c in told.lefts if c.dep_ in SUBJECTS), None), said.right_edge.i + 1
    if own is None or said.i > own.i or own.left_edge.i != comma + 1 or doc[comma].text != "," or not says(said):
        return
    behind = list(said.rights)
    dated = bool(behind) and all(c.dep_ in ("prep", "npadvmod") and c.right_edge.ent_type_ in TIMES for c in behind)
    if dated and has(said, "nsubj") and tense(said) == "VBD" and tense(told) in TENSED:
        take_place(said, told)
        hang(told, said, "ccomp")


def mend_behind_verb(mark: Token) -> None:
    """ "raised its guidance as it weighs whether to sell": the verb right before the question is what asks it.

    So it is with "that": "found it in May, when a guard noticed that the door was open".
    """
    verb, holder = mark.head, mark.doc[mark.i - 1] if mark.i > mark.sent.start else mark
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    open_still = verb.head.lemma_.lower() in words("actions", "choosing")  # "is to decide whether to join"
    if mark.lower_ == "whether" and verb.dep_ == "ccomp" and to and not (open_still or has(verb, *SUBJECTS)):
        verb.dep_ = "xcomp"  # "considered whether to withdraw them"
    free = holder.tag_.startswith("VB") and not has(holder, "ccomp", "xcomp", "dobj")
    if not free or verb.head == holder or verb.i < mark.i:
        return
    holds = says(holder) or holder.lemma_.lower() in words("grammar", "taking_for_granted")
    if mark.lower_ == "whether":
        hang(verb, holder, "xcomp" if to else "ccomp")
    elif mark.lower_ == "that" and verb.dep_ == "ccomp" and verb.head.i < holder.i and holds:
        hang(verb, holder)


def mend_shown_doing(doing: Token) -> None:
    """ "Polls show Ann Roe, a lawyer, trailing her rival": whom something shows is the subject of what it shows."""
    show = doing.head
    shown = next((c for c in show.rights if c.dep_ == "dobj"), None)
    near = shown is not None and doing.doc[doing.left_edge.i - 1].i in (shown.i, shown.right_edge.i)
    if (
        shown is not None
        and near
        and doing.tag_ == "VBG"
        and show.lemma_ == "show"
        and not has(doing, *SUBJECTS, "mark", "aux")
    ):
        hang(doing, show, "ccomp")
        hang(shown, doing, "nsubj")


def mend_content_behind_gerund(content: Token) -> None:
    """ "admitted under questioning that she had never read it": she admitted that, and nobody questioned it."""
    gerund = next((c for c in content.head.rights if c.dep_ == "xcomp" and c.i < content.i), content.head)
    own = next((c for c in content.lefts if c.dep_ in SUBJECTS), None)
    if gerund.dep_ == "xcomp" and says(gerund) and own is not None and own.left_edge.i == gerund.i + 1:
        hang(content, gerund)  # "denies having said Acme had lied"
        return
    preposition = gerund.head
    verb = preposition.head
    beside = (
        gerund.tag_ in ("VBG", "NN")
        and preposition.lower_ in ("under", "after", "during", "in")
        and gerund.i < content.i
    )
    if beside and preposition.dep_ == "prep" and verb.i < preposition.i and says(verb) and has(content, "mark"):
        hang(content, verb)


def mend_behind_aside(said: Token) -> None:
    """ "Prices rose, the office said, pushing the lira down", "a practice that went on, she said, until 2019".

    What stands behind whoever said so in the midst goes on with what stands before.
    """
    if said.dep_ not in ("ROOT", "parataxis"):
        return
    content = next((c for c in said.lefts if c.dep_ == "ccomp"), said if said.dep_ == "ROOT" else said.head)
    who = next((c for c in said.lefts if c.dep_ in SUBJECTS), said)
    doc, behind = said.doc, said.i + 1
    aside = content.i < who.i and doc[who.left_edge.i - 1].text == "," and doc[behind : behind + 1].text == ","
    if not aside or not says(said) or has(said, "dobj", "mark"):
        return
    last = doc[who.left_edge.i - 2]
    for below in said.rights:
        goes_on = below.dep_ == "advcl" and below.tag_ == "VBG" and below.lemma_ in words("actions", "consequences")
        if goes_on or (below.dep_ == "acomp" and below.tag_ == "JJR"):
            hang(below, content, "advcl" if goes_on else "advmod")
    for prep in [c for v in (said, content) for c in v.rights if c.dep_ == "prep" and c.left_edge.i == behind + 1]:
        if last.pos_ == "VERB" and last is not content and content in last.ancestors:
            hang(prep, last)


def mend_report_for_relative(verb: Token) -> None:
    """ "seized a boat and held four sailors, prosecutors announced on Monday": no sailors were announced.

    Nor was the town reported in "The town, Orlo News reported, was closed".
    """
    own = next((c for c in verb.lefts if c.dep_ == "nsubj"), verb)
    noun, rest = verb.head, verb.doc[verb.i + 1 : verb.sent.end]
    ends = all(t.is_punct or t.is_space or t.ent_type_ in TIMES or t.lower_ == "on" for t in rest)
    bare = own.pos_ in ("NOUN", "PROPN") and own.left_edge == verb.left_edge and own.i + 1 == verb.i
    closed = "," in (verb.right_edge.text, verb.doc[min(verb.right_edge.i + 1, verb.sent.end - 1)].text)
    amid = noun.dep_ in SUBJECTS and noun.head.i > verb.i and closed
    beside = own.i + 1 == verb.i and noun.i + 2 == own.left_edge.i and noun.nbor().text == ","
    if says(verb) and amid and beside and own.pos_ in ("NOUN", "PROPN"):
        hang(verb, noun.head, "parataxis")
    elif says(verb) and bare and ends and verb.doc[own.left_edge.i - 1].text == "," and verb.sent.root.i < noun.i:
        hang(verb, verb.sent.root, "parataxis")


def mend_outcome_behind_report(verb: Token) -> None:
    """ "Acme will close two mills, it said on Monday, leaving 300 without work": the closing does, not the saying."""
    report = verb.head
    said = next((c for c in report.lefts if c.dep_ == "ccomp"), None)
    if said is None or verb.tag_ != "VBG" or verb.i < report.i or not says(report) or says(verb):
        return
    apart = verb.doc[verb.left_edge.i - 1].text == "," and not has(verb, *SUBJECTS, "mark", "aux")
    if apart and verb.lemma_.lower() in words("actions", "consequences") | words("actions", "creating"):
        hang(verb, said)


def mend_despite(word: Token) -> None:
    """ "did not say how it would be paid for, despite being asked twice": whoever did not say so was asked."""
    gerund = next((c for c in word.rights if c.dep_ == "pcomp"), word)
    content = word.head
    asked = has(gerund, "auxpass") and gerund.lemma_ in words("grammar", "asking")
    if asked and content.dep_ == "ccomp" and says(content.head) and word.nbor(-1).text == ",":
        hang(word, content.head)


def mend_name_before_content(told: Token) -> None:
    """ "told Orlo safety rules had been kept": whom one tells is named first, and is no part of what is said."""
    clause = next((c for c in told.rights if c.dep_ == "ccomp"), None)
    if clause is None or told.lemma_ != "tell" or has(told, "dative", "auxpass") or has(clause, "mark"):
        return
    own = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    thing = own or next((c for c in told.rights if c.dep_ == "dobj"), None)
    if thing is None or thing.pos_ != "NOUN" or thing.left_edge.i != told.i + 1 or (own and has(told, "dobj")):
        return
    names = [c for c in thing.lefts if c.text[0].isupper() and c.dep_ in ("compound", "nmod")]
    if not names or thing.text[0].isupper():
        return
    for below in [c for c in thing.lefts if c.i < names[-1].i]:
        hang(below, names[-1])
    hang(names[-1], told, "dobj")
    hang_subject(thing, clause)


def mend_verb_of_content(said: Token) -> None:
    """ "said several acres of land burned before the rain": nobody says acres, so that they burned is what is said."""
    thing = next((c for c in said.rights if c.dep_ == "dobj"), said)
    verb = next((c for c in thing.rights if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")), said)
    if verb.i <= thing.i or thing.pos_ != "NOUN" or thing.left_edge.i != said.i + 1 or not says(said):
        return
    ends = verb.right_edge.i + 2 >= verb.sent.end and not has(verb, "agent", "aux", "auxpass", *SUBJECTS)
    if ends and (said.lemma_ == "say" or verb.tag_ == "VBD") and not has(said, "ccomp", "auxpass"):
        verb.tag_ = "VBD"
        hang(verb, said, "ccomp")
        hang_subject(thing, verb)


def mend_subject_of_content(said: Token) -> None:
    """ "reported Storm Ada in the Gulf had weakened": what stands before a verb with its own tense is its subject."""
    thing = next((c for c in said.rights if c.dep_ == "dobj"), said)
    clauses = (c for c in said.rights if c.dep_ in ("ccomp", "conj", "advcl") and not has(c, "mark", *SUBJECTS))
    verb = next((c for c in clauses if tense(c) in TENSED and c.i > thing.i), said)
    between = [c for c in said.rights if thing.i < c.i < verb.i] + [c for c in verb.lefts if c.i < start_of(verb)]
    last = max([thing.right_edge.i, *(c.right_edge.i for c in between)])
    close = said.i < thing.i and last + 1 == start_of(verb) and thing.left_edge.i == said.i + 1
    if close and says(said) and all(c.dep_ == "prep" for c in between):
        for prep in between:
            hang(prep, thing)
        verb.dep_ = "ccomp"
        hang_subject(thing, verb)


def mend_content_of_saying(said: Token) -> None:
    """What is said has a verb, and the verb a subject."""
    mend_verb_of_content(said)
    mend_subject_of_content(said)


SAYING: dict[str, Mend] = dict.fromkeys(
    ("say", "says", "said", "report", "reported", "confirmed"), mend_content_of_saying
)


def mend_content_behind_object(helping: Token) -> None:
    """ "wept on learning the son of Ann Roe had died", "reported the storm at sea was weaker": that is a content."""
    verb, noun = helping.head, helping.nbor(-1) if helping.i > helping.sent.start else helping
    prep = noun
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.i < noun.i:
        prep, noun = noun.head, noun.head.head
    if noun.pos_ == "VERB" and prep != noun and prep.nbor(-1).dep_ == "dobj":
        noun = prep.nbor(-1)  # "reported the storm in the gulf had", hung on the verb
    said = noun.head
    if noun.dep_ != "dobj" or verb == said or said.i > noun.i or has(verb, *SUBJECTS, "mark", "cc"):
        return
    knows = said.lemma_ != "tell" and (says(said) or said.lemma_.lower() in words("grammar", "taking_for_granted"))
    clause = helping if helping.dep_ == "ROOT" or helping.head == said else verb
    if knows and noun.left_edge.i == said.i + 1 and clause.dep_ in ("conj", "ccomp", "dep", "advcl"):
        hang(prep, noun if prep.head == said and prep != noun else prep.head)
        hang(clause, said, "ccomp")
        hang_subject(noun, clause)


def mend_content_for_hearers(verb: Token) -> None:
    """ "told a hearing in Leeds that the mill had closed": the clause is what they hear, not which hearing it was."""
    hearers = verb.head.head if verb.head.dep_ == "appos" else verb.head  # "told Orlo, a daily, that"
    told = hearers.dep_ == "dobj" and hearers.head.lemma_ in ("tell", "inform", "remind", "assure")
    that = verb.left_edge
    whole = has(verb, "prep", "ccomp", "xcomp") and that.dep_ == "dobj" and that.head == verb
    if told and has(verb, *SUBJECTS) and that.lower_ == "that" and (has(verb, "mark") or whole):
        if whole:
            that.dep_, that.tag_ = "mark", "IN"  # "told the guests that she had prayed for it"
        hang(verb, hearers.head, "ccomp")
    prep = hearers.head
    said = prep.head
    own = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.tag_ == "PRP"), None)
    whole = has(verb, "dobj", "advmod", "acomp", "attr", "xcomp") and verb.right_edge.dep_ != "prep"
    bodies = words("attribution", "bodies") | words("attribution", "persons")
    hears = hearers.ent_type_ in ("PERSON", "ORG") or hearers.lemma_.lower() in bodies or is_person_noun(hearers.lower_)
    spoken = hearers.dep_ == "pobj" and prep.lower_ == "to" and prep.i == said.i + 1 and hears and says(said)
    if spoken and whole and own is not None and own.i == verb.left_edge.i == hearers.i + 1:
        hang(verb, said, "ccomp")  # "reported to the police she left home"


def mend_mark_for_object(that: Token) -> None:
    """ "a report that Acme intended to move its seat": with an object of its own the infinitive takes no "that"."""
    verb, noun = that.head.head, that.head.head.head
    full = that.head.dep_ == "xcomp" and any(c.dep_ == "dobj" and c.i > that.head.i for c in that.head.rights)
    if full and verb.dep_ in ("acl", "relcl") and noun.lemma_.lower() in words("attribution", "documents"):
        that.tag_, verb.dep_ = "IN", "acl"
        hang(that, verb, "mark")


HELPING: dict[str, Mend] = dict.fromkeys(("had", "has", "have", "was", "were"), mend_content_behind_object)
