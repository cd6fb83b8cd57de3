"""The page as text: what it carries, what it must never carry."""

import json
import re
from html import unescape
from math import dist
from time import process_time

import networkx as nx
import pyoxigraph as ox
import pytest

from kg import page
from kg.errors import UsageError
from kg.network import to_pyvis
from kg.page.communities import circles
from kg.page.content import Utf16, content, in_utf16
from kg.page.layout import positions
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


def test_places_do_not_depend_on_the_order_and_no_two_are_one() -> None:
    nodes = [f"n{i}" for i in range(400)]
    ties = [(nodes[i], nodes[i // 3]) for i in range(1, 300)]
    placed = positions(nodes, ties)
    assert placed == positions(nodes[::-1], [(b, a) for a, b in reversed(ties)])
    assert len(set(placed.values())) == len(nodes)


def test_what_is_tied_lies_nearer_than_what_is_not() -> None:
    nodes = [f"n{i}" for i in range(300)]
    ties = [(nodes[i], nodes[i // 3]) for i in range(1, 300)]
    placed = positions(nodes, ties)
    tied = sum(dist(placed[a], placed[b]) for a, b in ties) / len(ties)
    untied = sum(dist(placed[nodes[i]], placed[nodes[-i]]) for i in range(1, 150)) / 149
    assert tied < untied / 3


def test_a_pyvis_network_of_thousands_is_made_in_a_moment() -> None:
    ring = nx.MultiDiGraph()
    for n in range(6_000):
        ring.add_node(f"n{n}", label=f"n{n}", kind="Person", weight=1.0)
        ring.add_edge(f"n{n - 1}" if n else "n0", f"n{n}", key=f"c{n}", label="knows")
    started = process_time()
    drawn = to_pyvis(ring)
    assert process_time() - started < 1.5  # looking each name up in a list takes several times as long
    assert len(drawn.get_nodes()) == len(drawn.get_edges()) == 6_000


def test_circles_are_groups_called_after_their_weightiest() -> None:
    first = [(a, b) for a in range(0, 10, 2) for b in range(0, 10, 2) if a < b]
    second = [(a, b) for a in range(1, 10, 2) for b in range(1, 10, 2) if a < b]
    assert circles([*first, *second, (0, 1)]) == [[0, 2, 4, 6, 8], [1, 3, 5, 7, 9]]
