"""A page that is opened and sent back as it stands changes nothing: what a form does not show stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.accessibility.states import ROLES
from tests.support.choices import GROUP
from tests.support.deeds import BY_SCRIPT, DEEDS, SAVES, Deed, deed_of
from tests.support.reviewing import COORDINATOR
from tests.support.scenes import Scene, filled_scene, replied_scene
from webapp.ground.store.database import db

ENDS = {"security.logout", "devices.sign_out", "devices.sign_out_everywhere", "own_page.save_language"}
"""What ends the session that the rest is sent with, or lets it read in another language."""
SAVED: set[str] = set()
"""Which forms have been saved untouched, by all roles together."""


@pytest.fixture(scope="module")
def filled(sqlite_template: Path, workplace: Path) -> Iterator[Scene]:
    yield from lent(filled_scene(sqlite_template, workplace / "filled.sqlite"))


@pytest.fixture(scope="module")
def replied(sqlite_template: Path, workplace: Path) -> Iterator[Scene]:
    yield from lent(replied_scene(sqlite_template, workplace / "replied.sqlite"))


def lent(scene: Scene) -> Iterator[Scene]:
    yield scene
    with scene.world.app.app_context():
        scene.world.close()


def wrong(scene: Scene, role: str) -> list[str]:
    """Send back all that a person finds; tell what has changed that ought not to."""
    scene.world.at(role)
    scene.remember()
    found = []
    for place, endpoint, post in scene.posts(role):
        if endpoint in ENDS:
            continue
        deed = deed_of(endpoint, post)
        status = scene.world.at(role).send("POST", post.address, data=post.data).status_code
        changed = scene.changed()
        if changed:
            scene.restore()
        found += _judged(deed, endpoint, status, changed, f"{place}: {endpoint} {post.button} {post.words}")
    return found


def _judged(deed: Deed | None, endpoint: str, status: int, changed: set[str], told: str) -> list[str]:
    if deed is None and endpoint not in SAVES:
        return [f"{told} is neither a save nor a deed"]
    if status >= 500:
        return [f"{told} answered {status}"]
    if deed is None and status == 302:
        SAVED.add(endpoint)
    more = changed - {"+event"} - deed.changes if deed else changed
    return [f"{told} changed {sorted(more)}"] if more else []


@pytest.mark.parametrize("role", ROLES)
def test_a_page_sent_back_as_it_stands_changes_nothing_and_a_deed_only_what_it_names(filled, role):
    with filled.world.app.app_context():
        assert wrong(filled, role) == []


@pytest.mark.parametrize("role", [COORDINATOR, GROUP[0], "kansli"])
def test_a_reply_or_an_open_ranking_sent_back_as_it_stands_changes_nothing(replied, role):
    with replied.world.app.app_context():
        assert wrong(replied, role) == []


def test_every_form_that_saves_has_been_sent_back_by_somebody():
    assert sorted(SAVES - SAVED) == []


def test_every_post_of_the_service_is_a_save_or_a_deed_by_name(app):
    posts = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in rule.methods}

    assert posts == SAVES | BY_SCRIPT | {name for name in DEEDS if " " not in name}
    assert {name.split()[0] for name in DEEDS if " " in name} <= SAVES


def test_a_deed_names_only_what_there_is_to_change(app):
    with app.app_context():
        tables = db.metadata.sorted_tables
    known = {f"{table.name}.{column.name}" for table in tables for column in table.columns}
    known |= {f"{sign}{table.name}" for table in tables for sign in "+-"}

    assert sorted({one for deed in DEEDS.values() for one in deed.changes} - known) == []
