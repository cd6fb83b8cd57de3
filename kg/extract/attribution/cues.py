"""Words that credit someone: verbs of speech with their subject, "according to" with its noun, "Lee's claim that".

A cue is only looked for outside quotation marks. Each comes with the noun that names its source and with the stretch
that the two of them cover, so that the words beside it can be told to be what was said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.extract import grammar
from kg.extract.attribution.edges import behind_as, end_of_source, first_of_verb, start_of_source
from kg.extract.attribution.traditions import tradition
from kg.extract.attribution.verbs import first_to_say, hears, infers, lemma, strength, unsaid
from kg.extract.tokens import Doc, Span, Token
from kg.rows import words

CITED_WITHIN = 12  # tokens from "quoted" to "as saying"
CueKind = Literal["verb", "phrase", "noun"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word, the noun of its source, and the tokens `first` to `last` (exclusive) of the two together.

    `strong` cues are words of speech and nothing else; `loose` ones speak only beside a quotation.
    """

    token: Token
    head: Token
    first: int
    last: int
    kind: CueKind = "verb"
    strong: bool = False
    loose: bool = False

    @property
    def inverted(self) -> bool:
        """Whether the source follows: "said Lee"."""
        return self.kind == "verb" and self.head.i > self.token.i


def find(sentence: Span, quoted: Sequence[bool]) -> Iterator[Cue]:
    """The cues of a sentence in order; `quoted` tells of each token of the doc whether it stands in marks."""
    for token in sentence:
        if quoted[token.i]:
            continue
        cue = _phrase_cue(token) or _cited_cue(token, quoted) or _verb_cue(token, quoted) or _noun_cue(token)
        cue = cue or _attitude_cue(token)
        if cue is not None:
            yield cue


def _phrase_cue(token: Token) -> Cue | None:
    """ "According to" and its kin; the noun after it is the source."""
    doc = token.doc
    for parts in _phrases().get(token.lower_, ()):
        if [t.lower_ for t in doc[token.i : token.i + len(parts)]] == parts:
            head = _noun_after(doc, token.i + len(parts))
            if head is not None and head.lower_ == "which" and token.head.pos_ == "NOUN":
                return Cue(
                    token, token.head, token.i, head.i + 1, "phrase", strong=True
                )  # "a report, according to which"
            if head is not None and not _is_yardstick(token, head):
                return Cue(token, head, token.i, end_of_source(head), "phrase", strong=True)
    return _own_words(token) or _shown_by_figures(token)


def _is_yardstick(cue: Token, noun: Token) -> bool:
    """Whether "according to" says by what something is measured: "paid according to age", "went according to plan".

    So does "per", but before a name or a text set off by commas: "Per the daily Corvo, it shut", ", per court papers".
    """
    if cue.lower_ == "per":
        apart = cue.i == cue.sent.start or cue.nbor(-1).text == ","
        text = noun.pos_ == "PROPN" or noun.lemma_.lower() in words("attribution", "documents")
        return not (apart and text and cue.tag_ == "IN")
    bare = noun.lower_ in ("plan", "schedule") and noun.i == cue.i + 2
    return cue.lower_ == "according" and (bare or noun.lemma_.lower() in words("attribution", "yardsticks"))


def _shown_by_figures(token: Token) -> Cue | None:
    """The noun that the tagger makes of the verb in "Jobs rose, ministry data show.", "will rise, Acme estimates."."""
    ends = token.lower_ in words("attribution", "ends") and token.pos_ == "NOUN"
    tied = [c for c in token.lefts if ends and c.dep_ in ("nsubj", "compound", "nmod")]
    if not tied or (token.lower_ == "forecast" and not any(c.dep_ == "ccomp" for c in token.lefts)):
        return None  # "the bank's forecast": no verb
    figures = tied[-1]  # "the consultancy Acme estimates", parsed as one noun
    last = token.i + 1 >= token.sent.end or token.nbor().text == "."
    apart = token.dep_ == "ROOT" or (token.dep_ == "appos" and last)
    if figures.dep_ != "nsubj" and not (apart and figures.pos_ == "PROPN"):
        return None
    if figures.right_edge.i != token.i - 1:
        return None
    if token.lower_ in ("show", "shows") and figures.lemma_.lower() not in words("attribution", "documents"):
        return None
    first = min([figures.left_edge.i, *(c.i for c in token.lefts if c.dep_ in ("det", "compound"))])
    return Cue(token, figures, first, token.i + 1, "phrase", strong=True)


@cache
def _phrases() -> dict[str, list[list[str]]]:
    """The words of each phrase, by the first of them."""
    split = [phrase.split() for phrase in sorted(words("attribution", "phrases"))]
    return {first: [parts for parts in split if parts[0] == first] for first, *_ in split}


def _own_words(token: Token) -> Cue | None:
    """ "In Lee's words", "by the union's count": the possessor is the source."""
    table = {"in": "own", "by": "own_counts", "on": "own_readings", "to": "own_minds"}.get(token.lower_)
    if table is None:
        return None
    noun = next((c for c in token.rights if c.lower_ in words("attribution", table)), None)
    owner = grammar.child(noun, "poss") if noun is not None else None
    if owner is None and noun is not None and noun.lower_ in ("words", "view", "opinion", "telling"):
        owner = next((n for _, n in grammar.prepositional(noun, "of")), None)  # "in the words of Lee"
    source = owner if owner is not None else tradition(token)
    if source is None:
        return None
    return Cue(token, source, token.i, (noun or source.right_edge).i + 1, "phrase", strong=True)


def _cited_cue(saying: Token, quoted: Sequence[bool]) -> Cue | None:
    """The "saying" of "the paper quoted Lee as saying", "Lee was cited by the paper as saying"; by position."""
    if saying.lower_ != "saying":
        return None
    doc, start = saying.doc, saying.sent.start
    if saying.i < start + 2 or doc[saying.i - 1].lower_ != "as":
        return None
    near = range(saying.i - 2, max(start, saying.i - CITED_WITHIN) - 1, -1)
    verb = next((doc[i] for i in near if doc[i].lemma_.lower() in words("attribution", "citing")), None)
    if verb is None:
        return None
    cited = next((t for t in reversed(doc[verb.i : saying.i - 1]) if not t.is_quote), verb)  # `a "senior aide"`
    cited = (grammar.child(verb, "dobj") or cited) if cited.text == "," else cited  # "quoted Lee, a vet, as saying"
    passive = cited.i == verb.i or doc[verb.i + 1].lower_ == "by"
    head = grammar.child(verb, "nsubjpass", "nsubj") if passive else cited
    if head is None:
        return None
    first = verb.i
    while first > start and not doc[first - 1].is_punct and not quoted[first - 1]:
        first -= 1
    return Cue(saying, head, first, saying.i + 1, strong=True)


def _noun_cue(noun: Token) -> Cue | None:
    """A noun of speech with its clause: "Lee's claim that the dam is safe", "a warning by Lee that it may burst"."""
    name = noun.lemma_.lower()
    held = name in words("attribution", "positions") and noun.dep_ == "nsubj"
    known = held or name in words("attribution", "nouns") or name in words("attribution", "promises")
    if noun.pos_ != "NOUN" or not known or content_clause(noun) is None:
        return None
    makers = [*(c for c in noun.lefts if c.dep_ == "poss"), *(n for _, n in grammar.prepositional(noun, "by", "from"))]
    makers = makers or [n for _, n in grammar.prepositional(noun, "in", "on") if _is_publication(n)]
    makers = makers or [n for n in _nouns_in(noun) if n.pos_ == "NOUN" and _is_publication(n)]
    verb = noun.head if noun.dep_ == "dobj" else noun
    giver = grammar.subject(verb) if verb.lemma_ in words("attribution", "uttering") else None
    if not makers and giver is not None and giver.i < noun.i:
        return Cue(noun, giver, start_of_source(giver, verb), noun.i + 1, "noun")  # "expressed concern that"
    if held and not makers:
        return Cue(noun, noun, noun.left_edge.i, noun.i + 1, "noun", strong=True)  # "The official version is that"
    if not makers:
        return None
    return Cue(noun, makers[0], min(noun.i, makers[0].left_edge.i), noun.i + 1, "noun")


def _attitude_cue(adjective: Token) -> Cue | None:
    """What somebody thinks: "Lee is concerned that the dam may burst"."""
    copula = adjective.head
    made = adjective.lower_ in ("clear", "plain", "known") and copula.lemma_ == "make"  # "made it clear that"
    told = made or adjective.lower_ in words("attribution", "attitudes")
    if not told or adjective.dep_ not in ("acomp", "ROOT", "ccomp", "oprd"):
        return None
    verb = copula if made or adjective.dep_ == "acomp" else adjective
    head = grammar.subject(verb)
    if head is None or head.i > adjective.i or head.lower_ == "it" or content_clause(adjective) is None or unsaid(verb):
        return None
    return Cue(adjective, head, start_of_source(head, verb), adjective.i + 1, "noun")


def _nouns_in(noun: Token) -> list[Token]:
    """What stands behind "in" or "on", also with a time between: "a report last week in the Times that"."""
    clause = content_clause(noun)
    end = clause.left_edge.i if clause is not None else noun.i
    return [
        t for t in noun.doc[noun.i : end] if t.dep_ == "pobj" and t.head.lower_ in ("in", "on") and t.head.i > noun.i
    ]


def _is_publication(noun: Token) -> bool:
    """Whether a report can stand in it: "a report in the daily El Faro that", but not "reports in London that"."""
    documents = words("attribution", "documents")
    if noun.lemma_.lower() in documents or any(c.lemma_.lower() in documents for c in noun.lefts):
        return True
    return noun.pos_ == "PROPN" and noun.ent_type_ not in ("GPE", "LOC", "DATE", "FAC", "EVENT")


def content_clause(noun: Token) -> Token | None:
    """The clause that says what a noun of speech contains: "that the dam is safe", also behind "is"."""
    equated = noun.head.rights if noun.dep_ == "nsubj" and grammar.lemma(noun.head) in ("be", "remain") else ()
    besides = ("advcl", "ccomp") if noun.dep_ == "dobj" else ("ccomp",) if noun.pos_ == "ADJ" else ()
    beside = [c for c in noun.head.rights if c.dep_ in besides and c.i > noun.i]
    clauses = [c for c in (*noun.rights, *equated, *beside) if c.dep_ in ("acl", "ccomp", "relcl", "advcl")]
    promised = noun.lemma_.lower() in words("attribution", "promises")
    bare = (c for c in clauses if promised and c.dep_ == "acl" and c.tag_ == "VB" and c.left_edge.lower_ == "to")
    return next((c for c in clauses if _opens_with_that(c)), None) or next(bare, None)


def _opens_with_that(clause: Token) -> bool:
    """Whether "that" joins a clause, also where the parser takes it for the object of a verb further on."""
    opening = clause.doc[clause.left_edge.i]
    misread = opening.lower_ == "that" and opening.tag_ == "IN" and opening.dep_ == "dobj"
    return misread or any(m.dep_ == "mark" and m.lower_ == "that" for m in clause.lefts)


def _noun_after(doc: Doc, position: int) -> Token | None:
    """The head of the noun phrase that starts at a token: the first noun that no other noun follows directly."""
    limit = min(position + 12, doc[position - 1].sent.end)
    for token in doc[position:limit]:
        if token.dep_ == "pobj" and token.head.i < position:
            return token
        if token.is_punct and token.text != "-" and token.tag_ != "POS":
            break
    nouns = [t for t in doc[position:limit] if t.pos_ in ("NOUN", "PROPN", "PRON")]
    return nouns[0] if nouns else None


def _verb_cue(verb: Token, quoted: Sequence[bool]) -> Cue | None:
    how = strength(verb)
    if how is None or unsaid(verb) or infers(verb) or _finds_itself(verb):
        return None
    head = _source_noun(verb, quoted)
    if head is None or quoted[head.i] or head.sent.start != verb.sent.start:
        return None
    if verb.tag_ == "VBG":  # "adding that", "citing 'safety', the council closed it": the source stands elsewhere
        return Cue(verb, head, verb.i, verb.i + 1, "verb", **how)
    if head.i > verb.i:
        return Cue(verb, head, behind_as(verb, first_of_verb(verb)), end_of_source(head), "verb", **how)
    return Cue(verb, head, behind_as(verb, start_of_source(head, verb)), verb.i + 1, "verb", **how)


def _finds_itself(verb: Token) -> bool:
    """Whether somebody only comes to be so: "found themselves moved down the list"."""
    clause = grammar.child(verb, "ccomp", "xcomp") if verb.lemma_ == "find" else None
    own = grammar.child(clause, "nsubj", "nsubjpass") if clause is not None else None
    return own is not None and own.lower_.endswith(("self", "selves"))


def _source_noun(verb: Token, quoted: Sequence[bool]) -> Token | None:
    """The noun whose words they are: subject, antecedent, by-phrase; else the noun beside the verb."""
    if _misread_participle(verb):
        return verb.head
    if verb.tag_ == "VB" and (first := first_to_say(verb)) is not None:
        return first
    if hears(verb):
        return grammar.subject(verb)
    if grammar.is_passive(verb):
        return next(iter(grammar.by_agents(verb)), None) or _asked_in(verb)
    own = _issuer(_nearest_subject(verb), verb)
    if own is not None and not quoted[own.i] and own.dep_ not in ("csubj", "csubjpass"):
        return own
    return _noun_beside(verb, quoted)


def _asked_in(verb: Token) -> Token | None:
    """The poll of a forecast: "the 3 percent expected in a poll by Acme"."""
    if lemma(verb) not in words("attribution", "forecasting"):
        return None
    nouns = (n for _, n in grammar.prepositional(verb, "in"))
    return next((n for n in nouns if n.lemma_.lower() in words("attribution", "documents")), None)


def _nearest_subject(verb: Token) -> Token | None:
    """The subject; of two ("OSLO - Prices rose, the bank said") the one beside the verb."""
    own = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    return own[-1] if len(own) > 1 else grammar.subject(verb)


def _issuer(noun: Token | None, verb: Token) -> Token | None:
    """Who hands out the document that a participle belongs to: "the union" in "the union issued a note saying"."""
    if noun is not None and verb.tag_ == "VBG" and verb.dep_ == "advcl":
        return _published(verb) or noun
    if noun is None or verb.dep_ != "acl" or noun.lemma_.lower() not in words("attribution", "vehicles"):
        return noun
    above = grammar.governing_verb(noun.head)
    giver = grammar.subject(above) if above is not None and noun.dep_ in ("dobj", "pobj") else None
    return giver if giver is not None else noun


def _published(verb: Token) -> Token | None:
    """The text by others that a participle tells of: "The journal Orbis published a study by Ann Roe, saying that"."""
    text = grammar.child(verb.head, "dobj")
    known = text is not None and text.lemma_.lower() in words("attribution", "documents") and text.i < verb.i
    made = known and verb.head.lemma_.lower() in words("attribution", "making")
    return text if text is not None and made and text.nbor(1).lower_ == "by" else None


def _misread_participle(verb: Token) -> bool:
    """Whether a finite verb was read as a participle: "The site, citing sources, reported that ..."."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.i > verb.i or grammar.child(verb, "agent") is not None:
        return False
    named = next((c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), noun)
    if verb.nbor(-1).text == "," and named.i == verb.i - 2 and grammar.child(verb, "dobj") is None:
        return noun.doc[noun.left_edge.i - 1].text == ","  # "..., its chairman, Ann Roe, announced within hours"
    if verb.tag_ != "VBN":
        return False
    if verb.nbor(-1).text == ",":
        loose_name = noun.pos_ == "PROPN" and noun.dep_ in ("npadvmod", "dep", "appos", "conj", "dobj")
        return loose_name or grammar.child(verb, "ccomp") is not None
    last = verb.i + 1 < verb.sent.end and verb.nbor(1).text == "."
    set_apart = noun.left_edge.i > verb.sent.start and noun.left_edge.nbor(-1).text == ","
    return last and set_apart and noun.i == verb.i - 1  # "Prices will rise, a poll found."


def _noun_beside(verb: Token, quoted: Sequence[bool]) -> Token | None:
    """The subject by position: the noun right after an inverted verb, or right before the verb."""
    doc = verb.doc
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == 0:
        return None
    before = doc[verb.i - 1]
    if before.is_punct or quoted[before.i]:
        after = next((t for t in doc[verb.i + 1 : verb.i + 8] if _heads_chunk(t)), None)
        return after if after is None or quoted[before.i] or after.dep_ != "dobj" else None
    return before if before.pos_ in ("NOUN", "PROPN", "PRON") else None


def _heads_chunk(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in ("compound", "poss", "nmod")
