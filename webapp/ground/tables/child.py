"""The process that reads one file: it limits itself first, reads from its standard input and writes rows.

It knows nothing of the service, its settings or its database, and what it cannot do in its limits is refused.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection
from pathlib import Path
from time import process_time

from webapp.ground.tables.foreign_files import check_beginning
from webapp.ground.tables.table import Most, NoTableError, Table
from webapp.ground.tables.texts.text import read_text
from webapp.ground.tables.workbooks.workbook import leave_out_the_unused, read_book

MEMORY, SECONDS, FILES, LAST_IN_LINE = 400_000_000, 20, 32, 3
BOOK = b"PK"


def main() -> None:
    """Read what stands on the standard input, as large as the command line says."""
    limit()
    leave_out_the_unused()
    try:
        *words, known = sys.argv[1:]
        most = Most(*(int(word) for word in words))
        told = read(sys.stdin.buffer.read(most.size + 1), most, **json.loads(known)).as_data()
    except NoTableError as error:
        told = {"why": error.why, "told": error.told}
    except (MemoryError, RecursionError):
        told = {"why": "swells", "told": {}}
    told["cost"] = [peak(), process_time()]
    json.dump(told, sys.stdout)


def limit() -> None:
    """Take no more memory, time and files than a table needs, and let everybody else go first."""
    try:
        import os  # noqa: PLC0415
        import resource  # noqa: PLC0415 -- not there on Windows, where caps and time must do
    except ImportError:
        return
    os.nice(LAST_IN_LINE)
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def read(
    content: bytes, most: Most, words: Collection[str] = (), mark: str = "", *, whole: bool = False
) -> Table:
    """Read a file by what it is, whatever it is named; `words` are headings that are looked for.

    `mark` is what the sheet begins with that says what a file of ours is about; `whole` texts keep lines.
    """
    if not content:
        raise NoTableError("empty")
    if len(content) > most.size:
        raise NoTableError("size")
    if content.startswith(BOOK):
        return read_book(content, most, words, mark, whole=whole)
    check_beginning(content)
    return read_text(content, most)


def peak() -> int:
    """Give the most memory this process has had, in bytes, where the machine tells."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])
