"""What stands with a name tells where it is: "New York bank Lex", "Dutch brewer Lindauer", "the Dutch city of Ede"."""

from collections.abc import Iterator

from kg.extract.asides import past_asides
from kg.extract.demonyms import country_told
from kg.extract.epithets import NOUNS, Epithet, epithets
from kg.extract.grammar import RELATIVES
from kg.extract.grammar.predicates import complement
from kg.extract.places.known import places
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import kind_of_noun, noun_of
from kg.extract.referents import country_part
from kg.extract.tokens import Doc, Token
from kg.model import Claim, Mention, Part
from kg.rows import words
from kg.vocabulary import RDF, SCHEMA

CONFIDENCE = 0.82
WIDE = 6  # words of a phrase in front of what the parser takes for it


def origins(reading: Reading) -> Iterator[Claim]:
    """Where organizations and places are whose noun phrases name a place or a people."""
    for mention in reading.mentions:
        if mention.kind == "name" and reading.is_a(mention, SCHEMA.Place):
            yield from _of_people(reading, mention)
            yield from _capital(reading, mention)
        elif reading.is_a(mention, SCHEMA.Organization) and reading.doc[mention.first].lower_ not in RELATIVES:
            found = list(epithets(reading.doc, mention.first, mention.last))
            opened = _defined(reading, mention) if all(e.how != "copula" for e in found) else None
            for epithet in [*found, opened] if opened is not None else found:
                yield from _described(reading, mention, epithet)


def _described(reading: Reading, mention: Mention, epithet: Epithet) -> Iterator[Claim]:
    """Where an organization is that is called "the Dutch brewer" or "is a Dutch brewer", "the Linz bank"."""
    named, copula = mention.kind == "name", epithet.how == "copula"
    found = _people(reading, epithet) if _is_of_people(reading, epithet) and (named or copula) else None
    if found is None and named and not copula and _is_at_home(reading, mention) and _tells_home(reading, epithet):
        found = _people(reading, epithet) or _place(reading, epithet)
    if found is not None:
        yield _located(reading, mention, epithet, *found)


def _defined(reading: Reading, mention: Mention) -> Epithet | None:
    """What the name that a sentence opens with is behind its brackets, whatever the parser takes for the subject.

    "Tolva (also written Tolwa, in Greek: Tolba) is a Finnish choir" is about Tolva.
    """
    doc, sentence = reading.doc, reading.doc[mention.first].sent
    at = past_asides(doc, mention.last, sentence.end)
    if mention.kind != "name" or mention.first > sentence.start + 1 or at + 2 >= sentence.end:
        return None
    noun = complement(doc[at]) if doc[at].lower_ in ("is", "was", "are", "were") else None
    opened = noun is not None and noun.tag_ in NOUNS and noun.left_edge.i == at + 1
    return Epithet(at + 1, noun.i + 1, noun.i, "copula", at) if noun is not None and opened else None


def _is_of_people(reading: Reading, epithet: Epithet) -> bool:
    """Whether a phrase calls something a body of the people in it: "a Dutch club", not "the Dutch embassy"."""
    noun = noun_of(reading.doc[epithet.head])
    known = kind_of_noun(noun) == SCHEMA.Organization or noun.endswith(("maker", "builder"))
    known |= noun in words("places", "homed") or noun in words("places", "firms")
    one = reading.doc[epithet.first].lower_ in ("a", "an")
    fits = epithet.how != "copula" or one or reading.doc[epithet.head].tag_ == "NNS"
    return known and fits and noun not in words("places", "rootless")


def _is_at_home(reading: Reading, mention: Mention) -> bool:
    """Whether an organization is one of those that are at home at one place: no public body, no alliance."""
    classes = set(reading.entity(mention).classes)
    return SCHEMA.Organization in classes and not classes & words("places", "public")


def _tells_home(reading: Reading, epithet: Epithet) -> bool:
    """Whether the noun says what the organization is, not what it is to the place: "China's biggest supplier"."""
    noun = noun_of(reading.doc[epithet.head])
    known = kind_of_noun(noun) == SCHEMA.Organization or noun.endswith(("maker", "builder"))
    return known and noun not in words("places", "ties")


def _located(reading: Reading, mention: Mention, epithet: Epithet, part: Part, at: int) -> Claim:
    """The statement of the place in front of the noun, or of the country of the people."""
    parts = {
        RDF.subject: (reading.entity_part(mention),),
        RDF.predicate: (Part(iri=SCHEMA.location),),
        RDF.object: (part,),
    }
    evidence = reading.evidence(min(mention.first, epithet.first, at), max(mention.last, epithet.last))
    sure = CONFIDENCE if mention.kind == "name" else CONFIDENCE * mention.confidence
    rule = "place-copula" if epithet.how == "copula" else "place-origin"
    return Claim(RDF.Statement, parts, evidence, rule, epithet.anchor, sure)


def _people(reading: Reading, epithet: Epithet) -> tuple[Part, int] | None:
    """The country of "Dutch" in "Dutch brewer", with the token that tells it."""
    doc = reading.doc
    for token in doc[_opening(doc, epithet) : epithet.head]:
        country = country_told(token)
        alone = token.nbor(1).text != "-" and (token.i == 0 or token.nbor(-1).text != "-")
        if country is not None and alone and _is_told_of(token, epithet.head):
            return country_part(reading, token, country), token.i
    return None


def _opening(doc: Doc, epithet: Epithet) -> int:
    """Where a phrase before a name begins, its "and" included: "Finnish waste and recycling company Lex"."""
    at, start = epithet.first, doc[epithet.head].sent.start
    while epithet.how == "modifier" and at > max(start, epithet.first - WIDE) and _is_inner(doc[at - 1]):
        at -= 1
    joined = start < at < epithet.first and any(t.lower_ == "and" for t in doc[at : epithet.first])
    return at - 1 if joined and country_told(doc[at - 1]) is not None else epithet.first


def _is_inner(token: Token) -> bool:
    """Whether a word may stand between a people's word and the noun that it describes."""
    return (
        token.is_quote
        or token.text == "-"
        or (token.is_lower and (token.tag_ in ("NN", "JJ", "VBG", "HYPH") or token.lower_ == "and"))
    )


def _is_told_of(people: Token, head: int) -> bool:
    """Whether a people's word tells of the noun at the end of its phrase: no "Chinese medicine clinic"."""
    behind, between = people.nbor(1), people.doc[people.i + 1 : head]
    manner = behind.lower_ in words("places", "manners")
    manner |= behind.lower_ == "football" and people.text in ("American", "Australian", "Gaelic", "Canadian")
    joined = people.head.i == head or all(_is_inner(t) for t in between)
    return joined and not manner


def _of_people(reading: Reading, place: Mention) -> Iterator[Claim]:
    """ "the Dutch city of Ede", "the Peruvian capital, Lomas,": the country of a place, if no table denies it."""
    doc, start = reading.doc, reading.doc[place.root].sent.start
    before = doc[place.first - 1].lower_ if place.first > start + 1 else ""
    noun = place.first - 1 - (before == "of" or (before == "," and _is_closed(doc, place)))
    if noun <= start or doc[noun].lower_ not in words("places", "in_countries"):
        return
    people = _people_before(doc[noun])
    country = country_told(people) if people is not None else None
    if people is None or country is None or _denied(reading, place, country):
        return
    yield _lies_in(reading, place, country_part(reading, people, country), people.i, noun)


def _is_closed(doc: Doc, place: Mention) -> bool:
    """Whether a name set off by a comma is set off behind it too: "the Dutch city, Ede, was", no list of cities."""
    return place.last < len(doc) and doc[place.last].text in (",", ".", ")", ";") and doc[place.first - 2].tag_ == "NN"


def _capital(reading: Reading, city: Mention) -> Iterator[Claim]:
    """ "In Benin, ... in the capital, Lomas": a city in the only land that its sentence has named so far."""
    doc, at = reading.doc, city.first - 1 - (city.first > 0 and reading.doc[city.first - 1].text == ",")
    if at < 1 or doc[at].lower_ != "capital" or doc[at - 1].lower_ != "the" or doc[at + 1].lower_ == "of":
        return
    named = [m for m in reading.mentions_in(doc[at].sent.start, at) if reading.is_a(m, SCHEMA.Country, SCHEMA.State)]
    if len({m.entity for m in named}) != 1 or not reading.is_a(named[0], SCHEMA.Country):
        return
    if not _denied(reading, city, reading.entity(named[0]).label):
        yield _lies_in(reading, city, reading.entity_part(named[0]), named[0].first, at)


def _lies_in(reading: Reading, place: Mention, land: Part, first: int, anchor: int) -> Claim:
    """The claim that a place is in a country told from a token on."""
    predicate = Part(iri=SCHEMA.containedInPlace)
    parts = {RDF.subject: (reading.entity_part(place),), RDF.predicate: (predicate,), RDF.object: (land,)}
    return Claim(RDF.Statement, parts, reading.evidence(first, place.last), "place-origin", anchor, CONFIDENCE)


def _people_before(noun: Token) -> Token | None:
    """The word for a people before a noun for a place: "Polish" of "the southern Polish border town"."""
    at = noun.i - 1
    while at > noun.sent.start and noun.doc[at].is_lower and noun.doc[at].pos_ in ("ADJ", "NOUN", "PUNCT"):
        if noun.doc[at].is_punct and noun.doc[at].text != "-":
            return None
        at -= 1
    before = [t.lower_ for t in noun.doc[max(noun.sent.start, at - 2) : noun.i]]
    hyphened = noun.doc[at + 1].text == "-"  # "the Russian-held city of Lomas"
    unsure = words("places", "bygone") | words("places", "claimed")
    return None if hyphened or unsure & {*before, noun.lower_} else noun.doc[at]


def _denied(reading: Reading, place: Mention, country: str) -> bool:
    """Whether the place is the country itself, or known to lie in another."""
    label = reading.entity(place).label
    inside, known = ({p.country for p in places(name)} for name in (label, country))
    return label == country or (bool(inside) and bool(known) and not inside & known)


def _place(reading: Reading, epithet: Epithet) -> tuple[Part, int] | None:
    """ "New York" in "the New York bank Lex", "Rotterdam" in "Rotterdam's third club, Lex", with its first token."""
    doc = reading.doc
    inside = reading.mention_at(doc[epithet.first])
    if doc[epithet.first - 1].tag_ == "POS" and epithet.first > 1 and epithet.how == "modifier":
        inside = reading.mention_at(doc[epithet.first - 2])  # "Lyon's luxury hotel Lex"
    owns = inside is not None and inside.last < len(doc) and doc[inside.last].tag_ == "POS"
    if inside is not None and owns and epithet.how != "copula":
        return _place_part(reading, inside)
    before = reading.mention_at(doc[epithet.first - 1]) if epithet.first > 0 and epithet.how == "modifier" else None
    bare = before is not None and before.last == epithet.first and doc[before.root].dep_ in ("compound", "nmod")
    return _place_part(reading, before) if before is not None and bare else None


def _place_part(reading: Reading, mention: Mention) -> tuple[Part, int] | None:
    fits = mention.kind == "name" and reading.is_a(mention, SCHEMA.City, SCHEMA.Country, SCHEMA.State)
    return (reading.entity_part(mention), mention.first) if fits else None
