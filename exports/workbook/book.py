"""The workbook while it is written: the only place where a library puts anything into a cell."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from exports import theme
from exports.workbook import cells
from exports.workbook.cells import Field, Formula
from exports.workbook.passages import passages
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTE_SHEET, REST_SHEET = N_("Kolumner"), N_("Långa texter")
_READY_MADE = "<r>"  # a text that begins so XlsxWriter would take for rich text ready made
_MOST_FITTED = 20_000  # so many texts are known to be fit for a cell at a time
_NEVER = datetime(1980, 1, 1)  # noqa: DTZ001 -- a file has no time of its own; XlsxWriter wants one to write


class Page(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet of XlsxWriter that takes our formulas as they stand.

    It looks through each for thirty functions that Excel has under longer names in a file; that takes a fifth
    of the time of the jury's workbook, and ours use none. Nothing rests on this: the same is written without.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002
        return formula.removeprefix("=")


class Note(NamedTuple):
    """What a column of a table holds, for the sheet that explains them all."""

    sheet: str
    table: str
    heading: str
    words: str


class Rest(NamedTuple):
    """What did not fit in a cell, and where it belongs."""

    place: str
    pieces: tuple[str, ...]


class _Dress(NamedTuple):
    """A look made ready for one workbook: for text from people, and for figures."""

    text: Any
    figure: Any


class _Dresses(dict[str, _Dress]):
    """Makes a look ready when it is first worn."""

    def __init__(self, file: Workbook) -> None:
        super().__init__()
        self.file = file

    def __missing__(self, style: str) -> _Dress:
        look = as_format(theme.LOOKS[style])
        dress = _Dress(self.file.add_format({**look, "quote_prefix": True}), self.file.add_format(look))
        self[style] = dress
        return dress


class Book:
    """A workbook that knows our looks, what its columns mean, and what did not fit."""

    def __init__(self, title: str, subject: str, *, large: bool = False) -> None:
        """Open a workbook; a `large` one lets go of a row when the next begins: write them in order."""
        self.large = large
        self.saved: IO[bytes] = TemporaryFile() if large else BytesIO()  # noqa: SIM115 -- closed when it is saved
        self.file: Any = Workbook(self.saved, {"constant_memory" if large else "in_memory": True})
        told = {"title": cells.clean(title), "subject": cells.clean(subject), "author": "Kompassrosen"}
        self.file.set_properties({**told, "created": _NEVER})
        self.dresses = _Dresses(self.file)
        self.sheets: list[Sheet] = []
        self.notes: list[Note] = []
        self.rests: list[Rest] = []
        self.fitted: dict[str, str] = {}
        self.rows: dict[tuple[str, ...], tuple[list[Any], list[Any]]] = {}

    @property
    def titles(self) -> list[str]:
        """Name the sheets in the order they stand."""
        return [sheet.title for sheet in self.sheets]

    def looks_of(self, styles: tuple[str, ...]) -> tuple[list[Any], list[Any]]:
        """Give the looks of a row's cells as texts and as figures, gathered once."""
        if styles not in self.rows:
            worn = [self.dresses[style] for style in styles]
            self.rows[styles] = [one.text for one in worn], [one.figure for one in worn]
        return self.rows[styles]

    def reserve(self, *titles: str) -> None:
        """Keep places for sheets, in this order, whichever is filled first."""
        self.sheets += [Sheet(self, str(title)) for title in titles]

    def add(self, title: str, heading: str = "", leads: Sequence[str] = ()) -> Sheet:
        """Add a sheet with its heading, and what a reader needs to know, one line a row."""
        named = str(title)
        if named not in self.titles:
            self.reserve(named)
        sheet = self.sheets[self.titles.index(named)]
        sheet.open(heading or named, leads)
        return sheet


class Sheet:
    """A sheet: values by row and column, both counted from one."""

    __slots__ = ("book", "last", "page", "title", "widths", "writers")

    def __init__(self, book: Book, title: str) -> None:
        self.book = book
        self.title = title
        self.page: Any = book.file.add_worksheet(title, Page)
        self.writers = self.page.write_string, self.page.write_number, self.page.write_blank
        self.last = 1
        self.widths: list[float] = []

    def open(self, heading: str, leads: Sequence[str]) -> None:
        """Write the heading and the lines below it."""
        self.page.hide_gridlines(2)
        self.page.set_tab_color(f"#{theme.ACCENT}")
        self.page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        self.put(1, 1, heading, "title")
        self.set_height(1, theme.TITLE_HEIGHT)
        for row, lead in enumerate(leads, start=2):
            self.put(row, 1, lead, "lead")

    def put(self, row: int, column: int, value: cells.Cell, style: str) -> None:
        """Write a value; a text is a text whatever it looks like, and only a Formula is a formula."""
        if isinstance(value, Field):
            style, value = value.style, value.value
        self.last = max(self.last, row)
        dress = self.book.dresses[style]
        if isinstance(value, str):
            self._put_text(row, column, value, dress.text)
        elif value is None:
            self.page.write_blank(row - 1, column - 1, None, dress.figure)
        elif isinstance(value, Formula):
            self.page.write_formula(row - 1, column - 1, value.expression, dress.figure, value.result)
        else:
            self.page.write_number(row - 1, column - 1, cells.figure(value), dress.figure)

    def put_row(self, row: int, values: Sequence[cells.Cell], styles: tuple[str, ...]) -> None:
        """Write a row from its first column on; the same as putting each, for less where there are many."""
        text_at, figure_at, blank_at = self.writers
        known, at, figure = self.book.fitted.get, row - 1, cells.figure
        self.last = max(self.last, row)
        told = enumerate(zip(values, *self.book.looks_of(styles), strict=True))
        for column, (value, in_words, in_figures) in told:
            kind = type(value)
            if kind is str and (text := known(value)):  # type: ignore[arg-type]  # it is one
                text_at(at, column, text, in_words)
            elif value is None:
                blank_at(at, column, None, in_figures)
            elif kind is Fraction or kind is int:
                figure_at(at, column, figure(value), in_figures)  # type: ignore[arg-type]  # as above
            elif kind is Formula:
                self.page.write_formula(at, column, value.expression, in_figures, value.result)  # type: ignore[union-attr]  # as above
            else:
                self.put(row, column + 1, value, styles[column])

    def _put_text(self, row: int, column: int, value: str, look: Any) -> None:  # noqa: ANN401 -- untyped
        text = self._fitted(row, column, value)
        if isinstance(value, cells.Marked) and len(value.runs) > 1 and len(text) == len(value):
            strong = self.book.dresses["strong"].text
            self.page.write_rich_string(row - 1, column - 1, *value.fragments(strong), look)
        elif not text:
            self.page.write_blank(row - 1, column - 1, None, look)
        elif text.startswith(_READY_MADE):
            self.page.write_rich_string(row - 1, column - 1, *text[:2], text[2:], look)
        else:
            self.page.write_string(row - 1, column - 1, text, look)

    def _fitted(self, row: int, column: int, text: str) -> str:
        """Make a text fit for a cell; what is too long for one goes on on a sheet of its own."""
        fit = cells.clean(str(text))
        if len(fit) * 2 > cells.LIMIT and cells.units(fit) > cells.LIMIT:
            return self.begin(row, column, cells.pieces(fit, cells.LIMIT // 2))
        if not fit.startswith(_READY_MADE):
            if len(self.book.fitted) >= _MOST_FITTED:
                self.book.fitted.clear()
            self.book.fitted[text] = fit
        return fit

    def begin(self, row: int, column: int, pieces: Sequence[str]) -> str:
        """Keep all pieces but the first for the sheet of long texts; give the first, that says so."""
        first, *others = pieces
        rests = self.book.rests
        divided = (passage for piece in others for passage in passages(piece, int(theme.WIDTHS["long"])))
        rests.append(Rest(f"{self.title} {cells.letter(column)}{row}", tuple(divided)))
        where = _("[Fortsätter på bladet %(sheet)s, nr %(number)s]", sheet=REST_SHEET, number=len(rests))
        return f"{first} … {where}"

    def link(self, row: int, column: int, address: str) -> None:
        """Write an address; only http and https can be clicked."""
        target = cells.web_address(address)
        if target:
            look = self.book.dresses["link"].text
            self.page.write_url(row - 1, column - 1, target, look, cells.clean(address))
        else:
            self.put(row, column, address, "text")

    def jump(self, row: int, column: int, title: str) -> None:
        """Write the name of a sheet that takes the reader there."""
        look = self.book.dresses["link"].text
        self.page.write_url(row - 1, column - 1, f"internal:{cells.quoted(title)}!A1", look, title)

    def set_height(self, row: int, height: float) -> None:
        """Make a row so tall, in points."""
        self.page.set_row(row - 1, min(height, theme.TALLEST))


def as_format(look: theme.Look) -> dict[str, object]:
    """Turn a look of the theme into what XlsxWriter calls a format."""
    told: dict[str, object] = {
        "font_name": theme.FONT,
        "font_size": look.size,
        "font_color": f"#{look.colour}",
        "num_format": look.format,
        "valign": "top",
        "bold": look.bold,
        "text_wrap": look.wrap,
        "underline": int(look.underline),
    }
    if look.across != "general":
        told["align"] = look.across
    if look.across == "right":
        told["indent"] = 1
    if look.fill:
        told |= {"pattern": 1, "bg_color": f"#{look.fill}"}
    for side, colour in (("top", look.above), ("bottom", look.below)):
        if colour:
            told |= {side: 1, f"{side}_color": f"#{colour}"}
    return told
