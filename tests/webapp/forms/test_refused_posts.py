"""A post that is refused changes nothing, says why in Swedish, and gives back every text that came with it."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta

import pytest
from itsdangerous import TimestampSigner
from sqlalchemy import func, select
from werkzeug.test import encode_multipart

from tests.support.pages import Page, assert_house_rules
from webapp import clock
from webapp.models import Answer, Assessment, Event, Person, db
from webapp.services import context

JSON = {"Accept": "application/json"}
TYPED = "Vi har <b>prövat</b> & skrivit ”länge”.\nRad två."
UNREAD = "Vi kunde inte läsa det som skickades"


class Post:
    """A post of one page of questions, by its button or by the script."""

    def __init__(self, world, *, by_script: bool, who: str = "samordnare") -> None:
        self.world, self.by_script, self.browser = world, by_script, world.at(who)
        self.assessment = world.assessment("Exempelby")
        self.question = context.edition("kommunkompassen/2012").subarea("2.1").questions[0]
        self.page = f"/sjalvvardering/{self.assessment}/delomrade/2.1"
        self.form = self.browser.page(self.page).form("request_key")
        self.form[f"{self.question.id}:text"] = TYPED
        self.kept = self.rows()

    def rows(self) -> tuple[int | None, ...]:
        """Count what a save would have added to."""
        counts = [db.session.scalar(select(func.count()).select_from(table)) for table in (Answer, Event)]
        return *counts, db.session.scalar(select(func.sum(Answer.version)))

    def send(self, assessment: int = 0, **kwargs):
        """Send the form; a script sends only the fields of its question."""
        start = f"/sjalvvardering/{assessment or self.assessment}"
        kwargs.setdefault("data", self.form)
        if not self.by_script:
            return self.browser.send("POST", f"{start}/delomrade/2.1", **kwargs)
        if kwargs["data"] is self.form:
            alone = {"csrf_token", "request_key"}
            kwargs["data"] = {
                name: value for name, value in self.form.items() if name in alone or name.startswith(f"{self.question.id}:")
            }
        return self.browser.send("POST", f"{start}/fraga/{self.question.id}", headers=JSON, **kwargs)

    def gives_back(self, answer) -> bool:
        """Tell whether the typed text stands on the answering page, to be read and copied."""
        page = assert_house_rules(answer.text, own_words=False)
        return TYPED in [one.raw.removeprefix("\n") for one in page.all("textarea")]

    def assert_refused(self, answer, status: int, heading: str) -> None:
        """Fail unless the post was refused so, with nothing kept and nothing lost."""
        assert answer.status_code == status
        if self.by_script:
            assert answer.json["error"].startswith(f"{heading}.")
        else:
            assert Page(answer.text).one("h1").text == heading
            assert self.gives_back(answer)
        assert self.rows() == self.kept


@pytest.fixture(params=[False, True], ids=["by its button", "while it is written"])
def post(request, small_world):
    return Post(small_world, by_script=request.param)


def test_a_level_that_does_not_exist(post):
    part = post.question.kind.parts[0]
    post.form[f"{post.question.id}:level:{part.id}"] = "tusen"

    answer = post.send()

    fault = f"Välj en nivå för {part.name}. Vi kunde inte läsa det som skickades."
    assert answer.status_code == 422
    if post.by_script:
        assert answer.json == {"faults": {f"{post.question.id}:level:{part.id}": fault}}
    else:
        assert Page(answer.text).faults() == [fault]
        assert post.gives_back(answer)
    assert post.rows() == post.kept


def test_a_version_that_is_missing(post):
    del post.form[f"{post.question.id}:version"]

    answer = post.send()

    fault = "Vi kan inte se vilken version av svaret du ändrar. Ladda om sidan och försök igen."
    assert answer.status_code == 422
    if post.by_script:
        assert answer.json == {"faults": {f"{post.question.id}:version": fault}}
    else:
        assert post.gives_back(answer)
    assert post.rows() == post.kept


def test_a_version_that_somebody_has_passed_shows_both_texts(post):
    other = Post(post.world, by_script=False, who="medarbetare")
    other.form[f"{other.question.id}:text"] = "Medarbetarens text."
    assert other.send().status_code == 302
    post.kept = post.rows()

    answer = post.send()

    assert answer.status_code == 409
    if post.by_script:
        said = answer.json["conflict"]
        assert (said["who"], said["theirs"]["text"], said["yours"]["text"]) == ("Johan Lind", "Medarbetarens text.", TYPED)
    else:
        page = assert_house_rules(answer.text, own_words=False)
        quotes = [one.raw for one in page.all("p") if one["class"] == "quote"]
        assert quotes == ["Medarbetarens text.", TYPED]
        assert post.gives_back(answer)
    assert post.rows() == post.kept


def test_a_text_can_be_saved_after_both_have_been_seen(small_world):
    post, other = Post(small_world, by_script=False), Post(small_world, by_script=False, who="medarbetare")
    other.form[f"{other.question.id}:text"] = "Medarbetarens text."
    other.send()
    post.form = Page(post.send().text).form("request_key")

    answer = post.send()

    assert answer.status_code == 302
    assert post.browser.page(post.page).value(f"{post.question.id}:text") == TYPED


def test_a_question_of_another_page(small_world):
    post = Post(small_world, by_script=False)
    post.form["demokrati-strategi:text"] = "Hör hemma i område 1."

    post.assert_refused(post.send(), 422, "Något behöver rättas")


def test_a_question_of_another_edition_while_it_is_written(small_world):
    post = Post(small_world, by_script=True)
    answer = post.browser.send("POST", f"/sjalvvardering/{post.assessment}/fraga/finns-inte", data=post.form, headers=JSON)

    post.assert_refused(answer, 404, "Sidan finns inte")


def test_a_script_that_sends_another_question_than_it_says(small_world):
    post = Post(small_world, by_script=True)
    answer = post.browser.send(
        "POST", f"/sjalvvardering/{post.assessment}/fraga/demokrati-strategi", data=post.form, headers=JSON
    )

    assert answer.status_code == 422
    assert post.rows() == post.kept


@pytest.mark.parametrize("late", [False, True], ids=["handed in", "after the deadline"])
def test_an_assessment_that_is_closed(post, late):
    row = db.session.get_one(Assessment, post.assessment)
    if late:
        row.closes_at = clock.now() - timedelta(minutes=16)
    else:
        row.submitted_at = clock.now()
    db.session.commit()

    post.assert_refused(post.send(), 409, "Det gick inte att spara")


def test_an_answer_within_the_grace_is_kept(post):
    db.session.get_one(Assessment, post.assessment).closes_at = clock.now() - timedelta(minutes=14)
    db.session.commit()

    assert post.send().status_code == (200 if post.by_script else 302)


def test_a_reader_who_writes(small_world):
    for by_script in (False, True):
        post = Post(small_world, by_script=by_script)
        token = small_world.at("lasare").token("/hem")
        post.browser, post.form["csrf_token"] = small_world.at("lasare"), token

        post.assert_refused(post.send(), 403, "Du får inte göra det här")


@pytest.mark.parametrize("assessment", ["Norrvik", "absent"])
def test_another_municipality_and_one_that_is_not_there(post, assessment):
    found = 999_999 if assessment == "absent" else post.world.assessment(assessment)

    post.assert_refused(post.send(found), 404, "Sidan finns inte")


@pytest.mark.parametrize("token", [None, "", "inte-en-nyckel", "another session"])
def test_a_form_token_that_is_missing_wrong_or_somebody_elses(post, token):
    post.form.pop("csrf_token")
    if token is not None:
        post.form["csrf_token"] = post.world.at("medarbetare").token("/hem") if token == "another session" else token

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
            401, {"error": "Du är inte längre inloggad. Logga in i en ny flik; texten finns kvar här."}
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


@pytest.mark.parametrize(("body", "kind"), [
    (b"\xff\xfe\x00a=\xe5", "application/x-www-form-urlencoded"),
    ("å=ä".encode("utf-16"), "application/x-www-form-urlencoded; charset=utf-16"),
    (json.dumps({"text": TYPED}).encode(), "application/json"),
    (b"{" * 10_000, "application/json"),
    (b"text", "text/plain"),
    (b"", "multipart/form-data; boundary="),
    (b"--x\r\nrubbish", "multipart/form-data; boundary=x"),
])
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


@pytest.mark.parametrize("address", ["/logga-in?next=//evil.se", "/logga-in?next=https:evil.se", "/logga-in?next=/\\evil.se",
                                     "/logga-in?next=/%0d%0aSet-Cookie:x=y", "/logga-in?next=https://evil.se/"])
def test_signing_in_leads_nowhere_but_into_the_service(small_world, address):
    browser = small_world.browser()
    who = {"email": "samordnare@demo.example", "password": "norr-ost-syd-vast"}

    answer = browser.post(address, who, page=address)

    assert not (answer.location or "/").startswith(("//", "http", "/\\"))
    assert "x=y" not in str(answer.headers.getlist("Set-Cookie"))
