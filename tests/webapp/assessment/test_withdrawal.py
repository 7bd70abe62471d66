"""Taking a hand-in back: before the deadline, while nobody else has begun."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.webapp.services.judging import sit
from tests.webapp.services.together.working import Q, hand_in, own
from webapp import clock
from webapp.models import Event, db
from webapp.said import Said
from webapp.services import access
from webapp.services.assessing import answering, submitting, withdrawing
from webapp.services.assessing.answering import Sent
from webapp.services.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError, NotThereError

WHY = "Vi glömde ett svar."


def test_what_is_taken_back_can_be_changed_and_handed_in_again(world):
    first = submitting.receipt(hand_in(world))

    subject = withdrawing.withdraw(own(world), WHY)
    answering.save_answers(subject, [Sent(Q, Said(text="Nytt."), 0, "")])
    second = submitting.receipt(hand_in(world))

    assert (subject.open, second.number, second.intact) == (True, f"{first.number}-2", True)
    assert second.sha256 != first.sha256
    query = select(Event).where(Event.assessment_id == subject.id, Event.what.like("assessment.%"))
    told = db.session.scalars(query.order_by(Event.id)).all()
    assert [(one.what, (one.after or one.before)["receipt"]) for one in told[-3:]] == [
        ("assessment.submitted", first.number),
        ("assessment.withdrawn", first.number),
        ("assessment.submitted", second.number),
    ]
    assert told[-2].why == WHY


def test_what_is_taken_back_has_no_receipt(world):
    hand_in(world)

    with pytest.raises(NotThereError):
        submitting.receipt(withdrawing.withdraw(own(world), WHY))


@pytest.mark.parametrize("who", ["medarbetare", "lasare"])
def test_only_the_coordinator_takes_a_hand_in_back(world, who):
    hand_in(world)

    with pytest.raises(NotAllowedError):
        withdrawing.withdraw(own(world, who), WHY)


def test_a_reason_is_needed(world):
    hand_in(world)

    with pytest.raises(InvalidError):
        withdrawing.withdraw(own(world), "")


def test_what_is_not_handed_in_cannot_be_taken_back(world):
    with pytest.raises(NotReadyError):
        withdrawing.withdraw(own(world), WHY)


def test_nothing_is_taken_back_after_the_deadline(world):
    hand_in(world)
    late = own(world).closes_at + timedelta(minutes=15, seconds=1)
    clock.set_clock(lambda: late)

    assert withdrawing.may_withdraw(own(world)) is False
    with pytest.raises(ClosedError):
        withdrawing.withdraw(own(world), WHY)


def test_nothing_is_taken_back_when_an_evaluator_has_begun(world):
    theirs = world.person("samordnare@lillharad.example")
    before = withdrawing.may_withdraw(access.own_assessment(theirs, world.assessment("Lillhärad")))
    sit(world)

    subject = access.own_assessment(theirs, world.assessment("Lillhärad"))

    assert (before, withdrawing.may_withdraw(subject)) == (True, False)
    with pytest.raises(NotReadyError, match="Andra har börjat läsa"):
        withdrawing.withdraw(subject, WHY)


def test_evaluators_find_nothing_while_it_is_taken_back(world):
    theirs = world.person("samordnare@lillharad.example")
    withdrawing.withdraw(access.own_assessment(theirs, world.assessment("Lillhärad")), WHY)

    with pytest.raises(NotThereError):
        access.own_seat(world.person("utvarderare.a"), world.evaluation("Lillhärad"), declared=False)


def test_a_nomination_that_has_been_chosen_is_not_taken_back(world):
    theirs = world.person("samordnare@norrvik.example")
    subject = access.own_assessment(theirs, world.assessment("Norrvik", "kvalitetskommun/2003"))

    assert withdrawing.may_withdraw(subject) is False
