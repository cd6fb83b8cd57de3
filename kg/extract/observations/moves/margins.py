"""By how much somebody wins or loses: "won by 2,317 votes", "held the seat with a majority of 4,100"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure, is_first_of_pair, is_small_word, previous_word
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.observations.wording.written import HYPHENS
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

LONGEST_SIDE = 4  # tokens of those who are fewer


def margin(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The margin of whoever wins, or loses, by so many votes, points or seconds."""
    word = previous_word(figure)
    if word is None or figure.kind not in ("count", "percent", "duration", "measure") or is_first_of_pair(figure):
        return None  # "by 218 votes to 212"
    noun = word.head if word.lower_ == "of" and word.head.lemma_.lower() in words(ROWS, "margins") else None
    if noun is not None:
        return _by_margin(sentence, figure, noun)
    verb = word.head if grammar.is_verb(word.head) else word.head.head  # "scraped through by"
    others = grammar.child(verb, "dobj") if verb.lemma_ == "outnumber" else None
    if others is not None and word.lower_ == "by" and figure.kind == "count":
        return _stated(sentence, figure, verb, f"margin over {others.lower_}")  # "women outnumber men by 3,000"
    if word.lower_ != "by" or not grammar.is_verb(verb) or not is_in(verb, "contests"):
        return None
    counted = figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "counted_in_contests")
    doc, i = figure.head.doc, figure.last
    share = figure.kind == "percent" and i < len(doc) and doc[i].lower_ == "of"  # "rejected by 51 percent of voters"
    if share or (figure.kind == "count" and not counted):
        return None
    return _stated(sentence, figure, verb, "margin")


def outnumbered(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Both sides of those who are told to be more: "decliners outnumbered advancers 958 to 591"."""
    doc, i = figure.head.doc, figure.last
    if figure.kind != "count" or figure.noun is not None or figure.first < 2 or i >= len(doc):
        return None
    before, joins = sentence.last(), {"to", "against", *HYPHENS}
    if before is not None and before[1].rule == "observation/outnumbered":
        second = doc[figure.first - 1].lower_ in joins and figure.first - 1 == before[0].last
        return _side(sentence, before[1].anchor, "dobj") if second else None
    others = doc[figure.first - 1]
    others = others.nbor(-1) if others.lower_ == "by" else others
    verb = next((t for t in (others.head, *doc[max(others.i - LONGEST_SIDE, 0) : others.i]) if _sets_apart(t)), None)
    if verb is None or doc[i].lower_ not in joins or i + 1 >= len(doc) or not doc[i + 1].like_num:
        return None
    return _side(sentence, verb, "nsubj")


def _sets_apart(verb: Token) -> bool:
    """Whether a verb tells which of two are more; for most verbs only those of a market or a house are counted so."""
    if verb.lemma_ == "outnumber":
        return True
    subject = grammar.subject(verb) if verb.lemma_ in words(ROWS, "outnumbering") else None
    return (
        subject is not None
        and {t.lemma_.lower() for t in (subject, *subject.lefts)} & words(ROWS, "movers_of_market") != set()
    )


def _side(sentence: Sentence, verb: Token, dep: str) -> Statement | None:
    """One side of the two: how many they are."""
    noun = grammar.child(verb, dep)
    if noun is None or noun.tag_ not in ("NNS", "NNPS"):
        return None
    who = noun_words(sentence.reading, noun, after=False)
    return Statement("observation/outnumbered", verb, who, who, noun=noun, unit=noun.lower_)


def _by_margin(sentence: Sentence, figure: Figure, noun: Token) -> Statement | None:
    """ "By a margin of 41,908 votes", "with a majority of 4,100"."""
    prep, verb = noun.head, grammar.governing_verb(noun)
    beside = noun.dep_ == "pobj" and prep.lower_ in ("by", "with", "on")
    votes = figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "counted_in_contests")
    if verb is None or not beside or not is_in(verb, "contests") or (is_small_word(figure) and not votes):
        return None
    return _stated(sentence, figure, verb, noun.lemma_.lower())


def _stated(sentence: Sentence, figure: Figure, verb: Token, name: str) -> Statement | None:
    subject = subject_of(sentence.reading, verb)
    if subject is None or subject.i > figure.first:
        return None
    prop = Part(text=f"{name} in {figure.noun.lower_}") if figure.noun is not None else label(name)
    return Statement("observation/votes", verb, thing(sentence.reading, subject), prop, noun=subject)
