"""What befalls people, and whose kin a name is, becomes evidence for persons: "born in", "her husband, Lee"."""

from itertools import takewhile

from kg.extract.demonyms import is_group
from kg.extract.grammar.coordination import SUBJECTS
from kg.extract.grammar.lemmas import reports
from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.rows_of_names import start_of_row
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import given_names, listed, noun_class
from kg.extract.places.known import KnownPlace, best, is_ambiguous
from kg.extract.tokens import Doc, Token
from kg.vocabulary import SCHEMA

_OWNERS = ("his", "her")
_FRONT = 14  # tokens that a phrase in front of a sentence's subject may have
_LARGE = 200_000  # inhabitants
_CALLING = 4  # tokens of "the late film director"
_BRACKET = 16  # tokens in which a name's sounds are written
_MISSED = ("survived", "predeceased", "missed", "mourned")
_OWNED = 4  # tokens behind a name's 's among which its kin is told


def vote_lives(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh what is told of the life of a name's bearer, and the nouns of kinship beside the name."""
    root = doc[run[0] : run[1]].root
    town = best(doc[run[0] : run[1]].text)
    if tells_life(root):
        vote(votes, SCHEMA.Person, 2.5)
        vote(votes, SCHEMA.Place, -2.5 if town is not None and town.kind != "country" and not _acts(root.head) else 0.0)
    elif town is not None and town.kind != "country" and _moves_elsewhere(root) and not _has_team(town, root):
        vote(votes, SCHEMA.Person, 1.0)
        vote(votes, SCHEMA.Place, -2.5)
    if _is_introduced(doc, run) or _is_born_in_brackets(doc, run[1]):
        vote(votes, SCHEMA.Person, 2.5)
    if _follows_kin(doc, run) or _is_married(doc, run):
        vote(votes, SCHEMA.Person, 3.0)
    if run[0] > 1 and doc[run[0] - 1].lower_ == "of" and _is_of_home(doc, run[0] - 2):
        vote(votes, SCHEMA.Place, 2.5)  # "her sons Ana (Tom) of Lomas"
        vote(votes, SCHEMA.Person, -2.0)
    if _is_of_kin(doc, run):
        vote(votes, SCHEMA.Person, 1.5)
        vote(votes, SCHEMA.Place, -2.0)
    if _succeeds(root):
        vote(votes, SCHEMA.Person, 2.5)
    if _befalls(root):
        vote(votes, SCHEMA.Person, 1.5)
    if _speaks_for(doc, run):
        vote(votes, SCHEMA.Person, 2.0)
    seat = run[0] > 1 and doc[run[0] - 1].lower_ == "of" and is_large(doc[run[0] - 2])  # "Ana of Lomas and her son"
    vote(votes, SCHEMA.Person, 0.0 if seat else _weight_behind(doc, run[1]))
    if _is_school(root):
        vote(votes, SCHEMA.CollegeOrUniversity, 4.0 if _is_left_with_degree(root.head) else 2.5)


def _is_born_in_brackets(doc: Doc, i: int) -> bool:
    """Whether brackets behind a name tell a birth or a death: "(born 1961)", "(Arabic: ...; born 3 July 1961)"."""
    if doc[i : i + 1].text != "(":
        return False
    inside = list(takewhile(lambda t: t.text != ")", doc[i : i + _BRACKET]))
    told = [inside[n].lower_ for n in range(1, len(inside)) if n == 1 or inside[n - 1].text == ";"]
    return any(word in ("born", "b", "née", "died") for word in told)


def _befalls(root: Token) -> bool:
    """Whether a name undergoes what only people do: "Roe was appointed", "killed Roe", not "killed the Roe bill"."""
    verb = root.head.lemma_.lower()
    if root.dep_ == "nsubjpass":
        return verb in listed("verbs", "of_people") | listed("verbs", "against_people")
    return root.dep_ == "dobj" and verb in listed("verbs", "against_people") and root.left_edge.tag_ != "DT"


def _speaks_for(doc: Doc, run: Run) -> bool:
    """Whether a name of two words says something, its body told behind it: "Ana Prieto of the Relief Board said"."""
    behind, root = doc[run[1] : run[1] + 3], doc[run[0] : run[1]].root
    body = len(behind) == 3 and behind[0].lower_ == "of" and behind[1].lower_ == "the" and is_large(behind[2])
    return run[1] - run[0] == 2 and body and root.dep_ == "nsubj" and reports(root.head.lemma_.lower())


def _succeeds(root: Token) -> bool:
    """Whether one follows another in a post: both of "Roe succeeded Kim as president"."""
    post = next((c for c in root.head.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    held = next((c for c in post.children if c.dep_ == "pobj"), None) if post is not None else None
    follows = root.head.lemma_.lower() in ("succeed", "replace") and root.dep_ in ("nsubj", "dobj")
    return follows and held is not None and noun_class(held.lemma_.lower()) == SCHEMA.Person


def _is_school(root: Token) -> bool:
    """Whether somebody studies or teaches "at" a name or has a degree "from" it: "read law at Lomas"."""
    prep = root.head
    if root.dep_ != "pobj" or prep.lower_ not in ("at", "from"):
        return False
    if _is_left_with_degree(prep):
        return True
    above = prep.head.lemma_.lower()
    if prep.lower_ == "from":
        return above in listed("around", "degrees") or above == "graduate"
    read = above == "read" and any(c.dep_ == "dobj" for c in prep.head.children)
    return read or above in listed("verbs", "studying") or above in listed("around", "degrees")


def _is_left_with_degree(prep: Token) -> bool:
    """Whether somebody graduates from what a preposition tells, or has a degree from it: "a doctorate from Lomas"."""
    taken = any(c.dep_ == "dobj" and c.lemma_.lower() in listed("around", "taken") for c in prep.head.children)
    return prep.head.lemma_.lower() in listed("around", "taken") | {"graduate"} or taken


def tells_life(token: Token) -> bool:
    """Whether a word is the subject of what only people undergo: "was born", "moved and studied", "is married"."""
    if token.dep_ not in SUBJECTS:
        return False
    verb = token.head
    added = [c for c in verb.rights if c.dep_ == "conj" and not any(g.dep_ in SUBJECTS for g in c.lefts)]
    return any(map(_is_of_life, (verb, *added)))


def _has_team(town: KnownPlace, name: Token) -> bool:
    """Whether a town is so large that its team or firm may move by its name: "Oakland moved to Las Vegas"."""
    return town.inhabitants > _LARGE and not is_ambiguous(town.name) and name.ent_type_ != "PERSON"


def _acts(verb: Token) -> bool:
    """Whether a verb of life has an object, so that bodies do it as well: "Lomas studied the plan"."""
    return verb.lemma_.lower() != "marry" and any(child.dep_ == "dobj" for child in verb.rights)


def _moves_elsewhere(token: Token) -> bool:
    """Whether a word is the subject of going from one known place to another, as no town does: "Roe moved to Lima"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_.lower() not in listed("verbs", "resettling"):
        return False
    steps = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("to", "from"))
    goals = (c for prep in steps for c in prep.rights if c.dep_ == "pobj")
    return any(best(token.doc[c.left_edge.i : c.i + 1].text) is not None for c in goals)


def _is_of_life(verb: Token) -> bool:
    lemma, up, gains = verb.lemma_.lower(), False, False
    for word in verb.children:
        up = up or (word.dep_ == "prt" and word.lower_ == "up")
        gains = gains or (word.dep_ == "dobj" and word.lower_ in listed("around", "degrees"))
        gains = gains or (word.dep_ == "acomp" and word.lower_ == "married")
    return lemma in listed("verbs", "life") or gains or (up and lemma == "grow")


def _is_introduced(doc: Doc, run: Run) -> bool:
    """Whether a sentence opens with what is said of its subject: "Born in Lima, Roe", "The son of a miner, Roe"."""
    first = run[0]
    start = doc[first].sent.start
    if not start < first <= start + _FRONT or doc[first - 1].text != ",":
        return False
    head = doc[run[0] : run[1]].root
    if head.dep_ not in SUBJECTS:
        return False
    opening = doc[start]
    if opening.lower_ in listed("around", "of_life") or (opening.lower_, doc[start + 1].lower_) == (
        "originally",
        "from",
    ):
        return True
    if opening.lower_ in listed("verbs", "speaking") and doc[start + 1].lower_ in listed("verbs", "spoken_at"):
        return True  # "Writing in the Gazette, Roe"
    noun = next((t for t in doc[start + 1 : start + 4] if t.pos_ == "NOUN"), None)
    article = opening.lower_ in ("a", "an", "the")
    ended = noun is not None and doc[noun.i + 1].lower_ in ("of", "from", "at")
    return article and ended and noun is not None and noun_class(noun.lemma_.lower()) == SCHEMA.Person


def _follows_kin(doc: Doc, run: Run) -> bool:
    """Whether a noun of kinship stands before a name or the row of names that it is in: "his sons, Tom and Jim"."""
    start = start_of_row(doc, run)
    i = start - 1
    if i > 0 and doc[i].text in (",", ":", "(", "–", "—"):
        i -= 1
    i -= i > 0 and doc[i].lower_ in ("named", "called", "are", "were")  # "a son named Roe"
    if i > 3 and doc[i].lower_ == "law" and [t.text for t in doc[i - 3 : i]] == ["-", "in", "-"]:
        return True  # "her sons-in-law Tom and Jim"
    of = _past_calling(doc, i)
    owned = doc[run[1] : run[1] + 1].text in ("'s", "’s", "'", "’")
    near = start == run[0] or not owned  # not "the mother of Ana, Lomas's mayor and"
    if of > 0 and doc[of].lower_ in ("of", "to") and doc[of - 1].lemma_.lower() in listed("around", "kindred"):
        return near
    if of > 0 and doc[of].lower_ == "by" and doc[of - 1].lower_ in _MISSED:
        return start < run[0] or doc[run[0]].text in given_names()
    noun = doc[i] if i >= 0 else None
    if noun is None or noun.lemma_.lower() not in listed("around", "kindred"):
        return False
    if noun.tag_ == "NNS" and is_large(doc[noun.i + 1]):
        return True  # "founded by sisters Ruth and Ana Prieto"
    front = doc[max(0, i - 4) : i]
    added = noun.i > 0 and doc[noun.i - 1].lower_ == "and"  # "Ann Lee and husband Roe"
    return not noun.is_sent_start and (added or any(t.tag_ in ("PRP$", "POS", "WP$", "DT", "CD") for t in front))


def _is_of_kin(doc: Doc, run: Run) -> bool:
    """Whether a name that is a place's as well stands where only people do: "nan of Ana and Paris", "his son Paris"."""
    return _follows_kin(doc, run) and doc[run[1] : run[1] + 1].text in (",", ".", ";", "and", "&", "(", ")", "")


def _is_of_home(doc: Doc, i: int) -> bool:
    """Whether a lone given name of a row ends in a token, or whom somebody is married to: "Ana", "Ana (Tom)"."""
    i = next((k - 1 for k in range(i, max(0, i - 4), -1) if doc[k].text == "("), 0) if doc[i].text == ")" else i
    before = doc[max(i - 1, 0)].lower_
    lone = before in (",", "and", ";", ":") or before in listed("around", "kindred")
    return lone and doc[i].text in given_names()


def _is_married(doc: Doc, run: Run) -> bool:
    """Whether somebody is told to have married a name: "married Roe", "is married to the broadcaster Roe"."""
    i = _past_calling(doc, run[0] - 1)
    i -= i > 0 and doc[i].lower_ == "to"
    if i >= 0 and doc[i].lower_ in ("marriage", "wedding", "engagement"):
        return doc[i + 1].lower_ == "to"  # "her wedding to Roe"
    return i >= 0 and doc[i].lower_ == "married" and doc[i].tag_ in ("VBD", "VBN", "JJ")


def _past_calling(doc: Doc, i: int) -> int:
    """The token in front of the noun for a person that ends at a token: "of" in "of the Danish broadcaster"."""
    if i < 0 or noun_class(doc[i].lemma_.lower()) is None or doc[i].pos_ != "NOUN":
        return i
    start = i
    while i > 0 and i > start - _CALLING and (doc[i].pos_ in ("NOUN", "ADJ", "DET") or is_group(doc[i].text)):
        i -= 1
    return i


def _weight_behind(doc: Doc, last: int) -> float:
    """How much the words behind a name speak for a person."""
    following = [token.lower_ for token in doc[last : last + 4]]
    if len(following) < 4:
        return 0.0
    if following[0] in ("'s", "’s", "'", "’"):
        return _weight_of_owned(doc, last + 1)
    if following[0] == "and" and following[1] in _OWNERS:
        return 2.5  # "Roe and his wife"
    if following[0] != ",":
        return 0.0
    kin = [t for t in doc[last + 2 : last + 5] if t.lower_ in listed("around", "kindred")]
    if following[1] == "whose" and kin and noun_class(doc[kin[0].i + 1].lower_) in (None, SCHEMA.Person):
        return 3.0  # not "Nimbus, whose parent company"
    if following[1] in listed("around", "of_life"):
        return 3.0
    alone = following[1] in ("a", "an", "the") and is_group(doc[last + 2].text) and doc[last + 2].text[0].isupper()
    return 3.0 if alone and following[3] in (",", ".", "who", "by", "from") else 0.0


def _weight_of_owned(doc: Doc, i: int) -> float:
    """How much the kin behind a possessive speaks for a person: "Roe's wife"; "Nimbus's sister company" denies it."""
    for token in doc[i : i + _OWNED]:
        if token.pos_ == "NOUN":
            after = doc[token.i + 1] if token.i + 1 < len(doc) else token
            kin = token.lower_ in listed("around", "kindred")
            return (-1.0 if after.pos_ == "NOUN" else 2.0) if kin else 0.0
        if token.pos_ not in ("ADJ", "NUM", "DET", "ADV") and token.tag_ not in ("JJ", "VBN", "JJS"):
            return 0.0
    return 0.0
