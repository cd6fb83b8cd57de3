"""The name of a verb: its lemma, with the particle that belongs to it."""

from functools import cache, lru_cache

from kg.extract.tokens import Token
from kg.rows import rows, words

FORMS = 1 << 16  # words kept in mind
VERBS = 1 << 10  # verbs of the article at hand kept in mind: rules ask for them again and again


@cache
def _mended() -> dict[str, str]:
    verbs = words("grammar", "silent_e")
    mended = {form: verb for verb in verbs for form in (f"{verb}d", f"{verb}s", f"{verb[:-1]}ing")}
    return mended | {f"re-{verb}{end}": f"re-{verb}" for verb in words("grammar", "repeated") for end in ("ed", "ing")}


@lru_cache(VERBS)
def lemma(verb: Token) -> str:
    """The lemma of a verb in lower case, with the model's slips mended: "hope" for "hoped", where it says "hop"."""
    if verb.lower_ == "found" and any(c.tag_ in ("TO", "MD") for c in verb.lefts):
        return "found"  # "went on to found Acme"
    return lemma_of(verb.lower_, verb.lemma_)


@lru_cache(FORMS)
def lemma_of(form: str, told: str) -> str:
    """The mended lemma; a past tense loses an "e" that English spells behind no such consonants: "misreport"."""
    lemma = told.lower()
    stray = form in {f"{lemma}d", f"{lemma[:-1]}ing"} and lemma.endswith(tuple(words("grammar", "no_silent_e")))
    before = rows("grammar")["done_before"].get(form)  # "pre-sold": the language model knows no such verb
    return before or _mended().get(form, lemma[:-1] if stray else lemma)


@lru_cache(VERBS)
@cache
def without_passive() -> frozenset[str]:
    """The verbs that have no passive, or hardly ever one."""
    return words("grammar", "never_passive") | words("grammar", "intransitive")


def particle(verb: Token) -> Token | None:
    """The particle of a phrasal verb: "over" in "took the firm over"."""
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    adverb = following is not None and following.head.i == verb.i and following.dep_ in ("advmod", "prep")
    if following is not None and adverb and _is_particle(verb, following):
        after = verb.doc[following.i + 1] if following.i + 1 < len(verb.doc) else following
        return following if not after.like_num and after.tag_ not in ("$", "CD") else None
    small = next((c for c in verb.children if c.dep_ == "prt" and c.nbor(-1).lower_ != "not"), None)  # "88 not out"
    small = small or next((c for c in verb.rights if _ends_object(c)), None)
    behind = list(verb.doc[small.i + 1 : small.i + 3]) if small is not None else []
    limit = len(behind) == 2 and behind[0].lower_ == "to" and behind[1].tag_ in ("$", "CD", "#")
    up = small is not None and small.lower_ == "up"
    return None if limit and up else small  # "give up to 5 million", not "put it down to one of them"


def _is_particle(verb: Token, adverb: Token) -> bool:
    """Whether an adverb behind a verb makes one word with it: "bring forward", "left out of the squad"."""
    phrasal = f"{lemma(verb)} {adverb.lower_}" in words("grammar", "phrasal_behind")
    if adverb.dep_ == "prep":
        return phrasal and (adverb.lower_ == "out" or adverb.tag_ == "RP")
    return phrasal or adverb.lower_ in words("grammar", "particles")


def _ends_object(adverb: Token) -> bool:
    """Whether an adverb right behind an object makes one word with the verb: "took Acme over in May"."""
    before = adverb.nbor(-1) if adverb.dep_ == "advmod" else adverb
    thing = next((c for c in adverb.head.rights if c.dep_ == "dobj" and c.right_edge.i == before.i), adverb)
    return (
        thing is not adverb
        and before.text != ","
        and f"{lemma(adverb.head)} {adverb.lower_}" in words("grammar", "phrasal_behind")
    )


@lru_cache(VERBS)
def verb_lemma(verb: Token) -> str:
    """The lemma of a verb with its particle: "take over"."""
    small = particle(verb)
    return f"{lemma(verb)} {small.lower_}" if small is not None else lemma(verb)


def reports(name: str) -> bool:
    """Whether verbs of a lemma hand on what somebody says or thinks: "say", "announce", "expect"."""
    return name in words("attribution", "speech") or name in words("attribution", "clause")


def may_be_bare(verb: Token, head: Token) -> bool:
    """Whether what the tagger takes for a past tense is an infinitive: "cut" in "will close a plant and cut jobs"."""
    missed = verb.tag_ == "VBD" and head.head.lemma_ in words("grammar", "missing")  # "failed to stop and hit a pram"
    return verb.lower_ == lemma(verb) and head.tag_ == "VB" and verb.tag_ in ("VBD", "VBP") and not missed
