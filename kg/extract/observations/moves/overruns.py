"""What was late or dearer than planned: "three years late", "40 million euros over budget", "two weeks early"."""

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure
from kg.extract.observations.levels import is_person
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import is_measure, label, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.rows import rows, words


def overrun(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """By how much something missed its budget or its day, told of the subject or of the noun in front."""
    named = _named(figure)
    if named is None or slot is None:
        return None
    described = _described(figure) or _shown(sentence, figure, slot.governor)
    if described is not None and not (is_measure(described[0]) and figure.kind != "duration"):
        whole, clause = described
        return Statement("observation/term", clause, thing(sentence.reading, whole), label(named), noun=whole)
    verb = slot.governor if grammar.is_verb(slot.governor) else grammar.governing_verb(figure.head)
    noun = subject_of(sentence.reading, verb) if verb is not None and verb.i < figure.first else None
    if verb is None or noun is None or noun.i > figure.first or is_person(sentence, noun):
        return None
    nearer = any(
        t.tag_ in grammar.FINITE and t.dep_ not in ("aux", "auxpass") for t in verb.doc[verb.i + 1 : figure.first]
    )
    if nearer or noun.tag_ not in {*NOUNS, "PRP", "WDT"}:
        return None
    if is_measure(noun) and figure.kind != "duration":
        return None  # but "salaries were paid 11 days late"
    return Statement("observation/term", verb, thing(sentence.reading, noun), label(named), noun=noun)


def _described(figure: Figure) -> tuple[Token, Token] | None:
    """The noun whose relative clause the amount goes on with: "built a hall that opens today, a year late"."""
    noun = figure.head
    while noun.dep_ in ("npadvmod", "advmod", "conj", "appos", "amod") and noun.head.i != noun.i:
        noun = noun.head
        if noun.tag_ in NOUNS and noun.i < figure.quantity.first:
            break
    clause = grammar.child(noun, "relcl") if noun.tag_ in NOUNS else None
    told = clause is not None and noun.i < clause.i < figure.first and grammar.subject(clause) == noun
    return (noun, clause) if clause is not None and told else None


def _shown(sentence: Sentence, figure: Figure, verb: Token) -> tuple[Token, Token] | None:
    """What opens late that somebody shows or tells of: "showed off a hall that opens today, a year late"."""
    person = subject_of(sentence.reading, verb) if grammar.is_verb(verb) or verb.pos_ == "AUX" else None
    if person is None or not (is_person(sentence, person) or is_person_noun(person.lemma_.lower())):
        return None
    finite = [t for t in verb.doc[verb.i + 1 : figure.first] if t.tag_ in grammar.FINITE]
    clause = finite[-1] if finite and finite[-1].dep_ == "relcl" and is_in(finite[-1], "happens_late") else None
    noun = grammar.subject(clause) if clause is not None else None
    return (noun, clause) if noun is not None and clause is not None and noun.tag_ in NOUNS else None


def _named(figure: Figure) -> str | None:
    """What the words behind an amount make of it: a delay, what it cost above its budget."""
    doc = figure.head.doc
    kind = "duration" if figure.kind == "duration" else "sum"
    named: dict[str, str] = rows(ROWS)["overruns"][kind] if figure.kind in ("duration", "money", "percent") else {}
    found = (n for n in (3, 2, 1) if doc[figure.last : figure.last + n].text.casefold() in named)
    length = next(found, None)
    if length is None and figure.kind == "percent":
        return _off_target(figure)
    if length is None or (length == 1 and _goes_on(doc[figure.last])):
        return None
    return named[doc[figure.last : figure.last + length].text.casefold()]


def _off_target(figure: Figure) -> str | None:
    """By what share something is behind or ahead of what was planned: "15 percent behind its production target"."""
    behind = [t for t in figure.head.doc[figure.last : figure.last + 6] if t.tag_ not in ("PRP$", "DT")]
    if not behind or behind[0].lower_ not in ("behind", "ahead"):
        return None
    end = next((n for n, t in enumerate(behind) if t.lower_ in words(ROWS, "planned_levels")), None)
    return " ".join(t.lower_ for t in behind[: end + 1]) if end is not None else None


def _goes_on(word: Token) -> bool:
    """Whether "late" or "early" only begins a time or a noun: "three weeks late in the season"."""
    after = word.nbor() if word.i + 1 < len(word.doc) else None
    return after is not None and not (after.is_punct or after.tag_ == "CC")
