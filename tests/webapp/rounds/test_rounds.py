"""A round is made once, from a recipe, by somebody who then runs it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.support.rounds import begun, sweden, told
from webapp.ground.calendar import clock, workdays
from webapp.ground.refusals import InvalidError, NotThereError
from webapp.ground.store.database import db
from webapp.office.queries import round_story
from webapp.rounds.deeds import rounds
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries import posts
from webapp.rounds.recipe_files import recipe_of

pytestmark = pytest.mark.both


def test_the_maker_of_a_round_becomes_its_officer(world):
    made = begun(world, "2021", ())

    assert posts.office_round(world.person("kansli"), "2027").id == made.id
    assert (made.recipe, made.step, made.nomination_edition, made.compass_edition) == (
        "2021",
        "ansokan",
        "kvalitetskommun/2021-omarbetad",
        "kommunkompassen/2012-forankrad",
    )
    with pytest.raises(NotThereError):
        posts.office_round(world.person("kansli.b"), "2027")


@pytest.mark.parametrize(
    ("recipe", "key", "name", "fields"),
    [
        ("1999", "2027", "Namn", ["recipe"]),
        ("2021", "2026", "Namn", ["key"]),
        ("2021", "utkorg", "Namn", ["key"]),
        ("2021", "2027/..", "Namn", ["key"]),
        ("2021", "2027", " ", ["name"]),
        ("2021", "2027", "x" * 121, ["name"]),
        ("", "", "", ["recipe", "key", "name"]),
    ],
)
def test_a_round_that_cannot_be_is_refused_field_by_field(world, recipe, key, name, fields):
    with pytest.raises(InvalidError) as refusal:
        rounds.make_round(world.person("kansli"), recipe, key, name)

    assert list(refusal.value.faults) == fields
    assert db.session.scalar(select(func.count(Round.id))) == 1


def test_an_officer_lists_their_own_rounds_newest_first(world):
    begun(world, "2025", ("Nacka",))

    listed = rounds.rounds_of(world.person("kansli"))
    others = rounds.rounds_of(world.person("kansli.b"))

    assert [(line.round.key, line.step, line.entrants) for line in listed] == [
        ("2027", "Nyckeltal", 1),
        ("2026", "Utvärdering", 6),
    ]
    assert [line.round.key for line in others] == ["2026"]
    with pytest.raises(NotThereError):
        rounds.rounds_of(world.person("jury"))


def test_an_officer_is_added_once(world):
    made = begun(world, "2021", ())
    other = rounds.person_by_email(" Kansli.B@demo.example ")

    assert [rounds.add_officer(None, made, other) for _time in range(2)] == [True, False]

    assert [event.after["name"] for event in told(made, "officer.added")] == ["Lena Vik"]


def test_the_story_of_a_round_is_told_newest_first(world):
    made = begun(world, "2021", ("Nacka", "Kalix"))

    assert [(one.who, one.sentence) for one in round_story.story_of_round(made)] == [
        ("Per Åberg", "läste in deltagare: 2 nya, 0 ändrade"),
        ("Per Åberg", "gjorde omgången"),
    ]


@pytest.mark.parametrize("recipe", ["2003", "2021", "2025"])
@pytest.mark.parametrize("begins", ["2026-11-27 14:00", "2027-03-24 09:00", "2027-06-23 23:30"])
@pytest.mark.usefixtures("small_world")
def test_dates_are_proposed_on_working_days_and_no_visit_is_in_july(recipe, begins):
    read = recipe_of(recipe)

    dates = rounds.usual_dates(read, sweden(begins))

    days = [clock.in_sweden(one).date() for span in dates.values() for one in span if one]
    hours = {clock.in_sweden(one).hour for span in dates.values() for one in span if one}
    assert [one for one in days if one.month == 7 or not workdays.is_working(one)] == []
    assert days == sorted(days)
    assert hours == {8, 16}
    for step in read.steps:
        opens, closes = dates[step.id]
        assert closes is None or closes - opens >= timedelta(weeks=step.weeks)
