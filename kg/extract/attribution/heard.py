"""Who has spoken or been spoken of so far, for pronouns that nobody resolved and quotations without a cue."""

from collections.abc import Callable
from dataclasses import dataclass

from kg.extract import grammar
from kg.extract.reading import Reading
from kg.extract.reference.bearers.forms import given_gender
from kg.extract.reference.bearers.spelling import fold
from kg.extract.reference.taking_up.phrases import is_aged, is_person_noun, noun_of
from kg.extract.reference.taking_up.plurals import is_mute, told_in_row
from kg.extract.tokens import Span, Token
from kg.model import Mention, Part
from kg.rows import words
from kg.rows.lexicon import common_kind
from kg.vocabulary import SCHEMA

GENDER = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
MEMORY = 12  # how many speakers back a pronoun may reach


@dataclass(frozen=True, slots=True)
class Heard:
    """Someone who can be meant by a pronoun; `gender` where a pronoun elsewhere shows it."""

    part: Part
    person: bool
    plural: bool
    gender: str | None
    group: bool = False  # a body of several: "the panel"
    named_body: bool = False


class Memory:
    """Speakers and topics in the order of the text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._heard: list[Heard] = []
        self._told_of: list[tuple[Part, int]] = []  # several of whom a sentence tells: only "they" may mean them
        self._genders = _genders(reading)
        self._classes = {entity.id: entity.classes for entity in reading.entities}
        self.topics: dict[int, Part] = {}

    def hear(self, part: Part, head: Token) -> None:
        """Remember a source."""
        if part.entity is not None:
            classes = self._classes.get(part.entity, ())
            gender = self._genders.get(part.entity)
            person, body = SCHEMA.Person in classes, SCHEMA.Organization in classes
            self._heard.append(Heard(part, person, False, gender, named_body=body))
        else:
            several = head.tag_ in ("NNS", "NNPS") or head.pos_ in ("ADJ", "NUM", "DET")  # "many of the firms", "two"
            several = (several or head.lower_ == "they") and not is_aged(head) and not is_mute(head)
            group = head.lemma_.lower() in words("attribution", "groups")
            self._heard.append(Heard(part, _is_human(head) or is_aged(head), several, _gender_of_noun(head), group))

    def notice(self, sentence: Span, named: Callable[[Token], Mention | None]) -> None:
        """Remember the person that a sentence is about: a quotation after it may be theirs.

        `named` gives whom a noun stands for, by the name beside it.
        """
        root = sentence.root
        opening = sentence[0]
        if (several := _several(root)) and self._quoted_from(several[0]) is None:
            first, last = grammar.noun_phrase(several[0])[0], grammar.noun_phrase(several[-1])[1]
            self._told_of.append((self._reading.words_part(first, last), self._reading.block_of(root)))
        whom = grammar.child(opening, "pobj") if opening.text == "For" and opening.head.i == root.i else None
        concerned = named(whom) if whom is not None else None
        if concerned is not None and whom is not None and self._reading.is_a(concerned, SCHEMA.Person):
            self.hear(self._reading.entity_part(concerned), whom)  # "For Lee, the handover is only a start"
            return
        noun = grammar.child(root, "nsubj", "nsubjpass")
        if noun is not None and self._quoted_from(noun) is not None:
            return  # `the question, "Is this person a citizen?"`: nobody asks who is spoken of
        beside = [named(n) for n in grammar.conjuncts(noun)[1:]] if noun is not None else []
        if noun is None or any(self._reading.is_a(other, SCHEMA.Person) for other in beside):
            return  # "Roe and Lee met. He said": either of them
        mention = named(noun)
        part = None
        if self._reading.is_a(mention, SCHEMA.Person) and mention is not None:
            part = self._reading.entity_part(mention)
        elif mention is None and _is_human(noun) and noun.tag_ == "NN":
            part = self._reading.words_part(*grammar.noun_phrase(noun))
        elif mention is None and noun.tag_ == "NN" and noun.lemma_.lower() in words("attribution", "documents"):
            self.hear(self._reading.words_part(*grammar.noun_phrase(noun)), noun)  # "The report ..., it said"
        if part is not None:
            self.topics[sentence.start] = part
            self.hear(part, noun)

    def before(self, pronoun: Token) -> Part | None:
        """The nearest one heard that fits a pronoun in kind, number and gender."""
        if pronoun.lower_ == "they":
            return self._before_they(pronoun)
        return next((heard.part for heard in reversed(self._heard[-MEMORY:]) if _fits(pronoun.lower_, heard)), None)

    def _before_they(self, pronoun: Token) -> Part | None:
        """The last of those near who spoke or were told of; from farther back only the one source there is.

        A body whose words stand right before the sentence comes first.
        """
        if (noun := told_in_row(pronoun)) is not None and not is_mute(noun):
            return self._reading.words_part(*grammar.noun_phrase(noun))
        if self._quote_before(pronoun) is not None and (body := self._body_before_they(pronoun)) is not None:
            return body
        heard = [heard.part for heard in self._heard[-MEMORY:] if _fits("they", heard)]
        spans = {part.start: self._reading.span_of(part) for part in heard}
        here = self._reading.block_of(pronoun)
        near = [part for part in heard if (span := spans[part.start]) and here - self._reading.block_of(span[0]) <= 1]
        told = [part for part, block in self._told_of if here - block <= 1]
        if near or told:
            return max((*near, *told), key=lambda part: part.start or 0)
        if (body := self._body_before_they(pronoun)) is not None:
            return body
        span = spans[heard[-1].start] if len({part.text or part.entity for part in heard}) == 1 else None
        between = self._reading.doc[span[0].right_edge.i + 1 : pronoun.i] if span else ()
        others = any(t.tag_ == "NNS" and t.dep_ in grammar.SUBJECTS and _is_people([t]) for t in between)
        return heard[-1] if span and not others else None

    def _body_before_they(self, pronoun: Token) -> Part | None:
        """The one source of the sentence before, a body: "Acme said that two pumps failed. They said".

        People spoken of in between may be meant instead, unless the name of the body is a plural: "the Armed Forces".
        """
        if pronoun.head.lemma_ not in words("attribution", "speech"):
            return None  # "Together they had promised to cover it"
        before = self._words_before(pronoun)
        here = [h for h in self._heard[-MEMORY:] if before.start_char <= (h.part.start or 0) < before.end_char]
        part = here[-1].part if len({h.part.entity for h in here}) == 1 and here[-1].named_body else None
        span = self._reading.span_of(part)
        if (
            span is None
            or self._reading.block_of(span[0]) != self._reading.block_of(pronoun)
            or pronoun.i > pronoun.sent.start + 3
        ):
            return None
        several = span[len(span) - 1].tag_ in ("NNS", "NNPS")
        between = (t for t in self._reading.doc[span.end : pronoun.i] if t.tag_ == "NNS" and _is_people([t]))
        others = any(self._quoted_from(t) is None for t in between)
        return part if several or not others else None

    def _words_before(self, pronoun: Token) -> Span:
        """The sentence before that of a pronoun, with all that its quotation began in: 'Acme said: "We grow." They'."""
        start, quoted = pronoun.sent.start, self._quote_before(pronoun)
        spoken = quoted if quoted is not None else start
        return pronoun.doc[pronoun.doc[max(spoken - 1, 0)].sent.start : max(start, pronoun.i)]

    def _quote_before(self, pronoun: Token) -> int | None:
        """Where the quotation begins that ends right before the sentence of a pronoun: with its last word or stop."""
        ends = (self._quoted_from(t) for t in pronoun.doc[max(pronoun.sent.start - 2, 0) : pronoun.sent.start])
        return next((first for first in ends if first is not None), None)

    def _quoted_from(self, token: Token) -> int | None:
        """Where the quotation begins that a token stands in."""
        return next((q.first for q in self._reading.quoted if q.first <= token.i < q.last), None)


def _several(root: Token) -> list[Token]:
    """Those of whom a sentence tells as its doers or its subject, if they are several people or bodies."""
    subject = grammar.child(root, "nsubj", "nsubjpass")
    for found in (grammar.by_agents(root), grammar.conjuncts(subject) if subject is not None else []):
        asides = [c for n in found[-1:] for c in n.rights if c.dep_ == "appos"]
        joined = [n for aside in asides for n in aside.subtree if n.dep_ == "conj" and n.tag_ == "NNS"]
        found = [*found, *joined]  # "by Acme, the council and 43 residents": the parser joins them to the council
        if (len(found) > 1 or (found and found[0].tag_ == "NNS")) and _is_people(found):
            return found
    return []


def _is_people(nouns: list[Token]) -> bool:
    """Whether one of some nouns is a person, people or a body of them."""
    return any(n.ent_type_ in ("PERSON", "ORG") or _is_human(n) or is_person_noun(n.lemma_.lower()) for n in nouns)


def _fits(pronoun: str, heard: Heard) -> bool:
    if pronoun in GENDER:
        return heard.person and not heard.plural and heard.gender in (None, GENDER[pronoun])
    if pronoun == "they":
        return heard.plural or heard.group
    return pronoun == "it" and not heard.person and not heard.plural


def _is_human(noun: Token) -> bool:
    """Whether a noun speaks of people: one that is listed, or ends like such and is no other ("cheer")."""
    lemma = noun.lemma_.lower()
    whole = noun_of(noun)  # "runner-up"
    ends = lemma.endswith(tuple(words("attribution", "sure_suffixes"))) and common_kind(lemma) in (None, "p")
    listed = lemma in words("attribution", "persons") or (whole != lemma and is_person_noun(whole))
    return noun.pos_ == "NOUN" and (ends or listed)


def _gender_of_noun(noun: Token) -> str | None:
    lemma = noun.lemma_.lower()
    if lemma.endswith("woman") or lemma in words("attribution", "female"):
        return "she"
    return "he" if lemma.endswith("man") or lemma in words("attribution", "male") else None


def _genders(reading: Reading) -> dict[str, str]:
    """The gender that the pronouns of each entity show, or else its given name."""
    found: dict[str, str] = {}
    for mention in reading.mentions:
        if mention.kind == "pronoun":
            gender = GENDER.get(reading.document.text[mention.start : mention.end].lower())
            if gender is not None:
                found.setdefault(mention.entity, gender)
    for entity in reading.entities:
        given = given_gender([tuple(fold(word) for word in entity.label.split())])
        if given is not None and SCHEMA.Person in entity.classes:
            found.setdefault(entity.id, "he" if given == "m" else "she")
    return found
