"""What is said hangs on the verb of saying: a second clause, the amount it begins with, the figures that show it."""

from kg.extract.parses.spoken import mend_behind_speaker, mend_speaker
from kg.extract.parses.trees import (
    FINITE,
    SUBJECTS,
    TENSED,
    TIMES,
    hang,
    hang_subject,
    has,
    make_root,
    says,
    take_conjunction,
    take_place,
    tense,
)
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.rows import words

ABOUT = ("about", "around", "over", "under", "almost", "nearly", "roughly")


def mend_clause_behind_semicolon(first: Token) -> None:
    """ "Lee said it fell; the bank sold it": what stands behind the semicolon is no longer what was said."""
    verb = first.head
    said = verb.head
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if verb.dep_ != "ccomp" or own is None or not (said.i < first.i < own.i) or not says(said):
        return
    start = own.left_edge.i
    quoted = any(t.is_quote for t in verb.doc[said.i : start])
    if quoted or verb.doc[start - 1].text != ";" or not has(first, *SUBJECTS):
        return
    hang(first, said)
    verb.dep_ = "parataxis"


def mend_amount_for_subject(verb: Token) -> None:
    """ "said about two-thirds of that would come from the state": what was said begins with the amount."""
    said = verb.head
    if not says(said) or said.i > verb.i or has(verb, *SUBJECTS):
        return
    start = min([verb.i, *(c.i for c in verb.lefts)])
    prep = next((c for c in said.rights if c.dep_ == "prep" and c.right_edge.i + 1 == start), None)
    amount = next((c for c in prep.rights if c.dep_ == "pobj"), None) if prep is not None else None
    if prep is None or amount is None or prep.lower_ not in ABOUT or prep.i != said.i + 1:
        return
    if amount.tag_ == "CD" or has(amount, "nummod", "quantmod"):
        hang_subject(amount, verb)
        hang(prep, amount, "quantmod")


def mend_part_before_speaker(part: Token) -> None:
    """ "Forty people were hurt, nine of them badly, said Dr. Lee": the part belongs to what was said."""
    said = part.head
    speaker = next((c for c in said.rights if c.dep_ in SUBJECTS), None)
    clause = next((c for c in said.lefts if c.dep_ == "ccomp" and c.i < part.i), None)
    if part.i > said.i or speaker is None or clause is None or not says(said):
        return
    of = next((c for c in part.rights if c.lower_ == "of"), None)
    them = of is not None and any(c.lower_ in ("them", "whom", "which", "these", "those") for c in of.rights)
    if them and part.doc[part.left_edge.i - 1].text == ",":
        hang(part, clause, "npadvmod")


def mend_made_figures_show(show: Token) -> None:
    """ "Jobs rose in May, figures compiled by Acme show.": the verb is no part of the name before it."""
    last = show.i + 1 == show.sent.end or show.nbor(1).text in (",", ".", ";")
    name = show.doc[show.i - 1] if show.i > show.sent.start else show
    made = next((a for a in show.ancestors if a.dep_ == "acl" and a.tag_ == "VBN"), None)
    if not last or made is None or name.head != show or name.dep_ != "compound":
        return
    figures = made.head
    cited = figures.lemma_.lower() in words("attribution", "documents") and figures.i < show.i
    if not cited or figures.left_edge.i == show.sent.start or figures.doc[figures.left_edge.i - 1].text != ",":
        return
    for below in [c for c in show.lefts if c != name]:
        hang(below, name)
    name.dep_ = show.dep_
    hang(name, show.head)
    show.dep_ = "parataxis"
    hang(show, figures.head)
    hang(figures, show, "nsubj")


def _mend_bare_content(clause: Token) -> None:
    """ "Amid claims she took bribes, Roe left": what the claims hold is a clause of its own."""
    own = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    noun = clause.doc[own.left_edge.i - 1] if own is not None and own.left_edge.i > clause.sent.start else clause
    prep = noun.head
    held = noun.dep_ == "pobj" and noun.lemma_.lower() in words("attribution", "nouns")
    if held and prep.head == clause and prep == clause.left_edge and clause.i < clause.head.i:
        hang(prep, clause.head)
        hang(clause, noun, "acl")


def mend_content_of_noun(clause: Token) -> None:
    """ "declined to comment on a report in the Times that it would sell": the clause is what the report holds."""
    opener = clause.left_edge
    if clause.dep_ == "ccomp":
        _mend_bare_content(clause)
    if opener.lower_ != "that" or opener.dep_ != "mark" or opener.head != clause or clause.head.i > clause.i:
        return
    if clause.dep_ == "ccomp" and clause.head.lemma_.lower() not in ("comment", "respond", "react"):
        return  # "said in a report that"
    for noun in reversed(clause.doc[clause.head.i : opener.i]):
        if noun.lower_ in ("so", "such"):
            return
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in words("attribution", "nouns") and noun.dep_ == "pobj":
            hang(clause, noun, "acl" if clause.dep_ == "advcl" else clause.dep_)
            return


def mend_content_of_report(clause: Token) -> None:
    """ "denied a report in a newsletter that she had left": what a report holds does not describe the newsletter."""
    preposition = clause.head.head
    above = preposition.head
    before = [*above.rights, *(n for c in above.rights if c.dep_ == "prep" and c.i < preposition.i for n in c.rights)]
    noun = above if above.pos_ == "NOUN" else next((n for n in before if n.dep_ in ("dobj", "pobj")), above)
    that = next((c for c in clause.lefts if c.lower_ == "that" and c.dep_ in ("mark", "dobj", "pobj")), clause)
    whole = that.dep_ == "mark" or clause.lemma_ in words("grammar", "objectless")  # "that it was looking for a buyer"
    inside = clause.head.dep_ == "pobj" and preposition.dep_ == "prep" and noun.i < preposition.i
    filled = all(has(c, "pobj") for c in clause.rights if c.dep_ == "prep")
    marked = that is not clause and whole and has(clause, *SUBJECTS) and filled
    if marked and inside and noun.pos_ == "NOUN" and noun.lemma_.lower() in words("attribution", "nouns"):
        that.dep_, that.tag_ = "mark", "IN"
        hang(clause, noun, "acl")


def mend_speaker_behind(noun: Token) -> None:
    """ "It will build a plant in Norway, Acme said.": whoever said it is no apposition to what stands before."""
    doc, comma = noun.doc, noun.left_edge.i - 1
    end = noun.right_edge.i + 1
    inner = end < len(doc) and doc[end].text == "," and noun.right_edge.i > noun.i  # "the mayor, Ann Roe, said"
    verb = doc[min(end + inner, len(doc) - 1)]
    reporting = verb.tag_ in ("VBD", "VBZ") and says(verb) and verb.sent.start == noun.sent.start
    main = verb.head
    told = any(c.dep_ == "ccomp" and c.i < comma for c in verb.children)
    loose = verb.dep_ == "conj" and main.dep_ == "ROOT" and main.i < comma and has(main, *SUBJECTS)
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    if reporting and (told or loose) and not own and doc[comma].text == "," and noun.head.i < comma:
        hang(noun, verb, "nsubj")
        hang(doc[comma], verb)
        if loose:
            take_place(verb, main)
            main.dep_ = "ccomp"


def mend_added_speech(verb: Token) -> None:
    """ "Roe said the plant was safe, adding that", "..., releasing a letter": so the article says.

    So does whoever "freed Lee so that he could travel, saying".
    """
    clause = verb.head
    outer = clause.head
    told = clause.dep_ == "ccomp" and clause.i != outer.i and outer.i < clause.i and says(outer)
    told |= clause.dep_ == "advcl" and has(clause, "mark") and has(clause, "nsubj") and outer.i < clause.i
    hands_out = any(c.dep_ == "dobj" and c.lemma_.lower() in words("attribution", "vehicles") for c in verb.rights)
    ruled = outer.lemma_ in words("grammar", "ruling") and verb.lemma_.lower() in words("grammar", "decreeing")
    adds = verb.tag_ == "VBG" and (says(verb) or hands_out or ruled)  # "decided it was void, reversing the ruling"
    first = verb.left_edge.i - verb.doc[max(verb.left_edge.i - 1, 0)].is_quote  # `"unsafe," later adding`
    apart = verb.doc[max(first - 1, 0)].text == ","
    if adds and verb.i > clause.i and told and apart:
        hang(verb, outer)


def mend_added_before(gerund: Token) -> None:
    """ "Roe said the team had lost, before adding that it was tired": Roe adds that, and not the team."""
    prep, clause = gerund.head, gerund.head.head
    told = clause.dep_ == "ccomp" and clause.head.i < clause.i and says(clause.head) and says(gerund)
    if prep.lower_ in ("before", "after") and told and prep.nbor(-1).text == ",":
        hang(prep, clause.head)


def mend_who_before_speaker(who: Token) -> None:
    """ "Ann Roe, who neighbours said had left": no neighbours are "who", but she who had left."""
    speaker, said = who.head, who.head.head
    told = (c for c in said.rights if c.dep_ == "ccomp" and not has(c, *SUBJECTS))
    gone = next(told, None) if speaker.left_edge == who and says(said) else None
    if gone is not None and speaker.dep_ == "nsubj" and speaker.i < said.i:
        hang_subject(who, gone)


def mend_subject_before_speaker(noun: Token) -> None:
    """ "Coal, she pointed out, had been left out": what opens the sentence is what the speech is about."""
    said = noun.head
    opens = noun.left_edge.is_sent_start and noun.ent_type_ not in TIMES and noun.nbor(1).text == ","
    if not opens or noun.pos_ not in ("NOUN", "PROPN") or not says(said) or not has(said, "nsubj"):
        return
    told = next((c for c in said.rights if c.dep_ == "ccomp" and not has(c, *SUBJECTS)), None)
    if told is not None and told.doc[told.left_edge.i - 1].text == "," and tense(told) in TENSED:
        hang_subject(noun, told)


def mend_paper_for_adverb(daily: Token) -> None:
    """ "a business daily reported that it would": what is no adverb there is the paper that reports it."""
    said, kind = daily.head, daily.nbor(-1) if daily.i > daily.sent.start else daily
    if daily.dep_ == "amod" and said.dep_ == "nsubj" and said.pos_ == "PROPN" and says(said.head):
        daily.tag_, daily.pos_, daily.dep_ = "NN", "NOUN", "compound"  # "The business daily Orlo reported"
        return
    between = kind.i + 1 == daily.i and daily.i + 1 == said.i
    if between and kind.dep_ in ("nsubj", "compound") and has(kind, "det") and says(said) and said.tag_ in FINITE:
        for below in kind.lefts:
            hang(below, daily)
        daily.tag_, daily.pos_ = "NN", "NOUN"
        hang(daily, said, "nsubj")
        hang(kind, daily, "compound")


def mend_conjunct_of_aside(verb: Token) -> None:
    """ "Acme is not selling, she added, but may license it": what is joined to the reporting clause goes on with it."""
    mend_behind_speaker(verb)
    aside = verb.head
    main = aside.head
    unlike = tense(verb) != aside.tag_ and aside.tag_ in FINITE
    parted = verb.doc[aside.right_edge.i if aside.right_edge.i < verb.i else aside.i + 1].text == ","
    unlike |= parted and tense(verb) == tense(main) and aside.tag_ in FINITE and not says(verb)
    if aside.dep_ == "parataxis" and says(aside) and main.i < aside.i and unlike and not has(verb, *SUBJECTS):
        take_conjunction(aside.children, verb, main)
        hang(verb, main)


def mend_headline(verb: Token) -> None:
    """ "Acme to cut 300 jobs, says union": what is to be done is what the union says."""
    name = next((c for c in verb.lefts if c.dep_ in ("nsubj", "npadvmod")), None)
    todo = next((c for c in name.rights if c.tag_ == "VB" and c.left_edge.lower_ == "to"), None) if name else None
    speaker = next((c for c in verb.rights if c.dep_ == "nsubj"), None)
    apart = verb.i > verb.sent.start and verb.nbor(-1).text == ","
    if name is None or todo is None or speaker is None or not apart or not says(verb) or todo.i != name.i + 2:
        return
    hang(todo, verb, "ccomp")
    hang(name, todo, "nsubj")


def mend_show_at_end(token: Token) -> None:
    """ "Jobs rose, figures from Acme show.": the last word is the verb of the figures, no part of the name."""
    prep, figures = token.head, token.head.head
    ends = token.i + 1 < len(token.doc) and token.nbor().text == "."
    names = [c for c in token.lefts if c.dep_ == "compound"]
    if token.lower_ not in ("show", "shows", "suggest", "suggests") or not ends or not names or prep.i > token.i:
        return
    if (
        figures.lemma_.lower() not in words("attribution", "documents")
        or token.doc[figures.left_edge.i - 1].text != ","
    ):
        return
    name, above = names[-1], figures.head
    hang(name, prep, "pobj")
    for other in [c for c in token.lefts if c.i != name.i]:
        hang(other, name)
    token.attach(above if above.i != figures.i else token)
    token.dep_ = "parataxis" if above.i != figures.i else "ROOT"
    for told in [c for c in figures.lefts if c.dep_ in ("ccomp", "parataxis")]:
        hang(told, token, "ccomp")
    hang(figures, token, "nsubj")


def mend_content_behind(mark: Token) -> None:
    """ "Lee said in a letter to staff seen by Acme that": the clause is what was said, not what was seen."""
    clause = mark.head
    prep = clause.head
    for _ in range(6):
        if prep.dep_ == "prep" and prep.head.pos_ == "VERB" and prep.head.dep_ != "acl":
            break
        prep = prep.head
    said = prep.head
    if mark.lower_ != "that" or clause.dep_ not in ("ccomp", "acl", "relcl", "advcl") or clause.head == said:
        return
    tells = said.lemma_ in words("attribution", "telling")  # "told reporters at a hearing in Leeds that"
    free = not any(c.dep_ == "ccomp" or (c.dep_ == "dobj" and c.pos_ == "NOUN" and not tells) for c in said.rights)
    holder = clause.head
    told = holder.pos_ == "VERB" and says(holder)  # "in a letter saying that"
    if holder.lemma_.lower() in words("attribution", "nouns"):  # "spoke of reports that", not "said in a report that"
        told = holder.head != prep or prep.lower_ not in ("in", "at", "during")
    around = prep.lower_ in words("grammar", "around_speech") and prep.i > said.i
    if prep.dep_ == "prep" and says(said) and free and around and not told:
        hang(clause, said, "ccomp")


def mend_speaker_behind_trade(verb: Token) -> None:
    """The speaker behind a comma, told with a noun for what it is, where the parser takes either for an apposition."""
    mend_speaker(verb)
    if verb.tag_ == "VBD" and says(verb):
        _mend_speaker_for_apposition(verb)
        if verb.dep_ in ("relcl", "conj") and not has(verb, "dobj", "ccomp"):
            _mend_report_of_named(verb)


def _mend_report_of_named(verb: Token) -> None:
    """ "Acme may buy Velta, the business daily Orlo reported.": the noun behind the comma is part of the speaker."""
    root = verb.sent.root
    name = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.pos_ == "PROPN"), verb)
    noun = verb.doc[max(name.left_edge.i - 1, verb.sent.start)]
    apart = noun.dep_ == "appos" and verb.doc[noun.left_edge.i - 1].text == "," and noun.left_edge.lower_ == "the"
    close = noun.pos_ == "NOUN" and name.i + 1 == verb.i
    if apart and close and root.i < noun.i:
        hang(verb, root, "parataxis")
        for below in noun.lefts:
            hang(below, name)
        hang(noun, name, "compound")


def _mend_speaker_for_apposition(verb: Token) -> None:
    """ "Acme may buy the miner Velta, the daily Orlo reported.": what no comma closes is the speaker."""
    noun = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.pos_ == "PROPN"), verb)
    name = next((c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i + 1 == verb.i), None)
    clause = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.right_edge.i + 1 == noun.left_edge.i), None)
    if name is None or clause is None:
        return
    trade = next((c for c in noun.rights if c.pos_ == "NOUN" and c.right_edge.i + 1 == name.left_edge.i), name)
    if trade.left_edge.i != noun.i + 2 or (trade is not name and trade.dep_ != "appos"):
        return
    if trade is not name:  # "the business daily Orlo"
        for below in trade.lefts:
            hang(below, name)
        hang(trade, name, "compound")
    thing = next((c for c in clause.rights if c.dep_ == "dobj"), None)
    hang(name, verb, "nsubj")
    hang(noun, thing or clause, "dobj" if thing is None else "appos")


def mend_report_behind(verb: Token) -> None:
    """ "..., the two companies announced on Friday.": a report of what stands before it, no participle of its noun."""
    noun, root = verb.head, verb.sent.root
    set_apart = noun.left_edge.i > verb.sent.start and verb.doc[noun.left_edge.i - 1].text == ","
    if not set_apart or verb.tag_ not in ("VBN", "VBD") or root.i > noun.i or not says(verb):
        return
    rest = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if not (t.is_punct or t.is_space)]
    names = (c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.right_edge.i + 2 == verb.i)
    named = next(names, None) is not None and is_person_noun(noun.lower_)  # "..., her aunt, Ann Roe, said after it."
    if not named and (verb.i != noun.i + 1 or not all(t.ent_type_ in TIMES or t.lower_ == "on" for t in rest)):
        return
    make_root(verb, root)
    verb.dep_, root.dep_ = "ROOT", "ccomp"
    hang(noun, verb, "nsubj")
    for mark in [c for c in root.rights if c.i > verb.i]:
        hang(mark, verb)
