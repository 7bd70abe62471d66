"""Taking a hand-in back: before the deadline, while nobody else has begun."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.colleagues import Q, hand_in, own
from tests.support.judges import sit
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, withdrawal
from webapp.assessment.deeds import hand_in as hand_in_deeds
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries import own_assessment
from webapp.evaluation.queries.seats import own_seat
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError, NotThereError
from webapp.ground.store.database import db

WHY = "Vi glömde ett svar."


def test_what_is_taken_back_can_be_changed_and_handed_in_again(world):
    first = hand_in_deeds.receipt(hand_in(world))

    subject = withdrawal.withdraw(own(world), WHY)
    answers.save_answers(subject, [Sent(Q, Said(text="Nytt."), 0, "")])
    second = hand_in_deeds.receipt(hand_in(world))

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
        hand_in_deeds.receipt(withdrawal.withdraw(own(world), WHY))


@pytest.mark.parametrize("who", ["medarbetare", "lasare"])
def test_only_the_coordinator_takes_a_hand_in_back(world, who):
    hand_in(world)

    with pytest.raises(NotAllowedError):
        withdrawal.withdraw(own(world, who), WHY)


def test_a_reason_is_needed(world):
    hand_in(world)

    with pytest.raises(InvalidError):
        withdrawal.withdraw(own(world), "")


def test_what_is_not_handed_in_cannot_be_taken_back(world):
    with pytest.raises(NotReadyError):
        withdrawal.withdraw(own(world), WHY)


def test_nothing_is_taken_back_after_the_deadline(world):
    hand_in(world)
    late = own(world).closes_at + timedelta(minutes=15, seconds=1)
    clock.set_clock(lambda: late)

    assert withdrawal.may_withdraw(own(world)) is False
    with pytest.raises(ClosedError):
        withdrawal.withdraw(own(world), WHY)


def test_nothing_is_taken_back_when_an_evaluator_has_begun(world):
    theirs = world.person("samordnare@lillharad.example")
    before = withdrawal.may_withdraw(own_assessment.own_assessment(theirs, world.assessment("Lillhärad")))
    sit(world)

    subject = own_assessment.own_assessment(theirs, world.assessment("Lillhärad"))

    assert (before, withdrawal.may_withdraw(subject)) == (True, False)
    with pytest.raises(NotReadyError, match="Andra har börjat läsa"):
        withdrawal.withdraw(subject, WHY)


def test_evaluators_find_nothing_while_it_is_taken_back(world):
    theirs = world.person("samordnare@lillharad.example")
    withdrawal.withdraw(own_assessment.own_assessment(theirs, world.assessment("Lillhärad")), WHY)

    with pytest.raises(NotThereError):
        own_seat.own_seat(world.person("utvarderare.a"), world.evaluation("Lillhärad"), declared=False)


def test_a_nomination_that_has_been_chosen_is_not_taken_back(world):
    theirs = world.person("samordnare@norrvik.example")
    subject = own_assessment.own_assessment(theirs, world.assessment("Norrvik", "kvalitetskommun/2003"))

    assert withdrawal.may_withdraw(subject) is False
