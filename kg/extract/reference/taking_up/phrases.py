"""The noun phrases without a name: what pronouns may refer to instead, and what may take up a named thing again."""

from dataclasses import dataclass
from functools import cache

from kg.extract.grammar import SUBJECTS, child, own_auxiliaries, prepositional
from kg.extract.tokens import Doc, Token
from kg.model import Name
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

_HEADS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "poss", "ROOT", "dative", "appos", "oprd", "npadvmod")
_OUTSIDE = ("prep", "cc", "punct", "advmod", "predet", "preconj", "mark", "appos")
_KIN = words("grammar", "kin")
_NOT_THINGS = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase headed by a common noun; `first` to `last` (exclusive) is what a mention of it covers."""

    first: int
    last: int
    head: int
    noun: str
    plural: bool
    definite: bool
    restricted: bool
    modifiers: tuple[Token, ...]

    @property
    def compound(self) -> str:
        """The noun with the noun before it: "goods train"."""
        beside = self.modifiers[-1] if self.modifiers else None
        tied = beside is not None and beside.pos_ == "NOUN" and beside.i + 1 == self.head
        return f"{beside.lower_} {self.noun}" if tied and beside is not None else self.noun


def phrases(doc: Doc, names: tuple[Name, ...]) -> dict[int, Phrase]:
    """The phrases of the article by the token that heads them."""
    named = {i for name in names for i in range(name.first, name.last)}
    found = {token.i: _phrase(token) for token in doc if token.i not in named and _heads_phrase(token)}
    for one in (token for token in doc if token.lower_ == "one" and token.dep_ in SUBJECTS):
        kin = [noun for _, noun in prepositional(one, "of") if noun.tag_ == "NNS" and noun_of(noun) in _KIN]
        if kin and kin[0].i in found:  # "one of their daughters fled"
            found[one.i] = Phrase(one.i, one.i + 1, one.i, noun_of(kin[0]), False, False, False, ())
    return dict(sorted(found.items()))


def _heads_phrase(token: Token) -> bool:
    small = token.tag_ == "NNP" and token.is_lower and token.lower_ in nouns()  # "start-up", which the tagger mistakes
    if (token.tag_ not in ("NN", "NNS") and not small) or token.dep_ not in _HEADS or token.ent_type_ in _NOT_THINGS:
        return False
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    cut = following is not None and following.tag_ in ("NN", "NNS", "VBG") and token.tag_ == "NN"
    return not cut  # "the lowest unit operating cost", torn apart by the parser


def _phrase(head: Token) -> Phrase:
    first, start = head.i, head.sent.start
    while first > start and head.doc[first - 1].head.i in range(first, head.i + 1):
        hyphen = head.doc[first - 1].text == "-" and not head.doc[first - 1].whitespace_
        tied = hyphen and head.doc[first].lower_ != "old"  # "the Bern-based company"; ages are read elsewhere
        inner = head.doc[first - 1].dep_ == "advmod" and head.doc[first - 1].head.i == first  # "privately held"
        if not tied and not inner and head.doc[first - 1].dep_ in _OUTSIDE:
            break
        first -= 1
    det = head.doc[first]
    definite = det.lower_ in ("the", "this", "that", "these", "those")
    begin = head.i
    while begin - 1 > first and head.doc[begin - 1].text == "-" and not head.doc[begin - 1].whitespace_:
        begin -= 2  # "start-up" is one noun
    beside = (t for t in head.doc[first:begin] if t.head.dep_ != "npadvmod")  # "the San Jose-based company"
    modifiers = tuple(t for t in beside if t.dep_ in ("amod", "compound", "nmod"))
    return Phrase(first, head.i + 1, head.i, noun_of(head), head.tag_ == "NNS", definite, _restricted(head), modifiers)


def agrees_in_plural(noun: Token) -> bool:
    """Whether the verb says that a noun that looks singular means several: "the aircraft have"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or kind_of_noun(noun.lower_) != SCHEMA.Product:
        return False  # "the team have" is one team
    tensed = next((c for c in own_auxiliaries(verb) if c.tag_ in ("VBP", "VBD")), verb)
    return tensed.lower_ in ("have", "are", "were") or (tensed.tag_ == "VBP" and tensed is verb)


def noun_of(head: Token) -> str:
    """The singular of a noun, with what a hyphen ties to it: "e-tailer", "58-year-old"; "think tank" is one noun."""
    word = head.lower_ if head.tag_ == "NN" else head.lemma_.lower()
    i = head.i
    if i and f"{head.doc[i - 1].lower_} {word}" in words("reference", "nouns_of_two"):
        return f"{head.doc[i - 1].lower_}-{word}"
    while i >= 2 and head.doc[i - 1].text == "-" and not head.doc[i - 1].whitespace_:
        word = f"{head.doc[i - 2].lower_}-{word}"
        i -= 2
    return word


def _restricted(head: Token) -> bool:
    """Whether what follows the noun says which one is meant: "the company that sued", "the mayor of the town"."""
    following = head.nbor(1) if head.i + 1 < len(head.doc) else None
    if following is not None and following.tag_ == "VBN":
        return True  # "the team formed to study it", whatever the parser makes of it
    for below in head.rights:
        if below.dep_ in ("relcl", "acl") and below.i > head.i and head.doc[below.left_edge.i - 1].text != ",":
            return True
        if below.dep_ == "prep" and below.i == head.i + 1:
            noun = child(below, "pobj")
            if below.lower_ == "of" or (noun is not None and noun.ent_type_ not in _NOT_THINGS):
                return True
    return False


@cache
def nouns() -> dict[str, tuple[str, bool]]:
    """The class that each taking-up noun speaks of, and whether the noun is a plain one."""
    tables = rows("reference")
    found = {noun: (kind, False) for kind, group in tables["telling_nouns"].items() for noun in group}
    found.update({noun: (kind, True) for kind, group in tables["plain_nouns"].items() for noun in group})
    return found


def is_bare(noun: Token) -> bool:
    """Whether a noun has no article, as in headlines, which speak of what the text names: "Brewer sells club"."""
    return noun.tag_ == "NN" and child(noun, "det", "poss", "nummod") is None


def is_fronted(doc: Doc, phrase: Phrase) -> bool:
    """Whether a phrase in front of a sentence says what its subject is: "A native of Lille, she", "As a boy he"."""
    sentence = doc[phrase.head].sent
    if phrase.definite or phrase.first - sentence.start > (sentence[0].lower_ == "as"):
        return False
    for token in doc[phrase.head + 1 : sentence.end]:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP"):
            return False
        if token.tag_ == "PRP" and token.dep_ in ("nsubj", "nsubjpass"):
            return token.nbor(-1).text == "," or sentence[0].lower_ == "as"
    return False


def is_person_noun(noun: str) -> bool:
    """Whether a noun speaks of a person."""
    return (
        noun in words("reference", "person_nouns")
        or gender_of_noun(noun) is not None
        or noun.endswith((*rows("reference")["person_endings"], *rows("reference")["trade_endings"]))
    )


def gender_of_noun(noun: str) -> str | None:
    """ "m" or "f" for a noun that tells."""
    if noun in words("reference", "male_nouns") or (noun.endswith("man") and not noun.endswith(("woman", "human"))):
        return "m" if len(noun) > 5 or noun in words("reference", "male_nouns") else None
    return "f" if noun in words("reference", "female_nouns") or noun.endswith("woman") else None


def is_undertaking(noun: str, kind: str) -> bool:
    """Whether a noun behind a name of a general kind tells of a deed instead: "in Lomas, a project worth $4m"."""
    if kind == SCHEMA.Place and noun in words("descriptions", "ventures"):
        return True
    told = kind in (SCHEMA.Person, SCHEMA.Organization, SCHEMA.Place)
    return told and noun in words("descriptions", "undertakings")


def kind_of_noun(noun: str) -> str | None:
    """The general kind that a noun speaks of, such as `schema:Organization`."""
    if noun in nouns():
        return GENERAL.get(nouns()[noun][0], nouns()[noun][0])
    return SCHEMA.Person if is_person_noun(noun) else None


GENERAL = {
    SCHEMA.GovernmentOrganization: SCHEMA.Organization,
    SCHEMA.EducationalOrganization: SCHEMA.Organization,
    SCHEMA.PoliticalParty: SCHEMA.Organization,
    SCHEMA.SportsTeam: SCHEMA.Organization,
    SCHEMA.Hospital: SCHEMA.Organization,
    SCHEMA.NGO: SCHEMA.Organization,
    SCHEMA.NewsMediaOrganization: SCHEMA.Organization,
    SCHEMA.City: SCHEMA.Place,
    SCHEMA.Country: SCHEMA.Place,
    SCHEMA.State: SCHEMA.Place,
    SCHEMA.AdministrativeArea: SCHEMA.Place,
}


def is_aged(word: Token) -> bool:
    """Whether a word with a large letter is followed by an age: "Kai, nine, said", whom nobody recognised."""
    behind = word.doc[word.i + 1 : word.i + 4]
    return (
        word.text[:1].isupper() and len(behind) == 3 and behind[0].text == behind[2].text == "," and behind[1].like_num
    )
