"""The last step of every workbook: saved, given the values of its formulas, opened again, then handed out."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.writer.excel import ExcelWriter

from exports import cells

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORMULA = re.compile(r'<c r="([A-Z]+[0-9]+)"((?: s="[0-9]+")?)><f>([^<]*)</f>(?:<v ?/>|<v></v>)</c>')
"""As openpyxl writes it, which depends on whether lxml is installed."""
_CHART = re.compile(r'name="Chart ([0-9]+)"')
_DATES = re.compile(r"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


class BrokenWorkbookError(RuntimeError):
    """A workbook that could not be opened again after it was written."""


def as_bytes(book: cells.Book) -> bytes:
    """Save a workbook: the same contents give the same bytes, whenever they are saved."""
    saved = BytesIO()
    ExcelWriter(book, ZipFile(saved, "w", ZIP_STORED)).save()
    finished = _finished(saved, _edits(book))
    ensure_opens(finished, book.sheetnames)
    return finished


def ensure_opens(content: bytes, sheet_names: list[str]) -> None:
    """Open a finished workbook again and read every part of it, so that nobody is handed a broken file."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                ParserCreate().Parse(archive.read(name), True)  # noqa: FBT003 -- it takes no keywords
        opened = load_workbook(BytesIO(content), read_only=True)
    except (BadZipFile, ExpatError, InvalidFileException, KeyError, ValueError) as fault:
        raise BrokenWorkbookError(
            f"Arbetsboken gick inte att öppna igen ({fault}). "
            "Försök en gång till. Hjälper det inte, meddela förvaltaren."
        ) from fault
    if opened.sheetnames != sheet_names:
        raise BrokenWorkbookError(
            f"Arbetsboken fick bladen {opened.sheetnames}, men ska ha {sheet_names}. Meddela förvaltaren."
        )


def _edits(book: cells.Book) -> dict[str, Mapping[str, float | str]]:
    """Tell what to write into which part: values beside formulas, words beside charts."""
    edits: dict[str, Mapping[str, float | str]] = {}
    drawings = 0
    for number, sheet in enumerate(book.worksheets, start=1):
        results = book.results.get(sheet.title)
        if results:
            edits[f"xl/worksheets/sheet{number}.xml"] = results
        texts = book.chart_texts.get(sheet.title)
        if texts:
            drawings += 1
            edits[f"xl/drawings/drawing{drawings}.xml"] = {str(i): text for i, text in enumerate(texts, 1)}
    return edits


def _finished(saved: BytesIO, edits: dict[str, Mapping[str, float | str]]) -> bytes:
    """Pack the parts anew, edited, compressed and without any time of their own."""
    finished = BytesIO()
    with ZipFile(saved) as source, ZipFile(finished, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name in edits or name == "docProps/core.xml":
                content = _edited(content.decode(), edits.get(name, {})).encode()
            target.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return finished.getvalue()


def _edited(xml: str, edits: Mapping[str, float | str]) -> str:
    """Edit one part; patterns that do not belong in it find nothing."""

    def with_value(found: re.Match[str]) -> str:
        where, style, expression = found.groups()
        value = edits[where]
        kind = ' t="str"' if isinstance(value, str) else ""
        written = escape(value) if isinstance(value, str) else repr(value)
        return f'<c r="{where}"{style}{kind}><f>{expression}</f><v>{written}</v></c>'

    def with_words(found: re.Match[str]) -> str:
        return f'name="Diagram {found[1]}" descr={quoteattr(str(edits[found[1]]))}'

    return _DATES.sub("", _CHART.sub(with_words, _FORMULA.sub(with_value, xml)))
