"""The steps of a reckoning add up to the figures of the compass, to the last fraction."""

from __future__ import annotations

from fractions import Fraction

import pytest

from questionnaires.compass import Score
from webapp.assessment.queries import own_assessment, progress
from webapp.assessment.queries.calculation import reckon


@pytest.fixture(params=["Exempelby", "Norrvik"])
def compass(request, resting_world):
    place = request.param
    who = "samordnare" if place == "Exempelby" else f"samordnare@{place.lower()}.example"
    subject = own_assessment.own_assessment(resting_world.person(who), resting_world.assessment(place))
    return progress.standing(subject).compass


def added(terms) -> tuple[Fraction, Fraction, Fraction]:
    scores = [term.score for term in terms]
    return tuple(
        sum((getattr(s, name) for s in scores), start=Fraction(0)) for name in ("secured", "open", "maximum")
    )


def figures(score: Score) -> tuple[Fraction, Fraction, Fraction]:
    return score.secured, score.open, score.maximum


def test_the_total_is_the_areas_added_up(compass):
    found = reckon(compass, "total")

    assert added(found.terms) == figures(compass.total) == figures(found.score)
    assert [term.number for term in found.terms] == [area.number for area in compass.edition.areas]


def test_every_area_is_its_subareas_added_up(compass):
    for area in compass.edition.areas:
        found = reckon(compass, area.number)

        assert added(found.terms) == figures(compass.areas[area.number]) == figures(found.score)


def test_every_subarea_is_its_questions_added_up(compass):
    for subarea in compass.edition.subareas:
        found = reckon(compass, subarea.number)

        assert added(found.terms) == figures(compass.subareas[subarea.number]) == figures(found.score)
        assert found.weights == sum(term.weight for term in found.terms if term.state != "not_applicable")


def test_every_question_is_its_share_of_the_subarea_times_what_its_parts_give(compass):
    for question in compass.edition.questions.values():
        found, score = reckon(compass, question.number), compass.question(question.id)

        if score.state == "not_applicable":
            assert found.score.maximum == 0
            continue
        assert found.score.maximum == compass.edition.home[question.id].max_points * found.share
        assert sum((part.secured for part in found.parts), start=Fraction(0)) == score.score.secured
        assert (found.part_weights, found.weight) == (
            sum(part.weight for part in found.parts),
            question.weight,
        )


@pytest.mark.parametrize("number", ["", "0", "9", "1.99", "1.1.99", "Total", "1.", "../1"])
def test_there_is_no_reckoning_of_a_number_that_does_not_exist(compass, number):
    assert reckon(compass, number) is None
