"""Who does himself what other subjects of such verbs only undergo: "Crews will start", not "The talks will start"."""

from kg.extract.actions.clauses import goes_along
from kg.extract.grammar import child, is_passive, lemma, prepositional, verb_lemma
from kg.extract.reference.taking_up.phrases import is_person_noun, noun_of
from kg.extract.tokens import Token
from kg.rows import words

_MONEY = frozenset(("money", "funds", "proceeds", "cash", "revenue", "revenues", "profits"))


def sets_to_work(verb: Token, noun: Token) -> bool:
    """Whether people are meant who begin or finish their work: "Crews would start in April", not "The talks would"."""
    if verb_lemma(verb) == "go ahead":
        return any(p.lower_ == "with" for p, _ in prepositional(verb))  # "The firm went ahead with the sale"
    if noun.pos_ != "NOUN" or lemma(verb) not in words("actions", "begun_by_sides"):
        return False
    name = noun_of(noun)
    return is_person_noun(name) or name in words("actions", "groups") or name in words("actions", "trades_at_work")


def goes_to_winner(verb: Token) -> bool:
    """Whether a prize is given to somebody: "Best actress went to Roe", "The award for best song goes to Lee"."""
    if lemma(verb) != "go" or not any(p.lower_ == "to" for p, _ in prepositional(verb)):
        return False
    noun = child(verb, "nsubj")
    if noun is not None and any(c.tag_ == "MD" for c in verb.lefts) and _whole_of(noun).lower_ in _MONEY:
        return True  # "Most of the money will go to schools"
    return noun is not None and (is_award(noun) or noun.lemma_.lower() in words("actions", "prizes"))


def _whole_of(noun: Token) -> Token:
    """The noun that a share is of, or the noun itself: the money of "most of the money"."""
    of = child(noun, "prep")
    whole = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    return whole or noun


def is_award(noun: Token) -> bool:
    """Whether a noun is the name of a class of prizes: "Best actress", "best original score"."""
    return noun.left_edge.lower_ == "best" and noun.left_edge.head == noun


def is_state_at_end(verb: Token) -> bool:
    """Whether only a figure's state is told: "66 shares ended unchanged", "The ledger ran to 312 pages"."""
    if child(verb, "dobj") is not None:
        return False
    if verb_lemma(verb) in words("actions", "figures_without_object"):
        states = (c for c in verb.rights if c.dep_ in ("acomp", "oprd", "advmod", "xcomp", "advcl", "attr"))
        return any(c.lower_ in words("actions", "states_of_figures") for c in states)
    if lemma(verb) != "run":
        return False
    long = any(p.lower_ == "to" and child(n, "nummod") is not None for p, n in prepositional(verb))
    lasts = verb.tag_ in ("VBZ", "VBP") and any(p.lower_ in ("for", "on", "off") for p, _ in prepositional(verb))
    return long or lasts  # "runs for five hours on a charge"


def is_some_of_them(noun: Token, verb: Token) -> bool:
    """Whether a word says how many of those told of did it: "71% rejected the offer", "Nine withdrew", "Most left"."""
    if noun != child(verb, "nsubj") or is_passive(verb):
        return False
    if noun.text == "%":
        return child(verb, "dobj") is not None
    bare = noun.tag_ == "CD" or noun.lower_ in words("actions", "some_of_them")
    if bare and goes_along(verb):
        return True  # "some of them carrying banners"
    done = any(c.lower_ in ("has", "have", "had") for c in verb.lefts) or verb.tag_ == "VBD"
    return bare and done and verb_lemma(verb) in words("actions", "complete")


def names_nobody(word: Token, verb: Token) -> bool:
    """Whether a word leaves open who does it: "no nurse", "any nurse", "Not every nurse", not "Every nurse"."""
    if word.lower_ not in ("every", "each"):
        return word.lower_ in words("actions", "nobody")
    return child(verb, "neg") is not None or any(t.lower_ == "not" for t in word.doc[max(word.i - 1, 0) : word.i])
