"""Whom somebody plays for, or is from, tells a nationality: "Kenya international Ann Roe", "a poet from Chile"."""

from collections.abc import Iterator

from kg.extract.demonyms import country_told, is_country
from kg.extract.grammar import child, prepositional, subjects, verb_lemma
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun, noun_of
from kg.extract.referents import country_part, referents
from kg.extract.relations.series import names_behind, row_before
from kg.extract.relations.slots import statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention, Part
from kg.rows import rows
from kg.vocabulary import SCHEMA

SURE, LIKELY = 0.84, 0.8
RULE = "relations.nationality"
TEAMS = ("team", "side", "squad", "selection")
REACH = 10  # tokens between a verb of playing and the national team
Told = tuple[Part, int]  # a country with the token that tells it


def by_country(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The nationalities that teams of countries, contests and "from" tell."""
    for token in sentence:
        if token.lower_ == "national" and token.i + 1 < sentence.end:
            yield from _of_team(reading, token)
        elif token.lower_ in ("for", "of", "from") and token.i + 1 < sentence.end:
            yield from _behind(reading, sentence, token)
        elif token.tag_ == "NNS":
            yield from _of_several(reading, sentence, token)
        elif token.tag_ == "POS":
            yield from _stands_for(reading, token)
        elif token.pos_ == "VERB" and token.lemma_ == "represent":
            yield from _representing(reading, sentence, token)
        elif token.is_lower and token.lower_ in rows("relations")["nationals"]["players"]:
            yield from _capped(reading, token)


def _country(reading: Reading, token: Token) -> Told | None:
    """The country that a word names, or whose people it tells, and no state of a federation."""
    mention = reading.mention_at(token)
    named = mention is not None and mention.kind == "name" and mention.first <= token.i < mention.last
    if mention is not None and named and reading.is_a(mention, SCHEMA.Place):
        label = reading.entity(mention).label
        whole = mention.last - mention.first <= 3 and label not in rows("relations")["contests"]["unsure"]
        return (reading.entity_part(mention), mention.first) if whole and _is_land(reading, mention) else None
    told = country_told(token)
    return (country_part(reading, token, told), token.i) if told is not None else None


def _is_land(reading: Reading, mention: Mention) -> bool:
    label = reading.entity(mention).label
    return reading.is_a(mention, SCHEMA.Country) and (not reading.is_a(mention, SCHEMA.State) or is_country(label))


def _of_several(reading: Reading, sentence: Span, noun: Token) -> Iterator[Claim]:
    """ "the Danish painters Ann Roe and Tom Lee", "Ann Roe and Tom Lee, both Danish painters,"."""
    doc, at = noun.doc, noun.i - 1
    while at > sentence.start and doc[at].is_lower and doc[at].tag_ in ("NN", "JJ", "HYPH", "VBG"):
        at -= 1
    country = country_told(doc[at]) if at >= sentence.start and doc[at].pos_ in ("ADJ", "PROPN") else None
    if country is None or not is_person_noun(noun.lemma_.lower()) or reading.mention_at(doc[at]) is not None:
        return
    people = names_behind(reading, noun, "person") or _told_together(reading, doc[at])
    part = country_part(reading, doc[at], country)
    for person in people if len(people) > 1 else ():
        yield statement(reading, noun, reading.entity_part(person), SCHEMA.nationality, part, RULE, LIKELY)


def _told_together(reading: Reading, adjective: Token) -> list[Mention]:
    """The two before ", both Danish painters"."""
    i = adjective.i - 1
    if i - 2 < adjective.sent.start or adjective.doc[i].lower_ not in ("both", "all"):
        return []
    last = reading.mention_at(adjective.doc[i - 2]) if adjective.doc[i - 1].text == "," else None
    named = last is not None and last.kind == "name" and reading.is_a(last, SCHEMA.Person)
    return [*row_before(reading, last, "person"), last] if last is not None and named else []


def _of_team(reading: Reading, national: Token) -> Iterator[Claim]:
    """Who plays for the team of a country: "played 30 times for the Peru national team", "the Danish national team"."""
    doc, at = national.doc, national.i + 1
    while at < min(national.sent.end - 1, national.i + 4) and doc[at].lower_ not in TEAMS:
        at += 1
    told = _country(reading, national.nbor(-1)) if national.i > national.sent.start else None
    preposition = doc[told[1] - 1] if told is not None and told[1] > national.sent.start else None
    if preposition is not None and preposition.tag_ in ("DT", "PRP$") and preposition.i > national.sent.start:
        preposition = doc[preposition.i - 1]
    if told is None or preposition is None or doc[at].lower_ not in TEAMS:
        return
    for person in _players(reading, preposition):
        yield statement(reading, national, reading.entity_part(person), SCHEMA.nationality, told[0], RULE, SURE)


def _players(reading: Reading, preposition: Token) -> list[Mention]:
    """Who plays by the verb before the preposition of a team, or the noun: "a goalkeeper for", "a member of"."""
    if preposition.lower_ not in ("for", "of", "with", "in"):
        return []
    verbs, nouns = rows("relations")["nationals"]["playing"], rows("relations")["nationals"]["players"]
    before = preposition.doc[max(preposition.sent.start, preposition.i - REACH) : preposition.i]
    noun = before[-1] if len(before) and before[-1].lower_ in {*nouns, "member"} else None
    if noun is not None and noun.dep_ in ("attr", "appos"):
        return referents(reading, [noun], SCHEMA.Person)[:1]
    verb = next((t for t in reversed(before) if t.pos_ in ("VERB", "AUX")), None)
    plays = verb is not None and verb_lemma(verb) in verbs and preposition.lower_ != "of"
    return referents(reading, subjects(verb), SCHEMA.Person)[:1] if verb is not None and plays else []


def _behind(reading: Reading, sentence: Span, word: Token) -> Iterator[Claim]:
    """ "Ann Roe of Kenya finished second", "competed for Peru", "Ann Roe, a poet from Chile"."""
    told = _country(reading, word.nbor(1)) if reading.mention_at(word.nbor(1)) is not None else None
    if told is None or told[1] != word.i + 1:
        return
    person = None
    if word.lower_ == "of":
        person = _before(reading, word) if is_contest(sentence) else None
    elif word.lower_ == "for":
        person = _competing(reading, sentence, word)
    else:
        person = _from(reading, word)
    if person is not None:
        sure = LIKELY if word.lower_ == "from" else SURE
        yield statement(reading, word, reading.entity_part(person), SCHEMA.nationality, told[0], RULE, sure)


def _stands_for(reading: Reading, mark: Token) -> Iterator[Claim]:
    """Whose country stands right before a full name: "Kenya's Ana Roe finished second"."""
    told = rows("relations")["contests"]
    country = reading.mention_at(mark.nbor(-1)) if mark.i else None
    person = reading.mention_at(mark.doc[mark.i + 1]) if mark.i + 1 < len(mark.doc) else None
    if country is None or person is None or person.first != mark.i + 1 or person.last - person.first < 2:
        return
    names = country.kind == "name" and reading.is_a(country, SCHEMA.Country) and not reading.is_a(country, SCHEMA.State)
    names = names and mark.nbor(-1).text not in told["unsure"] and person.kind == "name"
    sentence = mark.doc[mark.sent.start : mark.sent.end]
    prize = any(t.lemma_.lower() in told["prizes"] for t in sentence)
    prize = prize and not any(t.lower_ in told["trainers"] for t in sentence)
    if names and (prize or is_contest(sentence)) and reading.is_a(person, SCHEMA.Person):
        one, part = reading.entity_part(person), reading.entity_part(country)
        yield statement(reading, mark, one, SCHEMA.nationality, part, RULE, LIKELY)


def _before(reading: Reading, word: Token) -> Mention | None:
    """The full name of a person that ends before a word."""
    mention = reading.mention_at(word.nbor(-1)) if word.i > word.sent.start else None
    full = mention is not None and mention.kind == "name" and mention.last == word.i
    full = full and mention is not None and mention.last - mention.first > 1
    return mention if full and reading.is_a(mention, SCHEMA.Person) else None


def is_contest(sentence: Span) -> bool:
    """Whether a sentence tells of a contest: "finished second", "won gold"."""
    told = rows("relations")["contests"]
    return any(t.lemma_.lower() in told["verbs" if t.pos_ == "VERB" else "nouns"] for t in sentence)


def _competing(reading: Reading, sentence: Span, word: Token) -> Mention | None:
    """Who competes for a country: "competed for Kenya in four Olympics", "won bronze for Norway"."""
    verb = word.head if word.head.pos_ == "VERB" else word.head.head
    known = verb.pos_ == "VERB" and verb_lemma(verb) in rows("relations")["nationals"]["competing"]
    won = verb.pos_ == "VERB" and verb.lemma_ in ("win", "take", "claim", "earn") and word.head is not verb
    medals = ("gold", "silver", "bronze", "medal", "cap", "caps")
    won = won and word.head.lemma_.lower() in medals
    if not (won or (known and (is_contest(sentence) or _is_game(sentence)))):
        return None
    return next(iter(referents(reading, subjects(verb), SCHEMA.Person)), None)


def _is_game(sentence: Span) -> bool:
    """Whether a sentence names games of nations: "the 2014 World Cup", "three Olympics"."""
    return any(t.lower_ in rows("relations")["nationals"]["games"] for t in sentence)


def _representing(reading: Reading, sentence: Span, verb: Token) -> Iterator[Claim]:
    """Whose country is told in games: "represented Kenya at the 2011 World Games"."""
    noun = child(verb, "dobj")
    told = _country(reading, noun) if noun is not None and reading.mention_at(noun) is not None else None
    if told is None or not (_is_game(sentence) or is_contest(sentence)):
        return
    for person in referents(reading, subjects(verb), SCHEMA.Person)[:1]:
        yield statement(reading, verb, reading.entity_part(person), SCHEMA.nationality, told[0], RULE, SURE)


def _from(reading: Reading, word: Token) -> Mention | None:
    """Who is "a poet from Chile": the name that the noun for a person is said of."""
    noun = word.head
    passing = rows("relations")["nationals"]["passing"]
    person = noun.tag_ == "NN" and is_person_noun(noun_of(noun)) and noun_of(noun) not in passing
    if not person or noun.dep_ not in ("attr", "appos") or noun.i > word.i:
        return None
    if any(True for prep, _ in prepositional(noun, "to", "of", "for") if prep.i < word.i):
        return None
    return next(iter(referents(reading, [noun], SCHEMA.Person)), None)


def _capped(reading: Reading, noun: Token) -> Iterator[Claim]:
    """ "Kenya international Ann Roe", "the former Chile striker Luis Rey", "Ann Roe, a Peru international,"."""
    told = _country(reading, noun.nbor(-1)) if noun.i > noun.sent.start else None
    if told is None or reading.mention_at(noun.nbor(-1)) is None:
        return
    behind = reading.mention_at(noun.nbor(1)) if noun.i + 1 < noun.sent.end else None
    if behind is not None and behind.first == noun.i + 1 and behind.kind == "name":
        people = [behind] if reading.is_a(behind, SCHEMA.Person) else []
    else:
        people = referents(reading, [noun], SCHEMA.Person)[:1] if noun.dep_ in ("attr", "appos") else []
    for person in people:
        yield statement(reading, noun, reading.entity_part(person), SCHEMA.nationality, told[0], RULE, SURE)
