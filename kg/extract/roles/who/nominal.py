"""Nouns beside a title become its holders: "the resignation of Ann Roe as mayor", "took up the post of director"."""

from collections.abc import Sequence

from kg.extract.grammar import (
    agents,
    auxiliaries,
    child,
    governing_verb,
    objects,
    prepositional,
    receiver,
    subject,
    subjects,
    verb_lemma,
)
from kg.extract.grammar.lemmas import reports
from kg.extract.modality import judge
from kg.extract.reading import Reading
from kg.extract.referents import referents
from kg.extract.roles.titles.titles import Title, row
from kg.extract.tokens import Token
from kg.model import Mention
from kg.rows import rows
from kg.vocabulary import SCHEMA

Told = tuple[list[Mention], str, Token | None, str | None]  # who, with which status, by which verb, what its date tells
NOBODY: Told = ([], "", None, None)
REACH = 10  # tokens of a post and its body in front of a comma


def told_by_noun(reading: Reading, chain: Sequence[Title], first: int) -> Told:
    """Who holds the titles by a noun in front of them, by a post had, or by "the chairman is Ann Roe"."""
    before = _preposition(reading, first)
    noun = before.head if before is not None else None
    if before is None or noun is None:
        return _copula(reading, chain, first)
    if before.lower_ == "as":
        fronted = before.i - before.sent.start < 2 and noun.pos_ in ("VERB", "AUX") and noun.i > chain[-1].head
        if not fronted and noun.i > chain[-1].head:
            return _between(reading, before)
        return _fronted(reading, noun, first) if fronted else _of_event(reading, noun, first)
    if noun.lower_ == "one" and chain[0].plural:
        return _copula(reading, chain, first, noun)  # "One of the directors of Acme is Ann Roe"
    return _of_post(reading, noun) if before.lower_ == "of" else NOBODY


def _preposition(reading: Reading, first: int) -> Token | None:
    """The preposition in front of a title and its determiner."""
    doc = reading.doc
    i, start = first - 1, doc[first].sent.start
    while i > start and doc[i].tag_ in ("DT", "PRP$"):
        i -= 1
    return doc[i] if i >= start and doc[i].dep_ == "prep" and doc[i].lower_ in ("as", "of") else None


def _of_event(reading: Reading, noun: Token, first: int) -> Told:
    """Whom "the appointment of Ann Roe as" and "her years as" speak of."""
    if noun.lower_ in row("event_people", "successors") | {"predecessor"}:
        verb = noun.head if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" else None
        top = child(verb, "attr") if verb is not None else noun.head if noun.dep_ == "appos" else None
        named = _named_behind(reading, first) or (reading.mention_headed_by(top) if top is not None else None)
        status = "former" if noun.lower_ == "predecessor" else "current"
        known = named is not None and named.kind == "name" and reading.is_a(named, SCHEMA.Person)
        return ([named], status, verb, None) if named is not None and known else NOBODY
    for each in rows("roles")["event"]:
        if noun.lemma_.lower() in each["nouns"]:
            owner = child(noun, "poss")
            nouns = [owner] if owner is not None else [inner for _, inner in prepositional(noun, "of")]
            people = referents(reading, nouns, SCHEMA.Person)
            verb = noun.head if noun.dep_ in ("npadvmod", "dobj") else governing_verb(noun)
            spent = verb is not None and (verb.lemma_ == "spend" or noun.head.lower_ == "after")
            if not people and verb is not None and spent and "date" not in each:
                people = referents(reading, agents(verb), SCHEMA.Person)  # "spent ten years as", "after a year as"
            if each["status"] == "term":
                return _of_term(reading, people, noun.head)
            return people[:1], "current" if _is_lasting(noun, verb) else each["status"], None, each.get("date")
    return NOBODY


def _is_lasting(noun: Token, verb: Token | None) -> bool:
    """Whether a clause tells what somebody does, or says, in a counted year of a post: "Roe, in her first year as"."""
    counted = noun.head.lower_ == "in" and any(t.lower_ in row("ordinals", "words") for t in noun.lefts)
    return counted and verb is not None and (verb.tag_ in ("VBZ", "VBP") or reports(verb.lemma_.lower()))


def _named_behind(reading: Reading, first: int) -> Mention | None:
    """The name behind the comma that ends a post: "his successor as head of Acme, Ann Roe"."""
    doc = reading.doc
    for token in doc[first : min(first + REACH, doc[first].sent.end - 1)]:
        if token.text == ",":
            named = reading.mention_at(doc[token.i + 1])
            fits = named is not None and named.kind == "name" and reading.is_a(named, SCHEMA.Person)
            return named if fits else None
    return None


def _fronted(reading: Reading, verb: Token, first: int) -> Told:
    """Whose post a phrase in front of a clause tells: "As head of sales until 2005 she opened two offices"."""
    above = reading.doc[first - 1]
    told = [noun for noun in subjects(verb) if noun.i > first]
    if above.lower_ != "as" or not told:
        return NOBODY  # "As a lawyer, she"
    over = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(t.lower_ in ("was", "were", "had") for t in verb.lefts))
    return referents(reading, told, SCHEMA.Person)[:1], "former" if over else "current", None, "span"


def _between(reading: Reading, above: Token) -> Told:
    """Whose post stands between "who" and a verb that tells of now: "who as energy minister has been blamed"."""
    verb = above.head
    now = verb.tag_ in ("VBZ", "VBP") or any(t.lower_ in ("has", "have", "is") for t in auxiliaries(verb))
    if above.nbor(-1).lower_ != "who" or not now or judge(verb) != "asserted":
        return NOBODY
    told = [noun for noun in subjects(verb) if noun.i < above.i]
    return referents(reading, told, SCHEMA.Person)[:1], "current", None, None


def _of_term(reading: Reading, people: list[Mention], verb: Token) -> Told:
    """Whose term it is that a verb tells of: "won a second term as", "served two terms as", "gave her a term as"."""
    if verb_lemma(verb) in row("terms", "giving"):
        given = receiver(verb)
        receivers = [given] if given is not None else objects(verb)
        people = people or referents(reading, receivers, SCHEMA.Person)
    over = verb_lemma(verb) in row("terms", "over") and verb.tag_ in ("VBD", "VBN")
    people = people or referents(reading, agents(verb), SCHEMA.Person)
    return people[:1], "former" if over else "current", verb, None


def _of_post(reading: Reading, noun: Token) -> Told:
    """Who takes, has or gives up "the post of"."""
    verb = noun.head
    if noun.lemma_.lower() not in row("posts", "nouns"):
        return NOBODY
    if noun.dep_ == "nsubj" and verb.lemma_ in row("posts", "going"):
        people = referents(reading, [inner for _, inner in prepositional(verb, "to", "with")], SCHEMA.Person)
        return people[:1], "current", verb, "start" if verb.lemma_ in ("go", "pass", "fall") else None
    if noun.dep_ != "dobj":
        return NOBODY
    for each in rows("roles")["holding"]:
        if verb_lemma(verb) in each["verbs"]:
            if (given := given_to(reading, verb)) or each.get("given"):
                return given, "current", verb, "start"
            over = each["status"] == "tense" and _over(verb)
            status = "former" if over else each["status"].replace("tense", "current")
            return referents(reading, agents(verb), SCHEMA.Person), status, verb, each["date"]
    return NOBODY


def given_to(reading: Reading, verb: Token) -> list[Mention]:
    """To whom a post is given: "was handed the job of", "gave Ann Roe the post of"."""
    given = receiver(verb)
    receivers = [given] if given is not None else []
    receivers += [c for c in verb.lefts if c.dep_ == "nsubjpass"]
    return referents(reading, receivers, SCHEMA.Person)


def _copula(reading: Reading, chain: Sequence[Title], first: int, one: Token | None = None) -> Told:
    """Who "is" the one that the title speaks of: "The chairman of Acme is Ann Roe"; `one` is that of "one of the"."""
    head = one if one is not None else reading.doc[chain[0].head]
    verb = head.head
    attribute = child(verb, "attr") if verb.lemma_ == "be" and subject(verb) == head and verb.i > head.i else None
    mention = reading.mention_headed_by(attribute) if attribute is not None else None
    definite = reading.doc[max(first - 1, 0)].tag_ in ("DT", "PRP$", "POS") or reading.mention_at(reading.doc[first])
    named = mention is not None and mention.kind == "name" and reading.is_a(mention, SCHEMA.Person)
    if mention is None or not named or not definite or len(chain) > 1 or (chain[0].plural and one is None):
        return NOBODY
    new = any(token.lower_ == "new" for token in reading.doc[max(first - 2, 0) : head.i])
    return [mention], "former" if verb.tag_ == "VBD" else "current", verb, "start" if new else None


def _over(verb: Token) -> bool:
    """Whether a post is told as past: "held", and "has held" without "since"."""
    lasting = any(t.lower_ in ("since", "now", "currently") for t in verb.children)
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not lasting)


def passed_on(verb: Token) -> dict[str, str]:
    """The row of a verb that hands on a post, which names the preposition of who gets it; else an empty one."""
    lemma = verb_lemma(verb)
    return next((each for each in rows("roles")["holding"] if lemma in each["verbs"] and "successor" in each), {})
