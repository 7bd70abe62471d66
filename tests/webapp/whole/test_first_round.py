"""From an empty database to the first round and its people, exactly as the README walks: no demo, no SQL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Select, select

from tests.conftest import SECRET, create_database, database_address, drop_database
from tests.support.worlds import settings
from webapp import create_app
from webapp.ground.events.models import Event
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.ground.who import Post

pytestmark = pytest.mark.both

ADDRESS = "https://kompassrosen.example"
PASSWORD = "fyra ord utan sammanhang"  # noqa: S105 -- of a test


@pytest.fixture(params=["sqlite", "postgresql"])
def new_service(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """Give an application that nobody has used, on a database without a single table."""
    server, name = "", f"first_{tmp_path.name}"
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'first.sqlite'}"
    else:
        server = request.getfixturevalue("postgresql")
        create_database(server, name)
        url = database_address(server, name)
    served = {"DEMO": False, "ADDRESS": ADDRESS, "TRUSTED_HOSTS": ["localhost"]}
    app = create_app({**settings(url, SECRET), **served})
    yield app
    with app.app_context():
        db.engine.dispose()
    if server:
        drop_database(server, name)


def run(app: Flask, *words: str) -> str:
    """Run a command that succeeds; give what it says."""
    answer = app.test_cli_runner().invoke(args=list(words))
    assert answer.exit_code == 0, answer.output
    return answer.output


def post(client: FlaskClient, address: str, **form: object) -> str:
    """Send a page's form, and give where it leads."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(address).text)
    assert found, address
    answer = client.post(form.pop("to", address), data={"csrf_token": found[1], **form})
    assert answer.status_code == 302, answer.text
    return answer.location


def join(app: Flask, link: str, name: str) -> FlaskClient:
    """Follow an invitation's link as somebody new, and sign in."""
    client = app.test_client()
    post(client, link, name=name, password=PASSWORD, password_again=PASSWORD)
    return client


def link_to(app: Flask, email: str) -> str:
    (link,) = kept(app, select(Letter.link).where(Letter.recipient == email, Letter.secret))
    return link


def kept(app: Flask, query: Select[tuple[str]]) -> list[str]:
    """Ask the database, beside the requests: nobody is signed in in its context."""
    with app.app_context():
        return list(db.session.scalars(query))


def test_nothing_becomes_a_first_round_by_the_steps_of_the_readme(new_service):
    run(new_service, "db", "upgrade")
    told = run(new_service, "office", "first", "anna@award.example", "Anna Alm")
    (link,) = re.findall(rf"{ADDRESS}(/inbjudan/\S+)", told)
    assert "Driften bjuder in dig att arbeta i kansliet" in new_service.test_client().get(link).text

    officer = join(new_service, link, "Anna Alm")
    home = officer.get("/hem").text
    made = post(officer, "/kansli", recipe="2021", key="2027", name="Omgång 2027")
    bring = "/kansli/2027/deltagare/las-in"
    table = b"kommun;kontaktperson;e-post\nNacka;Nils Ny;nils@nacka.example"
    token = re.search(r'name="csrf_token" value="([^"]+)"', officer.get(bring).text)
    sent = {"csrf_token": token[1], "file": (BytesIO(table), "deltagare.csv")}
    receipt = officer.post(bring, data=sent, content_type="multipart/form-data").text
    (table_id,) = re.findall(r'name="table" value="(\d+)"', receipt)
    read = post(officer, bring, to=f"{bring}/alla", table=table_id)
    people = "/kansli/2027/personer"
    post(officer, people, name="Bo Berg", email="bo@award.example", role="officer")
    place = re.search(r'<option value="(\d+)"[^>]*>\s*Nacka', officer.get(people).text)
    nils = {"name": "Nils Ny", "email": "nils@nacka.example", "role": "coordinator"}
    post(officer, people, **nils, municipality=place[1])
    second = join(new_service, link_to(new_service, "bo@award.example"), "Bo Berg")
    coordinator = join(new_service, link_to(new_service, "nils@nacka.example"), "Nils Ny")

    assert "Gör den första omgången" in home
    assert (made, read) == ("/kansli/2027/datum", "/kansli/2027/deltagare")
    assert [second.get("/kansli/2027").status_code, coordinator.get("/kansli/2027").status_code] == [200, 404]
    assert "Självvärdering" in coordinator.get("/hem").text
    assert kept(new_service, select(Post.role)) == ["officer", "officer"]


def test_the_first_officer_signs_in_again_and_no_longer_sees_the_first_step(new_service):
    run(new_service, "db", "upgrade")
    told = run(new_service, "office", "first", "anna@award.example", "Anna Alm")
    join(new_service, re.findall(r"/inbjudan/\S+", told)[0], "Anna Alm")

    again = new_service.test_client()
    post(again, "/logga-in", email="anna@award.example", password=PASSWORD)
    before = again.get("/hem").text
    post(again, "/kansli", recipe="2003", key="2027", name="Omgång 2027")
    after = again.get("/hem").text

    assert ("Gör den första omgången" in before, "deltar inte i något" in before) == (True, False)
    assert ("Gör den första omgången" in after, "Omgång 2027" in after) == (False, True)
    told = kept(new_service, select(Event.what).order_by(Event.id))
    assert [one for one in told if not one.startswith("account.")] == [
        "invitation.sent",
        "invitation.redeemed",
        "round.made",
    ]
