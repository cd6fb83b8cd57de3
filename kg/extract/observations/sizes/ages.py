"""Ages: "Ana Ruel, 66, said", "the 45-year-old driver", "the fossil is 66 million years old", "died at 91"."""

from collections.abc import Iterator

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure
from kg.extract.observations.finding import standing_alone
from kg.extract.observations.statements import Statement, subject_of
from kg.extract.observations.whose.measures import label, sure_mention, thing
from kg.extract.observations.wording.age_words import OLDEST, is_aside_age, is_bracketed_age, old_word
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Span, Token
from kg.model import Quantity
from kg.rows import words
from kg.vocabulary import SCHEMA

OWNED = ("mine", "yours", "hers", "ours", "theirs")
CLOSING = (",", ".", ";", ")", "and", "when", "in", "on", "last", "this", "next")


def ages(reading: Reading, sentence: Span) -> Iterator[tuple[Figure, Statement]]:
    """The ages that a sentence tells, each with whose it is; what stands in an aside is so whatever the clause says."""
    for quantity in reading.quantities_in(sentence.start, sentence.end):
        of_many = isinstance(quantity.value, tuple)
        noun = _aged_between(reading, quantity) if of_many else _aged(reading, quantity)
        if noun is not None and not _is_speaker(reading, noun):
            figure = standing_alone(reading, quantity, sentence)
            said = grammar.governing_verb(figure.head) if _is_subject(noun, figure.head) else None
            rule = "observation/age" if said is not None else "observation/age-beside"
            yield figure, Statement(rule, said or noun, thing(reading, noun), label("age"), noun=noun)


def _is_speaker(reading: Reading, old: Token) -> bool:
    """Whether "the 28-year-old" was taken for whoever speaks of them: "she said that the 28-year-old had left"."""
    mention = reading.mention_headed_by(old) if old.lower_ == "old" else None
    if mention is None:
        return False
    told = (c for c in reading.attributions if any(a <= old.i < b for a, b in c.content))
    return any(c.source.entity == mention.entity for c in told)


def _aged(reading: Reading, quantity: Quantity) -> Token | None:
    """Whose age a number is: the noun beside it, the noun it stands before, or the subject."""
    doc, first = reading.doc, quantity.first
    left = doc[first - 1] if first else None
    right = doc[quantity.last] if quantity.last < len(doc) else None
    old = old_word(doc, quantity)
    if old is not None:
        return _old(reading, quantity, old)
    if is_aside_age(reading, quantity):
        return doc[first - 2]
    if left is None or isinstance(quantity.value, tuple) or not 0 < quantity.value < OLDEST:
        return None
    if is_bracketed_age(reading, quantity):
        return doc[first - 2]
    set_off = _set_off(left)
    if set_off is not None:
        return _person(reading, set_off)
    if left.lower_ == "aged" and left.i > 1 and _is_one_of_them(doc[left.i - 1]):
        return doc[left.i - 1]
    told = left.lower_ in ("aged", "age") and right is not None and right.tag_ in ("IN", "VBG")
    if quantity.unit not in ("", "year") or (right is not None and not (told or _closes(right))):
        return None
    return _at_an_age(reading, quantity, left)


def _set_off(left: Token) -> Token | None:
    """The noun behind which an age is set off: "Ruel, now 66,", "Ruel, reportedly aged about 68,"."""
    doc, i = left.doc, left.i
    i -= left.lower_ in words(ROWS, "about_an_age") and i > 1 and doc[i - 1].lower_ == "aged"
    if doc[i].lower_ not in ("aged", "age", "now"):
        return None
    i -= 1 + (i > 2 and doc[i].lower_ == "aged" and doc[i - 1].tag_ == "RB")
    return doc[i - 1] if i > 0 and doc[i].text == "," else None


def _aged_between(reading: Reading, quantity: Quantity) -> Token | None:
    """Those whose ages lie between two: "the victims, aged 34 to 79,", "they were aged between 19 and 64"."""
    doc, i = reading.doc, quantity.first - 1
    i -= i > 0 and doc[i].lower_ in ("between", "from")
    if i > 2 and doc[i].lower_ == "age" and doc[i - 2].lemma_ == "range":
        return _ranging(reading, doc[i - 2])
    if i < 2 or doc[i].lower_ != "aged":
        return None
    if doc[i - 1].text == ",":
        noun = doc[i - 2]
        definite = any(c.lower_ in ("the", "these", "those", "all", "his", "her", "their") for c in noun.lefts)
        counted = grammar.child(noun, "nummod") is not None
        return noun if noun.tag_ in NOUNS and (definite or counted) else None
    if doc[i - 1].tag_ in NOUNS and grammar.child(doc[i - 1], "nummod") is not None:
        return doc[i - 1]  # "four patients aged 34 to 79 died"
    if doc[i - 1].lower_ not in ("were", "are"):
        return None
    return subject_of(reading, doc[i] if grammar.is_verb(doc[i]) else doc[i - 1])


def _ranging(reading: Reading, verb: Token) -> Token | None:
    """Those whose ages are told to range: "the recruits range in age from 18 to 30", "recruits, ranging in age"."""
    aside = verb.tag_ == "VBG" and verb.i > 1 and verb.nbor(-1).text == ","
    noun = verb.nbor(-2) if aside else None
    source = noun is not None and any(t.lower_ in ("according", "by") for t in grammar.governors(noun))
    if noun is None or source or noun.tag_ not in NOUNS:  # "40 were hurt, according to officials, ranging in age"
        noun = subject_of(reading, verb)
    told = grammar.child(noun.head, "ccomp") if noun is not None and grammar.reports(noun.head.lemma_) else None
    noun = subject_of(reading, told) if told is not None else noun  # "nine died, police said, ranging in age"
    return noun if noun is not None and noun.tag_ in NOUNS else None


def _is_one_of_them(noun: Token) -> bool:
    """Whether a noun means one certain person, to whom something happened: "a man aged 44 was arrested"."""
    verb = grammar.governing_verb(noun)
    told = verb is not None and (verb.tag_ in ("VBD", "VBN") or any(c.tag_ == "VBD" for c in verb.lefts))
    certain = any(c.lower_ in ("a", "an", "the", "another") for c in noun.lefts)
    return noun.tag_ == "NN" and is_person_noun(noun.lemma_.lower()) and certain and told


def _closes(token: Token) -> bool:
    """Whether nothing that a number could count begins at a token: a mark, or a headline's end."""
    return token.is_space or token.lower_ in CLOSING


def _is_subject(noun: Token, number: Token) -> bool:
    """Whether a verb stands between whose age it is and the age: "Ruel is 61"; in an aside it is simply so."""
    return any(t.pos_ in ("VERB", "AUX") for t in noun.doc[noun.i : number.i])


def _old(reading: Reading, quantity: Quantity, old: Token) -> Token | None:
    """Who or what is so old: "a 45-year-old driver", "the club is 88 years old", "Ruel, 66 years old,"."""
    doc, head = reading.doc, old.head
    if head.tag_ in NOUNS and head.i > old.i:
        verbs = [t for t in doc[old.i : head.i] if t.tag_.startswith("VB") and t.lower_ != "turned"]
        known = any(t.lower_ == "the" for t in head.lefts)  # "the 49-year-old told delegates", misparsed
        return _named_behind(reading, head) if all(t.dep_ == "amod" and not known for t in verbs) else None
    if sure_mention(reading, old) is not None:
        return old  # "the 46-year-old"
    verb = grammar.governing_verb(old)
    subject = subject_of(reading, verb) if verb is not None and verb.lemma_ == "be" else None
    if (
        verb is not None
        and subject is not None
        and old.dep_ in ("acomp", "attr")
        and subject.i < old.i
        and subject.tag_ != "EX"
    ):
        return subject if _is_still_so(verb) else None
    left = doc[quantity.first - 1] if quantity.first > 1 else None
    return _person(reading, doc[left.i - 1]) if left is not None and left.text == "," else None


def _named_behind(reading: Reading, noun: Token) -> Token:
    """The name right behind a noun for a person, else the noun: "58-year-old farmer Wu"."""
    name = reading.mention_at(reading.doc[noun.i + 1]) if noun.i + 1 < noun.sent.end else None
    whose = name is not None and name.first == noun.i + 1 and name.kind == "name"
    return reading.doc[name.root] if name is not None and whose and reading.is_a(name, SCHEMA.Person) else noun


def _is_still_so(verb: Token) -> bool:
    """Whether an age is that of now or of death ("She was 91."), not of another time ("when she was two")."""
    dated = any(c.dep_ == "advcl" for c in verb.children)
    if verb.tag_ == "VB" and verb.dep_ == "xcomp":  # "is thought to be 3,000 years old"
        return grammar.is_passive(verb.head) and verb.head.lemma_ in words(ROWS, "estimating_age")
    return verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBD" and verb.dep_ in ("ROOT", "relcl", "ccomp") and not dated)


def _at_an_age(reading: Reading, quantity: Quantity, left: Token) -> Token | None:
    """Who died "at 91", "aged 91" or "at the age of 91", who "is now 66" or "turned 60 in May"."""
    doc = reading.doc
    number = doc[quantity.first]
    aged = left.lower_ == "aged"
    verb = grammar.governing_verb(left.head if aged and left.head.i != left.i else number)
    subject = subject_of(reading, verb) if verb is not None else None
    if verb is None or subject is None or subject.i > number.i:
        return None
    said = doc[max(quantity.first - 4, 0) : quantity.first].text.casefold()
    dies = verb.lemma_ in words(ROWS, "dying") and said.endswith((" at", "at the age of", " at age", " aged"))
    before = doc[left.i - 1] if left.lower_ in ("now", "just", "only", "about") and left.i else left
    is_so = before.i == verb.i and verb.lemma_ == "be" and number.dep_ == "attr" and quantity.unit == ""
    turns = before.i == verb.i and verb.lemma_ == "turn" and quantity.unit == "" and left.i == verb.i
    turns = turns and (verb.tag_ == "VBD" or sure_mention(reading, subject) is not None)
    return _person(reading, subject) if dies or turns or (is_so and _is_still_so(verb)) else None


def _person(reading: Reading, noun: Token) -> Token | None:
    if noun.lower_ in OWNED:
        return None  # "His well is nine metres deep, mine is 31"
    of = noun.head if noun.dep_ == "pobj" and noun.tag_ == "NNS" and is_person_noun(noun.lemma_.lower()) else None
    if of is not None and of.lower_ == "of" and of.head.tag_ == "JJS":
        return of.head  # "the oldest of the sisters, aged 31,"
    mention = reading.mention_headed_by(noun) or reading.mention_at(noun)
    someone = mention is None and noun.tag_ == "NN" and is_person_noun(noun.lemma_.lower())  # "the captain, who is 36"
    return noun if someone or reading.is_a(mention, SCHEMA.Person) else None
