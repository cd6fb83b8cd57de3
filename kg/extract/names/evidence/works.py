"""Who made a work, told beside its title, becomes evidence for works: "wrote Salt Road", "Salt Road, Roe's novel"."""

from itertools import pairwise

from kg.extract.grammar import first_conjunct
from kg.extract.names.evidence.commas import tells_maker
from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import given_names, head_class, listed
from kg.extract.tokens import Doc, Token
from kg.rows import words
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

_REACH = 7  # tokens behind a comma within which a work is told to be somebody's: ", Ann Roe's first novel"


def vote_works(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh what is told of a name of several words as of a work; a single word is rather its maker's firm."""
    first, last = run
    title = last - first > 1 or (first > 0 and doc[first - 1].text == "The")
    if not title or doc[first].text in given_names():
        return
    root = doc[first:last].root
    told = _is_authored(root) or _is_of_author(doc, first) or _is_somebodys_work(doc, last) or _is_story(doc, last)
    told = told or _is_in_work(doc, run) or _is_staged(doc, run)
    if told or _is_by_maker(root, last) or _is_prized(doc, run):
        vote(votes, SCHEMA.CreativeWork, 5.5)
        vote(votes, SCHEMA.Organization, -2.5)  # whatever its head says: "The Salt Ledger, the story of"


def _is_authored(name: Token) -> bool:
    """Whether somebody wrote or directed what is named: "wrote Salt Road", "who directed The Dam"."""
    told = name.dep_ == "dobj" and name.head.lemma_.lower() in listed("verbs", "titling")
    held, kind = any(c.dep_ == "poss" or c.text == "the" for c in name.lefts), head_class(name.text)
    led = kind is not None and (name.head.tag_ == "VBZ" or kind != SCHEMA.CivicStructure)
    if name.head.lemma_ == "direct" and (held or led):
        return False  # "directed Nimbus Foods for a year", "directs Lund University", but "directed Grand Hotel"
    return told and any(c.dep_ == "nsubj" for verb in (name.head, first_conjunct(name.head)) for c in verb.lefts)


def _is_in_work(doc: Doc, run: Run) -> bool:
    """Whether a sentence opens in somebody's work, which a name between commas tells: "In her new film, Salt Road,"."""
    comma = run[0] - 2 if doc[run[0] - 1].text == "The" else run[0] - 1
    noun = doc[comma - 1] if comma > 1 and doc[comma].text == "," else None
    if noun is None or noun.lower_ not in listed("around", "plain_works") or run[1] >= len(doc):
        return False
    owned = any(c.tag_ == "PRP$" or c.dep_ == "poss" for c in noun.lefts)
    return owned and noun.left_edge.i > 0 and noun.left_edge.nbor(-1).lower_ == "in" and doc[run[1]].text == ","


def _is_staged(doc: Doc, run: Run) -> bool:
    """Whether a title in quotation marks is filmed or starred in: '"Salt Road" was produced', '"Salt Road" star'."""
    first, last = run
    opening, closing = doc[max(first - 1 - (doc[first - 1].text == "The"), 0)], doc[min(last, len(doc) - 2)]
    closing = closing.nbor() if closing.text in (",", ".") else closing
    if not opening.is_quote or not closing.is_quote or closing.i + 1 >= len(doc):
        return False
    root = doc[first:last].root
    verb = root.head if root.dep_ in ("nsubj", "nsubjpass", "dobj") else root.head.head
    on = verb.lemma_ == "base" and any(c.lower_ in ("on", "upon") for c in verb.rights)
    maker = closing.nbor().lower_ in listed("around", "makers") and closing.nbor().tag_ == "NN"
    return on or maker or (verb.pos_ == "VERB" and verb.lemma_.lower() in listed("verbs", "staging"))


def _is_prized(doc: Doc, run: Run) -> bool:
    """Whether somebody has a prize for what is named by common words: "The prize went to Ana Prieto for Salt Road"."""
    first, last = run
    for_ = doc[first - 1] if first else doc[first]
    if for_.lower_ != "for" or doc[first].text in listed("around", "categories"):
        return False
    verb = next((t for t in for_.ancestors if t.pos_ == "VERB"), for_)
    objects = {c.lemma_.lower() for c in verb.rights if c.dep_ == "dobj"}
    subjects = {c.lemma_.lower() for c in verb.lefts if c.dep_ == "nsubj"} if verb.lemma_ in ("go", "be") else set()
    won = verb.lemma_ == "win" and objects and not objects.isdisjoint(listed("around", "honours"))
    given = not subjects.isdisjoint(listed("around", "honours"))
    return bool(won or given) and all(is_common_word(t.text) and t.is_title for t in doc[first:last])


def _is_by_maker(name: Token, last: int) -> bool:
    """Whether "by" and a maker of works hang on a name: "The winner was Salt Road by the Cork novelist Ana Prieto"."""
    by = name.doc[last] if last < len(name.doc) else name
    held = by.head.i == name.i or by.head.lemma_ == "be"
    return by.lower_ == "by" and held and tells_maker(by)


def _is_of_author(doc: Doc, first: int) -> bool:
    """Whether a name stands behind "author of"."""
    at = first - 2 if doc[first - 1].text == "The" else first - 1
    return at > 0 and doc[at].lower_ == "of" and doc[at - 1].lower_ in listed("around", "writers")


def _is_somebodys_work(doc: Doc, last: int) -> bool:
    """Whether a work and whose it is follow a comma: "Salt Road, Ann Roe's first novel,"."""
    if last + 1 >= len(doc) or doc[last].text != "," or not is_large(doc[last + 1]):
        return False
    owned = next((t.i for t in doc[last + 1 : last + _REACH] if t.tag_ == "POS"), 0)
    if not owned or not all(is_large(t) for t in doc[last + 1 : owned]):
        return False
    told = doc[owned + 1 : owned + 4]
    at = next((t.i for t in told if t.lower_ in listed("around", "plain_works")), 0)
    return at > 0 and all(t.tag_ in ("JJ", "JJS", "CD", "NN") for t in doc[owned + 1 : at])


def _is_story(doc: Doc, last: int) -> bool:
    """Whether a comma and the words for a story follow: "Salt Road, the story of three women,"."""
    behind = [t.lower_ for t in doc[last : last + 5]]
    if len(behind) < 5 or behind[0] != "," or behind[1] not in ("the", "a", "an"):
        return False
    return any(a in listed("around", "stories") and b in ("of", "about") for a, b in pairwise(behind[2:]))


def is_paper(word: Token) -> bool:
    """Whether the tagger took a newspaper for an adjective: "the tabloid Corvo"."""
    return word.tag_ == "JJ" and word.lower_ in words("reference", "journals")


def is_honoured(token: Token) -> bool:
    """Whether a verb or a noun tells that something is honoured: "won the prize", "was shortlisted"."""
    told = {token.lemma_.lower(), *(c.lemma_.lower() for c in token.rights if c.dep_ == "dobj")}
    return not told.isdisjoint(listed("verbs", "honouring") | listed("around", "honours"))
