"""Evidence about all occurrences of one name becomes its class; long forms decide for their short forms."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.extract.names.evidence.context import votes_around, votes_of_model
from kg.extract.names.evidence.namesakes import is_firm_of
from kg.extract.names.evidence.shape import Votes, is_legal_form, vote, votes_inside
from kg.extract.names.evidence.told import signed_ends
from kg.extract.names.evidence.towns_of_bodies import is_local, town_of, towns_of_several
from kg.extract.names.evidence.weighed import classes_of, general, totals
from kg.extract.names.spans.families import vote_kindred, vote_short_forms
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.spans.surnames import is_surname_alone
from kg.extract.names.spans.towns import is_firm_of_town
from kg.extract.names.words import given_names, head_class, is_ship, leading_family_names, lineage, listed, noun_class
from kg.extract.places.known import best, is_ambiguous
from kg.extract.tokens import Doc
from kg.rows import words as row_words
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

SURNAME = 8.0  # how much speaks for somebody by whose surname, a land's or a town's, no place is meant
MOST = 6.0  # the weight that the surroundings of all occurrences can reach together
NAMESAKE = 1.5  # how much more has to speak for a company than for a person where a surname is both
NAMED = 3.0  # how much speaks for a firm where somebody deals with what has his surname
NAMED_AFTER_PLACES = (
    SCHEMA.GovernmentOrganization,
    SCHEMA.NGO,
    SCHEMA.CollegeOrUniversity,
    SCHEMA.Hospital,
    SCHEMA.ResearchOrganization,
    SCHEMA.EducationalOrganization,
)
TOWN = 9.0  # how much speaks for a firm called by the name of a small town
FLIES = 4.0  # how much "Corvo Air Flight 418" speaks for an airline
SIGNED = 3.0  # how much the sign of a trade mark speaks for a product: "Corvo®"
_WORKED_AT = (SCHEMA.Hospital, SCHEMA.CollegeOrUniversity, SCHEMA.MedicalOrganization)
MARKS = ("'", "’", "”", '"')
TOLD, SURE = 0.5, 2.0  # how much speaks for a name that may tell what its neighbours are, and for one that is sure


@dataclass(slots=True)
class Group:
    """All occurrences of one name, what speaks for its classes, and what longer forms give it."""

    words: tuple[str, ...]
    runs: list[Run] = field(default_factory=list)
    votes: Votes = field(default_factory=dict)
    given: dict[str, tuple[float, str]] = field(default_factory=dict)
    firms: list[Run] = field(default_factory=list)
    """The occurrences that tell of a firm whose founder or owner the longer forms name."""


def grouped(doc: Doc, found: list[Run], credited: Mapping[str, str]) -> dict[str, Group]:
    """The candidates by their words, weighed; `credited` are the classes of names in the head, in small letters."""
    groups: dict[str, Group] = {}
    for first, last in found:
        span = doc[first:last]
        groups.setdefault(span.text, Group(tuple(token.text for token in span))).runs.append((first, last))
    signed = signed_ends(doc)
    for text, group in groups.items():
        _weigh(doc, group)
        if any(doc[first:last].end_char in signed for first, last in group.runs):
            vote(group.votes, SCHEMA.Product, SIGNED)
        if kind := credited.get(text.casefold()) or credited.get(" ".join(group.words).casefold()):
            vote(group.votes, kind, MOST)
    vote_short_forms({group.words: group.votes for group in groups.values()})
    _pass_on(doc, groups)
    _pass_along_series(doc, groups)
    return groups


def own_classes(doc: Doc, run: Run, group: Group) -> tuple[str, ...] | None:
    """A name that both a person and an organization bear in one article means what stands around it.

    So does one of a town and of its team: "Lomas beat Tolna 3-1", "born in Lomas".
    """
    if _is_town_of_team(doc, run, group):
        return lineage(SCHEMA.City)
    if run in group.firms:
        return lineage(SCHEMA.Corporation)
    if not {SCHEMA.Person, SCHEMA.Organization} <= set(group.given):
        return None
    around = totals(votes_around(doc, run))
    person, body = (around.get(kind, 0.0) for kind in (SCHEMA.Person, SCHEMA.Organization))
    if abs(person - body) < (0.5 if group.firms else 1.0):
        return None
    return lineage(group.given[SCHEMA.Person if person > body else SCHEMA.Organization][1])


def _is_town_of_team(doc: Doc, run: Run, group: Group) -> bool:
    """Whether something is done in what a town and the team that most occurrences tell of are called by."""
    place = best(doc[run[0] : run[1]].text)
    if place is None or place.kind != "city" or classes_of(group.votes)[-1] != SCHEMA.SportsTeam:
        return False
    prep = doc[run[0] - 1] if run[0] else doc[run[0]]
    return prep.lower_ in ("in", "near") and prep.head.pos_ in ("VERB", "AUX")


def _weigh(doc: Doc, group: Group) -> None:
    """What stands around many occurrences counts up to a limit; what the model thinks, by its average."""
    group.votes = votes_inside(doc, group.runs[0])
    around: Votes = {}
    model: Votes = {}
    for run in group.runs:
        for kind, weight in votes_around(doc, run).items():
            vote(around, kind, weight)
        for kind, weight in votes_of_model(doc, run).items():
            vote(model, kind, weight)
    for kind, weight in around.items():
        vote(group.votes, kind, max(-MOST, min(MOST, weight)))
    certainty = 1.5 if len(group.runs) > 1 else 1.0
    for kind, weight in model.items():
        single = kind == SCHEMA.Person and len(group.words) == 1
        unknown = 0.6 if set(group.words) & given_names() else 0.3 * _is_rare(group.words[0])
        doubt = unknown if single else 1.0  # the model takes most unknown single words for persons
        vote(group.votes, kind, certainty * doubt * weight / len(group.runs))
    _lean_to_person(group)


def _is_rare(word: str) -> float:
    """How far the model is to be trusted that a word is somebody's surname: a half where it is a common word, too."""
    return 0.5 if is_common_word(word) and word not in listed("surnames") else 1.0


def _lean_to_person(group: Group) -> None:
    """A given name alone, "Javier", is a person's where nothing but the model speaks for a body."""
    name, sums = group.words[0], totals(group.votes)
    alone = len(group.words) == 1 and name in given_names() and not is_common_word(name) and best(name) is None
    body, place = (sums.get(kind, 0.0) for kind in (SCHEMA.Organization, SCHEMA.Place))
    if alone and sums.get(SCHEMA.Person, 0.0) >= 0.5 and body <= 1.4 + 1e-6 and place <= 0.5:
        vote(group.votes, SCHEMA.Person, 0.9)


def _pass_on(doc: Doc, groups: dict[str, Group]) -> None:
    """Long forms decide for their short forms: "Castello Semiconductor" for "Castello"."""
    for group in sorted(groups.values(), key=lambda g: -len(g.words)):
        if len(group.words) < 2:
            continue
        if group.words[-1].isdigit() and group.words[-2] == "Flight":
            for carrier in (groups.get(" ".join(group.words[:i])) for i in range(1, len(group.words) - 1)):
                if carrier is not None:
                    carrier.given[SCHEMA.Organization] = (FLIES, SCHEMA.Corporation)  # "Corvo Air Flight 418"
            continue
        classes = classes_of(group.votes)
        for short, weight in _short_forms(group.words, classes).items():
            if classes[0] == SCHEMA.Product and short in groups and _is_firm_elsewhere(groups, short):
                groups[short].given[SCHEMA.Organization] = (3.5, SCHEMA.Corporation)
                continue  # "the Corvo A80", which Corvo Aerospace builds
            its_own = short not in groups or groups[short] is group
            its_own = its_own or (_is_maker(groups[short], classes) and not _is_made_by_other(doc, group, short))
            its_own = its_own or _is_patron(doc, groups, group.words, short)
            if not its_own and not _is_its_place(groups[short], classes):
                given = groups[short].given
                if classes[0] == SCHEMA.Person and _is_namesake(doc, groups[short], group):
                    special = classes_of(groups[short].votes)
                    given[SCHEMA.Organization] = max(given.get(SCHEMA.Organization, (0.0, "")), (weight, special[-1]))
                if classes[0] == SCHEMA.Person and is_surname_alone(doc, group.runs, groups[short].runs):
                    weight = SURNAME
                given[classes[0]] = max(given.get(classes[0], (0.0, "")), (weight, classes[-1]))
                if classes[0] == SCHEMA.Person and len(groups[short].words) == 1:
                    _tell_firm(doc, groups[short], group)
        lead = groups.get(group.words[0])
        if lead is not None and is_firm_of_town(doc, group.words[0], classes, lead.runs):
            lead.given[SCHEMA.Organization] = (TOWN, classes[-1])
        if lead is not None and classes[-1] in _WORKED_AT and _are_working_there(doc, lead.runs):
            lead.given[SCHEMA.Organization] = (3.0, classes[-1])  # "a surgeon at Corvo", of Corvo University Hospital
        town, kind = town_of(group.words) or ("", "")
        if town in groups:
            groups[town].given[SCHEMA.Place] = (3.0, kind)
    _tell_towns(groups)
    _pass_to_letters(doc, groups)
    for text, group in groups.items():
        one = groups.get(text[:-1]) if text.endswith("s") and len(group.words) == 1 else None
        if one is not None and general(one.votes) == SCHEMA.Product:
            group.given[SCHEMA.Product] = (2.0, classes_of(one.votes)[-1])  # "the Corvopod", "900 Corvopods"
        for weight, kind in group.given.values():
            vote(group.votes, kind, weight)
    vote_kindred({group.words: group.votes for group in groups.values()})


def _are_working_there(doc: Doc, runs: list[Run]) -> bool:
    """Whether all uses of a name that no map knows tell who works there: "a surgeon at Corvo"."""
    if not runs or best(doc[runs[0][0] : runs[0][1]].text) is not None:
        return False
    at = all(first > 1 and doc[first - 1].lower_ == "at" for first, _ in runs)
    return at and all(noun_class(doc[first - 2].lower_) == SCHEMA.Person for first, _ in runs)


def _tell_towns(groups: dict[str, Group]) -> None:
    """A town is no body that is called after it: "Tarvel" beside the Tarvel Council and the Tarvel Gazette."""
    kinds = {group.words: classes_of(group.votes)[-1] for group in groups.values()}
    for town in towns_of_several(kinds):
        groups[town].given.pop(SCHEMA.Organization, None)
        groups[town].given.setdefault(SCHEMA.Place, (3.0, SCHEMA.Place))


def _tell_firm(doc: Doc, short: Group, person: Group) -> None:
    """Note which uses of a surname tell of a firm that its bearer owns or leads: "Lena Graf runs Graf"."""
    firms = [run for run in short.runs if is_firm_of(doc, run, person.runs)]
    if firms:
        short.firms += firms
        short.given[SCHEMA.Organization] = max(
            short.given.get(SCHEMA.Organization, (0.0, "")), (NAMED, SCHEMA.Corporation)
        )


def _is_firm_elsewhere(groups: Mapping[str, Group], short: str) -> bool:
    """Whether the first word of a product's name is that of a firm in full: "Corvo" beside "Corvo Aerospace"."""
    full = (g for g in groups.values() if len(g.words) > 1 and g.words[0] == short)
    return any(SCHEMA.Corporation in classes_of(g.votes) for g in full)


def _is_maker(short: Group, classes: tuple[str, ...]) -> bool:
    """Whether the short form of a product's name is more likely who makes it: "Boeing" of the "Boeing 787"."""
    sums = totals(short.votes)
    body, product = sums.get(SCHEMA.Organization, 0.0), sums.get(SCHEMA.Product, 0.0)
    return classes[0] == SCHEMA.Product and body > product + (0.5 if product <= 0.0 else 2.0)


def _is_made_by_other(doc: Doc, product: Group, short: str) -> bool:
    """Whether who brings out a product is named by another word than its first: "Lumo released Corvo 4"."""
    for first, last in product.runs:
        root = doc[first:last].root
        brought = root.dep_ == "dobj" and root.head.lemma_.lower() in listed("verbs", "product")
        makers = [c for c in root.head.lefts if c.dep_ == "nsubj" and is_large(c)] if brought else []
        if makers and all(maker.text not in short.split() for maker in makers):
            return True
    return False


def _is_patron(doc: Doc, groups: Mapping[str, Group], firm: tuple[str, ...], short: str) -> bool:
    """Whether a firm is called after somebody: "Ana Prieto & Partners", where "Ana Prieto" does what people do."""
    called = firm[0] in given_names() and len(firm) > 2 and head_class(firm[1]) is None
    if not called or short != " ".join(firm[:2]) or short not in groups:
        return False
    alone = firm[1] in groups  # "Prieto said"
    return alone or len(firm) > 3 or not is_legal_form(firm[-1]) or _is_met(doc, groups[short].runs)


def _is_met(doc: Doc, runs: list[Run]) -> bool:
    """Whether what stands around a name speaks for a person more than for a body."""
    around: Votes = {}
    for kind, weight in (item for run in runs for item in totals(votes_around(doc, run)).items()):
        vote(around, kind, weight)
    return around.get(SCHEMA.Person, 0.0) > around.get(SCHEMA.Organization, 0.0)


def _is_its_place(short: Group, classes: tuple[str, ...]) -> bool:
    """Whether what surrounds a short name tells a place: "the village of Sora" beside the Sora Farmers Community."""
    if classes[-1] == SCHEMA.Corporation or head_class(short.words[-1]) is not None:
        return False
    if classes[-1] == SCHEMA.SportsTeam and short.words[-1] in listed("verbs", "sides"):
        return False  # "Vale" of Lomas Vale, whatever state is called so
    sums = totals(short.votes)
    place = sums.get(SCHEMA.Place, 0.0)
    return classes[0] == SCHEMA.Organization and place >= 2.5 and place > sums.get(SCHEMA.Organization, 0.0) + 0.5


def _is_namesake(doc: Doc, short: Group, person: Group) -> bool:
    """Whether a surname is first a company's, "Corvo was founded by Luis Corvo": people come with their full names."""
    sums = totals(short.votes)
    body = sums.get(SCHEMA.Organization, 0.0) - sums.get(SCHEMA.Person, 0.0)
    if len(short.words) > 1 or body < NAMESAKE or general(short.votes) != SCHEMA.Organization:
        return False
    in_text = [run for run in short.runs if doc[run[0]].sent[-1].is_punct]  # headlines end without a stop
    return bool(in_text) and min(in_text) < min(person.runs)


def _pass_to_letters(doc: Doc, groups: dict[str, Group]) -> None:
    """Letters in parentheses right after a name stand for it: "Lomas Heart Institute (LHI)"."""
    ends = {last: group for group in groups.values() for _, last in group.runs}
    for group in groups.values():
        if len(group.words) > 1 or sum(c.isupper() for c in group.words[0]) < 2:
            continue
        for first, last in group.runs:
            quoted = first > 1 and doc[first - 1].is_quote and doc[last : last + 1].text in MARKS  # "(‘LHI’)"
            a, b = first - 1 - quoted, last + quoted
            long = ends.get(a)
            enclosed = a >= 0 and b < len(doc) and (doc[a].text, doc[b].text) == ("(", ")")
            if long is not None and enclosed and len(long.words) > 1 and long is not group:
                classes = classes_of(long.votes)
                group.given[classes[0]] = (5.0, classes[-1])


def _pass_along_series(doc: Doc, groups: dict[str, Group]) -> None:
    """What stands in a series is of one kind: "Brix, Tolland SA and Marvek"."""
    at = {i: group for group in groups.values() for first, last in group.runs for i in range(first, last)}
    passed: list[tuple[Group, str]] = []
    for group in groups.values():
        for first, last in group.runs:
            root = doc[first:last].root
            other = at.get(root.head.i) if root.dep_ == "conj" else None
            if other is not None and other is not group:
                told = ((group, other), (other, group))
                passed += [(to, general(by.votes)) for to, by in told if _tells(by, to)]
    for group, kind in passed:
        vote(group.votes, kind, 0.8)


def _tells(by: Group, to: Group) -> bool:
    """Whether a name may tell the class of its neighbour: one that nothing speaks for tells nothing of a sure one."""
    return max(totals(by.votes).values()) >= TOLD or max(totals(to.votes).values()) < SURE


def _short_forms(words: tuple[str, ...], classes: tuple[str, ...]) -> dict[str, float]:
    """The shorter names that a full name may go by, and how much they owe it."""
    if classes[0] == SCHEMA.Person:
        while len(words) > 2 and words[-1] in listed("titles", "suffixes"):
            words = words[:-1]  # "Ned Roe Jr."
        shorts = {" ".join(words[i:]).replace(" t ", "t "): 3.5 for i in range(1, len(words))}  # "van 't Roe"
        shorts |= {name[0].upper() + name[1:]: weight for name, weight in shorts.items()}  # "Von Stahl"
        leads = words[0] in leading_family_names() or words[0] in given_names()
        return shorts | {words[0]: 3.5 if leads else 1.0}
    if classes[0] == SCHEMA.Product:
        versions = words[-1].isdigit() or words[-1] in listed("variants")
        lines = {" ".join(words[:i]): 3.5 for i in range(1, len(words))} if versions else {}  # "Kestrel 3"
        return lines | {" ".join(words[i:]): 6.0 if is_ship([*words]) else 2.0 for i in range(1, len(words))}
    if classes[-1] == SCHEMA.SportsTeam:
        town = " ".join(words[:-1])
        return {words[-1]: 5.0} | ({town: 5.0} if best(town) is None else {})
    if classes[-1] == SCHEMA.NewsMediaOrganization and words[-1].lower() in row_words("reference", "newspapers"):
        return {words[-1]: 5.0}  # "the Gazette"
    if classes[0] == SCHEMA.Event and words[-2] in listed("leading", "storms"):
        return {words[-1]: 5.0}  # "Cyclone Ida"
    if classes[-1] == SCHEMA.BodyOfWater and words[0] in ("River", "Rio", "Río"):
        return {" ".join(words[1:]): 5.0}  # "the Tolva" of the River Tolva
    initials = {"".join(w[0] for w in words if w[0].isupper()): 4.0}
    named_after = classes[-1] in NAMED_AFTER_PLACES or words[-1] in listed("after_places") or is_local(words)
    if classes[0] != SCHEMA.Organization or named_after:
        return initials | _of_patron(words) if classes[0] in (SCHEMA.Organization, SCHEMA.Event) else {}
    sure = 7.0 if is_legal_form(words[-1]) else 5.0
    pairs = {" ".join(words[:i]): sure for i in range(2, len(words))}
    if starts_with_place := best(words[0]) is not None and not is_ambiguous(words[0]):
        words = words[1:]
    if words[0] in listed("leading") and head_class(words[0]) == SCHEMA.Corporation:
        initials[" ".join(words[1:])] = sure if best(" ".join(words[1:])) is None else 0.0  # "Banco Corvo"
    prefixes = pairs | {" ".join(words[:i]): sure for i in range(1, len(words) + starts_with_place)}
    return {name: weight for name, weight in prefixes.items() if best(name) is None or is_ambiguous(name)} | initials


def _of_patron(words: tuple[str, ...]) -> dict[str, float]:
    """The name of its patron that a body goes by: "St Brida's" of "St Brida's Hospital"."""
    ends = (i for i in range(1, len(words) - 1) if words[i] in ("'s", "’s") and words[0] in listed("titles", "kept"))
    return {" ".join(words[:i]) + words[i]: 7.0 for i in ends}
