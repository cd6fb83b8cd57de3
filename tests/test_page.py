"""The page as text: what it carries, what it must never carry."""

import json
import re
from html import unescape

import pyoxigraph as ox
import pytest

from kg import page
from kg.errors import UsageError
from kg.page.content import Utf16, content, in_utf16
from tests.browser.graphs import store_of


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of("Ann Roe", "Acme Ltd", title="Acme </script> grows 🎈")


def test_every_statement_of_the_graph_is_in_the_page_with_its_place_in_the_article(store: ox.Store) -> None:
    shown = content(store, page.Choice())
    assert shown["claims"]
    for claim in shown["claims"]:
        text = shown["documents"][claim[2]][6]
        assert text[claim[3] : claim[4]].strip()


def test_the_page_is_the_same_every_time(store: ox.Store) -> None:
    assert page.render(store, sparql=False) == page.render(store, sparql=False)


def test_nothing_in_the_content_can_end_its_script_element() -> None:
    hostile = {"name": "</script><script>alert(1)</script><!-- \u2028\u2029 \ud800"}
    text = page.as_json(hostile)
    assert not re.search("[<\u2028\u2029]", text)
    assert json.loads(text)["name"].startswith("</script>")


def test_a_title_with_markup_is_text(store: ox.Store) -> None:
    assert "Acme </script>" not in page.render(store, sparql=False)


def test_offsets_count_as_a_browser_counts() -> None:
    text = "a🎈b🎈c"
    count = Utf16(text)
    for offset in range(len(text) + 1):
        assert count(offset) == len(text[:offset].encode("utf-16-le")) // 2
    shown = {"documents": [["", "", "", "", [], [], text, [(2, 3, 0)]]], "claims": [["", 0, 0, 2, 5]]}
    assert in_utf16(shown)["claims"][0][3:] == [3, 7]


def test_a_choice_that_names_nothing_says_so(store: ox.Store) -> None:
    with pytest.raises(UsageError, match="no entity is called 'Zorro'"):
        page.render(store, page.Choice(around="Zorro"))
    with pytest.raises(UsageError, match="no article is called"):
        page.render(store, page.Choice(articles=("Zorro",)))


def test_around_an_entity_only_what_is_near_is_held(store: ox.Store) -> None:
    names = {node[1] for node in content(store, page.Choice(around="Ann Roe"))["nodes"]}
    assert {"Ann Roe", "Acme Ltd"} <= names


def test_unsure_statements_stay_out_where_asked(store: ox.Store) -> None:
    assert not content(store, page.Choice(min_confidence=1.01))["claims"]


def test_the_page_asks_nobody(store: ox.Store) -> None:
    html = page.render(store, sparql=False)
    outside = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", outside)
    assert "default-src 'none'" in unescape(outside)
