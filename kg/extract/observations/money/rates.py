"""A percentage before its noun: "a 12 percent stake in Orme", "a 25 percent tariff on steel"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.money.sums import possessor
from kg.extract.observations.statements import Sentence, Statement, change_way, hinge, is_in, subject_of
from kg.extract.observations.whose.holders import HOLDINGS
from kg.extract.observations.whose.measures import is_measure, label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS, participle
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words

FARTHEST = 9  # tokens from a sum to the rate beside it: "12 euros a share for Orme Foods, a 26 percent premium"


def rate_before(sentence: Sentence, figure: Figure, noun: Token) -> Statement | None:
    """ "A 12 percent stake in X", "a 31 percent share of the market"."""
    kind = "holding" if noun.lower_ == "holding" else noun.lemma_.lower()
    if kind in ("chance", "probability", "likelihood", "risk"):
        return _chance(sentence, figure, noun, kind)
    agreed = kind in words(ROWS, "agreed_rates") and any(
        is_measure(c) or c.lower_ in words(ROWS, "pays") for c in noun.lefts if c.i >= figure.last
    )
    if agreed or kind in words(ROWS, "rates_before") or (is_measure(noun) and kind not in HOLDINGS):
        return _rate(sentence, figure, noun)
    if kind not in HOLDINGS:
        return None
    reading, verb = sentence.reading, grammar.governing_verb(noun)
    target = next((n for _, n in grammar.prepositional(noun, "in", "of")), None)
    if target is not None and target.lemma_.lower() in words(ROWS, "no_shares_in"):
        return None  # "took a 12 percent stake in that rescue": of what is not told
    owner = possessor(figure)
    owner = owner or _beside(noun)
    if target is None and owner is not None:
        own = figure.head.doc[figure.first - 1].tag_ in ("PRP$", "WP$")
        held = noun if own else verb or noun  # "has agreed to sell his 34 percent holding"
        return Statement("observation/modifier", held, thing(reading, owner), label(kind), noun=noun)
    if verb is None:
        return None
    subject = grammar.receiver(verb) or subject_of(sentence.reading, verb)  # "gives Lumo a 40 percent share"
    if target is None:
        return _held(sentence, noun, verb, subject)
    whole = thing(reading, target)
    text = whole.text or reading.document.text[whole.start : whole.end]
    about = thing(reading, subject) if subject is not None and verb.lemma_ != "be" else whole
    kept = (
        owner is not None and owner.tag_ == "PRP$" and grammar.receiver(verb) is None
    )  # "will raise its 12% stake in"
    if owner is not None and (noun.dep_ == "pobj" or about is whole or kept):
        about = thing(reading, owner)  # "compared with its 21 percent share in Norland", "Orme's 51 percent stake in"
    prop = label(kind)
    return Statement(
        "observation/modifier",
        noun if kept else hinge(verb, noun),
        about,
        prop,
        Part(text=text, start=whole.start, end=whole.end),
        noun=noun,
    )


def _held(sentence: Sentence, noun: Token, verb: Token, subject: Token | None) -> Statement | None:
    """A holding of what the text speaks of: "the club will keep a 10 percent stake"."""
    if noun.dep_ != "dobj" or noun.head.i != verb.i or subject is None or subject.i > verb.i:
        return None
    given_up = is_in(verb, "giving_up")
    if not (given_up or is_in(verb, "holding_verbs")):
        return None
    kind = noun.lemma_.lower()
    prop = label(f"{kind} {participle(verb)}" if given_up else kind)
    return Statement("observation/modifier", verb, thing(sentence.reading, subject), prop, noun=noun)


def _beside(noun: Token) -> Token | None:
    """Whom "with" gives a share: "includes Orme Capital with a 30 percent share"."""
    prep = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "with" else None
    name = prep.nbor(-1) if prep is not None and prep.i > noun.sent.start else None
    return name if name is not None and name.tag_ in ("NNP", "NNPS") else None


def _chance(sentence: Sentence, figure: Figure, noun: Token, kind: str) -> Statement | None:
    """ "A 60 percent chance of rain", "a 60 percent chance that La Nina will develop"."""
    reading, clause = sentence.reading, grammar.child(noun, "acl", "relcl", "ccomp")
    target = next((n for _, n in grammar.prepositional(noun, "of", "for")), None)
    subject = grammar.subject(clause) if target is None and clause is not None else None
    noun_told = target or subject
    if noun_told is None or noun_told.i < noun.i:
        return None
    said = f"{kind} to {clause.lemma_}" if subject is not None and clause is not None else kind
    return Statement("observation/modifier", figure.head, thing(reading, noun_told), label(said), noun=noun)


def _rate(sentence: Sentence, figure: Figure, noun: Token) -> Statement | None:
    """ "A 25 percent tariff on steel", "has a 12 percent capital ratio", "won a 62 percent majority"."""
    reading, verb = sentence.reading, grammar.governing_verb(noun)
    if change_way(noun) is not None or reading.quantity_at(noun) is not None:
        return None
    prop = noun_words(reading, noun, after=False)
    owner = possessor(figure) or grammar.child(noun, "poss")  # "Orme's latest 5 percent pay offer"
    behind = [*grammar.prepositional(noun, "on", "of", "for", "in")]
    behind += grammar.prepositional(verb, "on") if verb is not None and is_in(verb, "imposing") else []
    idle = words(ROWS, "idle_nouns") | words("attribution", "documents")  # "had 52 percent support in a survey"
    apart = (n for _, n in behind if n.i > noun.i and n.lemma_.lower() not in idle and reading.time_at(n) is None)
    target = next(apart, None)
    if target is not None and reading.quantity_at(target) is not None:
        return None
    said = verb is not None and noun.head == verb and target is None
    held = said and verb is not None and _holds(verb, noun)
    asked = said and not held and owner is None and noun.dep_ == "dobj" and verb is not None and is_in(verb, "asking")
    subject = subject_of(reading, verb) if verb is not None and (held or asked) else None
    if asked and verb is not None:
        prop = Part(text=f"{prop.text} {participle(verb)}")  # "turned down a 12 percent pay offer"
    bearer = target or subject or owner
    if bearer is None:
        return _aside(sentence, figure, noun, prop)
    return Statement("observation/modifier", verb or figure.head, thing(reading, bearer), prop, noun=noun)


def _holds(verb: Token, noun: Token) -> bool:
    """Whether the subject has a rate, or is one: "has a 12 percent ratio", "is a 22 percent premium to its close"."""
    has = noun.dep_ == "dobj" and (is_in(verb, "reporting") or verb.lemma_ in rows(ROWS)["shares"]["make_up"])
    return has or (noun.dep_ == "attr" and verb.lemma_ == "be")


def _aside(sentence: Sentence, figure: Figure, noun: Token, prop: Part) -> Statement | None:
    """A rate beside the sum told before: "the offer is worth 34 euros a share, a 27 percent premium"."""
    before, doc = sentence.last(), figure.head.doc
    first = figure.first - 1 if doc[figure.first - 1].tag_ == "DT" else figure.first
    set_off = before is not None and before[0].kind == "money" and doc[first - 1].text == ","
    if before is None or not set_off or first - before[0].last > FARTHEST or noun.dep_ not in ("appos", "npadvmod"):
        return None
    if any(map(grammar.is_verb, doc[before[0].last : first])):
        return None
    return replace(before[1], rule="observation/modifier", property=prop, qualifiers=(), noun=None)
