"""Measures of things: "7.3 kilometers long", "a 13.6-kilometer track", "sold 620 kilograms of honey"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, behind_brackets, is_end
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import doer, is_measure, label, noun_words, thing
from kg.extract.observations.whose.whereabouts import where
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.listed import listed_words
from kg.extract.observations.wording.predicates import said
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

LENGTHS = ("meter", "kilometer", "foot", "mile", "yard")
FALLING = ("into", "onto", "off", "down", "from", "to", "through")


def measured_object(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A measure as an object: "sold 620 kilograms of honey", "produced 3 million tons of steel"."""
    if figure.kind != "measure" or slot is None or slot.dep not in ("dobj", "attr", "npadvmod"):
        return None
    verb, reading = slot.governor, sentence.reading
    noun = subject_of(sentence.reading, verb) if grammar.is_verb(verb) else None
    doc, i = reading.doc, behind_brackets(figure.head.doc, figure.last)
    if noun is None or verb.lemma_ in rows(ROWS)["level_property"] or verb.lemma_ == "average":
        return None
    if is_measure(noun) and is_in(verb, "levels") and verb.lemma_ not in ("hold", "contain"):
        return None  # "output averaged 83,000 barrels of diesel": what is measured is the output
    if is_in(verb, "estimating") and (i >= len(doc) or doc[i].lower_ != "of"):
        return None  # "the broker sees 510,000 tons": of what is not told
    bulk = figure.unit.split(" per ")[0] in words(ROWS, "bulk")
    if (i >= len(doc) or doc[i].lower_ != "of") and bulk and slot.dep == "dobj" and verb.lemma_ != "have":
        told = _same_goods(sentence, figure, verb)
        prop = told.property if told is not None else Part(text=f"amount {participle(verb)}")
        known = noun.tag_ != "PRP" or reading.mention_headed_by(noun) is not None
        about = told.about if told is not None and not known else doer(reading, noun)
        return Statement("observation/measure-object", verb, about, prop, doubt=0.9, noun=noun)
    if i >= len(doc) or doc[i].lower_ != "of":
        return _covered(sentence, figure, verb, noun)
    what = grammar.child(doc[i], "pobj")
    if what is None:
        return None
    text = _goods(reading, verb, what) if what.tag_ != "PRP" else label("amount")
    if is_in(verb, "estimating"):  # "forecasters expect 30 centimetres of snow in the Alps": it is none of theirs
        prop = Part(text=f"{text.text} {participle(verb)}", start=text.start, end=text.end)
        return Statement("observation/measure-object", verb, _place(reading, verb, what, figure.head) or text, prop)
    prop = text if is_in(verb, "have") else Part(text=f"{text.text} {participle(verb)}", start=text.start, end=text.end)
    return Statement("observation/measure-object", verb, doer(reading, noun), prop, noun=noun)


def _place(reading: Reading, *above: Token) -> Part | None:
    """The place where something is foreseen: "expect 30 centimetres of snow in Norland on Friday"."""
    behind = [n for t in above for _, n in grammar.prepositional(t, "in", "across", "over", "on")]
    found = (reading.mention_headed_by(n) for n in behind)
    place = next((m for m in found if m is not None and reading.is_a(m, SCHEMA.Place)), None)
    return reading.entity_part(place) if place is not None else None


def _same_goods(sentence: Sentence, figure: Figure, verb: Token) -> Statement | None:
    """What was measured just before of the same verb: "was to hold 8,000 tons of frozen fish. It held 340 tons"."""
    topic = sentence.topic
    told, before = (topic.last, topic.last_figure) if topic is not None else (None, None)
    if told is None or before is None or sentence.told or told.rule != "observation/measure-object":
        return None
    near = before.head.sent.end == figure.head.sent.start and before.unit == figure.unit
    return told if near and grammar.lemma(told.anchor) == grammar.lemma(verb) else None


def _goods(reading: Reading, verb: Token, what: Token) -> Part:
    """The words of what is measured, with all nouns of a pair and without a way it goes: "food and water filters"."""
    pair = next(
        (c for c in what.lefts if c.dep_ in ("nmod", "compound") and grammar.child(c, "conj") is not None), None
    )
    text = listed_words(reading, what) or noun_words(reading, what)
    if is_in(verb, "carrying") and {"from", "to"} & set((text.text or "").split()):
        text = noun_words(reading, what, after=False)
    if pair is None or text.end is None or pair.left_edge.i > what.i or any(t.tag_ == "CD" for t in pair.subtree):
        return text
    start = pair.left_edge.idx
    return Part(text=" ".join(reading.document.text[start : text.end].split()), start=start, end=text.end)


def _covered(sentence: Sentence, figure: Figure, verb: Token, noun: Token) -> Statement | None:
    """How far something reaches: "the reserve covers 570,000 hectares", "the line runs 12 kilometers"."""
    units: dict[str, list[str]] = rows(ROWS)["covered"]
    named = next((name for name, stems in units.items() if any(stem in figure.unit for stem in stems)), None)
    fits = is_in(verb, "covers") or (named == "area" and is_in(verb, "covers_area"))
    if named is None or not fits or grammar.is_passive(verb):
        return None
    about = thing(sentence.reading, noun)
    prop = label(f"{named} {participle(verb)}")
    return Statement("observation/measure-object", verb, about, prop, noun=noun)


def measured_subject(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A measure as the subject: "310 millimeters of rain fell on the valley", "4 tons of cocaine were seized"."""
    if figure.kind not in ("measure", "money") or slot is None or slot.dep not in ("nsubj", "nsubjpass"):
        return None
    verb, reading = slot.governor, sentence.reading
    i = behind_brackets(reading.doc, figure.last)
    of = i < len(reading.doc) and reading.doc[i].lower_ in ("of", "in", "worth")
    what = grammar.child(reading.doc[i], "pobj") if of else None
    undergone = slot.dep == "nsubjpass" or verb.lemma_ in words("actions", "undergone")
    if what is None and figure.kind == "measure" and undergone:
        return _done(sentence, figure, verb)
    told = figure.kind == "measure" and _tells_state(verb)  # "230 kilometers of roads are impassable"
    if what is None or not grammar.is_verb(verb) or (verb.lemma_ == "be" and not told):
        return None
    if what.tag_ not in ("NN", "NNS"):
        return None
    text = listed_words(reading, what) or noun_words(reading, what)
    past = participle(verb) if grammar.is_passive(verb) else " ".join(reading.doc[slice(*said(verb))].text.split())
    prop = Part(text=f"{text.text} {past}", start=text.start, end=text.end)
    return Statement("observation/measure-subject", verb, where(reading, verb) or text, prop, noun=what)


def _tells_state(verb: Token) -> bool:
    """Whether "be" tells how something is or where, not what: "are impassable", "are under water"."""
    state = grammar.child(verb, "acomp", "prep")
    return grammar.child(verb, "attr") is None and state is not None and state.lower_ not in ("enough", "sufficient")


def _done(sentence: Sentence, figure: Figure, verb: Token) -> Statement | None:
    """How much of what the text speaks of was done: "only 11 kilometers have been paved", "900 acres have burned"."""
    units: dict[str, list[str]] = rows(ROWS)["covered"]
    named = next((name for name, stems in units.items() if any(stem in figure.unit for stem in stems)), "amount")
    if figure.unit == "millimeter" and verb.lemma_ in words(ROWS, "of_rain"):
        place = where(sentence.reading, verb)
        return Statement("observation/measure-subject", verb, place or label("rainfall"), label("rainfall"))
    if figure.unit not in words(ROWS, "bulk") and named == "amount":
        return None
    prop = label(f"{named} {participle(verb)}")
    agent = next(iter(grammar.by_agents(verb)), None)
    about = thing(sentence.reading, agent) if agent is not None else where(sentence.reading, verb) or prop
    return Statement("observation/measure-subject", verb, about, prop)


def dimension(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """ "The dike will be 7.3 kilometers long", "a tower 90 meters high"."""
    doc = sentence.reading.doc
    lasts = figure.kind == "duration" and doc[min(figure.last, len(doc) - 1)].lower_ == "long"
    if (figure.kind != "measure" and not lasts) or figure.last >= len(doc):
        return None
    word = doc[figure.last]
    named: dict[str, str] = {"long": "duration"} if lasts else rows(ROWS)["dimensions"]
    if word.lower_ == "in" and word.i + 1 < len(doc) and doc[word.i + 1].lower_ in words(ROWS, "extents"):
        return _in_extent(sentence, figure, word)
    if word.lower_ not in named or word.lower_ == "old" or (word.lower_ == "around" and not is_end(doc, word.i + 1)):
        return None
    verb = grammar.governing_verb(word)
    standing = verb is not None and verb.lemma_ in words(ROWS, "standing")
    noun = subject_of(sentence.reading, verb) if verb is not None and standing else None
    left = doc[figure.first - 1] if figure.first else word
    left = left.nbor(-1) if left.lower_ == "each" and left.i > 0 else left  # "the ships, each 94 meters long"
    before = sentence.last()
    told = before is not None and before[1].rule == "observation/dimension"
    if noun is None and before is not None and told and left.lower_ in ("and", ","):
        return replace(before[1], property=label(named[word.lower_]))  # "2.4 kilometers long and 180 meters high"
    if noun is None and left.text == "," and left.i > 0:
        left = left.nbor(-1)  # "the bridge, 2.4 kilometers long, ..."
    aside = noun is None and left.tag_ in NOUNS and sentence.reading.time_at(left) is None
    if aside:
        noun, verb = left, word
    if noun is None or verb is None:
        return None
    about, prop = thing(sentence.reading, noun), label(named[word.lower_])
    return Statement("observation/dimension", verb, about, prop, noun=noun, earlier=aside)


def _in_extent(sentence: Sentence, figure: Figure, word: Token) -> Statement | None:
    """An extent that a noun names behind the amount: "a crater 90 meters in diameter"."""
    doc = figure.head.doc
    left = doc[figure.first - 2] if figure.first > 1 and doc[figure.first - 1].text == "," else doc[figure.first - 1]
    if left.tag_ not in NOUNS:
        return None
    prop = label(doc[word.i + 1].lower_)
    return Statement("observation/dimension", word, thing(sentence.reading, left), prop, noun=left)


def superlative(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A figure at the head of the sentence that a superlative explains: "At 828 meters, the tower is the tallest"."""
    if (
        figure.kind not in ("measure", "money")
        or slot is None
        or slot.prep != "at"
        or not grammar.is_verb(slot.governor)
    ):
        return None
    verb, doc = slot.governor, figure.head.doc
    subject = subject_of(sentence.reading, verb)
    after = doc[figure.last : figure.last + 1].text
    ahead = subject is not None and figure.last <= subject.i < verb.i and after in (",", "the", "it")
    aside = subject is not None and subject.i == figure.first - 3 and after == ","
    if subject is None or not (ahead or (aside and doc[subject.i + 1].text == ",")):
        return None  # "the tower, at 310 meters, will be the tallest"
    named = _told_by_superlative(figure, verb) or _told_by_kind(figure, subject)
    if named is None or is_measure(subject):
        return None
    return Statement("observation/dimension", verb, thing(sentence.reading, subject), label(named), noun=subject)


def towers(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How high a thing stands: "the tower rises 310 metres above the harbour"."""
    if (
        figure.kind != "measure"
        or slot is None
        or slot.prep not in ("", "to", "above")
        or not grammar.is_verb(slot.governor)
    ):
        return None
    subject = subject_of(sentence.reading, slot.governor)
    stands = slot.governor.lemma_ in ("rise", "tower", "soar", "climb", "stand", "reach")
    if subject is None or not stands or _told_by_kind(figure, subject) != "height":
        return None
    return Statement(
        "observation/dimension", slot.governor, thing(sentence.reading, subject), label("height"), noun=subject
    )


def fell_far(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How far somebody or something fell or was thrown up: "plunged 200 metres into a gorge", "ash rose 4 km"."""
    doc, i = figure.head.doc, figure.last
    way = doc[i].lower_ if i < len(doc) else ""
    if figure.kind != "measure" or figure.unit not in LENGTHS or slot is None or slot.prep or way not in FALLING:
        return None
    verb = slot.governor
    noun = subject_of(sentence.reading, verb) if grammar.is_verb(verb) else None
    if noun is None or noun.i > verb.i or figure.first < verb.i:
        return None
    if noun.like_num:  # "two of the spans"
        noun = next((n for _, n in grammar.prepositional(noun, "of")), noun)
    behind = {t.lower_ for t in doc[i : i + 3]}
    if behind & {"sky", "air", "atmosphere"}:
        thrown = doc[figure.first - 1]
        throws = verb.lemma_ in words(ROWS, "throwing_up")
        noun = thrown if thrown.tag_ in NOUNS and thrown.i > verb.i else noun
        prop = label("height") if throws else None
    else:
        level = noun.lemma_.lower() in words(ROWS, "waters") or (
            is_measure(noun) and way not in ("into", "onto", "off")
        )
        end = grammar.child(doc[i], "pobj")
        since = way in ("from", "to") and (end is None or end.lemma_.lower() in words(ROWS, "turning_points"))
        since = since or (end is not None and end.lemma_ != "death" and _is_level_or_time(sentence.reading, end))
        prop = None if level or since or not is_in(verb, "falling_down") else label(f"distance {participle(verb)}")
    return Statement("observation/dimension", verb, thing(sentence.reading, noun), prop, noun=noun) if prop else None


def _is_level_or_time(reading: Reading, noun: Token) -> bool:
    """Whether a noun tells from when or from which level something fell, not from where."""
    return is_measure(noun) or reading.time_at(noun) is not None


def _told_by_superlative(figure: Figure, verb: Token) -> str | None:
    noun = grammar.child(verb, "attr", "acomp")
    said = {t.lower_ for t in noun.subtree} if noun is not None and verb.lemma_ in ("be", "become", "remain") else set()
    if figure.kind == "money":
        return "price" if said & {"dearest", "expensive", "cheapest", "costliest", "costly"} else None
    name = next((name for word, name in rows(ROWS)["superlatives"].items() if word in said), None)
    if name == "size" and ("square" in figure.unit or figure.unit in ("hectare", "acre", "mu", "ping", "pyeong")):
        return "area"
    return name


def _told_by_kind(figure: Figure, subject: Token) -> str | None:
    """What a length measures of things that are known to be high or long: "At 90 meters, the tower"."""
    if figure.kind != "measure" or figure.unit not in LENGTHS:
        return None
    nouns: dict[str, list[str]] = rows(ROWS)["modifier_dimensions"]
    return next((name for name in ("height", "length") if subject.lower_ in nouns[name]), None)


def degree(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How far a quality goes in percent: "the vaccine was 76 percent effective", "the lake is 18 percent full"."""
    doc = figure.head.doc
    word = doc[figure.last] if figure.last < len(doc) else figure.head
    verb = _told_by_quality(word, figure)
    degrees = word.tag_ == "JJ" or word.lower_ in words(ROWS, "degrees_done")
    if figure.kind != "percent" or not degrees or verb is None or verb.lemma_ not in ("be", "remain"):
        return None
    if word.lower_ == "owned" and any(c.lower_ == "by" for c in word.rights):
        return None  # "is 60 percent owned by the Roe trust" tells whose share it is
    noun = subject_of(sentence.reading, verb)
    if noun is None or noun.i > verb.i or word.lower_ in ("old", "likely", "sure", "certain"):
        return None
    return Statement("observation/dimension", verb, thing(sentence.reading, noun), label(word.lower_), noun=noun)


def _told_by_quality(word: Token, figure: Figure) -> Token | None:
    """The verb that tells a quality behind an amount; the parser may hang "full" of "97 per cent full" on it."""
    amount = word.head if word.dep_ in ("amod", "acl") and word.head.i == figure.head.i < word.i else word
    return amount.head if amount.dep_ == ("acomp" if amount.i == word.i else "attr") else None
