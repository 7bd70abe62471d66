"""Native charts that follow the cells: lines for several municipalities, bars for two sets of points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.chart import BarChart, RadarChart, Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, ParagraphProperties
from openpyxl.utils import get_column_letter, quote_sheetname

from exports import theme

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from exports import sheets
    from questionnaires.edition import Edition

_READABLE = 4
_POINT = 12_700  # English metric units in a point
_TITLE = CharacterProperties(sz=1200, b=True, solidFill=theme.INK)
_CONTRAST = ((theme.LINE, "Själv"), (theme.ACCENT, "Enad"))


def most(edition: Edition) -> float:
    """Find where the scale of areas ends: the most that any area can give."""
    return float(max(area.max_points or 0 for area in edition.areas)) or 100.0


def radar(sheet: Worksheet, table: sheets.Area, columns: tuple[int, int], top: float) -> Any:  # noqa: ANN401 -- untyped
    """Draw one line a municipality, told apart by dash and marker; a cell without figure leaves a gap."""
    first, last = columns
    chart: Any = RadarChart()
    chart.type = "marker"
    chart.style = 2
    for place, row in enumerate(range(table.first, table.last + 1)):
        values = Reference(sheet, min_col=first, max_col=last, min_row=row)
        line: Any = Series(values)
        line.tx = SeriesLabel(strRef=StrRef(f"{quote_sheetname(sheet.title)}!$B${row}"))
        _dress(line, theme.series(place), fine=place >= _READABLE)
        chart.series.append(line)
    chart.set_categories(Reference(sheet, min_col=first, max_col=last, min_row=table.first - 1))
    chart.display_blanks = "gap"
    _frame(chart, "Enad poäng, område för område", top)
    chart.width, chart.height = 19, 13.5
    return chart


def beside(sheet: Worksheet, columns: tuple[int, int], head: int, last: int, top: float) -> Any:  # noqa: ANN401 -- untyped
    """Draw own and agreed points of one municipality side by side, area by area."""
    chart: Any = BarChart()
    chart.type, chart.grouping, chart.gapWidth, chart.overlap = "bar", "clustered", 60, 0
    for column, (colour, _) in zip(columns, _CONTRAST, strict=True):
        chart.series.append(_bars(sheet, column, head, last, colour))
    chart.set_categories(Reference(sheet, min_col=1, min_row=head + 1, max_row=last))
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    _frame(chart, "Själv och enad, område för område", top)
    chart.width, chart.height = 13, 9.5
    return chart


def sums(sheet: Worksheet, tables: tuple[sheets.Area, sheets.Area], column: int, top: float) -> Any:  # noqa: ANN401 -- untyped
    """Draw each municipality's own sum beside the agreed."""
    chart: Any = BarChart()
    chart.type, chart.grouping, chart.gapWidth, chart.overlap = "bar", "clustered", 60, 0
    for table, (colour, name) in zip(tables, _CONTRAST, strict=True):
        values = Reference(sheet, min_col=column, min_row=table.first, max_row=table.last)
        bars: Any = Series(values, title=name)
        _fill(bars, colour)
        chart.series.append(bars)
    chart.set_categories(Reference(sheet, min_col=2, min_row=tables[1].first, max_row=tables[1].last))
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    _frame(chart, "Summa, själv och enad", top)
    chart.width, chart.height = 16, 13.5
    return chart


def _bars(sheet: Worksheet, column: int, head: int, last: int, colour: str) -> Any:  # noqa: ANN401 -- untyped
    """Make one row of bars, named by the column's heading."""
    bars: Any = Series(Reference(sheet, min_col=column, min_row=head + 1, max_row=last))
    where = f"{quote_sheetname(sheet.title)}!${get_column_letter(column)}${head}"
    bars.tx = SeriesLabel(strRef=StrRef(where))
    _fill(bars, colour)
    return bars


def _fill(bars: Any, colour: str) -> None:  # noqa: ANN401 -- openpyxl gives its charts no types
    bars.graphicalProperties.solidFill = colour
    bars.graphicalProperties.line.solidFill = theme.INK
    bars.invertIfNegative = False


def _dress(line: Any, look: theme.Series, *, fine: bool) -> None:  # noqa: ANN401 -- as above
    """Give a line its colour, dash and marker."""
    drawn = line.graphicalProperties.line
    drawn.solidFill, drawn.prstDash = look.colour, look.excel_dash
    drawn.width = round((1.25 if fine else 2.25) * _POINT)
    line.marker.symbol, line.marker.size = look.excel_marker, 7
    line.marker.graphicalProperties.solidFill = look.colour if look.filled else theme.SURFACE
    line.marker.graphicalProperties.line.solidFill = look.colour
    line.smooth = False


def _frame(chart: Any, title: str, top: float) -> None:  # noqa: ANN401 -- as above
    """Give a chart its title, its scale from nought, and its legend below."""
    chart.title = title
    chart.title.tx.rich.paragraphs[0].pPr = ParagraphProperties(defRPr=_TITLE)
    chart.title.tx.rich.paragraphs[0].r[0].rPr = _TITLE
    chart.title.overlay = False
    chart.legend.position = "b"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, top
    chart.y_axis.number_format = "0"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=theme.LINE))
