"""Charts of several results to take home as pictures: lines in a rose, bars, and a municipality over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from exports import theme
from exports.charts import empty_figure, heading, ink, lines_figure
from exports.comparison.slopes import Course, Slope, slopes
from questionnaires.language import gettext as _

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from exports.rose import Spoke

Several = Sequence[tuple[str, Sequence["Spoke"]]]
HATCHES = ("", "////", "....", "xxxx", "----", "++++")
"""Bars are told apart without colour: each municipality has its own pattern, and its name beside it."""


class Years(NamedTuple):
    """What a chart over time says: whose it is, when, and how each area went."""

    name: str
    when: Sequence[str]
    courses: Sequence[Course]


def rose_of_lines(several: Several) -> Figure:
    """Draw results as lines on one face; four can be read."""
    return lines_figure(several, _("Resultat bredvid varandra"))


def bars_beside(several: Several) -> Figure:
    """Draw area by area a bar for each result, with name and figure."""
    areas = several[0][1]
    bars = len(several)
    height = 1.6 + len(areas) * (0.32 + 0.26 * bars)
    told = "; ".join(f"{name}: {_told(spokes)}" for name, spokes in several)
    figure = empty_figure(_("Område för område"), f"{told}.", 8.4, height)
    axes = figure.add_axes((0.36, 0.3 / height, 0.55, 1 - 1.2 / height))
    axes.set(xlim=(0, 1), ylim=(len(areas) * (bars + 1.2), -0.4))
    axes.axis("off")
    for place, area in enumerate(areas):
        top = place * (bars + 1.2) + 0.4
        axes.text(-0.62, top, f"{area.number} {area.name}", ha="left", va="center", **ink(11, bold=True))
        for row, (name, spokes) in enumerate(several):
            _bar(axes, top + 0.75 + row, name, spokes[place], row)
    heading(figure, _("Område för område"), "")
    return figure


def course_figure(years: Years) -> Figure:
    """Draw how each area of one municipality went, from evaluation to evaluation."""
    title = _("%(name)s över tid", name=years.name)
    told = "; ".join(f"{one.number} {one.name}: {', '.join(one.told)}" for one in years.courses)
    figure = empty_figure(title, f"{', '.join(years.when)}. {told}.", 8.4, 6.6)
    axes = figure.add_axes((0.09, 0.09, 0.6, 0.75))
    axes.set(xlim=(-0.03, 1), ylim=(1.02, -0.04))
    axes.axis("off")
    for share in (0, 0.25, 0.5, 0.75, 1):
        axes.plot((0, 1), (1 - share, 1 - share), color=f"#{theme.LINE}", linewidth=0.8, zorder=0)
        axes.text(-0.02, 1 - share, f"{share * 100:.0f}", ha="right", va="center", **ink(9, theme.INK_2))
    for place, when in enumerate(years.when):
        x = place / max(len(years.when) - 1, 1)
        axes.plot((x, x), (0, 1), color=f"#{theme.EDGE}", linewidth=0.8, zorder=0)
        axes.text(x, 1.05, when, ha="center", va="top", **ink(10.5, bold=True))
    for slope in slopes(years.courses, 1.0, 1.0, 0.05):
        _course(axes, slope)
    heading(figure, title, _("procent av högsta"))
    return figure


def _bar(axes: Axes, at: float, name: str, spoke: Spoke, row: int) -> None:
    """Draw one result's bar on its line from nought to the most there is."""
    look = theme.series(row)
    axes.text(-0.03, at, name, ha="right", va="center", **ink(9.5))
    axes.text(1.03, at, spoke.figure, ha="left", va="center", **ink(9.5, bold=True))
    axes.plot((0, 1), (at, at), color=f"#{theme.EDGE}", linewidth=0.7, zorder=0)
    if spoke.secured is not None:
        face, edge = (
            (f"#{look.colour}", f"#{look.colour}") if not row else (f"#{theme.SURFACE}", f"#{look.colour}")
        )
        axes.barh(
            at, spoke.secured, 0.62, 0, facecolor=face, edgecolor=edge, hatch=HATCHES[row % len(HATCHES)]
        )


def _course(axes: Axes, slope: Slope) -> None:
    """Draw one area's line with its number at every point, and its name and figure at the end."""
    hue = f"#{theme.hue(int(slope.course.number) - 1)}"
    for (x, y), (further_x, further_y) in slope.segments:
        axes.plot((x, further_x), (y, further_y), color=hue, linewidth=1.8)
    for x, y in slope.marks:
        axes.plot((x,), (y,), color=hue, marker="o", markersize=6, clip_on=False)
    end_x, end_y = slope.end
    axes.plot((end_x, 1.06), (end_y, slope.label), color=hue, linewidth=0.7, clip_on=False)
    words = f"{slope.course.number} {slope.course.name} {slope.course.told[-1]}"
    axes.text(1.07, slope.label, words, ha="left", va="center", **ink(10, f"{hue[1:]}", bold=True))


def _told(spokes: Sequence[Spoke]) -> str:
    return ", ".join(f"{spoke.number} {spoke.name} {spoke.figure}" for spoke in spokes)
