"""What is said hangs on the verb of saying: a second clause, the amount it begins with, the figures that show it."""

from spacy.tokens import Token

from kg.extract.parses.trees import SUBJECTS, hang, has, says, take_conjunction
from kg.rows import words

ABOUT = ("about", "around", "over", "under", "almost", "nearly", "roughly")


def mend_second_that(verb: Token) -> None:
    """ "said that it would not ban exports, but that firms could lose them": both clauses are what was said."""
    said = verb.head
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)
    if not marked or not says(said) or not has(verb, *SUBJECTS):
        return
    first = next((c for c in said.rights if c.dep_ == "ccomp" and c.i < verb.i), None)
    if first is not None and any(c.dep_ == "mark" and c.lower_ == "that" for c in first.lefts):
        take_conjunction(said.children, verb, first)
        hang(verb, first)


def mend_clause_behind_semicolon(first: Token) -> None:
    """ "Lee said it fell; the bank sold it": what stands behind the semicolon is no longer what was said."""
    verb = first.head
    said = verb.head
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if verb.dep_ != "ccomp" or own is None or not (said.i < first.i < own.i) or not says(said):
        return
    start = own.left_edge.i
    quoted = any(t.is_quote for t in verb.doc[said.i : start])
    if quoted or verb.doc[start - 1].text != ";" or not has(first, *SUBJECTS):
        return
    hang(first, said)
    verb.dep_ = "parataxis"


def mend_amount_for_subject(verb: Token) -> None:
    """ "said about two-thirds of that would come from the state": what was said begins with the amount."""
    said = verb.head
    if not says(said) or said.i > verb.i or has(verb, *SUBJECTS):
        return
    start = min([verb.i, *(c.i for c in verb.lefts)])
    prep = next((c for c in said.rights if c.dep_ == "prep" and c.right_edge.i + 1 == start), None)
    amount = next((c for c in prep.rights if c.dep_ == "pobj"), None) if prep is not None else None
    if prep is None or amount is None or prep.lower_ not in ABOUT or prep.i != said.i + 1:
        return
    if amount.tag_ == "CD" or has(amount, "nummod", "quantmod"):
        hang(amount, verb)
        amount.dep_ = "nsubjpass" if has(verb, "auxpass") else "nsubj"
        hang(prep, amount)
        prep.dep_ = "quantmod"


def mend_part_before_speaker(part: Token) -> None:
    """ "Forty people were hurt, nine of them badly, said Dr. Lee": the part belongs to what was said."""
    said = part.head
    speaker = next((c for c in said.rights if c.dep_ in SUBJECTS), None)
    clause = next((c for c in said.lefts if c.dep_ == "ccomp" and c.i < part.i), None)
    if part.i > said.i or speaker is None or clause is None or not says(said):
        return
    of = next((c for c in part.rights if c.lower_ == "of"), None)
    them = of is not None and any(c.lower_ in ("them", "whom", "which", "these", "those") for c in of.rights)
    if them and part.nbor(-1).text == ",":
        hang(part, clause)
        part.dep_ = "npadvmod"


def mend_made_figures_show(show: Token) -> None:
    """ "Jobs rose in May, figures compiled by Acme show.": the verb is no part of the name before it."""
    last = show.i + 1 == show.sent.end or show.nbor(1).text in (",", ".", ";")
    name = show.doc[show.i - 1] if show.i > show.sent.start else show
    made = next((a for a in show.ancestors if a.dep_ == "acl" and a.tag_ == "VBN"), None)
    if not last or made is None or name.head != show or name.dep_ != "compound":
        return
    figures = made.head
    cited = figures.lemma_.lower() in words("attribution", "documents") and figures.i < show.i
    if not cited or figures.left_edge.i == show.sent.start or figures.doc[figures.left_edge.i - 1].text != ",":
        return
    for below in [c for c in show.lefts if c != name]:
        hang(below, name)
    name.dep_ = show.dep_
    hang(name, show.head)
    show.dep_ = "parataxis"
    hang(show, figures.head)
    hang(figures, show)
    figures.dep_ = "nsubj"


def mend_content_of_noun(clause: Token) -> None:
    """ "declined to comment on a report in the Times that it would sell": the clause is what the report holds."""
    opener = clause.left_edge
    if opener.lower_ != "that" or opener.dep_ != "mark" or opener.head != clause or clause.head.i > clause.i:
        return
    for noun in reversed(clause.doc[clause.head.i : opener.i]):
        if noun.lower_ in ("so", "such"):
            return
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in words("attribution", "nouns") and noun.dep_ == "pobj":
            hang(clause, noun)
            clause.dep_ = "acl"
            return
