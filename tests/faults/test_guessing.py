"""Guesses behind a real proxy and a real server of two workers: stopped, without keeping anybody else out."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, insert, select
from sqlalchemy.engine import Engine

from tests.conftest import SECRET
from tests.faults.proxying import COMES_FROM, Proxy
from tests.faults.serving import Server, Visitor
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.mail.models import Letter
from webapp.ground.who import Person
from webapp.people.models.sign_ins import FailedTries

pytestmark = pytest.mark.long

PEOPLE, LIMIT = 300, 20
NEW = "häst batteri klammer rätt"
WRONG = "fel lösenord till allt"
OWNER = "person0@kommun.example"


class Town:
    """The service behind a proxy, outside a demo, and the people who have accounts in it."""

    def __init__(self, url: str, log: Path) -> None:
        self.database: Engine = create_engine(url)
        self.people = [f"person{n}@kommun.example" for n in range(PEOPLE)]
        with self.database.begin() as connection:
            jury = select(Person.password).where(Person.email == "jury@demo.example")
            password = connection.execute(jury).scalar_one()
            rows = [
                {
                    "email": email,
                    "name": "Kim",
                    "password": password,
                    "active": True,
                    "demo": False,
                    "fs_uniquifier": uuid.uuid4().hex,
                    "created_at": clock.now(),
                }
                for email in self.people
            ]
            connection.execute(insert(Person.__table__), rows)
        settings = {"PROXIES": "1", "TRUSTED_HOSTS": "127.0.0.1", "LOGIN_LIMIT": f"{LIMIT} per 5 minutes"}
        self.server = Server(url, SECRET, log, "tests.faults.cheap:app", **settings)
        self.proxy = Proxy(self.server.port)
        self.visitors: list[Visitor] = []

    def visitor(self, comes_from: str = "192.0.2.1") -> Visitor:
        """Open a new browser at an address."""
        self.visitors.append(Visitor(self.proxy.port))
        self.visitors[-1].headers[COMES_FROM] = comes_from
        return self.visitors[-1]

    def sign_in(self, email: str, comes_from: str = "192.0.2.1") -> int:
        """Sign in with a new browser, and let it go."""
        visitor = self.visitor(comes_from)
        status = visitor.sign_in(email)
        visitor.connection.close()
        return status

    def guess(self, emails: list[str], addresses: list[str]) -> list[int]:
        """Guess at accounts, each time from the next address; give the statuses of the answers."""
        guesser = self.visitor()
        guesser.send("/glomt-losenord", {"email": "ingen@kommun.example"})  # for a token
        statuses = []
        for email, address in zip(emails, addresses, strict=True):
            guesser.headers[COMES_FROM] = address
            form = {"csrf_token": guesser.token, "email": email, "password": WRONG}
            statuses.append(guesser.ask("POST", "/logga-in", form)[0])
        return statuses

    def stop(self) -> None:
        """End the servers."""
        for visitor in self.visitors:
            visitor.connection.close()
        self.proxy.stop()
        self.server.stop()
        self.database.dispose()


@pytest.fixture
def town(database_url: str, tmp_path: Path) -> Iterator[Town]:
    """Give the town on each database."""
    town = Town(database_url, tmp_path / "gunicorn.log")
    yield town
    town.stop()


@pytest.fixture
def small_town(sqlite_url: str, tmp_path: Path) -> Iterator[Town]:
    """Give the town on SQLite alone."""
    town = Town(sqlite_url, tmp_path / "gunicorn.log")
    yield town
    town.stop()


def test_three_hundred_colleagues_at_one_address_all_come_in(town: Town) -> None:
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(town.sign_in, town.people))

    assert Counter(statuses) == {302: PEOPLE}


def test_twenty_four_colleagues_each_at_an_own_address_all_come_in(small_town: Town) -> None:
    assert [small_town.sign_in(small_town.people[n], f"192.0.2.{n}") for n in range(24)] == [302] * 24


def test_a_thousand_guesses_from_a_thousand_addresses_are_stopped_and_the_owner_still_comes_in(
    town: Town,
) -> None:
    owner = town.visitor("198.51.100.7")
    assert owner.sign_in(OWNER) == 302
    owner.cookies = {"known_device": owner.cookies["known_device"]}  # as when the browser is closed

    guesses = town.guess([OWNER] * 1000, [f"10.0.{n // 250}.{n % 250 + 1}" for n in range(1000)])

    assert Counter(guesses) == {200: LIMIT, 429: 1000 - LIMIT}
    assert town.visitor("203.0.113.9").sign_in(OWNER) == 429
    assert owner.sign_in(OWNER) == 302
    assert _by_letter(town) == 302
    with town.database.connect() as connection:
        failed = Event.what == "account.sign_in_failed"
        noted = connection.execute(select(func.count()).select_from(Event).where(failed)).scalar_one()
        counters = connection.execute(select(func.count()).select_from(FailedTries)).scalar_one()
    assert noted == LIMIT
    assert counters <= LIMIT + 5


def _by_letter(town: Town) -> int:
    """Choose a new password by a letter, from a browser that nobody has seen before, and sign in with it."""
    stranger = town.visitor("203.0.113.9")
    assert stranger.send("/glomt-losenord", {"email": OWNER})[0] == 200
    with town.database.connect() as connection:
        query = select(Letter.link).where(Letter.recipient == OWNER, Letter.secret)
        link = connection.execute(query).scalar_one()
    assert stranger.send(link, {"password": NEW, "password_confirm": NEW})[0] == 302
    return stranger.sign_in(OWNER, NEW)


def test_guesses_at_many_accounts_from_one_address_are_stopped_there_and_nowhere_else(
    small_town: Town,
) -> None:
    known = small_town.visitor("10.9.9.9")
    assert known.sign_in(OWNER) == 302
    known.cookies = {"known_device": known.cookies["known_device"]}

    guesses = small_town.guess(small_town.people[100:250], ["10.9.9.9"] * 150)

    assert guesses == [200] * 5 * LIMIT + [429] * (150 - 5 * LIMIT)
    assert small_town.visitor("10.9.9.9").sign_in(small_town.people[1]) == 429
    assert small_town.visitor("10.9.9.8").sign_in(small_town.people[1]) == 302
    assert known.sign_in(OWNER) == 302


def test_forty_posts_by_anybody_keep_nobody_else_out(small_town: Town) -> None:
    guesses = small_town.guess([f"person{n}@annan.example" for n in range(40)], ["10.9.9.9"] * 40)

    assert guesses == [200] * 40
    assert small_town.visitor("10.9.9.9").sign_in(small_town.people[1]) == 302


def test_nobody_chooses_where_a_guess_comes_from(small_town: Town) -> None:
    guesser = small_town.visitor("10.9.9.9")
    statuses = []
    for n in range(5 * LIMIT + 3):
        guesser.headers["X-Forwarded-For"] = f"192.0.2.{n}"
        statuses.append(guesser.sign_in(f"ingen{n}@kommun.example", WRONG))

    assert statuses == [200] * 5 * LIMIT + [429] * 3
