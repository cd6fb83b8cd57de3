"""Where, how or from what a share of something is done: "sells 38 percent of its output in Norway"."""

from kg.extract import grammar
from kg.extract.observations.statements import is_in
from kg.extract.observations.whose.measures import noun_words
from kg.extract.observations.wording.forms import participle
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part

ABOUT_OWN = ("in", "to", "abroad", "overseas")  # of one's own goods; "sold half of the flats in Lund" tells which flats
ABOUT_ALL = ("from", "at", "through", "with", "via")
LONGEST = 10  # tokens of what is said to be so


def done_where(reading: Reading, verb: Token, whole: Token) -> tuple[Part, Part] | None:
    """The share with where or how it is done, and its whole: "funds half of the project from cash"."""
    words, i = noun_words(reading, whole, after=False), whole.right_edge.i + 1
    goes_on = next((t for t in (*whole.rights, *whole.doc[i : i + 1]) if t.tag_ == "VBG"), None)
    if verb.lemma_ == "keep" and goes_on is not None:  # "kept 40 percent of its buses moving"
        going = Part(text=f"share of {words.text} kept {goes_on.lower_}", start=words.start, end=words.end)
        return going, words
    behind = (p for p in (*whole.rights, *verb.rights) if p.i > whole.i and _tells_how(verb, whole, p))
    plain = (p for p in behind if not any(reading.time_at(t) or reading.quantity_at(t) for t in p.subtree))
    prep = next(plain, None)
    if prep is None:
        return None
    last = next((t.i for t in prep.subtree if t.text in (",", ";", "–", "—", "(")), prep.right_edge.i + 1)
    there = " ".join(verb.doc[prep.i : last].text.split())
    if last - prep.i > LONGEST:
        return None
    prop = Part(text=f"share of {words.text} {participle(verb)} {there}", start=words.start, end=words.end)
    return prop, words


def _tells_how(verb: Token, whole: Token, prep: Token) -> bool:
    """Whether a preposition of the verb, or of one's own goods that are sold, tells where or how it is done."""
    if prep.nbor(-1).text == ",":
        return False
    own = grammar.child(whole, "poss")
    sells = own is not None and own.tag_ == "PRP$" and is_in(verb, "sells")
    told = prep.lower_ in ABOUT_ALL and prep.dep_ == "prep" and (sells or prep.head.i == verb.i)
    return told or (sells and prep.lower_ in ABOUT_OWN)
