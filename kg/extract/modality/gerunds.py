"""What a gerund behind a preposition is told as, one step up: "was accused of selling it", "without paying"."""

from kg.extract.grammar import SUBJECTS, child, is_passive, is_verb, lemma, verb_lemma
from kg.extract.grammar.voice import matrix
from kg.extract.modality.cues import cues, effect
from kg.extract.modality.openers import marks_of
from kg.extract.modality.steps import STOP, Step
from kg.extract.tokens import Token
from kg.rows import words


def of_gerund(verb: Token) -> Step:
    """From a gerund after a preposition to what the preposition hangs on."""
    prep = verb.head
    head = prep.head
    if any(mark in cues("conditions", "open") for mark in marks_of(verb)):
        return Step(None, "possible")  # "declined to comment on whether it had bought Bex"
    if prep.i > 0 and prep.nbor(-1).lower_ == "short" and prep.lower_ == "of":
        return Step(None, "negated")  # "stopped short of saying so"
    if _is_multiplied(verb, prep):
        return Step(matrix(head))
    if any(t.lower_ in cues("prepositions", "negated") for t in (prep, head, *prep.lefts)):
        return Step(None, "negated")
    if prep.lower_ in cues("prepositions", "asserted") or head.i == prep.i:
        ahead = lemma(head) in cues("prepositions", "part_of_forecast") and child(head, "xcomp") is not None
        return Step(head, "planned") if ahead and is_passive(head) else STOP
    against = prep.lower_ == "against" and lemma(head) in words("grammar", "choosing_against")
    if against or (prep.lower_ == "from" and lemma(head) in cues("with_from", "negated")):
        return Step(head, "negated")
    if is_verb(head) or head.pos_ in ("ADJ", "ADV"):
        by = prep.lower_ == "by"  # "lobbied them by calling their wives": the means is as sure as the deed
        by = by or child(verb, *SUBJECTS) is not None  # "closed it, with Ann Roe calling for calm"
        found = None if by else effect("with_gerund", verb_lemma(head), lemma(head), head.lower_)
        feared = head.pos_ == "ADJ" and effect("adjectives_that", head.lower_) == "possible"
        found = "possible" if found is None and feared else found  # "is afraid of selling it"
        return Step(head, found, "asserted" if found is None else "negated")
    return Step(head, effect("nouns_gerund", lemma(head)), "possible")


def _is_multiplied(verb: Token, prep: Token) -> bool:
    """Whether a gerund set off by a comma tells of how much something grew: ", more than doubling its fleet"."""
    before = [t.lower_ for t in verb.doc[max(prep.i - 2, 0) : prep.i]]
    return before == [",", "more"] and prep.lower_ == "than" and verb.i == prep.i + 1
