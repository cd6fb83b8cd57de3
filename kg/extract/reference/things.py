"""What "it" and "its" can mean: how well each thing suits what the clause says of the pronoun."""

from kg.extract.grammar.lemmas import reports
from kg.extract.reference.answers import answered
from kg.extract.reference.clauses import begins_work, complement, is_organization
from kg.extract.reference.focus import Item
from kg.extract.reference.phrases import kind_of_noun
from kg.extract.reference.scene import Scene
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
OWN = 1.6  # how many times a possessive means the subject of its own clause: "Acme cut its dividend"
GIVEN = 2.5  # how many times it means whoever is given something: "handing Acme its first order"
DOING = (
    0.35  # how well whoever did something suits what is done to "it" in the next sentence: rather what they did it to
)
UNLIKE = 0.2  # how well a verb of bodies suits a product
UNTOLD = 0.4  # how well a verb of bodies suits what nobody knows to be one: "the family"
SPEAKERS = (SCHEMA.Organization, SCHEMA.Place, SCHEMA.CreativeWork)  # of a report, too, one writes that it says


class It:
    """One pronoun: what its clause says of whatever it means."""

    def __init__(self, scene: Scene, token: Token) -> None:
        lemma = token.head.lemma_.lower()
        subject = token.dep_ == "nsubj"
        self.scene, self.token = scene, token
        self.rival, self.receiver, self.own_subject = scene.rival(token), *scene.owners_ahead(token)
        self.acts = subject and is_done_by_bodies(token.head)
        undergoes = token.dep_ == "dobj" and lemma in words("reference", "done_to_things")
        self.doers = _doers_before(scene, token) if token.dep_ == "dobj" else frozenset[int]()
        self.is_no_body = undergoes or (subject and lemma in words("reference", "said_of_facts"))
        self.matter = answered(token)
        self.told = complement(token)
        self.owns = token.tag_ == "PRP$" and is_organization(token)
        business = token.head.lower_ in words("reference", "business_parts")
        self.owners = (SCHEMA.Organization,) if business else (SCHEMA.Organization, SCHEMA.Place)

    def is_body(self) -> bool:
        """Whether the clause says what is said of organizations only."""
        told = self.told is not None and kind_of_noun(self.told) == SCHEMA.Organization
        return told or is_organization(self.token) or begins_work(self.token)

    def fit(self, item: Item) -> float:
        """How well a thing suits, from 0; below 0 it cannot be meant."""
        return self._fit(item) * self.scene.nearness(item, self.token)

    def _fit(self, item: Item) -> float:
        if self.scene.bound(item, self.token, self.rival) or self.scene.asked(item, self.matter, item.sentence):
            return -1.0
        either = item.bearer < 0 and item.key[1] in words("reference", "people_or_things")
        if (item.kind == SCHEMA.Person and not either) or item.plural or not self._can_be(item):
            return 0.0
        if self.owns and not either and (item.kind not in self.owners or self._is_landform(item)):
            return 0.0  # "Acme's income rose with that of its subsidiary": no income has one, nor has a river
        if (self.is_no_body or self._says_thing(item)) and item.kind in (SCHEMA.Organization, SCHEMA.Place):
            return 0.0
        if self.acts and item.kind not in SPEAKERS and not either:
            return UNLIKE if item.kind is not None else UNTOLD
        if item.bearer < 0:
            return UNNAMED
        if self._is_reporter(item):
            return 0.0
        own = GIVEN if item.bearer == self.receiver else OWN if item.bearer == self.own_subject else 1.0
        own *= DOING if self._is_doer_before(item) else 1.0
        return own * THINGS.get(item.kind or "", UNNAMED)

    def _is_reporter(self, item: Item) -> bool:
        """Whether a thing is a newspaper told behind what it reports: "Acme may sell Bex, the Leeds Post reported"."""
        noun = self.scene.doc[item.token]
        news = SCHEMA.NewsMediaOrganization in self.scene.profiles[item.bearer].classes
        told = news and noun.dep_ in ("nsubj", "appos") and item.token < self.token.sent.start
        verb = noun.head.head if noun.dep_ == "appos" else noun.head
        return told and reports(verb.lemma_.lower()) and any(c.dep_ == "ccomp" and c.i < noun.i for c in verb.lefts)

    def _says_thing(self, item: Item) -> bool:
        """Whether a speaker's "it" does what no body alone does, and the body stands outside the quotation."""
        quote = self.scene.quote_at.get(self.token.i)
        outside = quote is not None and not quote.first <= item.token < quote.last
        return outside and not self.acts and self.token.tag_ == "PRP"

    def _is_doer_before(self, item: Item) -> bool:
        """Whether a body did what the sentence before tells, where "it" only undergoes something."""
        return item.kind == SCHEMA.Organization and item.bearer in self.doers and item.token < self.token.sent.start

    def _is_landform(self, item: Item) -> bool:
        """Whether a thing is a river, a lake or a mountain."""
        return item.bearer >= 0 and SCHEMA.Landform in self.scene.profiles[item.bearer].classes

    def _can_be(self, item: Item) -> bool:
        """Whether "it is a contract" can be said of a thing: the noun is of its kind, or the article calls it so."""
        if self.told is None or item.bearer < 0:
            return True
        profile = self.scene.profiles[item.bearer]
        return self.told in profile.nouns or kind_of_noun(self.told) == profile.kind


def _doers_before(scene: Scene, token: Token) -> frozenset[int]:
    """Who did what the sentence before a token tells."""
    before = scene.doc[token.sent.start - 1].sent if token.sent.start else token.sent
    told = (item for item in scene.focus.items if before.start <= item.token < token.sent.start)
    return frozenset(item.bearer for item in told if scene.doc[item.token].dep_ == "nsubj")


def is_done_by_bodies(verb: Token) -> bool:
    """Whether a verb tells what people and organizations do, places hardly."""
    lemma = verb.lemma_.lower()
    return reports(lemma) or lemma in words("reference", "done_by_bodies")
