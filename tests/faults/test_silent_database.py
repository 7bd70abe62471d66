"""Wherever in a request the database goes away, whoever asked is told to wait, and what they sent is kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, event, text

from tests.support.browsing import PageBrowser
from tests.support.worlds import World
from webapp.ground.store.database import db

QUESTION = "demokrati-strategi"
END = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


class Cut:
    """Cuts the lines of all others just before the statement of this number; -1 stands for the commit."""

    def __init__(self, address: str) -> None:
        self.other = create_engine(address, isolation_level="AUTOCOMMIT")
        self.at, self.seen = 0, 0
        event.listen(db.engine, "before_cursor_execute", self._statement)
        event.listen(db.engine, "commit", self._commit)

    def next(self, at: int) -> None:
        self.at, self.seen = at, 0

    def _statement(self, *_told: object) -> None:
        self.seen += 1
        if self.seen == self.at:
            self._cut()

    def _commit(self, *_told: object) -> None:
        if self.at == -1:
            self._cut()

    def _cut(self) -> None:
        self.at = 0
        with self.other.connect() as connection:
            connection.execute(text(END))


@pytest.fixture
def cut(world: World) -> Iterator[Cut]:
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no line that can be cut")
    made = Cut(world.app.config["SQLALCHEMY_DATABASE_URI"])
    yield made
    made.other.dispose()


@pytest.mark.both
@pytest.mark.parametrize("asked", ["save", "page"])
def test_a_database_that_goes_away_anywhere_in_a_request_is_a_503(world: World, cut: Cut, asked: str) -> None:
    world.app.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    place = f"/sjalvvardering/{world.assessment('Exempelby')}"
    browser = PageBrowser(world.app, "samordnare")
    page = f"{place}/delomrade/1.1"
    token, version = browser.token(page), 0
    db.session.remove()
    told: dict[int, tuple[int, str | None]] = {}

    for at in (*range(1, 60), -1):
        cut.next(at)
        if asked == "page":
            answer = browser.get(page)
        else:
            sent = {
                "csrf_token": token,
                "page": "subarea",
                f"{QUESTION}:version": version,
                f"{QUESTION}:text": f"Text {at}.",
            }
            script = {"Accept": "application/json"}
            answer = browser.send("POST", f"{place}/fraga/{QUESTION}", data=sent, headers=script)
        if answer.status_code == 200:
            version = (answer.json or {}).get("version", version) if asked == "save" else 0
        if cut.at > 0:
            break  # a request has no more statements than this
        told[at] = (answer.status_code, answer.headers.get("Retry-After"))

    assert len(told) > 2
    assert {at: one for at, one in told.items() if one not in ((503, "60"), (200, None))} == {}
