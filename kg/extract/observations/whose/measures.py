"""A noun phrase becomes a measure: whom or what a figure is about, and which of its properties it measures."""

import itertools
from dataclasses import dataclass, replace

from kg.extract import grammar
from kg.extract.grammar.relatives import explained
from kg.extract.observations.figures import NOUNS
from kg.extract.observations.money.quoted import quoted_price
from kg.extract.observations.wording.bonds import bond_of_yield
from kg.extract.observations.wording.firms import firm_measured
from kg.extract.observations.wording.forms import ROWS, with_size
from kg.extract.observations.wording.phrases import (
    LONGEST,
    bears_figures,
    before_tax,
    end_of_what,
    hyphenated,
    left,
    paid_to,
    right,
    whole_of_share,
    with_age,
    with_clause,
    with_pair,
)
from kg.extract.observations.wording.phrases import is_measure as is_measure
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Mention, Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

OWNER_PREPOSITIONS = ("of", "in", "at", "for", "from", "by", "across", "within", "among")
SPECIFYING = ("of", "for", "in", "at", "on", "to", "from", "with", "aboard", "outside")
BETWEEN = ("between", "among", "under", "without")
KEPT_PREPOSITIONS = ("to", "for", "on", "per", "against", "from", "with", "in", "at", "of", "by", *BETWEEN)
PERCENTS = ("%", "percent", "pct", "cent")  # "67% of revenue, which rose": the revenue did
EACH = ("each", "both", "all")
SURE = 0.6


@dataclass(frozen=True, slots=True)
class Measure:
    """What a noun phrase lets a figure measure. `property` is None where the phrase names a thing, not a property.

    `named` tells that `about` is an entity (or its words say who), `business` that the owner may be left unsaid.
    """

    about: Part | None
    property: Part | None
    noun: Token
    business: bool = False
    place: Part | None = None


def sure_mention(reading: Reading, token: Token) -> Mention | None:
    """The mention that a token heads, unless it is but a guess whom the phrase or the pronoun means: words say more."""
    mention = reading.mention_headed_by(token)
    if mention is not None and mention.kind == "nominal" and reading.is_a(mention, SCHEMA.Place):
        mention = None if token.lemma_.lower() in words(ROWS, "undertakings") else mention  # "to Gorsk, a 3m project"
    return mention if mention is not None and (mention.kind == "name" or mention.confidence >= SURE) else None


def measure(reading: Reading, noun: Token) -> Measure:
    """What a noun phrase measures and of whom, by the noun that heads it."""
    noun = _meant(noun)
    taxed = before_tax(noun)
    if taxed is not None:
        owner, _ = _owner(reading, taxed)
        prop = reading.words_part(left(reading, taxed, owner), _behind_charges(taxed))
        return Measure(owner, replace(prop, text=(prop.text or "")[:1].lower() + (prop.text or "")[1:]), taxed, True)
    if noun.lemma_.lower() in words(ROWS, "thermometers") and noun.tag_ in NOUNS:
        return Measure(None, reading.words_part(noun.i, noun.i + 1, "temperature"), noun)
    firm = reading.is_a(reading.mention_headed_by(noun), SCHEMA.Organization)  # "Orme Copper"
    if quoted_price(noun) is not None and not firm:
        return Measure(noun_words(reading, noun, after=False), None, noun)
    mention = sure_mention(reading, noun)
    if mention is not None and not is_measure(noun):
        return Measure(reading.entity_part(mention), None, noun)
    if (paid := paid_to(noun)) is not None:
        first, last = left(reading, noun), paid[0].i + 1
        return Measure(thing(reading, paid[1]), reading.words_part(first, last, label_of(reading, first, last)), noun)
    owner, skip_prep = _owner(reading, noun)
    owner = whole_of_share(reading, noun) or owner
    if not is_measure(noun) and (owner is None or skip_prep is not None or bears_figures(noun)):
        return Measure(thing(reading, noun), None, noun)
    business = noun.lemma_.lower() in words(ROWS, "of_business") or noun.lower_ in words(ROWS, "of_business")
    business = business or any(c.lower_ == "capital" and c.i == noun.i - 1 for c in noun.lefts)
    public = words(ROWS, "of_the_public") | words(ROWS, "commodities")  # "copper production" is the country's
    business = business and not any(t.lower_ in public for t in noun.lefts)
    kinds = words(ROWS, "kinds_of_measures")  # "the margin of error" is no firm's
    business = business and not any(n.lemma_ in kinds for _, n in grammar.prepositional(noun, "of"))
    return Measure(owner, property_words(reading, noun, skip_prep, owner), noun, business)


def _meant(noun: Token) -> Token:
    """The antecedent of a relative pronoun, and what a percentage is of; other nouns stand for themselves."""
    if noun.lower_ in grammar.RELATIVES and noun.tag_ in ("WDT", "WP", "IN"):
        noun = grammar.antecedent(noun.head) or noun
    whole = next((n for _, n in grammar.prepositional(noun, "of")), None)
    if noun.lower_ in EACH and whole is None and noun.i > 1 and noun.nbor(-1).text == ",":
        before = noun.nbor(-2)  # "512 segments, each weighing 250 kilograms"
        return before if before.tag_ in ("NNS", "NNPS") else noun
    return whole if whole is not None and noun.lower_ in {*PERCENTS, *EACH} else noun


def thing(reading: Reading, noun: Token) -> Part:
    """The entity that a noun refers to, or the words of its noun phrase where it names none."""
    noun = _meant(noun)
    if noun.dep_ == "csubj" and noun.tag_ == "VBG":  # "closing the two mills will save 40 million"
        return reading.words_part(noun.left_edge.i, grammar.end_within(noun, LONGEST))
    mention = sure_mention(reading, hyphenated(noun)) or (reading.mention_at(noun) if noun.pos_ == "PROPN" else None)
    if mention is not None:
        return reading.entity_part(mention)
    if (what := explained(noun)) is not noun:
        return thing(reading, what)
    own = _own_subject(reading, noun) if noun.tag_ == "PRP$" else _named_beside(reading, noun)
    return own if own is not None else whole_words(reading, noun)


def _named_beside(reading: Reading, noun: Token) -> Part | None:
    """The name that somebody's thing has behind a comma: "its best-known game, Castle of Kites, has"."""
    name = grammar.child(noun, "appos") if grammar.child(noun, "poss") is not None else None
    if name is None or name.pos_ != "PROPN" or noun.nbor().text != "," or name.left_edge.i != noun.i + 2:
        return None
    if noun.tag_ != "NN" or grammar.child(name, "conj") is not None:
        return None  # "its authors, Ann Roe and Jim Lee"
    if (mention := reading.mention_at(name)) is not None:
        titled = all(t.tag_ in ("JJ", "NN", "DT") for t in reading.doc[noun.i + 2 : mention.first])
        return reading.entity_part(mention) if mention.kind == "name" and titled else None
    return reading.words_part(name.left_edge.i, name.right_edge.i + 1)


def _own_subject(reading: Reading, pronoun: Token) -> Part | None:
    """Whom a possessive that nobody resolved stands for: the subject of its clause ("Kestrel raised its dividend")."""
    verb = grammar.governing_verb(pronoun.head)
    if verb is not None and verb.dep_ == "dobj":
        verb = grammar.governing_verb(verb.head)  # "sold its 17 percent holding"
    noun = grammar.subject(verb) if verb is not None else None
    if verb is not None and noun is not None and noun.lower_ in PERCENTS and verb.dep_ == "advcl":
        noun = grammar.subject(verb.head)  # "flew 9 million passengers, with 88% of its seats filled"
    if verb is not None and noun is not None and noun.i == pronoun.head.i and verb.head.lemma_ in ("see", "watch"):
        noun = grammar.subject(verb.head)  # "renters have seen their bills rise 9 percent"
    if verb is None or noun is None or noun.i >= pronoun.i or noun.i == pronoun.head.i or noun.lower_ in PERCENTS:
        return None
    if verb.lemma_.lower() in rows(ROWS)["forecast"]["verbs"]:
        return None  # "the auction house estimated its value": that of what it sells
    mention = sure_mention(reading, noun)
    if any(c.lower_ == "no" for c in noun.lefts):
        return None  # "no truck will leave its 14 warehouses"
    if pronoun.lower_ == "its" and noun.tag_ in ("NNS", "NNPS"):
        return None  # "cracks were found in 14 of its 62 cables"
    if mention is None:
        if pronoun.lower_ == "its" and (firm := firm_measured(reading, noun)) is not None:
            return reading.entity_part(firm)
        return noun_words(reading, noun) if noun.pos_ == "NOUN" and pronoun.lower_ in ("its", "their") else None
    person = reading.is_a(mention, SCHEMA.Person)
    if person != (pronoun.lower_ in ("his", "her")) and pronoun.lower_ != "their":
        return None
    return reading.entity_part(mention)


def doer(reading: Reading, noun: Token) -> Part:
    """Whose doing it is: an organization or place for what it owns, else the noun itself: "its stores"."""
    plain = thing(reading, noun)
    noun = _meant(noun)
    owner = grammar.child(noun, "poss") if _named_beside(reading, noun) is None else None
    if plain.entity is not None or owner is None or noun.lemma_.lower() in words(ROWS, "bearers"):
        return plain
    if owner.tag_ in ("WP$", "WDT"):
        verb = grammar.governing_verb(noun)
        found = verb.head if verb is not None and verb.dep_ == "relcl" else owner
    else:
        found = owner
    mention = sure_mention(reading, found)
    fits = mention is not None and reading.is_a(mention, SCHEMA.Organization, SCHEMA.Place)
    return reading.entity_part(mention) if mention is not None and fits else plain


def noun_words(reading: Reading, noun: Token, *, after: bool = True) -> Part:
    """The words of a noun phrase without its determiner, its number and its times; "of" phrases stay."""
    if noun.lower_ == "those":  # "those polled", "those on sugar pills"
        return reading.words_part(noun.i, grammar.end_within(noun, LONGEST))
    if noun.lower_ == "what":
        return reading.words_part(noun.i, end_of_what(noun))
    if noun.tag_ in ("PRP", "PRP$", "WP", "WP$", "DT"):
        return reading.words_part(noun.i, noun.i + 1, noun.lower_)
    among = next((n for _, n in grammar.prepositional(noun, "of")), None) if noun.tag_ == "JJS" else None
    if among is not None and among.tag_ == "NNS":  # "the smallest of the three breweries"
        return reading.words_part(noun.i, among.i + 1)
    last_noun = hyphenated(noun)
    first, last = left(reading, noun), with_pair(reading, last_noun)
    if after and last_noun.i == noun.i == last - 1:
        rate = ("per",) if noun.dep_ in grammar.SUBJECTS else ()  # "average freight per tonne fell"
        last = with_age(noun, right(reading, noun, None, (*SPECIFYING, *rate)))
    return reading.words_part(first, last, label_of(reading, first, last))


def whole_words(reading: Reading, noun: Token) -> Part:
    """The words of a noun phrase with a named owner: "the nation's livestream sales", "its revenue" without "its"."""
    part = with_size(reading, noun, noun_words(reading, noun))
    owner = grammar.child(noun, "poss")
    named = _of_named(reading, noun) if owner is not None and owner.tag_ == "WP$" else None
    if named is not None:
        return named
    if owner is None or owner.tag_ == "PRP$" or part.start is None or part.end is None:
        return part
    first = left(reading, owner)
    start = reading.doc[first].idx
    text = " ".join(reading.document.text[start : part.end].split())
    return Part(text=text, start=start, end=part.end)


def whose(word: Token) -> Token | None:
    """The noun that "whose" stands for: what the clause describes, else the noun before the comma and brackets."""
    verb = grammar.governing_verb(word.head)
    described = grammar.antecedent(verb) if verb is not None else None
    if described is not None and described.i < word.i:
        return described
    i = word.i - 1
    i -= i > 0 and word.doc[i].text == ","
    i -= i > 0 and word.doc[i].tag_ == "PRP" and word.doc[i].lower_.endswith(("self", "selves"))
    if word.doc[i].text == ")":
        i = next((t.i - 1 for t in reversed(word.doc[word.sent.start : i]) if t.text == "("), i)
    return word.doc[i] if i >= word.sent.start and word.doc[i].tag_ in NOUNS else None


def _of_named(reading: Reading, noun: Token) -> Part | None:
    """What belongs to the one that "whose" stands for: "Roe's family" of "Roe, whose family", "chain's shops"."""
    word = grammar.child(noun, "poss")
    owner = whose(word) if word is not None else None
    mention = sure_mention(reading, owner) if owner is not None else None
    if mention is None and owner is not None and owner.pos_ == "PROPN":
        mention = reading.mention_at(owner)  # "the Chamber of Ports, whose companies"
    if owner is None or noun.nbor().text in ("'", "’", "'s", "and"):
        return None  # "Orme, whose owners' and directors' test could take 12 weeks"
    plain = noun_words(reading, noun)
    said = (plain.text or "").removeprefix("whose ")
    name = reading.entity(mention).label if mention is not None else noun_words(reading, owner, after=False).text
    return replace(plain, text=f"{name}'s {said}")


def property_words(reading: Reading, noun: Token, skip: Token | None, owner: Part | None = None) -> Part:
    """A measured noun with what specifies it: "net profit", "average time to diagnosis"; without `skip`."""
    part = noun.lower_ == "share" or (noun.i > 0 and noun.nbor(-1).tag_ in NOUNS[:2])  # "market shares", "oil stocks"
    stock = noun.lemma_.lower() in words(ROWS, "stock") and not part
    sold = all(t.lower_ in ("new", "existing", "ordinary", "common") for t in reading.doc[left(reading, noun) : noun.i])
    if stock and (owner is not None or sold):
        return reading.words_part(noun.i, noun.i + 1, "share price")
    first, last = left(reading, noun, owner), right(reading, noun, skip, KEPT_PREPOSITIONS)
    counted = [t for _, n in grammar.prepositional(noun, "of") for t in grammar.conjuncts(n)[-1:]]
    if counted and noun.lemma_.lower() in words(ROWS, "counters") and counted[0].i == last - 1:
        last = max(last, with_clause(counted[0]))  # "the number of drivers leaving the trade"
    last = max(last, _behind_charges(noun))
    return reading.words_part(first, last, label_of(reading, first, last))


def _behind_charges(noun: Token) -> int:
    """Where the charges end that earnings are told without: "earnings before interest, tax and depreciation"."""
    doc, i = noun.doc, noun.i + 1
    if i >= len(doc) or doc[i].lower_ not in ("before", "after") or noun.lemma_ not in words(ROWS, "before_charges"):
        return i
    listed = itertools.takewhile(lambda t: t.text == "," or t.lower_ in words(ROWS, "charges"), doc[i + 1 :])
    charges = [t.i for t in listed if t.tag_ in NOUNS]
    return charges[-1] + 1 if charges else i


def label_of(reading: Reading, first: int, last: int) -> str:
    """Words as a label: white space evened, a capital at the start of a sentence lowered."""
    doc = reading.doc
    text = " ".join(doc[first:last].text.split())
    start = doc[first]
    common = is_measure(start) or (start.pos_ != "PROPN" and start.ent_type_ in ("", "DATE"))
    if start.is_sent_start and common and start.text[1:].islower():
        return text[:1].lower() + text[1:]
    return text


def _owner(reading: Reading, noun: Token) -> tuple[Part | None, Token | None]:
    """Whose property a noun names, with the preposition that says so: "its revenue", "the revenue of", "shares in"."""
    possessor = grammar.child(noun, "poss")
    if possessor is not None and possessor.tag_ == "WP$" and sure_mention(reading, possessor) is None:
        possessor = whose(possessor) or possessor
    if possessor is not None and reading.time_at(possessor) is None:
        return thing(reading, possessor), None
    doc = reading.doc
    before = [m for m in reading.mentions_in(max(noun.left_edge.i, noun.i - 6), noun.i) if m.kind == "name"]
    before = [m for m in before if noun.lemma_ == "index" or not reading.is_a(m, SCHEMA.DefinedTerm)]  # "AI sales"
    based = before and doc[before[-1].last].text == "-"  # "Milan-listed shares"
    if before and not based and doc[before[-1].last - 1].head.i >= before[-1].last - 1:
        return reading.entity_part(before[-1]), None
    laid = next((n for _, n in grammar.prepositional(noun, "on")), None)
    if laid is not None and noun.lemma_.lower() in words(ROWS, "duties") and not _is_amount(reading, laid):
        return thing(reading, laid), None  # "a tariff on cars from Norway"
    if laid is not None and noun.lower_ == "yield":
        return bond_of_yield(reading, laid)
    lasting = noun.lemma_.lower() in words(ROWS, "counters")
    per = (t for p in noun.rights if p.lower_ == "per" for n in p.children for t in n.rights)  # "per user at Orme"
    for prep in (*noun.rights, *per):
        borne = prep.lower_ == "to" and noun.lemma_.lower() in words(ROWS, "borne")  # "the cost to the region"
        got = prep.lower_ == "from" and noun.lemma_.lower() in words(ROWS, "received") | words(ROWS, "coming_from")
        if prep.dep_ != "prep" or got or not (borne or prep.lower_ in OWNER_PREPOSITIONS):
            continue  # "a loan from the bank" is that of whoever borrows it
        found = grammar.child(prep, "pobj")
        chain = grammar.child(found, "poss") if found is not None and prep.lower_ == "at" else None
        if found is not None and chain is not None and _is_amount(reading, found) and chain.tag_ in NOUNS:
            return thing(reading, chain), prep  # "sales at the chain's 420 stores"
        if found is None or _is_amount(reading, found) or found.lemma_.lower() in words(ROWS, "idle_nouns"):
            continue  # "the target for the hundredth month" is that of no month
        if prep.lower_ == "in" and found.lemma_.lower() in words("attribution", "documents"):
            continue  # "support in the latest survey"
        if prep.lower_ == "of" and found.left_edge.i == found.i and found.lemma_ in words(ROWS, "kinds_of_measures"):
            continue  # "the margin of error"
        mention = sure_mention(reading, found) or (reading.mention_at(found) if found.pos_ == "PROPN" else None)
        if mention is not None and not is_measure(found):
            if noun.lemma_.lower() in words(ROWS, "stock") and reading.is_a(mention, SCHEMA.Place):
                continue  # "bank shares in Oslo" are no city's
            return reading.entity_part(mention), prep
        if prep.lower_ in ("in", "of") and noun.lemma_.lower() in words(ROWS, "stock"):
            person = reading.is_a(mention or sure_mention(reading, found), SCHEMA.Person)
            return noun_words(reading, found) if person else thing(reading, found), prep
        if prep.lower_ == "for" and found.tag_ in ("NN", "NNS") and noun.lemma_.lower() in words(ROWS, "paid_for"):
            return noun_words(reading, found), prep
        if borne and found.tag_ == "NN":
            return noun_words(reading, found, after=False), prep
        harm = prep.lower_ == "from" and found.lemma_.lower() in words(ROWS, "calamities")  # "the toll from the quake"
        certain = grammar.child(found, "det") if noun.lemma_ == "cost" and found.lower_ != "one" else None
        lasting = lasting and (certain is None or certain.lower_ not in ("the", "this", "that"))  # of living
        if harm or (prep.lower_ == "of" and not lasting):
            inner = measure(reading, found)
            if inner.about is not None and inner.property is not None and inner.about.entity is not None:
                return inner.about, None
            joined = grammar.child(found, "conj")
            if joined is not None and joined.tag_ in NOUNS and joined.i <= min(found.i + 4, noun.right_edge.i):
                first = left(reading, found)
                return reading.words_part(first, joined.i + 1), prep  # "capacity of wind and solar power"
            return noun_words(reading, found), prep
    return None, None


def _is_amount(reading: Reading, noun: Token) -> bool:
    """Whether what follows "of" or "in" is a time or a number with what it counts."""
    numbered = any(reading.quantity_at(t) is not None for t in noun.lefts if t.dep_ in ("nummod", "quantmod"))
    return numbered or reading.time_at(noun) is not None or reading.quantity_at(noun) is not None


def label(rule_words: str) -> Part:
    """A property that no word of the text names by itself ("length" for "long")."""
    return Part(text=rule_words)
