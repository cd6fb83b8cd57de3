"""Who speaks where no comma and no "that" tells: behind a quotation, before a bare clause, by whom a text is."""

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
    start_of,
    take_conjunction,
    take_place,
    tense,
)
from kg.extract.tokens import Token
from kg.rows import words


def mend_speaker(verb: Token) -> None:
    """The speaker of a verb that the parser takes for a participle, or the text of one that it takes for reading."""
    before = verb.doc[max(verb.i - 1, verb.sent.start)]
    if before.text in (",", '"', "”") and verb.dep_ == "amod" and says(verb):
        (_mend_speaker_behind_quote if before.is_quote else _mend_report_before_subject)(verb)
    elif verb.lower_ in ("read", "reads"):
        _mend_text_behind_quote(verb)
    elif before.is_quote and verb.tag_ == "VBD" and has(verb, "ccomp") and not has(verb, *SUBJECTS):
        _mend_speaker_for_object(verb)


def _mend_speaker_for_object(verb: Token) -> None:
    """`"It is over," sighed one fan.`: whoever stands right behind the verb sighs, and is not sighed."""
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c.left_edge.i == verb.i + 1), None)
    if noun is not None and next(iter(verb.lefts)).dep_ in ("ccomp", "punct"):
        hang(noun, verb, "nsubj")


def mend_finding_at_end(found: Token) -> None:
    """ "..., a survey by the charity Oakwell found.": the survey found it, and Oakwell did not find the charity."""
    doc = found.doc
    name = next((c for c in found.lefts if c.dep_ == "nsubj"), found)
    kind = doc[max(name.left_edge.i - 1, 0)]
    survey, ends = kind.head.head, doc[found.i + 1 : found.i + 2].text == "."
    beside = name.pos_ == "PROPN" and name.right_edge.i + 1 == found.i and found.head in (kind, survey)
    if not (ends and beside and kind.tag_ == "NN" and kind.dep_ == "pobj" and says(found)):
        return
    above, start = survey.head, survey.left_edge.i
    told = survey.lemma_.lower() in words("attribution", "documents") and start > found.sent.start
    while above.head.i != above.i and above.tag_ not in FINITE:
        above = above.head
    if told and doc[start - 1].text == "," and above.i < start and above.head.i == above.i:
        make_root(found, above)
        found.dep_, above.dep_ = "ROOT", "ccomp"
        hang(survey, found, "nsubj")
        hang(name, kind, "appos")


def mend_asked(asked: Token) -> None:
    """ "The mayor, asked whether it was safe, said that it was": the mayor was asked, and asked nobody."""
    doc, who = asked.doc, next((c for c in asked.lefts if c.dep_ == "nsubj"), None)
    if asked.lower_ != "asked" or who is None or asked.nbor(-1).text != "," or has(asked, "aux", "dobj"):
        return
    behind = (t for t in doc[asked.i + 1 : asked.sent.end] if t.tag_ in TENSED and t.nbor(-1).text == ",")
    said = next(behind, asked)
    if (
        said.i == asked.i
        or not says(said)
        or has(said, *SUBJECTS)
        or asked.i not in {said.head.i, *(c.i for c in said.children)}
    ):
        return
    if said.head.i == asked.i:
        take_place(said, asked)
    hang(who, said, "nsubj")
    hang(asked, who, "acl")
    asked.tag_ = "VBN"


def mend_name_behind_quote(name: Token) -> None:
    """`"It fell", Ann Roe, from the town of Lys, told Acme.`: who is named behind a quotation is its speaker."""
    doc, first = name.doc, name.left_edge.i
    marks = doc[max(first - 2, name.sent.start) : first]
    quoted = {t.text == "," for t in marks} == {True, False} and any(t.is_quote for t in marks)
    if name.ent_type_ != "PERSON" or not quoted:
        return
    behind = (t for t in doc[name.i + 1 : name.sent.end] if t.tag_ in TENSED and not has(t, *SUBJECTS))
    verb = next(behind, name)
    main = verb.head
    if verb.i <= name.i + 1 or not says(verb) or verb.nbor(-1).text != "," or verb.dep_ not in ("conj", "ROOT"):
        return
    hang(name, verb, "nsubj")
    if main.i < first:
        take_place(verb, main)
        main.dep_ = "ccomp"


def mend_behind_speaker(verb: Token) -> None:
    """ "The tug ran aground, said the mayor, Ann Roe, and was towed away": the tug was, and not she."""
    said, doc = verb.head, verb.doc
    before = doc[max(said.i - 1, said.sent.start)]
    if has(verb, *SUBJECTS) or before.text != "," or doc[max(before.i - 1, 0)].is_quote or not says(said):
        return
    speaker = next((c for c in said.rights if c.dep_ in ("nsubj", "dobj") and c.left_edge.i == said.i + 1), verb)
    if doc[speaker.right_edge.i + 1].text != "," or speaker.right_edge.i + 2 >= verb.i or verb.i <= speaker.i:
        return
    told = next((c for c in said.lefts if c.dep_ == "ccomp"), said) if speaker.dep_ == "nsubj" else said.head
    named = "PROPN" in {speaker.pos_, *(c.pos_ for c in speaker.rights if c.dep_ == "appos")}
    if told == said or (speaker.dep_ == "dobj" and not (named and _is_inverted(said))):
        return
    take_conjunction([c for c in said.children if c.i > speaker.i], verb, told)
    hang(verb, told)
    if said.dep_ == "conj":
        said.dep_ = "parataxis"
        hang_subject(speaker, said)


def _is_inverted(said: Token) -> bool:
    """Whether a verb that the parser joins to another stands before its speaker, as in ", stated the mayor,"."""
    joined = said.dep_ == "conj" and said.tag_ == "VBD" and not has(said, "ccomp", "prep", *SUBJECTS)
    return joined and said.lemma_ in words("grammar", "inverted") and not has(said.head, "dobj")


def _mend_report_before_subject(verb: Token) -> None:
    """ "Ann Roe, a nurse, warned patients were at risk": no patients are "warned", but she warned that they were."""
    noun = verb.head
    who = noun.head if noun.dep_ == "appos" else next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    told = who.head if who is not None and noun.dep_ == "appos" else noun.head
    who = who or next((c for c in told.lefts if c.dep_ == "nsubj" and c.i < verb.i), None)
    if who is None or noun.dep_ not in {"appos", *SUBJECTS} or tense(told) not in TENSED:
        return
    if verb.tag_ == "VBD" and who.i < verb.i < noun.i < told.i:
        take_place(verb, told)
        hang(told, verb, "ccomp")
        hang_subject(noun, told)
        hang(who, verb, "nsubj")
        verb.pos_ = "VERB"


def _mend_speaker_behind_quote(verb: Token) -> None:
    """`"We will win" tweeted Roe.`: whoever stands behind the verb and the closing mark is the speaker."""
    name = verb.head.head if verb.head.dep_ == "compound" else verb.head
    apart = name.i < verb.i or any(t.is_punct for t in verb.doc[verb.i : name.i])
    if apart or name.pos_ != "PROPN" or verb.tag_ not in ("VBN", "VBD"):
        return
    verb.tag_, verb.pos_ = "VBD", "VERB"
    take_place(verb, name)
    verb.dep_ = "parataxis" if verb.head.i != verb.i else "ROOT"
    hang(name, verb, "nsubj")


def _mend_text_behind_quote(verb: Token) -> None:
    """`"Keep out", reads a sign at the gate.`: what bears the words reads so, and is not read."""
    text = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    marks = verb.doc[max(verb.i - 2, verb.sent.start) : verb.i]
    if text is None or not any(t.is_quote for t in marks) or not marks[-1].is_punct or has(verb, "aux"):
        return
    if text.lemma_.lower() in words("attribution", "documents") and text.left_edge.i == verb.i + 1:
        verb.tag_ = "VBZ" if verb.lower_ == "reads" else "VBD"
        verb.dep_ = "parataxis" if verb.dep_ == "conj" else verb.dep_
        hang(text, verb, "nsubj")


def mend_maker_of_text(by: Token) -> None:
    """ "The journal published a study by a team from Lund": the study is by the team, not its publishing."""
    verb = by.head
    text = next((c for c in verb.rights if c.dep_ == "dobj" and c.i + 1 == by.i), None)
    maker = next(iter(by.rights), by)
    published = (
        text is not None
        and maker.pos_ in ("NOUN", "PROPN")
        and maker.ent_type_ not in TIMES
        and text.lemma_.lower() in words("attribution", "documents")
    )
    if (
        text is not None
        and published
        and by.dep_ in ("prep", "agent")
        and verb.lemma_ in words("attribution", "making")
    ):
        hang(by, text, "prep")


def mend_left_out(dots: Token) -> None:
    """ "as it ran [...] It rose": the mark of what was left out is no word of the sentence."""
    around = dots.doc[max(dots.i - 1, 0) : dots.i + 2]
    if [t.text for t in around] == ["[", dots.text, "]"]:
        for mark in around:
            mark.dep_, mark.pos_, mark.tag_ = "punct", "PUNCT", ":"


def mend_amongst(word: Token) -> None:
    """ "Amongst reported cases, three were fatal": a preposition, whatever name the parser takes it for."""
    verb = word.head
    noun = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if word.dep_ == "nsubj" and verb.i == word.i + 1 and verb.dep_ != "ROOT" and noun is not None:
        word.tag_, word.pos_ = "IN", "ADP"
        hang(word, verb.head, "prep")
        hang(noun, word, "pobj")
        hang(verb, noun, "amod")
        verb.tag_ = "VBN"


def mend_doer_behind_source(by: Token) -> None:
    """ "followed by, according to police, 300 people": whoever is told of behind the source is who did it."""
    doc = by.doc
    verb = next((t for t in by.ancestors if t.dep_ == "ROOT"), by)
    if by.dep_ != "agent" or has(by, "pobj") or by.i + 2 >= by.sent.end or doc[by.i + 1].text != ",":
        return
    source = doc[by.i + 2]
    behind = (c for c in (*verb.rights, *source.rights) if c.dep_ in ("npadvmod", "dobj", "appos") and c.i > source.i)
    noun = next((c for c in behind if doc[c.left_edge.i - 1].text == ","), None)
    if noun is not None and source.lower_ == "according":
        hang(noun, by, "pobj")


def mend_by(by: Token) -> None:
    """Whoever stands behind "by", near or far."""
    mend_doer_behind_source(by)
    mend_maker_of_text(by)
    _mend_second_doer(by)


def _mend_second_doer(by: Token) -> None:
    """ "was sued by the union, a body of 300 growers, and by the village": both did it."""
    joint = by.doc[max(by.i - 1, by.sent.start)]
    first = next((t for t in by.doc[by.sent.start : by.i] if t.dep_ == "agent" and t.lower_ == "by"), by)
    verb, joined = first.head, by.dep_ == "conj" and joint.lower_ == "and"
    if joined and first is not by and (by.head == first or verb in joint.ancestors):
        hang(by, verb, "agent")


def mend_speaker_for_object(said: Token) -> None:
    """`"It is over", tweeted Roe on Monday.`: the name behind the verb of saying is whoever says so."""
    name = next((c for c in said.rights if c.dep_ == "dobj"), said)
    before = said.doc[max(said.i - 2, 0) : said.i]
    set_off = len(before) == 2 and before[1].text == "," and before[0].is_quote
    if said.dep_ == "conj" and set_off and says(said) and name.pos_ == "PROPN" and not has(said, *SUBJECTS):
        said.dep_ = "parataxis"
        hang(name, said, "nsubj")


def mend_content_of_which(told: Token) -> None:
    """ "The mill, which Lee said employs 300, shut": what she says of the mill has "which" for its subject."""
    said = told.head
    gap = next((c for c in said.lefts if c.lower_ in ("which", "who", "that") and c.dep_ != "nsubj"), None)
    if said.dep_ == "relcl" and says(said) and gap is not None and not has(told, *SUBJECTS, "mark"):
        hang_subject(gap, told)
        told.dep_ = "ccomp"


def mend_claim_for_main(told: Token) -> None:
    """ "The mill, which Roe claims lost 3 million, was sold": she claims that it lost so much, sold it was."""
    said = told.doc[start_of(told) - 1] if told.i > told.sent.start else told
    name, thing = said.nbor(-1) if said.i > said.sent.start else said, said.head
    gap = next((c for c in said.lefts if c.lower_ in ("which", "who") and c.dep_ == "nsubj"), said)
    main = next((c for c in told.rights if c.dep_ == "conj" and told.doc[start_of(c) - 1].text == ","), told)
    close = said.dep_ == "relcl" and name.head == said and name.dep_ in ("compound", "nsubj") and thing.head == told
    if not close or gap is said or main is told or not says(said) or has(main, *SUBJECTS, "cc"):
        return
    if tense(told) in TENSED and tense(main) in TENSED and gap.i == name.left_edge.i - 1:
        take_place(main, told)
        hang_subject(thing, main)
        for comma in [c for c in told.rights if c.text == ","]:
            hang(comma, thing)
        hang(told, said, "ccomp")
        hang(name, said, "nsubj")
        hang_subject(gap, told)


def mend_source_at_end(verb: Token) -> None:
    """ "Sales fell to 3 million euros, the consultancy Acme estimates.": a name before a verb is its subject."""
    name, root = verb.nbor(-1) if verb.i > verb.sent.start else verb, verb.sent.root
    noun = verb.doc[max(name.left_edge.i - 1, verb.sent.start)]
    ends = verb.i + 1 >= verb.sent.end or verb.nbor(1).text == "."
    misread = name.dep_ == "compound" and name.head.i == verb.i and name.pos_ == "PROPN" and noun.tag_ == "NN"
    if not (ends and misread and says(verb)) or verb.tag_ not in ("VBZ", "VBD"):
        return
    comma = verb.doc[max(noun.left_edge.i - 1, 0)]
    described = verb.dep_ == "relcl" and verb.head.i == noun.i and root.i < noun.i and root.tag_ in TENSED
    if comma.text != "," or not (described or (noun.dep_ == "nsubj" and noun.head.i == verb.i)):
        return
    if described:
        take_place(verb, root)
        hang(root, verb, "ccomp")
    hang(name, verb, "nsubj")
    for word in noun.lefts:
        hang(word, name)
    hang(noun, name, "compound")


def mend_speech_behind_dash(said: Token) -> None:
    """ "Roe did not pay – "and I never will," she said": only what is quoted behind the dash is what she said."""
    doc, told = said.doc, next((c for c in said.lefts if c.dep_ == "ccomp"), said)
    own = next((c for c in said.lefts if c.dep_ == "nsubj" and c.tag_ == "PRP"), None)
    if told.i == said.i or own is None or said.dep_ != "ROOT" or not has(told, *SUBJECTS):
        return
    dashes = [t.i for t in doc[told.i : own.i] if t.text in ("–", "—") and doc[t.i + 1].is_quote]
    closed = doc[own.left_edge.i - 1].is_quote
    before = doc[said.sent.start : dashes[0]] if dashes else ()
    if dashes and closed and not any(t.is_quote for t in before):
        take_place(told, said)
        said.dep_ = "parataxis"


def mend_speaker_behind_time(speaker: Token) -> None:
    """ "It will not open before Easter, its head Ann Roe said": not Easter speaks, as the parser has it."""
    name, comma = speaker.head, speaker.doc[max(speaker.left_edge.i - 1, 0)]
    prep, verb = name.doc[max(name.left_edge.i - 1, 0)], name.head
    bare = prep.dep_ == "prep" and not has(prep, "pobj", "pcomp") and prep.head.i < prep.i < name.i
    if not bare or name.dep_ != "nsubj" or not says(verb) or comma.text != "," or verb.i < speaker.i:
        return
    if speaker.pos_ in ("NOUN", "PROPN") and prep.head.dep_ == "ccomp" and prep.head.head == verb:
        hang(speaker, verb, "nsubj")
        hang(name, prep, "pobj")
