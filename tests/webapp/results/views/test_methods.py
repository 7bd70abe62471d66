"""The pages of formulas: each there, and each example what the code in fact counts."""

from __future__ import annotations

import pytest

from tests.support.pages import Page
from webapp.ground.configuration.settings import ROOT
from webapp.results.queries import method_examples
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


@pytest.mark.parametrize(
    ("key", "example"),
    [
        (
            "fraga",
            "Fråga 1.1.1 med nivåerna ”Delvis”, ”Alla”: 15 × 3 / 8 × 0,75 = 4,21875 poäng, av frågans 5,625.",
        ),
        ("summa", "12,5 av 20 poäng är 63 procent."),
        ("spann", "är 50 poäng säkrade. Det kan bli högst 87 av 100."),
        ("justering", "52,5 mot 52,4 läses 53 mot 52, och skillnaden är +1."),
        (
            "median",
            "Av 411, 421, 453, 493 och 517 är medianen 453, den nedre kvartilen 421 och den övre 493.",
        ),
        (
            "rangordning",
            "A får 3/4 och plats 1; B får 3/4 och plats 1; C får 0 och plats 3.",
        ),
    ],
)
def test_an_example_stands_in_figures_on_its_page(resting_world, key, example):
    assert example in resting_world.at("").page(f"/sa-raknar-vi/{key}").one("main").text


def test_every_formula_has_an_example():
    assert set(method_examples._EXAMPLES) == {one.key for one in METHODS}


def test_an_example_is_counted_and_not_written(resting_world, monkeypatch):
    monkeypatch.setattr(method_examples, "percent", lambda points, whole: points + whole)

    text = resting_world.at("").page("/sa-raknar-vi/summa").one("main").text

    assert "12,5 av 20 poäng är 65/2 procent." in text
