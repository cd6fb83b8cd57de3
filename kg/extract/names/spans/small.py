"""Brands written small become candidates: "the start-up lumio unveiled", where nothing else in English is called so."""

from collections import defaultdict
from collections.abc import Iterator

from kg.extract.grammar import SUBJECTS
from kg.extract.names.evidence.appositions import class_of_noun_or_firm
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import called_class, lineage, listed, noun_class
from kg.extract.tokens import Doc, Token
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

_SHORTEST = 4  # letters: shorter words are mostly foreign or parts of formulas


def small_brands(doc: Doc) -> Iterator[Run]:
    """All occurrences of the words that the article treats as names though they are written small, in order."""
    uses: dict[str, list[Token]] = defaultdict(list)
    for token in doc:
        if token.is_lower and token.is_alpha and len(token.text) >= _SHORTEST and token.pos_ in _NOMINAL:
            uses[token.text].append(token)
    brands = {word for word, tokens in uses.items() if len(tokens) > 1 and _is_brand(word, tokens)}
    yield from ((token.i, token.i + 1) for token in doc if token.text in brands)


_NOMINAL = ("NOUN", "PROPN", "ADJ", "VERB", "X", "ADV")


def _is_brand(word: str, uses: list[Token]) -> bool:
    if is_common_word(word) or any(_is_counted(token) for token in uses):
        return False
    acting = any(t.dep_ == "nsubj" and t.head.lemma_.lower() in listed("verbs", "agent") for t in uses)
    if any(_is_told(token) for token in uses) or (acting and any(_is_called(t) or _owns(t) for t in uses)):
        return True
    if word.endswith("s") or noun_class(word) is not None:
        return False  # "the firm vloggers met", "the tram line"
    told = [t for t in uses if _ends_phrase(t) and _is_called_firm(t)]  # "the start-up lumio"
    others = [t for t in uses if t.i not in {one.i for one in told}]
    alone = any(_stands_for_one(t) for t in others) and not any(map(_is_described, others))  # "lumio had ignored"
    return bool(told) and alone


def _is_described(token: Token) -> bool:
    """Whether a word has what stands before common nouns: "the 11-kilometre brindle"."""
    return any(c.dep_ in ("det", "amod", "nummod", "compound") and c.i < token.i and c.is_lower for c in token.children)


def _stands_for_one(token: Token) -> bool:
    """Whether a word owns something or is the subject of a verb; the parser takes some names for adverbs."""
    verb, behind = token.head, token.doc[token.i + 1 : token.i + 2]
    unheard = not any(child.dep_ in SUBJECTS for child in verb.children) and verb.i > token.i
    taken = token.dep_ == "advmod" and bool(behind) and behind[0].pos_ == "AUX" and unheard  # "said lumily had ignored"
    return _owns(token) or taken or (token.dep_ in SUBJECTS and verb.pos_ in ("VERB", "AUX"))


def _ends_phrase(token: Token) -> bool:
    """Whether "the" or an owner begins the phrase that ends with a word: "the online bakery lumio has"."""
    doc, i = token.doc, token.i
    ends = i + 1 == len(doc) or doc[i + 1].pos_ in ("AUX", "VERB", "ADP") or doc[i + 1].text in (",", ".", "'s", "’s")
    return ends and any(t.lower_ == "the" or t.tag_ in ("PRP$", "POS") for t in doc[max(0, i - 4) : i - 1])


def _is_told(token: Token) -> bool:
    """Whether a noun for a product and a verb of naming stand before the word: "a drug called lumoxil"."""
    i, doc = token.i, token.doc
    i -= 1 + (i > 1 and doc[i - 1].lower_ == "as")
    if i < 1 or doc[i].lower_ not in ("called", "known", "named", "dubbed"):
        return False
    kind = called_class(doc[i - 1].lemma_.lower())
    return kind is not None and lineage(kind)[0] == SCHEMA.Product


def _is_counted(token: Token) -> bool:
    """Whether an article or a number stands before a word that ends its phrase: a common noun that we do not know."""
    if token.i == 0:
        return False
    before = token.nbor(-1)
    ends = token.i + 1 == len(token.doc) or token.nbor(1).pos_ not in ("NOUN", "PROPN")
    return ends and (before.lower_ in ("a", "an", "the", "this", "these", "some", "many") or before.like_num)


def _is_called(token: Token) -> bool:
    """Whether a noun for a firm or a product stands before the word: "the start-up lumio"."""
    kind = called_class(token.nbor(-1).lemma_.lower()) if token.i else None
    return kind is not None and lineage(kind)[0] in (SCHEMA.Organization, SCHEMA.Product)


def _is_called_firm(token: Token) -> bool:
    """Whether a noun for a firm or a body stands before the word: "the bakery lumio"."""
    noun = token.nbor(-1) if token.i else None
    tied = noun is not None and token.i > 2 and noun.nbor(-1).text == "-"  # "start-up", which the tagger may take apart
    if noun is None or (noun.tag_ != "NN" and not tied):
        return False
    kind = class_of_noun_or_firm(noun)
    return kind is not None and lineage(kind)[0] == SCHEMA.Organization


def _owns(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).text in ("'s", "’s")
