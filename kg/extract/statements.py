"""What someone is reported to have said, in the article's own words: schema:Action with a verb of speech.

Every indirect attribution becomes one, so that no reported speech is lost when nothing else is made of its content.
The evidence is what was said; source and cue have their places in the parts. Speech in quotation marks is a
quotation, not a statement.
"""

from collections.abc import Iterator

from kg.extract import grammar
from kg.extract.attribution import verbs as saying
from kg.extract.grammar.figures import puts_figure
from kg.extract.modality import judge
from kg.extract.modality.cues import cues as modal_cues
from kg.extract.reading import Reading
from kg.extract.said import hearer_parts, hearer_words, hearers, judged, when_said
from kg.extract.tokens import Span, Token
from kg.model import Attribution, Claim, Part
from kg.rows import rows, words
from kg.vocabulary import KG, RDFS, SCHEMA

RULE = "statement"
SHORTEST = 3  # tokens of a content worth stating
VERBS = ("VB", "VBD", "VBP", "VBZ", "MD", "VBG", "VBN")
FIGURES = ("DT", "CD", "$", "#", "SYM")  # "the 3.7 billion expected by analysts" does not say of what
FRONTED = ("prep", "advcl")
BARE = 0.5
QUOTATION_MARKS = frozenset("\"“”«»„‘'`")


def extract(reading: Reading) -> Iterator[Claim]:
    """A claim for every attribution whose content is told, one for each stretch of it."""
    for attribution in reading.attributions:
        cue = reading.doc[attribution.cue]
        if attribution.content[0][0] in reading.told_from and cue.pos_ not in ("VERB", "AUX"):
            continue  # the form of the article tells who speaks, and no word of it
        for n, (first, last) in enumerate(_whole(reading, attribution)):
            opener = reading.doc[
                first
            ]  # no "as young viewers have moved", no "which runs the lines" behind the speaker
            whole = n == 0 or (opener.dep_ != "mark" and opener.tag_ not in ("WDT", "WP"))
            whole = whole and not (
                opener.tag_ in ("WDT", "WP") and cue.lower_ == "according"
            )  # "which it denies, according to"
            if whole and _says_something(reading, cue, first, last) and not _in_marks(reading, first, last):
                yield _claim(reading, attribution, first, last)


def _whole(reading: Reading, attribution: Attribution) -> tuple[tuple[int, int], ...]:
    """The stretches of a content, as one where the second only goes on with the clause of the first.

    "one, according to Lee, may have burned" is one clause; "it fell, Lee said, but nobody was hurt" is two.
    """
    content = attribution.content
    parted = len(content) == 2 and reading.doc[content[0][1] - 1].tag_ in grammar.TENSED
    parted = parted or (len(content) == 2 and puts_figure(reading.doc[attribution.cue]))
    if parted or (len(content) == 2 and (_goes_on(reading.doc[content[1][0]]) or _is_fronted(reading, content))):
        return ((content[0][0], content[1][1]),)
    return content


def _is_fronted(reading: Reading, content: tuple[tuple[int, int], ...]) -> bool:
    """Whether a stretch is but the place or the condition of what follows: "unless it pays, Lee said, we strike"."""
    (first, last), (start, end) = content
    opener = reading.doc[first:last].root
    if reading.doc[start].tag_ in grammar.TENSED:
        return False  # "Many of the mills, Lee said, have no roof"
    dated = opener.lower_ == "on" and opener.right_edge.ent_type_ == "DATE"  # it may be when it was said
    ahead = start <= opener.head.i < end or (opener.dep_ == "advcl" and last <= opener.head.i < start)
    return opener.dep_ in FRONTED and ahead and not dated


def _goes_on(opener: Token) -> bool:
    """Whether a stretch goes on with the clause before it: "it may, Lee said, open", "it is in talks, and may sell"."""
    following = opener.nbor() if opener.dep_ == "cc" and opener.i + 1 < opener.sent.end else opener
    if following.tag_ == "RB" and following.i + 1 < following.sent.end:
        following = following.nbor()  # "it replied in May, Lee said, and never heard back"
    return following.tag_ in grammar.TENSED


def _says_something(reading: Reading, cue: Token, first: int, last: int) -> bool:
    """Whether the content is a clause: a noun alone ("announced a merger") is left to the actions."""
    content = reading.doc[first:last]
    if cue.i < first and content[0].tag_ in grammar.TENSED and saying.lemma(cue) == "tell":
        return False  # "Inquiry told warnings were ignored"
    if cue.pos_ == "NOUN" and cue.lemma_.lower() in words("actions", "feelings"):
        return False  # who "expressed concern that" it may close has not said that it will
    if _is_inverted_condition(reading, first, last) or _is_settled(cue, first, last) or _lacks_noun(cue, content):
        return False
    if cue.i < first and _lacks_subject(content[0], cue):
        return False
    stranded = content[-1].dep_ == "prep" and grammar.child(content[-1], "pobj", "pcomp") is None
    if stranded and cue.dep_ == "relcl":
        return False  # "the towers he later said he was ashamed of"
    short = last - first < SHORTEST and _told_of(cue, content[0]) is None
    if short or (content[0].dep_ == "prep" and content[0].head.i == cue.i):
        return False  # "a miner that they accuse of polluting the river"
    whole = content[0].is_sent_start or cue.left_edge.i == cue.sent.start
    if _is_told_by_noun(cue, content) or (whole and cue.lower_ == "according" and any(t.like_num for t in content)):
        return True
    if not any(t.tag_ in VERBS for t in content):
        return False
    quoted = any(t.is_quote for t in cue.doc[cue.i + 1 : cue.i + 3])
    if quoted and content.root.dep_ in grammar.SUBJECTS and content.root.head.i >= last:
        return False  # `Whoever sells the list, Lee wrote, "cannot complain"`
    thing = grammar.child(cue, "dobj")
    alone = thing is not None and first <= thing.i < last
    return not alone or any(t.dep_ in ("mark", "pcomp", "xcomp") and t.tag_ != "TO" for t in content)


def _lacks_noun(cue: Token, content: Span) -> bool:
    """Whether a pronoun before the cue is what the words are about: "the boat, which Lee said she had sold"."""
    if _told_of(cue, content[0]) is not None:
        return False
    gaps = (c for t in content for c in t.lefts if c.tag_ in ("WDT", "WP"))
    opener = cue.left_edge
    bare = cue.dep_ == "relcl" and opener.tag_ not in ("WDT", "WP", "WP$", "WRB", "IN") and cue.head.i < opener.i
    told = content[0].i > cue.i and cue.doc[content[0].i - 1].lower_ != "that"
    unnamed = bare and told and opener.dep_ != "mark"  # "an order the union says it is obeying"
    return unnamed or any(gap.i < cue.i < content[0].i for gap in gaps)


def _lacks_subject(opener: Token, cue: Token) -> bool:
    """Whether what is said begins with its verb, whose subject the parser took for another word before it."""
    verb = opener.head if opener.dep_ in ("aux", "auxpass") else opener
    bare = opener.tag_ in grammar.TENSED and verb.dep_ == "ccomp" and verb.head.i == cue.i
    return bare and _told_of(cue, opener) is None and grammar.child(verb, *grammar.SUBJECTS) is None


def _told_of(cue: Token, opener: Token) -> Token | None:
    """The noun of which the clause that opens with a verb is said: "the bridge, which Lee said was unsafe, was shut".

    Behind a comma "which" may be a whole clause instead: "lost her job, which she said was unfair".
    """
    verb, noun = opener.head if opener.dep_ in ("aux", "auxpass") else opener, cue.head
    gap = grammar.child(verb, *grammar.SUBJECTS)
    known = cue.dep_ == "relcl" and noun.pos_ in ("NOUN", "PROPN") and opener.tag_ in grammar.TENSED
    if not known or gap is None or gap.lower_ not in ("which", "that", "who") or not noun.i < gap.i < cue.i:
        return None
    apart = gap.nbor(-1).text == ","
    whole = noun.dep_ == "appos" or (apart and gap.lower_ == "which" and noun.dep_ not in grammar.SUBJECTS)
    close = gap.i - noun.i == 1 + apart and gap.i <= cue.left_edge.i
    return noun if close and not whole and noun.ent_type_ not in ("DATE", "TIME") else None


def _is_settled(cue: Token, first: int, last: int) -> bool:
    """Whether the words tell a deed rather than speech: "found Lee guilty", "will decide whether", "which it sold".

    So they do without the pronoun that opens them: "would cost 3 million" of "which they said would cost 3 million".
    """
    verdict = grammar.child(cue, "ccomp", "oprd")
    bare = verdict is not None and grammar.child(verdict, "aux", "auxpass", "mark") is None
    judged = bare and verdict is not None and verdict.lower_ in rows("actions")["verdicts"]["find"]
    chosen = saying.lemma(cue) in words("actions", "choosing") and cue.doc[first].lower_ == "whether"
    parted = any(grammar.is_told_inside(clause) for clause in cue.rights) and _told_of(cue, cue.doc[first]) is None
    return judged or chosen or parted or (first <= cue.i < last and cue.doc[first].tag_ in ("WDT", "WP"))


def _is_told_by_noun(cue: Token, content: Span) -> bool:
    """Whether a noun is all that is said: what something is called or put at, or a figure that no action tells."""
    name = saying.lemma(cue)
    if puts_figure(cue) or any(name in words("attribution", table) for table in ("naming", "explaining")):
        return True
    if content[0].tag_ == "IN" and content[0].dep_ == "prep" and not any(t.tag_ in VERBS for t in content):
        return False  # "Without rules for 300 towns, she said, ..."
    untold = name in words("actions", "speech") | words("attribution", "forecasting")
    return untold and name not in words("actions", "acts") and any(t.like_num and t.lower_ != "one" for t in content)


def _is_inverted_condition(reading: Reading, first: int, last: int) -> bool:
    """Whether a content is but a condition without "if": "that should a maker be willing to pay"."""
    opening = [t.lower_ for t in reading.doc[first : min(first + 2, last)] if t.lower_ != "that"]
    return bool(opening) and opening[0] in ("should", "had", "were") and reading.doc[last - 1].sent.end > last + 2


def _in_marks(reading: Reading, first: int, last: int) -> bool:
    """Whether the stretch is a quotation: marks stand on either side of it, or it runs on into the next paragraph."""
    before = reading.doc[first - 1].text if first else ""
    return before in ("``", "''") or (before != "" and set(before) <= QUOTATION_MARKS)


def _claim(reading: Reading, attribution: Attribution, first: int, last: int) -> Claim:
    cue = reading.doc[attribution.cue]
    evidence = reading.evidence(first, last)
    verb = grammar.verb_lemma(cue) if cue.pos_ == "VERB" and cue.lower_ != "according" else "say"
    verb = "think" if cue.pos_ == "ADJ" else "be" if _is_position(cue) else verb
    bound = first > cue.i and reading.doc[first].tag_ == "TO" and reading.doc[first + 1].tag_ == "VB"
    what = {SCHEMA.object: (reading.words_part(first + 1, last),)} if bound else {}  # "promised to pay the cost"
    whom = hearers(cue, (first, last))
    when = when_said(reading, attribution, SCHEMA.startTime)
    coming = any(a.lower_ in modal_cues("modals", "planned") for a in grammar.auxiliaries(cue))
    return Claim(
        SCHEMA.Action,
        {
            KG.verb: (Part(text=verb, start=cue.idx, end=cue.idx + len(cue)),),
            **what,
            **judged(reading, cue, (first, last)),
            **hearer_parts(reading, whom),
            **when,
            SCHEMA.object if grammar.is_passive(cue) and saying.hears(cue) else SCHEMA.agent: (attribution.source,),
            RDFS.label: (Part(text=_sentence(reading, attribution, whom, first, last)),),
        },
        evidence,
        RULE,
        attribution.cue,
        attribution.confidence * (BARE if all(t.tag_ in FIGURES for t in reading.doc[first:last]) else 1),
        "planned" if coming else "possible" if _is_hearsay(cue) else "asserted",
        attributed_to=attribution.source,
    )


def _sentence(reading: Reading, attribution: Attribution, whom: list[Token], first: int, last: int) -> str:
    """The claim as a sentence: "Lee told reporters: the mill is shut"."""
    cue = reading.doc[attribution.cue]
    said = f"{_spoken(cue, first)}{hearer_words(reading, whom)}{_colon(cue, first)}"
    return f"{_who(reading, attribution.source)} {said} {_told(reading, attribution, first, last)}"


def _who(reading: Reading, source: Part) -> str:
    """The words for a source; its name where they are no words for it alone: "its" of "according to its report"."""
    mention = reading.mention_of(source)
    first = reading.doc[mention.first] if mention is not None else None
    owned = first is not None and (first.tag_ == "PRP$" or (first.is_lower and first.tag_ in ("JJ", "NN")))
    if mention is not None and owned and mention.entity == source.entity:
        return reading.entity(mention).label
    return reading.document.text[source.start : source.end]


def _is_hearsay(cue: Token) -> bool:
    """Whether somebody only appears or is said to have spoken: "is said to have told aides", "reportedly believes"."""
    return bool(_hearsay_adverbs(cue)) or (
        _is_led(cue) and any(c.lower_ == "have" for c in cue.lefts) and judge(cue) == "possible"
    )


def _hearsay_adverbs(cue: Token) -> list[Token]:
    return [c for c in cue.lefts if c.dep_ == "advmod" and c.lower_ in words("attribution", "hearsay")]


def _is_led(cue: Token) -> bool:
    """Whether the verb of a cue is an infinitive behind another: "appears to have told", "went on to say"."""
    completes = cue.dep_ == "xcomp" or (cue.dep_ == "advcl" and grammar.lemma(cue.head) == "go")
    return completes and grammar.is_verb(cue.head) and any(c.lower_ == "to" for c in cue.lefts)


def _spoken(cue: Token, first: int) -> str:
    """The verb of a cue as a sentence has it: "will announce", "is sure", "said" for "according to".

    A particle that stands in what is said, which begins at `first`, is told there: "put" of "put the loss down to".
    """
    if _is_position(cue):
        return cue.head.text  # "The official version is: a leak caused it"
    if cue.pos_ == "ADJ" and cue.head.pos_ == "AUX":
        return f"{cue.head.text} {cue.text}"
    small = cue.nbor() if saying.lemma(cue).endswith(" for") else grammar.particle(cue)
    small = None if small is not None and small.i > first > cue.i else small
    if cue.pos_ != "VERB" or cue.lower_ in ("according", "saying"):
        return "said"
    own = [c.i for c in cue.lefts if c.dep_ in grammar.SUBJECTS]
    behind = max(own, default=-1)  # "do" of "Caixa do Sul said" is no auxiliary
    helping = [a for a in grammar.auxiliaries(cue) if a.tag_ in {*grammar.TENSED, "VB", "VBN"} and a.i > behind]
    if _is_led(cue):
        above, to = cue.head, grammar.own_auxiliaries(cue)
        led = [*grammar.auxiliaries(above), above, grammar.particle(above), *to]
        return " ".join(word.text for word in (*led, cue, small) if word is not None)
    if cue.tag_ == "VBG" and not any(grammar.lemma(a) == "be" for a in helping):
        return _past(grammar.lemma(cue)) + (f" {small.text}" if small is not None else "")
    return " ".join(word.text for word in (*helping, *_hearsay_adverbs(cue), cue, small) if word is not None)


def _is_position(cue: Token) -> bool:
    """Whether a cue is what is held to be so, and nobody is told to hold it: "The official version is that"."""
    unowned = grammar.child(cue, "poss") is None and not grammar.prepositional(cue, "by", "from")
    return cue.pos_ == "NOUN" and cue.lemma_.lower() in words("attribution", "positions") and unowned


def _colon(cue: Token, first: int) -> str:
    """The colon before what is said, unless it is but an object of the verb: "blamed the loss on a flood"."""
    opener = cue.doc[first + (cue.doc[first].lower_ == "not")]
    thing = grammar.child(cue, "dobj")
    aim = opener.lower_ == "to" and opener.tag_ == "TO" and opener.head.head.i == cue.i
    if puts_figure(cue):
        return ""
    return "" if first > cue.i and (aim or (thing is not None and thing.left_edge.i == first)) else ":"


def _past(verb: str) -> str:
    """The past tense of a verb of speech: "told", "asked", "alleged"."""
    irregular: dict[str, str] = rows("attribution")["past"]
    if verb in irregular:
        return irregular[verb]
    return f"{verb}d" if verb.endswith("e") else f"{verb[:-1]}ied" if verb.endswith(("ny", "fy", "ry")) else f"{verb}ed"


def _closing(said: str) -> str:
    """The mark that closes a quotation begun in what is said."""
    if said.count("“") > said.count("”"):
        return "”"
    last = said.rfind('"')
    return '"' if said.count('"') % 2 and said[last - 1 : last] in ("", " ") else ""


def _told(reading: Reading, attribution: Attribution, first: int, last: int) -> str:
    """The words that are said, without the cue that stands amid them: "it may, Lee said, open" tells "it may open".

    A verb that shares the subject of another gets it: "sold the hall and, Lee said, may resign".
    """
    inside = [(a, b) for a, b in attribution.content if first <= a and b <= last]
    fronted = len(inside) == 2 and _is_fronted(reading, tuple(inside))
    said = (", " if fronted else " ").join(reading.evidence(a, b).exact for a, b in inside or [(first, last)])
    said += _closing(said)
    opener = reading.doc[first]
    if opener.pos_ == "DET" and puts_figure(reading.doc[attribution.cue]):
        said = said[0].lower() + said[1:]  # "Acme puts the loss at 3 million"
    if opener.lower_ in ("and", "but"):
        opener, said = opener.nbor(), said[len(opener) :].lstrip()
    before = opener.sent[0]
    if before.i < attribution.cue < first and before.lower_ in ("nor", "never"):
        return f"{before.text} {said}"  # "Nor, she added, is it late"
    verb = opener.head if opener.dep_ in ("aux", "auxpass") else opener
    own = grammar.child(verb, *grammar.SUBJECTS)
    parted = (
        own is not None and own.i < attribution.cue < first and own.tag_ not in ("WDT", "WP")
    )  # "coal, he said, is"
    of = _told_of(reading.doc[attribution.cue], opener)
    if of is None and (opener.tag_ not in grammar.TENSED or not (verb.dep_ == "conj" or parted)):
        return said
    subjects = [noun for noun in grammar.subjects(verb) if noun.i < first] if of is None else [of]
    named = [reading.evidence(*grammar.noun_phrase(noun)).exact for noun in subjects]
    if of is not None and named[0].split()[0].lower() in ("a", "an"):
        named = [f"the {named[0].split(maxsplit=1)[1]}"]  # "sold a plant that Lee says is new": the plant is new
    return f"{' and '.join(named)} {said}".strip()
