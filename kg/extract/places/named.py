"""What bodies, battles and regions are called tells where they are: "the Texas Senate", "Western Peru"."""

from collections.abc import Iterator
from itertools import pairwise

from kg.extract.demonyms import country_told
from kg.extract.places.known import best, is_ambiguous
from kg.extract.reading import Reading
from kg.extract.referents import country_part
from kg.extract.tokens import Doc, Span
from kg.model import Claim, Mention, Part
from kg.rows import rows, words
from kg.rows.lexicon import is_common_word
from kg.vocabulary import RDF, SCHEMA

CONFIDENCE = 0.82
LARGE, SMALL = 1_000_000, 50_000  # inhabitants of a city whose name is a word, or is none
STYLES = ("Royal", "Imperial", "National", "Federal", "General", "Central", "Supreme")  # before the word for a people
DIRECTIONS = ("North", "South", "East", "West")
JOINING = ("-", "–", "and", "&")  # what ties a name to another people's or place's
LONGEST = 4  # words of the name of a place inside the name of a body


def named_after(reading: Reading) -> Iterator[Claim]:
    """Where the bodies and battles of an article are that are called after a place or a people, once each."""
    told: set[str] = set()
    for mention in reading.mentions:
        if mention.kind != "name" or mention.entity in told:
            continue
        before = reading.doc[mention.first - 1].text if mention.first else ""
        if before == "-" or (before in JOINING and reading.is_a(mention, SCHEMA.Event)):
            continue  # "US-India Business Council", "the French and Indian War"
        region = _directed(reading, mention)
        found = region or _place_in(reading, mention) or _people_before(reading, mention)
        if found is not None:
            told.add(mention.entity)
            how = SCHEMA.containedInPlace if region is not None else SCHEMA.location
            yield _located(reading, mention, how, found)


def _located(reading: Reading, mention: Mention, how: str, place: Part) -> Claim:
    parts = {
        RDF.subject: (reading.entity_part(mention),),
        RDF.predicate: (Part(iri=how),),
        RDF.object: (place,),
    }
    evidence = reading.evidence(mention.first, mention.last)
    return Claim(RDF.Statement, parts, evidence, "place-named", mention.root, CONFIDENCE)


def _directed(reading: Reading, mention: Mention) -> Part | None:
    """Peru of "Western Peru", Africa of "East Africa": the whole of a part with no name of its own on the map."""
    first, last = mention.first, mention.last
    if not reading.is_a(mention, SCHEMA.Place) or not 1 < last - first <= LONGEST:
        return None
    name = reading.doc[first + 1 : last].text
    large = words("places", "continental") if (known := best(name)) and known.kind == "continent" else frozenset()
    if known is None or reading.doc[first].lower_ not in words("places", "regional") | large:
        return None
    called, text = best(reading.doc[first:last].text), reading.doc[first:last].text
    own = called is not None and (called.kind != "state" or called.country != known.country)
    own |= text in words("places", "no_parts")
    return None if own or known.kind == "city" else _whole(reading, first + 1, last, vague=True)


def _place_in(reading: Reading, mention: Mention) -> Part | None:
    """The place in a name, at its beginning or behind its "of"."""
    doc, first, last = reading.doc, mention.first, mention.last
    if last - first < 2:
        return None
    if reading.is_a(mention, SCHEMA.Event):
        struck = doc[first].lower_ in words("places", "struck") and doc[first + 1].lower_ == "of"
        return _whole(reading, first + 2, last) if struck else _before_event(reading, first, last)
    if not reading.is_a(mention, SCHEMA.Organization) or reading.is_a(mention, SCHEMA.Place):
        return None
    of = next((i for i in range(first + 1, last) if doc[i].lower_ == "of"), None)
    behind = _of_place(reading, first, of, last) if of is not None else None
    return behind or _at_start(reading, mention)


def _before_event(reading: Reading, first: int, last: int) -> Part | None:
    """Paris of "2024 Paris Olympics", Spain of "Spanish Civil War": the place or people before what took place."""
    doc = reading.doc
    first += doc[first].text.isdigit()
    joined = any(t.text in JOINING for t in doc[first:last])
    if last - first < 2 or joined or (doc[first].text == "Indian" and doc[last - 1].lower_ in ("war", "wars")):
        return None
    land = _has(doc, last - 2, last, "land_events") or _has(doc, last - 1, last, "land_events")
    city = _has(doc, last - 1, last, "city_events")
    country = country_told(doc[first]) if doc[first].text != "Korean" else None
    if country is not None and (land or city):
        return country_part(reading, doc[first], country)
    for end in range(min(first + LONGEST, last - 1), first, -1):
        place = _whole(reading, first, end) if land or city else None
        if place is not None:
            return place if city or _is_land(reading, place, doc[first:end].text) else None
    return None


def _is_land(reading: Reading, place: Part, name: str) -> bool:
    """Whether a place in a name is a country, as the article or the table of places knows it."""
    known, entity = best(name), reading.entity_named(name)
    if entity is not None:
        return SCHEMA.Country in entity.classes
    return known.kind == "country" if known is not None else place.text is not None  # "the US Open"


def _people_before(reading: Reading, mention: Mention) -> Part | None:
    """Sweden of "the Swedish Riksdag", "the Swedish Ministry of Health"."""
    doc, at = reading.doc, mention.first - 1
    country = country_told(doc[at]) if at >= 0 else None
    body = reading.is_a(mention, SCHEMA.Organization) and names_body(doc, mention.first, mention.last)
    return country_part(reading, doc[at], country) if country is not None and body else None


def _of_place(reading: Reading, first: int, of: int, last: int) -> Part | None:
    """Peru of "Supreme Court of Peru", "High Court of the Republic of Peru", "Dental Society of Peru"."""
    doc = reading.doc
    at = max(i for i in range(first, last) if doc[i].lower_ == "of") + 1
    place = _whole(reading, at + (at < last and doc[at].lower_ == "the"), last)
    if place is None or names_body(doc, first, of + 1):
        return place
    if _has(doc, at - 2, at - 1, "town_bodies") and _is_city(reading, doc[at:last].text):
        return place
    national = _has(doc, at - 2, at - 1, "people_bodies") or _has(doc, at - 2, at - 1, "land_bodies")
    return place if national and _is_land(reading, place, doc[at:last].text) else None


def _is_city(reading: Reading, name: str) -> bool:
    """Whether a name in a name is a city's: "Lyon" of "Art Institute of Lyon"."""
    known, entity = best(name), reading.entity_named(name)
    return SCHEMA.City in entity.classes if entity is not None else known is not None and known.kind == "city"


def _at_start(reading: Reading, mention: Mention) -> Part | None:
    """Texas of "Texas Senate", France of "French Foreign Ministry"."""
    doc, first, last = reading.doc, mention.first, mention.last
    for end in range(min(first + LONGEST, last - 1), first, -1):
        place = _whole(reading, first, end)
        if place is not None:
            return place if _is_body(doc, end, last) or _is_local(reading, mention, end) else None
    for at in range(first, min(first + 2, last - 1)):
        own = doc[first].text not in DIRECTIONS if at == first else doc[first].text in STYLES
        country = country_told(doc[at]) if own else None
        if country is not None:
            beyond = doc[at + 1].lower_ in words("places", "landforms")  # "Indian Ocean Tuna Commission"
            tied = doc[last - 1].lower_ not in words("places", "no_bodies") - words("places", "people_bodies")
            body = _is_body(doc, at + 1, last) or (tied and _has(doc, at + 1, last, "people_bodies"))
            return country_part(reading, doc[at], country) if body and not beyond else None
    return None


def _is_local(reading: Reading, mention: Mention, at: int) -> bool:
    """Whether what stands behind a place in a name is a paper or a house of that place: "Lima Herald", "Lima Opera"."""
    doc, last = reading.doc, reading.doc[mention.last - 1].lower_
    town, paper = doc[mention.first : at].text, last in words("places", "paper_names")
    if paper and reading.is_a(mention, SCHEMA.NewsMediaOrganization):
        known = best(town)  # "the Midland Post", where many a place is a midland
        return reading.entity_named(town) is not None or (known is not None and known.inhabitants >= LARGE // 4)
    return doc[at].tag_ != "POS" and last in words("places", "city_bodies")


def _is_body(doc: Doc, first: int, last: int) -> bool:
    """Whether what stands behind a place in a name is a body of that place: "City Council", no "'s Council"."""
    return doc[first].tag_ != "POS" and doc[first].text != "-" and names_body(doc, first, last)


def names_body(doc: Doc, first: int, last: int) -> bool:
    """Whether words say what belongs to one place: "Supreme Court", "Ministry of Health", "Air Force"."""
    return _has(doc, first, last, "bodies") and doc[last - 1].lower_ not in words("places", "no_bodies")


def _has(doc: Doc, first: int, last: int, table: str) -> bool:
    """Whether a word or two words on end are in a list of `places.toml`."""
    lower = [t.lower_ for t in doc[first:last]]
    return bool(words("places", table) & {*lower, *(f"{a} {b}" for a, b in pairwise(lower))})


def _whole(reading: Reading, first: int, last: int, *, vague: bool = False) -> Part | None:
    """The city, state or country that the words from one token to another name; a word as well, if told to be vague."""
    span = reading.doc[first:last]
    if first >= last or not span.text[:1].isupper() or (_is_vague(span) and not vague):
        return None
    short: dict[str, str] = rows("demonyms")["attributive"]
    if span.text in short:
        return country_part(reading, span[0], short[span.text])
    entity = reading.entity_named(span.text)
    if entity is not None:
        fits = vague or {SCHEMA.City, SCHEMA.AdministrativeArea} & set(entity.classes)
        return Part(entity=entity.id, start=span.start_char, end=span.end_char) if fits else None
    known = vague or _is_known(span.text)
    return Part(text=span.text, start=span.start_char, end=span.end_char) if known else None


def _is_vague(span: Span) -> bool:
    """Whether words are as well a word or a saint's name: "Unity Congress", "University of San Carlos"."""
    vague = span[0].lower_ in words("places", "vague_openings") or country_told(span[0]) is not None
    alone = len(span) == 1 and (vague or is_common_word(span.text))
    saint = span[0].text in ("San", "Santa", "Santo", "Saint", "St", "St.", "São", "Notre")
    known = best(span.text) if saint else None
    return alone or (saint and (known is None or known.inhabitants < LARGE // 2))


def _is_known(text: str) -> bool:
    """Whether a name is a country's, or that of a state or city that no word or person is as often called."""
    known = best(text)
    if known is None:
        return False
    if known.kind == "city":
        return known.inhabitants >= (LARGE if is_ambiguous(text) else SMALL)
    return known.kind == "country" or (known.kind == "state" and not is_ambiguous(text) and not text.endswith(" City"))
