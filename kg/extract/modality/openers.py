"""What a clause opens with: its marks, or a condition by its order alone."""

from kg.extract.grammar import (
    RELATIVES,
    SUBJECTS,
    child,
    first_conjunct,
    lemma,
    matrix,
    own_auxiliaries,
    reports,
    tense,
)
from kg.extract.modality.cues import cues, effect
from kg.extract.tokens import Token
from kg.rows import words


def marks_of(verb: Token) -> list[str]:
    """The words that open the clause of a verb: "if", "until", "when"."""
    return [c.lower_ for c in verb.lefts if c.dep_ in ("mark", "advmod")]


def is_announced(verb: Token) -> bool:
    """Whether a headline tells what is to be done: "Acme to buy Zenith and shut two mills"."""
    if verb.dep_ == "conj" and verb.tag_ == "VB" and child(verb, *SUBJECTS, "aux") is None:
        return verb.head.tag_ == "VB" and is_announced(verb.head)
    told = verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.lefts)
    return verb.head.i == verb.i and (told or _goes_on_announcing(verb))


def is_due(verb: Token) -> bool:
    """Whether something is due then: "A ruling is due in May", not "was due in May"."""
    due = child(verb, "acomp") if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ == "be" else None
    return due is not None and due.lower_ == "due" and all(c.dep_ == "prep" and c.lower_ != "to" for c in due.rights)


def _goes_on_announcing(verb: Token) -> bool:
    """Whether a verb that looks like a past one is announced beside another: "Acme to buy 34 jets, cut 90 jobs"."""
    noun = child(verb, *SUBJECTS)
    first = child(noun, "relcl", "acl") if noun is not None and noun.pos_ == "PROPN" else None
    if noun is None or first is None or first.tag_ != "VB" or first.i != noun.i + 2:
        return False
    return noun.nbor().lower_ == "to" and verb.lower_ == lemma(verb) and verb.nbor(-1).text == ","


def is_not_reached(verb: Token) -> bool:
    """Whether a clause tells what had not come about by then: "sold the shares before it had paid for them"."""
    if verb.dep_ != "advcl" or "before" not in marks_of(verb):
        return False
    had = any(c.lower_ in ("had", "'d", "’d") for c in verb.lefts if c.dep_ == "aux")
    above = matrix(verb.head)
    supposed = any(c.lower_ in ("would", "'d", "’d") for c in above.lefts if c.dep_ == "aux")  # "would ask before it"
    return (had and verb.tag_ == "VBN") or (supposed and tense(verb) == "VBD")


def is_still_ahead(verb: Token) -> bool:
    """Whether a past tense tells what was to come by what somebody said: "would free them once a ransom was paid"."""
    above = verb.head
    first = first_conjunct(above) if child(above, *SUBJECTS) is None else above
    supposed = [c.lower_ for c in (*above.lefts, *first.lefts) if c.dep_ == "aux"]
    said = first.dep_ == "ccomp" and reports(lemma(first.head)) and first.head.i < first.i
    shifted = verb.dep_ == "advcl" and tense(verb) == "VBD" and "would" in supposed and "have" not in supposed
    return shifted and said and not cues("conditions", "depending").isdisjoint(marks_of(verb))


def is_inverted_condition(verb: Token) -> bool:
    """Whether a clause is a condition by its order: "Had Acme sold it, ...", "were Acme to sell it"."""
    own, first = child(verb, *SUBJECTS), next(iter(verb.lefts), verb)
    if verb.lower_ == "were" and verb.dep_ == "advcl" and own is not None and own.i > verb.i:
        return verb.left_edge == verb
    opens = first.dep_ in ("aux", "advcl") and first.lower_ in ("had", "should", "were")
    return opens and verb.dep_ == "advcl" and own is not None and first.i < own.i and not marks_of(verb)


def is_yet_to_say(head: Token) -> bool:
    """Whether a verb tells what somebody will say: "the lawyers will argue that", "are expected to argue that"."""
    ahead = any(c.dep_ == "aux" and c.lower_ in ("will", "'ll", "’ll") for c in head.lefts)
    ahead = ahead or (head.dep_ == "xcomp" and lemma(head.head) in ("expect", "due", "set", "plan", "intend"))
    return ahead and child(head, "neg") is None


def is_pointed_out(noun: Token, clause: Token) -> bool:
    """Whether a sentence points out who did it, or what it was done to: "It was not Lee who sold the farm"."""
    own = child(noun.head, "nsubj") if noun.dep_ == "attr" and clause.dep_ == "relcl" else None
    return own is not None and own.lower_ == "it" and any(c.lower_ in RELATIVES for c in clause.lefts)


def is_overdue(verb: Token) -> bool:
    """Whether a clause tells what somebody has yet to do: "It is high time Acme sold it"."""
    first = verb.left_edge
    time = first.nbor(-1) if first.i > verb.sent.start else first
    told = time.lower_ == "time" and time.i > time.sent.start and verb.tag_ == "VBD"
    return told and time.nbor(-1).lower_ in ("is", "'s", "’s", "was", "about", "high")


def is_wish_by_form(verb: Token) -> bool:
    """Whether a bare verb behind one thing is a wish: "insisted that the bank sell it", tagged as a present tense."""
    own = child(verb, "nsubj")
    alone = own is not None and own.tag_ in ("NN", "NNP") and child(own, "conj") is None
    return alone and verb.tag_ == "VBP" and verb.lower_ == lemma(verb)


def is_hearsay(head: Token) -> bool:
    """Whether nobody stands for it: "It is said that Acme sold it", "Convinced that he had sold it, she sued"."""
    bare = head.tag_ in ("VBN", "VBD") and head.dep_ in ("advcl", "acl") and child(head, *SUBJECTS) is None
    if bare and effect("adjectives_that", head.lower_) == "possible":
        return True
    own = child(head, "nsubjpass")
    nobody = own is not None and own.lower_ == "it" and child(head, "agent") is None
    return nobody and effect("reported", lemma(head)) == "possible"


def condition_above(verb: Token) -> str:
    """The participle that makes a clause a condition: "provided" of "will gain provided that Acme closes it"."""
    return verb.head.lower_ if verb.dep_ == "ccomp" and child(verb.head, *SUBJECTS) is None else ""


def is_belief(head: Token, word: str) -> bool:
    """Whether an adjective tells how sure somebody is: "was certain that he had sold it", not "it is certain that"."""
    above = head.head if head.pos_ == "ADJ" else head
    own = child(above, *SUBJECTS)
    return word in cues("adjectives_that", "believed") and own is not None and own.lower_ != "it"


def is_gerund(verb: Token) -> bool:
    """Whether a complement has the form of "paying", "having paid" or "being paid"."""
    helping = child(verb, "aux", "auxpass")
    return (verb.tag_ == "VBG" and helping is None) or (helping is not None and helping.lower_ in ("having", "being"))


def binds(head: Token, phrase: str) -> bool:
    """Whether a verb looks ahead to what its infinitive says: "plans to win", "is due to", not "beat them to win"."""
    names, adjective = (phrase, lemma(head)), child(head, "acomp")
    due = adjective is not None and effect("adjectives_infinitive", adjective.lower_) == "planned"
    return due or any(name in words("actions", table) for name in names for table in ("colouring", "committing"))


def is_past(verb: Token) -> bool:
    """Whether a clause with a participle tells the past: "when it was released", "after it widened" (tagged so)."""
    helping = own_auxiliaries(verb)
    return helping[0].tag_ == "VBD" if helping else verb.tag_ in ("VBD", "VBN")
