"""What stands behind the comma after a name becomes evidence: "Roe, who", "Roe, 34,", "Lomas, where"."""

import re

from kg.extract.names.evidence.deeds import plays_in_plural
from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import called_class, given_names, lineage, listed, noun_class
from kg.extract.places.known import best
from kg.extract.tokens import Doc, Token
from kg.vocabulary import SCHEMA


def vote_after_comma(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh what stands behind the comma after a name: ", who", ", 34,", ", where", ", Peru,"."""
    i = run[1] + 1
    token, then = doc[i], doc[i + 1] if i + 1 < len(doc) else None
    if token.lower_ == "which":
        trade = doc[run[0] - 1].lower_ if run[0] else ""
        firms = listed("around", "hired_firms") | listed("around", "owning")
        body = trade in firms  # "the asset manager Dana Orme, which"
        vote(votes, SCHEMA.Person, -9.0 if body else -0.5 if _is_owner(doc, run) else -3.0)
        return
    if token.lower_ == "where":
        held = doc[run[0] - 2] if run[0] > 1 and doc[run[0] - 1].lower_ == "at" else token
        nurse = noun_class(held.lemma_.lower()) == SCHEMA.Person  # "a nurse at"
        vote(votes, SCHEMA.Place, 0.0 if nurse or _comes_from(doc, run) else 1.5)
        vote(votes, SCHEMA.Person, -2.0)
        return
    if _tells_real_name(token):
        vote(votes, SCHEMA.Person, 6.0)
        return
    if token.lower_ == "whose" and any(t.lower_ in listed("around", "belonging") for t in doc[i + 1 : i + 4]):
        vote(votes, SCHEMA.Organization, 4.0)  # "the Corvo Initiative, whose four deputies"
        return
    if token.lower_ in ("who", "whom") and (_is_side(doc, run[0]) or _is_home(doc, run[0])):
        return
    if token.lower_ == "who" and _is_told_in_plural(doc, run):
        vote(votes, SCHEMA.SportsTeam, 3.0)
        return
    if token.lower_ == "who" and then is not None and _agrees_in_plural(doc, run, then):
        vote(votes, SCHEMA.SportsTeam if _tells_game(doc, run, then) else SCHEMA.Organization, 3.0)
        return
    spelt = token.like_num and token.is_alpha and not token.text[0].isupper()
    aged = spelt or re.fullmatch(r"[1-9]\d", token.text) is not None  # "Kai, nine,", "Roe, 34,"
    if token.lower_ in ("who", "whom") or (aged and then is not None and then.text in (",", ".", ";")):
        vote(votes, SCHEMA.Person, 4.5 if aged and run[1] - run[0] == 2 else 3.0)  # "Faith Hall, 52,"
        return
    made = tells_maker(token) or token.lower_ == "starring"
    if made and (run[0] == 0 or doc[run[0] - 1].lower_ != "by"):  # "by Roe, directed by Lee"
        vote(votes, SCHEMA.CreativeWork, 6.5)  # "Salt Road, directed by"
        return
    if token.lower_ == "by" and then is not None and is_large(then) and doc[run[0] - 1].text == "The":
        vote(votes, SCHEMA.CreativeWork, 4.0)  # "The Lute Player, by Adriaen de Witte,"
    if token.text in listed("common", "letters_after"):
        vote(votes, SCHEMA.Person, 3.0)
    place = best(token.text) if is_large(token) else None
    closed = then is None or then.text in (",", ".", "—", "-", "–", "and", ")") or then.pos_ in ("VERB", "AUX", "ADP")
    if place is not None and place.kind in ("country", "state") and closed:
        vote(votes, SCHEMA.Place, 2.5)


def _tells_real_name(token: Token) -> bool:
    """Whether words that begin here tell somebody's other name: "whose real name is", "stage name"."""
    first = token.i + (token.lower_ == "whose")
    told = token.doc[first : first + 2].text.lower()
    return told in ("real name", "legal name", "birth name", "stage name", "pen name")


def _is_owner(doc: Doc, run: Run) -> bool:
    """Whether something of somebody stands before ", which": "the company of Ana Roe, which sold"."""
    several = run[1] - run[0] > 1 and doc[run[0]].text in given_names()
    return several and run[0] > 1 and doc[run[0] - 1].lower_ == "of" and doc[run[0] - 2].pos_ == "NOUN"


def tells_maker(token: Token) -> bool:
    """Whether words that begin here tell who made a work: "written and directed by", "by the Cork novelist"."""
    following = token.doc[token.i + 1 : token.i + 2].text.lower()
    if token.lower_ == "by" and following in ("the", "a", "an"):
        aged = 4 * (token.doc[token.i + 2 : token.i + 3].text.isdigit())  # "by the 40-year-old novelist"
        told = (t for t in token.doc[token.i + 2 : token.i + 6 + aged] if t.tag_ == "NN")
        return any(t.lower_ in listed("around", "artists") for t in told)
    for i, word in enumerate(token.doc[token.i : token.i + 4]):
        if word.lower_ == "by":
            return i > 0 or _is_maker_next(token.doc, word.i + 1)
        if word.lower_ not in listed("around", "authored") and not (i and word.lower_ in ("and", ",")):
            return False
    return False


def _is_maker_next(doc: Doc, i: int) -> bool:
    """Whether "the", a maker of works and a name begin here: ", by the Cork novelist Ana Prieto"."""
    if i >= len(doc) or doc[i].lower_ not in ("the", "a", "an"):
        return False
    noun = next((t for t in doc[i + 1 : i + 6] if t.lower_ in listed("around", "makers_of_works")), None)
    between = doc[i + 1 : noun.i] if noun is not None else doc[i:i]
    plain = all(t.pos_ in ("ADJ", "NOUN", "PROPN") or t.text == "-" for t in between)
    return noun is not None and plain and noun.i + 1 < len(doc) and is_large(noun.nbor(1))


def _is_told_in_plural(doc: Doc, run: Run) -> bool:
    """Whether the next sentence takes up the one that a sentence names as several: "For Lomas, who ... They won"."""
    sentence = doc[run[0]].sent
    follows = sentence.end < len(doc) and doc[sentence.end].text == "They"
    others = any(t.tag_ in ("NNS", "NNPS") or t.dep_ == "conj" for t in doc[sentence.start : run[0]])
    return follows and not others and run[0] - sentence.start < 3


def _agrees_in_plural(doc: Doc, run: Run, verb: Token) -> bool:
    """Whether what is said of a single name agrees with it as several: "one point ahead of Lomas, who have"."""
    while verb.pos_ == "ADV" and verb.i + 1 < len(doc):
        verb = verb.nbor(1)
    listed_with = run[0] > 0 and doc[run[0] - 1].lower_ in ("and", "or", "&", ",")
    joined = any(t.lower_ in ("and", "&") for t in doc[run[0] : run[1]])
    root = doc[run[0] : run[1]].root
    main = (
        root.head if root.dep_ == "nsubj" and root.head.i > verb.i else verb
    )  # "Lomas, who won it in 1995, travel to"
    several = verb.lower_ in ("have", "are", "were") or "VBP" in (verb.tag_, main.tag_)
    return several and not (listed_with or joined or doc[run[1] - 1].tag_ == "NNPS")


def _tells_game(doc: Doc, run: Run, verb: Token) -> bool:
    """Whether one of the verbs that agree with a name in the plural tells of a game."""
    return plays_in_plural(verb) or plays_in_plural(doc[run[0] : run[1]].root.head)


def _is_home(doc: Doc, first: int) -> bool:
    """Whether a name tells where somebody is from of whom "who" says more: "a nurse from Lomas, who"."""
    if first < 2 or doc[first - 1].lower_ not in ("from", "in"):
        return False
    return doc[first - 2].tag_ == "NN" and noun_class(doc[first - 2].lemma_.lower()) == SCHEMA.Person


def _is_side(doc: Doc, first: int) -> bool:
    """Whether a name may be a team's or a firm's though "who" follows: "at Rovers, who", "the firm Roe, who"."""
    if first == 0:
        return False
    before = doc[first - 1]
    kind = called_class(before.lemma_.lower()) if before.tag_ == "NN" else None
    return before.lower_ == "at" or (kind is not None and lineage(kind)[0] == SCHEMA.Organization)


def _comes_from(doc: Doc, run: Run) -> bool:
    """Whether somebody joins another body from what no gazetteer knows: "She joins from Corvo Wind, where"."""
    before = doc[max(run[0] - 2, 0) : run[0]]
    joins = len(before) == 2 and before[1].lower_ == "from" and before[0].lemma_ in ("join", "switch", "transfer")
    return joins and best(doc[run[0] : run[1]].text) is None
