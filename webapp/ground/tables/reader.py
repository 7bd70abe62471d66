"""The one function that takes a file from people and gives its rows, or the sentence that says why not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from flask_babel import gettext as _

from webapp.ground.configuration.settings import ROOT, bare_process
from webapp.ground.tables.table import Cells, Cost, Most, NoTableError, Table

SECONDS, AT_ONCE = 25, 2
_PLACES = BoundedSemaphore(AT_ONCE)
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from webapp.ground.tables.child import main; main()"
)


class UnreadableTableError(ValueError):
    """The file is no table we can read; the text says why, and what to do."""

    cost = Cost()


def read_table(file: bytes | Path, most: Most) -> Table:
    """Read a file, .xlsx or .csv, in a process of its own; ask before the transaction that will keep it.

    Raises UnreadableTableError where it is no table, is larger than it may be, or takes too long.
    """
    try:
        return _table(_told(file, most))
    except NoTableError as error:
        refusal = UnreadableTableError(sentence(error, most))
        refusal.cost = error.cost
        raise refusal from error


def _told(file: bytes | Path, most: Most) -> dict[str, Any]:
    """Let the process read, at most two at once, and give what it wrote."""
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START, str(ROOT), *most.words()]
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
    rows = tuple(Cells(row, tuple(cells), tuple(formulas)) for row, cells, formulas in told["rows"])
    return Table(rows, told["sheet"], told["hidden"], cost)


def sentence(error: NoTableError, most: Most) -> str:
    """Say why a file is not read, and what to do."""
    told = {
        "most": f"{most.size // 1_000_000}",
        "rows": f"{most.rows:,}".replace(",", " "),
        "row": "",
        **error.told,
    }
    sentences = {
        "empty": _("Filen är tom. Välj en fil med kommuner."),
        "size": _("Filen är för stor. Spara bara tabellen, högst %(most)s MB.", **told),
        "swells": _("Filen är för stor när den packas upp. Kopiera tabellen till en ny arbetsbok.", **told),
        "rows": _("Filen har mer än %(rows)s rader. Dela upp den.", **told),
        "columns": _("Något står längre ut än kolumn CV. Spara bara tabellen, i en ny arbetsbok.", **told),
        "cells": _("Filen har för många rutor. Dela upp den, eller ta bort kolumner.", **told),
        "letters": _("Rad %(row)s: en ruta har mer än 32 767 tecken. Korta texten.", **told),
        "quotes": _("Rad %(row)s går inte att läsa. Kontrollera citattecknen i filen.", **told),
        "no_text": _("Filen är ingen tabell. Spara den som .xlsx eller .csv.", **told),
        "charset": _("Bokstäverna i filen går inte att läsa. Spara den som .xlsx eller UTF-8.", **told),
        "old_book": _("Det är en äldre Excelfil. Spara den som .xlsx och försök igen.", **told),
        "locked": _("Filen är låst. Ta bort lösenordet, spara som .xlsx och försök igen.", **told),
        "macros": _("Filen har makron. Spara den som Excel-arbetsbok (.xlsx) och försök igen.", **told),
        "strict": _("Filen är sparad i ett strikt format. Spara den som Excel-arbetsbok (.xlsx).", **told),
        "no_sheet": _("Filen har inget synligt blad. Visa bladet med tabellen och spara den igen.", **told),
        "slow": _("Filen tog för lång tid att läsa. Kopiera tabellen till en ny arbetsbok.", **told),
    }
    unreadable = _("Filen går inte att läsa som arbetsbok. Öppna den, spara den som .xlsx och försök igen.")
    return sentences.get(error.why, unreadable)
