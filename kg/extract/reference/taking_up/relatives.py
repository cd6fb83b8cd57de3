"""Relative pronouns become mentions of the bearers that their clauses describe."""

from collections.abc import Iterator
from itertools import islice

from kg.extract.grammar import SUBJECTS, clause_head, first_conjunct
from kg.extract.reference.mind.scene import Chosen, Scene
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun
from kg.extract.reference.taking_up.sites import FAR, site
from kg.extract.reference.taking_up.things import THINGS, is_done_by_bodies
from kg.extract.tokens import Span, Token
from kg.rows import words
from kg.vocabulary import SCHEMA

PHRASE = 9  # tokens of a noun phrase between a name and "which"


def antecedent(scene: Scene, token: Token) -> Chosen | None:
    """What "who", "which", "whose" or "that" describes: the noun its clause hangs on, or the one just before."""
    if token.lower_ == "where":
        return site(scene, token)
    clause = clause_head(token)
    if (first := _joined_to(clause, token)) is not None:
        known = scene.bearer_at(first)
        return known if known is not None and _suits_relative(scene, token, first, known[0]) else None
    if token.lower_ == "whom" and (named := _named_before(scene, token.i - 2)) is not None:
        return named, 0.95
    if clause.dep_ != "relcl":
        return None
    if token.dep_ != "nsubj" and clause.head.lemma_.lower() in words("grammar", "stakes"):
        return None  # "a stake in Acme, which it bought"
    comma = token.i - 1 - (scene.doc[token.i - 1].lower_ == "from")
    beside = scene.doc[comma - 1] if comma > 0 and scene.doc[comma].text == "," else None
    if beside is not None and _is_missed_name(scene, beside) and beside.i != clause.head.i:
        return None
    nouns_before = list(islice(_up_to_predicate(clause.head), 5))
    if beside is not None and beside.i != clause.head.i:
        nouns_before.insert(1, beside)
    personal = token.lower_ in ("who", "whom")
    if personal and beside is None and _tells_of_others(clause.head, token):
        return None  # "the mother of a boy who"
    for noun in nouns_before if personal else nouns_before[:2]:
        if _is_home_of_people(noun):
            return None  # "villagers at Lille, who"
        for known in (scene.bearer_at(noun), scene.subject_of(noun)):
            if known is not None and noun.i < token.i and _suits_relative(scene, token, noun, known[0]):
                return known[0], known[1] * (0.95 if noun.i == clause.head.i else 0.85)
    if personal:
        return _told_to_be(scene, token)
    return _just_named(scene, token, clause.head) or _described_name(scene, token) or _before_date(scene, token)


def _joined_to(clause: Token, token: Token) -> Token | None:
    """The pronoun of the first of two clauses joined by "and": "whose book sold and who", "which he left and which"."""
    first = clause.head
    joined = clause.dep_ == "conj" and first.dep_ == "relcl" and token.doc[token.i - 1].lower_ in ("and", "but")
    opening = (t for t in first.subtree if t.i < first.i and t.tag_ in ("WP", "WDT", "WP$"))
    return next(opening, None) if joined else None


def _told_to_be(scene: Scene, token: Token) -> Chosen | None:
    """Whom a sentence opens with that tells what they are before "who": Roe in "Roe (born 1931) is a poet who"."""
    doc, start = scene.doc, _opening(token)
    bearer = scene.named_over.get(start)
    at = start
    while at < token.i and scene.named_over.get(at) == bearer:
        at += 1
    if doc[at].text == "(":
        at = next((i + 1 for i in range(at, token.i) if doc[i].text == ")" and doc[i + 1].lemma_ == "be"), at)
    if bearer is None or at + 1 >= token.i or doc[at].lemma_ != "be" or doc[at + 1].lower_ not in ("a", "an"):
        return None
    person = scene.profiles[bearer].kind == SCHEMA.Person
    return (bearer, 0.85) if person and _tells_of_one(scene, doc[at + 1 : token.i]) else None


def _opening(token: Token) -> int:
    """Where a sentence begins that the parser may have cut within brackets: "Roe (born 26 | May 1955) is"."""
    start = token.sent.start
    cut = next((t.text for t in token.doc[start : token.i] if t.text in ("(", ")")), "(") == ")"
    return token.doc[start - 1].sent.start if cut and start > 0 else start


def _tells_of_one(scene: Scene, said: Span) -> bool:
    """Whether what somebody is said to be tells of nobody else, nor of what others do."""
    last = said[-2] if said[-1].text == "," and len(said) > 1 else said[-1]
    if last.dep_ == "pobj" and last.i not in scene.named_over:
        return False
    for token in said:
        other = scene.named_over.get(token.i)
        named = other is not None and scene.profiles[other].kind == SCHEMA.Person
        several = (token.tag_ == "NNS" or token.dep_ == "pobj") and _is_person(token)
        if named or several or token.tag_ in ("VBD", "VBZ", "VBP", "WP", "WDT", "WRB"):
            return False
    return True


def _described_name(scene: Scene, token: Token) -> Chosen | None:
    """The name that a noun right before "which" describes behind a comma: "Acme (AC), the state-owned bank which"."""
    doc = scene.doc
    noun = doc[token.i - 1]
    kind = kind_of_noun(noun.lower_)
    if noun.tag_ != "NN" or kind not in THINGS:
        return None
    comma = next((i for i in range(noun.i, max(noun.i - PHRASE, token.sent.start), -1) if doc[i].text == ","), 0)
    opened = comma + 1 + (doc[comma + 1].lower_ == "now")
    if comma <= token.sent.start or doc[opened].lower_ not in ("a", "an", "the"):
        return None
    bearer = scene.named_over.get(_before_brackets(token, comma - 1))
    return (bearer, 0.85) if bearer is not None and scene.profiles[bearer].kind == kind else None


def _before_brackets(token: Token, at: int) -> int:
    """The last word before brackets that end at a place before a pronoun, or that place."""
    opened = (i for i in range(at, token.sent.start, -1) if token.doc[i].text == "(")
    return next(opened, at + 1) - 1 if token.doc[at].text == ")" else at


def _before_date(scene: Scene, token: Token) -> Chosen | None:
    """The thing named before the date that stands before "which": "founded Acme in 2006, which sold"."""
    doc, at = scene.doc, token.i - 1 - (scene.doc[token.i - 1].text == ",")
    end = at
    while at > token.sent.start and (doc[at].ent_type_ == "DATE" or doc[at].like_num):
        at -= 1
    bearer = scene.named_over.get(at - 1) if at < end and doc[at].lower_ in ("in", "on") else None
    suits = bearer is not None and scene.profiles[bearer].kind in (SCHEMA.Organization, SCHEMA.Product)
    return (bearer, 0.8) if bearer is not None and suits else None


def _is_missed_name(scene: Scene, token: Token) -> bool:
    """Whether a word belongs to a name that nobody recognised."""
    return token.pos_ == "PROPN" and not token.is_lower and token.i not in scene.named_over


def _named_before(scene: Scene, at: int) -> int | None:
    """The person named before "with whom", over a comma or a bracket."""
    doc = scene.doc
    if at < 1 or doc[at + 1].tag_ not in ("IN", "TO"):
        return None
    if doc[at].text == ")":
        at = next((i for i in range(at, max(at - FAR, 0), -1) if doc[i].text == "("), 1)
    bearer = scene.named_over.get(at - 1 if doc[at].text in (",", "(") else at)
    person = bearer is not None and scene.profiles[bearer].kind == SCHEMA.Person
    return bearer if person else None


def _tells_of_others(head: Token, token: Token) -> bool:
    """Whether another person is told of before "who" than the one a clause is about: "a friend of the farmer"."""
    between = (t for t in head.doc[head.i : token.i] if t.tag_ in ("NN", "NNS") and t.dep_ == "pobj")
    return any(is_person_noun(noun.lemma_.lower()) for noun in between)


def _just_named(scene: Scene, token: Token, head: Token) -> Chosen | None:
    """The thing named right before "which" whose clause the parser hangs on a person or a place:
    "the founder of Acme which", "Acme, based in Oslo, which she founded".
    """
    at = _before_brackets(token, token.i - 2 if scene.doc[token.i - 1].text == "," else token.i - 1)
    bearer = scene.named_over.get(at) if _is_person(head) and at > head.i else None
    noun = scene.doc[at]
    if bearer is None and head.dep_ == "pobj" and (based := head.head.head).lemma_ in words("grammar", "seated"):
        noun = based.head if based.dep_ == "acl" else noun
        bearer = scene.named_over.get(noun.i)
    suits = bearer is not None and scene.profiles[bearer].kind in THINGS
    return (bearer, 0.85) if bearer is not None and suits and _suits_relative(scene, token, noun, bearer) else None


def _is_person(noun: Token) -> bool:
    return is_person_noun(noun.lemma_.lower()) or noun.lemma_.lower() in words("reference", "office_heads")


def _suits_relative(scene: Scene, token: Token, noun: Token, bearer: int) -> bool:
    kind = scene.profiles[bearer].kind
    is_person = kind == SCHEMA.Person
    if token.lower_ in ("who", "whom"):
        return is_person
    if kind == SCHEMA.DefinedTerm and clause_head(token).lemma_.lower() in words("reference", "done_in_careers"):
        return False  # "read law at Lund University, from which she graduated"
    if kind == SCHEMA.Place and (_tells_of_body(token) or _tells_of_site(token, noun)):
        return False  # "a firm from Leeds, which refused to name a price"
    if token.lower_ == "that" and is_person:
        return noun.i == token.i - 1 and noun.dep_ == "attr" and _is_person(noun)  # "Roe is an artist that works"
    return not (token.lower_ == "which" and is_person)


def _tells_of_body(token: Token) -> bool:
    """Whether a clause tells of what "which" stands for as of organizations, hardly of places."""
    verb = clause_head(token)
    if token.dep_ in ("dobj", "nsubjpass"):
        return verb.lemma_.lower() in words("reference", "done_to_bodies")
    return token.dep_ in SUBJECTS and is_done_by_bodies(verb)


def _tells_of_site(token: Token, place: Token) -> bool:
    """Whether a clause tells how something in a place was built or used: "a camp near Leeds, which was opened for"."""
    sites = (noun for noun in islice(_up_to_predicate(place), 1, 5) if noun.tag_ == "NN")
    lies = any(noun.lemma_.lower() in words("places", "sites") for noun in sites)
    return lies and clause_head(token).lemma_.lower() in words("reference", "done_to_sites")


def _is_home_of_people(noun: Token) -> bool:
    """Whether a noun says what people there are, or where they are."""
    people = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("at", "in", "from", "near", "of") else noun
    return people.tag_ == "NNS" and is_person_noun(people.lemma_.lower())


def _up_to_predicate(noun: Token) -> Iterator[Token]:
    """A noun and those it hangs on, up to what the subject is said to be: "Ages", "historian" in the words
    "is a historian of the Middle Ages who".
    """
    yield noun
    if noun.dep_ == "conj" and (first := first_conjunct(noun)).dep_ in ("attr", "appos"):
        yield first  # "is a lawyer and politician who", "Roe, a teacher and the mayor's sister, whose"
        return
    named = noun.tag_ in ("NNP", "NNPS")
    upward = ("pobj", "prep", "appos", "compound", "conj") if named else ("pobj", "prep", "appos", "compound")
    while noun.dep_ in upward and noun.head.i != noun.i:
        noun = noun.head
        if noun.tag_ in ("NN", "NNP"):
            yield noun
