"""The page in Firefox, where there is one: `apt-get install firefox-esr`, `pip install marionette_driver`.

The other tests of the page run in Chromium; this one sees that nothing in the page is Chromium's alone.
"""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from kg import page
from kg.store import open_store

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
PEOPLE = "SELECT ?name { ?x a schema:Person ; rdfs:label ?name }"
COMPLAINTS = "return Services.console.getMessageArray().map(String).filter((said) => said.includes('explorer.html'))"


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Any]:
    marionette = pytest.importorskip("marionette_driver.marionette", reason="the package marionette_driver is missing")
    if not FIREFOX:
        pytest.skip("there is no Firefox here")
    driver = marionette.Marionette(bin=FIREFOX, headless=True, gecko_log=str(tmp_path / "gecko.log"))
    driver.start_session()
    yield driver
    driver.delete_session()
    driver.cleanup()


def until(firefox: Any, script: str) -> Any:
    """What a script gives once it gives anything."""
    for _ in range(600):
        if found := firefox.execute_script(script):
            return found
        time.sleep(0.1)
    raise AssertionError(f"never: {script}")


# The driver leaves sockets and files open.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
@pytest.mark.timeout(200)  # Firefox starts anew
def test_in_firefox_the_graph_is_drawn_searched_read_and_queried(firefox: Any, example: Path, tmp_path: Path) -> None:
    path = tmp_path / "explorer.html"
    path.write_text(page.render(open_store(example)), "utf-8")
    firefox.navigate(path.as_uri())
    until(firefox, "return document.documentElement.dataset.ready")
    until(
        firefox,
        """const canvas = document.querySelector("canvas");
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        return pixels.some((value, i) => i % 4 === 3 && value);""",
    )
    search = firefox.find_element("css selector", "#search")
    search.send_keys("norrvik energi\ue007")
    until(firefox, "return document.querySelector('#panel').textContent.includes('chief executive')")
    firefox.navigate(f"{path.as_uri()}#view=sparql&query={quote(PEOPLE)}")
    until(firefox, "return [...document.querySelectorAll('button')].find((b) => b.textContent === 'Run')")
    firefox.execute_script("[...document.querySelectorAll('button')].find((b) => b.textContent === 'Run').click()")
    until(firefox, "return document.querySelector('main').textContent.includes('Fiona Calder')")
    with firefox.using_context("chrome"):
        assert firefox.execute_script(COMPLAINTS) == []
