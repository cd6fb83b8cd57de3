"""Objects that say nothing by themselves: "made sure", "rejects that", "blinked a little"."""

from kg.extract.actions.several import named_among
from kg.extract.grammar import SUBJECTS, child, is_passive, lemma, objects
from kg.extract.grammar.phrases import is_rate
from kg.extract.reference.taking_up.phrases import kind_of_noun, noun_of
from kg.extract.tokens import Token
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

PRONOUNS = ("PRP", "PRP$", "WP", "WDT", "EX", "WP$", "DT")

PERCENT = ("percent", "cent", "%")


def says_nothing(noun: Token) -> bool:
    """Whether a noun stands for nothing in particular: a pronoun, "none", "a little", "a dose" of "1.60 a dose"."""
    if noun.lower_ in PERCENT and noun.dep_ == "dobj" and _has_moved(noun):
        return True
    if not any(c.isalnum() for c in noun.text):
        return not _is_share(noun)
    prep = child(noun, "prep")  # "any of its suppliers", "none of them"
    if noun.lower_ in words("actions", "degrees") and (prep is None or prep.lower_ == "as"):
        return True
    if lemma(noun.head) == "vote" and (noun.like_num or noun.lower_ in words("actions", "votes_cast")):
        return True  # "voted 31 to 4 against it", "voted no"
    pronoun = noun.tag_ in PRONOUNS and not (noun.tag_ == "DT" and prep is not None)
    none = noun.lower_ == "none" and noun.dep_ != "nsubjpass"  # "None has been charged"
    return pronoun or (prep is None and (none or is_rate(noun)))


def _has_moved(noun: Token) -> bool:
    """Whether a percentage tells how far something went up or down: "closed up 3 per cent", "ended 2% lower"."""
    beside = (noun.head.nbor(), noun.nbor())
    return any(word.lower_ in ("up", "down", "higher", "lower") for word in beside)


def _is_share(sign: Token) -> bool:
    """Whether a percent sign is for a share that somebody gets or gives: "bought 60% of Acme", not ", or 60%"."""
    listed = sign.dep_ == "conj" and (
        child(sign, "poss") is not None or any(c.lower_ == "or" for c in sign.head.rights)
    )
    listed = listed or sum(c.dep_ == "dobj" for c in sign.head.children) > 1  # "owns 58% and Acme's the remaining 42%"
    undergone = sign.dep_ in SUBJECTS and not any(c.lower_ == "of" for c in sign.rights)
    return sign.text == "%" and not (listed or undergone)


def whole_of(noun: Token) -> Token:
    """The noun that a fraction is of, or the noun itself: the sentence of "half of his sentence"."""
    of = child(noun, "prep") if noun.lower_ in rows("numbers")["fractions"] else None
    whole = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    return noun if whole is None else whole


def is_funding_round(noun: Token) -> bool:
    """Whether a noun is for a round in which a firm gets money: "the Series B"."""
    return len(noun.text.rstrip(".")) == 1 and noun.is_upper and any(c.lower_ == "series" for c in noun.lefts)


def has_empty_object(verb: Token) -> bool:
    """Whether the object says nothing by itself: "made sure", "took part", "everyone was convinced"."""
    if lemma(verb) == "take" and any(o.lower_ == "part" for o in objects(verb)):
        return child(verb, "prep") is None and not any(child(o, "prep") for o in objects(verb))
    if lemma(verb) == "send" and any(o.lemma_ in words("actions", "quoted_things") for o in objects(verb)):
        return True  # "sending its shares down 7 percent": the figure says it
    if any(o.lower_ in ("most", "least") and o.dep_ == "dobj" and child(o, "prep") is None for o in objects(verb)):
        return True  # "lost the most"
    denied = child(verb, "neg") is not None  # "has not approved one", "no one was hurt"
    denied = denied or any(c.lower_ == "never" for c in verb.lefts)
    denied = denied or (verb.dep_ == "xcomp" and child(verb.head, "neg") is not None)
    denied = denied or any(c.lower_ == "no" for o in objects(verb) for c in o.lefts)
    denied = denied or (verb.dep_ == "ccomp" and lemma(verb.head) == "deny")  # "denied that it had hidden anything"
    if is_passive(verb) and any(o.lower_ == "nothing" for o in objects(verb)):
        return False  # "nothing has been signed"
    empty = words("actions", "empty_objects") - (words("actions", "nobody_denied") if denied else set())
    return any((o.lower_ in empty and not _is_told_further(o)) or _only_points(o) for o in objects(verb))


def _only_points(noun: Token) -> bool:
    """Whether an object names nothing by itself: "rolled out the first", "rejects that", not "the first of nine"."""
    return noun.lower_ in words("actions", "pointing_objects") and child(noun, "prep", "nummod") is None


def _is_told_further(noun: Token) -> bool:
    """Whether words behind it give an empty word its content: "all of its seats", "anyone from the firm"."""
    following = noun.doc[noun.i + 1 : noun.i + 2]
    if named_among(noun):
        return True  # "All, including Ann Roe, were acquitted"
    if any(c.lower_ == "the" for c in noun.lefts):
        return child(noun, "prep", "acl", "relcl") is not None  # "cut the time needed to check it"
    if (
        noun.lower_ == "more"
        and child(noun, "nummod") is not None
        and lemma(noun.head) in words("actions", "of_people")
    ):
        return True  # "has hired 40 more"
    filled = any(t.lower_ in ("of", "from", "in", "at") for t in following)
    return filled and noun.lower_ in words("actions", "open_objects")


def is_left_out(noun: Token) -> bool:
    """Whether a noun joined to another is what it was not done to: "bread but no butter", "not the sum but a rule"."""
    if any(c.dep_ == "neg" for c in noun.lefts) and any(c.lower_ == "but" for c in noun.rights):
        return True
    return noun.dep_ == "conj" and _is_none(noun) and not _is_none(noun.head)


def whom_denied(noun: Token) -> str | None:
    """Of whom or what a denial is told: "anyone" of "nobody was hurt", "any" of "none was sold"."""
    if noun.lower_ == "one":
        return "anyone" if noun.nbor(-1).lower_ == "no" else None
    none = noun.lower_ == "none" and child(noun, "prep") is None
    return "any" if none else "anyone" if noun.lower_ == "nobody" else None


def _is_none(noun: Token) -> bool:
    return any(c.lower_ == "no" for c in noun.lefts)


def is_filled(time: Token) -> bool:
    """Whether it is told what a time was full of, so that more than the time is meant: "ended 11 weeks of talks"."""
    of = next((c for c in time.rights if c.lower_ == "of"), None)
    filling = child(of, "pobj") if of is not None and time.dep_ in {"dobj", *SUBJECTS} else None
    return filling is not None and filling.pos_ == "NOUN" and filling.ent_type_ != "DATE"


def is_season(noun: Token) -> bool:
    """Whether an object only says when: "left the following spring", not "spent the following spring in Rome"."""
    counted = any(c.lower_ in ("following", "next", "previous", "same") for c in noun.lefts)
    told = noun.lower_ in words("actions", "time_nouns") and lemma(noun.head) not in words("actions", "filling_time")
    return noun.dep_ == "dobj" and counted and told


def is_odds(noun: Token, prep: Token) -> bool:
    """Whether a phrase says of how many a noun is one: "one person in 14"."""
    one, all_of_them = child(noun, "nummod"), child(prep, "pobj")
    told = one is not None and one.lower_ == "one" and prep.lower_ == "in" and all_of_them is not None
    return told and all_of_them is not None and all_of_them.like_num and all_of_them.ent_type_ != "DATE"


def is_share_of_people(noun: Token) -> bool:
    """Whether a noun is a share of so many people: "a third of Danish nurses", "9 percent of teachers"."""
    of = next((c for c in noun.rights if c.lower_ == "of"), None)
    people = child(of, "pobj") if of is not None else None
    some = words("actions", "some_of_them")
    share = noun.lower_ in rows("numbers")["fractions"] or noun.lower_ in {*PERCENT, *some}
    return share and people is not None and people.tag_ == "NNS" and kind_of_noun(noun_of(people)) == SCHEMA.Person


def is_of_some(noun: Token, prep: Token) -> bool:
    """Whether a phrase says of which of its kind a bare plural is told: "Pupils under 13 will not be let in"."""
    if noun.tag_ == "JJR":
        return prep.lower_ == "than"  # "Fewer than one in eight"
    people = kind_of_noun(noun_of(noun)) == SCHEMA.Person or noun.lower_ in words("actions", "bare_agents")
    if people and prep.lower_ not in words("actions", "telling_which"):
        return False  # "workers at the plant", who act as a group
    bare = noun.tag_ == "NNS" and noun.dep_ in SUBJECTS and child(noun, "det", "poss", "nummod") is None
    inner = child(prep, "pobj")
    aged = prep.lower_ in words("actions", "telling_which")
    timed = inner is None or (inner.ent_type_ in ("DATE", "TIME") and not aged)
    return bare and not timed and noun.i < prep.i < noun.head.i and prep.nbor(-1).text != ","
