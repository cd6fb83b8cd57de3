"""The runs of an article become candidates for names; junk of headlines and sentence starts is left out."""

import re
from collections.abc import Iterable, Iterator

from kg.extract.demonyms import is_group
from kg.extract.names.evidence.described import is_called_body
from kg.extract.names.evidence.shape import is_legal_form
from kg.extract.names.spans.feasts import is_of_feast
from kg.extract.names.spans.headlines import confirmed, framed, is_all_large, is_crosshead, is_headline_like
from kg.extract.names.spans.hyphens import HYPHENS
from kg.extract.names.spans.junk import is_common, is_junk
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.letters import of_small_words, with_spelt_out
from kg.extract.names.spans.listed_people import with_listed_people
from kg.extract.names.spans.openings import (
    is_common_opening,
    is_leading_pair,
    is_loose_adjective,
    is_named_by_deed,
    is_strange_subject,
    leads_to_name,
    only_describes,
    opens_sentence,
    opens_text,
    with_owning_word,
)
from kg.extract.names.spans.patrons import with_short_possessives
from kg.extract.names.spans.peoples import without_demonym
from kg.extract.names.spans.periods import is_period
from kg.extract.names.spans.runs import Run, runs
from kg.extract.names.spans.small import small_brands
from kg.extract.names.spans.spoken import with_speakers
from kg.extract.names.spans.surnames import acts_as_surname, is_surname, surnames_of, surnames_within
from kg.extract.names.spans.tallies import heads_tally
from kg.extract.names.spans.trim import is_title_of, is_titled_firm, trimmed, without_function_words
from kg.extract.names.words import (
    given_names,
    head_class,
    known_class,
    leading_family_names,
    listed,
)
from kg.extract.places.known import best, is_ambiguous
from kg.extract.tokens import Doc, Span, Token
from kg.model import Document
from kg.rows import words
from kg.rows.lexicon import common_kind, is_common_word
from kg.turns import is_lead
from kg.vocabulary import SCHEMA

Met = tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]
"""Words met in names within sentences, those that are common and met in longer names only, small words, surnames."""


def candidates(doc: Doc, document: Document) -> list[Run]:
    """The token spans that may be names, in order; in headlines only what the running text or a map confirms."""
    titles = [
        span
        for span in _blocks(doc, document, ("headline", "subheading"))
        if is_headline_like(span) or is_all_large(span)
    ]
    inside = {token.i for span in titles for token in span}
    plain = {
        i
        for span in _blocks(doc, document, ("byline", "dateline", "caption", "speaker"))
        for i in range(span.start, span.end)
    }
    shouting = [
        s
        for s in doc.sents
        if s.start in inside
        or (s.start not in plain and not _is_ended(s) and s[0].lower_ != "by" and is_headline_like(s))
        or (s.start not in plain and is_crosshead(s))
    ]
    skipped = {sentence.start for sentence in shouting}
    body = [sentence for sentence in doc.sents if sentence.start not in skipped]
    sure = [t for s in body for t in s if is_large(t) and t.tag_.startswith("NNP") and not opens_text(t)]
    seen = frozenset(t.text for t in sure if not _is_trade_of_members(t))
    common = seen - frozenset(t.text for t in sure if not _is_plain(t.text) or _stands_alone(t))
    small = frozenset(token.text for token in doc if token.is_lower)
    surnames = surnames_within(sure, (s[0] for s in body))
    found = with_spelt_out(doc, list(_in_sentences(doc, body, (seen, common, small, surnames))))
    found = [(with_owning_word(doc, first), last) for first, last in with_short_possessives(doc, found)]
    whole = {doc[first:last].text for first, last in found if last - first > 1 or _may_stand_alone(doc, first, set())}
    found = [(without_demonym(doc, first, last, whole), last) for first, last in found]
    whole = {doc[first:last].text for first, last in found}
    found = [(first - _lost_start(doc, first, last, whole), last) for first, last in found]
    alone, called = _short_heads(doc, found), surnames_of(doc, found)
    papers = {doc[b - 1].text for a, b in found if b - a > 1 and doc[b - 1].lower_ in words("reference", "newspapers")}
    found = [
        (first, last)
        for first, last in found
        if last - first > 1
        or _may_stand_alone(doc, first, alone)
        or is_surname(doc[first], called)
        or (doc[first].text in papers and first and doc[first - 1].lower_ == "the" and doc[first].dep_ != "compound")
    ]
    for sentence in shouting:
        found.extend(confirmed(sentence, whole))
    datelines, heads = (tuple(_blocks(doc, document, (kind,))) for kind in ("dateline", "subheading"))
    for place in framed(document, datelines, heads, whole):
        found = [run for run in found if run[1] <= place[0] or run[0] >= place[1]] + [place]
    found = with_speakers(doc, document, found)
    found = with_listed_people(doc, document, found)
    within = {i for first, last in found for i in range(first, last)}
    found.extend(run for run in small_brands(doc) if run[0] not in within)
    small = of_small_words(doc)
    return sorted({run for run in found if not is_of_feast(doc, *run) and doc[run[0] : run[1]].text not in small})


def _is_ended(sentence: Span) -> bool:
    """Whether a full stop ends a sentence, quotation marks behind it or not, or a line leads up to what is said."""
    return sentence.text.rstrip().rstrip("\"'”’").endswith(".") or is_lead(sentence.text)


def _lost_start(doc: Doc, first: int, last: int, whole: set[str]) -> int:
    """How many words at a sentence's start belong to the name behind, which the article has whole: "Tidal Bore"."""
    for at in range(first - 1, max(first - 3, -1), -1):
        if opens_sentence(doc[at]) and is_large(doc[at]) and doc[at:last].text in whole:
            return first - at
    return 0


def _is_plain(word: str) -> bool:
    """Whether a word is common and no head of names, such as a team's "Rovers"."""
    return is_common_word(word) and head_class(word) is None


def _is_trade_of_members(token: Token) -> bool:
    """Whether a word of a name tells what the members of the body do: "Tea" in "the Tea Growers' Council"."""
    return token.i + 1 < len(token.doc) and token.nbor(1).lower_ in words("reference", "members")


def _stands_alone(token: Token) -> bool:
    """Whether no word beside it is written large, or only what follows a firm's first word: "Kestrel Media"."""
    doc, i = token.doc, token.i
    before = i > 0 and is_large(doc[i - 1])
    after = i + 1 < len(doc) and is_large(doc[i + 1])
    return not before and (not after or (common_kind(token.text) == "n" and token.ent_type_ == "ORG"))


def _blocks(doc: Doc, document: Document, kinds: tuple[str, ...]) -> Iterator[Span]:
    for block in document.blocks:
        span = doc.char_span(block.start, block.end, alignment_mode="contract")
        if block.kind in kinds and span is not None:
            yield span


def _in_sentences(doc: Doc, sentences: Iterable[Span], met: Met) -> Iterator[Run]:
    for sentence in sentences:
        for run in runs(doc, sentence.start, sentence.end):
            for first, last in trimmed(doc, run):
                start = _without_common_start(doc, first, last, met)
                first = _next_large(doc, without_function_words(doc, start, last), last) if start > first else start
                if first < last and not is_junk(doc, first, last):
                    yield first - _follows_model_number(doc, first, last) - 2 * _is_behind_article(doc, first), last


def _follows_model_number(doc: Doc, first: int, last: int) -> bool:
    """Whether a maker's number belongs to a name: "787" in "Corvo's 787 Skyliner", not in "its 140 Lima shops"."""
    if first < 2 or doc[first - 2].tag_ != "POS" or not re.fullmatch(r"\d{3}", doc[first - 1].text):
        return False
    counted = last < len(doc) and doc[last].pos_ == "NOUN"
    return not counted and not doc[last - 1].text.endswith("s") and best(doc[first:last].text) is None


def _is_behind_article(doc: Doc, first: int) -> bool:
    """Whether a hyphen ties an article written small to a name: "al-Shamal"."""
    tied = first > 1 and doc[first - 1].text in HYPHENS and not doc[first - 1].whitespace_
    return tied and doc[first - 2].text in listed("particles", "tied") and not doc[first - 2].whitespace_


def _next_large(doc: Doc, first: int, last: int) -> int:
    """A name whose first word falls goes on at its next large word: "Road to Lisbon" leaves "Lisbon"."""
    while first < last and (doc[first].is_lower or re.fullmatch(r"(?:19|20)\d\d", doc[first].text)):
        first += 1  # "Copyright 2026 Corvo Inc."
    return first


def _without_common_start(doc: Doc, first: int, last: int, met: Met) -> int:
    """A sentence's first word is written large anyway: it stays only if something says that it is a name."""
    seen, common, small, surnames = met
    seen = seen - common if last - first == 1 else seen
    token = doc[first]
    if last - first > 1 and (best(doc[first:last].text) is not None or is_leading_pair(doc, first)):
        return first  # "New Zealand", "Tropical Storm Imelda", "Highway 12"
    if last - first > 3 and doc[first + 1].text in HYPHENS and is_legal_form(doc[last - 1].text):
        return first  # "Power-One, Inc."
    if last - first > 2 and doc[first + 1].text == "for" and token.text in listed("openers", "banded"):
        return first  # "Mothers for Clean Water"
    if last - first == 1 and acts_as_surname(doc, first, surnames):
        return first  # "Berg chairs", of a Jonas Berg
    opens = opens_sentence(token)
    if opens and last - first > 1 and token.lower_ in listed("leads") and leads_to_name(doc, first, last):
        return first + 1  # "Names Ana Roe CFO", "Inside Ana Roe's house"
    described = opens and last - first > 1 and only_describes(doc, first) and not is_titled_firm(doc, first, last)
    if described or (opens and is_loose_adjective(doc, first, last)):
        return first + 1  # "Chipmaker Nordmark"
    if opens and last - first == 1 and token.lower_ in small and not token.tag_.startswith("NNP"):
        return last
    sure = token.text in seen and (
        token.tag_ != "JJ" or common_kind(token.text) == "n"
    )  # "Brook Ovens", of a Jim Brook
    if not opens or sure or not token.text[1:].islower() or is_group(token.text):
        return first
    if token.lower_ in listed("particles") and _is_part_of_surname(doc, first, last):
        return first  # "Von Stahl"
    if token.lower_ in small and not (last - first > 1 and token.text in given_names()):
        return first + 1
    alone = last - first == 1 or (token.like_num and not is_large(doc[last - 1]))  # "Sixty-eight" is three tokens
    if alone and (is_called_body(token) or is_named_by_deed(token)):
        return first  # "Anvil, a start-up"
    if (
        alone
        and common_kind(token.text) is None
        and last < len(doc)
        and (is_period(doc, last) or heads_tally(doc, last))
    ):
        return first  # "Nordmark Q1 sales rose"
    if alone and is_common_opening(token):
        return last
    if token.ent_type_ or token.tag_ in ("NNP", "NNPS"):
        return first
    if (best(token.text) is not None and not is_ambiguous(token.text)) or known_class(token.text) is not None:
        return first
    if _opens_longer_name(doc, first, last) or (last - first == 1 and is_strange_subject(token)):
        return first
    in_series = last + 1 < len(doc) and doc[last].text in (",", "and") and is_large(doc[last + 1])
    plain = token.tag_ != "NN" or token.lower_.endswith(("ing", "ion", "ment"))
    return first if in_series and not plain else first + 1


def _opens_longer_name(doc: Doc, first: int, last: int) -> bool:
    """Whether a sentence's first word is a person's, or one that English lacks in front of another large word."""
    token = doc[first]
    if token.text in given_names() or token.text in leading_family_names():
        return token.tag_ == "NN" or last - first > 1
    return last - first > 1 and common_kind(token.text) is None and is_large(doc[first + 1])


def _is_part_of_surname(doc: Doc, first: int, last: int) -> bool:
    """Whether a particle and the word after it stand in a longer name elsewhere: "Von Roe" beside "Jan von Roe"."""
    if last - first < 2:
        return False
    particle, name = doc[first].lower_, doc[first + 1].text
    return any(
        doc[i].text == particle and doc[i + 1].text == name and is_large(doc[i - 1]) for i in range(1, len(doc) - 1)
    )


def _may_stand_alone(doc: Doc, i: int, alone: set[str]) -> bool:
    """Whether a single word may be a name: no common word, title, people, topic or head."""
    text = doc[i].text
    if text in alone or known_class(text) is not None or is_named_by_deed(doc[i]):
        return not is_title_of(doc, i)
    if i and doc[i - 1].lower_ in ("in", "near") and best(text) is not None and not is_ambiguous(text):
        return True  # "a school in Derby"
    return not (
        is_common(doc, i)
        or is_title_of(doc, i)
        or text in listed("titles")
        or text in listed("titles", "modifiers")
        or (head_class(text) is not None and text not in listed("alone"))
        or text.lower() in listed("topics")
        or len(text.strip(".")) < 2
        or all(is_group(part) for part in re.split(r"[-–]", text))
    )


def _short_heads(doc: Doc, found: list[Run]) -> set[str]:
    """Words that may stand for full names though they are heads or common: "Park" of a Park Corp, a team's "Rovers"."""
    teams = {doc[last - 1].text for first, last in found if last - first > 1}
    return {word for word in teams if head_class(word) == SCHEMA.SportsTeam and word.isalpha()} | {
        doc[first].text
        for first, last in found
        if last - first > 2
        and doc[first].text not in listed("titles", "modifiers")
        and not is_common(doc, first)
        and doc[last - 1].text != doc[first].text
        and doc[first + 1].text not in ("of", "for", "on")
        and not is_group(doc[first].text)
        and doc[first].lower_ not in listed("topics")
    }
