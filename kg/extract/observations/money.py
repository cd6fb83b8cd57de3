"""Money that changes hands: "bought X for 530 million", "spent 44 million on lawyers"."""

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, behind_brackets, kind_of, previous_word
from kg.extract.observations.forms import ROWS, participle
from kg.extract.observations.listed import listed_words
from kg.extract.observations.measures import is_measure, label, noun_words, thing
from kg.extract.observations.slots import Slot
from kg.extract.observations.statements import Sentence, Statement, is_in, ordering, subject_of
from kg.extract.observations.units import per
from kg.extract.reading import Reading
from kg.extract.reference.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part, Quantity
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

MOST_WORDS = 8  # of a phrase that tells what a sum was for
CONNECTIVES = ("of", "in", "at", "on", "for", "from", "to", "with", "near", "and", "or", "by", "the", "a", "an", "its")


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
        noun = next((n for n in grammar.objects(bought) if n.i < figure.first), None) or subject_of(
            sentence.reading, bought
        )
        if noun is not None and word.lower_ == "for" and (share := reading.quantity_at(noun)) is not None:
            return _of_share(sentence, verb, noun, share)
        unnamed = noun is not None and noun.tag_.startswith("VB") and reading.mention_at(noun) is None
        if noun is None or reading.quantity_at(noun) is not None or unnamed:
            return None  # "what remained was bought for 95 million"
        if noun.lemma_.lower() in words(ROWS, "wholes_of_money"):
            return None  # "wants to buy the rest for 1.1 billion"
        named = "settlement" if verb.lemma_ == "settle" else "price"
        return Statement("observation/price", verb, thing(reading, noun), label(named), noun=noun)
    if word is not None and word.lower_ == "for" and is_in_money(verb, "transfer") and not grammar.is_passive(verb):
        return _transferred(sentence, figure, verb)
    made = is_in_money(verb, "make") and word is not None and word.lower_ == "for" and grammar.is_passive(verb)
    made = made and verb.dep_ != "advcl"  # "it hangs in a new wing, built for 21 million"
    if made and (noun := subject_of(reading, verb)) is not None:
        return Statement("observation/price", verb, thing(reading, noun), label("cost"), noun=noun)
    if is_in_money(verb, "pay") and slot.dep == "dobj":
        noun = next((n for p, n in _following(figure, verb, "for")), None)
        refunds = noun is not None and noun.lemma_.lower() in words(ROWS, "paid_for_without_price")
        if noun is not None and reading.time_at(noun) is None and not refunds:
            each = any(c.lower_ in ("each", "every") for c in noun.lefts)  # "6 euros a day for each crate"
            rate = f" per {noun.lower_}" if each and noun.lower_ not in per(figure) else ""
            prop = label(f"price {participle(verb)}{rate}")
            return Statement("observation/price", verb, thing(reading, noun), prop, noun=noun)
    return None


def _of_share(sentence: Sentence, verb: Token, noun: Token, share: Quantity) -> Statement | None:
    """What a share changed hands for: "has bought 30 percent of Orme for 9 million"."""
    whole = next((n for _, n in grammar.prepositional(noun, "of") if n.tag_ in NOUNS), None)
    if whole is None or kind_of(share.unit) != "percent" or isinstance(share.value, tuple):
        return None
    prop = label(f"price of {share.value} percent")
    return Statement("observation/price", verb, thing(sentence.reading, whole), prop, noun=whole)


def _bought_from(word: Token | None) -> Token | None:
    """The verb of a trade whose price the parser hung on the other side: "bought Acme from the group Bex for"."""
    if word is None or word.lower_ != "for":
        return None
    noun = word.head  # "buys the cheese maker Orme for 3 million", where "for" hangs on the name
    if noun.dep_ == "dobj" and noun.i == word.i - 1 and is_in_money(noun.head, "trade"):
        return noun.head
    verb = next((t for t in grammar.governors(word) if is_in_money(t, "trade")), None)
    if verb is None or verb.i > word.i or grammar.is_passive(verb):
        return None
    between = verb.doc[verb.i + 1 : word.i]
    side = any(t.lower_ in ("from", "to") for t in between)
    clause = any(t.dep_ in grammar.SUBJECTS or t.tag_ in ("VB", "VBD", "VBZ", "MD", "VBG") for t in between)
    return verb if side and not clause else None


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


def money_subject(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A sum that is the subject of what is done with it: "8 billion yuan has been invested in the park"."""
    if figure.kind != "money" or slot is None or slot.dep != "nsubjpass" or what_of(figure) is not None:
        return None
    verb, reading = slot.governor, sentence.reading
    if not is_in_money(verb, "flow") or figure.first > verb.i:
        return None
    agent = next(iter(grammar.by_agents(verb)), None)
    into = _into(verb)
    text = f"amount {participle(verb)}"
    if into is not None:
        whom = f" {_shortly(noun_words(reading, into[1]))}" if agent is not None else ""
        text = f"{text} {into[0].lower_}{whom}"
    about = thing(reading, agent) if agent is not None else thing(reading, into[1]) if into is not None else None
    return Statement("observation/money-object", verb, about or Part(text=text), Part(text=text), noun=agent)


def _into(verb: Token) -> tuple[Token, Token] | None:
    """Where a sum goes to, or comes from: "in the park"; of "in which" it is the antecedent."""
    found = [*grammar.prepositional(verb, "in", "into", "on", "for", "to", "from", "towards")]
    subject = grammar.subject(verb)
    opening = grammar.prepositional(subject, "in", "into") if subject is not None else ()
    found += [pair for pair in opening if pair[1].tag_ == "WDT"]  # "in which 8 billion yuan has been invested"
    pairs = ((p, grammar.antecedent(verb) if n.lower_ in grammar.RELATIVES or n.tag_ == "WDT" else n) for p, n in found)
    kept = ((p, n) for p, n in pairs if n is not None and n.ent_type_ not in ("DATE", "TIME"))
    return next(((p, n) for p, n in kept if n.tag_ in (*NOUNS, "PRP")), None)


def _shortly(part: Part) -> str:
    """The first words of a phrase, none of them a preposition at its end."""
    said = (part.text or "").split()
    cut = said[:MOST_WORDS]
    while len(cut) < len(said) and cut[-1] in CONNECTIVES:
        cut.pop()
    return " ".join(cut)


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
    noun = subject_of(sentence.reading, verb) if passive else grammar.child(verb, "dative", "iobj")
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


def _following(figure: Figure, verb: Token, preposition: str) -> list[tuple[Token, Token]]:
    found = list(grammar.prepositional(verb, preposition)) + list(grammar.prepositional(figure.head, preposition))
    return [(p, n) for p, n in found if p.i >= figure.last]


def money_object(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Someone's money moves: "raised 12 million from", "spent 44 million on lawyers"."""
    if figure.kind != "money" or slot is None:
        return None
    verb, reading = slot.governor, sentence.reading
    particle = figure.first == verb.i + 2 and f"{verb.lemma_} {slot.prep}" in rows(ROWS)["money"]["flow"]
    if not particle and (slot.dep not in ("dobj", "conj", "attr") or slot.prep):
        return None  # "put in 240,000 euros", whatever the parser calls the particle
    noun = subject_of(sentence.reading, verb) if grammar.is_verb(verb) else None
    if noun is None or not grammar.is_verb(verb):
        return None
    if (is_measure(noun) and grammar.verb_lemma(verb) in words(ROWS, "levels")) or verb.lemma_ == "cost":
        return None  # "revenue made up 7 billion", "cost 45 million in one-off charges"
    of_what, previous = what_of(figure), reading.doc[figure.quantity.first - 1] if figure.quantity.first else None
    more = previous is not None and previous.lower_ in ("another", "additional", "further", "extra")
    sums = words(ROWS, "wholes_of_money") | words(ROWS, "currencies")
    if of_what is not None and of_what.lemma_.lower() in sums:
        of_what = None  # "lent 60 million of the total"
    if of_what is not None:
        prop = _words_of(reading, of_what)
        told = reading.mention_headed_by(noun) is not None or is_in_money(verb, "flow")
        told = told or (is_measure(of_what) and not is_in(verb, "levels"))
        if told and not is_in(verb, "lasting") and verb.lemma_ not in ("have", "see", "include", "contain"):
            prop = Part(text=f"{prop.text} {_done(verb)}", start=prop.start, end=prop.end)
        if more:
            prop = Part(text=f"additional {prop.text}", start=prop.start, end=prop.end)  # "hold another 4 million of"
        return Statement("observation/money-object", ordering(verb) or verb, thing(reading, noun), prop, noun=noun)
    put_into = verb.lemma_ == "put" and any(n.pos_ != "PRON" for _, n in _following(figure, verb, "into"))
    traded = is_in_money(verb, "trade") and grammar.is_passive(verb)  # "songs are sold for 1 euro and 9 an album"
    if traded or not (is_in_money(verb, "flow") or put_into):
        return None
    named = f"{'additional ' * more}{rows(ROWS)['money']['named'].get(verb.lemma_, 'amount')} {_done(verb)}"
    each = grammar.child(verb, "dative", "iobj")  # "promised each family 50 million"
    if each is not None and any(c.lower_ in ("each", "every") for c in each.lefts):
        named = f"{named} per {each.lower_}"
    named = f"{named} {slot.prep}" if particle and slot.prep not in named.split() else named
    text = with_purpose(reading, figure, verb, named)
    return Statement(
        "observation/money-object", ordering(verb) or verb, thing(reading, noun), Part(text=text), noun=noun
    )


def _done(verb: Token) -> str:
    """The participle of a verb; of what somebody is ordered to do that it is to be done: "damages to be paid"."""
    return f"to be {participle(verb)}" if ordering(verb) is not None else participle(verb)


def taken_out_of(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What somebody takes from others: "cheated banks out of 3.6 trillion rupiah"."""
    doc, word = figure.head.doc, previous_word(figure)
    if figure.kind != "money" or word is None or word.i < 1 or doc[word.i - 1 : word.i + 1].text.casefold() != "out of":
        return None
    verb = grammar.governing_verb(word)
    if verb is None or verb.i > word.i or not is_in_money(verb, "take"):
        return None
    passive = grammar.is_passive(verb)
    noun = next(iter(grammar.by_agents(verb)), None) if passive else subject_of(sentence.reading, verb)
    robbed = subject_of(sentence.reading, verb) if passive else next(iter(grammar.objects(verb)), None)
    about = noun or robbed
    if about is None:
        return None
    prop = label(f"amount {participle(verb)}")
    return Statement("observation/money-object", verb, thing(sentence.reading, about), prop, noun=about)


def money_moved(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """A sum with its participle: "with 55,000 pounds borrowed against the farm", "200 million paid to suppliers"."""
    doc, i = figure.head.doc, behind_brackets(figure.head.doc, figure.last)
    moved = doc[i] if i < len(doc) else None
    if figure.kind != "money" or moved is None or moved.tag_ != "VBN" or not is_in_money(moved, "flow"):
        return None
    text = with_purpose(sentence.reading, figure, moved, f"amount {participle(moved)}")
    agent = next(iter(grammar.by_agents(moved)), None)
    word = previous_word(figure)
    if agent is None and word is not None and word.lower_ == "with":
        verb = grammar.governing_verb(figure.head.head)
        agent = subject_of(sentence.reading, verb) if verb is not None else None
    if agent is None:
        return None
    return Statement("observation/money-object", moved, thing(sentence.reading, agent), Part(text=text), noun=agent)


def with_purpose(reading: Reading, figure: Figure, verb: Token, text: str) -> str:
    """What moved, with what it was for or where it came from, where words say so in full."""
    into = _purpose(figure, verb)
    if into is None or reading.time_at(into[1]) is not None or into[1].lemma_ in words(ROWS, "idle_nouns"):
        return text
    whole = listed_words(reading, into[1])
    return f"{text} {into[0].lower_} {_shortly(whole)}" if whole is not None else text


def _purpose(figure: Figure, verb: Token) -> tuple[Token, Token] | None:
    found = [pair for p in ("on", "in", "for", "from", "to", "into") for pair in _following(figure, verb, p)]
    at = _following(figure, verb, "at")  # "spent 3 million at the school", not "raised 3 million at a valuation"
    found += [(p, n) for p, n in at if n.pos_ == "PROPN" or n.lemma_.lower() in words("places", "premises")]
    doc = figure.head.doc  # "raised 28 million, most of it from Orme Capital" is not all from there
    found = [(p, n) for p, n in found if not any(t.lower_ in ("most", "half", "it") for t in doc[figure.last : p.i])]
    return min(found, key=lambda pair: pair[0].i) if found else None


def what_of(figure: Figure) -> Token | None:
    """The noun after the amount: "52 million forints of damage", "8.3 billion yen in sales"."""
    doc, i = figure.head.doc, behind_brackets(figure.head.doc, figure.last)
    if i >= len(doc) or doc[i].lower_ not in ("of", "in", "worth"):
        return None
    noun = grammar.child(doc[i], "pobj")
    if noun is None or noun.tag_ not in ("NN", "NNS") or noun.ent_type_ in ("DATE", "TIME", "GPE"):
        return None
    if doc[i].lower_ == "in" and grammar.child(noun, "det", "poss") is not None:
        return None  # "five rounds above 30 million dollars in the country"
    moves = is_in_money(grammar.governing_verb(figure.head) or noun, "flow")
    told = is_measure(noun) or noun.lemma_.lower() in words(ROWS, "forms_of_money")
    return noun if doc[i].lower_ == "of" or told or not moves else None


def _words_of(reading: Reading, noun: Token) -> Part:
    return noun_words(reading, noun)


def is_in_money(verb: Token, table: str) -> bool:
    """Whether a verb is in a list of the rows about money, with its particle or without."""
    listed = rows(ROWS)["money"][table]
    beside = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    if f"{verb.lemma_.lower()} {beside.lower_}" in listed:
        return True  # "set aside 14 million", whatever the parser calls the particle
    return verb.lemma_.lower() in listed or grammar.verb_lemma(verb) in listed
