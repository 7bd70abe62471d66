"""Spans that say eight of ten hold for that many, in countries whose new municipalities are like the past."""

from __future__ import annotations

import pytest

from questionnaires.edition import Edition
from questionnaires.judgement.replay.lines import LEAST, MOST, Line, sample_lines, table_lines, world_lines
from questionnaires.judgement.replay.promises import Kept, Tried, all_of, doubt, in_results, in_world, kept
from questionnaires.judgement.replay.worlds import WORLDS, Country, level
from tests.support.shelves import house_shelf


@pytest.fixture(scope="module")
def edition() -> Edition:
    return house_shelf().editions["kommunkompassen/2012"]


@pytest.mark.parametrize(("name", "n"), [("base", 5), ("base", 10), ("accepting", 5), ("questions", 10)])
def test_spans_of_totals_and_areas_hold_as_often_as_they_say(edition, name, n):
    tried = in_world(edition, WORLDS[name], n, 120)

    total, areas = kept(tried[True]), kept(tried[False])
    reach = 2 * doubt(total)
    assert (LEAST - reach <= total.held <= MOST + reach, 0.77 <= areas.held <= 0.97) == (True, True)
    assert (total.many, areas.many) == (120, 960)


def test_a_value_is_nearer_than_the_answer_as_it_is(edition):
    total = kept(in_world(edition, WORLDS["base"], 10, 40)[True])

    assert total.off < 0.7 * total.own_off


def test_a_country_is_the_same_whenever_it_is_invented(edition):
    first, second = (Country(edition, WORLDS["heavy"], 3).one() for _ in (0, 1))

    assert first == second
    assert first != Country(edition, WORLDS["heavy"], 4).one()


def test_evaluators_who_look_nowhere_change_nothing(edition):
    one = Country(edition, WORLDS["base"], 1).one(looked=0.0)

    assert (sum(one.result.down), sum(one.result.up), any(one.looked)) == (0, 0, False)
    assert all(Country(edition, WORLDS["accepting"], 1).one(looked=1.0).looked)


def test_real_results_are_foretold_from_the_others(edition):
    country = Country(edition, WORLDS["base"], 1)
    past = country.past(7)

    tried = in_results(country.grid, past)

    assert {whole: len(rows) for whole, rows in tried.items()} == {True: 7, False: 56}
    assert in_results(country.grid, past[:5]) == {True: [], False: []}


def test_what_became_of_spans_is_summed_up():
    right, wrong = Tried(10, 20, 14, 22, 15), Tried(10, 20, None, 5, 21)

    assert kept([right, wrong]) == Kept(2, 0.5, 10, 1, 11.5)
    assert kept([]) is None
    assert all_of([{True: [right], False: []}, {True: [wrong], False: [right]}]) == {
        True: [right, wrong],
        False: [right],
    }


@pytest.mark.parametrize(
    ("world", "whole", "held", "broken"),
    [
        ("base", True, 0.80, False),
        ("base", True, 0.76, False),
        ("base", True, 0.73, True),
        ("base", True, 0.88, False),
        ("base", True, 0.90, True),
        ("base", False, 0.99, False),
        ("drift", True, 0.60, False),
        ("verkliga", True, 0.60, False),
    ],
)
def test_a_promise_is_broken_only_where_it_can_be_kept(world, whole, held, broken):
    assert Line(world, 5, whole, Kept(600, held, 150.0, None, 66.0)).broken is broken


def test_a_line_says_how_many_spans_held_how_wide_they_were_and_how_far_off():
    told = Line("base", 10, whole=True, kept=Kept(600, 0.848, 153.6, 36.04, 66.25))
    silent = next(table_lines("base", 3, {True: [], False: []}))

    assert str(told) == "base        10  total         600  85 %    154  36,0  66,2"
    assert str(told._replace(kept=told.kept._replace(off=None)))[-11:] == "    –  66,2"
    assert (str(silent), silent.broken) == ("base         3  total       inget spann visas", False)


def test_a_world_gives_a_line_for_totals_and_one_for_areas(edition):
    lines = list(world_lines(edition, ["base"], [3], 10, 1))

    assert [(one.world, one.n, one.whole, one.kept) for one in lines] == [
        ("base", 3, True, None),
        ("base", 3, False, None),
    ]


def test_a_lot_gives_a_line_for_all_of_it_and_one_for_those_who_stop(edition):
    lines = list(sample_lines(edition, ["base"], [], 5, 1))

    assert [str(one)[:27] for one in lines] == ["base         0  lott       ", "base         0  lott, stopp"]
    assert [one.kept.many for one in lines] == [5, 5]


def test_a_level_is_one_there_is():
    assert [level(one) for one in (-2.0, 0.4, 2.6, 9.0)] == [0, 0, 3, 4]
