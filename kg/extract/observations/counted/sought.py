"""How many people are searched for: "Rescuers were searching for nine others", "divers are looking for two men"."""

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.counted.few import are_new
from kg.extract.observations.figures import NOUNS, Figure, previous_word
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import doer
from kg.extract.observations.wording.forms import participle
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.model import Part

OTHERS = ("others", "more")
PEOPLE = "people"


def sought(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A number of people behind a verb of searching, also a small one, and "others" of people told of before."""
    word = previous_word(figure)
    if figure.kind != "count" or slot is None or word is None or word.lower_ != "for" or figure.value == 1:
        return None
    verb = slot.governor
    if word.head.i != verb.i or not grammar.is_verb(verb) or not is_in(verb, "seeking") or grammar.is_passive(verb):
        return None
    people = _people(sentence, figure)
    noun = subject_of(sentence.reading, verb)
    if people is None or noun is None or noun.tag_ not in {*NOUNS, "PRP"} or noun.i > verb.i:
        return None
    prop = Part(text=f"{people} {participle(verb)} for")
    unit = people if figure.noun is None or figure.noun.lower_ in OTHERS else ""
    return Statement("observation/plain", verb, doer(sentence.reading, noun), prop, noun=noun, unit=unit)


def _people(sentence: Sentence, figure: Figure) -> str | None:
    """Who is counted: by the noun ("two men"), or as those told of before ("killed 12 miners ... nine others")."""
    noun = figure.noun
    if noun is not None and noun.lower_ not in OTHERS:
        new = are_new(figure) and _are_people(noun.lemma_)  # not "for the two men"
        return counted_words(sentence.reading, figure).text if new else None
    start, topic = figure.head.sent.start, sentence.topic
    told = sentence.last() or (topic.counted_before(start) if topic is not None else None)
    before = told[0].noun.lemma_ if told is not None and told[0].noun is not None else told[1].unit if told else ""
    return PEOPLE if _are_people(before) else None


def _are_people(lemma: str) -> bool:
    return lemma == PEOPLE or is_person_noun(lemma.lower())
