"""A minister without a country belongs to the one that the sentence names, or that the article is about."""

from kg.extract.demonyms import country_told
from kg.extract.grammar import SUBJECTS, governing_verb, verb_lemma
from kg.extract.reading import Reading
from kg.extract.referents import country_part
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.bodies import GUESSED, LED, Body, body_of
from kg.extract.roles.where.home import home
from kg.extract.roles.where.leading import led_by, only
from kg.extract.roles.who.framed import frames
from kg.extract.tokens import Token
from kg.extract.topic import Topics
from kg.model import Mention, Part
from kg.rows import rows
from kg.vocabulary import SCHEMA


def body_of_minister(reading: Reading, title: Title, topics: Topics) -> Body | None:
    """The country of a minister: the one that the sentence names, else the one that the article is about."""
    if (part := _of_part(reading, title)) is not None:
        return part
    if title.key == "president" and _is_said_of_firm(reading, title):
        return None
    if title.key in ("minister", "deputy minister") and _is_subnational(reading):
        state = topics.at(title.first, (SCHEMA.State,), no=(SCHEMA.Country,))
        return led_by(reading, state) if state is not None else None
    if (ruled := _of_ruler(reading, title) or _of_same_ministry(reading, title)) is not None:
        return ruled
    leader = topics.at(title.first, (SCHEMA.Country,))
    if (
        leader is not None
        and _is_told_of(reading, leader.mention)
        and not _other_country(reading, title, leader.mention)
    ):
        return led_by(reading, leader)
    before = reading.mentions_in(reading.doc[title.head].sent.start, title.lead)
    here = only(m for m in before if m.kind == "name" and reading.is_a(m, SCHEMA.Country))
    here = None if here is not None and _is_faced(reading, here) else here
    if here is not None and not _other_country(reading, title, here) and not _of_name(reading, here):
        return body_of(reading, here, GUESSED)
    if not (title.key in row("national", "words") or is_presidential(title) or _is_head_of_state(reading, title)):
        return None
    if (ruled := _of_government(reading, title) or _federal(reading, title)) is not None:
        return ruled
    state = topics.at(title.first, (SCHEMA.State,), no=(SCHEMA.Country,))
    if state is not None and state.by_far and leader is None and "federal" not in title.text.lower():
        return led_by(reading, state)  # of a state with a government of its own
    near = _country_told(reading, title)
    return body_of(reading, near, GUESSED) if near is not None else _at_home(reading, title)


def _is_said_of_firm(reading: Reading, title: Title) -> bool:
    """Whether a president speaks of what a firm does: "Acme will open 12 shops, President Kenji Mori said"."""
    told = reading.mentions_in(reading.doc[title.head].sent.start, title.lead)
    return any(m.kind == "name" and reading.is_a(m, SCHEMA.Corporation) and _is_subject(reading, m) for m in told)


def _is_subject(reading: Reading, mention: Mention) -> bool:
    return reading.doc[mention.root].dep_ in SUBJECTS


def is_presidential(title: Title) -> bool:
    """Whether a title is one at a president's: "presidential spokesman"."""
    return title.text.lower().startswith("presidential ")


def _is_head_of_state(reading: Reading, title: Title) -> bool:
    """Whether a president stands large before a name in an article that tells of a prime minister, too."""
    head = reading.doc[title.head]
    ruling = any(head.doc[t.i - 1].lower_ == "prime" for t in head.doc[1:] if t.lower_ == "minister")
    return title.text == "president" and head.is_title and title.last - title.lead == 1 and ruling


def _federal(reading: Reading, title: Title) -> Body | None:
    """The government of a federation that a sentence tells of: "The federal government will pay, Minister Roe said"."""
    for word in reading.doc[reading.doc[title.head].sent.start : max(title.lead - 1, 0)]:
        if word.lower_ == "federal" and word.nbor(1).lower_ == "government":
            part = reading.words_part(word.i, word.i + 2)
            return Body(part, False, False, word.i, word.i + 2, GUESSED)
    return None


def _of_part(reading: Reading, title: Title) -> Body | None:
    """The government of a part of a country that does what a sentence tells: "The state government will pay"."""
    for noun in reading.doc[title.head].sent:
        kind = noun.nbor(-1) if noun.lower_ == "government" and noun.dep_ in SUBJECTS and noun.i else None
        if kind is not None and kind.is_lower and kind.lower_ in row("subnational", "kinds"):
            return Body(reading.words_part(kind.i, noun.i + 1), False, False, kind.i, noun.i + 1, GUESSED)
    return None


def _of_ruler(reading: Reading, title: Title) -> Body | None:
    """The country of those who appoint: "Chilean President Ann Roe named Luis Rey finance minister"."""
    verb = governing_verb(reading.doc[title.head])
    frame = frames().get(verb_lemma(verb), {}) if verb is not None else {}
    chosen = frame.get("person") == "patient" and frame.get("body") == "agent"
    if verb is None or not (chosen or verb_lemma(verb) in ("replace", "succeed")):
        return None
    for word in reading.doc[verb.sent.start : verb.i]:
        country = country_told(word)
        if country is not None and word.nbor(1).lower_ in row("ruling", "words"):
            return Body(country_part(reading, word, country), False, False, word.i, word.i + 1, LED)
    return None


def _of_same_ministry(reading: Reading, title: Title) -> Body | None:
    """The one country whose ministry for the same matter the article tells of: "Germany's economy ministry"."""
    field, doc = title.text.lower().partition(" minister")[0], reading.doc
    matters = (t for t in doc[2:] if t.lower_ == "ministry" and doc[t.i - 1].lower_ == field)
    owners = [doc[t.i - 3 if doc[t.i - 2].tag_ == "POS" else t.i - 2] for t in matters]
    bodies = [body for owner in owners if (body := _of_country(reading, owner)) is not None]
    return bodies[0] if bodies and all(body.part.entity == bodies[0].part.entity for body in bodies) else None


def _of_country(reading: Reading, owner: Token) -> Body | None:
    """The country that a word names or is the demonym of."""
    named, country = reading.mention_at(owner), country_told(owner)
    if named is not None and reading.is_a(named, SCHEMA.Country):
        return body_of(reading, named, LED)
    if country is None:
        return None
    return Body(country_part(reading, owner, country), False, False, owner.i, owner.i + 1, LED)


def _of_government(reading: Reading, title: Title) -> Body | None:
    """The country whose government a sentence, or the one before, tells of: "The Kenyan government will pay"."""
    sentence = reading.doc[title.head].sent
    before = reading.doc[max(sentence.start - 1, 0)].sent
    for told in (sentence, before):
        countries = [(word, country) for word in told if (country := country_told(word)) is not None]
        if not countries:
            continue
        word, country = countries[0]
        governs = word.i + 1 < told.end and word.nbor(1).lower_ in row("ruling", "bodies")
        if not governs or any(other != country for _, other in countries):
            return None
        return Body(country_part(reading, word, country), False, False, word.i, word.i + 1, GUESSED)
    return None


def _is_faced(reading: Reading, country: Mention) -> bool:
    """Whether a country is only whom another deals with: "ambassador to Japan", "a deal with Peru"."""
    before = reading.doc[max(country.first - 2, 0) : country.first]
    return any(t.lower_ in ("to", "against", "from", "with") for t in before)


def _is_told_of(reading: Reading, country: Mention) -> bool:
    """Whether an article tells something of a country itself, and not only where something named is from."""
    named = (m for m in reading.mentions if m.entity == country.entity and m.kind == "name")
    return not all(_of_name(reading, m) or _is_faced(reading, m) for m in named)


def _of_name(reading: Reading, country: Mention) -> bool:
    """Whether a country only says where something named is from: "Germany's Nordstern Aviation"."""
    behind = reading.doc[country.last : country.last + 2]
    named = reading.mention_at(behind[1]) if len(behind) == 2 and behind[0].tag_ == "POS" else None
    return named is not None and named.kind == "name"


def _is_subnational(reading: Reading) -> bool:
    """Whether the article speaks of the government of a state or province, to which its ministers may belong."""
    text = reading.document.text.lower()
    return any(words in text for words in row("subnational", "words"))


def _country_told(reading: Reading, title: Title) -> Mention | None:
    """The one country that the sentence before names, where the sentence of a minister names none."""
    sentence = reading.doc[title.head].sent
    if sentence.start == 0 or any(country_told(t) for t in sentence):
        return None
    spoken = reading.doc[sentence.start - 1].sent
    told = reading.mentions_in(spoken.start, sentence.end)
    country = only(m for m in told if m.kind == "name" and reading.is_a(m, SCHEMA.Country))
    return None if country is not None and _is_faced(reading, country) else country


def _at_home(reading: Reading, title: Title) -> Body | None:
    """The country where the places of the article lie, unless the sentence speaks of another or of a part of it."""
    named, sentence = home(reading), reading.doc[title.head].sent
    if named is None or any(country_told(t) not in (None, named) for t in sentence):
        return None
    parts = (m for m in reading.mentions_in(sentence.start, sentence.end) if reading.is_a(m, SCHEMA.State))
    if "federal" not in title.text.lower() and any(True for _ in parts):
        return None  # "Manitoba will not pay, Infrastructure Minister Ann Roe said"
    own = rows("roles")["governed_parts"].get(named, [])
    if own and any(n in own for t in reading.doc for n in (country_told(t), t.text)):
        near = reading.doc[reading.doc[max(sentence.start - 1, 0)].sent.start : sentence.end]
        told = {n for t in near for n in (country_told(t), t.text) if n in own}
        if len(told) != 1:
            return None
        named = str(*told)  # "Scottish fares will fall. Transport Minister Ann Roe said in Perth"
    entity = reading.entity_named(named)
    part = Part(entity=entity.id) if entity is not None else Part(text=named)
    return Body(part, False, False, title.first, title.first, GUESSED)


def _other_country(reading: Reading, title: Title, mention: Mention) -> bool:
    """Whether the sentence speaks of another country, so that the office may belong to that one."""
    label = reading.entity(mention).label
    for word in reading.doc[title.head].sent:
        other = reading.mention_at(word)
        if country_told(word) not in (None, label):
            return True
        if other is not None and other.entity != mention.entity and reading.is_a(other, SCHEMA.Country):
            return True
    return False
