"""The compass rose as points on a plane: rays for one municipality, lines for several; no drawing library."""

from __future__ import annotations

from fractions import Fraction
from math import cos, pi, sin
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.compass import Score
from questionnaires.language import gettext as _
from questionnaires.rounding import as_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from questionnaires.compass.area_sums import OfAreas

Point = tuple[float, float]
NOTHING = Score(Fraction(0), Fraction(0), Fraction(0))
"""What an area gives that nobody has asked about."""


class Spoke(NamedTuple):
    """One area of a rose: shares run from 0 to 1; an area that is not assessed has secured None."""

    number: str
    name: str
    figure: str
    secured: float | None
    open: float


class Ray(NamedTuple):
    """A spoke as polygons round the origin, y downwards: north is up, then clockwise."""

    spoke: Spoke
    left: tuple[Point, ...]
    right: tuple[Point, ...]
    outline: tuple[Point, ...]
    reach: tuple[Point, ...]
    label: Point


def spoke(number: str, name: str, figure: str, score: Sequence[Fraction]) -> Spoke:
    """Make a spoke of (secured, open, maximum) points; nothing to achieve means not assessed."""
    secured, still_open, maximum = score
    if not maximum:
        return Spoke(number, name, figure, None, 0.0)
    return Spoke(number, name, figure, float(secured / maximum), float(still_open / maximum))


def spokes(compass: OfAreas) -> list[Spoke]:
    """Make the spokes of a compass, with figures as they are read: "68", "57–79" or "bedöms inte"."""
    decimals = compass.edition.decimals
    return [
        spoke(
            area.number,
            str(area.short),
            as_read(compass.areas.get(area.number, NOTHING), decimals),
            compass.areas.get(area.number, NOTHING),
        )
        for area in compass.edition.bearings
    ]


def as_read(score: Score, decimals: int) -> str:
    """Write a score as an interval where something is open, and in words where nothing is assessed."""
    if not score.maximum:
        return _("bedöms inte")
    secured = as_points(score.secured, decimals)
    return f"{secured}–{as_points(score.possible, decimals)}" if score.open else secured


def rays(spokes: Sequence[Spoke], radius: float, label_at: float = 1.16) -> list[Ray]:
    """Lay the spokes out in a circle of this radius; the first points north."""
    step = _step(spokes)
    return [_ray(spoke, step * i, step, radius, label_at) for i, spoke in enumerate(spokes)]


def ring(shares: Sequence[float | None], radius: float) -> list[Point | None]:
    """Give one point a bearing for a line between areas; None where an area is not assessed."""
    step = _step(shares)
    return [None if share is None else at(step * i, radius * share) for i, share in enumerate(shares)]


def _step(bearings: Sequence[object]) -> float:
    """Give the angle between two bearings; a questionnaire without areas has none."""
    return 2 * pi / max(len(bearings), 1)


def at(bearing: float, distance: float) -> Point:
    """Find the point in this bearing (radians clockwise from north) and distance."""
    return sin(bearing) * distance, -cos(bearing) * distance


def as_svg(points: Sequence[Point]) -> str:
    """Write points as an SVG points attribute, to a hundredth of a pixel."""
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in points)


def _ray(spoke: Spoke, bearing: float, step: float, radius: float, label_at: float) -> Ray:
    label = at(bearing, radius * label_at)
    if spoke.secured is None:
        return Ray(spoke, (), (), (), (), label)
    reach = _kite(bearing, step, radius, spoke.secured + spoke.open) if spoke.open else ()
    if not spoke.secured:
        return Ray(spoke, (), (), (), reach, label)
    centre, left, tip, right = _kite(bearing, step, radius, spoke.secured)
    outline = (centre, left, tip, right)
    return Ray(spoke, (centre, left, tip), (centre, tip, right), outline, reach, label)


def _kite(bearing: float, step: float, radius: float, share: float) -> tuple[Point, ...]:
    """Draw centre, left shoulder, tip and right shoulder; shoulders lie half way to the neighbours."""
    length = radius * share
    shoulder = min(0.25 * radius, 0.8 * length)
    return (
        (0.0, 0.0),
        at(bearing - step / 2, shoulder),
        at(bearing, length),
        at(bearing + step / 2, shoulder),
    )
