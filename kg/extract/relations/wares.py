"""Lists of goods, whatever the parser makes of them: "makes phones, memory chips and TVs", "its products include"."""

from collections.abc import Iterator

from kg.extract.grammar import child, prepositional
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.rows import words

INSIDE = ("NN", "NNS", "JJ", "JJR", "HYPH", "VBN", "VBG", "RB", "NNP", "NNPS")
JOINING = (",", "and", "&", ";")
TOLD = ("include", "comprise", "encompass", "cover", "span")  # "its products include"


def list_behind(reading: Reading, first: Token) -> list[tuple[int, Token]]:
    """The goods that a list goes on with behind its first noun: where each begins, and its head."""
    found: list[tuple[int, Token]] = []
    at, end = first.i + 1, first.sent.end
    while at < end and first.doc[at].lower_ in JOINING:
        start = at
        while start < end and first.doc[start].lower_ in JOINING:
            start += 1
        head = _ware(reading, start, end)
        if head is None:
            break
        found.append((start, head))
        at = head.i + 1
    return found


def _ware(reading: Reading, start: int, end: int) -> Token | None:
    """The head of the noun phrase without an article that begins at a token and ends with its noun."""
    doc, at = reading.doc, start
    while at < end and doc[at].tag_ in INSIDE and (doc[at].tag_ not in ("VBG", "VBN") or doc[at].dep_ != "advcl"):
        at += 1
    head = doc[at - 1] if at > start else None
    if head is None or head.tag_ not in ("NN", "NNS") or (doc[start].tag_ == "VBN" and doc[start].dep_ == "acl"):
        return None
    if any(t.lower_ in words("goods", "unsaid") for t in doc[start:at]):
        return None  # "and, formerly, phones", "and other services"
    named = reading.mention_at(head)
    if named is not None and named.kind == "name":
        return None
    open_ = at < end and (doc[at].pos_ in ("VERB", "AUX", "PRON", "PART") or doc[at].tag_ == "POS")
    return None if open_ else head


def included(verb: Token) -> tuple[Token, Token] | None:
    """The noun for products and the first ware of "its products include phones"."""
    if verb.lemma_ not in TOLD or verb.tag_ not in ("VBP", "VBZ"):
        return None
    products = child(verb, "nsubj")
    first = child(verb, "dobj")
    if products is None or first is None or products.lemma_.lower() not in words("goods", "own_goods"):
        return None
    return products, first


def whose(products: Token) -> list[Token]:
    """Whose products a noun speaks of: "its", "Acme's", "the products of Acme", "Acme products"."""
    own = child(products, "poss")
    if own is not None:
        return [own]
    of = [noun for _, noun in prepositional(products, "of", "from", "by")]
    return of or [c for c in products.lefts if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"]


def examples_of(reading: Reading, noun: Token) -> Iterator[Token]:
    """What is given as examples of goods: "products such as pumps and valves"."""
    doc, at, end = noun.doc, noun.i + 1, noun.sent.end
    at += at < end and doc[at].text == ","
    past = 2 if doc[at : at + 2].text.lower() == "such as" else int(at < end and doc[at].lower_ == "including")
    first = _ware(reading, at + past, end) if past and noun.lemma_.lower() in words("goods", "own_goods") else None
    if first is not None:
        yield first
