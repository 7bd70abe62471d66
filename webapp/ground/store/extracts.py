"""The door to what leaves the service as tables: written in the form that a file's ending names."""

from __future__ import annotations

from io import BytesIO
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from exports.extract import Extract

ENDINGS = ("xlsx", "zip", "json")
"""What a page hands out; a CSV file holds one table, so a zip file holds them all."""


def write(extract: Extract, ending: str, target: IO[bytes]) -> None:
    """Write an extract to an open file; nothing is imported before somebody asks for it."""
    from exports.extract import write as write_form  # noqa: PLC0415 -- XlsxWriter is slow to import

    write_form(extract, ending, target)


def as_bytes(extract: Extract, ending: str) -> bytes:
    """Write an extract that memory can hold."""
    target = BytesIO()
    write(extract, ending, target)
    return target.getvalue()


def further_tables(extract: Extract) -> list[str]:
    """Name the tables of an extract but the first."""
    return [table.key for table in extract.tables[1:]]


def write_table(extract: Extract, key: str, target: IO[bytes]) -> None:
    """Write one table of an extract as CSV."""
    from exports.extract.csv_form import write_csv  # noqa: PLC0415 -- as above

    write_csv(next(table for table in extract.tables if table.key == key), target)
