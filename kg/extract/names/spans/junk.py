"""What looks like a name and is none: titles, degrees, bare topics, numbers of tables, letters of parties."""

import re

from kg.extract.demonyms import is_group
from kg.extract.names.spans.hyphens import HYPHENS
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.openings import is_language, is_of_seated, opens_learned
from kg.extract.names.spans.peoples import is_party_of_people
from kg.extract.names.spans.series import is_directed, is_portfolio
from kg.extract.names.spans.signs import is_sign
from kg.extract.names.spans.tallies import is_lone_in_tally, is_part_of_paper
from kg.extract.names.spans.trim import are_posts
from kg.extract.names.words import figures, head_class, known_class, listed, noun_class, periods
from kg.extract.tokens import Doc
from kg.rows import rows
from kg.rows.lexicon import common_kind, is_common_word
from kg.vocabulary import SCHEMA

_LONGEST = 5  # letters that tell one of many: "a BLA"
_CLOSING = (".", ",", ";", ")")


def is_junk(doc: Doc, first: int, last: int) -> bool:
    """Tickers, degrees, bare topics, numbers of tables."""
    if first > 1 and doc[first - 1].text == ":" and doc[first - 2].text in listed("around", "exchanges"):
        return True
    if (
        last + 1 < len(doc)
        and doc[last].text in ("'s", "’s")
        and doc[last + 1].lower_ in ("disease", "syndrome", "law")
    ):
        return True
    if last - first == 1 and doc[last : last + 1].text in listed("common", "germs"):
        return last + 1 >= len(doc) or doc[last + 1].pos_ not in ("NOUN", "PROPN")  # "the Lomas virus"
    if {doc[first:last].text, doc[max(first - 1, 0) : last].text} & figures() and not _goes_on_large(doc, last):
        return True  # "Father Time"
    if is_sign(doc, first, last) or _is_calling(doc, first, last) or _is_post_of_writer(doc, first, last):
        return True
    if is_portfolio(doc, first, last) or is_directed(doc, first, last):
        return True
    tied = first > 1 and doc[first - 1].text == "-" and doc[first - 2].text in ("D", "R", "I")
    if tied or re.fullmatch(r"[DRI]-[A-Z].*", doc[first:last].text):
        return True  # "R-Ohio"
    dotted = doc[first].text in listed("common", "dotted")  # "the former C.E.O."
    if last - first == 1 and (dotted or opens_learned(doc, first) or is_language(doc[first])):
        return True
    if doc[last : last + 1].text in listed("titles") and all(common_kind(t.text) == "w" for t in doc[first:last]):
        return True  # "as Regional Clinical Director"
    if _is_era(doc, first, last) or _is_some_letters(doc, first, last):
        return True
    if is_part_of_paper(doc, first, last) or is_lone_in_tally(doc, first, last):
        return True
    if doc[first:last].text in listed("common", "law_reports"):
        return True
    if last - first == 1 and re.search(r"[\w.]-(?:based|born|led|backed|owned|listed|made|style)$", doc[first].text):
        return True  # "U.S.-based" is one token
    enclosed = first > 0 and doc[first - 1].text == "(" and doc[last : last + 1].text in (")", ",", ";")
    marks = rows("relations")["party_marks"].keys() | listed("common", "unaligned")
    if enclosed and (doc[first:last].text in marks or is_of_seated(doc, first)):
        return True  # "Roe (Lab)", "Cllr Roe (FG)"
    if doc[first].text in listed("common", "degrees") or (doc[first].text == "Top" and doc[last - 1].like_num):
        return True
    if last - first > 1:
        text = doc[first:last].text
        member = any(text in called for called in rows("relations")["followers"].values())
        if is_group(text) or text in periods() or member or are_posts(doc, first, last):
            return True  # "the Costa Rican minister", "a Bronze Age harbour", "a Social Democrat"
        if _is_firm_of_people(doc, first, last) or is_party_of_people(doc, first, last):
            return False
        return all(is_common(doc, i) for i in range(first, last)) and known_class(doc[first:last].text) is None
    return False


def _is_calling(doc: Doc, first: int, last: int) -> bool:
    """Whether somebody is told by a calling before a comma: "A Chartered Civil Engineer, Ms Roe joined"."""
    some = first > 0 and doc[first - 1].lower_ in ("a", "an") and last - first > 1 and doc[last : last + 1].text == ","
    plain = all(is_common_word(token.text) for token in doc[first:last])
    return some and plain and noun_class(doc[last - 1].lower_) == SCHEMA.Person


def _is_some_letters(doc: Doc, first: int, last: int) -> bool:
    """Whether letters behind "a" tell one of many: "will file a BLA", no "a GVB spokesman"."""
    text = doc[first].text
    some = last - first == 1 and first > 0 and doc[first - 1].lower_ in ("a", "an")
    if not some or not text.isalpha() or not text.isupper() or len(text) > _LONGEST or known_class(text) is not None:
        return False
    return last >= len(doc) or doc[last].pos_ not in ("NOUN", "PROPN", "ADJ", "PUNCT") or doc[last].text in _CLOSING


def _is_era(doc: Doc, first: int, last: int) -> bool:
    """Whether letters by a year say from when it counts: "A.D. 780", "300 B.C."."""
    behind = first + 1 < len(doc) and doc[first + 1].text.isdigit()
    year = (first > 0 and doc[first - 1].like_num) or behind
    return doc[first].text in listed("common", "eras") and year and last - first < 2 + behind


def _goes_on_large(doc: Doc, last: int) -> bool:
    return last < len(doc) and is_large(doc[last])


def _is_post_of_writer(doc: Doc, first: int, last: int) -> bool:
    """Whether common words before "Reporter" behind a comma tell of what: "Ana Roe, Local Trade Reporter"."""
    plain = all(is_common_word(token.text) for token in doc[first:last])
    behind = first > 0 and doc[first - 1].text in (",", "|", "-")
    return plain and behind and doc[last : last + 1].text in ("Reporter", "Correspondent", "Editor")


def _is_firm_of_people(doc: Doc, first: int, last: int) -> bool:
    """Whether a people's name and a head of firms are a name: "Saxon Gas"; not what the model takes for the people."""
    firm = head_class(doc[last - 1].text) == SCHEMA.Corporation
    return last - first == 2 and firm and is_group(doc[first].text) and doc[first].ent_type_ != "NORP"


def is_common(doc: Doc, i: int) -> bool:
    """Whether a word is common to many names, or tells a stage, a number or a people, and names nothing by itself."""
    text = doc[i].text
    if text in HYPHENS and 0 < i < len(doc) - 1:
        return True  # "Ghanaian-British"
    if re.fullmatch(r"[A-Z]\.?|[IVX]+", text) and i and doc[i - 1].text in listed("common"):
        return True  # "Series B", "Chapter IV"
    if re.fullmatch(r"[IVX]+", text) and i and doc[i - 1].lower_ in listed("common", "staged"):
        return True  # "stage IV of the disease"
    return text in listed("common") or text in listed("common", "function") or text[0].isdigit() or is_group(text)
