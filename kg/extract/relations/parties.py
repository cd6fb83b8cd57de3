"""A legislator beside an organization becomes a member of that party: "Unity's Cllr Roe", "Senator Lee of Unity"."""

from collections.abc import Iterator

from kg.extract.reading import Reading
from kg.extract.relations.kinds import is_party, is_slate, may_be_party
from kg.extract.relations.slots import statement
from kg.extract.tokens import Token
from kg.model import Claim, Mention
from kg.rows import rows
from kg.vocabulary import KG, SCHEMA

TITLED = 0.93  # confidence where a title of those who sit for a party stands with the name
NAMED = 0.82
AROUND = 8  # tokens before a name among which an office is looked for
BETWEEN = 5  # tokens of a title between a party's 's and the name


def by_party(reading: Reading) -> Iterator[Claim]:
    """Who sits for which party, told by a title and a name beside it."""
    for mention in reading.mentions:
        if mention.kind == "name" and (owner := _whose(reading, mention) or _led_by(reading, mention)) is not None:
            person, part = reading.entity_part(owner), reading.entity_part(mention)
            anchor = reading.doc[mention.root]
            yield statement(reading, anchor, person, KG.politicalAffiliation, part, "relations.party", NAMED)
        if mention.kind == "name" and reading.is_a(mention, SCHEMA.Person):
            party = _owning(reading, mention) or _behind(reading, mention) or _in_brackets(reading, mention)
            if party is not None:
                person, anchor = reading.entity_part(mention), reading.doc[mention.root]
                part = reading.entity_part(party)
                sure = TITLED if _is_legislator(reading.doc[max(mention.first - 1, 0)].text) else NAMED
                yield statement(reading, anchor, person, KG.politicalAffiliation, part, "relations.party", sure)


def _whose(reading: Reading, party: Mention) -> Mention | None:
    """The person whose party a possessive tells: "his Civic Union party", "Ann Roe, whose Progressive group runs"."""
    doc, i = reading.doc, party.first - 1
    while i > 0 and i >= party.first - BETWEEN and (doc[i].text == "-" or _tells_kind(doc[i])):
        i -= 1  # "his centre-right Civic Party"
    if i < 0 or doc[i].tag_ not in ("PRP$", "WP$", "POS"):
        return None
    owner = reading.mention_at(doc[i - 1] if doc[i].tag_ == "POS" else doc[i])
    if owner is None or not reading.is_a(owner, SCHEMA.Person) or owner.last != i + (doc[i].tag_ != "POS"):
        return None
    behind = doc[party.last] if party.last < len(doc) else None
    group = behind is not None and behind.lower_ in rows("relations")["party_names"]["groups"]
    alone = behind is None or behind.pos_ not in ("NOUN", "PROPN", "ADJ")  # no "her Civic Party rival"
    grouped = group and may_be_party(reading, party) and (is_party(reading, party) or _rules(reading, owner))
    return owner if grouped or (alone and is_party(reading, party)) else None


def _led_by(reading: Reading, party: Mention) -> Mention | None:
    """Whose party "of" and a title tell: "the Civic Party of President Ann Roe"."""
    doc, at = reading.doc, party.last
    called = doc[at : at + 1].text in ("party", "bloc")
    at += called
    if at + 2 >= len(doc) or doc[at].lower_ != "of" or not (called or is_party(reading, party)):
        return None
    for word in doc[at + 1 : min(at + BETWEEN, len(doc))]:
        mention = reading.mention_at(word)
        if mention is not None and mention.first == word.i and mention.kind == "name":
            titled = word.i > at + 1 and _is_politician(reading, mention)
            return mention if titled and reading.is_a(mention, SCHEMA.Person) else None
        if word.pos_ not in ("NOUN", "PROPN", "ADJ", "DET") and word.text != "-":
            return None
    return None


def _tells_kind(word: Token) -> bool:
    return word.is_lower and word.pos_ in ("NOUN", "ADJ")


def _rules(reading: Reading, person: Mention) -> bool:
    """Whether a name of somebody stands anywhere with the office of a politician: "opposition leader Ann Roe"."""
    told = (m for m in reading.mentions if m.kind == "name" and m.entity == person.entity)
    return any(_is_politician(reading, m) for m in told)


def _owning(reading: Reading, person: Mention) -> Mention | None:
    """ "Unity's Senator Ann Roe": whose the titled name is."""
    doc, i = reading.doc, person.first - 1
    titled = False
    while i > 0 and i >= person.first - BETWEEN and (doc[i].pos_ in ("NOUN", "PROPN", "ADJ") or doc[i].text == "-"):
        titled = titled or _is_legislator(doc[i].text)
        i -= 1
    party = reading.mention_at(doc[i - 1]) if i > 0 and doc[i].tag_ == "POS" else None
    return party if titled and may_be_party(reading, party) else None


def _behind(reading: Reading, person: Mention) -> Mention | None:
    """ "Senator Ann Roe of Unity", "Ann Roe of the Unity Party"."""
    doc, at = reading.doc, person.last
    if at + 2 >= len(doc) or doc[at].lower_ not in ("of", "from") or doc[at].sent.start != doc[person.first].sent.start:
        return None
    start = at + 1
    while start < min(at + 4, len(doc) - 1) and doc[start].is_lower and doc[start].pos_ in ("DET", "ADJ", "NOUN"):
        start += 1  # "of the opposition Unity Party"
    party = reading.mention_at(doc[start])
    titled = person.first > 0 and _is_legislator(doc[person.first - 1].text)
    named = party is not None and party.kind == "name" and is_party(reading, party)
    stands = titled or (party is not None and is_slate(reading, party) and _is_politician(reading, person))
    return party if named or (stands and may_be_party(reading, party)) else None


def _in_brackets(reading: Reading, person: Mention) -> Mention | None:
    """ "Ann Roe (Social Democrats)"."""
    doc, at = reading.doc, person.last
    party = reading.mention_at(doc[at + 1]) if at + 2 < len(doc) and doc[at].text == "(" else None
    closed = party is not None and party.last < len(doc) and doc[party.last].text == ")"
    fits = closed and party is not None and party.kind == "name"
    return party if fits and party is not None and is_slate(reading, party) else None


def _is_politician(reading: Reading, person: Mention) -> bool:
    """Whether the words around a name call its bearer a politician: "Prime Minister", ", a member of parliament,"."""
    around = reading.doc[max(reading.doc[person.first].sent.start, person.first - AROUND) : person.first]
    return any(t.lower_ in rows("relations")["legislators"]["offices"] for t in around)


def _is_legislator(word: str) -> bool:
    return word.casefold().rstrip(".") in rows("relations")["legislators"]["words"]
