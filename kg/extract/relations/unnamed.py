"""Parents who have no name become what they are called: "the son of a fisherman", "born in Oslo to Irish parents"."""

from collections.abc import Iterator
from itertools import product

from kg.extract.grammar import TENSED, child, prepositional
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun
from kg.extract.referents import referents
from kg.extract.relations.holders import holders
from kg.extract.relations.kinds import fits_kind, is_in_law
from kg.extract.relations.slots import fillers, statement
from kg.extract.tokens import Span, Token
from kg.model import Claim, Mention, Part
from kg.rows import rows
from kg.vocabulary import SCHEMA

CONFIDENCE = 0.8
TRADES = ("ist", "er", "or", "smith", "wright", "monger", "herd")
PARENTS = ("father", "mother", "parents")
BEHIND = 8  # tokens between an unnamed parent and the name behind: "of a baker from Oslo, Ann Roe was"
CALLED = ("NOUN", "ADJ", "NUM", "PUNCT", "PROPN")  # what a parent may be called with: "Swedish-speaking"


def by_unnamed(reading: Reading, sentence: Span) -> Iterator[Claim]:
    """The parents of a sentence's people that are told by a trade, a people or a condition alone."""
    for word in sentence:
        parents, people = _family(reading, word)
        for one, parent in product(people, parents):
            part = reading.words_part(_first(parent), parent.i + 1)
            yield statement(reading, word, one, SCHEMA.parent, part, "relations.parent", CONFIDENCE)


def _family(reading: Reading, word: Token) -> tuple[list[Token], list[Part]]:
    """The unnamed parents that a word tells of, and whose they are."""
    if word.lower_ == "born" and word.tag_ == "VBN":
        parents = [n for _, n in prepositional(word, "to") if _is_unnamed(reading, n)]
        return parents, fillers(reading, word, "patient", "person") if parents else []
    if word.pos_ == "NOUN" and word.lemma_ in rows("relations")["households"]["children"] and not is_in_law(word):
        parents = [n for n in _owners(word) if _is_unnamed(reading, n)]
        return parents, list(map(reading.entity_part, _children(reading, word, parents[0]))) if parents else []
    if word.lower_ in PARENTS and word.dep_ == "nsubj" and word.head.lemma_ == "be":
        owner = child(word, "poss")
        told = [c for c in word.head.children if c.dep_ == "attr" and c.i > word.head.i]
        plain = owner is not None and child(word, "appos") is None and word.nbor(1).text != ","
        parents = [n for n in told if _is_unnamed(reading, n)] if plain else []
        whose = referents(reading, [owner], SCHEMA.Person) if parents and owner is not None else []
        return parents, list(map(reading.entity_part, whose[:1]))
    return [], []


def _owners(noun: Token) -> list[Token]:
    """Whose child somebody is: "the son of a baker", "a baker's son"."""
    owner = child(noun, "poss")
    behind = noun.i + 1 < noun.sent.end and noun.nbor(1).lower_ == "of"
    found = [n for _, n in prepositional(noun, "of")] if behind else []
    joined = [n for n in found[1:] if n.left_edge.nbor(-1).lower_ == "and"]
    return [owner] if owner is not None else [*found[:1], *joined]


def _is_unnamed(reading: Reading, noun: Token) -> bool:
    """Whether a noun introduces people without a name: "a baker", "Irish parents", not "his baker", "a man"."""
    told = {t.tag_ for t in noun.lefts}
    opened = any(t.lower_ in ("a", "an") for t in noun.lefts) if noun.tag_ == "NN" else "DT" not in told
    named = reading.mention_headed_by(noun) is not None or _begins_name(reading, noun.nbor(1))
    lemma = noun.lemma_.lower()
    bare = lemma in rows("relations")["unnamed"]["vague"] and _first(noun) == noun.i
    if noun.tag_ not in ("NN", "NNS") or not opened or named or bare or {"PRP$", "POS", "WP$"} & told:
        return False
    other = kind_of_noun(lemma) is not None or lemma in rows("relations")["unnamed"]["groups"]
    trade = lemma.endswith(TRADES) and not other  # "a telegraphist"
    return trade or is_person_noun(lemma) or lemma in rows("relations")["unnamed"]["people"]


def _begins_name(reading: Reading, word: Token) -> bool:
    mention = reading.mention_at(word)
    return mention is not None and mention.first == word.i and mention.kind == "name"


def _first(noun: Token) -> int:
    """The first word of what somebody is called, its article left out."""
    at = noun.i
    while (
        at > noun.sent.start
        and noun.doc[at - 1].text != ","
        and (noun.doc[at - 1].pos_ in CALLED or noun.doc[at - 1].tag_ in ("VBG", "VBN"))
    ):
        at -= 1
    return at


def _children(reading: Reading, noun: Token, parent: Token) -> list[Mention]:
    """Whose parent it is: the name behind a phrase that a sentence opens with, or whom the noun is said of."""
    doc, end = noun.doc, noun.sent.end
    front = doc[parent.i + 1 : min(end - 1, parent.i + BEHIND)]
    comma = next((t.i for t in front if t.text == "," or t.pos_ in ("VERB", "AUX")), end)
    name = reading.mention_at(doc[comma + 1]) if comma < end and doc[comma].text == "," else None
    if name is not None and name.first == comma + 1 and name.kind != "nominal":
        if name.kind == "name" and doc[name.last : name.last + 1].text == ",":
            return []  # "the son of a coach, Tom Roe, who"
        if not any(t.tag_ in TENSED for t in doc[noun.sent.start : comma]):
            return [name] if fits_kind(reading, name, "person") else []
    found = holders(reading, noun, "person", [])
    return found if noun.tag_ == "NNS" else found[:1]
