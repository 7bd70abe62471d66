"""The service on a free port of this machine, and people's browsers that visit it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from threading import Event
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.support.service import Service
from tests.support.worlds import PASSWORD, World

NAMES = (
    "chromium-headless-shell",  # the same browser without windows and menus: a third less work
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
    "chrome",
)
PLACES = (
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
WAIT = 60_000
FAILED = "Failed to load resource"


def find_browser() -> str | None:
    """Give the path of a browser: the one named by BROWSER_PATH, else one that is installed."""
    if named := os.environ.get("BROWSER_PATH"):
        return named
    found = [path for name in NAMES if (path := shutil.which(name))] + [p for p in PLACES if Path(p).exists()]
    return found[0] if found else None


def launch_args() -> dict[str, Any]:
    """Give what starts the browser, also as root in a container."""
    args = ["--disable-dev-shm-usage", "--disable-gpu"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        args.append("--no-sandbox")
    return {"executable_path": find_browser(), "headless": True, "args": args}


class Served:
    """A demo world that browsers reach."""

    def __init__(self, url: str, secret: str) -> None:
        self.world = World(url, secret)
        self.answered = Event()
        """Set whenever a request has been answered, and what it did is kept."""
        self.world.app.teardown_request(lambda _fault: self.answered.set())
        self._service = Service(self.world.app)
        self.port = self._service.port
        self.base = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_told: object) -> None:
        self._service.close()
        with self.world.app.app_context():
            self.world.close()


class Visitor:
    """One person's browser, which notes everything that ought not to happen in it."""

    def __init__(self, browser: Browser, base: str, key: str = "", **settings: Any) -> None:
        wanted = {"locale": "sv-SE", "timezone_id": "Europe/Stockholm", "base_url": base, **settings}
        self.context: BrowserContext = browser.new_context(**wanted)
        self.context.set_default_timeout(WAIT)
        self.base = base
        self.troubles: list[str] = []
        self.context.on("console", self._console)
        self.context.on("weberror", lambda error: self.troubles.append(str(error.error)))
        self.context.on("request", self._request)
        self.page: Page = self.context.new_page()
        if key:
            self.sign_in(key)

    def sign_in(self, key: str, page: Page | None = None) -> None:
        """Sign in as a demo person, in the browser's window or another."""
        page = page or self.page
        page.goto("/logga-in")
        page.get_by_label("E-postadress").fill(key if "@" in key else f"{key}@demo.example")
        page.get_by_label("Lösenord").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Logga in").click()
        page.get_by_role("heading", level=1, name="Hej").wait_for()

    def close(self) -> None:
        """Close the browser."""
        self.context.close()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and FAILED not in message.text:
            self.troubles.append(message.text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.base + "/", "data:", "blob:")):
            self.troubles.append(f"request to {request.url}")
