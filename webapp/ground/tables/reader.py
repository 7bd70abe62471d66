"""The one function that takes a file from people and gives its rows, or the sentence that says why not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from webapp.ground.refusals import NotThereError
from webapp.ground.tables.bounded_child import read_apart
from webapp.ground.tables.file_refusals import sentence
from webapp.ground.tables.sent import sent_tables
from webapp.ground.tables.table import Cost, Most, NoTableError, SentFile, Table


class UnreadableTableError(ValueError):
    """The file is no table we can read; the text says why, and what to do."""

    cost = Cost()


def read_table(  # noqa: PLR0913 -- what is looked for in it, and who waits
    file: bytes | Path | SentFile,
    most: Most,
    words: Sequence[str] = (),
    mark: str = "",
    *,
    whole: bool = False,
    sender: int | None = None,
) -> Table:
    """Read a file, .xlsx or .csv, in a process of its own; ask before the transaction that will keep it.

    Of a `sender` who waits at a page, the worker reads it where there is one. Raises StillReadError when that
    takes longer than a page may: what was sent is kept, and the sender comes back with the SentFile.

    `words` are headings that are looked for: of several sheets the one that has most of them is read. `mark`
    is what the sheet begins with that says what a file of ours is about. Read `whole`, texts keep their lines
    and no formula is read by its value. Raises UnreadableTableError where it is no table, is larger than it
    may be, or takes too long.
    """
    sought = {"words": list(words), "mark": mark, "whole": whole}
    try:
        if sender is None or isinstance(file, Path):
            return _table(read_apart(_here(file), most, sought))
        return _table(sent_tables.read(file, most, sought, sender))
    except NoTableError as error:
        refusal = UnreadableTableError(sentence(error, most))
        refusal.cost = error.cost
        raise refusal from error


def _here(file: bytes | Path | SentFile) -> bytes | Path:
    """Give a file that is here; what was sent before is its sender's, and nobody else's to read."""
    if isinstance(file, SentFile):
        raise NotThereError
    return file


def _table(told: dict[str, Any]) -> Table:
    cost = Cost(*told["cost"])
    if "why" in told:
        refusal = NoTableError(told["why"], **told["told"])
        refusal.cost = cost
        raise refusal
    return Table.of(told, cost)
