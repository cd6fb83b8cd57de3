"""Other names that the text itself gives: an acronym in brackets after a name, "known as", "formerly called"."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from kg.extract.reference.spelling import acronym_of, fold, is_acronym, is_blend, key_of
from kg.extract.tokens import Doc
from kg.model import Name
from kg.rows import rows
from kg.vocabulary import SCHEMA


def introduced_names(doc: Doc, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a name and another name that the text gives for it, such as an acronym in brackets."""
    starting = {name.first: name for name in names}
    for name in names:
        at = name.last
        if at + 2 < len(doc) and doc[at].text in ("(", "（"):
            other = _bracketed(doc, name, starting.get(at + 1), at + 1)
            if other is not None:
                yield name, other
            continue
        if is_acronym(doc[name.first : name.last].text) and (full := _taken_up(doc, names, name)) is not None:
            yield full, name
        at += at < len(doc) and doc[at].text in (",", "–", "—", "(", "-")
        for cue in _cues().get(doc[at].lower_, ()) if at < len(doc) else ():
            if tuple(t.lower_ for t in doc[at : at + len(cue)]) == cue:
                behind = at + len(cue) + (doc[min(at + len(cue), len(doc) - 1)].text == ",")
                other = starting.get(behind) or _capitalised(doc, name, behind)
                if other is not None and not (len(cue) == 1 and _is_another(doc, name, other)):
                    yield name, other
                break


def _taken_up(doc: Doc, names: list[Name], letters: Name) -> Name | None:
    """The body that a noun takes up before its letters: "the bank, known by its initials ABC" of the Bank of Lima."""
    comma = letters.first - 2
    while comma > doc[letters.first].sent.start and doc[comma].text != ",":
        comma -= 1
    told = tuple(t.lower_ for t in doc[comma + 1 : letters.first] if t.text != ",")
    if doc[comma].text != "," or told not in _cues().get(told[0] if told else "", ()) or doc[comma - 2].lower_ != "the":
        return None
    noun = fold(doc[comma - 1].text)
    before = [n for n in names if n.last < comma and n.classes[0] == SCHEMA.Organization]
    return next((n for n in reversed(before) if noun in key_of(doc[n.first : n.last].text, n.classes[0])), None)


def _is_another(doc: Doc, name: Name, other: Name) -> bool:
    """Whether a lone adverb does not introduce a name: "Ann Roe, formerly Acme's chairwoman"."""
    after = doc[other.last].text if other.last < len(doc) else "."
    return other.classes[0] != name.classes[0] or after not in (",", ".", ")", ";", "–", "—", "-")


@cache
def _cues() -> dict[str, list[tuple[str, ...]]]:
    """The words between two names of one thing, by their first word."""
    cues = defaultdict(list)
    for cue in rows("reference")["other_name_cues"]:
        cues[cue.split()[0]].append(tuple(cue.split()))
    return dict(cues)


def _bracketed(doc: Doc, name: Name, inside: Name | None, at: int) -> Name | None:
    """The acronym or full name in the brackets after a name, if it is one."""
    end = next((i for i in range(at, min(at + 8, len(doc))) if doc[i].text in (")", "）")), None)
    if end is None or end == at:
        return None
    text, own = doc[at:end].text, doc[name.first : name.last].text
    full = key_of(own, name.classes[0])
    thing = end - at == 1 and len(full) > 1 and name.classes[0] != SCHEMA.Person
    if thing and is_blend("".join(key_of(text, "")), full):
        return inside or Name(at, end, doc[at].idx, doc[at].idx + len(doc[at]), name.classes)
    if end - at == 1 and is_acronym(text):
        fits = "".join(key_of(text, "")) in acronym_of(full)
        built = SCHEMA.CivicStructure in name.classes  # a museum is a body as well
        where = inside is not None and inside.classes[0] == SCHEMA.Place  # "its unit, Acme Bank (UK)"
        if fits or (not where and (built or name.classes[0] not in (SCHEMA.Place, SCHEMA.Person))):
            return inside or Name(at, end, doc[at].idx, doc[at].idx + len(doc[at]), name.classes)
    if inside is not None and inside.last == end and is_acronym(own):
        return inside if "".join(full) in acronym_of(key_of(text, inside.classes[0])) else None
    return None


def _capitalised(doc: Doc, name: Name, at: int) -> Name | None:
    """The capitalised words from a token on, taken as a name of the same classes."""
    at += at < len(doc) and doc[at].lower_ in ("the", '"', "“")
    end = at
    while end < len(doc) and end - at < 4 and re.match(r"[A-Z]", doc[end].text):
        end += 1
    if end == at:
        return None
    return Name(at, end, doc[at].idx, doc[end - 1].idx + len(doc[end - 1]), name.classes)
