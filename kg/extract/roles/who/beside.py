"""A name right beside a body says that the person belongs to it: "Lee of the University of Oslo", "Acme's Ann Roe"."""

from collections.abc import Iterable, Iterator

from kg.extract.grammar import conjuncts, first_conjunct, governing_verb, subjects, verb_lemma
from kg.extract.modality import judge
from kg.extract.reading import Reading
from kg.extract.referents import referents
from kg.extract.roles.where.phrases import name_introduced, named_in_phrase
from kg.model import Claim, Mention, Part
from kg.rows import rows
from kg.vocabulary import KG, ORG, RDF, SCHEMA

CONFIDENCE = 0.8
ONCE = ("formerly", "previously")
NEAR = 6  # tokens between "previously at" and a name: "the brewer Lindauer"
JOINING = ("of", "at", "with", "from")


def beside(reading: Reading, told: Iterable[Claim] = ()) -> Iterator[Claim]:
    """org:memberOf statements of people named together with a body and no post; "formerly of" is a former member.

    A post told there that is over, or open, decides: "Editor Ann Roe of Der Tag resigned".
    """
    yield from _was_formerly(reading)
    gone = {_belonging(reading, claim) for claim in told if _is_not_held(reading, claim)}
    for mention in reading.mentions:
        if mention.kind == "name" and reading.is_a(mention, SCHEMA.Person):
            yield from _formerly(reading, mention)
            body = _possessor(reading, mention) or _of(reading, mention) or _made_at(reading, mention)
            body = body or _of_pair(reading, mention)
            if body is not None and body.entity != mention.entity:
                parts = {
                    RDF.subject: (reading.entity_part(mention),),
                    RDF.predicate: (Part(iri=ORG.memberOf),),
                    RDF.object: (reading.entity_part(body),),
                }
                evidence = reading.sentence_evidence(reading.doc[mention.root])
                claim = Claim(RDF.Statement, parts, evidence, "roles.beside", mention.root, CONFIDENCE)
                if _belonging(reading, claim) not in gone:
                    yield claim


def _is_not_held(reading: Reading, post: Claim) -> bool:
    return post.parts[KG.status][0].text == "former" or judge(reading.doc[post.anchor]) != "asserted"


def _belonging(reading: Reading, claim: Claim) -> tuple[str | None, str | None, int]:
    """Who belongs to what body, or has a post there, in which sentence."""
    ends = ((ORG.member, ORG.organization), (RDF.subject, RDF.object))[claim.shape == RDF.Statement]
    person, body = (part.entity if (part := claim.part(end)) is not None else None for end in ends)
    return person, body, reading.doc[claim.anchor].sent.start


def _of_pair(reading: Reading, mention: Mention) -> Mention | None:
    """The body of two who are told together: "by Ann Roe and Tom Lee of the Meridian Foundation"."""
    doc, at = reading.doc, mention.last
    other = reading.mention_at(doc[at + 1]) if at + 1 < len(doc) and doc[at].lower_ == "and" else None
    full = other is not None and other.kind == "name" and other.first == at + 1
    if other is None or not full or mention.last - mention.first < 2 or other.last - other.first < 2:
        return None
    alone = reading.is_a(other, SCHEMA.Person) and other.last < len(doc) and doc[other.last].lower_ in ("of", "at")
    before = doc[max(mention.first - 1, 0)]  # "analysts Ann Roe and Tom Lee of Acme"
    told = before.pos_ in ("ADP", "VERB") or before.tag_ in ("NNS", "NNPS")
    return _of(reading, other) if alone and told else None


def _made_at(reading: Reading, mention: Mention) -> Mention | None:
    """Where something was made by those named: "designed by Roe, Lee and Lund at Acme", "designed at Acme by Roe"."""
    name = first_conjunct(reading.doc[mention.root])
    verb = governing_verb(name.head) if name.head.lower_ == "by" else None
    if verb is None or verb.tag_ != "VBN" or verb_lemma(verb) not in rows("careers")["making"]["verbs"]:
        return None
    told = [t.i for t in (name, *conjuncts(name))]
    near = (m for m in reading.mentions_in(max(told), verb.sent.end) if m.first <= max(told) < m.last)
    last = next((m.last for m in near if m.kind == "name"), max(told) + 1)
    for at in (*range(verb.i + 1, name.i), last):
        if at + 1 < verb.sent.end and reading.doc[at].lower_ == "at":
            body = named_in_phrase(reading, at + 1, verb.sent.end)
            if body is not None and body.kind == "name" and reading.is_a(body, SCHEMA.Organization):
                return body
    return None


def _formerly(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """The membership that "Ann Roe, formerly of the brewer Lindauer," or "Ann Roe (formerly of Bex)" tells."""
    doc, i = reading.doc, mention.last + 1
    if i + 1 < len(doc) and doc[mention.last].text in (",", "(") and doc[i].lower_ in ONCE:
        yield from _once_at(reading, mention, i)


def _was_formerly(reading: Reading) -> Iterator[Claim]:
    """The membership that "Ann Roe, who was previously at Lindauer," or "She was formerly with Bex" tells."""
    for word in reading.doc:
        verb = word.head
        if word.lower_ in ONCE and verb.lemma_ == "be" and verb.i < word.i < verb.i + 3 and judge(verb) == "asserted":
            for person in referents(reading, subjects(verb), SCHEMA.Person)[:1] if verb.tag_ in ("VBD", "VBN") else ():
                yield from _once_at(reading, person, word.i)


def _once_at(reading: Reading, mention: Mention, i: int) -> Iterator[Claim]:
    """The membership of somebody told with "previously at", the first of these words at `i`."""
    doc = reading.doc
    if i + 2 >= len(doc) or doc[i + 1].lower_ not in JOINING:
        return
    body = named_in_phrase(reading, i + 2, doc[i].sent.end)
    near = body is not None and body.first <= i + 2 + NEAR
    if body is None or not near or body.kind == "pronoun" or not reading.is_a(body, SCHEMA.Organization):
        return
    parts = {
        ORG.member: (reading.entity_part(mention),),
        ORG.organization: (reading.entity_part(body),),
        ORG.role: (reading.words_part(i, i + 1, "member"),),
        KG.status: (Part(text="former"),),
    }
    evidence = reading.sentence_evidence(doc[i])
    yield Claim(ORG.Membership, parts, evidence, "roles.beside", i, CONFIDENCE)


def _possessor(reading: Reading, mention: Mention) -> Mention | None:
    """The organization whose possessive stands right before a name: "Acme's Ann Roe", "the institute's Ann Roe"."""
    doc = reading.doc
    if mention.first < 2 or doc[mention.first - 1].tag_ != "POS":
        return None
    body = reading.mention_at(doc[mention.first - 2])
    told = body is not None and body.kind in ("name", "nominal") and body.last == mention.first - 1
    return body if told and reading.is_a(body, SCHEMA.Organization) else None


def _of(reading: Reading, mention: Mention) -> Mention | None:
    """The organization behind "of", or a school behind "at", right after a name or set off by commas."""
    doc = reading.doc
    end = doc[mention.root].sent.end
    aside = mention.last < end and doc[mention.last].text in (",", "(")
    first = mention.last + aside
    joining = ("of", "at", "from") if aside else ("of", "at")
    if first + 1 >= end or doc[first].lower_ not in joining:
        return None
    at = doc[first].lower_ == "at"
    if at and not aside and doc[first].head.i != mention.root:
        return None
    body = named_in_phrase(reading, first + 1, end)
    body = name_introduced(reading, body, SCHEMA.Organization) if body is not None else None
    if body is None or body.kind != "name" or body.first - first > 4 or _is_house(mention, body, first):
        return None
    last = _behind_its_place(reading, body, end)
    if aside and (last >= end or doc[last].text not in (",", ".", ")")):
        return None
    return body if reading.is_a(body, SCHEMA.EducationalOrganization if at else SCHEMA.Organization) else None


def _behind_its_place(reading: Reading, body: Mention, end: int) -> int:
    """The token behind a body, with its place: the comma of ", of the Acme Institute in Oslo,"."""
    doc, at = reading.doc, body.last
    if at + 1 >= end or doc[at].lower_ != "in":
        return at
    place = reading.mention_at(doc[at + 1])
    return place.last if place is not None and place.first == at + 1 and reading.is_a(place, SCHEMA.Place) else at


def _is_house(mention: Mention, body: Mention, of: int) -> bool:
    """Whether one word "of" another is a name of old: "Adela of Merrin", no "Lee of the union"."""
    single = mention.last - mention.first == 1 == body.last - body.first
    return single and body.first == of + 1 and mention.last == of
