"""Money that somebody gives, gets or has: "spent 44 million on lawyers", "8 billion has been invested in the park"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, behind_brackets, previous_word
from kg.extract.observations.statements import Sentence, Statement, is_in, ordering, subject_of
from kg.extract.observations.whose.each import per_receiver, per_thing
from kg.extract.observations.whose.measures import is_measure, label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.observations.wording.listed import listed_words
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words

MOST_WORDS = 8  # of a phrase that tells what a sum was for
CONNECTIVES = ("of", "in", "at", "on", "for", "from", "to", "with", "near", "and", "or", "by", "the", "a", "an", "its")


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
    mover = agent or (into[1] if into is not None else None)
    about = thing(reading, mover) if mover is not None else None
    if agent is None and into is not None and into[0].lower_ == "from":  # nobody's who only gave it: "was raised from"
        text = f"{text} {_shortly(noun_words(reading, into[1]))}"
        about = sentence.topic.near(verb) if sentence.topic is not None else None
    return Statement("observation/money-object", verb, about or Part(text=text), Part(text=text), noun=agent)


def _into(verb: Token) -> tuple[Token, Token] | None:
    """Where a sum goes to, or comes from: "in the park"; of "in which" it is the antecedent."""
    found = [*grammar.prepositional(verb, "in", "into", "on", "for", "to", "from", "towards")]
    subject = grammar.subject(verb)
    opening = grammar.prepositional(subject, "in", "into") if subject is not None else ()
    found += [pair for pair in opening if pair[1].tag_ == "WDT"]  # "in which 8 billion yuan has been invested"
    pairs = ((p, grammar.antecedent(verb) if n.lower_ in grammar.RELATIVES or n.tag_ == "WDT" else n) for p, n in found)
    kept = ((p, n) for p, n in pairs if n is not None and n.ent_type_ not in ("DATE", "TIME"))
    return next(((p, n) for p, n in kept if n.tag_ in {*NOUNS, "PRP"}), None)


def _shortly(part: Part) -> str:
    """The first words of a phrase, none of them a preposition at its end."""
    said = (part.text or "").split()
    cut = said[:MOST_WORDS]
    while len(cut) < len(said) and cut[-1] in CONNECTIVES:
        cut.pop()
    return " ".join(cut)


def following(figure: Figure, verb: Token, preposition: str) -> list[tuple[Token, Token]]:
    """The phrases with a preposition that stand behind a figure, on its verb or on the figure."""
    found = list(grammar.prepositional(verb, preposition)) + list(grammar.prepositional(figure.head, preposition))
    return [(p, n) for p, n in found if p.i >= figure.last]


def money_object(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Someone's money moves: "raised 12 million from", "spent 44 million on lawyers"."""
    if figure.kind != "money" or slot is None:
        return None
    verb, reading = slot.governor, sentence.reading
    if _is_of_another(figure, sentence.last()):
        return None
    particle = figure.first == verb.i + 2 and f"{verb.lemma_} {slot.prep}" in rows(ROWS)["money"]["flow"]
    if not particle and (slot.dep not in ("dobj", "conj", "attr") or slot.prep):
        return None  # "put in 240,000 euros", whatever the parser calls the particle
    noun = subject_of(sentence.reading, verb) if grammar.is_verb(verb) else None
    if noun is None or not grammar.is_verb(verb):
        return None
    holds = verb.lemma_ == "hold" and noun.lemma_.lower() in words(ROWS, "businesses")  # "the fund holds 3 billion in"
    level = is_measure(noun) and grammar.verb_lemma(verb) in words(ROWS, "levels") and not holds
    if level or verb.lemma_ == "cost":
        return None  # "revenue made up 7 billion", "cost 45 million in one-off charges"
    of_what, previous = (
        _alone(reading, what_of(figure)),
        reading.doc[figure.quantity.first - 1] if figure.quantity.first else None,
    )
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
        prop = replace(prop, text=f"{prop.text}{per_receiver(figure, verb)}")
        if more:
            prop = Part(text=f"additional {prop.text}", start=prop.start, end=prop.end)  # "hold another 4 million of"
        prop = replace(prop, text=f"{prop.text}{per_thing(figure)}")
        return Statement("observation/money-object", ordering(verb) or verb, thing(reading, noun), prop, noun=noun)
    put_into = verb.lemma_ == "put" and any(n.pos_ != "PRON" for _, n in following(figure, verb, "into"))
    traded = is_in_money(verb, "trade") and grammar.is_passive(verb)  # "songs are sold for 1 euro and 9 an album"
    if traded or not (is_in_money(verb, "flow") or put_into):
        return None
    owing = "" if grammar.is_passive(verb) else rows(ROWS)["money"]["named"].get(verb.lemma_, "")
    named = f"{'additional ' * more}{owing or 'amount'} {_done(verb)}"
    if verb.lemma_ == "owe" and grammar.is_passive(verb):
        named = "amount owed by others"  # "is owed 8 million by the grid": no debt of its own
    named += per_receiver(figure, verb)
    named = f"{named} {slot.prep}" if particle and slot.prep not in named.split() else named
    each = per_thing(figure)
    text = f"{named}{each}" if each else with_purpose(reading, figure, verb, named)
    advised = verb.dep_ == "xcomp" and verb.tag_ == "VBG" and is_in(verb.head, "advising")
    about = Part(text=text) if advised else thing(reading, noun)  # "the report recommended spending 22 million"
    return Statement("observation/money-object", ordering(verb) or verb, about, Part(text=text), noun=noun)


def _is_of_another(figure: Figure, before: tuple[Figure, Statement] | None) -> bool:
    """Whether the noun before a listed sum has it, the verb left out: "soil added 3 million, and steel 2 million"."""
    word = figure.head.doc[figure.first - 1] if figure.first else figure.head
    listed = before is not None and before[0].kind == "money" and word.i > before[0].last and figure.head.dep_ == "conj"
    return listed and (word.tag_ in NOUNS or (word.tag_ == "JJ" and word.nbor(-1).dep_ == "cc"))


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
        verb = grammar.governing_verb(moved.head if figure.head.head.i == moved.i else figure.head.head)
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
    found = [pair for p in ("on", "in", "for", "from", "to", "into") for pair in following(figure, verb, p)]
    at = following(figure, verb, "at")  # "spent 3 million at the school", not "raised 3 million at a valuation"
    found += [(p, n) for p, n in at if n.pos_ == "PROPN" or n.lemma_.lower() in words("places", "premises")]
    doc = figure.head.doc  # "raised 28 million, most of it from Orme Capital" is not all from there
    found = [(p, n) for p, n in found if not any(t.lower_ in ("most", "half", "it") for t in doc[figure.last : p.i])]
    first = min(found, key=lambda pair: pair[0].i) if found else None
    partly = first is not None and doc[first[0].i - 1].lower_ in words(ROWS, "partly")  # "chiefly in the north"
    return None if partly else first


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


def _alone(reading: Reading, noun: Token | None) -> Token | None:
    """What a sum is in, unless it is but the first of more: "received 3 million in cash, land and a house"."""
    if noun is None or noun.head.lower_ == "of" or listed_words(reading, noun) is not None:
        return noun
    others = noun.doc[noun.i + 1 : min(noun.i + MOST_WORDS, noun.sent.end)]
    return noun if any(t.like_num for t in others) else None  # "3 million in aid and 12 tonnes of rice"


def _words_of(reading: Reading, noun: Token) -> Part:
    return listed_words(reading, noun) or noun_words(reading, noun)


def is_in_money(verb: Token, table: str) -> bool:
    """Whether a verb is in a list of the rows about money, with its particle or without."""
    listed = rows(ROWS)["money"][table]
    beside = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    if f"{verb.lemma_.lower()} {beside.lower_}" in listed:
        return True  # "set aside 14 million", whatever the parser calls the particle
    return verb.lemma_.lower() in listed or grammar.verb_lemma(verb) in listed


def told_in(word: Token, noun: Token) -> tuple[Token, Token]:
    """What is told "in the range of" or "in the amount of" a figure, with the word behind it; else both unchanged."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.i == 0:
        return word, noun
    if noun.lemma_ in ("range", "region", "order") and is_measure(prep.head):
        return prep, prep.head  # "earnings in the range of 5 to 6 dollars"
    paid = prep.nbor(-1)
    if paid.dep_ == "pobj":  # "to pay damages to the town in the amount of"
        paid = grammar.child(paid.head.head, "dobj") or paid.head.head
    if noun.lower_ == "amount" and prep.lower_ == "in" and paid.pos_ == "NOUN":
        return prep, paid  # "to pay damages in the amount of 40,000 euros"
    return word, noun
