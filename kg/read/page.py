"""A web page becomes the paragraphs and the metadata of its article; menus, boxes and footers stay behind."""

import codecs
import re
from collections.abc import Iterable
from configparser import ConfigParser
from typing import Any

from kg.read.bylines import people
from kg.read.cells import text_of
from kg.read.credits import DOMAIN, is_masthead, kind_of
from kg.read.declared import declaration, fill
from kg.read.encoding import decode
from kg.read.frame import frame
from kg.read.loose import part_loose
from kg.read.markup import MARK, kinds, rewrite
from kg.read.mend import mend
from kg.read.sites import DIVIDED, letters, starts, without_site
from kg.read.text import Known, address, line
from kg.rows import words

DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{1,200}?(?:charset|encoding)\s*=\s*["']?([\w-]{3,20})""", re.I)
# One tag with 200,000 attributes keeps the extraction busy for minutes. No article text stands inside a tag.
OVERLONG_TAG = re.compile(r"<[^<>]{20000,}>?")
COLON = re.compile(r": ")
BESIDE = ("nav", "footer", "aside")
NEAR_HEAD = 8  # paragraphs among which a line may tell who wrote the article
SIGNATURE = 8  # words of such a line
SITE = 8  # words of the name of a site
TITLED = 4  # words of a headline that is trusted where a page declares another
AUTHOR_FIELDS = ("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "article:author")
# No date is guessed from the running text, and none depends on the day of the reading.
DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}


def read_page(content: bytes) -> tuple[list[str], Known] | None:
    """The article's paragraphs and what the page says about it, or None when the page holds no article."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    text = MARK.sub("", OVERLONG_TAG.sub("", _text(content)))
    page: Any = load_html(text)
    if page is None and "</" in text:  # what stands in a feed: "<p>The port is full.</p>"
        page = load_html(f"<html><body><article>{text}</article></body></html>")
    if page is None:
        return None
    titled, written_by = (
        text_of(page.find(".//title")) if page.find(".//title") is not None else "",
        _author_fields(page),
    )
    told = declaration(page)
    fill(page, told)
    shown = _shown_headlines(page)
    letter, subject = _letter(titled, shown, [line(text_of(each)) for each in page.iter("h2", "h3")])
    part_loose(page)
    rewrite(page)
    frame(page)
    found: Any = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=DATES,
        config=_config(page),
    )
    if found is None or not (found.text or "").strip():
        return None
    paragraphs, marked = kinds(mend(found.text).split("\n"))
    named = line(found.sitename)
    title = subject or _title([line(told.headline), line(found.title)], shown, named)
    parts = [part for part in DIVIDED.split(line(titled) or "") if part]
    publisher = None if named in parts[:-1] and starts(title or "", named or "") else named
    written = _authors(found.author or "", written_by, told.authors)
    authors = tuple(name for name in written if not named or letters(name) != letters(named))
    for text in paragraphs[:NEAR_HEAD]:
        if letter and letters(text) == letters(letter):
            marked[text] = "trailer"
        elif text not in marked and _is_signature(text, authors):
            marked[text] = "byline"
    site = letter or _site(title or "", parts)
    host = found.hostname or ""
    publisher = None if site and (DOMAIN.fullmatch(publisher or "") or publisher == host) else publisher
    return paragraphs, Known(title, found.date, publisher, authors, address(found.url), marked, site)


def _shown_headlines(page: Any) -> list[str]:
    """The headings of the first order that a page shows, but for those of menus and boxes."""
    every = (heading for heading in page.iter("h1") if next(heading.iterancestors(*BESIDE), None) is None)
    return [text for heading in every if (text := line(text_of(heading)))]


def _letter(titled: str, shown: list[str], below: list[str | None]) -> tuple[str | None, str | None]:
    """A newsletter's name and its subject, where the large heading is the name and a smaller one the subject."""
    for mark in (DIVIDED, COLON):
        ends = mark.split(titled, maxsplit=1)
        for name, subject in (ends, ends[::-1]) if len(ends) > 1 else ():
            short = len(name.split()) <= TITLED <= len(subject.split())
            told = short and letters(name) in map(letters, shown)
            if told and letters(subject) in map(letters, filter(None, below)):
                return name.strip(), subject.strip()
    return None, None


def _title(declared: list[str | None], shown: list[str], site: str | None) -> str | None:
    """The headline: the one that the page shows, if it shares words with one declared, else that without its site."""
    told = [text for text in declared if text]
    for text in shown:
        if any(starts(each, text) and (len(text.split()) >= TITLED or DIVIDED.search(each)) for each in told):
            return text
    if len(shown) == 1 and len(shown[0].split()) >= TITLED:
        said = _long_words(shown[0])
        if not told or any(3 * len(said & _long_words(text)) >= len(said) for text in told):
            return shown[0]
    found = next(iter(told), None)
    paper, colon, rest = (found or "").partition(": ")
    if colon and is_masthead(paper):
        return rest
    return without_site(found, site) if found and site else found


def _is_signature(text: str, authors: Iterable[str]) -> bool:
    """Whether a line names who wrote the article, and what else that is: "Ann Roe, author of Orsk Weekly"."""
    bare = text.lstrip("-–—•* ").removeprefix("By ")
    return len(bare.split()) <= SIGNATURE and bare[-1:].isalnum() and bare.startswith(tuple(authors))


def _long_words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}|\d+", text.casefold()))


def _site(title: str, parts: list[str]) -> str | None:
    """The name of the site that stands beside the headline in the title of the page: "Mayor resigns | The Echo"."""
    if len(parts) == 1 and title and parts[0].endswith(f": {title}"):
        return parts[0].removesuffix(f": {title}")
    if len(parts) < 2 or not title:
        return None
    site = parts[-1] if starts(title, parts[0]) else parts[0] if starts(parts[-1], title) else ""
    if not site and kind_of(parts[-1]) == "medium" and _long_words(parts[0]) & _long_words(title):
        site = parts[-1]  # the page shows its headline with other words than its title has
    if not site and len(title.split()) >= TITLED and letters(title) in letters(parts[0]):
        site = parts[-1]  # "Rail firm Lomas files for insolvency - Gleis", of "Lomas files for insolvency"
    sure = site[:1].isupper() and len(site.split()) <= SITE and site.casefold() not in words("layout", "site_parts")
    return site if sure and not starts(title, site) else None


def _author_fields(page: Any) -> list[str]:
    """What the page's own fields say about who wrote it."""
    named = [(meta.get("name") or meta.get("property") or "", meta.get("content")) for meta in page.iter("meta")]
    return [told for name, value in named if name.casefold() in AUTHOR_FIELDS and (told := line(value))]


def _authors(found: str, fields: list[str], declared: Iterable[str]) -> tuple[str, ...]:
    """Who wrote it: those that the fields name, whole; who else was found, but for a scrap of what a field says."""
    told, every = people(fields), people(filter(None, map(line, declared)))
    if told or every:
        return every if set(told) <= set(every) else told
    said = {word for field in fields for word in field.split()}
    return people(name for name in (line(found) or "").split(";") if not fields or not said.issuperset(name.split()))


def _config(page: Any) -> ConfigParser:
    """How the article is sought: a short one on a short page is taken as it stands, not the whole page."""
    from trafilatura.settings import use_config

    config: ConfigParser = use_config()
    running = sum(len(text_of(part)) for part in page.iter("p", "li"))
    if not any('"articleBody"' in (script.text or "") for script in page.iter("script")):
        least = min(running // 2, config.getint("DEFAULT", "MIN_EXTRACTED_SIZE"))
        config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(max(least, 1))
    return config


def _text(content: bytes) -> str:
    """The characters of the page: UTF-8 where they are, else what the page declares, else a guess."""
    declared = DECLARED.search(content[:4096])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if declared and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode(declared[1].decode(), "replace")
        except (LookupError, UnicodeError):  # unknown, or no encoding of text
            pass
    return decode(content) or ""
