"""Charts of a comparison: laid out for a page, and drawn as files when somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from flask_babel import gettext as _

from exports.comparison.slopes import Course, Slope, drawn, slopes
from exports.rose import Point, Ray, Spoke, rays, ring, spoke
from questionnaires.comparison.sides import Side
from questionnaires.edition import Edition
from webapp.ground import charts
from webapp.ground.charts import RADIUS, picture_job
from webapp.ground.jobs.kinds import Job
from webapp.results.queries.comparison.comparison import MOST_LINES, Comparison

ROSE, BARS, YEARS = "rosen", "staplar", "over-tid"
CHARTS = (ROSE, BARS, YEARS)
WIDTH, HEIGHT, APART = 220, 300, 15
"""The size of a chart over time on a page, and how far its labels keep apart, in its own units."""
WAY_WIDTH, WAY_HEIGHT = 108, 32
"""The size of the small line of one area in a table."""


def spokes_of(edition: Edition, side: Side) -> list[Spoke]:
    """Give a side as spokes on an edition's areas."""
    return [
        spoke(area.number, str(area.short), _told(side, area.number), _score(side, area.number))
        for area in edition.areas
    ]


def bearings(comparison: Comparison) -> list[Ray]:
    """Lay out the areas round a rose."""
    main = comparison.main
    return rays(spokes_of(main.result.edition, main), RADIUS)


def spoke_rays(edition: Edition, side: Side) -> list[Ray]:
    """Lay out an edition's areas round a rose, with one side's figures."""
    return rays(spokes_of(edition, side), RADIUS)


def way_of(course: Course) -> Slope | None:
    """Lay out the small line of one area through the years that have a figure; None where none has."""
    known = tuple(share for share in course.shares if share is not None)
    told = course._replace(shares=known)
    return next(iter(slopes([told], WAY_WIDTH, WAY_HEIGHT, 1)), None)


def line(edition: Edition, side: Side) -> list[Point | None]:
    """Lay out a side as a line round the rose; it breaks where there is no figure."""
    return ring([drawn(side.share(area.number)) for area in edition.areas], RADIUS)


def courses(comparison: Comparison) -> tuple[list[Side], list[Course]]:
    """Give the evaluations that stand on one line with the main one, and how each area went."""
    along = [side for side in comparison.course if side.is_joined]
    return along, courses_along(comparison.main.result.edition, along)


def courses_along(edition: Edition, along: Sequence[Side]) -> list[Course]:
    """Tell how each area of an edition went along several sides."""
    return [
        Course(
            area.number,
            str(area.short),
            tuple(drawn(side.share(area.number)) for side in along),
            tuple(_told(side, area.number) for side in along),
        )
        for area in edition.areas
    ]


def laid_out(courses: Sequence[Course]) -> list[Slope]:
    """Lay out a chart over time for a page."""
    return slopes(courses, WIDTH, HEIGHT, APART)


def chart_job(comparison: Comparison, what: str, kind: str) -> Job | None:
    """Ask for one of the charts as svg or png; None for any other, or where there is nothing to draw."""
    along, years = courses(comparison)
    if what not in CHARTS or (what == YEARS and len(along) < 2):  # noqa: PLR2004 -- one evaluation is no time
        return None
    main = comparison.main.result
    if what == YEARS:
        told = {"name": main.municipality, "when": [str(one.result.year) for one in along], "courses": years}
        return picture_job(charts.COURSE, told, kind, public=True)
    joined = [side for side in comparison.sides if side.is_joined]
    lines = [(side.result.name, spokes_of(main.edition, side)) for side in joined]
    if what == BARS:
        return picture_job(charts.BARS, {"lines": lines}, kind, public=True)
    return picture_job(charts.BESIDE, {"lines": lines[:MOST_LINES]}, kind, public=True)


def own_chart_job(
    name: str, edition: Edition, several: Sequence[tuple[str, Side]], what: str, kind: str
) -> Job | None:
    """Ask for a municipality's own years, as the rose or as lines; None where there is nothing to draw."""
    if what not in (ROSE, YEARS) or (what == YEARS and len(several) < 2):  # noqa: PLR2004 -- as above
        return None
    if what == ROSE:
        lines = [(when, spokes_of(edition, side)) for when, side in several]
        return picture_job(charts.BESIDE, {"lines": lines}, kind)
    years = courses_along(edition, [side for _when, side in several])
    told = {"name": name, "when": [when for when, _side in several], "courses": years}
    return picture_job(charts.COURSE, told, kind)


def _score(side: Side, number: str) -> tuple[Fraction, Fraction, Fraction]:
    score = side.scores.get(number)
    if score is None:
        return Fraction(0), Fraction(0), Fraction(0)
    return min(score.points, score.maximum), Fraction(0), score.maximum


def _told(side: Side, number: str) -> str:
    """Write a figure, or why there is none."""
    score = side.scores.get(number)
    if score is not None:
        return str(score)
    return _("bedöms inte") if number in side.result.unassessed and side.crossed is None else "–"
