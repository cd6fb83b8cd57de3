"""What is counted with what tells which ones: "containers stranded at the port", "ships on order"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure, is_end
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.phrases import with_clause
from kg.extract.observations.wording.predicates import before_time
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import words

KEPT = ("on", "under")  # "on order", "under construction", "under 18" is none


def in_condition(reading: Reading, figure: Figure, what: Part, *, had: bool) -> Part:
    """What is counted with the participle right behind it; of what somebody has, also with what it does or undergoes.

    Behind other verbs a gerund may tell how they are done: "fired 300 workers citing weak sales".
    """
    noun = figure.noun
    if noun is None or noun.i < figure.first or what.end != noun.idx + len(noun):
        return what
    end = _behind_participle(reading, figure, had=had) or (_behind_state(figure) if had else None)
    if end is None:
        return what
    said = " ".join(reading.doc[noun.i + 1 : end].text.split())
    last = reading.doc[end - 1]
    return Part(text=f"{what.text} {said}", start=what.start, end=last.idx + len(last))


def _behind_participle(reading: Reading, figure: Figure, *, had: bool) -> int | None:
    """Where a participle right behind the counted noun ends, times and further figures left out."""
    noun = figure.noun
    assert noun is not None
    clause = next((c for c in noun.rights if c.dep_ == "acl" and c.left_edge.i == noun.i + 1), None)
    if clause is None or clause.tag_ not in (("VBN", "VBG") if had else ("VBN",)) or _is_of_document(noun, clause):
        return None
    end = before_time(reading, noun.i + 1, with_clause(noun))
    inside = reading.doc[noun.i + 1 : end]
    told = any(reading.quantity_at(t) is not None or t.dep_ in grammar.SUBJECTS for t in inside)
    told = told or reading.doc[min(end, len(reading.doc) - 1)].tag_.startswith("W")  # "doing what a machine could do"
    return end if end > clause.i and not told else None


def _is_of_document(noun: Token, clause: Token) -> bool:
    """Whether a participle tells of the survey or report that the counted ones are of: "of 1,200 parents published"."""
    whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "by", "among") else noun
    return whole != noun and grammar.lemma(clause) in words(ROWS, "done_to_documents")


def _behind_state(figure: Figure) -> int | None:
    """Where a bare state behind the counted noun ends: "on order", "under construction"."""
    doc, i = figure.head.doc, figure.last
    said = i + 1 < len(doc) and doc[i].lower_ in KEPT and doc[i + 1].tag_ == "NN" and doc[i + 1].dep_ == "pobj"
    return i + 2 if said and is_end(doc, i + 2) else None
