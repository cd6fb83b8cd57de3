"""Counts of what somebody or some place has: "with 140 employees", "is home to 39 museums", "there are 39 museums"."""

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.counted.few import are_new, is_told_anew
from kg.extract.observations.counted.left_so import state_of
from kg.extract.observations.counted.victims import in_what_way
from kg.extract.observations.figures import NOUNS, Figure, counts_something, is_aboard, is_small_word, previous_word
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import is_measure, noun_words, thing
from kg.extract.observations.whose.whereabouts import where
from kg.extract.observations.wording.conditions import in_condition
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.listed import named_by
from kg.extract.observations.wording.predicates import said
from kg.extract.observations.wording.slots import Slot
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

STANDING = ("be", "stand", "lie", "sit", "hang")
NEAR = ("around", "near", "beside", "behind", "below", "above", "beneath", "under", "among")
AT_A_PLACE = ("in", "inside", "on", "at", *NEAR)


def count_with(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A count behind "with": "Corvo, with 165 welders, opened"; "a hotel with 300 rooms"."""
    word = _listed_behind(figure) or previous_word(figure)
    if word is None or word.lower_ != "with" or not counts_something(figure):
        return None
    above = word.head
    if is_small_word(figure) and not (are_new(figure) and is_told_anew(above)):
        return None
    reading = sentence.reading
    state = state_of(figure)
    if state is not None:
        what = counted_words(reading, figure)
        prop = Part(text=f"{what.text} {in_what_way(state)}{state.lower_}", start=what.start, end=what.end)
        return Statement("observation/count-with", figure.head, what, prop, noun=figure.noun)
    deed = _deed_beside(figure.noun) if figure.noun is not None and grammar.is_verb(above) else None
    if deed is not None and deed.i == figure.last and deed.tag_ == "VBG" and not is_in(deed, "belonging"):
        outer = subject_of(
            reading, above
        )  # "volume reached a billion shares, with 29 stocks falling for each that rose"
        return None if outer is not None and is_measure(outer) else _as_they_do(sentence, figure, deed)
    if above.tag_ not in NOUNS and not grammar.is_verb(above):
        return None
    if (mishaps := _mishaps(sentence, figure, above)) is not None:
        return mishaps
    if grammar.is_verb(above):
        left = sentence.reading.doc[word.i - 1]
        apart = left.text == "," or word.i == word.sent.start or is_aboard(figure) or _brings(figure, above)
        met = left.dep_ == "dobj" and left.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in left.lefts)
        noun = (
            left if met and is_aboard(figure) else subject_of(reading, above) if apart else None
        )  # "hit a bus with 31"
        noun = (grammar.child(above, "dobj") or noun) if above.lemma_ in ("create", "form", "found") else noun
    else:
        idiom = above.dep_ == "pobj" and above.left_edge.i == above.i and above.tag_ == "NN"
        noun = None if idiom else _called(_with_staff(figure, above))  # "in contact with 15 people"
    if noun is None or is_measure(noun):
        return None  # "trading volume reached a billion shares, with 29 stocks falling"
    return Statement(
        "observation/count-with",
        founded_on(figure, noun),
        named_by(reading, noun),
        counted_words(reading, figure),
        noun=noun,
    )


def _brings(figure: Figure, verb: Token) -> bool:
    """Whether somebody comes or goes with people: "the ship docked in Lund with 34 scientists"."""
    people = figure.noun is not None and is_person_noun(figure.noun.lemma_.lower())
    return people and is_in(verb, "coming_with") and grammar.child(verb, "dobj") is None


def _listed_behind(figure: Figure) -> Token | None:
    """The "with" whose list a count goes on with: "a club with one coach and 140 members"."""
    first = grammar.first_conjunct(figure.head)
    behind = first.i < figure.head.i and first.dep_ == "pobj" and first.head.lower_ == "with"
    return first.head if behind and first.head.head.tag_ in NOUNS else None


def _mishaps(sentence: Sentence, figure: Figure, above: Token) -> Statement | None:
    """What went wrong while so much was done: "have driven 2 million kilometres with 19 accidents"."""
    went_wrong = figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "mishaps")
    verb = above.head if above.dep_ == "dobj" else above
    target = grammar.child(verb, "dobj") if went_wrong and is_in(verb, "carried_out") else None
    done = target is not None and target.i in sentence.heads and target.i < figure.first
    noun = subject_of(sentence.reading, verb) if done and not grammar.is_passive(verb) else None
    if noun is None or noun.i > verb.i or is_measure(noun):
        return None
    what = counted_words(sentence.reading, figure)
    return Statement("observation/count-with", verb, thing(sentence.reading, noun), what, noun=noun)


def _deed_beside(noun: Token) -> Token | None:
    """What the counted ones behind "with" do: "with 280 posts going in Lund"."""
    return noun.head if noun.dep_ in grammar.SUBJECTS else grammar.child(noun, "acl")


def _as_they_do(sentence: Sentence, figure: Figure, deed: Token) -> Statement:
    """What the counted ones do beside what a clause tells: "with 280 posts going in Lund", of whoever else's deed."""
    what = counted_words(sentence.reading, figure)
    doing = " ".join(figure.head.doc[slice(*said(deed))].text.split())
    prop = what if doing in (what.text or "") else Part(text=f"{what.text} {doing}", start=what.start, end=what.end)
    return Statement(
        "observation/count-with", figure.head, where(sentence.reading, deed) or what, prop, noun=figure.noun
    )


def founded_on(figure: Figure, noun: Token) -> Token:
    """The figure, or the verb that is yet to bring its thing about: "a stand with 900 seats will be built"."""
    verb = grammar.governing_verb(noun)
    new = noun.i != figure.head.i and any(c.lower_ in ("a", "an") for c in noun.lefts)
    due = grammar.child(noun, "acl") if noun.dep_ == "ROOT" else None
    if due is not None and due.tag_ == "VB" and due.left_edge.lower_ == "to" and due.i > figure.last:
        return due  # "Larger trial with 900 patients to start in spring", a headline
    if verb is None or not new or noun.dep_ not in {"dobj", "pobj", *grammar.SUBJECTS}:
        return figure.head
    deed = grammar.child(verb, "xcomp") if verb.lemma_ == "be" else None
    if deed is not None and deed.tag_ == "VB" and any(c.lower_ == "to" for c in deed.lefts):
        return deed  # "a trial with 300 patients is to begin in May"
    helped = any(c.tag_ == "MD" for c in verb.lefts)
    return verb if helped or (verb.tag_ == "VB" and noun.dep_ not in grammar.SUBJECTS) else figure.head


def _with_staff(figure: Figure, noun: Token) -> Token:
    """Who has the people that are counted: the maker in "a maker of software with 45 employees"."""
    of = noun.head
    staffed = figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "staff")
    return of.head if staffed and noun.dep_ == "pobj" and of.lower_ == "of" and noun.pos_ == "NOUN" else noun


def _called(noun: Token) -> Token:
    """Who is called so by a verb of being, or the noun: "Orme is the largest brewer in Peru with over 42 pubs"."""
    subject = grammar.child(noun.head, "nsubj") if noun.dep_ == "attr" and noun.head.lemma_ == "be" else None
    named = subject is not None and subject.pos_ == "PROPN" and subject.i < noun.head.i
    return subject if subject is not None and named else noun


def home_to(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """ "The city is home to 39 museums"."""
    doc = sentence.reading.doc
    word = previous_word(figure)
    if word is None or word.lower_ != "to" or word.i == 0 or doc[word.i - 1].lower_ != "home" or figure.noun is None:
        return None
    home = doc[word.i - 1]
    aside = home.i > 1 and doc[home.i - 1].text == "," and doc[home.i - 2].tag_ in NOUNS
    verb = home if aside else grammar.governing_verb(home)  # "in Ouaddai, home to 700,000 refugees"
    noun = doc[home.i - 2] if aside else subject_of(sentence.reading, verb) if verb is not None else None
    if verb is None or noun is None:
        return None
    rule = "observation/home-beside" if aside else "observation/home-to"
    return Statement(rule, verb, thing(sentence.reading, noun), counted_words(sentence.reading, figure))


def there_are(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """ "There are 39 museums in the city"."""
    if slot is None or not counts_something(figure) or slot.governor.lemma_ != "be" or slot.prep:
        return None
    verb = slot.governor
    if grammar.child(verb, "expl") is None or is_small_word(figure):
        return None
    what = in_condition(sentence.reading, figure, counted_words(sentence.reading, figure), had=True)
    about = where(sentence.reading, verb) or where(sentence.reading, figure.noun or verb) or what
    return Statement("observation/count-object", verb, about, what)


def stands_there(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What a place holds, told behind the verb: "Inside are 22 classrooms", "on its roof sit 140 panels"."""
    if slot is None or slot.prep or not counts_something(figure) or is_small_word(figure):
        return None
    verb, first = slot.governor, figure.first
    holds = verb.lemma_ in STANDING and verb.tag_ in grammar.FINITE and slot.dep in {*grammar.SUBJECTS, "attr", "conj"}
    opening = verb.nbor(-1) if holds and first > verb.i > verb.sent.start else None
    if opening is None or opening.text == ",":
        return None
    bare = opening.lower_ in words(ROWS, "opening_places") and opening.tag_ in ("RB", "IN")
    if any(
        c.dep_ in {*grammar.SUBJECTS, "expl", "csubj", "aux", "neg"} and not (bare and c == opening) for c in verb.lefts
    ):
        return None
    what = in_condition(sentence.reading, figure, counted_words(sentence.reading, figure), had=True)
    if bare:
        return Statement("observation/count-object", verb, what, what, noun=figure.noun)
    places = [n for p, n in grammar.prepositional(verb, *AT_A_PLACE) if p.i < verb.i]
    place = places[-1] if places else None
    certain = place is not None and (place.pos_ == "PROPN" or grammar.child(place, "det", "poss") is not None)
    if place is None or not certain or sentence.reading.time_at(place) is not None or is_measure(place):
        return None
    if place.lemma_.lower() in words(ROWS, "idle_nouns") | words(ROWS, "designs") | words(ROWS, "voted_on"):
        return None  # "under the plan are 140 flats", which nobody has built
    return Statement("observation/count-object", verb, thing(sentence.reading, place), what, noun=figure.noun)


def short_of(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How many are missing somewhere: "is short of 480 nurses", "was 300 teachers short", "fell 12 votes short"."""
    doc, i = figure.head.doc, figure.last
    behind = i < len(doc) and doc[i].lower_ == "short"  # "300 teachers short"
    lead = [t.lower_ for t in doc[max(figure.first - 3, 0) : figure.first]]
    before = lead[1:] == ["short", "of"] and lead[0] in (
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "still",
        "now",
        "also",
    )
    verb = grammar.governing_verb(figure.head) if behind or before else None
    if verb is None or figure.kind != "count" or figure.noun is None or not is_in(verb, "being_short"):
        return None
    subject = subject_of(sentence.reading, verb)
    if subject is None or subject.i > figure.first or subject.lower_ in ("there", "it", "this"):
        return None
    if before and is_measure(subject):
        return None  # "turnout was short of 400 delegates"
    what = counted_words(sentence.reading, figure)
    of = grammar.child(doc[i + 1], "pobj") if behind and i + 1 < len(doc) and doc[i + 1].lower_ == "of" else None
    aim = f" of {noun_words(sentence.reading, of, after=False).text}" if of is not None else ""
    prop = Part(text=f"{what.text} short{aim}", start=what.start, end=what.end)
    return Statement("observation/count-with", verb, thing(sentence.reading, subject), prop, noun=subject)
