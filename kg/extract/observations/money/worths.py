"""What things are worth: "coupons worth 130 million yen", "valuing the firm at 3 billion", "a contract worth"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure, previous_word
from kg.extract.observations.money.money import is_in_money
from kg.extract.observations.statements import Sentence, Statement, hinge, is_in, subject_of
from kg.extract.observations.whose.measures import is_measure, label, measure, noun_words, sure_mention, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.phrases import described
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA


def worth(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """ "Coupons worth 130 million yen", "startups valued at more than 1 billion", "a house priced at 2 million"."""
    if figure.kind != "money":
        return None
    doc = sentence.reading.doc
    word = previous_word(figure)
    if word is None:
        return None
    if word.lower_ == "worth":
        return _worth(sentence, word, doc[word.i - 1] if word.i else word)
    verb = doc[word.i - 1] if word.i else word
    if not is_in_money(verb, "value") and slot is not None:
        verb = slot.governor
    at = word.lower_ in ("at", "to") or (word.lower_ == "from" and isinstance(figure.value, tuple))
    if at and is_in_money(verb, "value") and grammar.is_verb(verb):
        own = [n for n in grammar.objects(verb) if n.tag_ in {*NOUNS, "PRP"}]
        relative = verb.dep_ in ("acl", "relcl") and not any(n.i > verb.i for n in own)  # not "that values Orme at"
        noun = verb.head if relative else (next(iter(own), None) or subject_of(sentence.reading, verb))
        if noun is not None and noun.tag_ in {*NOUNS, "PRP"}:
            costs = verb.lemma_ not in ("price", "value") and noun.lemma_.lower() in words(ROWS, "costly_works")
            named = label({"price": "price", "estimate": "estimated value"}.get(verb.lemma_, "value"))
            named = label("cost") if costs else named  # "repairs are estimated at 3 million"
            found = measure(sentence.reading, noun)
            if found.property is not None and is_measure(noun):
                return Statement("observation/worth", verb, found.about or found.property, found.property, noun=noun)
            about = _dealt_in(sentence, verb, noun) or thing(sentence.reading, described(noun))
            return Statement("observation/worth", verb, about, named, noun=noun)
    return None


def carried(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What whoever wins something is paid: "the prize carries 20,000 dollars", "the award comes with 3,000 euros"."""
    if figure.kind != "money" or slot is None or not grammar.is_verb(slot.governor):
        return None
    verb = slot.governor
    bears = rows(ROWS)["money"]["carried"].get(verb.lemma_) == slot.prep and slot.dep in ("dobj", "prep")
    noun = subject_of(sentence.reading, verb) if bears else None
    if noun is None or noun.lemma_.lower() not in words(ROWS, "prizes") or noun.i > verb.i:
        return None
    return Statement("observation/worth", verb, thing(sentence.reading, noun), label("value"), noun=noun)


def _dealt_in(sentence: Sentence, verb: Token, noun: Token) -> Part | None:
    """A noun as mere words, where a deal values it and it is no other than who makes the deal: "the company"."""
    deal, reading = verb.head, sentence.reading
    if noun.lower_ == "it":
        return _valued_in(reading, verb)
    main = grammar.governing_verb(deal) if verb.dep_ in ("acl", "relcl") else None
    maker = subject_of(reading, main) if main is not None else None
    one, two = (reading.mention_headed_by(t) if t is not None else None for t in (noun, maker))
    same = one is not None and two is not None and one.entity == two.entity
    return noun_words(reading, noun) if same and noun.pos_ == "NOUN" else None


def _valued_in(reading: Reading, verb: Token) -> Part | None:
    """Whom "valuing it at" means: what is bought, or who raises money: "raised 8 million in a round valuing it at"."""
    main = verb.head if verb.dep_ == "advcl" else grammar.governing_verb(verb.head)
    if main is None or verb.dep_ not in ("acl", "relcl", "advcl"):
        return None
    bought = next((n for n in grammar.objects(main) if n.i < verb.i), None) if is_in_money(main, "trade") else None
    noun = bought or (subject_of(reading, main) if is_in(main, "raising_capital") else None)
    return thing(reading, noun) if noun is not None else None


def _is_of_all(noun: Token) -> bool:
    """Whether a noun before "of" is what is worth something: "a set of coins", "the combined economies of both"."""
    lefts = [c.lower_ for c in noun.lefts]
    return "the" not in lefts or "combined" in lefts


def _worth(sentence: Sentence, word: Token, left: Token) -> Statement | None:
    if left.lemma_ == "be" or (left.dep_ == "advmod" and left.head.lemma_ == "be"):
        verb = left if left.lemma_ == "be" else left.head
        noun = _estimated(verb) or subject_of(sentence.reading, verb)
        anchor = verb
    else:
        left = _described(sentence.reading, word, left.nbor(-1)) if left.text == "," and left.i > 0 else left
        timed = sentence.reading.time_at(left) is not None  # "reached 120,000 tons last year, worth 900 million"
        noun, anchor = (left, word) if left.tag_ in NOUNS and not timed else (None, word)
        if noun is not None and _is_other_party(sentence, noun):
            return None  # "leases 12 jets from the lessor Orme, worth about 540 million"
        if (
            noun is not None
            and noun.head.i < noun.i
            and noun.dep_ == "pobj"
            and noun.head.lower_ == "of"
            and noun.head.head.tag_ in NOUNS
            and noun.head.head.i not in sentence.heads  # "seized 1.2 tonnes of cocaine worth"
            and not _is_somebody(sentence.reading, noun.head.head)
            and (noun.tag_ != "NNS" or _is_of_all(noun.head.head))  # not "the origin of coins worth"
            and noun.head.head.lemma_.lower() not in words(ROWS, "acts")  # "the theft of paintings worth"
        ):
            noun = noun.head.head
    before = sentence.last()
    if noun is None and before is not None and word.i > 0 and word.nbor(-1).text == ",":
        prop = label(f"value of {before[1].property.text}")  # "exported 3 tons of bananas in 2023, worth 2 million"
        near = word.i - before[0].last <= 8 and sentence.reading.time_at(word.nbor(-2)) is not None
        return replace(before[1], rule="observation/worth", property=prop, qualifiers=(), noun=None) if near else None
    if noun is None:
        return None
    party = _party(sentence, noun) if anchor.i == word.i else None
    if party is not None:
        prop = label(f"{noun_words(sentence.reading, noun, after=False).text} value")
        return Statement("observation/worth", noun, party, prop, noun=noun)
    anchor = (
        noun if noun.head.i < noun.i and hinge(noun.head, noun) == noun else anchor
    )  # "plans a mill worth 3 million"
    if noun.dep_ in ("dobj", "dative") and _is_to_come(noun):
        anchor = noun.head  # "suppliers would win orders worth 90 million"
    return Statement("observation/worth", anchor, thing(sentence.reading, noun), label("value"), noun=noun)


def _described(reading: Reading, word: Token, left: Token) -> Token:
    """What "worth" behind a comma describes, as the parser has it: "the prize for translation, worth 15,000"."""
    noun = word.head
    above = word.dep_ == "amod" and noun.tag_ in NOUNS and noun.i < left.i and noun in list(grammar.governors(left))
    between = any(grammar.is_verb(t) or t.text == "," for t in word.doc[noun.i : left.i])
    return noun if above and not between and not _is_somebody(reading, noun) else left


def _is_to_come(deal: Token) -> bool:
    """Whether a deal is only going to be made, so that nothing is worth so much yet."""
    made = deal.lemma_.lower() in words(ROWS, "agreements") or deal.lemma_ == "order"
    return made and any(c.tag_ == "MD" for c in deal.head.lefts)


def _is_somebody(reading: Reading, noun: Token) -> bool:
    """Whether a noun is a person or a body: "accused the trader of withholding premiums worth 3 million"."""
    mention = reading.mention_headed_by(noun)
    lemma = noun.lemma_.lower()
    person = is_person_noun(lemma) or lemma in words("descriptions", "no_trade")  # "the winner of a prize, worth"
    return person or reading.is_a(mention, SCHEMA.Person, SCHEMA.Organization)


def _is_other_party(sentence: Sentence, noun: Token) -> bool:
    """Whether a name behind "from" or "with" is but the other side of a deal that is worth so much."""
    mention = sentence.reading.mention_headed_by(noun)
    lead = next((t for t in grammar.governors(noun) if t.dep_ == "prep"), None)
    beside = lead is not None and lead.lower_ in ("from", "with", "by")
    return beside and sentence.reading.is_a(mention, SCHEMA.Organization, SCHEMA.Person)


def _party(sentence: Sentence, noun: Token) -> Part | None:
    """Who has the deal that a sum is the worth of, if a name tells: "Orme won a contract worth 3 million"."""
    prep = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "under", "through", "to") else None
    verb = prep.head if prep is not None else noun.head if noun.dep_ == "dobj" else None
    deal = noun.lemma_.lower() in words(ROWS, "agreements")
    if verb is None or not deal or not grammar.is_verb(verb) or sentence.reading.mention_headed_by(noun) is not None:
        return None
    bought = next(iter(grammar.objects(verb)), None) if prep is not None and is_in_money(verb, "trade") else None
    party = bought or subject_of(sentence.reading, verb)
    mention = sure_mention(sentence.reading, party) if party is not None else None
    return sentence.reading.entity_part(mention) if mention is not None else None


def _estimated(verb: Token) -> Token | None:
    """What somebody estimates to be worth the amount: "a contract which analysts estimate to be worth"."""
    open_object = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in grammar.RELATIVES), None)
    return grammar.antecedent(verb.head) if open_object is not None and verb.dep_ in ("xcomp", "ccomp") else None
