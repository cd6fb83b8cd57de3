"""Adjectives beside a person become facts: "Nigerian novelist", "Labour MP", "Lagos-born banker"."""

from collections.abc import Iterator
from functools import cache

from kg.extract.demonyms import country_of, country_shortened, country_told, is_portfolio
from kg.extract.grammar import child, first_conjunct, is_passive, objects, subject, subjects
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun, noun_of
from kg.extract.referents import around, country_part, referent, referents
from kg.extract.relations.slots import statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention, Part
from kg.rows import rows, words
from kg.vocabulary import KG, SCHEMA

REACH = 9  # tokens between an adjective and the name it describes
HOMES = {
    "native": SCHEMA.birthPlace,
    "birthplace": SCHEMA.birthPlace,
    "hometown": SCHEMA.homeLocation,
}
KINDS = ("city", "town", "village", "country", "state", "island", "of", ",")  # "her native city of"
INNER = ("NOUN", "PROPN", "ADJ", "CCONJ")


@cache
def _bodies() -> frozenset[str]:
    """Nouns of groups: what stands with an adjective before them is theirs, not a person's."""
    return frozenset(rows("relations")["bodies"]["words"])


@cache
def _parties() -> dict[str, str]:
    return {word: party for party, listed in rows("relations")["parties"].items() for word in listed}


@cache
def _followers() -> dict[str, str]:
    return {word: party for party, listed in rows("relations")["followers"].items() for word in listed}


def by_adjective(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The statements of a sentence's adjectives of origin and of party."""
    for token in sentence:
        if token.lower_ == "born":
            yield from _born(reading, sentence, token)
        elif token.lower_ in HOMES:
            yield from _home(reading, token)
        elif token.lower_ == "from":
            yield from _from(reading, token)
        elif token.text[:1].isupper():
            if not _inside_name(reading, token):
                yield from _nationality(reading, token)
            if not _inside_name(reading, token) or _is_follower(reading, token):
                yield from _party(reading, token)


def _home(reading: Reading, word: Token) -> Iterator[Claim]:
    """Where somebody is from: "her native Lille", "his hometown of Oslo"."""
    doc, owner = word.doc, word.nbor(-1) if word.i else word
    behind = word.i + 1
    while behind < len(doc) and doc[behind].lower_ in KINDS:
        behind += 1
    place = reading.mention_at(doc[behind]) if behind < len(doc) and behind < word.sent.end else None
    person = reading.mention_at(doc[owner.i - 1] if owner.tag_ == "POS" else owner)
    if person is None or place is None or place.first != behind or person.last > word.i:
        return
    if reading.is_a(person, SCHEMA.Person) and reading.is_a(place, SCHEMA.Place):
        subject_, object_ = reading.entity_part(person), reading.entity_part(place)
        yield statement(reading, word, subject_, HOMES[word.lower_], object_, "relations.origin", 0.82)


def _from(reading: Reading, preposition: Token) -> Iterator[Claim]:
    """Where somebody is from: "Roe is from Lille"; "Originally from Lille, she" tells the place of birth."""
    verb, before = preposition.head, preposition.nbor(-1) if preposition.i else preposition
    fronted = before.lower_ == "originally" and before.is_sent_start
    person = _originally_from(reading, before)
    if person is None and not fronted and (verb.lemma_ != "be" or child(verb, "attr", "acomp") is not None):
        return
    about = subject(preposition.sent.root if fronted else verb) if person is None else None
    person = person or (referent(reading, about, SCHEMA.Person) if about is not None else None)
    place = _place_behind(reading, preposition)
    predicate = SCHEMA.birthPlace if before.lower_ == "originally" else SCHEMA.homeLocation
    if person is not None and place is not None:
        object_ = reading.entity_part(place)
        for part in (object_, *around(reading, object_)):
            person_ = reading.entity_part(person)
            yield statement(reading, preposition, person_, predicate, part, "relations.origin", 0.78)


def _originally_from(reading: Reading, adverb: Token) -> Mention | None:
    """Who is "Ann Roe, originally from Lille,": the full name before the comma."""
    told = adverb.lower_ == "originally" and adverb.i > adverb.sent.start + 1 and adverb.nbor(-1).text == ","
    person = reading.mention_at(adverb.nbor(-2)) if told else None
    named = person is not None and person.kind == "name" and person.last == adverb.i - 1
    return person if named and reading.is_a(person, SCHEMA.Person) else None


def _place_behind(reading: Reading, preposition: Token) -> Mention | None:
    """The place named behind a preposition: "from Lille", "from the island of Crete"."""
    noun = child(preposition, "pobj")
    of = child(noun, "prep") if noun is not None and noun.lower_ in words("places", "parts_of") else None
    inner = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    for each in (inner, noun):
        place = referent(reading, each, SCHEMA.Place) if each is not None else None
        if place is not None and place.kind == "name":
            return place
    return None


def _is_follower(reading: Reading, token: Token) -> bool:
    """Whether a name that ends in a word is none: "a Social Democrat", "the Kansas Democrat"."""
    mention = reading.mention_at(token)
    if mention is None or mention.last != token.i + 1 or mention.last - mention.first != 2 or not mention.first:
        return False
    article = token.doc[mention.first - 1].lower_ in ("a", "an", "the")
    return article and (reading.doc[mention.first : mention.last].text in _followers() or token.text in _parties())


def _inside_name(reading: Reading, token: Token) -> bool:
    """Whether the word is part of a longer name: "American" in "American Airlines"."""
    mention = reading.mention_at(token)
    return mention is not None and mention.kind == "name" and mention.last - mention.first > 1


def _nationality(reading: Reading, token: Token) -> Iterator[Claim]:
    country = country_told(token) or _of_trade(reading, token)
    behind = token.i + 1 < len(token.doc) and token.doc[token.i + 1].text == "-"
    if country is None or (behind and token.doc[token.i + 2].lower_ in ("born", "based", "language", "speaking")):
        return
    if _is_language(token) or _is_guess(token):
        return
    person, anchor = described(reading, token), token
    if person is None and (verb := _had_by(token)) is not None:
        about = objects(verb) if is_passive(verb) else subjects(verb)
        person, anchor = next((m for m in referents(reading, about, SCHEMA.Person) if m.first < token.i), None), verb
    if person is not None:
        part = country_part(reading, token, country)
        yield statement(
            reading, anchor, reading.entity_part(person), SCHEMA.nationality, part, "relations.nationality", 0.85
        )


def _is_guess(token: Token) -> bool:
    """Whether somebody only could be of a people: "He could be Danish, he could be Dutch"."""
    verb = token.head if token.dep_ in ("acomp", "attr") else None
    return verb is not None and verb.lemma_ == "be" and any(t.lower_ == "could" for t in verb.lefts)


def _of_trade(reading: Reading, token: Token) -> str | None:
    """The country of "US novelist Ann Roe", "is a U.S. novelist": of a trade, not of an office of the country."""
    country = country_shortened(token)
    if country is None:
        return None
    person = _name_behind(reading, token)
    noun = reading.doc[person.first - 1] if person is not None and person.first > token.i + 1 else token
    if noun is token and token.dep_ in ("amod", "compound", "nmod") and token.head.dep_ in ("attr", "appos"):
        noun = token.head
    trade = noun.tag_ == "NN" and noun.is_lower and is_person_noun(noun_of(noun))
    return country if trade and noun_of(noun) not in words("descriptions", "posts") else None


def _had_by(token: Token) -> Token | None:
    """The verb of having what a people's word describes: "holds a Danish passport", "was granted Dutch citizenship"."""
    told = rows("relations")["citizenship"]
    noun = token.head.head if token.dep_ == "conj" else token.head
    top = first_conjunct(noun)
    verb = top.head.head if top.dep_ == "pobj" and top.head.lower_ == "with" else top.head
    owned = any(c.dep_ == "poss" for c in noun.lefts)
    if noun.lower_ not in told["nouns"] or owned or top.dep_ not in ("dobj", "pobj", "oprd"):
        return None
    return verb if verb.lemma_ in told["given" if is_passive(verb) else "verbs"] else None


def _is_language(token: Token) -> bool:
    """Whether a people's word only tells the language of a name, or is a name: "(Greek: Anna Roe)", "(née French)"."""
    doc, before = token.doc, token.nbor(-1).lower_ if token.i else ""
    behind = doc[token.i + 1] if token.i + 1 < len(doc) else token
    script = behind.text in ("Cyrillic", "alphabet", "script") or behind.lower_ == "pronunciation"
    return behind.text == ":" or script or before in ("née", "nee", "né")


def _party(reading: Reading, token: Token) -> Iterator[Claim]:
    """The party of "the Labour MP Ann Roe", "Roe, a Social Democrat,", "Roe ran as a Republican"."""
    first = token.i
    party = _parties().get(token.text) if not is_portfolio(token) else None
    two = token.doc[first - 1 : first + 1].text if first else ""
    if two in _parties() or two in _followers():
        first, party = first - 1, _parties().get(two) or _followers()[two]
    elif party is None and token.text in _followers() and _is_in_office(token):
        party = _followers()[token.text]
    elif token.text in _followers() and first and token.nbor(-1).lower_ in ("a", "an"):
        behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
        known = party if _is_in_office(token) else None  # "a Conservative Member of"
        party = _followers()[token.text] if not behind.text[0].isupper() or behind is token else known
    if party is None:
        return
    person = described(reading, token) or _runner(reading, token)
    if person is not None:
        mention = reading.mention_at(token)
        named = mention is not None and reading.is_a(mention, SCHEMA.Organization) and mention.first == first
        told = token.doc[first : token.i + 1]
        part = (
            reading.entity_part(mention)
            if mention is not None and named
            else Part(text=party, start=told.start_char, end=told.end_char)
        )
        yield statement(
            reading, token, reading.entity_part(person), KG.politicalAffiliation, part, "relations.party", 0.85
        )


def _is_in_office(token: Token) -> bool:
    """Whether a party's word stands before a noun for who stands for it: "Liberal candidate", no "Labor boss"."""
    if token.i + 1 >= token.sent.end or is_portfolio(token):
        return False
    behind = token.nbor(1).lower_
    open_ = token.is_sent_start and token.text == "Labor" and behind == "leader"
    return behind in rows("relations")["party_offices"]["words"] and not open_


def _runner(reading: Reading, token: Token) -> Mention | None:
    """Who stands or sits for a party: "is running as a Republican"."""
    office = token.dep_ in ("amod", "compound", "nmod") and token.head.lower_ in ("candidate", "nominee", "member")
    noun = token.head if office else token
    prep = noun.head if noun.dep_ == "pobj" else noun
    if prep.lower_ != "as" or prep.head.lemma_ not in rows("relations")["legislators"]["running"]:
        return None
    about = subject(prep.head)
    return referent(reading, about, SCHEMA.Person) if about is not None else None


def described(reading: Reading, token: Token) -> Mention | None:
    """The person whom an adjective describes: the name behind it, or the one that its noun phrase is said of."""
    behind = _name_behind(reading, token)
    if behind is not None:
        return behind
    noun = token
    if token.dep_ in ("amod", "compound", "nmod", "conj") and 0 < token.head.i - token.i < REACH:
        noun = token.head
    if noun.dep_ == "conj" and noun.head.dep_ in ("amod", "compound"):
        noun = noun.head.head
    several = noun.tag_ in ("NNS", "NNPS") and not any(c.lower_ in ("a", "an") for c in noun.lefts)
    if several or any(t.lower_ in _bodies() for t in token.doc[token.i + 1 : noun.i + 1]):
        return None
    top = noun
    joined = noun.dep_ == "conj" and noun.doc[noun.left_edge.i - 1].dep_ == "cc" and noun.head.pos_ == "PROPN"
    if joined and child(noun, "det") is not None and noun.pos_ == "NOUN":
        return None  # "Ann Roe and the Kenyan choir"
    apposed = child(noun, "appos")
    named = reading.mention_at(apposed) if apposed is not None and noun.dep_ in ("conj", "appos") else None
    if reading.is_a(named, SCHEMA.Person):
        return named  # "Ann Roe and her Danish counterpart, Eva Lund"
    if named is not None and named.kind == "name" and named.first == noun.i + 1:
        return None  # "the painter Ann Roe, the Kenyan choir Nyota and a troupe"
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN") and top.head.i < top.i:
        top = top.head
    return _said_of(reading, top)


def _said_of(reading: Reading, noun: Token) -> Mention | None:
    """The person whom a predicate or an apposition is about."""
    if noun.dep_ in ("attr", "acomp") and noun.head.lemma_ in ("be", "become", "remain"):
        about = subject(noun.head) or (subject(noun.head.head) if noun.head.dep_ in ("aux", "auxpass") else None)
        mention = reading.mention_headed_by(about) if about is not None else None
        mention = mention or (referent(reading, about, SCHEMA.Person) if about is not None else None)
        if not reading.is_a(mention, SCHEMA.Person) and noun.dep_ == "attr":
            mention = referent(reading, noun, SCHEMA.Person)
        return mention if reading.is_a(mention, SCHEMA.Person) else None
    if noun.dep_ == "appos" and noun.head.i < noun.i:
        mention = reading.mention_at(noun.head)
        return mention if reading.is_a(mention, SCHEMA.Person) else None
    apposed = child(noun, "appos")
    mention = reading.mention_at(apposed) if apposed is not None and apposed.i - noun.i < REACH else None
    mention = mention or reading.mention_headed_by(noun)  # "the Peruvian striker", who has been named
    return mention if reading.is_a(mention, SCHEMA.Person) else None


def _name_behind(reading: Reading, token: Token) -> Mention | None:
    """The name of a person that the adjective's noun phrase ends in: "the Nigerian novelist Ann Roe"."""
    doc = token.doc
    for i in range(token.i + 1, min(token.i + REACH, token.sent.end)):
        word = doc[i]
        mention = reading.mention_at(word)
        if mention is not None and mention.kind == "name":
            fits = mention.first == i and reading.is_a(mention, SCHEMA.Person)
            return mention if fits and doc[i - 1].pos_ != "CCONJ" else None  # "Ann Roe, a Danish baker and Tom Lee"
        inner = word.pos_ in INNER or word.dep_ == "compound" or word.text == "-"  # "poet", parsed as a verb
        inner = inner or _joins_trades(word)
        if word.lower_ in _bodies() or not inner or word.tag_ == "NNS":
            return None
    return None


def _joins_trades(comma: Token) -> bool:
    """Whether a comma stands between two trades of one person: "the Danish pianist, composer and teacher Ann Roe"."""
    doc, i = comma.doc, comma.i
    return (
        comma.text == ","
        and i + 1 < comma.sent.end
        and all(t.tag_ == "NN" and t.is_lower and is_person_noun(noun_of(t)) for t in (doc[i - 1], doc[i + 1]))
    )


def _born(reading: Reading, sentence: Span, token: Token) -> Iterator[Claim]:
    """Birth places from "Lagos-born", "Nigerian-born"."""
    doc = reading.doc
    if token.i < sentence.start + 2 or doc[token.i - 1].text != "-":
        return
    before = doc[token.i - 2]
    place = reading.mention_at(before)
    country = country_of(before.text)
    person = _name_around(reading, sentence, _last_of_row(token))
    if person is None:
        return
    if place is not None and reading.is_a(place, SCHEMA.Place):
        part = reading.entity_part(place)
    elif country is not None:
        part = country_part(reading, before, country)
    else:
        return
    yield statement(reading, token, reading.entity_part(person), SCHEMA.birthPlace, part, "relations.origin", 0.88)


def _last_of_row(token: Token) -> Token:
    """The last of the words that tell where somebody is from: "raised" of "an Oslo-born, Lille-raised harpist"."""
    row = token.doc[token.i + 1 : token.i + 5]
    goes_on = len(row) == 4 and row[0].text == "," and row[2].text == "-" and row[3].tag_ == "VBN"
    return row[3] if goes_on else token


def _name_around(reading: Reading, sentence: Span, token: Token) -> Mention | None:
    """The person of an adjective in "-born": behind it, or before the comma in front of its noun phrase."""
    behind = _name_behind(reading, token)
    if behind is not None:
        return behind
    next_to = reading.mention_at(token.doc[token.i + 1]) if token.i + 1 < sentence.end else None
    if next_to is not None and reading.is_a(next_to, SCHEMA.Person):
        return next_to
    i = token.i
    while i > sentence.start and token.doc[i].text not in (",", "—", "–") and token.i - i < REACH:
        i -= 1
    before = reading.mention_at(token.doc[i - 1]) if i > sentence.start and token.doc[i].text == "," else None
    if before is not None and reading.is_a(before, SCHEMA.Person):
        return before
    noun = token.head if token.dep_ in ("amod", "compound", "nmod") else token
    return _said_of(reading, noun)
