"""Signing in in two steps, as people do: an app that reckons codes, and a clock that goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from passlib.totp import TOTP
from sqlalchemy import select

from tests.support.accounts import FIREFOX
from tests.support.worlds import PASSWORD
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.people.deeds import address_changes
from webapp.people.models.factors import Identity, Passkey

APP_PAGE = "/konto/tva-steg/app"


@contextmanager
def clock_at(start: datetime | None = None) -> Iterator[type[Watch]]:
    """Let the clock stand still, and go on when it is told to."""
    Watch.now = start or clock.now()
    clock.set_clock(lambda: Watch.now)
    yield Watch
    clock.set_clock(None)


class Watch:
    now: datetime

    @classmethod
    def go_on(cls, **time: float) -> None:
        cls.now += timedelta(**time)


class App:
    """A telephone's app: it has the key that a page showed, and knows no more of us."""

    def __init__(self, key: str) -> None:
        self.totp = TOTP(key.replace("-", ""))

    def code(self, *, late: float = 0) -> str:
        return str(self.totp.generate(clock.now().timestamp() - late).token)


def key_on(page: str) -> str:
    found = re.search(r'class="secret">([A-Z2-7-]+)<', page)
    assert found, "no key on the page"
    return found[1]


def codes_on(page: str) -> list[str]:
    return re.findall(r'class="secret">([a-z2-9]{4}(?:-[a-z2-9]{4}){3})<', page)


def proposal_on(page: str) -> str:
    found = re.search(r'name="proposal" value="([^"]+)"', page)
    assert found, "no proposal on the page"
    return found[1]


def begin(browser) -> tuple[App, list[str]]:
    """Begin a second factor in the browser; give the app and the recovery codes."""
    page = browser.get(APP_PAGE).text
    app = App(key_on(page))
    answer = browser.post(APP_PAGE, {"code": app.code(), "proposal": proposal_on(page)})
    assert answer.status_code == 200, answer.text
    return app, codes_on(answer.text)


def with_password(world, who: str = "jury", **more: str):
    """Give a browser in which the right password is typed, and no code yet."""
    browser = world.browser()
    browser.client.environ_base["HTTP_USER_AGENT"] = FIREFOX
    answer = browser.post("/logga-in", {"email": f"{who}@demo.example", "password": PASSWORD, **more})
    assert (answer.status_code, answer.location.partition("?")[0]) == (302, "/logga-in/kod")
    return browser


def with_code(browser, code: str, **more: str):
    return browser.post("/logga-in/kod", {"code": code, **more})


def is_in(browser) -> bool:
    return browser.get("/hem").status_code == 200


def letters(start: str) -> list[str]:
    query = select(Letter.recipient).where(Letter.key.startswith(f"factor-{start}:")).order_by(Letter.id)
    return list(db.session.scalars(query))


def asked_link(person_id: int) -> str:
    """Ask for another address; give the link that its letter carries."""
    address_changes.ask(person_id, "ny@demo.example", "Firefox")
    query = select(Letter.link).where(Letter.key.startswith(f"address-new:{person_id}:"))
    return db.session.scalars(query).one()


def kept_passkey(person_id: int) -> int:
    """Let somebody have a passkey; give its id."""
    about = {"credential_id": "en", "public_key": b"", "sign_count": 0, "handle": "x", "name": "Telefonen"}
    return _kept(Passkey(person_id=person_id, made_at=clock.now(), **about))


def kept_link(person_id: int) -> int:
    """Let somebody's account be linked to a municipality's sign-in; give the id of the link."""
    about = {"issuer": "https://login.example", "subject": "17"}
    return _kept(Identity(person_id=person_id, linked_at=clock.now(), **about))


def _kept(row: Passkey | Identity) -> int:
    db.session.add(row)
    db.session.commit()
    return row.id
