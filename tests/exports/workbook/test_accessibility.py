"""Every workbook can be read by everybody: the rules for accessible spreadsheets, for each we hand out."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from exports import theme
from exports.bank import edition_workbook
from exports.entries import FigureTold, Honoured, JuryEntry, Nominee, Ranked, Ranking, Spoken
from exports.jury import jury_workbook
from exports.twin import twin_workbook
from exports.twin.workbook import SEAL
from tests.exports.home import twin
from tests.exports.nominees import large_edition, large_round
from tests.support.editions import make_edition, make_nomination, make_selection

A4 = 9
LIGHT = {theme.SURFACE, theme.MIST, theme.ACCENT_TINT}


def jury():
    """Make the jury's workbook with everything that it can hold."""
    entry = large_round(large_edition(2, 2, 2))
    spoken = (Spoken("1", "Styrka", "Målen är kända."), Spoken("1.1", "Löpande text", "ord " * 2_000))
    nominees = tuple(replace(one, spoken=spoken) for one in entry.nominees)
    rows = tuple(Ranked(one.municipality, n, Fraction(n), 5 - n, 4) for n, one in enumerate(nominees, 1))
    honours = (Honoured("Vinnare", "Norrvik", "De håller ihop."),)
    return jury_workbook(
        replace(entry, nominees=nominees, ranking=Ranking(rows, 4, "Så räknas det."), honours=honours)
    )


def jury_of_figures():
    """Make it for a round where key figures nominate."""
    figure = FigureTold(
        "examen", 2024, Fraction(3, 2), 1, 290, Fraction(1), Fraction(1), {2024: Fraction(3, 2)}
    )
    nominee = Nominee("Norrvik", figures=(figure,), descriptions={"Samspel": "Vi hjälps åt."})
    return jury_workbook(
        JuryEntry("Sveriges KvalitetsKommun", "2025", None, "i dag", (nominee,), make_selection())
    )


WORKBOOKS = {
    "hemma": lambda: twin_workbook(twin()),
    "jury": jury,
    "jury av nyckeltal": jury_of_figures,
    "utgåva": lambda: edition_workbook(make_edition()),
    "nomineringsformulär": lambda: edition_workbook(make_nomination()),
    "nyckeltal": lambda: edition_workbook(make_selection()),
}
"""Everything we hand out as a workbook: a new kind is put here, and keeps the rules below."""


@pytest.fixture(scope="module", params=WORKBOOKS)
def content(request):
    return WORKBOOKS[request.param]()


@pytest.fixture(scope="module")
def book(content):
    """Open it without the seal of what is taken home, which is hidden and tells people nothing."""
    book = load_workbook(BytesIO(content))
    if SEAL in book.sheetnames:
        del book[SEAL]
    return book


def tables_of(book):
    return [(sheet, table) for sheet in book for table in sheet.tables.values()]


def told(book, rule):
    """List the sheets that break a rule."""
    return [sheet.title for sheet in book if not rule(sheet)]


def test_the_document_says_what_it_is_and_in_which_language(book):
    assert (bool(book.properties.title), bool(book.properties.subject), book.properties.language) == (
        True,
        True,
        "sv-SE",
    )


def test_every_sheet_begins_with_its_heading_in_the_first_cell(book):
    assert (
        told(book, lambda sheet: sheet["A1"].value and sheet["A1"].font.size == theme.LOOKS["title"].size)
        == []
    )


def test_no_cells_are_merged_and_nothing_is_hidden(book):
    def plain(sheet):
        sizes = [*sheet.row_dimensions.values(), *sheet.column_dimensions.values()]
        return (
            not sheet.merged_cells.ranges
            and sheet.sheet_state == "visible"
            and not any(s.hidden for s in sizes)
        )

    assert told(book, plain) == []


def test_every_sheet_with_more_than_a_cover_holds_marked_tables_with_telling_names(book):
    names = [table.name for _, table in tables_of(book)]

    assert told(book, lambda sheet: sheet.tables) == []
    assert [name for name in names if re.fullmatch(r"(?i)table\d*|tabell\d*", name)] == []
    assert len({name.casefold() for name in names}) == len(names)


def test_every_column_has_a_heading_of_its_own_and_no_heading_is_empty(book):
    headings = [[column.name for column in table.tableColumns] for _, table in tables_of(book)]

    assert [row for row in headings if len({one.casefold() for one in row}) != len(row)] == []
    assert [row for row in headings if not all(one.strip() for one in row)] == []


def test_no_table_has_an_empty_row(book):
    empty = [
        (sheet.title, table.name, row[0].row)
        for sheet, table in tables_of(book)
        for row in sheet[table.ref]
        if all(cell.value is None for cell in row)
    ]

    assert empty == []


def test_every_column_of_every_table_is_explained_on_a_sheet_of_its_own(book):
    notes = book["Kolumner"]
    explained = {
        (row[0].value, row[1].value): row[2].value for row in notes[notes.tables["Kolumnerna"].ref][1:]
    }

    lacking = [
        (sheet.title, column.name)
        for sheet, table in tables_of(book)
        for column in table.tableColumns
        if not explained.get((sheet.title, column.name))
    ]
    assert lacking == []


def test_every_sheet_prints_on_a4_with_its_heading_row_and_page_numbers(book):
    def printable(sheet):
        across = int(sheet.page_setup.fitToWidth or 1)
        return (
            sheet.page_setup.paperSize == A4
            and sheet.sheet_properties.pageSetUpPr.fitToPage
            and bool(sheet.print_area)
            and "Sida" in sheet.oddFooter.right.text
            and sum(d.width for d in sheet.column_dimensions.values()) <= across * theme.WIDEST_A4 + 10
        )

    assert told(book, printable) == []


def test_no_row_is_taller_than_what_prints_whole(book):
    assert (
        told(book, lambda s: all((d.height or 0) <= theme.TALLEST for d in s.row_dimensions.values())) == []
    )


def test_every_text_and_its_ground_can_be_told_apart(book):
    pairs = {
        (cell.font.color.rgb[-6:], cell.fill.start_color.rgb[-6:] if cell.fill.fill_type else theme.SURFACE)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and cell.font.color is not None and isinstance(cell.font.color.rgb, str)
    }

    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_what_a_reader_may_change_is_named_in_words_and_not_only_tinted(book):
    tinted = {
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fill_type and cell.fill.start_color.rgb[-6:] == theme.ACCENT_TINT
    }
    words = {
        title: " ".join(str(book[title][f"A{row}"].value) for row in range(2, 12)) for title, _ in tinted
    }

    assert [title for title, told in words.items() if "onad" not in told] == []


def test_every_picture_and_chart_is_told_in_words(content):
    with ZipFile(BytesIO(content)) as archive:
        drawings = [ET.fromstring(archive.read(n)) for n in archive.namelist() if "/drawings/drawing" in n]  # noqa: S314

    drawn = [one for drawing in drawings for one in drawing.iter() if one.tag.endswith("}cNvPr")]
    assert [one.get("name") for one in drawn if len(one.get("descr", "")) < 40] == []


def test_no_line_of_a_chart_is_told_from_another_by_colour_alone(content):
    chart = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    with ZipFile(BytesIO(content)) as archive:
        charts = [ET.fromstring(archive.read(n)) for n in archive.namelist() if "/charts/chart" in n]  # noqa: S314

    for radar in (found for one in charts for found in one.iter(f"{chart}radarChart")):
        looks = [dash_and_marker(line) for line in radar.iter(f"{chart}ser")]
        assert len(set(looks)) == min(len(looks), len(theme.SERIES))


def dash_and_marker(line):
    """Tell the dash and the marker of a line in a chart."""
    dash = next((one.get("val") for one in line.iter() if one.tag.endswith("}prstDash")), "solid")
    marker = next((one.get("val") for one in line.iter() if one.tag.endswith("}symbol")), "none")
    return dash, marker


def contrast(one, other):
    """Give the contrast of two colours as WCAG counts it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
