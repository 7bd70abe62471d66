"""Workbooks written part by part, as careless and hostile programs write them."""

from __future__ import annotations

import io
import zipfile

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="a" Type="{DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="a" Type="{DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}">'
        '<sheets><sheet name="Blad1" sheetId="1" r:id="a"/></sheets></workbook>'
    ),
}
HEAD = ("kommun", "kontaktperson", "e-post")
NACKA = ("Nacka", "Asta Ek", "asta@nacka.example")


def cell(text: str, place: str = "") -> str:
    where = f' r="{place}"' if place else ""
    return f'<c{where} t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *texts: str) -> str:
    cells = "".join(cell(text, f"{chr(65 + n)}{number}") for n, text in enumerate(texts))
    return f'<row r="{number}">{cells}</row>'


ROWS = row(1, *HEAD) + row(2, *NACKA)


def sheet(rows: str = ROWS, after: str = "", before: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def packed(parts: dict[str, str | bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", kind, compresslevel=9) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def book(
    rows: str = ROWS, more: dict[str, str | bytes] | None = None, after: str = "", before: str = ""
) -> bytes:
    """Write a workbook of one sheet; `more` are parts besides, or instead of the usual ones."""
    return packed({**PARTS, "xl/worksheets/sheet1.xml": sheet(rows, after, before), **(more or {})})


def sheets(*named: tuple[str, str, list[list[object]]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, state, rows in named:
        sheet = made.create_sheet(title)
        sheet.sheet_state = state
        for one in rows:
            sheet.append(one)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()
