"""What a pronoun takes up that the verb before it was done to: "bought the mill in 2001 and sold it in 2010"."""

from kg.extract.grammar import REACH, SUBJECTS, child
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.vocabulary import SCHEMA

FITTING = {"it": ("NN", "NNP"), "them": ("NNS", "NNPS")}


def same_object(reading: Reading, pronoun: Token, verb: Token) -> Token:
    """The object of the verb that this one is joined to, for a pronoun of the same place that nobody resolved."""
    empty = child(verb, "ccomp", "oprd") is not None  # "made it clear that"
    known = reading.mention_headed_by(pronoun) is not None or empty
    if pronoun.dep_ != "dobj" or pronoun.lower_ not in FITTING or known:
        return pronoun
    above = verb
    for _ in range(REACH):
        if above.dep_ != "conj" or child(above, *SUBJECTS) is not None:
            return pronoun
        above = above.head
        noun = child(above, "dobj")
        if noun is None or noun.lower_ != pronoun.lower_:
            break
    if noun is None or noun.tag_ not in FITTING[pronoun.lower_] or child(noun, "conj") is not None:
        return pronoun
    between = (reading.mention_headed_by(t) for t in verb.doc[noun.i + 1 : pronoun.i])
    rivals = any(reading.is_a(m, SCHEMA.Organization) for m in between)  # "played 9 games for Acme and led them"
    return pronoun if rivals or noun.i > pronoun.i else noun
