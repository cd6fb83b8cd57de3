"""How long somebody loses freedom, an agreement holds: "sentenced to eight years", "a truce of six weeks"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure, is_end, previous_word
from kg.extract.observations.sizes.races import raced
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.rows import rows, words


def punished(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How long somebody loses freedom or place: "was sentenced to eight years in prison", "banned for two years"."""
    if figure.kind != "duration" or slot is None or not grammar.is_verb(slot.governor):
        return None
    verb, reading = slot.governor, sentence.reading
    if verb.dep_ == "pcomp" and verb.head.lower_ == "from" and grammar.is_verb(verb.head.head):
        verb = verb.head.head  # "was banned from driving for three years"
    named = "sentence" if _jails(verb) else rows(ROWS)["punishments"].get(verb.lemma_.lower())
    if named is None and slot.prep in ("", "in"):
        return _served(sentence, figure, slot) or raced(sentence, figure, slot)
    if named is None or slot.prep not in ("to", "for") or figure.first < verb.i:
        return None
    subject = subject_of(reading, verb) if grammar.is_passive(verb) or verb.dep_ == "acl" else None
    subject = _person_ahead(sentence, subject) if subject is not None else None
    noun = subject if subject is not None else next((n for n in grammar.objects(verb) if n.i < figure.first), None)
    noun = _another_punished(sentence, figure, verb) or noun
    if noun is None or noun.i == figure.head.i or reading.quantity_at(noun) is not None:
        return None
    if verb.lemma_ == "suspend" and (figure.unit in ("minute", "hour") or noun.lower_.endswith("ing")):
        return None  # "voting was suspended for two hours" punishes nobody
    return Statement("observation/punished", verb, thing(reading, noun), label(named), noun=noun)


def punishable(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What a deed may bring whoever does it: "theft is punishable by up to five years in prison"."""
    word = previous_word(figure) if figure.kind == "duration" else None
    state = word.nbor(-1) if word is not None and word.lower_ == "by" and word.i > word.sent.start else None
    if state is None or state.lower_ != "punishable" or state.head.lemma_ != "be":
        return None
    noun = subject_of(sentence.reading, state.head)
    if noun is None or noun.i > state.i:
        return None
    return Statement("observation/level", state.head, thing(sentence.reading, noun), label("punishment"), noun=noun)


def _another_punished(sentence: Sentence, figure: Figure, verb: Token) -> Token | None:
    """Another who shares the verb of a sentence just told: "was sentenced to four years, his wife to two years"."""
    before, to = sentence.last(), figure.head.doc[figure.first - 1]
    shared = before is not None and before[1].rule == "observation/punished" and before[1].anchor.i == verb.i
    noun = to.nbor(-1) if shared and to.lower_ in ("to", "for") else None
    return noun if noun is not None and noun.tag_ in ("NN", "NNP") and noun.i > verb.i else None


def _person_ahead(sentence: Sentence, subject: Token) -> Token:
    """The person that "he" or "she" takes up from the clause before, where nobody is named: "a clerk fled; he was"."""
    if subject.lower_ not in ("he", "she") or sentence.reading.mention_headed_by(subject) is not None:
        return subject
    verb = subject.head
    clauses = [c for c in verb.lefts if c.dep_ in ("ccomp", "parataxis") and c.i < subject.i]
    clauses += [verb.head] if verb.dep_ == "conj" else []
    people = [n for n in map(grammar.subject, clauses) if n is not None and is_person_noun(n.lemma_.lower())]
    return people[0] if len(people) == 1 else subject


def _jails(verb: Token) -> bool:
    """Whether somebody is sent to prison: "sent him to prison for 18 years"."""
    places = ("prison", "jail", "bar", "penitentiary")
    inside = grammar.prepositional(verb, "to", "in", "into", "behind") if verb.lemma_ in ("send", "put") else ()
    return any(noun.lemma_.lower() in places for _, noun in inside)


def _served(sentence: Sentence, figure: Figure, slot: Slot) -> Statement | None:
    """ "Faces up to 20 years in prison", "got five years behind bars"."""
    verb, doc = slot.governor, figure.head.doc
    locked = (
        doc[figure.last : figure.last + 2]
        .text.casefold()
        .endswith((" prison", " jail", " bars", " custody", " detention"))
    )
    subject = subject_of(sentence.reading, verb)
    serves = verb.lemma_ in ("face", "get", "receive", "serve", "give", "spend", "hand")
    if not locked or not serves or subject is None or subject.i > verb.i:
        return None
    return Statement("observation/punished", verb, thing(sentence.reading, subject), label("sentence"), noun=subject)


def put_off(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """By how long something is put off or made longer: "the opening has been delayed by three years"."""
    if (
        figure.kind != "duration"
        or slot is None
        or slot.prep not in ("by", "for")
        or not grammar.is_verb(slot.governor)
    ):
        return None
    verb, named = slot.governor, rows(ROWS)["put_off"]
    if slot.prep == "for" and verb.lemma_ not in ("delay", "postpone"):
        return None
    name = named.get(grammar.verb_lemma(verb)) or named.get(verb.lemma_)
    noun = subject_of(sentence.reading, verb) if grammar.is_passive(verb) else grammar.child(verb, "dobj")
    if name is None or noun is None or noun.i > figure.first or figure.first < verb.i:
        return None
    return Statement("observation/term", verb, thing(sentence.reading, noun), label(name), noun=noun)


def runs_for(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How long an agreement holds: "her contract runs for six years", "the licence is valid for 15 years"."""
    if figure.kind != "duration" or slot is None or slot.prep not in ("for", "") or slot.dep in grammar.SUBJECTS:
        return None
    verb = slot.governor
    noun = subject_of(sentence.reading, verb)
    holds = verb.lemma_ in ("run", "last") or any(c.lower_ in ("valid", "good") for c in verb.children)
    if noun is None or noun.i > verb.i or not holds or noun.lemma_.lower() not in words(ROWS, "in_force"):
        return None
    return Statement("observation/term", verb, thing(sentence.reading, noun), label("duration"), noun=noun)


def given_for(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How long holds what somebody is given, told behind it: "won a licence for 25 years"."""
    word = previous_word(figure)
    if figure.kind != "duration" or word is None or word.lower_ != "for" or word.i == 0:
        return None
    return _given(sentence, word.nbor(-1)) if is_end(figure.head.doc, figure.last) else None


def _given(sentence: Sentence, noun: Token) -> Statement | None:
    """The duration of what is given for a time, or got: a licence, a lease."""
    verb = grammar.governing_verb(noun)
    given = noun.tag_ in ("NN", "NNP") and noun.lemma_.lower() in words(ROWS, "given_for_a_time")
    if verb is None or not given or not is_in(verb, "giving_for_a_time"):
        return None
    if noun.dep_ not in (("nsubjpass", "dobj", "oprd") if grammar.is_passive(verb) else ("dobj",)):
        return None
    about = noun_words(sentence.reading, noun, after=False)
    return Statement("observation/term", verb, about, label("duration"), noun=noun)


def _engaged(sentence: Sentence, noun: Token) -> Statement | None:
    """How long the contract is on which somebody is taken on: "appointed in May on a three-year deal"."""
    contract = noun.lemma_.lower() in ("deal", "loan") or noun.lemma_.lower() in words(ROWS, "given_for_a_time")
    on = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "on" and contract else None
    verb = grammar.governing_verb(on) if on is not None else None
    if verb is None or verb.tag_ not in ("VBD", "VBN"):
        return None
    person = verb.head if verb.dep_ == "acl" else grammar.child(verb, "nsubjpass", "dobj")
    about = thing(sentence.reading, person or subject_of(sentence.reading, verb) or noun)
    prop = label(f"duration of {noun.lemma_.lower()}")
    return Statement("observation/term", verb, about, prop, noun=person) if about.entity is not None else None


def term(sentence: Sentence, figure: Figure, noun: Token) -> Statement | None:
    """ "Was given a 12-year sentence", "is serving a two-year ban"."""
    verb = grammar.governing_verb(noun)
    punishes = noun.lemma_.lower() in ("sentence", "term", "ban", "suspension") and noun.dep_ in ("dobj", "oprd")
    if not punishes:
        return _given(sentence, noun) or _engaged(sentence, noun)
    if verb is None or verb.lemma_ not in ("give", "hand", "receive", "get", "serve", "face", "begin"):
        return None
    passive = grammar.is_passive(verb) or verb.lemma_ not in ("give", "hand")
    subject = subject_of(sentence.reading, verb) if passive else None
    if subject is None or subject.i > verb.i:
        return None
    return Statement(
        "observation/punished",
        verb,
        thing(sentence.reading, subject),
        noun_words(sentence.reading, noun, after=False),
        noun=subject,
    )
