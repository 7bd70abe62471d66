"""The only writer of cells: text from people never becomes a formula, and is never cut in silence."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, NamedTuple, Self, cast
from urllib.parse import quote, urlsplit

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from exports import theme
from questionnaires import rounding

Value = str | int | Fraction | None

LIMIT = 32_767
"""UTF-16 units a cell can hold."""

REST_SHEET = "Långa texter"

_PIECE = 16_000  # half a cell, because escaping can double a text
_LINK_LIMIT = 2_000
_FIGURE_DECIMALS = 12
_PLANES = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNFIT = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ud800-\udfff{_PLANES}]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ODD = re.compile(f"{_BREAKS.pattern}|{_UNFIT.pattern}|{_LOOKS_ESCAPED.pattern}")
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


class Formula(str):
    """One of our own formulas, with the value it comes to now; never with text from people in it."""

    __slots__ = ("result",)
    result: float | str

    def __new__(cls, expression: str, value: Value) -> Self:
        """Keep the value as it will stand beside the formula."""
        ours = super().__new__(cls, expression)
        ours.result = value if isinstance(value, str) else figure(value or 0)
        return ours


class Rest(NamedTuple):
    """What did not fit in a cell, and where it belongs."""

    place: str
    pieces: tuple[str, ...]


class _Dress(NamedTuple):
    """A look made ready for one workbook: for text from people, and for figures."""

    text: StyleArray
    figure: StyleArray


class Book(Workbook):
    """A workbook that knows our looks, what did not fit, and what its charts show in words."""

    def __init__(self) -> None:
        super().__init__()
        self.remove(self.worksheets[0])
        self.rests: list[Rest] = []
        self.results: dict[str, dict[str, float | str]] = {}
        self.chart_texts: dict[str, list[str]] = {}
        self.dresses = {name: self._dress(name, look) for name, look in theme.LOOKS.items()}

    def _dress(self, name: str, look: theme.Look) -> _Dress:
        """Register a look as a named style; only a string cell can carry the mark for quoted text."""
        style = named_style(f"Kompass {name}", look)
        self.add_named_style(style)
        figure, text = StyleArray(style.as_tuple()), StyleArray(style.as_tuple())
        text.quotePrefix = 1
        return _Dress(text, figure)


def named_style(name: str, look: theme.Look) -> NamedStyle:
    """Turn a look of the theme into a named style."""
    style = NamedStyle(name=name, number_format=look.format)
    style.font = Font(
        name=theme.FONT,
        size=look.size,
        bold=look.bold,
        color=look.colour,
        underline="single" if look.underline else None,
    )
    style.fill = PatternFill("solid", start_color=look.fill) if look.fill else PatternFill()
    style.border = Border(top=_line(look.above), bottom=_line(look.below))
    style.alignment = Alignment(
        horizontal=look.across,
        vertical="top",
        wrap_text=look.wrap,
        indent=1 if look.across == "right" else 0,
    )
    return style


def _line(colour: str) -> Side:
    return Side("thin", color=colour) if colour else Side()


def clean(text: str) -> str:
    """Keep what a workbook can hold: line breaks become one kind, control characters and the like go."""
    if _ODD.search(text) is None:
        return text
    return _UNFIT.sub("", _BREAKS.sub("\n", text))


def put(sheet: Worksheet, row: int, column: int, value: Value, style: str) -> None:
    """Write a text or a figure; a text is a text whatever it looks like."""
    book: Any = sheet.parent
    dress: _Dress = book.dresses[style]
    if isinstance(value, str):
        text = _fitted(sheet, row, column, value)
        _place(sheet, row, column, text or None, "s" if text else "n", dress.text)
    else:
        known = figure(value) if isinstance(value, Fraction) else value
        _place(sheet, row, column, known, "n", dress.figure)


def formula(sheet: Worksheet, row: int, column: int, ours: Formula, style: str) -> None:
    """Write a formula of our own; the value it comes to is written beside it when the workbook is saved."""
    book: Any = sheet.parent
    _place(sheet, row, column, str(ours), "f", book.dresses[style].figure)
    book.results.setdefault(sheet.title, {})[f"{get_column_letter(column)}{row}"] = ours.result


def _place(  # noqa: PLR0913, PLR0917 -- a cell is a place, a value, its kind and its looks
    sheet: Worksheet, row: int, column: int, value: str | float | None, kind: str, looks: StyleArray
) -> None:
    """Set a cell as it is: openpyxl's own setters would guess the kind, and build a style for each cell."""
    cell: Any = Cell(sheet, row, column)
    cell._style = looks  # noqa: SLF001 -- see above
    cell._value = value  # noqa: SLF001 -- see above
    cell.data_type = kind
    sheet._cells[row, column] = cell  # noqa: SLF001 -- see above


def link(sheet: Worksheet, row: int, column: int, address: str) -> None:
    """Write an address; only http and https can be clicked."""
    target = web_address(address)
    put(sheet, row, column, address, "link" if target else "text")
    if target:
        sheet.cell(row, column).hyperlink = Hyperlink(ref="", target=target)


def jump(sheet: Worksheet, row: int, column: int, title: str) -> None:
    """Write the name of a sheet that takes the reader there."""
    put(sheet, row, column, title, "link")
    where = sheet.cell(row, column).coordinate
    sheet.cell(row, column).hyperlink = Hyperlink(ref=where, location=f"{quote_sheetname(title)}!A1")


def web_address(address: str) -> str:
    """Give a web address in the letters a link may have, or nothing where it cannot be trusted to work."""
    try:
        parts = urlsplit(clean(address).strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not re.fullmatch(r"[\w.-]+", host) or "@" in parts.netloc:
        return ""
    rest = parts._replace(scheme="", netloc="").geturl()
    path = quote(_LONE_PERCENT.sub("%25", rest), safe="/?#&=%+,;:@!$()*~")
    target = f"{parts.scheme}://{host}{port}{path}"
    return target if len(target) <= _LINK_LIMIT else ""


def figure(value: Fraction | int) -> float:
    """Leave exact figures here, at the border, with more decimals than anybody reads."""
    return round(float(value), _FIGURE_DECIMALS)


def apart(value: str, other: str, figures: tuple[Fraction, Fraction], decimals: int) -> Formula:
    """Count how much more one cell is than another, both as they are shown; words count as nought."""
    expression = f"=ROUND(N({value}),{decimals})-ROUND(N({other}),{decimals})"
    return Formula(expression, rounding.apart(*figures, decimals))


def exactly_apart(value: str, other: str, figures: tuple[Fraction, Fraction]) -> Formula:
    """Count how much more one cell is than another, as they are before they are rounded."""
    return Formula(f"=N({value})-N({other})", figures[0] - figures[1])


def number(code: str) -> int | str:
    """Read a number that is only a number as a figure, so that no spreadsheet marks it as a mistake."""
    return int(code) if code.isdecimal() else code


def pieces(text: str, limit: int) -> list[str]:
    """Divide a text into pieces of at most so many UTF-16 units, never in the middle of a character."""
    found, start, used = [], 0, 0
    for at, character in enumerate(text):
        size = 2 if character > "\uffff" else 1
        if used + size > limit:
            found.append(text[start:at])
            start, used = at, 0
        used += size
    return [*found, text[start:]]


def _fitted(sheet: Worksheet, row: int, column: int, text: str) -> str:
    """Make a text fit for a cell; what is too long goes on on a sheet of its own, and the cell says so."""
    if len(text) * 2 <= LIMIT and _ODD.search(text) is None:
        return text
    text = clean(text)
    escaped = _escaped(text)
    if len(escaped.encode("utf-16-le")) // 2 <= LIMIT:
        return escaped
    rests = cast("Book", sheet.parent).rests
    first, *others = pieces(text, _PIECE)
    rests.append(Rest(f"{sheet.title} {get_column_letter(column)}{row}", tuple(others)))
    return _escaped(first) + f" … [Fortsätter på bladet {REST_SHEET}, nr {len(rests)}]"


def _escaped(text: str) -> str:
    """Keep Excel from reading "_x000D_" as a character."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)
