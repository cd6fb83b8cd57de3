"""Where people live, told beside a name or by a noun for a dwelling: "Roe, 34, of Leeds", "his home in Oslo"."""

from collections.abc import Iterator

from kg.extract.grammar import child, governing_verb, prepositional, subjects
from kg.extract.names.words import listed
from kg.extract.reading import Reading
from kg.extract.referents import around, described, referents
from kg.extract.relations.slots import of_kind, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention
from kg.rows import words
from kg.vocabulary import SCHEMA

AGED, OF, DWELLING, BASED, FAMILY = 0.85, 0.72, 0.78, 0.72, 0.66
MOVING = ("move", "emigrate", "immigrate", "migrate", "relocate", "flee", "return")
IN = ("in", "near", "on", "outside")
REACH = 12  # tokens between a name and the town behind what it is called


def by_homes(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The residences told by the dwellings of a sentence, and by the places behind its names."""
    for noun in sentence:
        if noun.lower_ in words("relations", "dwellings"):
            places = of_kind(reading, _whereabouts(noun), "place")
            for owner in _owners(reading, noun) if places else ():
                yield from _claims(reading, noun, owner, places[0], DWELLING)
        elif noun.lower_ == "family" and noun.dep_ == "nsubj":
            yield from _with_family(reading, noun)
        elif noun.lower_ == "based" and noun.i > sentence.start + 1 and noun.nbor(-1).text == "-":
            yield from _based(reading, noun)
    for mention in reading.mentions_in(sentence.start, sentence.end):
        if mention.kind == "name" and reading.is_a(mention, SCHEMA.Person):
            yield from _behind(reading, mention)
            yield from _of_people(reading, mention)


def _based(reading: Reading, based: Token) -> Iterator[Claim]:
    """ "the Lugo-based painter Ann Roe", "Ann Roe, a Lugo-based painter"."""
    place = reading.mention_at(based.nbor(-2))
    if place is not None and reading.is_a(place, SCHEMA.City):
        person = described(reading, based, SCHEMA.Person)
        yield from _claims(reading, based, person, place, BASED) if person is not None else ()


def _with_family(reading: Reading, family: Token) -> Iterator[Claim]:
    """Where somebody came to live with the others: "her family moved to Chile when she was five"."""
    verb, owner = family.head, child(family, "poss")
    told = ("to",) if verb.lemma_ in MOVING else ("in", "near") if verb.lemma_ in ("settle", "live") else ()
    if owner is None or not told or verb.tag_ not in ("VBD", "VBN"):
        return
    places = of_kind(reading, [n for _, n in prepositional(verb, *told)], "place")
    for person in referents(reading, [owner], SCHEMA.Person) if places else ():
        yield from _claims(reading, verb, person, places[0], FAMILY)


def _whereabouts(noun: Token) -> list[Token]:
    """What "in" behind a dwelling tells, whatever the parser hung it on: "died at home in Bonn"."""
    following = noun.doc[noun.i + 1] if noun.i + 1 < noun.sent.end else noun
    inner = child(following, "pobj") if following.lower_ in IN else None
    return [inner] if inner is not None else [n for _, n in prepositional(noun, *IN)]


def _owners(reading: Reading, noun: Token) -> list[Mention]:
    """Whose home it is: the possessor, or who does something "at home"."""
    described = {t.lower_ for t in noun.lefts}
    if described & words("relations", "passing_homes"):
        return []
    owner = child(noun, "poss")
    if owner is not None:
        return referents(reading, [owner], SCHEMA.Person)
    verb = governing_verb(noun)
    if noun.dep_ == "dobj" and verb is not None and verb.lemma_ in words("relations", "housing"):
        return referents(reading, subjects(verb), SCHEMA.Person)  # "share a flat in Lugo"
    alone = noun.lower_ == "home" and noun.dep_ == "pobj" and noun.head.lower_ == "at" and not described
    return referents(reading, subjects(verb), SCHEMA.Person) if alone and verb is not None else []


def _behind(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """ "Ann Roe, 34, of Leeds", "Ann Roe of Dayton, Ohio,"; with a title in front the place is that of an office."""
    doc, at = reading.doc, mention.last
    if at + 4 >= len(doc):
        return
    aged = doc[at].text == "," and doc[at + 1].like_num and len(doc[at + 1]) < 4 and doc[at + 2].text == ","
    at += 3 if aged else 0
    if doc[at].text == "," and doc[at + 1].lower_ in ("from", "of") and _is_plain(reading, mention):
        place = _town(reading, at + 2)  # "Ann Roe, from Leeds, said", "Ann Roe, of Leeds, was charged"
        yield from _claims(reading, doc[place.root], mention, place, OF) if place is not None else ()
        return
    if doc[at].lower_ not in (("of", "from") if aged else ("of",)) or not (aged or _is_plain(reading, mention)):
        return
    place = reading.mention_at(doc[at + 1])
    if aged and place is not None and place.first == at + 1 and reading.is_a(place, SCHEMA.CivicStructure):
        behind = doc[place.last : place.last + 1].text in (",", "in")
        place = _town(reading, place.last + 1) if behind else None  # "Ann Roe, 34, of Mill Road, Leeds,"
    elif place is not None and place.first != at + 1:
        place = None
    if (
        place is not None
        and place.kind == "name"
        and (reading.is_a(place, SCHEMA.City) or (aged and _is_spot(reading, place)))
    ):
        yield from _claims(reading, doc[place.root], mention, place, AGED if aged else OF)


def _is_spot(reading: Reading, place: Mention) -> bool:
    """Whether a town may bear a name set off by commas: that of a creek ("Ann Roe, 34, of Otter Creek,") or unknown."""
    wide = reading.is_a(place, SCHEMA.AdministrativeArea, SCHEMA.Continent, SCHEMA.CivicStructure)
    behind = reading.doc[place.last : place.last + 1].text
    return reading.is_a(place, SCHEMA.Place) and not wide and behind in (",", ".", ";", ")")


def _of_people(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """ "Ann Roe, a school cook from Leeds,": of people at large the town is their home, of others whom they serve.

    Who is retired and "in" a town lives there too; others work there.
    """
    doc, at = reading.doc, mention.last
    end = min(doc[mention.root].sent.end - 1, at + REACH)
    if at + 2 < end and doc[at].text == "," and doc[at + 1].like_num and doc[at + 2].text == ",":
        at += 2
    if at + 1 >= end or doc[at].text != "," or doc[at + 1].lower_ not in ("a", "an"):
        return
    settled = doc[at + 2].lower_ == "retired"
    told = ("from", "in") if settled else ("from",)
    noun = next((t for t in doc[at + 2 : end] if (t.pos_ == "NOUN" or _is_aged(t)) and not _goes_on(t)), None)
    start = _past_children(noun) if noun is not None else end
    if noun is None or start >= end or doc[start].lower_ not in told:
        return
    people = noun.lower_ in words("relations", "people") or _is_aged(noun)
    if not people and not (settled and noun.pos_ == "NOUN"):
        return
    if (place := _town(reading, start + 1)) is not None:
        yield from _claims(reading, noun, mention, place, OF)


def _goes_on(word: Token) -> bool:
    """Whether a noun is no end of its phrase: "year" of "a 44-year-old tennis coach", "tennis"."""
    behind = word.nbor(1)
    return behind.pos_ in ("ADJ", "NOUN") or (behind.text == "-" and behind.nbor(1).lower_ != "of")


def _is_aged(word: Token) -> bool:
    """Whether somebody is told by an age alone: "old" of "a 44-year-old from Leeds"."""
    return word.lower_ == "old" and word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).lower_ == "year"


def _past_children(noun: Token) -> int:
    """The token behind a noun, and behind how many children a parent has: "a mother of two", "a father-of-three"."""
    doc, at = noun.doc, noun.i + 1
    told = [t for t in doc[at : min(at + 4, noun.sent.end)] if t.text != "-"][:2]
    counted = len(told) == 2 and told[0].lower_ == "of" and told[1].like_num
    return told[1].i + 1 if counted and noun.lower_ in ("mother", "father", "mum", "dad", "mom", "grandmother") else at


def _town(reading: Reading, at: int) -> Mention | None:
    """The town named from a token on, if a comma, a full stop or a clause of who lives there closes it."""
    doc = reading.doc
    place = reading.mention_at(doc[at])
    if place is None or place.first != at or place.last >= len(doc) or not reading.is_a(place, SCHEMA.City):
        return None
    return place if place.kind == "name" and doc[place.last].lower_ in (",", ".", "who", "whose") else None


def _is_plain(reading: Reading, mention: Mention) -> bool:
    """Whether a full name stands without a title or a post in front."""
    doc = reading.doc
    before = doc[mention.first - 1] if mention.first > doc[mention.first].sent.start else None
    titled = before is not None and before.pos_ in ("NOUN", "PROPN", "ADJ")
    return mention.last - mention.first > 1 and not titled and doc[mention.first].text not in listed("titles", "kept")


def _claims(reading: Reading, anchor: Token, person: Mention, place: Mention, confidence: float) -> Iterator[Claim]:
    one, where = reading.entity_part(person), reading.entity_part(place)
    for part in (where, *around(reading, where)):
        yield statement(reading, anchor, one, SCHEMA.homeLocation, part, "relations.homeLocation", confidence)
