"""Words become titles: where a title stands, its readable form, and whether it is a former or an acting one."""

from dataclasses import dataclass, replace
from functools import cache

from kg.extract.demonyms import country_of, is_group, is_portfolio
from kg.extract.grammar.phrases import is_short_field
from kg.extract.reading import Reading
from kg.extract.roles.titles.behind import chair_of_field, is_portfolio_of, is_region, past_part, titles_name
from kg.extract.roles.titles.heads import all_heads, head_at, heads
from kg.extract.roles.titles.portfolios import ties_fields
from kg.extract.roles.titles.ranks import is_rank_at, is_short_rank, stands_before_name
from kg.extract.roles.titles.served import is_academic, is_of_states, is_style, past_served, plays_for_country
from kg.extract.roles.titles.status import past_turned, status_before, status_of, status_start
from kg.extract.roles.titles.wording import in_running_text, is_doing, is_region_led, is_tied, readable, tied_from
from kg.extract.roles.where.phrases import in_name, is_over, is_seat, named_in_phrase
from kg.extract.tokens import Span, Token
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

REACH = 5  # words before a head that may belong to the title
NAMED = ("PERSON", "ORG", "GPE", "DATE", "LOC", "FAC")
OFFICES = ("city", "state", "country")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in the text: its tokens (`last` exclusive), the token that heads it, its readable form.

    `lead` is the first token that says something of the title: "former" in "a former deputy mayor".
    """

    lead: int
    first: int
    last: int
    head: int
    key: str
    text: str
    status: str
    plural: bool = False

    @property
    def weak(self) -> bool:
        """Whether the bare word is too common to count without an organization beside it."""
        field = self.text.lower().startswith(f"{self.key} in ")  # "a leader in robotics", "his chair in law"
        return self.key in weak_heads() and (self.key == self.text or field)

    @property
    def trade(self) -> bool:
        """Whether the word says what someone does rather than which post someone holds."""
        if self.text.lower() in row("of_nations", "seats"):
            return False
        if self.key in row("trades", "words"):
            leads = self.key in row("leading", "words") and self.key != self.text.lower()
            return not (leads or (self.key == "officer" and self.text.lower().startswith("chief ")))
        return self.key not in all_heads() or self.key.endswith(tuple(row("endings", "trades")))

    @property
    def serves(self) -> bool:
        """Whether the title tells by itself that its holder works for a body: "plant manager", "loan officer"."""
        return not self.weak and (not self.trade or self.key in row("insiders", "words") - row("outside", "words"))

    @property
    def work(self) -> bool:
        """Whether the title says someone's occupation, wherever it is followed: "the former referee Ann Roe"."""
        return self.trade or (self.key in row("occupations", "words") and not self.first_of_many)

    @property
    def first_of_many(self) -> bool:
        """Whether a title is that of the first of those with an occupation: "chief pilot", "head gardener"."""
        return self.text.lower().startswith(("chief ", "head ", "lead "))

    @property
    def office(self) -> str | None:
        """The kind of place that the office belongs to."""
        crowned = self.key not in row("crowned", "words") or self.key == self.text  # "a pawnshop king" reigns nowhere
        return next((level for level in OFFICES if self.key in heads()[level]), None) if crowned else None


@cache
def weak_heads() -> frozenset[str]:
    """The heads that count only beside an organization."""
    return frozenset(rows("roles")["weak"]["heads"])


@cache
def row(table: str, name: str) -> frozenset[str]:
    """One list of `roles.toml`."""
    return frozenset(rows("roles")[table][name])


def titles(reading: Reading, sentence: Span) -> list[Title]:
    """The titles of a sentence in order, not overlapping."""
    found: list[Title] = []
    i = sentence.start
    while i < sentence.end:
        title = _title_at(reading, reading.doc[i], sentence)
        if title is not None and found and title.first <= found[-1].head < title.head:
            found.pop()  # "chief" in "chief inspector"
        elif title is not None and found and _widens(reading, found[-1], title):
            title = _widened(reading, found.pop(), title)
        if title is not None and (not found or title.first >= found[-1].last):
            found.append(title)
            i = title.last
        else:
            i += 1
    return found


def _widens(reading: Reading, rank: Title, title: Title) -> bool:
    """Whether a rank opens the phrase of the next title: "assistant trust officer", "Chief Data and Risk Officer"."""
    doc, above = reading.doc, reading.doc[rank.head]
    while above.dep_ in ("amod", "compound", "nmod", "conj") and above.i < title.head and above.head.i != above.i:
        above = above.head
    modifies = above.i == title.head
    between = doc[rank.last : title.first]
    plain = all(t.pos_ in ("NOUN", "PROPN", "ADJ", "CCONJ") and not in_name(reading, t) for t in between)
    return modifies and plain and rank.key in row("modifiers", "ranks") and title.head - rank.head <= REACH


def _widened(reading: Reading, rank: Title, title: Title) -> Title:
    """A title with the rank that opens its phrase, whose status is that of both."""
    text = readable(reading.doc, rank.first, title.head, title.plural) + _tail(reading, title.head + 1, title.last)
    status = rank.status if title.status == "current" else title.status
    return replace(title, lead=rank.lead, first=rank.first, text=text, status=status)


def _title_at(reading: Reading, token: Token, sentence: Span) -> Title | None:
    """The title whose head starts at the token, with the words before and behind that belong to it."""
    matched = head_at(token, sentence.end)
    if matched is None:
        return None
    (last, key, plural), over = matched, reading.mention_at(token)
    owns = token.i + 1 < sentence.end and token.nbor(1).tag_ == "POS"
    firm = owns and reading.is_a(over, SCHEMA.Organization)  # "the brewer's president"
    named = over is not None and over.kind == "name" and not is_of_states(token)
    if named or firm or _is_infinitive(token):
        return None
    doc = reading.doc
    if key == "reader" and not is_academic(reading, last, sentence.end):
        return None
    if (key == "international" and not plays_for_country(token, last)) or (key == "professor" and is_style(token)):
        return None
    head = last - 1
    ranked = key in heads()["rank"] or is_short_rank(token, key)
    if ranked and stands_before_name(reading, last, token):
        first = token.i
        lead, told = status_before(doc, first, sentence.start)
        status = told or "current"
    elif key in heads()["rank"] and key not in row("weak", "alone") and not is_rank_at(reading, token, last, sentence):
        return None
    else:
        lead, first, status = _before(reading, token.i, sentence.start)
    last, behind = _behind(reading, last, sentence.end, key)
    if key.split()[-1] in row("sent", "words"):
        last = _sent_to(reading, last, sentence.end)
    text = readable(doc, first, head, plural) + _tail(reading, head + 1, last)
    if text.lower() in row("trades", "companions"):
        return None
    return Title(lead, first, last, head, key, text, behind or status, plural)


def _is_infinitive(token: Token) -> bool:
    """Whether a word is the verb that it looks like: "is to coach the team"."""
    behind = token.doc[token.i + 1 : token.i + 2].text
    return token.tag_ == "VB" and token.i > 0 and token.nbor(-1).tag_ in ("TO", "MD") and behind != "of"


def _before(reading: Reading, first: int, start: int) -> tuple[int, int, str]:
    """Where the title starts with its modifiers, where with the words on its status, and that status."""
    doc = reading.doc
    lead, status = first, "current"
    i = first - 1
    for _ in range(2 * REACH):
        if i < start:
            break
        word = doc[i]
        if word.text in ("-", "–") and lead == i + 1 and not word.whitespace_:
            whole = tied_from(doc, i, start)
            if whole < i and not in_name(reading, doc[whole]) and status_of(doc[whole]) is None:
                first = lead = whole  # "first-choice goalkeeper"
            i = whole - 1
            continue
        said = status_of(word)
        if said is not None and word.lower_ == "appointed" and (word.is_sent_start or word.dep_ != "amod"):
            break  # "Appointed director in May, Ann Roe"
        if said is not None:
            status = said if said != "current" else status
            lead = i = status_start(word)
        elif lead == first and (_belongs(reading, word) or _narrows(reading, word, first) or is_tied(word)):
            first = lead = i
        elif word.lower_ in ("and", "&") and first == lead == i + 1 > start + 1 and _is_field(doc[i - 1], doc[i + 1]):
            first = lead = i = i - 1  # "energy and mines minister"
        else:
            break
        i -= 1
    return lead, first, "former" if status == "current" and is_over(doc, lead, start) else status


def _is_field(*around: Token) -> bool:
    """Whether words are each what a post is for."""
    return all(word.lower_ in row("fields", "words") or in_field_pair(word) for word in around)


def _narrows(reading: Reading, word: Token, first: int) -> bool:
    """Whether a word belongs to the field of a title: "foreign" of "foreign affairs minister", "China" of "head"."""
    aged = word.i > 0 and word.nbor(-1).text == "-"  # "a 34-year-old violinist"
    small = (word.tag_ == "JJ" and not aged) or (word.is_sent_start and word.tag_ != "VBN")
    beside = word.dep_ in ("amod", "compound") and word.head.i == first == word.i + 1
    own = word.lower_ in row("modifiers", "of_people")  # "its own treasurer"
    foreign = is_group(word.text) or country_of(word.text) is not None  # "the Republican senator"
    told = small and beside and not (own or foreign) and word.head.is_lower and not in_name(reading, word)
    return bool(told) or is_seat(reading, word, first)


def _belongs(reading: Reading, word: Token) -> bool:
    """Whether a word before the head is part of the title: a rank, or the field ("health" in "health secretary")."""
    if word.lower_ in row("modifiers", "ranks") or (word.lower_ in row("fields", "words") and word.pos_ == "VERB"):
        return word.text != "Group" or not in_name(reading, word)  # "finance chief", with "finance" as a verb
    if word.lower_ in row("honorifics", "words"):
        return False
    if word.lower_ in row("modifiers", "sides") and not word.nbor(1).is_lower:
        return False
    if word.is_lower and word.lower_ in words("grammar", "kin") | row("modifiers", "mates") and word.nbor(1).is_title:
        return False  # "his wife First Lady Ann Roe"
    if word.lower_ in row("modifiers", "chairs") and word.nbor(1).text.lower() in row("modifiers", "rulers"):
        return not word.nbor(1).is_title  # "the union's chair President Ann Roe"
    if word.is_lower and word.lower_ in row("modifiers", "doings") and not in_name(reading, word):
        return True
    if (word.lower_ == "emerging" and word.nbor(1).lower_ in ("market", "markets")) or in_field_pair(word):
        return True
    if is_short_field(word) and not in_name(reading, word):
        return True
    return (
        word.pos_ in ("NOUN", "PROPN")
        and not in_name(reading, word)
        and (not is_group(word.text) or is_portfolio(word))
        and country_of(word.text) is None
        and (word.ent_type_ not in NAMED or word.lower_ in row("fields", "words"))
        and word.lower_ not in row("generic", "words") | row("modifiers", "headline_verbs")
        and (word.tag_ in ("NN", "NNP", "NNS") or (word.tag_ == "NNPS" and word.lower_ in row("fields", "words")))
        and word.is_alpha
        and reading.time_at(word) is None
    )


def in_field_pair(word: Token) -> bool:
    """Whether a word is one of two that say what a minister is for: "Government" of "Local Government Minister"."""
    pairs = (word.doc[i : i + 2].text.lower() for i in (word.i, word.i - 1) if i >= 0)
    return word.is_title and any(pair in row("fields", "pairs") for pair in pairs)


def _behind(reading: Reading, last: int, end: int, key: str) -> tuple[int, str | None]:
    """Where a title ends with "for investment", "of the board", "-elect"; and the status that the end tells."""
    doc = reading.doc
    if last + 1 < end and doc[last].text == "-" and doc[last + 1].lower_ in row("status", "incoming"):
        return last + 2, "incoming"
    if last < end and doc[last].lower_ in ("emeritus", "emerita", "designate", "elect"):
        return _behind(reading, last + 1, end, key)[0], "incoming" if not doc[last].lower_.startswith(
            "emerit"
        ) else None
    if past_turned(doc, last, end) > last:
        return last, "former"
    if key == "chair" and (field := chair_of_field(doc, last, end)) > last:
        return field, None
    if doc[last : last + 3].text.lower() == "in charge of":
        last += 2
    if (part := past_part(reading, last, end)) > last:
        return part, None
    if doc[last : last + 3].text.lower() in words("roles", "stead"):
        return last, None
    if key in row("speaking", "words") and doc[last : last + 1].text == "on":
        return _past_matter(reading, last, end), None
    if last + 1 < end and doc[last].lower_ in ("of", "for", "in") and reading.time_at(doc[last + 1]) is None:
        titled = (
            doc[last + 1].is_title and head_at(doc[last + 1], end) is not None and not is_portfolio_of(doc, last + 1)
        )
        titled |= doc[last + 1].lower_ in row("honorifics", "words")  # "counsel for Mr Roe"
        named = named_in_phrase(reading, last + 1, end)
        if named is not None and doc[last].lower_ == "for" and is_region_led(reading, key, named, end):
            return named.last, None
        own = named is None and not titled
        if own and key in row("seconds", "in_person") and past_served(doc, last, end) > last:
            return past_served(doc, last, end), None
        return (_field(reading, last, end) if own else last), None  # "spokesman for Prime Minister Ann Roe"
    return last, None


def _past_matter(reading: Reading, last: int, end: int) -> int:
    """The end of "on housing" of "spokesman on housing", which a comma or a body follows."""
    if last + 1 >= end or reading.time_at(reading.doc[last + 1]) is not None:
        return last
    matter = _field(reading, last, end)
    return matter if reading.doc[matter : matter + 1].text in (",", ")", "at", "for") else last


def _sent_to(reading: Reading, last: int, end: int) -> int:
    """The end of "ambassador to Chile"."""
    if last + 1 >= end or reading.doc[last].lower_ != "to":
        return last
    i = last + 2 if reading.doc[last + 1].lower_ == "the" else last + 1
    mention = reading.mention_at(reading.doc[i]) if i < end else None
    return mention.last if mention is not None and mention.first == i and mention.kind == "name" else last


def _field(reading: Reading, last: int, end: int) -> int:
    """The end of "of cardiology", "for trade and investment", "of the board"; `last` where the phrase names a body."""
    doc = reading.doc
    i = last + 1
    board = i + 1 < end and doc[i].lower_ in ("the", "its", "their") and doc[i + 1].lower_ in row("boards", "words")
    behind = doc[i + 2] if board and i + 2 < end else None
    noun = behind is not None and (behind.pos_ in ("NOUN", "PART") or (behind.pos_ == "PROPN" and behind.is_lower))
    if behind is not None and noun and behind.lower_ not in row("boards", "words"):
        return last  # "head of the state lottery"
    if board:
        i += 1
    taken = last
    while i < min(end, last + 8):
        word = doc[i]
        if word.lower_ in all_heads() | row("honorifics", "words") and doc[i - 1].lower_ in ("and", "&"):
            return taken  # "professor of medicine and dean of Lund College", "and Dr Ann Roe"
        if (in_name(reading, word) and not is_region(reading, word)) or titles_name(reading, word):
            return taken
        if word.lower_ in row("boards", "words") or (board and word.lower_ == "of"):
            taken = i + 1 if word.lower_ != "of" else taken
        elif board:
            break
        elif (word.pos_ in ("NOUN", "PROPN") and word.is_alpha) or (i == last + 1 and is_doing(word, end)):
            taken = i + 1
        elif word.tag_ == "POS" and i + 1 < end and doc[i + 1].lower_ in row("modifiers", "owned_fields"):
            pass  # "director of children's services"
        elif ties_fields(doc, i):
            pass
        elif word.pos_ not in ("ADJ", "CCONJ") and word.text not in ("-", "&") and word.tag_ not in ("VBG", "VBN"):
            break
        i += 1
    return taken


def _tail(reading: Reading, first: int, last: int) -> str:
    """What belongs to a title behind its head, names as they are: " for housing", " to Chile", "-elect"."""
    tokens, small = reading.doc[first:last], reading.doc[first - 1].is_lower  # "the bishop of Lomas"
    said = "".join((t.text if small or in_name(reading, t) else in_running_text(t)) + t.whitespace_ for t in tokens)
    return said.rstrip() if not said or said.startswith("-") else f" {said.rstrip()}"
