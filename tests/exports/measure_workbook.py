"""How much the jury's workbook costs beside the same cells written by openpyxl alone: run it by hand."""

from __future__ import annotations

from io import BytesIO
from time import process_time

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side

from exports.jury import jury_workbook
from questionnaires.compass import count
from tests.exports.nominees import large_round

ROUNDS = 5


def bare(sheets):
    """Write the same values, each cell in one of two named styles, and nothing else."""
    book = Workbook()
    book.remove(book.active)
    line = Border(bottom=Side("thin", color="D5DCDA"))
    wrapped = Alignment(vertical="top", wrap_text=True)
    book.add_named_style(NamedStyle("text", font=Font(name="Calibri"), border=line, alignment=wrapped))
    book.add_named_style(NamedStyle("figure", font=Font(name="Calibri"), border=line, number_format="0.0"))
    for name, values in sheets:
        sheet = book.create_sheet(name)
        for row, column, value in values:
            cell = sheet.cell(row, column, value)
            cell.style = "text" if isinstance(value, str) else "figure"
    saved = BytesIO()
    book.save(saved)
    return saved


def fastest(deed):
    """Give the least CPU time of several rounds."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        deed()
        times.append(process_time() - start)
    return min(times)


def ratio():
    """Measure both in one run: our workbook, with counting, over bare openpyxl."""
    entry = large_round()
    workbook = load_workbook(BytesIO(jury_workbook(entry)))
    sheets = [
        (sheet.title, [(c.row, c.column, c.value) for row in sheet.iter_rows() for c in row if c.has_style])
        for sheet in workbook
    ]
    cells = sum(len(values) for _, values in sheets)
    ours, theirs = fastest(lambda: jury_workbook(_counted_anew(entry))), fastest(lambda: bare(sheets))
    return ours / theirs, ours, theirs, cells


def _counted_anew(entry):
    """Count the compasses again, so that counting belongs to what is measured."""
    for nominee in entry.nominees:
        for name in ("own", "agreed"):
            object.__setattr__(nominee, name, count(entry.edition, getattr(nominee, name).marks))
    return entry


if __name__ == "__main__":
    print("%.2f times (%.3f s over %.3f s, %d cells)" % ratio())  # noqa: T201, UP031 -- told to whoever runs it
