"""The first officer is invited from the command line, until somebody has come."""

from __future__ import annotations

import re

import pytest
from flask_migrate import upgrade
from sqlalchemy import select

from tests.conftest import SECRET
from tests.support.worlds import settings
from webapp import create_app
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.people.deeds import redemptions
from webapp.people.models.invitations import Invitation

NOT_MADE = "Databasen är inte gjord, eller inte aktuell. Gör den aktuell med: flask --app wsgi db upgrade\n"
MAIL = {"MAIL_SERVER": "post.example", "MAIL_FROM": "k@award.example", "ADDRESS": "https://k.example"}


@pytest.fixture
def service(tmp_path):
    """Give what makes an application on a database of its own, with tables or without."""
    made = []

    def make(*, tables: bool = True, **more: object):
        url = f"sqlite:///{tmp_path / 'new.sqlite'}"
        app = create_app({**settings(url, SECRET), "DEMO": False, "TRUSTED_HOSTS": ["localhost"], **more})
        made.append(app.app_context())
        made[-1].push()
        if tables:
            upgrade()
        return app

    yield make
    for context in made:
        db.session.remove()
        db.engine.dispose()
        context.pop()


def first(app, email="anna@award.example", name="Anna Alm"):
    answer = app.test_cli_runner().invoke(args=["office", "first", email, name])
    return answer.exit_code, answer.output


def test_the_link_is_told_once_and_a_letter_carries_it_where_mail_is_set_up(service):
    code, told = first(service(**MAIL))

    (link,) = re.findall(r"https://k\.example(/inbjudan/\S+)", told)
    assert code == 0
    assert told.splitlines()[-1] == "Ett brev med samma länk går till anna@award.example."
    assert db.session.scalars(select(Letter.link)).all() == [link]


def test_without_a_mail_server_no_letter_is_written(service):
    _code, told = first(service())

    assert told.splitlines()[-2:] == [
        "Ingen e-postserver är inställd, så inget brev skickas. Ge länken till anna@award.example själv.",
        "KOMPASSROSEN_ADDRESS saknas: skriv tjänstens adress framför länken.",
    ]
    assert db.session.scalars(select(Letter.id)).all() == []


def test_a_later_invitation_ends_the_earlier_one(service):
    app = service(**MAIL)
    told = [first(app, email)[1] for email in ("a@x.se", "b@x.se", "b@x.se")]
    tokens = [re.findall(r"/inbjudan/(\S+)", one)[0] for one in told]

    assert [redemptions.shown(one).state for one in tokens] == ["revoked", "revoked", "open"]
    assert db.session.scalars(select(Letter.link)).all() == [f"/inbjudan/{tokens[-1]}"]


@pytest.mark.parametrize(
    ("email", "name", "told"),
    [
        ("anna", "Anna Alm", "E-postadressen ”anna” går inte att läsa. Den ser ut som namn@kommun.se.\n"),
        ("a@b@c", "Anna Alm", "E-postadressen ”a@b@c” går inte att läsa. Den ser ut som namn@kommun.se.\n"),
        ("anna@award.example", " ", "Skriv personens namn.\n"),
        ("anna@award.example", "kolla award.example", "Skriv bara namnet, utan adresser.\n"),
    ],
)
def test_a_bad_address_or_name_is_refused(service, email, name, told):
    assert first(service(), email, name) == (1, told)
    assert db.session.scalars(select(Invitation.id)).all() == []


def test_it_is_refused_when_somebody_is_in_the_office(service):
    app = service()
    token = re.findall(r"/inbjudan/(\S+)", first(app)[1])[0]
    redemptions.redeem_as_new(token, "Anna Alm", "a hash of a password")

    assert first(app) == (
        1,
        (
            "Kansliet har redan någon med ett konto: Anna Alm. "
            "Den som arbetar i kansliet bjuder in fler på omgångens sida Personer.\n"
        ),
    )
    assert len(db.session.scalars(select(Person.id)).all()) == 1


def test_it_is_refused_where_rounds_have_officers(small_world):
    code, told = first(small_world.app)

    assert (code, told.partition(":")[0]) == (1, "Kansliet har redan någon med ett konto")


EVERY = (
    ("rounds", "make", "2021", "--key", "2027", "--name", "N", "--officer", "a@b.se"),
    ("rounds", "officer", "2027", "a@b.se"),
    ("export", "jury", "2027", "--to", "jury.xlsx"),
    ("demo", "accounts"),
    ("demo", "load"),
    ("office", "first", "a@b.se", "Anna"),
    ("mail", "send"),
)


@pytest.mark.parametrize("words", EVERY, ids=lambda words: " ".join(words[:2]))
def test_on_a_database_without_tables_a_command_says_what_to_do(service, words):
    answer = service(tables=False, **MAIL).test_cli_runner().invoke(args=list(words))

    assert (answer.exit_code, answer.output, type(answer.exception)) == (1, NOT_MADE, SystemExit)


@pytest.mark.parametrize("words", EVERY[:4], ids=lambda words: " ".join(words[:2]))
def test_on_an_empty_database_a_command_says_what_is_missing(service, words):
    answer = service(**MAIL).test_cli_runner().invoke(args=list(words))

    assert (answer.exit_code, type(answer.exception)) == (1, SystemExit)
    assert answer.output.endswith((".\n", "demo load\n", "office first E-POST NAMN\n"))


@pytest.mark.parametrize("group", ["users", "roles"])
def test_the_library_offers_no_commands_that_know_none_of_our_rules(service, group):
    answer = service(tables=False).test_cli_runner().invoke(args=[group, "create"])

    assert answer.exit_code == 2
    assert f"No such command '{group}'" in answer.output
