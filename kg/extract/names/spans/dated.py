"""Titles told with their year become names of works: "the 2021 film Pale Harbour", "her books Tin (2004), Ash (2009)".

So does what a sentence opens with and calls a work: "Pale Harbour is a drama film".
"""

import re
from collections.abc import Iterator

from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import given_names, head_class, known_class, lineage, listed
from kg.extract.tokens import Doc, Span, Token
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_OPENING = ('"', "“", "‘", "«")
_CLOSING = ('"', "”", "’", "»")
_TYING = ("of", "the", "a", "an", "&", "'n'", "no")
_PLACING = ("in", "on", "for", "to", "at", "from", "with", "and", "or")
_JOINING = (",", ";", "and", "or", "&")
_GIVING = ("include", "includes", "included", "including", "as", ":", "like", "notably", "namely")
_NOT_BEFORE = ("by", "with", "at", "from", "against", "between", "director", "author", "producer", "actor", "actress")
_CREATORS = ("creator", "creators", "co-creator", "author", "co-author", "writer")
_ROWS = ("series", "trilogy", "saga", "tetralogy", "comic", "sitcom", "comics")
_RANGES = ("-", "–", "—")
_LONGEST = 10
_BRACKET = 7  # tokens of a bracket before its year: "(Harbour Press, 1969"
_SUBJECT = 16  # tokens of a sentence before its "is a film"
_PHRASE = 9  # tokens of a noun phrase behind it
_AROUND = 45  # tokens before a title within which works are told of


def dated_works(doc: Doc) -> Iterator[tuple[Run, str]]:
    """The spans that are titles by what stands around one of them, in every place where they stand, with the class."""
    found = dict(
        [*_before_brackets(doc), *_behind_years(doc), *_behind_owners(doc), *_of_creators(doc), *_opening(doc)]
    )
    kinds = {doc[first:last].text: kind for (first, last), kind in found.items()}
    sizes = {last - first for first, last in found}
    openings = {doc[first].text for first, _ in found}
    yield from found.items()
    for i in (token.i for token in doc if token.text in openings):
        for run in ((i, i + size) for size in sizes if i + size <= len(doc)):
            kind = kinds.get(doc[run[0] : run[1]].text)
            if kind is not None and run not in found and _is_again(doc, *run):
                yield run, kind


def _is_again(doc: Doc, first: int, last: int) -> bool:
    """Whether the words of a title stand alone, so that they are the title again."""
    before, after = doc[first - 1] if first else None, doc[last] if last < len(doc) else None
    apart = (before is None or not is_large(before) or before.text in ("The", "A")) and (
        after is None or not is_large(after)
    )
    if last - first > 1 or not is_common_word(doc[first].text):
        return apart
    told = after is not None and (after.pos_ in ("AUX", "VERB") or after.tag_ == "POS")
    return apart and (told or not doc[first].is_sent_start)


def _before_brackets(doc: Doc) -> Iterator[tuple[Run, str]]:
    """ "her novels Pale Harbour (2004) and Tin Road (Harbour Press, 2009)": titles before the year of each."""
    known: set[int] = set()  # where the brackets of titles end
    for bracket in doc[1:-2]:
        closing = _end_of_dated(doc, bracket.i) if bracket.text == "(" else 0
        if not closing:
            continue
        if _is_work(doc[bracket.i - 1]) or (doc[bracket.i - 1].text == "," and bracket.i - 2 in known):
            known.add(closing)  # "the Tin trilogy (1987-94)"
        quoted = doc[bracket.i - 1].text in _CLOSING
        last = bracket.i - quoted
        first = _opened_at(doc, last) if quoted else _start(doc, last)
        if first < last and _is_free(doc, first, last) and _is_listed(doc, first - quoted, last, known):
            known.add(closing)
            if doc[bracket.i + 2].text in _RANGES:
                continue  # "the trilogy (1987-94)"
            yield (_without_article(doc, first, last), last), SCHEMA.CreativeWork


def _end_of_dated(doc: Doc, opening: int) -> int:
    """The bracket that closes "(1999)", "(Harbour Press, 1999)" or "(1999, out of print)", or 0."""
    for i in range(opening + 1, min(len(doc) - 1, opening + _BRACKET)):
        if _YEAR.fullmatch(doc[i].text):
            own = i == opening + 1 or doc[i - 1].text == ","
            closed = doc[i + 1].text in {")", *_RANGES} or (doc[i + 1].text in (",", ";") and i == opening + 1)
            closing = next((k for k in range(i + 1, min(len(doc), i + _AROUND)) if doc[k].text == ")"), 0)
            return closing if own and (closed or doc[i - 1].text == ",") else 0
        if not (is_large(doc[i]) or doc[i].text in {",", "of", "the", "and", "&"}):
            return 0
    return 0


def _opened_at(doc: Doc, last: int) -> int:
    """Where the words begin that a closing quotation mark ends."""
    for i in range(last - 1, max(doc[last].sent.start, last - _LONGEST) - 1, -1):
        if doc[i].text in _OPENING:
            small = [t for t in doc[i + 1 : last] if t.is_lower and len(t) > 3 and t.pos_ != "ADP"]
            return i + 1 if i + 1 < last and is_large(doc[i + 1]) and not small else last
    return last


def _start(doc: Doc, last: int) -> int:
    """Where the words of a title that ends here begin: all large, with the small ones that tie them."""
    i = start = last
    i -= doc[last - 1].text.isdigit() and is_large(doc[last - 2])  # "Pale Harbour 2"
    while i > max(doc[last - 1].sent.start, last - _LONGEST) and _ties(doc, i - 1, last):
        i -= 1
        start = i if is_large(doc[i]) else start
    if doc[start - 1].text in (",", ")") and (joint := _joint(doc, start, last)):
        return joint + 1  # ", Pale Harbour and Tin Road (2004)"
    return start


def _joint(doc: Doc, first: int, last: int) -> int:
    """The last "and" between two words of a title, or 0."""
    return max((i for i in range(first, last) if doc[i].lower_ == "and"), default=0)


def _ties(doc: Doc, i: int, last: int) -> bool:
    """Whether a word before those of a title may be one of them as well."""
    word, left = doc[i], doc[i - 1] if i else doc[i]
    if is_large(word):
        return word.text not in listed("common", "days") and not _YEAR.fullmatch(word.text)
    if word.tag_ == "POS":
        article = doc[i - 2].text in ("The", "A") or doc[i - 3].text in ("The", "A")
        return is_large(left) and (article or (is_common_word(left.text) and not is_large(doc[i - 2])))
    if word.text in ("-", ":", "–"):
        return is_large(left) and i + 1 < last and is_large(doc[i + 1])
    if word.lower_ in ("in", "on", "to", "and"):
        person = left.ent_type_ == "PERSON" or left.text in listed("surnames") or left.text in given_names()
        return is_large(left) and is_common_word(left.text) and not person
    return word.lower_ in _TYING


def _is_free(doc: Doc, first: int, last: int) -> bool:
    """Whether what stands here is none of a body, a happening or a prize by its last word."""
    kind = head_class(doc[last - 1].text)
    other = kind is not None and lineage(kind)[0] in (SCHEMA.Organization, SCHEMA.Event)
    honoured = any(
        t.text in listed("around", "categories") or t.lower_ in ("award", "awards", "prize") for t in doc[first:last]
    )
    return not other and not honoured and not (last - first == 1 and doc[first].text in given_names())


def _is_listed(doc: Doc, first: int, last: int, known: set[int]) -> bool:
    """Whether works are told of where a title stands, or another title right before it."""
    start = doc[last - 1].sent.start
    at = first - 1
    while at >= max(start, 1) and (doc[at].lower_ in _JOINING or doc[at].text in ("his", "her")):
        at -= 1
    if at < first - 1 and doc[at].text == ")":
        return at in known
    if doc[first].is_quote:
        return head_class(doc[last - 1].text) is None
    before = doc[first - 1] if first > start else None
    if (
        before is not None
        and (before.lower_ in _NOT_BEFORE or before.text == "the")
        and doc[last - 1].lower_ != "trilogy"
    ):
        return False
    if before is not None and before.lower_ == "in" and not _is_acted(doc[start:first]):
        return False
    given = before is not None and (before.lower_ in _GIVING or _is_work(before))
    called = first - start > 1 and doc[first - 1].text == "," and _is_work(doc[first - 2])
    if doc[first].text in given_names() and not given:
        return False
    if doc[first].ent_type_ == "PERSON" and not (given or called):
        return False
    if before is not None and _is_persons(doc, first):
        return head_class(doc[last - 1].text) is None or any(_is_work(t) for t in doc[start:first])
    return any(_is_work(t) for t in doc[max(start, first - _AROUND) : first]) or _is_called(doc, last)


def _is_persons(doc: Doc, first: int) -> bool:
    """Whether a person's name owns a title: "Ann Roe's Pale Harbour"."""
    owner = doc[max(0, first - 4) : first - 1]
    owned = doc[first - 1].tag_ == "POS" and len(owner) > 0 and is_large(owner[-1])
    called = any(t.text in given_names() for t in owner) or (len(owner) > 0 and owner[-1].ent_type_ == "PERSON")
    return owned and called


def _is_acted(before: Span) -> bool:
    """Whether somebody acts, or something is told, in what stands behind: "her roles in"."""
    return any(t.lemma_.lower() in listed("around", "acting") | {"episode", "cameo", "performance"} for t in before)


def _is_work(token: Token) -> bool:
    """Whether a small word tells of works: "films", "novel", "the works"."""
    word = token.lemma_.lower()
    works = token.lower_ == "works" and token.tag_ == "NNS"
    return works or (token.pos_ == "NOUN" and word in listed("around", "works_told"))


def _is_called(doc: Doc, last: int) -> bool:
    """Whether what stands behind a bracket calls it a work: "Pale Harbour (2004) is a novel"."""
    closing = next((i for i in range(last, min(len(doc), last + _BRACKET)) if doc[i].text == ")"), 0)
    return bool(closing) and closing + 3 < len(doc) and _told_class(doc, closing + 1) is not None


def _told_class(doc: Doc, at: int) -> str | None:
    """The class of a noun for works behind "is a", or a comma and an article, that stand here."""
    if doc[at].lower_ not in ("is", "was", ",") or doc[at + 1].lower_ not in ("a", "an", "the", "one", "his", "her"):
        return None
    head = None
    for token in doc[at + 2 : min(len(doc), at + 2 + _PHRASE)]:
        tied = token.tag_ == "HYPH" or token.text in ("/", "-") or token.is_quote
        if token.pos_ in ("ADP", "VERB", "AUX", "CCONJ", "PRON", "SCONJ") or (token.is_punct and not tied):
            break
        head = token if token.pos_ in ("NOUN", "PROPN") else head
    return _class_by(head) if head is not None and head.tag_ in ("NN", "NNP") else None


def _class_by(noun: Token) -> str | None:
    """The class of what a noun calls by a title; of "series" and "game" the word before it has to tell the kind."""
    word, before = noun.lower_, noun.nbor(-1).lower_
    if word in ("game", "videogame"):
        return SCHEMA.Product if word == "videogame" or before in listed("around", "of_games") else None
    if word in ("series", "show"):
        return SCHEMA.CreativeWork if before in listed("around", "of_series") else None
    return SCHEMA.CreativeWork if word in listed("around", "works_titled") else None


def _behind_years(doc: Doc) -> Iterator[tuple[Run, str]]:
    """ "the 2021 film Pale Harbour", "2021's Pale Harbour": titles behind a year."""
    for year in doc[:-2]:
        if not _YEAR.fullmatch(year.text):
            continue
        if year.nbor().tag_ == "POS" or year.nbor().text in ("'s", "’s"):
            run = _forward(doc, year.i + 2) if any(_is_work(t) for t in year.sent) else None
            behind = doc[min(run[1], len(doc) - 1)] if run is not None else year
            if (
                run is not None
                and behind.pos_ not in ("NOUN", "PROPN")
                and known_class(doc[run[0] : run[1]].text) is None
            ):
                yield run, SCHEMA.CreativeWork
            continue
        for noun in doc[year.i + 1 : min(len(doc) - 2, year.i + 7)]:
            if noun.pos_ not in ("NOUN", "ADJ", "PUNCT", "PROPN") or noun.text == ",":
                break
            apart = noun.nbor().text == ","
            kind = _class_by(noun) or (
                SCHEMA.CreativeWork if noun.lower_ in listed("around", "works_of_year") else None
            )
            if kind is None or not noun.is_lower or not is_large(noun.nbor(1 + apart)):
                continue
            run = _forward(doc, noun.i + 1 + apart)
            if run is not None and (not apart or doc[run[1]].text in (",", ".", ";", ")")):
                yield run, kind
            break


def _behind_owners(doc: Doc) -> Iterator[tuple[Run, str]]:
    """ "Ann Roe's The Harbour": a title with its article behind its maker; no "Prieto's The Porto Post"."""
    for article in doc[2:-2]:
        if article.text in ("The", "A") and is_large(article.nbor()) and _is_persons(doc, article.i):
            run = _forward(doc, article.i)
            behind = doc[min(run[1], len(doc) - 1)] if run is not None else article
            if run is not None and behind.pos_ != "NOUN" and known_class(doc[article.i : run[1]].text) is None:
                yield run, SCHEMA.CreativeWork


def _of_creators(doc: Doc) -> Iterator[tuple[Run, str]]:
    """ "the creator of the Tin Road comic strip", "the author of the Tin Road books": what a noun for works follows."""
    for of in doc[1:-4]:
        if of.lower_ != "of" or doc[of.i - 1].lower_ not in _CREATORS:
            continue
        first = last = of.i + 2 if doc[of.i + 1].lower_ == "the" else of.i + 1
        while last < min(len(doc) - 1, first + _LONGEST) and is_large(doc[last]):
            last += 1
        several = doc[last].tag_ == "NNS" and doc[last].lemma_.lower() in listed("around", "works_titled")
        called = several or doc[last].lower_ in _ROWS or doc[last : last + 2].text.lower() == "comic strip"
        if first < last and called and head_class(doc[last - 1].text) is None:
            yield (first, last), SCHEMA.CreativeWork


def _forward(doc: Doc, first: int) -> Run | None:
    """The title that begins here, or None: "Pale Harbour", "The Hunt for Grey October"."""
    if not is_large(doc[first]):
        return None
    last = i = first + 1
    while i < min(len(doc), first + _LONGEST):
        word = doc[i]
        if is_large(word) or (word.text.isdigit() and len(word) < 3 and i == last):
            last = i + 1
        elif not _goes_on(doc, i):
            break
        i += 1
    start = _without_article(doc, first, last)
    day = last - start == 1 and doc[start].text in listed("common", "days")
    titled = start < last and not day and not _acts(doc, first, last)
    return (start, last) if titled and _is_free(doc, start, last) else None


def _acts(doc: Doc, first: int, last: int) -> bool:
    """Whether one who acts stands here, not a title: "in the 2001 comedy Roe plays", "the film Ana Roe made"."""
    finite = last < len(doc) and doc[last].tag_ in ("VBD", "VBZ", "VBP", "MD")
    person = doc[first].text in given_names() or (last - first == 1 and not is_common_word(doc[first].text))
    alone = first > 3 and any(t.is_sent_start for t in doc[first - 4 : first] if t.lower_ == "the")
    return finite and person and not alone


def _goes_on(doc: Doc, i: int) -> bool:
    """Whether a title may go on behind a small word: "of", "the", and between common words "for", "in", "and"."""
    word, left, right = doc[i], doc[i - 1], doc[i + 1] if i + 1 < len(doc) else doc[i]
    if word.lower_ in ("of", "the", "a", "'s", "’s", "&"):
        return True
    if word.text in ("-", ":"):
        return is_large(left) and is_large(right)
    common = is_common_word(left.text) and is_common_word(right.text) and is_large(right)
    day = right.text in listed("common", "days") or right.text in given_names()
    return word.lower_ in _PLACING and is_large(left) and common and not day


def _without_article(doc: Doc, first: int, last: int) -> int:
    """Where a title begins behind its article, as names do: "Harbour" of "The Harbour"."""
    return first + (doc[first].text in ("The", "A", "An") and last - first > 1)


def _opening(doc: Doc) -> Iterator[tuple[Run, str]]:
    """ "Pale Harbour is a 2021 film", "No Road to the Sea (2004) is the first novel by": what a sentence is about."""
    for sentence in doc.sents:
        first, end = sentence.start, min(sentence.end - 3, sentence.start + _SUBJECT)
        verb = next((i for i in range(first + 1, end) if doc[i].lower_ in ("is", "was")), 0)
        kind = _told_class(doc, verb) if verb else None
        if kind is None or not (is_large(doc[first]) or doc[first].text in _OPENING):
            continue
        last = next((i for i in range(first, verb) if doc[i].text == "("), verb)
        if last < verb and doc[verb - 1].text != ")":
            continue
        if doc[first].text in _OPENING and doc[last - 1].text in _CLOSING:
            first, last = first + 1, last - 1
        if _is_subject(doc, first, last):
            yield (_without_article(doc, first, last), last), kind


def _is_subject(doc: Doc, first: int, last: int) -> bool:
    """Whether a title stands here and no sentence's other subject: "Harbour", "La casa del mar"; not "Her new film"."""
    words = list(doc[first:last])
    if not words or len(words) > _LONGEST or not is_large(words[0]):
        return False
    if words[0].tag_ in ("PRP", "PRP$", "EX", "WP", "DT", "WDT") and len(words) == 1:
        return False
    if words[0].tag_ == "PRP$" and not all(map(is_large, words)):
        return False
    small = {*_TYING, *_PLACING, "'s", "’s", "-", ":", "!", "?", "&", "n't", "n’t", "'m", "'re", "by", "as"}
    told = all(is_large(t) or t.lower_ in small or t.text.isdigit() or not is_common_word(t.lower_) for t in words[1:])
    return told and not any(t.text == "," for t in words)
