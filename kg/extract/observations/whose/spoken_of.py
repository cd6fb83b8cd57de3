"""Whom an unresolved pronoun at the head of a sentence means: what the sentence before says something of."""

from kg.extract import grammar
from kg.extract.observations.statements import Statement, is_in, subject_of
from kg.extract.observations.whose.measures import is_measure, sure_mention, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

SINGULAR = ("it", "its")
PLURAL = ("they", "their")
LONGEST_CHAIN = 3  # verbs from that of saying or planning to that of making
LONGEST_OPENING = 2  # tokens before the pronoun: "But it", "So far it"


def thing_before(reading: Reading, about: Part) -> Part | None:
    """The thing that "it" or "they" take up: "A wildfire swept the valley. It has destroyed 61 buildings"."""
    span = reading.span_of(about, "expand")
    pronoun = span[0] if span is not None and len(span) == 1 else None
    if pronoun is not None and (noun := _before_semicolon(pronoun)) is not None and _fits(reading, noun, pronoun):
        return thing(reading, noun)
    if pronoun is None or not _is_at_the_head(reading, pronoun) or pronoun.sent.start == 0:
        return None
    if not _same_block(reading, pronoun):
        return None
    if is_willed(pronoun):
        return None
    root = reading.doc[pronoun.sent.start - 1].sent.root
    if (built := _yielding(pronoun, root)) is not None:
        return thing(reading, built)
    verb = _telling(root)
    noun = subject_of(reading, verb) if verb is not None else None
    if verb is not None and noun is not None and pronoun.head.lemma_ in rows(ROWS)["level_property"]:
        noun = _made(reading, verb, noun)
    elif verb is not None and verb.i != root.i and (noun is None or not _fits(reading, noun, pronoun)):
        noun = _speaking_body(root)
    return thing(reading, noun) if noun is not None and _fits(reading, noun, pronoun) else None


def made_before(reading: Reading, about: Part) -> Part | None:
    """The thing that the sentence before tells is made: "Orme is building a dam. The ministry put the cost at 9m"."""
    span = reading.span_of(about, "expand")
    noun = span[0] if span is not None and len(span) == 1 and span.text.casefold() in ("cost", "bill") else None
    if noun is None or noun.sent.start == 0 or noun.left_edge.lower_ != "the" or noun.nbor().lower_ in ("of", "for"):
        return None
    verb = reading.doc[noun.sent.start - 1].sent.root
    for _ in range(LONGEST_CHAIN):
        verb = grammar.child(verb, "xcomp") or (verb.lemma_ == "say" and grammar.child(verb, "ccomp")) or verb
    made = verb.lemma_.lower() in rows(ROWS)["money"]["make"] and _same_block(reading, noun)
    found = (subject_of(reading, verb) if grammar.is_passive(verb) else grammar.child(verb, "dobj")) if made else None
    plain = found is not None and found.tag_ == "NN" and not _is_body(reading, found) and not is_measure(found)
    return thing(reading, found) if found is not None and plain else None


def place_before(reading: Reading, about: Part) -> Part | None:
    """The only place that its sentence names before "its", and no firm: "Worst hit was Gorsk: its population fell"."""
    span = reading.span_of(about, "expand")
    if span is None or span.text.casefold() != "its":
        return None
    named = [m for m in reading.mentions_in(span[0].sent.start, span.start) if m.kind == "name"]
    alone = len({m.entity for m in named}) == 1 and reading.is_a(named[0], SCHEMA.Place)
    return reading.entity_part(named[0]) if alone else None


def named_before(reading: Reading, about: Part) -> Part | None:
    """The name that the sentence before gave a thing: "Its payments arm, Jaza, grew. The arm has 12 million users"."""
    span = reading.span_of(about, "expand")
    noun = span.root if span is not None else None
    if noun is None or noun.tag_ != "NN" or noun.left_edge.lower_ != "the" or noun.left_edge.i != noun.i - 1:
        return None
    start = noun.sent.start
    if noun.nbor().dep_ == "prep" or start == 0 or reading.block_of(noun) != reading.block_of(reading.doc[start - 1]):
        return None
    before = [t for t in reading.doc[start - 1].sent if t.lemma_ == noun.lemma_ and t.nbor().text == ","]
    mention = reading.mention_at(before[0].nbor(2)) if len(before) == 1 and before[0].i + 3 < start else None
    named = mention is not None and mention.kind == "name" and mention.first == before[0].i + 2
    if mention is None or not named or reading.doc[mention.last].text != ",":
        return None
    owned = any(
        c.tag_ == "PRP$" or c.lower_ in ("a", "an") for c in before[0].lefts
    )  # not "At the centre, Roe, a nurse"
    person = reading.is_a(mention, SCHEMA.Person) != is_person_noun(noun.lemma_.lower())
    return reading.entity_part(mention) if owned and not person else None


def _yielding(pronoun: Token, root: Token) -> Token | None:
    """What turns something out: what the sentence before says is built: "plans to build a mill. It could make 40"."""
    if pronoun.lower_ != "it" or not is_in(pronoun.head, "yielding"):
        return None
    built = [t for t in root.subtree if grammar.is_verb(t) and is_in(t, "building")]
    found = [grammar.child(verb, "dobj") for verb in built]
    return found[0] if len(found) == 1 and found[0] is not None and found[0].tag_ == "NN" else None


def _speaking_body(root: Token) -> Token | None:
    """The body without a name that said what was told: "The charity said gifts had fallen. It spent 3 million"."""
    noun = grammar.subject(root)
    bodies = words(ROWS, "businesses") | words(ROWS, "governing")
    return noun if noun is not None and noun.lemma_.lower() in bodies else None


def _before_semicolon(pronoun: Token) -> Token | None:
    """The subject of the clause before the semicolon, if no other stands between: "a fund was set up; it was given"."""
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    cut = next((t.i for t in reversed(before) if t.text == ";"), None)
    if cut is None or pronoun.dep_ not in grammar.SUBJECTS:
        return None
    nouns = [t for t in before if t.dep_ in grammar.SUBJECTS and t.lower_ not in SINGULAR]
    return nouns[0] if len(nouns) == 1 and nouns[0].i < cut else None


def _is_at_the_head(reading: Reading, pronoun: Token) -> bool:
    """Whether nothing but a word or a time stands before a pronoun: "But it", "Between May and July they"."""
    opening = reading.doc[pronoun.sent.start : pronoun.i]
    timed = pronoun.tag_ == "PRP" and all(
        t.tag_ in ("IN", "DT", "CC", ",") or reading.time_at(t) is not None for t in opening
    )
    described = pronoun.dep_ == "nsubj" and _describes(pronoun)
    return timed or described or len(opening) <= LONGEST_OPENING


def _describes(pronoun: Token) -> bool:
    """Whether the words before a subject tell of it and name no other: "With a span of 248 meters, it cost"."""
    first = pronoun.sent[0]
    opens = first.lower_ == "with" and first.head.i == pronoun.head.i and first.right_edge.i == pronoun.i - 2
    return opens and pronoun.nbor(-1).text == ","


def calamity_before(reading: Reading, about: Part) -> Part | None:
    """The calamity that "it" takes up, wherever it stands: "reached the village two days after it killed 87 people"."""
    span = reading.span_of(about, "expand")
    pronoun = span[0] if span is not None and len(span) == 1 and span[0].lower_ == "it" else None
    if pronoun is None or pronoun.dep_ not in grammar.SUBJECTS or not is_in(pronoun.head, "wreaking"):
        return None
    start = pronoun.sent.start
    start = reading.doc[start - 1].sent.start if start and _same_block(reading, pronoun) else start
    before = (t for t in reversed(reading.doc[start : pronoun.i]) if t.tag_ in ("NN", "NNP"))
    noun = next((t for t in before if t.lemma_.lower() in words(ROWS, "calamities")), None)
    return thing(reading, noun) if noun is not None else None


def _same_block(reading: Reading, token: Token) -> bool:
    """Whether the sentence before a token's stands in the same paragraph."""
    return reading.block_of(token) == reading.block_of(reading.doc[token.sent.start - 1])


def _made(reading: Reading, verb: Token, subject: Token) -> Token | None:
    """What costs or weighs so much: what a body made or uses, not the body: "The club plays in a hall. It has cost"."""
    if not _is_body(reading, subject):
        return subject
    inside = (n for _, n in grammar.prepositional(verb, "in", "at", "on", "into", "to") if n.i > verb.i)
    found = [n for n in (*grammar.objects(verb), *inside) if n.i > verb.i and not _is_body(reading, n)]
    return found[0] if found and found[0].tag_ in ("NN", "NNP") else None


def _is_body(reading: Reading, noun: Token) -> bool:
    """Whether a noun means a firm, a person or the body of a place, which cost and weigh nothing."""
    mention = sure_mention(reading, noun)
    built = reading.is_a(mention, SCHEMA.CivicStructure)
    named = reading.is_a(mention, SCHEMA.Organization, SCHEMA.Person, SCHEMA.Place) and not built
    lemma = noun.lemma_.lower()
    bodies = words(ROWS, "businesses") | words(ROWS, "governing")
    return named or lemma in bodies or is_person_noun(lemma)


def is_willed(pronoun: Token) -> bool:
    """Whether only somebody does what is told of "it": "It plans to close three factories"."""
    verb = pronoun.head.head if pronoun.dep_ == "poss" else pronoun.head
    return verb.lemma_.lower() in words(ROWS, "willing")


def _telling(root: Token) -> Token | None:
    """The verb that tells what happened; below a verb of saying it is what is said."""
    inner = grammar.child(root, "ccomp") if root.lemma_ in ("say", "tell", "report", "add") else None
    verb = inner or root
    return verb if grammar.is_verb(verb) or verb.pos_ == "AUX" else None


def _is_mere_measure(noun: Token) -> bool:
    """Whether a noun is but what is measured of somebody; a fund may be a body."""
    return is_measure(noun) and noun.lemma_.lower() not in words(ROWS, "businesses")


def _fits(reading: Reading, noun: Token, pronoun: Token) -> bool:
    """Whether a subject agrees with the pronoun and is a thing of which figures may be told."""
    mention = sure_mention(reading, noun)
    if noun.tag_ not in ("NN", "NNS", "NNP", "NNPS") or _is_mere_measure(noun) or reading.time_at(noun) is not None:
        return False
    if reading.quantity_at(noun) is not None or noun.lemma_.lower() in words(ROWS, "connective_nouns"):
        return False
    if reading.is_a(mention, SCHEMA.Organization):
        return False  # who is known by name was weighed when the pronoun was resolved
    joined = grammar.child(noun, "conj") is not None
    if pronoun.lower_ in PLURAL:
        return joined or noun.tag_ in ("NNS", "NNPS")
    person = reading.is_a(mention, SCHEMA.Person) or is_person_noun(noun.lemma_.lower())
    return pronoun.lower_ in SINGULAR and not joined and not person and noun.tag_ not in ("NNS", "NNPS")


def is_of_authority(reading: Reading, statement: Statement) -> bool:
    """Whether it is a ministry that does something to what others have: "the ministry grounded 44 buses"."""
    about, noun = statement.about, statement.noun
    mention = reading.mention_of(about) if about is not None and about.entity is not None else None
    named = reading.is_a(mention, SCHEMA.GovernmentOrganization)
    ruling = named or (noun is not None and noun.lemma_.lower() in words(ROWS, "economy_watchers"))
    return ruling and statement.rule == "observation/count-object"
