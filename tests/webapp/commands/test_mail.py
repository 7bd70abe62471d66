"""`flask mail send`: what it says and how it ends."""

from __future__ import annotations

import pytest

from tests.support.mail import serving
from webapp.ground.mail import occasions, outbox
from webapp.ground.store.database import one_transaction


@pytest.fixture
def run(small_world):
    occasions.write_due()  # what the clock has to tell is in the outbox already
    runner = small_world.app.test_cli_runner()
    return lambda: runner.invoke(args=["mail", "send"])


@pytest.fixture
def server(small_world):
    with serving() as server:
        small_world.app.config.update(server.settings)
        yield server


def test_in_a_demo_nothing_is_sent(run):
    many = outbox.waiting()

    answer = run()

    assert (answer.exit_code, answer.output) == (
        0,
        f"Det här är en demo: inget skickas. Brev i utkorgen: {many}.\n",
    )
    assert outbox.waiting() == many > 0


def test_without_a_mail_server_the_setting_is_named(small_world, run):
    small_world.app.config["DEMO"] = False

    answer = run()

    assert answer.exit_code == 1
    assert answer.output.startswith("KOMPASSROSEN_MAIL_SERVER saknas.")


def test_what_was_sent_is_told(server, run):
    many = outbox.waiting()

    answer = run()

    assert (answer.exit_code, answer.output) == (
        0,
        f"{many} skickade, 0 att försöka igen, 0 uppgivna.\n",
    )
    assert len(server.taken) == many


def test_a_letter_that_is_given_up_ends_the_command_with_one(server, run):
    run()
    server.refused = {"a@kommun.example": "550 nobody"}
    with one_transaction():
        outbox.write("test", "a@kommun.example", "Ämne", "Hej.")

    answer = run()

    assert (answer.exit_code, answer.output.splitlines()) == (
        1,
        ["0 skickade, 0 att försöka igen, 1 uppgivna.", "Uppgivna brev står i kansliets utkorg."],
    )


@pytest.mark.usefixtures("server")
def test_a_silent_server_is_told_with_how_many_wait(small_world, run):
    small_world.app.config["MAIL_PORT"] = 1
    many = outbox.waiting()

    answer = run()

    told = answer.output.splitlines()
    assert (answer.exit_code, told[0]) == (1, "0 skickade, 0 att försöka igen, 0 uppgivna.")
    assert told[1].startswith("E-postservern tar inte emot: ConnectionRefusedError")
    assert f"{many} brev väntar" in told[1]
