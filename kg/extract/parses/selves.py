"""Words such as "herself" that only stress who does or undergoes something are no subject and no object."""

from spacy.tokens import Token

from kg.extract.parses.trees import SUBJECTS, hang, has

SELVES = ("itself", "himself", "herself", "themselves")


def mend_self(word: Token) -> None:
    """ "was itself bought", "Acme was itself fined 5 million", "will not take part herself"."""
    verb = word.head
    subject = word.dep_ in SUBJECTS and any(a.i < word.i and a.dep_.startswith("aux") for a in verb.lefts)
    second = word.dep_ == "dobj" and any(c.dep_ == "dobj" and c.i < word.i for c in verb.rights)
    if subject or second:
        word.dep_ = "advmod"
    elif verb.dep_ == "auxpass":
        _mend_before_passive(word, verb)


def _mend_before_passive(word: Token, helping: Token) -> None:
    """The subject before the auxiliary undergoes what the verb behind the word tells."""
    verb, noun = helping.head, next((c for c in helping.lefts if c.dep_ in SUBJECTS), None)
    if noun is not None and verb.i > word.i > helping.i and not has(verb, *SUBJECTS):
        hang(noun, verb, "nsubjpass")
        hang(word, verb, "advmod")
