"""Which tokens of a clause tell what is said of its subject."""

from kg.extract.grammar import (
    DASHES,
    SUBJECTS,
    auxiliaries,
    child,
    clause_tokens,
    coordinated_with,
    is_passive,
    is_verb,
    lemma,
    own_auxiliaries,
)
from kg.extract.modality.openers import is_inverted_condition, is_still_ahead
from kg.extract.modality.purpose import is_aim
from kg.extract.modality.unstated import is_kept
from kg.extract.modality.verbs import at_verb, is_negation, lacking
from kg.extract.tokens import Token
from kg.rows import rows, words

LONGEST = 60
LIMITING = frozenset(rows("modality")["conditions"]["limiting"])
LATER = frozenset(rows("modality")["conditions"]["later"])
DOUBTING = frozenset(rows("modality")["adverbs"]["negated"] + rows("modality")["adverbs"]["possible"])
SUMMING_UP = words("actions", "summing_up")
ASIDE = ("mark", "cc", "preconj", "intj", "dep")


def predicate(verb: Token) -> list[Token]:
    """The clause without its subject and without what stands before its auxiliaries."""
    helping = auxiliaries(verb)
    neither = [c for c in verb.lefts if c.lower_ == "neither" and c.dep_ in ASIDE]
    told_apart = [c for c in verb.children if c.dep_ in SUBJECTS + ASIDE or _is_speaker(c)]
    apart = {t.i for c in told_apart if c not in neither and not _is_ballot(c) for t in c.subtree}
    before = [*neither, *(c for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg"))]
    start = min([verb.i, *(c.i for c in before), *(c.left_edge.i for c in verb.lefts if _denies(c))])
    own = [t for t in _with_limits(verb) if t.i >= start and t.i not in apart and (t.tag_ == "POS" or not t.is_quote)]
    cut = (n for n, t in enumerate(own) if n and t.text in DASHES and t.whitespace_ and own[n - 1].i < t.i - 1)
    own = own[: next(cut, len(own))]  # what a dash adds to a clause that is left out
    own.sort(key=lambda t: (not _stands_before_subject(verb, t), t.i))
    summed = {t.i for noun in own if _sums_up(noun) for t in noun.subtree}
    own = [t for t in own if t.i not in summed]
    shared = [a for a in helping if a.head.i != verb.i and (a.lemma_ != "do" or verb.tag_ == "VB")]
    shared = sorted([*shared, *_shared_denial(verb)], key=lambda t: t.i)
    return shared + own[:LONGEST]


def _shared_denial(verb: Token) -> list[Token]:
    """The words by which a verb is denied with the one before it: "never" for "sold" in "never bought or sold"."""
    head = coordinated_with(verb) if verb.dep_ == "conj" else verb
    own = child(verb, *SUBJECTS) is not None or any(is_negation(c, verb) for c in verb.children)
    own = own or verb.doc[verb.left_edge.i - 1].lower_ == "nor"
    if head.i == verb.i or own or at_verb(verb) != "negated":
        return []
    return [c for c in head.lefts if is_negation(c, head)]


def _is_ballot(word: Token) -> bool:
    """Whether a word tells how somebody voted: "voted no"."""
    return word.lower_ in ("yes", "no") and word.dep_ == "intj" and word.i == word.head.i + 1


def _sums_up(noun: Token) -> bool:
    """Whether a noun behind a comma speaks of all before it: ", an allegation that his lawyer rejected"."""
    apart = noun.dep_ in ("appos", "dobj", "npadvmod") and noun.doc[noun.left_edge.i - 1].text == ","
    return apart and noun.lemma_.lower() in SUMMING_UP and child(noun, "relcl", "acl") is not None


def _stands_before_subject(verb: Token, helping: Token) -> bool:
    """Whether an auxiliary stands between a participle and its subject: "Voting no were Ann Roe and Tom Lee"."""
    behind = helping.head.i == verb.i < helping.i and helping.dep_.startswith("aux")
    return behind and any(c.dep_ in SUBJECTS and c.i > helping.i for c in verb.rights)


def _with_limits(verb: Token) -> list[Token]:
    """The tokens of a clause with what limits it: "a comedy that never laughs", "will not sell it until it works"."""
    found = clause_tokens(verb)
    bound = [c for c in verb.rights if c.dep_ == "xcomp"]  # "has promised to end it if Acme pays"
    limits = [c for v in (verb, *bound) for c in v.rights if is_limit(c)]
    limits += [c for soon in verb.rights if soon.dep_ == "advmod" for c in soon.rights if c.dep_ == "advcl"]
    limits += denied_aims(verb)
    limits += [
        c
        for t in found
        if t.tag_ in ("JJR", "RBR") or (t.tag_ == "RB" and any(a.lower_ == "as" for a in t.lefts))
        for c in t.rights
        if c.dep_ == "advcl"
    ]  # "more than it had", "for as long as it could"
    told = [c for t in found if t.i > verb.i for c in t.rights if c.dep_ == "relcl" and _is_close(c)]
    told += [t for t in found if t.dep_ == "acl" and any(m.dep_ == "mark" for m in t.lefts) and child(t, "advcl")]
    return sorted({*found, *(t for clause in (*limits, *told) for t in clause.subtree)}, key=lambda t: t.i)


def denied_aims(verb: Token) -> list[Token]:
    """What a denied verb was not done for: "to beg" of "has not come to beg", who did come."""
    denied = child(verb, "neg") is not None and not is_passive(verb)
    denied = denied or (verb.dep_ == "ccomp" and lemma(verb.head) == "deny")  # "denied it had been timed to help Acme"
    aims = [c for c in verb.rights if is_aim(c)] if denied else []
    return [c for c in aims if c.doc[c.left_edge.i - 1].text != ","]


def is_limit(clause: Token) -> bool:
    """Whether a clause says on what another depends ("if", "until", "once it has paid"), or asks for what it holds."""
    marks = {m.lower_ for m in clause.lefts}
    limits = not LIMITING.isdisjoint(marks) or (is_ahead(clause) and not LATER.isdisjoint(marks))
    limits = limits or ("before" in marks and child(clause.head, "neg") is not None)  # "will not sign before it ends"
    return clause.dep_ == "advcl" and (limits or is_kept(clause) or is_inverted_condition(clause))


def opening_condition(verb: Token) -> Token | None:
    """The clause or the "without" that opens a sentence and says on what its verb depends."""
    opened = next((t.i for t in verb.sent if not (t.is_quote or t.is_space)), verb.i)
    return next((c for c in verb.lefts if c.left_edge.i == opened and (is_limit(c) or c == lacking(verb))), None)


def is_ahead(clause: Token) -> bool:
    """Whether the present tense of a clause tells what has yet to come: "until the court has approved it"."""
    tensed = next(iter(own_auxiliaries(clause)), clause)
    return tensed.tag_ in ("VBZ", "VBP") or is_still_ahead(clause)


def _is_close(clause: Token) -> bool:
    """Whether no mark sets a relative clause off, so that it says which ones are meant."""
    before = clause.doc[clause.left_edge.i - 1]
    return before.pos_ in ("NOUN", "PROPN", "PRON", "NUM")


def _denies(adverb: Token) -> bool:
    """Whether an adverb right at a verb denies or lessens it: "no longer makes", "nearly sold", "partly collapsed"."""
    if adverb.dep_ != "advmod" or any(c.dep_ in SUBJECTS and c.i > adverb.i for c in adverb.head.lefts):
        return False
    return adverb.lower_ in DOUBTING | words("actions", "lessening") or any(c.lower_ == "no" for c in adverb.lefts)


def _is_speaker(token: Token) -> bool:
    """Whether a name hangs on the verb as if it were a measure: the speaker of a reporting clause behind it."""
    return token.dep_ == "npadvmod" and token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME")


def either_of(verb: Token) -> tuple[Token, list[Token]] | None:
    """The first of two verbs that "or" joins, and the words that tell both: "designed or rebuilt 19 bridges"."""
    joined = verb.dep_ == "conj" and child(verb, *SUBJECTS) is None
    head, other = (verb.head, verb) if joined else (verb, child(verb, "conj"))
    joint = next((c for c in head.rights if c.dep_ == "cc" and c.lower_ == "or"), None)
    whole = other is not None and is_verb(other) and is_verb(head) and child(other, *SUBJECTS) is None
    if joint is None or other is None or not whole or not (joint.i < other.i and child(head, *SUBJECTS) is not None):
        return None
    return head, sorted({*predicate(head), joint, *predicate(other)}, key=lambda t: t.i)
