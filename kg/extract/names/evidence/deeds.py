"""What a name does and undergoes becomes evidence for its class, with the words that take it up again.

"Nimbus cut 300 jobs", "Nimbus said it would", "Nimbus was founded in", "Nimbus fell. The lender said".
"""

import re

from kg.extract.grammar import first_conjunct
from kg.extract.names.evidence.finances import vote_body
from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import head_class, lineage, listed, noun_class
from kg.extract.tokens import Doc, Span, Token
from kg.rows import words
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

_CLAUSES = ("ccomp", "advcl", "xcomp", "conj", "relcl")
_PERSONAL = ("he", "she", "his", "her", "him", "himself", "herself")
_NEUTER = ("it", "its", "itself")
_AGED = 6  # tokens of "The 26-year-old"
_OPENING = 6  # tokens within which a sentence takes up the one before


def vote_deeds(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh the clause that a name is the subject of, or the participle behind its comma."""
    root = doc[run[0] : run[1]].root
    if root.dep_ in ("nsubj", "nsubjpass"):
        _vote_owned(votes, root)
        _vote_polled(votes, doc[run[0] : run[1]])
        _vote_train(votes, doc[run[0] : run[1]])
        _vote_pronoun_within(votes, root)
        _vote_side(votes, doc[run[0] : run[1]])
        if root.head.dep_ == "ROOT":
            _vote_next_sentence(votes, root)
    if _is_aged_next(root):
        vote(votes, SCHEMA.Person, 4.0)
    if root.dep_ == "dobj" and root.head.lemma_.lower() in words("reference", "accusing"):
        _vote_defendant(votes, root)
    undergone = root.dep_ in ("dobj", "nsubjpass") and root.head.lemma_.lower() in listed("verbs", "of_law")
    if undergone or (run[0] and doc[run[0] - 1].lower_ == "fined"):
        vote(votes, SCHEMA.Product, -2.0)  # "fined Nimbus 12 million euros"
        vote(votes, SCHEMA.Place, -0.5)
    if root.dep_ == "pobj" and root.head.lower_ == "to" and root.head.head.lemma_.lower() == "lose":
        vote(votes, SCHEMA.Place, -1.5)  # "lost to Luis Amadi"
        vote(votes, SCHEMA.Person, 0.8 if run[1] - run[0] > 1 else 0.0)
    if any(c.dep_ == "relcl" and _gets_seats(c) for c in root.rights):
        vote(votes, SCHEMA.PoliticalParty, 6.0)  # "which holds six seats"
    maker = root.head.head.lemma_ if root.dep_ == "pobj" and root.head.lower_ == "by" else ""
    if maker in listed("verbs", "making"):
        vote(votes, SCHEMA.Organization, 0.8)
    if root.dep_ == "nsubjpass" and root.head.lemma_.lower() in listed("verbs", "undergone"):
        vote_body(votes, 4.0 if root.head.lower_ == "headquartered" else 1.5)
    if root.dep_ == "nsubjpass" and root.head.lower_ == "owned":
        vote_body(votes, 0.8)  # nobody is
    _vote_business(votes, root)
    _vote_begun_before(votes, root)
    if run[1] + 1 < len(doc) and doc[run[1]].text == ",":
        participle = doc[run[1] + 1]
        if participle.lower_ in ("now", "still", "also", "originally") and run[1] + 2 < len(doc):
            participle = participle.nbor()
        if participle.lower_ in ("based", "owned") and run[1] + 2 < len(doc):
            vote_body(votes, 0.8)  # "Nimbus, now based in Leeds,"
        if participle.tag_ == "VBN" and participle.lemma_.lower() in listed("verbs", "undergone"):
            vote_body(votes, 1.5)


def _vote_side(votes: Votes, name: Span) -> None:
    """ "Lomas Town were reduced to ten men": the name of one town with a verb in the plural is that of its team."""
    verb = name.root.head
    forms = {token.lower_ for token in (*verb.lefts, verb) if token.dep_ in ("aux", "auxpass") or token.i == verb.i}
    several = name.root.tag_ == "NNPS" or any(child.dep_ == "conj" for child in name.root.children)
    plays = plays_in_plural(verb) and not forms - {verb.lower_}
    if several or len(name) < 2 or not ({"were", "are", "have"} & forms or plays):
        return
    if name[-1].text in listed("verbs", "sides") or plays:
        vote(votes, SCHEMA.SportsTeam, 6.0)
    else:
        vote_body(votes, 1.5)  # "Corvo Lomas have sacked": nobody is told of in the plural


def plays_in_plural(verb: Token) -> bool:
    """Whether a verb tells of a game of one side in the plural: "Lomas host Tolna on Sunday", "travel to Tolna"."""
    return verb.tag_ == "VBP" and verb.lemma_.lower() in listed("verbs", "playing")


def _vote_business(votes: Votes, root: Token) -> None:
    """ "absorbed Nimbus", "founded Nimbus", "merged with Nimbus", "sells pumps to Nimbus": what only firms undergo."""
    root = first_conjunct(root)
    verb = root.head.head if root.dep_ == "pobj" else root.head
    lemma = verb.lemma_.lower()
    prep = root.head.lower_ if root.dep_ == "pobj" else ""
    goods = any(c.dep_ == "dobj" and c.pos_ == "NOUN" for c in verb.children)
    taken = root.dep_ == "dobj" and lemma in listed("verbs", "taken_over")
    if taken or (prep == "with" and lemma in listed("verbs", "joining")):
        vote_body(votes, 1.5)
    elif prep in ("to", "from") and goods and lemma in listed("verbs", "dealing"):
        vote_body(votes, 0.8)
    elif prep == "to" and lemma == "sell" and first_conjunct(root) == root:
        vote(votes, SCHEMA.Product, -2.0)  # "was sold to Nimbus"


def _vote_begun_before(votes: Votes, root: Token) -> None:
    """ "Headquartered in Lomas, Nimbus serves", "Founded in 1990, Nimbus makes": what opens a clause befell a body."""
    opening = next((c for c in root.head.lefts if c.tag_ == "VBN" and c.is_sent_start), None)
    begun = opening is not None and opening.lemma_.lower() in ("headquarter", "found", "establish", "incorporate")
    if begun and root.dep_ == "nsubj":
        vote_body(votes, 1.5)


def _gets_seats(verb: Token) -> bool:
    objects = (c for c in verb.children if c.dep_ == "dobj")
    return verb.lemma_.lower() in listed("verbs", "electoral") and any(noun.lower_ == "seats" for noun in objects)


def _vote_owned(votes: Votes, subject: Token) -> None:
    """ "cut jobs", "posted a loss", "has 90 employees"."""
    objects = [child for child in subject.head.children if child.dep_ == "dobj"]
    if any(noun.lower_ in listed("verbs", "owned") for noun in objects):
        vote_body(votes, 0.8)
    elif any(noun.tag_ == "NNS" and noun.lemma_.lower() in words("places", "premises") for noun in objects):
        vote_body(votes, 0.8)  # "has nine hospitals"
    if _gets_seats(subject.head):
        vote(votes, SCHEMA.PoliticalParty, 6.0)  # "lost 30 seats"
    if subject.head.lemma_ in ("burst", "overflow", "breach") and any(noun.lower_ == "banks" for noun in objects):
        vote(votes, SCHEMA.BodyOfWater, 4.0)
    goods = any(noun.tag_ == "NNS" for noun in objects)
    if goods and subject.head.tag_ == "VBZ" and subject.head.lemma_ in listed("verbs", "making"):
        vote_body(votes, 0.6)  # "makes trucks"


def _vote_polled(votes: Votes, name: Span) -> None:
    """ "Common Ground won the election with 27% of the vote": no person's name has common words alone."""
    polled = any(t.lower_ in ("vote", "votes") and t.dep_ == "pobj" for t in name.sent)
    if polled and name.root.head.lemma_.lower() in listed("verbs", "electoral"):
        vote(votes, SCHEMA.PoliticalParty, 6.0 if len(name) > 1 and all(is_common_word(t.text) for t in name) else 0.5)


def _vote_train(votes: Votes, name: Span) -> None:
    """ "The Kiran Express derailed": what trains are called by names firms and papers too."""
    if name[-1].text in listed("trains") and name.root.head.lemma_.lower() in listed("verbs", "of_vehicles"):
        vote(votes, SCHEMA.Product, 6.0)
        vote(votes, SCHEMA.Organization, -4.0)


def _vote_pronoun_within(votes: Votes, subject: Token) -> None:
    """The first pronoun of the clause that may mean its subject: "said it would close", "sent its workers home"."""
    verb = subject.head
    titled = any(c.lower_.strip(".") in words("reference", "titles") for c in subject.lefts)  # "Ms. Roe cut its staff"
    for token in verb.doc[subject.i + 1 : verb.sent.end]:
        if token.is_quote or (token.text == "," and token.i < verb.i):
            return
        if token.lower_ in _PERSONAL:
            vote(votes, SCHEMA.Person, 1.6)
            return
        if token.lower_ in _NEUTER:
            owned = token.lower_ == "its" and token.head.dep_ == "dobj" and token.head.head == verb
            owned = owned and verb.lemma_.lower() not in listed("verbs", "judging")  # "Roe praised its screen"
            between = verb.doc[verb.i + 1 : token.i]
            other = token.head.dep_ == "advcl" and any(t.pos_ == "PROPN" and t.dep_ == "dobj" for t in between)
            if (
                not titled
                and (owned or (_under(token, verb) and not other))
                and not any(child.dep_ == "expl" for child in token.head.children)
            ):
                vote(votes, SCHEMA.Person, -1.5)
                vote(votes, SCHEMA.Organization, 0.5)
            return


def _under(pronoun: Token, verb: Token) -> bool:
    """Whether a pronoun is the subject of a clause that hangs on the verb: "said it would"."""
    clause = pronoun.head
    empty = clause.lemma_ == "be" and any(c.dep_ in ("acomp", "attr") for c in clause.children)  # "it was too late"
    return pronoun.dep_ in ("nsubj", "nsubjpass") and clause.dep_ in _CLAUSES and clause.head == verb and not empty


def _vote_defendant(votes: Votes, name: Token) -> None:
    """ "The agency sued Nimbus. It says the company": whoever is taken up as a company is one."""
    following = name.doc[name.sent.end : name.sent.end + _OPENING + 2]
    firms = words("reference", "plain_firms")
    if any(t.lower_ in firms and t.dep_ in ("nsubj", "nsubjpass") and t.nbor(-1).lower_ == "the" for t in following):
        vote_body(votes, 1.5)


def _is_aged_next(name: Token) -> bool:
    """Whether the next sentence takes up its only name as one with an age: "The singer, 26,", "The 19-year-old"."""
    doc, end = name.doc, name.sent.end
    owner = name.dep_ == "poss" and name.head.dep_ in ("nsubj", "nsubjpass")
    subject = name.head if owner else name
    if subject.dep_ not in ("nsubj", "nsubjpass") or subject.head.dep_ != "ROOT" or doc[end : end + 1].text != "The":
        return False
    others = any(t.ent_type_ == "PERSON" and not name.left_edge.i <= t.i <= name.i for t in name.sent)
    front = re.match(r"The \d\d-year-old ", doc[end : end + _AGED + 2].text)
    start = end + _AGED if front else end + 1
    head = next((t for t in doc[start : start + _OPENING] if t.tag_ == "NN" and t.nbor().pos_ != "NOUN"), None)
    if others or head is None or noun_class(head.lower_) != SCHEMA.Person:
        return False
    return front is not None or re.match(r", \d\d,", doc[head.i + 1 : head.i + 4].text) is not None


def _heads_firm(word: str) -> bool:
    return head_class(word) == SCHEMA.Corporation


def _vote_next_sentence(votes: Votes, subject: Token) -> None:
    """Whom the subject of a sentence is taken up as where the next one begins: "He", "It", "The lender"."""
    doc, end = subject.doc, subject.sent.end
    if end + 1 >= len(doc):
        return
    following = doc[end].lower_
    if following in _PERSONAL:
        alone = sum(token.tag_ == "NNP" for token in subject.sent) == 1
        behind = doc[subject.i + 1 : end]
        beside = {"appos"} | ({"dobj"} if subject.head.lemma_.lower() in words("grammar", "appointing") else set())
        other = any(t.ent_type_ == "PERSON" and t.dep_ in beside for t in behind)  # "whose boss, Ana Roe, left"
        vote(votes, SCHEMA.Person, 1.6 if alone else 0.0 if other else 1.0)
    elif following in _NEUTER:
        vote(votes, SCHEMA.Person, -1.0)
        vote(votes, SCHEMA.Organization, 0.3)
    elif following == "the":
        head = next((t for t in doc[end + 1 : end + _OPENING] if t.dep_ in ("nsubj", "nsubjpass", "poss")), None)
        other = head is not None and any(t.lower_ == head.lower_ for t in subject.sent)  # "Acme and its union"
        other = other or (head is not None and is_large(head.nbor()))  # "The party Unity protested"
        other = other or any(
            is_large(t) and _heads_firm(t.text) for t in doc[subject.i + 1 : end]
        )  # "Roe began Acme Ltd"
        kind = noun_class(head.lemma_.lower()) if head is not None and head.tag_ == "NN" and not other else None
        if kind is not None and kind != SCHEMA.SportsTeam and lineage(kind)[0] == SCHEMA.Organization:
            vote(votes, kind, 1.0)
