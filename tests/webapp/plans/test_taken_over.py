"""What is not done in the plan before is told in the new one, and taken over once, with owner and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from questionnaires.succession.placement import carried
from tests.support.bridges import make_year
from tests.support.editions import make_question
from tests.support.planned import acted, highest, make_plan
from tests.support.years import BEFORE, HIGH, year
from webapp.assessment.models.assessments import Assessment
from webapp.ground.events.models import Event
from webapp.ground.mail.models import Letter
from webapp.ground.mail.occasions import write_due
from webapp.ground.mail.turns import waiting_for
from webapp.ground.store.database import db
from webapp.plans.action_content import BEGUN, DONE, DROPPED
from webapp.plans.deeds.unfinished_actions import take_over
from webapp.plans.models.plans import EARLIER, PlanAction
from webapp.plans.queries.plan_board import board
from webapp.plans.queries.planned_points import today
from webapp.plans.queries.succession.unfinished_actions import unfinished

SOON = today() + timedelta(days=5)


@pytest.fixture
def old(small_world):
    return make_plan(small_world, year(small_world, 400, name="Då").id)


def next_plan(world, **wanted):
    return make_plan(world, year(world, 10, name="Nu", **wanted).id)


def left(plan) -> list[str]:
    before = unfinished(plan)
    return [one.action.title for one in before.actions] if before else []


def titles(plan) -> list[str]:
    return [one.action.title for one in board(plan).lines]


@pytest.mark.both
def test_an_action_comes_with_its_owner_day_state_and_levels_once_however_often_it_is_pressed(
    small_world, old
):
    owner, question = small_world.person("lasare"), board(old).needs[0].question.id
    aims = highest(old, question)
    row = acted(
        old, title="Ny rutin", owner_id=owner, last_on=SOON, state=BEGUN, note="Se bilaga.", aims=aims
    )
    new = next_plan(small_world)

    assert (left(new), left(old), unfinished(replace(new, asked=True))) == (["Ny rutin"], [], None)
    assert [take_over(new, row.id), take_over(new, row.id), take_over(new)] == [1, 0, 0]

    (line,) = board(new).lines
    got = line.action
    assert (got.title, got.owner_id, got.last_on, got.state, got.note, got.aims) == (
        *("Ny rutin", owner, SOON, BEGUN, "Se bilaga.", aims),
    )
    assert line.gain.most > 0
    assert [one.number for one in board(new).needs if one.lines] == [board(old).needs[0].number]
    assert [one.went_on for one in board(old).lines] == [new.id]
    assert (board(old).lines[0].action.state, left(new)) == (BEGUN, [])


def test_what_is_done_or_dropped_stays_and_all_that_is_left_comes_at_once(small_world, old):
    acted(old, title="Klar", state=DONE)
    acted(old, title="Avbruten", state=DROPPED, dropped_why="Ingen tid.")
    acted(old, title="En")
    acted(old, 1, title="Två")
    new = next_plan(small_world)

    assert (take_over(new), take_over(new)) == (2, 0)

    assert sorted(titles(new)) == ["En", "Två"]
    assert len({one.improvement.id for one in board(new).needs if one.lines}) == 2
    kept = db.session.scalars(select(Event.after).where(Event.what == "action.taken_over")).all()
    assert [one["title"] for one in kept] == ["En", "Två"]


def test_only_the_new_one_waits_for_its_owner_and_is_written_about(small_world, old):
    acted(old, last_on=SOON)
    new = next_plan(small_world)
    take_over(new)

    write_due()

    waits = [one.link for one in waiting_for(new.person_id) if one.thing.startswith("action:")]
    assert waits == [f"/handlingsplan/{new.id}/atgard/{board(new).lines[0].action.id}"]
    letters = db.session.scalars(select(Letter.thing).where(Letter.occasion == "action-soon")).all()
    assert letters == [f"action:{board(new).lines[0].action.id}"]


def test_an_action_whose_question_is_gone_comes_without_it_in_the_words_of_the_plan_before(small_world):
    old = make_plan(small_world, year(small_world, 400, BEFORE, name="Då").id)
    row = acted(old, title="Utan fråga", aims={"borta": {"system": "delvis"}})
    new = next_plan(small_world)

    (one,) = unfinished(new).actions
    page = small_world.browser("samordnare").page(f"/handlingsplan/{new.id}").one("main").text
    take_over(new, row.id)

    assert (one.gone, one.aims) == (1, {})
    assert "1 fråga följer inte med" in page
    (line,) = board(new).lines
    assert (line.action.title, line.action.aims, line.gain.most) == ("Utan fråga", {}, 0)


def test_an_action_of_a_plan_whose_edition_is_retired_comes_all_the_same(small_world, old):
    row = acted(old, title="Ändå", aims=highest(old, board(old).needs[0].question.id))
    new = next_plan(small_world)
    db.session.get_one(Assessment, old.assessment_id).edition = "kommunkompassen/1999"
    db.session.commit()

    take_over(new, row.id)

    (need,) = [one for one in board(new).needs if one.lines]
    assert (need.improvement.origin, need.number, need.lines[0].action.aims) == (EARLIER, "", {})
    assert small_world.browser("lasare").get(f"/handlingsplan/{new.id}").status_code == 200


def test_what_is_reached_already_is_said_and_aimed_at_no_more(small_world, old):
    acted(old, aims=highest(old, board(old).needs[0].question.id))
    new = next_plan(small_world, level=HIGH)

    (one,) = unfinished(new).actions

    assert (one.reached, one.aims, one.gone) == (True, {}, 0)


def test_the_page_takes_over_one_or_all_and_a_reader_sees_them_without_a_press(small_world, old):
    rows = [acted(old, nth, title=f"Åtgärd {nth}", last_on=SOON) for nth in range(3)]
    listing = f"/kommun/{old.municipality_id}/handlingsplan"
    nu = year(small_world, 10, name="Nu")
    told = "Planen efter Då har 3 åtgärder som inte är klara."
    assert told in small_world.at("samordnare").page(listing).one("main").text
    new = make_plan(small_world, nu.id)
    page, browser = f"/handlingsplan/{new.id}", small_world.at("samordnare")

    reader = small_world.at("lasare").page(page).one("main")
    browser.post(f"{page}/ta-over", {"action": rows[1].id}, page=page)
    one = titles(new)
    browser.post(f"{page}/ta-over", {"action": "all"}, page=page)
    browser.post(f"{page}/ta-over", {"action": "all"}, page=page)

    assert "3 åtgärder i planen efter Då" in reader.text
    assert [button.text for button in reader.all("button") if "Ta över" in button.text] == []
    assert (one, sorted(titles(new))) == (["Åtgärd 1"], ["Åtgärd 0", "Åtgärd 1", "Åtgärd 2"])
    assert "Inte klart i den förra planen" not in browser.page(page).one("main").text
    assert len(db.session.scalars(select(PlanAction.id)).all()) == 6


def test_levels_go_along_only_where_the_question_is_asked_as_it_was():
    then, now = make_year(2010, make_question("a"), make_question("b")), make_year(2012, make_question("a"))
    aims = {"a": {"system": "3"}, "b": {"system": "2"}, "c": {}}

    as_before = carried(then, now, aims, {"a": {"a": "same"}, "b": {"a": "stricter"}, "c": {"a": "same"}})

    assert as_before == {"a": {"system": "3"}}
    assert carried(then, now, aims, {"a": {"a": "split", "b": "split"}}) == {}
