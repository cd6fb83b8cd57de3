"""What things change hands for: "bought X for 530 million", "the purchase of X for 57 million", "fined X 3 million"."""

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, kind_of, previous_word
from kg.extract.observations.money.money import following, is_in_money
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.observations.whose.measures import is_measure, label, thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.slots import Slot
from kg.extract.observations.wording.units import per
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Quantity
from kg.rows import rows, words
from kg.vocabulary import SCHEMA


def price(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What something changed hands for: "bought X for 530 million", "will pay 6.70 euros for each unit"."""
    word = previous_word(figure)
    if figure.kind != "money" or slot is None:
        return None
    verb, reading = _bought_from(word) or slot.governor, sentence.reading
    if not grammar.is_verb(verb):
        return None
    beside = slot.dep == "dative" and figure.head.dep_ == "appos"  # "fined the company Orme 3 million", misparsed
    if is_in_money(verb, "fine") and (beside or (slot.prep == "" and slot.dep == "dobj")):
        return _fined(sentence, figure, verb)
    bought = verb if is_in_money(verb, "trade") or _goes_on_sale(verb) else None
    settled = verb.lemma_ == "settle" and word is not None and word.lower_ == "at"  # "cocoa settled at 8,400"
    if word is not None and word.lower_ in ("for", "at") and bought is not None and not settled:
        noun = _traded(reading, bought, figure)
        if noun is not None and word.lower_ == "for" and (share := reading.quantity_at(noun)) is not None:
            return _of_share(sentence, verb, noun, share)
        unnamed = noun is not None and noun.tag_.startswith("VB") and reading.mention_at(noun) is None
        if noun is None or reading.quantity_at(noun) is not None or unnamed:
            return None  # "what remained was bought for 95 million"
        if noun.lemma_.lower() in words(ROWS, "wholes_of_money"):
            return None  # "wants to buy the rest for 1.1 billion"
        named: str = rows(ROWS)["named_prices"].get(verb.lemma_, "price")  # a house is let at a rent
        return Statement("observation/price", verb, thing(reading, noun), label(named), noun=noun)
    if word is not None and word.lower_ == "for" and is_in_money(verb, "transfer") and not grammar.is_passive(verb):
        return _transferred(sentence, figure, verb)
    noun = _made(reading, figure, verb) if word is not None and word.lower_ == "for" else None
    if noun is not None:
        return Statement("observation/price", verb, thing(reading, noun), label("cost"), noun=noun)
    if is_in_money(verb, "pay") and slot.dep == "dobj":
        noun = next((n for p, n in following(figure, verb, "for")), None)
        refunds = noun is not None and noun.lemma_.lower() in words(ROWS, "paid_for_without_price")
        if noun is not None and reading.time_at(noun) is None and not refunds:
            each = any(c.lower_ in ("each", "every") for c in noun.lefts)  # "6 euros a day for each crate"
            rate = f" per {noun.lower_}" if each and noun.lower_ not in per(figure) else ""
            prop = label(f"price {participle(verb)}{rate}")
            return Statement("observation/price", verb, thing(reading, noun), prop, noun=noun)
    return None


def _traded(reading: Reading, verb: Token, figure: Figure) -> Token | None:
    """What is bought or sold: the object, what a clause tells of ("a study the schools ordered"), or the subject."""
    targets = [n for n in grammar.objects(verb) if n.i < figure.first]
    priced = targets and any(q.unit for q in reading.quantities_in(targets[0].i, targets[-1].left_edge.i))
    target = targets[-1 if priced else 0] if targets else None  # "bought Orme for 9 million and Lund for 5 million"
    told_of = verb.dep_ in ("relcl", "acl") and not grammar.is_passive(verb) and grammar.child(verb, "nsubj")
    if target is None and told_of and told_of.lower_ not in grammar.RELATIVES:
        return verb.head
    return target or subject_of(reading, verb)


def _of_share(sentence: Sentence, verb: Token, noun: Token, share: Quantity) -> Statement | None:
    """What a share changed hands for: "has bought 30 percent of Orme for 9 million"."""
    whole = next((n for _, n in grammar.prepositional(noun, "of") if n.tag_ in NOUNS), None)
    if whole is None or kind_of(share.unit) != "percent" or isinstance(share.value, tuple):
        return None
    prop = label(f"price of {share.value} percent")
    return Statement("observation/price", verb, thing(sentence.reading, whole), prop, noun=whole)


def _made(reading: Reading, figure: Figure, verb: Token) -> Token | None:
    """What is made for so much: "the hall was built for 21 million", "plans to build a plant for 65 million"."""
    if not is_in_money(verb, "make") or verb.dep_ == "advcl":
        return None  # "it hangs in a new wing, built for 21 million"
    if grammar.is_passive(verb):
        return subject_of(reading, verb)
    own = figure.head.dep_ == "pobj" and figure.head.head.head.i == verb.i
    noun = grammar.child(verb, "dobj") if own else None
    fits = noun is not None and verb.i < noun.i < figure.first and noun.tag_ in ("NN", "NNP")
    return noun if noun is not None and fits and noun.lemma_.lower() not in words(ROWS, "deals") else None


def _bought_from(word: Token | None) -> Token | None:
    """The verb of a trade whose price the parser hung on the other side: "bought Acme from the group Bex for"."""
    if word is None or word.lower_ != "for":
        return None
    noun = word.head  # "buys the cheese maker Orme for 3 million", where "for" hangs on the name
    if noun.dep_ == "dobj" and noun.i == word.i - 1 and is_in_money(noun.head, "trade"):
        return noun.head
    if noun.dep_ == "appos" and noun.head.dep_ == "dobj" and is_in_money(noun.head.head, "trade"):
        return noun.head.head  # "bought Orme, a cheese maker in Lund, for 3 million", where it hangs on the maker
    verb = next((t for t in grammar.governors(word) if is_in_money(t, "trade")), None)
    if verb is None or verb.i > word.i or grammar.is_passive(verb):
        return None
    between = verb.doc[verb.i + 1 : word.i]
    side = any(t.lower_ in ("from", "to") for t in between)
    clause = any(t.dep_ in grammar.SUBJECTS or t.tag_ in ("VB", "VBD", "VBZ", "MD", "VBG") for t in between)
    return verb if side and not clause else None


def paid_for_it(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What somebody pays or gets for what only a pronoun names: "Orme bought it this month for 14 million"."""
    word, verb = previous_word(figure), slot.governor if slot is not None else figure.head
    named: dict[str, str] = rows(ROWS)["money"]["dealt"]
    target = grammar.child(verb, "dobj") if grammar.verb_lemma(verb) in named and not grammar.is_passive(verb) else None
    noun = subject_of(sentence.reading, verb) if target is not None else None
    if figure.kind != "money" or word is None or word.lower_ != "for" or target is None or noun is None:
        return None
    if target.lower_ not in ("it", "them") or not verb.i < target.i < word.i or noun.i > verb.i:
        return None
    if verb.dep_ == "conj":
        return None  # "bought the land in 2019 and sold it for 9 million": nobody knows when
    prop = label(named[grammar.verb_lemma(verb)])
    return Statement("observation/money-object", verb, thing(sentence.reading, noun), prop, noun=noun)


def deal_price(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What a deal named by a noun cost: "completed the purchase of Zenith, a lender, for 57 million euros"."""
    word = previous_word(figure)
    if figure.kind != "money" or word is None or word.lower_ not in ("for", "at") or slot is None:
        return None
    deals, reading = words(ROWS, "deals"), sentence.reading
    above = [slot.governor, *grammar.governors(word)]
    beside = [n for verb in above if grammar.is_verb(verb) for n in grammar.objects(verb)]
    noun = next((t for t in (*above, *beside) if t.lemma_.lower() in deals and t.i < figure.first), None)
    sold = next((n for _, n in grammar.prepositional(noun, "of", "in")), None) if noun is not None else None
    if noun is None or sold is None or sold.i > figure.first or reading.quantity_at(sold) is not None:
        return None
    between = reading.doc[sold.i : figure.first]
    if any(grammar.is_verb(t) and t.head.i == noun.head.i for t in between):
        return None
    return Statement("observation/price", grammar.governing_verb(noun) or noun, thing(reading, sold), label("price"))


def price_from(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The lowest price of what is sold: "sold at prices starting from 285,000 euros", "rooms at rates from 90"."""
    doc, word = figure.head.doc, previous_word(figure)
    if figure.kind != "money" or word is None or word.lower_ not in ("from", "at") or isinstance(figure.value, tuple):
        return None
    begins = doc[word.i - 1].lower_ in ("starting", "beginning")
    noun = doc[word.i - (2 if begins else 1)]
    if noun.tag_ != "NNS" or not is_measure(noun) or noun.dep_ != "pobj" or not (begins or word.lower_ == "from"):
        return None
    behind = [t for t in doc[figure.last : figure.last + 2] if t.lower_ == "to" or sentence.reading.quantity_at(t)]
    goes_on = len(behind) == 2 and behind[0].lower_ == "to"
    above = noun.head.head
    sold = subject_of(sentence.reading, above) if grammar.is_verb(above) else above
    before = sentence.last()
    if goes_on or sold is None or sold.i > noun.i or noun.head.lower_ not in ("at", "with", "for"):
        return None
    about = before[1].about if sold.like_num and before is not None else thing(sentence.reading, sold)
    prop = label(noun.lower_)
    return Statement("observation/price", figure.head, about, prop, qualifiers=("at least",), noun=None)


def _transferred(sentence: Sentence, figure: Figure, verb: Token) -> Statement | None:
    """What a club paid for a player: "joined Orr Town for 45 million euros"."""
    subject = subject_of(sentence.reading, verb)
    mention = sentence.reading.mention_headed_by(subject) if subject is not None else None
    player = sentence.reading.is_a(mention, SCHEMA.Person) or (
        subject is not None and mention is None and is_person_noun(subject.lemma_.lower())
    )
    if subject is None or not player or subject.i > verb.i:
        return None
    return Statement("observation/price", verb, thing(sentence.reading, subject), label("transfer fee"), noun=subject)


def _goes_on_sale(verb: Token) -> bool:
    """ "Tickets go on sale at 235 pounds", "was put up for sale at 3 million"."""
    return any(noun.lemma_ == "sale" for _, noun in grammar.prepositional(verb, "on", "for"))


def _fined(sentence: Sentence, figure: Figure, verb: Token) -> Statement | None:
    """ "The court fined X 22 million", "X was fined 22 million": a fine is the property of whoever pays it."""
    joined = verb.dep_ == "conj" and grammar.is_passive(verb.head)  # "was jailed for 12 years and fined 50,000"
    passive = grammar.is_passive(verb) or (joined and grammar.child(verb, *grammar.SUBJECTS, "dative") is None)
    noun = subject_of(sentence.reading, verb) if passive else grammar.receiver(verb)
    if noun is None:
        last = sentence.reading.doc[figure.first - 1]
        noun = last if last.tag_ in NOUNS and last.i > verb.i else None
    if noun is None:
        return None
    several = grammar.conjuncts(grammar.first_conjunct(noun))
    about = thing(sentence.reading, noun)
    if len(several) > 1:  # "fined Orme and Lumo a total of 240 million": neither alone
        about = sentence.reading.words_part(several[0].left_edge.i, several[-1].i + 1)
    return Statement("observation/price", verb, about, label("fine"), noun=noun)
