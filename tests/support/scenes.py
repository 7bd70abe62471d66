"""Whole rounds in which something is written everywhere, and what people find there to send back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from werkzeug.exceptions import HTTPException

from tests.browser.accessibility.states import ROLES, STARTS, prepare
from tests.conftest import SECRET
from tests.support.browsing import PageWorld
from tests.support.choices import GROUP, begin_anew, declare_all, ranks, sit
from tests.support.crawl import crawl
from tests.support.dumps import file_changes
from tests.support.filled import fill
from tests.support.pages import Page
from tests.support.posts import Post, posts_of
from tests.support.reviewing import COORDINATOR, Q, join, object_to, opened
from webapp.award.deeds.ranking import ballots
from webapp.ground.roles import COORDINATOR as COORDINATES
from webapp.ground.store.database import db

SOME = 3
"""How many buttons of a kind are pressed on a page: forty questions have forty buttons that say the same."""


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
        self.bytes = self._written()

    def restore(self) -> None:
        self.forget_connections()
        shutil.copy(self.kept, self.path)

    def forget_connections(self) -> None:
        db.session.commit()
        db.session.remove()
        db.engine.dispose()

    def changed(self) -> set[str]:
        """Name what is not as it was."""
        return set() if self._written() == self.bytes else file_changes(self.kept, self.path)

    def _written(self) -> bytes:
        """Give the file's bytes and those that still wait in its log: where they are alike, all rows are."""
        log = self.path.with_name(f"{self.path.name}-wal")
        return self.path.read_bytes() + (log.read_bytes() if log.exists() else b"")

    def posts(self, role: str) -> Iterator[tuple[str, str, Post]]:
        """Give every kind of post on every page that a person finds: the page, the endpoint and the post."""
        adapter = self.world.app.url_map.bind("localhost")
        found = crawl(self.world.app, self.world.at(role), role, self.starts[role], each=2, files=False)
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


def filled_scene(template: Path, path: Path) -> Scene:
    """Give the round with something going on everywhere and everything written."""
    shutil.copy(template, path)
    made = Scene(path)
    with made.world.app.app_context():
        more = prepare(made.world)
        filled = fill(made.world)
        for role in ROLES:
            named = [more[name] for name in STARTS.get(role, ())]
            made.starts[role] = ["/", *(["/hem"] if role else []), *named, *filled.get(role, [])]
        made.starts["samordnare"].append(more["spare"])
        db.session.commit()
    return made


def replied_scene(template: Path, path: Path) -> Scene:
    """Give an opened draft with a reply to it, and a nomination group that is still ranking."""
    shutil.copy(template, path)
    made = Scene(path)
    with made.world.app.app_context():
        begin_anew()
        declare_all(made.world, GROUP[0])
        ballots.save_ballot(sit(made.world, GROUP[0]), ranks("Norrvik"), 0, hand_in=False)
        made.starts[GROUP[0]] = made.starts["kansli"] = ["/nomineringsgrupp/2026"]
        join("lillharad.b", "Lillhärad", COORDINATES)
        _pair, draft = opened(made.world)
        object_to(draft, Q)
        made.starts[COORDINATOR] = ["/hem", f"/utkast/{draft.evaluation.id}/omrade/1"]
    return made
