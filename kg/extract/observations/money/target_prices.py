"""What analysts expect shares to be worth: "kept her target price of 18 reais for the stock"."""

from dataclasses import replace

from kg.extract.observations.figures import Figure, previous_word
from kg.extract.observations.statements import Sentence, Statement
from kg.extract.observations.whose.measures import label, thing
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.model import Part
from kg.vocabulary import SCHEMA

FARTHEST = 6  # tokens from "target price" to its sum, with whose it is between
NAMES = (["target", "price"], ["price", "target"], ["fair", "value"])
RULES = {"to": "observation/change-to", "of": "observation/amount-of", "at": "observation/amount-of"}


def target_price(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A target price, that of the shares named with it or of the firm spoken of, whoever sets it."""
    word, before = previous_word(figure), sentence.last()
    if word is None or figure.kind != "money":
        return None
    told = before is not None and (before[1].property.text or "").split() in NAMES and before[0].last >= word.i
    if before is not None and told and word.lower_ == "from":
        return replace(before[1], rule="observation/change-from", earlier=True)
    if (rated := _of_rated(sentence, figure, word)) is not None:
        return rated
    named = _named(word)
    if named is None or word.lower_ not in RULES:
        return None
    about = _of_shares(sentence, named, word, figure)
    if about is None and sentence.topic is not None:
        near = sentence.topic.near(named)
        sets = near is not None and near.start is not None and near.start >= named.sent.start_char
        about = None if sets else near  # "analysts at Orme Securities raised their price target"
    prop = label(named.doc[named.i - 1 : named.i + 1].text.lower())
    return Statement(RULES[word.lower_], named, about, prop, noun=named) if about is not None else None


def _named(word: Token) -> Token | None:
    """The last word of "target price" before a preposition, with nothing but whose it is between."""
    doc = word.doc
    for i in range(word.i - 1, max(word.i - FARTHEST, word.sent.start), -1):
        if [t.lower_ for t in doc[i - 1 : i + 1]] in NAMES:
            behind = doc[i + 1 : word.i]
            return doc[i] if not len(behind) or behind[0].lower_ in ("on", "for") else None
    return None


def _of_rated(sentence: Sentence, figure: Figure, word: Token) -> Statement | None:
    """Of the firm that a bank rates: "Orme Bank has cut Acme to 'Hold' and lowered its price target from 52 euros"."""
    start = word.sent.start
    named = next((t for t in word.doc[max(start + 1, word.i - FARTHEST) : word.i] if _is_target(t)), None)
    if named is None or word.lower_ not in ("to", "from") or word.doc[named.i + 1].lower_ not in ("to", "from"):
        return None
    whose = word.doc[named.i - 2]
    told = [
        m for m in sentence.reading.mentions_in(start, named.i - 2) if sentence.reading.is_a(m, SCHEMA.Organization)
    ]
    apart = len({m.entity for m in told}) > 1 and told[-1].entity != told[0].entity
    if whose.lower_ != "its" or not apart:
        return None
    about, prop = sentence.reading.entity_part(told[-1]), label(word.doc[named.i - 1 : named.i + 1].text.lower())
    rule = "observation/change-from" if word.lower_ == "from" else "observation/change-to"
    return Statement(rule, named, about, prop, earlier=word.lower_ == "from", noun=named)


def _is_target(token: Token) -> bool:
    return [t.lower_ for t in token.doc[token.i - 1 : token.i + 1]] in NAMES


def _of_shares(sentence: Sentence, named: Token, word: Token, figure: Figure) -> Part | None:
    """The firm behind "on" or "for", before the sum or right behind it."""
    doc, i = word.doc, figure.last
    beside = i < len(doc) and doc[i].lower_ in ("on", "for")
    behind = doc[i + 1 : i + 3 if beside else i + 1]
    for token in (*doc[named.i + 2 : word.i], *behind):
        mention = sentence.reading.mention_headed_by(token)
        if sentence.reading.is_a(mention, SCHEMA.Organization):
            return thing(sentence.reading, token)
    return None
