"""The whole board handed out in one go: what changes, who hears of it, and what others did meanwhile."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from tests.support.boards import COLLEAGUE, holders, in_days, letters, press, row, wish
from tests.support.colleagues import events_of, hand, hand_in, own
from webapp.assessment.deeds.teamwork import board as deeds
from webapp.assessment.deeds.teamwork import tasks
from webapp.assessment.models.assessments import Answerer, Assessment
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries.teamwork.board import AS_IT_IS, Wish, board
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError
from webapp.ground.store.database import db
from webapp.ground.who import Membership


def test_everything_is_handed_out_in_one_go_with_one_letter_and_one_event_each(world):
    plan = press(
        world,
        wish(world, "area:2", "medarbetare", 3),
        wish(world, "subarea:1.2", "medarbetare"),
        wish(world, "area:5", "samordnare"),
        note="Säg till om ni inte hinner.",
    )

    letter = db.session.scalars(select(Letter).where(Letter.occasion == "parts-handed")).one()
    assert holders(world) == {
        "subarea:1.2": ["Johan Lind"],
        "area:2": ["Johan Lind"],
        "area:5": ["Karin Ek"],
    }
    assert (len(plan.changes), plan.receivers) == (3, [world.person("medarbetare")])
    assert (letters(), letter.body.count("\n– ")) == ([("parts-handed", COLLEAGUE)], 2)
    assert "Säg till om ni inte hinner." in letter.body
    assert events_of(world, "task.") == ["task.distributed"]


@pytest.mark.both
def test_the_same_press_once_more_is_nothing(world):
    wishes = [wish(world, "area:2", "medarbetare", 3)]
    press(world, *wishes)

    again = press(world, *wishes)

    assert (again.changes, letters()) == ([], [("parts-handed", COLLEAGUE)])


def test_a_row_left_as_it_was_shown_is_left_as_somebody_else_has_made_it(world):
    untouched = wish(world, "area:2")
    hand(world, "area:2")

    press(world, untouched, wish(world, "area:3", "samordnare"))

    assert holders(world) == {"area:2": ["Johan Lind"], "area:3": ["Karin Ek"]}


@pytest.mark.both
def test_two_who_hand_out_the_same_area_at_once_are_told_and_nothing_is_done(world):
    mine = [wish(world, "area:2", "samordnare"), wish(world, "area:3", "samordnare")]
    press(world, wish(world, "area:2", "medarbetare"))

    with pytest.raises(deeds.ChangedMeanwhileError):
        press(world, *mine)
    after = holders(world)
    press(world, wish(world, "area:2", "samordnare"), mine[1])

    assert after == {"area:2": ["Johan Lind"]}
    assert holders(world) == {"area:2": ["Karin Ek"], "area:3": ["Karin Ek"]}


def test_nothing_is_done_that_the_page_did_not_say(world):
    with pytest.raises(deeds.UnseenError):
        deeds.distribute(own(world), [wish(world, "area:2", "medarbetare")], "", "")

    assert (holders(world), letters()) == ({}, [])


def test_a_new_last_day_keeps_the_part_where_it_is_and_is_told(world):
    task = hand(world, "area:2").task_id

    press(world, wish(world, "area:2", "medarbetare", 5))

    kept = db.session.get_one(Task, task)
    assert (kept.ended_at, kept.due_at) == (None, in_days(5))
    assert letters() == [("part-handed", COLLEAGUE), ("parts-handed", COLLEAGUE)]


def test_what_several_have_is_kept_by_them_with_another_last_day(world):
    hand(world, "area:2")
    hand(world, "area:2", to="samordnare")
    shown = row(world, "area:2").seen

    press(world, Wish("area:2", shown, AS_IT_IS, in_days(5)))

    assert sorted(holders(world)["area:2"]) == ["Johan Lind", "Karin Ek"]
    assert row(world, "area:2").due_at == in_days(5)


def test_what_nobody_is_to_have_is_taken_back_without_a_letter(world):
    hand(world, "area:2")

    plan = press(world, wish(world, "area:2"))

    assert (holders(world), plan.receivers) == ({}, [])
    assert letters() == [("part-handed", COLLEAGUE)]


@pytest.mark.both
def test_a_colleague_removed_while_the_board_is_open_can_have_nothing_and_nothing_is_sent(world):
    wishes = [wish(world, "area:2", "medarbetare"), wish(world, "area:3", "samordnare")]
    db.session.execute(
        update(Membership).where(Membership.person_id == world.person("medarbetare")).values(role="reader")
    )
    db.session.commit()

    with pytest.raises(InvalidError) as refused:
        press(world, *wishes)

    assert refused.value.faults == {
        "area:2:person": "Den du valde svarar inte längre för kommunen. Välj någon annan."
    }
    assert (holders(world), letters()) == ({}, [])


@pytest.mark.both
def test_what_a_removed_colleague_had_is_nobodys_until_somebody_else_has_it(world):
    task = hand(world, "area:2").task_id
    db.session.execute(
        update(Membership).where(Membership.person_id == world.person("medarbetare")).values(role="reader")
    )
    db.session.commit()
    found = row(world, "area:2")

    press(world, wish(world, "area:2", "samordnare"))

    assert (found.held, [one.holder for one in found.gone], found.seen) == ((), ["Johan Lind"], "|")
    assert holders(world) == {"area:2": ["Karin Ek"]}
    assert db.session.get_one(Task, task).ended_at is not None


@pytest.mark.parametrize(
    ("days", "fault"),
    [
        (-1, "Dagen har redan varit. Välj en dag framåt."),
        (900, "Dagen är efter sista dagen för svaren. Välj en tidigare."),
    ],
)
def test_a_last_day_is_ahead_and_before_the_answers_close(small_world, days, fault):
    with pytest.raises(InvalidError) as refused:
        press(small_world, wish(small_world, "area:2", "medarbetare", days))

    assert refused.value.faults == {"area:2:due": fault}


def test_what_was_late_and_is_left_so_stands_in_no_bodys_way(world):
    task = hand(world, "area:2").task_id
    db.session.get_one(Task, task).due_at = in_days(-3)
    db.session.commit()

    press(world, Wish("area:2", row(world, "area:2").seen, world.person("samordnare"), in_days(-3)))

    assert holders(world) == {"area:2": ["Karin Ek"]}


@pytest.mark.both
def test_nothing_is_handed_out_when_the_questions_are_locked(world):
    wishes = [wish(world, "area:2", "medarbetare")]
    mark = deeds.planned(own(world), wishes).mark
    hand_in(world)

    for deed in (
        lambda: deeds.distribute(own(world), wishes, "", mark),
        lambda: deeds.ask_again(own(world), world.person("medarbetare")),
    ):
        with pytest.raises(ClosedError):
            deed()


def test_only_the_coordinator_hands_out_the_board_and_asks_again(world):
    with pytest.raises(NotAllowedError):
        press(world, wish(world, "area:2", "medarbetare"), who="medarbetare")
    with pytest.raises(NotAllowedError):
        deeds.ask_again(own(world, "medarbetare"), world.person("medarbetare"))


def test_a_colleagues_questions_are_those_that_nobody_has_more_narrowly(world):
    hand(world, "area:1")
    hand(world, "subarea:1.2", to="samordnare")

    found = {one.person.name: one.total for one in board(own(world)).hands}
    edition = own(world).edition
    some = len(edition.subarea("1.2").questions)

    assert found == {"Johan Lind": len(list(edition.area("1").questions)) - some, "Karin Ek": some}


def test_those_who_were_chosen_to_answer_stand_first(world):
    before = [one.name for one in tasks.colleagues(own(world))]
    db.session.add(Answerer(assessment_id=own(world).id, person_id=world.person("samordnare")))
    db.session.commit()

    assert (before, [one.name for one in tasks.colleagues(own(world))]) == (
        ["Johan Lind", "Karin Ek"],
        ["Karin Ek", "Johan Lind"],
    )


def test_a_nomination_has_its_criteria_and_headings_on_the_board(small_world):
    nominations = select(Assessment).where(Assessment.edition.startswith("kvalitetskommun/"))
    one = next(
        one
        for one in db.session.scalars(nominations.order_by(Assessment.id))
        if one.municipality.name == "Exempelby"
    )
    subject = own(small_world, edition=one.edition)
    found = board(subject)

    assert len(found.rows) == len(subject.edition.areas) + len(subject.edition.descriptions)
    assert [one.subareas for one in found.rows] == [()] * len(found.rows)
