"""How a label calls those whom it tells of: by the name of their entity, or in the words of the text."""

from collections.abc import Iterable, Sequence

from kg.extract.actions.light import lasts
from kg.extract.actions.mishaps import strikes
from kg.extract.actions.parts import doer_meant, sure_mention
from kg.extract.actions.several import named_subject
from kg.extract.grammar import SUBJECTS, antecedent, child, conjuncts, first_conjunct, noun_phrase, objects, subjects
from kg.extract.names.words import listed
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Mention, Part

LONGEST_CLAUSE = 15  # tokens of a clause that says which ones are meant


def subject_words(reading: Reading, verb: Token) -> str:
    """The subject of a verb by the name of its entity, or in its own words."""
    found = [doer_meant(reading, noun) for noun in subjects(verb)]
    names = [sure_mention(reading, noun, verb) for noun in found]
    phrases = [noun_phrase(noun) if noun.i >= verb.sent.start else (noun.left_edge.i, noun.i + 1) for noun in found]
    return listed_names(
        _called(reading, m, noun) if m is not None else _owned(reading, verb, a, _end_of_subject(verb, noun, b))
        for m, noun, (a, b) in zip(names, found, phrases, strict=True)
    )


def words_of(reading: Reading, noun: Token, verb: Token) -> str:
    """What a noun names for sure, or its own words."""
    mention = sure_mention(reading, noun, verb)
    return _called(reading, mention, noun) if mention is not None else reading.evidence(*noun_phrase(noun)).exact


def _called(reading: Reading, mention: Mention, noun: Token) -> str:
    """What an entity is called; of a place of which only a part is meant, that part: "central Tarvia"."""
    parts = [token for token in noun.lefts if token.text.capitalize() in listed("directions")]
    return reading.evidence(parts[0].i, mention.last).exact if parts else reading.entity(mention).label


def listed_names(names: Iterable[str]) -> str:
    """Names as a sentence joins them, each once."""
    return " and ".join(dict.fromkeys(names))


def _owned(reading: Reading, verb: Token, first: int, last: int) -> str:
    """Words of a subject; those behind "whose" with the name or the noun of whose they are."""
    start = first + 1 if reading.doc[first].lower_ == "whose" else first
    noun = antecedent(verb) if start and reading.doc[start - 1].lower_ == "whose" else None
    if noun is not None and noun.left_edge.i == start - 1:
        clause = noun.head if noun.dep_ in SUBJECTS else verb  # "whose orchards, planted by Roe, have died"
        noun = antecedent(clause) if clause is not verb else None
    told = reading.evidence(start, last).exact
    owner = sure_mention(reading, noun, verb) if noun is not None else None
    if noun is None or (owner is None and noun.dep_ == "pobj"):  # "a mine above the village, whose pond"
        return reading.evidence(first, last).exact
    name = reading.entity(owner).label if owner is not None else reading.evidence(noun.left_edge.i, noun.i + 1).exact
    return f"{name}'s {told}"


def name_of(reading: Reading, part: Part) -> str:
    """The words of a part, or the name of its entity."""
    if part.text is not None:
        return part.text
    return next((e.label for e in reading.entities if e.id == part.entity), "")


def subject_name(reading: Reading, verb: Token, part: Part) -> str:
    """A subject by its name, or in its own words with the clause that says which ones: "those who bought one"."""
    several = named_subject(verb)
    if several is not None:
        return reading.evidence(*several).exact
    span = reading.span_of(part) if part.entity is None else None
    if span is None:
        return name_of(reading, part)
    whole = strikes(verb, span.root) and child(span.root, "acl", "relcl") is None  # "a fire in Izmir killed two"
    if (whole or lasts(verb)) and span.root.dep_ in SUBJECTS and span.root.i < verb.i:
        return reading.evidence(*noun_phrase(span.root)).exact
    return _owned(reading, verb, span.start, _end_of_subject(verb, span.root, span.end))


def _end_of_subject(verb: Token, noun: Token, end: int) -> int:
    """Where the clause ends that says which ones a noun before its verb means; else the end of the noun's words."""
    if noun.i < verb.i < end:
        return min([verb.i, *(c.i for c in verb.lefts if noun.i < c.i and c.dep_ in ("aux", "auxpass"))])
    end = max([end, *(c.right_edge.i + 1 for c in noun.rights if c.i == end and _narrows(c, noun, verb))])
    clause = next((c for c in noun.doc[end : verb.i] if _says_which(c, noun, end)), None)
    if clause is None or verb.i <= clause.right_edge.i:
        return end
    last = clause.right_edge.i + 1
    last += noun.doc[last].tag_ == "PRP"  # "companies that break it can be fined": the parser begins a clause
    return last if last - end <= LONGEST_CLAUSE else end


def _narrows(prep: Token, noun: Token, verb: Token) -> bool:
    """Whether a phrase right behind a bare plural says which ones: "firms outside the south made a loss"."""
    bare = noun.tag_ == "NNS" and child(noun, "det", "poss", "nummod") is None
    whole = prep.dep_ == "prep" and prep.right_edge.i < verb.i and prep.right_edge.ent_type_ != "DATE"
    plain = not any((t.is_punct and t.text != "-") or t.dep_ in ("relcl", "acl", "appos") for t in prep.subtree)
    return bare and whole and plain


def _says_which(clause: Token, noun: Token, end: int) -> bool:
    """Whether a clause behind a noun, or behind what is joined to it or to others, says which ones are meant.

    "19% of those given the drug", "cooks from Bonn who took it", "cooks and waiters who took it".
    """
    opening = clause.left_edge.i
    if clause.dep_ not in ("relcl", "acl") or opening < end or any(t.is_punct for t in clause.doc[end : opening + 1]):
        return False
    joined = conjuncts(first_conjunct(noun))
    behind = {t.i for one in joined for prep in one.rights if prep.dep_ == "prep" for t in prep.subtree}
    apart = any(t.i not in behind for t in clause.doc[end:opening])  # with what is told of another subject
    return not apart and (clause.head in joined or clause.head.i in behind)


def open_object(reading: Reading, verb: Token, what: Sequence[Part]) -> str:
    """The object of a relative clause, which stands outside it: "unveiled" + "the robot"."""
    if not what or not objects(verb) or any(c.dep_ == "dobj" for c in verb.rights):
        return ""
    names = " and ".join(name_of(reading, part) for part in what)
    opening = reading.doc[verb.sent.start]
    begins = what[0].entity is None and what[0].start == opening.idx and opening.pos_ in ("DET", "PRON")
    return f" {names[0].lower()}{names[1:]}" if begins else f" {names}"
