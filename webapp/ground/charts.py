"""Charts: laid out for pages, and drawn as files by the worker, with a library that is slow to import."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from exports.comparison.slopes import Course
from exports.rose import NOTHING, Point, Ray, Spoke, rays, ring, spokes
from questionnaires.compass.area_sums import OfAreas
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.words.languages import language, speaking

if TYPE_CHECKING:
    from matplotlib.figure import Figure

KINDS = ("svg", "png")
ROSE, LINES, BESIDE, BARS, COURSE = "rose", "lines", "beside", "bars", "course"
"""What can be drawn: a rose, several as lines, results beside each other as lines or bars, and years."""
RADIUS = 140
"""The size of a rose on a page, in its own units."""


def rose_rays(compass: OfAreas) -> list[Ray]:
    """Lay out the rose of one compass, to be drawn on a page."""
    return rays(spokes(compass), RADIUS)


def rose_line(compass: OfAreas) -> list[Point | None]:
    """Lay out one compass as a line round the rose, for comparison on a page."""
    scores = [compass.areas.get(area.number, NOTHING) for area in compass.edition.bearings]
    return ring([float(s.secured / s.maximum) if s.maximum else None for s in scores], RADIUS)


def height(points: Fraction, ends: tuple[int, int], full: int) -> float:
    """Place points between two ends on a picture that is so high, from its top."""
    low, high = ends
    return float(full - (points - low) / (high - low) * full)


def spoke_rays(several: Sequence[Spoke]) -> list[Ray]:
    """Lay out the bearings of a rose from its spokes, wherever their figures are from."""
    return rays(several, RADIUS)


def spoke_line(several: Sequence[Spoke]) -> list[Point | None]:
    """Lay out spokes as a line round the rose."""
    return ring([one.secured for one in several], RADIUS)


def rose_job(municipality: str, compass: OfAreas, kind: str, *, public: bool = False) -> Job | None:
    """Ask for one municipality's rose as svg or png; None for any other kind, or where there are no areas."""
    if not compass.edition.areas:
        return None
    from exports.charts import sum_of  # noqa: PLC0415 -- few requests need it

    told = {"name": municipality, "spokes": spokes(compass), "total": sum_of(compass)}
    return picture_job(ROSE, told, kind, public=public)


def comparison_job(compasses: Sequence[tuple[str, OfAreas]], kind: str) -> Job | None:
    """Ask for several municipalities over each other as svg or png; None for any other kind."""
    return picture_job(LINES, {"lines": [(name, spokes(one)) for name, one in compasses]}, kind)


def picture_job(what: str, told: Mapping[str, Any], kind: str, *, public: bool = False) -> Job | None:
    """Ask for a picture of finished figures, in the words of who asks; None for any kind that is none."""
    if kind not in KINDS:
        return None
    about = {"what": what, "language": language(), **told}
    return Job("public_picture" if public else "picture", about, kind)


def _picture(about: Mapping[str, Any], kind: str) -> bytes:
    from exports import charts  # noqa: PLC0415 -- matplotlib is slow to import

    with speaking(about["language"]):
        figure = _figure(about)
        return charts.as_svg(figure) if kind == "svg" else charts.as_png(figure)


def _figure(about: Mapping[str, Any]) -> Figure:
    """Draw what a job is about; its figures may have been written down and read again."""
    from exports import charts  # noqa: PLC0415 -- as above
    from exports.comparison import pictures  # noqa: PLC0415 -- as above

    if about["what"] == ROSE:
        return charts.rose_of_spokes(about["name"], [Spoke(*one) for one in about["spokes"]], about["total"])
    if about["what"] == COURSE:
        courses = [
            Course(number, name, tuple(shares), tuple(told))
            for number, name, shares, told in about["courses"]
        ]
        return pictures.course_figure(pictures.Years(about["name"], about["when"], courses))
    draw = {LINES: charts.lines_figure, BESIDE: pictures.rose_of_lines, BARS: pictures.bars_beside}
    return draw[about["what"]]([(name, [Spoke(*one) for one in several]) for name, several in about["lines"]])


maker("picture")(_picture)
maker("public_picture", public=True)(_picture)


def qr_image(text: str) -> str:
    """Draw what a telephone reads, on white so that it can be read on any page; give it as an address."""
    import qrcode  # noqa: PLC0415 -- few requests need it
    from qrcode.image.svg import SvgPathFillImage  # noqa: PLC0415

    drawn = io.BytesIO()
    qrcode.make(text, image_factory=SvgPathFillImage).save(drawn)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode('ascii')}"
