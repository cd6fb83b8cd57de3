"""What a clause or a noun does to a statement embedded in it: one step up the tree, with its effect."""

from kg.extract.grammar import (
    SUBJECTS,
    child,
    coordinated_with,
    is_passive,
    is_verb,
    lemma,
    own_auxiliaries,
    reports,
    tense,
    verb_lemma,
)
from kg.extract.grammar.control import is_time_taken
from kg.extract.grammar.lemmas import particle
from kg.extract.grammar.voice import matrix
from kg.extract.modality.contrast import is_amazed, is_withdrawn
from kg.extract.modality.cues import cues, effect
from kg.extract.modality.gerunds import of_gerund
from kg.extract.modality.nouns import (
    from_noun,
    is_among,
    is_content,
    is_definite,
    is_ranked,
    is_told_to,
    is_undone,
    is_untrue,
    of_position,
)
from kg.extract.modality.openers import (
    binds,
    condition_above,
    is_announced,
    is_belief,
    is_gerund,
    is_hearsay,
    is_inverted_condition,
    is_not_reached,
    is_past,
    is_pointed_out,
    is_still_ahead,
    is_wish_by_form,
    is_yet_to_say,
    marks_of,
)
from kg.extract.modality.purpose import comes_of, decision, is_prospect, was_done
from kg.extract.modality.steps import STOP, Origin, Step
from kg.extract.modality.verbs import PRESENT, has_determiner_no, has_modal
from kg.extract.tokens import Token
from kg.model import Modality
from kg.rows import rows, words


def step(token: Token, origin: Origin) -> Step:
    """One step up from a token on the way from what the walk began at."""
    if token.head.i == token.i:
        return STOP
    if is_verb(token) and token.dep_ in STEPS:
        return STEPS[token.dep_](token)
    if token.dep_ == "conj":
        return Step(token.head)
    return from_noun(token, origin)


def _conjunct(verb: Token) -> Step:
    head = coordinated_with(verb)
    past = verb.tag_ in ("VBD", "VBZ") and child(verb, "aux", "auxpass") is None
    if past and _has_to(verb.head) and head is not verb.head:
        return Step(head, shared=is_verb(head))  # "flew in to take charge but left": it did leave
    if _has_to(head) and any(c.tag_ in ("VBZ", "VBP", "VBD") for c in own_auxiliaries(verb)):
        return Step(head.head)  # "was asked to lead it and has led it since": no infinitive, whatever the parser says
    return Step(head, shared=is_verb(head))


def _is_infinitive(verb: Token) -> bool:
    return _has_to(verb) or (verb.tag_ == "VB" and child(verb, "nsubj") is None)


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ != "prep" for c in verb.lefts)


def _complement(verb: Token) -> Step:
    """From a clausal complement to what it completes."""
    head = verb.head
    if any(mark in cues("conditions", "open") for mark in (*marks_of(verb), condition_above(verb))):
        return Step(None, "possible")
    if any(c.lower_ in cues("adverbs", "untruly") for c in head.children) or is_withdrawn(head):
        return Step(None, "negated")  # "falsely said that he left"
    own = child(verb, *SUBJECTS)
    if own is not None and any(c.tag_ == "WP$" for c in own.lefts):
        return STOP  # "denied that Lee, whose firm runs the port, had sold it": the relative clause stands on its own
    if head.pos_ == "NOUN" and effect("nouns_that", head.lemma_.lower()) and not is_verb(head):
        return _of_noun(verb)
    phrase = verb_lemma(head)
    if "how" in marks_of(verb) and has_modal(verb) and effect("finite", phrase) == "possible":
        return Step(None, "possible")  # "questioned how she would pay"
    if not {"why", "how"}.isdisjoint(marks_of(verb)) and not _has_to(verb):
        return STOP  # "asked why the police did not let them in" takes for granted that they did not
    if verb.dep_ == "ccomp" and verb.i < head.i and any(t.text == ";" for t in verb.doc[verb.i : head.i]):
        return STOP
    between = [c for c in head.lefts if verb.i < c.i < head.i]  # "I have lost, so I did not", "it stands, however Roe"
    apart = any(c.dep_ == "mark" or (c.lower_ == "however" and c.nbor(-1).text == ",") for c in between)
    beside = apart or not _takes_clause(head, phrase) or (lemma(head) == "be" and "that" not in marks_of(verb))
    if verb.dep_ == "ccomp" and verb.i < head.i and beside:
        return Step(head, shared=True)  # two clauses side by side: "the land is not bought, the loan is not signed"
    if not is_verb(head) or head.pos_ == "AUX" or head.tag_.startswith("JJ") or lemma(head) == "remain":
        return _predicate(verb)
    bare = tense(verb) in ("VB", "TO") and "VB" in (verb.tag_, tense(verb))  # "insisted that it be sold"
    wished = child(verb, *SUBJECTS) is not None and phrase in cues("finite", "subjunctive")
    if wished and (bare or is_wish_by_form(verb)):
        return Step(head, "possible")
    if is_gerund(verb):
        denied: Modality = "possible" if phrase in cues("gerund", "taken_so") else "negated"
        return STOP if phrase in cues("gerund", "done") else Step(head, effect("gerund", phrase, lemma(head)), denied)
    if bare or _has_to(verb) or (verb.tag_ == "VBN" and (verb.dep_ == "xcomp" or _is_wished(verb, head, phrase))):
        free = lemma(head) in cues("modals", "open_when_denied")  # "does not have to sell" leaves it open
        unable = any(c.lower_ in ("can", "ca") for c in head.lefts)
        free = free or (unable and lemma(head) in cues("modals", "open_when_unable"))
        return Step(head, _of_infinitive(verb, head, phrase), "possible" if free else "negated")
    if phrase in cues("finite", "factive") or (phrase == "believe" and is_amazed(head)):
        return STOP
    if _is_held_by_none(head) and effect("finite", phrase, lemma(head)) != "negated":
        return Step(None, "possible")
    told = "possible" if is_hearsay(head) else effect("finite", phrase, lemma(head))
    if told is None and tense(verb) == "VBD" and is_yet_to_say(head):
        return Step(None, "possible")  # "will argue that he took bribes"
    if told == "planned" and tense(verb) == "VBD" and lemma(head) == "agree":
        told = None  # "agreed that the loans had been signed off"
    how = any(
        c.dep_ == "advmod" and c.lower_ in cues("adverbs", "of_intent") for c in verb.children
    )  # that it was done
    return Step(head, told, "possible" if how or effect("finite", phrase) is None else "negated")


def _is_held_by_none(verb: Token) -> bool:
    """Whether the text tells who does not say so: "Not all analysts believe that he left", "No analyst believes"."""
    who = child(verb, *SUBJECTS)
    first = who.left_edge if who is not None else verb
    nobody = first.lower_ in ("no", "nobody", "none")
    return who is not None and (nobody or "not" in (first.lower_, first.nbor(-1).lower_))


def _is_wished(verb: Token, head: Token, phrase: str) -> bool:
    """Whether a participle is what somebody wants of its subject: "wants the mine sold"."""
    return child(verb, "aux", "auxpass") is None and effect("infinitive", phrase, lemma(head)) == "possible"


def _takes_clause(head: Token, phrase: str) -> bool:
    """Whether a verb behind a clause can report it."""
    tables = [table for table in rows("attribution").values() if isinstance(table, list)]
    return any(phrase in table or lemma(head) in table for table in tables) or effect("finite", phrase) is not None


def _of_infinitive(verb: Token, head: Token, phrase: str) -> Modality:
    perfect = any(c.lower_ == "have" for c in verb.lefts if c.dep_ == "aux")
    before = verb.doc[verb.left_edge.i - 1]
    if before.tag_ == "JJ" and before.dep_ == "amod" and before.head.head.i == head.i:
        return "planned"  # "began the work necessary to expand"
    if phrase == "vote" and lemma(verb) in cues("infinitive", "done_by_voting"):
        return "asserted"  # "voted to reject the plan"
    if was_done(verb):
        return "asserted"  # "left the bank to join the cabinet"
    if _failed(head):
        return "negated"  # "tried to free it but failed"
    default: Modality = "asserted" if perfect or not _is_infinitive(verb) else "planned"
    if lemma(head) in cues("infinitive", "given_up") and any(c.lower_ == "had" and c.dep_ == "aux" for c in head.lefts):
        return "possible"  # "had planned to close it"
    if is_passive(head) or child(head, "auxpass") is not None:
        bound = effect("reported", phrase, lemma(head)) or effect("infinitive", phrase, lemma(head)) or default
        missed = bound == "planned" and tense(head) == "VBD" and any(c.lower_ == "been" for c in head.lefts)
        return "possible" if missed else bound  # "had been expected to approve it": perhaps it did
    if lemma(head) == "have":
        return _of_have(head)
    if lemma(head) in cues("infinitive", "polite") and reports(lemma(verb)) and has_modal(head):
        return "asserted"  # "we would like to say that it has closed"
    if lemma(head) in ("let", "oblige") and head.tag_ in PRESENT:
        return "possible"  # "the law lets anyone sue"; whoever let them in did
    first = child(head, "attr")
    if first is not None and is_ranked(first):
        return "asserted"  # "became the first woman to win it", with two complements
    if lemma(head) == "go" and head.tag_ == "VBG":
        return "planned"
    if is_time_taken(head) and head.tag_ in ("VBD", "VBN"):
        return "asserted"
    told = comes_of(verb) and not binds(head, phrase)
    return effect("infinitive", phrase, lemma(head)) or ("asserted" if told else default)


def _failed(head: Token) -> bool:
    """Whether what somebody tried came to nothing: "tried to free it but failed", not "but failed to mend it"."""
    later = child(head, "conj") if lemma(head) in cues("infinitive", "trying") and head.tag_ == "VBD" else None
    if later is None or later.tag_ != "VBD" or child(later, "neg", "xcomp", "dobj", *SUBJECTS) is not None:
        return False
    return lemma(later) == "fail" and any(c.dep_ == "cc" and c.lower_ in ("but", "and") for c in head.rights)


def _of_have(head: Token) -> Modality:
    """ "has yet to open" denies, "had to close" and "has had to close" add nothing, "have to close" leaves open."""
    if any(c.lower_ == "yet" for c in head.children):
        return "negated"
    sure = head.tag_ in ("VBD", "VBN") or any(c.lower_ in cues("modals", "planned") for c in head.lefts)
    return "asserted" if sure else "possible"


def _predicate(verb: Token) -> Step:
    """From a complement to the adjective or the form of "be" that it completes."""
    head = verb.head
    adjective = head if not is_verb(head) else child(head, "acomp", "oprd")
    word = adjective.lower_ if adjective is not None else ""
    if verb.dep_ == "ccomp" and not _is_infinitive(verb):
        if adjective is None and tense(verb) == "VBD" and is_yet_to_say(head):
            return STOP  # "the evidence will be that it was closed"
        denied: Modality = "negated" if word in cues("adjectives_that", "denied_by_not") else "possible"
        told = effect("adjectives_that", word) if word else of_position(head)
        return Step(head, "possible" if is_belief(head, word) else told, denied)
    if adjective is not None and any(c.lower_ == "too" for c in adjective.lefts):
        return Step(head, "negated")
    if verb.tag_ == "VBG":
        return Step(head)  # "is busy selling"
    if is_verb(head):
        if any(c.lower_ == "yet" for c in head.children):
            return Step(head, "negated")
        if adjective is None:
            attribute = child(head, "attr")
            ranked = (attribute is not None and is_ranked(attribute)) or is_among(verb.doc[verb.left_edge.i - 1], verb)
            return Step(head, "planned" if _is_infinitive(verb) and not ranked else None)
    copula = adjective.head if adjective is not None else head
    if word == "able" and copula.tag_ in PRESENT:
        return Step(head, "possible")  # who "was able to close it" did
    return Step(head, effect("adjectives_infinitive", f"{word} {verb.lemma_}", word) or "possible")


def _adverbial(verb: Token) -> Step:
    """From an adverbial clause to the clause beside it."""
    marks, head = marks_of(verb), verb.head
    if any(mark in cues("conditions", "open") for mark in marks) or is_inverted_condition(verb):
        return Step(None, "possible")
    if _has_to(verb):
        if is_undone(verb.doc[verb.left_edge.i - 1]):
            return Step(None, "negated")  # "walked away from a deal to buy it"
        result = comes_of(verb) or verb_lemma(head) in cues("result", "leading")
        bound = lemma(head) in words("actions", "committing")  # "voted to close"
        result = (result and verb.i > head.i and not bound) or was_done(verb)
        return Step(head, "possible" if is_prospect(head) else None if result else "planned", "possible")
    own = child(verb, *SUBJECTS) if "than" in marks else None
    if own is not None and child(own, "nummod") is None:  # not "no higher than 40 metres"
        return Step(None, "asserted")  # "sold it for less than he had paid"
    if any(mark in cues("prepositions", "negated") for mark in marks):
        return Step(None, "negated")
    if head.lower_ == "soon" and tense(verb) in PRESENT:
        return _later(verb, head.head)  # "as soon as it closes the mill, Leeds will gain"
    if is_not_reached(verb):
        return Step(None, "possible")
    if _is_ahead_of(verb, head) or is_still_ahead(verb):
        return _later(verb, head)
    if not marks and verb.tag_ == "VBG":
        small = particle(head)
        if small is not None and small.i == verb.left_edge.i - 1:  # "ruled out selling"
            return Step(head, effect("gerund", verb_lemma(head)), "possible")
        if is_announced(head):
            return Step(head, "planned", "possible")  # "Acme to close its mill, cutting 740 jobs"
        ahead = child(child(head, "acomp") or head, "xcomp") if not reports(lemma(verb)) else None
        kept_off = effect("infinitive", verb_lemma(head), lemma(head)) == "negated"  # "declined, leaving a ruling"
        voted = (verb, ahead) if lemma(head) == "vote" else (verb,)  # "voted to accept it, overriding the staff"
        done = cues("infinitive", "done_by_voting")
        decided = kept_off or any(v is not None and not done.isdisjoint((lemma(v), verb_lemma(v))) for v in voted)
        if not decided and ahead is not None and ahead.i < verb.i and _has_to(ahead) and binds(head, verb_lemma(head)):
            return Step(head, "planned", "possible")  # "agreed to merge, creating a giant"
        return Step(decision(head) if decided else head, None, "asserted")
    return STOP


def _is_ahead_of(verb: Token, head: Token) -> bool:
    """Whether a clause of time tells what is to come when its main clause does: "until the court approves it"."""
    told = verb.tag_ == "VBN" and is_past(verb if child(verb, *SUBJECTS) is not None else matrix(head))
    marks = {*marks_of(verb)}
    later = not marks.isdisjoint(cues("conditions", "later"))
    if not marks.isdisjoint(cues("negation", "until")) and has_modal(head) and child(head, "neg") is not None:
        return True  # "said it could not reopen until it had trained 40 drivers"
    return later and verb.tag_ in ("VBZ", "VBP", "VBN") and not told


def _later(verb: Token, head: Token) -> Step:
    """From a clause of time to the main clause: "will not close until the court approves it"."""
    others = cues("deals", "clearing") | cues("infinitive", "asking")
    left_open: Modality | None = "possible" if lemma(verb) in others and verb.tag_ != "VBN" else None
    return Step(head, left_open, "possible")


def _of_noun(verb: Token) -> Step:
    """From a relative clause, a participle or an infinitive to the noun it describes."""
    noun = verb.head
    if _has_to(verb):
        if is_ranked(noun):
            return STOP
        if is_among(noun, verb):
            return Step(noun, "asserted")
        undone = is_undone(noun)
        told = "negated" if undone else effect("nouns_infinitive", noun.lemma_.lower()) or "planned"
        over = undone or is_definite(noun)  # "reversed a decision to close it", "anger at its failure to pay"
        return Step(None if told == "negated" and over else noun, told)
    if is_told_to(noun, verb):
        return Step(noun.head, effect("finite", verb_lemma(noun.head), lemma(noun.head)))
    if verb.dep_ == "relcl" and verb.tag_ in ("VBZ", "VBP") and _is_ahead_of(verb, noun):
        return _later(verb, noun)  # "will be the largest airliner when it enters service"
    if verb.dep_ == "relcl" and noun.lemma_.lower() in words("grammar", "occasions_of_time"):
        return STOP  # "rejected it, the third time that he has done so": he did, whatever was rejected
    if is_content(verb) or (verb.dep_ == "ccomp" and child(verb, *SUBJECTS) is not None):
        if is_untrue(noun):
            return Step(None, "negated")
        told = effect("nouns_that", noun.lemma_.lower()) or "possible"
        if has_determiner_no(noun) and noun.lemma_.lower() in cues("nouns_that", "settling"):
            return Step(None, "negated" if told == "asserted" else "asserted")  # "no proof that", "no doubt that"
        spoken_of = noun.dep_ == "pobj" and noun.head.lower_ in ("on", "about", "to")  # "comment on a report that"
        return Step(None if spoken_of and told == "possible" else noun, told)
    if is_pointed_out(noun, verb):
        return Step(noun.head)
    if has_determiner_no(noun) and verb.doc[verb.left_edge.i - 1].text != ",":
        return Step(None, "negated")
    aside = verb.dep_ == "relcl" and verb.doc[verb.left_edge.i - 1].text == ","  # "to halve poverty, which stands at"
    indefinite = not aside and noun.dep_ in ("dobj", "pobj", "attr") and not is_definite(noun) and noun.pos_ == "NOUN"
    exists = noun.head.lower_ in ("at", "from") or lemma(noun.head) in cues("object", "there_before")  # "will train at"
    if indefinite and not exists and verb.dep_ == "acl" and lemma(verb) in cues("result", "lasting"):
        return Step(noun, None, "possible")  # "would not join a cabinet led by Lee"
    return Step(noun, None, "asserted") if indefinite and not exists and verb.tag_ in ("VBZ", "VBP", "VBG") else STOP


def _subject_clause(verb: Token) -> Step:
    marks = marks_of(verb)
    if any(mark in cues("conditions", "open") for mark in marks):
        return Step(None, "possible")
    verdict = child(verb.head, "acomp") if "that" in marks and lemma(verb.head) == "be" else None
    told = effect("adjectives_that", verdict.lower_) if verdict is not None else None  # "that it sold it is untrue"
    return Step(verb.head, told, "possible")


STEPS = {
    "conj": _conjunct,
    "ccomp": _complement,
    "xcomp": _complement,
    "advcl": _adverbial,
    "acl": _of_noun,
    "relcl": _of_noun,
    "pcomp": of_gerund,
    "csubj": _subject_clause,
    "csubjpass": _subject_clause,
}
