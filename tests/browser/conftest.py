"""Real browsers against a real server; without a browser on the machine these tests are skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright", reason="playwright saknas: installera med pip install -e '.[test]'")

from playwright.sync_api import Browser, expect

from tests.browser.pages import Marks
from tests.browser.serving import WAIT, Served, Visitor, find_browser, launch_args
from tests.conftest import SECRET
from tests.support.judges import question_of, sit
from webapp.ground.store.database import db

MISSING = "ingen webbläsare hittades: installera chromium eller ange BROWSER_PATH"
Open = Callable[..., Visitor]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if find_browser() is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    expect.set_options(timeout=WAIT)
    return {**browser_type_launch_args, **launch_args()}


@pytest.fixture
def served(sqlite_template: Path, tmp_path: Path) -> Iterator[Served]:
    """Serve a fresh copy of the demo world."""
    path = tmp_path / "world.sqlite"
    shutil.copy(sqlite_template, path)
    with Served(f"sqlite:///{path}", SECRET) as served:
        yield served


@pytest.fixture
def opened(browser: Browser, served: Served) -> Iterator[Open]:
    """Open browsers, signed in as demo people; at the end none of them may have met any trouble."""
    visitors: list[Visitor] = []

    def open_browser(key: str = "", **settings: Any) -> Visitor:
        visitors.append(Visitor(browser, served.base, key, **settings))
        return visitors[-1]

    yield open_browser
    troubles = [(visitor.page.url, visitor.troubles) for visitor in visitors if visitor.troubles]
    for visitor in visitors:
        visitor.close()
    assert troubles == []


@pytest.fixture
def marking(opened: Open, served: Served) -> Marks:
    """Open a question that A has not marked yet."""
    with served.world.app.app_context():
        seat = sit(served.world)
        db.session.commit()
        place = f"/utvardering/{seat.evaluation.id}/fraga/{question_of(seat, '2.1.1').id}"
        db.session.remove()
    page = opened("utvarderare.a").page
    page.goto(place)
    return Marks(page)
