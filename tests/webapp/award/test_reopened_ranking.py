"""A closed ranking is opened again, with a reason that all are told, until its order is shown."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.choices import (
    JURORS,
    at_once,
    entrant,
    hand_in,
    judge,
    office,
    show,
    sit,
    the_round,
    written,
)
from webapp.award.deeds import honours
from webapp.award.deeds.ranking import ballots, closure, disclosure
from webapp.award.queries import panel_seats
from webapp.award.queries.ranking import combined_order
from webapp.ground.events.models import Event
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError
from webapp.ground.roles import JUROR, NOMINATOR
from webapp.ground.store.database import db

WHY = "En rangordning lämnades in av misstag."


def closed(world):
    closure.close(office(world), confirmed=True)


def test_the_ranking_is_open_again_and_nobody_sees_the_combined_one(world):
    closed(world)

    closure.reopen(office(world), WHY)

    told = db.session.scalars(select(Event).where(Event.what == "ranking.reopened")).one()
    assert (told.person_id, told.why, told.after) == (world.person("kansli"), WHY, {"role": JUROR})
    assert combined_order.result(office(world)) is None
    ballots.take_back(sit(world, "jury.b"))
    assert ballots.own_ballot(sit(world, "jury.b")).handed_in_at is None


@pytest.mark.parametrize("why", ["", "x" * 1_001])
def test_a_reason_is_needed(world, why):
    closed(world)

    with pytest.raises(InvalidError):
        closure.reopen(office(world), why)

    assert closure.may_reopen(office(world)) is True


def test_not_while_it_is_open_not_by_others_and_not_when_the_order_is_shown(world):
    with pytest.raises(NotReadyError):
        closure.reopen(office(world), WHY)
    closed(world)
    with pytest.raises(NotAllowedError):
        closure.reopen(sit(world, "jury"), WHY)
    closure.reopen(office(world), WHY)
    judge(world)

    with pytest.raises(ClosedError):
        closure.reopen(office(world), WHY)

    assert closure.may_reopen(office(world)) is False


def test_every_member_is_told_by_letter_with_the_reason_and_nothing_else(world):
    closed(world)

    closure.reopen(office(world), WHY)

    letters = db.session.scalars(select(Letter).where(Letter.key.startswith("reopened:"))).all()
    assert sorted(one.recipient for one in letters) == sorted(f"{key}@demo.example" for key in JURORS)
    assert {(WHY in one.body, one.link) for one in letters} == {(True, "/jury/2026/rangordning")}


def test_the_last_opening_is_told_until_it_is_closed_again(world):
    before = closure.reopening(office(world))
    closed(world)
    closure.reopen(office(world), WHY)

    told = closure.reopening(sit(world, "jury"))
    closed(world)

    assert (before, told.who, told.why) == (None, "Per Åberg", WHY)
    assert closure.reopening(sit(world, "jury")) is None
    assert closure.reopening(office(world, NOMINATOR)) is None


def test_two_who_open_at_once_open_it_once(world):
    closed(world)
    who, award_round = world.person("kansli"), the_round().id

    def reopen():
        assert the_round().id == award_round
        closure.reopen(panel_seats.office_seat(who, the_round(), JUROR), WHY)

    told = at_once(world, reopen, reopen)

    assert sorted(type(one).__name__ for one in told) == ["NoneType", "NotReadyError"]
    assert written("ranking.reopened") == 1


def test_the_difference_between_two_closings_is_nobodys_ranking(world):
    """Close with one ballot, open, close with two, open, close with three: nothing is seen on the way."""
    for key in ("jury.b", "jury.c"):
        ballots.take_back(sit(world, key))
    seen = []
    for key in ("jury", "jury.b"):
        hand_in(world, key, "Norrvik", "Sjöholm")
        closure.close(office(world), confirmed=True)
        with pytest.raises(NotReadyError):
            disclosure.show(office(world))
        with pytest.raises(NotReadyError, match="Juryns sammanvägda ordning visas inte än"):
            honours.name_honour(world.person("kansli"), the_round(), entrant("Norrvik"), "winner")
        seen += [combined_order.result(seat) for seat in (office(world), sit(world, "jury"))]
        closure.reopen(office(world), "Vi väntar på fler.")
    hand_in(world, "jury.c", "Åkerstad")
    show(world)

    assert seen == [None] * 4
    assert combined_order.result(office(world)).ballots == 3
    with pytest.raises(ClosedError):
        closure.reopen(office(world), "Vi väntar på fler.")
