"""Counts of people and things: "employs 1,700 people", "48,000 farmers had enrolled", "with 140 employees"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.counted.by_place import place_behind
from kg.extract.observations.counted.few import few_did, few_had, others_did
from kg.extract.observations.counted.left_so import left_so, put_so
from kg.extract.observations.counted.victims import cause_of, is_by_unnamed
from kg.extract.observations.denials import denial
from kg.extract.observations.figures import Figure, counts_something, is_small_word
from kg.extract.observations.statements import Sentence, Statement, is_frame, is_in, subject_of
from kg.extract.observations.whose.measures import doer, is_measure, noun_words, thing
from kg.extract.observations.whose.whereabouts import is_first_of_several, where
from kg.extract.observations.wording.alike import alternative
from kg.extract.observations.wording.conditions import in_condition
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.listed import with_deed
from kg.extract.observations.wording.predicates import said
from kg.extract.observations.wording.slots import Slot, beside_subject
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words

LONGEST_ASIDE = 14  # tokens of what a pair of commas sets off


def counted_words(reading: Reading, figure: Figure) -> Part:
    """What is counted, as a property: "automated warehouses", "of the Top 50 farms" without the number."""
    noun = figure.noun
    assert noun is not None
    first = max(figure.quantity.last, noun.i - 5) if noun.i >= figure.quantity.last else noun.i
    while first < noun.i and (reading.doc[first].is_punct or reading.doc[first].tag_ in ("DT", "IN", "POS", "PRP$")):
        first += 1
    elsewhere = noun.i < figure.first and place_behind(reading, figure.last) is not None
    whole = noun_words(reading, noun, after=not elsewhere)  # "14 shops in Spain and 3 in Italy"
    text = " ".join(reading.doc[first : noun.i + 1].text.split())
    tail = reading.document.text[reading.doc[noun.i].idx + len(noun) : whole.end] if whole.end else ""
    part = reading.words_part(first, noun.i + 1)
    return Part(
        text=f"{text}{' '.join(f' {tail}'.split())}".strip() if not tail else f"{text} {' '.join(tail.split())}",
        start=part.start,
        end=whole.end,
    )


def count_object(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A count as an object: "operates 19 vessels", "carried 2.4 million tourists", "has 47 million readers"."""
    if slot is None or not counts_something(figure):
        return None
    verb = slot.governor
    right_behind = slot.dep == "npadvmod" and figure.first == verb.i + 1 and slot.beside is None  # "scored 31 points"
    if slot.dep not in ("dobj", "attr", "conj", "oprd") and not right_behind:
        return None
    if not grammar.is_verb(verb) or slot.prep or is_frame(verb, figure, figure.noun):
        return None
    listed = figure.head.dep_ == "conj" and grammar.first_conjunct(figure.head).i in sentence.heads
    few = is_in(verb, "lasting") or is_in(verb, "harming") or _few_matter(figure, verb)
    few = few or (listed and figure.value != 1) or few_had(figure, verb)  # "was carrying 142 passengers and six crew"
    if is_small_word(figure) and not few:
        return None
    noun = subject_of(sentence.reading, verb)
    if noun is None or (noun.lower_ in ("there", "it") and verb.lemma_ == "be"):
        return None
    asked = verb.lemma_ in words("attribution", "asking")
    if asked and grammar.child(verb, "xcomp", "ccomp") is not None and _made_to(figure, verb) is None:
        return None  # "ordered the owner of four ferries to stay in port"
    if any(c.lower_ == "no" for c in noun.lefts):
        return None  # "no truck will leave its 14 warehouses"
    if verb.lemma_ == "be" or (is_measure(noun) and is_in(verb, "levels")):
        return None  # "exports totaled 2.3 million bags": what is measured is the exports
    what = counted_words(sentence.reading, figure)
    what = in_condition(sentence.reading, figure, what, had=is_in(verb, "have"))
    prop = what if is_in(verb, "have") else with_participle(what, verb)
    left = left_so(figure) if is_in(verb, "leaving_so") else put_so(figure) if is_in(verb, "putting") else ""
    if left:
        prop = replace(prop, text=f"{(prop.text or '').replace(f' {left}', '')} {left}")
    here = place_behind(sentence.reading, figure.last) or _made_to(figure, verb)
    if here is not None and here not in (prop.text or ""):
        prop = replace(prop, text=f"{prop.text} {here}")
    elif figure.head.doc[min(figure.last, len(figure.head.doc) - 1)].lower_ == "there":
        prop = replace(prop, text=f"{prop.text} there")  # "has a plant in the park and employs 720 people there"
    foreseen = is_in(verb, "estimating") and is_person_noun(noun.lemma_.lower())
    foreseen = foreseen or verb.lemma_ in words(ROWS, "fearing")  # "the union fears 300 job cuts"
    watchers = noun.lemma_.lower() in words(ROWS, "bearers") or is_person_noun(noun.lemma_.lower())
    foreseen = foreseen or (is_in(verb, "tallying") and watchers)  # "the agency counted 61,000 residents": not its own
    theirs = is_in(verb, "have") and noun.tag_ == "NNS" and is_person_noun(noun.lemma_.lower())
    owner = thing(sentence.reading, noun) if theirs else doer(sentence.reading, noun)  # "our members have 90 vacancies"
    owner = with_deed(sentence.reading, noun) if verb.lemma_ == "include" else owner
    about = what if foreseen else owner  # "analysts expect 3,000 job cuts"
    given = grammar.child(verb, "dative") if verb.lemma_ in words(ROWS, "awarding") else None
    about = thing(sentence.reading, given) if given is not None and given.i < figure.first else about
    about = what if is_by_unnamed(verb, noun, about) else about
    return Statement("observation/count-object", verb, about, prop, noun=noun)


def _made_to(figure: Figure, verb: Token) -> str | None:
    """ "to flee" behind those who are made to: "forced 30,000 people to flee their homes"."""
    makes = is_in(verb, "making_do") or verb.lemma_ in words("attribution", "asking")
    done = grammar.child(verb, "xcomp", "ccomp") if makes else None
    if done is None or done.left_edge.i > figure.last + 1 or done.i < figure.last or done.tag_ != "VB":
        return None
    target = grammar.child(done, "dobj")
    end = target.i + 1 if target is not None and target.i <= done.i + 3 else done.i + 1
    small = grammar.particle(done)
    end = max(end, small.i + 1) if small is not None and small.i == done.i + 1 else end
    return " ".join(done.doc[figure.last : end].text.split())


def _few_matter(figure: Figure, verb: Token) -> bool:
    """Whether a number below thirteen that is spelt out is worth telling of what is done: "sent nine inspectors"."""
    befell = figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "happenings")
    return (is_in(verb, "few_matter") or (befell and is_in(verb, "counting"))) and figure.value != 1


def count_with_verb(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A count behind a verb's preposition: "partners with 300 hospitals", "operates in 13 countries"."""
    if slot is None or not counts_something(figure) or (is_small_word(figure) and slot.governor.lemma_ != "consist"):
        return None
    verb = slot.governor
    own = f"{verb.lemma_.lower()} {slot.prep}" in words(ROWS, "prepositional_verbs")
    if not (own or slot.prep in ("with", "in", "to")):
        return None
    if verb.pos_ != "VERB" or is_in(verb, "frames") or is_in(verb, "rises") or is_in(verb, "falls"):
        return None
    apart = figure.noun is not None and figure.noun.i < figure.first  # "won 24 points to 12"
    if apart or verb.dep_ == "acl" or grammar.child(verb, "dobj") is not None or figure.first - verb.i > 4:
        return None
    noun = subject_of(sentence.reading, verb)
    spread = figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "territories")
    if noun is None or noun.i >= figure.first or (grammar.is_passive(verb) and slot.prep == "to" and not spread):
        return None  # but "is exported to 31 countries"
    if is_measure(noun) and is_in(verb, "levels"):
        return None  # "sales came to 297,000 vehicles": what is measured is the sales
    what = counted_words(sentence.reading, figure)
    if _is_money(noun):
        return Statement("observation/count-with-verb", verb, what, what, noun=figure.noun)
    out = verb.nbor().lower_ if verb.nbor(2).lower_ == slot.prep and verb.nbor().pos_ in ("ADP", "ADV") else ""
    past = (
        participle(verb) if not out or participle(verb).endswith(out) else f"{participle(verb)} {out}"
    )  # "fanned out"
    past = f"{past} not guilty" if [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]] == ["not", "guilty"] else past
    said = f"{what.text} {past} {slot.prep}"
    prop = what if verb.lemma_ in ("consist", "result") else Part(text=said, start=what.start, end=what.end)
    return Statement("observation/count-with-verb", verb, doer(sentence.reading, noun), prop, noun=noun)


def _is_money(noun: Token) -> bool:
    """Whether a noun means but a sum, or some of one: "most of the money will go to 640 new sites"."""
    nouns = (noun, *(n for _, n in grammar.prepositional(noun, "of")))
    return any(n.lemma_.lower() in words(ROWS, "wholes_of_money") for n in nouns)


def count_subject(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A count as the subject: "73,000 households were connected to gas", "at least 12 people were killed in Lima"."""
    slot = _past_aside(figure, slot) or beside_subject(figure, slot) or slot
    if slot is None or slot.prep or not counts_something(figure) or slot.dep not in ("nsubj", "nsubjpass"):
        return None
    verb = slot.governor.head if slot.governor.dep_ in ("aux", "auxpass") else slot.governor  # "are missing"
    verb = _own_deed(figure) or verb
    if _says_another(figure, verb):
        return None
    if verb.lemma_ == "go" and verb.tag_ == "VB" and verb.head.lemma_ == "let" and verb.nbor(-1) == figure.noun:
        return _let_go(sentence, figure, verb.head)
    if _share_a_sum(figure, verb) or any(c.dep_ == "mark" and c.i > figure.head.i for c in verb.lefts):
        return None  # "expects two players before the window closes", misparsed
    if figure.first > verb.i and any(c.dep_ in grammar.SUBJECTS and c.lower_ != "there" for c in verb.lefts):
        return None  # "has cancelled the fireworks, two concerts and a show", misparsed
    few = is_small_word(figure) and not (grammar.is_passive(verb) and _few_matter(figure, verb))
    befalls = is_in(verb, "lasting") or is_in(verb, "befalling") or few_did(figure, verb)
    befalls = befalls or others_did(figure, verb, sentence.told)
    if few and (figure.value == 1 or not befalls or denial(verb) is not None):
        return None
    visits = verb.lemma_ == "come" and any(n.pos_ == "PROPN" for _, n in grammar.prepositional(verb, "to"))
    idle = verb.lemma_.lower() in words(ROWS, "idle_verbs") and not visits
    if idle or verb.pos_ not in (
        "VERB",
        "AUX",
    ):
        return None
    reading = sentence.reading
    agents = map(_meant, grammar.by_agents(verb)) if grammar.is_passive(verb) else ()
    acting = (noun for noun in agents if noun is not None and _acts(reading, noun))
    agent = next((noun for noun in acting if not is_first_of_several(reading, noun)), None)
    what = counted_words(reading, figure)
    what = in_condition(reading, figure, what, had=False) if _own_deed(figure) is None else what
    if agent is not None and alternative(verb) is None:
        return Statement("observation/count-subject", verb, thing(reading, agent), with_participle(what, verb))
    todo = _ahead_of(verb)
    first, last = said(verb) if todo is None or verb.lemma_ != "have" else (verb.i, said(todo)[1])
    denied = denial(verb)
    if denied is not None and few:
        return None  # "two small banks have no future apart"
    first = min(first, denied) if denied is not None else first
    listed = reading.doc[last : last + 2].text.startswith(",") and reading.doc[last + 1].like_num
    if last <= first or (listed and reading.doc[last - 1].like_num):
        return None  # "2.1 million are over 65", "three mills employ 310, 240 and 90 people"
    said_so = " ".join(reading.doc[first:last].text.split())
    whole_class = verb.lemma_ == "be" and grammar.child(verb, "attr") is not None  # "139 of them were women"
    prop = Part(text=said_so if whole_class else f"{what.text} {said_so}", start=what.start, end=what.end)
    whole = _whole_ahead(sentence, figure)
    rule = "observation/count-subject" if denied is None else "observation/count-denied"
    verb = todo or verb
    there = where(reading, verb)
    named = there if there is not None and there.entity is not None else None
    undergone = grammar.child(verb, "dobj")
    if undergone is not None and (is_measure(undergone) or is_in(verb, "have")):
        there = named  # "three doses cut the number of cases", "300 homes had no electricity"
    there = there or (cause_of(reading, verb) if denied is None else None)
    return Statement(rule, verb, named or whole or there or what, prop, whole)


def _share_a_sum(figure: Figure, verb: Token) -> bool:
    """Whether one of two counts has but a part of a total: "12 men and nine women were owed a total of 80,000"."""
    target = grammar.child(verb, "dobj")
    total = target is not None and target.lower_ == "total"
    return total and (figure.head.dep_ == "conj" or grammar.child(figure.head, "conj") is not None)


def _let_go(sentence: Sentence, figure: Figure, verb: Token) -> Statement | None:
    """Whom somebody lets go, who are dismissed: "let 300 workers go"."""
    noun, what = subject_of(sentence.reading, verb), counted_words(sentence.reading, figure)
    if noun is None:
        return None
    prop = replace(what, text=f"{what.text} let go")
    return Statement("observation/count-object", verb, doer(sentence.reading, noun), prop, noun=noun)


def _says_another(figure: Figure, verb: Token) -> bool:
    """Whether the verb is that of a source behind a comma: "it would need 300 more drivers, Ann Roe estimates"."""
    says = verb.lemma_ in rows(ROWS)["forecast"]["verbs"] or verb.lemma_ in ("say", "add", "note", "calculate")
    own = [c for c in verb.lefts if c.dep_ in grammar.SUBJECTS] if says else []
    behind = own[-1] if len(own) > 1 and own[-1].i > figure.head.i else None
    return behind is not None and behind.pos_ == "PROPN" and behind.left_edge.nbor(-1).text == ","


def _meant(noun: Token) -> Token | None:
    """Who did it, or whom "but by" tells instead: "were hired not by the mine but by a contractor"."""
    other = grammar.child(noun.head, "conj") if grammar.child(noun.head, "neg") is not None else noun.head
    return noun if other is noun.head else grammar.child(other, "pobj") if other is not None else None


def _acts(reading: Reading, noun: Token) -> bool:
    """Whether "by" names who did it, no time and no way: not "sold by the end of the year", "by Friday", "by force"."""
    ways = words(ROWS, "connective_nouns") | words(ROWS, "means_of_doing") | words("actions", "time_nouns")
    return noun.lemma_.lower() not in ways and reading.time_at(noun) is None


def _ahead_of(verb: Token) -> Token | None:
    """What the counted are still to do or undergo: "210 posts are to go", "two mayors are expected to stand"."""
    deed = grammar.child(verb, "xcomp")
    told = verb.lemma_ in ("be", "have") or (grammar.is_passive(verb) and verb.lemma_ == "expect")  # "will have to sit"
    to_come = deed is not None and deed.tag_ in ("VB", "VBN") and any(c.lower_ == "to" for c in deed.lefts)
    return deed if told and to_come else None


def _own_deed(figure: Figure) -> Token | None:
    """What the first of two did, which the parser took for a participle: "12 people drowned and 30 were missing"."""
    deed = grammar.child(figure.noun, "acl") if figure.noun is not None else None
    others = [c for c in figure.noun.rights if c.dep_ == "conj" and c.like_num] if figure.noun is not None else []
    beside = deed is not None and deed.i == figure.last and is_in(deed, "suffering")
    return deed if beside and any(c.i > figure.last for c in others) else None


def _past_aside(figure: Figure, slot: Slot | None) -> Slot | None:
    """The verb behind an aside that the parser took for the subject: "390 firefighters, two of them women, were"."""
    doc, end = figure.head.doc, figure.head.sent.end
    if figure.noun is None or figure.head.dep_ in grammar.SUBJECTS:
        return None
    commas = [t.i for t in doc[figure.last : min(end - 1, figure.last + LONGEST_ASIDE)] if t.text == ","]
    others = grammar.conjuncts(figure.head)[-1].i  # "390 firefighters and 12 aircraft, two of them sent by Lund, were"
    if len(commas) < 2 or commas[0] != max(figure.last, others + 1):
        return None
    for close in commas[1:]:
        finite = doc[close + 1]
        verb = finite.head if finite.dep_ in ("aux", "auxpass") else finite
        part = grammar.child(verb, *grammar.SUBJECTS)
        own = part is not None and commas[0] < part.i < close and _tells_part(part)
        if own and finite.tag_ in {*grammar.FINITE, "MD"} and grammar.is_verb(verb):
            return Slot(verb, "nsubjpass" if grammar.is_passive(verb) else "nsubj", "", None)
    return None


def _tells_part(noun: Token) -> bool:
    """Whether a noun only tells some or a share of others: "two of them", "a tenth of the town"."""
    return noun.pos_ != "PROPN" and any(c.lower_ == "of" and c.i == noun.i + 1 for c in noun.rights)


def _whole_ahead(sentence: Sentence, figure: Figure) -> Part | None:
    """The whole that opens the sentence, of which some are told: "of the 739 who took it, 41 died"."""
    before = sentence.last()
    borrowed = figure.noun is not None and figure.noun.i < figure.first
    ahead = before is not None and before[1].rule == "observation/count-possessed" and before[0].noun == figure.noun
    return before[1].property if before is not None and borrowed and ahead else None


def count_agent(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A count behind "by": "was supported by 31 deputies and rejected by seven"."""
    if slot is None or figure.kind != "count" or slot.prep != "by" or figure.noun is None:
        return None
    verb = slot.governor
    noun = subject_of(sentence.reading, verb) if grammar.is_verb(verb) else None
    if noun is None or not grammar.is_passive(verb):
        return None
    if is_small_word(figure) and not is_in(verb, "lasting"):
        return None
    if figure.noun.i < figure.first and is_in(verb, "contests") and not is_in(verb, "decided"):
        return None  # "Orme, who have won 15 matches, led by 17"
    lemma = figure.noun.lemma_.lower()
    relative = "who" if lemma == "people" or is_person_noun(lemma) else "that"
    past = participle(verb)  # of "taken" the past is another word
    prop = Part(text=f"{figure.noun.lower_} {relative} {past if past.endswith('ed') else verb.lemma_} it")
    return Statement("observation/count-agent", verb, thing(sentence.reading, noun), prop, noun=noun)


def with_participle(what: Part, verb: Token) -> Part:
    """What is counted with what was done to it, or goes on: "vessels operated", "workers being hired"."""
    helping = [c for c in verb.lefts if c.dep_ == "aux"]
    goes_on = verb.tag_ == "VBG" and len(helping) == 1 and helping[0].tag_ in grammar.FINITE
    done = f"being {participle(verb)}" if goes_on else participle(verb)
    return Part(text=f"{what.text} {done}", start=what.start, end=what.end)
