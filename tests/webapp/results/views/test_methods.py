"""The pages of formulas: each there, and each example what the code in fact counts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from questionnaires.comparison.spread import spread_of
from questionnaires.rounding import as_difference, percent
from tests.support.pages import Page
from webapp.award.queries.ranking.order_count import Ranked, combined
from webapp.ground.configuration.settings import ROOT
from webapp.results.views.methods import METHODS


@pytest.mark.parametrize("key", [one.key for one in METHODS])
def test_every_formula_has_a_page_that_the_page_of_counting_leads_to(resting_world, key):
    page = resting_world.at("").get(f"/sa-raknar-vi/{key}")
    links = [one["href"] for one in Page(resting_world.at("").get("/sa-raknar-vi").text).root.all("a")]

    assert page.status_code == 200
    assert f"/sa-raknar-vi/{key}" in links


def test_a_formula_that_is_not_there_is_not_there(resting_world):
    assert resting_world.at("").get("/sa-raknar-vi/finns-inte").status_code == 404


def test_where_a_formula_is_said_to_be_counted_there_is_code():
    assert [one.counted_in for one in METHODS if not (ROOT / one.counted_in).exists()] == []


def test_the_examples_are_what_the_code_counts():
    spread = spread_of(map(Fraction, (411, 421, 453, 493, 517)))
    seen = frozenset("ABC")
    order = combined("ABC", [Ranked({"A": 1, "B": 2, "C": 3}, seen), Ranked({"B": 1, "A": 2, "C": 3}, seen)])

    assert percent(Fraction("12.5"), Fraction(20)) == 63
    assert as_difference(Fraction("52.5"), Fraction("52.4")) == "+1"
    assert (spread.lower, spread.median, spread.upper) == (421, 453, 493)
    assert [(one.who, one.place, one.share) for one in order] == [
        ("A", 1, Fraction(3, 4)),
        ("B", 1, Fraction(3, 4)),
        ("C", 3, 0),
    ]
