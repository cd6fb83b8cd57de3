"""The noun that a cue hangs on becomes its sources: entities where they are known, else the words of the noun phrase.

Only what can speak is a source: people, organizations, documents, governments by the name of their place. A pronoun
that nobody resolved stands for the nearest speaker before it that fits.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract import grammar
from kg.extract.attribution.heard import Memory
from kg.extract.attribution.source_nouns import makers, owners, phrase, speaks_for
from kg.extract.attribution.verbs import lemma
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Mention, Part
from kg.rows import words
from kg.vocabulary import SCHEMA

SPEAKERS = (SCHEMA.Person, SCHEMA.Organization, SCHEMA.CreativeWork)
SURE_OWNER = 0.8  # how sure it must be whose report "its report" is
PRONOUNS = ("he", "she", "they", "it", "him", "her", "them", "his", "their", "its")
NO_NOUNS = ("DT", "WDT", "WP", "EX")
SEVERAL = ("some", "both", "all", "each", "most", "either", "half", "many", "those", "these")
SELF = ("i", "we", "you", "us", "me", "my", "our", "your")


class Sources:
    """Finds the sources of the cues of one article, asked in the order of the text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.memory = Memory(reading)
        self._issued: dict[str, Part] = {}
        self._first_mention: dict[str, int] = {}
        for mention in reading.mentions:
            self._first_mention.setdefault(mention.entity, mention.start)

    def of(self, head: Token, cue: Token, strong: bool) -> tuple[Part, ...]:
        """The sources a noun stands for, none if it cannot speak; a strong cue ("said") trusts any fitting noun."""
        head = self._nearer_name(head, cue)
        if _is_none(head) or _was_told(cue):
            return ()
        found = [part for noun in _speaking_nouns(head) for part in self._of_noun(noun, strong)]
        named = [part for part in found if part.entity is not None]
        chosen = tuple(named or found[:1])
        for part in chosen:
            self.memory.hear(part, head)
        self._issue(head, cue, chosen)
        return chosen

    def _issue(self, head: Token, cue: Token, chosen: tuple[Part, ...]) -> None:
        """Remember who stands behind a document: "said in a statement", "a report by the institute found"."""
        if chosen and chosen[0].entity is not None:
            issued = [n.lemma_.lower() for _, n in grammar.prepositional(cue, "in")]
            issued += [head.lemma_.lower()] if makers(head) else []
            self._issued.update(dict.fromkeys(set(issued) & words("attribution", "documents"), chosen[0]))
        elif head.lemma_.lower() in words("attribution", "documents"):
            for maker in (*(n for _, n in grammar.prepositional(head, "by", "from", "of")), *makers(head)):
                mention = self._reading.mention_headed_by(maker)
                if mention is not None and self._reading.is_a(mention, SCHEMA.Organization, SCHEMA.Person):
                    self._issued[head.lemma_.lower()] = self._reading.entity_part(mention)

    def _nearer_name(self, head: Token, cue: Token) -> Token:
        """The name right before the cue, or before its "who", where the parser took another noun for the subject."""
        doc, i = head.doc, cue.i - 1
        if head.tag_ == "NNS" and any(c.lower_ == "for" for c in head.rights):
            return head  # "Lawyers for the blogger, Ann Roe, said"
        if cue.tag_ == "VBG" and cue.dep_ == "advcl" and head in cue.head.lefts and grammar.reports(lemma(cue.head)):
            return self._nearer_name(head, cue.head)  # "Acme's head, Ann Roe, said it was late, adding"
        if cue.tag_ == "VBG" and cue.dep_ == "advcl" and doc[i].text == ",":
            return head  # "The court acquitted its chairman, Ann Roe, saying"
        if grammar.child(cue, "nsubj") is not None and any(c.lower_ == "who" for c in cue.lefts):
            return self._person_before(head)
        while i > head.i and doc[i].dep_ in ("aux", "advmod", "neg"):
            i -= 1
        speaks = head.lemma_ == "vice" or head.lower_ == "one" or head.is_punct or can_speak(head, False, self._reading)
        if cue.tag_ == "VBG" and doc[i].text == ",":
            return head  # "the court acquitted Acme's head, Ann Roe, saying": so the court says
        closed = doc[i].text == "," and i - 1 > head.i and speaks
        mention = self._reading.mention_at(doc[i - 1] if closed else doc[i])
        if mention is None or mention.first <= head.i or mention.kind != "name":
            return head
        if any(t.dep_ == "agent" and t.head.head == head for t in doc[mention.root].ancestors):
            return head  # "The opposition, led by its founder, Ann Roe, accused"
        between = doc[head.i + 1 : mention.first]
        opening = mention.first - _is_title_of(doc[mention.first - 1], doc[mention.root])
        fresh = opening - 1 > head.i and doc[opening - 1].text == ","
        titled = not any(_parts(t) for t in between) and doc[mention.first - 1].pos_ in ("NOUN", "PROPN", "ADJ")
        person = self._reading.is_a(mention, SCHEMA.Person) and (fresh or not speaks_for(head, doc[mention.root]))
        return doc[mention.root] if person and (titled or fresh) else head

    def _person_before(self, noun: Token) -> Token:
        """The noun, or the person named before it in its sentence: "Lee, an analyst at Acme, who said"."""
        own = self._reading.mention_headed_by(noun)
        if own is not None and not self._reading.is_a(own, SCHEMA.Person):
            for token in reversed(noun.doc[noun.sent.start : noun.i]):
                mention = self._reading.mention_headed_by(token)
                if self._reading.is_a(mention, SCHEMA.Person):
                    return token
        return noun

    def _of_noun(self, head: Token, strong: bool) -> Iterator[Part]:
        mention = self.mention(head)
        named = mention is not None and mention.kind == "name"  # "One of them, the teacher Ann Roe, said"
        told_of = named or (head.lower_ == "one" and any(c.lower_ == "of" for c in head.rights))
        if (
            _is_two_nouns(head)
            or head.lower_ in SELF
            or (head.lower_ in words("attribution", "unsourced") and not told_of)
        ):
            return
        if head.tag_ in ("PRP", "PRP$"):
            yield from self._of_pronoun(head, mention, strong)
        elif mention is not None:
            if self._may_speak(mention, strong):
                yield self._reading.entity_part(mention)
        elif pair := self._pair_before(head):
            yield from pair
        elif _is_several(head) or (head.tag_ not in NO_NOUNS and can_speak(head, strong, self._reading)):
            first, last = phrase(head)
            if head.doc[first].tag_ in ("IN", "WRB"):
                return  # "As well as new routes, Lee said": no subject; "how many people want": nobody known
            words_part = self._reading.words_part(first, last)
            maker = self._maker(head)
            if maker is not None:
                yield maker
                return
            issued = self._issued.get(head.lemma_.lower()) if _is_bare_definite(head) else None
            yield words_part if issued is None else replace(issued, start=words_part.start, end=words_part.end)

    def _pair_before(self, both: Token) -> list[Part]:
        """The two of whom the last sentence told: "Roe and Lee met on Monday. Both said"."""
        if both.lower_ != "both" or both.right_edge.i > both.i or not both.sent.start:
            return []
        noun = grammar.subject(both.doc[both.sent.start - 1].sent.root)
        pair = [self._reading.mention_headed_by(n) for n in grammar.conjuncts(noun)] if noun is not None else []
        named = [self._reading.entity_part(m) for m in pair if m is not None and self._may_speak(m, strong=False)]
        return named if len(named) == len(pair) == 2 else []

    def _maker(self, noun: Token) -> Part | None:
        """By whom a document is ("a study by the institute"), for which body someone speaks ("a spokesman for Acme").

        Who speaks for a person is another person.
        """
        persons = noun.lemma_.lower() not in words("attribution", "mouthpieces")
        for maker in (*makers(noun), *owners(noun)):
            mention = self.mention(maker)
            if mention is not None and (mention.kind != "pronoun" or mention.confidence >= SURE_OWNER):
                body = self._reading.is_a(mention, SCHEMA.Organization)
                if body or (persons and maker.dep_ == "pobj" and self._reading.is_a(mention, SCHEMA.Person)):
                    return self._reading.entity_part(mention)
        return None

    def _of_pronoun(self, pronoun: Token, mention: Mention | None, strong: bool) -> Iterator[Part]:
        """The one a pronoun refers to, not one named only in what is said: "Ann has left, she said"."""
        if mention is not None and self._reading.entity(mention).label.lower() in PRONOUNS:
            mention = None  # nobody knows who it is
        new = mention is not None and self._is_told_of(mention, pronoun)
        heard = self.memory.before(pronoun) if mention is None or new else None
        close = heard is not None and (heard.start or 0) >= pronoun.sent.start_char  # "it found so, but it urged"
        heard = heard or (self._body_before(pronoun) if strong and mention is None else None)
        if heard is not None and (strong or close or pronoun.lower_ != "it"):
            yield replace(heard, start=pronoun.idx, end=pronoun.idx + len(pronoun))
        elif mention is not None and self._may_speak(mention, strong):
            yield self._reading.entity_part(mention)
        elif mention is None and (body := self._body_of_last_sentence(pronoun)) is not None:
            yield body

    def _body_of_last_sentence(self, pronoun: Token) -> Part | None:
        """The nameless body that the last sentence was about: "The ministry cut taxes. It expects exports to grow"."""
        start, said = pronoun.sent.start, pronoun.head
        if pronoun.lower_ != "it" or pronoun.i != start or not start or said.dep_ != "ROOT":
            return None
        noun = grammar.child(said.doc[start - 1].sent.root, *grammar.SUBJECTS)
        if noun is None or noun.tag_ != "NN" or noun.lemma_.lower() not in words("attribution", "bodies"):
            return None
        owned = any(c.dep_ == "poss" and c.pos_ == "PROPN" for c in noun.lefts)
        return self._reading.words_part(*phrase(noun)) if owned or _has_the(noun) else None

    def _body_before(self, pronoun: Token) -> Part | None:
        """The body that its own report is about: "The regulator has fined Acme, it said on Tuesday"."""
        said = pronoun.head
        told = next((c for c in said.lefts if c.dep_ == "ccomp"), said.head)
        noun = grammar.child(told, "nsubj")
        if pronoun.lower_ != "it" or noun is None or noun.i > pronoun.i or noun.tag_ != "NN":
            return None
        body = noun.lemma_.lower() in words("attribution", "bodies") and _has_the(noun)
        return self._reading.words_part(*phrase(noun)) if body else None

    def _is_told_of(self, mention: Mention, pronoun: Token) -> bool:
        """Whether what a pronoun says is the first that names whom it refers to, and tells of them."""
        first = self._first_mention[mention.entity]
        if first < pronoun.sent.start_char:
            return False
        names = (t for t in pronoun.sent if t.idx >= first and t.dep_ in grammar.SUBJECTS and t.i < pronoun.i)
        told = (t for t in names if (known := self._reading.mention_headed_by(t)) and known.entity == mention.entity)
        return any(pronoun.head.is_ancestor(t) for t in told)

    def mention(self, head: Token) -> Mention | None:
        """The mention a source noun heads; the name beside a title ("its head, Ann Roe") goes first."""
        own = self._reading.mention_headed_by(head)
        if own is not None and own.kind == "name":
            return own
        if head.tag_ == "PRP":
            return own or self._reading.mention_at(head)
        for token in _beside(head):
            beside = self._reading.mention_headed_by(token)
            if beside is not None and beside.kind == "name" and self._may_speak(beside, strong=False):
                return beside
        around = self._reading.mention_at(head)
        named = around if around is not None and around.kind == "name" else None
        return own or self._named_behind_body(head) or named

    def _named_behind_body(self, head: Token) -> Mention | None:
        """The name behind a post and a body: "a spokeswoman for the lender, Ann Roe"."""
        if head.lemma_.lower() not in words("attribution", "persons"):
            return None
        nouns = (noun for _, noun in grammar.prepositional(head, "for", "at"))
        bodies = [noun for noun in nouns if noun.pos_ == "NOUN" and not is_person_noun(noun.lemma_.lower())]
        named = [self._reading.mention_headed_by(c) for noun in bodies for c in noun.rights if c.dep_ == "appos"]
        return next((m for m in named if self._reading.is_a(m, SCHEMA.Person)), None)

    def _may_speak(self, mention: Mention, strong: bool) -> bool:
        if self._reading.is_a(mention, *SPEAKERS):
            return True
        if self._reading.is_a(mention, SCHEMA.Place):
            unknown = len(self._reading.entity(mention).classes) == 1  # a surname may be taken for a place
            return (unknown and strong) or self._reading.is_a(mention, *words("attribution", "speaking_places"))
        return strong and not self._reading.is_a(mention, SCHEMA.Event)


def can_speak(head: Token, strong: bool, reading: Reading) -> bool:
    """Whether a noun without a name can be a source: a person, a body of people, a text; never a time or a number."""
    lemma = head.lemma_.lower()
    dated = reading.time_at(head) is not None and not (lemma in words("attribution", "documents") and _has_det(head))
    if head.like_num and not strong:  # "nine of the 12 analysts expect"
        return any(n.pos_ == "NOUN" and can_speak(n, strong, reading) for _, n in grammar.prepositional(head, "of"))
    counted = lemma == "minute" and grammar.child(head, "nummod") is not None  # "The last ten minutes explain it"
    if dated or counted or not head.text[0].isalpha():
        return False
    if any(lemma in words("attribution", table) for table in ("persons", "bodies", "documents")):
        return True
    muted = lemma.endswith(tuple(words("attribution", "mute_suffixes"))) and not strong
    if muted or lemma in words("attribution", "mute"):
        return False
    agent = head.pos_ == "NOUN" and lemma.endswith(tuple(words("attribution", "people_suffixes")))
    return strong or agent or head.pos_ == "PROPN"


def _is_title_of(word: Token, name: Token) -> bool:
    """Whether a word before a name belongs to it: "its director, Dr. Ann Roe"."""
    return word.pos_ == "PROPN" and word.head.i == name.i


def _parts(mark: Token) -> bool:
    """Whether a mark parts two phrases, as the dash of "Export–Import Bank" does not."""
    return mark.is_punct and bool(mark.whitespace_ or mark.nbor(-1).whitespace_)


def _was_told(cue: Token) -> bool:
    """Whether a headline's last word makes its noun a listener: "Firm knew of the fault, inquiry told"."""
    last = cue.i + 1 >= len(cue.doc) or cue.nbor().is_space or cue.nbor().is_sent_start
    return cue.lower_ == "told" and last and grammar.child(cue, "dobj", "dative", "aux") is None


def _is_none(head: Token) -> bool:
    """Whether nobody speaks: "neither bank said", "no official has confirmed", "not everyone believes"."""
    few = any(c.lower_ in ("no", "neither", "nor", "not") for c in head.lefts)
    return few or (head.left_edge.i > head.sent.start and head.left_edge.nbor(-1).lower_ == "not")


def _is_two_nouns(head: Token) -> bool:
    """Whether the parser makes one noun of two: "an account officials said was being checked"."""
    before = head.nbor(-1) if head.i > head.sent.start else head
    one = any(c.lower_ in ("a", "an") and c.i == before.left_edge.i - 1 for c in head.lefts)
    return head.tag_ == "NNS" and before.dep_ == "compound" and before.tag_ == "NN" and one


def _has_det(noun: Token) -> bool:
    """Whether "a" or "the" makes a paper of what else is a time: "a weekly said"."""
    return any(c.dep_ == "det" for c in noun.lefts)


def _has_the(noun: Token) -> bool:
    return noun.left_edge.lower_ == "the"


def _is_bare_definite(head: Token) -> bool:
    """Whether a noun takes up something known and says no more: "the statement"."""
    return [c.lower_ for c in head.children] == ["the"]


def _speaking_nouns(head: Token) -> list[Token]:
    """The noun and its coordinated nouns: "Lee and Kim said"; a participle may be one: "The accused said"."""
    nouns = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
    return [c for c in grammar.conjuncts(head) if c.pos_ in nouns or (c.tag_ == "VBN" and _has_det(c))]


def _beside(head: Token) -> Iterator[Token]:
    """Where the name of a described source stands: in apposition, or at the end of the same noun phrase."""
    for child in head.children:
        if child.dep_ == "appos" or (child.i > head.i and child.dep_ in ("compound", "nmod", "flat", "dep")):
            yield child
            # "its head, the poet Ann Roe"
            yield from (c for c in child.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
    if head.dep_ == "appos" and head.head.pos_ == "PROPN":
        yield head.head


def _is_several(head: Token) -> bool:
    """Whether a word for some of those told of stands alone or with "of": "Both say", "Some of the owners said"."""
    return head.lower_ in SEVERAL and head.dep_ in ("nsubj", "nsubjpass", "pobj")
