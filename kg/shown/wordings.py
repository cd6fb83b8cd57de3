"""Words that papers of one land use otherwise are read as others do: India's "Union minister", "Prof.", "Party chief".

"Union Minister Ann Roe" is one of India, and "Lomas Party chief" heads no party of that name, but Lomas.
"""

import re
from collections.abc import Iterator

from kg.shown.stretches import Reading

UNION = re.compile(
    r"(?<![\w-])(?:[Tt]he )?(?P<union>Union)(?= (?:[Mm]inist(?:er|ers|ry|ries)|[Gg]overnment|[Bb]udget|[Cc]abinet|[Ss]ecretary"
    r"|(?:[A-Z][a-z]+|[a-z]+)(?:,? (?:and |& )?[A-Za-z]+){0,4} [Mm]inist(?:er|ry))\b)"
)
INDIAN = re.compile(r"\bIndian?\b|₹|\b[Cc]rore\b|\b[Ll]akh\b|\bLok Sabha\b|\bDelhi\b")
PROFESSOR = re.compile(
    r"\b(?:(?P<rank>Assoc|Asst|Adj)\.? )?(?P<prof>Prof\b\.?)(?= [A-Z])|\b(?:Associate|Assistant|Adjunct) (?P<short>Prof\b\.?)"
)
RANKS = {"Assoc": "Associate", "Asst": "Assistant", "Adj": "Adjunct"}
CHINESE = re.compile(r"\b(?:China|Chinese|CPC|yuan|Beijing)\b")
PARTY = re.compile(r"(?<=[a-z,] )(?P<party>P)arty(?= (?:secretar(?:y|ies)|chiefs?|boss|branch|committees?)\b)")


def reworded(text: str) -> Iterator[Reading]:
    """What is read in place of a land's own words."""
    if "Union " in text and INDIAN.search(text):
        yield from ((*found.span("union"), "Indian") for found in UNION.finditer(text))
    if "Prof" in text:
        for found in PROFESSOR.finditer(text):
            if found["rank"]:
                yield found.start(), found.start("prof"), f"{RANKS[found['rank']]} "
            yield *found.span("prof" if found["prof"] else "short"), "Professor"
    if "Party " in text and CHINESE.search(text):
        yield from ((*found.span("party"), "p") for found in PARTY.finditer(text))
