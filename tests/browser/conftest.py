"""One Chromium for all tests of the page: headless, without a network, with its console kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from tests.browser.pages import Browser

FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars --window-size=1400,900"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    options = webdriver.ChromeOptions()
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_page_load_timeout(30)
    yield Browser(driver)
    driver.quit()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the example articles."""
    from kg import pipeline
    from kg.report import Settings

    out = tmp_path_factory.mktemp("example")
    pipeline.build([str(Path(__file__).parents[2] / "examples")], out, Settings())
    return out
