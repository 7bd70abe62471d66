"""What is wrong in a table, row by row, and told once for all the rows that have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

from webapp.ground.tables.table import letters_of

MOST_SPANS = 8


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a row of a table; row 0 for the table as such."""

    row: int
    what: str
    column: int | None = None

    def __str__(self) -> str:
        """Read as a line."""
        told = {"row": self.row, "what": self.what}
        if not self.row:
            return self.what
        if self.column is None:
            return _("Rad %(row)s: %(what)s", **told)
        cell = f"{letters_of(self.column)}{self.row}"
        return _("Rad %(row)s, cell %(cell)s: %(what)s", cell=cell, **told)


def gathered(faults: Iterable[Fault]) -> list[str]:
    """Say each fault once, with all the rows that have it: one name spelled wrong stands on many rows."""
    rows: dict[str, list[Fault]] = {}
    for one in faults:
        rows.setdefault(one.what, []).append(one)
    return [_told(what, where) for what, where in rows.items()]


def _told(what: str, faults: list[Fault]) -> str:
    if len(faults) == 1:
        return str(faults[0])
    rows = [one.row for one in faults]
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in spans[:MOST_SPANS]]
    if len(spans) > MOST_SPANS:
        shown.append("…")
    told = {"rows": ", ".join(shown).replace(", …", " …"), "many": len(rows), "what": what}
    columns = {one.column for one in faults}
    if None in columns or len(columns) > 1:
        return _("Rad %(rows)s (%(many)s rader): %(what)s", **told)
    told["column"] = letters_of(faults[0].column or 0)
    return _("Rad %(rows)s (%(many)s rader), kolumn %(column)s: %(what)s", **told)
