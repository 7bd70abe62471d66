"""An extract as CSV, as a Swedish spreadsheet reads it: UTF-8 with BOM, semicolons, decimal comma."""

from __future__ import annotations

import csv
from io import TextIOWrapper
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from exports.extract.values import harmless, read

if TYPE_CHECKING:
    from exports.extract.table import Extract, Table, Value


def write_first(extract: Extract, target: IO[bytes]) -> None:
    """Write the first table of an extract, the one that the others are about."""
    write_csv(extract.tables[0], target)


def write_csv(table: Table, target: IO[bytes]) -> None:
    """Write a table row by row; the file stays open."""
    text = TextIOWrapper(target, encoding="utf-8-sig", newline="")
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow([harmless(str(column.heading)) for column in table.columns])
    rows.writerows([_cell(value) for value in row] for row in table.rows())
    text.detach()


def write_zip(extract: Extract, target: IO[bytes]) -> None:
    """Write every table to a file of its own, all in one archive; the same extract gives the same bytes."""
    with ZipFile(target, "w") as archive:
        for table in extract.tables:
            about = ZipInfo(f"{table.key}.csv")
            about.compress_type = ZIP_DEFLATED
            with archive.open(about, "w", force_zip64=extract.large) as part:
                write_csv(table, part)


def _cell(value: Value) -> str:
    return harmless(read(value)) if isinstance(value, str) else read(value)
