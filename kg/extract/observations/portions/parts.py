"""Counts of a larger whole, and of what somebody owns: "270 of its 1,450 posts"."""

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words, with_participle
from kg.extract.observations.counted.few import KNOWN, are_new
from kg.extract.observations.denials import denial
from kg.extract.observations.figures import Figure, counts_something, is_small_word
from kg.extract.observations.statements import Sentence, Statement, is_frame, is_in, subject_of
from kg.extract.observations.whose.measures import noun_words, thing, whole_words, whose
from kg.extract.observations.whose.whereabouts import where
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.listed import of_row
from kg.extract.observations.wording.predicates import predicate
from kg.extract.observations.wording.slots import Slot
from kg.extract.observations.wording.written import HYPHENS
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

LONGEST_OWNER = 4


def count_possessed(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A count that somebody owns: "80 of its 640 jobs", "Corvo's 920 employees", "Corvo, whose 920 employees left"."""
    if not counts_something(figure) or figure.noun is None or (is_small_word(figure) and not are_new(figure)):
        return None
    doc = sentence.reading.doc
    word = doc[figure.first - 1] if figure.first else None
    if word is None or word.tag_ not in ("PRP$", "POS", "WP$"):
        return None
    if any(t.tag_ in ("JJS", "RBS") for t in doc[figure.quantity.last : figure.noun.i]):
        return None  # "one of Chile's ten biggest mines"
    owner = whose(word) if word.tag_ == "WP$" else word.head if word.tag_ == "POS" else word
    if owner is None or sentence.reading.time_at(owner) is not None:
        return None
    about = thing(sentence.reading, owner)
    anchor = figure.head
    what = counted_words(sentence.reading, figure)
    return Statement("observation/count-possessed", anchor, about, what, earlier=True)


def numbered(sentence: Sentence, figure: Figure) -> Token | None:
    """The noun of a whole that is numbered itself: "three of 14 chairs", "nine of its 12 games"."""
    doc, i = figure.head.doc, figure.quantity.last + 1
    i += 1 if i < len(doc) and doc[i].tag_ in ("DT", "PRP$") else 0
    owned = next(
        (t.i for t in doc[i : i + LONGEST_OWNER] if t.tag_ == "POS"), None
    )  # "of the country's 47,000 schools"
    i = owned + 1 if owned is not None else i
    i += i < len(doc) and doc[i].lower_ in words(ROWS, "of_a_row")  # "five of their last nine matches"
    if i >= len(doc) or sentence.reading.quantity_at(doc[i]) is None:
        return None
    while (
        i < len(doc) and (doc[i].like_num or doc[i].tag_ in ("JJ", "NN", "CD", "VBN", "VBG")) and not _are_many(doc[i])
    ):
        i += 1
    plural = i < len(doc) and (doc[i].tag_ in ("NNS", "NNPS") or _are_many(doc[i]))
    return doc[i] if plural else None


def _are_many(noun: Token) -> bool:
    """Whether a noun without a plural counts several: "two of the 14 crew", not "two of the 14 crew members"."""
    return noun.lower_ in words(ROWS, "uninflected") and not noun.nbor().tag_.startswith("NN")


def whole_in_numbers(sentence: Sentence, figure: Figure) -> Part | None:
    """The words of the numbered whole that a bare count is of: "seats" of "with 13 of the 36 seats"."""
    doc, i = figure.head.doc, figure.quantity.last
    whole = numbered(sentence, figure) if i < len(doc) and doc[i].lower_ == "of" else None
    return noun_words(sentence.reading, whole) if whole is not None else None


def _slot_of(whole: Token) -> Slot | None:
    """Where the whole stands, if the parser hung its part on it: "gets three of 14 chairs"."""
    return Slot(whole.head, whole.dep_, "", None) if grammar.is_verb(whole.head) else None


def part_count(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A count of a larger whole: "cut 270 of its 1,450 posts", "17 of the Top 50 farms"."""
    doc = sentence.reading.doc
    if figure.kind != "count" or figure.noun is not None or figure.quantity.last >= len(doc):
        return None
    if doc[figure.quantity.last].lower_ != "of":
        return None
    whole = numbered(sentence, figure)
    if whole is None and is_small_word(figure) and not _is_of_known(figure):
        return None
    bare = whole is None
    whole = whole or grammar.child(doc[figure.quantity.last], "pobj")
    if whole is None or slot is None or (bare and whole.tag_ not in ("NNS", "NNPS")):
        return None
    slot = slot if grammar.is_verb(slot.governor) else _slot_of(whole) or slot
    reading, verb = sentence.reading, slot.governor
    what = whole_words(reading, whole) if bare else noun_words(reading, whole)
    row = None if bare else of_row(sentence.reading, figure, whole)
    if grammar.is_verb(verb) and slot.dep in ("dobj", "attr"):
        noun = subject_of(sentence.reading, verb)
        given = grammar.receiver(verb) if is_in(verb, "gives_seats") else None
        if noun is not None and not is_frame(verb, figure, whole):
            prop = what if is_in(verb, "have") or given is not None else with_participle(what, verb)
            about = thing(reading, given or noun)  # "the vote gives the party 31 of the 60 seats"
            return Statement("observation/count-object", verb, about, prop, row or what, unit=unit_of_some(whole))
    undergone = grammar.child(verb, "dobj", "ccomp", "oprd")  # "the judge found him guilty on nine of 14 counts"
    if slot.prep in ("in", "on", "at") and grammar.is_verb(verb) and undergone is None:
        noun = subject_of(sentence.reading, verb)
        if noun is None or noun.i > verb.i or figure.first < verb.i:
            return None
        said = with_participle(what, verb)  # "was detected in 12 of 15 rivers"
        prop = Part(text=f"{said.text} {slot.prep}", start=said.start, end=said.end)
        return Statement(
            "observation/count-with-verb", verb, thing(reading, noun), prop, what, noun=noun, unit=unit_of_some(whole)
        )
    if slot.prep == "to" and doc[max(figure.first - 2, 0)].lower_ == "home":
        noun = subject_of(sentence.reading, verb)
        return Statement("observation/home-to", verb, thing(reading, noun), what) if noun is not None else None
    return None


def _is_of_known(figure: Figure) -> bool:
    """Whether a few are some of those told of before: "carried out six of the searches", not "one of the searches"."""
    whole = grammar.child(figure.head.doc[figure.quantity.last], "pobj")
    if whole is None or whole.tag_ != "NNS" or figure.value == 1:
        return False
    verb = grammar.governing_verb(figure.head) or figure.head.head
    done = verb.tag_ in ("VBD", "VBN") or (verb.tag_ == "VBG" and verb.dep_ == "pcomp")
    owned = any(c.tag_ == "PRP$" for c in whole.lefts)  # "will close two of its oldest mills"
    return (done and any(c.lower_ in KNOWN for c in whole.lefts)) or (owned and (done or is_in(verb, "few_matter")))


def part_of_subject(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Some of a whole as the subject: "40 of 212 patients relapsed", "two of the 12 sailors died"."""
    doc, i = sentence.reading.doc, figure.quantity.last
    if figure.kind != "count" or figure.noun is not None or i >= len(doc) or doc[i].lower_ != "of" or slot is None:
        return None
    whole = numbered(sentence, figure) or _of_certain(figure)
    verb = figure.head.head if figure.head.dep_ in grammar.SUBJECTS else whole.head if whole is not None else None
    if whole is not None and whole.dep_ == "conj" and grammar.first_conjunct(whole).dep_ in grammar.SUBJECTS:
        verb = grammar.first_conjunct(whole).head  # "90 stations and six of 28 tunnels were finished"
    if whole is None or verb is None or not grammar.is_verb(verb) or figure.first > verb.i:
        return None
    if whole.dep_ not in {*grammar.SUBJECTS, "pobj", "conj"} and whole.i > figure.first:
        return None
    first, last = predicate(verb)
    denied = denial(verb)
    first = min(first, denied) if denied is not None else first
    if last <= first:
        return None  # "three of his sons were"
    what = noun_words(sentence.reading, whole)
    said = " ".join(doc[first:last].text.split())
    prop = Part(text=f"{what.text} {said}", start=what.start, end=what.end)
    place = where(sentence.reading, verb) if verb.lemma_ != "be" else None
    target = grammar.child(verb, "dobj")
    had = target is not None and place is not None and place.entity is None and _spans(place, target)
    about = place if place is not None and not had else what
    rule = "observation/count-subject" if denied is None else "observation/count-denied"
    return Statement(rule, verb, about, prop, what, noun=whole, unit=unit_of_some(whole))


def unit_of_some(whole: Token) -> str:
    """What some of a whole are: "engines", "staff", the people of "those evacuated"."""
    people = whole.lower_ == "those" or whole.lower_ in words(ROWS, "the_befallen")
    return "people" if people else whole.lower_


def _of_certain(figure: Figure) -> Token | None:
    """The certain ones of whom a subject tells some: "only five of the sites had gauges", "two of its mills closed"."""
    whole = grammar.child(figure.head.doc[figure.quantity.last], "pobj")
    certain = whole is not None and whole.tag_ in ("NNS", "NNPS") and grammar.child(whole, "det", "poss") is not None
    narrowed = grammar.child(whole, "acl") if whole is not None and whole.lower_ == "those" else None
    certain = certain or (narrowed is not None and narrowed.tag_ == "VBN")  # "12,000 of those evacuated"
    certain = certain or (whole is not None and whole.lower_ in words(ROWS, "the_befallen"))  # "six of the dead"
    verb = figure.head.head
    described = _described(whole, verb) if whole is not None else None
    whole, certain = described or whole, certain or described is not None
    idle = verb.lemma_.lower() in words(ROWS, "idle_verbs")
    opened = grammar.reports(grammar.lemma(verb.head)) or grammar.child(verb, "mark") is not None
    cut = verb.dep_ == "ccomp" and not opened  # the clause goes on, misparsed
    told = figure.value != 1 and figure.head.dep_ in grammar.SUBJECTS
    cut = cut or any(t.text == ";" for t in verb.doc[figure.last : verb.i])
    return whole if certain and told and not (idle or cut) else None


def _described(relative: Token, verb: Token) -> Token | None:
    """The uncounted ones of whom a relative clause tells some: "the lamps, 340 of which were broken"."""
    noun = grammar.antecedent(verb) if relative.lower_ in ("which", "whom") and verb.dep_ == "relcl" else None
    if noun is not None and noun.lower_ in ("all", "most", "many", "some"):
        noun = next((whole for _, whole in grammar.prepositional(noun, "of")), noun)  # "all of the lamps, 340 of which"
    several = noun is not None and noun.tag_ == "NNS" and grammar.child(noun, "nummod") is None
    return noun if several else None


def _spans(words: Part, token: Token) -> bool:
    """Whether words hold a token."""
    return words.start is not None and words.end is not None and words.start <= token.idx < words.end


def whole_count(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The whole that a count is of: "won 61 of the 120 seats"."""
    doc, before = sentence.reading.doc, sentence.last()
    if (
        not counts_something(figure)
        or before is None
        or before[0].kind not in ("count", "percent")
        or figure.value == 1
    ):
        return None
    if doc[before[0].quantity.last : figure.first].text.casefold() not in ("of the", "of all", "of"):
        return None
    what = counted_words(sentence.reading, figure)
    inside = where(sentence.reading, figure.noun) if figure.noun is not None else None
    own = before[1].rule == "observation/count-object" and is_in(before[1].anchor, "of_ones_own")
    played = figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "games")
    own = own or (played and before[1].anchor.lemma_ in ("win", "lose"))  # "won 11 of 26 matches"
    inside = inside or (before[1].about if own else None)  # "will cut 180 of the 950 jobs"
    inside = inside or (before[1].denominator if before[0].kind == "percent" else None)
    sure = 0.9 if inside is not None else 0.68  # "seats" of "seats" says next to nothing
    return Statement("observation/count-possessed", figure.head, inside or what, what, doubt=sure)


def whole_of_some(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The whole of which some or none are told without a number: "none of the 54 players", "many of the 36 deals"."""
    lead = [t.lower_ for t in figure.head.doc[max(figure.first - 3, 0) : figure.first]]
    some = len(lead) == 3 and lead[0] in words(ROWS, "some_of_them") and lead[1:] == ["of", "the"]
    if not some or not counts_something(figure) or figure.noun is None:
        return None
    if figure.noun.tag_ != "NNS" and not _are_many(figure.noun):
        return None
    if figure.noun.nbor().text in HYPHENS:
        return None  # "each of the four runners-up"
    if lead[0] == "one" and not _is_one_as_subject(figure.head.doc[figure.first - 3], figure.noun):
        return None
    what = counted_words(sentence.reading, figure)
    about = where(sentence.reading, figure.noun) or what
    return Statement("observation/count-possessed", figure.head, about, what, doubt=0.85, earlier=True)


def _is_one_as_subject(one: Token, whole: Token) -> bool:
    """Whether one of so many is told of, not "one of the ten biggest mines" nor "not one of the six"."""
    ranked = any(t.tag_ in ("JJS", "RBS") for t in whole.lefts)
    denied = one.i > 0 and one.nbor(-1).lower_ == "not"
    return one.dep_ in grammar.SUBJECTS and not (ranked or denied)
