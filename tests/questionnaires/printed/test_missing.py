"""A sum of which some parts are not printed is not called wrong while it may be right."""

from questionnaires.printed import PrintedFigure, recompute
from questionnaires.printed.recount import Incomplete, incomplete
from tests.support.editions import make_area, make_edition, make_subarea
from tests.support.printed import figure

SCALE = {"2012": make_edition("kommunkompassen/2012")}


def sums(*figures: PrintedFigure):
    return [(r.figure.number, r.printed, r.computed, r.state) for r in recompute(figures, [], SCALE)]


def test_a_sum_with_parts_missing_is_not_compared_while_it_may_be_right():
    part = figure("1.1", "15")

    assert sums(figure("1", "45"), part) == []
    assert sums(figure("", "60")) == []


def test_a_sum_with_parts_missing_is_compared_when_it_cannot_be_right():
    part = figure("1.1", "15")

    assert sums(figure("1", "14"), part) == [("1", 14, 15, "contradiction")]
    assert sums(figure("1", "46"), part) == [("1", 46, 15, "contradiction")]
    assert sums(figure("", "101")) == [("", 101, 0, "contradiction")]


def test_a_sum_that_follows_without_the_missing_parts_is_reproduced():
    assert sums(figure("", "40"), figure("1", "40")) == [("", 40, 40, "reproduced")]


def test_a_missing_part_without_a_known_maximum_may_be_worth_anything():
    area = make_area("1", (make_subarea("1.1", None), make_subarea("1.2", None)))
    scale = {"2012": make_edition("kommunkompassen/2012", area)}

    rows = [figure("1", "99"), figure("1.1", "15")]
    assert recompute(rows, [], scale) == []


def test_sums_that_cannot_be_checked_are_told_with_how_many_parts_are_known():
    area, part, total = figure("1", "45"), figure("1.1", "15"), figure("", "60")

    assert incomplete([area, part, total], SCALE) == [Incomplete(area, 1, 2), Incomplete(total, 1, 2)]
    assert incomplete([figure("", "60")], SCALE) == []
    assert incomplete([area, part, total], {}) == []
