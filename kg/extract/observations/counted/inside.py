"""Counts inside a phrase: "a study of 236 toddlers", "fans from 37 countries", "grocers in 18 towns"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.modality import judge
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.counted.few import are_a_group, few_within, is_of_places
from kg.extract.observations.counted.sites import are_studied
from kg.extract.observations.figures import NOUNS, Figure, counts_something, is_gloss, is_small_word, previous_word
from kg.extract.observations.statements import Sentence, Statement, change_way, is_in, ordering, subject_of
from kg.extract.observations.whose.measures import doer, noun_words, thing
from kg.extract.observations.whose.whereabouts import where
from kg.extract.observations.wording.conditions import in_condition
from kg.extract.observations.wording.forms import ROWS, participle, plural_of
from kg.extract.observations.wording.phrases import described
from kg.extract.observations.wording.predicates import predicate, said
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

FEWEST = 10  # fewer tell nothing of a thing's extent: "the closure of 3 plants"
REMAINDERS = ("rest", "remainder")  # "the rest from 2,300 members of the public": nothing that they are of
PREPOSITIONS = ("of", "from", "in", "at", "on", "across", "for", "with", "to", "into", "by")


def _is_room_for(figure: Figure) -> bool:
    """Whether so many have room: "has room for six passengers", "has enough space for 40 cars"."""
    prep = figure.head.head
    noun = prep.nbor(-1) if prep.i else prep
    return prep.lower_ == "for" and noun.lemma_ in ("room", "space") and noun.dep_ == "dobj"


def count_inside(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A count that tells a thing's extent: whose it is stands before the preposition."""
    few = isinstance(figure.value, tuple) or figure.value < FEWEST or is_small_word(figure)
    some = _is_of_territories(figure) or few_within(figure) or are_a_group(figure) or _is_room_for(figure)
    if (few and not some) or not counts_something(figure) or figure.noun is None or figure.head.dep_ != "pobj":
        return None
    prep = figure.head.head
    noun = prep.head
    if prep.lower_ == "of" and noun.pos_ == "PROPN" and noun.dep_ == "pobj" and noun.head.head.tag_ in NOUNS:
        noun = noun.head.head  # "a poll by Orme of 1,500 voters"
    target = grammar.child(noun, "dobj") if grammar.is_verb(noun) else None
    if target is not None and prep.lower_ in ("for", "of") and target.i == prep.i - 1:
        noun = target  # "signed a contract for 40 trams"
    if _is_room_for(figure):
        return _with_room(sentence, figure, noun)
    moved = change_way(noun) is not None
    if moved and noun.tag_ in NOUNS and prep.lower_ == "from":
        return None  # "a rise of 12 percent from 88 thefts": they are no rise's
    if figure.noun.lemma_ == "point" and (prep.lower_ == "at" or moved):
        return None  # "the Orme 100 ended at 4,912 points", "a rise of 75 points"
    if prep.lower_ in ("by", "at") and figure.noun.i < figure.first:
        return None  # "Orme, who have won 15 matches, led by 17"
    if prep.lower_ not in PREPOSITIONS or previous_word(figure) != prep:
        return None
    what = in_condition(sentence.reading, figure, counted_words(sentence.reading, figure), had=True)
    if prep.lower_ in ("in", "at", "across") and prep.nbor(-1).dep_ == "acomp":
        return _spread(sentence, prep.nbor(-1), prep, what)
    free = prep.lower_ == "at" and any(t.lower_ == "what" for t in noun.doc[max(noun.i - 5, noun.sent.start) : noun.i])
    if free and grammar.is_verb(noun):
        return _estimated(sentence, figure, noun, what)
    if grammar.is_verb(noun):
        return _behind_verb(sentence, figure, prep, noun, what)
    if noun.lemma_ == "delivery" and noun.head.lemma_ == "take":
        return _received(sentence, noun.head, what)
    if noun.lower_ == "one" and prep.lower_ == "of":
        return _of_one(sentence, figure, noun, what)
    if noun.lower_ == "those" and prep.lower_ == "of":
        return _of_those(sentence, figure, noun, what)
    ordered = noun.lemma_ == "order" and noun.dep_ == "dobj" and prep.lower_ == "for"
    connects = noun.lemma_.lower() in words(ROWS, "connective_nouns") | words(ROWS, "hearsay") and not ordered
    if noun.tag_ not in NOUNS or noun.i > prep.i or connects:
        return None
    idiom = noun.dep_ == "pobj" and noun.left_edge.i == noun.i and noun.tag_ == "NN"  # "in contact with 15 people"
    if idiom or sentence.reading.time_at(noun) is not None or noun.lemma_.lower() in words(ROWS, "idle_nouns"):
        return None
    enough = any(c.lower_ == "enough" for c in noun.lefts)  # "will produce enough power for 11,000 homes"
    for_noun = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else noun
    enough = enough or "enough" in (for_noun.lower_, noun.doc[max(noun.left_edge.i - 2, 0)].lower_)
    ordinal = any(c.ent_type_ == "ORDINAL" for c in noun.lefts)  # "his 14th goal in 38 matches"
    if enough or ordinal or (prep.lower_ == "of" and noun.lemma_.lower() in words(ROWS, "of_somebody")):
        return None  # "cut the prices of 600 products"
    told = next((s for f, s in sentence.told if f.head.i == noun.i and s.about is not None), None)
    if told is not None:
        if _is_in_passing(told.anchor) or (told.about is not None and told.about.text == what.text):
            return None
        come = prep.lower_ == "from" and told.about is not None and told.about.entity is None
        come = come or are_studied(told.anchor, told.noun)
        about = noun_words(sentence.reading, noun, after=False) if come else told.about  # "214 entries from 16 towns"
        return Statement("observation/count-inside", told.anchor, about, what, noun=figure.noun)
    before = sentence.last()
    if (
        noun.lemma_ in words(ROWS, "extremes") and noun.tag_ == "NN" and prep.lower_ == "of"
    ):  # "down from a peak of 1.9 million"
        same = before is not None and before[0].noun == figure.noun
        return replace(before[1], rule="observation/compared", earlier=True) if before is not None and same else None
    if sentence.reading.quantity_at(noun) is not None or noun.i in sentence.heads:
        return None
    if prep.lower_ == "of" and noun.lemma_.lower() in words(ROWS, "acts"):
        return _of_act(sentence, figure, noun, what)
    verb = grammar.governing_verb(noun)
    if ordered:
        ordered_things = (what.text or "").split(" from ")[0]
        what = Part(text=f"{ordered_things} ordered", start=what.start, end=what.end)  # "placed an order for 24 jets"
    permitted = prep.lower_ == "for" and noun.dep_ == "dobj" and noun.lemma_.lower() in words(ROWS, "permits")
    subject = subject_of(sentence.reading, noun.head) if permitted else None
    if subject is not None:
        what = Part(text=f"{noun.lower_} for {what.text}", start=what.start, end=what.end)
    about = what if noun.lemma_ in REMAINDERS else _whole(sentence, noun, few, has=is_of_places(figure))
    about = doer(sentence.reading, subject) if subject is not None else about
    kept = bool({noun.lower_, noun.lemma_.lower()} & words(ROWS, "kept_on_people"))
    theirs = _body_of(sentence.reading, figure.noun) if kept else None
    if theirs is not None:
        about, what = theirs, noun_words(sentence.reading, figure.noun, after=False)
    elif kept and about.entity is None and noun.dep_ == "dobj":  # "hackers stole the records of 12,000 customers"
        said = noun_words(sentence.reading, noun, after=False)
        about, what = (
            noun_words(sentence.reading, figure.noun),
            replace(said, text=f"{said.text} {participle(noun.head)}"),
        )
    if ordered and about.entity is None:
        return None  # "the deal includes firm orders for 18 jets": whose they are is not told
    anchor = figure.head if is_gloss(figure) else _undenied(figure, verb, noun)
    return Statement("observation/count-inside", anchor, about, what, noun=figure.noun)


def _spread(sentence: Sentence, state: Token, prep: Token, what: Part) -> Statement | None:
    """In how many places something is: "screening is available at 190 clinics"."""
    subject = subject_of(sentence.reading, state.head) if state.head.lemma_ == "be" else None
    if subject is None or subject.i > state.i or state.lower_ not in words(ROWS, "states_of_spread"):
        return None
    prop = Part(text=f"{what.text} {state.lower_} {prep.lower_}", start=what.start, end=what.end)
    return Statement("observation/count-inside", state.head, doer(sentence.reading, subject), prop, noun=subject)


def _undenied(figure: Figure, verb: Token | None, noun: Token) -> Token:
    """The verb, or the counted where not the thing is denied that they tell the size of: "a study of 236 found no"."""
    if verb is not None and noun.dep_ != "dobj" and judge(verb) == "negated":
        return figure.head
    return verb or noun


def _body_of(reading: Reading, people: Token) -> Part | None:
    """The body whose people are counted: "the records of 5.3 million customers of the insurer Orme"."""
    nouns = [n for _, n in grammar.prepositional(people, "of", "at")]
    names = [reading.mention_headed_by(t) for n in nouns for t in (n, *n.rights) if t.i == n.i or t.dep_ == "appos"]
    body = next((m for m in names if reading.is_a(m, SCHEMA.Organization)), None)
    return reading.entity_part(body) if body is not None else None


def _estimated(sentence: Sentence, figure: Figure, verb: Token, what: Part) -> Statement | None:
    """How many did something as somebody estimates: "what police estimated at 9,000 people marched through Lima"."""
    foreseen = verb.lemma_.lower() in rows(ROWS)["forecast"]["verbs"] or verb.lemma_ == "put"
    source = next((c for c in (*reversed([*verb.lefts]), verb.head) if c.tag_ in NOUNS and c.i < verb.i), None)
    above = (verb.head, verb.head.head)
    deed = next((t for t in above if t.i >= figure.last and grammar.is_verb(t) and t.tag_ == "VBD"), None)
    if not foreseen or source is None or deed is None:
        return None
    first, last = said(deed)
    prop = Part(text=f"{what.text} {' '.join(deed.doc[first:last].text.split())}", start=what.start, end=what.end)
    told_by = noun_words(sentence.reading, source, after=False)
    return Statement("observation/count-subject", deed, what, prop, qualifiers=("about",), source=told_by)


def _of_one(sentence: Sentence, figure: Figure, one: Token, what: Part) -> Statement:
    """How many there are of whom one is told: "she is one of 12 candidates", "one of 40 people held in Oslo"."""
    done = grammar.child(figure.head, "acl")
    there = where(sentence.reading, done) if done is not None and done.tag_ == "VBN" else None
    done = None if done is not None and done.lower_ in (what.text or "").split() else done
    prop = Part(text=f"{what.text} {done.lower_}", start=what.start, end=what.end) if there and done else what
    return Statement("observation/count-inside", figure.head, there or what, prop, noun=figure.noun)


def one_of_bare(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How many there are of the thing before, which is one: "The blaze, one of 22 burning in the north, grew"."""
    doc, i = figure.head.doc, figure.first
    told = figure.kind == "count" and i > 3 and doc[i - 2 : i].text.casefold() == "one of" and doc[i - 3].text == ","
    if not told or figure.noun is not None:
        return None
    one, deed = doc[i - 4], doc[figure.last]
    if deed.tag_ not in ("VBG", "VBN") or one.tag_ != "NN":
        return None
    first, last = predicate(deed)
    if last - first < 2 or one.lower_.endswith(("y", "s", "x", "h")) or is_person_noun(one.lemma_.lower()):
        return None  # "the minister, one of two named in the report": the other may be none
    prop = Part(text=f"{plural_of(one)} {' '.join(doc[first:last].text.split())}")
    about = where(sentence.reading, deed) or prop
    return Statement("observation/count-inside", figure.head, about, prop, unit=plural_of(one))


def _of_act(sentence: Sentence, figure: Figure, act: Token, what: Part) -> Statement | None:
    """How many something was done to, told of whoever's doing it is: "the arrest of 14 people"."""
    verb = grammar.governing_verb(act)
    wished = verb is not None and (is_in(verb, "weighs") or verb.lemma_ in ("ask", "call", "push", "campaign"))
    if wished and act.dep_ not in grammar.SUBJECTS:
        return None  # "is demanding the hiring of 900 nurses"
    owner = grammar.child(act, "poss")
    about = thing(sentence.reading, owner) if owner is not None else what
    prop = Part(text=f"{act.lower_} of {what.text}", start=what.start, end=what.end)
    anchor = act if act.dep_ in ("dobj", "nsubjpass", "conj", "appos") else grammar.governing_verb(act) or act
    return Statement("observation/count-inside", anchor, about, prop, noun=figure.noun)


def _is_in_passing(verb: Token) -> bool:
    """Whether a clause tells by the way what it holds: "bringing the total to 677 orders from 47 customers"."""
    return verb.tag_ == "VBG" and verb.dep_ in ("advcl", "pcomp", "acl") and not is_in(verb, "lasting")


def _received(sentence: Sentence, verb: Token, what: Part) -> Statement | None:
    """What somebody takes delivery of: "will take delivery of 16 jets"."""
    noun = subject_of(sentence.reading, verb)
    prop = Part(text=f"{what.text} received", start=what.start, end=what.end)
    about = doer(sentence.reading, noun) if noun is not None else None
    return Statement("observation/count-object", verb, about, prop, noun=noun) if about is not None else None


def _of_those(sentence: Sentence, figure: Figure, those: Token, what: Part) -> Statement:
    """A count behind "those of", told of the verb's subject: "its results match those of 40 clinics"."""
    verb = grammar.governing_verb(those)
    subject = subject_of(sentence.reading, verb) if verb is not None else None
    about = thing(sentence.reading, subject) if subject is not None else what
    return Statement("observation/count-inside", verb or those, about, what, noun=figure.noun)


def _is_of_territories(figure: Figure) -> bool:
    """Whether even a few are worth telling of what somebody runs there: "runs trains in six countries"."""
    listed = figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "territories")
    word, verb = previous_word(figure), grammar.governing_verb(figure.head)
    inside = word is not None and word.lower_ in ("in", "across") and figure.value != 1
    trades = verb is not None and (is_in(verb, "lasting") or (verb.tag_ != "VBD" and is_in(verb, "trades_abroad")))
    return listed and inside and trades


def _whole(sentence: Sentence, noun: Token, few_told: bool = False, *, has: bool = False) -> Part:
    """What the counted ones belong to: the named thing, or who has the thing that no name is given to.

    `has` tells that places are counted, which are those of whoever has something there: "has offices in 12 cities".
    """
    plain = thing(sentence.reading, described(noun))
    verb = noun.head
    if plain.entity is not None:
        return plain
    if noun.dep_ == "dobj" and grammar.is_verb(verb):
        subject, has = subject_of(sentence.reading, verb), has and is_in(verb, "have") and noun.tag_ == "NNS"
        owner = (
            doer(sentence.reading, subject)
            if subject is not None and (noun.lemma_ in words(ROWS, "collections") or few_told or has)
            else None
        )
        if owner is not None and (owner.entity is not None or has):
            return owner
    return noun_words(sentence.reading, noun, after=False)


def _with_room(sentence: Sentence, figure: Figure, noun: Token) -> Statement | None:
    """How many there is room for: "the school has room for 600 pupils"."""
    subject = (
        subject_of(sentence.reading, noun.head) if is_in(noun.head, "have") or noun.head.lemma_ == "offer" else None
    )
    if subject is None or subject.i > noun.i:
        return None
    what = counted_words(sentence.reading, figure)
    prop = Part(text=f"{what.text} there is {noun.lower_} for", start=what.start, end=what.end)
    return Statement("observation/count-inside", noun.head, doer(sentence.reading, subject), prop, noun=subject)


def _behind_verb(sentence: Sentence, figure: Figure, prep: Token, verb: Token, what: Part) -> Statement | None:
    """Behind a verb with an object of its own: "showed 118 plays from 37 countries", "runs stores in 14 cities"."""
    target = grammar.child(verb, "dobj")
    together = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "together"  # "brings together 90 works from 22"
    if (verb.lemma_ in words(ROWS, "movers_of_totals") and not together) or _is_in_passing(verb):
        return None
    counted = target is not None and target.i in sentence.heads  # "considered 148 books from 39 countries"
    reaches = prep.lower_ == "to" and is_of_places(figure)  # "sold it to 22 territories"
    moves = (is_in(verb, "rises") or is_in(verb, "falls")) and not reaches  # but "will be extended to two districts"
    if moves or (is_in(verb, "frames") and not counted):
        return None
    if prep.lower_ in ("for", "of") or (prep.lower_ == "to" and not reaches):
        return None
    if prep.lower_ == "with" and is_in(verb, "held_against"):
        return None  # "charged 40 drivers with 17 collisions": they are not the prosecutors'
    if target is None:
        return _convicted(sentence, figure, prep, verb, what)
    chosen = prep.lower_ == "from" and is_in(verb, "selecting")  # "the jury chose it from 90 entries"
    if not target.i < prep.i <= target.i + 8 or target.tag_ not in {*NOUNS, *(("PRP",) if reaches or chosen else ())}:
        return None
    noun = subject_of(sentence.reading, verb)
    if noun is None or noun.i > verb.i:
        return None
    single = target.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in target.lefts)
    single = single or target.lemma_.lower() in words(ROWS, "businesses")
    if prep.lower_ == "with" and target.i == prep.i - 1 and single:
        noun = target  # "built a group with 640 stores", "sent a hospital with 80 beds"
    if reaches:
        what = Part(text=f"{what.text} {participle(verb)} to", start=what.start, end=what.end)
    aimed_at = prep.lower_ == "at" and figure.noun is not None and is_person_noun(figure.noun.lemma_.lower())
    about = what if aimed_at else doer(sentence.reading, noun)  # "fired gas at 900 fans": they are not the police's
    if counted and are_studied(verb, noun):
        about = noun_words(sentence.reading, target, after=False)
    return Statement("observation/count-inside", ordering(verb) or verb, about, what, noun=noun)


def _convicted(sentence: Sentence, figure: Figure, prep: Token, verb: Token, what: Part) -> Statement | None:
    """Behind a verb alone, also far from it: "was convicted in May on 68 counts", "are grown on 14 islands"."""
    noun = subject_of(sentence.reading, verb)
    if verb.pos_ != "VERB" or noun is None or noun.i > prep.i or prep.lower_ == "with" or verb.lower_ == "aged":
        return None
    prop = Part(text=f"{what.text} {participle(verb)} {prep.lower_}", start=what.start, end=what.end)
    return Statement("observation/count-inside", verb, doer(sentence.reading, noun), prop, noun=noun)
