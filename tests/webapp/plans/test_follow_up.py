"""A plan is followed up, evaluators read it while they are asked, and letters say when it is whose turn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.planned import acted, norrviks, own_ones, reread
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.mail.occasions import write_due
from webapp.ground.mail.turns import waiting_for
from webapp.ground.refusals import InvalidError, NotAllowedError, NotThereError
from webapp.ground.store.database import db
from webapp.home.deeds import colleagues
from webapp.plans.action_content import DONE, Wanted
from webapp.plans.deeds import actions, follow_ups
from webapp.plans.deeds.follow_ups import Walked
from webapp.plans.models.plans import FollowUp, PlanAction, PlanReader
from webapp.plans.queries.own_plans import evaluators_of, own_plan
from webapp.plans.queries.plan_board import board
from webapp.plans.queries.plan_files import entry_of
from webapp.plans.queries.plan_story import story_of
from webapp.plans.queries.planned_points import today

NOT_DONE = "Ni nådde dit, men åtgärden står inte som klar."


def _letters(occasion: str) -> list[str]:
    return list(
        db.session.scalars(select(Letter.recipient).where(Letter.occasion == occasion).order_by(Letter.id))
    )


@pytest.mark.both
def test_whoever_gets_an_action_hears_of_it_and_of_its_last_day_once(small_world):
    plan = own_ones(small_world)
    acted(plan, owner_id=small_world.person("lasare"), last_on=today() + timedelta(days=10))
    acted(plan, 1, last_on=today() - timedelta(days=1))

    write_due()
    write_due()

    assert _letters("action-owned") == ["lasare@demo.example"]
    assert _letters("action-soon") == ["lasare@demo.example"]
    assert _letters("action-late") == ["samordnare@demo.example"]
    (waits,) = [one for one in waiting_for(small_world.person("lasare")) if one.thing.startswith("action:")]
    assert clock.in_sweden(waits.closes_at).date() == today() + timedelta(days=10)


def test_what_is_done_waits_for_nobody(small_world):
    plan = own_ones(small_world)
    row = acted(plan)

    actions.save(plan, row.id, Wanted("Gör om", owner_id=plan.person_id, state=DONE), 1)

    assert [one for one in waiting_for(plan.person_id) if one.thing.startswith("action:")] == []


def test_the_moment_of_a_follow_up_is_kept_as_it_was(small_world):
    plan = own_ones(small_world)
    row = acted(plan)

    made = follow_ups.follow_up(plan, Walked({row.id: ("partly", "Fler svarade.")}, "Börja förr."), "nyckel")
    assert follow_ups.follow_up(plan, Walked(words="Igen."), "nyckel") == made
    actions.save(plan, row.id, Wanted("Heter annat", owner_id=plan.person_id), 1)

    (kept,) = story_of(plan.id).follow_ups
    assert (kept.words, kept.content[0]["title"], kept.content[0]["outcome"]) == (
        "Börja förr.",
        "Gör om",
        "partly",
    )
    assert reread(plan).review_on is None


def test_an_action_that_came_where_it_aimed_and_is_not_done_is_told_until_it_is(small_world):
    plan = own_ones(small_world)
    row, other = acted(plan), acted(plan, 1)
    follow_ups.follow_up(plan, Walked({row.id: ("reached", ""), other.id: ("partly", "")}))
    here = f"/handlingsplan/{plan.id}/uppfoljning"

    before = small_world.at("samordnare").get(here).text.count(NOT_DONE)
    actions.save(plan, row.id, Wanted("Gör om", owner_id=plan.person_id, state=DONE), 1)
    db.session.commit()

    assert (before, small_world.at("samordnare").get(here).text.count(NOT_DONE)) == (1, 0)


def test_a_follow_up_says_something_and_is_the_coordinators(small_world):
    plan = own_ones(small_world)

    with pytest.raises(InvalidError):
        follow_ups.follow_up(plan, Walked())
    with pytest.raises(NotAllowedError):
        follow_ups.follow_up(own_plan(small_world.person("medarbetare"), plan.id), Walked(words="Hej."))
    assert list(db.session.scalars(select(FollowUp))) == []


def test_coordinators_hear_when_a_follow_up_is_near(small_world):
    plan = own_ones(small_world)
    now = clock.now()
    clock.set_clock(lambda: now + timedelta(days=295))
    write_due()
    clock.set_clock(None)

    assert _letters("follow-up") == ["samordnare@demo.example"]
    assert plan.review_on is not None


@pytest.mark.both
def test_an_evaluator_reads_and_says_something_while_asked_and_no_longer(small_world):
    plan = norrviks(small_world)
    who = small_world.person("utvarderare.a")
    assert who in {one.id for one in evaluators_of(plan)}

    follow_ups.ask_reader(plan, who)
    follow_ups.ask_reader(plan, who)
    asked = own_plan(who, plan.id)
    follow_ups.say(asked, "Bra val av åtgärder.", "en")
    follow_ups.say(asked, "Bra val av åtgärder.", "en")

    assert (asked.asked, asked.may_write, asked.coordinates) == (True, False, False)
    assert [one.text for one in story_of(plan.id).words] == ["Bra val av åtgärder."]
    assert _letters("plan-reader") == ["utvarderare.a@demo.example"]
    assert _letters("plan-word") == ["samordnare@norrvik.example"]
    with pytest.raises(NotAllowedError):
        actions.add(asked, board(plan).needs[0].improvement.id, Wanted("Nej", owner_name="Ingen"))
    follow_ups.end_reader(plan, db.session.scalars(select(PlanReader.id)).one())
    with pytest.raises(NotThereError):
        own_plan(who, plan.id)


def test_only_its_own_evaluators_can_be_asked(small_world):
    plan = norrviks(small_world)

    with pytest.raises(InvalidError):
        follow_ups.ask_reader(plan, small_world.person("jury"))


def test_an_owner_who_leaves_hands_the_action_on_with_its_day(small_world):
    plan = own_ones(small_world)
    reader = small_world.person("lasare")
    row = acted(plan, owner_id=reader, last_on=today() + timedelta(days=90))

    colleagues.remove(plan.person_id, plan.municipality_id, reader)

    now = db.session.get_one(PlanAction, row.id, populate_existing=True)
    assert (now.owner_id, now.last_on) == (plan.person_id, today() + timedelta(days=90))


def test_what_is_shown_is_exported(small_world):
    plan = own_ones(small_world)
    acted(plan)

    found = board(plan)
    entry = entry_of(found, story_of(plan.id))

    assert [one.text for one in entry.areas] == [one.improvement.text for one in found.needs]
    assert [one.title for area in entry.areas for one in area.actions] == ["Gör om"]
    for kind in ("xlsx", "docx", "json"):
        answer = small_world.browser("lasare").get(f"/handlingsplan/{plan.id}/plan.{kind}")
        assert (answer.status_code, len(answer.data) > 1000) == (200, True)
        answer.close()


def test_the_form_adds_a_question_without_keeping_anything_and_shows_both_when_somebody_was_first(
    small_world,
):
    plan = own_ones(small_world)
    row = acted(plan)
    browser, to = small_world.browser("samordnare"), f"/handlingsplan/{plan.id}/atgard/{row.id}"
    question = board(plan).needs[0].question
    sent = {"title": "Nytt", "owner": str(plan.person_id), "version": "1", "state": "planned"}

    added = browser.post(to, {**sent, "more": question.id, "go": "add"})
    assert (added.status_code, f"level:{question.id}:system" in added.text) == (200, True)
    assert db.session.get_one(PlanAction, row.id, populate_existing=True).title == "Gör om"
    saved = browser.post(to, {**sent, "go": "save"})
    other = browser.post(to, {**sent, "title": "Annat", "go": "save"})

    assert (saved.status_code, other.status_code) == (302, 409)
    assert "Nytt" in other.text
    assert 'value="Annat"' in other.text


def test_whoever_takes_the_day_away_is_promised_no_letter_and_a_form_without_the_day_keeps_it(small_world):
    plan = own_ones(small_world)
    page, browser = f"/handlingsplan/{plan.id}", small_world.at("samordnare")

    def told(form: dict[str, str]) -> str:
        browser.post(f"{page}/dag", form, page=page)
        found = browser.page(page).one("main").text
        return next((one for one in ("Dagen är sparad.", "Dagen är borttagen.") if one in found), "")

    kept = plan.review_on
    assert (told({}), reread(plan).review_on) == ("Dagen är sparad.", kept)
    assert (told({"day": ""}), reread(plan).review_on) == ("Dagen är borttagen.", None)
