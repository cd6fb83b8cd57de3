"""What is told of a person's post, age and years becomes evidence: "Roe becomes president", "Roe (1901–1970)"."""

import re

from kg.extract.demonyms import is_group
from kg.extract.grammar import SUBJECTS, TENSED, first_conjunct
from kg.extract.names.evidence.appositions import class_of_noun_or_firm
from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import head_class, listed
from kg.extract.tokens import Doc, Token
from kg.vocabulary import SCHEMA

_APPOSITION = 9  # tokens behind a comma within which a post is told: ", until this week president of"
_DATES = 14  # tokens that two dates in brackets may have
_DASHES = ("-", "–", "—")
_BEGINNING = ("establish", "set", "start", "begin", "launch", "create", "open")
_YEAR = re.compile(r"1[0-9]{3}|20[0-2][0-9]")
_YEARS = re.compile(r"(1[0-9]{3}|20[0-2][0-9])[-–](1[0-9]{3}|20[0-2][0-9])")


def vote_holders(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh a post that a name takes or has behind its comma, the years of a life, and what a byline says."""
    root = doc[run[0] : run[1]].root
    if _takes_post(root) or _is_called(root):
        vote(votes, SCHEMA.Person, 2.5)
    if _is_given_post(root):
        vote(votes, SCHEMA.Person, 3.0)
    if _is_set_beside_post(doc, run):
        vote(votes, SCHEMA.Person, 3.0)
    if _has_years(doc, run[1]):
        vote(votes, SCHEMA.Person, 3.0)
    if _has_post_behind(doc, run[1]):
        vote(votes, SCHEMA.Person, 2.5)
    if _is_of_party(doc, run[1]):
        vote(votes, SCHEMA.Person, 1.5)
    if _is_one_of_group(doc, run):
        vote(votes, SCHEMA.Person, 1.5)
    vote(votes, SCHEMA.Person, _weight_of_founding(doc, run))
    if _is_followed(root):
        vote(votes, SCHEMA.Person, 1.5)
    if _is_in_byline(doc, run[0]):
        vote(votes, SCHEMA.Person, 2.0)
    alone = sum(token.tag_ == "NNP" for token in root.sent) == run[1] - run[0]
    if alone and root.dep_ in SUBJECTS and _is_aged(doc, root.sent.end):
        vote(votes, SCHEMA.Person, 1.6)


def _takes_post(subject: Token) -> bool:
    """Whether a name is the subject of "becomes president": a post without an article."""
    if subject.dep_ != "nsubj" or subject.head.lemma_ not in ("become", "remain"):
        return False
    posts = [c for c in subject.head.children if c.dep_ == "attr" and c.tag_ == "NN"]
    return any(_is_post(c) and not any(d.dep_ in ("det", "poss") for d in c.children) for c in posts)


def _is_given_post(name: Token) -> bool:
    """Whether a post that a person alone has is given to a name: "named Ama Boateng its chairwoman", "as envoy"."""
    swears = name.dep_ == "pobj" and name.head.lower_ == "in" and name.head.head.lemma_ == "swear"
    verb = name.head.head if swears else name.head
    if not (swears or name.dep_ in ("dobj", "nsubjpass")) or verb.lemma_.lower() not in listed("around", "appointing"):
        return False
    told = [c for c in verb.rights if c.dep_ in ("oprd", "attr", "dobj") and c.i > name.i]
    told += [c for c in name.rights if c.dep_ == "appos" and any(d.lower_ in ("its", "their") for d in c.lefts)]
    told += [c for prep in verb.rights if prep.lower_ == "as" for c in prep.rights if c.dep_ == "pobj"]
    firms = listed("around", "hired_firms")
    return any(c.tag_ == "NN" and _is_post(c) and c.lower_ not in firms for c in told)


def _is_set_beside_post(doc: Doc, run: Run) -> bool:
    """Whether a name of several words between commas is in apposition to a post: "Its chairman, Oleh Rey,"."""
    root = doc[run[0] : run[1]].root
    enclosed = run[0] > 0 and doc[run[0] - 1].text == "," and run[1] < len(doc) and doc[run[1]].text == ","
    post = root.head if root.dep_ == "appos" else root
    definite = any(c.lower_ == "the" or c.tag_ == "PRP$" for c in post.lefts)
    return enclosed and run[1] - run[0] > 1 and post.tag_ == "NN" and definite and _is_post(post)


def _is_called(token: Token) -> bool:
    """Whether a name is what somebody's post is said to be: "Architect to the cathedral is Ann Roe"."""
    if token.dep_ != "attr" or token.head.lemma_ != "be":
        return False
    return any(c.dep_ == "nsubj" and c.tag_ == "NN" and _is_post(c) for c in token.head.children)


def _is_post(noun: Token) -> bool:
    return class_of_noun_or_firm(noun) == SCHEMA.Person


def _has_years(doc: Doc, i: int) -> bool:
    """Whether two years with a dash between them follow in brackets: "(Lima, 3 May 1901 – 7 June 1970)"."""
    if i >= len(doc) or doc[i].text != "(":
        return False
    inside = doc[i + 1 : i + 1 + _DATES]
    close = next((t.i for t in inside if t.text == ")"), None)
    if close is None:
        return False
    words = [t.text for t in doc[i + 1 : close]]
    if any(_YEARS.fullmatch(w) for w in words):
        return len(words) == 1
    dashes = [k for k, w in enumerate(words) if w in _DASHES]
    return any(any(map(_YEAR.fullmatch, words[:k])) and any(map(_YEAR.fullmatch, words[k:])) for k in dashes)


def _has_post_behind(doc: Doc, i: int) -> bool:
    """Whether an adverbial and a post follow a comma: ", until this week president of"."""
    if i + 2 >= len(doc) or doc[i].text != "," or doc[i + 1].lower_ not in listed("around", "whiles"):
        return False
    for token in doc[i + 2 : i + 2 + _APPOSITION]:
        if token.text == "," or token.tag_ in {*TENSED, "WP", "WDT"}:
            return False
        if token.tag_ == "NN" and _is_post(token):
            after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
            return after in ("of", "at", "to", "for", "in", ",", ".")
    return False


def _is_of_party(doc: Doc, i: int) -> bool:
    """Whether a comma, "of" and a party follow: "Roe, of the Unity Party,"."""
    if i + 3 >= len(doc) or doc[i].text != "," or doc[i + 1].lower_ != "of":
        return False
    words = [token.text for token in doc[i + 2 : i + 8]]
    end = words.index(",") if "," in words else 0
    return end > 0 and head_class(words[end - 1]) == SCHEMA.PoliticalParty


def _is_one_of_group(doc: Doc, run: Run) -> bool:
    """Whether a people or a party stands right before a name of two words: "the Cuban Luis Rey"."""
    first, last = run
    if first < 1 or last - first < 2 or head_class(doc[last - 1].text) is not None:
        return False
    return is_group(doc[first - 1].text) and (first < 2 or doc[first - 2].text in ("the", "The", ",", ";"))


def _weight_of_founding(doc: Doc, run: Run) -> float:
    """How much it speaks for a person that a name of several words, without a head of names, founded something.

    "founded by Tobi Adebayo and", and more so "Lomas Motor was set up by Jan Lomas, a maker of looms".
    """
    first, last = run
    root = first_conjunct(doc[first:last].root)
    by = root.head if root.dep_ == "pobj" else root
    if by.lower_ != "by" or last - first < 2 or head_class(doc[last - 1].text) is not None:
        return 0.0
    verb, family = by.head.lemma_.lower(), doc[last - 1].text
    begun = verb in ("found", "co-found", "cofound")
    if (begun or verb in _BEGINNING) and any(_opens_name(doc, t) for t in doc if t.text == family):
        return 4.0
    return 2.5 if begun else 0.0


def _opens_name(doc: Doc, word: Token) -> bool:
    """Whether a word is the first of a name of several: "Lomas" in "Lomas Motor"."""
    opened = word.i == 0 or not is_large(doc[word.i - 1])
    return opened and word.i + 1 < len(doc) and is_large(doc[word.i + 1])


def _is_followed(token: Token) -> bool:
    """Whether somebody is named to a post in a name's place: "named Ana Prieto minister, replacing Roe"."""
    verb = token.head
    follows = token.dep_ == "dobj" and verb.tag_ == "VBG" and verb.lemma_ in ("replace", "succeed")
    return follows and verb.dep_ == "advcl" and verb.head.lemma_ in ("name", "appoint", "elect", "choose", "pick")


def _is_in_byline(doc: Doc, first: int) -> bool:
    """Whether a name stands behind "Written by" or "Edited by"."""
    if first < 2 or doc[first - 1].lower_ != "by":
        return False
    return doc[first - 2].text in ("Written", "Reported", "Edited", "Compiled", "Photographed", "Illustrated")


def _is_aged(doc: Doc, start: int) -> bool:
    """Whether a sentence begins with somebody's age: "The 34-year-old"."""
    words = [token.lower_ for token in doc[start : start + 6]]
    return words[:1] == ["the"] and words[2:] == ["-", "year", "-", "old"]
