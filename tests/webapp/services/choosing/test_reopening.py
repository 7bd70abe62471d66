"""A closed ranking is opened again, with a reason, until somebody is named."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select

from tests.webapp.services.choosing.choosing import at_once, entrant, office, sit, the_round, written
from webapp.models import Event, Honour, NominationReason, db
from webapp.roles import JUROR, NOMINATOR
from webapp.services.choosing import combining, motivating, naming, seats, voting
from webapp.services.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError

WHY = "En rangordning lämnades in av misstag."


def closed(world):
    voting.close(office(world), confirmed=True)


def test_the_ranking_is_open_again_and_nobody_sees_the_combined_one(world):
    closed(world)

    voting.reopen(office(world), WHY)

    told = db.session.scalars(select(Event).where(Event.what == "ranking.reopened")).one()
    assert (told.person_id, told.why, told.after) == (world.person("kansli"), WHY, {"role": JUROR})
    assert combining.result(office(world)) is None
    voting.take_back(sit(world, "jury.b"))
    assert voting.own_ballot(sit(world, "jury.b")).handed_in_at is None


@pytest.mark.parametrize("why", ["", "x" * 1_001])
def test_a_reason_is_needed(world, why):
    closed(world)

    with pytest.raises(InvalidError):
        voting.reopen(office(world), why)

    assert voting.may_reopen(office(world)) is True


def test_not_while_it_is_open_not_by_others_and_not_when_somebody_is_named(world):
    with pytest.raises(NotReadyError):
        voting.reopen(office(world), WHY)
    closed(world)
    with pytest.raises(NotAllowedError):
        voting.reopen(sit(world, "jury"), WHY)
    motivating.save_motivation(office(world), entrant("Sjöholm"), "Därför.", "", 0)
    naming.name_honour(world.person("kansli"), the_round(), entrant("Sjöholm"), "winner")

    with pytest.raises(ClosedError):
        voting.reopen(office(world), WHY)

    assert db.session.scalars(select(Honour)).one().entrant_id == entrant("Sjöholm")
    assert voting.may_reopen(office(world)) is False


def test_the_nomination_group_until_it_has_named(world):
    with pytest.raises(ClosedError):
        voting.reopen(office(world, NOMINATOR), WHY)
    db.session.execute(delete(NominationReason))
    db.session.commit()

    voting.reopen(office(world, NOMINATOR), WHY)

    assert seats.panel(the_round().id, NOMINATOR).closed_at is None


def test_two_who_open_at_once_open_it_once(world):
    closed(world)
    who, award_round = world.person("kansli"), the_round().id

    def reopen():
        assert the_round().id == award_round
        voting.reopen(seats.office_seat(who, the_round(), JUROR), WHY)

    told = at_once(world, reopen, reopen)

    assert sorted(type(one).__name__ for one in told) == ["NoneType", "NotReadyError"]
    assert written("ranking.reopened") == 1
