"""A title without a body becomes one at the body that the article need not repeat.

That is where the person is known to hold a post, what the post told just before belongs to, or what the article is
about: the company that leads it, the country that the sentence names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extract.demonyms import country_told
from kg.extract.grammar import child, clause_head, governing_verb, own_objects, prepositional, subject, verb_lemma
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import nouns
from kg.extract.referents import referent, referents
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.bodies import GUESSED, LED, LIKELY, SHARED, Body, body_of
from kg.extract.roles.where.discourse import body_of_where, body_spoken_of, is_where_unknown, speaks_of, subject_before
from kg.extract.roles.where.judges import is_lower_judge
from kg.extract.roles.where.leading import led_by, led_in_passive, only
from kg.extract.roles.where.nameless import in_words, speaks_of_body, whose_body
from kg.extract.roles.where.nations import body_of_minister, is_presidential
from kg.extract.roles.where.towns import body_of_mayor, is_elsewhere
from kg.extract.roles.who.holder import HELD_AT
from kg.extract.tokens import Token
from kg.extract.topic import Leader, Topics
from kg.model import Mention
from kg.rows import rows
from kg.vocabulary import SCHEMA

SINCE = 60  # tokens in which the ministry of a plain minister is looked for
LEVELS = {"city": (SCHEMA.City,), "state": (SCHEMA.State, SCHEMA.AdministrativeArea), "country": (SCHEMA.Country,)}


def plain_body(
    reading: Reading,
    title: Title,
    person: Mention,
    topics: Topics,
    known: Body | None,
    recent: Sequence[Body],
    unheld: Mapping[str, Body],
) -> Body | None:
    """Where a person holds a title that says no body; `known` is where the person holds another post already.

    `unheld` are the bodies of the titles told before of nobody by name.
    """
    if _says_another(reading, title, person) or is_where_unknown(reading, title):
        return None
    if (noun := whose_body(reading, title)) is not None:
        return Body(in_words(reading, noun), False, False, noun.i, noun.i + 1, LED)
    if (led := led_in_passive(reading, title, person)) is not None:
        return led
    company = is_of_firm(title)
    inner = _is_inner(title)
    if inner and (place := body_of_where(reading, title)) is not None:
        return body_of(reading, place, LIKELY)
    if known is None and (panel := _panel_before(reading, title)) is not None:
        return panel
    near = [known] if known is not None else [] if _says_kind(title) else recent
    if near and inner:
        return replace(near[0], sure=GUESSED if known is None else SHARED)
    if (bearer := namesake(reading, title, person)) is not None and not _is_aside(bearer, title, topics):
        return bearer
    if (named := _named_body(reading, title)) is not None:
        return None if is_lower_judge(reading, title, person, named) else body_of(reading, named, LED)
    if (public := _central_bank(reading, title, topics) or _parliament(reading, title, topics)) is not None:
        return public
    if title.office == "country" and _generic_kind(reading, title) is not None:
        return None  # "the company president"
    regional = set(title.text.split()) & row("regional", "words")
    if regional and (region := _region_before(reading, title)) is not None:
        return body_of(reading, region, LED)
    if title.office == "country" or is_presidential(title):
        # a region's that the text does not name is of no country
        return None if regional else _of_ministry(reading, title) or body_of_minister(reading, title, topics)
    if title.office == "city" and (city := body_of_mayor(reading, title, topics)) is not None:
        return city
    if _topical(title) and title.lead > 0 and country_told(reading.doc[title.lead - 1]) is not None:
        return None  # "the Portuguese coach Luis Rey" may be anybody's
    does = speaks_of(reading, person) if title.key in row("spoken", "words") else None
    if does is None and title.key in row("spoken", "words") and (body := _unnamed_before(reading, title)) is not None:
        return body
    if inner and (owned := _owned_by(reading, person)) is not None:
        return body_of(reading, owned, LED)
    leader = _leader(reading, title, topics)
    spoken = company or title.key in row("spoken", "words") | row("unions", "posts")
    if spoken and (leader is None or not leader.by_far) and (told := speaks_of(reading, person)) is not None:
        return body_of(reading, told, GUESSED)
    told = _of_main_clause(reading, title) if company else None
    if told is not None and (leader is None or told.entity != leader.mention.entity):
        return body_of(reading, told, GUESSED)
    before = subject_before(reading, title) if spoken else None  # "Acme denied it. A spokesman, Ann Roe, said"
    other = leader is not None and before is not None and before.entity != leader.mention.entity
    if before is not None and (other or (leader is None and _is_alone(reading, title, before))):
        return body_of(reading, before, GUESSED)
    if (leader is None or not leader.by_far) and (said := body_spoken_of(reading, title, person, unheld)) is not None:
        return said
    if "mayor" in title.key and leader is not None and is_elsewhere(reading, title, leader.mention):
        return None
    return led_by(reading, leader)


def _panel_before(reading: Reading, title: Title) -> Body | None:
    """The panel without a name that the text tells of last before "the chairman", and of no body by name since."""
    doc = reading.doc
    if title.key not in row("topical", SCHEMA.Organization) or title.lead == 0 or doc[title.lead - 1].lower_ != "the":
        return None
    panels = [t for t in doc[max(title.lead - SINCE, 0) : title.lead] if t.lower_ in row("chambers", "hearing")]
    noun = panels[-1] if panels else None
    if noun is None or noun.tag_ != "NN" or noun.dep_ == "compound" or reading.mention_at(noun) is not None:
        return None
    since = (m for m in reading.mentions_in(noun.i, title.lead) if m.kind == "name")
    if any(reading.is_a(m, SCHEMA.Organization) for m in since):
        return None
    return Body(in_words(reading, noun), False, False, noun.i, noun.i + 1, LED)


def _owned_by(reading: Reading, person: Mention) -> Mention | None:
    """The company that a sentence says somebody owns or founded: "Roe, now chairman, still owns 20% of Acme"."""
    verb = governing_verb(reading.doc[person.root])
    if verb is None or verb_lemma(verb) not in row("owning", "verbs") or reading.doc[person.root].dep_ != "nsubj":
        return None
    nouns = own_objects(verb)
    nouns += [below for noun in nouns for _, below in prepositional(noun, "of", "in")]
    return next(iter(referents(reading, nouns, SCHEMA.Organization)), None)


def _of_main_clause(reading: Reading, title: Title) -> Mention | None:
    """The company that a sentence tells of, for a title in a clause beside it: "Acme fell after CEO Roe quit"."""
    clause = clause_head(reading.doc[title.head])
    noun = subject(clause.head) if clause.dep_ == "advcl" and clause.head.i < clause.i else None
    if noun is not None and noun.lemma_.lower() in ("share", "stock"):
        noun = next((of for prep, of in prepositional(noun, "in", "of")), child(noun, "compound", "poss"))
    return referent(reading, noun, SCHEMA.Organization) if noun is not None else None


def _is_alone(reading: Reading, title: Title, body: Mention) -> bool:
    """Whether the sentence before names no other organization, and the title speaks of none by a noun."""
    start = reading.doc[title.head].sent.start
    told = reading.mentions_in(reading.doc[max(start - 1, 0)].sent.start, title.lead)
    others = any(m.entity != body.entity and reading.is_a(m, SCHEMA.Organization) for m in told)
    return not others and _generic_kind(reading, title) is None


def _unnamed_before(reading: Reading, title: Title) -> Body | None:
    """The body without a name that the sentence before tells of: "The foreign ministry protested. Spokesman Roe"."""
    start = reading.doc[title.head].sent.start
    before = reading.doc[max(start - 1, 0)].sent
    noun = subject(before.root) if before.start < start else None
    if noun is None or not speaks_of_body(noun) or reading.mention_headed_by(noun) is not None:
        return None
    return Body(in_words(reading, noun), False, False, noun.i, noun.i + 1, GUESSED)


def _says_kind(title: Title) -> bool:
    """Whether a title has a noun for the body in it: "port director"."""
    before = title.text.lower().replace("-", " ").partition(title.key)[0]
    return not set(before.split()) <= row("modifiers", "ranks") | row("fields", "words") | row("functions", "words")


def is_of_firm(title: Title) -> bool:
    """Whether a title is one that companies give: "chief executive", "finance chief", "head of sales"."""
    managing = title.key in ("chief", "head", "director", "manager", "officer", "counsel", "vice president")
    looked_after = set(title.text.lower().split()) & row("functions", "words")
    return title.key in row("heads", "company") or (managing and bool(looked_after) and not _pleads(title))


def _leader(reading: Reading, title: Title, topics: Topics) -> Leader | None:
    """What the article is about, of the kind that a title belongs to."""
    kind = _generic_kind(reading, title)
    if kind is not None:
        return topics.at(title.first, (kind,))
    if is_of_firm(title):
        leader = topics.at(title.first, (SCHEMA.Organization,), no=(SCHEMA.GovernmentOrganization,))
        return leader or _only_firm(reading, title) or _first_company(title, topics)
    if title.key in row("spoken", "words"):
        return topics.at(title.first, (SCHEMA.Organization,))
    if title.text.lower() == "director" and not any(t.lemma_.lower() in row("staged", "words") for t in reading.doc):
        leader = topics.at(title.first, HELD_AT)
        return leader if leader is not None and leader.by_far else None
    kinds = LEVELS.get(title.office or "", ()) or _topical(title)
    found = topics.at(title.first, kinds, no=(SCHEMA.Country,)) if kinds else None
    return _plain_team(reading, title, topics) if found is None and kinds == (SCHEMA.SportsTeam,) else found


def _first_company(title: Title, topics: Topics) -> Leader | None:
    """The company that leads all others by far, for a post of a firm where a union is told of as much."""
    leader = topics.at(title.first, (SCHEMA.Corporation,), no=(SCHEMA.NGO, SCHEMA.GovernmentOrganization))
    return replace(leader, by_far=False) if leader is not None and leader.by_far else None


def _only_firm(reading: Reading, title: Title) -> Leader | None:
    """The one organization that the text has told of before a title, if more than once."""
    told = [m for m in reading.mentions_in(0, title.first) if reading.is_a(m, SCHEMA.Organization)]
    named = only(m for m in told if m.kind == "name")
    alone = named is not None and len(told) > 1 and all(m.entity == named.entity for m in told)
    return Leader(named, by_far=False) if named is not None and alone else None


def _plain_team(reading: Reading, title: Title, topics: Topics) -> Leader | None:
    """The body that leads by far, which nothing but its sporting director tells to be a club."""
    leader = topics.at(title.first, (SCHEMA.Organization,))
    plain = leader is not None and set(reading.entity(leader.mention).classes) == {SCHEMA.Organization}
    return leader if leader is not None and plain and leader.by_far else None


def namesake(reading: Reading, title: Title, person: Mention) -> Body | None:
    """The organization that bears the person's family name: "chairman Ann Roe" where Roe Shipping is named."""
    family = reading.entity(person).label.split()[-1]
    named = only(
        m
        for m in reading.mentions
        if m.kind == "name" and reading.is_a(m, SCHEMA.Organization) and family in reading.entity(m).label.split()
    )
    return body_of(reading, named, LIKELY) if named is not None and _is_inner(title) else None


def _is_aside(bearer: Body, title: Title, topics: Topics) -> bool:
    """Whether the article is by far about another body than a family's own: "Roe Invest, said chairman Ann Roe"."""
    leader = topics.at(title.first, (SCHEMA.Corporation,))
    return leader is not None and leader.by_far and leader.mention.entity != bearer.part.entity


def _is_inner(title: Title) -> bool:
    """Whether a title is a post inside the body just told: "chairman", "chief pilot", but no "lead counsel"."""
    named = is_of_firm(title) or title.key in row("inner", "words")
    return named or (title.first_of_many and title.office is None and not _pleads(title))


def _pleads(title: Title) -> bool:
    """Whether a title is that of one who pleads in court for others: "lead counsel", "state counsel"."""
    own = not row("inner", "at_firms").isdisjoint(title.text.lower().replace("-", " ").split())
    return title.key in row("inner", "pleading") and not own


def _of_ministry(reading: Reading, title: Title) -> Body | None:
    """The ministry told last before a plain minister: "The sports ministry agreed. The minister, Ann Roe, said"."""
    told = [t for t in reading.doc[max(title.lead - SINCE, 0) : title.lead] if t.lower_ == "ministry"]
    if title.text.lower() != "minister" or not told:
        return None
    named = reading.mention_at(told[-1])
    if named is not None and reading.is_a(named, SCHEMA.GovernmentOrganization):
        return body_of(reading, named, GUESSED)
    noun = told[-1]
    narrowed = noun.i > 0 and noun.nbor(-1).dep_ in ("compound", "amod")
    return Body(in_words(reading, noun), False, False, noun.i, noun.i + 1, GUESSED) if narrowed else None


def _region_before(reading: Reading, title: Title) -> Mention | None:
    """The last province, state or county named before a "provincial governor"."""
    kinds = (SCHEMA.State, SCHEMA.AdministrativeArea)
    told = [m for m in reading.mentions_in(0, title.lead) if m.kind == "name" and reading.is_a(m, *kinds)]
    regions = [m for m in told if not reading.is_a(m, SCHEMA.Country)]
    return regions[-1] if regions else None


def _central_bank(reading: Reading, title: Title, topics: Topics) -> Body | None:
    """The central bank of a governor whose sentence, or the one before, tells of it or takes it up as "the bank".

    Else it is that of which the text tells first, where no state or province is told of.
    """
    sentence = reading.doc[title.head].sent
    states = any(reading.is_a(m, SCHEMA.State) for m in reading.mentions_in(sentence.start, sentence.end))
    beside = reading.doc[max(title.lead - 1, 0)].lower_ == "bank"  # "central bank governor"
    if states or beside or title.key not in ("governor", "deputy governor"):
        return None
    told = [t for t in reading.doc[max(title.lead - SINCE, 0) : sentence.end] if t.lower_ == "bank" and t.tag_ == "NN"]
    central = [t for t in told if t.i > 0 and t.nbor(-1).lower_ == "central"]
    start = reading.doc[max(sentence.start - 1, 0)].sent.start
    if not central or told[-1].i < start:
        central = _central_of_lead(reading, title, topics)
    if not central:
        return None
    named = reading.mention_headed_by(central[-1])
    if named is not None and reading.is_a(named, SCHEMA.Organization):
        return body_of(reading, named, LED)
    return Body(in_words(reading, central[-1]), False, False, central[-1].i, central[-1].i + 1, LED)


def _central_of_lead(reading: Reading, title: Title, topics: Topics) -> list[Token]:
    """The "bank" of a central bank in the headline or the first sentence of a text that tells of no state so far."""
    regions = any(t.lower_ in row("towns", "regions") for t in reading.doc[: title.lead])
    if regions or any(reading.is_a(m, SCHEMA.State) for m in reading.mentions_in(0, title.lead)):
        return []
    told = [t for t in reading.doc[1 : title.lead] if t.lower_ == "bank" and t.nbor(-1).lower_ == "central"]
    return [t for t in told if t.i in topics.lead or reading.block_kind(t) == "headline"]


def _parliament(reading: Reading, title: Title, topics: Topics) -> Body | None:
    """The parliament of a speaker or a lawmaker: the one of the headline, the first sentence or the one before."""
    chambers = [
        name for each in rows("roles")["parliament"] if title.key in each["titles"] for name in each["chambers"]
    ]
    start = reading.doc[max(reading.doc[title.head].sent.start - 1, 0)].sent.start
    nouns_told = [t for t in reading.doc[: title.lead] if t.lower_ in chambers] if chambers else []
    near = [t for t in nouns_told if t.i >= start or t.i in topics.lead or reading.block_kind(t) == "headline"]
    near = [t for t in near if t.tag_ in ("NN", "NNP") and t.dep_ != "compound"]
    named = [m for t in near if (m := reading.mention_at(t)) is not None and m.kind == "name"]
    if named:
        one = only(named)
        return body_of(reading, one, LED) if one is not None else None
    return Body(in_words(reading, near[0]), False, False, near[0].i, near[0].i + 1, LED) if near else None


def _generic_kind(reading: Reading, title: Title) -> str | None:
    """The class of the body that a plain noun in front of a title speaks of: "Council chief executive Ann Roe".

    A "bank teller" or a "school cook" only says with it what the work is.
    """
    if title.trade and title.key not in row("leading", "words") | row("insiders", "words"):
        return None
    before = reading.doc[title.lead - 1].lower_ if title.lead > 0 else ""
    return nouns()[before][0] if before in row("generic", "words") and before in nouns() else None


def _named_body(reading: Reading, title: Title) -> Mention | None:
    """The one central bank named before a governor, the one court before a judge, the office that bears the title."""
    listed = [each for each in rows("roles")["named_body"] if title.key in each["titles"]]
    parts = [part for each in listed for part in each["names"]]
    parts += [f"office of the {title.text.lower().removeprefix('deputy ')} "] if " " in title.text else []
    ends = tuple(end for each in listed for end in each.get("ends", ()))
    told = [m for m in reading.mentions_in(0, reading.doc[title.head].sent.end) if m.kind == "name"] if parts else []
    labels = [(m, f" {reading.entity(m).label.lower()} ") for m in told]
    return only(m for m, label in labels if label.endswith(ends) or any(part in label for part in parts))


def _topical(title: Title) -> tuple[str, ...]:
    """The class of bodies whose article says the title without them: a team of a head coach."""
    told = {title.key, title.text.lower()}
    return tuple(kind for kind, titles in rows("roles")["topical"].items() if not told.isdisjoint(titles))


def _says_another(reading: Reading, title: Title, person: Mention) -> bool:
    """Whether the title has a body of its own that was not understood: "its chairman", "chairman of Xylo"."""
    doc = reading.doc
    behind = title.last + 1 < len(doc) and doc[title.last].lower_ in row("prepositions", "words")
    behind = behind and reading.time_at(doc[title.last + 1]) is None  # "chairman in May"
    at_once = [t.lower_ for t in doc[title.last : title.last + 2]] == ["with", "immediate"]
    before = doc[title.lead - 1] if title.lead > 0 else None
    named = set(title.text.lower().removesuffix(title.key).split())
    inside = named & (row("chambers", "words") | row("chambers", "opposed"))
    if inside and (title.key in row("spoken", "words") or inside & row("chambers", "apart")):
        return True  # "a police spokesman", "the committee chairman"
    if before is not None and (person.first <= before.i < person.last or reading.time_at(before) is not None):
        before = None  # "named Ann Roe chairwoman", "On Friday chief executive Ann Roe"
    owned = before is not None and (before.tag_ in ("POS", "PRP$") or before.pos_ == "PROPN")
    return owned or (behind and not at_once)
