"""What is said hangs on the verb that says it, and what dates the saying with it."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.parses.trees import SUBJECTS, TIMES, hang, has, says
from kg.rows import words


def times_of_saying(verb: Token) -> Iterator[Token]:
    """What dates the saying and hangs on what is said: "said on Monday it would close", "said last week the bank"."""
    said = verb.head
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if subject is None or not says(said) or said.i > verb.i or said.i < said.sent.start:
        return
    expected = said.i + 1
    for below in verb.lefts:
        dates = below.dep_ in ("npadvmod", "prep", "advmod") and below.right_edge.ent_type_ in TIMES
        if below.i >= subject.i or below.left_edge.i != expected or not dates:
            return
        yield below
        expected = below.right_edge.i + 1


def mend_behind_verb(mark: Token) -> None:
    """ "raised its guidance as it weighs whether to sell": the verb right before the question is what asks it.

    So it is with "that": "found it in May, when a guard noticed that the door was open".
    """
    verb, holder = mark.head, mark.doc[mark.i - 1] if mark.i > mark.sent.start else mark
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    open_still = verb.head.lemma_.lower() in words("actions", "choosing")  # "is to decide whether to join"
    if mark.lower_ == "whether" and verb.dep_ == "ccomp" and to and not (open_still or has(verb, *SUBJECTS)):
        verb.dep_ = "xcomp"  # "considered whether to withdraw them"
    free = holder.tag_.startswith("VB") and not has(holder, "ccomp", "xcomp", "dobj")
    if not free or verb.head == holder or verb.i < mark.i:
        return
    holds = says(holder) or holder.lemma_.lower() in words("grammar", "taking_for_granted")
    if mark.lower_ == "whether":
        hang(verb, holder, "xcomp" if to else "ccomp")
    elif mark.lower_ == "that" and verb.dep_ == "ccomp" and verb.head.i < holder.i and holds:
        hang(verb, holder)


def mend_shown_doing(doing: Token) -> None:
    """ "Polls show Ann Roe, a lawyer, trailing her rival": whom something shows is the subject of what it shows."""
    show = doing.head
    shown = next((c for c in show.rights if c.dep_ == "dobj"), None)
    near = shown is not None and doing.doc[doing.left_edge.i - 1].i in (shown.i, shown.right_edge.i)
    if (
        shown is not None
        and near
        and doing.tag_ == "VBG"
        and show.lemma_ == "show"
        and not has(doing, *SUBJECTS, "mark", "aux")
    ):
        hang(doing, show, "ccomp")
        hang(shown, doing, "nsubj")


def mend_content_behind_gerund(content: Token) -> None:
    """ "admitted under questioning that she had never read it": she admitted that, and nobody questioned it."""
    gerund = content.head
    preposition = gerund.head
    verb = preposition.head
    beside = (
        gerund.tag_ in ("VBG", "NN") and preposition.lower_ in ("under", "after", "during") and gerund.i < content.i
    )
    if beside and preposition.dep_ == "prep" and verb.i < preposition.i and says(verb) and has(content, "mark"):
        hang(content, verb)
