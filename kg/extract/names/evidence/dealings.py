"""What firms are to each other becomes evidence for a name's class: "its rival Nimbus", "owns 40 percent of Nimbus"."""

from itertools import takewhile

from kg.extract.grammar import child, first_conjunct
from kg.extract.names.evidence.finances import vote_finances
from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import called_class, given_names, head_class, lineage, listed, noun_class
from kg.extract.places.known import best, is_ambiguous
from kg.extract.tokens import Doc, Token
from kg.rows import words
from kg.vocabulary import SCHEMA

_ROUNDS = ("round", "rounds", "financing", "funding")
_LEADING = ("led", "co-led", "joined", "backed", "participation", "participations")
_IN_ROW = (",", "and", "&", "'s", "’s", "the")  # between the names of several
_ROW = 24  # tokens of such a row
_NEAR = 6  # tokens between a noun for a tie and its owner, or the name


def vote_dealings(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh what a name is to a firm, what is held of it, where it is based, what is based there, and its money."""
    vote_finances(votes, doc, run)
    first, last = run
    if first and doc[first].sent.start < first:
        _vote_tied(votes, doc, run)
        _vote_several(votes, doc, run)
        _vote_held(votes, doc, run)
        _vote_funder(votes, doc, run)
        _vote_bought(votes, doc, run)
        _vote_based(votes, doc, run)
    _vote_goods(votes, doc, run)
    if last < len(doc):
        _vote_seat(votes, doc, run)
        _vote_rivalled(votes, doc, run)
        _vote_site(votes, doc, run)


def _vote_tied(votes: Votes, doc: Doc, run: Run) -> None:
    """ "its rival Nimbus", "its main customer, the grocer Nimbus", "its competitors Corvo and Nimbus"."""
    root = doc[run[0] : run[1]].root
    at = (root.head.left_edge.i if root.dep_ == "conj" and is_large(root.head) else run[0]) - 1
    start = max(root.sent.start, at - _NEAR)
    while at > start and (
        doc[at].text == "," or doc[at].lower_ == "the" or doc[at].tag_ in ("NN", "JJ", "VBN", "VBG", "NNP")
    ):
        if doc[at].lemma_.lower() in listed("around", "tied"):
            break
        at -= 1
    if doc[at].lemma_.lower() not in listed("around", "tied"):
        return
    if doc[at - 1].lower_ in listed("around", "of_partners"):
        _vote_firm(votes, -2.0)  # "its managing partner, Ana Prieto"
        return
    owner = next(
        (t for t in reversed(doc[max(root.sent.start, at - _NEAR) : at]) if t.tag_ in ("PRP$", "POS", "WP$")), None
    )
    if owner is not None and owner.lower_ == "its":
        _vote_firm(votes, 1.0)
    elif owner is not None and owner.tag_ == "POS" and _is_owned_by_firm(doc, owner, doc[at]):
        _vote_firm(votes, 0.6)
    elif owner is not None and owner.lower_ in ("his", "her") and doc[at].lemma_.lower() in listed("around", "rivals"):
        _vote_firm(votes, -1.0)


def _vote_rivalled(votes: Votes, doc: Doc, run: Run) -> None:
    """ "Nimbus's closest rival, Corvo Ltd,", "Corvo Ltd, Nimbus's arch-rival,": a firm is the rival of firms."""
    first, last = run
    nouns = doc[last + 1 : last + 5] if doc[last].tag_ == "POS" and best(doc[first:last].text) is None else ()
    rival = next((t for t in nouns if t.lower_ in listed("around", "rivals")), None)
    if rival is None:
        return
    start = rival.i + 1 + (doc[rival.i + 1 : rival.i + 2].text == ",")
    behind = list(takewhile(is_large, doc[start : start + _NEAR]))
    before = [doc[first - 2]] if first > 1 and doc[first - 1].text == "," else []
    if any(head_class(t.text) == SCHEMA.Corporation for t in (*before, *behind)):
        _vote_firm(votes, 1.0)


def _is_owned_by_firm(doc: Doc, mark: Token, noun: Token) -> bool:
    """Whether what only firms have belongs to a name that begins with no given name: "Corvo Rail's supplier"."""
    first = mark.i - 1
    while first > 0 and is_large(doc[first - 1]):
        first -= 1
    rival = noun.lemma_.lower() in ("rival", "archrival")
    return not rival and is_large(doc[mark.i - 1]) and doc[first].text not in given_names()


def _vote_several(votes: Votes, doc: Doc, run: Run) -> None:
    """ "the bus builders Nimbus and Corvo", "two smaller retailers, Nimbus and Corvo"."""
    root = doc[run[0] : run[1]].root
    at = (root.head.left_edge.i if root.dep_ == "conj" and is_large(root.head) else run[0]) - 1
    at -= at > root.sent.start and doc[at].text == ","
    if at < root.sent.start or doc[at].tag_ != "NNS" or not doc[at].is_lower:
        return
    alone = root.dep_ != "conj" and not any(t.dep_ == "conj" for t in root.rights)
    behind_comma = doc[at + 1].text == ","
    if {doc[run[0]].text, doc[at + 1 + behind_comma].text} & given_names() or (alone and behind_comma):
        return
    kind = called_class(doc[at].lemma_.lower())
    firm = kind is not None and lineage(kind)[0] == SCHEMA.Organization
    firm = firm or doc[at].lower_ in ("investors", "backers", "financiers")
    if firm or (kind is None and doc[at].lemma_.lower() in words("places", "firms")):
        _vote_firm(votes, 1.0)


def _vote_funder(votes: Votes, doc: Doc, run: Run) -> None:
    """ "raised $40 million from Corvo Global": whoever gives a firm money is a firm."""
    root = first_conjunct(doc[run[0] : run[1]].root)
    verb = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "from" else root
    sum_raised = child(verb, "dobj") if verb.lemma_.lower() in ("raise", "secure", "borrow") else None
    money = sum_raised is not None and any(t.ent_type_ == "MONEY" for t in sum_raised.subtree)
    if money and doc[run[0]].text not in given_names():
        _vote_firm(votes, 1.0)
    if _is_of_round(doc, run[0]) and best(doc[run[0] : run[1]].text) is None:
        _vote_firm(votes, 1.0)
        vote(votes, SCHEMA.Place, -3.0)  # whatever its head says: "Corvo Bay", a fund


def _is_of_round(doc: Doc, first: int) -> bool:
    """Whether a name leads or joins a round of financing: "a round led by Corvo Bay", "investors Corvo Bay"."""
    start = max(doc[first].sent.start, first - _ROW)
    while first > start and (is_large(doc[first - 1]) or doc[first - 1].lower_ in _IN_ROW):
        first -= 1
    before = doc[max(first - 2, start) : first]
    led = len(before) == 2 and before[1].lower_ in ("by", "from") and before[0].lower_ in _LEADING
    told = led or (len(before) > 0 and before[-1].lower_ in ("investors", "backers"))
    return told and any(t.lower_ in _ROUNDS for t in doc[first].sent)


def _vote_bought(votes: Votes, doc: Doc, run: Run) -> None:
    """ "buy Nimbus", "invest 3 million in Nimbus", "ordered 40 buses from Nimbus"; "sells Lumo in": what they make."""
    name = doc[run[0] : run[1]]
    prep, verb = name.root.head, name.root.head.head
    if doc[run[0]].text in given_names() or best(name.text) is not None:
        return
    if name.root.dep_ == "dobj" and prep.lemma_.lower() in listed("verbs", "buying"):
        vote(votes, SCHEMA.Organization, 0.4)
        vote(votes, SCHEMA.Person, -1.5)
    elif name.root.dep_ == "pobj" and prep.lower_ == "in" and verb.lemma_ == "invest" and child(verb, "dobj"):
        _vote_firm(votes, 1.0)
    elif name.root.dep_ == "pobj" and prep.lower_ == "from" and _is_ordered(verb):
        _vote_firm(votes, 0.5)
    elif name.root.dep_ == "dobj" and prep.lemma_ in ("sell", "market") and prep.tag_ in ("VBZ", "VBP"):
        vote(votes, SCHEMA.Product, 1.2 if any(c.lower_ in ("in", "under") for c in prep.rights) else 0.0)


def _is_ordered(word: Token) -> bool:
    """Whether somebody ordered so many goods, where a preposition hangs on the verb or on them."""
    verb = word.head if word.dep_ == "dobj" else word
    goods = child(verb, "dobj") if verb.lemma_ in ("order", "lease", "commission") else None
    counted = goods is not None and (goods.lower_ in ("that", "which") or child(goods, "nummod", "det") is not None)
    return goods is not None and counted and noun_class(goods.lemma_.lower()) != SCHEMA.Person


def _vote_goods(votes: Votes, doc: Doc, run: Run) -> None:
    """ "Lumoxil, which was developed by Nimbus", "Lumo yoghurt": what somebody makes; "the Lumo brand": no person."""
    first, last = run
    root, behind = doc[first:last].root, doc[last] if last < len(doc) else None
    if doc[first].text in given_names() or best(doc[first:last].text) is not None or doc[first - 1].is_quote:
        return
    verbs = [c for c in root.rights if c.dep_ in ("acl", "relcl")] + [root.head] * (root.dep_ == "nsubjpass")
    if any(v.lemma_ in listed("verbs", "of_goods") and child(v, "agent") is not None for v in verbs):
        vote(votes, SCHEMA.Product, 1.5)
    if behind is not None and last - first == 1 and behind.is_lower and behind.pos_ == "NOUN":
        vote(votes, SCHEMA.Product, 1.5 if behind.lower_ in words("goods", "edible") else 0.0)
    if last - first == 1 and _behind_row(doc, last).lemma_.lower() in words("goods", "brands"):
        vote(votes, SCHEMA.Person, -1.5)
        vote(votes, SCHEMA.Place, -1.5)


def _behind_row(doc: Doc, i: int) -> Token:
    """What stands behind the names that go on here: "brands" of "the Lumo, Corvo and Nandar brands"."""
    while i < len(doc) - 1 and (doc[i].text in (",", "and") or is_large(doc[i])):
        i += 1
    return doc[min(i, len(doc) - 1)]


def _vote_held(votes: Votes, doc: Doc, run: Run) -> None:
    """ "owns 40 percent of Nimbus", "half of Nimbus was sold": what only firms are held in."""
    before, share = doc[run[0] - 1], doc[run[0] - 2] if run[0] > 1 else doc[run[0] - 1]
    if before.lower_ not in ("of", "in") or share.lemma_.lower() not in listed("around", "parts_held"):
        return
    verb = share.head
    if verb.lemma_.lower() in listed("verbs", "holding") and share.dep_ in ("dobj", "nsubjpass", "nsubj"):
        _vote_firm(votes, 1.0)


def _vote_based(votes: Votes, doc: Doc, run: Run) -> None:
    """ "Leeds-based Nimbus", "the start-up Nimbus"; "Nimbus Mills of Leeds" tells where the mills are."""
    before = doc[run[0] - 1]
    if before.lower_ == "up" and run[0] > 2 and before.nbor(-2).lower_ == "start":
        vote(votes, SCHEMA.Corporation, 3.5)
    if before.lower_ in ("based", "headquartered") and run[0] > 1 and before.nbor(-1).text == "-":
        vote(votes, SCHEMA.Organization, 1.2)
    known = best(doc[run[0] : run[1]].text)
    if before.lower_ == "of" and known is not None and run[0] > 1 and is_large(doc[run[0] - 2]):
        vote(votes, SCHEMA.Place, 2.5)


def _vote_seat(votes: Votes, doc: Doc, run: Run) -> None:
    """ "the Leeds grocer", "Leeds mill owner Nimbus": a known town right before a noun for a firm."""
    name = doc[run[0] : run[1]].text
    if best(name) is None or is_ambiguous(name):
        return
    at = run[1]
    while at + 1 < len(doc) and doc[at + 1].is_lower and doc[at].is_lower and doc[at + 1].pos_ == "NOUN":
        at += 1
    opened = doc[run[0]].is_sent_start or doc[run[0] - 1].pos_ != "PROPN"
    if opened and doc[at].is_lower and _is_firm(doc[at]):
        vote(votes, SCHEMA.Place, 2.0)


def _vote_site(votes: Votes, doc: Doc, run: Run) -> None:
    """ "its Leeds plant", "the Leeds plant of the brewer Nimbus": who owns it is told, so that the name tells where."""
    noun, before = doc[run[1]], doc[run[0] - 1] if run[0] else None
    if before is None or run[1] - run[0] > 2 or noun.tag_ != "NN" or noun.lower_ not in words("places", "premises"):
        return
    whose = before.lower_ == "its" or before.tag_ == "POS"
    if whose or (before.lower_ == "the" and noun.i + 1 < len(doc) and noun.nbor(1).lower_ == "of"):
        vote(votes, SCHEMA.Place, 1.5)


def _vote_firm(votes: Votes, weight: float) -> None:
    vote(votes, SCHEMA.Organization, 2.0 * weight)
    vote(votes, SCHEMA.Person, -weight)


def _is_firm(noun: Token) -> bool:
    return noun.tag_ == "NN" and (noun.lower_ in words("places", "firms") or noun.lower_.endswith(("maker", "builder")))
