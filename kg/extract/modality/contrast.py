"""What a text holds against what it tells is denied by it: "by Bex, not by Orme", "Roe, rather than Lee"."""

from kg.extract.grammar import SUBJECTS, child
from kg.extract.modality.cues import cues
from kg.extract.tokens import Doc, Token

_OPENING = (",", "—", "–", "-", "(", "and", "but", "or")
_AHEAD = ("DET", "ADP", "ADJ", "NUM", "SYM")
_FARTHEST = 4  # words between "not" and a name: "not by the older"


def _leads(token: Token) -> bool:
    """Whether a word may stand between what rules out and what is ruled out: "instead of the planned 3 billion"."""
    return token.pos_ in _AHEAD or token.tag_ == "PRP$" or token.dep_ == "amod"


def is_contrasted(doc: Doc, first: int, last: int) -> bool:
    """Whether the tokens from one index to another (`last` exclusive) are what "not" or "rather than" rules out."""
    start, i = doc[first].sent.start, first - 1
    while i > max(start, first - _FARTHEST) and _leads(doc[i]):
        if doc[i - 1 : i + 1].text.lower() in ("rather than", "instead of"):
            return True
        i -= 1
    harmless = cues("negation", "harmless_before") | cues("negation", "until")  # "Not until May did Acme sell it"
    if i < start or doc[i].lower_ != "not" or doc[i + 1].lower_ in harmless:
        return doc[max(i - 1, start) : i + 1].text.lower() == "rather than"
    opens = i == start or doc[i - 1].lower_ in _OPENING
    return opens or doc[last : last + 2].text.lower().lstrip(", ").startswith("but")


def is_withdrawn(verb: Token) -> bool:
    """Whether what is said is taken back: "An earlier version of this article said"."""
    said = child(verb, *SUBJECTS)
    if said is None or said.lower_ not in cues("withdrawn", "texts"):
        return False
    of = next((c for c in said.rights if c.lower_ == "of"), None)
    whose = None if of is None else child(of, "pobj")
    article = of is None or (whose is not None and whose.lower_ in cues("withdrawn", "articles"))
    return article and any(c.lower_ in cues("withdrawn", "earlier") for c in said.lefts)


def is_amazed(verb: Token) -> bool:
    """Whether somebody says of what is so that it is hard to believe: "cannot believe that the board sold it"."""
    unable = any(c.lower_ in ("can", "ca", "could") for c in verb.lefts)
    return unable and any(c.dep_ == "neg" for c in verb.lefts)
