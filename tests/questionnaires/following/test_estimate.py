"""What a second edition would roughly give is declared with its uncertainty, and never counted in."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

import questionnaires
from questionnaires.bridge import Link, Printed
from questionnaires.marks import NotApplicable, marks_from_data
from questionnaires.succession.estimate import Guess, estimate
from questionnaires.succession.second_edition import carried
from tests.support.bridges import make_bridge, make_shelf, make_year
from tests.support.editions import make_question
from tests.support.shelves import house_shelf

PRINTED = Printed((Fraction(78), Fraction(71)), (Fraction(58), Fraction(61)), "hasselby-vallingby-2010")
BOTH = [make_question("a"), make_question("b")]
MARKS = {"a": ("3", "3"), "b": ("1", "1")}
AREAS = {"1": (58, 78), "2": (51, 71), "4": (61, 81), "7": (31, 49)}
"""Hässelby-Vällingby 2010 in print, by the new and the old scale, in the areas that are coded."""


def guessed(before, after, marks, printed=None):
    """Estimate the later of two years; a question that is the same keeps its mark."""
    old, new = make_year(2006, *before), make_year(2010, *after)
    ids = [q.id for q in before]
    links = [Link("same", (q.id,), (q.id,)) if q.id in ids else Link("new", (), (q.id,)) for q in after]
    bridge = replace(make_bridge(old, new, *links), printed=printed)
    shelf = make_shelf((old, new), bridge)
    return estimate(carried(marks, shelf, old.id, new.id), shelf)


def test_where_everything_comes_over_nothing_is_estimated():
    assert guessed(BOTH, BOTH, MARKS) is None


def test_a_question_without_a_counterpart_gets_the_mean_of_its_area_and_is_uncertain_by_their_spread():
    told = guessed(BOTH, [*BOTH, make_question("c")], MARKS)

    (area,) = told.areas.values()
    apart = float(area.maximum) / 3 * 0.5 / 2**0.5
    assert (told.filled, told.printed) == (1, None)
    assert area.points == pytest.approx(float(area.maximum) / 2)
    assert area.spread == pytest.approx(apart)
    assert (told.total.points, told.total.spread) == (area.points, pytest.approx(apart))


@pytest.mark.parametrize(
    "marks", [{}, {"a": ("3", "3")}, {"a": ("3", "3"), "b": NotApplicable("Finns inte.")}]
)
def test_of_an_area_where_too_little_is_counted_nothing_is_estimated(marks):
    assert guessed(BOTH, [*BOTH, make_question("c")], marks) is None


def test_what_print_gave_on_both_scales_moves_every_area_by_the_mean_gap():
    told = guessed(BOTH, BOTH, MARKS, PRINTED)

    (area,) = told.areas.values()
    hundreds = float(area.maximum) / 100
    assert PRINTED.gaps == (-20, -10)
    assert area.points == pytest.approx(float(area.maximum) / 2 - 15 * hundreds)
    assert area.spread == pytest.approx(50**0.5 * hundreds)
    assert told.total.spread == pytest.approx(75**0.5 * hundreds)


def test_a_span_keeps_within_nothing_and_all_there_is():
    low, high = Guess(3, 5, Fraction(20)), Guess(18, 5, Fraction(20))

    assert (low.least, low.most, high.least, high.most) == (0, 8, 13, 20)


@pytest.mark.parametrize("to", ["kommunkompassen/2006", "kommunkompassen/2006-omarbetad"])
@pytest.mark.parametrize("name", ["hasselby-vallingby-2010", "hasselby-vallingby-2010-forankrad"])
def test_the_same_visit_gets_more_on_the_old_scale_as_in_print(name: str, to: str):
    shelf = house_shelf()
    path = Path(questionnaires.__file__).parent / "published" / "codings" / f"{name}.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    marks = marks_from_data(shelf.editions[said["edition"]], said["marks"])

    over = carried(marks, shelf, said["edition"], to)
    told = estimate(over, shelf)

    now = {number: over.first.areas[number] for number in told.areas}
    assert [*told.areas] == [*AREAS]
    for number, score in now.items():
        share = 100 * score.secured / (score.maximum - score.open)
        assert told.areas[number].points > share
    assert told.total.least < sum(old for _new, old in AREAS.values()) < told.total.most
