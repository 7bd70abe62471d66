"""The demo world as tests use it: its application, its people signed in, and what they can reach."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from datetime import timedelta
from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask.testing import FlaskClient
from passlib.hash import sha256_crypt
from sqlalchemy import event, select
from werkzeug.test import TestResponse

from tests.support.templates import COMPILED
from webapp import create_app, demo
from webapp.assessment.models.assessments import AWARD, Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.calendar import clock
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Person, Post
from webapp.rounds.models.rounds import Entrant, Round

PASSWORD = demo.PASSWORD
COMPASS, ANCHORED = "kommunkompassen/2012", "kommunkompassen/2012-forankrad"
FILES = tempfile.mkdtemp(prefix="kompassrosen-files-")
"""Where this process keeps the files that its worlds make."""
atexit.register(shutil.rmtree, FILES, ignore_errors=True)
CHEAP = {"argon2__time_cost": 1, "argon2__memory_cost": 64, "argon2__parallelism": 1}
ROUNDS = sha256_crypt.default_rounds
"""How often the sign-in library hashes what a letter's link carries; that takes 240 ms."""
sha256_crypt.default_rounds = sha256_crypt.min_rounds


def settings(url: str, secret: str) -> dict[str, Any]:
    """Give the settings of a demo on one database."""
    return {
        "SQLALCHEMY_DATABASE_URI": url,
        "SECRET_KEY": secret,
        "DEMO": True,
        "FILES": FILES,
        "TESTING": True,
        "SESSION_COOKIE_SECURE": False,
        "REMEMBER_COOKIE_SECURE": False,
        "PDF": 0,  # LibreOffice is started where it is what is tried
        "LOGIN_LIMIT": "1000 per minute",
        "GUEST_LIMIT": "1000 per minute",
        "REGISTRATION_LIMIT": "1000 per minute",
        # Hundreds of tests sign in; what a password costs to guess is tested with the settings people get.
        "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": CHEAP,
    }


def put_together(url: str, secret: str, *, waits: bool = False) -> Flask:
    """Make an application; unless it waits, SQLite answers before its disk has what was written.

    A commit that waits for the disk takes 5 ms, and there are tens of thousands; what outlives a failing
    machine is tested with databases that wait (tests/faults).
    """
    app = create_app(settings(url, secret))
    with app.app_context():
        if db.engine.dialect.name == "sqlite" and not waits:
            event.listen(db.engine, "connect", _wait_for_nothing)
    return app


def _wait_for_nothing(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")


def build_world(url: str, secret: str) -> None:
    """Make a database by the migrations and load the demo round."""
    from flask_migrate import upgrade  # noqa: PLC0415 -- slow, and only the first test needs it

    app = put_together(url, secret)
    with app.app_context():
        upgrade()
        assert demo.load_one_round()
        db.session.remove()
        db.engine.dispose()


_TOKENS: dict[str, str] = {}
"""What forms are signed with, by the secret of the session they belong to."""


class Browser:
    """One person's browser without scripts: follows the house's forms."""

    def __init__(self, app: Flask, key: str = "") -> None:
        self.client: FlaskClient = app.test_client()
        if key:
            email = key if "@" in key else f"{key}@demo.example"
            answer = self.post("/logga-in", {"email": email, "password": PASSWORD}, page="/logga-in")
            assert answer.status_code == 302, answer.text

    def get(self, address: str, **kwargs: Any) -> TestResponse:
        return self.client.get(address, **kwargs)

    def token(self, page: str) -> str:
        """Give what this browser's forms are signed with; it is read from a page once for a session."""
        if self._secret() not in _TOKENS:
            found = re.search(r'name="csrf_token" value="([^"]+)"', self.get(page).text)
            assert found, f"no form on {page}"
            _TOKENS[self._secret()] = found[1]
        return _TOKENS[self._secret()]

    def _secret(self) -> str:
        """Give the secret that the session in this browser's cookie has for forms; "" as long as none."""
        cookie, app = self.client.get_cookie("session"), self.client.application
        signed = SecureCookieSessionInterface().get_signing_serializer(app)
        assert signed is not None
        return str(signed.loads(cookie.value).get("csrf_token", "")) if cookie else ""

    def post(self, address: str, data: dict[str, Any], page: str = "", **kwargs: Any) -> TestResponse:
        return self.client.post(address, data={"csrf_token": self.token(page or address), **data}, **kwargs)


class World:
    """The demo round on one database."""

    def __init__(self, url: str, secret: str, *, waits: bool = False) -> None:
        self.app = put_together(url, secret, waits=waits)
        self.app.jinja_env.bytecode_cache = COMPILED

    def browser(self, key: str = "") -> Browser:
        """Open a browser, signed in as a demo person ("samordnare", "utvarderare.a" …) or as nobody."""
        return Browser(self.app, key)

    def person(self, key: str) -> int:
        """Give a demo person's id."""
        email = key if "@" in key else f"{key}@demo.example"
        return db.session.scalars(select(Person.id).where(Person.email == email)).one()

    def assessment(self, municipality: str, edition: str = "", purpose: str = "award") -> int:
        """Give the id of a municipality's assessment; one of its own begins in the anchored edition."""
        edition = edition or (ANCHORED if purpose == "internal" else COMPASS)
        query = (
            select(Assessment.id)
            .join(Municipality)
            .where(
                Municipality.name == municipality,
                Assessment.edition == edition,
                Assessment.purpose == purpose,
            )
        )
        return db.session.scalars(query).one()

    def evaluation(self, municipality: str) -> int:
        """Give the id of a municipality's evaluation."""
        query = select(Evaluation.id).where(Evaluation.assessment_id == self.assessment(municipality))
        return db.session.scalars(query).one()

    def begin_round(self, nomination: str, municipality: str = "Exempelby") -> int:
        """Begin a round that nominates by this edition; give the id of the municipality's nomination."""
        place = db.session.scalars(select(Municipality).where(Municipality.name == municipality)).one()
        closes_at = clock.now() + timedelta(days=30)
        common = {"closes_at": closes_at, "created_at": clock.now()}
        award_round = Round(
            key=nomination.partition("/")[2],
            award="Sveriges KvalitetsKommun",
            name="En annan omgång",
            nomination_edition=nomination,
            compass_edition=COMPASS,
            **common,
        )
        db.session.add(award_round)
        db.session.flush()
        about = {"municipality_id": place.id, "round_id": award_round.id}
        row = Assessment(edition=nomination, purpose=AWARD, name="En annan nominering", **about, **common)
        office = Post(person_id=self.person("kansli"), round_id=award_round.id, role=OFFICER)
        db.session.add_all([Entrant(**about), office, row])
        db.session.commit()
        return row.id

    def close(self) -> None:
        clock.set_clock(None)
        db.session.remove()
        db.engine.dispose()
