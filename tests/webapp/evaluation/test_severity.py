"""How strict evaluators are, from fixed evaluations alone; told to each alone, and never after too few."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.announced import fix_the_fifth
from tests.support.pages import assert_house_rules
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries import severity as queries
from webapp.evaluation.queries.severity import all_severities, severity
from webapp.ground import context
from webapp.ground.store.database import db

PAGE = "/utvarderare/stranghet"


@pytest.fixture(autouse=True)
def _nothing_is_known(small_world):
    """Let no other test's evaluations be remembered: a real one is fixed once, and its number is its own."""
    with small_world.app.app_context():
        context.kept("severity").clear()


def test_only_fixed_evaluations_are_compared_and_each_is_read_once(small_world):
    who = {small_world.person(f"utvarderare.{one}") for one in "ab"}
    fixed = select(Evaluation.id).where(Evaluation.published_at.is_not(None))
    before = len(db.session.scalars(fixed).all())
    assert {one.evaluations for one in all_severities().of.values()} == ({before} if before else set())

    fix_the_fifth(small_world)
    found = all_severities()

    assert (set(found.of), found.groups) == (who, [frozenset(who)])
    assert {one.evaluations for one in found.of.values()} == {before + 1}
    assert len(context.kept("severity")) == before + 1


def test_two_pairs_that_are_known_differ_by_points_of_the_total(small_world, monkeypatch):
    fix_the_fifth(small_world)
    a, b = (small_world.person(f"utvarderare.{one}") for one in "ab")
    once = queries._compared()
    monkeypatch.setattr(queries, "_compared", lambda: {at: one for at in range(3) for one in once.values()})

    apart = severity(context.edition("kommunkompassen/2012"))

    known = all_severities()
    assert apart({a, b}, {b, a}) == pytest.approx(0, abs=1e-6)
    assert apart({a}, {b}) == pytest.approx(known.apart({a}, {b}) * 0.68 * 800 / 4)


def test_an_evaluator_is_told_how_many_evaluations_are_needed(small_world, monkeypatch):
    a, b = (small_world.person(f"utvarderare.{one}") for one in "ab")
    compared = queries.Compared(a, b, 0.6, 0.002)
    monkeypatch.setattr(queries, "_compared", lambda: dict.fromkeys(range(2), compared))

    page = assert_house_rules(small_world.at("utvarderare.a").get(PAGE).text, own_words=False)

    assert "i 3 fastställda utvärderingar. Nu är det 2." in page.one("main").text
    assert "Du kan jämföras med 1 annan" in page.one("main").text
    assert severity(context.edition("kommunkompassen/2012"))({a, b}, {b, a}) is None


def test_an_evaluator_is_told_the_own_severity_with_its_span(small_world, monkeypatch):
    fix_the_fifth(small_world)
    a, b = (small_world.person(f"utvarderare.{one}") for one in "ab")
    compared = queries.Compared(a, b, 0.6, 0.002)
    monkeypatch.setattr(queries, "_compared", lambda: dict.fromkeys(range(4), compared))

    mild, strict = (small_world.at(f"utvarderare.{one}").get(PAGE).text for one in "ab")

    assert "Du bedömer i snitt 0,3 nivåer högre än andra." in mild
    assert "Du bedömer i snitt 0,3 nivåer lägre än andra." in strict
    monkeypatch.setattr(queries, "_compared", lambda: dict.fromkeys(range(4), compared._replace(apart=0.1)))
    assert "strängare eller mildare än andra" in small_world.at("utvarderare.a").get(PAGE).text
