"""Where names of laws, treaties and plans go on: "Treaty on the Use of the Sea", "the Safe and Fair Ports Strategy"."""

from itertools import takewhile

from kg.extract.names.spans.series import words_after
from kg.extract.names.words import given_names, head_class, known_class, lineage, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA


def is_subject_of_treaty(doc: Doc, start: int, end: int) -> bool:
    """Whether "of" tells on what a treaty is: "Convention on the Rights of the Child", not "Act on Lima of 1990"."""
    treaties = listed("openers", "treaties")
    opened = any(doc[i].text == "on" and doc[i - 1].text in treaties for i in range(start + 1, end))
    return opened and is_common_word(doc[end - 1].text) and best(doc[end - 1].text) is None


def is_state_aid(doc: Doc, i: int) -> bool:
    """Whether a large "State" is no part of a name but tells of aid: "EU State aid rules"."""
    return doc[i].text == "State" and doc[i + 1 : i + 2].text == "aid"


def is_one_plan(doc: Doc, start: int, end: int, last: int) -> bool:
    """Whether "the Safe and Fair Ports Strategy" is one: common words around "and" before its one head."""
    after = list(takewhile(lambda word: word.text not in (",", "and"), words_after(doc, end + 1, last)))
    if not start or doc[start - 1].lower_ not in ("the", "its", "'s", "’s") or len(after) < 2:
        return False
    head = after[-1].text
    if head_class(head) not in (SCHEMA.CreativeWork, SCHEMA.Legislation) or head in ("Prize", "Medal"):
        return False
    words = [*doc[start:end], *after[:-1]]
    known = any(known_class(w.text) or w.text in given_names() or not is_common_word(w.text) for w in words)
    ends = lineage(head_class(doc[end - 1].text) or "")[0] in (SCHEMA.Organization, SCHEMA.CreativeWork)
    return not known and not ends  # not "the Commission and Green Ports Strategy"
