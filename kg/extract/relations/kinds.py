"""The type names of `relations.toml` become questions to a mention: a person, a school, a party, an authority."""

from functools import cache

from kg.extract.epithets import epithets
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Mention
from kg.rows import rows
from kg.vocabulary import SCHEMA


@cache
def classes(kind: str) -> tuple[str, ...]:
    """The classes that a type name of `relations.toml` stands for."""
    return tuple(rows("relations")["types"][kind])


def fits_kind(reading: Reading, mention: Mention, kind: str) -> bool:
    """Whether a mention refers to an entity of a type of `relations.toml`."""
    check = _CHECKS.get(kind)
    return reading.is_a(mention, *classes(kind)) and (check is None or check(reading, mention))


def is_in_law(noun: Token) -> bool:
    """Whether a noun of kin is but part of "mother-in-law"."""
    if noun.nbor().lower_ not in ("-", "in"):
        return False
    behind = noun.doc[noun.i + 1 : noun.i + 4]
    return [t.lower_ for t in behind] in (["-", "in", "-"], ["in", "-", "law"])


def joins_kinds(word: Token, noun: Token) -> bool:
    """Whether "and" joins what two words say of a unit: "Acme's gaming and film subsidiary"."""
    unit = noun.lemma_.lower() in rows("relations")["bridging"]["units"]
    return unit and word.lower_ == "and" and word.i + 1 < len(word.doc) and word.nbor(1).pos_ in ("NOUN", "ADJ")


def is_school(reading: Reading, mention: Mention) -> bool:
    """Whether an organization is a place of learning, by class or by name."""
    if reading.is_a(mention, SCHEMA.EducationalOrganization):
        return True
    label = reading.entity(mention).label.casefold().split()
    return any(word in label for word in rows("relations")["schools"]["words"])


def is_party(reading: Reading, mention: Mention) -> bool:
    """Whether an organization is a political party, by class or by name."""
    if reading.is_a(mention, SCHEMA.PoliticalParty):
        return True
    label = reading.entity(mention).label.casefold().split()
    before = reading.doc[mention.first - 1].lower_ if mention.first else ""
    plain = {*reading.entity(mention).classes} <= {SCHEMA.Organization, SCHEMA.NGO}
    if plain and before in rows("relations")["party_names"]["kinds"]:
        return True  # "the ruling Civic Alliance"
    if label[-1] in rows("relations")["party_names"]["no_parties"] or reading.is_a(mention, SCHEMA.NGO):
        return False  # "the Free Labour Federation", "the Workers' Congress"
    behind = reading.doc[mention.last].lower_ if mention.last < len(reading.doc) else ""
    return behind == "party" or any(word in label for word in rows("relations")["party_names"]["words"])


def is_ticket(reading: Reading, mention: Mention) -> bool:
    """Whether one may sit for what a name names: a party, by its class or by a name of more than one word."""
    label = reading.entity(mention).label
    long = " " in label or label.endswith("s") or reading.is_a(mention, SCHEMA.PoliticalParty)
    return long and may_be_party(reading, mention)


def is_slate(reading: Reading, mention: Mention) -> bool:
    """Whether a name sounds like that of a party or an electoral list."""
    label = reading.entity(mention).label.casefold().split()
    listed = any(word in rows("relations")["legislators"]["lists"] for word in label)
    return is_party(reading, mention) or (listed and is_ticket(reading, mention))


def is_firm(reading: Reading, mention: Mention) -> bool:
    """Whether an organization may have an owner: no public body, party or school."""
    kinds = set(reading.entity(mention).classes)
    return SCHEMA.Corporation in kinds or not kinds & set(rows("relations")["ownerless"]["classes"])


def is_peer(reading: Reading, mention: Mention) -> bool:
    """Whether a firm works with others as one of them, and is not called an adviser: "the law firm Acme"."""
    advisers, doc = rows("relations")["advisers"], reading.doc
    heads = [doc[e.head] for e in epithets(doc, mention.first, mention.last)]
    alone = any(head.lemma_.lower() in advisers["words"] for head in heads)
    pairs = {doc[max(head.i - 1, 0) : head.i + 1].text.lower() for head in heads}
    return is_firm(reading, mention) and not alone and pairs.isdisjoint(advisers["phrases"])


def is_made(reading: Reading, mention: Mention) -> bool:
    """Whether a product is made by somebody, not run: no "iTunes Music Store"."""
    label = reading.entity(mention).label.casefold().split()
    return label[-1] not in rows("relations")["run"]["words"]


def is_tradition(reading: Reading, mention: Mention) -> bool:
    """Whether an event or a prize is held or awarded again and again, or a periodical published, by its last word."""
    last = reading.entity(mention).label.casefold().split()[-1]
    return last in rows("relations")["traditions"]["words"] or reading.is_a(mention, SCHEMA.Periodical)


def is_reserve(reading: Reading, mention: Mention) -> bool:
    """Whether a place is land or a site set aside by law, by its last word; no bare "National Park"."""
    label = reading.entity(mention).label.casefold().split()
    if mention.first and reading.doc[mention.first - 1].lower_ in ("a", "an"):
        return False
    own = [word for word in label[:-1] if word not in rows("relations")["reserves"]["kinds"]]
    return bool(own) and label[-1] in rows("relations")["reserves"]["words"]


def is_regiment(reading: Reading, mention: Mention) -> bool:
    """Whether a name is that of a unit of an army, by one of its words."""
    return any(w in rows("relations")["regiments"]["words"] for w in reading.entity(mention).label.casefold().split())


def is_venue(reading: Reading, mention: Mention) -> bool:
    """Whether a name is that of a house that the public goes to, by one of its words or by what it is called."""
    return _is_house(reading, mention, "words")


def is_shop(reading: Reading, mention: Mention) -> bool:
    """Whether a house is one that its founder opens, and no guest of honour: "the restaurant Acme"."""
    return _is_house(reading, mention, "shops")


def _is_house(reading: Reading, mention: Mention, table: str) -> bool:
    told = set(reading.entity(mention).label.casefold().split())
    if mention.kind != "name":  # "the restaurant Acme, which she opened"
        mention = next((m for m in reading.mentions if m.entity == mention.entity), mention)
    told.add(reading.doc[max(mention.first - 1, 0)].lower_)
    told |= {reading.doc[e.head].lower_ for e in epithets(reading.doc, mention.first, mention.last)}
    return not told.isdisjoint(rows("relations")["venues"][table])


def is_keeper(reading: Reading, mention: Mention) -> bool:
    """Whether what belongs to somebody is theirs, and no member of theirs: not "belongs to the Retail Federation"."""
    label = reading.entity(mention).label.casefold().split()
    local = not {"city", "town", "county", "borough", "district", "parish"}.isdisjoint(label)
    return local or label[-1] not in {*rows("relations")["alliances"]["words"], "council", "chamber"}


def is_alliance(reading: Reading, mention: Mention) -> bool:
    """Whether those who belong to an organization are its members, by its last word."""
    return reading.entity(mention).label.casefold().split()[-1] in rows("relations")["alliances"]["words"]


def is_league(reading: Reading, mention: Mention) -> bool:
    """Whether clubs play in what a name names, by its last word: "Coastal League"."""
    return reading.entity(mention).label.casefold().split()[-1] in rows("relations")["leagues"]["words"]


def may_end(reading: Reading, mention: Mention) -> bool:
    """Whether what is dissolved is over then: no parliament, which is elected anew."""
    label = reading.entity(mention).label.casefold().split()
    return not any(word in rows("relations")["elected_anew"]["words"] for word in label)


def is_artwork(reading: Reading, mention: Mention) -> bool:
    """Whether a work is somebody's book, film or piece: no law, prize or programme."""
    last = reading.entity(mention).label.casefold().split()[-1]
    plain = reading.entity(mention).classes[-1] == SCHEMA.CreativeWork
    return (
        plain
        and last not in rows("relations")["traditions"]["words"]
        and last not in rows("relations")["plans"]["words"]
    )


def is_issued(reading: Reading, mention: Mention) -> bool:
    """Whether something comes out as a text, a film or a record does: no prize, no programme; of products, a game."""
    if reading.is_a(mention, SCHEMA.Product):
        return any(_is_called_game(reading, m) for m in reading.mentions if m.entity == mention.entity)
    last = reading.entity(mention).label.casefold().split()[-1]
    return last not in rows("relations")["unissued"]["words"]


def _is_called_game(reading: Reading, mention: Mention) -> bool:
    """Whether "game" stands before a name, or behind it in its phrase: "the game Lumo", "Lumo is an arcade game"."""
    doc, end = reading.doc, mention.last + 8
    before = doc[mention.first - 1].lower_ if mention.first else ""
    behind = doc[mention.last : end]
    apposed = len(behind) > 2 and behind[0].lower_ in ("is", "was", ",") and behind[1].lower_ in ("a", "an", "the")
    told = any(t.lower_ in ("game", "videogame") for t in behind) and apposed
    return before in ("game", "videogame") or told or "game" in doc[mention.first : mention.last].text.lower().split()


def is_estate(reading: Reading, mention: Mention) -> bool:
    """Whether a house, a site or a ship is owned as a whole: no "12 Mill Road", no lorry of a kind ("a Lumo owner")."""
    doc, last = reading.doc, mention.last
    before = doc[mention.first - 1] if mention.first else None
    counted = before is not None and (before.like_num or before.lower_ in ("a", "an"))
    if counted or reading.is_a(mention, SCHEMA.AdministrativeArea):
        return False
    if mention.kind != "name" or reading.is_a(mention, SCHEMA.CivicStructure, SCHEMA.Landform):
        return True
    behind = doc[last] if last < len(doc) else None
    owning = behind is not None and behind.tag_ == "POS"
    told = (
        before is not None and before.pos_ in ("DET", "NOUN") and (behind is None or behind.pos_ not in ("NOUN", "ADJ"))
    )
    return owning or told


def is_whole(reading: Reading, mention: Mention) -> bool:
    """Whether the parts of an organization are its units, not the members of an alliance."""
    label = reading.entity(mention).label.casefold().split()
    return not any(word in rows("relations")["alliances"]["words"] for word in label)


def may_be_party(reading: Reading, mention: Mention | None) -> bool:
    """Whether a name may be a party's: an organization that is no public body, school or company."""
    if mention is None or mention.kind != "name" or not reading.is_a(mention, SCHEMA.Organization):
        return False
    return is_party(reading, mention) or not set(reading.entity(mention).classes) & set(
        rows("relations")["legislators"]["no_parties"]
    )


def is_authority(reading: Reading, mention: Mention) -> bool:
    """Whether an organization is a public body that may license and supervise others, by class or by name."""
    named = reading.is_a(mention, SCHEMA.GovernmentOrganization) or is_called(reading, mention, "words")
    return named or is_watchdog(reading, mention)


def is_watchdog(reading: Reading, mention: Mention) -> bool:
    """Whether an organization is called a regulator, by name or by what stands beside the name."""
    return is_called(reading, mention, "watchdogs")


def is_supervisor(reading: Reading, mention: Mention) -> bool:
    """Whether an organization is an authority that fines those whom it supervises, not a council or a ministry."""
    return is_watchdog(reading, mention) or is_called(reading, mention, "supervisors")


def is_called(reading: Reading, mention: Mention, table: str) -> bool:
    """Whether an organization is called by a word of a list, in its names or beside them: "the watchdog Acme"."""
    entity, nouns = reading.entity(mention), set(rows("relations")["authorities"][table])
    called = {word for name in (entity.label, *entity.alt_labels) for word in name.casefold().split()}
    if mention.kind == "nominal":
        called |= {token.lower_ for token in reading.doc[mention.first : mention.last]}
    called |= {reading.doc[e.head].lower_ for e in epithets(reading.doc, mention.first, mention.last)}
    called.add(reading.doc[max(mention.first - 1, 0)].lower_)  # "the Danish food authority Acme"
    return bool(nouns & called)


_CHECKS = {
    "product": is_made,
    "tradition": is_tradition,
    "artwork": is_artwork,
    "league": is_league,
    "keeper": is_keeper,
    "alliance": is_alliance,
    "reserve": is_reserve,
    "regiment": is_regiment,
    "venue": is_venue,
    "shop": is_shop,
    "ended": may_end,
    "issued": is_issued,
    "school": is_school,
    "party": is_party,
    "faction": may_be_party,
    "ticket": is_ticket,
    "slate": is_slate,
    "whole": is_whole,
    "estate": is_estate,
    "firm": is_firm,
    "backed": is_firm,
    "peer": is_peer,
    "authority": is_authority,
    "watchdog": is_watchdog,
    "supervisor": is_supervisor,
}
