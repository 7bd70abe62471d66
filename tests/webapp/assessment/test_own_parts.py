"""Whoever cannot finish: one part given back with a reason, or all that is left handed on with one press."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.support.boards import holders, letters, press, row, wish
from tests.support.colleagues import events_of, hand, hand_in, own
from tests.support.worlds import COMPASS
from webapp.assessment.deeds import starts
from webapp.assessment.deeds.starts import Wanted
from webapp.assessment.deeds.teamwork import own_parts, tasks
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.mail.turns import waiting_for
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError
from webapp.ground.roles import CONTRIBUTOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership

pytestmark = pytest.mark.both

WHY = "Jag är ledig hela veckan."
COORDINATOR = "samordnare@demo.example"


def mine(world):
    """Give the assessment as the colleague reaches it."""
    return own(world, "medarbetare")


def test_a_part_that_is_given_back_is_nobodys_and_waits_for_whoever_coordinates_with_the_reason(world):
    handed = hand(world, "area:2")
    own_parts.give_back(mine(world), handed.task_id, WHY)
    own_parts.give_back(mine(world), handed.task_id, "Två tryck")

    shown = row(world, "area:2")
    waits = [one for one in waiting_for(world.person("samordnare")) if one.thing.startswith("given-back")]
    assert (holders(world), shown.back.person.name, shown.back.returned_why) == ({}, "Johan Lind", WHY)
    assert [(one.said, one.state) for one in waits] == [(WHY, "Ingen har den nu")]
    assert events_of(world, "task.") == ["task.handed", "task.given_back"]
    assert letters()[1:] == [("part-given-back", COORDINATOR)]


def test_it_waits_no_longer_when_somebody_has_it_and_not_again_when_that_is_taken_back(world):
    handed = hand(world, "area:2")
    own_parts.give_back(mine(world), handed.task_id, WHY)
    press(world, wish(world, "area:2", "samordnare"))

    def waits() -> list[str]:
        found = [one.thing for one in waiting_for(world.person("samordnare"))]
        return [one for one in found if one.startswith("given-back")]

    seen = [waits()]
    press(world, wish(world, "area:2"))

    assert (seen, waits(), row(world, "area:2").back) == ([[]], [], None)


def test_all_that_is_left_goes_on_with_its_last_days_in_one_letter_and_what_is_done_stays(world):
    press(world, wish(world, "area:2", "medarbetare", 3), wish(world, "area:3", "medarbetare"))
    done = hand(world, "area:5")
    tasks.say_done(mine(world), done.task_id)
    due = row(world, "area:2").due_at
    before = len(letters())

    told = own_parts.hand_on_all(mine(world), world.person("samordnare"), WHY)

    assert told == ("Karin Ek", 2)
    assert holders(world) == {"area:2": ["Karin Ek"], "area:3": ["Karin Ek"], "area:5": ["Johan Lind"]}
    assert (row(world, "area:2").due_at, row(world, "area:2").held[0].task.note) == (due, WHY)
    assert letters()[before:] == [("parts-left", COORDINATOR)]
    left = db.session.scalars(select(Event).where(Event.what == "task.left")).one()
    assert (left.why, len(left.after["parts"])) == (WHY, 2)


def test_the_coordinator_hears_of_what_goes_to_somebody_else(world):
    query = select(Membership).where(Membership.person_id == world.person("lasare"))
    db.session.scalars(query).one().role = CONTRIBUTOR
    db.session.commit()
    hand(world, "area:2")
    before = len(letters())

    own_parts.hand_on_all(mine(world), world.person("lasare"), WHY)

    assert letters()[before:] == [
        ("parts-left", "lasare@demo.example"),
        ("parts-left-told", COORDINATOR),
    ]


def test_whoever_has_nothing_left_or_chooses_nobody_or_says_nothing_is_told(world):
    with pytest.raises(NotReadyError):
        own_parts.hand_on_all(mine(world), world.person("samordnare"), WHY)
    handed = hand(world, "area:2")

    with pytest.raises(InvalidError) as wrong:
        own_parts.hand_on_all(mine(world), world.person("medarbetare"), "")
    with pytest.raises(InvalidError) as silent:
        own_parts.give_back(mine(world), handed.task_id, "")
    assert (set(wrong.value.faults), set(silent.value.faults)) == ({"to", "why"}, {f"back-{handed.task_id}"})
    assert holders(world) == {"area:2": ["Johan Lind"]}


def test_only_ones_own_part_that_is_not_done_is_given_back_and_nothing_after_the_hand_in(world):
    handed = hand(world, "area:2")
    for who in ("samordnare", "lasare"):
        with pytest.raises(NotAllowedError):
            own_parts.give_back(own(world, who), handed.task_id, WHY)
    tasks.say_done(mine(world), handed.task_id)
    with pytest.raises(NotReadyError):
        own_parts.give_back(mine(world), handed.task_id, WHY)
    hand_in(world)
    with pytest.raises(ClosedError):
        own_parts.give_back(mine(world), handed.task_id, WHY)

    assert db.session.get_one(Task, handed.task_id).ended_at is None


def also_in_another(world) -> int:
    """Let the colleague have a part of an own assessment too; give its id."""
    who, row = world.person("samordnare"), db.session.get_one(Assessment, world.assessment("Exempelby"))
    made = starts.start(who, row.municipality_id, COMPASS, Wanted("Vår egen"))
    handing = tasks.Handing("area:1", world.person("medarbetare"), "")
    tasks.hand_out(own_assessment(who, made), handing)
    return made


def unfinished(world, who: str) -> int:
    query = select(func.count(Task.id)).where(Task.person_id == world.person(who), Task.ended_at.is_(None))
    return db.session.scalar(query)


def test_one_press_takes_what_one_has_in_the_municipalitys_other_assessments_too(small_world):
    world = small_world
    hand(world, "area:2")
    also_in_another(world)
    page = world.at("medarbetare").page(f"/sjalvvardering/{world.assessment('Exempelby')}/vem")
    here = next(one.text for one in page.all("label") if one.text.startswith("Också det jag har kvar i"))

    told = own_parts.hand_on_all(mine(world), world.person("samordnare"), WHY, everywhere=True)

    assert (here, told) == ("Också det jag har kvar i Vår egen", ("Karin Ek", 2))
    assert (unfinished(world, "medarbetare"), unfinished(world, "samordnare")) == (0, 2)
    assert len(events_of(world, "task.left")) == 1  # and one in the other


def test_one_that_is_archived_is_left_as_it_is(small_world):
    world = small_world
    hand(world, "area:2")
    db.session.get_one(Assessment, also_in_another(world)).archived_at = clock.now()
    db.session.commit()

    told = own_parts.hand_on_all(mine(world), world.person("samordnare"), WHY, everywhere=True)

    assert (told, unfinished(world, "medarbetare")) == (("Karin Ek", 1), 1)
