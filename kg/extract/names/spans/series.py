"""Whether "and" or a comma stands inside one name: "Culture and Sports Authority", "Union of Bus and Lorry Drivers"."""

from itertools import takewhile

from kg.extract.demonyms import is_group
from kg.extract.names.spans.large import is_large, large_at
from kg.extract.names.spans.ties import APOSTROPHES
from kg.extract.names.words import given_names, head_class, known_class, lineage, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc, Token
from kg.rows import words as row_words
from kg.rows.lexicon import common_kind, is_common_word
from kg.vocabulary import SCHEMA

FIELD = 3  # words that tell one thing that a body is for: "Lung Disease"
_TOWN = 200_000  # inhabitants from which on a word is a town's name rather than a partner's

OFFICES = (
    SCHEMA.GovernmentOrganization,
    SCHEMA.NGO,
    SCHEMA.Organization,
    SCHEMA.ResearchOrganization,
    SCHEMA.EducationalOrganization,
    SCHEMA.CollegeOrUniversity,
    SCHEMA.CreativeWork,
    SCHEMA.Legislation,
    SCHEMA.Event,
)
BODIES = (
    SCHEMA.GovernmentOrganization,
    SCHEMA.Organization,
    SCHEMA.NGO,
    SCHEMA.Corporation,
    SCHEMA.Event,
    SCHEMA.Hospital,
    SCHEMA.MedicalOrganization,
    SCHEMA.EducationalOrganization,
    SCHEMA.CollegeOrUniversity,
    SCHEMA.CivicStructure,
)


def is_one_office(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether "the Bean and Kernel Board" is one body: single words that no list knows, both before its one head."""
    after = [w for w in words_after(doc, end + 1, last) if w.text != ","]
    if _is_union_of_trades(doc, start, end, last):
        return True
    if start + 1 < end:
        return _is_long_office(doc, start, end, after)
    if start + 1 != end or len(after) != 2 or not start or doc[start - 1].lower_ not in {"the", *APOSTROPHES}:
        return False
    words, head = (doc[start], after[0]), after[1]
    kind, plain = head_class(head.text), all(_is_ordinary(w) and head_class(w.text) is None for w in words)
    modifies = doc[start].head.i == head.i and doc[start].dep_ in ("nmod", "compound")
    if kind == SCHEMA.PoliticalParty:
        return plain and modifies  # "the Unity and Progress Party", wherever a Unity lies
    known = any(best(w.text) is not None or known_class(w.text) or w.text in given_names() for w in words)
    if kind == SCHEMA.Event:
        return plain and not known  # "the Cheese and Cider Fair"
    return modifies and not known and kind in (SCHEMA.GovernmentOrganization, SCHEMA.Organization, SCHEMA.NGO)


def _is_long_office(doc: Doc, start: int, end: int, after: list[Token]) -> bool:
    """Whether "the Lima Port and Shipping Bureau" is one body: common words that say no body before its one head."""
    if (
        len(after) != 2
        or not start
        or doc[start - 1].lower_ not in {"the", *APOSTROPHES}
        or known_class(doc[start:end].text)
    ):
        return False
    plain = all(_is_ordinary(w) for w in (doc[end - 1], after[0]))
    plain = plain and head_class(doc[end - 1].text) in (None, SCHEMA.Place)
    own = not is_common_word(doc[start].text) or doc[start].text in listed("unions", "of_all")
    return plain and own and head_class(after[1].text) in BODIES


def _is_ordinary(word: Token) -> bool:
    """Whether a word is a common one, or tells goods: "Tea"."""
    return is_common_word(word.text) or word.lower_ in row_words("goods", "masses")


def _is_union_of_trades(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether the workers of two trades have one union: "the National Food and Drink Workers' Union"."""
    if end - start > 2 or not start or doc[start - 1].lower_ != "the" or end + 3 >= last:
        return False
    who = doc[end + 2].text
    body = doc[end + 3 + (doc[end + 3].text in APOSTROPHES)]
    workers = who in listed("possessive", "groups") or who.endswith(("ers", "ors", "ees"))
    plain = all(is_common_word(doc[i].text) for i in (*range(start, end), end + 1))
    union = head_class(body.text) in (SCHEMA.NGO, SCHEMA.Organization) or body.text in listed("unions")
    return plain and workers and is_large(body) and union


def is_partnership(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether one firm bears the names of two partners, a house of two things: "the law firm Bridger and Holt"."""
    noun = doc[start - 1] if start else None
    if start + 1 != end or noun is None:
        return False
    if noun.lower_ not in listed("around", "partnerships"):
        return _is_called_by_two(doc, start, end, last)
    second = words_after(doc, end + 1, last)
    known = any(w.text in given_names() or known_class(w.text) for w in (doc[start], *second))
    return len(second) == 1 and not known


def _is_called_by_two(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether a noun beside two common words tells whose name they are: "the charity, Bread and Roses, runs"."""
    pair = (doc[start].text, doc[end + 1].text) if large_at(doc, end + 1, last) else ()
    ends = end + 2 >= last or not is_large(doc[end + 2])
    given = [w for w in pair if w.removesuffix("s") in given_names()]
    if not pair or not ends or len(given) > 1 or not all(is_common_word(w) or w in given for w in pair):
        return False
    called = listed("around", "called_by_two")
    before = start - 1 - (doc[start - 1].lower_ in (",", "called", "named"))
    if doc[before].lower_ in called:
        return True
    at = end + 2 + (doc[end + 2 : end + 3].text == ",")
    at += at > end + 2 and doc[at : at + 1].text in ("a", "an", "the")
    return not given and doc[start - 1].lower_ == "the" and doc[at : at + 1].text in called


def partners_size(doc: Doc, start: int, end: int, last: int) -> int:
    """How many tokens from a comma on belong to a firm of three or more partners: 4 in "Bridger, Holt & Nagy"; or 0.

    With "and" for "&" a noun must say that it is a firm: "the law firm Bridger, Holt and Nagy".
    """
    i = end
    while i + 1 < last and doc[i].text == "," and large_at(doc, i + 1, last):
        i += 2
    if start + 1 != end or i == end or i + 1 >= last or doc[i].text not in ("&", "and") or not is_large(doc[i + 1]):
        return 0
    names = [doc[start].text, *(doc[at].text for at in range(end + 1, i + 2, 2))]
    told = start > 0 and doc[start - 1].lower_ in listed("around", "partnerships")
    plain = all(w.istitle() and known_class(w) is None and head_class(w) is None for w in names)
    given = [w for w in names if w in given_names() and w not in listed("surnames")]
    strange = all(map(_may_be_partner, names)) and len(given) < 2
    formed = i + 2 < last and head_class(doc[i + 2].text) == SCHEMA.Corporation
    alone = formed or i + 2 >= last or not is_large(doc[i + 2])
    return i + 2 - end if alone and plain and (told or (doc[i].text == "&" and (formed or strange))) else 0


def _may_be_partner(word: str) -> bool:
    """Whether a word may be a partner's surname: a listed one, or no town of size."""
    place = best(word)
    return word in listed("surnames") or place is None or (place.kind == "city" and place.inhabitants < _TOWN)


def is_joint_firm(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether a legal form behind two common words makes one firm of both: "Tolna Mining and Smelting Co."."""
    after = words_after(doc, end + 1, last)
    trades = all(is_common_word(word.text) for word in (doc[end - 1], *after[:1]))
    firm = len(after) == 2 and head_class(after[1].text) == SCHEMA.Corporation and start + 1 < end
    ends = [word.lower_ for word in (doc[end - 1], *after[:1])]
    whole = head_class(doc[end - 1].text) is None or any(w.endswith("ing") for w in ends)  # no "Bank and Trust Group"
    person = end - start == 2 and doc[start].text in given_names() and doc[end - 1].ent_type_ == "PERSON"
    return firm and trades and whole and not person


def is_one_span(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether the model reads common words around "and" as one body: the "World Deck and Engine Federation"."""
    after = [w for w in words_after(doc, end + 1, last) if w.text != ","]
    whole = doc[start : end + 1 + len(after)]
    common = all(is_common_word(w.text) for w in (*doc[start:end], *after[:-1]))
    return len(after) > 1 and common and ends_as_office(after[-1:]) and all(w.ent_type_ == "ORG" for w in whole)


def is_union(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether several trades have one union: "Union of Store and Allied Workers"."""
    opened = any(doc[i].text in ("of", "for") and doc[i - 1].text in listed("unions") for i in range(start + 1, end))
    after = [w for w in words_after(doc, end + 1, last) if is_large(w)] if opened else []
    return any(w.text in listed("possessive", "groups") or w.text.endswith(("ers", "ors", "ees")) for w in after)


def is_of_workers(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether the workers of two trades have one union: "the Wool and Cotton Workers' Union"."""
    at = end + 1
    while at < last and is_large(doc[at]):
        at += 1
    owned = (
        at - end > 2 and at + 1 < last and doc[at].text in ("'", "’") and doc[at - 1].text in ("Workers", "Employees")
    )
    alone = (
        end - start == 1 and start > 0 and doc[start - 1].lower_ == "the" and head_class(doc[start].text) != SCHEMA.NGO
    )
    return owned and alone and (head_class(doc[at + 1].text) == SCHEMA.NGO or doc[at + 1].text in listed("unions"))


def is_of_couple(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether two people of one surname gave a house or a body its name: "the Ann and Tom Roe Wing"."""
    after = list(takewhile(is_large, doc[end + 1 : last]))
    led = end - start == 1 and start > 0 and doc[start - 1].lower_ in {"the", "a", *APOSTROPHES}
    given = len(after) > 2 and doc[start].text in given_names() and after[0].text in given_names()
    kind = head_class(after[-1].text) if led and given else None
    return kind is not None and after[-1].text not in listed("surnames") and kind in {*BODIES, SCHEMA.CreativeWork}


def is_of_sciences(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether two adjectives share what a body is for: "the Department of Nuclear and Marine Sciences"."""
    bodies = (SCHEMA.Organization, SCHEMA.EducationalOrganization)
    opened = any(
        doc[i].text in ("of", "for") and lineage(head_class(doc[i - 1].text) or "")[0] in {*bodies, SCHEMA.Place}
        for i in range(start + 1, end - 1)
    )
    after = list(takewhile(is_large, doc[end + 1 : last]))
    shared = common_kind(doc[end - 1].text) == "w" and doc[end - 1].tag_ in ("JJ", "NNP")
    return opened and shared and 1 < len(after) < 4 and all(is_common_word(w.text) for w in after)


def serves_two(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether a body is one for two places: "the Port Authority of Lomas and Bexley"."""
    of = next((i for i in range(end - 1, start, -1) if doc[i].text == "of"), start)
    twins = "-".join(token.text for token in doc[end - 1 : end + 2])
    if of == end - 2 > start and twins in listed("openers", "twin_lands"):
        return True  # "the High Court of England and Wales"
    after = list(takewhile(is_large, doc[end + 1 : last]))
    if of == start or doc[of - 1].text not in listed("openers", "of_two") or not after:
        return False
    led = start > 0 and doc[start - 1].lower_ in ("the", "a", "an")
    plain = head_class(after[-1].text) not in OFFICES and after[0].text not in given_names()
    return led and plain and end - of < 5


def moves_two(doc: Doc, start: int, end: int, last: int) -> int:
    """How many tokens from "and" on are the second land of a movement: "Islamic Front of Mali and the Sahel"; or 0."""
    of = next((i for i in range(end - 1, start, -1) if doc[i].text == "of"), start)
    movement = doc[start].text in listed("openers", "faiths") and doc[of - 1].text in listed("openers", "movements")
    first = end + 1 + (end + 1 < last and doc[end + 1].text == "the")
    land = doc[first : min(first + 1, last)].text
    alone = first + 1 >= last or not is_large(doc[first + 1])
    body = lineage(known_class(land) or head_class(land) or "")[0] in OFFICES
    return first + 1 - end if of > start and movement and alone and large_at(doc, first, last) and not body else 0


def is_portfolio(doc: Doc, first: int, last: int) -> bool:
    """Whether common words tell what else a minister is for: the end of "Health and Human Services Secretary"."""
    behind = first > 1 and doc[first - 1].text == "and" and is_topic(doc[first - 2])
    titled = last + 1 < len(doc) and doc[last].text in listed("topics", "ministers") and is_large(doc[last + 1])
    return behind and titled and all(is_common_word(token.text) for token in doc[first:last])


def is_directed(doc: Doc, first: int, last: int) -> bool:
    """Whether common words tell what within a firm somebody directs: "was named Director of Product Marketing"."""
    told = first > 2 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in listed("topics", "directing")
    if not told or doc[last - 1].lower_ not in listed("topics", "directed"):
        return False
    return all(is_common_word(t.lower_) or t.lower_ in ("and", "&") for t in doc[first : last - 1])


def is_area(token: Token) -> bool:
    """Whether a word tells a town, a county or a state: "City" of a "City and County Council"."""
    return head_class(token.text) in (SCHEMA.City, SCHEMA.AdministrativeArea, SCHEMA.State)


def spelt_further_on(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether letters further on stand for words on both sides: "Repair and Overhaul (RO)", "... Company EADS"."""
    if not large_at(doc, end + 1, last):
        return False
    words = [doc[i] for i in range(start, min(end + 10, last))]
    for i, token in enumerate(words):
        initials = "".join(w.text[0] for w in words[:i] if w.text[0].isupper())
        if i > end - start and len(token.text) > 2 and token.is_upper and initials.startswith(token.text):
            return True
        if token.text == "(":
            letters = doc[token.i + 1].text if token.i + 1 < last else ""
            return letters.isupper() and len(letters) > 2 and letters in (initials, initials[-len(letters) :])
        if i > end - start and not (is_large(token) or token.text in ("and", "of", "for", ",", "&")):
            return False
    return False


def words_after(doc: Doc, i: int, last: int) -> list[Token]:
    """The large words from an index on, with the commas and the \"and\" between them."""
    words: list[Token] = []
    while i < last and len(words) < 8 and (large_at(doc, i, last) or (words and doc[i].text in ("and", ","))):
        words.append(doc[i])
        i += 1
    return words


def ends_as_office(words: list[Token]) -> bool:
    """Whether one of some words is a head of a body's name."""
    return any(head_class(w.text) in OFFICES for w in words)


def is_topic(token: Token) -> bool:
    """Whether a word is what offices are for: trade, health, transport."""
    word = token.lower_
    listed_one = word in listed("topics") or token.lemma_.lower() in listed("topics")
    return listed_one or (len(word) > 6 and word.endswith(tuple(listed("topics", "endings"))))


def through_slogan(doc: Doc, start: int, end: int, last: int) -> int:
    """ "Books for Every Village": a common word, "for" and a determiner that is written large."""
    if doc[end].text != "for" or not is_common_word(doc[end - 1].text) or end + 1 >= last:
        return 0
    if start + 1 == end and _is_aim(doc[start].text) and _is_aim(doc[end + 1].text) and is_large(doc[end + 1]):
        return 2  # "Unity for Growth"
    people = start + 1 == end and common_kind(doc[start].text) == "p" and doc[start].text.endswith(("s", "men"))
    if people and not doc[start].is_sent_start and doc[start].text not in listed("titles"):
        return 2 if large_at(doc, end + 1, last) else 0  # "Nurses for Peace Now"
    determined = end + 2 < last and doc[end + 1].text in listed("determiners") and large_at(doc, end + 2, last)
    return 2 if determined else 0


def _is_aim(word: str) -> bool:
    """Whether a common word, no person, may stand in a slogan: "Unity", "Growth"."""
    return common_kind(word) in ("u", "n") and word not in listed("titles") and head_class(word) is None


def is_band(doc: Doc, start: int, i: int) -> bool:
    """Whether people band together for what is nobody's name: "Mothers for Clean Water"; not "Nurses for Roe"."""
    goal = doc[i].text if i < len(doc) else ""
    named = best(goal) is not None and not is_common_word(goal)
    return doc[start].text in listed("openers", "banded") and is_common_word(goal) and not named


def is_field_of_prize(doc: Doc, i: int) -> bool:
    """Whether a prize is for a field: "the Prize for Fiction"; not for who or what has won it."""
    return is_topic(doc[i]) or doc[i : i + 1].text in listed("openers", "fields_of_prizes")


def are_fields(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether common words, written large, around "and" say what a body is for: "Fund for Work and Travel"."""
    opener = next((i for i in range(end - 2, start, -1) if doc[i].text in ("for", "of", "on")), start)
    after = list(takewhile(is_large, doc[end + 1 : last]))
    behind = doc[end + 1 + len(after) : min(end + 2 + len(after), last)].text
    if opener == start or not large_at(doc, end + 1, last) or len(after) > FIELD or behind in ("of", "for"):
        return False
    if len(after) > 1 or opener < end - 2:  # "Institute of Heart and Lung Disease", but "... of Art and City College"
        shared = common_kind(doc[end - 1].text) == "w" or is_group(doc[end - 1].text)  # "of Asian and African Studies"
        single = any(common_kind(t.text) == "p" and not t.text.endswith(("s", "people", "People")) for t in after)
        peoples = not shared and any(is_group(t.text) for t in after)
        given = after[0].text in given_names() and not is_topic(after[0])  # "Urban Planning"
        if single or peoples or given or head_class(after[-1].text):
            return False
    fields = [t for t in (*doc[opener + 1 : end], *after) if t.text not in ("the", "and") and not is_group(t.text)]
    return all((is_common_word(t.text) or is_topic(t)) and known_class(t.text) is None for t in fields)
