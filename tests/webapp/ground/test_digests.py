"""The day's letter: what was held since yesterday, never what is done, and ended with one press."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from tests.support.colleagues import Q, hand, own
from tests.support.mail import MailServer
from webapp.assessment.deeds.teamwork import comments, tasks
from webapp.assessment.deeds.teamwork.comments import Words
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.teamwork.comments import INTERNAL
from webapp.ground.calendar import clock
from webapp.ground.mail import delivery, digests, outbox, wishes
from webapp.ground.mail.models import Letter
from webapp.ground.mail.wishes import AT_ONCE, DAILY, ONLY_TURNS
from webapp.ground.store.database import db

WHO = "medarbetare@demo.example"
NOON = datetime(2026, 11, 30, 11, 0, tzinfo=UTC)
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture(autouse=True)
def _at_noon(small_world) -> Iterator[None]:
    """Begin at noon with open questions and an empty outbox, whatever day it is."""
    for table in (Letter,):
        db.session.query(table).delete()
    closes_at = NOON + timedelta(days=30)
    db.session.execute(update(Assessment).values(closes_at=closes_at))
    db.session.commit()
    clock.set_clock(lambda: NOON)
    assert small_world
    yield
    clock.set_clock(None)


def go_on(**time: int) -> None:
    moment = clock.now() + timedelta(**time)
    clock.set_clock(lambda: moment)


def want(world, wish: str) -> None:
    wishes.wish(world.person("medarbetare"), wish)


def letters() -> list[tuple[str, str]]:
    db.session.expire_all()
    rows = db.session.scalars(select(Letter).where(Letter.recipient == WHO).order_by(Letter.id))
    return [(one.occasion, one.state) for one in rows]


def the_digest() -> Letter:
    return db.session.scalars(select(Letter).where(Letter.occasion == "digest")).one()


def test_what_is_held_goes_with_the_next_mornings_letter_and_only_once(small_world):
    want(small_world, DAILY)
    handed = hand(small_world)
    written = [digests.write_all()]
    go_on(hours=20)

    written += [digests.write_all(), digests.write_all()]

    assert (written, letters()) == ([0, 1, 0], [("part-handed", "folded"), ("digest", "waiting")])
    assert handed.place.label not in the_digest().subject
    assert "Du har fått en del att svara på: Exempelby\n/sjalvvardering/" in the_digest().body


def test_where_everything_is_done_there_is_no_letter(small_world):
    want(small_world, DAILY)
    tasks.say_done(own(small_world, "medarbetare"), hand(small_world).task_id)
    go_on(hours=20)

    assert digests.write_all() == 0
    assert letters() == [("part-handed", "folded")]
    assert outbox.waiting() == 0


def test_what_is_done_is_left_out_and_what_is_news_stays(small_world):
    want(small_world, DAILY)
    handed = hand(small_world, f"question:{Q}")
    comments.say(own(small_world), Q, Words(INTERNAL, "Hur gör vi?"))
    tasks.say_done(own(small_world, "medarbetare"), handed.task_id)
    go_on(hours=20)
    digests.write_all()

    body = the_digest().body
    assert ("Nytt i samtalet" in body, "Du har fått en del" in body) == (True, False)


def test_one_thing_is_named_once_with_the_last_that_was_written_of_it(small_world):
    want(small_world, DAILY)
    handed = hand(small_world)
    tasks.say_done(own(small_world, "medarbetare"), handed.task_id)
    tasks.send_back(own(small_world), handed.task_id, "Skriv mer.")
    go_on(hours=20)
    digests.write_all()

    body = the_digest().body
    assert ("Din del kom tillbaka" in body, "Du har fått en del" in body) == (True, False)


def test_whoever_wants_only_what_must_be_done_hears_of_that_at_once(small_world):
    want(small_world, ONLY_TURNS)
    hand(small_world, f"question:{Q}")
    comments.say(own(small_world), Q, Words(INTERNAL, "Hur gör vi?"))

    assert letters() == [("part-handed", "waiting")]


def test_the_days_letter_is_ended_with_one_press_in_the_mail_program(small_world, small_server: MailServer):
    want(small_world, DAILY)
    hand(small_world)
    go_on(hours=20)
    digests.write_all()
    delivery.post_all()
    (message,) = [one for one in small_server.taken if one["To"] == WHO]
    address = message["List-Unsubscribe"].strip("<>").removeprefix("https://kompassrosen.example")

    outside = small_world.app.test_client()
    shown = outside.get(address)
    answers = [outside.post(address, data=ONE_CLICK).status_code for _press in range(2)]

    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (shown.status_code, answers) == (200, [200, 200])
    assert wishes.wish_of(small_world.person("medarbetare")) == ONLY_TURNS
    assert "Avsluta det här: https://kompassrosen.example/brev/" in message.get_body(("plain",)).get_content()


def test_the_address_ends_nothing_once_another_wish_is_kept_and_none_can_be_guessed(small_world):
    who = small_world.person("medarbetare")
    want(small_world, DAILY)
    token = wishes.ending_token(who)
    want(small_world, AT_ONCE)
    want(small_world, DAILY)
    outside = small_world.app.test_client()

    tried = [token, f"{who}-{'0' * 40}", f"{who}-", "0-", "x", f"{'9' * 40}-a", "²-a"]

    assert {outside.post(f"/brev/{one}", data=ONE_CLICK).status_code for one in tried} == {404}
    assert wishes.wish_of(who) == DAILY


def test_other_letters_have_no_address_to_end_them(small_world, small_server: MailServer):
    hand(small_world)
    delivery.post_all()

    assert [one["List-Unsubscribe"] for one in small_server.taken] == [None]


def test_a_letter_is_plain_text_and_a_page_and_answered_to_the_office(small_world, small_server: MailServer):
    small_world.app.config["MAIL_REPLY_TO"] = "kansli@älvby.example"
    hand(small_world)
    delivery.post_all()

    (message,) = small_server.taken
    plain, page = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    link = f"https://kompassrosen.example/sjalvvardering/{own(small_world).id}/"
    assert message["Reply-To"] == "kansli@xn--lvby-koa.example"
    assert "Svarar du på det läser kansliet ditt svar." in plain
    assert f'<a href="{link}' in page


def test_what_people_are_called_is_text_on_the_page_too():
    page = delivery.as_page("<b>Ämne</b>", "Hej <script>Ada</script> & Bo.\n\nhttps://a.example/?a=1&b=2\n")

    assert "<script>" not in page
    assert '<a href="https://a.example/?a=1&amp;b=2">https://a.example/?a=1&amp;b=2</a>' in page
