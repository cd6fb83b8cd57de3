"""Who goes on speaking in an aside within words of their own, and who is told of in the words of another."""

from kg.extract.grammar import FINITE, SUBJECTS, child, reports, subject
from kg.extract.reference.mind.focus import Item
from kg.extract.reference.mind.scene import Scene
from kg.extract.tokens import Token
from kg.vocabulary import SCHEMA


def speaks_on(scene: Scene, pronoun: Token) -> int | None:
    """Roe in "Roe, her lawyer, said the vote, where, he alleged, ballots were burned, was void"."""
    doc, verb = scene.doc, pronoun.head
    if pronoun.dep_ not in SUBJECTS or verb.i != pronoun.i + 1 or not reports(verb.lemma_.lower()):
        return None
    if pronoun.is_sent_start or doc[pronoun.i - 1].text != "," or doc[min(verb.i + 1, len(doc) - 1)].text != ",":
        return None
    before = (t for t in doc[pronoun.sent.start : pronoun.i] if t.tag_ in FINITE and reports(t.lemma_.lower()))
    said = next(before, None)
    noun = subject(said) if said is not None else None
    name = (child(noun, "appos") or noun) if noun is not None else None
    known = scene.bearer_at(name) if name is not None else None
    person = known is not None and scene.profiles[known[0]].kind == SCHEMA.Person
    return known[0] if known is not None and person else None


def told_in_clause(scene: Scene, pronoun: Token) -> set[int]:
    """Whom a pronoun tells of by a name or a noun, so that it is somebody else: "The mayor will resign, he said".

    Or to whom it speaks: "In an interview with Ann Roe, she said".
    """
    verb = pronoun.head
    if pronoun.dep_ not in SUBJECTS or not reports(verb.lemma_.lower()):
        return set()
    clauses = [c for c in verb.lefts if c.dep_ == "ccomp" and c.i < pronoun.i]
    clauses += [c for clause in clauses for c in clause.rights if c.dep_ == "conj" and c.i < pronoun.i]
    told = [noun for clause in clauses for noun in clause.lefts if noun.dep_ in SUBJECTS and noun.tag_ != "PRP"]
    fronted = (t for c in verb.lefts if c.dep_ in ("prep", "advcl") and c.i < pronoun.i for t in c.subtree)
    told += [t for t in fronted if t.dep_ == "pobj" and t.head.lower_ in ("with", "to")]
    known = [scene.bearer_at(noun) for noun in told]
    return {bearer[0] for bearer in known if bearer is not None}


def spoken_inside(scene: Scene, inside: int, pronoun: Token) -> bool:
    """Whether a noun stands in words quoted before whoever says something of their own: '"Aides lied." They said'."""
    speaks = pronoun.dep_ in SUBJECTS and reports(pronoun.head.lemma_.lower())
    return speaks and inside in scene.quote_at and pronoun.i not in scene.quote_at


def issues_words(scene: Scene, item: Item, pronoun: Token) -> bool:
    """Whether "they" who say more are a body that was quoted just before: 'Acme said: "We grow." They also said'."""
    if item.kind != SCHEMA.Organization or not spoken_inside(scene, pronoun.sent.start - 1, pronoun):
        return False
    return scene.speaker(scene.quote_at[pronoun.sent.start - 1]) == item.bearer


def gone_on_from(token: Token) -> Token | None:
    """The same pronoun in the sentence before, where one goes on from it: "Her coach said she was hurt. She left"."""
    first = token.sent.start
    if token.i != first or token.dep_ not in SUBJECTS or not first or token.nbor(-1).is_space:
        return None
    before = token.doc[first - 1].sent
    content = child(before.root, "ccomp") if reports(before.root.lemma_.lower()) else None
    told = child(content, *SUBJECTS) if content is not None else None
    return next((t for t in (told, before[0]) if t is not None and t.lower_ == token.lower_), None)
