"""Other names that the text itself gives: an acronym in brackets after a name, "known as", "formerly called"."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from kg.extract import codes
from kg.extract.demonyms import is_group
from kg.extract.names.words import given_names, listed
from kg.extract.places.known import best
from kg.extract.reference.bearers.bills import bills
from kg.extract.reference.bearers.called import called
from kg.extract.reference.bearers.founded import first_names
from kg.extract.reference.bearers.nicknamed import nicknamed, staged
from kg.extract.reference.bearers.renamed import renamed
from kg.extract.reference.bearers.retitled import retitled
from kg.extract.reference.bearers.spelling import Key, acronym_of, content, fold, is_acronym, is_blend, key_of
from kg.extract.reference.bearers.translated import translated
from kg.extract.reference.bearers.written import as_person, behind_brackets, bracketed_names, opening, respelt
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Doc
from kg.model import Name
from kg.rows import rows, words
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

ASIDE = 14  # tokens of an apposition between a name and another name
_BRANDED = re.compile(r"\b(?:brand|trade) names?\b|, (?:sold|marketed) as\b")
LETTERS = ("initials", "acronym", "abbreviation")
BEHIND_LANGUAGE = (*LETTERS, "as")  # "by its Czech initials", "known in Czech as"


def introduced_names(doc: Doc, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a name and another name that the text gives for it, such as an acronym in brackets."""
    starting = {name.first: name for name in names}
    for name in names:
        at = opening(doc, name)
        if at + 2 < len(doc) and doc[at].text in ("(", "（"):
            other = _bracketed(doc, name, starting.get(at + 1), at + 1) or translated(doc, name, starting, at + 1)
            others = [other] if other is not None else bracketed_names(doc, name, starting, _end_of_cue)
            yield from ((name, other) for other in others)
            if name.classes[0] == SCHEMA.Person and (end := behind_brackets(doc, at)) > at:
                yield from _told_there(doc, name, starting, end)
            continue
        if is_acronym(doc[name.first : name.last].text) and (full := _taken_up(doc, names, name)) is not None:
            yield full, name
        yield from _told_there(doc, name, starting, at)
    yield from first_names(doc, names)
    yield from called(doc, names)
    yield from bills(doc, names)
    yield from nicknamed(doc, names)
    yield from ((person, as_person(doc, person, other)) for person, other in staged(doc, names))
    yield from retitled(doc, names)
    yield from renamed(doc, names)
    yield from codes.called(doc, names)


def _told_there(doc: Doc, name: Name, starting: dict[int, Name], at: int) -> Iterator[tuple[Name, Name]]:
    """The other names that a cue tells from a token behind a name on."""
    other = _told_behind(doc, name, starting, at)
    if other is not None:
        other = as_person(doc, name, other)
        yield from ((name, told) for told in (other, *_more(doc, other, starting)))


def _told_behind(doc: Doc, name: Name, starting: dict[int, Name], at: int) -> Name | None:
    """The name that a cue behind a name leads up to: "Acme, also known as ABC", "Acme, the largest bank, or ABC,"."""
    at += at < len(doc) and doc[at].text in (",", "–", "—", "(", "-")
    end = _end_of_cue(doc, at)
    if end > at and doc[at].lower_ in ("renamed", "nicknamed") and not doc[at - 1].is_punct:
        return None  # "Acme renamed Bex Mobile": another name than its own
    table = {SCHEMA.Person: "person_name_cues", SCHEMA.Product: "product_name_cues"}.get(name.classes[0])
    if end == at and doc[at - 1].is_punct and table is not None and (end := _behind_cue(doc, at, table)) > at:
        return _of_kind(doc, name, starting.get(end))
    if end == at and (aside := _end_of_aside(doc, at, name)) is not None:
        at, end = aside, _end_of_cue(doc, aside)
        if end == at or doc[at].lower_ != "known":
            return _after_or(doc, name, starting)
    if end == at:
        return _after_or(doc, name, starting)
    behind = end + (end < len(doc) and doc[end].text == ",")
    other = starting.get(behind) or _capitalised(doc, name, behind)
    adverb = end - at == 1 and doc[at].lower_ not in ("aka", "a.k.a.", "alias", "nicknamed")
    return None if other is not None and adverb and _is_another(doc, name, as_person(doc, name, other)) else other


def _of_kind(doc: Doc, name: Name, other: Name | None) -> Name | None:
    """Another name of somebody or of a product, where both may be: "Lil Corvo, whose real name is Ana Prieto,"."""
    if other is None:
        return None
    other = as_person(doc, name, other)
    behind = doc[other.last] if other.last < len(doc) else doc[other.first]
    ended = behind.pos_ not in ("PROPN", "PART") and behind.lower_ not in ("and", "or")  # "sold as Corvo and Lumo"
    born = doc[other.first - 1].lower_ == "born" and other.last - other.first < 2  # "born Tuesday", "born Lomas, 1955"
    several = name.classes[0] == SCHEMA.Product and len(_BRANDED.findall(doc[:].text)) > 1  # two brands are not one
    return other if other.classes[0] == name.classes[0] and ended and not born and not several else None


def _more(doc: Doc, other: Name, starting: dict[int, Name]) -> list[Name]:
    """The names that "or" ends behind a person's other name: "known as Ann Roe, Annie Roe or Nan Roe"."""
    found, at = [], other.last
    while other.classes[0] == SCHEMA.Person and at + 1 < len(doc) and doc[at].lower_ in (",", "or"):
        closes = "or" in (doc[at].lower_, doc[at + 1].lower_)
        more = starting.get(at + 1 + (doc[at + 1].lower_ == "or"))
        more = as_person(doc, other, more) if more is not None and closes else more
        if more is None or more.classes[0] != SCHEMA.Person:
            return []
        found.append(more)
        if closes:
            return found
        at = more.last
    return []


def _end_of_aside(doc: Doc, at: int, name: Name) -> int | None:
    """Where more begins behind an apposition to a name: "known" in "Acme, the largest bank, known as ABC".

    A person is no thing: what is "founded by Ann Roe, the festival, known as ABC," is the festival.
    """
    if at >= len(doc) or doc[at].lower_ not in ("the", "a", "an") or doc[at - 1].text != ",":
        return None
    for token in doc[at : at + ASIDE]:
        if token.text == ",":
            told = name.classes[0] != SCHEMA.Person or any(is_person_noun(t.lemma_.lower()) for t in doc[at : token.i])
            return token.i + 1 if told else None
        if (token.is_punct and token.text not in ("-", "'", "’")) or token.tag_ in ("VBD", "VBZ", "VBP", "WP", "WDT"):
            return None
    return None


def _after_or(doc: Doc, name: Name, starting: dict[int, Name]) -> Name | None:
    """What stands behind "or": letters between commas ("Acme Bank, or ABC, said"), a spelling before a life."""
    at = name.last
    if name.classes[0] == SCHEMA.Person:
        return respelt(doc, name, starting)
    if at + 3 >= len(doc) or doc[at].text != "," or doc[at + 1].lower_ != "or":
        return None
    first = at + 2 + (doc[at + 2].lower_ == "the")
    lone = first + 1 < len(doc) and doc[first + 1].text in (",", ";", ")", ".")
    several = name.last - name.first > 1 and name.classes[0] != SCHEMA.Person
    if not lone or not several or not is_acronym(doc[first].text):
        return None
    return starting.get(first) or _capitalised(doc, name, first)


def _taken_up(doc: Doc, names: list[Name], letters: Name) -> Name | None:
    """The body that a noun takes up before its letters: "the bank, known by its initials ABC" of the Bank of Lima."""
    comma = letters.first - 2
    while comma > doc[letters.first].sent.start and doc[comma].text != ",":
        comma -= 1
    end = _end_of_cue(doc, comma + 1)
    told = end > comma + 1 and end + (doc[letters.first - 1].text == ",") == letters.first
    if comma < 2 or doc[comma].text != "," or not told or doc[comma - 2].lower_ != "the":
        return None
    noun = fold(doc[comma - 1].text)
    before = [n for n in names if n.last < comma and n.classes[0] in (SCHEMA.Organization, SCHEMA.Event)]
    return next((n for n in reversed(before) if noun in key_of(doc[n.first : n.last].text, n.classes[0])), None)


def _is_another(doc: Doc, name: Name, other: Name) -> bool:
    """Whether a lone adverb does not introduce a name: "Ann Roe, formerly Acme's chairwoman"."""
    after = doc[other.last].text if other.last < len(doc) else "."
    return other.classes[0] != name.classes[0] or after not in (",", ".", "(", ")", ";", "–", "—", "-")


def _end_of_cue(doc: Doc, at: int) -> int:
    """Where a cue that begins at a token ends, also one that tells a language: "known by its Czech initials as"."""
    if at + 2 < len(doc) and doc[at].lower_ in words("reference", "known_how") and doc[at + 1].lower_ == "known":
        at, start = at + 1, at
        end = _end_of_cue(doc, at)
        return end if end > at else start
    if (end := _end_of_stage_name(doc, at)) > at:
        return end
    return _behind_cue(doc, at, "other_name_cues")


def _behind_cue(doc: Doc, at: int, table: str) -> int:
    """Where a cue of a table that begins at a token ends (that token if none does)."""
    for cue in _cues(table).get(doc[at].lower_, ()) if at < len(doc) else ():
        end = at
        for word in cue:
            end += end < len(doc) and word in BEHIND_LANGUAGE and is_group(doc[end].text)
            if end >= len(doc) or doc[end].lower_ != word:
                break
            end += 1
        else:
            return end
    return at


def _end_of_stage_name(doc: Doc, at: int) -> int:
    """Where "better known by his stage name" ends, which begins at a token (that token if it does not)."""
    known = at + (doc[at : at + 1].text.lower() in ("better", "best", "more"))
    told = [token.lower_ for token in doc[known : known + 5]]
    fits = len(told) == 5 and told[0] in ("known", "famous", "performing") and told[1] in ("by", "under")
    owned = fits and told[2] in ("his", "her", "their", "the") and told[3] in ("stage", "pen", "ring", "artist")
    return known + 5 if owned and told[4] in ("name", "names") else at


@cache
def _cues(table: str) -> dict[str, list[tuple[str, ...]]]:
    """The words between two names of one bearer, by their first word, longer ones first."""
    cues = defaultdict(list)
    for cue in sorted(rows("reference")[table], key=lambda words: -len(words.split())):
        cues[cue.split()[0]].append(tuple(cue.split()))
    return dict(cues)


def _bracketed(doc: Doc, name: Name, inside: Name | None, at: int) -> Name | None:
    """The acronym or full name in the brackets after a name, if it is one."""
    end = next((i for i in range(at, min(at + 8, len(doc))) if doc[i].text in (")", "）")), None)
    if end is None or end == at:
        return None
    if end - at == 3 and _is_listing(doc, name, at):
        return Name(end - 1, end, doc[end - 1].idx, doc[end - 1].idx + len(doc[end - 1]), name.classes)
    if (glossed := _behind_the(doc, at)) is not None and _is_glossed(doc, glossed, end):
        at, end = glossed, glossed + 1
    text, own = doc[at:end].text, doc[name.first : name.last].text
    full = key_of(own, name.classes[0])
    thing = end - at == 1 and len(full) > 1 and name.classes[0] != SCHEMA.Person
    if thing and is_blend("".join(key_of(text, "")), full):
        return inside or Name(at, end, doc[at].idx, doc[at].idx + len(doc[at]), name.classes)
    if thing and _is_foreign_short_form(text, full, name):
        return inside or Name(at, end, doc[at].idx, doc[at].idx + len(doc[at]), name.classes)
    if end - at == 1 and is_acronym(text):
        fits = "".join(key_of(text, "")) in acronym_of(full)
        built = SCHEMA.CivicStructure in name.classes  # a museum is a body as well
        where = inside is not None and inside.classes[0] == SCHEMA.Place  # "its unit, Acme Bank (UK)"
        where = where or _is_of_title(doc, name, text)
        if fits or (not where and (built or name.classes[0] not in (SCHEMA.Place, SCHEMA.Person))):
            return inside or Name(at, end, doc[at].idx, doc[at].idx + len(doc[at]), name.classes)
    if inside is not None and inside.last == end and is_acronym(own):
        return inside if "".join(full) in acronym_of(key_of(text, inside.classes[0])) else None
    return None


def _behind_the(doc: Doc, at: int) -> int | None:
    """Where letters stand right behind a bracket, or behind its "the"."""
    at += doc[at].lower_ == "the"
    return at if is_acronym(doc[at].text) else None


def _is_glossed(doc: Doc, letters: int, end: int) -> bool:
    """Whether no more stands in brackets than what letters are: "(ABC, by its Czech initials)", "(ABC in Czech)"."""
    told = [token.lower_ for token in doc[letters + 1 : end]]
    language = any(is_group(token.text) for token in doc[letters + 1 : end])
    return bool(told) and told[0] in ("in", ",") and (language or not {*LETTERS}.isdisjoint(told))


def _is_of_title(doc: Doc, name: Name, letters: str) -> bool:
    """Whether letters behind a body are those of a title that it ends: "Member of the Lomas Assembly (MLA)"."""
    of = name.first - 1 - (doc[name.first - 1].lower_ == "the")
    if of < 1 or doc[of].lower_ != "of":
        return False
    initials = (token.text[0] for token in (doc[of - 1], *doc[name.first : name.last]) if token.text[0].isalpha())
    return "".join(initials).upper() == letters.removesuffix("s").upper()


def _is_listing(doc: Doc, name: Name, at: int) -> bool:
    """Whether the brackets behind a firm give the letters that its shares are listed under: "Acme (NYSE: ACM)"."""
    told = doc[at].text in listed("around", "exchanges") and doc[at + 1].text == ":"
    return told and name.classes[0] == SCHEMA.Organization


def _is_foreign_short_form(word: str, full: Key, name: Name) -> bool:
    """Whether a word is what a body is called where its name is no translation: "(Conasa)", of "(Leeds)" it is not."""
    strange = word.istitle() and word.isalpha() and not is_common_word(word) and best(word) is None
    told = strange and word not in given_names() and not is_group(word)
    return told and len(content(full)) > 2 and name.classes[0] == SCHEMA.Organization


def _capitalised(doc: Doc, name: Name, at: int) -> Name | None:
    """The capitalised words from a token on, taken as a name of the same classes."""
    at += at < len(doc) and doc[at].lower_ == "the"
    at += at < len(doc) and doc[at].text in ('"', "“")
    end = at
    while end < len(doc) and end - at < 4 and re.match(r"[A-Z]", doc[end].text):
        end += 1
    if end == at:
        return None
    return Name(at, end, doc[at].idx, doc[end - 1].idx + len(doc[end - 1]), name.classes)
