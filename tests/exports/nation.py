"""All the municipalities of a nation, invented one at a time, and the same cells written bare."""

from __future__ import annotations

import os
import random
import tempfile
from datetime import UTC, datetime

from xlsxwriter import Workbook

from exports.extract import write
from exports.kinds.national import NationalEntry, NationalResult, national_extract
from questionnaires.compass import count
from tests.exports.nominees import MOTIVATION, large_edition

AT = datetime(2026, 11, 29, 14, 3, tzinfo=UTC)
MANY, FEW = 290, 29


def nation(many=MANY):
    """Invent so many results; each is made when it is asked for, and then let go of."""
    edition = large_edition()
    luck = random.Random(290)  # noqa: S311 -- invented answers, not secrets
    marks = [
        {
            q.id: tuple(luck.choice(part.levels).id for part in q.kind.parts)
            for q in edition.questions.values()
        }
        for _ in range(8)
    ]
    counted = [count(edition, one) for one in marks]  # what counting costs is measured by itself
    reasons = dict.fromkeys(list(edition.questions)[::4], MOTIVATION)

    def results():
        for n in range(many):
            own, agreed = counted[n % 8], counted[(n + 3) % 8]
            yield NationalResult(f"{n:04d}", f"Kommun {n}", "2026", AT, own, agreed, reasons)

    return national_extract(NationalEntry("Alla", AT, results))


def write_whole(extract, ending="xlsx"):
    """Write to a file that goes when it is closed; tell how large it was."""
    with tempfile.TemporaryFile() as target:
        write(extract, ending, target)
        return target.tell()


def rows_of(extract):
    """Gather the cells of every table as XlsxWriter would be given them."""
    return [
        (
            table.heading,
            [
                [
                    float(value)
                    if hasattr(value, "numerator") and not isinstance(value, int)
                    else value
                    if value is None or isinstance(value, int)
                    else str(value)
                    for value in row
                ]
                for row in table.rows()
            ],
        )
        for table in extract.tables
    ]


def write_bare(sheets):
    """Write the same rows as bare XlsxWriter does when it lets go of each: two styles, and nothing else."""
    handle, path = tempfile.mkstemp(suffix=".xlsx")
    os.close(handle)
    book = Workbook(path, {"constant_memory": True})
    line = {"font_name": "Calibri", "valign": "top", "bottom": 1, "bottom_color": "#D5DCDA"}
    text, figure = (
        book.add_format({**line, "text_wrap": True}),
        book.add_format({**line, "num_format": "0.0"}),
    )
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for n, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is None:
                    sheet.write_blank(n, column, None, text)
                elif isinstance(value, str):
                    sheet.write_string(n, column, value, text)
                else:
                    sheet.write_number(n, column, value, figure)
    book.close()
    os.unlink(path)  # noqa: PTH108 -- as it was made
