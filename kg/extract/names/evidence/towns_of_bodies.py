"""Bodies called after a town tell that its name alone is the town: "Tarvel" beside the Tarvel Council and Mela."""

from collections.abc import Iterator, Mapping

from kg.extract.demonyms import is_group
from kg.extract.names.words import given_names, head_class, head_pair_class, lineage, listed
from kg.rows import words as row_words
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

Words = tuple[str, ...]

_TOWN = {"City": SCHEMA.City, "Town": SCHEMA.City, "County": SCHEMA.AdministrativeArea}
_BODY = 3  # words that tell the body: "Magistrates' Court"
_LONGEST = 3  # words of a town's name: "Stoke St Mary"
_LOCAL = (
    SCHEMA.GovernmentOrganization,
    SCHEMA.Hospital,
    SCHEMA.MedicalOrganization,
    SCHEMA.NewsMediaOrganization,
    SCHEMA.SportsTeam,
    SCHEMA.Event,
    SCHEMA.CivicStructure,
    SCHEMA.Airport,
)


def town_of(words: Words) -> tuple[str, str] | None:
    """The town or county whose body a name is, with its class: "Porto" of "Porto City Council", "Porto Police"."""
    ends = row_words("places", "bodies_of_towns")
    body = next((size for size in range(min(_BODY, len(words) - 1), 0, -1) if " ".join(words[-size:]) in ends), 0)
    if not body:
        return None
    town = words[: len(words) - body]
    kind = _TOWN.get(words[-2]) if words[-1] == "Council" else None
    if kind is not None:
        return " ".join(town), kind
    return (" ".join(town), SCHEMA.Place) if len(town) <= _LONGEST and _may_be_town(town) else None


def is_local(words: Words) -> bool:
    """Whether a body is called after where it is, so that the town's name alone is not the body's."""
    health = head_pair_class(list(words[-2:])) == SCHEMA.MedicalOrganization
    return town_of(words) is not None or "NHS" in words or (health and words[-1] not in ("Center", "Centre"))


def towns_of_several(names: Mapping[Words, str]) -> Iterator[str]:
    """The beginnings of names of several kinds that a town's bodies have: "Tarvel" of Tarvel Hospital and Tarvel Mela.

    `names` are the names of an article with their classes.
    """
    people = {words[-1] for words, kind in names.items() if kind == SCHEMA.Person}
    for town in names:
        size = len(town)
        if size > _LONGEST or town[-1] in people or not _may_be_town(town):
            continue
        longer = ((words, kind) for words, kind in names.items() if len(words) > size and words[:size] == town)
        if len({_kind_of_body(words, kind) for words, kind in longer} - {None}) > 1:
            yield " ".join(town)


def _kind_of_body(words: Words, kind: str) -> str | None:
    """The class of what a town has by its last word, else None."""
    if kind == SCHEMA.NewsMediaOrganization and words[-1].lower() not in row_words("reference", "newspapers"):
        return None
    told = head_pair_class(list(words[-2:])) or head_class(words[-1])
    same = told is not None and lineage(told)[0] == lineage(kind)[0]
    return kind if same and kind in _LOCAL else None


def _may_be_town(town: Words) -> bool:
    """Whether words may be a town's name: none that English or a people has, none of somebody's given name."""
    common = all(is_common_word(word) or word in listed("directions") for word in town)
    topic = town[-1].lower() in listed("topics")
    return not (common or topic or is_group(" ".join(town)) or town[0] in given_names() or "of" in town)
