"""Who is who within the article: names, short names, noun phrases and pronouns become mentions of entities."""

from spacy.tokens import Doc

from kg.model import Document, Entity, Mention, Name


def resolve(doc: Doc, document: Document, names: tuple[Name, ...]) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """All mentions in order, and the entities they refer to in order of first mention."""
    by_key: dict[tuple[str, str], list[Name]] = {}
    for name in names:
        by_key.setdefault((doc[name.first : name.last].text.casefold(), name.classes[0]), []).append(name)
    mentions, entities = [], []
    for number, group in enumerate(by_key.values()):
        id = f"e{number}"
        entities.append(Entity(id, doc[group[0].first : group[0].last].text, group[0].classes))
        for name in group:
            root = doc[name.first : name.last].root.i
            mentions.append(Mention(name.first, name.last, root, name.start, name.end, "name", id))
    return tuple(sorted(mentions, key=lambda m: m.first)), tuple(entities)
