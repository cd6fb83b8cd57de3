"""What of a noun phrase an object keeps, and what tells of the verb."""

from kg.extract.actions.empty import is_odds, is_of_some
from kg.extract.actions.several import is_first_half
from kg.extract.grammar import child, lemma, noun_phrase
from kg.extract.tokens import Token
from kg.rows import words


def core(noun: Token) -> tuple[int, int]:
    """The noun phrase without the prepositional phrases that tell where, when or with whom the verb is done."""
    first, last = noun_phrase(noun)
    owner = noun.head.head if noun.doc[first].tag_ == "WP$" else noun
    owns = owner.pos_ in ("NOUN", "PROPN") or owner.lower_ == "one"
    first += owns and owner.i < first < noun.i  # "a mine whose dam was built"
    first -= noun.i == first and is_first_half(noun.nbor(-1) if noun.i else noun, noun)
    opener = noun.doc[first]
    first += opener.lower_ == "that" and opener != noun and noun.tag_ in ("NNS", "NNPS")  # "said that taps ran"
    inner = words("actions", "within_object")
    if noun.lemma_.lower() in words("actions", "holdings"):
        inner |= {"in"}
    doing = lemma(noun.head) if noun.dep_ == "dobj" else ""
    if doing in words("actions", "doing_for"):
        inner -= {"for"}
    if doing in words("actions", "doing_against"):
        inner -= {"against"}
    if doing in words("actions", "doing_of") and child(noun, "nummod", "amod") is not None:
        inner -= {"of"}
    preps = [c for c in noun.rights if c.dep_ == "prep" and c.nbor(-1).text != "-"]  # "his brother-in-law"
    kept = [c for c in preps if c.lower_ in inner or is_odds(noun, c) or is_of_some(noun, c) or _limits(c)]
    cuts = [c.left_edge.i for c in preps if c not in kept]
    cuts += [c.left_edge.i for c in noun.rights if c.dep_ == "npadvmod" and c.ent_type_ == "DATE"]
    later = words("actions", "comparing_times")
    cuts += [c.left_edge.i for c in noun.rights if c.dep_ == "advmod" and c.lower_ in later]
    cuts += [t.i for t in noun.doc[noun.i + 1 : last] if not noun.is_ancestor(t)]  # "a report last week that"
    end = min([last, *cuts])
    made_so = child(noun, "acl") if doing == "leave" else None  # "left 3,000 people stranded"
    close = made_so is not None and made_so.tag_ == "VBN" and made_so.i == end == made_so.right_edge.i
    return first, end + close


def _limits(prep: Token) -> bool:
    """Whether a phrase says which ones are meant, and not how it is done: "over the age of 18", "with most seats"."""
    noun = child(prep, "pobj")
    if noun is None or prep.nbor(-1).text == ",":
        return False
    aged = prep.lower_ in ("over", "under", "above", "below", "aged") and noun.lemma_.lower() == "age"
    ranked = prep.lower_ == "with" and any(c.tag_ in ("JJS", "RBS") for c in noun.lefts)
    return aged or (ranked and prep.head.dep_ != "dobj")
