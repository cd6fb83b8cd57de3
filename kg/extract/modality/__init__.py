"""Is a statement asserted, negated, planned or merely possible? Judged at the token that it hangs on.

The walk goes from the token up to the root of its sentence. On the way the words at each verb count ("will", "not",
"reportedly": `verbs`) and what each clause or noun does to what it embeds ("plans to", "denied that", "if":
`clauses`). It ends early where a statement stands on its own: in a relative clause, a definite noun phrase.
"""

from kg.extract.grammar import REACH, by_agents, child, is_passive, is_verb, lemma, reports, tense, verb_lemma
from kg.extract.modality.clauses import step
from kg.extract.modality.cues import effect, within
from kg.extract.modality.nouns import is_rumoured
from kg.extract.modality.openers import is_announced, is_due, is_gerund
from kg.extract.modality.steps import Origin
from kg.extract.modality.verbs import PRESENT, at_verb, hangs_on_truth, is_conditional, is_negation, is_warned_off
from kg.extract.tokens import Token
from kg.model import Modality


def judge(token: Token) -> Modality:
    """The modality of what is said at a token (a verb, a title, a number)."""
    if token.dep_ in ("aux", "auxpass") and token.head.i != token.i:
        token = token.head
    origin: Origin = "verb" if is_verb(token) else "number" if _is_number(token) else "noun"
    state, denied, shared = _of_itself(token, origin), None, False
    kept_off = conditional = False
    aim = token.dep_ == "advcl" and token.tag_ == "VB"
    for _ in range(REACH):
        if is_verb(token) and not shared:
            here = at_verb(token)
            state = within(state, denied if here == "negated" and denied else here)
            conditional = conditional or is_conditional(token)
            if conditional and (state == "planned" or (state == "asserted" and _is_general(token))):
                state = "possible"
            state = within(state, "possible" if hangs_on_truth(token) or is_rumoured(token.head) else None)
        onward = step(token, origin)
        kept_off = kept_off or state == "negated"  # a dismissed suit to keep a bank from selling leaves open both
        loose = denied == "possible" or (kept_off and state == "possible")
        outer = "possible" if loose and onward.effect == "negated" else onward.effect
        state = state if is_warned_off(token, state) else within(state, outer)
        if onward.to is None:
            return "possible" if token.head.i == token.i and _is_question(token) else state
        kept = aim and denied == "possible"  # "denied claims that she had gone to Oslo to sell it": it may be sold
        token, denied, shared = onward.to, denied if kept else onward.denied, onward.shared
    return state


def _is_general(verb: Token) -> bool:
    """Whether the present tense tells what comes of a condition: "If the bank calls the loan, the firm is gone"."""
    return tense(verb) in PRESENT and is_conditional(verb) and not reports(lemma(verb))


def is_perhaps_undone(verb: Token) -> bool:
    """Whether a deed is only what somebody may have refused or been told to stop: "accused it of refusing to pay"."""
    if verb.dep_ == "pcomp" and any(is_negation(c, verb) for c in verb.lefts):
        return judge(verb) == "possible"  # "accused her of not paying"
    if verb.dep_ != "xcomp" or verb.head.i > verb.i:
        return False
    told = effect("gerund" if is_gerund(verb) else "infinitive", verb_lemma(verb.head), lemma(verb.head))
    return told == "negated" and judge(verb.head) == "possible"


def _is_number(token: Token) -> bool:
    return (
        token.like_num
        or token.pos_ in ("NUM", "SYM")
        or token.ent_type_ in ("CARDINAL", "MONEY", "PERCENT", "QUANTITY")
    )


def _of_itself(token: Token, origin: Origin) -> Modality:
    """What a token says without anything around it: "is planned for May", "Acme to buy Zenith"."""
    if origin == "verb":
        if is_passive(token) and child(token, "xcomp", "ccomp") is None:
            told = any(noun.ent_type_ not in ("DATE", "TIME") for noun in by_agents(token))
            ahead = effect("passive", lemma(token)) == "planned" and not told
            return "planned" if ahead else "asserted"  # "had been forecast by 13 of 19 traders"
        return "planned" if is_announced(token) or is_due(token) else "asserted"
    return "negated" if any(is_negation(c, token) for c in token.lefts) else "asserted"


def _is_question(root: Token) -> bool:
    for token in reversed(list(root.sent)[-4:]):
        if not (token.is_space or token.is_quote or token.is_bracket):
            return token.text == "?"
    return False
