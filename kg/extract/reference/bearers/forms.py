"""The forms of names in an article, and those who bear them, while it is settled who is who."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.extract.names.evidence.namesakes import is_firm_of
from kg.extract.names.words import listed
from kg.extract.reference.bearers.spelling import Key, acronym_of, fold
from kg.extract.tokens import Doc
from kg.model import Name
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

_GIVEN = (("m", "male_elsewhere"), ("f", "female_elsewhere"), ("m", "male"), ("f", "female"))
_SEXES = {"m": -1, "f": -2}  # in place of a country
_SHORT = 4  # letters of a surname whose end tells nothing: "Nova", "Ilves"
LETTERS = 4  # of initials, from which on one may be left out


@dataclass(slots=True)
class Bearer:
    """An entity in the making: the forms of its name, and each use of one with its confidence."""

    kind: str
    keys: list[Key]
    uses: list[tuple[Name, float]] = field(default_factory=list)
    family: int | None = None
    told: list[Key] = field(default_factory=list)  # other names that the text gives: "born Ann Lee"
    called: str = ""
    """The full name, where the text tells it in two parts: "Ann Roe" of "Ann and Tom Roe"."""

    @property
    def first(self) -> int:
        """The token at which the article names it first."""
        return min(name.first for name, _ in self.uses)


@dataclass(slots=True)
class Form:
    """A spelling of a name with all its uses; one that people and things bear is two."""

    key: Key
    kind: str
    names: list[Name]
    in_text: int  # where it first stands in running text
    surface: str
    legal: bool = False  # whether it is written out with a legal form somewhere
    family: int | None = None  # the country of that form, by its row among `legal_families`
    called: str = ""  # the full name, where the words are only the given name of a pair: "Ann and Tom Roe"


def by_legal_form(doc: Doc, names: list[Name]) -> list[tuple[list[Name], int | None]]:
    """The uses of a firm's name by the country of their legal form; those without one go with the first.

    Those of a surname go apart where some are a man's and some a woman's: "Lord Roe ... Lady Roe".
    """
    if len(sexes := _by_sex(doc, names)) > 1:
        return [(uses, _SEXES[sex]) for sex, uses in sexes.items()]
    families: dict[int | None, list[Name]] = {}
    for name in names:
        families.setdefault(_family(doc, name), []).append(name)
    known = [family for family in families if family is not None]
    if len(known) < 2:
        return [(names, known[0] if known else None)]
    return [
        (uses + (families.get(None, []) if f == known[0] else []), f) for f, uses in families.items() if f is not None
    ]


def _by_sex(doc: Doc, names: list[Name]) -> dict[str, list[Name]]:
    """The uses of a surname by the titles in front; one without a title goes with the use before it."""
    found: dict[str, list[Name]] = {}
    if any(name.classes[0] != SCHEMA.Person or name.last - name.first > 2 for name in names):
        return {}
    waiting, last = list[Name](), ""
    for name in names:
        titles = [gender_of_title(doc[i].text) for i in (name.first - 1, name.first) if i >= 0]
        last = next((title for title in titles if title is not None), last)
        (found.setdefault(last, []) if last else waiting).append(name)
    for uses in [*found.values()][:1]:
        uses[:0] = waiting
    return found


def _family(doc: Doc, name: Name) -> int | None:
    """The row of `legal_families` that the last word of a name of several stands in."""
    last = fold(doc[name.last - 1].text.replace(".", ""))
    found = (i for i, family in enumerate(rows("reference")["legal_families"]) if last in family)
    return next(found, None) if name.last - name.first > 1 else None


def foremost(bearers: list[Bearer]) -> Bearer:
    """The one named most, of equals the one named first."""
    return min(bearers, key=lambda b: (-len(b.uses), b.first))


def goods_counted(groups: dict[Key, list[Name]]) -> None:
    """Put several of a product to the one: the uses of "Corvopods" to those of "Corvopod"."""
    for key in [key for key in groups if len(key) == 1 and key[0].endswith("s") and (key[0][:-1],) in groups]:
        one = groups[(key[0][:-1],)]
        if all(name.classes[0] == SCHEMA.Product for name in (*one, *groups[key])):
            one += groups.pop(key)


def by_person(names: list[Name]) -> list[list[Name]]:
    """The uses of a name by people, and those by things."""
    people = [name for name in names if name.classes[0] == SCHEMA.Person]
    return [group for group in (people, [name for name in names if name not in people]) if group]


def by_town(names: list[Name]) -> list[list[Name]]:
    """The uses of a name by a town, and those by its team; one group where there is no team."""
    if not any(SCHEMA.SportsTeam in name.classes for name in names):
        return [names]
    towns = [name for name in names if name.classes[0] == SCHEMA.Place]
    return [group for group in (towns, [name for name in names if name not in towns]) if group]


def lettered(key: Key, by_acronym: Mapping[str, list[Bearer]], found: list[Bearer]) -> list[Bearer]:
    """Those whose initials some letters are; else the one body whose initials they are but for one.

    "FQLH" is a Federation of Quarry, Lime and Harbour Workers.
    """
    letters = "".join(key).replace("&", "")
    if (known := by_acronym.get(letters)) or len(letters) < LETTERS:
        return known or []
    bodies = [b for b in found if b.kind == SCHEMA.Organization]
    meant = [b for b in bodies if any(_leaves_out_one(letters, made) for k in b.keys for made in _initials(k))]
    return meant if len(meant) == 1 else []


def _initials(key: Key) -> set[str]:
    return acronym_of(key) if len(key) > LETTERS else set()


def _leaves_out_one(letters: str, made: str) -> bool:
    """Whether letters are those made of a name without one that is not the first."""
    return any(made[:i] + made[i + 1 :] == letters for i in range(1, len(made)))


def of_one_country(form: Form, bearer: Bearer) -> bool:
    """Whether the legal forms of two names do not part them, nor a title and a given name: no "Mr Roe" is Ann Roe."""
    given = given_gender(bearer.keys) if form.family in _SEXES.values() else None
    if given is not None:
        return _SEXES[given] == form.family
    return form.family is None or bearer.family in (None, form.family)


def of_title(doc: Doc, name: Name, people: list[Bearer]) -> list[Bearer]:
    """Of people with one surname those whom a title with it can mean: Ann Roe, not Tom Roe, for "Mrs Roe".

    So it is Dr. Ann Roe for "Dr Roe".
    """
    if len(people) > 1 and (title := _title_before(doc, name)) and gender_of_title(title) is None:
        titled = [person for person in people if any(_title_before(doc, n) == title for n, _ in person.uses)]
        if titled:
            return titled
    genders = {gender_of_title(doc[i].text) for i in (name.first - 1, name.first) if i >= 0} - {None}
    if len(people) < 2 or len(genders) != 1:
        return people
    known = [(person, given_gender(person.keys)) for person in people]
    sure = [person for person, gender in known if gender in genders]
    return sure or [person for person, gender in known if gender is None] or people


def _title_before(doc: Doc, name: Name) -> str:
    """The title right before a name, in small letters: "dr" of "Dr. Roe"; or nothing."""
    word = doc[name.first - 1].text if name.first else ""
    return word.strip(".").lower() if word in listed("titles") else ""


def is_told_as_other(doc: Doc, name: Name, people: list[Bearer]) -> bool:
    """Whether a surname means none of those who have it: "the young Roe", "Lady Roe" beside Sir Jim Roe alone."""
    if name.first and doc[name.first - 1].lower_ in words("reference", "by_age"):
        return True
    gender = gender_of_title(_title_before(doc, name))
    known = {given_gender(person.keys) for person in people}
    return gender is not None and None not in known and gender not in known


def gender_of_title(word: str) -> str | None:
    """ "m" or "f" for a title that tells a man from a woman."""
    title = fold(word.strip("."))
    if title in words("reference", "male_titles"):
        return "m"
    return "f" if title in words("reference", "female_titles") else None


def given_gender(keys: list[Key]) -> str | None:
    """ "m" or "f" by a given name: the first, or in names with the family name first the second; else by a surname."""
    key = next((key for key in keys if len(key) > 1), ())
    given = key[1:2] if key[:1] and key[0] in words("reference", "family_first") else key[:1]
    part = given[0].split("-")[0] if given else ""
    for gender, names in _GIVEN:
        if part in words("given_names", names):
            return gender
    return _surname_gender(key[-1]) if len(key) > 1 else None


def _surname_gender(surname: str) -> str | None:
    """ "m" or "f" by a surname that tells it: "Petrova", "Petrov"."""
    ends = rows("given_names")["surname_ends"]
    found = (gender for gender in ("f", "m") if surname.endswith(tuple(ends[gender])))
    return next(found, None) if surname not in ends["others"] and len(surname) > _SHORT else None


def has_relative(doc: Doc, form: Form, places: list[int]) -> bool:
    """Whether a surname stands before the full names in a sentence, and is a relative's: "Roe is Jim Roe's son"."""
    if form.kind != SCHEMA.Person or not places:
        return False
    return doc[places[0]].sent.start <= form.in_text < places[0]


def mistyped(doc: Doc, form: Form, people: list[Bearer]) -> bool:
    """Whether a word that only people of this article bear was merely taken for something else."""
    if form.legal or (form.kind == SCHEMA.Organization and form.in_text < min(b.first for b in people)):
        return False  # "Corvo was founded by Luis Corvo": people come with their full names
    runs = [(name.first, name.last) for b in people for name, _ in b.uses if name.last - name.first > 1]
    if any(is_firm_of(doc, (name.first, name.last), runs) for name in form.names):
        return False  # "Ana Corvo runs Corvo"
    if form.kind != SCHEMA.Place:
        return True
    spatial = ("in", "at", "from", "near", "to", "across", "around", "outside")
    return not any(name.first and doc[name.first - 1].lower_ in spatial for name in form.names)
