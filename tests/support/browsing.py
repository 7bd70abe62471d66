"""Browsers whose requests stand on their own, and the demo world with them."""

from __future__ import annotations

import contextvars
from typing import Any

from sqlalchemy import insert, select
from werkzeug.test import TestResponse

from tests.support.pages import Page
from tests.support.worlds import Browser, World
from webapp.ground.calendar import clock
from webapp.ground.store.database import db, one_transaction
from webapp.ground.who import Person
from webapp.people.models.sign_ins import SignIn


class PageBrowser(Browser):
    """A browser whose every request stands on its own, as on a server, whatever the test itself has open."""

    def get(self, address: str, **kwargs: Any) -> TestResponse:
        return self.send("GET", address, **kwargs)

    def send(self, method: str, address: str, **kwargs: Any) -> TestResponse:
        """Send a request outside of the test's own application context and transaction."""
        db.session.commit()
        answer = contextvars.Context().run(self.client.open, address, method=method, **kwargs)
        db.session.expire_all()
        db.session.commit()
        return answer

    def post(self, address: str, data: dict[str, Any], page: str = "", **kwargs: Any) -> TestResponse:
        sent = {"csrf_token": self.token(page or address), **data}
        return self.send("POST", address, data=sent, **kwargs)

    def page(self, address: str) -> Page:
        """Open a page that is there."""
        answer = self.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code} {answer.location}"
        return Page(answer.text)


_SESSIONS: dict[str, tuple[str, dict[str, Any]]] = {}
"""The cookie of whoever has signed in already, and the row behind it, by the person's mark."""


class PageWorld(World):
    """The demo world with such browsers; remembers who is signed in already."""

    def __init__(self, url: str, secret: str) -> None:
        super().__init__(url, secret)
        self._open: dict[str, PageBrowser] = {}

    def browser(self, key: str = "") -> PageBrowser:
        """Open a new browser."""
        return PageBrowser(self.app, key)

    def at(self, key: str = "") -> PageBrowser:
        """Give the browser of this person, signed in once; "" is nobody's."""
        if key not in self._open:
            self._open[key] = self._signed_in(key) if key else self.browser()
        return self._open[key]

    def _signed_in(self, key: str) -> PageBrowser:
        """Take over the session of an earlier world that began alike, or sign in."""
        mark = db.session.scalars(select(Person.fs_uniquifier).where(Person.id == self.person(key))).one()
        browser = PageBrowser(self.app, "" if mark in _SESSIONS else key)
        if mark in _SESSIONS:
            cookie, row = _SESSIONS[mark]
            browser.client.set_cookie("session", cookie)
            db.session.rollback()  # what was read before a worker wrote can no longer be written upon
            with one_transaction():
                db.session.execute(insert(SignIn).values(**row, seen_at=clock.now()))
        else:
            made = db.session.scalars(
                select(SignIn).where(SignIn.mark == mark).order_by(SignIn.id.desc())
            ).first()
            row = {column.key: getattr(made, column.key) for column in SignIn.__table__.columns}
            row = {name: value for name, value in row.items() if name not in ("id", "seen_at")}
            _SESSIONS[mark] = browser.client.get_cookie("session").value, row
        return browser

    def forget(self) -> None:
        """Close all browsers."""
        self._open.clear()
