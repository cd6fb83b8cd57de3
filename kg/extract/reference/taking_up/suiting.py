"""How well a noun phrase without a name describes what bears one: "the lender" a bank, "the Danish carmaker" a firm."""

from collections.abc import Sequence

from kg.extract.demonyms import is_country, place_of
from kg.extract.reference.bearers.authorities import is_local_council, is_other_body
from kg.extract.reference.mind.profile import Profile, rank_word
from kg.extract.reference.mind.seats import seat_fit, seat_told
from kg.extract.reference.taking_up.phrases import GENERAL, Phrase, nouns
from kg.extract.tokens import Token
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

SUITS = 0.5  # from here on a noun suits a bearer well
_UNBUSINESSLIKE = {
    SCHEMA.GovernmentOrganization,
    SCHEMA.PoliticalParty,
    SCHEMA.EducationalOrganization,
    SCHEMA.CollegeOrUniversity,
    SCHEMA.SportsTeam,
    SCHEMA.Hospital,
    SCHEMA.NGO,
}
_TOWNS = (SCHEMA.City, SCHEMA.AdministrativeArea, SCHEMA.State, SCHEMA.Country)
_WATERS = frozenset({SCHEMA.BodyOfWater, SCHEMA.Landform})


def phrase_fit(profiles: Sequence[Profile], phrase: Phrase, kind: str | None, profile: Profile) -> float:
    """How well a noun phrase describes a bearer, from 0 to 1; above 1 where it tells the very town of a body."""
    town = seat_told(phrase) if kind == SCHEMA.Organization else ""
    return _words_fit(profiles, phrase, kind, profile) * (seat_fit(profile.places, town) if town else 1.0)


def _words_fit(profiles: Sequence[Profile], phrase: Phrase, kind: str | None, profile: Profile) -> float:
    other = is_other_body(phrase, kind, profile) or _is_other_site(phrase, profile) or _is_central(phrase, profile)
    other = other or _is_other_post(phrase, profile) or _is_of_other_year(phrase, profile)
    other = other or _is_other_side(phrase, profile)
    fit = 0.0 if other else _noun_fit(profiles, phrase.noun, kind, profile)
    said = [place for place in (place_of(t.text) for t in phrase.modifiers) if place]
    if said and set(said) & profile.places:
        return max(fit, 0.6) if fit else 0.0
    public = nouns().get(phrase.noun, ("", False))[0] == SCHEMA.GovernmentOrganization
    elsewhere = any(map(is_country, said)) and any(map(is_country, profile.places))
    told = bool(said) and any(set(said) & p.places and p.kind == profile.kind for p in profiles)
    if told:
        fit *= 0.0 if elsewhere else 0.2  # "the Danish firm" where the article tells which one is Danish
    elif elsewhere or (said and public):
        fit *= 0.2  # "the Scottish government" is none that is not known to be Scottish
    others = [t.lower_ for t in phrase.modifiers if _tells(t)]
    if fit and others and kind == SCHEMA.Organization and all(_is_in_name(word, profile) for word in others):
        return max(fit, 0.9)  # "the pipeline company" is Corvo Pipelines
    if public and phrase.noun not in profile.nouns and set(others) - words("reference", "levels"):
        return 0.0  # "the weather bureau" is no coast guard
    civic = {t.lower_ for t in phrase.modifiers} & words("reference", "civic")
    if civic and kind == SCHEMA.Organization and not civic & profile.words and phrase.noun not in profile.nouns:
        return 0.0  # "the municipal corporation" is no firm
    telling = phrase.noun in nouns() and not nouns()[phrase.noun][1]
    if any(t.tag_ == "VBG" for t in phrase.modifiers):
        fit *= 0.1  # "the procuring agency", whichever that is
    if others and phrase.noun not in profile.nouns and not (said and telling):
        fit *= 0.3  # "the freight business": more likely a thing of its own; not "the Norwegian oil producer"
    return min(fit, 1.0)


def _noun_fit(profiles: Sequence[Profile], noun: str, kind: str | None, profile: Profile) -> float:
    special, plain = nouns().get(noun, ("", False))
    counts = profile.rates or not profile.words.isdisjoint(words("reference", "data_houses"))
    if noun in words("reference", "wholes") and counts:
        return 0.0  # "analysts polled by FactSet ... the company", "Orme cut its price target ... the company"
    if noun in words("reference", "offices") and not profile.words.isdisjoint(words("reference", "blocs")):
        return 0.0  # "shipments to ASEAN countries rose, the bureau said"
    if noun in words("reference", "whole_governments") and noun not in profile.last_words:
        return 0.0  # "the government" is no ministry
    if (special in _TOWNS or noun in words("reference", "settled")) and not _WATERS.isdisjoint(profile.classes):
        return 0.0  # "the Yangtze River city ... the city"
    if noun in rows("reference")["landforms"] and _is_other_land(noun, profile):
        return 0.0  # "the valley" is no country, "the river" no town
    if noun == "capital" and SCHEMA.Country in profile.classes:
        return 0.0
    if noun in words("reference", "newspapers") and kind is None:
        return 0.0  # "held the post" is none of a newspaper's name
    if noun in profile.nouns or (noun in profile.last_words and profile.kind != SCHEMA.Person):
        return 1.0 if kind in (None, profile.kind) else 0.0
    if kind is None or kind != profile.kind or not special:
        return 0.0
    called = is_called_otherwise(noun, profile)
    if called or noun in words("reference", "named_so"):
        return 0.9 if called else 0.0
    told = [n for n in sorted(profile.nouns) if n in nouns() and nouns()[n][0] != SCHEMA.Organization]
    if _is_another_organ(noun, profile) or _is_of_another_trade(noun, profile):
        return 0.0
    if special == SCHEMA.GovernmentOrganization and profile.nouns & words("reference", "wholes"):
        return 0.0  # "the regulator" is no company
    if special in GENERAL:
        return 0.0 if told and profile.kind == SCHEMA.Place else _class_fit(special, profile)
    if kind == SCHEMA.Organization and _is_no_business(noun, profile):
        return 0.0
    if plain and noun == "group" and _is_of_group(profiles, profile):
        return 0.05  # "the group" is Corvo Group, not Corvo Marine
    if plain and noun in words("reference", "wholes") and profile.nouns & words("reference", "lesser"):
        return 0.15  # "its payments service, Corvo Pay": hardly "the group"
    if plain:
        return 0.3 if set(profile.classes) & _UNBUSINESSLIKE else 0.7
    if noun in profile.wider:
        return 0.6  # "the film" is a documentary
    other = any(n in nouns() and not nouns()[n][1] for n in profile.nouns - words("reference", "lesser"))
    again = profile.nouns & words("reference", "journals") or profile.last_words & words("reference", "serials")
    return 0.05 if other or again else 0.25


def _is_central(phrase: Phrase, profile: Profile) -> bool:
    """Whether "the central bank" is said of what neither its name nor the article calls a bank."""
    central = phrase.noun == "bank" and any(t.lower_ == "central" for t in phrase.modifiers)
    known = "central" in profile.words or not {"bank", "reserve"}.isdisjoint(profile.words | profile.nouns)
    return central and not known


def _is_other_site(phrase: Phrase, profile: Profile) -> bool:
    """Whether "the stadium" is said of what was not called so; "the Polish port" may be any town."""
    site = phrase.noun in words("places", "sites") and not any(place_of(t.text) for t in phrase.modifiers)
    return site and phrase.noun not in profile.nouns | profile.last_words


def _is_other_side(phrase: Phrase, profile: Profile) -> bool:
    """Whether "the national team" is said of what was not called national: hardly of a club."""
    national = any(t.lower_ == "national" for t in phrase.modifiers) and "national" not in profile.words
    return national and nouns().get(phrase.noun, ("", False))[0] == SCHEMA.SportsTeam


def _is_other_land(noun: str, profile: Profile) -> bool:
    """Whether a noun for a land or a water is said of what is neither called so nor of a class that suits."""
    lands: dict[str, list[str]] = rows("reference")["landforms"]
    if noun in profile.nouns | profile.words:
        return False
    return set(lands[noun]).isdisjoint(profile.classes) or not profile.words.isdisjoint(lands)


def _is_other_post(phrase: Phrase, profile: Profile) -> bool:
    """Whether a post is not the one known of somebody: "the prime minister", "the mayor" of a deputy mayor."""
    known = profile.posts.get(phrase.noun, set()) - {""}
    told = set(filter(None, map(rank_word, phrase.modifiers)))
    if profile.kind != SCHEMA.Person or not known:
        return False
    second = not phrase.modifiers and "" not in profile.posts[phrase.noun]
    return told.isdisjoint(known) if told else second and known <= words("reference", "seconds")


def _is_of_other_year(phrase: Phrase, profile: Profile) -> bool:
    """Whether a phrase tells a year that is not in the name: "the 1987 storm" is none of this year's events."""
    years = {t.text for t in phrase.modifiers if t.text.isdigit() and len(t.text) == 4}
    return bool(years - profile.words)


def _is_of_group(profiles: Sequence[Profile], profile: Profile) -> bool:
    """Whether another name in the article is that of a body's group: Corvo Group's of Corvo Marine."""
    groups = (other for other in profiles if "group" in other.last_words)
    return any(other.words & profile.words for other in groups)


def _tells(word: Token) -> bool:
    """Whether a modifier says which thing is meant: "freight" business, not where or how long: "five-day" event."""
    lasting = word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).like_num
    return word.dep_ == "compound" and place_of(word.text) is None and not lasting


def is_called_otherwise(noun: str, profile: Profile) -> bool:
    """Whether the name of a body begins or ends in a word that says what the noun says: "Airways" for "airline"."""
    return bool(profile.ends & set(rows("reference")["called"].get(noun, ())))


def _is_of_another_trade(noun: str, profile: Profile) -> bool:
    """Whether a noun for a trade cannot be said of a firm whose name tells another: no planemaker is an airline."""
    trades = rows("reference")["called"]
    if noun in trades and noun != "publisher" and SCHEMA.NewsMediaOrganization in profile.classes:
        return True
    return noun in trades and any(profile.ends & set(told) for told in trades.values())


def _is_in_name(word: str, profile: Profile) -> bool:
    """Whether the name of a body holds a word, or one that says the same: "Ventures" for "investment"."""
    return bool(profile.words & {word, f"{word}s", *rows("reference")["called"].get(word, ())})


def _is_no_business(noun: str, profile: Profile) -> bool:
    """Whether a noun for a business cannot be said of a body: an agency is no firm, a union no lender."""
    said = profile.nouns | profile.last_words
    if SCHEMA.Corporation in profile.classes and not said & words("reference", "organs"):
        return False  # "Western Union"
    public = set(profile.classes) & _UNBUSINESSLIKE or profile.last_words & words("reference", "public_words")
    return bool(public or profile.nouns & words("reference", "journals")) and noun not in words(
        "reference", "of_any_body"
    )


def _is_another_organ(noun: str, profile: Profile) -> bool:
    """Whether a noun for one organ of a state is said of another: no court is a ministry, no Congress a department."""
    organs = words("reference", "organs")
    said = profile.nouns | profile.last_words
    if noun in words("reference", "offices") and noun not in said and not is_local_council(noun, profile):
        return not said.isdisjoint(words("reference", "chambers") | words("reference", "no_offices"))
    return noun in organs and bool(said & organs) and noun not in said


def _class_fit(special: str, profile: Profile) -> float:
    """How well a noun of a special class ("city") suits a bearer whose classes may say otherwise or nothing."""
    classes = profile.classes
    if special == SCHEMA.SportsTeam and profile.plural and len(classes) == 1:
        return SUITS  # "Corvo have signed"
    if special == SCHEMA.AdministrativeArea and SCHEMA.Country in classes:
        return 0.0  # "the district" is no country
    office = special == SCHEMA.GovernmentOrganization and profile.last_words & words("reference", "office_words")
    if special in classes or (office and len(classes) == 1):
        return 0.9
    return 0.0 if len(classes) > 1 else 0.2
