"""The office sees at a glance how far everybody is, and who lacks something."""

from __future__ import annotations

import pytest
from sqlalchemy import event, select

from questionnaires.municipalities.register import municipalities
from tests.support.rounds import PLACES, begun, hand_in, nominate, table
from webapp.ground.store.database import db
from webapp.office.deeds import participant_import
from webapp.office.queries import participants
from webapp.rounds.models.rounds import Round


def demo() -> Round:
    return db.session.scalars(select(Round).where(Round.key == "2026")).one()


def names(page) -> list[str]:
    return [line.name for line in page.lines]


@pytest.mark.usefixtures("resting_world")
def test_participants_are_sorted_and_searched_as_a_swede_does():
    assert names(participants.following(demo()))[-2:] == ["Sjöholm", "Åkerstad"]
    assert names(participants.following(demo(), "aker")) == ["Åkerstad"]
    assert names(participants.following(demo(), "finns inte")) == []


@pytest.mark.usefixtures("resting_world")
def test_the_demo_waits_for_the_one_that_has_not_handed_in():
    page = participants.following(demo(), chosen=participants.LACKS)

    (line,) = page.lines
    assert (line.name, line.nomination.state, line.nomination.lacks, line.assessment.lacks) == (
        "Exempelby",
        "begun",
        True,
        False,
    )
    assert (line.nomination.answered < line.nomination.total, line.nomination.total) == (True, 54)
    assert {name: many for name, many in page.numbers.items() if many} == {
        "alla": 6,
        "saknar": 1,
        "borjat": 1,
        "klara": 5,
        "nominerade": 5,
    }


def test_nobody_lacks_what_the_round_has_not_come_to(world):
    made = begun(world, "2003")

    assert participants.following(made).numbers["saknar"] == 0
    made.step = "nominering"
    db.session.commit()
    assert participants.following(made).numbers["saknar"] == 5
    hand_in(made, "kvalitetskommun/2003-omarbetad")
    nominate(made, PLACES[0])
    made.step = "sjalvvardering"
    db.session.commit()

    assert names(participants.following(made, chosen=participants.LACKS)) == [PLACES[0]]


def test_a_round_whose_recipe_is_gone_waits_for_everything(small_world):
    made = begun(small_world, "2021")
    made.recipe = "1999"
    db.session.commit()

    assert participants.following(made).numbers["saknar"] == 5


def test_two_hundred_and_ninety_municipalities_ask_the_database_no_more_than_five(world):
    made = begun(world, "2021")

    def asked() -> int:
        db.session.expire_all()
        sent: list[str] = []
        event.listen(db.engine, "before_cursor_execute", lambda *about: sent.append(about[2]))
        participants.following(made)
        return len([statement for statement in sent if statement.startswith("SELECT")])

    few = asked()
    whole = [one.name for one in municipalities() if not one.part_of]
    participant_import.bring(world.person("kansli"), made, table(*whole))

    assert len(participants.following(made).lines) == 290
    assert asked() == few
