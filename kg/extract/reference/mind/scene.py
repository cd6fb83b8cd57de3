"""What is known while an article is read in order: who is named where, who was referred to where, what is in mind."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.extract import codes
from kg.extract.demonyms import place_of
from kg.extract.grammar import SUBJECTS, child, governing_verb, reports, subject
from kg.extract.reference.mind.focus import Focus, Item, opens_clause_of, role_weight, share_clause
from kg.extract.reference.mind.profile import Profile
from kg.extract.reference.mind.seats import SEATED
from kg.extract.reference.taking_up.answers import Matter, asks
from kg.extract.reference.taking_up.binding import is_beside, is_parent, rival
from kg.extract.reference.taking_up.phrases import kind_of_noun, noun_of
from kg.extract.reference.taking_up.quotes import Quote
from kg.extract.tokens import Doc, Token
from kg.model import MentionKind, Name
from kg.rows import words
from kg.vocabulary import SCHEMA

OWNING = 0.05  # how much somebody brings to mind who is told of only as the owner: "Acme, which is owned by Bex, grew"
ASIDE = 0.2  # how much a place brings to mind that only tells where something else is
OUTSIDE = 0.6  # for a pronoun in a quotation, how much a thing counts that was not named there
RECENT = 2  # sentences within which a bid or an accusation is answered
SURE = 0.5  # below this a reference is left out
Chosen = tuple[int, float]  # the number of a bearer, and how sure it is


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of tokens that refers to a bearer; `root` heads it."""

    first: int
    last: int
    root: int
    kind: MentionKind
    bearer: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Someone or something that the text speaks of from its beginning without a name, labelled by its pronoun."""

    label: str
    classes: tuple[str, ...]


class Scene:
    """The state of reading. Bearers are numbers: the place of their profile in `profiles`."""

    def __init__(self, doc: Doc, named: list[tuple[Name, int]], profiles: list[Profile], quotes: list[Quote]) -> None:
        self.doc = doc
        self.profiles = profiles
        self.focus = Focus()
        self.named_at = {doc[n.first : n.last].root.i: (n, number) for n, number in named}
        self.named_over = {i: number for n, number in named for i in range(n.first, n.last)}
        self.said_by: dict[int | None, list[Quote]] = defaultdict(list)
        for quote in quotes:
            self.said_by[quote.speaker].append(quote)
        self.quote_at = {i: quote for quote in quotes for i in range(quote.first, quote.last)}
        self.told_by_form = any(quote.unmarked for quote in quotes)
        self.found: dict[int, Reference] = {}
        self.told: Counter[int] = Counter()
        self.most: Counter[str] = Counter()
        self.unnamed: list[Unnamed] = []
        self.taken_up: dict[int, int] = {}  # the noun, of a thing without a name, that a pronoun takes up
        self.countries = {
            doc[n.first : n.last].text: number for n, number in named if SCHEMA.Country in profiles[number].classes
        }
        ending = {n.end: number for n, number in named}
        self.terms = {term: ending[end] for end, term in codes.terms(doc) if end in ending}
        self.people_met = False
        self.headed = True  # whether a headline, an author or a publisher stands above the text
        self.of_lines: dict[int, Chosen] = {}  # whom pronouns mean that stand for what lines of lists leave out
        self.home = -1  # the town that the article is written from

    def forget(self) -> None:
        """Leave behind whom the text told of so far, as the next section of a round-up does."""
        self.focus.items.clear()
        self.told.clear()
        self.most.clear()

    def mention(self, bearer: int, token: Token, sentence: int) -> None:
        """Bring a bearer to mind that the token refers to."""
        profile = self.profiles[bearer]
        place = profile.kind == SCHEMA.Place and self._is_aside(token)
        tied = token.i + 1 < len(self.doc) and token.nbor(1).text == "-" and not token.whitespace_  # "Lund-educated"
        aside = place or (profile.kind == SCHEMA.Organization and (tied or self._owns_body(token)))
        weight = OWNING if _owns_by_the_way(token) else ASIDE if aside else role_weight(token)
        self.told[bearer] += 1
        self.most[profile.kind] = max(self.most[profile.kind], self.told[bearer])
        self.people_met |= profile.kind == SCHEMA.Person
        self.focus.add(Item(bearer, (bearer, ""), token.i, sentence, weight, profile.kind, profile.plural, None))

    def _is_aside(self, place: Token) -> bool:
        """Whether a place only tells which bearer of a name is meant: "Singapore's Acme", "the Oslo-born Roe".

        Or where one is from: "Acme, based in Oslo". But "Oslo's mayor, Ann Roe" brings Oslo to mind.
        """
        if place.dep_ == "pobj" and _tells_origin(place.head.head):
            return True
        if place.head.lemma_.lower() in words("reference", "of_towns"):
            return False
        hyphen = place.i + 1 < len(self.doc) and place.nbor(1).text == "-"
        noun = place.head
        beside = child(noun, "appos")  # "Rotterdam's third club, Acme"
        before = noun.head if noun.dep_ == "appos" else None  # "Acme, a Rotterdam builder"
        named = any(t is not None and t.i in self.named_over for t in (noun, beside, before))
        return place.dep_ in ("poss", "compound", "nmod") and (hyphen or named)

    def _owns_body(self, owner: Token) -> bool:
        """Whether a body is told of only as what another belongs to: "the UN's World Food Programme"."""
        body = self.named_over.get(owner.head.i) if owner.dep_ == "poss" else None
        return body is not None and self.profiles[body].kind == SCHEMA.Organization

    def country(self, token: Token) -> int | None:
        """The country of the article that an adjective brings to mind: Peru in "the Peruvian minister"."""
        return self.countries.get(place_of(token.text) or "") if token.text[:1].isupper() else None

    def prominence(self, bearer: int) -> float:
        """How much the article has spoken of a bearer, from a quarter to 1 for the one of its kind spoken of most."""
        most = self.most[self.profiles[bearer].kind]
        return 0.25 + 0.75 * self.told[bearer] / max(most, 1)

    def is_plural_name(self, item: Item) -> bool:
        """Whether a thing is named by one word in the plural: "the Greens"."""
        name = self.named_at.get(item.token)
        alone = name is not None and name[0].last - name[0].first == 1
        return alone and self.doc[item.token].tag_ == "NNPS"

    def refer(self, first: int, last: int, root: Token, kind: MentionKind, bearer: int, confidence: float) -> None:
        """Record that some tokens refer to a bearer."""
        self.found[root.i] = Reference(first, last, root.i, kind, bearer, round(confidence, 3))

    def take_line(self, pronoun: Token, sentence: int) -> None:
        """Let a pronoun that stands for what a line leaves out mean whom the line speaks of, where that is known."""
        bearer, sure = self.of_lines[pronoun.i]
        if sure >= SURE:
            self.refer(pronoun.i, pronoun.i + 1, pronoun, "pronoun", bearer, sure)
            self.mention(bearer, pronoun, sentence)

    def bearer_at(self, token: Token) -> tuple[int, float] | None:
        """Whom the noun or pronoun at a token speaks of, if that is known."""
        if token.i in self.named_over:
            return self.named_over[token.i], 1.0
        known = self.found.get(token.i)
        return (known.bearer, known.confidence) if known else None

    def nearness(self, item: Item, token: Token) -> float:
        """How much less a thing counts that stands outside the quotation of a pronoun."""
        quote = self.quote_at.get(token.i)
        return 1.0 if quote is None or quote.first <= item.token < quote.last else OUTSIDE

    def speaker(self, quote: Quote) -> int | None:
        """Who speaks in a quotation."""
        known = self.bearer_at(self.doc[quote.speaker]) if quote.speaker is not None else None
        return known[0] if known else None

    def told_by(self, speaker: Token) -> set[int]:
        """Who is spoken of, not by a pronoun, in the quotations that a pronoun says: '"Roe is tired," he said'."""
        before = [quote for quote in self.said_by.get(speaker.i, ()) if quote.first < speaker.i]
        inside = [i for quote in before for i in range(quote.first, quote.last)]
        nominals = {self.found[i].bearer for i in inside if i in self.found and self.found[i].kind == "nominal"}
        return nominals | {self.named_over[i] for i in inside if i in self.named_over}

    def says(self, speaker: Token, inside: int) -> bool:
        """Whether a token stands in a quotation before its speaker: "child" in '"No child will leave," he said'."""
        return any(quote.first <= inside < quote.last < speaker.i for quote in self.said_by.get(speaker.i, ()))

    def may_speak(self, bearer: int, quote: Quote) -> bool:
        """Whether a person speaks in a quotation, or is called what its speaker behind it is: "the surgeon said"."""
        known = self.speaker(quote)
        if known is not None or quote.speaker is None:
            return known == bearer
        return noun_of(self.doc[quote.speaker]) in self.profiles[bearer].nouns

    def owners_ahead(self, token: Token) -> tuple[int | None, int | None]:
        """Whom "it" or "its" most likely means: who is given what it owns, and the subject of the clause before it."""
        verb = governing_verb(token.head) if token.tag_ == "PRP$" and token.head.dep_ not in SUBJECTS else None
        if verb is None:
            said = self._reporter(token)
            said = said if said is not None else self._told_before_semicolon(token)
            said = said if said is not None or token.tag_ == "PRP$" else self._owner_before(token)
            return (said, None) if token.tag_ == "PRP$" else (None, said)
        given = child(verb, "dative", "dobj") if token.head.dep_ == "dobj" else None  # "handing Acme its first order"
        if verb.tag_ == "VB" and verb.i > verb.head.i and verb.head.lemma_ in words("reference", "hiring"):
            verb = verb.head  # "Acme hired Bex to examine its books"
        known = [
            self.bearer_at(noun) if noun is not None and noun.i < token.i and noun is not token.head else None
            for noun in (given, subject(verb))
        ]
        receiver, doer = (who[0] if who is not None else None for who in known)
        return receiver, doer if receiver is None else None

    def _reporter(self, token: Token) -> int | None:
        """Who says something of itself or what is its: Acme in "Acme said its profit fell"."""
        about = token.head if token.tag_ == "PRP$" else token
        clause = about.head
        told = about.dep_ in SUBJECTS and clause.dep_ == "ccomp" and reports(clause.head.lemma_.lower())
        noun = subject(clause.head) if told else None
        known = self.bearer_at(noun) if noun is not None and noun.i < token.i else None
        return known[0] if known is not None else None

    def _owner_before(self, token: Token) -> int | None:
        """Whose those are who do something to "it": Acme in "bought Acme from its founders, who set it up in 1991"."""
        clause = token.head
        people = clause.head if clause.dep_ == "relcl" else token
        owner = next((c for c in people.lefts if c.lower_ == "its"), None)
        known = self.bearer_at(owner) if owner is not None and token.dep_ == "dobj" else None
        return known[0] if known is not None else None

    def _told_before_semicolon(self, token: Token) -> int | None:
        """What the clause before tells of: Acme for "its" in "Acme, which fined Bex, will decide; its chairman"."""
        if token.i < 2 or self.doc[token.i - 1].text != ";":
            return None
        before = (t for t in self.doc[token.sent.start : token.i] if t.dep_ in SUBJECTS)
        nouns = [t for t in before if t.head.dep_ not in ("relcl", "acl", "advcl")]
        known = self.bearer_at(nouns[-1]) if nouns else None
        return known[0] if known is not None else None

    def is_unknown_it(self, token: Token) -> bool:
        """Whether a possessive stands in a clause about "it" or "the company", and nobody knows which is meant."""
        verb = governing_verb(token.head)
        noun = subject(verb) if verb is not None else None
        if noun is None or noun.i > token.i or self.bearer_at(noun) is not None:
            return False
        body = noun.tag_ == "NN" and kind_of_noun(noun.lower_) == SCHEMA.Organization and token.head.dep_ == "dobj"
        return noun.lower_ == "it" or body

    def subject_of(self, noun: Token) -> tuple[int, float] | None:
        """Who is said to be what the noun says: Roe in "Roe is a singer who tours"."""
        verb = noun.head
        told = noun.tag_ in ("NN", "NNP") or (noun.tag_ == "JJ" and child(noun, "det") is not None)
        if noun.dep_ != "attr" or not told or not _is_told_to_be(noun) or child(verb, "expl") is not None:
            return None
        named = child(verb, "nsubj")
        if named is None and (clause := child(verb, "csubj")) is not None:
            named = clause.left_edge  # "Roe (born in Leeds) is": the parser takes what stands in brackets for a clause
        named = named or subject(verb)
        known = self.bearer_at(named) if named is not None else None
        if known is None and verb.dep_ == "ROOT" and verb.sent.start in self.named_over:
            return self.named_over[verb.sent.start], 0.9  # "Roe ([ro]; born in Leeds) is a poet who": taken apart
        return known

    def bound(self, item: Item, token: Token, rival: int | None) -> bool:
        """Whether the grammar forbids the pronoun to mean the item: both are arguments of one verb."""
        if item.bearer >= 0 and item.bearer == rival:
            return True
        named = self.doc[item.token]
        together = (
            share_clause(named, token)
            or opens_clause_of(named, token)
            or is_parent(named, token)
            or is_beside(named, token)
        )
        return token.tag_ == "PRP" and together

    def asked(self, item: Item, matter: Matter | None, sentence: int) -> bool:
        """Whether a thing is mentioned, not long before, as what makes the bid or accusation answered in a sentence."""
        if matter is None or sentence - item.sentence > RECENT:
            return False
        return asks(self.doc[item.token], matter)

    def tellers(self, head: Token) -> set[int]:
        """Who tells what a clause says in which a noun stands: "Roe said the 37-year-old was ill" is not Roe."""
        clauses = (verb for verb in head.ancestors if verb.dep_ == "ccomp" and reports(verb.head.lemma_.lower()))
        nouns = (subject(verb.head) for verb in clauses)
        known = (self.bearer_at(noun) for noun in nouns if noun is not None and noun.i < head.i)
        return {bearer[0] for bearer in known if bearer is not None}

    def rival(self, token: Token) -> int | None:
        """Who cannot be meant by a pronoun, since they do to it what its verb says: Roe in "Roe, who succeeded her"."""
        noun = rival(token)
        beside = child(noun, "appos") if noun is not None else None  # "Its owner then, Acme, wanted to sell it"
        known = next((k for k in (self.bearer_at(n) for n in (noun, beside) if n is not None) if k is not None), None)
        return known[0] if known is not None else None

    def begin(self, unnamed: Unnamed, gender: str = "") -> int:
        """A new bearer for someone whom the text begins with by a pronoun."""
        profile = Profile(unnamed.classes[-1], unnamed.classes)
        if gender:
            profile.gender[gender] = 9
        self.profiles.append(profile)
        self.unnamed.append(unnamed)
        return len(self.profiles) - 1


def _tells_origin(participle: Token) -> bool:
    """Whether a participle tells where somebody is from by the way: "based in Oslo", "Roe, who was born in Oslo"."""
    born = participle.lower_ == "born" and participle.dep_ in ("relcl", "acl")
    return born or participle.lower_ in SEATED


def _is_told_to_be(noun: Token) -> bool:
    """Whether somebody is said to be what a noun says: also in "Roe ([ro]; born in 1950) is a poet", taken apart."""
    verb, before = noun.head, noun.left_edge.i - 1
    apart = verb.lower_ == "born" and before > verb.i and noun.doc[before].lemma_ == "be"
    return apart or verb.lemma_ in ("be", "become", "remain")


def _owns_by_the_way(token: Token) -> bool:
    """Whether a clause beside another noun tells that somebody owns or backs that: "Acme, which is owned by Bex"."""
    clause = token.head.head
    by = token.dep_ == "pobj" and token.head.dep_ == "agent" and clause.dep_ in ("relcl", "acl")
    return by and clause.lemma_ in words("reference", "owned_by")
