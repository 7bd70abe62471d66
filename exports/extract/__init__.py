"""What leaves the service as tables: described once, written as a workbook, as CSV or as JSON.

    extract = Extract("participants", "Deltagare 2026", (("Omgång", "2026"),), (table,))
    with path.open("wb") as target:
        write(extract, "xlsx", target)

A table has one heading row, columns that say what they hold, and rows that are asked for one at a time.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from exports.extract.table import Column, Extract, Kind, Table, Value

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ENDINGS", "Column", "Extract", "Kind", "Table", "Value", "write"]

ENDINGS = ("xlsx", "csv", "json")
"""A CSV file holds one table: of several, `zip` holds them all, and `write_csv` writes one."""


def write(extract: Extract, ending: str, target: IO[bytes]) -> None:
    """Write an extract in the form that an ending names: xlsx, csv (its first table), zip or json."""
    _form(ending)(extract, target)


def _form(ending: str) -> Callable[[Extract, IO[bytes]], None]:
    """Load a form when somebody asks for it; XlsxWriter is slow to import."""
    if ending == "xlsx":
        from exports.extract.workbook_form import write_workbook  # noqa: PLC0415 -- as above

        return write_workbook
    from exports.extract.csv_form import write_first, write_zip  # noqa: PLC0415 -- as above
    from exports.extract.json_form import write_json  # noqa: PLC0415 -- as above

    return {"csv": write_first, "zip": write_zip, "json": write_json}[ending]
