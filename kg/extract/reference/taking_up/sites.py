"""Where something was done: the place or organization that "where" takes up."""

from kg.extract.grammar import SUBJECTS, child, clause_head, governors
from kg.extract.reference.mind.scene import Chosen, Scene
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

SITES = (SCHEMA.Place, SCHEMA.Organization)
FAR = 12  # tokens between what "where" takes up and the word before it


def site(scene: Scene, token: Token) -> Chosen | None:
    """The place or organization named just before "where", or what it describes: "Lugo, the town near Vigo where".

    Where somebody held a post or learned it is the organization before: "Acme in Oslo, where he was a clerk".
    """
    at = token.i - 2 if token.i > 1 and token.nbor(-1).text in (",", "(") else token.i - 1
    if at < 0:
        return None
    body = _employer(scene, at) if _tells_career(scene, token) else None
    if body is not None:
        return body, 0.9 if scene.named_over.get(at) == body else 0.85
    bearer = scene.named_over.get(at)
    clause = clause_head(token)
    described = clause.head if clause.dep_ == "relcl" and at == token.i - 1 else token
    if described.pos_ == "NOUN" and described.i < at:
        known = scene.bearer_at(described)
        bearer = known[0] if known is not None else None
    elif _is_off(scene, at):
        return None  # "the coast south of Lugo, where"
    fits = bearer is not None and scene.profiles[bearer].kind in SITES
    return (bearer, 0.9) if bearer is not None and fits else None


def _is_off(scene: Scene, at: int) -> bool:
    """Whether the name that ends at a token only tells which way something lies of it: "north of Lugo"."""
    bearer, first = scene.named_over.get(at), at
    while first > 1 and bearer is not None and scene.named_over.get(first - 1) == bearer:
        first -= 1
    before = [t.lower_ for t in scene.doc[max(first - 2, 0) : first]]
    return before[1:] == ["of"] and before[0] in words("observations", "directions_of_place")


def _tells_career(scene: Scene, token: Token) -> bool:
    """Whether a clause tells what somebody was, did or learned as people do in a post or at a school."""
    verb = clause_head(token)
    noun = child(verb, *SUBJECTS)
    if noun is None:
        return False
    known = scene.bearer_at(noun)
    person = noun.lower_ in ("he", "she", "i") or (known and scene.profiles[known[0]].kind == SCHEMA.Person)
    told = child(verb, "attr")
    active = child(verb, "acomp")  # "where she was active in the choir"
    being = verb.lemma_ == "be" and (active is not None if told is None else _is_post(told))
    return bool(person) and (being or verb.lemma_.lower() in words("reference", "done_in_careers"))


def _is_post(noun: Token) -> bool:
    return is_person_noun(noun.lemma_.lower()) or noun.lemma_.lower() in words("reference", "office_heads")


def _employer(scene: Scene, at: int) -> int | None:
    """The organization named before a token, over the dates, places and brackets that stand between."""
    first = scene.doc[at].sent.start
    last = max(first, at - FAR)
    while at >= last:
        token = scene.doc[at]
        bearer = scene.named_over.get(at)
        if bearer is not None and _is_body(scene, bearer):
            return bearer
        before = _before(scene, token)
        if before is None:
            return _described(scene, token)
        at = before
    return None


def _before(scene: Scene, token: Token) -> int | None:
    """What stands before a date, a place or a bracket that a token ends; nothing if it ends none."""
    start, at = token.sent.start, token.i
    if token.text == ")":
        opened = (i for i in range(at, start, -1) if scene.doc[i].text == "(")
        return next(opened, start) - 1
    manner = token.head if token.dep_ == "pobj" and token.tag_ == "NN" else token
    if manner.lower_ in ("as", "on", "with") and kind_of_noun(token.lemma_.lower()) not in SITES:
        return manner.i - 1  # "joined Acme as a clerk, where", "went to Acme on a scholarship, where"
    if _is_place(scene, at) or token.ent_type_ == "DATE":
        return at - 1
    place = at + 1 < len(scene.doc) and _is_place(scene, at + 1)
    date = at + 1 < len(scene.doc) and scene.doc[at + 1].ent_type_ == "DATE"
    joins = (place and token.lower_ in ("in", "near", ",")) or (date and token.tag_ in ("IN", "TO", ","))
    return at - 1 if joins else None


def _is_place(scene: Scene, at: int) -> bool:
    bearer = scene.named_over.get(at)
    return bearer is not None and scene.profiles[bearer].kind == SCHEMA.Place


def _described(scene: Scene, token: Token) -> int | None:
    """The organization that a noun phrase before "where" tells of: "Acme, a maker of ships", "the Acme staff"."""
    if token.lemma_.lower() in words("reference", "staffs"):
        owners = (scene.bearer_at(c) for c in token.lefts if c.dep_ in ("poss", "compound", "nmod"))
        return next((known[0] for known in owners if known and _is_body(scene, known[0])), None)
    for noun in (token, *governors(token)):
        known = scene.found.get(noun.i)
        if known is not None and known.kind == "nominal" and _is_body(scene, known.bearer):
            return known.bearer
        if noun.dep_ not in ("pobj", "prep", "dobj", "relcl") or noun.i > token.i:
            return None
    return None


def _is_body(scene: Scene, bearer: int) -> bool:
    return scene.profiles[bearer].kind == SCHEMA.Organization
