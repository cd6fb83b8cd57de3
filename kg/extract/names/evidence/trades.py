"""Firms behind their trade, craftsmen, homes and where pictures were taken: "hotel operator Lomas Bay"."""

from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import called_class, given_names, head_class, lineage, listed
from kg.extract.tokens import Doc
from kg.rows import rows
from kg.vocabulary import SCHEMA


def vote_trades(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh a trade, an age or a time beside a name whose own words tell another kind."""
    first, last = run
    if _is_firm_by_trade(doc, run):
        vote(votes, SCHEMA.Corporation, 5.0)
        vote(votes, SCHEMA.Place, -2.0)
    elif first and last - first > 1 and doc[first].text not in given_names() and _is_firm_noun(doc, first - 1):
        vote(votes, SCHEMA.Corporation, 2.0)  # "utility Tarn Timur"
        vote(votes, SCHEMA.Person, -3.0)
    if _is_craftsman(doc, run):
        vote(votes, SCHEMA.Person, 5.0)
        vote(votes, SCHEMA.Organization, -3.0)
    if _is_home(doc, run) and doc[last - 1].text in listed("crafts", "towns"):
        vote(votes, SCHEMA.CivicStructure, -4.0)
        vote(votes, SCHEMA.City, 5.0)
    if last - first == 1 and _is_taken_there(doc, last):
        vote(votes, SCHEMA.Place, 4.0)
        vote(votes, SCHEMA.Person, -2.0)


def vote_credited(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh a credit behind a stroke: a paper in "Photo by Ana Roe/Kita Post", none in "Edited by Bo Lee/Ana Roe"."""
    said = {token.lower_ for token in doc[max(0, run[0] - 8) : run[0]]}
    if run[0] and doc[run[0] - 1].text in ("/", "|") and "by" in said:
        person = not said.isdisjoint(listed("around", "edited")) and head_class(doc[run[1] - 1].text) is None
        vote(votes, SCHEMA.Person if person and run[1] - run[0] > 1 else SCHEMA.NewsMediaOrganization, 5.0)


def _is_firm_by_trade(doc: Doc, run: Run) -> bool:
    """Whether a noun for firms stands before a name that ends as places do: "lithium miner Tarrow Creek"."""
    first, last = run
    if last - first < 2 or not first or lineage(head_class(doc[last - 1].text) or "")[0] != SCHEMA.Place:
        return False
    noun = doc[first - 1]
    kind = called_class(noun.lower_) if noun.tag_ in ("NN", "NNP", "JJR", "JJ") else None
    firm = kind == SCHEMA.Corporation or noun.lower_ in listed("nouns", "either")
    return firm and not any(t.text in (",", "(") for t in doc[first:last])


def _is_firm_noun(doc: Doc, i: int) -> bool:
    """Whether a small noun tells what only a firm is or makes: "utility", "lender", "glovemaker"."""
    noun = doc[i]
    sure = noun.lower_ in ("utility", "telco", "lender", "insurer", "retailer") or noun.lower_.endswith("maker")
    return sure and noun.is_lower and called_class(noun.lower_) == SCHEMA.Corporation


def _is_craftsman(doc: Doc, run: Run) -> bool:
    """Whether a person's name stands behind who makes things by hand: "the Porto maker Joren Vael"."""
    first, last = run
    noun = doc[first - 1] if first > 1 else None
    if noun is None or last - first != 2 or doc[first].text not in given_names():
        return False
    made = noun.nbor(-1)
    craft = made.lower_ in listed("crafts") or (is_large(made) and made.ent_type_ == "GPE")
    return noun.lower_ in ("maker", "builder", "restorer") and craft and all(map(is_large, doc[first:last]))


def _is_home(doc: Doc, run: Run) -> bool:
    """Whether somebody of an age is "of" a name: "Ana Roe, 34, of Tarrow Junction"."""
    before = doc[max(run[0] - 4, 0) : run[0]]
    told = len(before) == 4 and (before[0].text, before[2].text, before[3].lower_) == (",", ",", "of")
    return told and before[1].text.isdigit()


def _is_taken_there(doc: Doc, last: int) -> bool:
    """Whether a time alone stands behind the comma after a name: "Lomas, this morning."."""
    told = [token.lower_ for token in doc[last : last + 4]]
    days = {*rows("times")["weekdays"], "today", "yesterday"}
    parts = ("morning", "afternoon", "evening", "week", "month")
    timed = told[1:2] == ["this"] and told[2:3] and told[2] in parts and told[3:4] in ([], ["."])
    return told[:1] == [","] and (bool(timed) or (len(told) > 2 and told[1] in days and told[2] == "."))
