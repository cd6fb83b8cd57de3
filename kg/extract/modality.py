"""Is a statement asserted, negated, planned or merely possible? Judged at the token that it hangs on."""

from spacy.tokens import Token

from kg.model import Modality


def judge(token: Token) -> Modality:
    """The modality of what is said at a token (a verb, a title, a number)."""
    if any(child.dep_ == "neg" for child in token.children):
        return "negated"
    return "asserted"
