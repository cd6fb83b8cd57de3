"""Runs become the names inside them: titles, determiners and tails cut off, cut in two where a title stands within."""

import re
from collections.abc import Iterator

from kg.extract.demonyms import is_group
from kg.extract.names.evidence.shape import is_legal_form
from kg.extract.names.spans.amounts import is_zone, tells_stage
from kg.extract.names.spans.behind import with_kind
from kg.extract.names.spans.carriers import airline_end, is_titled_vessel
from kg.extract.names.spans.hyphens import HYPHENS
from kg.extract.names.spans.lands import end_of_body, end_of_land
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.portfolios import past_field
from kg.extract.names.spans.possessives import is_shop
from kg.extract.names.spans.runs import Run, is_function_word, is_small_surname, is_the_first
from kg.extract.names.spans.series import is_topic
from kg.extract.names.spans.ties import APOSTROPHES
from kg.extract.names.words import given_names, head_class, is_ship, known_class, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.rows import rows, words
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

_HONOURS = {f"{first} {second}" for first in ("Tan", "Datuk", "Dato", "Dato'", "Datin") for second in ("Sri", "Seri")}
_OF_HONOURS = frozenset(word for honour in _HONOURS for word in honour.split())
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
_TRADES = ("ologist", "ician", "omist", "emist", "grapher", "gineer")  # "epidemiologist", "statistician"


def trimmed(doc: Doc, run: Run) -> Iterator[Run]:
    """The names inside a run: titles, determiners and demonyms at the edges cut off, cut in two at a title within."""
    first, last = run
    first = without_function_words(doc, first, last)
    first += first < last and is_zone(doc[first])
    first += 2 * tells_stage(doc, first, last)
    if first >= last:
        return
    if last - first > 2 and doc[first].lower_ == "ex" and doc[first + 1].text in HYPHENS:
        first += 2  # "Ex-Nordmark chief Ann Roe"
    for start, end in _between_titles(doc, first, last):
        before = [t.text for t in doc[max(0, start - 3) : start]]
        if land := end_of_land(before, [t.text for t in doc[start:end]]) or end_of_body(doc, start, end):
            yield start, start + land
            start += land
        start = without_function_words(doc, start, end)
        end = _without_tail(doc, start, end)
        start = past_field(doc, start, end)
        start += _opens_with_rank(doc, start, end)
        middle = airline_end(doc, start, end) if start < end else end
        yield from ((a, with_kind(doc, a, b)) for a, b in ((start, middle), (middle, end)) if a < b)


def _opens_with_rank(doc: Doc, first: int, last: int) -> bool:
    """Whether a rank stands before the land of a post: "Assistant U.S. Attorney Ana Prieto"."""
    land = last - first == 2 and known_class(doc[first + 1].text) is not None and doc[first + 1].text.isupper()
    return land and doc[first].text in listed("titles", "modifiers") and doc[last : last + 1].text in listed("titles")


def without_function_words(doc: Doc, first: int, last: int) -> int:
    """Where a run begins when the small words at its start are left out."""
    while first < last and is_function_word(doc, first, last):
        first += 1
    return first


def is_title_of(doc: Doc, i: int) -> bool:
    """Whether a word is only the title of a ruler, or the kind of a realm: "reigned as King of Chad"."""
    return doc[i].text in listed("titles", "of_realms") and doc[i + 1 : i + 2].text == "of"


def _without_tail(doc: Doc, first: int, last: int) -> int:
    """Where a run ends when what is no part of a name is left out: small words, "Republican" behind a state."""
    if last - first > 1 and doc[last - 1].text.removesuffix("s") in listed("titles", "followers"):
        place = best(doc[first : last - 1].text)
        one = first > 0 and doc[first - 1].lower_ in ("a", "an")  # "a Houston Democrat"; papers are called so too
        last -= place is not None and (place.kind in ("state", "country") or one)
    if last - first > 1 and doc[last - 1].text in listed("indices", "released"):
        land = doc[first : last - 1].text
        last -= best(land) is not None or known_class(land) == SCHEMA.Country  # "UK CPI", "the Oslo IPO"
    while last > first and (
        (
            not (
                is_large(doc[last - 1]) or doc[last - 1].text[0].isdigit() or doc[last - 1].text in ("plc", "gmbh", "%")
            )
            and doc[last - 1].text not in listed("public", "bodies")
            and not (last - 2 > first and doc[last - 2].text in HYPHENS)
            and not is_shop(doc, first, last - 1)
        )
        or (
            last - first > 1
            and doc[last - 1].text in listed("common", "function") - listed("common", "last_words")
            and doc[last - 1].tag_ != "NNP"
            and not is_small_surname(doc, last - 1)
            and not is_the_first(doc, last - 1)
            and not _counts_on(doc, first, last)
        )
    ):
        last -= 1
    return last


def _counts_on(doc: Doc, first: int, last: int) -> bool:
    """Whether a number in words ends a product's name behind "the": "the Corvo Two", not "the Corvo Two pilots"."""
    counted = last < len(doc) and doc[last].pos_ in ("NOUN", "ADJ")
    definite = first > 0 and doc[first - 1].lower_ == "the"
    return definite and not counted and doc[last - 1].text in listed("common", "counts")


def _is_title(doc: Doc, i: int) -> bool:
    if doc[i].text == "Partner" and i > 1 and doc[i - 1].text == "&" and doc[i - 2].text not in listed("titles"):
        return False  # "Prieto & Partner"
    if doc[i].text in ("Pte", "Pte.") and doc[i + 1 : i + 2].text in ("Ltd", "Ltd.", "Limited"):
        return False  # "Corvo Pte. Ltd.", no private
    return (
        doc[i].text in listed("titles")
        or _is_rank(doc, i)
        or _is_trade(doc, i)
        or _is_served(doc, i)
        or _is_honour(doc, i)
        or (i > 0 and doc[i - 1 : i + 1].text in ("Vice Presidents", "Prime Ministers"))
        or (i + 2 < len(doc) and doc[i + 1].text == "-" and doc[i : i + 3].text in listed("titles"))
    )


def _is_honour(doc: Doc, i: int) -> bool:
    """Whether a word belongs to a Malay title of two words: "Tan Sri", "Datuk Seri"."""
    if doc[i].text not in _OF_HONOURS:
        return False
    return {doc[max(i - 1, 0) : i + 1].text, doc[i : i + 2].text} & _HONOURS != set()


def _is_trade(doc: Doc, i: int) -> bool:
    """Whether a learned trade stands before a given name and another: "State Epidemiologist Ann Roe"."""
    if not doc[i].lower_.endswith(_TRADES) or not doc[i].text.istitle():
        return False
    named = doc[i + 1 : i + 3]
    return len(named) == 2 and named[0].text in given_names() and is_large(named[1])


def _is_served(doc: Doc, i: int) -> bool:
    """Whether a word opens the title of one who serves a land: "Assistant" of "Assistant U.S. Attorney Ann Roe"."""
    second = doc[i].is_title and doc[i].lower_ in rows("roles")["modifiers"]["seconding"]
    return second and i + 2 < len(doc) and doc[i + 1].text in listed("titles", "served") and is_large(doc[i + 2])


def _is_rank(doc: Doc, i: int) -> bool:
    """Whether a word is a police rank or a post in a team: "PC Ann Roe", "Det Con Bo Lee", "Guard Bo Lee"."""
    if doc[i].text in listed("titles", "detectives"):
        return i > 0 and doc[i - 1].text.removesuffix(".") == "Det"
    named = doc[i + 1 : i + 3]
    if doc[i].text in listed("titles", "leaders"):
        return len(named) > 0 and named[0].is_title and is_large(named[0]) and head_class(named[0].text) is None
    pair = len(named) == 2 and all(map(is_large, named))
    sure = pair and doc[i].text in listed("titles", "sure_ranks") and head_class(named[-1].text) is None
    given = pair and (named[0].text in given_names() or _INITIALS.fullmatch(named[0].text) is not None)
    if doc[i].text in listed("titles", "positions") and doc[i].is_sent_start:
        given = given or (pair and all(token.ent_type_ == "PERSON" for token in doc[i : i + 3]))
    return sure or (given and doc[i].text in listed("titles", "police") | listed("titles", "positions"))


def _between_titles(doc: Doc, first: int, last: int) -> Iterator[Run]:
    """ "Apple CEO Tim Cook" gives "Apple" and "Tim Cook"; "Judge Business School" stays whole."""
    vessel = is_titled_vessel(doc, first, last) or is_ship([token.text for token in doc[first:last]])
    if vessel or _headed(doc, first, last):
        yield first, last
        return
    start = i = first
    while i < last:
        end = _title_end(doc, i, last)
        if end == i:
            i += 1
            continue
        left = _title_start(doc, start, i)
        if left > start and not _is_patron_of_chair(doc, start, i):
            yield start, left
        start = i = end
    if start < last:
        yield start, last


def _is_patron_of_chair(doc: Doc, first: int, title: int) -> bool:
    """Whether a professor's chair bears a name: "Amos Tarrow" in "the Amos Tarrow Professor of Law"."""
    called = doc[first].text in given_names() or any(len(t.text) == 2 and t.text[1] == "." for t in doc[first:title])
    article = first > 0 and doc[first - 1].lower_ in ("the", "a", "an")
    chair = doc[title].text in listed("titles", "chairs") and not is_large(doc[min(title + 1, len(doc) - 1)])
    return article and called and chair and title - first > 1


def are_posts(doc: Doc, first: int, last: int) -> bool:
    """Whether words tell a post that several hold: "one of the Vice Presidents"."""
    posts = listed("titles") | listed("titles", "modifiers")
    one = (*(token.text for token in doc[first : last - 1]), doc[last - 1].text.removesuffix("s"))
    return doc[last - 1].text != one[-1] and one[-1] in listed("titles") and posts.issuperset(one)


def is_titled_firm(doc: Doc, first: int, last: int) -> bool:
    """Whether a word that may be a title and a head of firms are a name: "Premier Logistics", "Captain Foods"."""
    head = doc[last - 1].text
    owned = first > 0 and doc[first - 1].text in APOSTROPHES  # "Ana's Artist Materials" is a longer name
    firm = head_class(head) == SCHEMA.Corporation and head not in listed("surnames")
    return last - first == 2 and firm and not owned and doc[first].text in listed("titles")


def _headed(doc: Doc, first: int, last: int) -> bool:
    """Whether the last word tells a thing that a title may be part of: "Governor's Office", "General Hospital"."""
    word = doc[last - 1].text
    if _takes_of(doc, first, last) or (last - first > 2 and re.fullmatch("C[A-Z]O", doc[first].text)):
        return False
    opened = any(
        doc[i].text in ("of", "for") and doc[i - 1].text in listed("openers", doc[i].text) and not _is_title(doc, i - 1)
        for i in range(first + 1, last)
    )
    if not (head_class(word) or opened):
        return False
    if is_titled_firm(doc, first, last):
        return True
    if _is_title(doc, first) and doc[first + 1].text in given_names() and word in listed("surnames"):
        return False  # "Senator Linda Park"
    return not any(
        _is_title(doc, i)
        and doc[i].text not in ("General", "Attorney", "Chief", "Justice", "State")
        and doc[i + 1].text not in APOSTROPHES  # "Magistrate's Court"
        and doc[i + 1].text not in listed("possessive", "groups")  # "Association of Head Teachers"
        and not _is_of_members(doc, i, last)
        for i in range(first + 1, last - 1)
    ) and (last - first > 2 or not _is_title(doc, first) or doc[first].text in ("General", "Justice", "Judge", "Royal"))


def _is_of_members(doc: Doc, i: int, last: int) -> bool:
    """Whether what may be a title says who the members of a body are: "the Lomas Student Union"."""
    return (
        i + 2 == last
        and doc[i].text in listed("titles", "members")
        and doc[i + 1].text in listed("titles", "of_members")
    )


def _takes_of(doc: Doc, first: int, last: int) -> bool:
    """Whether a title goes on with "of" or "for": "Chairman of", "Secretary-General of", "Director General of"."""
    end = _past_hyphens(doc, first + 1, last) if _is_title(doc, first) else last
    longer = end > first + 1 or (end < last and doc[first + 1].text == "General")
    end += end < last and doc[end].text == "General"
    goes_on = end + 1 < last and doc[end].text in ("of", "for")
    return goes_on and (longer or doc[first].text in listed("titles", "taking_of"))


def _past_hyphens(doc: Doc, end: int, last: int) -> int:
    """The end of a title that hyphens tie together, from the end of its first word: "Editor-in-Chief"."""
    while end + 1 < last and doc[end].text in HYPHENS and not doc[end].whitespace_:
        end += 2
    return end


def _is_given(doc: Doc, i: int, last: int) -> bool:
    """Whether a word that may be a title is a given name: "Dean Orr", and "captain Lady Orr" behind a title."""
    called = i > 0 and doc[i - 1].is_lower and doc[i - 1].lower_ in words("reference", "person_nouns")
    return i + 2 == last and doc[i].text in given_names() and (called or doc[i].text in listed("titles", "given"))


def _title_end(doc: Doc, i: int, last: int) -> int:
    """The end of a title that starts here, "Secretary of State" and "Minister for Trade and Industry" included."""
    if doc[i].text == "Crown" and i + 1 < last and doc[i + 1].text in ("Prince", "Princess"):
        return i + 2
    if doc[i].text in listed("titles", "kept") or not _is_title(doc, i) or _is_given(doc, i, last):
        return i
    end = i + 1
    famous = known_class(doc[i : i + 2].text) is not None  # "General Catalyst"
    if doc[i].text == "General" and (end == last or famous or is_legal_form(doc[last - 1].text)):
        return i  # "American General" is a company
    if i and doc[i - 1].lower_ in listed("prepositions", "place") and best(doc[i : i + 2].text) is not None:
        return i  # "a mill in General Roca", a town
    if end == last and doc[i].text in listed("titles", "short") and i and is_large(doc[i - 1]):
        return i  # "Soha Sen": a short title has a name behind it
    if end == last and i and doc[i - 1].text in listed("leading", "only"):
        return i  # "Calle Mayor"
    if _is_surname_part(doc, i, last) or _is_surname_title(doc, i, last):
        return i
    end = _past_hyphens(doc, end, last)
    short = doc[i].text in listed("titles", "short")
    while (
        end < last
        and not _is_given(doc, end, last)
        and (_is_title(doc, end) or doc[end].text == "&" or (short and _is_second(doc, end, last)))
    ):
        end += 1
    if end + 1 < last and doc[end].text in ("of", "for"):
        end += 1
        while end < last and (is_topic(doc[end]) or doc[end].text in ("and", "the", "State", "Staff", ",")):
            if end + 1 < last and doc[end + 1].text in ("of", "for") and head_class(doc[end].text) is not None:
                return end  # "Secretary of the Ministry of Health"
            end += 1
    return end


def _is_second(doc: Doc, i: int, last: int) -> bool:
    """Whether the short form of a rank goes on with a word that is a name elsewhere: "Con" of "Det Con Ana Prieto"."""
    return i + 1 < last and doc[i].text in listed("titles", "second")


def _is_surname_title(doc: Doc, i: int, last: int) -> bool:
    """Whether a title that is a surname too ends a run behind a given name: "Nadia Sheikh", "Farhina Sheikh"."""
    given = doc[max(i - 1, 0)]
    called = given.text in given_names() or (given.ent_type_ == "PERSON" and not is_common_word(given.text))
    return called and i + 1 == last and doc[i].text in listed("titles", "surnames") and best(given.text) is None


def _is_surname_part(doc: Doc, i: int, last: int) -> bool:
    """Whether a hyphen ties a word that may be a title to one that is none: "Amina Sheikh-Diallo", "Tom Roe-Bishop"."""
    if i > 2 and doc[i - 1].text in HYPHENS and not doc[i - 2].whitespace_:
        return doc[i - 3].text in given_names() and doc[i - 2].is_title and not _is_title(doc, i - 2)
    tied = i + 2 < last and doc[i + 1].text in HYPHENS and not doc[i].whitespace_
    alone = doc[i : i + 3].text not in listed("titles")
    return tied and alone and not _is_title(doc, i + 2) and doc[i + 2].is_title


def _title_start(doc: Doc, first: int, title: int) -> int:
    """Where a title that ends in the word at `title` starts: modifiers and topics to its left are part of it."""
    i = title
    if i > first and doc[i].text in listed("titles", "styled") and doc[i - 1].text in listed("titles", "styles"):
        return i - 1  # "the Right Reverend Ana Prieto"
    while i > first and (
        (doc[i - 1].text in listed("titles", "modifiers") and not _is_of_state(doc, first, i - 1, title))
        or doc[i - 1].text in HYPHENS
        or is_group(doc[i - 1].text)
        or _is_field_at(doc, first, i - 1)
        or (doc[i - 1].text in ("and", "&", ",") and i - 1 > first and doc[i - 2].text in listed("titles", "modifiers"))
    ):
        i -= 1
    return _start_of_portfolio(doc, first, i) if doc[title].text == "Minister" else i


def _is_of_state(doc: Doc, first: int, i: int, title: int) -> bool:
    """Whether "State" is part of a name before a governor: "Lomas State Governor Ana Prieto"."""
    return doc[i].text == "State" and i > first and doc[title].text in listed("titles", "of_states")


def _start_of_portfolio(doc: Doc, first: int, i: int) -> int:
    """Where the common words before a minister begin: "Local Government" of "Lomas Local Government Minister"."""
    while i > first and is_common_word(doc[i - 1].text) and known_class(doc[i - 1].text) is None:
        if best(doc[i - 1].text) is not None or doc[i - 1].text in given_names():
            break
        i -= 1
    return i


def _is_field_at(doc: Doc, first: int, i: int) -> bool:
    """Whether what a post is for stands between a well-known body and the post: "Pentagon Acquisition Director"."""
    return i > first and is_topic(doc[i]) and known_class(doc[first:i].text) is not None
