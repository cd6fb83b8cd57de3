"""A page in a browser: opened from disk, asked in JavaScript, watched for anything it must not do."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait


class Browser:
    """Chromium with a page in it."""

    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver

    def open(self, page: Path | str, view: str = "") -> None:
        """Open a file from disk, or an address, at a view, and wait until it can be used."""
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get((page.as_uri() if isinstance(page, Path) else page) + (f"#{view}" if view else ""))
        self.until(lambda: self.js("return document.documentElement.dataset.ready"))

    def js(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def later(self, script: str, *arguments: object) -> Any:
        """What an asynchronous script hands to its last argument."""
        self.driver.set_script_timeout(60)
        return self.driver.execute_async_script(script, *arguments)

    def until(self, true: Callable[[], Any], seconds: float = 15) -> Any:
        return WebDriverWait(self.driver, seconds, poll_frequency=0.05).until(lambda _: true())

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector: str) -> str:
        return str(self.js("return document.querySelector(arguments[0])?.textContent ?? ''", selector))

    def complaints(self) -> list[str]:
        """Everything in the console: errors, warnings, refused loads."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """What left the page over anything but file:, data: and blob:, unless the policy stopped it."""
        asked: dict[str, str] = {}
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            details = message["params"]
            if message["method"] == "Network.requestWillBeSent":
                asked[details["requestId"]] = details["request"]["url"]
            elif message["method"] == "Network.loadingFailed" and details.get("blockedReason") == "csp":
                asked.pop(details["requestId"], None)
        return [url for url in asked.values() if not url.startswith(("file:", "data:", "blob:", "about:"))]
