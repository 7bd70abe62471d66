"""Tables of a document: a marked heading row that is repeated on each page, and no merged cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from exports import theme
from exports.markup import Runs
from exports.report.contents import Lists, Table
from exports.report.document import looks

NARROW, MOST = 1.2, 12.2
"""Centimetres that a column of figures has at least, and all of them at most; the first has the rest."""

LETTER, SMALL, MARGINS, LONG = 0.28, 0.23, 0.5, 16
"""Centimetres of a letter of a heading, of one below it, and of a cell's margins: no word is broken in a
heading of so many letters, nor in a column of words."""

WHOLE, TOGETHER, LONGEST = 8, 16, 14
"""Lists of so many points beside each other, and a table of so many rows, are not divided between two pages;
a table of more than so many rows is set closer."""


def add_table(document: Document, told: Table, clean: Callable[[str], str]) -> None:
    """Write a table, and its caption for whoever listens."""
    widths = _shares(told) if told.worded else _widths(told)
    table = _begun(document, clean(told.caption), widths)
    rows = (told.heads, *told.rows)
    look = "Kompass cell" if len(rows) <= LONGEST else "Kompass tät"
    for place, cells in enumerate(rows):
        row = table.add_row()
        head, total = place == 0, told.summed and place == len(rows) - 1
        _mark_row(row, head=head)
        for column, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = widths[column]
            right, bold = column > 0 and not told.worded, head or total or place - 1 in told.strong
            _fill(cell, clean(words), right=right, bold=bold, look=look)
            _edge(cell, theme.EDGE if head or total else theme.LINE, fill=theme.MIST if head else "")
        if place < len(rows) - 1 and _stays(told, place):
            _keep_with_next(row)
    document.add_paragraph(style="Kompass not")


def add_lists(
    document: Document, told: Lists, clean: Callable[[str], str], write: Callable[[Paragraph, Runs], None]
) -> None:
    """Write a table of one row, with a list under each heading; a long list goes on over the page."""
    widths = _halves(len(told.heads))
    table = _begun(document, clean(told.caption), widths)
    head, row = table.add_row(), table.add_row()
    _mark_row(head, head=True)
    if max(len(one.items) for one in told.columns) <= WHOLE:
        _mark_row(row, head=False)
    _keep_with_next(head)
    for column, (cell, words) in enumerate(zip(head.cells, told.heads, strict=True)):
        cell.width = widths[column]
        _fill(cell, clean(words), right=False, bold=True)
        _edge(cell, theme.EDGE, fill=theme.MIST)
    for column, (cell, points) in enumerate(zip(row.cells, told.columns, strict=True)):
        cell.width = widths[column]
        _edge(cell, theme.EDGE, fill="")
        for place, item in enumerate(points.told):
            paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
            paragraph.style = "Kompass punkt"
            write(paragraph, item)
        if not points.items:
            _fill(cell, "–", right=False, bold=False)
    document.add_paragraph(style="Kompass not")


def _begun(document: Document, caption: str, widths: Sequence[Any]) -> Any:  # noqa: ANN401 -- untyped
    """Begin a table of such columns; both its grid and its cells say how wide they are."""
    table: Any = document.add_table(rows=0, cols=len(widths))
    table.autofit = False
    _describe(table, caption)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def _halves(columns: int) -> list[Any]:
    """Share the page alike between columns of words."""
    return [Cm(looks.WIDTH.cm / columns)] * columns


def _shares(told: Table) -> list[Any]:
    """Share the page between columns of words after the longest in each, within bounds; no word is broken."""
    columns = list(zip(told.heads, *told.rows, strict=True))
    longest = [min(30, max(10, *map(len, column))) for column in columns]
    shares = [looks.WIDTH.cm * letters / sum(longest) for letters in longest]
    least = [MARGINS + SMALL * max(map(len, " ".join(column).split()), default=0) for column in columns]
    room = looks.WIDTH.cm - sum(least)
    if room < 0 or all(share >= need for share, need in zip(shares, least, strict=True)):
        return [Cm(share) for share in shares]
    over = [max(0.0, share - need) for share, need in zip(shares, least, strict=True)]
    return [Cm(need + room * more / sum(over)) for need, more in zip(least, over, strict=True)]


def _stays(told: Table, place: int) -> bool:
    """Tell whether a row stays with the next: a small table is whole, a heading and a sum are never alone."""
    many = len(told.rows) + 1
    return many <= TOGETHER or place == 0 or place == many - 2 or place - 1 in told.strong


def _widths(told: Table) -> list[Any]:
    """Give a column of figures the room that the longest word of its heading and its figures takes."""
    columns = [*zip(told.heads, *told.rows, strict=True)][1:]
    longest = (min(LONG, max(map(_unbroken, column), default=0)) for column in columns)
    wanted = [max(NARROW, MARGINS + LETTER * letters) for letters in longest]
    narrow = [width * min(1.0, MOST / sum(wanted)) for width in wanted]
    return [Cm(looks.WIDTH.cm - sum(narrow)), *map(Cm, narrow)]


def _unbroken(text: str) -> int:
    """Count the letters of the longest piece that stays on a line: an interval is broken after its dash."""
    return max(map(len, text.replace("–", "– ").split()), default=0)


def _describe(table: Any, caption: str) -> None:  # noqa: ANN401 -- python-docx publishes no types of its parts
    """Give the table its words, and say that its first row and column are headings."""
    properties = table._tbl.tblPr  # noqa: SLF001 -- the only door
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    seen = OxmlElement("w:tblLook")
    for name, value in {
        "firstRow": "1",
        "lastRow": "0",
        "firstColumn": "1",
        "noHBand": "1",
        "noVBand": "1",
    }.items():
        seen.set(qn(f"w:{name}"), value)
    properties.append(seen)
    said = OxmlElement("w:tblCaption")
    said.set(qn("w:val"), caption)
    properties.append(said)


def _mark_row(row: Any, *, head: bool) -> None:  # noqa: ANN401 -- as above
    """Keep a row on one page; repeat the heading row on each."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 -- as above
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def _keep_with_next(row: Any) -> None:  # noqa: ANN401 -- as above
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _fill(cell: Any, words: str, *, right: bool, bold: bool, look: str = "Kompass cell") -> None:  # noqa: ANN401 -- as above
    paragraph = cell.paragraphs[0]
    paragraph.style = look
    paragraph.add_run(words).bold = bold or None
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _edge(cell: Any, colour: str, *, fill: str) -> None:  # noqa: ANN401 -- as above
    """Draw the line below a cell, and its tint."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 -- as above
    borders, line = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
    for name, value in {"val": "single", "sz": "6", "space": "0", "color": colour}.items():
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties.append(borders)
    if fill:
        shade = OxmlElement("w:shd")
        for name, value in {"val": "clear", "color": "auto", "fill": fill}.items():
            shade.set(qn(f"w:{name}"), value)
        properties.append(shade)
