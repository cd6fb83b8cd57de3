"""What the brackets behind a body's name in another language say in English: "Nova Zora (New Force)"."""

from kg.extract.names.spans.large import is_large
from kg.extract.names.words import given_names, known_class, listed, noun_class
from kg.extract.places.known import best
from kg.extract.tokens import Doc, Span, Token
from kg.model import Name
from kg.rows import words
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

LONGEST = 7  # tokens of a translated name, with its quotation marks
MARKS = '"“”‘’«»'


def translated(doc: Doc, name: Name, starting: dict[int, Name], at: int) -> Name | None:
    """The name in the brackets behind a body's, which open before a token, if one is the other in English."""
    end = next((i for i in range(at, min(at + LONGEST, len(doc))) if doc[i].text in (")", "）")), None)
    if end is None or name.classes[0] != SCHEMA.Organization or len(name.classes) < 2:  # "Roe (Elm Row)", a ward
        return None
    first, last = at + (doc[at].text in MARKS), end - (doc[end - 1].text in MARKS)
    if last <= first or any(first < other.first < last for other in starting.values()):
        return None
    own, other, inside = doc[name.first : name.last], doc[first:last], starting.get(first)
    person = inside is not None and inside.classes[0] == SCHEMA.Person and doc[first].text in given_names()
    if person or (inside is not None and inside.last != last):
        return None
    party = SCHEMA.PoliticalParty in name.classes and len(_content(other)) > 1
    told = _is_foreign(own, party) and _is_english(other) and (party or (len(own) > 1 and len(_content(other)) > 1))
    if SCHEMA.Corporation in name.classes or not (told or (party and _is_english(own) and _is_foreign(other, False))):
        return None
    return Name(first, last, other.start_char, other.end_char, name.classes)


def _content(span: Span) -> list[Token]:
    return [token for token in span if token.lower_ not in words("reference", "function_words")]


def _is_english(span: Span) -> bool:
    """Whether all words but small ones are common, written large, and tell no post or part: "New Force"."""
    heavy = _content(span)
    plain = all(is_large(t) and _is_common(t) and t.text not in listed("common", "days") for t in heavy)
    post = noun_class(span[-1].lower_) == SCHEMA.Person or span[-1].text in listed("titles")
    post = post or span[-1].text in listed("around", "branches")
    opened = bool(heavy) and is_common_word(heavy[0].text)
    return opened and plain and not post and best(span.text) is None and known_class(span.text) is None


def _is_common(token: Token) -> bool:
    """Whether a word is a common one, also one that people are called by: "Dawn"."""
    return is_common_word(token.text) or token.text in given_names()


def _is_foreign(span: Span, loose: bool) -> bool:
    """Whether no word (`loose`: not every one) is of English, none a given name and none all letters: "Nova Zora"."""
    heavy = _content(span)
    strange = [is_large(t) and not is_common_word(t.text) for t in heavy]
    named = any(token.text in given_names() or (token.is_upper and len(token) > 1) for token in span)
    return bool(heavy) and not named and best(span.text) is None and (any(strange) if loose else all(strange))
