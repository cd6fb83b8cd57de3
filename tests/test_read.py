"""Raw articles become documents or are refused: formats, metadata, encodings, reasons; and what holds for any bytes."""

import hashlib
import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.model import Document, Raw, RawKind, Reject
from kg.read import read, read_text
from kg.read.bylines import Byline, byline, people
from kg.read.dates import iso
from kg.read.encoding import decode
from kg.read.mend import mend

PARAGRAPH = "The port of Gdynia handled 26 million tonnes of cargo last year, its director, Jan Kowal, said on Monday."
STORY = f"Port of Gdynia sets record\n\n{PARAGRAPH}\n\nIt plans to build a second terminal."


def raw(content: str | bytes, kind: RawKind = "text", **fields: object) -> Raw:
    return Raw("here", "a", content.encode() if isinstance(content, str) else content, kind, fields)


def record(**fields: object) -> Document:
    return document(Raw("here", "a", json.dumps(fields).encode(), "record", fields))


def document(given: Raw, published: str | None = None) -> Document:
    found = read(given, published=published)
    assert isinstance(found, Document), found
    return found


def reason(given: Raw) -> str:
    found = read(given)
    assert isinstance(found, Reject), found
    assert found.source == "here"
    return found.reason


def blocks(found: Document) -> list[tuple[str, str]]:
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def test_a_document_keeps_the_hash_of_the_bytes_it_came_from() -> None:
    content = STORY.encode("utf-16")
    assert document(raw(content)).sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    "text",
    [
        f"Port sets record\nBy Ola Nowak\n\n\n{PARAGRAPH}\nIt plans to build a second terminal.",
        "Port sets record\n\nThe port, which is in the\nnorth, took in a second\nterminal.\n \nIt is to open soon.",
    ],
)
def test_places_in_a_text_that_needs_no_mending_are_those_of_the_text(text: str) -> None:
    found = document(raw(text))
    assert found.text == text.replace("the\nnorth", "the north").replace("second\nterminal", "second terminal")
    assert len(found.text) == len(text)


def test_a_date_given_from_outside_overrides_the_articles_own() -> None:
    dated = raw(f"Port of Gdynia sets record\nMarch 3, 2020\n\n{PARAGRAPH}")
    assert document(dated).published == "2020-03-03"
    assert document(dated, published="2021-01-01").published == "2021-01-01"


class TestRecords:
    def test_fields_go_before_what_the_text_says(self) -> None:
        found = record(
            text=f"By Ola Nowak | Baltic Wire | 2 March 2020\n\n{PARAGRAPH}",
            headline="Port sets record",
            published="2020-03-03T08:00:00+01:00",
            publisher="Harbour News",
            authors=["Ewa Lis", "Staff"],
            url="https://example.org/port",
            unknown={"x": 1},
        )
        assert (found.headline, found.published) == ("Port sets record", "2020-03-03T08:00:00+01:00")
        assert (found.publisher, found.authors, found.url) == (
            "Harbour News",
            ("Ewa Lis",),
            "https://example.org/port",
        )

    def test_the_text_fills_the_gaps(self) -> None:
        found = record(text=f"By Ola Nowak | Baltic Wire | 2 March 2020\n\n{PARAGRAPH}", title="Port sets record")
        assert (found.published, found.publisher, found.authors) == ("2020-03-02", "Baltic Wire", ("Ola Nowak",))

    def test_the_headline_stands_in_front_of_the_text(self) -> None:
        assert record(text=PARAGRAPH, headline="Port sets record").text == f"Port sets record\n\n{PARAGRAPH}"

    def test_a_headline_that_the_text_starts_with_is_not_repeated(self) -> None:
        found = record(text=STORY, headline="PORT OF GDYNIA SETS RECORD")
        assert found.text == STORY
        assert blocks(found)[0] == ("headline", "Port of Gdynia sets record")

    def test_other_names_of_fields_are_understood(self) -> None:
        found = record(
            articleBody=PARAGRAPH,
            datePublished="2020-03-03",
            author={"@type": "Person", "name": "Ewa Lis"},
            publisher={"name": "Harbour News"},
        )
        assert (found.published, found.authors, found.publisher) == ("2020-03-03", ("Ewa Lis",), "Harbour News")

    @pytest.mark.parametrize("date", ["yesterday", "3/4/2020", "", None, 20200303, ["x"], "2020-02-31"])
    def test_a_date_that_cannot_be_read_is_left_out(self, date: object) -> None:
        assert record(text=PARAGRAPH, published=date).published is None

    def test_html_is_read_as_a_page(self) -> None:
        assert (
            PARAGRAPH in record(html=f"<article><h1>Port</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p></article>").text
        )

    def test_a_short_text_is_read_all_the_same(self) -> None:
        assert record(text="Rao resigned.").text == "Rao resigned."

    @pytest.mark.parametrize("fields", [{}, {"text": ""}, {"text": None, "html": " "}, {"text": 7}])
    def test_a_record_without_text_is_refused(self, fields: dict[str, object]) -> None:
        assert 'give it a field "text"' in reason(raw(b"{}", "record", **fields))


class TestPages:
    PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Port sets record - Harbour News</title>
    <meta name="author" content="Ewa Lis"><meta property="og:site_name" content="Harbour News">
    <meta property="article:published_time" content="2020-03-03T08:00:00Z">
    <link rel="canonical" href="https://example.org/port"></head>
    <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
    <article><h1>Port sets record</h1><p>GDYNIA, Poland (PAP) &mdash; {PARAGRAPH}</p>
    <h2>A second terminal</h2><p>It plans to build a second terminal, which will cost 300 million zlotys.</p></article>
    <aside><p>Subscribe to our newsletter</p></aside><footer>Imprint &middot; Privacy</footer></body></html>"""

    def test_text_and_metadata_are_found_and_the_rest_is_left(self) -> None:
        found = document(raw(self.PAGE, "html"))
        assert blocks(found) == [
            ("headline", "Port sets record"),
            ("dateline", "GDYNIA, Poland (PAP) —"),
            ("paragraph", PARAGRAPH),
            ("subheading", "A second terminal"),
            ("paragraph", "It plans to build a second terminal, which will cost 300 million zlotys."),
        ]
        assert (found.published, found.authors, found.publisher) == ("2020-03-03", ("Ewa Lis",), "Harbour News")
        assert (found.headline, found.url) == ("Port sets record", "https://example.org/port")

    def test_the_declared_encoding_is_used(self) -> None:
        page = self.PAGE.replace("utf-8", "iso-8859-2").replace("Jan Kowal", "Paweł Żak")
        assert "Paweł Żak" in document(raw(page.encode("iso-8859-2"), "html")).text

    def test_an_encoding_that_is_declared_and_unknown_is_guessed(self) -> None:
        page = self.PAGE.replace("utf-8", "x-no-such-code").replace("Jan Kowal", "André Żak")
        assert "Andr" in document(raw(page.encode("iso-8859-2"), "html")).text

    def test_no_date_is_taken_from_running_text(self) -> None:
        page = (
            f"<html><body><article><p>{PARAGRAPH}</p><p>It opened on May 3, 2011, he said.</p></article></body></html>"
        )
        assert document(raw(page, "html")).published is None

    @pytest.mark.parametrize("page", ["<html></html>", "<", "<div>" * 5_000 + PARAGRAPH, "<a " + "b " * 100_000])
    def test_a_page_without_an_article_is_refused(self, page: str) -> None:
        assert "no article found" in reason(raw(page, "html"))

    @pytest.mark.timeout(20)
    def test_a_tag_with_very_many_attributes_does_no_harm(self) -> None:
        tag = "<article " + " ".join(f'a{i}="1"' for i in range(200_000)) + ">"
        assert PARAGRAPH in document(raw(self.PAGE.replace("<article>", tag), "html")).text


class TestForms:
    """What a page shows by its markup alone."""

    FILLER = (
        "The council of Rask met on Monday to hear of the plan, which has been put off twice in the last three years.",
        "It was told that the work would take until the spring, and that the road along the river would be shut.",
    )

    def parts(self, inner: str, short: bool = False, head: str = "<title>Rask meets</title>") -> list[tuple[str, str]]:
        before, behind = ("", "") if short else (f"<p>{text}</p>" for text in self.FILLER)
        body = f"<article><h1>Rask meets</h1>{before}{inner}{behind}</article>"
        found = document(raw(f"<html><head>{head}</head><body>{body}</body></html>", "html"))
        return [part for part in blocks(found)[1:] if part[1] not in self.FILLER]

    @pytest.mark.parametrize(
        ("inner", "told"),
        [
            ("<table><thead><tr><th>Town</th><th>Rate</th></tr></thead><tr><td>Orsk</td><td>6.5%</td></tr></table>",
             [("trailer", "Town: Orsk; Rate: 6.5%")]),
            ("<table><tr><th>(in millions)</th><th>2026</th></tr><tr><td>Sales</td><td>$1.2</td></tr></table>",
             [("trailer", "(in millions)"), ("trailer", "Sales; 2026: $1.2")]),
            ("<figure class='table'><table><tr><td>Sales</td><td>$</td><td>12</td><td>$</td><td>(3</td><td>)</td></tr>"
             "<tr><td>Costs</td><td></td><td>7</td><td></td><td>9</td></tr></table></figure>",
             [("trailer", "Sales | $12 | $(3)"), ("trailer", "Costs | 7 | 9")]),
            ("<table><tr><th colspan=2>Rask</th></tr><tr><th>Mayor</th><td>Ana <b>Silva</b></td></tr><tr><th>Founded"
             "</th><td>1871</td></tr></table>",
             [("trailer", "Rask"), ("paragraph", "Mayor: Ana Silva"), ("paragraph", "Founded: 1871")]),
            ("<table><thead><tr><td></td><th colspan=2>2026</th><th colspan=2>2025</th></tr></thead><tr><td>Sales"
             "</td><td>$</td><td>12</td><td>$</td><td>9</td></tr><tr><td>Loss</td><td></td><td></td><td></td><td>(1</td></tr>"
             "</table>",
             [("trailer", "Sales; 2026: $12; 2025: $9"), ("trailer", "Loss; 2025: (1")]),
            ("<table><tr><th>Land</th><th>Town</th></tr><tr><td rowspan=2>Norway</td><td>Rask</td></tr><tr><td>"
             "Orsk</td></tr></table>",
             [("trailer", "Land: Norway; Town: Rask"), ("trailer", "Land: Norway; Town: Orsk")]),
            ("<table><tr><td><b>Rank</b></td><td><b>Town</b></td></tr><tr><td>1</td><td>Orsk</td></tr></table>",
             [("trailer", "Rank: 1; Town: Orsk")]),
            ("<ol><li><h3>Ana Silva</h3><p>She was born in Orsk.</p></li><li><h3>Jun Ito</h3><p>He left.</p></li></ol>",
             [("subheading", "Ana Silva"), ("paragraph", "She was born in Orsk."), ("subheading", "Jun Ito"),
              ("paragraph", "He left.")]),
            ("<blockquote class='instagram-media'><a href=i>View this post on Instagram</a></blockquote>",
             [("trailer", "View this post on Instagram")]),
            ("<dl><dt>Mayor:</dt><dd>Ana Silva</dd><dt>Founded</dt><dd>1871</dd></dl>",
             [("paragraph", "Mayor: Ana Silva"), ("paragraph", "Founded: 1871")]),
            ("<table role='presentation'><tr><td><p>Ana Silva resigned.</p></td></tr></table>",
             [("paragraph", "Ana Silva resigned.")]),
            ("<p>Silva resigned.<sup>1</sup> Ito left<sup><a href='#n'>[2]</a></sup> in 2019<sup>3</sup>. It has 9 km"
             "<sup>2</sup>, 10<sup>3</sup> men.<a href='#n4'>4</a></p>",
             [("paragraph", "Silva resigned. Ito left in 2019. It has 9 km2, 103 men.")]),
            ("<figure><img src=a><figcaption>Mayor Ana Silva opens the mill. <span>Photo: Jo Lund</span></figcaption>"
             "</figure>",
             [("caption", "Mayor Ana Silva opens the mill. Photo: Jo Lund")]),
            ("<blockquote><p>We will sue.</p><p>We won.</p><cite>Ana Silva, mayor of Rask</cite></blockquote>",
             [("paragraph", "“We will sue."), ("paragraph", "“We won.”"), ("speaker", "— Ana Silva, mayor of Rask")]),
            ("<blockquote class='tweet'><p>We won. <a href='https://t.co/a'>pic.twitter.com/a</a></p>&mdash; Ana Silva "
             "(@anasilva) <a href='https://x.com/s'>May 4, 2026</a></blockquote>",
             [("paragraph", "“We won.”"), ("speaker", "— Ana Silva (@anasilva) May 4, 2026")]),
            ("<figure><blockquote>“We won.”</blockquote><figcaption>Ana Silva</figcaption></figure>",
             [("paragraph", "“We won.”"), ("speaker", "— Ana Silva")]),
            ("<p>Silva wrote:</p><blockquote>We won.</blockquote>",
             [("paragraph", "Silva wrote:"), ("paragraph", "“We won.”")]),
            ("<blockquote><p>We won in <cite>The Mill</cite>, she sang.</p></blockquote>",
             [("paragraph", "We won in The Mill, she sang.")]),
            ("<p><time datetime=x>10:42</time> Ana Silva resigned as mayor.</p>",
             [("paragraph", "10:42 Ana Silva resigned as mayor.")]),
            ("<p><a href='/x'>Ana Silva resigns as mayor of Rask</a></p><p>Also: (<a href='/y'>Jun Ito buys a mill in "
             "Rask</a>)</p><p>He <a href='/z'>founded the firm in 2019</a>.</p>",
             [("trailer", "Ana Silva resigns as mayor of Rask"), ("trailer", "Also: (Jun Ito buys a mill in Rask)"),
              ("paragraph", "He founded the firm in 2019.")]),
            ("<p>Ana Silva resigned.</p><section><h3>Comments (2)</h3><div>Tom: <p>Ito stole it.</p></div></section>",
             [("paragraph", "Ana Silva resigned.")]),
            ("<p><span>Ana Silva</span><span>Health editor</span> resigned.<span class='sr-only'>Ad ends</span></p>",
             [("paragraph", "Ana Silva Health editor resigned.")]),
        ],
    )  # fmt: skip
    def test_what_markup_shows_is_a_paragraph_of_its_own(self, inner: str, told: list[tuple[str, str]]) -> None:
        assert self.parts(inner) == told

    def test_a_short_article_is_not_run_together_with_its_headline_and_tables(self) -> None:
        table = "<table><tr><th>Town</th><th>Rate</th></tr><tr><td>Orsk</td><td>6.5%</td></tr></table>"
        assert self.parts(f"<p>Rask met on Monday to hear of the plan.</p>{table}<p>Orsk did not.</p>", short=True) == [
            ("paragraph", "Rask met on Monday to hear of the plan."),
            ("trailer", "Town: Orsk; Rate: 6.5%"),
            ("paragraph", "Orsk did not."),
        ]

    @pytest.mark.parametrize("box", ["<div>{}</div>", "<table><tr><td>{}</td></tr></table>", "<center>{}</center>"])
    @pytest.mark.parametrize("times", [1, 9])
    def test_lists_are_kept_on_pages_that_do_not_say_where_their_article_is(self, box: str, times: int) -> None:
        items = "<ul><li>Jun Ito bought the mill in May.</li><li>Rask Bank lent him $2 million.</li></ul>"
        filler = f"<p>{self.FILLER[1]}</p>" * times
        page = f"<h1>Rask meets</h1><p>{self.FILLER[0]}</p><p>So far:</p>{items}{filler}"
        menu = "<div><a href=a>Home</a> <a href=b>News</a></div>"
        found = document(raw(f"<html><body>{menu}{box.format(page)}</body></html>", "html"))
        assert ("paragraph", "- Jun Ito bought the mill in May.") in blocks(found)
        assert ("paragraph", "- Rask Bank lent him $2 million.") in blocks(found)
        assert "Home" not in found.text

    def test_what_stands_above_the_headline_is_no_part_of_the_story(self) -> None:
        body = f"<article><p>CLUB NEWS</p><h1>Rask signs Jun Ito</h1><p>{PARAGRAPH}</p><p>It is open.</p></article>"
        found = document(raw(f"<html><head><title>Rask signs Jun Ito</title></head><body>{body}</body></html>", "html"))
        assert blocks(found)[:3] == [
            ("trailer", "CLUB NEWS"), ("headline", "Rask signs Jun Ito"), ("paragraph", PARAGRAPH),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("title", "headline", "publisher"),
        [
            ("Rask 3.0 is here | The Rask Blog", "Rask 3.0 is here: Faster maps", "The Rask Blog"),
            ("Rask signs Ito - Rask City FC", "Rask signs Ito", "Rask City FC"),
            ("The Rask Echo | Rask signs Ito", "Rask signs Ito", "The Rask Echo"),
            ("Rask signs Ito | News", "Rask signs Ito", None),
            ("Rask signs Ito - as it happened", "Rask signs Ito", None),
            ("Rask 3 - 1 Orsk", "Rask 3 - 1 Orsk", None),
        ],
    )
    def test_the_title_of_a_page_names_its_site(self, title: str, headline: str, publisher: str | None) -> None:
        body = f"<article><h1>{headline}</h1><p>{PARAGRAPH}</p><p>It plans to build a second terminal.</p></article>"
        page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
        assert document(raw(page, "html")).publisher == publisher

    @pytest.mark.parametrize("page", [
        "<h3>Comments</h3><p>{0}</p><h3>Comments</h3><p>{0}</p><h3>2 comments</h3>",
        "<table><tr><td>{0}</td><td>1</td></tr><tr><td>{0}</td><td>2</td></tr></table>",
        "<blockquote><p>{0}</p><p>{0}</p></blockquote>", "<dl><dt>{0}</dt><dd>{0}</dd></dl>",
        "<p>{0}<sup><a href='#a'><sup>1</sup></a></sup></p><p>{0}</p>", "<table><tr></tr><tr></tr></table>",
        "<figure><figcaption>{0}</figcaption></figure><p>{0}</p>",
    ])  # fmt: skip
    def test_odd_markup_does_no_harm(self, page: str) -> None:
        for whole in (page, f"<html><body>{page}</body></html>", f"<div class='sr-only caption'>{page}</div>"):
            read(raw(whole.format(PARAGRAPH), "html"))

    def test_a_fragment_of_a_page_is_read(self) -> None:
        assert document(raw(f"<p>{PARAGRAPH}</p>", "html")).text == PARAGRAPH

    def test_the_text_in_the_fields_of_a_page_is_read_where_it_shows_none(self) -> None:
        fields = json.dumps({"@type": "NewsArticle", "headline": "Port sets record", "articleBody": PARAGRAPH})
        page = f'<html><head><script type="application/ld+json">{fields}</script></head><body><p>Wait</p></body></html>'
        assert PARAGRAPH in document(raw(page, "html")).text

    def test_a_desk_in_the_field_of_the_author_is_not_cut_down_to_a_name(self) -> None:
        page = TestPages.PAGE.replace("Ewa Lis", "Gdynia University Press Office")
        assert document(raw(page, "html")).authors == ()


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (b"", "empty"),
            (b" \n\t\n", "empty"),
            (b"Too short.", "too short"),
            (bytes(range(256)) * 20, "looks binary"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, "looks binary"),
            (b"int main(void) { for (;;) { x[i] = y | z; } return a == b ? c : d; } " * 9, "program code"),
            (b"12.4 18.9 77.1 4,210 19.2 x 18:22 a 3-1 4-4 2-0 10 b 12 c 9 d 1.2 e 3 f 4 g 5 h 6", "figures"),
            (b"Der Hafen von Gdingen hat im vergangenen Jahr mehr als 26 Millionen Tonnen umgeschlagen, sagte am "
             b"Montag der Direktor, und will nun ein zweites Terminal bauen lassen.", "not English"),
            ("Порт Гдыни обработал в прошлом году 26 миллионов тонн грузов, сообщил директор.".encode(), "not English"),
            ("Halm Bank a nommé Ana Silva directrice financière. Lund Homes a choisi Jun Ito pour la présidence, et "
             "Rask Metals achète Crest Joinery.".encode(), "not English"),
            (b"Die Halm Bank ernannte Ana Silva zum Finanzchef. Lund Homes berief Jun Ito an die Spitze. Rask Metals "
             b"kaufte Crest Joinery in Bremen und in Graz, sagte Kai Moen am Freitag.", "not English"),
            ("\n".join([*["यह", "वह", "के", "है", "और", "में", "से", "को", "का", "की", "पर", "ने"] * 4,
             "which", "those", "would", "their", "where"]).encode(), "not English"),
            (b'{"name": "port of call", "size": [1, 2, 3], "the": {"open": true}} ' * 9, "program code"),
            (b"The port is full. " * 60_000, "longer than 1,000,000 characters"),
        ],
    )  # fmt: skip
    def test_a_refusal_says_why(self, content: bytes, why: str) -> None:
        assert why in reason(raw(content))

    @pytest.mark.parametrize(
        "content",
        [
            "President Kai Moen greets Prime Minister Ana Silva at Rask Castle on Monday. Mayor Eva Lund sued "
            "Halm Homes. Jun Ito joined Halm Bank. Rask Metals bought Crest Joinery.",
            "RASK INC NAMES JUN ITO AS CEO. HALM BANK CUTS 2,000 JOBS IN OSLO. LUND HOMES TO BUY CREST JOINERY FOR $3M",
            "Founded: 1998\nHeadquarters: Turku, Finland\nChief executive: Ana Silva\nEmployees: 3,400\nFleet: 27 ships"
            "\nChairman: Kai Moen\nSubsidiaries: Lund Ferries Oy, Rask Lines Oy, Halm Shipping Oy",
            "Rask 3 Lund 1, Halm 0 Crest 0, Dorn 2 Vell 2, Moen 1 Ito 4. Ana Silva beat Mia Haas 6-4, 7-6 (5). "
            "Eva Lund (Fin) beat Jo Tarn (GB) 3-6, 6-1, 6-2 in the final.",
            f"The deal\n{'=' * 60}\n\n{PARAGRAPH}\n{'-' * 60}\n<{'^' * 70}\nThe cost\n{'^' * 70}>",
            "The euro <EUR=> was last at $1.0842, up 0.1%. Oil <LCOc1> rose 1.4% to $88.15 a barrel. The index <.RSK> "
            "fell.",
            f"{PARAGRAPH}\n[https://news.example.org/a?utm_source=x&id={'%3D' * 20}]\n#port @harbour $RSK",
        ],
    )  # fmt: skip
    def test_what_is_english_is_read_whatever_its_form(self, content: str) -> None:
        assert read(raw(content)).__class__ is Document


class TestCharacters:
    NAMES = "Żółkiewska met Nguyễn’s aide in São Paulo – “naïve”, said Müller."

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    def test_unicode_is_seen(self, encoding: str) -> None:
        assert decode((self.NAMES * 3).encode(encoding)) == self.NAMES * 3

    @pytest.mark.parametrize(
        ("encoding", "text"),
        [
            ("cp1252", "The café’s owner, François Hébert, said the “naïve” plan cost €5 million – a record."),
            ("latin-1", "The £5 million bid was ½ of what São Paulo had hoped for."),
            ("mac-roman", "The company’s chief said “we are done” and left the café."),
            ("cp1250", "The council in Gdańsk and Łódź heard Paweł Wrona on Monday."),
        ],
    )
    def test_old_encodings_are_guessed(self, encoding: str, text: str) -> None:
        assert decode(text.encode(encoding)) == text

    def test_a_stray_byte_does_not_spoil_unicode(self) -> None:
        assert decode("Łódź – Gdańsk – ".encode() + b"caf\xe9") == "Łódź – Gdańsk – café"

    @pytest.mark.parametrize(
        ("given", "meant"),
        [
            ("The companyâ€™s cafÃ©", "The company’s café"),
            ("Marks &amp; Sons &#8217; &quot;x&quot; AT&T", 'Marks & Sons ’ "x" AT&T'),
            ("so\u00adft\u200b hy\u2060phen\ufeffs", "soft hyphens"),
            ("a\u00a0b\u2009c\td  e", "a b c d e"),
            ("o\ufb03ce e\u0301t\u00e9", "office été"),
            ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
            ("the new \\r\\neconomy as\\r\\n the\ncity", "the new economy as the\ncity"),
            ("the first.\\n\\nThe second\nline", "the first.\n\nThe second\nline"),
            ('he said \\"no\\" \\u2013 twice', 'he said "no" – twice'),
            ("C:\\new\\table", "C:\\new\\table"),
            ("and" + "\\" * 9 + "/or", "and/or"),
            ("a <b>bold</b> claim<br/>and <private> x", "a bold claim\nand <private> x"),
            ("x\x00y\x07z", "xyz"),
            ("Leeds[3][12] in 1950.[citation needed] He", "Leeds in 1950. He"),
            ("want[s] it [3], the [board] of 4[ 5]", "want[s] it [3], the [board] of 4[ 5]"),
        ],
    )
    def test_characters_are_mended(self, given: str, meant: str) -> None:
        assert mend(given) == meant


class TestBylines:
    @pytest.mark.parametrize(
        ("line", "meant"),
        [
            ("By Ana Silva and Li Wei | The Star | Updated: 2024-10-24 18:05",
             Byline(("Ana Silva", "Li Wei"), "The Star", "2024-10-24T18:05:00", updated=True)),
            ("By ANA SILVA Associated Press", Byline(("Ana Silva",), "Associated Press")),
            ("By Ana Silva in Recife and Jun Ito in Osaka", Byline(("Ana Silva", "Jun Ito"))),
            ("By Ana Silva, AP Business Writer", Byline(("Ana Silva",))),
            ("By Our Correspondent", Byline()),
            ("Source: Xinhua | 2019-05-03 10:05:06 | Editor: li", Byline((), "Xinhua", "2019-05-03T10:05:06")),
            ("New York | May 3, 2021", Byline(published="2021-05-03")),
            ("Santiago | 3 July 2025 | Andean Observer, court desk", Byline((), "Andean Observer", "2025-07-03")),
            ("Sept. 5, 2019, 6:05 a.m. ET", Byline(published="2019-09-05T06:05:00")),
            ("By Friday, the army had taken the town", None),
            ("By the numbers", None),
            (",", None),
            ("\n", None),
            ("From rags to riches", None),
            ("Paris Agreement, 12 December 2015", None),
            ("Budget 2021: what we know", None),
        ],
    )  # fmt: skip
    def test_a_line_is_read_as_a_byline_or_not(self, line: str, meant: Byline | None) -> None:
        assert byline(line) == meant

    def test_author_fields_hold_names_lists_and_desks(self) -> None:
        assert people(["By Ana Silva and Jun Ito", "Reuters", "Staff Writer", "https://x.org/u", ""]) == (
            "Ana Silva",
            "Jun Ito",
        )

    @pytest.mark.parametrize(
        ("given", "meant"),
        [
            ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00+00:00"),
            ("2024-05-01", "2024-05-01"),
            ("Thu, 24 Oct 2024 10:05:06 GMT", "2024-10-24T10:05:06+00:00"),
            ("25.09.2021", "2021-09-25"),
            ("09/25/2021", "2021-09-25"),
            ("03/04/2021", None),
            ("2013-07-08T10:40]],", "2013-07-08T10:40:00"),
            ("2013-99-08T10:40 x", None),
            ("two hours ago", None),
            ("May 2021", None),
        ],
    )
    def test_a_date_is_read_when_it_is_full_and_clear(self, given: str, meant: str | None) -> None:
        assert iso(given) == meant


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "By Ana Silva | The Star", "March 01, 2008", "OSLO, May 3 (NTB) -- Rain fell.", "[Photo/IC]",
                "(Reporting by A. B.)", "© 2020 X", "", "Rain fell on Oslo for the third day",
                "and would not stop,", "A heading",
                "the harbour-", "master said.", "- A point", "“Rain,” she said.", "Read more: x", "T",
                "he end \\r\\n of it",
            ]
        ),
        st.text(max_size=40),
    ),
    max_size=20,
)  # fmt: skip


def holds_together(found: Document) -> None:
    at = 0
    for block in found.blocks:
        assert at <= block.start < block.end <= len(found.text)
        words = found.text[block.start : block.end]
        assert words == words.strip()
        assert "\n" not in words
        assert not found.text[at : block.start].strip()
        at = block.end
    assert not found.text[at:].strip()


@settings(max_examples=300, deadline=None)
@given(LINES)
@example(["a-", "b"])
def test_blocks_are_in_order_and_hold_all_the_text_and_reading_again_changes_nothing(lines: list[str]) -> None:
    found = read_text("\n".join(lines), "a")
    holds_together(found)
    assert read_text(found.text, "a").text == found.text


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["text", "html", "pdf"]))
@example(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>", "pdf")
def test_any_bytes_are_a_document_or_are_refused(content: bytes, kind: RawKind) -> None:
    found = read(raw(content, kind))
    if isinstance(found, Document):
        holds_together(found)
    else:
        assert found.reason


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=20), lambda x: st.lists(x, max_size=3))


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(["text", "html", "headline", "published", "authors", "url", "publisher"]), JSON))
def test_any_record_is_a_document_or_is_refused(fields: dict[str, object]) -> None:
    found = read(raw(b"{}", "record", **fields))
    if isinstance(found, Document):
        holds_together(found)


def test_heads_and_numbers_of_pages_are_taken_out_of_the_text() -> None:
    text = "The firm said that\n\nContinued on Page 6\n\n6\n\nit would sell the mill.\n\nIt did."
    assert read_text(text, "text").text == "The firm said that it would sell the mill.\n\nIt did."


def test_a_number_that_interrupts_nothing_stays() -> None:
    text = "The firm sold the mill.\n\n6\n\nIt did so in May."
    assert read_text(text, "text").text == text
