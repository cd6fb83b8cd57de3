"""Drugs, whose names are written small, become names: "the drug, lumoran,", "lumarizumab, an antibody"."""

from collections import defaultdict
from collections.abc import Iterator

from kg.extract.names.spans.runs import Run
from kg.extract.names.words import listed
from kg.extract.tokens import Doc, Token
from kg.rows.lexicon import is_common_word

_NOMINAL = ("NOUN", "PROPN", "ADJ", "X", "VERB", "ADV")
_TAGS = ("NN", "NNP", "JJ")  # the tagger takes some unknown words for adjectives
_SHORTEST = 6  # letters
_PHRASE = 7  # tokens that a phrase in apposition has up to its noun


def drugs(doc: Doc) -> Iterator[Run]:
    """All places of the words that are drugs by their stem or by a noun beside them, in order."""
    uses: dict[str, list[Token]] = defaultdict(list)
    for token in doc:
        if token.is_alpha and len(token.text) >= _SHORTEST and (token.is_lower or _opens(token)):
            uses[token.lower_].append(token)
    found = {word for word, tokens in uses.items() if _is_drug(word, tokens)}
    yield from ((token.i, token.i + 1) for token in doc if token.lower_ in found and (token.is_lower or _opens(token)))


def _opens(token: Token) -> bool:
    return token.is_sent_start is True and token.is_title


def _is_drug(word: str, uses: list[Token]) -> bool:
    small = [token for token in uses if token.is_lower and token.pos_ in _NOMINAL]
    if not small or is_common_word(word) or word.endswith(("ly", *listed("drugs", "procedures"))):
        return False
    return word.endswith(tuple(listed("drugs", "stems"))) or any(map(_is_called, small))


def _is_called(token: Token) -> bool:
    """Whether a noun for drugs calls a word so: "the drug lumoran", "the drug, lumoran,", "lumoran, a new drug"."""
    doc, i = token.doc, token.i
    if token.tag_ not in _TAGS or i < 2:
        return False
    if doc[i - 3 : i].text.lower() in ("brand name of", "brand name for", "trade name of", "trade name for"):
        return True
    ends = i + 1 == len(doc) or doc[i + 1].is_punct or doc[i + 1].pos_ in ("AUX", "ADP", "CCONJ")
    if doc[i - 1].text == "," and ends and i + 1 < len(doc) and doc[i + 1].text in (",", "."):
        return _is_noun(doc[i - 2], "wider") and not _is_joined(doc[i - 2])
    if _is_noun(doc[i - 1]) and ends and not _is_joined(doc[i - 1]):
        return any(child.lower_ in ("the", "its") for child in (*doc[i - 1].lefts, *token.lefts))
    return _has_noun_behind(doc, i + 1)


def _is_noun(token: Token, *more: str) -> bool:
    return token.tag_ in _TAGS and any(token.lower_ in listed("drugs", key) for key in ("nouns", *more))


def _is_joined(noun: Token) -> bool:
    """Whether a noun is one of several in a row, so that the word behind the comma is the next."""
    return any(child.dep_ == "conj" for child in noun.children) or noun.dep_ == "conj"


def _has_noun_behind(doc: Doc, comma: int) -> bool:
    """Whether a comma, an article and a phrase that ends in a noun for drugs stand here."""
    if comma + 2 >= len(doc) or doc[comma].text != "," or doc[comma + 1].lower_ not in ("a", "an", "the", "its"):
        return False
    for token in doc[comma + 2 : comma + 2 + _PHRASE]:
        if _is_noun(token, "wider"):
            return token.i + 1 == len(doc) or token.nbor().pos_ not in ("NOUN", "PROPN")
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM", "VERB", "PUNCT") or token.text == ",":
            return False
    return False
