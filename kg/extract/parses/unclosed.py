"""What commas tell of the clause that a verb goes on with: one that a comma opens goes on until a comma closes it."""

from kg.extract.parses.trees import SUBJECTS, TENSED, hang, has, says, take_conjunction, tense
from kg.extract.tokens import Token


def mend_conjunct_of_unclosed(verb: Token) -> None:
    """ "met her son Bo, who is 19 and had left school": without a comma before "and" the clause on Bo goes on.

    So it does in "drove south, a trip which takes four hours and on Monday took nine".
    """
    joint = verb.doc[max(verb.left_edge.i - 1, verb.sent.start)]
    before = verb.doc[max(joint.i - 1, verb.sent.start)]
    free = joint.dep_ == "cc" and before.text != "," and not has(verb, *SUBJECTS, "mark") and tense(verb) in TENSED
    if not free or says(verb):
        return
    for clause in (before, *before.ancestors):
        if clause.i <= verb.head.i:
            return
        if clause.dep_ == "relcl" and tense(clause) in TENSED and _is_opened(clause):
            take_conjunction((*verb.head.children, *joint.head.children), verb, clause)
            hang(verb, clause)
            return


def _is_opened(clause: Token) -> bool:
    """Whether a comma opens a relative clause, or the noun beside a verb that it describes."""
    opener, noun = clause.left_edge, clause.head
    own = any(c.lower_ in ("who", "which") and c.dep_ in SUBJECTS for c in clause.lefts)
    beside = noun.dep_ in ("appos", "npadvmod") and noun.left_edge.lower_ in ("a", "an", "the")
    start = noun.left_edge.i if beside and opener.i == noun.i + 1 else opener.i
    return own and clause.doc[start - 1].text == ","


def mend_conjunct_behind_speaker(verb: Token) -> None:
    """ "It would raise the bill, Roe said in May, and would put jobs at risk": what she said goes on."""
    said, doc = verb.head, verb.doc
    content = next((c for c in said.lefts if c.dep_ == "ccomp"), None)
    joint = doc[max(verb.left_edge.i - 1, verb.sent.start)]
    closed = joint.dep_ == "cc" and joint.i > said.i and doc[joint.i - 1].text == ","
    if content is None or not closed or has(verb, *SUBJECTS) or not says(said):
        return
    bare = tense(content) == "MD" and verb.lower_ == verb.lemma_  # "would raise it, Roe said, and put jobs at risk"
    inverted = any(c.dep_ == "nsubj" for c in said.rights)  # "was hidden, said Roe, and was taken away"
    inverted = inverted and has(verb, "auxpass") and has(content, "auxpass")
    goes_on = bare or (has(verb, "aux", "auxpass") and tense(verb) in ("MD", "VBZ", "VBP"))
    if said.tag_ == "VBD" and (inverted or goes_on):
        take_conjunction(said.children, verb, content)
        hang(verb, content)


def mend_speaker_behind(said: Token) -> None:
    """ "The van was stolen, claimed Ann Roe, and sold": whoever is named behind the word of speech speaks."""
    content = next((c for c in said.lefts if c.dep_ == "ccomp"), None)
    if content is None or said.tag_ != "VBD" or said.nbor(-1).text != "," or has(said, *SUBJECTS) or not says(said):
        return
    name = next((c for c in said.rights if c.dep_ == "dobj" and c.left_edge.i == said.i + 1), None)
    if name is not None and name.pos_ == "PROPN" and has(content, *SUBJECTS):
        hang(name, said, "nsubj")
