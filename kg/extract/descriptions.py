"""What the text calls a named thing becomes claims: schema:description, schema:jobTitle, schema:industry.

"Nimbus, a Polish builder," "Nimbus is a law firm". Posts are left to their extractor, kinship to that of relations.
"""

import re
from collections.abc import Iterator

from kg.extract.callings import organization_nouns
from kg.extract.demonyms import is_group
from kg.extract.epithets import Epithet, copulas, epithets, joined_before
from kg.extract.grammar import child
from kg.extract.grammar.phrases import former_before, is_ranked, is_short_field, tells_happening
from kg.extract.industries import line_of_business, written
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun, is_undertaking, kind_of_noun, noun_of, nouns
from kg.extract.referents import person_behind
from kg.extract.second_epithets import behind_age, identified, is_name, joined_behind
from kg.extract.tokens import Token
from kg.extract.trades import is_done_at, is_of_plan, is_of_work
from kg.model import Attribution, Claim, Evidence, Mention, Part
from kg.rows import rows, words
from kg.rows.lexicon import is_common_word
from kg.vocabulary import RDF, SCHEMA

CONFIDENCE = {"apposition": 0.9, "modifier": 0.9, "copula": 0.85}
TAKEN_UP = 0.85  # a noun phrase that takes a name up again also tells what the thing is called
CLEAR = 0.75  # the least confidence of such a phrase
ALONE = 0.64  # the least one where its origin or trade is told: nothing else in mind suits it
LONGEST = 16
_OVER = re.compile(r" (from .*\d{4} (to|until)|between .*\d{4} and|until) (\w+ )?\d{4}")  # "until 2011"


def extract(reading: Reading) -> Iterator[Claim]:
    """Claims of what the article calls the entities it names."""
    told: set[int] = set()
    for mention in reading.mentions:
        if mention.kind == "name" and reading.block_kind(reading.doc[mention.first]) != "byline":
            name = reading.doc[mention.first : mention.last]
            for epithet in (*epithets(reading.doc, mention.first, mention.last), *identified(name)):
                told.add(epithet.head)
                yield from _described(reading, mention, epithet)
                for other in (joined_before(name, epithet), joined_behind(name, epithet)):
                    yield from _described(reading, mention, other) if other is not None else ()
    for mention in reading.mentions:
        if mention.kind == "nominal" and mention.root not in told:
            yield from _taken_up(reading, mention)
            yield from (c for each in behind_age(reading.doc, mention) for c in _described(reading, mention, each))
    yield from _said_of_pronouns(reading)
    yield from _spoken_of(reading)


def _said_of_pronouns(reading: Reading) -> Iterator[Claim]:
    """What a clause calls those that "she" and "the company" take up: no post, which is told where it is held."""
    posts = words("descriptions", "posts") | words("descriptions", "ties_of_firms")
    for mention in reading.mentions:
        root = reading.doc[mention.root]
        if mention.kind == "name" or mention.confidence < CLEAR or root.tag_ in ("WP", "WDT") or root.lower_ == "i":
            continue
        for epithet in copulas(reading.doc[mention.first : mention.last]):
            noun, verb = reading.doc[epithet.head], reading.doc[epithet.anchor]
            loose = verb.dep_ == "advcl" or any(c.tag_ == "TO" for c in verb.lefts)  # "when she was a girl"
            bare = epithet.last - epithet.first <= 2 and noun_of(noun) in words("descriptions", "no_trade")
            marked = any(t.is_quote for t in reading.doc[verb.i : epithet.last])
            if not (loose or bare or marked or noun_of(noun) in posts):
                yield from _described(reading, mention, epithet)


def _described(reading: Reading, mention: Mention, epithet: Epithet) -> Iterator[Claim]:
    """The claims that one epithet of a name makes."""
    head = reading.doc[epithet.head]
    first, last = _told(reading, former_before(reading.doc, epithet.first), epithet.last, head)
    if is_name(reading, epithet) or not _says_something(reading, mention, head, first, last, epithet):
        return
    evidence = reading.evidence(min(mention.first, epithet.first, first), max(mention.last, epithet.last))
    made = _Making(reading, mention, evidence, epithet.anchor, CONFIDENCE[epithet.how], f"description-{epithet.how}")
    singular = f"{reading.doc[first : head.i].text} {noun_of(head)}".strip() if head.tag_ == "NNS" else None
    opening = reading.doc[first]
    alone = opening.i == head.i and epithet.how == "modifier"  # "Electrician Ann Roe", parsed as a name
    small = opening.text[1:].islower() and not is_group(opening.text)
    plain = opening.pos_ != "PROPN" or (is_common_word(opening.text) and reading.mention_at(opening) is None)
    if opening.is_sent_start and (plain or alone) and small:
        told = singular or reading.evidence(first, last).exact
        singular = told[:1].lower() + told[1:] if told[1:2].islower() else told  # "NURSE Ann Roe" opens in capitals
    yield made.claim(SCHEMA.description, reading.words_part(first, last, singular))
    if reading.is_a(mention, SCHEMA.Person):
        if epithet.how != "copula" and _is_trade(head, first, last):
            yield made.claim(SCHEMA.jobTitle, _trade(reading, head, first))
    elif reading.is_a(mention, SCHEMA.Organization) or _is_firm_noun(head):
        yield from _industry(reading, made, head, first)


class _Making:
    """What the claims of one description share."""

    def __init__(
        self,
        reading: Reading,
        mention: Mention,
        evidence: Evidence,
        anchor: int,
        confidence: float,
        rule: str,
        source: Part | None = None,
    ) -> None:
        self.source = source
        self.subject = reading.entity_part(mention)
        self.evidence, self.anchor, self.confidence, self.rule = evidence, anchor, confidence, rule

    def claim(self, predicate: str, words_said: Part, weight: float = 1.0) -> Claim:
        parts = {
            RDF.subject: (self.subject,),
            RDF.predicate: (Part(iri=predicate),),
            RDF.object: (words_said,),
        }
        confidence = round(self.confidence * weight, 3)
        return Claim(RDF.Statement, parts, self.evidence, self.rule, self.anchor, confidence, attributed_to=self.source)


def _told(reading: Reading, first: int, last: int, head: Token) -> tuple[int, int]:
    """The words of a description: without its article, and without what follows a comma or a participle."""
    doc = reading.doc
    while first < head.i and (doc[first].is_punct or doc[first].is_space):
        first += 1
    following = reading.mention_at(doc[last]) if last < len(doc) else None
    if following is not None and following.first == last > head.i + 1 and following.kind == "name":
        last = following.last  # "a former head of research at the engineering group Tarvik"
    if doc[last - 1].like_num and doc[last - 2].lower_ == "the" and doc[last - 3].tag_ == "IN":
        last -= 3  # "rival during the 1998", where the parser lost the noun
    if head.tag_ == "NNS" and any(t.pos_ == "NUM" for t in doc[first : head.i]):
        first = next(t.i for t in doc[first : head.i] if t.pos_ == "NUM") + 1  # "the two chemists"
    if (
        doc[first].lower_ in ("a", "an")
        or doc[first].tag_ in ("PRP$", "WP$")
        or (doc[first].lower_ == "the" and doc[first].head.dep_ != "poss")
    ):
        first += 1
        one_more = doc[first - 1].lower_ in ("a", "an") and doc[first].ent_type_ == "ORDINAL"
        first += one_more and doc[first].tag_ == "JJ" and doc[first + 1].text != "-"  # "A third senator, Ann Roe"
    while first < head.i and doc[first].head == head and doc[first].lower_ in words("descriptions", "pointing"):
        first += 1
    return min(first, head.i), max(last, head.i + 1)


def _says_something(reading: Reading, mention: Mention, head: Token, first: int, last: int, epithet: Epithet) -> bool:
    noun = noun_of(head)
    if epithet.how == "modifier" and (reading.is_a(mention, SCHEMA.DefinedTerm) or head.nbor(1).lower_ == "general"):
        return False  # "grocery e-commerce"; "Attorney General Ann Roe"
    several = head.tag_ == "NNS" and first < head.i and noun.endswith(tuple(words("descriptions", "agent_endings")))
    agents = several and reading.is_a(mention, SCHEMA.Person)  # "textile manufacturers"
    if not epithet.sure and not agents and kind_of_noun(noun) != reading.entity(mention).classes[0]:
        return False
    team = noun in words("descriptions", "team_heads") and reading.is_a(mention, SCHEMA.SportsTeam)
    if not team and {noun, head.lower_} & words("descriptions", "empty_heads"):
        return False
    if is_undertaking(noun, reading.entity(mention).classes[0]) or reading.doc[first:last].text.isupper():
        return False  # "in Lomas, a project"; "LOMAS, Peru"
    if epithet.how == "modifier" and last - first == 1 and noun in words("descriptions", "ties_of_firms"):
        return False
    if last - first > LONGEST or reading.quantity_at(head) is not None or reading.doc[last - 1].tag_ == "DT":
        return False  # "the largest of those"
    if any(t.tag_ == "PRP" and t.dep_ == "nsubj" for t in reading.doc[first:last]):
        return False  # "the man he replaced"
    if (epithet.how == "copula" and is_ranked(head)) or (
        head.tag_ == "NNS" and not _one_of_several(reading, mention, epithet)
    ):
        return False  # "the first woman to chair it": the states tell it whole
    others = [m for m in reading.mentions_in(first, last) if m.kind == "name" and m.entity != mention.entity]
    if reading.is_a(mention, SCHEMA.Person):
        agent = agents or _is_agent(reading, noun, first, head)
        known = is_person_noun(noun) or (epithet.how == "apposition" and agent)
        return known and _of_a_person(noun, head, others, reading.doc[first])
    listed = [t.i for t in reading.doc[first : head.i] if t.dep_ == "cc"]
    ahead = [m for m in others if m.first < head.i]
    if ahead and listed and not all(reading.is_a(m, SCHEMA.Place) and m.last < listed[0] for m in ahead):
        return False  # but "the Leicester spice and pickle maker"
    kind = kind_of_noun(noun)
    general = reading.entity(mention).classes[0]
    beside = epithet.how == "apposition" and is_person_noun(noun) and person_behind(reading, epithet.last)
    if beside or any(reading.is_a(m, SCHEMA.Person) and m.first - 1 <= head.i < m.last for m in others):
        return False  # "said Ann Roe, China head of Acme"; "her coach at Lomas High, former sprinter Ann Roe"
    if epithet.how == "copula" and (kind not in (None, general) or _quoted(reading, head)):
        return False  # opinions: "Nimbus is a fine company," said its chairman
    if general == SCHEMA.Place and (kind == SCHEMA.Person or (kind is None and tells_happening(head, last))):
        return False  # "was born in Hull, the daughter of a miner", "marched in Hull, the largest protest since May"
    if general == SCHEMA.Place and noun in words("places", "place_nouns") and any(m.first < head.i for m in others):
        return False  # "Ningbo, Zhejiang province": where it lies
    return not (general == SCHEMA.Organization and kind == SCHEMA.Place and epithet.how != "apposition")


def _quoted(reading: Reading, token: Token) -> bool:
    return any(
        first <= token.i < last and first and reading.doc[first - 1].is_quote
        for attribution in reading.attributions
        for first, last in attribution.content
    )


def _one_of_several(reading: Reading, mention: Mention, epithet: Epithet) -> bool:
    """ "the engineers Roe and Kim": a plural before names describes each; "the oldest cities" are so together."""
    root, best = reading.doc[mention.root], any(t.tag_ == "JJS" for t in reading.doc[epithet.head].lefts)
    paired = (root.dep_ == "conj" or any(c.dep_ == "conj" for c in root.children)) and not best
    return epithet.how in ("modifier", "apposition") and paired


def _is_agent(reading: Reading, noun: str, first: int, head: Token) -> bool:
    """Whether a noun that is not known speaks of a person by its form: "a tea picker", "the 19-year-old centre"."""
    if "-year-old " in reading.doc[first : head.i + 1].text and head.tag_ == "NN":
        return True
    opened = reading.doc[first - 1].lower_ in ("a", "an") if first > 0 else False
    return opened and noun.endswith(tuple(words("descriptions", "agent_endings"))) and head.tag_ == "NN"


def _of_a_person(noun: str, head: Token, others: list[Mention], opening: Token) -> bool:
    """Whether a noun tells what a person is: a trade, not a post at an organization and not a tie to someone."""
    owner = child(head, "poss")
    if owner is not None and owner.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in owner.lefts):
        return not others or noun not in words("descriptions", "posts")  # "a fisherman's widow", "a master's student"
    free = owner is None and not any(c.dep_ == "prep" and c.lower_ == "of" for c in head.children)
    if noun in words("descriptions", "ties") and not (free and noun in words("descriptions", "also_trades")):
        return False
    possessed = owner is not None and owner.tag_ not in ("PRP$", "WP$", "NNS")  # "a steelworkers' lawyer"
    possessed = possessed and noun not in words("descriptions", "hired") and not (owner and is_done_at(owner, noun))
    post = noun in words("descriptions", "posts")
    alone = head.doc[opening.i : head.i + 1].text.casefold() == noun
    return not (possessed or (post and (others or alone or owner is not None)))


def _is_trade(head: Token, first: int, last: int) -> bool:
    noun = noun_of(head)
    loose = words("descriptions", "no_trade") | words("descriptions", "posts")
    not_now = words("descriptions", "past") | words("descriptions", "wished")
    former = any(t.lower_ in not_now for t in head.doc[first : head.i])
    former |= is_of_work(head, noun) or _OVER.search(head.doc[head.i : last].text) is not None
    former |= head.doc[max(first, head.i - 1) : head.i + 1].text.lower() in words("descriptions", "of_papers")
    loose |= words("descriptions", "of_plans") if is_of_plan(head) else frozenset()
    return is_person_noun(noun) and noun not in loose and not former and not noun.endswith(("year-old", "-grader"))


def _trade(reading: Reading, head: Token, first: int) -> Part:
    """The trade in the singular with its noun modifiers: "bus driver" of "58-year-old bus driver"."""
    start = head.i
    while start > first and _narrows_trade(reading.doc[start - 1]):
        start -= 1
    if start < head.i and reading.doc[start - 1].text == "-":
        start += 1  # "painter" of "sixteenth-century painter"
    elif start == head.i > first + 1 and reading.doc[start - 1].text == "-" and _narrows_trade(reading.doc[start - 2]):
        start -= 2  # "film-maker"
    if start > first and reading.doc[start - 1].lower_ in rows("roles")["status"]["acting"]:
        start -= 1  # "Acting head teacher Ann Roe"
    text = reading.doc[start : head.i].text
    gap = "" if text.endswith("-") else " "
    told = f"{text}{gap}{noun_of(head) if head.tag_ == 'NNS' else head.text}".strip()
    small = reading.doc[start].is_sent_start and reading.doc[start].text[1:].islower()
    return reading.words_part(start, head.i + 1, told[:1].lower() + told[1:] if small else told)


def _narrows_trade(token: Token) -> bool:
    field = token.dep_ == "amod" and token.lower_ in words("descriptions", "fields_of_trades")
    plain = token.tag_ == "NN" or (token.tag_ in ("NNP", "JJ") and not token.ent_type_)  # "kora player"
    return field or (token.dep_ == "compound" and plain) or is_short_field(token)


def _industry(reading: Reading, made: _Making, head: Token, first: int) -> Iterator[Claim]:
    """ "warehouse robotics" of "a warehouse robotics company"."""
    line = line_of_business(head, first)
    if line is not None:
        yield made.claim(SCHEMA.industry, reading.words_part(*line, written(line, head)), 0.95)


def _is_firm_noun(head: Token) -> bool:
    return noun_of(head) in organization_nouns() | words("descriptions", "trades")


def _taken_up(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """ "the Singaporean port operator" tells what the port operator is, if it says more than "the company"."""
    head = reading.doc[mention.root]
    modified = [t for t in reading.doc[mention.first : head.i] if t.dep_ in ("amod", "compound")]
    telling = noun_of(head) in nouns() and not nouns()[noun_of(head)][1]
    if reading.is_a(mention, SCHEMA.Person):
        told = modified and _is_persons_trade(reading, mention, head)
    else:
        told = telling or _has_trade_modifier(modified) if modified else _tells_alone(reading, mention, head)
    unsure = mention.confidence < (ALONE if modified and telling else CLEAR)
    if reading.doc[mention.first].lower_ != "the" or not told or unsure:
        return
    part = words("places", "compass") if reading.doc[mention.last : mention.last + 1].text == "of" else ()
    if any(t.lower_ in _POINTING or t.lower_ in part for t in modified):
        return  # "the south-east region of Lima"
    evidence = reading.evidence(mention.first, mention.last)
    made = _Making(reading, mention, evidence, mention.root, TAKEN_UP, "description-taken-up")
    yield made.claim(SCHEMA.description, reading.words_part(mention.first + 1, mention.last))


_POINTING = ("same", "new", "other", "latter", "former", "whole", "entire", "current", "second", "first", "combined")


def _is_persons_trade(reading: Reading, mention: Mention, head: Token) -> bool:
    """Whether "the 34-year-old potter" tells the trade of a person, no post and no tie."""
    noun, first = noun_of(head), mention.first + 1
    loose = words("descriptions", "posts") | words("descriptions", "ties")
    return head.tag_ == "NN" and noun not in loose and _is_trade(head, first, mention.last)


def _tells_alone(reading: Reading, mention: Mention, head: Token) -> bool:
    """Whether "the regulator" says what a thing is: a noun with a meaning of its own that its name does not hold."""
    noun = noun_of(head)
    entity = reading.entity(mention)
    named = {word.lower() for name in (entity.label, *entity.alt_labels) for word in name.split()}
    return noun in words("descriptions", "telling_alone") and noun not in named


def _has_trade_modifier(modified: list[Token]) -> bool:
    return any(t.dep_ == "compound" and t.tag_ == "NN" for t in modified)


def _spoken_of(reading: Reading) -> Iterator[Claim]:
    """ "As a medical AI company, we ..." said by someone of an organization tells what the organization is."""
    for attribution in reading.attributions:
        for first, last in attribution.content:
            if last - first > 5 and reading.doc[first].lower_ == "as" and reading.doc[first + 1].lower_ in ("a", "an"):
                yield from _as_a(reading, first, attribution)


def _as_a(reading: Reading, first: int, attribution: Attribution) -> Iterator[Claim]:
    comma = next((i for i in range(first + 3, first + 12) if reading.doc[i].text == ","), None)
    if comma is None or reading.doc[comma + 1].lower_ != "we":
        return
    head = reading.doc[comma - 1]
    body = _body_of(reading, attribution.source)
    if body is None or kind_of_noun(noun_of(head)) != SCHEMA.Organization:
        return
    evidence = reading.evidence(first, comma)
    made = _Making(reading, body, evidence, attribution.cue, 0.85, "description-spoken", attribution.source)
    yield made.claim(SCHEMA.description, reading.words_part(first + 2, comma))
    yield from _industry(reading, made, head, first + 2)


def _body_of(reading: Reading, source: Part) -> Mention | None:
    """The organization that the sentence itself gives the speaker: "said Roe, founder of Nimbus"."""
    speaker = next((m for m in reading.mentions if m.start == source.start and m.entity == source.entity), None)
    if speaker is None:
        return None
    if reading.is_a(speaker, SCHEMA.Organization):
        return speaker
    for epithet in epithets(reading.doc, speaker.first, speaker.last):
        for mention in reading.mentions_in(epithet.first, epithet.last + 1):
            if mention.kind == "name" and reading.is_a(mention, SCHEMA.Organization):
                return mention
    return None
