"""A plan: made of what was found, with every improvement area in it, and what its actions would give."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest
from sqlalchemy import select

from tests.support.planned import NORRVIK, acted, highest, make_plan, norrviks, own_ones, reread
from tests.support.rights import PEOPLE
from tests.support.years import HIGH, place, said, year
from webapp.assessment.deeds import answers, hand_in
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.withdrawal import withdraw
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.ground.calendar import clock
from webapp.ground.outcome import CONFLICT, SAME, SAVED
from webapp.ground.refusals import InvalidError, NotAllowedError, NotThereError
from webapp.ground.store.database import db
from webapp.people.queries.own_municipality import own_municipality
from webapp.plans.action_content import DONE, DROPPED
from webapp.plans.deeds import actions, plan_drafts
from webapp.plans.deeds.actions import wanted_of
from webapp.plans.models.plans import QUESTION, REPORT, Plan, PlanAction
from webapp.plans.queries.bases import changed, sources
from webapp.plans.queries.own_plans import own_plan
from webapp.plans.queries.plan_board import LATE, board
from webapp.plans.queries.planned_points import today
from webapp.review.deeds.texts import kept_texts


@pytest.fixture
def plan(small_world):
    return norrviks(small_world)


def _wanted(row: PlanAction, **other: object):
    told = wanted_of(row)
    kept = {name: getattr(told, name) for name in type(told).__slots__}
    return type(told)(**kept | other)


def _open(found) -> str:
    """Give a question of the first area in which there is something to gain."""
    return next(
        one.question.id
        for one in found.now.questions.values()
        if one.question.number.startswith("1.") and one.score.secured < one.score.maximum
    )


def test_every_improvement_area_of_the_report_stands_in_the_draft_in_its_own_words(small_world, plan):
    written = [
        line
        for ref, kept in kept_texts(small_world.evaluation("Norrvik")).items()
        if ref.startswith("improvements-")
        for line in kept.text.splitlines()
    ]

    needs = board(plan).needs

    assert sorted(one.improvement.text for one in needs) == sorted(written)
    assert {one.improvement.origin for one in needs} == {REPORT}
    assert len(board(plan).without) == len(needs)


def test_without_words_from_anybody_the_draft_has_the_questions_with_most_to_gain(small_world):
    needs = board(own_ones(small_world)).needs

    assert len(needs) == plan_drafts.MOST_QUESTIONS
    assert {one.improvement.origin for one in needs} == {QUESTION}


def test_two_presses_make_one_plan(small_world, plan):
    assert norrviks(small_world) == plan
    assert len(list(db.session.scalars(select(Plan)))) == 1


def test_only_the_coordinator_makes_a_plan_and_only_of_a_result(small_world):
    mine = own_municipality(small_world.person("medarbetare"), place(small_world))

    with pytest.raises(NotAllowedError):
        plan_drafts.make(mine, small_world.assessment("Exempelby"))
    coordinator = own_municipality(small_world.person("samordnare"), mine.id)
    with pytest.raises(InvalidError):
        plan_drafts.make(coordinator, small_world.assessment("Exempelby"))


def test_nobody_but_the_municipalitys_own_reaches_a_plan(small_world, plan):
    for who in (one for one in PEOPLE if one != NORRVIK):
        with pytest.raises(NotThereError):
            own_plan(small_world.person(who), plan.id)


def test_an_action_gives_what_its_levels_would_and_twice_aimed_at_is_counted_once(plan):
    question = _open(board(plan))
    before = board(plan).now.question(question).score
    left = before.maximum - before.secured

    acted(plan, aims=highest(plan, question))
    acted(plan, 1, aims=highest(plan, question))

    found = board(plan)
    assert [one.gain.most for one in found.lines] == [left, left]
    assert (found.planned.gain.least, found.planned.gain.most) == (left, left)
    assert found.planned.most.total.secured == found.now.total.secured + left


def test_the_lower_end_counts_only_what_is_done_or_in_time(plan):
    question = _open(board(plan))
    row = acted(plan, aims=highest(plan, question), last_on=today() - timedelta(days=3))

    late = board(plan)
    assert (late.planned.gain.least, late.planned.gain.most > 0) == (Fraction(0), True)
    assert [one.days for one in late.of(LATE)] == [3]
    actions.save(plan, row.id, _wanted(row, state=DONE), 1)

    assert board(plan).planned.gain.sure
    assert board(plan).of(LATE) == []


def test_what_is_dropped_gives_nothing_and_its_area_waits_again(plan):
    row = acted(plan, aims=highest(plan, _open(board(plan))))

    with pytest.raises(InvalidError) as refused:
        actions.save(plan, row.id, _wanted(row, state=DROPPED), 1)
    actions.save(plan, row.id, _wanted(row, state=DROPPED, dropped_why="Ingen tid."), 1)

    assert list(refused.value.faults) == ["dropped_why"]
    assert board(plan).planned.gain.most == 0
    assert board(plan).needs[0].waits


def test_a_level_that_is_no_higher_than_today_is_not_kept(plan):
    question = _open(board(plan))
    kind = board(plan).edition.questions[question].kind

    row = acted(plan, aims={question: {part.id: part.levels[0].id for part in kind.parts}})

    assert row.aims == {}


@pytest.mark.both
def test_two_colleagues_who_change_one_action_both_keep_their_words(small_world):
    plan = own_ones(small_world)
    row = acted(plan)
    colleague = own_plan(small_world.person("medarbetare"), plan.id)

    first = actions.save(colleague, row.id, _wanted(row, title="Gör klart"), 1)
    second = actions.save(plan, row.id, _wanted(row, title="Gör annorlunda"), 1)

    assert (first.status, second.status, second.own) == (SAVED, CONFLICT, False)
    assert second.kept.title == "Gör klart"
    assert actions.save(plan, row.id, _wanted(row, title="Gör annorlunda"), 2).status == SAVED
    same = _wanted(db.session.get_one(PlanAction, row.id))
    assert actions.save(plan, row.id, same, 2).status == SAME


def test_the_same_form_sent_twice_adds_one_action(plan):
    need = board(plan).needs[0].improvement.id
    wanted = _wanted(acted(plan, 1), title="En gång")

    assert actions.add(plan, need, wanted, "nyckel") == actions.add(plan, need, wanted, "nyckel")
    assert [one.action.title for one in board(plan).needs[0].lines] == ["En gång"]


def test_an_area_is_let_be_with_a_reason_and_an_action_takes_it_up(plan):
    need = board(plan).needs[0].improvement

    actions.let_be(plan, need.id, "Regionen äger frågan.", 1)
    assert not board(plan).needs[0].waits
    acted(plan)

    assert board(plan).needs[0].improvement.left_why == ""
    with pytest.raises(InvalidError):
        actions.let_be(plan, need.id, "Nej.", 2)


def test_a_reader_changes_only_an_action_of_ones_own(small_world):
    plan = own_ones(small_world)
    reader = own_plan(small_world.person("lasare"), plan.id)
    others, mine = acted(plan), acted(plan, 1, owner_id=reader.person_id)

    with pytest.raises(NotAllowedError):
        actions.save(reader, others.id, _wanted(others, state=DONE), 1)
    outcome = actions.save(reader, mine.id, _wanted(mine, state=DONE), 1)

    assert (outcome.status, outcome.kept.done_on) == (SAVED, today())


def test_a_plan_of_some_areas_is_out_of_those_alone(small_world):
    found = board(own_ones(small_world))

    assert found.now.total.maximum == 100
    assert [one.number for one in found.now.edition.areas] == ["4"]


def test_a_result_that_is_corrected_is_told_and_the_plan_stands_on_the_new_when_asked(small_world):
    made = year(small_world, 10, name="Nu")
    plan = make_plan(small_world, made.id)
    assert changed(plan.id) is None
    before = board(plan).now.total.secured

    again = withdraw(own_assessment(plan.person_id, made.id), "Fel nivå.")
    assert changed(plan.id).now is None
    question = next(iter(made.edition.questions))
    answers.save_answers(again, [Sent(question, said(made, question, HIGH, "Nytt."), 1, "")])
    hand_in.submit(plan.person_id, made.id, "Lena Dahl", "Chef", confirmed=True)

    told = changed(plan.id)
    assert [one.id for one in told.questions] == [question]
    assert board(plan).now.total.secured == before
    assert plan_drafts.rebase(plan) == 1
    assert board(reread(plan)).now.total.secured == before + told.points
    assert (changed(plan.id), plan_drafts.rebase(plan)) == (None, 0)


def test_a_plan_whose_edition_is_gone_is_read_without_figures(small_world):
    plan = own_ones(small_world)
    acted(plan, aims={"borta": {"system": "delvis"}})
    row = db.session.get_one(Plan, plan.id).assessment
    row.edition = "kommunkompassen/1999"
    db.session.commit()

    found = board(plan)

    assert (found.now, found.planned, found.edition) == (None, None, None)
    assert [one.action.title for one in found.lines] == ["Gör om"]


def test_sources_are_the_results_with_the_latest_first(small_world):
    year(small_world, 800, name="Då")
    year(small_world, 10, name="Nu")

    assert [one.name for one in sources(place(small_world), "Exempelby")] == ["Nu", "Då"]


def test_the_day_of_the_follow_up_is_about_ten_months_after(plan):
    assert plan.review_on == today() + plan_drafts.REVIEW_AFTER

    plan_drafts.set_review(plan, today() + timedelta(days=30))

    assert reread(plan).review_on == today() + timedelta(days=30)
    with pytest.raises(InvalidError):
        plan_drafts.set_review(plan, clock.in_sweden(clock.now()).date() - timedelta(days=1))
