from dataclasses import replace
from fractions import Fraction

from questionnaires.comparison.results import TOTAL, Achieved
from questionnaires.comparison.sides import over_time, set_beside
from questionnaires.compass import Score
from tests.support.compared import BEFORE, OREBRO, SODERTALJE, printed, shelf


def beside(*keys: str):
    return set_beside(shelf(), [printed()[key] for key in keys])


def test_orebro_2012_beside_2010_differs_area_by_area_as_the_report_prints_them():
    now, before = beside(OREBRO, BEFORE)

    assert [now.difference(before, str(number)) for number in range(1, 9)] == [
        f"+{apart}" for apart in (16, 5, 20, 15, 19, 3, 16, 5)
    ]
    assert now.difference(before, TOTAL) == "+100"
    assert (now.crossed, before.crossed.coverage) == (None, Fraction(9875, 10000))
    assert now.has_subareas
    assert not before.has_subareas


def test_the_first_edition_stands_by_itself_beside_2012():
    now, first = beside(OREBRO, "Örebro-2006-2003")

    assert first.scores == {}
    assert not first.is_joined
    assert now.difference(first, "1") is None


def test_a_sum_is_not_joined_where_an_area_is_not():
    partial = replace(printed()[BEFORE], scores={"1": Achieved(Fraction(52), Fraction(100))})

    assert set_beside(shelf(), [printed()[OREBRO], partial])[1].total is None


def test_maxima_that_differ_have_no_difference():
    one, other = (
        replace(printed()[SODERTALJE], scores={"1": Achieved(Fraction(9), Fraction(most))})
        for most in (40, 50)
    )
    sides = set_beside(shelf(), [one, other])

    assert sides[0].difference(sides[1], "1") is None


def test_a_municipality_over_time_is_all_its_results_the_earliest_first():
    course = over_time(shelf(), printed()[OREBRO], printed().values())

    assert [(side.result.year, side.is_joined) for side in course] == [
        (2006, False),
        (2010, True),
        (2012, True),
    ]


def test_a_figure_past_its_maximum_is_drawn_to_the_edge():
    wild = replace(printed()[SODERTALJE], scores={"1": Achieved(Fraction(45), Fraction(40))})
    (side,) = set_beside(shelf(), [wild])

    assert (side.share("1"), side.share("2")) == (1, None)
    assert side.as_score("1") == Score(Fraction(40), Fraction(0), Fraction(40))


def test_a_difference_is_that_of_the_figures_as_each_is_read():
    one, other = (
        replace(printed()[SODERTALJE], scores={"1": Achieved(Fraction(points), Fraction(100), decimals)})
        for points, decimals in (("52.04", 1), ("56.6", 0))
    )
    sides = set_beside(shelf(), [one, other])

    read = [str(side.scores["1"]) for side in sides]
    assert (read, sides[0].difference(sides[1], "1")) == (["52,0", "57"], "−5,0")
