"""Native charts that follow the cells: lines for several municipalities, bars for two sets of points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exports import theme
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_
from questionnaires.rounding import as_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.jury.seats import Seat
    from exports.workbook.book import Sheet
    from exports.workbook.tables import Area
    from questionnaires.edition import Edition

_READABLE = 4
_PIXELS = 37.8  # in a centimetre
_CONTRAST = ((theme.LINE, N_("Själv")), (theme.ACCENT, N_("Enad")))


def most(edition: Edition) -> float:
    """Find where the scale of areas ends: the most that any area can give."""
    return float(max(area.max_points or 0 for area in edition.areas)) or 100.0


def radar(sheet: Sheet, table: Area, columns: tuple[int, int], top: float, *, height: float = 13.5) -> Any:  # noqa: ANN401 -- untyped
    """Draw one line a municipality, told apart by dash and marker; a cell without figure leaves a gap."""
    first, last = (column - 1 for column in columns)
    chart = sheet.book.file.add_chart({"type": "radar", "subtype": "with_markers"})
    for place, row in enumerate(range(table.first - 1, table.last)):
        look = {
            "name": [sheet.title, row, 1],
            "categories": [sheet.title, table.first - 2, first, table.first - 2, last],
            "values": [sheet.title, row, first, row, last],
        }
        chart.add_series({**look, **_line(theme.series(place), fine=place >= _READABLE)})
    chart.show_blanks_as("gap")
    _frame(chart, _("Enad poäng, område för område"), (19, height))
    chart.set_y_axis(_scale(top))
    return chart


def beside(sheet: Sheet, columns: tuple[int, int], head: int, last: int, top: float) -> Any:  # noqa: ANN401 -- untyped
    """Draw own and agreed points of one municipality side by side, area by area."""
    chart = _bars(sheet)
    for column, (colour, _name) in zip(columns, _CONTRAST, strict=True):
        look = {
            "name": [sheet.title, head - 1, column - 1],
            "categories": [sheet.title, head, 0, last - 1, 0],
            "values": [sheet.title, head, column - 1, last - 1, column - 1],
        }
        chart.add_series({**look, **_bar(colour)})
    _frame(chart, _("Själv och enad, område för område"), (13, 9.5))
    _lay(chart, top)
    return chart


def sums(sheet: Sheet, tables: tuple[Area, Area], column: int, top: float) -> Any:  # noqa: ANN401 -- untyped
    """Draw each municipality's own sum beside the agreed."""
    chart, names = _bars(sheet), tables[1]
    for table, (colour, name) in zip(tables, _CONTRAST, strict=True):
        look = {
            "name": str(name),
            "categories": [sheet.title, names.first - 1, 1, names.last - 1, 1],
            "values": [sheet.title, table.first - 1, column - 1, table.last - 1, column - 1],
        }
        chart.add_series({**look, **_bar(colour)})
    _frame(chart, _("Summa, själv och enad"), (16, 13.5))
    _lay(chart, top)
    return chart


def _bars(sheet: Sheet) -> Any:  # noqa: ANN401 -- XlsxWriter gives its charts no types
    return sheet.book.file.add_chart({"type": "bar"})


def _bar(colour: str) -> dict[str, Any]:
    look = {"fill": {"color": f"#{colour}"}, "border": {"color": f"#{theme.INK}"}}
    return {**look, "gap": 60, "overlap": 0}


def _line(look: theme.Series, *, fine: bool) -> dict[str, Any]:
    """Give a line its colour, dash and marker."""
    colour = f"#{look.colour}"
    fill = colour if look.filled else f"#{theme.SURFACE}"
    marker = {"type": look.excel_marker, "size": 7, "fill": {"color": fill}, "border": {"color": colour}}
    line = {"color": colour, "dash_type": look.excel_dash, "width": 1.25 if fine else 2.25}
    return {"line": line, "marker": marker}


def _frame(chart: Any, title: str, size: tuple[float, float]) -> None:  # noqa: ANN401 -- as above
    """Give a chart its title, its size in centimetres, and its legend below."""
    chart.set_title({"name": title, "name_font": {"size": 12, "bold": True, "color": f"#{theme.INK}"}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": round(size[0] * _PIXELS), "height": round(size[1] * _PIXELS)})


def _lay(chart: Any, top: float) -> None:  # noqa: ANN401 -- as above
    """Let bars lie, the first on top, on a scale from nought below them."""
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({**_scale(top), "label_position": "high"})


def _scale(top: float) -> dict[str, Any]:
    lines = {"visible": True, "line": {"color": f"#{theme.LINE}"}}
    return {"min": 0, "max": top, "num_format": "0", "major_gridlines": lines}


def radar_words(edition: Edition, seats: Sequence[Seat]) -> str:
    """Say the agreed points of every area, for those who do not see the ring."""
    told = [
        f"{seat.label}: "
        + ", ".join(
            f"{area.short} {as_points(seat.compasses.agreed.areas[area.number].secured, edition.decimals)}"
            for area in edition.areas
            if seat.compasses.agreed.areas[area.number].maximum
        )
        for seat in seats
    ]
    return _("Linjediagram i ring, enad poäng per område. %(told)s.", told="; ".join(told))


def sum_words(edition: Edition, seats: Sequence[Seat]) -> str:
    """Say each municipality's sums, for those who do not see the bars."""
    told = [
        _(
            "%(label)s: själv %(own)s, enad %(agreed)s",
            label=seat.label,
            own=as_points(seat.compasses.own.total.secured, edition.decimals),
            agreed=as_points(seat.compasses.agreed.total.secured, edition.decimals),
        )
        for seat in seats
    ]
    return _("Stapeldiagram, summa. %(told)s.", told="; ".join(told))
