"""The one function that takes a file from people and gives its rows, or the sentence that says why not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from webapp.ground.configuration.settings import ROOT, bare_process
from webapp.ground.tables.refusals import sentence
from webapp.ground.tables.table import Cost, Most, NoTableError, Table

SECONDS, AT_ONCE = 25, 2
_PLACES = BoundedSemaphore(AT_ONCE)
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from webapp.ground.tables.child import main; main()"
)


class UnreadableTableError(ValueError):
    """The file is no table we can read; the text says why, and what to do."""

    cost = Cost()


def read_table(
    file: bytes | Path, most: Most, words: Sequence[str] = (), mark: str = "", *, whole: bool = False
) -> Table:
    """Read a file, .xlsx or .csv, in a process of its own; ask before the transaction that will keep it.

    `words` are headings that are looked for: of several sheets the one that has most of them is read. `mark`
    is what the sheet begins with that says what a file of ours is about. Read `whole`, texts keep their lines
    and no formula is read by its value. Raises UnreadableTableError where it is no table, is larger than it
    may be, or takes too long.
    """
    try:
        return _table(_told(file, most, {"words": list(words), "mark": mark, "whole": whole}))
    except NoTableError as error:
        refusal = UnreadableTableError(sentence(error, most))
        refusal.cost = error.cost
        raise refusal from error


def _told(file: bytes | Path, most: Most, sought: dict[str, Any]) -> dict[str, Any]:
    """Let the process read, at most two at once, and give what it wrote."""
    asked_for = [*most.words(), json.dumps(sought)]
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START, str(ROOT), *asked_for]
    asked: dict[str, Any] = {"capture_output": True, "timeout": SECONDS, "env": bare_process()}
    try:
        with _PLACES:
            if isinstance(file, bytes):
                done = subprocess.run(command, check=False, input=file, **asked)  # noqa: S603 -- our own words
            else:
                with file.open("rb") as content:
                    done = subprocess.run(command, check=False, stdin=content, **asked)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise NoTableError("slow") from error
    if done.returncode != 0:
        raise NoTableError("slow" if done.returncode < 0 else "no_book")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _table(told: dict[str, Any]) -> Table:
    cost = Cost(*told["cost"])
    if "why" in told:
        refusal = NoTableError(told["why"], **told["told"])
        refusal.cost = cost
        raise refusal
    return Table.of(told, cost)
