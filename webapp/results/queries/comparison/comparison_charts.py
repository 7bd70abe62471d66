"""Charts of a comparison: laid out for a page, and drawn as files when somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from flask_babel import gettext as _

from exports.comparison.slopes import Course, Slope, drawn, slopes
from exports.rose import Point, Ray, Spoke, rays, ring, spoke
from questionnaires.comparison.sides import Side
from questionnaires.edition import Edition
from webapp.ground.charts import KINDS, RADIUS
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


def chart(comparison: Comparison, what: str, kind: str) -> bytes | None:
    """Draw one of the charts as svg or png; None for any other, or where there is nothing to draw."""
    if kind not in KINDS or what not in CHARTS:
        return None
    along, years = courses(comparison)
    if what == YEARS and len(along) < 2:  # noqa: PLR2004 -- one evaluation is no time
        return None
    from exports import charts  # noqa: PLC0415 -- matplotlib is slow to import
    from exports.comparison import pictures  # noqa: PLC0415 -- as above

    edition = comparison.main.result.edition
    several = [(side.result.name, spokes_of(edition, side)) for side in comparison.sides if side.is_joined]
    if what == ROSE:
        figure = pictures.rose_of_lines(several[:MOST_LINES])
    elif what == BARS:
        figure = pictures.bars_beside(several)
    else:
        when = [str(side.result.year) for side in along]
        figure = pictures.course_figure(pictures.Years(comparison.main.result.municipality, when, years))
    return charts.as_svg(figure) if kind == "svg" else charts.as_png(figure)


def own_chart(
    name: str, edition: Edition, several: Sequence[tuple[str, Side]], what: str, kind: str
) -> bytes | None:
    """Draw a municipality's own years, as the rose or as lines; None where there is nothing to draw."""
    if what not in (ROSE, YEARS) or (what == YEARS and len(several) < 2):  # noqa: PLR2004 -- as above
        return None
    from exports import charts  # noqa: PLC0415 -- as above
    from exports.comparison import pictures  # noqa: PLC0415 -- as above

    if what == ROSE:
        figure = pictures.rose_of_lines([(when, spokes_of(edition, side)) for when, side in several])
    else:
        years = courses_along(edition, [side for _when, side in several])
        figure = pictures.course_figure(pictures.Years(name, [when for when, _side in several], years))
    return charts.as_svg(figure) if kind == "svg" else charts.as_png(figure)


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
