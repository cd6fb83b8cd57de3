"""Whose figure it is, and of what, when something rises, falls or stands: a firm's share price, a river's level."""

from dataclasses import replace
from decimal import Decimal

from kg.extract import grammar
from kg.extract.observations.figures import Figure, previous_word
from kg.extract.observations.money.quoted import quoted_price
from kg.extract.observations.statements import Sentence, of_subject
from kg.extract.observations.whose.measures import Measure, is_measure, label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import kind_of_noun
from kg.extract.tokens import Token
from kg.model import Mention, Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

LENGTHS = ("meter", "centimeter", "foot", "inch")
HIGHEST_WATER = 30  # metres on a gauge
DEAREST_SHARE = 50_000  # what a company gains or loses beyond this is not its share price


def named_measure(sentence: Sentence, found: Measure, figure: Figure) -> tuple[Part | None, Part | None]:
    """Owner and property; a company that itself rises or falls in percent does so in its share price."""
    quoted = quoted_price(found.noun)
    if quoted is not None:
        bulk = any(f.kind == "measure" for f, _ in sentence.told)
        rate = quoted == "exchange rate" and figure.kind == "count" and figure.noun is None
        return found.about, label(quoted) if (figure.kind in ("percent", "money") or rate) and not bulk else None
    found = as_thing(sentence.reading, found, figure)
    if found.property is not None:
        if found.property.text == "share price" and figure.kind == "measure":
            return None, None  # "its stock rose to 275 kilograms"
        there = _right_there(sentence, figure) if found.about is None or found.about.entity is None else None
        return there or found.about or thing(sentence.reading, found.noun), found.property
    if found.about is None:
        return None, None
    if is_depth(figure, found) or is_named_water(sentence.reading, figure, found, found.noun.head):
        return found.about, label("water level")
    if found.about.entity is not None:
        traded_as = _quoted_name(sentence, found.noun)
        if traded_as is not None and figure.kind in ("percent", "money"):
            return found.about, label(traded_as)
        mention = sentence.reading.mention_headed_by(found.noun)
        if is_index(sentence, mention) and (figure.kind == "percent" or is_of_index(figure)):
            return found.about, label("index")
        company = sentence.reading.is_a(mention, SCHEMA.Organization) and not sentence.reading.is_a(
            mention, SCHEMA.GovernmentOrganization, SCHEMA.NewsMediaOrganization
        )
        priced = figure.kind == "money" and isinstance(figure.value, int | Decimal) and figure.value < DEAREST_SHARE
        before = previous_word(figure)
        led = before is not None and before.lower_ in ("to", "from")
        if company and figure.kind == "percent" and (led or figure.unit == "percentage point"):
            return found.about, label("share")  # "the party fell to 33 percent": no price is told in percent
        if company and (figure.kind == "percent" or priced):
            return found.about, label("share price")
        other = SCHEMA.Organization, SCHEMA.Person, SCHEMA.Place, SCHEMA.Event, SCHEMA.DefinedTerm, SCHEMA.CreativeWork
        traded = mention is not None and mention.kind == "name" and not sentence.reading.is_a(mention, *other)
        return found.about, label("price") if traded and (figure.kind == "percent" or priced) else None
    return found.about, found.about  # "late trains dropped by 37 percent": the words are both


def as_thing(reading: Reading, found: Measure, figure: Figure) -> Measure:
    """The measure; somebody's thing is none that could be told in meters or kilograms: "its latest cell reaches"."""
    owned = figure.kind == "measure" and found.property is not None and found.noun.pos_ == "NOUN"
    if not owned or is_measure(found.noun) or found.noun.lemma_.lower() not in words(ROWS, "made_things"):
        return found
    named = found.about if found.noun.lemma_.lower() in words(ROWS, "waters") else None
    return replace(found, about=named or noun_words(reading, found.noun), property=None)


def is_depth(figure: Figure, found: Measure) -> bool:
    """Whether a length is how high the water of a river or lake stands."""
    return figure.kind == "measure" and figure.unit in LENGTHS and found.noun.lemma_.lower() in words(ROWS, "waters")


def is_named_water(reading: Reading, figure: Figure, found: Measure, verb: Token) -> bool:
    """Whether a length is how high a river stands that only its name tells: "The Elbe crested at 9 metres"."""
    noun, doc = found.noun, figure.head.doc
    named = noun.pos_ == "PROPN" and grammar.child(noun, "det") is not None and figure.unit in LENGTHS
    high = [t.lower_ for t in doc[figure.last : figure.last + 2]]
    if not named or "above" in high or "tall" in high or noun.lower_ in rows(ROWS)["modifier_dimensions"]["height"]:
        return False
    other = SCHEMA.Person, SCHEMA.Event  # a name that nobody knows may be taken for an organization's
    if reading.is_a(reading.mention_headed_by(noun), *other):
        return False
    highest = figure.value[1] if isinstance(figure.value, tuple) else figure.value
    low = highest < (HIGHEST_WATER if figure.unit != "foot" else 3 * HIGHEST_WATER)
    return low and verb.lemma_ in words(ROWS, "waters_do")


def is_index(sentence: Sentence, mention: Mention | None) -> bool:
    """Whether a name is that of an index of shares: "the Orme 100", "the Lumo Composite"."""
    said = sentence.reading.entity(mention).label.casefold().split() if mention is not None else []
    return bool(said) and (said[-1] in words(ROWS, "indexes") or (len(said) > 1 and said[-1].isdigit()))


def is_of_index(figure: Figure) -> bool:
    """Whether a number may be that of an index of shares: "fell 344.52 points", "to 42,211.88"."""
    return figure.kind == "count" and (figure.noun is None or figure.noun.lemma_.lower() == "point")


def moves_index(sentence: Sentence, figure: Figure, verb: Token) -> bool:
    """Whether points are how far an index of shares moved: "the Orme 100 fell 34 points"."""
    found = of_subject(sentence, verb) if is_of_index(figure) else None
    if found is None:
        return False
    return found.noun.lemma_.lower() == "index" or is_index(sentence, sentence.reading.mention_headed_by(found.noun))


def _quoted_name(sentence: Sentence, noun: Token) -> str | None:
    """What is quoted of the goods that a pronoun means: "Tin fell again. It reached 8,350 pounds"."""
    mention = sentence.reading.mention_headed_by(noun)
    name = sentence.reading.entity(mention).label.split()[-1:] if mention is not None else []
    return "price" if name and name[0].casefold() in words(ROWS, "commodities") else None


def _right_there(sentence: Sentence, figure: Figure) -> Part | None:
    """The organization right behind the figure: "fell 11 percent at Hale Bank and 17 percent at Orr Bank"."""
    doc = figure.head.doc
    if figure.last >= len(doc) or doc[figure.last].lower_ != "at":
        return None
    noun = grammar.child(doc[figure.last], "pobj")
    mention = sentence.reading.mention_headed_by(noun) if noun is not None else None
    organization = mention is not None and sentence.reading.is_a(mention, SCHEMA.Organization)
    return sentence.reading.entity_part(mention) if mention is not None and organization else None


def is_mere_cause(reading: Reading, noun: Token) -> bool:
    """Whether a noun is nobody who has figures but what brings them about: "new locks cut the number of thefts"."""
    lemma = noun.lemma_.lower()
    owns = kind_of_noun(lemma) in (SCHEMA.Organization, SCHEMA.Place, SCHEMA.Person)
    owns = owns or lemma in words(ROWS, "businesses") | words(ROWS, "bearers") | words("places", "premises")
    return noun.tag_ in ("NN", "NNS") and not owns and reading.mention_headed_by(noun) is None
