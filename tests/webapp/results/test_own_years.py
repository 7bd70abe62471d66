"""A municipality's years: what stands on one line, what moved and why, and who sees it."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO
from itertools import count
from types import SimpleNamespace

import openpyxl
import pytest
from sqlalchemy import select

from tests.support.at_home import Home
from tests.support.pages import assert_house_rules
from tests.support.years import BEFORE, HIGH, LOW, place, said, year
from webapp.assessment.deeds import answers, hand_in
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.withdrawal import withdraw
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.results.queries.comparison.own_course import CHANGED, NEW, OTHER, UNCHANGED, course_of, moves
from webapp.results.queries.comparison.own_results import EXTERNAL, JUDGED, OWN, PRINTED, yearly
from webapp.results.views.comparison.own_years import when_of
from webapp.review.deeds import results

NAME = "Exempelby"


def _course(world):
    return course_of(place(world), NAME)


def test_years_come_by_time_and_what_is_not_handed_in_is_none(small_world):
    year(small_world, 800, name="Då")
    year(small_world, 10, name="Nu")

    found = yearly(place(small_world), NAME)

    assert [(one.kind, one.name) for one in found] == [(OWN, "Då"), (OWN, "Nu")]


def test_two_of_one_year_are_told_apart_by_month_or_day_and_others_by_the_year_alone():
    key = count()

    def of(*when, kind=OWN):
        return SimpleNamespace(
            kind=kind, at=datetime(*when, 12, tzinfo=UTC), result=SimpleNamespace(key=str(next(key)))
        )

    years = [of(2010, 7, 1, kind=PRINTED), of(2024, 3, 5), of(2026, 3, 5), of(2026, 9, 1), of(2026, 9, 20)]

    assert list(when_of(years).values()) == ["2010", "2024", "mars 2026", "1 sep. 2026", "20 sep. 2026"]


def test_an_evaluation_at_home_gives_the_agreed_points_in_the_place_of_the_own_answers(small_world):
    home = Home(small_world)
    home.appoint()
    home.judge("medarbetare")
    home.judge("lasare")
    fixed = results.publish(small_world.person("samordnare"), home.evaluation().id)

    (found,) = yearly(place(small_world), NAME)

    assert (found.kind, found.fixed) == (JUDGED, fixed.id)
    assert found.result.total.points == Fraction(fixed.figures["agreed"]["total"]["points"])


def test_what_evaluators_have_fixed_and_what_is_printed_are_among_the_years(small_world):
    norrvik = db.session.scalars(select(Municipality.id).where(Municipality.name == "Norrvik")).one()

    assert [one.kind for one in yearly(norrvik, "Norrvik")] == [EXTERNAL]
    assert {one.kind for one in yearly(place(small_world), "Örebro")} == {PRINTED}


def test_a_part_gives_its_areas_but_no_sum_and_the_last_whole_year_is_the_one_compared_with(small_world):
    year(small_world, 900, level=LOW, name="Hel 1")
    year(small_world, 500, level=LOW, name="Del", areas=frozenset({"4", "6"}))
    year(small_world, 10, level=HIGH, name="Hel 2")
    course = _course(small_world)
    part = course.standings[1]

    assert (course.main.name, course.before.year.name) == ("Hel 2", "Hel 1")
    assert (part.year.is_whole, part.year.result.is_whole) == (False, False)
    assert sorted(number for number in part.side.scores if number and "." not in number) == ["4", "6"]
    page = small_world.at("samordnare").get(f"/kommun/{place(small_world)}/varderingar").text
    assert "gäller bara några områden: 50 av 200" in " ".join(page.split())


def test_the_difference_is_that_of_the_figures_beside_it(small_world):
    year(small_world, 900, level=LOW, name="Då")
    year(small_world, 10, level=HIGH, name="Nu")
    course = _course(small_world)
    main = next(one.side for one in course.standings if one.year is course.main)
    before = course.before.side

    for number in ("", "1", "8"):
        told = main.difference(before, number)
        assert int(told) == int(str(main.scores[number])) - int(str(before.scores[number]))


def test_another_edition_stands_on_the_line_by_its_bridge_with_its_coverage_and_not_in_the_rose(small_world):
    year(small_world, 900, BEFORE, name="Gammal")
    year(small_world, 10, name="Ny")
    course = _course(small_world)

    assert [one.year.name for one in course.lines] == ["Ny"]
    (apart,) = course.apart
    assert apart.side.crossed.coverage > 0
    said_there = small_world.at("samordnare").get(f"/kommun/{place(small_world)}/varderingar").text
    assert "Bryggan mellan utgåvorna täcker" in " ".join(said_there.split())


def test_an_edition_that_is_gone_takes_its_year_along_and_nothing_else(small_world, monkeypatch):
    """An edition retired between two years: the years that can be counted still stand."""
    year(small_world, 900, BEFORE, name="Gammal")
    year(small_world, 10, name="Ny")
    shelf = context.shelf()
    monkeypatch.delitem(shelf.editions, BEFORE)

    assert [one.name for one in yearly(place(small_world), NAME)] == ["Ny"]
    assert moves(_course(small_world)) is None


def test_what_moved_has_its_points_and_its_reason_in_somebodys_words(small_world):
    first = year(small_world, 900, level=LOW, name="Då")
    now = year(small_world, 10, level=LOW, name="Nu")
    question = next(iter(first.edition.questions))
    withdraw(own_assessment(now.person_id, now.id), "Ett svar till.")
    again = own_assessment(now.person_id, now.id)
    better = said(again, question, HIGH, "Sedan i våras gör alla så.")
    answers.save_answers(again, [Sent(question, better, 1, "")])
    hand_in.submit(now.person_id, now.id, "Lena Dahl", "Chef", confirmed=True)

    found = moves(_course(small_world))

    (changed,) = found.changed
    assert (changed.question.id, changed.why, changed.who) == (
        question,
        "Sedan i våras gör alla så.",
        "Karin Ek",
    )
    totals = [one.compass.total.secured for one in (found.first, found.second)]
    assert changed.points == totals[1] - totals[0] > 0
    assert len(found.of(UNCHANGED)) == len(first.edition.questions) - 1


def test_every_question_is_in_exactly_one_state_over_a_bridge_too(small_world):
    year(small_world, 900, BEFORE, name="Gammal")
    now = year(small_world, 10, level=HIGH, name="Ny")

    found = moves(_course(small_world))

    states = {state: len(found.of(state)) for state in (UNCHANGED, CHANGED, NEW, OTHER)}
    assert sum(states.values()) == len(now.edition.questions)
    assert states[CHANGED] > 0


def test_only_the_municipalitys_own_people_see_its_years(small_world):
    year(small_world, 10, name="Vår")
    to = f"/kommun/{place(small_world)}/varderingar"

    found = {
        who: small_world.at(who).get(to).status_code
        for who in ("samordnare", "lasare", "kansli", "jury", "utvarderare.a", "samordnare@norrvik.example")
    }

    assert found == dict.fromkeys(found, 404) | {"samordnare": 200, "lasare": 200}


@pytest.mark.parametrize("years", [0, 1, 3])
def test_the_page_reads_well_with_none_one_and_several_years(small_world, years):
    for back in range(years):
        year(small_world, 10 + 400 * back, name=f"År {back}")
    at = small_world.at("samordnare")

    page = assert_house_rules(at.get(f"/kommun/{place(small_world)}/varderingar").text, own_words=False)

    assert page.one("h1").text == "Era värderingar, år för år"
    pictures = {
        what: at.get(f"/kommun/{place(small_world)}/varderingar/{what}").status_code
        for what in ("rosen.svg", "over-tid.png", "rosen.gif", "annat.svg")
    }
    assert pictures == {
        "rosen.svg": 200 if years else 404,
        "over-tid.png": 200 if years > 1 else 404,
        "rosen.gif": 404,
        "annat.svg": 404,
    }


def test_the_years_leave_as_a_workbook_with_the_figures_of_the_page(small_world):
    year(small_world, 400, name="Då")
    year(small_world, 10, name="Nu", level=HIGH)
    course = _course(small_world)

    answer = small_world.browser("lasare").get(f"/kommun/{place(small_world)}/varderingar.xlsx")

    sheet = openpyxl.load_workbook(BytesIO(answer.data))["År för år"]
    told = [[cell.value for cell in row] for row in sheet.iter_rows()]
    shown = [float(str(one.side.total).replace(",", ".")) for one in course.joined]
    assert next(row for row in told if "Summa" in row)[2:4] == shown
    answer.close()
