"""Buildings, media and programs by the nouns beside their names: "office tower Corvo 88", "Lomas Asia staff writer"."""

from functools import cache

from kg.extract.names.evidence.appositions import apposed_noun
from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import given_names, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.rows import rows
from kg.vocabulary import SCHEMA


def vote_premises(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh the noun right before or behind a name that tells a building, a medium, a program or a gene."""
    first, last = run
    before = doc[first - 1].lower_ if first else ""
    if before in listed("premises", "towers") and doc[first - 1].tag_ == "NN" and not _is_subject(doc, run):
        vote(votes, SCHEMA.CivicStructure, 5.0)  # "office tower Corvo 88"
        vote(votes, SCHEMA.Product, -4.0)
    if last + 1 >= len(doc):
        return
    behind = f"{doc[last].lower_} {doc[last + 1].lower_}"
    if behind in _pairs("blocks"):
        vote(votes, SCHEMA.Place, 3.0)  # "Lomas office tower Corvo 88", "the Corvo shopping mall"
        vote(votes, SCHEMA.Person, -4.0)
    if behind in _pairs("writers") and best(doc[first:last].text) is None:
        vote(votes, SCHEMA.NewsMediaOrganization, 6.0)  # "Ana Roe, Lomas Asia staff writer"
        vote(votes, SCHEMA.Person, -3.0)
    if doc[last].lower_ in listed("premises", "estates") and _is_of_flats(doc, run):
        vote(votes, SCHEMA.CivicStructure, 6.0)  # "its Corvo Crest project", where flats are sold
        vote(votes, SCHEMA.Organization, -4.0)
    if doc[last].text == "," and doc[first].text not in given_names() and _is_program(doc, last + 1):
        vote(votes, SCHEMA.Product, 6.0)  # "LungSignal, a program developed by"
        vote(votes, SCHEMA.Organization, -2.0)


@cache
def _pairs(key: str) -> frozenset[str]:
    """Pairs of nouns that stand behind a name: "office tower"."""
    return frozenset(pair.strip() for pair in rows("names")["premises"][key].split(","))


def _is_subject(doc: Doc, run: Run) -> bool:
    """Whether a name is what a clause behind a noun tells of: "the tower Corvo built"."""
    root = doc[run[0] : run[1]].root
    return root.dep_ == "nsubj" and root.head.dep_ == "relcl" and root.head.head.i == run[0] - 1


def _is_of_flats(doc: Doc, run: Run) -> bool:
    """Whether somebody has a project behind a name, and its sentence tells of flats or houses."""
    first = run[0]
    if not first or doc[first - 1].tag_ not in ("PRP$", "POS", "DT", "IN"):
        return False
    return any(t.lower_ in listed("premises", "flats") for t in doc[first].sent)


def _is_program(doc: Doc, at: int) -> bool:
    """Whether a program or a system that somebody developed stands in apposition: "a program developed by"."""
    if at + 2 >= len(doc) or doc[at].lower_ not in ("a", "an", "the", "its"):
        return False
    noun = apposed_noun(doc, at)
    if noun is None or noun.lower_ not in listed("premises", "programs") or noun.i + 1 >= len(doc):
        return False
    return noun.nbor().lower_ in listed("premises", "made")
