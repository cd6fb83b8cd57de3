"""Whoever a lawyer speaks of is the client: "He is innocent," said Ann Roe, a lawyer for Tom Kim.

And whoever speaks of clients, patients or pupils as "my" or "our" is the one who has them.
"""

from dataclasses import replace

from kg.extract.grammar import SUBJECTS, child, is_passive, reports, subject
from kg.extract.reference.mind.scene import Scene
from kg.extract.tokens import Token
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

_GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_SUITS = 0.5  # from here on a pronoun may mean the client
_SURE = 0.8
_REACH = 80  # tokens back to where somebody was told of who goes on speaking


def read_counsel(scene: Scene) -> None:
    """Give "his client" to a lawyer's client, as the pronouns of a lawyer's quotations that mean nobody named there."""
    clients = _clients(scene)
    for noun in scene.doc if clients else ():
        owner = child(noun, "poss") if noun.lower_ == "client" else None
        lawyer = scene.bearer_at(owner) if owner is not None and owner.tag_ == "PRP$" else None
        if lawyer is not None and owner is not None and lawyer[0] in clients:
            scene.refer(owner.i, noun.i + 1, noun, "nominal", clients[lawyer[0]], lawyer[1] * _SURE)
    for i, quote in scene.quote_at.items() if clients else ():
        gender = _GENDERS.get(scene.doc[i].lower_)
        client = clients.get(scene.speaker(quote)) if gender is not None else None
        if gender is None or client is None or scene.profiles[client].agrees(gender) < _SUITS:
            continue
        known = scene.found.get(i)
        inside = {scene.named_over.get(j) for j in range(quote.first, i)}
        if known is None:
            scene.refer(i, i + 1, scene.doc[i], "pronoun", client, _SURE)
        elif known.bearer not in inside and not _accuses(scene, known.bearer):
            scene.found[i] = replace(known, bearer=client)


def owner_speaking(scene: Scene, speaker: Token, gender: str) -> int | None:
    """The lawyer just told of who says "My client is innocent", the coach of "our players"."""
    inside = (scene.doc[i] for quote in scene.said_by.get(speaker.i, ()) for i in range(quote.first, quote.last))
    owned = next((t.head.lower_ for t in inside if t.dep_ == "poss" and t.lower_ in ("my", "our")), "")
    posts = rows("reference")["has"].get(owned, ())
    recent = (item.bearer for item in reversed(scene.focus.items) if speaker.i - item.token <= _REACH)
    fitting = (b for b in recent if b >= 0 and not scene.profiles[b].nouns.isdisjoint(posts))
    return next((b for b in fitting if scene.profiles[b].agrees(gender) >= _SUITS), None)


def client_told(scene: Scene, token: Token) -> int | None:
    """Whom whoever speaks for somebody tells of: "Tom Kim's spokeswoman, Ann Roe, said he would appeal".

    A lawyer may tell of what she does herself, hardly of what she is or undergoes.
    """
    verb = token.head
    said = verb.head if token.dep_ in SUBJECTS and verb.dep_ == "ccomp" and reports(verb.head.lemma_.lower()) else verb
    noun = subject(said) if said is not verb and token.i not in scene.quote_at else None
    if noun is None or noun.i > token.i:
        return None
    counsel = words("reference", "counsel") if verb.lemma_ == "be" or is_passive(verb) else frozenset[str]()
    spokes = counsel | words("attribution", "mouthpieces")
    told = (n for n in (noun, child(noun, "appos")) if n is not None and n.lower_ in spokes)
    return next((client for n in told if (client := _client(scene, n)) is not None), None)


def _accuses(scene: Scene, bearer: int) -> bool:
    """Whether somebody sues or accuses another in the article: "He has no case," says the other's lawyer."""
    names = (scene.doc[i] for i, number in scene.named_over.items() if number == bearer)
    return any(t.dep_ == "nsubj" and t.head.lemma_.lower() in words("reference", "accusing") for t in names)


def _clients(scene: Scene) -> dict[int | None, int]:
    """The client of each lawyer: "Kim's lawyer, Ann Roe", "Ann Roe, a lawyer for Kim", "a lawyer for Kim, Ann Roe"."""
    found: dict[int | None, int] = {}
    for noun in scene.doc:
        if noun.lower_ in words("reference", "counsel"):
            client, lawyer = _client(scene, noun), _lawyer(scene, noun)
            if client is not None and lawyer not in (None, client):
                found[lawyer] = client
    return found


def _client(scene: Scene, noun: Token) -> int | None:
    """The person named as the one that a lawyer acts for."""
    prep = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in ("for", "of")), None)
    owner = child(noun, "poss") or (child(prep, "pobj") if prep is not None else None)
    bearer = scene.named_over.get(owner.i) if owner is not None else None
    return bearer if bearer is not None and scene.profiles[bearer].kind == SCHEMA.Person else None


def _lawyer(scene: Scene, noun: Token) -> int | None:
    """The lawyer whom a noun describes: named right behind it, or beside it in apposition."""
    apposed = child(noun, "appos")
    places = (noun.i + 1, noun.head.i if noun.dep_ == "appos" else -1, apposed.i if apposed is not None else -1)
    return next((scene.named_over[i] for i in places if i in scene.named_over), None)
