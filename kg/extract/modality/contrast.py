"""What a text holds against what it tells is denied by it: "by Bex, not by Orme", "Roe, rather than Lee"."""

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
