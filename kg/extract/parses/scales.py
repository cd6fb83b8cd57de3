"""The scale of a temperature belongs to its degrees: "settled at 27.8 degrees Celsius"."""

from kg.extract.parses.trees import hang
from kg.extract.tokens import Token


def mend_scale_of_degrees(scale: Token) -> None:
    """ "settled at 27.8 degrees Celsius": the scale is no time nor way in which anything settled."""
    degrees = scale.nbor(-1) if scale.i > scale.sent.start else scale
    if degrees.lower_ in ("degree", "degrees") and degrees.dep_ == "pobj" and scale.head.i != degrees.i:
        hang(scale, degrees, "nmod")
