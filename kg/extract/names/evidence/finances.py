"""What money does to a name becomes evidence: "Nimbus lost $9 million", "the deal values Nimbus at $2 billion"."""

from kg.extract.grammar import child
from kg.extract.names.evidence.appositions import class_of_noun_or_firm
from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import lineage, listed
from kg.extract.tokens import Doc, Span, Token
from kg.rows import rows
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

_PRICE = 7  # words behind a verb in which a price is reached
_SMALL = frozenset(("cent", "cents", "sen", "pence", "p", "paise", "kobo", "satang", "yen", "won", "baht", "rupees"))
_CONTROLLED = ("xcomp", "conj")


def vote_finances(votes: Votes, doc: Doc, run: Run) -> None:
    """Weigh the sums and results of a name of one word, or of common words alone, and a noun far before it."""
    name = doc[run[0] : run[1]]
    if kind := _noun_before_clause(doc, run):
        vote(votes, kind, 3.5)
        vote(votes, SCHEMA.Person, 0.0 if kind == SCHEMA.Person else -2.0)
    root = name.root
    if _moves_price(doc, root.head if root.dep_ == "nsubj" else doc[min(run[1], len(doc) - 1)]):
        vote_body(votes, 3.0)
    if len(name) > 1 and not all(is_common_word(token.text) for token in name):
        return
    if root.dep_ == "nsubj":
        verbs = [root.head, *(v for v in root.head.rights if v.dep_ in _CONTROLLED and child(v, "nsubj") is None)]
        if any(_tells_result(verb) for verb in verbs):
            vote_body(votes, 1.0)
        elif any(_moves_sum(verb) for verb in verbs):
            vote(votes, SCHEMA.Organization, 0.5)  # some people move as much
            vote(votes, SCHEMA.Person, -0.3)
    if _is_valued(doc, run):
        vote_body(votes, 1.5)


def _tells_result(verb: Token) -> bool:
    """Whether a verb with its object tells what only firms come to: "turn a profit", "broke even"."""
    made = child(verb, "dobj")
    if verb.lemma_.lower() == "break" and any(c.lower_ == "even" for c in verb.rights):
        return True
    told = made is not None and made.lemma_.lower() in listed("verbs", "results")
    return told and verb.lemma_.lower() in listed("verbs", "resulting")


def _moves_sum(verb: Token) -> bool:
    """Whether a verb has a sum of a size that few people have as its object: "lost $9 million", "raised 2m euros"."""
    paid = child(verb, "dobj")
    if paid is None or verb.lemma_.lower() not in listed("verbs", "resulting"):
        return False
    span = [t for t in paid.subtree if t.ent_type_ == "MONEY" and t.i - paid.i < 3]
    return any(t.lower_ in listed("verbs", "magnitudes") for t in span)


def _moves_price(doc: Doc, verb: Token) -> bool:
    """Whether a verb tells how far a share went: "climbed 4 cents to $1.06", not "3 points to 45 percent"."""
    if verb.lower_ not in rows("numbers")["change"]["moved"]["words"]:
        return False
    behind = [t.lower_ for t in doc[verb.i + 1 : verb.i + _PRICE]]
    if "to" not in behind or behind.index("to") + 1 == len(behind):
        return False
    moved = doc[verb.i + 1 : verb.i + 1 + behind.index("to")]
    if not any(t.lower_ in _SMALL or t.is_currency or t.text.startswith("RM") for t in moved):
        return False
    price = doc[verb.i + 2 + behind.index("to")]
    return price.is_currency or any(sign.isdigit() for sign in price.text) or price.text in ("RM", "Rs")


def _is_valued(doc: Doc, run: Run) -> bool:
    """Whether a name is the object of valuing with a sum behind it: "the deal values Nimbus at $2 billion"."""
    first, last = run
    before = doc[first - 1] if first else None
    told = before is not None and before.lower_ in ("values", "valued", "valuing", "value")
    return told and last + 1 < len(doc) and doc[last].lower_ == "at" and doc[last + 1].ent_type_ == "MONEY"


def _noun_before_clause(doc: Doc, run: Run) -> str | None:
    """The class of the noun that a clause parts from its name: "The company she built there, Nimbus, said"."""
    first, last = run
    if first < 4 or last + 1 >= len(doc) or (doc[first - 1].text, doc[last].text) != (",", ","):
        return None
    before = doc[doc[first].sent.start : first - 1]
    if any(token.is_punct for token in before):
        return None
    nouns = [t for t in before if t.tag_ == "NN" and t.i and t.nbor(-1).lower_ == "the" and _is_subject(t, last)]
    kind = class_of_noun_or_firm(nouns[0]) if nouns and _has_clause(nouns[0], before) else None
    return kind if kind is not None and lineage(kind)[0] in (SCHEMA.Organization, SCHEMA.Person) else None


def _is_subject(noun: Token, last: int) -> bool:
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i >= last


def _has_clause(noun: Token, before: Span) -> bool:
    return any(t.dep_ == "relcl" and t.head == noun for t in before)


def vote_body(votes: Votes, weight: float) -> None:
    """Add evidence that a name is that of a body, and of nobody."""
    vote(votes, SCHEMA.Organization, weight)
    vote(votes, SCHEMA.Person, -weight)
