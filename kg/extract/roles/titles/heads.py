"""Words that head titles: which of them starts at a token, written in full, in the plural, with hyphens."""

from functools import cache

from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.roles.titles.ranks import in_full, is_short, short_forms
from kg.extract.roles.titles.wording import singular
from kg.extract.tokens import Token
from kg.rows import rows, words

LONGEST = 5  # words in the longest head of the rows


@cache
def heads() -> dict[str, frozenset[str]]:
    """The heads of titles by kind."""
    return {kind: frozenset(listed) for kind, listed in rows("roles")["heads"].items()}


@cache
def all_heads() -> frozenset[str]:
    """The heads of titles of all kinds."""
    return frozenset().union(*heads().values())


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(head.split()[0] for head in all_heads())


def head_at(token: Token, end: int) -> tuple[int, str, bool] | None:
    """End (exclusive), key and number of the longest head that starts at the token."""
    known = _piece(token) in _beginnings() or token.lower_ in _beginnings() or token.lower_ in short_forms()
    if not known and not _singular(token) and not _is_trade(token, token.lower_):
        return None
    best = None
    pieces: list[str] = []
    for i in range(token.i, min(token.i + 2 * LONGEST, end)):
        word = token.doc[i]
        if word.lower_ in ("-", "–") or (word.text == "." and pieces and is_short(word.nbor(-1))):
            continue
        pieces += _unfolded(word, behind=bool(pieces)).replace("-", " ").split()
        joined = " ".join(pieces).removeprefix("co ")  # "co-chair"
        if joined in all_heads():
            best = (i + 1, joined, False)
        elif _is_trade(word, joined):
            several = word.tag_ in ("NNS", "NNPS")
            best = (i + 1, singular(joined) if several else joined, several)
        elif _is_several(word) and singular(joined) in all_heads():
            best = (i + 1, singular(joined), True)
        if len(pieces) >= LONGEST:
            break
    return best


def _unfolded(word: Token, behind: bool = False) -> str:
    """A word in lower case, a title's short form in full: "senator" for "Sen.", behind others "constable" for "Con"."""
    return in_full(word, behind) or word.lower_


def _is_trade(word: Token, written: str) -> bool:
    """Whether a noun says what people do: "palaeontologist", "violinist"."""
    one = singular(written) if word.tag_ in ("NNS", "NNPS") else written
    return word.tag_ in ("NN", "NNP", "NNS", "NNPS") and word.lower_ == written and _is_work(one)


@cache
def _is_work(noun: str) -> bool:
    """Whether a noun for a person names work that is done for somebody."""
    by_ending = noun.endswith(tuple(rows("roles")["endings"]["trades"]))
    loose = (
        frozenset(rows("roles")["loose"]["words"]) | words("descriptions", "ties") | words("descriptions", "no_trade")
    )
    return by_ending or (is_person_noun(noun) and noun not in loose)


def _piece(token: Token) -> str:
    return token.lower_.removeprefix("co-").split("-")[0]


def _singular(token: Token) -> bool:
    return _is_several(token) and singular(token.lower_.removeprefix("co-")) in _beginnings()


def _is_several(word: Token) -> bool:
    """Whether a noun is a plural, also one taken for a part of the name behind it: "Governors Ann Roe of Ohio and"."""
    named = word.tag_ == "NNP" and word.dep_ == "compound" and word.lower_.endswith("s")
    return named or word.tag_ in ("NNS", "NNPS")
