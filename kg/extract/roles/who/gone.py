"""A post beside a name was left: "prompted the resignation of its treasurer, Ann Roe", "parted ways with coach Roe"."""

from kg.extract.grammar import SUBJECTS, child, first_conjunct, governing_verb, own_objects, prepositional, verb_lemma
from kg.extract.modality import judge
from kg.extract.reading import Reading
from kg.extract.referents import referents
from kg.extract.roles.titles.dates import departures, is_of_year
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.bodies import Body
from kg.extract.roles.who.clauses import then_left
from kg.extract.roles.who.framed import frames, has_left
from kg.extract.roles.who.holder import STANDING, Holder
from kg.extract.tokens import Doc, Token
from kg.rows import words
from kg.vocabulary import SCHEMA

LONG_AGO = 12  # years that hardly anybody holds a post


def left_by(title: Title, holder: Holder, doc: Doc) -> Token | None:
    """The verb of a clause beside a name and its title by which the post is left: "the minister, who resigned"."""
    if not _stands_beside(title, holder):
        return _left_again(holder, doc)
    left = next((verb for token in _told_of(title, holder, doc) if (verb := _leaves(token) or goes(token))), None)
    since = title.status == "former" and left is not None and verb_lemma(left) in words("roles", "dying")
    return None if since else left  # "Ann Roe, a former mayor, died": she was none any more


def _left_again(holder: Holder, doc: Doc) -> Token | None:
    """The verb by which a post is left that a clause tells the taking of: "Roe, who became head in May, resigned"."""
    name, verb = doc[holder.person.root], holder.verb
    if verb is None or verb.dep_ != "relcl" or verb.head != name or holder.date != "start":
        return None
    others = any(c.dep_ == "appos" and c.i > verb.i for c in name.rights)  # "after its founder, Tom Lee, resigned"
    now = verb.tag_ in ("VBZ", "VBP")  # "succeeds Ann Roe, who becomes chairwoman"
    return None if others or now or _is_to_be(verb) else goes(name)


def _is_to_be(verb: Token) -> bool:
    """Whether a verb tells what comes: "who will become", "who is becoming", "who is to become"."""
    return any(c.lower_ in ("will", "is", "are") and c.dep_ == "aux" for c in verb.lefts)


def is_over(title: Title, holder: Holder, bodies: list[Body], reading: Reading) -> bool:
    """Whether a noun, or the time told, says that a post is over: "the resignation of its head", "head at the time"."""
    doc = reading.doc
    noted = holder.verb is None and holder.how != STANDING and (bodies or not title.trade)
    gone = noted and any(map(_is_gone, _told_of(title, holder, doc)))
    beside = _stands_beside(title, holder)
    gone = gone or (beside and any(map(_is_taken_over_from, _told_of(title, holder, doc))))
    gone = gone or (beside and _leaves_body(reading, doc[holder.person.root], bodies))
    gone = gone or (holder.verb is not None and holder.date == "start" and then_left(holder.verb))
    ends = [title.last, *(body.last for body in bodies if body.first >= title.last)]
    then = any(doc[end : end + 3].text.lower() in ("at the time", "at that time") for end in ends)
    beside = beside and title.key not in row("founders", "words")
    then = then or (beside and is_of_long_ago(reading, title, doc[holder.person.root]))
    return gone or then or (beside and any(_opens_past(doc, end) or is_of_year(reading, title, end) for end in ends))


def _leaves_body(reading: Reading, name: Token, bodies: list[Body]) -> bool:
    """Whether the clause of a name tells that its post's body was left: "Director Ann Roe left Acme in 2011"."""
    verb = name.head
    if name.dep_ != "nsubj" or verb_lemma(verb) not in ("leave", "quit") or not _is_past(verb):
        return False
    left = referents(reading, own_objects(verb), SCHEMA.Organization, SCHEMA.CivicStructure)
    return bool(left) and (not bodies or left[0].entity in {body.part.entity for body in bodies})


def is_of_long_ago(reading: Reading, title: Title, name: Token) -> bool:
    """Whether a name with its title before it stands in what is told of a time long gone: "met Mayor Roe in 1985"."""
    published = str(reading.document.published or "")[:4]
    verb = governing_verb(name)
    if not published.isdigit() or verb is None or verb.tag_ not in ("VBD", "VBN") or title.first > name.i:
        return False
    if (name.dep_ in SUBJECTS and not _acts_in_office(title, verb)) or title.key in row("lifelong", "words"):
        return False  # "President Roe was born in 1950"
    above = [verb, name, *(t for t in name.ancestors if t.i != verb.i and verb.is_ancestor(t))]
    told = [noun for t in above for _, noun in prepositional(t, "in", "during", "from", "between")]
    told += [c for c in verb.children if c.dep_ == "npadvmod" or c.lower_ in ("again", "later")]
    times = [time for t in told if (time := reading.time_at(t)) is not None and time.type == "DATE"]
    years = [int(time.value[:4].ljust(4, "9")) for time in times if time.value[:3].isdigit()]
    return bool(years) and max(years) + LONG_AGO <= int(published)


def _acts_in_office(title: Title, verb: Token) -> bool:
    """Whether a ruler does, or suffers, what nobody does before having the office: "President Roe vetoed it"."""
    lemma = verb_lemma(verb)
    return title.office in ("state", "country") and lemma in row("in_office", "verbs")


def is_told_in_hindsight(title: Title, holder: Holder, doc: Doc) -> bool:
    """Whether "future" tells what somebody was later on, and not what he is to be: "met future president Ann Roe"."""
    if title.status != "incoming" or "future" not in (t.lower_ for t in doc[title.lead : title.first]):
        return False
    verb = governing_verb(doc[holder.person.root])
    return holder.verb is None and verb is not None and verb.tag_ in ("VBD", "VBN")


def _opens_past(doc: Doc, at: int) -> bool:
    """Whether "when" tells behind a title what happened while it was held: "mayor of Lomas when the bridge fell"."""
    when = doc[at] if at < len(doc) else None
    return when is not None and when.lower_ == "when" and when.head.tag_ == "VBD" and when.head.i > at


def is_no_more(doc: Doc, body: Body) -> bool:
    """Whether a body is told to be gone: "the now-defunct Acme"."""
    return any(t.lower_ in words("roles", "defunct") for t in doc[max(body.first - 1, 0) : body.first + 1])


def _stands_beside(title: Title, holder: Holder) -> bool:
    told = holder.verb is None and holder.how != STANDING  # "replaced Ann Roe, now the president"
    inside = row("insiders", "words") - row("outside", "words") - row("founders", "words")
    return told and (not title.trade or title.key in row("leading", "words") | inside)


def _told_of(title: Title, holder: Holder, doc: Doc) -> list[Token]:
    """The name, the title's head and its first word: "editor" of "editor-in-chief"."""
    return [doc[i] for i in (holder.person.root, title.head, title.first)]


def _leaves(name: Token) -> Token | None:
    """The verb of a relative clause that tells that a post told beside is left: "the minister, who resigned"."""
    verb = child(name, "relcl")
    if verb is None or not has_left(name) or verb_lemma(verb).replace("-", " ") not in words("roles", "leaving"):
        return None
    who = child(verb, *SUBJECTS)
    other = child(verb, "dobj", "neg") is not None or any(True for _ in prepositional(verb, "as", "from"))
    return verb if who is not None and who.lower_ == "who" and not other else None


def goes(name: Token) -> Token | None:
    """The verb of a clause that tells that the post beside a name is left: "Ann Roe resigned", "sacked its head"."""
    name = first_conjunct(name)
    verb = name.head
    other = [noun for _, noun in prepositional(verb, "as", "from") if noun.lower_ not in words("roles", "left_of_all")]
    if name.dep_ not in ("nsubj", "nsubjpass", "dobj") or other:
        return None
    lemma = verb_lemma(verb).replace("-", " ")
    frame = frames().get(lemma, {})
    if name.dep_ == "nsubj":
        own = child(verb, "dobj")
        gone = own is None and (lemma in words("roles", "leaving") or _left_then(verb, lemma))
        gone = gone or (lemma in ("leave", "quit") and own is not None and own.lower_ in words("roles", "left"))
    else:
        followed = frame.get("predecessor") == "patient" and (name.dep_ == "nsubjpass" or lemma != "follow")
        gone = followed or (frame.get("person") == "patient" and frame.get("status") == "former")
    happened = (verb.tag_ != "VBG" or verb.dep_ == "advcl") and all(t.lower_ != "being" for t in verb.lefts)
    return verb if gone and happened and judge(verb) == "asserted" else None


def _left_then(verb: Token, lemma: str) -> bool:
    """Whether somebody left in a month or a year, or with no word more: no room, and no town, is told of so."""
    aims = prepositional(verb, "for", "on")
    abroad = any(prep.lower_ == "on" or noun.ent_type_ in ("GPE", "LOC") for prep, noun in aims)
    if lemma not in ("leave", "depart") or abroad:
        return False
    months = any(noun.ent_type_ == "DATE" for _, noun in prepositional(verb, "in"))
    closed = verb.nbor(1).text == ";" if verb.i + 1 < len(verb.doc) else False
    return months or closed or any(c.dep_ == "npadvmod" and c.lemma_.lower() in ("year", "month") for c in verb.rights)


def _is_gone(token: Token) -> bool:
    """Whether a name or its title stands behind "the resignation of", and what is told of it has happened."""
    if parted_from(token) is not None or _is_one_of_gone(token):
        return True
    noun = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    if noun is None or noun.lemma_.lower() not in departures():
        return False
    if noun.dep_ == "dobj":
        return _brought(noun.head) or _is_felt(noun, noun.head)
    if noun.dep_ != "pobj":
        return False
    before = noun.head
    if before.lower_ in row("gone", "felt_behind") and any(_is_felt(noun, t) for t in (before.head, before.nbor(-1))):
        return True
    if before.lower_ == "to" and before.head.lemma_ == "lead":
        return _is_past(before.head)
    return before.lower_ in row("gone", "behind") and before.head.pos_ in ("VERB", "AUX") and _is_past(before.head)


def parted_from(name: Token) -> Token | None:
    """The last word of who has "parted ways with" somebody, where the parser may take the verb for a part of it."""
    doc, at = name.doc, name.head.i
    said = name.dep_ == "pobj" and name.head.lower_ == "with" and at > 2 and doc[at - 1].lower_ in row("gone", "parted")
    if not said or doc[at - 2].lower_ != "parted":
        return None
    before = doc[at - 3]
    if before.lower_ in ("has", "have", "had") and before.i > before.sent.start:
        before = doc[at - 4]
    return before if before.pos_ in ("NOUN", "PROPN") else None  # nobody who "will have parted" or has "not"


def _is_felt(noun: Token, word: Token) -> bool:
    """Whether a word tells of people moved by a departure that has happened: "in protest at the dismissal of"."""
    said = verb_lemma(word) if word.pos_ == "VERB" else word.lemma_.lower()
    some = any(t.lower_ in ("a", "an", "any") for t in noun.lefts)
    return said in row("gone", "moved") and not some and judge(noun) == "asserted"


def _is_taken_over_from(name: Token) -> bool:
    """Whether somebody "took over from" the one who stands at a token, or at its title."""
    if name.dep_ != "pobj" or name.head.lower_ != "from":
        return False
    verb = name.head.head
    return frames().get(verb_lemma(verb), {}).get("predecessor") == "from" and _is_past(verb)


def _is_one_of_gone(name: Token) -> bool:
    """Whether somebody is named among those who were let go: "laid off ten people, among them its editor"."""
    name = first_conjunct(name)
    if name.dep_ == "appos" and name.head.dep_ == "pobj":
        name = name.head
    if name.dep_ != "pobj" or name.head.lower_ not in ("among", "including"):
        return False
    several = name.head.head
    while several.dep_ == "pobj" and several.head.lower_ == "of":
        several = several.head.head
    loose = several.pos_ == "VERB"
    verb = several if loose else several.head.head if several.dep_ == "pobj" else several.head
    frame = frames().get(verb_lemma(verb), {})
    sent = frame.get("person") == "patient" and frame.get("status") == "former" and several.dep_ != "pobj"
    parted = verb_lemma(verb) == "part" and (loose or several.head.lower_ == "with")
    return _is_past(verb) and (sent or parted)


def _brought(verb: Token) -> bool:
    """Whether a verb tells what brought a departure about, or what came behind it: "follows the dismissal of"."""
    lemma = verb_lemma(verb)
    came = lemma == "follow" and verb.tag_ == "VBZ" and judge(verb) == "asserted"
    return came or (lemma in row("gone", "causing") and _is_past(verb))


def _is_past(verb: Token) -> bool:
    """Whether a verb tells something as done."""
    return verb.tag_ in ("VBD", "VBN") and judge(verb) == "asserted"
