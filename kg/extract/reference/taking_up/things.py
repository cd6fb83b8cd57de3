"""What "it" and "its" can mean: how well each thing suits what the clause says of the pronoun."""

from kg.extract.grammar import SUBJECTS, child, clause_head, is_verb, reports, subject
from kg.extract.reference.mind.focus import Item
from kg.extract.reference.mind.passing import is_of_person
from kg.extract.reference.mind.scene import ASIDE, Scene
from kg.extract.reference.taking_up.answers import answered
from kg.extract.reference.taking_up.binding import coming_leader, rival
from kg.extract.reference.taking_up.clauses import (
    begins_work,
    complement,
    is_in_force,
    is_organization,
    is_said_of_things,
    is_to_come,
    is_told_of_goods,
    speaks_as_body,
)
from kg.extract.reference.taking_up.matters import harm_told_by, is_told_of_law
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun, noun_of, nouns
from kg.extract.reference.taking_up.speakers import told_in_clause
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

THINGS = {
    SCHEMA.Organization: 1.0,
    SCHEMA.Product: 0.9,
    SCHEMA.Event: 0.9,
    SCHEMA.CreativeWork: 0.85,
    SCHEMA.Service: 0.85,
    SCHEMA.Place: 0.6,
}
UNNAMED = 0.75  # what has a name is more likely taken up than what has none
BUILT = 0.9  # a museum or a bridge: told of as a thing, not as where something is
OWN = 1.6  # how many times a possessive means the subject of its own clause: "Acme cut its dividend"
INTRODUCED = 2.0  # how many times a sentence goes on about the body that the one before began to tell of
GIVEN = 2.5  # how many times it means whoever is given something: "handing Acme its first order"
DOING = 0.35  # how well who did something suits what "it" undergoes in the next sentence: rather what they did it to
UNLIKE = 0.2  # how well a verb of bodies suits a product
QUOTED = 0.3  # how well what a speaker tells of suits the "its" of who speaks: "We fear the verdict," said its counsel
UNTOLD = 0.4  # how well a verb of bodies suits what nobody knows to be one: "the family"
SPEAKERS = (SCHEMA.Organization, SCHEMA.Place, SCHEMA.CreativeWork)  # of a report, too, one writes that it says


class It:
    """One pronoun: what its clause says of whatever it means."""

    def __init__(self, scene: Scene, token: Token) -> None:
        subject = token.dep_ == "nsubj"
        self.scene, self.token = scene, token
        self.rival = scene.rival(token)
        self.receiver, self.own_subject = scene.owners_ahead(token)
        self.beside = rival(token)
        self.is_no_body, self.in_force = is_said_of_things(token) or is_told_of_law(token), is_in_force(token)
        self.accusers = harm_told_by(scene, token)
        self.acts = subject and is_done_by_bodies(token.head) and not self.is_no_body
        asked = token.dep_ == "nsubjpass" and any(c.tag_ == "TO" for c in token.head.lefts)  # "wants it to be sold"
        undergone = (
            token.dep_ == "dobj"
            or asked
            or (subject and not self.acts and (is_to_come(token) or is_told_of_goods(token)))
        )
        undergone |= subject and not self.acts and _made_before(token)
        self.doers = _doers_before(scene, token) if undergone else frozenset[int]()
        self.matter = answered(token)
        self.told_of = scene.told_by(token) | told_in_clause(scene, token)
        self.giver = _giver(scene, token)
        leader = coming_leader(token)  # whoever leads one body and will lead "it" changes places
        self.introduced = _introduced(scene, token)
        self.led = leader is not None and any(t.i in scene.named_at and is_of_person(t) for t in leader.subtree)
        self.told = complement(token)
        self.of_bodies = speaks_as_body(token) or (token.tag_ == "PRP$" and is_organization(token))
        person = is_person_noun(noun_of(token.head)) or is_organization(token)
        self.of_speaker = token.tag_ == "PRP$" and token.i not in scene.quote_at and person
        business = token.head.lower_ in words("reference", "business_parts")
        self.owners = (SCHEMA.Organization,) if business else (SCHEMA.Organization, SCHEMA.Place)

    def is_body(self) -> bool:
        """Whether the clause says what is said of organizations only."""
        told = self.told is not None and kind_of_noun(self.told) == SCHEMA.Organization
        return told or is_organization(self.token) or begins_work(self.token)

    def fit(self, item: Item) -> float:
        """How well a thing suits, from 0; below 0 it cannot be meant."""
        told = QUOTED if self.of_speaker and item.token in self.scene.quote_at else 1.0
        return self._fit(item) * self.scene.nearness(item, self.token) * told

    def _fit(self, item: Item) -> float:
        if self._is_ruled_out(item) or item.bearer in self.accusers:
            return -1.0
        either = item.bearer < 0 and item.key[1] in words("reference", "people_or_things")
        if (item.kind == SCHEMA.Person and not either) or item.plural or not self._can_be(item):
            return 0.0
        if self.of_bodies and not either and not self._has_people(item):
            return 0.0  # "Acme's income rose with that of its subsidiary": no income has one, nor has a river
        if (self.is_no_body or self._says_thing(item)) and item.kind in (SCHEMA.Organization, SCHEMA.Place):
            return 0.0
        if self.accusers and item.kind == SCHEMA.Organization and any(c.tag_ == "MD" for c in self.token.head.lefts):
            return 0.0  # "Acme and Bex sued over the law. Acme says it would hurt farmers": what has not been done yet
        if self.in_force and item.kind not in (None, SCHEMA.CreativeWork):
            return 0.0
        if self._is_reporter(item):
            return 0.0
        if self.acts and item.kind not in SPEAKERS and not either and not is_peopled(item):
            return UNLIKE if item.kind is not None else UNTOLD
        if item.bearer < 0:
            return UNNAMED
        own = GIVEN if item.bearer == self.receiver else OWN if item.bearer == self.own_subject else 1.0
        own *= INTRODUCED if item.bearer == self.introduced else 1.0
        own *= DOING if self._is_doer_before(item) or self._has_counterpart(item) else 1.0
        own *= ASIDE if self._is_seat(item) else 1.0
        built = SCHEMA.CivicStructure in self.scene.profiles[item.bearer].classes
        return own * (BUILT if built else THINGS.get(item.kind or "", UNNAMED))

    def _is_ruled_out(self, item: Item) -> bool:
        """Whether the grammar, or what the clause answers, keeps the pronoun from meaning a thing."""
        noun = self.scene.doc[item.token]
        given = item.bearer >= 0 and item.bearer == self.giver
        told_of = item.kind == SCHEMA.Place and item.bearer in self.told_of  # a firm's "Acme fell to a loss, it said"
        bound = given or told_of or self._is_beside(noun) or self.scene.bound(item, self.token, self.rival)
        return bound or (self.led and is_of_person(noun)) or self.scene.asked(item, self.matter, item.sentence)

    def _is_beside(self, noun: Token) -> bool:
        """Whether a noun is what does it to the pronoun, or says whose: "an IMF mission" does not review the IMF."""
        if self.beside is None:
            return False
        sent = noun.dep_ == "compound" and noun.head.i == self.beside.i and noun.head.i not in self.scene.named_over
        return noun.i == self.beside.i or (sent and not is_person_noun(noun_of(noun.head)))

    def _is_reporter(self, item: Item) -> bool:
        """Whether a thing is a newspaper that only tells the news: "Acme may sell Bex, the Leeds Post reported".

        So it is in the sentence itself: "The Leeds Post reported that it had leased ships".
        """
        noun = self.scene.doc[item.token]
        classes = self.scene.profiles[item.bearer].classes if item.bearer >= 0 else nouns().get(item.key[1], ())
        if SCHEMA.NewsMediaOrganization not in classes or item.token > self.token.i:
            return False
        verb = noun.head.head if noun.dep_ == "appos" else noun.head
        told = child(verb, "ccomp") if noun.dep_ in ("nsubj", "appos") else None
        if told is None or not reports(verb.lemma_.lower()):
            return False
        if told.i < noun.i:
            return item.token < self.token.sent.start
        return verb.lemma_ in words("reference", "news_verbs") and told.is_ancestor(self.token)

    def _is_seat(self, item: Item) -> bool:
        """Whether a place only tells where somebody is at home: "Acme, a firm based in Leeds, bought it"."""
        prep = self.scene.doc[item.token].head
        seated = prep.head.tag_ == "VBN" and prep.head.lemma_ in words("reference", "founded_or_seated")
        return item.kind == SCHEMA.Place and prep.lower_ in ("in", "at") and seated and prep.head.dep_ == "acl"

    def _says_thing(self, item: Item) -> bool:
        """Whether a speaker's "it" does what no body alone does, and the body stands outside the quotation."""
        quote = self.scene.quote_at.get(self.token.i)
        outside = quote is not None and not quote.first <= item.token < quote.last
        return outside and not self.acts and self.token.tag_ == "PRP"

    def _is_doer_before(self, item: Item) -> bool:
        """Whether a body did what the sentence before tells, where "it" only undergoes something."""
        does = item.kind in (SCHEMA.Organization, SCHEMA.Place) and item.bearer in self.doers
        return does and item.token < self.token.sent.start

    def _has_counterpart(self, item: Item) -> bool:
        """Whether a sentence tells of another body than its name: "Acme's target is in Oslo, where it has a mill"."""
        noun = self.scene.doc[item.token]
        told = noun.dep_ == "poss" and noun.head.dep_ in SUBJECTS and noun.head.head.is_ancestor(self.token)
        inside = told and self.token.sent.start <= noun.i < self.token.i and self.token.dep_ == "nsubj"
        return inside and noun.head.tag_ == "NN" and noun.head.lower_ in words("reference", "counterparts")

    def _has_people(self, item: Item) -> bool:
        """Whether a thing can have what the clause tells of: no river, lake or mountain has a head office."""
        landform = item.bearer >= 0 and SCHEMA.Landform in self.scene.profiles[item.bearer].classes
        return is_peopled(item) or (item.kind in self.owners and not landform)

    def _can_be(self, item: Item) -> bool:
        """Whether "it is a contract" can be said of a thing: the noun is of its kind, or the article calls it so."""
        if self.told is None or item.bearer < 0:
            return True
        profile = self.scene.profiles[item.bearer]
        return self.told in profile.nouns or kind_of_noun(self.told) == profile.kind


def _introduced(scene: Scene, token: Token) -> int | None:
    """The body that the sentence before began to tell of: Acme in "A builder, Acme, sued Bex. Its head, Ann Roe, said".

    So goes on whatever opens a sentence with its officer.
    """
    posts = words("reference", "posts") | words("reference", "office_heads")
    if token.i == 0 or token.tag_ != "PRP$" or not token.is_sent_start or token.head.lower_ not in posts:
        return None
    before = token.doc[token.i - 1].sent
    noun = child(before.root, *SUBJECTS)
    beside = child(noun, "appos") if noun is not None else None
    known = next((scene.named_over[n.i] for n in (noun, beside) if n is not None and n.i in scene.named_over), None)
    if known is None or scene.profiles[known].kind == SCHEMA.Person:
        return None
    return known if all(item.token >= before.start for item in scene.focus.items if item.bearer == known) else None


def _doers_before(scene: Scene, token: Token) -> frozenset[int]:
    """Who did what the sentence before a token tells."""
    before = scene.doc[token.sent.start - 1].sent if token.sent.start else token.sent
    told = (item for item in scene.focus.items if before.start <= item.token < token.sent.start)
    return frozenset(item.bearer for item in told if scene.doc[item.token].dep_ == "nsubj")


def _made_before(token: Token) -> bool:
    """Whether the sentence before tells of something new that somebody made: "Acme opened a plant. It covers"."""
    root = token.doc[token.sent.start - 1].sent.root if token.sent.start else token
    wants = child(token.head, "ccomp", "xcomp") is not None  # "It plans to open two more"
    made = child(root, "dobj") if root.lemma_ in words("reference", "opening") and not wants else None
    return made is not None and made.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in made.lefts)


def _giver(scene: Scene, token: Token) -> int | None:
    """Who has handed over what the taker does something with: Acme in "Acme sold Bex to Corvo, which renamed it"."""
    verb = clause_head(token)
    while verb.dep_ in ("xcomp", "conj"):
        verb = verb.head
    prep = verb.head.head
    if token.dep_ != "dobj" or verb.dep_ != "relcl" or verb.head.dep_ != "pobj" or prep.lower_ != "to":
        return None
    handed = prep.head if is_verb(prep.head) else prep.head.head  # "sold Bex to Corvo", parsed as "Bex to Corvo"
    giver = subject(handed) if handed.lemma_.lower() in words("actions", "giving") else None
    known = scene.bearer_at(giver) if giver is not None else None
    return known[0] if known is not None else None


def is_peopled(item: Item) -> bool:
    """Whether a thing without a name has people who lead it and speak for it: "the hotel", "the jury"."""
    return item.bearer < 0 and item.key[1] in words("reference", "peopled")


def is_done_by_bodies(verb: Token) -> bool:
    """Whether a verb tells what people and organizations do, places hardly."""
    lemma = verb.lemma_.lower()
    return reports(lemma) or lemma in words("reference", "done_by_bodies")
