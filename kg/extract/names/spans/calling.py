"""Given names that are towns and plain words as well, told by the surname behind them: "Brooklyn Roe", "Will Banks"."""

from kg.extract.demonyms import is_group
from kg.extract.names.words import beside, head_class, known_class
from kg.extract.places.known import best
from kg.rows.lexicon import common_kind


def is_called_after_town(words: list[str]) -> bool:
    """Whether a name of two words is somebody's: no "Dallas Stars", "Madison Avenue", "Chelsea Gas"."""
    given = len(words) == 2 and words[0] in beside("given_beside")
    if not given and (len(words) != 2 or words[0] not in beside("given_or_surname")):
        return False
    last, name = words[1], " ".join(words)
    if best(name) is not None or known_class(name) is not None:
        return False
    if last in beside("surnames_beside"):
        return True
    strange = last.istitle() and common_kind(last.lower()) is None and best(last) is None and not last.endswith("s")
    return given and strange and head_class(last) is None and not is_group(last)
