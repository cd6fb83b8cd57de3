"""What a relative clause describes where the parser hangs it on another noun."""

from kg.extract.grammar.coordination import child, governors
from kg.extract.grammar.lemmas import lemma, reports
from kg.extract.tokens import Token
from kg.rows import words


def nearer_kin(verb: Token) -> Token | None:
    """The name right before ", who", of which the parser's is but kin: "Jim Roe, the son of Tom Roe, who founded"."""
    own, noun = child(verb, "nsubj"), verb.head
    if own is None or own.lower_ != "who" or own.i < 2 or own.nbor(-1).text != ",":
        return None
    name = own.nbor(-2)
    beside = name.i > noun.i and name.ent_type_ == noun.ent_type_ == "PERSON"
    kin = any(t.lower_ in words("grammar", "kin") for t in verb.doc[noun.i + 1 : name.i]) if beside else False
    return name if kin and noun in list(governors(name)) else None


def thing_made(verb: Token) -> Token | None:
    """What several made, of which the parser's is but a maker: "Dust, written by Roe, directed by Lee", no Roe."""
    maker = verb.head
    above = maker.head.head
    if verb.tag_ != "VBN" or maker.dep_ != "pobj" or maker.head.dep_ != "agent" or verb.nbor(-1).text != ",":
        return None
    made = {lemma(verb), lemma(above)} <= words("grammar", "making")
    if not made or verb.dep_ != "acl" or child(verb, "agent") is None:
        return None
    return thing_made(above) or child(above, "nsubjpass") or (above.head if above.dep_ == "acl" else None)


def is_told_inside(verb: Token) -> bool:
    """Whether a reported clause is that of a relative pronoun: "sell" of "which she said she would sell"."""
    said = verb.head
    inside = verb.dep_ == "ccomp" and said.dep_ == "relcl" and said.i < verb.i and reports(lemma(said))
    return inside and any(c.tag_ in ("WDT", "WP") and c.i < said.i for c in verb.lefts)


def explained(noun: Token) -> Token:
    """What a noun with a clause explains: the river of "the river, the artery which carries", else the noun itself."""
    what, first = noun.head, noun.left_edge.i
    if noun.dep_ != "appos" or noun.pos_ != "NOUN" or first < 2 or child(noun, "relcl") is None:
        return noun
    beside = noun.doc[first - 2] == what and noun.doc[first - 1].is_punct
    same = any(c.lower_ == "the" for c in noun.lefts)  # not "took the road, a trip which lasts five hours"
    certain = same and (what.pos_ == "PROPN" or any(c.lower_ == "the" for c in what.lefts))
    return what if beside and certain and what.pos_ in ("NOUN", "PROPN") else noun
