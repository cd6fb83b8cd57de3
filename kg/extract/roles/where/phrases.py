"""A noun phrase becomes the body or place that it names: "the German engineering group Nordmark"."""

from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import kind_of_noun, noun_of
from kg.extract.tokens import Doc, Token
from kg.model import Mention
from kg.rows import rows
from kg.vocabulary import SCHEMA

BOARD = frozenset(rows("roles")["boards"]["words"])
BODIES = (SCHEMA.Organization, SCHEMA.Place, SCHEMA.Event, SCHEMA.Periodical)
REGIONS = ("state", "province", "county", "region", "prefecture")
WIDTH = 12  # tokens that a noun phrase between preposition and name may have


def named_in_phrase(reading: Reading, first: int, end: int) -> Mention | None:
    """The body or place that a noun phrase from `first` on names: its first name, or the noun phrase itself."""
    doc = reading.doc
    for i in range(first, min(first + WIDTH, end)):
        word = doc[i]
        mention = reading.mention_at(word)
        if mention is not None and (mention.first < first or is_board(reading, mention)):
            mention = None  # the phrase around, not one in it; or "the Board of Directors"
        if mention is not None and reading.is_a(mention, *BODIES):
            behind = doc[mention.last] if mention.last < end else None
            if behind is not None and behind.tag_ == "POS":
                inner = named_in_phrase(reading, mention.last + 1, min(end, mention.last + WIDTH))
                return inner if inner is not None and inner.kind == "name" else mention
            if behind is not None and _goes_on(reading, behind, mention):
                continue
            if behind is not None and _is_part(reading, mention, end):
                return None
            return mention
        if mention is not None and reading.is_a(mention, SCHEMA.Person):
            return None
        stops = word.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "PUNCT") and word.text != "-"
        if mention is None and stops and word.dep_ not in ("amod", "compound", "nmod"):
            return None
    return None


def name_introduced(reading: Reading, mention: Mention, *classes: str) -> Mention:
    """The name that a noun only introduces, at its end or behind it: "the insurer Polaris Re"; else the mention."""
    if mention.kind != "nominal":
        return mention
    inside = [m for m in reading.mentions_in(mention.first, mention.last) if m.last == mention.last]
    behind = reading.mention_at(reading.doc[mention.last]) if mention.last < len(reading.doc) else None
    told = [*inside, *([behind] if behind is not None and behind.first == mention.last else [])]
    return next((m for m in told if m.kind == "name" and reading.is_a(m, *classes)), mention)


def name_explained(reading: Reading, last: int, start: int) -> Mention | None:
    """The name that a phrase explains which ends in a token: "Acme Bau, a builder in Oslo", "Lomas, a town in Peru"."""
    doc, at = reading.doc, last
    while at > start and doc[at].text != "," and doc[at].pos_ in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM"):
        at -= 1
    opens = at > start and doc[at].text == "," and doc[at + 1].lower_ in ("a", "an", "the")
    named = reading.mention_at(doc[at - 1]) if opens else None
    noun = next((t for t in doc[at : last + 1] if t.pos_ == "NOUN"), None)
    town = noun is not None and kind_of_noun(noun.lower_) == SCHEMA.Place
    kind = SCHEMA.Place if town else SCHEMA.Organization
    body = named is not None and named.kind == "name" and named.last == at
    return named if body and reading.is_a(named, kind) else None


def _goes_on(reading: Reading, behind: Token, mention: Mention) -> bool:
    """Whether a name is only a modifier: "Baghdad" in "the Baghdad office of"."""
    if behind.text == "-" and not behind.whitespace_ and behind.i + 1 < len(reading.doc):
        return behind.nbor(1).lower_ in ("based", "headquartered")  # "director of the Leeds-based Acme Trust"
    after = reading.mention_at(behind)
    if after is not None and (after.first < mention.last or after.kind == "pronoun"):
        after = None  # the phrase around both, or "which" behind it
    if after is not None and reading.is_a(after, SCHEMA.Organization):
        return True
    if behind.lower_ in REGIONS and behind.is_lower:
        return False  # "science secretary of Goa state"
    return reading.is_a(mention, SCHEMA.Place) and behind.pos_ in ("NOUN", "PROPN") and after is None


def _is_part(reading: Reading, mention: Mention, end: int) -> bool:
    """Whether small words behind a body's name tell a part of it that is meant: "the Acme sales unit", no board."""
    last = mention.last
    while last < end and reading.doc[last].is_lower and reading.doc[last].tag_ in ("NN", "JJ"):
        last += 1
    if last == mention.last or reading.doc[last - 1].tag_ != "NN" or reading.doc[last - 1].lower_ in BOARD:
        return False
    noun = noun_of(reading.doc[last - 1])
    serves = noun in rows("roles")["chambers"]["behind"]  # "the UN mission", "the Leeds fire service"
    return serves or (last - mention.last > 1 and kind_of_noun(noun) == SCHEMA.Organization)


def is_board(reading: Reading, mention: Mention) -> bool:
    """Whether a name is only that of a board: it belongs to the title, the body is named elsewhere."""
    said = reading.doc[mention.first : mention.last]
    return mention.kind != "pronoun" and all(word.lower_ in BOARD or word.is_stop for word in said)


def in_name(reading: Reading, word: Token) -> bool:
    """Whether a word is part of a name."""
    mention = reading.mention_at(word)
    plain = mention is None or mention.kind != "name" or is_board(reading, mention)
    return not plain and not reading.is_a(mention, SCHEMA.DefinedTerm)


def is_seat(reading: Reading, word: Token, first: int) -> bool:
    """Whether a country right before a title tells where it is held: "China head of Acme"."""
    at = any(t.lower_ in ("of", "at") for t in word.doc[first + 1 : first + 3])
    named = word.i == first - 1 and word.nbor(1).is_lower and in_name(reading, word)
    return at and named and reading.is_a(reading.mention_at(word), SCHEMA.Country)


def is_over(doc: Doc, lead: int, start: int) -> bool:
    """Whether an adverb before the article of a title puts it in the past: "formerly an executive"."""
    before = doc[lead - 2] if lead - 2 >= start and doc[lead - 1].lower_ in ("a", "an", "the") else None
    return before is not None and before.lower_ in rows("roles")["over"]["adverbs"]
