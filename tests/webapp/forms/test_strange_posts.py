"""A form that no page of ours sent, or whose session is over, changes nothing and gives back the text."""

from __future__ import annotations

import json
import uuid

import pytest
from itsdangerous import TimestampSigner
from werkzeug.test import encode_multipart

from tests.support.form_posts import TYPED, UNREAD, Post
from tests.support.pages import assert_house_rules
from webapp.ground.store.database import db
from webapp.ground.who import Person


@pytest.fixture(params=[False, True], ids=["by its button", "while it is written"])
def post(request, small_world):
    return Post(small_world, by_script=request.param)


@pytest.mark.parametrize("token", [None, "", "inte-en-nyckel", "another session"])
def test_a_form_token_that_is_missing_wrong_or_somebody_elses(post, token):
    post.form.pop("csrf_token")
    if token is not None:
        post.form["csrf_token"] = (
            post.world.at("medarbetare").token("/hem") if token == "another session" else token  # noqa: S105 -- a case, no password
        )

    post.assert_refused(post.send(), 400, "Sidan hade legat öppen för länge")


def test_a_form_token_lives_as_long_as_the_session(post, monkeypatch):
    now = TimestampSigner.get_timestamp
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda signer: now(signer) + 8 * 3600)

    assert post.send().status_code == (200 if post.by_script else 302)


def test_a_session_that_has_ended(post):
    person = db.session.get_one(Person, post.world.person("samordnare"))
    person.fs_uniquifier = uuid.uuid4().hex
    db.session.commit()

    answer = post.send()

    if post.by_script:
        assert (answer.status_code, answer.json) == (
            401,
            {"error": "Du är inte längre inloggad. Logga in i en ny flik; texten finns kvar här."},
        )
        assert post.rows() == post.kept
    else:
        post.assert_refused(answer, 401, "Du är inte längre inloggad")


def test_a_cookie_that_is_gone(post):
    post.browser.client.delete_cookie("session")

    post.assert_refused(post.send(), 400, "Sidan hade legat öppen för länge")


def test_a_field_that_comes_twice(post):
    post.form[f"{post.question.id}:text"] = [TYPED, "En gång till."]

    post.assert_refused(post.send(), 400, UNREAD)


def test_twenty_thousand_fields(post):
    many = {f"falt{n}": "x" for n in range(20_000)}

    post.assert_refused(post.send(data={**post.form, **many}), 400, UNREAD)


def test_twenty_thousand_parts(post):
    many = {f"falt{n}": "x" for n in range(20_000)}
    boundary, body = encode_multipart({**post.form, **many})

    answer = post.send(data=body, content_type=f"multipart/form-data; boundary={boundary}")

    assert answer.status_code == 413
    assert post.rows() == post.kept


def test_a_body_that_is_too_large(post):
    answer = post.send(data={**post.form, f"{post.question.id}:text": "a" * (6 * 1024 * 1024)})

    said = answer.json["error"] if post.by_script else assert_house_rules(answer.text).one("h1").text
    assert answer.status_code == 413
    assert said.startswith("Det som skickades är för stort")
    assert post.rows() == post.kept


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe\x00a=\xe5", "application/x-www-form-urlencoded"),
        ("å=ä".encode("utf-16"), "application/x-www-form-urlencoded; charset=utf-16"),
        (json.dumps({"text": TYPED}).encode(), "application/json"),
        (b"{" * 10_000, "application/json"),
        (b"text", "text/plain"),
        (b"", "multipart/form-data; boundary="),
        (b"--x\r\nrubbish", "multipart/form-data; boundary=x"),
    ],
)
def test_a_body_that_no_form_of_ours_sends(post, body, kind):
    answer = post.send(data=body, content_type=kind)

    said = answer.json["error"] if post.by_script else assert_house_rules(answer.text).one("h1").text
    assert answer.status_code == 400
    assert said.startswith(("Sidan hade legat öppen för länge", UNREAD))
    assert post.rows() == post.kept


def test_a_field_that_the_page_does_not_have_changes_nothing(post):
    strange = {"score": "100", "municipality_id": "1", "answer[__proto__]": "x", "submitted_at": "2026-01-01"}

    answer = post.send(data={**post.form, **strange}) if not post.by_script else post.send()

    assert answer.status_code == (200 if post.by_script else 302)
    assert post.browser.page(post.page).value(f"{post.question.id}:text") == TYPED


def test_the_same_form_sent_twice_is_kept_once(post):
    post.send()
    once = post.rows()

    again = post.send()

    assert again.status_code == (200 if post.by_script else 302)
    assert post.rows() == once


@pytest.mark.parametrize(
    "address",
    [
        "/logga-in?next=//evil.se",
        "/logga-in?next=https:evil.se",
        "/logga-in?next=/\\evil.se",
        "/logga-in?next=/%0d%0aSet-Cookie:x=y",
        "/logga-in?next=https://evil.se/",
    ],
)
def test_signing_in_leads_nowhere_but_into_the_service(small_world, address):
    browser = small_world.browser()
    who = {"email": "samordnare@demo.example", "password": "norr-ost-syd-vast"}

    answer = browser.post(address, who, page=address)

    assert not (answer.location or "/").startswith(("//", "http", "/\\"))
    assert "x=y" not in str(answer.headers.getlist("Set-Cookie"))
