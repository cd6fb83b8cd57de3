"""A whole that opens its sentence, and the part of it that is told: "Of the 48 stalls, 31 closed"."""

from kg.extract.parses.trees import SUBJECTS, TENSED, TIMES, hang, hang_subject, has, start_of, tense
from kg.extract.tokens import Token

OPENERS = ("of", "among")
BELOW = ("relcl", "ccomp", "advcl", "parataxis")
LONGEST = 7  # tokens of ", or about 89 percent,"
NEAR = 4  # tokens from the preposition to the noun of "Of about 1,216 patients"


def mend_whole(of: Token) -> None:
    """Hang a whole that opens its sentence on the verb, and the number behind it as the verb's subject."""
    if of.lower_ in OPENERS:
        _mend_participle(of)
        _mend_part(of)


def _mend_participle(of: Token) -> None:
    """ "Of 1,216 patients examined, 19 had cancer": the participle tells which ones, who are its subject nowhere."""
    doc = of.doc
    noun = next((t for t in doc[of.i + 1 : of.i + 1 + NEAR] if t.tag_ == "NNS" and has(t, "nummod")), of)
    done = doc[noun.i + 1] if noun.i + 1 < of.sent.end else of
    main = done.head
    if noun.i == of.i or done.tag_ not in ("VBN", "VBD") or main.i <= done.i or has(done, "aux", "auxpass"):
        return
    closed = any(t.text == "," for t in doc[done.right_edge.i : done.right_edge.i + 2])
    if closed and noun.head in (done, of):
        done.tag_ = "VBN"
        hang(of, main, "prep")
        hang(noun, of, "pobj")
        hang(done, noun, "acl")


def _mend_part(of: Token) -> None:
    """ "Of the 14 polled by Orme, 11 agreed": a bare number between a comma and its verb is what does it.

    So with a share that restates it: "Of the 3,214 members, 2,871, or 89 percent, were against it".
    """
    verb, doc = of.head, of.doc
    end = start_of(verb)
    number = _behind_aside(doc[end - 1]) if end - of.i > NEAR and doc[end - 1].text == "," else doc[max(end - 1, 0)]
    bare = number.like_num and number.tag_ == "CD" and number.i - of.i > 2 and number.nbor(-1).text == ","
    if verb.i < of.i or tense(verb) not in TENSED or has(verb, *SUBJECTS, "expl", "csubj") or not bare:
        return
    hang_subject(number, verb)
    for below in doc[number.i - 1 : end]:
        if below.is_punct and below.head.i < number.i:
            hang(below, verb)
    share = doc[end - 2]
    if share.i > number.i:
        hang(share, number, "conj")


def _behind_aside(comma: Token) -> Token:
    """The number that ", or 89 percent," restates; the comma itself where it closes no such aside."""
    doc, i = comma.doc, comma.i
    begun = (n for n in range(i - 2, max(i - LONGEST, 1), -1) if doc[n].text == "," and doc[n + 1].lower_ == "or")
    return doc[next(begun, i + 1) - 1]


def mend_part_of_which(which: Token) -> None:
    """ "nothing about Lund Park, the freehold of which belongs to Acme": right before the comma is what is meant."""
    of, part, doc = which.head, which.head.head, which.doc
    verb, comma = part.head, doc[max(part.left_edge.i - 1, 1)]
    led = which.lower_ == "which" and of.lower_ == "of" and of.i == part.i + 1 and part.dep_ in SUBJECTS
    led = led and part.left_edge.lower_ == "the" and part.tag_ in ("NN", "NNS")  # no "most of which"
    if not led or comma.text != "," or tense(verb) not in TENSED or verb.i < which.i or verb.dep_ not in BELOW:
        return
    noun = doc[comma.i - 1]
    if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "near") and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head  # "the mill in Lund, the roof of which fell"
    known = verb.dep_ == "relcl" and verb.head.lower_ not in ("nothing", "something", "anything", "everything")
    if noun.pos_ in ("NOUN", "PROPN") and noun.ent_type_ not in TIMES and not known:
        hang(verb, noun, "relcl")


def mend_part_of_all(every: Token) -> None:
    """ "Half of all calls to the line go unanswered": half is what goes, and the calls are what it is half of."""
    of, noun = every.head, every.nbor() if every.i + 1 < every.sent.end else every
    part, verb = of.head, noun.head
    led = every.dep_ == "pobj" and of.lower_ == "of" and noun.tag_ == "NNS" and noun.dep_ in SUBJECTS
    if not led or part.head.i != noun.i or part.dep_ not in {*SUBJECTS, "nmod"} or part.i > of.i:
        return
    hang_subject(part, verb)
    hang(of, part, "prep")
    hang(noun, of, "pobj")
    hang(every, noun, "det")


def mend_number_of_befallen(befallen: Token) -> None:
    """ "The number of seriously injured fell": those who are so are counted, and nothing is done."""
    of = befallen.head
    if of.lower_ == "of" and of.head.lower_ in ("number", "numbers", "share", "proportion") and befallen.tag_ == "VBN":
        befallen.dep_ = "pobj"
