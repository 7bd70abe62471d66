"""A page that is opened and sent back as it stands changes nothing: what a form does not show stays."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.exceptions import HTTPException

from tests.browser.accessibility.states import ROLES, STARTS, prepare
from tests.conftest import SECRET
from tests.support.deeds import BY_SCRIPT, DEEDS, SAVES, Deed, deed_of
from tests.support.dumps import changes, dump
from tests.support.filled import fill
from tests.support.pages import Page
from tests.support.posts import Post, posts_of
from tests.support.reviewing import COORDINATOR, Q, join, object_to, opened
from tests.webapp.browsing import PageWorld
from tests.webapp.crawling import crawl
from tests.webapp.services.choosing.choosing import GROUP, begin_anew, declare_all, ranks, sit
from webapp.models import db
from webapp.roles import COORDINATOR as COORDINATES
from webapp.services.choosing import voting

REPLYING = "samordnare i Lillhärad"
SOME = 3
"""How many buttons of a kind are pressed on a page: forty questions have forty buttons that say the same."""
SAVED: set[str] = set()
"""Which forms have been saved untouched, by all roles together."""


class Scene:
    """A filled demo world, its starting pages by role, and the way back to how it began."""

    def __init__(self, path: Path) -> None:
        self.path, self.kept = path, path.with_suffix(".kept")
        self.world = PageWorld(f"sqlite:///{path}", SECRET)
        self.starts: dict[str, list[str]] = {}

    def remember(self) -> None:
        """Keep how all stands."""
        self.forget_connections()
        shutil.copy(self.path, self.kept)
        self.rows, self.bytes = dump(), self._written()

    def restore(self) -> None:
        self.forget_connections()
        shutil.copy(self.kept, self.path)

    def forget_connections(self) -> None:
        db.session.commit()
        db.session.remove()
        db.engine.dispose()

    def changed(self) -> set[str]:
        """Name what is not as it was."""
        return set() if self._written() == self.bytes else changes(self.rows, dump())

    def _written(self) -> bytes:
        """Give the file's bytes and those that still wait in its log: where they are alike, all rows are."""
        log = self.path.with_name(f"{self.path.name}-wal")
        return self.path.read_bytes() + (log.read_bytes() if log.exists() else b"")

    def posts(self, role: str, who: str) -> Iterator[tuple[str, str, Post]]:
        """Give every kind of post on every page that a person finds: the page, the endpoint and the post."""
        adapter = self.world.app.url_map.bind("localhost")
        found = crawl(self.world.app, self.world.at(who), role, self.starts[role], each=2)
        for place, html in found.html.items():
            times: dict[tuple[str, str], int] = {}
            for post in posts_of(Page(html), place) if html.lstrip().startswith("<!doctype") else ():
                try:
                    endpoint = adapter.match(post.address.split("?")[0], method="POST")[0]
                except HTTPException:
                    endpoint = f"nothing at {post.address}"
                kind = endpoint, post.button[0] if post.button else ""
                times[kind] = times.get(kind, 0) + 1
                if times[kind] <= SOME or (post.button and post.button[1] in ("next", "all")):
                    yield place, endpoint, post


@pytest.fixture(scope="module")
def scene(sqlite_template: Path, workplace: Path) -> Iterator[Scene]:
    """Give the round with something going on everywhere and everything written."""
    made = _scene(sqlite_template, workplace / "filled.sqlite")
    with made.world.app.app_context():
        more = prepare(made.world)
        filled = fill(made.world)
        for role in ROLES:
            named = [more[name] for name in STARTS.get(role, ())]
            made.starts[role] = ["/", *(["/hem"] if role else []), *named, *filled.get(role, [])]
        made.starts["samordnare"].append(more["spare"])
        db.session.commit()
    yield made
    with made.world.app.app_context():
        made.world.close()


@pytest.fixture(scope="module")
def replied(sqlite_template: Path, workplace: Path) -> Iterator[Scene]:
    """Give an opened draft with a reply to it, and a nomination group that is still ranking."""
    made = _scene(sqlite_template, workplace / "replied.sqlite")
    with made.world.app.app_context():
        begin_anew()
        declare_all(made.world, GROUP[0])
        voting.save_ballot(sit(made.world, GROUP[0]), ranks("Norrvik"), 0, hand_in=False)
        made.starts[GROUP[0]] = made.starts["kansli"] = ["/nomineringsgrupp/2026"]
        join("lillharad.b", "Lillhärad", COORDINATES)
        _pair, draft = opened(made.world)
        object_to(draft, Q)
        made.starts[REPLYING] = ["/hem", f"/utkast/{draft.evaluation.id}/omrade/1"]
    yield made
    with made.world.app.app_context():
        made.world.close()


def _scene(template: Path, path: Path) -> Scene:
    shutil.copy(template, path)
    return Scene(path)


def wrong(scene: Scene, role: str, who: str) -> list[str]:
    """Send back all that a person finds; tell what has changed that ought not to."""
    scene.world.at(who)
    scene.remember()
    found = []
    for place, endpoint, post in scene.posts(role, who):
        if endpoint == "security.logout":
            continue
        deed = deed_of(endpoint, post)
        status = scene.world.at(who).send("POST", post.address, data=post.data).status_code
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
def test_a_page_sent_back_as_it_stands_changes_nothing_and_a_deed_only_what_it_names(scene, role):
    with scene.world.app.app_context():
        assert wrong(scene, role, role) == []


@pytest.mark.parametrize(
    ("role", "who"), [(REPLYING, COORDINATOR), (GROUP[0], GROUP[0]), ("kansli", "kansli")]
)
def test_a_reply_or_an_open_ranking_sent_back_as_it_stands_changes_nothing(replied, role, who):
    with replied.world.app.app_context():
        assert wrong(replied, role, who) == []


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
