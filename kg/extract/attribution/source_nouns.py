"""The noun of a source: by whom a document is, for whom somebody speaks, and the words to tell it with."""

from kg.extract import grammar
from kg.extract.tokens import Token
from kg.rows import words

OPENING = ('"', "“", "``", "«", "„")


def owners(noun: Token) -> list[Token]:
    """Whose document or whose spokesman it is: "a poll by Acme", "Acme's figures", "Acme data"."""
    name, before = noun.lemma_.lower(), [c for c in noun.lefts if c.dep_ in ("poss", "compound", "nmod")]
    if name in words("attribution", "mouthpieces"):
        return [*(n for _, n in grammar.prepositional(noun, "for", "at", "of")), *before]
    if name not in words("attribution", "documents"):
        return []
    following = [n for _, n in grammar.prepositional(noun, "by", "from")]
    return following + (before if name in words("attribution", "findings") else [])


def speaks_for(head: Token, named: Token) -> bool:
    """Whether a name only tells for whom somebody speaks: "a spokesman for Mr Roe said"."""
    mouthpiece = head.lemma_.lower() in words("attribution", "mouthpieces")
    return mouthpiece and any(noun.i == named.i for _, noun in grammar.prepositional(head, "for", "of"))


def makers(document: Token) -> list[Token]:
    """Who made a document: "figures compiled by Acme"."""
    made = _participles(document) if document.lemma_.lower() in words("attribution", "documents") else []
    return [n for c in made if grammar.lemma(c) in words("attribution", "making") for n in grammar.by_agents(c)]


def _participles(noun: Token) -> list[Token]:
    return [c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"]


def phrase(head: Token) -> tuple[int, int]:
    """The words of a source: its noun phrase, and who made a document or is spoken for ("data compiled by Acme")."""
    doc = head.doc
    first, last = grammar.noun_phrase(head)
    openers = ("mark", "advmod", "poss")
    while first < head.i and doc[first].tag_ in ("IN", "RB", "WP$") and doc[first].dep_ in openers:
        first += 1  # "whose maker says"
    first = max([first, *(t.i + 1 for t in doc[first : head.i] if t.text in OPENING)])  # `a "senior aide"`
    makers = [n for c in _participles(head) for n in grammar.by_agents(c)]
    if head.lemma_.lower() in words("attribution", "mouthpieces"):
        makers += [n for _, n in grammar.prepositional(head, "for")]
    if makers and not any(t.text == "," for t in doc[last : makers[0].i]):
        last = max(last, grammar.noun_phrase(makers[0])[1])
    dated = [p.i for p, noun in grammar.prepositional(head, "on") if noun.ent_type_ in ("DATE", "TIME")]
    last = min([last, *dated])  # "the watchdog on Monday ordered"
    while last > head.i + 1 and doc[last - 1].tag_ == "POS":
        last -= 1
    return first, last
