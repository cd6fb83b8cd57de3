"""A verb becomes the holders of a title that completes it: "was named", "stepped down as", "succeeded her as"."""

from functools import cache
from typing import Any

from kg.extract.grammar import (
    agents,
    child,
    governing_verb,
    is_passive,
    objects,
    prepositional,
    verb_lemma,
)
from kg.extract.modality import judge
from kg.extract.reading import Reading
from kg.extract.referents import referents
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.who.clauses import (
    behind_be,
    by_tense,
    first_to_be,
    is_either,
    is_to_go_on,
    where_told,
    whose_is,
)
from kg.extract.roles.who.holder import HELD_AT, STANDING, Holder
from kg.extract.tokens import Doc, Token
from kg.model import Mention
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

FRAMED = 0.88
KIN = 8  # tokens from "to" to the end of a successor's name: "to his eldest daughter, Ann Roe"


@cache
def frames() -> dict[str, dict[str, Any]]:
    """The verbs that put someone into a post."""
    return {verb: frame for frame in rows("roles")["frame"] for verb in frame["verbs"]}


def framed(reading: Reading, chain: list[Title], first: int, last: int) -> list[Holder]:
    """People whom a verb ties to the titles: "was named", "became", "stepped down as", "is"."""
    verb = _verb_of(reading, chain[0], first)
    if verb is None or (_is_last_of(reading, first) and verb.tag_ in ("VBZ", "VBP", "VB")):
        return []
    if verb.dep_ == "xcomp" and _is_put(verb):
        verb = verb.head  # "was appointed to be head of", "named Ann Roe to serve as"; who "is to be" it is not so yet
    lemma = _framing(verb)
    alone = is_passive(verb) and lemma == verb.lemma_.lower()  # "was returned as treasurer", not "was voted out as"
    put = frames().get(f"be {verb.lower_}") if alone else None
    frame = (
        put or frames().get(lemma) or frames().get(verb.lemma_.lower()) or frames().get(verb.lower_.removesuffix("ed"))
    )
    if frame is None or ("adverbs" in frame and not any(t.lower_ in frame["adverbs"] for t in verb.lefts)):
        return []
    by = [noun for title in chain for _, noun in prepositional(reading.doc[title.head], "by")]
    titled = {t.head for t in chain}
    places = {
        "agent": behind_be(verb) or agents(verb) or (by if is_passive(verb) else []),
        "patient": _relative(verb) or objects(verb) or first_to_be(verb),
    }
    tokens = [t for t in places[frame["person"]] if t.i not in titled]
    people = _second(reading, verb, first) or referents(reading, tokens, SCHEMA.Person)
    people = people or _name_between(reading, verb, first, frame) or _shared(reading, verb, frame)
    if not people and frame["person"] == "patient":
        people = _fronted(reading, verb) if verb.is_sent_start else _elliptic(reading, verb, chain[0])
    if is_either(tokens) or (frame["person"] == "patient" and _is_given_to_strange(reading, verb, people)):
        return []
    bodies = _bodies(reading, verb, frame, places)
    if frame.get("required") and (not bodies or is_passive(verb)):
        return []  # "moved to Lund as a student", "is run by Ann Roe, with Luis Rey as its chairman"
    if lemma == "confirm" and bodies and reading.doc[bodies[0].last - 1].lower_ in words("reference", "chambers"):
        return [Holder(p, FRAMED, "current", verb, "start", None, "frame") for p in people]  # no post in the Senate
    body = bodies[0] if bodies else where_told(reading, verb) or _worked_at(reading, verb, first)
    if body is None and frame["person"] == "patient" and frame.get("body") == "agent" and not is_passive(verb):
        body = name_before(reading, verb)
    if reading.doc[max(first - 1, 0)].lower_ == "from":  # "was promoted from director to president"
        return [Holder(p, FRAMED, "former", verb, None, body, "frame") for p in people]
    status = frame["status"] if frame["status"] != "tense" else by_tense(verb)
    status = frame.get("now", status) if status == "current" else status
    begun = lemma in ("join", "start", "start out", "begin") and chain[0].key in rows("roles")["beginners"]["words"]
    status = "former" if status == "current" and (begun or _is_gone_by(reading, first)) else status
    before = _followed(reading, verb, frame, people, body)
    after = before[0].person if len(before) == 1 else None
    found = [Holder(p, FRAMED, status, verb, frame.get("date"), body, "frame", after) for p in people]
    lasting = lemma in ("remain", "stay", "stay on", "continue") or any(t.lower_ == "still" for t in verb.children)
    if lasting and is_to_go_on(verb):
        if row("retired", "words") & {*chain[0].text.split()}:  # "will remain as honorary president", "as an adviser"
            return [Holder(p, FRAMED, "incoming", verb, None, body, "frame") for p in people]
        return [Holder(p, FRAMED, "current", body=body, how=STANDING) for p in people]
    if status == "former" and frame.get("date") == "end" and judge(verb) != "asserted":
        found += [Holder(p, FRAMED, "current", body=body, how=STANDING) for p in people]
    heirs = following(reading, verb, frame, body, last)
    return found + before + [heir for heir in heirs if heir.person.root not in titled]  # "hand it to the prosecutor"


def _is_given_to_strange(reading: Reading, verb: Token, people: list[Mention]) -> bool:
    """Whether a name that is not known for a person's gets the post: "The governor, Roe, named Lima as treasurer"."""
    name = verb.doc[verb.i + 1] if verb.i + 1 < verb.sent.end else verb
    as_that = name.i + 1 < verb.sent.end and name.nbor(1).lower_ in ("as", "to")
    strange = name.tag_ == "NNP" and as_that and not reading.is_a(reading.mention_at(name), SCHEMA.Person)
    strange |= name.tag_ == "PRP" and name.dep_ in ("dobj", "dative", "nsubj")  # "President Roe appointed him minister"
    return strange and verb.tag_ == "VBD" and all(person.root < verb.i for person in people)


def _second(reading: Reading, verb: Token, first: int) -> list[Mention]:
    """The person of a second post that a verb gives: "elected Ann Roe as its head and Jim Lee as its treasurer"."""
    doc, end = reading.doc, first - (reading.doc[first - 1].tag_ in ("DT", "PRP$"))
    name = reading.mention_at(doc[end - 2]) if end - 2 > verb.i and doc[end - 1].lower_ == "as" else None
    if name is None or name.last != end - 1 or doc[name.first - 1].lower_ not in ("and", ","):
        return []
    again = any(token.lower_ == "as" for token in doc[verb.i : name.first])
    return [name] if again and reading.is_a(name, SCHEMA.Person) else []


def _relative(verb: Token) -> list[Token]:
    """The pronoun of a clause about whom a verb gives a post: "whom the ministry named as mediator"."""
    return [c for c in verb.lefts if c.dep_ == "dobj" and c.lower_ in ("whom", "who")]


def _is_gone_by(reading: Reading, first: int) -> bool:
    """Whether the words before a title put it in the past: "first as a clerk", "from 1971 to 1983 as its director"."""
    doc = reading.doc
    at = next((i for i in range(first - 1, max(first - 3, 0), -1) if doc[i].lower_ == "as"), 0)
    if at < 1:
        return False
    time = reading.time_at(doc[at - 1])
    ended = time is not None and any(t.lower_ in ("to", "until") for t in doc[time.first : time.last])
    ended |= time is not None and doc[time.first - 1].lower_ in ("to", "until", "till")
    return ended or doc[at - 1].lower_ in ("first", "initially", "originally")


def _is_last_of(reading: Reading, first: int) -> bool:
    """Whether the words before a title tell the last of what is over: "joins Acme from Bex, latterly as its head"."""
    return reading.doc[max(first - 2, 0)].lower_ in ("latterly", "recently") and reading.doc[first - 1].lower_ == "as"


def _framing(verb: Token) -> str:
    """The verb as the frames list it, with its particle or the object that it is one with: "take office"."""
    lemma, taken = verb_lemma(verb).replace("-", " "), child(verb, "dobj")
    small = verb.doc[verb.i + 1 : verb.i + 3].text.lower().split()  # "was voted in as", parsed as a preposition
    if small[1:] == ["as"] and f"{lemma} {small[0]}" in frames():
        return f"{lemma} {small[0]}"
    return f"{lemma} {taken.lower_}" if taken is not None and f"{lemma} {taken.lower_}" in frames() else lemma


def _followed(
    reading: Reading, verb: Token, frame: dict[str, Any], people: list[Mention], body: Mention | None
) -> list[Holder]:
    """Whom the holders of a post succeed: in office still where that is only to come, unless "who resigned" follows."""
    if "predecessor" not in frame:
        return []
    places = {"agent": agents(verb), "patient": objects(verb)}
    before = places.get(frame["predecessor"]) or [n for _, n in prepositional(verb, frame["predecessor"])]
    others = [p for p in referents(reading, before, SCHEMA.Person) if all(p.entity != q.entity for q in people)]
    if judge(verb) == "asserted":
        still = verb.tag_ == "VBZ" and any(_is_still(reading.doc[p.root]) for p in others)
        status = "current" if still else "former"  # "succeeds Ann Roe, who has run it since 2012"
        return [Holder(p, FRAMED, status, None if still else verb, None, body, "frame") for p in others]
    gone = [has_left(reading.doc[p.root]) for p in others]
    found = zip(others, gone, strict=True)
    return [Holder(p, FRAMED, "former" if left else "current", body=body, how=STANDING) for p, left in found]


def following(reading: Reading, verb: Token, frame: dict[str, Any], body: Mention | None, last: int) -> list[Holder]:
    """Who gets the post of somebody that leaves it: "handed over as chairman of Acme to Ann Roe".

    The frame names the preposition of the successor; `last` is the token behind the titles with their bodies.
    """
    if "successor" not in frame:
        return []
    after = referents(reading, [n for _, n in prepositional(verb, frame["successor"])], SCHEMA.Person)
    if not after and last < len(reading.doc) and reading.doc[last].lower_ == frame["successor"]:
        named = next((m for m in reading.mentions_in(last, last + KIN) if m.kind == "name"), None)
        after = [named] if named is not None and reading.is_a(named, SCHEMA.Person) else []
    return [Holder(p, FRAMED, "current", verb, "start", body, "frame") for p in after]


def has_left(name: Token) -> bool:
    """Whether a relative clause tells what somebody did: "Ann Roe, who resigned", "who has died", "who was sacked"."""
    clause = child(name, "relcl")
    perfect = clause is not None and any(c.lower_ in ("has", "had", "was") for c in clause.children)
    return clause is not None and (clause.tag_ == "VBD" or (clause.tag_ == "VBN" and perfect))


def _is_still(name: Token) -> bool:
    """Whether a relative clause tells what somebody does since a time, and until now: "who has run it since 2012"."""
    clause = child(name, "relcl")
    perfect = clause is not None and any(c.lower_ == "has" for c in clause.children)
    return clause is not None and perfect and any(True for _ in prepositional(clause, "since"))


def _worked_at(reading: Reading, verb: Token, first: int) -> Mention | None:
    """Where somebody works in what a clause tells of: "spent 12 years at Acme, most recently as head of sales"."""
    if verb.lemma_ in ("be", "become"):  # "At Acme she was head of sales"
        opening = [noun for prep, noun in prepositional(verb, "at") if prep.i < verb.i]
        return next(iter(referents(reading, opening, SCHEMA.Organization)), None)
    if verb.lemma_ not in ("spend", "work", "serve", "begin", "start"):
        return None
    spent = child(verb, "dobj", "npadvmod")
    places = [noun for above in (verb, spent) if above is not None for _, noun in prepositional(above, "at", "with")]
    return next(iter(referents(reading, [noun for noun in places if noun.i < first], *HELD_AT)), None)


def name_before(reading: Reading, verb: Token) -> Mention | None:
    """The body whose name ends before a verb, or before a day in front of it: "Acme on Monday named"."""
    doc, at = reading.doc, verb.i
    while at > verb.sent.start and (reading.time_at(doc[at - 1]) is not None or doc[at - 1].lower_ in ("on", "in")):
        at -= 1
    mention = reading.mention_at(doc[at - 1]) if at > verb.sent.start else None
    ends = mention is not None and mention.last == at and mention.kind == "name"
    return mention if ends and reading.is_a(mention, SCHEMA.Organization) else None


def _verb_of(reading: Reading, title: Title, first: int) -> Token | None:
    """The verb that a title completes: its attribute or object, or what "as" or "to" hangs on."""
    doc = reading.doc
    if (told := whose_is(doc, title)) is not None:
        return told
    head = _top_of(doc, title)
    counted = row("ordinals", "words") if title.key not in row("ordinals", "ranked") else frozenset()
    while first > head.sent.start and (_opens(doc[first - 1]) or doc[first - 1].lower_ in counted):
        first -= 1
    of = first - doc[first - 1].like_num  # "is one of three directors of"
    of -= of < first and _opens(doc[of - 1])
    if of - 2 > head.sent.start and doc[of - 1].lower_ == "of" and doc[of - 2].lower_ == "one":
        first = of - 2  # "is one of the founders of"
        head = doc[first]
    first = _past_post(head, first)
    before = doc[first - 1] if first > head.sent.start else None
    if before is not None and before.lower_ == "among" and title.plural and before.head.lemma_ == "be":
        return before.head  # "is among the founders of Acme"
    if before is not None and before.lower_ in ("as", "to", "from"):
        above = before.head if before.head.i != head.i else head.head  # "to head of sales", parsed as an infinitive
        verb = governing_verb(above) if before.head.i != before.i else None
        if before.lower_ == "from" and (verb is None or verb_lemma(verb) not in rows("roles")["moves"]["verbs"]):
            return None
        fronted = verb is not None and before.is_sent_start and _is_hired(verb)  # "As head they have hired Ann Roe"
        return verb if verb is not None and (fronted or 0 < first - verb.i < 30) else None
    if head.dep_ in ("attr", "oprd", "dobj", "xcomp", "acomp", "ccomp") and head.head.i < first:
        return head.head
    told = _told_beside(head)
    if told is not None and told.i < first:
        return told
    if before is not None and before.is_sent_start and before.tag_ == "VBN":
        return before  # "Appointed director in May, Ann Roe"
    if (
        before is not None
        and before.lemma_ in ("be", "become", "remain", "name", "appoint", "elect")
        and before.pos_ in ("VERB", "AUX")
    ):
        return before
    return None


def _top_of(doc: Doc, title: Title) -> Token:
    """The word that heads a title in the sentence: "Emeritus" of "Professor Emeritus", where it hangs on that."""
    head = doc[title.head]
    return head.head if head.dep_ in ("compound", "nmod") and title.head < head.head.i < title.last else head


def _opens(word: Token) -> bool:
    """Whether a word opens a noun phrase: "the", "her"."""
    return word.pos_ in ("DET", "PRON") and word.tag_ in ("DT", "PRP$")


def _bodies(reading: Reading, verb: Token, frame: dict[str, Any], places: dict[str, list[Token]]) -> list[Mention]:
    """The bodies in the place of the clause, or behind the preposition, that a verb's frame says."""
    where = frame.get("body")
    if where is None:
        return []
    nouns = places[where] if where in places else [noun for _, noun in prepositional(verb, where)]
    return referents(reading, nouns, *HELD_AT)


def _is_put(infinitive: Token) -> bool:
    """Whether an infinitive only says which post a verb puts somebody into: "elected to be", "named to serve as"."""
    frame = frames().get(verb_lemma(infinitive.head))
    serves = infinitive.lemma_ in ("serve", "act") and frame is not None and frame["person"] == "patient"
    return frame is not None and verb_lemma(infinitive.head) != "be" and (infinitive.lemma_ == "be" or serves)


def _is_hired(verb: Token) -> bool:
    """Whether an active verb puts its object into a post."""
    return frames().get(verb_lemma(verb), {}).get("person") == "patient" and not is_passive(verb)


def _past_post(head: Token, first: int) -> int:
    """Where "the post of" begins in front of a title: "was appointed to the post of finance director"."""
    doc, at = head.doc, first - 2
    if at <= head.sent.start or doc[first - 1].lower_ != "of" or doc[at].lower_ not in words("roles", "post_nouns"):
        return first
    while at - 1 > head.sent.start and doc[at - 1].pos_ in ("DET", "ADJ", "PRON"):
        at -= 1
    return at


def _told_beside(head: Token) -> Token | None:
    """The "is" of what a title is joined to: "is a businessman, chairman of Acme", "is an engineer and head of Bex"."""
    top = head
    while top.dep_ in ("conj", "appos") and top.head.i < top.i:
        top = top.head
    return top.head if top is not head and top.dep_ == "attr" and top.head.lemma_ == "be" else None


def _fronted(reading: Reading, verb: Token) -> list[Mention]:
    """The subject that a participle in front speaks of: "Appointed director in May, Ann Roe has cut costs"."""
    told = [t for t in verb.sent.root.lefts if t.dep_ in ("nsubj", "nsubjpass") and t.nbor(-1).i > verb.i]
    return referents(reading, [t for t in told if reading.mention_headed_by(t) is not None], SCHEMA.Person)[:1]


def _elliptic(reading: Reading, verb: Token, title: Title) -> list[Mention]:
    """The subject of a headline's passive without auxiliary: "Ann Roe elected president", "sworn in as"."""
    bare = verb.tag_ in ("VBD", "VBN") and child(verb, "aux", "auxpass") is None
    noun = reading.doc[title.head]
    own = any(t.dep_ in ("det", "poss") for t in noun.lefts) or any(t.i != noun.i for t in objects(verb))
    subject = child(verb, "nsubj", "nsubjpass")
    return referents(reading, [subject], SCHEMA.Person) if bare and subject is not None and not own else []


def _shared(reading: Reading, verb: Token, frame: dict[str, Any]) -> list[Mention]:
    """Whom a passive tells that goes on without its auxiliary: "was elected to the board and promoted to chairman"."""
    joined = verb.dep_ == "conj" and is_passive(verb.head) and verb.tag_ in ("VBD", "VBN")
    alone = joined and frame["person"] == "patient" and child(verb, "nsubj", "nsubjpass", "dobj", "aux") is None
    return referents(reading, objects(verb.head), SCHEMA.Person) if alone else []


def _name_between(reading: Reading, verb: Token, first: int, frame: dict[str, Any]) -> list[Mention]:
    """The name that stands between an active verb of appointment and the title, whatever the parser made of it."""
    if frame["person"] != "patient":
        return []
    return [
        m
        for m in reading.mentions_in(verb.i + 1, first)
        if m.kind == "name" and reading.is_a(m, SCHEMA.Person) and first - m.last <= 3
    ][-1:]


def put_to(reading: Reading, verb: Token) -> Token | None:
    """The verb that tells that somebody was put where an infinitive says, from now on: "appointed Ann Roe to lead"."""
    above = verb.head
    frame = frames().get(verb_lemma(above), {})
    chosen = (frame.get("person"), frame.get("status"), frame.get("date")) == ("patient", "current", "start")
    if verb.dep_ not in ("xcomp", "advcl") or verb.tag_ != "VB" or not chosen or judge(above) != "asserted":
        return None
    times = map(reading.time_at, verb.doc[above.i : above.sent.end])
    return None if any(time is not None and reading.is_ahead(str(time.value)) for time in times) else above
