"""The way of the points: the years before, the plan's own, and where it may lead, as lines on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from webapp.ground.calendar import clock
from webapp.ground.charts import height
from webapp.plans.queries.own_plans import OwnPlan
from webapp.plans.queries.plan_board import Board
from webapp.results.queries.comparison.own_results import yearly

WIDTH, HEIGHT, STEP = 420, 150, 20
MOST_YEARS = 3

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stop:
    """One year on the way."""

    when: str
    points: Fraction
    at: Spot


@dataclass(frozen=True, slots=True)
class Way:
    """The years, the two ends of what the plan may give, and the marks of the axis."""

    stops: Sequence[Stop]
    least: Spot
    most: Spot
    until: str
    axis: Sequence[tuple[str, float]]
    ends: tuple[Fraction, Fraction]
    """What the sum is at the two ends."""


def way(plan: OwnPlan, found: Board) -> Way | None:
    """Lay out the points of the years in the plan's edition, and what the plan may give by its last day."""
    if found.planned is None or found.now is None:
        return None
    told = [*_years(plan, found), (str(clock.in_sweden(plan.based_at).year), found.now.total.secured)]
    ends = [one.total.secured for one in (found.planned.least, found.planned.most)]
    figures = [points for _when, points in told] + ends
    low, high = floor(min(figures) / STEP) * STEP, ceil(max(figures) / STEP) * STEP + STEP
    between = WIDTH / len(told)

    heights = [height(one, (low, high), HEIGHT) for one in figures]
    stops = [Stop(when, points, (n * between, heights[n])) for n, (when, points) in enumerate(told)]
    least, most = ((WIDTH, one) for one in heights[-2:])
    marks = (low, (low + high) // 2, high)
    axis = [(str(one), height(Fraction(one), (low, high), HEIGHT)) for one in marks]
    return Way(stops, least, most, _until(found), axis, (ends[0], ends[1]))


def _years(plan: OwnPlan, found: Board) -> list[tuple[str, Fraction]]:
    """Give the years before that stand in the same edition and asked the same areas; none to a guest."""
    if found.now is None or plan.asked:
        return []
    edition = found.now.edition
    areas = [one.number for one in edition.areas]
    before = [
        (str(one.result.year), one.compass.total.secured)
        for one in yearly(plan.municipality_id, plan.municipality)
        if one.compass
        and one.at < plan.based_at
        and one.assessment != plan.assessment_id
        and one.compass.edition.id == edition.id
        and [area.number for area in one.compass.edition.areas] == areas
    ]
    return before[-MOST_YEARS:]


def _until(found: Board) -> str:
    days: list[date] = [one.action.last_on for one in found.lines if one.action.last_on]
    return str(max(days).year) if days else ""
