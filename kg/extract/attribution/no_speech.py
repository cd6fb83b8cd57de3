"""Words that look like verbs of speech where nobody speaks: "credited customers with $20", "adding to signs that"."""

from kg.extract import grammar
from kg.extract.tokens import Token

PARTS = ("many", "most", "some", "all", "half", "both", "each", "several", "few", "none", "one", "two", "three")
BEHIND_NAMES = (",", ".", ")", "was", "were", "is", "are", "has", "had", "will", "would", "and", "did", "does")


def says_nothing(verb: Token) -> bool:
    """Whether a form of a verb of speech tells of something else."""
    if verb.lemma_.lower() == "credit" and _gives_credit(verb):
        return True
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if verb.lemma_.lower() == "add" and after.lower_ == "to" and after.tag_ != "TO":
        return grammar.child(verb, "dobj") is None and not _addresses(after)
    if verb.tag_ == "VBG" and verb.dep_ == "xcomp" and verb.head.lemma_ == "say":
        return True  # "said promising results were seen"
    return (verb.tag_ == "VBN" and _is_told_of_parts(verb)) or _ends_name(verb)


def _addresses(to: Token) -> bool:
    """Whether what is added is put to somebody: "added to reporters that he would stay"."""
    hearer = grammar.child(to, "pobj")
    return hearer is not None and (hearer.ent_type_ == "PERSON" or hearer.lower_ in ("reporters", "journalists"))


def _gives_credit(verb: Token) -> bool:
    """Whether an amount is put on an account: "credited customers with 500 points", "credited $5 to accounts"."""
    thing = grammar.child(verb, "dobj")
    given = [noun for _, noun in grammar.prepositional(verb, "with")] or ([thing] if thing is not None else [])
    return any(_is_amount(noun) for noun in given)


def _is_amount(noun: Token) -> bool:
    """Whether a noun is a sum or a count: "$20", "500 points", "a month's rent"."""
    return noun.like_num or noun.ent_type_ == "MONEY" or any(c.dep_ == "nummod" or c.is_currency for c in noun.lefts)


def _is_told_of_parts(verb: Token) -> bool:
    """Whether a participle tells of some of what was named before: "diaries, many of them written in Gaelic"."""
    noun = grammar.child(verb, "nsubj", "nsubjpass")
    if noun is None or noun.lower_ not in PARTS or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return False
    of = [below.lower_ for _, below in grammar.prepositional(noun, "of")]
    return bool(of) and of[0] in ("them", "which", "these", "those", "whom")


def _ends_name(verb: Token) -> bool:
    """Whether a verb is the end of a name, as its capital says: "Corvo Projects, which", "Bex Reports was"."""
    if verb.tag_ != "VBZ" or not verb.is_title or verb.i == verb.sent.start or verb.i + 1 >= len(verb.doc):
        return False
    before, after = verb.nbor(-1), verb.nbor(1)
    return before.is_title and before.is_alpha and after.lower_ in BEHIND_NAMES and not after.is_title
