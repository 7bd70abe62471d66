"""A visit has its days and its interviews; what clashes is said, and whom one met is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.support.judges import sit
from tests.support.mail import letters_of
from tests.support.visits import MEETING, kept
from webapp.evaluation.deeds.schedule import visit_days
from webapp.evaluation.deeds.schedule.pasted_schedule import read_pasted
from webapp.evaluation.deeds.schedule.visit_days import ClashingError, StaleDaysError
from webapp.evaluation.deeds.visit import sources
from webapp.evaluation.queries.visit.schedule import about_people, days_words, interviewed, schedule
from webapp.ground.refusals import InvalidError, NotReadyError

FIRST, LAST = date(2027, 3, 15), date(2027, 3, 17)
NINE = datetime(2027, 3, 15, 8, 0, tzinfo=UTC)
HALF_PAST = datetime(2027, 3, 15, 8, 30, tzinfo=UTC)
NAMES = {"a": "Anna Berg", "b": "Björn Ek"}


def meet(seat, title: str, at=NINE, **more):
    return kept(seat, replace(MEETING, **{"title": title, "at": at, "place": "Rådhuset", **more}))


def said(seat) -> dict[str, list[str]]:
    plan = schedule(seat.evaluation)
    return {one.title: plan.clashes[one.id] for one in plan.interviews if one.id in plan.clashes}


def test_the_report_is_due_three_weeks_after_the_visit_unless_another_day_is_chosen(small_world):
    seat = sit(small_world)

    visit_days.plan_days(seat, (FIRST, LAST, None), 0)
    usual = schedule(seat.evaluation).visit.report_on
    visit_days.plan_days(seat, (FIRST, LAST, date(2027, 5, 1)), 1)

    assert (usual, schedule(seat.evaluation).visit.report_on) == (date(2027, 4, 7), date(2027, 5, 1))
    assert schedule(seat.evaluation).when == "15\u2060–\u206017 mars 2027"
    assert [day.on for day in schedule(seat.evaluation).days] == [FIRST, date(2027, 3, 16), LAST]


def test_two_who_change_the_days_at_once_are_told(world):
    a, b = sit(world, "a"), sit(world, "b")
    visit_days.plan_days(a, (FIRST, LAST, None), 0)

    with pytest.raises(StaleDaysError):
        visit_days.plan_days(b, (FIRST, FIRST, None), 0)

    assert schedule(a.evaluation).visit.last_on == LAST


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ((None, LAST, None), "first_on"),
        ((LAST, FIRST, None), "last_on"),
        ((FIRST, LAST, date(2027, 3, 16)), "report_on"),
    ],
)
def test_days_that_cannot_be_are_refused(small_world, sent, field):
    with pytest.raises(InvalidError) as refused:
        visit_days.plan_days(sit(small_world), sent, 0)

    assert list(refused.value.faults) == [field]


def test_clashes_are_of_interviewer_room_people_and_days(small_world):
    seat = sit(small_world)
    visit_days.plan_days(seat, (FIRST, FIRST, None), 0)
    meet(seat, "Rektorer", track="a")
    meet(seat, "Ekonomer", HALF_PAST, track="a", place="Skolan")
    meet(seat, "HR-avdelningen", track="b")
    meet(seat, "Föreningar", datetime(2027, 4, 1, 8, 0, tzinfo=UTC))

    assert said(seat) == {
        "Rektorer": [
            "Krockar med HR-avdelningen: samma plats.",
            "Krockar med Ekonomer: samma intervjuare.",
        ],
        "Ekonomer": ["Krockar med Rektorer: samma intervjuare."],
        "HR-avdelningen": ["Krockar med Rektorer: samma plats."],
        "Föreningar": ["Ligger utanför besökets dagar."],
    }
    assert (schedule(seat.evaluation).many_days, len(schedule(seat.evaluation).days)) == (1, 2)


def test_the_two_may_be_apart_at_the_same_time(small_world):
    seat = sit(small_world)
    meet(seat, "Rektorer", track="a", place="Skolan")
    meet(seat, "Ekonomer", track="b")

    plan = schedule(seat.evaluation)

    (row,) = plan.days[0].rows
    assert {track: [one.title for one in some] for track, some in row.cells.items()} == {
        "a": ["Rektorer"],
        "b": ["Ekonomer"],
    }
    assert plan.clashes == {}


def test_only_interviews_whose_time_has_come_are_counted_as_held(small_world):
    seat = sit(small_world)
    past = datetime(2026, 1, 15, 8, 0, tzinfo=UTC)
    meet(seat, "Rektorer", past, people=30)
    meet(seat, "Ekonomer", past, people=11)
    meet(seat, "Föreningar", past)
    meet(seat, "Näringslivsråd", datetime(2099, 1, 15, 8, 0, tzinfo=UTC), people=50)

    met = interviewed(seat.evaluation)

    assert (met.interviews, met.people, met.uncounted, met.words) == (3, 41, 1, "ett 40-tal personer")


@pytest.mark.parametrize(
    ("many", "words"),
    [
        (0, ""),
        (1, "1 person"),
        (9, "9 personer"),
        (10, "ett 10-tal personer"),
        (45, "ett 40-tal personer"),
        (46, "närmare 50 personer"),
        (71, "ett 70-tal personer"),
    ],
)
def test_people_are_told_roughly(many, words):
    assert about_people(many) == words


def test_days_are_written_as_people_say_them():
    assert days_words(FIRST, None) == "15 mars 2027"
    assert days_words(date(2027, 3, 31), date(2027, 4, 2)) == "31 mars – 2 april 2027"


def test_pasted_rows_are_read_with_tabs_or_semicolons():
    text = (
        "Dag\tTid\tRoll\n"
        "2027-03-15\t9.00\tKommunledningsgruppen\t8\t60 min\tStora salen\tbåda\n"
        "2027-03-15; 10.30; Kundservice; 4 personer; ; Medborgarhuset; Björn Ek\n"
    )

    read, faults = read_pasted(text, NAMES)

    assert faults == []
    assert [(one.title, one.people, one.minutes, one.place, one.track) for one in read] == [
        ("Kommunledningsgruppen", 8, 60, "Stora salen", ""),
        ("Kundservice", 4, None, "Medborgarhuset", "b"),
    ]
    assert read[0].at == NINE


def test_a_wrong_row_is_named_and_the_others_are_read():
    text = (
        "2027-03-15; 9; Rektorer\ni vår; 9; Ekonomer\n2027-03-15; 9; HR; många\n2027-03-15; 9; A; 1; 1; B; 3"
    )

    read, faults = read_pasted(text, NAMES)

    assert [one.title for one in read] == ["Rektorer"]
    assert [fault.partition(":")[0] for fault in faults] == ["Rad 2", "Rad 3", "Rad 4"]


def test_what_is_pasted_twice_stands_once(small_world):
    seat = sit(small_world)
    read, _faults = read_pasted("2027-03-15; 9.00; Rektorer\n2027-03-15; 10.00; Ekonomer", NAMES)

    first, again = (sources.register_all(seat, read, key) for key in ("k1", "k2"))

    assert (first, again, len(schedule(seat.evaluation).interviews)) == (2, 0, 2)


def test_an_empty_schedule_is_not_sent_and_a_sent_one_reaches_the_coordinators(small_world):
    seat = sit(small_world)
    with pytest.raises(NotReadyError):
        visit_days.send_schedule(seat)
    visit_days.plan_days(seat, (FIRST, LAST, None), 0)
    with pytest.raises(NotReadyError):
        visit_days.send_schedule(seat)
    meet(seat, "Rektorer")

    visit_days.send_schedule(seat)

    assert letters_of("schedule-sent", seat.evaluation.id) == [
        "Schemat för besöket 15\u2060–\u206017 mars 2027"
    ]


def test_a_schedule_with_clashes_is_sent_only_by_whoever_has_seen_these_clashes(small_world):
    seat = sit(small_world)
    visit_days.plan_days(seat, (FIRST, LAST, None), 0)
    meet(seat, "Rektorer")
    meet(seat, "Ekonomer")

    with pytest.raises(ClashingError) as asked:
        visit_days.send_schedule(seat)
    with pytest.raises(ClashingError):
        visit_days.send_schedule(seat, "ett annat")
    nothing = letters_of("schedule-sent", seat.evaluation.id)
    visit_days.send_schedule(seat, asked.value.sign)

    assert [one.partition(":")[2] for one in asked.value.clashes] == [
        " Krockar med Ekonomer: samma intervjuare.",
        " Krockar med Rektorer: samma intervjuare.",
    ]
    assert (nothing, len(letters_of("schedule-sent", seat.evaluation.id))) == ([], 1)
