"""What something is the first of, one of, or known for becomes its description, in the whole words of the text.

"Nimbus is the first bank to open there", "Roe was one of the best-known potters of her time", "Roe is known for her
vases". A bare noun ("is a bank") is left to the descriptions.
"""

from collections.abc import Iterator

from kg.extract.grammar import child
from kg.extract.grammar.phrases import goes_on_listing, is_ranked
from kg.extract.grammar.predicates import complement, predicates
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun, is_undertaking, kind_of_noun, noun_of
from kg.extract.tokens import Token
from kg.model import Claim, Mention, Part
from kg.rows import words
from kg.vocabulary import RDF, SCHEMA

CONFIDENCE = 0.88
LONGEST = 24  # words of such a description
CUTS = (";", "—", "–", "(", ":", '"', "“", "``")
OPEN_ENDED = ("IN", "DT", "CC", "TO", "PRP$", "RB", ",", "POS", "-LRB-")


def extract(reading: Reading) -> Iterator[Claim]:
    """schema:description of those that a clause ranks, sets among others of their kind or says to be known."""
    done: set[tuple[int, str]] = set()
    for mention in reading.mentions:
        root = reading.doc[mention.root]
        if reading.block_kind(root) not in ("paragraph", "headline"):
            continue
        told = {verb.i: verb for verb in predicates(root)}
        told |= {c.i: c for c in root.rights if c.dep_ == "acl" and c.tag_ == "VBN" and mention.kind == "name"}
        for verb in told.values():
            stretch = (
                _repute(reading, mention, verb) or _rank(reading, mention, verb) or _one_of(reading, mention, verb)
            )
            if stretch is not None and (verb.i, mention.entity) not in done:
                done.add((verb.i, mention.entity))
                yield from _described(reading, mention, verb, *stretch)


def _described(reading: Reading, mention: Mention, verb: Token, first: int, last: int) -> Iterator[Claim]:
    if not 2 < last - first <= LONGEST or _points_back(reading, mention, first, last):
        return
    parts: dict[str, tuple[Part, ...]] = {
        RDF.subject: (reading.entity_part(mention),),
        RDF.predicate: (Part(iri=SCHEMA.description),),
        RDF.object: (reading.words_part(first, last),),
    }
    evidence = reading.evidence(min(mention.first, first), max(mention.last, last))
    yield Claim(RDF.Statement, parts, evidence, "description-state", verb.i, CONFIDENCE)


def _points_back(reading: Reading, mention: Mention, first: int, last: int) -> bool:
    """Whether words cannot be understood alone: "the first bank to do so", "the first of those that fly it"."""
    for word in reading.doc[first:last]:
        taken_up = reading.mention_at(word)
        other = taken_up is None or taken_up.entity != mention.entity or word.dep_ not in ("nsubj", "nsubjpass")
        if (word.tag_ == "PRP" and other) or (word.tag_ == "DT" and word.lower_ in words("grammar", "demonstratives")):
            return True
    cut = last < len(reading.doc) and reading.doc[last].tag_ == "PRP$"  # "the last person to see her"
    return cut or reading.doc[last - 1].lower_ in ("so", "it", "there", "one")


def _end(verb: Token, last: int) -> int:
    """Where the words behind a verb end: before an aside, and before what goes on with another finite clause."""
    doc, first, end = verb.doc, verb.i + 1, last
    for i in range(first, last):
        aside = doc[i].text == "," and not goes_on_listing(doc[i], verb.i, last)
        clause = doc[i].tag_ in ("WP", "WDT", "WRB", "WP$", "VBD", "VBZ", "VBP", "MD")
        joined = doc[i].head == verb and doc[i].dep_ in ("cc", "conj", "advcl", "mark")
        if aside or clause or joined or doc[i].text in CUTS or doc[i].is_space:
            end = i
            break
    whole = end < len(doc) and doc[end].is_punct and doc[end - 1].tag_ == "RB"  # "won the cup twice."
    if whole:
        return end
    while end > first and (doc[end - 1].tag_ in OPEN_ENDED or doc[end - 1].is_punct):
        end -= 1
    return end


def _repute(reading: Reading, mention: Mention, verb: Token) -> tuple[int, int] | None:
    """ "widely regarded as one of the best" and "best known for her vases"."""
    head = child(verb, "acomp") if verb.lemma_ in ("be", "become") else verb
    if head is None or head.tag_ not in ("VBN", "JJ"):
        return None
    word = head.lower_
    for prep in head.rights:
        known = prep.lower_ == "for" and word in words("descriptions", "known")
        held = prep.lower_ == "as" and (word in words("descriptions", "held_as") or _is_called(head, prep))
        what = child(prep, "pobj", "pcomp") if prep.dep_ == "prep" and (known or held) else None
        timed = what is not None and (reading.time_at(what) or reading.quantity_at(what) or what.ent_type_ == "DATE")
        if what is not None and not timed:
            told = child(head, "auxpass") is not None or _is_called(
                head, prep
            )  # not "the mayor, Ann Roe, described as "a joke" the plan", misparsed
            last = (_behind_quoted(prep) if told else None) or _end(head, prep.right_edge.i + 1)
            return (_opening(head), last) if last > prep.i + 1 else None  # not "described by the paper"
    judged = child(head, "oprd") if word in words("descriptions", "held") else None
    return None if judged is None else (_opening(head), _end(head, judged.right_edge.i + 1))


def _is_called(head: Token, prep: Token) -> bool:
    """Whether a town or a firm is known as a thing in small letters: "Lomas, known as the "tea capital" of Peru"."""
    what = child(prep, "pobj")
    small = what is not None and what.tag_ == "NN" and what.is_lower and what.left_edge.lower_ in ("the", "a", "an")
    return head.lower_ == "known" and small


def _behind_quoted(prep: Token) -> int | None:
    """Where a quotation ends that is all somebody is held to be: "described by the paper as a "magpie of tunes"."""
    doc, end = prep.doc, prep.sent.end
    first = prep.i + (2 if doc[min(prep.i + 1, len(doc) - 1)].tag_ == "DT" else 1)
    if first >= end or not doc[first].is_quote:
        return None
    last = next((t.i + 1 for t in doc[first + 1 : min(first + LONGEST, end)] if t.is_quote), None)
    placed = last is not None and doc[last : last + 1].text == "of" and doc[last + 1 : last + 2].text.istitle()
    return last + 2 if last is not None and placed else last  # "the "porcelain capital" of China"


def _opening(head: Token) -> int:
    """Where "widely regarded" and "best-known" begin."""
    doc, first = head.doc, head.i
    while first > head.sent.start and (
        doc[first - 1].tag_ in ("RB", "RBS", "RBR", "HYPH") or doc[first - 1].text == "-"
    ):
        first -= 1
    while doc[first].lower_ in words("descriptions", "besides") or doc[first].dep_ == "neg":
        first += 1
    return first


def _rank(reading: Reading, mention: Mention, verb: Token) -> tuple[int, int] | None:
    """ "first woman to chair the council": a rank, with what it is a rank among."""
    noun = complement(verb)
    if noun is None or noun.tag_ != "NN" or not is_ranked(noun) or not _suits(reading, mention, noun_of(noun)):
        return None
    first = next((t.left_edge.i for t in noun.lefts if t.dep_ not in ("det", "punct")), noun.i)
    last = noun.right_edge.i + 1
    aims = [c for c in verb.rights if c.i > noun.i and c.left_edge.i == last and c.left_edge.tag_ == "TO"]
    last = _end(noun, aims[0].right_edge.i + 1 if aims else last)
    if noun_of(noun) in words("descriptions", "posts") and not any(reading.mentions_in(noun.i, last)):
        return None  # "the fifth coach in eight years"
    owned = child(noun, "poss")
    own = owned is not None and owned.tag_ == "PRP$"
    among = (
        owned is not None
        or bool(aims)
        or any(t.dep_ in ("prep", "relcl", "acl") for t in reading.doc[noun.i + 1 : last])
    )
    return (noun.left_edge.i if owned is not None else first, last) if among and not own else None


def _one_of(reading: Reading, mention: Mention, verb: Token) -> tuple[int, int] | None:
    """ "one of the largest mines in Peru": more than that it is one of some."""
    one = complement(verb)
    of = child(one, "prep") if one is not None and one.lower_ == "one" else None
    noun = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    if one is None or noun is None or noun.tag_ != "NNS" or not _suits(reading, mention, noun_of(noun)):
        return None
    best = any(t.tag_ in ("JJS", "RBS") for below in noun.lefts for t in below.subtree)
    return (one.i, _end(one, one.right_edge.i + 1)) if best else None


def _suits(reading: Reading, mention: Mention, noun: str) -> bool:
    """Whether a noun can be what bears the name: a person for a person, and nothing that says nothing."""
    if noun in words("descriptions", "empty_heads") | words("descriptions", "ties"):
        return False
    general = reading.entity(mention).classes[0]
    if general == SCHEMA.Person:
        return is_person_noun(noun)
    return kind_of_noun(noun) in (None, general) and not is_undertaking(noun, general)
