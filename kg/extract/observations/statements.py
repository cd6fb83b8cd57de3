"""What every construction of figures works with: the sentence so far, and the statement it makes of a figure."""

from collections.abc import Callable

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, is_small_word
from kg.extract.observations.money.received import torn
from kg.extract.observations.told import Sentence as Sentence
from kg.extract.observations.told import Statement as Statement
from kg.extract.observations.told import Topic as Topic
from kg.extract.observations.told import is_business
from kg.extract.observations.whose.measures import PERCENTS, Measure, is_measure, measure, noun_words, thing
from kg.extract.observations.whose.owners import at_the_front
from kg.extract.observations.whose.owners import owned as owned
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

SPANS = ("year", "half", "month", "week", "quarter", "period", "season")
Construction = Callable[[Sentence, Figure, Slot | None], Statement | None]


def of_subject(sentence: Sentence, verb: Token) -> Measure | None:
    """What the subject of a verb measures, or a bare noun taken for part of the verb: "added value jump"."""
    noun = subject_of(sentence.reading, verb)
    if noun is None:
        left = [c for c in verb.lefts if c.dep_ in ("compound", "nmod", "dep", "nsubj", "amod") and c.pos_ == "NOUN"]
        noun = left[-1] if left else None
    if noun is None or noun.lower_ in ("there", "this", "what") or noun.dep_ in ("csubj", "csubjpass"):
        return None
    if noun.lower_ in ("that", "those") and (told := _told_before(sentence, noun)) is not None:
        return _same_of_another(sentence, noun, told)
    if grammar.child(noun, "case") is not None and noun.i + 2 == verb.i:
        told_here = _told_before(sentence, noun)  # "Orme's sales fell 3 percent, while Lumo's rose"
        return Measure(thing(sentence.reading, noun), told_here.property, noun) if told_here is not None else None
    paid = torn(sentence.reading, verb, noun)
    return paid or taken_up(sentence, noun, verb) or owned(sentence, measure(sentence.reading, noun), verb)


def taken_up(sentence: Sentence, noun: Token, verb: Token) -> Measure | None:
    """The measure told last that a pronoun takes up: "Rents average 740 euros. They have dropped 5 percent".

    Also as an object: "Emissions have fallen 4 percent, and the state plans to cut them by 9 percent".
    """
    told = sentence.topic.last if sentence.topic is not None else None
    here = sentence.last()
    stands = here is not None and here[1].rule in ("observation/change-to", "observation/level")
    moved = here is not None and here[1].rule == "observation/change" and noun.dep_ == "dobj"
    if here is not None and ((noun.lower_ == "it" and stands) or moved or (noun.lower_ == "them" and stands)):
        told = here[1]  # "had fallen to 2,790 this year and would drop a further 9 percent"
    elif told is not None and any(s.property.text != told.property.text for _, s in sentence.told):
        return None
    if noun.lower_ not in ("it", "they", "them") or told is None or told.noun is None:
        return None
    if grammar.lemma(verb) in rows(ROWS)["level_property"]:
        return None  # "It also cost 1.3 million": no number of visitors does
    if sentence.reading.mention_headed_by(noun) is not None or not _just_before(told.noun, noun):
        return None
    if (told.noun.tag_ in ("NNS", "NNPS")) != (noun.lower_ != "it"):
        return None
    front = at_the_front(sentence.reading, verb)  # "At Orme Rail they jumped 18 percent"
    return _there(sentence.reading, told, told.noun, front) or Measure(front or told.about, told.property, told.noun)


def _there(reading: Reading, told: Statement, noun: Token, front: Part | None) -> Measure | None:
    """The same of its owner in another place: "Orme's sales in Mali fell. In Chad they jumped 9 percent"."""
    said, _, place = (told.property.text or "").rpartition(" in ")
    if front is None or told.about is None or not said or not place[:1].isupper():
        return None
    here, owner = reading.mention_of(front), reading.mention_of(told.about)
    if here is None or not reading.is_a(here, SCHEMA.Place) or reading.is_a(owner, SCHEMA.Place):
        return None
    return Measure(told.about, Part(text=f"{said} in {reading.document.text[here.start : here.end]}"), noun)


def _just_before(told: Token, noun: Token) -> bool:
    """Whether something was told in the sentence before a token, or before it in its own."""
    return told.sent.end == noun.sent.start or (told.sent.start == noun.sent.start and told.i < noun.i)


def _told_before(sentence: Sentence, noun: Token) -> Statement | None:
    """The statement before "that" or "those": of this sentence, or the last of the one before."""
    here = next((s for f, s in reversed(sentence.told) if f.last <= noun.i), None)
    return here or (sentence.topic.last if sentence.topic is not None else None)


def _same_of_another(sentence: Sentence, noun: Token, told: Statement) -> Measure | None:
    """The property told before, of another owner: "those of Corvo" after "shares in Acme fell"."""
    found = grammar.prepositional(noun, "of", "in", "for", "at", "from", "to", "on", "by")
    prep, other = next(found, (None, None))
    if prep is None or other is None:
        return None
    circular = told.about is not None and told.about.text == told.property.text and told.noun is not None
    prop = noun_words(sentence.reading, told.noun, after=False) if circular and told.noun is not None else told.property
    placed = prep.lower_ == "in" and " in " in (prop.text or "") and is_business(sentence.reading, told.about)
    if placed or prep.lower_ in ("to", "from"):  # "exports to Norway fell 3 percent, while those to Chad rose"
        bare = (prop.text or "").partition(f" {prep.lower_} ")[0]
        there = Part(text=f"{bare} {prep.lower_} {_name(sentence.reading, other)}")
        return Measure(there if circular else told.about, there, noun)
    return Measure(thing(sentence.reading, other), prop, noun)


def _name(reading: Reading, noun: Token) -> str:
    """What a text calls a noun that a name stands for, or its words."""
    mention = reading.mention_headed_by(noun)
    named = reading.document.text[mention.start : mention.end] if mention is not None else None
    return named or noun_words(reading, noun).text or noun.text


def _seen(verb: Token) -> Token | None:
    """Who or what is seen to do something, which the parser took for the object: "saw attendance fall to 2,100"."""
    seeing = verb.tag_ == "VB" and verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_ in ("see", "watch")
    bare = seeing and not any(c.dep_ in {"aux", "mark", *grammar.SUBJECTS} for c in verb.lefts)
    seen = grammar.child(verb.head, "dobj") if bare else None
    return seen if seen is not None and seen.i < verb.i else None


def subject_of(reading: Reading, verb: Token) -> Token | None:
    """The subject of a verb; a name right before it that the parser took for an adverb is one, too."""
    found = (
        _seen(verb) or _behind_conjunction(verb) or _due(verb) or _nearest(verb, _agreeing(verb, grammar.subject(verb)))
    )
    found = _before_superlative(found) or found
    found = _before_time(found) or _before_pair(verb, found) or found
    if found is not None and not any(c.isalnum() for c in found.text):
        return _above_list(reading, verb)
    aimer = _who_aims(verb, found)
    if aimer is not None:
        return aimer
    named = grammar.child(found, "appos") if found is not None and found.tag_ == "JJS" else None
    if named is not None and reading.mention_headed_by(named) is not None:
        return named  # "The largest of them, Orme Capital, owns"
    if verb.dep_ == "conj" and verb.tag_ in grammar.FINITE and not grammar.child(verb, *grammar.SUBJECTS):
        beside = verb.nbor(-1) if verb.i else verb
        if beside.dep_ == "conj" and beside.tag_ in NOUNS:
            return beside  # "temperatures reached 33 degrees and medics treated 215", misparsed
    if found is not None and found.tag_ in ("VBP", "VBZ") and found.i and found.nbor(-1).lower_ in grammar.RELATIVES:
        return None  # "the settlement, named after the falcons that nest there, covers", misparsed
    if found is not None or any(c.dep_ in ("mark", "aux") for c in verb.lefts) or verb.tag_ not in grammar.FINITE:
        return found
    left = [
        c
        for c in verb.lefts
        if reading.mention_headed_by(c) is not None
        and c.dep_ in ("advmod", "npadvmod", "nmod", "dep", "amod", "compound", "intj")
    ]
    return left[-1] if left else None


def _before_superlative(found: Token | None) -> Token | None:
    """The noun before an aside whose superlative was taken for the subject: "the tower, at 90 metres the tallest,"."""
    noun = grammar.child(found, "nsubj", "npadvmod") if found is not None and found.tag_ == "JJS" else None
    return noun if noun is not None and noun.tag_ in NOUNS and noun.nbor().text == "," else None


def _above_list(reading: Reading, verb: Token) -> Token | None:
    """The subject before the colon of a list with bullets: "the broadcaster will: * produce 90 matches, * pay"."""
    own = [c for c in verb.lefts if c.dep_ in grammar.SUBJECTS and any(a.isalnum() for a in c.text)]
    return own[-1] if own else subject_of(reading, verb.head) if verb.dep_ == "conj" else None


def _before_time(noun: Token | None) -> Token | None:
    """The noun before a time that the parser took for the subject: "output this year could fall"."""
    which = grammar.child(noun, "det", "amod") if noun is not None and noun.lemma_ in SPANS else None
    if which is None or which.lower_ not in ("this", "last", "next") or which.i <= which.sent.start:
        return None
    before = which.nbor(-1)
    return before if before.tag_ in ("NN", "NNS") else None


def _before_pair(verb: Token, noun: Token | None) -> Token | None:
    """The measure at the head of a pair that the parser tore apart: "damage to rice and maize crops was put at"."""
    top = verb.head
    if noun is None or verb.dep_ != "conj" or top.tag_ not in ("NN", "NNS") or not is_measure(top) or top.i > noun.i:
        return None
    between = top.doc[top.i + 1 : noun.i]
    pair = len(between) > 2 and between[0].dep_ == "prep" and any(t.lower_ == "and" for t in between)
    return top if pair and not any(t.is_punct or grammar.is_verb(t) for t in between) else None


def _agreeing(verb: Token, noun: Token | None) -> Token | None:
    """The subject, or the noun above it that agrees with a relative clause: "shares in Orme, which have gained"."""
    if noun is None or noun.i > verb.i or verb.dep_ != "relcl":
        return noun
    tensed = [verb, *grammar.own_auxiliaries(verb)]
    if noun.dep_ != "pobj":
        return _single_beside(verb, noun, tensed)
    above, joined = noun.head.head, grammar.child(noun, "conj") is not None
    several = any(t.tag_ == "VBP" for t in tensed) and noun.tag_ in ("NN", "NNP") and above.tag_ == "NNS"
    single = any(t.tag_ == "VBZ" for t in tensed) and noun.tag_ == "NNS" and above.tag_ == "NN"  # "a strike by drivers"
    return above if (several or single) and not joined else noun


def _single_beside(verb: Token, noun: Token, tensed: list[Token]) -> Token:
    """The single noun right before "which has", where the parser took a plural one above it: "members of Orme"."""
    start = verb.left_edge.i - 1
    last = verb.doc[start - 1] if start > 0 and verb.doc[start].text == "," else noun
    plural = noun.tag_ in ("NNS", "NNPS") and any(t.tag_ == "VBZ" for t in tensed)
    return last if plural and last.dep_ == "pobj" and last.tag_ in ("NN", "NNP") and last.i > noun.i else noun


def _nearest(verb: Token, noun: Token | None) -> Token | None:
    """The subject; of two that the parser hung on the verb the one beside it: "at Orme, a brewer, sales rose"."""
    own = [c for c in verb.lefts if c.dep_ in grammar.SUBJECTS]
    aside = len(own) > 1 and noun is not None and own[0].i == noun.i and own[-1].left_edge.nbor(-1).text == ","
    wholes = [n for _, n in grammar.prepositional(own[-1], "of")] if aside else []
    part = any(n.lower_ in ("them", "which", "whom") for n in wholes)  # "the migrants, most of them women, had paid"
    part = part or (bool(wholes) and own[-1].lower_ in PERCENTS)  # "sales in Chile, 31 percent of the total, rose"
    return own[-1] if aside and not part else noun


def _who_aims(verb: Token, noun: Token | None) -> Token | None:
    """Whose aim it is to do something: Norland's of "Norland's goal is to cut emissions by half"."""
    aim = noun is not None and noun.head.lemma_ == "be" and noun.head == verb.head and verb.dep_ == "xcomp"
    owner = grammar.child(noun, "poss") if noun is not None and aim and is_in(noun, "aims") else None
    return owner if owner is not None and owner.tag_ in NOUNS else None


def _due(verb: Token) -> Token | None:
    """The subject of "is due to cost 1.1 billion", which the parser does not see."""
    word = verb.head
    due = verb.dep_ == "xcomp" and word.lower_ == "due" and word.head.lemma_ == "be"
    return grammar.subject(word.head) if due else None


def _behind_conjunction(verb: Token) -> Token | None:
    """The subject that the parser hung on "after" itself: "he stayed after Orme, a local lender, offered help"."""
    aside = verb.dep_ == "conj" and verb.nbor(-1).text == "," and grammar.child(verb.head, "cc") is None
    joined = verb.dep_ == "advcl" or aside
    if not joined or verb.tag_ not in grammar.FINITE or grammar.child(verb, *grammar.SUBJECTS, "mark"):
        return None
    above = [verb.head, *grammar.governors(verb.head)] if aside else [verb.head]  # "after the fund, run by Roe, lost"
    behind = (p for head in above for p in head.rights if p.i < verb.i)
    preps = [p for p in behind if p.lower_ in ("after", "before", "since", "until", "as")]
    return grammar.child(preps[-1], "pobj") if preps and preps[-1].dep_ == "prep" else None


def is_forecast(anchor: Token) -> bool:
    """Whether a verb or noun above the anchor (or the anchor itself) makes the figure a forecast."""
    cues = rows(ROWS)["forecast"]
    for token in (anchor, *grammar.governors(anchor)):
        if token.lemma_.lower() in cues["verbs"] and grammar.is_verb(token):
            return token.lemma_.lower() not in cues["looking_back"] or _looks_ahead(anchor, token)
        if token.pos_ == "NOUN" and token.lemma_.lower() in cues["nouns"]:
            return True
        foreseen = token.dep_ == "conj" and token.head.lemma_.lower() in cues["verbs"]
        if foreseen and token.tag_ in grammar.FINITE and grammar.is_verb(token) and token.lemma_ != "see":
            return False  # "had expected 40 orders but got 12"
        if token.lemma_ == "see" and token.tag_ in ("VBZ", "VBP"):
            return not _is_met_with(anchor, token)  # "now sees full-year sales of 2.7 billion"
        since = token.dep_ == "pcomp" and token.head.lower_ in (
            "after",
            "since",
        )  # "to grow after shrinking by 1 percent"
        if token.dep_ in ("advcl", "relcl", "ROOT") or since:
            return False
    return False


def _is_met_with(anchor: Token, see: Token) -> bool:
    """Whether somebody sees happen what did: "sees profit fall 9% as rates slide", with no day or year told."""
    bare = anchor.tag_ == "VB" and anchor.dep_ == "ccomp" and anchor.head.i == see.i
    dated = any(t.ent_type_ == "DATE" or t.lemma_.lower() in ("full", "annual") for t in see.sent)
    return bare and not dated


def _looks_ahead(anchor: Token, verb: Token) -> bool:
    """Whether what somebody estimates is still to come: "estimates it will cost", not "estimated the damage at"."""
    helping = {c.lower_ for c in anchor.lefts if c.dep_ == "aux"}
    return (
        anchor.i != verb.i
        and bool(helping & {"will", "would", "could", "may", "might", "to"})
        and "have" not in helping
    )


def change_way(noun: Token) -> str | None:
    """Increase or decrease, if a noun names a change: "growth", "a cut"."""
    listed: dict[str, list[str]] = rows(ROWS)["change_nouns"]
    return next((way for way, nouns in listed.items() if noun.lemma_.lower() in nouns), None)


def hinge(verb: Token, noun: Token) -> Token:
    """What tells how sure an amount is: its noun, where the verb only weighs it, or who orders it to be paid."""
    readied = verb.tag_ == "VBG" and is_in(verb, "readies")  # "was preparing an offer of 4 million"
    if noun.dep_ in ("dobj", "conj") and (readied or is_in(verb, "weighs")):
        return noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.i == verb.i and is_in(verb, "aims_for"):
        return noun
    return ordering(verb) or verb


def ordering(verb: Token) -> Token | None:
    """The verb of the court that makes somebody pay, which tells whether it was so: "was ordered to pay a fine"."""
    pays = verb.tag_ == "VB" and is_in(verb, "pays_as_ordered") and any(c.tag_ == "TO" for c in verb.lefts)
    orders = pays and verb.dep_ in ("xcomp", "ccomp")  # "was ordered to pay", "ordered him to repay"
    return verb.head if orders and is_in(verb.head, "orders_to_pay") else None


def as_told(verb: Token) -> Token:
    """The verb that tells whether something was so: of "pared losses to trade 9 percent lower" the first."""
    head = verb.head
    ends = verb.tag_ == "VB" and verb.dep_ in ("xcomp", "advcl") and verb.lemma_ in words(ROWS, "ends_trading")
    moved = any(is_in(head, table) for table in ("rises", "falls", "cutters", "recoups"))
    return head if ends and moved and head.i < verb.i else verb


def is_frame(verb: Token, figure: Figure, noun: Token | None) -> bool:
    """Whether a verb is but a frame for a number ("took two steps"); to take seats or medals is to win them."""
    taken = verb.lemma_ == "take" and noun is not None and noun.lemma_.lower() in words(ROWS, "takings")
    exact = is_in(verb, "frames_of_few") and not is_small_word(figure)
    frame = grammar.verb_lemma(verb) in words(ROWS, "frames")  # "takes in 40 pupils" is none
    return frame and not (taken or exact)


def is_in(verb: Token, table: str) -> bool:
    """Whether a verb's lemma (with its particle, or without) is in a list of the rows."""
    return verb.lemma_.lower() in words(ROWS, table) or grammar.verb_lemma(verb) in words(ROWS, table)


def way_of_rate(figure: Figure, told: Statement) -> tuple[str, ...]:
    """Up or down, where what a rate is set against is a rate, too: "rose 26 percent in April, up from 25 in March"."""
    moved = figure.kind == "percent" and told.rule in ("observation/change", "observation/change-noun")
    return tuple(way for way in told.qualifiers if moved and way in ("increase", "decrease"))


def stands(statement: Statement) -> bool:
    """Whether a statement tells what somebody has at a time, not what they did: "ended the year with 40 shops"."""
    rules = ("observation/level", "observation/results")
    return statement.rule in rules or is_in(statement.anchor, "have")
