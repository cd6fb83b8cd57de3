"""The words that stand beside a cue or around it: "it is open, Lee said, but empty", "according to Lee it is open"."""

from collections.abc import Iterator

from kg.extract import grammar
from kg.extract.attribution.cues import Cue
from kg.extract.attribution.ends import CONTRASTS
from kg.extract.attribution.stretches import Stretch, filled, trimmed
from kg.extract.attribution.verbs import hears, lemma
from kg.extract.tokens import Doc, Token
from kg.rows import words

SEPARATORS = (",", "–", "—", "-", "--", ";", "…", "...")
ASIDE_MARKS = ("–", "—", "--", "(", ")")
SHORTEST_ASIDE = 3  # tokens behind a phrase that stands amid a sentence
MISREAD = 6  # tokens of a clause without a verb
YEAR = 4  # digits
ASIDE = 10  # tokens of time and place between a cue and the comma after it


def set_apart(cue: Cue) -> bool:
    """Whether the cue clause stands after a comma, with the words it credits before it and no object of its own."""
    verb, before = cue.token, cue.first - 1
    reporting = grammar.reports(lemma(verb)) or hears(verb)
    as_told = verb.doc[cue.first].lower_ == "as"  # ", as reported by the daily"
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and grammar.by_agents(verb) and not as_told:
        return False  # "Acme, advised by Roe, hopes to sell", "pay came third, mentioned by 44 percent"
    if verb.dep_ == "relcl" and any(c.tag_ in ("WP", "WDT") and c.dep_ in grammar.SUBJECTS for c in verb.lefts):
        return False  # "Roe, a vet who advises the ministry, warned"
    if not reporting or (verb.tag_ not in grammar.FINITE and verb.tag_ != "VBN") or grammar.child(verb, "xcomp"):
        return False
    owned = grammar.child(verb, "dobj")
    if owned is not None and lemma(verb) not in words("attribution", "telling"):
        return False
    return before > verb.sent.start and verb.doc[before].text in SEPARATORS


def amid(cue: Cue) -> list[Stretch]:
    """The sentence around a cue clause set off by commas: before it, and after it where the speech goes on."""
    sentence = cue.token.sent
    found = [(first, last) for first, last in (*_speech_before(cue), *_speech_after(cue)) if first < last]
    clause = any(t.tag_ in {*grammar.TENSED, "VBN"} for first, last in found for t in sentence.doc[first:last])
    if not found or not (clause or _is_clause_misread(cue, found[0])):
        return []  # "In May, Acme agreed": no clause that could be what was said
    opening = sentence.doc[found[0][0] : found[0][1]].root
    quote = found[-1][0]
    quoted = len(found) > 1 and sentence.doc[quote - 1].is_quote and sentence.doc[quote].is_title
    if opening.dep_ in ("advcl", "prep") and (quoted or (len(found) == 1 and opening.tag_ in ("VBN", "VBG"))):
        return []  # "Asked about it, Lee replied", `Speaking in Oslo, he said, "It is ours"`
    return found


def _speech_before(cue: Cue) -> Iterator[Stretch]:
    """What is said before a cue amid a sentence; of two coordinated verbs only the one that the cue parts."""
    doc, start = cue.token.doc, _start_of_speech(cue)
    last = cue.first - 2
    before = doc[last] if last > start else cue.token
    if before.tag_ in ("WRB", "WDT", "WP") or before.dep_ in ("cc", "mark"):
        return  # "near Oruro, where, Lee said, lamas graze", "closed because, Lee said, nobody came"
    joined = before.tag_ == "MD" and doc[last - 1].dep_ == "cc"
    parted = joined and any(t.tag_ in grammar.TENSED for t in doc[start : last - 1])
    yield trimmed(doc, last - 1 if parted else start, cue.first)


def _start_of_speech(cue: Cue) -> int:
    """Where the clause begins that a cue stands amid: behind the last semicolon outside quotation marks."""
    doc, start = cue.token.doc, cue.token.sent.start
    return next((t.i + 1 for t in reversed(doc[start : cue.first]) if t.text == ";" and not _is_in_quotes(t)), start)


def _is_clause_misread(cue: Cue, stretch: Stretch) -> bool:
    """Whether the tagger took the verb of what was said for a noun: "Each idle day costs 2 million euros, Lee said"."""
    first, last = stretch
    told = cue.strong and any(t.like_num for t in cue.token.doc[first:last]) and last - first >= MISREAD
    opener = cue.token.doc[first]
    return told and opener.tag_ not in ("IN", "TO", "RB", "VBG", "CC") and cue.token.i + 2 >= cue.token.sent.end


def _speech_after(cue: Cue) -> Iterator[Stretch]:
    """What is said after "he said on Monday,": not a participle ("adding that"), not more about the speech."""
    doc, end = cue.token.doc, cue.token.sent.end
    after = end_of_cue(cue)
    if after + 1 >= end or doc[after].text not in SEPARATORS or doc[after].text == ";":
        return
    opener = doc[after + 1]
    others = (c for c in cue.token.rights if c.dep_ == "conj" and c.i > after and grammar.reports(lemma(c)))
    if opener.dep_ == "cc" and any(grammar.child(other, *grammar.SUBJECTS) is not None for other in others):
        return  # "fell short, results showed, and its leader said that"
    parted = (
        cue.first > 1 and doc[cue.first - 2].tag_ in {*grammar.TENSED, "VB"} and opener.tag_ in ("VB", "VBN", "VBG")
    )
    goes_on = _contrasts(opener, cue) or (
        opener.tag_ not in ("VBG", "VBN", "WDT", "WP", "IN", "TO")
        and any(t.tag_ in grammar.TENSED and not _only_dates(t, cue) for t in doc[after + 1 : end])
    )
    if not (goes_on or parted):  # "the council may, he said, sell the hall"
        return
    if cue.inverted and opener.tag_ in ("DT", "NNP", "NN", "PRP$"):
        return  # an apposition to the speaker
    yield trimmed(doc, after + 1, next((t.i for t in doc[after + 2 : end] if _is_answer_behind(t)), end))


def _is_answer_behind(joint: Token) -> bool:
    """Whether others answer from here on: "would cost jobs, critics say, and harm many, but its makers deny that"."""
    if joint.dep_ != "cc" or joint.nbor(-1).text != ",":
        return False
    behind = (c for c in joint.head.rights if c.dep_ == "conj" and c.i > joint.i and c.tag_ in grammar.FINITE)
    answer = next(behind, None)
    own = grammar.child(answer, "nsubj") if answer is not None else None
    if answer is None or own is None or own.tag_ == "PRP":
        return False
    return lemma(answer) in words("attribution", "answering")


def _contrasts(opener: Token, cue: Cue) -> bool:
    """Whether what is said is set against more of it: "could be sold, Lee said, though nothing would be signed"."""
    clause, said = opener.head, grammar.child(cue.token, "ccomp") or cue.token.head
    if opener.lower_ not in CONTRASTS or opener.dep_ != "mark" or grammar.reports(lemma(clause)):
        return False
    shifted = any(c.lower_ in ("had", "would", "could") for c in clause.lefts if c.dep_ == "aux")
    present = all(grammar.tense(verb) in ("VBZ", "VBP") for verb in (clause, said))
    return shifted or (present and cue.token.tag_ == "VBD")


def _only_dates(word: Token, cue: Cue) -> bool:
    """Whether a verb only tells when the cue was: "the firm said in May, three months after the recall failed"."""
    clause = grammar.clause_head(word)
    span = grammar.child(clause, "npadvmod")
    opens = span is not None and span.left_edge.i == clause.left_edge.i
    return clause.dep_ == "advcl" and clause.head.i == cue.token.i and opens


def end_of_cue(cue: Cue) -> int:
    """Where the mark after a cue stands, time and place of the speech left out: "officials said on Tuesday,"."""
    doc = cue.token.doc
    for token in doc[cue.last : min(cue.last + ASIDE, cue.token.sent.end)]:
        if token.text in SEPARATORS and not _parts_date(token):
            return token.i
        if token.tag_ in grammar.TENSED:
            break
    return cue.last


def _parts_date(mark: Token) -> bool:
    """Whether a comma stands within a date: "on Jan. 30, 2025, after", "on May 3, 2024."."""
    year = mark.nbor() if mark.i + 1 < mark.sent.end else mark
    return year.text.isdigit() and len(year) == YEAR and mark.nbor(-1).like_num


def beside_phrase(cue: Cue) -> list[Stretch]:
    """The clause that "according to Lee" stands in, without the phrase."""
    which = cue.token.doc[cue.last - 1]
    if which.lower_ == "which" and cue.head.i < cue.token.i:
        verb = next((t for t in which.ancestors if t.i > which.i and t.pos_ in ("VERB", "AUX")), which)
        return filled([trimmed(which.doc, cue.last, verb.right_edge.i + 1)])
    if _is_of_aside(cue):
        return []  # `The mill, "a wreck" in Lee's words, was sold`
    scope = _scope(cue)
    first, last = scope
    before = cue.token.doc[cue.first - 1] if cue.first > first else cue.token
    if before.tag_ in grammar.FINITE and lemma(before) in words("attribution", "speech"):
        return []  # "Acme said according to those figures it leads": Acme says so
    if cue.first <= first:
        told = trimmed(cue.token.doc, cue.last, last)
        others = cue.token.doc[min(told[0], last - 1)].dep_ == "cc"  # "According to Lee, and the union, it is shut"
        return [] if others else filled([told])
    if cue.token.lower_ == "by" and cue.token.head.pos_ == "NOUN":
        return filled([grammar.noun_phrase(cue.token.head)])  # "or 290 seats by the union's count"
    doc, after = cue.token.doc, _end_of_phrase(cue)
    behind = trimmed(doc, after, last)
    apart = _is_clause_apart(doc, after)
    long = behind[1] - behind[0] >= SHORTEST_ASIDE and not apart
    if cue.first > first + 1 and doc[cue.first - 1].text == "," and doc[cue.first - 2].dep_ in ("agent", "prep"):
        return filled([behind])  # "followed by, according to police, 3,000 people": the number is theirs alone
    if cue.token.lower_ == "by" and long and scope[0] == cue.token.sent.start:
        return []  # "a jar in, by its own count, every kitchen": only part of the sentence
    goes_on = not apart and not _is_name_apart(doc, *behind)
    return filled([trimmed(doc, first, cue.first), *([behind] if goes_on else [])])


def _is_of_aside(cue: Cue) -> bool:
    """Whether a phrase stands right behind words in quotation marks that commas set off, so that it credits them."""
    doc, start = cue.token.doc, cue.token.sent.start
    closed = cue.first > start and doc[cue.first - 1].is_quote and doc[min(cue.last, len(doc) - 1)].text == ","
    opening = next((i for i in range(cue.first - 2, start, -1) if doc[i].is_quote), start) if closed else start
    return opening > start and doc[opening - 1].text == ","


def _is_name_apart(doc: Doc, first: int, last: int) -> bool:
    """Whether words behind a source only say who it is: ", according to Acme, the local subsidiary of Zenith"."""
    named = doc[first:last].root if first < last else None
    verbal = any(t.tag_ in grammar.TENSED and grammar.clause_head(t).dep_ != "relcl" for t in doc[first:last])
    return (
        named is not None
        and named.pos_ in ("NOUN", "PROPN", "NUM")
        and named.dep_ in ("appos", "dobj", "npadvmod", "conj", "pobj")
        and not verbal
    )


def _end_of_phrase(cue: Cue) -> int:
    """The end of a phrase with the bracket that its source ends in: "according to the Farmers' Union (FU)"."""
    doc = cue.token.doc
    return cue.last + (cue.last < cue.token.sent.end and doc[cue.last].text in (")", "]"))


def _is_clause_apart(doc: Doc, position: int) -> bool:
    """Whether a clause with a subject of its own is joined on there: ", according to Lee, and the price fell"."""
    opening = [t for t in doc[position : position + 2] if not t.is_punct]
    if not opening or opening[0].dep_ != "cc" or opening[0].i + 1 >= opening[0].sent.end:
        return False
    following = opening[0].nbor()
    told = next((t for t in (following, *grammar.governors(following)) if t.dep_ in grammar.SUBJECTS), None)
    return told is not None and told.left_edge.i == following.i and told.head.dep_ in ("conj", "ROOT")


def _scope(cue: Cue) -> Stretch:
    """The relative clause that the phrase stands in, the second clause that it opens, or the sentence."""
    sentence = cue.token.sent
    told = _relative_before(cue)
    if told is not None:
        return told.head.left_edge.i, told.right_edge.i + 1
    for above in grammar.governors(cue.token):
        if above.dep_ == "relcl" and above.left_edge.i < cue.first < above.right_edge.i:
            return above.left_edge.i, above.right_edge.i + 1
    within = _within_aside(cue) or _contrast_before(cue)
    if within is not None:
        return within
    doc, marks = sentence.doc, [t.i for t in sentence if t.text == ";" and not _is_in_quotes(t)]
    first = max((i + 1 for i in marks if i < cue.first), default=sentence.start)
    last = min((i for i in marks if i >= cue.last and cue.first > sentence.start), default=sentence.end)
    if _opens_second(cue, last):
        return cue.first, last
    return (first, last) if any(t.tag_ in grammar.TENSED for t in doc[first:last]) else (sentence.start, sentence.end)


def _within_aside(cue: Cue) -> Stretch | None:
    """What dashes or brackets set off with a phrase: "The dam – last mended, according to a list, in 2009 – burst"."""
    doc, sentence = cue.token.doc, cue.token.sent
    before = [t.i for t in doc[sentence.start : cue.first] if t.text in ASIDE_MARKS and not _is_in_quotes(t)]
    behind = [t.i for t in doc[cue.last : sentence.end] if t.text in ASIDE_MARKS and not _is_in_quotes(t)]
    brackets = before and behind and (doc[before[-1]].text == "(") == (doc[behind[0]].text == ")")
    if not brackets or len([i for i in before if doc[i].text == doc[before[-1]].text]) % 2 == 0:
        return None
    first, last = before[-1] + 1, behind[0]
    told = any(t.tag_ in {*grammar.TENSED, "VBN"} for t in (*doc[first : cue.first], *doc[cue.last : last]))
    return (first, last) if told else None


def _contrast_before(cue: Cue) -> Stretch | None:
    """The opening clause that a phrase closes: "While 2 percent pay according to a poll, most do not mind"."""
    clause = next((t for t in grammar.governors(cue.token) if t.dep_ == "advcl"), cue.token)
    opener, last = clause.left_edge, clause.right_edge.i + 1
    opens = opener.i == cue.token.sent.start and opener.lower_ in CONTRASTS
    closes = cue.last <= last < cue.token.sent.end and cue.token.doc[cue.last].text == ","
    unparted = cue.token.doc[cue.first - 1].text != ","
    return (opener.i + 1, last) if opens and closes and unparted and clause.head.i > last else None


def _opens_second(cue: Cue, end: int) -> bool:
    """Whether a phrase stands behind what joins a clause on: "It shut in May but, according to Lee, may open"."""
    doc, start = cue.token.doc, cue.token.sent.start
    before = [t for t in doc[max(cue.first - 2, start) : cue.first] if t.text != ","]
    joint = before[-1] if before else cue.token
    then = joint.lower_ == "then" and joint.i > start and joint.nbor(-1).text == ","  # "shot her, then fled"
    joins = then or joint.dep_ == "cc" or (joint.dep_ == "mark" and joint.lower_ in CONTRASTS)
    return joins and joint.i > start and any(t.tag_ in grammar.TENSED for t in doc[cue.last : end])


def _is_in_quotes(mark: Token) -> bool:
    return sum(t.is_quote for t in mark.doc[mark.sent.start : mark.i]) % 2 == 1


def _relative_before(cue: Cue) -> Token | None:
    """The clause whose figures a phrase behind it credits: "feared for jobs, which fell by 3 percent, according to"."""
    doc, start = cue.token.doc, cue.token.sent.start
    if cue.first - 2 <= start or doc[cue.first - 1].text != ",":
        return None
    relative = next((t for t in grammar.governors(doc[cue.first - 2]) if t.dep_ == "relcl"), None)
    if (
        relative is None
        or not any(c.lower_ == "which" for c in relative.lefts)
        or relative.right_edge.i != cue.first - 2
        or doc[relative.left_edge.i - 1].text != ","
    ):
        return None
    figures = [t.i for t in doc[start : cue.first] if t.like_num]
    return relative if figures and figures[0] > relative.left_edge.i else None
