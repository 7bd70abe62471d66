"""Letters are sent once, whatever the mail server does."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.mail import write
from webapp.ground.calendar import clock
from webapp.ground.mail import delivery, outbox
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db, deed, one_transaction

ADDRESS = "https://kompassrosen.example"


def letters() -> list[Letter]:
    db.session.expire_all()
    found = list(db.session.scalars(select(Letter).order_by(Letter.id)))
    db.session.commit()
    return found


def later(hours: int) -> None:
    moment = clock.now() + timedelta(hours=hours)
    clock.set_clock(lambda: moment)


@pytest.mark.both
def test_a_letter_is_sent_once_with_its_words_and_its_link(server):
    write("a@kommun.example")

    posted, again = delivery.post_all(), delivery.post_all()

    assert (posted.sent, again.sent, server.receivers) == (1, 0, ["a@kommun.example"])
    message = server.taken[0]
    assert (message["Subject"], message["From"], message["Auto-Submitted"]) == (
        "Ämne å",
        "Kompassrosen <brev@kompassrosen.example>",
        "auto-generated",
    )
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n").splitlines()[:3] == [
        "Hej på dig.",
        "",
        f"{ADDRESS}/hem",
    ]
    assert letters()[0].state == "sent"


@pytest.mark.both
@pytest.mark.usefixtures("server")
def test_a_letter_with_the_same_key_is_written_once():
    write("a@kommun.example")
    write("a@kommun.example")

    assert len(letters()) == 1
    assert delivery.post_all().sent == 1


@pytest.mark.both
@pytest.mark.usefixtures("server")
def test_a_deed_that_is_undone_leaves_no_letter():
    @deed
    def go_wrong() -> None:
        outbox.write("test", "a@kommun.example", "Ämne", "Hej.")
        raise NotThereError

    with pytest.raises(NotThereError):
        go_wrong()

    assert letters() == []


def test_an_address_that_is_refused_does_not_stop_the_others(server):
    server.refused = {"b@kommun.example": "550 no such person", "c@kommun.example": "450 come back"}
    write("a@kommun.example", "b@kommun.example", "c@kommun.example", "d@kommun.example")

    posted = delivery.post_all()

    assert (posted.sent, posted.given_up, posted.later) == (2, 1, 1)
    assert server.receivers == ["a@kommun.example", "d@kommun.example"]
    assert [letter.state for letter in letters()] == ["sent", "failed", "waiting", "sent"]
    assert letters()[1].last_error == "E-postservern svarade 550: no such person"


def test_a_letter_that_was_put_back_is_tried_again_after_a_while(server):
    server.refused = {"a@kommun.example": "450 come back"}
    write("a@kommun.example")
    delivery.post_all()
    server.refused = {}

    at_once = delivery.post_all()
    later(hours=1)
    afterwards = delivery.post_all()

    assert (at_once.sent, afterwards.sent, letters()[0].tries) == (0, 1, 2)


@pytest.mark.both
def test_a_letter_is_given_up_after_two_days_of_tries(server):
    server.refused = {"a@kommun.example": "450 come back"}
    write("a@kommun.example")

    for _time in range(outbox.MOST_TRIES + 2):
        delivery.post_all()
        later(hours=6)

    assert [(letter.state, letter.tries) for letter in letters()] == [("failed", outbox.MOST_TRIES)]


@pytest.mark.both
def test_a_server_that_hangs_up_gets_the_letter_once_more_later_and_the_others_now(server):
    server.dropped = {"a@kommun.example"}
    write("a@kommun.example", "b@kommun.example")

    first = delivery.post_all()
    later(hours=1)
    delivery.post_all()

    assert (first.sent, first.later) == (1, 1)
    assert server.receivers == ["b@kommun.example", "a@kommun.example"]


@pytest.mark.both
@pytest.mark.usefixtures("server")
def test_letters_wait_untried_while_the_server_is_down(world):
    write("a@kommun.example", "b@kommun.example")
    port = world.app.config["MAIL_PORT"]
    world.app.config["MAIL_PORT"] = 1

    down = delivery.post_all()
    world.app.config["MAIL_PORT"] = port
    up = delivery.post_all()

    assert (down.sent, down.silent != "", up.sent, up.silent) == (0, True, 2, "")
    assert [letter.tries for letter in letters()] == [1, 1]


def test_a_sender_that_is_refused_blames_no_letter(server):
    server.refused = {"sender": "550 who are you"}
    write("a@kommun.example")

    posted = delivery.post_all()

    assert (posted.given_up, posted.silent.startswith("SMTPSenderRefused")) == (0, True)
    assert [(letter.state, letter.tries) for letter in letters()] == [("waiting", 0)]


def test_a_letter_whose_sender_died_in_the_middle_is_never_sent_again_by_itself(server):
    write("a@kommun.example")
    assert outbox.take() is not None
    later(hours=1)

    posted = delivery.post_all()

    assert (posted.given_up, server.taken, letters()[0].state) == (1, [], "unclear")
    assert letters()[0].last_error == "Sändningen avbröts. Det är oklart om brevet kom fram."


@pytest.mark.both
def test_a_secret_link_is_forgotten_when_the_letter_is_sent_or_given_up(server):
    server.refused = {"b@kommun.example": "550 no such person"}
    write("a@kommun.example", "b@kommun.example", "c@kommun.example", secret=True)
    write("d@kommun.example")
    assert outbox.take() is not None
    later(hours=1)

    delivery.post_all()

    assert [(letter.state, letter.link) for letter in letters()] == [
        ("unclear", ""),
        ("failed", ""),
        ("sent", ""),
        ("sent", "/hem"),
    ]


@pytest.mark.both
def test_two_senders_at_once_send_every_letter_once(world, server):
    receivers = [f"{n}@kommun.example" for n in range(12)]
    write(*receivers)
    db.session.remove()

    def send() -> None:
        with world.app.app_context():
            delivery.post_all()
            db.session.remove()

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(server.receivers) == sorted(receivers)


@pytest.mark.parametrize("hostile", ["Ämne\r\nBcc: x@evil.example", "Ämne\nTo: x@evil.example"])
def test_a_line_break_in_a_subject_begins_no_new_heading(server, hostile):
    with one_transaction():
        outbox.write("test", "a@kommun.example", hostile, "Hej.\r\n.\r\nMAIL FROM:<x>")

    delivery.post_all()

    (message,) = server.taken
    assert (message["Bcc"], message.get_all("To")) == (None, ["a@kommun.example"])
    assert message["Subject"] == " ".join(hostile.split())


def test_letters_reach_addresses_with_swedish_domains_and_are_given_up_where_they_cannot_be_read(server):
    write("anna@älvby.example", "inte en adress")

    posted = delivery.post_all()

    assert (posted.sent, posted.given_up, server.receivers) == (1, 1, ["anna@xn--lvby-koa.example"])
