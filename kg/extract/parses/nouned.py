"""Verbs of saying that the tagger takes for nouns: "Analysts at the bank estimate that", ", it reports,"."""

from kg.extract.parses.trees import SUBJECTS, TENSED, hang, hang_subject, has, take_place, tense
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Doc, Token
from kg.rows import words

NOUNS = ("NOUN", "PROPN")
TOP = ("ROOT", "nsubj")
MOVED = ("up", "down", "flat")
BESIDE = ("det", "poss", "amod", "compound", "nummod", "nmod")


def mend_taken_for_nouns(doc: Doc) -> None:
    """Give the verbs of saying back that stand behind a phrase, before anything else is read from their sentences."""
    several, one = words("attribution", "nouned"), words("attribution", "nouned_of_one")
    for word in doc:
        if word.lower_ in several and word.tag_ == "NN":
            _mend_several_say(word)
        elif word.lower_ == "read" and word.tag_ == "NN" and has(word, "nsubj") and word.nbor().is_punct:
            word.tag_, word.pos_ = "VBD", "VERB"  # `The note read: "..."`
        elif word.tag_ == "VB" and word.dep_ == "conj" and word.head.pos_ in NOUNS:
            _mend_last_of_list(word)
        elif word.tag_ == "JJ" and word.dep_ in SUBJECTS and is_person_noun(word.lower_):
            word.tag_, word.pos_ = "NN", "NOUN"  # "A burglar ate"
        elif word.tag_ == "VBZ" and word.is_sent_start and word.nbor().lower_ in MOVED and word.nbor(2).tag_ == "CD":
            word.tag_, word.pos_ = "NNS", "NOUN"  # "Shares up 6 percent"
        elif word.lower_ in one and word.dep_ not in ("ROOT", "parataxis"):
            if word.nbor().text == "," and not _ends_name(word):
                _mend_one_says(word)
            elif word.head.dep_ == "relcl" and word.dep_ == "nsubj":
                _mend_said_of_which(word)


def _mend_several_say(word: Token) -> None:
    """ "Residents near the mill claim that it leaks": what people or texts do before a clause is a verb of saying."""
    before = word.nbor(-1)
    tied = before.pos_ in NOUNS or before.lower_ in words("attribution", "bodies")
    teller = _teller_before(word) if tied else None
    clause = _clause_behind(word, teller) if teller is not None else None
    if teller is None or clause is None:
        return
    _give_place(word, before, teller)
    above = teller if teller.dep_ == "ROOT" else teller.head
    if above != word:
        behind = [c for c in above.rights if c.i > word.i and c != clause and (above == teller or c.is_punct)]
        take_place(word, above)
        hang(teller, word, "nsubj")
        for below in behind:
            hang(below, word)
    word.tag_, word.pos_, word.lemma_ = "VBP", "VERB", word.lower_
    hang(clause, word, "ccomp")
    if word.nbor().lower_ == "that":
        word.nbor().tag_ = "IN"
        hang(word.nbor(), clause, "mark")


def _mend_last_of_list(word: Token) -> None:
    """ "sends 40 tons of okra and matooke to Rome and buys corn": the last of a list of goods is no verb."""
    first = word.head
    while first.dep_ == "conj" and first.pos_ in NOUNS:
        first = first.head
    verb = next((a for a in first.ancestors if a.tag_.startswith("VB")), word)
    bare = word.nbor(-1).lower_ in ("and", "or") and not has(word, *SUBJECTS, "aux", "dobj")
    if bare and first.dep_ == "pobj" and first.head.lower_ == "of" and verb is not word:
        word.tag_, word.pos_, word.lemma_ = "NN", "NOUN", word.lower_
        for below in word.rights:
            hang(below, verb)


def _teller_before(word: Token) -> Token | None:
    """The people or the texts that a sentence begins with, in whose phrase the parser has the word."""
    several = (t for t in word.doc[word.sent.start : word.i - 1] if t.tag_ in ("NNS", "NNPS") and t.dep_ in TOP)
    teller = next((t for t in several if t.head == word or t.is_ancestor(word)), None)
    name = teller.lemma_.lower().removesuffix("s") if teller is not None else ""
    if name in words("attribution", "documents"):
        return teller
    people = name in words("attribution", "persons") or is_person_noun(name)
    return teller if people and word.lower_ != "show" else None  # "Visitors to the boat show that Roe runs"


def _clause_behind(word: Token, teller: Token) -> Token | None:
    """The clause that a word hands on: with "that" the one verb of the sentence, else one with its subject there."""
    that = word.nbor()
    if that.lower_ == "that":
        alone = teller.dep_ == "ROOT" or teller.head in (word, that.head)
        return that.head if alone and tense(that.head) in TENSED and _subject_behind(that.head, that.i) else None
    clauses = [c for c in word.rights if c.dep_ == "ccomp"] if teller.head == word else [teller.head]
    clause = next((c for c in clauses if c.i > word.i and tense(c) in TENSED), None)
    if clause is None or clause.dep_ not in ("ccomp", "ROOT"):
        return None
    if word.dep_ == "compound":
        return clause if _is_subject_lost(word, teller) else None
    return clause if _subject_behind(clause, word.i) == word.i + 1 else None


def _subject_behind(verb: Token, at: int) -> int | None:
    """Where the subject of a verb begins that stands behind a token."""
    return next((c.left_edge.i for c in verb.lefts if c.dep_ in SUBJECTS and c.i > at), None)


def _is_subject_lost(word: Token, teller: Token) -> bool:
    """Whether the parser has a verb in the phrase behind it: "Figures from the state show prices fell"."""
    figures = teller.lemma_.lower() in words("attribution", "documents") and word.lower_ == "show"
    thing = word.head
    return figures and teller.dep_ == "nsubj" and thing.dep_ == "pobj" and thing.i > word.i and not has(thing, "cc")


def _give_place(word: Token, before: Token, teller: Token) -> None:
    """Let the noun before the word stand where the parser has the word, with all that belongs to it."""
    thing = word.head if word.dep_ == "compound" else word
    preps = (t for t in reversed(teller.subtree) if t.dep_ in ("prep", "agent") and t.i < word.i)
    phrase = thing.head if thing.dep_ == "pobj" else next((p for p in preps if not has(p, "pobj")), None)
    whole = [c for c in (*word.lefts, *thing.lefts) if c.i < before.i and c.dep_ in BESIDE]
    if before.head in (word, thing) and phrase is not None:
        hang(before, phrase, "pobj")
    if thing != word:
        hang(thing, teller.head, "nsubj")
    for below in whole:
        hang(below, before)


def _ends_name(word: Token) -> bool:
    """Whether a word is the last of a name: ", Harbour Projects, was fined", where other words are small."""
    return word.is_title and word.nbor(-1).is_title and not word.is_sent_start


def _mend_one_says(word: Token) -> None:
    """ "The mill, the council estimates, employs 300", "Acme, the daily Corvo reports, sold it": a verb, no noun."""
    doc, before = word.doc, word.nbor(-1)
    first = before.i
    while first > word.sent.start and doc[first - 1].dep_ in BESIDE and doc[first - 1].head.i <= word.i:
        first -= 1
    opening = doc[max(first - 2, 0)]
    while opening.head != opening and opening.head.i < first:
        opening = opening.head
    following = doc[min(word.i + 2, len(doc) - 1)]
    verb = following.head if following.dep_ in ("aux", "auxpass", "neg", "advmod") else following
    parted = first - 1 > word.sent.start and doc[first - 1].text == "," and before.pos_ in NOUNS
    if not parted or opening.pos_ not in NOUNS or verb.i < word.i or tense(verb) not in TENSED:
        return
    hang(word, verb, "parataxis")
    hang(before, word, "nsubj")
    for below in [c for c in word.lefts if c.dep_ in BESIDE]:
        hang(below, before)
    hang_subject(opening, verb)
    word.tag_, word.pos_, word.lemma_ = "VBZ", "VERB", word.lower_.removesuffix("s")


def _mend_said_of_which(word: Token) -> None:
    """ "The mill, which Roe claims lost 3 million, shut": the claim is a verb between "which" and its own."""
    told, before = word.head, word.nbor(-1)
    gap = word.doc[max(before.left_edge.i - 1, 0)]
    if gap.lower_ not in ("which", "that", "who") or before.head != word or before.dep_ != "compound":
        return
    take_place(word, told)
    hang(told, word, "ccomp")
    hang(gap, told, "nsubj")
    hang(before, word, "nsubj")
    word.tag_, word.pos_, word.lemma_ = "VBZ", "VERB", word.lower_.removesuffix("s")
