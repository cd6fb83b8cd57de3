"""The children of a token, what stands above it, and what is coordinated with it: "Lee, Roy and Kim"."""

from collections.abc import Iterator

from kg.extract.tokens import Token

REACH = 40
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of the dependency labels."""
    for below in token.children:  # asked thousands of times an article: a generator would take twice as long
        if below.dep_ in deps:
            return below
    return None


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated to its right: "Lee, Roy and Kim" gives all three."""
    found, queue = [token], [token]
    while queue and len(found) < REACH:
        last = queue.pop()
        linked = [c for c in last.rights if c.dep_ == "conj" and not _is_set_apart(c)]
        if last.pos_ == "PROPN":  # "Acme, a builder, and Zenith": the parser coordinates Zenith with the builder
            asides = [c for c in last.rights if c.dep_ == "appos" and c.pos_ == "NOUN" and not _is_owned(c)]
            linked += [c for aside in asides for c in aside.rights if c.dep_ == "conj" and c.pos_ == "PROPN"]
        found += linked
        queue += linked
    if len(found) == 1 and token.pos_ == "PROPN":
        found += _stray_conjuncts(token)
    if token.ent_type_ == "PERSON" or token.pos_ == "PROPN":  # "Tom and Jim Roe": Tom hangs on the name that both bear
        found += [c for c in token.lefts if c.pos_ == "PROPN" and _is_first_of_two(c, token)]
    return sorted(found, key=lambda t: t.i)


def _is_first_of_two(name: Token, last: Token) -> bool:
    """Whether "and" joins to a name the words that open another, whose last they hang on: "Acme and Nimbus TV"."""
    second = child(name, "conj")
    if second is None or last.ent_type_ == "PERSON":
        return second is not None
    opened = second.i < last.i and all(t.ent_type_ == last.ent_type_ != "" for t in last.doc[second.i : last.i])
    return opened and name.ent_type_ != "" == second.nbor(-1).ent_type_


def _is_owned(noun: Token) -> bool:
    """Whether those beside a name are somebody's: "Ann Roe, whose twins, Bo and Al, are in Year 3"."""
    return any(c.tag_ == "WP$" for c in noun.lefts)


def _is_set_apart(noun: Token) -> bool:
    """Whether a conjunct is denied of what holds of the first, or the other way round: "accepts the findings but not
    the sum", "did not sell the mill but the farm".
    """
    denied = noun.pos_ in ("NOUN", "PROPN") and any(c.lower_ == "not" and c.dep_ == "neg" for c in noun.lefts)
    but = any(c.lower_ == "but" and c.dep_ == "cc" and c.i < noun.i for c in noun.head.rights)
    return denied or (but and any(c.dep_ == "neg" for c in noun.head.head.lefts if c.i < noun.head.i))


def _stray_conjuncts(name: Token) -> list[Token]:
    """A name that belongs to the last name before it but hangs on the verb: "to Acme, a builder, and Zenith"."""
    verb = name.head.head if name.dep_ == "pobj" else name.head
    later = [c for c in verb.rights if c.i > name.i and not c.is_punct and c.dep_ != "cc"]
    stray = bool(later) and later[0].dep_ == "conj" and later[0].pos_ == "PROPN" and child(later[0], *SUBJECTS) is None
    return [later[0]] if stray and verb.pos_ == "VERB" else []


def first_conjunct(token: Token) -> Token:
    """The token that a coordination hangs on: "opened" for "closed" in "opened in May and closed in June"."""
    for _ in range(REACH):
        if token.dep_ != "conj":
            break
        token = token.head
    return token


def prepositions(word: Token) -> Iterator[Token]:
    """The prepositions of a word, with those coordinated to them: both of "studied at Yale and then at Bonn"."""
    for prep in word.children:
        if prep.dep_ in ("prep", "dative", "agent"):
            yield prep
            yield from (c for c in prep.rights if c.dep_ == "conj" and c.pos_ == "ADP")
        elif prep.dep_ == "conj" and prep.pos_ == "ADP":
            yield prep


def governors(token: Token) -> Iterator[Token]:
    """The tokens above a token, from its head to the root of the sentence."""
    for _ in range(REACH):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def is_absolute(prep: Token) -> bool:
    """Whether "with" opens a clause of its own behind a comma: "..., with analyst Roe saying that"."""
    set_off = prep.lower_ == "with" and prep.dep_ == "prep" and prep.i > 0 and prep.nbor(-1).text == ","
    below = child(prep, "pcomp", "pobj") if set_off else None
    if below is None or below.dep_ == "pcomp":
        return below is not None and child(below, *SUBJECTS) is not None
    return any(c.dep_ == "acl" and c.tag_ == "VBG" for noun in conjuncts(below) for c in noun.rights)
