"""What the text calls a named thing: "a Polish builder" after a name, "grocery e-tailer" before it, "is a law firm".

Every answer is an `Epithet`: a noun phrase that describes the name, found from the tree and, where the small parser
slips, from commas and articles. Who reads it (who is who, descriptions, places) decides what it means.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.extract.callings import describes, is_known, organization_nouns
from kg.extract.demonyms import is_group
from kg.extract.grammar import REACH, SUBJECTS, child, first_conjunct, noun_phrase
from kg.extract.grammar.phrases import (
    before_clause,
    closes_phrase,
    is_figure,
    is_part_of_word,
    is_short_field,
    joins_adjective,
    tells_prize,
)
from kg.extract.grammar.predicates import complement, predicates
from kg.extract.tokens import Doc, Span, Token, behind_brackets
from kg.rows import words

How = Literal["apposition", "modifier", "copula"]
NOUNS = ("NN", "NNS")
LONGEST_BRACKET = 8  # tokens of what stands in brackets between a name and an apposition
ASIDES = ("now", "also", "still", "himself", "herself", "itself")  # "Ann Roe, now a nurse"
_OPENING = ("DT", "PRP$", "JJ", "JJS", "NN", "RBS", "VBN", "CD")
_INSIDE = ("NN", "NNS", "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "RB", "RBS")


@dataclass(frozen=True, slots=True)
class Epithet:
    """A noun phrase about a name: token indices (last exclusive), its head, and how it is tied to the name.

    `anchor` is the token that ties it: the verb of a copula, else the head. `sure` is false where only its place
    speaks for it, against the tree: then the noun must suit what bears the name.
    """

    first: int
    last: int
    head: int
    how: How
    anchor: int
    sure: bool = True


def epithets(doc: Doc, first: int, last: int) -> Iterator[Epithet]:
    """The noun phrases that describe the name at these token indices (last exclusive), in no particular order."""
    span = doc[first:last]
    before = _before(span) or _apposed_before(span) or _before_row(span) or _owned_before_comma(span) or _called(span)
    for found in (before, _apposed_after(span), *copulas(span)):
        if found is None or doc[found.head].lower_ in words("descriptions", "seen_as_nouns"):
            continue  # "Lomas borders Chad", where the tagger sees a noun
        if not is_figure(doc[found.head]):
            yield found


def _before(name: Span) -> Epithet | None:
    """ "grocery e-tailer" in "founder of grocery e-tailer Dingo", "the physicist" in "the physicist Ann Roe"."""
    doc, start = name.doc, name.sent.start
    head = _before_titles(doc, name.start) - 1
    if head < start or not describes(doc[head]):
        return None
    sure = _same_phrase(doc[head], name)
    if not sure and (not is_known(doc[head]) or _opens_relative(name)):
        return None
    first = head
    while first > start and (
        _modifies(doc[first - 1]) or joins_adjective(doc[first]) or is_part_of_word(doc[first - 1])
    ):
        first -= 1
    first = _of_many(doc, first) if first == head else first
    if doc[head - 1].tag_ == "HYPH" and doc[head - 2].tag_ in ("JJ", "CD"):
        return None  # "long-haul Dingos", "ten-man Dingos": a modifier of two words, no noun
    if doc[first].text == "-" and first + 1 < head and doc[first + 1].tag_ in ("VBN", "JJ"):
        first += 2  # "the Turin-based carmaker Dingo", "the Lomas-like carmaker Dingo"
    if doc[first].text == "-" and first > start and doc[first - 1].tag_ == "CD":
        first -= 1  # "two-time champion", "34-year-old violinist"
    while first < head and doc[first].tag_ in ("HYPH", "RB", "VBG") and doc[first].dep_ != "amod":
        first += 1
    if first - 2 >= start and doc[first - 1].text == "-" and doc[first - 2].lower_ == "then":
        first -= 2  # "then-unknown singer"
    if first - 2 >= start and _is_half_group(doc, first - 2):
        first -= 2  # "the Franco-German group"
    elif first - 3 >= start and _is_half_group(doc, first - 3):
        first -= 3  # "the Anglo-Dutch firm"
    if first - 4 >= start and doc[first - 1].text == doc[first - 3].text == "-":
        first -= 4  # "point-of-sale giant"
    return Epithet(first, head + 1, head, "modifier", head, sure)


def _is_half_group(doc: Doc, i: int) -> bool:
    """Whether a hyphen ties two peoples here: "Franco" of "Franco-German"."""
    return doc[i + 1].text == "-" and is_group(doc[i].text) and is_group(doc[i + 2].text)


def joined_before(name: Span, second: Epithet) -> Epithet | None:
    """ "Chilean filmmaker" in "Chilean filmmaker and journalist Ann Roe", beside the second: both are one person."""
    doc, head = name.doc, second.first - 2
    joined = second.how == "modifier" and head >= name.sent.start and doc[head + 1].lower_ == "and"
    if not joined or doc[head].tag_ != "NN" or not describes(doc[head]) or not is_known(doc[head]):
        return None
    first = head
    while first > name.sent.start and _modifies(doc[first - 1]):
        first -= 1
    opener, verb = doc[first - 1] if first > name.sent.start else doc[first], name.root.head
    several = opener.tag_ in ("PRP$", "POS") or opener.lower_ in ("a", "an", ",", "and", "between", "among")
    several |= opener.tag_ == "NNP" and doc[head].lower_ in organization_nouns()  # "the Acme chain and builder Dingo"
    plural = name.root.dep_ in SUBJECTS and any(t.tag_ == "VBP" or t.lower_ == "were" for t in (verb, *verb.lefts))
    return None if several or plural else Epithet(first, head + 1, head, "modifier", head)


def _of_many(doc: Doc, first: int) -> int:
    """Where a body begins that is of many: "rice" of "the rice growers' association Acme"; else where it began."""
    owned = first > 1 and doc[first - 1].tag_ == "POS" and doc[first].lower_ in organization_nouns()
    if not owned or doc[first - 2].tag_ != "NNS" or not doc[first - 2].text[1:].islower():
        return first
    at = first - 2
    while at > 0 and doc[at - 1].tag_ == "NN" and doc[at - 1].is_lower:
        at -= 1
    return first if at > 0 and doc[at - 1].tag_ in ("PRP$", "POS") else at


def _before_titles(doc: Doc, first: int) -> int:
    """Where the titles before a name begin: "the physicist Dr Ann Roe", "Attorney General Ann Roe"."""
    end = first
    while first > 0 and doc[first - 1].is_title:
        whole = first < end and (doc[first - 1].head.i == first or doc[first].text == "General")
        opens = whole and doc[first - 1].dep_ == "compound"
        if not opens and doc[first - 1].lower_.strip(".") not in words("reference", "titles"):
            break
        first -= 1
    return first


def _called(name: Span) -> Epithet | None:
    """ "the device" in "the device, called Dingo," and "a monitor named Dingo"."""
    doc, participle = name.doc, name.start - 1
    if participle <= name.sent.start or doc[participle].lower_ not in ("called", "named", "dubbed", "nicknamed"):
        return None
    head = participle - 1 - (doc[participle - 1].text == ",")
    verb = doc[participle]
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or verb.head.i != head or doc[head].tag_ != "NN":
        return None
    first = head
    while first > name.sent.start and _modifies(doc[first - 1]):
        first -= 1
    return Epithet(first, head + 1, head, "modifier", head)


def _opens_relative(name: Span) -> bool:
    """Whether the name begins a clause about the noun before: "the company Dingo bought in May makes tyres"."""
    root = name.root
    return root.dep_ in ("nsubj", "nsubjpass") and root.head.dep_ == "relcl" and name.sent.root.pos_ in ("VERB", "AUX")


def _modifies(token: Token) -> bool:
    begins = token.is_sent_start and token.text[1:].islower()
    opens = begins and (token.nbor(1).is_lower or token.nbor(1).text == "-" or is_short_field(token.nbor(1)))
    if opens and (token.ent_type_ in ("", "ORDINAL") or token.head.i == token.i + 1):
        return token.tag_ in {*_INSIDE, "NNP"} and token.dep_ in ("amod", "compound", "nmod", "npadvmod")
    hyphen = token.tag_ == "HYPH" or token.text == "-" or tells_prize(token) or is_short_field(token)
    small = token.text[:1].islower() and token.tag_ in {*_INSIDE, "NNP"} and not _is_deed(token)  # "kora player"
    return small or hyphen or token.ent_type_ == "NORP"


def _is_deed(word: Token) -> bool:
    """Whether a participle is the verb of its clause: "has bought carmaker Dingo"."""
    stars = word.tag_ == "VBG" and word.dep_ == "acl"  # "a thriller starring actress Ann Roe"
    return stars or (word.pos_ == "VERB" and child(word, "aux", "auxpass") is not None)


def _same_phrase(noun: Token, name: Span) -> bool:
    root = name.root
    return name.start <= noun.head.i < name.end or (
        root.head.i == noun.i and root.dep_ in ("appos", "nmod", "compound")
    )


def _apposed_before(name: Span) -> Epithet | None:
    """ "Irish airline" in "Irish airline, Dingo, said", "its chairwoman" in "its chairwoman, Ann Roe"."""
    doc, root = name.doc, first_conjunct(name.root)
    head = root.head
    shared = root.i == name.root.i or (head.tag_ == "NNS" and name.root.dep_ == "conj")
    named = head.tag_ == "NNP" and not head.is_lower
    if root.dep_ != "appos" or not shared or head.tag_ not in {*NOUNS, "NNP"} or named or head.i >= name.start:
        return None
    had = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else None
    if had is not None and had.lower_ in words("descriptions", "havers"):
        either = head.lower_ in organization_nouns()  # "the owner of the company, Acme" may be either
        return Epithet(had.left_edge.i, head.i + 1, had.i, "apposition", had.i, False) if not either else None
    own = [c.left_edge.i for c in head.lefts if c.dep_ not in ("prep", "punct")]  # not "In 2023," before "its branch"
    first = max(min([head.i, *own]), head.i - REACH)
    last = name.start if root.i == name.root.i else root.left_edge.i
    if last > head.i + 1 and doc[last - 1].lower_ == "the":
        last -= 1  # "the drug regulator, the Central Drug Office"
    opened = last
    while last > head.i + 1 and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    if last == opened and last - head.i > 1:
        return None  # "the head of Dingo": the name is inside the phrase
    return Epithet(first, last, head.i, "apposition", head.i)


def _before_row(name: Span) -> Epithet | None:
    """ "two chemists" in "founded by two chemists, Ann Roe and Tom Lee", for each of them."""
    doc, at = name.doc, name.start
    while at - 1 > name.sent.start and (doc[at - 1].lower_ == "and" or doc[at - 2].pos_ == "PROPN"):
        at -= 1
        while at > name.sent.start and doc[at - 1].pos_ == "PROPN":
            at -= 1
    head = at - 2
    if head <= name.sent.start or doc[at - 1].text not in (",", ":") or doc[head].tag_ != "NNS":
        return None
    first = head
    while first > name.sent.start and doc[first - 1].tag_ in _INSIDE:
        first -= 1
    counted = doc[first - 1].pos_ == "NUM" and child(doc[head], "nummod") is not None
    return Epithet(first, head + 1, head, "apposition", head, False) if counted and is_known(doc[head]) else None


def _owned_before_comma(name: Span) -> Epithet | None:
    """ "her biographer" in "according to her biographer, Ann Roe,", whatever the tree makes of it."""
    doc, head = name.doc, name.start - 2
    following = doc[name.end].text if name.end < len(doc) else "."
    if head <= name.sent.start or doc[head + 1].text != "," or following not in (",", ".", ";", ")"):
        return None
    if doc[head].tag_ != "NN" or not is_known(doc[head]):
        return None
    first = head
    while first > name.sent.start and doc[first - 1].tag_ in _INSIDE:
        first -= 1
    one = _is_one(name, first, head)
    opened = first > 0 and (doc[first - 1].tag_ == "PRP$" or one or _is_holder(doc, first, head))
    return Epithet(first, head + 1, head, "apposition", head, False) if opened else None


def _is_one(name: Span, first: int, head: int) -> bool:
    """Whether a phrase behind its verb presents who is named next: "asked a former judge, Ann Roe.", no subject."""
    doc, noun = name.doc, name.doc[head]
    presents = doc[first - 1].lower_ in ("a", "an") and doc[first - 1].head.i == head and noun.dep_ in ("pobj", "dobj")
    return presents and name.sent.root.i < first and name.root.dep_ not in SUBJECTS


def _is_holder(doc: Doc, first: int, head: int) -> bool:
    """Whether a phrase is about the one person who is so called: "charged the captain, Ann Roe, with"."""
    alone = doc[first - 1].lower_ == "the" and doc[first - 1].head.i == head
    return alone and doc[head].dep_ == "dobj" and doc[head].lower_ in words("reference", "person_nouns")


def _apposed_after(name: Span) -> Epithet | None:
    """ "a Polish builder" in "Dingo, a Polish builder, said"."""
    doc = name.doc
    at = behind_brackets(doc, name.end, LONGEST_BRACKET)
    if at + 2 < len(doc) and doc[at].text == "," and doc[at + 1].like_num and doc[at + 2].text == ",":
        at += 2  # "Ann Roe, 52, a former nurse"
    if at + 1 >= len(doc) or doc[at].text not in (",", "–", "—", "-") or doc[at].sent.start != name.sent.start:
        return None
    start = at + 1 + (doc[at + 1].lower_ in ASIDES)
    found = _apposed_head(doc, start, name) if start < len(doc) else None
    if found is None:
        return None
    head, sure = found
    _, last = noun_phrase(head)
    last = before_clause(doc, head.i, last)
    return Epithet(start, last, head.i, "apposition", head.i if sure else name.root.i, sure)


def _apposed_head(doc: Doc, start: int, name: Span) -> tuple[Token, bool] | None:
    """The head of the noun phrase that begins at a token and describes the name before it, and whether that is sure."""
    if doc[start].tag_ not in _OPENING and doc[start].pos_ != "PROPN" and doc[start].ent_type_ != "NORP":
        return None
    opened = doc[start].lower_ in ("a", "an")
    paired = doc[name.start - 1].lower_ == "and" if name.start > name.sent.start else False
    for token in doc[start : min(start + 14, name.sent.end)]:
        noun = token.tag_ in NOUNS or (opened and child(token, "det") is not None)
        ends = token.nbor(1).tag_ not in NOUNS if token.i + 1 < len(doc) else True
        if opened and noun and ends and token.lemma_.lower() in words("actions", "summing_up"):
            return None  # ", a move that": the sentence, not the name
        if token.dep_ == "appos" and token.text[-1].isdigit():
            return None  # "closed the A82, the M6 and"
        if token.dep_ == "appos" and noun and token.left_edge.i >= start - 1 and token.head.i < start:
            if _follows_scene(token, name):
                return None
            if _within(token.head, name):
                return _hyphenated(token), True
            place = doc[start].lower_ == "the" and _goes_on(doc, token)
            return (_hyphenated(token), False) if opened or paired or place else None
        listed = token.dep_ == "conj" and token.head.i < name.root.i and opened
        if listed or (token.is_punct and token.text != "-" and token.tag_ != "POS"):
            break  # "houses in Accra, a villa in Tema and a boat"
        if ((opened and token.tag_ == "NN") or (paired and token.tag_ == "NNS")) and closes_phrase(doc, token):
            return None if _follows_scene(token, name) else (token, False)
    return None


def _goes_on(doc: Doc, noun: Token) -> bool:
    """Whether a clause tells of a place which is meant: "the mayor of Alsta, the town that stands to lose"."""
    place = noun.tag_ == "NN" and noun.lower_ in words("places", "place_nouns")
    return place and doc[noun.i + 1 : noun.i + 2].text.lower() in ("that", "which", "where")


def _follows_scene(noun: Token, name: Span) -> bool:
    """Whether a subject stands behind where its sentence plays: "In Leeds, a lost opera about miners gets a stage".

    So does what a headline without a verb is about: "In Leeds, a stage where everybody sings".
    """
    scene = name.root.head if name.root.dep_ == "pobj" else name.root
    if not scene.is_sent_start:
        return False
    closed = noun.doc[noun.right_edge.i + 1].text in (",", "–", "—")
    return scene.head.i == noun.head.i if noun.dep_ in SUBJECTS else scene is not name.root and not closed


def _hyphenated(noun: Token) -> Token:
    """The last part of a hyphenated noun that the parser heads by its first: "founder" for "co-founder"."""
    while noun.i + 2 < len(noun.doc) and noun.nbor(1).text == "-" and noun.nbor(2).tag_ in NOUNS:
        noun = noun.nbor(2)
    return noun


def _within(token: Token, name: Span) -> bool:
    """Whether a token is in the name, or governs it directly ("the website Dingo")."""
    return name.start <= token.i < name.end or (
        token.i < name.start and name.root.head.i == token.i and token.dep_ != "ROOT"
    )


def copulas(name: Span) -> Iterator[Epithet]:
    """ "a law firm" in "Dingo is a law firm" and in "Dingo, which is a law firm"."""
    root = name.root
    called = root.head if root.dep_ == "appos" and root.head.tag_ == "NN" and root.head.i < name.start else root
    verbs = (
        *predicates(called),
        *(predicates(root) if called is not root else ()),
    )  # "her father, Tom Roe, was a guard"
    for verb in verbs:
        noun = complement(verb)
        if noun is not None and noun.tag_ in NOUNS:
            first, last = noun_phrase(noun)
            yield Epithet(first, before_clause(name.doc, noun.i, last), noun.i, "copula", verb.i)
