"""What a report is compared with: announced results, by the figures that were fixed with them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from sqlalchemy import select

from tests.support.summaries import make_public
from tests.support.worlds import COMPASS
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.results.queries.report import report_comparison


@pytest.mark.both
@pytest.mark.usefixtures("world")
def test_our_own_are_compared_by_the_figures_that_were_fixed() -> None:
    make_public()

    known = report_comparison.known_results(context.edition(COMPASS))

    told = {one.result_id: (one.beside.areas, one.beside.total, one.beside.maximum) for one in known}
    for row in db.session.scalars(select(PublishedResult)):
        fixed = row.figures["agreed"]
        areas = {
            number: Fraction(score["points"]) if Fraction(score["maximum"]) else None
            for number, score in fixed["areas"].items()
        }
        total = (Fraction(fixed["total"][part]) for part in ("points", "maximum"))
        assert told[row.id] == (areas, *total)
