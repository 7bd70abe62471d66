"""Bold and lists in a workbook: the cell holds the words, and shows what is strong in them."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock

from exports.extract.table import Column, Extract, Kind, Table
from exports.extract.workbook_form import write_workbook

TEXTS = ("Ett **viktigt** ord:\n- en punkt", "**Allt**", "=1+**2**", "Inget.")


def test_what_is_written_is_shown_with_its_bold_and_its_lists_and_is_never_a_formula():
    columns = (Column("text", "Text", "Texten.", Kind.WRITTEN),)
    table = Table("texts", "Texter", columns, lambda: [(text,) for text in TEXTS])
    made = BytesIO()

    write_workbook(Extract("feedback", "Återkoppling", (), (table,)), made)

    sheet = openpyxl.load_workbook(made, rich_text=True)["Texter"]
    found = [row[0].value for row in sheet.iter_rows(min_row=4, max_row=3 + len(TEXTS))]
    assert [str(one) for one in found] == ["Ett viktigt ord:\n\n• en punkt", "Allt", "=1+2", "Inget."]
    strong = [
        [part.text for part in one if isinstance(part, TextBlock) and part.font.b]
        for one in found
        if isinstance(one, CellRichText)
    ]
    assert strong == [["viktigt"], ["2"]]
    assert {row[0].data_type for row in sheet.iter_rows(min_row=4, max_row=3 + len(TEXTS))} == {"s"}
