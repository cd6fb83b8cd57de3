"""Who speaks in a text that is nobody's report: "I" is one person there, "we" one organization, named or not."""

from kg.extract.reference.mind.scene import Scene, Unnamed
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

ALONE = ("i", "me", "my", "mine", "myself")
TOGETHER = ("we", "us", "our", "ours", "ourselves")


def read_narrator(scene: Scene) -> None:
    """Make whoever tells a text a person or an organization, unless a quotation has a first person of its own."""
    told = [t for t in scene.doc if t.tag_ in ("PRP", "PRP$") and t.lower_ in {*ALONE, *TOGETHER}]
    if any(t.i in scene.quote_at for t in told):
        return
    told = [t for t in told if t.i not in scene.named_over]
    alone = [t for t in told if t.lower_ in ALONE]
    if any(t.lower_ in ("i", "my") for t in alone):
        _tell(scene, alone, Unnamed("I", (SCHEMA.Thing, SCHEMA.Person)), 0.9)
    elif any(t.lower_ == "we" or _has_parts(t) for t in told) and not alone:
        _tell(scene, told, Unnamed("We", (SCHEMA.Thing, SCHEMA.Organization)), 0.8)


def _has_parts(token: Token) -> bool:
    """Whether "our" tells of what only organizations have: "our chief executive", but not "our street"."""
    return token.lower_ == "our" and token.head.lower_ in words("reference", "organization_parts")


def _tell(scene: Scene, told: list[Token], unnamed: Unnamed, confidence: float) -> None:
    narrator = scene.begin(unnamed)
    for token in told:
        scene.refer(token.i, token.i + 1, token, "pronoun", narrator, confidence)
