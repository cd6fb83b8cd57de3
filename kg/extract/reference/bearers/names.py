"""Names become their bearers: full names, short names, acronyms and other spellings of one thing come together.

Full forms are placed first, then each shorter form joins the fullest bearer that it fits; a lone surname is decided
place by place, because two people of one article may share it.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.extract.names.words import given_names, listed
from kg.extract.places.known import places
from kg.extract.reference.bearers.apart import newest_meant, taken_up_by_head, told_apart
from kg.extract.reference.bearers.families import is_listed_relative, is_of_another, is_told_of
from kg.extract.reference.bearers.forms import (
    Bearer,
    Form,
    by_legal_form,
    by_person,
    by_town,
    foremost,
    goods_counted,
    has_relative,
    is_told_as_other,
    lettered,
    mistyped,
    of_one_country,
    of_title,
)
from kg.extract.reference.bearers.generations import ACTIVE, at_work, means_person
from kg.extract.reference.bearers.introduced import introduced_names
from kg.extract.reference.bearers.namesakes import meant_by_clause
from kg.extract.reference.bearers.shortened import is_called_by_end, is_house_called, is_university_called
from kg.extract.reference.bearers.spelling import (
    Key,
    acronym_of,
    content,
    fold,
    is_acronym,
    key_of,
    leading_heads,
    leaves_out_owned,
    leaves_out_purpose,
    part_of_name,
    same_person,
    shortens_body,
    shortens_event,
    shortens_place,
)
from kg.extract.tokens import Doc
from kg.model import Document, Name
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

_BESIDE_TEXT = ("headline", "subheading", "byline", "caption")


def bearers(doc: Doc, document: Document, names: Iterable[Name]) -> list[Bearer]:
    """Who or what bears the names, in order of first mention; every name has exactly one bearer."""
    return _Gathering(doc, document).gather(sorted(names, key=lambda n: n.first))


class _Gathering:
    """The bearers found so far in one article, with look-ups by the words of their names."""

    def __init__(self, doc: Doc, document: Document) -> None:
        self.doc = doc
        self.found: list[Bearer] = []
        self.by_word: dict[str, list[Bearer]] = defaultdict(list)
        self.by_acronym: dict[str, list[Bearer]] = defaultdict(list)
        self.headlines = [(b.start, b.end) for b in document.blocks if b.kind in _BESIDE_TEXT]
        self.places: set[str] = set()
        self.firms: set[Key] = set()
        self.parts: set[tuple[Key, Key]] = set()

    def gather(self, names: list[Name]) -> list[Bearer]:
        introduced = list(introduced_names(self.doc, names))
        told = {(new.first, new.last): new for _, new in introduced}
        names = sorted(({(n.first, n.last): n for n in names} | told).values(), key=lambda n: n.first)
        forms = self._forms(names)
        self.places = {word for form in forms if form.kind == SCHEMA.Place for word in form.key}
        self.firms = {form.key for form in forms if form.kind == SCHEMA.Organization}
        self.parts = told_apart(self.doc, names, forms)
        forms = self._with_shared_surnames(forms)
        short = [form for form in forms if len(form.key) == 1]
        for form in sorted(forms, key=lambda f: (-len(f.key), f.names[0].first)):
            if len(form.key) > 1:
                self._join(form, self._fitting(form))
        self._join_introduced(introduced)
        for form in short:
            self._place_short(form)
        self._join_introduced(introduced)  # also those of one word: "Acme (NYSE: ACM)"
        return sorted(self.found, key=lambda b: b.first)

    def _forms(self, names: list[Name]) -> list[Form]:
        """The names by spelling; one spelling is one form, unless its uses are of a person and of something else."""
        groups: dict[Key, list[Name]] = defaultdict(list)
        for name in names:
            groups[key_of(self.doc[name.first : name.last].text, name.classes[0])].append(name)
        goods_counted(groups)
        newest_meant(self.doc, groups)
        taken_up_by_head(self.doc, groups)
        people = [key for key, g in groups.items() if any(name.classes[0] == SCHEMA.Person for name in g)]
        of_people = {word for key in people if len(key) > 1 for word in key}
        forms = []
        for key, group in groups.items():
            parts = by_person(group) if len(key) == 1 and key[0] in of_people else by_town(group)
            for part in parts:
                forms += [self._form(key, uses, family) for uses, family in by_legal_form(self.doc, part)]
        return forms

    def _with_shared_surnames(self, forms: list[Form]) -> list[Form]:
        """The given names of pairs such as "Ann and Tom Roe" as forms of the full name."""
        starting = {name.first: form for form in forms for name in form.names}
        inside = {word for form in forms if form.kind == SCHEMA.Person and len(form.key) > 1 for word in form.key}
        full = []
        for form in forms:
            name = form.names[0]
            follows = name.last + 1 < len(self.doc) and self.doc[name.last].lower_ in ("and", "&")
            partner = starting.get(name.last + 1) if follows else None
            pair = partner is not None and partner.kind == SCHEMA.Person and len(partner.key) == 2
            if partner is not None and pair and form.key[0] not in inside and self._is_given(form):
                surname = self.doc[partner.names[0].last - 1].text
                called = f"{form.surface} {surname}"
                full.append(replace(form, key=(*form.key, partner.key[-1]), kind=SCHEMA.Person, called=called))
            else:
                full.append(form)
        return full

    def _is_given(self, form: Form) -> bool:
        """Whether a word before "and Tom Roe" is a given name: a known one, or behind "the brothers", "the couple"."""
        name = form.names[0]
        word = self.doc[name.first]
        joined = name.first > 0 and self.doc[name.first - 1].lemma_.lower() in words("reference", "pairs")
        if len(form.key) != 1 or (form.kind != SCHEMA.Person and not joined):
            return False
        return joined or word.text in given_names()

    def _form(self, key: Key, names: list[Name], family: int | None = None) -> Form:
        votes = Counter(name.classes[0] for name in names)
        in_text = [n.first for n in names if not any(s <= n.start < e for s, e in self.headlines)]
        surface = self.doc[names[0].first : names[0].last].text
        last = {fold(self.doc[n.last - 1].text.replace(".", "")) for n in names if n.last - n.first > len(key)}
        legal = bool(last & words("reference", "legal_forms"))
        return Form(
            key, max(votes, key=lambda kind: votes[kind]), names, min(in_text, default=10**9), surface, legal, family
        )

    def _join(self, form: Form, bearer: Bearer | None, confidence: float = 1.0) -> Bearer:
        """Give the form to a bearer, or to a new one."""
        if bearer is None:
            bearer = Bearer(form.kind, [])
            self.found.append(bearer)
        if form.key not in bearer.keys:
            self._index(form, bearer)
        bearer.called = bearer.called or form.called
        bearer.family = form.family if bearer.family is None else bearer.family
        bearer.uses += [(name, confidence) for name in form.names]
        return bearer

    def _index(self, form: Form, bearer: Bearer) -> None:
        bearer.keys.append(form.key)
        for word in dict.fromkeys(form.key):
            if bearer not in self.by_word[word]:
                self.by_word[word].append(bearer)
        if len(form.key) > 1 and bearer.kind != SCHEMA.Person:
            for letters in acronym_of(form.key):
                if bearer not in self.by_acronym[letters]:
                    self.by_acronym[letters].append(bearer)

    def _fitting(self, form: Form) -> Bearer | None:
        """The bearer whose longer (or equally long) name a form of several words is another spelling of."""
        candidates = dict.fromkeys(
            id(b) for word in content(form.key) for b in self.by_word.get(word, ()) if of_one_country(form, b)
        )
        known = {id(b): b for b in self.found}
        fits = [known[i] for i in candidates if any(self._spells(form, k, known[i].kind) for k in known[i].keys)]
        return min(fits, key=lambda b: b.first) if fits else None

    def _spells(self, form: Form, full: Key, kind: str) -> bool:
        if form.key == full:
            return form.kind == kind or SCHEMA.Place not in (form.kind, kind)
        if form.kind == SCHEMA.Person or kind == SCHEMA.Person:
            return form.kind == kind and (full, form.key) not in self.parts and same_person(form.key, full)
        if form.kind != kind:
            return kind == SCHEMA.Event and shortens_event(form.key, full)
        return self._same_thing(form.key, full, kind)

    def _same_thing(self, short: Key, full: Key, kind: str) -> bool:
        if sorted(content(short)) == sorted(content(full)):
            return True
        whole = kind == SCHEMA.Organization and " ".join(short) in rows("reference")["same_name"].values()
        if whole or (full, short) in self.parts:
            return False  # "the United Nations" is not its Development Programme
        size = len(short)
        if set(full[size:]) & words("reference", "own_bodies"):
            return False  # "the Oxbury Rovers Supporters' Trust" is not the club
        several = len(content(short)) > 1 or (kind == SCHEMA.Organization and size > 1)  # "Van der Roe"
        if full[:size] == short and several and full[size] not in words("reference", "function_words"):
            if kind == SCHEMA.Organization and any(p.kind == "country" for p in places(" ".join(full[size:]).title())):
                return False  # "Corvo Foods Ghana" is a part of Corvo Foods
            return kind != SCHEMA.Place or full[size] in words("reference", "tails")
        if kind == SCHEMA.Organization and shortens_body(short, full):
            return True
        ends = full[-size:] == short and len(content(short)) > 1
        led = len(full) == size + 1 and full[0] in leading_heads()  # "Minera Cerro Lobo"
        if kind == SCHEMA.Organization and (leaves_out_purpose(short, full) or leaves_out_owned(short, full)):
            return True
        plain = led or kind in (SCHEMA.Event, SCHEMA.Product) or all(word in self.places for word in full[:-size])
        return ends and plain

    def _is_place(self, before: Key) -> bool:
        """Whether the words that a short name leaves out are a place: "Hosur" in "Hosur Steel Works"."""
        small = words("reference", "function_words")
        return all(w in self.places or w in small or w.isdigit() for w in before) or bool(
            places(" ".join(before).title())
        )

    def _join_introduced(self, introduced: list[tuple[Name, Name]]) -> None:
        """What the text says is another name: the words in brackets after a name, or after "known as"."""
        owner = {(n.first, n.last): b for b in self.found for n, _ in b.uses}
        for full, other in introduced:
            bearer = owner.get((full.first, full.last))
            if bearer is None and (bearer := owner.get((other.first, other.last))) is not None:
                other = full  # "Lumo, formerly Corvo Mobile": the longer name comes first
            if bearer is None:
                continue
            key = key_of(self.doc[other.first : other.last].text, bearer.kind)
            if len(key) == 1:
                form = Form(key, bearer.kind, [], 0, "")
                if key not in bearer.keys:
                    self._index(form, bearer)
                letters = self.by_acronym["".join(key)]
                letters[:] = [bearer, *(b for b in letters if b is not bearer)]
            if (gone := owner.get((other.first, other.last), bearer)) is not bearer:
                self._merge(gone, bearer)
                owner |= {place: bearer for place, held in owner.items() if held is gone}

    def _merge(self, gone: Bearer, stays: Bearer) -> None:
        self.found.remove(gone)
        stays.told += gone.keys
        for key in gone.keys:
            self._index(Form(key, stays.kind, [], 0, ""), stays)
        stays.uses += gone.uses
        for holders in (*self.by_word.values(), *self.by_acronym.values()):
            if gone in holders:
                holders.remove(gone)

    def _place_short(self, form: Form) -> None:
        if is_acronym(form.surface) and (holders := lettered(form.key, self.by_acronym, self.found)):
            self._join(form, holders[0])
            return
        known = [b for b in self.found if form.key in b.keys and (b.kind == form.kind or len(b.keys) > 1)]
        known = [b for b in known if of_one_country(form, b) and b.kind != SCHEMA.Person]  # surnames: use by use
        if known and form.kind != SCHEMA.Person:
            self._join(form, known[0])
            return
        holders = self.by_word.get(form.key[0], [])
        people = [b for b in holders if b.kind == SCHEMA.Person and of_one_country(form, b)]
        things = [b for b in holders if b.kind != SCHEMA.Person and self._shortens(form, b)]
        if form.kind == SCHEMA.Person and any(is_listed_relative(self.doc, name.first) for name in form.names):
            things = []  # "two sons, Corvo and Tom": no short name of Corvo University
        if people and things:
            meant = [name for name in form.names if means_person(self.doc, name, people)]
            others = [name for name in form.names if name not in meant]
            self._share_out(replace(form, names=meant), people)
            if others:
                self._join(replace(form, names=others), foremost(self._whole(things, form.key[0])))
        elif people and (form.kind == SCHEMA.Person or mistyped(self.doc, form, people)):
            self._share_out(form, people)
        else:
            self._join(form, foremost(self._whole(things, form.key[0])) if things else None)

    def _whole(self, things: list[Bearer], word: str) -> list[Bearer]:
        """Without those that only a place tells from the others: "Acme Peru" is a part of the Acme Motors meant.

        Among firms of one name, their group is meant: "Acme" is rather Acme Group than Acme Foods.
        """
        groups = [b for b in things if any(k == (word, "group") for k in b.keys)]
        if groups:
            return groups
        parts = [b for b in things if any(k[0] == word and k[1:] and self._is_place(k[1:]) for k in b.keys)]
        return [b for b in things if b not in parts] or things

    def _shortens(self, form: Form, bearer: Bearer) -> bool:
        """Whether one word is the short form of a thing's name: a maker is not its product, a host not its event."""
        house = is_house_called(self.doc, form, bearer)
        if house or (bearer.kind != form.kind and form.kind != SCHEMA.Person):
            return house
        generic = form.kind == SCHEMA.Place and form.key[0] in words("reference", "generic_first")
        if bearer.kind == SCHEMA.Place or generic:
            return form.kind == bearer.kind and any(shortens_place(form.key[0], key) for key in bearer.keys)
        return form.kind != SCHEMA.Place and any(self._short_of(form, key, bearer) for key in bearer.keys)

    def _short_of(self, form: Form, key: Key, bearer: Bearer) -> bool:
        word = form.key[0]
        if len(key) > 1 and key[-1] == word and is_called_by_end(self.doc, form, bearer):
            return True  # "Rovers", "United", "the Gazette"
        if word in words("reference", "generic_first") or len(key) < 2 or (key, form.key) in self.parts:
            return False
        if key[0] == word:
            if key[1] in words("reference", "members") and len(key) > 2:
                return False  # "tea" is not the Tea Growers' Council
            if key[-1] in words("reference", "newspapers") or "flight" in key[1:]:
                return False  # the mayor of Brightwater runs a town, not the Brightwater Courier
            rest = content(key[1:])
            full_first = any(name.first < form.in_text for name, _ in bearer.uses)
            tails = words("reference", "tails") - {"foundation"}  # "Acme fell. The Acme Foundation owns half of it"
            return not form.legal and (full_first or all(tail in tails for tail in rest))
        if any(char.isdigit() for char in word):
            return key[-1] == word
        if (key[0] in leading_heads() and content(key)[1:2] == (word,)) or is_university_called(self.doc, form, key):
            return True  # "Banco Corvo"
        if key[-1] == word and key[-2].capitalize() in listed("leading", "storms"):
            return True  # "Ida", which was Cyclone Ida
        if key[1:] == (word,) and key[:1] in self.firms:
            return True  # "Motion", a part of Corvo that is called Corvo Motion
        before = key[: key.index(word)] if word in key else ()
        return bool(before) and self._is_place(before)

    def _share_out(self, form: Form, people: list[Bearer]) -> None:
        """Give each use of a surname (or given name) to the person meant there."""
        word = form.key[0]
        rank = max(part_of_name(word, b.keys) for b in people)
        fitting = [b for b in people if part_of_name(word, b.keys) == rank]
        full = [(name.first, b) for b in fitting for name, _ in b.uses if name.last - name.first > 1]
        full.sort(key=lambda pair: pair[0])
        own = [pair for pair in full if not is_of_another(self.doc, pair[0])]
        subjects = [pair for pair in own if is_told_of(self.doc, pair[0])]
        told = subjects or own or full
        places = [first for first, _ in told]
        relative, first_told = Bearer(form.kind, [form.key]), has_relative(self.doc, form, places)
        for name in form.names:
            able = meant_by_clause(self.doc, name, of_title(self.doc, name, fitting))
            if len(able) < len(fitting) and len(able) == 1:
                self._join(replace(form, names=[name]), able[0])
                continue
            at = bisect_right(places, name.first)
            named = [[pair for pair in pairs if pair[0] < name.first] for pairs in (told, own, full)]
            before = next(filter(None, named), told[:1])
            bearer = at_work(self.doc, name.first, before[-1][1] if before else fitting[0], full)
            if is_told_as_other(self.doc, name, fitting) or (first_told and not (at and subjects)):
                self._join(replace(form, names=[name]), relative)
                continue
            near = {id(b) for first, b in full if name.first - ACTIVE < first < name.first}
            alone = near & {id(b) for _, b in own} == {id(bearer)}  # the others are told of as relatives
            alone &= name.first == 0 or self.doc[name.first - 1].lower_ not in ("a", "one", "another")  # "one Roe"
            self._join(replace(form, names=[name]), bearer, 1.0 if len(near) < 2 else 0.85 if alone else 0.6)
        self.found += [relative] if relative.uses else []
