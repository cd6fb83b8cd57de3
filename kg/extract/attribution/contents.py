"""A cue becomes the stretches of words of its source: the clause it governs, or what it is set beside or amid."""

from collections.abc import Iterator, Sequence

from kg.extract import grammar
from kg.extract.attribution.cues import Cue, content_clause, lemma
from kg.extract.grammar.figures import figures_put, puts_figure
from kg.extract.tokens import Doc, Token
from kg.rows import words

Stretch = tuple[int, int]
SEPARATORS = (",", "–", "—", "-", "--", ";", "…", "...")
SHORTEST_ASIDE = 3  # tokens behind a phrase that stands amid a sentence
MISREAD = 6  # tokens of a clause without a verb
ASIDE = 10  # tokens of time and place between a cue and the comma after it
SPEAKING = (*grammar.FINITE, "MD")


def of(cue: Cue, quoted: Sequence[bool]) -> list[Stretch]:
    """The content of a cue outside and inside quotation marks of its sentence, in order; nothing if it is not clear."""
    if cue.kind == "phrase":
        return _beside_phrase(cue)
    if cue.kind == "noun":
        clause = content_clause(cue.token)
        return [] if clause is None else [_trimmed(clause.doc, clause.left_edge.i, _end_of_clause(clause))]
    if puts_figure(cue.token):
        return _valued(cue)
    if _is_aside(cue):
        return _filled([_trimmed(cue.token.doc, _end_of_cue(cue), cue.token.sent.end)])
    if _is_forecast(cue):
        return [_trimmed(cue.token.doc, *grammar.noun_phrase(cue.token.head))]
    explained = _explained(cue) if lemma(cue.token) in words("attribution", "explaining") else []
    if explained:
        return explained
    governed = [] if cue.loose or (cue.inverted and cue.token.tag_ != "VBG") else _governed(cue)
    if governed or cue.loose or lemma(cue.token) in words("attribution", "naming"):
        return governed or _judged(cue, quoted)
    return _amid(cue) if not quoted[cue.first] and _set_apart(cue) else []


def _is_aside(cue: Cue) -> bool:
    """Whether the cue opens the sentence with "as": "As Lee put it, the party is over"."""
    verb, before = cue.token, cue.token.doc[cue.first - 1] if cue.first else cue.token
    thing = grammar.child(verb, "dobj")
    spoken = lemma(verb) == "put" if thing is not None and thing.lower_ == "it" else thing is None and cue.strong
    return verb.dep_ == "advcl" and before.lower_ == "as" and before.i == verb.sent.start and spoken


def _is_forecast(cue: Cue) -> bool:
    """Whether a noun is what was foreseen: "the 3 percent expected by analysts"."""
    forecast = lemma(cue.token) in words("attribution", "forecasting")
    return forecast and cue.token.dep_ == "acl" and grammar.is_passive(cue.token)


def _judged(cue: Cue, quoted: Sequence[bool]) -> list[Stretch]:
    """What something is called without quotation marks: "called the plan bold", "described it as a farce"."""
    verb = cue.token
    things = grammar.subjects(verb) if grammar.is_passive(verb) else grammar.own_objects(verb)
    called = [c for c in verb.rights if c.dep_ == "oprd" or (c.dep_ == "prep" and c.lower_ == "as")]
    if lemma(verb) not in words("attribution", "naming") or not things or not called:
        return []
    first, last = things[0].left_edge.i, called[0].right_edge.i + 1
    if called[0].pos_ == "PROPN" or things[0].i > called[0].i or any(quoted[first:last]):
        return []  # "called the ship Aurora" gives a name
    return [_trimmed(verb.doc, first, last)]


def _explained(cue: Cue) -> list[Stretch]:
    """What is said to come from something: "attributed the loss to a strike", "blamed the weather for the delay"."""
    verb = cue.token
    thing = grammar.child(verb, "dobj")
    causes = [
        prep
        for word in (verb, *verb.rights)
        for prep in word.rights
        if prep.dep_ in ("prep", "dative") and prep.lower_ in words("attribution", "explaining_by")
    ]
    if thing is None or grammar.is_passive(verb) or not causes or causes[0].i < thing.i:
        return []
    return [_trimmed(verb.doc, thing.left_edge.i, causes[0].right_edge.i + 1)]


def _valued(cue: Cue) -> list[Stretch]:
    """What something is put at: "put the cost at 40 million euros", "the bridge, which they put at 3 million"."""
    verb = cue.token
    last = max(prep.right_edge.i for prep in figures_put(verb)) + 1
    thing = grammar.antecedent(verb) if verb.dep_ == "relcl" else None
    if thing is None or not any(c.lower_ in grammar.RELATIVES and c.dep_ not in grammar.SUBJECTS for c in verb.lefts):
        thing = next(iter(grammar.objects(verb)), None)
    return [] if thing is None else [_trimmed(verb.doc, thing.left_edge.i, last)]


def _governed(cue: Cue) -> list[Stretch]:
    """What stands to the right of the cue and is governed by it: a clause, an infinitive, a noun of speech."""
    verb = cue.token
    name = lemma(verb)
    for below in verb.rights:
        if below.dep_ in ("ccomp", "csubj") and below.left_edge.i > verb.i and not _is_doing(below):
            return [_trimmed(verb.doc, _start_of_clause(cue, below), _end_of_clause(below))]
        if below.dep_ == "xcomp" and name in words("attribution", "infinitive"):
            asked = grammar.child(verb, "dobj")
            if asked is None and name in words("attribution", "asking"):
                continue
            asked = asked or below
            return [_trimmed(verb.doc, min(asked.left_edge.i, below.left_edge.i), below.right_edge.i + 1)]
        if below.dep_ == "dobj" and name in words("attribution", "object") and below.pos_ == "NOUN":
            noun = _trimmed(verb.doc, below.left_edge.i, _end_of_noun(below))
            return _accusation(cue) or [noun, *_second_clause(verb)]
    return _accusation(cue) or _after_that(cue)


def _is_doing(clause: Token) -> bool:
    """Whether a clause has no tense and tells more beside the cue: "showed videos proving it", "added, citing Lee"."""
    tensed = grammar.child(clause, "aux", "auxpass") is not None
    apart = clause.doc[clause.left_edge.i - 1].text == ","
    return clause.tag_ == "VBG" and not tensed and (apart or grammar.child(clause, "nsubj") is not None)


def _end_of_noun(noun: Token) -> int:
    """The end of what a noun says, before a clause of the article's own: "the plan at a forum, where he spoke"."""
    asides = [t for t in noun.subtree if t.dep_ == "relcl" and t.doc[t.left_edge.i - 1].text == ","]
    return min([noun.right_edge.i + 1, *(t.left_edge.i for t in asides)])


def _second_clause(verb: Token) -> list[Stretch]:
    """The clause that is said besides a noun: "announced a merger, and that the plant would close"."""
    joined = (c for c in verb.rights if c.dep_ in ("ccomp", "conj"))
    clause = next((c for c in joined if any(m.lower_ == "that" and m.dep_ == "mark" for m in c.lefts)), None)
    return [] if clause is None else [_trimmed(verb.doc, clause.left_edge.i, _end_of_clause(clause))]


def _accusation(cue: Cue) -> list[Stretch]:
    """What a named object is charged with or praised for: "accused Acme of hiding losses"."""
    verb = cue.token
    accused = grammar.child(verb, "dobj")
    if accused is None or lemma(verb) not in words("attribution", "object"):
        return []
    for noun in (verb, accused):
        for prep in noun.rights:
            if prep.dep_ == "prep" and prep.i > accused.i and prep.lower_ in ("of", "for", "over"):
                return [_trimmed(verb.doc, accused.left_edge.i, prep.right_edge.i + 1)]
    return []


def _start_of_clause(cue: Cue, clause: Token) -> int:
    """Where the clause begins; the parser may take its subject for an object of the cue: "said the tests failed"."""
    thing = grammar.child(cue.token, "dobj")
    misread = thing is not None and cue.last <= thing.i < clause.i
    if thing is not None and misread and lemma(cue.token) not in words("attribution", "telling"):
        return max(cue.last, thing.left_edge.i)
    return max(clause.left_edge.i, cue.last if cue.last <= clause.i else 0)


def _end_of_clause(clause: Token) -> int:
    """The end of a clause, before what others say beside it: ", with analyst Roe saying that"."""
    end = min(clause.right_edge.i + 1, clause.sent.end)
    within = clause.doc[clause.i : end]
    spoken = [t.i for t in within if grammar.is_absolute(t) and _is_speech(t)]
    return min([end, *spoken, *(t.i for t in within if _glosses(t))])


def _glosses(participle: Token) -> bool:
    """Whether the article explains from here on what was said: `"it is bold," referring to the price`."""
    before = participle.nbor(-1) if participle.i else participle
    glossing = participle.tag_ == "VBG" and lemma(participle) in words("attribution", "glossing")
    return glossing and (before.text == "," or before.is_quote)


def _is_speech(prep: Token) -> bool:
    verb = grammar.child(prep, "pcomp")
    return verb is not None and grammar.reports(lemma(verb))


def _after_that(cue: Cue) -> list[Stretch]:
    """The rest of the sentence after "that" close behind the cue, where the parser saw no clause."""
    sentence = cue.token.sent
    if grammar.child(cue.token, "dobj") is not None and lemma(cue.token) not in words("attribution", "telling"):
        return []  # "found a fault that stopped the trains"
    for token in cue.token.doc[cue.token.i + 1 : min(cue.token.i + 10, sentence.end)]:
        if token.lower_ == "that" and token.tag_ in ("IN", "WDT"):
            before = token.nbor(-1)
            if before.dep_ == "pobj" and before.head.lower_ in ("on", "to", "about", "of"):
                return []  # "commented on reports that"
            return [_trimmed(token.doc, token.i, sentence.end)]
        if token.is_punct or token.tag_ in grammar.FINITE:
            break
    return []


def _set_apart(cue: Cue) -> bool:
    """Whether the cue clause stands after a comma, with the words it credits before it and no object of its own."""
    verb, before = cue.token, cue.first - 1
    reporting = grammar.reports(lemma(verb))
    if not reporting or (verb.tag_ not in grammar.FINITE and verb.tag_ != "VBN") or grammar.child(verb, "xcomp"):
        return False
    owned = grammar.child(verb, "dobj")
    if owned is not None and lemma(verb) not in words("attribution", "telling"):
        return False
    return before > verb.sent.start and verb.doc[before].text in SEPARATORS


def _amid(cue: Cue) -> list[Stretch]:
    """The sentence around a cue clause set off by commas: before it, and after it where the speech goes on."""
    sentence = cue.token.sent
    before = sentence.doc[cue.first - 2] if cue.first - 2 > sentence.start else cue.token
    relative = before.tag_ in ("WRB", "WDT", "WP")  # "near Oruro, where, Lee said, lamas graze"
    told = [] if relative else [_trimmed(sentence.doc, sentence.start, cue.first)]
    found = [*told, *_speech_after(cue)]
    clause = any(t.tag_ in (*SPEAKING, "VBN") for first, last in found for t in sentence.doc[first:last])
    if not found or not (clause or _is_clause_misread(cue, found[0])):
        return []  # "In May, Acme agreed": no clause that could be what was said
    opening = sentence.doc[found[0][0] : found[0][1]].root
    if len(found) == 1 and opening.dep_ == "advcl" and opening.tag_ in ("VBN", "VBG"):
        return []  # "Asked about it, Lee replied"
    return [(first, last) for first, last in found if first < last]


def _is_clause_misread(cue: Cue, stretch: Stretch) -> bool:
    """Whether the tagger took the verb of what was said for a noun: "Each idle day costs 2 million euros, Lee said"."""
    first, last = stretch
    told = cue.strong and any(t.like_num for t in cue.token.doc[first:last]) and last - first >= MISREAD
    opener = cue.token.doc[first]
    return told and opener.tag_ not in ("IN", "TO", "RB", "VBG", "CC") and cue.token.i + 2 >= cue.token.sent.end


def _speech_after(cue: Cue) -> Iterator[Stretch]:
    """What is said after "he said on Monday,": not a participle ("adding that"), not more about the speech."""
    doc, end = cue.token.doc, cue.token.sent.end
    after = _end_of_cue(cue)
    if after + 1 >= end or doc[after].text not in SEPARATORS:
        return
    opener = doc[after + 1]
    parted = cue.first > 1 and doc[cue.first - 2].tag_ in (*SPEAKING, "VB") and opener.tag_ in ("VB", "VBN", "VBG")
    goes_on = opener.tag_ not in ("VBG", "VBN", "WDT", "WP", "IN", "TO") and any(
        t.tag_ in SPEAKING for t in doc[after + 1 : end]
    )
    if not (goes_on or parted):  # "the council may, he said, sell the hall"
        return
    if cue.inverted and opener.tag_ in ("DT", "NNP", "NN", "PRP$"):
        return  # an apposition to the speaker
    yield _trimmed(doc, after + 1, end)


def _end_of_cue(cue: Cue) -> int:
    """Where the mark after a cue stands, time and place of the speech left out: "officials said on Tuesday,"."""
    doc = cue.token.doc
    for token in doc[cue.last : min(cue.last + ASIDE, cue.token.sent.end)]:
        if token.text in SEPARATORS:
            return token.i
        if token.tag_ in SPEAKING:
            break
    return cue.last


def _beside_phrase(cue: Cue) -> list[Stretch]:
    """The clause that "according to Lee" stands in, without the phrase."""
    scope = _scope(cue)
    first, last = scope
    before = cue.token.doc[cue.first - 1] if cue.first > first else cue.token
    if before.tag_ in grammar.FINITE and lemma(before) in words("attribution", "speech"):
        return []  # "Acme said according to those figures it leads": Acme says so
    if cue.first <= first:
        return _filled([_trimmed(cue.token.doc, cue.last, last)])
    doc, after = cue.token.doc, _end_of_phrase(cue)
    behind = _trimmed(doc, after, last)
    if cue.token.lower_ == "by" and behind[1] - behind[0] >= SHORTEST_ASIDE and scope[0] == cue.token.sent.start:
        return []  # "a jar in, by its own count, every kitchen": only part of the sentence
    return _filled([_trimmed(doc, first, cue.first), *([] if _is_clause_apart(doc, after) else [behind])])


def _end_of_phrase(cue: Cue) -> int:
    """The end of a phrase with the bracket that its source ends in: "according to the Farmers' Union (FU)"."""
    doc = cue.token.doc
    return cue.last + (cue.last < cue.token.sent.end and doc[cue.last].text in (")", "]"))


def _is_clause_apart(doc: Doc, position: int) -> bool:
    """Whether a clause with a subject of its own is joined on there: ", according to Lee, and the price fell"."""
    opening = [t for t in doc[position : position + 2] if not t.is_punct]
    if not opening or opening[0].dep_ != "cc":
        return False
    joined = [c for c in opening[0].head.rights if c.dep_ == "conj" and c.i > opening[0].i]
    return bool(joined) and grammar.child(joined[0], *grammar.SUBJECTS) is not None


def _scope(cue: Cue) -> Stretch:
    """The relative clause that the phrase stands in, or the sentence."""
    sentence = cue.token.sent
    for above in grammar.governors(cue.token):
        if above.dep_ == "relcl" and above.left_edge.i < cue.first < above.right_edge.i:
            return above.left_edge.i, above.right_edge.i + 1
    return sentence.start, sentence.end


def _filled(stretches: list[Stretch]) -> list[Stretch]:
    return [s for s in stretches if s[1] - s[0] >= 2]


def _trimmed(doc: Doc, first: int, last: int) -> Stretch:
    """A stretch without marks and conjunctions at its ends, and without the "with" of what another says."""
    while first < last and (_is_mark(doc[first]) or _opens_clause(doc[first])):
        first += 1
    while last > first and (_is_mark(doc[last - 1]) or _opens_aside(doc[last - 1])):
        last -= 1
    return first, last


def _opens_aside(token: Token) -> bool:
    """Whether "with" leads to what another says; "had been tampered with" ends there."""
    return token.lower_ == "with" and grammar.child(token, "pobj", "pcomp") is not None


def _is_mark(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in ("%", "&", "#", "@", ")", "(", "]"))


def _opens_clause(token: Token) -> bool:
    return token.lower_ == "that" and token.dep_ == "mark"
