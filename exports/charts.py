"""Charts to take home as pictures: the rose, the bars, and several municipalities as lines.

Figures are made one by one and never registered anywhere, so that nothing is left behind in a server.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from math import pi
from typing import TYPE_CHECKING, Any

from exports import theme
from exports.rose import as_read, at, rays, ring
from exports.rose import spokes as spokes_of
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_
from questionnaires.rounding import as_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from exports.rose import Point, Spoke
    from questionnaires.compass import Compass
    from questionnaires.compass.area_sums import OfAreas

_SANS = ["DejaVu Sans", "sans-serif"]
_SERIF = ["DejaVu Serif", "serif"]
_LABEL_AT = 1.28
_ACROSS = 7.2
"""Inches that a rose is wide; what is to be small on a page is made narrower, so that its words are not."""
_DASHED = (0, (3, 2.5))


COMPARED = N_("Kommunerna, område för område")


def rose_figure(name: str, compass: Compass, across: float = _ACROSS) -> Figure:
    """Draw one municipality's compass rose: filled is secured, dashed is still open."""
    return rose_of_spokes(name, spokes_of(compass), sum_of(compass), across)


def rose_of_spokes(name: str, spokes: Sequence[Spoke], total: str, across: float = _ACROSS) -> Figure:
    """Draw such a rose from its spokes and what the sum is read as."""
    title, told = _("Kompassrosen, %(name)s", name=name), f"{total}. {_told(spokes)}."
    figure = empty_figure(title, told, across, across + 0.7)
    axes = _face(figure, spokes)
    for place, ray in enumerate(rays(spokes, 1.0)):
        hue, pale = f"#{theme.hue(place)}", f"#{theme.pale(place)}"
        _polygon(axes, ray.reach, facecolor=f"{hue}17", edgecolor=hue, linewidth=1.2, linestyle=_DASHED)
        _polygon(axes, ray.left, facecolor=hue, edgecolor="none")
        _polygon(axes, ray.right, facecolor=pale, edgecolor="none")
        _polygon(axes, ray.outline, facecolor="none", edgecolor=hue, linewidth=0.9)
    heading(figure, name, total)
    return figure


def compare_figure(compasses: Sequence[tuple[str, Compass]], title: str = COMPARED) -> Figure:
    """Draw municipalities as lines on one face, each with its own dash and marker; six can be told apart."""
    return lines_figure([(name, spokes_of(compass)) for name, compass in compasses], title)


def lines_figure(
    several: Sequence[tuple[str, Sequence[Spoke]]], title: str = COMPARED, across: float = _ACROSS
) -> Figure:
    """Draw such lines from spokes, whatever they were counted from."""
    told = "; ".join(f"{name}: {_told(spokes)}" for name, spokes in several)
    figure = empty_figure(title, f"{told}.", across, across + 1.2)
    axes = _face(figure, [spoke._replace(figure="") for spoke in several[0][1]])
    for place, (name, spokes) in enumerate(several):
        _line(axes, name, spokes, theme.series(place))
    series_legend(figure, columns=2 if across < _ACROSS else 3)
    heading(figure, title, "")
    return figure


def bars_figure(name: str, compass: Compass) -> Figure:
    """Draw the areas as bars: solid is secured, dashed outline is still open, the thin line is the rest."""
    spokes, total = spokes_of(compass), sum_of(compass)
    height = 1.5 + 0.5 * len(spokes)
    figure = empty_figure(_("Områden, %(name)s", name=name), f"{total}. {_told(spokes)}.", 8.4, height)
    axes = figure.add_axes((0.25, 0.35 / height, 0.62, 1 - 1.45 / height))
    axes.set(xlim=(0, 1), ylim=(len(spokes) - 0.4, -0.6))
    axes.axis("off")
    for place, spoke in enumerate(spokes):
        _bar(axes, place, spoke)
        axes.text(-0.03, place, f"{spoke.number} {spoke.name}", ha="right", va="center", **ink(11))
        axes.text(1.03, place, spoke.figure, ha="left", va="center", **ink(11, bold=True))
    heading(figure, name, total)
    return figure


def as_png(figure: Figure, dpi: int = 150) -> bytes:
    """Give a figure as PNG; the same figure gives the same bytes."""
    title, words = str(figure.get_label()).split("\n", 1)
    return _saved(figure, "png", {"Title": title, "Description": words, "Software": None}, dpi)


def as_svg(figure: Figure) -> bytes:
    """Give a figure as SVG with its words in it; the same figure gives the same bytes."""
    import matplotlib as mpl  # noqa: PLC0415 -- half a second, spent only when somebody wants a picture

    mpl.rcParams["svg.hashsalt"] = "kompassrosen"
    mpl.rcParams["svg.fonttype"] = "none"
    title, words = str(figure.get_label()).split("\n", 1)
    return _saved(
        figure, "svg", {"Title": title, "Description": words, "Date": None, "Creator": "Kompassrosen"}, 72
    )


def _saved(figure: Figure, kind: str, metadata: dict[str, str | None], dpi: int) -> bytes:
    picture = BytesIO()
    with warnings.catch_warnings():  # a letter the font has not is drawn as a box; that is no fault
        warnings.filterwarnings("ignore", message="Glyph")
        figure.savefig(picture, format=kind, metadata=metadata, dpi=dpi, facecolor=f"#{theme.SURFACE}")
    return picture.getvalue()


def empty_figure(title: str, words: str, width: float, height: float) -> Figure:
    """Make an empty figure that knows what it shows in words."""
    from matplotlib.figure import Figure  # noqa: PLC0415 -- half a second, as above

    figure = Figure(figsize=(width, height))
    figure.set_label(f"{title}\n{words}")
    return figure


def _face(figure: Figure, spokes: Sequence[Spoke]) -> Axes:
    """Draw the face of the rose: rings at each quarter, a tick each five degrees, names outside."""
    width, height = figure.get_size_inches()
    axes = figure.add_axes((0, 0.55 / height, 1, width / height * 0.98))
    axes.set(xlim=(-1.68, 1.68), ylim=(1.68, -1.68), aspect="equal")
    axes.axis("off")
    for share, dash, weight in (
        (0.25, (0, (1, 3)), 0.9),
        (0.5, "-", 0.7),
        (0.75, (0, (1, 3)), 0.9),
        (1, "-", 0.9),
    ):
        _closed(
            axes, ring([share] * 180, 1.0), color=f"#{theme.EDGE}", linestyle=dash, linewidth=weight, zorder=0
        )
    for share in (0.5, 1.0):
        axes.text(0.09, -share + 0.055, f"{share * 100:.0f}", ha="left", va="center", **ink(8.5, theme.INK_2))
    _ticks(axes, len(spokes))
    for place, ray in enumerate(rays(spokes, 1.0, _LABEL_AT)):
        _label(axes, ray.label, place, ray.spoke)
    return axes


def _ticks(axes: Axes, bearings: int) -> None:
    """Draw the small ticks of a compass outside the ring, and a long one in each bearing."""
    for count, start, end, weight, colour in (
        (72, 1.0, 1.025, 0.5, theme.EDGE),
        (bearings, 0.985, 1.05, 1.6, theme.INK),
    ):
        for i in range(count):
            (x, y), (further_x, further_y) = (at(2 * pi * i / count, distance) for distance in (start, end))
            axes.plot((x, further_x), (y, further_y), color=f"#{colour}", linewidth=weight, zorder=1)


def _label(axes: Axes, where: Point, place: int, spoke: Spoke) -> None:
    """Write an area's name under its number in a disc, and its figure below."""
    x, y = where[0] * 1.06, where[1]
    disc = {"boxstyle": "circle,pad=0.28", "facecolor": f"#{theme.hue(place)}", "edgecolor": "none"}
    axes.text(
        x, y - 0.1, spoke.number, ha="center", va="center", bbox=disc, **ink(8.5, theme.SURFACE, bold=True)
    )
    axes.text(x, y + 0.035, spoke.name, ha="center", va="center", **ink(10.5, bold=True))
    axes.text(x, y + 0.145, spoke.figure, ha="center", va="center", **ink(10.5, theme.INK_2))


def _line(axes: Axes, name: str, spokes: Sequence[Spoke], look: theme.Series) -> None:
    """Draw a municipality's line; it is broken where an area is not assessed."""
    colour = f"#{look.colour}"
    _closed(
        axes,
        ring([spoke.secured for spoke in spokes], 1.0),
        color=colour,
        label=name,
        linewidth=2.0,
        linestyle=(0, tuple(length / 2 for length in look.dash)) if look.dash else "-",
        marker=look.marker,
        markersize=6.5,
        markerfacecolor=colour if look.filled else f"#{theme.SURFACE}",
        markeredgecolor=colour,
    )


def _closed(axes: Axes, points: Sequence[Point | None], **looks: Any) -> None:  # noqa: ANN401 -- matplotlib's own
    """Draw a line round the face and back to where it began; a point that is missing breaks it."""
    gap = (float("nan"), float("nan"))
    round_trip = [point or gap for point in (*points, points[0])]
    axes.plot([x for x, _ in round_trip], [y for _, y in round_trip], **looks)


def _polygon(axes: Axes, points: Sequence[Point], **looks: Any) -> None:  # noqa: ANN401 -- matplotlib's own
    if points:
        axes.fill([x for x, _ in points], [y for _, y in points], **looks)


def _bar(axes: Axes, place: int, spoke: Spoke) -> None:
    """Draw one area's bar on its line from nought to the most there is."""
    hue = f"#{theme.hue(place)}"
    axes.plot((0, 1), (place, place), color=f"#{theme.EDGE}", linewidth=0.8, zorder=0)
    axes.plot((1, 1), (place - 0.12, place + 0.12), color=f"#{theme.EDGE}", linewidth=0.8, zorder=0)
    if spoke.secured is None:
        return
    axes.barh(
        place, spoke.open, 0.3, spoke.secured, facecolor=f"#{theme.SURFACE}", edgecolor=hue, linestyle=_DASHED
    )
    axes.barh(place, spoke.secured, 0.3, 0, facecolor=hue)


def series_legend(figure: Figure, columns: int = 3) -> None:
    """Tell below a figure whose line is whose."""
    look: Any = {"prop": {"family": _SANS, "size": 10}, "labelcolor": f"#{theme.INK}"}
    figure.legend(loc="lower center", ncols=columns, frameon=False, handlelength=4, **look)


def heading(figure: Figure, title: str, total: str) -> None:
    """Write what a figure is called, and its sum."""
    height = figure.get_size_inches()[1]
    look: Any = {"fontfamily": _SERIF, "fontsize": 17, "color": f"#{theme.INK}", "va": "center"}
    figure.text(0.05, 1 - 0.42 / height, title, ha="left", **look)
    figure.text(0.95, 1 - 0.42 / height, total, ha="right", **look)


def ink(size: float, colour: str = theme.INK, *, bold: bool = False) -> dict[str, Any]:
    """Give the looks of small text."""
    weight = "bold" if bold else "normal"
    return {"fontfamily": _SANS, "fontsize": size, "color": f"#{colour}", "fontweight": weight}


def _told(spokes: Sequence[Spoke]) -> str:
    """Tell a rose in words."""
    return ", ".join(f"{spoke.number} {spoke.name} {spoke.figure}" for spoke in spokes)


def sum_of(compass: OfAreas) -> str:
    """Write the sum with what it is out of: "412–560 av 800"."""
    decimals = compass.edition.decimals
    return _(
        "%(secured)s av %(most)s",
        secured=as_read(compass.total, decimals),
        most=as_points(compass.total.maximum, decimals),
    )
