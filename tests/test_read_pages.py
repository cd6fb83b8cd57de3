"""Whole pages as sites write them: headline, authors and text out of the markup around them; and fields of records."""

import json

import pytest

from kg.model import Document, Raw
from kg.read import read

FIRST = "The ferry firm Marlo Lines was fined $2 million on Monday after a ramp fell on its pier in Lomas."
SECOND = "Its director, Ann Roe, said the firm had bought new ramps for all nine of its ships since the accident."
THIRD = "The harbour board will inspect the ships in June, the minister of ports told the parliament of Orsk."


def page(body: str, head: str = "", **declared: object) -> Document:
    """The document of a page with such a body, and what its JSON-LD declares."""
    told = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **declared})
    script = f'<script type="application/ld+json">{told}</script>' if declared else ""
    content = f"<html><head>{head}{script}</head><body>{body}</body></html>".encode()
    found = read(Raw("here", "a", content, "html"))
    assert isinstance(found, Document), found
    return found


def paragraphs(found: Document) -> list[str]:
    return [found.text[b.start : b.end] for b in found.blocks if b.kind == "paragraph"]


def story(*more: str) -> str:
    return f"<article><h1>Ferry firm fined over fallen ramp</h1><p>{FIRST}</p><p>{SECOND}</p>{''.join(more)}</article>"


@pytest.mark.parametrize("title", [
    "Ferry firm fined over fallen ramp | Lomas Business", "Ferry firm fined over fallen ramp - Lomas Echo - News",
    "Marlo fined $2m after ramp fell: ferry firm to appeal",
])  # fmt: skip
def test_the_headline_is_the_one_that_the_page_shows(title: str) -> None:
    assert (
        page(story(), f'<meta property="og:title" content="{title}">').headline == "Ferry firm fined over fallen ramp"
    )


def test_a_short_headline_stands_before_its_site_among_other_headings() -> None:
    body = f"<article><h1>Why we left</h1><p>{FIRST}</p><h1>The new town</h1><p>{SECOND}</p></article>"
    assert page(body, headline="Why we left - Orsk Notes - Lomas").headline == "Why we left"


def test_the_name_of_another_thing_in_the_only_large_heading_is_no_headline() -> None:
    body = f"<h1>All the news of Orsk town</h1><article><h2>Ramp falls</h2><p>{FIRST}</p><p>{SECOND}</p></article>"
    found = page(body, '<meta property="og:title" content="Ferry firm Marlo fined over fallen ramp">')
    assert found.headline == "Ferry firm Marlo fined over fallen ramp"


def test_a_post_of_a_live_blog_is_not_its_headline() -> None:
    posts = [{"@type": "BlogPosting", "headline": "Ramp was old", "articleBody": SECOND}]
    declared = {"@type": "LiveBlogPosting", "headline": "Ramp falls in Lomas: latest", "liveBlogUpdate": posts}
    assert page(f"<div><p>{FIRST}</p><p>{THIRD}</p></div>", **declared).headline == "Ramp falls in Lomas: latest"


def test_all_who_are_declared_to_have_written_it_are_named() -> None:
    authors = [{"@type": "Person", "name": "Ida Falk"}, {"@type": "Person", "name": "Jun Ito"}]
    assert page(story(), '<meta name="author" content="Ida Falk">', headline="x", author=authors).authors == (
        "Ida Falk",
        "Jun Ito",
    )


def test_the_publisher_is_no_author() -> None:
    head = '<meta property="og:site_name" content="Orsk Courier-News">'
    assert page(story(), head, headline="x", author=["Ida Falk, Orsk Courier-News"]).authors == ("Ida Falk",)


def test_a_text_that_is_only_declared_keeps_its_paragraphs() -> None:
    body = f"<p>{FIRST}</p><p>{SECOND} &amp; more.</p>\n{THIRD}"
    found = page('<div id="root"></div>', headline="Ferry firm fined", articleBody=body, datePublished="2026-03-02")
    assert paragraphs(found) == [FIRST, f"{SECOND} & more.", THIRD]
    assert found.published == "2026-03-02"


def test_loose_text_beside_a_box_is_a_paragraph_of_its_own() -> None:
    body = (
        f"<div class='text'>{FIRST}<br><br><div class='ad'>Live Events<div>Buy</div></div>{SECOND}<br><br>{THIRD}</div>"
    )
    assert paragraphs(page(f"<h1>Ferry firm fined over ramp</h1>{body}"))[-2:] == [SECOND, THIRD]


def test_a_page_laid_out_by_a_table_is_read() -> None:
    menu = "<td><font><a>Home</a><br><a>Sport</a><br><a>Letters</a></font></td>"
    told = "<br><br>".join((FIRST, SECOND, THIRD))
    text = f"<td><font size=5><b>Ferry firm fined</b></font><br><br><font>{told}</font></td>"
    assert paragraphs(page(f"<center><table><tr>{menu}{text}</tr></table></center>"))[-3:] == [FIRST, SECOND, THIRD]


def test_a_newsletters_box_and_a_quotation_told_twice_are_left_out() -> None:
    box = "<div id='newsletter-signup'><h2>Sign up to Orsk Today</h2><p>All you need to know, every morning.</p></div>"
    pulled = "<div class='pull-quote'><p>the firm had bought new ramps for all nine of its ships</p></div>"
    assert paragraphs(page(story(box, pulled, f"<p>{THIRD}</p>"))) == [FIRST, SECOND, THIRD]


def test_a_quotation_that_is_told_only_in_its_box_stays() -> None:
    pulled = "<div class='pull-quote'><p>Nobody had told us that the ramps were so old as this.</p></div>"
    assert len(paragraphs(page(story(pulled, f"<p>{THIRD}</p>")))) == 4


@pytest.mark.parametrize(("fields", "name", "value"), [
    ({"title": {"rendered": "Marlo fined"}}, "headline", "Marlo fined"),
    ({"headline": {"main": "Marlo fined", "kicker": None}}, "headline", "Marlo fined"),
    ({"title": "Marlo fined - Orsk Echo", "source": {"name": "Orsk Echo"}}, "headline", "Marlo fined"),
    ({"title": "Marlo fined - again", "source": "Orsk Echo"}, "headline", "Marlo fined - again"),
    ({"byline": {"original": "By Ida Falk and Jun Ito"}}, "authors", ("Ida Falk", "Jun Ito")),
    ({"pubDate": "Wed, 03 Jun 2026 14:20:00 GMT"}, "published", "2026-06-03T14:20:00+00:00"),
    ({"timestamp": 1770000000}, "published", "2026-02-02T02:40:00+00:00"),
    ({"timestamp": 1770000000000}, "published", "2026-02-02T02:40:00+00:00"),
    ({"timestamp": 7}, "published", None),
    ({"source_name": "Orsk Echo"}, "publisher", "Orsk Echo"),
])  # fmt: skip
def test_fields_of_records_go_by_many_names(fields: dict[str, object], name: str, value: object) -> None:
    found = read(Raw("here", "a", b"{}", "record", {"content": f"{FIRST} {SECOND}", **fields}))
    assert getattr(found, name) == value


def test_what_a_service_puts_where_it_cuts_a_text_is_no_text() -> None:
    found = read(Raw("here", "a", b"{}", "record", {"content": f"{FIRST} {SECOND[:40]}… [+1450 chars]"}))
    assert isinstance(found, Document)
    assert found.text.endswith("…")


@pytest.mark.parametrize("title", [
    "Bread & Keel: Orsk bakers get a new oven law", "Orsk bakers get a new oven law | Bread & Keel",
])  # fmt: skip
def test_the_name_of_a_newsletter_is_its_publisher_and_no_headline(title: str) -> None:
    subject = "<p>Morning all, from a bakery.</p><h2>Orsk bakers get a new oven law</h2>"
    top = "<h1>Bread &amp; Keel</h1><p>The Monday letter on bread &middot; Issue 71 &middot; 19 May 2025</p>"
    found = page(f"{top}{subject}<p>{FIRST}</p><p>{SECOND}</p>", f"<title>{title.replace('&', '&amp;')}</title>")
    assert found.headline == "Orsk bakers get a new oven law"
    assert (found.publisher, found.published) == ("Bread & Keel", "2025-05-19")


def test_a_section_below_a_headline_is_not_its_subject() -> None:
    title = "<title>Ferry firm fined over fallen ramp: The harbour board will inspect</title>"
    found = page(story("<h2>The harbour board will inspect</h2>", f"<p>{THIRD}</p>"), title)
    assert (found.headline or "").startswith("Ferry firm fined over fallen ramp")


def test_who_helps_with_a_live_blog_is_told_with_with() -> None:
    found = page(story(), author=[{"@type": "Person", "name": "With Ann Roe and Bo Lund"}])
    assert found.authors == ("Ann Roe", "Bo Lund")
