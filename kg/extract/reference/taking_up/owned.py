"""Whose something is by the clause alone: "it" and "its" that the construction around them tells."""

from kg.extract.grammar import SUBJECTS, child, clause_head, governing_verb, prepositional, subject
from kg.extract.reference.mind.focus import Item
from kg.extract.reference.mind.scene import Chosen, Scene
from kg.extract.reference.taking_up.answers import answered
from kg.extract.reference.taking_up.clauses import is_pleonastic
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun, noun_of
from kg.extract.reference.taking_up.things import THINGS
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

COME = 0.3  # how much a successor counts for what a predecessor has done
STAYED = 0.5  # how much somebody counts as having a successor who was not told to have left


def same_owner(token: Token) -> Token | None:
    """The "it" or "its" that a pronoun takes up in the clause beside it: "It lost $3 million and its shares fell"."""
    return _beside(token) or _without_verb(token) or _goes_on(token) or _pronoun_of(_compared(token))


def _compared(token: Token) -> Token | None:
    """Of whom the sum is told that one of "it" is compared with: "Acme raised $9 million, up from the 4 it had"."""
    clause = token.head
    sums = token.dep_ == "nsubj" and clause.dep_ == "relcl" and clause.head.tag_ == "CD" and clause.left_edge == token
    verb = governing_verb(clause.head) if sums else None
    paid = verb is not None and child(verb, "dative") is not None  # "paid Bex $9 million, more than it had asked for"
    noun = subject(verb) if verb is not None and not paid else None
    return noun if noun is not None and noun.i < token.i else None


def _of_compared(scene: Scene, token: Token) -> Chosen | None:
    """The same, where it bears a name: also of whom what is told is, as in "Acme's sales hit $9 million"."""
    noun = _compared(token)
    owner = child(noun, "poss") if noun is not None else None
    known = scene.bearer_at(owner or noun) if noun is not None else None
    return (known[0], 0.9 * known[1]) if known is not None and scene.profiles[known[0]].kind in THINGS else None


def _goes_on(token: Token) -> Token | None:
    """The "it" that the sentence before begins with as well: "It is run by Acme, which has two shops. It may move"."""
    if token.dep_ not in SUBJECTS or not token.is_sent_start or token.head.dep_ != "ROOT" or answered(token):
        return None
    if not token.i:
        return None
    at = token.i - 1
    while at > 0 and token.doc[at].is_space:
        at -= 1
    opening = next(t for t in token.doc[at].sent if not t.is_space)
    own = opening.dep_ in SUBJECTS and opening.head.dep_ == "ROOT"
    return _pronoun_of(opening) if own and child(opening.head, "conj") is None else None


def _beside(token: Token) -> Token | None:
    """What the clause that a clause is coordinated with is about."""
    noun = token.head if token.tag_ == "PRP$" else token
    verb = noun.head
    if noun.dep_ not in SUBJECTS or verb.dep_ != "conj":
        return None
    return _pronoun_of(child(verb.head, *SUBJECTS))


def _without_verb(token: Token) -> Token | None:
    """The same where the verb is not said again: "Its glass comes from Lille and its steel from Bern"."""
    noun = token.head
    place = child(noun, "prep")
    before = noun.head
    while before.dep_ in ("conj", "pobj") and before.head.i < before.i:
        before = before.head
        if noun.dep_ == "conj" and place is not None and before.lower_ == place.lower_ and before.head.i < before.i:
            return _pronoun_of(child(before.head, *SUBJECTS))
    return None


def _pronoun_of(noun: Token | None) -> Token | None:
    """The "it" that a subject is, or whose it is."""
    owner = child(noun, "poss") if noun is not None else None
    found = owner if owner is not None else noun
    return found if found is not None and found.lower_ in ("it", "its") and not is_pleonastic(found) else None


def _of_relative(scene: Scene, token: Token) -> Chosen | None:
    """What a clause is about whose "its" stands behind "which": "Acme, which plans to close its office in Oslo"."""
    noun = relative_subject(token) if token.lower_ == "its" else None
    known = scene.bearer_at(noun) if noun is not None and noun.lower_ in ("which", "that") else None
    return known if known is not None and scene.profiles[known[0]].kind in THINGS else None


def relative_subject(owner: Token) -> Token | None:
    """The pronoun that is the subject of the clause a possessive stands in, where the clause goes on with it."""
    verb = clause_head(owner)
    while verb.dep_ == "xcomp" and child(verb, *SUBJECTS) is None:
        verb = verb.head
    noun = child(verb, *SUBJECTS)
    return noun if noun is not None and noun.tag_ in ("WP", "WDT") and noun.i < owner.i else None


def of_who(scene: Scene, owner: Token) -> int | None:
    """Whose something is in a clause behind "who": Lee's for "his" in "Roe replaced Lee, who hurt his knee"."""
    noun = relative_subject(owner) if owner.tag_ == "PRP$" and not _is_of_others(owner.head) else None
    known = scene.bearer_at(noun) if noun is not None and noun.lower_ == "who" else None
    return known[0] if known is not None and scene.profiles[known[0]].kind == SCHEMA.Person else None


def _is_of_others(noun: Token) -> bool:
    """Whether a verb takes up what others have said or done: "who accepted her apology"."""
    return noun.dep_ != "dobj" or noun.head.lemma_.lower() in words("reference", "taking_up")


def _of_bought(scene: Scene, token: Token) -> Chosen | None:
    """What is bought, where it is bought from somebody of its own: "Acme bought Bex from its founder"."""
    prep = token.head.head if token.lower_ == "its" and token.head.dep_ == "pobj" else token
    bought = prep.head if prep.head.dep_ == "dobj" else child(prep.head, "dobj")
    sellers = {token.head.lemma_.lower(), *(c.lemma_.lower() for c in token.head.lefts if c.dep_ == "compound")}
    sold = prep.lower_ == "from" and not words("reference", "sellers").isdisjoint(sellers)
    if not sold or bought is None or bought.head.lemma_ not in words("reference", "buying"):
        return None
    known = scene.bearer_at(bought)
    return known if known is not None and scene.profiles[known[0]].kind in THINGS else None


def _of_object_over(scene: Scene, token: Token) -> Chosen | None:
    """The body that something is done to "over" what is its own: "picked Acme over its rival", "sued it over its"."""
    prep = token.head.head if token.lower_ == "its" and token.head.dep_ == "pobj" else token
    done_to = child(prep.head, "dobj") if prep.lower_ == "over" else None
    known = scene.bearer_at(done_to) if done_to is not None and done_to.i < token.i else None
    return known if known is not None and scene.profiles[known[0]].kind == SCHEMA.Organization else None


def _of_post(scene: Scene, token: Token) -> Chosen | None:
    """The body of the post before, where a second one is told: "head of Acme and a member of its board"."""
    prep = token.head.head if token.lower_ == "its" and token.head.dep_ == "pobj" else token
    post = prep.head
    if prep is token or post.dep_ != "conj" or not all(is_person_noun(noun_of(n)) for n in (post, post.head)):
        return None
    told = [scene.bearer_at(noun) for _, noun in prepositional(post.head, "of", "at", "for")]
    bodies = [b for b in told if b is not None and scene.profiles[b[0]].kind == SCHEMA.Organization]
    return bodies[0] if len(bodies) == 1 else None


def _of_valued(scene: Scene, token: Token) -> Chosen | None:
    """What is valued, where the value is compared: "The deal values Acme at $4 million, twice what it was worth"."""
    worth = token.head.lemma_ == "be" and child(token.head, "acomp", "attr", "prep")
    if token.dep_ != "nsubj" or not worth or worth.lower_ != "worth":
        return None
    before = token.doc[token.sent.start : token.i]
    verb = next((t for t in before if t.lemma_.lower() in words("reference", "valuing") and child(t, "dobj")), None)
    valued = child(verb, "dobj") if verb is not None else None
    return scene.bearer_at(valued) if valued is not None else None


def _of_board(scene: Scene, token: Token) -> Chosen | None:
    """The body whose board the sentence before tells of: "Acme's board has backed it. Its founder, Ann Roe"."""
    noun = noun_of(token.head) if token.lower_ == "its" and token.is_sent_start and token.i > 1 else ""
    if not noun or not is_person_noun(noun) or noun in words("reference", "of_boards"):
        return None
    board = subject(token.doc[token.i - 1].sent.root)
    owner = child(board, "poss") if board is not None and board.lower_ in words("reference", "staffs") else None
    known = scene.bearer_at(owner) if owner is not None else None
    return known if known is not None and scene.profiles[known[0]].kind == SCHEMA.Organization else None


OF_CLAUSE = (_of_board, _of_compared, _of_relative, _of_bought, _of_object_over, _of_post, _of_valued)


def staying(scene: Scene, item: Item, token: Token) -> float:
    """How much less somebody counts who was not told to leave, for "his" in "has not chosen his successor".

    Or who has come: "Roe replaced Lee. She had led Acme since 2011", "Roe replaces Lee. She resigned".
    """
    if _has_come(scene.doc[item.token], token):
        return COME
    after = token.tag_ == "PRP$" and token.head.lemma_.lower() in words("reference", "after")
    left = scene.doc[item.token].head.lemma_.lower() in words("reference", "gone")
    return STAYED if after and not left else 1.0


def is_of_unnamed(scene: Scene, person: Token) -> bool:
    """Whether somebody is told to be of what has no name and may be "it": "the governor of the prefecture"."""
    owner = child(person, "poss")
    nouns = [noun for _, noun in prepositional(person, "of", "for")] + ([owner] if owner is not None else [])
    speaks = person.lemma_.lower() in words("attribution", "mouthpieces")  # for whatever body that is
    kinds = (SCHEMA.Organization, SCHEMA.Place, *((None,) if speaks else ()))
    common = [n for n in nouns if n.tag_ == "NN" or (n.tag_ == "NNP" and n.is_lower)]
    bodies = [n for n in common if kind_of_noun(noun_of(n)) in kinds]
    return any(scene.bearer_at(noun) is None for noun in bodies)


def hearer(scene: Scene, token: Token) -> int | None:
    """Who is told what becomes of them: "Their manager, Ann Roe, had been told she would be sacked"."""
    verb = token.head.head if token.dep_ in SUBJECTS and token.head.dep_ == "ccomp" else token
    told = verb is not token and verb.lemma_ in words("reference", "telling") and child(verb, "auxpass") is not None
    noun = child(verb, "nsubjpass") if told else None
    known = scene.bearer_at(noun) if noun is not None else None
    return known[0] if known is not None and scene.profiles[known[0]].kind == SCHEMA.Person else None


def object_before(scene: Scene, token: Token) -> int | None:
    """To whom two things are done: "met Ann Roe and thanked her", "broke with Tom Lee and urged him to resign"."""
    bidden = token.dep_ in SUBJECTS and token.head.tag_ == "VB" and token.head.dep_ in ("ccomp", "xcomp")
    verb = token.head.head if bidden else token.head
    done = bidden or token.dep_ in ("dobj", "dative")
    if token.tag_ != "PRP" or not done or verb.dep_ != "conj" or child(verb, *SUBJECTS) is not None:
        return None
    things = [c for c in verb.head.rights if c.dep_ in ("dobj", "dative")]
    things += [noun for prep in verb.head.rights if prep.dep_ == "prep" and (noun := child(prep, "pobj")) is not None]
    known = [scene.bearer_at(noun) for noun in things if noun.i < verb.i]
    people = {b[0] for b in known if b is not None and scene.profiles[b[0]].kind == SCHEMA.Person}
    return people.pop() if len(people) == 1 else None


def _has_come(noun: Token, token: Token) -> bool:
    """Whether a noun is who follows somebody in a post, in the sentence before one of what was done till then."""
    verb, done = noun.head, token.head
    if noun.dep_ not in SUBJECTS or token.dep_ != "nsubj" or noun.sent.end != token.sent.start:
        return False
    deeds = [v for v in (verb, *verb.rights) if v.lemma_ in words("roles", "following") and v.pos_ == "VERB"]
    since = any(t.lower_ == "since" for t in token.sent) and any(c.lower_ == "had" for c in done.lefts)
    gone = done.tag_ == "VBD" and done.lemma_ in words("reference", "gone")
    return any(since or (gone and deed.tag_ in ("VBZ", "VB")) for deed in deeds)


def punished(scene: Scene, token: Token) -> int | None:
    """Who has done what they are punished for: "Roe sacked Lee after he lied"."""
    clause, verb = token.head, token.head.head
    told = token.dep_ == "nsubj" and clause.dep_ == "advcl" and verb.lemma_ in words("reference", "punished_for")
    mark = child(clause, "mark") if told else None
    noun = child(verb, "dobj") if mark is not None and mark.lower_ in ("after", "because") else None
    known = scene.bearer_at(noun) if noun is not None and verb.i < noun.i < clause.i else None
    return known[0] if known is not None and scene.profiles[known[0]].kind == SCHEMA.Person else None


OF_DEED = (of_who, hearer, object_before, punished)
