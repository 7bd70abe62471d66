"""Cases to train on: their points are the printed ones, and one's own lie beside them."""

from __future__ import annotations

from fractions import Fraction

from questionnaires.judgement.evaluators.cases import Case, Lay, Tried, lay
from questionnaires.library.case_files import read_cases
from questionnaires.library.published import read_published
from tests.support.shelves import house_shelf


def test_every_case_has_the_points_that_its_report_printed():
    shelf = house_shelf()
    printed = {
        (figure.source.partition(",")[0], figure.number): (figure.achieved, figure.maximum)
        for figure in read_published().figures
        if figure.level == "subarea"
    }

    cases = read_cases()

    assert len({one.id for one in cases}) == len(cases) == 24
    assert [(one.printed, one.out_of) for one in cases] == [printed[one.source, one.subarea] for one in cases]
    assert {one.source for one in cases} <= set(shelf.sources)
    assert all(
        any(one.subarea == sub.number for area in shelf.editions[one.edition].areas for sub in area.subareas)
        for one in cases
    )


def test_ones_own_points_lie_above_or_below_print_in_shares_of_the_maximum():
    case = Case("fall", "kommunkompassen/2012", "1.1", "orebro-2012", "Text.", Fraction(9), Fraction(15))

    assert lay([Tried(case, Fraction(12)), Tried(case, Fraction(9) - Fraction(3, 2))]) == Lay(
        2, Fraction(1, 20), Fraction(3, 20)
    )
    assert lay([]) is None
