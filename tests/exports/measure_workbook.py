"""How much the jury's workbook costs beside the same cells written by XlsxWriter alone: run it by hand."""

from __future__ import annotations

from io import BytesIO
from statistics import median
from time import process_time

from openpyxl import load_workbook
from xlsxwriter import Workbook

from exports.jury import jury_workbook
from tests.exports.nominees import NAMES, large_round

ROUNDS = 5
SEVEN = (*NAMES, "Storvik", "Mellanby")


def written(content):
    """Read what a workbook holds: by sheet, every styled cell with its value, and the result of a formula."""
    opened = [load_workbook(BytesIO(content), data_only=known) for known in (False, True)]
    return [
        (
            sheet.title,
            [
                (cell.row - 1, cell.column - 1, cell.value, results[cell.coordinate].value)
                for row in sheet.iter_rows()
                for cell in row
                if cell.has_style
            ],
        )
        for sheet, results in zip(*opened, strict=True)
    ]


def bare(sheets):
    """Write the same values, each cell in one of two styles, and nothing else."""
    saved = BytesIO()
    book = Workbook(saved, {"in_memory": True})
    line = {"font_name": "Calibri", "valign": "top", "bottom": 1, "bottom_color": "#D5DCDA"}
    text, figure = (
        book.add_format({**line, "text_wrap": True}),
        book.add_format({**line, "num_format": "0.0"}),
    )
    for name, values in sheets:
        sheet = book.add_worksheet(name)
        for row, column, value, result in values:
            if value == result:
                sheet.write(row, column, value, text if isinstance(value, str) else figure)
            else:
                sheet.write_formula(row, column, value, figure, result)
    book.close()
    return saved


def timed(deed):
    """Give the CPU time of a deed."""
    start = process_time()
    deed()
    return process_time() - start


def ratio():
    """Measure both in one run, in turn: our workbook over bare XlsxWriter, medians of five."""
    entry = large_round(names=SEVEN)
    sheets = written(jury_workbook(entry))
    pairs = [(timed(lambda: jury_workbook(entry)), timed(lambda: bare(sheets))) for _ in range(ROUNDS)]
    ours, theirs = (median(times) for times in zip(*pairs, strict=True))
    return ours / theirs, ours, theirs, sum(len(values) for _, values in sheets)


if __name__ == "__main__":
    print("%.2f times (%.3f s over %.3f s, %d cells)" % ratio())  # noqa: T201, UP031 -- told to whoever runs it
