"""The log: a line of JSON that names its request, and holds nothing of what people write."""

from __future__ import annotations

import json
import logging
from io import StringIO

import pytest

from tests.support.browsing import PageWorld
from webapp.operation import log

WORDS = "Kommunens hemliga ord"


@pytest.fixture
def lines():
    """Give the lines that are written, as a server writes them."""
    written, ours = StringIO(), logging.getLogger("webapp")
    handler = logging.StreamHandler(written)
    handler.setFormatter(log.Lines())
    level = ours.level
    ours.addHandler(handler)
    ours.setLevel("INFO")
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    ours.removeHandler(handler)
    ours.setLevel(level)


def broken() -> None:
    raise KeyError(WORDS)


def test_every_answer_leaves_a_line_with_its_route_and_no_address(small_world: PageWorld, lines):
    small_world.app.test_client().get("/inbjudan/en-hemlig-lank")

    (line,) = lines()
    assert (line["message"], line["endpoint"], line["status"], line["method"]) == (
        "answered",
        "invitation.show",
        404,
        "GET",
    )
    assert len(line["request"]) == 16
    assert "en-hemlig-lank" not in json.dumps(line)


def test_the_lines_of_a_request_have_one_name_in_common(small_world: PageWorld, lines):
    small_world.browser().post("/logga-in", {"email": "jury@demo.example", "password": "fel lösenord här"})

    *_page, failed, answered = lines()
    assert failed["message"] == (
        f"Failed: account.sign_in_failed, of person {small_world.person('jury')}, from 127.0.0.1"
    )
    assert (failed["level"], failed["request"]) == ("WARNING", answered["request"])


def test_who_signs_in_is_written_by_number(small_world: PageWorld, lines):
    small_world.browser("jury")

    told = [line["message"] for line in lines() if line["logger"].endswith("sessions")]
    assert told == [f"Person {small_world.person('jury')} signed in from 127.0.0.1"]


def test_a_fault_is_written_with_its_place_and_without_its_words(small_world: PageWorld, lines, monkeypatch):
    def broken_further(**_args: object) -> None:
        try:
            broken()
        except KeyError as error:
            raise ValueError(WORDS) from error

    monkeypatch.setitem(small_world.app.view_functions, "devices.own", broken_further)
    monkeypatch.setitem(small_world.app.config, "PROPAGATE_EXCEPTIONS", False)  # noqa: FBT003 -- a setting

    answer = small_world.at("jury").get("/inloggningar/")

    failed = next(line for line in lines() if line["message"] == "failed")
    assert (answer.status_code, failed["endpoint"]) == (500, "devices.own")
    assert [one for one in failed["exc_info"].splitlines() if one.startswith("builtins")] == [
        "builtins.KeyError",
        "builtins.ValueError",
    ]
    assert WORDS not in json.dumps(failed, ensure_ascii=False)


@pytest.mark.parametrize(
    ("proxies", "given", "kept"),
    [(1, "proxyns-eget-namn", True), (1, "rad\nbryt", False), (0, "gissat-namn-123", False)],
)
def test_only_a_trusted_proxy_names_a_request(small_world: PageWorld, lines, proxies, given, kept):
    environ = {"HTTP_X_REQUEST_ID": given} | ({"werkzeug.proxy_fix.orig": {}} if proxies else {})

    small_world.app.test_client().get("/lever", environ_overrides=environ)

    assert (lines()[-1]["request"] == given) is kept


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_host_that_is_not_ours_is_refused_in_a_sentence_and_is_no_fault_of_ours(
    small_world: PageWorld, lines, monkeypatch, method
):
    monkeypatch.setitem(small_world.app.config, "TRUSTED_HOSTS", ["kompassrosen.example"])
    client = small_world.app.test_client()

    answers = [
        getattr(client, method)(path, headers={"Host": "10.0.0.1"}) for path in ("/redo", "/hem", "/x")
    ]

    assert {one.status_code for one in answers} == {400}
    said = "Tjänsten svarar inte på det här värdnamnet. Använd dess riktiga adress. Är den här rätt ska den "
    said += "som driver tjänsten skriva värdnamnet i KOMPASSROSEN_TRUSTED_HOSTS.\n"
    assert [one.text for one in answers] == [said] * 3
    assert [line["level"] for line in lines()] == ["INFO"] * 3
