"""With scripts too, a page that is opened and saved as it stands changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.accessibility.states import ROLES
from tests.browser.serving import Served, Visitor
from tests.conftest import SECRET
from tests.support.choices import GROUP
from tests.support.deeds import SAVES, deed_of
from tests.support.dumps import changes, dump
from tests.support.pages import Page
from tests.support.posts import posts_of
from tests.support.reviewing import COORDINATOR
from tests.support.scenes import Scene, filled_scene, replied_scene
from webapp.ground.store.database import db

BUTTONS = """[...document.forms].filter((form) => form.method === "post").flatMap(
  (form) => [...form.elements].filter((one) => one.type === "submit" && !one.matches(":disabled")))"""
"""The buttons of a page in the order in which the posts of a page are given."""

Making = Callable[[Path, Path], Scene]


def pages_that_save(scene: Scene, role: str) -> Iterator[tuple[str, str, int]]:
    """Give a page for each form that saves, and which of the page's buttons saves it."""
    seen = set()
    for place, endpoint, post in scene.posts(role):
        if endpoint in SAVES - seen and deed_of(endpoint, post) is None:
            seen.add(endpoint)
            all_posts = list(posts_of(Page(scene.world.at(role).get(place).text), place))
            yield (
                endpoint,
                place,
                [(one.address, one.button) for one in all_posts].index((post.address, post.button)),
            )


def pressed(visitor: Visitor, place: str, n: int) -> None:
    """Open a page, press its button, and stay until nothing more is on its way."""
    page = visitor.page
    page.goto(place, wait_until="networkidle")
    with page.expect_navigation():
        page.evaluate(f"({BUTTONS})[{n}].click()")
    page.wait_for_load_state("networkidle")
    page.goto("about:blank")


@pytest.mark.long
@pytest.mark.parametrize(
    ("make", "roles"),
    [(filled_scene, [role for role in ROLES if role]), (replied_scene, [COORDINATOR, GROUP[0], "kansli"])],
)
def test_a_page_saved_as_it_stands_changes_nothing(
    browser: Browser, sqlite_template: Path, tmp_path: Path, make: Making, roles: list[str]
) -> None:
    scene = make(sqlite_template, tmp_path / "world.sqlite")
    with scene.world.app.app_context():
        found = {role: list(pages_that_save(scene, role)) for role in roles}
        db.session.remove()
    wrong = []
    with Served(f"sqlite:///{scene.path}", SECRET) as served:
        for role in [role for role in roles if found[role]]:
            visitor = Visitor(browser, served.base, role)
            with served.world.app.app_context():
                before = dump()
            for endpoint, place, n in found[role]:
                pressed(visitor, place, n)
                with served.world.app.app_context():
                    changed = changes(before, dump())
                wrong += [f"{role} {endpoint} at {place} changed {sorted(changed)}"] if changed else []
            wrong += visitor.troubles
            visitor.close()
    with scene.world.app.app_context():
        scene.world.close()
    assert wrong == []
