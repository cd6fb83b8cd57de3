"""What a verb says of a share or of some, as words: "opposed the ban" of "58 percent opposed the ban in May"."""

from kg.extract import grammar
from kg.extract.observations.wording.alike import alternative, behind_list
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Doc, Token
from kg.rows import words

PREDICATE_LENGTH = 12
SHORTEST = 3  # tokens of it that say something by themselves
CUT_OFF = ("WRB", "WDT", "WP", "PRP$", "DT", "CC", "TO")  # what opens a phrase that is not told
LONGEST_PREDICATE = 14  # with what its last noun is of


def predicate(verb: Token) -> tuple[int, int]:
    """Token span of what the verb says of the share: without "be" where a complement says it all."""
    complement = grammar.child(verb, "attr", "acomp") if verb.lemma_ == "be" else None
    either = alternative(complement or verb)
    if complement is not None:
        first, last = grammar.noun_phrase(complement)
        last = _behind_pair(complement, last)
        return first, last if either is None else _end_of_either(either, first)
    first = verb.i
    if verb.lemma_ == "be":
        first += 1
    if either is not None:
        return first, _end_of_either(either, first)
    last = min(verb.right_edge.i + 1, verb.i + PREDICATE_LENGTH)
    doc, i = verb.doc, first
    while (i := i + 1) < last:
        if (listed := behind_list(doc[i])) is not None:
            i = listed - 1
            continue
        if doc[i].is_punct and doc[i].tag_ != "HYPH" and doc[i].text != "%":
            return first, _before_broken_clause(doc, first, i)
        counted = not doc[i - 1].like_num and any(t.like_num for t in doc[i + 1 : i + 3])  # "vines and some 900 keep"
        if doc[i].dep_ == "cc" and (doc[i].head.i == verb.i or counted or _opens_rest(doc, i)):
            return first, i
    if last <= verb.right_edge.i:  # cut: better without the phrase that would be cut in its middle
        phrases = (t.i for t in doc[first + SHORTEST : last] if t.dep_ == "prep" and t.right_edge.i >= last)
        last = next(phrases, last)
    while last > first + 1 and (doc[last - 1].is_punct or doc[last - 1].dep_ in ("prep", "det", "cc", "aux")):
        last -= 1
    rest = doc[last] if last < min(verb.right_edge.i + 1, len(doc)) else None
    whole = rest is not None and rest.lower_ == "of" and rest.head.i == last - 1  # "less than 60 percent of the median"
    end = rest.right_edge.i + 1 if rest is not None and whole else last
    return first, end if end - first <= LONGEST_PREDICATE else last


def _behind_pair(noun: Token, last: int) -> int:
    """Where a complement ends with what "and" joins to it: "welders and fitters", not "women and the rest men"."""
    others = [t for t in grammar.conjuncts(noun)[1:] if t.tag_ == noun.tag_ == "NNS"]
    end = others[-1].i + 1 if others else last
    plain = all(t.tag_ in ("NN", "NNS", "JJ", "CC", ",", "HYPH") for t in noun.doc[noun.i + 1 : end])
    return end if others and plain and end - noun.i <= PREDICATE_LENGTH else last


def _end_of_either(other: Token, first: int) -> int:
    """Where a predicate ends with all that may be so; where it begins, if that is too much to tell."""
    end = next((t.i for t in other.doc[other.i : other.right_edge.i] if t.text == ","), other.right_edge.i + 1)
    return end if end - first <= LONGEST_PREDICATE else first


def _opens_rest(doc: Doc, i: int) -> bool:
    """Whether a conjunction goes on with what is left: "would reopen on Monday and the rest by June"."""
    return i + 2 < len(doc) and doc[i + 2].lower_ in words(ROWS, "remainders")


def _before_broken_clause(doc: Doc, first: int, last: int) -> int:
    """Where words end that a comma cuts in a clause: before "unless" in "to go unless the fair, due in May, is"."""
    broken = (t.i for t in doc[first + 1 : last] if t.dep_ == "mark" and t.head.i > last)
    return next(broken, last)


def before_time(reading: Reading, first: int, last: int) -> int:
    """Where what is said of a share ends before a time at its end: "used the app" of "used the app in 2023"."""
    time = reading.time_at(reading.doc[last - 1])
    if time is None or time.first <= first + 1:
        return last
    start = time.first
    if start > first + 3 and reading.doc[start - 2 : start].text.lower() in ("at least", "at most"):
        start -= 2  # "backed staying out until at least Friday"
    before = reading.doc[start - 1]
    if reading.doc[time.first].lower_ == "late" and before.lemma_ in ("day", "week", "month", "minute", "hour"):
        return time.first + 1  # "were more than 60 days late in May"
    plain = before.lower_ in ("in", "on", "during", "at")
    return last if before.tag_ == "IN" and not plain else start - plain  # "will close by 2030"


def said(verb: Token) -> tuple[int, int]:
    """Token span of what the counted things did: the verb with its object or complement, times left out."""
    first = verb.i + 1 if verb.lemma_ == "be" else verb.i
    last = verb.i + 1
    doc = verb.doc
    if verb.lemma_ == "vote" and last < len(doc) and doc[last].lower_ in ("no", "yes", "aye", "nay"):
        return first, last + 1
    for child in verb.rights:
        if child.left_edge.i != last or child.dep_ not in (
            "dobj",
            "prep",
            "prt",
            "acomp",
            "attr",
            "agent",
            "advmod",
            "xcomp",
            "oprd",
        ):
            break
        if child.dep_ == "attr":
            return first, grammar.noun_phrase(child)[1]
        if child.dep_ in ("prep", "agent") and any(t.ent_type_ in ("DATE", "TIME") for t in child.subtree):
            break
        last = _before_pause(doc, last, child.right_edge.i + 1)
        if last - first > 9 and child.left_edge.i > first:
            named = child.dep_ == "dobj" and child.tag_ in ("NN", "NNS")  # not "join the 2,900 who have been out since"
            pair = [t for t in grammar.conjuncts(child) if t.tag_ in ("NN", "NNS") and t.i < first + 9]
            last = grammar.noun_phrase(pair[-1])[1] if named else child.left_edge.i
        if last <= child.right_edge.i:
            while last - first > 1 and doc[last - 1].tag_ in CUT_OFF:
                last -= 1
            break
    either = alternative(verb)
    return first, last if either is None else _end_of_either(either, first)


def _before_pause(doc: Doc, first: int, last: int) -> int:
    """Where a phrase ends: at the first comma, dash or bracket; hyphens are none."""
    i = first - 1
    while (i := i + 1) < last:
        if (listed := behind_list(doc[i])) is not None:
            i = listed - 1
            continue
        if (
            doc[i].is_punct
            and doc[i].text != "%"
            and doc[i].tag_ not in ("HYPH", "POS")
            and (doc[i].text != "-" or doc[i].whitespace_)
        ):
            return i
        if doc[i].dep_ == "cc" and i + 2 < last and doc[i + 1].like_num and doc[i + 2].tag_ == "DT":
            return i  # "120 wanted a raise and 44 a shorter week"
        if doc[i].dep_ == "cc" and i + 2 < last and doc[i + 1].like_num and doc[i + 2].lower_ in ("in", "at", "from"):
            return i  # "14 people died in Cebu and nine in Leyte"
        if doc[i].dep_ == "cc" and _opens_rest(doc, i):
            return i
    return last
