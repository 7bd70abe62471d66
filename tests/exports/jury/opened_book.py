"""Reads a finished workbook back, as a juror's program would."""

from io import BytesIO

from openpyxl import load_workbook

from exports.jury import jury_workbook


def opened(entry, **known):
    """Make the jury's workbook and open it."""
    return load_workbook(BytesIO(jury_workbook(entry)), **known)


def rows_of(workbook, title, table):
    """Read a table as one dictionary a row, by its column headings; the tables are those of our own file."""
    sheet = workbook[title]
    first, *others = sheet[sheet.tables[table].ref]
    heads = [cell.value for cell in first]
    return [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in others]


def cells_of(sheet, first):
    """Read a sheet from a row on, without cells after the table."""
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]


OURS = [
    "Om arbetsboken",
    "Översikt",
    "Vad händer om",
    "Frågor",
    "Nivåer",
    "Skalor",
    "Utvärderarnas ord",
    "Nominering",
    "Egna beskrivningar",
    "Svar",
    "Underlag",
    "Kolumner",
]
