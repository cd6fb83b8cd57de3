"""What stands at a verb itself: its auxiliaries, its negation, its modal adverbs, negative subjects and objects."""

from kg.extract.grammar import (
    SUBJECTS,
    child,
    clause_tokens,
    coordinated_with,
    first_conjunct,
    gapped,
    is_passive,
    is_verb,
    lemma,
    own_auxiliaries,
    own_objects,
    prepositional,
    reports,
    shares_auxiliaries,
    tense,
    verb_lemma,
)
from kg.extract.modality.cues import cues, effect, within
from kg.extract.modality.openers import is_inverted_condition, is_overdue
from kg.extract.tokens import Token
from kg.model import Modality
from kg.rows import words

PRESENT = ("VBZ", "VBP")


def at_verb(verb: Token) -> Modality:
    """The modality that the words at a verb give it, with those it shares with the verb it is coordinated to."""
    auxiliaries, negations = _own(gapped(verb) or verb, "aux"), [c for c in verb.children if is_negation(c, verb)]
    denied = bool(negations) or _has_negative_argument(verb) or follows_nor(verb) or _is_denied_ahead(verb)
    adverbs = [*_adverbs(verb), *_opening_adverbs(verb)]
    head = verb
    while head.dep_ == "conj" and child(head, *SUBJECTS) is None:
        below, head = head, coordinated_with(head)
        if not is_verb(head):
            break
        plain = not auxiliaries and not _own(verb, "auxpass") and shares_auxiliaries(below, head)
        plain = plain and (below is verb or not own_auxiliaries(below))  # "has not paid, and has left and sued"
        if plain or (_has_bare_passive(below) and head.tag_ == "VB"):
            auxiliaries = _own(head, "aux")
            denied = denied or (not _joined_by("but", below) and any(is_negation(c, head) for c in head.children))
        never = _joined_by("or", below) and any(is_negation(c, head) for c in head.children)  # "never bought or sold"
        denied = denied or never or _negative_subject(head)
        adverbs += [a for a in _adverbs(head) if a.i < head.i]
    state = _combined(verb, auxiliaries, denied, adverbs)
    either = any(_is_either(c) for c in verb.children if c.dep_ in {*SUBJECTS, "dobj"})
    open_still = either or (_is_alternative(verb) and not _is_shared_out(verb))
    return within(state, "possible") if open_still and state != "negated" else state


def _is_denied_ahead(verb: Token) -> bool:
    """Whether what stands first denies a verb and turns its clause around: "At no point did Acme close it"."""
    own = child(verb, *SUBJECTS)
    turned = [c for c in own_auxiliaries(verb) if own is not None and c.i < own.left_edge.i]
    front = (child(c, "pobj") for word in (verb, *turned) for c in word.lefts if c.dep_ == "prep")
    return bool(turned) and any(n is not None and any(d.lower_ == "no" for d in n.lefts) for n in front)


def _is_alternative(verb: Token) -> bool:
    """Whether "or" joins a verb to another, so that either may be so: "has closed or sold its mills"."""
    if verb.dep_ == "conj" and _joint(verb.head, verb.i) == "or":
        return True
    following = _next_verb(verb)
    while following is not None and _joint(verb) == "":
        verb, following = following, _next_verb(following)  # "closed, sold or leased its mills"
    return following is not None and _joint(verb) == "or"


def _is_either(noun: Token) -> bool:
    """Whether "or" leaves open which of two is meant: "Ann Roe or Tom Lee sold it", "either the mill or the farm"."""
    other = child(noun, "conj")
    joint = next((c for c in noun.rights if c.dep_ == "cc" and c.lower_ == "or"), None)
    if other is None or joint is None or joint.i + 1 != other.left_edge.i or joint.nbor(-1).is_punct:
        return False  # "Dust, or The Sea"
    either = any(c.lower_ == "either" for c in noun.lefts)
    known = (n.pos_ == "PROPN" or any(c.lower_ == "the" or c.tag_ == "PRP$" for c in n.lefts) for n in (noun, other))
    return either or all(known)


def _next_verb(verb: Token) -> Token | None:
    """The verb joined to another that shares its subject."""
    following = child(verb, "conj")
    alike = following is not None and is_verb(following) and child(following, *SUBJECTS) is None
    return following if alike else None


def _joint(verb: Token, before: int | None = None) -> str:
    """The conjunction behind a verb, if there is one; the last one before a token."""
    joints = [c.lower_ for c in verb.rights if c.dep_ == "cc" and (before is None or c.i < before)]
    return (joints[0] if before is None else joints[-1]) if joints else ""


def _is_shared_out(verb: Token) -> bool:
    """Whether of several the one befell some and the other the rest: "Forty barns were burned or swept away"."""
    first = first_conjunct(verb)
    noun = child(first, "nsubj", "nsubjpass")
    several = noun is not None and noun.tag_ == "NNS" and noun.i < first.i and child(first, "preconj") is None
    if several and tense(first) == "TO" and first.dep_ in ("ccomp", "xcomp"):
        return effect("infinitive", lemma(first.head)) == "asserted"  # "caused barns to burn or be swept away"
    return several and tense(first) in ("VBD", "VBP", "VBZ") and tense(verb) in ("VBD", "VBN", "VBP", "VBZ")


def _combined(verb: Token, auxiliaries: list[Token], denied: bool, adverbs: list[Token]) -> Modality:
    been = any(a.lower_ == "been" for a in auxiliaries)
    had = been or (verb.tag_ in ("VBN", "VBD") and child(verb, "auxpass") is None)  # "we'd sold it", "I'd been losing"
    modals = [
        a.lower_ for a in auxiliaries if not (had and a.lower_ in ("'d", "’d") and (been or a == auxiliaries[-1]))
    ]
    state: Modality = "asserted"
    if any(a in cues("modals", "open_when_negated") for a in modals):
        state = "possible"
    else:
        for modal in modals:
            state = within(state, _told_by_modal(verb, modal))
        if denied and (_has_negative_argument(verb) or not _until(verb, modals)):
            state = within("asserted", "negated") if state != "negated" else "possible"
        elif not modals or verb.tag_ == "VBG":
            state = within(state, _coming(verb))
    counted = any(t.like_num and t.ent_type_ not in ("DATE", "TIME") for t in clause_tokens(verb))
    counted = counted or lemma(verb) in words("observations", "multiplied")  # "has almost halved"
    for adverb in adverbs:
        if _is_of_order(verb, adverb):
            continue
        if adverb.lower_ not in cues("adverbs", "almost") or not counted:
            state = within(state, effect("adverbs", adverb.lower_))
    if [t.lower_ for t in verb.doc[max(verb.i - 2, 0) : verb.i]] == ["all", "but"] and verb.tag_ in ("VBD", "VBN"):
        return within(state, "negated")  # "all but sold the pier"
    return within(state, "possible" if _is_of_fiction(verb) or is_overdue(verb) else None)


def _is_of_order(verb: Token, adverb: Token) -> bool:
    """Whether an adverb only says how soon another thing followed: "Hardly had Lee arrived when the talks ended"."""
    had = any(c.lower_ == "had" for c in (verb, *verb.lefts, verb.head))
    follows = any(t.lower_ in ("when", "before", "than") for t in verb.doc[verb.i : verb.sent.end])
    return adverb.lower_ in ("hardly", "scarcely") and had and follows


def _is_of_fiction(verb: Token) -> bool:
    """Whether a present tense tells what happens in a story: "In the film, the bank sells the farm"."""
    opener = next((c for c in verb.lefts if c.is_sent_start and c.lower_ == "in" and c.dep_ == "prep"), None)
    noun = child(opener, "pobj") if opener is not None and tense(verb) in PRESENT else None
    return (
        noun is not None
        and noun.lemma_.lower() in cues("adverbs", "fiction")
        and child(noun, "det", "poss") is not None
    )


def has_modal(verb: Token) -> bool:
    """Whether a modal stands at a verb: "will sell"."""
    return any(c.tag_ == "MD" for c in verb.lefts)


def _has_bare_passive(verb: Token) -> bool:
    """Whether a conjunct has but a bare "be", for it shares what stands before it: "will close and be sold"."""
    helped = own_auxiliaries(verb)
    return bool(helped) and helped[0].lower_ == "be" and helped[0].tag_ == "VB"


def follows_nor(verb: Token) -> bool:
    """Whether a conjunct is denied by the "nor" before it: "neither confirmed nor denied"."""
    opener = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i > verb.sent.start else verb
    return verb.dep_ == "conj" and opener.lower_ == "nor"


def is_negation(token: Token, verb: Token) -> bool:
    """Whether a dependent of a verb negates it: "not", "never", "no longer", "neither"; but not "not only"."""
    if token.lower_ in cues("negation", "words"):
        beside = token.i < verb.i or (token.i - verb.i <= 2 and lemma(verb) in ("be", "have", "do"))
        return beside and token.doc[token.i + 1 : token.i + 2].text.lower() not in cues("negation", "harmless_before")
    ends = verb.i < token.i < token.sent.end - 1 and token.nbor().tag_.startswith("VB")  # "no longer do so"
    no = not ends and any(c.lower_ == "no" for c in token.lefts)
    return no and token.lower_ in cues("negation", "adverbs_with_no")


def is_warned_off(token: Token, state: Modality) -> bool:
    """Whether somebody is asked not to do it: "urged staff not to leave", "recommended not buying it"."""
    if state != "negated" or token.dep_ not in ("xcomp", "ccomp", "advcl"):
        return False
    asked = lemma(token.head) in cues("infinitive", "asking") and (token.tag_ in ("VB", "VBG") or is_passive(token))
    return asked and at_verb(token) == "negated"  # who is told to stop buying may have bought


def has_determiner_no(noun: Token) -> bool:
    """Whether a noun phrase denies that there is such a thing: "no plans", "none of the banks", "not one bank"."""
    if noun.lower_ in cues("negation", "pronouns"):
        return True
    return any(
        (c.lower_ in cues("negation", "determiners") and c.nbor().text != "-" and not (_is_limit(c) or _is_named(c)))
        or (c.dep_ == "neg" and c.lower_ == "not" and not _is_contrast(noun))
        or (c.lower_ == "one" and any(n.lower_ == "not" for n in c.lefts))
        for c in noun.lefts
    )


def _is_named(no: Token) -> bool:
    """Whether "No" opens a name, which the text has within a sentence or says more of: "No Limits, a charity, gave"."""
    noun = no.nbor()
    if no.text == "No" and noun.text == ".":
        return True  # "Peru's No. 2 carrier"
    if no.text != "No" or not noun.is_title:
        return False
    within = any(t.text == noun.text and t.i > 1 and t.nbor(-1).text == "No" for t in no.doc if t.i != noun.i)
    return within or not no.is_sent_start or any(c.dep_ == "appos" for c in noun.rights)


def _is_limit(no: Token) -> bool:
    """Whether "no" only opens a limit of a number: "paid no more than $3 million"."""
    following = [t.lower_ for t in no.doc[no.i + 1 : no.i + 3]]
    return len(following) == 2 and following[0] in cues("negation", "harmless_before") and following[1] == "than"


def _is_contrast(noun: Token) -> bool:
    """Whether a denied noun is set against one that is not: "not the sum but the rules", "the rules, not the sum"."""
    return noun.dep_ == "conj" or any(t.lower_ == "but" for t in noun.rights)


def _has_negative_argument(verb: Token) -> bool:
    told = [o for o in own_objects(verb) if not _affirms(o)]
    if _negative_subject(verb) or any(has_determiner_no(o) for o in told[:1]):  # not "bread and no butter"
        return lemma(verb) not in cues("negation", "giving_word") or _negative_subject(verb)
    if any(has_determiner_no(noun) for _, noun in prepositional(verb, "of")):
        return True  # "was convicted of nothing"
    attribute = child(verb, "attr")
    return attribute is not None and has_determiner_no(attribute)


def _affirms(noun: Token) -> bool:
    """Whether a denied object makes an idiom that says the thing is so: "made no secret of it"."""
    return lemma(noun.head) == "make" and noun.lower_ in cues("negation", "affirming")


def _negative_subject(verb: Token) -> bool:
    return any(has_determiner_no(c) for c in verb.children if c.dep_ in SUBJECTS)


def _own(verb: Token, dep: str) -> list[Token]:
    return [c for c in verb.lefts if c.dep_ == dep]


def _adverbs(verb: Token) -> list[Token]:
    """The adverbs at a verb; what is "more likely" behind it is said of something else."""
    near = [c for c in verb.children if c.dep_ in ("advmod", "npadvmod")]
    return [c for c in near if not (c.tag_ == "JJ" and c.i > verb.i and any(b.tag_ in ("RBR", "RBS") for b in c.lefts))]


def _opening_adverbs(verb: Token) -> list[Token]:
    """The adverb that opens the sentence for a second clause too: "Reportedly, two died and six were hurt"."""
    if verb.dep_ != "conj" or child(verb, *SUBJECTS) is None:
        return []
    return [c for c in first_conjunct(verb).lefts if c.dep_ == "advmod" and c.is_sent_start]


def _joined_by(word: str, conjunct: Token) -> bool:
    """Whether a word leads to the conjunct: "did not sell but keep"."""
    return any(c.dep_ == "cc" and c.lower_ == word for c in conjunct.head.children)


def is_conditional(verb: Token) -> bool:
    """Whether an "if" clause makes the plan depend on something, or one turned around as in "were it to burst"."""
    if any(is_inverted_condition(clause) for clause in verb.children) or lacking(verb) is not None:
        return True
    for clause in verb.children:
        marks = [c for c in clause.lefts if c.dep_ == "mark"] if clause.dep_ == "advcl" else []
        if any(m.lower_ in cues("conditions", "marks") for m in marks):
            before = marks[0].doc[marks[0].i - 1].lower_ if marks[0].i else ""
            return before not in cues("conditions", "concessive_before_if")
    return False


def hangs_on_truth(verb: Token) -> bool:
    """Whether what a verb tells is so only if somebody is right: "If Lee is right", "If he is to be believed"."""
    for clause in verb.children:
        if clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "if" for c in clause.lefts):
            state, trusted = child(clause, "acomp"), child(clause, "xcomp") or clause
            right = state is not None and state.lower_ in cues("conditions", "right")
            if right or lemma(trusted) in cues("conditions", "believed"):
                return True
    return False


def lacking(verb: Token) -> Token | None:
    """The "without" that opens a clause on what is to come: "Without the ferry, the school will close"."""
    opener = next((c for c in verb.lefts if c.lower_ == "without" and c.dep_ == "prep"), None)
    noun = child(opener, "pobj") if opener is not None else None
    idle = noun is None or noun.lemma_.lower() in cues("conditions", "idle_without")
    return None if idle or not has_modal(verb) else opener


def _until(verb: Token, modals: list[str]) -> bool:
    """Whether a negation only dates the event: "did not open until May", "will not open until May"."""
    until = cues("negation", "until")
    days = [child(c, "pobj") for c in verb.rights if c.dep_ == "prep" and c.lower_ in until]
    if any(effect("modals", m) for m in modals):
        sure = all(effect("modals", m) == "planned" for m in modals)
        return sure and any(day is not None and day.ent_type_ == "DATE" for day in days)
    return bool(days) or any(m.lower_ in until for c in verb.rights if c.dep_ == "advcl" for m in c.lefts)


def _would(verb: Token) -> Modality:
    """ "Would" is the future of a report or a plan ("said it would hire"); elsewhere it supposes, or tells a habit."""
    if any(c.lower_ in cues("modals", "habit") for c in verb.lefts) or _is_told_ahead(verb):
        return "asserted"
    if reports(lemma(verb)) and any(c.lower_ == "only" for w in (verb, *own_objects(verb)) for c in w.lefts):
        return "asserted"  # "would only say that": it did say so
    better = any(c.lower_ == "better" for c in verb.lefts)  # "said the money would be better spent on schools"
    if better or any(c.lower_ == "have" for c in verb.lefts if c.dep_ == "aux"):
        return "possible"
    reasons = (c for c in verb.lefts if c.dep_ == "mark" and c.lower_ in cues("conditions", "reasons"))
    if verb.dep_ == "advcl" and next(reasons, None) is not None and tense(verb.head) in PRESENT:
        return "possible"  # "is wary of the pipe, as it would cut the valley in two"
    first = coordinated_with(verb) if verb.dep_ == "conj" else verb
    if first.i != verb.i and not any(c.tag_ == "MD" for c in verb.lefts):
        return _would(first)  # "Acme would drop the plan and cut jobs"
    before = verb.doc[max(verb.left_edge.i - 1, 0)]
    if verb.dep_ == "ccomp" and (before.is_quote or verb.left_edge.is_quote):
        return "possible"  # "It would cost us 40 jobs," she said: what one speaks of supposes
    noun = child(verb, *SUBJECTS)
    if noun is not None and (noun.dep_ == "csubj" or any(c.lower_ == "such" for c in noun.lefts)):
        return "possible"  # "said such a coalition would command 37 seats", "said closing it would cost 400 jobs"
    beside = [*verb.lefts, *(c for c in verb.rights if reports(lemma(c)))]  # "It would hire 40, she said, and stay"
    aside = any(c.dep_ in ("ccomp", "parataxis") and child(c, *SUBJECTS) is not None for c in beside)
    return "planned" if aside or verb.dep_ in ("ccomp", "relcl", "acl", "advcl", "conj") else "possible"


def _told_by_modal(verb: Token, modal: str) -> Modality | None:
    """What a modal tells; "could only" what somebody did, who could do no more: "could only parry his shot"."""
    if modal == "could" and lemma(verb) in cues("modals", "all_one_could") and not is_conditional(verb):
        return "asserted" if any(c.lower_ == "only" for c in verb.lefts) else "possible"
    return _would(verb) if modal in ("would", "'d", "’d") else effect("modals", modal)


def _is_told_ahead(verb: Token) -> bool:
    """Whether "would" tells what came later: "He would later confess to it", "would go on to lead it"."""
    later = any(c.lower_ in cues("modals", "told_ahead") for c in verb.lefts) or verb_lemma(verb) == "go on"
    beside = any(reports(lemma(c)) or c.dep_ in ("advcl", "ccomp") for c in verb.children)
    return later and verb.dep_ == "ROOT" and not beside


def _coming(verb: Token) -> Modality | None:
    """A present tense with a coming time is a plan: "opens next week"."""
    finite = _own(verb, "aux") if verb.tag_ == "VBG" else [verb]
    if not any(f.tag_ in PRESENT for f in finite) or is_passive(verb) or lemma(verb) in words("actions", "foretelling"):
        return None
    near = [c for c in verb.rights if c.dep_ in ("npadvmod", "advmod", "prep")]
    beside = [w for c in near for w in (c, *c.children, *(g for n in c.children for g in n.children))]
    return "planned" if any(w.lower_ in cues("coming", "words") for w in beside if w.dep_ != "relcl") else None
