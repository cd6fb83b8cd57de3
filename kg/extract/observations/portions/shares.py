"""Shares of something: "accounts for 55 percent of the market", "52 percent of voters said"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.denials import denial
from kg.extract.observations.figures import DURATIONS, NOUNS, Figure, halved, is_closed, is_odds, previous_word
from kg.extract.observations.portions.done_where import done_where
from kg.extract.observations.statements import Sentence, Statement, is_in, of_subject, subject_of
from kg.extract.observations.whose.measures import is_measure, label, measure, noun_words, thing, whole_words
from kg.extract.observations.whose.surveyed import is_of_survey, of_asked
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.listed import narrowed
from kg.extract.observations.wording.phrases import what_behind, with_clause
from kg.extract.observations.wording.predicates import before_time, predicate
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words


def whole_of(figure: Figure) -> Token | None:
    """The noun after "of": what the share is a share of, or those of whom one in so many is told."""
    if is_odds(figure):
        return figure.noun
    doc, i = figure.head.doc, figure.last
    if i >= len(doc) or doc[i].lower_ != "of":
        return halved(figure)
    whole = grammar.child(doc[i], "pobj") or what_behind(doc[i])
    spelled = rows("numbers")["spelled"]
    if whole is None or whole.lower_ not in {*spelled, *spelled.values()} or not whole.nbor(-1).like_num:
        return whole
    return whole.nbor() if whole.nbor().tag_ in NOUNS else whole  # "half of £8m jackpot"


def share_of(reading: Reading, figure: Figure) -> Part | None:
    """The words of the whole that a percentage is a share of: "GDP" of "a deficit of 3.4 percent of GDP"."""
    whole = whole_of(figure) if figure.kind == "percent" else None
    return noun_words(reading, whole) if whole is not None else None


def made_up(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The subject accounts for a share of something, or for an amount of it."""
    if slot is None or slot.dep in ("nsubj", "nsubjpass"):
        return None
    verb = slot.governor
    lemma = grammar.verb_lemma(verb)
    if lemma not in rows(ROWS)["shares"]["make_up"] and verb.lemma_ not in rows(ROWS)["shares"]["make_up"]:
        return None
    whole = whole_of(figure)
    if figure.kind == "count" or (verb.lemma_ == "account" and slot.prep not in ("for", "")):
        return None
    word = previous_word(figure)
    against = word is not None and word.lower_ in ("against", "from", "with", "than", "versus")  # set against the first
    if whole is None and (figure.kind == "money" or sentence.last() is None or against):
        return None
    noun = subject_of(sentence.reading, verb)
    if noun is None or _is_of_doer(verb, whole):
        return None
    about = thing(sentence.reading, noun)
    prop = label("share" if figure.kind == "percent" else "amount")
    return Statement("observation/share", verb, about, prop, whole_text(sentence.reading, whole), noun=noun)


def _is_of_doer(verb: Token, whole: Token | None) -> bool:
    """Whether what was done makes up a part of what is the doer's: "sold ships, accounting for 9% of its revenue"."""
    own = whole is not None and any(c.tag_ == "PRP$" for c in whole.lefts)
    return own and verb.tag_ == "VBG" and verb.dep_ == "advcl" and grammar.child(verb.head, "dobj") is not None


def whole_text(reading: Reading, noun: Token | None) -> Part | None:
    """The words of what a share is of, where it is told."""
    scale = noun is not None and noun.lower_ in ("crore", "lakh")  # "a fifth of the 6,200 crore in savings"
    return whole_words(reading, noun) if noun is not None and not scale else None


def gapped(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The verb left out: "the harbor accounts for 1.2 billion of it, the pier for 430 million"."""
    before = sentence.last()
    if before is None or before[1].rule not in ("observation/share", "observation/gapped"):
        return None
    if before[0].kind != figure.kind:
        return None
    doc = sentence.reading.doc
    prep = figure.first - 1
    more = ("the", "remaining", "other", "about", "another", "a", "further")
    while prep > before[0].last and doc[prep].lower_ in more:
        prep -= 1
    told = before[1]
    if doc[prep].lower_ != "for" or prep - before[0].last > 14:
        whole = whole_of(figure)
        if whole is None or not _listed(doc[before[0].last : figure.first].text):
            return None
        return Statement(
            "observation/share", told.anchor, told.about, told.property, whole_text(sentence.reading, whole)
        )
    noun = doc[prep - 1]
    if noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    return Statement("observation/gapped", told.anchor, thing(sentence.reading, noun), told.property, told.denominator)


def _listed(between: str) -> bool:
    """Whether only a list's comma or "and" stands between two figures with their nouns."""
    tail = between.rstrip()
    return tail.endswith((",", "and", ";", "and the"))


def part_of_subject(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A share as the subject: "52 percent of voters said they ...", "81 percent of the passes were used"."""
    whole = whole_of(figure)
    if figure.kind != "percent":
        return None
    bare = slot is None or grammar.child(figure.head, "mark") is not None
    cut = grammar.child(figure.head, "acl") if bare else None
    whole = whole or _ahead(sentence.reading, figure)
    if (slot is None or slot.dep not in ("nsubj", "nsubjpass")) and (cut is None or whole is None):
        return None
    verb = cut or slot.governor if slot is not None else cut  # "found that 46 percent of them liked it", misparsed
    if verb is None:
        return None
    first, last = predicate(verb)
    denied = denial(verb)
    first = min(first, denied) if denied is not None else first
    if last <= first:
        return None
    reading = sentence.reading
    prop = reading.words_part(first, before_time(reading, first, last))
    said = (prop.text or "").rstrip(".")
    prop = replace(prop, text=said.removeprefix("a ").removeprefix("an "))
    rule = "observation/share-of-subject" if denied is None else "observation/share-denied"
    here = sentence.last()
    if whole is not None and whole.lower_ == "it" and here is not None and figure.first - here[0].last <= 2:
        return None  # "got nine months, a third of it suspended"
    if whole is None:
        others = _of_others(sentence, verb, prop, rule) or _of_all(sentence, verb, prop)
        return others or of_asked(sentence, verb, prop, rule)
    inner = measure(reading, whole)
    asked = narrowed(reading, whole)
    if asked is None and any(c.lower_ in ("those", "these", "such") for c in whole.lefts):
        return None  # "40 percent of those companies": nobody knows which
    about = inner.about if inner.about is not None and asked is None else asked or noun_words(reading, whole)
    named = reading.mention_of(about) if about.entity is not None and whole.lower_ in grammar.RELATIVES else None
    told = Part(text=reading.entity(named).label) if named is not None else None  # "Orme, 30% of which belongs to"
    denominator = told or asked or whole_words(reading, whole)
    return Statement(rule, verb, about, prop, denominator, noun=whole)


def _opening(figure: Figure) -> Token:
    """The first word of the sentence, or the "of" that opens a clause in it: "it is young: of the 40 singers, half"."""
    preps = [t for t in figure.head.head.lefts if t.dep_ == "prep" and t.lower_ in ("of", "among") and t.i > 0]
    inner = (t for t in preps if t.nbor(-1).lower_ in (":", ";", "–", "—", "that", "and", "but"))
    return next(inner, figure.head.sent[0])


def _ahead(reading: Reading, figure: Figure) -> Token | None:
    """The whole that opens the sentence: "of the 1,400 students surveyed, 63 percent said they were lonely"."""
    first, doc = _opening(figure), figure.head.doc
    noun = grammar.child(first, "pobj") if first.lower_ in ("of", "among", "in") else None
    if noun is not None and first.lower_ == "in":  # "in a survey of 1,200 firms, 43 percent said"
        asked = grammar.prepositional(noun, "of", "among") if noun.lemma_ in ("survey", "poll", "study") else ()
        noun = next((n for _, n in asked if n.tag_ == "NNS"), None)
    if noun is None or noun.i > figure.first or doc[figure.first - 1].text != ",":
        return None
    return noun if reading.time_at(noun) is None and not is_closed(figure) else None


def _of_others(sentence: Sentence, verb: Token, prop: Part, rule: str) -> Statement | None:
    """Another share of those just told of: "70 percent of voters favored the ban, 18 percent opposed it"."""
    before = sentence.last()
    if before is not None and before[1].rule == "observation/count-inside" and is_of_survey(before[1]):
        people = before[1].property  # "a survey of 3,000 households found that 28 percent had skipped meals"
        target = grammar.child(verb, "dobj")
        certain = target is not None and (target.pos_ == "PROPN" or any(c.lower_ == "the" for c in target.lefts))
        if certain:  # "found that 58 percent supported the ban" is about the ban
            told = _of_all(sentence, verb, prop)
            return replace(told, denominator=people) if told is not None else None
        return Statement(rule, verb, people, prop, people) if verb.lemma_ != "do" else None
    same = ("observation/share-of-subject", "observation/share-denied")
    if before is None or before[1].rule not in same or verb.lemma_ == "do":
        return None
    return replace(before[1], rule=rule, anchor=verb, property=prop) if before[1].denominator is not None else None


def _of_all(sentence: Sentence, verb: Token, prop: Part) -> Statement | None:
    """A share of those asked: "58 percent supported the ban" is about the ban."""
    target = grammar.child(verb, "dobj")
    if target is None or target.pos_ not in ("NOUN", "PROPN") or sentence.reading.quantity_at(target) is not None:
        return None
    if not is_in(verb, "weighed_up") or any(t.lower_ in ("no", "none") or t.dep_ == "neg" for t in verb.subtree):
        return None
    return Statement("observation/share-of-subject", verb, thing(sentence.reading, target), prop, doubt=0.9)


def part_inside(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A share in which something happens: "cracks occurred in 7 percent of tiles"."""
    whole = whole_of(figure)
    if figure.kind != "percent" or whole is None or slot is None:
        return None
    voted = slot.prep == "with" and whole.lemma_ in ("vote", "ballot")  # "was adopted with 58 percent of the vote"
    if slot.prep not in ("in", "among", "for", "on", "across", "over") and not voted:
        return None
    found = _found_inside(sentence, slot, whole)
    if found is not None:
        return found
    verb, reading = slot.governor, sentence.reading
    noun = subject_of(reading, verb) if grammar.is_verb(verb) else None
    if noun is None or verb.lemma_ == "account" or grammar.child(verb, "dobj") is not None:
        return None
    if figure.first < noun.i:
        first, last = predicate(verb)
        prop = reading.words_part(first, last) if last > first else label("share")
    elif voted:
        prop = label("share")
    else:
        prop = Part(text=f"{participle(verb)} {slot.prep}" if verb.lemma_ != "be" else "share")
    return Statement("observation/share", verb, thing(reading, noun), prop, whole_text(reading, whole), noun=noun)


def _found_inside(sentence: Sentence, slot: Slot, whole: Token) -> Statement | None:
    """What somebody finds in a share of something: "the patch found a flutter in 9.4 percent of patients"."""
    noun = slot.governor if slot.governor.dep_ == "dobj" else grammar.child(slot.governor, "dobj")
    verb = noun.head if noun is not None else slot.governor
    subject = subject_of(sentence.reading, verb) if noun is not None and grammar.is_verb(verb) else None
    if noun is None or subject is None or slot.prep != "in" or verb.lemma_ not in rows(ROWS)["shares"]["find"]:
        return None
    if is_measure(noun) or sentence.reading.quantity_at(noun) is not None or whole.tag_ != "NNS":
        return None
    what = noun_words(sentence.reading, noun, after=False)
    prop = Part(text=f"{what.text} {participle(verb)}", start=what.start, end=what.end)
    words = noun_words(sentence.reading, whole)
    return Statement("observation/share", verb, thing(sentence.reading, subject), prop, words, noun=subject)


def by_some(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What so many did or hold: "nausea was reported by 12 percent of those on the drug"."""
    whole = whole_of(figure)
    if figure.kind != "percent" or whole is None or slot is None or slot.prep != "by" or whole.tag_ == "NN":
        return None
    verb, reading = slot.governor, sentence.reading
    noun = subject_of(reading, verb) if grammar.is_verb(verb) and grammar.is_passive(verb) else None
    if noun is None or is_in(verb, "rises") or is_in(verb, "falls") or is_in(verb, "raisers") or is_in(verb, "cutters"):
        return None
    prop = label(participle(verb))
    return Statement("observation/share", verb, thing(reading, noun), prop, noun_words(reading, whole), noun=noun)


def filled(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """How full or how far a thing is: "reservoirs are at 31 percent of capacity"."""
    whole = whole_of(figure)
    if figure.kind != "percent" or whole is None or slot is None or slot.prep != "at":
        return None
    verb, reading = slot.governor, sentence.reading
    noun = subject_of(reading, verb) if verb.lemma_ in ("be", "stand", "run", "remain", "operate") else None
    if noun is None or is_measure(noun) or noun.i > verb.i or whole.tag_ != "NN":
        return None
    return Statement(
        "observation/share", verb, thing(reading, noun), label("share"), noun_words(reading, whole), noun=noun
    )


def rate_charged(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A rate that somebody asks or gives: "lenders charge 17.5 percent for a mortgage"."""
    if figure.kind != "percent" or slot is None or slot.prep or whole_of(figure) is not None:
        return None
    if figure.head.doc[figure.last : figure.last + 2].text.casefold() == "of what":
        return None  # "earned 40 million, half of what it made in 2023"
    verb, reading = slot.governor, sentence.reading
    if slot.dep != "dobj" and not (slot.dep == "npadvmod" and figure.first == verb.i + 1):
        return None
    timed = figure.last + 1 < len(verb.doc) and verb.doc[figure.last + 1].lower_ in DURATIONS  # "10 percent a month"
    if figure.last < len(verb.doc) and verb.doc[figure.last].tag_ in ("DT", "PRP$", "PDT") and not timed:
        return None  # "earned 8 million euros, half the 16 million it earned in 2023"
    noun = subject_of(reading, verb) if grammar.is_verb(verb) and verb.lemma_ in rows(ROWS)["shares"]["rate"] else None
    if noun is None:
        return None
    behind = [*grammar.prepositional(figure.head, "for", "on"), *grammar.prepositional(verb, "for", "on")]
    what = next((n for p, n in behind if p.i >= figure.last and n.tag_ == "NN"), None)
    aim = "" if what is None or what.lemma_ == "average" else f" for {noun_words(reading, what).text}"
    prop = Part(text=f"rate {participle(verb)}{aim}")
    return Statement("observation/share-of-object", verb, thing(reading, noun), prop, noun=noun)


def part_of_object(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A share as an object: "detected 88.4 percent of leaks"."""
    whole = whole_of(figure)
    if figure.kind != "percent" or whole is None or slot is None:
        return None
    verb, before = slot.governor, sentence.last()
    aside = before is not None and before[1].anchor.i == verb.i and verb.doc[figure.first - 1].lower_ in (",", "or")
    if slot.dep not in ("dobj", "attr") and not (aside and slot.dep in ("conj", "npadvmod", "appos")):
        return None
    noun = subject_of(sentence.reading, verb)
    if not grammar.is_verb(verb) or noun is None or verb.lemma_ in ("put", "show", "say", "think", "tell"):
        return None  # "put a third of the deficit down to one-off items", "showed 87 percent of members in favor"
    reading = sentence.reading
    given = grammar.receiver(verb)
    if given is not None and given.tag_ in {*NOUNS, "PRP"}:  # "gives Orme 77 percent of the shares"
        text = whole_words(reading, whole)
        return Statement("observation/share-of-object", verb, thing(reading, given), label("share"), text, noun=given)
    told = _told_of_them(sentence, whole)
    apart = whole.lower_ == "those" and narrowed(reading, whole) is not None  # "kills 75 percent of those infected"
    if told is None and not apart and whole.tag_ in ("PRP", "DT") and reading.mention_headed_by(whole) is None:
        return None
    summed = _sum_words(sentence, whole)
    of_whole = told or summed or whole_words(reading, whole)
    if whole.tag_ == "NN":
        of_whole = replace(
            of_whole, text=(of_whole.text or "").partition(" with ")[0]
        )  # "financed 60% of it with debt"
    sold = done_where(reading, verb, whole)
    if sold is not None:
        return Statement("observation/share-of-object", verb, thing(reading, noun), sold[0], sold[1], noun=noun)
    if noun.lemma_ == whole.lemma_ and verb.lemma_ == "be":
        return None  # "the rate is a third of the rate elsewhere"
    if is_measure(noun) and is_in(verb, "levels") and verb.lemma_ != "be":
        found = of_subject(sentence, verb)  # "the deficit will reach 4.9 percent of GDP"
        if found is not None and found.property is not None:
            about = found.about or thing(reading, noun)
            return Statement("observation/level", verb, about, found.property, of_whole, noun=noun)
    if before is not None and aside and before[0].kind != "percent":
        return replace(
            before[1], rule="observation/share-of-object", denominator=of_whole
        )  # "270 posts, or 8 percent of them"
    of = "" if summed is not None else f" of {of_whole.text}"
    prop = (
        label("share")
        if verb.lemma_ in ("be", "have")
        else Part(text=f"share{of} {participle(verb)}", start=of_whole.start, end=of_whole.end)
    )
    return Statement("observation/share-of-object", verb, thing(reading, noun), prop, of_whole, noun=noun)


def _sum_words(sentence: Sentence, whole: Token) -> Part | None:
    """A sum that a share is of, in full: "9 million dollars it needs"."""
    if whole.i not in sentence.heads or whole.lemma_.lower() not in words(ROWS, "currencies"):
        return None
    first = whole.left_edge.i + (whole.doc[whole.left_edge.i].tag_ in ("DT", "PRP$"))
    return sentence.reading.words_part(first, with_clause(whole))


def _told_of_them(sentence: Sentence, whole: Token) -> Part | None:
    """What "them" takes up of the counts before: "built 118,000 cars and exported 72 percent of them"."""
    told = (f.noun for f, _ in reversed(sentence.told) if f.kind == "count" and f.noun is not None)
    noun = next(told, None) if whole.lower_ == "them" else None
    return noun_words(sentence.reading, noun, after=False) if noun is not None else None
