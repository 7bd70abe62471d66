"""The pages of formulas: each there, and each example what the code in fact counts."""

from __future__ import annotations

import json

import pytest

from questionnaires.judgement.calibration import Measured, fit, measured
from questionnaires.judgement.codings import coding_from_data
from questionnaires.library import read_published
from questionnaires.rounding import as_points
from tests.support.pages import Page
from tests.support.shelves import house_shelf
from webapp.ground.configuration.settings import ROOT
from webapp.results.queries import method_examples
from webapp.results.views.methods import METHODS

CODINGS = ROOT / "questionnaires" / "published" / "codings"
SHARED = "1247"


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


def test_the_page_tells_the_error_of_the_questions_as_it_is_counted(resting_world):
    names = ("orebro-2012-forankrad", "hasselby-vallingby-2010-forankrad")
    own = [_measured(name) for name in names]
    together = fit([row for rows in own for row in rows])
    blind = [
        row for name, who in zip(names, (5, 6), strict=True) for row in _measured(f"{name}-lasare-{who}")
    ]
    shared = fit([row for row in blind if row.number[0] in SHARED])
    aside = fit([row for row in blind if row.number[0] not in SHARED])
    again = fit([row for name in names for row in _measured(f"{name}-lasare-7")])
    strict = (
        fit([row for name in names for row in _measured(f"{name}-lasare-3")]),
        fit(_measured("hasselby-vallingby-2010-forankrad-undantagna")),
    )
    low, high = (abs(fit(rows).bias) for rows in own)

    told = resting_world.at("").page("/sa-raknar-vi").one("main").text

    assert (
        f"Av {together.many} delområden hamnade {together.near[0]} inom 10 procentenheter och "
        f"{together.near[1]} inom 20. I medeltal var felet {as_points(together.error)}. Den ena rapporten "
        f"fick i medeltal {as_points(low)} för lågt, den andra {as_points(high)} för högt."
    ) in told
    assert f"I samma delområden kom de i medeltal {as_points(shared.error)} fel." in told
    assert (
        f"I de {aside.many} delområden som ingen hade läst förut kom de {as_points(aside.error)} och "
        f"{as_points(again.error)} fel, och {as_points(-aside.bias)} till {as_points(-again.bias)} för lågt"
    ) in told
    assert f"Att alltid gissa medelvärdet ger {as_points(aside.by_mean)} fel där." in told
    assert (
        f"De strängaste läsarna kom {as_points(strict[0].error)} och {as_points(strict[1].error)} fel."
        in told
    )


def _measured(name: str) -> list[Measured]:
    said = json.loads((CODINGS / f"{name}.json").read_text(encoding="utf-8"))
    return measured(coding_from_data(said, house_shelf().editions), read_published().figures)
