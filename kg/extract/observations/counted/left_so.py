"""How the counted ones are left, kept or put: "left 12 posts vacant", "kept 40 wards shut", "put 90 on leave"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure
from kg.extract.observations.wording.forms import ROWS
from kg.extract.tokens import Token
from kg.rows import words


def state_of(figure: Figure) -> Token | None:
    """How the counted ones are: "with 38 people still missing"."""
    doc, i = figure.head.doc, figure.last
    while i < len(doc) and doc[i].tag_ in ("RB", "RBR"):  # "left 30 more injured"
        i += 1
    state = doc[i] if i < len(doc) else None
    return state if state is not None and state.lower_ in words(ROWS, "states") else None


def put_so(figure: Figure) -> str:
    """Where or into what state somebody is put: "on short time", "in quarantine", "home", "from their land"."""
    i, doc = figure.last, figure.head.doc
    if i < len(doc) and doc[i].lower_ in words(ROWS, "whither"):
        return doc[i].lower_
    noun = grammar.child(doc[i], "pobj") if i < len(doc) and doc[i].lower_ in words(ROWS, "put_so") else None
    return " ".join(doc[i : noun.i + 1].text.split()) if noun is not None and noun.i <= i + 4 else ""


def _is_state(word: Token, figure: Figure) -> bool:
    """Whether a word right behind the counted ones says how they are: "left 12 posts vacant"."""
    known = word.lower_ in words(ROWS, "states_of_few") | words(ROWS, "shut_states") | words(ROWS, "states_left")
    apart = word.lower_.startswith("un") and word.tag_ in ("JJ", "VBN", "VBD")
    alone = word.tag_ != "NN" and not any(c.tag_ in ("NN", "NNS") for c in word.rights)
    noun = figure.noun
    return (known or apart) and alone and noun is not None and noun.i == figure.last - 1 and word.head.i < word.i


def left_so(figure: Figure) -> str:
    """How something leaves the counted ones: "homeless", "without power", "out of work"."""
    state, doc = state_of(figure), figure.head.doc
    if state is not None:
        return state.lower_
    i = figure.last
    if i < len(doc) and _is_state(doc[i], figure):
        return doc[i].lower_
    if i >= len(doc) or doc[i].lower_ not in ("without", "out", "in", "with"):
        return ""
    below = grammar.child(doc[i], "prep") or doc[i]
    noun = grammar.child(below, "pobj")
    return " ".join(doc[i : noun.i + 1].text.split()) if noun is not None and noun.i <= i + 4 else ""
