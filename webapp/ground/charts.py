"""Charts as files: drawn when somebody asks, by a library that is slow to import."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from exports.digest import digest
from exports.rose import NOTHING, Point, Ray, Spoke, rays, ring, spokes
from questionnaires.compass import Compass
from webapp.ground.store.files import kept

KINDS = ("svg", "png")
RADIUS = 140
"""The size of a rose on a page, in its own units."""


def rose_rays(compass: Compass) -> list[Ray]:
    """Lay out the rose of one compass, to be drawn on a page."""
    return rays(spokes(compass), RADIUS)


def rose_line(compass: Compass) -> list[Point | None]:
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


def rose(municipality: str, compass: Compass, kind: str) -> bytes | None:
    """Draw one municipality's rose as svg or png; None for any other kind, or where there are no areas."""
    if kind not in KINDS or not compass.edition.areas:
        return None
    from exports import charts  # noqa: PLC0415 -- matplotlib is slow to import

    figure = charts.rose_figure(municipality, compass)
    return charts.as_svg(figure) if kind == "svg" else charts.as_png(figure)


def fixed_rose(municipality: str, compass: Compass, kind: str) -> Path | None:
    """Draw the rose of a result that is fixed: once, and kept as a file."""
    if kind not in KINDS or not compass.edition.areas:
        return None
    told = digest("rose", kind, municipality, compass)
    return kept(told, kind, lambda file: file.write(rose(municipality, compass, kind) or b""))


def comparison(compasses: Sequence[tuple[str, Compass]], kind: str) -> bytes | None:
    """Draw several municipalities over each other as svg or png; None for any other kind."""
    if kind not in KINDS:
        return None
    from exports import charts  # noqa: PLC0415 -- as above

    figure = charts.compare_figure(compasses)
    return charts.as_svg(figure) if kind == "svg" else charts.as_png(figure)


def qr_image(text: str) -> str:
    """Draw what a telephone reads, on white so that it can be read on any page; give it as an address."""
    import qrcode  # noqa: PLC0415 -- few requests need it
    from qrcode.image.svg import SvgPathFillImage  # noqa: PLC0415

    drawn = io.BytesIO()
    qrcode.make(text, image_factory=SvgPathFillImage).save(drawn)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode('ascii')}"
