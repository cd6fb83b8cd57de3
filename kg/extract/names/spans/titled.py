"""Titles without quotation marks become names of works and shows: "an exhibition, Winds of the Coast, opens".

A noun beside the comma says that a title stands there; its small words ("of the", "and") are then part of it.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from kg.extract.names.evidence.commas import tells_maker
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import called_class, given_names, head_class, lineage, listed, noun_class
from kg.extract.tokens import Doc, Token
from kg.rows.lexicon import common_kind, is_common_word
from kg.vocabulary import SCHEMA

_SMALL = ("of", "the", "and", "a", "an", "from", "in", "at", "on", "to", "for", "with", "without", "&", "'s", "’s")
_LEFT = ("of", "the", "and", "a", "from", "at", "without", "&", "'s", "’s")  # no "in": "was told in Dust and Brass"
_WITHIN = ("and", "or", "of", "on", "in", "the")
_ASKING = ("Who", "What", "How", "Why", "Where", "When", "Whose")
_INSIDE = ("of", "the", "a", "an", "to")
_TYING = ("of", "the", "'s", "’s")
_WORKS = (SCHEMA.CreativeWork, SCHEMA.Report, SCHEMA.Event)
_DEMANDS = ("VB", "VBP", "NNP", "NN")
_LONGEST = 9


def titled_works(doc: Doc) -> Iterator[tuple[Run, str]]:
    """The spans of several words that a noun calls a work or a show, wherever they stand, with its class, in order."""
    return everywhere(doc, _titled(doc))


def _titled(doc: Doc) -> Iterator[tuple[Run, str]]:
    """The spans beside whose comma the noun stands, or that it stands right before with their "The"."""
    for mark in doc[1:-2]:
        kind = _class_of(doc[mark.i - 1]) or _class_of_made(doc[mark.i - 1])
        if mark.text in ("The", "A") and kind is not None:
            last = _end(doc, mark.i, _TYING)  # "the opera The Miller's Daughter", "wrote The Miller's Daughter"
            if is_large(doc[mark.i + 1]) and _is_title(doc, mark.i, last):
                yield (mark.i, last), kind
        if doc[mark.i - 1].lower_ in listed("around", "works") and _has_owner(doc[mark.i - 1]) and is_large(mark):
            last = _end(doc, mark.i, _WITHIN)
            last -= not is_large(doc[last - 1])
            if _are_ordinary(list(doc[mark.i : last])) and _is_title(doc, mark.i, last):
                yield (mark.i, last), SCHEMA.CreativeWork  # "her novel Salt and Ash"
        if mark.text == ",":
            before, after = doc[mark.i - 1], _noun_after(doc, mark.i + 1)
            if (last := _end_of_parted(doc, mark)) and (kind := _class_of(before)) in _WORKS:
                yield (mark.i + 1, last), kind or SCHEMA.CreativeWork  # "Her report, Nearer, Cleaner, Fairer, found"
            if (kind := _class_of(before) or _class_of_whole(before)) is not None and not _sets_scene(before):
                last = _end(doc, mark.i + 1, _SMALL)
                named = _is_title(doc, mark.i + 1, last) or _is_of_owned(before, last)
                if named and doc[last].text in (",", ".", ")", ";"):
                    yield (mark.i + 1, last), kind
            elif after is not None and (kind := _class_of(after) or _class_of_game(after)) is not None:
                first = _start(doc, mark.i, _LEFT if kind in _WORKS else ("of", "the"))
                alone = kind == SCHEMA.CreativeWork and mark.i - first == 2 and doc[first].text == "The"
                body = kind == SCHEMA.Product and _is_called_otherwise(doc[first])
                if (_is_title(doc, first, mark.i) or alone) and not body:
                    yield (first, mark.i), kind  # "The Lagoon, a novel by"
            elif tells_maker(doc[mark.i + 1]):
                first = _start(doc, mark.i, _LEFT)
                if _is_title(doc, first, mark.i):
                    yield (first, mark.i), SCHEMA.CreativeWork


def _end_of_parted(doc: Doc, comma: Token) -> int:
    """Where a title of single common words between commas ends, no list of things: "Nearer, Cleaner, Fairer,"; or 0."""
    last = comma.i
    while last + 2 < len(doc) and doc[last].text == "," and is_large(doc[last + 1]) and _is_quality(doc[last + 1]):
        last += 2
    words = [doc[i] for i in range(comma.i + 1, last, 2)]
    closed = last < len(doc) and doc[last].text in (",", ".") and doc[last + 1 : last + 2].text not in ("and", "or")
    return last if len(words) > 2 and closed and doc[comma.i - 1].tag_ == "NN" else 0


def _is_quality(token: Token) -> bool:
    """Whether a large word is an adjective or an adverb by the lexicon, or compares one: "Together", "Safer"."""
    word = token.lower_
    bases = (word.removesuffix("er"), word.removesuffix("r"), word.removesuffix("ier") + "y")
    compared = word.endswith("er") and any(map(is_common_word, bases)) and token.text not in listed("surnames")
    return compared or (common_kind(word) == "w" and token.text not in listed("common", "days"))


def slogans(doc: Doc) -> Iterator[tuple[Run, str]]:
    """The names of ordinary words that a noun says the class of, wherever they stand, with the class, in order."""
    return everywhere(doc, chain(_acting(doc), _behind_nouns(doc), _before_nouns(doc), _like_sentences(doc)))


def everywhere(doc: Doc, found: Iterable[tuple[Run, str]]) -> Iterator[tuple[Run, str]]:
    """All spans of the words of some names, with the class of each."""
    known = list(found)
    called = {doc[first:last].text: kind for (first, last), kind in known}
    if called:
        sizes = {last - first for (first, last), _ in known}
        spans = ((i, i + size) for i in range(len(doc)) for size in sizes if i + size <= len(doc))
        yield from (((a, b), called[doc[a:b].text]) for a, b in spans if doc[a:b].text in called)


def _behind_nouns(doc: Doc) -> Iterator[tuple[Run, str]]:
    """ "the charity Save Our Park", "the app Pay Later": the names behind a small noun."""
    for noun in doc[:-3]:
        called = noun.tag_ == "NN" and is_large(doc[noun.i + 1]) and doc[noun.i + 1].text not in _ASKING
        kind = called_class(noun.lemma_.lower()) if called else None
        if kind is not None and lineage(kind)[0] in (SCHEMA.Organization, SCHEMA.Product, SCHEMA.CreativeWork):
            first, last = noun.i + 1, _end(doc, noun.i + 1, ("for",))
            last -= not is_large(doc[last - 1])
            vessel = noun.lower_ in listed("ships", "vessels")  # "the tanker Ever Corvo"
            slogan = lineage(kind)[0] != SCHEMA.CreativeWork and _is_slogan(doc, first, last)
            if slogan or _has_large_small_word(doc, first, last, vessel):
                yield (first, last), kind


def _like_sentences(doc: Doc) -> Iterator[tuple[Run, str]]:
    """ "the band Don't Tell Porto", "the film Who Shot the Miller": names behind a noun, worded as sentences."""
    for noun in doc[:-3]:
        first = noun.i + 1
        denies = doc[first].text == "Do" and doc[first + 1].text in ("n't", "n’t")
        if not (denies or doc[first].text in _ASKING) or noun.tag_ != "NN":
            continue
        last = _end(doc, first + 2 * denies, _INSIDE)
        last = next(i for i in range(last, first, -1) if is_large(doc[i - 1]) or i == first + 1)
        kind = _class_of(noun) or called_class(noun.lemma_.lower()) or SCHEMA.Organization
        if last - first > 2 and (kind != SCHEMA.Organization or is_common_word(noun.lower_)):
            yield (first, last), SCHEMA.Organization if kind == SCHEMA.Person else kind


def _before_nouns(doc: Doc) -> Iterator[tuple[Run, str]]:
    """ "Save Our Park, a charity", "Pepper Ledger, a film by": the names before a comma and a noun."""
    for comma in doc[1:-2]:
        noun = _noun_after(doc, comma.i + 1) if comma.text == "," else None
        kind = noun_class(noun.lemma_.lower()) if noun is not None else None
        if noun is None or kind is None:
            continue
        first = _start(doc, comma.i, ("for",))
        body = called_class(noun.lemma_.lower()) == kind and lineage(kind)[0] == SCHEMA.Organization
        body = body and (_is_slogan(doc, first, comma.i) or _is_small_pair(doc, first, comma.i))
        work = lineage(kind)[0] == SCHEMA.CreativeWork and noun.dep_ == "appos" and _goes_on(noun)
        if body or (work and _is_plain(doc, first, comma.i)):
            yield (first, comma.i), kind


def _acting(doc: Doc) -> Iterator[tuple[Run, str]]:
    """ "Save Our Park, which", "Keep Our Buses says": a demand, written large, that does what bodies do."""
    for owner in doc[1:-2]:
        if owner.text not in ("Our", "My", "Your") or not is_large(doc[owner.i + 1]):
            continue
        first, last = owner.i - 1, _end(doc, owner.i, ("for",))
        behind = doc[last : last + 2].text.lower().split() or [""]
        acts = behind[0] in ("says", "said", "wants", "has") or behind[:2] == [",", "which"]
        demands = is_common_word(doc[first].text) and doc[first].tag_ in _DEMANDS
        if acts and demands and all(map(is_large, doc[first:last])):
            yield (first, last), SCHEMA.Organization


def _goes_on(noun: Token) -> bool:
    """Whether more is said of a noun in its phrase: "a film by", "an installation that"; not "a film, radio and TV"."""
    return any(after.pos_ == "ADP" or after.tag_ in ("WDT", "VBN") for after in noun.doc[noun.i + 1 : noun.i + 2])


def _is_plain(doc: Doc, first: int, last: int) -> bool:
    """Whether two or three common words, written large, are what their sentence tells of."""
    span = doc[first:last]
    told = 1 < len(span) < 4 and span.root.dep_ in ("nsubj", "nsubjpass", "dobj")
    return told and all(is_large(token) and is_common_word(token.text) for token in span)


def _is_slogan(doc: Doc, first: int, last: int) -> bool:
    """Whether a common word and, among what follows it, a large small word stand here: "Save Our Park"."""
    inner = doc[first + 1 : last]
    called = any(token.text in listed("common", "in_slogans") for token in inner)
    return 2 < last - first < _LONGEST and is_common_word(doc[first].text) and called


def _is_small_pair(doc: Doc, first: int, last: int) -> bool:
    """Whether a small word and a common one, both written large, stand here: "No Limits", "After Dark"."""
    if last - first != 2 or doc[first].text not in listed("common", "function") or doc[first].pos_ in ("DET", "PRON"):
        return doc[first].text == "No" and last - first == 2 and doc[first + 1].tag_ in ("NNP", "NNPS")
    return is_common_word(doc[first + 1].text) and doc[first + 1].text not in listed("common", "days")


def _has_large_small_word(doc: Doc, first: int, last: int, vessel: bool) -> bool:
    """Whether large words stand here, one of them small in any sentence: "Next Step", "Pay Later"."""
    span = doc[first:last]
    opened = (doc[first].text in given_names() and not vessel) or doc[first].text in ("The", "A")
    small = any(token.text in listed("common", "function") for token in span)
    opened = opened or any(token.text in listed("common", "days") for token in span)
    return 1 < last - first < _LONGEST and small and not opened and all(map(is_large, span))


def _class_of(noun: Token) -> str | None:
    """The class of what a noun in the singular calls by a title."""
    word = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or noun.tag_ != "NN":
        return None
    if word in listed("around", "stories") and noun.nbor().lower_ in ("of", "about"):
        return SCHEMA.CreativeWork
    kind = noun_class(word)
    if word in listed("around", "works") and kind not in _WORKS:
        return SCHEMA.CreativeWork
    if word in listed("around", "troupes"):
        return SCHEMA.Organization
    titled = word in listed("around", "works") or word in listed("around", "shows")
    return kind if titled and kind in _WORKS else None


def _class_of_game(noun: Token) -> str | None:
    """The class of a game that something in apposition is: "Ashes of Corvo, the costliest game ever made"."""
    behind = noun.nbor()
    goes_on = behind.text in (",", ".") or behind.tag_ in ("IN", "WDT", "VBN", "RB", "VBG")  # no "game reserve"
    return SCHEMA.Product if goes_on and noun.tag_ == "NN" and noun.lower_ in listed("around", "games") else None


def _is_called_otherwise(word: Token) -> bool:
    """Whether the first word of a name is a body's, a place's or a title: "Bank of Corvo", "Duke of Corvo"."""
    return head_class(word.text) is not None or word.text in listed("titles", "kept") | listed("titles")


def _class_of_whole(part: Token) -> str | None:
    """The class of what is of something: of "ingots" in "An exhibition of the ingots"."""
    held = part.dep_ == "pobj" and part.head.lower_ == "of" and part.head.head.i == part.head.i - 1
    return _class_of(part.head.head) if held else None


def _class_of_made(verb: Token) -> str | None:
    """The class of what a verb of making has behind it, its subject before it: "she directed The Salt Road"."""
    made = verb.lemma_.lower() in listed("verbs", "authoring") and any(c.dep_ == "nsubj" for c in verb.lefts)
    return SCHEMA.CreativeWork if made else None


def _has_owner(noun: Token) -> bool:
    """Whether a noun is told of as somebody's, or as one that is known: "her novel", "Roe's film", "the musical"."""
    before = noun.doc[max(0, noun.i - 3) : noun.i]
    dated = len(before) > 1 and before[-1].like_num  # "the 1971 film"
    opener = before[-2] if dated else before[-1] if before else noun
    return any(t.tag_ in ("PRP$", "POS", "WP$") for t in before) or opener.lower_ == "the"


def _is_of_owned(work: Token, last: int) -> bool:
    """Whether large words up to an index, no person's, name somebody's work: "Her latest film, Paper Boats,"."""
    span = work.doc[work.i + 2 : last]
    owned = work.lower_ in listed("around", "plain_works") and any(c.tag_ in ("PRP$", "POS") for c in work.subtree)
    return owned and 1 < len(span) < _LONGEST and all(map(is_large, span)) and span[0].text not in given_names()


def _are_ordinary(words: list[Token]) -> bool:
    """Whether all large words are common ones, behind the first small ones too: "Love Her or Leave Her"."""
    small = listed("common", "function")
    return all(
        _is_ordinary(t) or (t.i > words[0].i and (t.text in small or t.pos_ == "PRON")) for t in words if is_large(t)
    )


def _is_ordinary(token: Token) -> bool:
    """Whether a large word is a common one, no month or day."""
    return is_common_word(token.text) and token.text not in listed("common", "days")


def _sets_scene(noun: Token) -> bool:
    """Whether a noun only tells where its sentence plays: "In the film, Roe and Kim"; not "In her novel, The Dam,"."""
    called = any(c.tag_ in ("PRP$", "POS") for c in noun.subtree) and noun.doc[noun.i + 2].text in ("The", "A")
    return noun.dep_ == "pobj" and noun.head.is_sent_start is True and not called


def _noun_after(doc: Doc, i: int) -> Token | None:
    """The head of a noun phrase that begins here: "a book by", "her first novel"."""
    if doc[i].lower_ not in ("a", "an", "the", "his", "her", "their", "its"):
        return None
    found = None
    for token in doc[i + 1 : i + _LONGEST]:
        if token.pos_ not in ("ADJ", "NOUN", "NUM", "ADV", "PROPN", "PUNCT") or token.text == ",":
            break
        found = token if token.pos_ == "NOUN" else found
    return found


def _end(doc: Doc, first: int, small: tuple[str, ...]) -> int:
    """Where the words of a title that begins here end."""
    last = first
    while last < min(len(doc) - 1, first + _LONGEST) and (is_large(doc[last]) or doc[last].text in small):
        last += 1
    return last


def _start(doc: Doc, last: int, small: tuple[str, ...]) -> int:
    """Where the words of a title that ends here begin."""
    first, start = last, last
    while first > doc[last].sent.start and (is_large(doc[first - 1]) or doc[first - 1].text in small):
        first -= 1
        start = first if is_large(doc[first]) else start
    return start


def _is_title(doc: Doc, first: int, last: int) -> bool:
    """Whether large words with small ones among them stand here; other names are read without help."""
    span = doc[first:last]
    if not 2 < last - first < _LONGEST or not (is_large(span[0]) and is_large(span[-1])):
        return False
    return span[0].text not in given_names() and any(token.text in {*_SMALL, "or", "The"} for token in span)
