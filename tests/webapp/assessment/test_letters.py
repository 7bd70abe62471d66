"""Who hears of what in a municipality's work: once each, never with what anybody answered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests.support.colleagues import Q, hand, make_certifier, own
from tests.support.judges import sit
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.teamwork import certificates, comments, guests, tasks
from webapp.assessment.deeds.teamwork.certificates import Word
from webapp.assessment.deeds.teamwork.comments import Words
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import answers as answer_queries
from webapp.assessment.queries.teamwork.comments import INTERNAL, SHARED
from webapp.evaluation.deeds import shared_comments
from webapp.ground.calendar import clock
from webapp.ground.mail import occasions
from webapp.ground.mail.models import Letter
from webapp.ground.mail.turns import waiting_for
from webapp.ground.store.database import db

ME, COLLEAGUE = "samordnare@demo.example", "medarbetare@demo.example"
GUEST = "gast@kommun.example"
PLACE, THEIRS = "Lillhärad", "samordnare@lillharad.example"


@pytest.fixture(autouse=True)
def _from_now(small_world):  # noqa: ARG001 -- the database must be there
    """Look at nothing that the demo has written."""
    db.session.execute(update(Letter).values(occasion="earlier"))
    db.session.commit()


def told(*kinds: str) -> list[tuple[str, str]]:
    """Give what was written, and to whom; of some kinds or of all."""
    query = select(Letter.occasion, Letter.recipient).where(Letter.occasion != "earlier").order_by(Letter.id)
    return [(what, who) for what, who in db.session.execute(query) if not kinds or what in kinds]


def waits(world, who: str) -> set[str]:
    return {one.thing for one in waiting_for(world.person(who))}


def change_answer(world, text: str = "Nytt.") -> None:
    version = answer_queries.current(own(world).id, Q).version
    answers.save_answers(own(world), [Sent(Q, Said(text=text), version, "")])


def sign(world) -> None:
    seen = certificates.certifying(own(world)).answers_hash
    word = Word(sign=True, seen=seen, title="Kommunchef", confirmed=True)
    certificates.answer(own(world, "lasare"), word)


def closes(world, **before) -> None:
    own_one = update(Assessment).where(Assessment.id == own(world).id)
    db.session.execute(own_one.values(closes_at=clock.now() + timedelta(**before)))
    db.session.commit()


def test_a_part_is_told_to_whoever_has_it_and_waits_there_until_it_is_done(small_world):
    handed = hand(small_world)
    thing = f"task:{handed.task_id}"
    before = waits(small_world, "medarbetare")
    tasks.say_done(own(small_world, "medarbetare"), handed.task_id)
    done = waits(small_world, "medarbetare")
    tasks.send_back(own(small_world), handed.task_id, "Skriv mer.")

    assert told() == [("part-handed", COLLEAGUE), ("part-returned", COLLEAGUE)]
    assert [thing in found for found in (before, done, waits(small_world, "medarbetare"))] == [
        True,
        False,
        True,
    ]


def test_a_guest_has_one_letter_with_the_link_and_one_when_it_comes_back(small_world):
    handed = hand(small_world, f"question:{Q}", to=GUEST)
    guests.propose(handed.token, "Gun Gäst", Said(text="Ett förslag."))
    tasks.send_back(own(small_world), handed.task_id, "Skriv mer.")

    assert told() == [("guest", GUEST), ("proposal", ME), ("guest-returned", GUEST)]
    links = db.session.scalars(select(Letter.link).where(Letter.recipient == GUEST)).all()
    assert links == [f"/svar/{handed.token}", ""]


def test_a_certificate_is_asked_given_and_void_each_told_once(small_world):
    make_certifier(small_world)
    certificates.ask(own(small_world))
    asked = waits(small_world, "lasare")
    sign(small_world)
    change_answer(small_world)

    for _minute in range(2):
        occasions.write_due()

    assert told("certificate-asked", "certificate-given", "certificate-void") == [
        ("certificate-asked", "lasare@demo.example"),
        ("certificate-given", ME),
        ("certificate-void", ME),
    ]
    certificate = f"certificate:{own(small_world).id}"
    assert (certificate in asked, certificate in waits(small_world, "lasare")) == (True, False)


def test_an_answer_that_is_changed_back_leaves_the_certificate_as_it_was(small_world):
    change_answer(small_world, "Först.")
    make_certifier(small_world)
    certificates.ask(own(small_world))
    sign(small_world)
    change_answer(small_world, "Ett tag.")
    change_answer(small_world, "Först.")

    occasions.write_due()

    assert told("certificate-void") == []


def test_three_days_before_the_last_those_who_have_something_left_hear_of_it_once(small_world):
    hand(small_world)
    closes(small_world, days=4)
    occasions.write_due()
    early = told("closes-soon", "part-due")
    closes(small_world, days=2)

    for _minute in range(2):
        occasions.write_due()

    mine = f"/sjalvvardering/{own(small_world).id}"
    query = select(Letter.recipient).where(Letter.occasion == "closes-soon", Letter.link == mine)
    assert (early, db.session.scalars(query).all()) == ([], [ME])
    assert told("part-due") == [("part-due", COLLEAGUE)]


def test_a_last_day_that_is_moved_is_told_of_anew(small_world):
    closes(small_world, days=2)
    occasions.write_due()
    closes(small_world, days=2, hours=5)

    occasions.write_due()

    mine = f"/sjalvvardering/{own(small_world).id}"
    query = select(Letter.recipient).where(Letter.occasion == "closes-soon", Letter.link == mine)
    assert db.session.scalars(query).all() == [ME, ME]


def test_talk_is_told_to_those_who_have_spoken_and_to_whoever_has_the_question(small_world):
    hand(small_world, f"question:{Q}")
    comments.say(own(small_world), Q, Words(INTERNAL, "Hur gör vi?"))
    comments.say(own(small_world, "medarbetare"), Q, Words(INTERNAL, "Så här."))

    assert told("comment") == [("comment", COLLEAGUE), ("comment", ME)]


def test_an_evaluator_hears_what_is_said_to_all_and_nothing_that_is_said_to_the_other(small_world):
    first, second = sit(small_world), sit(small_world, "b")
    theirs = own(small_world, THEIRS, PLACE)
    shared_comments.say_as_evaluator(first, Q, Words("", "Var finns beslutet?"))
    (thread,) = shared_comments.threads_for(first, Q)
    comments.say(theirs, Q, Words(SHARED, "På webben.", thread.last.id))
    comments.say(theirs, Q, Words(SHARED, "Till båda."))

    a, b = first.seat.person.email, second.seat.person.email
    assert told("comment") == [
        ("comment", THEIRS),
        ("comment", a),
        ("comment", a),
        ("comment", b),
    ]


def test_no_letter_says_what_anybody_has_said_or_answered(small_world):
    handed = hand(small_world, f"question:{Q}", to=GUEST, note="KANARIEFÅGEL")
    guests.propose(handed.token, "Gun Gäst", Said(text="KANARIEFÅGEL"))
    comments.say(own(small_world), Q, Words(INTERNAL, "KANARIEFÅGEL"))
    tasks.send_back(own(small_world), handed.task_id, "KANARIEFÅGEL")

    assert [
        one.key for one in db.session.scalars(select(Letter)) if "KANARIE" in one.subject + one.body
    ] == []
