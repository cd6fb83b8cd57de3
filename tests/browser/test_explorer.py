"""The page of the example articles, used as people use it."""

import json
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from kg import page, query
from kg.store import open_store
from tests.browser.graphs import store_of
from tests.browser.pages import Browser
from tests.servers import kg_server

AXE = (Path(__file__).parent / "assets" / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def explorer(example: Path) -> Path:
    return example / "current" / "graph.html"


@pytest.fixture(scope="module")
def small(example: Path) -> Path:
    path = example / "small.html"
    path.write_text(page.render(open_store(example), sparql=False), "utf-8")
    return path


def unordered(row: list[str]) -> str:
    """A row in which the parts that GROUP_CONCAT joined, in whatever order, are in one."""
    return json.dumps([sorted(cell.split(", ")) for cell in row])


def calder(browser: Browser) -> str:
    return str(browser.js("return local(ENTITIES.find((node) => node.label === 'Calder Wind').iri)"))


def test_it_opens_from_disk_asks_nobody_and_says_nothing_in_the_console(browser: Browser, explorer: Path) -> None:
    browser.open(explorer)
    assert browser.requests() == []
    assert browser.complaints() == []
    assert "statements" in browser.text("#panel")
    assert browser.js("return graph.nodes.length") > 10


def test_search_finds_by_any_name_without_marks_or_case_and_opens_with_enter(browser: Browser, explorer: Path) -> None:
    browser.open(explorer)
    browser.one("#search").send_keys("NÓRRVIK en")
    assert "Norrvik Energi" in browser.text("#found [aria-selected=true]")
    browser.one("#search").send_keys(Keys.ENTER)
    assert browser.text("#panel h2") == "Norrvik Energi"
    assert "entity=norrvik" in browser.driver.current_url


def test_the_panel_shows_the_sentence_with_its_parts_marked(browser: Browser, explorer: Path) -> None:
    browser.open(explorer)
    browser.js("openEntity(byKey.get(arguments[0]))", calder(browser))
    assert "Calder Wind, which is based in Dundee" in browser.text("#panel")
    marks = browser.js(
        "return [...document.querySelectorAll('#panel mark')].map((m) => m.className + ':' + m.textContent)"
    )
    assert {"s:Calder Wind", "o:Dundee"} <= set(marks)


def test_every_marked_stretch_lies_in_the_sentence_of_its_claim(browser: Browser, explorer: Path) -> None:
    browser.open(explorer)
    outside = browser.js(
        "return CLAIMS.filter((c) => stretches(c).some(([s, e]) => s < c.start || e > c.end || s >= e)).length"
    )
    assert outside == 0


def test_one_click_opens_the_article_with_the_statement_lit(browser: Browser, explorer: Path) -> None:
    browser.open(explorer)
    browser.js("openEntity(byKey.get(arguments[0]))", calder(browser))
    browser.one("#panel .origin a[href*='view=articles']").click()
    assert browser.js("return state.view") == "articles"
    lit = browser.js("return [...document.querySelectorAll('.carries.here')].map((e) => e.textContent).join('')")
    assert lit.strip()
    assert lit in browser.text("#text")


def test_the_text_of_an_article_is_whole(browser: Browser, explorer: Path) -> None:
    browser.open(explorer, "view=articles")
    read = "openArticle(doc); return [doc.text, document.getElementById('text').textContent]"
    for text, shown in browser.js(f"return DOCUMENTS.map((doc) => {{ {read} }})"):
        assert len(shown) > 200
        assert text.endswith(shown)


def test_a_way_between_two_entities_is_a_chain_of_statements(browser: Browser, explorer: Path) -> None:
    browser.open(explorer)
    browser.js(
        "go({ entity: arguments[0], path: local(ENTITIES.find((n) => n.label === 'Norrvik Energi').iri) })",
        calder(browser),
    )
    assert "Norrvik Energi" in browser.text("#panel")
    assert browser.js("return graph.nodes.length") == 2


def test_filters_take_away_and_give_back(browser: Browser, explorer: Path) -> None:
    browser.open(explorer)
    before = browser.js("return graph.nodes.length")
    browser.one("[data-filter='kinds:Place']").click()
    assert browser.js("return graph.scene.nodes.every((node) => node.kind !== 'Place')")
    browser.one("[data-filter='kinds:Place']").click()
    assert browser.js("return graph.nodes.length") == before


def test_a_view_is_a_link_and_back_leads_back(browser: Browser, explorer: Path) -> None:
    browser.open(explorer)
    browser.js("openEntity(byKey.get(arguments[0])); go({ view: 'table' })", calder(browser))
    link = browser.driver.current_url
    browser.open(explorer, link.split("#", 1)[1])
    assert browser.text("#panel h2") == "Calder Wind"
    assert browser.one("#tab-table").get_attribute("aria-selected") == "true"
    browser.js("go({ view: 'timeline' })")
    browser.driver.back()
    browser.until(lambda: browser.one("#tab-table").get_attribute("aria-selected") == "true")


def test_the_table_sorts_and_filters(browser: Browser, explorer: Path) -> None:
    browser.open(explorer, "view=table")
    browser.one("#table-find").send_keys("wind")
    assert browser.text("#table-count").endswith("row") or browser.text("#table-count").endswith("rows")
    assert "Calder Wind" in browser.text("#table-body")
    assert "Norrvik" not in browser.text("#table-body")
    browser.js("go({ find: '', sort: 'name' })")
    names = browser.js(
        "return [...document.querySelectorAll('#table-body td:first-child a')].map((a) => a.textContent)"
    )
    assert names == browser.js("return arguments[0].slice().sort((a, b) => a.localeCompare(b))", names)


def test_without_a_mouse_the_tabs_and_an_entity_can_be_reached(browser: Browser, explorer: Path) -> None:
    browser.open(explorer)
    browser.one("#tab-graph").send_keys(Keys.ARROW_RIGHT)
    assert browser.js("return document.activeElement.id") == "tab-table"
    browser.one("#view-table td a").send_keys(Keys.ENTER)
    assert browser.js("return state.entity") != ""


@pytest.mark.parametrize("name", sorted(query.named_queries()))
def test_a_shipped_query_gives_the_same_rows_as_in_python(
    browser: Browser, explorer: Path, example: Path, name: str
) -> None:
    text = query.named_queries()[name].text
    answer = query.run(open_store(example), text)
    expected = [[value or "" for value in row] for row in query.rows(answer)]
    if not browser.driver.current_url.startswith(explorer.as_uri()):
        browser.open(explorer, "view=sparql")
    found = browser.later(
        "ask(arguments[0]).then((a) => a.rows.map((r) => r.map(plainValue)), (e) => String(e)).then(arguments[1])", text
    )
    assert isinstance(found, list), found
    assert sorted(map(unordered, found)) == sorted(map(unordered, expected))


def test_a_query_is_asked_shown_and_refused_in_the_page(browser: Browser, explorer: Path) -> None:
    browser.open(explorer, "view=sparql")
    browser.one("[data-query='posts']").click()
    browser.until(lambda: "Fiona Calder" in browser.text("#answer table"))
    browser.js("sparql.editor.set('SELECT ?x {'); runQuery()")
    browser.until(lambda: "error at 1:" in browser.text("#answer [role=alert]"))
    browser.js("sparql.editor.set('SELECT * { SERVICE <https://evil.example/> { ?s ?p ?o } }'); runQuery()")
    browser.until(lambda: browser.text("#took") != "running …")
    assert browser.requests() == []


def test_stop_ends_a_query_and_the_next_one_works(browser: Browser, explorer: Path) -> None:
    browser.open(explorer, "view=sparql")
    browser.js("sparql.editor.set('SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }'); runQuery()")
    browser.until(lambda: browser.one("#stop").is_enabled())
    browser.one("#stop").click()
    browser.until(lambda: browser.text("#answer") == "Stopped.")
    browser.js("sparql.editor.set('ASK { ?s a kg:Claim }'); runQuery()")
    browser.until(lambda: browser.text("#answer") == "Yes")


def test_a_served_page_asks_its_server_and_nobody_else(browser: Browser, example: Path) -> None:
    with kg_server(example) as url:
        browser.open(f"{url}/", "view=sparql")
        assert browser.js("return document.getElementById('engine-wasm')") is None
        browser.one("[data-query='posts']").click()
        browser.until(lambda: "Fiona Calder" in browser.text("#answer table"))
        people = "CONSTRUCT { ?s rdfs:label ?n } { ?s a schema:Person ; rdfs:label ?n }"
        browser.js("sparql.editor.set(arguments[0]); runQuery()", people)
        browser.until(lambda: "label" in browser.text("#answer table"))
        assert "Fiona Calder" in browser.text("#answer table")
        browser.js("sparql.editor.set('SELECT ?x {'); runQuery()")
        browser.until(lambda: "cannot be parsed at line 1" in browser.text("#answer [role=alert]"))
        asked = browser.requests()
        assert f"{url}/sparql" in asked
        assert all(address.startswith(f"{url}/") for address in asked)
        refused = browser.later("fetch('https://evil.example').then(() => 'asked', () => 'refused').then(arguments[0])")
        assert refused == "refused"


def test_a_page_of_a_large_graph_says_that_its_engine_was_left_out(
    browser: Browser, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "ENGINE_LIMIT", 10)
    large = tmp_path / "large.html"
    large.write_text(page.render(open_store(example)), "utf-8")
    browser.open(large, "view=sparql")
    browser.until(lambda: "left out" in browser.text("#answer [role=alert]"))
    assert "kg serve" in browser.text("#answer [role=alert]")
    assert browser.complaints() == []


def test_the_trail_is_a_part_of_the_link(browser: Browser, explorer: Path) -> None:
    browser.open(explorer)
    keys, names = browser.js("return [ENTITIES.map((node) => local(node.iri)), ENTITIES.map((node) => node.label)]")
    for key in (keys[0], keys[1], keys[0]):
        browser.js("openEntity(byKey.get(arguments[0]))", key)
    trail = f"{names[1]}›{names[0]}"
    assert browser.text("#trail") == trail
    browser.open(explorer, browser.driver.current_url.split("#", 1)[1])
    assert browser.text("#trail") == trail
    browser.open(explorer, f"entity={keys[0]}&trail=nobody,{keys[1]}")
    assert browser.text("#trail") == trail


def test_a_span_of_years_is_dragged_and_a_second_time_let_go(browser: Browser, explorer: Path) -> None:
    browser.open(explorer)
    years = browser.js("return [...document.querySelectorAll('.years span')].map((bar) => bar.title.split(':')[0])")
    assert len(years) > 2
    found = []
    for _ in range(2):
        bars = browser.driver.find_elements(By.CSS_SELECTOR, ".years span")
        ActionChains(browser.driver).click_and_hold(bars[-1]).move_to_element(bars[1]).release().perform()
        found.append(browser.js("return [state.from, state.to]"))
        assert browser.js(
            "return [...passing().claims].every((claim) => !state.from || claimDate(claim) >= state.from)"
        )
    assert found == [[years[1], years[-1]], ["", ""]]


def test_what_is_saved_as_svg_is_a_drawing_of_every_name(browser: Browser, small: Path) -> None:
    browser.open(small)
    text = browser.js("let kept = ''; save = (name, content) => { kept = content; }; saveSvg(); return kept")
    drawn = ElementTree.fromstring(text)
    names = [label.text for label in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert sorted(names) == sorted(browser.js("return scene().nodes.map((node) => node.label)"))
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}line"))) == browser.js("return scene().ties.length")


def test_print_shows_what_is_said_and_no_tools(browser: Browser, small: Path) -> None:
    browser.open(small)
    browser.js("openEntity(byKey.get(arguments[0]))", calder(browser))
    pdf = browser.driver.execute_cdp_cmd("Page.printToPDF", {})["data"]
    text = " ".join("".join(sheet.extract_text() for sheet in PdfReader(BytesIO(b64decode(pdf))).pages).split())
    assert "Calder Wind, which is based in Dundee" in text
    assert "Let it move" not in text
    assert "At least this sure" not in text


def test_nothing_moves_for_those_who_want_no_motion(browser: Browser, small: Path) -> None:
    open_one = "graph.network.moveTo = (how) => seen.push(Boolean(how.animation)); openEntity(ENTITIES[0])"
    for wish, moves in (("reduce", False), ("no-preference", True)):
        features = [{"name": "prefers-reduced-motion", "value": wish}]
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        browser.open(small)
        assert browser.js(f"const seen = []; {open_one}; return seen") == [moves]
        lasting = browser.js("return getComputedStyle(document.querySelector('.tabs button')).transitionDuration")
        assert (lasting != "0s") is moves
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_names_and_titles_of_any_script_keep_their_direction(browser: Browser, tmp_path: Path) -> None:
    names = ["شركة النور", "חברת אורן", "北方电力", "東京製作所", "김민수", "Acme Ltd"]
    path = tmp_path / "graph.html"
    path.write_text(page.render(store_of(*names, title="أخبار الطاقة في كل مكان وفي كل زمان"), sparql=False), "utf-8")
    browser.open(path, "view=articles&article=one")
    ways = "return [...document.querySelectorAll(arguments[0])].map((e) => getComputedStyle(e).direction)"
    assert browser.js(ways, "h1 bdi, #view-articles h2") == ["rtl", "rtl"]
    ends = "return ['h1', 'h1 bdi'].map((at) => document.querySelector(at).getBoundingClientRect().right)"
    outer, inner = browser.js(ends)
    assert inner <= outer + 1
    for name in names:
        browser.js("openEntity(ENTITIES.find((node) => node.label === arguments[0]))", name)
        assert browser.text("#panel h2") == name


def test_what_is_saved_as_turtle_is_turtle(browser: Browser, small: Path) -> None:
    import pyoxigraph as ox

    browser.open(small)
    triples = list(ox.parse(browser.js("return turtle()"), format=ox.RdfFormat.TURTLE))
    claims = {t.subject for t in triples if t.predicate.value.endswith("modality")}
    assert len(claims) == browser.js("return CLAIMS.length")


def test_without_sparql_there_is_no_query_tab_and_the_page_is_small(browser: Browser, small: Path) -> None:
    browser.open(small)
    assert browser.js("return document.getElementById('tab-sparql')") is None
    assert small.stat().st_size < 1_000_000


def test_it_works_inside_the_frame_of_a_notebook(browser: Browser, small: Path, tmp_path: Path) -> None:
    from html import escape

    frame = tmp_path / "notebook.html"
    page_ = escape(small.read_text("utf-8"))
    frame.write_text(
        f'<html data-ready="1"><iframe srcdoc="{page_}" width=900 height=600></iframe></html>',
        "utf-8",
    )
    browser.open(frame)
    browser.driver.switch_to.frame(0)
    browser.until(lambda: browser.js("return document.documentElement.dataset.ready"))
    browser.one("#panel .chips a").click()
    assert browser.js("return state.entity") != ""
    browser.driver.switch_to.default_content()


@pytest.mark.parametrize("view", ["", "view=table", "view=timeline", "view=articles", "view=sparql", "entity"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_is_found_by_axe(browser: Browser, explorer: Path, view: str, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.open(explorer, "" if view == "entity" else view)
    if view == "entity":
        browser.js("openEntity(byKey.get(arguments[0]))", calder(browser))
    browser.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE})
    found = browser.later("axe.run({ resultTypes: ['violations'] }).then((r) => arguments[0](r.violations))")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    serious = [
        (v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"])
        for v in found
        if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_at_400_pixels_nothing_runs_over_the_edge(browser: Browser, explorer: Path) -> None:
    size = {"width": 400, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    for view in ("", "view=table", "view=timeline", "view=articles", "view=sparql"):
        browser.open(explorer, view)
        assert browser.js("return document.documentElement.scrollWidth") <= 400, view
    browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("width", [400, 1400])
def test_at_the_start_nothing_lies_beyond_the_edge_or_under_the_buttons(
    browser: Browser, explorer: Path, width: int
) -> None:
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.open(explorer)
    seen = browser.js("""const box = document.querySelector("#canvas").getBoundingClientRect();
        const buttons = document.querySelector("#graph-tools").getBoundingClientRect();
        const places = Object.values(graph.network.getPositions()).map((place) => graph.network.canvasToDOM(place));
        return { width: box.width, height: box.height, above: buttons.bottom - box.top, places };""")
    assert seen["places"]
    for place in seen["places"]:
        assert 30 < place["x"] < seen["width"] - 30
        assert seen["above"] < place["y"] < seen["height"] - 20
    browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("width", [400, 900, 1400])
def test_at_the_start_no_name_is_cut_off_at_the_edge(browser: Browser, explorer: Path, width: int) -> None:
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.open(explorer)
    drawn = browser.js("""const canvas = document.querySelector("#canvas canvas");
        const ctx = canvas.getContext("2d");
        const drawn = [];
        ctx.fillText = function (text, x, y) {
          const box = this.measureText(text);
          const at = (dx) => this.getTransform().transformPoint({ x: x + dx, y }).x;
          drawn.push({ text, left: at(-box.actualBoundingBoxLeft), right: at(box.actualBoundingBoxRight) });
        };
        graph.network.redraw();
        delete ctx.fillText;
        return { width: canvas.width, names: drawn };""")
    assert drawn["names"]
    assert [name for name in drawn["names"] if name["left"] < 0 or name["right"] > drawn["width"]] == []
    browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
