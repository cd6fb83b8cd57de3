"""Words such as "herself" that only stress who does or undergoes something are no subject and no object."""

from kg.extract.parses.trees import SUBJECTS, hang, has, take_conjunction
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token

SELVES = ("itself", "himself", "herself", "themselves")


def mend_self(word: Token) -> None:
    """ "was itself bought", "Acme was itself fined 5 million", "will not take part herself"."""
    verb = word.head
    subject = word.dep_ in SUBJECTS and any(a.i < word.i and a.dep_.startswith("aux") for a in verb.lefts)
    second = word.dep_ == "dobj" and any(c.dep_ == "dobj" and c.i < word.i for c in verb.rights)
    if subject or second:
        word.dep_ = "advmod"
        _mend_doer(word, verb)
    elif verb.dep_ == "auxpass":
        _mend_before_passive(word, verb)


def _mend_doer(word: Token, verb: Token) -> None:
    """ "She denied that the bank was for sale, and will not sign it herself": no bank is "herself", but she is."""
    clause = verb.head
    noun = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    inner = verb.dep_ == "conj" and clause.dep_ == "ccomp" and not has(verb, *SUBJECTS)
    if not inner or noun is None or noun.pos_ != "NOUN" or word.lower_ not in ("himself", "herself"):
        return
    if not is_person_noun(noun.lower_) and verb.doc[verb.left_edge.i - 2].text == ",":
        take_conjunction(clause.children, verb, clause.head)
        hang(verb, clause.head)


def _mend_before_passive(word: Token, helping: Token) -> None:
    """The subject before the auxiliary undergoes what the verb behind the word tells."""
    verb, noun = helping.head, next((c for c in helping.lefts if c.dep_ in SUBJECTS), None)
    if noun is not None and verb.i > word.i > helping.i and not has(verb, *SUBJECTS):
        hang(noun, verb, "nsubjpass")
        hang(word, verb, "advmod")
