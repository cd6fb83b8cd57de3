"""Names that begin with the name of something else: a version is not its line, a division not its parent."""

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.extract.grammar import SUBJECTS, clause_head, governors
from kg.extract.names.words import head_class, known_class
from kg.extract.places.known import best, places
from kg.extract.reference.bearers.forms import Form
from kg.extract.reference.bearers.spelling import Key, key_of
from kg.extract.tokens import Doc
from kg.model import Name
from kg.rows import rows, words
from kg.rows.lexicon import common_kind
from kg.vocabulary import SCHEMA

Pair = tuple[Key, Key]
"""A name and the shorter one that it begins with."""

_VERSION = re.compile(r"\d.*|[a-z]\d+|i{1,3}|iv|vi{0,3}|ix|xi{0,2}")


def told_apart(doc: Doc, names: list[Name], forms: list[Form]) -> set[Pair]:
    """The names with the shorter ones of what they are versions, divisions or units of."""
    kinds = {SCHEMA.Product: _is_line, SCHEMA.Organization: _is_parent}
    uses: dict[Key, list[Name]] = defaultdict(list)
    for form in forms:
        uses[form.key] += form.names
    pairs = [
        (form.key, form.key[:size])
        for form in forms
        if form.kind in kinds
        for size in range(1, len(form.key))
        if form.key[:size] in uses
    ]
    rule = {form.key: kinds[form.kind] for form in forms if form.kind in kinds}
    told = {pair for pair in pairs if rule[pair[0]](doc, pair, uses)}
    return told | {
        *_units(doc, names),
        *_relatives(doc, names),
        *_own_kin(doc, names),
        *_states(doc, names),
        *_chambers(doc, names, uses),
        *_joint(doc, names, uses),
    }


def taken_up_by_head(doc: Doc, groups: dict[Key, list[Name]]) -> None:
    """Give the uses of a short name before the last word of a longer one to that: "the Orlo station" of the coast."""
    longer = {(key[0], key[-1]): key for key in groups if len(key) > 2}
    for small in [k for k in groups if len(k) == 2 and doc[groups[k][0].last - 1].is_lower]:
        if full := longer.get((small[0], small[-1])):
            groups[full] += groups.pop(small)
    for key in [k for k in groups if len(k) == 1]:
        for name in list(groups[key]):
            noun = doc[name.last] if name.last < len(doc) else None
            full = longer.get((key[0], noun.text)) if noun is not None and noun.pos_ == "NOUN" else None
            if full is not None and name.first and doc[name.first - 1].lower_ == "the":
                groups[key].remove(name)
                groups[full].append(name)
        if not groups[key]:
            del groups[key]


def newest_meant(doc: Doc, groups: dict[Key, list[Name]]) -> None:
    """Give the uses of a line that mean a version to that version: "the latest Lumo, Lumo 4", "the new Lumo".

    With a newest one of which no more is said, the article means the version that it names most.
    """
    versions: dict[Key, list[Key]] = defaultdict(list)
    for key in groups:
        if len(key) > 1 and key[:-1] in groups and _is_version(key[-1]):
            versions[key[:-1]].append(key)
    for line, full in versions.items():
        starts = {name.first: key for key in full for name in groups[key]}
        most = max(full, key=lambda key: len(groups[key]))
        for name in [n for n in groups[line] if _is_newest(doc, n)]:
            beside = starts.get(name.last + 1) if doc[name.last].text == "," else None
            groups[line].remove(name)
            groups[beside or most].append(name)
        if not groups[line]:
            del groups[line]


def _is_newest(doc: Doc, name: Name) -> bool:
    return 0 < name.first < name.last < len(doc) and doc[name.first - 1].lower_ in words("reference", "newest")


def _is_line(doc: Doc, pair: Pair, uses: dict[Key, list[Name]]) -> bool:
    """Whether a product's short name is the line that a version belongs to: "Corvo OS" beside "Corvo OS 5".

    Whoever means the version again says "the Lumo" for "Lumo 4", and tells of no second version.
    """
    full, short = pair
    if not all(_is_version(word) for word in full[len(short) :]):
        return False
    others = [k for k in uses if k != full and k[:-1] == short and _is_version(k[-1])]
    return bool(others) or any(not _takes_up(doc, name) for name in uses[short])


def _is_version(word: str) -> bool:
    return _VERSION.fullmatch(word) is not None or word in words("reference", "versions")


def _takes_up(doc: Doc, name: Name) -> bool:
    """Whether a name stands behind an article that takes up a thing just named."""
    return name.first > 0 and doc[name.first - 1].lower_ in ("the", "this")


def _is_parent(doc: Doc, pair: Pair, uses: dict[Key, list[Name]]) -> bool:
    """Whether the short name is of the firm that a division belongs to: "Corvo" beside "Corvo Cloud"."""
    full, short = pair
    beside = full[len(short)]
    if any(_is_told_as_parent(doc, name) for name in uses[short]):
        return True
    famous = any(known_class(doc[name.first : name.last].text) is not None for name in uses[short])
    own = beside in words("reference", "own_bodies") or {*full[len(short) :]} & words("reference", "organs")
    if beside in words("reference", "divisions") or (famous and own):
        return True
    if _is_in_letters(doc, uses, pair):
        return True
    if places(" ".join(full[len(short) :]).title()) and _recurs(uses, pair):
        return True
    return any(_deals_with(doc, name, whole) for name in uses[short] for whole in uses[full])


def _is_in_letters(doc: Doc, uses: dict[Key, list[Name]], pair: Pair) -> bool:
    """Whether letters before a made-up word are the parent's: "AB" of "AB Vernova", not of "AB Semiconductors"."""
    full, short = (doc[uses[key][0].first : uses[key][0].last].text for key in pair)
    made_up = common_kind(full.split()[-1]) is None and head_class(full.split()[-1]) is None
    return short.isupper() and short.isalpha() and len(full.split()) == 2 and made_up


def _recurs(uses: dict[Key, list[Name]], pair: Pair) -> bool:
    """Whether the full name is used again behind the short one: who had cut it would go on with the short one."""
    full, short = ([name.first for name in uses[key]] for key in pair)
    return len(full) > 1 and min(full) < min(short) < max(full)


def _deals_with(doc: Doc, name: Name, other: Name) -> bool:
    """Whether one is told to do something to the other: "Corvo owns a quarter of Corvo Energy"."""
    head = doc[name.first : name.last].root
    verb = head.head
    if head.dep_ not in SUBJECTS or not name.last <= verb.i < other.first < doc[name.first].sent.end:
        return False
    return clause_head(doc[other.first : other.last].root) == verb


def _is_told_as_parent(doc: Doc, name: Name) -> bool:
    """Whether a noun says that a name is of who owns the one told of: "its parent, Acme", "parent company Acme"."""
    at = name.first - 1 - (doc[name.first - 1].text == ",")
    at -= at > 0 and doc[at].lower_ in ("company", "group", "firm")
    return name.first > 1 and doc[at].lower_ in ("parent", "owner")


def _relatives(doc: Doc, names: list[Name]) -> Iterator[Pair]:
    """Relatives of nearly one name: "Luis Manuel Roe, the father of Luis Roe", "Ana Roe was a daughter of A. Roe"."""
    for at, name in enumerate(names):
        of = next((t for t in governors(doc[name.first : name.last].root) if t.pos_ == "ADP"), doc[name.first])
        noun = of.head
        if of.lower_ != "of" or noun.lemma_.lower() not in words("reference", "kin"):
            continue
        start = noun.sent.start
        for other in (n for n in names[:at] if start <= n.first < noun.i and n.last - n.first > 1):
            one, two = (key_of(doc[n.first : n.last].text, n.classes[0]) for n in (other, name))
            if len(two) > 1:
                yield one, two
                yield two, one


def _own_kin(doc: Doc, names: list[Name]) -> Iterator[Pair]:
    """Relatives of nearly one name as their own tell of them: "Roe was raised by her mother, Ann Lee Roe"."""
    people = [name for name in names if name.classes[0] == SCHEMA.Person]
    for at, name in enumerate(people):
        kin = name.first - 1 - (doc[name.first - 1].text == ",")
        owner = doc[kin].left_edge if kin > 0 and doc[kin].lemma_.lower() in words("reference", "kin") else None
        if owner is None or owner.tag_ != "PRP$":
            continue
        key, start = key_of(doc[name.first : name.last].text, SCHEMA.Person), owner.sent.start
        told = [(n, key_of(doc[n.first : n.last].text, SCHEMA.Person)) for n in people[:at]]
        if any(n.first >= start and n.last <= owner.i and other[-1] == key[-1] for n, other in told):
            for other in {other for _, other in told if len(other) > 1 and other[-1] == key[-1] and other != key}:
                yield from ((key, other), (other, key))


def _chambers(doc: Doc, names: list[Name], uses: dict[Key, list[Name]]) -> Iterator[Pair]:
    """The chambers and courts of the land that an article is about, and the like of another told of further on.

    So "the Senate" that has met in an article on Peru is never "the U.S. Senate" of its last paragraph.
    """
    pairs = [(full, _without_land(full)) for full in uses]
    pairs = [(full, short) for full, short in pairs if short in uses and short[-1] in words("reference", "of_lands")]
    if not pairs:
        return
    home = next((p for n in names if n.classes[0] == SCHEMA.Place and (p := best(doc[n.first : n.last].text))), None)
    for full, short in pairs:
        told = " ".join(full[: -len(short)])
        land = best(rows("reference")["same_name"].get(told, told).title())
        abroad = land is not None and home is not None and home.country != land.country
        if abroad and uses[short][0].first < uses[full][0].first:
            yield full, short


def _joint(doc: Doc, names: list[Name], uses: dict[Key, list[Name]]) -> Iterator[Pair]:
    """Names that two bodies will bear together: "Acme Lumo", of Acme and Lumo Foods, or of "the combined group".

    Neither is then called by it: the shorter names are those of the two.
    """
    bodies = [name for name in reversed(names) if name.classes[0] == SCHEMA.Organization]
    firms = {key_of(doc[n.first : n.last].text, n.classes[0]): n for n in bodies}  # each where it is first named
    for full in [key for key in firms if len(key) > 1]:
        of_new = any(_is_new_name(doc, name) for name in uses.get(full, ()))
        for size in range(1, len(full)):
            one, other = full[:size], full[size:]
            own = other in firms and head_class(other[0].title()) is None and not places(" ".join(other).title())
            second = own and any(k[: len(other)] == other and len(k) > len(other) and k != full for k in firms)
            if one in firms and (of_new or second) and firms[one].first < firms[full].first:
                yield full, one
                yield full, other


def _is_new_name(doc: Doc, name: Name) -> bool:
    """Whether what two make together will bear a name: "the combined group, which will be called Acme Lumo"."""
    called = name.first - 1 - (doc[name.first - 1].lower_ == "as")
    before = [token.lower_ for token in doc[doc[name.first].sent.start : max(called, 0)]]
    will = (
        called > 0 and doc[called].lower_ in ("called", "named", "known", "dubbed", "renamed") and before[-1:] == ["be"]
    )
    return will and not words("reference", "made_of_two").isdisjoint(before)


def _without_land(key: Key) -> Key:
    """A name without the United States before it, or another land of one word."""
    return key[2:] if key[:2] == ("united", "states") else key[1:]


def _states(doc: Doc, names: list[Name]) -> Iterator[Pair]:
    """States whose largest town is called so, told behind another town: "Rye, New York," beside New York City."""
    towns = {name.last for name in names if name.classes[0] == SCHEMA.Place}
    for name in names:
        behind = name.first - 1 in towns and doc[name.first - 1].text == ","
        listed = doc[name.last : name.last + 1].text in ("and", "or", "&")
        text = doc[name.first : name.last].text
        if behind and not listed and any(place.kind == "state" for place in places(text)):
            key = key_of(text, name.classes[0])
            yield (*key, "city"), key


def _units(doc: Doc, names: list[Name]) -> Iterator[Pair]:
    """What is called a part of something: "Acme Energy, a unit of Acme", "is a unit of Acme"."""
    for at, name in enumerate(names):
        of = name.first - 1 - (doc[name.first - 1].lower_ == "the")
        if of < 1 or doc[of].lower_ != "of" or doc[of - 1].lower_ not in words("reference", "parts"):
            continue
        whole = key_of(doc[name.first : name.last].text, name.classes[0])
        start = doc[name.first].sent.start
        near = [n for n in names[:at] if n.first >= start] or names[:at]  # "The firm, which is part of Acme"
        for other in near:
            part = key_of(doc[other.first : other.last].text, other.classes[0])
            if part[: len(whole)] == whole and part != whole:
                yield part, whole
