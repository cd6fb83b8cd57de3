"""A chain of titles becomes the people who hold it: beside the titles, or by the verb that puts them into the post."""

from kg.extract.demonyms import is_group
from kg.extract.grammar import is_passive, verb_lemma
from kg.extract.modality import judge
from kg.extract.names.evidence.shape import is_legal_form
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun, noun_of
from kg.extract.relations.series import examples
from kg.extract.roles.titles.ranks import is_short
from kg.extract.roles.titles.status import past_turned, status_of
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.who.arranged import as_arranged
from kg.extract.roles.who.clauses import held_in_front, is_served_under
from kg.extract.roles.who.framed import following, framed
from kg.extract.roles.who.holder import HELD, STANDING, Holder
from kg.extract.roles.who.naming import named_to
from kg.extract.roles.who.nominal import passed_on, told_by_noun
from kg.extract.roles.who.verbless import verbless
from kg.extract.tokens import Doc, Token, behind_brackets
from kg.model import Mention
from kg.vocabulary import SCHEMA

ADJACENT, NOMINAL, CLIMBED = 0.93, 0.83, 0.75
SURE = 0.5  # how sure it has to be whom a pronoun means
BRACKET = 12  # tokens of another name of a body, in brackets behind it
OF_PHRASE = ("NOUN", "PROPN", "ADJ", "DET")
WIDEST = 8  # tokens of what else somebody is, in front of the name


def holders(reading: Reading, chain: list[Title], first: int, last: int) -> list[Holder]:
    """Who holds the titles that stand, with their bodies, from token `first` to `last` (exclusive)."""
    if last == chain[-1].last < len(reading.doc) and reading.doc[last].tag_ == "POS":
        return []  # "Ann Roe, the founder's sister"
    if _is_honour(reading.doc, chain[-1], first, last) or _is_joined_firm(reading.doc[chain[-1].head]):
        return []
    return (
        _given(reading, chain[-1], last)
        or _name_right(reading, chain, first, last)
        or _name_left(reading, chain, first)
        or as_arranged(framed(reading, chain, first, last))
        or _nominal(reading, chain, first, last)
        or named_to(reading, first)
        or verbless(reading, first, last)
        or _climbed(reading, chain)
    )


def _is_joined_firm(noun: Token) -> bool:
    """Whether a noun is a firm that somebody joins or leaves: "joins the $14bn credit manager as its co-head"."""
    there = noun.dep_ == "dobj" and noun.lower_ in row("firms", "nouns") and noun.head.lemma_ in row("firms", "verbs")
    return there and any(c.lower_ == "the" for c in noun.lefts)


def _is_honour(doc: Doc, title: Title, first: int, last: int) -> bool:
    """Whether a title is but a prize or a guest's: "coach of the year", "named her the best", "invited speaker"."""
    behind = [t.lower_ for t in doc[title.last : min(len(doc), title.last + 3)]]
    guest = title.key == "speaker" and first > 0 and doc[title.head - 1].lower_ in row("honours", "guests")
    if guest or (behind[:2] == ["of", "the"] and behind[2:] and behind[2] in row("honours", "times")):
        return True
    best = any(t.tag_ in ("JJS", "RBS") for t in doc[max(doc[title.head].sent.start, first - 3) : title.head])
    verb = doc[title.head].head if best else None
    if verb is None or verb.pos_ != "VERB" or verb_lemma(verb) not in row("honours", "verbs"):
        return False
    told = any(t.tag_ in ("DT", "POS") for t in doc[verb.i + 1 : title.head])
    return told or not is_passive(verb)  # she who "was named best director" is one


def _given(reading: Reading, title: Title, last: int) -> list[Holder]:
    """Those named as examples of several with a title: "two directors of Acme, including Ann Roe and Bo Lee"."""
    people = examples(reading, reading.doc[title.head], "person", last) if title.plural else []
    return [Holder(person, ADJACENT) for person in people]


def _name_right(reading: Reading, chain: list[Title], first: int, last: int) -> list[Holder]:
    """Names right behind the titles: "Chief Executive Ann Roe", "its chairman, Lee Min,"."""
    doc = reading.doc
    end = doc[chain[-1].head].sent.end
    short = doc[last + 1 : last + 2].text.isupper()  # "chief executive officer (CEO) Ann Roe"
    closed = _past_bracket(reading, last, end) if last > chain[-1].last or short else last
    closed += closed == last > chain[-1].last and _tells_body(reading, last)
    last = past_turned(doc, _past_since(reading, closed, end), end)
    comma = last < end and doc[last].text in (",", "(")
    spoken = chain[0].key in row("spoken", "words")  # "said a spokeswoman for Acme, Ann Roe"
    through = doc[chain[-1].head].head.lower_ in ("through", "via")  # "Through a spokesman, Ann Roe said"
    if comma and (through or person_before(reading, first) is not None or not (spoken or _definite(reading, first))):
        return []
    if comma and first - 1 > doc[first].sent.start and doc[first - 1].tag_ == "VBN" and doc[first - 2].lower_ == "if":
        return []  # "If elected mayor of Lomas, Roe would"
    if comma and first > 1 and doc[first - 2 : first].text.lower() == "predecessor as":
        return []  # told as that of one before: "her predecessor as head, Tom Lee,"
    stop = last < end and doc[last].text == "." and is_short(doc[last - 1])
    i = _past_opening(reading, first, last + 1) if comma else last + stop
    end = doc[i].sent.end if stop and i == end < len(doc) else end  # the parser ends a sentence behind "Sgt."
    i = _skip_honorifics(reading, _past_description(reading, i, end) if comma else i, end)
    people: list[Mention] = []
    ended = doc[i - 1].text.endswith(".") and is_legal_form(doc[i - 1].text)  # "quit as head of Acme Ltd. Ann Roe is"
    if ended and person_before(reading, first) is not None:
        return []  # "by Tom Lee, head of Acme Ltd. Ann Roe did"
    if (comma or ended) and i < end and _opens(reading, chain[-1], i):
        return []
    while i < end:
        mention = reading.mention_at(doc[i])
        named = mention is not None and (mention.kind == "name" or (comma and _fronted(reading, first, mention)))
        if mention is None or mention.first != i or not named or not reading.is_a(mention, SCHEMA.Person):
            break
        people.append(mention)
        if not chain[-1].plural:
            break
        i = _past_land(reading, mention.last, end)
        while i < end and doc[i].lower_ in (",", "and", "&"):
            i += 1
    head = doc[chain[-1].head]
    if comma and chain[-1].plural and len(people) == 1 and (_is_for(head) or doc[last - 1].tag_ == "NN"):
        return []  # "a spokesman for the strikers, Ann Roe, said", "lawyers for a league, Union of Tenants"
    after = doc[people[-1].last].lower_ if people and people[-1].last < end else ""
    if not comma and chain[-1].plural and len(people) == 1 and not _goes_on(reading, people[0].last, end):
        return []  # "a study by consultants Marlow Reid", a firm
    if comma and (after == "and" or (after == "as" and doc[max(first - 1, 0)].lower_ == "as")):
        return []  # "elected Ann Roe as president, Jim Lee as treasurer"
    name = doc[people[0].root] if people else head
    status = held_in_front(reading, first, name) if comma and people else HELD if is_served_under(name) else None
    return [Holder(person, ADJACENT, status) for person in people]


def _past_land(reading: Reading, at: int, end: int) -> int:
    """Past what one of several rules: "of Peru" of "Presidents Ann Roe of Peru and Bo Lee of Chile"."""
    doc = reading.doc
    if at + 2 >= end or doc[at].lower_ != "of":
        return at
    land = reading.mention_at(doc[at + 1 + (doc[at + 1].lower_ == "the")])
    return land.last if land is not None and reading.is_a(land, SCHEMA.Place) else at


def _goes_on(reading: Reading, at: int, end: int) -> bool:
    """Whether another name follows a name, with "and" or a comma."""
    doc = reading.doc
    following = reading.mention_at(doc[at + 1]) if at + 1 < end and doc[at].text == "," else None
    named = following is not None and following.first == at + 1 and following.kind == "name"
    return named or (at < end and doc[at].lower_ in ("and", "&"))


def _is_for(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ == "for"


def _opens(reading: Reading, title: Title, i: int) -> bool:
    """Whether a title only ends what stands in front of a clause that a name begins: "In a letter to the mayor, Roe".

    So it does in "After she met the mayor, Roe left".
    """
    head, mention = reading.doc[title.head], reading.mention_at(reading.doc[i])
    name = reading.doc[mention.root] if mention is not None else None
    told = name is not None and name.dep_ in ("nsubj", "nsubjpass") and name.head.i > name.i
    return bool(told) and head.dep_ in ("pobj", "dobj") and head.head.i > head.sent.start and name not in head.subtree


def _past_bracket(reading: Reading, last: int, end: int) -> int:
    """Where a comma or a name stands behind a bracket with a short form: "head of the Lund Choir (LC), Ann Roe,"."""
    doc = reading.doc
    said = last < end and doc[last].tag_ == "NN"  # "of the NTU union (National Teachers Union), Ann Roe,"
    closed = behind_brackets(doc, last + said, BRACKET)
    if not last + said < closed < end:
        return last
    named = reading.mention_at(doc[closed])
    direct = named is not None and named.first == closed and named.kind == "name" and doc[closed - 2].text.isupper()
    return closed if doc[closed].text == "," or (direct and reading.is_a(named, SCHEMA.Person)) else last


def _tells_body(reading: Reading, at: int) -> bool:
    """Whether a noun only tells what a body is, and a name stands behind: "leader of the Corvo party Ann Roe"."""
    noun = reading.doc[at : at + 1].text
    named = reading.mention_at(reading.doc[at + 1]) if at + 1 < len(reading.doc) else None
    direct = named is not None and named.first == at + 1 and named.kind == "name"
    return (
        direct and noun.islower() and kind_of_noun(noun) == SCHEMA.Organization and reading.is_a(named, SCHEMA.Person)
    )


def _past_since(reading: Reading, last: int, end: int) -> int:
    """Where the comma stands behind a title that tells when it is held: "its head since 2015, Ann Roe"."""
    doc = reading.doc
    then = doc[last : last + 3].text.lower() in ("at the time", "at that time")
    time = reading.time_at(doc[last + 1]) if last + 1 < end and doc[last].lower_ in ("since", "for") else None
    behind = last + 3 if then else time.last if time is not None else last
    return behind if behind < end and doc[behind].text == "," else last


def _past_opening(reading: Reading, first: int, i: int) -> int:
    """Where a name stands behind a time: "A former head of Acme, in 2006 Roe became"."""
    doc = reading.doc
    opens = first - doc[first].sent.start < 3 and i + 1 < doc[first].sent.end and doc[i].lower_ in ("in", "on")
    time = reading.time_at(doc[i + 1]) if opens else None
    return time.last + (doc[time.last : time.last + 1].text == ",") if time is not None else i


def _fronted(reading: Reading, first: int, mention: Mention) -> bool:
    """Whether a pronoun is set off by titles that begin the sentence: "A former director of Acme, she said so"."""
    opens = first - reading.doc[first].sent.start < 2
    return opens and reading.doc[mention.root].lower_ in ("he", "she") and mention.confidence >= SURE


def _definite(reading: Reading, first: int) -> bool:
    """Whether the noun phrase of the titles is definite, so that a name behind a comma explains it."""
    word = reading.doc[first]
    while first - 1 > word.sent.start and reading.doc[first - 1].tag_ in ("JJ", "VBN"):
        first -= 1  # "the embattled chairman"
    before = reading.doc[max(first - 1, 0)]
    one = before.lower_ in ("a", "an") and before.i == word.sent.start + 1 and before.nbor(-1).lower_ == "as"
    if before.i <= word.sent.start or one:  # "A former head of Acme, Ann Roe said", "As a former head of Acme, Ann Roe"
        return True
    definite = before.lower_ == "the" or before.tag_ in ("PRP$", "POS") or word.tag_ == "PRP$"
    return definite or reading.mention_at(word) is not None


def _past_description(reading: Reading, i: int, end: int) -> int:
    """Where a name stands behind what else its bearer is: "its chair, the Senegalese film-maker Ann Roe".

    A people or a party may stand before it alone: "its newest member, Republican Ann Roe".
    """
    doc = reading.doc
    if i + 1 < end and doc[i].is_title and is_group(doc[i].text):
        named = reading.mention_at(doc[i + 1])
        return i + 1 if named is not None and named.first == i + 1 and named.kind == "name" else i
    if doc[i : i + 1].text.lower() != "the":
        return i
    for at in range(i + 2, min(i + WIDEST, end)):
        mention = reading.mention_at(doc[at])
        if mention is not None and mention.first == at and reading.is_a(mention, SCHEMA.Person):
            told = doc[at - 1].is_lower and doc[at - 1].tag_ == "NN" and mention.kind == "name"
            return at if told and doc[mention.last : mention.last + 1].text in (",", ".", ";", ")") else i
    return i


def _skip_honorifics(reading: Reading, i: int, end: int) -> int:
    honorifics = row("honorifics", "words")
    i += i + 1 < end and reading.doc[i].lower_ == "the" and reading.doc[i + 1].lower_ in honorifics
    while (
        i < end
        and reading.doc[i].lower_ in honorifics
        and ((m := reading.mention_at(reading.doc[i])) is None or m.first != i)
    ):
        i += 1
    return i


def person_before(reading: Reading, first: int) -> Mention | None:
    """The name of a person that ends before a comma (and an age) in front of a token."""
    doc = reading.doc
    i = first - 1
    start = doc[first].sent.start
    while i > start and (doc[i].text in (",", "-", "–", "—", "(") or doc[i].like_num or doc[i].text == "aged"):
        i -= 1
    if i == first - 1 or i < start:
        return None
    mention = reading.mention_at(doc[i])
    fits = mention is not None and mention.last == i + 1 and mention.kind == "name"
    return mention if fits and reading.is_a(mention, SCHEMA.Person) else None


def _name_left(reading: Reading, chain: list[Title], first: int) -> list[Holder]:
    """Names before the titles: "Lim, SHH's chairman and chief executive"; several before a plural."""
    doc = reading.doc
    i = first
    start = doc[first].sent.start
    while i > start and doc[i - 1].lower_ in row("between", "words"):
        i -= 1
    if i - 2 > start and doc[i - 2 : i].text.lower() == "one of":
        i -= 2  # "Ann Roe, one of the founders of Acme"
    now = any(token.lower_ in row("between", "now") for token in doc[i:first])
    i, over = _past_owner(reading, i, start) or _while(reading, i, start)
    person = person_before(reading, i)
    people = [person] if person is not None else []
    while people and chain[0].plural and doc[i].lower_ != "one":
        j = people[-1].first
        while j > start and doc[j - 1].lower_ in (",", "and", "&"):
            j -= 1
        before = reading.mention_at(doc[j - 1]) if start < j < people[-1].first else None
        if before is None or before.last != j or not reading.is_a(before, SCHEMA.Person) or before.kind != "name":
            break
        people.append(before)
    status = "former" if over else None
    return [Holder(each, ADJACENT, status, how=STANDING if now and not over else "apposition") for each in people[::-1]]


def _past_owner(reading: Reading, i: int, start: int) -> tuple[int, bool] | None:
    """Where a person begins whose aide a title tells of, behind a comma, and whether who is so has left office.

    "Ann Roe, Governor Tom Lee's chief of staff", "Ann Roe, then-Governor Tom Lee's chief of staff".
    """
    doc, at = reading.doc, i - 1
    if at - 2 < start or doc[at].tag_ != "POS":
        return None
    over = reading.mention_at(doc[at - 1])
    if not reading.is_a(over, SCHEMA.Person) and not is_person_noun(doc[at - 1].lower_):
        return None
    while at > start and i - at < WIDEST and (doc[at - 1].pos_ in OF_PHRASE or doc[at - 1].lower_ in ("-", "then")):
        at -= 1
    return (at, status_of(doc[at]) == "former") if doc[at - 1].text == "," else None


def _while(reading: Reading, i: int, start: int) -> tuple[int, bool]:
    """Where what tells how long a post is held begins in front of it, and whether it is over: ", until last month"."""
    doc, first = reading.doc, i
    if i - 1 > start and doc[i - 1 : i + 2].text.lower() == "at the time":
        return i - 1, True
    while first > start and (
        reading.time_at(doc[first - 1]) is not None or doc[first - 1].lower_ in ("recently", "then")
    ):
        first -= 1
    opener = doc[first - 1].lower_ if first > start else ""
    if (first < i or doc[i].lower_ == "now") and opener in ("until", "till", "since"):
        return first - 1, opener != "since"
    if i - 1 > start and doc[i - 2 : i].text.lower() == "no longer":
        return i - 2, True
    over = i > start and doc[i - 1].lower_ in row("over", "adverbs") | row("over", "apposed")
    return (i - 1, True) if over else (i, False)


def _nominal(reading: Reading, chain: list[Title], first: int, last: int) -> list[Holder]:
    """People whom a noun ties to the titles: "the resignation of Ann Roe as", "took up the post of"."""
    people, status, verb, date = told_by_noun(reading, chain, first)
    said = chain[0].status if chain[0].status != "current" and status == "current" else status
    heirs = following(reading, verb, passed_on(verb), None, last) if verb is not None and people else []
    told = [Holder(person, NOMINAL, said, verb, date, how="noun") for person in people]
    planned = verb is not None and status == "former" and date == "end" and judge(verb) != "asserted"
    still = [Holder(person, NOMINAL, "current", how=STANDING) for person in people] if planned else []
    return as_arranged([*told, *heirs]) + still


def _climbed(reading: Reading, chain: list[Title]) -> list[Holder]:
    """The name that the titles are apposed to by the parse, with other words between."""
    token = reading.doc[chain[0].head]
    origin = token
    prep = token.head.head if token.dep_ == "conj" and token.head.dep_ == "pobj" else None
    if prep is not None and not is_person_noun(noun_of(token.head)) and prep.head.dep_ == "appos":
        token = prep.head  # "Ann Roe, author of the study and a biologist at Acme"
    while token.dep_ in ("appos", "conj") and token.head.i < token.i and origin.i - token.i < 25:
        kind = token.dep_
        token = token.head
        mention = reading.mention_headed_by(token)
        if kind == "appos" and mention is not None and mention.kind == "name" and reading.is_a(mention, SCHEMA.Person):
            return [Holder(mention, CLIMBED)]
    return []
