"""Takes pictures of every page in two widths, to look at: python -m tests.browser.look FOLDER [dark]."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.accessibility.states import ROLES, crawl, prepare
from tests.browser.serving import Served, Visitor, launch_args
from tests.conftest import SECRET
from tests.support.worlds import build_world

WIDTHS = (1280, 390)


def look(folder: Path, scheme: str) -> None:
    """Take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix="kompassrosen-"))
    build_world(f"sqlite:///{place / 'world.sqlite'}", SECRET)
    with sync_playwright() as playwright, Served(f"sqlite:///{place / 'world.sqlite'}", SECRET) as served:
        more = prepare(served.world)
        browser = playwright.chromium.launch(**launch_args())
        for key in ROLES:
            visitor = Visitor(browser, served.base, key, color_scheme=scheme)
            for endpoint in crawl(served, visitor.page, "/hem" if key else "/"):
                _shoot(visitor, folder, f"{key.split('@')[-1] or 'besokare'}-{endpoint}")
            visitor.close()
        for name, key in (("spare", "samordnare"), ("marking", "medarbetare"), ("agreeing", "utvarderare.a")):
            visitor = Visitor(browser, served.base, key, color_scheme=scheme)
            visitor.page.goto(more[name])
            _shoot(visitor, folder, f"more-{name}")
            for endpoint in crawl(served, visitor.page, more[name]):
                if name != "spare" and endpoint.startswith("evaluation"):
                    _shoot(visitor, folder, f"more-{name}-{endpoint}")
            visitor.close()
    shutil.rmtree(place, ignore_errors=True)


def _shoot(visitor: Visitor, folder: Path, name: str) -> None:
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)


if __name__ == "__main__":
    look(Path(sys.argv[1]), "dark" if "dark" in sys.argv[2:] else "light")
