"""A workbook as other programs save it: the same cells, written in the shapes that they are known for."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from openpyxl.workbook import Workbook

from tests.support.twins import SHEET, changed, head_of

_INLINE = re.compile(r't="inlineStr"><is><t(?: [^>]*)?>([^<]*)</t></is>')
STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/": "http://purl.oclc.org/ooxml/officeDocument/",
}


def _parts(content: bytes, change: Callable[[str, str], str | None]) -> bytes:
    """Write every part of a package again; one that becomes None is left out."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (text := change(name, old.read(name).decode())) is not None:
                new.writestr(name, text)
    return target.getvalue()


def inline(content: bytes) -> bytes:
    """Google Sheets, and libraries that stream: each text where it stands."""
    return changed(content, lambda _book: None)


def as_values(content: bytes) -> bytes:
    """Numbers and WPS: texts as the values that formulas come to."""
    return _parts(inline(content), lambda _name, text: _INLINE.sub(r't="str"><v>\1</v>', text))


def without_styles(content: bytes) -> bytes:
    """Programs that write values alone."""

    def change(name: str, text: str) -> str | None:
        if name == "xl/styles.xml":
            return None
        if name.startswith("xl/worksheets/sheet"):
            text = re.sub(r"<conditionalFormatting.*?</conditionalFormatting>", "", text, flags=re.DOTALL)
            return re.sub(r'(<(?:c|row|col)\b[^>]*?) (?:s|style|customFormat)="\d+"', r"\1", text)
        return re.sub(r"<(?:Override|Relationship)[^>]*styles\.xml[^>]*/>", "", text)

    return _parts(content, change)


def without_dimension(content: bytes) -> bytes:
    return _parts(content, lambda _name, text: re.sub(r"<dimension[^>]*/>", "", text))


def with_wrong_dimension(content: bytes) -> bytes:
    return _parts(
        content, lambda _name, text: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1:B2"', text)
    )


def strict(content: bytes) -> bytes:
    """Excel's own Strict Open XML."""

    def change(_name: str, text: str) -> str:
        for usual, name in STRICT.items():
            text = text.replace(usual, name)
        return text

    return _parts(content, change)


def moved(content: bytes) -> bytes:
    """Somebody has put the sheets in another order, named them anew and shown the hidden one."""

    def change(book: Workbook) -> None:
        book[SHEET].title = "Kopia av svar (2)"
        book["Kompassrosen"].sheet_state = "visible"
        book._sheets.reverse()

    return changed(content, change)


def sorted_rows(content: bytes) -> bytes:
    """Somebody has sorted the rows the other way, written above the table, and moved the columns."""

    def change(book: Workbook) -> None:
        sheet = book[SHEET]
        top, _names = head_of(sheet)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top)]
        sheet.delete_rows(top, len(rows))
        for at, row in enumerate([rows[0], *reversed(rows[1:])], start=top + 3):
            for column, value in enumerate(["Ansvarig" if at == top + 3 else "Vi", *reversed(row)], start=1):
                sheet.cell(at, column).value = value
                sheet.cell(at, column).data_type = "s" if isinstance(value, str) else "n"
        sheet.tables.clear()

    return changed(content, change)


MADE = {
    "inline": inline,
    "as values": as_values,
    "without styles": without_styles,
    "without dimension": without_dimension,
    "with a wrong dimension": with_wrong_dimension,
    "strict": strict,
    "moved": moved,
    "sorted": sorted_rows,
}


def libreoffice(content: bytes, folder: Path) -> bytes:
    """Open it in LibreOffice and save it again, as somebody at home does."""
    source, target = folder / "hemma.xlsx", folder / "sparad"
    source.write_bytes(content)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=170)  # noqa: S603 -- our own words
    return (target / source.name).read_bytes()
