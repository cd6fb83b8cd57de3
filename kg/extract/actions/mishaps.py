"""What tells when and where a deed was done besides its own words: a clause with "when", an occasion, a mishap."""

from kg.extract.grammar import child, lemma, own_auxiliaries, verb_lemma
from kg.extract.tokens import Token
from kg.rows import words


def befell_when(verb: Token) -> bool:
    """Whether a clause with "when" tells a mishap: "Two boys drowned when their boat overturned on Lake Volta"."""
    own = child(verb, "nsubj")
    crashed = own is not None and own.pos_ == "NOUN" and verb_lemma(verb) in words("actions", "crashing")
    return crashed and verb.dep_ == "advcl" and clause_of_when(verb.head) == verb


def clause_of_when(verb: Token) -> Token | None:
    """The clause with "when" behind a verb that tells what was done then, both once: "died when a roof fell"."""
    clauses = (c for c in verb.rights if c.dep_ == "advcl" and any(o.lower_ == "when" for o in c.lefts))
    clause = next(clauses, None)
    return clause if clause is not None and _is_done_once(clause) and _is_done_once(verb) else None


def _is_done_once(verb: Token) -> bool:
    """Whether a verb in the plain past tells what was done, and no word denies it or says how often."""
    helping = own_auxiliaries(verb)
    past = verb.tag_ == "VBD" if not helping else all(c.lower_ in ("was", "were") for c in helping)
    often = any(c.dep_ == "neg" or c.lower_ in words("actions", "how_often") for c in verb.children)
    return past and lemma(verb) != "be" and not often


def strikes(verb: Token, noun: Token) -> bool:
    """Whether a calamity did harm, so that it did so where it was: "A fire in Izmir killed two"."""
    return lemma(verb) in words("actions", "struck") and noun.lemma_.lower() in words("observations", "calamities")


def dates_deed(verb: Token, time: Token) -> bool:
    """Whether a time before an occasion dates what was done there: "won in a 2017 contest", "lost in Sunday's vote".

    A mishap dates only the harm that it did: who was "jailed in a 2017 killing" was jailed later.
    """
    noun = time.head
    prep = noun.head
    before = time.dep_ in ("nummod", "compound", "nmod", "poss") and time.i < noun.i and noun.dep_ == "pobj"
    beside = before and prep.lower_ in ("in", "at", "during") and prep.head.i == verb.i and prep.i > verb.i
    name = noun.lemma_.lower()
    harm = lemma(verb) in words("actions", "harmed") | words("actions", "struck") | words("actions", "surviving")
    mishap = name in words("observations", "calamities") | words("actions", "there_were")
    met = name in words("actions", "occasions") | words("actions", "contests")
    return (
        beside
        and verb.tag_ in ("VBD", "VBN")
        and lemma(verb) not in ("be", "do", "have")
        and (met or (mishap and harm))
    )


def is_of_thing_meant(verb: Token, time: Token, prep: str) -> bool:
    """Whether a time ends a year, begins an effect, or is when a thing is due: "promised them a raise by May"."""
    at = time.left_edge.i - 1
    before = time.doc[at - 1].lower_ if at > time.sent.start and time.doc[at].lower_ == prep else ""
    span = prep == "to" and before in words("actions", "spans_to")
    due = prep == "by" and lemma(verb) in words("actions", "pledging") and time.i > verb.i
    return span or due or (prep == "from" and before == "effect")
