"""A possessor is part of a name: "People's Bank of China", "St Mary's Hospital", "Residents' Association"."""

from itertools import takewhile

from kg.extract.demonyms import is_group, place_of
from kg.extract.names.spans.large import is_large, large_at
from kg.extract.names.spans.series import words_after
from kg.extract.names.spans.ties import APOSTROPHES
from kg.extract.names.words import head_class, known_class, listed
from kg.extract.places.known import best
from kg.extract.tokens import Doc, Token
from kg.rows.lexicon import common_kind
from kg.vocabulary import SCHEMA

_TRADES = ("ors", "ists", "ees", "ians", "iers", "eers", "kers", "ters", "ners", "mers", "sers")  # "Educators' Fund"


def through_possessive(doc: Doc, start: int, end: int, last: int) -> int:
    """ "People's Bank of China", "St Mary's Hospital", "Residents' Association": the possessor is part of the name."""
    if doc[end].text not in APOSTROPHES or (doc[end].whitespace_ == "" and end + 1 < last):
        return 0
    if is_shop(doc, start, end):
        return 1
    owner = doc[end - 1].text
    if not large_at(doc, end + 1, last):
        return 0
    after = words_after(doc, end + 1, last)
    bodies = doc[end].text in ("'", "’") and any(head_class(w.text) == SCHEMA.NGO for w in after)
    group = owner in listed("possessive", "groups") or (bodies and owner.endswith("s"))
    group = group or (doc[end].text in ("'", "’") and owner.endswith(_TRADES))
    beside = list(takewhile(is_large, after))
    if group and beside and beside[-1].text in listed("possessive", "bodies"):
        return 2  # "Nurses' Order"
    saint = end - 2 >= start and doc[end - 2].text in ("St", "St.", "Saint", "Queen", "King")
    if saint and after[-1].text in listed("possessive", "groups") and doc[after[-1].i + 1].text in APOSTROPHES:
        after = words_after(doc, after[-1].i + 2, last)  # "St Mary's Children's Hospital"
    inn = owner in ("King", "Queen", "Kings", "Queens") and after[0].text in listed("possessive", "spots")
    if inn or ((group or saint) and any(head_class(w.text) or w.text in ("Hospice", "Cup", "Health") for w in after)):
        return 2  # also "the Queen's Head"
    law = after[0].text == "Law" and not any(map(is_large, after[1:2]))
    if law and owner not in listed("possessive", "learned"):
        return 2  # "Sarah's Law"
    if any(doc[i].text == "on" for i in range(start, end)):
        return 2  # "White Paper on Norway's Fisheries"
    firm = head_class(after[-1].text) == SCHEMA.Corporation if after else False
    named = (owner in listed("possessive", "brands") and firm) or _is_spot(doc, start, end)
    named = named or _is_fellowship(doc, start, end)
    return 2 if named or _is_foundation(doc, start, end, after) or _is_of_title(doc, start) else 0


def is_shop(doc: Doc, start: int, end: int) -> bool:
    """Whether a possessor does something itself, so that the shop is called so: "Ackroyd's makes brushes"."""
    last = len(doc) - 1
    owner, verb, behind = doc[end - 1], doc[min(end + 1, last)], doc[min(end + 2, last)]
    bare = end - start == 1 and doc[end].text in ("'s", "’s") and doc[end].tag_ == "POS" and owner.pos_ == "PROPN"
    does = verb.tag_ in ("VBZ", "VBD") and verb.pos_ == "VERB" and owner.dep_ == "nsubj" and owner.head == verb
    does = does and any(c.dep_ in ("dobj", "xcomp", "ccomp") for c in verb.rights)
    if not (bare and does) or any(t.tag_ == "POS" for t in doc[owner.sent.start : end]):
        return False  # "Corvo's sales beat forecasts, while Nimbus's missed them"
    return behind.tag_ not in ("VBZ", "VBD", "VBP", "MD") and not place_of(owner.text)


def _is_fellowship(doc: Doc, start: int, end: int) -> bool:
    """Whether people called after one of whom nothing else is told are a body: "Odin's Soldiers"."""
    owner, members = doc[start].text, doc[end + 1]
    alone = end - start == 1 and doc[end].text in ("'s", "’s") and not is_large(doc[min(end + 2, len(doc) - 1)])
    if not alone or members.tag_ not in ("NNS", "NNPS") or common_kind(members.text) != "p":
        return False
    camp = members.ent_type_ == "NORP" or is_group(members.text) or head_class(members.text) is not None
    if camp or best(owner) is not None or known_class(owner) is not None or place_of(owner):
        return False
    uses = (i for i, token in enumerate(doc) if token.text == owner and i + 2 < len(doc))
    return all(doc[i + 1].text in APOSTROPHES and doc[i + 2].text == members.text for i in uses)


def _is_foundation(doc: Doc, start: int, end: int, after: list[Token]) -> bool:
    """Whether a school is called after somebody whom the article has no more to say of: "Amos Tarrow's School"."""
    if end - start > 2 or not after or after[0].text not in listed("possessive", "foundations"):
        return False
    owner = doc[start:end].text
    if place_of(owner) or known_class(owner) is not None or doc[end].text not in ("'s", "’s"):
        return False
    if (best(owner) is not None and after[0].text != "Inn") or head_class(doc[end - 1].text) is not None:
        return False  # "London's School of Trade", "Lomas University's School of Law"
    uses = (i for i, token in enumerate(doc) if token.text == doc[end - 1].text and i + 2 < len(doc))
    return all(doc[i + 1].text in APOSTROPHES and doc[i + 2].text == after[0].text for i in uses)


def _is_of_title(doc: Doc, start: int) -> bool:
    """Whether a noun for works stands before: "the Czech comedy Cousin Pavel's Wedding"."""
    noun = doc[start - 1] if start else None
    if noun is None or noun.tag_ != "NN" or noun.lower_ not in listed("around", "plain_works"):
        return False
    return any(t.lower_ == "the" or t.tag_ in ("PRP$", "POS") for t in doc[max(0, start - 4) : start - 1])


def _is_spot(doc: Doc, start: int, end: int) -> bool:
    """Whether a place is called after somebody whom the article has no more to say of: "Potter's Bend"."""
    owner, word = doc[start].text, doc[end + 1].text
    if end - start > 1 or word not in listed("possessive", "spots") or doc[end + 1].is_sent_start:
        return False
    if best(owner) is not None or known_class(owner) is not None or place_of(owner):
        return False
    uses = (i for i, token in enumerate(doc) if token.text == owner and i + 2 < len(doc))
    return all(doc[i + 1].text in APOSTROPHES and doc[i + 2].text == word for i in uses)
