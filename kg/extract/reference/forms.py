"""The forms of names in an article, and those who bear them, while it is settled who is who."""

from dataclasses import dataclass, field

from kg.extract.reference.spelling import Key
from kg.model import Name
from kg.vocabulary import SCHEMA


@dataclass(slots=True)
class Bearer:
    """An entity in the making: the forms of its name, and each use of one with its confidence."""

    kind: str
    keys: list[Key]
    uses: list[tuple[Name, float]] = field(default_factory=list)
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
    called: str = ""  # the full name, where the words are only the given name of a pair: "Ann and Tom Roe"


def foremost(bearers: list[Bearer]) -> Bearer:
    """The one named most, of equals the one named first."""
    return min(bearers, key=lambda b: (-len(b.uses), b.first))


def by_person(names: list[Name]) -> list[list[Name]]:
    """The uses of a name by people, and those by things."""
    people = [name for name in names if name.classes[0] == SCHEMA.Person]
    return [group for group in (people, [name for name in names if name not in people]) if group]
