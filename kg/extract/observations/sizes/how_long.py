"""How long a thing went on or may: "worked for 19 months", "without power for 14 hours", "has 30 days to appeal"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, is_small_word, previous_word
from kg.extract.observations.levels import is_person
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import doer, label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.predicates import predicate
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

PAST = ("VBD", "VBN")
FARTHEST = 6  # tokens from "without" to the time: "without power or running water for"


def went_on(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How long a thing worked, failed or stayed as it was: "its system had failed for 11 hours"."""
    if figure.kind != "duration" or slot is None or slot.prep != "for" or slot.beside is not None:
        return None
    verb = slot.governor
    if not grammar.is_verb(verb) or verb.tag_ not in PAST or figure.head.head.head.i not in {verb.i, *_states(verb)}:
        return None
    noun, state = subject_of(sentence.reading, verb), _state(verb)
    goes_on = is_in(verb, "going_on_for") and grammar.child(verb, "dobj") is None
    if noun is None or noun.i > verb.i or not (goes_on or state is not None) or _acts(sentence, noun):
        return None
    said = state.lower_ if state is not None else participle(verb)
    return Statement("observation/term", verb, thing(sentence.reading, noun), Part(text=f"time {said}"), noun=noun)


def worked_hours(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How much people work: "bakers work an average of 47 hours a week"."""
    verb = grammar.governing_verb(figure.head)
    if figure.unit not in words(ROWS, "work_units") or verb is None or verb.lemma_ != "work" or figure.first < verb.i:
        return None
    noun = subject_of(sentence.reading, verb)
    people = noun is not None and (noun.tag_ == "NNS" or noun.lower_ == "staff" or is_person(sentence, noun))
    if noun is None or noun.i > verb.i or not people or grammar.child(verb, "neg") is not None:
        return None
    return Statement("observation/term", verb, thing(sentence.reading, noun), label("working hours"), noun=noun)


def in_post(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How long somebody held a post: "was president for twelve years", "served as mayor for eight years"."""
    if figure.kind != "duration" or figure.unit not in ("year", "month", "decade") or slot is None:
        return None
    verb, doc = slot.governor, figure.head.doc
    if slot.prep != "for" or figure.first < verb.i or not any(t.lower_ == "for" for t in doc[verb.i : figure.first]):
        return None
    told = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.lemma_ == "have" for c in verb.lefts))
    post = next((n for _, n in grammar.prepositional(verb, "as")), None) if verb.lemma_ == "serve" else None
    post = grammar.child(verb, "attr") if verb.lemma_ == "be" else post
    noun = subject_of(sentence.reading, verb)
    if not told or post is None or noun is None or noun.i > verb.i or post.i > figure.first:
        return None
    held = post.tag_ == "NN" and is_person_noun(post.lemma_.lower()) and is_person(sentence, noun)
    if not held or grammar.child(verb, "neg") is not None:
        return None
    said = (noun_words(sentence.reading, post).text or "").partition(" for ")[0]
    return Statement("observation/term", verb, thing(sentence.reading, noun), Part(text=f"time as {said}"), noun=noun)


def _states(verb: Token) -> list[int]:
    """The places of what a verb says its subject to be, on which the parser may hang how long it was so."""
    return [c.i for c in verb.rights if c.dep_ in ("acomp", "oprd", "advcl")]


def _state(verb: Token) -> Token | None:
    """The state in which something was left, or was shut: "went unnoticed", "was closed"."""
    found = grammar.child(verb, "acomp", "oprd")
    left = found is not None and is_in(verb, "left_so") and found.lower_.startswith("un")
    if left or (found is not None and found.lower_ in words(ROWS, "shut_states")):
        return found
    return verb if grammar.is_passive(verb) and verb.lower_ in words(ROWS, "shut_states") else None


def _acts(sentence: Sentence, noun: Token) -> bool:
    """Whether a subject is somebody, who only did something for a time: "she worked there for 19 months"."""
    if noun.tag_ not in ("NN", "NNS", "WDT") or is_person(sentence, noun):
        return True  # nobody knows what a bare name is
    noun = grammar.antecedent(noun.head) or noun if noun.tag_ == "WDT" else noun
    name = noun.lemma_.lower()
    return is_person_noun(name) or name in words(ROWS, "businesses") | words(ROWS, "governing")


def event_before(sentence: Sentence, figure: Figure, noun: Token) -> Statement | None:
    """How long an event took, before its noun: "passed the law after a 19-hour debate"."""
    named = noun.doc[noun.i : noun.i + 3].text.lower()  # "a 60-day state of emergency"
    phrase = named in words(ROWS, "events_with_length")
    listed = phrase or (noun.lemma_.lower() in words(ROWS, "events_with_length") and noun.tag_ in NOUNS)
    prep = noun.head if noun.dep_ == "pobj" else None
    verb = grammar.governing_verb(noun)
    held = prep is not None and verb is not None and prep.lower_ in ("after", "following", "during", "by", "on")
    start = prep is not None and prep.lower_ == "of" and prep.head.lower_ in ("start", "end", "beginning", "middle")
    held = held or (start and verb is not None)  # "walked out at the start of a 48-hour strike"
    ended = verb is not None and (noun.dep_ in grammar.SUBJECTS or (noun.dep_ == "dobj" and is_in(verb, "ends_events")))
    whose = _in_a_life(sentence, noun)
    if whose is not None:
        return whose
    known = noun.dep_ == "dobj" and any(c.lower_ in ("the", "its", "their", "his", "her") for c in noun.lefts)
    held = held or known  # "two issues dominated the five-week campaign"
    if not listed or verb is None or not (held or ended) or verb.tag_ not in PAST:
        return None
    about = thing(sentence.reading, noun)
    if about.entity is None:
        about = label(named) if phrase else noun_words(sentence.reading, noun, after=False)
    return Statement("observation/term", verb, about, label("duration"), noun=noun, earlier=held)


def _in_a_life(sentence: Sentence, noun: Token) -> Statement | None:
    """How long somebody's career or a body's history is: "in their 88-year history"."""
    owner = grammar.child(noun, "poss")
    lasting = noun.lemma_.lower() == "history" or noun.lemma_.lower() in words(ROWS, "going_on_long")
    if owner is None or not lasting:
        return None
    about, prop = thing(sentence.reading, owner), label(noun.lemma_.lower())
    return Statement("observation/term", noun, about, prop) if about.entity is not None else None


def covers(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How long what was just told is enough: "reserves stood at 10 billion, enough to cover 4.6 months of imports"."""
    doc, before = figure.head.doc, sentence.last()
    lead = doc[max(figure.first - 3, 0) : figure.first].text.casefold()
    of = doc[figure.last] if figure.last < len(doc) and doc[figure.last].lower_ == "of" else None
    noun = grammar.child(of, "pobj") if of is not None else None
    enough = lead in ("enough to cover", "sufficient to cover", "enough to finance") or lead.endswith("enough for")
    if figure.kind != "duration" or before is None or noun is None or not enough:
        return None
    prop = Part(text=f"time of {noun_words(sentence.reading, noun, after=False).text} covered")
    return replace(before[1], rule="observation/term", property=prop, qualifiers=(), noun=None, whole=before)


def supplies_for(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How long what somebody has will last: "we have food for forty days"."""
    if figure.kind != "duration" or slot is None or slot.prep != "for" or not is_in(slot.governor, "have"):
        return None
    verb = slot.governor
    noun, stock = subject_of(sentence.reading, verb), grammar.child(verb, "dobj")
    listed = stock is not None and stock.lemma_.lower() in words(ROWS, "stocks") and stock.i == figure.first - 2
    if noun is None or noun.i > verb.i or stock is None or not listed:
        return None
    if grammar.child(verb, "neg") is not None or any(c.lower_ == "no" for c in stock.lefts):
        return None  # "had no water for nine days"
    prop = Part(text=stock.lower_)
    return Statement("observation/term", verb, doer(sentence.reading, noun), prop, noun=noun)


def without(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How long people had to do without: "left the town without power for 14 hours", "was without water for a day"."""
    word = previous_word(figure)
    if figure.kind != "duration" or slot is None or word is None or word.lower_ != "for" or word.i == 0:
        return None
    before = word.doc[max(word.i - FARTHEST, word.sent.start) : word.i]
    lacking = next((t for t in before if t.lower_ == "without"), None)
    last = word.nbor(-1)
    if lacking is None or last.tag_ not in ("NN", "NNS") or any(t.is_punct for t in word.doc[lacking.i : word.i]):
        return None
    verb = grammar.governing_verb(lacking)
    if verb is None or not is_in(verb, "doing_without") or verb.i > lacking.i:
        return None
    if lacking not in list(grammar.governors(last)):
        return None
    noun = subject_of(sentence.reading, verb)
    if verb.lemma_ == "leave" and not grammar.is_passive(verb):
        noun = next((n for n in grammar.objects(verb) if n.i < lacking.i), None)
    if noun is None or noun.i > lacking.i:
        return None
    said = " ".join(word.doc[lacking.i : word.i].text.split())
    return Statement("observation/term", verb, thing(sentence.reading, noun), Part(text=f"time {said}"), noun=noun)


def spanned(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How long a thing went on by "span": "a career that spanned six decades", not "a show that spans six decades"."""
    if figure.kind != "duration" or slot is None or slot.dep not in ("dobj", "npadvmod") or slot.prep:
        return None
    verb = slot.governor
    if verb.lemma_ != "span" or slot.beside is not None:
        return None
    noun = subject_of(sentence.reading, verb) or (verb.head if verb.dep_ == "acl" else None)
    meant = grammar.antecedent(verb) if noun is not None and noun.lower_ in grammar.RELATIVES else noun
    if noun is None or meant is None or meant.i > verb.i or meant.lemma_.lower() not in words(ROWS, "going_on_long"):
        return None
    return Statement("observation/term", verb, thing(sentence.reading, noun), label("duration"), noun=noun)


def time_for(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The time that somebody has for a thing: "has 30 days to appeal", "gave the firm 90 days to delete the lists"."""
    doc, i = figure.head.doc, figure.last
    if figure.kind != "duration" or slot is None or slot.dep != "dobj" or slot.prep or slot.beside is not None:
        return None
    verb, deed = slot.governor, doc[i].head if i < len(doc) and doc[i].tag_ == "TO" else None
    if deed is None or deed.tag_ != "VB" or deed.i != i + 1 or deed.lemma_ in words(ROWS, "no_deadline"):
        return None
    given = is_in(verb, "giving_time")
    if not (given or is_in(verb, "having_time")) or figure.first < verb.i:
        return None
    noun = subject_of(sentence.reading, verb)
    if given and not grammar.is_passive(verb):
        noun = next((n for n in (grammar.receiver(verb), *grammar.objects(verb)) if n is not None), None)
    if noun is None or noun.i > figure.first or noun.i == figure.head.i:
        return None
    first, last = predicate(deed)
    prop = Part(text=" ".join(["time to", *doc[first:last].text.split()]))
    return Statement("observation/term", verb, thing(sentence.reading, noun), prop, noun=noun)


def waited(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How long many people wait: "patients waited an average of 11 hours", not "she waited two hours"."""
    if figure.kind != "duration" or slot is None or slot.governor.lemma_ != "wait" or slot.prep not in ("", "for"):
        return None
    verb = slot.governor
    noun = subject_of(sentence.reading, verb)
    many = noun is not None and noun.tag_ == "NNS" and noun.i < verb.i < figure.first
    made = verb.dep_ in ("xcomp", "advcl") and verb.tag_ == "VB"  # "were told to wait 20 minutes"
    few = is_small_word(figure) and not figure.qualifiers  # but "an average of nine hours"
    if noun is None or not many or made or few or grammar.child(verb, "neg") is not None:
        return None
    return Statement("observation/term", verb, thing(sentence.reading, noun), label("waiting time"), noun=noun)
