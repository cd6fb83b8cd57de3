"""What is denied: of what so many did not do the words stay with the figure; what should not be has no figure."""

from kg.extract import grammar
from kg.extract.observations.wording.forms import ROWS
from kg.extract.tokens import Token
from kg.rows import rows

ABLE = ("can", "ca")  # "cannot swim" tells what is so


def denial(verb: Token) -> int | None:
    """Where the words of a denial begin: "did" of "did not finish", "not" of "were not insured", "have" of "have no".

    None where the verb is not denied, or only in what may be or will be.
    """
    helping = grammar.own_auxiliaries(verb)
    if any(c.tag_ == "MD" and c.lower_ not in ABLE for c in helping):
        return None
    if not any(t.tag_ in {*grammar.FINITE, "MD"} for t in (verb, *helping)):
        return None
    if verb.lemma_ == "have" and any(c.lower_ == "yet" and c.i == verb.i + 1 for c in verb.rights):
        return verb.i  # "have yet to be found"
    target = grammar.child(verb, "dobj")
    if target is not None and any(c.lower_ == "no" for c in target.lefts):
        return verb.i
    word = grammar.child(verb, "neg")
    if word is None:
        return None
    return helping[0].i if helping and helping[0].lemma_ != "be" else word.i


def is_denied_of_all(verb: Token, first: int) -> bool:
    """Whether a figure is but of all, of whom somebody will not say it: "does not claim that all six fell ill"."""
    above = verb.head if verb.dep_ == "ccomp" else None
    whole = first > 0 and verb.doc[first - 1].lower_ in ("all", "every")
    return whole and above is not None and grammar.child(above, "neg") is not None


def is_withdrawn(figure: Token) -> bool:
    """Whether a figure is but that of a forecast given up: "scrapped its forecast that sales would grow 8%"."""
    for token in (figure, *grammar.governors(figure)):
        noun = grammar.child(token.head, "dobj") if token.dep_ == "ccomp" else token
        if noun is not None and noun.pos_ == "NOUN" and noun.lemma_.lower() in rows(ROWS)["forecast"]["nouns"]:
            return noun.dep_ == "dobj" and noun.head.lemma_.lower() in rows(ROWS)["forecast"]["withdrawing"]
        if token.dep_ in ("advcl", "relcl", "ROOT"):
            return False
    return False


def is_ruled_out(verb: Token) -> bool:
    """Whether a figure is but what should or would not be: "should not pay 40 million", "would never cost 3 euros".

    What will not be stays a denial: "will not pay 40 million".
    """
    modal = next((c for c in verb.lefts if c.tag_ == "MD"), None)
    denied = grammar.child(verb, "neg") is not None
    return denied and modal is not None and modal.lemma_.lower() != "will"
