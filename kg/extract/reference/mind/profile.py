"""What an article tells about each bearer of a name that pronouns and noun phrases must agree with."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.extract.demonyms import place_of
from kg.extract.epithets import Epithet, epithets
from kg.extract.grammar import SUBJECTS, child
from kg.extract.reference.bearers.forms import Bearer, gender_of_title, given_gender
from kg.extract.reference.bearers.spelling import Key, fold
from kg.extract.reference.mind.seats import seats
from kg.extract.reference.taking_up.phrases import gender_of_noun, is_person_noun, is_undertaking, kind_of_noun, noun_of
from kg.extract.tokens import Doc, Token
from kg.model import Name
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

BANKS = ("bank", "banka", "banken")  # how names of banks end: "Sparebank", "Kreditbanken"


@dataclass(slots=True)
class Profile:
    """One bearer as far as agreement goes. `gender` holds the weight of evidence for "m" and for "f"."""

    kind: str
    classes: tuple[str, ...]
    gender: Counter[str] = field(default_factory=Counter)
    nouns: set[str] = field(default_factory=set)
    wider: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    last_words: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    plural: bool = False
    rates: bool = False  # whether it judges the shares of others: "Orme analysts", "Orme cut its price target"
    posts: dict[str, set[str]] = field(default_factory=dict)  # by post, the words that tell it from others of the kind

    def agrees(self, gender: str) -> float:
        """How well "he" ("m") or "she" ("f") suits, from 0 to 1."""
        other = "f" if gender == "m" else "m"
        mine, theirs = self.gender[gender], self.gender[other]
        if theirs >= mine + 3:
            return 0.0
        return 1.0 if mine > theirs else 0.15 if theirs > mine else 0.8

    def add_post(self, noun: str, before: Iterable[Token]) -> None:
        """Remember which of the posts of a kind is held: the transport minister, the deputy mayor."""
        if noun in words("reference", "many_posts"):
            self.posts.setdefault(noun, set()).update(set(filter(None, map(rank_word, before))) or {""})


@dataclass(frozen=True, slots=True)
class Described:
    """A noun phrase that refers to a bearer, with its name or in apposition to it: its span and head."""

    first: int
    last: int
    head: int
    bearer: int


def profiles(doc: Doc, found: list[Bearer], classes: list[tuple[str, ...]]) -> tuple[list[Profile], list[Described]]:
    """The profile of each bearer, and the phrases in apposition to their names."""
    made, described = [], []
    for number, (bearer, special) in enumerate(zip(found, classes, strict=True)):
        profile = Profile(bearer.kind, special)
        for key in bearer.keys:
            profile.last_words |= {_head_word(key), *_translated(key)}
            profile.ends |= {key[0], _head_word(key)}
            profile.words.update(key)
        for name, confidence in bearer.uses:
            profile.rates |= _rates(doc, name)
            if confidence == 1.0:
                described += _describe(doc, name, profile, number)
        if bearer.kind == SCHEMA.Person:
            _gendered(profile, given_gender(bearer.keys), 2)  # weak evidence
        made.append(profile)
    return made, described


def rank_word(word: Token) -> str:
    """What a word before a post tells which one it is, in small letters: "finance", "deputy"; else nothing."""
    telling = word.dep_ == "compound" or word.lower_ in words("reference", "told_apart_by")
    return word.lower_ if telling and place_of(word.text) is None and word.ent_type_ != "GPE" else ""


def _head_word(key: Key) -> str:
    """The word of a name that says what bears it: "institute" of "Oslo Institute for Polar Research"."""
    end = next((i for i, word in enumerate(key) if i and word in ("of", "for", "on", "against", "in")), len(key))
    return key[end - 1]


@cache
def _english() -> dict[str, str]:
    """The English noun by a word of another language that says the same."""
    return {fold(word): noun for noun, told in rows("reference")["translated"].items() for word in told}


def _translated(key: Key) -> Iterator[str]:
    """What the first and the last word of a name say in English: "institute" for "Instituto"."""
    for word in (key[0], key[-1]):
        noun = _english().get(word, "bank" if word.endswith(BANKS) else None)
        if noun is not None:
            yield noun


@cache
def _wider() -> dict[str, set[str]]:
    """The nouns that take up what another noun has told: "the film" for a documentary."""
    found: dict[str, set[str]] = {}
    for noun, told in rows("reference")["wider"].items():
        for word in told:
            found.setdefault(word, set()).add(noun)
    return found


def _rates(doc: Doc, name: Name) -> bool:
    """Whether what stands behind a name shows that it judges shares: "Orme analyst", "Orme cut its price target"."""
    behind = [token.lower_ for token in doc[name.last : name.last + 4]]
    return behind[:1] in (["analyst"], ["analysts"]) or behind[2:] in (["price", "target"], ["target", "price"])


def _describe(doc: Doc, name: Name, profile: Profile, number: int) -> list[Described]:
    described = []
    title = fold(doc[name.first - 1].text.strip(".")) if name.first else ""
    for word in (title, doc[name.first].text):
        _gendered(profile, gender_of_title(word), 5)
    if title and doc[name.first - 1].is_title:
        profile.nouns.add(title)
        profile.nouns |= _ranks_before(doc, name.first - 1, title)
        profile.add_post(title, [doc[name.first - 2]] if name.first > 1 else [])
    profile.places |= seats(doc, name)
    root = doc[name.first : name.last].root
    _gendered(profile, _own_pronoun(root), 3)
    _gendered(profile, _gender_above(root), 4)
    for epithet in epithets(doc, name.first, name.last):
        head = doc[epithet.head]
        if head.tag_ == "NNS":
            continue
        noun = noun_of(head)
        kind = kind_of_noun(noun)
        clashes = kind == SCHEMA.Person and profile.kind == SCHEMA.Place  # "born in Lille, the son of Paul Roe"
        clashes = clashes or (kind == SCHEMA.Person and profile.kind == SCHEMA.Organization and not _either(noun))
        clashes = clashes or (kind == SCHEMA.Event and profile.kind == SCHEMA.Place)  # "the Open in Baku, an event"
        clashes = clashes or (profile.kind == SCHEMA.Place and _names_another(doc, epithet))
        clashes = clashes or is_undertaking(noun, profile.kind) or _goes_on_a_list(doc, name, head)
        if clashes or _of_another(doc, name, head) or (not epithet.sure and kind != profile.kind):
            continue
        profile.nouns.add(noun)
        profile.add_post(noun, doc[epithet.first : epithet.head])
        profile.wider |= _wider().get(noun, set())
        profile.places.update(filter(None, (place_of(t.text) for t in doc[epithet.first : epithet.head])))
        _gendered(profile, gender_of_noun(noun), 4)
        if epithet.how == "apposition" or doc[name.first : name.last].root.head.i == epithet.head:
            # "the engineer Ann Roe" is one phrase, "Ann Roe, an engineer" is two.
            last = name.last if epithet.last == name.first else epithet.last
            described.append(Described(epithet.first, last, epithet.head, number))
    follower = doc[name.last] if name.last < len(doc) else None
    if follower is not None and profile.kind == SCHEMA.Place and _ends_its_name(doc, name, profile.classes):
        profile.nouns.add(follower.lower_)
    noun = doc[name.first - 2].lower_ if name.first > 1 and doc[name.first - 1].lower_ == "of" else ""
    if profile.kind == SCHEMA.Place and noun in words("reference", "named_after_of"):
        profile.nouns.add(noun)  # "the southern port of Lomas"
    behind = name.last + 2 if doc[name.last : name.last + 2].text.lower() == ", who" else name.last
    agreeing = follower is not None and doc[behind : behind + 1].text.lower() in ("have", "are", "were")
    if agreeing and profile.kind == SCHEMA.Organization and doc[name.first : name.last].root.dep_ in SUBJECTS:
        profile.plural = True
    return described


def _ranks_before(doc: Doc, at: int, title: str) -> set[str]:
    """What else a rank in front of a name says: "detective" of "Detective Sergeant", "judge" of "Mr Justice"."""
    before = doc[at - 1] if at > 0 else None
    wider: dict[str, str] = rows("reference")["ranks"]
    found = {wider[title]} if title in wider else set()
    if before is not None and before.is_title and is_person_noun(before.lower_):
        found.add(before.lower_)
    return found


def _ends_its_name(doc: Doc, name: Name, classes: tuple[str, ...]) -> bool:
    """Whether a noun behind a name says what bears it: "Hubei province", not "a small Ohio town", "Utah desert"."""
    if doc[name.last].lower_ in words("reference", "towns") and {SCHEMA.State, SCHEMA.Country} & set(classes):
        return False  # "Northern Ohio town emptied"
    peopled = SCHEMA.AdministrativeArea in classes or SCHEMA.City in classes
    landform = doc[name.last].lower_ in rows("reference")["landforms"] and not peopled
    if not landform and doc[name.last].lower_ not in words("places", "place_nouns"):
        return False
    noun, root = doc[name.last], doc[name.first : name.last].root
    article = child(noun, "det") if noun.is_ancestor(root) else None
    named = name.last + 1 < len(doc) and doc[name.last + 1].lower_ == "of"  # "the Oslo suburb of Lomas"
    return not named and (article is None or article.lower_ not in ("a", "an"))


def _own_pronoun(name: Token) -> str | None:
    """ "m" or "f" for a person whose relative clause says "his" or "her": "Nino Roe, who lives with her partner"."""
    clause = next((c for c in name.rights if c.dep_ == "relcl" and any(t.lower_ == "who" for t in c.lefts)), None)
    if clause is None:
        return None
    own = next((t.lower_ for t in clause.subtree if t.tag_ == "PRP$" and t.i > clause.i), None)
    return {"his": "m", "her": "f"}.get(own or "")


def _either(noun: str) -> bool:
    """Whether a noun for people is said of organizations as well."""
    return noun in words("reference", "people_or_things")


def _gender_above(name: Token) -> str | None:
    """ "m" for "her husband, the novelist Tom Roe": what the noun tells that a name, or its trade, is apposed to."""
    noun = name.head if name.dep_ == "appos" else name
    above = noun.head if noun is not name and noun.dep_ == "appos" else noun
    beside = above.i < noun.i or noun.i + 2 == name.left_edge.i
    told = noun.tag_ == above.tag_ == "NN" and beside and noun.i < name.i
    return gender_of_noun(noun_of(above)) if told else None


def _names_another(doc: Doc, epithet: Epithet) -> bool:
    """Whether an apposition names the larger place: "Hubei province" behind "Wuhan,", not "a Baltic port"."""
    first, before = doc[epithet.first], doc[epithet.head - 1]
    return epithet.how == "apposition" and epithet.first < epithet.head and first.tag_ == before.tag_ == "NNP"


def _goes_on_a_list(doc: Doc, name: Name, head: Token) -> bool:
    """Whether a relative behind a name has a name of her own: "Tom Roe, his wife, Ann, and their son"."""
    own = any(t.tag_ == "PRP$" for t in head.lefts) and head.i > name.last
    if not own or head.lemma_.lower() not in words("reference", "kin"):
        return False
    at = head.i + 1
    at += at < head.sent.end and doc[at].text == "," and head.lower_ in words("reference", "partners")
    start = at
    while at < head.sent.end and doc[at].pos_ == "PROPN":
        at += 1
    return start < at < head.sent.end and doc[at].lower_ in (",", "and")


def _of_another(doc: Doc, name: Name, head: Token) -> bool:
    """ "the bank" in "a spokesman for the bank, Ann Roe" is no phrase for her."""
    assisted = head.dep_ == "dobj" and head.head.dep_ == "acl"  # "counsel assisting the inquiry, Ann Roe"
    told = head.head.head if head.dep_ == "pobj" or assisted else head
    people = kind_of_noun(noun_of(told)) == SCHEMA.Person or told.lower_ in words("reference", "counsel")
    person = told is not head and told.i < head.i and people
    return person and head.i < name.first and doc[name.first - 1].text == ","


def _gendered(profile: Profile, gender: str | None, weight: int) -> None:
    if gender is not None:
        profile.gender[gender] += weight
