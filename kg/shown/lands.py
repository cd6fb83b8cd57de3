"""Words that papers of one land use otherwise are read as others do: India's "Union minister", "Prof.", "Party chief".

"Union Minister Ann Roe" is one of India, and "Lomas Party chief" heads no party of that name, but Lomas.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.rows import alternatives, rows
from kg.shown.stretches import Reading

INDIAN = re.compile(r"\bIndian?\b|₹|\b[Cc]rore\b|\b[Ll]akh\b|\bLok Sabha\b|\bDelhi\b")
CHINESE = re.compile(r"\b(?:China|Chinese|CPC|yuan|Beijing)\b")
RANKS = {"Assoc": "Associate", "Asst": "Assistant", "Adj": "Adjunct"}
PROFESSOR = re.compile(
    r"\b(?:(?P<rank>Assoc|Asst|Adj)\.? )?(?P<prof>Prof\b\.?)(?= [A-Z])"
    r"|\b(?:Associate|Assistant|Adjunct) (?P<short>Prof\b\.?)"
)
PARTY = re.compile(r"(?<=[a-z,] )(?P<party>P)arty(?= (?:secretar(?:y|ies)|chiefs?|boss|branch|committees?)\b)")
FIELDS = "external heavy minority tribal panchayati raj jal shakti small medium state union"


def of_lands(text: str) -> Iterator[Reading]:
    """What is read in place of a land's own words."""
    if "Union " in text and INDIAN.search(text):
        yield from ((*found.span("union"), "Indian") for found in _union().finditer(text))
    if "Prof" in text:
        for found in PROFESSOR.finditer(text):
            if found["rank"]:
                yield found.start(), found.start("prof"), f"{RANKS[found['rank']]} "
            yield *found.span("prof" if found["prof"] else "short"), "Professor"
    if "Party " in text and CHINESE.search(text):
        yield from ((*found.span("party"), "p") for found in PARTY.finditer(text))


@cache
def _union() -> re.Pattern[str]:
    """ "Union minister", "Union ministry", "Union home and youth affairs minister"."""
    field = alternatives((*rows("names")["topics"]["words"].split(), *FIELDS.split()))
    fields = rf"(?i:{field})(?:,? (?:and |& )?(?i:{field})){{0,4}}"
    return re.compile(
        r"(?<![\w-])(?P<union>Union)"
        rf"(?= (?:(?:{fields} )?[Mm]inist(?:er|ers|ry|ries)|[Gg]overnment|[Bb]udget|[Cc]abinet)\b)"
    )
