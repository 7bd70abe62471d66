"""The dates of a round: in order, kept once, and followed by the deadlines of the municipalities."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.support.rounds import PLACES, begun, form, sweden, told
from webapp.ground.calendar import clock
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.store.database import db
from webapp.office.deeds import dates as date_deeds
from webapp.office.deeds.dates import StaleDatesError
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries import dates as date_queries
from webapp.rounds.queries.dates import Span

NOMINATION, COMPASS = "kvalitetskommun/2021-omarbetad", "kommunkompassen/2012-forankrad"


@pytest.fixture
def made(world) -> Round:
    return begun(world, "2021", PLACES[:2])


def change(world, made: Round, version: int = 0, **spans: Span) -> None:
    wanted = {**date_queries.dates_of(made.id), **spans}
    date_deeds.set_dates(world.person("kansli"), made, version or made.version, wanted)


def test_a_round_begins_with_the_dates_its_recipe_usually_has(made):
    dates = date_queries.dates_of(made.id)
    day = clock.in_sweden(made.created_at).date() + timedelta(days=1)

    opens, closes = (
        clock.in_sweden(dates["ansokan"].opens),
        clock.in_sweden(dates["ansokan"].closes),
    )
    assert (opens.date(), opens.hour) == (day, 8)
    assert (closes.date(), closes.hour) == (day + timedelta(weeks=12), 16)
    assert made.closes_at == dates["jamforelse"].closes


def test_questionnaires_close_when_their_step_does(made):
    dates = date_queries.dates_of(made.id)

    assert form(made, "Nacka", NOMINATION).closes_at == dates["ansokan"].closes
    assert form(made, "Nacka", COMPASS).closes_at == dates["jamforelse"].closes


def test_a_deadline_that_moves_takes_along_all_but_those_who_have_longer(world, made):
    was = date_queries.dates_of(made.id)["ansokan"]
    later = was.closes + timedelta(days=30)
    form(made, "Kalix", NOMINATION).closes_at = later
    db.session.commit()

    change(world, made, ansokan=Span(was.opens, was.closes + timedelta(days=7)))

    assert form(made, "Nacka", NOMINATION).closes_at == was.closes + timedelta(days=7)
    assert form(made, "Kalix", NOMINATION).closes_at == later


def test_a_change_is_written_down_with_before_and_after(world, made):
    was = date_queries.dates_of(made.id)["jamforelse"]

    change(world, made, jamforelse=Span(was.opens, was.closes + timedelta(days=1)))

    (event,) = told(made, "round.dated")
    assert event.before == {"jamforelse": [was.opens.isoformat(), was.closes.isoformat()]}
    assert (event.version, made.version, made.closes_at) == (2, 2, was.closes + timedelta(days=1))


def test_the_same_dates_again_change_nothing(world, made):
    change(world, made)

    assert (made.version, told(made, "round.dated")) == (1, [])


def test_of_two_who_change_at_once_the_second_is_told(world, made):
    was = date_queries.dates_of(made.id)["jury"]
    change(world, made, version=1, jury=Span(was.opens, was.closes + timedelta(days=1)))

    with pytest.raises(StaleDatesError):
        change(world, made, version=1, jury=Span(was.opens, was.closes + timedelta(days=2)))

    assert date_queries.dates_of(made.id)["jury"].closes == was.closes + timedelta(days=1)


def test_dates_must_come_in_order(world, made):
    dates = date_queries.dates_of(made.id)
    early = dates["ansokan"].opens - timedelta(days=1)

    with pytest.raises(InvalidError) as refusal:
        change(world, made, nominering=Span(early, early + timedelta(hours=1)))

    assert refusal.value.faults == {
        "nominering:opens": "Steget öppnar före det som kommer innan. Ändra en av tiderna.",
        "nominering:closes": "Steget stänger före det som kommer innan. Ändra en av tiderna.",
    }
    assert date_queries.dates_of(made.id) == dates


@pytest.mark.parametrize(
    ("closes", "sentence"),
    [
        (None, "Kommunerna svarar i det här steget. Skriv när det stänger."),
        (timedelta(days=-1), "Den tiden har redan gått. Välj en senare."),
        (timedelta(hours=1), "Steget stänger innan det öppnar. Ändra en av tiderna."),
    ],
)
def test_a_step_where_municipalities_answer_closes_after_now_and_after_it_opens(
    world, made, closes, sentence
):
    opens = date_queries.dates_of(made.id)["ansokan"].opens
    opens = opens if closes != timedelta(days=-1) else None

    with pytest.raises(InvalidError) as refusal:
        change(world, made, ansokan=Span(opens, closes and clock.now() + closes))

    assert refusal.value.faults == {"ansokan:closes": sentence}


def test_a_round_whose_recipe_is_gone_keeps_its_dates(world, made):
    made.recipe = "1999"
    db.session.commit()

    with pytest.raises(NotReadyError):
        change(world, made)


def test_clocks_in_sweden_skip_an_hour_in_spring_and_show_one_twice_in_autumn():
    def many(text):
        return len(clock.moments_of(datetime.fromisoformat(text)))

    assert [many(f"2027-03-28 {time}") for time in ("01:59", "02:00", "02:30", "02:59", "03:00")] == [
        1,
        0,
        0,
        0,
        1,
    ]
    assert [many(f"2027-10-31 {time}") for time in ("01:59", "02:00", "02:59", "03:00")] == [1, 2, 2, 1]
    assert sweden("2027-07-01 16:00").hour == 14
