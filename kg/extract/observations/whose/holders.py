"""Who has an amount: the owner in its noun phrase, or whoever reports, gets or pays it."""

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS
from kg.extract.observations.statements import SPANS, Sentence, is_in, owned, subject_of
from kg.extract.observations.whose.measures import is_measure, measure, sure_mention, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

HOLDINGS = ("stake", "share", "interest", "holding")


def holder(sentence: Sentence, noun: Token, verb: Token, word: Token) -> Part | None:
    """Whose amount it is: the owner within the noun phrase, or the subject of the verb that takes it as an object."""
    reading = sentence.reading
    found = measure(reading, noun)
    elsewhere = found.about is not None and _is_site(reading, noun, found.about, word)
    if found.property is not None and found.about is not None and not (elsewhere or _is_held_in(noun, found.about)):
        return found.about
    undertaken = _beside(sentence, noun)
    if undertaken is not None:
        return undertaken
    priced = _priced(sentence, noun) if noun.lemma_.lower() in words(ROWS, "set_on_prices") else None
    if priced is not None:
        return priced
    if grammar.is_verb(verb) and verb.lemma_ in ("say", "tell", "add", "note", "explain"):
        told = sentence.last()  # "said the club made a profit, on a turnover of 1.1 million", misparsed
        return told[1].about if told is not None and told[1].rule == "observation/amount-of" else None
    if is_in(verb, "overturning") and noun.lemma_.lower() in words(ROWS, "margins"):
        return _whose_margin(reading, noun)
    if noun.dep_ == "nsubjpass" and is_in(verb, "imposing"):
        whom = next((n for _, n in grammar.prepositional(verb, "on", "to")), None)
        return thing(reading, whom) if whom is not None else None  # "a fine of 2 million was imposed on the bank"
    given = grammar.child(noun.head, "dative") if noun.dep_ == "dobj" and grammar.is_verb(noun.head) else None
    if given is not None and given.tag_ in {*NOUNS, "PRP"} and not given.lower_.endswith(("self", "selves")):
        return thing(reading, given)  # "giving the company a market value of 6 billion"
    if noun.dep_ in ("dobj", "attr", "conj") or noun.dep_ == "pobj":
        top = grammar.first_conjunct(noun)
        prep = top.head if top.dep_ == "pobj" else None
        offered = noun.lemma_.lower() in words(ROWS, "made_by_bidders")  # "won the tender with a bid of 4 million"
        beside = noun.dep_ == "pobj" and noun.lemma_.lower() in words(ROWS, "watchers")
        ahead = prep is not None and prep.lower_ == "for" and prep.i < prep.head.i and grammar.is_verb(prep.head)
        if beside or ahead:  # "in front of a crowd of 9,000 she won", "for the staff of 300 it means"
            return owned(sentence, found, verb).about if found.property is not None else None
        if prep is not None and grammar.is_verb(prep.head):
            target = _given(reading, prep) or next(
                (n for n in grammar.objects(prep.head) if reading.quantity_at(n) is None), None
            )
            if target is not None and prep.lower_ == "with" and target.lemma_ in ("year", "season", "quarter", "half"):
                target = subject_of(reading, prep.head)  # "ended its year with a deficit of 2 million"
            if target is not None and prep.lower_ == "with" and _is_counted_before(reading, noun, target, prep):
                target = subject_of(reading, prep.head)  # "have 4,000 staff, with combined sales of 2 billion"
            lent = noun.lemma_.lower() in words(ROWS, "received")
            weighed = _weighed_before(prep) if target is None and prep.lower_ == "with" and not lent else None
            if weighed is not None:
                return thing(reading, weighed)
            if prep.lower_ == "with" and prep.i < prep.head.i:
                target = subject_of(sentence.reading, prep.head)  # "the quake, with a magnitude of 6.8, damaged"
            founded = target is not None and target.lemma_.lower() in words(ROWS, "businesses")
            founded = founded or (noun.lemma_ == "capacity" and target is not None and target.i == prep.i - 1)
            if prep.lower_ == "with" and (offered or lent):
                target = subject_of(sentence.reading, prep.head)  # "opened a bar with a loan of 300,000"
                if target is not None and target.i in sentence.heads:
                    return None  # "a fifth of the price will be paid with a loan of 220 million"
            if prep.lower_ == "with" and target is not None and _are_others(noun, target):
                target = subject_of(sentence.reading, prep.head)  # "treats 80,000 patients with a staff of 1,200"
            moved = prep.lower_ == "at" and noun.lemma_.lower() in words(ROWS, "of_movers")
            moved = moved and not is_in(prep.head, "placing")  # "found the wreck at a depth of 870 metres"
            if moved or (found.business and prep.lower_ == "with" and not founded):
                target = subject_of(sentence.reading, prep.head)  # not "built a group with sales of 3 billion"
            if target is not None and target.lemma_.lower() in rows(ROWS)["forecast"]["nouns"]:
                target = grammar.child(target, "poss") or subject_of(sentence.reading, prep.head)
            if target is not None and prep.lower_ == "with" and found.business and is_measure(target):
                return owned(sentence, measure(reading, target), prep.head).about  # "sales grew, with a margin of 9%"
            if target is not None and prep.lower_ in ("at", "for", "with"):
                return thing(reading, target)
        others = prep is not None and prep.lower_ == "with" and _is_counted_before(reading, noun, prep.head, prep)
        if prep is not None and prep.head.tag_ in NOUNS and prep.lower_ in ("at", "with") and not (offered or others):
            return thing(reading, prep.head)
        subject = subject_of(sentence.reading, verb) if grammar.is_verb(verb) else None
        drafted = (
            _meant_by(subject) if subject is not None and (is_in(verb, "drafting") or verb.lemma_ == "call") else None
        )
        if drafted is not None and drafted.lemma_.lower() in words(ROWS, "drafts"):
            return thing(reading, drafted)  # "the bill, which foresees spending of 18 billion euros"
        firm = found.business and subject is not None and _is_firm(subject)
        foresees = subject is not None and not firm and _only_foresees(reading, verb, subject, noun)
        announced = subject is not None and is_in(verb, "told_by_persons") and _is_named_person(reading, subject)
        if subject is not None and (foresees or announced or is_in(verb, "of_others")):
            return owned(sentence, found, verb).about if found.property is not None else None
        observed = is_in(verb, "counting") and subject is not None and is_person_noun(subject.lemma_.lower())
        if is_in(verb, "judges") or (observed and not found.business):
            return found.about  # "the fund described the bid of 21 euros as a joke": it is another's
        known = subject is not None and (subject.lower_ != "it" or sure_mention(reading, subject) is not None)
        known = known and (
            subject is None or subject.lemma_ not in SPANS
        )  # "the year ended with a deficit of 2 million"
        if subject is not None and known and subject.i != noun.i and subject.lower_ != "there":
            if grammar.is_passive(verb) and prep is not None and prep.lower_ in ("by", "with"):
                if subject.i in sentence.heads:
                    return None  # "a fifth of the price will be covered by a loan of 220 million"
                return thing(reading, subject)
            told_of = _of_accounts(sentence, subject, verb) if found.business else None
            if told_of is not None:
                return told_of
            paid = noun.lemma_.lower() in words(ROWS, "paid_to_people") and is_person_noun(subject.lemma_.lower())
            if paid:
                return thing(reading, subject)  # "the company's workers will get a bonus of 1,000 euros"
            inner = owned(sentence, measure(reading, subject), verb)
            beside = prep is not None and prep.lower_ == "on" and found.property is not None
            if beside and inner.about is None and inner.property is not None:
                return owned(sentence, found, verb).about  # "profit halved to 14 million on revenue of 410 million"
            of_place = inner.about is not None and reading.is_a(reading.mention_of(inner.about), SCHEMA.Place)
            site = _meant_by(subject).lemma_.lower() in words("places", "premises")  # "its workshop has a staff of 85"
            itself = (of_place or site) and not is_measure(subject)
            return thing(reading, subject) if itself else inner.about or thing(reading, subject)
    return owned(sentence, found, verb).about if found.property is not None else None


def _whose_margin(reading: Reading, noun: Token) -> Part | None:
    """Whose lead others make up for: the Vale Party's in "overturned a Vale Party majority of 4,100"."""
    owner = next((c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod", "poss") and c.is_title), None)
    return thing(reading, owner) if owner is not None else None


def _is_site(reading: Reading, noun: Token, about: Part, word: Token) -> bool:
    """Whether a place behind an amount is but where the thing is: "a plant with a capacity of 30 tons in Gorsk"."""
    behind = about.start is not None and about.start > word.idx
    has = noun.dep_ == "pobj" and noun.head.lower_ == "with"
    return behind and has and about.entity is not None and reading.is_a(reading.mention_of(about), SCHEMA.Place)


def _is_held_in(noun: Token, about: Part) -> bool:
    """Whether what is told behind "in" is that of which somebody gets a share: "a stake of 15 percent in Orme"."""
    behind = about.start is not None and about.start > noun.idx and noun.dep_ == "dobj"
    return behind and noun.lemma_.lower() in HOLDINGS and any(c.lower_ == "in" for c in noun.rights)


def _beside(sentence: Sentence, noun: Token) -> Part | None:
    """What an amount behind a comma describes: "the plant, an investment of 450 million, will open"."""
    what = noun.head
    if noun.dep_ != "appos" or noun.lemma_.lower() not in words(ROWS, "undertaken") or what.tag_ not in NOUNS:
        return None
    if what.dep_ == "pobj" and what.head.lower_ in ("in", "at", "near"):
        above = what.head.head  # "will build a mill in Lund, an investment of 30 million"
        what = grammar.child(above, "dobj") or what if grammar.is_verb(above) else above
    set_off = noun.doc[noun.left_edge.i - 1].text == ","
    return thing(sentence.reading, what) if set_off and not is_person_noun(what.lemma_.lower()) else None


def _is_counted_before(reading: Reading, noun: Token, target: Token, prep: Token) -> bool:
    """Whether a comma parts a counted object from what its owner earns: "built 12 boats, with sales of 3 million"."""
    earned = noun.lemma_.lower() in words(ROWS, "earned_by_year")
    counted = any(reading.quantity_at(c) is not None for c in target.lefts)
    return earned and counted and prep.i > target.i and prep.nbor(-1).text == ","


def _given(reading: Reading, prep: Token) -> Token | None:
    """What people are given at a cost: "will be offered two years of free parking, at a cost of 4 million"."""
    given = grammar.child(prep.head, "dobj") if prep.lower_ == "at" and grammar.is_passive(prep.head) else None
    if given is None or given.i > prep.i:
        return None
    inside = next((n for _, n in grammar.prepositional(given, "of")), None)
    return given if reading.quantity_at(given) is None else inside


def _of_accounts(sentence: Sentence, noun: Token, verb: Token) -> Part | None:
    """Whose accounts show a figure: their owner's, else the business that is spoken of."""
    alone = noun.lemma_.lower() in words(ROWS, "accounts") and sentence.reading.mention_headed_by(noun) is None
    if not alone or verb.lemma_ not in ("show", "reveal", "disclose"):
        return None
    owner = grammar.child(noun, "poss")
    if owner is not None:
        return thing(sentence.reading, owner)
    bare = all(c.dep_ in ("det", "punct", "prep") or c.lemma_ in ("annual", "late") for c in noun.lefts)
    return sentence.topic.near(verb) if bare and sentence.topic is not None else None


def _priced(sentence: Sentence, noun: Token) -> Part | None:
    """What a premium or a discount is set on: "a premium of 31 percent to Orme's last price", or what was just told."""
    behind = [*noun.rights, *(t for child in noun.rights for t in child.subtree)]
    over = next((p for p in behind if p.dep_ == "prep" and p.lower_ in ("to", "over", "on")), None)
    price = grammar.child(over, "pobj") if over is not None else None
    found = measure(sentence.reading, price) if price is not None else None
    if found is not None and found.about is not None and found.about.entity is not None:
        return found.about
    before = sentence.last()
    sold = before is not None and before[1].rule in ("observation/price", "observation/worth")
    return before[1].about if before is not None and sold else None


def _are_others(noun: Token, target: Token) -> bool:
    """Whether a staff is not that of the people beside it: "treats 80,000 patients with a staff of 1,200"."""
    staffed = noun.lemma_.lower() in words(ROWS, "counted_measures")
    done = noun.lemma_.lower() in ("staff", "workforce") and target.tag_ == "NNS"  # "2,000 operations a year with"
    return staffed and (done or is_person_noun(target.lemma_.lower()))


def _weighed_before(prep: Token) -> Token | None:
    """What an amount before "with" is of: "found 14 kilos of heroin with a street value of 700,000"."""
    objects = [n for n in grammar.objects(prep.head) if n.i < prep.i]
    return next((n for o in objects for _, n in grammar.prepositional(o, "of") if n.i < prep.i), None)


def _only_foresees(reading: Reading, verb: Token, subject: Token, noun: Token) -> bool:
    """Whether the subject forecasts somebody else's figure: analysts, a named person, a bank that expects a deficit."""
    seen = verb.lemma_ == "see" and verb.tag_ in ("VBZ", "VBP")  # "she sees an agreed price of 150 crowns"
    if verb.lemma_ not in rows(ROWS)["forecast"]["verbs"] and not seen:
        return False
    if noun.lemma_.lower() in words(ROWS, "of_markets"):
        return True
    mention = reading.mention_headed_by(_meant_by(subject))
    return (mention is None and subject.pos_ not in ("PRON", "PROPN")) or reading.is_a(mention, SCHEMA.Person)


def _is_firm(subject: Token) -> bool:
    """Whether a business that nobody names expects results of its own: "The brewer expects a profit of 4 million"."""
    lemma = subject.lemma_.lower()
    own = lemma in words(ROWS, "businesses") and lemma not in words(ROWS, "foreseeing_for_others")
    return subject.tag_ == "NN" and own


def _meant_by(subject: Token) -> Token:
    noun = grammar.antecedent(subject.head) if subject.lower_ in grammar.RELATIVES else None
    return noun if noun is not None else subject


def _is_named_person(reading: Reading, noun: Token) -> bool:
    """Whether a noun stands for a person whom the text names."""
    return reading.is_a(sure_mention(reading, noun), SCHEMA.Person)
