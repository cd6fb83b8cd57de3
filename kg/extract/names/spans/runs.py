"""Words written large become runs: the stretches of text that may be names, with boundaries mended.

A run is a pair of token indices (last exclusive). It goes on through what stands inside names ("of", "and", "&",
particles, hyphens, numbers) and is cut where a title, a determiner or another name begins.
"""

import re
from collections.abc import Iterator

from kg.extract.demonyms import is_group, place_of
from kg.extract.names.spans.foreign import through_small_words
from kg.extract.names.spans.hyphens import HYPHENS
from kg.extract.names.spans.large import begins, is_large, large_at, opens_family_name, opens_given_pair
from kg.extract.names.spans.possessives import through_possessive
from kg.extract.names.spans.series import (
    are_fields,
    ends_as_office,
    is_area,
    is_band,
    is_field_of_prize,
    is_joint_firm,
    is_of_couple,
    is_of_sciences,
    is_of_workers,
    is_one_office,
    is_one_span,
    is_partnership,
    is_topic,
    is_union,
    moves_two,
    partners_size,
    serves_two,
    spelt_further_on,
    through_slogan,
    words_after,
)
from kg.extract.names.spans.tallies import is_counted
from kg.extract.names.spans.ties import (
    APOSTROPHES,
    through_brackets,
    through_hyphen,
    through_nickname,
    through_particle,
    through_place,
    through_second_name,
    through_ship,
    through_vessel,
)
from kg.extract.names.spans.treaties import is_one_plan, is_state_aid, is_subject_of_treaty
from kg.extract.names.words import given_names, head_class, known_class, lineage, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.rows import rows, words
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

Run = tuple[int, int]

_LEGAL = re.compile(
    r"(?i:Inc|Ltd|LLC|LLP|Corp|Co|PLC|plc|LP|L\.P|L\.L\.C|S\.A|N\.V|B\.V|S\.p\.A|S\.r\.l|KG|KGaA|Limited|Incorporated|Jr|Sr)\.?"
)
_YEAR = re.compile(r"(?:1[789]|20)\d\d")
_LETTER = re.compile("[AC-JLN-SU-Z]")  # behind a number K, M, B and T are magnitudes


def runs(doc: Doc, first: int, last: int) -> Iterator[Run]:
    """The runs between two token indices of one sentence, in order."""
    i = first
    while i < last:
        if begins(doc, i) and not is_function_word(doc, i, last):
            end = _end(doc, i, last)
            yield i, end
            i = end
        else:
            i += 1


def _end(doc: Doc, start: int, last: int) -> int:
    """Where the run that starts here ends."""
    end = start + 1
    while end < last:
        step = _step(doc, start, end, last)
        if not step:
            break
        end += step
    return end


def _step(doc: Doc, start: int, end: int, last: int) -> int:
    """How many tokens the run takes on after `end` (0: it ends there)."""
    here, before = doc[end], doc[end - 1]
    if here.is_space:
        return 0
    if large_at(doc, end, last):
        return 1 if _joins(doc, start, end) else 0
    for rule in _RULES:
        step = rule(doc, start, end, last)
        if step:
            return step
    if here.text == "," and end + 1 < last and _LEGAL.fullmatch(doc[end + 1].text):
        return 2
    if here.text in ("plc", "gmbh") or _is_place_government(doc, start, end, last):
        return 1 if here.text in ("plc", "gmbh") else 2
    if here.text == "." and before.text in ("Co", "Inc", "Corp", "Ltd", "St", "No") and large_at(doc, end + 1, last):
        return 2
    numbered = here.text == "." and before.text == "No" and end - start > 1 and end + 1 < last
    if numbered and doc[end + 1].text.isdecimal():
        return 2  # "School No. 12"
    return _number(doc, start, end, last)


def _joins(doc: Doc, start: int, end: int) -> bool:
    """Whether a large word right after the run belongs to it."""
    before, here = doc[end - 1], doc[end]
    if here.text in listed("common", "last_words") and not here.is_sent_start and is_large(before):
        return True  # "Wales Now", a party
    if here.text in listed("common", "within") and not here.is_sent_start and is_large(before):
        return large_at(doc, end + 1, len(doc))  # "Doctors Against Hunger"
    if (
        before.text in APOSTROPHES
        or is_state_aid(doc, end)
        or (
            here.text in listed("common", "function")
            and here.tag_ not in ("NNP", "NNPS", "CD")
            and not opens_given_pair(doc, end)
            and not is_small_surname(doc, end)
            and not is_the_first(doc, end)
        )
    ):
        return False
    if before.text.endswith(".") and len(before.text) > 3 and before.i + 1 == here.i and here.is_sent_start:
        return False
    if end - start > 1 and _ends_firm(doc, start, end):
        return False  # "runs Corvo Ltd. Ana Prieto, who", "bought Corvo N.V. Lumo paid"
    if before.text in ("U.S.", "U.K.") and _is_surname_before(doc, start, here.text):
        return False  # "in the U.S. Roe also said", where a sentence ends
    if before.whitespace_ == "" and before.text.isalnum():
        return True  # "A400M" in two tokens
    return not (before.whitespace_ == "" and before.text not in HYPHENS and not before.text.endswith("."))


def _ends_firm(doc: Doc, start: int, end: int) -> bool:
    """Whether a legal form with a full stop ends a name, and its sentence maybe, before what is no legal form."""
    form, here = doc[end - 1].text, doc[end].text
    legal = form.endswith(".") and _LEGAL.fullmatch(form) and not _LEGAL.fullmatch(here)
    initials = form.count(".") > 1 and doc[start].text in given_names()  # "John N.V. Roe"
    kin = form in ("Jr.", "Sr.") and here not in given_names()
    return bool(legal) and not initials and not kin


def is_the_first(doc: Doc, i: int) -> bool:
    """Whether "I" counts a ruler before the land or what he has: "King Peter I of Corvo", "Peter I ruled"."""
    if doc[i].text != "I" or i + 2 >= len(doc):
        return False
    behind = doc[i + 1].text
    ruled = behind == "of" and is_large(doc[i + 2])
    return ruled or behind in ("'s", "’s", "reigned", "ruled", "abdicated", "ascended")


def is_small_surname(doc: Doc, i: int) -> bool:
    """Whether a small word, written large within a sentence, is the surname behind a given name: "Anita Among"."""
    alone = i + 1 >= len(doc) or not is_large(doc[i + 1])
    return i > 0 and alone and doc[i - 1].text in given_names() and not doc[i].is_sent_start


def _is_surname_before(doc: Doc, start: int, word: str) -> bool:
    """Whether a word stands behind a given name earlier in the article."""
    return any(doc[i].text == word and doc[i - 1].text in given_names() for i in range(1, start))


def _is_place_government(doc: Doc, start: int, end: int, last: int) -> bool:
    """ "Porto municipal government": a place, the level, the body."""
    return (
        end + 1 < last
        and doc[end].text in listed("public", "levels")
        and doc[end + 1].text in listed("public", "bodies")
        and (best(doc[start:end].text) is not None or doc[start].ent_type_ == "GPE")
    )


def _through_and(doc: Doc, start: int, end: int, last: int) -> int:
    """ "&" always joins; "and" joins what an office is for: "Competition and Markets Authority"."""
    text = doc[end].text
    if text in ("&", "+") and large_at(doc, end + 1, last):
        return 2
    if text == "," and (size := partners_size(doc, start, end, last)):
        return size
    if text in ("and", ",") and spelt_further_on(doc, start, end, last):
        return 2
    if text == "and" and end + 2 < last and doc[end + 2].text == "Autonomous" and is_large(doc[end + 1]):
        return 2  # "Qiandongnan Miao and Dong Autonomous Prefecture"
    if text == "and" and (is_one_office(doc, start, end, last) or is_one_span(doc, start, end, last)):
        return 2
    if text in ("and", ",") and is_union(doc, start, end, last):
        return 2
    if text == "and" and (is_of_workers(doc, start, end, last) or is_of_couple(doc, start, end, last)):
        return 2
    if text == "and" and (is_partnership(doc, start, end, last) or is_joint_firm(doc, start, end, last)):
        return 2
    areas = text == "and" and end + 2 < last and is_area(doc[end - 1]) and is_area(doc[end + 1])
    if areas and ends_as_office([doc[end + 2]]):
        return 2  # "Oxbury City and County Council"
    if text in ("and", ",") and large_at(doc, end + 1, last) and is_topic(doc[end - 1]):
        opened = any(doc[i].text in ("of", "for", "on") for i in range(start, end))
        after = words_after(doc, end + 1, last)
        if after and (is_topic(after[0]) if opened else ends_as_office(after)):
            return 2
    if text == "and" and (size := moves_two(doc, start, end, last)):
        return size
    if text == "and" and (is_of_sciences(doc, start, end, last) or serves_two(doc, start, end, last)):
        return 2
    fields = text == "and" and (are_fields(doc, start, end, last) or is_one_plan(doc, start, end, last))
    return 2 if fields else 0


def _through_opener(doc: Doc, start: int, end: int, last: int) -> int:
    """ "University of Bergen", "Institute for Digital Trade", "White Paper on the Economy"."""
    word = doc[end].text
    openers = rows("names")["openers"]
    if word not in openers:
        return 0
    heads = [doc[i].text for i in range(start, end)]
    opened = listed("openers", word)
    office = word in ("of", "for") and heads[-1] in listed("titles", "taking_of")
    reached = office or heads[-1] in opened or (word != "of" and any(h in opened for h in heads))
    if word == "for" and heads[-1] in ("Prize", "Award", "Medal") and not is_field_of_prize(doc, end + 1):
        return 0  # "the Booker Prize for The Salt Road"
    if word == "of" and head_class(heads[-1]) == SCHEMA.Legislation and _YEAR.fullmatch(doc[end + 1 : end + 2].text):
        return 2  # "the Clean Harbours Act of 1998"
    if heads[-2:] in (["Crown", "Prince"], ["Crown", "Princess"]):
        return 0
    if len(heads) == 2 and heads[0] in given_names() and heads[1] in listed("surnames"):
        return 0  # "Ana Battle of the Corvo Group"
    strange = doc[end + 1 : end + 2].text
    if word == "for" and head_class(heads[-1]) == SCHEMA.GovernmentOrganization and _is_made(strange):
        return 0  # "approval from the European Medicines Agency for Zetrovin"
    called = strange in given_names() and large_at(doc, end + 2, last)
    if called and heads[-1] in listed("openers", "orders"):
        return 0  # "Sisters of Ana Prieto"
    step = 1
    reached = reached or (word == "of" and is_subject_of_treaty(doc, start, end))
    reached = reached or (word == "for" and len(heads) == 1 and is_band(doc, start, end + 1))
    while end + step < last and doc[end + step].text in ("the", "its"):
        step += 1
    return step + 1 if reached and large_at(doc, end + step, last) and not is_state_aid(doc, end + step) else 0


def _is_made(word: str) -> bool:
    """Whether a word is rather called by a maker than a field or a place: "Zetrovin", "CDZ-104"."""
    known = is_common_word(word) or is_group(word) or best(word) is not None or known_class(word) is not None
    return word[:1].isupper() and not known and "'" not in word


def _number(doc: Doc, start: int, end: int, last: int) -> int:
    """ "Vision 2030", "Boeing 737", "G20": a number after a large word, unless it counts what follows."""
    token = doc[end]
    if not re.fullmatch(r"\d{1,4}[a-z]{0,2}(?:-\d{1,4})?", token.text) or doc[end - 1].text in listed(
        "common", "function"
    ):
        return 0
    if is_counted(doc, start, end):
        return 0
    name = doc[start:end].text
    headed = end - start > 1 and head_class(doc[end - 1].text) is not None  # "House Bill 318"
    article = start > 0 and doc[start - 1].lower_ in ("the", "a", "an", "new", "its")
    made = name in listed("around", "planemakers") and len(token) > 2  # "a Bell 206"
    made = made or (article and name in listed("around", "makers_of_models"))  # "the Renault 5"
    made = made or known_class(f"{name} {token.text}") is not None  # "Falcon 9"
    if not made and (best(name) is not None or known_class(name) or place_of(name)):
        return 0
    called = made or (start > 0 and (doc[start - 1].lower_ == "the" or doc[start - 1].tag_ == "POS"))
    called = called or doc[end + 1 : end + 2].text in listed("variants")  # "the Reina Celeste 2", "Celeste 2 Pro"
    described = doc[end + 1 : end + 2].text == "," and doc[end + 2 : end + 3].text in ("a", "an", "the")
    called = called or described  # "Celeste 2, the probe that"
    if doc[end - 1].text in given_names() and not (headed or called):
        return 0
    following = doc[end + 1] if end + 1 < last else None
    if following is not None and (
        following.text in listed("common", "behind_counts") or following.like_num  # "Corvo Holdings 6 sen"
    ):
        return 0
    if _is_gapped(doc, start, end) or (
        [t.lower_ for t in doc[end + 1 : end + 3]] in (["of", "the"], ["of", "its"]) and doc[end + 3].like_num
    ):
        return 0  # "gives the Corvo Party 25 of the 49 seats"
    if following is not None and not token.whitespace_ and _LETTER.fullmatch(following.text):
        return 0 if end + 2 < last and doc[end + 2].pos_ == "NOUN" else 2  # "the Nova 3G", not "Nova 5G networks"
    counts = (
        following is not None and following.pos_ == "NOUN" and token.head.i == following.i and token.dep_ == "nummod"
    )
    year = _YEAR.fullmatch(token.text) is not None
    body = head_class(doc[end - 1].text) if len(doc[start:end]) > 1 else None
    if counts and not (year or (body and lineage(body)[0] != SCHEMA.Organization)):
        return 0 if following is not None and following.tag_ == "NNS" else 1
    return 1


def _is_gapped(doc: Doc, start: int, end: int) -> bool:
    """Whether a number counts what was told before, the verb left out: "The UJD won 31 seats, the RLF 98."."""
    name, following = doc[start:end].text, doc[end + 1].text if end + 1 < len(doc) else "."
    if following in (".", ";", ",", "and") and _shares_contest(doc, start):
        return True
    if not name.isupper() or start == 0 or doc[start - 1].lower_ != "the" or following not in (".", ";", ","):
        return False
    others = [i for i, token in enumerate(doc[:-1]) if token.text == name and i != start]
    return bool(others) and not any(doc[i + 1].like_num for i in others)


def _shares_contest(doc: Doc, start: int) -> bool:
    """Whether a name goes on with who won seats or a share: "Vale won 40 seats, up from 31, and the Reds 22"."""
    before = start - 1 - (start > 1 and doc[start - 1].lower_ == "the")
    joined = before > doc[start].sent.start and doc[before].lower_ in (",", "and", "while")
    told = doc[doc[start].sent.start : max(before, 0)]
    counted = {t.lemma_ for t in told if t.i and t.nbor(-1).like_num} if joined else set()
    shared = "percent" in counted and any(t.lemma_ in words("observations", "sharing") for t in told)
    return shared or bool(counted & words("observations", "contested"))


def is_function_word(doc: Doc, i: int, last: int) -> bool:
    """Whether a word only looks like a name because a sentence or a headline begins with it."""
    token = doc[i]
    if token.text in listed("common", "capitals"):
        return True
    if token.text in APOSTROPHES or token.text in ("&", ",", "-", "and", "of", "the"):
        return True
    if token.text not in listed("common", "function") or opens_family_name(doc, i):
        return False
    if token.text in listed("common", "counts") and not token.is_sent_start and large_at(doc, i + 1, last):
        return False  # "the investor Nine Harbours"
    first_name = token.text in ("Will", "May", "Even", "An", "Out", "So", "Do", "One", "Till", "Can") and i + 1 < last
    placed = token.text != "The" and i + 1 < last and best(doc[i : i + 2].text) is not None  # "in Can Tho"
    named = i > 0 and len(token) > 1 and doc[i - 1].lower_ == "the" and large_at(doc, i + 1, last)  # "the Ever Given"
    return not ((named or placed or (first_name and token.tag_ == "NNP")) and not token.is_sent_start)


_RULES = (
    through_place,
    through_hyphen,
    through_particle,
    through_ship,
    through_small_words,
    through_vessel,
    _through_and,
    _through_opener,
    through_slogan,
    through_possessive,
    through_nickname,
    through_second_name,
    through_brackets,
)
